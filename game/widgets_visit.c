/* widgets_visit.c - what stands round the cage: chips with key caps, speed, goals, the caption's ribbon, the sign note
 * and its thread, the lens's three instruments and the clock. */
#include "widgets_inside.h"

#include "words.h"
#include <math.h>
#include <stdio.h>

/* An instrument keeps its size, so its few words stop growing there. */
#define INSTRUMENT_TEXT 1.35f

/* ---- key caps and chips ---- */

void widget_key_cap(struct ui *u, float x, float y, const char *key, bool off) {
  const struct theme *c = ui_theme(u);
  float text = ui_scale(u)->t / ui_scale(u)->s;
  ui_limit_text(u, fminf(text, INSTRUMENT_TEXT));
  float h = text_px(u, 23), w = fmaxf(h, ceilf(ui_text_width(u, TYPE_LEAST_BOLD, key)) + text_px(u, 12)),
        edge = ui_px(u, 2);
  struct rect r = {roundf(x), roundf(y), w, h};
  uint32_t border = off ? c->off_edge : c->button_edge, fill = off ? c->off : c->field;
  box_fill(u, (struct rect){r.x, r.y + edge, r.w, r.h}, ui_px(u, 6), border);
  draw_box(
      ui_draw(u), r,
      &(struct draw_box){
          .radius = ui_px(u, 6), .fill = fill, .fill_bottom = fill, .border = border, .border_width = ui_px(u, 2)});
  float line = ui_line_height(u, TYPE_LEAST_BOLD);
  ui_text_draw(u, TYPE_LEAST_BOLD, (struct rect){r.x, roundf(r.y + (r.h - line) * 0.5f), r.w, line}, key,
               off ? c->on_off : c->deep, ALIGN_CENTRE);
  ui_limit_text(u, text);
}

static enum face chip_face(const struct chip *c) {
  if (c->state == CHIP_CHOSEN) return FACE_CLOTH;
  return c->state == CHIP_READY ? FACE_CREAM : FACE_OFF;
}

/* In a middling room second lines stay only where they say why not. */
static const char *chip_second(const struct ui *u, const struct chip *c) {
  bool refused = c->state == CHIP_NOT_NOW || c->state == CHIP_LOCKED;
  return c->second && (refused || ui_room(u) != ROOM_MIDDLE) ? c->second : NULL;
}

/* The largest words that a chip of this size holds: chips keep their size, and a word is never cut. */
static float chip_text_limit(struct ui *u, struct rect r, const struct chip *c) {
  static const float limits[] = {2.2f, 1.9f, 1.7f, 1.5f, 1.4f, 1.3f, 1.2f, 1.1f};
  const char *second = chip_second(u, c);
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    ui_limit_text(u, limits[i]);
    float w = r.w - 2 * ui_px(u, 5), wide, wide2 = 0, h2 = 0;
    float h1 = ui_text_measure(u, TYPE_LABEL, w, c->name, &wide);
    if (second) h2 = ui_text_measure(u, TYPE_LEAST, w, second, &wide2);
    if (wide <= w && wide2 <= w && h1 + h2 + ui_px(u, 34) <= r.h) return limits[i];
  }
  return 1;
}

static void chip_words(struct ui *u, struct rect r, const struct chip *c, uint32_t ink) {
  float w = r.w - 2 * ui_px(u, 5), h1 = ui_text_measure(u, TYPE_LABEL, w, c->name, NULL), h2 = 0;
  const char *second = chip_second(u, c);
  if (second) h2 = ui_text_measure(u, TYPE_LEAST, w, second, NULL);
  float room = r.h - h1 - h2 - ui_px(u, 12), size = fminf(ui_px(u, 34), room);
  if (size < ui_px(u, 16)) size = 0; /* big words need the icon's place */
  float gap = size > 0 ? ui_px(u, 3) : 0, y = r.y + (r.h - size - gap - h1 - h2) * 0.5f;
  float x = roundf(r.x + (r.w - size) * 0.5f);
  if (size > 0) icon_draw(ui_draw(u), c->icon, x, roundf(y), size, ink);
  struct rect words = {r.x + ui_px(u, 5), roundf(y + size + gap), w, h1};
  ui_text_draw(u, TYPE_LABEL, words, c->name, ink, ALIGN_CENTRE);
  words.y += h1;
  if (second) ui_text_draw(u, TYPE_LEAST, words, second, theme_alpha(ink, 0.95f), ALIGN_CENTRE);
}

