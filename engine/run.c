/* run.c - one level being played (being filled). */
#include "run.h"
#include <stdlib.h>
#include <string.h>
struct run {
  struct level level;
  sim *sim;
  struct diary diary;
};
struct run *run_create(const struct level *level, uint64_t seed) {
  struct run *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->level = *level;
  if (seed) r->level.sim.seed = seed;
  r->sim = sim_create(&r->level.sim);
  diary_init(&r->diary);
  return r;
}
void run_destroy(struct run *r) {
  if (!r) return;
  sim_destroy(r->sim);
  diary_free(&r->diary);
  free(r);
}
const struct level *run_level(const struct run *r) { return &r->level; }
sim *run_sim(struct run *r) { return r->sim; }
const sim *run_sim_const(const struct run *r) { return r->sim; }
enum sim_reason run_act(struct run *r, const struct sim_action *action) { return sim_act(r->sim, action); }
void run_step(struct run *r, int64_t until_ds) { sim_step(r->sim, until_ds); }
void run_until(struct run *r, int64_t until_ds, bool stop_at_outcome) {
  (void)stop_at_outcome;
  while (sim_now_ds(r->sim) < until_ds) sim_step(r->sim, until_ds);
}
void run_play(struct run *r, const struct diary *d, int64_t until_ds) { (void)r, (void)d, (void)until_ds; }
enum outcome run_outcome(const struct run *r) { return (void)r, OUTCOME_RUNNING; }
int64_t run_decided_ds(const struct run *r) { return (void)r, -1; }
int64_t run_last_ds(const struct run *r) { return (void)r, INT64_MAX; }
bool run_add_days(struct run *r, int days) { return (void)r, (void)days, false; }
int run_goals(const struct run *r, struct run_goal *out, int max) { return (void)r, (void)out, (void)max, 0; }
double run_goal_value(const struct run *r, enum goal_word w, int rat) { return (void)r, (void)w, (void)rat, 0; }
const struct sim_event *run_events(const struct run *r, int *n) { return (void)r, *n = 0, NULL; }
const struct run_sample *run_samples(const struct run *r, int *n) { return (void)r, *n = 0, NULL; }
const struct diary *run_diary(const struct run *r) { return &r->diary; }
