/* rat.h - a rat's body from pose numbers to depth-sorted triangles.
 *
 * Lengths in H (head lengths), angles in degrees. Every field is a float, so two poses mix with a plain lerp and
 * springs run over the array. */
#ifndef HANDSHY_GAME_RAT_VIEW_H
#define HANDSHY_GAME_RAT_VIEW_H

#include "../../engine/sim.h"
#include "../draw.h"

enum coat { COAT_AGOUTI, COAT_HOODED, COAT_ALBINO, COAT_HUSKY, COAT_FAWN, COAT_MINK, COAT_BLACK, COAT_COUNT };
enum foot { FOOT_FL, FOOT_FR, FOOT_HL, FOOT_HR };

struct foot_pose {
  float x, lift, out; /* forward of home, off the ground, outward */
};
struct pose {
  float y;                                          /* body off the ground (a hop, a lift) */
  float hip, chest, stretch, arch, bend, fat, roll; /* pelvis and chest height, spine length, hump, sideways bend */
  float neck, neck_len;                             /* neck up, length factor */
  float yaw, pitch, tilt;                           /* head: to the body's heading, to the horizon */
  float ear, ear_flat, eye_open, eye_size, eye_out; /* ear -1 back .. 1 forward */
  float wh_fwd, wh_spread, wh_droop;
  float puff, breath;
  float tail_curl, tail_lift, tail_side, tail_wave;
  struct foot_pose foot[4];
  float hold; /* 0 forepaws on the ground .. 1 free at (hx, hy, hsp) from the chest */
  float hx, hy, hsp;
  float mouth, jaw, nose_up, weight_back;
  float treat;      /* 1 food in the paws, -1 washing */
  float mouth_food; /* 1 food in the mouth */
  float nolegs;     /* legs wrapped away (towel, clothing) */
  float towel;      /* 1 wrapped */
  float tongue;     /* 1 out over the lips */
  float flush;      /* 1 ears pink with warm blood */
  float tears;      /* 1 red-brown rims at eye and nose (porphyrin) */
  float neck_side;  /* degrees the neck swings aside, the head looking on ahead */
  float held;       /* 1 lies in hands: they are shaded where it touches them, no ground is */
};
#define POSE_FLOATS ((int)(sizeof(struct pose) / sizeof(float)))
/* Sideways numbers (yaw, bend, tilt, roll, tail_curl, tail_side) are to the animal's own right when positive; the
 * right is the viewer's side at heading 0. Mirror the pose (pose_mirrored) to mirror the picture at 180 - heading. */
struct pose pose_stand(void);
/* Forward place, from the ground point of rat_place, where a foot with x = 0 stands in this pose: for foot locks. */
float rat_foot_home(const struct pose *p, enum foot foot);

/* Where a body is drawn. The camera is orthographic, tilted down 14 degrees. */
struct rat_place {
  float x, y;        /* window pixel of the ground point under the pelvis..chest middle */
  float px_per_h;    /* window pixels a head length */
  float heading_deg; /* 0 = to the right, 90 = away */
};
/* What kind of body; all 0: a grown, well-kept rat. Each 0..1. */
struct rat_build {
  float mouse, young, old;
  float ragged; /* dull fur that stands in tufts */
};
struct rat_look {
  enum coat coat;
  float size;    /* 1 a grown rat's */
  float light;   /* 0 night .. 1 day */
  int food;      /* colour of the food in paws or mouth: enum treat */
  uint32_t seed; /* individual differences */
  struct rat_build build;
};

struct rat_view; /* mesh, scratch and the last frame: one a rat, created once */
struct rat_view *rat_view_create(void);
void rat_view_destroy(struct rat_view *v);
/* Appends ground shadow and body. Costs about 1 ms; no allocation after the first frame. */
void rat_view_draw(struct rat_view *v, struct draw_list *d, const struct rat_look *look, const struct pose *p,
                   const struct rat_place *at);
/* Several bodies that touch: sorted as one, each shaded and pressed where another is. At most RAT_GROUP of them, each
 * with a view of its own. */
enum { RAT_GROUP = 4 };
struct rat_actor {
  struct rat_view *view;
  const struct rat_look *look;
  const struct pose *pose;
  struct rat_place at;
};
struct rect rat_view_draw_group(struct draw_list *d, const struct rat_actor *actors, int n); /* its window pixels */
/* The same as one picture, which the first one's view keeps: at most once a frame for each view. Held, the last picture
 * is shown again while it is of the same rats; moved along, where the first of them is now. false: it was made anew.
 * Where nothing of them has changed it is held in any case. */
enum rat_keep { RAT_ANEW, RAT_HELD, RAT_MOVED };
bool rat_view_show_group(struct draw_list *d, const struct rat_actor *actors, int n, enum rat_keep keep);
/* Of a rat of this kind and age, kept by that source. */
struct rat_build rat_build_of(enum species species, enum source source, int age_days);
float rat_build_size(const struct rat_build *build); /* as drawn: a mouse larger than life, to be read */
/* Window pixels of body parts, of the last draw: for rings, threads, and hands. */
enum rat_part { PART_NOSE, PART_EYE, PART_EAR, PART_BACK, PART_RUMP, PART_PAWS, PART_CHEST, PART_COUNT };
void rat_view_part(const struct rat_view *v, enum rat_part part, float *x, float *y);
int rat_view_triangles(const struct rat_view *v);      /* of the last draw */
struct rect rat_view_bounds(const struct rat_view *v); /* of the last draw */

const char *coat_name(enum coat c);       /* as levels write it */
enum coat coat_of_name(const char *name); /* "hooded-black" ...; COAT_COUNT if unknown */

#endif