static void breath_ring(struct ui *u, struct rect r, float breath) {
  float out = ui_px(u, 3 + 5 * breath);
  draw_box(ui_draw(u), rect_inset(r, -out, -out),
           &(struct draw_box){.radius = ui_px(u, 13) + out,
                              .border_width = ui_px(u, 3),
                              .border = theme_alpha(ui_theme(u)->focus_gap, 0.35f + 0.65f * breath)});
}

void widget_chip(struct ui *u, struct rect r, const struct chip *c) {
  float text = ui_scale(u)->t / ui_scale(u)->s;
  ui_limit_text(u, chip_text_limit(u, r, c));
  bool refused = c->state == CHIP_NOT_NOW || c->state == CHIP_LOCKED;
  struct ui_node node = {.id = ui_id(c->id),
                         .role = ROLE_CHIP,
                         .rect = r,
                         .focusable = true,
                         .disabled = refused,
                         .checked = c->state == CHIP_CHOSEN,
                         .tip = refused,
                         .radius = ui_px(u, 13)};
  float rise = c->state == CHIP_CHOSEN ? 12 : 0;
  node.rect.y -= roundf(rise * ui_scale(u)->s); /* the ring follows the risen chip */
  node_name(&node, c->name, refused && c->reason ? c->reason : c->second);
  struct ui_look look = ui_declare(u, &node);
  struct face_style style = {
      .face = chip_face(c), .radius_u = 13, .rise_u = rise, .stitched = c->state == CHIP_CHOSEN, .flat = refused};
  struct rect face = face_draw(u, r, &style, look);
  if (c->breathe > 0) breath_ring(u, face, c->breathe);
  uint32_t ink = face_ink(u, style.face);
  chip_words(u, face, c, ink);
  if (c->key) widget_key_cap(u, face.x + ui_px(u, 8), face.y + ui_px(u, 7), c->key, refused);
  float size = text_px(u, 20);
  if (refused) {
    icon_draw(ui_draw(u), c->state == CHIP_LOCKED ? ICON_LOCK : ICON_NO, roundf(face.x + face.w - size - ui_px(u, 8)),
              roundf(face.y + ui_px(u, 9)), size, ink);
  }
  ui_limit_text(u, text);
}

/* ---- speed ---- */

static void speed_part(struct ui *u, struct rect r, const char *id, int part, bool chosen, const char *locked) {
  static const char *const labels[4] = {"Choose", "1×", "8×", "60×"};
  static const char *const spoken[4] = {"Pause and choose", "as in life", "8 times as fast", "60 times as fast"};
  char full[64];
  snprintf(full, sizeof full, "%s.%d", id, part);
  struct ui_node node = {.id = ui_id(full),
                         .role = ROLE_TILE,
                         .rect = r,
                         .focusable = true,
                         .checked = chosen,
                         .disabled = locked != NULL,
                         .tip = locked != NULL,
                         .radius = ui_px(u, 10)};
  node_name(&node, words(labels[part]), locked ? locked : words(spoken[part]));
  struct ui_look look = ui_declare(u, &node);
  const struct theme *c = ui_theme(u);
  uint32_t ink = locked ? theme_alpha(c->on_off, 0.75f) : chosen ? c->on_cloth : c->deep;
  struct rect in = rect_inset(r, ui_px(u, 2), ui_px(u, 2));
  if (chosen) widget_cloth(u, in, 9, false);
  if (!chosen && look.over > 0 && !locked) box_fill(u, in, ui_px(u, 9), theme_alpha(c->field, 0.8f * look.over));
  float line = ui_line_height(u, TYPE_LABEL), size = part == 0 ? text_px(u, 21) : 0;
  float w = ui_text_width(u, TYPE_LABEL, words(labels[part])), x = r.x + (r.w - w - size) * 0.5f;
  if (size > 0 && x < r.x + ui_px(u, 2)) { /* no room for both: the two bars say it */
    icon_draw(ui_draw(u), ICON_PAUSE, roundf(r.x + (r.w - size) * 0.5f), roundf(r.y + (r.h - size) * 0.5f), size, ink);
    return;
  }
  if (size > 0)
    icon_draw(ui_draw(u), ICON_PAUSE, roundf(x - ui_px(u, 3)), roundf(r.y + (r.h - size) * 0.5f), size, ink);
  struct rect label = {x + size, roundf(r.y + (r.h - line) * 0.5f), w + 2, line};
  ui_text_draw(u, TYPE_LABEL, label, words(labels[part]), ink, ALIGN_LEFT);
}

