/* Whole canvases: noise, blur, layers, scaling, saving. */
#include "paint.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint32_t hash_u32(uint32_t n) {
  n ^= n >> 16;
  n *= 0x7FEB352Du;
  n ^= n >> 15;
  n *= 0x846CA68Bu;
  return n ^ n >> 16;
}

float hash_unit(uint32_t n) { return (float)(hash_u32(n) >> 8) / 16777216.0f; }

float dice(struct dice *d) { return hash_unit(++d->state * 0x9E3779B9u); }

float dice_in(struct dice *d, float low, float high) { return low + (high - low) * dice(d); }

static float lattice(int x, int y, uint32_t seed) {
  return hash_unit((uint32_t)x * 0x8DA6B343u ^ (uint32_t)y * 0xD8163841u ^ seed * 0xCB1AB31Fu);
}

static float noise_at(float x, float y, int px, int py, uint32_t seed) {
  float fx = floorf(x), fy = floorf(y), u = x - fx, v = y - fy;
  int x0 = (int)fx, y0 = (int)fy, x1 = x0 + 1, y1 = y0 + 1;
  if (px > 0) x0 = (x0 % px + px) % px, x1 = (x1 % px + px) % px;
  if (py > 0) y0 = (y0 % py + py) % py, y1 = (y1 % py + py) % py;
  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  float top = mixf(lattice(x0, y0, seed), lattice(x1, y0, seed), u);
  return mixf(top, mixf(lattice(x0, y1, seed), lattice(x1, y1, seed), u), v);
}

float noise(float x, float y, uint32_t seed) { return noise_at(x, y, 0, 0, seed); }

float noise_tile(float x, float y, int period_x, int period_y, uint32_t seed) {
  return noise_at(x, y, period_x, period_y, seed);
}

float fbm(float x, float y, uint32_t seed) {
  float sum = 0, weight = 0.5f;
  for (uint32_t i = 0; i < 4; i++, weight *= 0.5f, x *= 2.03f, y *= 2.03f) sum += weight * noise(x, y, seed + i);
  return sum / 0.9375f;
}

/* One box pass along a line of n pixels, `step` floats apart. */
static void box_line(float *px, size_t step, int n, int radius, float *copy) {
  for (int i = 0; i < n; i++) memcpy(copy + 4 * i, px + (size_t)i * step, 4 * sizeof *copy);
  float sum[4], scale = 1 / (float)(2 * radius + 1);
  for (int c = 0; c < 4; c++) {
    sum[c] = copy[c] * (float)(radius + 1);
    for (int i = 1; i <= radius; i++) sum[c] += copy[4 * (i < n ? i : n - 1) + c];
  }
  for (int i = 0; i < n; i++) {
    int in = i + radius + 1 < n ? i + radius + 1 : n - 1, out = i - radius > 0 ? i - radius : 0;
    for (int c = 0; c < 4; c++) {
      px[(size_t)i * step + (size_t)c] = sum[c] * scale;
      sum[c] += copy[4 * in + c] - copy[4 * out + c];
    }
  }
}

void paint_blur(struct paint *p, float radius_u) {
  int radius = (int)lroundf(radius_u * p->scale * 0.6f);
  if (radius < 1) return;
  float *copy = malloc(4 * sizeof *copy * (size_t)(p->w > p->h ? p->w : p->h));
  assert(copy);
  for (int pass = 0; pass < 3; pass++) {
    for (int y = 0; y < p->h; y++) box_line(paint_at(p, 0, y), 4, p->w, radius, copy);
    for (int x = 0; x < p->w; x++) box_line(paint_at(p, x, 0), 4 * (size_t)p->w, p->h, radius, copy);
  }
  free(copy);
}

void paint_over(struct paint *p, const struct paint *top) {
  assert(p->scale == top->scale);
  int ox = (int)lroundf((top->x0 - p->x0) * p->scale), oy = (int)lroundf((top->y0 - p->y0) * p->scale);
  for (int y = 0; y < top->h; y++) {
    if (y + oy < 0 || y + oy >= p->h) continue;
    for (int x = 0; x < top->w; x++) {
      if (x + ox < 0 || x + ox >= p->w) continue;
      const float *from = paint_at(top, x, y);
      float *to = paint_at(p, x + ox, y + oy), rest = 1 - from[3];
      for (int c = 0; c < 4; c++) to[c] = to[c] * rest + from[c];
    }
  }
}

