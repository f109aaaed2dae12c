/* hands.h - a person at the window: every act of the engine done by pressing what is on the screen. It finds a chip or
 * a way on a sheet by its id and its words in the ui tree, as speech would, and presses its digit or clicks it. */
#ifndef HANDSHY_TESTS_PLAYED_HANDS_H
#define HANDSHY_TESTS_PLAYED_HANDS_H

#include "app.h"
#include "platform/null.h"

struct hands {
  struct platform *platform;
  struct app *app;
  bool mouse;         /* chips and ways are clicked, else their digits are pressed */
  int64_t talk_until; /* a chip talks for a minute: pressed again until then */
  int acts, lost;     /* done; those for which no way was found on the screen */
  char missing[256];  /* the last of them */
};

/* Sits down at the cage, in a window of 1280 x 720 of which no pixels are drawn. */
void hands_open(struct hands *h, const char *level, bool mouse);
void hands_close(struct hands *h);
/* Does it; false: the screen has no way to do it, or greys it. */
bool hands_do(struct hands *h, const struct sim_action *a);
/* Lets time go by until then: at the cage as fast as the clock's buttons go, between visits by the day strip. */
void hands_wait(struct hands *h, int64_t until_ds, bool stop_at_outcome);
void hands_frame(struct hands *h, double seconds);
bool hands_shows(const struct hands *h, const char *part);
/* Is it in the run's diary, not counting refusals? how < 0: in any way. */
bool hands_wrote(const struct hands *h, enum verb verb, int how);

/* While this is set, the run that the engine's handlers play is that of the window: they play by these hands. */
extern struct hands *hands_of_handlers;

#endif
