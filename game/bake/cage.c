/* The cage: wire walls in the distance kept faint, so that they frame the rat and do not cut it up; a teal tray. */
#include "scene.h"

#include "../views/room_geometry.h"

#include <math.h>

#define BACK_LEFT 90.0f
#define BACK_RIGHT 1190.0f
#define BACK_TOP 34.0f
#define FRONT_LEFT -12.0f
#define FRONT_RIGHT 1292.0f
#define FRONT_TOP -58.0f
#define LIP_BACK 430.0f

static struct bar_tones tones(float warm, float a) {
  return (struct bar_tones){ink_mix(ink(0x7A6450, a), ink(0xB98E62, a), warm),
                            ink_mix(ink(0xC2AC8E, a), ink(0xE2C092, a), warm),
                            ink_mix(ink(0xFFF8E6, a), ink(0xFFEFCB, a), warm)};
}

static void back_wall(struct paint *p) {
  struct bar_tones thin = tones(0.8f, 0.50f), cross = tones(0.7f, 0.62f), frame = tones(0.45f, 1);
  for (float x = BACK_LEFT + 34.375f; x < BACK_RIGHT - 5; x += 34.375f) {
    paint_line(p, x + 2.2f, BACK_TOP, x + 2.2f, LIP_BACK, 2.4f, ink(0x6A371D, 0.13f));
    paint_bar(p, x, BACK_TOP, x, LIP_BACK, 2.7f, &thin);
  }
  for (float y = BACK_TOP + 99; y < LIP_BACK; y += 99) {
    paint_line(p, BACK_LEFT, y + 3, BACK_RIGHT, y + 3, 3, ink(0x6A371D, 0.14f));
    paint_bar(p, BACK_LEFT, y, BACK_RIGHT, y, 3.5f, &cross);
  }
  paint_bar(p, BACK_LEFT - 2, BACK_TOP, BACK_RIGHT + 2, BACK_TOP, 6, &frame);
}

static void side_wall(struct paint *p, bool right) {
  struct bar_tones thin = tones(right ? 0.35f : 0.7f, 0.7f), frame = tones(right ? 0.2f : 0.45f, 1);
  float xb = right ? BACK_RIGHT : BACK_LEFT, xf = right ? FRONT_RIGHT : FRONT_LEFT;
  paint_soft(p, mixf(xb, xf, 0.6f), 250, 90, 420, 0, ink(0x6A371D, right ? 0.3f : 0.12f));
  for (int i = 1; i < 5; i++) {
    float t = (float)i / 5, x;
    t = t * t * 0.35f + t * 0.65f;
    x = mixf(xb, xf, t);
    paint_bar(p, x, mixf(BACK_TOP, FRONT_TOP, t), x, mixf(LIP_BACK, 646, t), 2.9f + 2 * t, &thin);
  }
  for (int i = 1; i < 4; i++) {
    float yb = BACK_TOP + 99 * (float)i, yf = mixf(FRONT_TOP, 646, (float)i / 4);
    paint_bar(p, xb, yb, xf, yf, 4, &thin);
  }
  paint_bar(p, xb, BACK_TOP, xb, LIP_BACK + 20, 6.5f, &frame);
}

static void back_lip(struct paint *p) {
  struct fill face = fill_line(ink(0x67A9A2, 1), 0, LIP_BACK, ink(0x2F6468, 1), 0, 470);
  struct fill right = fill_line(ink(0x2A3A34, 0), 700, 0, ink(0x16343A, 0.45f), 1192, 0);
  paint_rect(p, BACK_LEFT - 2, LIP_BACK, BACK_RIGHT - BACK_LEFT + 4, 42, &face);
  paint_rect(p, BACK_LEFT - 2, LIP_BACK, BACK_RIGHT - BACK_LEFT + 4, 42, &right);
  paint_line(p, BACK_LEFT - 2, LIP_BACK + 2.5f, BACK_RIGHT + 2, LIP_BACK + 2.5f, 4, ink(0xD6F0E0, 0.8f));
  paint_line(p, BACK_LEFT - 2, LIP_BACK + 6, BACK_RIGHT + 2, LIP_BACK + 6, 2, ink(0x2F6468, 0.4f));
}

