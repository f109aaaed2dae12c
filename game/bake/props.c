/* Water bottle, food bowl, a stick to gnaw. */
#include "scene.h"

#include "../views/room_geometry.h"

#include <math.h>

/* ---- bottle: a cylinder, shaded across */
struct cylinder {
  float x, half;
  struct ink dark, mid, light;
};

static struct ink shade_cylinder(const void *ctx, float x, float y) {
  const struct cylinder *c = ctx;
  (void)y;
  float v = clampf((x - c->x) / c->half, -1, 1), depth = sqrtf(1 - v * v);
  float l = 0.30f + 0.55f * depth * (0.7f - 0.5f * v);
  return ink_ramp(c->dark, c->mid, c->light, clampf(l, 0, 1));
}

/* From y0 to y1, both ends rounded downward by the view. */
static void drum(struct paint *p, const struct cylinder *c, float y0, float y1, float droop) {
  float xy[4 * 17];
  int n = paint_arc(xy, c->x, y0, c->half, droop, PI_F, 0, 16);
  n += paint_arc(xy + 2 * n, c->x, y1, c->half, droop, 0, PI_F, 16);
  struct fill f = fill_shade(shade_cylinder, c);
  paint_polygon(p, xy, n, &f);
}

static void water(struct paint *p, float x, float y) {
  struct cylinder glass = {x, 35, ink(0x7FB4B6, 0.72f), ink(0xBFE2DE, 0.66f), ink(0xF2FCF8, 0.78f)};
  struct cylinder wet = {x, 34, ink(0x2F7088, 0.85f), ink(0x5AA8C0, 0.82f), ink(0x9ADCE6, 0.85f)};
  drum(p, &glass, y, y + 152, 7);
  drum(p, &wet, y + 48, y + 152, 7);
  paint_disc(p, x, y + 48, 34, 6.5f, 0, ink(0xC9F0F2, 0.9f), ink(0x8FD0DC, 0.85f));
  for (int i = 0; i < 5; i++) {
    float my = y + 64 + 18 * (float)i;
    paint_line(p, x + 9, my, x + (i & 1 ? 19.0f : 25.0f), my + 0.6f, 1.8f, ink(0x1F4A50, 0.6f));
  }
  float shine[8] = {x - 24, y + 10, x - 15, y + 12, x - 15, y + 140, x - 24, y + 136};
  struct fill f = fill_line(ink(0xFFFFFF, 0.85f), x - 20, y + 10, ink(0xFFFFFF, 0.28f), x - 20, y + 140);
  paint_quad(p, shine, &f);
  paint_line(p, x + 30, y + 8, x + 30, y + 148, 2.4f, ink(0xFFFFFF, 0.4f));
  for (uint32_t i = 0; i < 7; i++) { /* bubbles */
    float bx = x - 8 + 26 * hash_unit(i + 900), by = y + 60 + 80 * hash_unit(i + 910),
          r = 1 + 1.6f * hash_unit(i + 920);
    paint_disc(p, bx, by, r, r, 0, ink(0xFFFFFF, 0.15f), ink(0xE9FBFB, 0.75f));
  }
}

static void cap(struct paint *p, float x, float y, float half, float h) {
  struct cylinder c = {x, half, ink(0x7E2E24, 1), ink(0xC85C44, 1), ink(0xF09A7C, 1)};
  drum(p, &c, y, y + h, 7);
  for (float v = -0.92f; v < 0.95f; v += 0.16f) {
    float rx = x + half * sinf(v * 1.5f);
    paint_line(p, rx, y + 10, rx, y + h + 3 * cosf(v * 1.5f), 1.6f, ink(0x5A1E16, 0.32f));
  }
}

