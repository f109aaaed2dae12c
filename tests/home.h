/* home.h - a folder of one's own for what the game saves, while a test lasts. */
#ifndef HANDSHY_TESTS_HOME_H
#define HANDSHY_TESTS_HOME_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Data and settings go to it from now on. */
static inline void home_make(char dir[64]) {
  strcpy(dir, "/tmp/handshy-test-XXXXXX");
  assert_non_null(mkdtemp(dir));
  setenv("XDG_DATA_HOME", dir, 1);
  setenv("XDG_CONFIG_HOME", dir, 1);
}

static inline void home_remove(const char *dir) {
  char command[128];
  snprintf(command, sizeof command, "rm -r '%s'", dir);
  assert_int_equal(system(command), 0);
}

#endif
