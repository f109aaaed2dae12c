/* sim.h - the whole engine as a function: (level, seed, actions) -> (state, events).
 *
 * No clock, no files, no globals, nothing but libc. A `sim` is one block of memory without pointers inside, so a
 * snapshot is a copy and a what-if is a copy plus a replay. Same definition, seed and actions give the same bytes on
 * every build (see num.h for how). Everything a caller reads is a plain struct filled by a sim_read_* function;
 * the only ways to change anything are sim_act and sim_step.
 *
 * Units: centimetres, seconds, degrees, and `ds` = tenths of a second since day 0, 00:00. Levels named 0..1 say so.
 */
#ifndef HANDSHY_ENGINE_SIM_H
#define HANDSHY_ENGINE_SIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  SIM_VERSION = 5,           /* rises whenever a golden diary's result changes */
  SIM_MAX_RATS = 6,          /* rats in one level */
  SIM_MAX_SIGNS = 6,         /* signs shown at once by one rat */
  SIM_MAX_EVENTS = 512,      /* events of one step; provably enough, overflow asserts */
  SIM_MAX_ACTS = 32,         /* acts of one step; more are refused */
  SIM_MAX_TREATS = 16,       /* pieces of food on the floor */
  SIM_MAX_DISTURBANCES = 16, /* scripted by one level */
  SIM_NAME_LENGTH = 24,      /* bytes of a rat's name, terminator included */
  SIM_DS_PER_DAY = 864000,
  SIM_DS_PER_VISIT_TICK = 1,  /* 0.1 s while somebody is with the rat */
  SIM_DS_PER_QUIET_TICK = 600 /* 60 s while nobody is */
};

/* The cage floor, seen from the front: x to the right, y away from the viewer. The hut stands at the left with its
 * door to the right; the hand comes in at the right. Distances of the model are between fingertips and the nearest
 * part of the rat. */
#define CAGE_WIDTH_CM 90.0
#define CAGE_DEPTH_CM 34.0
#define HUT_X_CM 11.0 /* where a rat lies inside */
#define HUT_Y_CM 20.0
#define HUT_RIGHT_CM 24.0 /* the hut's wall with the door; its footprint is x 0..24, y 12..34 */
#define HUT_FRONT_CM 12.0
#define HUT_DOOR_X_CM 27.0 /* in front of the door */
#define HUT_DOOR_Y_CM 18.0
#define BOWL_X_CM 45.0
#define BOWL_Y_CM 27.0
#define BOTTLE_X_CM 78.0
#define BOTTLE_Y_CM 31.0
#define WINDOW_X_CM 60.0 /* outside the cage, behind it */
#define WINDOW_Y_CM 90.0
#define HAND_DOOR_X_CM 90.0 /* where the hand enters */
#define HAND_DOOR_Y_CM 10.0
#define RAT_LENGTH_CM 19.0    /* rump to nose, standing */
#define HAND_GENTLE_CM_S 12.0 /* the speed of `hand CM` */
#define HAND_FAST_CM_S 70.0   /* the speed of `hand CM fast` */

typedef struct sim sim;

enum species { SPECIES_RAT, SPECIES_MOUSE, SPECIES_COUNT };
enum source { SOURCE_BREEDER, SOURCE_PET_STORE, SOURCE_RESCUE, SOURCE_COUNT };
enum sex { SEX_MALE, SEX_FEMALE, SEX_COUNT };
enum role { ROLE_RESIDENT, ROLE_NEWCOMER, ROLE_COUNT };
enum health { HEALTH_WELL, HEALTH_CARRIER, HEALTH_COUNT }; /* carrier: a germ that does not show yet */
enum wound { WOUND_NONE, WOUND_MINOR, WOUND_SERIOUS, WOUND_DEAD, WOUND_COUNT };

/* How far two rats are with each other: play below, the fur up above. */
/* clang-format off */
#define SIM_RUNGS(X) \
  X(CALM, "calm") X(SNIFF, "sniff") X(CHASE, "chase") X(BOX, "box_pin") X(PUFFED, "puffed") X(SIDLE, "sidle") \
  X(BITE, "bite")
/* clang-format on */
enum rung {
#define X(id, name) RUNG_##id,
  SIM_RUNGS(X)
#undef X
      RUNG_COUNT
};

