/* widgets_form.c - options and dialogs, the debrief's marks, stars. */
#include "widgets_inside.h"

#include "words.h"
#include <math.h>
#include <stdio.h>

/* ---- rows with a control at the right ---- */

static struct rect row_face(struct ui *u, struct rect r, struct ui_look look, bool on) {
  const struct theme *c = ui_theme(u);
  uint32_t fill = on ? c->chosen : theme_mix(c->field, c->button, look.over);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 10),
                              .fill = fill,
                              .fill_bottom = fill,
                              .border_width = ui_px(u, 2),
                              .border = theme_alpha(c->edge, look.over > 0 ? 1 : 0.75f)});
  return r;
}

static float row_label(struct ui *u, struct rect r, enum icon icon, const char *label, float right, bool off) {
  const struct theme *c = ui_theme(u);
  float size = text_px(u, 26), x = r.x + ui_px(u, 18);
  icon_draw(ui_draw(u), icon, roundf(x), roundf(r.y + (r.h - size) * 0.5f), size, off ? c->on_off : c->cloth_low);
  x += size + ui_px(u, 14);
  float w = right - x, h = ui_text_measure(u, TYPE_BODY, w, label, NULL);
  ui_text_draw(u, TYPE_BODY, (struct rect){x, roundf(r.y + (r.h - h) * 0.5f), w, h}, label, off ? c->on_off : c->ink,
               ALIGN_LEFT);
  return x;
}

/* A row that holds its label in `label_w`. */
static float row_height(const struct ui *u, float label_w, const char *label) {
  return fmaxf(ui_px(u, 58), ui_text_measure(u, TYPE_BODY, label_w, label, NULL) + ui_px(u, 14));
}

static float label_left(const struct ui *u) { return ui_px(u, 18) + text_px(u, 26) + ui_px(u, 14); }

static void knob(struct ui *u, float cx, float cy, float radius) {
  const struct theme *c = ui_theme(u);
  struct rect r = {roundf(cx - radius), roundf(cy - radius), 2 * radius, 2 * radius};
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = radius,
                              .fill = c->button,
                              .fill_bottom = c->button_low,
                              .border = c->button_edge,
                              .border_width = ui_px(u, 2),
                              .shadow = c->shadow,
                              .shadow_blur = ui_px(u, 4),
                              .shadow_dy = ui_px(u, 2)});
}

struct slider_plan { /* from the row's left edge */
  float value_w, track_x, track_w, radius;
};

static struct slider_plan slider_plan(const struct ui *u, float w, const struct slider *s) {
  struct slider_plan p = {.track_w = fminf(w * 0.32f, ui_px(u, 190)), .radius = ui_px(u, 17)};
  p.value_w = fmaxf(text_px(u, 44), ui_text_width(u, TYPE_BOLD, s->value) + ui_px(u, 6));
  p.track_x = w - ui_px(u, 16) - p.value_w - ui_px(u, 12) - p.radius - p.track_w;
  return p;
}

float widget_slider_height(const struct ui *u, float w, const struct slider *s) {
  return row_height(u, slider_plan(u, w, s).track_x - ui_px(u, 20) - label_left(u), s->label);
}

void widget_slider(struct ui *u, struct rect r, const struct slider *s) {
  const struct theme *c = ui_theme(u);
  struct slider_plan p = slider_plan(u, r.w, s);
  float value_w = p.value_w, right = r.x + r.w - ui_px(u, 16), track_w = p.track_w, radius = p.radius;
  float track_x = r.x + p.track_x, cy = roundf(r.y + r.h * 0.5f);
  struct ui_node node = {.id = ui_id(s->id),
                         .role = ROLE_SLIDER,
                         .rect = r,
                         .focusable = true,
                         .at = s->at,
                         .step = s->step,
                         .track_x = track_x,
                         .track_w = track_w,
                         .radius = ui_px(u, 10)};
  node_name(&node, s->label, s->value);
  struct ui_look look = ui_declare(u, &node);
  row_face(u, r, look, false);
  row_label(u, r, s->icon, s->label, track_x - ui_px(u, 20), false);
  float h = ui_px(u, 12), x = roundf(track_x + track_w * s->at);
  box_fill(u, (struct rect){track_x, cy - h * 0.5f, track_w, h}, h * 0.5f, c->track);
  if (x - track_x >= 2) box_fill(u, (struct rect){track_x, cy - h * 0.5f, x - track_x, h}, h * 0.5f, c->cloth_low);
  knob(u, x, cy, radius);
  float line = ui_line_height(u, TYPE_BOLD);
  struct rect value = {right - value_w, roundf(cy - line * 0.5f), value_w, line};
  ui_text_draw(u, TYPE_BOLD, value, s->value, c->deep, ALIGN_RIGHT);
}

