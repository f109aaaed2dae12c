/* test_flash.c - nothing flashes: over scripted visits, with frights, haste, pauses and many rats, no more than a small
 * part of the picture turns bright and dark again more than three times in any second (the general flash threshold of
 * WCAG 2: a change by a tenth of the whole range of relative luminance where the darker is under 0.8; a quarter of
 * ten degrees of sight, 341 x 256 of 1024 x 768 pixels). And with "Move less" the interface itself stands still. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "home.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "platform/null.h"

enum { W = 640, H = 360, STEP = 4, CELLS = W / STEP * (H / STEP), RATE = 30, FLASHES = 3 };
#define SWING 0.1f
#define DARK 0.8f
#define MOST_AREA (0.25 * 341 * 256 / (1024.0 * 768.0))

struct cell {            /* of the picture */
  float low, high, last; /* luminance since the last turn */
  int way;               /* +1 it rose last, -1 it fell */
  uint8_t turns[RATE];   /* in each frame of the last second */
};
struct fixture {
  char dir[64];
  struct platform *platform;
  struct app *app;
  struct cell *cells;
  int frame;
  double worst; /* share of the picture that flashed too often in one second */
};

static float linear(uint32_t channel) {
  float c = (float)channel / 255.0f;
  return c <= 0.03928f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

/* The mean over the cell: what is smaller than it is no area. */
static float cell_luminance(const struct canvas *c, int at, const float *table) {
  int x0 = at % (W / STEP) * STEP, y0 = at / (W / STEP) * STEP;
  float sum = 0;
  for (int y = y0; y < y0 + STEP; y++)
    for (int x = x0; x < x0 + STEP; x++) {
      uint32_t p = c->pixels[y * c->stride + x];
      sum += 0.2126f * table[p >> 16 & 255] + 0.7152f * table[p >> 8 & 255] + 0.0722f * table[p & 255];
    }
  return sum / (STEP * STEP);
}

/* True when a swing the other way is complete. */
static bool turned(struct cell *c, float now) {
  c->low = fminf(c->low, now);
  c->high = fmaxf(c->high, now);
  int way = 0;
  if (now - c->low >= SWING && c->low < DARK) way = 1;
  if (c->high - now >= SWING && now < DARK) way = -1;
  if (way == 0 || way == c->way) {
    if (way > 0) c->high = now, c->low = fmaxf(c->low, now - SWING);
    if (way < 0) c->low = now, c->high = fminf(c->high, now + SWING);
    return false;
  }
  c->way = way;
  c->low = c->high = now;
  return true;
}

static void watch(struct fixture *f) {
  static float table[256];
  if (table[255] < 0.5f)
    for (uint32_t i = 0; i < 256; i++) table[i] = linear(i);
  int bad = 0, slot = f->frame % RATE;
  for (int i = 0; i < CELLS; i++) {
    struct cell *c = &f->cells[i];
    float now = cell_luminance(platform_canvas(f->platform), i, table);
    if (f->frame == 0) c->low = c->high = now;
    c->turns[slot] = turned(c, now);
    int turns = 0;
    for (int k = 0; k < RATE; k++) turns += c->turns[k];
    bad += turns > 2 * FLASHES; /* a flash goes there and back */
  }
  f->frame++;
  f->worst = fmax(f->worst, (double)bad / CELLS);
}

static void live(struct fixture *f, double seconds) {
  double idle_s;
  for (int i = 0; i < (int)(seconds * RATE); i++) {
    platform_null_advance(1.0 / RATE);
    app_frame(f->app, &idle_s);
    watch(f);
  }
}

static void key(struct fixture *f, int k) {
  struct input in = {.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = k};
  platform_null_push(f->platform, &in);
  in.kind = INPUT_KEY_UP;
  platform_null_push(f->platform, &in);
}

static void sit_down(struct fixture *f, const char *level, bool less) {
  f->platform = platform_create("test", W, H, false);
  f->app = app_create(f->platform, level);
  assert_non_null(f->app);
  app_settings(f->app)->reduced_motion = less;
  double idle_s;
  app_go(f->app, SCENE_VISIT);
  for (int i = 0; i < 5; i++) {
    platform_null_advance(1.0 / RATE);
    app_frame(f->app, &idle_s);
  }
}

static int set_up(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  f->cells = calloc(CELLS, sizeof *f->cells);
  home_make(f->dir);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  app_destroy(f->app);
  platform_destroy(f->platform);
  home_remove(f->dir);
  free(f->cells);
  free(f);
  return 0;
}

/* A hurried visit: the worst that a player does with keys. */
static void hurried(struct fixture *f) {
  key(f, '2');
  live(f, 1);
  app_act(f->app, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 3, .fast = true});
  live(f, 1.5);
  for (int i = 0; i < 4; i++) { /* time, there and back */
    key(f, KEY_SPACE);
    live(f, 0.25);
  }
  key(f, '+');
  key(f, '+');
  live(f, 3);
  key(f, '2');
  live(f, 1);
}

static void check_hurried(struct fixture *f, const char *level, bool less) {
  sit_down(f, level, less);
  hurried(f);
  if (f->worst > MOST_AREA)
    fail_msg("%s: %.1f %% of the picture flashes, %.1f %% may", level, f->worst * 100, MOST_AREA * 100);
}

static void a_hurried_visit_does_not_flash(void **state) { check_hurried(*state, "03-a-voice-and-a-bowl", false); }
static void nor_does_one_with_many_rats(void **state) { check_hurried(*state, "14-the-proper-intro", false); }
static void nor_with_move_less(void **state) { check_hurried(*state, "03-a-voice-and-a-bowl", true); }

/* The test itself sees a flash: a page dimmed and bright ten times a second. */
static void a_flash_would_be_seen(void **state) {
  struct fixture *f = *state;
  sit_down(f, "03-a-voice-and-a-bowl", false);
  for (int i = 0; i < 30; i++) {
    struct canvas *c = platform_canvas(f->platform);
    for (int k = 0; k < W * H; k++) c->pixels[k] = i / 2 % 2 ? 0xFF202020 : 0xFFE0E0E0;
    watch(f);
  }
  assert_true(f->worst > MOST_AREA);
}

/* A page comes in, a button is pressed, a list scrolls: with "Move less" nothing of that is on its way. */
static void with_move_less_the_interface_is_at_once_where_it_will_be(void **state) {
  struct fixture *f = *state;
  sit_down(f, "01-homecoming", true);
  static const enum scene_kind kinds[] = {SCENE_SHELF, SCENE_OPTIONS, SCENE_CARD};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    double idle_s;
    app_go(f->app, kinds[i]);
    platform_null_advance(1.0 / RATE);
    app_frame(f->app, &idle_s);
    assert_true(ui_page_rise(app_ui(f->app)) == 0);
    assert_false(ui_animating(app_ui(f->app)));
  }
  double idle_s;
  app_settings(f->app)->reduced_motion = false;
  app_go(f->app, SCENE_SHELF);
  platform_null_advance(1.0 / RATE);
  app_frame(f->app, &idle_s);
  app_go(f->app, SCENE_CARD);
  platform_null_advance(1.0 / RATE);
  app_frame(f->app, &idle_s);
  assert_true(ui_page_rise(app_ui(f->app)) > 0);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(a_flash_would_be_seen),
      TEST(a_hurried_visit_does_not_flash),
      TEST(nor_does_one_with_many_rats),
      TEST(nor_with_move_less),
      TEST(with_move_less_the_interface_is_at_once_where_it_will_be),
  };
  return cmocka_run_group_tests_name("flash", tests, NULL, NULL);
}
