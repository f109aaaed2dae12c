/* mind.c - one rat's mind. What it perceives makes fear jump (only at an event) and fade; fear drags stress behind it;
 * good and bad moments teach it about the cues that were there; trust is read off what it has learnt to fear. The
 * numbers in brackets are the equations of the model's description. */
/* Where this model is weak (section 9 of its description), and what became of it:
 *
 * 1. One number carries much: `overlong`. A fifth less of it is borne by now (the grip of a fist and lengths not known
 * help to carry); a quarter more still breaks R29 and R32 for three rats in four from shop and shelter. Left so: it is
 * what parts twenty minutes in clothing from a minute too long, and nothing measured says where exactly.
 *
 * 2. A first day costs by hands, not by sitting there: that is what the guide says (G5). An early hand is dear by now
 * (sensitise, imprint; R2, R5, R6).
 *
 * 3. Cliffs: holds that grow by 1.65, 1.8, 2, 2.5 a day end ever lower, by steps and not at once. A third forced hold
 * in one evening is one still: most of it is spent in terror, and each minute of that teaches.
 *
 * 4. Bites out of nowhere: none below bite_fear, none before a sign was there for bite_warning_s, none from a scuffle
 * that could not be seen; tests/test_engine_teeth.c looks at every bite of every level.
 *
 * 5. R46's size (a friend's part in a fright) is nobody's measurement: direction only.
 *
 * 6. Pairs are not independent: colony_pair.c. Illness is in germs.c, growing up and bad days in growth.c, strangers
 * and smells in disturb.c. Not there: gloves, and a man's smell beside a woman's.
 *
 * 7. A search knows only what habits.def can vary. Random diaries try the rest; neither proves that nothing is left.
 *
 * 8. Trust is read off the cues: two rats of one trust can differ. Quirk makes them; signs, not the number, tell. */
#include "inside.h"

/* The ladder: half of what is learnt about one rung reaches the next. */
static const int next_rung[CUE_COUNT] = {
    [CUE_HAND] = CUE_TREAT_HAND, [CUE_TREAT_HAND] = CUE_TOUCH, [CUE_TOUCH] = CUE_LIFT, [CUE_LIFT] = CUE_HOLD};

/* (1) "How little of you worries it." */
void mind_readout(struct rat *r) {
  const double *w = r->wariness;
  double sum = 0.5 * w[CUE_VOICE] + 0.5 * w[CUE_SCENT] + w[CUE_HAND] + 2 * w[CUE_TREAT_HAND] + 2 * w[CUE_TOUCH] +
               3 * w[CUE_LIFT] + 3 * w[CUE_HOLD];
  r->trust = 1 - sum / 12;
}

/* The best thing to eat that it can see: on the floor, in the fingers, or hoped for since the last one. */
static double food_in_sight(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  double best = r->expect;
  for (int k = 0; k < s->n_treats; k++) {
    if (s->treats[k].for_rat == i) best = num_max(best, treat_worth(r, s->treats[k].kind));
  }
  if (s->offering != TREAT_COUNT && s->offer_rat == i) best = num_max(best, treat_worth(r, (int)s->offering));
  return best;
}

/* (2) want: what pulls it to you. (3) edge: what makes everything scarier now. */
void mind_look(sim *s, int i) {
  struct rat *r = &s->rats[i];
  r->shown = food_in_sight(s, i);
  r->want = tuned(s, TUNE_CURIOSITY) + tuned(s, TUNE_LIKING) * r->trust + tuned(s, TUNE_JOY_PULL) * r->joy;
  if (!is_held(r)) r->want += tuned(s, TUNE_TREAT_PULL) * r->shown * (1 - r->satiety);
  r->edge = tuned(s, TUNE_EDGE_ROOM) * r->wariness[CUE_ROOM] + r->enough + r->stress + r->sleepy + r->giveup + r->mood +
            r->defence - tuned(s, TUNE_VOICE_CALM) * r->heard * (1 - r->wariness[CUE_VOICE]);
  if (r->friend_near == 2) r->edge += tuned(s, TUNE_FRIEND_SCARED);
}

