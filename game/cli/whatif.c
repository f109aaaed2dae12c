/* whatif.c - `handshy whatif DIARY`: the single changes that would have helped most, best first. */
#define _POSIX_C_SOURCE 200809L
#include "../../engine/whatif.h"

#include <getopt.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "simulate.h"

static const char help[] =
    "handshy whatif DIARY [options]\n"
    "\n"
    "Plays a diary again with one change at a time and the same luck otherwise: an act left out, gentler, later, or "
    "done\n"
    "as the guide says. Tells the changes that would have helped most, best first.\n"
    "\n"
    "  --limit N          at most N of them (default 5)\n"
    "  --format FORMAT    text (default) or json\n"
    "  -o, --output FILE  writes the diary with the best change in it; - is standard output, without the report\n"
    "\n"
    "Exit status: 0 done, 1 the input has mistakes, 2 wrong usage, 3 a file could not be read or written.\n";

enum { OPTION_LIMIT = 256, OPTION_FORMAT, TICKS_A_SLICE = 50000 };

struct question {
  const char *input, *output;
  int limit;
  bool json;
};

static void show_progress(const struct whatif *w) {
  int n;
  whatif_tried(w, &n);
  fprintf(stderr, "\rTrying it again with the same luck ... %3.0f %%, %d tried", 100 * whatif_progress(w), n);
  fflush(stderr);
}

static void work(struct whatif *w) {
  bool seen = isatty(STDERR_FILENO);
  while (!whatif_step(w, TICKS_A_SLICE)) {
    if (seen) show_progress(w);
  }
  if (seen) fprintf(stderr, "\r%60s\r", "");
}

/* ---- for people ---- */

static void print_text_results(const struct whatif *w, const struct level *level, int limit) {
  int n, tried;
  const struct whatif_result *r = whatif_results(w, &n);
  whatif_tried(w, &tried);
  printf("%s (%s): %s, trust %.2f, %.1f minutes of fear, bites %d\n", level->title, level->name,
         outcome_name(whatif_original(w)->outcome), whatif_original(w)->trust, whatif_original(w)->minutes,
         whatif_original(w)->bites);
  printf("%d changes tried.\n\n", tried - 1);
  if (n == 0) puts("Nothing would have helped more. Well read.");
  for (int i = 0; i < n && i < limit; i++) {
    char text[400];
    whatif_sentence(w, &r[i], text, sizeof text);
    puts(text);
    if (r[i].rule < RULE_COUNT) printf("    %s %s\n", guide_rule(r[i].rule)->id, guide_rule(r[i].rule)->advice);
  }
}

/* ---- for programs ---- */

static void print_end(const struct whatif_end *e) {
  printf("\"outcome\": \"%s\", \"trust\": %.6f, \"minutes_fear_over_half\": %.6f, \"bites\": %d, \"scares\": %d, "
         "\"goals_met\": %d",
         outcome_name(e->outcome), e->trust, e->minutes, e->bites, e->scares, e->goals_met);
}

static void print_result(const struct whatif *w, const struct level *level, const struct whatif_result *r) {
  char time[32], text[400];
  diary_print_time(r->at_ds, time, sizeof time);
  whatif_sentence(w, r, text, sizeof text);
  printf("    { \"change\": \"%s\", \"at\": \"%s\", \"times\": %d, \"verb\": \"%s\", \"rat\": ",
         whatif_change_name(r->change), time, r->times, sim_verb_name(r->verb));
  json_string(stdout, level->sim.rats[r->rat].name);
  if (r->rule < RULE_COUNT)
    printf(", \"rule\": \"%s\"", guide_rule(r->rule)->id);
  else
    fputs(", \"rule\": null", stdout);
  fputs(",\n      \"sentence\": ", stdout);
  json_string(stdout, text);
  printf(",\n      \"gain\": %.6f, ", r->gain);
  print_end(&r->end);
  fputs(" }", stdout);
}

