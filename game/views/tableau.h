/* tableau.h - a sign of the ethogram as a small scene: the rat that shows it, with the hand, the other rat or the hut
 * that belongs to it. For `handshy pose`, the field guide and the cards. */
#ifndef HANDSHY_GAME_TABLEAU_H
#define HANDSHY_GAME_TABLEAU_H

#include "motion.h"

struct tableau; /* meshes and scratch for one scene at a time, created once */
struct tableau *tableau_create(void);
void tableau_destroy(struct tableau *t);

struct tableau_wish {
  struct staged staged; /* `other` is the tableau's own */
  struct rat_look look;
  enum coat other_coat;
  int tone;   /* of the hand's skin */
  bool bare;  /* the rats alone, no hand, hut or traces */
  float zoom; /* how near one rat by itself is drawn, 0: as suits the sign */
};
/* Fills `cell` (clipped to it); the ground is the caller's. */
void tableau_draw(struct tableau *t, struct draw_list *d, struct rect cell, const struct tableau_wish *wish);
/* Window pixels of a part of the rat that shows the sign, in the last draw: for threads and rings. */
void tableau_part(const struct tableau *t, enum rat_part part, float *x, float *y);

#endif
