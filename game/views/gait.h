/* gait.h - where the four feet stand. A planted foot keeps its place on the ground to the last digit; it moves only by
 * stepping. Private to motion: positions are scene u (room.h), lengths head lengths H, angles as drawn. */
#ifndef HANDSHY_GAME_GAIT_H
#define HANDSHY_GAME_GAIT_H

#include "rat.h"

/* Depth on the screen of a length on the ground: sine of the camera's tilt. */
#define GROUND_TILT 0.24192190f

struct body {
  float x_u, y_u;    /* the drawn ground point */
  float vx, vy;      /* u/s */
  float heading_deg; /* as drawn: 0 right, 90 away */
  float turn_deg_s;
  float head_u; /* u a head length, here */
};
struct foot_state {
  float x_u, y_u, from_x, from_y;
  float step; /* 0 planted, else how far through the step, 0..1 */
  float lift; /* H */
};
struct gait {
  float phase;  /* 0..1 of the cycle */
  float moving; /* 0 stands .. 1 walks or runs, smoothed */
  float bound;  /* 0 walk .. 1 bound */
  float speed;  /* H/s, smoothed */
  struct foot_state foot[4];
};
enum gait_hurry { HURRY_CALM, HURRY_FRIGHT };

/* A foot's home on the ground, forward and to the right of the drawn ground point, before foot_pose is added. */
void gait_home(const struct pose *p, int foot, float *forward, float *right);
/* A ground vector of the body's frame (H) as scene u. */
void gait_to_u(const struct body *b, float forward, float right, float *dx_u, float *dy_u);
/* Feet as they are in mid stride (moving) or at their wanted places. */
void gait_place(struct gait *g, const struct body *b, const struct pose *want, bool moving);
void gait_step(struct gait *g, const struct body *b, const struct pose *want, float dt, enum gait_hurry hurry);
/* Writes the feet into the pose; its trunk must be final. */
void gait_apply(const struct gait *g, const struct body *b, struct pose *p);
float gait_body_speed(const struct body *b); /* H/s along the ground */
float gait_half_stride(const struct gait *g);

#endif
