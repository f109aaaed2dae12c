/* run_scenes.c - reading scenes inside a run: one after another, and the unseen ones when the level is won. */
#include "run_inside.h"

/* The first of the level's own scenes (or of the unseen ones) from k on; n_scenes if there is none. */
static int scene_from(const struct run *r, int k, bool unseen) {
  while (k < r->level.n_scenes && r->level.scenes[k].unseen != unseen) k++;
  return k;
}

bool run_scenes_are_over(const struct run *r) {
  return !is_scene_on(r) && scene_from(r, r->scenes.next, false) == r->level.n_scenes;
}

static void begin_scene(struct run *r, int k) {
  reading_begin(&r->scenes, r->level.scenes, k, r->sim);
  run_look(r);
  run_take_samples(r);
}

/* The level's own rats are as they were, and nothing of the guests is left with them. */
static void return_home(struct run *r) {
  sim_return(r->sim, r->before);
  sim_destroy(r->before);
  r->before = NULL;
  r->person = false;
  r->taken = 0;
  run_look(r);
}

static void end_scene(struct run *r) {
  bool unseen = scene_now(r)->unseen;
  const struct reading_result *result = &r->scenes.results[r->scenes.now];
  if (!unseen) {
    r->tally.reads_right += result->worth == READING_RIGHT;
    r->tally.reads_harm += result->worth == READING_HARMFUL;
  }
  r->scenes.now = -1;
  int next = scene_from(r, r->scenes.next, unseen);
  if (next < r->level.n_scenes) {
    begin_scene(r, next);
  } else if (r->before) {
    return_home(r);
  } else {
    sim_unstage(r->sim);
    run_look(r);
    run_decide(r);
  }
}

/* After each step. The first scene begins when the rats are there. */
void run_play_scenes(struct run *r) {
  if (is_scene_on(r)) {
    if (reading_tick(&r->scenes, scene_now(r), r->sim)) end_scene(r);
  } else if (r->scenes.next == 0 && has_scenes(r) && sim_now_ds(r->sim) >= r->level.sim.arrival_ds) {
    begin_scene(r, scene_from(r, 0, false));
  }
}

bool run_scene(const struct run *r, struct run_scene *out) {
  if (!is_scene_on(r)) return false;
  out->index = r->scenes.now;
  out->scene = scene_now(r);
  out->phase = reading_phase(&r->scenes, out->scene, sim_now_ds(r->sim), &out->left_s);
  return true;
}

const struct reading_result *run_scene_results(const struct run *r, int *n) {
  *n = r->level.n_scenes;
  return r->scenes.results;
}

static void write_scenes(struct run *r, enum diary_scenes what) {
  struct diary_line line = {.at_ds = sim_now_ds(r->sim), .scenes = (int)what, .action = {.verb = VERB_COUNT}};
  run_write_line(r, &line);
}

bool run_slow_scenes(struct run *r) {
  if (r->level.n_scenes == 0 || r->scenes.slow) return false;
  write_scenes(r, DIARY_SCENES_SLOW);
  r->scenes.slow = true;
  return true;
}

bool run_unseen_scenes(struct run *r) {
  int first = scene_from(r, 0, true);
  bool before = first == r->level.n_scenes || r->outcome != OUTCOME_WON || is_scene_on(r) || r->person;
  if (before || r->scenes.results[first].played) return false;
  r->before = sim_create(&r->level.sim);
  if (!r->before) return false;
  sim_copy(r->before, r->sim);
  write_scenes(r, DIARY_SCENES_UNSEEN);
  begin_scene(r, first);
  return true;
}