/* (4) Avoidance left over after approach; avoidance falls off more steeply with distance. */
double mind_net(const sim *s, const struct rat *r, enum cue c, double strength, double cm) {
  double avoid =
      strength * (r->wariness[c] + tuned(s, TUNE_EDGE) * r->edge) * num_max(0, 1 - cm / tuned(s, TUNE_REACH_AVOID_CM));
  return avoid - r->want * (1 - cm / tuned(s, TUNE_REACH_APPROACH_CM));
}

double mind_luck(const sim *s, int i, int64_t key, enum luck purpose) {
  return 1 + tuned(s, TUNE_LUCK) * (2 * luck(s, i, key, purpose) - 1);
}

/* (6) Nearer than it is used to, or than it has just chosen by itself: twice as sudden is four times as scary. */
double mind_sudden(const sim *s, const struct rat *r, double cm) {
  double used = num_min(r->used_to_cm, r->own_cm + tuned(s, TUNE_OWN_CHOICE_CM));
  if (cm >= used) return 1;
  double jump = (used - cm) / tuned(s, TUNE_LOOM_CM);
  return 1 + jump * jump;
}

/* (4) The distance at which approach and avoidance are equal. */
double mind_hover(const sim *s, const struct rat *r) {
  double want = r->want, fear = r->wariness[CUE_HAND] + tuned(s, TUNE_EDGE) * r->edge;
  if (want >= fear) return 0;
  double cm = (fear - want) / (fear / tuned(s, TUNE_REACH_AVOID_CM) - want / tuned(s, TUNE_REACH_APPROACH_CM));
  return num_min(cm, tuned(s, TUNE_REACH_AVOID_CM));
}

double mind_solicit(const sim *s, const struct rat *r) {
  return num_clip(0.5 + tuned(s, TUNE_CURIOSITY) + tuned(s, TUNE_LIKING) * r->trust + tuned(s, TUNE_JOY_PULL) * r->joy -
                  r->wariness[CUE_HAND] - tuned(s, TUNE_EDGE) * r->edge);
}

double mind_waking(const sim *s, const struct rat *r) {
  return r->sleepy > 0.3 ? tuned(s, TUNE_WAKE_FRIGHT) * r->sleepy : 0;
}

/* What made it worst just now, to be told in plain words. */
enum sim_cause mind_blame(const sim *s, const struct rat *r, enum sim_cause otherwise) {
  (void)s;
  double worst = 0.6; /* below this the moment itself is to blame */
  enum sim_cause cause = otherwise;
  if (2 * r->wariness[CUE_ROOM] > worst) worst = 2 * r->wariness[CUE_ROOM], cause = CAUSE_ROOM_NEW;
  if (r->enough > worst) worst = r->enough, cause = CAUSE_ENOUGH;
  if (r->stress > worst) worst = r->stress, cause = CAUSE_STILL_STRESSED;
  return cause;
}

static void lose_step(sim *s, int i, enum verb verb) {
  struct rat *r = &s->rats[i];
  double most = num_max(r->used_to_cm, tuned(s, TUNE_STEP_LOST_MAX_CM));
  r->used_to_cm = num_min(r->used_to_cm + tuned(s, TUNE_STEP_LOST_CM), most);
  sim_note(s, i, (struct note){EVENT_STEP_LOST, CAUSE_HAND_NEARER, verb, r->used_to_cm});
}

static void note_fright(sim *s, int i, double before, enum sim_cause cause, enum verb verb) {
  struct rat *r = &s->rats[i];
  double now = r->fear;
  bool again = r->scared && s->now - r->scared_at > 100 && now - before > 0.2; /* a second one, 10 s later */
  if (now > 0.5 && (!r->scared || again)) {
    r->scared = 1;
    r->scared_at = s->now;
    if (verb != VERB_COUNT) r->scares++; /* an act of the person */
    sim_note(s, i, (struct note){EVENT_SCARE, cause, verb, now});
    if (verb == VERB_HAND) lose_step(s, i, verb);
  } else if (now - before > 0.02) {
    sim_note(s, i, (struct note){EVENT_FLINCH, cause, verb, now});
  }
}

