/* The simulation as a function: what comes out depends on definition, seed and acts alone, stays in its ranges, and
 * says why it changed. Random acts are drawn from a fixed generator, so a failure prints the seed that repeats it. */
#include "sim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "teeth.h"

static const int64_t evening_ds = 18 * 36000;

static uint32_t next_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static double between(uint32_t *state, double low, double high) {
  return low + (high - low) * (double)(next_random(state) % 10000) / 10000;
}

static void any_argument(uint32_t *state, struct sim_action *a) {
  static const int ways[VERB_COUNT] = {[VERB_HAND] = 3, [VERB_OFFER] = 3, [VERB_PET] = 5,  [VERB_TICKLE] = 1,
                                       [VERB_LIFT] = 5, [VERB_HOLD] = 3,  [VERB_ROOM] = 2, [VERB_CALL] = CALL_COUNT};
  if (ways[a->verb]) a->how = (int)(next_random(state) % (uint32_t)ways[a->verb]);
  a->treat = (int)(next_random(state) % (TREAT_COUNT + 1));
  a->x = a->verb == VERB_HAND ? between(state, 0, 60) : between(state, -5, 95);
  a->y = between(state, -5, 40);
  a->seconds = between(state, 0.5, 30);
  a->fast = next_random(state) % 4 == 0;
}

/* The verbs that matter most, most often. */
static struct sim_action any_action(uint32_t *state, int n_rats) {
  static const enum verb common[] = {VERB_MOVE, VERB_HAND, VERB_TREAT, VERB_OFFER,
                                     VERB_PET,  VERB_LIFT, VERB_PUT,   VERB_TALK};
  struct sim_action a = {0};
  bool usual = next_random(state) % 3 > 0;
  a.verb = usual ? common[next_random(state) % 8] : (enum verb)(next_random(state) % VERB_COUNT);
  a.rat = (int)(next_random(state) % (uint32_t)n_rats);
  any_argument(state, &a);
  return a;
}

static sim *begin(uint64_t seed, int n_rats, enum source source) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.n_rats = n_rats;
  for (int i = 0; i < n_rats; i++) def.rats[i].source = source;
  sim *s = sim_create(&def);
  assert_non_null(s);
  return s;
}

static void run_to(sim *s, int64_t at_ds) {
  while (sim_now_ds(s) < at_ds) sim_step(s, at_ds);
}

static void act(sim *s, struct sim_action a) { sim_act(s, &a); }

/* Calls `each` after every step of an evening and a half of random acts. */
typedef void each_fn(sim *s, void *context);
static void live_wildly(sim *s, uint32_t seed, int acts, each_fn *each, void *context) {
  uint32_t state = seed;
  int n_rats = sim_definition(s)->n_rats;
  run_to(s, evening_ds);
  for (int k = 0; k < acts; k++) {
    struct sim_action a = any_action(&state, n_rats);
    sim_act(s, &a);
    int64_t until = sim_now_ds(s) + (int64_t)(next_random(&state) % 60) * (k % 17 == 0 ? 40 : 1);
    while (sim_now_ds(s) < until) {
      sim_step(s, until);
      if (each) each(s, context);
    }
  }
}

static void the_same_seed_and_acts_give_the_same_state(void **state) {
  (void)state;
  for (uint32_t seed = 1; seed <= 5; seed++) {
    sim *a = begin(seed, 2, SOURCE_PET_STORE), *b = begin(seed, 2, SOURCE_PET_STORE);
    live_wildly(a, seed, 150, NULL, NULL);
    live_wildly(b, seed, 150, NULL, NULL);
    assert_true(sim_hash(a) == sim_hash(b));
    sim_destroy(a);
    sim_destroy(b);
  }
}

static void another_seed_gives_another_rat(void **state) {
  (void)state;
  sim *a = begin(1, 1, SOURCE_PET_STORE), *b = begin(2, 1, SOURCE_PET_STORE);
  struct sim_rat ra, rb;
  sim_read_rat(a, 0, &ra);
  sim_read_rat(b, 0, &rb);
  assert_true(ra.shy != rb.shy);
  assert_true(sim_hash(a) != sim_hash(b));
  sim_destroy(a);
  sim_destroy(b);
}

