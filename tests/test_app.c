/* The loop body with the window that is none: what is drawn when, what is kept, how it ends. */
#define _DEFAULT_SOURCE
#include "app.h"
#include "app_levels.h"
#include "files.h"
#include "platform/null.h"
#include "progress.h"
#include "settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "home.h"

enum { SMALL_W = 640, SMALL_H = 360 }; /* fewer pixels under the sanitisers */

struct fixture {
  char dir[64];
  struct platform *platform;
  struct app *app;
};

static void start(struct fixture *f, const char *level) {
  f->platform = platform_create("test", SMALL_W, SMALL_H, false);
  f->app = app_create(f->platform, level);
  assert_non_null(f->app);
}

static void stop(struct fixture *f) {
  app_destroy(f->app);
  platform_destroy(f->platform);
  f->app = NULL;
}

static int set_up(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  home_make(f->dir);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  if (f->app) stop(f);
  home_remove(f->dir);
  free(f);
  return 0;
}

/* Frames as the window's loop runs them, sleeping as long as it may; gives how many there were. */
static int live(struct fixture *f, double seconds) {
  double end_s = platform_seconds() + seconds, idle_s = 0;
  int frames = 0;
  while (platform_seconds() < end_s && app_frame(f->app, &idle_s)) {
    frames++;
    double left_s = end_s - platform_seconds();
    platform_wait(f->platform, (int)((idle_s < left_s ? idle_s : left_s) * 1000) + 1);
  }
  return frames;
}

static void press(struct fixture *f, int key) {
  platform_null_push(f->platform, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = key});
  platform_null_push(f->platform, &(struct input){.kind = INPUT_KEY_UP, .device = DEVICE_KEYS, .key = key});
}

/* ---- tests ---- */

static void the_first_frame_is_drawn_at_once_and_whole(void **state) {
  struct fixture *f = *state;
  double idle_s;
  start(f, NULL);
  assert_true(app_frame(f->app, &idle_s));
  assert_int_equal(platform_null_presented(f->platform), SMALL_W * SMALL_H);
}

static void a_still_menu_is_neither_built_nor_drawn_again(void **state) {
  struct fixture *f = *state;
  start(f, NULL);
  app_go(f->app, SCENE_OPTIONS);
  live(f, 2);
  long before = platform_null_presented(f->platform);
  int frames = live(f, 60);
  assert_int_equal(platform_null_presented(f->platform), before);
  assert_in_range(frames, 0, 30);
}

static void a_resized_window_is_drawn_anew_whole(void **state) {
  struct fixture *f = *state;
  start(f, NULL);
  live(f, 0.5);
  long before = platform_null_presented(f->platform);
  platform_null_resize(f->platform, 1000, 600);
  live(f, 0.1);
  assert_true(platform_null_presented(f->platform) - before >= 1000 * 600);
}

static void every_scene_is_entered_drawn_and_left(void **state) {
  struct fixture *f = *state;
  start(f, "03-a-voice-and-a-bowl");
  for (int round = 0; round < 2; round++)
    for (int kind = 0; kind < SCENE_COUNT; kind++) {
      app_go(f->app, (enum scene_kind)kind);
      live(f, 0.3);
      assert_int_equal(app_scene(f->app), kind);
      assert_true(ui_count(app_ui(f->app)) > 0);
    }
}

static void quitting_ends_the_loop(void **state) {
  struct fixture *f = *state;
  double idle_s;
  start(f, NULL);
  assert_true(app_frame(f->app, &idle_s));
  platform_null_push(f->platform, &(struct input){.kind = INPUT_QUIT});
  assert_false(app_frame(f->app, &idle_s));
}

static void a_level_that_is_not_there_leads_to_the_title(void **state) {
  struct fixture *f = *state;
  start(f, "no-such-level");
  assert_int_equal(app_scene(f->app), SCENE_TITLE);
  assert_null(app_run(f->app));
}

