/* The bathroom at a rat's height: tiles, a tub on feet with the dark below it, a loo, a basin, the travelling cage that
 * is home. First as it is found, everything open; then each item made safe, kept as a picture of its own. */
#include "scene.h"

#include <math.h>
#include <stdio.h>

#include "../views/room_geometry.h"

#define FLOOR_Y 452.0f
#define HORIZON -579.0f /* where the floor's lines meet, as the cage's do */

/* ---- wall */
static struct ink shade_wall(const void *ctx, float x, float y) {
  (void)ctx;
  const float tile = 66, top = 128;
  float cloud = fbm(x * 0.006f, y * 0.006f, 801);
  if (y < top) { /* plaster above the tiles */
    struct ink c = ink_mix(ink(0xF3D5A2, 1), ink(0xDDAA72, 1), smooth(-140, 900, x * 0.5f + y));
    return ink_mul(c, 0.95f + 0.08f * cloud + 0.02f * noise(x * 0.5f, y * 0.5f, 802));
  }
  float u = x / tile, v = (y - top) / tile, fu = u - floorf(u), fv = v - floorf(v);
  uint32_t id = (uint32_t)(int)floorf(u + 90) * 31u + (uint32_t)(int)floorf(v);
  struct ink c = ink_mix(ink(0xFAECD0, 1), ink(0xEBCFA4, 1), hash_unit(id));
  float edge = fminf(fminf(fu, 1 - fu), fminf(fv, 1 - fv)) * tile, glaze = smooth(0, 7, edge);
  c = ink_mul(c, 0.93f + 0.06f * glaze + 0.05f * cloud);
  if (fu * tile < 5 || fv * tile < 5) c = ink_mix(c, ink(0xFFFBEC, 1), 0.45f * glaze); /* the lit edges */
  return ink_mix(ink(0xC9A67C, 1), c, smooth(0.5f, 2.2f, edge));
}

void bath_wall(struct paint *p) {
  struct fill f = fill_shade(shade_wall, NULL);
  paint_rect(p, -ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, FLOOR_Y + ROOM_MARGIN_Y, &f);
  thing_box(p, -ROOM_MARGIN_X, 112, ROOM_W, 20, 0x6FAFA8, 0x3C7678);
  paint_line(p, -ROOM_MARGIN_X, 113.5f, ROOM_W, 113.5f, 2.4f, ink(0xC9EBDA, 0.8f));
  paint_line(p, -ROOM_MARGIN_X, 134, ROOM_W, 134, 4, ink(0x6A371D, 0.2f));
  for (float x = -200; x < 1500; x += 33)
    paint_disc(p, x, 122, 4.5f, 4.5f, 0, ink(0xF3DFAE, 0.9f), ink(0xD6AA72, 0.9f));
  thing_box(p, -ROOM_MARGIN_X, 424, ROOM_W, 30, 0x5B9A96, 0x2F6468);
  paint_line(p, -ROOM_MARGIN_X, 425.5f, ROOM_W, 425.5f, 3, ink(0xBFE2D6, 0.75f));
}

/* ---- floor */
static struct ink shade_floor(const void *ctx, float x, float y) {
  (void)ctx;
  float d = y - HORIZON, u = (x - 640) / d / 0.104f, v = (1 / d) / 3.0e-5f;
  float fu = u - floorf(u), fv = v - floorf(v);
  bool odd = ((int)floorf(u + 100) + (int)floorf(v)) & 1;
  uint32_t id = (uint32_t)(int)floorf(u + 100) * 57u + (uint32_t)(int)floorf(v);
  struct ink a = odd ? ink(0xC98D62, 1) : ink(0xEBCFA2, 1);
  float wear = fbm(x * 0.012f, y * 0.03f, 811), grain = noise(x * 0.5f, y * 0.9f, 812) - 0.5f;
  struct ink c = ink_mul(a, 0.90f + 0.10f * hash_unit(id) + 0.10f * (wear - 0.5f) + 0.03f * grain);
  float ex = fminf(fu, 1 - fu) * d * 0.104f, ey = fminf(fv, 1 - fv) * 3.0e-5f * d * d, edge = fminf(ex, ey);
  if (fv > 0.5f && ey < 6) c = ink_mix(c, ink(0xFFF6DC, 1), 0.30f * smooth(6, 2, ey)); /* far edges catch the light */
  return ink_mix(ink(0x8E6440, 1), c, smooth(0.3f, 2.4f, edge));
}

