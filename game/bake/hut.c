/* The wooden hut: front of five planks, roof, a strip of its right wall, the arch cut out of its own layer. */
#include "scene.h"

#include "../views/room_geometry.h"

#include <math.h>

#define LEFT ((float)ROOM_HUT_LEFT)
#define RIGHT ((float)ROOM_HUT_RIGHT)
#define BASE ((float)ROOM_HUT_BASE)
#define EAVE ((float)ROOM_HUT_EAVE)
#define DOOR_X ((float)ROOM_DOOR_X)
#define DOOR_W ((float)ROOM_DOOR_HALF_W)
#define DOOR_TOP ((float)ROOM_DOOR_TOP)
#define SIDE 36.0f /* how much of the right wall is seen */
#define SIDE_UP 48.0f

float wood_grain(float u, float v, uint32_t seed) {
  float sway = 7 * noise(u * 0.011f, v * 0.035f, seed);
  float rings = 0.5f + 0.5f * sinf((v * 0.42f + sway) * 2.1f);
  float fibre = noise(u * 0.035f, v * 1.25f, seed + 1), fine = noise(u * 0.12f, v * 2.6f, seed + 2);
  return 0.45f * rings * (0.5f + 0.5f * noise(u * 0.01f, v * 0.05f, seed + 3)) + 0.38f * fibre + 0.22f * fine;
}

struct plank {
  float x, y, w, h;  /* u */
  float tone, sheer; /* brightness; how much the grain leans (roof) */
  uint32_t seed;
  float knot_x, knot_y;
};

static struct ink shade_plank(const void *ctx, float x, float y) {
  const struct plank *k = ctx;
  float u = x + k->sheer * y, v = y, dx = (x - k->knot_x) / 15, dy = (y - k->knot_y) / 7, r2 = dx * dx + dy * dy;
  v += 5.5f * expf(-r2 * 0.45f) * (dy > 0 ? 1.0f : -1.0f);
  float g = wood_grain(u, v, k->seed), across = clampf((y - k->y) / k->h, 0, 1),
        along = clampf((x - k->x) / k->w, 0, 1);
  struct ink c = ink_ramp(ink(0x8A5228, 1), ink(0xCB8A4C, 1), ink(0xEDBE80, 1), 0.2f + 0.78f * g);
  c = ink_mix(c, ink(0x5E3014, 1), 0.75f * expf(-r2 * 1.6f));
  float edge = 0.16f * expf(-across * 14) - 0.20f * expf(-(1 - across) * 9);
  return ink_mul(c, k->tone * (1.06f - 0.16f * across - 0.13f * along + edge));
}

static void paint_plank(struct paint *p, const struct plank *k) {
  struct fill f = fill_shade(shade_plank, k);
  paint_rect(p, k->x, k->y, k->w, k->h, &f);
  paint_line(p, k->x, k->y + k->h - 0.4f, k->x + k->w, k->y + k->h - 0.4f, 1.9f, ink(0x3A1A0A, 0.7f));
  paint_line(p, k->x, k->y + 1, k->x + k->w, k->y + 1, 1.2f, ink(0xFFE9BE, 0.5f));
}

static void nail(struct paint *p, float x, float y) {
  paint_disc(p, x + 0.6f, y + 1, 3.4f, 3.4f, 0, ink(0x3A1A0A, 0.6f), ink(0x3A1A0A, 0));
  paint_disc(p, x, y, 2.6f, 2.6f, 0, ink(0x7A6A5C, 1), ink(0x4A342A, 1));
  paint_disc(p, x - 0.8f, y - 0.8f, 0.9f, 0.9f, 0, ink(0xE6DCCB, 0.9f), ink(0xE6DCCB, 0.2f));
}

static void front_planks(struct paint *p) {
  enum { PLANKS = 5 };
  for (int i = 0; i < PLANKS; i++) {
    float y = EAVE + (BASE + 4 - EAVE) * (float)i / PLANKS, h = (BASE + 4 - EAVE) / PLANKS;
    static const float tone[PLANKS] = {1.24f, 1.02f, 1.05f, 0.98f, 0.96f}, knot[PLANKS] = {70, 128, -50, 92, 160};
    struct plank k = {LEFT, y, RIGHT - LEFT, h, tone[i], 0, 31u + (uint32_t)i * 7, knot[i], y + h * 0.55f};
    paint_plank(p, &k);
    for (int n = 0; n < 2; n++) nail(p, n ? RIGHT - 11 : LEFT + 12, y + h * 0.5f + (i & 1 ? 3.0f : -2.0f));
  }
}

static struct ink shade_side(const void *ctx, float x, float y) {
  (void)ctx;
  float t = clampf((x - RIGHT) / SIDE, 0, 1), v = y + SIDE_UP * t;
  struct ink c = ink_ramp(ink(0x5A2E14, 1), ink(0x8A5430, 1), ink(0xA86E40, 1), wood_grain(x * 2.4f, v, 97));
  return ink_mul(c, 0.92f - 0.38f * t);
}

