/* options.c - what a person may set: size of the words, look, sound, movement, help, the hand that is theirs. All of it
 * is done at once, so that the page itself shows it; a photo with a few words is there to judge by. */
#include "../app.h"
#include "../settings.h"
#include "../views/hand.h"
#include "../widgets.h"
#include "../words.h"
#include "photo.h"
#include "resume.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_LEAST 1.0f
#define TEXT_MOST 2.0f
#define TEXT_STEP 0.1f

struct options {
  struct hand_view *hands[HAND_TONES];
  struct photo *photo;
  struct settings before; /* as one came here */
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
  o->before = *app_settings(a);
  o->photo = photo_create(5);
  photo_cast_one(o->photo, &(struct sim_rat_def){.name = "Pip", .coat = "hooded-black", .age_days = 70});
  photo_doing(o->photo, 0, DOING_STAND, 40, 10, 6);
  return o;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct options *o = state;
  for (int i = 0; i < HAND_TONES; i++) hand_view_destroy(o->hands[i]);
  photo_destroy(o->photo);
  free(o);
}

/* ---- rows ---- */

struct column {
  float x, y, w;
};

static struct rect next_row(struct ui *u, struct column *c, float h) {
  struct rect r = {c->x, roundf(c->y), c->w, roundf(h)};
  c->y += r.h + ui_px(u, 10);
  return r;
}

static void heading(struct ui *u, struct column *c, const char *text) {
  c->y += ui_text(u, TYPE_BOLD, c->x, roundf(c->y), c->w, text, ui_theme(u)->deep) + ui_px(u, 6);
}

static void slider(struct ui *u, struct column *c, const char *id, const char *label, enum icon icon, float at,
                   float step, const char *value) {
  struct slider s = {.id = id, .label = label, .value = value, .icon = icon, .at = at, .step = step};
  widget_slider(u, next_row(u, c, widget_slider_height(u, c->w, &s)), &s);
}

static void volume(struct ui *u, struct column *c, const char *id, const char *label, float at) {
  char value[16];
  snprintf(value, sizeof value, "%d", (int)lroundf(at * 10));
  slider(u, c, id, label, ICON_SOUND, at, 0.1f, value);
}

