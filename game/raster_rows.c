/* raster_rows.c - the rows of pixels everything else ends in: filled, blended, covered, mixed. */
#include "raster_vector.h"

/* The last one to three pixels of a row go through four of their own. */
static inline u4 load_part(const uint32_t *from, int n) {
  u4 v = four(0);
  memcpy(&v, from, (size_t)n * 4);
  return v;
}
static inline void store_part(uint32_t *to, u4 v, int n) { memcpy(to, &v, (size_t)n * 4); }

void span_fill(uint32_t *to, int n, uint32_t pixel) {
  int i = 0;
  if (pixel >> 24 == 255) {
    for (; i + 4 <= n; i += 4) store(to + i, four(pixel));
    for (; i < n; i++) to[i] = pixel;
  } else if (pixel) {
    u4 p = four(pixel);
    for (; i + 4 <= n; i += 4) store(to + i, over4(load(to + i), p));
    for (; i < n; i++) to[i] = pixel_over(to[i], pixel);
  }
}

void span_over(uint32_t *to, const uint32_t *from, int n) {
  int i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, over4(load(to + i), load(from + i)));
  for (; i < n; i++) to[i] = pixel_over(to[i], from[i]);
}

static inline u4 load_cover(const uint8_t *cover) { return (u4){cover[0], cover[1], cover[2], cover[3]}; }

static inline bool any_cover(const uint8_t *cover) {
  uint32_t four_at_once;
  memcpy(&four_at_once, cover, sizeof four_at_once);
  return four_at_once != 0;
}

void span_cover(uint32_t *to, const uint8_t *cover, int n, uint32_t pixel) {
  int i = 0;
  u4 p = four(pixel);
  for (; i + 4 <= n; i += 4)
    if (any_cover(cover + i)) store(to + i, over4(load(to + i), mul4(p, load_cover(cover + i))));
  for (; i < n; i++) to[i] = pixel_over(to[i], pixel_mul(pixel, cover[i]));
}

void span_over_cover(uint32_t *to, const uint32_t *from, const uint8_t *cover, int n) {
  int i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, over4(load(to + i), mul4(load(from + i), load_cover(cover + i))));
  for (; i < n; i++) to[i] = pixel_over(to[i], pixel_mul(from[i], cover[i]));
}

void span_times(uint32_t *to, int n, uint32_t pixel) {
  u4 rb = four(pixel & 0xFF00FF), ag = four(pixel >> 8 & 0xFF00FF);
  int i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, mul_halves(load(to + i), rb, ag));
  if (i < n) store_part(to + i, mul_halves(load_part(to + i, n - i), rb, ag), n - i);
}

void span_mix(uint32_t *to, const uint32_t *a, const uint32_t *b, int n, uint32_t t) {
  int i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, mix4(load(a + i), load(b + i), four(t)));
  if (i < n) store_part(to + i, mix4(load_part(a + i, n - i), load_part(b + i, n - i), four(t)), n - i);
}

void span_stretch(uint32_t *to, const uint32_t *from, int last, const int32_t *columns, int n) {
  for (int i = 0; i < n; i += 4) {
    u4 left = four(0), right = four(0), t = four(0);
    int part = n - i < 4 ? n - i : 4;
    for (int k = 0; k < part; k++) {
      int x = columns[i + k] >> 16;
      left[k] = from[x];
      right[k] = from[x < last ? x + 1 : last];
      t[k] = (uint32_t)(columns[i + k] >> 8) & 255;
    }
    store_part(to + i, mix4(left, right, t), part);
  }
}

void span_weave(uint32_t *to, const uint32_t *weave, int n, uint32_t pixel, uint32_t alpha) {
  uint32_t strength = mul255(alpha, pixel >> 24);
  u4 p = four(pixel), s = four(strength);
  int i = 0;
  for (; i + 4 <= n; i += 4) {
    u4 w = load(weave + i), covers = (w >> 24) * alpha + 128;
    store(to + i, mul4(w, s) + mul4(p, 255 - ((covers + (covers >> 8)) >> 8)));
  }
  for (; i < n; i++) to[i] = pixel_mul(weave[i], strength) + pixel_mul(pixel, 255 - mul255(alpha, weave[i] >> 24));
}
