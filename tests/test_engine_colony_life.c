/* Rats among rats: the moments of a meeting, two cages; that the same is the same, and anything at all. */
#include "colony_meet.h"

/* ---- the moment ---- */

/* A doe's meeting with a fight of this rung going on between 0 and the first newcomer. */
static sim *at_rung(uint64_t seed, int each, enum rung rung, double tension) {
  sim *s = begin(seed, each, doe, doe);
  must(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL);
  struct pair *p = &s->colony.pairs[colony_pair_index(0, each)];
  p->rung = rung;
  p->rung_s = 5;
  p->lead = 0;
  p->tension = tension;
  return s;
}

static double share_bitten(enum rung rung, enum separate_how how) {
  const int n = 1000;
  int bitten = 0;
  for (int k = 0; k < n; k++) {
    sim *s = at_rung((uint64_t)k + 1, 1, rung, 0.7);
    struct tally t = {0};
    must(s, VERB_SEPARATE, (int)how);
    take(s, &t);
    bitten += t.hand_bites;
    if (t.hand_bites) assert_int_equal(world_of(s).meeting, INTRODUCE_COUNT); /* and that ends the meeting */
    assert_int_equal(pair_of(s, 0, 1)->rung, RUNG_CALM);
    sim_destroy(s);
  }
  return (double)bitten / n;
}

static void a_bare_hand_between_them_is_bitten_and_a_towel_is_not(void **state) { /* R41: .05 and .5 a second */
  (void)state;
  double box = share_bitten(RUNG_BOX, SEPARATE_HAND), puffed = share_bitten(RUNG_PUFFED, SEPARATE_HAND);
  assert_true(box > 0.07 && box < 0.13);       /* two seconds: 1 - .95^2 = .0975 */
  assert_true(puffed > 0.71 && puffed < 0.79); /* 1 - .5^2 = .75 */
  assert_true(share_bitten(RUNG_SIDLE, SEPARATE_TOWEL) <= 0);
}

/* What has only just begun nobody can have seen: a second for the sign, a second to draw back. */
static void no_hand_is_bitten_before_the_scuffle_could_be_seen(void **state) {
  (void)state;
  for (int rung = RUNG_BOX; rung <= RUNG_SIDLE; rung++) {
    sim *s = at_rung(1, 1, (enum rung)rung, 0.7);
    struct pair *p = &s->colony.pairs[colony_pair_index(0, 1)];
    p->rung_s = 1;
    assert_true(pair_hand_danger(s, 0, 1) <= 0);
    p->rung_s = 2;
    assert_true(pair_hand_danger(s, 0, 1) > 0);
    p->rung_s = 0, p->fur_s = 2; /* on from puffed to sidling: the fur has been up */
    assert_true(pair_hand_danger(s, 0, 1) > 0);
    sim_destroy(s);
  }
}

static void a_hand_that_lies_beside_fighters_is_bitten(void **state) {
  (void)state;
  int bitten = 0;
  for (int k = 0; k < 40; k++) {
    sim *s = at_rung((uint64_t)k + 1, 1, RUNG_SIDLE, 0.9);
    must(s, VERB_HAND, HAND_IN);
    s->hand_x = s->was_x = s->to_x = s->rats[0].x + 5;
    s->hand_y = s->was_y = s->to_y = s->rats[0].y;
    pass(s, 4);
    bitten += s->rats[0].bites + s->rats[1].bites > 0;
    sim_destroy(s);
  }
  assert_true(bitten > 20);
}

static void the_loser_is_away_for_a_quarter_of_an_hour(void **state) {
  (void)state;
  sim *s = at_rung(3, 1, RUNG_SIDLE, 1);
  struct tally t = {0};
  for (int k = 0; k < 600 && !t.bites; k++) second(s, &t);
  assert_int_equal(t.bites, 1);
  const struct pair *p = pair_of(s, 0, 1);
  assert_int_equal(p->loser, 1);
  assert_int_equal(p->rung, RUNG_CALM); /* fled, not biting */
  assert_true(rat_of(s, 1).with < 0 && rat_of(s, 1).fear > 0.6);
  assert_int_equal(rat_of(s, 1).wounds, WOUND_MINOR);
  for (int k = 0; k < 890; k++) second(s, &t);
  assert_true(p->apart_s > 0 && t.bites == 1 && p->rung == RUNG_CALM);
  for (int k = 0; k < 15; k++) second(s, &t);
  assert_true(p->apart_s <= 0);
  sim_destroy(s);
}