void widget_speed(struct ui *u, struct rect r, const char *id, int chosen, const char *locked) {
  float text = ui_scale(u)->t / ui_scale(u)->s;
  ui_limit_text(u, fminf(text, INSTRUMENT_TEXT));
  const struct theme *c = ui_theme(u);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 11),
                              .fill = 0xE6CF9FFF,
                              .fill_bottom = c->track,
                              .border = 0xCDAE74FF,
                              .border_width = ui_px(u, 1)});
  const float from[5] = {0, 0.425f, 0.63f, 0.815f, 1};
  for (int i = 0; i < 4; i++) {
    float x0 = roundf(r.x + r.w * from[i]), x1 = roundf(r.x + r.w * from[i + 1]);
    if (i > 0 && chosen != i && chosen != i - 1) {
      box_fill(u, (struct rect){x0, r.y + ui_px(u, 3), ui_px(u, 1), r.h - 2 * ui_px(u, 3)}, 0, 0xC8A871FF);
    }
    speed_part(u, (struct rect){x0, r.y, x1 - x0, r.h}, id, i, chosen == i, i >= 2 ? locked : NULL);
  }
  ui_limit_text(u, text);
}

/* ---- goals ---- */

/* The words of a goal, with what is said of it so far. */
static void goal_text(const struct goal_row *g, char *out, size_t size) {
  const char *tail = "";
  if (g->broken) {
    tail = words(" (not this time)");
  } else if (g->so_far && g->met) {
    tail = words(" (so far)");
  }
  snprintf(out, size, "%s%s", g->words, tail);
}

static float goal_left(const struct ui *u) { return text_px(u, 24) + ui_px(u, 10); }

float widget_goal_height(const struct ui *u, float width, const struct goal_row *g) {
  char text[200];
  goal_text(g, text, sizeof text);
  float w = width - goal_left(u), h = ui_text_measure(u, TYPE_SMALL, w, text, NULL);
  if (g->detail) h += ui_text_measure(u, TYPE_LEAST, w, g->detail, NULL);
  return fmaxf(h, text_px(u, 24)) + ui_px(u, 7);
}

float widget_goal(struct ui *u, float x, float y, float width, const struct goal_row *g) {
  const struct theme *c = ui_theme(u);
  char text[200];
  goal_text(g, text, sizeof text);
  float size = text_px(u, 24), left = goal_left(u), w = width - left, h = widget_goal_height(u, width, g);
  struct ui_node node = {.role = ROLE_STATUS, .rect = {x, y, width, h - ui_px(u, 5)}, .checked = g->met};
  node_name(&node, text, g->detail);
  ui_declare(u, &node);
  widget_tick(u, x, y + ui_px(u, 1), size, g->met && !g->broken);
  if (g->broken)
    icon_draw(ui_draw(u), ICON_NO, x + 0.15f * size, y + ui_px(u, 1) + 0.15f * size, 0.7f * size, c->on_off);
  float at = roundf(y + fmaxf(0, (size - ui_line_height(u, TYPE_SMALL)) * 0.5f));
  at += ui_text_draw(u, TYPE_SMALL, (struct rect){x + left, at, w, h}, text, c->ink, ALIGN_LEFT);
  if (g->detail) ui_text_draw(u, TYPE_LEAST, (struct rect){x + left, at, w, h}, g->detail, c->soft, ALIGN_LEFT);
  return h;
}

/* ---- captions ---- */

static void ribbon_end(struct ui *u, float x, float y, float h, float side, float alpha) {
  float out = ui_px(u, 24) * side, notch = ui_px(u, 9) * side, under = ui_px(u, 10) * side, drop = ui_px(u, 9);
  float xy[] = {x - under,           y + drop, x + out,      y + drop,  x + out - notch,
                y + drop + h * 0.5f, x + out,  y + drop + h, x - under, y + drop + h};
  draw_polygon(ui_draw(u), xy, 5, theme_alpha(0xC79B57FF, alpha));
  float fold[] = {x, y + h, x - under, y + h + drop, x - under, y + h};
  draw_polygon(ui_draw(u), fold, 3, theme_alpha(0x8A6530FF, alpha));
}

