/* outing.c - the room, and a rat running free in it: what is open, what a fright does there, how it comes home. */
#include "inside.h"

/* How much of an unsafe room's danger each item is; they add to 1. */
static const double danger[ROOM_ITEM_COUNT] = {
    [ROOM_ITEM_DOOR] = 0.2,    [ROOM_ITEM_WINDOW] = 0.2, [ROOM_ITEM_GAP] = 0.2,
    [ROOM_ITEM_CABLES] = 0.05, [ROOM_ITEM_LID] = 0.05,   [ROOM_ITEM_PIPE] = 0.1,
    [ROOM_ITEM_PLANT] = 0.05,  [ROOM_ITEM_CAT] = 0.05,   [ROOM_ITEM_FAMILY] = 0.1};
static const int64_t all_items = (1 << ROOM_ITEM_COUNT) - 1;

static void set_open(sim *s, int64_t items) {
  s->room_open = items;
  s->secured = items == 0;
}

void outing_begin(sim *s) { set_open(s, s->def.room_unsecured ? all_items : 0); }

static int count_open(const sim *s) {
  int n = 0;
  for (int k = 0; k < ROOM_ITEM_COUNT; k++) n += (s->room_open >> k & 1) != 0;
  return n;
}

double outing_open(const sim *s) {
  if (s->room_open == all_items) return 1;
  double sum = 0;
  for (int k = 0; k < ROOM_ITEM_COUNT; k++)
    if (s->room_open >> k & 1) sum += danger[k];
  return sum;
}

/* ---- what a person does ---- */

enum sim_reason outing_check_room(const sim *s, const struct sim_action *a) {
  if (a->how < ROOM_SECURED || a->how >= ROOM_HOW_COUNT) return REASON_BAD_VALUE;
  if (a->how == ROOM_CURTAIN && !disturb_was_there(s, DISTURB_CAT)) return REASON_NO_CAT;
  return REASON_NONE;
}

void outing_room(sim *s, const struct sim_action *a) {
  if (a->how == ROOM_CURTAIN) {
    if (!s->curtain) sim_note(s, -1, (struct note){EVENT_CURTAIN_DRAWN, CAUSE_PERSON_ASKED, VERB_ROOM, 0});
    s->curtain = 1;
    return;
  }
  int64_t items = s->room_open;
  if (a->how == ROOM_SECURED)
    items = 0;
  else if (a->how == ROOM_UNSECURED)
    items = all_items;
  else
    items &= ~((int64_t)1 << (a->how - ROOM_ITEM));
  if (items == s->room_open) return;
  set_open(s, items);
  sim_note(s, -1,
           (struct note){EVENT_ROOM_CHECKED, CAUSE_PERSON_ASKED, VERB_ROOM, (double)(ROOM_ITEM_COUNT - count_open(s))});
}

enum sim_reason outing_check_out(const sim *s, const struct sim_action *a) {
  const struct rat *r = &s->rats[a->rat];
  return r->place == PLACE_OUT ? REASON_OUT : s->held >= 0 && s->held != a->rat ? REASON_HELD : REASON_NONE;
}

void outing_out(sim *s, const struct sim_action *a) {
  struct rat *r = &s->rats[a->rat];
  if (is_held(r)) hold_put_back(s, a->rat);
  r->place = PLACE_OUT;
  r->hiding = r->under = r->lured = r->fright_at = 0;
  r->out_s = r->calm_s = 0;
  r->treat_id = 0;
  s->outings++;
  s->out_at = s->now;
  hand_leave(s);
  body_aim(s, a->rat, AIM_LOOK, 2);
  sim_note(s, a->rat, (struct note){EVENT_WENT_OUT, CAUSE_PERSON_ASKED, VERB_OUT, (double)count_open(s)});
}

enum sim_reason outing_check_home(const sim *s, const struct sim_action *a) {
  return s->rats[a->rat].place == PLACE_OUT ? REASON_NONE : REASON_NOT_OUT;
}

static void come_home(sim *s, int i, enum sim_cause cause, enum verb verb) {
  struct rat *r = &s->rats[i];
  int lured = (int)r->lured;
  r->place = PLACE_CAGE;
  r->x = HUT_DOOR_X_CM + 8;
  r->y = HUT_DOOR_Y_CM;
  r->under = r->lured = 0;
  body_aim(s, i, AIM_LOOK, 2);
  if (lured && cause != CAUSE_CHASED) feed_drop(s, i, lured - 1, r->x + 12, r->y);
  sim_note(s, i, (struct note){EVENT_CAME_HOME, cause, verb, 0});
}

