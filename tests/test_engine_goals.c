/* The goal words that are counted over time, starting states that were earned, judging at the end, and calls. */
#include "goals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "handler.h"

#define S 10 /* ds of a second */
#define DAY (int64_t) SIM_DS_PER_DAY

static struct sim_event event(int64_t at, enum sim_event_kind kind, enum verb verb, double value) {
  return (struct sim_event){at, kind, 0, CAUSE_PERSON_ASKED, verb, value};
}

/* ---- strokes ---- */

static void stroke(struct goal_strokes *k, int64_t at, double fear) {
  struct sim_event e = event(at, EVENT_STROKED, VERB_PET, fear);
  goal_fold_stroke(k, &e);
}

/* The hand so far off, `at` as long after the beginning. */
static void look(struct goal_strokes *k, int64_t at, double hand_cm) {
  struct sim_world w = {.now_ds = at, .hand_in = true, .offering = TREAT_COUNT, .petting_rat = -1};
  struct sim_rat r = {.place = PLACE_CAGE, .hand_cm = hand_cm};
  goal_look_stroke(k, &w, &r, false);
}

static void a_stroke_is_accepted_or_refused_by_its_fear(void **state) {
  (void)state;
  struct goal_strokes k = {0};
  stroke(&k, 0, 0.1);
  stroke(&k, 100 * S, 0.34);
  stroke(&k, 200 * S, 0.6);
  assert_int_equal(k.accepted, 2);
  assert_int_equal(k.refused, 1);
}

static void a_stroke_that_goes_on_too_long_is_refused_after_all(void **state) {
  (void)state;
  struct goal_strokes k = {0};
  stroke(&k, 0, 0.1);
  struct sim_event small = event(20, EVENT_FLINCH, VERB_PET, 0.2), big = event(40, EVENT_SCARE, VERB_PET, 0.7);
  goal_fold_stroke(&k, &small);
  assert_int_equal(k.accepted, 1);
  goal_fold_stroke(&k, &big);
  goal_fold_stroke(&k, &big); /* once */
  assert_int_equal(k.accepted, 0);
  assert_int_equal(k.refused, 1);
}

static void it_asks_by_coming_after_the_hand(void **state) {
  (void)state;
  struct goal_strokes k = {0};
  stroke(&k, 0, 0.1);
  look(&k, 3 * S, 0);
  assert_int_equal(k.asked, 0); /* the hand has not gone yet */
  look(&k, 5 * S, 8);
  look(&k, 9 * S, 2);
  look(&k, 10 * S, 1);
  assert_int_equal(k.asked, 1);
}

static void coming_late_or_for_food_or_after_a_fright_is_no_asking(void **state) {
  (void)state;
  struct goal_strokes k = {0};
  stroke(&k, 0, 0.1);
  look(&k, 5 * S, 8);
  look(&k, 60 * S, 1); /* late */
  stroke(&k, 100 * S, 0.1);
  look(&k, 105 * S, 8);
  struct sim_event fed = event(106 * S, EVENT_TREAT_TAKEN, VERB_TREAT, 1);
  goal_fold_stroke(&k, &fed);
  look(&k, 107 * S, 1);
  stroke(&k, 200 * S, 0.8);
  look(&k, 205 * S, 8);
  look(&k, 207 * S, 1);
  assert_int_equal(k.asked, 0);
}

/* ---- holds ---- */

static void hold(struct goal_holds *h, int64_t at, double seconds, bool calm, double treat_after_s) {
  struct sim_event lifted = event(at, EVENT_LIFTED, VERB_LIFT, 0);
  int64_t put_at = at + (int64_t)(seconds * S);
  struct sim_event held = event(put_at, EVENT_HELD_CALMLY, VERB_PUT, seconds),
                   put = event(put_at, EVENT_PUT_BACK, VERB_PUT, seconds);
  goal_fold_hold(h, &lifted);
  if (calm) goal_fold_hold(h, &held);
  goal_fold_hold(h, &put);
  if (treat_after_s < 0) return;
  struct sim_event fed = event(put_at + (int64_t)(treat_after_s * S), EVENT_TREAT_TAKEN, VERB_TREAT, 1);
  goal_fold_hold(h, &fed);
}

