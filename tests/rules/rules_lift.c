/* rules_lift.c - R18 to R28: the first lift, the treat after it, space, longer every day, and pauses. */
#include "rules.h"

static struct twin about_to_lift(const struct life *l) { return twin_from(l, l->before_lift, life_first_lift(l)); }

/* Lifted for so long where it is, and the treat so late; the peak of fear. */
static double lifted(struct twin *t, double seconds, double after_s, int treat) {
  twin_act(t, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP});
  double peak = twin_peak(t, seconds);
  twin_put(t, after_s, treat);
  return peak;
}

static double lift_and_hold(const struct sim_rat *r) { return r->wariness[CUE_LIFT] + r->wariness[CUE_HOLD]; }

static void first_lift(const struct life *l) { /* R18, R19 */
  struct twin brief = about_to_lift(l), longer = about_to_lift(l);
  struct sim_rat before = twin_rat(&brief);
  double peak = lifted(&brief, 2, 0.5, TREAT_COUNT), peak60 = lifted(&longer, 60, 0.5, TREAT_COUNT);
  double after = twin_rat(&brief).wariness[CUE_LIFT], after60 = twin_rat(&longer).wariness[CUE_LIFT];
  rule_held(l,
            (struct verdict){"R18",
                             "first lift, 2 s, when it leans into the stroke: fear below 0.5, less wary of lifts",
                             "fear, trust then"},
            peak < 0.5 && after < before.wariness[CUE_LIFT], peak, before.trust);
  rule_held(l, (struct verdict){"R19", "first lift, 60 s: warier of lifts", "how much warier, fear"},
            after60 > before.wariness[CUE_LIFT], after60 - before.wariness[CUE_LIFT], peak60);
  twin_end(&brief), twin_end(&longer);
}

/* A favourite at once; another at once; none; a favourite five seconds late. */
static void treat_after_lift(const struct life *l) { /* R20, R21 */
  static const double late_s[4] = {0, 0, 0, 5};
  double gain[4], unlearnt[4];
  for (int k = 0; k < 4; k++) {
    struct twin t = about_to_lift(l);
    struct sim_rat before = twin_rat(&t);
    int liked = before.favourite == TREAT_PEA ? TREAT_YOGHURT : TREAT_PEA;
    lifted(&t, 2, late_s[k], k == 1 ? liked : k == 2 ? -1 : (int)TREAT_COUNT);
    struct sim_rat after = twin_rat(&t);
    gain[k] = after.trust - before.trust;
    unlearnt[k] = lift_and_hold(&before) - lift_and_hold(&after);
    twin_end(&t);
  }
  rule_held(l, (struct verdict){"R20", "after a lift of 2 s: loved treat > liked treat > none", "gain loved, none"},
            gain[0] > gain[1] && gain[1] > gain[2], gain[0], gain[2]);
  double share = (unlearnt[3] - unlearnt[2]) / (unlearnt[0] - unlearnt[2]);
  if (gain[0] - gain[2] > 1e-4)
    rule_held(l,
              (struct verdict){"R21", "the same treat 5 s late: at most 25 % of what it is worth at once",
                               "share of lift and hold, of trust"},
              share <= 0.25, share, (gain[3] - gain[2]) / (gain[0] - gain[2]));
}

