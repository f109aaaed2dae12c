/* widgets.c - materials and buttons: paper, cloth, wood, photos, and the faces that are pressed. */
#include "widgets_inside.h"

#include "assets.h"
#include <math.h>
#include <stdio.h>

/* ---- small measures ---- */

struct rect rect_inset(struct rect r, float dx, float dy) {
  return (struct rect){r.x + dx, r.y + dy, fmaxf(0, r.w - 2 * dx), fmaxf(0, r.h - 2 * dy)};
}

float text_px(const struct ui *u, float units) { return fmaxf(1.0f, roundf(units * ui_scale(u)->t)); }

void node_name(struct ui_node *node, const char *name, const char *value) {
  snprintf(node->name, sizeof node->name, "%s", name ? name : "");
  snprintf(node->value, sizeof node->value, "%s", value ? value : "");
}

void box_fill(struct ui *u, struct rect r, float radius, uint32_t rgba) {
  draw_box(ui_draw(u), r, &(struct draw_box){.radius = radius, .fill = rgba, .fill_bottom = rgba});
}

/* ---- materials ---- */

static void nine(struct ui *u, enum asset_id id, int corner_u, int bleed_u, struct rect r) {
  float px = asset_px(), s = ui_scale(u)->s;
  float fits = fminf(r.w, r.h) / (2.0f * (float)corner_u * s); /* a low panel gets smaller corners, not crossed ones */
  draw_nine(ui_draw(u), asset(id), (int)lrintf((float)corner_u * px), (int)lrintf((float)bleed_u * px),
            s / px * fminf(1, fits), r);
}

static void flat_panel(struct ui *u, struct rect r, uint32_t fill, uint32_t line) {
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 14),
                              .fill = fill,
                              .fill_bottom = fill,
                              .border = line,
                              .border_width = ui_px(u, ui_theme(u)->line)});
}

void widget_paper(struct ui *u, struct rect r) {
  const struct theme *c = ui_theme(u);
  if (c->flat)
    flat_panel(u, r, c->paper, c->paper_edge);
  else
    nine(u, ASSET_PAPER, ASSET_PAPER_CORNER, ASSET_PAPER_BLEED, r);
}

void widget_panel(struct ui *u, const char *name, struct rect r) {
  struct ui_node node = {.role = ROLE_GROUP, .rect = r};
  node_name(&node, name, NULL);
  ui_declare(u, &node);
  widget_paper(u, r);
}

static void stitches(struct ui *u, struct rect r, float radius_u, uint32_t rgba) {
  float dash = ui_px(u, 7), gap = ui_px(u, 5), inset = ui_px(u, 5);
  if (r.h < ui_px(u, 26) || ui_theme(u)->flat) return;
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, radius_u),
                              .border_width = ui_px(u, 2),
                              .border = theme_alpha(rgba, 0.62f),
                              .border_inset = inset,
                              .dash = dash,
                              .gap = gap});
}

/* The threads are lighter than the cloth: below them it is darker, so that on the whole it has the theme's colour. */
static void linen(struct ui *u, struct rect r, float radius_u, uint32_t top, uint32_t bottom) {
  if (!ui_theme(u)->flat) {
    top = theme_mix(top, 0x000000FF, 0.14f);
    bottom = theme_mix(bottom, 0x000000FF, 0.14f);
  }
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, radius_u),
                              .fill = top,
                              .fill_bottom = bottom,
                              .weave = ui_theme(u)->flat ? NULL : asset(ASSET_LINEN),
                              .weave_alpha = 0.13f});
}

void widget_cloth(struct ui *u, struct rect r, float radius_u, bool stitched) {
  const struct theme *c = ui_theme(u);
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, radius_u),
                              .fill = c->cloth,
                              .fill_bottom = c->cloth_low,
                              .shadow = c->shadow,
                              .shadow_blur = ui_px(u, 8),
                              .shadow_dy = ui_px(u, 3)});
  linen(u, r, radius_u, c->cloth, c->cloth_low);
  if (stitched) stitches(u, r, radius_u, c->on_cloth);
}