static void floor_tiles(struct paint *p) {
  struct fill f = fill_shade(shade_floor, NULL);
  paint_rect(p, -ROOM_MARGIN_X, FLOOR_Y, ROOM_W, 420, &f);
  struct fill shade = fill_line(ink(0x3A1A0A, 0.42f), 0, FLOOR_Y, ink(0x3A1A0A, 0), 0, FLOOR_Y + 44);
  paint_rect(p, -ROOM_MARGIN_X, FLOOR_Y, ROOM_W, 44, &shade);
  paint_soft(p, 560, 590, 520, 90, 0, ink(0xFFF3D0, 0.36f)); /* the window on the glaze */
  paint_soft(p, 690, 520, 150, 60, 0, ink(0xFFFBEA, 0.30f));
}

/* ---- the tub */
static struct ink shade_tub(const void *ctx, float x, float y) {
  (void)ctx;
  float t = clampf((y - 318) / 104, 0, 1), v = clampf((x - 706) / 176, -1, 1);
  float l = 0.80f - 0.42f * t * t - 0.22f * v - 0.26f * v * v + 0.16f * expf(-26 * (v + 0.5f) * (v + 0.5f)) * (1 - t);
  l += 0.10f * smooth(0.78f, 1, t) + 0.03f * (noise(x * 0.3f, y * 0.3f, 821) - 0.5f);
  return ink_ramp(ink(0x24555A, 1), ink(0x569A95, 1), ink(0xA8DACD, 1), clampf(l, 0, 1));
}

static void foot(struct paint *p, float x, float side) {
  float xy[12] = {x - 16,
                  408,
                  x + 16,
                  408,
                  x + 12 + 8 * side,
                  436,
                  x + 16 * side + 8,
                  462,
                  x + 16 * side - 9,
                  462,
                  x - 10 + 4 * side,
                  434};
  struct fill brass = fill_line(ink(0xF0D08C, 1), x - 14, 410, ink(0x8A5A2A, 1), x + 16, 462);
  paint_soft(p, x + 16 * side, 462, 34, 7, 0, ink(0x2A120C, 0.6f));
  paint_polygon(p, xy, 6, &brass);
  paint_disc(p, x + 16 * side, 456, 15, 9, 0, ink(0xF7DFA4, 1), ink(0x9A6A34, 1));
  paint_disc(p, x + 16 * side - 4, 452, 5, 3, 0, ink(0xFFF8E0, 0.9f), ink(0xFFF8E0, 0));
}

/* Feet and belly: what covers whoever is below. */
static void tub_front(struct paint *p) {
  enum { ARC = 20 };
  float xy[2 * (ARC + 1)];
  foot(p, 580, -1);
  foot(p, 836, 1);
  int n = 0;
  for (int i = 0; i <= ARC; i++, n++) { /* from the right rim round the belly to the left one */
    float a = PI_F * (float)i / ARC, c = cosf(a), s = powf(fmaxf(sinf(a), 0), 0.62f);
    xy[2 * n] = 706 + 176 * (c > 0 ? powf(c, 0.8f) : -powf(-c, 0.8f));
    xy[2 * n + 1] = 314 + 108 * s;
  }
  struct fill f = fill_shade(shade_tub, NULL);
  paint_polygon(p, xy, n, &f);
}

