/* hand_shape.h - a hand's bones and skin, gesture by gesture. Unit: the palm's width; each gesture is built and meshed
 * once and kept. Axes of a hand: F to the fingers, D the back of the hand, T to the thumb; origin the wrist. */
#ifndef HANDSHY_GAME_HAND_SHAPE_H
#define HANDSHY_GAME_HAND_SHAPE_H

#include "field.h"
#include "hand.h"

enum { FINGERS = 5, THUMB = 4, HANDS_MOST = 2 };
struct hand_bones {
  vec3 wrist, f, d, t, arm; /* arm: the way the forearm leaves, in the end */
  vec3 joint[FINGERS][4];
  vec3 back[FINGERS][4]; /* the back of the finger at each joint */
  float radius[FINGERS][4];
};
struct hand_point {
  struct field_point at;
  float finger; /* 0 palm .. 1 fingertip */
};
struct hand_shape {
  struct hand_bones bones;
  struct field field;
  struct field_mesh mesh;
  struct hand_point *point;
};
struct hand_gesture_shape {
  int hands;
  struct hand_shape hand[HANDS_MOST];
  vec3 food; /* where food is held; the contact point is the origin */
  bool has_food_place;
};
const struct hand_gesture_shape *hand_gesture_shape(enum hand_gesture g);
vec3 hand_local(const struct hand_bones *b, float f, float d, float t);

#endif
