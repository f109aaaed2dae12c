/* search.c - `handshy search`: looks for the best way of handling, and shows it beside the guide's. */
#define _POSIX_C_SOURCE 200809L
#include "search.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "input.h"
#include "pool.h"

static const char help[] =
    "handshy search [LEVEL] [options]\n"
    "\n"
    "Lives thousands of ways of handling, each seeing only what a player sees, and shows the best it found beside the\n"
    "guide's: how they score on fresh rats, what differs, and which rules of the guide each breaks. A score is trust "
    "at\n"
    "the end, less 0.01 a minute of fear over a half, less 0.1 a bite. LEVEL gives the rats and the hour of arrival; "
    "its\n"
    "goals and its end are ignored. Without LEVEL: one rat of --source.\n"
    "\n"
    "  --source NAME      breeder, pet-store or rescue, of any temperament (default pet-store, or what LEVEL says)\n"
    "  --days N           judged so many days after arrival (default 14; breeder 7, rescue 28), 1 to 60\n"
    "  --policies N       ways of handling to try (default 20000)\n"
    "  --from NAME        bred from random starts, from the guide, or both, half and half (default)\n"
    "  --rats N           fresh rats for the last test (default 100)\n"
    "  --seed N           other rats and other dice (default 1)\n"
    "  --threads N        at once (default: one for each core); the result is the same\n"
    "  --format FORMAT    text (default) or json\n"
    "  --quiet            no progress on standard error\n"
    "\n"
    "Ctrl-C ends the search early and tests what was found so far; a second one ends at once.\n"
    "Exit status: 0 done, 1 the level has mistakes, 2 wrong usage, 3 a file could not be read.\n";

enum {
  OPTION_SOURCE = 256,
  OPTION_DAYS,
  OPTION_POLICIES,
  OPTION_FROM,
  OPTION_RATS,
  OPTION_SEED,
  OPTION_THREADS,
  OPTION_FORMAT,
  OPTION_QUIET
};
static const struct option options[] = {{"help", no_argument, NULL, 'h'},
                                        {"source", required_argument, NULL, OPTION_SOURCE},
                                        {"days", required_argument, NULL, OPTION_DAYS},
                                        {"policies", required_argument, NULL, OPTION_POLICIES},
                                        {"from", required_argument, NULL, OPTION_FROM},
                                        {"rats", required_argument, NULL, OPTION_RATS},
                                        {"seed", required_argument, NULL, OPTION_SEED},
                                        {"threads", required_argument, NULL, OPTION_THREADS},
                                        {"format", required_argument, NULL, OPTION_FORMAT},
                                        {"quiet", no_argument, NULL, OPTION_QUIET},
                                        {NULL, 0, NULL, 0}};

struct wish {
  const char *input; /* NULL: none */
  int source, days;  /* SOURCE_COUNT, 0: by level and source */
  int threads;
  bool json, quiet;
  struct search_request q;
  struct level given, level;
};

static bool read_number(const char *option, const char *text, long long min, long long max, int *out) {
  long long number;
  if (!cli_read_int(option, text, min, max, &number)) return false;
  *out = (int)number;
  return true;
}

static bool read_source(const char *text, int *out) {
  const char *names[SOURCE_COUNT];
  for (int i = 0; i < SOURCE_COUNT; i++) names[i] = sim_source_name((enum source)i);
  return cli_read_word("search", "source", text, names, SOURCE_COUNT, out);
}

static bool read_option(struct wish *w, int c) {
  static const char *const froms[] = {"random", "guide", "both"}, *const formats[] = {"text", "json"};
  int k;
  switch (c) {
  case OPTION_SOURCE: return read_source(optarg, &w->source);
  case OPTION_DAYS: return read_number("--days", optarg, 1, 60, &w->days);
  case OPTION_POLICIES: return read_number("--policies", optarg, 16, 10000000, &w->q.policies);
  case OPTION_RATS: return read_number("--rats", optarg, 4, 10000, &w->q.rats);
  case OPTION_THREADS: return read_number("--threads", optarg, 1, POOL_THREADS_MAX, &w->threads);
  case OPTION_QUIET: w->quiet = true; return true;
  case OPTION_SEED:
    if (!read_number("--seed", optarg, 1, 1000000000, &k)) return false;
    w->q.seed = (uint64_t)k;
    return true;
  case OPTION_FROM:
    if (!cli_read_word("search", "start", optarg, froms, 3, &k)) return false;
    w->q.from = (enum search_from)k;
    return true;
  case OPTION_FORMAT:
    if (!cli_read_word("search", "format", optarg, formats, 2, &k)) return false;
    w->json = k == 1;
    return true;
  default: return false; /* getopt said why */
  }
}

