/* rules_home.c - R1 to R8: the first days, where a rat comes from, and the voice. */
#include "rules.h"

static void settles(const struct life *l) { /* R1 */
  struct twin t = twin_new(&l->level, l->seed);
  run_to(t.s, at(0, 17));
  bool falls = true;
  double last = twin_rat(&t).wariness[CUE_ROOM];
  for (int h = 0; h < 48; h++) {
    if (h == 2 || h == 26) {
      twin_act(&t, (struct sim_action){.verb = VERB_TALK, .seconds = 600});
      twin_pass(&t, 600);
      twin_act(&t, (struct sim_action){.verb = VERB_LEAVE});
    }
    run_until(t.run, at(0, 18 + h), false);
    falls &= twin_rat(&t).wariness[CUE_ROOM] < last;
    last = twin_rat(&t).wariness[CUE_ROOM];
  }
  double settled = twin_rat(&t).settled;
  rule_held(l, (struct verdict){"R1", "two days of voice and food settle it", "settled at 48 h"},
            falls && settled >= 0.85, settled, 0);
  twin_end(&t);
}

static bool mostly_and_in_the_mean(double share, double lost) { return share >= 0.95 && lost >= 0.02; }

/* The same life, but for one lift of two seconds six hours after it came home. */
static void lifted_too_soon(const struct life *l) { /* R2, R5 */
  struct twin t = twin_new(&l->level, l->seed);
  handler_live(&t.h, at(0, 23));
  lift_for(t.s, 2);
  handler_live(&t.h, at(2, 12));
  double hand2 = twin_rat(&t).wariness[CUE_HAND] - l->noon[2].wariness[CUE_HAND];
  handler_live(&t.h, at(3, 12));
  struct sim_rat then = twin_rat(&t);
  double lost3 = l->noon[3].trust - then.trust, hand3 = then.wariness[CUE_HAND] - l->noon[3].wariness[CUE_HAND];
  handler_live(&t.h, at(7, 12));
  double lost7 = l->noon[7].trust - twin_rat(&t).trust;
  rule_held(l, (struct verdict){"R2", "lifted at 6 h: trust lower on day 3", "trust lost by day 3, by day 7"},
            lost3 > 0, lost3, lost7);
  rule_counted(
      l, (struct verdict){"R2w", "and on day 7, luck with meals or not", "share with less trust, mean of trust lost"},
      (struct asked){mostly_and_in_the_mean, "a >= .95, b >= .02"}, (struct counted){lost7 > 0, 1, lost7, 1});
  rule_held(
      l,
      (struct verdict){"R2h", "lifted at 6 h: warier of the hand when it comes on day 2", "how much warier, by day 3"},
      hand2 > 0 || l->noon[2].wariness[CUE_HAND] > 0.97, hand2, hand3);
  if (l->source == SOURCE_BREEDER)
    rule_held(l, (struct verdict){"R5", "even a breeder's rat: still better to wait", "trust lost by day 3, by day 7"},
              lost3 > 0, lost3, lost7);
  twin_end(&t);
}

/* Days until trust 0.6 of the same seed from the three sources; each source is played in turn, the rescue last. */
static void sources_differ(const struct life *l) { /* R3, R4 */
  double *days = l->table->days, *hand = l->table->hand;
  int d = life_first_trust(l, 0.6);
  days[l->source] = d < 0 ? 999 : d;
  hand[l->source] = l->noon[2].wariness[CUE_HAND];
  if (l->source == SOURCE_PET_STORE)
    rule_held(l,
              (struct verdict){"R3", "a breeder's rat is less wary at 48 h and sooner at trust 0.6",
                               "days of breeder, of pet store"},
              hand[SOURCE_BREEDER] < hand[SOURCE_PET_STORE] && days[SOURCE_BREEDER] < days[SOURCE_PET_STORE],
              days[SOURCE_BREEDER], days[SOURCE_PET_STORE]);
  if (l->source == SOURCE_RESCUE)
    rule_held(l,
              (struct verdict){"R4", "days to trust 0.6: breeder < pet store < rescue, all finite",
                               "days of pet store, of rescue"},
              days[SOURCE_BREEDER] < days[SOURCE_PET_STORE] && days[SOURCE_PET_STORE] < days[SOURCE_RESCUE] &&
                  days[SOURCE_RESCUE] < 999,
              days[SOURCE_PET_STORE], days[SOURCE_RESCUE]);
}

/* The days of a breeder's rat for a rescued one, whatever it says. */
static void too_fast_for_a_rescue(const struct life *l) { /* R6 */
  if (l->source != SOURCE_RESCUE) return;
  struct twin t = twin_new(&l->level, l->seed);
  t.h.habit = habit_of(HANDLER_BLIND, SOURCE_BREEDER);
  t.h.habit.step_cm = 6;
  handler_live(&t.h, at(14, 12));
  struct sim_rat fast = twin_rat(&t);
  rule_held(l,
            (struct verdict){"R6", "at a breeder's pace a rescue has more scares and less trust on day 14",
                             "more scares, trust lost"},
            fast.scares > l->noon[14].scares && fast.trust < l->noon[14].trust, fast.scares - l->noon[14].scares,
            l->noon[14].trust - fast.trust);
  twin_end(&t);
}

static void talks_daily(const struct life *l) { /* R7 */
  struct twin t = twin_new(&l->level, l->seed);
  bool ok = true;
  double most = 0, first = twin_rat(&t).trust;
  run_until(t.run, at(1, 12), false);
  for (int day = 1; day < 10; day++) {
    struct sim_rat before = twin_rat(&t);
    run_until(t.run, at(day, 19), false);
    twin_act(&t, (struct sim_action){.verb = VERB_TALK, .seconds = 600});
    twin_pass(&t, 600);
    twin_act(&t, (struct sim_action){.verb = VERB_LEAVE});
    run_until(t.run, at(day + 1, 12), false);
    struct sim_rat after = twin_rat(&t);
    ok &= after.wariness[CUE_VOICE] < before.wariness[CUE_VOICE] && after.trust > before.trust - 0.001;
    if (after.trust - before.trust > most) most = after.trust - before.trust;
  }
  rule_held(l,
            (struct verdict){"R7",
                             "ten minutes of talk a day: less wary of the voice daily, trust up at most 0.02 a day",
                             "trust gained in nine days, most in one"},
            ok && most <= 0.02, twin_rat(&t).trust - first, most);
  twin_end(&t);
}

static void shouted_at(const struct life *l) { /* R8 */
  struct twin t = twin_at(l, 4);
  twin_until(&t, 19);
  struct sim_rat before = twin_rat(&t);
  twin_act(&t, (struct sim_action){.verb = VERB_SHOUT});
  double fear = twin_peak(&t, 0.2), warier = twin_rat(&t).wariness[CUE_VOICE] - before.wariness[CUE_VOICE];
  rule_held(l, (struct verdict){"R8", "a shout: fear up, warier of the voice", "fear, how much warier"},
            fear > before.fear + 0.1 && warier > 0, fear, warier);
  twin_end(&t);
}

void rules_home(const struct life *l) {
  settles(l);
  lifted_too_soon(l);
  sources_differ(l);
  too_fast_for_a_rescue(l);
  talks_daily(l);
  shouted_at(l);
}
