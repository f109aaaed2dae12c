/* What comes over the rats without anybody's wish, as twins: the same rat, the same luck, one difference. And the room:
 * what is open in it, who comes home by itself, what a chase costs; and foods that harm. */
#include "handler.h"
#include "rules/twins.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { TWINS = 40 };

static struct sim_def tame(uint64_t seed) {
  struct sim_def d;
  sim_def_default(&d);
  d.seed = seed;
  d.rats[0].bold = 0.4;
  d.rats[0].settled = 1;
  d.rats[0].trust = 0.5;
  d.rats[0].favourite = TREAT_BANANA_CHIP;
  return d;
}

static void comes(struct sim_def *d, enum disturbance kind, double day, double hour, double minutes) {
  d->disturbances[d->n_disturbances++] =
      (struct sim_disturbance){.kind = kind, .at_ds = at(day, hour), .for_ds = (int64_t)(minutes * 600)};
}

static sim *live(const struct sim_def *d, double day, double hour) {
  sim *s = sim_create(d);
  assert_non_null(s);
  run_to(s, at(day, hour));
  return s;
}

struct course {
  double peak, stress_peak, uneasy_min; /* uneasy: fear above 0.3 */
};
static struct course watch(sim *s, double hours) {
  struct course c = {0};
  for (int64_t end = sim_now_ds(s) + (int64_t)(hours * 36000), last = sim_now_ds(s); sim_now_ds(s) < end;) {
    sim_step(s, end);
    struct sim_rat r = rat_of(s);
    if (r.fear > 0.3) c.uneasy_min += (double)(sim_now_ds(s) - last) / 600;
    last = sim_now_ds(s);
    if (r.fear > c.peak) c.peak = r.fear;
    if (r.stress > c.stress_peak) c.stress_peak = r.stress;
  }
  return c;
}

static void a_bang_frightens_and_passes(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def d = tame(seed), quiet = d;
    comes(&d, DISTURB_NOISE, 1, 18, 0);
    sim *s = live(&d, 1, 17.9), *twin = live(&quiet, 1, 17.9);
    struct course bang = watch(s, 1), none = watch(twin, 1);
    assert_true(bang.peak > none.peak + 0.15);
    assert_true(bang.stress_peak > none.stress_peak);
    assert_true(rat_of(s).fear < 0.05 && rat_of(s).defence <= 0);
    sim_destroy(s), sim_destroy(twin);
  }
}

static void a_cat_frightens_for_longer_than_a_bang(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def noisy = tame(seed), haunted = noisy;
    comes(&noisy, DISTURB_NOISE, 1, 18, 0);
    comes(&haunted, DISTURB_CAT, 1, 18, 60);
    sim *a = live(&noisy, 1, 17.9), *b = live(&haunted, 1, 17.9);
    struct course bang = watch(a, 1), cat = watch(b, 1);
    assert_true(cat.stress_peak > 2 * bang.stress_peak);
    assert_true(cat.uneasy_min > bang.uneasy_min + 30);
    run_to(a, at(1, 21)), run_to(b, at(1, 21));
    assert_true(rat_of(b).fear < 0.1);                     /* the fright has passed */
    assert_true(rat_of(b).defence > 0.3);                  /* and it is on its guard yet */
    assert_true(rat_of(b).hover_cm >= rat_of(a).hover_cm); /* keeps farther from a hand */
    run_to(b, at(3, 18));
    assert_true(rat_of(b).defence < 0.05); /* two days later it is over */
    sim_destroy(a), sim_destroy(b);
  }
}

static void a_curtain_ends_it(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def d = tame(seed);
    comes(&d, DISTURB_CAT, 1, 18, 120);
    sim *open = live(&d, 1, 18.2), *drawn = twin_of(open);
    assert_int_equal(act(drawn, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_CURTAIN}), REASON_NONE);
    act(drawn, (struct sim_action){.verb = VERB_LEAVE});
    pass(drawn, 1);
    struct course a = watch(open, 1.5), b = watch(drawn, 1.5);
    assert_true(b.uneasy_min < 0.3 * a.uneasy_min);
    assert_true(rat_of(drawn).fear < 0.1 && rat_of(open).fear > 0.3);
    assert_true(rat_of(drawn).defence < rat_of(open).defence);
    sim_destroy(open), sim_destroy(drawn);
  }
}

static void nobody_draws_a_curtain_before_there_was_anything(void **state) {
  (void)state;
  struct sim_def d = tame(1);
  sim *s = live(&d, 1, 18);
  assert_int_equal(act(s, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_CURTAIN}), REASON_NO_CAT);
  sim_destroy(s);
}

