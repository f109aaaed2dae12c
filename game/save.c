/* save.c - see save.h. A save begins with one atomic write of everything so far; after that lines are only appended, so
 * that what is on disk is always a readable diary with at most its last line torn. */
#define _DEFAULT_SOURCE
#include "save.h"

#include "app_levels.h"
#include "files.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 256, PUT_ASIDE_MAX = 1000 };

struct save {
  char dir[FILES_PATH]; /* empty: there is no home */
  int lock_fd;
  bool read_only; /* another copy has the lock */

  bool there, damaged;
  struct level *level; /* of the saved visit */
  struct diary diary;  /* as read; empty once a run is noted */
  int64_t reached_ds;

  char *level_text; /* of the run being noted, until it is on disk */
  size_t level_length;
  bool current;    /* the file is the noted run's */
  int fd;          /* open for appending; -1: the next note writes everything */
  off_t size;      /* of the file, whole lines */
  int n_written;   /* lines of the run's diary in the file */
  int64_t last_ds; /* time of the file's last line */
  double synced_s, retry_s;
  bool unsynced;
  const char *trouble;
};

static const char *const trouble_full = "Your disk is full. Play on; we try again each minute.";
static const char *const trouble_refused = "Your game cannot be saved here. Play on; we try again each minute.";
static const char *const trouble_no_home = "There is no home folder to save in. Play on; nothing will be kept.";
static const char *const trouble_twice = "Handshy is open twice. This one plays without saving.";

static bool path_of(const struct save *s, const char *name, char out[FILES_PATH]) {
  return s->dir[0] && files_join(out, FILES_PATH, s->dir, name);
}

static void fail(struct save *s, int error, double now_s) {
  s->trouble = error == ENOSPC || error == EDQUOT ? trouble_full : trouble_refused;
  s->retry_s = now_s + SAVE_RETRY_S;
  if (s->fd >= 0) close(s->fd);
  s->fd = -1;
}

/* ---- lines ---- */

/* Rats' names, for @NAME in the lines. */
static int names_of(const struct level *level, const char *names[SIM_MAX_RATS]) {
  for (int i = 0; i < level->sim.n_rats; i++) names[i] = level->sim.rats[i].name;
  return level->sim.n_rats;
}

struct text {
  char *bytes;
  size_t length, capacity;
};

static char *text_room(struct text *t, size_t more) {
  if (t->length + more > t->capacity) {
    size_t capacity = (t->length + more) * 2;
    char *bytes = realloc(t->bytes, capacity);
    if (!bytes) return NULL;
    t->bytes = bytes;
    t->capacity = capacity;
  }
  return t->bytes + t->length;
}

static bool add_line(struct text *t, const struct diary_line *line, const char *const *names, int n_names) {
  char *room = text_room(t, LINE_MAX_BYTES);
  int n = room ? diary_print_line(line, names, n_names, room, LINE_MAX_BYTES) : 0;
  if (n <= 0 || n >= LINE_MAX_BYTES) return errno = ENOMEM, false;
  t->length += (size_t)n;
  return true;
}

/* Lines `from`.. of the run's diary, then, when time went on since, a hash line that says how far. */
static bool add_lines(struct text *t, const struct run *r, int from, int64_t last_ds, bool heartbeat) {
  const char *names[SIM_MAX_RATS];
  int n_names = names_of(run_level(r), names);
  const struct diary *d = run_diary(r);
  for (int i = from; i < d->n; i++) {
    if (!add_line(t, &d->lines[i], names, n_names)) return false;
    last_ds = d->lines[i].at_ds;
  }
  int64_t now_ds = sim_now_ds(run_sim_const(r));
  if (!heartbeat || now_ds <= last_ds) return true;
  struct diary_line beat = {.at_ds = now_ds, .is_hash = true, .hash = sim_hash(run_sim_const(r))};
  return add_line(t, &beat, names, n_names);
}

