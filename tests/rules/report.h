/* report.h - where a test writes its part of the table of rules: the file that HANDSHY_RULES names, written anew, or
 * the standard output. ./check prints those files before its summary. */
#ifndef HANDSHY_TESTS_REPORT_H
#define HANDSHY_TESTS_REPORT_H

#include <stdio.h>
#include <stdlib.h>

static inline FILE *report_open(void) {
  const char *path = getenv("HANDSHY_RULES");
  FILE *out = path ? fopen(path, "w") : NULL;
  if (path && !out) perror(path);
  return out ? out : stdout;
}

static inline void report_close(FILE *out) {
  if (out != stdout) fclose(out);
}

#endif
