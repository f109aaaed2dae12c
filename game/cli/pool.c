/* pool.c - workers that each take the next task. The calling thread is one of them: it alone writes the progress, and
 * if no other can be started it does everything. */
#define _POSIX_C_SOURCE 200809L
#include "pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

struct work {
  const struct pool *pool;
  pool_task *task;
  void *context;
  int n;
  bool shows;
  atomic_int next, done;
  atomic_bool failed;
};
struct worker {
  struct work *work;
  int number;
  pthread_t thread;
};

static int cores(void) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : n > POOL_THREADS_MAX ? POOL_THREADS_MAX : (int)n;
}

int pool_threads(const struct pool *p, int n) {
  int most = p->threads > 0 ? p->threads : cores();
  if (most > POOL_THREADS_MAX) most = POOL_THREADS_MAX;
  return most < n ? most : n < 1 ? 1 : n;
}

static void show_progress(const struct work *w, int done) {
  if (!w->shows) return;
  fprintf(stderr, "\r%d of %d %s", done, w->n, w->pool->what);
  fflush(stderr);
}

static void *do_tasks(void *context) {
  struct worker *me = context;
  struct work *w = me->work;
  for (int i; !atomic_load(&w->failed) && (i = atomic_fetch_add(&w->next, 1)) < w->n;) {
    if (!w->task(w->context, i, me->number)) atomic_store(&w->failed, true);
    int done = atomic_fetch_add(&w->done, 1) + 1;
    if (me->number == 0) show_progress(w, done);
  }
  return NULL;
}

bool pool_run(const struct pool *p, int n, pool_task *task, void *context) {
  struct work w = {.pool = p, .task = task, .context = context, .n = n, .shows = p->what && isatty(STDERR_FILENO)};
  struct worker workers[POOL_THREADS_MAX];
  int threads = pool_threads(p, n), started = 1;
  for (int i = 0; i < threads; i++) workers[i] = (struct worker){.work = &w, .number = i};
  while (started < threads && pthread_create(&workers[started].thread, NULL, do_tasks, &workers[started]) == 0)
    started++;
  do_tasks(&workers[0]);
  for (int i = 1; i < started; i++) pthread_join(workers[i].thread, NULL);
  if (w.shows) fputs("\r\033[K", stderr);
  return !atomic_load(&w.failed);
}
