/* plan.h - a diary of a person who does anything at all: made by dice, shrunk to the few acts that matter when it
 * breaks a property, and printed as a diary. A property is plain code that says why it does not hold: it runs in any
 * thread. */
#ifndef HANDSHY_TESTS_RANDOM_PLAN_H
#define HANDSHY_TESTS_RANDOM_PLAN_H

#include <stdio.h>
#include <string.h>

#include "diary.h"
#include "num.h"
#include "sim.h"

enum { ACTS = 120, WHY = 200 };

struct step {
  int64_t wait_ds; /* before it */
  struct sim_action act;
};
struct plan {
  uint64_t seed;
  struct sim_def def;
  int n;
  struct step steps[ACTS];
};

static inline double dice(const struct plan *p, int k, uint32_t purpose) {
  return num_dice(p->seed, (uint64_t)k, 0, 5000 + purpose);
}
static inline int pick(const struct plan *p, int k, uint32_t purpose, int n) { return (int)(dice(p, k, purpose) * n); }

/* Often what leads somewhere: the hand to the rat, food, a stroke, a lift; at times a long time alone. */
static inline struct step random_step(const struct plan *p, int k) {
  static const enum verb likely[] = {VERB_HAND, VERB_HAND, VERB_HAND, VERB_TREAT, VERB_OFFER, VERB_PET,    VERB_LIFT,
                                     VERB_LIFT, VERB_PUT,  VERB_HOLD, VERB_TALK,  VERB_REACH, VERB_TICKLE, VERB_LEAVE};
  enum { LIKELY = sizeof likely / sizeof likely[0] };
  enum verb v = dice(p, k, 0) < 0.7 ? likely[pick(p, k, 1, LIKELY)] : (enum verb)pick(p, k, 1, VERB_COUNT);
  static const int hows[VERB_COUNT] = {[VERB_HAND] = 3,
                                       [VERB_OFFER] = 3,
                                       [VERB_PET] = PET_WHERE_COUNT,
                                       [VERB_LIFT] = LIFT_HOW_COUNT,
                                       [VERB_HOLD] = HOLD_HOW_COUNT,
                                       [VERB_ROOM] = 2,
                                       [VERB_SHOW] = THING_COUNT,
                                       [VERB_CALL] = CALL_COUNT};
  struct step s = {.act = {.verb = v, .rat = pick(p, k, 2, p->def.n_rats)}};
  s.act.how = hows[v] ? pick(p, k, 3, hows[v]) : 0;
  if (v == VERB_HAND && s.act.how != HAND_TO && dice(p, k, 4) < 0.7) s.act.how = HAND_TO;
  s.act.treat = pick(p, k, 5, TREAT_COUNT + 1);
  s.act.x = dice(p, k, 6) * dice(p, k, 7) * 60, s.act.y = dice(p, k, 8) * 34;
  s.act.seconds = 1 + 20 * dice(p, k, 9) * dice(p, k, 10);
  s.act.fast = dice(p, k, 11) < 0.15;
  s.wait_ds = (int64_t)(60 * dice(p, k, 12) * dice(p, k, 13));
  if (k && p->steps[k - 1].act.verb == VERB_LEAVE) s.wait_ds = (int64_t)(400000 * dice(p, k, 14));
  return s;
}

static inline struct plan random_plan(uint64_t seed) {
  struct plan p = {.seed = seed, .n = ACTS};
  sim_def_default(&p.def);
  p.def.seed = seed;
  p.def.n_rats = 1 + pick(&p, 0, 20, 2);
  for (int i = 0; i < p.def.n_rats; i++) {
    p.def.rats[i].source = (enum source)pick(&p, i, 21, SOURCE_COUNT);
    p.def.rats[i].species = dice(&p, i, 22) < 0.1 ? SPECIES_MOUSE : SPECIES_RAT;
    p.def.rats[i].age_days = dice(&p, i, 23) < 0.5 ? 50 : 300;
  }
  for (int k = 0; k < ACTS; k++) p.steps[k] = random_step(&p, k);
  p.steps[0].wait_ds = p.def.arrival_ds + (int64_t)(dice(&p, 0, 24) * 3 * SIM_DS_PER_DAY);
  for (int k = 0; k < ACTS; k++) diary_round(&p.steps[k].act); /* as a diary keeps it */
  return p;
}

/* false: it does not hold, and `why` says so. */
typedef bool property(const struct plan *p, char why[WHY]);

/* The same without `count` of its acts; what is left keeps its time. */
static inline struct plan without(const struct plan *p, int from, int count) {
  struct plan less = *p;
  int64_t waits = 0;
  if (count > p->n - from) count = p->n - from;
  for (int k = from; k < from + count; k++) waits += p->steps[k].wait_ds;
  less.n -= count;
  memmove(&less.steps[from], &p->steps[from + count], sizeof less.steps[0] * (size_t)(less.n - from));
  if (from < less.n) less.steps[from].wait_ds += waits;
  return less;
}

/* Drops acts, many at once and then one by one, as long as the property still does not hold: in what is left each act
 * is needed. */
static inline struct plan shrink(struct plan p, property *holds, char why[WHY]) {
  bool dropped = true;
  for (int size = p.n / 2 > 0 ? p.n / 2 : 1; size > 1 || dropped; size = size > 1 ? size / 2 : 1) {
    dropped = false;
    for (int from = 0; from < p.n;) {
      struct plan less = without(&p, from, size);
      if (holds(&less, why)) {
        from += size;
      } else {
        p = less;
        dropped = true;
      }
    }
  }
  holds(&p, why); /* of the last that did not hold */
  return p;
}

static inline void print_plan(FILE *out, const struct plan *p) {
  static const char *const names[] = {"Pip", "Moss", "Fern", "Bracken", "Sorrel", "Tansy"};
  int64_t at_ds = 0;
  for (int i = 0; i < p->def.n_rats; i++)
    fprintf(out, "# %s: %s, %s, %d days old\n", names[i], sim_species_name(p->def.rats[i].species),
            sim_source_name(p->def.rats[i].source), p->def.rats[i].age_days);
  fprintf(out, "seed %d\n", (int)p->seed);
  for (int k = 0; k < p->n; k++) {
    char line[256];
    at_ds += p->steps[k].wait_ds;
    struct diary_line l = {.at_ds = at_ds, .action = p->steps[k].act};
    if (!diary_can_say(&l.action)) {
      fprintf(out, "# %s, with numbers that no diary has\n", sim_verb_name(l.action.verb));
      continue;
    }
    diary_print_line(&l, names, p->def.n_rats, line, sizeof line);
    fputs(line, out);
  }
}

#endif
