/* pose.c - `handshy pose`: one sign of the ethogram, drawn off-screen. */
#include <stdio.h>

int cli_pose(int argc, char **argv);
int cli_pose(int argc, char **argv) {
  (void)argc, (void)argv;
  fprintf(stderr, "handshy pose: not drawn yet\n");
  return 2;
}
