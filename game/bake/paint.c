/* Shapes: exact area coverage, accumulated edge by edge and summed along rows. */
#include "paint.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct paint paint_create(float x0, float y0, float w_u, float h_u, float scale) {
  struct paint p = {.w = (int)lroundf(w_u * scale), .h = (int)lroundf(h_u * scale), .scale = scale, .x0 = x0, .y0 = y0};
  p.px = calloc((size_t)p.w * (size_t)p.h * 4, sizeof *p.px);
  p.scratch = calloc((size_t)(p.w + 4) * (size_t)(p.h + 1), sizeof *p.scratch);
  assert(p.px && p.scratch);
  return p;
}

void paint_free(struct paint *p) {
  free(p->px);
  free(p->scratch);
  memset(p, 0, sizeof *p);
}

float *paint_at(const struct paint *p, int x, int y) { return p->px + ((size_t)y * (size_t)p->w + (size_t)x) * 4; }

struct ink ink(uint32_t rgb, float a) {
  return (struct ink){(float)(rgb >> 16 & 255) / 255, (float)(rgb >> 8 & 255) / 255, (float)(rgb & 255) / 255, a};
}

struct ink ink_mix(struct ink a, struct ink b, float t) {
  return (struct ink){mixf(a.r, b.r, t), mixf(a.g, b.g, t), mixf(a.b, b.b, t), mixf(a.a, b.a, t)};
}

struct ink ink_mul(struct ink c, float k) {
  return (struct ink){c.r * k, c.g * k, c.b * k, c.a};
}

struct ink ink_ramp(struct ink dark, struct ink mid, struct ink light, float l) {
  return ink_mix(ink_mix(dark, mid, smooth(0.02f, 0.55f, l)), light, smooth(0.5f, 1, l));
}

struct fill fill_flat(struct ink c) {
  return (struct fill){.a = c, .b = c, .bx = 1};
}

struct fill fill_line(struct ink a, float ax, float ay, struct ink b, float bx, float by) {
  return (struct fill){.a = a, .b = b, .ax = ax, .ay = ay, .bx = bx, .by = by};
}

struct fill fill_shade(shade_fn *shade, const void *ctx) {
  return (struct fill){.shade = shade, .ctx = ctx};
}

static struct ink fill_at(const struct fill *f, float x, float y) {
  if (f->shade) return f->shade(f->ctx, x, y);
  float dx = f->bx - f->ax, dy = f->by - f->ay, length2 = dx * dx + dy * dy;
  float t = length2 > 0 ? ((x - f->ax) * dx + (y - f->ay) * dy) / length2 : 0;
  return ink_mix(f->a, f->b, clampf(t, 0, 1));
}

static void blend(float *px, struct ink c, float coverage) {
  float a = c.a * coverage, rest = 1 - a;
  px[0] = px[0] * rest + c.r * a;
  px[1] = px[1] * rest + c.g * a;
  px[2] = px[2] * rest + c.b * a;
  px[3] = px[3] * rest + a;
}

/* The part of one edge inside one row: its signed cover is spread over the columns it crosses. */
static void add_span(float *row, float xa, float xb, float d) {
  float left = xa < xb ? xa : xb, right = xa < xb ? xb : xa;
  int i = (int)left, end = (int)ceilf(right);
  if (end <= i + 1) {
    float middle = 0.5f * (left + right) - (float)i;
    row[i] += d * (1 - middle);
    row[i + 1] += d * middle;
    return;
  }
  float s = 1 / (right - left), before = 0;
  for (int x = i; x < end; x++) {
    float from = left > (float)x ? left : (float)x, to = right < (float)(x + 1) ? right : (float)(x + 1);
    /* cover to the right of the edge inside this column, then all of what came before it */
    float part = (to - from) * s, inside = part * ((float)(x + 1) - 0.5f * (from + to));
    row[x] += d * (inside + before);
    before = part - inside;
  }
  row[end] += d * before;
}

struct box {
  int x0, y0, x1, y1;
};

static void add_edge(float *acc, int stride, const struct box *b, const float *from, const float *to) {
  float dir = 1, x0 = from[0], y0 = from[1], x1 = to[0], y1 = to[1];
  if (y0 == y1) return;
  if (y0 > y1) {
    dir = -1;
    x0 = to[0], y0 = to[1], x1 = from[0], y1 = from[1];
  }
  float slope = (x1 - x0) / (y1 - y0), limit = (float)(b->x1 - b->x0);
  float top = y0 < (float)b->y0 ? (float)b->y0 : y0, bottom = y1 > (float)b->y1 ? (float)b->y1 : y1;
  for (int y = (int)floorf(top); (float)y < bottom; y++) {
    float ya = top > (float)y ? top : (float)y, yb = bottom < (float)(y + 1) ? bottom : (float)(y + 1);
    float xa = clampf(x0 + (ya - y0) * slope - (float)b->x0, 0, limit);
    float xb = clampf(x0 + (yb - y0) * slope - (float)b->x0, 0, limit);
    add_span(acc + (size_t)(y - b->y0) * (size_t)stride, xa, xb, dir * (yb - ya));
  }
}

