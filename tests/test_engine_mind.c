/* What a rat feels, wants and learns: the two clocks of a scare, and the guide's rules as twins: the same rat, the same
 * luck, one difference. */
#include "handler_inside.h"
#include "rules/twins.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TWINS = 40 };

struct clocks {
  double fear_peak, fear_5_min, stress_peak, stress_peak_min, stress_60;
};

static void follow(sim *s, double minutes, struct clocks *c) {
  int64_t from = sim_now_ds(s), peak_at = from;
  *c = (struct clocks){.fear_5_min = -1};
  while (sim_now_ds(s) < from + (int64_t)(minutes * 600)) {
    sim_step(s, from + (int64_t)(minutes * 600));
    struct sim_rat r = rat_of(s);
    double minute = (double)(sim_now_ds(s) - from) / 600;
    if (r.fear > c->fear_peak) c->fear_peak = r.fear, peak_at = sim_now_ds(s), c->fear_5_min = -1;
    if (c->fear_5_min < 0 && r.fear <= 0.05 * c->fear_peak) c->fear_5_min = (double)(sim_now_ds(s) - peak_at) / 600;
    if (r.stress > c->stress_peak) c->stress_peak = r.stress, c->stress_peak_min = minute;
    if (minute <= 60) c->stress_60 = r.stress;
  }
}

static void fear_of_a_hold_is_at_a_twentieth_after_twenty_minutes(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    sim *s = begin(seed, seed % 2 ? SOURCE_PET_STORE : SOURCE_RESCUE);
    run_to(s, at(3, 18));
    lift(s);
    struct clocks c;
    follow(s, 61, &c);
    assert_true(c.fear_peak > 0.5);
    if (c.fear_5_min < 19 || c.fear_5_min > 21) fail_msg("seed %d: %f min", (int)seed, c.fear_5_min);
    if (c.stress_peak_min < 12 || c.stress_peak_min > 21) fail_msg("stress peaks at %f min", c.stress_peak_min);
    assert_true(c.stress_60 < 0.25 * c.stress_peak);
    sim_destroy(s);
  }
}

static void fear_passes_sooner_in_its_own_hut(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    sim *s = begin(seed, SOURCE_PET_STORE);
    run_to(s, at(3, 18));
    lift(s);
    pass(s, 10);
    act(s, (struct sim_action){.verb = VERB_PUT});
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
    struct clocks c;
    follow(s, 61, &c);
    if (c.fear_5_min < 1 || c.fear_5_min > 15) fail_msg("seed %d: %f min", (int)seed, c.fear_5_min);
    if (c.stress_peak_min < 12 || c.stress_peak_min > 21) fail_msg("stress peaks at %f min", c.stress_peak_min);
    assert_true(c.stress_60 < 0.25 * c.stress_peak);
    sim_destroy(s);
  }
}

static void a_rat_put_back_after_a_scare_goes_home_by_itself(void **state) {
  (void)state;
  sim *s = begin(4, SOURCE_PET_STORE);
  run_to(s, at(3, 18));
  lift(s);
  pass(s, 6);
  act(s, (struct sim_action){.verb = VERB_PUT});
  assert_int_equal(rat_of(s).place, PLACE_CAGE);
  pass(s, 8);
  assert_int_equal(rat_of(s).place, PLACE_HUT);
  sim_destroy(s);
}

static void two_days_of_voice_and_food_settle_it(void **state) { /* R1 */
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    sim *s = begin(seed, (enum source)(seed % SOURCE_COUNT));
    run_to(s, at(0, 17));
    double last = rat_of(s).wariness[CUE_ROOM];
    for (int h = 0; h < 48; h++) {
      if (h == 2 || h == 26) {
        act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 600});
        pass(s, 600);
        act(s, (struct sim_action){.verb = VERB_LEAVE});
      }
      run_to(s, at(0, 18 + h));
      assert_true(rat_of(s).wariness[CUE_ROOM] < last);
      last = rat_of(s).wariness[CUE_ROOM];
    }
    assert_true(rat_of(s).settled >= 0.85);
    sim_destroy(s);
  }
}

/* A life with somebody who follows the guide; the same for both twins. */
static void live(struct handler *h, struct level *level, uint64_t seed, enum source source) {
  *level = (struct level){.end_ds = -1};
  sim_def_default(&level->sim);
  level->sim.rats[0].source = source;
  struct run *run = run_create(level, seed);
  assert_non_null(run);
  handler_begin(h, run, level, HANDLER_GUIDE);
}
static struct sim_rat after(struct handler *h, int64_t at_ds) {
  handler_live(h, at_ds);
  return rat_of(run_sim_const(h->run));
}

