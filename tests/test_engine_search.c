/* test_engine_search.c - the search: its lives are those of the game, its dice stay inside the table, what it leaves
 * early was hopeless, and what comes out depends on the request alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search.h"

static struct level a_fortnight(enum source source) {
  struct level plain = {.end_ds = -1}, level;
  sim_def_default(&plain.sim);
  search_level(&plain, source, 14, &level);
  return level;
}

static const double any_gain[SEARCH_DAYS] = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};

static void a_lean_life_is_the_same_life(void **state) {
  (void)state;
  for (int source = 0; source < SOURCE_COUNT; source++) {
    struct level level = a_fortnight((enum source)source);
    struct search_job job = {.habit = habit_of(HANDLER_GUIDE, (enum source)source), .rat = 77, .hopeless = -1e9};
    struct search_life life;
    assert_true(search_live(&level, &job, any_gain, &life));
    struct run *run = handler_play(&level, 77, HANDLER_GUIDE);
    struct sim_rat rat;
    sim_read_rat(run_sim_const(run), 0, &rat);
    assert_memory_equal(&life.trust, &rat.trust, sizeof rat.trust);
    assert_memory_equal(&life.minutes, &rat.minutes_fear_over_half, sizeof life.minutes);
    for (int k = 0; k < RULE_COUNT; k++)
      assert_int_equal(life.broken >> k & 1, search_broken(run_guide(run), (enum rule)k));
    run_destroy(run);
  }
}

static void the_guide_is_a_point_of_the_table(void **state) {
  (void)state;
  for (int source = 0; source < SOURCE_COUNT; source++) {
    union habit h = habit_of(HANDLER_GUIDE, (enum source)source);
    for (int f = 0; f < HABIT_COUNT; f++)
      assert_true(h.of[f] >= habit_row((enum habit_field)f)->least && h.of[f] <= habit_row((enum habit_field)f)->most);
  }
}

static void dice_stay_inside_the_table(void **state) {
  (void)state;
  struct search_dice dice = {5, 0};
  union habit a, b, child;
  bool moved[HABIT_COUNT] = {false};
  union habit guide = habit_of(HANDLER_GUIDE, SOURCE_PET_STORE);
  for (int i = 0; i < 3000; i++) {
    search_random(&dice, SOURCE_PET_STORE, &a);
    b = guide;
    search_mutate(&dice, &b, 4);
    search_cross(&dice, &a, &b, &child);
    for (int f = 0; f < HABIT_COUNT; f++) {
      const struct habit_row *r = habit_row((enum habit_field)f);
      assert_true(child.of[f] >= r->least && child.of[f] <= r->most);
      double whole = child.of[f] - (double)(int)child.of[f];
      if (r->step == STEP_WHOLE || r->step == STEP_KIND || r->step == STEP_YES) assert_true(whole <= 0 && whole >= 0);
      moved[f] |= child.of[f] < guide.of[f] || child.of[f] > guide.of[f];
    }
  }
  for (int f = 0; f < HABIT_COUNT; f++) assert_true(moved[f]);
}

/* What a life that was left could at most have had is not less than what it would have had. */
static void only_hopeless_lives_are_left(void **state) {
  (void)state;
  struct level level = a_fortnight(SOURCE_PET_STORE);
  struct search_dice dice = {9, 0};
  int left = 0;
  for (int i = 0; i < 12; i++) {
    struct search_job whole = {.rat = 40 + (uint64_t)i, .hopeless = -1e9};
    search_random(&dice, SOURCE_PET_STORE, &whole.habit);
    struct search_job early = whole;
    early.hopeless = 0.9;
    struct search_life full, part;
    assert_true(search_live(&level, &whole, any_gain, &full));
    assert_true(search_live(&level, &early, any_gain, &part));
    assert_false(full.stopped);
    assert_true(part.score >= full.score);
    if (part.stopped) assert_true(part.score < 0.9);
    left += part.stopped;
  }
  assert_true(left > 0);
}

static void a_life_that_lies_behind_is_left(void **state) {
  (void)state;
  struct level level = a_fortnight(SOURCE_BREEDER);
  double least[SEARCH_DAYS] = {0};
  for (int d = 0; d < SEARCH_DAYS; d++) least[d] = d < 6 ? -1e9 : 2; /* nobody trusts more than wholly */
  struct search_job job = {.habit = habit_of(HANDLER_GUIDE, SOURCE_BREEDER), .rat = 5, .hopeless = -1e9};
  struct search_life full, part;
  assert_true(search_live(&level, &job, any_gain, &full));
  job.least = least;
  assert_true(search_live(&level, &job, any_gain, &part));
  assert_true(part.stopped);
  assert_int_equal(part.days, 7);
  assert_true(part.score < full.score);
}

