/* run.c - one level being played. Everything that is kept beside the simulation (goals, diary, samples, events) is
 * folded here, once a step, so that a window, a handler and a replay cannot differ.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "past.h"
#include "run_inside.h"

enum {
  LOOK_EVERY_DS = 10,             /* goals and fear are looked at once a second */
  SAMPLE_VISIT_DS = 600,          /* a sample a minute while somebody is there */
  SAMPLE_QUIET_DS = 6000,         /* and every ten minutes else */
  HASH_EVERY_DS = 6000,           /* a hash line every ten minutes of a visit */
  ACTS_A_STEP_MAX = 32,           /* sim.h */
  FINISH_MOST_DS = 3700 * 10,     /* the longest act is an hour */
  NEVER_DS = -SIM_DS_PER_DAY * 10 /* long before day 0 */
};
#define FEAR_JUMP 0.1 /* a sample at once when fear moved so far since the last */

static int64_t last_moment(const struct level *l) {
  if (l->end_ds >= 0) return l->end_ds;
  return l->days > 0 ? (int64_t)l->days * SIM_DS_PER_DAY : INT64_MAX;
}

void run_look(struct run *r) { sim_read_rats(r->sim, r->rats); }

static bool grow(void **array, int n, int *capacity, size_t size) {
  if (n < *capacity) return true;
  int more = *capacity ? *capacity * 2 : 256;
  void *bigger = realloc(*array, (size_t)more * size);
  if (!bigger) return false;
  *array = bigger;
  *capacity = more;
  return true;
}

void run_take_samples(struct run *r) {
  r->sampled_ds = sim_now_ds(r->sim);
  for (int i = 0; i < r->level.sim.n_rats; i++) {
    const struct sim_rat *rat = &r->rats[i];
    r->sampled_fear[i] = (float)rat->fear;
    if (rat->place == PLACE_AWAY) continue;
    void *array = r->samples;
    if (!grow(&array, r->n_samples, &r->samples_capacity, sizeof *r->samples)) return;
    r->samples = array;
    r->samples[r->n_samples++] = (struct run_sample){r->sampled_ds,
                                                     i,
                                                     (float)rat->fear,
                                                     (float)rat->stress,
                                                     (float)rat->trust,
                                                     (float)rat->settled,
                                                     (float)rat->hand_cm,
                                                     rat->n_signs ? rat->signs[0] : SIGN_COUNT,
                                                     r->person};
  }
}

static struct run *create(const struct level *level, uint64_t seed, bool lean) {
  struct run *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->lean = lean;
  r->level = *level;
  if (seed) r->level.sim.seed = seed;
  r->sim = past_live(&r->level) ? sim_create(&r->level.sim) : NULL;
  if (!r->sim) return free(r), NULL;
  diary_init(&r->diary);
  memcpy(r->diary.level, level->name, sizeof r->diary.level);
  r->diary.seed = r->level.sim.seed;
  r->decided_ds = -1;
  r->hashed_ds = NEVER_DS;
  r->scenes.now = -1;
  r->last_ds = last_moment(level);
  goal_tally_begin(&r->tally, r->sim);
  guide_begin(&r->guide, r->sim);
  run_look(r);
  if (!lean) run_take_samples(r);
  return r;
}

struct run *run_create(const struct level *level, uint64_t seed) {
  return create(level, seed, false);
}
struct run *run_create_lean(const struct level *level, uint64_t seed) {
  return create(level, seed, true);
}

void run_destroy(struct run *r) {
  if (!r) return;
  sim_destroy(r->sim);
  sim_destroy(r->before);
  diary_free(&r->diary);
  free(r->events);
  free(r->samples);
  free(r->marks);
  free(r);
}

struct run *run_fork(const struct run *r) {
  struct run *f = malloc(sizeof *f);
  if (!f) return NULL;
  *f = *r;
  f->events = NULL;
  f->samples = NULL;
  f->marks = NULL;
  f->n_events = f->events_capacity = f->n_samples = f->samples_capacity = f->n_marks = f->marks_capacity = 0;
  diary_init(&f->diary);
  memcpy(f->diary.level, r->diary.level, sizeof f->diary.level);
  f->diary.seed = r->diary.seed;
  f->sim = sim_create(&r->level.sim);
  f->before = r->before ? sim_create(&r->level.sim) : NULL;
  if (!f->sim || (r->before && !f->before)) return run_destroy(f), NULL;
  sim_copy(f->sim, r->sim);
  if (f->before) sim_copy(f->before, r->before);
  return f;
}

