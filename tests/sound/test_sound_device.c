/* The real mixer, on a device that plays to nobody: what goes out of it is measured. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "../wav.h"

static void rest(int ms) { nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000L}, NULL); }

struct loud {
  enum sound_id id;
  float peak;
};
static int louder(const void *a, const void *b) {
  float x = ((const struct loud *)a)->peak, y = ((const struct loud *)b)->peak;
  return x < y ? 1 : x > y ? -1 : 0;
}

/* Loudest first, and of those that sound once the interface's first: it keeps silent once a rat is heard. */
static int loudest(struct loud out[SOUND_COUNT]) {
  static struct wav w;
  int n = 0;
  for (int i = 0; i < SOUND_COUNT; i++) {
    if (i == SOUND_ROOM || i == SOUND_VOICE || !wav_read((enum sound_id)i, 0, &w)) continue;
    out[n++] = (struct loud){(enum sound_id)i, wav_peak(&w)};
  }
  qsort(out, (size_t)n, sizeof *out, louder);
  return n;
}

/* The highest sample in the next `ms`. */
static float peak_of(int ms) {
  sound_peak();
  rest(ms);
  return sound_peak();
}

static int set_up(void **state) {
  (void)state;
  setenv("SDL_AUDIODRIVER", "dummy", 1);
  assert_true(sound_open(HANDSHY_BUILD_ASSETS));
  sound_volumes(1, 1, 1, false);
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  sound_close();
  return 0;
}

static void ten_at_once_and_both_loops_stay_below_full_scale(void **state) {
  (void)state;
  struct loud rows[SOUND_COUNT];
  int n = loudest(rows), interface = 0;
  if (n < 10) skip();
  sound_loop(SOUND_ROOM, true);
  sound_loop(SOUND_VOICE, true);
  sound_peak();
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < 10; i++) {
      bool ui = sound_row(rows[i].id)->bus == BUS_INTERFACE;
      if (ui == (pass == 0)) sound_play(rows[i].id, 0, 1);
      interface += ui && pass == 0;
    }
  float peak = 0;
  for (int i = 0; i < 30; i++) {
    float now = peak_of(40);
    peak = now > peak ? now : peak;
  }
  print_message("ten at once (%d of the interface): highest sample %.3f\n", interface, (double)peak);
  assert_true(peak > 0.05f);
  assert_true(peak <= SOUND_CEILING);
  sound_loop(SOUND_ROOM, false);
  sound_loop(SOUND_VOICE, false);
}

static void a_loop_comes_in_and_goes_out(void **state) {
  (void)state;
  sound_loop(SOUND_ROOM, true);
  rest(700);
  assert_true(peak_of(1200) > 0.002f); /* a tick of the clock each second */
  sound_loop(SOUND_ROOM, false);
  rest(700);
  assert_true(peak_of(300) < 0.0005f);
}

static void leaving_the_scene_hushes_a_long_call(void **state) {
  (void)state;
  sound_play(SOUND_CALL22, 0, 1);
  assert_true(peak_of(500) > 0.02f);
  sound_hush(BUS_RATS);
  rest(400);
  assert_true(peak_of(300) < 0.0005f);
}

static void muted_by_a_lost_focus_nothing_is_heard_and_the_loop_comes_back(void **state) {
  (void)state;
  sound_loop(SOUND_ROOM, true);
  sound_play(SOUND_CALL22, 0, 1);
  rest(700);
  sound_volumes(1, 1, 1, true);
  rest(200);
  assert_true(peak_of(300) == 0);
  sound_volumes(1, 1, 1, false);
  rest(100);
  assert_true(peak_of(1200) > 0.002f);
  sound_loop(SOUND_ROOM, false);
  sound_hush(BUS_RATS);
  rest(500);
}

static void a_volume_of_nothing_is_silence_of_its_own_kind_only(void **state) {
  (void)state;
  sound_volumes(0, 1, 1, false);
  sound_play(SOUND_SQUEAK, 0, 1);
  assert_true(peak_of(200) == 0);
  sound_play(SOUND_DOOR, 0, 1);
  assert_true(peak_of(300) > 0.05f);
  sound_volumes(1, 1, 1, false);
  rest(600);
}

static void a_small_body_is_higher(void **state) {
  (void)state;
  for (int i = 0; i < 60; i++) { /* more bodies than the shelf holds */
    sound_play_cue(&(struct sound_cue){(enum sound_id)(i % SOUND_ROOM), -1, 0, 0.5f, 0.5f + 0.03f * (float)i});
    rest(3);
  }
  assert_true(peak_of(300) > 0.05f);
  sound_hush(BUS_RATS);
  sound_hush(BUS_HOME);
  rest(400);
}

static void without_a_device_the_game_goes_on(void **state) {
  (void)state;
  sound_close();
  setenv("SDL_AUDIODRIVER", "there-is-no-such-driver", 1);
  assert_false(sound_open(HANDSHY_BUILD_ASSETS));
  sound_play(SOUND_SQUEAK, 0, 1);
  sound_loop(SOUND_ROOM, true);
  sound_hush(BUS_RATS);
  sound_volumes(1, 1, 1, false);
  assert_true(sound_peak() == 0);
  sound_loop(SOUND_ROOM, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ten_at_once_and_both_loops_stay_below_full_scale),
      cmocka_unit_test(a_loop_comes_in_and_goes_out),
      cmocka_unit_test(leaving_the_scene_hushes_a_long_call),
      cmocka_unit_test(muted_by_a_lost_focus_nothing_is_heard_and_the_loop_comes_back),
      cmocka_unit_test(a_volume_of_nothing_is_silence_of_its_own_kind_only),
      cmocka_unit_test(a_small_body_is_higher),
      cmocka_unit_test(without_a_device_the_game_goes_on),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
