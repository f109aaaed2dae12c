/* Where rats meet and where newcomers wait: a travelling box from inside, ground that belongs to nobody, and the cage
 * in another house. The rats' floor is the cage's own in each. */
#include "scene.h"

#include <math.h>
#include <stddef.h>

#include "../views/room_geometry.h"

static bool save_place(struct paint *p, const char *dir, const char *name) {
  paint_each(p, grade_day, NULL);
  bool ok = paint_pack(p, dir, name, 3);
  paint_free(p);
  return ok;
}

/* A floor in the cage's perspective between two heights; left and right ends run to its vanishing point. */
static void floor_quad(float back, float front, float half_front, float *xy) {
  float back_half = half_front * (back + 579) / (front + 579);
  const float q[8] = {640 - back_half, back, 640 + back_half, back, 640 + half_front, front, 640 - half_front, front};
  for (int i = 0; i < 8; i++) xy[i] = q[i];
}

/* ---- the carrier: smooth walls with slits, a door of wire at the right, a towel on the floor */
static struct ink shade_shell(const void *ctx, float x, float y) {
  const float *at = ctx; /* brightness, height of the crease */
  float cloud = fbm(x * 0.005f, y * 0.007f, 961), grain = noise(x * 0.9f, y * 0.9f, 962) - 0.5f;
  float l = at[0] - 0.00030f * (x - 200) - 0.22f * smooth(300, 470, y) + 0.10f * (cloud - 0.5f) + 0.03f * grain;
  l += 0.16f * expf(-(y - at[1]) * (y - at[1]) * 0.004f);
  return ink_ramp(ink(0x28545A, 1), ink(0x5E9E99, 1), ink(0xB9E2D6, 1), clampf(l, 0, 1));
}

/* A slit in the back wall: the room's light comes through it. */
static void slit(struct paint *p, float x, float y, float w, float h) {
  struct fill rim = fill_line(ink(0x1F4A50, 1), x, y, ink(0xA8DACD, 1), x + w * 0.3f, y + h + 6);
  struct fill light = fill_line(ink(0xFFF6D8, 1), x, y, ink(0xE9B47A, 1), x + w, y + h);
  thing_round_box(p, x - 5, y - 5, w + 10, h + 10, (h + 10) * 0.5f, &rim);
  thing_round_box(p, x, y, w, h, h * 0.5f, &light);
  struct fill edge = fill_line(ink(0x1F4A50, 0.45f), 0, y, ink(0x1F4A50, 0), 0, y + h * 0.6f);
  thing_round_box(p, x, y, w, h * 0.6f, h * 0.3f, &edge);
}

static void wire_door(struct paint *p) {
  struct bar_tones bar = {ink(0x6E665C, 1), ink(0xC9BEAE, 1), ink(0xFFFFFF, 1)};
  const float top_back[2] = {1150, 70}, top_front[2] = {1300, -40}, low_back[2] = {1150, 452},
              low_front[2] = {1300, 640};
  float open[8] = {1150, 70, 1300, -40, 1300, 640, 1150, 452};
  struct fill air = fill_line(ink(0xF6D9A4, 1), 1150, 0, ink(0xC98A5C, 1), 1300, 600);
  paint_quad(p, open, &air);
  paint_soft(p, 1240, 220, 90, 220, 0, ink(0xFFF3CE, 0.5f));
  for (int i = 1; i < 6; i++) {
    float t = (float)i / 6;
    paint_bar(p, mixf(top_back[0], top_front[0], t), mixf(top_back[1], top_front[1], t),
              mixf(low_back[0], low_front[0], t), mixf(low_back[1], low_front[1], t), 5 + 2 * t, &bar);
  }
  for (int i = 1; i < 5; i++) {
    float t = (float)i / 5;
    paint_bar(p, 1150, mixf(70, 452, t), 1300, mixf(-40, 640, t), 5.5f, &bar);
  }
  paint_bar(p, 1150, 60, 1150, 456, 9, &bar);
}