float widget_switch_height(const struct ui *u, float w, const struct toggle *t) {
  return row_height(u, w - ui_px(u, 16 + 74 + 16) - label_left(u), t->label);
}

void widget_switch(struct ui *u, struct rect r, const struct toggle *t) {
  const struct theme *c = ui_theme(u);
  struct ui_node node = {.id = ui_id(t->id),
                         .role = ROLE_SWITCH,
                         .rect = r,
                         .focusable = true,
                         .checked = t->on,
                         .disabled = t->reason != NULL,
                         .tip = t->reason != NULL,
                         .radius = ui_px(u, 10)};
  node_name(&node, t->label, t->reason ? t->reason : t->on ? words("on") : words("off"));
  struct ui_look look = ui_declare(u, &node);
  row_face(u, r, look, t->on);
  float w = ui_px(u, 74), h = ui_px(u, 38), x = r.x + r.w - ui_px(u, 16) - w, cy = roundf(r.y + r.h * 0.5f);
  row_label(u, r, t->icon, t->label, x - ui_px(u, 16), t->reason != NULL);
  struct rect slot = {x, cy - h * 0.5f, w, h};
  uint32_t fill = t->reason ? c->off_low : t->on ? c->cloth_low : c->track;
  draw_box(ui_draw(u), slot,
           &(struct draw_box){.radius = h * 0.5f,
                              .fill = fill,
                              .fill_bottom = fill,
                              .border = t->on ? c->cloth_edge : c->edge,
                              .border_width = ui_px(u, 2)});
  float radius = ui_px(u, 17), kx = t->on ? slot.x + w - h * 0.5f : slot.x + h * 0.5f;
  knob(u, kx, cy, radius);
  if (t->on) icon_draw(ui_draw(u), ICON_CHECK, kx - radius * 0.6f, cy - radius * 0.6f, radius * 1.2f, c->deep);
}

float widget_tile_least(const struct ui *u, const char *label) {
  float word;
  ui_text_measure(u, TYPE_LABEL, 1, label, &word);
  return word + text_px(u, 20) + ui_px(u, 6 + 24);
}

float widget_tile_height(const struct ui *u, float w, const char *label) {
  float room = w - text_px(u, 20) - ui_px(u, 6 + 24);
  return fmaxf(ui_px(u, 64), ui_text_measure(u, TYPE_LABEL, room, label, NULL) + ui_px(u, 24));
}

void widget_tile(struct ui *u, struct rect r, const char *id, const char *label, bool chosen) {
  struct ui_node node = {.id = ui_id(id), .role = ROLE_TILE, .rect = r, .focusable = true, .checked = chosen};
  node_name(&node, label, chosen ? words("chosen") : NULL);
  struct ui_look look = ui_declare(u, &node);
  struct face_style style = {.face = chosen ? FACE_CLOTH : FACE_CREAM, .radius_u = 12, .stitched = chosen};
  struct rect face = face_draw(u, r, &style, look);
  float size = text_px(u, 20), gap = ui_px(u, 6), w, room = r.w - size - gap - ui_px(u, 24);
  float h = ui_text_measure(u, TYPE_LABEL, room, label, &w);
  if (!chosen) size = gap = 0;
  float x = roundf(face.x + (face.w - w - size - gap) * 0.5f);
  uint32_t ink = face_ink(u, style.face);
  if (chosen) icon_draw(ui_draw(u), ICON_CHECK, x, roundf(face.y + (face.h - size) * 0.5f), size, ink);
  ui_text_draw(u, TYPE_LABEL, (struct rect){x + size + gap, roundf(face.y + (face.h - h) * 0.5f), w + 1, h}, label, ink,
               ALIGN_CENTRE);
}

/* ---- dialogs ---- */

