/* Diaries: what is written can be read back, and every mistake is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "diary.h"
#include "hostile.h"

static const char *const names[] = {"Pip", "Moss"};
static struct problems problems;

static bool reads(const char *text, struct diary *out) {
  memset(&problems, 0, sizeof problems);
  return diary_read(text, strlen(text), names, 2, false, out, &problems);
}

static void assert_at(int i, int line, int column, const char *message) {
  assert_true(i < problems.n);
  assert_string_equal(problems.list[i].text, message);
  assert_int_equal(problems.list[i].line, line);
  assert_int_equal(problems.list[i].column, column);
}

#define HEAD "handshy diary 1\nlevel some-level\nseed 7\n"

static void assert_only(const char *text, int line, int column, const char *message) {
  struct diary d;
  diary_init(&d);
  assert_false(reads(text, &d));
  for (int i = 0; i < problems.n && problems.total != 1; i++) print_message("%s\n", problems.list[i].text);
  assert_int_equal(problems.total, 1);
  assert_at(0, line, column, message);
  assert_null(d.lines);
}

static void a_written_line_arrives(void **state) {
  (void)state;
  struct diary d;
  assert_true(reads(HEAD "d2 18:05      hand 30 fast @Moss   # comment\n", &d));
  assert_string_equal(d.level, "some-level");
  assert_int_equal(d.seed, 7);
  assert_int_equal(d.n, 1);
  const struct diary_line *line = &d.lines[0];
  assert_int_equal(line->at_ds, 2 * SIM_DS_PER_DAY + (18 * 60 + 5) * 600);
  assert_int_equal(line->line, 4);
  assert_int_equal(line->action.verb, VERB_HAND);
  assert_int_equal(line->action.how, HAND_TO);
  assert_true(line->action.x >= 30 && line->action.x <= 30);
  assert_true(line->action.fast);
  assert_int_equal(line->action.rat, 1);
  diary_free(&d);
}

/* Every form of every verb, printed, is the line it was read from. */
static void what_is_printed_is_read_back_the_same(void **state) {
  (void)state;
  static const char *const lines[] = {"d0T17:10:00 talk 300",
                                      "d0T17:10:00.3 shout",
                                      "d1T00:00:00 hand in",
                                      "d1T00:00:00 hand out @Moss",
                                      "d1T00:00:00 hand 42.5",
                                      "d1T00:00:01 hand 12 fast",
                                      "d1T00:00:02 hand in fast",
                                      "d1T00:00:03 move 12.345 -7",
                                      "d1T00:00:04 treat pea",
                                      "d1T00:00:05 treat favourite",
                                      "d1T00:00:06 offer yoghurt spoon",
                                      "d1T00:00:06 offer banana-chip bars @Moss",
                                      "d1T00:00:06 offer oat",
                                      "d1T00:00:07 pet belly 2.5",
                                      "d1T00:00:08 tickle 15",
                                      "d1T00:00:09 lift scoop",
                                      "d1T00:00:09 lift tunnel",
                                      "d1T00:00:10 hold clothing",
                                      "d1T00:00:10 hold shirt",
                                      "d1T00:00:11 put back",
                                      "d1T00:00:11 show towel 40",
                                      "d1T00:00:11 show bag 12.5 @Moss",
                                      "d1T00:00:12 room unsecured",
                                      "d1T00:00:13 out",
                                      "d1T00:00:14 home",
                                      "d1T00:00:15 reach hut",
                                      "d1T00:00:16 wake",
                                      "d1T00:00:17 wash",
                                      "d1T00:00:18 clean",
                                      "d1T00:00:19 call stretch_attend",
                                      "d1T00:00:20 leave",
                                      "d1T00:00:21 hash 0123456789abcdef",
                                      "d1T00:00:22 days 2",
                                      "d999T23:59:59.9 leave"};
  enum { LINES = sizeof lines / sizeof lines[0] };
  char text[4000] = HEAD, printed[100];
  for (int i = 0; i < LINES; i++) strcat(strcat(text, lines[i]), "\n");
  struct diary d;
  assert_true(reads(text, &d));
  assert_int_equal(d.n, LINES);
  for (int i = 0; i < LINES; i++) {
    int n = diary_print_line(&d.lines[i], names, 2, printed, sizeof printed);
    assert_int_equal(n, (int)strlen(lines[i]) + 1);
    assert_memory_equal(printed, lines[i], strlen(lines[i]));
  }
  char head[100];
  diary_print_head(&d, head, sizeof head);
  assert_string_equal(head, HEAD "\n");
  diary_free(&d);
}