/* (5) Fear jumps, and only here. */
void mind_startle(sim *s, int i, double fright, enum sim_cause cause, enum verb verb) {
  struct rat *r = &s->rats[i];
  double f = num_clip(fright), before = r->fear;
  if (r->friend_near == 1) f *= tuned(s, TUNE_FRIEND_CALM);
  if (f > 0 && r->sleepy > 0.4) r->sleepy = 0.4;
  if (f <= before) return;
  r->fear = f;
  r->fear_peak = num_max(r->fear_peak, f);
  note_fright(s, i, before, cause, verb);
}

/* (9) A good moment: less wary of what was there. */
void mind_good(sim *s, struct rat *r, const double *presence, double lesson) {
  double size = lesson * r->learning * num_max(0, 1 - 1.5 * r->enough) * (1 - 0.7 * r->sleepy) *
                num_max(0, 1 - 2 * r->giveup) * (1 - r->wariness[CUE_ROOM]) *
                num_max(0, 1 - (tuned(s, TUNE_SETTLED_LEARNS) - 1) * r->wariness[CUE_ROOM]);
  if (size <= 0) return;
  double less[CUE_COUNT] = {0}, spill = tuned(s, TUNE_SPILL);
  for (int c = CUE_VOICE; c < CUE_COUNT; c++) {
    less[c] += size * presence[c];
    if (next_rung[c]) less[next_rung[c]] += size * presence[c] * spill;
  }
  for (int c = CUE_VOICE; c < CUE_COUNT; c++) {
    if (r->wariness[c] > r->floor) r->wariness[c] -= num_min(less[c], 1) * (r->wariness[c] - r->floor);
  }
  mind_readout(r);
}

/* (10) A bad moment: warier, and faster, of what was there, as far as fear goes. */
void mind_bad(sim *s, struct rat *r, const double *presence, double dt, double feel) {
  double size = tuned(s, TUNE_BAD) * (0.75 + 0.5 * r->shy) * dt * (1 + 2 * r->wariness[CUE_ROOM]);
  if (is_held(r)) size *= tuned(s, TUNE_BAD_HELD);
  double more[CUE_COUNT] = {0}, spill = tuned(s, TUNE_SPILL);
  bool any = false;
  for (int c = 0; c < CUE_COUNT; c++) {
    if (presence[c] <= 0 || feel <= r->wariness[c]) continue;
    any = true;
    more[c] += size * presence[c] * (feel - r->wariness[c]);
    int up = next_rung[c];
    if (up && feel > r->wariness[up]) more[up] += size * presence[c] * spill * (feel - r->wariness[up]);
  }
  if (!any) return;
  for (int c = 0; c < CUE_COUNT; c++) r->wariness[c] = num_clip(r->wariness[c] + more[c]);
  mind_readout(r);
}

/* (15) Meddling before it has settled undoes part of the settling. One that has settled once and took fright since
 * knows the place all the same. */
void mind_unsettle(struct rat *r, double k) {
  if (r->settled_told >= 2) return;
  double w = r->wariness[CUE_ROOM];
  r->wariness[CUE_ROOM] = num_clip(w + k * num_max(0, w - 0.15) * (1 - w));
}

/* So little wariness of the room is left in one that is at home. Who has known bad homes takes longer, and to each bit
 * of strangeness more to heart. */
static double at_home(const sim *s, const struct rat *r) {
  bool rescue = s->def.rats[r - s->rats].source == SOURCE_RESCUE;
  return tuned(s, rescue ? TUNE_AT_HOME_RESCUE : TUNE_AT_HOME);
}

/* A hand at work about a rat that does not know yet where it is safe: the hand becomes part of what is not. */
void mind_meddle(const sim *s, struct rat *r) {
  double home = at_home(s, r), strange = num_max(0, r->wariness[CUE_ROOM] - home),
         taken = strange * tuned(s, TUNE_AT_HOME) / home, more = tuned(s, TUNE_SENSITISE) * (0.5 + r->shy) * strange;
  if (r->settled_told == SETTLED_WHOLLY) return; /* a fright does not make its own home a strange one */
  r->floor += tuned(s, TUNE_IMPRINT) * 2 * r->shy * taken * num_max(0, 0.5 - r->floor);
  for (int c = CUE_HAND; c; c = next_rung[c], more *= tuned(s, TUNE_SPILL))
    r->wariness[c] += more * (1 - r->wariness[c]);
  mind_readout(r);
  double w = r->wariness[CUE_ROOM];
  r->wariness[CUE_ROOM] =
      num_clip(w + tuned(s, TUNE_UNSETTLE_HAND) * strange * num_max(0, tuned(s, TUNE_UNSETTLE_MOST) - w));
}

