/* act.c - what a person can do: one row a verb, with what must be so first and what it then does. */
#include "inside.h"

#include <stddef.h>

enum need {
  NEED_RAT = 1,   /* the rat must be there, not escaped */
  NEED_HAND = 2,  /* the hand must be in the cage */
  NEED_FREE = 4,  /* no rat in the hands */
  NEED_CAGE = 8,  /* the rat must be in its cage */
  NEED_HELD = 16, /* this rat must be in the hands */
  NEED_VISIT = 32 /* somebody must be there: the act begins a visit */
};

typedef enum sim_reason check_fn(const sim *, const struct sim_action *);
typedef void do_fn(sim *, const struct sim_action *);
struct verb_row {
  int needs;
  check_fn *check;
  do_fn *act;
};

static bool finite_between(double v, double low, double high) { return v >= low && v <= high; } /* false for a NaN */

static int treat_of(const sim *s, const struct sim_action *a) {
  return a->treat == TREAT_COUNT ? (int)s->rats[a->rat].favourite : a->treat;
}

/* talk, shout */
static enum sim_reason check_talk(const sim *s, const struct sim_action *a) {
  (void)s;
  return finite_between(a->seconds, 0.1, 86400) ? REASON_NONE : REASON_BAD_VALUE;
}
static void note_talk(sim *s) {
  if (!s->talk_until) return;
  sim_note(s, -1, (struct note){EVENT_TALKED, CAUSE_PERSON_ASKED, VERB_TALK, (double)(s->now - s->talk_from) * 0.1});
  s->talk_until = 0;
}
static void do_talk(sim *s, const struct sim_action *a) {
  int64_t until = s->now + (int64_t)(a->seconds * 10 + 0.5);
  if (!s->talk_until) {
    s->talk_from = s->now;
    for (int i = 0; i < s->def.n_rats; i++) {
      struct rat *r = &s->rats[i];
      if (!in_cage(r) || !colony_in_view(s, i)) continue;
      mind_look(s, i);
      double fright = tuned(s, TUNE_GAIN) * mind_luck(s, i, s->now, LUCK_VOICE) * mind_net(s, r, CUE_VOICE, 1, 45);
      mind_startle(s, i, fright, mind_blame(s, r, CAUSE_VOICE_NEW), VERB_TALK);
    }
  }
  s->talk_until = until > s->talk_until ? until : s->talk_until;
}
static void do_shout(sim *s, const struct sim_action *a) {
  (void)a;
  const double voice[CUE_COUNT] = {[CUE_VOICE] = 1};
  for (int i = 0; i < s->def.n_rats; i++) {
    struct rat *r = &s->rats[i];
    if (r->place == PLACE_ESCAPED || !colony_is_here(s, i)) continue;
    mind_look(s, i);
    double scary = r->wariness[CUE_VOICE] + tuned(s, TUNE_EDGE) * r->edge;
    mind_startle(s, i, tuned(s, TUNE_SHOUT) + 0.5 * mind_luck(s, i, s->now, LUCK_SHOUT) * scary, CAUSE_SHOUTED,
                 VERB_SHOUT);
    mind_bad(s, r, voice, 10, num_max(r->fear, 0.9));
    if (r->place == PLACE_OUT) mind_spook(s, i, CAUSE_SHOUTED, VERB_SHOUT);
  }
}

/* hand, move */
static enum sim_reason check_hand(const sim *s, const struct sim_action *a) {
  if (a->how < HAND_IN || a->how > HAND_TO) return REASON_BAD_VALUE;
  if (s->held >= 0) return REASON_HELD;
  if (a->how == HAND_IN && s->hand_in) return REASON_HAND_IN;
  if (a->how == HAND_OUT && !s->hand_in) return REASON_HAND_OUT;
  if (a->how != HAND_TO) return REASON_NONE;
  if (!finite_between(a->x, 0, 200)) return REASON_BAD_VALUE;
  const struct rat *r = &s->rats[a->rat];
  if (is_gone(r)) return r->place == PLACE_AWAY ? REASON_AWAY : REASON_GONE;
  if (r->place == PLACE_OUT && a->fast) return REASON_NONE; /* after it: that is possible, and a chase */
  return r->place == PLACE_ESCAPED ? REASON_ESCAPED : in_cage(r) ? REASON_NONE : REASON_OUT;
}
static void do_hand(sim *s, const struct sim_action *a) {
  if (a->how == HAND_OUT) {
    hand_leave(s);
    return;
  }
  if (a->how == HAND_TO && s->rats[a->rat].place == PLACE_OUT) {
    outing_chase(s, a->rat, VERB_HAND);
    return;
  }
  s->petting = s->in_hut = -1;
  hand_enter(s);
  if (a->how == HAND_TO) hand_go_near(s, a->rat, a->x, a->fast);
}
static enum sim_reason check_move(const sim *s, const struct sim_action *a) {
  (void)s;
  bool fine = finite_between(a->x, -1000, 1000) && finite_between(a->y, -1000, 1000);
  return fine ? REASON_NONE : REASON_BAD_VALUE;
}
static void do_move(sim *s, const struct sim_action *a) {
  s->petting = s->in_hut = -1;
  double cm = num_length(num_clamp(a->x, 0, CAGE_WIDTH_CM) - s->hand_x, num_clamp(a->y, 0, CAGE_DEPTH_CM) - s->hand_y);
  hand_go(s, a->x, a->y, num_clamp(cm * 10, 1, 120));
}

