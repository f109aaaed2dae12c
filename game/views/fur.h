/* fur.h - draws a posed skin: faces, soft outline, fur edge, loose hairs. */
#ifndef HANDSHY_GAME_FUR_H
#define HANDSHY_GAME_FUR_H

#include "coat.h"

struct fur {
  const struct coat_look *look;
  const struct ramp *ramp; /* one a vertex of the skin */
  const struct rat_rig *rig;
  float fray;   /* H the fur edge stands out */
  bool wild;    /* raised fur: long clumps, too */
  float ragged; /* 0 smooth .. 1 in tufts */
};
void fur_draw(struct soup *s, struct posed_skin *p, const struct fur *fur);

#endif
