/* goals_away.c - what the goals count of the room, of rats running free in it, and of the hours of visits. */
#include "goals.h"
#include "num.h"

#define EVENING_DS (17 * 36000) /* rats wake up: a visit from here to midnight */

static int count_items(unsigned bits) {
  int n = 0;
  for (; bits; bits &= bits - 1) n++;
  return n;
}

void goal_begin_away(struct goal_tally *t, const sim *s) {
  struct sim_world w;
  sim_read_world(s, &w);
  t->room_checks = count_items(w.room_safe);
  t->evening_day = -1;
}

/* To the day on which it was out; over midnight to both. */
static void add_minutes(struct goal_outings *o, int64_t until_ds) {
  while (o->since_ds < until_ds) {
    int64_t day = o->since_ds / SIM_DS_PER_DAY, end = (day + 1) * SIM_DS_PER_DAY;
    int64_t to = until_ds < end ? until_ds : end;
    if (day >= 0 && day < LEVEL_MAX_GOAL_DAYS) o->minutes[day] += (float)(to - o->since_ds) / 600;
    o->since_ds = to;
  }
}

static void come_home(struct goal_outings *o, const struct sim_event *e) {
  bool by_itself = e->cause == CAUSE_CAME_BY_ITSELF || e->cause == CAUSE_LURED;
  if (!o->out) return; /* one that had escaped */
  add_minutes(o, e->at_ds);
  o->by_itself += by_itself;
  o->out = false;
}

static void fold_one(struct goal_outings *o, const struct sim_event *e) {
  switch (e->kind) {
  case EVENT_WENT_OUT:
    o->out = true;
    o->since_ds = e->at_ds;
    break;
  case EVENT_ESCAPED: o->out = false; break;
  case EVENT_CAME_HOME: come_home(o, e); break;
  case EVENT_RECOVERED: o->recovered_s = num_max(o->recovered_s, e->value); break;
  case EVENT_BAD_FOOD: o->bad_foods++; break;
  default: break;
  }
}

static void count_evening(struct goal_tally *t, int64_t at_ds) {
  int64_t day = at_ds / SIM_DS_PER_DAY;
  if (at_ds % SIM_DS_PER_DAY < EVENING_DS || day == t->evening_day) return;
  t->evening_day = day;
  t->evenings++;
}

void goal_fold_away(struct goal_tally *t, const struct sim_event *e) {
  if (e->rat >= 0 && e->rat < SIM_MAX_RATS) fold_one(&t->rats[e->rat].outings, e);
  switch (e->kind) {
  case EVENT_ROOM_CHECKED: t->room_checks = (int)e->value; break;
  case EVENT_CHASED: t->chases++; break;
  case EVENT_VISIT_BEGINS: count_evening(t, e->at_ds); break;
  case EVENT_CAUSE_FOUND: t->cause_found = true; break;
  default: break;
  }
}

double goal_out_minutes(const struct goal_outings *o, int days) {
  double best = 0; /* the highest that so many days have reached */
  for (int i = 0; i < LEVEL_MAX_GOAL_DAYS; i++) {
    int as_long = 0;
    for (int k = 0; k < LEVEL_MAX_GOAL_DAYS; k++) as_long += o->minutes[k] >= o->minutes[i];
    if (as_long >= days) best = num_max(best, (double)o->minutes[i]);
  }
  return best;
}
