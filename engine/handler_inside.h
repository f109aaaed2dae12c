/* handler_inside.h - private to handler.c, handler_hand.c and handler_week.c. */
#ifndef HANDSHY_ENGINE_HANDLER_INSIDE_H
#define HANDSHY_ENGINE_HANDLER_INSIDE_H

#include "handler.h"

/* What a player sees of a rat. */
struct seen {
  enum place place;
  enum doing doing;
  double x_cm, y_cm, ux, uy; /* middle of the body, and which way it points */
  double hand_cm;
  bool asleep, fled, stiff, ears_back, has_food, ate_here, leaned_in, ate_on_you;
};

/* Habits of a kind of person. */
struct habit {
  double wait_days; /* before the hand goes in at all */
  double visits[4]; /* hours, 0 after the last */
  double talk_s, first_cm, step_cm, back_cm;
  int meals;                                         /* tries in a visit */
  bool reads;                                        /* looks, and does what the rat says */
  double second_treat, missed_visit, careless_visit; /* chances */
};

struct handler {
  struct run *run;
  const struct level *level;
  enum handler_kind kind;
  struct habit habit;
  uint64_t seed;
  int rat;
  /* what it remembers */
  double near_cm;  /* how far the hand is to be from the food */
  double eaten_cm; /* where it was when last eaten */
  int on_hand, strokes, visit, meals_tried;
  double hold_s;
  int64_t lift_day;
  bool bad_day;
  bool careless; /* today */
  bool may_touch, may_lift;
};

/* handler.c: its calendar */
void handler_begin(struct handler *h, struct run *run, const struct level *level, enum handler_kind kind);
void handler_live(struct handler *h, int64_t until_ds);

/* handler_hand.c: eyes and hands */
struct seen handler_look(const struct handler *h);
bool handler_over(const struct handler *h);           /* decided, or out of time */
bool handler_pass(struct handler *h, double seconds); /* false when over */
enum sim_reason handler_do(struct handler *h, struct sim_action a);
bool handler_hand_in(const struct handler *h);
/* Gently to a place, stopping while that would bring the hand nearer to the rat than keep_cm; false if it must give up.
 */
bool handler_glide(struct handler *h, double x, double y, double keep_cm);
double handler_cm_to_rat(const struct handler *h, double x, double y); /* by eye */
/* A spot for food at least keep_cm from the rat, and a place near_cm from that spot to wait at, out of the rat's way.
 */
struct spot {
  double food_x, food_y, wait_x, wait_y, near_cm; /* near_cm: what the cage allows */
};
bool handler_find_spot(const struct handler *h, double keep_cm, double near_cm, struct spot *out);
bool handler_spot_here(const struct handler *h, double near_cm, struct spot *out); /* the rat has come to the hand */
struct meal {
  bool tried, took, ran, flinched, fled;
  bool on_hand; /* seen to stay and eat on the hand */
};
struct meal handler_watch(struct handler *h, double seconds); /* until it has eaten, fled, or the time is over */

/* handler_week.c: one visit of each kind of person */
void handler_visit(struct handler *h);
bool handler_bring_hand(struct handler *h);         /* in, when the rat is not just behind the door; false when over */
struct meal handler_finger_meal(struct handler *h); /* held out at a place that it may come to */

/* handler_room.c: levels with a room to run in have a calendar of their own. */
bool handler_room_plays(const struct level *l);
void handler_room_live(struct run *run, const struct level *level, enum handler_kind kind);

#endif
