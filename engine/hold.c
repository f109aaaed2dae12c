/* hold.c - what hands do to a rat: stroking, lifting, holding, putting back; and its teeth, which never come without
 * a warning that can be seen. */
#include "inside.h"

static const double place_strength[PET_WHERE_COUNT] = {
    [PET_BACK] = 1.1, [PET_HEAD] = 1.3, [PET_SIDE] = 1, [PET_BELLY] = 1.6, [PET_TAIL] = 1.8};

static void end_stroke(sim *s) {
  s->petting = -1;
  s->pet_s = 0;
}

/* Hands about it touch it everywhere: who is not used to strokes fears a lift the more. */
static double lift_net(const sim *s, const struct rat *r, double strength) {
  return mind_net(s, r, CUE_LIFT, strength, 0) + strength * tuned(s, TUNE_LIFT_TOUCH) * r->wariness[CUE_TOUCH];
}

static void note_stroke(sim *s, int i, double felt) {
  struct rat *r = &s->rats[i];
  bool lean = r->fear < 0.3 && tuned(s, TUNE_GAIN) * lift_net(s, r, 1) < tuned(s, TUNE_LEAN_IN);
  if (!s->pet_felt) {
    enum sim_cause cause = felt < 0.3 ? CAUSE_TOUCH_KNOWN : CAUSE_TOUCH_TOO_EARLY;
    sim_note(s, i, (struct note){EVENT_STROKED, cause, VERB_PET, r->fear});
    s->pet_felt = 1;
  }
  if (lean && !r->lean) sim_note(s, i, (struct note){EVENT_LEANED_IN, CAUSE_TOUCH_KNOWN, VERB_PET, 0});
  r->lean = lean;
}

/* It decides anew every two seconds what it makes of the stroking. */
void hold_stroke(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (r->hand_cm > 1.5) { /* the hand is still on its way, or the rat went off */
    s->pet_s -= dt;
    if (r->hand_cm > 14 || s->pet_s <= 0) end_stroke(s);
    return;
  }
  if (s->pet_next_s <= 0) {
    double strength = place_strength[s->pet_where] * mind_sudden(s, r, 0);
    if (s->def.rats[i].species == SPECIES_MOUSE) strength *= tuned(s, TUNE_MOUSE_TOUCH);
    double felt = tuned(s, TUNE_GAIN) * mind_luck(s, i, s->now, LUCK_TOUCH) * mind_net(s, r, CUE_TOUCH, strength, 0);
    enum sim_cause cause = CAUSE_TOUCH_TOO_EARLY;
    if (r->sleepy > 0.3) {
      cause = CAUSE_WOKEN;
    } else if (s->pet_where >= PET_BELLY && r->wariness[CUE_TOUCH] < 0.3) {
      cause = CAUSE_TOUCH_PLACE;
    }
    double unseen = r->food != TREAT_COUNT ? tuned(s, TUNE_MEAL_TOUCH) : 0; /* it looks at its food */
    mind_startle(s, i, felt + mind_waking(s, r) + unseen, cause, VERB_PET);
    mind_contact(s, i, 0.4, LUCK_TOUCH_BITE, cause);
    note_stroke(s, i, felt);
    s->pet_next_s = 2;
  }
  s->pet_next_s -= dt;
  s->pet_s -= dt;
  r->enough += dt * tuned(s, TUNE_ENOUGH_STROKE_PER_S) * (1 - r->enough);
  if (s->pet_s <= 0 || (r->fear > 0.5 && !r->bite_due)) end_stroke(s);
}

static double hold_strength(const sim *s, int64_t place) {
  switch (place) {
  case PLACE_CLOTHING: return tuned(s, TUNE_HOLD_CLOTHING);
  case PLACE_TOWEL: return tuned(s, TUNE_HOLD_TOWEL);
  case PLACE_FIST: return tuned(s, TUNE_HOLD_FIST);
  default: return tuned(s, TUNE_HOLD_ARMS);
  }
}

static void hurt_tail(sim *s, int i) {
  struct rat *r = &s->rats[i];
  mind_startle(s, i, 0.9, CAUSE_LIFT_TAIL, VERB_LIFT);
  for (int c = CUE_HAND; c <= CUE_LIFT; c++) r->wariness[c] += 0.1 * (1 - r->wariness[c]);
  mind_readout(r);
  double p = s->def.rats[i].species == SPECIES_MOUSE ? 0.01 : 0.03;
  if (luck(s, i, s->now, LUCK_TAIL) < p)
    sim_note(s, i, (struct note){EVENT_TAIL_INJURY, CAUSE_LIFT_TAIL, VERB_LIFT, 0});
}

