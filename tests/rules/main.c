/* main.c - plays the lives, asks every rule of every life, prints the table, and fails where a rule holds in fewer than
 * 95 of 100. HANDSHY_SEEDS (40; sanitised 10) rats from each of the three sources, temperaments as the dice fall.
 * HANDSHY_RULES names a file that the table is added to. */
#include "report.h"
#include "rules.h"
#include "slow_build.h"

#include "../../game/cli/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct table table;

static struct row *row_of(struct table *t, struct verdict v, bool pooled, struct asked asked) {
  for (int k = 0; k < t->n; k++) {
    if (!strcmp(t->rows[k].rule, v.rule)) return &t->rows[k];
  }
  assert_true(t->n < TABLE_ROWS);
  struct row *r = &t->rows[t->n++];
  *r = (struct row){.rule = v.rule, .what = v.what, .measure = v.measure, .pooled = pooled, .asked = asked};
  return r;
}

void rule_held(const struct life *l, struct verdict v, bool ok, double a, double b) {
  struct row *r = row_of(l->table, v, false, (struct asked){0});
  r->n[l->source]++;
  r->ok[l->source] += ok;
  r->a[l->source] += a;
  r->b[l->source] += b;
}

void rule_counted(const struct life *l, struct verdict v, struct asked asked, struct counted c) {
  struct row *r = row_of(l->table, v, true, asked);
  r->n[l->source]++;
  r->a[l->source] += c.hits_a;
  r->b[l->source] += c.hits_b;
  r->tries_a[l->source] += c.tries_a;
  r->tries_b[l->source] += c.tries_b;
}

static int seeds(void) {
  const char *told = getenv("HANDSHY_SEEDS");
  int n = told ? atoi(told) : 0;
  return n > 0 ? n : HANDSHY_SLOW_BUILD ? 10 : 40;
}

/* Plays again from the noon before, up to the first act of that kind. */
static struct run *just_before(const struct life *l, int noon, enum verb verb) {
  const struct diary *d = run_diary(l->run[0]);
  if (noon < 1) return NULL;
  struct run *r = run_fork(l->run[noon]);
  for (int k = 0; k < d->n; k++) {
    if (d->lines[k].at_ds < sim_now_ds(run_sim(r))) continue;
    if (!d->lines[k].is_hash && d->lines[k].action.verb == verb) {
      run_until(r, d->lines[k].at_ds, false);
      return r;
    }
    run_play_line(r, &d->lines[k], false);
  }
  run_destroy(r);
  return NULL;
}

static int noon_before(const struct life *l, enum verb verb) {
  const struct diary *d = run_diary(l->run[0]);
  for (int k = 0; k < d->n; k++) {
    if (!d->lines[k].is_hash && d->lines[k].action.verb == verb)
      return (int)((d->lines[k].at_ds - SIM_DS_PER_DAY / 2) / SIM_DS_PER_DAY);
  }
  return -1;
}

/* run[0] is the life itself, played to its end. */
static void live_on(struct life *l) {
  struct handler h;
  l->level = (struct level){.end_ds = 400 * (int64_t)SIM_DS_PER_DAY};
  sim_def_default(&l->level.sim);
  l->level.sim.rats[0].source = l->source;
  l->run[0] = run_create(&l->level, l->seed);
  assert_non_null(l->run[0]);
  handler_begin(&h, l->run[0], &l->level, HANDLER_GUIDE);
  l->handler[0] = h;
  for (int d = 1; d < l->days; d++) {
    handler_live(&h, at(d, 12));
    l->handler[d] = h;
    l->run[d] = run_fork(l->run[0]);
    l->noon[d] = rat_of(run_sim(l->run[0]));
  }
  l->before_stroke = just_before(l, noon_before(l, VERB_PET), VERB_PET);
  l->before_lift = just_before(l, noon_before(l, VERB_LIFT), VERB_LIFT);
}

static void end_life(struct life *l) {
  for (int d = 0; d < l->days; d++) run_destroy(l->run[d]);
  if (l->before_stroke) run_destroy(l->before_stroke);
  if (l->before_lift) run_destroy(l->before_lift);
}

static void one_life(struct table *t, enum source source, uint64_t seed) {
  static const int days[SOURCE_COUNT] = {24, 34, 44}, long_days[SOURCE_COUNT] = {30, 45, 60};
  struct life *l = calloc(1, sizeof *l);
  assert_non_null(l);
  l->table = t, l->source = source, l->seed = seed;
  l->days = seed % 8 == 1 ? long_days[source] : days[source]; /* one in eight is followed to its highest trust */
  live_on(l);
  static void (*const all[])(const struct life *) = {rules_home, rules_food, rules_away,
                                                     rules_lift, rules_hold, rules_beyond};
  for (size_t k = 0; k < sizeof all / sizeof all[0]; k++) all[k](l);
  end_life(l);
  free(l);
}

