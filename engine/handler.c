/* handler.c - kinds of people, and their calendar. */
#include "handler_inside.h"

#include "num.h"

const char *handler_name(enum handler_kind kind) {
  static const char *const names[HANDLER_COUNT] = {"guide", "blind", "hasty", "careful", "forcer", "idle"};
  return names[kind];
}

/* The k-th visit of a day, in hours. */
static double hour_of(const union habit *b, int k) {
  return b->visits > 1 ? b->first_hour + k * (b->last_hour - b->first_hour) / (b->visits - 1) : b->first_hour;
}

static bool is_day_off(const union habit *b, int64_t day) {
  return b->rest_every >= 1 && day % (int64_t)b->rest_every == (int64_t)b->rest_every - 1;
}

static int64_t next_visit(const struct handler *h) {
  const union habit *b = &h->habit;
  int64_t now = sim_now_ds(run_sim_const(h->run)), arrival = h->level->sim.arrival_ds;
  int64_t from = now > arrival ? now : arrival;
  if (b->visits < 1 || b->rest_every == 1) return INT64_MAX;
  for (int64_t day = from / SIM_DS_PER_DAY;; day++) {
    for (int k = 0; k < (int)b->visits && !is_day_off(b, day); k++) {
      int64_t at = day * SIM_DS_PER_DAY + (int64_t)(hour_of(b, k) * 36000);
      if (day == 0 && at < arrival + 6000) at += 6000; /* ten minutes to look round first */
      if (at > now && at >= arrival) return at;
    }
  }
}

int64_t handler_end_ds(const struct handler *h) {
  int64_t last = run_last_ds(h->run);
  return last == INT64_MAX ? 14 * (int64_t)SIM_DS_PER_DAY : last;
}

/* Nobody has more than that for one rat. */
static bool has_time(struct handler *h) {
  int64_t day = sim_now_ds(run_sim_const(h->run)) / SIM_DS_PER_DAY;
  if (day != h->today) h->spent_s = 0;
  h->today = day;
  return h->spent_s < HANDLER_DAY_S;
}

static void come(struct handler *h) {
  h->visit++;
  bool missed = num_dice(h->seed, (uint64_t)h->visit, 78, 1) < h->habit.missed_visit;
  if (!missed && has_time(h)) handler_visit(h);
}

void handler_live(struct handler *h, int64_t until_ds) {
  int64_t end = until_ds < handler_end_ds(h) ? until_ds : handler_end_ds(h);
  while (!handler_over(h) && sim_now_ds(run_sim_const(h->run)) < end) {
    int64_t at = next_visit(h);
    run_until(h->run, at < end ? at : end, true);
    if (handler_over(h) || at >= end) return;
    come(h);
  }
}

void handler_begin_for(struct handler *h, struct run *run, const struct level *level, enum handler_kind kind, int rat,
                       int way) {
  *h = (struct handler){.run = run, .level = level, .kind = kind, .rat = rat, .way = way, .forced_on = -1};
  h->seed = sim_definition(run_sim_const(run))->seed;
  handler_take_habit(h, habit_of(kind, level->sim.rats[rat].source));
  handler_read_level(h);
}

void handler_begin(struct handler *h, struct run *run, const struct level *level, enum handler_kind kind) {
  int rats[SIM_MAX_RATS];
  handler_cares_for(level, rats);
  handler_begin_for(h, run, level, kind, rats[0], level->n_ways > 0 ? 1 : 0);
}

void handler_take_habit(struct handler *h, union habit habit) {
  h->habit = habit;
  h->near_cm = h->eaten_cm = habit.first_cm;
  h->hold_s = habit.first_hold_s;
}

/* One after the other; ten minutes lie between. */
static void live_with_all(struct handler *h, int n) {
  while (!handler_over(h)) {
    int64_t at = next_visit(h);
    run_until(h->run, at < handler_end_ds(h) ? at : handler_end_ds(h), true);
    if (at >= handler_end_ds(h)) return;
    for (int k = 0; k < n && !handler_over(h); k++) {
      if (k > 0) run_until(h->run, sim_now_ds(run_sim_const(h->run)) + 6000, true);
      come(&h[k]);
    }
  }
}

struct run *handler_play_way(const struct level *level, uint64_t seed, enum handler_kind kind, int way) {
  struct run *run = run_create(level, seed);
  if (!run) return NULL;
  if (handler_room_plays(level)) return handler_room_live(run, level, kind), run;
  int rats[SIM_MAX_RATS], n = handler_cares_for(level, rats);
  struct handler h[SIM_MAX_RATS];
  for (int k = 0; k < n; k++) handler_begin_for(&h[k], run, level, kind, rats[k], way);
  handler_scenes(&h[0]);
  if (level_has_scenes(level)) return run; /* there is nothing to come after its own scenes */
  if (n > 1)
    live_with_all(h, n);
  else
    handler_live(h, INT64_MAX);
  handler_unseen(&h[0]);
  return run;
}

struct run *handler_play(const struct level *level, uint64_t seed, enum handler_kind kind) {
  return handler_play_way(level, seed, kind, level->n_ways > 0 ? 1 : 0);
}
