/* Any bytes as a level: refused with places, or a level that the simulation takes. */
#include <stdint.h>
#include <stdlib.h>

#include "run.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static struct problems p;
  struct level level;
  p.n = p.total = 0;
  bool good = level_read((const char *)bytes, length, &level, &p);
  if (good != (p.total == 0)) abort();
  for (int i = 0; i < p.n; i++)
    if (p.list[i].line < 1 || p.list[i].column < 1) abort();
  if (!good) return 0;
  struct run *r = run_create(&level, 0);
  if (!r) abort();
  for (int i = 0; i < 20; i++) run_step(r, SIM_DS_PER_DAY * 2);
  run_destroy(r);
  return 0;
}
