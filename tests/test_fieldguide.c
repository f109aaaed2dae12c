/* test_fieldguide.c - every sign has its page, in words that a child can read; the book is whole at every size, reached
 * and left by keys and by mouse; what was met is counted once a run; leaving gives everything back. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "home.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "heard.h"
#include "meetings.h"
#include "platform/null.h"
#include "sign_pages.h"

enum { MOST_WORDS = 12, MOST_SENTENCES = 2, MOST_NAME = 18, MOST_CELL = 24 };
struct fixture {
  char dir[64];
  struct platform *platform;
  struct app *app;
  double now;
};

static int set_up(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  home_make(f->dir);
  f->platform = platform_create("test", 1280, 720, false);
  f->app = app_create(f->platform, NULL);
  f->now = 1;
  *state = f;
  return f->app ? 0 : -1;
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  app_destroy(f->app);
  platform_destroy(f->platform);
  home_remove(f->dir);
  free(f);
  return 0;
}

static void frames(struct fixture *f, int n) {
  double idle;
  for (int i = 0; i < n; i++) app_frame_at(f->app, f->now += 0.05, &idle);
}

static void press(struct fixture *f, int key) {
  platform_null_push(f->platform, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = key});
  frames(f, 3);
}

static const struct ui_node *node(const struct fixture *f, const char *id) {
  return ui_find(app_ui(f->app), ui_id(id));
}

static void click(struct fixture *f, const char *id) {
  const struct ui_node *n = node(f, id);
  if (!n) fail_msg("there is no %s", id);
  struct input in = {.kind = INPUT_POINTER_DOWN, .device = DEVICE_MOUSE, .button = 1};
  in.x = n->rect.x + n->rect.w * 0.5f;
  in.y = n->rect.y + n->rect.h * 0.5f;
  platform_null_push(f->platform, &in);
  in.kind = INPUT_POINTER_UP;
  platform_null_push(f->platform, &in);
  frames(f, 3);
}

/* ---- the table ---- */

static void check_sentences(enum sign s, const char *what, const char *text) {
  int words = 0, sentences = 0;
  bool in_word = false;
  assert_true(strlen(text) > 2);
  for (const char *c = text; *c; c++) {
    bool letter = isalnum((unsigned char)*c) || *c == '\'' || *c == '-';
    if (letter && !in_word) words++;
    in_word = letter;
    if (*c != '.' && *c != ':') continue;
    if (words > MOST_WORDS) fail_msg("%s, %s: a sentence of %d words: %s", sim_sign_name(s), what, words, text);
    if (*c == '.') sentences++, words = 0;
  }
  if (words > 0) fail_msg("%s, %s: no full stop: %s", sim_sign_name(s), what, text);
  if (sentences > MOST_SENTENCES) fail_msg("%s, %s: %d sentences: %s", sim_sign_name(s), what, sentences, text);
}

static void every_sign_has_a_whole_page(void **state) {
  (void)state;
  for (int s = 0; s < SIGN_COUNT; s++) {
    const struct sign_page *p = sign_page((enum sign)s);
    if (!p->name) fail_msg("game/sign_pages.def has no page for %s", sim_sign_name((enum sign)s));
    if (strlen(p->name) < 3 || strlen(p->name) > MOST_NAME) fail_msg("a name too long or too short: %s", p->name);
    check_sentences((enum sign)s, "what is seen", p->seen);
    check_sentences((enum sign)s, "what it means", p->means);
    check_sentences((enum sign)s, "what it does not mean", p->not_this);
    check_sentences((enum sign)s, "what to do", p->todo);
    if (p->mice[0]) check_sentences((enum sign)s, "in mice", p->mice);
    if ((p->in_mice == MICE_SAME) != !p->mice[0]) fail_msg("%s: in mice the same, or not?", p->name);
    for (int o = 0; o < s; o++)
      if (!strcmp(sign_page((enum sign)o)->name, p->name)) fail_msg("two pages are named %s", p->name);
  }
}

