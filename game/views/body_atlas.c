#include "body_atlas.h"

#include <assert.h>
#include <stdlib.h>

#include "vec.h"

static uint32_t texels[ATLAS_W * ATLAS_H]; /* painted once, never changed afterwards */

struct area {
  int x, y, w, h;
};
static const struct area areas[PATCH_COUNT] = {
    [PATCH_FUR] = {0, 0, 512, 256},      [PATCH_TICKED] = {0, 256, 512, 256},     [PATCH_TERRY] = {0, 512, 256, 256},
    [PATCH_SKIN] = {256, 512, 256, 256}, [PATCH_PLAIN] = {0, 768, 32, 32},        [PATCH_EDGE] = {40, 768, 32, 32},
    [PATCH_LINE] = {80, 768, 32, 32},    [PATCH_SOFT] = {128, 768, 128, 128},     [PATCH_HAIR] = {272, 768, 64, 16},
    [PATCH_SPIKES] = {0, 904, 512, 14},  [PATCH_SPIKES_LONG] = {0, 926, 512, 26},
};

float noise2(float x, float y) {
  int xi = (int)floorf(x), yi = (int)floorf(y);
  float fx = x - (float)xi, fy = y - (float)yi, c[4];
  for (int i = 0; i < 4; i++)
    c[i] = hash01((uint32_t)(xi + (i & 1)) * 374761393u + (uint32_t)(yi + (i >> 1)) * 668265263u);
  fx = fx * fx * (3 - 2 * fx);
  fy = fy * fy * (3 - 2 * fy);
  return mixf(mixf(c[0], c[1], fx), mixf(c[2], c[3], fx), fy);
}

float noise2_rich(float x, float y) {
  return 0.5f * noise2(x, y) + 0.27f * noise2(x * 2.1f, y * 2.1f) + 0.15f * noise2(x * 4.3f, y * 4.3f) +
         0.08f * noise2(x * 9, y * 9);
}

static void put(int x, int y, float luma, float alpha) {
  alpha = clampf(alpha, 0, 1);
  luma = clampf(luma, 0, 1) * alpha;
  uint32_t l = (uint32_t)(luma * 255 + 0.5f), a = (uint32_t)(alpha * 255 + 0.5f);
  texels[y * ATLAS_W + x] = a << 24 | l << 16 | l << 8 | l;
}

struct hairs {
  int count;
  uint32_t seed;
  float length_min, length_more, slope;
};

/* One hair brightens or darkens the height field along its way. */
static void comb(float (*field)[512], const struct hairs *h, int i, float tone) {
  uint32_t n = (uint32_t)i;
  float x = hash01(n * 3 + h->seed) * 512, y = hash01(n * 3 + h->seed + 1) * 256,
        length = h->length_min + hash01(n * 7 + h->seed) * h->length_more,
        dy = (hash01(n * 17 + h->seed) - 0.5f) * h->slope + 0.14f * (noise2(x * 0.02f, y * 0.02f) - 0.5f);
  for (int k = 0; k < (int)length; k++) {
    int px = (int)(x + (float)k) & 511, py = (int)floorf(y + dy * (float)k) & 255;
    float w = sinf((float)k / length * 3.1416f) * tone;
    field[py][px] += w;
    field[(py + 1) & 255][px] += w * 0.5f;
  }
}

static void paint_fur(void) {
  float(*field)[512] = malloc(256 * sizeof *field); /* needed only now */
  assert(field);
  for (int y = 0; y < 256; y++)
    for (int x = 0; x < 512; x++) field[y][x] = 0.05f * (noise2((float)x * 0.03f, (float)y * 0.06f) - 0.5f);
  struct hairs fine = {9000, 1, 11, 20, 0.34f};
  for (int i = 0; i < fine.count; i++) comb(field, &fine, i, (hash01((uint32_t)i * 11) - 0.5f) * 0.17f);
  for (int y = 0; y < 256; y++)
    for (int x = 0; x < 512; x++) put(x, y, 0.90f + field[y][x] * 0.62f, 1);
  struct hairs ticks = {4200, 9001, 6, 8, 0.4f};
  for (int i = 0; i < ticks.count; i++) comb(field, &ticks, i, hash01((uint32_t)i * 13 + 3) < 0.60f ? -0.18f : 0.13f);
  for (int y = 0; y < 256; y++)
    for (int x = 0; x < 512; x++) put(x, y + 256, 0.885f + field[y][x] * 0.70f, 1);
  free(field);
}

