/* card.c - who one is going to meet: a photo, some facts, what is to be done, and the one sentence on cloth. */
#include "../app.h"
#include "../sound.h"
#include "../widgets.h"
#include "photo.h"
#include "resume.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct card {
  struct photo *photo;
  const struct level *level;
  double age_s;
};

static void *enter(struct app *a) {
  sound_play(SOUND_UI_PAGE, 0, 1);
  struct card *c = calloc(1, sizeof *c);
  if (!c) abort();
  ui_forget(app_ui(a));
  c->photo = photo_create(3);
  c->level = app_run(a) ? run_level(app_run(a)) : NULL;
  const struct sim_rat_def *rats[SIM_MAX_RATS];
  int first = 0, n = c->level ? tell_heroes(c->level, &first) : 0;
  for (int i = 0; i < n; i++) rats[i] = &c->level->sim.rats[first + i];
  photo_cast(c->photo, rats, n < 2 ? n : 2);
  photo_live(c->photo, 0, 41, 8, 6);
  if (n > 1) photo_doing(c->photo, 1, DOING_SNIFF, 33, 20, 10);
  return c;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct card *c = state;
  photo_destroy(c->photo);
  free(c);
}

static float fact(struct ui *u, float x, float y, float w, enum icon icon, const char *text) {
  float size = roundf(26 * ui_scale(u)->t), left = size + ui_px(u, 16);
  icon_draw(ui_draw(u), icon, x, roundf(y + (ui_line_height(u, TYPE_BODY) - size) * 0.5f), size,
            ui_theme(u)->cloth_low);
  return ui_text(u, TYPE_BODY, x + left, y, w - left, text, ui_theme(u)->ink) + ui_px(u, 12);
}

static float facts(const struct card *c, struct ui *u, float x, float y, float w) {
  char text[200];
  y += fact(u, x, y, w, ICON_HUT, tell_origin(c->level, text, sizeof text));
  y += fact(u, x, y, w, ICON_WARN, tell_worry(c->level, text, sizeof text));
  return y + fact(u, x, y, w, ICON_EAT, tell_favourite(c->level, text, sizeof text));
}

static float goals(const struct card *c, struct ui *u, float x, float y, float w) {
  const struct theme *k = ui_theme(u);
  float size = ui_line_height(u, TYPE_SMALL) * 0.9f, left = size + ui_px(u, 10);
  for (int i = 0; i < c->level->n_goals; i++) {
    char text[160];
    tell_goal(c->level, &c->level->goals[i], text, sizeof text);
    icon_draw(ui_draw(u), ICON_STARO, roundf(x), roundf(y + 1), roundf(size), k->star);
    y += ui_text(u, TYPE_SMALL, x + left, y, w - left, text, k->ink) + ui_px(u, 4);
  }
  return y;
}

/* Name, who, facts and goals; gives where it ends. */
static float words_column(const struct card *c, struct ui *u, float x, float y, float w) {
  const struct theme *k = ui_theme(u);
  char text[256];
  y += ui_text(u, TYPE_SMALL, x, y, w, tell_level(c->level, text, sizeof text), k->soft);
  tell_name(c->level, text, sizeof text);
  enum type_role role = ui_text_width(u, TYPE_NAME, text) <= w ? TYPE_NAME : TYPE_H1;
  y += ui_text(u, role, x, y, w, text, k->deep);
  y += ui_text(u, TYPE_BODY, x, y, w, tell_who(c->level, text, sizeof text), k->ink) + ui_px(u, 8);
  widget_rule(u, x, y, w);
  y = facts(c, u, x, y + ui_px(u, 12), w);
  widget_rule(u, x, y, w);
  return goals(c, u, x, y + ui_px(u, 12), w);
}

static float advice_height(const struct card *c, const struct ui *u, float w) {
  float left = ui_px(u, 36 + 66), h = ui_text_measure(u, TYPE_ADVICE, w - left - ui_px(u, 24), c->level->advice, NULL);
  return h + ui_px(u, 34);
}

