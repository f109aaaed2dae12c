/* The guide as watchers: for each rule a short diary that breaks it and one that keeps it; the table itself. */
#include "handler.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shipped.h"
#include "wild.h"

static struct problems problems;

/* Rats. */
#define NEW_BREEDER "source = breeder\nbold = 0.9\ntrust = 0.85\nused_to_cm = 0\nfavourite = pea\n"
#define NEW_STORE "source = pet-store\nbold = 0.5\n"
#define NEW_RESCUE "source = rescue\nbold = 0.5\n"
#define HALF_SETTLED NEW_BREEDER "settled = 0.75\n"
#define TAME NEW_BREEDER "settled = 1\n"
#define TAME_STORE "source = pet-store\nbold = 0.9\nsettled = 1\ntrust = 0.5\nused_to_cm = 0\nfavourite = pea\n"
#define WARY "source = pet-store\nbold = 0.5\nsettled = 1\ntrust = 0.25\nfavourite = pea\n"
#define SMELLY "[tuning]\nsmelly_visits = 1\n"
#define OLD TAME "age = 30 weeks\n"
#define HELD_BEFORE "used_to_hold_s = 20\n"
#define HELD_LONG "used_to_hold_s = 3000\n"
#define MOUSE TAME "species = mouse\n"
/* A friend in the same cage. */
#define CALM_FRIEND "[rat Moss]\n" TAME
#define WARY_FRIEND "[rat Moss]\nsource = rescue\nbold = 0\nsettled = 1\ntrust = 0.05\nfear = 1\n"
/* A newcomer. */
#define STRANGERS                                                                                                      \
  TAME "sex = male\nage = 30 weeks\n[rat Moss]\nrole = newcomer\nsource = breeder\nsex = male\nage = 30 weeks\n"
#define ILL_STRANGERS STRANGERS "health = carrier\n"

/* An evening on which the hand is beside the rat at 20:01:20, and has fed it from the fingers. */
#define TO_RAT "d0 20:00 talk 60\nd0 20:01 hand in\nd0 20:01:10 hand 1\n"
#define FED TO_RAT "d0 20:01:20 offer pea\n"
/* Lifted at 20:02, and put back after so long, with what it loves. */
#define LIFT(s) FED "d0 20:02 lift scoop\nd0 20:02:" s " put back\nd0 20:02:" s " treat pea\n"
/* Food by the hand, as near as a wary rat has it. */
#define PUT_FOOD(back, minute)                                                                                         \
  "d0 20:" minute ":00 hand 35\nd0 20:" minute ":06 treat pea\nd0 20:" minute ":07 move " back " 8\n"
#define STEP "d0 20:00 hand in\n" PUT_FOOD("76", "01") "d0 20:03 hand out\n"
#define LEAVE "d0 20:30 leave\n"
/* Lifted four times, one after the other. */
#define LIFT_TWICE FED "d0 20:02 lift scoop\nd0 20:02:02 put back\nd0 20:02:02 hand 2\nd0 20:02:04 lift scoop\n"
#define LIFT_OFTEN                                                                                                     \
  LIFT_TWICE "d0 20:02:06 put back\nd0 20:02:06 hand 2\nd0 20:02:08 lift scoop\nd0 20:02:10 put back\n"                \
             "d0 20:02:10 hand 2\nd0 20:02:12 lift scoop\n"

struct page {
  const char *rat, *diary;
};
struct pair {
  enum rule rule;
  struct page breaks, keeps;
};

