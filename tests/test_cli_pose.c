/* `handshy pose`: every sign becomes a picture; wrong usage is told and draws nothing. */
#include "../engine/sim.h"
#include "../game/cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int pose(const char *const *words, int n) {
  char *argv[12] = {(char *)"pose"};
  for (int i = 0; i < n; i++) argv[i + 1] = (char *)(size_t)words[i];
  return cli_pose(n + 1, argv);
}

static long size_of(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) return -1;
  unsigned char head[8] = {0};
  size_t got = fread(head, 1, 8, f);
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  fclose(f);
  return got == 8 && !memcmp(head, "\x89PNG\r\n\x1a\n", 8) ? size : -1;
}

static void every_sign_is_drawn_as_a_png(void **state) {
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "/tmp/handshy_pose_%d.png", (int)getpid());
  for (int s = 0; s < SIGN_COUNT; s++) {
    const char *words[] = {sim_sign_name((enum sign)s), "--size", "160x120", "-o", path};
    assert_int_equal(pose(words, 5), CLI_DONE);
    assert_true(size_of(path) > 2000); /* an empty ground would be smaller */
    remove(path);
  }
}

static void a_strip_is_as_many_pictures_wide(void **state) {
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "/tmp/handshy_strip_%d.png", (int)getpid());
  const char *words[] = {"popcorn", "--size", "100x80", "--strip", "4", "--coat", "agouti", "-o", path};
  assert_int_equal(pose(words, 9), CLI_DONE);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  unsigned char head[24];
  assert_int_equal(fread(head, 1, 24, f), 24);
  fclose(f);
  remove(path);
  assert_int_equal(head[18] << 8 | head[19], 400);
  assert_int_equal(head[22] << 8 | head[23], 80);
}

static void kind_age_keeping_and_heading_are_drawn(void **state) {
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "/tmp/handshy_kind_%d.png", (int)getpid());
  static const char *const options[][2] = {{"--species", "mouse"}, {"--age", "30"},      {"--source", "rescue"},
                                           {"--turn", "40"},       {"--facing", "left"}, {"--fear", "0.9"}};
  const char *plain[] = {"none", "--size", "160x120", "-o", path};
  assert_int_equal(pose(plain, 5), CLI_DONE);
  long first = size_of(path);
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    const char *words[] = {"none", options[i][0], options[i][1], "--size", "160x120", "-o", path};
    assert_int_equal(pose(words, 7), CLI_DONE);
    assert_true(size_of(path) > 2000 && size_of(path) != first);
  }
  remove(path);
  const char *too_old[] = {"none", "--age", "9000", "-o", path}, *nowhere[] = {"none", "--facing", "up", "-o", path};
  assert_int_equal(pose(too_old, 5), CLI_USAGE);
  assert_int_equal(pose(nowhere, 5), CLI_USAGE);
}

static void wrong_usage_is_status_2_and_an_unwritable_file_status_3(void **state) {
  (void)state;
  const char *no_sign[] = {"-o", "/tmp/x.png"}, *unknown[] = {"frieze", "-o", "/tmp/x.png"},
             *no_coat[] = {"freeze", "--coat", "plaid", "-o", "/tmp/x.png"}, *no_file[] = {"freeze"},
             *bad_size[] = {"freeze", "--size", "9x9", "-o", "/tmp/x.png"},
             *two[] = {"freeze", "rest", "-o", "/tmp/x.png"},
             *unwritable[] = {"freeze", "--size", "64x48", "-o", "/nonexistent/x.png"};
  assert_int_equal(pose(no_sign, 2), CLI_USAGE);
  assert_int_equal(pose(unknown, 3), CLI_USAGE);
  assert_int_equal(pose(no_coat, 5), CLI_USAGE);
  assert_int_equal(pose(no_file, 1), CLI_USAGE);
  assert_int_equal(pose(bad_size, 5), CLI_USAGE);
  assert_int_equal(pose(two, 4), CLI_USAGE);
  assert_int_equal(pose(unwritable, 5), CLI_FILE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_sign_is_drawn_as_a_png),
      cmocka_unit_test(a_strip_is_as_many_pictures_wide),
      cmocka_unit_test(kind_age_keeping_and_heading_are_drawn),
      cmocka_unit_test(wrong_usage_is_status_2_and_an_unwritable_file_status_3),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
