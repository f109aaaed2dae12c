/* raster_lines.c - lines with round joins and ends, dashes, and filled polygons, all with soft edges.
 *
 * A line's row takes the greatest cover of all its segments before it is blended, so joins of a translucent line do not
 * show. A polygon's row sums the signed area left of each edge (as font rasterisers do). */
#include "raster_inside.h"

#include <math.h>

/* ---- strokes ---- */

struct segment {
  float x0, y0, x1, y1;
};

static uint8_t segment_cover(const struct segment *s, float x, float y, float half) {
  float dx = s->x1 - s->x0, dy = s->y1 - s->y0, px = x - s->x0, py = y - s->y0, length2 = dx * dx + dy * dy;
  float along = length2 > 0 ? (px * dx + py * dy) / length2 : 0;
  along = along < 0 ? 0 : along > 1 ? 1 : along;
  float ex = px - along * dx, ey = py - along * dy, d2 = ex * ex + ey * ey, out = half + 0.5F, in = half - 0.5F;
  if (d2 >= out * out) return 0;
  if (in > 0 && d2 <= in * in) return 255;
  float v = out - sqrtf(d2);
  return (uint8_t)((v < 1 ? v : 1) * 255 + 0.5F);
}

struct row_span {
  int x0, x1; /* touched so far; empty when x0 >= x1 */
};

/* Where the row at y can meet a segment: the band around its line, cut at its ends. */
static struct row_span segment_span(const struct segment *s, float y, float reach) {
  float left = fminf(s->x0, s->x1) - reach, right = fmaxf(s->x0, s->x1) + reach;
  float dx = s->x1 - s->x0, dy = s->y1 - s->y0;
  if (fabsf(dy) > 0.01F) {
    float middle = s->x0 + (y - s->y0) * dx / dy, half = reach * sqrtf(dx * dx + dy * dy) / fabsf(dy);
    left = fmaxf(left, fminf(middle - half, right));
    right = fminf(right, fmaxf(middle + half, left));
  }
  return (struct row_span){(int)floorf(left), (int)ceilf(right)};
}

/* Raises cover[] where this segment covers more; the row's touched span grows (and is cleared as it grows). */
static void cover_segment(const struct target *t, const struct segment *s, float half, int y, struct row_span *span) {
  float py = (float)y + 0.5F, reach = half + 0.5F;
  if (py < fminf(s->y0, s->y1) - reach || py > fmaxf(s->y0, s->y1) + reach) return;
  struct row_span w = segment_span(s, py, reach);
  if (w.x0 < t->clip.x0) w.x0 = t->clip.x0;
  if (w.x1 > t->clip.x1) w.x1 = t->clip.x1;
  if (w.x0 >= w.x1) return;
  uint8_t *cover = t->r->cover;
  if (span->x0 >= span->x1) *span = (struct row_span){w.x0, w.x0};
  if (w.x0 < span->x0) memset(cover + w.x0, 0, (size_t)(span->x0 - w.x0));
  if (w.x1 > span->x1) memset(cover + span->x1, 0, (size_t)(w.x1 - span->x1));
  if (w.x0 < span->x0) span->x0 = w.x0;
  if (w.x1 > span->x1) span->x1 = w.x1;
  for (int x = w.x0; x < w.x1; x++) {
    uint8_t v = segment_cover(s, (float)x + 0.5F, py, half);
    if (v > cover[x]) cover[x] = v;
  }
}

static void stroke_segments(const struct target *t, const struct segment *s, int n, float width, uint32_t pixel) {
  float half = fmaxf(width, 1) / 2, low = s[0].y0, high = s[0].y0;
  if (width < 1) pixel = pixel_mul(pixel, (uint32_t)(width * 255 + 0.5F)); /* a hair is fainter, not thinner */
  for (int i = 0; i < n; i++) {
    low = fminf(low, fminf(s[i].y0, s[i].y1));
    high = fmaxf(high, fmaxf(s[i].y0, s[i].y1));
  }
  int y0 = (int)floorf(low - half - 1), y1 = (int)ceilf(high + half + 1);
  if (y0 < t->clip.y0) y0 = t->clip.y0;
  if (y1 > t->clip.y1) y1 = t->clip.y1;
  for (int y = y0; y < y1; y++) {
    struct row_span span = {0, 0};
    for (int i = 0; i < n; i++) cover_segment(t, &s[i], half, y, &span);
    if (span.x0 < span.x1) span_cover(target_row(t, y) + span.x0, t->r->cover + span.x0, span.x1 - span.x0, pixel);
  }
}

static struct segment *need_segments(struct raster *r, int n) {
  r->segments = raster_grow(r->segments, &r->segment_cap, n, sizeof(struct segment));
  return (struct segment *)(void *)r->segments;
}

static void stroke_whole(const struct target *t, const float *xy, int n, const struct stroke *k) {
  int count = n > 1 ? n - 1 : 1;
  struct segment *s = need_segments(t->r, count);
  for (int i = 0; i < count; i++) {
    const float *a = xy + 2 * (size_t)i, *b = n > 1 ? a + 2 : a;
    s[i] = (struct segment){a[0], a[1], b[0], b[1]};
  }
  stroke_segments(t, s, count, k->width, k->pixel);
}