static void a_lift_six_hours_after_arrival_still_costs_trust_on_days_three_and_seven(void **state) { /* R2 */
  (void)state;
  int day3 = 0, day7 = 0;
  double lost3 = 0, lost7 = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct level level;
    struct handler a, b;
    live(&a, &level, seed, SOURCE_PET_STORE);
    live(&b, &level, seed, SOURCE_PET_STORE);
    after(&a, at(0, 23)), after(&b, at(0, 23));
    lift_for(run_sim(b.run), 2);
    struct sim_rat ra = after(&a, at(3, 12)), rb = after(&b, at(3, 12));
    day3 += rb.trust < ra.trust;
    lost3 += (ra.trust - rb.trust) / TWINS;
    ra = after(&a, at(7, 12)), rb = after(&b, at(7, 12));
    day7 += rb.trust < ra.trust;
    lost7 += (ra.trust - rb.trust) / TWINS;
    run_destroy(a.run);
    run_destroy(b.run);
  }
  if (day3 < TWINS * 0.9 || day7 < TWINS * 0.85) fail_msg("%d, %d of %d", day3, day7, TWINS);
  if (lost3 < 0.015 || lost7 < 0.02) fail_msg("it costs only %f, %f", lost3, lost7);
}

static void a_breeder_rat_gets_there_sooner_than_one_from_a_shop(void **state) { /* R3 */
  (void)state;
  int sooner = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct level la, lb;
    struct handler a, b;
    live(&a, &la, seed, SOURCE_BREEDER);
    live(&b, &lb, seed, SOURCE_PET_STORE);
    assert_true(after(&a, at(2, 16)).wariness[CUE_HAND] < after(&b, at(2, 16)).wariness[CUE_HAND]);
    double trust = after(&a, at(8, 12)).trust;
    sooner += trust > after(&b, at(8, 12)).trust && trust > 0.6;
    run_destroy(a.run);
    run_destroy(b.run);
  }
  if (sooner < TWINS * 0.9) fail_msg("%d of %d", sooner, TWINS);
}

static void a_shout_frightens_and_is_remembered_of_the_voice(void **state) { /* R8 */
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    sim *a = begin(seed, (enum source)(seed % SOURCE_COUNT));
    run_to(a, at(4, 19));
    struct sim_rat before = rat_of(a);
    act(a, (struct sim_action){.verb = VERB_SHOUT});
    sim_step(a, INT64_MAX);
    assert_true(rat_of(a).fear > before.fear + 0.1);
    assert_true(rat_of(a).wariness[CUE_VOICE] > before.wariness[CUE_VOICE]);
    sim_destroy(a);
  }
}

/* A rat for whom hands are half learnt already. */
static sim *half_way(uint64_t seed, double hand, double used_to_cm) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.rats[0].bold = 0.5;
  def.rats[0].settled = 0.9;
  def.rats[0].wariness[CUE_HAND] = hand;
  def.rats[0].used_to_cm = used_to_cm;
  sim *s = sim_create(&def);
  assert_non_null(s);
  run_to(s, at(2, 18));
  return s;
}

static void treats_beside_a_still_hand_make_the_hand_less_frightening(void **state) { /* R9 */
  (void)state;
  int eaten = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct level level = {.end_ds = -1};
    sim_def_default(&level.sim);
    level.sim.rats[0].bold = 0.5, level.sim.rats[0].settled = 0.9;
    level.sim.rats[0].wariness[CUE_HAND] = 0.5, level.sim.rats[0].used_to_cm = 22;
    struct run *fed = run_create(&level, seed), *alone = run_create(&level, seed);
    struct handler h;
    handler_begin(&h, fed, &level, HANDLER_GUIDE);
    h.near_cm = h.eaten_cm = 22, h.may_touch = h.may_lift = false;
    struct sim_rat a = after(&h, at(4, 12));
    run_until(alone, at(4, 12), false);
    struct sim_rat b = rat_of(run_sim_const(alone));
    eaten += a.treats_eaten;
    assert_true(a.wariness[CUE_HAND] < b.wariness[CUE_HAND]);
    assert_true(a.trust > b.trust);
    run_destroy(fed);
    run_destroy(alone);
  }
  assert_true(eaten > TWINS * 6);
}

