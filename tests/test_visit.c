/* The visit as a player meets it: keys and pointer in, the run and the ui tree out, with the window that is none. */
#define _DEFAULT_SOURCE
#include "app.h"
#include "platform/null.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "home.h"

struct fixture {
  char dir[64];
  struct platform *platform;
  struct app *app;
};

static void push_key(struct fixture *f, int key, bool shift, bool down) {
  platform_null_push(
      f->platform,
      &(struct input){.kind = down ? INPUT_KEY_DOWN : INPUT_KEY_UP, .device = DEVICE_KEYS, .key = key, .shift = shift});
}
static void press(struct fixture *f, int key) {
  push_key(f, key, false, true);
  push_key(f, key, false, false);
}
static void point(struct fixture *f, float x, float y) {
  platform_null_push(f->platform, &(struct input){.kind = INPUT_POINTER_MOVE, .device = DEVICE_MOUSE, .x = x, .y = y});
}

enum { FRAMES_A_SECOND = 20 }; /* few, since drawing them is most of the work */
#define FRAME_S (1.0 / FRAMES_A_SECOND)

static void live(struct fixture *f, double seconds) {
  double idle_s;
  for (double t = 0; t < seconds; t += FRAME_S) {
    if (!app_frame(f->app, &idle_s)) return;
    platform_null_advance(FRAME_S);
  }
}

static struct sim_world world(struct fixture *f) {
  struct sim_world w;
  sim_read_world(run_sim_const(app_run(f->app)), &w);
  return w;
}

static bool shows(struct fixture *f, const char *part) {
  const struct ui *u = app_ui(f->app);
  for (int i = 0; i < ui_count(u); i++)
    if (strstr(ui_at(u, i)->name, part) || strstr(ui_at(u, i)->value, part)) return true;
  return false;
}

static void visit(struct fixture *f, const char *level) {
  f->platform = platform_create("test", 1280, 720, false);
  f->app = app_create(f->platform, level);
  assert_non_null(f->app);
  live(f, 0.1);
  app_go(f->app, SCENE_VISIT);
  live(f, 0.2);
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

static const char *const LEVEL_3 = "03-a-voice-and-a-bowl";

static void sitting_down_by_the_cage_begins_the_visit(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  assert_true(world(f).person);
  assert_true(shows(f, "Talk"));
}

static void a_digit_talks_and_time_hurries_until_something_happens(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  int64_t before = world(f).now_ds;
  press(f, '1');
  live(f, 1.0);
  assert_true(world(f).talking);
  assert_true(world(f).now_ds - before >= 10); /* at least as life, faster while nobody stirs */
}

static double fastest_hand(struct fixture *f, double seconds) {
  double most = 0;
  for (double t = 0; t < seconds; t += 0.1) {
    live(f, 0.1);
    most = fmax(most, world(f).hand_cm_s);
  }
  return most;
}

static void put_hand_in(struct fixture *f) {
  press(f, '2');
  live(f, 1.5);
  assert_true(world(f).hand_in);
}

static void the_hand_never_lunges_to_a_pointer_that_comes_back_from_the_tray(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  put_hand_in(f);
  point(f, 640, 680); /* on the tray */
  live(f, 0.1);
  point(f, 760, 500); /* far away, in the cage */
  assert_true(fastest_hand(f, 1.5) < 1.6 * HAND_GENTLE_CM_S);
}

static void a_visit_gone_on_with_leaves_the_hand_where_it_was(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  put_hand_in(f);
  app_act(f->app, &(struct sim_action){.verb = VERB_MOVE, .x = 70, .y = 12});
  live(f, 3);
  double x = world(f).hand_x_cm;
  app_go(f->app, SCENE_TITLE);
  live(f, 0.2);
  app_go(f->app, SCENE_VISIT);
  live(f, 1.0);
  assert_true(fabs(world(f).hand_x_cm - x) < 0.01);
}

static void shift_makes_the_arrows_hand_fast(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  put_hand_in(f);
  push_key(f, KEY_LEFT, false, true);
  double gentle = fastest_hand(f, 0.8);
  push_key(f, KEY_LEFT, false, false);
  live(f, 0.3);
  push_key(f, KEY_LEFT, true, true);
  double fast = fastest_hand(f, 0.8);
  assert_true(gentle > 5 && gentle < 20);
  assert_true(fast > 2 * gentle);
}

static void a_refused_verb_says_what_would_mend_it(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  assert_false(world(f).hand_in);
  press(f, '3');
  press(f, '3');
  live(f, 0.3);
  assert_true(shows(f, sim_reason_sentence(REASON_HAND_OUT)));
}

static void a_fright_brings_time_back_to_life_speed(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  put_hand_in(f);
  press(f, '+');
  press(f, '+');
  live(f, 0.05);
  /* the hand goes straight at the rats, by an act that the clock's speed does not hold back */
  app_act(f->app, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 3, .fast = true});
  live(f, 3);
  struct sim_rat r;
  sim_read_rat(run_sim_const(app_run(f->app)), 0, &r);
  assert_true(r.scares > 0);
  const struct ui_node *one = ui_find(app_ui(f->app), ui_id("visit.speed.1"));
  assert_non_null(one);
  assert_true(one->checked);
}

