/* What is heard in the visit, as a player meets it: sounds and captions follow the engine, and the detector. */
#define _DEFAULT_SOURCE
#include "app.h"
#include "cli/input.h"
#include "platform/null.h"
#include "settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "home.h"
#include "null_sound.h"

struct fixture {
  char dir[64];
  struct platform *platform;
  struct app *app;
};

enum { FRAMES_A_SECOND = 20 };
#define FRAME_S (1.0 / FRAMES_A_SECOND)

static void live(struct fixture *f, double seconds) {
  double idle_s;
  for (double t = 0; t < seconds; t += FRAME_S) {
    if (!app_frame(f->app, &idle_s)) return;
    platform_null_advance(FRAME_S);
  }
}

static void push(struct fixture *f, enum input_kind kind, int key) {
  platform_null_push(f->platform, &(struct input){.kind = kind, .device = DEVICE_KEYS, .key = key});
}

/* A node whose name holds `name` and whose value holds `value`. */
static bool shows(struct fixture *f, const char *name, const char *value) {
  const struct ui *u = app_ui(f->app);
  for (int i = 0; i < ui_count(u); i++)
    if (strstr(ui_at(u, i)->name, name) && strstr(ui_at(u, i)->value, value)) return true;
  return false;
}

static bool captioned(struct fixture *f, const char *part) {
  const struct ui *u = app_ui(f->app);
  for (int i = 0; i < ui_count(u); i++)
    if (ui_at(u, i)->role == ROLE_CAPTION && strstr(ui_at(u, i)->name, part)) return true;
  return false;
}

/* Seconds until the caption came; fails if it never did. */
static double until_captioned(struct fixture *f, const char *part, double seconds) {
  for (double t = 0; t < seconds; t += FRAME_S) {
    if (captioned(f, part)) return t;
    live(f, FRAME_S);
  }
  fail_msg("nobody said: %s", part);
  return 0;
}

/* The naive diary of level 11, a minute into the hold in the fist: a frightened rat, at a level that lends the
 * detector. Nobody acts any more; the hold goes on. */
static void in_the_fist(struct fixture *f, bool detector) {
  struct diary d;
  struct level *level = malloc(sizeof *level);
  diary_init(&d);
  assert_int_equal(cli_load_diary(HANDSHY_SOURCE_DIR "/levels/diaries/11-twenty-minutes.naive.diary", level, &d),
                   CLI_DONE);
  struct run *run = run_create(level, d.seed);
  run_play(run, &d, 18 * 36000 + 1200); /* d0 18:02 */
  f->platform = platform_create("test", 1280, 720, false);
  f->app = app_create(f->platform, NULL);
  app_look_only(f->app, true);
  app_settings(f->app)->detector = detector;
  app_adopt_run(f->app, run);
  app_go(f->app, SCENE_VISIT);
  live(f, 0.1);
  diary_free(&d);
  free(level);
}

static int set_up(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  home_make(f->dir);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  app_destroy(f->app);
  platform_destroy(f->platform);
  home_remove(f->dir);
  free(f);
  return 0;
}

static void with_the_detector_an_alarm_is_drawn_told_and_heard(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, true);
  int before = null_sound_played(SOUND_CALL22);
  for (int i = 0; i < 400 && null_sound_played(SOUND_CALL22) == before; i++) live(f, FRAME_S);
  assert_true(null_sound_played(SOUND_CALL22) > before);
  live(f, 0.1);
  assert_true(shows(f, "Calls too high for ears", "long and flat"));
  until_captioned(f, "a long, flat call, slowed ten times", 20);
}

static void without_it_nothing_of_that_is_there(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, false);
  int before = null_sound_played(SOUND_CALL22);
  live(f, 12);
  assert_int_equal(null_sound_played(SOUND_CALL22), before);
  assert_false(shows(f, "Calls too high for ears", ""));
  assert_true(shows(f, "Detector off", ""));
  push(f, INPUT_KEY_DOWN, 'd');
  live(f, 0.1);
  assert_true(shows(f, "Calls too high for ears", "quiet"));
  push(f, INPUT_KEY_DOWN, 'd');
  live(f, 0.1);
  assert_false(shows(f, "Calls too high for ears", ""));
}

