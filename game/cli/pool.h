/* pool.h - many independent tasks on every core, for the command line only: the window and the engine have no threads.
 *
 * A task writes what it found to its own place in the caller's results, so these stand in order, and are the same with
 * one thread or many. */
#ifndef HANDSHY_CLI_POOL_H
#define HANDSHY_CLI_POOL_H

#include <stdbool.h>

enum { POOL_THREADS_MAX = 64 };

/* Does task `index`. `worker` (0 .. threads - 1) is the thread's number: two tasks of one worker never run at once, so
 * that it may keep scratch space of its own. false (memory is out): no further task is begun. */
typedef bool pool_task(void *context, int index, int worker);

struct pool {
  int threads;      /* 0: one for each core */
  const char *what; /* "rats": progress on stderr, if that is a terminal; NULL: none */
};

/* Runs tasks 0 .. n - 1, begun in that order, each once; returns when all are done. false: one of them said so. */
bool pool_run(const struct pool *p, int n, pool_task *task, void *context);
/* How many threads pool_run(p, n, ...) uses at the most: 1 .. POOL_THREADS_MAX. */
int pool_threads(const struct pool *p, int n);

#endif
