/* simulate.h - the parts of `handshy simulate`. Private to them. */
#ifndef HANDSHY_CLI_SIMULATE_H
#define HANDSHY_CLI_SIMULATE_H

#include <stdio.h>

#include "input.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };

struct request {
  const char *input, *output; /* output: of the diary, NULL for none */
  int handler;                /* enum handler_kind, -1: a diary is played */
  uint64_t seed;              /* 0: the diary's, or the level's own */
  int rats, every_s;          /* rats 0: one run, printed whole */
  int threads;                /* for `rats`; 0: one for each core */
  int64_t until_ds;           /* -1: to its end */
  enum format format;
  struct level level;
  struct diary diary;
};

/* Calls `seen` after each step, if there is one. */
typedef void step_seen(void *context, const struct run *r);

/* Plays the request once with that seed; the caller destroys the run. NULL: memory is out. */
struct run *simulate_once(const struct request *q, uint64_t seed, step_seen *seen, void *context);
/* Plays q->rats times, on every core, and prints how it came out. */
int simulate_many(const struct request *q);

void print_text(FILE *out, const struct run *r);
void print_json(FILE *out, const struct run *r);
void json_string(FILE *out, const char *text); /* quoted */

/* What the guide says of it; the JSON as one member, "rules_broken" or "rules_kept", without a comma. */
void print_json_rules(FILE *out, const struct run *r, bool kept);
void print_text_rules(FILE *out, const struct run *r);

/* csv: rows while it runs. */
struct csv {
  FILE *out;
  int64_t every_ds, next_ds;
};
void csv_begin(struct csv *c, FILE *out, int every_s, const struct level *level);
void csv_row(void *csv, const struct run *r);

const char *outcome_name(enum outcome o);
/* What the debrief makes of an event, of events.def: 0 nothing .. 3. */
int event_mark(enum sim_event_kind kind);

#endif
