/* input.c - files, levels and diaries for the command line, and the messages about them. */
#define _POSIX_C_SOURCE 200809L
#include "input.h"

#include "../app.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef HANDSHY_SOURCE_DIR
#define HANDSHY_SOURCE_DIR "."
#endif

static int complain(const char *path) {
  fprintf(stderr, "handshy: %s: %s\n", path, strerror(errno));
  return CLI_FILE;
}

static bool read_all(FILE *in, struct cli_file *out) {
  size_t capacity = 0;
  for (;;) {
    if (out->length + 1 >= capacity) {
      capacity = capacity ? capacity * 2 : 65536;
      char *bigger = realloc(out->bytes, capacity);
      if (!bigger) return false;
      out->bytes = bigger;
    }
    size_t n = fread(out->bytes + out->length, 1, capacity - out->length - 1, in);
    out->length += n;
    if (n == 0) break;
  }
  out->bytes[out->length] = 0;
  return !ferror(in);
}

int cli_read_file(const char *path, struct cli_file *out) {
  bool standard = strcmp(path, "-") == 0;
  memset(out, 0, sizeof *out);
  snprintf(out->name, sizeof out->name, "%s", standard ? "<stdin>" : path);
  FILE *in = standard ? stdin : fopen(path, "rb");
  if (!in) return complain(path);
  struct stat st;
  bool folder = !standard && fstat(fileno(in), &st) == 0 && S_ISDIR(st.st_mode);
  if (folder) errno = EISDIR;
  bool good = !folder && read_all(in, out);
  int status = good ? CLI_DONE : complain(path);
  if (!standard) fclose(in);
  if (!good) cli_free_file(out);
  return status;
}

void cli_free_file(struct cli_file *f) {
  free(f->bytes);
  f->bytes = NULL;
  f->length = 0;
}

FILE *cli_open_output(const char *path) {
  if (strcmp(path, "-") == 0) return stdout;
  FILE *out = fopen(path, "wb");
  if (!out) complain(path);
  return out;
}

bool cli_close_output(FILE *f, const char *path) {
  bool good = fflush(f) == 0 && !ferror(f);
  if (f != stdout) good &= fclose(f) == 0;
  if (!good) complain(path);
  return good;
}

/* ---- levels ---- */

