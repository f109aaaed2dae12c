/* rules_beyond.c - R43 to R48, beyond the guide: tails, the hut, time of day, friends, mice, tickling; and things
 * shown. */
#include "rules.h"

static bool seldom_but_there(double a, double b) {
  (void)b;
  return a > 0 && a < 0.1;
}

static void by_the_tail(const struct life *l) { /* R43 */
  struct counted c = {0};
  static const int days[3] = {4, 12, 22};
  for (int k = 0; k < 3; k++) {
    struct twin t = twin_at(l, days[k]);
    twin_until(&t, 19);
    double trust = twin_rat(&t).trust;
    seize(t.s, LIFT_TAIL);
    twin_pass(&t, 2);
    twin_put(&t, 0.5, TREAT_COUNT);
    double lost = trust - twin_rat(&t).trust;
    int n;
    const struct sim_event *e = run_events(t.run, &n);
    for (int j = 0; j < n; j++) c.hits_a += e[j].kind == EVENT_TAIL_INJURY;
    c.tries_a++;
    rule_held(l, (struct verdict){"R43", "lifted by the tail: trust down, whatever it was", "trust lost, before"},
              lost > 0, lost, trust);
    twin_end(&t);
  }
  rule_counted(l, (struct verdict){"R43b", "and now and then the tail is hurt", "injuries a lift"},
               (struct asked){seldom_but_there, "0 < a < .1"}, c);
}

static bool thrice(double a, double b) { return a > 0 && a >= 3 * b; }

static void into_the_hut(const struct life *l) { /* R44 */
  struct counted c = {0};
  static const int days[3] = {4, 6, 8};
  for (int k = 0; k < 3; k++) {
    struct twin inside = twin_at(l, days[k]), outside = twin_at(l, days[k]);
    twin_until(&inside, 19), twin_until(&outside, 19);
    struct sim_rat before = twin_rat(&inside);
    for (int m = 0; m < 120 && twin_rat(&inside).place != PLACE_HUT; m++) twin_pass(&inside, 60);
    if (twin_act(&inside, (struct sim_action){.verb = VERB_REACH}) == REASON_NONE) {
      twin_pass(&inside, 4);
      c.tries_a++, c.hits_a += twin_rat(&inside).bites - before.bites;
      double warier = twin_rat(&inside).wariness[CUE_HUT] - before.wariness[CUE_HUT];
      rule_held(l, (struct verdict){"R44", "a hand into the hut: warier of the hut", "how much warier, before"},
                warier > 0 || before.wariness[CUE_HUT] > 0.97, warier, before.wariness[CUE_HUT]);
    }
    if (twin_awaits(&outside) && handler_bring_hand(&outside.h)) {
      twin_nears(&outside, 3);
      if (twin_act(&outside, (struct sim_action){.verb = VERB_PET, .how = PET_SIDE, .seconds = 2}) == REASON_NONE) {
        twin_pass(&outside, 4);
        c.tries_b++, c.hits_b += twin_rat(&outside).bites - before.bites;
      }
    }
    twin_end(&inside), twin_end(&outside);
  }
  rule_counted(l, (struct verdict){"R44b", "and three times the bites of a touch outside", "bites inside, outside"},
               (struct asked){thrice, "a >= 3b"}, c);
}

