/* reading.c - one reading scene: its clock, what the first act comes to, and how it is judged. */
#include "reading.h"

#include <string.h>

#include "num.h"

#define MOVED_CM 3.0   /* a hand moved by hand counts from here on */
#define BY_HAND_CM 1.0 /* and one sent, from here */

const char *reading_act_name(enum reading_act a) {
  static const char *const names[] = {
#define X(id, name) name,
      READING_ACTS(X)
#undef X
          "none"};
  return names[a];
}

static bool is_visit(const struct reading *scene) { return scene->act_s <= 0; }

static double times(const struct reading_play *p) { return p->slow ? 2 : 1; }

static int64_t to_ds(double seconds) { return (int64_t)(seconds * 10 + 0.5); }

static int64_t bell_ds(const struct reading_play *p, const struct reading *scene) {
  return p->from_ds + to_ds(scene->look_s * times(p));
}

static int64_t last_ds(const struct reading_play *p, const struct reading *scene) {
  if (is_visit(scene)) return p->from_ds + to_ds(scene->visit_s * times(p));
  return bell_ds(p, scene) + to_ds(scene->act_s * times(p));
}

void reading_begin(struct reading_play *p, const struct reading *scenes, int k, sim *s) {
  struct sim_stage stage = scenes[k].stage;
  struct sim_world world;
  stage.for_s *= times(p);
  sim_stage(s, &stage);
  sim_read_world(s, &world);
  p->now = k;
  p->next = k + 1;
  p->judged = false;
  p->from_ds = sim_now_ds(s);
  p->over_ds = INT64_MAX;
  p->hand_x = world.hand_x_cm;
  p->hand_y = world.hand_y_cm;
  p->fear_peak = 0;
  p->meals = p->things = 0;
}

enum reading_phase reading_phase(const struct reading_play *p, const struct reading *scene, int64_t now_ds,
                                 double *left_s) {
  int64_t until = p->judged                                        ? p->over_ds
                  : is_visit(scene) || now_ds >= bell_ds(p, scene) ? last_ds(p, scene)
                                                                   : bell_ds(p, scene);
  if (left_s) *left_s = until > now_ds ? 0.1 * (double)(until - now_ds) : 0;
  return p->judged ? READING_AFTER : is_visit(scene) || now_ds >= bell_ds(p, scene) ? READING_ACT : READING_LOOK;
}

/* ---- what an act comes to ---- */

/* From a place to the nearest part of the rat. */
static double cm_to(const struct sim_rat *r, double x, double y) {
  double half = RAT_LENGTH_CM / 2, ux = (r->nose_x_cm - r->x_cm) / half, uy = (r->nose_y_cm - r->y_cm) / half;
  double along = num_clamp((x - r->x_cm) * ux + (y - r->y_cm) * uy, -half, half);
  return num_length(x - r->x_cm - along * ux, y - r->y_cm - along * uy);
}

static enum reading_act by_cm(double nearer_cm, double counts_cm) {
  if (nearer_cm > counts_cm) return READING_NEARER;
  return nearer_cm < -counts_cm ? READING_BACK : READING_ACT_COUNT;
}

static enum reading_act of_hand(const struct sim_action *a, const struct sim_rat *rat, bool hand_in) {
  if (a->how == HAND_OUT) return READING_BACK;
  if (!hand_in || a->how == HAND_IN) return READING_NEARER;
  return by_cm(rat->hand_cm - a->x, BY_HAND_CM);
}

enum reading_act reading_act_of(const struct reading_play *p, const struct reading *scene, const sim *s,
                                const struct sim_action *a) {
  struct sim_world world;
  struct sim_rat rat;
  sim_read_world(s, &world);
  sim_read_rat(s, a->verb == VERB_HAND ? a->rat : scene->stage.rat, &rat); /* `move` names nobody */
  switch (a->verb) {
  case VERB_HAND: return of_hand(a, &rat, world.hand_in);
  case VERB_MOVE: return by_cm(cm_to(&rat, p->hand_x, p->hand_y) - cm_to(&rat, a->x, a->y), MOVED_CM);
  case VERB_TREAT:
  case VERB_OFFER: return READING_TREAT;
  case VERB_LEAVE:
  case VERB_PUT: return READING_END;
  case VERB_TALK: return READING_STILL;
  case VERB_SEPARATE: return a->how == SEPARATE_TOWEL ? READING_BACK : READING_NEARER;
  case VERB_SHOUT:
  case VERB_PET:
  case VERB_TICKLE:
  case VERB_LIFT:
  case VERB_HOLD:
  case VERB_REACH:
  case VERB_WAKE:
  case VERB_HOME:
  case VERB_OUT:
  case VERB_SHOW: return READING_NEARER;
  default: return READING_ACT_COUNT;
  }
}

