/* Rats among rats: the guide's rules R36 to R42 over many pairs, with their bounds. */
#include "colony_meet.h"
#include "rules/report.h"

/* ---- R36 to R42: the part of the table of rules that is of pairs ---- */

struct pair_row {
  const char *rule, *what, *bound;
  int pairs;
  double a, b; /* b < 0: nothing to compare with */
};
static struct pair_row rows[24];
static int n_rows;

static void row(struct pair_row r) {
  assert_true(n_rows < (int)(sizeof rows / sizeof rows[0]));
  rows[n_rows++] = r;
}

static int write_rows(void **state) {
  (void)state;
  FILE *out = report_open();
  fprintf(out, "%-5s | %5s %7s %7s | %-28s |\n", "rule", "pairs", "a", "b", "bound");
  for (int k = 0; k < n_rows; k++) {
    const struct pair_row *r = &rows[k];
    fprintf(out, "%-5s | %5d %7.3f ", r->rule, r->pairs, r->a);
    if (r->b < 0)
      fprintf(out, "%7s", "-");
    else
      fprintf(out, "%7.3f", r->b);
    fprintf(out, " | %-28s | %s\n", r->bound, r->what);
  }
  report_close(out);
  return 0;
}

static void tossed_adults_of_any_sex_are_badly_hurt_in_a_quarter_of_pairs(void **state) { /* R36: >= .25 */
  (void)state;
  struct shares does = toss_many("doe + doe", doe, doe, 400);
  row((struct pair_row){"R36", "two adult does tossed together; a, b: badly hurt, dead", "a >= .25", 400, does.serious,
                        does.dead});
  assert_true(does.serious >= 0.25);
  assert_true(toss_many("doe + neutered buck", doe, neuter, 400).serious >= 0.25);
  assert_true(toss_many("two neutered bucks", neuter, neuter, 400).serious >= 0.25);
  struct shares bucks = toss_many("two bucks", buck, buck, 400);
  row((struct pair_row){"R36", "two adult bucks tossed together; a, b: badly hurt, dead", "a >= .25, b > 0", 400,
                        bucks.serious, bucks.dead});
  assert_true(bucks.serious >= 0.25);
  assert_true(bucks.dead > 0);
}

static void tossed_young_are_not_safe_either(void **state) { /* R36: never 0 */
  (void)state;
  struct shares both = toss_many("two young", young, young, 4000);
  row((struct pair_row){"R36", "two young ones tossed together; a, b: badly hurt, dead", "0 < a < .05", 4000,
                        both.serious, both.dead});
  assert_true(both.serious > 0 && both.serious < 0.05);
  assert_true(toss_many("young + doe", doe, young, 400).serious > 0.05);
}

static void most_pairs_share_a_nest_after_a_proper_introduction(void **state) { /* R37: >= .85, serious <= .01 */
  (void)state;
  const struct {
    const char *name;
    struct who a, b;
  } pairs[] = {
      {"doe + doe", doe, doe},     {"doe + neutered buck", doe, neuter}, {"two neutered bucks", neuter, neuter},
      {"young + doe", doe, young}, {"young + buck", buck, young_buck},   {"two young", young, young}};
  for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
    struct shares all = introduce_many(pairs[k].name, 1, pairs[k].a, pairs[k].b, IN_TIME, 400);
    row((struct pair_row){"R37", pairs[k].name, "a nest >= .85, b hurt <= .01", 400, all.nest, all.serious});
    assert_true(all.nest >= 0.85);
    assert_true(all.serious <= 0.01);
  }
}

