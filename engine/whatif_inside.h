/* whatif_inside.h - private to whatif.c, whatif_changes.c, whatif_edit.c and whatif_words.c. */
#ifndef HANDSHY_ENGINE_WHATIF_INSIDE_H
#define HANDSHY_ENGINE_WHATIF_INSIDE_H

#include "whatif.h"

enum { WHATIF_TRIES_MAX = 64, WHATIF_STAYS_MAX = 512, WHATIF_EDITS_MAX = 12 };

/* What is done to the lines of a diary. Each part is optional; -1 stands for "not at all". */
struct edit {
  int drop_from, drop_to; /* these lines go, if their verb is among drop_verbs */
  uint32_t drop_verbs;
  int replace; /* this line's act becomes `with` */
  struct sim_action with;
  int shift_from, shift_to; /* these lines come so much later */
  int64_t shift_ds;
  int insert_at; /* before this line, at insert_ds, comes `insert` */
  int64_t insert_ds;
  struct sim_action insert;
};

struct attempt {
  int n_edits; /* more than one: the same mistake mended each time */
  struct edit edits[WHATIF_EDITS_MAX];
  struct whatif_result result;
};

/* A visit of the original. */
struct stay {
  int64_t from_ds, to_ds;
  int first, last; /* its lines */
};

/* What happened, and when: the original, played to its end. */
struct history {
  const struct level *level;
  const struct diary *diary;
  const struct run *run;
  int64_t end_ds;
  int n_stays;
  struct stay stays[WHATIF_STAYS_MAX];
};

/* whatif.c */
const struct level *whatif_level(const struct whatif *w);

/* whatif_edit.c */
struct edit edit_none(void);
bool edit_equal(const struct edit *a, const struct edit *b);
int edit_first(const struct attempt *t, int n_lines); /* the first line that it touches; n_lines: none */
/* The lines from `from` on with its changes, in order of time; the caller frees them. NULL: memory is out. */
struct diary_line *edit_apply(const struct diary *d, const struct attempt *t, int from, int *n);
void history_read(struct history *h);
const struct stay *history_stay(const struct history *h, int64_t at_ds); /* the visit of that moment; NULL: none */
/* The last line not after at_ds, of the same visit, with one of these verbs; -1: none. */
int history_line(const struct history *h, int64_t at_ds, uint32_t verbs);
bool history_is_free(const struct history *h, const struct stay *but, int64_t from_ds, int64_t to_ds);

/* whatif_changes.c: what is worth trying, most promising first. */
int changes_find(const struct history *h, struct attempt tries[WHATIF_TRIES_MAX]);

#endif
