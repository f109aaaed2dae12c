/* level.c - a level's text -> a definition (being filled). */
#include "level.h"
#include <string.h>
const char *goal_word_name(enum goal_word w) {
  static const char *const names[] = {
#define X(id, name) name,
      LEVEL_GOAL_WORDS(X)
#undef X
  };
  return w < GOAL_WORD_COUNT ? names[w] : "?";
}
bool level_read(const char *bytes, size_t length, struct level *out, struct problems *p) {
  (void)bytes, (void)length, (void)p;
  memset(out, 0, sizeof *out);
  sim_def_default(&out->sim);
  out->end_ds = -1;
  return true;
}
bool level_set(struct level *l, const char *assignment, struct problems *p) {
  (void)l, (void)assignment, (void)p;
  return true;
}
