/* test_ui.c - the tree: focus, keys, pad, pointer and touch, refusals, tooltips, scrolling, text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "scenes/tell.h"
#include "widgets.h"
#include "words.h"

struct bench {
  struct ui *u;
  struct draw_list *d;
};

static struct bench open_bench(void) { return (struct bench){ui_create(), draw_create()}; }
static void close_bench(struct bench b) {
  ui_destroy(b.u);
  draw_destroy(b.d);
}
static void begin(struct bench b) {
  draw_begin(b.d, 1280, 720);
  ui_begin(b.u, b.d, 1280, 720, 1, 1);
}

/* Two rows of three buttons, the middle one of the first row refused; "main" is the last. */
static void build_grid(struct bench b) {
  static const char *const ids[6] = {"a", "b", "c", "d", "e", "f"};
  begin(b);
  for (int i = 0; i < 6; i++) {
    struct button button = {
        .id = ids[i], .label = ids[i], .main = i == 5, .reason = i == 1 ? "Too far away. Wait." : NULL};
    widget_button(b.u, ui_page_rect(b.u, 100 + 200 * (float)(i % 3), 100 + 100 * (float)(i / 3), 150, 52), &button);
  }
  ui_end(b.u);
}

static bool key(struct bench b, int k) {
  return ui_input(b.u, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = k});
}
static void pointer(struct bench b, enum input_kind kind, float x, float y, enum input_device device) {
  ui_input(b.u, &(struct input){.kind = kind, .device = device, .x = x, .y = y, .button = 1});
}
static void press_at(struct bench b, float x, float y, enum input_device device) {
  pointer(b, INPUT_POINTER_DOWN, x, y, device);
  pointer(b, INPUT_POINTER_UP, x, y, device);
}

static void the_main_button_has_the_focus_at_first(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  assert_int_equal(ui_focus(b.u), ui_id("f"));
  assert_false(ui_focus_visible(b.u));
  close_bench(b);
}

static void the_ring_shows_after_a_key_and_goes_with_the_pointer(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  key(b, KEY_TAB);
  assert_true(ui_focus_visible(b.u));
  press_at(b, 10, 10, DEVICE_MOUSE);
  assert_false(ui_focus_visible(b.u));
  close_bench(b);
}

static void arrows_walk_in_space(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  ui_set_focus(b.u, ui_id("a"));
  ui_show_focus(b.u, true);
  key(b, KEY_RIGHT);
  assert_int_equal(ui_focus(b.u), ui_id("b"));
  key(b, KEY_DOWN);
  assert_int_equal(ui_focus(b.u), ui_id("e"));
  key(b, KEY_LEFT);
  assert_int_equal(ui_focus(b.u), ui_id("d"));
  key(b, KEY_UP);
  assert_int_equal(ui_focus(b.u), ui_id("a"));
  close_bench(b);
}

static void tab_goes_through_all_and_round(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  ui_set_focus(b.u, ui_id("a"));
  const char *order[] = {"b", "c", "d", "e", "f", "a"};
  for (int i = 0; i < 6; i++) {
    key(b, KEY_TAB);
    assert_int_equal(ui_focus(b.u), ui_id(order[i]));
  }
  ui_input(b.u, &(struct input){.kind = INPUT_KEY_DOWN, .key = KEY_TAB, .shift = true});
  assert_int_equal(ui_focus(b.u), ui_id("f"));
  close_bench(b);
}

static void keys_that_are_not_asked_for_are_left_to_the_scene(void **state) {
  (void)state;
  struct bench b = open_bench();
  begin(b);
  ui_keys(b.u, UI_KEYS_TAB);
  widget_button(b.u, ui_page_rect(b.u, 10, 10, 100, 52), &(struct button){.id = "x", .label = "x"});
  ui_end(b.u);
  assert_false(key(b, KEY_LEFT));
  assert_false(key(b, KEY_ENTER));
  assert_true(key(b, KEY_TAB));
  assert_false(key(b, KEY_ESCAPE));
  close_bench(b);
}

