/* `handshy screenshot`: any moment of a diary becomes a picture: in every place a diary leads to, asleep at noon, in
 * the night, and in the days between the visits. */
#include "../game/cli/cli.h"
#include "../game/cli/input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int shoot(const char *diary, int64_t at_ds, const char *path) {
  char at[32];
  diary_print_time(at_ds, at, sizeof at);
  const char *words[] = {"screenshot", diary, "--at", at, "--size", "320x180", "-o", path};
  char *argv[8];
  for (int i = 0; i < 8; i++) argv[i] = (char *)(size_t)words[i];
  return cli_screenshot(8, argv);
}

/* Bytes of the file and a hash of them; 0: it is no PNG. */
static long read_png(const char *path, uint64_t *hash) {
  struct cli_file f = {0};
  if (cli_read_file(path, &f) != CLI_DONE) return 0;
  long n = f.length > 8 && !memcmp(f.bytes, "\x89PNG\r\n\x1a\n", 8) ? (long)f.length : 0;
  *hash = 1;
  for (size_t i = 0; i < f.length; i++) *hash = (*hash ^ (unsigned char)f.bytes[i]) * 0x100000001B3u;
  cli_free_file(&f);
  return n;
}

static void path_of(const char *level, char *out, size_t size) {
  snprintf(out, size, "%s/levels/diaries/%s.win.diary", HANDSHY_SOURCE_DIR, level);
}

/* The first time a diary does that, and a little later. */
static int64_t first_time(const char *diary, enum verb verb) {
  struct level *level = malloc(sizeof *level);
  struct diary d;
  diary_init(&d);
  int64_t at_ds = -1;
  assert_int_equal(cli_load_diary(diary, level, &d), CLI_DONE);
  for (int i = 0; i < d.n && at_ds < 0; i++)
    if (!d.lines[i].is_hash && !d.lines[i].more_days && !d.lines[i].scenes && d.lines[i].action.verb == verb)
      at_ds = d.lines[i].at_ds + 40;
  diary_free(&d);
  free(level);
  return at_ds;
}

/* Two moments of a diary that cannot look alike both have a picture. */
static void expect_two(const char *level, int64_t a_ds, int64_t b_ds) {
  char diary[512], path[64];
  uint64_t hash[2];
  path_of(level, diary, sizeof diary);
  snprintf(path, sizeof path, "/tmp/handshy_shot_%d.png", (int)getpid());
  for (int i = 0; i < 2; i++) {
    assert_int_equal(shoot(diary, i ? b_ds : a_ds, path), CLI_DONE);
    assert_true(read_png(path, &hash[i]) > 20000); /* one colour alone would be far smaller */
    remove(path);
  }
  assert_true(hash[0] != hash[1]);
}

static int64_t of_day(int day, double hour) { return day * SIM_DS_PER_DAY + (int64_t)(hour * 36000); }

static void noon_and_night_between_visits_have_pictures(void **state) {
  (void)state;
  expect_two("01-homecoming", of_day(1, 12.5), of_day(1, 3));
}

static void the_last_moment_and_one_before_the_first_act_have_pictures(void **state) {
  (void)state;
  expect_two("03-a-voice-and-a-bowl", of_day(0, 17), of_day(2, 20));
}

static void places_away_from_the_cage_have_pictures(void **state) {
  (void)state;
  static const struct {
    const char *level;
    enum verb verb;
  } away[] = {{"08-a-couple-of-seconds", VERB_LIFT},
              {"11-twenty-minutes", VERB_HOLD},
              {"07-the-secure-area", VERB_ROOM},
              {"07-the-secure-area", VERB_OUT},
              {"14-the-proper-intro", VERB_INTRODUCE}};
  int shot = 0;
  for (size_t i = 0; i < sizeof away / sizeof *away; i++) {
    char diary[512];
    path_of(away[i].level, diary, sizeof diary);
    int64_t at_ds = first_time(diary, away[i].verb);
    if (at_ds < 0) continue; /* this diary wins without it */
    expect_two(away[i].level, at_ds, of_day((int)(at_ds / SIM_DS_PER_DAY) + 1, 12.5));
    shot++;
  }
  assert_true(shot >= 3);
}

static void who_looks_into_the_hut_gets_another_picture(void **state) {
  (void)state;
  char diary[512], path[64];
  uint64_t hash[2];
  path_of("01-homecoming", diary, sizeof diary);
  snprintf(path, sizeof path, "/tmp/handshy_hut_%d.png", (int)getpid());
  for (int i = 0; i < 2; i++) {
    char *argv[] = {(char *)"screenshot", diary,
                    (char *)"--at",       (char *)"d0T18:00:30",
                    (char *)"--size",     (char *)"320x180",
                    (char *)"--keys",     (char *)(i ? "h" : ""),
                    (char *)"-o",         path};
    assert_int_equal(cli_screenshot(10, argv), CLI_DONE);
    assert_true(read_png(path, &hash[i]) > 20000);
    remove(path);
  }
  assert_true(hash[0] != hash[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(noon_and_night_between_visits_have_pictures),
      cmocka_unit_test(the_last_moment_and_one_before_the_first_act_have_pictures),
      cmocka_unit_test(places_away_from_the_cage_have_pictures),
      cmocka_unit_test(who_looks_into_the_hut_gets_another_picture),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
