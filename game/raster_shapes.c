/* raster_shapes.c - rounded boxes and circles, from the distance of a pixel's centre to their outline: soft edges,
 * borders, shadows and stitches are all functions of that distance. A row is cut into a varying piece at the left, a
 * constant one in the middle and a varying one at the right, so that a large panel costs little more than filling it.
 */
#include "raster_inside.h"

#include <math.h>

struct rounded {
  float cx, cy, hw, hh, radius; /* centre, half sizes */
};

/* How much of a pixel is covered at distance d (negative inside). */
enum cover_kind { COVER_FILL, COVER_RING, COVER_SOFT };
struct cover {
  enum cover_kind kind;
  float from, to;  /* ring: the distances it lies between; soft: to = blur */
  float far, deep; /* nothing is covered from `far` outwards; below -deep all is as it is at the centre */
  uint8_t centre;
};
struct paint {
  uint32_t top, bottom; /* premultiplied; a vertical gradient over y0..y1 */
  float y0, y1;
  const struct image *weave; /* NULL: none */
  uint32_t weave_alpha;      /* 0..255 */
  int weave_x, weave_y;
};

static float distance(const struct rounded *b, float x, float y) {
  float qx = fabsf(x - b->cx) - (b->hw - b->radius), qy = fabsf(y - b->cy) - (b->hh - b->radius);
  if (qx > 0 && qy > 0) return sqrtf(qx * qx + qy * qy) - b->radius;
  return (qx > qy ? qx : qy) - b->radius;
}

static float clamp01(float v) { return v < 0 ? 0 : v > 1 ? 1 : v; }

static uint8_t cover_at(const struct cover *c, float d) {
  float v;
  if (c->kind == COVER_FILL)
    v = clamp01(0.5F - d);
  else if (c->kind == COVER_RING)
    v = fminf(clamp01(c->to + 0.5F - d), clamp01(d - c->from + 0.5F));
  else {
    v = clamp01(0.5F - d / (2 * c->to));
    v = v * v * (3 - 2 * v);
  }
  return (uint8_t)(v * 255 + 0.5F);
}

static struct cover cover_fill(void) { return (struct cover){COVER_FILL, 0, 0, 1, 1, 255}; }
static struct cover cover_ring(float outer, float width) {
  return (struct cover){COVER_RING, -outer - width, -outer, 1, outer + width + 1, 0};
}
static struct cover cover_soft(float blur) {
  float b = blur < 1 ? 1 : blur;
  return (struct cover){COVER_SOFT, 0, b, b + 1, b + 1, 255};
}

/* Half the width of the row at y of the box grown by `grow` all round; negative when the row misses it. */
static float half_at(const struct rounded *b, float y, float grow) {
  float hw = b->hw + grow, hh = b->hh + grow, r = b->radius + grow, dy = fabsf(y - b->cy);
  if (r < 0) r = 0;
  if (hw <= 0 || dy >= hh) return -1;
  float q = dy - (hh - r);
  return q <= 0 ? hw : hw - r + sqrtf(r * r - q * q);
}

/* ---- one row ---- */

static uint32_t mix_pixel(uint32_t a, uint32_t b, float t) {
  uint32_t f = (uint32_t)(t * 255 + 0.5F);
  return pixel_mul(a, 255 - f) + pixel_mul(b, f);
}

static uint32_t paint_at(const struct paint *p, int y) {
  if (p->top == p->bottom) return p->top;
  return mix_pixel(p->top, p->bottom, clamp01(((float)y + 0.5F - p->y0) / (p->y1 - p->y0)));
}

static int at_least(int v, int low) { return v > low ? v : low; }
static int at_most(int v, int high) { return v < high ? v : high; }

static int wrap(int v, int n) {
  int m = v % n;
  return m < 0 ? m + n : m;
}

/* The weave laid over the row's colour, for pixels x0 .. x0+n. */
static void weave_row(const struct paint *p, uint32_t pixel, int x0, int y, int n, uint32_t *to) {
  const struct image *w = p->weave;
  const uint32_t *from = w->pixels + (size_t)wrap(y - p->weave_y, w->h) * (size_t)w->w;
  for (int done = 0, part; done < n; done += part) {
    int sx = wrap(x0 + done - p->weave_x, w->w);
    part = at_most(w->w - sx, n - done);
    span_weave(to + done, from + sx, part, pixel, p->weave_alpha);
  }
}

struct row {
  const struct target *t;
  const struct rounded *b;
  const struct cover *c;
  const struct paint *p;
  int y;
  uint32_t pixel;
};