static void spout(struct paint *p, float x, float y) {
  float xy[8] = {x, y, x - 2, y + 22, x - 12, y + 42, x - 24, y + 58};
  paint_stroke(p, xy, 4, 15, 12, ink(0x6E6A68, 1), ink(0x5E5856, 1));
  for (int i = 0; i < 4; i++) xy[2 * i] -= 1.4f;
  paint_stroke(p, xy, 4, 10, 8, ink(0xB9B4AE, 1), ink(0xA39C96, 1));
  for (int i = 0; i < 4; i++) xy[2 * i] -= 1.8f;
  paint_stroke(p, xy, 4, 3.4f, 2.8f, ink(0xFFFFFF, 0.95f), ink(0xF4EEE6, 0.9f));
  paint_disc(p, x - 25, y + 60, 5, 5, 0, ink(0xF7F2EA, 1), ink(0x8A8480, 1));
}

void bottle(struct paint *p) {
  float x = (float)room_x(BOTTLE_X_CM, BOTTLE_Y_CM) + 22, y = 176; /* the ball hangs above the engine's place */
  struct bar_tones wire = {ink(0x6B5A4A, 1), ink(0xB9A58A, 1), ink(0xFFF6E2, 1)};
  paint_soft(p, x + 20, y + 100, 92, 160, 0, ink(0x3A1F14, 0.2f));
  water(p, x, y);
  cap(p, x, y - 16, 39, 25);
  paint_disc(p, x, y - 16, 39, 7, 0, ink(0xF0A084, 1), ink(0xCE6A50, 1));
  paint_disc(p, x - 8, y - 17, 20, 3, 0, ink(0xFFD2BC, 0.8f), ink(0xFFD2BC, 0));
  cap(p, x, y + 150, 36, 22);
  spout(p, x, y + 178);
  for (int i = 0; i < 2; i++) {
    float wy = y + 40 + 76 * (float)i;
    paint_line(p, x - 58, wy + 4, x + 58, wy + 4, 3, ink(0x2A120C, 0.22f));
    paint_bar(p, x - 60, wy, x + 60, wy, 4, &wire);
  }
}

/* ---- bowl */
static void pellet(struct paint *p, struct dice *d, float x, float y) {
  static const uint32_t kinds[6] = {0xC98A48, 0xB87A40, 0xDDA65C, 0xA8723C, 0xC08048, 0x9AA860};
  struct ink c = ink(kinds[(int)(dice(d) * 6)], 1);
  float turn = dice_in(d, -0.7f, 0.7f), rx = dice_in(d, 6.4f, 8.6f), ry = dice_in(d, 4.6f, 5.6f);
  paint_disc(p, x + 0.4f, y + 1.8f, rx + 0.7f, ry + 0.6f, turn, ink(0x4A2410, 0.6f), ink(0x4A2410, 0.3f));
  paint_disc(p, x, y, rx, ry, turn, ink_mul(c, 1.08f), ink_mul(c, 0.76f));
  paint_disc(p, x - 1.5f, y - 1.9f, rx * 0.5f, ry * 0.4f, turn, ink(0xFFEDC8, 0.6f), ink(0xFFEDC8, 0));
}

/* A heap, its back rows first. */
static void pellets(struct paint *p, float x, float y) {
  enum { ROWS = 9 };
  struct dice d = {12};
  for (int row = 0; row < ROWS; row++) {
    float v = -0.95f + 1.85f * (float)row / (ROWS - 1), wide = sqrtf(1 - v * v * 0.98f);
    int n = 2 + (int)(wide * 10);
    for (int i = 0; i < n; i++) {
      float u = n > 1 ? wide * (2 * ((float)i + dice_in(&d, 0.1f, 0.9f)) / (float)n - 1) : 0,
            heap = 13 * (1 - u * u - v * v);
      pellet(p, &d, x + u * 51, y + 2 + v * 10.5f - fmaxf(heap, 0) + dice_in(&d, -1.2f, 1.2f));
    }
  }
}

static struct ink shade_bowl(const void *ctx, float x, float y) {
  const float *at = ctx;
  float v = (x - at[0]) / 64, down = clampf((y - at[1]) / 40, 0, 1);
  float l =
      0.80f - 0.42f * v * v - 0.24f * v - 0.38f * down + 0.20f * expf(-20 * (v + 0.42f) * (v + 0.42f)) * (1 - down);
  return ink_ramp(ink(0x1F4A50, 1), ink(0x4B8D8A, 1), ink(0x9AD2C6, 1), clampf(l, 0, 1));
}

