/* Levels: what they may say, and what is said about mistakes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "hostile.h"
#include "level.h"

static struct problems problems;

static bool reads(const char *text, struct level *out) {
  memset(&problems, 0, sizeof problems);
  return level_read(text, strlen(text), out, &problems);
}

static void assert_at(int i, int line, int column, const char *message) {
  assert_true(i < problems.n);
  if (strcmp(problems.list[i].text, message) != 0) print_message("%s\n", problems.list[i].text);
  assert_string_equal(problems.list[i].text, message);
  assert_int_equal(problems.list[i].line, line);
  assert_int_equal(problems.list[i].column, column);
}

#define SMALL "handshy level 1\ntitle = T\n[rat Pip]\nsource = rescue\n"

static void assert_only(const char *text, int line, int column, const char *message) {
  struct level level;
  assert_false(reads(text, &level));
  if (problems.total != 1)
    for (int i = 0; i < problems.n; i++) print_message("%d: %s\n", problems.list[i].line, problems.list[i].text);
  assert_int_equal(problems.total, 1);
  assert_at(0, line, column, message);
}

static const char whole[] = "\xef\xbb\xbfhandshy level 1\r\n"
                            "title = A voice and a bowl   # the third\r\n"
                            "advice = Talk.\r\n"
                            "number = 3\r\n"
                            "seed = 77\r\n"
                            "[rat Pip]\r\n"
                            "species = mouse\r\n"
                            "source = breeder\r\n"
                            "sex = female\r\n"
                            "age = 10 weeks\r\n"
                            "coat = husky\r\n"
                            "bold = 0.4\r\n"
                            "settled = 0.5\r\n"
                            "fear = 0.25\r\n"
                            "trust = 0.3\r\n"
                            "wariness.hand = 0.7\r\n"
                            "used_to_cm = 24 cm\r\n"
                            "used_to_hold_s = 3\r\n"
                            "favourite = yoghurt\r\n"
                            "[rat Moss]\r\n"
                            "source = rescue\r\n"
                            "[visit]\r\n"
                            "arrival = 18:30\r\n"
                            "days = 4\r\n"
                            "end = d3 20:00\r\n"
                            "allow = talk hand lift\r\n"
                            "lens = off\r\n"
                            "[goal]\r\n"
                            "trust @Moss >= 0.35\r\n"
                            "wariness.hand < 0.2\r\n"
                            "[goal by shirt]\r\n"
                            "touches = 0\r\n"
                            "text:\r\n"
                            "    First line\r\n"
                            "    goes on. # no comment\r\n"
                            "\r\n"
                            "    Second.\r\n";

static void everything_a_level_may_say_arrives(void **state) {
  (void)state;
  struct level l;
  assert_true(reads(whole, &l));
  assert_string_equal(l.title, "A voice and a bowl");
  assert_string_equal(l.advice, "Talk.");
  assert_string_equal(l.text, "First line goes on. # no comment\nSecond.");
  assert_int_equal(l.number, 3);
  assert_int_equal(l.sim.seed, 77);
  assert_int_equal(l.sim.n_rats, 2);
  const struct sim_rat_def *pip = &l.sim.rats[0];
  assert_string_equal(pip->name, "Pip");
  assert_int_equal(pip->species, SPECIES_MOUSE);
  assert_int_equal(pip->source, SOURCE_BREEDER);
  assert_int_equal(pip->sex, SEX_FEMALE);
  assert_int_equal(pip->age_days, 70);
  assert_string_equal(pip->coat, "husky");
  assert_int_equal((int)(pip->bold * 100 + 0.5), 40);
  assert_int_equal((int)(pip->wariness[CUE_HAND] * 100 + 0.5), 70);
  assert_true(pip->wariness[CUE_VOICE] < 0); /* not given */
  assert_int_equal((int)pip->used_to_cm, 24);
  assert_int_equal(pip->favourite, TREAT_YOGHURT);
  assert_true(l.sim.rats[1].trust < 0);
  assert_int_equal(l.sim.arrival_ds, 18 * 36000 + 18000);
  assert_int_equal(l.days, 4);
  assert_int_equal(l.end_ds, 3 * SIM_DS_PER_DAY + 20 * 36000);
  assert_false(l.lens);
  assert_int_equal(l.n_goals, 3);
  assert_int_equal(l.goals[0].rat, 1);
  assert_int_equal(l.goals[1].cue, CUE_HAND);
  assert_int_equal(l.goals[1].op, GOAL_LT);
  assert_int_equal(l.goals[2].way, 1);
  assert_string_equal(l.way_names[0], "by shirt");
}