static void lift_fright(sim *s, int i, enum lift_how how) {
  static const double strength[LIFT_HOW_COUNT] = {
      [LIFT_SCOOP] = 1, [LIFT_TOWEL] = 0.8, [LIFT_FIST] = 1.2, [LIFT_TAIL] = 2, [LIFT_TUNNEL] = 0.25};
  static const double teeth[LIFT_HOW_COUNT] = {
      [LIFT_SCOOP] = 1, [LIFT_TOWEL] = 0.3, [LIFT_FIST] = 1.5, [LIFT_TAIL] = 1.5, [LIFT_TUNNEL] = 0.1};
  struct rat *r = &s->rats[i];
  r->lift_strength = strength[how];
  double sudden = how == LIFT_TUNNEL ? 1 : mind_sudden(s, r, 0);
  double net = lift_net(s, r, strength[how] * sudden);
  if (how == LIFT_TOWEL) net = 0.5 * net + 0.5 * mind_net(s, r, CUE_TOWEL, strength[how] * sudden, 0);
  if (how == LIFT_TUNNEL && net <= 0 && s->in_hut != i)
    sim_note(s, i, (struct note){EVENT_ENTERED_TUNNEL, CAUSE_OWN_WILL, VERB_LIFT, 0});
  enum sim_cause cause = r->sleepy > 0.3 ? CAUSE_WOKEN : mind_blame(s, r, CAUSE_LIFT_TOO_EARLY);
  mind_startle(s, i, tuned(s, TUNE_GAIN) * mind_luck(s, i, s->now, LUCK_LIFT) * net + mind_waking(s, r), cause,
               VERB_LIFT);
  if (s->in_hut == i) mind_startle(s, i, r->fear + 0.2, CAUSE_HUT_REACHED, VERB_LIFT);
  mind_contact(s, i, s->in_hut == i ? 4 : teeth[how], LUCK_LIFT_BITE, CAUSE_CORNERED);
  if (how == LIFT_TAIL) hurt_tail(s, i);
}

/* (14) One that has not got over the last time yet has enough of it the sooner. */
static void tire_of_lifts(const sim *s, struct rat *r) {
  double more = tuned(s, TUNE_ENOUGH_LIFT) * (1 + tuned(s, TUNE_ENOUGH_AGAIN) * r->enough);
  r->enough += num_min(more, 1) * (1 - r->enough);
}

static const double tunnel_strength = 0.35; /* of no other hold */

bool hold_in_tunnel(const struct rat *r) { return r->place == PLACE_ARMS && r->hold_strength == tunnel_strength; }

void hold_lift(sim *s, int i, enum lift_how how) {
  struct rat *r = &s->rats[i];
  mind_look(s, i);
  mind_unsettle(r, tuned(s, TUNE_UNSETTLE_LIFT));
  lift_fright(s, i, how);
  sim_note(s, i, (struct note){EVENT_LIFTED, CAUSE_LIFTED, VERB_LIFT, r->fear});
  tire_of_lifts(s, r);
  r->held_s = 0;
  r->hold_luck = mind_luck(s, i, s->now, LUCK_HOLD);
  r->hold_peak = r->fear;
  r->own_will = r->squirming = 0;
  r->place = how == LIFT_TOWEL ? PLACE_TOWEL : how == LIFT_FIST ? PLACE_FIST : PLACE_ARMS;
  r->hold_strength = how == LIFT_TUNNEL ? tunnel_strength : hold_strength(s, r->place);
  r->aim = AIM_NONE;
  r->treat_id = 0;
  r->food = TREAT_COUNT;
  s->held = i;
  s->in_hut = -1;
  s->shirt_for = s->shirt_until = 0;
  end_stroke(s);
  feed_end_offer(s);
  body_do(r, DOING_LIFTED);
}

void hold_change(sim *s, int i, enum hold_how how) {
  struct rat *r = &s->rats[i];
  r->place = how == HOLD_CLOTHING ? PLACE_CLOTHING : how == HOLD_FIST ? PLACE_FIST : PLACE_ARMS;
  r->hold_strength = hold_strength(s, r->place);
}

void hold_open_shirt(sim *s, int i) {
  end_stroke(s);
  s->in_hut = -1;
  s->shirt_for = i + 1;
  s->shirt_until = s->now + (int64_t)(10 * tuned(s, TUNE_SHIRT_S));
}

