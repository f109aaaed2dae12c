/* One level being played: goals, outcome, diary, samples, replay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "run.h"

#define HOUR ((int64_t)36000)
#define DAY ((int64_t)SIM_DS_PER_DAY)

static struct run *begin(const char *goals) {
  char text[1000];
  static struct problems p;
  memset(&p, 0, sizeof p);
  struct level level;
  snprintf(
      text, sizeof text,
      "handshy level 1\ntitle = T\nseed = 5\n[rat Pip]\nsource = breeder\nbold = 0.7\n[rat Moss]\nsource = breeder\n"
      "[visit]\narrival = 17:00\ndays = 3\n[goal]\n%s\n",
      goals);
  if (!level_read(text, strlen(text), &level, &p)) fail_msg("%s", p.list[0].text);
  struct run *r = run_create(&level, 0);
  assert_non_null(r);
  return r;
}

static enum sim_reason act(struct run *r, struct sim_action a) { return run_act(r, &a); }

static void talk(struct run *r, int64_t at, double seconds) {
  run_until(r, at, false);
  act(r, (struct sim_action){.verb = VERB_TALK, .seconds = seconds});
  run_until(r, at + (int64_t)(seconds * 10) + 10, false);
  act(r, (struct sim_action){.verb = VERB_LEAVE});
  run_until(r, sim_now_ds(run_sim(r)) + 1, false);
}

/* A visit with most of what can be done, at moments that fit no grid. */
static void busy_visit(struct run *r, int64_t at) {
  run_until(r, at, false);
  act(r, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
  run_until(r, at + 57, false);
  for (int i = 0; i < 120; i++) {
    act(r, (struct sim_action){.verb = VERB_MOVE, .x = 90 - i * 0.3333, .y = 10 + i * 0.01});
    run_until(r, sim_now_ds(run_sim(r)) + 3, false);
  }
  act(r, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  run_until(r, at + 7000, false);
  act(r, (struct sim_action){.verb = VERB_PET, .how = PET_BACK, .seconds = 2});
  act(r, (struct sim_action){.verb = VERB_OFFER, .treat = TREAT_PEA, .rat = 1});
  run_until(r, at + 8000, false);
  act(r, (struct sim_action){.verb = VERB_LEAVE});
  run_until(r, at + 8001, false);
}

static void assert_outcome(const struct run *r, enum outcome o, int64_t at_ds) {
  assert_int_equal(run_outcome(r), o);
  assert_int_equal(run_decided_ds(r), at_ds);
}

static void a_run_comes_to_the_same_hash_however_finely_it_is_stepped(void **state) {
  (void)state;
  struct run *whole = begin("trust >= 0.99"), *fine = begin("trust >= 0.99");
  talk(whole, 18 * HOUR + 7, 65);
  talk(fine, 18 * HOUR + 7, 65);
  run_until(whole, 2 * DAY, false);
  for (int64_t t = sim_now_ds(run_sim(fine)); t < 2 * DAY; t += 37) run_step(fine, t);
  run_until(fine, 2 * DAY, false);
  assert_int_equal(sim_hash(run_sim(whole)), sim_hash(run_sim(fine)));
  run_destroy(whole);
  run_destroy(fine);
}

static struct run *played(void) {
  struct run *r = begin("trust >= 0.99");
  busy_visit(r, 18 * HOUR);
  busy_visit(r, DAY + 20 * HOUR + 13);
  return r;
}

static void a_replay_of_its_diary_is_the_run_itself(void **state) {
  (void)state;
  struct run *r = played(), *again = run_create(run_level(r), run_diary(r)->seed);
  run_play(again, run_diary(r), sim_now_ds(run_sim(r)));
  assert_int_equal(sim_hash(run_sim(r)), sim_hash(run_sim(again)));
  int n, m;
  run_events(r, &n);
  run_events(again, &m);
  assert_true(n > 5);
  assert_int_equal(n, m);
  run_samples(r, &n);
  run_samples(again, &m);
  assert_int_equal(n, m);
  assert_int_equal(run_diary(r)->n, run_diary(again)->n);
  run_destroy(r);
  run_destroy(again);
}

static void the_diary_survives_being_written_and_read(void **state) {
  (void)state;
  struct run *r = played();
  const struct diary *d = run_diary(r);
  char *text = malloc(200 + (size_t)d->n * 100);
  const char *names[] = {"Pip", "Moss"};
  size_t n = (size_t)diary_print_head(d, text, 200) - strlen("\n");
  n = (size_t)snprintf(text, 200, "handshy diary 1\nlevel x\nseed %d\n", (int)d->seed);
  for (int i = 0; i < d->n; i++) n += (size_t)diary_print_line(&d->lines[i], names, 2, text + n, 100);
  struct diary again;
  struct problems p = {.n = 0};
  assert_true(diary_read(text, n, names, 2, false, &again, &p));
  struct run *replay = run_create(run_level(r), again.seed);
  uint64_t hash;
  assert_int_equal(run_verify(replay, &again, &hash), -1);
  run_until(replay, sim_now_ds(run_sim(r)), false);
  assert_int_equal(sim_hash(run_sim(r)), sim_hash(run_sim(replay)));
  diary_free(&again);
  run_destroy(replay);
  run_destroy(r);
  free(text);
}

static void a_changed_act_is_found_at_the_next_hash(void **state) {
  (void)state;
  struct run *r = played();
  struct diary d = *run_diary(r);
  int hash_line = 0;
  d.lines = malloc((size_t)d.n * sizeof *d.lines);
  memcpy(d.lines, run_diary(r)->lines, (size_t)d.n * sizeof *d.lines);
  while (!d.lines[hash_line].is_hash) hash_line++;
  d.lines[5].action.x += 1;
  struct run *again = run_create(run_level(r), d.seed);
  uint64_t now;
  assert_int_equal(run_verify(again, &d, &now), hash_line);
  assert_true(now != d.lines[hash_line].hash);
  free(d.lines);
  run_destroy(again);
  run_destroy(r);
}

static void hashes_stand_every_ten_minutes_of_a_visit_and_at_its_end(void **state) {
  (void)state;
  struct run *r = begin("trust >= 0.99");
  talk(r, 18 * HOUR, 25 * 60); /* 25 minutes: two, and one at the end */
  int n = 0;
  for (int i = 0; i < run_diary(r)->n; i++) n += run_diary(r)->lines[i].is_hash;
  assert_int_equal(n, 3);
  run_until(r, 2 * DAY, false);
  for (int i = n = 0; i < run_diary(r)->n; i++) n += run_diary(r)->lines[i].is_hash;
  assert_int_equal(n, 3); /* none while nobody is there */
  run_destroy(r);
}

static void samples_come_each_minute_of_a_visit_and_each_ten_quiet_ones(void **state) {
  (void)state;
  struct run *r = begin("trust >= 0.99");
  talk(r, 18 * HOUR, 600);
  run_until(r, 20 * HOUR, false);
  int n, visit = 0, quiet = 0;
  const struct run_sample *s = run_samples(r, &n);
  int64_t last = -1;
  for (int i = 0; i < n; i++) {
    assert_true(s[i].at_ds >= last);
    last = s[i].at_ds;
    if (s[i].rat == 0 && s[i].person) visit++;
    if (s[i].rat == 0 && !s[i].person && s[i].at_ds > 18 * HOUR + 6100) quiet++;
  }
  assert_in_range(visit, 10, 30); /* ten minutes, and more when fear jumps */
  assert_in_range(quiet, 10, 12);
  run_destroy(r);
}

static void a_promise_broken_loses_at_once_and_for_good(void **state) {
  (void)state;
  struct run *r = begin("hut_kept = 1\ntalks >= 1");
  talk(r, 18 * HOUR, 30); /* too short to be a talk */
  assert_int_equal(run_outcome(r), OUTCOME_RUNNING);
  run_until(r, 19 * HOUR, false);
  assert_int_equal(act(r, (struct sim_action){.verb = VERB_CLEAN}), REASON_NONE);
  run_until(r, 19 * HOUR + 10, false);
  assert_int_equal(run_outcome(r), OUTCOME_LOST);
  talk(r, 20 * HOUR, 90);
  assert_int_equal(run_outcome(r), OUTCOME_LOST); /* decided once, then kept */
  assert_false(run_add_days(r, 2));
  struct run_goal goals[4];
  assert_int_equal(run_goals(r, goals, 4), 2);
  assert_true(goals[0].broken && goals[0].can_fail && !goals[0].met);
  assert_true(goals[1].met && !goals[1].can_fail);
  run_destroy(r);
}

static void what_can_be_reached_wins_as_soon_as_it_is(void **state) {
  (void)state;
  struct run *r = begin("touches = 0\ntalk_days >= 2");
  talk(r, 18 * HOUR, 60);
  talk(r, 19 * HOUR, 60); /* the same day */
  assert_int_equal(run_outcome(r), OUTCOME_RUNNING);
  talk(r, DAY + 18 * HOUR, 60);
  assert_outcome(r, OUTCOME_WON, DAY + 18 * HOUR + 600);
  run_destroy(r);
}

static void promises_alone_are_decided_at_the_last_moment(void **state) {
  (void)state;
  struct run *r = begin("lifts = 0\ntouches = 0");
  run_until(r, 3 * DAY - 1, false);
  assert_int_equal(run_outcome(r), OUTCOME_RUNNING);
  run_until(r, 4 * DAY, false);
  assert_outcome(r, OUTCOME_WON, 3 * DAY);
  run_destroy(r);
}

static void time_up_loses_and_more_days_may_be_taken_twice(void **state) {
  (void)state;
  struct run *r = begin("talks >= 1");
  run_until(r, 3 * DAY + 1, false);
  assert_outcome(r, OUTCOME_LOST, 3 * DAY);
  assert_true(run_add_days(r, 2));
  assert_outcome(r, OUTCOME_RUNNING, -1);
  assert_int_equal(run_last_ds(r), 5 * DAY);
  run_until(r, 5 * DAY, false);
  assert_int_equal(run_outcome(r), OUTCOME_LOST);
  assert_true(run_add_days(r, 2));
  talk(r, 5 * DAY + HOUR, 61);
  assert_int_equal(run_outcome(r), OUTCOME_WON);
  assert_false(run_add_days(r, 2));
  struct run *again = run_create(run_level(r), 0); /* the diary knows of the days */
  run_play(again, run_diary(r), -1);
  assert_outcome(again, OUTCOME_WON, run_decided_ds(r));
  run_destroy(again);
  run_destroy(r);
}

static void one_way_of_several_is_enough(void **state) {
  (void)state;
  struct run *r = begin("touches = 0\n[goal talk]\ntalks >= 1\n[goal trust]\ntrust >= 0.99");
  talk(r, 18 * HOUR, 61);
  assert_int_equal(run_outcome(r), OUTCOME_WON);
  run_destroy(r);
}

static void a_goal_of_every_rat_shows_the_one_who_is_farthest_from_it(void **state) {
  (void)state;
  struct run *r = begin("trust >= 0.99\ntrust @Pip <= 1\nwariness.hand < 0.01");
  struct run_goal goals[3];
  run_goals(r, goals, 3);
  double pip = run_goal_value(r, GOAL_TRUST, 0), moss = run_goal_value(r, GOAL_TRUST, 1);
  double least = pip < moss ? pip : moss;
  assert_true(pip > moss || pip < moss);
  assert_true(goals[0].now >= least && goals[0].now <= least);
  assert_true(goals[1].now >= pip && goals[1].now <= pip);
  struct sim_rat a, b;
  sim_read_rat(run_sim(r), 0, &a);
  sim_read_rat(run_sim(r), 1, &b);
  double most = a.wariness[CUE_HAND] > b.wariness[CUE_HAND] ? a.wariness[CUE_HAND] : b.wariness[CUE_HAND];
  assert_true(goals[2].now >= most && goals[2].now <= most);
  run_destroy(r);
}

static void a_level_without_goals_is_never_decided(void **state) {
  (void)state;
  struct run *r = begin("");
  run_until(r, 5 * DAY, false);
  assert_outcome(r, OUTCOME_RUNNING, -1);
  run_destroy(r);
}

static void refused_acts_stand_in_the_diary_and_impossible_ones_do_not(void **state) {
  (void)state;
  struct run *r = begin("");
  run_until(r, 18 * HOUR, false);
  assert_int_equal(act(r, (struct sim_action){.verb = VERB_PUT}), REASON_NOT_HELD);
  assert_int_equal(run_diary(r)->n, 1);
  assert_true(act(r, (struct sim_action){.verb = VERB_TALK, .seconds = -5}) != REASON_NONE);
  assert_true(act(r, (struct sim_action){.verb = VERB_TALK, .seconds = 5, .rat = 9}) != REASON_NONE);
  assert_true(act(r, (struct sim_action){.verb = VERB_INTRODUCE, .how = 9}) != REASON_NONE);
  assert_int_equal(run_diary(r)->n, 1);
  int n;
  const struct sim_event *e = run_events(r, &n);
  assert_int_equal(n, 4); /* told all the same */
  assert_int_equal(e[0].kind, EVENT_REFUSED);
  assert_int_equal((int)e[0].value, REASON_NOT_HELD);
  run_destroy(r);
}

static void more_acts_at_once_than_a_step_bears_are_spread(void **state) {
  (void)state;
  struct run *r = begin("");
  run_until(r, 18 * HOUR, false);
  for (int i = 0; i < 100; i++) act(r, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
  assert_int_equal(run_diary(r)->n, 100);
  assert_int_equal(sim_now_ds(run_sim(r)), 18 * HOUR + 3);
  run_destroy(r);
}

static uint32_t next(uint32_t *chance) {
  *chance = *chance * 1664525u + 1013904223u;
  return *chance >> 8;
}

/* A number a program with a mistake in it might send. */
static double any_number(uint32_t *chance) {
  static const double odd[] = {0, -0.0, -1, 0.0004, 1e300, -1e300, 86400, 3600.0004, 200, 1000};
  uint32_t n = next(chance);
  return n % 3 ? (double)(n % 400000) / 1234 : odd[n / 3 % 10];
}

static struct sim_action any_act(uint32_t *chance) {
  struct sim_action a = {.verb = (enum verb)(next(chance) % VERB_COUNT), .rat = (int)(next(chance) % 5) - 1};
  a.how = (int)(next(chance) % 9) - 1;
  a.treat = (int)(next(chance) % (TREAT_COUNT + 3)) - 1;
  a.x = any_number(chance);
  a.y = any_number(chance);
  a.seconds = any_number(chance);
  a.fast = next(chance) % 2;
  if (a.verb == VERB_LEAVE && next(chance) % 4) a.verb = VERB_HAND;
  return a;
}

/* The save is this text: an act that it cannot hold would cost somebody an evening. */
static void whatever_is_done_can_be_written_read_and_replayed(void **state) {
  (void)state;
  struct run *r = begin("trust >= 0.99");
  run_until(r, 18 * HOUR, false);
  uint32_t chance = 1;
  for (int i = 0; i < 4000; i++) {
    act(r, any_act(&chance));
    if (i % 3 == 0) run_until(r, sim_now_ds(run_sim(r)) + next(&chance) % 40, false);
  }
  run_until(r, sim_now_ds(run_sim(r)) + 50, false);
  const struct diary *d = run_diary(r);
  assert_true(d->n > 500);
  size_t size = 200 + (size_t)d->n * 120, n = 0;
  char *text = malloc(size);
  const char *names[] = {"Pip", "Moss"};
  struct diary again;
  static struct problems p;
  n += (size_t)snprintf(text, size, "handshy diary 1\nlevel x\nseed %d\n", (int)d->seed);
  for (int i = 0; i < d->n; i++) n += (size_t)diary_print_line(&d->lines[i], names, 2, text + n, size - n);
  if (!diary_read(text, n, names, 2, false, &again, &p)) fail_msg("line %d: %s", p.list[0].line, p.list[0].text);
  struct run *replay = run_create(run_level(r), again.seed);
  run_play(replay, &again, sim_now_ds(run_sim(r)));
  assert_int_equal(sim_hash(run_sim(r)), sim_hash(run_sim(replay)));
  diary_free(&again);
  run_destroy(replay);
  run_destroy(r);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_run_comes_to_the_same_hash_however_finely_it_is_stepped),
      cmocka_unit_test(a_replay_of_its_diary_is_the_run_itself),
      cmocka_unit_test(the_diary_survives_being_written_and_read),
      cmocka_unit_test(a_changed_act_is_found_at_the_next_hash),
      cmocka_unit_test(hashes_stand_every_ten_minutes_of_a_visit_and_at_its_end),
      cmocka_unit_test(samples_come_each_minute_of_a_visit_and_each_ten_quiet_ones),
      cmocka_unit_test(a_promise_broken_loses_at_once_and_for_good),
      cmocka_unit_test(what_can_be_reached_wins_as_soon_as_it_is),
      cmocka_unit_test(promises_alone_are_decided_at_the_last_moment),
      cmocka_unit_test(time_up_loses_and_more_days_may_be_taken_twice),
      cmocka_unit_test(one_way_of_several_is_enough),
      cmocka_unit_test(a_goal_of_every_rat_shows_the_one_who_is_farthest_from_it),
      cmocka_unit_test(a_level_without_goals_is_never_decided),
      cmocka_unit_test(refused_acts_stand_in_the_diary_and_impossible_ones_do_not),
      cmocka_unit_test(more_acts_at_once_than_a_step_bears_are_spread),
      cmocka_unit_test(whatever_is_done_can_be_written_read_and_replayed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