/* On four days: two lifts a day, one a day, or eight at once and then none. */
static void spaced(const struct life *l) { /* R22 */
  int q = life_first_lift(l), done[3] = {0};
  double trust[3];
  for (int k = 0; k < 3; k++) {
    struct twin t = twin_at(l, q);
    for (int day = 0; day < 4; day++) {
      int lifts = k == 0 ? 2 : k == 1 ? 1 : day == 0 ? 8 : 0;
      for (int n = 0; n < lifts; n++) {
        if (k < 2 || n == 0) run_until(t.run, at(q + day, 18.5 + (k < 2 ? 2.5 * n : 0)), false);
        if (twin_picks_up(&t, LIFT_SCOOP)) {
          done[k]++;
          twin_pass(&t, 2);
          twin_act(&t, (struct sim_action){.verb = VERB_PUT});
          twin_act(&t, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
        }
        twin_pass(&t, 20);
        if (k < 2 || n == 7) twin_act(&t, (struct sim_action){.verb = VERB_LEAVE});
      }
    }
    run_until(t.run, at(q + 4, 12), false);
    trust[k] = twin_rat(&t).trust;
    twin_end(&t);
  }
  if (done[0] >= 6 && done[1] >= 3 && done[2] >= 3)
    rule_held(l,
              (struct verdict){"R22", "after four days: two lifts a day > one a day, and > eight at once",
                               "more than one a day, than eight"},
              trust[0] > trust[1] && trust[0] > trust[2], trust[0] - trust[1], trust[0] - trust[2]);
}

static void no_space(const struct life *l) { /* R23 */
  struct twin t = about_to_lift(l);
  double gain = 0, stress3 = 0;
  int done = 0;
  for (int k = 0; k < 6; k++) {
    double trust = twin_rat(&t).trust;
    if (k == 3) stress3 = twin_rat(&t).stress;
    bool up = twin_act(&t, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP}) == REASON_NONE;
    if (!up && k > 0) { /* it does not come any more: fetched */
      twin_nears(&t, 4);
      up = twin_act(&t, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP}) == REASON_NONE;
      if (!up) seize(t.s, LIFT_SCOOP);
    }
    done++;
    twin_pass(&t, 2);
    twin_act(&t, (struct sim_action){.verb = VERB_PUT});
    twin_act(&t, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
    twin_pass(&t, 3);
    twin_act(&t, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
    twin_pass(&t, 290);
    if (k >= 3) gain += twin_rat(&t).trust - trust;
  }
  double stress = twin_rat(&t).stress - stress3;
  rule_held(
      l, (struct verdict){"R23", "the 4th to 6th lift, 5 min apart: no gain, stress up", "gain of the three, stress"},
      done == 6 && gain <= 0.0005 && stress > 0, gain, stress);
  twin_end(&t);
}

static void left_in_peace(const struct life *l) { /* R24 */
  struct twin a = about_to_lift(l);
  lifted(&a, 2, 0.5, TREAT_COUNT);
  twin_pass(&a, 900);
  struct twin b = twin_again(&a);
  double before = twin_rat(&a).stress;
  twin_pass(&a, 7200);
  double after = twin_rat(&a).stress;
  for (int k = 0; k < 6; k++) {
    seize(b.s, LIFT_SCOOP);
    twin_pass(&b, 2);
    twin_act(&b, (struct sim_action){.verb = VERB_PUT});
    twin_act(&b, (struct sim_action){.verb = VERB_LEAVE});
    twin_pass(&b, 890);
  }
  twin_until(&a, 18.5), twin_until(&b, 18.5);
  twin_act(&a, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
  twin_act(&b, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
  twin_pass(&a, 1), twin_pass(&b, 1);
  double comes = twin_rat(&a).solicit, pestered = twin_rat(&b).solicit;
  rule_held(l,
            (struct verdict){"R24", "left in peace: stress falls, and it comes next day rather than one pestered",
                             "comes when left in peace, when pestered"},
            after <= before && comes > pestered, comes, pestered);
  twin_end(&a), twin_end(&b);
}

/* Two lifts a day, half as long again every day up to two minutes, as long as they end calmly (R25's own condition:
 * after a hold that was not calm the next day's is no longer, and day 12 may become day 13); each after a meal from the
 * fingers, each with a treat.
 */
static void longer_each_day(const struct life *l) { /* R25 */
  int q = life_first_lift(l), reached = -1;
  struct twin t = twin_at(l, q);
  double hold = 2, peak = 0, last = l->noon[q].trust;
  bool up = true;
  for (int day = 0; day < 14 && reached < 0; day++) {
    bool calm = true;
    for (int visit = 0; visit < 2; visit++) {
      run_until(t.run, at(q + day, visit ? 21.5 : 18.5), false);
      if (!twin_picks_up(&t, LIFT_SCOOP)) continue;
      double fear = twin_peak(&t, hold);
      if (fear > peak) peak = fear;
      calm &= fear < 0.3;
      twin_put(&t, 0.5, TREAT_COUNT);
      if (hold >= 120) reached = day;
    }
    if (calm) hold = hold * 1.5 < 120 ? hold * 1.5 : 120;
    if (day % 3 == 2) up &= twin_rat(&t).trust > last, last = twin_rat(&t).trust;
  }
  rule_held(l,
            (struct verdict){
                "R25", "half as long again each day: 2 min by day 13, no fear above 0.5, trust up every three days",
                "day, highest fear"},
            up && peak < 0.5 && reached >= 0 && reached <= 13, reached, peak);
  twin_end(&t);
}

static void three_times_as_long(const struct life *l) { /* R26 */
  int day = -1;
  for (int d = life_first_lift(l) + 1; d < l->days && day < 0; d++) {
    if (l->noon[d].used_to_hold_s >= 10) day = d;
  }
  if (day < 0) return;
  struct twin t = twin_at(l, day);
  twin_until(&t, 18.5);
  if (twin_picks_up(&t, LIFT_SCOOP)) {
    double used = twin_rat(&t).used_to_hold_s, peak = twin_peak(&t, 3.2 * used);
    twin_put(&t, 0.5, TREAT_COUNT);
    twin_until(&t, 12);
    double then = twin_rat(&t).used_to_hold_s;
    rule_held(l,
              (struct verdict){"R26", "held three times as long as it bears: fear above 0.5, a step lost",
                               "fear, what it bears after/before"},
              peak > 0.5 && then < used, peak, then / used);
  }
  twin_end(&t);
}

static void for_good(const struct life *l) { /* R27, R28 */
  const struct sim_rat *last = &l->noon[l->days - 1];
  if (l->seed % 8 == 1) {
    rule_held(
        l, (struct verdict){"R27", "at last: held for minutes, and trust near what it can be", "trust, seconds borne"},
        last->used_to_hold_s > 300 && last->trust >= 0.9 * last->ceiling, last->trust, last->used_to_hold_s);
    struct twin t = twin_at(l, l->days - 1);
    twin_pass(&t, 7 * 86400.0);
    double lost = (last->trust - twin_rat(&t).trust) / last->trust;
    rule_held(l, (struct verdict){"R27b", "a week's absence then costs at most a fifth", "share lost"}, lost <= 0.2,
              lost, 0);
    twin_end(&t);
  }
  struct twin t = twin_at(l, 18);
  double trust = twin_rat(&t).trust;
  twin_pass(&t, 86400);
  double day = trust - twin_rat(&t).trust;
  twin_pass(&t, 6 * 86400.0);
  double week = trust - twin_rat(&t).trust;
  rule_held(l,
            (struct verdict){"R28", "a missed day costs less than 0.02, a week less than 0.10, and never all",
                             "a day, a week"},
            day < 0.02 && week < 0.10 && week >= day - 1e-9, day, week);
  twin_end(&t);
}

void rules_lift(const struct life *l) {
  if (l->before_lift && life_first_lift(l) > 0) {
    first_lift(l);
    treat_after_lift(l);
    spaced(l);
    no_space(l);
    left_in_peace(l);
    longer_each_day(l);
    three_times_as_long(l);
  }
  for_good(l);
}
