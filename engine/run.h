/* run.h - one level being played: the simulation, its goals, its diary and its history, kept in step.
 *
 * The window, the command line, the handlers and the tests all play through this, so they cannot differ. Uses sim.h
 * like any other caller. */
#ifndef HANDSHY_ENGINE_RUN_H
#define HANDSHY_ENGINE_RUN_H

#include "diary.h"
#include "level.h"
#include "sim.h"

enum outcome { OUTCOME_RUNNING, OUTCOME_WON, OUTCOME_LOST };

/* One row of the debrief's chart: every minute of a visit, every ten quiet ones, and whenever fear jumps. */
struct run_sample {
  int64_t at_ds;
  int rat;
  float fear, stress, trust, settled, hand_cm;
  enum sign sign;
  bool person;
};

/* A goal as the screen shows it. */
struct run_goal {
  const struct goal *goal;
  double now;      /* the goal word's value */
  bool met;        /* holds now */
  bool can_fail;   /* a "so far" goal: it holds until an act breaks it (touches = 0) */
  bool broken;     /* such a goal broken for good */
};

struct run;

/* The run owns a copy of the level. seed 0: the level's own. NULL only when memory is out. */
struct run *run_create(const struct level *level, uint64_t seed);
void run_destroy(struct run *r);
const struct level *run_level(const struct run *r);
sim *run_sim(struct run *r); /* to read, to check actions; act through run_act */
const sim *run_sim_const(const struct run *r);

/* Records the act in the diary and hands it to the sim. */
enum sim_reason run_act(struct run *r, const struct sim_action *action);
/* One step (see sim_step), goals folded, events kept for run_events, samples and hash lines taken. */
void run_step(struct run *r, int64_t until_ds);
/* Steps until then, or until the outcome is decided when `stop_at_outcome`. */
void run_until(struct run *r, int64_t until_ds, bool stop_at_outcome);
/* Plays a whole diary: its acts, then on to `until_ds` (-1: its last line and the visit's quiet end). */
void run_play(struct run *r, const struct diary *d, int64_t until_ds);

enum outcome run_outcome(const struct run *r); /* decided once, then kept, even when the player stays a while */
int64_t run_decided_ds(const struct run *r);   /* when; -1 while running */
int64_t run_last_ds(const struct run *r);      /* the level's last moment; INT64_MAX if it has none */
bool run_add_days(struct run *r, int days);    /* "Two more days?" */

int run_goals(const struct run *r, struct run_goal *out, int max);
double run_goal_value(const struct run *r, enum goal_word w, int rat); /* rat -1: the level's first */

/* All events since the start, and all samples, oldest first; pointers hold until the next step. */
const struct sim_event *run_events(const struct run *r, int *n);
const struct run_sample *run_samples(const struct run *r, int *n);
/* The diary as played so far, hash lines included; owned by the run. */
const struct diary *run_diary(const struct run *r);

#endif