/* Tiles at the size of the window's units, whatever scale was baked. */
static void tiled(struct ui *u, enum asset_id id, struct rect r) {
  const struct image *tile = asset(id);
  float k = ui_scale(u)->s / asset_px(), w = roundf((float)tile->w * k), h = roundf((float)tile->h * k);
  draw_push_clip(ui_draw(u), r);
  for (float y = r.y; y < r.y + r.h && h >= 1; y += h) {
    for (float x = r.x; x < r.x + r.w && w >= 1; x += w) {
      draw_image(ui_draw(u), tile, (struct rect){0, 0, (float)tile->w, (float)tile->h}, (struct rect){x, y, w, h},
                 0xFFFFFFFFu);
    }
  }
  draw_pop_clip(ui_draw(u));
}

void widget_wood(struct ui *u, struct rect r, bool dark) {
  const struct theme *c = ui_theme(u);
  if (c->flat) {
    box_fill(u, r, 0, dark ? c->wood_dark : c->wood);
    return;
  }
  tiled(u, dark ? ASSET_WOOD_DARK : ASSET_WOOD, r);
  struct draw_box light = {.fill = 0xFFE9BE26, .fill_bottom = 0x2A120C2E};
  if (dark) light = (struct draw_box){.fill = 0x2A120C62, .fill_bottom = 0x2A120C8A};
  draw_box(ui_draw(u), r, &light);
}

void widget_desk(struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  struct rect all = {0, 0, (float)k->w, (float)k->h};
  if (ui_theme(u)->flat) {
    box_fill(u, all, 0, ui_theme(u)->desk);
    return;
  }
  tiled(u, ASSET_DESK, all);
  draw_box(ui_draw(u), all, &(struct draw_box){.fill = 0xFFE9BE22, .fill_bottom = 0x2A120C33});
}

struct rect widget_photo_begin(struct ui *u, struct rect r) {
  float edge = ui_px(u, 8);
  struct rect picture = rect_inset(r, edge, edge);
  draw_push_clip(ui_draw(u), picture);
  return picture;
}

void widget_photo_end(struct ui *u, const char *name, struct rect r, bool tape) {
  draw_pop_clip(ui_draw(u));
  if (ui_theme(u)->flat)
    flat_panel(u, r, 0, ui_theme(u)->paper_edge);
  else
    nine(u, ASSET_PHOTO, ASSET_PHOTO_CORNER, ASSET_PHOTO_BLEED, r);
  struct ui_node node = {.role = ROLE_IMAGE, .rect = r};
  node_name(&node, name, NULL);
  ui_declare(u, &node);
  if (!tape || ui_theme(u)->flat) return;
  const struct image *strip = asset(ASSET_TAPE);
  float w = ui_px(u, 98), h = ui_px(u, 36);
  draw_image(ui_draw(u), strip, (struct rect){0, 0, (float)strip->w, (float)strip->h},
             (struct rect){roundf(r.x + (r.w - w) * 0.5f), roundf(r.y - h * 0.55f), w, h}, 0xFFFFFFFFu);
}

void widget_rule(struct ui *u, float x, float y, float w) {
  uint32_t full = ui_theme(u)->rule, none = full & 0xFFFFFF00u;
  float h = ui_px(u, 2), fade = fminf(w * 0.2f, ui_px(u, 60)), y0 = roundf(y), y1 = y0 + h;
  float xs[4] = {x, x + fade, x + w - fade, x + w};
  struct draw_vertex v[18];
  int n = 0;
  for (int i = 0; i < 3; i++) {
    uint32_t a = i == 0 ? none : full, b = i == 2 ? none : full;
    struct draw_vertex q[4] = {
        {xs[i], y0, a, 0, 0}, {xs[i + 1], y0, b, 0, 0}, {xs[i + 1], y1, b, 0, 0}, {xs[i], y1, a, 0, 0}};
    const int order[6] = {0, 1, 2, 0, 2, 3};
    for (int k = 0; k < 6; k++) v[n++] = q[order[k]];
  }
  draw_triangles(ui_draw(u), v, n, NULL);
}