static void an_act_played_with_many_decimals_is_the_act_that_is_read_back(void **state) {
  (void)state;
  struct diary_line line = {.action = {.verb = VERB_MOVE, .x = 100.0 / 3, .y = -0.0004}};
  diary_round(&line.action);
  char text[200] = HEAD;
  diary_print_line(&line, NULL, 0, text + strlen(text), 100);
  struct diary d;
  assert_true(reads(text, &d));
  assert_memory_equal(&d.lines[0].action.x, &line.action.x, sizeof line.action.x);
  assert_memory_equal(&d.lines[0].action.y, &line.action.y, sizeof line.action.y);
  diary_free(&d);
}

static void a_number_no_diary_can_hold_is_kept_within_bounds(void **state) {
  (void)state;
  double nothing = 0;
  struct sim_action move = {.verb = VERB_MOVE, .x = nothing / nothing, .y = 1e300};
  struct sim_action talk = {.verb = VERB_TALK, .seconds = -1e300};
  diary_round(&move);
  diary_round(&talk);
  assert_true(move.x >= -1e6 && move.x <= 1e6 && move.y >= 1e6 && move.y <= 1e6);
  assert_true(talk.seconds >= -1e6 && talk.seconds <= -1e6);
  assert_false(diary_can_say(&move));
  assert_false(diary_can_say(&talk));
}

static void what_a_verb_does_not_use_is_not_kept(void **state) {
  (void)state;
  struct sim_action a = {.verb = VERB_PUT, .rat = 1, .how = 3, .treat = 2, .x = 5, .seconds = 7, .fast = true};
  diary_round(&a);
  assert_true(a.how == 0 && a.treat == 0 && !a.fast && a.x < 1 && a.seconds < 1);
  assert_int_equal(a.rat, 1);
  assert_true(diary_can_say(&a));
}

static void times_may_leave_out_what_is_nothing(void **state) {
  (void)state;
  struct diary d;
  assert_true(reads(HEAD "d3 18 leave\nd3 18:05 leave\nd3T18:05:30 leave\nd3 18:05:30.2 leave\nd3 24:00 leave\n", &d));
  assert_int_equal(d.lines[0].at_ds % SIM_DS_PER_DAY, 18 * 36000);
  assert_int_equal(d.lines[1].at_ds - d.lines[0].at_ds, 3000);
  assert_int_equal(d.lines[2].at_ds - d.lines[1].at_ds, 300);
  assert_int_equal(d.lines[3].at_ds - d.lines[2].at_ds, 2);
  assert_int_equal(d.lines[4].at_ds, 4 * SIM_DS_PER_DAY);
  diary_free(&d);
}

static void ten_mistakes_get_ten_messages(void **state) {
  (void)state;
  static const char text[] = "handshy diary 1\n"
                             "level 03-a-voice-and-a-bowl\n"
                             "sead 7\n"              /* 1 (and the seed is missing then: 2) */
                             "d0 17:10   tlak 300\n" /* 3 */
                             "d0 17:20   talk 0,5\n" /* 4 */
                             "d0 25:00   leave\n"    /* 5 */
                             "d1 18:00   hand in\n"
                             "d1 17:00   leave\n"          /* 6 */
                             "d1 19:00   treat pae\n"      /* 7 */
                             "d1 19:01   pet back\n"       /* 8 */
                             "d1 19:02   hand 30 @Mos\n"   /* 9 */
                             "  d1 19:03 introduce tos\n"; /* 10 */
  struct diary d;
  assert_false(reads(text, &d));
  assert_int_equal(problems.total, 10);
  assert_at(0, 1, 1, "this diary has no seed: seed 1");
  assert_at(1, 3, 1, "there is no `sead` here; did you mean `seed`?");
  assert_at(2, 4, 12, "there is no verb `tlak`; did you mean `talk`?");
  assert_at(3, 5, 17, "write 0.5, not 0,5");
  assert_at(4, 6, 4, "`25:00` is no time of day; write it like 18:05 or 18:05:30");
  assert_at(5, 8, 1, "time goes back: line 7 is at d1T18:00:00 already");
  assert_at(6, 9, 18, "`pae` is not a food that Handshy knows; did you mean `pea`?");
  assert_at(7, 10, 20, "`pet` needs its seconds");
  assert_at(8, 11, 20, "there is no rat `Mos` in this level; did you mean `Moss`?");
  assert_at(9, 12, 22, "`tos` is not a way to do this; did you mean `toss`?");
}

