/* The rat in its space: the hand comes and it answers; it walks round things, hides, peeks, stretches, takes and runs,
 * and sleeps by day. */
#include "sim.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void run_to(sim *s, int64_t at_ds) {
  while (sim_now_ds(s) < at_ds) sim_step(s, at_ds);
}
static void pass(sim *s, double seconds) { run_to(s, sim_now_ds(s) + (int64_t)(seconds * 10 + 0.5)); }
static int64_t at(double day, double hour) { return (int64_t)(day * SIM_DS_PER_DAY + hour * 36000 + 0.5); }
static enum sim_reason act(sim *s, struct sim_action a) { return sim_act(s, &a); }
static struct sim_rat rat_of(const sim *s) {
  struct sim_rat r;
  sim_read_rat(s, 0, &r);
  return r;
}
static struct sim_world world_of(const sim *s) {
  struct sim_world w;
  sim_read_world(s, &w);
  return w;
}

/* A settled rat on the evening of day 2, without luck and moods, so that what it feels can be reckoned. */
static struct sim_def plain(uint64_t seed, double hand, double used_to_cm) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  static const enum tuning moods[] = {TUNE_LUCK,      TUNE_MOOD,  TUNE_SETBACK,   TUNE_PUBERTY_EDGE,
                                      TUNE_HEAT_EDGE, TUNE_QUIRK, TUNE_VOICE_CALM};
  for (size_t k = 0; k < sizeof moods / sizeof *moods; k++) def.tuning[moods[k]] = 0;
  def.rats[0].bold = 0.5;
  def.rats[0].settled = 0.9;
  def.rats[0].wariness[CUE_HAND] = hand;
  def.rats[0].used_to_cm = used_to_cm;
  return def;
}

/* Until it is out of the hut with nobody there, and then a moment with somebody. */
static sim *out_in_the_cage(const struct sim_def *def) {
  sim *s = sim_create(def);
  assert_non_null(s);
  run_to(s, at(2, 18));
  for (int k = 0; k < 600 && (rat_of(s).place != PLACE_CAGE || rat_of(s).x_cm > 50); k++) sim_step(s, INT64_MAX);
  assert_int_equal(rat_of(s).place, PLACE_CAGE);
  return s;
}

/* Fear that the model's description gives a hand brought to `cm`, gently. */
static double reckoned(const struct sim_rat *r, double cm, double used_to_cm) {
  double edge = 2 * (1 - r->settled) + r->enough + r->stress + r->sleepy + r->giveup;
  double want = 0.10 + 0.50 * r->trust + 0.10 * r->joy,
         jump = cm < used_to_cm ? (used_to_cm - cm) / sim_tuning_row(TUNE_LOOM_CM)->value : 0;
  double avoid = (1 + jump * jump) * (r->wariness[CUE_HAND] + 0.5 * edge) * (cm < 50 ? 1 - cm / 50 : 0);
  double fright = 1.8 * (avoid - want * (1 - cm / 100));
  return fright < 0 ? 0 : fright > 1 ? 1 : fright;
}

/* From the hand to the nearest part of the rat as it lay. */
static double cm_between(const struct sim_rat *r, const struct sim_world *w) {
  double half = RAT_LENGTH_CM / 2, ux = (r->nose_x_cm - r->x_cm) / half, uy = (r->nose_y_cm - r->y_cm) / half;
  double along = (w->hand_x_cm - r->x_cm) * ux + (w->hand_y_cm - r->y_cm) * uy;
  along = along > half ? half : along < -half ? -half : along;
  double dx = w->hand_x_cm - r->x_cm - along * ux, dy = w->hand_y_cm - r->y_cm - along * uy;
  return sqrt(dx * dx + dy * dy) - 2.5;
}

