/* The nine items of the safe-room list, as a rat would find them and as a careful person leaves them. */
#include "scene.h"

#include <math.h>
#include <stddef.h>

#include "../views/room_geometry.h"

static void door(struct paint *p, bool safe) {
  thing_box(p, -220, -140, 390, 592, safe ? 0x8A5230 : 0xFFE2A4, safe ? 0x5E3218 : 0xE8AE66);
  if (!safe) { /* the hall: a lit wall, a runner, a far door */
    struct fill hall = fill_line(ink(0xFFE9B8, 1), 0, -60, ink(0xE9B878, 1), 150, 400);
    paint_rect(p, -60, -140, 216, 560, &hall);
    thing_box(p, 56, 60, 72, 320, 0xC98A54, 0x9A6038);
    paint_disc(p, 118, 230, 5, 5, 0, ink(0xFFF0C4, 1), ink(0x8A5A2A, 1));
    struct fill boards = fill_line(ink(0xC98A54, 1), 0, 380, ink(0xA8683A, 1), 0, 456);
    paint_rect(p, -60, 380, 216, 76, &boards);
    float runner[8] = {66, 384, 112, 384, 140, 454, 40, 454};
    struct fill red = fill_line(ink(0xA8503C, 1), 0, 384, ink(0xC86A50, 1), 0, 454);
    paint_quad(p, runner, &red);
    paint_soft(p, 70, 520, 170, 66, 0, ink(0xFFE2A4, 0.55f)); /* its light on our floor */
    float leaf[8] = {-220, -140, 22, -140, 22, 446, -220, 500};
    struct fill wood = fill_line(ink(0xB0703E, 1), -220, 0, ink(0x7E4A28, 1), 22, 0);
    paint_quad(p, leaf, &wood);
    for (int k = 0; k < 2; k++) {
      float y = k ? 150.0f : -110.0f, h = k ? 250.0f : 220.0f,
            panel[8] = {-190, y, -14, y, -14, y + h, -190, y + h + 16};
      struct fill in = fill_line(ink(0x9A5E34, 1), -190, 0, ink(0x6E3E20, 1), -14, 0);
      paint_quad(p, panel, &in);
      paint_line(p, -14, y, -14, y + h, 3, ink(0xFFE0AC, 0.45f));
    }
    paint_line(p, 23, -140, 23, 446, 8, ink(0xE9BE86, 1));
    paint_disc(p, 4, 316, 11, 11, 0, ink(0xFFF0C4, 1), ink(0x8A5A2A, 1));
  } else {
    thing_wood(p, -220, -140, 372, 588, 0xB97844, 861, true);
    for (int i = 0; i < 2; i++)
      for (int k = 0; k < 2; k++) {
        float x = -170 + 160 * (float)i, y = k ? 150.0f : -110.0f, h = k ? 256.0f : 220.0f;
        thing_wood(p, x, y, 132, h, 0xA96A3A, 862u + (uint32_t)(2 * i + k), true);
        paint_line(p, x, y, x, y + h, 4, ink(0x5E3014, 0.55f));
        paint_line(p, x, y, x + 132, y, 4, ink(0x5E3014, 0.55f));
        paint_line(p, x + 132, y, x + 132, y + h, 3, ink(0xFFE0AC, 0.5f));
        paint_line(p, x, y + h, x + 132, y + h, 3, ink(0xFFE0AC, 0.5f));
      }
    paint_disc(p, 138, 316, 18, 30, 0, ink(0xE9C78C, 1), ink(0x9A6A34, 1));
    paint_disc(p, 136, 308, 12, 12, 0, ink(0xFFF0C4, 1), ink(0x8A5A2A, 1));
    paint_line(p, -220, 449, 152, 449, 6, ink(0x2A120C, 0.7f));
  }
  thing_wood(p, 152, -140, 44, 594, 0xD99A5C, 867, true);
  paint_line(p, 153, -140, 153, 454, 3, ink(0x5E3014, 0.5f));
  paint_line(p, 195, -140, 195, 454, 2.4f, ink(0x5E3014, 0.6f));
}

