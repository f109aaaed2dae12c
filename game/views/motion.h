/* motion.h - brings a rat to life: from what the engine says it does to pose numbers that move with weight.
 *
 * Damped springs over all pose numbers, gaits with planted feet, whisking, breath, trembling, individual differences.
 * Cosmetic chance is its own; nothing here flows back into the engine. Fixed inner step, so the same reads give the
 * same frames. */
#ifndef HANDSHY_GAME_MOTION_H
#define HANDSHY_GAME_MOTION_H

#include "../../engine/sim.h"
#include "rat.h"

struct motion; /* one a rat */
struct motion *motion_create(uint32_t seed);
void motion_destroy(struct motion *m);
/* A small body takes short steps, a mouse is quick, an old rat slow. A grown rat unless told. */
void motion_set_build(struct motion *m, const struct rat_build *build);
/* The other rat it is with (box, pin, chase ...), before each settle and step; NULL: nobody. The two are then drawn so
 * that their bodies meet. */
void motion_meet(struct motion *m, const struct sim_rat *other);
/* Jumps to the state without moving there (screenshots, a restored visit): as if it had been so for a while. */
void motion_settle(struct motion *m, const struct sim_rat *rat, const struct sim_world *world);
/* dt real seconds; `rate` = simulated seconds a real second (1, 8, 60). `alpha` = how far between `before` and `now`.
 */
void motion_step(struct motion *m, const struct sim_rat *before, const struct sim_rat *now,
                 const struct sim_world *world, float alpha, float dt, float rate);
/* An event that moves the body at once: startle, take, boggle ... */
void motion_event(struct motion *m, const struct sim_event *e);
/* The present picture: pose, ground point in cage cm, heading, height off the ground in H. */
struct motion_now {
  struct pose pose;
  double x_cm, y_cm;
  float heading_deg;
  float lift_h;  /* carried up by hands */
  float hands_h; /* and how high those are */
  bool in_hut;   /* drawn behind the hut's front */
};
void motion_read(const struct motion *m, struct motion_now *out);

/* A made-up rat that shows a sign, as `staged` wants it; SIGN_COUNT: none, it stands and looks about. A pure function.
 */
struct staged {
  enum sign sign;
  bool other; /* the second rat of a sign that takes two, placed by motion_sign_other */
  bool mirrored;
  uint32_t seed;
  float t;        /* seconds into its loop */
  float turn_deg; /* added to the way it faces */
  float fear;     /* < 0: the sign's own */
  struct rat_build build;
};
void motion_staged(const struct staged *s, struct motion_now *out);
float motion_sign_loop_s(enum sign sign); /* after which it repeats */
/* Where the second rat stands: H to the right of and behind the first; false: the sign is one rat's. */
bool motion_sign_other(enum sign sign, float *right_h, float *behind_h);

/* A sign as a still or moving picture, for `pose`, the field guide and the cards: at time t seconds of its loop. */
void motion_sign(enum sign sign, uint32_t seed, float t, struct pose *pose, float *heading_deg);

#endif
