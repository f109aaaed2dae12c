/* What one change would have made of it: nothing changed is the original itself, every change comes to what was said of
 * it, and the luck is the same. */
#include "rules/slow_build.h"
#include "whatif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "handler.h"
#include "wild.h"

static struct problems problems;

static void read_level(const char *text, size_t n, struct level *level) {
  memset(&problems, 0, sizeof problems);
  if (!level_read(text, n, level, &problems)) fail_msg("%s", problems.list[0].text);
}

static void read_diary(const char *text, size_t n, const struct level *level, struct diary *out) {
  const char *names[SIM_MAX_RATS];
  memset(&problems, 0, sizeof problems);
  for (int i = 0; i < level->sim.n_rats; i++) names[i] = level->sim.rats[i].name;
  if (!diary_read(text, n, names, level->sim.n_rats, false, out, &problems))
    fail_msg("line %d: %s", problems.list[0].line, problems.list[0].text);
}

static void small(const char *rat, const char *lines, struct level *level, struct diary *d) {
  char text[4000];
  int n =
      snprintf(text, sizeof text, "handshy level 1\ntitle = T\nseed = 5\n[rat Pip]\n%s[visit]\narrival = 17:00\n", rat);
  read_level(text, (size_t)n, level);
  n = snprintf(text, sizeof text, "handshy diary 1\nlevel T\nseed 5\n%s", lines);
  read_diary(text, (size_t)n, level, d);
}

static size_t read_whole(const char *folder, const char *name, char *bytes, size_t size) {
  char path[300];
  snprintf(path, sizeof path, "%s/levels/%s%s", HANDSHY_SOURCE_DIR, folder, name);
  FILE *f = fopen(path, "rb");
  if (!f) fail_msg("no %s", path);
  size_t n = fread(bytes, 1, size, f);
  fclose(f);
  return n;
}

static const char *const shipped[][2] = {{"01-homecoming", "naive"},
                                         {"01-homecoming", "win"},
                                         {"03-a-voice-and-a-bowl", "naive"},
                                         {"03-a-voice-and-a-bowl", "win"}};
enum { SHIPPED = sizeof shipped / sizeof *shipped };
/* The sanitised build looks for other faults, in fewer changes and lives; `./check --long` runs them all in release. */
enum { EVERY = HANDSHY_SLOW_BUILD ? 16 : 1, WILD = HANDSHY_SLOW_BUILD ? 3 : 24 };

static void read_shipped(int i, struct level *level, struct diary *d) {
  static char bytes[1 << 16];
  char name[100];
  snprintf(name, sizeof name, "%s.level", shipped[i][0]);
  read_level(bytes, read_whole("", name, bytes, sizeof bytes), level);
  snprintf(name, sizeof name, "%s.%s.diary", shipped[i][0], shipped[i][1]);
  read_diary(bytes, read_whole("diaries/", name, bytes, sizeof bytes), level, d);
}

static struct whatif *asked(const struct level *level, const struct diary *d) {
  struct whatif *w = whatif_create(level, d);
  assert_non_null(w);
  while (!whatif_step(w, 100000)) continue;
  return w;
}

static bool same(double a, double b) { return a <= b && b <= a; } /* to the last bit */

static void assert_ends(const struct whatif_end *e, const struct run *r) {
  double trust = 0, minutes = 0;
  int bites = 0, scares = 0, n = run_level(r)->sim.n_rats;
  for (int i = 0; i < n; i++) {
    struct sim_rat rat;
    sim_read_rat(run_sim_const(r), i, &rat);
    assert_true(same(e->rat_trust[i], rat.trust));
    assert_true(same(e->rat_minutes[i], rat.minutes_fear_over_half));
    trust += rat.trust / n;
    minutes += rat.minutes_fear_over_half;
    bites += rat.bites;
    scares += rat.scares;
  }
  assert_true(same(e->trust, trust) && same(e->minutes, minutes));
  assert_int_equal(e->bites, bites);
  assert_int_equal(e->scares, scares);
  assert_int_equal(e->outcome, run_outcome(r));
}

static struct run *play(const struct level *level, const struct diary *d, int64_t until_ds) {
  struct run *r = run_create(level, d->seed);
  run_play(r, d, until_ds);
  return r;
}