static bool one_seed(void *tables, int index, int worker) {
  (void)worker;
  for (int source = 0; source < SOURCE_COUNT; source++)
    one_life(&((struct table *)tables)[index], (enum source)source, (uint64_t)index + 1);
  return true;
}

static void add_table(struct table *to, const struct table *from) {
  for (int k = 0; k < from->n; k++) {
    const struct row *f = &from->rows[k];
    struct row *r = row_of(to, (struct verdict){f->rule, f->what, f->measure}, f->pooled, f->asked);
    for (int s = 0; s < SOURCE_COUNT; s++) {
      r->n[s] += f->n[s], r->ok[s] += f->ok[s], r->a[s] += f->a[s], r->b[s] += f->b[s];
      r->tries_a[s] += f->tries_a[s], r->tries_b[s] += f->tries_b[s];
    }
  }
}

static void all_seeds(void) {
  struct table *tables = calloc((size_t)seeds(), sizeof *tables);
  assert_non_null(tables);
  pool_run(&(struct pool){.what = "seeds"}, seeds(), one_seed, tables);
  for (int k = 0; k < seeds(); k++) add_table(&table, &tables[k]);
  free(tables);
}

static double share(double hits, int tries) { return tries ? hits / tries : 0; }

static void print_cell(FILE *out, const struct row *r, int s) {
  if (!r->n[s])
    fprintf(out, " | %28s", "-");
  else if (r->pooled)
    fprintf(out, " | %5d       %7.3f %7.3f", r->tries_a[s], share(r->a[s], r->tries_a[s]),
            share(r->b[s], r->tries_b[s]));
  else
    fprintf(out, " | %5d %5.1f%% %7.3f %7.3f", r->n[s], 100.0 * r->ok[s] / r->n[s], r->a[s] / r->n[s],
            r->b[s] / r->n[s]);
}

static int print_table(void **state) {
  (void)state;
  FILE *out = report_open();
  fprintf(out, "%-5s | %-28s | %-28s | %-28s | %-18s |\n", "rule", "breeder: n holds    a       b", "pet-store",
          "rescue", "bound");
  for (int k = 0; k < table.n; k++) {
    const struct row *r = &table.rows[k];
    fprintf(out, "%-5s", r->rule);
    for (int s = 0; s < SOURCE_COUNT; s++) print_cell(out, r, s);
    fprintf(out, " | %-18s | %s; a, b: %s\n", r->pooled ? r->asked.bound : "95 % of rats", r->what, r->measure);
  }
  report_close(out);
  return 0;
}

/* One may always fail: of few, one is more than five in a hundred. Of the sanitised build's ten, two: it looks for
 * other faults, and the rules are judged by the release build's forty. */
static double allowed(double failures) {
  double always = HANDSHY_SLOW_BUILD ? 2 : 1;
  return failures < always ? always : failures;
}

static void holds_in_95_of_100(void **state) {
  const struct row *r = *state;
  int n = 0, ok = 0, tries_a = 0, tries_b = 0;
  double a = 0, b = 0;
  for (int s = 0; s < SOURCE_COUNT; s++) {
    n += r->n[s], ok += r->ok[s], a += r->a[s], b += r->b[s], tries_a += r->tries_a[s], tries_b += r->tries_b[s];
    if (!r->pooled && r->n[s] - r->ok[s] > allowed(0.1 * r->n[s]))
      fail_msg("%s (%s): of source %d %d of %d", r->rule, r->what, s, r->ok[s], r->n[s]);
  }
  assert_true(n > 0);
  assert_true(!r->pooled || r->asked.bound);
  if (r->pooled && !r->asked.holds(share(a, tries_a), share(b, tries_b)))
    fail_msg("%s (%s): %.4f of %d, %.4f of %d", r->rule, r->what, share(a, tries_a), tries_a, share(b, tries_b),
             tries_b);
  if (!r->pooled && n - ok > allowed(0.05 * n)) fail_msg("%s (%s): %d of %d", r->rule, r->what, ok, n);
}

static void every_life_met_enough_rules(void **state) {
  (void)state;
  assert_true(table.n >= 45);
  for (int k = 0; k < table.n; k++) {
    int n = table.rows[k].n[0] + table.rows[k].n[1] + table.rows[k].n[2];
    if (n < seeds() / 8) fail_msg("%s was tried in %d lives only", table.rows[k].rule, n);
  }
}

int main(void) {
  static struct CMUnitTest tests[TABLE_ROWS + 1];
  all_seeds();
  for (int k = 0; k < table.n; k++)
    tests[k] = (struct CMUnitTest){table.rows[k].rule, holds_in_95_of_100, NULL, NULL, &table.rows[k]};
  tests[table.n] = (struct CMUnitTest)cmocka_unit_test(every_life_met_enough_rules);
  return _cmocka_run_group_tests("rules", tests, (size_t)table.n + 1, NULL, print_table);
}
