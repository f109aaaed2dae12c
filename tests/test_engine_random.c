/* Whatever somebody does: numbers stay in range, fear never rises without an event, no rat bites that looked calm for a
 * second, nobody trusts within two days but a breeder's rat, and the same acts bring the same, straight on, once more,
 * from a copy, or with stops on the way. HANDSHY_DIARIES=10000 in the environment tries that many. The length of a tick
 * is fixed (0.1 s with somebody there, 60 s without), so that there is no other to compare it with. */
#include "inside.h"
#include "rules/slow_build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { ACTS = 120, SECOND = 10 };

struct step {
  int64_t wait_ds; /* before it */
  struct sim_action act;
};
struct plan {
  uint64_t seed;
  struct sim_def def;
  struct step steps[ACTS];
};

static double dice(const struct plan *p, int k, uint32_t purpose) {
  return num_dice(p->seed, (uint64_t)k, 0, 5000 + purpose);
}
static int pick(const struct plan *p, int k, uint32_t purpose, int n) { return (int)(dice(p, k, purpose) * n); }

/* Often what leads somewhere: the hand to the rat, food, a stroke, a lift; at times a long time alone. */
static struct step random_step(const struct plan *p, int k) {
  static const enum verb likely[] = {VERB_HAND, VERB_HAND, VERB_HAND, VERB_TREAT, VERB_OFFER, VERB_PET,    VERB_LIFT,
                                     VERB_LIFT, VERB_PUT,  VERB_HOLD, VERB_TALK,  VERB_REACH, VERB_TICKLE, VERB_LEAVE};
  enum { LIKELY = sizeof likely / sizeof likely[0] };
  enum verb v = dice(p, k, 0) < 0.7 ? likely[pick(p, k, 1, LIKELY)] : (enum verb)pick(p, k, 1, VERB_COUNT);
  static const int hows[VERB_COUNT] = {[VERB_HAND] = 3,
                                       [VERB_OFFER] = 3,
                                       [VERB_PET] = PET_WHERE_COUNT,
                                       [VERB_LIFT] = LIFT_HOW_COUNT,
                                       [VERB_HOLD] = HOLD_HOW_COUNT,
                                       [VERB_ROOM] = 2,
                                       [VERB_SHOW] = THING_COUNT,
                                       [VERB_CALL] = CALL_COUNT};
  struct step s = {.act = {.verb = v, .rat = pick(p, k, 2, p->def.n_rats)}};
  s.act.how = hows[v] ? pick(p, k, 3, hows[v]) : 0;
  if (v == VERB_HAND && s.act.how != HAND_TO && dice(p, k, 4) < 0.7) s.act.how = HAND_TO;
  s.act.treat = pick(p, k, 5, TREAT_COUNT + 1);
  s.act.x = dice(p, k, 6) * dice(p, k, 7) * 60, s.act.y = dice(p, k, 8) * 34;
  s.act.seconds = 1 + 20 * dice(p, k, 9) * dice(p, k, 10);
  s.act.fast = dice(p, k, 11) < 0.15;
  s.wait_ds = (int64_t)(60 * dice(p, k, 12) * dice(p, k, 13));
  if (k && p->steps[k - 1].act.verb == VERB_LEAVE) s.wait_ds = (int64_t)(400000 * dice(p, k, 14));
  return s;
}

static struct plan random_plan(uint64_t seed) {
  struct plan p = {.seed = seed};
  sim_def_default(&p.def);
  p.def.seed = seed;
  p.def.n_rats = 1 + pick(&p, 0, 20, 2);
  for (int i = 0; i < p.def.n_rats; i++) {
    p.def.rats[i].source = (enum source)pick(&p, i, 21, SOURCE_COUNT);
    p.def.rats[i].species = dice(&p, i, 22) < 0.1 ? SPECIES_MOUSE : SPECIES_RAT;
    p.def.rats[i].age_days = dice(&p, i, 23) < 0.5 ? 50 : 300;
  }
  for (int k = 0; k < ACTS; k++) p.steps[k] = random_step(&p, k);
  p.steps[0].wait_ds = p.def.arrival_ds + (int64_t)(dice(&p, 0, 24) * 3 * SIM_DS_PER_DAY);
  return p;
}

