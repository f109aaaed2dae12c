/* disturb.c - what comes over the rats without anybody's wish: a bang, a cat at the window, a guest at the cage, a
 * strange smell on the hands. A level says when, or dice do. Each acts through what a rat feels anyway: fear by cue and
 * distance, then stress, and wariness of what was there. A cat moreover leaves it on its guard for most of a day. */
#include "inside.h"

#include <assert.h>

static_assert(DISTURB_COUNT == 4, "there_0 to there_3, seen_0 to seen_3, blame_0 to blame_3");

static int64_t *there(sim *s, int kind) {
  return kind == 0 ? &s->there_0 : kind == 1 ? &s->there_1 : kind == 2 ? &s->there_2 : &s->there_3;
}
static int64_t *seen(sim *s, int kind) {
  return kind == 0 ? &s->seen_0 : kind == 1 ? &s->seen_1 : kind == 2 ? &s->seen_2 : &s->seen_3;
}
static double *blame(struct rat *r, int kind) {
  return kind == 0 ? &r->blame_0 : kind == 1 ? &r->blame_1 : kind == 2 ? &r->blame_2 : &r->blame_3;
}

bool disturb_is_there(const sim *s, enum disturbance kind) { return *there((sim *)s, (int)kind) != 0; }
bool disturb_was_there(const sim *s, enum disturbance kind) { return *seen((sim *)s, (int)kind) != 0; }

/* Fear jumps by it, and it is remembered what it was. */
static void frighten(sim *s, int i, enum disturbance kind, double fright, enum sim_cause cause) {
  struct rat *r = &s->rats[i];
  double before = r->fear;
  mind_startle(s, i, fright, cause, VERB_COUNT);
  *blame(r, (int)kind) += r->fear - before;
}

static double cover(const sim *s, const struct rat *r) { return r->place == PLACE_HUT ? tuned(s, TUNE_HUT_COVER) : 1; }

void disturb_bang(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double size = tuned(s, TUNE_NOISE_FRIGHT) * (1 - tuned(s, TUNE_NOISE_TRUST) * r->trust);
  double before = r->fear;
  frighten(s, i, DISTURB_NOISE, mind_luck(s, i, s->now, LUCK_NOISE) * size * cover(s, r), CAUSE_NOISE);
  if (r->fright_at && r->fear > before) r->fright_at = s->now; /* it begins anew */
  if (r->place == PLACE_OUT) mind_spook(s, i, CAUSE_NOISE, VERB_COUNT);
}

static bool is_around(const struct rat *r) { return r->place != PLACE_ESCAPED && r->place != PLACE_GONE; }

/* Every minute that it sits there and can be seen. */
static void feel_cat(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double size = tuned(s, TUNE_CAT_FRIGHT) * cover(s, r);
  if (r->scared) r->scared_at = s->now; /* it is the same fright all the time */
  frighten(s, i, DISTURB_CAT, mind_luck(s, i, s->now, LUCK_CAT) * size, CAUSE_CAT);
  r->defence += (1 - r->defence) * r->fear * num_min(1, 60 / tuned(s, TUNE_DEFENCE_S));
}

/* For some seconds of each minute a stranger stands at the cage. */
static void feel_guest(sim *s, int i) {
  const double stranger[CUE_COUNT] = {[CUE_STRANGER] = 1};
  struct rat *r = &s->rats[i];
  double seconds = tuned(s, TUNE_GUEST_S);
  mind_look(s, i);
  double net = mind_net(s, r, CUE_STRANGER, 1, tuned(s, TUNE_GUEST_CM));
  double fright = tuned(s, TUNE_GAIN) * mind_luck(s, i, s->now, LUCK_GUEST) * net * cover(s, r) + mind_waking(s, r);
  frighten(s, i, DISTURB_GUEST, fright, CAUSE_GUEST);
  mind_bad(s, r, stranger, seconds, r->fear);
  if (r->fear < 0.3) mind_good(s, r, stranger, (1 - r->fear / 0.3) * seconds / tuned(s, TUNE_CALM_LESSON_S));
}

/* The smell that it knows is covered by one that it does not: as wary as of your scent at first. */
static void feel_cream(sim *s, int i) {
  const double scent[CUE_COUNT] = {[CUE_SCENT] = 1};
  struct rat *r = &s->rats[i];
  double cm = is_held(r) ? 0 : r->hand_cm, wary = r->wariness[CUE_SCENT];
  if (cm > tuned(s, TUNE_REACH_AVOID_CM)) return;
  r->wariness[CUE_SCENT] = num_max(wary, state_first_wariness(s, i, CUE_SCENT));
  double net = mind_net(s, r, CUE_SCENT, 1, cm);
  r->wariness[CUE_SCENT] = wary;
  frighten(s, i, DISTURB_CREAM, tuned(s, TUNE_GAIN) * mind_luck(s, i, s->visit_at, LUCK_CREAM) * net, CAUSE_CREAM);
  mind_bad(s, r, scent, 1, r->fear);
}

