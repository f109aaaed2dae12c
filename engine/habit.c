/* habit.c - the table of habits, and whose they are. */
#include "habit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const struct habit_row *habit_row(enum habit_field f) {
  static const struct habit_row rows[] = {
#define H(id, name, least, most, guide, step, unit) {name, unit, least, most, guide, STEP_##step},
#include "habits.def"
#undef H
  };
  assert((int)f >= 0 && f < HABIT_COUNT);
  return &rows[f];
}

static void read_nothing(union habit *h) {
  h->reads_flinch = h->reads_flight = h->reads_refusal = h->reads_meal = h->lift_first = 0;
}

static void be_hasty(union habit *h) {
  h->wait_days = 0;
  h->visits = 3;
  read_nothing(h);
}

static void be_careful(union habit *h, enum source source) {
  h->step_cm = source == SOURCE_RESCUE ? 5 : 7;
  h->second_treat = 0.5;
  h->missed_visit = 1.0 / 6;
  h->careless_visit = 0.1;
}

union habit habit_of(enum handler_kind kind, enum source source) {
  union habit h;
  for (int f = 0; f < HABIT_COUNT; f++) h.of[f] = habit_row((enum habit_field)f)->guide;
  if (source == SOURCE_RESCUE) {
    h.wait_days = 3;
    h.talk_s = 300;
    h.step_cm = 3;
  }
  switch (kind) {
  case HANDLER_BLIND: read_nothing(&h); break;
  case HANDLER_HASTY: be_hasty(&h); break;
  case HANDLER_CAREFUL: be_careful(&h, source); break;
  case HANDLER_FORCER: h.visits = 1; break;
  case HANDLER_IDLE: h.visits = 0; break;
  default: break;
  }
  return h;
}

/* The k-th of the kinds in "a, b, c". */
static void kind_words(const char *kinds, int k, char *out, size_t size) {
  for (; k > 0; k--) {
    const char *comma = strstr(kinds, ", ");
    if (!comma) break;
    kinds = comma + 2;
  }
  const char *end = strchr(kinds, ',');
  snprintf(out, size, "%.*s", end ? (int)(end - kinds) : (int)strlen(kinds), kinds);
}

void habit_words(enum habit_field f, double value, char *out, size_t size) {
  const struct habit_row *row = habit_row(f);
  switch (row->step) {
  case STEP_YES: snprintf(out, size, "%s", value != 0 ? "yes" : "no"); break;
  case STEP_KIND: kind_words(row->unit, (int)value, out, size); break;
  case STEP_WHOLE:
    if (value < 0)
      snprintf(out, size, "never");
    else
      snprintf(out, size, "%.0f%s%s", value, *row->unit ? " " : "", row->unit);
    break;
  default: snprintf(out, size, "%.3g%s%s", value, *row->unit ? " " : "", row->unit); break;
  }
}
