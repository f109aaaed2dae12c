/* run_inside.h - private to run.c and run_scenes.c: what a run keeps beside the simulation. */
#ifndef HANDSHY_ENGINE_RUN_INSIDE_H
#define HANDSHY_ENGINE_RUN_INSIDE_H

#include "goals.h"
#include "run.h"

struct run {
  struct level level;
  sim *sim;
  struct diary diary;
  struct goal_tally tally;
  struct guide guide;
  struct reading_play scenes;
  sim *before;                       /* while unseen scenes are on: the level's own rats; else NULL */
  struct sim_rat rats[SIM_MAX_RATS]; /* as last looked at */
  enum outcome outcome;
  bool lost_by_time, person, no_memory, lean;
  int64_t decided_ds, last_ds, hashed_ds, sampled_ds;
  int more_days_taken, acts_this_step, taken; /* taken: of sim_events */
  float sampled_fear[SIM_MAX_RATS];
  struct sim_event *events;
  int n_events, events_capacity;
  struct run_sample *samples;
  int n_samples, samples_capacity;
  struct guide_mark *marks;
  int n_marks, marks_capacity;
};

static inline bool is_scene_on(const struct run *r) { return r->scenes.now >= 0; }
static inline const struct reading *scene_now(const struct run *r) { return &r->level.scenes[r->scenes.now]; }
static inline bool has_scenes(const struct run *r) { return level_has_scenes(&r->level); }

/* run.c */
void run_look(struct run *r);         /* at every rat */
void run_take_samples(struct run *r); /* of every rat, now */
void run_decide(struct run *r);       /* won or lost, if it is not decided yet */
void run_write_line(struct run *r, const struct diary_line *line);

/* run_scenes.c */
void run_play_scenes(struct run *r); /* after each step */
bool run_scenes_are_over(const struct run *r);

#endif