static void sky(struct paint *p, float x, float y, float w, float h) {
  struct fill f = fill_line(ink(0xFFF3CE, 1), x, y, ink(0xF6B878, 1), x, y + h);
  paint_rect(p, x, y, w, h, &f);
  struct dice d = {871};
  for (int i = 0; i < 16; i++) {
    float r = dice_in(&d, 12, 26), tx = x + r + dice(&d) * (w - 2 * r), ty = y + h - dice(&d) * 40;
    if (ty + r > y + h) ty = y + h - r;
    paint_disc(p, tx, ty, r, r * 0.9f, 0, ink(i & 1 ? 0xA9AE6A : 0x8E9A5C, 0.8f), ink(0x7E8C52, 0.75f));
  }
}

static void sash(struct paint *p, float x, float y, float w, float h) {
  const float b = 11;
  sky(p, x + b, y + b, w - 2 * b, h - 2 * b);
  float shine[8] = {x + w * 0.3f, y + b, x + w * 0.5f, y + b, x + w * 0.24f, y + h - b, x + w * 0.06f + b, y + h - b};
  struct fill gloss = fill_line(ink(0xFFFFFF, 0.42f), x, y, ink(0xFFFFFF, 0.08f), x, y + h);
  paint_quad(p, shine, &gloss);
  thing_wood(p, x, y, b, h, 0xE0AE74, 873, true);
  thing_wood(p, x + w - b, y, b, h, 0xD09A60, 874, true);
  thing_wood(p, x, y, w, b, 0xE6B67C, 875, false);
  thing_wood(p, x, y + h - b, w, b, 0xC98E56, 876, false);
}

static void window(struct paint *p, bool safe) {
  const float x = 500, y = -96, w = 236, h = 336;
  paint_soft(p, x + w / 2, y + h / 2, w * 0.7f, h * 0.6f, 0, ink(0xFFF6D6, 0.4f));
  thing_wood(p, x - 16, y - 14, w + 32, h + 30, 0xC08450, 877, true);
  sash(p, x, y, w / 2, h);
  if (safe) {
    sash(p, x + w / 2, y, w / 2, h);
    struct bar_tones brass = {ink(0x8A5A2A, 1), ink(0xD6A860, 1), ink(0xFFF0C4, 1)};
    paint_bar(p, x + w / 2, y + 216, x + w / 2, y + 252, 9, &brass); /* latched */
    paint_bar(p, x + w / 2 - 2, y + 234, x + w / 2 + 26, y + 234, 7, &brass);
  } else { /* wide open: deep air, a leaf blown in, the sash turned into the room */
    sky(p, x + w / 2 + 4, y + 4, w / 2 - 8, h - 8);
    struct fill air = fill_line(ink(0x4F8C96, 0.30f), x + w / 2, 0, ink(0x1F4A50, 0.55f), x + w, 0);
    paint_rect(p, x + w / 2 + 4, y + 4, w / 2 - 8, h - 8, &air);
    float leaf[8] = {x + w - 2, y, x + w + 28, y + 22, x + w + 28, y + h + 26, x + w - 2, y + h};
    struct fill wood = fill_line(ink(0xF0C890, 1), x + w, 0, ink(0x9A6236, 1), x + w + 28, 0);
    paint_quad(p, leaf, &wood);
    float glass[8] = {x + w + 5, y + 20, x + w + 22, y + 36, x + w + 22, y + h - 2, x + w + 5, y + h - 18};
    struct fill pane = fill_line(ink(0xFFF6DC, 0.9f), 0, y, ink(0xE8B47C, 0.9f), 0, y + h);
    paint_quad(p, glass, &pane);
    float blown[18] = {620, -98, 690, -98, 712, 60, 752, 196, 764, 262, 718, 250, 684, 206, 652, 120, 632, 20};
    struct cloth lace = {0xC9A878, 0xF4E0B8, 0xFFFCF0, 0.2f, 2.6f, 879};
    thing_cloth(p, blown, 9, &lace);
    static const float at[3][3] = {{650, 226, 0.5f}, {640, 196, -0.4f}, {632, 236, 0.1f}};
    for (int i = 0; i < 3; i++) paint_disc(p, at[i][0], at[i][1], 11, 5, at[i][2], ink(0xD9B45C, 1), ink(0xA8702E, 1));
  }
  thing_wood(p, x - 26, y + h + 6, w + 52, 18, 0xD99A5C, 878, false);
  struct fill under = fill_line(ink(0x3A1A0A, 0.34f), 0, y + h + 24, ink(0x3A1A0A, 0), 0, y + h + 30);
  paint_rect(p, x - 26, y + h + 24, w + 52, 6, &under);
}

