/* handler.c - kinds of people, and their calendar. */
#include "handler_inside.h"

#include "num.h"

const char *handler_name(enum handler_kind kind) {
  static const char *const names[HANDLER_COUNT] = {"guide", "blind", "hasty", "careful", "forcer", "idle"};
  return names[kind];
}

static struct habit habit_of(enum handler_kind kind, enum source source) {
  bool rescue = source == SOURCE_RESCUE;
  struct habit h = {.wait_days = rescue ? 3 : 2,
                    .visits = {17, 21},
                    .talk_s = rescue ? 300 : 180,
                    .first_cm = 42,
                    .step_cm = rescue ? 3 : 5,
                    .back_cm = 6,
                    .meals = 4,
                    .reads = true};
  switch (kind) {
  case HANDLER_BLIND: h.reads = false; break;
  case HANDLER_HASTY:
    h.wait_days = 0;
    h.visits[0] = 17, h.visits[1] = 19, h.visits[2] = 21;
    h.reads = false;
    break;
  case HANDLER_CAREFUL:
    h.step_cm = rescue ? 5 : 7;
    h.second_treat = 0.5;
    h.missed_visit = 1.0 / 6;
    h.careless_visit = 0.1;
    break;
  case HANDLER_FORCER: h.visits[1] = 0; break;
  case HANDLER_IDLE: h.visits[0] = 0; break;
  default: break;
  }
  return h;
}

/* The card and the goals on the screen say what is not to be done yet. */
static bool goal_allows(const struct level *l, enum goal_word word) {
  for (int k = 0; k < l->n_goals; k++) {
    const struct goal *g = &l->goals[k];
    if (g->word == word && (g->op == GOAL_EQ || g->op == GOAL_LE) && g->value < 1) return false;
  }
  return true;
}

static int64_t next_visit(const struct handler *h) {
  int64_t now = sim_now_ds(run_sim_const(h->run)), arrival = h->level->sim.arrival_ds;
  int64_t from = now > arrival ? now : arrival;
  for (int64_t day = from / SIM_DS_PER_DAY;; day++) {
    for (int k = 0; k < 4 && h->habit.visits[k] > 0; k++) {
      int64_t at = day * SIM_DS_PER_DAY + (int64_t)(h->habit.visits[k] * 36000);
      if (day == 0 && at < arrival + 6000) at += 6000; /* ten minutes to look round first */
      if (at > now && at >= arrival) return at;
    }
    if (h->habit.visits[0] <= 0) return INT64_MAX;
  }
}

static int64_t end_of(const struct handler *h) {
  int64_t last = run_last_ds(h->run);
  return last == INT64_MAX ? 14 * (int64_t)SIM_DS_PER_DAY : last;
}

void handler_live(struct handler *h, int64_t until_ds) {
  int64_t end = until_ds < end_of(h) ? until_ds : end_of(h);
  while (!handler_over(h) && sim_now_ds(run_sim_const(h->run)) < end) {
    int64_t at = next_visit(h);
    run_until(h->run, at < end ? at : end, true);
    if (handler_over(h) || at >= end) return;
    h->visit++;
    bool missed = num_dice(h->seed, (uint64_t)h->visit, 78, 1) < h->habit.missed_visit;
    if (!missed) handler_visit(h);
  }
}

void handler_begin(struct handler *h, struct run *run, const struct level *level, enum handler_kind kind) {
  *h = (struct handler){.run = run, .level = level, .kind = kind, .hold_s = 2};
  h->seed = sim_definition(run_sim_const(run))->seed;
  h->habit = habit_of(kind, level->sim.rats[0].source);
  h->near_cm = h->eaten_cm = h->habit.first_cm;
  bool obeys = kind == HANDLER_GUIDE || kind == HANDLER_CAREFUL;
  h->may_touch = !obeys || goal_allows(level, GOAL_TOUCHES);
  h->may_lift = h->may_touch && (!obeys || goal_allows(level, GOAL_LIFTS));
}

struct run *handler_play(const struct level *level, uint64_t seed, enum handler_kind kind) {
  struct run *run = run_create(level, seed);
  if (!run) return NULL;
  if (handler_room_plays(level)) return handler_room_live(run, level, kind), run;
  struct handler h;
  handler_begin(&h, run, level, kind);
  handler_live(&h, INT64_MAX);
  return run;
}
