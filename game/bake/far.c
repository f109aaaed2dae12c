/* What stands behind the cage: a window, a cupboard with a lamp, a shelf of books and a plant. Painted small, then out
 * of focus, so only masses and light matter. */
#include "scene.h"

#include <stddef.h>

enum { FAR_X = -220, FAR_Y = -140, FAR_W = 1720, FAR_H = 1000 };
#define FAR_SCALE 0.5f

static void box(struct paint *p, float x, float y, float w, float h, uint32_t top, uint32_t bottom) {
  struct fill f = fill_line(ink(top, 1), x, y, ink(bottom, 1), x, y + h);
  paint_rect(p, x, y, w, h, &f);
}

static void wall(struct paint *p) {
  struct fill honey = fill_line(ink(0xFAE3B8, 1), -100, 0, ink(0xC98A5C, 1), 1500, 260);
  paint_rect(p, FAR_X, FAR_Y, FAR_W, FAR_H, &honey);
  struct fill dado = fill_line(ink(0xC98C60, 0.55f), 0, 330, ink(0x8E5233, 0.75f), 0, 560);
  paint_rect(p, FAR_X, 330, FAR_W, 600, &dado);
  box(p, FAR_X, 326, FAR_W, 7, 0xF2D2A0, 0xB87C52);
}

static void curtain(struct paint *p, float x, float w, float lean) {
  enum { FOLDS = 5 };
  for (int i = 0; i < FOLDS; i++) {
    float a = x + w * (float)i / FOLDS, b = a + w / FOLDS;
    float xy[8] = {a, -140, b, -140, b + lean, 400, a + lean, 400};
    struct fill f = fill_line(ink(i & 1 ? 0xC97650 : 0xDB9468, 1), a, 0, ink(i & 1 ? 0xE0A070 : 0xB96444, 1), b, 0);
    paint_quad(p, xy, &f);
  }
}

static void panes(struct paint *p, bool night) {
  if (night)
    box(p, 60, -110, 270, 440, 0x1D2C46, 0x3A4560);
  else
    box(p, 60, -110, 270, 440, 0xFFFBEA, 0xFFEBBE);
  struct dice d = {41};
  for (int i = 0; i < 12; i++) { /* treetops outside */
    float x = dice_in(&d, 60, 330), y = dice_in(&d, 230, 340), r = dice_in(&d, 26, 52);
    struct ink leaf = night ? ink(0x182433, 0.8f) : ink(i & 1 ? 0xE6DF9E : 0xD6D794, 0.65f);
    paint_disc(p, x, y, r, r * 0.8f, 0, leaf, leaf);
  }
  if (night) paint_disc(p, 268, 10, 17, 17, 0, ink(0xFFF3CF, 1), ink(0xF3DFAE, 1));
}

static void window(struct paint *p, bool night) {
  panes(p, night);
  struct ink frame = night ? ink(0x4F3527, 1) : ink(0xC08A5A, 1);
  paint_line(p, 195, -120, 195, 335, 12, frame);
  paint_line(p, 55, 120, 335, 120, 12, frame);
  paint_line(p, 58, -120, 58, 335, 16, frame);
  paint_line(p, 333, -120, 333, 335, 16, frame);
  paint_line(p, 40, 336, 352, 336, 18, ink_mul(frame, 1.05f));
}

static void picture_frame(struct paint *p, float x, float y, float w, float h, uint32_t field, uint32_t hill) {
  box(p, x, y, w, h, 0x9A6238, 0x7A4526);
  box(p, x + 7, y + 7, w - 14, h - 14, 0xFBEFD4, 0xEFD9AE);
  box(p, x + 15, y + 15, w - 30, h - 30, field, field);
  paint_disc(p, x + w * 0.4f, y + h - 18, w * 0.26f, h * 0.22f, 0, ink(hill, 1), ink(hill, 1));
}

static void cupboard(struct paint *p) {
  box(p, 410, 262, 300, 16, 0xB9794A, 0x8A5230);
  box(p, 420, 278, 280, 320, 0xA9693E, 0x6E3D22);
  box(p, 432, 292, 124, 130, 0x9A5C36, 0x7E4828);
  box(p, 566, 292, 124, 130, 0x95582F, 0x794424);
  paint_disc(p, 548, 350, 5, 5, 0, ink(0xE9C78C, 1), ink(0xB98A52, 1));
  paint_disc(p, 574, 350, 5, 5, 0, ink(0xE9C78C, 1), ink(0xB98A52, 1));
  paint_disc(p, 650, 238, 26, 26, 0, ink(0x6FA9A2, 1), ink(0x3C7678, 1)); /* a round vase */
  struct dice d = {77};
  for (int i = 0; i < 9; i++) {
    float x = dice_in(&d, 612, 690), y = dice_in(&d, 150, 206);
    paint_line(p, 650, 220, x, y, 4, ink(0x7D8B4F, 1));
    paint_disc(p, x, y, 13, 11, 0, ink(i % 3 ? 0xE8A15E : 0xF3D58E, 1), ink(i % 3 ? 0xC8603F : 0xE0AE5C, 1));
  }
}

static void lamp(struct paint *p, bool night) {
  paint_line(p, 490, 190, 490, 258, 9, ink(0x8E6B46, 1));
  paint_disc(p, 490, 250, 30, 14, 0, ink(0xC9744C, 1), ink(0x9A4A30, 1));
  float shade[8] = {458, 96, 522, 96, 546, 192, 434, 192};
  struct fill cloth = night ? fill_line(ink(0xFFD98E, 1), 0, 96, ink(0xFFF2C4, 1), 0, 192)
                            : fill_line(ink(0xF4DDB0, 1), 434, 96, ink(0xD9A868, 1), 546, 192);
  paint_quad(p, shade, &cloth);
}