void widget_dim(struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  box_fill(u, (struct rect){0, 0, (float)k->w, (float)k->h}, 0, ui_theme(u)->dim);
  ui_layer(u);
}

/* ---- faces ---- */

struct face_colours {
  uint32_t top, bottom, edge, border;
};

static struct face_colours face_colours(const struct theme *c, enum face face) {
  switch (face) {
  case FACE_CLOTH: return (struct face_colours){c->cloth, c->cloth_low, c->cloth_edge, 0};
  case FACE_BRICK: return (struct face_colours){c->brick, c->brick_low, c->brick_edge, 0};
  case FACE_OFF: return (struct face_colours){c->off, c->off_low, c->off_edge, c->off_edge};
  case FACE_WOOD: return (struct face_colours){c->wood_face, c->wood_face_low, c->wood_face_edge, c->wood_face_edge};
  case FACE_FIELD: return (struct face_colours){c->field, c->field, c->edge, theme_alpha(c->edge, 0.75f)};
  default: return (struct face_colours){c->button, c->button_low, c->button_edge, c->button_edge};
  }
}

uint32_t face_ink(const struct ui *u, enum face face) {
  const struct theme *c = ui_theme(u);
  if (face == FACE_CLOTH) return c->on_cloth;
  if (face == FACE_BRICK) return c->on_brick;
  if (face == FACE_WOOD) return c->on_wood;
  return face == FACE_OFF ? c->on_off : c->deep;
}

/* The thickness and the shadow lie still; the face moves over them. */
static void face_edge(struct ui *u, struct rect r, float radius, const struct face_colours *k, float lift) {
  float edge = ui_px(u, 3);
  struct rect low = {r.x, r.y + lift, r.w, r.h + edge - lift};
  draw_box(ui_draw(u), low,
           &(struct draw_box){.radius = radius,
                              .fill = k->edge,
                              .fill_bottom = k->edge,
                              .shadow = ui_theme(u)->shadow,
                              .shadow_blur = ui_px(u, 6) - 0.4f * lift,
                              .shadow_dy = ui_px(u, 2) - 0.5f * lift});
}

/* Without thickness or weave: a fill and a line, dashed round what is refused. */
static void face_flat(struct ui *u, struct rect face, float radius, enum face kind, const struct face_colours *k,
                      float over) {
  const struct theme *c = ui_theme(u);
  uint32_t fill = theme_mix(k->top, c->ink, 0.12f * over);
  bool off = kind == FACE_OFF;
  draw_box(ui_draw(u), face,
           &(struct draw_box){.radius = radius,
                              .fill = fill,
                              .fill_bottom = fill,
                              .border = k->border ? k->border : k->edge,
                              .border_width = ui_px(u, c->line),
                              .dash = off ? ui_px(u, 7) : 0,
                              .gap = off ? ui_px(u, 5) : 0});
}

struct rect face_draw(struct ui *u, struct rect r, const struct face_style *style, struct ui_look look) {
  struct face_colours k = face_colours(ui_theme(u), style->face);
  float moved = ui_reduced_motion(u) ? 0 : 3.0f * (look.down - look.over * (1 - look.down));
  float lift = style->flat ? 0 : roundf(moved * ui_scale(u)->s), radius = ui_px(u, style->radius_u);
  r.y -= roundf(style->rise_u * ui_scale(u)->s);
  struct rect face = {r.x, r.y + lift, r.w, r.h};
  if (ui_theme(u)->flat) {
    face_flat(u, face, radius, style->face, &k, look.over);
    return face;
  }
  if (!style->flat) face_edge(u, r, radius, &k, lift);
  uint32_t top = theme_mix(k.top, 0xFFFFFFFF, 0.10f * look.over),
           bottom = theme_mix(k.bottom, 0xFFFFFFFF, 0.10f * look.over);
  if (style->face == FACE_CLOTH || style->face == FACE_BRICK) {
    linen(u, face, style->radius_u, top, bottom);
  } else {
    draw_box(ui_draw(u), face,
             &(struct draw_box){.radius = radius,
                                .fill = top,
                                .fill_bottom = bottom,
                                .border = k.border,
                                .border_width = ui_px(u, 1.5f),
                                .weave = style->face == FACE_WOOD ? asset(ASSET_WOOD) : NULL,
                                .weave_alpha = 0.55f});
  }
  if (style->stitched) stitches(u, face, style->radius_u, ui_theme(u)->on_cloth);
  return face;
}

