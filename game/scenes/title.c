/* title.c - tonight's cage, the name, and a page with the one thing most people want next. */
#include "../app.h"
#include "../levels.h"
#include "../widgets.h"
#include "photo.h"
#include "resume.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct title {
  struct photo *stage, *photo;
  struct level next;    /* what the main button plays: the saved level or the first not yet won */
  bool has_next, saved; /* saved: go on with it */
  int64_t at_ds;
  double still_s; /* since somebody did something */
  bool moving;
  bool cage_shown; /* the cage appears first, its rats a frame later: nobody waits for them */
};

/* ---- what there is to play ---- */

static bool take_saved(struct app *a, struct title *t) {
  const struct level *level = app_run(a) ? run_level(app_run(a)) : app_has_saved(a) ? app_saved_level(a) : NULL;
  bool decided = app_run(a) && run_outcome(app_run(a)) != OUTCOME_RUNNING;
  if (!level || decided || !app_has_saved(a)) return false;
  t->next = *level;
  t->at_ds = app_run(a) ? sim_now_ds(run_sim_const(app_run(a))) : app_saved_ds(a);
  return true;
}

static bool take_first_unwon(struct app *a, struct title *t) {
  struct levels levels;
  const struct level *next = NULL;
  levels_read(&levels, app_level_dir());
  for (int i = levels.n - 1; i >= 0; i--) {
    const struct level *level = levels.list[i].level;
    if (level && levels_playable(level) && (!app_won(a, level->name) || !next)) next = level;
  }
  if (next) t->next = *next;
  levels_free(&levels);
  return next != NULL;
}

static void cast(struct title *t) {
  const struct sim_rat_def *rats[SIM_MAX_RATS];
  int first = 0, n = t->has_next ? tell_heroes(&t->next, &first) : 0;
  for (int i = 0; i < n; i++) rats[i] = &t->next.sim.rats[first + i];
  photo_cast(t->stage, rats, n < 2 ? n : 2);
  photo_cast(t->photo, rats, n < 1 ? n : 1);
  photo_live(t->stage, 0, 33, 6, 4);
  if (n > 1) photo_live(t->stage, 1, 53, 17, 172);
  photo_doing(t->photo, 0, t->saved ? DOING_EAT : DOING_SNIFF, 34, 14, 4);
}

static void *enter(struct app *a) {
  struct title *t = calloc(1, sizeof *t);
  if (!t) abort();
  ui_forget(app_ui(a));
  t->stage = photo_create(7);
  t->photo = photo_create(12);
  photo_borrow_room(t->photo, t->stage);
  t->saved = take_saved(a, t);
  t->has_next = t->saved || take_first_unwon(a, t);
  cast(t);
  return t;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct title *t = state;
  photo_destroy(t->stage);
  photo_destroy(t->photo);
  free(t);
}

/* ---- the name ---- */

/* The tail: a ribbon along a curve, thick at the y and thin at its tip. */
static void tail(struct ui *u, float x, float y, float k, float more, uint32_t thick, uint32_t thin) {
  enum { STEPS = 40 };
  struct draw_vertex v[STEPS * 6];
  float px[STEPS + 1], py[STEPS + 1], hw[STEPS + 1], nx[STEPS + 1], ny[STEPS + 1];
  for (int i = 0; i <= STEPS; i++) {
    float s = (float)i / STEPS, r = 1 - s;
    px[i] = r * r * r * 534 + 3 * r * r * s * 470 + 3 * r * s * s * 220 + s * s * s * 6;
    py[i] = r * r * r * 162 + 3 * r * r * s * 232 + 3 * r * s * s * 150 + s * s * s * 206;
    hw[i] = (11.5f * r + 1.2f) * fminf(1, 0.55f + 6 * s) + more;
  }
  for (int i = 0; i <= STEPS; i++) {
    int a = i > 0 ? i - 1 : 0, b = i < STEPS ? i + 1 : STEPS;
    float dx = px[b] - px[a], dy = py[b] - py[a], l = sqrtf(dx * dx + dy * dy);
    nx[i] = -dy / l;
    ny[i] = dx / l;
  }
  int n = 0;
  for (int i = 0; i < STEPS; i++) {
    struct draw_vertex q[4];
    for (int c = 0; c < 4; c++) {
      int at = i + (c == 1 || c == 2);
      float side = c < 2 ? 1 : -1;
      uint32_t rgba = theme_mix(thick, thin, (float)at / STEPS);
      q[c] = (struct draw_vertex){x + (px[at] + nx[at] * hw[at] * side) * k, y + (py[at] + ny[at] * hw[at] * side) * k,
                                  rgba, 0, 0};
    }
    const int order[6] = {0, 1, 2, 0, 2, 3};
    for (int c = 0; c < 6; c++) v[n++] = q[order[c]];
  }
  draw_triangles(ui_draw(u), v, n, NULL);
  for (int end = 0; end < 2; end++) {
    int i = end ? STEPS : 0;
    draw_circle(ui_draw(u), x + px[i] * k, y + py[i] * k, hw[i] * k, end ? thin : thick);
  }
}