/* treat, offer */
static enum sim_reason check_treat(const sim *s, const struct sim_action *a) {
  if (a->treat < 0 || a->treat > TREAT_COUNT) return REASON_BAD_VALUE;
  if (s->rats[a->rat].place == PLACE_OUT) return REASON_NONE; /* the bag is heard all over the room */
  if (!s->hand_in && s->held != a->rat) return REASON_HAND_OUT;
  if (s->offering != TREAT_COUNT) return REASON_HANDS_FULL;
  return s->n_treats >= SIM_MAX_TREATS ? REASON_FLOOR_FULL : REASON_NONE;
}
static void do_treat(sim *s, const struct sim_action *a) {
  mind_look(s, a->rat);
  if (s->rats[a->rat].place == PLACE_OUT)
    outing_lure(s, a->rat, treat_of(s, a));
  else
    feed_put(s, a->rat, treat_of(s, a));
}
static enum sim_reason check_offer(const sim *s, const struct sim_action *a) {
  if (a->treat < 0 || a->treat > TREAT_COUNT) return REASON_BAD_VALUE;
  if (a->how < OFFER_FINGERS || a->how > OFFER_BARS) return REASON_BAD_VALUE;
  if (a->how == OFFER_BARS && s->hand_in) return REASON_HAND_IN;
  return s->offering != TREAT_COUNT ? REASON_HANDS_FULL : REASON_NONE;
}
static void do_offer(sim *s, const struct sim_action *a) {
  mind_look(s, a->rat);
  if (a->how == OFFER_BARS) {
    feed_bars(s, a->rat, treat_of(s, a));
    return;
  }
  s->petting = s->in_hut = -1;
  s->shirt_for = 0;
  hand_enter(s);
  feed_offer(s, a->rat, treat_of(s, a), (enum offer_how)a->how);
}