static void two_bucks_are_the_hardest_and_still_better_introduced_than_tossed(void **state) { /* R42 */
  (void)state;
  struct shares bucks = introduce_many("two bucks", 1, buck, buck, IN_TIME, 400);
  struct shares does = introduce_many("doe + doe", 1, doe, doe, IN_TIME, 200);
  struct shares tossed = toss_many("two bucks", buck, buck, 200);
  row((struct pair_row){"R42", "two bucks, one nest; a, b: introduced, tossed and unhurt", "a >= .85, a > b", 400,
                        bucks.nest, 1 - tossed.serious});
  row((struct pair_row){"R42", "two bucks, badly hurt; a, b: introduced, tossed", "a <= .08", 400, bucks.serious,
                        tossed.serious});
  assert_true(bucks.nest >= 0.85 && bucks.serious <= 0.08);
  assert_true(bucks.nest < does.nest - 0.03 && bucks.days > does.days + 2);
  assert_true(bucks.nest > 1 - tossed.serious);
}

static void parting_them_at_each_squeak_settles_nothing(void **state) { /* R40 */
  (void)state;
  struct shares parted = introduce_many("doe + doe", 1, doe, doe, AT_EACH_SQUEAK, 40);
  struct shares left = introduce_many("doe + doe", 1, doe, doe, IN_TIME, 40);
  row((struct pair_row){"R40", "who is who, when parted at each squeak, and when left", "a < .1, b > .6", 40,
                        parted.rank, left.rank});
  assert_true(parted.nest <= 0 && parted.rank < 0.1);
  assert_true(left.nest >= 0.85 && left.rank > 0.6);
}

static void ignoring_the_fur_costs_bites(void **state) { /* R41 */
  (void)state;
  struct shares does = introduce_many("doe + doe", 1, doe, doe, IN_TIME, 200);
  struct shares does_ignored = introduce_many("doe + doe", 1, doe, doe, NEVER, 200);
  row((struct pair_row){"R41", "bites of two does; a, b: signs ignored, parted in time", "a > 3b", 200,
                        does_ignored.bites, does.bites});
  assert_true(does_ignored.bites > 3 * does.bites && does_ignored.warnings > does.warnings + 0.5);
  struct shares bucks = introduce_many("two bucks", 1, buck, buck, IN_TIME, 100);
  struct shares bucks_ignored = introduce_many("two bucks", 1, buck, buck, NEVER, 100);
  row((struct pair_row){"R41", "bites of two bucks; a, b: signs ignored, parted in time", "a > 2b", 100,
                        bucks_ignored.bites, bucks.bites});
  assert_true(bucks_ignored.bites > 2 * bucks.bites && bucks_ignored.serious > 2 * bucks.serious);
}

static void two_families_become_one_in_about_a_week(void **state) {
  (void)state;
  struct shares all = introduce_many("two does + two does", 2, doe, doe, IN_TIME, 60);
  assert_true(all.nest >= 0.85 && all.serious <= 0.02 && all.days > 5 && all.days < 11);
  struct shares mixed = introduce_many("two bucks, neutered, x2", 2, neuter, neuter, IN_TIME, 40);
  assert_true(mixed.nest >= 0.85);
}

/* ---- germs: R38, R39 ---- */

struct care {
  enum quarantine_how place;
  int days;
  bool restart, wash;
};

/* Two weeks and more of chores: newcomers, then residents. Then they live together. True: a resident caught it. */
static bool residents_catch_it(uint64_t seed, struct care care) {
  struct sim_def def = def_of(seed, 1, doe, doe);
  def.rats[1].health = HEALTH_CARRIER;
  sim *s = create(&def);
  struct tally t = {0};
  if (care.days) must(s, VERB_QUARANTINE, (int)care.place);
  bool together = false;
  for (int day = 0; day < 60; day++) {
    int clear = care.restart ? world_of(s).quarantine_days : day;
    if (!together && clear >= care.days) {
      must(s, VERB_INTRODUCE, INTRODUCE_HOME);
      must(s, VERB_SUPERVISE, SUPERVISE_OFF);
      together = true;
      s->colony.nest_shared = 1;
      for (int k = 0; k < COLONY_PAIRS; k++) s->colony.pairs[k].known = s->colony.pairs[k].rank = 1;
    } else if (!together) {
      act_on(s, VERB_CLEAN, 0, 1);
      if (care.wash) act(s, VERB_WASH, 0);
      act_on(s, VERB_CLEAN, 0, 0);
    }
    must(s, VERB_LEAVE, 0);
    s->minded = s->now = (int64_t)(day + 1) * SIM_DS_PER_DAY + 17 * 36000;
    germs_tick(s);
    take(s, &t);
  }
  bool caught = s->colony.mates[0].germ || s->colony.mates[0].immune;
  sim_destroy(s);
  return caught;
}

