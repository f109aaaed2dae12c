/* body.c - what a rat does with its body. Its will is an aim, chosen from what it wants and fears: flight first, then
 * food, then the hand, then its own errands. From the aim come a goal, a speed and one thing it is doing. */
#include "inside.h"

void body_do(struct rat *r, enum doing d) {
  if (r->doing == (int64_t)d) return;
  r->doing = d;
  r->doing_s = 0;
}

static double draw(const sim *s, int i, enum luck purpose) { return luck(s, i, s->now, purpose); }

static void go(struct rat *r, double x, double y, double speed) {
  r->goal_x = num_clamp(x, 4, CAGE_WIDTH_CM - 4);
  r->goal_y = num_clamp(y, 4, CAGE_DEPTH_CM - 4);
  r->goal_speed = speed;
}

static void stay_put(struct rat *r) {
  r->goal_x = r->x;
  r->goal_y = r->y;
  r->goal_speed = 0;
}

static void go_home(const sim *s, int i, double speed) {
  double x, y;
  walk_home(i, &x, &y);
  go(&((sim *)s)->rats[i], x, y, speed);
}

/* How far to the right it goes: the less it trusts, the farther it keeps from where people are. */
static double farthest_x(const sim *s, const struct rat *r) {
  return s->person && r->place == PLACE_CAGE ? 34 + 50 * num_clip(0.1 + 1.2 * r->trust) : 84;
}

static void go_somewhere(sim *s, int i) {
  double span = farthest_x(s, &s->rats[i]) - 32;
  go(&s->rats[i], 32 + span * draw(s, i, LUCK_AIM_X), 5 + 24 * draw(s, i, LUCK_AIM_Y),
     tuned(s, TUNE_WALK_CM_S) * (0.8 + 0.5 * draw(s, i, LUCK_PAUSE)));
}

/* Sets the will; goals that stand still are set here, the others follow what they aim at. */
void body_aim(sim *s, int i, enum aim a, double seconds) {
  struct rat *r = &s->rats[i];
  double walk = tuned(s, TUNE_WALK_CM_S);
  r->aim = a;
  r->aim_s = seconds;
  switch (a) {
  case AIM_HOME: go_home(s, i, walk); break;
  case AIM_FLEE:
  case AIM_CARRY: go_home(s, i, tuned(s, TUNE_RUN_CM_S)); break;
  case AIM_PEEK: go(r, 17 + i, HUT_DOOR_Y_CM + 0.5 * i, walk * 0.6); break;
  case AIM_BOWL: go(r, BOWL_X_CM - 9.5, BOWL_Y_CM - 1, walk); break;
  case AIM_DRINK: go(r, BOTTLE_X_CM - 9, BOTTLE_Y_CM - 2, walk); break;
  case AIM_NAP: go(r, 58 + 7 * (i % 4), i < 4 ? 28 : 20, walk); break;
  case AIM_SOLICIT: go(r, HAND_DOOR_X_CM - 14, HAND_DOOR_Y_CM + 4 * i, walk); break;
  case AIM_EXPLORE: go_somewhere(s, i); break;
  case AIM_UNDER: go(r, CAGE_WIDTH_CM - 6, CAGE_DEPTH_CM - 5, tuned(s, TUNE_RUN_CM_S)); break;
  case AIM_LOOK:
  case AIM_REST:
  case AIM_EAT:
  case AIM_NONE: stay_put(r); break;
  default: break;
  }
}

/* Put down again: it gathers itself a moment, then goes home. */
void body_put_down(sim *s, int i) {
  struct rat *r = &s->rats[i];
  r->put_at = s->now;
  body_aim(s, i, AIM_LOOK, r->fear > 0.3 ? 0.4 : 6);
  r->hiding = r->fear > 0.3;
  r->hide_s = tuned(s, TUNE_HIDE_S);
  body_do(r, DOING_LIFTED);
}

