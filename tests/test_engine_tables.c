/* The numbers' tables: each value of tuning.def and each bound of rules.def has a unit, a range it lies in, a kind, and
 * a source that exists; no source is declared in vain; every sentence of the guide has a rule. */
#include "guide.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { RULES = 48, SENTENCES = 20 };

static const char *const sources[] = {
#define S(name, what) name,
#include "sources.def"
#undef S
};
enum { SOURCES = sizeof sources / sizeof sources[0] };

struct bound {
  const char *name, *unit, *source;
  double value;
};
static const struct bound bounds[] = {
#define B(id, value, unit, source) {#id, unit, source, value},
#include "rules.def"
#undef B
};
enum { BOUNDS = sizeof bounds / sizeof bounds[0] };

static bool ends_with(const char *name, const char *tail) {
  size_t n = strlen(name), m = strlen(tail);
  return n >= m && strcmp(name + n - m, tail) == 0;
}

/* ---- units ---- */

/* The unit that a name's end promises; NULL if it promises none. */
static const char *unit_of_name(const char *name) {
  static const char *const of[][2] = {{"_cm_s", "cm/s"}, {"_per_s", "/s"},  {"_per_min", "/min"}, {"_per_day", "/day"},
                                      {"_cm", "cm"},     {"_days", "days"}, {"_d", "d"},          {"_s", "s"},
                                      {"_CM_S", "cm/s"}, {"_CM", "cm"},     {"_DAYS", "days"},    {"_S", "s"}};
  for (size_t k = 0; k < sizeof of / sizeof of[0]; k++) {
    if (ends_with(name, of[k][0])) return of[k][1];
  }
  return NULL;
}

static bool is_unit(const char *unit) {
  static const char *const units[] = {"s",    "cm",   "d",     "days",   "cm/s",    "/s", "/d",
                                      "/min", "/day", "/15 s", "lesson", "/lesson", "x"};
  for (size_t k = 0; k < sizeof units / sizeof units[0]; k++) {
    if (!strcmp(unit, units[k])) return true;
  }
  return false;
}

/* What is wrong, NULL if nothing is. Without a unit it is a share, of the scale on which fear and trust lie. */
static const char *wrong_unit(const char *name, const char *unit, double min, double max) {
  const char *promised = unit_of_name(name);
  if (promised) return strcmp(unit, promised) ? "its unit is not what its name says" : NULL;
  if (*unit) return is_unit(unit) ? NULL : "no such unit";
  return min < -1 || max > 1 ? "without a unit it must be a share, -1 to 1" : NULL;
}

/* ---- sources ---- */

static bool stands_at(const char *text, const char *at, const char *name) {
  size_t n = strlen(name);
  if (strncmp(at, name, n) != 0 || (at > text && isalnum((unsigned char)at[-1]))) return false;
  const char *after = at + n;
  bool goes_on = isalnum((unsigned char)after[0]) || (after[0] == '.' && isdigit((unsigned char)after[1]));
  return !goes_on && strncmp(after, " groups", 7) != 0;
}

static bool names_source(const char *text, const char *source) {
  for (const char *at = text; *at; at++) {
    if (stands_at(text, at, source)) return true;
  }
  return false;
}

/* A rule or a sentence of the guide at `at`, and one that there is: 1; one that there is not: -1; something else: 0. */
static int rule_at(const char *text, const char *at) {
  bool begins = at == text || !isalnum((unsigned char)at[-1]);
  if (!begins || (*at != 'R' && *at != 'G') || !isdigit((unsigned char)at[1])) return 0;
  char *end;
  long n = strtol(at + 1, &end, 10);
  return n >= 1 && n <= (*at == 'R' ? RULES : SENTENCES) && !isalnum((unsigned char)*end) ? 1 : -1;
}

/* "model", "domain" or "levels" and a number that sources.def does not know. */
static bool unknown_section_at(const char *text, const char *at) {
  static const char *const documents[] = {"model ", "domain ", "levels "};
  for (int d = 0; d < 3; d++) {
    size_t n = strlen(documents[d]);
    if (strncmp(at, documents[d], n) != 0 || !isdigit((unsigned char)at[n])) continue;
    for (int k = 0; k < SOURCES; k++) {
      if (stands_at(text, at, sources[k])) return false;
    }
    return true;
  }
  return false;
}

static const char *wrong_source(const char *text) {
  bool any = false;
  for (int k = 0; k < SOURCES; k++) any |= names_source(text, sources[k]);
  for (const char *at = text; *at; at++) {
    int rule = rule_at(text, at);
    if (rule < 0) return "there is no such rule or sentence of the guide";
    if (unknown_section_at(text, at)) return "tests/sources.def has no such section";
    any |= rule > 0;
  }
  return any ? NULL : "it names no source of tests/sources.def";
}

