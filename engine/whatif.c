/* whatif.c - the original is played once, with a copy kept before each visit; then each change is played from the copy
 * before it to the moment at which the original ended. Dice depend on time and rat alone, so that luck stays the same
 * wherever the cause does. */
#include <stdlib.h>
#include <string.h>

#include "whatif_inside.h"

enum { SNAPSHOTS_MAX = 96, FINISH_MOST_DS = 3700 * 10, WORK_MAX = 8000000 };

/* What a difference is worth beside one of trust; the game's own numbers. */
#define WORTH_MINUTE 0.01
#define WORTH_BITE 0.1
#define WORTH_GOAL 0.05
#define WORTH_OUTCOME 0.2
#define GAIN_LEAST 0.005 /* less is not worth a word */

/* Plays lines, then on to end_ds; -1: to the quiet end, as run_play does. */
struct player {
  struct run *run;
  const struct diary_line *lines;
  int n, i;
  int64_t end_ds, most_ds;
};

struct snapshot {
  struct run *run;
  int line;
  int64_t ticks; /* played until then */
};

enum phase { PHASE_ORIGINAL, PHASE_TRIES, PHASE_DONE };

struct whatif {
  const struct level *level;
  const struct diary *diary;
  enum phase phase;
  struct player player;
  struct run *original;
  struct snapshot snapshots[SNAPSHOTS_MAX];
  int n_snapshots;
  struct history history;
  struct attempt found[WHATIF_TRIES_MAX], tries[WHATIF_TRIES_MAX];
  int n_tries, now;          /* now: the one that is being played */
  struct diary_line *lines;  /* of it */
  int64_t ticks, ticks_all;  /* played; of the original */
  int64_t cost_all, cost_at; /* of all tries, of those that are over; in ticks of the original */
  struct whatif_end end;     /* of the original */
  struct whatif_result tried[WHATIF_TRIES_MAX], results[WHATIF_TRIES_MAX];
  int n_tried, n_results;
  bool no_memory;
};

/* ---- playing ---- */

/* One tick, or one line; false: it is at its end. */
static bool play_one(struct player *p) {
  int64_t now = sim_now_ds(run_sim(p->run));
  bool has_line = p->i < p->n && (p->end_ds < 0 || p->lines[p->i].at_ds <= p->end_ds);
  if (has_line && now >= p->lines[p->i].at_ds) {
    run_play_line(p->run, &p->lines[p->i++], false);
    return true;
  }
  if (has_line) {
    run_step(p->run, p->lines[p->i].at_ds);
    return true;
  }
  if (p->end_ds >= 0) {
    run_step(p->run, p->end_ds);
    return sim_now_ds(run_sim(p->run)) < p->end_ds;
  }
  if (p->n == 0 || p->lines[p->n - 1].is_hash) return false;
  if (p->most_ds < 0) p->most_ds = now + FINISH_MOST_DS;
  run_step(p->run, p->most_ds);
  return sim_now_ds(run_sim(p->run)) < p->most_ds && run_is_busy(p->run);
}

static struct whatif_end read_end(const struct run *r) {
  struct whatif_end e = {.outcome = run_outcome(r)};
  struct run_goal goals[LEVEL_MAX_GOALS];
  int n = run_goals(r, goals, LEVEL_MAX_GOALS), rats = run_level(r)->sim.n_rats;
  for (int i = 0; i < n; i++) e.goals_met += goals[i].met;
  for (int i = 0; i < rats; i++) {
    struct sim_rat rat;
    sim_read_rat(run_sim_const(r), i, &rat);
    e.bites += rat.bites;
    e.scares += rat.scares;
    e.rat_trust[i] = rat.trust;
    e.rat_minutes[i] = rat.minutes_fear_over_half;
    e.trust += rat.trust / rats;
    e.minutes += rat.minutes_fear_over_half;
  }
  return e;
}

static double worth(const struct whatif_end *e) {
  double outcome = e->outcome == OUTCOME_WON ? 1 : e->outcome == OUTCOME_LOST ? -1 : 0;
  return e->trust - WORTH_MINUTE * e->minutes - WORTH_BITE * e->bites + WORTH_GOAL * e->goals_met +
         WORTH_OUTCOME * outcome;
}

/* ---- the original ---- */