/* pet, tickle */
static enum sim_reason within(const sim *s, int rat, double cm) {
  const struct rat *r = &s->rats[rat];
  if (s->in_hut == rat) return REASON_NONE;
  if (r->place == PLACE_HUT) return REASON_IN_HUT;
  return hand_distance(r, s->hand_x, s->hand_y) > cm ? REASON_TOO_FAR : REASON_NONE;
}
static enum sim_reason check_pet(const sim *s, const struct sim_action *a) {
  if (a->how < 0 || (a->verb == VERB_PET && a->how >= PET_WHERE_COUNT)) return REASON_BAD_VALUE;
  if (!finite_between(a->seconds, 0.1, 3600)) return REASON_BAD_VALUE;
  if (is_held(&s->rats[a->rat])) return REASON_HELD;
  return within(s, a->rat, 6);
}
static void do_pet(sim *s, const struct sim_action *a) {
  s->petting = a->rat;
  s->shirt_for = 0;
  s->pet_where = a->how;
  s->pet_s = a->seconds + 0.5; /* until it lies on the fur */
  s->pet_next_s = 0;
  s->pet_felt = 0;
  s->rats[a->rat].lean = 0;
}
static void play_tickle(sim *s, struct rat *r, double seconds) {
  const double there[CUE_COUNT] = {[CUE_HAND] = 1, [CUE_TOUCH] = 1, [CUE_SCENT] = 1};
  double k = num_min(seconds, 60) / 15;
  if (k > 1) k = 1 + 0.1 * (k - 1); /* fifteen seconds are about enough */
  r->joy += tuned(s, TUNE_JOY_TICKLE) * k * (1 - r->enough) * (1 - r->joy) * (1 - 0.5 * r->shy);
  r->joy = num_clip(r->joy);
  mind_good(s, r, there, 0.7 * k);
}
static void do_tickle(sim *s, const struct sim_action *a) {
  struct rat *r = &s->rats[a->rat];
  mind_look(s, a->rat);
  double net = tuned(s, TUNE_TICKLE_TOUCH) * r->wariness[CUE_TOUCH] + tuned(s, TUNE_EDGE) * r->edge - r->want;
  bool young = s->def.rats[a->rat].age_days < 90;
  if (net < 0 && young && r->fear < 0.3) {
    play_tickle(s, r, a->seconds);
    sim_note(s, a->rat, (struct note){EVENT_TICKLED, CAUSE_PLAY, VERB_TICKLE, r->joy});
  } else {
    const double there[CUE_COUNT] = {[CUE_HAND] = 1, [CUE_TOUCH] = 1};
    double fright = tuned(s, TUNE_GAIN) * mind_luck(s, a->rat, s->now, LUCK_TICKLE) * num_max(net, 0.05) * 1.4;
    mind_startle(s, a->rat, fright, CAUSE_TOUCH_TOO_EARLY, VERB_TICKLE);
    mind_bad(s, r, there, num_min(a->seconds, 60), r->fear);
    mind_contact(s, a->rat, 0.6, LUCK_TOUCH_BITE, CAUSE_TOUCH_TOO_EARLY);
  }
  r->enough += num_min(a->seconds * tuned(s, TUNE_ENOUGH_STROKE_PER_S), 1) * (1 - r->enough);
}

/* lift, hold, put */
static enum sim_reason check_lift(const sim *s, const struct sim_action *a) {
  if (a->how < 0 || a->how >= LIFT_HOW_COUNT) return REASON_BAD_VALUE;
  return within(s, a->rat, a->how == LIFT_TUNNEL ? 200 : 10); /* a tunnel lies where the rat goes by itself */
}
static void do_lift(sim *s, const struct sim_action *a) { hold_lift(s, a->rat, (enum lift_how)a->how); }
static enum sim_reason check_hold(const sim *s, const struct sim_action *a) {
  if (a->how < 0 || a->how >= HOLD_HOW_COUNT) return REASON_BAD_VALUE;
  if (a->how != HOLD_SHIRT) return s->held == a->rat ? REASON_NONE : REASON_NOT_HELD;
  if (s->held >= 0) return REASON_HELD;
  if (!in_cage(&s->rats[a->rat])) return REASON_OUT;
  if (!s->hand_in) return REASON_HAND_OUT;
  return s->offering != TREAT_COUNT ? REASON_HANDS_FULL : REASON_NONE;
}
static void do_hold(sim *s, const struct sim_action *a) {
  if (a->how == HOLD_SHIRT) {
    hold_open_shirt(s, a->rat);
  } else {
    hold_change(s, a->rat, (enum hold_how)a->how);
  }
}
static void do_put(sim *s, const struct sim_action *a) { hold_put_back(s, a->rat); }