static void arguments_are_checked(void **state) {
  (void)state;
  assert_only(HEAD "d1 18:00 talk\n", 4, 14, "`talk` needs its seconds");
  assert_only(HEAD "d1 18:00 tickle 9999\n", 4, 17, "its seconds must be 0.1 to 3600 s, this is 9999");
  assert_only(HEAD "d1 18:00 hand\n", 4, 14, "`hand` needs in, out, or a distance in cm");
  assert_only(HEAD "d1 18:00 hand under\n", 4, 15, "`under` is not in, out, or a distance in cm");
  assert_only(HEAD "d1 18:00 hand in fats\n", 4, 18, "`fats` is too much here");
  assert_only(HEAD "d1 18:00 lift\n", 4, 14, "`lift` needs one of: scoop, towel, fist, tail, tunnel");
  assert_only(HEAD "d1 18:00 lift scop\n", 4, 15, "`scop` is not a way to do this; did you mean `scoop`?");
  assert_only(HEAD "d1 18:00 offer pea forks\n", 4, 20, "`forks` is not a way to offer: spoon, bars");
  assert_only(HEAD "d1 18:00 leave now\n", 4, 16, "`now` is too much here");
  assert_only(HEAD "d1 18:00 hash 12\n", 4, 15, "a hash is 16 digits of 0-9 and a-f");
  assert_only(HEAD "d1 18:00\n", 4, 9, "what happens then? A verb is missing");
  assert_only(HEAD "d1\n", 4, 3, "the time of day is missing: d3 18:05");
  assert_only(HEAD "d1000 18:00 leave\n", 4, 1, "`d1000` is no day; write d0 to d999");
  assert_only(HEAD "tomorrow leave\n", 4, 1, "a line begins with its time, like d3 18:05");
  assert_only(HEAD "d1 18:00 hand 3 @3\n", 4, 17, "there is no rat `3` in this level");
}

static void the_head_is_checked(void **state) {
  (void)state;
  assert_only("handshy level 1\n", 1, 9, "this is a level, not a diary");
  assert_only("handshy diary 9\n", 1, 15, "this file is of version 9; this Handshy reads version 1");
  assert_only("level a\nseed 1\n", 1, 1, "the first line must be: handshy diary 1");
  assert_only("handshy diary 1\nseed 1\n", 1, 1, "this diary names no level: level 03-a-voice-and-a-bowl");
  assert_only("handshy diary 1\nlevel ../secret\nseed 1\n", 2, 7, "a level's name has at most 63 bytes, and no `/`");
  assert_only(HEAD "seed 8\n", 4, 1, "`seed` stands twice; the first is in line 3");
  assert_only("handshy diary 1\nlevel a\nseed -1\n", 3, 6, "a seed is a whole number of at most 19 digits");
}

static void more_acts_than_a_moment_bears_are_told(void **state) {
  (void)state;
  char text[2000] = HEAD;
  for (int i = 0; i < 33; i++) strcat(text, "d1 18:00 shout\n");
  assert_only(text, 36, 1, "more than 32 lines at one moment");
}

static void a_torn_tail_is_left_out_of_a_save_only(void **state) {
  (void)state;
  static const char torn[] = HEAD "d1 18:00 hand in\nd1 18:01 move 12.5 3";
  struct diary d;
  struct problems p = {.n = 0};
  assert_true(diary_read(torn, strlen(torn), names, 2, true, &d, &p));
  assert_int_equal(d.n, 1); /* it reads well, but it may have been `move 12.5 30` */
  diary_free(&d);
  assert_true(diary_read(torn, strlen(torn), names, 2, false, &d, &p));
  assert_int_equal(d.n, 2);
  diary_free(&d);
}