/* What a rat can have learnt to be wary of. Names as in interface.md. */
/* clang-format off */
#define SIM_CUES(X) \
  X(ROOM, "room") X(VOICE, "voice") X(SCENT, "scent") X(HAND, "hand") X(TREAT_HAND, "treat_hand") \
  X(TOUCH, "touch") X(LIFT, "lift") X(HOLD, "hold") X(TOWEL, "towel") X(CLOTHES, "clothes") X(HUT, "hut") \
  X(STRANGER, "stranger")
/* clang-format on */
enum cue {
#define X(id, name) CUE_##id,
  SIM_CUES(X)
#undef X
      CUE_COUNT
};

/* Where a rat is. HELD places are ARMS..FIST; GONE: badly hurt, out of the level for good; AWAY: not in this scene. */
/* clang-format off */
#define SIM_PLACES(X) \
  X(HUT, "hut") X(CAGE, "cage") X(ARMS, "arms") X(TOWEL, "towel") X(CLOTHING, "clothing") X(FIST, "fist") \
  X(OUT, "out") X(ESCAPED, "escaped") X(GONE, "gone") X(AWAY, "away")
/* clang-format on */
enum place {
#define X(id, name) PLACE_##id,
  SIM_PLACES(X)
#undef X
      PLACE_COUNT
};

/* What a rat is doing with its body this moment: one at a time, chosen in body.c. The picture is drawn from this, the
 * signs and the continuous state together. */
#define SIM_DOINGS(X)                                                                                                  \
  X(REST, "rest")       /* lying loose, awake */                                                                       \
  X(SLEEP, "sleep")     /* curled, eyes closed */                                                                      \
  X(STAND, "stand")     /* standing, looking about */                                                                  \
  X(WALK, "walk")       /* unhurried, nose working */                                                                  \
  X(RUN, "run")         /* fast, towards cover */                                                                      \
  X(FREEZE, "freeze")   /* stock still with fear */                                                                    \
  X(HIDE, "hide")       /* in the hut or a corner, pressed down */                                                     \
  X(PEEK, "peek")       /* nose out of the hut door */                                                                 \
  X(STRETCH, "stretch") /* stretch-attend towards the hand or a thing */                                               \
  X(SNIFF, "sniff")     /* nose on something near: hand, treat, floor */                                               \
  X(REAR, "rear")       /* upright, sniffing the air */                                                                \
  X(TAKE, "take")       /* the moment of taking a treat */                                                             \
  X(CARRY, "carry")     /* running off with it in the mouth */                                                         \
  X(EAT, "eat")         /* sitting up, food in both paws (at the bowl: head down) */                                   \
  X(DRINK, "drink")     /* at the bottle */                                                                            \
  X(WASH, "wash")       /* face and whole body */                                                                      \
  X(PETTED, "petted")   /* under a stroking hand, bearing or liking it */                                              \
  X(FLINCH, "flinch")   /* a short shrinking back */                                                                   \
  X(LIFTED, "lifted")   /* being carried up or put back */                                                             \
  X(HELD, "held")       /* in arms, towel, clothing or fist */                                                         \
  X(SQUIRM, "squirm")   /* struggling in the hold */                                                                   \
  X(LIMP, "limp")       /* given up in the hold: still and not calm */                                                 \
  X(PLAY, "play")       /* darting and hopping */                                                                      \
  X(BOX, "box")         /* upright, pushing another */                                                                 \
  X(PIN, "pin")         /* on top of another */                                                                        \
  X(PINNED, "pinned")   /* on its back under another */                                                                \
  X(SIDLE, "sidle")     /* sideways at another, back arched */
enum doing {
#define X(id, name) DOING_##id,
  SIM_DOINGS(X)
#undef X
      DOING_COUNT
};

/* The body-language signs of the ethogram (domain.md section 1), in signs.def: S(ID, "id", heard, ...). */
enum sign {
#define S(id, ...) SIGN_##id,
#include "signs.def"
#undef S
  SIGN_COUNT
};

/* Foods, in treats.def: T(ID, "id", value 0..1, ...). */
enum treat {
#define T(id, ...) TREAT_##id,
#include "treats.def"
#undef T
  TREAT_COUNT
};

/* Verbs of interface.md. */
/* clang-format off */
#define SIM_VERBS(X) \
  X(TALK, "talk") X(SHOUT, "shout") X(HAND, "hand") X(MOVE, "move") X(TREAT, "treat") X(OFFER, "offer") \
  X(PET, "pet") X(TICKLE, "tickle") X(LIFT, "lift") X(HOLD, "hold") X(PUT, "put") X(ROOM, "room") X(OUT, "out") \
  X(HOME, "home") X(REACH, "reach") X(WAKE, "wake") X(WASH, "wash") X(CLEAN, "clean") X(QUARANTINE, "quarantine") \
  X(INTRODUCE, "introduce") X(SUPERVISE, "supervise") X(SEPARATE, "separate") X(CALL, "call") X(SHOW, "show") \
  X(LEAVE, "leave")
