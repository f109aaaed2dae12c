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
bool bake_hut_room(const char *dir); /* the hut from inside, as one sees it who looks in */
void hut_front(struct paint *p);     /* with the door cut out and its inner shade */
void hammock(struct paint *p);
void bottle(struct paint *p);
void bowl(struct paint *p);
void bowl_itself(struct paint *p); /* without its shadow on the floor */
void stick(struct paint *p);
void stick_itself(struct paint *p);

/* ---- the places away from the cage: painted once, at PLACE_SCALE pixels a u, and saved with the suffix @3 */
#define PLACE_SCALE 1.5f
struct paint place_canvas(void); /* the whole picture, clear */
/* Writes what of p lies in the rectangle (u). */
bool place_save(const struct paint *p, const char *dir, const char *name, float x, float y, float w, float h);
/* Darker corners, a little more warmth: the cage's own, so that all places belong together. */
void grade_day(const void *ctx, float x, float y, float rgba[4]);

/* Things many places are made of. Light comes from the upper left. */
void thing_box(struct paint *p, float x, float y, float w, float h, uint32_t top, uint32_t bottom);
void thing_round_box(struct paint *p, float x, float y, float w, float h, float r, const struct fill *f);
void thing_wood(struct paint *p, float x, float y, float w, float h, uint32_t mid, uint32_t seed, bool upright);
/* A pile or a fold of cloth as a polygon with soft wrinkles; `fall` turns them, radians. */
struct cloth {
  uint32_t dark, mid, light;
  float fall, scale;
  uint32_t seed;
};
void thing_cloth(struct paint *p, const float *xy, int n, const struct cloth *c);

void bath_wall(struct paint *p); /* tiles, down to the floor */
/* The bathroom's nine items, each open or made safe. */
void bath_item(struct paint *p, int item, bool safe);
bool bake_bath(const char *dir);
bool bake_away(const char *dir); /* carrier, neutral ground, the other house */
bool bake_lap(const char *dir);  /* the lap, and the jumper with its neckline */

/* main parts of the bake; false: could not write */
bool bake_room(const char *dir);
bool bake_materials(const char *dir);
bool bake_sounds(const char *dir);

#endif
