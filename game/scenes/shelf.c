/* shelf.c - the levels as books, face out on boards; the page at the right tells of the chosen one. */
#include "../app.h"
#include "../assets.h"
#include "../levels.h"
#include "../widgets.h"
#include "photo.h"
#include "resume.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct shelf {
  struct levels levels;
  struct photo *sleeper;   /* keeps an empty board warm */
  struct photo *photo;     /* casts for every portrait in turn */
  struct image *portraits; /* one a level, drawn once a size */
  float portraits_s;
  int chosen, here; /* here: the saved game's level, -1 none */
  bool asking;      /* a new start would take the saved game's place */
  uint32_t focus_seen;
};

static void *enter(struct app *a) {
  struct shelf *s = calloc(1, sizeof *s);
  if (!s) abort();
  ui_forget(app_ui(a));
  levels_read(&s->levels, app_level_dir());
  s->photo = photo_create(5);
  s->sleeper = photo_create(8);
  photo_cast_one(s->sleeper, &(struct sim_rat_def){.coat = "husky"});
  photo_doing(s->sleeper, 0, DOING_SLEEP, 40, 8, 172);
  s->portraits = calloc((size_t)s->levels.n + 1, sizeof *s->portraits);
  if (!s->portraits) abort();
  const struct level *saved = app_has_saved(a) ? app_saved_level(a) : NULL;
  s->here = -1;
  for (int i = s->levels.n - 1; i >= 0; i--) {
    const struct level_entry *e = &s->levels.list[i];
    if (e->level && !app_won(a, e->name)) s->chosen = i;
    if (saved && strcmp(saved->name, e->name) == 0) s->here = i;
  }
  if (s->here >= 0) s->chosen = s->here;
  return s;
}

static void forget_portraits(struct shelf *s) {
  for (int i = 0; i < s->levels.n; i++) free((void *)s->portraits[i].pixels);
  memset(s->portraits, 0, ((size_t)s->levels.n + 1) * sizeof *s->portraits);
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct shelf *s = state;
  forget_portraits(s);
  free(s->portraits);
  photo_destroy(s->photo);
  photo_destroy(s->sleeper);
  levels_free(&s->levels);
  free(s);
}

static void cast(struct shelf *s, const struct level *level) {
  int first;
  tell_heroes(level, &first);
  photo_cast_one(s->photo, &level->sim.rats[first]);
  photo_doing(s->photo, 0, DOING_STAND, 40, 8, 8);
}

static const struct image *portrait(struct shelf *s, int i, int w, int h, float scale) {
  if (fabsf(s->portraits_s - scale) > 1e-4f) forget_portraits(s);
  s->portraits_s = scale;
  if (!s->portraits[i].pixels) {
    cast(s, s->levels.list[i].level);
    s->portraits[i] = photo_portrait(s->photo, w, h, 0.70f, -0.62f, 0.98f);
  }
  return &s->portraits[i];
}

/* ---- books ---- */

static float text_scaled(const struct ui *u, float units) { return roundf(units * ui_scale(u)->t); }

