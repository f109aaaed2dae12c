/* No rat bites that looked calm for the last second: over every level, every kind of person and many seeds, judged by
 * the signs that a player could see. HANDSHY_SEEDS (3; sanitised 1) lives of each; 200 is the whole table. */
#include "handler.h"
#include "rules/slow_build.h"
#include "rules/twins.h"
#include "shipped.h"
#include "teeth.h"

#include "../game/cli/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *const shelf[] = {"01-homecoming",        "02-what-is-she-saying",  "03-a-voice-and-a-bowl",
                                    "04-the-pet-store-rat", "05-closer-and-closer",   "06-first-touch",
                                    "07-the-secure-area",   "08-a-couple-of-seconds", "09-a-bit-more-every-day",
                                    "10-the-troubled-past", "11-twenty-minutes",      "12-her-nose-her-day",
                                    "13-two-weeks-apart",   "14-the-proper-intro",    "15-mouse-house"};
enum { LEVELS = sizeof shelf / sizeof *shelf, WARNING_DS = 10 };

/* What was seen of one life. Times in ds, -1: never. */
struct life {
  int bites, nips;
  int64_t calm_bite, sudden_nip;
  int calm_rat; /* the one that bit though it looked calm */
};

/* Since when each of them has shown it, without a break. */
struct shown {
  int64_t warned[SIM_MAX_RATS], tried[SIM_MAX_RATS];
};

static void look(const struct run *run, int n_rats, struct shown *seen) {
  int64_t now = sim_now_ds(run_sim_const(run));
  for (int i = 0; i < n_rats; i++) {
    struct sim_rat r;
    sim_see_rat(run_sim_const(run), i, &r);
    seen->warned[i] = !teeth_are_near(&r) ? -1 : seen->warned[i] < 0 ? now : seen->warned[i];
    seen->tried[i] = !teeth_shows(&r, SIGN_NIP_TEST) ? -1 : seen->tried[i] < 0 ? now : seen->tried[i];
  }
}

static bool was_shown(int64_t since, int64_t now) { return since >= 0 && now - since >= WARNING_DS; }

static void judge_event(const struct sim_event *e, int64_t now, const struct shown *seen, struct life *life) {
  if (e->kind == EVENT_BITE) {
    life->bites++;
    if (was_shown(seen->warned[e->rat], now)) return;
    life->calm_bite = now;
    life->calm_rat = e->rat;
  } else if (e->kind == EVENT_NIP) {
    life->nips++;
    if (!was_shown(seen->tried[e->rat], now)) life->sudden_nip = now;
  }
}

static bool has_teeth(const struct run *run) {
  int n;
  const struct sim_event *e = run_events(run, &n);
  for (int k = 0; k < n; k++)
    if (e[k].kind == EVENT_BITE || e[k].kind == EVENT_NIP) return true;
  return false;
}

/* Plays again what was played, tick by tick with an eye on every rat. */
static void watch(const struct level *level, uint64_t seed, const struct run *played, struct life *life) {
  struct run *run = run_create(level, seed);
  const struct diary *d = run_diary(played);
  int64_t end = sim_now_ds(run_sim_const(played));
  int done = 0, next = 0, n;
  struct shown seen;
  for (int i = 0; i < SIM_MAX_RATS; i++) seen.warned[i] = seen.tried[i] = -1;
  if (!run) abort();
  while (next < d->n || run_is_busy(run) || sim_now_ds(run_sim_const(run)) < end) {
    int64_t now = sim_now_ds(run_sim_const(run)), until = next < d->n ? d->lines[next].at_ds
                                                          : now < end ? end
                                                                      : now + 1;
    if (next < d->n && now >= until) {
      run_play_line(run, &d->lines[next++], false);
      continue;
    }
    run_step(run, until);
    now = sim_now_ds(run_sim_const(run));
    for (const struct sim_event *e = run_events(run, &n); done < n; done++) judge_event(&e[done], now, &seen, life);
    look(run, level->sim.n_rats, &seen);
  }
  run_destroy(run);
}