static void a_hand_brought_gently_frightens_as_much_as_the_trial_says(void **state) {
  (void)state;
  int felt = 0;
  for (uint64_t seed = 1; seed <= 40; seed++) {
    double used = seed % 2 ? 40 : 25;
    struct sim_def def = plain(seed, 0.35 + 0.01 * (double)(seed % 30), used);
    sim *s = out_in_the_cage(&def);
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 24});
    double most = 0;
    struct sim_rat before = rat_of(s);
    for (int k = 0; k < 80; k++) {
      struct sim_rat lay = rat_of(s);
      double was_cm = lay.hand_cm;
      sim_step(s, INT64_MAX);
      struct sim_rat r = rat_of(s);
      struct sim_world w = world_of(s);
      if (r.place != PLACE_CAGE) break; /* in its hut it feels less */
      double cm = cm_between(&lay, &w);
      if (w.hand_cm_s > 0 && cm < was_cm) {
        double f = reckoned(&before, cm, used);
        if (f > most) most = f;
      }
      if (r.fear > 0.5) break; /* it runs */
    }
    pass(s, 0.2);
    double peak = rat_of(s).fear_peak;
    if (most > 0.05 && peak < 0.5) {
      felt++;
      if (fabs(peak - most) > 0.06) fail_msg("seed %d: %f felt, %f reckoned", (int)seed, peak, most);
    }
    sim_destroy(s);
  }
  assert_true(felt >= 8); /* else this test compared nothing */
}

static double peak_of_coming(uint64_t seed, bool fast) {
  struct sim_def def = plain(seed, 0.5, 10);
  sim *s = out_in_the_cage(&def);
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
  struct sim_rat r = rat_of(s);
  double to_x = r.x_cm + 24, to_y = r.y_cm;
  for (int k = 0; k < (fast ? 10 : 60); k++) { /* to 12 cm from it: 7 cm a tick, or 1.2 */
    struct sim_world w = world_of(s);
    double dx = to_x - w.hand_x_cm, dy = to_y - w.hand_y_cm, left = sqrt(dx * dx + dy * dy), step = fast ? 7 : 1.2;
    double f = left > step ? step / left : 1;
    act(s, (struct sim_action){.verb = VERB_MOVE, .x = w.hand_x_cm + f * dx, .y = w.hand_y_cm + f * dy});
    sim_step(s, INT64_MAX);
  }
  double peak = rat_of(s).fear_peak;
  sim_destroy(s);
  return peak;
}

static void a_fast_hand_frightens_more_than_a_slow_one(void **state) {
  (void)state;
  int more = 0;
  double slow_sum = 0, fast_sum = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    double slow = peak_of_coming(seed, false), fast = peak_of_coming(seed, true);
    more += fast > slow;
    slow_sum += slow, fast_sum += fast;
  }
  assert_true(more >= 18);
  assert_true(fast_sum > slow_sum + 20 * 0.2);
}

static void a_hand_that_left_on_its_way_is_not_felt_at_the_next_visit(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 10; seed++) {
    struct sim_def def = plain(seed, 0.6, 40);
    sim *s = out_in_the_cage(&def);
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 5});
    pass(s, 2.5);
    act(s, (struct sim_action){.verb = VERB_LEAVE});
    run_to(s, at(2, 21));
    act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 30});
    pass(s, 0.1);
    double calm = rat_of(s).fear; /* of the voice */
    assert_true(calm < 0.2);
    pass(s, 1);
    assert_true(rat_of(s).fear <= calm);
    sim_destroy(s);
  }
}

static void its_own_walking_never_frightens_it(void **state) {
  (void)state;
  int came = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    struct sim_def def = plain(seed, 0.2, 40);
    def.rats[0].trust = 0.5;
    sim *s = out_in_the_cage(&def);
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
    pass(s, 3); /* the hand stands still at the door now */
    double last = rat_of(s).fear, first_cm = rat_of(s).hand_cm;
    for (int k = 0; k < 600; k++) {
      sim_step(s, INT64_MAX);
      assert_true(rat_of(s).fear <= last);
      last = rat_of(s).fear;
    }
    came += rat_of(s).hand_cm < first_cm - 10;
    sim_destroy(s);
  }
  assert_true(came > 5);
}

