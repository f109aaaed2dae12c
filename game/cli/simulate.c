/* simulate.c - `handshy simulate`: a diary, or a built-in handler, played without a window. */
#include "simulate.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../../engine/handler.h"
#include "pool.h"

static const char help[] =
    "handshy simulate DIARY [options]\n"
    "handshy simulate LEVEL --handler NAME [-o DIARY] [options]\n"
    "\n"
    "Plays a diary, or lets a built-in handler play a level, and prints what happened.\n"
    "\n"
    "  --handler NAME     guide, blind, hasty, careful, forcer or idle: each sees only what a player sees\n"
    "  -o, --output FILE  writes the diary that was made; - is standard output, without the report\n"
    "  --seed N           other luck than the diary's or the level's own\n"
    "  --rats N           N rats, seeds from --seed up: how it comes out, as a distribution\n"
    "  --threads N        of those rats, N at a time (default: as many as there are cores); prints the same\n"
    "  --until TIME       on to that time (d8T20:00), beyond the end too\n"
    "  --format FORMAT    text (default), json or csv\n"
    "  --every SECONDS    csv: a row so often (default 60)\n"
    "  --source NAME      breeder, pet-store or rescue instead of what the level says\n"
    "  --set NAME=VALUE   overrides what the level says of the rat (fear=0.3, Moss.bold=0.2) or a tuning value\n"
    "\n"
    "It ends when the level's goals are decided, at its last day, or at the diary's last line.\n"
    "Exit status: 0 done, 1 the input has mistakes, 2 wrong usage, 3 a file could not be read or written.\n";

enum {
  OPTION_HANDLER = 256,
  OPTION_SEED,
  OPTION_RATS,
  OPTION_THREADS,
  OPTION_UNTIL,
  OPTION_EVERY,
  OPTION_FORMAT,
  OPTION_SOURCE,
  OPTION_SET
};

static const struct option options[] = {{"help", no_argument, NULL, 'h'},
                                        {"output", required_argument, NULL, 'o'},
                                        {"handler", required_argument, NULL, OPTION_HANDLER},
                                        {"seed", required_argument, NULL, OPTION_SEED},
                                        {"rats", required_argument, NULL, OPTION_RATS},
                                        {"threads", required_argument, NULL, OPTION_THREADS},
                                        {"until", required_argument, NULL, OPTION_UNTIL},
                                        {"every", required_argument, NULL, OPTION_EVERY},
                                        {"format", required_argument, NULL, OPTION_FORMAT},
                                        {"source", required_argument, NULL, OPTION_SOURCE},
                                        {"set", required_argument, NULL, OPTION_SET},
                                        {NULL, 0, NULL, 0}};

enum { SETS_MAX = 64 };

/* What the arguments say of the level, kept until it is read. */
struct sets {
  int n;
  char *texts[SETS_MAX];
  bool no_room;
};

static void keep_set(struct sets *s, const char *prefix, const char *text) {
  size_t size = strlen(prefix) + strlen(text) + 1;
  char *copy = s->n < SETS_MAX ? malloc(size) : NULL;
  if (!copy) {
    s->no_room = true;
    return;
  }
  snprintf(copy, size, "%s%s", prefix, text);
  s->texts[s->n++] = copy;
}

static void free_sets(struct sets *s) {
  for (int i = 0; i < s->n; i++) free(s->texts[i]);
}

static bool read_handler(const char *text, int *out) {
  const char *names[HANDLER_COUNT];
  for (int i = 0; i < HANDLER_COUNT; i++) names[i] = handler_name((enum handler_kind)i);
  return cli_read_word("simulate", "handler", text, names, HANDLER_COUNT, out);
}

static bool read_format(const char *text, enum format *out) {
  static const char *const names[] = {"text", "json", "csv"};
  int found;
  if (!cli_read_word("simulate", "format", text, names, 3, &found)) return false;
  *out = (enum format)found;
  return true;
}