static double share_ill(const char *what, struct care care) {
  const int n = 400;
  int ill = 0;
  for (int k = 0; k < n; k++) ill += residents_catch_it((uint64_t)k + 1, care);
  printf("    residents ill: %-44s %.3f\n", what, (double)ill / n);
  return (double)ill / n;
}

static void a_full_quarantine_keeps_the_residents_well_and_none_does_not(void **state) { /* R38 */
  (void)state;
  double full = share_ill("21 days, another building, washed", (struct care){QUARANTINE_BUILDING, 21, true, true});
  double room = share_ill("21 days, another room, washed", (struct care){QUARANTINE_ROOM, 21, true, true});
  double none = share_ill("none", (struct care){QUARANTINE_NONE, 0, true, true});
  double dirty =
      share_ill("21 days, another building, not washed", (struct care){QUARANTINE_BUILDING, 21, true, false});
  double week = share_ill("7 days, another building, washed", (struct care){QUARANTINE_BUILDING, 7, true, true});
  row((struct pair_row){"R38", "residents ill; a, b: 21 days in another building, none", "a <= .01, b >= .95", 400,
                        full, none});
  row((struct pair_row){"R38", "residents ill; a, b: another room, not washed", ".2 < a < .65, .05 < b < .35", 400,
                        room, dirty});
  assert_true(full <= 0.01);
  assert_true(none >= 0.95);
  assert_true(room > 0.2 && room < 0.65);
  assert_true(dirty > 0.05 && dirty < 0.35);
  assert_true(week > 0.3 && week < 0.8);
}

static void a_quarantine_that_ends_while_somebody_is_ill_was_none(void **state) { /* R39 */
  (void)state;
  int ended = 0;
  const int n = 400;
  for (int k = 0; k < n; k++) { /* ended the day after the first sign */
    struct sim_def def = def_of((uint64_t)k + 1, 1, doe, doe);
    def.rats[1].health = HEALTH_CARRIER;
    sim *s = create(&def);
    int shows = (int)((s->colony.mates[1].shows_at - s->now) / SIM_DS_PER_DAY) + 2;
    sim_destroy(s);
    ended += residents_catch_it((uint64_t)k + 1, (struct care){QUARANTINE_BUILDING, shows, false, true});
  }
  printf("    residents ill: ended the day after the first sign           %.3f\n", (double)ended / n);
  row((struct pair_row){"R39", "residents ill, when it ended the day after the first sign", "a >= .9", n,
                        (double)ended / n, -1});
  assert_true((double)ended / n >= 0.9);
}

/* The whole of the guide's first sentence: 21 clear days in another building, then step by step. */
static void quarantine_and_then_a_proper_introduction_end_well(void **state) { /* R37, R38 */
  (void)state;
  struct shares all = {0};
  const int n = 100;
  int ill = 0;
  for (int k = 0; k < n; k++) {
    struct sim_def def = def_of(1000 + (uint64_t)k, 1, doe, doe);
    def.rats[1].health = HEALTH_CARRIER;
    sim *s = create(&def);
    struct tally t = {0};
    must(s, VERB_QUARANTINE, QUARANTINE_BUILDING);
    for (int day = 0; day < 60 && world_of(s).quarantine_days < 21; day++) quiet(s, s->now + SIM_DS_PER_DAY, &t);
    fold(&all, s, introduce(s, IN_TIME, 28), n);
    ill += s->colony.mates[0].germ || s->colony.mates[0].immune;
    sim_destroy(s);
  }
  say("quarantined, then met", "doe + doe", all, n);
  assert_true(all.nest >= 0.85 && all.serious <= 0.01);
  assert_int_equal(ill, 0);
}

