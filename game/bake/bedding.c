/* Paper shavings: each a strip that bends over the floor and twists, so no two catch the light alike. Strewn from the
 * back to the front over a base that already carries the large lights and shades. */
#include "scene.h"

#include "../views/room_geometry.h"

#include <math.h>

#define BED_BACK 452.0f
#define BED_FRONT 700.0f

enum { STATIONS = 7 };
struct strip {
  float x[STATIONS], y[STATIONS];   /* middle line */
  float wx[STATIONS], wy[STATIONS]; /* half width */
  float tone[STATIONS];
};

static struct strip make_strip(struct dice *d, float x, float y, float k) {
  struct strip s;
  float turn = dice(d) * 2 * PI_F, sweep = dice_in(d, 0.3f, 2.9f) * (dice(d) < 0.5f ? -1.0f : 1.0f);
  float size = dice(d), length = (10 + 27 * size * size) * k, width = dice_in(d, 2.0f, 5.0f) * k;
  float twist = dice(d) * PI_F, twisting = dice_in(d, -1.9f, 1.9f), rise = dice_in(d, 0, 4) * k;
  float px = x, py = y, step = length / STATIONS;
  for (int i = 0; i < STATIONS; i++) {
    float t = (float)i / (STATIONS - 1), a = turn + sweep * t, phi = twist + twisting * t;
    float narrow = 0.55f + 0.45f * sinf(PI_F * (0.12f + 0.76f * t));
    s.x[i] = px;
    s.y[i] = py - rise * sinf(PI_F * t);
    s.wx[i] = -sinf(a) * width * narrow * cosf(phi);
    s.wy[i] = (cosf(a) * 0.58f * cosf(phi) - 0.85f * sinf(phi)) * width * narrow;
    s.tone[i] = clampf(0.5f + 0.42f * cosf(2 * (phi - 0.5f)) - 0.14f * sinf(a), 0, 1);
    px += cosf(a) * step;
    py += sinf(a) * step * 0.58f;
  }
  return s;
}

static void strip_outline(const struct strip *s, float dx, float dy, float grow, float *xy) {
  for (int i = 0; i < STATIONS; i++) {
    int j = 2 * STATIONS - 1 - i;
    xy[2 * i] = s->x[i] + s->wx[i] * grow + dx;
    xy[2 * i + 1] = s->y[i] + s->wy[i] * grow + dy;
    xy[2 * j] = s->x[i] - s->wx[i] * grow + dx;
    xy[2 * j + 1] = s->y[i] - s->wy[i] * grow + dy;
  }
}

/* Shade on paper is warm, never grey. */
static struct ink lit_paper(struct ink c, float tone) {
  struct ink shade = {c.r * 0.86f, c.g * 0.74f, c.b * 0.56f, 1}, glow = {c.r * 1.03f, c.g * 1.03f, c.b * 1.04f, 1};
  return ink_mix(shade, glow, smooth(-0.1f, 0.95f, tone));
}

static void paint_strip(struct paint *p, const struct strip *s, struct ink c) {
  for (int i = 0; i + 1 < STATIONS; i++) {
    /* a hair longer than the step, so that neighbours overlap and no seam shows */
    float ex = (s->x[i + 1] - s->x[i]) * 0.12f, ey = (s->y[i + 1] - s->y[i]) * 0.12f;
    int j = i + 1;
    float xy[8] = {s->x[i] + s->wx[i],      s->y[i] + s->wy[i],      s->x[j] + s->wx[j] + ex, s->y[j] + s->wy[j] + ey,
                   s->x[j] - s->wx[j] + ex, s->y[j] - s->wy[j] + ey, s->x[i] - s->wx[i],      s->y[i] - s->wy[i]};
    struct fill f = fill_line(lit_paper(c, s->tone[i] + 0.1f), s->x[i], s->y[i] - 2, lit_paper(c, s->tone[j] - 0.12f),
                              s->x[j], s->y[j] + 2);
    paint_polygon(p, xy, 4, &f);
  }
}

static struct ink paper_colour(struct dice *d, float dark) {
  static const uint32_t papers[8] = {0xFBF0DA, 0xF6E6C6, 0xF0D8AC, 0xFFF7E6, 0xE9CB96, 0xF4E0B8, 0xEAD9BC, 0xF8ECD4};
  struct ink c = ink(papers[(int)(dice(d) * 8)], 1), shade = ink(0xB27E46, 1);
  return ink_mix(c, shade, dark);
}

