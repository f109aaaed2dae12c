/* poses.c - see poses.h: poses.def read as assignments over the standing pose. */
#include "poses.h"

#include <assert.h>

struct pose pose_of(enum attitude a) {
  struct pose p = pose_stand();
#define V(field, value) p.field = (float)(value);
#define F(which, fx, flift, fout) p.foot[FOOT_##which] = (struct foot_pose){(float)(fx), (float)(flift), (float)(fout)};
#define P(id, ...)                                                                                                     \
  case AT_##id: __VA_ARGS__ break;
  assert(a < AT_COUNT);
  switch (a) {
#include "poses.def"
  case AT_COUNT: break;
  }
#undef P
#undef F
#undef V
  return p;
}

const char *attitude_name(enum attitude a) {
  static const char *const names[] = {
#define P(id, ...) #id,
#include "poses.def"
#undef P
  };
  assert(a < AT_COUNT);
  return names[a];
}

struct pose pose_mirrored(struct pose p) {
  p.bend = -p.bend;
  p.yaw = -p.yaw;
  p.tilt = -p.tilt;
  p.neck_side = -p.neck_side;
  p.roll = -p.roll;
  p.tail_curl = -p.tail_curl;
  p.tail_side = -p.tail_side;
  for (int k = 0; k < 4; k += 2) {
    struct foot_pose left = p.foot[k];
    p.foot[k] = p.foot[k + 1];
    p.foot[k + 1] = left;
  }
  return p;
}
