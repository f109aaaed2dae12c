/* search.c - generation after generation. Each policy first meets one rat, and is left in the middle of that life when
 * it lies behind all that got through lately; the best few meet two more rats, the best of these all of them: so most
 * of the work goes to what may be good. At the end all that was found meets fresh rats, and what comes near the best
 * many of them. */
#include <stdlib.h>
#include <string.h>

#include "num.h"
#include "search_inside.h"

enum stage { STAGE_GUIDE, STAGE_ONE, STAGE_FEW, STAGE_ALL, STAGE_HEAT, STAGE_FINAL, STAGE_DONE };

#define FIRST_BEHIND 0.5 /* at first the mark lies so far below the guide's follower, */
#define MARK_MOVES 0.25  /* then it goes so far towards each good life */
#define END_MARGIN 0.1   /* a life is left that cannot end nearer below the mark, */
#define EARLY_LEAD 0.01  /* or that does not lie so far above it each morning of the second half */
#define GAIN_MARGIN 0.05 /* what a life may gain more than any did */
#define NEAR_SHARE 0.9   /* of the best keeper's score: breakers below it need no more rats to be told from it */

enum { UNCUT_EVERY = 10, FEW_SHARE = 10, FEW_RATS = 2, ALL_SHARE = 3, HEAT_RATS = 8, ANY_FINAL = 2, KEEPERS_FINAL = 3 };

struct search {
  struct search_request q;
  enum source source;
  enum stage stage;
  struct search_dice dice;
  struct search_found found[SEARCH_HALVES];
  double gain[SEARCH_DAYS], least[SEARCH_DAYS]; /* least: of this generation, on its first rat */
  struct search_policy now[SEARCH_FINALISTS > SEARCH_GENERATION ? SEARCH_FINALISTS : SEARCH_GENERATION];
  int n_now, generation, done, half;
  struct search_job *jobs;
  int *job_of; /* the policy that each job is for */
  int n_jobs, jobs_room, days_seen;
  bool stopped, goes[SEARCH_FINALISTS];
};

/* ---- jobs ---- */

static uint64_t rat_seed(const struct search *s, int rat) { return s->q.seed * 1000003u + 1 + (uint64_t)rat; }

static struct search_job *ask(struct search *s, int policy, int rat, double hopeless) {
  struct search_job *job = &s->jobs[s->n_jobs];
  *job = (struct search_job){s->now[policy].habit, rat_seed(s, rat), hopeless, SEARCH_MINUTE, NULL};
  if (s->stage >= STAGE_HEAT) job->minute = 0;
  s->job_of[s->n_jobs++] = policy;
  return job;
}

/* Each generation begins with others of the rats. */
static int rat_of(const struct search *s, int k) { return (s->generation * 5 + k) % SEARCH_RATS; }

static void ask_rats(struct search *s, int from, int to, double behind) {
  s->n_jobs = 0;
  for (int i = 0; i < s->n_now; i++) {
    for (int k = from; k < to; k++) ask(s, i, rat_of(s, k), s->found[s->half].mark[rat_of(s, k)].end - behind);
  }
}

/* One rat for each, and a life that lies behind what good ones have been with this rat is left; but a few are lived on,
 * for what comes late. The first half of the days says little. */
static void ask_one(struct search *s) {
  const struct search_mark *mark = &s->found[s->half].mark[rat_of(s, 0)];
  s->n_jobs = 0;
  for (int d = 0; d < SEARCH_DAYS; d++) s->least[d] = d < s->days_seen / 2 ? -1e9 : mark->at[d] + EARLY_LEAD;
  for (int i = 0; i < s->n_now; i++) {
    struct search_job *job = ask(s, i, rat_of(s, 0), mark->end - END_MARGIN);
    if (i % UNCUT_EVERY) job->least = s->least;
  }
}

/* Rats that the search has not met. */
static void ask_fresh(struct search *s, int from, int to) {
  s->n_jobs = 0;
  for (int i = 0; i < s->n_now; i++) {
    for (int k = from; k < to; k++) ask(s, i, 1000 + k, -1e9);
  }
}

/* ---- stages ---- */

static int generation_size(const struct search *s) {
  int n = s->q.policies / 32, left = s->q.policies - s->done;
  n = n < 16 ? 16 : n > SEARCH_GENERATION ? SEARCH_GENERATION : n;
  return n < left ? n : left;
}

static int heat_rats(const struct search *s) { return (s->q.rats + HEAT_RATS - 1) / HEAT_RATS; }