/* The dark under the basin's doors; a rolled towel stops it. */
static void gap(struct paint *p, bool safe) {
  struct fill dark = fill_line(ink(0x120603, 1), 0, 470, ink(0x3A1A0A, 1), 0, 506);
  paint_rect(p, 1084, 470, 212, 34, &dark);
  thing_wood(p, 1072, 468, 14, 36, 0xA96A3A, 881, true);
  if (!safe) {
    for (int i = 0; i < 5; i++) /* dust in there, and a splinter hanging */
      paint_soft(p, 1110 + 42 * (float)i, 500, 20, 5, 0, ink(0xB98E62, 0.30f));
    float chip[6] = {1160, 470, 1204, 470, 1172, 488};
    struct fill wood = fill_flat(ink(0x9A5E34, 1));
    paint_polygon(p, chip, 3, &wood);
    return;
  }
  struct cloth teal = {0x1F4A50, 0x67A9A2, 0xC9EBDA, 1.2f, 3, 883};
  float roll[20] = {1078, 494, 1084, 480, 1104, 474, 1180, 471, 1268, 474,
                    1294, 482, 1300, 496, 1284, 512, 1180, 517, 1096, 513};
  paint_soft(p, 1188, 514, 124, 14, 0, ink(0x2A120C, 0.6f));
  thing_cloth(p, roll, 10, &teal);
  for (int i = 0; i < 2; i++) paint_line(p, 1122 + 9 * (float)i, 474, 1126 + 9 * (float)i, 514, 4, ink(0xFFF6E2, 0.7f));
  struct fill round = fill_line(ink(0xFFFFFF, 0.22f), 0, 472, ink(0x143A40, 0.5f), 0, 516);
  paint_polygon(p, roll, 10, &round);
}

static void dryer(struct paint *p, float x, float y) {
  struct fill body = fill_line(ink(0xF0A084, 1), x - 30, y - 20, ink(0x8E3A2E, 1), x + 30, y + 24);
  thing_round_box(p, x - 40, y - 19, 76, 38, 17, &body);
  thing_round_box(p, x - 54, y - 12, 22, 24, 5, &body);
  float grip[8] = {x + 6, y + 12, x + 26, y + 12, x + 34, y + 58, x + 16, y + 60};
  paint_quad(p, grip, &body);
  paint_line(p, x - 28, y - 12, x + 22, y - 12, 4, ink(0xFFE2D4, 0.7f));
  paint_disc(p, x - 50, y, 4, 10, 0, ink(0x3A1A0A, 1), ink(0x5A2A1C, 1));
}

static void cord(struct paint *p, const float *xy, int n) {
  float low[64];
  for (int i = 0; i < 2 * n; i++) low[i] = xy[i] + (i & 1 ? 3.0f : 2.0f);
  paint_stroke(p, low, n, 7, 7, ink(0x2A120C, 0.3f), ink(0x2A120C, 0.3f));
  paint_stroke(p, xy, n, 6.5f, 6.5f, ink(0x3A2A28, 1), ink(0x3A2A28, 1));
  for (int i = 0; i < 2 * n; i++) low[i] = xy[i] - 1.2f;
  paint_stroke(p, low, n, 1.8f, 1.8f, ink(0xB99A8C, 0.8f), ink(0xB99A8C, 0.8f));
}