static bool read_option(struct request *q, struct sets *sets, int c, const char *text) {
  long long number;
  switch (c) {
  case 'o': q->output = text; return true;
  case OPTION_HANDLER: return read_handler(text, &q->handler);
  case OPTION_FORMAT: return read_format(text, &q->format);
  case OPTION_UNTIL: return cli_read_time(text, &q->until_ds);
  case OPTION_SOURCE: keep_set(sets, "source=", text); return true;
  case OPTION_SET: keep_set(sets, "", text); return true;
  case OPTION_SEED:
    if (!cli_read_int("--seed", text, 1, INT64_MAX / 2, &number)) return false;
    q->seed = (uint64_t)number;
    return true;
  case OPTION_RATS:
    if (!cli_read_int("--rats", text, 1, 1000000, &number)) return false;
    q->rats = (int)number;
    return true;
  case OPTION_THREADS:
    if (!cli_read_int("--threads", text, 1, POOL_THREADS_MAX, &number)) return false;
    q->threads = (int)number;
    return true;
  case OPTION_EVERY:
    if (!cli_read_int("--every", text, 1, 864000, &number)) return false;
    q->every_s = (int)number;
    return true;
  default: return false; /* getopt said why */
  }
}

static int load_input(struct request *q) {
  if (q->handler >= 0) return cli_load_level(q->input, &q->level);
  char path[CLI_PATH];
  bool level = strcmp(q->input, "-") != 0 && cli_find_level(q->input, NULL, path);
  size_t n = strlen(path);
  if (level && n > 6 && strcmp(path + n - 6, ".level") == 0) {
    fprintf(stderr, "handshy simulate: a level needs somebody who plays it: --handler guide\n");
    return CLI_USAGE;
  }
  return cli_load_diary(q->input, &q->level, &q->diary);
}

static int apply_sets(struct request *q, const struct sets *sets) {
  if (sets->no_room) {
    fprintf(stderr, "handshy simulate: at most %d times --set\n", SETS_MAX);
    return CLI_USAGE;
  }
  int status = CLI_DONE;
  for (int i = 0; i < sets->n; i++) {
    struct problems p = {.n = 0};
    if (level_set(&q->level, sets->texts[i], &p)) continue;
    status = CLI_USAGE;
    for (int k = 0; k < p.n; k++) fprintf(stderr, "handshy simulate: --set %s: %s\n", sets->texts[i], p.list[k].text);
  }
  return status;
}

/* ---- playing ---- */

static bool stops(const struct run *r, bool at_outcome) { return at_outcome && run_outcome(r) != OUTCOME_RUNNING; }

static void step_to(struct run *r, int64_t until_ds, bool at_outcome, step_seen *seen, void *context) {
  while (sim_now_ds(run_sim_const(r)) < until_ds && !stops(r, at_outcome)) {
    run_step(r, until_ds);
    if (seen) seen(context, r);
  }
}

/* The same as run_play, with somebody looking on. until_ds < 0: to the outcome, or the last line's quiet end. */
static void play(struct run *r, const struct diary *d, int64_t until_ds, step_seen *seen, void *context) {
  bool at_outcome = until_ds < 0;
  for (int i = 0; i < d->n && (until_ds < 0 || d->lines[i].at_ds <= until_ds); i++) {
    step_to(r, d->lines[i].at_ds, at_outcome, seen, context);
    if (!run_play_line(r, &d->lines[i], at_outcome)) return;
  }
  if (until_ds >= 0) {
    step_to(r, until_ds, false, seen, context);
    return;
  }
  if (d->n == 0 || d->lines[d->n - 1].is_hash) return;
  do {
    if (stops(r, true)) return;
    run_step(r, INT64_MAX);
    if (seen) seen(context, r);
  } while (run_is_busy(r));
}

/* Whoever looks on sees the handler's diary played again: it is the same. */
static struct run *play_handler(const struct request *q, uint64_t seed, step_seen *seen, void *context) {
  struct run *made = handler_play(&q->level, seed, (enum handler_kind)q->handler);
  if (!made || (!seen && q->until_ds < 0)) return made;
  struct run *r = run_create(&q->level, seed);
  int64_t until_ds = q->until_ds >= 0 ? q->until_ds : sim_now_ds(run_sim_const(made));
  if (r) play(r, run_diary(made), until_ds, seen, context);
  run_destroy(made);
  return r;
}

