/* level_values.h - what a key of a level may say: one table row a key. Private to level*.c. */
#ifndef HANDSHY_ENGINE_LEVEL_VALUES_H
#define HANDSHY_ENGINE_LEVEL_VALUES_H

#include "level.h"

enum section { SECTION_HEAD, SECTION_RAT, SECTION_VISIT, SECTION_TUNING, SECTION_GOAL, SECTION_DISTURB, SECTION_COUNT };

/* Where a value goes. */
struct place_of_value {
  struct level *level;
  struct sim_rat_def *rat; /* in [rat NAME] */
  struct problems *p;
};

struct key {
  const char *name;
  void (*read)(const struct place_of_value *to, const struct key *key, struct span value);
  double min, max; /* of a number */
  const char *unit;
  size_t offset; /* of the field, in the rat or in the level */
  int index;     /* cue or tuning */
};
enum { KEYS_MAX = 256 }; /* keys of one section */

/* Fills the keys of one section; returns how many. */
int level_keys(enum section section, struct key keys[KEYS_MAX]);
/* Says which key was probably meant. */
void level_say_unknown_key(enum section section, struct span name, struct problems *p);
const char *level_section_name(enum section section);

#endif
