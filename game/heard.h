/* heard.h - what makes a sound: the second table of sounds.def. */
#ifndef HANDSHY_GAME_HEARD_H
#define HANDSHY_GAME_HEARD_H

#include "../engine/sim.h"
#include "sound.h"

struct heard {
  enum sound_id sound;
  float every_s;   /* while it lasts, again after so many real seconds; 0: once */
  float gain;      /* 0..1 */
  const char *why; /* not NULL: it makes no sound, and this is why; the rest is 0 then */
};
enum heard_table { HEARD_SIGN, HEARD_DOING, HEARD_EVENT, HEARD_VERB, HEARD_DISTURB };
/* NULL: silent. `row`: an enum sign, doing, sim_event_kind, verb or disturbance. */
const struct heard *heard_by(enum heard_table table, int row);
/* Why it is silent; NULL where it is not, or where the table says nothing of it. */
const char *heard_silent_why(enum heard_table table, int row);

#endif