static struct box bounds_of(const struct paint *p, const float *xy, int n) {
  float x0 = xy[0], x1 = xy[0], y0 = xy[1], y1 = xy[1];
  for (int i = 1; i < n; i++) {
    x0 = fminf(x0, xy[2 * i]), x1 = fmaxf(x1, xy[2 * i]);
    y0 = fminf(y0, xy[2 * i + 1]), y1 = fmaxf(y1, xy[2 * i + 1]);
  }
  float w = (float)p->w, h = (float)p->h;
  return (struct box){(int)floorf(clampf(x0, 0, w)), (int)floorf(clampf(y0, 0, h)), (int)ceilf(clampf(x1, 0, w)),
                      (int)ceilf(clampf(y1, 0, h))};
}

enum { MAX_POINTS = 512 };

/* Leaves coverage sums in scratch; returns the box they lie in (empty: x0 == x1 or y0 == y1). */
static struct box cover(struct paint *p, const float *xy, int n, int *stride) {
  assert(n >= 3 && n <= MAX_POINTS);
  float at[2 * MAX_POINTS];
  at[0] = at[1] = 0;
  for (int i = 0; i < n; i++) {
    at[2 * i] = (xy[2 * i] - p->x0) * p->scale;
    at[2 * i + 1] = (xy[2 * i + 1] - p->y0) * p->scale;
  }
  struct box b = bounds_of(p, at, n);
  *stride = b.x1 - b.x0 + 2;
  if (b.x0 >= b.x1 || b.y0 >= b.y1) return (struct box){0};
  memset(p->scratch, 0, sizeof(float) * (size_t)*stride * (size_t)(b.y1 - b.y0));
  for (int i = 0; i < n; i++) add_edge(p->scratch, *stride, &b, at + 2 * i, at + 2 * ((i + 1) % n));
  return b;
}

void paint_polygon(struct paint *p, const float *xy, int n, const struct fill *f) {
  int stride;
  struct box b = cover(p, xy, n, &stride);
  float step = 1 / p->scale;
  for (int y = b.y0; y < b.y1; y++) {
    const float *acc = p->scratch + (size_t)(y - b.y0) * (size_t)stride;
    float *px = paint_at(p, b.x0, y), sum = 0, uy = p->y0 + ((float)y + 0.5f) * step;
    for (int x = b.x0; x < b.x1; x++, px += 4) {
      sum += acc[x - b.x0];
      float c = fminf(fabsf(sum), 1);
      if (c > 0.002f) blend(px, fill_at(f, p->x0 + ((float)x + 0.5f) * step, uy), c);
    }
  }
}

void paint_erase(struct paint *p, const float *xy, int n) {
  int stride;
  struct box b = cover(p, xy, n, &stride);
  for (int y = b.y0; y < b.y1; y++) {
    const float *acc = p->scratch + (size_t)(y - b.y0) * (size_t)stride;
    float *px = paint_at(p, b.x0, y), sum = 0;
    for (int x = b.x0; x < b.x1; x++, px += 4) {
      sum += acc[x - b.x0];
      float keep = 1 - fminf(fabsf(sum), 1);
      for (int i = 0; i < 4; i++) px[i] *= keep;
    }
  }
}

void paint_quad(struct paint *p, const float xy[8], const struct fill *f) { paint_polygon(p, xy, 4, f); }

void paint_rect(struct paint *p, float x, float y, float w, float h, const struct fill *f) {
  float xy[8] = {x, y, x + w, y, x + w, y + h, x, y + h};
  paint_polygon(p, xy, 4, f);
}

