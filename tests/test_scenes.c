/* test_scenes.c - every page at many sizes: all controls are reached by Tab and by arrows, no words lie over each other
 * or outside the window, the main button does the main thing, and what is refused says why. */
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
#include "levels.h"
#include "platform/null.h"
#include "shipped.h"
#include "views/chart.h"

enum { MOST = 256 };
struct fixture {
  char dir[64];
  struct platform *platform;
  struct app *app;
  double now;
};

static int set_up(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  home_make(f->dir);
  platform_fonts_open(app_asset_dir()); /* nothing with the null platform; real widths when linked with a window's */
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  if (f->app) app_destroy(f->app);
  if (f->platform) platform_destroy(f->platform);
  home_remove(f->dir);
  free(f);
  return 0;
}

static void frames(struct fixture *f, int n) {
  double idle;
  for (int i = 0; i < n; i++) app_frame_at(f->app, f->now += 0.05, &idle);
}

/* ---- the run behind the pages: a level's shipped diary, played ---- */

static void play_diary(struct fixture *f, const char *name) {
  struct diary d;
  assert_true(shipped_diary(name, run_level(app_run(f->app)), &d));
  run_play(app_run(f->app), &d, -1);
  diary_free(&d);
}

static void open_page(struct fixture *f, enum scene_kind kind, int w, int h, float text) {
  app_resize(f->app, w, h);
  app_settings(f->app)->text = text;
  app_go(f->app, kind);
  double idle;
  for (int i = 0; i < 3; i++) app_frame_at(f->app, f->now += 0.3, &idle); /* long ones: the page has come in */
}

/* ---- what is asked of each page ---- */

static struct ui *tree(const struct fixture *f) { return app_ui(f->app); }
static bool is_words(const struct ui_node *n) {
  return (n->role == ROLE_TEXT || n->role == ROLE_HEADING) && n->rect.w > 0;
}

static float shared(float a0, float a1, float b0, float b1) { return fminf(a1, b1) - fmaxf(a0, b0); }

static void check_words(const struct fixture *f, const char *where) {
  const struct ui *u = tree(f);
  const struct ui_scale *k = ui_scale(u);
  for (int i = 0; i < ui_count(u); i++) {
    const struct ui_node *a = ui_at(u, i);
    if (!is_words(a)) continue;
    bool outside = a->rect.x < -1 || a->rect.x + a->rect.w > (float)k->w + 1;
    outside |= !a->scrolled && (a->rect.y < -1 || a->rect.y + a->rect.h > (float)k->h + 1);
    if (outside)
      fail_msg("%s: \"%s\" leaves the window (%.0f %.0f %.0f %.0f)", where, a->name, (double)a->rect.x,
               (double)a->rect.y, (double)a->rect.w, (double)a->rect.h);
    for (int j = i + 1; j < ui_count(u); j++) {
      const struct ui_node *b = ui_at(u, j);
      if (!is_words(b) || a->scrolled != b->scrolled) continue;
      float dx = shared(a->rect.x, a->rect.x + a->rect.w, b->rect.x, b->rect.x + b->rect.w);
      float dy = shared(a->rect.y, a->rect.y + a->rect.h, b->rect.y, b->rect.y + b->rect.h);
      if (dx > 2 && dy > 3)
        fail_msg("%s: \"%s\" lies over \"%s\" (%.0f x %.0f)", where, a->name, b->name, (double)dx, (double)dy);
    }
  }
}

static void check_controls_apart(const struct fixture *f, const char *where) {
  const struct ui *u = tree(f);
  const struct ui_scale *k = ui_scale(u);
  for (int i = 0; i < ui_count(u); i++) {
    const struct ui_node *a = ui_at(u, i);
    if (!a->focusable) continue;
    bool outside = a->rect.x < -1 || a->rect.x + a->rect.w > (float)k->w + 1;
    outside |= !a->scrolled && (a->rect.y < -1 || a->rect.y + a->rect.h > (float)k->h + 1);
    if (outside) fail_msg("%s: control \"%s\" leaves the window", where, a->name);
    for (int j = i + 1; j < ui_count(u); j++) {
      const struct ui_node *b = ui_at(u, j);
      if (!b->focusable || a->scrolled != b->scrolled) continue;
      float dx = shared(a->rect.x, a->rect.x + a->rect.w, b->rect.x, b->rect.x + b->rect.w);
      float dy = shared(a->rect.y, a->rect.y + a->rect.h, b->rect.y, b->rect.y + b->rect.h);
      if (dx > 2 && dy > 2) fail_msg("%s: control \"%s\" lies over \"%s\"", where, a->name, b->name);
    }
  }
}