static void side_wall(struct paint *p) {
  float xy[8] = {RIGHT, EAVE, RIGHT + SIDE, EAVE - SIDE_UP + 6, RIGHT + SIDE, BASE - SIDE_UP, RIGHT, BASE + 4};
  struct fill f = fill_shade(shade_side, 0);
  paint_quad(p, xy, &f);
  for (int i = 1; i < 5; i++) {
    float y = EAVE + (BASE + 4 - EAVE) * (float)i / 5;
    paint_line(p, RIGHT, y, RIGHT + SIDE, y - SIDE_UP, 1.8f, ink(0x2A1006, 0.6f));
  }
  paint_line(p, RIGHT, EAVE, RIGHT, BASE + 3, 1.6f, ink(0xFFE0AC, 0.35f));
}

static struct ink shade_roof(const void *ctx, float x, float y) {
  (void)ctx;
  float t = clampf((EAVE + 2 - y) / 48, 0, 1), along = x - 46 * t;
  float plank = floorf((along - 18) / 80), in = along - 18 - plank * 80;
  float g = wood_grain(y * 1.6f + plank * 50, along * 0.55f, 140u + (uint32_t)(int)(plank + 9));
  struct ink c = ink_ramp(ink(0xB07A44, 1), ink(0xE3B478, 1), ink(0xFBDDA8, 1), 0.25f + 0.75f * g);
  float gap = in < 2.2f || in > 78.6f ? 0.62f : 1;
  return ink_mul(c, gap * (1.03f - 0.14f * t - 0.0003f * along));
}

static void roof(struct paint *p) {
  float top[8] = {LEFT - 26, EAVE + 2, LEFT + 22, EAVE - 46, RIGHT + 66, EAVE - 46, RIGHT + 24, EAVE + 2};
  float end[8] = {RIGHT + 24, EAVE + 1, RIGHT + 66, EAVE - 46, RIGHT + 66, EAVE - 25, RIGHT + 24, EAVE + 25};
  struct fill shingle = fill_shade(shade_roof, 0);
  struct fill dark = fill_line(ink(0x9A6036, 1), RIGHT + 24, 0, ink(0x5E3218, 1), RIGHT + 66, 0);
  struct plank eave = {LEFT - 26, EAVE, RIGHT - LEFT + 50, 25, 1.06f, 0, 211, LEFT + 230, EAVE + 12};
  paint_quad(p, end, &dark);
  paint_quad(p, top, &shingle);
  paint_plank(p, &eave);
  paint_line(p, LEFT - 26, EAVE + 0.5f, RIGHT + 24, EAVE + 0.5f, 2.4f, ink(0xFFF1CE, 0.9f));
  paint_line(p, RIGHT + 24, EAVE, RIGHT + 66, EAVE - 46, 2, ink(0xFFE0AC, 0.45f));
  struct fill under = fill_line(ink(0x3A1A0A, 0.50f), 0, EAVE + 25, ink(0x3A1A0A, 0), 0, EAVE + 66);
  paint_rect(p, LEFT, EAVE + 25, RIGHT - LEFT, 42, &under);
}

/* The opening, `grow` u larger all round; closed at the foot. */
static int door_outline(float *xy, float grow) {
  float w = DOOR_W + grow, cy = DOOR_TOP + DOOR_W;
  int n = paint_arc(xy, DOOR_X, cy, w, w, PI_F, 2 * PI_F, 28);
  xy[2 * n] = DOOR_X + w;
  xy[2 * n + 1] = BASE + 6;
  xy[2 * n + 2] = DOOR_X - w;
  xy[2 * n + 3] = BASE + 6;
  return n + 2;
}

/* Darkest where the wall hides the light: the upper left; a rat's face at the sill stays to be read. */
static struct ink shade_inner(const void *ctx, float x, float y) {
  (void)ctx;
  float up = clampf((BASE - y) / (BASE - DOOR_TOP), 0, 1), side = fabsf(x - DOOR_X) / DOOR_W;
  float a = 0.04f + 0.58f * up * up + 0.30f * smooth(0.55f, 1.05f, side) + 0.10f * smooth(0, -1, (x - DOOR_X) / DOOR_W);
  return ink(0x1E0B05, clampf(a, 0, 0.85f));
}