static void socket(struct paint *p, float x, float y, bool plugged) {
  struct fill plate = fill_line(ink(0xFFFBEC, 1), x, y, ink(0xD9C09A, 1), x + 34, y + 40);
  paint_soft(p, x + 22, y + 26, 32, 32, 0, ink(0x3A1A0A, 0.3f));
  thing_round_box(p, x, y, 36, 40, 6, &plate);
  paint_disc(p, x + 18, y + 20, 12, 12, 0, ink(0xC9AE86, 1), ink(0xEBDABC, 1));
  if (plugged)
    paint_disc(p, x + 18, y + 20, 10, 10, 0, ink(0x5A4A46, 1), ink(0x2E2220, 1));
  else
    for (int i = 0; i < 2; i++)
      paint_disc(p, x + 13 + 10 * (float)i, y + 20, 2.4f, 2.4f, 0, ink(0x3A1A0A, 1), ink(0x3A1A0A, 1));
}

static void cables(struct paint *p, bool safe) {
  socket(p, 1082, 214, !safe);
  if (!safe) {
    dryer(p, 1236, 262);
    enum { N = 25 };
    float xy[2 * N];
    for (int i = 0; i < N; i++) { /* from the grip over the edge, a loop at nose height, back up to the plug */
      float t = (float)i / (N - 1), a = t * 2 * PI_F;
      xy[2 * i] = mixf(1256, 1100, t) + 30 * sinf(a * 1.5f) * sinf(t * PI_F);
      xy[2 * i + 1] = mixf(316, 236, t) + 138 * powf(fmaxf(sinf(PI_F * powf(t, 0.8f)), 0), 1.6f);
    }
    cord(p, xy, N);
    return;
  }
  enum { RING = 24 };
  float xy[2 * (RING + 1)];
  for (int k = 0; k < 3; k++) { /* wound up, tied, hung on the door's knob */
    int n = paint_arc(xy, 1124 + 3 * (float)k, 376 + 2 * (float)k, 20 + 2 * (float)k, 36, 0, 2 * PI_F, RING);
    cord(p, xy, n);
  }
  struct fill strap = fill_line(ink(0x8CC6BC, 1), 1096, 0, ink(0x2F6468, 1), 1156, 0);
  thing_round_box(p, 1098, 372, 58, 13, 5, &strap);
  paint_line(p, 1102, 374.5f, 1150, 374.5f, 2, ink(0xD6F0E0, 0.8f));
  dryer(p, 1236, 262);
}

static void lid(struct paint *p, bool safe) {
  if (!safe) { /* seat and lid up, water below */
    struct fill face = fill_line(ink(0xFFF3DC, 1), 930, 250, ink(0xC9A67C, 1), 1040, 380);
    float xy[84];
    int n = paint_arc(xy, 981, 330, 58, 86, PI_F, 2 * PI_F, 30);
    n += paint_arc(xy + 2 * n, 981, 366, 58, 16, 0, PI_F, 10);
    paint_soft(p, 990, 316, 74, 84, 0, ink(0x3A1A0A, 0.3f));
    paint_polygon(p, xy, n, &face);
    n = paint_arc(xy, 981, 330, 57, 85, PI_F * 1.02f, PI_F * 1.6f, 20);
    paint_stroke(p, xy, n, 3, 2, ink(0xFFFFFF, 0.95f), ink(0xFFFFFF, 0.3f));
    n = paint_arc(xy, 981, 340, 38, 64, 0, 2 * PI_F, 30); /* the seat's ring before it */
    paint_stroke(p, xy, n, 12, 12, ink(0xE3C69A, 1), ink(0xE9CFA6, 1));
    paint_disc(p, 981, 392, 66, 21, 0, ink(0xFFFCF0, 1), ink(0xEBDABC, 1));
    paint_disc(p, 981, 394, 54, 15.5f, 0, ink(0x2F7088, 1), ink(0xB99A74, 1));
    paint_disc(p, 978, 397, 40, 10, 0, ink(0x9ADCE6, 1), ink(0x3F86A0, 1));
    paint_disc(p, 962, 394, 13, 3, 0, ink(0xFFFFFF, 0.95f), ink(0xFFFFFF, 0.1f));
    return;
  }
  struct fill top = fill_line(ink(0xFFFCF0, 1), 930, 370, ink(0xD0B48C, 1), 1040, 404);
  paint_disc(p, 981, 396, 68, 22, 0, ink(0xA98A68, 1), ink(0xC9AE86, 1));
  float xy[84];
  int n = paint_arc(xy, 981, 386, 67, 20, 0, 2 * PI_F, 40);
  paint_polygon(p, xy, n, &top);
  n = paint_arc(xy, 981, 386, 66, 19.5f, PI_F, PI_F * 1.7f, 24);
  paint_stroke(p, xy, n, 2.6f, 1.6f, ink(0xFFFFFF, 1), ink(0xFFFFFF, 0.3f));
  for (int i = 0; i < 2; i++) paint_disc(p, 956 + 50 * (float)i, 369, 8, 4, 0, ink(0xE3C69A, 1), ink(0xA98A68, 1));
}