static void a_copy_continues_like_its_original(void **state) {
  (void)state;
  sim *a = begin(7, 2, SOURCE_BREEDER), *b = begin(99, 2, SOURCE_RESCUE);
  live_wildly(a, 3, 80, NULL, NULL);
  sim_copy(b, a);
  assert_true(sim_hash(a) == sim_hash(b));
  live_wildly(a, 4, 80, NULL, NULL);
  live_wildly(b, 4, 80, NULL, NULL);
  assert_true(sim_hash(a) == sim_hash(b));
  sim_destroy(a);
  sim_destroy(b);
}

static void one_visit(sim *s) {
  act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 20});
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 35});
}

static void where_the_caller_stops_on_the_way_makes_no_difference(void **state) {
  (void)state;
  sim *a = begin(5, 2, SOURCE_PET_STORE), *b = begin(5, 2, SOURCE_PET_STORE);
  const int64_t visit = evening_ds + 337, leave = visit + 600, end = leave + 100003;
  run_to(a, visit);
  for (int64_t t = 0; t <= visit; t += 13) run_to(b, t < visit ? t : visit);
  run_to(b, visit);
  one_visit(a);
  one_visit(b);
  run_to(a, leave);
  for (int64_t t = visit; t <= leave; t += 7) run_to(b, t);
  run_to(b, leave);
  act(a, (struct sim_action){.verb = VERB_LEAVE});
  act(b, (struct sim_action){.verb = VERB_LEAVE});
  run_to(a, end);
  for (int64_t t = leave; t <= end; t += 17) run_to(b, t);
  run_to(b, end);
  assert_true(sim_hash(a) == sim_hash(b));
  sim_destroy(a);
  sim_destroy(b);
}

static void a_step_never_passes_its_end(void **state) {
  (void)state;
  sim *s = begin(5, 1, SOURCE_PET_STORE);
  run_to(s, evening_ds + 1);
  assert_int_equal(sim_now_ds(s), evening_ds + 1);
  sim_step(s, evening_ds);
  assert_int_equal(sim_now_ds(s), evening_ds + 1);
  sim_destroy(s);
}

static void ticks_are_short_only_while_somebody_is_there(void **state) {
  (void)state;
  sim *s = begin(5, 1, SOURCE_PET_STORE);
  run_to(s, evening_ds);
  sim_step(s, evening_ds + 100000);
  assert_int_equal(sim_now_ds(s), evening_ds + SIM_DS_PER_QUIET_TICK);
  one_visit(s);
  sim_step(s, evening_ds + 100000);
  assert_int_equal(sim_now_ds(s), evening_ds + SIM_DS_PER_QUIET_TICK + SIM_DS_PER_VISIT_TICK);
  act(s, (struct sim_action){.verb = VERB_LEAVE});
  sim_step(s, evening_ds + 100000);
  assert_int_equal(sim_now_ds(s), evening_ds + 2 * SIM_DS_PER_QUIET_TICK);
  sim_destroy(s);
}

static void check_range(double v, double low, double high) {
  if (!(v >= low && v <= high)) fail_msg("%f is not within %f..%f", v, low, high);
}

static void all_in_range(sim *s, void *context) {
  (void)context;
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct sim_rat r;
    sim_read_rat(s, i, &r);
    const double unit[] = {r.fear,    r.stress, r.trust, r.settled, r.enough, r.giveup,
                           r.satiety, r.joy,    r.eaten, r.sleepy,  r.solicit};
    for (size_t k = 0; k < sizeof unit / sizeof *unit; k++) check_range(unit[k], 0, 1);
    for (int c = 0; c < CUE_COUNT; c++) check_range(r.wariness[c], 0, 1);
    check_range(r.x_cm, 0, CAGE_WIDTH_CM);
    check_range(r.y_cm, 0, CAGE_DEPTH_CM);
    check_range(r.heading_deg, -180, 180);
    check_range(r.speed_cm_s, 0, 130);
    check_range(r.hand_cm, 0, 999);
    check_range(r.hover_cm, 0, 50);
    check_range(r.used_to_cm, 0, 60);
    check_range(r.breaths_s, 1, 4);
    check_range(r.n_signs, 1, SIM_MAX_SIGNS);
    check_range((int)r.place, 0, PLACE_COUNT - 1);
    check_range((int)r.doing, 0, DOING_COUNT - 1);
    check_range(r.food, 0, TREAT_COUNT);
  }
  struct sim_world w;
  sim_read_world(s, &w);
  check_range(w.hand_x_cm, 0, CAGE_WIDTH_CM + 12);
  check_range(w.hand_y_cm, 0, CAGE_DEPTH_CM);
  check_range(w.n_treats, 0, SIM_MAX_TREATS);
}