void widget_dialog(struct ui *u, const char *question, const char *line, const struct button *safe,
                   const struct button *other) {
  widget_dim(u);
  const struct theme *c = ui_theme(u);
  const struct ui_scale *k = ui_scale(u);
  struct button main = *safe;
  main.main = true;
  main.kind = BUTTON_MAIN;
  float pad = ui_px(u, 24), gap = ui_px(u, 20), w1, h1, w2, h2;
  widget_button_size(u, &main, &w1, &h1);
  widget_button_size(u, other, &w2, &h2);
  float row = fmaxf(h1, h2), w = fminf(fmaxf(ui_px(u, 578), w1 + w2 + gap + 2 * pad), (float)k->w - 2 * ui_px(u, 12));
  bool stacked = w1 + w2 + gap + 2 * pad > w;
  float hq = ui_text_measure(u, TYPE_H2, w - 2 * pad, question, NULL),
        hl = ui_text_measure(u, TYPE_BODY, w - 2 * pad, line, NULL);
  float h = pad + hq + ui_px(u, 6) + hl + pad + row + (stacked ? row + gap : 0) + pad;
  struct rect r = {roundf(((float)k->w - w) * 0.5f), roundf(((float)k->h - h) * 0.5f), roundf(w), roundf(h)};
  struct ui_node node = {.role = ROLE_DIALOG, .rect = r};
  node_name(&node, question, line);
  ui_declare(u, &node);
  widget_paper(u, r);
  float y = r.y + pad;
  y += ui_text(u, TYPE_H2, r.x + pad, y, w - 2 * pad, question, c->deep) + ui_px(u, 6);
  y += ui_text(u, TYPE_BODY, r.x + pad, y, w - 2 * pad, line, c->ink) + pad;
  float each = stacked ? r.w - 2 * pad : (r.w - 2 * pad - gap) * 0.5f;
  if (!stacked) { /* wide words get the wider half */
    float least = fmaxf(w1, r.w - 2 * pad - gap - fmaxf(each, w2));
    each = least;
  }
  struct rect right = {r.x + r.w - pad - each, y, each, row}, left = {r.x + pad, y, r.w - 2 * pad - gap - each, row};
  if (stacked) left = (struct rect){r.x + pad, y + row + gap, each, row};
  widget_button(u, right, &main);
  widget_button(u, left, other);
}

/* ---- marks and stars ---- */

void widget_mark_shape(struct ui *u, enum mark_kind kind, float cx, float cy, float size) {
  const struct theme *c = ui_theme(u);
  float r = size * 0.5f, x = roundf(cx - r), y = roundf(cy - r);
  switch (kind) {
  case MARK_HELPED:
    draw_circle(ui_draw(u), cx, cy, r, c->cloth_low);
    icon_draw(ui_draw(u), ICON_CHECK, cx - 0.62f * r, cy - 0.62f * r, 1.24f * r, c->on_cloth);
    break;
  case MARK_SCARED: icon_draw(ui_draw(u), ICON_SCARE, x, y, size, c->fear); break;
  case MARK_LOOK: icon_draw(ui_draw(u), ICON_NOTE, x, y, size, c->star); break;
  }
}

void widget_mark(struct ui *u, const char *id, const char *name, enum mark_kind kind, float cx, float cy, bool open) {
  const struct theme *c = ui_theme(u);
  float hit = ui_px(u, 48), size = text_px(u, 26);
  struct ui_node node = {.id = ui_id(id),
                         .role = ROLE_MARK,
                         .focusable = true,
                         .checked = open,
                         .radius = hit * 0.5f,
                         .rect = {cx - hit * 0.5f, cy - hit * 0.5f, hit, hit}};
  static const char *const says[] = {"it helped", "it scared", "worth a look"};
  node_name(&node, name, words(says[kind]));
  struct ui_look look = ui_declare(u, &node);
  if (open) {
    float r = text_px(u, 23);
    draw_circle(ui_draw(u), cx, cy, r, c->focus);
    draw_circle(ui_draw(u), cx, cy, r - ui_px(u, 4), c->field);
  } else if (look.over > 0) {
    draw_circle(ui_draw(u), cx, cy, text_px(u, 19), theme_alpha(c->track, look.over));
  }
  widget_mark_shape(u, kind, cx, cy, size);
}

void widget_stars(struct ui *u, float x, float y, float size, int won, int of) {
  char text[48];
  snprintf(text, sizeof text, words("%d of %d stars"), won, of);
  float pitch = roundf(size * 1.2f);
  struct ui_node node = {.role = ROLE_STATUS, .rect = {x, y, pitch * (float)of, size}};
  node_name(&node, text, NULL);
  ui_declare(u, &node);
  for (int i = 0; i < of; i++) {
    icon_draw(ui_draw(u), i < won ? ICON_STAR : ICON_STARO, roundf(x + pitch * (float)i), roundf(y), size,
              ui_theme(u)->star);
  }
}
