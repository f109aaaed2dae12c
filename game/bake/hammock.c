/* A hammock of rose fleece on four straps: a lit inside between the far and the near hem, and a belly below whose folds
 * run from where it hangs. */
#include "scene.h"

#include <math.h>

#define LEFT_X 598.0f
#define RIGHT_X 846.0f
#define LEFT_Y 148.0f
#define RIGHT_Y 141.0f

static float across(float x) { return clampf((x - LEFT_X) / (RIGHT_X - LEFT_X), 0, 1); }
static float sag(float s) { return 4 * s * (1 - s); } /* a hanging sheet, near enough a parabola */
static float near_hem(float s) { return mixf(LEFT_Y, RIGHT_Y, s) + 38 * sag(s) + 0.9f * sinf(s * 23) * sag(s); }
static float far_hem(float s) { return mixf(LEFT_Y - 10, RIGHT_Y - 11, s) + 15 * sag(s); }
static float belly(float s) {
  float deep = powf(sag(s), 0.92f);
  return mixf(LEFT_Y + 5, RIGHT_Y + 5, s) + 108 * deep + 1.6f * sinf(s * 19 + 1) * deep;
}

/* Folds fan out from both ends and run into one another under the load. -1..1 */
static float folds(float s, float t) {
  float left = sinf(17 * atan2f(t * 1.1f + 0.05f, s * 1.5f + 0.03f) + 0.6f);
  float right = sinf(16 * atan2f(t * 1.1f + 0.05f, (1 - s) * 1.5f + 0.03f) + 1.4f);
  float wl = expf(-s * 2.6f), wr = expf(-(1 - s) * 2.6f), middle = sinf(s * 31 + 5 * t * (s - 0.5f)) * 0.34f;
  return left * wl + right * wr + middle * (1 - 0.6f * t);
}

static float fleece(float x, float y) {
  return 0.6f * noise(x * 0.55f, y * 0.55f, 8) + 0.4f * noise(x * 1.3f, y * 1.3f, 9);
}

static struct ink shade_belly(const void *ctx, float x, float y) {
  (void)ctx;
  float s = across(x), top = near_hem(s), t = clampf((y - top) / fmaxf(belly(s) - top, 1), 0, 1);
  float round = cosf(t * 1.75f), l = 0.33f + 0.36f * round - 0.26f * (s - 0.3f) + 0.23f * folds(s, t);
  l += 0.10f * (fleece(x, y) - 0.5f) + 0.10f * smooth(0.86f, 1, t); /* light from the bedding on its underside */
  return ink_ramp(ink(0x5E2430, 1), ink(0xB25A5A, 1), ink(0xEE9E90, 1), clampf(l, 0, 1));
}

static struct ink shade_inside(const void *ctx, float x, float y) {
  (void)ctx;
  float s = across(x), top = far_hem(s), t = clampf((y - top) / fmaxf(near_hem(s) - top, 1), 0, 1);
  float l = 0.42f + 0.34f * (1 - t) + 0.22f * (s - 0.4f) + 0.17f * folds(s, 1 - t) + 0.08f * (fleece(x, y) - 0.5f);
  return ink_ramp(ink(0x7A3038, 1), ink(0xD07C72, 1), ink(0xFBC4B0, 1), clampf(l, 0, 1));
}

enum { STEPS = 48 };

static void sheet(struct paint *p, float (*top)(float), float (*bottom)(float), shade_fn *shade) {
  float xy[4 * (STEPS + 1)];
  for (int i = 0; i <= STEPS; i++) {
    float s = (float)i / STEPS, x = mixf(LEFT_X, RIGHT_X, s);
    int j = 2 * STEPS + 1 - i;
    xy[2 * i] = x;
    xy[2 * i + 1] = top(s);
    xy[2 * j] = x;
    xy[2 * j + 1] = bottom(s);
  }
  struct fill f = fill_shade(shade, 0);
  paint_polygon(p, xy, 2 * (STEPS + 1), &f);
}