static void enter_and_the_pads_a_take_what_has_the_focus(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  key(b, KEY_ENTER);
  assert_int_equal(ui_taken(b.u), ui_id("f"));
  assert_int_equal(ui_taken(b.u), 0);
  ui_set_focus(b.u, ui_id("d"));
  ui_input(b.u, &(struct input){.kind = INPUT_PAD_BUTTON, .device = DEVICE_PAD, .key = 0});
  assert_int_equal(ui_taken(b.u), ui_id("d"));
  assert_int_equal(ui_device(b.u), DEVICE_PAD);
  close_bench(b);
}

static void a_press_that_slides_off_takes_nothing(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  press_at(b, 130, 120, DEVICE_MOUSE);
  assert_int_equal(ui_taken(b.u), ui_id("a"));
  pointer(b, INPUT_POINTER_DOWN, 130, 120, DEVICE_MOUSE);
  pointer(b, INPUT_POINTER_MOVE, 700, 600, DEVICE_MOUSE);
  pointer(b, INPUT_POINTER_UP, 700, 600, DEVICE_MOUSE);
  assert_int_equal(ui_taken(b.u), 0);
  close_bench(b);
}

static void a_finger_beside_a_small_target_still_hits_it(void **state) {
  (void)state;
  struct bench b = open_bench();
  begin(b);
  widget_button(b.u, (struct rect){200, 200, 20, 20}, &(struct button){.id = "small", .label = ""});
  ui_end(b.u);
  press_at(b, 190, 190, DEVICE_MOUSE);
  assert_int_equal(ui_taken(b.u), 0);
  press_at(b, 190, 190, DEVICE_TOUCH);
  assert_int_equal(ui_taken(b.u), ui_id("small"));
  close_bench(b);
}

static void a_refused_button_can_be_pressed_and_says_why(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  press_at(b, 330, 120, DEVICE_MOUSE);
  assert_int_equal(ui_taken(b.u), ui_id("b"));
  assert_true(ui_taken_was_disabled(b.u));
  const struct ui_node *node = ui_find(b.u, ui_id("b"));
  assert_true(node->focusable && node->disabled);
  assert_string_equal(node->value, "Too far away. Wait.");
  build_grid(b);
  static char drawn[65536];
  draw_print(b.d, drawn, sizeof drawn);
  assert_non_null(strstr(drawn, "Too far away."));
  close_bench(b);
}

static void a_tooltip_comes_after_a_rest_and_goes_with_escape(void **state) {
  (void)state;
  struct bench b = open_bench();
  static char drawn[65536];
  build_grid(b);
  pointer(b, INPUT_POINTER_MOVE, 330, 120, DEVICE_MOUSE);
  ui_tick(b.u, 0.2);
  build_grid(b);
  draw_print(b.d, drawn, sizeof drawn);
  assert_null(strstr(drawn, "Too far away."));
  assert_true(ui_wake_s(b.u) >= 0);
  ui_tick(b.u, 0.3);
  ui_tick(b.u, 0.3);
  build_grid(b);
  draw_print(b.d, drawn, sizeof drawn);
  assert_non_null(strstr(drawn, "Too far away."));
  assert_true(key(b, KEY_ESCAPE));
  ui_tick(b.u, 0.1);
  build_grid(b);
  draw_print(b.d, drawn, sizeof drawn);
  assert_null(strstr(drawn, "Too far away."));
  close_bench(b);
}

static void focus_stays_on_its_id_when_the_tree_changes(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  ui_set_focus(b.u, ui_id("d"));
  begin(b);
  widget_button(b.u, ui_page_rect(b.u, 10, 10, 100, 52), &(struct button){.id = "new", .label = "new"});
  widget_button(b.u, ui_page_rect(b.u, 10, 90, 100, 52), &(struct button){.id = "d", .label = "d"});
  ui_end(b.u);
  assert_int_equal(ui_focus(b.u), ui_id("d"));
  begin(b);
  widget_button(b.u, ui_page_rect(b.u, 10, 10, 100, 52), &(struct button){.id = "new", .label = "new"});
  ui_end(b.u);
  assert_int_equal(ui_focus(b.u), ui_id("new"));
  close_bench(b);
}

