/* bench.c - `handshy bench`: not built yet. */
#include "cli.h"
#include <stdio.h>
int cli_bench(int argc, char **argv) {
  (void)argc;
  fprintf(stderr, "handshy: %s is not built yet\n", argv[0]);
  return CLI_FILE;
}
