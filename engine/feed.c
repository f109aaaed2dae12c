/* feed.c - food: on the floor beside the hand, in the fingers, in the mouth. It goes to food if it dares to be where
 * the food lies, with the hand where the hand is; so a person puts it down, draws the hand back, and keeps still. */
#include "inside.h"

static bool lickable(int64_t kind) {
  static const bool is[] = {
#define T(id, name, value, words, lick, harm) lick,
#include "treats.def"
#undef T
  };
  return is[kind];
}

/* (16) */
bool feed_would(const sim *s, const struct rat *r, double worth) {
  return r->fear < tuned(s, TUNE_EAT_FEAR) + tuned(s, TUNE_EAT_VALUE) * worth && r->satiety < 0.9 && r->giveup < 0.5;
}

struct treat_down *feed_find(sim *s, int64_t id) {
  for (int k = 0; k < s->n_treats; k++) {
    if (s->treats[k].id == id) return &s->treats[k];
  }
  return NULL;
}

static void remove_treat(sim *s, struct treat_down *t) {
  for (struct treat_down *last = &s->treats[--s->n_treats]; t < last; t++) *t = t[1];
}

void feed_offer(sim *s, int i, int kind, enum offer_how how) {
  s->offering = kind;
  s->offer_how = how;
  s->offer_rat = i;
  s->rats[i].offer_s = 0;
}

void feed_end_offer(sim *s) { s->offering = TREAT_COUNT; }

static double cm_from_hand(const sim *s, double x, double y) {
  return s->hand_in ? num_length(s->hand_x - x, s->hand_y - y) : 999;
}

/* The fright that a hand so far from the food would be. */
static double dread(const sim *s, const struct rat *r, double cm) {
  return cm >= 999 ? -1 : tuned(s, TUNE_GAIN) * mind_net(s, r, CUE_HAND, 1, cm);
}

/* What should not be eaten. Nothing of it is drawn but a cough: the words say the rest. */
static void bad_for_it(sim *s, int i, int64_t kind) {
  static const int harm[] = {
#define T(id, name, value, words, lick, harmful) harmful,
#include "treats.def"
#undef T
  };
  if (harm[kind] == 0 || (harm[kind] == 1 && s->def.rats[i].sex != SEX_MALE)) return;
  enum sim_cause cause = harm[kind] == 1 ? CAUSE_ORANGE_PEEL : CAUSE_STICKY_FOOD;
  if (harm[kind] == 2) mind_startle(s, i, tuned(s, TUNE_STICKY_FRIGHT), cause, VERB_TREAT);
  sim_note(s, i, (struct note){EVENT_BAD_FOOD, cause, VERB_TREAT, (double)kind});
}

static void swallow_lesson(sim *s, int i, double lesson, enum sim_cause cause, double cm) {
  struct rat *r = &s->rats[i];
  mind_good(s, r, r->trace, lesson * r->meal_value * (1 - r->satiety));
  r->satiety = num_clip(r->satiety + tuned(s, TUNE_EAT_SATIETY));
  r->enough += tuned(s, TUNE_ENOUGH_TREAT) * (1 - r->enough);
  r->expect = num_max(r->expect, r->meal_value);
  r->treats_eaten++;
  r->meal_cm = cm;
  r->fed_at = s->now;
  sim_note(s, i, (struct note){EVENT_TREAT_TAKEN, cause, s->hand_in ? VERB_TREAT : VERB_COUNT, cm});
  bad_for_it(s, i, r->food);
  if (cm < 999 && r->fear < 0.3 && cm < r->used_to_cm) {
    bool step = cm < r->used_to_cm - 0.5;
    r->used_to_cm = cm;
    if (step) sim_note(s, i, (struct note){EVENT_NEARER, cause, VERB_TREAT, cm});
  }
}

static void begin_meal(sim *s, int i, int64_t kind, bool stay) {
  struct rat *r = &s->rats[i];
  bool here = stay || lickable(kind);
  r->food = kind;
  r->eaten = r->meal_s = 0;
  r->meal_length_s = 4 + 4 * luck(s, i, s->now, LUCK_MEAL_TIME);
  if (lickable(kind) && !stay) r->meal_length_s = 2; /* a lick or two, and off */
  r->stay = stay;
  r->ate_here = here;
  r->treat_id = 0;
  r->dare_s = 0;
  body_do(r, DOING_TAKE);
  r->aim = here ? AIM_EAT : AIM_CARRY;
}

static void refuse(sim *s, int i, double cm) {
  struct rat *r = &s->rats[i];
  enum sim_cause cause = CAUSE_TREAT_TOO_NEAR;
  if (r->satiety >= 0.9) {
    cause = CAUSE_TREAT_FULL;
  } else if (r->fear > 0.2) {
    cause = CAUSE_TREAT_AFRAID;
  }
  sim_note(s, i, (struct note){EVENT_TREAT_REFUSED, cause, VERB_TREAT, cm});
}

