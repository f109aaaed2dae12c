/* widgets_told.c - what is told during a visit: goals, the caption's ribbon, the sign note and its thread. */
#include "widgets_inside.h"

#include "words.h"
#include <math.h>
#include <stdio.h>

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
  draw_polygon(ui_draw(u), xy, 5, theme_alpha(ui_theme(u)->ribbon, alpha));
  float fold[] = {x, y + h, x - under, y + h + drop, x - under, y + h};
  draw_polygon(ui_draw(u), fold, 3, theme_alpha(ui_theme(u)->ribbon_under, alpha));
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

static struct rect caption_at(struct ui *u, float cx, float bottom, const struct caption_words *m, float slide) {
  float w = ceilf(m->icon + m->gap + m->words_w + m->where_w + 2 * ui_px(u, 24));
  float h = fmaxf(ui_px(u, 42), m->height + ui_px(u, 12));
  return (struct rect){roundf(cx - w * 0.5f), roundf(bottom - h + slide), w, h};
}

struct rect widget_caption_rect(struct ui *u, float cx, float bottom, const struct caption *c) {
  struct caption_words m = caption_measure(u, c, c->care ? TYPE_BOLD : TYPE_BODY);
  return caption_at(u, cx, bottom, &m, 0);
}

void widget_caption(struct ui *u, float cx, float bottom, const struct caption *c) {
  const struct theme *k = ui_theme(u);
  enum type_role role = c->care ? TYPE_BOLD : TYPE_BODY;
  struct caption_words m = caption_measure(u, c, role);
  float pad = ui_px(u, 24), a = c->shown;
  struct rect r = caption_at(u, cx, bottom, &m, ui_reduced_motion(u) ? 0 : (1 - a) * ui_px(u, 10));
  float h = r.h;
  struct ui_node node = {.role = ROLE_CAPTION, .rect = r, .checked = c->care};
  node_name(&node, c->words, c->where);
  ui_declare(u, &node);
  ribbon_end(u, r.x, r.y, h, -1, a);
  ribbon_end(u, r.x + r.w, r.y, h, 1, a);
  uint32_t fill = theme_alpha(c->care ? k->care : k->field, a),
           line = theme_alpha(c->care ? k->brick : k->paper_edge, a);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.fill = fill,
                              .fill_bottom = fill,
                              .shadow = theme_alpha(k->shadow, a),
                              .shadow_blur = ui_px(u, 7),
                              .shadow_dy = ui_px(u, 3)});
  float edge = ui_px(u, c->care ? 3 : 2);
  if (k->flat) {
    draw_box(ui_draw(u), rect_inset(r, -ui_px(u, 3), -ui_px(u, 3)),
             &(struct draw_box){.radius = ui_px(u, 6), .border = line, .border_width = ui_px(u, k->line)});
  } else {
    box_fill(u, (struct rect){r.x, r.y, r.w, edge}, 0, line);
    box_fill(u, (struct rect){r.x, r.y + r.h - edge, r.w, edge}, 0, line);
  }
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
