/* level.h - a level's text -> what the engine and the screens need. Format: interface.md; goal words: levels.md 1.5. */
#ifndef HANDSHY_ENGINE_LEVEL_H
#define HANDSHY_ENGINE_LEVEL_H

#include "reading.h"
#include "sim.h"
#include "text.h"

/* Goal words of the contract; each is a fold over acts, events and state in goals.c. clang-format would make a
 * staircase of them. */
/* clang-format off */
#define LEVEL_GOAL_WORDS(X)                                                                                            \
  X(TRUST, "trust") X(SETTLED, "settled") X(FEAR, "fear") X(STRESS, "stress") X(WARINESS, "wariness")                  \
  X(TOUCHES, "touches") X(TREATS_NEAR_HAND, "treats_near_hand") X(TREATS_EATEN, "treats_eaten") X(NIPS, "nips")        \
  X(BITES, "bites") X(ESCAPES, "escapes") X(HOLD_LONGEST_CALM_S, "hold_longest_calm_s")                                \
  X(MINUTES_FEAR_OVER_HALF, "minutes_fear_over_half") X(SCARES, "scares") X(TALKS, "talks")                            \
  X(TALK_DAYS, "talk_days") X(LIFTS, "lifts") X(LIFTS_MAX_DAY, "lifts_max_day") X(TOWEL_LIFTS, "towel_lifts")          \
  X(TAIL_LIFTS, "tail_lifts") X(HAND_LIFTS, "hand_lifts") X(HUT_KEPT, "hut_kept") X(HUT_REACHES, "hut_reaches")        \
  X(FED_WITHIN_10CM_RUN, "fed_within_10cm_run") X(FINGER_MEALS, "finger_meals") X(STEP_MAX_CM, "step_max_cm")          \
  X(TRUST_GAIN, "trust_gain") X(CALLS_MADE, "calls_made") X(CALLS_RIGHT, "calls_right")                           \
  X(WOUNDS, "wounds") X(ILL, "ill") X(RESIDENTS_ILL, "residents_ill") X(WASHED_SHARE, "washed_share")                  \
  X(QUARANTINE_DAYS_CLEAR, "quarantine_days_clear") X(NEST_SHARED, "nest_shared")                                      \
  X(WARNINGS_IGNORED, "warnings_ignored") X(HAND_BITES, "hand_bites")                                                  \
  X(STROKES_ACCEPTED, "strokes_accepted") X(STROKES_ASKED, "strokes_asked") X(STROKES_REFUSED, "strokes_refused")      \
  X(TREAT_DELAY_MEDIAN_S, "treat_delay_median_s") X(CALM_LIFTS, "calm_lifts") X(CALM_ENDS, "calm_ends")                \
  X(GROWTH_MAX, "growth_max") X(LONG_HOLD_S, "long_hold_s") X(SHIRT_BY_CHOICE, "shirt_by_choice")                      \
  X(THINGS_FOUND, "things_found")                                       \
  X(ROOM_CHECKS, "room_checks") X(CHASES, "chases") X(HOME_BY_HERSELF, "home_by_herself") X(RECOVERED_S, "recovered_s") \
  X(EVENING_VISITS, "evening_visits") X(OUT_MIN_DAY, "out_min_day") X(BAD_FOODS, "bad_foods") \
  X(CAUSE_FOUND, "cause_found") \
  X(METHOD_KEPT, "method_kept") X(TUNNEL_BY_HERSELF, "tunnel_by_herself") X(NEARER_CM, "nearer_cm") \
  X(READS_RIGHT, "reads_right") X(READS_HARM, "reads_harm") X(SCENE_RIGHT, "scene_right")
/* clang-format on */
enum goal_word {
#define X(id, name) GOAL_##id,
  LEVEL_GOAL_WORDS(X)
#undef X
      GOAL_WORD_COUNT
};
const char *goal_word_name(enum goal_word w);

enum goal_op { GOAL_GE, GOAL_LE, GOAL_EQ, GOAL_GT, GOAL_LT };
struct goal {
  enum goal_word word;
  enum cue cue; /* for wariness.CUE */
  enum goal_op op;
  double value;
  int way;   /* 0: must hold; 1..: belongs to the [goal NAME] of that number, one of which must hold */
  int days;  /* `out_min_day >= 60 on 5 days`: on so many; 0 elsewhere */
  int rat;   /* `trust @Pip >= 0.3`: of this rat; -1: of every rat (an act is counted whomever it was for) */
  int scene; /* `scene_right @frozen = 1`: of this scene; -1 with every other word */
};

enum {
  LEVEL_MAX_GOALS = 24,
  LEVEL_MAX_WAYS = 6,
  LEVEL_TEXT_LENGTH = 4096,
  LEVEL_LINE_LENGTH = 200,
  LEVEL_MAX_GOAL_DAYS = 60
};

/* Whether the detector of calls too high for ears may be worn. */
enum level_detector { DETECTOR_EARNED, DETECTOR_LENT, DETECTOR_AWAY }; /* by who has earned it; by all; by nobody */

struct level {
  char name[64]; /* file name without .level */
  char title[LEVEL_LINE_LENGTH];
  char advice[LEVEL_LINE_LENGTH]; /* the one sentence */
  char text[LEVEL_TEXT_LENGTH];   /* what the card says; one line a paragraph */
  int number;                     /* 1..15 in the campaign, 0 elsewhere */
  struct sim_def sim;
  double history_trust[SIM_MAX_RATS]; /* `history = guide until trust 0.58` of each rat, see past.h; 0: none */
  int days;                           /* the day of arrival included; 0: no end */
  int64_t end_ds;                     /* last moment, -1: 24:00 of the last day */
  bool lens;
  enum level_detector detector;
  bool to_end; /* judged at the last moment only: what is counted is counted to the end */
  int n_goals, n_ways;
  struct goal goals[LEVEL_MAX_GOALS];
  char way_names[LEVEL_MAX_WAYS][32];
  int n_scenes;
  struct reading scenes[LEVEL_MAX_SCENES];
};
/* Its own scenes, all but the unseen ones of its end. */
bool level_has_scenes(const struct level *l);

/* All mistakes go to `p`; *out is filled only when there is none (and untouched otherwise). */
bool level_read(const char *bytes, size_t length, struct level *out, struct problems *p);
/* One override, as of the command line: what [rat] or [tuning] may say ("fear=0.3", "wariness.hand=0.7",
 * "source=rescue", "age=10 weeks"), of the level's first rat or of a named one ("Moss.fear=0.3"), or "seed=7". */
bool level_set(struct level *l, const char *assignment, struct problems *p);

#endif
