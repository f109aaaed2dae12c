/* field.h - soft bodies as a distance field: tapered capsules merged by a smooth minimum.
 *
 * Group 0 is the trunk (or the palm). Every other group (a leg, a finger) is merged inside itself, then with group 0 by
 * its own blend, and the groups among themselves only by `union_blend`: a finger flows into the palm, but never webs to
 * its neighbour. Capsules must be added group by group, group 0 first.
 *
 * Use: build the field of a rest pose, mesh it ONCE (field_mesh, some ms), remember for each vertex where it sits on
 * the skeleton (chain.h); per frame build the posed field, place the vertices, and let field_settle draw them onto the
 * posed skin, with normals and ambient shade. Nothing but field_mesh allocates. */
#ifndef HANDSHY_GAME_FIELD_H
#define HANDSHY_GAME_FIELD_H

#include <stdbool.h>

#include "vec.h"

enum { FIELD_CAPSULES = 96, FIELD_GROUPS = 8 };

struct capsule {
  vec3 a, b;
  float ra, rb;
  float blend; /* smooth minimum inside its group */
  int group;
  float skin_a, skin_b; /* free attribute at both ends: bare skin 1, fur 0 */
  vec3 ab;              /* b - a; kept by field_add */
  float inv_len2;
};
struct field {
  struct capsule capsule[FIELD_CAPSULES];
  int count;
  float group_blend[FIELD_GROUPS], union_blend;
};

void field_init(struct field *f);
/* The capsule just added, for its attributes; valid until the field is gone. */
struct capsule *field_add(struct field *f, int group, vec3 a, vec3 b, float ra, float rb, float blend);

/* Capsules that matter within `reach` of a ball; ids rising. */
struct field_list {
  unsigned char id[FIELD_CAPSULES];
  int count;
};
void field_near(const struct field *f, vec3 centre, float reach, struct field_list *out);
void field_all(const struct field *f, struct field_list *out);
/* Distance to the skin, negative inside; with its gradient (not normalised). */
float field_value(const struct field *f, const struct field_list *l, vec3 p);
float field_gradient(const struct field *f, const struct field_list *l, vec3 p, vec3 *gradient);
float capsule_distance(const struct capsule *c, vec3 p);
/* Moves p along dir onto the skin. */
vec3 field_snap(const struct field *f, vec3 p, vec3 dir, int steps);

/* ---- the mesh of a rest pose ---- */

struct field_grid {
  float *x, *y, *z; /* planes, rising; finer where more detail is wanted */
  int nx, ny, nz;
};
struct field_edge {
  int a, b;
  int face[2]; /* -1: none */
};
struct field_mesh {
  int vertices, faces, edges;
  vec3 *p, *normal;
  int (*face)[4]; /* quads, counter-clockwise seen from outside */
  struct field_edge *edge;
};
/* Surface nets. Plane positions are the caller's; the result is owned by `out` until field_mesh_free. */
void field_mesh_make(const struct field *f, const struct field_grid *g, struct field_mesh *out);
void field_mesh_free(struct field_mesh *m);

/* ---- a vertex on the posed skin ---- */

struct field_point {
  vec3 p, normal;
  float shade; /* ambient: 1 free .. about 0.4 in a fold */
  float agree; /* normal after times normal before: below about 0.5 the skin is crumpled there */
};
struct field_settling {
  float limit;     /* no vertex moves farther */
  float near, far; /* where along the normal the free space is felt */
};
/* Draws n points onto the skin, finds their normals and how much of the light their surroundings leave. `tight` holds
 * what matters at the skin, `wide` within `far` of it. */
void field_settle(const struct field *f, const struct field_list *tight, const struct field_list *wide,
                  const struct field_settling *how, struct field_point *const *points, int n);

#endif
