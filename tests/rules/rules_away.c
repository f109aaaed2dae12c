/* rules_away.c - R15 to R17: the towel, and out of the cage. */
#include "rules.h"

static bool less_with_towel(double a, double b) { return a > 0 && b < a; }

static void by_towel(const struct life *l) { /* R15 */
  int d = life_first_lift(l);
  if (l->before_lift && d > 0) {
    struct twin hands = twin_from(l, l->before_lift, d), towel = twin_again(&hands);
    double trust = twin_rat(&hands).trust;
    twin_act(&hands, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP});
    twin_act(&towel, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_TOWEL});
    double peak = twin_peak(&hands, 2);
    twin_pass(&towel, 2);
    twin_put(&hands, 0.5, TREAT_COUNT), twin_put(&towel, 0.5, TREAT_COUNT);
    double a = twin_rat(&hands).trust - trust, b = twin_rat(&towel).trust - trust;
    if (peak < 0.15 && a > 0.001)
      rule_held(l,
                (struct verdict){"R15", "in a towel: trust gains 0 to 50 % of a lift in two hands",
                                 "gain in hands, in a towel"},
                b >= 0 && b <= 0.5 * a, a, b);
    twin_end(&hands), twin_end(&towel);
  }
}

/* The hand is there already; then two hands, or a towel. */
static void bitten_less_in_a_towel(const struct life *l) { /* R15 */
  struct counted c = {0};
  for (int d = 3; d < 9 && l->noon[d].trust < 0.4; d++) {
    struct twin hands = twin_at(l, d);
    twin_until(&hands, 18.5);
    if (twin_awaits(&hands) && handler_bring_hand(&hands.h) && twin_nears(&hands, 6) &&
        twin_act(&hands, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 3}) == REASON_NONE) {
      struct twin towel = twin_again(&hands);
      int before = twin_rat(&hands).bites;
      bool up = twin_act(&hands, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP}) == REASON_NONE;
      twin_act(&towel, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_TOWEL});
      twin_pass(&hands, 3), twin_pass(&towel, 3);
      if (up) c.hits_a += twin_rat(&hands).bites - before, c.hits_b += twin_rat(&towel).bites - before;
      c.tries_a += up, c.tries_b += up;
      twin_end(&towel);
    }
    twin_end(&hands);
  }
  if (c.tries_a == 0) return;
  rule_counted(l,
               (struct verdict){"R15b", "below trust 0.4 a towel is bitten less", "bites a lift in hands, in a towel"},
               (struct asked){less_with_towel, "b < a"}, c);
}

static bool only_where_not_secured(double a, double b) { return a > 0 && b <= 0; }

static void spooked_outside(const struct life *l) { /* R16 */
  struct counted c = {0};
  for (int k = 0; k < 6; k++) {
    struct twin t = twin_at(l, 5);
    twin_until(&t, 18.5 + 0.1 * (k / 2));
    bool secured = k % 2;
    twin_act(&t, (struct sim_action){.verb = VERB_ROOM, .how = secured ? ROOM_SECURED : ROOM_UNSECURED});
    seize(t.s, LIFT_TOWEL);
    twin_pass(&t, 2);
    twin_act(&t, (struct sim_action){.verb = VERB_OUT});
    twin_pass(&t, 5);
    twin_act(&t, (struct sim_action){.verb = VERB_SHOUT});
    double peak = twin_peak(&t, 1);
    int escapes = twin_rat(&t).escapes;
    if (peak > 0.7) {
      *(secured ? &c.hits_b : &c.hits_a) += escapes > 0;
      (*(secured ? &c.tries_b : &c.tries_a))++;
    }
    if (k == 1 && peak > 0.5) {
      struct sim_rat before = twin_rat(&t);
      twin_act(&t, (struct sim_action){.verb = VERB_HOME});
      twin_pass(&t, 1);
      double warier = twin_rat(&t).wariness[CUE_HAND] - before.wariness[CUE_HAND];
      rule_held(l, (struct verdict){"R16c", "chased home: warier of the hand", "how much warier, wariness before"},
                warier > 0 || before.wariness[CUE_HAND] > 0.98, warier, before.wariness[CUE_HAND]);
    }
    twin_end(&t);
  }
  rule_counted(l,
               (struct verdict){"R16", "spooked out of the cage: it may escape, and never from a secured room",
                                "escapes unsecured, secured"},
               (struct asked){only_where_not_secured, "a > 0, b = 0"}, c);
}

static bool small_but_there(double a, double b) { return a > 0 && a <= 0.1 && b <= 0; }

static void calm_outside(const struct life *l) { /* R17 */
  int d = life_first_trust(l, 0.7);
  if (d < 0) return;
  struct counted c = {0};
  for (int k = 0; k < 6; k++) {
    struct twin t = twin_at(l, d);
    twin_until(&t, 18.5 + 0.4 * (k / 2));
    bool secured = k % 2;
    twin_act(&t, (struct sim_action){.verb = VERB_ROOM, .how = secured ? ROOM_SECURED : ROOM_UNSECURED});
    if (twin_picks_up(&t, LIFT_SCOOP)) {
      twin_act(&t, (struct sim_action){.verb = VERB_OUT});
      twin_pass(&t, 1200);
      *(secured ? &c.hits_b : &c.hits_a) += twin_rat(&t).escapes > 0;
      (*(secured ? &c.tries_b : &c.tries_a))++;
    }
    twin_end(&t);
  }
  rule_counted(l,
               (struct verdict){"R17", "twenty calm minutes in an unsecured room at trust 0.7: seldom, but it happens",
                                "escapes unsecured, secured"},
               (struct asked){small_but_there, "0 < a <= .1, b = 0"}, c);
}

void rules_away(const struct life *l) {
  by_towel(l);
  bitten_less_in_a_towel(l);
  spooked_outside(l);
  calm_outside(l);
}