static void a_dialog_takes_the_focus_and_gives_it_back(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_grid(b);
  ui_set_focus(b.u, ui_id("c"));
  begin(b);
  widget_button(b.u, ui_page_rect(b.u, 500, 100, 150, 52), &(struct button){.id = "c", .label = "c"});
  widget_dialog(b.u, "Leave now?", "Pip is frightened.", &(struct button){.id = "safe", .label = "Leave quietly"},
                &(struct button){.id = "other", .label = "Wait till he calms"});
  ui_end(b.u);
  assert_int_equal(ui_focus(b.u), ui_id("safe"));
  for (int i = 0; i < 4; i++) {
    key(b, KEY_TAB);
    assert_int_not_equal(ui_focus(b.u), ui_id("c"));
  }
  press_at(b, 520, 120, DEVICE_MOUSE);
  assert_int_equal(ui_taken(b.u), 0);
  build_grid(b);
  assert_int_equal(ui_focus(b.u), ui_id("c"));
  close_bench(b);
}

static void build_slider(struct bench b, float at) {
  begin(b);
  widget_slider(b.u, ui_page_rect(b.u, 100, 100, 560, 58),
                &(struct slider){.id = "s", .label = "The rats", .value = "5", .at = at, .step = 0.1f});
  widget_button(b.u, ui_page_rect(b.u, 700, 100, 100, 58), &(struct button){.id = "x", .label = "x"});
  ui_end(b.u);
}

static void arrows_step_a_slider_and_a_drag_sets_it(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_slider(b, 0.5f);
  ui_set_focus(b.u, ui_id("s"));
  ui_show_focus(b.u, true);
  key(b, KEY_RIGHT);
  assert_int_equal(ui_taken(b.u), ui_id("s"));
  assert_true(ui_taken_slide(b.u) > 0.59f && ui_taken_slide(b.u) < 0.61f);
  key(b, KEY_HOME);
  ui_taken(b.u);
  assert_true(ui_taken_slide(b.u) == 0);
  const struct ui_node *node = ui_find(b.u, ui_id("s"));
  float quarter = node->track_x + node->track_w * 0.25f;
  pointer(b, INPUT_POINTER_DOWN, quarter, 130, DEVICE_TOUCH);
  ui_taken(b.u);
  assert_true(ui_taken_slide(b.u) > 0.24f && ui_taken_slide(b.u) < 0.26f);
  pointer(b, INPUT_POINTER_MOVE, node->track_x + node->track_w * 2, 300, DEVICE_TOUCH);
  ui_taken(b.u);
  assert_true(ui_taken_slide(b.u) == 1);
  close_bench(b);
}

static void build_long(struct bench b) {
  begin(b);
  float top = ui_scroll_begin(b.u, ui_id("list"), (struct rect){100, 100, 400, 200});
  for (int i = 0; i < 12; i++) {
    char id[8] = {(char)('a' + i), 0};
    widget_button(b.u, (struct rect){120, top + 60 * (float)i, 200, 52}, &(struct button){.id = id, .label = id});
  }
  ui_scroll_end(b.u, 12 * 60);
  ui_end(b.u);
}

static void the_focus_scrolls_into_view_and_hidden_nodes_cannot_be_pressed(void **state) {
  (void)state;
  struct bench b = open_bench();
  build_long(b);
  press_at(b, 150, 100 + 60 * 5 + 10, DEVICE_MOUSE);
  assert_int_equal(ui_taken(b.u), 0);
  for (int i = 0; i < 11; i++) key(b, KEY_TAB);
  for (int i = 0; i < 60; i++) ui_tick(b.u, 0.02);
  build_long(b);
  const struct ui_node *last = ui_find(b.u, ui_id("l"));
  assert_int_equal(ui_focus(b.u), last->id);
  assert_true(last->rect.y >= 100 && last->rect.y + last->rect.h <= 300);
  assert_true(last->scrolled);
  pointer(b, INPUT_POINTER_MOVE, 200, 200, DEVICE_MOUSE);
  assert_true(ui_input(b.u, &(struct input){.kind = INPUT_WHEEL, .y = 30}));
  for (int i = 0; i < 60; i++) ui_tick(b.u, 0.02);
  build_long(b);
  assert_true(ui_find(b.u, ui_id("a"))->rect.y >= 99);
  close_bench(b);
}