static void who_may_lift_may_put_back_and_leave(void **state) {
  (void)state;
  struct level l;
  assert_true(reads(SMALL "[visit]\nallow = hand lift\n", &l));
  assert_int_equal(l.sim.allow,
                   1u << VERB_HAND | 1u << VERB_LIFT | 1u << VERB_MOVE | 1u << VERB_PUT | 1u << VERB_LEAVE);
}

static void a_level_without_goals_and_times_is_a_level(void **state) {
  (void)state;
  struct level l;
  assert_true(reads(SMALL, &l));
  assert_int_equal(l.n_goals, 0);
  assert_int_equal(l.days, 0);
  assert_int_equal(l.end_ds, -1);
  assert_true(l.lens);
}

/* The acceptance: ten different mistakes, ten messages, each at its place. */
static void ten_mistakes_get_ten_messages(void **state) {
  (void)state;
  static const char text[] = "handshy level 1\n"
                             "titel = Homecoming\n" /* 1 misspelt key */
                             "title = Homecoming\n"
                             "[rat Pip]\n"
                             "source = petstore\n" /* 2 near value */
                             "fear   = 7\n"        /* 3 range */
                             "bold   = 0,4\n"      /* 4 comma */
                             "coat   = mink\n"
                             "coat   = agouti\n"     /* 5 twice */
                             "age    = 10\n"         /* 6 no unit */
                             "notes  = of its own\n" /* 7 not yet */
                             "[visit]\n"
                             "allow = talk hnad treat\n" /* 8 misspelt verb */
                             "[goal]\n"
                             "trust => 0.35\n"        /* 9 operator */
                             "text: It begins here\n" /* 10 text on the line */
                             "    and goes on.\n";
  struct level level = {.number = 42};
  assert_false(reads(text, &level));
  assert_int_equal(level.number, 42); /* untouched */
  assert_int_equal(problems.total, 10);
  assert_at(0, 2, 1, "there is no key `titel` in the head of the file; did you mean `title`?");
  assert_at(1, 5, 10, "source cannot be `petstore`; did you mean `pet-store`?");
  assert_at(2, 6, 10, "fear must be 0 to 1, this is 7");
  assert_at(3, 7, 10, "write 0.4, not 0,4");
  assert_at(4, 9, 1, "`coat` is given twice; the first is in line 8");
  assert_at(5, 10, 12, "write the age with its unit, as `10 weeks`: days, weeks, months or years");
  assert_at(6, 11, 1, "this version of Handshy does not know `notes` yet");
  assert_at(7, 13, 14, "there is no verb `hnad`; did you mean `hand`?");
  assert_at(8, 15, 7, "write >=, not =>");
  assert_at(9, 16, 6, "the text begins in the next line, indented");
}

static void missing_parts_are_told(void **state) {
  (void)state;
  assert_only("handshy level 1\n[rat Pip]\nsource = rescue\n", 1, 1, "this level has no title: title = ...");
  assert_only("handshy level 1\ntitle = T\n", 1, 1, "this level has no rat: [rat Pip]");
  assert_only("handshy level 1\ntitle = T\n[rat Pip]\n", 3, 6, "Pip has no source: breeder, pet-store or rescue");
  assert_only("title = T\n[rat Pip]\nsource = rescue\n", 1, 1, "the first line must be: handshy level 1");
  assert_only(SMALL "sex =\n", 5, 6, "`sex` needs a value");
  assert_only(SMALL "[goal shirt]\n", 5, 7, "there is no goal in this section");
  assert_only(SMALL "[goal]\ntrust >=\n", 6, 9, "a number is missing");
}

static void other_files_and_versions_are_told_apart(void **state) {
  (void)state;
  assert_only("handshy level 2\nsomething = new\n", 1, 15, "this file is of version 2; this Handshy reads version 1");
  assert_only("handshy diary 1\nlevel x\n", 1, 9, "this is a diary, not a level");
  assert_only("\xff\xfeh", 1, 1, "this file is UTF-16; save it as UTF-8");
}