struct caption_words {
  float icon, gap, arrow, where_w, words_w, height;
};

static struct caption_words caption_measure(struct ui *u, const struct caption *c, enum type_role role) {
  float most = (float)ui_scale(u)->w * 0.8f;
  struct caption_words m = {.icon = text_px(u, 24), .gap = text_px(u, 12)};
  if (c->where) {
    m.arrow = c->side ? text_px(u, 22) : 0;
    m.where_w = ui_text_width(u, TYPE_BODY, c->where) + m.gap + m.arrow;
  }
  m.height = ui_text_measure(u, role, most - m.icon - m.gap - m.where_w, c->words, &m.words_w);
  return m;
}

void widget_caption(struct ui *u, float cx, float cy, const struct caption *c) {
  const struct theme *k = ui_theme(u);
  enum type_role role = c->care ? TYPE_BOLD : TYPE_BODY;
  struct caption_words m = caption_measure(u, c, role);
  float pad = ui_px(u, 24), w = ceilf(m.icon + m.gap + m.words_w + m.where_w + 2 * pad), a = c->shown;
  float h = fmaxf(ui_px(u, 42), m.height + ui_px(u, 12)), slide = ui_reduced_motion(u) ? 0 : (1 - a) * ui_px(u, 10);
  struct rect r = {roundf(cx - w * 0.5f), roundf(cy - h * 0.5f + slide), w, h};
  struct ui_node node = {.role = ROLE_CAPTION, .rect = r, .checked = c->care};
  node_name(&node, c->words, c->where);
  ui_declare(u, &node);
  ribbon_end(u, r.x, r.y, h, -1, a);
  ribbon_end(u, r.x + r.w, r.y, h, 1, a);
  uint32_t fill = theme_alpha(c->care ? 0xFDEDE2FF : k->field, a),
           line = theme_alpha(c->care ? k->brick : k->paper_edge, a);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.fill = fill,
                              .fill_bottom = fill,
                              .shadow = theme_alpha(k->shadow, a),
                              .shadow_blur = ui_px(u, 7),
                              .shadow_dy = ui_px(u, 3)});
  float edge = ui_px(u, c->care ? 3 : 2);
  box_fill(u, (struct rect){r.x, r.y, r.w, edge}, 0, line);
  box_fill(u, (struct rect){r.x, r.y + r.h - edge, r.w, edge}, 0, line);
  uint32_t ink = theme_alpha(k->deep, a);
  float x = r.x + pad, y = roundf(r.y + (r.h - m.height) * 0.5f), line_h = ui_line_height(u, role);
  icon_draw(ui_draw(u), c->care ? ICON_SCARE : c->icon, roundf(x), roundf(r.y + (r.h - m.icon) * 0.5f), m.icon,
            c->care ? theme_alpha(k->brick, a) : ink);
  x += m.icon + m.gap;
  ui_text_draw(u, role, (struct rect){x, y, m.words_w + 1, m.height}, c->words, ink, ALIGN_LEFT);
  if (!c->where) return;
  x += m.words_w + m.gap;
  uint32_t soft = theme_alpha(k->soft, a);
  if (c->side)
    icon_draw(ui_draw(u), c->side < 0 ? ICON_BACK : ICON_NEXT, roundf(x), roundf(r.y + (r.h - text_px(u, 18)) * 0.5f),
              text_px(u, 18), soft);
  ui_text_draw(u, TYPE_BODY, (struct rect){x + m.arrow, roundf(r.y + (r.h - line_h) * 0.5f), m.where_w, line_h},
               c->where, soft, ALIGN_LEFT);
}

/* ---- the sign note ---- */

static bool note_has_mistaken(const struct sign_note *n) { return n->mistaken && n->mistaken[0]; }

