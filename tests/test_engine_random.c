/* Whatever somebody does: numbers stay in range, fear never rises without an event, no rat bites that looked calm for a
 * second, nobody trusts within two days but a breeder's rat, and the same acts bring the same, straight on, once more,
 * from a copy, or with stops on the way; a what-if without a change comes to the original. What breaks it is shrunk and
 * printed. HANDSHY_DIARIES=10000 in the environment tries that many. The length of a tick is fixed (0.1 s with somebody
 * there, 60 s without), so that there is no other to compare it with. */
#include "inside.h"
#include "random/plan.h"
#include "rules/slow_build.h"
#include "teeth.h"
#include "whatif.h"

#include "../game/cli/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SECOND = 10 };

/* What is seen from outside while it goes on. */
struct watch {
  const struct plan *plan;
  char *why; /* what broke first; empty as long as nothing did */
  struct sim_rat before[SIM_MAX_RATS];
  int warned[SIM_MAX_RATS]; /* ticks in which a warning could be seen, up to now */
  int bites, acts;          /* acts: since the last step; each may raise it by 0.02 without a word */
  uint64_t log;
};

static void broken(const struct watch *w, const char *what, double from, double to) {
  if (!*w->why) snprintf(w->why, WHY, "%s: %f, %f", what, from, to);
}

static void in_range(double v, const char *what, const struct watch *w) {
  if (!(v >= 0 && v <= 1)) broken(w, what, v, v);
}

static void watch_ranges(const struct watch *w, const struct sim_rat *r) {
  in_range(r->fear, "fear", w), in_range(r->stress, "stress", w), in_range(r->trust, "trust", w);
  in_range(r->settled, "settled", w), in_range(r->enough, "enough", w), in_range(r->giveup, "giveup", w);
  in_range(r->satiety, "satiety", w), in_range(r->joy, "joy", w), in_range(r->sleepy, "sleepy", w);
  for (int c = 0; c < CUE_COUNT; c++) in_range(r->wariness[c], sim_cue_name((enum cue)c), w);
  if (!(r->used_to_cm >= 0 && r->used_to_cm <= 60)) broken(w, "used to so many cm", r->used_to_cm, 60);
  if (!(r->used_to_hold_s >= 1)) broken(w, "bears so many seconds", r->used_to_hold_s, 1);
}

/* Trust rises only while somebody is there or something is told of, and falls for nothing but fear, what is told of, or
 * a little forgetting. */
static void watch_trust(const struct watch *w, const struct sim_rat *before, const struct sim_rat *now, bool caused) {
  double change = now->trust - before->trust, forgotten = 1e-4;
  bool afraid = before->fear > 0 || now->fear > 0 || now->giveup > 0;
  if (change > 1e-12 && !caused) broken(w, "trust rose for nothing", before->trust, now->trust);
  if (change < -forgotten && !caused && !afraid) broken(w, "trust fell for nothing", before->trust, now->trust);
}

static void watch_bite(struct watch *w, int i) {
  w->bites++;
  if (w->warned[i] < SECOND) broken(w, "bitten after so many ticks of warning", w->warned[i], SECOND);
}

static void watch_rat(struct watch *w, const sim *s, int i, const struct sim_event *e, int n) {
  struct sim_rat r;
  struct sim_world world;
  sim_read_rat(s, i, &r);
  sim_read_world(s, &world);
  bool frightened = false, caused = world.talking || world.hand_in || world.held_rat == i || w->acts > 0;
  watch_ranges(w, &r);
  for (int k = 0; k < n; k++) {
    if (e[k].rat >= 0 && e[k].rat != i) continue;
    caused |= e[k].cause != CAUSE_NONE && e[k].cause != CAUSE_TIME;
    if (e[k].rat != i) continue;
    frightened |= e[k].kind == EVENT_SCARE || e[k].kind == EVENT_FLINCH;
    if (e[k].kind == EVENT_BITE) watch_bite(w, i);
  }
  if (r.fear > w->before[i].fear + 0.0201 * (1 + w->acts) && !frightened)
    broken(w, "fear rose, untold", w->before[i].fear, r.fear);
  bool early = sim_now_ds(s) < w->plan->def.arrival_ds + 2 * SIM_DS_PER_DAY;
  if (early && w->plan->def.rats[i].source != SOURCE_BREEDER && r.trust > 0.6)
    broken(w, "trusts within two days", r.trust, 0.6);
  watch_trust(w, &w->before[i], &r, caused);
  w->warned[i] = teeth_are_near(&r) ? w->warned[i] + 1 : 0;
  w->before[i] = r;
}