static void growth_compares_with_the_calm_holds_of_the_day_before(void **state) {
  (void)state;
  struct goal_holds h = {0};
  goal_begin_holds(&h);
  hold(&h, 0, 2, true, 0.5);
  hold(&h, 1000, 4, true, 0.5); /* the same day: nothing to compare with yet */
  assert_true(h.growth <= 0);
  hold(&h, DAY, 6, true, 0.5);
  assert_float_equal(h.growth, 1.5, 1e-9);
  hold(&h, DAY + 1000, 30, false, 0.5); /* five times, and not calm */
  assert_float_equal(h.growth, 7.5, 1e-9);
  hold(&h, 3 * DAY, 9, true, 0.5); /* after a day without: beside the last calm ones, of 6 s */
  assert_float_equal(h.growth, 7.5, 1e-9);
  assert_float_equal(h.longest_s, 30, 1e-9);
  assert_int_equal(h.calm, 4);
  assert_float_equal(goal_calm_ends(&h), 0.8, 1e-9);
}

static void the_median_delay_counts_lifts_that_were_never_paid(void **state) {
  (void)state;
  struct goal_holds h = {0};
  goal_begin_holds(&h);
  assert_true(goal_median_delay(&h) <= 0);
  hold(&h, 0, 2, true, 1);
  assert_float_equal(goal_median_delay(&h), 1, 1e-6);
  hold(&h, 1000, 2, true, 3);
  assert_float_equal(goal_median_delay(&h), 2, 1e-6);
  hold(&h, 2000, 2, true, -1);
  struct sim_event leaves = event(3000, EVENT_VISIT_ENDS, VERB_LEAVE, 300);
  goal_fold_hold(&h, &leaves);
  assert_float_equal(goal_median_delay(&h), 3, 1e-6);
}

static void a_struggle_at_the_end_is_no_calm_end(void **state) {
  (void)state;
  struct goal_holds h = {0};
  goal_begin_holds(&h);
  assert_float_equal(goal_calm_ends(&h), 1, 1e-9); /* none has ended badly yet */
  struct sim_event struggle = event(20, EVENT_STRUGGLE_PAID, VERB_PUT, 2);
  goal_fold_hold(&h, &struggle);
  hold(&h, 0, 2, true, 0.5);
  assert_int_equal(h.calm, 0);
  assert_float_equal(goal_calm_ends(&h), 0, 1e-9);
}

static void the_shirt_counts_once_a_day_and_asks_for_no_pay(void **state) {
  (void)state;
  struct goal_holds h = {0};
  goal_begin_holds(&h);
  for (int k = 0; k < 3; k++) {
    struct sim_event in = event(k == 2 ? DAY : k * 3000, EVENT_ENTERED_CLOTHES, VERB_HOLD, 0),
                     put = event(in.at_ds + 600, EVENT_PUT_BACK, VERB_PUT, 60);
    goal_fold_hold(&h, &in);
    goal_fold_hold(&h, &put);
  }
  assert_int_equal(h.shirt_days, 2);
  assert_int_equal(h.n_delays, 0);
}

/* ---- things ---- */

static void a_wrong_name_takes_a_right_one_away(void **state) {
  (void)state;
  struct goal_things g = {0};
  for (int t = 1; t <= THING_COUNT; t++) { /* who names everything has found nothing */
    struct sim_event e = event(0, EVENT_THING_NAMED, VERB_CALL, t <= 3 ? t : -t);
    goal_fold_thing(&g, &e);
    if (t == 3) assert_int_equal(goal_things_found(&g), 3);
  }
  assert_int_equal(goal_things_found(&g), 0);
}

static void what_is_found_is_then_left_alone(void **state) {
  (void)state;
  struct goal_things g = {0};
  struct sim_event e = event(0, EVENT_THING_NAMED, VERB_CALL, 1 + THING_TOWEL);
  goal_fold_thing(&g, &e);
  goal_fold_thing(&g, &e); /* twice named is once found */
  assert_int_equal(goal_things_found(&g), 1);
  goal_use_thing(&g, THING_TOWEL);
  assert_int_equal(goal_things_found(&g), 0);
}

/* ---- whole levels ---- */

static struct level level_of(const char *text) {
  struct level l;
  struct problems p;
  memset(&p, 0, sizeof p);
  bool good = level_read(text, strlen(text), &l, &p);
  if (!good) print_message("%d: %s\n", p.list[0].line, p.list[0].text);
  assert_true(good);
  return l;
}

#define HEAD "handshy level 1\ntitle = T\n[rat Pip]\nsource = pet-store\nbold = 0.5\n"

