/* replay.c - `handshy replay DIARY --verify`: plays a diary again and compares the hashes that stand in it. */
#include <getopt.h>
#include <string.h>

#include "input.h"

static const char help[] =
    "handshy replay DIARY [--verify]\n"
    "\n"
    "Plays a diary again and says how it ended. --verify compares the hashes recorded in it and tells the first line\n"
    "from which on it went another way (exit status 1): another version of Handshy, another level, or a changed "
    "line.\n";

static int count_hashes(const struct diary *d) {
  int n = 0;
  for (int i = 0; i < d->n; i++) n += d->lines[i].is_hash;
  return n;
}

static const char *const outcomes[] = {"running", "won", "lost"};

static int verify(struct run *r, const struct diary *d, const char *path) {
  uint64_t now;
  int bad = run_verify(r, d, &now);
  if (bad >= 0) {
    printf("%s:%d:1: from here on it went another way: recorded %016llx, now %016llx\n", path, d->lines[bad].line,
           (unsigned long long)d->lines[bad].hash, (unsigned long long)now);
    return CLI_MISTAKES;
  }
  int n = count_hashes(d);
  if (n > 0)
    printf("%s: all %d hashes fit\n", path, n);
  else
    printf("%s: there is no hash in it to compare\n", path);
  return CLI_DONE;
}

static int replay(const char *path, bool verifies) {
  struct level level;
  struct diary diary;
  int status = cli_load_diary(path, &level, &diary);
  if (status != CLI_DONE) return status;
  struct run *r = run_create(&level, diary.seed);
  if (!r) return diary_free(&diary), CLI_FILE;
  char end[32];
  if (verifies)
    status = verify(r, &diary, path);
  else
    run_play(r, &diary, -1);
  diary_print_time(sim_now_ds(run_sim(r)), end, sizeof end);
  if (status == CLI_DONE) printf("%s: %s at %s\n", path, outcomes[run_outcome(r)], end);
  run_destroy(r);
  diary_free(&diary);
  return cli_close_output(stdout, "standard output") ? status : CLI_FILE;
}

int cli_replay(int argc, char **argv) {
  static const struct option options[] = {
      {"help", no_argument, NULL, 'h'}, {"verify", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
  int c;
  bool verifies = false;
  optind = 0;
  while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
    if (c == 'h') return fputs(help, stdout), CLI_DONE;
    if (c != 'v') return CLI_USAGE;
    verifies = true;
  }
  if (optind != argc - 1) {
    fprintf(stderr, "handshy replay: %s\n%s", optind == argc ? "which diary?" : "one diary at a time", help);
    return CLI_USAGE;
  }
  return replay(argv[optind], verifies);
}
