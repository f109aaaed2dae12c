/* soup.h - triangles of solid bodies, sorted by depth and drawn in one go.
 *
 * A body is thrown in piece by piece: no order of parts, no depth buffer. Every triangle has a mean depth (plus a small
 * bias, so that a lid lies on its eye); soup_flush sorts far to near and appends one batch to the draw list.
 * World: x right, y up, z to the viewer, lengths in H. The camera is orthographic and looks down by 14 degrees. */
#ifndef HANDSHY_GAME_SOUP_H
#define HANDSHY_GAME_SOUP_H

#include "../draw.h"
#include "body_atlas.h"
#include "vec.h"

struct soup;
struct camera {
  float x, y;  /* window pixel of the world's origin */
  float scale; /* pixels a unit */
};
struct soup *soup_create(void);
void soup_destroy(struct soup *s);
/* light 0 night .. 1 day tints everything that follows. */
void soup_begin(struct soup *s, struct camera camera, float light);
/* Goes on with another body in the same world: its own place and scale, sorted among what is there already. */
void soup_next_body(struct soup *s, struct camera camera);
/* What has been added since soup_begin: sorted, appended to d (nothing when d is NULL). */
void soup_flush(struct soup *s, struct draw_list *d);
/* The same, but only what lies nearer to the viewer than `depth`. Call after soup_flush. */
void soup_flush_nearer(struct soup *s, struct draw_list *d, float depth);
/* Keeps everything added so far below everything that follows, whatever its depth. */
void soup_layer(struct soup *s);
/* Moves and scales everything since soup_begin on the screen, so a kept soup can be flushed again elsewhere. */
void soup_move(struct soup *s, struct camera to);
void soup_alpha(struct soup *s, float alpha); /* multiplies the alpha of everything since soup_begin */
void soup_bias(struct soup *s, float bias);   /* depth added to the triangles that follow */
float soup_scale(const struct soup *s);
struct rect soup_bounds(const struct soup *s); /* window pixels of all vertices since soup_begin */
int soup_vertices(const struct soup *s);
struct rect soup_bounds_from(const struct soup *s, int vertex); /* of that vertex and all after it */
int soup_triangles(const struct soup *s);

/* World to view: x right, y up, z towards the eye. */
vec3 soup_view(vec3 p);
void soup_project(const struct soup *s, vec3 p, float *x, float *y);
/* Painted light on a surface with this view normal. `shade` 0..1 is what the surroundings leave of the light. */
colour soup_light(const struct soup *s, const struct ramp *r, vec3 view_normal, float shade, float rim);

int soup_vertex(struct soup *s, float x, float y, float depth, colour c, float u, float v); /* its index */
void soup_triangle(struct soup *s, int a, int b, int c);

/* Flat things at a point of the world, facing the viewer; radii in H. */
void soup_soft(struct soup *s, vec3 p, float rx, float ry, float turn, colour c);
void soup_disc(struct soup *s, vec3 p, float rx, float ry, float turn, colour inside, colour rim);
/* A line through points, tapering from w0 to w1 (H, never thinner than a pixel), colour from c0 to c1. */
void soup_line(struct soup *s, const vec3 *p, int n, float w0, float w1, colour c0, colour c1);
/* A tapered hair of `length` pixels' width `w` from p towards tip. */
void soup_hair(struct soup *s, vec3 p, vec3 tip, float width, colour c);

/* Rings round a centre line: tails, toes, ears, sleeves. */
enum { TUBE_STATIONS = 40, TUBE_SIDES = 40 };
struct tube_station {
  vec3 centre, a, b; /* two axes across */
  float ra, rb;      /* radii along them */
};
struct tube {
  int stations, sides;
  struct tube_station at[TUBE_STATIONS];
  enum body_patch patch;
  bool two_sided, open_end;
  /* What the surface stands out by (folds), NULL: nothing. */
  float (*bulge)(const void *user, float along, float angle);
  bool on_floor; /* pressed flat at y < floor */
  float floor;
  /* s 0..1 along, angle round, view normal. */
  colour (*shade)(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 normal, bool back);
  const void *user;
};
void soup_tube(struct soup *s, const struct tube *t);
/* Lays a tube round a curve through n points, radii spread evenly along it. */
void tube_through(struct tube *t, const vec3 *points, int n, const float *radii, int n_radii, int stations, int sides,
                  vec3 up);
/* A cap of height h on an ellipse: eyes, nose, nails. */
struct dome {
  vec3 at, normal, up;
  float rx, ry, height;
  struct ramp ramp;
  float shade, rim;
};
void soup_dome(struct soup *s, const struct dome *d);

#endif
