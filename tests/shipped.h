/* shipped.h - a level as it is shipped, for tests of the engine, which reads no files itself. */
#ifndef HANDSHY_TESTS_SHIPPED_H
#define HANDSHY_TESTS_SHIPPED_H

#include <stdio.h>
#include <string.h>

#include "level.h"

/* levels/NAME.level; false: it is not there, or has mistakes. */
static inline bool shipped_level(const char *name, struct level *out) {
  static char bytes[1 << 16];
  char path[500];
  snprintf(path, sizeof path, "%s/levels/%s.level", HANDSHY_SOURCE_DIR, name);
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  size_t n = fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  struct problems p;
  memset(&p, 0, sizeof p);
  return level_read(bytes, n, out, &p);
}

#endif