static void toggle(struct ui *u, struct column *c, const char *id, const char *label, enum icon icon, bool on) {
  struct toggle t = {.id = id, .label = label, .icon = icon, .on = on};
  widget_switch(u, next_row(u, c, widget_switch_height(u, c->w, &t)), &t);
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

/* Tiles beside each other, or below where their words are too wide. */
static void looks(const struct settings *s, struct ui *u, struct column *c) {
  const char *names[THEME_COUNT] = {words("Paper"), words("Strong contrast"), words("Projector")};
  float gap = ui_px(u, 10), each = floorf((c->w - gap * (THEME_COUNT - 1)) / THEME_COUNT), h = 0;
  bool beside = true;
  heading(u, c, words("Look"));
  for (int i = 0; i < THEME_COUNT; i++) beside &= widget_tile_least(u, names[i]) <= each;
  if (!beside) each = c->w;
  for (int i = 0; i < THEME_COUNT; i++) h = fmaxf(h, widget_tile_height(u, each, names[i]));
  for (int i = 0; i < THEME_COUNT; i++) {
    char id[32];
    snprintf(id, sizeof id, "options.theme.%d", i);
    float at = (float)i;
    struct rect r = {c->x + (beside ? (each + gap) * at : 0), roundf(c->y + (beside ? 0 : (h + gap) * at)), each, h};
    widget_tile(u, r, id, names[i], s->theme == i);
  }
  c->y += (h + gap) * (beside ? 1.0f : (float)THEME_COUNT);
}

/* A rat and a few words, as they look now. */
static void sample(struct options *o, struct ui *u, struct column *c) {
  const struct theme *k = ui_theme(u);
  const char *says = words("This is Pip. He is a little afraid of hands. You will show him they are kind.");
  float pad = ui_px(u, 14), w = c->w - 2 * ui_px(u, 26), gap = ui_px(u, 8), picture_h = ui_px(u, 150);
  float h1 = ui_text_measure(u, TYPE_SMALL, w - 2 * pad, words("This is how words will look:"), NULL);
  float h2 = ui_text_measure(u, TYPE_BODY, w - 2 * pad, says, NULL), field_h = h1 + h2 + 1.4f * pad;
  struct rect r = {c->x, roundf(c->y + ui_px(u, 14)), c->w, roundf(picture_h + field_h + 2 * gap + ui_px(u, 16))};
  struct rect in = widget_photo_begin(u, r);
  photo_draw_plain(o->photo, u, (struct rect){in.x, in.y, in.w, in.h}, 0.72f, 0.47f, 0.70f * picture_h / in.h);
  struct rect field = {c->x + ui_px(u, 26), in.y + picture_h, w, field_h};
  draw_box(ui_draw(u), field,
           &(struct draw_box){.radius = ui_px(u, 10),
                              .fill = k->field,
                              .fill_bottom = k->field,
                              .border = k->flat ? k->edge : k->rule,
                              .border_width = ui_px(u, k->flat ? k->line : 2)});
  float y = field.y + 0.7f * pad;
  y += ui_text(u, TYPE_SMALL, field.x + pad, y, w - 2 * pad, words("This is how words will look:"), k->soft);
  ui_text(u, TYPE_BODY, field.x + pad, y, w - 2 * pad, says, k->ink);
  widget_photo_end(u, words("A rat, and words to judge by"), r, true);
  c->y = r.y + r.h + ui_px(u, 18);
}

static struct settings at_first(const struct settings *s) {
  struct settings first;
  settings_default(&first);
  first.fullscreen = s->fullscreen; /* that is the window's, and would jump */
  return first;
}

static void ways_back(const struct options *o, const struct settings *s, struct ui *u, struct column *c) {
  struct settings first = at_first(s);
  struct button b[2] = {{.id = "options.undo", .label = words("As it was"), .icon = ICON_BACK, .small = true},
                        {.id = "options.first", .label = words("All as at first"), .icon = ICON_AGAIN, .small = true}};
  if (settings_same(s, &o->before)) b[0].reason = words("Nothing has been changed yet.");
  if (settings_same(s, &first)) b[1].reason = words("It is all as at first.");
  float gap = ui_px(u, 10), w[2], h[2];
  for (int i = 0; i < 2; i++) widget_button_size(u, &b[i], &w[i], &h[i]);
  bool beside = w[0] + gap + w[1] <= c->w;
  for (int i = 0; i < 2; i++) {
    float at = (float)i, each = fminf(w[i], c->w), tall = widget_button_height(u, &b[i], each);
    struct rect r = {c->x + (beside ? (w[0] + gap) * at : 0), roundf(c->y + (beside ? 0 : (h[0] + gap) * at)), each,
                     tall};
    widget_button(u, r, &b[i]);
  }
  c->y += (h[0] + gap) * (beside ? 1 : 2);
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
  bool narrow = ui_one_column(u);
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
  float gap = ui_px(u, 40), air = ui_px(u, 12), inner = page.w - 2 * pad - ui_px(u, 6);
  struct column left = {page.x + pad, top, narrow ? inner : (inner - gap) * 0.5f};
  if (narrow) sample(o, u, &left);
  reading(s, u, &left);
  left.y += air;
  looks(s, u, &left);
  left.y += air;
  struct column right = {left.x + left.w + gap, top, left.w};
  if (!narrow) {
    tones(o, s, u, &left);
    left.y += air;
    ways_back(o, s, u, &left);
    sample(o, u, &right);
    sounds(s, u, &right);
  } else {
    sounds(s, u, &left);
    left.y += air;
    tones(o, s, u, &left);
    left.y += air;
    ways_back(o, s, u, &left);
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

/* Which of "<name>.0" .. it is; `otherwise` when none. */
static int numbered(uint32_t id, const char *name, int n, int otherwise) {
  for (int i = 0; i < n; i++) {
    char full[48];
    snprintf(full, sizeof full, "%s.%d", name, i);
    if (id == ui_id(full)) return i;
  }
  return otherwise;
}

static void go_back(struct app *a, const struct options *o) { app_go(a, o->from_visit ? SCENE_VISIT : SCENE_TITLE); }

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct settings *s = app_settings(a);
  resume_press_sound(a, id, disabled);
  if (disabled) return;
  const struct ui_node *node = ui_find(app_ui(a), id);
  if (node && node->role == ROLE_SLIDER) slide(s, id, ui_taken_slide(app_ui(a)));
  flip(s, id);
  s->skin = numbered(id, "options.skin", HAND_TONES, s->skin);
  s->theme = numbered(id, "options.theme", THEME_COUNT, s->theme);
  if (id == ui_id("options.undo")) *s = ((struct options *)state)->before;
  if (id == ui_id("options.first")) *s = at_first(s);
  if (id == ui_id("options.back")) go_back(a, state);
}

static bool input(struct app *a, void *state, const struct input *in) {
  bool back = (in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE) || (in->kind == INPUT_PAD_BUTTON && in->key == 1);
  if (back) go_back(a, state);
  return back;
}

const struct scene scene_options = {
    .name = "options", .enter = enter, .leave = leave, .build = build, .input = input, .taken = taken};
