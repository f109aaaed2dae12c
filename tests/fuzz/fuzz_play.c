/* Any diary that can be read can be played: no assertion of the engine falls, whatever somebody writes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char level_text[] = "handshy level 1\ntitle = Any\n[rat Pip]\nsource = pet-store\nbold = 0.4\n"
                                 "[rat Moss]\nsource = breeder\ntrust = 0.6\n[goal]\ntrust >= 0.9\ntouches = 0\n";
enum { STEPS_MAX = 20000 }; /* a visit of half an hour: enough for anything, and no fuzzer waits for a week */

static void play(const struct level *level, const struct diary *d) {
  struct run *r = run_create(level, d->seed);
  if (!r) abort();
  int steps = 0;
  for (int i = 0; i < d->n && steps < STEPS_MAX; i++) {
    while (sim_now_ds(run_sim(r)) < d->lines[i].at_ds && steps++ < STEPS_MAX) run_step(r, d->lines[i].at_ds);
    if (steps < STEPS_MAX) run_play_line(r, &d->lines[i], false);
  }
  for (int i = 0; i < 50; i++) run_step(r, INT64_MAX);
  run_destroy(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static struct problems p;
  static const char *const names[] = {"Pip", "Moss"};
  struct level level;
  struct diary d;
  p.n = p.total = 0;
  if (!level_read(level_text, strlen(level_text), &level, &p)) abort();
  if (!diary_read((const char *)bytes, length, names, 2, false, &d, &p)) return 0;
  play(&level, &d);
  diary_free(&d);
  return 0;
}