/* The wall's thickness, seen at the right and, thinning out, above. */
static void jamb(struct paint *p) {
  enum { ARC = 24 };
  float xy[4 * (ARC + 2)], cy = DOOR_TOP + DOOR_W, deep = 13;
  int n = 0, last = 2 * (ARC + 2) - 1;
  for (; n <= ARC; n++) {
    float t = (float)n / ARC, a = mixf(-PI_F * 0.86f, 0, t), in = DOOR_W - deep * smooth(0, 0.75f, t);
    xy[2 * n] = DOOR_X + cosf(a) * DOOR_W;
    xy[2 * n + 1] = cy + sinf(a) * DOOR_W;
    xy[2 * (last - n)] = DOOR_X + cosf(a) * in;
    xy[2 * (last - n) + 1] = cy + sinf(a) * in;
  }
  xy[2 * n] = DOOR_X + DOOR_W;
  xy[2 * n + 1] = BASE + 5;
  xy[2 * n + 2] = DOOR_X + DOOR_W - deep;
  xy[2 * n + 3] = BASE + 1;
  struct fill f = fill_line(ink(0x7A4422, 1), DOOR_X - 20, DOOR_TOP, ink(0xDDA868, 1), DOOR_X + DOOR_W, cy + 40);
  paint_polygon(p, xy, 2 * (ARC + 2), &f);
  struct fill foot = fill_line(ink(0x3A1A0A, 0), 0, BASE - 60, ink(0x3A1A0A, 0.4f), 0, BASE + 4);
  paint_rect(p, DOOR_X + DOOR_W - deep, BASE - 60, deep, 64, &foot);
}

static void door_edge(struct paint *p) {
  float xy[80];
  int n = paint_arc(xy, DOOR_X, DOOR_TOP + DOOR_W, DOOR_W + 1.5f, DOOR_W + 1.5f, PI_F, 2 * PI_F, 30);
  paint_stroke(p, xy, n, 3.2f, 3.2f, ink(0x5A2E12, 0.55f), ink(0xFFE9BE, 0.85f));
  paint_line(p, DOOR_X - DOOR_W - 1.5f, DOOR_TOP + DOOR_W, DOOR_X - DOOR_W - 1.5f, BASE + 4, 3.2f,
             ink(0x5A2E12, 0.55f));
  paint_line(p, DOOR_X + DOOR_W + 1.5f, DOOR_TOP + DOOR_W, DOOR_X + DOOR_W + 1.5f, BASE + 4, 3.2f, ink(0xFFE9BE, 0.8f));
}

void hut_inside(struct paint *p) {
  float xy[160];
  paint_soft(p, (LEFT + RIGHT) / 2 + 40, BASE - 2, 290, 50, 0, ink(0x2A120C, 0.62f));
  int n = door_outline(xy, 6);
  struct fill dark = fill_line(ink(0x1C0A05, 1), DOOR_X - 30, DOOR_TOP, ink(0x54301A, 1), DOOR_X + 10, BASE);
  paint_polygon(p, xy, n, &dark);
  for (int i = 0; i < 4; i++)
    paint_line(p, DOOR_X - DOOR_W, DOOR_TOP + 34 * (float)i, DOOR_X + DOOR_W, DOOR_TOP + 34 * (float)i, 2,
               ink(0x0E0402, 0.5f));
  struct strew nest = {DOOR_X - DOOR_W + 2, BASE - 36, 2 * DOOR_W - 8, 40, 0.9f, 0.5f, 150, 61};
  bedding_strew(p, &nest);
  struct fill gloom = fill_line(ink(0x1C0A05, 0.9f), 0, BASE - 48, ink(0x2A120C, 0.35f), 0, BASE + 4);
  paint_rect(p, DOOR_X - DOOR_W, BASE - 60, 2 * DOOR_W, 66, &gloom);
}

void hut_front(struct paint *p) {
  float xy[160];
  side_wall(p);
  front_planks(p);
  struct fill foot = fill_line(ink(0x3A1A0A, 0), 0, BASE - 44, ink(0x3A1A0A, 0.5f), 0, BASE + 4);
  paint_rect(p, LEFT, BASE - 44, RIGHT - LEFT, 48, &foot);
  int n = door_outline(xy, 0);
  paint_erase(p, xy, n);
  struct fill inner = fill_shade(shade_inner, 0);
  paint_polygon(p, xy, n, &inner);
  jamb(p);
  door_edge(p);
  roof(p);
  struct strew foot_left = {LEFT - 26, BASE - 4, DOOR_X - DOOR_W - LEFT + 30, 26, 0.92f, 0.3f, 190, 62};
  struct strew sill = {DOOR_X - DOOR_W - 6, BASE + 2, 2 * DOOR_W, 18, 0.85f, 0.3f, 70, 63};
  struct strew foot_right = {DOOR_X + DOOR_W - 6, BASE - 6, RIGHT - DOOR_X - DOOR_W + 14, 26, 0.9f, 0.35f, 70, 64};
  struct strew foot_side = {RIGHT - 4, BASE - 40, SIDE + 14, 48, 0.84f, 0.4f, 80, 65};
  bedding_strew(p, &foot_side);
  bedding_strew(p, &foot_left);
  bedding_strew(p, &foot_right);
  bedding_strew(p, &sill);
}