/* What it is easily mixed up with, over as many lines as it takes; gives its height. */
static float note_mistaken(const struct ui *u, struct rect r, const struct sign_note *n, bool drawn) {
  char text[200];
  snprintf(text, sizeof text, words("Easy to mix up with: %s"), n->mistaken);
  float size = text_px(u, 22), in = size + ui_px(u, 8), h = ui_text_measure(u, TYPE_SMALL, r.w - in, text, NULL);
  if (!drawn) return fmaxf(h, size);
  icon_draw(ui_draw((struct ui *)u), ICON_BOOK, roundf(r.x), roundf(r.y), size, ui_theme(u)->soft);
  return ui_text((struct ui *)u, TYPE_SMALL, r.x + in, r.y, r.w - in, text, ui_theme(u)->soft);
}

float widget_note_height(const struct ui *u, float width, const struct sign_note *n) {
  float w = width - 2 * ui_px(u, 20), head = w - text_px(u, 26) - ui_px(u, 12);
  float h = ui_px(u, 14) + ui_text_measure(u, TYPE_BOLD, head, n->seen, NULL) +
            ui_text_measure(u, TYPE_SMALL, w, n->may, NULL);
  if (note_has_mistaken(n)) h += ui_px(u, 18) + note_mistaken(u, (struct rect){0, 0, w, 0}, n, false);
  return h + ui_px(u, 16);
}

void widget_note(struct ui *u, struct rect r, const struct sign_note *n) {
  const struct theme *c = ui_theme(u);
  widget_panel(u, n->seen, r);
  float x = r.x + ui_px(u, 20), w = r.w - 2 * ui_px(u, 20), y = r.y + ui_px(u, 14), size = text_px(u, 26);
  icon_draw(ui_draw(u), n->icon, roundf(x), roundf(y + (ui_line_height(u, TYPE_BOLD) - size) * 0.5f), size, c->ink);
  float head = x + size + ui_px(u, 12);
  y += ui_text(u, TYPE_BOLD, head, y, r.x + r.w - ui_px(u, 20) - head, n->seen, c->deep);
  y += ui_text(u, TYPE_SMALL, x, y, w, n->may, c->ink);
  if (!note_has_mistaken(n)) return;
  widget_rule(u, x, y + ui_px(u, 8), w);
  y += ui_px(u, 18);
  note_mistaken(u, (struct rect){x, y, w, 0}, n, true);
}

static void ring(struct ui *u, float x, float y, float radius, float width, uint32_t rgba) {
  enum { STEPS = 36 };
  float xy[(STEPS + 1) * 2];
  for (int i = 0; i <= STEPS; i++) {
    float a = (float)i / STEPS * 6.2831853f;
    xy[2 * i] = x + radius * cosf(a);
    xy[2 * i + 1] = y + radius * sinf(a);
  }
  draw_line(ui_draw(u), xy, STEPS + 1, width, rgba, 0, 0);
}

void widget_thread(struct ui *u, float x0, float y0, float x, float y, float radius) {
  const struct theme *c = ui_theme(u);
  float dx = x - x0, dy = y - y0, far = sqrtf(dx * dx + dy * dy);
  if (far > radius) {
    float k = (far - radius) / far, xy[4] = {x0, y0, x0 + dx * k, y0 + dy * k};
    draw_line(ui_draw(u), xy, 2, ui_px(u, 7), c->focus_gap, 0, 0);
    draw_line(ui_draw(u), xy, 2, ui_px(u, 3), c->cloth_low, 0, 0);
  }
  ring(u, x, y, radius, ui_px(u, 8), c->focus_gap);
  ring(u, x, y, radius, ui_px(u, 4), c->cloth_low);
}

/* ---- the lens's instruments ---- */

bool needle_step(struct needle *n, float target, float dt, bool reduced) {
  if (reduced) { /* four steps a second, no swing */
    n->speed += dt;
    bool step = n->speed >= 0.25f;
    if (step) *n = (struct needle){target, 0};
    return fabsf(n->at - target) > 0.002f;
  }
  const float omega = 14.0f; /* settles in about 250 ms, with a little swing */
  for (float left = fminf(dt, 0.25f); left > 0; left -= 0.004f) {
    float step = fminf(left, 0.004f);
    n->speed += ((target - n->at) * omega * omega - n->speed * 2.0f * 0.62f * omega) * step;
    n->at += n->speed * step;
  }
  if (fabsf(n->at - target) < 0.001f && fabsf(n->speed) < 0.005f) *n = (struct needle){target, 0};
  return n->speed != 0;
}