static void watch_step(struct watch *w, const sim *s) {
  int n;
  const struct sim_event *e = sim_events(s, &n);
  for (int i = 0; i < w->plan->def.n_rats; i++) watch_rat(w, s, i, e, n);
  w->acts = 0;
  for (int k = 0; k < n; k++) {
    w->log = (w->log ^ (uint64_t)e[k].at_ds ^ (uint64_t)e[k].kind << 40 ^ (uint64_t)(e[k].rat + 1) << 50) *
             0x9E3779B97F4A7C15u;
    w->log ^= w->log >> 29;
  }
}

/* From step `from` on; `stops` also stops somewhere on the way. */
static void play(sim *s, const struct plan *p, int from, struct watch *w, bool stops) {
  for (int k = from; k < p->n; k++) {
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

static struct watch watched(const struct plan *p, const sim *s, char why[WHY]) {
  struct watch w = {.plan = p, .why = why};
  why[0] = 0;
  for (int i = 0; i < p->def.n_rats; i++) sim_read_rat(s, i, &w.before[i]);
  return w;
}

/* ---- the properties ---- */

static bool rats_stay_rats(const struct plan *p, char why[WHY]) {
  sim *s = sim_create(&p->def);
  struct watch w = watched(p, s, why);
  play(s, p, 0, &w, false);
  sim_destroy(s);
  return !*why;
}

/* Goes on from a copy taken in the middle, while the first goes on elsewhere. */
static uint64_t hash_from_a_copy(const struct plan *p) {
  struct plan first = *p, other = *p;
  first.n = p->n / 2;
  for (int k = first.n; k < p->n; k++) other.steps[k].act.verb = VERB_LEAVE;
  sim *s = sim_create(&p->def), *copy = sim_create(&p->def);
  for (int k = 0; k < first.n; k++) {
    int64_t at_ds = sim_now_ds(s) + p->steps[k].wait_ds;
    while (sim_now_ds(s) < at_ds) sim_step(s, at_ds);
    sim_act(s, &p->steps[k].act);
  }
  sim_copy(copy, s);
  play(s, &other, first.n, NULL, false);
  play(copy, p, first.n, NULL, false);
  uint64_t hash = sim_hash(copy);
  sim_destroy(s), sim_destroy(copy);
  return hash;
}

static bool the_same_comes_again(const struct plan *p, char why[WHY]) {
  char ignored[WHY];
  sim *a = sim_create(&p->def), *b = sim_create(&p->def), *c = sim_create(&p->def);
  struct watch wa = watched(p, a, ignored), wb = watched(p, b, ignored);
  play(a, p, 0, &wa, false);
  play(b, p, 0, &wb, false);
  play(c, p, 0, NULL, true);
  why[0] = 0;
  if (sim_hash(a) != sim_hash(b)) snprintf(why, WHY, "another state the second time");
  if (wa.log != wb.log) snprintf(why, WHY, "other events the second time");
  if (sim_hash(a) != sim_hash(c)) snprintf(why, WHY, "other with stops on the way");
  if (sim_hash(a) != hash_from_a_copy(p)) snprintf(why, WHY, "other from a copy");
  sim_destroy(a), sim_destroy(b), sim_destroy(c);
  return !*why;
}

static struct run *played(const struct plan *p, struct level *level) {
  *level = (struct level){.sim = p->def, .end_ds = -1, .days = 60};
  struct run *r = run_create(level, p->seed);
  for (int k = 0; k < p->n; k++) {
    run_until(r, sim_now_ds(run_sim(r)) + p->steps[k].wait_ds, false);
    run_act(r, &p->steps[k].act);
  }
  run_finish(r);
  return r;
}

static bool no_change_changes_nothing(const struct plan *p, char why[WHY]) {
  struct level level;
  struct run *r = played(p, &level);
  struct whatif *w = whatif_create(&level, run_diary(r));
  int n = 0;
  const struct whatif_result *tried = whatif_tried(w, &n);
  while (n == 0 && !whatif_step(w, 100000)) tried = whatif_tried(w, &n);
  tried = whatif_tried(w, &n);
  const struct whatif_end *was = whatif_original(w);
  why[0] = 0;
  if (n == 0 || tried[0].change != WHATIF_NOTHING)
    snprintf(why, WHY, "nothing was not tried first");
  else if (memcmp(tried[0].end.rat_trust, was->rat_trust, sizeof was->rat_trust) != 0 ||
           tried[0].end.bites != was->bites || tried[0].end.scares != was->scares)
    snprintf(why, WHY, "no change, and trust %f, not %f", tried[0].end.trust, was->trust);
  for (int i = 0; !*why && i < level.sim.n_rats; i++) {
    struct sim_rat rat;
    sim_read_rat(run_sim_const(r), i, &rat);
    if (rat.trust < was->rat_trust[i] || rat.trust > was->rat_trust[i])
      snprintf(why, WHY, "the original ends with trust %f, the diary's with %f", was->rat_trust[i], rat.trust);
  }
  whatif_destroy(w);
  run_destroy(r);
  return !*why;
}

/* ---- many of them, on every core ---- */

struct search {
  property *holds;
  bool *broken; /* one a seed */
};

static bool try_seed(void *context, int index, int worker) {
  (void)worker;
  struct search *search = context;
  char why[WHY];
  struct plan p = random_plan((uint64_t)index + 1);
  search->broken[index] = !search->holds(&p, why);
  return !search->broken[index]; /* one is enough */
}

/* Fails with the shrunk diary of the first that breaks it. */
static void must_hold(property *holds, int n) {
  struct search search = {holds, calloc((size_t)n, sizeof(bool))};
  assert_non_null(search.broken);
  bool all = pool_run(&(struct pool){.what = "diaries"}, n, try_seed, &search);
  int seed = 1;
  while (!all && !search.broken[seed - 1]) seed++;
  free(search.broken);
  if (all) return;
  char why[WHY];
  struct plan p = shrink(random_plan((uint64_t)seed), holds, why);
  print_plan(stderr, &p);
  fail_msg("%s: the diary above, shrunk from %d acts to %d", why, ACTS, p.n);
}

static int diaries(void) {
  const char *told = getenv("HANDSHY_DIARIES");
  int n = told ? atoi(told) : 0;
  return n > 0 ? n : HANDSHY_SLOW_BUILD ? 600 : 2000;
}

static void whatever_somebody_does_the_rats_stay_rats(void **state) {
  (void)state;
  must_hold(rats_stay_rats, diaries());
  print_message("%d random diaries\n", diaries());
}

static void some_of_them_bite(void **state) { /* else nothing was tested of bites */
  (void)state;
  int bites = 0;
  for (uint64_t seed = 1; seed <= 50; seed++) {
    char why[WHY];
    struct plan p = random_plan(seed);
    sim *s = sim_create(&p.def);
    struct watch w = watched(&p, s, why);
    play(s, &p, 0, &w, false);
    bites += w.bites;
    sim_destroy(s);
  }
  assert_true(bites > 5);
}

static void the_same_acts_bring_the_same(void **state) {
  (void)state;
  must_hold(the_same_comes_again, diaries() / 10);
}

static void a_whatif_without_a_change_comes_to_the_original(void **state) {
  (void)state;
  must_hold(no_change_changes_nothing, diaries() / 20);
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

/* ---- the shrinker itself, on properties that are false ---- */

/* "Nobody cleans after a shout": two acts break it, whatever else is done. */
static bool nobody_cleans_after_a_shout(const struct plan *p, char why[WHY]) {
  bool shouted = false;
  for (int k = 0; k < p->n; k++) {
    if (shouted && p->steps[k].act.verb == VERB_CLEAN) {
      snprintf(why, WHY, "cleaned at act %d of %d", k, p->n);
      return false;
    }
    shouted |= p->steps[k].act.verb == VERB_SHOUT;
  }
  return true;
}

static bool nobody_is_ever_scared(const struct plan *p, char why[WHY]) {
  char ignored[WHY];
  sim *s = sim_create(&p->def);
  struct watch w = watched(p, s, ignored);
  play(s, p, 0, &w, false);
  int scares = 0;
  for (int i = 0; i < p->def.n_rats; i++) scares += w.before[i].scares;
  if (scares) snprintf(why, WHY, "%d scares", scares);
  sim_destroy(s);
  return scares == 0;
}

static void a_diary_is_shrunk_to_the_acts_that_matter(void **state) {
  (void)state;
  int shrunk = 0;
  for (uint64_t seed = 1; seed <= 40; seed++) {
    char why[WHY];
    struct plan p = random_plan(seed);
    if (nobody_cleans_after_a_shout(&p, why)) continue;
    p = shrink(p, nobody_cleans_after_a_shout, why);
    assert_int_equal(p.n, 2);
    assert_int_equal(p.steps[0].act.verb, VERB_SHOUT);
    assert_int_equal(p.steps[1].act.verb, VERB_CLEAN);
    assert_string_equal(why, "cleaned at act 1 of 2");
    shrunk++;
  }
  assert_true(shrunk > 10);
}

static void each_act_of_a_shrunk_diary_is_needed(void **state) {
  (void)state;
  int shrunk = 0;
  for (uint64_t seed = 1; seed <= 12; seed++) {
    char why[WHY];
    struct plan p = random_plan(seed);
    if (nobody_is_ever_scared(&p, why)) continue;
    p = shrink(p, nobody_is_ever_scared, why);
    assert_true(p.n >= 1 && p.n < ACTS / 4);
    assert_false(nobody_is_ever_scared(&p, why));
    for (int k = 0; k < p.n; k++) {
      struct plan less = without(&p, k, 1);
      assert_true(nobody_is_ever_scared(&less, why));
    }
    shrunk++;
  }
  assert_true(shrunk > 6);
}

static void what_is_left_keeps_its_time(void **state) {
  (void)state;
  struct plan p = random_plan(3), less = without(&p, 10, 7);
  int64_t was = 0, now = 0;
  for (int k = 0; k <= 17; k++) was += p.steps[k].wait_ds;
  for (int k = 0; k <= 10; k++) now += less.steps[k].wait_ds;
  assert_int_equal(was, now);
  assert_int_equal(less.n, ACTS - 7);
  assert_int_equal(less.steps[10].act.verb, p.steps[17].act.verb);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_diary_is_shrunk_to_the_acts_that_matter),
      cmocka_unit_test(each_act_of_a_shrunk_diary_is_needed),
      cmocka_unit_test(what_is_left_keeps_its_time),
      cmocka_unit_test(whatever_somebody_does_the_rats_stay_rats),
      cmocka_unit_test(some_of_them_bite),
      cmocka_unit_test(the_same_acts_bring_the_same),
      cmocka_unit_test(a_whatif_without_a_change_comes_to_the_original),
      cmocka_unit_test(a_hand_that_lies_still_makes_nobody_more_afraid),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
