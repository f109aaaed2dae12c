/* search_life.c - one life under given habits, lean, and left when nothing can come of it any more. */
#include <assert.h>
#include <string.h>

#include "handler_inside.h"
#include "num.h"
#include "search.h"

#define WORTH_MINUTE 0.01
#define WORTH_BITE 0.1
#define BEHIND 1 /* so it comes after all that lived to the end */

static_assert(RULE_COUNT <= 64, "search_life.broken has a bit for each rule");

void search_level(const struct level *level, enum source source, int days, struct level *out) {
  *out = *level;
  out->n_goals = out->n_ways = 0;
  out->end_ds = level->sim.arrival_ds + (int64_t)days * SIM_DS_PER_DAY;
  out->days = 0;
  if (source == SOURCE_COUNT) return;
  out->sim.rats[0].source = source;
  out->sim.rats[0].bold = -1;
}

static void read_score(const struct handler *h, const struct search_job *job, struct search_life *out) {
  struct sim_rat rat;
  const sim *s = run_sim_const(h->run);
  sim_read_rat(s, 0, &rat);
  double days = (double)(sim_now_ds(s) - h->level->sim.arrival_ds) / SIM_DS_PER_DAY;
  out->trust = rat.trust;
  out->minutes = rat.minutes_fear_over_half;
  out->bites = rat.bites;
  out->score = rat.trust - WORTH_MINUTE * out->minutes - WORTH_BITE * out->bites;
  out->score -= job->minute * h->total_s / 60 / num_max(days, 1);
}

/* Fear and bites stay; trust can rise by what it rose by in any life from that day on, and no higher than 1. */
static double at_most(const struct search_life *l, double gain) { return l->score + num_min(gain, 1 - l->trust); }

bool search_broken(const struct guide *g, enum rule rule) {
  double broken = g->broken[rule].times, kept = g->kept[rule].times;
  return broken > 0 && broken >= SEARCH_AT_STAKE * (broken + kept);
}

bool search_live(const struct level *level, const struct search_job *job, const double gain[SEARCH_DAYS],
                 struct search_life *out) {
  memset(out, 0, sizeof *out);
  struct run *r = run_create_lean(level, job->rat);
  if (!r) return false;
  struct handler h;
  handler_begin(&h, r, level, HANDLER_GUIDE);
  handler_take_habit(&h, job->habit);
  int64_t arrival = level->sim.arrival_ds;
  for (int day = 1; !handler_over(&h) && !out->stopped; day++) {
    int64_t dawn = (arrival / SIM_DS_PER_DAY + day) * (int64_t)SIM_DS_PER_DAY;
    handler_live(&h, dawn);
    run_until(r, dawn < level->end_ds ? dawn : level->end_ds, true);
    read_score(&h, job, out);
    if (out->days == SEARCH_DAYS || handler_over(&h)) continue;
    int d = out->days++;
    out->trust_at[d] = out->trust;
    out->score_at[d] = out->score;
    double most = at_most(out, gain[d]);
    bool behind = job->least && out->score < job->least[d];
    if (most >= job->hopeless && !behind) continue;
    out->stopped = true;
    out->score = behind ? out->score - BEHIND : most;
  }
  const struct guide *g = run_guide(r);
  for (int k = 0; k < RULE_COUNT; k++) {
    if (search_broken(g, (enum rule)k)) out->broken |= (uint64_t)1 << k;
  }
  run_destroy(r);
  return true;
}