static void pipe(struct paint *p, bool safe) {
  const float x = 474, y = 402;
  struct bar_tones copper = {ink(0x7A3A1E, 1), ink(0xCE8252, 1), ink(0xFFE0BC, 1)};
  if (!safe) { /* broken plaster all round it */
    struct dice d = {891};
    float xy[2 * 18];
    for (int i = 0; i < 18; i++) {
      float a = 2 * PI_F * (float)i / 18, r = dice_in(&d, 25, 38);
      xy[2 * i] = x + r * cosf(a), xy[2 * i + 1] = y + r * 0.98f * sinf(a);
    }
    struct fill rim = fill_line(ink(0xE9D2AE, 1), x - 30, y - 30, ink(0x9A7450, 1), x + 30, y + 30);
    paint_polygon(p, xy, 18, &rim);
    for (int i = 0; i < 18; i++) xy[2 * i] = x + (xy[2 * i] - x) * 0.8f, xy[2 * i + 1] = y + (xy[2 * i + 1] - y) * 0.8f;
    struct fill dark = fill_line(ink(0x0E0402, 1), x - 20, y - 24, ink(0x3A1A0A, 1), x + 20, y + 26);
    paint_polygon(p, xy, 18, &dark);
    for (int i = 0; i < 8; i++)
      paint_disc(p, x - 26 + dice(&d) * 54, 446 + dice(&d) * 8, 3.4f, 2.4f, 0, ink(0xF4E3C2, 1), ink(0xB98E62, 1));
  } else {
    paint_soft(p, x + 5, y + 6, 42, 42, 0, ink(0x3A1A0A, 0.4f));
    paint_disc(p, x, y, 35, 35, 0, ink(0xFFFFFF, 1), ink(0x9A8E80, 1));
    paint_disc(p, x - 2, y - 2, 27, 27, 0, ink(0xD0C6B8, 1), ink(0xB0A494, 1));
    paint_disc(p, x - 8, y - 10, 12, 9, -0.6f, ink(0xFFFFFF, 0.9f), ink(0xFFFFFF, 0));
    for (int i = 0; i < 4; i++) {
      float a = PI_F / 4 + PI_F / 2 * (float)i;
      paint_disc(p, x + 30 * cosf(a), y + 30 * sinf(a), 2.6f, 2.6f, 0, ink(0x7A6A5C, 1), ink(0x4A3A30, 1));
    }
  }
  paint_bar(p, x - 5, y, x + 32, y - 16, 15, &copper);
  paint_disc(p, x + 32, y - 16, 10, 10, 0, ink(0xE9A87A, 1), ink(0x8A4A28, 1));
  paint_bar(p, x + 32, 290, x + 32, y - 16, 15, &copper);
  paint_bar(p, x + 22, 340, x + 42, 340, 9, &copper);
}

