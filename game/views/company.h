/* company.h - the rats of one scene, drawn far to near; those close enough to touch become one picture. */
#ifndef HANDSHY_GAME_COMPANY_H
#define HANDSHY_GAME_COMPANY_H

#include "motion.h"
#include "room.h"

struct company_rat {
  struct rat_view *view;
  const struct rat_look *look;
  struct motion_now now;
};
/* n up to SIM_MAX_RATS, in any order, with nothing of the scene between them. */
void company_draw(struct draw_list *d, const struct stage *st, const struct company_rat *rats, int n);

#endif
