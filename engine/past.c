/* past.c - a rat's life before the level begins, lived and not made up: a whole table scaled to some trust would be a
 * rat that never existed (levels.md 1.6). */
#include "past.h"

#include <string.h>

#include "handler_inside.h"

static void begin_plain_level(struct level *life, const struct level *l, int rat) {
  memset(life, 0, sizeof *life);
  sim_def_default(&life->sim);
  memcpy(life->sim.tuning, l->sim.tuning, sizeof life->sim.tuning);
  life->sim.tuning[TUNE_SMELLY_VISITS] = 0;
  life->sim.seed = l->sim.seed + 1000003u * (uint64_t)rat;
  struct sim_rat_def *def = &life->sim.rats[0], fresh;
  sim_rat_def_default(&fresh);
  *def = l->sim.rats[rat];
  def->settled = def->fear = def->trust = def->used_to_cm = def->used_to_hold_s = -1;
  memcpy(def->wariness, fresh.wariness, sizeof def->wariness);
  def->role = ROLE_RESIDENT;
  def->health = HEALTH_WELL;
  life->end_ds = -1;
  life->days = PAST_MOST_DAYS;
}

static void keep(double *told, double lived) {
  if (*told < 0) *told = lived;
}

static void start_with(struct sim_rat_def *def, const struct sim_rat *lived) {
  keep(&def->settled, lived->settled);
  keep(&def->used_to_cm, lived->used_to_cm);
  keep(&def->used_to_hold_s, lived->used_to_hold_s);
  keep(&def->bold, 1 - lived->shy);
  if (def->favourite == TREAT_COUNT) def->favourite = lived->favourite;
  for (int c = CUE_VOICE; c < CUE_COUNT; c++) keep(&def->wariness[c], lived->wariness[c]);
}

static double trust_of(const struct run *run) {
  struct sim_rat r;
  sim_read_rat(run_sim_const(run), 0, &r);
  return r.trust;
}

/* Visit by visit; then it sleeps on it. */
static void live_until(struct run *run, const struct level *life, double trust) {
  static const int64_t after_visits[] = {19 * 36000, 23 * 36000};
  struct handler h;
  handler_begin(&h, run, life, HANDLER_GUIDE);
  int64_t day = 0;
  for (; day < PAST_MOST_DAYS && trust_of(run) < trust; day++)
    for (int k = 0; k < 2 && trust_of(run) < trust; k++) handler_live(&h, day * SIM_DS_PER_DAY + after_visits[k]);
  run_until(run, day * SIM_DS_PER_DAY + 7 * 36000, false);
}

bool past_live(struct level *l) {
  for (int i = 0; i < l->sim.n_rats; i++) {
    if (l->history_trust[i] <= 0) continue;
    struct level life;
    begin_plain_level(&life, l, i);
    struct run *run = run_create(&life, 0);
    if (!run) return false;
    live_until(run, &life, l->history_trust[i]);
    struct sim_rat lived;
    sim_read_rat(run_sim_const(run), 0, &lived);
    start_with(&l->sim.rats[i], &lived);
    run_destroy(run);
  }
  return true;
}