static void the_loser_runs_to_a_corner_and_stays_there(void **state) {
  (void)state;
  sim *s = at_rung(3, 1, RUNG_SIDLE, 1);
  for (int k = 0; k < 600 && !pair_of(s, 0, 1)->bites; k++) pass(s, 1);
  assert_int_equal(pair_of(s, 0, 1)->bites, 1);
  pass(s, 5);
  struct sim_rat loser = rat_of(s, 1);
  assert_true(loser.x_cm > CAGE_WIDTH_CM - 20 || loser.x_cm < 45);
  assert_true(loser.y_cm < 12 || loser.y_cm > CAGE_DEPTH_CM - 12);
  assert_int_equal(loser.doing, DOING_HIDE);
  sim_destroy(s);
}

static void who_is_badly_hurt_is_out_of_the_level(void **state) {
  (void)state;
  struct sim_def def = def_of(5, 1, buck, buck);
  def.tuning[TUNE_BITE_SERIOUS] = 0.5;
  sim *s = create(&def);
  must(s, VERB_INTRODUCE, INTRODUCE_TOSS);
  int taken_out = 0;
  for (int k = 0; k < 36000 && !taken_out; k++) {
    sim_step(s, INT64_MAX);
    int n;
    const struct sim_event *e = sim_events(s, &n);
    for (int j = 0; j < n; j++) taken_out += e[j].kind == EVENT_TAKEN_OUT ? 1 + e[j].rat : 0;
  }
  assert_true(taken_out);
  int hurt = taken_out - 1;
  assert_int_equal(rat_of(s, hurt).place, PLACE_GONE);
  assert_true(rat_of(s, hurt).wounds >= WOUND_SERIOUS);
  assert_int_equal(act_on(s, VERB_LIFT, LIFT_SCOOP, hurt), REASON_GONE);
  assert_int_equal(act_on(s, VERB_HAND, HAND_TO, hurt), REASON_GONE);
  assert_int_equal(world_of(s).meeting, INTRODUCE_COUNT); /* nobody is left to meet */
  assert_int_equal(act(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL), REASON_NO_NEWCOMER);
  pass(s, 100);
  assert_int_equal(rat_of(s, hurt).place, PLACE_GONE);
  sim_destroy(s);
}

static void a_fight_winds_up_all_who_are_not_friends(void **state) {
  (void)state;
  sim *fight = at_rung(7, 2, RUNG_SIDLE, 0.9), *peace = at_rung(7, 2, RUNG_CALM, 0.9);
  struct tally t = {0};
  for (int k = 0; k < 5; k++) second(fight, &t), second(peace, &t);
  assert_true(pair_of(fight, 1, 3)->tension > pair_of(peace, 1, 3)->tension + 0.01);
  assert_true(pair_of(fight, 0, 1)->tension <= 0.001); /* sisters */
  sim_destroy(fight);
  sim_destroy(peace);
}

static void a_calm_friend_beside_one_calms(void **state) {
  (void)state;
  sim *two = at_rung(9, 1, RUNG_CALM, 0), *four = at_rung(9, 2, RUNG_CALM, 0);
  memset(four->colony.mates, 0, sizeof four->colony.mates);
  for (int i = 0; i < 4; i++) four->colony.mates[i].temper = 0.5;
  two->colony.mates[0].temper = two->colony.mates[1].temper = 0.5;
  for (int k = 1; k <= 30; k++) pair_second(two, 0, 1, k), pair_second(four, 0, 2, k);
  assert_true(pair_of(four, 0, 2)->tension < 0.95 * pair_of(two, 0, 1)->tension);
  sim_destroy(two);
  sim_destroy(four);
}