static struct rect rect_grown(struct rect r, float by) {
  return (struct rect){r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

static void box_shadow(struct ui *u, struct rect r) {
  struct draw_box box = {.radius = ui_px(u, 7),
                         .fill = 0x2A120CFF,
                         .fill_bottom = 0x2A120CFF,
                         .shadow = 0x2A120C90,
                         .shadow_blur = ui_px(u, 9),
                         .shadow_dy = ui_px(u, 3)};
  draw_box(ui_draw(u), r, &box);
}

/* The fold beside the spine: two soft dark lines and a light one. */
static void box_spine(struct ui *u, struct rect r) {
  struct rect fold = {r.x + ui_px(u, 12), r.y, ui_px(u, 3), r.h};
  draw_box(ui_draw(u), fold, &(struct draw_box){.fill = 0x2A120C38, .fill_bottom = 0x2A120C38});
  fold.x += fold.w;
  fold.w = ui_px(u, 1);
  draw_box(ui_draw(u), fold, &(struct draw_box){.fill = 0xFFFFFF2E, .fill_bottom = 0xFFFFFF2E});
}

static uint32_t cover(int i) {
  static const uint32_t covers[6] = {0x8E3A2EFF, 0x2E6468FF, 0xBF8030FF, 0x6F7D4EFF, 0x8E5F52FF, 0x5A6E86FF};
  return covers[i % 6];
}

static void book_number(struct ui *u, struct rect r, const struct level *level) {
  const struct theme *c = ui_theme(u);
  char text[16];
  snprintf(text, sizeof text, "%d", level->number);
  float d = fmaxf(ui_px(u, 38), ui_line_height(u, TYPE_LABEL) + ui_px(u, 12));
  struct rect b = {r.x - ui_px(u, 10), r.y - ui_px(u, 8), d, d};
  draw_box(ui_draw(u), b,
           &(struct draw_box){.radius = d * 0.5f,
                              .fill = c->field,
                              .fill_bottom = c->flat ? c->field : 0xF0D6A2FF,
                              .border = c->edge,
                              .border_width = ui_px(u, 2),
                              .shadow = c->shadow,
                              .shadow_blur = ui_px(u, 4),
                              .shadow_dy = ui_px(u, 2)});
  float line = ui_line_height(u, TYPE_LABEL);
  ui_text_draw(u, TYPE_LABEL, (struct rect){b.x, roundf(b.y + (d - line) * 0.5f), d, line}, text, c->deep,
               ALIGN_CENTRE);
}

static void book_cover(struct shelf *s, struct ui *u, int i, struct rect r, struct ui_look look) {
  const struct level_entry *e = &s->levels.list[i];
  uint32_t colour = e->level ? cover(i) : 0x8C8378FF;
  colour = theme_mix(colour, 0xFFFFFFFF, 0.08f * look.over);
  float edge = ui_px(u, 4);
  box_shadow(u, r);
  draw_box(ui_draw(u), (struct rect){r.x + edge, r.y + ui_px(u, 2), r.w, r.h - ui_px(u, 2)},
           &(struct draw_box){.radius = ui_px(u, 7), .fill = 0xFFF3D8FF, .fill_bottom = 0xE8D3A4FF});
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 6),
                              .fill = theme_mix(colour, 0xFFFFFFFF, 0.06f),
                              .fill_bottom = theme_mix(colour, 0x000000FF, 0.10f),
                              .weave = asset(ASSET_LINEN),
                              .weave_alpha = 0.16f});
  box_spine(u, r);
  float inset = ui_px(u, 18), left = ui_px(u, 24);
  struct rect in = {r.x + left, r.y + ui_px(u, 14), r.w - left - inset, r.h - ui_px(u, 28)};
  if (!e->level) {
    icon_draw(ui_draw(u), ICON_WARN, roundf(in.x + in.w * 0.5f - ui_px(u, 22)),
              roundf(in.y + in.h * 0.5f - ui_px(u, 22)), ui_px(u, 44), 0xFFF6E2FF);
    return;
  }
  const struct image *face = portrait(s, i, (int)in.w, (int)in.h, ui_scale(u)->s);
  draw_image(ui_draw(u), face, (struct rect){0, 0, (float)face->w, (float)face->h}, in, 0xFFFFFFFFu);
  draw_box(ui_draw(u), rect_grown(in, ui_px(u, 1)),
           &(struct draw_box){
               .radius = ui_px(u, 4), .border = theme_mix(colour, 0x000000FF, 0.25f), .border_width = ui_px(u, 2)});
  if (e->level->number > 0) book_number(u, r, e->level);
}

/* What stands below the title on a book's label. */
static const char *book_says(struct app *a, const struct shelf *s, int i, char *out, size_t size) {
  const struct level_entry *e = &s->levels.list[i];
  if (!e->level) {
    snprintf(out, size, words("line %d"), e->mistakes ? e->first[0].line : 0);
  } else if (i == s->here) {
    snprintf(out, size, "%s", words("you are here"));
  } else if (!levels_playable(e->level)) {
    snprintf(out, size, "%s", words("not in this version yet"));
  } else {
    snprintf(out, size, "%s", app_won(a, e->name) ? words("won") : words("not yet played"));
  }
  return out;
}

struct grid { /* of the books, real pixels */
  float x, y, pitch_x, pitch_y, book_w, book_h, label_h;
  int columns;
};

static const char *book_title(const struct level_entry *e) { return e->level ? e->level->title : e->name; }