static void who_strokes_too_early_is_feared_and_feeds_less(void **state) { /* R10 */
  (void)state;
  int kind_meals = 0, early_meals = 0, stroked = 0, warier = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    sim *a = half_way(seed, 0.5, 10), *b = twin_of(a);
    bool touched = false;
    for (int k = 0; k < 5; k++) {
      kind_meals += feed_at(a, 10, 25);
      early_meals += feed_at(b, 10, 25);
      for (int n = 0; n < 40 && rat_of(b).hand_cm > 5; n++) {
        if (n % 10 == 0) act(b, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 3});
        sim_step(b, INT64_MAX);
      }
      touched |= act(b, (struct sim_action){.verb = VERB_PET, .how = PET_BACK, .seconds = 3}) == REASON_NONE;
      pass(b, 4);
    }
    stroked += touched;
    warier += touched && rat_of(b).wariness[CUE_HAND] > rat_of(a).wariness[CUE_HAND];
    sim_destroy(a);
    sim_destroy(b);
  }
  assert_true(stroked > TWINS / 2);
  if (warier < stroked) fail_msg("%d of %d are warier", warier, stroked);
  assert_true(early_meals * 2 < kind_meals);
}

static void three_steps_at_once_frighten_lose_a_step_and_spoil_the_meal(void **state) { /* R12 */
  (void)state;
  int scared = 0, lost = 0, refused = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    sim *s = half_way(seed, 0.6, 30);
    pass(s, 1);
    double peak = 0, used = rat_of(s).used_to_cm;
    for (int k = 0; k < 80; k++) { /* and after it, if it backs away */
      if (k % 20 == 0) act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 12});
      sim_step(s, INT64_MAX);
      if (rat_of(s).fear > peak) peak = rat_of(s).fear;
    }
    int before = rat_of(s).treats_eaten;
    act(s, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
    pass(s, 20);
    scared += peak > 0.5;
    lost += rat_of(s).used_to_cm > used;
    refused += rat_of(s).treats_eaten == before;
    sim_destroy(s);
  }
  if (scared < TWINS * 0.9 || lost < TWINS * 0.9 || refused < TWINS * 0.9) fail_msg("%d %d %d", scared, lost, refused);
}

static void talking_daily_helps_the_voice_and_trust_a_little(void **state) { /* R7 */
  (void)state;
  for (uint64_t seed = 1; seed <= 12; seed++) {
    sim *s = begin(seed, SOURCE_PET_STORE);
    for (int day = 2; day < 10; day++) {
      run_to(s, at(day, 19));
      struct sim_rat before = rat_of(s);
      act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 600});
      pass(s, 600);
      act(s, (struct sim_action){.verb = VERB_LEAVE});
      run_to(s, at(day + 1, 12));
      assert_true(rat_of(s).wariness[CUE_VOICE] < before.wariness[CUE_VOICE]);
      assert_true(rat_of(s).trust >= before.trust - 0.001 && rat_of(s).trust <= before.trust + 0.02);
    }
    sim_destroy(s);
  }
}

static void doing_nothing_never_raises_trust(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 10; seed++) {
    sim *s = begin(seed, SOURCE_PET_STORE);
    double trust = rat_of(s).trust;
    run_to(s, at(20, 12));
    assert_true(rat_of(s).trust <= trust + 1e-9);
    sim_destroy(s);
  }
}

static void a_calm_friend_buffers_a_scare(void **state) { /* R46 */
  (void)state;
  double alone = 0, together = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    for (int n = 1; n <= 2; n++) {
      struct sim_def def;
      sim_def_default(&def);
      def.seed = seed;
      def.n_rats = n;
      def.rats[0].bold = 0.4;
      def.rats[1].trust = 0.9, def.rats[1].settled = 1, def.rats[1].used_to_cm = 0; /* the friend does not mind */
      sim *s = sim_create(&def);
      run_to(s, at(2, 18));
      act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 28});
      pass(s, 6);
      *(n == 1 ? &alone : &together) += rat_of(s).fear_peak;
      sim_destroy(s);
    }
  }
  if (together > 0.85 * alone) fail_msg("%f %f", together, alone);
}