static void time_is_asked_for_only_where_it_is_told(void **state) {
  (void)state;
  struct level level = a_fortnight(SOURCE_BREEDER);
  struct search_job job = {.habit = habit_of(HANDLER_GUIDE, SOURCE_BREEDER), .rat = 5, .hopeless = -1e9};
  struct search_life free, timed;
  assert_true(search_live(&level, &job, any_gain, &free));
  job.minute = 0.001;
  assert_true(search_live(&level, &job, any_gain, &timed));
  double minutes = (free.score - timed.score) / 0.001;
  assert_true(minutes > 5 &&
              minutes < 60); /* two visits a day with three minutes of talk each, and no more than an hour */
  assert_true(free.trust <= timed.trust && free.trust >= timed.trust);
}

static void fists_on_the_first_day_break_the_rules(void **state) {
  (void)state;
  struct level level = a_fortnight(SOURCE_PET_STORE);
  struct search_job job = {.habit = habit_of(HANDLER_GUIDE, SOURCE_PET_STORE), .rat = 3, .hopeless = -1e9};
  job.habit.forced_day = 0;
  job.habit.forced_times = 14; /* each day, not once among many kept */
  job.habit.reaches = 1;
  job.habit.lift_how = LIFT_FIST;
  struct search_life life;
  assert_true(search_live(&level, &job, any_gain, &life));
  assert_true(life.broken >> RULE_R1 & 1);
  assert_true(life.broken >> RULE_R2 & 1);
  assert_true(life.broken >> RULE_R32 & 1);
  assert_true(life.broken >> RULE_R44 & 1);
  struct guide tally = {0};
  tally.broken[RULE_R9].times = 1;
  assert_true(search_broken(&tally, RULE_R9));
  tally.kept[RULE_R9].times = 10; /* once in eleven times: an accident */
  assert_false(search_broken(&tally, RULE_R9));
  struct search_policy guide = {.lives = 20}, p = {.lives = 20};
  p.broken[RULE_R2] = 9; /* it happens to it */
  assert_false(search_breaks(&p, &guide, RULE_R2));
  p.broken[RULE_R2] = 11; /* it does so */
  assert_true(search_breaks(&p, &guide, RULE_R2));
  guide.broken[RULE_R2] = 10; /* so does anybody */
  assert_false(search_breaks(&p, &guide, RULE_R2));
}

/* Lived in order or backwards, as threads might. */
static struct search *search_small(const struct level *level, bool backwards) {
  struct search_request q = {.level = level, .seed = 4, .policies = 32, .rats = 4, .from = SEARCH_BOTH};
  struct search *s = search_create(&q);
  assert_non_null(s);
  const struct search_job *jobs;
  int n;
  while (jobs = search_jobs(s, &n), n > 0) {
    struct search_life *lives = calloc((size_t)n, sizeof *lives);
    for (int i = 0; i < n; i++) {
      int k = backwards ? n - 1 - i : i;
      assert_true(search_live(level, &jobs[k], search_gains(s), &lives[k]));
    }
    search_take(s, lives);
    free(lives);
  }
  return s;
}

static void the_request_decides(void **state) {
  (void)state;
  struct level level = a_fortnight(SOURCE_BREEDER);
  level.end_ds = level.sim.arrival_ds + 4 * (int64_t)SIM_DS_PER_DAY;
  struct search *a = search_small(&level, false), *b = search_small(&level, true);
  assert_int_equal(search_policies_done(a), 32);
  assert_memory_equal(search_best(a), search_best(b), sizeof(struct search_policy));
  assert_memory_equal(search_guide(a), search_guide(b), sizeof(struct search_policy));
  assert_int_equal(search_guide(a)->lives, 4);
  assert_true(search_score(search_best(a)) >= search_score(search_guide(a)));
  search_destroy(a);
  search_destroy(b);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_lean_life_is_the_same_life),
                                     cmocka_unit_test(the_guide_is_a_point_of_the_table),
                                     cmocka_unit_test(dice_stay_inside_the_table),
                                     cmocka_unit_test(only_hopeless_lives_are_left),
                                     cmocka_unit_test(a_life_that_lies_behind_is_left),
                                     cmocka_unit_test(time_is_asked_for_only_where_it_is_told),
                                     cmocka_unit_test(fists_on_the_first_day_break_the_rules),
                                     cmocka_unit_test(the_request_decides)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
