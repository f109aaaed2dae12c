/* Whole levels won in the window: a built-in handler reads the rat, and everything it does is pressed on the screen. */
#define _DEFAULT_SOURCE
#include "../../engine/handler.h"
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../home.h"

/* For who wants to see what was pressed. */
static void keep_diary(const struct run *r, const char *path) {
  FILE *f = fopen(path, "w");
  const struct level *l = run_level(r);
  const struct diary *d = run_diary(r);
  const char *names[SIM_MAX_RATS];
  char line[256];
  for (int i = 0; i < l->sim.n_rats; i++) names[i] = l->sim.rats[i].name;
  assert_non_null(f);
  diary_print_head(d, line, sizeof line);
  fputs(line, f);
  for (int i = 0; i < d->n; i++) {
    diary_print_line(&d->lines[i], names, l->sim.n_rats, line, sizeof line);
    fprintf(f, "%s%s", line, strchr(line, '\n') ? "" : "\n");
  }
  fclose(f);
}

static void won_by_hand(const char *name, bool mouse) {
  struct hands h;
  hands_open(&h, name, mouse);
  hands_of_handlers = &h;
  struct level level = *run_level(app_run(h.app));
  handler_play(&level, 0, HANDLER_GUIDE);
  hands_of_handlers = NULL;
  enum outcome outcome = run_outcome(app_run(h.app));
  printf("%s: %s, %d acts, %d not found%s%s, day %d\n", name,
         outcome == OUTCOME_WON    ? "won"
         : outcome == OUTCOME_LOST ? "lost"
                                   : "running",
         h.acts, h.lost, h.lost ? ": " : "", h.missing,
         (int)(sim_now_ds(run_sim_const(app_run(h.app))) / SIM_DS_PER_DAY));
  if (outcome != OUTCOME_WON) {
    struct run_goal g[LEVEL_MAX_GOALS];
    int n = run_goals(app_run(h.app), g, LEVEL_MAX_GOALS);
    for (int i = 0; i < n; i++)
      printf("  %s %g, wanted %g%s\n", goal_word_name(g[i].goal->word), g[i].now, g[i].goal->value,
             g[i].met ? "" : " (not met)");
  }
  if (getenv("HANDSHY_PLAYED_DIARY")) keep_diary(app_run(h.app), getenv("HANDSHY_PLAYED_DIARY"));
  hands_close(&h);
  assert_int_equal(outcome, OUTCOME_WON);
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  char dir[64];
  home_make(dir);
  bool mouse = argc > 2 && strcmp(argv[2], "mouse") == 0;
  if (argc > 1) won_by_hand(argv[1], mouse);
  home_remove(dir);
  return 0;
}
