/* whatif.h - what one change would have made of it: a diary played again with one act left out, gentler, later, or done
 * as the guide says, with the same luck everywhere else. Uses run.h like any other caller.
 *
 * The work is done in slices, so that a window may go on meanwhile: whatif_step until it says that it is done. */
#ifndef HANDSHY_ENGINE_WHATIF_H
#define HANDSHY_ENGINE_WHATIF_H

#include "run.h"

enum whatif_change {
  WHATIF_NOTHING,  /* no change at all: it comes to the original */
  WHATIF_WITHOUT,  /* that act left out */
  WHATIF_GENTLER,  /* the hand slowly, not fast */
  WHATIF_FARTHER,  /* the hand stops farther away */
  WHATIF_SHORTER,  /* a shorter stroke or hold */
  WHATIF_LATER,    /* that visit half an hour later */
  WHATIF_NEXT_DAY, /* that visit a day later; all after it, too, where there is no room for it */
  WHATIF_END,      /* the visit ended just before that act */
  WHATIF_GUIDE,    /* as the guide says: see `mend` */
  WHATIF_CHANGES
};

/* How it came out. */
struct whatif_end {
  enum outcome outcome;
  int goals_met, bites, scares;
  double trust;                     /* mean of all rats */
  double minutes;                   /* of fear over a half, of all rats */
  double rat_trust[SIM_MAX_RATS];   /* of each */
  double rat_minutes[SIM_MAX_RATS]; /* of each */
};

struct whatif_result {
  enum whatif_change change;
  enum mend mend;        /* of WHATIF_GUIDE */
  enum rule rule;        /* that was broken; RULE_COUNT if none is known */
  int line;              /* of the diary: the (first) one that is changed */
  int64_t at_ds;         /* and its time */
  enum verb verb;        /* and its verb */
  int rat;               /* whom it was done to */
  double number;         /* cm, or seconds: what it is changed to */
  int times;             /* of WHATIF_GUIDE: so many mistakes of this kind are mended at once, this line the first */
  struct whatif_end end; /* how it would have come out */
  double gain;           /* what is gained: trust, less fear, fewer bites, more goals; > 0: it would have helped */
};

struct whatif;

/* Level and diary must stay until it is destroyed. NULL only when memory is out. */
struct whatif *whatif_create(const struct level *level, const struct diary *diary);
void whatif_destroy(struct whatif *w);
/* At most `ticks` steps of play; true: it is done. */
bool whatif_step(struct whatif *w, int ticks);
double whatif_progress(const struct whatif *w); /* 0..1 */
/* Those that would have helped so far, best first, one for each act and one for each rule. Pointers hold until the next
 * step. */
const struct whatif_result *whatif_results(const struct whatif *w, int *n);
/* All that were tried, in the order in which they were. */
const struct whatif_result *whatif_tried(const struct whatif *w, int *n);
const struct whatif_end *whatif_original(const struct whatif *w);
int64_t whatif_end_ds(const struct whatif *w); /* when all of them end: when the diary did */

/* "What if, on day 2 at 18:00, you had moved slowly? No fright; trust 0.31 instead of 0.22." As snprintf does it. */
int whatif_sentence(const struct whatif *w, const struct whatif_result *r, char *out, size_t size);
const char *whatif_change_name(enum whatif_change c);

/* A run as it was at that moment of a diary, before what was done in it, to go on from there. NULL only when memory is
 * out. */
struct run *whatif_branch(const struct level *level, const struct diary *diary, int64_t at_ds);
/* The diary with that change. The caller frees it; false: memory is out. */
bool whatif_diary(const struct whatif *w, const struct whatif_result *r, struct diary *out);

#endif
