/* level_disturb.c - the lines of [disturb]: `d3 14:30 cat 90`, `outing 2 180 noise`. When, what, and for how many
 * minutes where it stays. */
#include "diary.h"
#include "level_reader.h"

static const char usage[] = "write a disturbance like this: d3 14:30 cat 90 (minutes), or outing 2 180 noise";

static bool read_number(struct reader *r, struct span *rest, const char *what, double max, double *out) {
  struct span word;
  if (!span_word(rest, &word)) {
    problems_add(r->p, rest->line, rest->column, "%s is missing", what);
    return false;
  }
  if (!span_number(word, out, r->p)) return false;
  if (*out >= 0 && *out <= max) return true;
  problems_add(r->p, word.line, word.column, "%s must be 0 to %g, this is %g", what, max, *out);
  return false;
}

static bool read_when(struct reader *r, struct span *rest, struct sim_disturbance *d) {
  struct span first, clock;
  double outing, seconds;
  if (!span_word(rest, &first)) return false;
  if (!span_is(first, "outing")) {
    if (span_word(rest, &clock)) return diary_time(first, &clock, &d->at_ds, r->p);
    problems_add(r->p, first.line, first.column, "%s", usage);
    return false;
  }
  if (!read_number(r, rest, "the outing", 100, &outing)) return false;
  if (!read_number(r, rest, "its second", 36000, &seconds)) return false;
  if (outing < 1 || outing > (double)(int)outing) {
    problems_add(r->p, first.line, first.column, "outings are counted from 1: outing 2 180 noise");
    return false;
  }
  d->outing = (int)outing;
  d->at_ds = (int64_t)(seconds * 10 + 0.5);
  return true;
}

static bool read_what(struct reader *r, struct span *rest, struct sim_disturbance *d) {
  const char *names[DISTURB_COUNT];
  for (int k = 0; k < DISTURB_COUNT; k++) names[k] = sim_disturbance_name((enum disturbance)k);
  struct span word;
  if (!span_word(rest, &word)) {
    problems_add(r->p, rest->line, rest->column, "what disturbs? noise, cat, guest or cream");
    return false;
  }
  int found = span_index(word, names, DISTURB_COUNT);
  const char *near = span_near(word, names, DISTURB_COUNT);
  if (found < 0 && near)
    problems_add(r->p, word.line, word.column, "there is no disturbance `%.*s`; did you mean `%s`?", SPAN(word), near);
  else if (found < 0)
    problems_add(r->p, word.line, word.column, "a disturbance is noise, cat, guest or cream, not `%.*s`", SPAN(word));
  d->kind = (enum disturbance)(found < 0 ? 0 : found);
  return found >= 0;
}

void level_read_disturbance(struct reader *r, struct span line) {
  struct sim_def *def = &r->level.sim;
  struct sim_disturbance d = {0};
  struct span rest = line;
  double minutes = 0;
  if (!read_when(r, &rest, &d) || !read_what(r, &rest, &d)) return;
  if (d.kind != DISTURB_NOISE && !read_number(r, &rest, "how many minutes it stays", 1440, &minutes)) return;
  if (rest.length > 0) {
    problems_add(r->p, rest.line, rest.column, "`%.*s` is too much here", SPAN(rest));
    return;
  }
  d.for_ds = (int64_t)(minutes * 600 + 0.5);
  if (def->n_disturbances == SIM_MAX_DISTURBANCES)
    problems_add(r->p, line.line, line.column, "a level has at most %d disturbances", SIM_MAX_DISTURBANCES);
  else
    def->disturbances[def->n_disturbances++] = d;
}