/* It is at the hand already, of its own will, or under it. */
static bool at_hand(const sim *s, const struct rat *r) {
  return in_cage(r) && s->hand_in && r->hand_cm < 6 && !r->hiding && r->food == TREAT_COUNT &&
         r->doing != DOING_SLEEP && dread(s, r, r->hand_cm) < tuned(s, TUNE_STAY_NEAR_HAND);
}

/* Held, just put down, or at the hand: it is given to it, and it takes it at once or not at all. */
static bool give(sim *s, int i, int kind) {
  struct rat *r = &s->rats[i];
  bool here = at_hand(s, r) && feed_would(s, r, treat_worth(r, kind));
  if (!is_held(r) && !here && s->now - r->put_at > 30) return false;
  r->meal_value = treat_worth(r, kind);
  if (!feed_would(s, r, r->meal_value) || r->squirming) {
    refuse(s, i, 0);
    return !is_held(r) ? false : true;
  }
  r->from_fingers = 0;
  begin_meal(s, i, kind, is_held(r) || here);
  swallow_lesson(s, i, 1, CAUSE_TREAT_NEAR, num_max(r->hand_cm, 0));
  return true;
}

void feed_put(sim *s, int i, int kind) {
  if (!give(s, i, kind)) feed_drop(s, i, kind, s->hand_x, s->hand_y);
}

void feed_drop(sim *s, int i, int kind, double x, double y) {
  if (s->n_treats >= SIM_MAX_TREATS) return;
  s->treats[s->n_treats++] =
      (struct treat_down){.kind = kind, .for_rat = i, .id = s->next_id++, .at_ds = s->now, .x = x, .y = y};
}

static void take_from_floor(sim *s, int i, struct treat_down *t) {
  struct rat *r = &s->rats[i];
  double cm = cm_from_hand(s, t->x, t->y), worth = treat_worth(r, t->kind);
  int kind = t->kind;
  double net = dread(s, r, cm) * mind_luck(s, i, s->now, LUCK_STAY);
  bool stay = r->fear < 0.25 && net < tuned(s, TUNE_STAY_NEAR_HAND);
  remove_treat(s, t);
  r->meal_value = worth;
  r->from_fingers = 0;
  begin_meal(s, i, kind, stay);
  swallow_lesson(s, i, stay ? 1 : tuned(s, TUNE_CARRIED_LESSON), s->hand_in ? CAUSE_TREAT_NEAR : CAUSE_TREAT_LEFT, cm);
}

/* Dares it go there? The nearer to what it dares, the longer it thinks. */
static bool dares(const sim *s, const struct rat *r, const struct treat_down *t) {
  return feed_would(s, r, treat_worth(r, t->kind)) &&
         dread(s, r, cm_from_hand(s, t->x, t->y)) < tuned(s, TUNE_EAT_NEAR_HAND);
}

static bool mine(const sim *s, int i, const struct treat_down *t) {
  if (colony_apart(s, i, t->for_rat)) return false;
  return t->for_rat == i || s->now - t->at_ds > 600; /* others wait a minute */
}

static struct treat_down *tempting(sim *s, int i) {
  struct rat *r = &s->rats[i];
  struct treat_down *best = NULL;
  double nearest = 1e9;
  for (int k = 0; k < s->n_treats; k++) {
    struct treat_down *t = &s->treats[k];
    double cm = num_length(t->x - r->x, t->y - r->y);
    if (mine(s, i, t) && cm < nearest && dares(s, r, t)) nearest = cm, best = t;
  }
  return best;
}

static void mark_refusals(sim *s, int i) {
  struct rat *r = &s->rats[i];
  int64_t wait = (int64_t)(10 * tuned(s, TUNE_REFUSE_S));
  for (int k = 0; k < s->n_treats; k++) {
    struct treat_down *t = &s->treats[k];
    if (t->for_rat != i || t->refused || s->now - t->at_ds < wait || r->treat_id == t->id) continue;
    t->refused = 1;
    refuse(s, i, cm_from_hand(s, t->x, t->y));
  }
}

static bool free_to_eat(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  return in_cage(r) && r->food == TREAT_COUNT && !r->hiding && r->doing != DOING_SLEEP && r->doing != DOING_FREEZE &&
         s->petting != i && r->fear < tuned(s, TUNE_FLEE);
}

static void look_for_food(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  mark_refusals(s, i);
  struct treat_down *t = free_to_eat(s, i) ? tempting(s, i) : NULL;
  if (!t) {
    r->treat_id = 0;
    r->dare_s = num_max(0, r->dare_s - dt);
    if (r->aim == AIM_FOOD) body_aim(s, i, AIM_NONE, 0);
    return;
  }
  double hesitates = num_max(0, dread(s, r, cm_from_hand(s, t->x, t->y)) + 0.15);
  r->dare_s += dt;
  if (r->dare_s < 1 + 2 * luck(s, i, t->id, LUCK_HESITATE) + 18 * hesitates) return;
  r->treat_id = t->id;
  double nose = num_length(t->x - (r->x + RAT_LENGTH_CM / 2 * r->dx), t->y - (r->y + RAT_LENGTH_CM / 2 * r->dy));
  if (nose < 3.5) take_from_floor(s, i, t);
}

