/* hand.h - the player's hand: six skin tones, its verbs as gestures, a sleeve, towel and food. */
#ifndef HANDSHY_GAME_HAND_VIEW_H
#define HANDSHY_GAME_HAND_VIEW_H

#include "../draw.h"

enum hand_gesture {
  HAND_FLAT,
  HAND_STILL,
  HAND_PINCH,
  HAND_SPOON,
  HAND_SCOOP,
  HAND_PET,
  HAND_FIST,
  HAND_GESTURE_COUNT
};
enum { HAND_TONES = 6 };
struct hand_look {
  enum hand_gesture gesture;
  int tone;    /* 0..HAND_TONES-1 */
  int food;    /* enum treat held, TREAT_COUNT for none */
  float light; /* 0 night .. 1 day */
  float ghost; /* 0 solid .. 1 only imagined */
};
struct hand_view;
struct hand_view *hand_view_create(void);
void hand_view_destroy(struct hand_view *v);
/* (x, y): window pixel of the contact point (fingertips, pinch, spoon bowl, cupped palms). Comes in from the right.
 * A still gesture's mesh is kept, so a hand that only moves costs its raster alone. */
void hand_view_draw(struct hand_view *v, struct draw_list *d, const struct hand_look *look, float x, float y,
                    float px_per_h);
/* HAND_SCOOP is two cupped hands: draw it, then the rat that sits in them (its ground point at x, y), then this: the
 * fingers before the rat. */
void hand_view_draw_front(struct hand_view *v, struct draw_list *d);
struct rect hand_view_bounds(const struct hand_view *v);
/* A piece of food lying on the floor (food: enum treat). */
void food_draw(struct draw_list *d, int food, float x, float y, float px_per_h, float light);

#endif