/* A part of a ring, from and to in turns of the half circle (0 left .. 1 right). */
static void arc_band(struct ui *u, float cx, float cy, float in, float out, float from, float to, uint32_t rgba) {
  enum { STEPS = 24 };
  float xy[(STEPS + 1) * 4];
  for (int i = 0; i <= STEPS; i++) {
    float a = 3.14159265f * (1 - (from + (to - from) * (float)i / STEPS)), ca = cosf(a), sa = sinf(a);
    xy[2 * i] = cx + out * ca;
    xy[2 * i + 1] = cy - out * sa;
    xy[2 * (2 * STEPS + 1 - i)] = cx + in * ca;
    xy[2 * (2 * STEPS + 1 - i) + 1] = cy - in * sa;
  }
  draw_polygon(ui_draw(u), xy, 2 * (STEPS + 1), rgba);
}

static void dial_needle(struct ui *u, float cx, float cy, float radius, float at) {
  const struct theme *c = ui_theme(u);
  float a = 3.14159265f * (1 - fminf(fmaxf(at, -0.03f), 1.03f)), dx = cosf(a), dy = -sinf(a);
  float tip = radius * 0.86f, neck = radius * 0.70f, w = radius * 0.022f, head = radius * 0.075f;
  float xy[] = {
      cx - dy * w * 1.5f,         cy + dx * w * 1.5f,         cx + dx * neck - dy * w, cy + dy * neck + dx * w,
      cx + dx * neck - dy * head, cy + dy * neck + dx * head, cx + dx * tip,           cy + dy * tip,
      cx + dx * neck + dy * head, cy + dy * neck - dx * head, cx + dx * neck + dy * w, cy + dy * neck - dx * w,
      cx + dy * w * 1.5f,         cy - dx * w * 1.5f};
  draw_polygon(ui_draw(u), xy, 7, c->fear);
  draw_circle(ui_draw(u), cx, cy, radius * 0.10f, 0x7A4B22FF);
  draw_circle(ui_draw(u), cx, cy, radius * 0.05f, 0xE9C27EFF);
}

/* A word on the dial stays readable when the needle lies across it. */
static void dial_word(struct ui *u, struct rect at, const char *text) {
  struct draw_font font = ui_font(u, TYPE_LEAST_BOLD);
  font.outline = ui_px(u, 3);
  font.outline_rgba = ui_theme(u)->field;
  float y = roundf(at.y + (at.h - draw_text_height(&font)) * 0.5f);
  draw_text(ui_draw(u), &font, at.x, y, text, ui_theme(u)->deep);
}

void widget_fear_dial(struct ui *u, struct rect r, float needle_at, const char *value_words) {
  float text = ui_scale(u)->t / ui_scale(u)->s;
  ui_limit_text(u, fminf(text, INSTRUMENT_TEXT));
  const struct theme *c = ui_theme(u);
  float line = ui_line_height(u, TYPE_SMALL), radius = floorf(fminf(r.w * 0.46f, r.h - line - ui_px(u, 4)));
  float cx = roundf(r.x + r.w * 0.5f), cy = r.y + radius;
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Fear"), value_words);
  ui_declare(u, &node);
  arc_band(u, cx, cy, radius * 0.92f, radius, 0, 1, 0xB07A45FF);
  arc_band(u, cx, cy, 0, radius * 0.925f, 0, 1, c->field);
  arc_band(u, cx, cy, radius * 0.70f, radius * 0.92f, 0, 0.333f, c->calm_field);
  arc_band(u, cx, cy, radius * 0.70f, radius * 0.92f, 0.333f, 0.667f, c->alert_field);
  arc_band(u, cx, cy, radius * 0.70f, radius * 0.92f, 0.667f, 1, c->afraid_field);
  static const char *const fields[3] = {"calm", "alert", "afraid"};
  const float across[3] = {-0.47f, -0.04f, 0.46f}, up[3] = {0.30f, 0.60f, 0.30f};
  dial_needle(u, cx, cy, radius, needle_at);
  float small = ui_line_height(u, TYPE_LEAST_BOLD);
  for (int i = 0; i < 3; i++) {
    float w = ui_text_width(u, TYPE_LEAST_BOLD, words(fields[i]));
    struct rect at = {roundf(cx + across[i] * radius - w * 0.5f), roundf(cy - up[i] * radius), w + 2, small};
    dial_word(u, at, words(fields[i]));
  }
  const char *label = words("*Fear* fast, fades in minutes");
  float wide;
  if (ui_text_measure(u, TYPE_LEAST, r.w, label, &wide) > 1.5f * small) label = words("*Fear*");
  ui_text_aligned(u, TYPE_LEAST, (struct rect){r.x, cy + ui_px(u, 8), r.w, small}, label, c->ink, ALIGN_CENTRE);
  ui_limit_text(u, text);
}

