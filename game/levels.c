/* levels.c - see levels.h. */
#include "levels.h"

#include "files.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_level_file(const char *name) {
  size_t n = strlen(name);
  return name[0] != '.' && n > 6 && n - 6 < sizeof((struct level_entry *)0)->name &&
         strcmp(name + n - 6, ".level") == 0;
}

static void keep_mistakes(struct level_entry *entry, const struct problems *p) {
  entry->mistakes = p->total;
  for (int i = 0; i < p->n && i < LEVELS_MISTAKES; i++) entry->first[i] = p->list[i];
}

static bool read_entry(struct level_entry *entry, const char *dir, const char *file) {
  char path[FILES_PATH];
  size_t length = 0;
  *entry = (struct level_entry){0};
  snprintf(entry->name, sizeof entry->name, "%.*s", (int)(strlen(file) - 6), file);
  char *text = files_join(path, sizeof path, dir, file) ? files_read(path, &length) : NULL;
  struct problems *p = calloc(1, sizeof *p);
  struct level *level = calloc(1, sizeof *level);
  if (!text && p) problems_add(p, 0, 0, "the file cannot be read");
  if (text && p && level && level_read(text, length, level, p)) {
    snprintf(level->name, sizeof level->name, "%s", entry->name);
    entry->level = level;
    level = NULL;
  }
  if (p && !entry->level) keep_mistakes(entry, p);
  free(level);
  free(p);
  free(text);
  return true;
}

static int order(const void *a, const void *b) {
  const struct level_entry *x = a, *y = b;
  int nx = x->level && x->level->number ? x->level->number : 1000,
      ny = y->level && y->level->number ? y->level->number : 1000;
  return nx != ny ? nx - ny : strcmp(x->name, y->name);
}

void levels_read(struct levels *l, const char *dir) {
  *l = (struct levels){0};
  DIR *folder = opendir(dir);
  if (!folder) return;
  for (struct dirent *file = readdir(folder); file; file = readdir(folder)) {
    if (!is_level_file(file->d_name)) continue;
    struct level_entry *list = realloc(l->list, (size_t)(l->n + 1) * sizeof *list);
    if (!list) break;
    l->list = list;
    l->n += read_entry(&l->list[l->n], dir, file->d_name);
  }
  closedir(folder);
  if (l->n > 1) qsort(l->list, (size_t)l->n, sizeof *l->list, order);
}

bool levels_playable(const struct level *level) { return !level_has_scenes(level); }

void levels_free(struct levels *l) {
  for (int i = 0; i < l->n; i++) free(l->list[i].level);
  free(l->list);
  *l = (struct levels){0};
}