static void tub(struct paint *p) {
  struct fill below = fill_line(ink(0x1E0B05, 0.92f), 0, 396, ink(0x2A120C, 0.55f), 0, 470);
  float gap[8] = {566, 396, 850, 396, 872, 466, 548, 466};
  paint_soft(p, 714, 464, 240, 26, 0, ink(0x2A120C, 0.7f));
  paint_quad(p, gap, &below);
  paint_soft(p, 708, 440, 130, 22, 0, ink(0x160803, 0.6f));
  tub_front(p);
  struct fill rim = fill_line(ink(0xFFFDF2, 1), 500, 292, ink(0xCBB08A, 1), 920, 322);
  thing_round_box(p, 516, 294, 380, 25, 12, &rim);
  paint_line(p, 530, 297.5f, 880, 297.5f, 3, ink(0xFFFFFF, 0.9f));
  struct fill under = fill_line(ink(0x143A40, 0.5f), 0, 318, ink(0x143A40, 0), 0, 342);
  paint_rect(p, 540, 318, 332, 24, &under);
  float tap[10] = {556, 300, 556, 262, 564, 250, 584, 248, 592, 262};
  paint_stroke(p, tap, 5, 13, 11, ink(0x9A8A76, 1), ink(0xB9A88E, 1));
  for (int i = 0; i < 5; i++) tap[2 * i] -= 2;
  paint_stroke(p, tap, 5, 5, 4, ink(0xFFF8E6, 0.95f), ink(0xFFF8E6, 0.9f));
}

/* ---- a towel on a rail, left of the window */
static void towel_rail(struct paint *p) {
  struct bar_tones brass = {ink(0x8A5A2A, 1), ink(0xD6A860, 1), ink(0xFFF0C4, 1)};
  float cloth[8] = {346, 176, 432, 176, 430, 292, 350, 296};
  struct cloth brick = {0x7E3226, 0xC85C44, 0xF0A084, 0.05f, 2.2f, 831};
  paint_soft(p, 400, 250, 70, 90, 0, ink(0x3A1A0A, 0.22f));
  paint_bar(p, 328, 176, 448, 176, 7, &brass);
  thing_cloth(p, cloth, 4, &brick);
  for (int i = 0; i < 2; i++) paint_line(p, 350, 268 + 8 * (float)i, 430, 265 + 8 * (float)i, 3, ink(0xFBE3C2, 0.85f));
  paint_line(p, 347, 177, 431, 177, 3, ink(0xFFD2BC, 0.8f));
}

/* ---- loo and basin without what changes */
static struct ink shade_china(const void *ctx, float x, float y) {
  const float *at = ctx; /* middle, half width, top, height */
  float v = clampf((x - at[0]) / at[1], -1, 1), t = clampf((y - at[2]) / at[3], 0, 1);
  float l = 0.86f - 0.30f * v - 0.24f * v * v - 0.30f * t;
  return ink_ramp(ink(0xA98A68, 1), ink(0xEBDABC, 1), ink(0xFFFCF0, 1), clampf(l, 0, 1));
}

static void loo(struct paint *p) {
  const float tank[4] = {981, 66, 250, 120}, stem[4] = {981, 62, 380, 110};
  struct fill ft = fill_shade(shade_china, tank), fs = fill_shade(shade_china, stem);
  paint_soft(p, 990, 482, 92, 18, 0, ink(0x2A120C, 0.6f));
  paint_soft(p, 1010, 360, 90, 130, 0, ink(0x3A1A0A, 0.22f));
  thing_round_box(p, 918, 262, 126, 108, 12, &ft);
  thing_round_box(p, 911, 248, 140, 22, 9, &ft);
  float xy[16] = {921, 388, 1041, 388, 1030, 424, 1012, 446, 1016, 484, 946, 484, 950, 446, 932, 424};
  paint_polygon(p, xy, 8, &fs);
  paint_line(p, 918, 250.5f, 1042, 250.5f, 2.4f, ink(0xFFFFFF, 0.9f));
  struct bar_tones chrome = {ink(0x6E665C, 1), ink(0xC9C0B2, 1), ink(0xFFFFFF, 1)};
  paint_bar(p, 930, 284, 952, 284, 6, &chrome);
}

