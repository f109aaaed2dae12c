/* `handshy pose`: every sign becomes a picture; wrong usage is told and draws nothing. */
#include "../engine/sim.h"
#include "../game/cli/cli.h"
#include "../game/raster.h"
#include "../game/views/tableau.h"

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

enum { PICTURE_W = 96, PICTURE_H = 72, AGES = 3 };

static uint64_t hash_of(const uint32_t *pixels) {
  uint64_t h = 1;
  for (int i = 0; i < PICTURE_W * PICTURE_H; i++) h = (h ^ pixels[i]) * 0x100000001B3u;
  return h;
}

/* Of a picture, how many pixels are no longer ground. */
static int covered(const uint32_t *pixels, uint32_t ground) {
  int n = 0;
  for (int i = 0; i < PICTURE_W * PICTURE_H; i++) n += (pixels[i] & 0xFFFFFF) != ground;
  return n;
}

/* What pose.c does, without the files in between: each has a body, and no two of them the same picture. */
static void every_sign_has_a_picture_in_every_coat_species_and_age(void **state) {
  (void)state;
  static const int ages[AGES] = {35, 200, 640};
  static uint32_t pixels[PICTURE_W * PICTURE_H];
  struct canvas c = {PICTURE_W, PICTURE_H, PICTURE_W, pixels};
  struct rect cell = {0, 0, PICTURE_W, PICTURE_H};
  struct draw_list *d = draw_create();
  struct raster *r = raster_create();
  struct tableau *scene = tableau_create();
  for (int species = 0; species < SPECIES_COUNT; species++)
    for (int sign = 0; sign < SIGN_COUNT; sign++) {
      uint64_t before = 0;
      for (int which = 0; which < COAT_COUNT * AGES; which++) {
        struct rat_build build = rat_build_of((enum species)species, SOURCE_BREEDER, ages[which % AGES]);
        struct tableau_wish wish = {.bare = true, .staged = {.sign = (enum sign)sign, .seed = 3, .fear = -1}};
        wish.look = (struct rat_look){.coat = (enum coat)(which / AGES), .light = 1, .seed = 3, .build = build};
        wish.look.size = rat_build_size(&build);
        wish.other_coat = COAT_FAWN;
        draw_begin(d, PICTURE_W, PICTURE_H);
        draw_box(d, cell, &(struct draw_box){.fill = 0x00FF00FF, .fill_bottom = 0x00FF00FF});
        tableau_draw(scene, d, cell, &wish);
        raster_draw(r, &c, d, cell);
        uint64_t now = hash_of(pixels);
        int body = covered(pixels, 0x00FF00);
        assert_in_range(body, PICTURE_W * PICTURE_H / 50, PICTURE_W * PICTURE_H * 19 / 20);
        assert_true(now != before);
        before = now;
      }
    }
  tableau_destroy(scene);
  raster_destroy(r);
  draw_destroy(d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_sign_is_drawn_as_a_png),
      cmocka_unit_test(every_sign_has_a_picture_in_every_coat_species_and_age),
      cmocka_unit_test(a_strip_is_as_many_pictures_wide),
      cmocka_unit_test(kind_age_keeping_and_heading_are_drawn),
      cmocka_unit_test(wrong_usage_is_status_2_and_an_unwritable_file_status_3),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