static void the_head_can_be_read_alone(void **state) {
  (void)state;
  struct diary d;
  static const char text[] = HEAD "d1 18:00 nonsense @Nobody\n";
  assert_true(diary_read_head(text, strlen(text), &d));
  assert_string_equal(d.level, "some-level");
  assert_int_equal(d.seed, 7);
  assert_false(diary_read_head("d1 18:00 leave\n", 15, &d));
}

static void without_names_only_numbers_are_known(void **state) {
  (void)state;
  static const char text[] = HEAD "d1 18:00 hand 3 @2\n", named[] = HEAD "d1 18:00 hand 3 @Pip\n";
  struct diary d;
  struct problems p = {.n = 0};
  assert_true(diary_read(text, strlen(text), NULL, 0, false, &d, &p));
  assert_int_equal(d.lines[0].action.rat, 1);
  diary_free(&d);
  assert_false(diary_read(named, strlen(named), NULL, 0, false, &d, &p));
  assert_true(diary_read(named, strlen(named), NULL, -1, false, &d, &p));
  diary_free(&d);
}

/* Whatever is accepted can be printed and read again. */
static void read_anything(const char *bytes, size_t length) {
  struct diary d, again;
  memset(&problems, 0, sizeof problems);
  diary_init(&d);
  bool good = diary_read(bytes, length, names, 2, length % 2 == 0, &d, &problems);
  assert_int_equal(good, problems.total == 0);
  if (!good) return;
  size_t size = 200 + (size_t)d.n * 120, n = 0;
  char *text = malloc(size);
  n += (size_t)diary_print_head(&d, text, size);
  for (int i = 0; i < d.n; i++) n += (size_t)diary_print_line(&d.lines[i], names, 2, text + n, size - n);
  assert_true(n < size);
  assert_true(diary_read(text, n, names, 2, false, &again, &problems));
  assert_int_equal(again.n, d.n);
  diary_free(&again);
  diary_free(&d);
  free(text);
}

static void no_diary_however_damaged_breaks_the_reader(void **state) {
  (void)state;
  static const char whole[] =
      "handshy diary 1\r\nlevel some-level\nseed 7\n\n# a comment\nd0 17:10 talk 300 # seconds\n"
      "d2 18:00 hand in\nd2T18:00:10.5 hand 30 fast @Moss\nd2 18:01 treat pea\n"
      "d2 18:02 move 1.25 3\nd2 18:03 offer yoghurt spoon\nd2 18:04 pet back 2\n"
      "d2 18:05 lift scoop\nd2 18:06 put back\nd2 18:07 call freeze\nd2 18:08 leave\n"
      "d2 18:09 hash 0123456789abcdef\nd3 1 days 2\n";
  read_anything(whole, sizeof whole - 1);
  assert_int_equal(problems.total, 0);
  hostile_prefixes(read_anything, whole, sizeof whole - 1);
  hostile_changes(read_anything, whole, sizeof whole - 1);
  hostile_random(read_anything, "handshy diary 1\nlevel a\nseed 1\nd1 1:0", 4000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_written_line_arrives),
      cmocka_unit_test(what_is_printed_is_read_back_the_same),
      cmocka_unit_test(an_act_played_with_many_decimals_is_the_act_that_is_read_back),
      cmocka_unit_test(a_number_no_diary_can_hold_is_kept_within_bounds),
      cmocka_unit_test(what_a_verb_does_not_use_is_not_kept),
      cmocka_unit_test(times_may_leave_out_what_is_nothing),
      cmocka_unit_test(ten_mistakes_get_ten_messages),
      cmocka_unit_test(arguments_are_checked),
      cmocka_unit_test(the_head_is_checked),
      cmocka_unit_test(more_acts_than_a_moment_bears_are_told),
      cmocka_unit_test(a_torn_tail_is_left_out_of_a_save_only),
      cmocka_unit_test(the_head_can_be_read_alone),
      cmocka_unit_test(without_names_only_numbers_are_known),
      cmocka_unit_test(no_diary_however_damaged_breaks_the_reader),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