static void basin(struct paint *p) {
  const float bowl[4] = {1186, 124, 262, 50};
  struct fill fb = fill_shade(shade_china, bowl);
  paint_soft(p, 1196, 506, 150, 20, 0, ink(0x2A120C, 0.55f));
  thing_wood(p, 1078, 306, 222, 164, 0xB97A48, 841, true);
  for (int i = 0; i < 2; i++) {
    float x = 1090 + 106 * (float)i;
    struct fill in = fill_line(ink(0x6E3E20, 0.55f), x, 320, ink(0xFFE0AC, 0.25f), x + 96, 456);
    thing_wood(p, x, 320, 94, 136, 0xC98A54, 845u + (uint32_t)i, true);
    paint_line(p, x, 320, x, 456, 2.4f, ink(0x5E3014, 0.6f));
    paint_line(p, x, 320, x + 94, 320, 2.4f, ink(0x5E3014, 0.6f));
    paint_line(p, x + 94, 320, x + 94, 456, 2, ink(0xFFE0AC, 0.4f));
    (void)in;
    float kx = i ? x + 12 : x + 82;
    paint_disc(p, kx, 388, 7, 7, 0, ink(0xF7DFA4, 1), ink(0x8A5A2A, 1));
  }
  thing_round_box(p, 1066, 284, 240, 24, 10, &fb);
  paint_line(p, 1072, 287, 1300, 287, 2.6f, ink(0xFFFFFF, 0.9f));
  struct fill under = fill_line(ink(0x3A1A0A, 0.45f), 0, 308, ink(0x3A1A0A, 0), 0, 330);
  paint_rect(p, 1078, 308, 222, 22, &under);
}

/* ---- the travelling cage: home */
static struct bar_tones wire(float a) {
  return (struct bar_tones){ink(0x8A6A4A, a), ink(0xD0B48C, a), ink(0xFFF6DE, a)};
}

static void home_back(struct paint *p) {
  struct bar_tones thin = wire(0.75f), frame = wire(1);
  paint_soft(p, 332, 590, 150, 20, 0, ink(0x2A120C, 0.65f));
  struct fill inside = fill_line(ink(0x5A3420, 0.34f), 0, 430, ink(0x3A1A0A, 0.5f), 0, 560);
  paint_rect(p, 226, 430, 212, 120, &inside);
  for (float x = 236; x < 436; x += 17) paint_bar(p, x, 430, x, 546, 2.4f, &thin);
  paint_bar(p, 224, 430, 440, 430, 4, &frame);
  struct fill floor = fill_line(ink(0xCDA068, 1), 0, 540, ink(0xE3C08C, 1), 0, 580);
  float xy[8] = {226, 542, 438, 542, 450, 578, 212, 578};
  paint_quad(p, xy, &floor);
  struct strew litter = {222, 545, 214, 28, 0.55f, 0.3f, 420, 851};
  bedding_strew(p, &litter);
  struct cloth nest = {0x7A3038, 0xB9606A, 0xF0B4A8, 0.6f, 3, 853};
  float pile[14] = {222, 570, 228, 548, 246, 538, 270, 540, 288, 552, 296, 570, 258, 576};
  thing_cloth(p, pile, 7, &nest);
}

static void home_front(struct paint *p) {
  struct bar_tones thin = wire(0.95f), frame = wire(1);
  for (float x = 222; x < 388; x += 20.5f) paint_bar(p, x, 424, x, 566, 2.8f, &thin);
  paint_bar(p, 212, 422, 452, 422, 6, &frame);
  paint_bar(p, 214, 422, 214, 570, 5, &frame);
  paint_bar(p, 392, 422, 392, 568, 4.5f, &frame); /* the open side: a door frame with nothing in it */
  paint_bar(p, 450, 422, 450, 572, 5, &frame);
  struct fill face = fill_line(ink(0x6FB2AA, 1), 0, 564, ink(0x2F6468, 1), 0, 590);
  thing_round_box(p, 208, 564, 186, 26, 7, &face);
  paint_line(p, 213, 566.5f, 390, 566.5f, 2.6f, ink(0xD6F0E0, 0.85f));
  struct fill ramp = fill_line(ink(0xE3B478, 1), 394, 566, ink(0xA8703C, 1), 450, 592);
  float board[8] = {394, 572, 450, 572, 455, 592, 391, 592};
  paint_quad(p, board, &ramp);
  for (int i = 1; i < 4; i++)
    paint_line(p, 393, 572 + 5 * (float)i, 451 + (float)i, 572 + 5 * (float)i, 1.6f, ink(0x6E3E20, 0.6f));
  paint_line(p, 394, 572.5f, 450, 572.5f, 2, ink(0xFFF1CE, 0.8f));
}