void paint_enlarge(struct paint *p, const struct paint *from) {
  float ratio = from->scale / p->scale;
  for (int y = 0; y < p->h; y++) {
    float v = clampf(((float)y + 0.5f) * ratio + (p->y0 - from->y0) * from->scale - 0.5f, 0, (float)from->h - 1.001f);
    for (int x = 0; x < p->w; x++) {
      float u = clampf(((float)x + 0.5f) * ratio + (p->x0 - from->x0) * from->scale - 0.5f, 0, (float)from->w - 1.001f);
      const float *a = paint_at(from, (int)u, (int)v), *b = a + 4 * from->w;
      float fu = u - floorf(u), fv = v - floorf(v), *to = paint_at(p, x, y);
      for (int c = 0; c < 4; c++) to[c] = mixf(mixf(a[c], a[c + 4], fu), mixf(b[c], b[c + 4], fu), fv);
    }
  }
}

struct paint paint_half(const struct paint *p) {
  struct paint h = paint_create(p->x0, p->y0, (float)(p->w / 2), (float)(p->h / 2), 1);
  h.scale = p->scale / 2;
  for (int y = 0; y < h.h; y++)
    for (int x = 0; x < h.w; x++) {
      const float *a = paint_at(p, 2 * x, 2 * y), *b = a + 4 * p->w;
      float *to = paint_at(&h, x, y);
      for (int c = 0; c < 4; c++) to[c] = 0.25f * (a[c] + a[c + 4] + b[c] + b[c + 4]);
    }
  return h;
}

void paint_each(struct paint *p, pixel_fn *f, const void *ctx) {
  float step = 1 / p->scale;
  for (int y = 0; y < p->h; y++)
    for (int x = 0; x < p->w; x++)
      f(ctx, p->x0 + ((float)x + 0.5f) * step, p->y0 + ((float)y + 0.5f) * step, paint_at(p, x, y));
}

/* Half a level of hashed noise, so that slow gradients show no bands. */
static uint32_t to_pixel(const float *px, uint32_t n) {
  uint32_t a = (uint32_t)(clampf(px[3], 0, 1) * 255 + 0.5f), out = a << 24;
  for (int c = 0; c < 3; c++) {
    float grain = hash_unit(n * 3 + (uint32_t)c);
    uint32_t v = (uint32_t)(clampf(px[c] * 255 + grain, 0, 255));
    out |= (v < a ? v : a) << (16 - 8 * c);
  }
  return out;
}

static bool write_rows(const struct paint *p, FILE *f) {
  bool opaque = true;
  for (int i = 0; i < p->w * p->h && opaque; i++) opaque = p->px[4 * (size_t)i + 3] > 0.998f;
  uint32_t head[4] = {0x31495348u, (uint32_t)p->w, (uint32_t)p->h, opaque};
  uint32_t *row = malloc(4u * (size_t)p->w);
  assert(row);
  bool ok = fwrite(head, sizeof head, 1, f) == 1;
  for (int y = 0; y < p->h && ok; y++) {
    for (int x = 0; x < p->w; x++) row[x] = to_pixel(paint_at(p, x, y), (uint32_t)(y * p->w + x));
    ok = fwrite(row, 4, (size_t)p->w, f) == (size_t)p->w;
  }
  free(row);
  return ok;
}

bool paint_save(const struct paint *p, const char *dir, const char *name, int px) {
  char path[1200];
  snprintf(path, sizeof path, "%s/%s@%d.px", dir, name, px);
  FILE *f = fopen(path, "wb");
  bool ok = f && write_rows(p, f);
  if (f && fclose(f) != 0) ok = false;
  if (!ok) fprintf(stderr, "bake: cannot write %s\n", path);
  return ok;
}