static bool whole_text(struct text *t, const struct run *r) {
  int n = diary_print_head(run_diary(r), NULL, 0);
  char *room = n > 0 ? text_room(t, (size_t)n + 1) : NULL;
  if (!room) return errno = ENOMEM, false;
  diary_print_head(run_diary(r), room, (size_t)n + 1);
  t->length += (size_t)n;
  return add_lines(t, r, 0, run_level(r)->sim.arrival_ds, true);
}

/* ---- folders ---- */

static bool take_lock(struct save *s) {
  char path[FILES_PATH];
  if (s->lock_fd >= 0) return true;
  if (!path_of(s, "lock", path)) return errno = ENAMETOOLONG, false;
  s->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (s->lock_fd < 0) return false;
  if (flock(s->lock_fd, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) return true; /* a file system without locks is no reason not to save */
  s->read_only = true;
  s->trouble = trouble_twice;
  return true;
}

static bool open_folders(struct save *s) {
  char path[FILES_PATH];
  return path_of(s, "saved-levels", path) && files_make_dirs(path) && path_of(s, "history", path) &&
         files_make_dirs(path) && take_lock(s);
}

/* The first free NAME-N.diary there; false when there is none. */
static bool free_name(const struct save *s, const char *stem, char out[FILES_PATH]) {
  for (int i = 1; i < PUT_ASIDE_MAX; i++) {
    char name[256];
    snprintf(name, sizeof name, "%s-%d.diary", stem, i);
    if (path_of(s, name, out) && !files_exists(out)) return true;
  }
  return false;
}

static void move_to_history(struct save *s, const char *level_name) {
  char from[FILES_PATH], to[FILES_PATH], stem[128];
  snprintf(stem, sizeof stem, "history/%s", level_name);
  if (path_of(s, "saved.diary", from) && files_exists(from) && free_name(s, stem, to)) rename(from, to);
}

/* ---- reading ---- */

static char *saved_level_text(const struct save *s, const char *name, size_t *length) {
  char file[128], path[FILES_PATH];
  snprintf(file, sizeof file, "saved-levels/%s.level", name);
  char *text = path_of(s, file, path) ? files_read(path, length) : NULL;
  return text ? text : app_level_text(name, length);
}

static struct level *level_of_save(const struct save *s, const char *bytes, size_t length) {
  struct diary head;
  size_t n = 0;
  struct problems ignored = {0};
  struct level *level = calloc(1, sizeof *level);
  char *text = level && diary_read_head(bytes, length, &head) ? saved_level_text(s, head.level, &n) : NULL;
  bool ok = text && level_read(text, n, level, &ignored);
  free(text);
  if (!ok) return free(level), NULL;
  snprintf(level->name, sizeof level->name, "%s", head.level);
  return level;
}

static size_t length_before_line(const char *bytes, size_t length, int line) {
  size_t at = 0;
  for (int i = 1; i < line && at < length; i++) {
    const char *end = memchr(bytes + at, '\n', length - at);
    if (!end) return length;
    at = (size_t)(end - bytes) + 1;
  }
  return at;
}

static int first_line(const struct problems *p) {
  int line = p->list[0].line;
  for (int i = 1; i < p->n; i++)
    if (p->list[i].line < line) line = p->list[i].line;
  return line;
}

/* The longest beginning that can be read; 0 if there is none. */
static size_t readable_length(const char *bytes, size_t length, const struct level *level, struct diary *out) {
  const char *names[SIM_MAX_RATS];
  int n_names = names_of(level, names);
  while (length > 0) {
    struct problems problems = {0};
    if (diary_read(bytes, length, names, n_names, true, out, &problems)) return length;
    size_t shorter = problems.n > 0 ? length_before_line(bytes, length, first_line(&problems)) : 0;
    length = shorter < length ? shorter : 0;
  }
  return 0;
}

static void put_aside(struct save *s, const char *bytes, size_t length, size_t readable) {
  char aside[FILES_PATH], path[FILES_PATH];
  if (s->read_only || !free_name(s, "saved.damaged", aside) || !path_of(s, "saved.diary", path)) return;
  if (!files_write_atomic(aside, bytes, length)) return;
  if (readable > 0)
    files_write_atomic(path, bytes, readable);
  else
    unlink(path);
}

static int64_t last_time(const struct diary *d, const struct level *level) {
  return d->n > 0 ? d->lines[d->n - 1].at_ds : level->sim.arrival_ds;
}

static void read_saved(struct save *s) {
  char path[FILES_PATH];
  size_t length = 0, readable = 0;
  char *bytes = path_of(s, "saved.diary", path) ? files_read(path, &length) : NULL;
  if (!bytes) return;
  s->level = level_of_save(s, bytes, length);
  if (s->level) readable = readable_length(bytes, length, s->level, &s->diary);
  s->there = readable > 0 && s->diary.n > 0;
  s->damaged = readable < length;
  if (s->damaged) put_aside(s, bytes, length, s->there ? readable : 0);
  if (s->there) s->reached_ds = last_time(&s->diary, s->level);
  free(bytes);
}

/* ---- life ---- */

struct save *save_open(const char *dir) {
  struct save *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->fd = s->lock_fd = -1;
  s->retry_s = -1e9;
  diary_init(&s->diary);
  if (dir)
    snprintf(s->dir, sizeof s->dir, "%s", dir);
  else if (!files_data_dir(s->dir, sizeof s->dir))
    s->dir[0] = 0;
  if (!s->dir[0])
    s->trouble = trouble_no_home;
  else if (!open_folders(s))
    fail(s, errno, -SAVE_RETRY_S);
  read_saved(s);
  return s;
}

static void sync_now(struct save *s, double now_s) {
  if (s->fd >= 0 && s->unsynced) fdatasync(s->fd);
  s->unsynced = false;
  s->synced_s = now_s;
}

void save_close(struct save *s) {
  if (!s) return;
  sync_now(s, 0);
  if (s->fd >= 0) close(s->fd);
  if (s->lock_fd >= 0) close(s->lock_fd);
  diary_free(&s->diary);
  free(s->level);
  free(s->level_text);
  free(s);
}

bool save_there(const struct save *s) { return s->there; }
bool save_current(const struct save *s) { return s->there && s->current; }
bool save_was_damaged(const struct save *s) { return s->damaged; }
const struct level *save_level(const struct save *s) { return s->there ? s->level : NULL; }
int64_t save_reached_ds(const struct save *s) { return s->reached_ds; }
const char *save_trouble(const struct save *s) { return s->trouble; }

static void forget_file(struct save *s) {
  if (s->fd >= 0) close(s->fd);
  s->fd = -1;
  s->n_written = 0;
  s->unsynced = false;
}

struct run *save_resume(struct save *s) {
  if (!s->there || s->current) return NULL;
  struct run *r = run_create(s->level, s->diary.seed);
  if (!r) return NULL;
  run_play(r, &s->diary, s->reached_ds);
  forget_file(s);
  free(s->level_text);
  s->level_text = NULL;
  s->current = true;
  s->last_ds = s->reached_ds;
  return r;
}

void save_begin(struct save *s, const char *level_text, size_t length) {
  forget_file(s);
  free(s->level_text);
  s->level_text = malloc(length + 1);
  if (s->level_text) memcpy(s->level_text, level_text, length);
  s->level_length = length;
  s->current = false;
}

/* ---- writing ---- */

static bool write_level(struct save *s, const char *name) {
  char file[128], path[FILES_PATH];
  if (!s->level_text) return true;
  snprintf(file, sizeof file, "saved-levels/%s.level", name);
  if (!path_of(s, file, path) || !files_write_atomic(path, s->level_text, s->level_length)) return false;
  free(s->level_text);
  s->level_text = NULL;
  return true;
}

static void became_current(struct save *s, const struct run *r) {
  if (!s->level) s->level = malloc(sizeof *s->level);
  if (s->level) *s->level = *run_level(r);
  diary_free(&s->diary);
  s->current = true;
  s->there = s->level != NULL;
  s->damaged = false;
}

static bool open_for_append(struct save *s, const char *path, size_t size) {
  s->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  s->size = (off_t)size;
  return s->fd >= 0;
}

/* Everything so far, atomically. The visit of another run that lay there is kept in history/. */
static bool write_whole(struct save *s, const struct run *r) {
  char path[FILES_PATH];
  struct text t = {0};
  if (!open_folders(s) || s->read_only || !path_of(s, "saved.diary", path)) return false;
  if (!s->current && s->there && s->level) move_to_history(s, s->level->name);
  forget_file(s);
  bool ok = write_level(s, run_level(r)->name) && whole_text(&t, r) && files_write_atomic(path, t.bytes, t.length) &&
            open_for_append(s, path, t.length);
  int error = errno;
  free(t.bytes);
  errno = error;
  if (!ok) return false;
  became_current(s, r);
  s->n_written = run_diary(r)->n;
  s->last_ds = s->reached_ds = sim_now_ds(run_sim_const(r));
  return true;
}

/* What is torn off by a full disk is cut away again, so that a later line never follows half a one. */
static bool append_bytes(struct save *s, const struct text *t) {
  ssize_t n = write(s->fd, t->bytes, t->length);
  if (n == (ssize_t)t->length) {
    s->size += n;
    s->unsynced = true;
    return true;
  }
  int error = n < 0 ? errno : ENOSPC;
  if (n > 0 && ftruncate(s->fd, s->size) != 0) error = EIO;
  errno = error;
  return false;
}

static bool append(struct save *s, const struct run *r, bool heartbeat) {
  struct text t = {0};
  bool ok = add_lines(&t, r, s->n_written, s->last_ds, heartbeat) && (t.length == 0 || append_bytes(s, &t));
  int error = errno;
  free(t.bytes);
  errno = error;
  if (!ok) return false;
  const struct diary *d = run_diary(r);
  if (heartbeat)
    s->last_ds = sim_now_ds(run_sim_const(r));
  else if (d->n > s->n_written)
    s->last_ds = d->lines[d->n - 1].at_ds;
  s->reached_ds = s->last_ds;
  s->n_written = d->n;
  return true;
}

static bool can_write(const struct save *s, double now_s) { return s->dir[0] && !s->read_only && now_s >= s->retry_s; }

static void wrote(struct save *s) {
  s->trouble = NULL;
  s->retry_s = -1e9;
}

static bool begun(const struct run *r) {
  return run_diary(r)->n > 0 || sim_now_ds(run_sim_const(r)) > run_level(r)->sim.arrival_ds;
}

static bool nothing_new(const struct save *s, const struct run *r) {
  return s->fd >= 0 && run_diary(r)->n == s->n_written && sim_now_ds(run_sim_const(r)) == s->last_ds;
}

static bool heartbeat_due(const struct save *s, const struct run *r) {
  return sim_now_ds(run_sim_const(r)) - s->last_ds >= SAVE_HEARTBEAT_DS;
}

void save_note(struct save *s, const struct run *r, double now_s) {
  if (!can_write(s, now_s) || !begun(r) || nothing_new(s, r)) return;
  bool heartbeat = heartbeat_due(s, r);
  if (s->fd >= 0 && !heartbeat && run_diary(r)->n == s->n_written) return;
  bool ok = s->fd < 0 ? write_whole(s, r) : append(s, r, heartbeat);
  if (!ok) {
    if (!s->read_only) fail(s, errno, now_s);
    return;
  }
  wrote(s);
  if (now_s - s->synced_s >= SAVE_SYNC_S) sync_now(s, now_s);
}

void save_compact(struct save *s, const struct run *r, double now_s) {
  if (!s->current || !can_write(s, now_s)) return;
  if (write_whole(s, r))
    wrote(s);
  else if (!s->read_only)
    fail(s, errno, now_s);
}

void save_finish(struct save *s, const struct run *r, double now_s) {
  save_compact(s, r, now_s);
  if (!s->current || s->read_only) return;
  forget_file(s);
  move_to_history(s, run_level(r)->name);
  s->there = s->current = false;
}