static void hem(struct paint *p, float (*line)(float), float w, float lift, struct ink a, struct ink b) {
  float xy[2 * (STEPS + 1)];
  for (int i = 0; i <= STEPS; i++) {
    float s = (float)i / STEPS;
    xy[2 * i] = mixf(LEFT_X, RIGHT_X, s);
    xy[2 * i + 1] = line(s) + lift;
  }
  paint_stroke(p, xy, STEPS + 1, w, w, a, b);
}

static void stitches(struct paint *p) {
  for (int i = 1; i < 40; i += 2) {
    float a = (float)i / 40, b = a + 0.012f;
    paint_line(p, mixf(LEFT_X, RIGHT_X, a), near_hem(a) + 9.5f, mixf(LEFT_X, RIGHT_X, b), near_hem(b) + 9.5f, 1.6f,
               ink(0xFFE2D2, 0.75f));
  }
}

static void strap(struct paint *p, float xa, float ya, float xb, float yb, float w, float tone) {
  float xy[4] = {xa, ya, xb, yb};
  paint_stroke(p, xy, 2, w + 1.6f, w + 1.6f, ink_mul(ink(0x4A2412, 0.55f), tone), ink(0x4A2412, 0.55f));
  paint_stroke(p, xy, 2, w, w, ink_mul(ink(0xC08A5E, 1), tone), ink_mul(ink(0x9A6440, 1), tone));
  for (int i = 0; i < 2; i++) xy[2 * i] -= w * 0.22f;
  paint_stroke(p, xy, 2, w * 0.3f, w * 0.3f, ink(0xF2D2A4, 0.7f * tone), ink(0xE0B07C, 0.6f * tone));
}

static void ring(struct paint *p, float x, float y) {
  float xy[2 * 25];
  int n = paint_arc(xy, x, y, 6, 6.5f, 0, 2 * PI_F, 24);
  paint_stroke(p, xy, n, 3, 3, ink(0x8E8A86, 1), ink(0x6E6864, 1));
  n = paint_arc(xy, x - 0.5f, y - 0.5f, 6, 6.5f, PI_F * 0.9f, PI_F * 1.6f, 12);
  paint_stroke(p, xy, n, 1.2f, 1.2f, ink(0xFFFFFF, 0.9f), ink(0xFFFFFF, 0.5f));
}

void hammock(struct paint *p) {
  paint_soft(p, 748, 246, 150, 60, 0, ink(0x5A2A16, 0.14f)); /* its shade on the wires behind */
  strap(p, 574, 20, LEFT_X + 8, LEFT_Y - 8, 4, 0.72f);
  strap(p, 866, 20, RIGHT_X - 8, RIGHT_Y - 9, 4, 0.72f);
  sheet(p, far_hem, near_hem, shade_inside);
  hem(p, far_hem, 5, 0, ink(0xF4B8A4, 1), ink(0xE09C8C, 1));
  sheet(p, near_hem, belly, shade_belly);
  hem(p, near_hem, 8, 2.5f, ink(0xF8C0AC, 1), ink(0xDE9484, 1));
  hem(p, near_hem, 1.6f, 7, ink(0x8E4046, 0.7f), ink(0x7A343C, 0.7f));
  hem(p, near_hem, 1.8f, -0.8f, ink(0xFFE2D4, 0.9f), ink(0xFFE2D4, 0.4f));
  hem(p, belly, 2.2f, -0.8f, ink(0x7A343C, 0.7f), ink(0x6E2E38, 0.7f));
  stitches(p);
  strap(p, 556, 2, LEFT_X, LEFT_Y - 4, 5, 1);
  strap(p, 886, 0, RIGHT_X, RIGHT_Y - 4, 5, 1);
  ring(p, LEFT_X + 1, LEFT_Y);
  ring(p, RIGHT_X - 1, RIGHT_Y);
}
