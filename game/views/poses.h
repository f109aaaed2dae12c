/* poses.h - the body's attitudes by name, from poses.def. */
#ifndef HANDSHY_GAME_POSES_H
#define HANDSHY_GAME_POSES_H

#include "rat.h"

enum attitude {
#define P(id, ...) AT_##id,
#include "poses.def"
#undef P
  AT_COUNT
};
/* Of a rat that faces right. */
struct pose pose_of(enum attitude a);
const char *attitude_name(enum attitude a);
/* The same attitude seen from the rat's other side: sideways numbers and left and right feet change over. */
struct pose pose_mirrored(struct pose p);

#endif
