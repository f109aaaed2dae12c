/* Paper, photo frame, wood, linen, tape: what the interface is made of. Painted at 2x; the 1x ones are their means. */
#include "scene.h"

#include <math.h>
#include <stddef.h>

static bool save_both(struct paint *p, const char *dir, const char *name) {
  struct paint half = paint_half(p);
  bool ok = paint_save(p, dir, name, 2) && paint_save(&half, dir, name, 1);
  paint_free(&half);
  paint_free(p);
  return ok;
}

/* ---- paper */
enum { PAPER_W = 560, PAPER_H = 400, BLEED = 24 };

/* How far the page's edge lies outside its straight line; 0 at the ends so that the four sides meet. */
static float waver(float along, float length, uint32_t seed) {
  float ends = smooth(0, 26, along) * smooth(0, 26, length - along);
  float torn = 2.3f * (noise(along * 0.035f, 0.5f, seed) - 0.5f) +
               1.9f * (noise(along * 0.13f, 0.5f, seed + 1) - 0.5f) +
               1.3f * (noise(along * 0.5f, 0.5f, seed + 2) - 0.5f);
  return torn * (0.35f + 0.65f * ends);
}

/* Outline of the page, `grow` u larger; clockwise from the upper left. */
static int page_outline(float *xy, float grow) {
  enum { ROUND = 5 };
  float l = BLEED - grow, t = BLEED - grow, r = PAPER_W - BLEED + grow, b = PAPER_H - BLEED + grow, c = 8;
  float w = r - l, h = b - t;
  int n = 0;
  for (int side = 0; side < 4; side++) {
    float length = side & 1 ? h : w, from = c, to = length - c;
    int steps = (int)((to - from) / 6);
    for (int i = 0; i <= steps; i++) {
      float s = mixf(from, to, (float)i / (float)steps), o = waver(s, length, 300u + 10u * (uint32_t)side);
      float sx[4] = {l + s, r + o, r - s, l - o}, sy[4] = {t - o, t + s, b + o, b - s};
      xy[2 * n] = sx[side];
      xy[2 * n + 1] = sy[side];
      n++;
    }
    float cx[4] = {r - c, r - c, l + c, l + c}, cy[4] = {t + c, b - c, b - c, t + c},
          a = -PI_F / 2 + PI_F / 2 * (float)side;
    for (int i = 1; i < ROUND; i++) {
      float turn = a + PI_F / 2 * (float)i / ROUND;
      xy[2 * n] = cx[side] + cosf(turn) * c;
      xy[2 * n + 1] = cy[side] + sinf(turn) * c;
      n++;
    }
  }
  return n;
}

static float edge_distance(float x, float y) {
  return fminf(fminf(x - BLEED, PAPER_W - BLEED - x), fminf(y - BLEED, PAPER_H - BLEED - y));
}

static struct ink shade_paper(const void *ctx, float x, float y) {
  (void)ctx;
  float in = edge_distance(x, y), cloud = fbm(x * 0.012f, y * 0.012f, 61) - 0.5f,
        grain = noise(x * 1.1f, y * 1.1f, 62) - 0.5f;
  struct ink c = ink_mul(ink(0xFDF4E0, 1), 1 + 0.022f * cloud + 0.014f * grain);
  c = ink_mix(c, ink(0xE7C796, 1), 0.62f * expf(-fmaxf(in, 0) * 0.34f) + 0.14f * expf(-fmaxf(in, 0) * 0.06f));
  return c;
}

static void fibres(struct paint *p) {
  struct dice d = {63};
  for (int i = 0; i < 420; i++) {
    float x = dice_in(&d, BLEED + 26, PAPER_W - BLEED - 26), y = dice_in(&d, BLEED + 26, PAPER_H - BLEED - 26);
    float a = dice(&d) * PI_F, bend = dice_in(&d, -0.5f, 0.5f), step = dice_in(&d, 2, 5), xy[10];
    for (int k = 0; k < 5; k++) {
      xy[2 * k] = x;
      xy[2 * k + 1] = y;
      x += cosf(a) * step;
      y += sinf(a) * step;
      a += bend;
    }
    struct ink c = i & 1 ? ink(0xD8BC8E, 0.16f) : ink(0xFFFFFF, 0.42f);
    paint_stroke(p, xy, 5, 0.8f, 0.5f, c, c);
  }
}

