/* bake OUTDIR - paints and synthesises, once and at build time, what the game shows and plays. */
#define _POSIX_C_SOURCE 200809L
#include "scene.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool make_folder(const char *path) {
  if (mkdir(path, 0777) == 0 || errno == EEXIST) return true;
  fprintf(stderr, "bake: cannot make %s: %s\n", path, strerror(errno));
  return false;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: bake OUTDIR\n");
    return 2;
  }
  return make_folder(argv[1]) && bake_room(argv[1]) && bake_bath(argv[1]) && bake_lap(argv[1]) && bake_away(argv[1]) &&
                 bake_hut_room(argv[1]) && bake_materials(argv[1]) && bake_sounds(argv[1])
             ? 0
             : 1;
}
