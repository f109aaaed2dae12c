/* levels.h - what the level folder holds, for the shelf: every file with its name, whole ones with their level, broken
 * ones with their mistakes. */
#ifndef HANDSHY_GAME_LEVELS_H
#define HANDSHY_GAME_LEVELS_H

#include "../engine/level.h"

enum { LEVELS_MISTAKES = 6 };
struct level_entry {
  char name[64];       /* file name without .level */
  struct level *level; /* NULL: the file has mistakes */
  int mistakes;        /* how many in all */
  struct problem first[LEVELS_MISTAKES];
};
struct levels {
  int n;
  struct level_entry *list; /* campaign levels by number, then the others by name */
};
/* Reads the folder; an empty list when there is none. The caller frees it. */
void levels_read(struct levels *l, const char *dir);
void levels_free(struct levels *l);
/* The window can play it. Reading scenes it cannot show yet; the command line and the handlers play them. */
bool levels_playable(const struct level *level);

#endif