static void key(struct fixture *f, int k) {
  ui_input(tree(f), &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = k});
  while (ui_taken(tree(f))) {
  } /* a slider's step: not this test's business */
}

static int focusables(const struct fixture *f, uint32_t *ids) {
  int n = 0;
  for (int i = 0; i < ui_count(tree(f)); i++) {
    if (ui_at(tree(f), i)->focusable && n < MOST) ids[n++] = ui_at(tree(f), i)->id;
  }
  return n;
}

static int find(const uint32_t *ids, int n, uint32_t id) {
  for (int i = 0; i < n; i++) {
    if (ids[i] == id) return i;
  }
  return -1;
}

static void check_tab(struct fixture *f, const char *where) {
  uint32_t ids[MOST];
  bool seen[MOST] = {0};
  int n = focusables(f, ids);
  assert_in_range(n, 1, MOST - 1);
  for (int i = 0; i <= n; i++) {
    key(f, KEY_TAB);
    int at = find(ids, n, ui_focus(tree(f)));
    if (at >= 0) seen[at] = true;
  }
  for (int i = 0; i < n; i++) {
    if (!seen[i]) fail_msg("%s: Tab does not reach \"%s\"", where, ui_find(tree(f), ids[i])->name);
  }
}

/* From what has the focus at first, by arrows alone; sliders keep left and right for themselves. */
static void check_arrows(struct fixture *f, const char *where) {
  static const int arrows[4] = {KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN};
  uint32_t ids[MOST];
  bool seen[MOST] = {0};
  int queue[MOST], head = 0, tail = 0, n = focusables(f, ids);
  int first = find(ids, n, ui_focus(tree(f)));
  assert_true(first >= 0);
  seen[first] = true;
  queue[tail++] = first;
  while (head < tail) {
    uint32_t from = ids[queue[head++]];
    for (int a = 0; a < 4; a++) {
      ui_set_focus(tree(f), from);
      ui_show_focus(tree(f), true);
      for (int again = 0; again < 6; again++) key(f, arrows[a]); /* a page may scroll first */
      ui_set_focus(tree(f), from);
      key(f, arrows[a]);
      int at = find(ids, n, ui_focus(tree(f)));
      if (at < 0 || seen[at]) continue;
      seen[at] = true;
      queue[tail++] = at;
    }
  }
  for (int i = 0; i < n; i++) {
    if (!seen[i]) fail_msg("%s: arrows do not reach \"%s\"", where, ui_find(tree(f), ids[i])->name);
  }
}

static void check_named(const struct fixture *f, const char *where) {
  static const char *const silent[] = {"shelf.back", "debrief.back", "debrief.on", NULL}; /* an arrow is their name */
  for (int i = 0; i < ui_count(tree(f)); i++) {
    const struct ui_node *n = ui_at(tree(f), i);
    bool known = false;
    for (int k = 0; silent[k]; k++) known |= n->id == ui_id(silent[k]);
    if (n->focusable && !n->name[0] && !known) fail_msg("%s: a control has no name", where);
    if (n->disabled && !n->value[0]) fail_msg("%s: \"%s\" is refused and does not say why", where, n->name);
  }
}

static const struct {
  int w, h;
  float text;
} sizes[] = {{1280, 720, 1},   {1280, 720, 1.3f}, {1024, 768, 1},     {1024, 768, 1.3f}, {960, 540, 1},
             {960, 540, 1.3f}, {1920, 1080, 1},   {1920, 1080, 1.3f}, {1280, 720, 1.6f}, {1280, 720, 2},
             {1920, 1080, 2},  {2560, 1080, 1},   {1024, 768, 2},     {960, 540, 2},     {800, 450, 1}};

/* At every `step`th size from `first` on. */
static void check_sizes(struct fixture *f, enum scene_kind kind, const char *name, size_t first, size_t step) {
  for (size_t i = first; i < sizeof sizes / sizeof *sizes; i += step) {
    char where[96];
    snprintf(where, sizeof where, "%s at %dx%d, words %.1f", name, sizes[i].w, sizes[i].h, (double)sizes[i].text);
    open_page(f, kind, sizes[i].w, sizes[i].h, sizes[i].text);
    assert_int_equal(app_scene(f->app), kind);
    check_words(f, where);
    check_controls_apart(f, where);
    check_named(f, where);
    check_arrows(f, where);
    check_tab(f, where);
  }
}