static void who_has_not_earned_it_has_no_detector(void **state) {
  struct fixture *f = *state;
  f->platform = platform_create("test", 1280, 720, false);
  f->app = app_create(f->platform, "03-a-voice-and-a-bowl");
  app_look_only(f->app, true);
  live(f, 0.1);
  app_go(f->app, SCENE_VISIT);
  live(f, 0.3);
  assert_true(shows(f, "Lens", ""));
  assert_false(shows(f, "Detector", ""));
  push(f, INPUT_KEY_DOWN, 'd');
  live(f, 0.2);
  assert_false(shows(f, "Detector", ""));
}

static void a_held_rat_that_struggles_is_heard_and_captioned_with_its_name(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, false);
  int before = null_sound_played(SOUND_CLOTH) + null_sound_played(SOUND_SQUEAL) + null_sound_played(SOUND_SQUEAK);
  live(f, 30);
  int after = null_sound_played(SOUND_CLOTH) + null_sound_played(SOUND_SQUEAL) + null_sound_played(SOUND_SQUEAK);
  assert_true(after > before);
}

static void leaving_stops_what_is_heard(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, true);
  assert_true(null_sound_loops(SOUND_ROOM));
  int before = null_sound_hushed(BUS_RATS);
  app_go(f->app, SCENE_TITLE);
  live(f, 0.3);
  assert_false(null_sound_loops(SOUND_ROOM));
  assert_true(null_sound_hushed(BUS_RATS) > before);
}

static void a_window_that_lost_the_focus_is_silent_until_it_has_it_again(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, true);
  assert_false(app_is_away(f->app));
  push(f, INPUT_FOCUS_LOST, 0);
  live(f, 0.1);
  assert_true(app_is_away(f->app));
  push(f, INPUT_FOCUS_GAINED, 0);
  live(f, 0.1);
  assert_false(app_is_away(f->app));
}

static void m_turns_the_sound_off_and_on(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, true);
  push(f, INPUT_KEY_DOWN, 'm');
  live(f, 0.1);
  assert_true(app_settings(f->app)->muted);
  push(f, INPUT_KEY_DOWN, 'm');
  live(f, 0.1);
  assert_false(app_settings(f->app)->muted);
}

/* Without captions for sounds, what is only heard is not told; what asks for care still is. */
static void captions_can_be_off(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, true);
  app_settings(f->app)->captions = false;
  int before = null_sound_played(SOUND_CALL22);
  for (double t = 0; t < 25; t += FRAME_S) {
    live(f, FRAME_S);
    assert_false(captioned(f, "a long, flat call"));
    assert_false(captioned(f, "squeal"));
  }
  assert_true(null_sound_played(SOUND_CALL22) > before);
}

/* Each caption is there for at least as long as a child needs to read it: 15 signs a second. */
static void every_caption_stays_long_enough_to_be_read(void **state) {
  struct fixture *f = *state;
  in_the_fist(f, true);
  char now[160] = "";
  double since = 0;
  int seen = 0;
  for (double t = 0; t < 40; t += FRAME_S) {
    live(f, FRAME_S);
    const struct ui *u = app_ui(f->app);
    const char *text = "";
    for (int i = 0; i < ui_count(u); i++)
      if (ui_at(u, i)->role == ROLE_CAPTION) text = ui_at(u, i)->name;
    if (strcmp(text, now) == 0) {
      since += FRAME_S;
      continue;
    }
    if (now[0] && seen++ > 0 && since < (double)strlen(now) / 15) fail_msg("%.2f s for: %s", since, now);
    snprintf(now, sizeof now, "%s", text);
    since = FRAME_S;
  }
  assert_true(seen >= 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(with_the_detector_an_alarm_is_drawn_told_and_heard, set_up, tear_down),
      cmocka_unit_test_setup_teardown(without_it_nothing_of_that_is_there, set_up, tear_down),
      cmocka_unit_test_setup_teardown(who_has_not_earned_it_has_no_detector, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_held_rat_that_struggles_is_heard_and_captioned_with_its_name, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(leaving_stops_what_is_heard, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_window_that_lost_the_focus_is_silent_until_it_has_it_again, set_up, tear_down),
      cmocka_unit_test_setup_teardown(m_turns_the_sound_off_and_on, set_up, tear_down),
      cmocka_unit_test_setup_teardown(captions_can_be_off, set_up, tear_down),
      cmocka_unit_test_setup_teardown(every_caption_stays_long_enough_to_be_read, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
