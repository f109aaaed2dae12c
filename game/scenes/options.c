/* options.c - what a person may set: size of the words, sound, movement, help, the hand that is theirs. */
#include "../app.h"
#include "../views/hand.h"
#include "../widgets.h"
#include "../words.h"
#include "resume.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_LEAST 1.0f
#define TEXT_MOST 2.0f
#define TEXT_STEP 0.1f

struct options {
  struct hand_view *hands[HAND_TONES];
  bool from_visit;
};

/* Back leads to where one came from. The app tells no history, but the tree of the scene before is still whole when a
 * scene is entered: with the visit's menu in it, the visit asked for this page. */
static bool from_visit(struct app *a) { return ui_find(app_ui(a), ui_id("visit.menu.options")) != NULL; }

static void *enter(struct app *a) {
  struct options *o = calloc(1, sizeof *o);
  if (!o) abort();
  o->from_visit = app_run(a) && from_visit(a);
  ui_forget(app_ui(a));
  for (int i = 0; i < HAND_TONES; i++) o->hands[i] = hand_view_create();
  return o;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct options *o = state;
  for (int i = 0; i < HAND_TONES; i++) hand_view_destroy(o->hands[i]);
  free(o);
}

/* ---- rows ---- */

struct column {
  float x, y, w, row;
};

static struct rect next_row(struct ui *u, struct column *c) {
  struct rect r = {c->x, roundf(c->y), c->w, c->row};
  c->y += c->row + ui_px(u, 10);
  return r;
}

static void heading(struct ui *u, struct column *c, const char *text) {
  c->y += ui_text(u, TYPE_BOLD, c->x, roundf(c->y), c->w, text, ui_theme(u)->deep) + ui_px(u, 6);
}

static void slider(struct ui *u, struct column *c, const char *id, const char *label, enum icon icon, float at,
                   float step, const char *value) {
  struct slider s = {.id = id, .label = label, .value = value, .icon = icon, .at = at, .step = step};
  widget_slider(u, next_row(u, c), &s);
}

static void volume(struct ui *u, struct column *c, const char *id, const char *label, float at) {
  char value[16];
  snprintf(value, sizeof value, "%d", (int)lroundf(at * 10));
  slider(u, c, id, label, ICON_SOUND, at, 0.1f, value);
}

static void toggle(struct ui *u, struct column *c, const char *id, const char *label, enum icon icon, bool on) {
  struct toggle t = {.id = id, .label = label, .icon = icon, .on = on};
  widget_switch(u, next_row(u, c), &t);
}

static void reading(const struct settings *s, struct ui *u, struct column *c) {
  char value[16];
  heading(u, c, words("Reading"));
  snprintf(value, sizeof value, "%d %%", (int)lroundf(s->text * 100));
  slider(u, c, "options.text", words("Size of words"), ICON_TEXT, (s->text - TEXT_LEAST) / (TEXT_MOST - TEXT_LEAST),
         TEXT_STEP / (TEXT_MOST - TEXT_LEAST), value);
  toggle(u, c, "options.captions", words("Captions for sounds"), ICON_TALK, s->captions);
  toggle(u, c, "options.motion", words("Move less"), ICON_SUN, s->reduced_motion);
  toggle(u, c, "options.lens", words("Lens open at the start"), ICON_LENS, s->lens);
  toggle(u, c, "options.detector", words("Detector worn at the start"), ICON_DETECTOR, s->detector);
  toggle(u, c, "options.screen", words("Full screen"), ICON_SCREEN, s->fullscreen);
}

static void sounds(const struct settings *s, struct ui *u, struct column *c) {
  heading(u, c, words("Sound"));
  toggle(u, c, "options.sound", words("Sound"), s->muted ? ICON_MUTE : ICON_SOUND, !s->muted);
  volume(u, c, "options.rats", words("The rats"), s->volume_rats);
  volume(u, c, "options.home", words("The home"), s->volume_home);
  volume(u, c, "options.interface", words("The buttons"), s->volume_interface);
}

/* Six hands to choose from: the drawn one is the name. */
static void tone(struct options *o, const struct settings *s, struct ui *u, struct rect r, int i) {
  char name[48], id[32];
  snprintf(id, sizeof id, "options.skin.%d", i);
  snprintf(name, sizeof name, words("Hand %d of %d"), i + 1, HAND_TONES);
  bool chosen = s->skin == i;
  struct ui_node node = {.id = ui_id(id), .role = ROLE_TILE, .rect = r, .focusable = true, .checked = chosen};
  snprintf(node.name, sizeof node.name, "%s", name);
  snprintf(node.value, sizeof node.value, "%s", chosen ? words("chosen") : "");
  struct ui_look look = ui_declare(u, &node);
  const struct theme *c = ui_theme(u);
  struct draw_box box = {.radius = ui_px(u, 12),
                         .fill = chosen ? c->chosen : c->field,
                         .fill_bottom = chosen ? c->chosen : c->field,
                         .border = chosen ? c->cloth : theme_alpha(c->edge, 0.6f + 0.4f * look.over),
                         .border_width = ui_px(u, chosen ? 4 : 2)};
  draw_box(ui_draw(u), r, &box);
  float inset = ui_px(u, 5);
  draw_push_clip(ui_draw(u), (struct rect){r.x + inset, r.y + inset, r.w - 2 * inset, r.h - 2 * inset});
  struct hand_look hand = {.gesture = HAND_FLAT, .tone = i, .food = TREAT_COUNT, .light = 1};
  hand_view_draw(o->hands[i], ui_draw(u), &hand, roundf(r.x + r.w * 0.14f), roundf(r.y + r.h * 0.56f), r.w * 0.33f);
  draw_pop_clip(ui_draw(u));
  if (!chosen) return;
  float size = ui_px(u, 24);
  draw_circle(ui_draw(u), r.x + r.w - size * 0.75f, r.y + size * 0.75f, size * 0.58f, c->cloth_low);
  icon_draw(ui_draw(u), ICON_CHECK, r.x + r.w - size * 1.12f, r.y + size * 0.38f, size * 0.75f, c->on_cloth);
}