/* Hands that hunt. */
static void hunt(sim *s, int i, enum sim_cause cause, enum verb verb) {
  const double chase[CUE_COUNT] = {[CUE_ROOM] = 0.03, [CUE_HAND] = 1, [CUE_TOUCH] = 0.5};
  struct rat *r = &s->rats[i];
  mind_startle(s, i, 0.8 + 0.2 * mind_luck(s, i, s->now, LUCK_NOISE), cause, verb);
  mind_bad(s, r, chase, 20, r->fear);
  sim_note(s, i, (struct note){EVENT_CHASED, cause, verb, r->fear});
}

/* A rat that is not afraid walks in with you; a frightened one has to be chased, and remembers it. */
void outing_home(sim *s, const struct sim_action *a) {
  bool afraid = s->rats[a->rat].fear > 0.5;
  mind_look(s, a->rat);
  if (afraid) hunt(s, a->rat, CAUSE_CHASED, VERB_HOME);
  come_home(s, a->rat, afraid ? CAUSE_CHASED : CAUSE_PERSON_ASKED, VERB_HOME);
}

void outing_chase(sim *s, int i, enum verb verb) {
  mind_look(s, i);
  hunt(s, i, CAUSE_HUNTED, verb);
  s->rats[i].under = 1; /* farther in */
  s->rats[i].calm_s = 0;
  mind_spook(s, i, CAUSE_HUNTED, verb);
}

void outing_lure(sim *s, int i, int kind) { s->rats[i].lured = 1 + kind; }

/* ---- what the rat does ---- */

static void note_recovery(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (r->place == PLACE_ESCAPED) {
    r->fright_at = 0;
  } else if (!r->fright_at && r->place == PLACE_OUT && r->fear > 0.5) {
    r->fright_at = s->now;
  } else if (r->fright_at && r->fear < tuned(s, TUNE_FRIGHT_OVER)) {
    double seconds = (double)(s->now - r->fright_at) * 0.1;
    r->fright_at = 0;
    sim_note(s, i, (struct note){EVENT_RECOVERED, CAUSE_CALMED_ALONE, VERB_COUNT, seconds});
  }
}

/* It knows the way home, and goes: called with something loved, after a fright, or when it has had its run. */
static void think_of_home(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  double slow = (1 + r->shy) * mind_luck(s, i, s->out_at, LUCK_RETURN);
  r->calm_s = r->fear < tuned(s, TUNE_FRIGHT_OVER) ? r->calm_s + dt : 0;
  if (r->calm_s <= 0 || (int64_t)(r->calm_s * 10 + 0.5) % 10) return;
  bool heard = r->lured && feed_would(s, r, treat_worth(r, (int)r->lured - 1));
  double wait = tuned(s, TUNE_RETURN_S) * slow * (heard ? 0.5 : 1);
  bool had_its_run = r->out_s > tuned(s, TUNE_ROAM_S) * mind_luck(s, i, s->out_at, LUCK_RETURN);
  if ((r->under || heard || had_its_run) && r->calm_s >= wait)
    come_home(s, i, heard ? CAUSE_LURED : CAUSE_CAME_BY_ITSELF, VERB_COUNT);
}

void outing_tick(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  note_recovery(s, i);
  if (r->place != PLACE_OUT) return;
  r->out_s += dt;
  think_of_home(s, i, dt);
}

/* Nobody there: a fright passes; outside it runs about for a while, and goes in when it has had its run and is calm. */
void outing_quiet(sim *s, int i) {
  struct rat *r = &s->rats[i];
  note_recovery(s, i);
  if (r->place != PLACE_OUT) return;
  r->out_s += 60;
  bool had_its_run = r->out_s > tuned(s, TUNE_ROAM_S) * mind_luck(s, i, s->out_at, LUCK_RETURN);
  if ((had_its_run || r->under || r->lured) && r->fear < tuned(s, TUNE_FRIGHT_OVER))
    come_home(s, i, CAUSE_CAME_BY_ITSELF, VERB_COUNT);
}