struct run *simulate_once(const struct request *q, uint64_t seed, step_seen *seen, void *context) {
  if (q->handler >= 0) return play_handler(q, seed, seen, context);
  struct run *r = run_create(&q->level, seed);
  if (r) play(r, &q->diary, q->until_ds, seen, context);
  return r;
}

/* ---- writing ---- */

static int write_diary(const struct run *r, const char *path) {
  FILE *out = cli_open_output(path);
  if (!out) return CLI_FILE;
  const struct diary *d = run_diary(r);
  const char *names[SIM_MAX_RATS];
  int n = cli_rat_names(run_level(r), names);
  char line[256];
  diary_print_head(d, line, sizeof line);
  fputs(line, out);
  for (int i = 0; i < d->n; i++) {
    diary_print_line(&d->lines[i], names, n, line, sizeof line);
    fputs(line, out);
  }
  int64_t now = sim_now_ds(run_sim_const(r));
  struct diary_line last = {.at_ds = now, .is_hash = true, .hash = sim_hash(run_sim_const(r))};
  bool says_so = d->n > 0 && d->lines[d->n - 1].is_hash && d->lines[d->n - 1].at_ds == now;
  if (!says_so) { /* so that a replay comes to the same end */
    diary_print_line(&last, names, n, line, sizeof line);
    fputs(line, out);
  }
  return cli_close_output(out, path) ? CLI_DONE : CLI_FILE;
}

static int simulate_one(const struct request *q) {
  bool silent = q->output && strcmp(q->output, "-") == 0;
  struct csv csv;
  step_seen *seen = NULL;
  if (q->format == FORMAT_CSV && !silent) {
    csv_begin(&csv, stdout, q->every_s, &q->level);
    seen = csv_row;
  }
  uint64_t seed = q->seed ? q->seed : q->handler >= 0 ? 0 : q->diary.seed;
  struct run *r = simulate_once(q, seed, seen, &csv);
  if (!r) return fprintf(stderr, "handshy: memory is out\n"), CLI_FILE;
  if (!silent && q->format == FORMAT_TEXT) print_text(stdout, r);
  if (!silent && q->format == FORMAT_JSON) print_json(stdout, r);
  int status = q->output ? write_diary(r, q->output) : CLI_DONE;
  run_destroy(r);
  return cli_close_output(stdout, "standard output") ? status : CLI_FILE;
}

static int check_request(const struct request *q) {
  if (q->rats == 0 || !q->output) return CLI_DONE;
  fprintf(stderr, "handshy simulate: -o writes one diary; leave out --rats\n");
  return CLI_USAGE;
}

static int simulate(struct request *q, const struct sets *sets) {
  int status = check_request(q);
  if (status == CLI_DONE) status = load_input(q);
  if (status != CLI_DONE) return status;
  status = apply_sets(q, sets);
  if (status == CLI_DONE) status = q->rats > 0 ? simulate_many(q) : simulate_one(q);
  return status;
}

int cli_simulate(int argc, char **argv) {
  struct request *q = calloc(1, sizeof *q);
  struct sets sets = {.n = 0};
  int c, status = q ? CLI_DONE : CLI_FILE;
  if (!q) return status;
  q->handler = -1;
  q->until_ds = -1;
  q->every_s = 60;
  diary_init(&q->diary);
  optind = 0;
  bool wants_help = false;
  while (status == CLI_DONE && (c = getopt_long(argc, argv, "ho:", options, NULL)) != -1) {
    if (c == 'h')
      wants_help = true;
    else if (!read_option(q, &sets, c, optarg))
      status = CLI_USAGE;
  }
  if (status == CLI_DONE && wants_help)
    fputs(help, stdout);
  else if (status == CLI_DONE && optind != argc - 1) {
    fprintf(stderr, "handshy simulate: %s\n%s", optind >= argc ? "which diary or level?" : "one at a time", help);
    status = CLI_USAGE;
  } else if (status == CLI_DONE) {
    q->input = argv[optind];
    status = simulate(q, &sets);
  }
  free_sets(&sets);
  diary_free(&q->diary);
  free(q);
  return status;
}
