/* input.h - what the subcommands read and how they complain. Any of them may use it. */
#ifndef HANDSHY_CLI_INPUT_H
#define HANDSHY_CLI_INPUT_H

#include <stdio.h>

#include "../../engine/run.h"
#include "cli.h"

enum { CLI_PATH = 1024 };

struct cli_file {
  char name[CLI_PATH]; /* as messages say it */
  char *bytes;         /* owned; one more byte than length, and that is 0 */
  size_t length;
};
/* `-` is the standard input. Says what is wrong on stderr and returns CLI_FILE. */
int cli_read_file(const char *path, struct cli_file *out);
void cli_free_file(struct cli_file *f);
/* Output to `path`, or to standard output for `-`; NULL said so on stderr. */
FILE *cli_open_output(const char *path);
/* false: not everything could be written, said on stderr. */
bool cli_close_output(FILE *f, const char *path);

/* The path of a level's file: `name_or_path` itself if it is one, else NAME.level in `beside` (may be NULL: the folder
 * of a diary, then its parent) or in app_level_dir(). false: there is none; nothing is said. */
bool cli_find_level(const char *name_or_path, const char *beside, char path[CLI_PATH]);
/* All names of levels that can be found, sorted. */
char **cli_level_names(int *n);
void cli_free_names(char **names, int n);

/* Reads a level by name or path. Says everything that is wrong on stderr; CLI_DONE, CLI_MISTAKES or CLI_FILE. */
int cli_load_level(const char *name_or_path, struct level *out);
/* Reads a diary and its level. The same. The caller frees the diary. */
int cli_load_diary(const char *path, struct level *level, struct diary *out);
/* The level a diary names, looked for beside the diary first. Says nothing: mistakes go to `p`, its path to `found`. */
int cli_load_level_of(const char *name, const char *diary_path, struct level *out, struct problems *p,
                      char found[CLI_PATH]);
int cli_parse_level(const struct cli_file *f, struct level *out, struct problems *p);
/* What the first word after `handshy` says; by the file's name when it has no such line. */
enum cli_kind { CLI_LEVEL, CLI_DIARY, CLI_OTHER };
enum cli_kind cli_kind_of(const struct cli_file *f);

/* The rats' names, for diaries; returns how many. */
int cli_rat_names(const struct level *l, const char *names[SIM_MAX_RATS]);
/* FILE:LINE:COLUMN: message, all of them. */
void cli_print_problems(FILE *to, const char *file, const struct problems *p);
/* A time as on the command line, "d3T18:05" or "d3 18:05"; false: said so on stderr. */
bool cli_read_time(const char *text, int64_t *out_ds);
/* A whole number min..max; false: said so on stderr. */
bool cli_read_int(const char *option, const char *text, long long min, long long max, long long *out);
/* One of n words, its index in *out; false: said on stderr which `option` of `handshy COMMAND` there are, or the
 * nearest. */
bool cli_read_word(const char *command, const char *option, const char *text, const char *const *words, int n,
                   int *out);
struct span cli_span(const char *text);

#endif