/* "Stress" in bold at the left, what it does at the right if there is room for it. */
static float meter_head(struct ui *u, struct rect r, const char *name, const char *says) {
  const struct theme *c = ui_theme(u);
  float line = ui_line_height(u, TYPE_SMALL), w = ui_text_width(u, TYPE_LABEL, name), left = w + ui_px(u, 8);
  ui_text(u, TYPE_LABEL, r.x, r.y + (line - ui_line_height(u, TYPE_LABEL)) * 0.5f, r.w, name, c->deep);
  if (left + ui_text_width(u, TYPE_LEAST, says) <= r.w) {
    float y = r.y + (line - ui_line_height(u, TYPE_LEAST)) * 0.5f + ui_px(u, 1);
    ui_text_aligned(u, TYPE_LEAST, (struct rect){r.x + left, y, r.w - left, line}, says, c->soft, ALIGN_RIGHT);
  }
  return line + ui_px(u, 3);
}

static void stripes(struct ui *u, struct rect r) {
  float step = ui_px(u, 12), lean = r.h * 0.8f;
  draw_push_clip(ui_draw(u), r);
  for (float x = r.x - lean - step; x < r.x + r.w; x += step) {
    float xy[8] = {x, r.y + r.h, x + step * 0.5f, r.y + r.h, x + step * 0.5f + lean, r.y, x + lean, r.y};
    draw_polygon(ui_draw(u), xy, 4, 0xA8690FFF);
  }
  draw_pop_clip(ui_draw(u));
}

void widget_stress_bar(struct ui *u, struct rect r, float stress, int trend) {
  float text = ui_scale(u)->t / ui_scale(u)->s;
  ui_limit_text(u, fminf(text, INSTRUMENT_TEXT));
  const struct theme *c = ui_theme(u);
  const char *says = trend > 0 ? words("still rising") : trend < 0 ? words("falling slowly") : words("at rest");
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Stress"), says);
  ui_declare(u, &node);
  float y = r.y + meter_head(u, r, words("Stress"), words("slow, about an hour")),
        h = fmaxf(ui_px(u, 24), ui_line_height(u, TYPE_LEAST) + ui_px(u, 4));
  struct rect bar = {r.x, y, r.w, h}, full = {r.x, y, roundf(r.w * fminf(1, fmaxf(0, stress))), h};
  box_fill(u, bar, ui_px(u, 9), c->track);
  if (full.w >= 2) {
    float radius = fminf(ui_px(u, 9), full.w * 0.5f);
    box_fill(u, full, radius, c->stress_fill);
    stripes(u, rect_inset(full, fminf(ui_px(u, 4), full.w * 0.25f), ui_px(u, 1)));
  }
  draw_box(ui_draw(u), bar,
           &(struct draw_box){.radius = ui_px(u, 9), .border = 0xCDAE74FF, .border_width = ui_px(u, 1)});
  float w = ui_text_width(u, TYPE_LEAST_BOLD, says), line = ui_line_height(u, TYPE_LEAST_BOLD);
  bool right = full.w + w + ui_px(u, 36) < bar.w; /* beside the fill, else on it */
  float x = right ? full.x + full.w + ui_px(u, 30) : bar.x + ui_px(u, 30), size = text_px(u, 16);
  uint32_t ink = right ? c->deep : c->field;
  enum icon icon = trend > 0 ? ICON_UP : trend < 0 ? ICON_DOWN : ICON_CHECK;
  icon_draw(ui_draw(u), icon, roundf(x - size - ui_px(u, 5)), roundf(y + (h - size) * 0.5f), size, ink);
  ui_text_draw(u, TYPE_LEAST_BOLD, (struct rect){x, roundf(y + (h - line) * 0.5f), w + 2, line}, says, ink, ALIGN_LEFT);
  ui_limit_text(u, text);
}

