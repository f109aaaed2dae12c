/* Handlers: the same seed is played the same way, and what they wrote down can be played again. Whether they win is
 * asked in test_engine_levels.c. */
#include "handler.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shipped.h"

static struct level bowl;

static int read_levels(void **state) {
  (void)state;
  return shipped_level("03-a-voice-and-a-bowl", &bowl) ? 0 : -1;
}

static void a_handler_plays_the_same_seed_the_same_way(void **state) {
  (void)state;
  struct run *a = handler_play(&bowl, 5, HANDLER_CAREFUL), *b = handler_play(&bowl, 5, HANDLER_CAREFUL);
  assert_true(sim_hash(run_sim_const(a)) == sim_hash(run_sim_const(b)));
  assert_int_equal(run_diary(a)->n, run_diary(b)->n);
  run_destroy(a);
  run_destroy(b);
}

static void a_handlers_diary_replays_to_its_end(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 5; seed++) {
    struct run *a = handler_play(&bowl, seed, HANDLER_GUIDE), *b = run_create(&bowl, seed);
    run_play(b, run_diary(a), sim_now_ds(run_sim_const(a)));
    assert_int_equal(run_outcome(b), run_outcome(a));
    assert_int_equal(run_decided_ds(b), run_decided_ds(a));
    assert_true(sim_hash(run_sim_const(a)) == sim_hash(run_sim_const(b)));
    run_destroy(a);
    run_destroy(b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_handler_plays_the_same_seed_the_same_way),
      cmocka_unit_test(a_handlers_diary_replays_to_its_end),
  };
  return cmocka_run_group_tests(tests, read_levels, NULL);
}