/* ---- buttons ---- */

static enum face button_face(const struct button *b) {
  if (b->reason) return FACE_OFF;
  if (b->kind == BUTTON_MAIN) return FACE_CLOTH;
  return b->kind == BUTTON_BRICK ? FACE_BRICK : FACE_CREAM;
}

static enum type_role button_type(const struct button *b) {
  if (b->small) return TYPE_LABEL;
  return b->kind == BUTTON_MAIN ? TYPE_MAIN : TYPE_BOLD;
}

static enum icon button_icon(const struct button *b) {
  if (b->reason) return ICON_LOCK;
  return b->checked ? ICON_CHECK : b->icon;
}

static float icon_size(const struct ui *u, const struct button *b) { return text_px(u, b->small ? 22 : 26); }

void widget_button_size(const struct ui *u, const struct button *b, float *w, float *h) {
  enum type_role role = button_type(b);
  float icon = button_icon(b) ? icon_size(u, b) + text_px(u, 9) : 0, wide = ui_text_width(u, role, b->label);
  float second = b->second ? ui_text_width(u, TYPE_SMALL, b->second) : 0;
  *w = ceilf(fmaxf(wide + icon, second) + 2 * ui_px(u, 22));
  float lines = ui_line_height(u, role) + (b->second ? ui_line_height(u, TYPE_SMALL) : 0);
  float least = b->kind == BUTTON_MAIN ? 58 : b->small ? 44 : 52;
  *h = fmaxf(ui_px(u, least), ceilf(lines + ui_px(u, 12)));
}

static struct ui_look button_declare(struct ui *u, struct rect r, const struct button *b) {
  struct ui_node node = {.id = ui_id(b->id),
                         .role = ROLE_BUTTON,
                         .rect = r,
                         .focusable = true,
                         .main = b->main,
                         .disabled = b->reason != NULL,
                         .checked = b->checked,
                         .tip = b->reason != NULL};
  node_name(&node, b->name ? b->name : b->label, b->reason ? b->reason : b->second);
  return ui_declare(u, &node);
}

struct button_plan {
  enum type_role role;
  float size, gap, wide, h1, h2; /* of the icon; between it and the words; of the words, of the smaller line */
};

static struct button_plan button_plan(const struct ui *u, const struct button *b, float w) {
  struct button_plan p = {.role = button_type(b)};
  p.size = button_icon(b) ? icon_size(u, b) : 0;
  p.gap = p.size > 0 && b->label[0] ? text_px(u, 9) : 0;
  p.h1 = ui_text_measure(u, p.role, w - p.size - p.gap - 2 * ui_px(u, 8), b->label, &p.wide);
  if (b->second) p.h2 = ui_text_measure(u, TYPE_SMALL, w - 2 * ui_px(u, 12), b->second, NULL);
  return p;
}

float widget_button_height(const struct ui *u, const struct button *b, float w) {
  struct button_plan p = button_plan(u, b, w);
  float least = b->kind == BUTTON_MAIN ? 58 : b->small ? 44 : 52;
  return fmaxf(ui_px(u, least), ceilf(fmaxf(p.h1, p.size) + p.h2 + ui_px(u, 12)));
}

/* Icon and words in the middle of the face; the words may take two lines when the button is narrow. */
static void button_words(struct ui *u, struct rect face, const struct button *b, uint32_t ink) {
  struct button_plan p = button_plan(u, b, face.w);
  float first = fmaxf(p.h1, p.size), y = roundf(face.y + (face.h - first - p.h2) * 0.5f);
  float x = roundf(face.x + (face.w - p.size - p.gap - p.wide) * 0.5f);
  icon_draw(ui_draw(u), button_icon(b), x, roundf(y + (first - p.size) * 0.5f), p.size, ink);
  struct rect words = {x + p.size + p.gap, roundf(y + (first - p.h1) * 0.5f), p.wide + 1, p.h1};
  ui_text_draw(u, p.role, words, b->label, ink, ALIGN_CENTRE);
  if (!b->second) return;
  struct rect below = {face.x + ui_px(u, 12), y + first, face.w - 2 * ui_px(u, 12), p.h2};
  ui_text_draw(u, TYPE_SMALL, below, b->second, ink, ALIGN_CENTRE);
}

