/* Rats among rats in levels and diaries: what may be written, what it comes to, and the goals. */
#include "colony_meet.h"
#include "run.h"

#define TWO_PAIRS                                                                                                      \
  "handshy level 1\ntitle = T\n"                                                                                       \
  "[rat Hazel]\nsource = breeder\nsex = female\nage = 6 months\nsettled = 1\n"                                         \
  "[rat Fig]\nsource = rescue\nsex = female\nage = 6 months\nrole = newcomer\nsettled = 1\n"

static struct run *run_of(const char *text) {
  struct level level;
  struct problems p = {0};
  bool good = level_read(text, strlen(text), &level, &p);
  assert_true(good);
  struct run *r = run_create(&level, 1);
  assert_non_null(r);
  return r;
}

static enum sim_reason run_verb(struct run *r, enum verb verb, int how, int rat) {
  return run_act(r, &(struct sim_action){.verb = verb, .how = how, .rat = rat});
}

static void a_level_says_who_is_new_neutered_and_a_carrier(void **state) {
  (void)state;
  struct run *r = run_of(TWO_PAIRS "health = carrier\nneutered = yes\n[visit]\nallow = introduce quarantine leave\n"
                                   "[goal]\nwounds <= minor\nwounds @Fig = none\nresidents_ill = 0\n");
  const struct level *l = run_level(r);
  assert_int_equal(l->sim.rats[0].role, ROLE_RESIDENT);
  assert_int_equal(l->sim.rats[0].health, HEALTH_WELL);
  assert_int_equal(l->sim.rats[1].role, ROLE_NEWCOMER);
  assert_int_equal(l->sim.rats[1].health, HEALTH_CARRIER);
  assert_true(l->sim.rats[1].neutered);
  assert_true(l->goals[0].value > 0.9 && l->goals[0].value < 1.1 && l->goals[1].value <= 0);
  assert_true(l->sim.allow & 1u << VERB_SEPARATE && l->sim.allow & 1u << VERB_SUPERVISE);
  run_destroy(r);
}

static void mistakes_about_who_meets_whom_are_told(void **state) {
  (void)state;
  static const struct {
    const char *text, *says;
    int line;
  } wrong[] = {
      {"handshy level 1\ntitle = T\n[rat Fig]\nsource = rescue\nrole = guest\n", "role is one of: resident, newcomer",
       5},
      {"handshy level 1\ntitle = T\n[rat Fig]\nsource = rescue\nneutered = 1\n", "neutered is one of: no, yes", 5},
      {"handshy level 1\ntitle = T\n[rat Fig]\nsource = rescue\nhealth = sick\n", "health is one of: well, carrier", 5},
      {"handshy level 1\ntitle = T\n[rat Fig]\nsource = rescue\nrole = newcomer\n",
       "all rats here are newcomers; whom do they meet?", 3},
      {"handshy level 1\ntitle = T\n[rat Fig]\nsource = rescue\n[goal]\nnest_shared = 1\n",
       "`nest_shared` needs a rat with role = newcomer", 6},
      {"handshy level 1\ntitle = T\n[rat Fig]\nsource = rescue\n[goal]\nwashed_share = 2\n",
       "washed_share must be 0 to 1, this is 2", 6},
  };
  for (size_t k = 0; k < sizeof wrong / sizeof wrong[0]; k++) {
    struct level level;
    struct problems p = {0};
    bool good = level_read(wrong[k].text, strlen(wrong[k].text), &level, &p);
    assert_false(good);
    assert_int_equal(p.total, 1);
    assert_string_equal(p.list[0].text, wrong[k].says);
    assert_int_equal(p.list[0].line, wrong[k].line);
  }
}

static void who_is_ill_is_listless(void **state) {
  (void)state;
  int rest[2] = {0};
  for (int ill = 0; ill < 2; ill++) {
    sim *s = begin(6, 1, doe, doe);
    s->colony.mates[0].germ = s->colony.mates[0].ill = ill;
    s->colony.mates[0].over_at = INT64_MAX;
    assert_int_equal(sim_act(s, &(struct sim_action){.verb = VERB_TALK, .seconds = 600}), REASON_NONE);
    for (int k = 0; k < 600; k++) {
      pass(s, 1);
      enum doing d = rat_of(s, 0).doing;
      rest[ill] += d == DOING_REST || d == DOING_HIDE || d == DOING_SLEEP;
    }
    sim_destroy(s);
  }
  assert_true(rest[1] > 2 * rest[0]);
}

