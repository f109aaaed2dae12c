/* days_hours.c - what the coming hours are like for the rat: read off a copy of the sim that lives on alone, so that
 * the band shows what the engine will do. */
#include "days.h"

#include <string.h>

static enum hours kind_of(int64_t at_ds, double sleepy, double before) {
  int hour = (int)(at_ds / HOUR_DS % 24);
  if (sleepy > 0.45) return HOURS_ASLEEP;
  if (sleepy > 0.1) return sleepy >= before ? HOURS_DROWSY : HOURS_WAKES;
  if (hour >= 16 && hour < 21) return HOURS_EVENING;
  return hour >= 21 || hour < 2 ? HOURS_NIGHT : HOURS_DAWN;
}

static void add_part(struct days *d, int64_t from, int64_t to, enum hours kind) {
  struct part *last = d->n_parts ? &d->parts[d->n_parts - 1] : NULL;
  if (last && last->kind == kind) {
    last->to_ds = to;
  } else if (d->n_parts < MOST_PARTS) {
    d->parts[d->n_parts++] = (struct part){from, to, kind};
  }
}

/* A part too short for its word joins its longer neighbour in meaning: a drowsy hour the sleep, a waking one the
 * evening. */
static void join_short(struct days *d) {
  for (int i = 0; i < d->n_parts; i++) {
    if (d->parts[i].to_ds - d->parts[i].from_ds >= 2 * HOUR_DS || d->n_parts < 2) continue;
    bool back = i > 0 && (i + 1 == d->n_parts || d->parts[i].kind != HOURS_DROWSY);
    if (back) d->parts[i - 1].to_ds = d->parts[i].to_ds;
    if (!back) d->parts[i + 1].from_ds = d->parts[i].from_ds;
    d->n_parts--;
    memmove(&d->parts[i], &d->parts[i + 1], (size_t)(d->n_parts - i) * sizeof d->parts[0]);
    i = -1;
  }
}

void days_read_hours(struct days *d, const sim *s) {
  d->n_parts = 0;
  sim *copy = sim_create(sim_definition(s));
  if (!copy) return;
  sim_copy(copy, s);
  double before = 0;
  for (int64_t at = d->now_ds, next; at < d->now_ds + BAND_DS; at = next) {
    struct sim_rat rat;
    next = (at / GRID_DS + 1) * GRID_DS; /* parts begin at full and half hours */
    if (next > d->now_ds + BAND_DS) next = d->now_ds + BAND_DS;
    sim_read_rat(copy, d->rats[0], &rat);
    add_part(d, at, next, kind_of(at, rat.sleepy, before));
    before = rat.sleepy;
    while (sim_now_ds(copy) < next) sim_step(copy, next);
  }
  sim_destroy(copy);
  join_short(d);
}