/* clang-format off */
static const struct pair pairs[] = {
    {RULE_R1, {NEW_STORE, "d0 18:00 hand in\nd0 18:01 leave\n"},
     {NEW_STORE, "d0 18:00 talk 60\nd0 18:02 leave\nd3 18:00 hand in\n"}},
    {RULE_R2, {HALF_SETTLED, LIFT("02")},
     {NEW_BREEDER, "d3 20:00 talk 60\nd3 20:01 hand in\nd3 20:01:10 hand 1\nd3 20:02 lift scoop\nd3 20:02:02 put back\n"}},
    {RULE_R4, {TAME_STORE, FED "d0 20:02 pet side 2\n"},
     {TAME_STORE, FED "d0 20:02 offer pea\nd0 20:03 offer pea\nd0 20:04 offer pea\nd0 20:05 hand 1\nd0 20:06 pet side 2\n"}},
    {RULE_R5, {HALF_SETTLED, TO_RAT "d0 20:01:11 pet side 2\n"},
     {NEW_BREEDER, "d3 20:00 talk 60\nd3 20:01 hand in\nd3 20:01:10 hand 1\nd3 20:02 pet side 2\n"}},
    {RULE_R6, {NEW_RESCUE, "d2 18:00 hand in\n"}, {NEW_RESCUE, "d3 18:00 hand in\n"}},
    {RULE_R7, {WARY, "d1 18:00 hand in\nd1 18:01 leave\nd2 18:00 talk 60\n"},
     {WARY, "d1 18:00 talk 60\nd1 18:02 leave\nd2 18:00 talk 60\n"}},
    {RULE_R8, {TAME, "d0 18:00 shout\n"}, {TAME, "d0 18:00 talk 60\n"}},
    {RULE_R9, {TAME, TO_RAT "d0 20:02 hand 50\nd0 20:02:05 treat pea\nd0 20:02:06 hand out\nd0 20:02:07 leave\n"},
     {TAME, TO_RAT "d0 20:02 hand 20\nd0 20:02:05 treat pea\nd0 20:04 leave\n"}},
    {RULE_R10, {TAME_STORE, TO_RAT "d0 20:01:11 hand 1\nd0 20:01:12 pet side 2\n"},
     {WARY, STEP}},
    {RULE_R11, {WARY, "d0 20:00 hand in\n" PUT_FOOD("60", "01") "d0 20:02 hand 35\nd0 20:02:06 offer pea\nd0 20:04 leave\n"},
     {WARY, STEP}},
    {RULE_R12, {WARY, "d0 20:00 talk 60\nd0 20:01 hand 10\n"},
     {WARY, STEP}},
    {RULE_R13, {TAME_STORE, FED "d0 20:02 pet belly 2\n"}, {TAME, FED "d0 20:02 pet side 2\n"}},
    {RULE_R14, {TAME SMELLY, FED}, {TAME, FED "d0 20:02 leave\n"}},
    {RULE_R14, {TAME, "d0 20:00 talk 60\nd0 20:01 offer pea bars\n"}, {TAME, FED "d0 20:02 leave\n"}},
    {RULE_R15, {TAME, TO_RAT "d0 20:02 lift towel\nd0 20:02:02 put back\nd0 20:02:10 hand 1\nd0 20:03 lift towel\nd0 20:03:02 put back\n"
      "d0 20:03:20 hand 1\nd0 20:04 lift towel\nd0 20:04:02 put back\n"},
     {TAME, TO_RAT "d0 20:02 lift towel\nd0 20:02:02 put back\n"}},
    {RULE_R16, {TAME_STORE, "d0 20:00 room unsecured\nd0 20:01 out\n"}, {TAME_STORE, "d0 20:00 room secured\nd0 20:01 out\n"}},
    {RULE_R17, {TAME, "d0 20:00 room unsecured\nd0 20:01 out\n"}, {TAME, "d0 20:00 room secured\nd0 20:01 out\n"}},
    {RULE_R18, {TAME_STORE, FED "d0 20:02 lift scoop\nd0 20:02:02 put back\n"}, {TAME, LIFT("02")}},
    {RULE_R19, {TAME, LIFT("30")}, {TAME, LIFT("02")}},
    {RULE_R20, {TAME, FED "d0 20:02 lift scoop\nd0 20:02:02 put back\nd0 20:03 leave\n"}, {TAME, LIFT("02")}},
    {RULE_R21, {TAME, FED "d0 20:02 lift scoop\nd0 20:02:02 put back\nd0 20:02:07 treat pea\n"}, {TAME, LIFT("02")}},
    {RULE_R22, {TAME, LIFT_OFTEN}, {TAME, LIFT_TWICE}},
    {RULE_R23, {TAME, LIFT_OFTEN}, {TAME, LIFT("02") LEAVE}},
    {RULE_R24, {TAME, FED LEAVE "d0 21:00 hand in\n"}, {TAME, FED LEAVE "d0 22:00 hand in\n"}},
    {RULE_R25, {TAME HELD_BEFORE, LIFT("50")}, {TAME HELD_BEFORE, LIFT("30")}},
    {RULE_R26, {TAME HELD_BEFORE, FED "d0 20:02 lift scoop\nd0 20:03:10 put back\n"}, {TAME HELD_BEFORE, LIFT("20")}},
    {RULE_R27, {TAME, LIFT("02") LEAVE "d8 12:00 leave\n"},
     {TAME HELD_LONG, FED "d0 20:02 lift scoop\nd0 20:08 put back\n"}},
    {RULE_R28, {TAME, "d2 12:00 leave\n"}, {TAME, "d0 20:00 talk 60\n"}},
    {RULE_R29, {TAME, FED "d0 20:02 lift scoop\nd0 20:02:01 hold clothing\nd0 20:04 shout\nd0 20:05 put back\n"},
     {TAME, FED "d0 20:02 lift scoop\nd0 20:02:01 hold clothing\nd0 20:26 put back\n"}},
    {RULE_R30, {TAME_STORE, FED "d0 20:02 lift scoop\nd0 20:22:05 put back\nd0 20:22:30 reach hut\n"},
     {TAME HELD_LONG, FED "d0 20:02 lift scoop\nd0 20:26 put back\nd0 20:26:10 leave\nd0 22:00 talk 60\nd0 22:01 hand in\nd0 22:01:02 offer pea\nd0 22:01:40 hand 2\nd0 22:01:44 pet side 2\n"}},
    {RULE_R31, {TAME_STORE, FED "d0 20:02 lift scoop\nd0 20:22:05 put back\n"},
     {TAME, FED "d0 20:02 lift scoop\nd0 20:02:01 hold clothing\nd0 20:26 put back\n"}},
    {RULE_R32, {TAME, FED "d0 20:02 lift fist\n"},
     {TAME, FED "d0 20:02 lift scoop\nd0 20:02:01 hold clothing\nd0 20:26 put back\n"}},
    {RULE_R33, {TAME_STORE, FED "d0 20:02 lift scoop\nd0 20:02:40 put back\n"},
     {TAME_STORE, FED "d0 20:02 lift scoop\nd0 20:12 put back\n"}},
    {RULE_R35, {TAME_STORE, FED "d0 20:02 lift scoop\nd0 20:02:01 hold clothing\n"},
     {TAME, TO_RAT "d0 20:01:20 hold shirt\nd0 20:03 leave\n"}},
    {RULE_R36, {STRANGERS, "d0 18:00 introduce toss\n"}, {STRANGERS, "d0 18:00 introduce neutral\n"}},
    {RULE_R37, {STRANGERS, "d0 18:00 introduce home\n"},
     {STRANGERS, "d0 18:00 introduce neutral\nd0 18:30 leave\nd1 18:00 introduce home\n"}},
    {RULE_R38, {STRANGERS, "d0 18:00 introduce neutral\n"}, {STRANGERS, "d0 17:10 quarantine building\nd16 18:00 introduce neutral\n"}},
    {RULE_R38,
     {STRANGERS, "d0 17:10 quarantine room\nd0 18:00 hand 40 @Moss\nd0 18:01 hand out\nd0 18:02 hand 40\nd0 18:03 leave\n"},
     {STRANGERS, "d0 17:10 quarantine room\nd0 18:00 hand 40 @Moss\nd0 18:01 hand out\nd0 18:01:30 wash\nd0 18:02 hand 40\n"
      "d0 18:03 leave\nd16 18:00 introduce neutral\n"}},
    {RULE_R39, {ILL_STRANGERS, "d0 17:10 quarantine building\nd11 18:00 introduce neutral\n"},
     {ILL_STRANGERS, "d0 17:10 quarantine building\nd40 18:00 introduce neutral\n"}},
    {RULE_R40, {STRANGERS, "d0 18:00 introduce neutral\nd0 18:01:17 separate towel\n"},
     {STRANGERS, "d0 18:00 introduce neutral\nd0 18:20 leave\n"}},
    {RULE_R41, {STRANGERS, "d0 18:00 introduce home\nd0 19:00 leave\n"}, {STRANGERS, "d0 18:00 introduce toss\nd0 18:00:58 separate towel\n"}},
    {RULE_R43, {TAME, FED "d0 20:02 lift tail\n"}, {TAME, LIFT("02")}},
    {RULE_R44, {NEW_STORE, "d0 17:10 talk 1\nd0 17:11 hand 30\nd0 17:12 reach hut\n"},
     {WARY, "d0 20:00 hand 10\nd0 20:00:20 hand out\nd0 20:20 talk 60\n"}},
    {RULE_R45, {TAME, "d1 12:00 hand in\n"}, {TAME, "d1 20:00 hand in\n"}},
    {RULE_R46, {TAME WARY_FRIEND, "d0 17:00:30 hand in\nd0 17:00:40 hand 1\nd0 17:00:50 pet side 2\n"}, {TAME CALM_FRIEND, STEP}},
    {RULE_R47, {MOUSE, FED "d0 20:02 lift tail\n"}, {MOUSE, FED "d0 20:02 lift tunnel\n"}},
    {RULE_R48, {OLD, FED "d0 20:02 tickle 15\n"}, {TAME, FED "d0 20:02 tickle 15\n"}},
};
/* clang-format on */