/* clang-format on */
enum verb {
#define X(id, name) VERB_##id,
  SIM_VERBS(X)
#undef X
      VERB_COUNT
};

enum hand_how { HAND_IN, HAND_OUT, HAND_TO };              /* `hand in|out|CM` */
enum offer_how { OFFER_FINGERS, OFFER_SPOON, OFFER_BARS }; /* `offer KIND [spoon|bars]` */
enum pet_where { PET_BACK, PET_HEAD, PET_SIDE, PET_BELLY, PET_TAIL, PET_WHERE_COUNT };
enum lift_how { LIFT_SCOOP, LIFT_TOWEL, LIFT_FIST, LIFT_TAIL, LIFT_TUNNEL, LIFT_HOW_COUNT };
/* HOLD_SHIRT holds nobody: the shirt is held open where the hand is, and the rat may walk in, or not. */
enum hold_how { HOLD_ARMS, HOLD_CLOTHING, HOLD_FIST, HOLD_SHIRT, HOLD_HOW_COUNT };
/* What `show` shows: four that may have a past (towel, scent, stranger, clothes), and two that have none. */
enum thing { THING_TOWEL, THING_PERFUME, THING_HAT, THING_SLEEVE, THING_BRUSH, THING_BAG, THING_COUNT };
/* What comes over the rats without anybody's wish: scripted by a level, or by dice. */
enum disturbance { DISTURB_NOISE, DISTURB_CAT, DISTURB_GUEST, DISTURB_CREAM, DISTURB_COUNT };
/* `room`: all of it, one item of the safe-room list, or the curtain (which is no item of it). */
/* clang-format off */
#define SIM_ROOM_ITEMS(X) \
  X(DOOR, "door") X(WINDOW, "window") X(GAP, "gap") X(CABLES, "cables") X(LID, "lid") X(PIPE, "pipe") \
  X(PLANT, "plant") X(CAT, "cat") X(FAMILY, "family")
/* clang-format on */
enum room_item {
#define X(id, name) ROOM_ITEM_##id,
  SIM_ROOM_ITEMS(X)
#undef X
      ROOM_ITEM_COUNT
};
/* What `call` can name beside a sign, in callables.def: K(ID, "id", "words"). */
enum callable {
#define K(id, ...) CALLABLE_##id,
#include "callables.def"
#undef K
  CALLABLE_COUNT
};
enum { CALL_COUNT = SIGN_COUNT + CALLABLE_COUNT }; /* `how` of call: an enum sign, or SIGN_COUNT + an enum callable */
enum room_how {                                    /* ROOM_ITEM + an enum room_item */
                ROOM_SECURED,
                ROOM_UNSECURED,
                ROOM_ITEM,
                ROOM_CURTAIN = ROOM_ITEM + ROOM_ITEM_COUNT,
                ROOM_HOW_COUNT
};
enum quarantine_how { QUARANTINE_BUILDING, QUARANTINE_ROOM, QUARANTINE_NONE }; /* where the newcomers live */
enum introduce_how { INTRODUCE_TOSS, INTRODUCE_CARRIER, INTRODUCE_NEUTRAL, INTRODUCE_HOME, INTRODUCE_COUNT };
enum supervise_how { SUPERVISE_ON, SUPERVISE_OFF };
enum separate_how { SEPARATE_TOWEL, SEPARATE_HAND };

/* One intent of the person. Fields a verb does not use are 0. */
struct sim_action {
  enum verb verb;
  int rat;        /* 0..n_rats-1 */
  int how;        /* hand_how, offer_how and so on, of the verb; for call: see CALL_COUNT; for show: an enum thing */
  int treat;      /* enum treat; or TREAT_COUNT for the rat's favourite */
  double x, y;    /* move: cm in the cage. hand CM, show: x = cm from the rat */
  double seconds; /* talk, pet, tickle: how long. call: unused */
  bool fast;      /* hand: quickly */
};

/* Why an action is refused now; in reasons.def: R(ID, "id", "sentence for the screen"). REASON_NONE is 0. */
enum sim_reason {
#define R(id, ...) REASON_##id,
#include "reasons.def"
#undef R
  REASON_COUNT
};