static enum sim_reason act(struct run *r, struct sim_action a) { return run_act(r, &a); }

static void a_level_may_be_judged_at_its_end(void **state) {
  (void)state;
  for (int to_end = 0; to_end < 2; to_end++) {
    struct level l = level_of(to_end ? HEAD "[visit]\ndays = 1\njudged = at-end\n[goal]\ntalks >= 1\n"
                                     : HEAD "[visit]\ndays = 1\njudged = at-goal\n[goal]\ntalks >= 1\n");
    struct run *r = run_create(&l, 1);
    run_until(r, 18 * 36000, false);
    act(r, (struct sim_action){.verb = VERB_TALK, .seconds = 70});
    run_until(r, 19 * 36000, false);
    assert_int_equal(run_outcome(r), to_end ? OUTCOME_RUNNING : OUTCOME_WON);
    act(r, (struct sim_action){.verb = VERB_LEAVE});
    run_until(r, DAY, false);
    assert_int_equal(run_outcome(r), OUTCOME_WON);
    run_destroy(r);
  }
}

static struct sim_rat first_rat(const struct run *r) {
  struct sim_rat rat;
  sim_read_rat(run_sim_const(r), 0, &rat);
  return rat;
}

static void a_history_is_lived_and_lived_again_the_same(void **state) {
  (void)state;
  struct level l = level_of(HEAD "history = guide until trust 0.45\nwariness.towel = 1\n"), fresh = level_of(HEAD);
  struct run *a = run_create(&l, 7), *b = run_create(&l, 7), *other = run_create(&l, 8),
             *new_one = run_create(&fresh, 7);
  struct sim_rat lived = first_rat(a), unknown = first_rat(new_one);
  assert_true(sim_hash(run_sim_const(a)) == sim_hash(run_sim_const(b)));
  assert_true(sim_hash(run_sim_const(a)) != sim_hash(run_sim_const(other)));
  assert_true(lived.trust >= 0.44 && lived.trust < 0.53); /* a visit's worth above, a night's below */
  assert_true(lived.settled > 0.85);
  assert_true(lived.wariness[CUE_TOWEL] > 0.99); /* what the level says goes before what was lived */
  /* earned, and not scaled: what came late in that life is hardly touched yet */
  assert_true(lived.wariness[CUE_HAND] < 0.5 * unknown.wariness[CUE_HAND]);
  assert_true(lived.wariness[CUE_LIFT] > 0.7 * unknown.wariness[CUE_LIFT]);
  assert_true(lived.used_to_cm < 5);
  run_destroy(a);
  run_destroy(b);
  run_destroy(other);
  run_destroy(new_one);
}

/* What `call` was worth. */
static double called(struct run *r, int how) {
  assert_int_equal(act(r, (struct sim_action){.verb = VERB_CALL, .how = how}), REASON_NONE);
  run_step(r, sim_now_ds(run_sim_const(r)) + 1);
  int n;
  const struct sim_event *events = run_events(r, &n);
  for (int i = n - 1; i >= 0; i--)
    if (events[i].kind == EVENT_CALLED) return events[i].value;
  return -1;
}

static void calls_name_fears_and_feelings(void **state) {
  (void)state;
  struct level l = level_of("handshy level 1\ntitle = T\n[rat Pip]\nsource = pet-store\nbold = 0.5\nsettled = 1\n"
                            "wariness.towel = 1\nwariness.clothes = 0.3\n");
  struct run *r = run_create(&l, 3);
  run_until(r, 18 * 36000, false);
  assert_true(called(r, SIGN_COUNT + CALLABLE_TOWEL) > 0.5);
  assert_true(called(r, SIGN_COUNT + CALLABLE_SLEEVE) < 0.5);
  assert_true(called(r, SIGN_COUNT + CALLABLE_BRUSH) < 0.5);
  assert_int_equal((int)run_goal_value(r, GOAL_THINGS_FOUND, 0), 0); /* one right, two wrong */
  assert_true(called(r, SIGN_COUNT + CALLABLE_CALM) > 0.5);
  assert_true(called(r, SIGN_COUNT + CALLABLE_UNEASY) < 0.5);
  /* seized and held until it has given up */
  act(r, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 1});
  run_until(r, sim_now_ds(run_sim_const(r)) + 80, false);
  if (first_rat(r).place == PLACE_HUT) act(r, (struct sim_action){.verb = VERB_REACH});
  assert_int_equal(act(r, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_FIST}), REASON_NONE);
  run_until(r, sim_now_ds(run_sim_const(r)) + 20, false);
  assert_true(called(r, SIGN_COUNT + CALLABLE_UNEASY) > 0.5);
  run_until(r, sim_now_ds(run_sim_const(r)) + 6000, false);
  assert_true(called(r, SIGN_COUNT + CALLABLE_GIVEN_UP) > 0.5);
  assert_true(called(r, SIGN_COUNT + CALLABLE_CALM) < 0.5);
  run_destroy(r);
}

