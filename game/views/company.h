/* company.h - the rats of one scene, drawn far to near; those close enough to touch become one picture. */
#ifndef HANDSHY_GAME_COMPANY_H
#define HANDSHY_GAME_COMPANY_H

#include "motion.h"
#include "room.h"

struct company_rat {
  struct rat_view *view;
  const struct rat_look *look;
  struct motion_now now;
  struct company_turn *turn; /* NULL: drawn anew each time */
};
/* A body costs much, and 30 of its pictures a second are enough: in the frames between its last is shown again. The
 * caller sets all but drawn_slot before each draw. `slot` counts sixtieths of a second, or frames; those whose `who`
 * differ by one take turns, so that no frame has to draw them all. */
struct company_turn {
  long slot, drawn_slot;
  int who;
  bool runs; /* so fast that its picture is moved along between */
};
/* n up to SIM_MAX_RATS, in any order, with nothing of the scene between them. */
void company_draw(struct draw_list *d, const struct stage *st, const struct company_rat *rats, int n);

#endif