static struct life live(const struct level *level, uint64_t seed, enum handler_kind kind) {
  struct life life = {.calm_bite = -1, .sudden_nip = -1};
  struct run *run = handler_play(level, seed, kind);
  if (!run) abort();
  if (has_teeth(run)) watch(level, seed, run, &life);
  run_destroy(run);
  return life;
}

/* ---- on the shelf ---- */

static int seeds(void) {
  const char *told = getenv("HANDSHY_SEEDS");
  int n = told ? atoi(told) : 0;
  return n > 0 ? n : HANDSHY_SLOW_BUILD ? 1 : 3;
}

static struct level levels[LEVELS];

/* Lives in this order: all handlers of a level's seed, all its seeds, all levels. */
static bool one_life(void *lives, int index, int worker) {
  (void)worker;
  int kind = index % HANDLER_IDLE, seed = index / HANDLER_IDLE % seeds() + 1, level = index / HANDLER_IDLE / seeds();
  ((struct life *)lives)[index] = live(&levels[level], (uint64_t)seed, (enum handler_kind)kind);
  return true;
}

static void on_the_shelf_no_rat_bites_that_looked_calm(void **state) {
  (void)state;
  int n = LEVELS * seeds() * HANDLER_IDLE, bites = 0, nips = 0;
  struct life *lives = calloc((size_t)n, sizeof *lives);
  assert_non_null(lives);
  for (int k = 0; k < LEVELS; k++) assert_true(shipped_level(shelf[k], &levels[k]));
  assert_true(pool_run(&(struct pool){.what = "lives"}, n, one_life, lives));
  int calm = 0, sudden = 0;
  for (int k = 0; k < n; k++) {
    int which = k / HANDLER_IDLE / seeds();
    int seed = k / HANDLER_IDLE % seeds() + 1;
    const char *who = handler_name((enum handler_kind)(k % HANDLER_IDLE));
    bites += lives[k].bites;
    nips += lives[k].nips;
    calm += lives[k].calm_bite >= 0;
    sudden += lives[k].sudden_nip >= 0;
    if (lives[k].calm_bite >= 0)
      print_error("%s, seed %d, %s: %s looked calm and bit at %d ds\n", shelf[which], seed, who,
                  levels[which].sim.rats[lives[k].calm_rat].name, (int)lives[k].calm_bite);
    if (lives[k].sudden_nip >= 0)
      print_error("%s, seed %d, %s: a nip out of nowhere at %d ds\n", shelf[which], seed, who,
                  (int)lives[k].sudden_nip);
  }
  print_message("%d bites and %d nips in %d lives, all announced\n", bites, nips, n);
  free(lives);
  assert_int_equal(calm, 0);
  assert_int_equal(sudden, 0);
  assert_true(HANDSHY_SLOW_BUILD || (bites > n / 100 && nips > n / 50)); /* there was something to look at */
}

/* ---- and at home, where every rat is new and fingers often smell of food ---- */

static void at_home_no_rat_bites_that_looked_calm(void **state) {
  (void)state;
  struct level level = {.end_ds = 10 * (int64_t)SIM_DS_PER_DAY};
  int bites = 0, nips = 0;
  sim_def_default(&level.sim);
  level.sim.tuning[TUNE_SMELLY_VISITS] = 0.5;
  for (uint64_t seed = 1; seed <= 4; seed++) {
    for (int kind = 0; kind < HANDLER_IDLE; kind++) {
      level.sim.rats[0].source = (enum source)((seed + (uint64_t)kind) % SOURCE_COUNT);
      struct life life = live(&level, seed, (enum handler_kind)kind);
      if (life.calm_bite >= 0)
        fail_msg("seed %d: bitten at %d ds by a rat that looked calm", (int)seed, (int)life.calm_bite);
      if (life.sudden_nip >= 0) fail_msg("seed %d: nipped at %d ds out of nowhere", (int)seed, (int)life.sudden_nip);
      bites += life.bites;
      nips += life.nips;
    }
  }
  print_message("%d bites and %d nips of %d rats, all announced\n", bites, nips, 4 * HANDLER_IDLE);
  assert_true(bites > 5 && nips > 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(at_home_no_rat_bites_that_looked_calm),
      cmocka_unit_test(on_the_shelf_no_rat_bites_that_looked_calm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