static void text_breaks_at_blanks_and_keeps_bold_phrases(void **state) {
  (void)state;
  struct bench b = open_bench();
  begin(b);
  float line = ui_line_height(b.u, TYPE_BODY), one = ui_text_width(b.u, TYPE_BODY, "short"), widest;
  assert_true(ui_text_measure(b.u, TYPE_BODY, 1000, "short", &widest) == line);
  assert_true(widest >= one - 1 && widest <= one + 1);
  assert_true(ui_text_measure(b.u, TYPE_BODY, one + 4, "short short short", NULL) == 3 * line);
  assert_true(ui_text_measure(b.u, TYPE_BODY, 1000, "one\ntwo", NULL) == 2 * line);
  assert_true(ui_text_measure(b.u, TYPE_BODY, 1000, "", NULL) == 0);
  ui_text(b.u, TYPE_BODY, 10, 10, 1000, "He may be *frozen with fear*, not calm.", 0xFF);
  ui_end(b.u);
  static char drawn[65536];
  draw_print(b.d, drawn, sizeof drawn);
  assert_non_null(strstr(drawn, "frozen with fear"));
  assert_null(strstr(drawn, "*"));
  assert_int_equal(ui_count(b.u), 1);
  close_bench(b);
}

static void a_build_scales_with_the_window_and_the_text_setting(void **state) {
  (void)state;
  struct bench b = open_bench();
  draw_begin(b.d, 960, 540);
  ui_begin(b.u, b.d, 960, 540, 1, 1);
  assert_true(ui_room(b.u) == ROOM_MIDDLE);
  ui_end(b.u);
  draw_begin(b.d, 1280, 720);
  ui_begin(b.u, b.d, 1280, 720, 1, 1);
  assert_true(ui_room(b.u) == ROOM_WIDE);
  struct rect r = ui_edge_rect(b.u, UI_RIGHT | UI_BOTTOM, 22, 20, 352, 146);
  assert_true(r.x == 1280 - 22 - 352 && r.y == 720 - 20 - 146);
  ui_end(b.u);
  draw_begin(b.d, 1280, 720);
  ui_begin(b.u, b.d, 1280, 720, 1, 2);
  assert_true(ui_room(b.u) == ROOM_NARROW);
  ui_end(b.u);
  close_bench(b);
}

static void every_icon_draws_something(void **state) {
  (void)state;
  struct bench b = open_bench();
  for (int i = 1; i < ICON_COUNT; i++) {
    static char drawn[16384];
    draw_begin(b.d, 64, 64);
    icon_draw(b.d, (enum icon)i, 16, 16, 32, 0x4A2A18FF);
    int length = draw_print(b.d, drawn, sizeof drawn);
    if (length <= 0) fail_msg("icon %s draws nothing", icon_name((enum icon)i));
  }
  close_bench(b);
}

static void the_needle_comes_to_rest_at_its_value(void **state) {
  (void)state;
  struct needle n = {0};
  bool moves = true;
  for (int i = 0; i < 200 && moves; i++) moves = needle_step(&n, 0.7f, 1.0f / 60, false);
  assert_false(moves);
  assert_true(n.at == 0.7f);
}

