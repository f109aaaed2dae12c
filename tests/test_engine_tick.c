/* Half a tick: a diary that was recorded in steps of 0.1 s is played again with everything that flows (hand, fear,
 * stress, learning, giving up) in steps of 0.05 s, and ends alike. What a rat perceives, decides and walks comes every
 * tenth of a second in both: that is the grain of the model, not of its arithmetic.
 *
 * As long as the same things happen in both lives, in the same tenths, they must agree to half a hundredth. Once in
 * thousands of times something falls on a tenth's edge (it dares to take the food now, or a tenth later); then the meal
 * is of another length, the rat is elsewhere when the recorded hand comes, and nothing calls the two lives together
 * again. */
#include "handler.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LIVES = 20, DAYS = 14, VALUES = 11 + CUE_COUNT };
#define USED_TO_CM 45.0     /* from nothing to what a rescue is used to at first (tuning.def) */
#define USED_TO_HOLD_S 600. /* ten minutes: longer than any handler comes to in a fortnight */

/* What a rat has become, each as a part of its range. */
static void read_values(const struct run *r, double *v) {
  struct sim_rat rat;
  sim_read_rat(run_sim_const(r), 0, &rat);
  const double all[VALUES - CUE_COUNT] = {rat.trust,
                                          rat.stress,
                                          rat.fear,
                                          rat.fear_peak,
                                          rat.enough,
                                          rat.giveup,
                                          rat.satiety,
                                          rat.joy,
                                          rat.defence,
                                          rat.used_to_cm / USED_TO_CM,
                                          rat.used_to_hold_s / USED_TO_HOLD_S};
  for (int k = 0; k < VALUES - CUE_COUNT; k++) v[k] = all[k];
  for (int c = 0; c < CUE_COUNT; c++) v[VALUES - CUE_COUNT + c] = rat.wariness[c];
}

static double apart(const struct run *a, const struct run *b) {
  double x[VALUES], y[VALUES], worst = 0;
  read_values(a, x);
  read_values(b, y);
  for (int k = 0; k < VALUES; k++) worst = fmax(worst, fabs(x[k] - y[k]));
  return worst;
}

struct pair {
  struct run *whole, *half;
  int alike;         /* so many events of both are the same ones */
  double alike_most; /* how far apart they came while all were */
  double end;
  bool moved; /* they were lived in other steps indeed */
};

/* Looked at where the diary has a hash: every ten minutes of a visit, and when it ends. */
static void look(struct pair *p) {
  int n, m;
  const struct sim_event *a = run_events(p->whole, &n), *b = run_events(p->half, &m);
  while (p->alike < n && p->alike < m && a[p->alike].kind == b[p->alike].kind && a[p->alike].at_ds == b[p->alike].at_ds)
    p->alike++;
  p->end = apart(p->whole, p->half);
  p->moved |= p->end > 0;
  if (p->alike == n && n == m) p->alike_most = fmax(p->alike_most, p->end);
}

static void live(enum handler_kind handler, enum source source, uint64_t seed, struct pair *p) {
  struct level level = {.end_ds = -1, .days = DAYS};
  sim_def_default(&level.sim);
  level.sim.rats[0].source = source;
  struct run *played = handler_play(&level, seed, handler);
  *p = (struct pair){.whole = run_create(&level, seed)};
  level.sim.half_ticks = true;
  p->half = run_create(&level, seed);
  assert_true(played && p->whole && p->half);
  const struct diary *d = run_diary(played);
  for (int i = 0; i < d->n; i++) {
    run_play_line(p->whole, &d->lines[i], false);
    run_play_line(p->half, &d->lines[i], false);
    if (d->lines[i].is_hash) look(p);
  }
  run_until(p->whole, sim_now_ds(run_sim(played)), false);
  run_until(p->half, sim_now_ds(run_sim(played)), false);
  look(p);
  assert_true(sim_hash(run_sim(p->whole)) == sim_hash(run_sim(played)));
  run_destroy(played);
  run_destroy(p->whole);
  run_destroy(p->half);
}

/* At most so many of the lives part at such an edge. */
static void ends_alike(enum handler_kind handler, int lives, int most) {
  for (int source = 0; source < SOURCE_COUNT; source++) {
    int beyond = 0, moved = 0;
    double alike = 0, within = 0;
    for (uint64_t seed = 1; seed <= (uint64_t)lives; seed++) {
      struct pair p;
      live(handler, (enum source)source, seed, &p);
      alike = fmax(alike, p.alike_most);
      moved += p.moved;
      beyond += p.end >= 0.01;
      if (p.end < 0.01) within = fmax(within, p.end);
      if (p.end >= 0.01)
        print_message("%s, source %d, seed %d: %.3f apart\n", handler_name(handler), source, (int)seed, p.end);
    }
    print_message("%s, source %d: %d of %d within a hundredth (at most %.5f); with the same events %.6f\n",
                  handler_name(handler), source, lives - beyond, lives, within, alike);
    assert_int_equal(moved, lives);
    assert_true(alike < 0.005);
    assert_in_range(beyond, 0, most);
  }
}

static void the_guides_fortnight_ends_alike_in_half_ticks(void **state) {
  (void)state;
  ends_alike(HANDLER_GUIDE, LIVES, LIVES / 20); /* measured: 180 of 180 */
}

/* Its person is late and inattentive: a hand that comes to where the rat was. */
static void a_careful_persons_fortnight_ends_alike_in_half_ticks(void **state) {
  (void)state;
  ends_alike(HANDLER_CAREFUL, LIVES, LIVES / 10); /* measured: 173 of 180 */
}

static void fortnights_in_fear_end_alike_in_half_ticks(void **state) {
  (void)state;
  ends_alike(HANDLER_HASTY, LIVES / 2, 0);
  ends_alike(HANDLER_FORCER, LIVES / 2, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_guides_fortnight_ends_alike_in_half_ticks),
      cmocka_unit_test(a_careful_persons_fortnight_ends_alike_in_half_ticks),
      cmocka_unit_test(fortnights_in_fear_end_alike_in_half_ticks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