/* 0..1: how much it would rather stay inside while a person is there and no hand. */
static double shyness_now(const sim *s, const struct rat *r) {
  double pressure = 0.5 * r->wariness[CUE_VOICE] + 0.5 * r->wariness[CUE_ROOM] + 0.25 * r->edge + 0.5 * r->fear +
                    (s->talk_until ? -0.08 : 0) - 0.3 * r->want;
  return num_clip((pressure - 0.05) / 1.0);
}

static void choose_sleepy(sim *s, int i, double u, double seconds) {
  struct rat *r = &s->rats[i];
  bool bold_nap = r->wariness[CUE_ROOM] < 0.35 && r->trust > 0.3 && u < 0.5;
  if (r->place == PLACE_HUT) bold_nap = false;
  body_aim(s, i, bold_nap ? AIM_NAP : AIM_HOME, seconds * 4);
}

/* Nobody's hand there: hide, peek, or go about its own business. */
static void choose_freely(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double u = draw(s, i, LUCK_AIM), seconds = 4 + 7 * draw(s, i, LUCK_AIM_TIME), shy = shyness_now(s, r);
  if (r->sleepy > 0.35) {
    choose_sleepy(s, i, u, seconds);
  } else if (r->place == PLACE_CAGE && r->x > farthest_x(s, r) + 2 && u >= shy) {
    body_aim(s, i, AIM_EXPLORE, seconds);
  } else if (u < shy) { /* not out; but a voice makes the nose come out */
    double peek = (s->talk_until ? 0.55 : 0.3) * (1.15 - shy);
    body_aim(s, i, u < shy * peek * 1.4 ? AIM_PEEK : AIM_HOME, seconds);
  } else if (mind_solicit(s, r) > 0.6 && u < shy + (1 - shy) * 0.5) {
    body_aim(s, i, AIM_SOLICIT, seconds);
  } else if (shy > 0.3 && r->place == PLACE_HUT && draw(s, i, LUCK_PAUSE) < 0.6) {
    body_aim(s, i, AIM_PEEK, seconds); /* looks before it comes out */
  } else {
    double v = draw(s, i, LUCK_QUIET);
    bool far = farthest_x(s, r) > 66; /* the bottle hangs near the hand's door */
    enum aim errand = v < 0.45 ? AIM_EXPLORE : v < 0.7 ? AIM_LOOK : v < 0.84 ? AIM_BOWL : AIM_REST;
    body_aim(s, i, v > 0.92 && far ? AIM_DRINK : errand, seconds);
  }
}

/* A hand is there: it keeps where wanting and fearing balance; if that is farther than its door, in its door. */
static void choose_by_hand(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double hover = mind_hover(s, r), u = draw(s, i, LUCK_AIM), seconds = 3 + 4 * draw(s, i, LUCK_AIM_TIME);
  double door_cm = num_length(s->hand_x - HUT_DOOR_X_CM, s->hand_y - HUT_DOOR_Y_CM);
  if (r->sleepy > 0.35) {
    body_aim(s, i, r->place == PLACE_HUT ? AIM_HOME : AIM_REST, seconds);
  } else if (hover > door_cm || hover > 46 || r->fear > 0.35) {
    body_aim(s, i, u < num_clip(0.75 - r->fear - 0.5 * r->wariness[CUE_ROOM]) ? AIM_PEEK : AIM_HOME, seconds);
  } else if (r->enough > 0.55 && u < 0.7) {
    body_aim(s, i, AIM_HOME, seconds); /* has had enough of company */
  } else if (u < 0.2 * hover / 10) {   /* the farther it would keep, the rather it is at home */
    body_aim(s, i, u < 0.08 * hover / 10 ? AIM_HOME : AIM_PEEK, seconds * 1.5);
  } else if (u < 0.85) {
    body_aim(s, i, AIM_HOVER, seconds);
  } else {
    body_aim(s, i, AIM_LOOK, seconds * 0.5);
  }
}

