/* rules_hold.c - R29 to R35: twenty minutes, two clocks, giving up, the fist, struggling, and its own will. */
#include "rules.h"

static bool shows(const struct twin *t, enum sign g) {
  struct sim_rat r = twin_rat(t);
  for (int k = 0; k < r.n_signs; k++) {
    if (r.signs[k] == g) return true;
  }
  return false;
}

static bool into_clothes(struct twin *t, const struct life *l, int day, double hour) {
  *t = twin_at(l, day);
  twin_until(t, hour);
  if (!twin_picks_up(t, LIFT_SCOOP)) return false;
  twin_act(t, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_CLOTHING});
  return true;
}

static void twenty_minutes(const struct life *l, int day, struct verdict v) { /* R29 */
  struct twin t;
  if (into_clothes(&t, l, day, 20)) {
    double trust = twin_rat(&t).trust;
    twin_pass(&t, 1200);
    double fear = twin_rat(&t).fear;
    twin_put(&t, 0.5, TREAT_COUNT);
    double gain = twin_rat(&t).trust - trust;
    rule_held(l, v, fear <= 0.06 && gain > 0, fear, gain);
  }
  twin_end(&t);
}

static void two_clocks(const struct life *l, int day) { /* R30 */
  struct twin t;
  if (into_clothes(&t, l, day, 20)) {
    twin_act(&t, (struct sim_action){.verb = VERB_SHOUT});
    double peak = 0, at20 = 0;
    for (int k = 1; k <= 120; k++) {
      twin_pass(&t, 30);
      double stress = twin_rat(&t).stress;
      if (stress > peak) peak = stress;
      if (k != 40) continue;
      at20 = stress;
      twin_put(&t, 0, -1);
    }
    double at60 = twin_rat(&t).stress;
    rule_held(l,
              (struct verdict){
                  "R30", "scared at 0:00 of the hold: stress at 20 min 0.8 of its peak or more, at 60 min 0.25 or less",
                  "share at 20 min, at 60 min"},
              at20 >= 0.8 * peak && at60 <= 0.25 * peak, at20 / peak, at60 / peak);
  }
  twin_end(&t);
}

static void too_early(const struct life *l) { /* R31 */
  int d = 3;
  if (l->noon[d].trust >= 0.3) return;
  struct twin t = twin_at(l, d), alone = twin_at(l, d);
  twin_until(&t, 20);
  struct sim_rat before = twin_rat(&t);
  seize(t.s, LIFT_SCOOP);
  twin_act(&t, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_CLOTHING});
  bool limp = false, grooms = false;
  for (int k = 0; k < 240; k++) {
    twin_pass(&t, 5);
    bool now = shows(&t, SIGN_LIMP_STILL_IN_HAND);
    limp |= now;
    grooms |= now && (shows(&t, SIGN_GROOM_SELF_ON_YOU) || shows(&t, SIGN_REST));
  }
  double fear = twin_rat(&t).fear;
  twin_put(&t, 1, TREAT_COUNT);
  struct sim_rat after = twin_rat(&t);
  twin_until(&t, 20), twin_until(&alone, 20), twin_until(&alone, 20);
  twin_act(&t, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
  twin_act(&alone, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
  twin_pass(&t, 1), twin_pass(&alone, 1);
  bool warier = after.wariness[CUE_HOLD] > before.wariness[CUE_HOLD] || after.wariness[CUE_HOLD] > 0.97;
  rule_held(
      l,
      (struct verdict){"R31",
                       "twenty minutes below trust 0.3: limp and not calm, trust not up, warier of holds, comes less",
                       "trust change, fear at 20:00"},
      after.trust <= before.trust && warier && limp && !grooms && twin_rat(&t).solicit <= twin_rat(&alone).solicit,
      after.trust - before.trust, fear);
  twin_end(&t), twin_end(&alone);
}

static bool less_in_clothes(double a, double b) { return a > 0 && b < a; }

static void in_the_fist(const struct life *l, int day) { /* R32 */
  struct twin t = twin_at(l, day);
  twin_until(&t, 20);
  if (twin_picks_up(&t, LIFT_SCOOP)) {
    struct twin fist = twin_again(&t);
    struct sim_rat before = twin_rat(&t);
    twin_act(&t, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_CLOTHING});
    twin_act(&fist, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_FIST});
    double a = twin_peak(&t, 600), b = twin_peak(&fist, 600);
    rule_held(l,
              (struct verdict){"R32", "in clothing rather than in the fist: less fear, and the scent is learnt",
                               "fear in clothing, in the fist"},
              a < b && twin_rat(&t).wariness[CUE_SCENT] < before.wariness[CUE_SCENT], a, b);
    rule_counted(l, (struct verdict){"R32b", "and fewer bites", "bites a hold in the fist, in clothing"},
                 (struct asked){less_in_clothes, "b < a"},
                 (struct counted){twin_rat(&fist).bites - before.bites, 1, twin_rat(&t).bites - before.bites, 1});
    twin_end(&fist);
  }
  twin_end(&t);
}