/* Food and a stroke; the highest fear of it. */
static double wakes(struct twin *t) {
  if (!handler_bring_hand(&t->h)) return -1;
  twin_nears(t, 5);
  double peak = twin_rat(t).fear;
  twin_act(t, (struct sim_action){.verb = VERB_PET, .how = PET_SIDE, .seconds = 2});
  double fear = twin_peak(t, 3);
  twin_act(t, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  twin_pass(t, 6);
  twin_act(t, (struct sim_action){.verb = VERB_LEAVE});
  return fear > peak ? fear : peak;
}

static void at_noon(const struct life *l) { /* R45 */
  int q = life_first_lift(l);
  if (q < 0) return;
  for (int d = q; d < l->days; d++) {
    struct twin noon = twin_at(l, d), evening = twin_at(l, d);
    struct sim_rat before = twin_rat(&noon);
    if (before.doing == DOING_SLEEP && before.place == PLACE_CAGE) {
      twin_until(&evening, 18.5);
      bool out = twin_awaits(&evening);
      double trust = twin_rat(&evening).trust;
      double peak = wakes(&evening), noon_peak = wakes(&noon);
      double gain = twin_rat(&evening).trust - trust, noon_gain = twin_rat(&noon).trust - before.trust;
      if (out && peak >= 0 && noon_peak >= 0) {
        rule_held(l,
                  (struct verdict){"R45", "a sleeper touched at noon: more fear and less gain than in the evening",
                                   "gain in the evening, at noon"},
                  gain > noon_gain && noon_peak > peak, gain, noon_gain);
        d = l->days;
      }
    }
    twin_end(&noon), twin_end(&evening);
  }
}

/* Alone, with a calm friend, with one that has just been frightened: the hand comes to 30 cm, and then to 24. */
static double with_friend(const struct life *l, int friend_kind, double *keeps_cm) {
  struct level level = l->level;
  struct sim_rat_def *f = &level.sim.rats[1];
  level.sim.n_rats = friend_kind ? 2 : 1;
  f->trust = friend_kind == 2 ? 0.6 : 0.95, f->settled = 1, f->used_to_cm = 0;
  f->wariness[CUE_TOWEL] = friend_kind == 2 ? 1 : 0;
  struct twin t = twin_new(&level, l->seed);
  run_until(t.run, at(2, 18), false);
  if (friend_kind) twin_act(&t, (struct sim_action){.verb = VERB_SHOW, .rat = 1, .how = THING_TOWEL, .x = 0});
  struct sim_rat shown;
  sim_read_rat(t.s, friend_kind ? 1 : 0, &shown);
  bool as_meant = friend_kind == 0 || (friend_kind == 2) == (shown.fear > 0.6);
  for (int cm = 30; cm >= 24; cm -= 6) {
    twin_act(&t, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = cm});
    for (int k = 0; k < 60; k++) {
      twin_pass(&t, 0.1);
      struct sim_rat r = twin_rat(&t);
      *keeps_cm += (r.place == PLACE_HUT ? 50 : r.hover_cm) / 120;
    }
  }
  double peak = twin_rat(&t).fear_peak;
  twin_end(&t);
  return as_meant ? peak : -1;
}

static void friend_in_view(const struct life *l) { /* R46 */
  double cm[3] = {0}, alone = with_friend(l, 0, &cm[0]), calm = with_friend(l, 1, &cm[1]),
         scared = with_friend(l, 2, &cm[2]);
  if (calm < 0 || scared < 0) return; /* the friend was in its hut and saw nothing */
  bool worse = scared >= alone && (scared <= 0 || calm < scared);
  bool hides = cm[2] > cm[0] && cm[2] > cm[1]; /* or it does not let the hand come so near in the first place */
  rule_held(l,
            (struct verdict){"R46", "a calm friend in view: less fear; a frightened one: more, or it keeps away",
                             "fear with calm, with frightened"},
            calm <= alone + 0.05 && (worse || hides), calm, scared);
}

/* How near a mouse keeps on day 8, after five days with nothing, a tunnel, the tail. */
static double mouse_keeps(const struct life *l, int kind, double *before) {
  struct level level = l->level;
  level.sim.rats[0].species = SPECIES_MOUSE;
  struct twin t = twin_new(&level, l->seed);
  for (int day = 3; day < 9; day++) {
    run_until(t.run, at(day, 18), false);
    twin_act(&t, (struct sim_action){.verb = VERB_TALK, .seconds = 30});
    twin_pass(&t, 30);
    if (day == 3) *before = twin_rat(&t).hover_cm;
    if (day == 8) break;
    if (kind == 2) seize(t.s, LIFT_TAIL);
    if (kind == 1 && twin_awaits(&t) && handler_bring_hand(&t.h))
      twin_act(&t, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_TUNNEL});
    twin_pass(&t, 2);
    twin_act(&t, (struct sim_action){.verb = VERB_PUT});
    twin_act(&t, (struct sim_action){.verb = VERB_LEAVE});
  }
  double after = twin_rat(&t).hover_cm;
  twin_end(&t);
  return after;
}

