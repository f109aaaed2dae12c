/* settings.c - one table: name, kind, range and place in the struct. */
#include "settings.h"

#include "files.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_FLAG, KIND_PART, KIND_WHOLE };
struct row {
  const char *name;
  enum kind kind;
  size_t offset;
  double least, most;
};
#define FLAG(field)                                                                                                    \
  { #field, KIND_FLAG, offsetof(struct settings, field), 0, 1 }
#define PART(field, least, most)                                                                                       \
  { #field, KIND_PART, offsetof(struct settings, field), least, most }
static const struct row rows[] = {
    PART(text, 1, 2),
    FLAG(reduced_motion),
    FLAG(captions),
    FLAG(lens),
    FLAG(fullscreen),
    FLAG(muted),
    PART(volume_rats, 0, 1),
    PART(volume_home, 0, 1),
    PART(volume_interface, 0, 1),
    {"skin", KIND_WHOLE, offsetof(struct settings, skin), 0, 5},
    {"theme", KIND_WHOLE, offsetof(struct settings, theme), 0, THEME_COUNT - 1},
    FLAG(detector),
};
enum { N_ROWS = sizeof rows / sizeof rows[0] };

void settings_default(struct settings *s) {
  *s = (struct settings){.text = 1,
                         .captions = true,
                         .lens = true,
                         .detector = true,
                         .volume_rats = 0.8f,
                         .volume_home = 0.5f,
                         .volume_interface = 0.6f,
                         .skin = 1};
}

static const struct row *row_named(struct span word) {
  for (int i = 0; i < N_ROWS; i++)
    if (span_is(word, rows[i].name)) return &rows[i];
  return NULL;
}

static void set(struct settings *s, const struct row *row, double value) {
  char *at = (char *)s + row->offset;
  switch (row->kind) {
  case KIND_FLAG: memcpy(at, &(bool){value != 0}, sizeof(bool)); break;
  case KIND_PART: memcpy(at, &(float){(float)value}, sizeof(float)); break;
  case KIND_WHOLE: memcpy(at, &(int){(int)value}, sizeof(int)); break;
  }
}

static double get(const struct settings *s, const struct row *row) {
  const char *at = (const char *)s + row->offset;
  bool flag;
  float part;
  int whole;
  switch (row->kind) {
  case KIND_FLAG: return memcpy(&flag, at, sizeof flag), flag ? 1 : 0;
  case KIND_PART: return memcpy(&part, at, sizeof part), (double)part;
  case KIND_WHOLE: return memcpy(&whole, at, sizeof whole), whole;
  }
  return 0;
}

bool settings_same(const struct settings *a, const struct settings *b) {
  for (int i = 0; i < N_ROWS; i++)
    if (fabs(get(a, &rows[i]) - get(b, &rows[i])) > 1e-6) return false;
  return true;
}

static void parse_value(const struct row *row, struct span word, struct settings *s, struct problems *p) {
  double value = 0;
  if (row->kind == KIND_FLAG) {
    if (!span_is(word, "on") && !span_is(word, "off"))
      problems_add(p, word.line, word.column, "%s must be on or off", row->name);
    else
      set(s, row, span_is(word, "on"));
  } else if (span_number(word, &value, p)) {
    if (value < row->least || value > row->most)
      problems_add(p, word.line, word.column, "%s must be %g to %g", row->name, row->least, row->most);
    else
      set(s, row, value);
  }
}

static void parse_line(struct span line, struct settings *s, struct problems *p) {
  struct span name, word;
  if (!span_word(&line, &name) || span_is(name, "handshy")) return;
  const struct row *row = row_named(name);
  if (!row) {
    problems_add(p, name.line, name.column, "there is no such setting");
    return;
  }
  if (!span_word(&line, &word) || !span_is(word, "=") || !span_word(&line, &word))
    problems_add(p, name.line, name.column, "write %s = VALUE", row->name);
  else
    parse_value(row, word, s, p);
}

void settings_parse(const char *bytes, size_t length, struct settings *s, struct problems *p) {
  struct problems own = {0};
  if (!p) p = &own;
  struct scanner scan;
  struct span line;
  int indent;
  scanner_begin(&scan, bytes, length, p);
  while (scanner_line(&scan, &line, &indent, p)) parse_line(line, s, p);
}

int settings_print(const struct settings *s, char *out, size_t size) {
  int n = snprintf(out, size, "handshy settings 1\n");
  for (int i = 0; i < N_ROWS; i++) {
    double value = get(s, &rows[i]);
    char *at = (size_t)n < size ? out + n : out;
    size_t left = (size_t)n < size ? size - (size_t)n : 0;
    if (rows[i].kind == KIND_FLAG)
      n += snprintf(at, left, "%s = %s\n", rows[i].name, value != 0 ? "on" : "off");
    else
      n += snprintf(at, left, "%s = %.3g\n", rows[i].name, value);
  }
  return n;
}

static bool settings_path(char *out, size_t size) {
  char dir[FILES_PATH];
  return files_config_dir(dir, sizeof dir) && files_join(out, size, dir, "settings");
}

void settings_load(struct settings *s) {
  settings_default(s);
  char path[FILES_PATH];
  size_t length;
  char *bytes = settings_path(path, sizeof path) ? files_read(path, &length) : NULL;
  if (bytes) settings_parse(bytes, length, s, NULL);
  free(bytes);
}

bool settings_store(const struct settings *s) {
  char dir[FILES_PATH], path[FILES_PATH], text[1024];
  if (!files_config_dir(dir, sizeof dir) || !files_make_dirs(dir) || !settings_path(path, sizeof path)) return false;
  int n = settings_print(s, text, sizeof text);
  return n > 0 && (size_t)n < sizeof text && files_write_atomic(path, text, (size_t)n);
}
