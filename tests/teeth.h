/* teeth.h - what a rat shows before it bites: the one list for all tests that look for it. */
#ifndef HANDSHY_TESTS_TEETH_H
#define HANDSHY_TESTS_TEETH_H

#include "sim.h"

static inline bool teeth_shows(const struct sim_rat *r, enum sign g) {
  for (int k = 0; k < r->n_signs; k++) {
    if (r->signs[k] == g) return true;
  }
  return false;
}

/* It does not look calm: afraid, wanting to get away, or in the middle of a scuffle with another rat. */
static inline bool teeth_are_near(const struct sim_rat *r) {
  static const enum sign warns[] = {
      SIGN_FREEZE, SIGN_FLEE_HIDE, SIGN_EARS_TWITCH_BACK, SIGN_SQUIRM, SIGN_LIMP_STILL_IN_HAND,
      SIGN_BOX,    SIGN_PIN,       SIGN_PUFFED,           SIGN_SIDLE,  SIGN_RUMP_ATTACK};
  for (size_t g = 0; g < sizeof warns / sizeof *warns; g++) {
    if (teeth_shows(r, warns[g])) return true;
  }
  return false;
}

#endif