static void take_from_fingers(sim *s, int i) {
  struct rat *r = &s->rats[i];
  bool spoon = s->offer_how == OFFER_SPOON;
  double nip =
      num_clip((tuned(s, TUNE_NIP) + tuned(s, TUNE_NIP_BARS) * r->bars) * (s->smelly ? tuned(s, TUNE_NIP_SMELL) : 1));
  if (!spoon && luck(s, i, s->now, LUCK_NIP) < nip) r->nip_due = 12;
  r->trace[CUE_TREAT_HAND] = spoon ? 0.5 : 1;
  bool stay = tuned(s, TUNE_GAIN) * mind_luck(s, i, s->now, LUCK_STAY) * mind_net(s, r, CUE_TOUCH, 1, 0) <
              tuned(s, TUNE_STAY_FINGERS);
  r->meal_value = treat_worth(r, (int)s->offering);
  r->from_fingers = 1;
  r->bars *= 0.97;
  begin_meal(s, i, s->offering, stay);
  feed_end_offer(s);
  swallow_lesson(s, i, 1, CAUSE_TREAT_FINGERS, spoon ? num_max(8, r->hand_cm) : 0);
}

/* Held out: it must come all the way. */
static void meet_fingers(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  bool spoon = s->offer_how == OFFER_SPOON;
  double worth = treat_worth(r, (int)s->offering);
  double net = r->wariness[CUE_TREAT_HAND] + tuned(s, TUNE_EDGE) * r->edge - r->want - (spoon ? 0.1 : 0);
  r->offer_s += dt;
  if (free_to_eat(s, i) && feed_would(s, r, worth) && net < tuned(s, TUNE_EAT_FINGERS)) {
    if (r->aim != AIM_FINGERS) body_aim(s, i, AIM_FINGERS, 30);
    double nose =
        num_length(s->hand_x - (r->x + RAT_LENGTH_CM / 2 * r->dx), s->hand_y - (r->y + RAT_LENGTH_CM / 2 * r->dy));
    if (nose < 3.5 || r->hand_cm < 0.5) {
      take_from_fingers(s, i);
      return;
    }
  } else if (r->aim == AIM_FINGERS) {
    body_aim(s, i, AIM_NONE, 0);
  }
  if (r->offer_s <= tuned(s, TUNE_REFUSE_S)) return;
  refuse(s, i, r->hand_cm);
  feed_end_offer(s);
}

void feed_bars(sim *s, int i, int kind) {
  struct rat *r = &s->rats[i];
  double worth = treat_worth(r, kind), p = 0.03 + 0.9 * r->bars;
  if (!feed_would(s, r, worth) || r->sleepy > 0.4) {
    refuse(s, i, 999);
    return;
  }
  r->meal_value = worth;
  r->satiety = num_clip(r->satiety + tuned(s, TUNE_EAT_SATIETY));
  r->treats_eaten++;
  sim_note(s, i, (struct note){EVENT_TREAT_TAKEN, CAUSE_BARS, VERB_OFFER, 999});
  bad_for_it(s, i, kind);
  r->bars += 0.25 * (1 - r->bars);
  if (luck(s, i, s->now, LUCK_BARS) < num_clip(p * (s->smelly ? 3 : 1))) r->nip_due = 12;
}

static void eat(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (r->doing != DOING_EAT) return;
  r->meal_s += dt;
  r->eaten = num_clip(r->meal_s / r->meal_length_s);
  if (r->meal_s < r->meal_length_s) return;
  r->food = TREAT_COUNT;
  enum sim_cause cause = r->from_fingers ? CAUSE_TREAT_FINGERS : r->meal_cm < 999 ? CAUSE_TREAT_NEAR : CAUSE_TREAT_LEFT;
  sim_note(s, i, (struct note){EVENT_TREAT_EATEN, cause, VERB_COUNT, r->meal_cm});
  bool uneasy = r->meal_cm < 999 && dread(s, r, r->meal_cm) > -0.3; /* came for it, and goes home again */
  body_aim(s, i, uneasy ? AIM_HOME : AIM_NONE, uneasy ? 10 + 10 * luck(s, i, s->now, LUCK_AIM_TIME) : 0);
}

void feed_tick(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (r->food != TREAT_COUNT) {
    eat(s, i, dt);
  } else if (s->offering != TREAT_COUNT && s->offer_rat == i) {
    meet_fingers(s, i, dt);
  } else if (s->n_treats) {
    look_for_food(s, i, dt);
  }
}

/* What is left lying is found at night. */
void feed_night(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (!s->n_treats || r->sleepy > 0.3 || !in_cage(r) || r->satiety > 0.8) return;
  if (luck(s, i, s->now / 600, LUCK_QUIET) > 0.2) return;
  struct treat_down *t = s->treats;
  while (t < s->treats + s->n_treats && colony_apart(s, i, t->for_rat)) t++;
  if (t == s->treats + s->n_treats) return;
  bad_for_it(s, i, t->kind);
  remove_treat(s, t);
  r->satiety = num_clip(r->satiety + tuned(s, TUNE_EAT_SATIETY));
}