static void every_page_says_what_tells_the_sign_from_its_like(void **state) {
  (void)state;
  for (int s = 0; s < SIGN_COUNT; s++) {
    const struct sign_page *p = sign_page((enum sign)s);
    struct sign_tell t[SIGN_TELLS];
    int n = sign_tells((enum sign)s, t);
    if (n < 2) fail_msg("%s: %d rows tell it from %s", p->name, n, sign_page(p->like)->name);
    for (int i = 0; i < n; i++) {
      bool alike = p->like != (enum sign)s;
      if (!t[i].what[0] || !t[i].here[0] || alike != (t[i].there[0] != 0))
        fail_msg("%s: row %d is not whole", p->name, i);
      if (strlen(t[i].here) > MOST_CELL || strlen(t[i].there) > MOST_CELL) fail_msg("%s: row %d is long", p->name, i);
    }
  }
}

/* The note in the visit and the page in the guide may not name two different signs. */
static void pages_and_notes_are_mistaken_for_the_same(void **state) {
  (void)state;
  static const char *const mistaken[SIGN_COUNT] = {
#define S(id, name, heard, seen, meaning, mixed) [SIGN_##id] = (mixed),
#include "../engine/signs.def"
#undef S
  };
  for (int s = 0; s < SIGN_COUNT; s++)
    for (int o = 0; o < SIGN_COUNT; o++)
      if (!strcmp(mistaken[s], sim_sign_name((enum sign)o)) && sign_page((enum sign)s)->like != (enum sign)o)
        fail_msg("%s: signs.def says %s", sim_sign_name((enum sign)s), mistaken[s]);
}

static void each_sign_stands_in_one_group_and_the_pages_go_round(void **state) {
  (void)state;
  enum sign signs[SIGN_COUNT];
  int n = 0;
  for (int g = 0; g < SIGN_GROUPS; g++) {
    int k = sign_pages_of((enum sign_group)g, signs);
    assert_true(k > 0);
    for (int i = 0; i < k; i++) assert_int_equal(sign_page_number(signs[i]), n++);
  }
  assert_int_equal(n, SIGN_COUNT);
  assert_int_equal(sign_page_at(-1), sign_page_at(SIGN_COUNT - 1));
  for (int s = 0; s < SIGN_COUNT; s++)
    if (sign_heard((enum sign)s)) assert_non_null(heard_by(HEARD_SIGN, s));
}

/* ---- the screen ---- */

static void open_by_mouse(struct fixture *f) {
  frames(f, 3);
  click(f, "title.guide");
  frames(f, 12);
  assert_int_equal(app_scene(f->app), SCENE_FIELDGUIDE);
}

static bool says(const struct fixture *f, const char *text) {
  const struct ui *u = app_ui(f->app);
  for (int i = 0; i < ui_count(u); i++)
    if (strstr(ui_at(u, i)->name, text)) return true;
  return false;
}

static void a_page_opens_turns_and_closes_by_mouse(void **state) {
  struct fixture *f = *state;
  open_by_mouse(f);
  click(f, "fieldguide.sign.freeze");
  assert_true(says(f, "Frozen"));
  assert_true(says(f, "Resting"));
  assert_true(says(f, "measured in rats"));
  assert_true(says(f, "not met it yet"));
  click(f, "fieldguide.next");
  assert_true(says(f, "Hiding"));
  click(f, "fieldguide.previous");
  click(f, "fieldguide.previous");
  assert_true(says(f, sign_page(sign_page_at(-1))->name));
  click(f, "fieldguide.list");
  click(f, "fieldguide.group.3");
  assert_non_null(node(f, "fieldguide.sign.eat_near"));
  assert_null(node(f, "fieldguide.sign.freeze"));
  click(f, "fieldguide.close");
  assert_int_equal(app_scene(f->app), SCENE_TITLE);
}

static void keys_alone_do_the_same(void **state) {
  struct fixture *f = *state;
  frames(f, 3);
  ui_set_focus(app_ui(f->app), ui_id("title.guide"));
  press(f, KEY_ENTER);
  assert_int_equal(app_scene(f->app), SCENE_FIELDGUIDE);
  press(f, '5');
  ui_set_focus(app_ui(f->app), ui_id("fieldguide.sign.usv22"));
  press(f, KEY_ENTER);
  assert_true(says(f, "The alarm call"));
  assert_true(says(f, "Calls too high for ears"));
  assert_string_equal(node(f, "fieldguide.see")->name, "Hear it");
  press(f, KEY_PAGE_DOWN);
  assert_true(says(f, "Chirps of joy"));
  press(f, KEY_ESCAPE);
  assert_int_equal(ui_focus(app_ui(f->app)), ui_id("fieldguide.sign.usv50"));
  press(f, KEY_ESCAPE);
  assert_int_equal(app_scene(f->app), SCENE_TITLE);
}