const struct level *run_level(const struct run *r) { return &r->level; }
sim *run_sim(struct run *r) { return r->sim; }
const sim *run_sim_const(const struct run *r) { return r->sim; }

/* ---- the diary ---- */

void run_write_line(struct run *r, const struct diary_line *line) {
  if (!diary_append(&r->diary, line)) r->no_memory = true;
}

static bool line_stands_now(const struct run *r) {
  return r->diary.n > 0 && r->diary.lines[r->diary.n - 1].at_ds == sim_now_ds(r->sim);
}

static void write_hash(struct run *r) {
  r->hashed_ds = sim_now_ds(r->sim);
  if (line_stands_now(r) && r->diary.lines[r->diary.n - 1].is_hash) return;
  struct diary_line line = {.at_ds = r->hashed_ds, .is_hash = true, .hash = sim_hash(r->sim)};
  run_write_line(r, &line);
}

/* ---- events, and what the guide says of them ---- */

static void take_marks(struct run *r, const struct guide_mark *marks, int n) {
  if (r->lean) return;
  for (int i = 0; i < n; i++) {
    void *array = r->marks;
    if (!grow(&array, r->n_marks, &r->marks_capacity, sizeof *r->marks)) return;
    r->marks = array;
    r->marks[r->n_marks++] = marks[i];
  }
}

static void take_event(struct run *r, const struct sim_event *e) {
  if (e->kind == EVENT_VISIT_BEGINS) r->person = true;
  if (e->kind == EVENT_VISIT_ENDS) r->person = false;
  struct guide_mark marks[GUIDE_MARKS_MAX]; /* a scene has no days, and is judged by itself */
  if (!has_scenes(r) && !r->before) take_marks(r, marks, guide_event(&r->guide, r->sim, e, marks));
  if (is_scene_on(r)) reading_take_event(&r->scenes, scene_now(r), e);
  if (r->lean) return;
  if (!r->before) goal_tally_event(&r->tally, e);
  void *array = r->events;
  if (!grow(&array, r->n_events, &r->events_capacity, sizeof *r->events)) return;
  r->events = array;
  r->events[r->n_events++] = *e;
}

static void take_events(struct run *r) {
  int n;
  const struct sim_event *events = sim_events(r->sim, &n);
  while (r->taken < n) take_event(r, &events[r->taken++]);
}

/* ---- goals ---- */

static bool is_worse(const struct goal *g, double value, double than) {
  if (g->op == GOAL_GE || g->op == GOAL_GT) return value < than;
  if (g->op == GOAL_LE || g->op == GOAL_LT) return value > than;
  double a = value - g->value, b = than - g->value;
  return a * a > b * b;
}

/* Of the rat that is farthest from it, where it is for all. */
static double value_of(const struct run *r, const struct goal *g) {
  if (g->scene >= 0) {
    const struct reading_result *result = &r->scenes.results[g->scene];
    return result->played && result->worth == READING_RIGHT;
  }
  int from = g->rat >= 0 ? g->rat : 0, to = g->rat >= 0 ? g->rat + 1 : r->level.sim.n_rats;
  double worst = 0;
  bool any = false;
  for (int i = from; i < to; i++) {
    if (g->rat < 0 && r->level.sim.rats[i].guest) continue;
    double value = goal_value_of(&r->tally, &r->rats[i], i, g);
    if (!any || is_worse(g, value, worst)) worst = value;
    any = true;
  }
  return worst;
}

int run_goals(const struct run *r, struct run_goal *out, int max) {
  int n = r->level.n_goals < max ? r->level.n_goals : max;
  for (int i = 0; i < n; i++) {
    const struct goal *g = &r->level.goals[i];
    double now = value_of(r, g);
    out[i] = (struct run_goal){g, now, goal_holds(g, now), goal_can_fail(g), goal_is_broken(g, now)};
  }
  return n;
}

double run_goal_value(const struct run *r, enum goal_word w, int rat) {
  int i = rat >= 0 && rat < r->level.sim.n_rats ? rat : 0;
  return goal_value(&r->tally, &r->rats[i], i, w, CUE_COUNT);
}

struct verdict {
  bool met, broken, waits; /* waits: something of it does not hold from the start */
};

/* Of the goals of one way (0: those that must hold). */
static struct verdict judge(const struct run_goal *goals, int n, int way) {
  struct verdict v = {.met = true};
  for (int i = 0; i < n; i++) {
    if (goals[i].goal->way != way) continue;
    v.met &= goals[i].met;
    v.broken |= goals[i].broken;
    v.waits |= !goal_holds_at_first(goals[i].goal);
  }
  return v;
}