static void every_value_stays_in_its_range(void **state) {
  (void)state;
  for (uint32_t seed = 1; seed <= 12; seed++) {
    sim *s = begin(seed, 1 + (int)(seed % 3), (enum source)(seed % SOURCE_COUNT));
    live_wildly(s, seed * 77, 150, all_in_range, NULL);
    sim_destroy(s);
  }
}

struct told {
  double fear[SIM_MAX_RATS];
  bool calm[SIM_MAX_RATS]; /* no warning was to be seen in the last step */
  double calm_s[SIM_MAX_RATS];
  int teeth;
};

static bool raises_fear(enum sim_event_kind k) { return k == EVENT_SCARE || k == EVENT_FLINCH; }

static bool explained(const struct sim_event *e, int n, int rat) {
  for (int k = 0; k < n; k++) {
    if (raises_fear(e[k].kind) && e[k].rat == rat && e[k].cause != CAUSE_NONE) return true;
  }
  return false;
}

static void fear_is_told(sim *s, void *context) {
  struct told *t = context;
  int n;
  const struct sim_event *e = sim_events(s, &n);
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct sim_rat r;
    sim_read_rat(s, i, &r);
    if (r.fear > t->fear[i] + 0.02 && !explained(e, n, i))
      fail_msg("fear %f -> %f and nobody said why", t->fear[i], r.fear);
    t->fear[i] = r.fear;
  }
  for (int k = 0; k < n; k++) {
    if (raises_fear(e[k].kind)) assert_int_not_equal(e[k].cause, CAUSE_NONE);
  }
}

static void fear_never_rises_without_an_event_that_says_why(void **state) {
  (void)state;
  for (uint32_t seed = 1; seed <= 20; seed++) {
    sim *s = begin(seed, 1 + (int)(seed % 2), (enum source)(seed % SOURCE_COUNT));
    struct told t = {0};
    live_wildly(s, seed * 31, 200, fear_is_told, &t);
    sim_destroy(s);
  }
}

static void teeth_are_announced(sim *s, void *context) {
  struct told *t = context;
  int n;
  const struct sim_event *e = sim_events(s, &n);
  for (int k = 0; k < n; k++) {
    if (e[k].kind != EVENT_BITE && e[k].kind != EVENT_NIP) continue;
    t->teeth++;
    if (e[k].kind == EVENT_BITE) assert_true(e[k].value > 0.3);
    if (t->calm_s[e[k].rat] > 0) fail_msg("it looked calm and used its teeth");
  }
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct sim_rat r;
    sim_read_rat(s, i, &r);
    t->calm_s[i] = teeth_are_near(&r) || teeth_shows(&r, SIGN_NIP_TEST) ? t->calm_s[i] - 0.1
                                                                        : 0.9; /* counts down a second of warning */
  }
}

static void a_rat_that_looked_calm_for_the_last_second_never_uses_its_teeth(void **state) {
  (void)state;
  struct told t = {0};
  for (uint32_t seed = 1; seed <= 30; seed++) {
    sim *s = begin(seed, 1, SOURCE_RESCUE);
    memset(t.calm_s, 0, sizeof t.calm_s);
    live_wildly(s, seed * 131, 200, teeth_are_announced, &t);
    sim_destroy(s);
  }
  assert_true(t.teeth > 10); /* else this test saw nothing */
}