static void the_guide_opened_in_a_visit_leads_back_to_it(void **state) {
  struct fixture *f = *state;
  struct problems problems = {0};
  assert_true(app_start_level(f->app, "03-a-voice-and-a-bowl", &problems));
  app_go(f->app, SCENE_VISIT);
  frames(f, 20);
  int64_t before = sim_now_ds(run_sim_const(app_run(f->app)));
  press(f, 'f');
  assert_int_equal(app_scene(f->app), SCENE_FIELDGUIDE);
  assert_non_null(node(f, "fieldguide.see")); /* at a page: of a sign that shows */
  frames(f, 40);
  assert_true(sim_now_ds(run_sim_const(app_run(f->app))) - before < 10); /* no time passes while one reads */
  press(f, KEY_ESCAPE);
  press(f, KEY_ESCAPE);
  assert_int_equal(app_scene(f->app), SCENE_VISIT);
  press(f, KEY_ESCAPE);
  click(f, "visit.menu.guide");
  assert_int_equal(app_scene(f->app), SCENE_FIELDGUIDE);
}

/* Moves unless asked to move less; then it stands until it is asked to move. */
static void moving_less_holds_the_rat_still_until_asked(void **state) {
  struct fixture *f = *state;
  open_by_mouse(f);
  click(f, "fieldguide.sign.freeze");
  assert_string_equal(node(f, "fieldguide.see")->name, "Hold it still");
  app_settings(f->app)->reduced_motion = true;
  click(f, "fieldguide.next");
  assert_string_equal(node(f, "fieldguide.see")->name, "See it move");
  double idle;
  frames(f, 3);
  app_frame_at(f->app, f->now += 1, &idle);
  assert_true(idle > 1); /* and nothing is drawn */
  click(f, "fieldguide.see");
  app_frame_at(f->app, f->now += 0.05, &idle);
  assert_true(idle < 0.1);
}

/* Left alone, the rat ends its loop and nothing is drawn any more. */
static void a_page_left_alone_falls_still(void **state) {
  struct fixture *f = *state;
  open_by_mouse(f);
  click(f, "fieldguide.sign.freeze");
  double idle;
  frames(f, 20 * 60);
  app_frame_at(f->app, f->now += 0.05, &idle);
  assert_true(idle > 1);
}

/* ---- what was met ---- */

static void what_shows_itself_is_met_once_a_run_and_remembered(void **state) {
  struct fixture *f = *state;
  struct problems problems = {0};
  assert_true(app_start_level(f->app, "03-a-voice-and-a-bowl", &problems));
  app_act(f->app, &(struct sim_action){.verb = VERB_TALK, .seconds = 20});
  for (int i = 0; i < 600; i++) app_step(f->app, sim_now_ds(run_sim_const(app_run(f->app))) + 5);
  int met[SIGN_COUNT], n = 0;
  for (int s = 0; s < SIGN_COUNT; s++) n += met[s] = app_met(f->app, (enum sign)s);
  assert_true(n > 0);
  for (int s = 0; s < SIGN_COUNT; s++) assert_in_range(met[s], 0, 1);
  assert_int_equal(met[SIGN_USV22] + met[SIGN_USV50], 0); /* nobody wore the detector */
  app_act(f->app, &(struct sim_action){.verb = VERB_LEAVE});
  for (int i = 0; i < 4; i++) app_step(f->app, sim_now_ds(run_sim_const(app_run(f->app))) + 50);
  struct progress kept;
  progress_load(&kept);
  for (int s = 0; s < SIGN_COUNT; s++) assert_true(kept.signs[s].met >= met[s]);
}

