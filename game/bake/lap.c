/* On a person: the lap under a blanket, and the jumper with a rat in its neckline. No skin is painted: the player's own
 * tone is on the hands alone. */
#include "scene.h"

#include <math.h>
#include <stddef.h>

#include "../views/room_geometry.h"

/* ---- knitted wool, with whatever lies under it */
struct knit {
  float bump_x, bump_y, bump_w, bump_h, bump; /* a body under the cloth; bump 0: none */
  float fall_x, fall_w;                       /* where the cloth is lit most, and how far to its dark side */
};

static float stitch(float u, float v) {
  float fu = u - floorf(u), fv;
  v += 0.62f * fabsf(fu - 0.5f);
  fv = v - floorf(v);
  return sinf(PI_F * fv) * (0.55f + 0.45f * sinf(PI_F * 2 * fabsf(fu - 0.5f)));
}

static struct ink shade_knit(const void *ctx, float x, float y) {
  const struct knit *k = ctx;
  float l = 0.66f - 0.34f * smooth(0, k->fall_w, fabsf(x - k->fall_x)), u = x, v = y;
  if (k->bump > 0) {
    float dx = (x - k->bump_x) / k->bump_w, dy = (y - k->bump_y) / k->bump_h, b = k->bump * expf(-dx * dx - dy * dy);
    l += 0.52f * b * (-0.62f * dx - 0.85f * dy) + 0.06f * b;
    u -= 0.20f * b * dx * k->bump_w;
    v -= 0.20f * b * dy * k->bump_h;
  }
  float s = stitch(u / 17, v / 13), wool = noise(u * 0.7f, v * 0.7f, 921) - 0.5f,
        fold = fbm(u * 0.004f, v * 0.006f, 922);
  l += 0.22f * (s - 0.55f) + 0.09f * wool + 0.26f * (fold - 0.5f);
  return ink_ramp(ink(0x6E2A20, 1), ink(0xBC5642, 1), ink(0xEE9C7C, 1), clampf(l, 0, 1));
}

/* ---- the chair behind */
static struct ink shade_chair(const void *ctx, float x, float y) {
  const float *at = ctx; /* lit from x at[0], dark at at[1] */
  float pile = fbm(x * 0.03f, y * 0.03f, 931), nap = noise(x * 0.6f, y * 0.6f, 932) - 0.5f;
  float l = 0.72f - 0.5f * smooth(at[0], at[1], x) - 0.12f * smooth(100, 700, y) + 0.24f * (pile - 0.5f) + 0.06f * nap;
  return ink_ramp(ink(0x6A4520, 1), ink(0xC08A42, 1), ink(0xEEC884, 1), clampf(l, 0, 1));
}

static void room_behind(struct paint *p) {
  struct paint far_away = far_room(false);
  paint_enlarge(p, &far_away);
  paint_free(&far_away);
}

static void chair(struct paint *p) {
  enum { ARC = 16 };
  static const float back[2] = {900, 1500}, rest[2] = {1000, 1500};
  float xy[2 * (ARC + 1 + 4)]; /* an arc of ARC pieces has one point more */
  struct fill f = fill_shade(shade_chair, back), fr = fill_shade(shade_chair, rest);
  paint_soft(p, 1000, 380, 200, 420, 0, ink(0x3A1A0A, 0.4f));
  int n = paint_arc(xy, 1160, 120, 210, 230, PI_F, 1.5f * PI_F, ARC);
  const float rest_of[8] = {1560, -110, 1560, 900, 920, 900, 950, 300};
  for (int i = 0; i < 4; i++, n++) xy[2 * n] = rest_of[2 * i], xy[2 * n + 1] = rest_of[2 * i + 1];
  paint_polygon(p, xy, n, &f);
  static const float buttons[6][2] = {{1040, 120}, {1150, 60}, {1260, 140}, {1100, 260}, {1210, 280}, {1330, 60}};
  for (int i = 0; i < 6; i++) {
    paint_soft(p, buttons[i][0] + 4, buttons[i][1] + 6, 44, 34, 0, ink(0x4E2E12, 0.4f));
    paint_disc(p, buttons[i][0], buttons[i][1], 8, 7, 0, ink(0xD9A65C, 1), ink(0x7A5226, 1));
  }
  n = paint_arc(xy, 950, 560, 60, 60, 0.9f * PI_F, 1.5f * PI_F, ARC);
  const float arm[6] = {1560, 500, 1560, 900, 893, 900};
  for (int i = 0; i < 3; i++, n++) xy[2 * n] = arm[2 * i], xy[2 * n + 1] = arm[2 * i + 1];
  paint_soft(p, 1180, 500, 300, 40, 0, ink(0x3A1A0A, 0.35f));
  paint_polygon(p, xy, n, &fr);
}

