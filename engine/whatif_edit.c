/* whatif_edit.c - a diary with one change, and where in it the visits lie. */
#include <stdlib.h>
#include <string.h>

#include "whatif_inside.h"

struct edit edit_none(void) {
  return (struct edit){
      .drop_from = -1, .drop_to = -1, .replace = -1, .shift_from = -1, .shift_to = -1, .insert_at = -1};
}

static bool same(double a, double b) { return a <= b && b <= a; }

static bool act_equal(const struct sim_action *a, const struct sim_action *b) {
  return a->verb == b->verb && a->rat == b->rat && a->how == b->how && a->treat == b->treat && a->fast == b->fast &&
         same(a->x, b->x) && same(a->y, b->y) && same(a->seconds, b->seconds);
}

bool edit_equal(const struct edit *a, const struct edit *b) {
  bool drops = a->drop_from == b->drop_from && a->drop_to == b->drop_to && a->drop_verbs == b->drop_verbs;
  bool shifts = a->shift_from == b->shift_from && a->shift_to == b->shift_to && a->shift_ds == b->shift_ds;
  bool inserts = a->insert_at == b->insert_at && a->insert_ds == b->insert_ds;
  return drops && shifts && inserts && a->replace == b->replace && act_equal(&a->with, &b->with) &&
         act_equal(&a->insert, &b->insert);
}

int edit_first(const struct attempt *t, int n_lines) {
  int first = n_lines;
  for (int k = 0; k < t->n_edits; k++) {
    const struct edit *e = &t->edits[k];
    int parts[] = {e->drop_from, e->replace, e->shift_from, e->insert_at};
    for (int i = 0; i < 4; i++) {
      if (parts[i] >= 0 && parts[i] < first) first = parts[i];
    }
  }
  return first;
}

static bool is_act(const struct diary_line *line) { return !line->is_hash && !line->more_days && !line->scenes; }

static bool drops(const struct edit *e, int i, const struct diary_line *line) {
  return i >= e->drop_from && i <= e->drop_to && is_act(line) && (e->drop_verbs & 1u << line->action.verb);
}

/* Stable, and cheap for what is nearly in order. */
static void put_in_order(struct diary_line *lines, int n) {
  for (int i = 1; i < n; i++) {
    struct diary_line line = lines[i];
    int k = i;
    for (; k > 0 && lines[k - 1].at_ds > line.at_ds; k--) lines[k] = lines[k - 1];
    lines[k] = line;
  }
}

/* False: it goes. */
static bool change_line(const struct edit *e, int i, const struct diary_line *was, struct diary_line *line) {
  if (drops(e, i, was)) return false;
  if (i == e->replace) line->action = e->with;
  bool later = e->shift_from >= 0 && i >= e->shift_from && i <= e->shift_to;
  if (later && !line->more_days && !line->scenes) line->at_ds += e->shift_ds;
  return true;
}

struct diary_line *edit_apply(const struct diary *d, const struct attempt *t, int from, int *n) {
  struct diary_line *out = malloc((size_t)(d->n - from + 1 + t->n_edits) * sizeof *out);
  *n = 0;
  if (!out) return NULL;
  for (int i = from; i <= d->n; i++) {
    bool stays = i < d->n;
    struct diary_line line = stays ? d->lines[i] : (struct diary_line){0};
    for (int k = 0; k < t->n_edits; k++) {
      const struct edit *e = &t->edits[k];
      if (i == e->insert_at) out[(*n)++] = (struct diary_line){.at_ds = e->insert_ds, .action = e->insert};
      stays = stays && change_line(e, i, &d->lines[i], &line);
    }
    if (stays) out[(*n)++] = line;
  }
  put_in_order(out, *n);
  return out;
}

/* ---- where the visits lie ---- */

static void end_stay(struct history *h, int64_t to_ds) {
  struct stay *v = &h->stays[h->n_stays - 1];
  v->to_ds = to_ds;
  v->last = v->first;
  while (v->last + 1 < h->diary->n && h->diary->lines[v->last + 1].at_ds <= to_ds) v->last++;
}

void history_read(struct history *h) {
  int n, line = 0;
  const struct sim_event *events = run_events(h->run, &n);
  bool open = false;
  h->n_stays = 0;
  for (int i = 0; i < n; i++) {
    if (events[i].kind == EVENT_VISIT_BEGINS && h->n_stays < WHATIF_STAYS_MAX) {
      while (line < h->diary->n && h->diary->lines[line].at_ds < events[i].at_ds) line++;
      h->stays[h->n_stays++] = (struct stay){.from_ds = events[i].at_ds, .first = line};
      open = true;
    } else if (events[i].kind == EVENT_VISIT_ENDS && open) {
      end_stay(h, events[i].at_ds);
      open = false;
    }
  }
  if (open) end_stay(h, h->end_ds);
}

const struct stay *history_stay(const struct history *h, int64_t at_ds) {
  for (int i = 0; i < h->n_stays; i++) {
    if (h->stays[i].from_ds <= at_ds && at_ds <= h->stays[i].to_ds) return &h->stays[i];
  }
  return NULL;
}

int history_line(const struct history *h, int64_t at_ds, uint32_t verbs) {
  const struct stay *v = history_stay(h, at_ds);
  if (!v) return -1;
  for (int i = v->last; i >= v->first; i--) {
    const struct diary_line *line = &h->diary->lines[i];
    if (line->at_ds <= at_ds && is_act(line) && (verbs & 1u << line->action.verb)) return i;
  }
  return -1;
}

bool history_is_free(const struct history *h, const struct stay *but, int64_t from_ds, int64_t to_ds) {
  if (to_ds > h->end_ds) return false;
  for (int i = 0; i < h->n_stays; i++) {
    const struct stay *v = &h->stays[i];
    if (v != but && from_ds <= v->to_ds && v->from_ds <= to_ds) return false;
  }
  return true;
}
