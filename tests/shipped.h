/* shipped.h - levels and diaries as they are shipped, for tests without the game's own reading of files. */
#ifndef HANDSHY_TESTS_SHIPPED_H
#define HANDSHY_TESTS_SHIPPED_H

#include <stdio.h>
#include <string.h>

#include "level.h"
#include "run.h"

/* The file levels/NAME; NULL: it is not there. The bytes stay until the next one is read. */
static inline const char *shipped_bytes(const char *name, size_t *n) {
  static char bytes[1 << 20];
  char path[500];
  snprintf(path, sizeof path, "%s/levels/%s", HANDSHY_SOURCE_DIR, name);
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  *n = fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  return bytes;
}

/* levels/NAME.level; false: it is not there, or has mistakes. */
static inline bool shipped_level(const char *name, struct level *out) {
  char file[200];
  size_t n;
  snprintf(file, sizeof file, "%s.level", name);
  const char *bytes = shipped_bytes(file, &n);
  struct problems p;
  memset(&p, 0, sizeof p);
  return bytes && level_read(bytes, n, out, &p);
}

/* levels/diaries/NAME, of that level; false: as above. The caller frees *out. */
static inline bool shipped_diary(const char *name, const struct level *level, struct diary *out) {
  char file[200];
  size_t n;
  snprintf(file, sizeof file, "diaries/%s", name);
  const char *bytes = shipped_bytes(file, &n), *names[SIM_MAX_RATS];
  for (int i = 0; i < level->sim.n_rats; i++) names[i] = level->sim.rats[i].name;
  struct problems p;
  memset(&p, 0, sizeof p);
  diary_init(out);
  return bytes && diary_read(bytes, n, names, level->sim.n_rats, false, out, &p);
}

#endif
