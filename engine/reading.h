/* reading.h - reading scenes: a moment of a rat's life, some seconds to look, and what the player does first.
 *
 * The rat's state is the engine's (sim_stage); what shows of it is luck, as ever. Times are those of the run's clock,
 * so a replay plays the same scene. What is right, harmless or harmful is the level's to say. */
#ifndef HANDSHY_ENGINE_READING_H
#define HANDSHY_ENGINE_READING_H

#include "sim.h"

/* What any act comes to here. Doing nothing until the time is up is to keep still. */
/* clang-format off */
#define READING_ACTS(X) X(NEARER, "nearer") X(STILL, "still") X(BACK, "back") X(TREAT, "treat") X(END, "end")
/* clang-format on */
enum reading_act {
#define X(id, name) READING_##id,
  READING_ACTS(X)
#undef X
      READING_ACT_COUNT /* none */
};
const char *reading_act_name(enum reading_act a);

enum reading_worth { READING_HARMFUL, READING_HARMLESS, READING_RIGHT };

enum { READING_NAME_LENGTH = 24, LEVEL_MAX_SCENES = 16 };

struct reading {
  char name[READING_NAME_LENGTH];
  struct sim_stage stage;
  bool unseen;                  /* belongs to the level's end, when its goals are met: no hints */
  bool stillness;               /* counts for reads_still: a still rat, calm or not */
  double look_s;                /* to look */
  double act_s;                 /* and then to act; 0: a whole visit, judged by what follows */
  double after_s;               /* so long the world lives on after the first act */
  double visit_s;               /* a whole visit: how long at most */
  int meals;                    /* it must eat so often, */
  int things;                   /* so many of the things it fears must be named, and no others, */
  double fear_most;             /* and at no moment fear more than this; > 1: whatever it fears */
  int worth[READING_ACT_COUNT]; /* enum reading_worth */
  uint64_t signs;               /* bit 1 << enum sign: what decides, if it shows */
  uint32_t doings;              /* bit 1 << enum doing: or this */
};

enum reading_phase { READING_LOOK, READING_ACT, READING_AFTER };

/* What came of one. */
struct reading_result {
  bool played;            /* judged */
  enum reading_act first; /* READING_ACT_COUNT for a whole visit */
  enum reading_worth worth;
  double bell_s; /* from the bell to the act; < 0: before it. act_s when nothing was done */
  bool late;     /* nothing was done: kept still */
};

/* The scenes of a run as they are played, one after another. Plain data: a copy is a copy. */
struct reading_play {
  int now, next; /* of the level's list; now -1: none is on */
  bool slow, judged;
  int64_t from_ds, over_ds; /* over_ds: when it ends, once that is known */
  double hand_x, hand_y;    /* where the hand was at first */
  double fear_peak;
  int meals, things;
  struct reading_result results[LEVEL_MAX_SCENES];
};

/* Scores over what has been played (levels.md 5): sum 0..2 a scene, harm: scenes at 0, still: the sum of those that are
 * about stillness. */
struct reading_score {
  int played, right, sum, harm, still, kept_still;
  double bell_median_s;
};
struct reading_score reading_score(const struct reading *scenes, const struct reading_result *results, int n);

/* Of run.c. */
void reading_begin(struct reading_play *p, const struct reading *scenes, int k, sim *s);
enum reading_phase reading_phase(const struct reading_play *p, const struct reading *scene, int64_t now_ds,
                                 double *left_s);
/* What an act would come to now; READING_ACT_COUNT: nothing that counts. */
enum reading_act reading_act_of(const struct reading_play *p, const struct reading *scene, const sim *s,
                                const struct sim_action *a);
void reading_take_act(struct reading_play *p, const struct reading *scene, int64_t now_ds, enum reading_act act);
void reading_take_event(struct reading_play *p, const struct reading *scene, const struct sim_event *e);
/* After each step; true: it is over. */
bool reading_tick(struct reading_play *p, const struct reading *scene, const sim *s);

#endif