/* ---- light over it all */
static void evening_sun(struct paint *p) {
  paint_soft(p, 620, 130, 560, 430, 0, ink(0xFFF0C4, 0.26f));
  paint_soft(p, 1420, 380, 460, 560, 0, ink(0x6A331C, 0.36f));
  paint_soft(p, -260, 520, 380, 420, 0, ink(0x6A331C, 0.26f));
  for (int i = 0; i < 2; i++)
    for (int n = 0; n < 8; n++) {
      float x = 520 + 130 * (float)i, w = 100 * (1 - (float)n / 8), fade = 0.055f;
      float xy[8] = {x - w / 2, 20, x + w / 2, 20, x + 260 + w, 680, x + 260 - w, 680};
      struct fill f = fill_line(ink(0xFFF3C8, fade), 0, 40, ink(0xFFF3C8, 0), 0, 640);
      paint_quad(p, xy, &f);
    }
}

static struct paint paint_bath(bool safe) {
  struct paint p = place_canvas();
  bath_wall(&p);
  floor_tiles(&p);
  towel_rail(&p);
  bath_item(&p, ROOM_ITEM_DOOR, safe);
  bath_item(&p, ROOM_ITEM_WINDOW, safe);
  bath_item(&p, ROOM_ITEM_PIPE, safe);
  tub(&p);
  loo(&p);
  basin(&p);
  static const enum room_item rest[] = {ROOM_ITEM_FAMILY, ROOM_ITEM_LID, ROOM_ITEM_CABLES, ROOM_ITEM_GAP,
                                        ROOM_ITEM_PLANT};
  for (int i = 0; i < 5; i++) bath_item(&p, rest[i], safe);
  home_back(&p);
  bath_item(&p, ROOM_ITEM_CAT, safe);
  return p;
}

/* What the picture shows where the mask is. */
static bool save_cut(const struct paint *from, struct paint *mask, const char *dir, const char *name,
                     const float at[4]) {
  for (int i = 0; i < mask->w * mask->h; i++) {
    float alpha = mask->px[4 * (size_t)i + 3];
    for (int c = 0; c < 4; c++) mask->px[4 * (size_t)i + (size_t)c] = from->px[4 * (size_t)i + (size_t)c] * alpha;
  }
  return place_save(mask, dir, name, at[0], at[1], at[2], at[3]);
}

static bool save_items(const struct paint *safe, const char *dir) {
  static const struct {
    const char *name;
    float x, y, w, h;
  } items[ROOM_ITEM_COUNT] = {
#define X(id, x, y, w, h) {"place-bath-" #id, x, y, w, h},
      BATH_ITEMS(X)
#undef X
  };
  for (int i = 0; i < ROOM_ITEM_COUNT; i++)
    if (!place_save(safe, dir, items[i].name, items[i].x, items[i].y, items[i].w, items[i].h)) return false;
  return true;
}

bool bake_bath(const char *dir) {
  const float home[4] = {BATH_HOME}, tub_at[4] = {BATH_TUB};
  struct paint open = paint_bath(false), safe = paint_bath(true), front = place_canvas(), below = place_canvas();
  home_front(&front);
  tub_front(&below);
  struct paint *all[3] = {&open, &safe, &front};
  for (int i = 0; i < 2; i++) {
    paint_over(all[i], &front);
    evening_sun(all[i]);
  }
  for (int i = 0; i < 3; i++) paint_each(all[i], grade_day, NULL);
  bool ok = paint_pack(&open, dir, "place-bath", 3) && save_items(&safe, dir) &&
            place_save(&front, dir, "place-bath-home", home[0], home[1], home[2], home[3]) &&
            save_cut(&safe, &below, dir, "place-bath-tub", tub_at);
  paint_free(&below);
  for (int i = 0; i < 3; i++) paint_free(all[i]);
  return ok;
}