static void begin_level(const char *rat, struct level *level) {
  char text[1000];
  snprintf(text, sizeof text, "handshy level 1\ntitle = T\nseed = 5\n[rat Pip]\n%s[visit]\narrival = 17:00\n", rat);
  memset(&problems, 0, sizeof problems);
  if (!level_read(text, strlen(text), level, &problems)) fail_msg("%s: %s", rat, problems.list[0].text);
}

static struct run *play(const struct page *p) {
  static char text[4000];
  static struct level level;
  const char *names[] = {"Pip", "Moss"};
  struct diary d;
  begin_level(p->rat, &level);
  int n = snprintf(text, sizeof text, "handshy diary 1\nlevel T\nseed 5\n%s", p->diary);
  if (!diary_read(text, (size_t)n, names, level.sim.n_rats, false, &d, &problems))
    fail_msg("%s: line %d: %s", p->diary, problems.list[0].line, problems.list[0].text);
  struct run *r = run_create(&level, 0);
  assert_non_null(r);
  run_play(r, &d, -1);
  diary_free(&d);
  return r;
}

static void say(const struct run *r, const struct page *p, enum rule rule) {
  int n;
  char time[32];
  const struct sim_event *e = run_events(r, &n);
  print_message("%s with\n%sthe diary\n%s", guide_rule(rule)->id, p->rat, p->diary);
  for (int i = 0; i < n; i++) {
    if (e[i].kind == EVENT_SIGN_FIRST || e[i].kind == EVENT_CAME_OUT) continue;
    diary_print_time(e[i].at_ds, time, sizeof time);
    print_message("  %s %s %s %s %g\n", time, sim_event_name(e[i].kind), sim_cause_name(e[i].cause),
                  e[i].verb < VERB_COUNT ? sim_verb_name(e[i].verb) : "", e[i].value);
  }
}

