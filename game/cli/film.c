/* film.c - see film.h. */
#include "film.h"

void film_open(struct film *f, struct app *a, struct run *r, const struct diary *d, int64_t at_ds) {
  *f = (struct film){a, r, d, 0, INT64_MAX};
  run_play(r, d, at_ds);
  while (f->next < d->n && d->lines[f->next].at_ds <= sim_now_ds(run_sim(r))) f->next++;
  app_adopt_run(a, r);
  app_go(a, SCENE_VISIT);
}

void film_feed(struct film *f) {
  const struct diary *d = f->d;
  for (; f->next < d->n && d->lines[f->next].at_ds <= sim_now_ds(run_sim(f->run)); f->next++) {
    if (d->lines[f->next].at_ds > f->until_ds) return;
    run_play_line(f->run, &d->lines[f->next], false);
  }
}
