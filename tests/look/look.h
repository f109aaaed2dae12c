/* look.h - every screen at every size, size of words and theme, held against what style.md asks of all of them: nothing
 * cut, nothing over anything else, nothing under 4.5:1, nothing smaller than the player chose, all of it in reach.
 *   look.c          the walk: screens x sizes x words x themes
 *   look_screens.c  which screens there are and how one comes to them
 *   look_rules.c    what is asked of each
 */
#ifndef HANDSHY_TESTS_LOOK_H
#define HANDSHY_TESTS_LOOK_H

#include "app.h"
#include "platform/null.h"

struct look {
  struct platform *platform;
  struct app *app;
  struct raster *raster; /* of the rules' own pictures */
  uint32_t *with, *without;
  int cap;                  /* pixels of each */
  char where[160];          /* screen, size, words, theme: of the faults found now */
  char screen[48];          /* the screen alone */
  int faults, kinds, looks; /* found; different ones; builds looked at */
  bool tell_all;            /* each fault, not only the first of its kind on a screen */
};

struct look_screen {
  const char *name;
  const char *level;     /* NULL: no run is needed */
  const char *diary;     /* of levels/diaries, played first; may be NULL */
  enum scene_kind scene; /* gone to */
  /* What is pressed there, words apart by blanks: "l" a key, "visit.menu" a node, "~3" three seconds,
   * "?visit.predict.0" wait until that node is there, "focus:shelf.book.4" the focus. */
  const char *steps;
  float text; /* size of words at which it is come to; 0: 1 */
};

/* NULL after the last. The scenes that have no row get one of their own. */
const struct look_screen *look_screen_at(int i);
/* Opens the app and comes to the screen. */
void look_open(struct look *k, const struct look_screen *s);
void look_close(struct look *k);
void look_frames(struct look *k, int n);

/* What is asked of the tree and the draw list of the last build. */
void look_check_layout(struct look *k);
void look_check_keys(struct look *k);     /* Tab comes to every control */
void look_check_pictures(struct look *k); /* words against the pixels behind them */
void look_fault(struct look *k, const char *kind, const char *text, const char *how);
/* The scrolled part that there is turned by most of its height; false: at its end, or there is none. */
bool look_scroll_on(struct look *k);
void look_scroll_home(struct look *k);

#endif