static void check_page(struct fixture *f, enum scene_kind kind, const char *name) { check_sizes(f, kind, name, 0, 1); }

/* ---- tests ---- */

static void the_title_is_whole_at_every_size(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, NULL);
  check_page(f, SCENE_TITLE, "title");
}

static void the_shelf_is_whole_at_every_size(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, NULL);
  check_page(f, SCENE_SHELF, "shelf");
}

static void the_cards_are_whole_at_every_size(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, "03-a-voice-and-a-bowl");
  check_sizes(f, SCENE_CARD, "card of level 3", 0, 2);
  app_destroy(f->app);
  f->app = app_create(NULL, "01-homecoming");
  check_sizes(f, SCENE_CARD, "card of level 1", 1, 2);
}

static void the_days_are_whole_at_every_size(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, "03-a-voice-and-a-bowl");
  check_page(f, SCENE_DAYS, "days of level 3");
}

static void the_debriefs_are_whole_at_every_size(void **state) {
  struct fixture *f = *state;
  static const char *const rows[4][2] = {{"03-a-voice-and-a-bowl", "03-a-voice-and-a-bowl.win.diary"},
                                         {"03-a-voice-and-a-bowl", "03-a-voice-and-a-bowl.naive.diary"},
                                         {"01-homecoming", "01-homecoming.win.diary"},
                                         {"01-homecoming", "01-homecoming.naive.diary"}};
  for (int i = 0; i < 4; i++) {
    f->app = app_create(NULL, rows[i][0]);
    play_diary(f, rows[i][1]);
    check_sizes(f, SCENE_DEBRIEF, rows[i][1], (size_t)i, 4); /* each size with one of them */
    app_destroy(f->app);
    f->app = NULL;
  }
}

static void the_options_are_whole_at_every_size(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, NULL);
  check_page(f, SCENE_OPTIONS, "options");
}

/* ---- doing the main thing, as a player with keys alone ---- */

static void start(struct fixture *f) {
  f->platform = platform_create("test", 1280, 720, false);
  f->app = app_create(f->platform, NULL);
  assert_non_null(f->app);
  f->now = 1;
  frames(f, 3);
}

static void press(struct fixture *f, int k) {
  platform_null_push(f->platform, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = k});
  frames(f, 3);
}

static void enter_on_the_title_leads_to_the_card_and_on_to_the_visit(void **state) {
  struct fixture *f = *state;
  start(f);
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_CARD);
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_VISIT);
}

static void the_shelf_starts_the_book_that_keys_have_chosen(void **state) {
  struct fixture *f = *state;
  start(f);
  app_go(f->app, SCENE_SHELF);
  frames(f, 3);
  press(f, KEY_RIGHT); /* shows the ring */
  press(f, KEY_RIGHT);
  press(f, KEY_ENTER); /* level 2 is made of scenes: it cannot be played in the window yet */
  assert_int_equal(app_scene(f->app), SCENE_SHELF);
  press(f, KEY_RIGHT);
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_CARD);
  assert_string_equal(run_level(app_run(f->app))->name, "03-a-voice-and-a-bowl");
  press(f, KEY_ESCAPE);
  assert_int_equal(app_scene(f->app), SCENE_SHELF);
  press(f, KEY_ESCAPE);
  assert_int_equal(app_scene(f->app), SCENE_TITLE);
}

static void waiting_takes_at_most_three_seconds_and_ends_in_the_visit(void **state) {
  struct fixture *f = *state;
  start(f);
  press(f, KEY_ENTER);
  int64_t before = sim_now_ds(run_sim_const(app_run(f->app)));
  app_go(f->app, SCENE_DAYS);
  frames(f, 3);
  const struct ui_node *wait = ui_find(tree(f), ui_id("days.wait"));
  assert_non_null(wait);
  assert_false(wait->disabled);
  press(f, KEY_ENTER);
  frames(f, 62); /* 3.1 s */
  assert_int_equal(app_scene(f->app), SCENE_VISIT);
  int64_t waited = sim_now_ds(run_sim_const(app_run(f->app))) - before;
  assert_in_range(waited, 20 * 36000, 30 * 36000);
}

static void any_key_ends_the_waiting(void **state) {
  struct fixture *f = *state;
  start(f);
  press(f, KEY_ENTER);
  app_go(f->app, SCENE_DAYS);
  frames(f, 3);
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_DAYS);
  press(f, 'x');
  frames(f, 2);
  assert_int_equal(app_scene(f->app), SCENE_VISIT);
}