static void a_step_is_how_much_nearer_the_hand_with_food_comes(void **state) {
  (void)state;
  struct level l = level_of(HEAD "settled = 1\nused_to_cm = 40\n");
  int near = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    struct run *r = run_create(&l, seed);
    run_until(r, 20 * 36000, false);
    act(r, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 25});
    for (int k = 0; k < 100 && (k == 0 || run_is_busy(r)); k++) run_step(r, INT64_MAX);
    double cm = first_rat(r).hand_cm;
    act(r, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_PEA});
    double step = run_goal_value(r, GOAL_STEP_MAX_CM, 0);
    if (cm < 39) near++;
    if (cm < 39) assert_true(step > 40 - cm - 3.1 && step < 40 - cm + 0.1); /* by itself it may have come a little */
    if (cm > 40) assert_true(step <= 0);
    run_destroy(r);
  }
  assert_true(near >= 5);
}

/* ---- handlers and the card ---- */

static struct level shipped(const char *name) {
  static char bytes[1 << 16];
  char path[300];
  snprintf(path, sizeof path, "%s/levels/%s.level", HANDSHY_SOURCE_DIR, name);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  bytes[fread(bytes, 1, sizeof bytes - 1, f)] = 0;
  fclose(f);
  return level_of(bytes);
}

static void a_level_for_two_rats_is_played_with_both(void **state) {
  (void)state;
  struct level l = shipped("09-a-bit-more-every-day");
  struct run *r = handler_play(&l, 2, HANDLER_GUIDE);
  int n, lifts[2] = {0};
  const struct sim_event *events = run_events(r, &n);
  for (int i = 0; i < n; i++)
    if (events[i].kind == EVENT_LIFTED) lifts[events[i].rat]++;
  assert_true(lifts[0] >= 5 && lifts[1] >= 5);
  run_destroy(r);
}

static void each_way_is_gone_its_own_way(void **state) {
  (void)state;
  struct level l = shipped("11-twenty-minutes");
  for (int way = 1; way <= 3; way++) {
    struct run *r = handler_play_way(&l, 2, HANDLER_GUIDE, way);
    assert_int_equal(run_goal_value(r, GOAL_LONG_HOLD_S, 0) >= 1200, way == 1);
    assert_int_equal(run_goal_value(r, GOAL_SHIRT_BY_CHOICE, 0) >= 1, way == 2);
    assert_int_equal(run_goal_value(r, GOAL_CALM_LIFTS, 0) >= 5, way == 3);
    run_destroy(r);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_stroke_is_accepted_or_refused_by_its_fear),
      cmocka_unit_test(a_stroke_that_goes_on_too_long_is_refused_after_all),
      cmocka_unit_test(it_asks_by_coming_after_the_hand),
      cmocka_unit_test(coming_late_or_for_food_or_after_a_fright_is_no_asking),
      cmocka_unit_test(growth_compares_with_the_calm_holds_of_the_day_before),
      cmocka_unit_test(the_median_delay_counts_lifts_that_were_never_paid),
      cmocka_unit_test(a_struggle_at_the_end_is_no_calm_end),
      cmocka_unit_test(the_shirt_counts_once_a_day_and_asks_for_no_pay),
      cmocka_unit_test(a_wrong_name_takes_a_right_one_away),
      cmocka_unit_test(what_is_found_is_then_left_alone),
      cmocka_unit_test(a_level_may_be_judged_at_its_end),
      cmocka_unit_test(a_history_is_lived_and_lived_again_the_same),
      cmocka_unit_test(calls_name_fears_and_feelings),
      cmocka_unit_test(a_step_is_how_much_nearer_the_hand_with_food_comes),
      cmocka_unit_test(a_level_for_two_rats_is_played_with_both),
      cmocka_unit_test(each_way_is_gone_its_own_way),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
