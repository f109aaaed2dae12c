/* run.h - one level being played: the simulation, its goals, its diary and its history, kept in step.
 *
 * The window, the command line, the handlers and the tests all play through this, so they cannot differ. Uses sim.h
 * like any other caller. */
#ifndef HANDSHY_ENGINE_RUN_H
#define HANDSHY_ENGINE_RUN_H

#include "diary.h"
#include "guide.h"
#include "level.h"
#include "sim.h"

enum { RUN_MORE_DAYS_TIMES = 2 };
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
  double now;    /* the goal word's value */
  bool met;      /* holds now */
  bool can_fail; /* a "so far" goal: it holds until an act breaks it (touches = 0) */
  bool broken;   /* such a goal broken for good */
};

struct run;

/* The run owns a copy of the level. seed 0: the level's own. NULL only when memory is out. */
struct run *run_create(const struct level *level, uint64_t seed);
/* The same life without its history: no diary, events, samples and marks, and no outcome: only what the guide's
 * watchers count (run_guide) is kept. Made for searches, which play millions. */
struct run *run_create_lean(const struct level *level, uint64_t seed);
void run_destroy(struct run *r);
/* The same moment once more, to go on from in another way; its events, samples, marks and diary begin here. */
struct run *run_fork(const struct run *r);
const struct level *run_level(const struct run *r);
sim *run_sim(struct run *r); /* to read, to check actions; act through run_act */
const sim *run_sim_const(const struct run *r);

/* Records the act in the diary and hands it to the sim, with its numbers rounded as the diary keeps them. A refused one
 * is recorded, too. */
enum sim_reason run_act(struct run *r, const struct sim_action *action);
/* One step (see sim_step), goals folded, events kept for run_events, samples and hash lines taken. */
void run_step(struct run *r, int64_t until_ds);
/* Steps until then, or until the outcome is decided when `stop_at_outcome`. */
void run_until(struct run *r, int64_t until_ds, bool stop_at_outcome);
/* Plays a whole diary: its acts, then on to `until_ds` (-1: its last line and the visit's quiet end). */
void run_play(struct run *r, const struct diary *d, int64_t until_ds);
/* Runs to one line's time and does what it says; false: the outcome was decided before that, and was to stop it. */
bool run_play_line(struct run *r, const struct diary_line *line, bool stop_at_outcome);
/* Something the person began goes on by itself: talk, a stroke, the hand on its way. */
bool run_is_busy(const struct run *r);
/* The visit's quiet end: a step, and more until it is not busy. Never ends a visit by itself. */
void run_finish(struct run *r);
/* Plays a diary up to its first hash line that does not fit: that line's index, and the hash now in *hash. -1: all
 * fit. */
int run_verify(struct run *r, const struct diary *d, uint64_t *hash);

enum outcome run_outcome(const struct run *r); /* decided once, then kept, even when the player stays a while */
int64_t run_decided_ds(const struct run *r);   /* when; -1 while running */
int64_t run_last_ds(const struct run *r);      /* the level's last moment; INT64_MAX if it has none */
/* "Two more days?", at most RUN_MORE_DAYS_TIMES times, while the level has an end and is not lost for good. A run that
 * was lost only because its time was up runs on. Written into the diary. */
bool run_add_days(struct run *r, int days);

/* ---- scenes (reading.h) ----
 * A level's own are played one after another from the arrival on; it is won or lost when they are over. Those of its
 * end (unseen) begin when asked for and decide nothing; afterwards it is as if the level's rats had not lived on. */
struct run_scene {
  int index; /* of the level's list */
  const struct reading *scene;
  enum reading_phase phase;
  double left_s; /* of this phase */
};
bool run_scene(const struct run *r, struct run_scene *out); /* false: none is on */
/* One for each scene of the level, played or not. */
const struct reading_result *run_scene_results(const struct run *r, int *n);
/* Twice the time to look and to act, from the next scene on (from the first, if asked for at once after run_create). */
bool run_slow_scenes(struct run *r);
/* "One more rat?" When the level is won and nobody is there; false: there is none, or not now. */
bool run_unseen_scenes(struct run *r);

int run_goals(const struct run *r, struct run_goal *out, int max);
double run_goal_value(const struct run *r, enum goal_word w, int rat); /* rat -1: the level's first; wariness: most */

/* All events since the start, and all samples, oldest first; pointers hold until the next step. */
const struct sim_event *run_events(const struct run *r, int *n);
const struct run_sample *run_samples(const struct run *r, int *n);
/* Each moment in which a rule of the guide was kept or broken, oldest first; and how often in all. */
const struct guide_mark *run_marks(const struct run *r, int *n);
const struct guide *run_guide(const struct run *r);
/* The diary as played so far, hash lines included; owned by the run. */
const struct diary *run_diary(const struct run *r);

#endif