/* (17) One contact may bring a bite: decided now, but shown by a warning first, and only if the contact goes on. */
void mind_contact(sim *s, int i, double chance, enum luck purpose, enum sim_cause cause) {
  struct rat *r = &s->rats[i];
  if (r->fear <= tuned(s, TUNE_BITE_FEAR)) return;
  double p = num_clip(tuned(s, TUNE_BITE) * r->fear * r->fear * chance * (0.5 + r->shy));
  if (luck(s, i, s->now, purpose) >= p) return;
  r->bite_due = 1;
  r->bite_cause = cause;
}

/* (11) held */
static void presence_held(const sim *s, const struct rat *r, double *p) {
  bool clothing = r->place == PLACE_CLOTHING, towel = r->place == PLACE_TOWEL;
  double q = r->lift_strength < 0.5 ? 0.3 : 1; /* in a tunnel it hardly meets the hand */
  double known = r->held_s / (r->held_s + tuned(s, TUNE_HOLD_KNOWN_S));
  p[CUE_HOLD] = known * (towel ? 0.5 : q);
  p[CUE_SCENT] = towel ? 0.5 : 1;
  p[CUE_LIFT] = clothing ? 0 : towel ? 0.4 : 0.7 * q;
  if (clothing) {
    p[CUE_CLOTHES] = 1;
  } else if (towel) {
    p[CUE_TOWEL] = 1;
  } else {
    p[CUE_HAND] = q;
    p[CUE_TOUCH] = q < 1 ? 0 : 1;
  }
}

/* (11) What is there to be learnt about. The nearest thing gets the credit and the blame. */
static void presence_now(const sim *s, int i, double *p) {
  const struct rat *r = &s->rats[i];
  bool held = is_held(r);
  if (!held) p[CUE_ROOM] = 0.03;
  if (s->talk_until) p[CUE_VOICE] = s->hand_in || held ? 0.2 : 1;
  if (held) {
    presence_held(s, r, p);
  } else if (s->hand_in && in_cage(r)) {
    double near = num_max(0, 1 - r->hand_cm / tuned(s, TUNE_REACH_APPROACH_CM));
    p[CUE_HAND] = near;
    p[CUE_SCENT] = 0.5 * near;
    if (s->offering != TREAT_COUNT && s->offer_rat == i && r->hand_cm < 4)
      p[CUE_TREAT_HAND] = s->offer_how == OFFER_FINGERS ? 1 : 0.5;
    if (s->petting == i) p[CUE_TOUCH] = p[CUE_HAND] = p[CUE_SCENT] = 1;
    if (s->in_hut == i) p[CUE_HUT] = 1;
  }
}

static double sleepy_at(int64_t ds) {
  double h = (double)(ds % SIM_DS_PER_DAY) / 36000.0;
  return h < 7 ? 0 : h < 9 ? (h - 7) * 0.3 : h < 14 ? 0.6 : h < 16 ? (16 - h) * 0.3 : 0;
}

/* (7, 8) The two clocks. */
static void fade(sim *s, int i, const struct factors *f) {
  struct rat *r = &s->rats[i];
  bool safe = r->place == PLACE_HUT && !s->hand_in;
  r->fear = num_fade(r->fear, is_held(r) ? f->held : safe ? f->hut : f->free);
  r->stress_stage = num_fade(r->stress_stage + (r->fear - r->stress_stage) * f->stress, 1);
  r->stress = num_fade(r->stress + (r->stress_stage - r->stress) * f->stress, 1);
  if (r->fear > 0.5) r->minutes_over_half += f->dt / 60;
  if (r->scared && r->fear < tuned(s, TUNE_OUT_AGAIN)) {
    r->scared = 0;
    sim_note(s, i, (struct note){EVENT_CALMED, CAUSE_CALMED_ALONE, VERB_COUNT, (double)(s->now - r->scared_at) * 0.1});
  }
}

