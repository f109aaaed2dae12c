/* Any bytes as a diary: refused with places, or printed and read back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "diary.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char *const names[] = {"Pip", "Moss"};

static void print_and_read(const struct diary *d) {
  static struct problems p;
  p.n = p.total = 0;
  size_t size = 300 + (size_t)d->n * 160, n = 0;
  char *text = malloc(size);
  struct diary again;
  if (!text) abort();
  n += (size_t)diary_print_head(d, text, size);
  for (int i = 0; i < d->n; i++) n += (size_t)diary_print_line(&d->lines[i], names, 2, text + n, size - n);
  if (n >= size || !diary_read(text, n, names, 2, false, &again, &p) || again.n != d->n) abort();
  for (int i = 0; i < d->n; i++)
    if (again.lines[i].at_ds != d->lines[i].at_ds || again.lines[i].hash != d->lines[i].hash) abort();
  diary_free(&again);
  free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static struct problems p;
  struct diary d;
  p.n = p.total = 0;
  diary_read_head((const char *)bytes, length, &d);
  bool good = diary_read((const char *)bytes, length, names, 2, length % 2, &d, &p);
  if (good != (p.total == 0)) abort();
  if (!good) return 0;
  print_and_read(&d);
  diary_free(&d);
  return 0;
}