/* ---- lap */
static float thigh_top(float x) {
  return 596 - 30 * smooth(400, 1120, x) + 130 * smooth(300, 150, x) * smooth(300, 150, x);
}

/* A blanket, its checks bent over the knee. */
static struct ink shade_blanket(const void *ctx, float x, float y) {
  const float *shift = ctx; /* far leg or near one */
  float top = thigh_top(x - shift[0]) + shift[1], t = clampf((y - top) / 190, 0, 1), round = asinf(clampf(t, 0, 0.99f));
  float u = x * 0.9f + 26 * fbm(x * 0.006f, y * 0.008f, 941) + 60 * round,
        v = round * 150 + 8 * fbm(x * 0.01f, y * 0.01f, 942);
  float fu = u / 96 - floorf(u / 96), fv = v / 96 - floorf(v / 96);
  struct ink c = ink(0x4F918C, 1);
  bool du = fu < 0.36f, dv = fv < 0.36f;
  c = ink_mix(c, ink(0x2C6468, 1), du && dv ? 0.95f : du || dv ? 0.5f : 0);
  float lu = fabsf(fu - 0.68f) * 96, lv = fabsf(fv - 0.68f) * 96;
  c = ink_mix(c, ink(0xF6E6C6, 1), 0.75f * (smooth(3.4f, 2.2f, lu) + smooth(3.4f, 2.2f, lv)));
  float fold = fbm(x * 0.009f + 2 * t, y * 0.005f, 943),
        twill = sinf((x + y) * 1.1f) * 0.5f + noise(x * 0.9f, y * 0.9f, 944) - 0.5f;
  float l = 1.16f - 0.62f * t * t - 0.18f * smooth(300, 1100, x) + 0.34f * (fold - 0.5f) + 0.035f * twill;
  l += 0.16f * expf(-t * 26);
  return ink_mul(c, l);
}

static void leg(struct paint *p, float dx, float dy) {
  enum { STEPS = 60 };
  float xy[2 * (STEPS + 3)], shift[2] = {dx, dy};
  int n = 0;
  for (int i = 0; i <= STEPS; i++, n++) {
    float x = mixf(150, 1540, (float)i / STEPS);
    xy[2 * n] = x + dx;
    xy[2 * n + 1] = thigh_top(x) + dy + 1.2f * sinf(x * 0.21f);
  }
  const float foot[4] = {1540 + dx, 900, 176 + dx, 900};
  for (int i = 0; i < 2; i++, n++) xy[2 * n] = foot[2 * i], xy[2 * n + 1] = foot[2 * i + 1];
  struct fill f = fill_shade(shade_blanket, shift);
  paint_polygon(p, xy, n, &f);
  for (int i = 0; i < STEPS; i++) /* the nap, against the light */
    if (hash_unit((uint32_t)i + 77) < 0.9f)
      paint_line(p, xy[2 * i], xy[2 * i + 1] - 0.6f, xy[2 * i + 2], xy[2 * i + 3] - 0.6f, 2.2f, ink(0xDDF2E2, 0.34f));
}

static void torso(struct paint *p) {
  struct knit k = {.fall_x = 1080, .fall_w = 420};
  struct fill f = fill_shade(shade_knit, &k);
  float xy[32] = {1130, -140, 1096, -20,  1064, 90,   1046, 220,  1040, 340,  1050,
                  450,  1076, 540,  1120, 610,  1200, 660,  1500, 700,  1500, -140};
  paint_soft(p, 1060, 420, 120, 260, 0, ink(0x3A1A0A, 0.32f));
  paint_polygon(p, xy, 11, &f);
}

static bool bake_the_lap(const char *dir) {
  struct paint p = place_canvas();
  room_behind(&p);
  chair(&p);
  leg(&p, 46, -40);
  paint_soft(&p, 700, 596, 560, 26, 0, ink(0x12302F, 0.5f));
  torso(&p);
  leg(&p, 0, 0);
  paint_soft(&p, 1130, 610, 180, 60, 0, ink(0x2A120C, 0.42f));
  paint_soft(&p, 640, 668, 230, 36, 0, ink(0x12302F, 0.40f)); /* where the hands lie */
  paint_soft(&p, 330, 560, 330, 180, 0, ink(0xFFF3C8, 0.22f));
  paint_each(&p, grade_day, NULL);
  bool ok = paint_pack(&p, dir, "place-lap", 3);
  paint_free(&p);
  return ok;
}

