/* lives.c - twins out of the lives of rats with somebody who follows the guide. */
#include "rules.h"

#include <assert.h>

struct twin twin_from(const struct life *l, const struct run *run, int day) {
  struct twin t = {.run = run_fork(run), .h = l->handler[day]};
  assert(t.run);
  t.h.run = t.run;
  t.s = run_sim(t.run);
  return t;
}

struct twin twin_at(const struct life *l, int day) {
  return twin_from(l, l->run[day], day);
}

struct twin twin_again(const struct twin *t) {
  struct twin u = {.run = run_fork(t->run), .h = t->h};
  assert(u.run);
  u.h.run = u.run;
  u.s = run_sim(u.run);
  return u;
}

struct twin twin_new(const struct level *level, uint64_t seed) {
  struct twin t = {.run = run_create(level, seed)};
  assert(t.run);
  handler_begin(&t.h, t.run, level, HANDLER_GUIDE);
  t.s = run_sim(t.run);
  return t;
}

void twin_end(struct twin *t) { run_destroy(t->run); }
struct sim_rat twin_rat(const struct twin *t) {
  return rat_of(t->s);
}
enum sim_reason twin_act(struct twin *t, struct sim_action a) { return run_act(t->run, &a); }
void twin_pass(struct twin *t, double seconds) {
  run_until(t->run, sim_now_ds(t->s) + (int64_t)(seconds * 10 + 0.5), false);
}

double twin_peak(struct twin *t, double seconds) {
  double peak = twin_rat(t).fear;
  for (int64_t end = sim_now_ds(t->s) + (int64_t)(seconds * 10 + 0.5); sim_now_ds(t->s) < end;) {
    run_step(t->run, end);
    double fear = twin_rat(t).fear;
    if (fear > peak) peak = fear;
  }
  return peak;
}

void twin_until(struct twin *t, double hour) {
  int64_t now = sim_now_ds(t->s), day = now / SIM_DS_PER_DAY, then = at((double)day, hour);
  run_until(t->run, then > now ? then : then + SIM_DS_PER_DAY, false);
}

bool twin_awaits(struct twin *t) {
  for (int k = 0; k < 30; k++) {
    struct sim_rat r = twin_rat(t);
    if (r.place == PLACE_CAGE && r.doing != DOING_SLEEP && r.fear < 0.25) return true;
    if (r.place >= PLACE_ARMS && r.place <= PLACE_FIST) return true;
    twin_act(t, (struct sim_action){.verb = VERB_TALK, .seconds = 10});
    twin_pass(t, 10);
  }
  return false;
}

bool twin_nears(struct twin *t, double cm) {
  for (int k = 0; k < 8; k++) {
    struct sim_rat r = twin_rat(t);
    if (r.hand_cm <= cm + 1) return true;
    if (twin_act(t, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = cm}) != REASON_NONE) return false;
    twin_pass(t, 2);
  }
  return twin_rat(t).hand_cm <= cm + 3;
}

bool twin_meets(struct twin *t) {
  double talk = t->h.habit.talk_s; /* who follows the guide says for so long who is coming */
  twin_act(t, (struct sim_action){.verb = VERB_TALK, .seconds = talk});
  twin_pass(t, talk);
  for (int k = 0; k < 3; k++) {
    if (!twin_awaits(t) || !handler_bring_hand(&t->h)) continue;
    handler_finger_meal(&t->h);
    if (twin_rat(t).hand_cm < 9 && twin_rat(t).place == PLACE_CAGE) return true;
  }
  return false;
}

bool twin_picks_up(struct twin *t, enum lift_how how) {
  const struct sim_action lifts = {.verb = VERB_LIFT, .how = (int)how};
  twin_meets(t);
  for (int k = 0; k < 4; k++) {
    if (sim_check(t->s, &lifts) == REASON_NONE) return twin_act(t, lifts) == REASON_NONE;
    if (twin_awaits(t)) twin_nears(t, 4);
  }
  return false;
}

void twin_put(struct twin *t, double after_s, int treat) {
  twin_act(t, (struct sim_action){.verb = VERB_PUT});
  if (treat >= 0) {
    twin_pass(t, after_s);
    twin_act(t, (struct sim_action){.verb = VERB_TREAT, .treat = treat});
  }
  twin_pass(t, 3);
  twin_act(t, (struct sim_action){.verb = VERB_LEAVE});
}

int life_first_trust(const struct life *l, double trust) {
  for (int d = 2; d < l->days; d++) {
    if (l->noon[d].trust >= trust) return d;
  }
  return -1;
}

int life_first_lift(const struct life *l) {
  for (int d = 2; d < l->days; d++) {
    if (l->handler[d].lift_day > 0) return d - 1;
  }
  return -1;
}

int life_first_stroke(const struct life *l) {
  for (int d = 2; d < l->days; d++) {
    if (l->handler[d].on_hand >= 3) return d;
  }
  return -1;
}