static void the_clock_counts_clear_days_and_starts_again_at_a_sign(void **state) {
  (void)state;
  struct sim_def def = def_of(4, 1, doe, doe);
  def.rats[1].health = HEALTH_CARRIER;
  sim *s = create(&def);
  assert_int_equal(world_of(s).quarantine_days, 0);
  must(s, VERB_QUARANTINE, QUARANTINE_BUILDING);
  int64_t shows = s->colony.mates[1].shows_at, over = s->colony.mates[1].over_at;
  assert_true(shows >= s->now + 3 * SIM_DS_PER_DAY && shows <= s->now + 12 * SIM_DS_PER_DAY);
  run_to(s, shows - 600);
  int before = world_of(s).quarantine_days;
  assert_true(before >= 2 && !rat_of(s, 1).ill && rat_of(s, 1).germ);
  run_to(s, shows + 1200);
  assert_true(rat_of(s, 1).ill);
  assert_int_equal(world_of(s).quarantine_days, 0);
  bool porphyrin = false;
  for (int k = 0; k < rat_of(s, 1).n_signs; k++) porphyrin |= rat_of(s, 1).signs[k] == SIGN_PORPHYRIN;
  assert_true(porphyrin);
  run_to(s, over + 3 * SIM_DS_PER_DAY + 1200);
  assert_true(!rat_of(s, 1).ill && !rat_of(s, 1).germ);
  assert_int_equal(world_of(s).quarantine_days, 3);
  must(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL); /* the quarantine is over: what was reached stays */
  must(s, VERB_LEAVE, 0);
  run_to(s, s->now + 2 * SIM_DS_PER_DAY);
  assert_int_equal(world_of(s).quarantine_days, 3);
  sim_destroy(s);
}

static void only_the_way_from_newcomers_to_residents_carries(void **state) {
  (void)state;
  struct sim_def def = def_of(4, 1, doe, doe);
  def.rats[1].health = HEALTH_CARRIER;
  sim *s = create(&def);
  act_on(s, VERB_CLEAN, 0, 0); /* residents first */
  act_on(s, VERB_CLEAN, 0, 1);
  assert_true(!s->colony.mates[0].exposed);
  act(s, VERB_WASH, 0);
  act_on(s, VERB_CLEAN, 0, 0); /* washed */
  assert_true(!s->colony.mates[0].exposed);
  act_on(s, VERB_CLEAN, 0, 1);
  must(s, VERB_LEAVE, 0);
  run_to(s, s->now + 5 * 36000);
  act_on(s, VERB_CLEAN, 0, 0); /* hours later */
  assert_true(!s->colony.mates[0].exposed);
  act_on(s, VERB_CLEAN, 0, 1);
  act_on(s, VERB_CLEAN, 0, 0);
  assert_true(s->colony.mates[0].exposed);
  sim_destroy(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tossed_adults_of_any_sex_are_badly_hurt_in_a_quarter_of_pairs),
      cmocka_unit_test(tossed_young_are_not_safe_either),
      cmocka_unit_test(most_pairs_share_a_nest_after_a_proper_introduction),
      cmocka_unit_test(two_bucks_are_the_hardest_and_still_better_introduced_than_tossed),
      cmocka_unit_test(parting_them_at_each_squeak_settles_nothing),
      cmocka_unit_test(ignoring_the_fur_costs_bites),
      cmocka_unit_test(two_families_become_one_in_about_a_week),
      cmocka_unit_test(a_full_quarantine_keeps_the_residents_well_and_none_does_not),
      cmocka_unit_test(a_quarantine_that_ends_while_somebody_is_ill_was_none),
      cmocka_unit_test(quarantine_and_then_a_proper_introduction_end_well),
      cmocka_unit_test(the_clock_counts_clear_days_and_starts_again_at_a_sign),
      cmocka_unit_test(only_the_way_from_newcomers_to_residents_carries),
  };
  return cmocka_run_group_tests(tests, NULL, write_rows);
}