static void pot_and_leaves(struct paint *p, float x, float y, float k) {
  struct dice d = {895};
  for (int i = 0; i < 26; i++) {
    float a = dice_in(&d, -2.75f, -0.4f), r = dice_in(&d, 34, 92) * k, lean = a + 1.57f;
    float lx = x + r * 0.72f * sinf(lean), ly = y - 44 * k - r * 0.9f * cosf(lean);
    float stalk[6] = {x, y - 40 * k, (x + lx) / 2 + 4 * lean, (y - 40 * k + ly) / 2 - 8 * k, lx, ly};
    paint_stroke(p, stalk, 3, 3.6f * k, 2.2f * k, ink(0x5C7A3E, 1), ink(0x7E9C5C, 1));
    struct ink leaf = ink(i % 3 ? 0x7FA05A : 0x5A824C, 1);
    paint_disc(p, lx + 1.5f, ly + 2.5f, 21 * k, 9 * k, a, ink(0x2A3A1C, 0.35f), ink(0x2A3A1C, 0.1f));
    paint_disc(p, lx, ly, 20 * k, 8.5f * k, a, ink_mul(leaf, 1.24f), ink_mul(leaf, 0.78f));
    paint_line(p, lx - 14 * k * cosf(a), ly - 14 * k * sinf(a), lx + 14 * k * cosf(a), ly + 14 * k * sinf(a), 1.2f,
               ink(0xE6EFC0, 0.6f));
  }
  for (int i = 0; i < 3; i++) { /* lilies: pretty, and poisonous */
    float fx = x - 34 * k + 33 * k * (float)i, fy = y - (120 + (i == 1 ? 18.0f : 0)) * k;
    for (int q = 0; q < 5; q++) {
      float a = 2 * PI_F * (float)q / 5 - 0.4f;
      paint_disc(p, fx + 8 * k * cosf(a), fy + 8 * k * sinf(a), 10 * k, 5 * k, a, ink(0xFFF8EE, 1), ink(0xF0B4A8, 1));
    }
    paint_disc(p, fx, fy, 4 * k, 4 * k, 0, ink(0xF3C44E, 1), ink(0xC8862E, 1));
  }
  float pot[8] = {x - 36 * k, y - 48 * k, x + 36 * k, y - 48 * k, x + 26 * k, y, x - 26 * k, y};
  struct fill clay = fill_line(ink(0xEBA478, 1), x - 36 * k, 0, ink(0x8E4630, 1), x + 36 * k, 0);
  paint_quad(p, pot, &clay);
  thing_round_box(p, x - 40 * k, y - 58 * k, 80 * k, 16 * k, 4 * k, &clay);
  paint_line(p, x - 37 * k, y - 56 * k, x + 34 * k, y - 56 * k, 2.2f * k, ink(0xFFE2C8, 0.8f));
}

static void plant(struct paint *p, bool safe) {
  if (safe) paint_soft(p, 842, 262, 62, 18, 0, ink(0x3A1A0A, 0.34f));
  thing_wood(p, 782, 246, 112, 13, 0xC98A54, 897, false);
  for (int i = 0; i < 2; i++) paint_line(p, 796 + 84 * (float)i, 259, 796 + 84 * (float)i, 276, 6, ink(0x8A5230, 1));
  if (safe) {
    pot_and_leaves(p, 838, 246, 0.72f);
  } else {
    paint_soft(p, 850, 544, 46, 9, 0, ink(0x2A120C, 0.65f));
    pot_and_leaves(p, 838, 542, 0.95f);
  }
}

