/* widgets_book.c - the field guide as a thing: a cloth-bound book that lies open, its tabs, its small pictures. */
#include "widgets_inside.h"

#include "assets.h"
#include "words.h"
#include <math.h>

/* A shade that runs sideways, as a leaf bends down into the spine. */
static void side_shade(struct ui *u, struct rect r, uint32_t left, uint32_t right) {
  struct draw_vertex v[6] = {
      {r.x, r.y, left, 0, 0}, {r.x + r.w, r.y, right, 0, 0},       {r.x + r.w, r.y + r.h, right, 0, 0},
      {r.x, r.y, left, 0, 0}, {r.x + r.w, r.y + r.h, right, 0, 0}, {r.x, r.y + r.h, left, 0, 0}};
  draw_triangles(ui_draw(u), v, 6, NULL);
}

static void spine(struct ui *u, struct rect leaves) {
  const struct theme *c = ui_theme(u);
  float middle = roundf(leaves.x + leaves.w * 0.5f), w = ui_px(u, 40);
  if (!c->flat) {
    uint32_t dark = theme_alpha(c->shadow, 0.16f), none = c->shadow & 0xFFFFFF00u;
    side_shade(u, (struct rect){middle - w, leaves.y, w, leaves.h}, none, dark);
    side_shade(u, (struct rect){middle, leaves.y, w, leaves.h}, theme_alpha(c->shadow, 0.10f), none);
  }
  box_fill(u, (struct rect){middle - ui_px(u, 1), leaves.y, ui_px(u, c->flat ? c->line : 2), leaves.h}, 0, c->rule);
}

void widget_book(struct ui *u, const char *name, struct rect r) {
  const struct theme *c = ui_theme(u);
  struct ui_node node = {.role = ROLE_GROUP, .rect = r};
  node_name(&node, name, NULL);
  ui_declare(u, &node);
  struct rect leaves = rect_inset(r, ui_px(u, 12), ui_px(u, 11));
  struct draw_box cover = {.radius = ui_px(u, 14),
                           .fill = c->flat ? c->paper_edge : c->brick,
                           .fill_bottom = c->flat ? c->paper_edge : c->brick_low,
                           .weave_alpha = 0.20f};
  if (!c->flat) {
    cover.weave = asset(ASSET_LINEN);
    cover.shadow = theme_alpha(c->shadow, 0.45f);
    cover.shadow_blur = ui_px(u, 18);
    cover.shadow_dy = ui_px(u, 7);
  }
  draw_box(ui_draw(u), r, &cover);
  if (!c->flat) { /* the leaves below the open one */
    struct rect under = {leaves.x - ui_px(u, 2), leaves.y + ui_px(u, 2), leaves.w + ui_px(u, 4),
                         leaves.h + ui_px(u, 2)};
    box_fill(u, under, ui_px(u, 9), c->paper_edge);
  }
  box_fill(u, leaves, ui_px(u, 8), c->paper);
  spine(u, leaves);
}

void widget_tab(struct ui *u, struct rect r, const struct button *b) {
  struct ui_node node = {
      .id = ui_id(b->id), .role = ROLE_TILE, .rect = r, .focusable = true, .checked = b->checked, .main = b->main};
  node_name(&node, b->label, b->checked ? words("chosen") : NULL);
  struct ui_look look = ui_declare(u, &node);
  struct face_style style = {.face = b->checked ? FACE_CLOTH : FACE_WOOD, .radius_u = 10, .stitched = b->checked};
  struct rect face = r;
  if (b->checked) face.w += ui_px(u, 10); /* pulled out */
  face = face_draw(u, face, &style, look);
  uint32_t ink = face_ink(u, style.face);
  float size = text_px(u, 26), line = ui_line_height(u, TYPE_LEAST_BOLD), gap = ui_px(u, 2);
  float y = roundf(face.y + (face.h - size - gap - line) * 0.5f);
  icon_draw(ui_draw(u), b->icon, roundf(face.x + (face.w - size) * 0.5f), y, size, ink);
  if (b->checked && !ui_theme(u)->flat) { /* small letters want a plain ground */
    struct rect plain = {face.x + ui_px(u, 9), y + size + gap, face.w - 2 * ui_px(u, 9), line};
    box_fill(u, plain, ui_px(u, 4), ui_theme(u)->cloth_low);
  }
  ui_text_draw(u, TYPE_LEAST_BOLD, (struct rect){face.x, y + size + gap, face.w, line}, b->label, ink, ALIGN_CENTRE);
}

