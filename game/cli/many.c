/* many.c - `handshy simulate --rats N`: the same handling on N rats, and how it came out. */
#include <inttypes.h>
#include <stdlib.h>

#include "pool.h"
#include "simulate.h"

struct result {
  int outcome;
  int64_t end_ds;
  double trust, bites, minutes_over_half;
  bool hurt, ill; /* any rat of it, at any time: badly or deadly; with signs that show */
};

static struct result result_of(const struct run *r) {
  struct sim_rat rat;
  sim_read_rat(run_sim_const(r), 0, &rat);
  struct result result = {(int)run_outcome(r),
                          sim_now_ds(run_sim_const(r)),
                          rat.trust,
                          rat.bites,
                          rat.minutes_fear_over_half,
                          false,
                          false};
  int n;
  const struct sim_event *events = run_events(r, &n);
  for (int i = 0; i < n; i++) {
    result.hurt |= events[i].kind == EVENT_TAKEN_OUT;
    result.ill |= events[i].kind == EVENT_FELL_ILL;
  }
  return result;
}

static uint64_t first_seed(const struct request *q) {
  if (q->seed) return q->seed;
  return q->handler < 0 && q->diary.seed ? q->diary.seed : q->level.sim.seed;
}

struct job {
  const struct request *q;
  struct result *results;
};

static bool play_one(void *context, int index, int worker) {
  (void)worker;
  const struct job *job = context;
  struct run *r = simulate_once(job->q, first_seed(job->q) + (uint64_t)index, NULL, NULL);
  if (!r) return false;
  job->results[index] = result_of(r);
  run_destroy(r);
  return true;
}

/* ---- printing ---- */

static int compare_doubles(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

struct spread {
  double min, p10, median, p90, max;
};

/* By nearest rank: values that really occurred. */
static struct spread spread_of(double *values, int n) {
  qsort(values, (size_t)n, sizeof *values, compare_doubles);
  int last = n - 1;
  return (struct spread){values[0], values[(last + 5) / 10], values[last / 2], values[(last * 9 + 5) / 10],
                         values[last]};
}

enum field { FIELD_TRUST, FIELD_BITES, FIELD_MINUTES };

static struct spread spread_of_field(const struct result *results, int n, enum field field, double *room) {
  for (int i = 0; i < n; i++)
    room[i] = field == FIELD_TRUST   ? results[i].trust
              : field == FIELD_BITES ? results[i].bites
                                     : results[i].minutes_over_half;
  return spread_of(room, n);
}

static int count_outcome(const struct result *results, int n, enum outcome o) {
  int k = 0;
  for (int i = 0; i < n; i++) k += results[i].outcome == (int)o;
  return k;
}

static void print_spread_json(const char *name, struct spread s) {
  printf("  \"%s\": { \"min\": %.6f, \"p10\": %.6f, \"median\": %.6f, \"p90\": %.6f, \"max\": %.6f },\n", name, s.min,
         s.p10, s.median, s.p90, s.max);
}

static void print_many_json(const struct request *q, const struct result *results, double *room) {
  printf("{ \"rats_run\": %d, \"won\": %d, \"lost\": %d,\n", q->rats, count_outcome(results, q->rats, OUTCOME_WON),
         count_outcome(results, q->rats, OUTCOME_LOST));
  print_spread_json("trust", spread_of_field(results, q->rats, FIELD_TRUST, room));
  print_spread_json("bites", spread_of_field(results, q->rats, FIELD_BITES, room));
  print_spread_json("minutes_fear_over_half", spread_of_field(results, q->rats, FIELD_MINUTES, room));
  int hurt = 0, ill = 0;
  for (int i = 0; i < q->rats; i++) hurt += results[i].hurt, ill += results[i].ill;
  printf("  \"serious_or_dead\": %d, \"ill\": %d }\n", hurt, ill);
}

static void print_many_csv(const struct request *q, const struct result *results) {
  puts("seed,outcome,end,trust,bites,minutes_fear_over_half");
  for (int i = 0; i < q->rats; i++) {
    char end[32];
    diary_print_time(results[i].end_ds, end, sizeof end);
    printf("%" PRIu64 ",%s,%s,%.6f,%.0f,%.6f\n", first_seed(q) + (uint64_t)i,
           outcome_name((enum outcome)results[i].outcome), end, results[i].trust, results[i].bites,
           results[i].minutes_over_half);
  }
}

static void print_spread_text(const char *name, struct spread s) {
  printf("  %-24s %8.2f %8.2f %8.2f %8.2f %8.2f\n", name, s.min, s.p10, s.median, s.p90, s.max);
}

static void print_many_text(const struct request *q, const struct result *results, double *room) {
  int n = q->rats, won = count_outcome(results, n, OUTCOME_WON);
  printf("%s: %d rats, seeds %" PRIu64 " to %" PRIu64 "\n\n", q->level.name, n, first_seed(q),
         first_seed(q) + (uint64_t)n - 1);
  printf("  won %d of %d (%.0f %%), lost %d, undecided %d\n\n", won, n, 100.0 * won / n,
         count_outcome(results, n, OUTCOME_LOST), count_outcome(results, n, OUTCOME_RUNNING));
  printf("  %-24s %8s %8s %8s %8s %8s\n", q->level.sim.rats[0].name, "least", "1 in 10", "middle", "9 in 10", "most");
  print_spread_text("trust", spread_of_field(results, n, FIELD_TRUST, room));
  print_spread_text("bites", spread_of_field(results, n, FIELD_BITES, room));
  print_spread_text("minutes of fear over 0.5", spread_of_field(results, n, FIELD_MINUTES, room));
}

int simulate_many(const struct request *q) {
  struct result *results = calloc((size_t)q->rats, sizeof *results);
  double *room = calloc((size_t)q->rats, sizeof *room);
  struct pool pool = {.threads = q->threads, .what = "rats"};
  struct job job = {q, results};
  bool good = results && room && pool_run(&pool, q->rats, play_one, &job);
  if (!good)
    fprintf(stderr, "handshy simulate: not all rats could be run\n");
  else if (q->format == FORMAT_JSON)
    print_many_json(q, results, room);
  else if (q->format == FORMAT_CSV)
    print_many_csv(q, results);
  else
    print_many_text(q, results, room);
  free(results);
  free(room);
  if (!good) return CLI_FILE;
  return cli_close_output(stdout, "standard output") ? CLI_DONE : CLI_FILE;
}