static void begin_heat(struct search *s) {
  s->n_now = 0;
  s->now[s->n_now++] = (struct search_policy){.habit = habit_of(HANDLER_GUIDE, s->source), .from_guide = true};
  for (int half = 0; half < SEARCH_HALVES; half++) s->n_now = search_gather(&s->found[half], s->now, s->n_now);
  s->stage = STAGE_HEAT;
  ask_fresh(s, 0, heat_rats(s));
}

static void begin_generation(struct search *s) {
  s->n_now = generation_size(s);
  if (s->n_now <= 0 || s->stopped) {
    begin_heat(s);
    return;
  }
  s->generation++;
  s->half = s->q.from == SEARCH_BOTH ? s->generation % 2 : s->q.from == SEARCH_GUIDE;
  const struct search_found *f = &s->found[s->half];
  for (int i = 0; i < s->n_now; i++) {
    s->now[i] = (struct search_policy){.from_guide = s->half};
    search_breed(f, &s->dice, s->source, s->half, &s->now[i].habit);
  }
  s->done += s->n_now;
  s->stage = STAGE_ONE;
  ask_one(s);
}

static int by_score(const void *a, const void *b) {
  double x = search_score(a), y = search_score(b);
  return x > y ? -1 : x < y;
}

/* The best 1/share of them, two at least. */
static void keep_best(struct search *s, int share) {
  qsort(s->now, (size_t)s->n_now, sizeof *s->now, by_score);
  int keep = s->n_now / share;
  if (keep < 2) keep = 2;
  if (keep < s->n_now) s->n_now = keep;
}

static void end_one(struct search *s) {
  keep_best(s, FEW_SHARE);
  s->stage = STAGE_FEW;
  ask_rats(s, 1, FEW_RATS, 2 * END_MARGIN);
}

static void end_few(struct search *s) {
  keep_best(s, ALL_SHARE);
  s->stage = STAGE_ALL;
  ask_rats(s, FEW_RATS, SEARCH_RATS, 1e9);
}

static void end_all(struct search *s) {
  for (int i = 0; i < s->n_now; i++) search_find(&s->found[s->half], &s->now[i]);
  begin_generation(s);
}

typedef bool is_wanted(const struct search_policy *, const struct search_policy *guide, int rule);
static bool any(const struct search_policy *p, const struct search_policy *guide, int k) {
  return (void)k, (void)guide, p->lives > 0;
}
static bool keeps(const struct search_policy *p, const struct search_policy *guide, int k) {
  return (void)k, search_keeps_all(p, guide);
}
static bool breaks(const struct search_policy *p, const struct search_policy *guide, int k) {
  return search_breaks(p, guide, (enum rule)k);
}

static const struct search_policy *best_of(const struct search *s, is_wanted *wanted, int k, bool tested) {
  const struct search_policy *best = NULL;
  for (int i = 0; i < s->n_now; i++) {
    const struct search_policy *p = &s->now[i];
    if ((s->goes[i] || !tested) && wanted(p, &s->now[0], k) && (!best || search_score(p) > search_score(best)))
      best = p;
  }
  return best;
}

/* Of those that `wanted` says and that are worth at least so much, the best ones go on. */
static void promote(struct search *s, int most, double least, is_wanted *wanted, int k) {
  int taken = 0;
  for (int i = 0; i < s->n_now && taken < most; i++) {
    if (!wanted(&s->now[i], &s->now[0], k) || search_score(&s->now[i]) < least) continue;
    s->goes[i] = true;
    taken++;
  }
}

/* The guide's follower stays the first. Who does not go on stays as it is. */
static void end_heat(struct search *s) {
  qsort(s->now + 1, (size_t)(s->n_now - 1), sizeof *s->now, by_score);
  memset(s->goes, 0, sizeof s->goes);
  const struct search_policy *keeper = best_of(s, keeps, 0, false);
  double near = keeper ? NEAR_SHARE * search_score(keeper) : -1e9;
  s->goes[0] = true;
  promote(s, ANY_FINAL, -1e9, any, 0);
  promote(s, KEEPERS_FINAL, -1e9, keeps, 0);
  for (int k = 0; k < RULE_COUNT; k++) promote(s, 2, near, breaks, k);
  s->stage = STAGE_FINAL;
  s->n_jobs = 0;
  for (int i = 0; i < s->n_now; i++) {
    for (int k = heat_rats(s); k < s->q.rats && s->goes[i]; k++) ask(s, i, 1000 + k, -1e9);
  }
}

