/* progress.c - one line a level: `won NAME TENTHS TIMES`; one a sign: `met NAME RUNS NAMED`. */
#include "progress.h"

#include "files.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool span_name(struct span word, char *out, size_t size) {
  if (word.length == 0 || word.length >= size) return false;
  memcpy(out, word.at, word.length);
  out[word.length] = 0;
  return true;
}

static bool span_count(struct span *line, int *out, struct problems *p) {
  struct span word;
  double n;
  if (!span_word(line, &word) || !span_number(word, &n, p) || !(n >= 0 && n < 1e6)) return false;
  *out = (int)n;
  return true;
}

static void parse_sign(struct span *line, struct span at, struct progress *out, struct problems *p) {
  struct span word;
  struct progress_sign sign;
  bool ok = span_word(line, &word) && span_count(line, &sign.met, p) && span_count(line, &sign.named, p);
  for (int s = 0; ok && s < SIGN_COUNT; s++) {
    if (!span_is(word, sim_sign_name((enum sign)s))) continue;
    out->signs[s] = sign;
    return;
  }
  problems_add(p, at.line, at.column, "write met SIGN RUNS NAMED");
}

static void parse_line(struct span line, struct progress *out, struct problems *p) {
  struct span word;
  struct progress_level level = {0};
  double at_ds, times;
  if (!span_word(&line, &word) || span_is(word, "handshy")) return;
  if (span_is(word, "met")) {
    parse_sign(&line, word, out, p);
    return;
  }
  bool ok = span_is(word, "won") && span_word(&line, &word) && span_name(word, level.name, sizeof level.name) &&
            span_word(&line, &word) && span_number(word, &at_ds, p) && span_word(&line, &word) &&
            span_number(word, &times, p);
  if (!ok || !(at_ds >= 0 && at_ds < 1e15) || !(times >= 1 && times < 1e6) || out->n == PROGRESS_MAX) {
    problems_add(p, word.line, word.column, "write won LEVEL TENTHS TIMES");
    return;
  }
  level.best_ds = (int64_t)at_ds;
  level.times = (int)times;
  if (!progress_find(out, level.name)) out->levels[out->n++] = level;
}

void progress_parse(const char *bytes, size_t length, struct progress *out, struct problems *p) {
  struct problems own = {0};
  if (!p) p = &own;
  struct scanner scan;
  struct span line;
  int indent;
  *out = (struct progress){0};
  scanner_begin(&scan, bytes, length, p);
  while (scanner_line(&scan, &line, &indent, p)) parse_line(line, out, p);
}

int progress_print(const struct progress *g, char *out, size_t size) {
  int n = snprintf(out, size, "handshy progress 1\n");
  for (int i = 0; i < g->n; i++) {
    const struct progress_level *l = &g->levels[i];
    bool fits = (size_t)n < size;
    n += snprintf(fits ? out + n : NULL, fits ? size - (size_t)n : 0, "won %s %lld %d\n", l->name,
                  (long long)l->best_ds, l->times);
  }
  for (int s = 0; s < SIGN_COUNT; s++) {
    const struct progress_sign *m = &g->signs[s];
    bool fits = (size_t)n < size;
    if (m->met > 0 || m->named > 0)
      n += snprintf(fits ? out + n : NULL, fits ? size - (size_t)n : 0, "met %s %d %d\n", sim_sign_name((enum sign)s),
                    m->met, m->named);
  }
  return n;
}

const struct progress_level *progress_find(const struct progress *g, const char *level) {
  for (int i = 0; i < g->n; i++)
    if (strcmp(g->levels[i].name, level) == 0) return &g->levels[i];
  return NULL;
}

void progress_win(struct progress *g, const char *level, int64_t at_ds) {
  struct progress_level *l = (struct progress_level *)progress_find(g, level);
  if (!l) {
    if (g->n == PROGRESS_MAX) return;
    l = &g->levels[g->n++];
    *l = (struct progress_level){.best_ds = at_ds};
    snprintf(l->name, sizeof l->name, "%s", level);
  }
  l->times++;
  if (at_ds < l->best_ds) l->best_ds = at_ds;
}

static bool progress_path(char *dir, size_t dir_size, char *path, size_t path_size) {
  return files_data_dir(dir, dir_size) && files_join(path, path_size, dir, "progress");
}

void progress_load(struct progress *g) {
  char dir[FILES_PATH], path[FILES_PATH];
  size_t length;
  *g = (struct progress){0};
  char *bytes = progress_path(dir, sizeof dir, path, sizeof path) ? files_read(path, &length) : NULL;
  if (bytes) progress_parse(bytes, length, g, NULL);
  free(bytes);
}

bool progress_store(const struct progress *g) {
  char dir[FILES_PATH], path[FILES_PATH];
  if (!progress_path(dir, sizeof dir, path, sizeof path) || !files_make_dirs(dir)) return false;
  int n = progress_print(g, NULL, 0);
  char *text = malloc((size_t)n + 1);
  if (!text) return false;
  progress_print(g, text, (size_t)n + 1);
  bool ok = files_write_atomic(path, text, (size_t)n);
  free(text);
  return ok;
}