/* Walks along the line and strokes each dash by itself; the pen is down for `on`, up for `off`. */
static void stroke_dashes(const struct target *t, const float *xy, int n, const struct stroke *k) {
  float caps = k->dash > k->width ? k->width : 0; /* the round ends are part of the dash */
  float on = k->dash - caps, off = k->gap + caps, left = on;
  if (on + off < 0.5F) return;
  bool down = true;
  struct segment *dash = need_segments(t->r, n);
  int count = 0;
  for (int i = 0; i + 1 < n; i++) {
    const float *a = xy + 2 * (size_t)i, *b = a + 2;
    float dx = b[0] - a[0], dy = b[1] - a[1], length = sqrtf(dx * dx + dy * dy), at = 0;
    while (length - at > left) {
      float p = at / length, q = (at + left) / length;
      if (down) {
        dash[count++] = (struct segment){a[0] + dx * p, a[1] + dy * p, a[0] + dx * q, a[1] + dy * q};
        stroke_segments(t, dash, count, k->width, k->pixel);
        count = 0;
      }
      at += left;
      down = !down;
      left = down ? on : off;
    }
    if (down && length > at) {
      float p = at / length;
      dash[count++] = (struct segment){a[0] + dx * p, a[1] + dy * p, b[0], b[1]};
    }
    left -= length - at;
  }
  if (down && count) stroke_segments(t, dash, count, k->width, k->pixel);
}

void raster_stroke(const struct target *t, const float *xy, int n, const struct stroke *s) {
  if (s->dash > 0 && n > 1)
    stroke_dashes(t, xy, n, s);
  else
    stroke_whole(t, xy, n, s);
}

void raster_line(const struct target *t, const struct draw_cmd *cmd, const float *xy) {
  const struct draw_points_cmd *m = &cmd->u.points;
  struct stroke s = {m->width, m->dash, m->gap, pixel_of_rgba(cmd->rgba)};
  raster_stroke(t, xy, m->count, &s);
}

/* ---- polygons ---- */

struct area_row {
  float *area; /* change of cover at each pixel; two more than n */
  int n;
  float x0, y; /* left end and top of the row */
};

/* A piece of an edge inside one pixel row, left to right from (ax) to (bx), dropping `drop` in all. */
static void add_piece(const struct area_row *w, float ax, float bx, float drop) {
  int i = (int)ax, last = (int)bx;
  if (i == last || bx - ax < 1e-6F) {
    float right = 1 - ((ax + bx) / 2 - (float)i);
    w->area[i] += drop * right;
    w->area[i + 1] += drop * (1 - right);
    return;
  }
  float per_x = drop / (bx - ax), x = ax;
  for (; i <= last; i++) {
    float next = i < last ? (float)(i + 1) : bx, d = (next - x) * per_x, right = 1 - ((x + next) / 2 - (float)i);
    w->area[i] += d * right;
    w->area[i + 1] += d * (1 - right);
    x = next;
  }
}

static float kept(float v, float high) { return v < 0 ? 0 : v > high ? high : v; }

static void add_edge(const struct area_row *w, const float *a, const float *b) {
  float sign = 1;
  if (a[1] > b[1]) {
    const float *swap = a;
    a = b;
    b = swap;
    sign = -1;
  }
  float top = fmaxf(a[1], w->y), bottom = fminf(b[1], w->y + 1);
  if (top >= bottom) return;
  float slope = (b[0] - a[0]) / (b[1] - a[1]);
  float x0 = kept(a[0] + (top - a[1]) * slope - w->x0, (float)w->n);
  float x1 = kept(a[0] + (bottom - a[1]) * slope - w->x0, (float)w->n);
  add_piece(w, fminf(x0, x1), fmaxf(x0, x1), sign * (bottom - top));
}

static void polygon_row(const struct target *t, const struct draw_cmd *cmd, const float *xy, int y) {
  int n = cmd->bounds.x1 - cmd->bounds.x0, count = cmd->u.points.count;
  struct area_row w = {t->r->area, n, (float)cmd->bounds.x0, (float)y};
  memset(w.area, 0, sizeof *w.area * (size_t)(n + 2));
  for (int i = 0; i < count; i++) add_edge(&w, xy + 2 * i, xy + 2 * ((i + 1) % count));
  float sum = 0;
  for (int i = 0; i < n; i++) {
    sum += w.area[i];
    float v = fabsf(sum);
    t->r->cover[i] = (uint8_t)((v < 1 ? v : 1) * 255 + 0.5F);
  }
  span_cover(target_row(t, y) + t->clip.x0, t->r->cover + (t->clip.x0 - cmd->bounds.x0), t->clip.x1 - t->clip.x0,
             pixel_of_rgba(cmd->rgba));
}

void raster_polygon(const struct target *t, const struct draw_cmd *cmd, const float *xy) {
  raster_need_row(t->r, cmd->bounds.x1 - cmd->bounds.x0 + 2);
  for (int y = t->clip.y0; y < t->clip.y1; y++) polygon_row(t, cmd, xy, y);
}