static void books(struct paint *p, float x, float end, float shelf, uint32_t seed) {
  static const uint32_t spines[8] = {0x3F6F72, 0xC8553D, 0xE3A857, 0x6F8F5A, 0x8A4B52, 0xD9C08A, 0x4F7F86, 0xB0683E};
  struct dice d = {seed};
  while (x < end) {
    float w = dice_in(&d, 16, 34), h = dice_in(&d, 62, 108);
    struct ink c = ink(spines[(int)(dice(&d) * 8)], 1);
    float lean = dice(&d) < 0.15f ? 14 : 0;
    float xy[8] = {x + lean, shelf - h, x + w + lean, shelf - h, x + w, shelf, x, shelf};
    struct fill f = fill_line(ink_mul(c, 1.12f), x, 0, ink_mul(c, 0.72f), x + w, 0);
    paint_quad(p, xy, &f);
    if (h > 80) paint_line(p, x + 3, shelf - h * 0.75f, x + w - 3, shelf - h * 0.75f, 6, ink(0xF0D9A6, 0.8f));
    x += w + 2 + (lean > 0 ? 16 : 0);
    if (dice(&d) < 0.1f) x += 40;
  }
}

static void plant(struct paint *p, float x, float y) {
  float pot[8] = {x - 34, y - 52, x + 34, y - 52, x + 24, y, x - 24, y};
  struct fill clay = fill_line(ink(0xD88A60, 1), x - 34, 0, ink(0x9A4E32, 1), x + 34, 0);
  struct dice d = {5};
  for (int i = 0; i < 34; i++) {
    float a = dice_in(&d, -2.9f, -0.25f), r = dice_in(&d, 30, 120);
    float lx = x + r * 0.8f * (a + 1.57f), ly = y - 50 - r * (0.75f - 0.25f * (a + 1.57f) * (a + 1.57f));
    struct ink leaf = ink(i % 3 ? 0x7E9C5C : 0x54774A, 1);
    paint_disc(p, lx, ly, 30, 12, a, ink_mul(leaf, 1.1f), ink_mul(leaf, 0.8f));
  }
  paint_quad(p, pot, &clay);
}

static void shelf(struct paint *p) {
  box(p, 752, -40, 560, 470, 0xC2865A, 0xA06340);
  box(p, 768, -30, 528, 176, 0xA8704A, 0x93593A);
  box(p, 768, 164, 528, 200, 0xA36A44, 0x8A5234);
  books(p, 778, 1070, 148, 3);
  books(p, 880, 1280, 346, 9);
  box(p, 752, 148, 560, 16, 0x9A5E3C, 0x7A442C);
  box(p, 752, 346, 560, 16, 0x9A5E3C, 0x7A442C);
  plant(p, 1170, 148);
  paint_disc(p, 826, 306, 34, 38, 0, ink(0xE8DCC0, 1), ink(0xC09B6A, 1)); /* a jar */
}

static void armchair(struct paint *p) {
  paint_disc(p, 1480, 330, 130, 150, 0, ink(0xB9503E, 1), ink(0x8E3A2E, 1));
  box(p, 1350, 330, 200, 300, 0xB9503E, 0x7A3228);
  paint_disc(p, 1372, 360, 40, 54, 0, ink(0xCE6A50, 1), ink(0xA04434, 1));
}

static void table(struct paint *p) {
  struct fill top = fill_line(ink(0xB9794A, 1), 0, 560, ink(0xD9A066, 1), 0, 860);
  paint_rect(p, FAR_X, 560, FAR_W, 300, &top);
  box(p, FAR_X, 556, FAR_W, 8, 0xE9BE86, 0xB07244);
}

static void dim(const void *ctx, float x, float y, float rgba[4]) {
  (void)ctx;
  (void)x;
  (void)y;
  rgba[0] *= 0.36f;
  rgba[1] *= 0.315f;
  rgba[2] *= 0.37f;
}

static void daylight(struct paint *p) {
  paint_soft(p, 195, 130, 520, 470, 0, ink(0xFFF4CF, 0.46f));
  paint_soft(p, 195, 110, 240, 300, 0, ink(0xFFFAE6, 0.32f));
  paint_soft(p, 1480, 300, 520, 620, 0, ink(0x6A331C, 0.34f));
}

static void lamplight(struct paint *p) {
  paint_soft(p, 490, 170, 620, 520, 0, ink(0xFFB35C, 0.34f));
  paint_soft(p, 490, 150, 270, 250, 0, ink(0xFFC878, 0.42f));
  paint_soft(p, 490, 146, 110, 90, 0, ink(0xFFE9B4, 0.42f));
  paint_soft(p, 195, 110, 240, 300, 0, ink(0x6C86B4, 0.16f));
}

struct paint far_room(bool night) {
  struct paint p = paint_create(FAR_X, FAR_Y, FAR_W, FAR_H, FAR_SCALE);
  wall(&p);
  picture_frame(&p, 372, -30, 92, 76, 0xBFD2B8, 0x7E9C5C);
  picture_frame(&p, 590, 10, 104, 84, 0xE8C48A, 0xC8704A);
  cupboard(&p);
  shelf(&p);
  armchair(&p);
  if (!night) window(&p, false);
  curtain(&p, -60, 120, -20);
  curtain(&p, 330, 60, 12);
  table(&p);
  if (night) {
    paint_each(&p, dim, NULL);
    window(&p, true);
  }
  lamp(&p, night);
  paint_blur(&p, 8.5f);
  if (night)
    lamplight(&p);
  else
    daylight(&p);
  return p;
}
