/* cli.h - the command line without a window: one file a subcommand.
 *
 * Every subcommand prints results on standard output and messages on standard error, and returns the exit status:
 * 0 done, 1 the input has mistakes (all printed), 2 wrong usage, 3 a file could not be read or written. None of them
 * needs a display, an audio device or SDL. */
#ifndef HANDSHY_CLI_CLI_H
#define HANDSHY_CLI_CLI_H

#include <stdbool.h>

enum { CLI_DONE = 0, CLI_MISTAKES = 1, CLI_USAGE = 2, CLI_FILE = 3 };

/* Does what the arguments ask if that needs no window, and says so in *handled. Otherwise (no arguments, or a LEVEL to
 * play) *handled is false and the result means nothing. */
int cli_main(int argc, char **argv, bool *handled);

/* Each gets its own name as argv[0]. */
int cli_simulate(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_replay(int argc, char **argv);
int cli_screenshot(int argc, char **argv);
int cli_pose(int argc, char **argv);
int cli_bench(int argc, char **argv);
int cli_whatif(int argc, char **argv);
int cli_search(int argc, char **argv);

#endif