static void the_goals_of_apart_and_together_are_counted(void **state) {
  (void)state;
  struct run *r = run_of(TWO_PAIRS "[goal]\nwashed_share = 1\nquarantine_days_clear >= 2\nresidents_ill = 0\n");
  int64_t now = 17 * 36000;
  run_until(r, now, false);
  assert_int_equal(run_verb(r, VERB_QUARANTINE, QUARANTINE_BUILDING, 0), REASON_NONE);
  run_verb(r, VERB_CLEAN, 0, 1);
  run_verb(r, VERB_WASH, 0, 0);
  run_verb(r, VERB_CLEAN, 0, 0);
  run_verb(r, VERB_LEAVE, 0, 0);
  run_until(r, now + SIM_DS_PER_DAY, false);
  assert_true(run_goal_value(r, GOAL_WASHED_SHARE, -1) >= 1);
  assert_true(run_goal_value(r, GOAL_QUARANTINE_DAYS_CLEAR, -1) >= 1);
  assert_int_equal(run_outcome(r), OUTCOME_RUNNING);
  run_until(r, now + 2 * SIM_DS_PER_DAY + 1200, false);
  assert_int_equal(run_outcome(r), OUTCOME_WON);
  run_destroy(r);
  r = run_of(TWO_PAIRS "[goal]\nwashed_share = 1\nquarantine_days_clear >= 2\n");
  run_until(r, now, false);
  run_verb(r, VERB_CLEAN, 0, 1);
  run_verb(r, VERB_CLEAN, 0, 0);
  run_until(r, now + 20, false);
  assert_int_equal(run_outcome(r), OUTCOME_LOST); /* carried across */
  run_destroy(r);
}

/* The whole of it through run_act: a week of meetings, parted in time, to one nest. */
static void a_proper_introduction_wins_a_level(void **state) {
  (void)state;
  struct run *r = run_of(TWO_PAIRS "[goal]\nnest_shared = 1\nwounds <= minor\nhand_bites = 0\nwarnings_ignored = 0\n");
  static const enum introduce_how ways[] = {INTRODUCE_NEUTRAL, INTRODUCE_CARRIER, INTRODUCE_HOME};
  int64_t seconds = 900;
  for (int day = 0; day < 14 && run_outcome(r) == OUTCOME_RUNNING; day++) {
    run_until(r, (int64_t)day * SIM_DS_PER_DAY + 17 * 36000, true);
    if (day >= 4) run_verb(r, VERB_CLEAN, 0, 0);
    assert_int_equal(run_verb(r, VERB_INTRODUCE, (int)ways[day < 2 ? 0 : day < 4 ? 1 : 2], 0), REASON_NONE);
    for (int k = 0; k < seconds && run_outcome(r) == OUTCOME_RUNNING; k++) {
      run_until(r, sim_now_ds(run_sim(r)) + 10, true);
      struct sim_pair p;
      sim_read_pair(run_sim(r), 0, 1, &p);
      if (p.rung >= RUNG_PUFFED) run_verb(r, VERB_SEPARATE, SEPARATE_TOWEL, 0);
    }
    run_verb(r, VERB_LEAVE, 0, 0);
    seconds = seconds * 8 / 5 < 14400 ? seconds * 8 / 5 : 14400;
  }
  assert_int_equal(run_outcome(r), OUTCOME_WON);
  assert_true(run_goal_value(r, GOAL_HAND_BITES, -1) <= 0);
  run_destroy(r);
}

static enum outcome after_ways(const enum introduce_how *ways, int n) {
  struct run *r = run_of(TWO_PAIRS "[goal]\nnest_shared = 1\nmethod_kept = 1\n");
  for (int k = 0; k < n; k++) {
    run_until(r, 17 * 36000 + k * 20, false);
    assert_int_equal(run_verb(r, VERB_INTRODUCE, (int)ways[k], 0), REASON_NONE);
  }
  run_until(r, 17 * 36000 + n * 20, false);
  enum outcome outcome = run_outcome(r);
  run_destroy(r);
  return outcome;
}

static void two_methods_are_not_mixed(void **state) {
  (void)state;
  assert_int_equal(after_ways((enum introduce_how[]){INTRODUCE_NEUTRAL, INTRODUCE_HOME}, 2), OUTCOME_RUNNING);
  assert_int_equal(after_ways((enum introduce_how[]){INTRODUCE_CARRIER, INTRODUCE_HOME}, 2), OUTCOME_RUNNING);
  assert_int_equal(after_ways((enum introduce_how[]){INTRODUCE_HOME, INTRODUCE_NEUTRAL}, 2), OUTCOME_RUNNING);
  assert_int_equal(after_ways((enum introduce_how[]){INTRODUCE_NEUTRAL, INTRODUCE_CARRIER}, 2), OUTCOME_LOST);
  assert_int_equal(after_ways((enum introduce_how[]){INTRODUCE_TOSS, INTRODUCE_NEUTRAL}, 2), OUTCOME_LOST);
}

