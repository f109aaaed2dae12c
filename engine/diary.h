/* diary.h - the one record of what somebody did: text <-> actions. Format: interface.md. */
#ifndef HANDSHY_ENGINE_DIARY_H
#define HANDSHY_ENGINE_DIARY_H

#include "sim.h"
#include "text.h"

enum diary_scenes { DIARY_NO_SCENES, DIARY_SCENES_SLOW, DIARY_SCENES_UNSEEN };

struct diary_line {
  int64_t at_ds;
  bool is_hash; /* a `hash` line: hash is set, action is not */
  uint64_t hash;
  struct sim_action action;
  int more_days; /* not 0: a `days` line, by which a player takes more time; neither hash nor action */
  int scenes;    /* not 0: a `scenes slow` or `scenes unseen` line (enum diary_scenes); neither hash nor action */
  int line;      /* in the file it came from, 0 if from none */
};

struct diary {
  char level[64];
  uint64_t seed;
  int n, capacity;
  struct diary_line *lines; /* times never go back */
};

void diary_init(struct diary *d); /* empty */
void diary_free(struct diary *d);
bool diary_append(struct diary *d, const struct diary_line *line); /* false: memory is out */

/* Only the level's name and the seed, so that the level can be loaded for the rats' names; false if it names none.
 * *out has no lines. Mistakes are left to diary_read. */
bool diary_read_head(const char *bytes, size_t length, struct diary *out);
/* Where a diary says @NAME, `names` gives the rats' names (may be NULL: then only @1.. and no mark are known; with
 * n_names < 0 every name is taken for the first rat: to check a diary without its level). All mistakes go to `p`; *out
 * is filled only when there is none. `torn_tail_ok`: this is a save that a crash may have cut off, and a last line
 * without its newline is left out. */
bool diary_read(const char *bytes, size_t length, const char *const *names, int n_names, bool torn_tail_ok,
                struct diary *out, struct problems *p);
/* Writes one line, newline included, as snprintf does: returns the length it needs. */
int diary_print_line(const struct diary_line *line, const char *const *names, int n_names, char *out, size_t size);
int diary_print_head(const struct diary *d, char *out, size_t size);

/* An act as a diary keeps it, numbers with three decimals and what the verb does not use 0: play what is written, so
 * that a replay is the same. */
void diary_round(struct sim_action *action);
/* A diary has words for it, and reads them back as the same: nothing is out of its range. The rat is not looked at. */
bool diary_can_say(const struct sim_action *action);

/* `17:00`, `18:05:30.2` -> tenths of a second since midnight, 24:00 the latest. Minutes may be left out. */
bool diary_clock(struct span word, int64_t *out_ds, struct problems *p);
/* `d3T18:05:30` or (two words) `d3 18:05:30`; tenths are allowed. */
bool diary_time(struct span word, const struct span *clock, int64_t *out_ds, struct problems *p);
int diary_print_time(int64_t at_ds, char *out, size_t size); /* d3T18:05:30 or d3T18:05:30.2 */

#endif