static void sections_are_checked(void **state) {
  (void)state;
  assert_only(SMALL "[vist]\ndays = 2\n", 5, 2, "there is no section [vist]; did you mean [visit]?");
  assert_only(SMALL "[weather]\nrain = much\n", 5, 2, "there is no section [weather]");
  assert_only(SMALL "[visit\ndays = 2\n", 5, 7, "a `]` is missing");
  assert_only(SMALL "[visit]\n[visit]\n", 6, 2, "[visit] stands twice; the first is in line 5");
  assert_only(SMALL "[rat Pip]\nsource = rescue\n", 5, 6, "there is a rat Pip already");
  assert_only(SMALL "[rat]\nsource = rescue\n", 5, 5, "this rat needs a name: [rat Pip]");
  assert_only(SMALL "[rat A B]\n", 5, 6, "a rat's name is one word of at most 23 bytes that begins with a letter");
  assert_only(SMALL "[visit]\ntitle = T\n", 6, 1, "`title` belongs above the first [section]");
  assert_only(SMALL "days = 2\n", 5, 1, "`days` belongs into [visit]");
  assert_only(SMALL "text = Hello\n", 5, 1, "write `text:` and the text below it, indented");
  assert_only(SMALL "text:\n    Hello\nyou\n", 7, 1, "write KEY = VALUE here; lines of the text must be indented");
}

static void too_much_is_told(void **state) {
  (void)state;
  char text[4000] = SMALL;
  for (int i = 0; i < SIM_MAX_RATS; i++) {
    char rat[40];
    snprintf(rat, sizeof rat, "[rat R%d]\nsource = rescue\n", i);
    strcat(text, rat);
  }
  assert_only(text, 15, 6, "a level has at most 6 rats");
  strcpy(text, SMALL "[goal]\n");
  for (int i = 0; i <= LEVEL_MAX_GOALS; i++) {
    char goal[40];
    snprintf(goal, sizeof goal, "%s %s 0\n", goal_word_name((enum goal_word)(i % 12 + 5)),
             i < 12   ? ">="
             : i < 24 ? "<"
                      : "=");
    strcat(text, goal);
  }
  assert_only(text, 6 + LEVEL_MAX_GOALS, 1, "a level has at most 24 goals");
  strcpy(text, "handshy level 1\ntitle = ");
  size_t n = strlen(text);
  memset(text + n, 'x', 300);
  strcpy(text + n + 300, "\n[rat Pip]\nsource = rescue\n");
  assert_only(text, 2, 9, "title must be at most 199 bytes long, this is 300");
}

static void goals_are_checked(void **state) {
  (void)state;
  assert_only(SMALL "[goal]\ntrsut >= 0.3\n", 6, 1, "there is no goal `trsut`; did you mean `trust`?");
  assert_only(SMALL "[goal]\ntrust >= 3\n", 6, 10, "trust must be 0 to 1, this is 3");
  assert_only(SMALL "[goal]\nwounds <= small\n", 6, 11, "wounds are none, minor, serious or dead");
  assert_only(SMALL "[goal]\nwounds <= minro\n", 6, 11, "wounds cannot be `minro`; did you mean `minor`?");
  assert_only(SMALL "[goal]\nwariness.hnad < 0.3\n", 6, 10, "wariness of what? Write wariness.hand");
  assert_only(SMALL "[goal]\ntrust.hand < 0.3\n", 6, 7, "`trust` is not of one cue; leave out `.hand`");
  assert_only(SMALL "[goal]\ntrust @Moss > 0.3\n", 6, 8, "there is no rat Moss in this level");
  assert_only(SMALL "[goal]\ntrust > 0.3\ntrust > 0.4\n", 7, 1, "this goal stands in line 6 already");
  assert_only(SMALL "[goal]\ntrust \xe2\x89\xa5 0.3\n", 6, 7, "write >=, not \xe2\x89\xa5");
  assert_only(SMALL "[goal]\nbe nice\n", 6, 1, "write a goal like this: trust >= 0.35");
}

static void times_are_checked(void **state) {
  (void)state;
  assert_only(SMALL "[visit]\narrival = 25:00\n", 6, 11, "`25:00` is no time of day; write it like 18:05 or 18:05:30");
  assert_only(SMALL "[visit]\nend = 18:00\n", 6, 12, "the time of day is missing: d3 18:05");
  assert_only(SMALL "[visit]\ndays = 1.5\n", 6, 8, "days must be a whole number, this is 1.5");
  assert_only(SMALL "[visit]\ndays = 999\n", 6, 8, "days must be 1 to 366 days, this is 999");
  assert_only(SMALL "[visit]\nallow = talk, hand\n", 6, 9, "write blanks between the verbs, no commas");
  assert_only(SMALL "[visit]\nallow = introduec\n", 6, 9, "there is no verb `introduec`; did you mean `introduce`?");
}