static void wait(struct run *r, int64_t ds) { run_until(r, sim_now_ds(run_sim(r)) + ds, false); }

/* When it comes out. */
static void carry(struct run *r, int rat) {
  assert_int_equal(run_verb(r, VERB_HAND, HAND_IN, rat), REASON_NONE);
  bool up = false;
  for (int k = 0; k < 600 && !up; k++) {
    wait(r, 10);
    up = run_verb(r, VERB_LIFT, LIFT_TUNNEL, rat) == REASON_NONE;
  }
  assert_true(up);
  wait(r, 20);
  run_verb(r, VERB_PUT, 0, rat);
  run_verb(r, VERB_HAND, HAND_OUT, rat);
  wait(r, 20);
}

/* Fig is lifted twice on one day, Hazel once. */
static void lifts_of_a_day_are_counted_for_each_rat(void **state) {
  (void)state;
  struct run *r = run_of(TWO_PAIRS "trust = 0.8\n[goal]\nlifts_max_day <= 1\n");
  run_until(r, 18 * 36000, false);
  carry(r, 0);
  carry(r, 1);
  assert_int_equal(run_outcome(r), OUTCOME_RUNNING);
  carry(r, 1);
  assert_true(run_goal_value(r, GOAL_LIFTS_MAX_DAY, 0) <= 1 && run_goal_value(r, GOAL_LIFTS_MAX_DAY, 1) >= 2);
  assert_int_equal(run_outcome(r), OUTCOME_LOST);
  run_destroy(r);
}

static void a_hand_between_them_loses_a_level(void **state) {
  (void)state;
  struct run *r = run_of(TWO_PAIRS "[tuning]\nhand_bite_box = 1\n[goal]\nnest_shared = 1\nhand_bites = 0\n");
  run_until(r, 17 * 36000, false);
  run_verb(r, VERB_INTRODUCE, INTRODUCE_NEUTRAL, 0);
  struct sim_pair p = {0};
  int boxing_s = 0; /* long enough to be seen */
  for (int k = 0; k < 3600 && boxing_s < 3; k++) {
    run_until(r, sim_now_ds(run_sim(r)) + 10, false);
    sim_read_pair(run_sim(r), 0, 1, &p);
    boxing_s = p.rung == RUNG_BOX ? boxing_s + 1 : 0;
  }
  assert_int_equal(boxing_s, 3);
  run_verb(r, VERB_SEPARATE, SEPARATE_HAND, 0);
  run_until(r, sim_now_ds(run_sim(r)) + 20, false);
  assert_int_equal(run_outcome(r), OUTCOME_LOST);
  assert_true(run_goal_value(r, GOAL_HAND_BITES, -1) >= 1);
  run_destroy(r);
}

static void the_verbs_are_printed_as_they_are_read(void **state) {
  (void)state;
  static const char *const names[] = {"Hazel", "Fig"};
  static const char text[] = "handshy diary 1\nlevel x\nseed 1\n"
                             "d0T18:00:00 quarantine building\nd0T18:00:00 quarantine none\n"
                             "d0T18:00:00 introduce neutral\nd0T18:00:00 introduce home\n"
                             "d0T18:00:00 supervise off\nd0T18:00:00 separate hand\nd0T18:00:00 separate towel\n";
  struct diary d;
  struct problems p = {0};
  bool good = diary_read(text, strlen(text), names, 2, false, &d, &p);
  assert_true(good);
  assert_int_equal(d.n, 7);
  const char *at = strchr(strchr(strchr(text, '\n') + 1, '\n') + 1, '\n') + 1;
  for (int k = 0; k < d.n; k++) {
    char line[100];
    int n = diary_print_line(&d.lines[k], names, 2, line, sizeof line);
    char squeezed[100], *out = squeezed; /* the printer lines up its columns */
    for (int c = 0; c < n; c++)
      if (line[c] != ' ' || line[c + 1] != ' ') *out++ = line[c];
    *out = 0;
    assert_memory_equal(squeezed, at, strlen(squeezed));
    at += strlen(squeezed);
  }
  diary_free(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_level_says_who_is_new_neutered_and_a_carrier),
      cmocka_unit_test(mistakes_about_who_meets_whom_are_told),
      cmocka_unit_test(who_is_ill_is_listless),
      cmocka_unit_test(the_goals_of_apart_and_together_are_counted),
      cmocka_unit_test(a_proper_introduction_wins_a_level),
      cmocka_unit_test(a_hand_between_them_loses_a_level),
      cmocka_unit_test(two_methods_are_not_mixed),
      cmocka_unit_test(lifts_of_a_day_are_counted_for_each_rat),
      cmocka_unit_test(the_verbs_are_printed_as_they_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