static void the_marker_goes_by_half_hours_and_the_night_is_refused_with_a_reason(void **state) {
  struct fixture *f = *state;
  start(f);
  press(f, KEY_ENTER);
  app_go(f->app, SCENE_DAYS);
  frames(f, 3);
  ui_set_focus(tree(f), ui_id("days.marker"));
  press(f, KEY_HOME);
  for (int i = 0; i < 12; i++) press(f, KEY_RIGHT); /* from 17:30 to 23:30 */
  const struct ui_node *marker = ui_find(tree(f), ui_id("days.marker")), *wait = ui_find(tree(f), ui_id("days.wait"));
  assert_non_null(strstr(marker->value, "23:30"));
  assert_true(wait->disabled);
  assert_true(wait->value[0] != 0);
  ui_set_focus(tree(f), ui_id("days.wait"));
  press(f, KEY_ENTER);
  frames(f, 20);
  assert_int_equal(app_scene(f->app), SCENE_DAYS);
}

static void options_change_at_once_and_back_leads_back(void **state) {
  struct fixture *f = *state;
  start(f);
  app_go(f->app, SCENE_OPTIONS);
  frames(f, 3);
  ui_set_focus(tree(f), ui_id("options.text"));
  press(f, KEY_RIGHT);
  press(f, KEY_RIGHT);
  press(f, KEY_RIGHT);
  assert_true(fabsf(app_settings(f->app)->text - 1.2f) < 1e-3f || fabsf(app_settings(f->app)->text - 1.3f) < 1e-3f);
  ui_set_focus(tree(f), ui_id("options.motion"));
  bool before = app_settings(f->app)->reduced_motion;
  press(f, KEY_ENTER);
  assert_int_equal(app_settings(f->app)->reduced_motion, !before);
  ui_set_focus(tree(f), ui_id("options.skin.4"));
  press(f, KEY_ENTER);
  assert_int_equal(app_settings(f->app)->skin, 4);
  press(f, KEY_ESCAPE);
  assert_int_equal(app_scene(f->app), SCENE_TITLE);
}

static const struct theme *theme_now(struct fixture *f) { return ui_theme(tree(f)); }

static void a_look_is_chosen_by_keys_seen_at_once_and_remembered(void **state) {
  struct fixture *f = *state;
  start(f);
  app_go(f->app, SCENE_OPTIONS);
  frames(f, 3);
  for (int kind = THEME_COUNT - 1; kind >= 0; kind--) {
    ui_set_focus(tree(f), ui_id(kind == 0 ? "options.theme.0" : kind == 1 ? "options.theme.1" : "options.theme.2"));
    press(f, KEY_ENTER);
    assert_ptr_equal(theme_now(f), theme_of((enum theme_kind)kind));
  }
  ui_set_focus(tree(f), ui_id("options.theme.1"));
  press(f, KEY_ENTER);
  app_destroy(f->app);
  platform_destroy(f->platform);
  start(f);
  assert_ptr_equal(theme_now(f), theme_of(THEME_CONTRAST));
}

static void the_projector_makes_small_words_larger_and_leaves_large_ones(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, NULL);
  app_settings(f->app)->theme = THEME_PROJECTOR;
  open_page(f, SCENE_TITLE, 1280, 720, 1);
  assert_true(fabsf(ui_scale(tree(f))->t - 1.3f) < 1e-3f);
  open_page(f, SCENE_TITLE, 1280, 720, 1.7f);
  assert_true(fabsf(ui_scale(tree(f))->t - 1.7f) < 1e-3f);
}

static void options_go_back_to_what_was_and_to_the_first(void **state) {
  struct fixture *f = *state;
  start(f);
  app_settings(f->app)->skin = 3;
  app_go(f->app, SCENE_OPTIONS);
  frames(f, 3);
  assert_true(ui_find(tree(f), ui_id("options.undo"))->disabled);
  ui_set_focus(tree(f), ui_id("options.theme.2"));
  press(f, KEY_ENTER);
  ui_set_focus(tree(f), ui_id("options.skin.5"));
  press(f, KEY_ENTER);
  assert_false(ui_find(tree(f), ui_id("options.undo"))->disabled);
  ui_set_focus(tree(f), ui_id("options.undo"));
  press(f, KEY_ENTER);
  assert_int_equal(app_settings(f->app)->theme, THEME_LIGHT);
  assert_int_equal(app_settings(f->app)->skin, 3);
  ui_set_focus(tree(f), ui_id("options.first"));
  press(f, KEY_ENTER);
  assert_int_equal(app_settings(f->app)->skin, 1);
  assert_true(ui_find(tree(f), ui_id("options.first"))->disabled);
}

