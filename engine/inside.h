/* inside.h - struct sim, private to sim.c, mind.c, feed.c, hand.c, body.c, walk.c, signs.c, act.c and state.c.
 *
 * One plain struct without pointers. Whatever decides anything stands in the lists below, which make both the fields
 * and the hash, so that no field can be forgotten there. */
#ifndef HANDSHY_ENGINE_INSIDE_H
#define HANDSHY_ENGINE_INSIDE_H

#include "colony.h"
#include "num.h"
#include "sim.h"

/* What a draw is for; numbers are part of a diary's meaning, so new ones go to the end. */
enum { SETTLED_WHOLLY = 3 }; /* rat.settled_told: it was told twice, and nothing is strange any more */
enum luck {
  LUCK_SHY_A = 1,
  LUCK_SHY_B,
  LUCK_WARINESS,
  LUCK_PAST,
  LUCK_MOOD,
  LUCK_FAVOURITE,
  LUCK_VOICE = 10,
  LUCK_SHOUT,
  LUCK_HAND,
  LUCK_LIFT,
  LUCK_LIFT_BITE,
  LUCK_HOLD,
  LUCK_TAIL,
  LUCK_BARS = 20,
  LUCK_NOISE,
  LUCK_BOLT,
  LUCK_ESCAPE,
  LUCK_CHASE_BITE,
  LUCK_HUT,
  LUCK_HUT_BITE,
  LUCK_WAKE,
  LUCK_TICKLE,
  LUCK_TOUCH = 30,
  LUCK_TOUCH_BITE,
  LUCK_SQUIRM,
  LUCK_SQUIRM_BITE,
  LUCK_NIP,
  LUCK_NOISE_MINUTE,
  LUCK_STAY,
  LUCK_HESITATE,
  LUCK_AIM = 50,
  LUCK_AIM_X,
  LUCK_AIM_Y,
  LUCK_AIM_TIME,
  LUCK_FREEZE,
  LUCK_FREEZE_TIME,
  LUCK_PAUSE,
  LUCK_QUIET,
  LUCK_QUIET_X,
  LUCK_QUIET_Y,
  LUCK_MEAL_TIME,
  LUCK_ESCAPE_TIME,
  LUCK_THING = 70,
  LUCK_SHIRT,
  LUCK_HANDS,
  LUCK_DISTURB = 75, /* and the next ones: one a kind */
  LUCK_BANG = 80,
  LUCK_CAT,
  LUCK_GUEST,
  LUCK_CREAM,
  LUCK_RETURN,
  LUCK_WATCH,
  LUCK_JERK,
  LUCK_SIGN = 300,
  LUCK_TEMPER_A = 400,
  LUCK_TEMPER_B,
  LUCK_LADDER,
  LUCK_LADDER_DOWN,
  LUCK_LEAD,
  LUCK_PIN,
  LUCK_RAT_BITE,
  LUCK_HAND_BETWEEN,
  LUCK_CHASED_X,
  LUCK_CHASED_Y,
  LUCK_MEET_X,
  LUCK_MEET_Y,
  LUCK_RIVAL_SIGN,
  LUCK_GERM = 430,
  LUCK_GERM_SHOWS,
  LUCK_GERM_OVER,
  LUCK_SETBACK = 440,
  LUCK_HEAT
};

/* Where a rat's will points; doing.h says what its body makes of it. */
enum aim {
  AIM_NONE,
  AIM_REST,    /* lie down where it is */
  AIM_NAP,     /* sleep in view */
  AIM_LOOK,    /* stand, rear or wash somewhere */
  AIM_EXPLORE, /* walk to a place */
  AIM_BOWL,
  AIM_DRINK,
  AIM_HOME,    /* into the hut, unhurried */
  AIM_FLEE,    /* into the hut, now */
  AIM_PEEK,    /* nose out of the door */
  AIM_HOVER,   /* where wanting and fearing the hand balance */
  AIM_SOLICIT, /* to where the hand comes in */
  AIM_FOOD,    /* to a treat on the floor */
  AIM_FINGERS, /* to a treat held out */
  AIM_CARRY,   /* off with it */
  AIM_EAT,     /* where it is */
  AIM_UNDER    /* out of the cage: under the furniture */
};