static void no_change_is_the_original(void **state) {
  (void)state;
  static struct level level;
  for (int i = 0; i < SHIPPED; i++) {
    struct diary d;
    read_shipped(i, &level, &d);
    struct whatif *w = asked(&level, &d);
    struct run *r = play(&level, &d, -1);
    int n;
    const struct whatif_result *tried = whatif_tried(w, &n);
    assert_true(n >= 1 && tried[0].change == WHATIF_NOTHING && same(tried[0].gain, 0));
    assert_int_equal(whatif_end_ds(w), sim_now_ds(run_sim(r)));
    assert_ends(whatif_original(w), r);
    assert_ends(&tried[0].end, r);
    run_destroy(r);
    whatif_destroy(w);
    diary_free(&d);
  }
}

/* Played from a copy in the middle, or from the start: the same. */
static void every_change_comes_to_what_was_said_of_it(void **state) {
  (void)state;
  static struct level level;
  int changes = 0;
  for (int i = 0; i < SHIPPED; i++) {
    struct diary d, changed;
    read_shipped(i, &level, &d);
    struct whatif *w = asked(&level, &d);
    int n;
    const struct whatif_result *tried = whatif_tried(w, &n);
    for (int k = 0; k < n; k += EVERY, changes++) {
      assert_true(whatif_diary(w, &tried[k], &changed));
      struct run *r = play(&level, &changed, whatif_end_ds(w));
      assert_ends(&tried[k].end, r);
      run_destroy(r);
      diary_free(&changed);
    }
    whatif_destroy(w);
    diary_free(&d);
  }
  print_message("%d changes\n", changes);
  assert_true(changes > 60 / EVERY);
}

static void until_the_change_the_luck_is_the_same(void **state) {
  (void)state;
  static struct level level;
  struct diary d, changed;
  read_shipped(2, &level, &d);
  struct whatif *w = asked(&level, &d);
  struct run *a = play(&level, &d, -1);
  int n, n_results, compared = 0;
  const struct sim_event *was = run_events(a, &n);
  const struct whatif_result *r = whatif_results(w, &n_results);
  assert_true(n_results >= 3);
  for (int k = 0; k < n_results; k++) {
    assert_true(whatif_diary(w, &r[k], &changed));
    struct run *b = play(&level, &changed, whatif_end_ds(w));
    int m;
    const struct sim_event *now = run_events(b, &m);
    int64_t until_ds = r[k].change == WHATIF_LATER || r[k].change == WHATIF_NEXT_DAY || r[k].mend == MEND_REST
                           ? r[k].at_ds / SIM_DS_PER_DAY * SIM_DS_PER_DAY
                           : r[k].at_ds;
    for (int i = 0; i < n && was[i].at_ds < until_ds; i++, compared++) {
      assert_true(i < m && now[i].at_ds == was[i].at_ds && now[i].kind == was[i].kind && now[i].rat == was[i].rat);
      assert_true(same(now[i].value, was[i].value));
    }
    run_destroy(b);
    diary_free(&changed);
  }
  assert_true(compared > 100);
  run_destroy(a);
  whatif_destroy(w);
  diary_free(&d);
}

static void any_moment_of_a_diary_can_be_branched(void **state) {
  (void)state;
  static struct level level;
  struct diary d;
  read_shipped(2, &level, &d);
  struct run *whole = play(&level, &d, -1);
  int64_t end = sim_now_ds(run_sim(whole));
  for (int64_t at = level.sim.arrival_ds - 5; at < end; at += 7 * 36000 + 1237) {
    struct run *r = whatif_branch(&level, &d, at);
    assert_int_equal(sim_now_ds(run_sim(r)), at);
    for (int i = 0; i < d.n; i++)
      if (d.lines[i].at_ds >= at) run_play_line(r, &d.lines[i], false);
    run_until(r, end, false);
    assert_true(sim_hash(run_sim(r)) == sim_hash(run_sim(whole)));
    assert_int_equal(run_diary(r)->n, run_diary(whole)->n);
    run_destroy(r);
  }
  struct run *r = whatif_branch(&level, &d, d.lines[2].at_ds); /* before what was done then */
  assert_int_equal(run_diary(r)->n, 2);
  run_destroy(r);
  run_destroy(whole);
  diary_free(&d);
}

