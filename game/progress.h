/* progress.h - which levels are won and which signs were met. Kept apart from the saved visit and independent of the
 * engine's version, so that nothing that happens to a save can take it away. */
#ifndef HANDSHY_GAME_PROGRESS_H
#define HANDSHY_GAME_PROGRESS_H

#include "../engine/sim.h"
#include "../engine/text.h"
#include <stdint.h>

enum { PROGRESS_MAX = 256, PROGRESS_NAME = 64 };
struct progress_level {
  char name[PROGRESS_NAME];
  int64_t best_ds; /* when it was won earliest, since day 0 */
  int times;
};
struct progress_sign {
  int met, named; /* in how many runs; how often named and right */
};
struct progress {
  int n;
  struct progress_level levels[PROGRESS_MAX];
  struct progress_sign signs[SIGN_COUNT];
};
void progress_parse(const char *bytes, size_t length, struct progress *out, struct problems *p);
int progress_print(const struct progress *g, char *out, size_t size);                    /* as snprintf */
const struct progress_level *progress_find(const struct progress *g, const char *level); /* NULL: not won yet */
void progress_win(struct progress *g, const char *level, int64_t at_ds);

void progress_load(struct progress *g);
bool progress_store(const struct progress *g);

#endif