/* Alpha of a row of tapered leaning spikes; u in texels, periodic; v 0 root .. 1 tip. */
static float spikes(float u, float v, float spacing, float lean, uint32_t seed, float width) {
  float best = 0;
  int n = (int)(512 / spacing), first = (int)floorf(u / spacing);
  for (int layer = 0; layer < 2; layer++)
    for (int k = first - 4; k <= first + 4; k++) {
      uint32_t id = (uint32_t)((k % n + n) % n + layer * 977) + seed * 31;
      float root = ((float)k + 0.5f + (hash01(id * 7 + 1) - 0.5f) * 0.9f) * spacing,
            length = 0.45f + 0.55f * hash01(id * 13 + 5), w = spacing * width * (0.6f + 0.5f * hash01(id * 3 + 2));
      if (v > length) continue;
      float t = v / length, x = root + lean * v * (0.5f + 0.7f * v) * spacing * (1.3f + hash01(id * 5)),
            d = w * (1 - t) * (1 - 0.25f * t) - fabsf(u - x);
      best = maxf(best, smoothf(-0.9f, 1.6f, d) * (1 - 0.8f * t * t)); /* soft: texels are not blended */
    }
  return best;
}

static void paint_edges(void) {
  struct area a = areas[PATCH_SPIKES], b = areas[PATCH_SPIKES_LONG];
  for (int x = 0; x < 512; x++) {
    for (int y = 0; y < a.h; y++) {
      float v = (float)y / (float)(a.h - 1);
      put(x, a.y + y, 1, maxf(spikes((float)x, v, 8.0f, -0.8f, 1, 0.66f), 1 - v * 2.4f));
    }
    for (int y = 0; y < b.h; y++) {
      float v = (float)y / (float)(b.h - 1);
      put(x, b.y + y, 1, maxf(spikes((float)x, v, 10.67f, -0.4f, 2, 0.52f), 1 - v * 3.4f));
    }
  }
}

static void paint_small(void) {
  for (int y = 0; y < 32; y++)
    for (int x = 0; x < 32; x++) {
      float v = ((float)y + 0.5f) / 32;
      put(areas[PATCH_PLAIN].x + x, 768 + y, 1, 1);
      put(areas[PATCH_EDGE].x + x, 768 + y, 1, 1 - v);
      put(areas[PATCH_LINE].x + x, 768 + y, 1, (1 - fabsf(2 * v - 1)) * 1.6f);
    }
  for (int y = 0; y < 128; y++)
    for (int x = 0; x < 128; x++) {
      float d = hypotf((float)x - 63.5f, (float)y - 63.5f) / 63, a = d < 1 ? 1 - d * d : 0;
      put(areas[PATCH_SOFT].x + x, 768 + y, 1, a * a);
    }
  for (int y = 0; y < 16; y++)
    for (int x = 0; x < 64; x++) {
      float t = (float)x / 63, centre = 7 + 2.5f * sinf(t * 2.2f),
            half = 4.2f * sinf(minf(t * 2.4f + 0.25f, 1.57f)) * (1 - t * t);
      put(areas[PATCH_HAIR].x + x, 768 + y, 1,
          clampf(half - fabsf((float)y - centre) + 0.4f, 0, 1) * smoothf(0, 0.35f, t) * (1 - 0.3f * t));
    }
}

static void paint_cloth(void) {
  for (int y = 0; y < 256; y++)
    for (int x = 0; x < 256; x++) {
      float fx = (float)x, fy = (float)y,
            n = noise2(fx * 0.55f, fy * 0.55f) * 0.5f + noise2(fx * 0.25f, fy * 0.25f) * 0.5f;
      put(x, 512 + y, 0.87f + 0.20f * (n - 0.5f) + 0.03f * sinf(fx * 1.2f) * sinf(fy * 1.2f), 1);
      put(256 + x, 512 + y, 0.97f + 0.06f * (noise2_rich(fx * 0.06f, fy * 0.06f) - 0.5f), 1);
    }
}

const struct image *body_atlas(void) {
  static struct image atlas = {.w = ATLAS_W, .h = ATLAS_H, .pixels = texels, .serial = 0xB0D1E5u};
  static bool painted;
  if (!painted) {
    painted = true;
    paint_fur();
    paint_edges();
    paint_small();
    paint_cloth();
  }
  return &atlas;
}

struct patch body_patch(enum body_patch p) {
  struct area a = areas[p];
  float x = (float)a.x, y = (float)a.y, w = (float)a.w, h = (float)a.h;
  return (struct patch){(x + 1) / ATLAS_W, (y + 1) / ATLAS_H, (x + w - 1) / ATLAS_W, (y + h - 1) / ATLAS_H};
}
