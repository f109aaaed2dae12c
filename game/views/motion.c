/* motion.c - see motion.h. For now a standing body at the engine's place; the moving one follows. */
#include "motion.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct motion {
  uint32_t seed;
  struct motion_now now;
};

struct motion *motion_create(uint32_t seed) {
  struct motion *m = calloc(1, sizeof *m);
  if (!m) abort();
  m->seed = seed;
  m->now.pose = pose_stand();
  return m;
}
void motion_destroy(struct motion *m) { free(m); }

static void place(struct motion *m, const struct sim_rat *rat) {
  m->now.x_cm = rat->x_cm;
  m->now.y_cm = rat->y_cm;
  m->now.heading_deg = (float)rat->heading_deg;
  m->now.in_hut = rat->place == PLACE_HUT;
}

void motion_settle(struct motion *m, const struct sim_rat *rat, const struct sim_world *world) {
  assert(m && rat && world);
  (void)world;
  m->now.pose = pose_stand();
  place(m, rat);
}

void motion_step(struct motion *m, const struct sim_rat *before, const struct sim_rat *now,
                 const struct sim_world *world, float alpha, float dt, float rate) {
  assert(m && before && now && world);
  (void)before, (void)world, (void)alpha, (void)dt, (void)rate;
  place(m, now);
}

void motion_event(struct motion *m, const struct sim_event *e) {
  assert(m && e);
  (void)m, (void)e;
}

void motion_read(const struct motion *m, struct motion_now *out) { *out = m->now; }

void motion_sign(enum sign sign, uint32_t seed, float t, struct pose *pose, float *heading_deg) {
  (void)sign, (void)seed, (void)t;
  *pose = pose_stand();
  *heading_deg = 0;
}
