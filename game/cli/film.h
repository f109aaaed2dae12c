/* film.h - a diary shown in the app from some moment on: for pictures of it, and to measure what its frames cost. */
#ifndef HANDSHY_CLI_FILM_H
#define HANDSHY_CLI_FILM_H

#include "../../engine/run.h"
#include "../app.h"

struct film {
  struct app *app;
  struct run *run;       /* the app's */
  const struct diary *d; /* the caller's */
  int next;              /* line of it that is not played yet */
  int64_t until_ds;      /* lines after it stay unplayed */
};
/* Plays the diary to `at_ds`, begins the visit there. The app owns `r`, a run at the diary's beginning, from now on. */
void film_open(struct film *f, struct app *a, struct run *r, const struct diary *d, int64_t at_ds);
/* What the diary says for the time that has come; call it before each frame. */
void film_feed(struct film *f);

#endif