/* Before the first line of a visit, and where nobody is: from here what follows can be played in another way. */
static void keep_copy(struct whatif *w) {
  const struct player *p = &w->player;
  struct sim_world world;
  if (p->i >= p->n || w->n_snapshots == SNAPSHOTS_MAX || sim_now_ds(run_sim(p->run)) < p->lines[p->i].at_ds) return;
  sim_read_world(run_sim(p->run), &world);
  const struct snapshot *last = w->n_snapshots ? &w->snapshots[w->n_snapshots - 1] : NULL;
  bool same = last && p->lines[last->line].at_ds == p->lines[p->i].at_ds;
  if (world.person || same) return;
  struct run *copy = run_fork(p->run);
  if (copy) w->snapshots[w->n_snapshots++] = (struct snapshot){copy, p->i, w->ticks};
}

static const struct snapshot *snapshot_before(const struct whatif *w, int line) {
  const struct snapshot *best = NULL;
  for (int i = 0; i < w->n_snapshots && w->snapshots[i].line <= line; i++) best = &w->snapshots[i];
  return best;
}

static int64_t cost_of(const struct whatif *w, const struct attempt *t) {
  const struct snapshot *from = snapshot_before(w, edit_first(t, w->diary->n));
  return w->ticks_all - (from ? from->ticks : 0);
}

static void begin_try(struct whatif *w);

/* The first try is no change at all, from the middle on: it has to come to the original. */
static void plan(struct whatif *w) {
  w->original = w->player.run;
  w->ticks_all = w->ticks;
  w->end = read_end(w->original);
  w->history = (struct history){.level = w->level, .diary = w->diary, .run = w->original};
  w->history.end_ds = sim_now_ds(run_sim(w->original));
  history_read(&w->history);
  w->tries[0] = (struct attempt){.n_edits = 1, .edits = {edit_none()}};
  w->tries[0].edits[0].replace = w->diary->n / 2;
  if (w->diary->n) w->tries[0].edits[0].with = w->diary->lines[w->diary->n / 2].action;
  w->tries[0].result.rule = RULE_COUNT;
  int n = changes_find(&w->history, w->found);
  int64_t most = WORK_MAX / (w->level->sim.n_rats + 1); /* more than half a second, less than one */
  w->n_tries = 1;
  w->cost_all = cost_of(w, &w->tries[0]);
  for (int i = 0; i < n && w->n_tries < WHATIF_TRIES_MAX; i++) {
    int64_t cost = cost_of(w, &w->found[i]);
    if (w->cost_all + cost > most) continue;
    w->cost_all += cost;
    w->tries[w->n_tries++] = w->found[i];
  }
  w->phase = PHASE_TRIES;
  w->player.run = NULL;
  begin_try(w);
}

static int step_original(struct whatif *w, int ticks) {
  while (ticks-- > 0) {
    keep_copy(w);
    w->ticks++;
    if (play_one(&w->player)) continue;
    plan(w);
    break;
  }
  return ticks > 0 ? ticks : 0;
}

/* ---- the tries ---- */

static void begin_try(struct whatif *w) {
  const struct attempt *t = &w->tries[w->now];
  const struct snapshot *from = snapshot_before(w, edit_first(t, w->diary->n));
  int first = from ? from->line : 0, n = 0;
  w->player = (struct player){.end_ds = w->history.end_ds, .most_ds = -1};
  w->player.run = from ? run_fork(from->run) : run_create(w->level, w->diary->seed);
  w->lines = edit_apply(w->diary, t, first, &n);
  w->player.lines = w->lines;
  w->player.n = n;
  if (w->player.run && w->lines) return;
  w->no_memory = true;
  w->phase = PHASE_DONE;
}

static bool is_same_end(const struct whatif_end *a, const struct whatif_end *b) {
  double trust = a->trust - b->trust, minutes = a->minutes - b->minutes;
  bool near = trust < 1e-9 && trust > -1e-9 && minutes < 1e-9 && minutes > -1e-9;
  return near && a->scares == b->scares && a->bites == b->bites;
}

/* One for each act, and one for each rule. */
static bool is_same_advice(const struct whatif_result *a, const struct whatif_result *b) {
  bool same_rule = a->change == WHATIF_GUIDE && b->change == WHATIF_GUIDE && a->rule == b->rule;
  return same_rule || a->line == b->line;
}

static void rank(struct whatif *w, const struct whatif_result *r) {
  if (r->change == WHATIF_NOTHING || r->gain < GAIN_LEAST) return;
  for (int i = 0; i < w->n_results; i++) {
    if (is_same_end(&w->results[i].end, &r->end)) return; /* another way to say the same */
  }
  for (int i = 0; i < w->n_results; i++) {
    if (!is_same_advice(&w->results[i], r)) continue;
    if (w->results[i].gain >= r->gain) return;
    memmove(&w->results[i], &w->results[i + 1], (size_t)(--w->n_results - i) * sizeof *r);
    i--;
  }
  int k = w->n_results++;
  for (; k > 0 && w->results[k - 1].gain < r->gain; k--) w->results[k] = w->results[k - 1];
  w->results[k] = *r;
}