static void side_lip(struct paint *p, bool right) {
  float xb = right ? BACK_RIGHT : BACK_LEFT, xf = right ? FRONT_RIGHT : FRONT_LEFT, in = right ? -16 : 16;
  float face[8] = {xb, LIP_BACK, xf, 646, xf + in, 700, xb + in * 0.6f, 466};
  struct fill f = right ? fill_line(ink(0x33696C, 1), xb, 440, ink(0x1C444A, 1), xf, 660)
                        : fill_line(ink(0x6DB0A8, 1), xb, 440, ink(0x3C7678, 1), xf, 660);
  paint_quad(p, face, &f);
  paint_line(p, xb, LIP_BACK + 1, xf, 647, 5, ink(0xD6F0E0, right ? 0.45f : 0.85f));
}

void cage_back(struct paint *p) {
  back_wall(p);
  side_wall(p, false);
  side_wall(p, true);
  back_lip(p);
  side_lip(p, false);
  side_lip(p, true);
}

static void ceiling(struct paint *p) {
  struct bar_tones thin = tones(0.6f, 0.8f), frame = tones(0.3f, 1);
  for (int i = 0; i <= 10; i++) {
    float t = (float)i / 10;
    paint_bar(p, mixf(BACK_LEFT, BACK_RIGHT, t), BACK_TOP, mixf(FRONT_LEFT, FRONT_RIGHT, t), FRONT_TOP, 3.4f, &thin);
  }
  paint_bar(p, mixf(BACK_LEFT, FRONT_LEFT, 0.45f), -10, mixf(BACK_RIGHT, FRONT_RIGHT, 0.45f), -10, 4.4f, &thin);
  paint_bar(p, FRONT_LEFT - 8, FRONT_TOP, FRONT_RIGHT + 8, FRONT_TOP, 11, &frame);
}

void cage_front(struct paint *p) {
  struct bar_tones frame = tones(0.3f, 1);
  ceiling(p);
  for (int right = 0; right < 2; right++) {
    float x = right ? FRONT_RIGHT + 2 : FRONT_LEFT - 2;
    paint_line(p, x + 5, FRONT_TOP, x + 5, 690, 10, ink(0x3A1A0C, 0.2f));
    paint_bar(p, x, FRONT_TOP, x, 690, 11, &frame);
  }
}

/* Shavings so near that they are out of focus. */
static void near_blur(struct paint *p) {
  for (uint32_t i = 0; i < 46; i++) {
    float x = hash_unit(i * 5 + 1) * 1280, edge = fabsf(x - 640) / 640, r = 14 + 22 * hash_unit(i * 5 + 3);
    float y = (float)ROOM_LIP_TOP + 3 - 5 * hash_unit(i * 5 + 2) * edge;
    paint_soft(p, x, y, r * 1.6f, r * 0.42f, hash_unit(i * 9) * 0.5f - 0.25f, ink(i % 3 ? 0xF0D8AC : 0xB98A52, 0.5f));
  }
}

void cage_lip(struct paint *p) {
  float l = FRONT_LEFT - 14, r = FRONT_RIGHT + 14, top = ROOM_LIP_TOP;
  near_blur(p);
  paint_soft(p, 640, 836, 900, 60, 0, ink(0x2A120C, 0.55f));
  struct fill face = fill_line(ink(0x4F918E, 1), 0, top + 10, ink(0x1F4A50, 1), 0, 816);
  paint_rect(p, l + 6, top + 8, r - l - 12, 126, &face);
  struct fill side = fill_line(ink(0x0E2A30, 0), 640, 0, ink(0x0E2A30, 0.5f), r, 0);
  paint_rect(p, l + 6, top + 8, r - l - 12, 126, &side);
  paint_soft(p, 330, 760, 420, 60, 0, ink(0xC9EBDA, 0.14f));
  paint_line(p, l + 6, 806, r - 6, 806, 3, ink(0x9CCFC4, 0.25f));
  struct fill rim = fill_line(ink(0x8CC6BC, 1), 0, top, ink(0x3C7678, 1), 0, top + 15);
  paint_rect(p, l, top, r - l, 15, &rim);
  paint_line(p, l, top + 2, r, top + 2, 3, ink(0xE2F6EA, 0.85f));
  paint_line(p, l, top + 15.5f, r, top + 15.5f, 2.5f, ink(0x143A40, 0.55f));
}
