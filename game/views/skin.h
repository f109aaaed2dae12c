/* skin.h - the rat's skin: meshed once from the rest pose, hung on the skeleton, drawn onto each pose's field.
 *
 * One skin a level of detail, shared by all rats and never changed after it is made. */
#ifndef HANDSHY_GAME_SKIN_H
#define HANDSHY_GAME_SKIN_H

#include "rat_rig.h"
#include "soup.h"

/* Where a vertex hangs on a chain: between points seg and seg + 1, offset along their axes. */
struct hang {
  int seg;
  float t, side, up, along;
};
struct skin_vertex {
  struct hang spine, leg;
  vec3 normal_spine, normal_leg; /* rest normal in the axes of either chain */
  int leg_id;                    /* -1 none */
  float leg_weight;              /* 1 hangs on the leg alone */
  float bare;                    /* 1 skin, 0 fur */
  float s, coat_up, coat_side;   /* coat coordinates, see rat_rig_rest_coordinates */
  float u, v;                    /* fur texture, H */
  float mottle;                  /* slow unevenness of the coat, about -0.5 .. 0.5 */
};
struct skin_hair {
  int root; /* vertex it grows at */
  float tone, length, alpha;
};
enum { SKIN_HAIRS = 260 };
struct skin {
  struct rat_rig rest;
  int vertices, faces, edges, clusters;
  struct skin_vertex *vertex;
  int (*face)[4];
  struct field_edge *edge;
  int *cluster_start; /* clusters + 1 of them; vertices of one cluster lie close together */
  struct skin_hair hair[SKIN_HAIRS];
};
enum skin_detail { SKIN_NEAR, SKIN_MIDDLE, SKIN_FAR, SKIN_DETAILS };
const struct skin *skin_get(enum skin_detail detail); /* made at first use, some ms */
/* Keeps the last detail near a border, so that a rat walking along one does not flicker. */
enum skin_detail skin_detail_for(float px_per_h, enum skin_detail last);

/* A skin in a pose. */
struct posed_vertex {
  struct field_point at;
  vec3 view_normal;
  float x, y, z; /* window pixels and depth */
  int drawn;     /* soup vertex, -1 not yet */
  colour lit;    /* its colour when drawn */
};
struct posed_skin {
  const struct skin *skin;
  struct posed_vertex *vertex;
  bool *faces_us;
  int capacity, face_capacity;
};
/* The way fur lies at a vertex: from nose to tail, down the legs. */
vec3 posed_skin_nap(const struct posed_skin *p, const struct rat_rig *rig, int vertex);
void posed_skin_free(struct posed_skin *p);
void posed_skin_place(struct posed_skin *p, const struct skin *skin, const struct rat_rig *rig, const struct soup *s);

#endif