static void shadow_of(struct paint *p, const float *xy, int n, float dy, float blur, float a) {
  struct paint s = paint_create(p->x0, p->y0, (float)p->w, (float)p->h, 1);
  s.scale = p->scale;
  float moved[1024];
  for (int i = 0; i < n; i++) moved[2 * i] = xy[2 * i], moved[2 * i + 1] = xy[2 * i + 1] + dy;
  struct fill f = fill_flat(ink(0x2A120C, a));
  paint_polygon(&s, moved, n, &f);
  paint_blur(&s, blur);
  paint_over(p, &s);
  paint_free(&s);
}

static bool paper(const char *dir) {
  struct paint p = paint_create(0, 0, PAPER_W, PAPER_H, 2);
  float xy[1024];
  int n = page_outline(xy, -2);
  shadow_of(&p, xy, n, 6, 7, 0.30f);
  shadow_of(&p, xy, n, 2, 2, 0.22f);
  n = page_outline(xy, 0);
  struct fill rim = fill_line(ink(0xE2BE88, 1), 0, BLEED, ink(0xC99C62, 1), 0, PAPER_H - BLEED);
  paint_polygon(&p, xy, n, &rim);
  n = page_outline(xy, -1.1f);
  struct fill f = fill_shade(shade_paper, NULL);
  paint_polygon(&p, xy, n, &f);
  fibres(&p);
  return save_both(&p, dir, "paper");
}

/* ---- photo: a cream border round a hole */
static bool photo(const char *dir) {
  enum { W = 240, H = 200, B = 9 };
  struct paint p = paint_create(0, 0, W, H, 2);
  float out[8] = {BLEED, BLEED, W - BLEED, BLEED, W - BLEED, H - BLEED, BLEED, H - BLEED};
  float in[8] = {BLEED + B,     BLEED + B,     W - BLEED - B, BLEED + B,
                 W - BLEED - B, H - BLEED - B, BLEED + B,     H - BLEED - B};
  shadow_of(&p, out, 4, 5, 6, 0.34f);
  shadow_of(&p, out, 4, 1.5f, 1.6f, 0.25f);
  struct fill f = fill_line(ink(0xFFFDF4, 1), 0, BLEED, ink(0xF7E8CB, 1), 0, H - BLEED);
  paint_quad(&p, out, &f);
  paint_line(&p, BLEED, BLEED + 0.5f, W - BLEED, BLEED + 0.5f, 1, ink(0xFFFFFF, 0.9f));
  paint_line(&p, BLEED, H - BLEED - 0.5f, W - BLEED, H - BLEED - 0.5f, 1, ink(0xD9B98A, 0.9f));
  float lip[8] = {in[0] - 1, in[1] - 1, in[2] + 1, in[3] - 1, in[4] + 1, in[5] + 1, in[6] - 1, in[7] + 1};
  struct fill edge = fill_flat(ink(0xC9A878, 0.8f));
  paint_quad(&p, lip, &edge);
  paint_erase(&p, in, 4);
  return save_both(&p, dir, "photo");
}

/* ---- wood: tiles */
struct planks {
  int w, h, plank; /* u */
  struct ink dark, mid, light;
  uint32_t seed;
};

static float tile_grain(float u, float v, const struct planks *k, uint32_t seed) {
  int w8 = k->w / 80, w20 = k->w / 20;
  float fw = (float)k->w;
  float sway = 6 * noise_tile(u / fw * (float)w8, v * 0.04f, w8, 0, seed);
  float rings = 0.5f + 0.5f * sinf((v * 0.33f + sway) * 2.0f);
  float fibre = noise_tile(u / fw * (float)w20, v * 1.1f, w20, 0, seed + 1);
  float fine = noise_tile(u / fw * (float)(w20 * 4), v * 2.4f, w20 * 4, 0, seed + 2);
  return 0.42f * rings * noise_tile(u / fw * (float)w8, v * 0.06f, w8, 0, seed + 3) + 0.42f * fibre + 0.26f * fine;
}

static void shade_planks(const void *ctx, float x, float y, float rgba[4]) {
  const struct planks *k = ctx;
  float row = floorf(y / (float)k->plank), in = y - row * (float)k->plank;
  uint32_t seed = k->seed + 17u * (uint32_t)(int)row;
  float g = tile_grain(x, in, k, seed), tone = 0.95f + 0.10f * hash_unit(seed * 7);
  struct ink c = ink_ramp(k->dark, k->mid, k->light, clampf(0.12f + 0.86f * g, 0, 1));
  tone *= 1 + 0.07f * expf(-in * 0.7f) - 0.34f * expf(-((float)k->plank - in) * 0.9f);
  rgba[0] = c.r * tone;
  rgba[1] = c.g * tone;
  rgba[2] = c.b * tone;
  rgba[3] = 1;
}

