/* bench_window.c - starts this very program with a pipe to listen on and reads /proc about it. */
#define _DEFAULT_SOURCE
#include "bench_window.h"

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STARTS = 5, PATIENCE_MS = 10000 };
#define SETTLE_S 4.0
#define STILL_S 38.0 /* the rats of the title sleep and keep still some 25 s after the last touch */
#define WATCH_S 6.0

struct child {
  pid_t pid;
  int out;
  double start_ms;
};

static double clock_ms(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double bench_cpu_ms(void) { return clock_ms(CLOCK_PROCESS_CPUTIME_ID); }

static void pause_s(double s) { nanosleep(&(struct timespec){(time_t)s, (long)((s - (double)(time_t)s) * 1e9)}, NULL); }

/* The child's part: its own folders, its messages dropped. With `moments`, a file, it tours them. */
static void become_game(int out, const char *dir, const char *moments) {
  setenv("HANDSHY_TELL_FIRST_FRAME", "1", 1);
  setenv("XDG_DATA_HOME", dir, 1);
  setenv("XDG_CONFIG_HOME", dir, 1);
  setenv("SDL_AUDIODRIVER", "dummy", 0); /* the machine's sound server is not what is measured */
  if (dup2(out, STDOUT_FILENO) < 0 || !freopen("/dev/null", "w", stderr)) _exit(127);
  if (moments && !freopen(moments, "r", stdin)) _exit(127);
  if (moments) execl("/proc/self/exe", "handshy", "bench", "--tour", (char *)NULL);
  execl("/proc/self/exe", "handshy", (char *)NULL);
  _exit(127);
}

static bool start(struct child *c, const char *dir, const char *moments) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  c->start_ms = clock_ms(CLOCK_MONOTONIC);
  c->pid = fork();
  if (c->pid == 0) {
    close(ends[0]);
    become_game(ends[1], dir, moments);
  }
  close(ends[1]);
  c->out = ends[0];
  return c->pid > 0;
}

static void stop(struct child *c) {
  if (c->pid > 0) {
    kill(c->pid, SIGTERM);
    waitpid(c->pid, NULL, 0);
  }
  close(c->out);
}

/* Milliseconds from the start to the line that tells of the first picture; < 0: it never came. */
static double first_frame(const struct child *c) {
  struct pollfd wait = {.fd = c->out, .events = POLLIN};
  char line[64];
  if (poll(&wait, 1, PATIENCE_MS) <= 0) return -1;
  double ms = clock_ms(CLOCK_MONOTONIC) - c->start_ms;
  return read(c->out, line, sizeof line) > 0 ? ms : -1;
}

double bench_resident_mb(int pid) {
  char path[64], line[256];
  double kb = 0;
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  FILE *f = fopen(path, "r");
  while (f && fgets(line, sizeof line, f))
    if (strncmp(line, "VmRSS:", 6) == 0) kb = strtod(line + 6, NULL);
  if (f) fclose(f);
  return kb / 1024;
}

/* Processor time of all its threads, in nanoseconds. */
static double child_cpu_ns(pid_t pid) {
  char dir[64], path[400];
  double sum = 0;
  snprintf(dir, sizeof dir, "/proc/%d/task", (int)pid);
  DIR *d = opendir(dir);
  struct dirent *e;
  while (d && (e = readdir(d))) {
    double ns = 0;
    snprintf(path, sizeof path, "%s/%s/schedstat", dir, e->d_name);
    FILE *f = e->d_name[0] == '.' ? NULL : fopen(path, "r");
    if (f && fscanf(f, "%lf", &ns) == 1) sum += ns;
    if (f) fclose(f);
  }
  if (d) closedir(d);
  return sum;
}

/* Per cent of a core, over some seconds. */
static double busy_percent(const struct child *c) {
  double before_ns = child_cpu_ns(c->pid), from_ms = clock_ms(CLOCK_MONOTONIC);
  pause_s(WATCH_S);
  double spent_ns = child_cpu_ns(c->pid) - before_ns;
  return 100 * spent_ns / 1e6 / (clock_ms(CLOCK_MONOTONIC) - from_ms);
}

static void measure_menu(const struct child *c, struct bench_window *out) {
  pause_s(SETTLE_S);
  out->awake_percent = busy_percent(c);
  pause_s(STILL_S - SETTLE_S - WATCH_S);
  out->idle_percent = busy_percent(c);
  out->memory_mb = bench_resident_mb((int)c->pid);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void remove_folders(const char *dir) {
  static const char *const inside[] = {"handshy/history",  "handshy/saved-levels", "handshy/lock",
                                       "handshy/settings", "handshy/progress",     "handshy",
                                       "moments"};
  char path[128];
  for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
    snprintf(path, sizeof path, "%s/%s", dir, inside[i]);
    remove(path);
  }
  remove(dir);
}

bool bench_window(struct bench_window *out) {
  char dir[] = "/tmp/handshy-bench-XXXXXX";
  double ms[STARTS], cpu_ms[STARTS];
  bool ok = mkdtemp(dir) != NULL;
  for (int i = 0; i < STARTS && ok; i++) {
    struct child c = {0};
    ok = start(&c, dir, NULL);
    ms[i] = ok ? first_frame(&c) : -1;
    cpu_ms[i] = ok ? child_cpu_ns(c.pid) / 1e6 : 0;
    ok = ok && ms[i] >= 0;
    if (ok && i == STARTS - 1) measure_menu(&c, out);
    stop(&c);
  }
  remove_folders(dir);
  if (!ok) return false;
  qsort(ms, STARTS, sizeof ms[0], by_size);
  qsort(cpu_ms, STARTS, sizeof cpu_ms[0], by_size);
  out->first_frame_ms = ms[STARTS / 2];
  out->first_frame_cpu_ms = cpu_ms[STARTS / 2];
  return true;
}

/* ---- the tour ---- */

static bool write_moments(const char *path, const struct bench_moment *m) {
  FILE *f = fopen(path, "w");
  for (int s = 0; f && s < BENCH_SCENES; s++)
    if (m[s].diary[0]) fprintf(f, "%d %lld %s\n", s, (long long)m[s].at_ds, m[s].diary);
  return f && fclose(f) == 0;
}

static void read_stops(FILE *f, struct bench_tour *out) {
  int s;
  double mb, frames_s, ms;
  while (f && fscanf(f, "%d %lf %lf %lf", &s, &mb, &frames_s, &ms) == 4) {
    if (s < 0 || s >= BENCH_SCENES) continue;
    out->place[s].memory_mb = mb;
    out->place[s].frames_s = frames_s;
    out->place[s].frame_ms = ms;
  }
}

bool bench_window_tour(const struct bench_moment moments[BENCH_SCENES], struct bench_tour *out) {
  char dir[] = "/tmp/handshy-bench-XXXXXX", path[64];
  struct child c = {0};
  *out = (struct bench_tour){0};
  if (!mkdtemp(dir)) return false;
  snprintf(path, sizeof path, "%s/moments", dir);
  bool ok = write_moments(path, moments) && start(&c, dir, path);
  FILE *f = ok ? fdopen(c.out, "r") : NULL;
  read_stops(f, out);
  if (f) fclose(f);
  if (ok) waitpid(c.pid, NULL, 0);
  remove_folders(dir);
  return out->place[BENCH_STILL].memory_mb > 0;
}
