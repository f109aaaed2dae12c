/* fieldguide_index.c - the signs of a group as small pictures; each is drawn once, one a frame. */
#include "fieldguide.h"

#include "../assets.h"
#include "../raster.h"
#include "../words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_W = 480 }; /* of a small picture, pixels: enough for a large screen */

/* What matters is the animal; its tail's end may lie outside. */
#define NEARER 1.22f

/* ---- small pictures ---- */

void fieldguide_plates_free(struct fieldguide *g) {
  for (int s = 0; s < SIGN_COUNT; s++) {
    free(g->plates[s].pixels);
    g->plates[s] = (struct fieldguide_plate){0};
  }
  g->plates_w = 0;
}

static void draw_plate(struct fieldguide *g, enum sign s) {
  struct fieldguide_plate *p = &g->plates[s];
  struct canvas canvas = {g->plates_w, g->plates_h, g->plates_w, NULL};
  canvas.pixels = calloc((size_t)canvas.w * (size_t)canvas.h, sizeof(uint32_t));
  struct draw_list *d = draw_create();
  struct raster *r = raster_create();
  if (!canvas.pixels || !d || !r) abort();
  struct rect all = {0, 0, (float)canvas.w, (float)canvas.h};
  draw_begin(d, canvas.w, canvas.h);
  draw_box(d, all, &(struct draw_box){.fill = 0xFBEBCBFF, .fill_bottom = 0xEFCF9CFF});
  struct tableau_wish wish = fieldguide_wish(g, s, false, false);
  float w = all.w * NEARER, h = all.h * NEARER;
  struct rect scene = {(all.w - w) * 0.5f, (all.h - h) * 0.72f, w, h};
  tableau_draw(g->shows[0], d, scene, &wish);
  raster_draw(r, &canvas, d, all);
  raster_destroy(r);
  draw_destroy(d);
  *p = (struct fieldguide_plate){.pixels = canvas.pixels, .drawn = true};
  p->image = (struct image){canvas.w, canvas.h, canvas.pixels, false, image_new_serial()};
}

bool fieldguide_plates_missing(const struct fieldguide *g) {
  enum sign signs[SIGN_COUNT];
  int n = sign_pages_of(g->group, signs);
  for (int i = 0; i < n; i++)
    if (!g->plates[signs[i]].drawn) return true;
  return false;
}

/* Those of the open group only, and one a frame: nobody waits for them. */
static void plates_tick(struct fieldguide *g) {
  enum sign signs[SIGN_COUNT];
  int n = sign_pages_of(g->group, signs), w = (int)g->plan.plate_w, h = (int)g->plan.plate_picture;
  if (w > MOST_W) h = h * MOST_W / w, w = MOST_W;
  if (w != g->plates_w || h != g->plates_h) fieldguide_plates_free(g);
  g->plates_w = w;
  g->plates_h = h;
  for (int i = 0; i < n; i++) {
    if (g->plates[signs[i]].drawn) continue;
    draw_plate(g, signs[i]);
    return;
  }
}

static void plate(const struct fieldguide *g, struct ui *u, float x, float y, enum sign s) {
  const struct fieldguide_plan *p = &g->plan;
  struct plate k = {.id = fieldguide_sign_id(s),
                    .label = words(sign_page(s)->name),
                    .picture = g->plates[s].drawn ? &g->plates[s].image : NULL,
                    .icon = sign_heard(s) ? ICON_SOUND : ICON_NONE,
                    .met = app_met(g->app, s) > 0};
  widget_plate(u, (struct rect){roundf(x), roundf(y), p->plate_w, p->plate_h}, p->plate_picture, &k);
}

/* ---- words and buttons ---- */

static void met_words(const struct fieldguide *g, char *out, size_t size) {
  enum sign signs[SIGN_COUNT];
  int n = sign_pages_of(g->group, signs), met = 0;
  for (int i = 0; i < n; i++) met += app_met(g->app, signs[i]) > 0;
  if (met == n)
    snprintf(out, size, "%s", words("You have met them all."));
  else
    snprintf(out, size, words("Met: %d of %d. The pale ones are still to come."), met, n);
}

static const enum icon GROUP_ICONS[SIGN_GROUPS] = {ICON_WARN,  ICON_SAY,    ICON_HEART, ICON_EAT,
                                                   ICON_SOUND, ICON_PEOPLE, ICON_PLUS};
static const char *const GROUP_IDS[SIGN_GROUPS] = {"fieldguide.group.0", "fieldguide.group.1", "fieldguide.group.2",
                                                   "fieldguide.group.3", "fieldguide.group.4", "fieldguide.group.5",
                                                   "fieldguide.group.6"};

uint32_t fieldguide_group_id(enum sign_group group) { return ui_id(GROUP_IDS[group]); }

static struct button group_button(const struct fieldguide *g, int i) {
  return (struct button){.id = GROUP_IDS[i],
                         .label = words(sign_group_name((enum sign_group)i)),
                         .icon = GROUP_ICONS[i],
                         .small = true,
                         .checked = g->group == (enum sign_group)i};
}

void fieldguide_tabs(const struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  float x = p->cover.x + p->cover.w - ui_px(u, 2), h = ui_px(u, 74), pitch = ui_px(u, 84),
        y = p->cover.y + ui_px(u, 40);
  for (int i = 0; i < SIGN_GROUPS; i++) {
    struct button b = group_button(g, i);
    widget_tab(u, (struct rect){x, roundf(y + pitch * (float)i), ui_px(u, 78), h}, &b);
  }
}