static void a_guest_frightens_whom_strangers_frighten(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def wary = tame(seed), easy;
    wary.rats[0].wariness[CUE_STRANGER] = 0.9;
    easy = wary;
    easy.rats[0].wariness[CUE_STRANGER] = 0.05;
    comes(&wary, DISTURB_GUEST, 1, 18, 10), comes(&easy, DISTURB_GUEST, 1, 18, 10);
    sim *a = live(&wary, 1, 17.9), *b = live(&easy, 1, 17.9);
    struct course far = watch(a, 0.5), near = watch(b, 0.5);
    assert_true(far.peak > near.peak + 0.1 || (far.peak > 0.9 && near.peak < 0.9));
    assert_true(rat_of(a).wariness[CUE_HAND] < 0.9); /* it is not your hand that was there */
    sim_destroy(a), sim_destroy(b);
  }
}

static void a_guest_by_day_wakes_the_sleeper(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def noon = tame(seed), dusk = noon;
    comes(&noon, DISTURB_GUEST, 1, 12.5, 10), comes(&dusk, DISTURB_GUEST, 1, 20, 10);
    sim *a = live(&noon, 1, 12.4), *b = live(&dusk, 1, 19.9);
    assert_true(watch(a, 0.3).peak > watch(b, 0.3).peak);
    sim_destroy(a), sim_destroy(b);
  }
}

static void a_strange_smell_on_the_hand_is_washed_off(void **state) {
  (void)state;
  int warier = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def d = tame(seed);
    comes(&d, DISTURB_CREAM, 1, 17.5, 240);
    sim *creamed = live(&d, 1, 18), *washed = twin_of(creamed);
    act(washed, (struct sim_action){.verb = VERB_WASH});
    sim *both[2] = {creamed, washed};
    double peak[2] = {0};
    for (int k = 0; k < 2; k++) {
      act(both[k], (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 12});
      for (int t = 0; t < 200; t++) {
        sim_step(both[k], INT64_MAX);
        if (rat_of(both[k]).fear > peak[k]) peak[k] = rat_of(both[k]).fear;
      }
    }
    assert_true(peak[0] >= peak[1] - 0.02); /* (other luck: it stands elsewhere by then) */
    warier += peak[0] > peak[1] + 0.01;
    sim_destroy(creamed), sim_destroy(washed);
  }
  assert_true(warier > TWINS / 4);
}

static void the_cause_is_what_frightened_it_most(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def d = tame(seed);
    comes(&d, DISTURB_GUEST, 1, 19, 5);
    comes(&d, DISTURB_CAT, 2, 14, 60);
    sim *s = live(&d, 2, 17);
    for (int k = CALLABLE_NOISE; k <= CALLABLE_CREAM; k++) {
      assert_int_equal(act(s, (struct sim_action){.verb = VERB_CALL, .how = SIGN_COUNT + k}), REASON_NONE);
      sim_step(s, INT64_MAX);
      int n;
      bool found = false;
      const struct sim_event *e = sim_events(s, &n);
      for (int i = 0; i < n; i++) found |= e[i].kind == EVENT_CAUSE_FOUND;
      assert_int_equal(found, k == CALLABLE_CAT);
    }
    sim_destroy(s);
  }
}

static void dice_bring_them_too(void **state) {
  (void)state;
  int cats = 0;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def d = tame(seed), none = d;
    d.tuning[TUNE_CAT_PER_DAY] = 2;
    sim *s = live(&d, 3, 17), *twin = live(&none, 3, 17);
    struct sim_world w, v;
    sim_read_world(s, &w), sim_read_world(twin, &v);
    cats += ((w.there | w.left) >> DISTURB_CAT & 1u) != 0;
    assert_int_equal((v.there | v.left) >> DISTURB_CAT & 1u, 0);
    sim_destroy(s), sim_destroy(twin);
  }
  assert_in_range(cats, TWINS * 7 / 10, TWINS); /* 1 - e^-2 = 86 % of days have one */
}

/* ---- the room ---- */

/* 200 spooks with these items open; how many got away. */
static int escapes(int how, int n_items) {
  int got_away = 0;
  for (uint64_t seed = 1; seed <= 200; seed++) {
    struct sim_def d = tame(seed);
    d.room_unsecured = true;
    d.disturbances[d.n_disturbances++] = (struct sim_disturbance){.kind = DISTURB_NOISE, .outing = 1, .at_ds = 600};
    sim *s = live(&d, 1, 18);
    if (how >= 0) act(s, (struct sim_action){.verb = VERB_ROOM, .how = how});
    for (int k = 0; k < n_items; k++) act(s, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_ITEM + k});
    act(s, (struct sim_action){.verb = VERB_OUT});
    pass(s, 90);
    got_away += rat_of(s).escapes > 0;
    sim_destroy(s);
  }
  return got_away;
}