void bowl(struct paint *p) {
  paint_soft(p, (float)room_x(BOWL_X_CM, BOWL_Y_CM) + 10, (float)room_y(BOWL_Y_CM) + 12, 104, 24, 0,
             ink(0x2A120C, 0.6f));
  bowl_itself(p);
}

void bowl_itself(struct paint *p) {
  float at[2] = {(float)room_x(BOWL_X_CM, BOWL_Y_CM), (float)room_y(BOWL_Y_CM) - 18}, x = at[0], y = at[1];
  float xy[160];
  paint_disc(p, x, y, 64, 18, 0, ink(0x2F6468, 1), ink(0x77B8B0, 1));
  paint_disc(p, x, y + 2, 57, 14.5f, 0, ink(0x5E3A26, 1), ink(0x3A2014, 1));
  pellets(p, x, y);
  int n = paint_arc(xy, x, y, 64, 18, 0, PI_F, 24);
  n += paint_arc(xy + 2 * n, x, y + 33, 46, 10, PI_F, 0, 18);
  struct fill f = fill_shade(shade_bowl, at);
  paint_polygon(p, xy, n, &f);
  n = paint_arc(xy, x, y + 14, 58.5f, 16, 0.1f, PI_F - 0.1f, 24); /* a cream band */
  paint_stroke(p, xy, n, 4, 4, ink(0xE8DCC6, 0.65f), ink(0xFFF6E2, 0.85f));
  n = paint_arc(xy, x, y + 1, 63, 17.5f, 0, PI_F, 24);
  paint_stroke(p, xy, n, 4.4f, 4.4f, ink(0x9AD2C6, 1), ink(0xE6FAF0, 1));
  struct strew foot = {x - 72, y + 36, 144, 14, 0.8f, 0.25f, 64, 66};
  bedding_strew(p, &foot);
}

/* ---- stick */
static struct ink shade_bark(const void *ctx, float x, float y) {
  const float *at = ctx;
  float axis = at[1] - 0.06f * (x - at[0]), v = clampf((y - axis) / 10.5f, -1, 1);
  float l = 0.55f - 0.42f * v + 0.30f * (noise(x * 0.09f, y * 0.5f, 17) - 0.5f) +
            0.2f * (noise(x * 0.5f, y * 0.9f, 18) - 0.5f);
  return ink_ramp(ink(0x4E2A16, 1), ink(0x94623C, 1), ink(0xD4A674, 1), clampf(l, 0, 1));
}

static const float stick_at[2] = {880, 532};

void stick(struct paint *p) {
  paint_soft(p, stick_at[0] + 74, stick_at[1] + 8, 104, 15, 0, ink(0x2A120C, 0.55f));
  stick_itself(p);
}

void stick_itself(struct paint *p) {
  float x = stick_at[0], y = stick_at[1];
  float body[16] = {x,      y - 10.5f, x + 60, y - 13, x + 150, y - 17,    x + 152, y - 1,
                    x + 96, y + 5,     x + 60, y + 8,  x + 4,   y + 10.5f, x,       y};
  struct fill f = fill_shade(shade_bark, stick_at);
  paint_polygon(p, body, 8, &f);
  float twig[8] = {x + 92, y - 14, x + 112, y - 30, x + 118, y - 27, x + 104, y - 12};
  paint_quad(p, twig, &f);
  paint_disc(p, x + 1, y, 6, 10.5f, -0.06f, ink(0xF6DDB0, 1), ink(0xC99A64, 1));
  paint_disc(p, x + 1, y, 3.2f, 6, -0.06f, ink(0xD9B07A, 0.9f), ink(0xEFD2A0, 0.2f));
  for (int i = 0; i < 3; i++) /* where teeth have been */
    paint_disc(p, x + 34 + 11 * (float)i, y - 8, 6, 3.4f, 0.2f, ink(0xF0D2A0, 1), ink(0xB98A58, 0.5f));
  struct strew foot = {x - 8, y + 6, 160, 10, 0.95f, 0.2f, 34, 67};
  bedding_strew(p, &foot);
}
