/* coat.h - colours of fur, skin, ears and eyes; where on the body which colour lies. */
#ifndef HANDSHY_GAME_COAT_H
#define HANDSHY_GAME_COAT_H

#include "skin.h"

struct coat_look {
  struct ramp top, belly, skin, ear_back, ear_inside;
  colour eye, eye_glow, tick, hair_light;
  float ticking; /* share of hairs with dark bands */
  enum body_patch fur;
  bool dark_tail;
};
const struct coat_look *coat_look(enum coat coat);
/* Fur colour at a vertex of the rest skin; the seed moves hood, blaze and tone a little. */
struct ramp coat_at(enum coat coat, uint32_t seed, const struct skin_vertex *v);
/* The same when the rat is old (grey muzzle) or badly kept (dull, uneven). */
struct ramp coat_aged(struct ramp r, const struct rat_build *build, const struct skin_vertex *v);

#endif
