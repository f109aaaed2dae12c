/* handler.h - the built-in handlers: people who play a level through run.h and see only what a player sees (the world,
 * the seen part of each rat, the goals on the card, why an act is refused). They set what levels must be like, and show
 * a player what a kind or a careless week looks like. */
#ifndef HANDSHY_ENGINE_HANDLER_H
#define HANDSHY_ENGINE_HANDLER_H

#include "run.h"

enum handler_kind {
  HANDLER_GUIDE,   /* follows the guide and reads the signs */
  HANDLER_BLIND,   /* the guide's timetable, without reading */
  HANDLER_HASTY,   /* skips steps */
  HANDLER_CAREFUL, /* means well; sometimes late, impatient or inattentive */
  HANDLER_FORCER,  /* holds early and long */
  HANDLER_IDLE,    /* lets time go by */
  HANDLER_COUNT
};
const char *handler_name(enum handler_kind kind);

/* Plays `level` until its outcome is decided or it ends (a level without end: 14 days) and returns the run, diary and
 * all; the caller destroys it. seed 0: the level's own. NULL only when memory is out. */
struct run *handler_play(const struct level *level, uint64_t seed, enum handler_kind kind);
/* The same by the way-th of the level's [goal NAME]s, 1 the first; handler_play takes the first. */
struct run *handler_play_way(const struct level *level, uint64_t seed, enum handler_kind kind, int way);

#endif