static void every_open_item_adds_its_part_of_the_danger(void **state) {
  (void)state;
  int all = escapes(-1, 0), some = escapes(-1, 3), none = escapes(-1, ROOM_ITEM_COUNT),
      at_once = escapes(ROOM_SECURED, 0);
  print_message("one bang in the room: %d of 200 get away unsecured, %d with the six lesser items open, %d secured\n",
                all, some, none);
  assert_in_range(all, 14, 38); /* levels.md 1.7: about 12 % */
  assert_true(some < all);
  assert_int_equal(none, 0);
  assert_int_equal(at_once, 0);
}

struct homecoming {
  bool by_itself, chased;
  double recovered_s, warier;
};
static struct homecoming bang_outside(uint64_t seed, bool chase) {
  struct homecoming h = {0};
  struct sim_def d = tame(seed);
  d.tuning[TUNE_STARTLE_PER_MIN] = 0;
  d.disturbances[d.n_disturbances++] = (struct sim_disturbance){.kind = DISTURB_NOISE, .outing = 1, .at_ds = 600};
  sim *s = live(&d, 1, 18);
  act(s, (struct sim_action){.verb = VERB_OUT});
  pass(s, 61);
  double before = rat_of(s).wariness[CUE_HAND];
  if (chase) act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 5, .fast = true});
  if (!chase) act(s, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  for (int k = 0; k < 6000 && rat_of(s).place == PLACE_OUT; k++) {
    sim_step(s, INT64_MAX);
    int n;
    const struct sim_event *e = sim_events(s, &n);
    for (int i = 0; i < n; i++) {
      if (e[i].kind == EVENT_RECOVERED) h.recovered_s = e[i].value;
      h.chased |= e[i].kind == EVENT_CHASED;
      h.by_itself |= e[i].kind == EVENT_CAME_HOME && (e[i].cause == CAUSE_LURED || e[i].cause == CAUSE_CAME_BY_ITSELF);
    }
  }
  h.warier = rat_of(s).wariness[CUE_HAND] - before;
  sim_destroy(s);
  return h;
}

static void sit_down_and_it_comes_home(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 200; seed++) {
    struct homecoming sat = bang_outside(seed, false);
    assert_true(sat.by_itself && !sat.chased);
    if (sat.recovered_s > 180) fail_msg("seed %d: %f s", (int)seed, sat.recovered_s); /* levels.md 7 */
  }
}

static void a_chase_teaches_that_hands_hunt(void **state) {
  (void)state;
  double warier = 0;
  for (uint64_t seed = 1; seed <= 100; seed++) {
    struct homecoming sat = bang_outside(seed, false), chased = bang_outside(seed, true);
    assert_true(chased.chased && chased.warier > sat.warier);
    if (sat.recovered_s > 0) assert_true(chased.recovered_s > sat.recovered_s);
    warier += chased.warier / 100;
  }
  print_message("a chase: the hand is %.2f scarier\n", warier);
  assert_true(warier > 0.3 && warier < 0.6); /* levels.md 1.7: +0.45 */
}

static void running_free_is_joy(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= TWINS; seed++) {
    struct sim_def d = tame(seed);
    d.tuning[TUNE_STARTLE_PER_MIN] = 0;
    sim *s = live(&d, 1, 18), *in = twin_of(s);
    act(s, (struct sim_action){.verb = VERB_OUT});
    pass(s, 1200);
    act(in, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
    pass(in, 1200);
    assert_true(rat_of(s).joy > rat_of(in).joy + 0.1);
    sim_destroy(s), sim_destroy(in);
  }
}

/* ---- foods ---- */

static int harmed(enum sex sex, enum treat food) {
  struct sim_def d = tame(3);
  d.rats[0].sex = sex;
  d.rats[0].trust = 0.9;
  sim *s = live(&d, 1, 18);
  int bad = 0;
  seize(s, LIFT_SCOOP);
  pass(s, 2);
  act(s, (struct sim_action){.verb = VERB_TREAT, .treat = (int)food});
  for (int k = 0; k < 20; k++) {
    sim_step(s, INT64_MAX);
    int n;
    const struct sim_event *e = sim_events(s, &n);
    for (int i = 0; i < n; i++) bad += e[i].kind == EVENT_BAD_FOOD;
  }
  assert_int_equal(rat_of(s).treats_eaten, 1);
  sim_destroy(s);
  return bad;
}

