/* search.h - the search for the best way of handling: thousands of habits (habits.def) are lived, the best are bred,
 * and what was found is told beside the guide's follower, rule by rule.
 *
 * Nothing here plays by itself: search_jobs says which lives are wanted, the caller lives them with search_live, on as
 * many threads as it likes, and hands the results to search_take. What comes out depends on the request alone.
 *
 * The worth of a life is trust at its end, less 0.01 for each minute of fear over a half and 0.1 for each bite (the
 * model's description, section 6). A policy's score is the mean over lives of rats with the whole range of
 * temperaments. The same rats meet all policies. While it looks, a search takes SEARCH_MINUTE a minute a day of the
 * person's time off: of two ways as good as each other it goes on with the shorter. Fresh rats do not ask for it. */
#ifndef HANDSHY_ENGINE_SEARCH_H
#define HANDSHY_ENGINE_SEARCH_H

#include "habit.h"

/* A life breaks a rule when that comes to so large a part of the times that the rule was at stake (kept or broken). */
#define SEARCH_AT_STAKE 0.1
/* A policy breaks a rule that is broken in more than so large a share of its lives, and by so much more often than by
 * the guide's own follower with the same rats. It is the habit that is judged: what a breach costs grows with how often
 * it is done, so a rule that a policy breaks now and then, because of what the rat did (it came nearer by itself, it
 * was taken up a moment after a start), cannot be told from bad luck. The shares of all policies shown are printed. */
#define SEARCH_BREAKS_SHARE 0.5
#define SEARCH_BREAKS_MORE 0.1

enum search_from { SEARCH_RANDOM, SEARCH_GUIDE, SEARCH_BOTH };

struct search_request {
  const struct level *level; /* kept by the caller; search_level makes one that fits */
  uint64_t seed;
  int policies; /* habits tried in all */
  int rats;     /* fresh ones for the last test */
  enum search_from from;
};

/* The level with its goals and its end taken away, ending `days` after arrival; its first rat is of that source and of
 * any temperament. source SOURCE_COUNT: the level's own, whose boldness then stays. */
void search_level(const struct level *level, enum source source, int days, struct level *out);

enum { SEARCH_DAYS = 32 }; /* mornings that are looked at */

/* One life to be lived, and what came of it. */
struct search_job {
  union habit habit;
  uint64_t rat;        /* the seed of its life */
  double hopeless;     /* stop when the life can no longer reach this score */
  double minute;       /* what a minute a day of the person's time takes from the score */
  const double *least; /* of SEARCH_DAYS: stop when it lies below this on the morning of that day; NULL: go on */
};
struct search_life {
  double score, trust, minutes, bites;
  uint64_t broken;                                     /* bit 1 << enum rule, by search_broken */
  double trust_at[SEARCH_DAYS], score_at[SEARCH_DAYS]; /* on the morning of each day, as far as it was lived */
  int days;                                            /* of those */
  bool stopped; /* it was hopeless: the score is what it could at most have had; or behind: one less than it had */
};
bool search_broken(const struct guide *g, enum rule rule);
/* gain: search_gains of the same search. false only when memory is out. Several may run at once. */
bool search_live(const struct level *level, const struct search_job *job, const double gain[SEARCH_DAYS],
                 struct search_life *out);

/* Means over `lives`. */
struct search_policy {
  union habit habit;
  bool from_guide; /* of the half that was bred from the guide */
  int lives;
  double score, score2, trust, minutes, bites; /* sums; score2: of squares */
  int broken[RULE_COUNT];                      /* lives in which it was */
};
double search_score(const struct search_policy *p);
double search_error(const struct search_policy *p); /* standard error of the score */
/* guide: the follower, after the same rats. */
bool search_breaks(const struct search_policy *p, const struct search_policy *guide, enum rule rule);
bool search_keeps_all(const struct search_policy *p, const struct search_policy *guide);

struct search;
struct search *search_create(const struct search_request *q); /* NULL: memory is out */
void search_destroy(struct search *s);
/* Lives wanted now, all independent of each other; n 0: done. */
const struct search_job *search_jobs(const struct search *s, int *n);
const double *search_gains(const struct search *s);
/* The results of all of them, in the same order. */
void search_take(struct search *s, const struct search_life *lives);
/* No more new policies: what was found is tested, and that is all. */
void search_stop(struct search *s);

int search_policies_done(const struct search *s);
bool search_is_testing(const struct search *s);   /* the last test, with fresh rats */
double search_best_score(const struct search *s); /* so far, on the search's own rats; -100 before the first */

/* When done. NULL where there is none. */
const struct search_policy *search_guide(const struct search *s);
const struct search_policy *search_best(const struct search *s);
const struct search_policy *search_best_keeper(const struct search *s);
const struct search_policy *search_best_breaker(const struct search *s, enum rule rule);

/* search_breed.c: new habits out of dice. `key` makes each call another. */
struct search_dice {
  uint64_t seed, key;
};
void search_random(struct search_dice *d, enum source source, union habit *out);
void search_mutate(struct search_dice *d, union habit *h, int genes);
void search_cross(struct search_dice *d, const union habit *a, const union habit *b, union habit *out);
double search_draw(struct search_dice *d); /* 0 <= draw < 1 */

#endif