/* ---- the jumper's neckline */
static struct ink shade_shirt(const void *ctx, float x, float y) {
  (void)ctx;
  float fold = fbm(x * 0.010f, y * 0.004f, 951), weave = noise(x * 1.1f, y * 1.1f, 952) - 0.5f;
  float l = 0.70f + 0.4f * (fold - 0.5f) - 0.0012f * (x - 560) - 0.20f * smooth(240, 440, y) + 0.05f * weave;
  float stripe = fabsf(x / 30 - floorf(x / 30) - 0.5f) * 30;
  struct ink c = ink_ramp(ink(0xA98458, 1), ink(0xE9D2A6, 1), ink(0xFFF8E6, 1), clampf(l, 0, 1));
  return ink_mix(c, ink(0x67A9A2, 1), 0.34f * smooth(2.4f, 1.4f, stripe));
}

enum { NECK_STEPS = 40 };

/* Points along the neckline, `grow` outside it: down the left side, round its foot, up the right one. */
static int neckline(float *xy, float grow) {
  int n = 0;
  for (int i = 0; i <= 2 * NECK_STEPS; i++, n++) {
    float s = ((float)i / NECK_STEPS - 1) * 1.35f, a = clampf(s, -1, 1) * PI_F / 2, up = fmaxf(fabsf(s) - 1, 0) / 0.35f;
    xy[2 * n] = 640 + (206 + grow) * sinf(a) * (1 - 0.12f * up);
    xy[2 * n + 1] = 190 + (262 + grow) * cosf(a) - 360 * up;
  }
  return n;
}

/* Wool below the neckline; `close`: only what covers the rat. */
static void jumper(struct paint *p, const struct knit *k, bool close) {
  float xy[2 * (2 * NECK_STEPS + 8)];
  int n = neckline(xy, 0);
  float wide = close ? 400.0f : 900.0f, top = xy[1];
  const float rest[8] = {640 + wide, top, 640 + wide, 900, 640 - wide, 900, 640 - wide, top};
  for (int i = 0; i < 4; i++, n++) xy[2 * n] = rest[2 * i], xy[2 * n + 1] = rest[2 * i + 1];
  struct fill f = fill_shade(shade_knit, k);
  paint_polygon(p, xy, n, &f);
}

/* The ribbed band round it. */
static void band(struct paint *p) {
  float in[2 * (2 * NECK_STEPS + 1)], out[2 * (2 * NECK_STEPS + 1)];
  int n = neckline(in, 0);
  neckline(out, 34);
  for (int i = 0; i + 1 < n; i++) {
    float l = 0.58f - 0.20f * ((float)i / (float)n - 0.4f), shade = 0.9f;
    float q[8] = {in[2 * i],      in[2 * i + 1],  in[2 * i + 2], in[2 * i + 3],
                  out[2 * i + 2], out[2 * i + 3], out[2 * i],    out[2 * i + 1]};
    struct ink c = ink_mul(ink_ramp(ink(0x6E2A20, 1), ink(0xB04A38, 1), ink(0xEE9C7C, 1), l), shade);
    struct fill f =
        fill_line(ink_mul(c, 1.16f), in[2 * i], in[2 * i + 1], ink_mul(c, 0.82f), out[2 * i], out[2 * i + 1]);
    paint_quad(p, q, &f);
    for (int r = 0; r < 2; r++) {
      float t = 0.25f + 0.5f * (float)r, xa = mixf(in[2 * i], in[2 * i + 2], t),
            ya = mixf(in[2 * i + 1], in[2 * i + 3], t);
      float xb = mixf(out[2 * i], out[2 * i + 2], t), yb = mixf(out[2 * i + 1], out[2 * i + 3], t);
      paint_line(p, xa, ya, xb, yb, 2.6f, r ? ink(0x4A160E, 0.34f) : ink(0xFFC8A8, 0.26f));
    }
  }
  paint_stroke(p, in, n, 4, 4, ink(0xF6B494, 0.9f), ink(0xD98468, 0.8f));
  for (int i = 0; i < n; i++) out[2 * i + 1] += 2;
  paint_stroke(p, out, n, 5, 5, ink(0x4A160E, 0.32f), ink(0x4A160E, 0.32f));
}

static void collar_front(struct paint *p, const struct knit *k) {
  jumper(p, k, true);
  band(p);
}

