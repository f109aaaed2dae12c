/* meetings.h - which signs the player has met: seen or heard while somebody was there, counted once a run. */
#ifndef HANDSHY_GAME_MEETINGS_H
#define HANDSHY_GAME_MEETINGS_H

#include "../engine/run.h"
#include "progress.h"

struct meetings {
  uint64_t here; /* bits of enum sign: met in this run already */
  bool changed;  /* the progress knows more than its file */
};
/* What a run that was taken up again has shown before. */
void meetings_known(struct meetings *m, const struct run *r);
/* What the rats in view show now. `detector`: calls too high for ears are heard. */
void meetings_look(struct meetings *m, const sim *s, const struct level *l, bool detector, struct progress *g);
/* Before an act: "I see ..." and it shows just that. */
void meetings_name(struct meetings *m, const sim *s, const struct sim_action *a, struct progress *g);

#endif
