/* guide.h - the guide as watchers: each of its rules looks on while somebody plays, and says when an act kept or broke
 * it, why, what the guide advises and how sure that is. Uses sim.h like any other caller; the rules stand in rules.def.
 */
#ifndef HANDSHY_ENGINE_GUIDE_H
#define HANDSHY_ENGINE_GUIDE_H

#include "sim.h"

enum rule {
#define RULE(id, ...) RULE_##id,
#include "rules.def"
#undef RULE
  RULE_COUNT
};

/* How sure. */
enum evidence {
#define G(id, words) EVIDENCE_##id,
#include "rules.def"
#undef G
  EVIDENCE_COUNT
};

/* What the guide would have had you do instead. */
enum mend {
#define M(id, clause) MEND_##id,
#include "rules.def"
#undef M
  MEND_COUNT
};

struct guide_rule {
  const char *id;        /* "R10" */
  const char *sentences; /* of the guide, "G5 G9"; "-" for what it does not say */
  enum evidence evidence;
  const char *advice, *note; /* in our own words, for a child of ten */
  enum mend mend;
};
const struct guide_rule *guide_rule(enum rule rule);
const char *guide_evidence_words(enum evidence e);
const char *guide_mend_words(enum mend m); /* "you had come an hour later" */

/* One moment in which a rule was kept or broken. */
struct guide_mark {
  int64_t at_ds;
  enum rule rule;
  bool kept;            /* else broken */
  int rat;              /* the one it was done to */
  enum sim_cause cause; /* of the event, CAUSE_PERSON_ASKED where an act by itself broke it */
  enum verb verb;       /* the act, VERB_COUNT if an event told of it */
};

/* How often in all. Within ten seconds the same rule counts once. */
struct guide_tally {
  int times;
  int64_t first_ds, last_ds; /* -1: never */
  int rat;                   /* of the first time */
};

/* What the watchers remember. Plain data: a copy is a copy. */
struct guide {
  struct guide_tally broken[RULE_COUNT], kept[RULE_COUNT];
  struct guide_memory {
    int64_t put_ds, lift_ds, long_hold_ds, lifted_ds[4]; /* lifted_ds: the last ones, newest first */
    double trust_at_lift, held_before_s, held_today_s, refused_cm, used_cm;
    int lifts, lifts_today, towel_lifts, finger_meals, hold_place;
    bool came_new, at_home, leaned, reward_due, squirmed, paid, gave_up, offered, stroked, own_will;
  } rats[SIM_MAX_RATS];
  int64_t treat_ds, hand_left_ds; /* hand_left: the end of the last visit with a hand in it */
  int meetings;
  bool hand_visited, meddled, talked, shouted, visited, was_ill, by_towel;
};

enum { GUIDE_MARKS_MAX = 2 * RULE_COUNT * SIM_MAX_RATS };

/* The times "never" of the watchers lie long before day 0. */
void guide_begin(struct guide *g, const sim *s);
/* An act that sim_check allows and that is about to be done; an event that has just been told. Returns how many rules
 * were kept or broken in it, in *out (GUIDE_MARKS_MAX at most). */
int guide_act(struct guide *g, const sim *before, const struct sim_action *a, struct guide_mark *out);
int guide_event(struct guide *g, const sim *after, const struct sim_event *e, struct guide_mark *out);

#endif
