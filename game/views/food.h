/* food.h - pieces of food as solid shapes. */
#ifndef HANDSHY_GAME_FOOD_H
#define HANDSHY_GAME_FOOD_H

#include "soup.h"

/* food: enum treat; about `size` in radius. */
void food_solid(struct soup *s, int food, vec3 at, float size);

#endif
