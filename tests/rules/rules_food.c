/* rules_food.c - R9 to R14: food near a still hand, steps, the first stroke, and teeth at food. */
#include "rules.h"

#include "inside.h"

static double larger(double a, double b) { return a > b ? a : b; }

/* The hand to a place well away from the rat, food or none left there, the hand back to `cm` from it and still. */
static struct meal left_near(struct twin *t, double cm, bool food) {
  struct meal none = {0};
  struct spot spot;
  double keep = larger(cm, twin_rat(t).used_to_cm);
  if (keep > 40) keep = 40;
  if (!twin_awaits(t) || !handler_bring_hand(&t->h)) return none;
  for (int k = 0; k < 10; k++) {
    if (handler_find_spot(&t->h, keep, cm, &spot) && handler_glide(&t->h, spot.food_x, spot.food_y, keep - 1)) {
      if (food) twin_act(t, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
      twin_pass(t, 0.2);
      handler_glide(&t->h, spot.wait_x, spot.wait_y, 0);
      if (food) return handler_watch(&t->h, 40);
      twin_pass(t, 20);
      none.tried = true;
      return none;
    }
    twin_pass(t, 2);
  }
  return none;
}

/* R9's own state: settled, wariness of the hand 0.3 to 0.7. Hardly a breeder's rat comes by it: once settled it is less
 * wary than that (levels.md 1.6), so that the table shows one or two of them. */
static int settled_and_half_wary(const struct life *l) {
  for (int d = 2; d < l->days; d++) {
    double hand = l->noon[d].wariness[CUE_HAND];
    if (l->noon[d].settled >= 0.85 && hand >= 0.3 && hand <= 0.7) return d;
  }
  return -1;
}

static bool fewer(double a, double b) { return a < 0.75 * b; }

struct fed {
  struct twin t;
  double cm;
  bool food, strokes;
};

/* Three times in a visit; a rat that flinched is given more room, as the guide does. */
static void feed_thrice(struct fed *f) {
  for (int k = 0; k < 3; k++) {
    struct meal m = left_near(&f->t, f->cm, f->food);
    if ((m.flinched || m.fled) && f->cm < 36) f->cm += 6;
    if (f->strokes && twin_nears(&f->t, 2)) {
      twin_act(&f->t, (struct sim_action){.verb = VERB_PET, .how = PET_BACK, .seconds = 5});
      twin_pass(&f->t, 5);
    }
    twin_pass(&f->t, 6);
  }
  twin_act(&f->t, (struct sim_action){.verb = VERB_LEAVE});
}

/* Six times in two evenings: a treat by a still hand; the same hand without; the same treat, and a hand that strokes.
 */
static void treats_by_a_still_hand(const struct life *l) { /* R9, R10 */
  int d = settled_and_half_wary(l);
  if (d < 0) return;
  struct sim_rat before = l->noon[d], then[3];
  for (int k = 0; k < 3; k++) {
    struct fed f = {twin_at(l, d), larger(before.used_to_cm, 10), k != 1, k == 2};
    for (int evening = 0; evening < 2; evening++) {
      twin_until(&f.t, 18.5);
      feed_thrice(&f);
    }
    then[k] = twin_rat(&f.t);
    twin_end(&f.t);
  }
  const struct sim_rat *a = &then[0], *b = &then[1], *c = &then[2];
  bool calm = a->scares == before.scares; /* a hand on its way may have scared it; the still one does not */
  rule_held(l,
            (struct verdict){"R9", "six treats by a still hand: less wary of it and more trust than with a bare one",
                             "trust gained with food, without"},
            a->wariness[CUE_HAND] < b->wariness[CUE_HAND] && a->trust > b->trust &&
                (!calm || a->wariness[CUE_HAND] < before.wariness[CUE_HAND]),
            a->trust - before.trust, b->trust - before.trust);
  if (before.trust >= 0.3) return;
  rule_held(l,
            (struct verdict){"R10", "the same, and a hand that wants to stroke, at trust below 0.3: warier of the hand",
                             "wariness with strokes, without"},
            c->wariness[CUE_HAND] > a->wariness[CUE_HAND], c->wariness[CUE_HAND], a->wariness[CUE_HAND]);
  rule_counted(l, (struct verdict){"R10b", "and it takes fewer treats", "share taken with strokes, without"},
               (struct asked){fewer, "a < .75b"},
               (struct counted){c->treats_eaten - before.treats_eaten, 6, a->treats_eaten - before.treats_eaten, 6});
}

/* Step by step, each after a calm meal: the fear of each step. */
static void steps_after_calm_meals(const struct life *l) { /* R11 */
  int steps = 0, calm = 0;
  double first = 0, last = 0;
  for (int d = 2; d < l->days && steps < 12; d++) {
    if (l->noon[d].trust > 0.5) break;
    struct twin t = twin_at(l, d);
    twin_until(&t, 18.5);
    double cm = l->noon[d].used_to_cm;
    bool ate = false;
    if (first <= 0) first = cm;
    for (int k = 0; k < 4; k++) {
      int n, from;
      run_events(t.run, &from);
      struct meal m = left_near(&t, cm, true);
      const struct sim_event *e = run_events(t.run, &n);
      double fear = 0;
      for (int j = from; j < n; j++) {
        if (e[j].kind == EVENT_SCARE || e[j].kind == EVENT_FLINCH) fear = larger(fear, e[j].value);
      }
      steps += ate, calm += ate && fear <= 0.3;
      ate = m.took && !m.flinched;
      cm = ate ? larger(0, cm - l->handler[d].habit.step_cm) : cm;
    }
    last = twin_rat(&t).used_to_cm;
    twin_end(&t);
  }
  if (steps > 1)
    rule_held(l,
              (struct verdict){"R11", "a step nearer after a calm meal: no fear above 0.3 in 80 of 100",
                               "share calm, cm nearer"},
              calm >= 0.8 * steps, (double)calm / steps, first - last);
}

/* The hand at its door, and from there at once to 18 cm less than it is used to. */
static bool three_steps(const struct life *l, int d) {
  struct twin t = twin_at(l, d);
  twin_until(&t, 18.5);
  double used = l->noon[d].used_to_cm;
  bool there = twin_awaits(&t) && handler_bring_hand(&t.h);
  there &= twin_rat(&t).place == PLACE_CAGE && twin_rat(&t).hand_cm >= used - 3 && twin_rat(&t).fear < 0.25;
  if (there) {
    double peak = 0;
    for (int k = 0; k < 3 && peak <= 0.5; k++) { /* if it backs off: after it */
      twin_act(&t, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = used - 18});
      peak = larger(peak, twin_peak(&t, 4));
    }
    int eaten = twin_rat(&t).treats_eaten;
    twin_act(&t, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
    twin_pass(&t, 10);
    struct sim_rat r = twin_rat(&t);
    rule_held(l,
              (struct verdict){"R12", "three steps at once below trust 0.4: fear above 0.5, food refused, a step lost",
                               "fear, cm lost"},
              peak > 0.5 && r.treats_eaten == eaten && (r.used_to_cm > used || used >= 45), peak, r.used_to_cm - used);
  }
  twin_end(&t);
  return there;
}

static void three_steps_at_once(const struct life *l) { /* R12 */
  bool done = false;
  for (int k = 2; k < 20 && !done; k++) {
    const struct sim_rat *r = &l->noon[k];
    bool fits = r->trust < 0.4 && r->used_to_cm >= 18 && r->used_to_cm <= 45 && r->settled > 0.85;
    done = fits && three_steps(l, k);
  }
}

static void first_stroke(const struct life *l) { /* R13 */
  int d = life_first_stroke(l);
  if (!l->before_stroke || d < 0) return;
  struct twin t = twin_from(l, l->before_stroke, d);
  struct sim_rat before = twin_rat(&t);
  twin_act(&t, (struct sim_action){.verb = VERB_PET, .how = PET_SIDE, .seconds = 2});
  double peak = twin_peak(&t, 3);
  twin_act(&t, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  twin_pass(&t, 3);
  rule_held(
      l, (struct verdict){"R13", "stroked once it eats on the hand: accepted, less wary of touch", "fear, trust then"},
      peak < 0.35 && twin_rat(&t).wariness[CUE_TOUCH] < before.wariness[CUE_TOUCH], peak, before.trust);
  twin_end(&t);
}

static struct twin hand_fed(const struct life *l, bool washed, struct counted *c) {
  struct twin t = twin_at(l, l->days - 1);
  twin_until(&t, 18.5);
  t.s->smelly = 1; /* these fingers have been at the food */
  if (washed) twin_act(&t, (struct sim_action){.verb = VERB_WASH});
  twin_awaits(&t);
  handler_bring_hand(&t.h);
  int nips = twin_rat(&t).nips, tries = 0;
  for (int k = 0; k < 8; k++) tries += handler_finger_meal(&t.h).took;
  twin_pass(&t, 3);
  *(washed ? &c->hits_b : &c->hits_a) = twin_rat(&t).nips - nips;
  *(washed ? &c->tries_b : &c->tries_a) = tries;
  return t;
}

static bool thrice_as_often(double a, double b) { return b > 0 && a >= 3 * b; }

static void smelling_fingers(const struct life *l) { /* R14 */
  struct counted c = {0};
  struct twin a = hand_fed(l, false, &c), b = hand_fed(l, true, &c);
  rule_counted(l,
               (struct verdict){"R14", "fingers that smell of food are nipped three times as often",
                                "nips a meal unwashed, washed"},
               (struct asked){thrice_as_often, "a >= 3b"}, c);
  twin_end(&a), twin_end(&b);
  int d = life_first_trust(l, 0.8) > 0 ? life_first_trust(l, 0.8) : l->days - 1;
  struct twin t = twin_at(l, d);
  twin_until(&t, 19);
  for (int k = 0; k < 5; k++) {
    twin_act(&t, (struct sim_action){.verb = VERB_OFFER, .treat = TREAT_COUNT, .how = OFFER_BARS});
    twin_pass(&t, 60);
    twin_act(&t, (struct sim_action){.verb = VERB_LEAVE});
    twin_until(&t, k % 2 ? 19 : 23);
  }
  int nips = twin_rat(&t).nips;
  for (int k = 0; k < 3; k++) {
    twin_act(&t, (struct sim_action){.verb = VERB_OFFER, .treat = TREAT_COUNT, .how = OFFER_BARS});
    twin_pass(&t, 60);
  }
  rule_held(
      l,
      (struct verdict){"R14b", "fed five times through the bars: a finger is nipped within three more", "nips, trust"},
      twin_rat(&t).nips > nips, twin_rat(&t).nips - nips, twin_rat(&t).trust);
  twin_end(&t);
}

void rules_food(const struct life *l) {
  treats_by_a_still_hand(l);
  steps_after_calm_meals(l);
  three_steps_at_once(l);
  first_stroke(l);
  smelling_fingers(l);
}