static void slices_of_any_size_come_to_the_same(void **state) {
  (void)state;
  static struct level level;
  struct diary d;
  read_shipped(0, &level, &d);
  struct whatif *whole = asked(&level, &d), *fine = whatif_create(&level, &d);
  double before = whatif_progress(fine);
  int slices = 0, n, m;
  assert_true(before <= 0);
  while (!whatif_step(fine, 997)) {
    assert_true(whatif_progress(fine) >= before && whatif_progress(fine) < 1);
    before = whatif_progress(fine);
    slices++;
  }
  assert_true(slices > 50 && same(whatif_progress(fine), 1));
  const struct whatif_result *a = whatif_tried(whole, &n), *b = whatif_tried(fine, &m);
  assert_int_equal(n, m);
  for (int i = 0; i < n; i++) assert_true(a[i].line == b[i].line && same(a[i].gain, b[i].gain));
  a = whatif_results(whole, &n), b = whatif_results(fine, &m);
  assert_int_equal(n, m);
  for (int i = 0; i < n; i++) assert_true(a[i].line == b[i].line && a[i].change == b[i].change);
  whatif_destroy(whole);
  whatif_destroy(fine);
  diary_free(&d);
}

static void the_best_come_first_and_each_act_once(void **state) {
  (void)state;
  static struct level level;
  for (int i = 0; i < SHIPPED; i++) {
    struct diary d;
    read_shipped(i, &level, &d);
    struct whatif *w = asked(&level, &d);
    int n, m;
    const struct whatif_result *r = whatif_results(w, &n), *tried = whatif_tried(w, &m);
    for (int k = 0; k < n; k++) {
      assert_true(r[k].gain > 0 && r[k].change != WHATIF_NOTHING);
      if (k > 0) assert_true(r[k - 1].gain >= r[k].gain);
      for (int j = 0; j < k; j++) assert_true(r[j].line != r[k].line);
    }
    for (int k = 0; k < m && n > 0; k++) assert_true(tried[k].gain <= r[0].gain);
    if (i % 2 == 0) assert_true(n >= 3); /* a naive one: much would have helped */
    whatif_destroy(w);
    diary_free(&d);
  }
}

/* ---- what is found ---- */

#define TAME "source = breeder\nbold = 0.9\nsettled = 1\ntrust = 0.85\nused_to_cm = 0\nfavourite = pea\n"
#define WARY "source = pet-store\nbold = 0.5\nsettled = 1\ntrust = 0.25\nfavourite = pea\n"
#define SHY "source = pet-store\nbold = 0.9\nsettled = 1\ntrust = 0.5\nused_to_cm = 0\nfavourite = pea\n"
#define FED "d0 20:00 talk 60\nd0 20:01 hand in\nd0 20:01:10 hand 1\nd0 20:01:20 offer pea\n"
#define LATER "d0 20:30 leave\nd1 12:00 leave\n"

/* Four late treats: one at once is better, all at once best. */
static void a_habit_is_mended_each_time(void **state) {
  (void)state;
  static struct level level;
  struct diary d;
  char lines[2000], text[400];
  int n = 0;
  for (int day = 0; day < 4; day++)
    n += snprintf(
        lines + n, sizeof lines - (size_t)n,
        "d%d 20:00 talk 60\nd%d 20:01 hand in\nd%d 20:01:10 hand 1\nd%d 20:01:20 offer pea\nd%d 20:02 lift scoop\n"
        "d%d 20:02:02 put back\nd%d 20:02:07 treat pea\nd%d 20:03 leave\n",
        day, day, day, day, day, day, day, day);
  small("source = pet-store\nbold = 0.9\nsettled = 1\ntrust = 0.55\nused_to_cm = 0\nfavourite = pea\n", lines, &level,
        &d);
  struct whatif *w = asked(&level, &d);
  int tried, singles = 0;
  const struct whatif_result *r = whatif_tried(w, &tried), *all = whatif_results(w, &n);
  assert_true(n > 0 && all->change == WHATIF_GUIDE && all->mend == MEND_REWARD && all->rule == RULE_R21);
  assert_int_equal(all->times, 4);
  for (int i = 0; i < tried; i++) {
    if (r[i].mend != MEND_REWARD || r[i].times > 1) continue;
    assert_true(r[i].gain > 0 && r[i].gain < 0.5 * all->gain);
    singles++;
  }
  assert_int_equal(singles, 4);
  whatif_sentence(w, all, text, sizeof text);
  assert_non_null(strstr(text, "What if, from day 0 on, the treat it loves had come at once each time? Trust 0."));
  whatif_destroy(w);
  diary_free(&d);
}

