/* room.c - see room.h: where things lie, and which layers are drawn. The layers themselves: room_layers.c. */
#include "room.h"

#include <math.h>
#include <stddef.h>

#include "room_geometry.h"
#include "room_layers.h"

static double clamp(double v, double low, double high) { return v < low ? low : v > high ? high : v; }

void room_ground(double x_cm, double y_cm, float *x_u, float *y_u) {
  *x_u = (float)room_x(x_cm, y_cm);
  *y_u = (float)room_y(y_cm);
}

float room_head_u(double y_cm) { return (float)(ROOM_HEAD_FRONT * room_size(y_cm)); }

void room_unground(float x_u, float y_u, double *x_cm, double *y_cm) {
  double f = clamp((y_u - ROOM_BACK_Y) / (ROOM_FRONT_Y - ROOM_BACK_Y), 0, 1);
  double ratio = ROOM_BACK_SPAN / ROOM_FRONT_SPAN, c = (1 / ratio - 1) / CAGE_DEPTH_CM;
  *y_cm = clamp((1 / (ratio + f * (1 - ratio)) - 1) / c, 0, CAGE_DEPTH_CM);
  double left = room_mix(ROOM_BACK_X, ROOM_FRONT_X, f), span = room_mix(ROOM_BACK_SPAN, ROOM_FRONT_SPAN, f);
  *x_cm = clamp((x_u - left) / span * CAGE_WIDTH_CM, 0, CAGE_WIDTH_CM);
}

struct rect room_door(void) {
  return (struct rect){(float)(ROOM_DOOR_X - ROOM_DOOR_HALF_W), (float)ROOM_DOOR_TOP, (float)(2 * ROOM_DOOR_HALF_W),
                       (float)(ROOM_DOOR_BOTTOM - ROOM_DOOR_TOP)};
}

struct rect room_hut(void) {
  return (struct rect){ROOM_HUT_X, ROOM_HUT_Y, ROOM_HUT_W, ROOM_HUT_H};
}

struct rect room_to_window(const struct stage *st, struct rect r) {
  return (struct rect){st->ox + r.x * st->k, st->oy + r.y * st->k, r.w * st->k, r.h * st->k};
}

void room_draw_back(const struct room *r, struct draw_list *d, const struct stage *st, int w, int h, float light) {
  struct rect all = {0, 0, (float)w, (float)h};
  struct rect full = {roundf(st->ox - ROOM_MARGIN_X * st->k), roundf(st->oy - ROOM_MARGIN_Y * st->k),
                      ROOM_W * st->k - 1, ROOM_H * st->k - 1};
  if (full.x > 0 || full.y > 0 || full.x + full.w < all.w || full.y + full.h < all.h) {
    struct draw_box dark = {.fill = 0x4A2A18FF, .fill_bottom = 0x4A2A18FF};
    draw_box(d, all, &dark);
  }
  room_layer_draw(r, d, LAYER_BACK, st, light);
}

void room_draw_hut_front(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  room_layer_draw(r, d, LAYER_HUT, st, light);
}

void room_draw_bowl(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  room_layer_draw(r, d, LAYER_BOWL, st, light);
}

void room_draw_stick(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  room_layer_draw(r, d, LAYER_STICK, st, light);
}

void room_draw_lip(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  room_layer_draw(r, d, LAYER_LIP, st, light);
}

void room_draw_inside(const struct room *r, struct draw_list *d, const struct stage *at, float light) {
  room_layer_draw(r, d, LAYER_INSIDE, at, light);
}

void room_draw_shirt(const struct room *r, struct draw_list *d, const struct stage *st, float x, float y, float light) {
  struct stage there = {x - (float)ROOM_SHIRT_X * st->k, y - (float)ROOM_SHIRT_Y * st->k, st->k};
  room_layer_draw(r, d, LAYER_SHIRT, &there, light);
}

/* Where the bathroom's items lie, apart from one another. */
static const struct rect items[ROOM_ITEM_COUNT] = {
#define X(id, x, y, w, h) [ROOM_ITEM_##id] = {x, y, w, h},
    BATH_ITEMS(X)
#undef X
};

struct rect room_item_rect(enum room_item item) {
  return item < ROOM_ITEM_COUNT ? items[item] : (struct rect){0};
}

void room_draw_items(const struct room *r, struct draw_list *d, const struct stage *st, unsigned safe, float light) {
  for (int i = 0; i < ROOM_ITEM_COUNT; i++)
    if (safe >> i & 1) room_layer_draw(r, d, (enum layer)(LAYER_ITEM + i), st, light);
}