static void carrier_walls(struct paint *p) {
  static const float back[2] = {0.62f, 96}, left[2] = {0.48f, 40}, top[2] = {0.36f, -60};
  struct fill fb = fill_shade(shade_shell, back), fl = fill_shade(shade_shell, left), ft = fill_shade(shade_shell, top);
  const float roof[8] = {-220, -140, 1500, -140, 1150, 70, 120, 70},
              side[8] = {-220, -140, 120, 70, 120, 452, -220, 800};
  const float right[8] = {1500, -140, 1150, 70, 1150, 452, 1500, 800};
  paint_rect(p, 120, 70, 1030, 384, &fb);
  paint_quad(p, roof, &ft);
  paint_quad(p, side, &fl);
  paint_quad(p, right, &fl);
  for (int row = 0; row < 2; row++)
    for (int i = 0; i < 6; i++) slit(p, 196 + 150 * (float)i + 30 * (float)row, 150 + 76 * (float)row, 92, 24);
  for (int i = 0; i < 9; i++) /* ribs, pressed into the wall */
    paint_line(p, 150 + 118 * (float)i, 300, 150 + 118 * (float)i, 430, 3, ink(0x1F4A50, 0.16f));
  for (int i = 0; i < 9; i++)
    paint_line(p, 154 + 118 * (float)i, 300, 154 + 118 * (float)i, 430, 3, ink(0xDDF2E6, 0.14f));
  paint_line(p, 120, 70, 1150, 70, 6, ink(0x1F4A50, 0.5f));
  paint_line(p, 120, 75, 1150, 75, 4, ink(0xDDF2E6, 0.3f));
  paint_line(p, 120, 70, 120, 452, 6, ink(0x1F4A50, 0.4f));
  wire_door(p);
}

/* Fleece: pile in little tufts, wide hollows, lying on the floor's own perspective. */
static struct ink shade_fleece(const void *ctx, float x, float y) {
  const uint32_t *tones = ctx;
  float d = y + 579, u = (x - 640) * 1240 / d, v = 1.3e6f / d, t = clampf((y - 440) / 260, 0, 1);
  float hollow = fbm(u * 0.007f, v * 0.012f, 971), tuft = noise(u * 0.13f, v * 0.20f, 972);
  float fine = noise(u * 0.45f, v * 0.62f, 973), bend = 2.6f * fbm(u * 0.0035f, v * 0.005f, 974);
  float ridge = 1 - fabsf(sinf(u * 0.008f + v * 0.006f + bend));
  float l = 0.22f + 0.34f * hollow + 0.16f * tuft + 0.12f * fine + 0.22f * ridge * ridge * ridge - 0.10f * (1 - t);
  return ink_ramp(ink(tones[0], 1), ink(tones[1], 1), ink(tones[2], 1), clampf(l, 0, 1));
}

static void soft_floor_light(struct paint *p) {
  paint_soft(p, 640, 452, 720, 46, 0, ink(0x5A2C12, 0.36f));
  paint_soft(p, 540, 600, 560, 140, 0, ink(0xFFF3D0, 0.26f));
  paint_soft(p, 1290, 620, 320, 240, 0, ink(0x5A2A16, 0.34f));
  paint_soft(p, -10, 640, 240, 190, 0, ink(0x5A2A16, 0.28f));
}

static bool carrier(const char *dir) {
  static const uint32_t towel[3] = {0xB98A58, 0xE9CFA0, 0xFFF6DE};
  struct paint p = place_canvas();
  carrier_walls(&p);
  float xy[8];
  floor_quad(452, 900, 760, xy);
  xy[0] = 120, xy[2] = 1150, xy[4] = 1500, xy[5] = 800, xy[6] = -220, xy[7] = 800;
  struct fill f = fill_shade(shade_fleece, towel);
  paint_quad(&p, xy, &f);
  for (int i = 0; i < 3; i++) { /* woven bands, so that it is a towel */
    float y = 636 + 11 * (float)i;
    paint_line(&p, -220, y, 1500, y + 2, 4, ink(i == 1 ? 0xC85C44 : 0x67A9A2, 0.42f));
  }
  soft_floor_light(&p);
  struct strew litter = {150, 462, 900, 180, 0.75f, 0.3f, 60, 975};
  bedding_strew(&p, &litter);
  for (int i = 0; i < 6; i++) { /* light from the slits on the floor */
    float x = 250 + 150 * (float)i, q[8] = {x, 470, x + 84, 470, x + 130, 520, x + 40, 520};
    struct fill lit = fill_line(ink(0xFFF6D8, 0.34f), 0, 470, ink(0xFFF6D8, 0.05f), 0, 520);
    paint_quad(&p, q, &lit);
  }
  paint_soft(&p, 200, 0, 700, 330, 0, ink(0xFFF4D0, 0.16f));
  return save_place(&p, dir, "place-carrier");
}

/* ---- neutral ground: a bath tub, plug in, with a towel in it and something to run through */
static struct ink shade_enamel(const void *ctx, float x, float y) {
  (void)ctx;
  float t = clampf((y - 150) / 310, 0, 1), side = (x - 640) / 640;
  float l =
      0.90f - 0.26f * t * t + 0.10f * side * smooth(0.4f, 1, fabsf(side)) - 0.20f * smooth(0.62f, 1.2f, fabsf(side));
  l += 0.10f * smooth(440, 520, y) - 0.10f * expf(-(y - 450) * (y - 450) * 0.0016f); /* where wall turns into floor */
  l += 0.03f * (fbm(x * 0.004f, y * 0.004f, 981) - 0.5f);
  float shine = expf(-(x - 330) * (x - 330) * 0.0004f) * smooth(440, 190, y) * smooth(160, 200, y);
  return ink_ramp(ink(0xA88A6A, 1), ink(0xEBDCC2, 1), ink(0xFFFDF4, 1), clampf(l + 0.12f * shine, 0, 1));
}