/* One mistake, and what would have helped. */
static const struct mistake {
  const char *rat, *diary;
  enum whatif_change change;
  enum mend mend;
} mistakes[] = {
    {TAME, FED "d0 20:02 lift tail\nd0 20:02:02 put back\n" LATER, WHATIF_GUIDE, MEND_SCOOP},
    {TAME, FED "d0 20:02 lift tail\nd0 20:02:02 put back\n" LATER, WHATIF_WITHOUT, MEND_NOTHING},
    {SHY, FED "d0 20:02 lift scoop\nd0 20:04 put back\n" LATER, WHATIF_GUIDE, MEND_SHORTER},
    {TAME, FED "d0 20:02 lift scoop\nd0 20:02:02 put back\n" LATER, WHATIF_GUIDE, MEND_REWARD},
    {WARY, "d0 20:00 talk 60\nd0 20:01 shout\n" LATER, WHATIF_GUIDE, MEND_QUIETLY},
    {SHY, "d0 20:00 hand in\nd0 20:00:10 hand 15 fast\n" LATER, WHATIF_GENTLER, MEND_NOTHING},
    {WARY, "d0 20:00 hand in\nd0 20:00:10 hand 5\n" LATER, WHATIF_FARTHER, MEND_NOTHING},
    {WARY, "d0 20:00 hand in\nd0 20:00:10 hand 5\n" LATER, WHATIF_GUIDE, MEND_FARTHER},
    {WARY, "d0 20:00 hand in\nd0 20:00:10 hand 5\n" LATER, WHATIF_END, MEND_NOTHING},
    {SHY, FED "d0 20:01:30 pet belly 20\n" LATER, WHATIF_GUIDE, MEND_LEAVE_OUT},
    {TAME, "d1 12:00 hand in\nd1 12:00:10 reach hut\nd1 12:10 leave\nd2 12:00 leave\n", WHATIF_GUIDE, MEND_EVENING},
    {"source = rescue\nbold = 0.3\n", "d0 18:00 hand 5\nd0 18:10 leave\nd4 12:00 leave\n", WHATIF_GUIDE, MEND_SETTLED},
};

static const struct whatif_result *find(const struct whatif *w, const struct mistake *m) {
  int n;
  const struct whatif_result *r = whatif_tried(w, &n), *best = NULL;
  for (int i = 0; i < n; i++) {
    bool fits = r[i].change == m->change && (m->change != WHATIF_GUIDE || r[i].mend == m->mend);
    if (fits && (!best || r[i].gain > best->gain)) best = &r[i];
  }
  return best;
}

static void each_mistake_has_the_change_that_helps(void **state) {
  (void)state;
  static struct level level;
  int wrong = 0;
  for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
    const struct mistake *m = &mistakes[i];
    struct diary d;
    char text[400];
    small(m->rat, m->diary, &level, &d);
    struct whatif *w = asked(&level, &d);
    const struct whatif_result *r = find(w, m);
    if (r) whatif_sentence(w, r, text, sizeof text);
    if (!r || r->gain <= 0) {
      print_message("%s%s\n  %s %s\n", m->diary, whatif_change_name(m->change), guide_mend_words(m->mend),
                    r ? text : "was not tried");
      wrong++;
    }
    whatif_destroy(w);
    diary_free(&d);
  }
  assert_int_equal(wrong, 0);
}

static void it_is_told_in_a_plain_sentence(void **state) {
  (void)state;
  static struct level level;
  struct diary d;
  small(WARY, "d2 18:00 hand in\nd2 18:00:10 hand 10 fast\nd2 18:01 leave\nd3 12:00 leave\n", &level, &d);
  struct whatif *w = asked(&level, &d);
  const struct whatif_result *r = find(w, &(struct mistake){.change = WHATIF_GENTLER});
  assert_non_null(r);
  char text[400], start[60] = "What if, on day 2 at 18:00, you had moved slowly? ";
  int n = whatif_sentence(w, r, text, sizeof text);
  assert_int_equal(n, strlen(text));
  assert_memory_equal(text, start, strlen(start));
  assert_non_null(strstr(text, " instead of "));
  assert_int_equal(text[n - 1], '.');
  for (int size = 1; size <= n; size++) { /* too short: cut, never beyond */
    memset(text, 'x', sizeof text);
    whatif_sentence(w, r, text, (size_t)size);
    assert_true(memchr(text, 0, (size_t)size) != NULL && text[size] == 'x');
  }
  whatif_destroy(w);
  diary_free(&d);
}

static void where_nothing_went_wrong_nothing_would_have_helped(void **state) {
  (void)state;
  static struct level level;
  for (int i = 1; i < SHIPPED; i += 2) {
    struct diary d;
    int n;
    read_shipped(i, &level, &d);
    struct whatif *w = asked(&level, &d);
    whatif_results(w, &n);
    assert_int_equal(n, 0);
    whatif_destroy(w);
    diary_free(&d);
  }
}

