/* room_layers.h - the baked pictures of room.h's places: opened, mixed for the light, scaled, kept. */
#ifndef HANDSHY_GAME_ROOM_LAYERS_H
#define HANDSHY_GAME_ROOM_LAYERS_H

#include "room.h"

enum layer {
  LAYER_BACK,
  LAYER_HUT, /* what covers a rat that is inside something */
  LAYER_LIP,
  LAYER_BOWL,
  LAYER_STICK,
  LAYER_SHIRT,
  LAYER_INSIDE, /* of the hut, as a picture of its own */
  LAYER_ITEM,   /* ROOM_ITEM_COUNT of them: the bathroom's, made safe */
  LAYER_COUNT = LAYER_ITEM + ROOM_ITEM_COUNT
};
/* Draws nothing where the place has no such layer. On whole pixels, so that the rasteriser copies. */
void room_layer_draw(const struct room *r, struct draw_list *d, enum layer l, const struct stage *st, float light);

#endif