static void come(sim *s, enum disturbance kind, int64_t for_ds) {
  static const enum sim_cause causes[DISTURB_COUNT] = {CAUSE_NOISE, CAUSE_CAT, CAUSE_GUEST, CAUSE_CREAM};
  if (kind != DISTURB_NOISE) *there(s, (int)kind) = 1 + s->now + for_ds;
  *seen(s, (int)kind) = 1 + s->now;
  sim_note(s, -1, (struct note){EVENT_DISTURBED, causes[kind], VERB_COUNT, (double)kind});
  for (int i = 0; i < s->def.n_rats && kind == DISTURB_NOISE; i++)
    if (is_around(&s->rats[i])) disturb_bang(s, i);
}

/* What the level wants now. */
static void script(sim *s) {
  for (int k = 0; k < s->def.n_disturbances; k++) {
    const struct sim_disturbance *d = &s->def.disturbances[k];
    int64_t bit = (int64_t)1 << k, at = d->outing ? s->out_at + d->at_ds : d->at_ds;
    if ((s->scripted & bit) || (d->outing && s->outings != d->outing) || s->now < at) continue;
    s->scripted |= bit;
    bool over = !d->outing && s->now >= at + (d->for_ds > 6000 ? d->for_ds : 6000); /* nobody lived here yet */
    if (!over) come(s, d->kind, d->for_ds);
  }
}

/* What the dice want in this minute. */
static void dice(sim *s) {
  static const enum tuning rate[DISTURB_COUNT] = {TUNE_NOISE_PER_DAY, TUNE_CAT_PER_DAY, TUNE_GUEST_PER_DAY,
                                                  TUNE_CREAM_PER_DAY};
  static const int64_t minutes[DISTURB_COUNT] = {0, 30, 20, 240};
  for (int k = 0; k < DISTURB_COUNT; k++) {
    double p = tuned(s, rate[k]) / 1440;
    if (p > 0 && luck(s, 0, s->now / 600, (enum luck)(LUCK_DISTURB + k)) < p)
      come(s, (enum disturbance)k, minutes[k] * 600);
  }
}

static void go(sim *s) {
  for (int k = 0; k < DISTURB_COUNT; k++) {
    if (!*there(s, k)) continue;
    *seen(s, k) = 1 + s->now;
    if (s->now >= *there(s, k) - 1) *there(s, k) = 0;
  }
}

static void feel_minute(sim *s) {
  bool cat = disturb_is_there(s, DISTURB_CAT) && !s->curtain, guest = disturb_is_there(s, DISTURB_GUEST);
  for (int i = 0; i < s->def.n_rats && (cat || guest); i++) {
    if (!is_around(&s->rats[i])) continue;
    if (cat) feel_cat(s, i);
    if (guest && in_cage(&s->rats[i])) feel_guest(s, i);
  }
}

static void fade(sim *s, double dt) {
  for (int i = 0; i < s->def.n_rats; i++) {
    struct rat *r = &s->rats[i];
    if (r->defence > 0) r->defence = num_fade(r->defence, num_exp(-dt / tuned(s, TUNE_TAU_DEFENCE_S)));
    for (int k = 0; k < DISTURB_COUNT; k++)
      if (*blame(r, k) > 0) *blame(r, k) = num_fade(*blame(r, k), num_exp(-dt / tuned(s, TUNE_TAU_BLAME_S)));
  }
}

/* A part of a minute fades with the next whole one: what is a minute's, is felt on whole minutes alone. */
static void each_minute(sim *s) {
  if (s->now % SIM_DS_PER_QUIET_TICK) return;
  dice(s);
  feel_minute(s);
  fade(s, 60);
  go(s);
}

void disturb_tick(sim *s) {
  if (s->def.n_disturbances) script(s);
  if (s->now % 10 == 0 && disturb_is_there(s, DISTURB_CREAM) && (s->hand_in || s->held >= 0)) {
    for (int i = 0; i < s->def.n_rats; i++)
      if (colony_is_here(s, i) && (in_cage(&s->rats[i]) || is_held(&s->rats[i]))) feel_cream(s, i);
  }
  each_minute(s);
}

void disturb_quiet(sim *s) {
  if (s->def.n_disturbances) script(s);
  each_minute(s);
}

void disturb_wash(sim *s) { *there(s, DISTURB_CREAM) = 0; }

/* The greatest fright of these days, if there was one to speak of. */
bool disturb_is_cause(const sim *s, const struct rat *r, enum disturbance kind) {
  double of_it = *blame((struct rat *)r, (int)kind);
  for (int k = 0; k < DISTURB_COUNT; k++)
    if (k != (int)kind && *blame((struct rat *)r, k) >= of_it) return false;
  return of_it >= tuned(s, TUNE_BLAME);
}

/* It keeps an eye on the window: while a cat sits there, and now and then when one did. */
bool disturb_watches(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  if (r->doing == DOING_SLEEP || r->doing == DOING_EAT || !disturb_was_there(s, DISTURB_CAT)) return false;
  if (disturb_is_there(s, DISTURB_CAT) && !s->curtain) return true;
  return luck(s, i, s->now / 50, LUCK_WATCH) < r->defence;
}

void disturb_read_world(const sim *s, struct sim_world *out) {
  out->curtain = s->curtain;
  for (int k = 0; k < DISTURB_COUNT; k++) {
    int64_t last = *seen((sim *)s, k);
    if (disturb_is_there(s, (enum disturbance)k))
      out->there |= 1u << k;
    else if (last && s->now - last < SIM_DS_PER_DAY)
      out->left |= 1u << k;
  }
}