static void pip(struct ui *u, struct rect r, float full) {
  const struct theme *c = ui_theme(u);
  float radius = ui_px(u, 5);
  box_fill(u, r, radius, c->track);
  if (full > 0) {
    struct rect part = {r.x, r.y, full >= 1 ? r.w : roundf(r.w * 0.5f), r.h};
    draw_box(
        ui_draw(u), part,
        &(struct draw_box){.radius = full >= 1 ? radius : ui_px(u, 3), .fill = c->cloth, .fill_bottom = c->cloth_low});
  }
  draw_box(ui_draw(u), r,
           &(struct draw_box){
               .radius = radius, .border = full > 0 ? c->cloth_edge : c->edge, .border_width = ui_px(u, 1.5f)});
}

void widget_trust_pips(struct ui *u, struct rect r, float trust) {
  float text = ui_scale(u)->t / ui_scale(u)->s;
  ui_limit_text(u, fminf(text, INSTRUMENT_TEXT));
  enum { PIPS = 10 };
  const struct theme *c = ui_theme(u);
  float shown = roundf(fminf(1, fmaxf(0, trust)) * 2 * PIPS) * 0.5f;
  char value[64];
  snprintf(value, sizeof value, words("%d of 10 steps"), (int)shown);
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Trust"), value);
  ui_declare(u, &node);
  float y = r.y + meter_head(u, r, words("Trust"), words("grows over days"));
  float pitch = r.w / PIPS, w = roundf(fminf(pitch - ui_px(u, 3), ui_px(u, 19))), h = ui_px(u, 22);
  for (int i = 0; i < PIPS; i++) pip(u, (struct rect){roundf(r.x + pitch * (float)i), y, w, h}, shown - (float)i);
  static const char *const ladder[5] = {"voice", "treats", "touch", "lift", "hold"};
  float wide = 0;
  for (int i = 0; i < 5; i++) wide += ui_text_width(u, TYPE_LEAST, words(ladder[i]));
  float gap = (r.w - wide) / 4, x = r.x;
  y += h + ui_px(u, 4);
  for (int i = 0; i < 5 && gap >= ui_px(u, 4); i++) {
    ui_text(u, TYPE_LEAST, x, y, r.w, words(ladder[i]), c->soft);
    x += ui_text_width(u, TYPE_LEAST, words(ladder[i])) + gap;
  }
  ui_limit_text(u, text);
}

/* ---- the clock ---- */

static void hand_of_clock(struct ui *u, float cx, float cy, float turn, float length, float width, uint32_t rgba) {
  float a = turn * 6.2831853f, dx = sinf(a), dy = -cosf(a);
  float xy[4] = {cx - dx * length * 0.18f, cy - dy * length * 0.18f, cx + dx * length, cy + dy * length};
  draw_line(ui_draw(u), xy, 2, width, rgba, 0, 0);
}

void widget_clock(struct ui *u, float cx, float cy, float radius, int64_t at_ds) {
  const struct theme *c = ui_theme(u);
  draw_circle(ui_draw(u), cx, cy + radius * 0.05f, radius * 1.02f, c->shadow);
  draw_circle(ui_draw(u), cx, cy, radius, 0x9A6233FF);
  draw_circle(ui_draw(u), cx, cy - radius * 0.02f, radius * 0.94f, 0xC98A4EFF);
  draw_circle(ui_draw(u), cx, cy, radius * 0.82f, c->field);
  for (int i = 0; i < 12; i++) {
    float a = (float)i / 12 * 6.2831853f, far = radius * 0.72f, near = radius * (i % 3 ? 0.64f : 0.56f);
    float xy[4] = {cx + near * sinf(a), cy - near * cosf(a), cx + far * sinf(a), cy - far * cosf(a)};
    draw_line(ui_draw(u), xy, 2, fmaxf(1, radius * (i % 3 ? 0.045f : 0.07f)), c->soft, 0, 0);
  }
  double minutes = (double)(at_ds % SIM_DS_PER_DAY) / 600.0;
  hand_of_clock(u, cx, cy, (float)(minutes / 720.0), radius * 0.40f, fmaxf(2, radius * 0.12f), c->deep);
  hand_of_clock(u, cx, cy, (float)(minutes / 60.0), radius * 0.60f, fmaxf(1.5f, radius * 0.075f), c->brick);
  draw_circle(ui_draw(u), cx, cy, radius * 0.09f, c->deep);
}