/* ---- judging ---- */

static void judge(struct reading_play *p, const struct reading *scene, int64_t now_ds, struct reading_result result) {
  result.played = true;
  p->results[p->now] = result;
  p->judged = true;
  p->over_ds = now_ds + to_ds(scene->after_s);
}

void reading_take_act(struct reading_play *p, const struct reading *scene, int64_t now_ds, enum reading_act act) {
  if (p->judged || act == READING_ACT_COUNT) return;
  if (is_visit(scene)) {
    if (act == READING_END && p->over_ds > now_ds) p->over_ds = now_ds; /* its quiet end is judged by the next tick */
    return;
  }
  struct reading_result result = {.first = act, .worth = (enum reading_worth)scene->worth[act]};
  result.bell_s = 0.1 * (double)(now_ds - bell_ds(p, scene));
  judge(p, scene, now_ds, result);
}

void reading_take_event(struct reading_play *p, const struct reading *scene, const struct sim_event *e) {
  if (p->judged || e->rat != scene->stage.rat || e->at_ds < p->from_ds) return;
  p->meals += e->kind == EVENT_TREAT_EATEN;
  if (e->kind == EVENT_THING_NAMED) p->things += e->value > 0 ? 1 : -1; /* who names all has found none */
}

static void judge_visit(struct reading_play *p, const struct reading *scene, int64_t now_ds) {
  bool done = p->meals >= scene->meals && p->things >= scene->things;
  enum reading_worth worth = !(p->fear_peak <= scene->fear_most) ? READING_HARMFUL
                             : done                              ? READING_RIGHT
                                                                 : READING_HARMLESS;
  judge(p, scene, now_ds, (struct reading_result){.first = READING_ACT_COUNT, .worth = worth});
}

bool reading_tick(struct reading_play *p, const struct reading *scene, const sim *s) {
  int64_t now_ds = sim_now_ds(s);
  struct sim_rat rat;
  sim_read_rat(s, scene->stage.rat, &rat);
  p->fear_peak = num_max(p->fear_peak, rat.fear);
  if (p->judged) return now_ds >= p->over_ds;
  bool over = now_ds >= last_ds(p, scene);
  if (is_visit(scene)) {
    if (over || now_ds >= p->over_ds) judge_visit(p, scene, now_ds);
  } else if (over) {
    judge(p, scene, now_ds,
          (struct reading_result){.first = READING_STILL,
                                  .worth = (enum reading_worth)scene->worth[READING_STILL],
                                  .bell_s = scene->act_s * times(p),
                                  .late = true});
  }
  return false;
}

/* ---- scores ---- */

static double median(double *v, int n) {
  for (int i = 1; i < n; i++) {
    for (int k = i; k > 0 && v[k] < v[k - 1]; k--) {
      double x = v[k];
      v[k] = v[k - 1];
      v[k - 1] = x;
    }
  }
  return n == 0 ? 0 : n % 2 ? v[n / 2] : 0.5 * (v[n / 2 - 1] + v[n / 2]);
}

struct reading_score reading_score(const struct reading *scenes, const struct reading_result *results, int n) {
  struct reading_score score = {.played = 0};
  double bells[LEVEL_MAX_SCENES];
  int n_bells = 0;
  for (int i = 0; i < n; i++) {
    const struct reading_result *r = &results[i];
    if (!r->played) continue;
    score.played++;
    score.right += r->worth == READING_RIGHT;
    score.sum += (int)r->worth;
    score.harm += r->worth == READING_HARMFUL;
    if (scenes[i].stillness) score.still += (int)r->worth;
    score.kept_still += r->first == READING_STILL;
    if (r->first != READING_ACT_COUNT && !r->late) bells[n_bells++] = r->bell_s;
  }
  score.bell_median_s = median(bells, n_bells);
  return score;
}
