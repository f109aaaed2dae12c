/* fieldguide_pins.c - slips of paper with a thread to what is to be looked at. A slip hangs where the part was when the
 * page was opened, so that it stays put while the rat moves. */
#include "fieldguide.h"

#include "../words.h"

#include <math.h>
#include <stdio.h>

#define PIN_BEFORE 9.0f /* u: the thread ends short of the part */
#define PIN_GAP 10.0f

struct pin {
  const char *text;
  enum rat_part part;
  float x, y; /* of the part */
  struct rect slip;
};

/* Across the whole picture: a thread would sweep it. */
static bool runs(enum sign s) { return s == SIGN_FLEE_HIDE || s == SIGN_TAKE_AND_RUN || s == SIGN_POPCORN; }

/* From the slip to just before the part, so that what is to be looked at stays free. */
static void draw_thread(struct ui *u, float x0, float y0, const struct pin *p) {
  const struct theme *c = ui_theme(u);
  float dx = p->x - x0, dy = p->y - y0, far = sqrtf(dx * dx + dy * dy), before = ui_px(u, PIN_BEFORE);
  if (far <= before) return;
  float k = (far - before) / far, xy[4] = {x0, y0, x0 + dx * k, y0 + dy * k};
  draw_line(ui_draw(u), xy, 2, ui_px(u, 5), c->focus_gap, 0, 0);
  draw_line(ui_draw(u), xy, 2, ui_px(u, 2.5f), c->focus, 0, 0);
  draw_circle(ui_draw(u), xy[2], xy[3], ui_px(u, 6), c->focus_gap);
  draw_circle(ui_draw(u), xy[2], xy[3], ui_px(u, 4), c->focus);
}

static void draw_slip(struct ui *u, const struct pin *p) {
  const struct theme *c = ui_theme(u);
  draw_box(ui_draw(u), p->slip,
           &(struct draw_box){.radius = ui_px(u, 7),
                              .fill = c->field,
                              .fill_bottom = c->field,
                              .border = c->edge,
                              .border_width = ui_px(u, 1.5f)});
  struct ui_node node = {.role = ROLE_IMAGE, .rect = p->slip};
  snprintf(node.name, sizeof node.name, "%s", p->text);
  ui_declare(u, &node);
  struct rect at = {p->slip.x, p->slip.y + ui_px(u, 4), p->slip.w, p->slip.h};
  ui_text_draw(u, TYPE_LABEL, at, p->text, c->deep, ALIGN_CENTRE);
}

/* The first two rows that have a place on the body. */
static int find_pins(const struct fieldguide *g, bool second, struct pin out[FIELDGUIDE_PINS]) {
  struct sign_tell t[SIGN_TELLS];
  int n = sign_tells(g->sign, t), k = 0;
  for (int i = 0; i < n && k < FIELDGUIDE_PINS; i++) {
    if (t[i].part == PART_COUNT) continue;
    struct pin *p = &out[k++];
    *p = (struct pin){.text = words(second && t[i].there[0] ? t[i].there : t[i].here), .part = t[i].part};
    tableau_part(g->shows[second], p->part, &p->x, &p->y);
  }
  return k;
}

/* Where the parts were at first: as shares of the picture's width. */
static const float *anchors(struct fieldguide *g, struct rect picture, const struct pin *pins, int n, bool second) {
  struct fieldguide_anchors *a = &g->anchors[second];
  if (!a->known)
    for (int i = 0; i < n; i++) a->at[i] = (pins[i].x - picture.x) / picture.w;
  a->known = true;
  return a->at;
}

/* Above its part, and beside the other. false: there is no room for both. */
static bool hang(const struct ui *u, struct rect picture, struct pin *pins, int n, const float *at) {
  float in = ui_px(u, 12), gap = ui_px(u, PIN_GAP), left = picture.x + in, right = picture.x + picture.w - in;
  for (int i = 0; i < n; i++) {
    struct rect *r = &pins[i].slip;
    *r = (struct rect){.y = picture.y + in, .h = ui_line_height(u, TYPE_LABEL) + ui_px(u, 8)};
    r->w = ceilf(ui_text_width(u, TYPE_LABEL, pins[i].text)) + 2 * ui_px(u, 10);
    r->x = roundf(fminf(fmaxf(picture.x + at[i] * picture.w - r->w * 0.5f, left), right - r->w));
  }
  if (n < 2) return true;
  struct rect *a = &pins[at[0] <= at[1] ? 0 : 1].slip, *b = &pins[at[0] <= at[1] ? 1 : 0].slip;
  if (a->w + b->w + gap > right - left) return false;
  float over = a->x + a->w + gap - b->x;
  if (over <= 0) return true;
  b->x = fminf(roundf(b->x + over * 0.5f), right - b->w); /* both give way, as far as the picture lets them */
  a->x = fmaxf(fminf(a->x, b->x - gap - a->w), left);
  b->x = fmaxf(b->x, a->x + a->w + gap);
  return true;
}

void fieldguide_unpin(struct fieldguide *g) {
  for (int i = 0; i < 2; i++) g->anchors[i].known = false;
}

void fieldguide_pins(struct fieldguide *g, struct ui *u, struct rect picture, enum sign s, bool second) {
  struct pin pins[FIELDGUIDE_PINS];
  if (runs(s) || picture.h < 5 * ui_line_height(u, TYPE_LABEL)) return;
  int n = find_pins(g, second, pins);
  const float *at = anchors(g, picture, pins, n, second);
  if (!hang(u, picture, pins, n, at)) hang(u, picture, pins, n = 1, at);
  for (int i = 0; i < n; i++) {
    const struct rect *r = &pins[i].slip;
    float pad = ui_px(u, 14), x = fminf(fmaxf(pins[i].x, r->x + pad), r->x + r->w - pad);
    draw_thread(u, x, r->y + r->h, &pins[i]);
  }
  for (int i = 0; i < n; i++) draw_slip(u, &pins[i]);
}