static bool wood(const char *dir, const char *name, const struct planks *k) {
  struct paint p = paint_create(0, 0, (float)k->w, (float)k->h, 2);
  paint_each(&p, shade_planks, k);
  return save_both(&p, dir, name);
}

/* ---- linen: threads over and under; light where over, dark between */
static void shade_linen(const void *ctx, float x, float y, float rgba[4]) {
  (void)ctx;
  enum { THREADS = 32 }; /* of 3 u */
  float u = x / 3, v = y / 3, fu = u - floorf(u), fv = v - floorf(v);
  bool over = (((int)floorf(u) + (int)floorf(v)) & 1) != 0;
  float thick_u = 0.8f + 0.4f * noise_tile(floorf(u), y / 12, THREADS, 8, 91);
  float thick_v = 0.8f + 0.4f * noise_tile(floorf(v), x / 12, THREADS, 8, 92);
  float across = over ? sinf(PI_F * fu) * thick_u : sinf(PI_F * fv) * thick_v;
  float along = over ? sinf(PI_F * fv) : sinf(PI_F * fu);
  float l = across * (0.55f + 0.45f * along) - 0.47f + 0.3f * (noise_tile(x * 0.66f, y * 0.66f, 64, 64, 93) - 0.5f);
  float a = clampf(fabsf(l) * 1.7f, 0, 1), white = l > 0 ? a : 0;
  rgba[0] = white;
  rgba[1] = white * 0.98f;
  rgba[2] = white * 0.90f;
  rgba[3] = a;
}

static bool linen(const char *dir) {
  struct paint p = paint_create(0, 0, 96, 96, 2);
  paint_each(&p, shade_linen, NULL);
  return save_both(&p, dir, "linen");
}

/* ---- tape */
static struct ink shade_tape(const void *ctx, float x, float y) {
  (void)ctx;
  float crepe = noise(x * 0.45f, y * 0.06f, 95) - 0.5f, spot = fbm(x * 0.06f, y * 0.06f, 96) - 0.5f;
  struct ink c = ink_mul(ink(0xEBD9A4, 0.82f), 1 + 0.10f * crepe + 0.08f * spot);
  c.a += 0.10f * crepe;
  return c;
}

static bool tape(const char *dir) {
  enum { TEETH = 8 };
  struct paint p = paint_create(0, 0, 104, 40, 2);
  float xy[2 * (4 * TEETH + 4)];
  int n = 0;
  for (int i = 0; i <= 2 * TEETH; i++, n++) { /* down the right side, cut zigzag */
    xy[2 * n] = 101.0f - (i & 1 ? 2.4f : 0);
    xy[2 * n + 1] = 3 + 30 * (float)i / (2 * TEETH);
  }
  for (int i = 0; i <= 2 * TEETH; i++, n++) {
    xy[2 * n] = 3.0f + (i & 1 ? 2.4f : 0);
    xy[2 * n + 1] = 33 - 30 * (float)i / (2 * TEETH);
  }
  shadow_of(&p, xy, n, 2, 2.4f, 0.20f);
  paint_erase(&p, xy, n);
  struct fill f = fill_shade(shade_tape, NULL);
  paint_polygon(&p, xy, n, &f);
  paint_line(&p, 5, 4, 99, 4, 1, ink(0xFFFBE6, 0.5f));
  return save_both(&p, dir, "tape");
}

bool bake_materials(const char *dir) {
  struct planks light = {640, 160, 80, ink(0xB87C42, 1), ink(0xD99A5C, 1), ink(0xEFBE84, 1), 401};
  struct planks dark = {640, 160, 80, ink(0x6E3E24, 1), ink(0x9A5E3A, 1), ink(0xB87A4E, 1), 502};
  struct planks desk = {640, 480, 120, ink(0x8E5430, 1), ink(0xB97846, 1), ink(0xD69A62, 1), 603};
  return paper(dir) && photo(dir) && wood(dir, "wood", &light) && wood(dir, "wood-dark", &dark) &&
         wood(dir, "desk", &desk) && linen(dir) && tape(dir);
}