static void mouse_lifts(const struct life *l) { /* R47 */
  if (l->source != SOURCE_PET_STORE) return;
  double before, tunnel = mouse_keeps(l, 1, &before), tail = mouse_keeps(l, 2, &before);
  rule_held(l,
            (struct verdict){"R47",
                             "a mouse, 2 s a day for five days: in a tunnel it then keeps nearer, by the tail farther",
                             "cm nearer by tunnel, farther by tail"},
            tunnel < before && tail > before, before - tunnel, tail - before);
}

static void tickled(const struct life *l) { /* R48 */
  int d = life_first_stroke(l) + 3;
  if (d < 3 || d >= l->days || l->noon[d].trust < 0.4) return;
  struct twin t = twin_at(l, d), early = twin_at(l, 3);
  bool chirps = false;
  int times = 0;
  for (int k = 0; k < 4; k++) {
    twin_until(&t, 19), twin_until(&early, 19);
    twin_act(&t, (struct sim_action){.verb = VERB_TALK, .seconds = 20});
    for (int n = 0; n < 90; n++) {
      twin_pass(&t, 1);
      struct sim_rat r = twin_rat(&t);
      for (int g = 0; g < r.n_signs; g++) chirps |= k == 3 && r.signs[g] == SIGN_USV50;
    }
    if (k == 3) break;
    if (twin_meets(&t)) {
      twin_nears(&t, 3);
      times += twin_act(&t, (struct sim_action){.verb = VERB_TICKLE, .seconds = 15}) == REASON_NONE;
      twin_pass(&t, 15);
    }
    twin_act(&t, (struct sim_action){.verb = VERB_LEAVE});
    twin_act(&early, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 0});
    twin_pass(&early, 5);
    twin_act(&early, (struct sim_action){.verb = VERB_TICKLE, .seconds = 15});
    twin_pass(&early, 15);
    twin_act(&early, (struct sim_action){.verb = VERB_LEAVE});
  }
  double joy = twin_rat(&t).joy, none = twin_rat(&early).joy;
  if (times == 3)
    rule_held(l,
              (struct verdict){
                  "R48",
                  "tickled 15 s on three days when it comes back: joy, and chirps before the hand; before trust none",
                  "joy, without trust"},
              joy > 0.1 && chirps && (l->noon[3].trust >= 0.4 || none < 0.05), joy, none);
  twin_end(&t), twin_end(&early);
}

/* A rescued one with a past: towel, perfume and hat are found from afar; a brush is nothing. */
static void things(const struct life *l) {
  if (l->source != SOURCE_RESCUE) return;
  struct level level = l->level;
  struct sim_rat_def *r = &level.sim.rats[0];
  r->wariness[CUE_TOWEL] = r->wariness[CUE_SCENT] = r->wariness[CUE_STRANGER] = 1, r->wariness[CUE_CLOTHES] = 0.3;
  struct twin t = twin_new(&level, l->seed);
  handler_live(&t.h, at(6, 12));
  twin_until(&t, 19);
  double fear[2][2]; /* towel, brush; 40 cm, 15 cm */
  for (int k = 0; k < 4; k++) {
    struct twin u = twin_again(&t);
    twin_awaits(&u);
    twin_act(&u,
             (struct sim_action){.verb = VERB_SHOW, .how = k / 2 ? THING_BRUSH : THING_TOWEL, .x = k % 2 ? 15 : 40});
    fear[k / 2][k % 2] = twin_peak(&u, 1);
    twin_end(&u);
  }
  rule_held(l,
            (struct verdict){"R6t", "what means harm to it frightens, the more the nearer; a brush does not",
                             "fear of it at 15 cm, of a brush"},
            fear[0][1] > 0.5 && fear[0][0] < 0.5 && fear[0][0] < fear[0][1] && fear[1][1] < 0.5 &&
                fear[1][1] < fear[0][1],
            fear[0][1], fear[1][1]);
  twin_end(&t);
}

void rules_beyond(const struct life *l) {
  by_the_tail(l);
  into_the_hut(l);
  at_noon(l);
  friend_in_view(l);
  mouse_lifts(l);
  tickled(l);
  things(l);
}