static void tones(struct options *o, const struct settings *s, struct ui *u, struct column *c) {
  heading(u, c, words("Your hand"));
  float gap = ui_px(u, 10), w = floorf((c->w - gap * 2) / 3), h = ui_px(u, 74);
  for (int i = 0; i < HAND_TONES; i++) {
    struct rect r = {c->x + (w + gap) * (float)(i % 3), roundf(c->y) + (h + gap) * (float)(i / 3), w, h};
    tone(o, s, u, r, i);
  }
  c->y += 2 * (h + gap);
}

static void build(struct app *a, void *state, struct ui *u) {
  struct options *o = state;
  const struct settings *s = app_settings(a);
  const struct ui_scale *k = ui_scale(u);
  widget_desk(u);
  bool narrow = ui_room(u) == ROOM_NARROW;
  float edge = narrow ? ui_px(u, 16) : ui_px(u, 36), pad = ui_px(u, 40), w = fminf((float)k->w - 2 * edge, 1160 * k->s);
  struct rect page = {roundf(((float)k->w - w) * 0.5f), edge, w, (float)k->h - 2 * edge};
  page.y += ui_page_rise(u);
  widget_panel(u, words("Options"), page);
  struct button back = {.id = "options.back", .label = words("Back"), .icon = ICON_BACK};
  float bw, bh, line = ui_line_height(u, TYPE_H1);
  widget_button_size(u, &back, &bw, &bh);
  float head = fmaxf(bh, line), y = page.y + ui_px(u, 24);
  ui_group(u, 2);
  widget_button(u, (struct rect){page.x + page.w - pad - bw, roundf(y + (head - bh) * 0.5f), bw, bh}, &back);
  ui_group(u, 1);
  ui_text(u, TYPE_H1, page.x + pad, roundf(y + (head - line) * 0.5f), page.w - 2 * pad - bw, words("Options"),
          ui_theme(u)->deep);
  struct rect view = {page.x + ui_px(u, 10), y + head + ui_px(u, 10), page.w - ui_px(u, 20), 0};
  view.h = page.y + page.h - ui_px(u, 16) - view.y;
  float top = ui_scroll_begin(u, ui_id("options.scroll"), view) + ui_px(u, 12);
  float row = fmaxf(ui_px(u, 58), ui_line_height(u, TYPE_BODY) * (narrow ? 2.0f : 1.0f) + ui_px(u, 14)),
        gap = ui_px(u, 40);
  float inner = page.w - 2 * pad - ui_px(u, 6);
  struct column left = {page.x + pad, top, narrow ? inner : (inner - gap) * 0.5f, row};
  reading(s, u, &left);
  struct column right = left;
  right.y += ui_px(u, 12);
  if (!narrow) right = (struct column){left.x + left.w + gap, top, left.w, row};
  if (!narrow) {
    left.y += ui_px(u, 12);
    sounds(s, u, &right);
    right.y += ui_px(u, 12);
    tones(o, s, u, &right);
  } else {
    sounds(s, u, &right);
    tones(o, s, u, &right);
  }
  ui_scroll_end(u, fmaxf(left.y, right.y) - top + ui_px(u, 24));
}

/* ---- setting ---- */

static float to_step(float value, float step) { return roundf(value / step) * step; }

static void slide(struct settings *s, uint32_t id, float at) {
  if (id == ui_id("options.text")) s->text = TEXT_LEAST + to_step(at * (TEXT_MOST - TEXT_LEAST), TEXT_STEP);
  if (id == ui_id("options.rats")) s->volume_rats = to_step(at, 0.1f);
  if (id == ui_id("options.home")) s->volume_home = to_step(at, 0.1f);
  if (id == ui_id("options.interface")) s->volume_interface = to_step(at, 0.1f);
}

static void flip(struct settings *s, uint32_t id) {
  if (id == ui_id("options.captions")) s->captions = !s->captions;
  if (id == ui_id("options.motion")) s->reduced_motion = !s->reduced_motion;
  if (id == ui_id("options.lens")) s->lens = !s->lens;
  if (id == ui_id("options.detector")) s->detector = !s->detector;
  if (id == ui_id("options.screen")) s->fullscreen = !s->fullscreen;
  if (id == ui_id("options.sound")) s->muted = !s->muted;
}

static void go_back(struct app *a, const struct options *o) { app_go(a, o->from_visit ? SCENE_VISIT : SCENE_TITLE); }

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct settings *s = app_settings(a);
  resume_press_sound(a, id, disabled);
  if (disabled) return;
  const struct ui_node *node = ui_find(app_ui(a), id);
  if (node && node->role == ROLE_SLIDER) slide(s, id, ui_taken_slide(app_ui(a)));
  flip(s, id);
  for (int i = 0; i < HAND_TONES; i++) {
    char name[32];
    snprintf(name, sizeof name, "options.skin.%d", i);
    if (id == ui_id(name)) s->skin = i;
  }
  if (id == ui_id("options.back")) go_back(a, state);
}

static bool input(struct app *a, void *state, const struct input *in) {
  bool back = (in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE) || (in->kind == INPUT_PAD_BUTTON && in->key == 1);
  if (back) go_back(a, state);
  return back;
}

const struct scene scene_options = {
    .name = "options", .enter = enter, .leave = leave, .build = build, .input = input, .taken = taken};
