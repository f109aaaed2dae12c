/* past.h - earned starting states: `history = guide until trust 0.58` of a level file. */
#ifndef HANDSHY_ENGINE_PAST_H
#define HANDSHY_ENGINE_PAST_H

#include "level.h"

/* Lets every rat with a history live it, with the level's seed: the built-in guide keeps it, alone on a plain level,
 * from the day it comes home until its trust reads what the history says (at most PAST_MOST_DAYS). What it then is
 * wary of, is used to and how far it has settled become its starting state, where the level does not say them itself. A
 * few milliseconds a rat, and no dice but the seed's. false only when memory is out. */
enum { PAST_MOST_DAYS = 60 };
bool past_live(struct level *l);

#endif