static void even_piece(const struct row *w, int x0, int x1) {
  if (x0 >= x1 || !w->c->centre) return;
  uint32_t *to = target_row(w->t, w->y) + x0;
  if (!w->p->weave) {
    span_fill(to, x1 - x0, w->pixel);
  } else if (w->pixel >> 24 == 255) {
    weave_row(w->p, w->pixel, x0, w->y, x1 - x0, to);
  } else {
    weave_row(w->p, w->pixel, x0, w->y, x1 - x0, w->t->r->row);
    span_over(to, w->t->r->row, x1 - x0);
  }
}

static void varying_piece(const struct row *w, int x0, int x1) {
  if (x0 >= x1) return;
  uint8_t *cover = w->t->r->cover;
  for (int x = x0; x < x1; x++) cover[x - x0] = cover_at(w->c, distance(w->b, (float)x + 0.5F, (float)w->y + 0.5F));
  uint32_t *to = target_row(w->t, w->y) + x0;
  if (!w->p->weave) {
    span_cover(to, cover, x1 - x0, w->pixel);
    return;
  }
  weave_row(w->p, w->pixel, x0, w->y, x1 - x0, w->t->r->row);
  span_over_cover(to, w->t->r->row, cover, x1 - x0);
}

static void cover_row(const struct row *w) {
  const struct irect *clip = &w->t->clip;
  float y = (float)w->y + 0.5F, out = half_at(w->b, y, w->c->far);
  if (out < 0) return;
  float in = half_at(w->b, y, -w->c->deep);
  int x0 = at_least((int)floorf(w->b->cx - out), clip->x0), x1 = at_most((int)ceilf(w->b->cx + out), clip->x1);
  int a = x1, z = x1; /* without a deep part all is varying */
  if (in > 0) {
    a = at_most(at_least((int)ceilf(w->b->cx - in), x0), x1);
    z = at_most(at_least((int)floorf(w->b->cx + in), a), x1);
  }
  varying_piece(w, x0, a);
  even_piece(w, a, z);
  varying_piece(w, z, x1);
}

static void cover_box(const struct target *t, const struct rounded *b, const struct cover *c, const struct paint *p) {
  float reach = b->hh + c->far;
  int y0 = at_least((int)floorf(b->cy - reach), t->clip.y0), y1 = at_most((int)ceilf(b->cy + reach), t->clip.y1);
  for (int y = y0; y < y1; y++) {
    struct row w = {t, b, c, p, y, paint_at(p, y)};
    cover_row(&w);
  }
}

/* ---- boxes ---- */

static struct rounded rounded_of(struct rect r, float radius) {
  struct rounded b = {r.x + r.w / 2, r.y + r.h / 2, r.w / 2, r.h / 2, radius};
  float most = fminf(b.hw, b.hh);
  b.radius = radius < 0 ? 0 : radius < most ? radius : most;
  return b;
}

static void part_below(const struct target *t, struct irect part, const struct rounded *b, const struct cover *c,
                       const struct paint *p) {
  struct target piece = *t;
  piece.clip = irect_cut(t->clip, part);
  if (!irect_empty(piece.clip)) cover_box(&piece, b, c, p);
}

/* The shadow, but not where an opaque box will cover it. */
static void box_shadow(const struct target *t, const struct draw_box_cmd *m, bool hidden_inside) {
  const struct draw_box *s = &m->style;
  struct rect r = {m->r.x, m->r.y + s->shadow_dy, m->r.w, m->r.h};
  struct rounded b = rounded_of(r, s->radius + s->shadow_blur * 0.5F);
  struct cover c = cover_soft(s->shadow_blur);
  struct paint p = {.top = pixel_of_rgba(s->shadow), .bottom = pixel_of_rgba(s->shadow)};
  float inset = s->radius * 0.3F + 1; /* the square well inside round corners */
  struct irect hole = {(int)ceilf(m->r.x + inset), (int)ceilf(m->r.y + inset), (int)floorf(m->r.x + m->r.w - inset),
                       (int)floorf(m->r.y + m->r.h - inset)};
  if (!hidden_inside || irect_empty(hole)) {
    cover_box(t, &b, &c, &p);
    return;
  }
  struct irect all = t->clip;
  part_below(t, (struct irect){all.x0, all.y0, all.x1, hole.y0}, &b, &c, &p);
  part_below(t, (struct irect){all.x0, hole.y0, hole.x0, hole.y1}, &b, &c, &p);
  part_below(t, (struct irect){hole.x1, hole.y0, all.x1, hole.y1}, &b, &c, &p);
  part_below(t, (struct irect){all.x0, hole.y1, all.x1, all.y1}, &b, &c, &p);
}

