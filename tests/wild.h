/* wild.h - somebody who does anything at all, drawn from a fixed generator, so that a failure names the seed that
 * repeats it. For the tests of what looks on while somebody plays. */
#ifndef HANDSHY_TESTS_WILD_H
#define HANDSHY_TESTS_WILD_H

#include "run.h"

static inline uint32_t wild_next(uint32_t *chance) {
  *chance = *chance * 1664525u + 1013904223u;
  return *chance >> 8;
}

static inline struct sim_action wild_act(uint32_t *chance, int n_rats) {
  static const enum verb common[] = {VERB_MOVE, VERB_HAND, VERB_TREAT, VERB_OFFER, VERB_PET, VERB_LIFT, VERB_PUT};
  enum verb verb = wild_next(chance) % 2 ? common[wild_next(chance) % 7] : (enum verb)(wild_next(chance) % VERB_COUNT);
  if (verb == VERB_LEAVE && wild_next(chance) % 4) verb = VERB_TALK;
  struct sim_action a = {.verb = verb, .rat = (int)(wild_next(chance) % (uint32_t)n_rats)};
  a.how = (int)(wild_next(chance) % 5);
  a.treat = (int)(wild_next(chance) % (TREAT_COUNT + 1));
  a.x = wild_next(chance) % 90;
  a.y = wild_next(chance) % 34;
  a.seconds = 1 + wild_next(chance) % 30;
  a.fast = wild_next(chance) % 4 == 0;
  return a;
}

/* Two days of it, in visits of a few minutes. */
static inline struct run *live_wildly(const struct level *level, uint32_t seed) {
  uint32_t chance = seed;
  struct run *r = run_create(level, seed);
  run_until(r, 18 * 36000, false);
  for (int i = 0; i < 120; i++) {
    struct sim_action a = wild_act(&chance, level->sim.n_rats);
    run_act(r, &a);
    bool long_pause = wild_next(&chance) % 12 == 0;
    run_until(r, sim_now_ds(run_sim(r)) + (long_pause ? 20000 + wild_next(&chance) % 20000 : wild_next(&chance) % 90),
              false);
    if (!long_pause || wild_next(&chance) % 2) continue;
    struct sim_action leave = {.verb = VERB_LEAVE};
    run_act(r, &leave);
    run_until(r, sim_now_ds(run_sim(r)) + 36000, false);
  }
  return r;
}

#endif