static void enter_shirt(sim *s, int i) {
  struct rat *r = &s->rats[i];
  r->place = PLACE_CLOTHING;
  r->held_s = r->hold_luck = 0;
  r->hold_peak = r->fear;
  r->hold_strength = hold_strength(s, r->place);
  r->lift_strength = 1;
  r->own_will = 1;
  r->squirming = 0;
  r->enough += 0.5 * tuned(s, TUNE_ENOUGH_LIFT) * (1 - r->enough);
  r->aim = AIM_NONE;
  r->treat_id = 0;
  s->held = i;
  s->shirt_for = s->shirt_until = 0;
  sim_note(s, i, (struct note){EVENT_ENTERED_CLOTHES, CAUSE_OWN_WILL, VERB_HOLD, r->fear});
}

/* Does it want to be in there, dark and warm and smelling of you, more than it fears it? It walks, or it does not. */
void hold_shirt_tick(sim *s, int i) {
  struct rat *r = &s->rats[i];
  bool over = s->now >= s->shirt_until,
       at_leisure = in_cage(r) && !r->hiding && r->food == TREAT_COUNT && r->fear < 0.3;
  double push = r->wariness[CUE_CLOTHES] + tuned(s, TUNE_EDGE) * r->edge - r->want;
  bool willing = at_leisure && push < 0.05 * (1 - luck(s, i, s->shirt_until, LUCK_SHIRT));
  if (willing && r->hand_cm < 1) {
    enter_shirt(s, i);
    return;
  }
  if (willing && r->aim != AIM_FINGERS && !r->treat_id) body_aim(s, i, AIM_FINGERS, 30);
  if (!willing && r->aim == AIM_FINGERS) body_aim(s, i, AIM_NONE, 0);
  if (!over) return;
  s->shirt_for = s->shirt_until = 0;
  sim_note(s, i, (struct note){EVENT_STAYED_OUT, CAUSE_OWN_WILL, VERB_HOLD, r->hand_cm});
}

/* Ten calm seconds in the hands say little about a minute: of what is longer than it knows it is nearly as wary as it
 * came; and nobody likes not to know how long. In clothing there are no hands to be wary of. */
static double wary_of_length(const sim *s, const struct rat *r) {
  double w = r->wariness[CUE_HOLD], unknown = tuned(s, TUNE_LENGTH_KNOWN_S);
  if (r->place == PLACE_CLOTHING) return w;
  double first = num_max(r->first[CUE_HOLD], tuned(s, TUNE_LENGTH_WARY));
  return w + num_max(0, first - w) * unknown / (unknown + r->used_to_hold_s);
}

/* (12) Longer than it is used to? */
static void feel_length(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  double over = tuned(s, TUNE_OVERLONG), k = r->held_s / r->used_to_hold_s - 1;
  if (r->place == PLACE_FIST) k = num_max(k, tuned(s, TUNE_GRIP)); /* it cannot move: any length is too long */
  if (r->own_will || k <= 0 || r->held_s - dt >= (1 + over) * r->used_to_hold_s) return;
  double wary = wary_of_length(s, r) + 0.25 * tuned(s, TUNE_EDGE) * r->edge;
  double fright = tuned(s, TUNE_GAIN) * r->hold_luck * (r->hold_strength * num_min(k, over) * wary - r->want);
  bool last = k >= over;
  if (fright > r->fear + tuned(s, TUNE_FLINCH) || (last && fright > r->fear))
    mind_startle(s, i, fright, CAUSE_HELD_TOO_LONG, VERB_HOLD);
}

/* (18) A squirm or none, decided every five seconds. */
static void squirm(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (s->now % 50) return;
  bool squirming = luck(s, i, s->now / 50, LUCK_SQUIRM) < tuned(s, TUNE_SQUIRM) * r->fear;
  if (squirming && !r->squirming) {
    double teeth = r->place == PLACE_FIST ? 2 : r->place == PLACE_TOWEL ? 0.3 : r->place == PLACE_CLOTHING ? 0.15 : 0.5;
    sim_note(s, i, (struct note){EVENT_SQUIRMED, CAUSE_TRAPPED, VERB_COUNT, r->held_s});
    mind_contact(s, i, teeth, LUCK_SQUIRM_BITE, CAUSE_CORNERED);
  }
  r->squirming = squirming;
}

/* The longer it is afraid and cannot get away, the nearer it is to giving up. */
static void despair(const sim *s, struct rat *r) {
  double dt = s->part.dt;
  for (int k = 0; k < s->parts; k++) r->giveup += (1 - r->giveup) * r->fear * dt / tuned(s, TUNE_GIVEUP_S);
}