static void button_plain(struct ui *u, struct rect r, const struct button *b, struct ui_look look) {
  const struct theme *c = ui_theme(u);
  if (look.over > 0) box_fill(u, r, ui_px(u, 10), theme_alpha(c->track, 0.6f * look.over));
  button_words(u, r, b, b->reason ? c->on_off : c->ink);
}

void widget_button(struct ui *u, struct rect r, const struct button *b) {
  struct ui_look look = button_declare(u, r, b);
  if (b->kind == BUTTON_PLAIN) {
    button_plain(u, r, b, look);
    return;
  }
  enum face face = button_face(b);
  struct face_style style = {.face = face, .radius_u = 12, .stitched = face == FACE_CLOTH || face == FACE_BRICK};
  struct rect at = face_draw(u, r, &style, look);
  if (b->checked && face == FACE_CREAM) {
    draw_box(ui_draw(u), at,
             &(struct draw_box){.radius = ui_px(u, 12), .border_width = ui_px(u, 3), .border = ui_theme(u)->cloth});
  }
  button_words(u, at, b, face_ink(u, face));
}

/* A word on a cream slip, so that it can be read on any ground. */
static void slip(struct ui *u, float cx, float y, const char *text) {
  float w = ui_text_width(u, TYPE_LEAST_BOLD, text) + 2 * ui_px(u, 8),
        h = ui_line_height(u, TYPE_LEAST_BOLD) + ui_px(u, 6);
  const struct ui_scale *k = ui_scale(u);
  float x = fminf(fmaxf(roundf(cx - w * 0.5f), ui_px(u, 4)), (float)k->w - w - ui_px(u, 4));
  struct rect r = {x, roundf(y), ceilf(w), h};
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = ui_px(u, 5),
                              .fill = ui_theme(u)->field,
                              .fill_bottom = ui_theme(u)->field,
                              .shadow = ui_theme(u)->shadow,
                              .shadow_blur = ui_px(u, 4),
                              .shadow_dy = ui_px(u, 1)});
  ui_text_aligned(u, TYPE_LEAST_BOLD, (struct rect){x, roundf(y + ui_px(u, 3)), ceilf(w), h}, text, ui_theme(u)->deep,
                  ALIGN_CENTRE);
}

void widget_round(struct ui *u, struct rect r, const struct button *b, const char *key) {
  struct ui_node node = {.id = ui_id(b->id),
                         .role = ROLE_BUTTON,
                         .rect = r,
                         .focusable = true,
                         .radius = r.w * 0.5f,
                         .disabled = b->reason != NULL,
                         .checked = b->checked,
                         .tip = b->reason != NULL,
                         .main = b->main};
  node_name(&node, b->name ? b->name : b->label, b->reason);
  struct ui_look look = ui_declare(u, &node);
  float s = ui_scale(u)->s;
  struct face_style style = {.face = b->reason    ? FACE_OFF
                                     : b->checked ? FACE_CLOTH
                                                  : FACE_WOOD,
                             .radius_u = r.w * 0.5f / s,
                             .stitched = b->checked && !b->reason};
  struct rect face = face_draw(u, r, &style, look);
  float size = roundf(r.w * 0.5f);
  icon_draw(ui_draw(u), b->icon, roundf(face.x + (face.w - size) * 0.5f), roundf(face.y + (face.h - size) * 0.5f), size,
            face_ink(u, style.face));
  float cap = text_px(u, 23); /* at the lower right, as a tag */
  if (key) widget_key_cap(u, r.x + r.w - roundf(0.74f * cap), r.y + r.h - roundf(0.87f * cap), key, b->reason != NULL);
  if (b->label[0]) slip(u, r.x + r.w * 0.5f, r.y + r.h + roundf(fmaxf(ui_px(u, 10), 0.26f * cap)), b->label);
}