/* What an event says happened; in events.def: E(ID, "id", ...). */
enum sim_event_kind {
#define E(id, ...) EVENT_##id,
#include "events.def"
#undef E
  EVENT_COUNT
};

/* Why: in causes.def: C(ID, "id", "R-rule or -", "one plain sentence"). */
enum sim_cause {
#define C(id, ...) CAUSE_##id,
#include "causes.def"
#undef C
  CAUSE_COUNT
};

struct sim_event {
  int64_t at_ds;
  enum sim_event_kind kind;
  int rat;              /* -1: no rat in particular */
  enum sim_cause cause; /* never none for an event that raises fear or changes trust */
  enum verb verb;       /* the act it came from, VERB_COUNT if none */
  double value;         /* events.def says what it is: a distance, a fear, seconds, a reason, a sign */
};

/* The one table of behavioural numbers: tuning.def, N(ID, "name", default, min, max, "unit", KIND, "source"). */
enum tuning {
#define N(id, ...) TUNE_##id,
#include "tuning.def"
#undef N
  TUNE_COUNT
};

struct sim_rat_def {
  char name[SIM_NAME_LENGTH];
  enum species species;
  enum source source;
  enum sex sex;
  int age_days;
  char coat[SIM_NAME_LENGTH]; /* hooded-black, agouti, fawn, albino, husky, mink, black: cosmetic */
  double bold;                /* 0..1; < 0: by the dice */
  int favourite;              /* enum treat; TREAT_COUNT: by the dice */
  enum role role;             /* residents live in one cage, newcomers in another until they are introduced */
  bool neutered;
  enum health health;
  /* A starting state; < 0 means "not given". `trust` scales the wariness table until the readout is that, then
   * `wariness` is applied. */
  double settled, fear, trust, wariness[CUE_COUNT];
  double used_to_cm, used_to_hold_s;
  bool guest; /* only in scenes: away at all other times */
};

/* One line of a level's [disturb]. */
struct sim_disturbance {
  enum disturbance kind;
  int outing;     /* 0: by the clock; n: in the n-th outing of the level */
  int64_t at_ds;  /* since day 0, or since that outing began */
  int64_t for_ds; /* how long it stays; 0 for a noise */
};

struct sim_def {
  uint64_t seed;
  int64_t arrival_ds; /* when the rats come home, of day 0 */
  int n_rats;         /* 1..SIM_MAX_RATS */
  struct sim_rat_def rats[SIM_MAX_RATS];
  uint32_t allow; /* bit 1u << enum verb; leave, call and wash are always allowed */
  double tuning[TUNE_COUNT];
  bool half_ticks;     /* for tests of the tick: what flows is integrated in steps of 0.05 s, not 0.1 s */
  bool room_unsecured; /* at first nothing of the room is safe; else all of it is */
  int n_disturbances;
  struct sim_disturbance disturbances[SIM_MAX_DISTURBANCES];
};

/* Fills a definition with defaults: one pet-store rat, everything allowed, arrival 17:00, tuning.def's values. */
void sim_def_default(struct sim_def *def);
/* Fills one rat with defaults: nothing of a starting state given. */
void sim_rat_def_default(struct sim_rat_def *rat);

/* One allocation; the caller owns it. NULL only when memory is out. */
sim *sim_create(const struct sim_def *def);
void sim_destroy(sim *s);
size_t sim_size(void);
void sim_copy(sim *to, const sim *from); /* both from sim_create; afterwards they behave the same for ever */
const struct sim_def *sim_definition(const sim *s);

/* Why `action` is not possible now, REASON_NONE if it is. Changes nothing. */
enum sim_reason sim_check(const sim *s, const struct sim_action *action);
/* Takes effect at once, so that the next check knows of it; what it brings about is told among the events of the next
 * step. A refused action is recorded as EVENT_REFUSED (value = reason) and changes nothing else. At most SIM_MAX_ACTS
 * a step; more are refused. */
enum sim_reason sim_act(sim *s, const struct sim_action *action);
/* One tick: SIM_DS_PER_VISIT_TICK with somebody there, else on to the next whole minute (or to `until_ds`, if sooner:
 * where a caller stops on the way makes no difference to what happens). Time begins at 0, day 0, 00:00; the first step
 * leads to arrival_ds, and before that nothing happens. A visit begins with the first act that needs a person and ends
 * with `leave`. Never passes until_ds; does nothing when the time is there already. */
void sim_step(sim *s, int64_t until_ds);