/* All of [goal], and one way of those that have a name. */
static struct verdict judge_all(const struct run *r) {
  struct run_goal goals[LEVEL_MAX_GOALS];
  int n = run_goals(r, goals, LEVEL_MAX_GOALS);
  struct verdict all = judge(goals, n, 0);
  if (r->level.n_ways == 0) return all;
  bool met = false, broken = true;
  for (int way = 1; way <= r->level.n_ways; way++) {
    struct verdict v = judge(goals, n, way);
    met |= v.met;
    broken &= v.broken;
    all.waits |= v.waits;
  }
  all.met &= met;
  all.broken |= broken;
  return all;
}

void run_decide(struct run *r) {
  if (r->outcome != OUTCOME_RUNNING || r->level.n_goals == 0) return;
  if (has_scenes(r) && !run_scenes_are_over(r)) return;
  struct verdict v = judge_all(r);
  bool time_is_up = sim_now_ds(r->sim) >= r->last_ds || has_scenes(r);
  if (v.broken)
    r->outcome = OUTCOME_LOST;
  else if (v.met && (time_is_up || (v.waits && !r->level.to_end)))
    r->outcome = OUTCOME_WON;
  else if (time_is_up)
    r->outcome = OUTCOME_LOST;
  r->lost_by_time = r->outcome == OUTCOME_LOST && !v.broken;
  if (r->outcome != OUTCOME_RUNNING) r->decided_ds = sim_now_ds(r->sim);
}

enum outcome run_outcome(const struct run *r) { return r->outcome; }
int64_t run_decided_ds(const struct run *r) { return r->decided_ds; }
int64_t run_last_ds(const struct run *r) { return r->last_ds; }

bool run_add_days(struct run *r, int days) {
  bool goes_on = r->outcome == OUTCOME_RUNNING || r->lost_by_time;
  if (days < 1 || r->last_ds == INT64_MAX || has_scenes(r) || !goes_on || r->more_days_taken == RUN_MORE_DAYS_TIMES)
    return false;
  struct diary_line line = {.at_ds = sim_now_ds(r->sim), .more_days = days, .action = {.verb = VERB_COUNT}};
  run_write_line(r, &line);
  r->more_days_taken++;
  r->last_ds += (int64_t)days * SIM_DS_PER_DAY;
  r->outcome = OUTCOME_RUNNING;
  r->lost_by_time = false;
  r->decided_ds = -1;
  return true;
}

/* ---- time ---- */

static bool sample_is_due(const struct run *r) {
  int64_t since = sim_now_ds(r->sim) - r->sampled_ds;
  if (since >= (r->person ? SAMPLE_VISIT_DS : SAMPLE_QUIET_DS)) return true;
  for (int i = 0; i < r->level.sim.n_rats; i++) {
    double moved = r->rats[i].fear - (double)r->sampled_fear[i];
    if (moved > FEAR_JUMP || moved < -FEAR_JUMP) return true;
  }
  return false;
}

static void fold(struct run *r, bool was_person) {
  int n = r->n_events;
  r->taken = 0;
  take_events(r);
  if (r->lean) return;
  bool visit_turns = r->person != was_person;
  if (r->n_events == n && r->person && sim_now_ds(r->sim) % LOOK_EVERY_DS != 0) return;
  run_look(r);
  if (r->person) goal_tally_look(&r->tally, r->sim, r->rats);
  if (visit_turns || sample_is_due(r)) run_take_samples(r);
  run_decide(r);
}

void run_step(struct run *r, int64_t until_ds) {
  int64_t before = sim_now_ds(r->sim);
  if (before >= until_ds) return;
  if (before < r->last_ds && r->last_ds < until_ds) until_ds = r->last_ds; /* decided at that moment, not later */
  take_events(r);                                                          /* refusals since the last step */
  bool was_person = r->person;
  sim_step(r->sim, until_ds);
  r->acts_this_step = 0;
  fold(r, was_person);
  if (r->level.n_scenes > 0) run_play_scenes(r);
  if (r->lean) return;
  int64_t now = sim_now_ds(r->sim);
  if (r->person && !was_person) r->hashed_ds = now;
  if ((was_person && !r->person) || (r->person && now - r->hashed_ds >= HASH_EVERY_DS)) write_hash(r);
}