void hold_tick(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double before = r->giveup;
  r->held_s += tick_s;
  feel_length(s, i, tick_s);
  r->hold_peak = num_max(r->hold_peak, r->fear);
  if (r->hold_peak < 0.3) r->hold_longest_calm_s = num_max(r->hold_longest_calm_s, r->held_s);
  if (r->fear > 0.5) despair(s, r);
  if (before <= 0.5 && r->giveup > 0.5)
    sim_note(s, i, (struct note){EVENT_GAVE_UP, CAUSE_TRAPPED, VERB_COUNT, r->held_s});
  squirm(s, i);
}

static bool touched(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  return is_held(r) || s->petting == i || s->in_hut == i || (s->hand_in && in_cage(r) && r->hand_cm < 3);
}

static void nip(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (--r->nip_due > 0) return;
  r->nips++;
  enum sim_cause cause = r->bars > 0.1 ? CAUSE_BARS : CAUSE_SMELLY_FINGERS;
  sim_note(s, i, (struct note){EVENT_NIP, cause, VERB_OFFER, 0});
  bool hard = s->smelly || r->bars > 0.1; /* took them for food; else it only tries what they are */
  if (hard && s->hand_in)
    mind_startle(s, i, tuned(s, TUNE_NIPPED_JERK) * mind_luck(s, i, s->now, LUCK_JERK), cause, VERB_OFFER);
}

/* (17) A bite that is due comes when the warning has been there to be seen and the hand has stayed. */
void hold_teeth(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  bool angry = r->fear > tuned(s, TUNE_BITE_FEAR);
  r->warned_s = angry && signs_warn(r) ? r->warned_s + dt : 0;
  if (r->nip_due) nip(s, i);
  if (!r->bite_due) return;
  if (!angry || !touched(s, i)) {
    r->bite_due = 0;
  } else if (r->warned_s >= tuned(s, TUNE_BITE_WARNING_S)) {
    r->bite_due = 0;
    r->bites++;
    sim_note(s, i, (struct note){EVENT_BITE, (enum sim_cause)r->bite_cause, VERB_COUNT, r->fear});
    end_stroke(s);
  }
}

static void learn_from_hold(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (r->squirming) { /* struggling paid */
    double *w = &r->wariness[CUE_HOLD];
    *w = num_clip(*w + tuned(s, TUNE_SQUIRM_COST) * (1 - *w));
    mind_readout(r);
    sim_note(s, i, (struct note){EVENT_STRUGGLE_PAID, CAUSE_STRUGGLE, VERB_PUT, r->held_s});
  }
  if (r->hold_peak > 0.5 || r->fear > 0.5) {
    r->used_to_hold_s = num_max(tuned(s, TUNE_FIRST_HOLD_S), r->used_to_hold_s * tuned(s, TUNE_HOLD_SCARED));
    r->best_hold_s = r->used_to_hold_s;
  } else if (r->fear < 0.3 && r->held_s > r->best_hold_s && r->place != PLACE_TOWEL) { /* that tells nothing of hands */
    r->best_hold_s = r->held_s;
  }
  double unease = r->hold_peak / 0.3, calm = num_max(0, 1 - tuned(s, TUNE_UNEASE) * unease * unease);
  r->trace[CUE_LIFT] *= calm; /* what it takes from a treat after that, too */
  r->trace[CUE_HOLD] *= calm;
  if (r->hold_peak >= 0.3 || r->fear >= 0.3) return;
  mind_good(s, r, r->trace, tuned(s, TUNE_ENDED_WELL)); /* nothing bad happened: a lesson by itself */
  sim_note(s, i, (struct note){EVENT_HELD_CALMLY, CAUSE_HELD_WELL, VERB_PUT, r->held_s});
}

void hold_put_back(sim *s, int i) {
  struct rat *r = &s->rats[i];
  learn_from_hold(s, i);
  sim_note(s, i, (struct note){EVENT_PUT_BACK, CAUSE_PERSON_ASKED, VERB_PUT, r->held_s});
  s->held = -1;
  r->place = PLACE_CAGE;
  r->squirming = r->bite_due = 0;
  r->x = HUT_DOOR_X_CM + 8;
  r->y = HUT_DOOR_Y_CM;
  r->dx = -1;
  r->dy = 0;
  s->hand_x = s->was_x = s->to_x = r->x + RAT_LENGTH_CM / 2 + 12;
  s->hand_y = s->was_y = s->to_y = r->y - 4;
  s->hand_busy = 0;
  r->recent_cm = r->hand_cm = hand_distance(r, s->hand_x, s->hand_y);
  r->own_cm = 999;
  body_put_down(s, i);
}