static void choose(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (s->colony.mates[i].ill && r->place != PLACE_OUT && draw(s, i, LUCK_PAUSE) < 0.7) { /* listless */
    body_aim(s, i, r->place == PLACE_HUT ? AIM_HOME : AIM_REST, 10);
    return;
  }
  if (r->place == PLACE_OUT && r->under) {
    body_aim(s, i, AIM_UNDER, 10);
  } else if (r->place == PLACE_OUT) {
    body_aim(s, i, draw(s, i, LUCK_AIM) < 0.7 ? AIM_EXPLORE : AIM_LOOK, 3 + 5 * draw(s, i, LUCK_AIM_TIME));
  } else if (s->hand_in) {
    choose_by_hand(s, i);
  } else {
    choose_freely(s, i);
  }
}

/* Flight: home at once; or stock still, when that is as far as it gets. */
static bool flee(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (r->fear <= tuned(s, TUNE_FLEE) || r->hiding || r->place == PLACE_OUT) return false;
  r->hiding = 1;
  r->hide_s = tuned(s, TUNE_HIDE_S) * (1 + 2 * r->shy);
  r->treat_id = 0;
  r->food = TREAT_COUNT; /* what it carried, it drops */
  bool cut_off = s->hand_in && r->place == PLACE_CAGE && s->hand_x < r->x - 5 && r->hand_cm < 20;
  bool stiff = r->fear > tuned(s, TUNE_FREEZE) && draw(s, i, LUCK_FREEZE) < 0.5;
  r->frozen_s = cut_off || stiff ? 2 + 3 * draw(s, i, LUCK_FREEZE_TIME) : 0;
  body_aim(s, i, AIM_FLEE, 60);
  return true;
}

/* A hand that comes on right up to it, or lies on it: not moving has not helped, and it is gone in one bound. */
static bool is_come_upon(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  return s->hand_in && r->hand_cm < tuned(s, TUNE_FREEZE_BREAKS_CM) && (s->hand_cm_s > 0 || s->petting == i);
}

/* With nothing left to keep still for it thaws sooner, and goes home on its feet. */
static void stay_frozen(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  bool leaps = is_come_upon(s, i), watched = s->hand_in && r->hand_cm < 40;
  if (leaps) mind_startle(s, i, r->fear + tuned(s, TUNE_FREEZE_LEAP) * (1 - r->fear), CAUSE_HAND_NEARER, VERB_HAND);
  r->frozen_s = leaps ? 0 : r->frozen_s - dt * (watched ? 1 : tuned(s, TUNE_THAW_FASTER));
  stay_put(r);
  if (r->frozen_s > 0) return;
  body_aim(s, i, AIM_FLEE, 60);
  if (!s->hand_in) r->goal_speed = tuned(s, TUNE_WALK_CM_S);
}

static void stay_hidden(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (r->frozen_s > 0) {
    stay_frozen(s, i, dt);
    return;
  }
  if (r->aim != AIM_FLEE) body_aim(s, i, AIM_FLEE, 60);
  if (r->fear < tuned(s, TUNE_OUT_AGAIN)) r->hide_s -= dt;
  if (r->hide_s > 0) return;
  r->hiding = 0;
  body_aim(s, i, AIM_PEEK, 5);
}

static void follow_hand(sim *s, struct rat *r) {
  double hover = mind_hover(s, r), ux = r->x - s->hand_x, uy = r->y - s->hand_y, n = num_length(ux, uy);
  if (n < 0.1) ux = -1, uy = 0, n = 1;
  double nose_to_middle = RAT_LENGTH_CM / 2 + 2, off = r->hand_cm - hover;
  bool beside = off >= 3 && n < hover + nose_to_middle + 1.5; /* its nose reaches, if it turns */
  if (beside) {
    stay_put(r);
    walk_turn(r, -ux / n, -uy / n, 4 * tick_s);
    return;
  }
  if (off > -2 && off < 3) {
    r->goal_speed = 0;
    double turn_x = -ux / n, turn_y = -uy / n; /* facing it */
    r->goal_x = r->x + turn_x;
    r->goal_y = r->y + turn_y;
    return;
  }
  double k = (hover + nose_to_middle) / n;
  go(r, s->hand_x + ux * k, s->hand_y + uy * k, off < 0 ? tuned(s, TUNE_WALK_CM_S) : tuned(s, TUNE_CREEP_CM_S) * 1.3);
  if (walk_in_hut(r->goal_x, r->goal_y)) go(r, HUT_DOOR_X_CM + 10, HUT_DOOR_Y_CM, tuned(s, TUNE_CREEP_CM_S));
}