static void nobody_wrestles_with_two_at_once(void **state) {
  (void)state;
  sim *s = begin(11, 2, doe, doe);
  struct tally t = {0};
  must(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL);
  int seen = 0;
  for (int k = 0; k < 3600 && !t.serious; k++) {
    second(s, &t);
    for (int i = 0; i < 4; i++) {
      int busy = 0;
      for (int j = 0; j < 4; j++) busy += j != i && pair_of(s, i, j)->rung >= RUNG_BOX;
      assert_true(busy <= 1);
      seen += busy;
    }
  }
  assert_true(seen > 100);
  sim_destroy(s);
}

static void the_rung_can_be_read_from_the_signs(void **state) {
  (void)state;
  int told = 0, play = 0, fight = 0;
  for (uint64_t seed = 1; seed <= 12; seed++) {
    struct who who = seed % 2 ? buck : young;
    sim *s = begin(seed, 1, who, who);
    must(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL);
    for (int k = 0; k < 900 && s->rats[0].place == PLACE_CAGE && s->rats[1].place == PLACE_CAGE; k++) {
      pass(s, 1);
      const struct pair *p = pair_of(s, 0, 1);
      if (p->rung_s < 2) continue; /* a new rung is seen within a second */
      bool puffed = false, sidle = false, nape = false, rump = false, box = false;
      for (int i = 0; i < 2; i++) {
        struct sim_rat r = rat_of(s, i);
        for (int g = 0; g < r.n_signs; g++) {
          puffed |= r.signs[g] == SIGN_PUFFED;
          sidle |= r.signs[g] == SIGN_SIDLE;
          nape |= r.signs[g] == SIGN_NAPE_NUZZLE;
          rump |= r.signs[g] == SIGN_RUMP_ATTACK;
          box |= r.signs[g] == SIGN_BOX || r.signs[g] == SIGN_PIN;
        }
      }
      assert_int_equal(puffed, p->rung >= RUNG_PUFFED);
      assert_int_equal(sidle, p->rung == RUNG_SIDLE);
      assert_int_equal(box, p->rung == RUNG_BOX || p->rung == RUNG_SIDLE);
      if (nape) assert_true(p->tension < 0.42 && p->rung <= RUNG_BOX), play++;
      if (rump) assert_true(p->tension > 0.36 || p->rung == RUNG_SIDLE), fight++;
      told += p->rung >= RUNG_BOX;
    }
    sim_destroy(s);
  }
  assert_true(told > 100 && play > 20 && fight > 20);
}

static void boxers_face_each_other_and_nobody_jumps(void **state) {
  (void)state;
  sim *s = begin(3, 2, doe, doe);
  must(s, VERB_INTRODUCE, INTRODUCE_CARRIER);
  int boxed = 0, pinned = 0, chased = 0;
  struct sim_rat was[4], now[4];
  for (int i = 0; i < 4; i++) was[i] = rat_of(s, i);
  for (int k = 0; k < 18000; k++) {
    sim_step(s, INT64_MAX);
    for (int i = 0; i < 4; i++) now[i] = rat_of(s, i);
    for (int i = 0; i < 4; i++) {
      assert_true(num_length(now[i].x_cm - was[i].x_cm, now[i].y_cm - was[i].y_cm) < 10);
      assert_int_equal(now[i].place, PLACE_CAGE); /* there is no hut on bare ground */
      assert_true(now[i].x_cm >= 4 && now[i].x_cm <= CAGE_WIDTH_CM - 4);
      chased += now[i].rung == RUNG_CHASE && now[i].doing == DOING_RUN;
      if (now[i].doing != DOING_BOX || now[i].rung != RUNG_BOX || now[i].doing_s < 2) continue;
      const struct sim_rat *o = &now[now[i].with];
      double dx = o->x_cm - now[i].x_cm, dy = o->y_cm - now[i].y_cm, cm = num_length(dx, dy);
      assert_true(cm < 16 && (dx * s->rats[i].dx + dy * s->rats[i].dy) / cm > 0.8);
      boxed++;
    }
    for (int i = 0; i < 4; i++)
      pinned += now[i].with >= 0 && now[i].doing == DOING_PINNED && now[now[i].with].doing == DOING_PIN;
    memcpy(was, now, sizeof was);
  }
  assert_true(boxed > 20 && pinned > 20 && chased > 20);
  sim_destroy(s);
}