/* Put back in the middle of a struggle, or at the next calm moment. */
static void struggling_pays(const struct life *l, int day) { /* R33 */
  struct twin t;
  if (into_clothes(&t, l, day, 20)) {
    twin_act(&t, (struct sim_action){.verb = VERB_SHOUT});
    twin_pass(&t, 480);
    for (int k = 0; k < 1200 && twin_rat(&t).doing != DOING_SQUIRM; k++) twin_pass(&t, 0.1);
    if (twin_rat(&t).doing == DOING_SQUIRM) {
      struct twin calm = twin_again(&t);
      double before = twin_rat(&t).wariness[CUE_HOLD];
      twin_put(&t, 0, -1);
      double paid = twin_rat(&t).wariness[CUE_HOLD] - before;
      for (int k = 0; k < 1200 && twin_rat(&calm).doing == DOING_SQUIRM; k++) twin_pass(&calm, 0.1);
      before = twin_rat(&calm).wariness[CUE_HOLD];
      twin_put(&calm, 0, -1);
      double waited = twin_rat(&calm).wariness[CUE_HOLD] - before;
      rule_held(l,
                (struct verdict){
                    "R33", "put back in a struggle: a little warier of holds (0.05 at most); at a calm moment not",
                    "change in a struggle, at a calm moment"},
                paid > 0 && paid <= 0.05 && waited <= 0, paid, waited);
      twin_end(&calm);
    }
  }
  twin_end(&t);
}

static void without_force(const struct life *l, int day) { /* R34 */
  if (day + 6 >= l->days || l->days < 30) return;
  int end = l->days - 1 < 30 ? l->days - 1 : 30;
  struct twin t;
  if (into_clothes(&t, l, day, 20)) {
    twin_pass(&t, 1200);
    twin_put(&t, 1, TREAT_COUNT);
    handler_live(&t.h, at(end, 12));
    struct sim_rat forced = twin_rat(&t), gentle = l->noon[end];
    rule_held(l,
              (struct verdict){"R34", "never forced: at day 30 no less trust (0.05) and no more minutes of fear",
                               "trust forced, gentle"},
              gentle.trust >= forced.trust - 0.05 &&
                  gentle.minutes_fear_over_half <= forced.minutes_fear_over_half + 1e-9,
              forced.trust, gentle.trust);
  }
  twin_end(&t);
}

static void open_shirt(const struct life *l, int day) { /* R35 */
  struct twin t = twin_at(l, day + 3 < l->days ? day + 3 : l->days - 1);
  twin_until(&t, 19);
  if (twin_meets(&t)) {
    struct sim_rat before = twin_rat(&t);
    bool asked = twin_act(&t, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_SHIRT}) == REASON_NONE;
    double peak = before.fear;
    for (int k = 0; k < 620 && twin_rat(&t).place != PLACE_CLOTHING; k++) {
      double fear = twin_peak(&t, 0.1);
      if (fear > peak) peak = fear;
    }
    bool inside = twin_rat(&t).place == PLACE_CLOTHING;
    if (inside) {
      double fear = twin_peak(&t, 300);
      if (fear > peak) peak = fear;
    }
    double gain = twin_rat(&t).trust - before.trust;
    rule_held(
        l, (struct verdict){"R35", "a shirt held open: no fright; if it walks in, trust up", "walked in, trust gained"},
        asked && peak < 0.2 && (!inside || gain > 0), inside, gain);
  }
  twin_end(&t);
}

void rules_hold(const struct life *l) {
  too_early(l);
  int day = life_first_trust(l, 0.6);
  if (day < 0) return;
  twenty_minutes(l, day,
                 (struct verdict){"R29", "twenty minutes in clothing at trust 0.6: fear 0.06 at most, trust up",
                                  "fear at 20:00, trust gained"});
  if (day + 6 < l->days)
    twenty_minutes(l, day + 6, (struct verdict){"R29b", "the same six days later", "fear at 20:00, trust gained"});
  two_clocks(l, day);
  in_the_fist(l, day);
  struggling_pays(l, day);
  without_force(l, day);
  open_shirt(l, day);
}