/* (20) Only what had fallen below half of the first wariness comes back, slowly. */
static void forget(struct rat *r, const struct factors *f) {
  bool any = false;
  for (int c = CUE_VOICE; c < CUE_COUNT; c++) {
    double half = 0.5 * r->first[c];
    if (r->wariness[c] >= half) continue;
    r->wariness[c] += (half - r->wariness[c]) * f->forget;
    any = true;
  }
  if (any) mind_readout(r);
}

static void settle(sim *s, int i, const struct factors *f) {
  struct rat *r = &s->rats[i];
  r->wariness[CUE_ROOM] *= f->room;
  double far = 1 - r->wariness[CUE_ROOM];
  if (r->settled_told == 2 && r->wariness[CUE_ROOM] < at_home(s, r)) r->settled_told = SETTLED_WHOLLY;
  if (r->settled_told >= 2 || far < (r->settled_told ? 0.85 : 0.5)) return;
  r->settled_told++;
  sim_note(s, i, (struct note){EVENT_SETTLED, CAUSE_SETTLING, VERB_COUNT, r->settled_told == 2 ? 0.85 : 0.5});
}

/* It sleeps on it: at 06:00 the longest calm hold becomes what it is used to, and the mood is a new one. */
static void turn_day(sim *s, int i, const struct factors *f) {
  const int64_t six = 6 * 36000;
  int64_t before = s->now - (int64_t)(f->dt * 10 + 0.5);
  int64_t day = (s->now - six + SIM_DS_PER_DAY) / SIM_DS_PER_DAY;
  if ((before - six + SIM_DS_PER_DAY) / SIM_DS_PER_DAY == day) return;
  struct rat *r = &s->rats[i];
  r->used_to_hold_s = r->best_hold_s;
  r->mood = growth_mood(s, i, day);
}

static void slow_things(sim *s, int i, const struct factors *f) {
  struct rat *r = &s->rats[i];
  bool held = is_held(r);
  settle(s, i, f);
  if (!s->hand_in && !held) r->enough = num_fade(r->enough, r->sleepy > 0.3 ? f->slept : f->enough);
  if (!held) r->giveup = num_fade(r->giveup, f->giveup);
  r->satiety = num_fade(r->satiety, f->satiety);
  r->joy = num_fade(r->joy, f->joy);
  r->heard = num_fade(r->heard, f->heard);
  r->expect = num_fade(r->expect, f->expect);
  forget(r, f);
  double sleepy = sleepy_at(s->now);
  if (s->talk_until) {
    r->sleepy += (num_min(0.15, sleepy) - r->sleepy) * f->wake;
  } else {
    r->sleepy += (sleepy - r->sleepy) * f->sleepy;
  }
  turn_day(s, i, f);
}

void mind_quiet(sim *s, int i, const struct factors *f) {
  struct rat *r = &s->rats[i];
  if (r->fear > r->wariness[CUE_ROOM]) {
    r->wariness[CUE_ROOM] +=
        tuned(s, TUNE_BAD) * 0.03 * (0.75 + 0.5 * r->shy) * f->dt * (r->fear - r->wariness[CUE_ROOM]);
    r->wariness[CUE_ROOM] = num_clip(r->wariness[CUE_ROOM]);
  }
  fade(s, i, f);
  for (int c = 0; c < CUE_COUNT; c++) r->trace[c] = 0;
  r->warned_s = 0;
  slow_things(s, i, f);
}

/* (10) What a bad moment teaches. A quiet voice and a smell are never blamed for what the hand does; a rat that has
 * given up blames all of you. */
static void learn_fear(sim *s, int i, double *p, double dt) {
  struct rat *r = &s->rats[i];
  bool held = is_held(r);
  double feel = num_max(r->fear, held ? r->giveup : 0);
  if (feel < 0.02) return; /* hardly any wariness lies below */
  p[CUE_VOICE] = p[CUE_SCENT] = 0;
  if (held && r->giveup > 0.5) p[CUE_SCENT] = p[CUE_HAND] = p[CUE_TOUCH] = 2 * r->giveup - 1;
  mind_bad(s, r, p, dt, feel);
}

