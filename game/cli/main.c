/* main.c - the table of subcommands (being filled). */
#include "cli.h"
int cli_main(int argc, char **argv, bool *handled) {
  (void)argc, (void)argv;
  *handled = false;
  return 0;
}
