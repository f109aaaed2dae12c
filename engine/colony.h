/* colony.h - rats among rats: what a pair and a colony are, and the doors between colony*.c, germs.c and the rest of
 * the engine. Private to the engine; included by inside.h.
 *
 * Residents live in one cage and newcomers in another until they are introduced. A level whose rats all live together
 * has no colony: nothing here is stepped, drawn or hashed for it. */
#ifndef HANDSHY_ENGINE_COLONY_H
#define HANDSHY_ENGINE_COLONY_H

#include "sim.h"

enum { COLONY_PAIRS = SIM_MAX_RATS * (SIM_MAX_RATS - 1) / 2 };

/* Two rats, the lower index first. All 0..1 but where a unit stands. */
/* clang-format off */
#define PAIR_NUMBERS(X) \
  X(tension) \
  X(touchy)  /* of their sexes, ages and tempers; as of the last meeting's begin */ \
  X(known)   /* how well they know each other */ \
  X(rank)    /* how settled it is who is who */ \
  X(rung_s)  /* on this rung */ \
  X(fur_s)   /* at puffed or above, without a break */ \
  X(apart_s) /* one has run off, or a towel lies between, for so long yet */ \
  X(peace_s) /* since they were last parted */
/* clang-format on */
/* clang-format off */
#define PAIR_WHOLES(X) \
  X(rung) \
  X(lead)   /* the rat that presses on, -1 if nobody */ \
  X(pinned) /* at box: one is on its back */ \
  X(loser)  /* of the last fight, while away; -1 */ \
  X(warned) /* this warning was told to be ignored */ \
  X(noted)  /* bits of events told in this minute or second */ \
  X(met)    /* since the last 06:00 */ \
  X(scuffles) X(parted) X(bites)
/* clang-format on */
struct pair {
#define X(name) double name;
  PAIR_NUMBERS(X)
#undef X
#define X(name) int64_t name;
  PAIR_WHOLES(X)
#undef X
};

#define MATE_NUMBERS(X) X(temper) /* 0..1, for life */
/* clang-format off */
#define MATE_WHOLES(X) \
  X(wound) \
  X(germ)     /* 1 carries one */ \
  X(immune)   /* had it */ \
  X(shows_at) /* ds: from then it shows, */ \
  X(over_at)  /* and from then it is over */ \
  X(ill)      /* it shows */ \
  X(exposed)  /* bits of the rats whose germs hands brought since the last 06:00 */
/* clang-format on */
struct mate {
#define X(name) double name;
  MATE_NUMBERS(X)
#undef X
#define X(name) int64_t name;
  MATE_WHOLES(X)
#undef X
};

#define COLONY_NUMBERS(X) X(home_calm_s) /* together at home with no fur up, since the last bite */
/* clang-format off */
#define COLONY_WHOLES(X) \
  X(view)    /* enum role: whose cage the person is at */ \
  X(meeting) /* enum introduce_how, INTRODUCE_COUNT if apart */ \
  X(meeting_at) \
  X(supervised) \
  X(nest_shared) X(cleaned_at) X(fur_at) /* when fur was last up */ \
  X(quarantine) X(clear_from)        /* ds; -1 while no clock runs */ \
  X(clear_days) X(newcomers_at)      /* when the person was last at their cage; -1 */ \
  X(washed) X(crossed)               /* since then */ \
  X(hand_germs) X(hand_germs_at) X(germ_day)
/* clang-format on */
struct colony {
#define X(name) double name;
  COLONY_NUMBERS(X)
#undef X
#define X(name) int64_t name;
  COLONY_WHOLES(X)
#undef X
  bool lives; /* there is one: of the definition, not hashed */
  struct pair pairs[COLONY_PAIRS];
  struct mate mates[SIM_MAX_RATS];
};

static inline int colony_pair_index(int a, int b) {
  int i = a < b ? a : b, j = a < b ? b : a;
  return i * (2 * SIM_MAX_RATS - i - 1) / 2 + (j - i - 1);
}

/* colony.c: meetings. */
void colony_begin(sim *s);
bool colony_in_view(const sim *s, int i);                           /* in the cage at which the person is */
bool colony_together(const sim *s, int i, int j);                   /* in one cage, and both there */
bool colony_apart(const sim *s, int i, int j);                      /* their cages are two */
bool colony_is_friend(const sim *s, int i, int j);                  /* known well enough to be a comfort */
bool colony_is_here(const sim *s, int i);                           /* somebody is with it */
void colony_visit_tick(sim *s);                                     /* after the rats of a visit tick */
void colony_quiet(sim *s, int64_t from, int64_t to);                /* quiet time from .. to has been lived */
void colony_attend(sim *s, const struct sim_action *a);             /* the person turns to the cage this act is for */
bool colony_is_elsewhere(const sim *s, const struct sim_action *a); /* it cannot: the hand is busy at the other cage */
void colony_read_rat(const sim *s, int i, struct sim_rat *out);
void colony_read_world(const sim *s, struct sim_world *out);
void colony_end_visit(sim *s);
void colony_clean(sim *s);
enum sim_reason colony_check_introduce(const sim *s, const struct sim_action *a);
enum sim_reason colony_check_separate(const sim *s, const struct sim_action *a);
enum sim_reason colony_check_supervise(const sim *s, const struct sim_action *a);
void colony_introduce(sim *s, const struct sim_action *a);
void colony_separate(sim *s, const struct sim_action *a);
void colony_supervise(sim *s, const struct sim_action *a);

/* colony_pair.c: one pair, a second at a time: tension, the ladder, what it leaves behind. */
void pair_begin(sim *s, int i, int j);
void pair_meet(sim *s, int i, int j); /* a meeting begins */
void pair_second(sim *s, int i, int j, int64_t second);
void pair_rest(sim *s, int i, int j);                /* down from the ladder */
void pair_part(sim *s, int i, int j);                /* with a towel or otherwise */
double pair_hand_danger(const sim *s, int i, int j); /* bites a second of a hand between them */
const struct pair *pair_of(const sim *s, int i, int j);

/* colony_body.c: what it looks like on the floor. */
int colony_company(const sim *s, int i); /* the rat it has to do with now, -1 if none */
bool colony_will(sim *s, int i);         /* what the others make it do; false: nothing */
enum doing colony_doing(const sim *s, int i);
int colony_signs(const sim *s, int i, enum sign out[SIM_MAX_SIGNS]);
void colony_place_rats(sim *s); /* where they stand when a meeting begins */

/* germs.c: quarantine, and what travels by air, hands and noses. */
void germs_begin(sim *s);
void germs_tick(sim *s); /* signs come and go; at 06:00 the day's chances */
void germs_day(sim *s, int64_t day);
void germs_attend(sim *s, int role);
void germs_wash(sim *s);
enum sim_reason germs_check_quarantine(const sim *s, const struct sim_action *a);
void germs_quarantine(sim *s, const struct sim_action *a);

#endif
