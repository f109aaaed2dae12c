/* goals.h - the goal words as folds over acts, events and state. Private to run.c. */
#ifndef HANDSHY_ENGINE_GOALS_H
#define HANDSHY_ENGINE_GOALS_H

#include "level.h"

/* Strokes of one rat: taken, refused, and asked for once more. */
struct goal_strokes {
  int accepted, asked, refused;
  bool fine;           /* the last one, so far */
  int64_t asked_until; /* it may still come after the hand; 0: not waited for */
  bool drawn_back;     /* the hand has been */
};
enum { GOAL_DELAYS = 32 };
/* Holds of one rat, and the treat after each. */
struct goal_holds {
  int ended, calm;
  bool lifted;                  /* by hands; it did not walk in */
  bool struggled, ended_calmly; /* of the hold that ends now */
  double longest_s, growth;
  int64_t day;
  double today_s, today_calm_s, before_s; /* longest of the day, longest calm one, and that of the last day before */
  int shirt_days;
  int64_t shirt_day, put_at; /* put_at: set down, and no treat yet; -1 if not */
  float delays_s[GOAL_DELAYS];
  int n_delays; /* the last GOAL_DELAYS are kept */
};
/* Things named as its hidden fears. */
struct goal_things {
  uint32_t found; /* bit 1 << enum thing: named rightly, and not used since */
  int wrong;
};

/* Out of the cage, one rat. */
struct goal_outings {
  bool out;
  int64_t since_ds;
  int by_itself, bad_foods;
  double recovered_s;                 /* the longest */
  float minutes[LEVEL_MAX_GOAL_DAYS]; /* of each day; of later ones nothing is kept */
};

/* What a goal word needs and the state does not tell. */
struct goal_tally {
  int touches, talks, talk_days, lifts, lifts_by[LIFT_HOW_COUNT];
  int hut_reaches, calls_made, calls_right;
  int64_t talk_day; /* the last one, -1 if none */
  bool hut_kept;
  double step_max_cm;
  int residents_ill, crossings, washed_crossings, warnings_ignored, hand_bites;
  double clear_days;
  bool nest_shared;
  int reads_right, reads_harm; /* of the level's own scenes */
  bool food_given;             /* in this visit */
  double hand_x_cm, hand_y_cm; /* when last looked at */
  int room_checks, chases, evenings;
  int64_t evening_day; /* the last one with a visit, -1 */
  bool cause_found;
  int methods; /* bits 1 << enum introduce_how of the ways used so far */
  struct {
    bool resident, fell_ill, was_lifted;
    int lifts_today, lifts_max_day, tunnel_by_herself;
    int64_t lift_day;                              /* the last one, -1 if none */
    double keeps_cm, kept_cm_before, kept_cm_last; /* as this visit began; the first with a lift; the last after it */
    int treats_near_hand, finger_meals, fed_run, fed_longest;
    bool fed; /* in this visit, with the hand at 10 cm or nearer */
    double trust_start;
    double still_cm;   /* when the hand came to rest */
    double nearest_cm; /* where a hand with food has been, or where it came to by itself */
    struct goal_strokes strokes;
    struct goal_holds holds;
    struct goal_things things;
    struct goal_outings outings;
  } rats[SIM_MAX_RATS];
};

void goal_tally_begin(struct goal_tally *t, const sim *s);
/* An act that is about to be done. */
void goal_tally_act(struct goal_tally *t, const sim *s, const struct sim_action *a);
void goal_tally_event(struct goal_tally *t, const struct sim_event *e);
/* About once a second: what only shows over time. `rats`: as they are now. */
void goal_tally_look(struct goal_tally *t, const sim *s, const struct sim_rat *rats);

/* The word's value for one rat, as `now` says it is. */
double goal_value(const struct goal_tally *t, const struct sim_rat *now, int rat, enum goal_word w, enum cue cue);
bool goal_holds(const struct goal *g, double value);
/* It holds until an act breaks it: a count that only rises and must not pass a number. */
bool goal_can_fail(const struct goal *g);
bool goal_is_broken(const struct goal *g, double value);
/* Holds from the start: waiting for it decides nothing. */
bool goal_holds_at_first(const struct goal *g);

/* As goal_value, of one goal: on its n-th best day where it asks for days. */
double goal_value_of(const struct goal_tally *t, const struct sim_rat *now, int rat, const struct goal *g);

/* goals_away.c */
void goal_begin_away(struct goal_tally *t, const sim *s);
void goal_fold_away(struct goal_tally *t, const struct sim_event *e);
double goal_out_minutes(const struct goal_outings *o, int days); /* of the day that comes in at that place */

/* goals_fold.c */
void goal_fold_stroke(struct goal_strokes *k, const struct sim_event *e);
void goal_look_stroke(struct goal_strokes *k, const struct sim_world *w, const struct sim_rat *now, bool stroked);
void goal_fold_hold(struct goal_holds *h, const struct sim_event *e);
void goal_begin_holds(struct goal_holds *h);
double goal_median_delay(const struct goal_holds *h); /* s; 0 while nothing was to be paid for */
double goal_calm_ends(const struct goal_holds *h);
void goal_fold_thing(struct goal_things *g, const struct sim_event *e);
void goal_use_thing(struct goal_things *g, enum thing t);
int goal_things_found(const struct goal_things *g);

#endif
