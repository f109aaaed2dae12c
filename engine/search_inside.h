/* search_inside.h - private to search*.c: who has been found so far, and the generation being lived. */
#ifndef HANDSHY_ENGINE_SEARCH_INSIDE_H
#define HANDSHY_ENGINE_SEARCH_INSIDE_H

#include "search.h"

enum {
  SEARCH_RATS = 9,         /* the search's own rats: who gets through meets them all */
  SEARCH_GENERATION = 128, /* policies at the most */
  SEARCH_ELITE = 16,
  SEARCH_KEEPERS = 12,
  SEARCH_HALVES = 2, /* bred from random starts; bred from the guide */
  SEARCH_FINALISTS = SEARCH_HALVES * (SEARCH_ELITE + SEARCH_KEEPERS + RULE_COUNT) + 1,
  SEARCH_JOBS = SEARCH_GENERATION * SEARCH_RATS
};

#define SEARCH_MINUTE 0.002

/* The best so far, best first. */
struct search_found {
  struct search_policy guide; /* the follower, after the search's own rats */
  struct search_policy elite[SEARCH_ELITE], keepers[SEARCH_KEEPERS], breakers[RULE_COUNT];
  int n_elite, n_keepers;
  struct search_mark {
    double end, at[SEARCH_DAYS];
  } mark[SEARCH_RATS]; /* the score of good lives with each of the search's rats: at the end, and each morning */
};

void search_policy_add(struct search_policy *p, const struct search_life *l);
/* One that has met all of the search's rats. */
void search_find(struct search_found *f, const struct search_policy *p);
/* A new habit: of random, of the guide, or of those found. */
void search_breed(const struct search_found *f, struct search_dice *d, enum source source, bool from_guide,
                  union habit *out);
/* All found of one half, each once, behind those already in `out`; how many there are then. */
int search_gather(const struct search_found *f, struct search_policy *out, int n);

#endif
