/* debrief.h - shared by debrief.c (life and layout), debrief_curves.c (the upper page) and debrief_tell.c (which
 * moments mattered, and their words). */
#ifndef HANDSHY_GAME_DEBRIEF_H
#define HANDSHY_GAME_DEBRIEF_H

#include "../../engine/run.h"
#include "../views/chart.h"
#include "../widgets.h"
#include "photo.h"

enum { DEBRIEF_MARKS = 9, DEBRIEF_LINES = 4 };
struct debrief_mark {
  struct sim_event event;
  enum mark_kind kind;
  double weight;
};
/* The weightiest moments, in order of time. Gives how many; *heaviest is the one that mattered most. */
int debrief_find_marks(const struct run *run, struct debrief_mark *out, int *heaviest);

/* A moment in words; every function fills `out` and gives it back. */
const char *debrief_mark_title(const struct run *run, const struct debrief_mark *m, char *out, size_t size);
const char *debrief_mark_story(const struct run *run, const struct debrief_mark *m, char *out, size_t size);
const char *debrief_mark_advice(const struct run *run, const struct debrief_mark *m, char *out, size_t size);

/* What went well, best first; what is still missing. Give how many. */
int debrief_strengths(const struct run *run, char out[DEBRIEF_LINES][160]);
int debrief_missing(const struct run *run, char out[DEBRIEF_LINES][160]);
/* Lost for good, because a thing happened that cannot be undone; else only time was short. */
bool debrief_broken(const struct run *run);
const char *debrief_verdict(const struct run *run, char *out, size_t size);
const char *debrief_consolation(const struct run *run);

struct debrief {
  const struct run *run;
  const struct level *level;
  struct chart *chart;
  struct debrief_mark marks[DEBRIEF_MARKS];
  int n_marks, open;
  struct photo *photo;
  struct run *again; /* the diary being re-run */
  int line;
  int64_t target_ds;
  bool ready; /* the moment stands in the photo */
  float light;
  char next[64]; /* the level after this one; empty: none */
  char next_title[LEVEL_LINE_LENGTH];
  bool no_more_days;
  double still_s; /* since somebody did something */
  bool moving;
  char strengths[DEBRIEF_LINES][160], missing[DEBRIEF_LINES][160];
  int n_strengths, n_missing;
};

/* The upper page's contents. Gives the x of the open mark. */
float debrief_curves_more(const struct ui *u, struct rect page); /* height for names below the plot, or 0 */
float debrief_curves(const struct debrief *d, struct ui *u, struct rect page);

#endif
