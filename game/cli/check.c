/* check.c - `handshy check FILE...`: every mistake of every file. The mistakes are the result: standard output. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"

static const char help[] = "handshy check FILE...\n"
                           "\n"
                           "Reads levels and diaries (`-`: standard input) and prints every mistake as\n"
                           "FILE:LINE:COLUMN: message. A diary's level is looked up beside it, too.\n"
                           "Exit status: 0 no mistakes, 1 mistakes, 2 wrong usage, 3 a file could not be read.\n";

static void check_level(const struct cli_file *f, struct problems *p) {
  struct level level;
  cli_parse_level(f, &level, p);
}

static int line_of_level(const struct cli_file *f, int *column) {
  struct problems ignored = {.n = 0};
  struct scanner s;
  struct span line, word;
  int indent;
  scanner_begin(&s, f->bytes, f->length, &ignored);
  while (scanner_line(&s, &line, &indent, &ignored)) {
    struct span rest = line;
    if (!span_word(&rest, &word) || !span_is(word, "level")) continue;
    *column = rest.column;
    return line.line;
  }
  return *column = 1;
}

/* The level is needed for the rats' names; without it everything else is checked all the same. */
static void check_diary(const struct cli_file *f, const char *path, struct problems *p) {
  struct diary head, diary;
  struct level level;
  const char *names[SIM_MAX_RATS];
  int n_names = -1;
  if (diary_read_head(f->bytes, f->length, &head)) {
    struct problems of_level = {.n = 0};
    int column, line = line_of_level(f, &column);
    char found[CLI_PATH];
    int status = cli_load_level_of(head.level, path, &level, &of_level, found);
    if (status == CLI_DONE)
      n_names = cli_rat_names(&level, names);
    else if (status == CLI_FILE)
      problems_add(p, line, column, "there is no level `%s`", head.level);
    else
      problems_add(p, line, column, "the level `%s` has %d mistakes", head.level, of_level.total);
  }
  diary_init(&diary);
  diary_read(f->bytes, f->length, n_names > 0 ? names : NULL, n_names, false, &diary, p);
  problems_sort(p);
  diary_free(&diary);
}

static int check_file(const char *path) {
  struct cli_file f;
  int status = cli_read_file(path, &f);
  if (status != CLI_DONE) return status;
  struct problems *p = calloc(1, sizeof *p);
  if (!p) return CLI_FILE;
  switch (cli_kind_of(&f)) {
  case CLI_LEVEL: check_level(&f, p); break;
  case CLI_DIARY: check_diary(&f, path, p); break;
  case CLI_OTHER: problems_add(p, 1, 9, "this version of Handshy reads levels and diaries only"); break;
  }
  cli_print_problems(stdout, f.name, p);
  status = p->total > 0 ? CLI_MISTAKES : CLI_DONE;
  free(p);
  cli_free_file(&f);
  return status;
}

int cli_check(int argc, char **argv) {
  static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
  int c, status = CLI_DONE;
  optind = 0;
  while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
    if (c != 'h') return CLI_USAGE;
    fputs(help, stdout);
    return CLI_DONE;
  }
  if (optind == argc) {
    fprintf(stderr, "handshy check: which files?\n%s", help);
    return CLI_USAGE;
  }
  for (int i = optind; i < argc; i++) {
    int one = check_file(argv[i]);
    if (one > status) status = one;
  }
  return cli_close_output(stdout, "standard output") ? status : CLI_FILE;
}