/* ---- list rows ---- */

static void badge_draw(struct ui *u, struct rect r, const char *badge) {
  float w = ceilf(ui_text_width(u, TYPE_LEAST_BOLD, badge) + 2 * ui_px(u, 10)),
        h = ui_line_height(u, TYPE_LEAST_BOLD) + ui_px(u, 10);
  struct rect b = {r.x + r.w - w - ui_px(u, 8), roundf(r.y + (r.h - h) * 0.5f), w, h};
  const struct theme *c = ui_theme(u);
  draw_box(ui_draw(u), b,
           &(struct draw_box){.radius = h * 0.5f,
                              .fill = c->field,
                              .fill_bottom = c->flat ? c->field : 0xF3DCA8FF,
                              .border = c->edge,
                              .border_width = ui_px(u, 1.5f)});
  ui_text_draw(u, TYPE_LEAST_BOLD, (struct rect){b.x, roundf(b.y + ui_px(u, 5)), b.w, h}, badge, c->deep, ALIGN_CENTRE);
}

void widget_row(struct ui *u, struct rect r, const struct button *b, const char *badge) {
  struct ui_look look = button_declare(u, r, b);
  const struct theme *c = ui_theme(u);
  float shade = fmaxf(look.over * 0.5f, look.down * 0.9f);
  if (shade > 0) box_fill(u, rect_inset(r, 0, ui_px(u, 2)), ui_px(u, 10), theme_alpha(c->track, shade));
  float size = text_px(u, 30), x = r.x + ui_px(u, 20);
  icon_draw(ui_draw(u), button_icon(b), roundf(x), roundf(r.y + (r.h - size) * 0.5f), size,
            b->reason ? c->on_off : c->cloth_low);
  float left = x + size + ui_px(u, 16), w = r.x + r.w - left - ui_px(u, 8);
  float h1 = ui_text_measure(u, TYPE_BOLD, w, b->label, NULL);
  float h2 = b->second ? ui_text_measure(u, TYPE_SMALL, w, b->second, NULL) : 0;
  float y = roundf(r.y + (r.h - h1 - h2) * 0.5f);
  ui_text_draw(u, TYPE_BOLD, (struct rect){left, y, w, h1}, b->label, b->reason ? c->on_off : c->deep, ALIGN_LEFT);
  if (b->second) ui_text_draw(u, TYPE_SMALL, (struct rect){left, y + h1, w, h2}, b->second, c->soft, ALIGN_LEFT);
  if (badge) badge_draw(u, r, badge);
}

/* ---- facts and ticks ---- */

float widget_fact_width(const struct ui *u, const char *text, enum type_role role) {
  return ceilf(theme_type[role].size * 1.22f * ui_scale(u)->t + ui_px(u, 8) + ui_text_width(u, role, text));
}

float widget_fact(struct ui *u, float x, float y, enum icon icon, const char *text, enum type_role role,
                  uint32_t rgba) {
  float size = roundf(theme_type[role].size * 1.22f * ui_scale(u)->t), line = ui_line_height(u, role);
  icon_draw(ui_draw(u), icon, roundf(x), roundf(y + (line - size) * 0.5f), size, rgba);
  float w = widget_fact_width(u, text, role);
  ui_text(u, role, x + size + ui_px(u, 8), y, w, text, rgba);
  return w;
}

void widget_tick(struct ui *u, float x, float y, float size, bool on) {
  const struct theme *c = ui_theme(u);
  struct rect r = {roundf(x), roundf(y), roundf(size), roundf(size)};
  struct draw_box box = {.radius = size * 0.24f,
                         .fill = on ? c->cloth : c->field,
                         .fill_bottom = on ? c->cloth_low : c->field,
                         .border = on ? c->cloth_edge : c->edge,
                         .border_width = ui_px(u, 2)};
  draw_box(ui_draw(u), r, &box);
  if (on) icon_draw(ui_draw(u), ICON_CHECK, r.x + 0.1f * size, r.y + 0.1f * size, 0.8f * size, c->on_cloth);
}