static void a_form_says_one_and_many_of_the_number_that_is_wanted(void **state) {
  (void)state;
  char out[64], few[12];
  assert_string_equal(words_numbers(1, 1, "At most %d [bite|bites]!", out, sizeof out), "At most 1 bite!");
  assert_string_equal(words_numbers(0, 0, "At most %d [bite|bites]!", out, sizeof out), "At most 0 bites!");
  assert_string_equal(words_numbers(0, 1, "%d of %d [day|days]", out, sizeof out), "0 of 1 day");
  assert_string_equal(words_numbers(1, 12, "%d of %d [day|days]", out, sizeof out), "1 of 12 days");
  assert_string_equal(words_numbers(3, 3, "100 % of [these", out, sizeof out), "100 % of [these");
  assert_string_equal(words_numbers(5, 5, "[one|many] and more", few, sizeof few), "many and mo");
}

/* Whatever is counted: one of it is not told as many. */
static void every_goal_can_be_told_of_one(void **state) {
  (void)state;
  struct level level = {.sim.n_rats = 1};
  char out[160];
  int counted = 0;
  for (int w = 0; w < GOAL_WORD_COUNT; w++) {
    struct goal one = {.word = (enum goal_word)w, .op = GOAL_LE, .value = 1, .days = 1};
    tell_goal(&level, &one, out, sizeof out);
    assert_null(strpbrk(out, "[|]"));
    for (const char *at = out; (at = strstr(at, "1 ")) != NULL; at += 2) {
      size_t n = strcspn(at + 2, " ,.");
      assert_true(n > 0);
      if (at[1 + n] == 's') fail_msg("%s", out);
      counted++;
    }
  }
  assert_true(counted > 20);
}

static void numbers_and_times_are_said_in_words(void **state) {
  (void)state;
  char out[64];
  assert_string_equal(words_count(3, out, sizeof out), "three");
  assert_string_equal(words_count(40, out, sizeof out), "40");
  assert_string_equal(words_plural(1, "%d day", "%d days", out, sizeof out), "1 day");
  assert_string_equal(words_plural(2, "%d day", "%d days", out, sizeof out), "2 days");
  assert_string_equal(words_clock(SIM_DS_PER_DAY + 18 * 36000 + 5 * 600, out, sizeof out), "18:05");
  assert_string_equal(words_time_of_day(18 * 36000), "evening");
  assert_string_equal(words_age(70, out, sizeof out), "10 weeks");
  assert_string_equal(words_for_sex(SEX_FEMALE, "he", "she"), "she");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_main_button_has_the_focus_at_first),
      cmocka_unit_test(the_ring_shows_after_a_key_and_goes_with_the_pointer),
      cmocka_unit_test(arrows_walk_in_space),
      cmocka_unit_test(tab_goes_through_all_and_round),
      cmocka_unit_test(keys_that_are_not_asked_for_are_left_to_the_scene),
      cmocka_unit_test(enter_and_the_pads_a_take_what_has_the_focus),
      cmocka_unit_test(a_press_that_slides_off_takes_nothing),
      cmocka_unit_test(a_finger_beside_a_small_target_still_hits_it),
      cmocka_unit_test(a_refused_button_can_be_pressed_and_says_why),
      cmocka_unit_test(a_tooltip_comes_after_a_rest_and_goes_with_escape),
      cmocka_unit_test(focus_stays_on_its_id_when_the_tree_changes),
      cmocka_unit_test(a_dialog_takes_the_focus_and_gives_it_back),
      cmocka_unit_test(arrows_step_a_slider_and_a_drag_sets_it),
      cmocka_unit_test(the_focus_scrolls_into_view_and_hidden_nodes_cannot_be_pressed),
      cmocka_unit_test(text_breaks_at_blanks_and_keeps_bold_phrases),
      cmocka_unit_test(a_build_scales_with_the_window_and_the_text_setting),
      cmocka_unit_test(every_icon_draws_something),
      cmocka_unit_test(the_needle_comes_to_rest_at_its_value),
      cmocka_unit_test(a_form_says_one_and_many_of_the_number_that_is_wanted),
      cmocka_unit_test(every_goal_can_be_told_of_one),
      cmocka_unit_test(numbers_and_times_are_said_in_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
