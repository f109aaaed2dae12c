/* handler_inside.h - private to handler*.c and search_life.c. */
#ifndef HANDSHY_ENGINE_HANDLER_INSIDE_H
#define HANDSHY_ENGINE_HANDLER_INSIDE_H

#include "habit.h"

/* What a player sees of a rat. */
struct seen {
  enum place place;
  enum doing doing;
  double x_cm, y_cm, ux, uy; /* middle of the body, and which way it points */
  double hand_cm;
  bool asleep, fled, stiff, ears_back, has_food, ate_here, leaned_in, ate_on_you;
};

#define HANDLER_DAY_S 3600.0   /* so long a day somebody has for a rat, before the last visit, */
#define HANDLER_VISIT_S 1800.0 /* and so long at a time before the last try */

/* What a keeper remembers of bringing strangers together. */
struct families {
  int stage, calm;  /* of the steps of an introduction; calm meetings running */
  double meeting_s; /* how long the next is to be */
  int64_t met_day;  /* 1 + the last day with a meeting */
};

struct handler {
  struct run *run;
  const struct level *level;
  enum handler_kind kind;
  union habit habit;
  uint64_t seed;
  int rat;
  /* what it remembers */
  double near_cm;  /* how far the hand is to be from the food */
  double eaten_cm; /* where it was when last eaten */
  int on_hand, strokes, visit, meals_tried;
  double hold_s;
  int64_t lift_day;
  bool bad_day;
  bool careless;                                /* today */
  double spent_s, total_s;                      /* with the rat, today and in all */
  int64_t today, cleaned_on, forced_on, fed_ds; /* fed: food was last put down */
  int lifts, forced;                            /* in all; days with a forced hold */
  int visit_lifts;                              /* in this visit */
  bool tickled;
  bool may_touch, may_lift;
  struct families families;
  uint32_t ridden; /* bits of the mice that had their ride today */
  /* what the card asks */
  int way; /* which [goal NAME], 0 if there is none */
  bool sees_after_stroke, holds_long, opens_shirt;
  int things_tried;
  uint32_t things_named; /* bit 1 << enum thing */
};

/* handler.c: its calendar */
void handler_begin(struct handler *h, struct run *run, const struct level *level, enum handler_kind kind);
void handler_begin_for(struct handler *h, struct run *run, const struct level *level, enum handler_kind kind, int rat,
                       int way);
void handler_live(struct handler *h, int64_t until_ds);
int64_t handler_end_ds(const struct handler *h); /* of the level; without one, of the fourteenth day */

void handler_take_habit(struct handler *h, union habit habit); /* before its first visit */

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

/* handler_reading.c: one scene after another, as long as they last */
void handler_scenes(struct handler *h);
void handler_unseen(struct handler *h); /* those of the end, if it came so far */

/* handler_week.c: one visit of each kind of person */
void handler_visit(struct handler *h);
bool handler_bring_hand(struct handler *h);         /* in, when the rat is not just behind the door; false when over */
struct meal handler_finger_meal(struct handler *h); /* held out at a place that it may come to */
int handler_treat(const struct handler *h);         /* enum treat, or TREAT_COUNT for the one it loves */

/* handler_touch.c: strokes, lifts, long holds, the shirt, the room. false: the visit ends. */
bool handler_heeds(const struct handler *h, double reads); /* a sign that it reads, on a day on which it looks */
bool handler_stroke(struct handler *h);
bool handler_lift_due(const struct handler *h);
bool handler_lift(struct handler *h);
bool handler_tickle(struct handler *h);
bool handler_long_things(struct handler *h); /* forced hold, open shirt, the room: each on its day */

/* handler_room.c: levels with a room to run in have a calendar of their own. */
bool handler_room_plays(const struct level *l);
void handler_room_live(struct run *run, const struct level *level, enum handler_kind kind);

/* handler_colony.c: a level in which strangers are to meet; false: this is none, and nothing was done */
bool handler_colony_visit(struct handler *h);
/* handler_level.c: what a level's card asks for. false: it is over. */
int handler_cares_for(const struct level *l, int rats[SIM_MAX_RATS]); /* whom the goals are about; returns how many */
void handler_read_level(struct handler *h);                           /* sets habits; before the first visit */
void handler_prepare(struct handler *h);                              /* before each */
bool handler_see_after_stroke(struct handler *h);
void handler_call_at_end(struct handler *h);
bool handler_hold_long(struct handler *h, bool *calm);
bool handler_wait_in_shirt(struct handler *h);
bool handler_try_a_thing(struct handler *h);

/* handler_mouse.c: a level of mice; false: this is none, and nothing was done */
bool handler_mouse_visit(struct handler *h);

#endif
