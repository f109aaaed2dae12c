/* level_values.h - what a key of a level may say: one table row a key. Private to level*.c. */
#ifndef HANDSHY_ENGINE_LEVEL_VALUES_H
#define HANDSHY_ENGINE_LEVEL_VALUES_H

#include "level.h"

enum section {
  SECTION_HEAD,
  SECTION_RAT,
  SECTION_VISIT,
  SECTION_TUNING,
  SECTION_GOAL,
  SECTION_DISTURB,
  SECTION_SCENE,
  SECTION_COUNT
};

/* What a [scene] says before all rats are known. */
struct scene_read {
  struct span heading, rat, with;
};

/* Where a value goes. */
struct place_of_value {
  struct level *level;
  struct sim_rat_def *rat; /* in [rat NAME] */
  struct problems *p;
  struct reading *scene; /* in [scene NAME] */
  struct scene_read *scene_read;
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

/* For the other tables: a number with its unit, in the key's range; one of some words, its index or -1. */
bool level_read_number(const struct key *key, struct span value, double *out, struct problems *p);
int level_read_choice(const struct place_of_value *to, const struct key *key, struct span value,
                      const char *const *words, size_t n);
int level_state_keys(struct key *keys); /* of a rat's starting state */

/* level_reading.c: [scene NAME]. */
int level_scene_keys(struct key *keys);
/* The one that begins here; a spare one if it cannot count. */
struct reading *level_begin_scene(struct level *l, struct span name, struct scene_read reads[LEVEL_MAX_SCENES],
                                  struct reading *spare, struct problems *p);
void level_check_scenes(struct level *l, const struct scene_read reads[LEVEL_MAX_SCENES], struct problems *p);

#endif