static void a_saved_visit_is_offered_on_the_title_and_enter_goes_on_with_it(void **state) {
  struct fixture *f = *state;
  start(f);
  assert_non_null(strstr(ui_find(tree(f), ui_id("title.play"))->name, "Start with Hazel"));
  press(f, KEY_ENTER);
  press(f, KEY_ENTER);
  frames(f, 30);
  app_act(f->app, &(struct sim_action){.verb = VERB_TALK, .seconds = 30});
  frames(f, 30);
  app_destroy(f->app);
  platform_destroy(f->platform);
  start(f);
  const struct ui_node *play = ui_find(tree(f), ui_id("title.play"));
  assert_non_null(strstr(play->name, "Go on with Hazel"));
  assert_non_null(strstr(play->value, "day 0"));
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_VISIT);
}

static void options_opened_in_a_visit_lead_back_to_it(void **state) {
  struct fixture *f = *state;
  static const char *const names[2] = {"01-homecoming",
                                       "03-a-voice-and-a-bowl"}; /* the first with its slow beginning */
  for (int i = 0; i < 2; i++) {
    struct problems problems = {0};
    if (!f->app) start(f);
    app_go(f->app, SCENE_TITLE); /* no page may outlive its run */
    frames(f, 2);
    assert_true(app_start_level(f->app, names[i], &problems));
    app_go(f->app, SCENE_VISIT);
    frames(f, 5);
    for (int k = 0; k < 6 && !ui_find(tree(f), ui_id("visit.menu.options")); k++) press(f, KEY_ESCAPE);
    assert_non_null(ui_find(tree(f), ui_id("visit.menu.options")));
    ui_set_focus(tree(f), ui_id("visit.menu.options"));
    press(f, KEY_ENTER);
    assert_int_equal(app_scene(f->app), SCENE_OPTIONS);
    press(f, KEY_ESCAPE);
    assert_int_equal(app_scene(f->app), SCENE_VISIT);
  }
}

static void a_new_story_asks_before_it_ends_the_open_one(void **state) {
  struct fixture *f = *state;
  start(f);
  press(f, KEY_ENTER);
  press(f, KEY_ENTER);
  frames(f, 30);
  app_act(f->app, &(struct sim_action){.verb = VERB_TALK, .seconds = 30});
  frames(f, 5);
  app_go(f->app, SCENE_SHELF);
  frames(f, 3);
  ui_set_focus(tree(f), ui_id_n("shelf.book", 2));
  press(f, KEY_UP);
  ui_set_focus(tree(f), ui_id_n("shelf.book", 2));
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_SHELF);
  assert_int_equal(ui_focus(tree(f)), ui_id("shelf.keep")); /* the safe answer has the focus */
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_VISIT);
  assert_string_equal(run_level(app_run(f->app))->name, "01-homecoming");
}

static bool says(const struct fixture *f, const char *text) {
  for (int i = 0; i < ui_count(tree(f)); i++) {
    const struct ui_node *n = ui_at(tree(f), i);
    if (strstr(n->name, text)) return true;
  }
  return false;
}

static void a_won_debrief_says_what_went_well_and_leads_on(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, "03-a-voice-and-a-bowl");
  play_diary(f, "03-a-voice-and-a-bowl.win.diary");
  open_page(f, SCENE_DEBRIEF, 1280, 720, 1);
  assert_int_equal(run_outcome(app_run(f->app)), OUTCOME_WON);
  assert_true(says(f, "You did it with Pip"));
  assert_true(says(f, "He ate beside your hand"));
  assert_null(ui_find(tree(f), ui_id("debrief.more")));
}

