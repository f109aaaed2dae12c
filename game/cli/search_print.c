/* search_print.c - what a search found, for people and for programs. */
#include <inttypes.h>
#include <stdio.h>

#include "search.h"
#include "simulate.h"

#define SEEN_SHARE 0.05
#define NEAR 0.05 /* breakers so near the best keeper are told in full */

static double mean(double sum, const struct search_policy *p) { return p->lives ? sum / p->lives : 0; }

static double share(const struct search_policy *p, int rule) {
  return p->lives ? (double)p->broken[rule] / p->lives : 0;
}

/* How much less than the keeper, as a part of it. */
static double margin(const struct search_policy *keeper, const struct search_policy *p) {
  return (search_score(keeper) - search_score(p)) / search_score(keeper);
}

/* ---- for people ---- */

static void print_scores(const char *title, const struct search_policy *p) {
  printf("  %-26s", title);
  if (!p) {
    puts("none was found");
    return;
  }
  printf("%7.3f +-%.3f   trust %.3f, %.1f minutes of fear, %.2f bites, %d rats\n", search_score(p), search_error(p),
         mean(p->trust, p), mean(p->minutes, p), mean(p->bites, p), p->lives);
}

/* Those of more than one life in twenty; the guide's own all. */
static void print_rules(const char *title, const struct search_policy *guide, const struct search_policy *p) {
  if (!p) return;
  printf("  %-26s", title);
  bool any = false;
  for (int k = 0; k < RULE_COUNT; k++) {
    if (p == guide ? !p->broken[k] : share(p, k) <= SEEN_SHARE) continue;
    printf("%s%s (%.0f %%)", any ? ", " : "", guide_rule((enum rule)k)->id, 100 * share(p, k));
    any = true;
  }
  puts(any ? "" : "none");
}

static void print_differences(const struct search_policy *guide, const struct search_policy *p) {
  for (int f = 0; f < HABIT_COUNT; f++) {
    if (p->habit.of[f] >= guide->habit.of[f] && p->habit.of[f] <= guide->habit.of[f]) continue;
    char his[48], its[48];
    habit_words((enum habit_field)f, guide->habit.of[f], his, sizeof his);
    habit_words((enum habit_field)f, p->habit.of[f], its, sizeof its);
    printf("    %-34s %-14s guide: %s\n", habit_row((enum habit_field)f)->name, its, his);
  }
}

static void print_breakers(const struct search *s, const struct search_policy *keeper) {
  puts("\nThe best that breaks each rule (in most of its lives; the guide does not)\n");
  for (int k = 0; k < RULE_COUNT; k++) {
    const struct search_policy *p = search_best_breaker(s, (enum rule)k);
    if (!p) continue;
    printf("  %-4s %7.3f +-%.3f", guide_rule((enum rule)k)->id, search_score(p), search_error(p));
    if (keeper) printf("  %6.1f %% below", 100 * margin(keeper, p));
    printf("  in %3.0f %%  %s\n", 100 * share(p, k), guide_rule((enum rule)k)->advice);
  }
}

/* Those that come near the best one that keeps all rules, told once each. */
static void print_exploits(const struct search *s, const struct search_policy *guide,
                           const struct search_policy *keeper) {
  for (int k = 0; k < RULE_COUNT; k++) {
    const struct search_policy *p = search_best_breaker(s, (enum rule)k);
    bool told = false;
    for (int i = 0; i < k; i++) told |= p && search_best_breaker(s, (enum rule)i) == p;
    if (!p || told || margin(keeper, p) > NEAR) continue;
    printf("\n%.1f %% below the best keeper, and breaks", 100 * margin(keeper, p));
    for (int i = 0; i < RULE_COUNT; i++) {
      if (search_breaks(p, guide, (enum rule)i)) printf(" %s", guide_rule((enum rule)i)->id);
    }
    puts("");
    print_differences(guide, p);
  }
}

void search_print_text(const struct search *s, const struct level *level, int days) {
  const struct search_policy *guide = search_guide(s), *best = search_best(s), *keeper = search_best_keeper(s);
  printf("%s, %s: %d policies, judged %d days after arrival\n\n", level->name,
         sim_source_name(level->sim.rats[0].source), search_policies_done(s), days);
  print_scores("the guide's follower", guide);
  print_scores("the best found", best);
  print_scores("the best keeping all rules", keeper);
  puts("\nRules broken, in so many lives");
  print_rules("by accident, by the guide", guide, guide);
  print_rules("by the best found", guide, best);
  if (keeper != best) print_rules("by the best keeping all", guide, keeper);
  if (best) puts("\nWhat the best found does otherwise"), print_differences(guide, best);
  if (keeper && keeper != best)
    puts("\nWhat the best keeping all rules does otherwise"), print_differences(guide, keeper);
  print_breakers(s, keeper);
  if (keeper) print_exploits(s, guide, keeper);
}

/* ---- for programs ---- */

static void print_policy_json(const struct search_policy *p) {
  if (!p) {
    fputs("null", stdout);
    return;
  }
  printf("{ \"score\": %.6f, \"error\": %.6f, \"trust\": %.6f, \"minutes_fear_over_half\": %.6f, \"bites\": %.6f,\n"
         "    \"rats\": %d, \"bred_from\": \"%s\",\n    \"rules_broken\": {",
         search_score(p), search_error(p), mean(p->trust, p), mean(p->minutes, p), mean(p->bites, p), p->lives,
         p->from_guide ? "guide" : "random");
  bool any = false;
  for (int k = 0; k < RULE_COUNT; k++) {
    if (!p->broken[k]) continue;
    printf("%s\"%s\": %.4f", any ? ", " : " ", guide_rule((enum rule)k)->id, share(p, k));
    any = true;
  }
  fputs(" },\n    \"habits\": {", stdout);
  for (int f = 0; f < HABIT_COUNT; f++) {
    fputs(f ? ", " : " ", stdout);
    json_string(stdout, habit_row((enum habit_field)f)->name);
    printf(": %.6g", p->habit.of[f]);
  }
  fputs(" } }", stdout);
}

void search_print_json(const struct search *s, const struct level *level, const struct search_request *q, int days) {
  const struct search_policy *keeper = search_best_keeper(s);
  printf("{ \"handshy\": \"%s\", \"level\": ", HANDSHY_VERSION);
  json_string(stdout, level->name);
  printf(", \"source\": \"%s\", \"seed\": %" PRIu64 ", \"days\": %d, \"policies\": %d, \"breaks_share\": %g,\n",
         sim_source_name(level->sim.rats[0].source), q->seed, days, search_policies_done(s), SEARCH_BREAKS_SHARE);
  fputs("  \"guide\": ", stdout);
  print_policy_json(search_guide(s));
  fputs(",\n  \"best\": ", stdout);
  print_policy_json(search_best(s));
  fputs(",\n  \"best_keeper\": ", stdout);
  print_policy_json(keeper);
  fputs(",\n  \"breakers\": [", stdout);
  bool any = false;
  for (int k = 0; k < RULE_COUNT; k++) {
    const struct search_policy *p = search_best_breaker(s, (enum rule)k);
    if (!p) continue;
    printf("%s\n  { \"rule\": \"%s\", \"margin\": ", any ? "," : "", guide_rule((enum rule)k)->id);
    if (keeper)
      printf("%.6f", margin(keeper, p));
    else
      fputs("null", stdout);
    fputs(", \"policy\": ", stdout);
    print_policy_json(p);
    fputs(" }", stdout);
    any = true;
  }
  fputs(any ? "\n  ] }\n" : "] }\n", stdout);
}