static void some_foods_harm_some(void **state) {
  (void)state;
  assert_int_equal(harmed(SEX_MALE, TREAT_ORANGE), 1);
  assert_int_equal(harmed(SEX_FEMALE, TREAT_ORANGE), 0);
  assert_int_equal(harmed(SEX_MALE, TREAT_PEANUT_BUTTER), 1);
  assert_int_equal(harmed(SEX_FEMALE, TREAT_PEANUT_BUTTER), 1);
  for (int food = TREAT_PEA; food <= TREAT_PELLET; food++) assert_int_equal(harmed(SEX_MALE, (enum treat)food), 0);
}

/* ---- goals and the level file ---- */

static struct problems problems;
static bool reads(const char *text, struct level *out) {
  memset(&problems, 0, sizeof problems);
  return level_read(text, strlen(text), out, &problems);
}

#define HEAD "handshy level 1\ntitle = T\n[rat Pip]\nsource = pet-store\nsettled = 1\ntrust = 0.5\n"

static void a_level_says_what_disturbs(void **state) {
  (void)state;
  struct level l;
  assert_true(reads(HEAD "[visit]\nroom = unsecured\n[disturb]\nd3 14:30 cat 90\nouting 2 180 noise\n[goal]\n"
                         "out_min_day >= 60 on 5 days\n",
                    &l));
  assert_true(l.sim.room_unsecured);
  assert_int_equal(l.sim.n_disturbances, 2);
  assert_int_equal(l.sim.disturbances[0].kind, DISTURB_CAT);
  assert_int_equal(l.sim.disturbances[0].at_ds, at(3, 14.5));
  assert_int_equal(l.sim.disturbances[0].for_ds, 54000);
  assert_int_equal(l.sim.disturbances[1].outing, 2);
  assert_int_equal(l.sim.disturbances[1].at_ds, 1800);
  assert_int_equal(l.goals[0].days, 5);
}

static void mistakes_in_it_are_told(void **state) {
  (void)state;
  static const struct {
    const char *line, *said;
  } rows[] = {
      {"[disturb]\nd3 14:30 cta 90\n", "there is no disturbance `cta`; did you mean `cat`?"},
      {"[disturb]\nd3 14:30 cat\n", "how many minutes it stays is missing"},
      {"[disturb]\nd3 14:30\n", "what disturbs? noise, cat, guest or cream"},
      {"[disturb]\nouting 0 10 noise\n", "outings are counted from 1: outing 2 180 noise"},
      {"[disturb]\nd3 14:30 noise 3\n", "`3` is too much here"},
      {"[goal]\nout_min_day >= 60 in 5 days\n", "write it like this: out_min_day >= 60 on 5 days"},
      {"[goal]\nout_min_day >= 60 on 0 days\n", "the days must be a whole number from 1 to 60"},
      {"[visit]\nroom = safe\n", "room is one of: secured, unsecured"},
  };
  for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
    char text[300] = HEAD;
    strcat(text, rows[k].line);
    struct level l;
    assert_false(reads(text, &l));
    assert_int_equal(problems.total, 1);
    assert_string_equal(problems.list[0].text, rows[k].said);
  }
}

static void go(struct run *r, double day, double hour) { run_until(r, at(day, hour), false); }
static void out_for(struct run *r, double day, double minutes) {
  go(r, day, 18);
  run_act(r, &(struct sim_action){.verb = VERB_OUT});
  go(r, day, 18 + minutes / 60);
  run_act(r, &(struct sim_action){.verb = VERB_HOME});
  go(r, day, 18 + minutes / 60 + 0.01);
  run_act(r, &(struct sim_action){.verb = VERB_LEAVE});
}

static void goals_count_what_they_say(void **state) {
  (void)state;
  struct level l;
  assert_true(reads(HEAD
                    "[visit]\nroom = unsecured\n[tuning]\nstartle_per_min = 0\n[goal]\nout_min_day >= 20 on 2 days\n"
                    "room_checks = 2\nevening_visits >= 4\n",
                    &l));
  struct run *r = run_create(&l, 5);
  struct run_goal g[3];
  out_for(r, 1, 30), out_for(r, 2, 10);
  run_goals(r, g, 3);
  assert_false(g[0].met);
  assert_true(g[0].now > 9.9 && g[0].now < 10.1); /* the second best day */
  out_for(r, 3, 25);
  run_goals(r, g, 3);
  assert_true(g[0].met);
  assert_int_equal((int)g[2].now, 3);
  go(r, 4, 12); /* noon is no evening */
  run_act(r, &(struct sim_action){.verb = VERB_ROOM, .how = ROOM_ITEM + ROOM_ITEM_GAP});
  run_act(r, &(struct sim_action){.verb = VERB_ROOM, .how = ROOM_ITEM + ROOM_ITEM_GAP});
  run_act(r, &(struct sim_action){.verb = VERB_ROOM, .how = ROOM_ITEM + ROOM_ITEM_DOOR});
  go(r, 4, 12.1);
  run_goals(r, g, 3);
  assert_true(g[1].met);
  assert_int_equal((int)g[2].now, 3);
  run_destroy(r);
}