/* What is seen from outside while it goes on. */
struct watch {
  const struct plan *plan;
  struct sim_rat before[SIM_MAX_RATS];
  int warned[SIM_MAX_RATS]; /* ticks in which a warning could be seen, up to now */
  int bites, acts;          /* acts: since the last step; each may raise it by 0.02 without a word */
  uint64_t log;
};

static bool warns(const struct sim_rat *r) {
  for (int k = 0; k < r->n_signs; k++) {
    enum sign g = r->signs[k];
    if (g == SIGN_FREEZE || g == SIGN_FLEE_HIDE || g == SIGN_EARS_TWITCH_BACK || g == SIGN_SQUIRM ||
        g == SIGN_LIMP_STILL_IN_HAND)
      return true;
  }
  return false;
}

static void in_range(double v, const char *what, const struct watch *w) {
  if (!(v >= 0 && v <= 1)) fail_msg("seed %d: %s is %f", (int)w->plan->seed, what, v);
}

static void watch_ranges(const struct watch *w, const struct sim_rat *r) {
  in_range(r->fear, "fear", w), in_range(r->stress, "stress", w), in_range(r->trust, "trust", w);
  in_range(r->settled, "settled", w), in_range(r->enough, "enough", w), in_range(r->giveup, "giveup", w);
  in_range(r->satiety, "satiety", w), in_range(r->joy, "joy", w), in_range(r->sleepy, "sleepy", w);
  for (int c = 0; c < CUE_COUNT; c++) in_range(r->wariness[c], sim_cue_name((enum cue)c), w);
  if (!(r->used_to_cm >= 0 && r->used_to_cm <= 60)) fail_msg("used to %f cm", r->used_to_cm);
  if (!(r->used_to_hold_s >= 1)) fail_msg("bears %f s", r->used_to_hold_s);
}

static void watch_step(struct watch *w, const sim *s) {
  int n;
  const struct sim_event *e = sim_events(s, &n);
  for (int i = 0; i < w->plan->def.n_rats; i++) {
    struct sim_rat r;
    sim_read_rat(s, i, &r);
    bool told = false;
    watch_ranges(w, &r);
    for (int k = 0; k < n; k++) {
      if (e[k].rat != i) continue;
      told |= e[k].kind == EVENT_SCARE || e[k].kind == EVENT_FLINCH;
      if (e[k].kind != EVENT_BITE) continue;
      w->bites++;
      if (w->warned[i] < SECOND)
        fail_msg("seed %d: bitten after %d ticks of warning", (int)w->plan->seed, w->warned[i]);
    }
    if (r.fear > w->before[i].fear + 0.0201 * (1 + w->acts) && !told)
      fail_msg("seed %d: fear rose from %f to %f, untold", (int)w->plan->seed, w->before[i].fear, r.fear);
    bool early = sim_now_ds(s) < w->plan->def.arrival_ds + 2 * SIM_DS_PER_DAY;
    if (early && w->plan->def.rats[i].source != SOURCE_BREEDER && r.trust > 0.6)
      fail_msg("seed %d: trust %f within two days", (int)w->plan->seed, r.trust);
    w->warned[i] = warns(&r) ? w->warned[i] + 1 : 0;
    w->before[i] = r;
  }
  w->acts = 0;
  for (int k = 0; k < n; k++) {
    w->log = (w->log ^ (uint64_t)e[k].at_ds ^ (uint64_t)e[k].kind << 40 ^ (uint64_t)(e[k].rat + 1) << 50) *
             0x9E3779B97F4A7C15u;
    w->log ^= w->log >> 29;
  }
}

/* From step `from` on; `stops` also stops somewhere on the way. */
static void play(sim *s, const struct plan *p, int from, struct watch *w, bool stops) {
  for (int k = from; k < ACTS; k++) {
    int64_t at_ds = sim_now_ds(s) + p->steps[k].wait_ds, half = sim_now_ds(s) + p->steps[k].wait_ds / 3;
    while (stops && sim_now_ds(s) < half) sim_step(s, half);
    while (sim_now_ds(s) < at_ds) {
      sim_step(s, at_ds);
      if (w) watch_step(w, s);
    }
    sim_act(s, &p->steps[k].act);
    if (w) w->acts++;
  }
  sim_step(s, INT64_MAX);
  if (w) watch_step(w, s);
}

