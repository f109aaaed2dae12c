/* diary.c - diary text <-> actions (being filled). */
#include "diary.h"
#include <stdlib.h>
#include <string.h>
void diary_init(struct diary *d) { memset(d, 0, sizeof *d); }
void diary_free(struct diary *d) {
  free(d->lines);
  diary_init(d);
}
bool diary_append(struct diary *d, const struct diary_line *line) {
  if (d->n == d->capacity) {
    int capacity = d->capacity ? d->capacity * 2 : 64;
    struct diary_line *lines = realloc(d->lines, (size_t)capacity * sizeof *lines);
    if (!lines) return false;
    d->lines = lines;
    d->capacity = capacity;
  }
  d->lines[d->n++] = *line;
  return true;
}
bool diary_read(const char *bytes, size_t length, const char *const *names, int n_names, bool torn_tail_ok,
                struct diary *out, struct problems *p) {
  (void)bytes, (void)length, (void)names, (void)n_names, (void)torn_tail_ok, (void)p;
  diary_init(out);
  return true;
}
int diary_print_line(const struct diary_line *line, const char *const *names, int n_names, char *out, size_t size) {
  (void)line, (void)names, (void)n_names;
  if (size) out[0] = 0;
  return 0;
}
int diary_print_head(const struct diary *d, char *out, size_t size) {
  (void)d;
  if (size) out[0] = 0;
  return 0;
}
int diary_print_time(int64_t at_ds, char *out, size_t size) {
  (void)at_ds;
  if (size) out[0] = 0;
  return 0;
}