/* ---- the two levels ---- */

static void shipped(const char *name, struct level *out) {
  static char bytes[1 << 14];
  char path[500];
  snprintf(path, sizeof path, "%s/levels/%s.level", HANDSHY_SOURCE_DIR, name);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  size_t n = fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  memset(&problems, 0, sizeof problems);
  assert_true(level_read(bytes, n, out, &problems));
}

struct games {
  int won, escaped, gained; /* gained: the trust that the level asks for */
};
static struct games play(const char *name, enum handler_kind kind, int n) {
  struct games g = {0};
  struct level l;
  shipped(name, &l);
  for (int seed = 1; seed <= n; seed++) {
    struct run *r = handler_play(&l, (uint64_t)seed, kind);
    g.won += run_outcome(r) == OUTCOME_WON;
    g.escaped += run_goal_value(r, GOAL_ESCAPES, 0) > 0;
    bool gained = true;
    for (int i = 0; i < l.sim.n_rats; i++) gained &= run_goal_value(r, GOAL_TRUST_GAIN, i) >= 0.06;
    g.gained += gained;
    run_destroy(r);
  }
  print_message("%s, %s: %d of %d\n", name, handler_name(kind), g.won, n);
  return g;
}

/* Levels.md 1.7, over few seeds: the bounds are what 95 %, 60 % and 10 % hardly ever come to. */
static void who_makes_the_room_safe_wins(void **state) {
  (void)state;
  assert_true(play("07-the-secure-area", HANDLER_GUIDE, 30).won >= 25);
  assert_true(play("07-the-secure-area", HANDLER_CAREFUL, 30).won >= 10);
  struct games hasty = play("07-the-secure-area", HANDLER_HASTY, 30);
  assert_true(hasty.won <= 10);
  assert_true(hasty.escaped > 0); /* and what was left open was an open door */
}

static void who_comes_in_the_evening_and_asks_why_wins(void **state) {
  (void)state;
  assert_true(play("12-her-nose-her-day", HANDLER_GUIDE, 12).won >= 9);
  assert_true(play("12-her-nose-her-day", HANDLER_CAREFUL, 12).won >= 2);
  struct games noon = play("12-her-nose-her-day", HANDLER_HASTY, 12);
  assert_int_equal(noon.won, 0);
  assert_int_equal(noon.gained, 0); /* at noon, unasked: no trust from that */
  assert_int_equal(play("12-her-nose-her-day", HANDLER_BLIND, 12).won, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_bang_frightens_and_passes),
                                     cmocka_unit_test(a_cat_frightens_for_longer_than_a_bang),
                                     cmocka_unit_test(a_curtain_ends_it),
                                     cmocka_unit_test(nobody_draws_a_curtain_before_there_was_anything),
                                     cmocka_unit_test(a_guest_frightens_whom_strangers_frighten),
                                     cmocka_unit_test(a_guest_by_day_wakes_the_sleeper),
                                     cmocka_unit_test(a_strange_smell_on_the_hand_is_washed_off),
                                     cmocka_unit_test(the_cause_is_what_frightened_it_most),
                                     cmocka_unit_test(dice_bring_them_too),
                                     cmocka_unit_test(every_open_item_adds_its_part_of_the_danger),
                                     cmocka_unit_test(sit_down_and_it_comes_home),
                                     cmocka_unit_test(a_chase_teaches_that_hands_hunt),
                                     cmocka_unit_test(running_free_is_joy),
                                     cmocka_unit_test(some_foods_harm_some),
                                     cmocka_unit_test(a_level_says_what_disturbs),
                                     cmocka_unit_test(mistakes_in_it_are_told),
                                     cmocka_unit_test(goals_count_what_they_say),
                                     cmocka_unit_test(who_makes_the_room_safe_wins),
                                     cmocka_unit_test(who_comes_in_the_evening_and_asks_why_wins)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