/* ---- two cages ---- */

static void who_was_not_introduced_lives_in_another_cage(void **state) {
  (void)state;
  sim *s = begin(2, 1, doe, doe);
  assert_true(rat_of(s, 0).in_view && !rat_of(s, 1).in_view);
  must(s, VERB_SHOUT, 0);
  assert_true(rat_of(s, 0).fear > 0.2 && rat_of(s, 1).fear <= 0);
  must(s, VERB_HAND, HAND_IN);
  assert_int_equal(act_on(s, VERB_PET, PET_SIDE, 1), REASON_OTHER_CAGE);
  assert_int_equal(act(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL), REASON_HAND_THERE);
  pass(s, 3);
  assert_true(rat_of(s, 0).hand_cm < 100 && rat_of(s, 1).hand_cm > 900);
  assert_int_equal(act(s, VERB_SEPARATE, SEPARATE_TOWEL), REASON_APART);
  must(s, VERB_HAND, HAND_OUT);
  assert_int_equal(act_on(s, VERB_HAND, HAND_IN, 1), REASON_NONE);
  assert_true(!rat_of(s, 0).in_view && rat_of(s, 1).in_view);
  assert_int_equal(world_of(s).view, ROLE_NEWCOMER);
  pass(s, 3);
  assert_true(rat_of(s, 0).hand_cm > 900 && rat_of(s, 1).hand_cm < 100);
  double settled = rat_of(s, 0).fear;
  pass(s, 60);
  assert_true(rat_of(s, 0).fear < settled); /* it lives on, meanwhile */
  sim_destroy(s);
}

static void a_watched_meeting_ends_when_the_person_leaves(void **state) {
  (void)state;
  sim *s = begin(2, 1, doe, doe);
  must(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL);
  assert_int_equal(act(s, VERB_INTRODUCE, INTRODUCE_NEUTRAL), REASON_TOGETHER);
  assert_int_equal(act(s, VERB_QUARANTINE, QUARANTINE_ROOM), REASON_TOGETHER);
  assert_true(rat_of(s, 0).in_view && rat_of(s, 1).in_view);
  pass(s, 30);
  must(s, VERB_LEAVE, 0);
  assert_int_equal(world_of(s).meeting, INTRODUCE_COUNT);
  must(s, VERB_INTRODUCE, INTRODUCE_HOME);
  must(s, VERB_SUPERVISE, SUPERVISE_OFF);
  must(s, VERB_LEAVE, 0);
  run_to(s, s->now + 36000);
  assert_int_equal(world_of(s).meeting, INTRODUCE_HOME); /* they live together now, and pairs live on */
  assert_true(pair_of(s, 0, 1)->known > 0.1);
  must(s, VERB_SEPARATE, SEPARATE_TOWEL); /* a game at most; the next one ends it */
  if (world_of(s).meeting != INTRODUCE_COUNT) must(s, VERB_SEPARATE, SEPARATE_TOWEL);
  assert_int_equal(world_of(s).meeting, INTRODUCE_COUNT);
  sim_destroy(s);
}

static double tension_at_home(int cleaned) {
  sim *s = begin(2, 1, doe, doe);
  if (cleaned >= 0) act_on(s, VERB_CLEAN, 0, cleaned);
  must(s, VERB_INTRODUCE, INTRODUCE_HOME);
  for (int k = 0; k < 20; k++) pair_second(s, 0, 1, k);
  double tension = pair_of(s, 0, 1)->tension;
  sim_destroy(s);
  return tension;
}

static void a_home_that_was_cleaned_is_easier_to_share(void **state) {
  (void)state;
  assert_true(tension_at_home(0) < tension_at_home(-1) - 0.005);
  assert_true(tension_at_home(1) >= tension_at_home(-1)); /* it was the newcomers' */
}