static void shaving(struct paint *p, struct dice *d, float x, float y, float k, float dark) {
  struct strip s = make_strip(d, x, y, k);
  float xy[4 * STATIONS];
  struct ink c = paper_colour(d, dark);
  strip_outline(&s, 1.0f * k, 3.4f * k, 1.5f, xy);
  struct fill wide = fill_flat(ink(0x7A4420, 0.13f));
  paint_polygon(p, xy, 2 * STATIONS, &wide);
  strip_outline(&s, 0.5f * k, 1.8f * k, 1.1f, xy);
  struct fill tight = fill_flat(ink(0x6A3818, 0.26f));
  paint_polygon(p, xy, 2 * STATIONS, &tight);
  paint_strip(p, &s, c);
}

void bedding_strew(struct paint *p, const struct strew *s) {
  struct dice d = {s->seed * 1000003u};
  for (int i = 0; i < s->n; i++) {
    float x = s->x + dice(&d) * s->w, y = s->y + s->h * ((float)i + dice(&d)) / (float)s->n;
    shaving(p, &d, x, y, s->k, s->dark * dice(&d));
  }
}

/* Left and right ends of the floor in a row of the picture, inside the side lips. */
static void row_ends(float y, float *left, float *right) {
  float t = (y - 440) / (ROOM_LIP_TOP - 440);
  *left = mixf(96, 4, t);
  *right = 1280 - *left;
}

/* Lights and shades as large as a hand: the bedding is not flat. */
static float dune(float x, float y) { return fbm(x * 0.0075f, y * 0.021f, 71); }

static struct ink shade_floor(const void *ctx, float x, float y) {
  (void)ctx;
  float t = clampf((y - BED_BACK) / (BED_FRONT - BED_BACK), 0, 1), m = dune(x, y);
  struct ink base = ink_mix(ink(0xCDA068, 1), ink(0xE3C08C, 1), t);
  return ink_mul(base, 0.78f + 0.34f * m + 0.08f * noise(x * 0.12f, y * 0.3f, 5));
}

static void floor_base(struct paint *p) {
  float l0, r0, l1, r1;
  row_ends(BED_BACK, &l0, &r0);
  row_ends(BED_FRONT, &l1, &r1);
  float xy[8] = {l0 - 4, BED_BACK + 3, r0 + 4, BED_BACK + 3, r1 + 6, BED_FRONT + 14, l1 - 6, BED_FRONT + 14};
  struct fill f = fill_shade(shade_floor, 0);
  paint_quad(p, xy, &f);
}

void bedding_floor(struct paint *p) {
  enum { SHAVINGS = 7600 };
  struct dice d = {20260};
  floor_base(p);
  for (int i = 0; i < SHAVINGS; i++) {
    float u = ((float)i + dice(&d)) / SHAVINGS, y = BED_BACK + 2 + powf(u, 1.18f) * (BED_FRONT - BED_BACK);
    float left, right, t = (y - BED_BACK) / (BED_FRONT - BED_BACK), k = 0.62f + 0.62f * t;
    row_ends(y, &left, &right);
    float x = left + 6 + dice(&d) * (right - left - 12), m = dune(x, y);
    float dark = clampf(0.40f * (1 - t) * (1 - t) + (0.52f - m) * 1.2f, 0, 0.55f);
    if (dice(&d) < 0.45f) dark = fminf(dark + 0.24f, 0.7f), k *= 0.74f; /* lower in the litter */
    shaving(p, &d, x, y, k, dark);
  }
  for (uint32_t i = 0; i < 9; i++)
    paint_soft(p, hash_unit(i * 7) * 1280, 490 + hash_unit(i * 5) * 180, 170 + 120 * hash_unit(i * 3),
               26 + 16 * hash_unit(i), 0, i & 1 ? ink(0xFFEFC4, 0.2f) : ink(0x8A5228, 0.16f));
  paint_soft(p, 640, 452, 720, 46, 0, ink(0x5A2C12, 0.34f));
  paint_soft(p, 560, 610, 620, 150, 0, ink(0xFFF3D0, 0.34f));
  paint_soft(p, 1290, 600, 300, 240, 0, ink(0x5A2A16, 0.34f));
  paint_soft(p, -10, 640, 220, 170, 0, ink(0x5A2A16, 0.26f));
}
