/* signs.c - which signs of the ethogram are shown: first what the body is plainly doing, then what ears, nose, voice
 * and fur add by the table below. Looked at once a second with dice per five, so that a sign stays long enough to be
 * read and none is certain; a warning alone comes at once. */
#include "inside.h"

static bool quick(const sim *s, int i, enum sign g, double chance) {
  return luck(s, i, s->now / 50, (enum luck)(LUCK_SIGN + (int)g)) < chance;
}

static void show(struct rat *r, enum sign g) {
  if (r->n_signs >= SIM_MAX_SIGNS) return;
  for (int k = 0; k < r->n_signs; k++) {
    if (r->signs[k] == g) return;
  }
  r->signs[r->n_signs++] = g;
}

static bool touched_now(const sim *s, int i) { return is_held(&s->rats[i]) || s->petting == i || s->in_hut == i; }

/* The plainest: what the body is doing. SIGN_COUNT if nothing can be told from it. */
static enum sign of_doing(const sim *s, const struct rat *r) {
  switch (r->doing) {
  case DOING_FREEZE: return SIGN_FREEZE;
  case DOING_HIDE: return SIGN_FLEE_HIDE;
  case DOING_RUN: return r->hiding ? SIGN_FLEE_HIDE : SIGN_COUNT;
  case DOING_PEEK: return SIGN_PEEK_HUT;
  case DOING_STRETCH: return SIGN_STRETCH_ATTEND;
  case DOING_CARRY: return SIGN_TAKE_AND_RUN;
  case DOING_FLINCH: return SIGN_EARS_TWITCH_BACK;
  case DOING_SQUIRM: return SIGN_SQUIRM;
  case DOING_LIMP: return SIGN_LIMP_STILL_IN_HAND;
  case DOING_PLAY: return SIGN_POPCORN;
  case DOING_REST: return SIGN_REST;
  case DOING_SLEEP: return is_held(r) ? SIGN_SLEEP_ON_YOU : r->place == PLACE_HUT ? SIGN_REST : SIGN_SLEEP_IN_VIEW;
  case DOING_EAT:
    if (is_held(r) || (r->from_fingers && r->stay)) return SIGN_EAT_ON_YOU;
    return s->hand_in && r->ate_here && r->food != TREAT_COUNT && r->meal_cm < 45 ? SIGN_EAT_NEAR : SIGN_COUNT;
  default: return SIGN_COUNT;
  }
}

/* 1-2 s: the whole rat at a glance, then the warnings. */
static void show_fear(sim *s, int i) {
  struct rat *r = &s->rats[i];
  bool held = is_held(r), touched = touched_now(s, i);
  double f = r->fear;
  if (r->nip_due) show(r, SIGN_NIP_TEST);
  if (held && r->giveup > 0.5) show(r, SIGN_LIMP_STILL_IN_HAND);
  if (held && r->squirming) show(r, SIGN_SQUIRM);
  if (f > 0.25 && f <= 0.6 && (touched || quick(s, i, SIGN_EARS_TWITCH_BACK, 0.7))) show(r, SIGN_EARS_TWITCH_BACK);
  if (f > 0.6 && touched && r->giveup <= 0.5) show(r, r->squirming ? SIGN_SQUIRM : SIGN_FREEZE);
  if (f > 0.5 && !held && r->hiding && r->frozen_s <= 0) show(r, SIGN_FLEE_HIDE);
  if (held && f > 0.7 && r->held_s < 20 && quick(s, i, SIGN_FEAR_POOP, 0.6)) show(r, SIGN_FEAR_POOP);
  if (held && f > 0.9 && r->giveup < 0.5 && quick(s, i, SIGN_SQUEAL_LONG, 0.4)) show(r, SIGN_SQUEAL_LONG);
  if (touched && f > 0.3 && f < 0.7 && quick(s, i, SIGN_SQUEAK_SHORT, 0.4)) show(r, SIGN_SQUEAK_SHORT);
  if (f > 0.4 && r->enough > 0.6 && quick(s, i, SIGN_CHATTER_LOUD, 0.4)) show(r, SIGN_CHATTER_LOUD);
  if (f > 0.5 && quick(s, i, SIGN_USV22, 0.67)) show(r, SIGN_USV22);
  bool mouse = s->def.rats[i].species == SPECIES_MOUSE; /* a rattling tail is a mouse's threat */
  if (mouse && f > 0.4 && s->hand_in && quick(s, i, SIGN_TAIL_SWISH, 0.5)) show(r, SIGN_TAIL_SWISH);
  if (r->stress > 0.2 && quick(s, i, SIGN_PORPHYRIN, 0.5)) show(r, SIGN_PORPHYRIN);
}