static void tap_and_chain(struct paint *p) {
  struct bar_tones chrome = {ink(0x6E665C, 1), ink(0xC9C0B2, 1), ink(0xFFFFFF, 1)};
  paint_soft(p, 1010, 262, 60, 50, 0, ink(0x6A4A2C, 0.25f));
  paint_disc(p, 1000, 250, 34, 34, 0, ink(0xF4EEE2, 1), ink(0x9A9082, 1)); /* the overflow */
  paint_disc(p, 1000, 250, 24, 24, 0, ink(0xB9AE9E, 1), ink(0x8A8072, 1));
  for (int i = 0; i < 5; i++) paint_bar(p, 986 + 7 * (float)i, 236, 986 + 7 * (float)i, 264, 3, &chrome);
  for (int i = 0; i < 26; i++) { /* a chain of beads down to the plug */
    float t = (float)i / 25, x = 1000 + 60 * t + 26 * sinf(t * 3.1f), y = 284 + 206 * t;
    paint_disc(p, x + 2, y + 3, 4.6f, 4.6f, 0, ink(0x3A1A0A, 0.25f), ink(0x3A1A0A, 0));
    paint_disc(p, x, y, 4.2f, 4.2f, 0, ink(0xFFFFFF, 1), ink(0x8A8072, 1));
  }
  paint_disc(p, 1062, 500, 42, 16, 0, ink(0xD0C6B6, 1), ink(0x9A9082, 1));
  paint_disc(p, 1062, 497, 34, 12, 0, ink(0x5A4A46, 1), ink(0x2E2422, 1));
  paint_disc(p, 1054, 494, 12, 3, 0, ink(0xFFF6E8, 0.5f), ink(0xFFF6E8, 0));
}

/* A tube of cardboard and a box to run through: for both, belonging to none. */
static void tube(struct paint *p, float x, float y) {
  struct fill card = fill_line(ink(0xEBC48A, 1), 0, y - 60, ink(0x8E5E30, 1), 0, y + 44);
  paint_soft(p, x + 100, y + 44, 150, 18, 0, ink(0x2A120C, 0.55f));
  float body[8] = {x, y - 56, x + 190, y - 66, x + 190, y + 26, x, y + 42};
  paint_quad(p, body, &card);
  paint_disc(p, x + 190, y - 20, 24, 46, 0, ink(0xB98452, 1), ink(0xB07A46, 1));
  for (int i = 0; i < 5; i++)
    paint_line(p, x + 20 + 36 * (float)i, y - 57 - 2 * (float)i, x + 48 + 36 * (float)i, y + 39 - 3 * (float)i, 1.8f,
               ink(0x7A4C22, 0.4f));
  paint_disc(p, x, y - 7, 27, 49, 0, ink(0xF6DDB0, 1), ink(0xDDB078, 1));
  paint_disc(p, x + 2, y - 6, 21, 41, 0, ink(0x2A120C, 1), ink(0x6E4424, 1));
}

static bool neutral(const char *dir) {
  static const uint32_t towel[3] = {0x4A7A78, 0x9CC4B8, 0xEAF6E8};
  struct paint p = place_canvas();
  bath_wall(&p);
  struct fill enamel = fill_shade(shade_enamel, NULL);
  struct fill rim = fill_line(ink(0xFFFEF8, 1), 0, 118, ink(0xCDB594, 1), 0, 160);
  paint_rect(&p, -ROOM_MARGIN_X, 140, ROOM_W, 760, &enamel);
  paint_soft(&p, 640, 116, 900, 22, 0, ink(0x6A4A2C, 0.35f));
  thing_round_box(&p, -300, 118, 1900, 38, 18, &rim);
  paint_line(&p, -220, 123, 1500, 123, 5, ink(0xFFFFFF, 0.95f));
  struct fill under = fill_line(ink(0x8A6844, 0.42f), 0, 156, ink(0x8A6844, 0), 0, 200);
  paint_rect(&p, -ROOM_MARGIN_X, 156, ROOM_W, 44, &under);
  paint_soft(&p, 560, 440, 560, 44, 0, ink(0x7FB4A8, 0.30f)); /* the towel in the glaze */
  tap_and_chain(&p);
  float xy[8], low[8];
  floor_quad(486, 900, 610, xy);
  for (int i = 0; i < 8; i++) xy[i] -= i & 1 ? 0 : 70, low[i] = xy[i] + (i & 1 ? 8.0f : 4.0f);
  struct fill shade = fill_flat(ink(0x5A3A1C, 0.45f)), cloth = fill_shade(shade_fleece, towel);
  paint_quad(&p, low, &shade);
  paint_quad(&p, xy, &cloth);
  paint_line(&p, xy[0], xy[1] + 1.5f, xy[2], xy[3] + 1.5f, 4, ink(0xF4FBF0, 0.8f));
  paint_line(&p, xy[0], xy[1] + 14, xy[2] + 6, xy[3] + 14, 4, ink(0xF4FBF0, 0.6f));
  soft_floor_light(&p);
  tube(&p, 140, 512);
  paint_soft(&p, 260, 120, 620, 380, 0, ink(0xFFF4D0, 0.22f));
  return save_place(&p, dir, "place-neutral");
}