static float label_height(struct app *a, const struct shelf *s, struct ui *u, float w) {
  char says[48];
  float most = ui_px(u, 48);
  for (int i = 0; i < s->levels.n; i++) {
    float h = ui_text_measure(u, TYPE_LEAST_BOLD, w, book_title(&s->levels.list[i]), NULL) +
              ui_text_measure(u, TYPE_LEAST, w, book_says(a, s, i, says, sizeof says), NULL) + ui_px(u, 10);
    most = fmaxf(most, h);
  }
  return most;
}

static struct grid grid_of(struct app *a, const struct shelf *s, struct ui *u, struct rect view) {
  float k = ui_scale(u)->s, text = fmaxf(1, ui_scale(u)->t / k * 0.94f);
  struct grid g = {.x = view.x + ui_px(u, 40),
                   .y = view.y + ui_px(u, 14),
                   .pitch_x = roundf(182 * k * fminf(text, 1.5f)),
                   .book_w = ui_px(u, 132),
                   .book_h = ui_px(u, 124)};
  g.x = view.x + fmaxf(ui_px(u, 40), roundf((g.pitch_x - g.book_w) * 0.5f) + ui_px(u, 8));
  g.columns = (int)fmaxf(1, floorf((view.w - ui_px(u, 20)) / g.pitch_x));
  g.label_h = label_height(a, s, u, g.pitch_x - ui_px(u, 20));
  g.pitch_y = roundf(166 * k) + g.label_h;
  return g;
}

static void book(struct app *a, struct shelf *s, struct ui *u, int i, const struct grid *g, float top) {
  const struct level_entry *e = &s->levels.list[i];
  const struct theme *c = ui_theme(u);
  char says[48], value[160];
  struct rect r = {g->x + g->pitch_x * (float)(i % g->columns), top + g->pitch_y * (float)(i / g->columns), g->book_w,
                   g->book_h};
  struct rect label = {r.x + (r.w - g->pitch_x) * 0.5f + ui_px(u, 4), r.y + r.h + ui_px(u, 8), g->pitch_x - ui_px(u, 8),
                       g->label_h};
  struct ui_node node = {.id = ui_id_n("shelf.book", i),
                         .role = ROLE_BOOK,
                         .rect = r,
                         .focusable = true,
                         .checked = i == s->chosen,
                         .main = i == s->chosen,
                         .radius = ui_px(u, 7)};
  book_says(a, s, i, says, sizeof says);
  snprintf(value, sizeof value, "%s%s", says, e->level ? "" : words(": the file has a mistake"));
  snprintf(node.name, sizeof node.name, "%.95s", book_title(e));
  snprintf(node.value, sizeof node.value, "%s", value);
  struct ui_look look = ui_declare(u, &node);
  struct rect at = r;
  at.y -= roundf(3 * ui_scale(u)->s * (look.over - look.down) * (ui_reduced_motion(u) ? 0.0f : 1.0f));
  book_cover(s, u, i, at, look);
  bool chosen = i == s->chosen;
  uint32_t fill = chosen || c->flat ? c->field : 0xF6E6C4FF;
  draw_box(ui_draw(u), label,
           &(struct draw_box){.radius = ui_px(u, 5),
                              .fill = fill,
                              .fill_bottom = fill,
                              .shadow = c->shadow,
                              .shadow_blur = ui_px(u, 4),
                              .shadow_dy = ui_px(u, 2),
                              .border = chosen ? c->cloth : 0,
                              .border_width = chosen ? ui_px(u, 2) : 0});
  float w = label.w - ui_px(u, 8), h1 = ui_text_measure(u, TYPE_LEAST_BOLD, w, book_title(e), NULL),
        h2 = ui_text_measure(u, TYPE_LEAST, w, says, NULL);
  float y = roundf(label.y + (label.h - h1 - h2) * 0.5f);
  ui_text_aligned(u, TYPE_LEAST_BOLD, (struct rect){label.x + ui_px(u, 4), y, w, h1}, book_title(e), c->deep,
                  ALIGN_CENTRE);
  struct rect below = {label.x + ui_px(u, 4), y + h1, w, h2};
  bool won = e->level && app_won(a, e->name) && i != s->here;
  if (won) {
    float size = text_scaled(u, 17),
          x = roundf(below.x + (w - ui_text_width(u, TYPE_LEAST, says) - size) * 0.5f - ui_px(u, 3));
    icon_draw(ui_draw(u), ICON_STAR, x, below.y, size, c->star);
    below.x += (size + ui_px(u, 3)) * 0.5f;
  }
  ui_text_aligned(u, TYPE_LEAST, below, says, i == s->here ? c->trust : c->soft, ALIGN_CENTRE);
}