/* Half a quiet hour in a secured room, alone or with a friend; joy of the first. */
static double joy_outside(uint64_t seed, int n_rats) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.tuning[TUNE_STARTLE_PER_MIN] = 0; /* a fright would send it home */
  def.n_rats = n_rats;
  for (int i = 0; i < n_rats; i++) def.rats[i].trust = 0.7, def.rats[i].settled = 1;
  sim *s = sim_create(&def);
  run_to(s, at(2, 18));
  act(s, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_SECURED});
  for (int i = 0; i < n_rats; i++) act(s, (struct sim_action){.verb = VERB_OUT, .rat = i});
  pass(s, 1800);
  double joy = rat_of(s).joy;
  sim_destroy(s);
  return joy;
}

static void running_free_is_joy_and_with_a_friend_more(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    double alone = joy_outside(seed, 1), together = joy_outside(seed, 2);
    assert_true(alone > 0.25);
    assert_true(together > alone);
  }
}

/* Fear of a thing held so far from a settled rat of so much trust whose past knows a towel. */
static double fear_of(enum thing thing, double cm, uint64_t seed) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.rats[0].trust = 0.35, def.rats[0].settled = 1;
  def.rats[0].wariness[CUE_TOWEL] = 1, def.rats[0].wariness[CUE_STRANGER] = 0.3;
  sim *s = sim_create(&def);
  run_to(s, at(2, 20));
  act(s, (struct sim_action){.verb = VERB_SHOW, .how = (int)thing, .x = cm});
  sim_step(s, INT64_MAX);
  double fear = rat_of(s).fear;
  sim_destroy(s);
  return fear;
}

static void a_thing_with_a_past_frightens_by_its_distance(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    assert_true(fear_of(THING_TOWEL, 10, seed) > 0.5);
    assert_true(fear_of(THING_TOWEL, 10, seed) > fear_of(THING_TOWEL, 30, seed));
    assert_true(fear_of(THING_TOWEL, 45, seed) < 0.3);
    assert_true(fear_of(THING_HAT, 20, seed) < 0.3);
    assert_true(fear_of(THING_BRUSH, 20, seed) < 0.3);
  }
}

static void a_shirt_needs_a_hand_inside_and_empty(void **state) {
  (void)state;
  sim *s = begin(3, SOURCE_BREEDER);
  run_to(s, at(2, 18));
  const struct sim_action shirt = {.verb = VERB_HOLD, .how = HOLD_SHIRT};
  assert_int_equal(sim_check(s, &shirt), REASON_HAND_OUT);
  lift(s);
  assert_int_equal(sim_check(s, &shirt), REASON_HELD);
  act(s, (struct sim_action){.verb = VERB_PUT});
  assert_int_equal(act(s, shirt), REASON_NONE);
  struct sim_world w;
  sim_read_world(s, &w);
  assert_int_equal(w.shirt_rat, 0);
  pass(s, 61); /* just lifted, it stays out */
  sim_read_world(s, &w);
  assert_int_equal(w.shirt_rat, -1);
  assert_int_not_equal(rat_of(s).place, PLACE_CLOTHING);
  sim_destroy(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fear_of_a_hold_is_at_a_twentieth_after_twenty_minutes),
      cmocka_unit_test(fear_passes_sooner_in_its_own_hut),
      cmocka_unit_test(a_rat_put_back_after_a_scare_goes_home_by_itself),
      cmocka_unit_test(two_days_of_voice_and_food_settle_it),
      cmocka_unit_test(a_lift_six_hours_after_arrival_still_costs_trust_on_days_three_and_seven),
      cmocka_unit_test(a_breeder_rat_gets_there_sooner_than_one_from_a_shop),
      cmocka_unit_test(a_shout_frightens_and_is_remembered_of_the_voice),
      cmocka_unit_test(treats_beside_a_still_hand_make_the_hand_less_frightening),
      cmocka_unit_test(who_strokes_too_early_is_feared_and_feeds_less),
      cmocka_unit_test(three_steps_at_once_frighten_lose_a_step_and_spoil_the_meal),
      cmocka_unit_test(talking_daily_helps_the_voice_and_trust_a_little),
      cmocka_unit_test(doing_nothing_never_raises_trust),
      cmocka_unit_test(a_calm_friend_buffers_a_scare),
      cmocka_unit_test(running_free_is_joy_and_with_a_friend_more),
      cmocka_unit_test(a_thing_with_a_past_frightens_by_its_distance),
      cmocka_unit_test(a_shirt_needs_a_hand_inside_and_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