/* What a life gained from each morning on, if it was lived to its end. */
static void learn_gains(struct search *s, const struct search_life *l) {
  if (l->stopped) return;
  for (int d = 0; d < l->days; d++) {
    double gain = l->trust - l->trust_at[d] + GAIN_MARGIN;
    if (gain > s->gain[d]) s->gain[d] = gain;
  }
}

static void move_mark(struct search_mark *m, const struct search_life *l, double share) {
  m->end += share * (l->score - m->end);
  for (int d = 0; d < l->days; d++) m->at[d] += share * (l->score_at[d] - m->at[d]);
}

static void begin_search(struct search *s, const struct search_life *lives) {
  s->days_seen = lives[0].days;
  for (int half = 0; half < SEARCH_HALVES; half++) {
    struct search_found *f = &s->found[half];
    f->guide = s->now[0];
    for (int k = 0; k < SEARCH_RATS; k++) {
      struct search_mark *m = &f->mark[rat_of(s, k)];
      move_mark(m, &lives[k], 1);
      m->end -= FIRST_BEHIND;
      for (int d = 0; d < SEARCH_DAYS; d++) m->at[d] -= FIRST_BEHIND;
    }
  }
  begin_generation(s);
}

/* ---- the doors ---- */

struct search *search_create(const struct search_request *q) {
  struct search *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->q = *q;
  s->source = q->level->sim.rats[0].source;
  s->dice.seed = q->seed;
  s->jobs_room = SEARCH_JOBS > SEARCH_FINALISTS * q->rats ? SEARCH_JOBS : SEARCH_FINALISTS * q->rats;
  s->jobs = malloc((size_t)s->jobs_room * sizeof *s->jobs);
  s->job_of = malloc((size_t)s->jobs_room * sizeof *s->job_of);
  if (!s->jobs || !s->job_of) return search_destroy(s), NULL;
  s->now[0] = (struct search_policy){.habit = habit_of(HANDLER_GUIDE, s->source), .from_guide = true};
  s->n_now = 1;
  ask_rats(s, 0, SEARCH_RATS, 1e9);
  return s;
}

void search_destroy(struct search *s) {
  if (!s) return;
  free(s->jobs);
  free(s->job_of);
  free(s);
}

const struct search_job *search_jobs(const struct search *s, int *n) {
  *n = s->stage == STAGE_DONE ? 0 : s->n_jobs;
  return s->jobs;
}

const double *search_gains(const struct search *s) { return s->gain; }

static struct search_mark *mark_of(struct search *s, const struct search_job *job) {
  return &s->found[s->half].mark[job->rat - rat_seed(s, 0)];
}

void search_take(struct search *s, const struct search_life *lives) {
  for (int j = 0; j < s->n_jobs; j++) {
    search_policy_add(&s->now[s->job_of[j]], &lives[j]);
    learn_gains(s, &lives[j]);
    if (s->stage == STAGE_ALL) move_mark(mark_of(s, &s->jobs[j]), &lives[j], MARK_MOVES);
  }
  switch (s->stage) {
  case STAGE_GUIDE: begin_search(s, lives); break;
  case STAGE_ONE: end_one(s); break;
  case STAGE_FEW: end_few(s); break;
  case STAGE_ALL: end_all(s); break;
  case STAGE_HEAT: end_heat(s); break;
  default: s->stage = STAGE_DONE; break;
  }
}

void search_stop(struct search *s) { s->stopped = true; }

int search_policies_done(const struct search *s) { return s->done; }
bool search_is_testing(const struct search *s) { return s->stage >= STAGE_HEAT; }

double search_best_score(const struct search *s) {
  double best = -100;
  for (int half = 0; half < SEARCH_HALVES; half++) {
    if (s->found[half].n_elite) best = num_max(best, search_score(&s->found[half].elite[0]));
  }
  return best;
}

/* Of those that met all fresh rats, if there is such a one: a few rats flatter somebody. */
static const struct search_policy *when_done(const struct search *s, is_wanted *wanted, int k) {
  if (s->stage != STAGE_DONE) return NULL;
  const struct search_policy *tested = best_of(s, wanted, k, true);
  return tested ? tested : best_of(s, wanted, k, false);
}

const struct search_policy *search_guide(const struct search *s) { return s->stage == STAGE_DONE ? &s->now[0] : NULL; }
const struct search_policy *search_best(const struct search *s) { return when_done(s, any, 0); }
const struct search_policy *search_best_keeper(const struct search *s) { return when_done(s, keeps, 0); }
const struct search_policy *search_best_breaker(const struct search *s, enum rule rule) {
  return when_done(s, breaks, (int)rule);
}