/* The letters are set in bands, each a little darker than the one above: light from over the shoulder. */
static void letters(struct ui *u, const struct draw_font *font, float x, float y, float h) {
  enum { BANDS = 10 };
  struct draw_font plain = *font;
  plain.outline = 0;
  float w = draw_text_width(&plain, "Handshy") + h;
  for (int i = 0; i < BANDS; i++) {
    float y0 = roundf(y + h * (0.12f + 0.80f * (float)i / BANDS)),
          y1 = roundf(y + h * (0.12f + 0.80f * (float)(i + 1) / BANDS));
    if (i == 0) y0 = y;
    if (i == BANDS - 1) y1 = y + h * 1.2f;
    draw_push_clip(ui_draw(u), (struct rect){x - h, y0, w + h, y1 - y0});
    draw_text(ui_draw(u), &plain, x, y, "Handshy", theme_mix(0x93412FFF, 0x5E1E13FF, (float)i / (BANDS - 1)));
    draw_pop_clip(ui_draw(u));
  }
}

/* In one line, or in two of like length; gives where it ends. */
static float tagline_draw(struct ui *u, float x, float y) {
  float k = ui_scale(u)->s, least = theme_type[TYPE_LEAST].size * ui_scale(u)->t;
  struct draw_font font = ui_font(u, TYPE_H2);
  font.size = fmaxf(fminf(font.size, 40 * k), least);
  font.outline = roundf(5 * k);
  font.outline_rgba = 0xFFF6E2FF;
  const char *lines[2] = {words("Win a rat’s trust, one quiet step at a time"), NULL};
  float room = (ui_room(u) == ROOM_NARROW ? 640 : 700) * k, w = draw_text_width(&font, lines[0]);
  if (w > room && font.size * room / w >= least) {
    font.size *= room / w;
  } else if (w > room) {
    lines[0] = words("Win a rat’s trust,");
    lines[1] = words("one quiet step at a time");
  }
  float line = draw_text_height(&font);
  int i = 0;
  for (; i < 2 && lines[i]; i++) {
    struct ui_node node = {.role = ROLE_TEXT, .rect = {x, y + line * (float)i, draw_text_width(&font, lines[i]), line}};
    draw_text(ui_draw(u), &font, x, node.rect.y, lines[i], 0x1B4A50FF);
    snprintf(node.name, sizeof node.name, "%s", lines[i]);
    ui_declare(u, &node);
  }
  return y + line * (float)i;
}

static float name(struct ui *u) {
  struct rect r = ui_edge_rect(u, UI_LEFT | UI_TOP, 60, 26, 620, 180);
  float k = ui_scale(u)->s;
  const uint32_t cream = 0xFFF6E2FF;
  struct draw_font font = ui_font(u, TYPE_TITLE);
  font.outline = roundf(9 * k);
  font.outline_rgba = cream;
  float h = draw_text_height(&font), x = r.x, y = roundf(r.y + (r.h - h) * 0.5f);
  struct draw_font shade = font;
  shade.outline_rgba = 0x2A120C38;
  draw_text(ui_draw(u), &shade, x, y + roundf(5 * k), "Handshy", 0x2A120C38);
  tail(u, r.x, r.y, k, 7.5f, cream, cream);
  draw_text(ui_draw(u), &font, x, y, "Handshy", 0x7A2E20FF);
  tail(u, r.x, r.y, k, 0, 0x8A3A2CFF, 0xE3A294FF);
  letters(u, &font, x, y, h);
  struct ui_node node = {.role = ROLE_HEADING, .rect = r, .name = "Handshy"};
  ui_declare(u, &node);
  return tagline_draw(u, r.x + roundf(6 * k), roundf(r.y + 208 * k));
}

/* ---- the page ---- */

static struct button main_button(const struct title *t, char *label, size_t size, char *second, size_t second_size) {
  char when[48];
  snprintf(label, size, words(t->saved ? "Go on with %s" : "Start with %s"), tell_first_name(&t->next));
  if (!t->saved) {
    tell_level(&t->next, second, second_size);
  } else if (t->next.number > 0) {
    snprintf(second, second_size, words("Level %d, %s"), t->next.number, tell_when(t->at_ds, when, sizeof when));
  } else {
    snprintf(second, second_size, "%.120s, %s", t->next.title, tell_when(t->at_ds, when, sizeof when));
  }
  return (struct button){
      .id = "title.play", .label = label, .second = second, .kind = BUTTON_MAIN, .icon = ICON_PLAY, .main = true};
}