/* clang-format off */
#define RAT_NUMBERS(X) \
  X(fear) X(stress_stage) X(stress) X(trust) X(enough) X(giveup) X(satiety) X(sleepy) X(joy) X(bars) X(mood) \
  X(expect) X(heard) X(shown) X(shy) X(learning) X(floor) X(used_to_cm) X(used_to_hold_s) X(best_hold_s) X(recent_cm) \
  X(own_cm) X(pending) X(held_s) X(hold_luck) X(hold_peak) X(hold_strength) X(lift_strength) X(warned_s) \
  X(meal_value) X(meal_cm) X(meal_s) X(meal_length_s) X(eaten) X(dare_s) X(offer_s) X(x) X(y) X(dx) X(dy) X(speed) \
  X(goal_x) X(goal_y) X(goal_speed) X(look_x) X(look_y) X(hand_cm) X(doing_s) X(aim_s) X(hide_s) X(frozen_s) \
  X(inside_s) X(fear_peak) X(minutes_over_half) X(hold_longest_calm_s)
/* clang-format on */
/* clang-format off */
#define RAT_WHOLES(X) \
  X(place) X(doing) X(aim) X(favourite) X(food) X(friend_near) X(own_will) X(squirming) X(scared) X(scared_at) \
  X(hiding) X(stay) X(lean) X(ate_here) X(bite_due) X(bite_cause) X(nip_due) X(treat_id) X(from_fingers) \
  X(refused) X(fed_at) X(signs_at) X(signs_seen) X(n_signs) X(settled_told) X(back_at) X(put_at) X(asleep) \
  X(pending_fast) X(nips) X(bites) X(escapes) X(treats_eaten) X(scares)
/* clang-format on */
/* Added later: hashed only where it is not 0, as SIM_LATER. */
/* clang-format off */
#define RAT_LATER_NUMBERS(X) \
  X(defence) /* on its guard since a cat */ \
  X(blame_0) X(blame_1) X(blame_2) X(blame_3) /* the fright each kind of disturbance has been, lately */ \
  X(out_s) X(calm_s) /* outside: since it went out; calm again */
#define RAT_LATER_WHOLES(X) \
  X(under)     /* outside: under the furniture */ \
  X(lured)     /* outside: 1 + the treat it was called with */ \
  X(fright_at) /* outside: when its fear passed a half */
/* clang-format on */
struct rat {
#define X(name) double name;
  RAT_NUMBERS(X)
  RAT_LATER_NUMBERS(X)
#undef X
#define X(name) int64_t name;
  RAT_WHOLES(X)
  RAT_LATER_WHOLES(X)
#undef X
  double wariness[CUE_COUNT], trace[CUE_COUNT], first[CUE_COUNT];
  enum sign signs[SIM_MAX_SIGNS];
  /* Of this tick, from the above: not hashed. */
  double want, edge;
};

struct treat_down {
  int kind, for_rat;
  int64_t id, at_ds;
  double x, y;
  int64_t refused; /* bit 1 << rat: has shown that it does not want it */
};

/* clang-format off */
#define SIM_NUMBERS(X) \
  X(hand_x) X(hand_y) X(was_x) X(was_y) X(to_x) X(to_y) X(to_speed) X(hand_cm_s) X(hand_pace) X(hand_still_s) \
  X(pet_s) X(pet_next_s) X(tickle_s)
#define SIM_WHOLES(X) \
  X(now) X(minded) X(person) X(visit_at) X(talk_from) X(talk_until) X(hand_in) X(hand_busy) X(in_hut) \
  X(unsettled_at) X(offering) X(offer_how) X(offer_rat) X(petting) X(pet_where) X(pet_felt) X(held) X(secured) \
  X(smelly) X(next_id) X(n_treats) X(n_acts)
/* Added later: hashed only where it is not 0, so that older hashes still fit. */
#define SIM_LATER(X) \
  X(shirt_for) /* 1 + the rat for which a shirt is held open */ \
  X(shirt_until) \
  X(room_open)    /* bits of the items that are not safe yet */ \
  X(curtain)      /* drawn */ \
  X(outings) X(out_at) /* of any rat: how many, and when the last began */ \
  X(scripted)     /* bits of the level's disturbances that have been */ \
  X(there_0) X(there_1) X(there_2) X(there_3) /* 1 + when each kind of disturbance ends, 0: it is not there */ \
  X(seen_0) X(seen_1) X(seen_2) X(seen_3)     /* 1 + when each kind was there last */ \
  X(staged) /* 1 while a scene is on */
