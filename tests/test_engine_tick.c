/* Half a tick: lives lived with the guide in steps of 0.1 s and in steps of 0.05 s end alike. Single lives cannot be
 * laid side by side: a rat that arrives a twentieth of a second later draws other luck for where it goes next, and the
 * person, who answers to what it does, does something else. So it is the mean of many that may not move. Legs go in
 * steps of 0.1 s in both: how a rat gets past a corner hangs on its stride. */
#include "handler_inside.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LIVES = 60, DAYS = 14, VALUES = 3 + CUE_COUNT };

/* Trust, stress, fear and each wariness at the end of one life. */
static void live(enum source source, uint64_t seed, bool half, double *end) {
  struct level level = {.end_ds = -1, .days = DAYS};
  sim_def_default(&level.sim);
  level.sim.rats[0].source = source;
  level.sim.half_ticks = half;
  struct run *r = handler_play(&level, seed, HANDLER_GUIDE);
  assert_non_null(r);
  struct sim_rat rat;
  sim_read_rat(run_sim_const(r), 0, &rat);
  end[0] = rat.trust, end[1] = rat.stress, end[2] = rat.fear;
  for (int c = 0; c < CUE_COUNT; c++) end[3 + c] = rat.wariness[c];
  run_destroy(r);
}

/* The same rats twice. Their mean difference is known to two standard errors only, so it is the hundredth and those
 * that it must stay within; and trust, which everything else comes to, within the hundredth alone. */
static void half_a_tick_moves_the_end_of_a_fortnight_by_less_than_a_hundredth(void **state) {
  (void)state;
  for (int source = 0; source < SOURCE_COUNT; source++) {
    double sum[VALUES] = {0}, squares[VALUES] = {0}, worst = 0;
    int moved = 0;
    for (uint64_t seed = 1; seed <= LIVES; seed++) {
      double whole[VALUES], half[VALUES];
      live((enum source)source, seed, false, whole);
      live((enum source)source, seed, true, half);
      for (int v = 0; v < VALUES; v++) {
        double d = half[v] - whole[v];
        sum[v] += d / LIVES, squares[v] += d * d / LIVES;
      }
      moved += half[0] < whole[0] || half[0] > whole[0];
    }
    for (int v = 0; v < VALUES; v++) {
      double error = sqrt((squares[v] - sum[v] * sum[v]) / (LIVES - 1)), beyond = fabs(sum[v]) - 2 * error;
      if (beyond > worst) worst = beyond;
      if (beyond >= 0.01) print_error("source %d, value %d: %.4f +- %.4f\n", source, v, sum[v], error);
    }
    print_message("source %d: trust %+.4f, nothing more than %.4f beyond its error\n", source, sum[0], worst);
    assert_true(moved > LIVES / 2); /* they were lived in other steps indeed */
    assert_true(fabs(sum[0]) < 0.01);
    assert_true(worst < 0.01);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(half_a_tick_moves_the_end_of_a_fortnight_by_less_than_a_hundredth),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