static void a_tuning_value_can_be_overridden_within_its_range(void **state) {
  (void)state;
  struct level l;
  const struct sim_tuning_row *row = sim_tuning_row((enum tuning)0);
  char text[300], message[200];
  snprintf(text, sizeof text, SMALL "[tuning]\n%s = %.10g\n", row->name, row->max);
  assert_true(reads(text, &l));
  assert_true(l.sim.tuning[0] >= row->max * 0.999999);
  snprintf(text, sizeof text, SMALL "[tuning]\n%s = %.10g\n", row->name, row->max * 2 + 1);
  assert_false(reads(text, &l));
  snprintf(message, sizeof message, "%s must be ", row->name);
  assert_memory_equal(problems.list[0].text, message, strlen(message));
}

static void a_history_is_read_and_checked(void **state) {
  (void)state;
  struct level l;
  assert_true(reads(SMALL "history = guide until trust 0.58\n", &l));
  assert_int_equal((int)(l.history_trust[0] * 100 + 0.5), 58);
  assert_only(SMALL "history = guide until 0.58\n", 5, 11, "write a history like this: guide until trust 0.58");
  assert_only(SMALL "history = guide until trust 7\n", 5, 29, "history must be 0.05 to 0.95, this is 7");
  assert_only(SMALL "trust = 0.3\nhistory = guide until trust 0.5\n", 3, 6,
              "Pip has a trust and a history; a history comes to its own trust");
}

static void one_override_changes_one_thing(void **state) {
  (void)state;
  struct level l;
  struct problems p = {.n = 0};
  assert_true(reads(whole, &l));
  assert_true(level_set(&l, "fear=0.9", &p));
  assert_true(l.sim.rats[0].fear > 0.89 && l.sim.rats[1].fear < 0);
  assert_true(level_set(&l, "Moss.wariness.hand = 0.1", &p));
  assert_true(l.sim.rats[1].wariness[CUE_HAND] > 0.09);
  assert_true(level_set(&l, "seed=5", &p));
  assert_int_equal(l.sim.seed, 5);
  assert_int_equal(p.total, 0);
  assert_false(level_set(&l, "fear=7", &p));
  assert_false(level_set(&l, "nonsense=7", &p));
  assert_false(level_set(&l, "fear", &p));
  assert_false(level_set(&l, "title=x", &p));
  assert_int_equal(p.total, 4);
}

static void read_anything(const char *bytes, size_t length) {
  struct level level;
  memset(&problems, 0, sizeof problems);
  bool good = level_read(bytes, length, &level, &problems);
  assert_int_equal(good, problems.total == 0);
  if (good) assert_in_range(level.sim.n_rats, 1, SIM_MAX_RATS);
  for (int i = 0; i < problems.n; i++) assert_true(problems.list[i].line >= 1 && problems.list[i].column >= 1);
}

static void no_level_however_damaged_breaks_the_reader(void **state) {
  (void)state;
  static const char *const files[] = {"levels/01-homecoming.level", "levels/03-a-voice-and-a-bowl.level"};
  for (int i = 0; i < 2; i++) {
    size_t length = 0;
    char *bytes = hostile_load(files[i], &length);
    assert_non_null(bytes);
    read_anything(bytes, length);
    assert_int_equal(problems.total, 0); /* what ships has no mistake */
    hostile_prefixes(read_anything, bytes, length);
    hostile_changes(read_anything, bytes, length);
    free(bytes);
  }
  hostile_changes(read_anything, whole, sizeof whole - 1);
  hostile_random(read_anything, "handshy level 1\n[goal]\n", 3000);
  hostile_random(read_anything, SMALL, 3000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(everything_a_level_may_say_arrives),
      cmocka_unit_test(who_may_lift_may_put_back_and_leave),
      cmocka_unit_test(a_level_without_goals_and_times_is_a_level),
      cmocka_unit_test(ten_mistakes_get_ten_messages),
      cmocka_unit_test(missing_parts_are_told),
      cmocka_unit_test(other_files_and_versions_are_told_apart),
      cmocka_unit_test(sections_are_checked),
      cmocka_unit_test(too_much_is_told),
      cmocka_unit_test(goals_are_checked),
      cmocka_unit_test(times_are_checked),
      cmocka_unit_test(a_tuning_value_can_be_overridden_within_its_range),
      cmocka_unit_test(a_history_is_read_and_checked),
      cmocka_unit_test(one_override_changes_one_thing),
      cmocka_unit_test(no_level_however_damaged_breaks_the_reader),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
