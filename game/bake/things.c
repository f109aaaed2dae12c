/* Boxes, boards and cloth, and the canvas of a place. */
#include "scene.h"

#include <math.h>
#include <stddef.h>

#include "../views/room_geometry.h"

struct paint place_canvas(void) {
  return paint_create(-ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, ROOM_H, PLACE_SCALE);
}

bool place_save(const struct paint *p, const char *dir, const char *name, float x, float y, float w, float h) {
  struct paint cut = paint_create(x, y, w, h, p->scale);
  paint_over(&cut, p);
  bool ok = paint_pack(&cut, dir, name, 3);
  paint_free(&cut);
  return ok;
}

void thing_box(struct paint *p, float x, float y, float w, float h, uint32_t top, uint32_t bottom) {
  struct fill f = fill_line(ink(top, 1), x, y, ink(bottom, 1), x + w * 0.12f, y + h);
  paint_rect(p, x, y, w, h, &f);
}

void thing_round_box(struct paint *p, float x, float y, float w, float h, float r, const struct fill *f) {
  enum { STEPS = 7 };
  const float cx[4] = {x + w - r, x + r, x + r, x + w - r}, cy[4] = {y + h - r, y + h - r, y + r, y + r};
  float xy[8 * (STEPS + 1)];
  int n = 0;
  for (int i = 0; i < 4; i++)
    n += paint_arc(xy + 2 * n, cx[i], cy[i], r, r, PI_F / 2 * (float)i, PI_F / 2 * (float)(i + 1), STEPS);
  paint_polygon(p, xy, n, f);
}

struct board {
  float x, y, w, h;
  struct ink mid;
  uint32_t seed;
  bool upright;
};

static struct ink shade_board(const void *ctx, float x, float y) {
  const struct board *b = ctx;
  float u = clampf((x - b->x) / b->w, 0, 1), v = clampf((y - b->y) / b->h, 0, 1);
  float g = b->upright ? wood_grain(y, x, b->seed) : wood_grain(x, y, b->seed);
  struct ink c = ink_ramp(ink_mul(b->mid, 0.68f), b->mid, ink_mix(b->mid, ink(0xFFE9BE, 1), 0.34f), 0.14f + 0.8f * g);
  return ink_mul(c, 1.07f - 0.10f * u - 0.12f * v);
}

void thing_wood(struct paint *p, float x, float y, float w, float h, uint32_t mid, uint32_t seed, bool upright) {
  struct board b = {x, y, w, h, ink(mid, 1), seed, upright};
  struct fill f = fill_shade(shade_board, &b);
  paint_rect(p, x, y, w, h, &f);
  paint_line(p, x, y + 0.8f, x + w, y + 0.8f, 1.6f, ink(0xFFF1CE, 0.5f));
  paint_line(p, x, y + h - 0.6f, x + w, y + h - 0.6f, 1.6f, ink(0x3A1A0A, 0.5f));
}

static struct ink shade_cloth(const void *ctx, float x, float y) {
  const struct cloth *c = ctx;
  float cs = cosf(c->fall), sn = sinf(c->fall), u = (x * cs + y * sn) * c->scale, v = (y * cs - x * sn) * c->scale;
  float bend = 2.2f * fbm(u * 0.006f, v * 0.004f, c->seed), ridge = 1 - fabsf(sinf(u * 0.026f + bend * 2.4f));
  float wide = fbm(u * 0.011f, v * 0.006f, c->seed + 5), weave = noise(x * 0.8f, y * 0.8f, c->seed + 9) - 0.5f;
  float l = 0.24f + 0.34f * wide + 0.34f * ridge * ridge * (0.4f + wide) + 0.07f * weave;
  return ink_ramp(ink(c->dark, 1), ink(c->mid, 1), ink(c->light, 1), clampf(l, 0, 1));
}

void thing_cloth(struct paint *p, const float *xy, int n, const struct cloth *c) {
  struct fill f = fill_shade(shade_cloth, c);
  paint_polygon(p, xy, n, &f);
}
