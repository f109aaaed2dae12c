/* Every level, played by every kind of person: who follows the guide wins, a careful child mostly, who skips steps does
 * not. One table; a level ships only if it holds (levels.md 1.7). Arguments: names of levels, all if there are none.
 * HANDSHY_SEEDS=200 in the environment plays so many lives a row; the bounds are widened by what chance alone could do.
 */
#include "handler.h"
#include "shipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Share of games won, in per cent: at least, at most. `way`: the level's [goal NAME], 0 where there is but one. */
static const struct row {
  const char *level;
  enum handler_kind kind;
  int way, least, most;
} rows[] = {
    {"01-homecoming", HANDLER_GUIDE, 0, 95, 100},
    {"01-homecoming", HANDLER_CAREFUL, 0, 60, 100},
    {"01-homecoming", HANDLER_HASTY, 0, 0, 10},
    {"01-homecoming", HANDLER_FORCER, 0, 0, 10},
    {"02-what-is-she-saying", HANDLER_GUIDE, 0, 95, 100},
    {"02-what-is-she-saying", HANDLER_CAREFUL, 0, 60, 100},
    {"02-what-is-she-saying", HANDLER_BLIND, 0, 0, 10},
    {"02-what-is-she-saying", HANDLER_HASTY, 0, 0, 10},
    {"02-what-is-she-saying", HANDLER_FORCER, 0, 0, 10},
    {"03-a-voice-and-a-bowl", HANDLER_GUIDE, 0, 95, 100},
    {"03-a-voice-and-a-bowl", HANDLER_CAREFUL, 0, 60, 100},
    {"03-a-voice-and-a-bowl", HANDLER_BLIND, 0, 0, 10},
    {"03-a-voice-and-a-bowl", HANDLER_HASTY, 0, 0, 10},
    {"03-a-voice-and-a-bowl", HANDLER_IDLE, 0, 0, 0},
    {"04-the-pet-store-rat", HANDLER_GUIDE, 0, 95, 100},
    {"04-the-pet-store-rat", HANDLER_CAREFUL, 0, 60, 100},
    {"04-the-pet-store-rat", HANDLER_BLIND, 0, 0, 10},
    {"04-the-pet-store-rat", HANDLER_HASTY, 0, 0, 10},
    {"04-the-pet-store-rat", HANDLER_FORCER, 0, 0, 10},
    {"05-closer-and-closer", HANDLER_GUIDE, 0, 95, 100},
    {"05-closer-and-closer", HANDLER_CAREFUL, 0, 60, 100},
    {"05-closer-and-closer", HANDLER_HASTY, 0, 0, 10},
    {"05-closer-and-closer", HANDLER_FORCER, 0, 0, 10},
    {"06-first-touch", HANDLER_GUIDE, 0, 95, 100},
    {"06-first-touch", HANDLER_CAREFUL, 0, 60, 100},
    {"06-first-touch", HANDLER_BLIND, 0, 0, 10},
    {"06-first-touch", HANDLER_HASTY, 0, 0, 10},
    {"06-first-touch", HANDLER_FORCER, 0, 0, 10},
    {"07-the-secure-area", HANDLER_GUIDE, 0, 95, 100},
    {"07-the-secure-area", HANDLER_CAREFUL, 0, 60, 100},
    {"07-the-secure-area", HANDLER_BLIND, 0, 0, 10},
    {"07-the-secure-area", HANDLER_HASTY, 0, 0, 10},
    {"07-the-secure-area", HANDLER_FORCER, 0, 0, 10},
    {"08-a-couple-of-seconds", HANDLER_GUIDE, 0, 95, 100},
    {"08-a-couple-of-seconds", HANDLER_CAREFUL, 0, 60, 100},
    {"08-a-couple-of-seconds", HANDLER_HASTY, 0, 0, 10},
    {"08-a-couple-of-seconds", HANDLER_FORCER, 0, 0, 10},
    {"09-a-bit-more-every-day", HANDLER_GUIDE, 0, 95, 100},
    {"09-a-bit-more-every-day", HANDLER_CAREFUL, 0, 60, 100},
    {"09-a-bit-more-every-day", HANDLER_HASTY, 0, 0, 10},
    {"09-a-bit-more-every-day", HANDLER_FORCER, 0, 0, 10},
    {"10-the-troubled-past", HANDLER_GUIDE, 0, 95, 100},
    {"10-the-troubled-past", HANDLER_CAREFUL, 0, 60, 100},
    {"10-the-troubled-past", HANDLER_BLIND, 0, 0, 10},
    {"10-the-troubled-past", HANDLER_HASTY, 0, 0, 10},
    {"10-the-troubled-past", HANDLER_FORCER, 0, 0, 10},
    {"11-twenty-minutes", HANDLER_GUIDE, 1, 95, 100},
    {"11-twenty-minutes", HANDLER_GUIDE, 2, 95, 100},
    {"11-twenty-minutes", HANDLER_GUIDE, 3, 95, 100},
    {"11-twenty-minutes", HANDLER_CAREFUL, 0, 60, 100},
    {"11-twenty-minutes", HANDLER_HASTY, 0, 0, 10},
    {"11-twenty-minutes", HANDLER_FORCER, 0, 0, 10},
    {"12-her-nose-her-day", HANDLER_GUIDE, 0, 95, 100},
    {"12-her-nose-her-day", HANDLER_CAREFUL, 0, 60, 100},
    {"12-her-nose-her-day", HANDLER_BLIND, 0, 0, 10},
    {"12-her-nose-her-day", HANDLER_HASTY, 0, 0, 10},
    {"12-her-nose-her-day", HANDLER_FORCER, 0, 0, 10},
    {"13-two-weeks-apart", HANDLER_GUIDE, 0, 95, 100},
    {"13-two-weeks-apart", HANDLER_CAREFUL, 0, 60, 100},
    {"13-two-weeks-apart", HANDLER_BLIND, 0, 10, 60}, /* the right chores, but only another room: luck */
    {"13-two-weeks-apart", HANDLER_HASTY, 0, 0, 10},
    {"13-two-weeks-apart", HANDLER_FORCER, 0, 0, 10},
    {"14-the-proper-intro", HANDLER_GUIDE, 0, 95, 100},
    {"14-the-proper-intro", HANDLER_CAREFUL, 0, 60, 100},
    {"14-the-proper-intro", HANDLER_BLIND, 0, 0, 10},
    {"14-the-proper-intro", HANDLER_HASTY, 0, 0, 10},
    {"14-the-proper-intro", HANDLER_FORCER, 0, 0, 10},
    {"15-mouse-house", HANDLER_GUIDE, 0, 95, 100},
    {"15-mouse-house", HANDLER_CAREFUL, 0, 60, 100},
    {"15-mouse-house", HANDLER_BLIND, 0, 0, 0},
    {"15-mouse-house", HANDLER_HASTY, 0, 0, 10},
    {"15-mouse-house", HANDLER_FORCER, 0, 0, 10},
};