static struct button close_button(void) {
  return (struct button){.id = "fieldguide.close", .label = words("Close the book"), .icon = ICON_LEAVE};
}
static struct button coat_button(const struct fieldguide *g, char *label, size_t size) {
  snprintf(label, size, words("Coat: %s"), words_coat(coat_name(g->coat)));
  return (struct button){.id = "fieldguide.coat", .label = label, .icon = ICON_RAT, .small = true};
}
static struct button mouse_button(const struct fieldguide *g) {
  return (struct button){.id = "fieldguide.mouse",
                         .label = g->mouse ? words("Show rats") : words("Show mice"),
                         .icon = ICON_PAW,
                         .small = true};
}

/* ---- an open book ---- */

static void book(struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  const struct theme *c = ui_theme(u);
  enum sign signs[SIGN_COUNT];
  int n = sign_pages_of(g->group, signs), a_leaf = p->columns * p->rows;
  widget_book(u, words("Field guide"), p->cover);
  ui_group(u, 1);
  fieldguide_tabs(g, u);
  float head = ui_line_height(u, TYPE_H1), small = ui_line_height(u, TYPE_SMALL), gap = ui_px(u, 16);
  ui_text(u, TYPE_H1, p->left.x, p->left.y, p->left.w, words(sign_group_title(g->group)), c->deep);
  char text[120];
  met_words(g, text, sizeof text);
  ui_text_aligned(u, TYPE_SMALL,
                  (struct rect){p->right.x, roundf(p->right.y + (head - small) * 0.5f), p->right.w, small}, text,
                  c->soft, ALIGN_RIGHT);
  float top = p->left.y + head + ui_px(u, 10);
  ui_group(u, 2);
  for (int i = 0; i < n; i++) {
    const struct rect *leaf = i < a_leaf ? &p->left : &p->right;
    int at = i % a_leaf;
    plate(g, u, leaf->x + (p->plate_w + gap) * (float)(at % p->columns),
          top + (p->plate_h + gap) * (float)(at / p->columns), signs[i]);
  }
  ui_group(u, 3);
  struct button shut = close_button();
  float w, h;
  widget_button_size(u, &shut, &w, &h);
  widget_button(u, (struct rect){p->left.x, p->foot_y, w, p->foot}, &shut);
  char label[80];
  struct button coat = coat_button(g, label, sizeof label), mouse = mouse_button(g);
  float cw, mw;
  widget_button_size(u, &coat, &cw, &h);
  widget_button_size(u, &mouse, &mw, &h);
  float x = p->right.x + p->right.w - mw;
  widget_button(u, (struct rect){x - ui_px(u, 12) - cw, p->foot_y, cw, p->foot}, &coat);
  widget_button(u, (struct rect){x, p->foot_y, mw, p->foot}, &mouse);
}

/* ---- one column ---- */

struct flow { /* buttons beside each other, as many as there is room for */
  float x, y, w, at, row_h;
};

static void flow_button(struct flow *f, struct ui *u, const struct button *b) {
  float w, h, gap = ui_px(u, 12);
  widget_button_size(u, b, &w, &h);
  w = fminf(w, f->w);
  h = fmaxf(h, widget_button_height(u, b, w));
  if (f->at > 0 && f->at + w > f->w) f->at = 0, f->y += f->row_h + gap, f->row_h = 0;
  widget_button(u, (struct rect){roundf(f->x + f->at), roundf(f->y), w, h}, b);
  f->at += w + gap;
  f->row_h = fmaxf(f->row_h, h);
}

static void column(struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  enum sign signs[SIGN_COUNT];
  int n = sign_pages_of(g->group, signs);
  float gap = ui_px(u, 14), x = p->left.x, w = p->left.w;
  widget_panel(u, words("Field guide"), p->cover);
  struct rect view = {p->cover.x + ui_px(u, 8), p->left.y, p->cover.w - ui_px(u, 16), p->left.h};
  float top = ui_scroll_begin(u, ui_id_n("fieldguide.index", (int)g->group), view), y = top + ui_px(u, 10);
  ui_group(u, 1);
  struct flow tabs = {x, y, w, 0, 0};
  for (int i = 0; i < SIGN_GROUPS; i++) {
    struct button b = group_button(g, i);
    flow_button(&tabs, u, &b);
  }
  y = tabs.y + tabs.row_h + ui_px(u, 18);
  y += ui_text(u, TYPE_H1, x, y, w, words(sign_group_title(g->group)), ui_theme(u)->deep);
  char text[120], label[80];
  met_words(g, text, sizeof text);
  y += ui_text(u, TYPE_SMALL, x, y, w, text, ui_theme(u)->soft) + ui_px(u, 12);
  ui_group(u, 2);
  for (int i = 0; i < n; i++)
    plate(g, u, x + (p->plate_w + gap) * (float)(i % p->columns),
          y + (p->plate_h + gap) * floorf((float)(i / p->columns)), signs[i]);
  y += (p->plate_h + gap) * (float)((n + p->columns - 1) / p->columns) + ui_px(u, 6);
  ui_group(u, 3);
  struct flow shown = {x, y, w, 0, 0};
  struct button coat = coat_button(g, label, sizeof label), mouse = mouse_button(g), shut = close_button();
  flow_button(&shown, u, &coat);
  flow_button(&shown, u, &mouse);
  ui_scroll_end(u, shown.y + shown.row_h + ui_px(u, 16) - top);
  widget_button(u, (struct rect){p->cover.x, p->foot_y, p->cover.w, p->foot}, &shut);
}

void fieldguide_index_build(struct fieldguide *g, struct ui *u) {
  plates_tick(g);
  if (g->plan.book)
    book(g, u);
  else
    column(g, u);
}