/* Events of the last step (and refusals since), valid until the next sim_step. */
const struct sim_event *sim_events(const sim *s, int *n);
int64_t sim_now_ds(const sim *s);
/* Whole state, field by field in fixed order. */
uint64_t sim_hash(const sim *s);

/* What can be known of one rat. Seen: what a player or a handler may use. Inner: for the lens, reports and tests. */
struct sim_rat {
  /* seen */
  enum place place;
  enum doing doing;
  double doing_s;     /* for how long already */
  double x_cm, y_cm;  /* ground point under the middle of the body */
  double heading_deg; /* 0 = to the right, 90 = away from the viewer; the way the body points */
  double speed_cm_s;
  double nose_x_cm, nose_y_cm;
  double hand_cm;              /* fingertips to the nearest part of the rat; 999 with no hand in the cage */
  double look_x_cm, look_y_cm; /* what the head is turned to */
  enum sign signs[SIM_MAX_SIGNS];
  int n_signs;         /* the first is the plainest */
  int food;            /* enum treat in mouth or paws, TREAT_COUNT if none */
  double eaten;        /* 0..1 how much of it is gone */
  double breaths_s;    /* breathing rate */
  double sleepy;       /* 0..1, seen in the eyes */
  double held_s;       /* seconds in this hold */
  bool ate_here;       /* the last treat was eaten on the spot, not carried off */
  bool leaned_in;      /* the last stroke was leaned into */
  bool in_view;        /* in the cage at which the person is, or would be; false: nobody sees it */
  enum rung rung;      /* the highest rung it is on with another rat */
  int with;            /* that rat; -1 if none */
  bool leads;          /* it is the one that presses on */
  bool ill;            /* signs of illness show */
  bool watches_window; /* its nose and ears point there */
  bool under;          /* out of the cage and under the furniture: nobody can reach it gently */
  bool in_tunnel;      /* held, in the tunnel that it walked into */
  enum wound wounds;   /* the worst that another rat has done to it */
  /* inner */
  double fear, stress, trust, settled, wariness[CUE_COUNT];
  double enough, giveup, satiety, joy;
  double defence; /* 0..1: on its guard since a cat */
  double used_to_cm, used_to_hold_s;
  double hover_cm;     /* where wanting and fearing balance now */
  double solicit;      /* 0..1 readiness to come and ask */
  double shy, ceiling; /* temperament; the highest trust this rat can reach */
  int favourite;       /* enum treat */
  bool germ;           /* carries one, whether it shows or not */
  /* tallies since the start */
  double fear_peak, minutes_fear_over_half, hold_longest_calm_s;
  int nips, bites, escapes, treats_eaten, scares;
};
void sim_read_rat(const sim *s, int rat, struct sim_rat *out);
void sim_read_rats(const sim *s, struct sim_rat *out); /* of all rats that there are */
/* Only what is seen of its own body; all the rest, company and heading_deg too, is left at 0. For who looks often. */
void sim_see_rat(const sim *s, int rat, struct sim_rat *out);

struct sim_treat {
  int kind; /* enum treat */
  double x_cm, y_cm;
};
struct sim_world {
  int64_t now_ds;
  bool person; /* somebody is there: ticks are 0.1 s */
  bool talking;
  bool hand_in;
  double hand_x_cm, hand_y_cm; /* fingertips */
  double hand_cm_s;            /* its speed in the last tick */
  bool hand_busy;              /* still on its way to where `hand CM` or `move` sent it */
  int offering;                /* enum treat held out, TREAT_COUNT if none */
  enum offer_how offer_how;
  int petting_rat; /* -1 if none */
  enum pet_where pet_where;
  int held_rat; /* -1 if none */
  bool secured;
  bool smelly_fingers;
  int shirt_rat; /* the rat for which a shirt is held open, -1 if none */
  double light;  /* 0 night .. 1 day, of the hour */
  int n_treats;
  struct sim_treat treats[SIM_MAX_TREATS]; /* those in the cage in view */
  enum introduce_how meeting;              /* how newcomers and residents are together; INTRODUCE_COUNT: they are not */
  double meeting_s;
  bool supervised;  /* somebody watches a meeting; it then ends when the person leaves */
  bool nest_shared; /* they have slept in one heap: they live together */
  enum role view;   /* whose cage the person is at, while the two are apart */
  enum quarantine_how quarantine;
  int quarantine_days;  /* clear days so far: nobody showed a sign */
  unsigned room_safe;   /* bits 1u << enum room_item: looked after */
  bool curtain;         /* drawn */
  unsigned there, left; /* bits 1u << enum disturbance: there now; gone, but leaving a trace for a day (paw prints on
                           the sill, two cups on the table, an open tube of cream) */
};
void sim_read_world(const sim *s, struct sim_world *out);