/* Where its nose has to be: the middle of the body lies behind it. */
static void nose_to(struct rat *r, double x, double y, double speed) {
  double ux = x - r->x, uy = y - r->y, n = num_length(ux, uy);
  if (n < 0.1) return;
  double k = num_max(0, n - RAT_LENGTH_CM / 2) / n;
  go(r, r->x + ux * k, r->y + uy * k, speed);
  if (walk_in_hut(r->x, r->y)) go(r, x, y, speed); /* first out of the door */
}

static void steer(sim *s, int i) {
  struct rat *r = &s->rats[i];
  const struct treat_down *t;
  switch (r->aim) {
  case AIM_HOVER:
    if (s->hand_in) follow_hand(s, r);
    break;
  case AIM_FOOD:
    t = feed_find(s, r->treat_id);
    if (t) nose_to(r, t->x, t->y, r->hand_cm < 45 ? tuned(s, TUNE_CREEP_CM_S) * 1.5 : tuned(s, TUNE_WALK_CM_S) * 1.3);
    break;
  case AIM_FINGERS: nose_to(r, s->hand_x, s->hand_y, tuned(s, TUNE_CREEP_CM_S) * 1.3); break;
  case AIM_EAT: stay_put(r); break;
  default: break;
  }
}

/* Wanting and fearing pull at once, and about as strongly. */
static bool torn(const sim *s, const struct rat *r) {
  if (!s->hand_in || r->hand_cm < 4 || r->hand_cm > 42) return false;
  double pull = r->want * (1 - r->hand_cm / tuned(s, TUNE_REACH_APPROACH_CM));
  double push = (r->wariness[CUE_HAND] + tuned(s, TUNE_EDGE) * r->edge) *
                num_max(0, 1 - r->hand_cm / tuned(s, TUNE_REACH_AVOID_CM));
  return pull > 0.12 && push > 0.08 && push - pull < 0.12 && pull - push < 0.3;
}

static bool there(const struct rat *r) { return num_length(r->goal_x - r->x, r->goal_y - r->y) < 1.5; }

static enum doing going(const sim *s, const struct rat *r) {
  if (r->goal_speed > 40) return DOING_RUN;
  if ((r->aim == AIM_HOVER || r->aim == AIM_FOOD || r->aim == AIM_FINGERS) && torn(s, r)) return DOING_STRETCH;
  return DOING_WALK;
}

static enum doing looking(const sim *s, int i) {
  double u = luck(s, i, s->now / 30, LUCK_PAUSE);
  const struct rat *r = &s->rats[i];
  if (s->hand_in && r->enough > 0.5 && u < 0.8) return DOING_WASH; /* had enough: turns to its own fur, in bits */
  if (torn(s, r) && u < 0.75) return DOING_STRETCH;
  if (s->hand_in && r->hand_cm < 5) return DOING_SNIFF;
  if (!s->hand_in && r->fear < 0.1 && u < 0.3 && r->aim != AIM_SOLICIT) return DOING_WASH;
  return u < 0.5 ? DOING_REAR : u < 0.75 ? DOING_SNIFF : DOING_STAND;
}

static enum doing arrived(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  bool drowsy = r->sleepy > 0.35 && r->fear < 0.15;
  switch (r->aim) {
  case AIM_FLEE:
  case AIM_UNDER: return DOING_HIDE;
  case AIM_HOME: return drowsy ? DOING_SLEEP : r->fear > 0.2 || shyness_now(s, r) > 0.5 ? DOING_HIDE : DOING_REST;
  case AIM_NAP:
  case AIM_REST: return drowsy ? DOING_SLEEP : DOING_REST;
  case AIM_PEEK: return DOING_PEEK;
  case AIM_BOWL: return DOING_EAT;
  case AIM_DRINK: return DOING_DRINK;
  case AIM_CARRY:
  case AIM_EAT: return r->food != TREAT_COUNT ? DOING_EAT : DOING_STAND;
  default: return looking(s, i);
  }
}