static void marks_walk_with_the_arrows_and_each_names_its_cause(void **state) {
  struct fixture *f = *state;
  f->app = app_create(NULL, "03-a-voice-and-a-bowl");
  play_diary(f, "03-a-voice-and-a-bowl.naive.diary");
  open_page(f, SCENE_DEBRIEF, 1280, 720, 1);
  assert_int_equal(run_outcome(app_run(f->app)), OUTCOME_LOST);
  char opened[96] = "";
  int marks = 0;
  for (int i = 0; i < ui_count(tree(f)); i++) marks += ui_at(tree(f), i)->role == ROLE_MARK;
  assert_in_range(marks, 2, 9);
  for (int i = 0; i < marks; i++) {
    ui_set_focus(tree(f), ui_id("debrief.on"));
    ui_input(tree(f), &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = KEY_ENTER});
    frames(f, 2);
    const struct ui_node *open = NULL;
    for (int k = 0; k < ui_count(tree(f)); k++) {
      const struct ui_node *n = ui_at(tree(f), k);
      if (n->role == ROLE_MARK && n->checked) open = n;
    }
    assert_non_null(open);
    assert_true(open->name[0] != 0);
    snprintf(opened, sizeof opened, "%s", open->name);
    assert_true(says(f, opened));
  }
}

static void a_broken_level_file_shows_its_line_on_the_shelf(void **state) {
  struct fixture *f = *state;
  char path[128];
  struct levels l;
  snprintf(path, sizeof path, "%s/own.level", f->dir);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs("handshy level 1\ntitle = Mine\n\n[rat Pip]\nsorce = breeder\n", file);
  fclose(file);
  levels_read(&l, f->dir);
  assert_int_equal(l.n, 1);
  assert_null(l.list[0].level);
  assert_string_equal(l.list[0].name, "own");
  bool told = false;
  for (int i = 0; i < l.list[0].mistakes && i < LEVELS_MISTAKES; i++) told |= l.list[0].first[i].line == 5;
  assert_true(told);
  levels_free(&l);
  levels_read(&l, "/nowhere at all");
  assert_int_equal(l.n, 0);
  levels_free(&l);
}

static void a_chart_draws_visits_wider_than_nights(void **state) {
  (void)state;
  struct run_sample s[5] = {{.at_ds = 0, .person = true, .fear = 0.8f},
                            {.at_ds = 6000, .person = true, .fear = 0.4f},
                            {.at_ds = 6600, .fear = 0.2f},
                            {.at_ds = 400000, .fear = 0},
                            {.at_ds = 800000, .fear = 0}};
  struct chart *c = chart_create(s, 5, 0);
  struct rect plot = {0, 0, 1000, 100};
  assert_true(chart_x(c, plot, 0) == 0);
  assert_true(chart_x(c, plot, 800000) == 1000);
  float visit = chart_x(c, plot, 6000), night = chart_x(c, plot, 800000) - chart_x(c, plot, 700000);
  assert_true(visit > 2 * night);
  assert_int_equal(chart_below(c, CHART_FEAR, 0.3f, 0), 6600);
  assert_int_equal(chart_below(c, CHART_FEAR, -1, 0), -1);
  int64_t from, to;
  assert_true(chart_visit(c, 0, &from, &to));
  assert_int_equal(from, 0);
  assert_false(chart_visit(c, 1, &from, &to));
  chart_destroy(c);
}

#define PAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {
      PAGE(the_title_is_whole_at_every_size),
      PAGE(the_shelf_is_whole_at_every_size),
      PAGE(the_cards_are_whole_at_every_size),
      PAGE(the_days_are_whole_at_every_size),
      PAGE(the_debriefs_are_whole_at_every_size),
      PAGE(the_options_are_whole_at_every_size),
      PAGE(enter_on_the_title_leads_to_the_card_and_on_to_the_visit),
      PAGE(the_shelf_starts_the_book_that_keys_have_chosen),
      PAGE(waiting_takes_at_most_three_seconds_and_ends_in_the_visit),
      PAGE(any_key_ends_the_waiting),
      PAGE(the_marker_goes_by_half_hours_and_the_night_is_refused_with_a_reason),
      PAGE(options_change_at_once_and_back_leads_back),
      PAGE(a_look_is_chosen_by_keys_seen_at_once_and_remembered),
      PAGE(the_projector_makes_small_words_larger_and_leaves_large_ones),
      PAGE(options_go_back_to_what_was_and_to_the_first),
      PAGE(a_saved_visit_is_offered_on_the_title_and_enter_goes_on_with_it),
      PAGE(options_opened_in_a_visit_lead_back_to_it),
      PAGE(a_new_story_asks_before_it_ends_the_open_one),
      PAGE(a_won_debrief_says_what_went_well_and_leads_on),
      PAGE(marks_walk_with_the_arrows_and_each_names_its_cause),
      PAGE(a_broken_level_file_shows_its_line_on_the_shelf),
      cmocka_unit_test(a_chart_draws_visits_wider_than_nights),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