/* The chance that at most k of n come out, at p each. */
static double at_most(int k, int n, double p) {
  double term = 1, sum = 0;
  for (int i = 0; i < n; i++) term *= 1 - p;
  for (int i = 0; i <= k; i++) {
    sum += term;
    term *= (double)(n - i) / (i + 1) * p / (1 - p);
  }
  return sum;
}

/* So few, or so many, that a rate at the bound would hardly ever bring it about. */
#define HARDLY_EVER 0.001
static bool holds(const struct row *r, int won, int n) {
  double least = r->least / 100.0, most = r->most / 100.0;
  if (r->least > 0 && at_most(won, n, least) < HARDLY_EVER) return false;
  if (r->most >= 100) return true;
  return r->most == 0 ? won == 0 : won == 0 || 1 - at_most(won - 1, n, most) >= HARDLY_EVER;
}

static int games_won(const struct level *l, const struct row *r, int n) {
  int won = 0;
  for (int seed = 1; seed <= n; seed++) {
    struct run *run =
        r->way ? handler_play_way(l, (uint64_t)seed, r->kind, r->way) : handler_play(l, (uint64_t)seed, r->kind);
    if (!run) abort();
    won += run_outcome(run) == OUTCOME_WON;
    run_destroy(run);
  }
  return won;
}

static bool is_asked_for(const char *level, char **names, int n) {
  for (int i = 0; i < n; i++)
    if (strcmp(level, names[i]) == 0) return true;
  return n == 0;
}

int main(int argc, char **argv) {
  const char *told = getenv("HANDSHY_SEEDS");
  int n = told && atoi(told) > 0 ? atoi(told) : 20, failed = 0, played = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const struct row *r = &rows[i];
    struct level l;
    if (!is_asked_for(r->level, argv + 1, argc - 1)) continue;
    if (!shipped_level(r->level, &l)) return fprintf(stderr, "%s cannot be read\n", r->level), 1;
    int won = games_won(&l, r, n);
    bool good = holds(r, won, n);
    char way[40] = "";
    if (r->way) snprintf(way, sizeof way, " (%s)", l.way_names[r->way - 1]);
    printf("%-28s %-8s%-10s %5.1f %%  of %d; %d to %d %%%s\n", r->level, handler_name(r->kind), way, 100.0 * won / n, n,
           r->least, r->most, good ? "" : "   FAILED");
    failed += !good;
    played++;
  }
  if (!played) fprintf(stderr, "no row of that name\n");
  return failed || !played;
}
