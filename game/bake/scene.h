/* scene.h - the parts of the painted room. All in scene units (see views/room.h), each onto the canvas given. */
#ifndef HANDSHY_BAKE_SCENE_H
#define HANDSHY_BAKE_SCENE_H

#include "paint.h"

/* The room out of focus, small; enlarged later. */
struct paint far_room(bool night);
/* Wire walls, the tray's back and side lips; then, after floor and furniture, what stands nearer: posts, ceiling. */
void cage_back(struct paint *p);
void cage_front(struct paint *p);
/* The front lip and what lies before it, on its own canvas. */
void cage_lip(struct paint *p);

void bedding_floor(struct paint *p);
/* n loose shavings strewn over a box; k is their size, 1 at the front. */
struct strew {
  float x, y, w, h, k, dark;
  int n;
  uint32_t seed;
};
void bedding_strew(struct paint *p, const struct strew *s);

/* Wood: tone 0..1 of grain at u along and v across the fibres. */
float wood_grain(float u, float v, uint32_t seed);

void hut_inside(struct paint *p);
void hut_front(struct paint *p); /* with the door cut out and its inner shade */
void hammock(struct paint *p);
void bottle(struct paint *p);
void bowl(struct paint *p);
void bowl_itself(struct paint *p); /* without its shadow on the floor */
void stick(struct paint *p);
void stick_itself(struct paint *p);

/* main parts of the bake; false: could not write */
bool bake_room(const char *dir);
bool bake_materials(const char *dir);
bool bake_sounds(const char *dir);

#endif