/* (9) Quiet time together is a slow lesson about everything that is there. */
static void enjoy_calm(sim *s, int i, const double *p, double dt) {
  struct rat *r = &s->rats[i];
  if (r->fear < 0.3) mind_good(s, r, p, (1 - r->fear / 0.3) * dt / tuned(s, TUNE_CALM_LESSON_S));
}

/* (14) */
static void tire(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (s->talk_until) r->heard += (1 - r->heard) * dt / 60;
  double rate = tuned(s, TUNE_ENOUGH_TALK_PER_S), hand = tuned(s, TUNE_ENOUGH_HAND_PER_S);
  if (is_held(r)) {
    rate = hand;
  } else if (s->hand_in && in_cage(r)) {
    rate += hand * num_max(0, 1 - r->hand_cm / 60);
  }
  r->enough += rate * dt * (1 - r->enough);
}

/* (19) Out of the cage a fright may send it off; and where there is a gap, through the gap. */
void mind_spook(sim *s, int i, enum sim_cause cause, enum verb verb) {
  struct rat *r = &s->rats[i];
  if (luck(s, i, s->now, LUCK_BOLT) >= tuned(s, TUNE_BOLT) * r->fear * r->fear * r->fear) return;
  sim_note(s, i, (struct note){EVENT_BOLTED, cause, verb, r->fear});
  r->under = 1;
  if (s->secured || luck(s, i, s->now, LUCK_ESCAPE) >= tuned(s, TUNE_ESCAPE) * outing_open(s)) return;
  r->place = PLACE_ESCAPED;
  r->back_at = s->now + 36000 * (2 + (int64_t)(6 * luck(s, i, s->now, LUCK_ESCAPE_TIME)));
  r->escapes++;
  sim_note(s, i, (struct note){EVENT_ESCAPED, cause, verb, 0});
}

/* In the big room something clatters now and then. */
static void startle_outside(sim *s, int i) {
  if (s->now % 600 || luck(s, i, s->now / 600, LUCK_NOISE_MINUTE) >= tuned(s, TUNE_STARTLE_PER_MIN)) return;
  disturb_bang(s, i);
}

/* Running about freely is fun, with a friend still more. */
static void roam(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (r->fear > 0.2) return;
  double friends = 0;
  for (int j = 0; j < s->def.n_rats; j++)
    friends += j != i && s->rats[j].place == PLACE_OUT && colony_is_friend(s, i, j);
  double rate = tuned(s, TUNE_JOY_ROAM) + (friends > 0 ? tuned(s, TUNE_JOY_COMPANY) : 0);
  r->joy += rate * dt / 60 * (1 - r->joy) * (1 - r->fear / 0.2) * r->trust;
}

/* What was there a moment ago can still be learnt about. */
static void keep_trace(const sim *s, struct rat *r, const double *presence) {
  for (int k = 0; k < s->parts; k++)
    for (int c = 0; c < CUE_COUNT; c++) r->trace[c] = num_max(presence[c], num_fade(r->trace[c], s->part.trace));
}

void mind_tick(sim *s, int i) {
  struct rat *r = &s->rats[i];
  mind_look(s, i);
  hand_feel(s, i);
  if (s->petting == i) hold_stroke(s, i, tick_s);
  if (s->shirt_for == i + 1) hold_shirt_tick(s, i);
  if (is_held(r)) hold_tick(s, i);
  if (r->bite_due || r->nip_due || r->fear > 0.3) {
    hold_teeth(s, i, tick_s);
  } else {
    r->warned_s = 0; /* a warning of long ago warns of nothing now */
  }
  double presence[CUE_COUNT] = {0};
  presence_now(s, i, presence);
  keep_trace(s, r, presence);
  feed_tick(s, i, tick_s);
  if ((s->now - s->visit_at) % 10 == 0) { /* what is slow is looked at once a second */
    enjoy_calm(s, i, presence, s->second.dt);
    tire(s, i, s->second.dt);
    if (r->place == PLACE_OUT) roam(s, i, s->second.dt);
    slow_things(s, i, &s->second);
  }
  for (int k = 0; k < s->parts; k++) {
    learn_fear(s, i, presence, s->part.dt);
    fade(s, i, &s->part);
  }
  if (r->place == PLACE_OUT) startle_outside(s, i);
  if (r->place == PLACE_OUT || r->fright_at) outing_tick(s, i, tick_s);
}