enum { ARC = 6, OUTLINE = 4 * (ARC + 1) + 1 };

/* The outline of a rounded box as a closed line. */
static void outline_points(const struct rounded *b, float *xy) {
  static const float quarter = 1.57079633F;
  int n = 0;
  for (int corner = 0; corner < 4; corner++) {
    float sx = corner == 0 || corner == 3 ? -1.0F : 1.0F, sy = corner < 2 ? -1.0F : 1.0F;
    float cx = b->cx + sx * (b->hw - b->radius), cy = b->cy + sy * (b->hh - b->radius);
    for (int i = 0; i <= ARC; i++, n++) {
      float a = quarter * ((float)(corner + 2) + (float)i / ARC);
      xy[2 * n] = cx + b->radius * cosf(a);
      xy[2 * n + 1] = cy + b->radius * sinf(a);
    }
  }
  xy[2 * n] = xy[0];
  xy[2 * n + 1] = xy[1];
}

static void box_stitches(const struct target *t, const struct draw_box_cmd *m) {
  const struct draw_box *s = &m->style;
  float in = s->border_inset + s->border_width / 2;
  struct rect r = {m->r.x + in, m->r.y + in, m->r.w - 2 * in, m->r.h - 2 * in};
  if (r.w <= 0 || r.h <= 0) return;
  struct rounded b = rounded_of(r, fmaxf(s->radius - in, 0));
  float xy[2 * OUTLINE];
  outline_points(&b, xy);
  float length = 4 * (b.hw + b.hh) - 8 * b.radius + 6.2831853F * b.radius;
  float period = length / fmaxf(floorf(length / (s->dash + s->gap) + 0.5F), 1); /* no odd stitch where it closes */
  struct stroke k = {s->border_width, s->dash * period / (s->dash + s->gap), 0, pixel_of_rgba(s->border)};
  k.gap = period - k.dash;
  raster_stroke(t, xy, OUTLINE, &k);
}

static void box_border(const struct target *t, const struct draw_box_cmd *m, const struct rounded *b) {
  const struct draw_box *s = &m->style;
  struct cover c = cover_ring(s->border_inset, s->border_width);
  struct paint p = {.top = pixel_of_rgba(s->border), .bottom = pixel_of_rgba(s->border)};
  cover_box(t, b, &c, &p);
}

static struct paint box_paint(const struct draw_box_cmd *m) {
  const struct draw_box *s = &m->style;
  uint32_t bottom = s->fill_bottom & 0xFF ? s->fill_bottom : s->fill;
  struct paint p = {pixel_of_rgba(s->fill), pixel_of_rgba(bottom), m->r.y, m->r.y + m->r.h, NULL, 0, 0, 0};
  if (m->weave.pixels && s->weave_alpha > 0) {
    p.weave = &m->weave;
    p.weave_alpha = (uint32_t)(clamp01(s->weave_alpha) * 255 + 0.5F);
    p.weave_x = (int)floorf(m->r.x + 0.5F);
    p.weave_y = (int)floorf(m->r.y + 0.5F);
  }
  return p;
}

void raster_box(const struct target *t, const struct draw_cmd *cmd) {
  const struct draw_box_cmd *m = &cmd->u.box;
  const struct draw_box *s = &m->style;
  struct rounded b = rounded_of(m->r, s->radius);
  struct paint p = box_paint(m);
  if (s->shadow & 0xFF) box_shadow(t, m, p.top >> 24 == 255 && p.bottom >> 24 == 255);
  if (s->fill & 0xFF) {
    struct cover c = cover_fill();
    cover_box(t, &b, &c, &p);
  }
  if (s->border_width <= 0 || !(s->border & 0xFF)) return;
  if (s->dash > 0)
    box_stitches(t, m);
  else
    box_border(t, m, &b);
}

void raster_circle(const struct target *t, const struct draw_cmd *cmd) {
  const struct draw_circle_cmd *m = &cmd->u.circle;
  struct rounded b = {m->x, m->y, m->radius, m->radius, m->radius};
  struct cover c = cover_fill();
  struct paint p = {.top = pixel_of_rgba(cmd->rgba), .bottom = pixel_of_rgba(cmd->rgba)};
  cover_box(t, &b, &c, &p);
}