static bool bake_the_collar(const char *dir) {
  const float front_at[4] = {COLLAR_FRONT}, bulge_at[4] = {COLLAR_BULGE};
  struct knit flat = {.fall_x = 470, .fall_w = 900}, full = {.bump_x = 640,
                                                             .bump_y = 578,
                                                             .bump_w = 112,
                                                             .bump_h = 76,
                                                             .bump = 1.15f,
                                                             .fall_x = 470,
                                                             .fall_w = 900};
  struct paint p = place_canvas(), front = place_canvas(),
               bulge = paint_create(bulge_at[0], bulge_at[1], bulge_at[2], bulge_at[3], PLACE_SCALE);
  room_behind(&p);
  struct fill shirt = fill_shade(shade_shirt, NULL);
  float chest[8] = {400, -140, 880, -140, 880, 500, 400, 500};
  paint_quad(&p, chest, &shirt);
  paint_line(&p, 640, -140, 640, 460, 3, ink(0x8E6A40, 0.5f));
  for (int i = 0; i < 3; i++) paint_disc(&p, 652, -40 + 130 * (float)i, 8, 8, 0, ink(0xFFFBEC, 1), ink(0xA98A68, 1));
  paint_soft(&p, 640, 420, 210, 190, 0, ink(0x3A140C, 0.62f)); /* the dark it sits in */
  jumper(&p, &flat, false);
  collar_front(&p, &flat);
  collar_front(&front, &flat);
  struct fill wool = fill_shade(shade_knit, &full);
  paint_rect(&bulge, bulge_at[0], bulge_at[1], bulge_at[2], bulge_at[3], &wool);
  struct paint *all[3] = {&p, &front, &bulge};
  for (int i = 0; i < 3; i++) paint_each(all[i], grade_day, NULL);
  for (int y = 0; y < bulge.h; y++) /* soft at its rim, and nothing over the band */
    for (int x = 0; x < bulge.w; x++) {
      float ux = bulge.x0 + ((float)x + 0.5f) / PLACE_SCALE, uy = bulge.y0 + ((float)y + 0.5f) / PLACE_SCALE;
      float dx = (ux - 640) / 212, dy = (uy - 580) / 122,
            keep = smooth(1, 0.72f, sqrtf(dx * dx + dy * dy)) * smooth(490, 506, uy);
      float *px = paint_at(&bulge, x, y);
      for (int c = 0; c < 4; c++) px[c] *= keep;
    }
  bool ok = paint_pack(&p, dir, "place-collar", 3) && paint_pack(&bulge, dir, "place-collar-bulge", 3) &&
            place_save(&front, dir, "place-collar-front", front_at[0], front_at[1], front_at[2], front_at[3]);
  for (int i = 0; i < 3; i++) paint_free(all[i]);
  return ok;
}

/* ---- a tunnel of cardboard: its dark inside with the far rim, and the tube itself up to the near rim */
#define TUBE_LEFT 446.0f
#define TUBE_RIGHT 664.0f
#define TUBE_Y 524.0f
#define TUBE_R 52.0f

static struct ink shade_card(const void *ctx, float x, float y) {
  (void)ctx;
  float v = clampf((y - TUBE_Y) / TUBE_R, -1, 1), spiral = (x + 26 * v) / 44, f = spiral - floorf(spiral);
  float l = 0.66f - 0.40f * v - 0.34f * v * v * (v > 0 ? 1.0f : 0.35f) + 0.10f * (fbm(x * 0.05f, y * 0.2f, 995) - 0.5f);
  l -= f < 0.05f ? 0.16f : 0.0f;
  return ink_ramp(ink(0x7A4C26, 1), ink(0xC8935A, 1), ink(0xF4D8A6, 1), clampf(l, 0, 1));
}

