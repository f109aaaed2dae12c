/* rules.h - the guide's rules R1 to R35 and R43 to R48 as twins: the same rat, the same luck, one difference.
 *
 * A life is a rat with somebody who follows the guide, kept at every noon. A rule forks it, lets the two go on in two
 * ways, and says whether it held. Rules that are a chance themselves are counted over all rats. */
#ifndef HANDSHY_TESTS_RULES_H
#define HANDSHY_TESTS_RULES_H

#include "handler_inside.h"
#include "twins.h"

enum { LIFE_DAYS = 60, TABLE_ROWS = 80 };

/* Of a rule that is counted; one that holds or not must hold in 95 rats of 100. */
struct asked {
  bool (*holds)(double a, double b);
  const char *bound; /* the same in words */
};

struct row {
  const char *rule, *what;
  const char *measure; /* what a and b are */
  bool pooled;         /* a chance: a and b are shares of all tries, and `asked` judges them */
  struct asked asked;
  int n[SOURCE_COUNT], ok[SOURCE_COUNT];
  double a[SOURCE_COUNT], b[SOURCE_COUNT]; /* sums */
  int tries_a[SOURCE_COUNT], tries_b[SOURCE_COUNT];
};
struct table {
  int n;
  struct row rows[TABLE_ROWS];
  double days[SOURCE_COUNT], hand[SOURCE_COUNT]; /* of one seed's rats so far: to trust 0.6; wariness of it at 48 h */
};

/* One rat's life, and what the rules are told of it. */
struct life {
  struct table *table;
  enum source source;
  uint64_t seed;
  int days; /* noons 1 .. days - 1 are kept */
  struct level level;
  struct run *run[LIFE_DAYS];
  struct handler handler[LIFE_DAYS];
  struct sim_rat noon[LIFE_DAYS];
  struct run *before_stroke, *before_lift; /* the moment before the first of its life; NULL if there was none */
};

/* A rat that goes on in its own way from somewhere in a life. */
struct twin {
  struct run *run;
  struct handler h;
  sim *s;
};
struct twin twin_at(const struct life *l, int day);
struct twin twin_from(const struct life *l, const struct run *run, int day);
struct twin twin_again(const struct twin *t);
struct twin twin_new(const struct level *level, uint64_t seed); /* from its first moment */
void twin_end(struct twin *t);
struct sim_rat twin_rat(const struct twin *t);
enum sim_reason twin_act(struct twin *t, struct sim_action a);
void twin_pass(struct twin *t, double seconds);
double twin_peak(struct twin *t, double seconds); /* the highest fear meanwhile */
void twin_until(struct twin *t, double hour);     /* the next such hour */
bool twin_awaits(struct twin *t);                 /* talks until it is out and awake: false if that takes too long */
bool twin_meets(struct twin *t);                  /* the hand comes in, food in the fingers, the rat to the hand */
bool twin_nears(struct twin *t, double cm);       /* the hand comes gently to so near */
bool twin_picks_up(struct twin *t, enum lift_how how);    /* as the guide says; false: it did not come */
void twin_put(struct twin *t, double after_s, int treat); /* back, and a treat so long after (-1: none), and leave */
int life_first_trust(const struct life *l, double trust); /* the first noon with it, -1 */
int life_first_lift(const struct life *l);                /* the noon before, -1 */
int life_first_stroke(const struct life *l);

struct verdict {
  const char *rule, *what, *measure;
};
/* In this life the rule held or not; a and b are what was measured. */
void rule_held(const struct life *l, struct verdict v, bool ok, double a, double b);
/* Of so many tries; -1 tries: nothing of that kind now. */
struct counted {
  double hits_a;
  int tries_a;
  double hits_b;
  int tries_b;
};
void rule_counted(const struct life *l, struct verdict v, struct asked asked, struct counted c);

void rules_home(const struct life *l);   /* R1-R8 */
void rules_food(const struct life *l);   /* R9-R14 */
void rules_away(const struct life *l);   /* R15-R17 */
void rules_lift(const struct life *l);   /* R18-R28 */
void rules_hold(const struct life *l);   /* R29-R35 */
void rules_beyond(const struct life *l); /* R43-R48 */

#endif