static void boards(const struct grid *g, struct ui *u, struct rect view, float top, int rows) {
  const struct theme *c = ui_theme(u);
  for (int row = 0; row < rows; row++) {
    struct rect board = {view.x, top + g->pitch_y * (float)row + g->book_h - ui_px(u, 1), view.w,
                         g->label_h + ui_px(u, 20)};
    draw_box(ui_draw(u), board,
             &(struct draw_box){
                 .fill = 0x00000001, .shadow = 0x2A120C80, .shadow_blur = ui_px(u, 10), .shadow_dy = ui_px(u, 6)});
    widget_wood(u, board, false);
    draw_box(ui_draw(u), (struct rect){board.x, board.y, board.w, ui_px(u, 3)},
             &(struct draw_box){.fill = c->flat ? c->edge : 0xFFE3B080, .fill_bottom = c->flat ? c->edge : 0xFFE3B030});
    draw_box(
        ui_draw(u), (struct rect){board.x, board.y + board.h - ui_px(u, 5), board.w, ui_px(u, 5)},
        &(struct draw_box){.fill = theme_alpha(c->wood_dark, 0.55f), .fill_bottom = theme_alpha(c->wood_dark, 0.85f)});
  }
}

static void books(struct app *a, struct shelf *s, struct ui *u, struct rect view) {
  struct grid g = grid_of(a, s, u, view);
  int rows = (s->levels.n + g.columns - 1) / g.columns, shown = rows;
  float whole = ui_px(u, 14) + g.pitch_y * (float)rows + ui_px(u, 10);
  while (ui_px(u, 14) + g.pitch_y * (float)shown + g.book_h < view.h) shown++; /* empty boards wait for more */
  float top = ui_scroll_begin(u, ui_id("shelf.scroll"), view) + ui_px(u, 14);
  boards(&g, u, view, top, shown);
  if (shown > rows) {
    float ground = top + g.pitch_y * (float)(shown > rows + 1 ? rows + 1 : rows) + g.book_h + ui_px(u, 1);
    photo_draw_rat(s->sleeper, u, view.x + view.w * 0.72f, ground, 0.8f);
  }
  for (int i = 0; i < s->levels.n; i++) book(a, s, u, i, &g, top);
  ui_scroll_end(u, whole);
}

/* ---- the page at the right ---- */

static const char *start_label(const struct shelf *s, const struct level *level, char *out, size_t size) {
  bool here = s->here >= 0 && s->chosen == s->here;
  snprintf(out, size, words(here ? "Go on with %s" : "Meet %s"), tell_first_name(level));
  return out;
}

static float about_title(struct ui *u, const struct level_entry *e, float x, float y, float w) {
  return y + ui_text(u, TYPE_H2, x, y, w, e->name, ui_theme(u)->deep) + ui_px(u, 6);
}

static float mistakes(const struct level_entry *e, struct ui *u, float x, float y, float w) {
  const struct theme *c = ui_theme(u);
  char text[260];
  words_plural(e->mistakes, "The file has %d mistake.", "The file has %d mistakes.", text, sizeof text);
  y += ui_text(u, TYPE_BODY, x, y, w, text, c->ink) + ui_px(u, 8);
  for (int i = 0; i < LEVELS_MISTAKES && i < e->mistakes; i++) {
    snprintf(text, sizeof text, words("*Line %d:* %s"), e->first[i].line, e->first[i].text);
    y += ui_text(u, TYPE_SMALL, x, y, w, text, c->ink) + ui_px(u, 6);
  }
  return y;
}

