/* goals.h - the goal words as folds over acts, events and state. Private to run.c. */
#ifndef HANDSHY_ENGINE_GOALS_H
#define HANDSHY_ENGINE_GOALS_H

#include "level.h"

/* What a goal word needs and the state does not tell. */
struct goal_tally {
  int touches, talks, talk_days, lifts, lifts_today, lifts_max_day, lifts_by[LIFT_HOW_COUNT];
  int hut_reaches, calls_made, calls_right;
  int64_t talk_day, lift_day; /* the last one, -1 if none */
  bool hut_kept;
  double step_max_cm;
  int residents_ill, crossings, washed_crossings, warnings_ignored, hand_bites;
  double clear_days;
  bool nest_shared;
  bool food_given; /* in this visit */
  struct {
    bool resident, fell_ill;
    int treats_near_hand, finger_meals, fed_run, fed_longest;
    bool fed;                       /* in this visit, with the hand at 10 cm or nearer */
    double trust_start, offered_cm; /* the distance of the last offer, < 0 if none */
  } rats[SIM_MAX_RATS];
};

void goal_tally_begin(struct goal_tally *t, const sim *s);
/* An act that is about to be done. */
void goal_tally_act(struct goal_tally *t, const sim *s, const struct sim_action *a);
void goal_tally_event(struct goal_tally *t, const struct sim_event *e);

/* The word's value for one rat, as `now` says it is. */
double goal_value(const struct goal_tally *t, const struct sim_rat *now, int rat, enum goal_word w, enum cue cue);
bool goal_holds(const struct goal *g, double value);
/* It holds until an act breaks it: a count that only rises and must not pass a number. */
bool goal_can_fail(const struct goal *g);
bool goal_is_broken(const struct goal *g, double value);
/* Holds from the start: waiting for it decides nothing. */
bool goal_holds_at_first(const struct goal *g);

#endif