/* Two rats with each other. Rung and lead can be seen, the rest is inner. */
struct sim_pair {
  enum rung rung;
  int lead;                            /* who presses on, -1 if nobody */
  double tension, known, rank, away_s; /* away_s: one has run off for so long yet */
  int scuffles, parted, bites;
};
void sim_read_pair(const sim *s, int a, int b, struct sim_pair *out);

/* ---- scenes: a moment to begin from ---- */

/* What it is at when a scene begins. */
/* clang-format off */
#define SIM_STAGED(X) \
  X(HOME, "home")       /* in the hut */ \
  X(PEEK, "peek")       /* nose out of the hut's door */ \
  X(REST, "rest")       /* lying loose; asleep, if sleepy */ \
  X(LOOK, "look")       /* about: rearing, sniffing, standing */ \
  X(STRETCH, "stretch") /* at the distance where wanting and fearing the hand balance */ \
  X(FREEZE, "freeze")   /* stock still in the open */ \
  X(ASK, "ask")         /* come to where hands come in */ \
  X(HOLD, "hold")       /* in the arms; limp, if it has given up */ \
  X(MEET, "meet")       /* with another rat, on bare ground */
/* clang-format on */
enum stage_does {
#define X(id, name) STAGED_##id,
  SIM_STAGED(X)
#undef X
      STAGED_COUNT
};

/* One rat, or two that meet (then the first presses on); everybody else is away. The moment is a state like any other:
 * what is seen of it, and what comes of it, follows. */
struct sim_stage {
  int rat, with; /* with: -1 if nobody; the two must be of different roles */
  enum stage_does does;
  double for_s;              /* how long it means to keep at that, if nothing happens */
  double x_cm, y_cm;         /* of its body (peek, home and ask have their own places) */
  double facing_x, facing_y; /* a unit vector */
  struct sim_rat_def given;  /* only its starting state, as the level's; < 0: that of the rat itself */
  double enough, giveup;     /* 0..1, and so are the next */
  double stress, sleepy, satiety, joy;
  double held_s;  /* for so long already */
  double hand_cm; /* from fingertips to the rat; < 0: no hand in the cage */
  int food;       /* enum treat lying under its nose, TREAT_COUNT for its favourite; -1: none */
  enum rung rung; /* with the other rat */
  double tension;
};
/* The default: an unhurried rat in the middle of the floor, no hand. */
void sim_stage_default(struct sim_stage *stage);
/* Sets this moment up, now, with somebody there, and does not end before sim_unstage: until then `leave` takes hands
 * and voice away, but the person goes on looking. Tallies of the rats go on. */
void sim_stage(sim *s, const struct sim_stage *stage);
void sim_unstage(sim *s); /* the person goes */
/* Back to an earlier moment of the same level, as if nothing had been lived since; the time stays what it is. */
void sim_return(sim *s, const sim *before);
const char *sim_staged_name(enum stage_does v);

/* Names and words of the tables above. */
const char *sim_verb_name(enum verb v);
const char *sim_cue_name(enum cue c);
const char *sim_place_name(enum place p);
const char *sim_doing_name(enum doing d);
const char *sim_sign_name(enum sign g);
const char *sim_call_name(int how); /* of a sign or a callable */
const char *sim_callable_words(enum callable c);
const char *sim_treat_name(int t); /* "favourite" for TREAT_COUNT */
const char *sim_event_name(enum sim_event_kind k);
const char *sim_cause_name(enum sim_cause c);
const char *sim_cause_sentence(enum sim_cause c);
const char *sim_cause_rule(enum sim_cause c);
const char *sim_reason_name(enum sim_reason r);
const char *sim_reason_sentence(enum sim_reason r);
const char *sim_species_name(enum species v);
const char *sim_source_name(enum source v);
const char *sim_sex_name(enum sex v);
const char *sim_role_name(enum role v);
const char *sim_health_name(enum health v);
const char *sim_wound_name(enum wound v);
const char *sim_rung_name(enum rung v);
const char *sim_disturbance_name(enum disturbance v);

struct sim_tuning_row {
  const char *name, *unit, *kind, *source; /* kind: measured, inferred or design */
  double value, min, max;
};
const struct sim_tuning_row *sim_tuning_row(enum tuning t);

#endif