/* ---- a basket, and who sleeps in it */
static struct ink shade_wicker(const void *ctx, float x, float y) {
  (void)ctx;
  float v = clampf((x - 106) / 100, -1, 1), u = asinf(v * 0.98f) * 11, row = y / 9;
  float fr = row - floorf(row), over = sinf(u * 2 + ((int)floorf(row) & 1 ? PI_F : 0));
  float l = 0.52f - 0.34f * v - 0.12f * v * v + 0.30f * over * sinf(PI_F * fr) - 0.22f * (1 - sinf(PI_F * fr));
  return ink_ramp(ink(0x5E3418, 1), ink(0xB4783E, 1), ink(0xF0C688, 1), clampf(l, 0, 1));
}

static void cat_body(struct paint *p) {
  struct cloth fur = {0x8A4A22, 0xD98E4E, 0xFFD49A, 0.9f, 3.4f, 905};
  float back[28] = {34,  596, 40,  566, 62,  546, 92, 540, 122, 546, 150, 562, 170, 584,
                    176, 606, 140, 616, 106, 620, 70, 616, 46,  610, 38,  604, 34,  600};
  thing_cloth(p, back, 14, &fur);
  for (int i = 0; i < 5; i++) {
    float x = 104 + 15 * (float)i, line[6] = {x, 545 + 6 * (float)i, x + 5, 566 + 4 * (float)i, x + 2, 590};
    paint_stroke(p, line, 3, 7, 2, ink(0x8A4A22, 0.75f), ink(0x8A4A22, 0.3f));
  }
  for (int side = -1; side <= 1; side += 2) { /* ears */
    float s = (float)side, x = 66 + 24 * s, ear[6] = {x - 12, 560, x + 12, 560, x + 8 * s, 528};
    struct fill f = fill_line(ink(0xF0AE6C, 1), x, 530, ink(0xB46C34, 1), x, 562);
    paint_polygon(p, ear, 3, &f);
    float in[6] = {x - 6, 559, x + 6, 559, x + 6 * s, 538};
    struct fill pink = fill_flat(ink(0xE9A08F, 1));
    paint_polygon(p, in, 3, &pink);
  }
  paint_disc(p, 66, 578, 38, 31, 0, ink(0xF6C084, 1), ink(0xCE8442, 1));
  paint_disc(p, 66, 590, 20, 13, 0, ink(0xFFF3DC, 1), ink(0xF6D2A4, 0.8f));
  for (int i = -1; i <= 1; i++) paint_line(p, 66 + 9 * (float)i, 549, 66 + 7 * (float)i, 562, 4, ink(0x8A4A22, 0.7f));
  for (int side = -1; side <= 1; side += 2) { /* wide awake */
    float x = 66 + 16 * (float)side;
    paint_disc(p, x, 574, 9, 7.5f, 0, ink(0xE6E08A, 1), ink(0x8E9A3E, 1));
    paint_disc(p, x + 1.5f, 574, 2.6f, 6.6f, 0, ink(0x160A06, 1), ink(0x160A06, 1));
    paint_disc(p, x - 2, 571, 2, 2, 0, ink(0xFFFFFF, 1), ink(0xFFFFFF, 0.6f));
    for (int i = 0; i < 3; i++)
      paint_line(p, 66 + 10 * (float)side, 590, 66 + 46 * (float)side, 584 + 6 * (float)i, 1.2f, ink(0xFFFBEC, 0.85f));
  }
  float nose[6] = {61, 583, 71, 583, 66, 589};
  struct fill f = fill_flat(ink(0xC8604E, 1));
  paint_polygon(p, nose, 3, &f);
  paint_line(p, 66, 589, 66, 594, 1.6f, ink(0x6A371D, 0.8f));
}