static void print_json_results(const struct whatif *w, const struct level *level, const struct diary *d, int limit) {
  int n, tried;
  char end[32];
  const struct whatif_result *r = whatif_results(w, &n);
  whatif_tried(w, &tried);
  diary_print_time(whatif_end_ds(w), end, sizeof end);
  printf("{ \"handshy\": \"%s\", \"level\": ", HANDSHY_VERSION);
  json_string(stdout, level->name);
  printf(", \"seed\": %" PRIu64 ", \"end\": \"%s\", \"tried\": %d,\n  \"original\": { ", d->seed, end, tried - 1);
  print_end(whatif_original(w));
  fputs(" },\n  \"whatif\": [", stdout);
  for (int i = 0; i < n && i < limit; i++) {
    fputs(i ? ",\n" : "\n", stdout);
    print_result(w, level, &r[i]);
  }
  fputs(n && limit ? "\n  ] }\n" : "] }\n", stdout);
}

static int write_best(const struct whatif *w, const struct level *level, const char *path) {
  int n;
  const struct whatif_result *r = whatif_results(w, &n);
  struct diary best;
  if (n == 0) return fprintf(stderr, "handshy whatif: nothing would have helped more: no diary is written\n"), CLI_DONE;
  if (!whatif_diary(w, r, &best)) return fprintf(stderr, "handshy: memory is out\n"), CLI_FILE;
  FILE *out = cli_open_output(path);
  if (!out) return diary_free(&best), CLI_FILE;
  const char *names[SIM_MAX_RATS];
  int n_names = cli_rat_names(level, names);
  char line[256];
  diary_print_head(&best, line, sizeof line);
  fputs(line, out);
  for (int i = 0; i < best.n; i++) {
    diary_print_line(&best.lines[i], names, n_names, line, sizeof line);
    fputs(line, out);
  }
  diary_free(&best);
  return cli_close_output(out, path) ? CLI_DONE : CLI_FILE;
}

static int answer(const struct question *q) {
  struct level level;
  struct diary diary;
  int status = cli_load_diary(q->input, &level, &diary);
  if (status != CLI_DONE) return status;
  struct whatif *w = whatif_create(&level, &diary);
  if (!w) return diary_free(&diary), fprintf(stderr, "handshy: memory is out\n"), CLI_FILE;
  work(w);
  bool silent = q->output && strcmp(q->output, "-") == 0;
  if (!silent && q->json) print_json_results(w, &level, &diary, q->limit);
  if (!silent && !q->json) print_text_results(w, &level, q->limit);
  if (q->output) status = write_best(w, &level, q->output);
  whatif_destroy(w);
  diary_free(&diary);
  return cli_close_output(stdout, "standard output") ? status : CLI_FILE;
}

static bool read_option(struct question *q, int c) {
  static const char *const formats[] = {"text", "json"};
  long long number;
  int found;
  switch (c) {
  case 'o': q->output = optarg; return true;
  case OPTION_LIMIT:
    if (!cli_read_int("--limit", optarg, 1, 1000, &number)) return false;
    q->limit = (int)number;
    return true;
  case OPTION_FORMAT:
    if (!cli_read_word("whatif", "format", optarg, formats, 2, &found)) return false;
    q->json = found == 1;
    return true;
  default: return false; /* getopt said why */
  }
}

int cli_whatif(int argc, char **argv) {
  static const struct option options[] = {{"help", no_argument, NULL, 'h'},
                                          {"output", required_argument, NULL, 'o'},
                                          {"limit", required_argument, NULL, OPTION_LIMIT},
                                          {"format", required_argument, NULL, OPTION_FORMAT},
                                          {NULL, 0, NULL, 0}};
  struct question q = {.limit = 5};
  int c;
  optind = 0;
  while ((c = getopt_long(argc, argv, "ho:", options, NULL)) != -1) {
    if (c == 'h') return fputs(help, stdout), CLI_DONE;
    if (!read_option(&q, c)) return CLI_USAGE;
  }
  if (optind != argc - 1) {
    fprintf(stderr, "handshy whatif: %s\n%s", optind >= argc ? "which diary?" : "one diary at a time", help);
    return CLI_USAGE;
  }
  q.input = argv[optind];
  return answer(&q);
}