static void advice(const struct card *c, struct ui *u, struct rect r) {
  const struct theme *k = ui_theme(u);
  widget_cloth(u, r, 12, true);
  float left = ui_px(u, 36 + 66), size = ui_px(u, 42), w = r.w - left - ui_px(u, 24);
  icon_draw(ui_draw(u), ICON_TALK, r.x + ui_px(u, 34), roundf(r.y + (r.h - size) * 0.5f), size, k->on_cloth);
  float h = ui_text_measure(u, TYPE_ADVICE, w, c->level->advice, NULL);
  w = ui_text_balanced(u, TYPE_ADVICE, w, c->level->advice);
  ui_text(u, TYPE_ADVICE, r.x + left, roundf(r.y + (r.h - h) * 0.5f), w, c->level->advice, k->on_cloth);
}

static void picture(struct card *c, struct ui *u, struct rect r) {
  char name[64];
  struct rect in = widget_photo_begin(u, r);
  photo_draw(c->photo, u, in, 0.52f, 0.62f, 1);
  widget_photo_end(u, tell_name(c->level, name, sizeof name), r, true);
}

/* Foot of the page: back, two facts, and the main button. */
static struct button visit_button(const struct card *c, char *label, size_t size) {
  char name[64];
  snprintf(label, size, words("Visit %s"), tell_name(c->level, name, sizeof name));
  return (struct button){.id = "card.visit", .label = label, .kind = BUTTON_MAIN, .icon = ICON_PLAY, .main = true};
}

static const struct button back_to_shelf = {.id = "card.shelf", .icon = ICON_BACK};

/* Of the main button and the one back, in a foot `w` wide. */
static void foot_sizes(const struct card *c, const struct ui *u, float w, struct rect *visit, struct rect *back) {
  char label[80];
  struct button v = visit_button(c, label, sizeof label), b = back_to_shelf;
  b.label = words("Shelf");
  widget_button_size(u, &v, &visit->w, &visit->h);
  widget_button_size(u, &b, &back->w, &back->h);
  visit->w = fminf(fmaxf(visit->w, ui_px(u, 208)), w - back->w - ui_px(u, 16));
  visit->h = fmaxf(widget_button_height(u, &v, visit->w), ui_px(u, 66));
}

static void foot(const struct card *c, struct ui *u, struct rect r) {
  const struct theme *k = ui_theme(u);
  char label[80], days[48];
  struct button visit = visit_button(c, label, sizeof label), back = back_to_shelf;
  back.label = words("Shelf");
  struct rect right, left;
  foot_sizes(c, u, r.w, &right, &left);
  right.x = r.x + r.w - right.w, right.y = r.y + r.h - right.h;
  left.x = r.x, left.y = r.y + r.h - left.h;
  widget_button(u, right, &visit);
  float x = left.x + left.w + ui_px(u, 40), end = right.x - ui_px(u, 24), line = ui_line_height(u, TYPE_SMALL);
  float y = roundf(left.y + (left.h - line) * 0.5f);
  const char *facts_[2] = {words("no last day"), c->level->lens ? words("lens allowed") : words("no lens")};
  if (c->level->days > 0) facts_[0] = words_plural(c->level->days, "%d day", "%d days", days, sizeof days);
  float need = widget_fact_width(u, facts_[0], TYPE_SMALL) + widget_fact_width(u, facts_[1], TYPE_SMALL) + ui_px(u, 28);
  if (need <= end - x) {
    x += (end - x - need) * 0.5f;
    x += widget_fact(u, x, y, ICON_CAL, facts_[0], TYPE_SMALL, k->soft) + ui_px(u, 28);
    widget_fact(u, x, y, ICON_LENS, facts_[1], TYPE_SMALL, k->soft);
  }
  widget_button(u, left, &back);
}

/* The story of the level, small, below the photo: only where there is room. */
static float story_height(const struct card *c, const struct ui *u, float w) {
  return ui_text_measure(u, TYPE_SMALL, w, c->level->text, NULL);
}