/* clang-format on */
struct factors {
  double dt, free, held, hut, stress, room, enough, slept, giveup, satiety, trace, forget, sleepy, wake, joy, expect,
      heard;
};
struct sim {
  struct sim_def def;
  struct factors part, second, quiet; /* of such a part, of a quiet tick, and of what is looked at once a second */
#define X(name) double name;
  SIM_NUMBERS(X)
#undef X
#define X(name) int64_t name;
  SIM_WHOLES(X)
  SIM_LATER(X)
#undef X
  int parts; /* in so many steps goes what flows in 0.1 s of a visit: one, or two in tests */
  struct rat rats[SIM_MAX_RATS];
  struct treat_down treats[SIM_MAX_TREATS];
  struct colony colony;
  int n_events, n_coming;
  struct sim_event events[SIM_MAX_EVENTS], coming[SIM_MAX_EVENTS]; /* of the last step; of the next one so far */
};

static const double tick_s = 0.1 * SIM_DS_PER_VISIT_TICK;
static inline double tuned(const sim *s, enum tuning t) { return s->def.tuning[t]; }
static inline double luck(const sim *s, int i, int64_t key, enum luck purpose) {
  return num_dice(s->def.seed, (uint64_t)key, (uint32_t)i, (uint32_t)purpose);
}
static inline bool is_held(const struct rat *r) { return r->place >= PLACE_ARMS && r->place <= PLACE_FIST; }
static inline bool is_gone(const struct rat *r) { return r->place >= PLACE_GONE; } /* for good, or just not here */
static inline bool in_cage(const struct rat *r) { return r->place <= PLACE_CAGE; }
static inline double treat_worth(const struct rat *r, int kind) {
  static const double worth[] = {
#define T(id, name, value, ...) value,
#include "treats.def"
#undef T
  };
  return kind == r->favourite ? 1 : worth[kind];
}

/* state.c: where each rat begins; the hash. */
void state_begin(sim *s);
double state_first_wariness(const sim *s, int i, enum cue c); /* what rats of its kind are wary of as they come */
void state_begin_rat(sim *s, int i);
void state_factors(const sim *s, struct factors *f, double dt);
void state_soil_hands(sim *s); /* between visits fingers may come to smell of food */

/* sim.c */
struct note {
  enum sim_event_kind kind;
  enum sim_cause cause;
  enum verb verb;
  double value;
};
void sim_note(sim *s, int i, struct note n);
void sim_visit(sim *s); /* a visit begins with this act, if it has not yet */
void sim_end_visit(sim *s);

/* mind.c: what a rat feels, wants and learns. Distances in cm. */
struct presence {
  double of[CUE_COUNT];
};
void mind_look(sim *s, int i); /* fills want, edge and shown afresh */
double mind_net(const sim *s, const struct rat *r, enum cue c, double strength, double cm);
double mind_luck(const sim *s, int i, int64_t key, enum luck purpose); /* 1 +- luck */
double mind_sudden(const sim *s, const struct rat *r, double cm);
double mind_hover(const sim *s, const struct rat *r);
double mind_solicit(const sim *s, const struct rat *r);
double mind_waking(const sim *s, const struct rat *r);
void mind_startle(sim *s, int i, double fright, enum sim_cause cause, enum verb verb);
enum sim_cause mind_blame(const sim *s, const struct rat *r, enum sim_cause otherwise); /* what made it worst */
void mind_good(sim *s, struct rat *r, const double *presence, double lesson);
void mind_bad(sim *s, struct rat *r, const double *presence, double dt, double feel);
void mind_readout(struct rat *r); /* trust from the wariness table */
void mind_unsettle(struct rat *r, double k);
void mind_meddle(const sim *s, struct rat *r);
void mind_spook(sim *s, int i, enum sim_cause cause, enum verb verb); /* frightened outside: does it bolt? */
void mind_tick(sim *s, int i);
void mind_quiet(sim *s, int i, const struct factors *f);
void mind_contact(sim *s, int i, double chance, enum luck purpose, enum sim_cause cause);