static enum doing doing_held(const sim *s, const struct rat *r) {
  if (r->doing == DOING_LIFTED && r->doing_s < 0.8) return DOING_LIFTED;
  if (r->giveup > 0.5) return DOING_LIMP;
  if (r->squirming || r->bite_due) return DOING_SQUIRM;
  if (r->food != TREAT_COUNT) return DOING_EAT;
  (void)s;
  return DOING_HELD;
}

static enum doing doing_free(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  if (r->frozen_s > 0) return DOING_FREEZE;
  if (r->doing == DOING_TAKE && r->doing_s < 0.4) return DOING_TAKE;
  if (r->doing == DOING_LIFTED && r->doing_s < 0.6) return DOING_LIFTED;
  if (s->petting == i && r->hand_cm < 2) return r->fear > 0.3 ? DOING_FLINCH : DOING_PETTED;
  if (r->doing == DOING_FLINCH && r->doing_s < 0.5) return DOING_FLINCH;
  if (r->aim == AIM_CARRY && !there(r)) return DOING_CARRY;
  if (!there(r) && r->goal_speed > 0) return going(s, r);
  if (r->joy > 0.5 && r->fear < 0.1 && r->aim == AIM_LOOK && luck(s, i, s->now / 20, LUCK_PAUSE) < 0.3)
    return DOING_PLAY;
  return arrived(s, i);
}

static void note_sleep(sim *s, int i) {
  struct rat *r = &s->rats[i];
  bool asleep = r->doing == DOING_SLEEP;
  if (asleep == (bool)r->asleep) return;
  r->asleep = asleep;
  if (asleep) {
    sim_note(s, i, (struct note){EVENT_FELL_ASLEEP, CAUSE_TIME, VERB_COUNT, 0});
  } else {
    bool fright = r->fear > 0.2;
    sim_note(s, i, (struct note){EVENT_WOKE, fright ? CAUSE_WOKEN : CAUSE_WOKEN_GENTLY, VERB_COUNT, fright ? 0 : 1});
  }
}

static void look_about(sim *s, struct rat *r) {
  double nose = RAT_LENGTH_CM / 2;
  if (disturb_watches(s, (int)(r - s->rats))) {
    r->look_x = WINDOW_X_CM;
    r->look_y = WINDOW_Y_CM;
  } else if (s->hand_in && r->hand_cm < 60 && r->doing != DOING_SLEEP && r->doing != DOING_WASH &&
             r->doing != DOING_EAT) {
    r->look_x = s->hand_x;
    r->look_y = s->hand_y;
  } else {
    r->look_x = r->x + (nose + 6) * r->dx;
    r->look_y = r->y + (nose + 6) * r->dy;
  }
}

/* What has its own reasons goes before what it would choose. */
static void will(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  if (flee(s, i)) return;
  if (r->hiding) {
    stay_hidden(s, i, dt);
    return;
  }
  if (r->food != TREAT_COUNT) {
    if (r->aim != AIM_CARRY && r->aim != AIM_EAT) r->aim = AIM_EAT;
    return;
  }
  if (r->treat_id && feed_find(s, r->treat_id)) {
    if (r->aim != AIM_FOOD) body_aim(s, i, AIM_FOOD, 30);
    return;
  }
  if (r->aim == AIM_FINGERS && (s->offering != TREAT_COUNT || s->shirt_for == i + 1)) return;
  if (s->petting == i && r->hand_cm < 3) {
    body_aim(s, i, AIM_LOOK, 2);
    return;
  }
  bool crowded = s->hand_in && r->place == PLACE_CAGE && r->hand_cm < mind_hover(s, r) - 4 && r->aim != AIM_HOVER;
  r->aim_s -= dt;
  if (crowded && r->doing != DOING_SLEEP && r->doing != DOING_LIFTED) {
    choose_by_hand(s, i);
    if (r->aim == AIM_LOOK) body_aim(s, i, AIM_HOVER, 3);
  } else if (r->aim_s <= 0) {
    choose(s, i);
  }
}