static bool bake_tunnel(const char *dir) {
  enum { ARC = 24 };
  const float at[4] = {LAP_TUNNEL}, wide = 21;
  struct paint inside = place_canvas(), tube = place_canvas();
  paint_disc(&inside, TUBE_RIGHT, TUBE_Y, wide + 3, TUBE_R + 1, 0, ink(0xE9C48E, 1), ink(0xF6DDB0, 1));
  paint_disc(&inside, TUBE_RIGHT - 2, TUBE_Y, wide - 1, TUBE_R - 5, 0, ink(0x2A120C, 1), ink(0x6E4424, 1));
  float xy[4 * (ARC + 1)];
  int n = paint_arc(xy, TUBE_LEFT, TUBE_Y, wide * 0.8f, TUBE_R, PI_F / 2, 1.5f * PI_F, ARC);
  n += paint_arc(xy + 2 * n, TUBE_RIGHT, TUBE_Y, wide, TUBE_R, 1.5f * PI_F, PI_F / 2,
                 ARC); /* cut away before the mouth */
  struct fill card = fill_shade(shade_card, NULL);
  paint_polygon(&tube, xy, n, &card);
  n = paint_arc(xy, TUBE_RIGHT, TUBE_Y, wide, TUBE_R, 1.5f * PI_F, PI_F / 2, ARC);
  paint_stroke(&tube, xy, n, 5, 5, ink(0xFFEFCB, 0.95f), ink(0xC99A5E, 0.95f));
  paint_each(&inside, grade_day, NULL);
  paint_each(&tube, grade_day, NULL);
  bool ok = place_save(&inside, dir, "place-tunnel-inside", at[0], at[1], at[2], at[3]) &&
            place_save(&tube, dir, "place-tunnel", at[0], at[1], at[2], at[3]);
  paint_free(&inside);
  paint_free(&tube);
  return ok;
}

/* ---- a jumper held open: the hem stands up like the mouth of a cave, the rest lies behind it */
static bool bake_shirt(const char *dir) {
  enum { ARC = 30 };
  const float at[4] = {ROOM_SHIRT}, x = 772, y = 628, wide = 62, high = 150;
  struct paint p = place_canvas();
  struct knit k = {
      .fall_x = 800, .fall_w = 900, .bump_x = 900, .bump_y = 520, .bump_w = 190, .bump_h = 90, .bump = 0.7f};
  struct fill wool = fill_shade(shade_knit, &k);
  paint_soft(&p, 1000, 640, 420, 30, 0, ink(0x2A120C, 0.55f));
  float xy[2 * (3 * ARC + 8)];
  int n = paint_arc(xy, x, y, wide, high, 1.5f * PI_F, PI_F, ARC); /* the mouth's left edge, down */
  for (int i = 0; i <= ARC; i++, n++) {                            /* along the bedding, with folds */
    float t = (float)i / ARC;
    xy[2 * n] = mixf(x - wide, 1560, t), xy[2 * n + 1] = y + 14 + 6 * sinf(t * 19) - 26 * t;
  }
  for (int i = 0; i <= ARC; i++, n++) { /* back over the top: it sinks, and rises with the arm in it */
    float t = 1 - (float)i / ARC;
    xy[2 * n] = mixf(x, 1560, t),
           xy[2 * n + 1] = y - high + 34 * sinf(PI_F * fminf(t * 1.6f, 1)) + 30 * t + 5 * sinf(t * 23);
  }
  paint_polygon(&p, xy, n, &wool);
  float mouth[2 * (2 * ARC + 2)];
  n = paint_arc(mouth, x, y, wide, high, 0, 2 * PI_F, 2 * ARC);
  for (int i = 0; i < n; i++) mouth[2 * i + 1] = fminf(mouth[2 * i + 1], y + 10);
  struct fill dark = fill_line(ink(0x3A120C, 1), 0, y - high, ink(0x7E3226, 1), 0, y + 10);
  paint_polygon(&p, mouth, n, &dark);
  paint_soft(&p, x + 12, y - 60, 54, 90, 0, ink(0x1E0805, 0.6f));
  n = paint_arc(mouth, x, y, wide, high, PI_F, 2 * PI_F, ARC); /* the ribbed hem round it */
  for (int i = 0; i + 1 < n; i++) {
    float a = PI_F + PI_F * ((float)i + 0.5f) / ARC, ox = cosf(a) * 16, oy = sinf(a) * 18;
    float line[4] = {mouth[2 * i], mouth[2 * i + 1], mouth[2 * i] + ox, mouth[2 * i + 1] + oy};
    paint_stroke(&p, line, 2, 13, 17, ink(i & 1 ? 0xC85C44 : 0xA84836, 1), ink(i & 1 ? 0xDE7A5C : 0xB8543E, 1));
  }
  paint_stroke(&p, mouth, n, 3.4f, 3.4f, ink(0xF6B494, 0.95f), ink(0xC86A50, 0.9f));
  struct strew foot = {690, 634, 500, 18, 0.9f, 0.3f, 110, 997};
  bedding_strew(&p, &foot);
  paint_each(&p, grade_day, NULL);
  bool ok = place_save(&p, dir, "place-shirt", at[0], at[1], at[2], at[3]);
  paint_free(&p);
  return ok;
}

bool bake_lap(const char *dir) {
  return bake_the_lap(dir) && bake_tunnel(dir) && bake_shirt(dir) && bake_the_collar(dir);
}