static void a_still_hand_that_food_lies_beside_brings_it_out(void **state) {
  (void)state;
  int ate = 0, tried = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    struct sim_def def = plain(seed, 0.3, 30);
    sim *s = sim_create(&def);
    run_to(s, at(2, 18));
    act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 15});
    pass(s, 15);
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 36});
    pass(s, 6);
    if (rat_of(s).fear_peak < 0.3) { /* it was not just behind the door when the hand came in */
      act(s, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
      act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 60});
      pass(s, 40);
      tried++;
      ate += rat_of(s).treats_eaten > 0;
    }
    sim_destroy(s);
  }
  if (tried < 12 || ate < tried - 1) fail_msg("%d of %d", ate, tried);
}

/* Scares it while it is out, and returns how long it stays in the hut. */
static double hides_for(uint64_t seed, double bold) {
  struct sim_def def = plain(seed, 0.6, 40);
  def.rats[0].bold = bold;
  sim *s = out_in_the_cage(&def);
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 5, .fast = true});
  pass(s, 4);
  assert_true(rat_of(s).fear_peak > 0.5);
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
  double seconds = 0;
  for (; seconds < 900; seconds += 1) {
    pass(s, 1);
    if (seconds > 10 && rat_of(s).doing == DOING_PEEK) break;
    if (seconds > 10) assert_int_equal(rat_of(s).place, PLACE_HUT);
  }
  sim_destroy(s);
  return seconds;
}

static void a_frightened_rat_hides_and_a_shy_one_longer(void **state) {
  (void)state;
  double bold = 0, shy = 0;
  for (uint64_t seed = 1; seed <= 15; seed++) {
    bold += hides_for(seed, 0.9) / 15;
    shy += hides_for(seed, 0.1) / 15;
  }
  assert_true(bold > 20 && bold < 400);
  assert_true(shy > bold + 10);
}

static void it_calms_down_and_comes_out_again(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 10; seed++) assert_true(hides_for(seed, 0.5) < 600);
}

static bool shows(const struct sim_rat *r, enum sign g) {
  for (int k = 0; k < r->n_signs; k++) {
    if (r->signs[k] == g) return true;
  }
  return false;
}

static void torn_between_wanting_and_fearing_it_often_stretches(void **state) {
  (void)state;
  int ticks = 0, stretched = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    struct sim_def def = plain(seed, 0.45, 30);
    sim *s = out_in_the_cage(&def);
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 38});
    for (int k = 0; k < 600; k++) {
      sim_step(s, INT64_MAX);
      struct sim_rat r = rat_of(s);
      if (r.place != PLACE_CAGE || r.hand_cm > 40 || r.hand_cm < 5) continue;
      ticks++;
      stretched += shows(&r, SIGN_STRETCH_ATTEND);
    }
    sim_destroy(s);
  }
  if (ticks < 600 || stretched < ticks / 4) fail_msg("%d of %d", stretched, ticks);
}

/* Calls back after every tick of a lively evening with hand and food. */
static void lively(uint64_t seed, void (*each)(const struct sim_rat *before, const struct sim_rat *now, void *),
                   void *context) {
  struct sim_def def = plain(seed, 0.4, 20);
  sim *s = sim_create(&def);
  run_to(s, at(2, 18));
  static const double x[] = {70, 50, 80, 60, 40, 88, 30, 55}, y[] = {8, 20, 30, 5, 30, 12, 8, 25};
  act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 60});
  struct sim_rat before = rat_of(s);
  for (int k = 0; k < 3000; k++) {
    if (k == 600) act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
    if (k > 600 && k % 250 == 0)
      act(s, (struct sim_action){.verb = VERB_MOVE, .x = x[(k / 250) % 8], .y = y[(k / 250) % 8]});
    if (k > 600 && k % 300 == 20) act(s, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
    sim_step(s, INT64_MAX);
    struct sim_rat now = rat_of(s);
    each(&before, &now, context);
    before = now;
  }
  sim_destroy(s);
}

static bool within_hut(double x, double y) { return x < HUT_RIGHT_CM && y > HUT_FRONT_CM; }