static bool is_file(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool join(char out[CLI_PATH], const char *dir, const char *name, const char *ending) {
  int n = snprintf(out, CLI_PATH, "%s/%s%s", dir, name, ending);
  return n > 0 && n < CLI_PATH;
}

static bool ends_with(const char *text, const char *ending) {
  size_t n = strlen(text), m = strlen(ending);
  return n >= m && strcmp(text + n - m, ending) == 0;
}

bool cli_find_level(const char *name_or_path, const char *beside, char path[CLI_PATH]) {
  if (strchr(name_or_path, '/') || ends_with(name_or_path, ".level")) {
    snprintf(path, CLI_PATH, "%s", name_or_path);
    return is_file(path);
  }
  if (beside) {
    char up[CLI_PATH];
    if (join(path, beside, name_or_path, ".level") && is_file(path)) return true;
    if (join(up, beside, "..", "") && join(path, up, name_or_path, ".level") && is_file(path)) return true;
  }
  return join(path, app_level_dir(), name_or_path, ".level") && is_file(path);
}

static int compare_names(const void *a, const void *b) {
  const char *const *x = a, *const *y = b;
  return strcmp(*x, *y);
}

static void add_names_of(const char *dir, char ***names, int *n) {
  DIR *d = opendir(dir);
  if (!d) return;
  for (struct dirent *e; (e = readdir(d)) != NULL;) {
    if (!ends_with(e->d_name, ".level")) continue;
    char **more = realloc(*names, sizeof **names * (size_t)(*n + 1));
    char *copy = more ? strdup(e->d_name) : NULL;
    if (more) *names = more;
    if (!copy) break;
    copy[strlen(copy) - strlen(".level")] = 0;
    (*names)[(*n)++] = copy;
  }
  closedir(d);
}

char **cli_level_names(int *n) {
  char **names = NULL;
  *n = 0;
  add_names_of(app_level_dir(), &names, n);
  if (*n > 0) qsort(names, (size_t)*n, sizeof *names, compare_names);
  return names;
}

void cli_free_names(char **names, int n) {
  for (int i = 0; i < n; i++) free(names[i]);
  free(names);
}

static void say_no_level(const char *name) {
  int n;
  char **names = cli_level_names(&n);
  const char *near = n > 0 ? span_near(cli_span(name), (const char *const *)names, (size_t)n) : NULL;
  fprintf(stderr, "handshy: there is no level `%s`", name);
  if (near) fprintf(stderr, "; did you mean `%s`?", near);
  fputc('\n', stderr);
  cli_free_names(names, n);
}

/* Of the path, without folder and ending. */
static void level_name_of(const char *path, char *out, size_t size) {
  const char *slash = strrchr(path, '/');
  snprintf(out, size, "%.*s", (int)size - 1, slash ? slash + 1 : path);
  char *dot = strrchr(out, '.');
  if (dot && dot != out) *dot = 0;
}

int cli_parse_level(const struct cli_file *f, struct level *out, struct problems *p) {
  if (!level_read(f->bytes, f->length, out, p)) return CLI_MISTAKES;
  level_name_of(f->name, out->name, sizeof out->name);
  return CLI_DONE;
}

static int load_level_file(const char *path, struct level *out) {
  struct cli_file f;
  int status = cli_read_file(path, &f);
  if (status != CLI_DONE) return status;
  struct problems p = {.n = 0};
  status = cli_parse_level(&f, out, &p);
  cli_print_problems(stderr, f.name, &p);
  cli_free_file(&f);
  return status;
}

int cli_load_level(const char *name_or_path, struct level *out) {
  char path[CLI_PATH];
  if (strcmp(name_or_path, "-") == 0) return load_level_file("-", out);
  if (cli_find_level(name_or_path, NULL, path)) return load_level_file(path, out);
  say_no_level(name_or_path);
  return CLI_FILE;
}

/* ---- diaries ---- */

int cli_rat_names(const struct level *l, const char *names[SIM_MAX_RATS]) {
  for (int i = 0; i < l->sim.n_rats; i++) names[i] = l->sim.rats[i].name;
  return l->sim.n_rats;
}

static void folder_of(const char *path, char out[CLI_PATH]) {
  snprintf(out, CLI_PATH, "%s", path);
  char *slash = strrchr(out, '/');
  if (slash)
    *slash = 0;
  else
    snprintf(out, CLI_PATH, ".");
}

int cli_load_level_of(const char *name, const char *diary_path, struct level *out, struct problems *p,
                      char found[CLI_PATH]) {
  char folder[CLI_PATH];
  folder_of(diary_path, folder);
  if (!cli_find_level(name, folder, found)) return CLI_FILE;
  struct cli_file f;
  int status = cli_read_file(found, &f);
  if (status != CLI_DONE) return status;
  status = cli_parse_level(&f, out, p);
  cli_free_file(&f);
  return status;
}

static int load_level_of_diary(const struct cli_file *f, const char *path, struct level *level) {
  struct diary head;
  if (!diary_read_head(f->bytes, f->length, &head)) return CLI_MISTAKES; /* diary_read tells */
  struct problems p = {.n = 0};
  char found[CLI_PATH];
  int status = cli_load_level_of(head.level, path, level, &p, found);
  if (status == CLI_FILE) say_no_level(head.level);
  cli_print_problems(stderr, found, &p);
  return status;
}

int cli_load_diary(const char *path, struct level *level, struct diary *out) {
  struct cli_file f;
  int status = cli_read_file(path, &f);
  if (status != CLI_DONE) return status;
  status = load_level_of_diary(&f, path, level);
  const char *names[SIM_MAX_RATS];
  int n = status == CLI_DONE ? cli_rat_names(level, names) : -1;
  struct problems p = {.n = 0};
  diary_init(out);
  bool good = diary_read(f.bytes, f.length, n > 0 ? names : NULL, n, false, out, &p);
  cli_print_problems(stderr, f.name, &p);
  cli_free_file(&f);
  if (good && status != CLI_DONE) diary_free(out);
  return status != CLI_DONE ? status : good ? CLI_DONE : CLI_MISTAKES;
}

enum cli_kind cli_kind_of(const struct cli_file *f) {
  struct problems p = {.n = 0};
  struct scanner s;
  struct span line = cli_span(""), word;
  int indent;
  scanner_begin(&s, f->bytes, f->length, &p);
  while (scanner_line(&s, &line, &indent, &p) && line.length == 0) {
  }
  if (span_word(&line, &word) && span_is(word, "handshy") && span_word(&line, &word))
    return span_is(word, "level") ? CLI_LEVEL : span_is(word, "diary") ? CLI_DIARY : CLI_OTHER;
  return ends_with(f->name, ".diary") ? CLI_DIARY : CLI_LEVEL;
}

/* ---- messages and arguments ---- */

void cli_print_problems(FILE *to, const char *file, const struct problems *p) {
  for (int i = 0; i < p->n; i++)
    fprintf(to, "%s:%d:%d: %s\n", file, p->list[i].line, p->list[i].column, p->list[i].text);
  if (p->total > p->n) fprintf(to, "%s: and %d more mistakes\n", file, p->total - p->n);
}

struct span cli_span(const char *text) {
  return (struct span){text, strlen(text), 1, 1};
}

bool cli_read_time(const char *text, int64_t *out_ds) {
  struct problems p = {.n = 0};
  struct span rest = cli_span(text), day, clock;
  bool good = span_word(&rest, &day);
  bool two = good && span_word(&rest, &clock);
  if (good && rest.length == 0 && diary_time(day, two ? &clock : NULL, out_ds, &p)) return true;
  fprintf(stderr, "handshy: %s\n", p.n > 0 ? p.list[0].text : "write a time like d3T18:05");
  return false;
}

bool cli_read_word(const char *command, const char *option, const char *text, const char *const *words, int n,
                   int *out) {
  *out = span_index(cli_span(text), words, (size_t)n);
  if (*out >= 0) return true;
  const char *near = span_near(cli_span(text), words, (size_t)n);
  fprintf(stderr, "handshy %s: there is no %s `%s`", command, option, text);
  if (near)
    fprintf(stderr, "; did you mean `%s`?", near);
  else
    for (int i = 0; i < n; i++) fprintf(stderr, "%s%s", i ? ", " : "; there are: ", words[i]);
  fputc('\n', stderr);
  return false;
}

bool cli_read_int(const char *option, const char *text, long long min, long long max, long long *out) {
  char *end;
  errno = 0;
  long long value = strtoll(text, &end, 10);
  if (errno == 0 && end != text && *end == 0 && value >= min && value <= max) return *out = value, true;
  fprintf(stderr, "handshy: %s must be a whole number, %lld to %lld, not `%s`\n", option, min, max, text);
  return false;
}