/* growth.c: what a day brings by itself. `day` counts from 06:00 to 06:00. */
double growth_puberty(const sim *s, int i);           /* 0..1: how deep in it this buck is; 0 for all others */
double growth_mood(const sim *s, int i, int64_t day); /* added to its edge all day */
double growth_rivalry(const sim *s, int i, int j);    /* x: how much touchier two of one sex are for growing up */

/* hold.c: stroking, lifting, holding: what the hand does to a rat. */
void hold_stroke(sim *s, int i, double dt);
void hold_tick(sim *s, int i);
void hold_teeth(sim *s, int i, double dt);
void hold_lift(sim *s, int i, enum lift_how how);
bool hold_in_tunnel(const struct rat *r);
void hold_change(sim *s, int i, enum hold_how how);
void hold_put_back(sim *s, int i);
void hold_open_shirt(sim *s, int i);
void hold_shirt_tick(sim *s, int i);

/* feed.c: food on the floor, in the fingers, in the mouth. */
bool feed_would(const sim *s, const struct rat *r, double worth);
void feed_tick(sim *s, int i, double dt);
void feed_put(sim *s, int i, int kind);
void feed_drop(sim *s, int i, int kind, double x, double y); /* lies there from now on */
void feed_offer(sim *s, int i, int kind, enum offer_how how);
void feed_bars(sim *s, int i, int kind);
void feed_end_offer(sim *s);
void feed_night(sim *s, int i);
struct treat_down *feed_find(sim *s, int64_t id);

/* hand.c: where the hand is, and what its coming does. */
void hand_enter(sim *s);
void hand_leave(sim *s);
void hand_go(sim *s, double x, double y, double speed);
void hand_go_near(sim *s, int i, double cm, bool fast);
void hand_tick(sim *s);
double hand_distance(const struct rat *r, double x, double y); /* from a point to the nearest part of the rat */
void hand_feel(sim *s, int i);

/* body.c chooses what it does; walk.c moves it; signs.c reads it. */
void body_tick(sim *s, int i);
void body_quiet(sim *s, int i);
void body_do(struct rat *r, enum doing d);
void body_aim(sim *s, int i, enum aim a, double seconds);
void body_put_down(sim *s, int i); /* put down: a moment, then home */
void walk_tick(sim *s, int i, double dt);
bool walk_turn(struct rat *r, double ux, double uy, double most); /* by at most so many radians */
void walk_home(int i, double *x, double *y);                      /* its place in the hut */
bool walk_in_hut(double x, double y);
void signs_tick(sim *s, int i);
bool signs_warn(const struct rat *r); /* a warning can be seen now */

/* disturb.c: what comes over the rats. */
void disturb_tick(sim *s);  /* of a visit */
void disturb_quiet(sim *s); /* at the end of a quiet minute, or a part of one */
void disturb_bang(sim *s, int i);
void disturb_wash(sim *s); /* a strange smell on the hands is gone */
bool disturb_is_there(const sim *s, enum disturbance kind);
bool disturb_was_there(const sim *s, enum disturbance kind); /* since the level began */
bool disturb_is_cause(const sim *s, const struct rat *r, enum disturbance kind);
bool disturb_watches(const sim *s, int i); /* this rat looks at the window now */
void disturb_read_world(const sim *s, struct sim_world *out);

/* outing.c: the room, and a rat running free in it. */
void outing_begin(sim *s);
double outing_open(const sim *s); /* 0..1: how easily somebody gets away */
enum sim_reason outing_check_room(const sim *s, const struct sim_action *a);
void outing_room(sim *s, const struct sim_action *a);
enum sim_reason outing_check_out(const sim *s, const struct sim_action *a);
void outing_out(sim *s, const struct sim_action *a);
enum sim_reason outing_check_home(const sim *s, const struct sim_action *a);
void outing_home(sim *s, const struct sim_action *a);
void outing_lure(sim *s, int i, int kind);
void outing_chase(sim *s, int i, enum verb verb);
void outing_tick(sim *s, int i, double dt); /* a rat that is out, or was frightened there */
void outing_quiet(sim *s, int i);

/* call.c: the player's own reading of a rat. */
enum sim_reason call_check(const sim *s, const struct sim_action *a);
void call_do(sim *s, const struct sim_action *a);

/* act.c */
enum sim_reason act_check(const sim *s, const struct sim_action *a);
void act_do(sim *s, const struct sim_action *a);

#endif