void run_until(struct run *r, int64_t until_ds, bool stop_at_outcome) {
  while (sim_now_ds(r->sim) < until_ds && !(stop_at_outcome && r->outcome != OUTCOME_RUNNING && !r->before)) {
    run_step(r, until_ds);
  }
}

/* What no diary could say, or read back, is not written: it is refused, and changes nothing. */
static bool can_be_written(const struct run *r, const struct sim_action *a) {
  return a->rat >= 0 && a->rat < r->level.sim.n_rats && diary_can_say(a);
}

enum sim_reason run_act(struct run *r, const struct sim_action *action) {
  assert(action->verb < VERB_COUNT);
  if (r->acts_this_step == ACTS_A_STEP_MAX) run_step(r, sim_now_ds(r->sim) + 1);
  r->acts_this_step++;
  struct diary_line line = {.at_ds = sim_now_ds(r->sim), .action = *action};
  diary_round(&line.action);
  struct guide_mark marks[GUIDE_MARKS_MAX];
  enum reading_act scene_act = READING_ACT_COUNT;
  bool possible = sim_check(r->sim, &line.action) == REASON_NONE;
  if (possible && is_scene_on(r)) scene_act = reading_act_of(&r->scenes, scene_now(r), r->sim, &line.action);
  if (possible && !has_scenes(r) && !r->before) take_marks(r, marks, guide_act(&r->guide, r->sim, &line.action, marks));
  if (r->lean) {
    enum sim_reason lean_reason = sim_act(r->sim, &line.action);
    take_events(r);
    return lean_reason;
  }
  struct goal_tally before = r->tally;
  if (!r->before) goal_tally_act(&r->tally, r->sim, &line.action); /* as things stand before it takes effect */
  enum sim_reason reason = sim_act(r->sim, &line.action);
  if (reason != REASON_NONE) r->tally = before;
  if (reason == REASON_NONE && is_scene_on(r))
    reading_take_act(&r->scenes, scene_now(r), sim_now_ds(r->sim), scene_act);
  bool written = can_be_written(r, &line.action);
  assert(written || reason != REASON_NONE);
  if (written) run_write_line(r, &line);
  take_events(r);
  return reason;
}

/* ---- replays ---- */

bool run_play_line(struct run *r, const struct diary_line *line, bool stop_at_outcome) {
  run_until(r, line->at_ds, stop_at_outcome);
  if (sim_now_ds(r->sim) < line->at_ds) return false; /* what stands at the very moment is still done */
  if (line->more_days)
    run_add_days(r, line->more_days);
  else if (line->scenes == DIARY_SCENES_SLOW)
    run_slow_scenes(r);
  else if (line->scenes == DIARY_SCENES_UNSEEN)
    run_unseen_scenes(r);
  else if (!line->is_hash)
    run_act(r, &line->action);
  return true;
}

bool run_is_busy(const struct run *r) {
  struct sim_world world;
  sim_read_world(r->sim, &world);
  if (is_scene_on(r)) return true;
  return world.person && (world.talking || world.hand_busy || world.petting_rat >= 0);
}

void run_finish(struct run *r) {
  int64_t most = sim_now_ds(r->sim) + FINISH_MOST_DS;
  do run_step(r, most);
  while (sim_now_ds(r->sim) < most && run_is_busy(r));
}

void run_play(struct run *r, const struct diary *d, int64_t until_ds) {
  for (int i = 0; i < d->n && (until_ds < 0 || d->lines[i].at_ds <= until_ds); i++)
    run_play_line(r, &d->lines[i], false);
  if (until_ds >= 0)
    run_until(r, until_ds, false);
  else if (d->n > 0 && !d->lines[d->n - 1].is_hash)
    run_finish(r);
}

int run_verify(struct run *r, const struct diary *d, uint64_t *hash) {
  for (int i = 0; i < d->n; i++) {
    run_play_line(r, &d->lines[i], false);
    *hash = sim_hash(r->sim);
    if (d->lines[i].is_hash && d->lines[i].hash != *hash) return i;
  }
  return -1;
}

const struct sim_event *run_events(const struct run *r, int *n) {
  *n = r->n_events;
  return r->events;
}

const struct run_sample *run_samples(const struct run *r, int *n) {
  *n = r->n_samples;
  return r->samples;
}

const struct guide_mark *run_marks(const struct run *r, int *n) {
  *n = r->n_marks;
  return r->marks;
}

const struct guide *run_guide(const struct run *r) { return &r->guide; }

const struct diary *run_diary(const struct run *r) { return &r->diary; }