static struct watch watched(const struct plan *p, const sim *s) {
  struct watch w = {.plan = p};
  for (int i = 0; i < p->def.n_rats; i++) sim_read_rat(s, i, &w.before[i]);
  return w;
}

static int diaries(void) {
  const char *told = getenv("HANDSHY_DIARIES");
  int n = told ? atoi(told) : 0;
  return n > 0 ? n : HANDSHY_SLOW_BUILD ? 800 : 6000;
}

static void whatever_somebody_does_the_rats_stay_rats(void **state) {
  (void)state;
  int bites = 0, n = diaries();
  for (int seed = 1; seed <= n; seed++) {
    struct plan p = random_plan((uint64_t)seed);
    sim *s = sim_create(&p.def);
    struct watch w = watched(&p, s);
    play(s, &p, 0, &w, false);
    bites += w.bites;
    sim_destroy(s);
  }
  print_message("%d random diaries, %d bites, all announced\n", n, bites);
  assert_true(bites > n / 20);
}

static void the_same_acts_bring_the_same(void **state) {
  (void)state;
  for (int seed = 1; seed <= diaries() / 12; seed++) {
    struct plan p = random_plan((uint64_t)seed);
    sim *a = sim_create(&p.def), *b = sim_create(&p.def), *c = sim_create(&p.def), *d = sim_create(&p.def);
    struct watch wa = watched(&p, a), wb = watched(&p, b);
    play(a, &p, 0, &wa, false);
    play(b, &p, 0, &wb, false);
    assert_true(sim_hash(a) == sim_hash(b) && wa.log == wb.log);
    play(c, &p, 0, NULL, true);
    if (sim_hash(a) != sim_hash(c)) fail_msg("seed %d: other with stops on the way", seed);
    struct plan half = p; /* a copy taken in the middle, while the first goes on elsewhere */
    for (int k = ACTS / 2; k < ACTS; k++) half.steps[k].act.verb = VERB_LEAVE;
    sim *e = sim_create(&p.def);
    struct plan first = p;
    for (int k = 0; k < ACTS / 2; k++) {
      int64_t at_ds = sim_now_ds(d) + first.steps[k].wait_ds;
      while (sim_now_ds(d) < at_ds) sim_step(d, at_ds);
      sim_act(d, &first.steps[k].act);
    }
    sim_copy(e, d);
    play(d, &half, ACTS / 2, NULL, false);
    play(e, &p, ACTS / 2, NULL, false);
    if (sim_hash(e) != sim_hash(a)) fail_msg("seed %d: other from a copy", seed);
    sim_destroy(a), sim_destroy(b), sim_destroy(c), sim_destroy(d), sim_destroy(e);
  }
}

static void a_hand_that_lies_still_makes_nobody_more_afraid(void **state) {
  (void)state;
  for (int seed = 1; seed <= 60; seed++) {
    struct plan p = random_plan((uint64_t)seed);
    sim *s = sim_create(&p.def);
    while (sim_now_ds(s) < p.def.arrival_ds + 3 * (int64_t)SIM_DS_PER_DAY + 72000)
      sim_step(s, p.def.arrival_ds + 3 * (int64_t)SIM_DS_PER_DAY + 72000);
    struct sim_action in = {.verb = VERB_HAND, .how = HAND_IN};
    sim_act(s, &in);
    for (int k = 0; k < 100; k++) sim_step(s, INT64_MAX);
    for (int k = 0; k < 6000; k++) {
      struct sim_rat before, after;
      sim_read_rat(s, 0, &before);
      sim_step(s, INT64_MAX);
      sim_read_rat(s, 0, &after);
      if (after.fear > before.fear) fail_msg("seed %d: fear rose from %f to %f", seed, before.fear, after.fear);
    }
    sim_destroy(s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whatever_somebody_does_the_rats_stay_rats),
      cmocka_unit_test(the_same_acts_bring_the_same),
      cmocka_unit_test(a_hand_that_lies_still_makes_nobody_more_afraid),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