/* True: as it should be. */
static bool page_does(const struct page *p, enum rule rule, bool keeps) {
  struct run *r = play(p);
  const struct guide *g = run_guide(r);
  bool fine = keeps ? g->kept[rule].times > 0 && g->broken[rule].times == 0 : g->broken[rule].times > 0;
  if (!fine) say(r, p, rule);
  run_destroy(r);
  return fine;
}

static void each_rule_is_broken_by_one_diary_and_kept_by_another(void **state) {
  (void)state;
  int wrong = 0;
  bool seen[RULE_COUNT] = {false};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    seen[pairs[i].rule] = true;
    if (!page_does(&pairs[i].breaks, pairs[i].rule, false)) wrong++, print_message("does not break it\n\n");
    if (!page_does(&pairs[i].keeps, pairs[i].rule, true)) wrong++, print_message("does not keep it\n\n");
  }
  for (int i = 0; i < RULE_COUNT; i++) {
    if (!seen[i]) fail_msg("no diary for %s", guide_rule((enum rule)i)->id);
  }
  assert_int_equal(wrong, 0);
}

/* ---- the table ---- */

static int words_in(const char *from, const char *to) {
  int n = 0;
  for (const char *c = from; c < to; c++) n += (c == from || c[-1] == ' ') && *c != ' ';
  return n;
}

/* At most two sentences of at most `most` words each. */
static void assert_plain(const char *id, const char *text, int most) {
  int sentences = 0;
  const char *from = text;
  for (const char *c = text; *c; c++) {
    if (*c != '.' && *c != '?' && *c != '!') continue;
    sentences++;
    if (words_in(from, c) > most) fail_msg("%s: a sentence of more than %d words: %s", id, most, text);
    from = c + 1;
  }
  if (sentences < 1 || sentences > 2 || *from) fail_msg("%s: one or two whole sentences, not: %s", id, text);
}

