/* text_main.c - the command line without anything that draws: what the determinism test compiles in many ways. */
#include "../../game/cli/cli.h"

#include <stdio.h>

static int no_pictures(void) {
  fputs("handshy: this build draws nothing\n", stderr);
  return CLI_USAGE;
}
int cli_screenshot(int argc, char **argv) { return (void)argc, (void)argv, no_pictures(); }
int cli_pose(int argc, char **argv) { return (void)argc, (void)argv, no_pictures(); }
int cli_bench(int argc, char **argv) { return (void)argc, (void)argv, no_pictures(); }

int main(int argc, char **argv) {
  bool handled = false;
  int status = cli_main(argc, argv, &handled);
  return handled ? status : no_pictures();
}