float widget_badge_width(const struct ui *u, const char *text) {
  return ceilf(text_px(u, 18) + ui_px(u, 27) + ui_text_width(u, TYPE_LABEL, text));
}

float widget_badge_height(const struct ui *u) { return ui_line_height(u, TYPE_LABEL) + ui_px(u, 8); }

void widget_badge(struct ui *u, float x, float y, enum icon icon, const char *text, enum badge_kind kind) {
  const struct theme *c = ui_theme(u);
  static const enum face faces[] = {FACE_BRICK, FACE_CLOTH, FACE_FIELD};
  struct rect r = {roundf(x), roundf(y), widget_badge_width(u, text), widget_badge_height(u)};
  uint32_t fill = kind == BADGE_CARE ? c->brick_low : kind == BADGE_GOOD ? c->cloth_low : c->track;
  uint32_t ink = face_ink(u, faces[kind]);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 9),
                              .fill = fill,
                              .fill_bottom = fill,
                              .border = c->flat && kind == BADGE_PLAIN ? c->edge : 0,
                              .border_width = ui_px(u, 1.5f)});
  float size = text_px(u, 18);
  icon_draw(ui_draw(u), icon, r.x + ui_px(u, 10), roundf(r.y + (r.h - size) * 0.5f), size, ink);
  struct rect at = {r.x + ui_px(u, 10) + size + ui_px(u, 7), r.y + ui_px(u, 4), r.w, r.h};
  ui_text_aligned(u, TYPE_LABEL, at, text, ink, ALIGN_LEFT);
}

/* ---- a small picture that opens a page ---- */

float widget_plate_height(const struct ui *u, float w, float picture_h, const char *label) {
  float text = ui_text_measure(u, TYPE_LABEL, w - 2 * ui_px(u, 8), label, NULL);
  return picture_h + ui_px(u, 8) + fmaxf(text, ui_line_height(u, TYPE_LABEL)) + ui_px(u, 8);
}

void widget_plate(struct ui *u, struct rect r, float picture_h, const struct plate *p) {
  const struct theme *c = ui_theme(u);
  struct ui_node node = {.id = p->id, .role = ROLE_TILE, .rect = r, .focusable = true, .checked = p->met};
  node_name(&node, p->label, p->met ? words("met") : words("not met yet"));
  struct ui_look look = ui_declare(u, &node);
  struct rect at = face_draw(u, r, &(struct face_style){.face = FACE_FIELD, .radius_u = 10}, look);
  float inset = ui_px(u, 3);
  struct rect pic = {at.x + inset, at.y + inset, at.w - 2 * inset, picture_h - inset};
  box_fill(u, pic, ui_px(u, 7), c->track);
  if (p->picture && p->picture->pixels) {
    struct rect all = {0, 0, (float)p->picture->w, (float)p->picture->h};
    draw_image(ui_draw(u), p->picture, all, pic, p->met ? 0xFFFFFFFFu : 0xFFFFFFA6u);
  }
  if (p->met) {
    float size = ui_px(u, 24), cx = pic.x + pic.w - size * 0.75f, cy = pic.y + size * 0.75f;
    draw_circle(ui_draw(u), cx, cy, size * 0.56f, c->cloth_low);
    icon_draw(ui_draw(u), ICON_CHECK, cx - size * 0.37f, cy - size * 0.37f, size * 0.74f, c->on_cloth);
  }
  if (p->icon) {
    float size = ui_px(u, 26);
    icon_draw(ui_draw(u), p->icon, pic.x + ui_px(u, 7), pic.y + ui_px(u, 6), size, 0x2E180DFF);
  }
  float w = at.w - 2 * ui_px(u, 8), h = ui_text_measure(u, TYPE_LABEL, w, p->label, NULL);
  float room = at.h - picture_h, y = roundf(at.y + picture_h + (room - h) * 0.5f);
  ui_text_draw(u, TYPE_LABEL, (struct rect){at.x + ui_px(u, 8), y, w, h}, p->label, c->deep, ALIGN_CENTRE);
}