static void every_rule_has_all_its_fields(void **state) {
  (void)state;
  for (int i = 0; i < RULE_COUNT; i++) {
    const struct guide_rule *r = guide_rule((enum rule)i);
    assert_true(r->id[0] == 'R' && atoi(r->id + 1) >= 1 && atoi(r->id + 1) <= 48);
    if (i > 0) assert_true(atoi(r->id + 1) > atoi(guide_rule((enum rule)(i - 1))->id + 1));
    assert_true(r->sentences[0] == 'G' || strcmp(r->sentences, "-") == 0);
    assert_true(strlen(guide_evidence_words(r->evidence)) > 5);
    assert_plain(r->id, r->advice, 12);
    assert_plain(r->id, r->note, 15);
    assert_true(r->mend == MEND_NOTHING || strlen(guide_mend_words(r->mend)) > 5);
  }
}

static bool cites(const char *sentences, int number) {
  char word[8];
  snprintf(word, sizeof word, "G%d", number);
  size_t n = strlen(word);
  for (const char *at = strstr(sentences, word); at; at = strstr(at + 1, word)) {
    if (at[n] == 0 || at[n] == ' ') return true;
  }
  return false;
}

static void each_sentence_of_the_guide_is_cited(void **state) {
  (void)state;
  for (int g = 1; g <= 20; g++) {
    bool found = false;
    for (int i = 0; i < RULE_COUNT; i++) found |= cites(guide_rule((enum rule)i)->sentences, g);
    if (!found) fail_msg("no rule cites G%d", g);
  }
}

/* ---- times, moments, lives ---- */

static void a_moment_knows_its_time_its_act_and_its_rat(void **state) {
  (void)state;
  struct run *r = play(&(struct page){TAME WARY_FRIEND, "d0 19:00 shout\nd0 19:00:05 shout\nd0 19:01 shout\n"});
  int n, shouts = 0;
  const struct guide_mark *m = run_marks(r, &n);
  for (int i = 0; i < n; i++) {
    if (m[i].rule != RULE_R8) continue;
    assert_false(m[i].kept);
    assert_int_equal(m[i].verb, VERB_SHOUT);
    assert_int_equal(m[i].at_ds, 19 * 36000 + 600 * shouts++);
  }
  assert_int_equal(shouts, 2); /* within ten seconds it is the same time */
  assert_int_equal(run_guide(r)->broken[RULE_R8].times, 2);
  assert_int_equal(run_guide(r)->broken[RULE_R8].first_ds, 19 * 36000);
  run_destroy(r);
}

static void what_is_refused_breaks_nothing(void **state) {
  (void)state;
  struct run *r = play(&(struct page){NEW_STORE, "d0 16:00 shout\nd0 19:01 lift tail\nd0 19:02 pet belly 5\n"});
  int n;
  run_marks(r, &n);
  for (int i = 0; i < RULE_COUNT; i++) assert_int_equal(run_guide(r)->broken[i].times, 0);
  run_destroy(r);
}

/* A shipped diary, played to its end. */
static struct run *play_shipped(const char *level_name, const char *kind) {
  static struct level level;
  char name[100];
  struct diary d;
  snprintf(name, sizeof name, "%s.%s.diary", level_name, kind);
  assert_true(shipped_level(level_name, &level) && shipped_diary(name, &level, &d));
  struct run *r = run_create(&level, d.seed);
  run_play(r, &d, -1);
  diary_free(&d);
  return r;
}

static int rules_broken(const struct run *r) {
  int n = 0;
  for (int i = 0; i < RULE_COUNT; i++) n += run_guide(r)->broken[i].times > 0;
  return n;
}

static void the_winning_diaries_break_no_rule_and_the_naive_ones_several(void **state) {
  (void)state;
  static const char *const levels[] = {"01-homecoming", "03-a-voice-and-a-bowl"};
  for (int i = 0; i < 2; i++) {
    struct run *win = play_shipped(levels[i], "win"), *naive = play_shipped(levels[i], "naive");
    assert_int_equal(rules_broken(win), 0);
    assert_true(rules_broken(naive) >= 4);
    run_destroy(win);
    run_destroy(naive);
  }
}