static void check_step(const struct sim_rat *before, const struct sim_rat *now, void *context) {
  (void)context;
  double dx = now->x_cm - before->x_cm, dy = now->y_cm - before->y_cm, moved = sqrt(dx * dx + dy * dy);
  assert_true(moved < 10);
  assert_int_equal(now->place == PLACE_HUT, within_hut(now->x_cm, now->y_cm));
  if (now->place != before->place) assert_true(fabs(now->y_cm - HUT_DOOR_Y_CM) < 6); /* by the door */
  double bx = now->x_cm - BOWL_X_CM, by = now->y_cm - BOWL_Y_CM;
  assert_true(bx * bx + by * by > 9);
}

static void it_goes_in_by_the_door_and_round_the_bowl(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 20; seed++) lively(seed, check_step, NULL);
}

static void check_turned(const struct sim_rat *before, const struct sim_rat *now, void *context) {
  double dx = now->x_cm - before->x_cm, dy = now->y_cm - before->y_cm, moved = sqrt(dx * dx + dy * dy);
  int *ticks = context;
  if (moved < 0.3) return;
  double ux = (now->nose_x_cm - now->x_cm) / (RAT_LENGTH_CM / 2),
         uy = (now->nose_y_cm - now->y_cm) / (RAT_LENGTH_CM / 2);
  ticks[0]++;
  ticks[1] += (dx * ux + dy * uy) / moved > 0.5;
}

static void it_turns_before_it_walks(void **state) {
  (void)state;
  int ticks[2] = {0};
  for (uint64_t seed = 1; seed <= 10; seed++) lively(seed, check_turned, ticks);
  assert_true(ticks[0] > 500);
  if (ticks[1] <= ticks[0] * 0.97) fail_msg("%d of %d steps go where the nose points", ticks[1], ticks[0]);
}

struct reading {
  int ticks, changes;
};
static void count_changes(const struct sim_rat *before, const struct sim_rat *now, void *context) {
  struct reading *c = context;
  c->ticks++;
  c->changes += now->signs[0] != before->signs[0];
}

static void signs_stay_long_enough_to_be_read(void **state) {
  (void)state;
  struct reading c = {0};
  for (uint64_t seed = 1; seed <= 10; seed++) lively(seed, count_changes, &c);
  assert_true(c.changes > 100);
  assert_true(0.1 * c.ticks / c.changes > 1.5); /* s */
}

static int share_asleep(double from_hour, double to_hour) {
  int asleep = 0, ticks = 0;
  for (uint64_t seed = 1; seed <= 5; seed++) {
    struct sim_def def = plain(seed, 0.5, 20);
    sim *s = sim_create(&def);
    run_to(s, at(3, from_hour));
    while (sim_now_ds(s) < at(3, to_hour)) {
      sim_step(s, INT64_MAX);
      ticks++;
      asleep += rat_of(s).doing == DOING_SLEEP;
    }
    sim_destroy(s);
  }
  return asleep * 100 / ticks;
}

static void it_sleeps_by_day_and_is_up_in_the_evening(void **state) {
  (void)state;
  assert_true(share_asleep(10, 14) > 90);
  assert_true(share_asleep(18, 23) < 5);
}

static void a_voice_wakes_it_gently_and_a_hand_does_not(void **state) {
  (void)state;
  struct sim_def def = plain(3, 0.4, 10);
  sim *s = sim_create(&def);
  run_to(s, at(3, 12));
  assert_int_equal(rat_of(s).doing, DOING_SLEEP);
  act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 300});
  pass(s, 300);
  assert_int_not_equal(rat_of(s).doing, DOING_SLEEP);
  assert_true(rat_of(s).fear < 0.1);
  act(s, (struct sim_action){.verb = VERB_LEAVE});
  run_to(s, at(4, 12));
  if (act(s, (struct sim_action){.verb = VERB_REACH}) != REASON_NONE) {
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 0});
    pass(s, 8);
  }
  pass(s, 0.5);
  assert_true(rat_of(s).fear > 0.4);
  sim_destroy(s);
}

static int count(sim *s, int64_t until, enum sim_event_kind kind) {
  int found = 0;
  while (sim_now_ds(s) < until) {
    sim_step(s, until);
    int n;
    const struct sim_event *e = sim_events(s, &n);
    for (int k = 0; k < n; k++) found += e[k].kind == kind;
  }
  return found;
}

