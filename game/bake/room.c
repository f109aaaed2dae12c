/* Puts the room together: what is near is painted once and graded twice, over the day's and the night's far room. */
#include "scene.h"

#include "../views/room_geometry.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>

static struct paint layer(float x, float y, float w, float h) { return paint_create(x, y, w, h, 2); }

struct layers {
  struct paint near_by, hut, lip, bowl, stick; /* of bowl and stick only the shape is used */
};

static struct layers paint_layers(void) {
  struct layers l = {layer(-ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, ROOM_H),
                     layer(ROOM_HUT_X, ROOM_HUT_Y, ROOM_HUT_W, ROOM_HUT_H),
                     layer(-ROOM_MARGIN_X, ROOM_LIP_Y, ROOM_W, ROOM_H - ROOM_MARGIN_Y - ROOM_LIP_Y),
                     layer(ROOM_BOWL_X, ROOM_BOWL_Y, ROOM_BOWL_W, ROOM_BOWL_H),
                     layer(ROOM_STICK_X, ROOM_STICK_Y, ROOM_STICK_W, ROOM_STICK_H)};
  cage_back(&l.near_by);
  bedding_floor(&l.near_by);
  bottle(&l.near_by);
  cage_front(&l.near_by);
  hammock(&l.near_by);
  bowl(&l.near_by);
  stick(&l.near_by);
  hut_inside(&l.near_by);
  hut_front(&l.hut);
  cage_lip(&l.lip);
  bowl_itself(&l.bowl);
  stick_itself(&l.stick);
  return l;
}

/* Evening without daylight: cool brown, with the lamp's warm pool in the middle of the floor. */
static void night_grade(const void *ctx, float x, float y, float rgba[4]) {
  (void)ctx;
  float dx = (x - 500) / 640, dy = (y - 430) / 420, pool = expf(-(dx * dx + dy * dy) * 1.1f);
  rgba[0] *= mixf(0.30f, 0.66f, pool);
  rgba[1] *= mixf(0.29f, 0.53f, pool);
  rgba[2] *= mixf(0.40f, 0.47f, pool);
}

/* Darker corners, a little more warmth; the same for every layer, so that their edges cannot be seen. */
void grade_day(const void *ctx, float x, float y, float rgba[4]) {
  (void)ctx;
  float dx = (x - 600) / 1000, dy = (y - 380) / 720, d = dx * dx + dy * dy, v = 1 - 0.34f * smooth(0.28f, 1.3f, d);
  rgba[0] *= mixf(1, v, 0.8f);
  rgba[1] *= v;
  rgba[2] *= v * mixf(1, v, 0.25f);
}

static void light_shafts(struct paint *p) {
  static const float shafts[3][3] = {{40, 230, 0.20f}, {250, 150, 0.16f}, {430, 110, 0.10f}};
  for (int i = 0; i < 3; i++)
    for (int half = 0; half < 2; half++) {
      float x = shafts[i][0], w = shafts[i][1] * (half ? 0.5f : -0.5f);
      for (int n = 0; n < 10; n++) {
        float a = w * (float)n / 10, b = w * (float)(n + 1) / 10, fade = shafts[i][2] * (1 - ((float)n + 0.5f) / 10);
        float xy[8] = {x + a, -140, x + b, -140, x + 500 + b * 1.7f, 700, x + 500 + a * 1.7f, 700};
        struct fill f = fill_line(ink(0xFFF3C8, fade), 0, -20, ink(0xFFF3C8, 0), 0, 640);
        paint_quad(p, xy, &f);
      }
    }
}

static void dust(struct paint *p) {
  for (uint32_t i = 0; i < 34; i++) {
    float x = 40 + hash_unit(i * 3 + 1) * 900, y = 20 + hash_unit(i * 3 + 2) * 480, r = 1.4f + 2.2f * hash_unit(i * 3);
    paint_soft(p, x, y, r, r, 0, ink(0xFFF6D6, 0.5f));
  }
}

static bool save_both(struct paint *p, const char *dir, const char *name) {
  struct paint half = paint_half(p);
  bool ok = paint_pack(p, dir, name, 2) && paint_pack(&half, dir, name, 1);
  paint_free(&half);
  return ok;
}

static struct paint copy_of(const struct paint *from) {
  struct paint p = paint_create(from->x0, from->y0, (float)from->w, (float)from->h, 1);
  p.scale = from->scale;
  paint_over(&p, from);
  return p;
}

static bool save_layer(const struct paint *from, const char *dir, const char *name, bool night) {
  struct paint p = copy_of(from);
  char file[64];
  snprintf(file, sizeof file, "room-%s%s", name, night ? "-night" : "");
  paint_each(&p, night ? night_grade : grade_day, NULL);
  bool ok = save_both(&p, dir, file);
  paint_free(&p);
  return ok;
}

/* What the finished picture shows within a shape, so that the layer lies on it unseen. */
static bool save_cut(const struct paint *from, const struct paint *shape, const char *dir, const char *name,
                     bool night) {
  struct paint p = copy_of(shape);
  int dx = (int)((p.x0 - from->x0) * p.scale), dy = (int)((p.y0 - from->y0) * p.scale);
  for (int y = 0; y < p.h; y++)
    for (int x = 0; x < p.w; x++) {
      const float *src = paint_at(from, x + dx, y + dy);
      float *out = paint_at(&p, x, y), alpha = out[3];
      for (int c = 0; c < 4; c++) out[c] = src[c] * alpha;
    }
  char file[64];
  snprintf(file, sizeof file, "room-%s%s", name, night ? "-night" : "");
  bool ok = save_both(&p, dir, file);
  paint_free(&p);
  return ok;
}

static bool save_back(const struct layers *l, const char *dir, bool night) {
  struct paint far_away = far_room(night);
  struct paint p = paint_create(-ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, ROOM_H, 2);
  struct paint near_by = copy_of(&l->near_by);
  paint_enlarge(&p, &far_away);
  paint_over(&near_by, &l->hut);
  paint_over(&near_by, &l->lip);
  if (night) paint_each(&near_by, night_grade, NULL);
  paint_over(&p, &near_by);
  if (!night) {
    light_shafts(&p);
    dust(&p);
    paint_each(&p, grade_day, NULL);
  }
  bool ok = save_both(&p, dir, night ? "room-back-night" : "room-back") && save_cut(&p, &l->bowl, dir, "bowl", night) &&
            save_cut(&p, &l->stick, dir, "stick", night);
  paint_free(&near_by);
  paint_free(&p);
  paint_free(&far_away);
  return ok;
}

bool bake_room(const char *dir) {
  struct layers l = paint_layers();
  bool ok = true;
  for (int night = 0; night < 2 && ok; night++)
    ok = save_back(&l, dir, night) && save_layer(&l.hut, dir, "hut", night) && save_layer(&l.lip, dir, "lip", night);
  paint_free(&l.near_by);
  paint_free(&l.hut);
  paint_free(&l.lip);
  paint_free(&l.bowl);
  paint_free(&l.stick);
  return ok;
}