/* One that got away comes home when it is hungry. */
static void come_back(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (r->place != PLACE_ESCAPED || s->now < r->back_at) return;
  r->place = PLACE_HUT;
  walk_home(i, &r->x, &r->y);
  body_aim(s, i, AIM_HOME, 30);
  sim_note(s, i, (struct note){EVENT_CAME_HOME, CAUSE_CAME_BY_ITSELF, VERB_COUNT, 0});
}

void body_tick(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double dt = tick_s;
  r->doing_s += dt;
  if (r->place == PLACE_ESCAPED) {
    come_back(s, i);
    return;
  }
  if (is_held(r)) {
    r->x = num_clamp(s->hand_x, 10, CAGE_WIDTH_CM - 10);
    r->y = s->hand_y;
    r->speed = 0;
    body_do(r, doing_held(s, r));
    return;
  }
  bool with_others = s->colony.lives && colony_will(s, i);
  if (!with_others) {
    will(s, i, dt);
    if (r->aim == AIM_CARRY && r->goal_speed <= 0) body_aim(s, i, AIM_CARRY, 30);
    steer(s, i);
  }
  bool still = s->petting == i && r->hand_cm < 2 && r->fear <= tuned(s, TUNE_FLEE);
  if (!still && !(r->doing == DOING_LIFTED && r->doing_s < 0.6)) walk_tick(s, i, dt);
  if (r->place == PLACE_HUT && there(r)) walk_turn(r, 1, 0, 3 * dt); /* to face the door */
  body_do(r, with_others ? colony_doing(s, i) : doing_free(s, i));
  note_sleep(s, i);
  look_about(s, r);
}

static void lie(struct rat *r, double x, double y, enum doing d) {
  r->x = x;
  r->y = y;
  r->place = walk_in_hut(x, y) ? PLACE_HUT : PLACE_CAGE;
  stay_put(r);
  body_do(r, d);
}

/* Nobody there: where it is and what it does, by dice and state; no path is walked. */
void body_quiet(sim *s, int i) {
  struct rat *r = &s->rats[i];
  r->doing_s += 60;
  outing_quiet(s, i);
  if (!in_cage(r)) {
    come_back(s, i);
    return;
  }
  r->hiding = r->frozen_s > 0 ? 0 : r->fear > tuned(s, TUNE_OUT_AGAIN);
  r->frozen_s = r->aim_s = r->dare_s = 0;
  r->food = TREAT_COUNT;
  r->treat_id = 0;
  feed_night(s, i);
  int64_t key = s->now / 600;
  double u = luck(s, i, key / 5, LUCK_AIM), hx, hy;
  walk_home(i, &hx, &hy);
  if (r->fear > 0.2 ||
      (r->sleepy > 0.35 ? r->wariness[CUE_ROOM] > 0.35 || u < 0.6 : u < 0.25 + 0.5 * r->wariness[CUE_ROOM])) {
    r->dx = 1, r->dy = 0;
    lie(r, hx, hy, r->sleepy > 0.35 ? DOING_SLEEP : r->fear > 0.2 ? DOING_HIDE : DOING_REST);
  } else if (r->sleepy > 0.35) {
    lie(r, 58 + 7 * (i % 4), i < 4 ? 28 : 20, DOING_SLEEP);
  } else {
    double v = luck(s, i, key, LUCK_QUIET_X);
    double x = 32 + 52 * luck(s, i, key, LUCK_AIM_X), y = 5 + 14 * luck(s, i, key, LUCK_AIM_Y);
    if (v < 0.2) {
      r->dx = 1, r->dy = 0;
      lie(r, BOWL_X_CM - 9.5, BOWL_Y_CM - 1, DOING_EAT);
    } else {
      lie(r, x, y, v < 0.3 ? DOING_DRINK : v < 0.5 ? DOING_WASH : v < 0.65 ? DOING_REAR : DOING_WALK);
    }
  }
  r->aim = r->place == PLACE_HUT ? AIM_HOME : AIM_LOOK;
  r->asleep = r->doing == DOING_SLEEP;
  look_about(s, r);
}