static void food_it_does_not_dare_to_take_is_refused_once_and_gone_in_the_morning(void **state) {
  (void)state;
  struct sim_def def = plain(2, 0.9, 40);
  sim *s = sim_create(&def);
  run_to(s, at(2, 18));
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 45});
  pass(s, 6);
  assert_int_equal(act(s, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_PEA}), REASON_NONE);
  assert_int_equal(count(s, sim_now_ds(s) + 600, EVENT_TREAT_REFUSED), 1); /* the hand stayed on it */
  assert_int_equal(world_of(s).n_treats, 1);
  act(s, (struct sim_action){.verb = VERB_LEAVE});
  run_to(s, at(3, 9));
  assert_int_equal(world_of(s).n_treats, 0);
  sim_destroy(s);
}

static void the_hand_stays_out_of_the_hut_and_inside_the_cage(void **state) {
  (void)state;
  struct sim_def def = plain(2, 0.9, 40);
  sim *s = sim_create(&def);
  run_to(s, at(2, 18));
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
  static const double to[][2] = {{5, 25}, {-20, 50}, {200, -9}, {12, 20}, {0, 0}, {20, 33}};
  for (int k = 0; k < 60; k++) {
    act(s, (struct sim_action){.verb = VERB_MOVE, .x = to[k / 10][0], .y = to[k / 10][1]});
    pass(s, 0.2);
    struct sim_world w = world_of(s);
    assert_true(w.hand_x_cm >= 0 && w.hand_x_cm <= CAGE_WIDTH_CM + 5 && w.hand_y_cm >= 0 &&
                w.hand_y_cm <= CAGE_DEPTH_CM);
  }
  struct sim_world w = world_of(s);
  assert_false(w.hand_x_cm < HUT_RIGHT_CM - 0.01 && w.hand_y_cm > HUT_FRONT_CM + 0.01);
  sim_destroy(s);
}

static void what_is_out_of_reach_says_why(void **state) {
  (void)state;
  struct sim_def def = plain(2, 0.9, 40);
  sim *s = sim_create(&def);
  run_to(s, at(2, 18));
  struct sim_action pet = {.verb = VERB_PET, .how = PET_BACK, .seconds = 2}, lift = {.verb = VERB_LIFT};
  assert_int_equal(sim_check(s, &pet), REASON_HAND_OUT);
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
  pass(s, 1);
  enum sim_reason why = rat_of(s).place == PLACE_HUT ? REASON_IN_HUT : REASON_TOO_FAR;
  assert_int_equal(sim_check(s, &pet), why);
  assert_int_equal(sim_check(s, &lift), why);
  assert_int_equal(sim_check(s, &(struct sim_action){.verb = VERB_PUT}), REASON_NOT_HELD);
  sim_destroy(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_hand_brought_gently_frightens_as_much_as_the_trial_says),
      cmocka_unit_test(a_fast_hand_frightens_more_than_a_slow_one),
      cmocka_unit_test(a_hand_that_left_on_its_way_is_not_felt_at_the_next_visit),
      cmocka_unit_test(its_own_walking_never_frightens_it),
      cmocka_unit_test(a_still_hand_that_food_lies_beside_brings_it_out),
      cmocka_unit_test(a_frightened_rat_hides_and_a_shy_one_longer),
      cmocka_unit_test(it_calms_down_and_comes_out_again),
      cmocka_unit_test(torn_between_wanting_and_fearing_it_often_stretches),
      cmocka_unit_test(it_goes_in_by_the_door_and_round_the_bowl),
      cmocka_unit_test(it_turns_before_it_walks),
      cmocka_unit_test(signs_stay_long_enough_to_be_read),
      cmocka_unit_test(it_sleeps_by_day_and_is_up_in_the_evening),
      cmocka_unit_test(a_voice_wakes_it_gently_and_a_hand_does_not),
      cmocka_unit_test(food_it_does_not_dare_to_take_is_refused_once_and_gone_in_the_morning),
      cmocka_unit_test(the_hand_stays_out_of_the_hut_and_inside_the_cage),
      cmocka_unit_test(what_is_out_of_reach_says_why),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
