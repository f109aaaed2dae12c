/* The hut from inside, as one sees it who looks in: planks in the half dark, a nest of shavings, light from the door at
 * the right. */
#include "scene.h"

#include "../views/room_geometry.h"

#include <math.h>

enum { W = ROOM_INSIDE_W, H = ROOM_INSIDE_H, FLOOR = 196 };

static void walls(struct paint *p) {
  static const uint32_t tones[4] = {0x8A5630, 0x935C34, 0x84502C, 0x7C4A28};
  for (int i = 0; i < 4; i++) thing_wood(p, 0, (float)(50 * i), W, 50, tones[i], 401u + (uint32_t)i * 7, false);
  const float left[8] = {0, 0, 54, 0, 54, FLOOR, 0, 250}, right[8] = {W, 0, W - 48, 0, W - 48, FLOOR, W, 244};
  struct fill shade_left = fill_line(ink(0x2A120C, 0.62f), 0, 0, ink(0x2A120C, 0.30f), 54, 0);
  struct fill shade_right = fill_line(ink(0x5E3218, 0.35f), W - 48, 0, ink(0x5E3218, 0.10f), W, 0);
  paint_quad(p, left, &shade_left);
  paint_quad(p, right, &shade_right);
  paint_line(p, 54, 0, 54, FLOOR, 2.4f, ink(0x1E0B05, 0.6f));
  paint_line(p, W - 48, 0, W - 48, FLOOR, 2, ink(0x3A1A0A, 0.5f));
  for (int i = 0; i < 4; i++)
    for (int n = 0; n < 2; n++) {
      float x = n ? W - 66 : 74, y = 24 + 50 * (float)i;
      paint_disc(p, x, y, 2.6f, 2.6f, 0, ink(0x5A4A40, 1), ink(0x2E2018, 1));
    }
}

static void nest(struct paint *p) {
  struct fill floor = fill_line(ink(0xA87C48, 1), 0, FLOOR, ink(0xE2BE84, 1), 0, H);
  const float xy[8] = {-4, 246, 54, FLOOR - 6, W - 48, FLOOR - 6, W + 4, 246};
  paint_quad(p, xy, &floor);
  paint_rect(p, 0, 244, W, H - 244, &floor);
  struct strew back = {0, FLOOR - 14, W, 60, 0.75f, 0.45f, 900, 421};
  bedding_strew(p, &back);
  paint_soft(p, 246, 268, 190, 52, 0, ink(0x4A2410, 0.50f)); /* the hollow they lie in */
  struct strew hollow = {70, 236, 350, 60, 0.85f, 0.35f, 500, 422};
  bedding_strew(p, &hollow);
  paint_soft(p, 246, 262, 150, 32, 0, ink(0x3A1A0A, 0.26f));
  struct strew rim_left = {-6, 236, 100, 76, 1.05f, 0.18f, 330, 423},
               rim_right = {386, 240, 100, 76, 1.05f, 0.05f, 330, 424},
               front = {-6, 300, W + 12, 48, 1.2f, 0.10f, 620, 425};
  bedding_strew(p, &rim_left);
  bedding_strew(p, &rim_right);
  bedding_strew(p, &front);
}

/* The door is out of the picture at the right: its light lies across wall and nest. */
static void light(struct paint *p) {
  paint_soft(p, 60, 20, 360, 200, 0, ink(0x160804, 0.55f));
  paint_soft(p, 20, 330, 200, 130, 0, ink(0x1E0B05, 0.34f));
  const float beam[8] = {W, 70, W, 250, 150, 300, 260, 236};
  struct fill glow = fill_line(ink(0xFFE6B0, 0.34f), W, 0, ink(0xFFE6B0, 0), 190, 0);
  paint_quad(p, beam, &glow);
  paint_soft(p, W + 10, 170, 190, 170, 0, ink(0xFFE3A8, 0.42f));
}

bool bake_hut_room(const char *dir) {
  struct paint p = paint_create(0, 0, W, H, PLACE_SCALE);
  walls(&p);
  nest(&p);
  light(&p);
  bool ok = paint_pack(&p, dir, "place-hut", 3);
  paint_free(&p);
  return ok;
}