/* Three weeks without goals, over the sources: who follows the guide keeps it, who skips steps does not. */
static void the_guide_handler_keeps_the_guide(void **state) {
  (void)state;
  static const char *const rats[] = {"source = breeder\n", "source = pet-store\n", "source = rescue\n"};
  static struct level level;
  for (int i = 0; i < 3; i++) {
    begin_level(rats[i], &level);
    int broken[HANDLER_COUNT] = {0};
    for (uint64_t seed = 1; seed <= 5; seed++) {
      static const enum handler_kind kinds[] = {HANDLER_GUIDE, HANDLER_HASTY, HANDLER_FORCER};
      for (int k = 0; k < 3; k++) {
        struct run *r = handler_play(&level, seed, kinds[k]);
        broken[kinds[k]] += rules_broken(r);
        run_destroy(r);
      }
    }
    print_message("%srules broken a life: guide %.1f, hasty %.1f, forcer %.1f\n", rats[i], broken[HANDLER_GUIDE] / 5.0,
                  broken[HANDLER_HASTY] / 5.0, broken[HANDLER_FORCER] / 5.0);
    assert_true(broken[HANDLER_GUIDE] <= 2 * 5); /* at most two in three weeks, by bad luck */
    assert_true(broken[HANDLER_HASTY] >= 4 * 5);
    assert_true(broken[HANDLER_FORCER] >= 8 * 5);
  }
}

/* ---- anything at all ---- */

static void wild_level(struct level *level, uint32_t seed) {
  static const char *const ends[] = {"", "[rat Moss]\nsource = rescue\n",
                                     "[rat Moss]\nsource = breeder\nrole = newcomer\n"};
  char text[300];
  snprintf(text, sizeof text, "source = %s\nsettled = 1\nused_to_cm = 0\ntrust = 0.%d\n%s",
           seed % 2 ? "breeder" : "pet-store", (int)(seed % 6) + 3, ends[seed % 3]);
  begin_level(text, level);
}

static void the_tallies_count_the_moments_whatever_is_done(void **state) {
  (void)state;
  static struct level level;
  int marks = 0, seen = 0;
  bool broken[RULE_COUNT] = {false};
  for (uint32_t seed = 1; seed <= 60; seed++) {
    wild_level(&level, seed);
    struct run *r = live_wildly(&level, seed);
    int n, times[2][RULE_COUNT] = {{0}};
    const struct guide_mark *m = run_marks(r, &n);
    for (int i = 0; i < n; i++, marks++) {
      times[m[i].kept][m[i].rule]++;
      broken[m[i].rule] |= !m[i].kept;
      assert_true(m[i].rat >= 0 && m[i].rat < level.sim.n_rats);
      if (i > 0) assert_true(m[i].at_ds >= m[i - 1].at_ds);
    }
    for (int i = 0; i < RULE_COUNT; i++) {
      assert_int_equal(run_guide(r)->broken[i].times, times[0][i]);
      assert_int_equal(run_guide(r)->kept[i].times, times[1][i]);
    }
    run_destroy(r);
  }
  for (int i = 0; i < RULE_COUNT; i++) seen += broken[i];
  print_message("%d moments; %d of %d rules were broken by somebody\n", marks, seen, RULE_COUNT);
  assert_true(seen > RULE_COUNT / 2);
}

static void a_fork_goes_on_as_its_original_would(void **state) {
  (void)state;
  struct run *r = play(&(struct page){TAME WARY_FRIEND, LIFT("30")});
  struct run *f = run_fork(r);
  int64_t until = sim_now_ds(run_sim(r)) + SIM_DS_PER_DAY;
  struct sim_action shout = {.verb = VERB_SHOUT};
  run_act(r, &shout);
  run_act(f, &shout);
  run_until(r, until, false);
  run_until(f, until, false);
  assert_true(sim_hash(run_sim(r)) == sim_hash(run_sim(f)));
  for (int i = 0; i < RULE_COUNT; i++) {
    assert_int_equal(run_guide(r)->broken[i].times, run_guide(f)->broken[i].times);
    assert_int_equal(run_guide(r)->kept[i].times, run_guide(f)->kept[i].times);
  }
  run_destroy(f);
  run_destroy(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_rule_is_broken_by_one_diary_and_kept_by_another),
      cmocka_unit_test(every_rule_has_all_its_fields),
      cmocka_unit_test(each_sentence_of_the_guide_is_cited),
      cmocka_unit_test(a_moment_knows_its_time_its_act_and_its_rat),
      cmocka_unit_test(what_is_refused_breaks_nothing),
      cmocka_unit_test(the_winning_diaries_break_no_rule_and_the_naive_ones_several),
      cmocka_unit_test(the_guide_handler_keeps_the_guide),
      cmocka_unit_test(the_tallies_count_the_moments_whatever_is_done),
      cmocka_unit_test(a_fork_goes_on_as_its_original_would),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
