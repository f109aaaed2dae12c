/* search.c - generation after generation. Each policy first meets one rat; the best eighth three more, the best of
 * these all sixteen: so most of the work goes to what may be good. At the end all that was found meets fresh rats. */
#include <stdlib.h>
#include <string.h>

#include "num.h"
#include "search_inside.h"

enum stage { STAGE_GUIDE, STAGE_ONE, STAGE_FEW, STAGE_ALL, STAGE_HEAT, STAGE_FINAL, STAGE_DONE };

#define FIRST_CUT (-0.6) /* the first generations: so far below the guide's follower a life is left */
#define CUT_MARGIN 0.1   /* and later so far below who was let through */
#define GAIN_MARGIN 0.05 /* what a life may gain more than any did */

struct search {
  struct search_request q;
  enum source source;
  enum stage stage;
  struct search_dice dice;
  struct search_found found[SEARCH_HALVES];
  double gain[16], guide_on[SEARCH_RATS];
  struct search_policy now[SEARCH_FINALISTS > SEARCH_GENERATION ? SEARCH_FINALISTS : SEARCH_GENERATION];
  int n_now, generation, done, half;
  struct search_job *jobs;
  int *job_of; /* the policy that each job is for */
  int n_jobs, jobs_room;
  bool stopped;
};

/* ---- jobs ---- */

static uint64_t rat_seed(const struct search *s, int rat) { return s->q.seed * 1000003u + 1 + (uint64_t)rat; }

static void ask(struct search *s, int policy, int rat, double hopeless) {
  s->jobs[s->n_jobs] = (struct search_job){s->now[policy].habit, rat_seed(s, rat), hopeless};
  s->job_of[s->n_jobs++] = policy;
}

/* Each generation begins with others of the rats. */
static int rat_of(const struct search *s, int k) { return (s->generation * 5 + k) % SEARCH_RATS; }

static void ask_rats(struct search *s, int from, int to, double cut) {
  s->n_jobs = 0;
  for (int i = 0; i < s->n_now; i++) {
    for (int k = from; k < to; k++) ask(s, i, rat_of(s, k), s->guide_on[rat_of(s, k)] + cut);
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
  int n = s->q.policies / 16, left = s->q.policies - s->done;
  n = n < 16 ? 16 : n > SEARCH_GENERATION ? SEARCH_GENERATION : n;
  return n < left ? n : left;
}

static void begin_heat(struct search *s) {
  s->n_now = 0;
  s->now[s->n_now++] = (struct search_policy){.habit = habit_of(HANDLER_GUIDE, s->source), .from_guide = true};
  for (int half = 0; half < SEARCH_HALVES; half++) s->n_now = search_gather(&s->found[half], s->now, s->n_now);
  s->stage = STAGE_HEAT;
  ask_fresh(s, 0, (s->q.rats + 3) / 4);
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
  ask_rats(s, 0, 1, f->cut);
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
  struct search_found *f = &s->found[s->half];
  keep_best(s, 8);
  f->cut = search_score(&s->now[s->n_now - 1]) - s->guide_on[rat_of(s, 0)] - CUT_MARGIN;
  if (f->cut < FIRST_CUT) f->cut = FIRST_CUT;
  s->stage = STAGE_FEW;
  ask_rats(s, 1, 4, f->cut - 2 * CUT_MARGIN);
}

static void end_few(struct search *s) {
  keep_best(s, 4);
  s->stage = STAGE_ALL;
  ask_rats(s, 4, SEARCH_RATS, -1e9);
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

/* Of those that `wanted` says, the best ones go on. */
static void promote(struct search *s, bool *goes, int most, is_wanted *wanted, int k) {
  int taken = 0;
  for (int i = 0; i < s->n_now && taken < most; i++) {
    if (!wanted(&s->now[i], &s->now[0], k)) continue;
    goes[i] = true;
    taken++;
  }
}
/* The guide's follower stays the first. */
static void end_heat(struct search *s) {
  bool goes[SEARCH_FINALISTS] = {false};
  qsort(s->now + 1, (size_t)(s->n_now - 1), sizeof *s->now, by_score);
  goes[0] = true;
  promote(s, goes, 3, any, 0);
  promote(s, goes, 4, keeps, 0);
  for (int k = 0; k < RULE_COUNT; k++) promote(s, goes, 2, breaks, k);
  int n = 0;
  for (int i = 0; i < s->n_now; i++) {
    if (goes[i]) s->now[n++] = s->now[i];
  }
  s->n_now = n;
  s->stage = STAGE_FINAL;
  ask_fresh(s, (s->q.rats + 3) / 4, s->q.rats);
}

/* What a life gained from each morning on, if it was lived to its end. */
static void learn_gains(struct search *s, const struct search_life *l) {
  if (l->stopped) return;
  for (int d = 0; d < l->days; d++) {
    double gain = l->trust - l->trust_at[d] + GAIN_MARGIN;
    if (gain > s->gain[d]) s->gain[d] = gain;
  }
}

static void begin_search(struct search *s, const struct search_life *lives) {
  for (int k = 0; k < SEARCH_RATS; k++) s->guide_on[rat_of(s, k)] = lives[k].score;
  for (int half = 0; half < SEARCH_HALVES; half++) s->found[half].guide = s->now[0];
  begin_generation(s);
}

/* ---- the doors ---- */

struct search *search_create(const struct search_request *q) {
  struct search *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->q = *q;
  s->source = q->level->sim.rats[0].source;
  s->dice.seed = q->seed;
  s->found[0].cut = s->found[1].cut = FIRST_CUT;
  s->jobs_room = SEARCH_JOBS > SEARCH_FINALISTS * q->rats ? SEARCH_JOBS : SEARCH_FINALISTS * q->rats;
  s->jobs = malloc((size_t)s->jobs_room * sizeof *s->jobs);
  s->job_of = malloc((size_t)s->jobs_room * sizeof *s->job_of);
  if (!s->jobs || !s->job_of) return search_destroy(s), NULL;
  s->now[0] = (struct search_policy){.habit = habit_of(HANDLER_GUIDE, s->source), .from_guide = true};
  s->n_now = 1;
  ask_rats(s, 0, SEARCH_RATS, -1e9);
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

void search_take(struct search *s, const struct search_life *lives) {
  for (int j = 0; j < s->n_jobs; j++) {
    search_policy_add(&s->now[s->job_of[j]], &lives[j]);
    learn_gains(s, &lives[j]);
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

static const struct search_policy *best_of(const struct search *s, is_wanted *wanted, int k) {
  const struct search_policy *best = NULL;
  for (int i = 0; s->stage == STAGE_DONE && i < s->n_now; i++) {
    const struct search_policy *p = &s->now[i];
    if (wanted(p, &s->now[0], k) && (!best || search_score(p) > search_score(best))) best = p;
  }
  return best;
}

const struct search_policy *search_guide(const struct search *s) { return s->stage == STAGE_DONE ? &s->now[0] : NULL; }
const struct search_policy *search_best(const struct search *s) { return best_of(s, any, 0); }
const struct search_policy *search_best_keeper(const struct search *s) { return best_of(s, keeps, 0); }
const struct search_policy *search_best_breaker(const struct search *s, enum rule rule) {
  return best_of(s, breaks, (int)rule);
}