static void cat(struct paint *p, bool safe) {
  enum { ARC = 26 };
  float xy[4 * (ARC + 1)];
  paint_soft(p, 112, 664, 118, 22, 0, ink(0x2A120C, 0.65f));
  paint_disc(p, 106, 600, 98, 26, 0, ink(0x6E3E20, 1), ink(0x9A6236, 1));
  struct cloth pad = {0x7A3038, 0xB9606A, 0xF0B4A8, 0.3f, 2.4f, 901};
  int n = paint_arc(xy, 106, 604, 90, 23, 0, 2 * PI_F, ARC);
  thing_cloth(p, xy, n, &pad);
  if (safe) paint_soft(p, 100, 604, 56, 14, 0, ink(0x5E2430, 0.5f)); /* the dent that was left */
  if (!safe) cat_body(p);
  n = paint_arc(xy, 106, 600, 100, 28, 0, PI_F, ARC);
  n += paint_arc(xy + 2 * n, 106, 646, 84, 22, PI_F, 0, ARC);
  struct fill f = fill_shade(shade_wicker, NULL);
  paint_polygon(p, xy, n, &f);
  n = paint_arc(xy, 106, 600, 100, 28, 0, PI_F, ARC);
  paint_stroke(p, xy, n, 9, 9, ink(0xC98A4C, 1), ink(0xF0C688, 1));
}

/* A slate on the wall: the others are told. */
static void family(struct paint *p, bool safe) {
  paint_soft(p, 268, 352, 62, 66, 0, ink(0x3A1A0A, 0.34f));
  paint_line(p, 262, 286, 238, 306, 2.4f, ink(0x8A6A4A, 1));
  paint_line(p, 262, 286, 286, 306, 2.4f, ink(0x8A6A4A, 1));
  paint_disc(p, 262, 287, 4, 4, 0, ink(0xF7DFA4, 1), ink(0x8A5A2A, 1));
  thing_wood(p, 216, 304, 92, 94, 0xD09A60, 911, false);
  struct fill slate = fill_line(ink(0x4A5A56, 1), 224, 312, ink(0x2E3A3A, 1), 300, 390);
  paint_rect(p, 224, 312, 76, 78, &slate);
  paint_soft(p, 256, 346, 44, 22, -0.4f, ink(0xFFF6E2, 0.10f));
  if (!safe) { /* nothing but an old smear of chalk */
    paint_soft(p, 250, 362, 26, 9, -0.5f, ink(0xFFF6E2, 0.18f));
    return;
  }
  struct ink chalk = ink(0xFFF8EA, 0.92f);
  paint_disc(p, 268, 360, 20, 11, -0.08f, chalk, chalk); /* a rat, running */
  paint_disc(p, 246, 357, 11, 8, 0.2f, chalk, chalk);
  paint_disc(p, 250, 349, 5, 5, 0, chalk, chalk);
  float tail[10] = {286, 362, 294, 356, 292, 346, 284, 344, 280, 348};
  paint_stroke(p, tail, 5, 3, 1.6f, chalk, chalk);
  paint_disc(p, 242, 355, 1.6f, 1.6f, 0, ink(0x2E3A3A, 1), ink(0x2E3A3A, 1));
  for (int i = 0; i < 3; i++) paint_line(p, 254 + 12 * (float)i, 368, 251 + 12 * (float)i, 375, 2.4f, chalk);
  paint_line(p, 234, 380, 292, 378, 2.4f, ink(0xF3C44E, 0.9f));
  paint_line(p, 232, 324, 292, 322, 2.4f, ink(0xF3C44E, 0.9f));
  paint_line(p, 262, 327, 262, 337, 4, ink(0xF0A084, 0.95f));
  paint_disc(p, 262, 342, 2.2f, 2.2f, 0, ink(0xF0A084, 1), ink(0xF0A084, 0.9f));
}

void bath_item(struct paint *p, int item, bool safe) {
  switch ((enum room_item)item) {
  case ROOM_ITEM_DOOR: door(p, safe); break;
  case ROOM_ITEM_WINDOW: window(p, safe); break;
  case ROOM_ITEM_GAP: gap(p, safe); break;
  case ROOM_ITEM_CABLES: cables(p, safe); break;
  case ROOM_ITEM_LID: lid(p, safe); break;
  case ROOM_ITEM_PIPE: pipe(p, safe); break;
  case ROOM_ITEM_PLANT: plant(p, safe); break;
  case ROOM_ITEM_CAT: cat(p, safe); break;
  case ROOM_ITEM_FAMILY: family(p, safe); break;
  default: break;
  }
}