static void rats_that_live_together_have_no_colony(void **state) {
  (void)state;
  struct sim_def def;
  sim_def_default(&def);
  def.n_rats = 2;
  sim *s = create(&def);
  assert_false(s->colony.lives);
  assert_int_equal(act(s, VERB_INTRODUCE, INTRODUCE_TOSS), REASON_NO_NEWCOMER);
  assert_int_equal(act(s, VERB_QUARANTINE, QUARANTINE_ROOM), REASON_NO_NEWCOMER);
  assert_int_equal(act(s, VERB_SUPERVISE, SUPERVISE_OFF), REASON_NO_NEWCOMER);
  assert_true(rat_of(s, 0).in_view && rat_of(s, 1).in_view && rat_of(s, 0).with < 0);
  sim_destroy(s);
}

/* ---- sameness ---- */

static void a_meeting_with_bodies_goes_as_one_stepped_by_seconds(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 6; seed++) {
    sim *whole = begin(seed, 2, doe, doe), *steps = begin(seed, 2, doe, doe);
    struct tally t = {0};
    must(whole, VERB_INTRODUCE, INTRODUCE_CARRIER);
    must(steps, VERB_INTRODUCE, INTRODUCE_CARRIER);
    pass(whole, 900);
    for (int k = 0; k < 900; k++) second(steps, &t);
    assert_memory_equal(whole->colony.pairs, steps->colony.pairs, sizeof whole->colony.pairs);
    sim_destroy(whole);
    sim_destroy(steps);
  }
}

static void the_same_seed_is_the_same_meeting_and_a_copy_goes_on_alike(void **state) {
  (void)state;
  sim *a = begin(8, 2, buck, doe), *b = begin(8, 2, buck, doe), *copy = begin(9, 2, buck, doe);
  for (int k = 0; k < 2; k++) {
    sim *s = k ? b : a;
    must(s, VERB_INTRODUCE, INTRODUCE_HOME);
    pass(s, 200);
    must(s, VERB_SUPERVISE, SUPERVISE_OFF);
    must(s, VERB_LEAVE, 0);
  }
  assert_true(sim_hash(a) == sim_hash(b));
  sim_copy(copy, a);
  int64_t until = a->now + 40 * 36000;
  run_to(a, until);
  for (int64_t at = b->now; at < until; at += 9973) run_to(b, at); /* with stops on the way */
  run_to(b, until);
  run_to(copy, until);
  assert_true(sim_hash(a) == sim_hash(copy));
  assert_true(sim_hash(a) == sim_hash(b));
  must(b, VERB_SEPARATE, SEPARATE_TOWEL);
  assert_true(sim_hash(a) != sim_hash(b));
  sim_destroy(a);
  sim_destroy(b);
  sim_destroy(copy);
}

/* ---- anything at all ---- */

static double dice(uint64_t seed, int k, uint32_t purpose) { return num_dice(seed, (uint64_t)k, 0, purpose); }
static int below(uint64_t seed, int k, uint32_t purpose, int n) { return (int)(dice(seed, k, purpose) * n); }

static sim *any_colony(uint64_t seed) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.n_rats = 2 + below(seed, 0, 1, SIM_MAX_RATS - 1);
  def.tuning[TUNE_BITE_SERIOUS] = below(seed, 0, 5, 2) ? 0.3 : def.tuning[TUNE_BITE_SERIOUS];
  for (int i = 0; i < def.n_rats; i++) {
    fill(&def.rats[i], i % 2 ? buck : doe, i && below(seed, i, 2, 2) ? ROLE_NEWCOMER : ROLE_RESIDENT);
    def.rats[i].age_days = 30 + below(seed, i, 3, 400);
    def.rats[i].health = below(seed, i, 4, 3) ? HEALTH_WELL : HEALTH_CARRIER;
  }
  return create(&def);
}

static void any_act(sim *s, uint64_t seed, int k) {
  static const enum verb rats_among_rats[] = {VERB_INTRODUCE, VERB_INTRODUCE,  VERB_SEPARATE,
                                              VERB_SUPERVISE, VERB_QUARANTINE, VERB_LEAVE};
  int v = below(seed, k, 10, VERB_COUNT + 6);
  struct sim_action a = {.verb = v < VERB_COUNT ? (enum verb)v : rats_among_rats[v - VERB_COUNT],
                         .rat = below(seed, k, 11, s->def.n_rats),
                         .how = below(seed, k, 12, 5),
                         .x = 90 * dice(seed, k, 13),
                         .y = 34 * dice(seed, k, 14),
                         .seconds = 5 * dice(seed, k, 15) + 0.1,
                         .treat = below(seed, k, 16, TREAT_COUNT + 1)};
  enum sim_reason reason = sim_check(s, &a);
  assert_int_equal(sim_act(s, &a), reason);
}