static float about(struct app *a, struct shelf *s, struct ui *u, float x, float y, float w) {
  const struct level *level = s->levels.list[s->chosen].level;
  const struct theme *c = ui_theme(u);
  char text[128];
  if (level->number > 0) {
    snprintf(text, sizeof text, words("Level %d · %s"), level->number, sim_source_name(level->sim.rats[0].source));
    y += ui_text(u, TYPE_SMALL, x, y, w, text, c->soft);
  }
  y += ui_text(u, TYPE_H2, x, y, w, level->title, c->deep) + ui_px(u, 4);
  y += ui_text(u, TYPE_BODY, x, y, w, level->advice, c->ink) + ui_px(u, 8);
  if (level->days > 0) {
    widget_fact(u, x, y, ICON_CAL, words_plural(level->days, "%d day", "%d days", text, sizeof text), TYPE_SMALL,
                c->soft);
    y += ui_line_height(u, TYPE_SMALL) + ui_px(u, 4);
  }
  if (!levels_playable(level))
    return y + ui_text(u, TYPE_BODY, x, y, w,
                       words("The window cannot play this level yet: it is made of short scenes."), c->ink);
  bool won = app_won(a, level->name);
  widget_fact(u, x, y, won ? ICON_STAR : ICON_STARO, won ? words("won once already") : words("a star to find"),
              TYPE_SMALL, c->soft);
  return y + ui_line_height(u, TYPE_SMALL);
}

static void page(struct app *a, struct shelf *s, struct ui *u) {
  const struct level_entry *e = &s->levels.list[s->chosen];
  struct rect r = ui_edge_rect(u, UI_RIGHT | UI_TOP, 26, 26, 298, ui_room(u) == ROOM_WIDE && e->level ? 500 : 668);
  float pad = ui_px(u, 22), x = r.x + pad, w = r.w - 2 * pad;
  char label[96];
  struct button go = {.id = "shelf.go", .kind = BUTTON_MAIN, .icon = ICON_PLAY, .label = ""};
  float bh = 0;
  bool playable = e->level && levels_playable(e->level);
  if (playable) {
    go.label = start_label(s, e->level, label, sizeof label);
    bh = widget_button_height(u, &go, w) + ui_px(u, 4);
  }
  widget_panel(u, words("Page"), r);
  struct rect photo = {x, r.y + ui_px(u, 28), w, ui_px(u, 142)};
  float text_top = photo.y, text_end = r.y + r.h - pad - bh - ui_px(u, 12);
  bool pictured = e->level && ui_scale(u)->t < 1.2f * ui_scale(u)->s;
  if (pictured) {
    cast(s, e->level);
    struct rect in = widget_photo_begin(u, photo);
    photo_draw_plain(s->photo, u, in, 0.58f, 0.44f, 0.86f);
    char who[64];
    widget_photo_end(u, tell_name(e->level, who, sizeof who), photo, true);
    text_top = photo.y + photo.h + ui_px(u, 16);
  }
  struct rect view = {r.x + ui_px(u, 8), text_top, r.w - ui_px(u, 14), text_end - text_top};
  float top = ui_scroll_begin(u, ui_id_n("shelf.page", s->chosen), view);
  float end = e->level ? about(a, s, u, x, top, w - ui_px(u, 6)) : mistakes(e, u, x, about_title(u, e, x, top, w), w);
  ui_scroll_end(u, end - top);
  if (playable) widget_button(u, (struct rect){x, r.y + r.h - pad - bh, w, bh}, &go);
}

/* ---- the whole ---- */

static void header(struct app *a, const struct shelf *s, struct ui *u) {
  const uint32_t cream = ui_theme(u)->on_desk;
  struct button back = {.id = "shelf.back", .label = "", .icon = ICON_BACK};
  struct rect r = ui_edge_rect(u, UI_LEFT | UI_TOP, 24, 18, 60, 52);
  widget_button(u, r, &back);
  float line = ui_line_height(u, TYPE_H1);
  struct rect title = {r.x + r.w + ui_px(u, 20), roundf(r.y + (r.h - line) * 0.5f), ui_px(u, 460), line};
  ui_text_aligned(u, TYPE_H1, title, words("The shelf"), cream, ALIGN_LEFT);
  int won = 0;
  for (int i = 0; i < s->levels.n; i++) won += app_won(a, s->levels.list[i].name);
  char text[64];
  snprintf(text, sizeof text, words("%d of %d won"), won, s->levels.n);
  float w = widget_fact_width(u, text, TYPE_BODY), small = ui_line_height(u, TYPE_BODY);
  float right = ui_edge_rect(u, UI_LEFT | UI_TOP, 924, 0, 0, 0).x;
  if (right - w > title.x + ui_text_width(u, TYPE_H1, words("The shelf")) + ui_px(u, 24))
    widget_fact(u, right - w, roundf(r.y + (r.h - small) * 0.5f), ICON_STAR, text, TYPE_BODY, cream);
}

