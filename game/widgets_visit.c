/* widgets_visit.c - what one presses during a visit: chips with key caps, and speed. Goals, caption and sign note:
 * widgets_told.c; the lens's instruments and the clock: widgets_lens.c. */
#include "widgets_inside.h"

#include "words.h"
#include <math.h>
#include <stdio.h>

/* ---- key caps and chips ---- */

void widget_key_cap(struct ui *u, float x, float y, const char *key, bool off) {
  const struct theme *c = ui_theme(u);
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

static void chip_words(struct ui *u, struct rect r, const struct chip *c, uint32_t ink) {
  float w = r.w - 2 * ui_px(u, 5), h1 = ui_text_measure(u, TYPE_LABEL, w, c->name, NULL), h2 = 0;
  const char *second = chip_second(u, c);
  if (second) h2 = ui_text_measure(u, TYPE_LEAST, w, second, NULL);
  float tab = c->corner > 0 ? 0.6f * c->corner : 0, top = 0.8f * tab; /* below what covers the corner */
  float room = r.h - top - h1 - h2 - ui_px(u, 16), size = fminf(text_px(u, tab > 0 ? 28 : 34), room);
  if (size < ui_px(u, 16)) size = 0; /* big words need the icon's place */
  float gap = size > 0 ? ui_px(u, 3) : 0, y = fmaxf(r.y + (r.h - size - gap - h1 - h2) * 0.5f, r.y + top);
  float x = roundf(r.x + (r.w - size) * 0.5f);
  if (size > 0) icon_draw(ui_draw(u), c->icon, x, roundf(y), size, ink);
  struct rect words = {r.x + ui_px(u, 5), roundf(y + size + gap), w, h1};
  ui_text_draw(u, TYPE_LABEL, words, c->name, ink, ALIGN_CENTRE);
  words.y += h1;
  if (second) ui_text_draw(u, TYPE_LEAST, words, second, ink, ALIGN_CENTRE);
}

static void breath_ring(struct ui *u, struct rect r, float breath) {
  float out = ui_px(u, 3 + 5 * breath);
  draw_box(ui_draw(u), rect_inset(r, -out, -out),
           &(struct draw_box){.radius = ui_px(u, 13) + out,
                              .border_width = ui_px(u, 3),
                              .border = theme_alpha(ui_theme(u)->focus_gap, 0.35f + 0.65f * breath)});
}

/* At the upper right, or below what covers that corner. */
static void sign_of_refusal(struct ui *u, struct rect face, const struct chip *c, uint32_t ink) {
  float size = text_px(u, 20), y = face.y + ui_px(u, 9) + (c->corner > 0 ? text_px(u, 28) : 0);
  icon_draw(ui_draw(u), c->state == CHIP_LOCKED ? ICON_LOCK : ICON_NO, roundf(face.x + face.w - size - ui_px(u, 8)),
            roundf(y), size, ink);
}

void widget_chip(struct ui *u, struct rect r, const struct chip *c) {
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
  if (refused) sign_of_refusal(u, face, c, ink);
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
  uint32_t ink = locked ? c->on_off : chosen ? c->on_cloth : c->deep;
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
  const struct theme *c = ui_theme(u);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 11),
                              .fill = c->inset,
                              .fill_bottom = c->flat ? c->inset : c->track,
                              .border = c->inset_line,
                              .border_width = ui_px(u, 1)});
  const float from[5] = {0, 0.425f, 0.63f, 0.815f, 1};
  for (int i = 0; i < 4; i++) {
    float x0 = roundf(r.x + r.w * from[i]), x1 = roundf(r.x + r.w * from[i + 1]);
    if (i > 0 && chosen != i && chosen != i - 1) {
      box_fill(u, (struct rect){x0, r.y + ui_px(u, 3), ui_px(u, 1), r.h - 2 * ui_px(u, 3)}, 0, c->inset_line);
    }
    speed_part(u, (struct rect){x0, r.y, x1 - x0, r.h}, id, i, chosen == i, i >= 2 ? locked : NULL);
  }
}