static void show_ease(sim *s, int i) {
  struct rat *r = &s->rats[i];
  bool held = is_held(r), stroked = s->petting == i, near = s->hand_in && in_cage(r) && r->hand_cm < 8;
  bool close = held || near, soft = held || stroked;
  double f = r->fear, t = r->trust;
  if (r->giveup > 0.3 || f > 0.3) return;
  if (held && f < 0.1 && r->giveup < 0.2 && r->held_s > 45 && t > 0.55 && quick(s, i, SIGN_GROOM_SELF_ON_YOU, 0.4))
    show(r, SIGN_GROOM_SELF_ON_YOU);
  if (soft && f < 0.08 && t > 0.7 && r->enough < 0.6 && quick(s, i, SIGN_BRUX_SOFT, 0.35)) show(r, SIGN_BRUX_SOFT);
  if (soft && f < 0.04 && t > 0.85 && quick(s, i, SIGN_BOGGLE, 0.15)) show(r, SIGN_BOGGLE);
  if (stroked && r->lean) show(r, SIGN_EARS_RELAXED_PINK);
  if (close && f < 0.1 && t > 0.5 && r->stress < 0.1 && quick(s, i, SIGN_EARS_RELAXED_PINK, 0.6))
    show(r, SIGN_EARS_RELAXED_PINK);
  if (close && f < 0.08 && t > 0.65 && quick(s, i, SIGN_LICK_GROOM_HAND, 0.25)) show(r, SIGN_LICK_GROOM_HAND);
  if (f < 0.2 && r->joy > 0.25 && quick(s, i, SIGN_USV50, r->joy)) show(r, SIGN_USV50);
  if (f < 0.1 && r->joy > 0.5 && quick(s, i, SIGN_POPCORN, 0.2)) show(r, SIGN_POPCORN);
  if (r->aim == AIM_SOLICIT) show(r, SIGN_SOLICIT);
}

static void show_interest(sim *s, int i) {
  struct rat *r = &s->rats[i];
  bool awake = r->doing != DOING_SLEEP && r->sleepy < 0.4;
  bool unseen = r->place == PLACE_HUT && r->doing != DOING_PEEK && r->doing != DOING_WALK;
  if (!awake || unseen || (is_held(r) && r->giveup > 0.5)) return; /* given up: its nose has stopped asking */
  bool busy = r->doing == DOING_WALK || r->doing == DOING_SNIFF || r->doing == DOING_REAR;
  if (r->doing == DOING_REST && r->doing_s < 3 && quick(s, i, SIGN_YAWN_STRETCH, 0.2)) show(r, SIGN_YAWN_STRETCH);
  if (r->fed_at && s->now - r->fed_at < 100 && r->food == TREAT_COUNT && quick(s, i, SIGN_LIP_LICK, 0.4))
    show(r, SIGN_LIP_LICK);
  if (r->fear < 0.3 && r->trust < 0.75 && quick(s, i, SIGN_EARS_FORWARD, 0.5)) show(r, SIGN_EARS_FORWARD);
  bool measures = s->hand_in && r->place == PLACE_CAGE && r->hand_cm > 10 && r->hand_cm < 60;
  if (measures && (r->doing == DOING_STAND || (r->doing == DOING_STRETCH && quick(s, i, SIGN_HEAD_SWAY, 0.3))))
    show(r, SIGN_HEAD_SWAY);
  if (r->fear < 0.4 && (busy || quick(s, i, SIGN_WHISK_EXPLORE, 0.5))) show(r, SIGN_WHISK_EXPLORE);
}

static void note_first(sim *s, int i) {
  struct rat *r = &s->rats[i];
  for (int k = 0; k < r->n_signs; k++) {
    int64_t bit = (int64_t)1 << r->signs[k];
    if (r->signs_seen & bit) continue;
    r->signs_seen |= bit;
    sim_note(s, i, (struct note){EVENT_SIGN_FIRST, CAUSE_NONE, VERB_COUNT, (double)r->signs[k]});
  }
}

static void read_all(sim *s, int i) {
  struct rat *r = &s->rats[i];
  r->n_signs = 0;
  r->signs_at = s->now;
  enum sign plain = of_doing(s, r), others[SIM_MAX_SIGNS];
  int n_others = colony_signs(s, i, others);
  for (int k = 0; k < n_others; k++) show(r, others[k]);
  if (plain != SIGN_COUNT) show(r, plain);
  show_fear(s, i);
  if (n_others == 0) { /* no ease in a scuffle, and none in one that is ill */
    show_ease(s, i);
    show_interest(s, i);
  }
  if (r->n_signs == 0) show(r, r->doing == DOING_HELD ? SIGN_REST : SIGN_WHISK_EXPLORE);
  if (s->person) note_first(s, i);
}

bool signs_warn(const struct rat *r) {
  for (int k = 0; k < r->n_signs; k++) {
    switch (r->signs[k]) {
    case SIGN_FREEZE:
    case SIGN_FLEE_HIDE:
    case SIGN_EARS_TWITCH_BACK:
    case SIGN_SQUIRM:
    case SIGN_LIMP_STILL_IN_HAND: return true;
    default: break;
    }
  }
  return false;
}

void signs_tick(sim *s, int i) {
  struct rat *r = &s->rats[i];
  int64_t age = s->now - r->signs_at;
  bool warn = age >= 2 && (r->nip_due || (r->fear > 0.25 && touched_now(s, i)));
  bool new_doing = r->doing_s < 0.15 && age >= 5; /* a new posture is seen soon, not at every step */
  if (age >= 10 || warn || new_doing || !s->person) read_all(s, i);
}
