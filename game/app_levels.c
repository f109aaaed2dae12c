/* app_levels.c - finds the folders: $HANDSHY_LEVELS, beside the program (a build, an unpacked archive), installed, or
 * the source's. */
#define _POSIX_C_SOURCE 200809L
#include "app_levels.h"

#include "app.h"
#include "files.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of the running program; empty where the system does not tell. */
static void program_dir(char *out, size_t size) {
  ssize_t n = readlink("/proc/self/exe", out, size - 1);
  out[n > 0 ? n : 0] = 0;
  char *slash = strrchr(out, '/');
  if (slash) *slash = 0;
}

static void find_dir(const char *beside, const char *installed, const char *built, char *out, size_t size) {
  char program[FILES_PATH];
  program_dir(program, sizeof program);
  if (program[0] && files_join(out, size, program, installed) && files_exists(out)) return;
  if (program[0] && files_join(out, size, program, beside) && files_exists(out)) return;
  snprintf(out, size, "%s", built);
}

const char *app_asset_dir(void) {
  static char dir[FILES_PATH];
  if (!dir[0]) find_dir("assets", "../share/handshy/assets", HANDSHY_BUILD_ASSETS, dir, sizeof dir);
  return dir;
}

const char *app_level_dir(void) {
  static char dir[FILES_PATH];
  const char *given = getenv("HANDSHY_LEVELS");
  if (given && *given) return given;
  if (!dir[0]) find_dir("levels", "../share/handshy/levels", HANDSHY_SOURCE_DIR "/levels", dir, sizeof dir);
  return dir;
}

static bool ends_with(const char *text, const char *end) {
  size_t n = strlen(text), m = strlen(end);
  return n >= m && strcmp(text + n - m, end) == 0;
}

char *app_level_text(const char *name_or_path, size_t *length) {
  if (ends_with(name_or_path, ".level")) return files_read(name_or_path, length);
  char path[FILES_PATH];
  int n = snprintf(path, sizeof path, "%s/%s.level", app_level_dir(), name_or_path);
  return n > 0 && (size_t)n < sizeof path ? files_read(path, length) : NULL;
}

void app_level_name(const char *name_or_path, char *out, size_t size) {
  const char *slash = strrchr(name_or_path, '/');
  const char *base = slash ? slash + 1 : name_or_path;
  size_t n = strlen(base);
  if (ends_with(base, ".level")) n -= strlen(".level");
  snprintf(out, size, "%.*s", (int)n, base);
}