static void wide(struct card *c, struct ui *u) {
  struct rect page = ui_page_rect(u, 60, 24, 1160, 672);
  page.y += ui_page_rise(u);
  widget_panel(u, words("Card"), page);
  float pad = ui_px(u, 40), foot_h = ui_px(u, 70);
  struct rect bottom = {page.x + pad, page.y + page.h - foot_h - ui_px(u, 18), page.w - 2 * pad, foot_h};
  struct rect cloth = {page.x + pad, 0, page.w - 2 * pad, fmaxf(advice_height(c, u, page.w - 2 * pad), ui_px(u, 76))};
  cloth.y = bottom.y - ui_px(u, 14) - cloth.h;
  struct rect view = {page.x + pad, page.y + ui_px(u, 30), page.w - 2 * pad, cloth.y - page.y - ui_px(u, 42)};
  struct rect photo = {view.x, view.y + ui_px(u, 6), ui_px(u, 520), ui_px(u, 300)};
  float left_h = photo.h + ui_px(u, 18) + story_height(c, u, photo.w), x = photo.x + photo.w + ui_px(u, 48);
  photo.h = roundf(fminf(fmaxf(photo.h - fmaxf(0, left_h - view.h + ui_px(u, 6)), ui_px(u, 200)), ui_px(u, 320)));
  float w = view.x + view.w - x;
  float top = ui_scroll_begin(
      u, ui_id("card.scroll"),
      (struct rect){view.x - ui_px(u, 24), view.y - ui_px(u, 24), view.w + ui_px(u, 48), view.h + ui_px(u, 24)});
  float shift = top - (view.y - ui_px(u, 24));
  photo.y += shift;
  picture(c, u, photo);
  float y1 = photo.y + photo.h + ui_px(u, 16);
  y1 += ui_text(u, TYPE_SMALL, photo.x, y1, photo.w, c->level->text, ui_theme(u)->soft);
  float y2 = words_column(c, u, x, view.y + shift, w);
  ui_scroll_end(u, fmaxf(y1, y2) - shift - view.y + ui_px(u, 24));
  advice(c, u, cloth);
  foot(c, u, bottom);
}

/* One scrolling column, picture first, the main button fixed at the foot. */
static void narrow(struct card *c, struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  float edge = ui_px(u, 16), pad = ui_px(u, 26), foot_h = ui_px(u, 8);
  struct rect page = {edge, edge, (float)k->w - 2 * edge, (float)k->h - 2 * edge}, main, back;
  foot_sizes(c, u, page.w - 2 * pad, &main, &back);
  foot_h += main.h;
  page.y += ui_page_rise(u);
  widget_panel(u, words("Card"), page);
  struct rect bottom = {page.x + pad, page.y + page.h - foot_h - ui_px(u, 14), page.w - 2 * pad, foot_h};
  struct rect view = {page.x + ui_px(u, 10), page.y + ui_px(u, 10), page.w - ui_px(u, 20),
                      bottom.y - page.y - ui_px(u, 18)};
  float top = ui_scroll_begin(u, ui_id("card.scroll"), view), x = page.x + pad, w = page.w - 2 * pad,
        y = top + ui_px(u, 22);
  picture(c, u, (struct rect){x, y, w, fminf(w * 0.5f, view.h * 0.5f)});
  y += fminf(w * 0.5f, view.h * 0.5f) + ui_px(u, 14);
  y = words_column(c, u, x, y, w) + ui_px(u, 14);
  struct rect cloth = {x, y, w, advice_height(c, u, w)};
  advice(c, u, cloth);
  y += cloth.h + ui_px(u, 14);
  y += ui_text(u, TYPE_BODY, x, y, w, c->level->text, ui_theme(u)->ink) + ui_px(u, 14);
  ui_scroll_end(u, y - top);
  foot(c, u, bottom);
}

static void build(struct app *a, void *state, struct ui *u) {
  (void)a;
  struct card *c = state;
  widget_desk(u);
  if (!c->level) return;
  if (ui_one_column(u)) {
    narrow(c, u);
  } else {
    wide(c, u);
  }
}

static void tick(struct app *a, void *state, double dt) {
  (void)a;
  struct card *c = state;
  c->age_s += dt;
  photo_tick(c->photo, dt, c->age_s < 20);
}

static double wake_s(struct app *a, void *state) {
  (void)a;
  const struct card *c = state;
  return c->age_s < 75 ? 1.0 / 30 : -1;
}

static bool input(struct app *a, void *state, const struct input *in) {
  (void)state;
  bool back = in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE;
  back |= in->kind == INPUT_PAD_BUTTON && in->key == 1;
  if (back) app_go(a, SCENE_SHELF);
  return back;
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  (void)state;
  resume_press_sound(a, id, disabled);
  if (disabled) return;
  if (id == ui_id("card.visit")) app_go(a, SCENE_VISIT);
  if (id == ui_id("card.shelf")) app_go(a, SCENE_SHELF);
}

const struct scene scene_card = {.name = "card",
                                 .enter = enter,
                                 .leave = leave,
                                 .build = build,
                                 .tick = tick,
                                 .input = input,
                                 .taken = taken,
                                 .wake_s = wake_s};