static void a_visit_goes_on_after_quitting_where_it_was(void **state) {
  struct fixture *f = *state;
  start(f, "03-a-voice-and-a-bowl");
  assert_false(app_has_saved(f->app));
  app_go(f->app, SCENE_VISIT);
  live(f, 1);
  app_act(f->app, &(struct sim_action){.verb = VERB_TALK, .seconds = 30});
  live(f, 12.3);
  assert_true(app_has_saved(f->app));
  int64_t at_ds = sim_now_ds(run_sim(app_run(f->app)));
  uint64_t hash = sim_hash(run_sim(app_run(f->app)));
  stop(f);

  start(f, NULL);
  assert_true(app_has_saved(f->app));
  assert_string_equal(app_saved_level(f->app)->name, "03-a-voice-and-a-bowl");
  assert_true(app_continue(f->app));
  assert_int_equal(sim_now_ds(run_sim(app_run(f->app))), at_ds);
  assert_true(sim_hash(run_sim(app_run(f->app))) == hash);
}

static bool shows(struct fixture *f, const char *words) {
  struct ui *u = app_ui(f->app);
  for (int i = 0; i < ui_count(u); i++)
    if (strstr(ui_at(u, i)->name, words)) return true;
  return false;
}

static void a_save_that_cannot_be_read_is_told_for_some_seconds(void **state) {
  struct fixture *f = *state;
  char dir[FILES_PATH], path[FILES_PATH];
  assert_true(files_data_dir(dir, sizeof dir) && files_make_dirs(dir));
  assert_true(files_join(path, sizeof path, dir, "saved.diary"));
  assert_true(files_write_atomic(path, "not a diary\n", 12));
  start(f, NULL);
  live(f, 1);
  assert_false(app_has_saved(f->app));
  assert_true(shows(f, "could not be read"));
  live(f, 8);
  assert_false(shows(f, "could not be read"));
}

static void settings_are_kept_a_moment_after_they_change(void **state) {
  struct fixture *f = *state;
  struct settings kept;
  start(f, NULL);
  live(f, 0.2);
  press(f, KEY_F11);
  app_settings(f->app)->text = 1.6f;
  live(f, 3);
  settings_load(&kept);
  assert_true(kept.fullscreen);
  assert_float_equal(kept.text, 1.6f, 1e-4);
}

static void settings_of_any_bytes_are_read_without_harm_and_stay_in_range(void **state) {
  (void)state;
  struct settings s, given = {.text = 1.3f, .captions = true, .volume_rats = 0.25f, .skin = 4};
  char text[1024];
  int n = settings_print(&given, text, sizeof text);
  settings_default(&s);
  settings_parse(text, (size_t)n, &s, NULL);
  assert_true(settings_same(&s, &given));
  for (int cut = 0; cut <= n; cut++)
    for (int byte = 0; byte < 256; byte += 15) {
      char changed[1024];
      memcpy(changed, text, (size_t)n);
      if (cut < n) changed[cut] = (char)byte;
      settings_parse(changed, (size_t)(byte ? n : cut), &s, NULL);
      assert_true(s.text >= 1 && s.text <= 2 && s.skin >= 0 && s.skin <= 5 && s.volume_rats >= 0 && s.volume_rats <= 1);
    }
}

static void a_win_is_kept_apart_from_the_save(void **state) {
  (void)state;
  struct progress g = {0}, again;
  progress_win(&g, "01-homecoming", 17000);
  progress_win(&g, "01-homecoming", 16000);
  progress_win(&g, "03-a-voice-and-a-bowl", 90000);
  assert_true(progress_store(&g));
  progress_load(&again);
  assert_int_equal(again.n, 2);
  assert_int_equal(progress_find(&again, "01-homecoming")->best_ds, 16000);
  assert_int_equal(progress_find(&again, "01-homecoming")->times, 2);
  assert_null(progress_find(&again, "02-reading-rats"));
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(the_first_frame_is_drawn_at_once_and_whole),
      TEST(a_still_menu_is_neither_built_nor_drawn_again),
      TEST(a_resized_window_is_drawn_anew_whole),
      TEST(every_scene_is_entered_drawn_and_left),
      TEST(quitting_ends_the_loop),
      TEST(a_level_that_is_not_there_leads_to_the_title),
      TEST(a_visit_goes_on_after_quitting_where_it_was),
      TEST(a_save_that_cannot_be_read_is_told_for_some_seconds),
      TEST(settings_are_kept_a_moment_after_they_change),
      TEST(settings_of_any_bytes_are_read_without_harm_and_stay_in_range),
      TEST(a_win_is_kept_apart_from_the_save),
  };
  return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