/* One rat alone, as it comes. */
static void plain_level(struct level *l) {
  memset(l, 0, sizeof *l);
  sim_def_default(&l->sim);
  snprintf(l->name, sizeof l->name, "one rat");
  l->end_ds = -1;
}

static int prepare(struct wish *w) {
  plain_level(&w->given);
  if (w->input) {
    int status = cli_load_level(w->input, &w->given);
    if (status != CLI_DONE) return status;
  } else if (w->source == SOURCE_COUNT) {
    w->source = SOURCE_PET_STORE;
  }
  static const int days[SOURCE_COUNT] = {7, 14, 28};
  enum source source = w->source == SOURCE_COUNT ? w->given.sim.rats[0].source : (enum source)w->source;
  if (!w->days) w->days = days[source];
  search_level(&w->given, (enum source)w->source, w->days, &w->level);
  w->q.level = &w->level;
  return CLI_DONE;
}

/* ---- living ---- */

static volatile sig_atomic_t interrupted;

static void on_interrupt(int number) {
  if (interrupted++) _exit(128 + number);
}

struct batch {
  const struct level *level;
  const struct search_job *jobs;
  const double *gains;
  struct search_life *lives;
};

static bool live_one(void *context, int index, int worker) {
  (void)worker;
  const struct batch *b = context;
  return search_live(b->level, &b->jobs[index], b->gains, &b->lives[index]);
}

static double now_s(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void show_progress(const struct wish *w, const struct search *s, double begun_s) {
  int done = search_policies_done(s);
  double spent = now_s() - begun_s, left = done ? spent * (w->q.policies - done) / done : 0;
  if (search_is_testing(s))
    fprintf(stderr, "\r\033[KTesting what was found with fresh rats");
  else
    fprintf(stderr, "\r\033[K%d of %d policies, best so far %.3f, about %.0f s left", done, w->q.policies,
            search_best_score(s), left);
  fflush(stderr);
}

static bool live_all(const struct wish *w, struct search *s) {
  bool shows = !w->quiet && isatty(STDERR_FILENO), good = true;
  double begun_s = now_s();
  struct pool pool = {.threads = w->threads};
  struct search_life *lives = NULL;
  int n, room = 0;
  const struct search_job *jobs;
  while (good && (jobs = search_jobs(s, &n), n > 0)) {
    if (n > room) {
      free(lives);
      lives = malloc((size_t)n * sizeof *lives);
      room = n;
    }
    struct batch batch = {&w->level, jobs, search_gains(s), lives};
    good = lives && pool_run(&pool, n, live_one, &batch);
    if (!good) break;
    if (interrupted) search_stop(s);
    search_take(s, lives);
    if (shows) show_progress(w, s, begun_s);
  }
  free(lives);
  if (shows) fputs("\r\033[K", stderr);
  return good;
}

static int search(struct wish *w) {
  int status = prepare(w);
  if (status != CLI_DONE) return status;
  struct search *s = search_create(&w->q);
  struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = SA_RESTART};
  sigaction(SIGINT, &action, NULL);
  if (!s || !live_all(w, s)) {
    search_destroy(s);
    fprintf(stderr, "handshy: memory is out\n");
    return CLI_FILE;
  }
  if (w->json)
    search_print_json(s, &w->level, &w->q, w->days);
  else
    search_print_text(s, &w->level, w->days);
  search_destroy(s);
  return cli_close_output(stdout, "standard output") ? CLI_DONE : CLI_FILE;
}

int cli_search(int argc, char **argv) {
  struct wish *w = calloc(1, sizeof *w);
  int c, status = CLI_DONE;
  bool wants_help = false;
  if (!w) return CLI_FILE;
  w->source = SOURCE_COUNT;
  w->q = (struct search_request){.seed = 1, .policies = 20000, .rats = 100, .from = SEARCH_BOTH};
  optind = 0;
  while (status == CLI_DONE && (c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
    if (c == 'h')
      wants_help = true;
    else if (!read_option(w, c))
      status = CLI_USAGE;
  }
  if (status == CLI_DONE && wants_help) {
    fputs(help, stdout);
  } else if (status == CLI_DONE && optind < argc - 1) {
    fprintf(stderr, "handshy search: one level at a time\n%s", help);
    status = CLI_USAGE;
  } else if (status == CLI_DONE) {
    w->input = optind < argc ? argv[optind] : NULL;
    status = search(w);
  }
  free(w);
  return status;
}