static void page(struct title *t, struct ui *u, float below_name) {
  static const struct {
    const char *id, *label;
    enum icon icon;
  } rows[] = {{"title.levels", "All levels", ICON_SHELF},
              {"title.guide", "Field guide", ICON_BOOK},
              {"title.options", "Options", ICON_GEAR}};
  enum { ROWS = 3 };
  bool narrow = ui_room(u) == ROOM_NARROW;
  char label[96], second[200];
  struct button b = {0};
  float inset = ui_px(u, 28), gap = ui_px(u, 20);
  if (t->has_next) b = main_button(t, label, sizeof label, second, sizeof second);
  struct rect r = ui_edge_rect(u, UI_RIGHT | UI_TOP, narrow ? 24 : 48, narrow ? 24 : 56, narrow ? 520 : 400, 586);
  const struct ui_scale *k = ui_scale(u);
  if (k->h > k->w) { /* upright: below the name */
    float w = roundf(fminf(fmaxf(r.w, 400 * k->t), (float)k->w - 2 * ui_px(u, 48)));
    r = (struct rect){roundf(((float)k->w - w) * 0.5f), roundf(fmaxf(ui_px(u, 310), below_name + ui_px(u, 20))), w,
                      r.h};
  }
  struct rect picture = {r.x + inset, r.y + ui_px(u, 34), r.w - 2 * inset, ui_px(u, narrow ? 150 : 170)};
  struct rect play = {r.x + inset, picture.y + picture.h + gap, r.w - 2 * inset, 0};
  if (t->has_next) play.h = fmaxf(ui_px(u, 82), widget_button_height(u, &b, play.w) + ui_px(u, 10));
  float row = fmaxf(ui_px(u, 58), ui_line_height(u, TYPE_BODY) + ui_px(u, 16));
  float foot = ROWS * row + ui_px(u, 30);
  r.h = play.y + play.h + ui_px(u, 14) + foot - r.y;
  widget_panel(u, words("Handshy"), r);
  struct rect in = widget_photo_begin(u, picture);
  photo_draw(t->photo, u, in, 0.46f, 0.60f, 1);
  char who[64] = "";
  widget_photo_end(u, t->has_next ? tell_name(&t->next, who, sizeof who) : "", picture, true);
  if (t->has_next) widget_button(u, play, &b);
  float y = play.y + play.h + ui_px(u, 14);
  for (int i = 0; i < ROWS; i++) {
    struct button line = {
        .id = rows[i].id, .label = words(rows[i].label), .icon = rows[i].icon, .main = !t->has_next && i == 0};
    struct rect at = {r.x + ui_px(u, 20), y + row * (float)i, r.w - 2 * ui_px(u, 20), row};
    widget_row(u, at, &line, NULL);
    if (i + 1 < ROWS) widget_rule(u, at.x, at.y + row - ui_px(u, 1), at.w);
  }
}

static void foot(struct ui *u) {
  struct button quit = {.id = "title.quit", .label = words("Quit"), .icon = ICON_QUIT, .small = true};
  float w, h;
  widget_button_size(u, &quit, &w, &h);
  struct rect r = ui_edge_rect(u, UI_LEFT | UI_BOTTOM, 40, 22, 0, 0);
  widget_button(u, (struct rect){r.x, r.y - h, w, h}, &quit);
}

static void build(struct app *a, void *state, struct ui *u) {
  (void)a;
  struct title *t = state;
  photo_show_rats(t->stage, t->cage_shown);
  photo_show_rats(t->photo, t->cage_shown);
  t->cage_shown = true;
  photo_draw_stage(t->stage, u, 0, 1);
  float below = name(u);
  ui_group(u, 1);
  page(t, u, below);
  ui_group(u, 2);
  foot(u);
}

/* ---- life ---- */

static void tick(struct app *a, void *state, double dt) {
  (void)a;
  struct title *t = state;
  t->still_s += dt;
  t->moving = photo_tick(t->stage, dt, t->still_s < 5);
}

static double wake_s(struct app *a, void *state) {
  (void)a;
  struct title *t = state;
  return t->moving || t->still_s == 0 ? 1.0 / 30 : -1;
}

static bool input(struct app *a, void *state, const struct input *in) {
  (void)a;
  struct title *t = state;
  if (in->kind != INPUT_NONE) t->still_s = 0;
  return false;
}

static void play(struct app *a, const struct title *t) {
  struct problems problems = {0};
  if (t->saved && (app_continue(a) || app_run(a))) {
    app_go(a, resume_scene(app_run(a)));
  } else if (app_start_level(a, t->next.name, &problems)) {
    app_go(a, SCENE_CARD);
  } else {
    app_go(a, SCENE_SHELF); /* which shows what is wrong with the file */
  }
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct title *t = state;
  t->still_s = 0;
  resume_press_sound(a, id, disabled);
  if (disabled) return;
  if (id == ui_id("title.play")) play(a, t);
  if (id == ui_id("title.levels")) app_go(a, SCENE_SHELF);
  if (id == ui_id("title.guide")) app_go(a, SCENE_FIELDGUIDE);
  if (id == ui_id("title.options")) app_go(a, SCENE_OPTIONS);
  if (id == ui_id("title.quit")) app_quit(a);
}

const struct scene scene_title = {.name = "title",
                                  .enter = enter,
                                  .leave = leave,
                                  .build = build,
                                  .tick = tick,
                                  .input = input,
                                  .taken = taken,
                                  .wake_s = wake_s};