void paint_stroke(struct paint *p, const float *xy, int n, float w0, float w1, struct ink a, struct ink b) {
  float outline[2 * MAX_POINTS];
  assert(n >= 2 && 2 * n <= MAX_POINTS);
  for (int i = 0; i < n; i++) {
    int before = i > 0 ? i - 1 : 0, after = i < n - 1 ? i + 1 : n - 1;
    float dx = xy[2 * after] - xy[2 * before], dy = xy[2 * after + 1] - xy[2 * before + 1];
    float length = fmaxf(hypotf(dx, dy), 1e-6f), half = 0.5f * mixf(w0, w1, (float)i / (float)(n - 1));
    float nx = -dy / length * half, ny = dx / length * half;
    outline[2 * i] = xy[2 * i] + nx;
    outline[2 * i + 1] = xy[2 * i + 1] + ny;
    outline[2 * (2 * n - 1 - i)] = xy[2 * i] - nx;
    outline[2 * (2 * n - 1 - i) + 1] = xy[2 * i + 1] - ny;
  }
  struct fill f = fill_line(a, xy[0], xy[1], b, xy[2 * n - 2], xy[2 * n - 1]);
  paint_polygon(p, outline, 2 * n, &f);
}

void paint_line(struct paint *p, float xa, float ya, float xb, float yb, float w, struct ink c) {
  float xy[4] = {xa, ya, xb, yb};
  paint_stroke(p, xy, 2, w, w, c, c);
}

int paint_arc(float *xy, float x, float y, float rx, float ry, float a0, float a1, int steps) {
  for (int i = 0; i <= steps; i++) {
    float a = mixf(a0, a1, (float)i / (float)steps);
    xy[2 * i] = x + cosf(a) * rx;
    xy[2 * i + 1] = y + sinf(a) * ry;
  }
  return steps + 1;
}

struct disc {
  float x, y, rx, ry, c, s;
  struct ink in, out;
};

static float disc_radius(const struct disc *d, float x, float y) {
  float dx = x - d->x, dy = y - d->y;
  float u = (dx * d->c + dy * d->s) / d->rx, v = (dy * d->c - dx * d->s) / d->ry;
  return sqrtf(u * u + v * v);
}

static struct ink shade_disc(const void *ctx, float x, float y) {
  const struct disc *d = ctx;
  return ink_mix(d->in, d->out, clampf(disc_radius(d, x, y), 0, 1));
}

static struct ink shade_soft(const void *ctx, float x, float y) {
  const struct disc *d = ctx;
  float r = clampf(disc_radius(d, x, y), 0, 1), t = 1 - r * r;
  struct ink c = d->in;
  c.a *= t * t;
  return c;
}

static void paint_ellipse(struct paint *p, const struct disc *d, shade_fn *shade) {
  enum { STEPS = 40 };
  float xy[2 * STEPS];
  for (int i = 0; i < STEPS; i++) {
    float a = 2 * PI_F * (float)i / STEPS, u = cosf(a) * d->rx, v = sinf(a) * d->ry;
    xy[2 * i] = d->x + u * d->c - v * d->s;
    xy[2 * i + 1] = d->y + u * d->s + v * d->c;
  }
  struct fill f = fill_shade(shade, d);
  paint_polygon(p, xy, STEPS, &f);
}

void paint_disc(struct paint *p, float x, float y, float rx, float ry, float turn, struct ink in, struct ink out) {
  struct disc d = {x, y, rx, ry, cosf(turn), sinf(turn), in, out};
  paint_ellipse(p, &d, shade_disc);
}

void paint_soft(struct paint *p, float x, float y, float rx, float ry, float turn, struct ink c) {
  struct disc d = {x, y, rx, ry, cosf(turn), sinf(turn), c, c};
  paint_ellipse(p, &d, shade_soft);
}

struct bar {
  float x, y, nx, ny, half;
  const struct bar_tones *tones;
};

static struct ink shade_bar(const void *ctx, float x, float y) {
  const struct bar *b = ctx;
  float v = ((x - b->x) * b->nx + (y - b->y) * b->ny) / b->half; /* -1 on the lit side .. 1 */
  float l = clampf(0.62f - 0.5f * v - 0.25f * v * v, 0, 1);
  return ink_ramp(b->tones->dark, b->tones->mid, b->tones->light, l);
}

void paint_bar(struct paint *p, float xa, float ya, float xb, float yb, float w, const struct bar_tones *t) {
  float dx = xb - xa, dy = yb - ya, length = fmaxf(hypotf(dx, dy), 1e-6f);
  struct bar b = {xa, ya, -dy / length, dx / length, 0.5f * w, t};
  if (b.nx + b.ny < 0) b.nx = -b.nx, b.ny = -b.ny;
  float ox = b.nx * b.half, oy = b.ny * b.half;
  float xy[8] = {xa + ox, ya + oy, xb + ox, yb + oy, xb - ox, yb - oy, xa - ox, ya - oy};
  struct fill f = fill_shade(shade_bar, &b);
  paint_polygon(p, xy, 4, &f);
}