/* reach, wake, wash, clean, leave */
static enum sim_reason check_reach(const sim *s, const struct sim_action *a) {
  return s->rats[a->rat].place == PLACE_HUT ? REASON_NONE : REASON_NO_RAT;
}
static void do_reach(sim *s, const struct sim_action *a) {
  struct rat *r = &s->rats[a->rat];
  const double there[CUE_COUNT] = {[CUE_HUT] = 1, [CUE_HAND] = 0.5};
  mind_look(s, a->rat);
  s->in_hut = a->rat;
  s->petting = -1;
  s->shirt_for = 0;
  hand_enter(s);
  s->hand_x = s->was_x = s->to_x = r->x + 6;
  s->hand_y = s->was_y = s->to_y = r->y;
  s->hand_busy = 0;
  double fright = tuned(s, TUNE_GAIN) * mind_luck(s, a->rat, s->now, LUCK_HUT) *
                  (1.2 * (r->wariness[CUE_HUT] + tuned(s, TUNE_EDGE) * r->edge) - 0.5 * r->want);
  mind_startle(s, a->rat, fright + mind_waking(s, r), CAUSE_HUT_REACHED, VERB_REACH);
  mind_bad(s, r, there, 10, num_max(r->fear, num_min(1, r->wariness[CUE_HUT] + 0.2)));
  mind_contact(s, a->rat, 4, LUCK_HUT_BITE, CAUSE_HUT_REACHED);
  sim_note(s, a->rat, (struct note){EVENT_HUT_REACHED, CAUSE_HUT_REACHED, VERB_REACH, r->fear});
}
static enum sim_reason check_wake(const sim *s, const struct sim_action *a) {
  return s->rats[a->rat].sleepy > 0.3 ? REASON_NONE : REASON_AWAKE;
}
static void do_wake(sim *s, const struct sim_action *a) {
  struct rat *r = &s->rats[a->rat];
  double fright = 0.5 * r->sleepy + 0.2 * r->wariness[CUE_TOUCH];
  mind_startle(s, a->rat, 0.5 * tuned(s, TUNE_GAIN) * mind_luck(s, a->rat, s->now, LUCK_WAKE) * fright, CAUSE_WOKEN,
               VERB_WAKE);
  r->sleepy = 0.3;
  body_aim(s, a->rat, AIM_LOOK, 2);
}
static void do_wash(sim *s, const struct sim_action *a) {
  (void)a;
  s->smelly = 0;
  disturb_wash(s);
  germs_wash(s);
}
static void do_clean(sim *s, const struct sim_action *a) {
  (void)a;
  colony_clean(s);
  for (int i = 0; i < s->def.n_rats; i++) {
    if (!colony_is_here(s, i)) continue;
    double *w = &s->rats[i].wariness[CUE_ROOM];
    *w += tuned(s, TUNE_UNSETTLE_CLEAN) * (1 - *w);
    sim_note(s, i, (struct note){EVENT_CLEANED, CAUSE_HABITAT_CLEANED, VERB_CLEAN, 1 - *w});
  }
}
static void do_leave(sim *s, const struct sim_action *a) {
  (void)a;
  if (!s->person) return;
  if (s->held >= 0) hold_put_back(s, (int)s->held);
  hand_leave(s);
  note_talk(s);
  if (s->staged) return; /* goes on looking */
  colony_end_visit(s);
  sim_end_visit(s);
}

/* show */
static enum sim_reason check_show(const sim *s, const struct sim_action *a) {
  (void)s;
  bool known = a->how >= 0 && a->how < THING_COUNT;
  return known && finite_between(a->x, 0, 200) ? REASON_NONE : REASON_BAD_VALUE;
}
/* A thing held up for a few seconds so far away: what it was before decides. What was never met is hardly feared. */
static void do_show(sim *s, const struct sim_action *a) {
  static const int cue[THING_COUNT] = {CUE_TOWEL, CUE_SCENT, CUE_STRANGER, CUE_CLOTHES, -1, -1};
  struct rat *r = &s->rats[a->rat];
  mind_look(s, a->rat);
  int c = cue[a->how];
  double wary = c < 0 ? tuned(s, TUNE_HARMLESS) : r->wariness[c], reach = num_max(0, 1 - a->x / 100);
  double near = num_max(0, 1 - a->x / tuned(s, TUNE_REACH_AVOID_CM));
  double net = (wary + tuned(s, TUNE_EDGE) * r->edge) * near - r->want * reach;
  double fright = tuned(s, TUNE_GAIN) * mind_luck(s, a->rat, s->now, LUCK_THING) * net;
  if (r->place == PLACE_HUT) fright *= tuned(s, TUNE_HUT_COVER);
  enum sim_cause cause = wary > 0.5 ? CAUSE_THING_FEARED : mind_blame(s, r, CAUSE_THING_NEW);
  mind_startle(s, a->rat, fright, cause, VERB_SHOW);
  sim_note(s, a->rat, (struct note){EVENT_SHOWN, cause, VERB_SHOW, (double)a->how});
  if (c < 0) return;
  double there[CUE_COUNT] = {0}, seconds = tuned(s, TUNE_SHOW_S);
  there[c] = reach;
  mind_bad(s, r, there, seconds, r->fear);
  if (r->fear < 0.3) mind_good(s, r, there, (1 - r->fear / 0.3) * seconds / tuned(s, TUNE_CALM_LESSON_S));
}

