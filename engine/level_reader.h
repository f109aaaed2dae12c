/* level_reader.h - a level file while it is being read. Private to level.c and level_goals.c. */
#ifndef HANDSHY_ENGINE_LEVEL_READER_H
#define HANDSHY_ENGINE_LEVEL_READER_H

#include "level_values.h"

struct reader {
  struct level level;
  struct problems *p;
  enum section section; /* SECTION_COUNT: an unknown one, whose lines nobody can check */
  struct key keys[KEYS_MAX];
  int n_keys, first_line[KEYS_MAX]; /* where a key was given already, 0 if not yet */
  int section_line[SECTION_COUNT];
  struct reading *scene, spare_scene;
  struct scene_read scene_reads[LEVEL_MAX_SCENES];
  struct sim_rat_def *rat, spare; /* spare: of a rat that does not count */
  struct span rat_name[SIM_MAX_RATS], way_name[LEVEL_MAX_WAYS];
  bool has_source[SIM_MAX_RATS];
  struct span goal_rat[LEVEL_MAX_GOALS]; /* `@Pip`: found when all rats are known */
  int goal_line[LEVEL_MAX_GOALS];
  int way;
  bool has_title, has_rat, has_text, after_text; /* even if there was a mistake in it */
};

/* level.c */
/* Of sections that may stand but once. */
void level_say_if_twice(struct reader *r, enum section section, struct span name);

/* level_disturb.c */
void level_read_disturbance(struct reader *r, struct span line);

/* level_goals.c */
void level_begin_goals(struct reader *r, struct span name); /* [goal] or [goal NAME] */
void level_read_goal(struct reader *r, struct span line);
void level_check_goals(struct reader *r); /* when all rats and goals are known */

#endif
