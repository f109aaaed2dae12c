/* screenshot.c - `handshy screenshot`: not built yet. */
#include "cli.h"
#include <stdio.h>
int cli_screenshot(int argc, char **argv) {
  (void)argc;
  fprintf(stderr, "handshy: %s is not built yet\n", argv[0]);
  return CLI_FILE;
}
