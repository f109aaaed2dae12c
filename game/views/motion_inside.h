/* motion_inside.h - what the files of motion share. */
#ifndef HANDSHY_GAME_MOTION_INSIDE_H
#define HANDSHY_GAME_MOTION_INSIDE_H

#include "gait.h"
#include "motion.h"
#include "poses.h"

/* Things that come and go over the body, each with its own strength 0..1. */
enum layer {
  LAYER_WHISK,
  LAYER_BREATH,
  LAYER_TREMBLE,
  LAYER_CHEW,
  LAYER_WASH,
  LAYER_BOGGLE,
  LAYER_SQUIRM,
  LAYER_LICK,
  LAYER_SWAY,
  LAYER_SWISH,
  LAYER_LOOK,
  LAYER_IDLE,
  LAYER_SNIFF,
  LAYER_ALIVE,
  LAYER_STROKE,
  LAYER_BOX,
  LAYER_EARS,    /* ears flick to and fro */
  LAYER_CRAB,    /* steps sideways */
  LAYER_CHATTER, /* teeth and jaw, hard and fast */
  LAYER_COUNT
};
enum idle { IDLE_NONE, IDLE_GLANCE, IDLE_FLOOR, IDLE_AIR, IDLE_EAR, IDLE_SHIFT, IDLE_PAW, IDLE_SCRATCH, IDLE_SIGH };

/* A step of a transition: chase an attitude for so long. AT_COUNT: the one that belongs to what it does. s 0: last. */
struct key {
  enum attitude at;
  float s, omega, zeta, jump; /* jump: H/s off the ground at its start */
};
enum { MAX_KEYS = 5 };

struct traits {
  float tempo, crouch, ear, whisk_hz, tail, neck, fat, paw, blink, yaw;
};

struct motion {
  struct traits traits;
  struct pose pose, velocity, target; /* springs without layers */
  struct body body;
  struct gait gait;
  double mid_x, mid_y; /* u of the engine's middle of the body, sprung */
  double mid_vx, mid_vy;
  float goal_x, goal_y, goal_vx, goal_vy; /* u, u/s where the engine has it */
  float goal_heading;
  float passing;           /* 1: near the hut it goes by the painted door */
  float end_x, end_y;      /* u of the last tick's place */
  double cm_x, cm_y;       /* of the drawn ground point */
  float nose_h, nose_goal; /* body pushed forward so that the drawn nose meets the engine's, H */
  bool elsewhere;          /* staged: neither hut nor walls about */
  struct rat_build build;
  float size;  /* of a grown rat's */
  bool paired; /* set out against that one */
  bool meets;  /* another, seen in the middle between the two at other_x, other_y */
  double other_x, other_y;
  enum doing other_doing;
  float hop, hop_v, lift, lift_v, lift_goal; /* H, H/s */
  float hands, hands_v, hands_goal;          /* of those that hold it */
  struct key keys[MAX_KEYS];
  int key;
  float key_s;
  enum attitude at;       /* of what it does */
  enum attitude fixed_at; /* staged: this instead; AT_STAND: not staged */
  enum doing doing;
  bool hidden, frightened;
  bool lapse;                            /* time runs fast */
  bool travels;                          /* time-lapse: still on its way to where it does that */
  uint64_t signs;                        /* bits of those shown last */
  float fear, sleepy, breaths_s, facing; /* facing: 1 seen from its right .. -1 from its left */
  float layer[LAYER_COUNT], layer_goal[LAYER_COUNT];
  float t, left_s; /* own seconds; unspent part of a frame */
  float whisk_phase, breath_phase, cycle_phase, tremble;
  float blink_in, blink_s, flick_in, flick_s;
  float look_yaw, look_yaw_v, look_pitch, look_pitch_v, look_yaw_goal, look_pitch_goal;
  float tail_side, tail_side_v, lean, lean_v;
  enum idle idle;
  float idle_s, idle_length, idle_in, idle_side, idle_fade;
  float turn; /* degrees/s, smoothed */
  uint32_t dice;
  struct motion_now now;
};

void motion_init(struct motion *m, uint32_t seed);

/* motion_act.c: what the engine says -> attitude, layers, transitions. */
void motion_read_engine(struct motion *m, const struct sim_rat *now, const struct sim_world *world);
void motion_begin_doing(struct motion *m, enum doing from, const struct sim_rat *now);
/* Yawns and hops that begin when their sign appears. */
void motion_begin_signs(struct motion *m, const struct sim_rat *now);
void motion_set_keys(struct motion *m, const struct key *keys, int n);
const struct key *motion_key(const struct motion *m);

/* motion_pair.c: how two that meet stand. Ground point in H from the middle between the two towards the other, and the
 * turn from the way to the other: its left when positive; across: to its right. `right`: the other is on the right of
 * the picture. */
struct pair_place {
  float along_h, across_h, turn_deg;
};
bool motion_pair_place(enum doing mine, enum doing others, bool right, struct pair_place *out);
/* Sets the goal of one that meets another; false: it is not that close. */
bool motion_aim_pair(struct motion *m, const struct sim_rat *now);

/* motion_layers.c */
void motion_step_layers(struct motion *m, float dt);
void motion_apply_layers(const struct motion *m, struct pose *p);
float motion_dice(struct motion *m); /* 0..1, cosmetic */

/* motion_root.c: where the body is drawn. */
void motion_aim(struct motion *m, const struct sim_rat *before, const struct sim_rat *now, const struct sim_world *w,
                float alpha, float dt);
bool motion_is_far(const struct motion *m, float head_lengths); /* the drawn body from where the engine has it */
bool motion_eats_at_bowl(const struct sim_rat *r);              /* from it, not from its paws */
void motion_step_root(struct motion *m, float dt);
void motion_jump_root(struct motion *m);
void motion_place_body(struct motion *m, float dt);          /* body from mid, heading and pose; dt 0: no velocity */
void motion_find_cm(struct motion *m, const struct body *b); /* once a frame, before it is read */
float motion_ground_shift(const struct motion *m);           /* H the pelvis moves forward as the trunk lengthens */
float motion_pose_nose(const struct pose *p); /* H from where a standing body would be drawn to the nose */

static inline float motion_clamp(float v, float low, float high) { return v < low ? low : v > high ? high : v; }
static inline float motion_mix(float a, float b, float t) { return a + (b - a) * t; }
/* -180..180 */
static inline float motion_turn(float degrees) {
  while (degrees > 180) degrees -= 360;
  while (degrees < -180) degrees += 360;
  return degrees;
}
#define MOTION_STEP_S (1.0f / 240)
#define RADIANS 0.017453293f
#define PI2 6.2831853f

#endif
