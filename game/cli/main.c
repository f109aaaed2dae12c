/* main.c - the table of subcommands, and what to say about words that are none. */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include <stdio.h>
#include <string.h>

#include "input.h"

struct subcommand {
  const char *name;
  int (*run)(int argc, char **argv); /* NULL: of a version to come */
};

static const struct subcommand subcommands[] = {
    {"simulate", cli_simulate}, {"check", cli_check}, {"replay", cli_replay}, {"screenshot", cli_screenshot},
    {"pose", cli_pose},         {"bench", cli_bench}, {"search", cli_search}, {"whatif", cli_whatif},
    {"report", NULL},           {"class", NULL},
};
enum { SUBCOMMANDS = sizeof subcommands / sizeof subcommands[0] };

static void print_help(void) {
  fputs("Handshy: win the trust of a rat, before you touch a real one.\n"
        "\n"
        "  handshy [LEVEL]                        play; with no LEVEL the title screen\n"
        "  handshy simulate DIARY [options]       run a diary without a window and print what happened\n"
        "  handshy simulate LEVEL --handler NAME  a built-in handler plays the level\n"
        "  handshy check FILE...                  levels and diaries: every mistake as FILE:LINE:COLUMN: message\n"
        "  handshy replay DIARY --verify          re-run and compare the recorded hashes\n"
        "  handshy whatif DIARY                   the single changes that would have helped most, best first\n"
        "  handshy search [LEVEL]                 the best way of handling that can be found, beside the guide's\n"
        "  handshy screenshot DIARY -o FILE.png   one moment of a diary, drawn\n"
        "  handshy pose SIGN -o FILE.png          one sign of the body, drawn\n"
        "  handshy bench                          the project's own figures\n"
        "  handshy --help | --version             every subcommand has --help too\n"
        "\n"
        "LEVEL is a name (03-a-voice-and-a-bowl) or a path to a .level file; - is standard input or output.\n"
        "Exit status: 0 done, 1 the input has mistakes, 2 wrong usage, 3 a file could not be read or written.\n"
        "\n"
        "Not in this version yet: report, class.\n",
        stdout);
}

static int run_subcommand(const struct subcommand *c, int argc, char **argv) {
  if (c->run) return c->run(argc - 1, argv + 1);
  fprintf(stderr, "handshy: this version has no `%s` yet\n", c->name);
  return CLI_USAGE;
}

/* Neither a subcommand nor a level. */
static int say_unknown(const char *word) {
  int n_levels;
  char **levels = cli_level_names(&n_levels);
  const char *names[SUBCOMMANDS], *near = NULL, *kind = "";
  for (int i = 0; i < SUBCOMMANDS; i++) names[i] = subcommands[i].name;
  if ((near = span_near(cli_span(word), names, SUBCOMMANDS)))
    kind = "did you mean";
  else if (n_levels > 0 && (near = span_near(cli_span(word), (const char *const *)levels, (size_t)n_levels)))
    kind = "did you mean the level";
  fprintf(stderr, "handshy: there is no subcommand or level `%s`", word);
  if (near) fprintf(stderr, "; %s `%s`?", kind, near);
  fprintf(stderr, "\nTry: handshy --help\n");
  cli_free_names(levels, n_levels);
  return CLI_USAGE;
}

int cli_main(int argc, char **argv, bool *handled) {
  *handled = true;
  if (argc < 2) return *handled = false, CLI_DONE;
  const char *word = argv[1];
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
    return print_help(), CLI_DONE;
  if (strcmp(word, "--version") == 0) return puts("handshy " HANDSHY_VERSION), CLI_DONE;
  for (int i = 0; i < SUBCOMMANDS; i++)
    if (strcmp(word, subcommands[i].name) == 0) return run_subcommand(&subcommands[i], argc, argv);
  if (word[0] == '-') {
    fprintf(stderr, "handshy: unknown option `%s`\nTry: handshy --help\n", word);
    return CLI_USAGE;
  }
  char path[CLI_PATH];
  if (!cli_find_level(word, NULL, path)) return say_unknown(word);
  if (argc > 2) {
    fprintf(stderr, "handshy: `%s` is too much here\nTry: handshy --help\n", argv[2]);
    return CLI_USAGE;
  }
  *handled = false;
  return CLI_DONE;
}