static void check_ranges(const sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    struct sim_rat r = rat_of(s, i);
    assert_true(r.fear >= 0 && r.fear <= 1 && r.stress >= 0 && r.stress <= 1);
    assert_true(r.x_cm >= -1 && r.x_cm <= CAGE_WIDTH_CM + 1 && r.y_cm >= -1 && r.y_cm <= CAGE_DEPTH_CM + 1);
    assert_true(r.with < 0 || (r.with != i && colony_together(s, i, r.with)));
    assert_true((r.place == PLACE_GONE) == (r.wounds >= WOUND_SERIOUS));
    for (int j = 0; j < s->def.n_rats; j++) {
      struct sim_pair p;
      sim_read_pair(s, i, j, &p);
      assert_true(p.tension >= 0 && p.tension <= 1 && p.known >= 0 && p.known <= 1 && p.rank >= 0 && p.rank <= 1);
      assert_true(p.rung >= RUNG_CALM && p.rung < RUNG_BITE); /* a bite is a moment, not a state */
      assert_true(p.rung < RUNG_CHASE || p.lead == i || p.lead == j);
      assert_true(p.rung == RUNG_CALM || world_of(s).meeting != INTRODUCE_COUNT);
    }
  }
}

static void nothing_anybody_does_takes_it_out_of_its_ranges(void **state) {
  (void)state;
  int met = 0, gone = 0;
  for (uint64_t seed = 1; seed <= 150; seed++) {
    sim *s = any_colony(seed), *again = any_colony(seed);
    for (int k = 0; k < 80; k++) {
      any_act(s, seed, k);
      any_act(again, seed, k);
      int64_t until = s->now + 10 + below(seed, k, 20, s->person ? 300 : 200000);
      run_to(s, until);
      run_to(again, until);
      check_ranges(s);
      met += world_of(s).meeting != INTRODUCE_COUNT;
    }
    for (int i = 0; i < s->def.n_rats; i++) gone += rat_of(s, i).place == PLACE_GONE;
    assert_true(sim_hash(s) == sim_hash(again));
    sim_destroy(s);
    sim_destroy(again);
  }
  assert_true(met > 1000 && gone > 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bare_hand_between_them_is_bitten_and_a_towel_is_not),
      cmocka_unit_test(no_hand_is_bitten_before_the_scuffle_could_be_seen),
      cmocka_unit_test(a_hand_that_lies_beside_fighters_is_bitten),
      cmocka_unit_test(the_loser_is_away_for_a_quarter_of_an_hour),
      cmocka_unit_test(the_loser_runs_to_a_corner_and_stays_there),
      cmocka_unit_test(who_is_badly_hurt_is_out_of_the_level),
      cmocka_unit_test(a_fight_winds_up_all_who_are_not_friends),
      cmocka_unit_test(a_calm_friend_beside_one_calms),
      cmocka_unit_test(nobody_wrestles_with_two_at_once),
      cmocka_unit_test(the_rung_can_be_read_from_the_signs),
      cmocka_unit_test(boxers_face_each_other_and_nobody_jumps),
      cmocka_unit_test(who_was_not_introduced_lives_in_another_cage),
      cmocka_unit_test(a_watched_meeting_ends_when_the_person_leaves),
      cmocka_unit_test(a_home_that_was_cleaned_is_easier_to_share),
      cmocka_unit_test(rats_that_live_together_have_no_colony),
      cmocka_unit_test(a_meeting_with_bodies_goes_as_one_stepped_by_seconds),
      cmocka_unit_test(the_same_seed_is_the_same_meeting_and_a_copy_goes_on_alike),
      cmocka_unit_test(nothing_anybody_does_takes_it_out_of_its_ranges),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
