/* handler_reading.c - how the built-in handlers read a scene: what they saw while they looked, and what they then do.
 * They know no more than a player: signs, doings, where things are. */
#include "handler_inside.h"

#include "num.h"

enum { OF_NOTHING = -1 };

/* What says most comes first. A sign, or where there is none for it, what she is doing. */
struct tell {
  int sign, doing;
  enum reading_act act;
};
static const struct tell guide_tells[] = {
    {SIGN_LIMP_STILL_IN_HAND, OF_NOTHING, READING_END},
    {SIGN_SQUIRM, OF_NOTHING, READING_END},
    {SIGN_FREEZE, OF_NOTHING, READING_BACK},
    {SIGN_SIDLE, OF_NOTHING, READING_BACK},
    {SIGN_RUMP_ATTACK, OF_NOTHING, READING_BACK},
    {SIGN_PUFFED, OF_NOTHING, READING_BACK},
    {SIGN_PIN, OF_NOTHING, READING_STILL},
    {SIGN_BOX, OF_NOTHING, READING_STILL},
    {SIGN_SLEEP_IN_VIEW, OF_NOTHING, READING_STILL},
    {SIGN_SOLICIT, OF_NOTHING, READING_TREAT},
    {OF_NOTHING, DOING_WASH, READING_END}, /* with a hand there: she has had enough */
    {SIGN_PEEK_HUT, OF_NOTHING, READING_STILL},
    {SIGN_STRETCH_ATTEND, OF_NOTHING, READING_STILL},
    {SIGN_HEAD_SWAY, OF_NOTHING, READING_STILL},
    {SIGN_EARS_TWITCH_BACK, OF_NOTHING, READING_BACK},
    {SIGN_REST, OF_NOTHING, READING_NEARER},
    {SIGN_EARS_RELAXED_PINK, OF_NOTHING, READING_NEARER},
};
enum { N_TELLS = sizeof guide_tells / sizeof guide_tells[0] };

struct looked {
  uint64_t signs;
  uint32_t doings;
};

static void look_once(const struct handler *h, int rat, struct looked *seen) {
  struct sim_rat r;
  if (rat < 0) return;
  sim_read_rat(run_sim_const(h->run), rat, &r);
  for (int k = 0; k < r.n_signs; k++) seen->signs |= (uint64_t)1 << r.signs[k];
  seen->doings |= 1u << r.doing;
}

static enum reading_act act_by(const struct looked *seen) {
  for (int k = 0; k < N_TELLS; k++) {
    const struct tell *g = &guide_tells[k];
    if (g->sign >= 0 && (seen->signs >> g->sign & 1)) return g->act;
    if (g->doing >= 0 && (seen->doings >> g->doing & 1)) return g->act;
  }
  return READING_STILL;
}

static struct sim_world world(const struct handler *h) {
  struct sim_world w;
  sim_read_world(run_sim_const(h->run), &w);
  return w;
}

static void come_nearer(struct handler *h) {
  struct seen r = handler_look(h);
  if (!world(h).hand_in)
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
  else if (r.hand_cm > 6 || r.place != PLACE_CAGE)
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = num_max(2, r.hand_cm - 25)});
  else
    handler_do(h, (struct sim_action){.verb = VERB_PET, .how = PET_BACK, .seconds = 2});
}

static void draw_back(struct handler *h, const struct reading *scene) {
  if (scene->stage.with >= 0)
    handler_do(h, (struct sim_action){.verb = VERB_SEPARATE, .how = SEPARATE_TOWEL});
  else
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
}

static void answer(struct handler *h, const struct reading *scene, enum reading_act act) {
  bool held = world(h).held_rat >= 0;
  switch (act) {
  case READING_NEARER: come_nearer(h); break;
  case READING_BACK: draw_back(h, scene); break;
  case READING_TREAT:
    handler_do(h, (struct sim_action){.verb = held ? VERB_TREAT : VERB_OFFER, .treat = TREAT_COUNT});
    break;
  case READING_END: handler_do(h, (struct sim_action){.verb = held ? VERB_PUT : VERB_LEAVE}); break;
  default: break; /* keeps still */
  }
}

static enum reading_act answer_of(const struct handler *h, const struct run_scene *now, const struct looked *all,
                                  const struct looked *last) {
  switch (h->kind) {
  case HANDLER_GUIDE: return act_by(all);
  case HANDLER_CAREFUL: { /* one glance, and now and then none */
    bool careless = num_dice(h->seed, (uint64_t)now->index, 79, 1) < h->habit.careless_visit * 0.7;
    return careless ? READING_NEARER : act_by(last);
  }
  case HANDLER_HASTY:
  case HANDLER_FORCER: return READING_NEARER;
  default: return READING_STILL;
  }
}

static bool is_same(const struct handler *h, int index, struct run_scene *now) {
  return run_scene(h->run, now) && now->index == index;
}

static void step(struct handler *h) { run_step(h->run, sim_now_ds(run_sim_const(h->run)) + SIM_DS_PER_VISIT_TICK); }

/* Looks until a second after the bell (the hasty two seconds in all), acts, and sees what comes of it. */
static void read_scene(struct handler *h, struct run_scene now) {
  int index = now.index;
  bool hasty = h->kind == HANDLER_HASTY || h->kind == HANDLER_FORCER;
  struct looked all = {0}, last = {0};
  int64_t act_at = sim_now_ds(run_sim_const(h->run)) + (hasty ? 20 : (int64_t)(now.left_s * 10 + 0.5) + 10);
  while (is_same(h, index, &now) && sim_now_ds(run_sim_const(h->run)) < act_at) {
    step(h);
    last = (struct looked){0};
    look_once(h, now.scene->stage.rat, &last);
    look_once(h, now.scene->stage.with, &last);
    all.signs |= last.signs;
    all.doings |= last.doings;
  }
  if (is_same(h, index, &now) && now.phase != READING_AFTER) answer(h, now.scene, answer_of(h, &now, &all, &last));
  while (is_same(h, index, &now)) step(h);
}

/* A whole visit to a rat never seen before. */
static void visit_unseen(struct handler *h, struct run_scene now) {
  int index = now.index;
  h->near_cm = h->eaten_cm = h->habit.first_cm;
  h->on_hand = h->strokes = h->meals_tried = 0;
  handler_visit(h);
  while (is_same(h, index, &now)) step(h);
}

void handler_scenes(struct handler *h) {
  struct run_scene now;
  int own = h->rat;
  int64_t arrival = h->level->sim.arrival_ds;
  if (!run_scene(h->run, &now) && level_has_scenes(h->level)) run_until(h->run, arrival, true);
  while (run_scene(h->run, &now)) {
    h->rat = now.scene->stage.rat;
    if (now.scene->act_s > 0)
      read_scene(h, now);
    else
      visit_unseen(h, now);
  }
  h->rat = own;
}

void handler_unseen(struct handler *h) {
  bool any = false;
  for (int i = 0; i < h->level->n_scenes; i++) any |= h->level->scenes[i].unseen;
  if (!any || run_outcome(h->run) != OUTCOME_WON) return;
  if (world(h).person) { /* first the visit in which it was won is ended */
    handler_do(h, (struct sim_action){.verb = VERB_LEAVE});
    step(h);
  }
  if (run_unseen_scenes(h->run)) handler_scenes(h);
}