static void an_empty_diary_is_answered(void **state) {
  (void)state;
  static struct level level;
  struct diary d;
  int n;
  small(WARY, "", &level, &d);
  struct whatif *w = asked(&level, &d);
  whatif_results(w, &n);
  assert_int_equal(n, 0);
  whatif_destroy(w);
  small(WARY, "d0 18:00 leave\n", &level, &d);
  whatif_destroy(asked(&level, &d));
  diary_free(&d);
}

/* Three weeks of a handler: two and a half thousand lines, most of them of a hand that is led about. */
static void a_long_life_is_bounded_work(void **state) {
  (void)state;
  static struct level level;
  static const enum handler_kind kinds[] = {HANDLER_GUIDE, HANDLER_HASTY, HANDLER_FORCER};
  const char *text = "handshy level 1\ntitle = T\nseed = 5\n[rat Pip]\nsource = pet-store\n[visit]\ndays = 14\n";
  read_level(text, strlen(text), &level);
  for (int i = 0; i < 3; i++) {
    struct run *r = handler_play(&level, 3, kinds[i]);
    struct whatif *w = whatif_create(&level, run_diary(r));
    clock_t from = clock();
    int slices = 0, n;
    while (!whatif_step(w, 10000)) slices++;
    const struct whatif_result *tried = whatif_tried(w, &n);
    print_message("%s: %d lines, %d tried, %d 000 ticks, %.0f ms\n", handler_name(kinds[i]), run_diary(r)->n, n,
                  slices * 10, 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC);
    assert_true(slices * 10000.0 < 6e6); /* five million of tries, and the original */
    assert_true(n > 5 && same(tried[0].gain, 0));
    whatif_destroy(w);
    run_destroy(r);
  }
}

/* ---- anything at all ---- */

static void wild_level(struct level *level, uint32_t seed) {
  static const char *const ends[] = {"", "[rat Moss]\nsource = rescue\n",
                                     "[rat Moss]\nsource = breeder\nrole = newcomer\n"};
  char text[600];
  int n = snprintf(
      text, sizeof text,
      "handshy level 1\ntitle = T\nseed = 5\n[rat Pip]\nsource = %s\nsettled = 1\nused_to_cm = 0\ntrust = 0.%d\n%s"
      "[visit]\ndays = 9\n[goal]\ntrust @Pip >= 0.7\nscares <= 4\n",
      seed % 2 ? "breeder" : "pet-store", (int)(seed % 6) + 3, ends[seed % 3]);
  read_level(text, (size_t)n, level);
}

static void in_any_diary_no_change_is_the_original_and_others_are_what_was_said(void **state) {
  (void)state;
  static struct level level;
  int changes = 0;
  for (uint32_t seed = 1; seed <= WILD; seed++) {
    wild_level(&level, seed);
    struct run *life = live_wildly(&level, seed);
    struct diary d = *run_diary(life), changed;
    struct whatif *w = asked(&level, &d);
    struct run *whole = play(&level, &d, -1);
    int n;
    const struct whatif_result *tried = whatif_tried(w, &n);
    assert_ends(whatif_original(w), whole);
    assert_ends(&tried[0].end, whole);
    for (int i = 1; i < n; i += 1 + n / 6, changes++) {
      assert_true(whatif_diary(w, &tried[i], &changed));
      struct run *r = play(&level, &changed, whatif_end_ds(w));
      assert_ends(&tried[i].end, r);
      run_destroy(r);
      diary_free(&changed);
    }
    run_destroy(whole);
    whatif_destroy(w);
    run_destroy(life);
  }
  assert_true(changes > (HANDSHY_SLOW_BUILD ? 4 * WILD : 100));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_change_is_the_original),
      cmocka_unit_test(every_change_comes_to_what_was_said_of_it),
      cmocka_unit_test(until_the_change_the_luck_is_the_same),
      cmocka_unit_test(any_moment_of_a_diary_can_be_branched),
      cmocka_unit_test(slices_of_any_size_come_to_the_same),
      cmocka_unit_test(the_best_come_first_and_each_act_once),
      cmocka_unit_test(each_mistake_has_the_change_that_helps),
      cmocka_unit_test(a_habit_is_mended_each_time),
      cmocka_unit_test(it_is_told_in_a_plain_sentence),
      cmocka_unit_test(where_nothing_went_wrong_nothing_would_have_helped),
      cmocka_unit_test(an_empty_diary_is_answered),
      cmocka_unit_test(a_long_life_is_bounded_work),
      cmocka_unit_test(in_any_diary_no_change_is_the_original_and_others_are_what_was_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
