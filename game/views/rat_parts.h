/* rat_parts.h - what is not skin: ears, eyes, nose, mouth, whiskers, toes, tail, food, the shadow on the ground. */
#ifndef HANDSHY_GAME_RAT_PARTS_H
#define HANDSHY_GAME_RAT_PARTS_H

#include "coat.h"
#include "soup.h"

struct rat_body {
  struct soup *soup;
  const struct rat_rig *rig;
  const struct coat_look *look;
  struct ramp face;    /* fur round the eye */
  struct ramp nape;    /* and where the ears stand */
  struct ramp chest;   /* and beside the forelegs */
  struct ramp jaw;     /* and on the chin */
  struct ramp rump;    /* and round the tail's root */
  struct ramp foot[4]; /* fur above each paw: unused where skin */
  float ear_size, px_per_h;
  int food;
};
void rat_draw_shadow(const struct rat_body *b);
void rat_draw_tail(const struct rat_body *b);
/* Behind the skin, where it may gape as a leg folds: fur, not the ground beyond. */
void rat_draw_armpits(const struct rat_body *b);
void rat_draw_toes(const struct rat_body *b);
void rat_draw_ears(const struct rat_body *b);
void rat_draw_eyes(const struct rat_body *b);
void rat_draw_muzzle(const struct rat_body *b); /* nose, mouth, whiskers */
void rat_draw_towel(const struct rat_body *b);  /* over the body: head and tail stay out */
void rat_draw_food(const struct rat_body *b);
vec3 rat_eye_at(const struct rat_rig *r, float side, vec3 *normal);
vec3 rat_ear_at(const struct rat_rig *r, float side);
vec3 rat_nose_at(const struct rat_rig *r);

#endif