/* ---- the tests ---- */

static void every_number_has_unit_range_kind_and_source(void **state) {
  (void)state;
  int wrong = 0;
  for (int t = 0; t < TUNE_COUNT; t++) {
    const struct sim_tuning_row *row = sim_tuning_row((enum tuning)t);
    bool kind = !strcmp(row->kind, "measured") || !strcmp(row->kind, "inferred") || !strcmp(row->kind, "design");
    const char *problem = !(row->min < row->max)                                ? "an empty range"
                          : !(row->value >= row->min && row->value <= row->max) ? "outside its range"
                          : !kind                                               ? "no kind"
                                                                                : NULL;
    if (!problem) problem = wrong_unit(row->name, row->unit, row->min, row->max);
    if (!problem) problem = wrong_source(row->source);
    if (problem)
      print_error("tuning.def: %s = %g %s (%s): %s\n", row->name, row->value, row->unit, row->source, problem);
    wrong += problem != NULL;
  }
  assert_int_equal(wrong, 0);
}

static void no_number_stands_twice(void **state) {
  (void)state;
  for (int t = 0; t < TUNE_COUNT; t++)
    for (int u = 0; u < t; u++)
      assert_string_not_equal(sim_tuning_row((enum tuning)t)->name, sim_tuning_row((enum tuning)u)->name);
}

static void every_bound_has_unit_and_source(void **state) {
  (void)state;
  int wrong = 0;
  for (int k = 0; k < BOUNDS; k++) {
    const struct bound *b = &bounds[k];
    bool counted = !*b->unit && b->value == (int)b->value && b->value > 1; /* meals, lifts, towels */
    const char *problem = counted ? NULL : wrong_unit(b->name, b->unit, b->value, b->value);
    if (!problem && b->value <= 0) problem = "not above 0";
    if (!problem) problem = wrong_source(b->source);
    if (problem) print_error("rules.def: %s = %g %s (%s): %s\n", b->name, b->value, b->unit, b->source, problem);
    wrong += problem != NULL;
  }
  assert_int_equal(wrong, 0);
}

static void every_source_is_named_by_a_number(void **state) {
  (void)state;
  int idle = 0;
  for (int k = 0; k < SOURCES; k++) {
    bool named = false;
    for (int t = 0; t < TUNE_COUNT; t++) named |= names_source(sim_tuning_row((enum tuning)t)->source, sources[k]);
    for (int b = 0; b < BOUNDS; b++) named |= names_source(bounds[b].source, sources[k]);
    if (!named) print_error("sources.def: no number comes from %s\n", sources[k]);
    idle += !named;
  }
  assert_int_equal(idle, 0);
}

static void every_sentence_of_the_guide_has_a_rule(void **state) {
  (void)state;
  for (int g = 1; g <= SENTENCES; g++) {
    char sentence[8];
    bool has = false;
    snprintf(sentence, sizeof sentence, "G%d", g);
    for (int r = 0; r < RULE_COUNT; r++) has |= names_source(guide_rule((enum rule)r)->sentences, sentence);
    if (!has) fail_msg("no rule comes from %s", sentence);
  }
}

static void what_is_missing_or_wrong_is_found(void **state) {
  (void)state;
  assert_null(wrong_source("model 1.12, R15"));
  assert_null(wrong_source("G20: fear is at 5 %"));
  assert_null(wrong_source("model 1 groups, R36: strangers"));
  assert_non_null(wrong_source(""));
  assert_non_null(wrong_source("it feels right"));
  assert_non_null(wrong_source("model 1.99"));
  assert_non_null(wrong_source("R49, domain 1"));
  assert_non_null(wrong_source("G21"));
  assert_false(names_source("model 1.12", "model 1.1"));
  assert_false(names_source("model 1 groups", "model 1"));
  assert_false(names_source("domain 2.5", "domain 2"));
  assert_true(names_source("Miller: steeper", "Miller"));
  assert_non_null(wrong_unit("tau_s", "", 0, 1));
  assert_non_null(wrong_unit("tau_s", "cm", 0, 1));
  assert_non_null(wrong_unit("gain", "", 0, 4));
  assert_non_null(wrong_unit("gain", "furlong", 0, 4));
  assert_null(wrong_unit("gain", "x", 0, 4));
  assert_null(wrong_unit("spill", "", 0, 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_number_has_unit_range_kind_and_source),
      cmocka_unit_test(no_number_stands_twice),
      cmocka_unit_test(every_bound_has_unit_and_source),
      cmocka_unit_test(every_source_is_named_by_a_number),
      cmocka_unit_test(every_sentence_of_the_guide_has_a_rule),
      cmocka_unit_test(what_is_missing_or_wrong_is_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
