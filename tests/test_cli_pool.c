/* The worker pool: each task once, results in their places whatever the number of threads, and a stop on failure. */
#include "../game/cli/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { TASKS = 1000 };

struct sums {
  uint64_t results[TASKS];
  atomic_int begun[TASKS];
  atomic_bool busy[POOL_THREADS_MAX];
  atomic_bool two_at_once;
  int fails_at;
};

/* Uneven work, so that the threads drift apart. */
static bool work(void *context, int index, int worker) {
  struct sums *s = context;
  if (atomic_exchange(&s->busy[worker], true)) atomic_store(&s->two_at_once, true);
  uint64_t x = (uint64_t)index + 1;
  for (int i = 0; i < 100 * (index % 37); i++) x = x * 6364136223846793005u + 1442695040888963407u;
  s->results[index] = x;
  atomic_fetch_add(&s->begun[index], 1);
  atomic_store(&s->busy[worker], false);
  return index != s->fails_at;
}

static bool run(struct sums *s, int threads, int n, int fails_at) {
  memset(s, 0, sizeof *s);
  s->fails_at = fails_at;
  struct pool pool = {.threads = threads};
  bool good = pool_run(&pool, n, work, s);
  assert_false(atomic_load(&s->two_at_once));
  return good;
}

static void every_task_is_done_once_and_the_results_are_those_of_one_thread(void **state) {
  (void)state;
  static struct sums one, many;
  assert_true(run(&one, 1, TASKS, -1));
  static const int threads[] = {0, 2, 3, 16, POOL_THREADS_MAX, POOL_THREADS_MAX + 5};
  for (size_t k = 0; k < sizeof threads / sizeof threads[0]; k++) {
    assert_true(run(&many, threads[k], TASKS, -1));
    for (int i = 0; i < TASKS; i++) assert_int_equal(atomic_load(&many.begun[i]), 1);
    assert_memory_equal(one.results, many.results, sizeof one.results);
  }
}

static void a_failed_task_stops_the_rest(void **state) {
  (void)state;
  static struct sums s;
  for (int threads = 1; threads <= 4; threads++) {
    assert_false(run(&s, threads, TASKS, 10));
    int begun = 0;
    for (int i = 0; i < TASKS; i++) begun += atomic_load(&s.begun[i]);
    assert_true(begun >= 11);
    if (threads == 1) assert_int_equal(begun, 11);
  }
}

static void few_tasks_need_few_threads(void **state) {
  (void)state;
  static struct sums s;
  assert_int_equal(pool_threads(&(struct pool){.threads = 8}, 3), 3);
  assert_int_equal(pool_threads(&(struct pool){.threads = 8}, 0), 1);
  assert_int_equal(pool_threads(&(struct pool){.threads = 1000}, 1000), POOL_THREADS_MAX);
  assert_true(pool_threads(&(struct pool){0}, 1000) >= 1);
  assert_true(run(&s, 4, 0, -1));
  assert_true(run(&s, 4, 1, -1));
  assert_int_equal(atomic_load(&s.begun[0]), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_task_is_done_once_and_the_results_are_those_of_one_thread),
      cmocka_unit_test(a_failed_task_stops_the_rest),
      cmocka_unit_test(few_tasks_need_few_threads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