/* ---- the cage in another house: cool morning walls, a different window, the same furniture in it */
static struct paint other_room(void) {
  struct paint p = paint_create(-220, -140, 1720, 1000, 0.5f);
  struct fill wall = fill_line(ink(0xE6EADC, 1), -100, 0, ink(0xA9BBAE, 1), 1500, 300);
  paint_rect(&p, -220, -140, 1720, 1000, &wall);
  thing_box(&p, -220, 330, 1720, 240, 0x8FA69A, 0x5E7A74);
  thing_box(&p, 700, -120, 330, 400, 0xFBFFFA, 0xCFE2E2); /* a wide window at the right */
  struct dice d = {991};
  for (int i = 0; i < 14; i++) {
    float x = dice_in(&d, 700, 1030), y = dice_in(&d, 190, 290), r = dice_in(&d, 26, 50);
    paint_disc(&p, x, y, r, r * 0.8f, 0, ink(i & 1 ? 0xA9C08E : 0x8FB08A, 0.8f), ink(0x8FB08A, 0.7f));
  }
  for (int i = 0; i < 4; i++)
    paint_line(&p, 700 + 110 * (float)i, -120, 700 + 110 * (float)i, 282, 12, ink(0xF6F4EA, 1));
  paint_line(&p, 690, 80, 1040, 80, 12, ink(0xF6F4EA, 1));
  thing_box(&p, 670, 282, 390, 18, 0xFFFDF4, 0xC9CFC4);
  thing_box(&p, 60, 10, 300, 24, 0xB98452, 0x8A5E36); /* a shelf of jars */
  for (int i = 0; i < 5; i++) {
    static const uint32_t jars[5] = {0xC8553D, 0xE3A857, 0x6F8F5A, 0xD9C08A, 0x8A4B52};
    thing_box(&p, 76 + 56 * (float)i, -56, 42, 66, jars[i], 0x7A5A40);
  }
  thing_box(&p, -200, 240, 620, 340, 0xE9EBDD, 0xA9B5A6); /* kitchen cupboards */
  for (int i = 0; i < 4; i++) {
    thing_box(&p, -186 + 152 * (float)i, 262, 138, 300, 0xDDE4D6, 0x9CAEA2);
    paint_disc(&p, -66 + 152 * (float)i, 330, 8, 8, 0, ink(0xFFF6DC, 1), ink(0x8A7A5C, 1));
  }
  thing_box(&p, -210, 226, 640, 18, 0xC99A64, 0x8A5E36);
  paint_disc(&p, 150, 190, 46, 40, 0, ink(0xC85C44, 1), ink(0x8E3A2E, 1)); /* a kettle */
  thing_box(&p, 1140, -60, 240, 640, 0xF2F2E8, 0xB4BEB4);
  paint_line(&p, 1162, 60, 1162, 190, 9, ink(0x8A8E86, 1));
  paint_blur(&p, 8.5f);
  paint_soft(&p, 860, 90, 520, 430, 0, ink(0xF4FBF6, 0.5f));
  paint_soft(&p, -260, 400, 460, 500, 0, ink(0x35504E, 0.35f));
  return p;
}

static bool other(const char *dir) {
  struct paint p = place_canvas(), far_away = other_room(), hut = place_canvas();
  paint_enlarge(&p, &far_away);
  cage_back(&p);
  bedding_floor(&p);
  bottle(&p);
  cage_front(&p);
  bowl(&p);
  stick(&p);
  hut_inside(&p);
  hut_front(&hut);
  paint_over(&p, &hut);
  cage_lip(&p);
  paint_free(&far_away);
  paint_free(&hut);
  return save_place(&p, dir, "place-other");
}

bool bake_away(const char *dir) { return carrier(dir) && neutral(dir) && other(dir); }