static void a_refused_act_changes_nothing_but_its_event(void **state) {
  (void)state;
  sim *s = begin(3, 1, SOURCE_PET_STORE);
  run_to(s, evening_ds);
  uint64_t before = sim_hash(s);
  struct sim_action lift = {.verb = VERB_LIFT};
  assert_int_equal(sim_check(s, &lift), REASON_HAND_OUT);
  assert_int_equal(sim_act(s, &lift), REASON_HAND_OUT);
  assert_true(sim_hash(s) == before);
  int n;
  const struct sim_event *e = sim_events(s, &n);
  assert_true(n > 0);
  assert_int_equal(e[n - 1].kind, EVENT_REFUSED);
  assert_int_equal((int)e[n - 1].value, REASON_HAND_OUT);
  assert_int_equal(e[n - 1].verb, VERB_LIFT);
  sim_destroy(s);
}

static void every_act_is_refused_or_done_as_the_check_said(void **state) {
  (void)state;
  uint32_t random = 4711;
  sim *s = begin(11, 2, SOURCE_PET_STORE);
  run_to(s, evening_ds);
  for (int k = 0; k < 3000; k++) {
    struct sim_action a = any_action(&random, 3); /* a third rat that is not there, too */
    enum sim_reason said = sim_check(s, &a);
    uint64_t before = sim_hash(s);
    assert_int_equal(sim_act(s, &a), said);
    if (said != REASON_NONE) assert_true(sim_hash(s) == before);
    sim_step(s, sim_now_ds(s) + 1 + (int64_t)(next_random(&random) % 40));
  }
  sim_destroy(s);
}

static void nonsense_is_refused(void **state) {
  (void)state;
  sim *s = begin(3, 1, SOURCE_PET_STORE);
  run_to(s, evening_ds);
  const double nan = strtod("nan", NULL);
  const struct sim_action bad[] = {{.verb = VERB_COUNT},
                                   {.verb = VERB_TALK, .seconds = nan},
                                   {.verb = VERB_TALK, .seconds = -4},
                                   {.verb = VERB_HAND, .how = 9},
                                   {.verb = VERB_HAND, .how = HAND_TO, .x = nan},
                                   {.verb = VERB_HAND, .how = HAND_TO, .x = -3},
                                   {.verb = VERB_OFFER, .treat = 99},
                                   {.verb = VERB_CALL, .how = CALL_COUNT},
                                   {.verb = VERB_ROOM, .how = ROOM_HOW_COUNT}};
  for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) assert_int_equal(sim_check(s, &bad[k]), REASON_BAD_VALUE);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_TALK, .rat = 1, .seconds = 3}), REASON_NO_RAT);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_TALK, .rat = -1, .seconds = 3}), REASON_NO_RAT);
  sim_destroy(s);
}

static void more_acts_in_a_step_than_allowed_are_refused(void **state) {
  (void)state;
  sim *s = begin(3, SIM_MAX_RATS, SOURCE_RESCUE);
  run_to(s, evening_ds);
  for (int k = 0; k < 3000; k++) {
    struct sim_action a = {.verb = VERB_SHOUT};
    enum sim_reason reason = sim_act(s, &a);
    assert_int_equal(reason, k < SIM_MAX_ACTS ? REASON_NONE : REASON_BAD_VALUE);
  }
  sim_step(s, evening_ds + 10);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_SHOUT}), REASON_NONE);
  sim_destroy(s);
}

static void what_a_level_does_without_is_refused_but_leaving_is_not(void **state) {
  (void)state;
  struct sim_def def;
  sim_def_default(&def);
  def.allow = 1u << VERB_TALK;
  sim *s = sim_create(&def);
  run_to(s, evening_ds);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_HAND, .how = HAND_IN}), REASON_LEVEL);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_TALK, .seconds = 5}), REASON_NONE);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_LEAVE}), REASON_NONE);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_WASH}), REASON_NONE);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_CALL}), REASON_NONE);
  sim_destroy(s);
}

static void nobody_is_home_before_the_arrival(void **state) {
  (void)state;
  sim *s = begin(3, 1, SOURCE_PET_STORE);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_TALK, .seconds = 5}), REASON_NOT_HOME);
  uint64_t seed = sim_definition(s)->seed;
  sim_step(s, INT64_MAX);
  assert_int_equal(sim_now_ds(s), sim_definition(s)->arrival_ds);
  assert_int_equal(seed, 3);
  struct sim_rat r;
  sim_read_rat(s, 0, &r);
  assert_true(r.settled == 0);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_TALK, .seconds = 5}), REASON_NONE);
  sim_destroy(s);
}