static void a_sign_named_right_is_counted_and_a_wrong_one_is_not(void **state) {
  struct fixture *f = *state;
  struct problems problems = {0};
  assert_true(app_start_level(f->app, "03-a-voice-and-a-bowl", &problems));
  app_act(f->app, &(struct sim_action){.verb = VERB_TALK, .seconds = 5});
  struct sim_rat rat = {0};
  for (int i = 0; i < 4000 && !(rat.in_view && rat.n_signs > 0); i++) {
    app_step(f->app, sim_now_ds(run_sim_const(app_run(f->app))) + 5);
    sim_read_rat(run_sim_const(app_run(f->app)), 0, &rat);
  }
  assert_true(rat.n_signs > 0);
  enum sign shown = rat.signs[0];
  enum sign other = shown == SIGN_PORPHYRIN ? SIGN_BOX : SIGN_PORPHYRIN;
  app_act(f->app, &(struct sim_action){.verb = VERB_CALL, .how = (int)shown});
  assert_int_equal(app_named(f->app, shown), 1);
  app_step(f->app, sim_now_ds(run_sim_const(app_run(f->app))) + 5);
  app_act(f->app, &(struct sim_action){.verb = VERB_CALL, .how = (int)other});
  assert_int_equal(app_named(f->app, other), 0);
}

static void damaged_lines_of_meetings_are_told_and_left_out(void **state) {
  (void)state;
  static const char text[] = "handshy progress 1\nmet freeze 3 1\nmet nothing_known 1 1\nmet rest -2 1\nmet box\n";
  struct progress g, again;
  struct problems p = {0};
  progress_parse(text, sizeof text - 1, &g, &p);
  assert_true(p.n >= 3);
  assert_int_equal(g.signs[SIGN_FREEZE].met, 3);
  assert_int_equal(g.signs[SIGN_FREEZE].named, 1);
  assert_int_equal(g.signs[SIGN_REST].met, 0);
  char out[512];
  int n = progress_print(&g, out, sizeof out);
  progress_parse(out, (size_t)n, &again, NULL);
  assert_int_equal(again.signs[SIGN_FREEZE].met, 3);
}

/* ---- it fits ---- */

/* At the usual size the book lies open, and no page has to scroll. */
static void every_page_fits_the_open_book(void **state) {
  struct fixture *f = *state;
  static const int sizes[][2] = {{1280, 720}, {1024, 768}, {1920, 1080}, {2560, 1080}};
  open_by_mouse(f);
  click(f, "fieldguide.sign.freeze");
  for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
    platform_null_resize(f->platform, sizes[k][0], sizes[k][1]);
    for (int i = 0; i < SIGN_COUNT; i++) {
      press(f, KEY_PAGE_DOWN);
      const struct ui *u = app_ui(f->app);
      const struct ui_node *see = node(f, "fieldguide.see");
      for (int j = 0; j < ui_count(u); j++) {
        const struct ui_node *n = ui_at(u, j);
        if (n->role != ROLE_TEXT && n->role != ROLE_HEADING) continue;
        if (n->scrolled) fail_msg("%dx%d: the page of \"%s\" scrolls", sizes[k][0], sizes[k][1], n->name);
        bool foot = n->rect.y >= see->rect.y - 1;
        if (!foot && n->rect.y + n->rect.h > see->rect.y)
          fail_msg("%dx%d: \"%s\" runs into the buttons", sizes[k][0], sizes[k][1], n->name);
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_sign_has_a_whole_page),
      cmocka_unit_test(every_page_says_what_tells_the_sign_from_its_like),
      cmocka_unit_test(pages_and_notes_are_mistaken_for_the_same),
      cmocka_unit_test(each_sign_stands_in_one_group_and_the_pages_go_round),
      cmocka_unit_test(damaged_lines_of_meetings_are_told_and_left_out),
      cmocka_unit_test_setup_teardown(a_page_opens_turns_and_closes_by_mouse, set_up, tear_down),
      cmocka_unit_test_setup_teardown(keys_alone_do_the_same, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_guide_opened_in_a_visit_leads_back_to_it, set_up, tear_down),
      cmocka_unit_test_setup_teardown(moving_less_holds_the_rat_still_until_asked, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_page_left_alone_falls_still, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_shows_itself_is_met_once_a_run_and_remembered, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_sign_named_right_is_counted_and_a_wrong_one_is_not, set_up, tear_down),
      cmocka_unit_test_setup_teardown(every_page_fits_the_open_book, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