static const struct verb_row rows[VERB_COUNT] = {
    [VERB_TALK] = {NEED_VISIT, check_talk, do_talk},
    [VERB_SHOUT] = {NEED_VISIT, NULL, do_shout},
    [VERB_HAND] = {NEED_VISIT, check_hand, do_hand},
    [VERB_MOVE] = {NEED_VISIT | NEED_FREE | NEED_HAND, check_move, do_move},
    [VERB_TREAT] = {NEED_VISIT | NEED_RAT, check_treat, do_treat},
    [VERB_OFFER] = {NEED_VISIT | NEED_RAT | NEED_FREE | NEED_CAGE, check_offer, do_offer},
    [VERB_PET] = {NEED_VISIT | NEED_RAT | NEED_HAND | NEED_FREE | NEED_CAGE, check_pet, do_pet},
    [VERB_TICKLE] = {NEED_VISIT | NEED_RAT | NEED_HAND | NEED_FREE | NEED_CAGE, check_pet, do_tickle},
    [VERB_LIFT] = {NEED_VISIT | NEED_RAT | NEED_HAND | NEED_FREE | NEED_CAGE, check_lift, do_lift},
    [VERB_HOLD] = {NEED_VISIT | NEED_RAT, check_hold, do_hold},
    [VERB_PUT] = {NEED_VISIT | NEED_RAT | NEED_HELD, NULL, do_put},
    [VERB_ROOM] = {NEED_VISIT, outing_check_room, outing_room},
    [VERB_OUT] = {NEED_VISIT | NEED_RAT, outing_check_out, outing_out},
    [VERB_HOME] = {NEED_VISIT | NEED_RAT, outing_check_home, outing_home},
    [VERB_REACH] = {NEED_VISIT | NEED_RAT | NEED_FREE | NEED_CAGE, check_reach, do_reach},
    [VERB_WAKE] = {NEED_VISIT | NEED_RAT | NEED_FREE | NEED_CAGE, check_wake, do_wake},
    [VERB_WASH] = {0, NULL, do_wash},
    [VERB_CLEAN] = {NEED_VISIT, NULL, do_clean},
    [VERB_QUARANTINE] = {0, germs_check_quarantine, germs_quarantine},
    [VERB_INTRODUCE] = {NEED_VISIT | NEED_FREE, colony_check_introduce, colony_introduce},
    [VERB_SUPERVISE] = {0, colony_check_supervise, colony_supervise},
    [VERB_SEPARATE] = {NEED_VISIT, colony_check_separate, colony_separate},
    [VERB_CALL] = {0, call_check, call_do},
    [VERB_SHOW] = {NEED_VISIT | NEED_RAT | NEED_FREE | NEED_CAGE, check_show, do_show},
    [VERB_LEAVE] = {0, NULL, do_leave}};

static enum sim_reason check_rat(const sim *s, const struct sim_action *a, int needs) {
  const struct rat *r = &s->rats[a->rat];
  if ((needs & NEED_RAT) && r->place == PLACE_ESCAPED) return REASON_ESCAPED;
  if ((needs & NEED_RAT) && is_gone(r)) return r->place == PLACE_AWAY ? REASON_AWAY : REASON_GONE;
  if ((needs & NEED_HELD) && s->held != a->rat) return REASON_NOT_HELD;
  if ((needs & NEED_FREE) && s->held >= 0) return REASON_HELD;
  if ((needs & NEED_CAGE) && !in_cage(r)) return REASON_OUT;
  if ((needs & NEED_HAND) && !s->hand_in) return REASON_HAND_OUT;
  return REASON_NONE;
}

enum sim_reason act_check(const sim *s, const struct sim_action *a) {
  if ((int)a->verb < 0 || a->verb >= VERB_COUNT) return REASON_BAD_VALUE;
  if (a->rat < 0 || a->rat >= s->def.n_rats) return REASON_NO_RAT;
  const struct verb_row *row = &rows[a->verb];
  bool always = a->verb == VERB_LEAVE || a->verb == VERB_CALL || a->verb == VERB_WASH;
  if (!always && !(s->def.allow & 1u << a->verb)) return REASON_LEVEL;
  if (s->now < s->def.arrival_ds && a->verb != VERB_WASH) return REASON_NOT_HOME;
  if (colony_is_elsewhere(s, a)) return REASON_OTHER_CAGE;
  enum sim_reason reason = check_rat(s, a, row->needs);
  if (reason == REASON_NONE && row->check) reason = row->check(s, a);
  return reason;
}

void act_do(sim *s, const struct sim_action *a) {
  const struct verb_row *row = &rows[a->verb];
  if (row->needs & NEED_VISIT) sim_visit(s);
  colony_attend(s, a);
  row->act(s, a);
}