static void a_level_may_give_a_starting_state(void **state) {
  (void)state;
  struct sim_def def;
  sim_def_default(&def);
  struct sim_rat_def *d = &def.rats[0];
  d->bold = 0.4, d->settled = 0.9, d->trust = 0.58, d->fear = 0.3, d->favourite = TREAT_OAT;
  d->used_to_cm = 4, d->used_to_hold_s = 12;
  sim *s = sim_create(&def);
  struct sim_rat r;
  sim_read_rat(s, 0, &r);
  assert_true(r.trust > 0.579 && r.trust < 0.581);
  assert_true(r.settled > 0.899 && r.settled < 0.901);
  assert_true(r.fear == 0.3 && r.shy == 0.6 && r.favourite == TREAT_OAT && r.used_to_cm == 4 && r.used_to_hold_s == 12);
  sim_destroy(s);
  d->wariness[CUE_HAND] = 0.05;
  s = sim_create(&def);
  sim_read_rat(s, 0, &r);
  assert_true(r.wariness[CUE_HAND] == 0.05);
  assert_true(r.trust > 0.58);
  sim_destroy(s);
}

static void every_trust_that_a_level_may_ask_for_is_reached(void **state) {
  (void)state;
  for (int k = 0; k <= 20; k++) {
    struct sim_def def;
    sim_def_default(&def);
    def.rats[0].trust = 0.05 * k;
    sim *s = sim_create(&def);
    struct sim_rat r;
    sim_read_rat(s, 0, &r);
    if (r.trust < 0.05 * k - 0.001 || r.trust > 0.05 * k + 0.001) fail_msg("asked for %f, got %f", 0.05 * k, r.trust);
    sim_destroy(s);
  }
}

static void every_table_has_its_words(void **state) {
  (void)state;
  for (int k = 0; k < EVENT_COUNT; k++) assert_true(strlen(sim_event_name((enum sim_event_kind)k)) > 0);
  for (int k = 1; k < CAUSE_COUNT; k++) assert_true(strlen(sim_cause_sentence((enum sim_cause)k)) > 5);
  for (int k = 1; k < REASON_COUNT; k++) assert_true(strlen(sim_reason_sentence((enum sim_reason)k)) > 5);
  for (int k = 0; k < DOING_COUNT; k++) assert_true(strlen(sim_doing_name((enum doing)k)) > 0);
  for (int k = 0; k < TUNE_COUNT; k++) {
    const struct sim_tuning_row *row = sim_tuning_row((enum tuning)k);
    if (row->value < row->min || row->value > row->max) fail_msg("%s is outside its own range", row->name);
    assert_true(strlen(row->source) > 0);
  }
  assert_string_equal(sim_treat_name(TREAT_COUNT), "favourite");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_seed_and_acts_give_the_same_state),
      cmocka_unit_test(another_seed_gives_another_rat),
      cmocka_unit_test(a_copy_continues_like_its_original),
      cmocka_unit_test(where_the_caller_stops_on_the_way_makes_no_difference),
      cmocka_unit_test(a_step_never_passes_its_end),
      cmocka_unit_test(ticks_are_short_only_while_somebody_is_there),
      cmocka_unit_test(every_value_stays_in_its_range),
      cmocka_unit_test(fear_never_rises_without_an_event_that_says_why),
      cmocka_unit_test(a_rat_that_looked_calm_for_the_last_second_never_uses_its_teeth),
      cmocka_unit_test(a_refused_act_changes_nothing_but_its_event),
      cmocka_unit_test(every_act_is_refused_or_done_as_the_check_said),
      cmocka_unit_test(nonsense_is_refused),
      cmocka_unit_test(more_acts_in_a_step_than_allowed_are_refused),
      cmocka_unit_test(what_a_level_does_without_is_refused_but_leaving_is_not),
      cmocka_unit_test(nobody_is_home_before_the_arrival),
      cmocka_unit_test(a_level_may_give_a_starting_state),
      cmocka_unit_test(every_trust_that_a_level_may_ask_for_is_reached),
      cmocka_unit_test(every_table_has_its_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