static const struct level *asked_about(struct app *a) { return app_saved_level(a); }

static void question(struct app *a, const struct shelf *s, struct ui *u) {
  const struct level *old = asked_about(a), *new = s->levels.list[s->chosen].level;
  char line[200], keep[96], start[96];
  const char *was = tell_first_name(old), *is = tell_first_name(new);
  snprintf(line, sizeof line, words("There is one open story at a time. A new start ends the one with %s."), was);
  snprintf(keep, sizeof keep, words("Go on with %s"), was);
  snprintf(start, sizeof start, words("Start with %s"), is);
  struct button safe = {.id = "shelf.keep", .label = keep}, other = {.id = "shelf.start", .label = start};
  widget_dialog(u, words("Start a new story?"), line, &safe, &other);
}

/* Keys choose by walking; the pointer chooses by pressing. */
static void follow_focus(struct shelf *s, struct ui *u) {
  uint32_t focus = ui_focus(u);
  if (focus == s->focus_seen || !ui_focus_visible(u)) return;
  s->focus_seen = focus;
  for (int i = 0; i < s->levels.n; i++) {
    if (focus == ui_id_n("shelf.book", i)) s->chosen = i;
  }
}

static void build(struct app *a, void *state, struct ui *u) {
  struct shelf *s = state;
  const struct ui_scale *k = ui_scale(u);
  follow_focus(s, u);
  widget_wood(u, (struct rect){0, 0, (float)k->w, (float)k->h}, true);
  ui_group(u, 1);
  header(a, s, u);
  bool paged = ui_room(u) != ROOM_NARROW && s->levels.n > 0;
  struct rect left = ui_edge_rect(u, UI_LEFT | UI_TOP, 0, 84, 944, 0),
              right = ui_edge_rect(u, UI_RIGHT | UI_TOP, 0, 0, 0, 0);
  struct rect view = {0, left.y, paged ? right.x - ui_px(u, 336) : (float)k->w, (float)k->h - left.y};
  ui_group(u, 2);
  if (s->levels.n > 0) {
    books(a, s, u, view);
  } else {
    ui_text(u, TYPE_BODY, left.x + ui_px(u, 40), left.y + ui_px(u, 30), ui_px(u, 700),
            words("There are no levels here yet. A level is a text file in the levels folder."), ui_theme(u)->on_desk);
  }
  ui_group(u, 3);
  if (paged) page(a, s, u);
  if (s->asking) question(a, s, u);
}

/* ---- choosing ---- */

static void start(struct app *a, struct shelf *s) {
  struct problems problems = {0};
  s->asking = false;
  if (app_start_level(a, s->levels.list[s->chosen].name, &problems)) app_go(a, SCENE_CARD);
}

static void go_on(struct app *a) {
  if (app_continue(a) || app_run(a)) app_go(a, resume_scene(app_run(a)));
}

static void go(struct app *a, struct shelf *s) {
  const struct level *level = s->levels.list[s->chosen].level;
  if (!level || !levels_playable(level)) return;
  if (s->chosen == s->here) {
    go_on(a);
  } else if (s->here >= 0) {
    s->asking = true;
  } else {
    start(a, s);
  }
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct shelf *s = state;
  resume_press_sound(a, id, disabled);
  if (disabled) return;
  for (int i = 0; i < s->levels.n; i++) {
    if (id != ui_id_n("shelf.book", i)) continue;
    bool again = i == s->chosen || ui_room(app_ui(a)) == ROOM_NARROW;
    s->chosen = i;
    if (again) go(a, s);
  }
  if (id == ui_id("shelf.go")) go(a, s);
  if (id == ui_id("shelf.back")) app_go(a, SCENE_TITLE);
  if (id == ui_id("shelf.keep")) s->asking = false, go_on(a);
  if (id == ui_id("shelf.start")) start(a, s);
}

static bool input(struct app *a, void *state, const struct input *in) {
  struct shelf *s = state;
  bool back = (in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE) || (in->kind == INPUT_PAD_BUTTON && in->key == 1);
  if (!back) return false;
  if (s->asking) {
    s->asking = false;
  } else {
    app_go(a, SCENE_TITLE);
  }
  return true;
}

const struct scene scene_shelf = {
    .name = "shelf", .enter = enter, .leave = leave, .build = build, .input = input, .taken = taken};