static void time_stands_still_while_one_chooses(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  press(f, KEY_SPACE);
  live(f, 0.1);
  uint64_t hash = sim_hash(run_sim_const(app_run(f->app)));
  live(f, 2);
  assert_true(hash == sim_hash(run_sim_const(app_run(f->app))));
  press(f, KEY_SPACE);
  live(f, 0.5);
  assert_false(hash == sim_hash(run_sim_const(app_run(f->app))));
}

static void until_shown(struct fixture *f, const char *part, double seconds) {
  for (double t = 0; t < seconds && !shows(f, part); t += 0.1) live(f, 0.1);
  assert_true(shows(f, part));
}

static void the_ghost_hand_shows_without_touching_the_real_rats(void **state) {
  struct fixture *f = *state;
  visit(f, "01-homecoming");
  press(f, KEY_SPACE); /* past the box */
  live(f, 0.2);
  press(f, '1');
  until_shown(f, "what will", 60);
  struct sim_rat before, after;
  sim_read_rat(run_sim_const(app_run(f->app)), 0, &before);
  press(f, KEY_RIGHT);
  press(f, KEY_ENTER);
  live(f, 1.0);
  until_shown(f, "Nobody was touched", 12);
  sim_read_rat(run_sim_const(app_run(f->app)), 0, &after);
  assert_true(after.scares == before.scares);
  assert_true(after.wariness[CUE_HAND] <= before.wariness[CUE_HAND]);
  assert_false(world(f).hand_in);
}

static void leaving_asks_when_you_come_back(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  press(f, '9');
  live(f, 0.5);
  assert_false(world(f).person);
  assert_true(shows(f, "Wait"));
}

/* A rat of the picture is named by its words: "in the hut" or "pressed down". */
static bool shows_picture_of_hut(struct fixture *f) {
  const struct ui *u = app_ui(f->app);
  for (int i = 0; i < ui_count(u); i++)
    if (ui_at(u, i)->role == ROLE_IMAGE && strstr(ui_at(u, i)->name, "hut")) return true;
  return false;
}

static void who_looks_into_the_hut_sees_who_is_there_and_does_nothing_to_them(void **state) {
  struct fixture *f = *state;
  visit(f, LEVEL_3);
  assert_false(shows_picture_of_hut(f));
  assert_true(shows(f, "Look in"));
  int acts = run_diary(app_run(f->app))->n;
  press(f, 'h');
  live(f, 0.3);
  assert_true(shows_picture_of_hut(f));
  assert_int_equal(run_diary(app_run(f->app))->n, acts);
  press(f, 'h');
  live(f, 0.1);
  assert_false(shows_picture_of_hut(f));
}

static void a_hand_that_reaches_into_the_hut_is_seen_in_there(void **state) {
  struct fixture *f = *state;
  visit(f, "10-the-troubled-past");
  struct sim_rat rat;
  sim_read_rat(run_sim_const(app_run(f->app)), 0, &rat);
  assert_int_equal(rat.place, PLACE_HUT);
  app_act(f->app, &(struct sim_action){.verb = VERB_REACH, .rat = 0});
  live(f, 0.1);
  assert_true(world(f).hand_in);
  assert_true(shows_picture_of_hut(f));
  app_act(f->app, &(struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
  live(f, 4);
  assert_false(shows_picture_of_hut(f));
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {
      T(sitting_down_by_the_cage_begins_the_visit),
      T(a_digit_talks_and_time_hurries_until_something_happens),
      T(the_hand_never_lunges_to_a_pointer_that_comes_back_from_the_tray),
      T(a_visit_gone_on_with_leaves_the_hand_where_it_was),
      T(shift_makes_the_arrows_hand_fast),
      T(a_refused_verb_says_what_would_mend_it),
      T(a_fright_brings_time_back_to_life_speed),
      T(time_stands_still_while_one_chooses),
      T(the_ghost_hand_shows_without_touching_the_real_rats),
      T(who_looks_into_the_hut_sees_who_is_there_and_does_nothing_to_them),
      T(a_hand_that_reaches_into_the_hut_is_seen_in_there),
      T(leaving_asks_when_you_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