static void end_try(struct whatif *w) {
  struct attempt *t = &w->tries[w->now];
  t->result.end = read_end(w->player.run);
  t->result.gain = worth(&t->result.end) - worth(&w->end);
  w->tried[w->n_tried++] = t->result;
  rank(w, &t->result);
  w->cost_at += cost_of(w, t);
  run_destroy(w->player.run);
  free(w->lines);
  w->player.run = NULL;
  w->lines = NULL;
  if (++w->now < w->n_tries)
    begin_try(w);
  else
    w->phase = PHASE_DONE;
}

static int step_tries(struct whatif *w, int ticks) {
  while (ticks > 0 && w->phase == PHASE_TRIES) {
    ticks--;
    if (!play_one(&w->player)) end_try(w);
  }
  return ticks;
}

bool whatif_step(struct whatif *w, int ticks) {
  while (ticks > 0 && w->phase != PHASE_DONE)
    ticks = w->phase == PHASE_ORIGINAL ? step_original(w, ticks) : step_tries(w, ticks);
  return w->phase == PHASE_DONE;
}

/* ---- the doors ---- */

struct whatif *whatif_create(const struct level *level, const struct diary *diary) {
  struct whatif *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  w->level = level;
  w->diary = diary;
  w->player = (struct player){.lines = diary->lines, .n = diary->n, .end_ds = -1, .most_ds = -1};
  w->player.run = run_create(level, diary->seed);
  if (!w->player.run) return free(w), NULL;
  return w;
}

void whatif_destroy(struct whatif *w) {
  if (!w) return;
  for (int i = 0; i < w->n_snapshots; i++) run_destroy(w->snapshots[i].run);
  run_destroy(w->player.run);
  run_destroy(w->original);
  free(w->lines);
  free(w);
}

/* The original's length is not known while it is played; its lines tell how far it is. It counts as one of them all. */
double whatif_progress(const struct whatif *w) {
  double share = 1.0 / 20;
  if (w->phase == PHASE_DONE) return 1;
  if (w->phase == PHASE_ORIGINAL) return w->diary->n ? share * w->player.i / w->diary->n : 0;
  return share + (1 - share) * (w->cost_all ? (double)w->cost_at / (double)w->cost_all : 1);
}

const struct whatif_result *whatif_results(const struct whatif *w, int *n) {
  *n = w->n_results;
  return w->results;
}

const struct whatif_result *whatif_tried(const struct whatif *w, int *n) {
  *n = w->n_tried;
  return w->tried;
}

const struct whatif_end *whatif_original(const struct whatif *w) { return &w->end; }
const struct level *whatif_level(const struct whatif *w) { return w->level; }
int64_t whatif_end_ds(const struct whatif *w) { return w->history.end_ds; }

struct run *whatif_branch(const struct level *level, const struct diary *diary, int64_t at_ds) {
  struct run *r = run_create(level, diary->seed);
  if (!r) return NULL;
  for (int i = 0; i < diary->n && diary->lines[i].at_ds < at_ds; i++) run_play_line(r, &diary->lines[i], false);
  run_until(r, at_ds, false);
  return r;
}

static const struct attempt *attempt_of(const struct whatif *w, const struct whatif_result *r) {
  for (int i = 0; i < w->n_tries; i++) {
    const struct whatif_result *t = &w->tries[i].result;
    bool same = t->change == r->change && t->line == r->line && t->mend == r->mend && t->rule == r->rule;
    same = same && t->times == r->times;
    if (same && t->number >= r->number && t->number <= r->number) return &w->tries[i];
  }
  return NULL;
}

bool whatif_diary(const struct whatif *w, const struct whatif_result *r, struct diary *out) {
  const struct attempt *t = attempt_of(w, r);
  int n;
  diary_init(out);
  memcpy(out->level, w->diary->level, sizeof out->level);
  out->seed = w->diary->seed;
  struct diary_line *lines = t ? edit_apply(w->diary, t, 0, &n) : NULL;
  if (!lines) return false;
  bool good = true;
  for (int i = 0; i < n && good; i++) {
    if (!lines[i].is_hash) good = diary_append(out, &lines[i]); /* the hashes are those of another story */
  }
  free(lines);
  if (!good) diary_free(out);
  return good;
}
