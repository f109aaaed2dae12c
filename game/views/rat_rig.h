/* rat_rig.h - a rat's skeleton: from pose numbers to spine, legs, head and the field of its skin. Lengths in H. */
#ifndef HANDSHY_GAME_RAT_RIG_H
#define HANDSHY_GAME_RAT_RIG_H

#include "field.h"
#include "rat.h"

struct frame {
  vec3 at, fwd, up, side; /* side: the animal's right */
};
static inline vec3 frame_point(const struct frame *f, float x, float y, float z) {
  return vmad(vmad(vmad(f->at, f->fwd, x), f->up, y), f->side, z);
}

enum { SPINE_POINTS = 12, SPINE_TRUNK = 6, LEG_POINTS = 4 };
/* A bone line that skin hangs on: points with axes and radii, all mixed linearly between. */
struct chain_point {
  vec3 at, along, up, side;
  float radius;
};
struct chain {
  struct chain_point p[SPINE_POINTS];
  int n;
};

enum { RIG_TOUCH = 33 };

struct rat_rig {
  struct pose pose;
  struct rat_build build;
  struct field field;
  struct frame body, head;
  struct chain spine;  /* rump, pelvis, loin, ribs, chest, neck, six of the head */
  struct chain leg[4]; /* root, joint, wrist or ankle, end */
  vec3 paw[4], paw_dir[4];
  struct capsule touch[RIG_TOUCH]; /* trunks of others that lie close, in this one's world */
  int touches;
  bool on_floor;
  float floor; /* height of the ground the feet know, H */
};
/* heading as in rat_place. The middle between pelvis and chest stands on the origin. */
void rat_rig_build(struct rat_rig *r, const struct pose *p, const struct rat_build *build, float heading_deg);
/* The trunk and head of `other` as capsules for r->touch; its origin lies at `offset` in r's world, a length of its is
 * `scale` of r's. */
void rat_rig_touch(struct rat_rig *r, const struct rat_rig *other, vec3 offset, float scale);
vec3 rat_rig_jaw_tip(const struct rat_rig *r); /* the middle of the chin */
/* The rest pose that is meshed: straight spine, legs apart. */
void rat_rig_rest(struct rat_rig *r);
/* Where fur and coat see a point of the rest pose: s 0 rump .. 1 nose, up and side in radii of the spine there. */
void rat_rig_rest_coordinates(const struct rat_rig *rest, vec3 p, float *s, float *up, float *side);

#endif
