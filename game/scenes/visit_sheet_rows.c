/* visit_sheet_rows.c - what stands on each sheet: ways, foods, things, places, and everything that can be called. */
#include "visit.h"

#include <stdio.h>
#include <string.h>

#include "../words.h"

struct rows {
  struct visit *v;
  struct visit_row *at;
  int n;
};

static struct visit_row *add(struct rows *r, enum row_kind kind, enum icon icon, const char *name) {
  struct visit_row *row = &r->at[r->n < VISIT_ROWS ? r->n++ : VISIT_ROWS - 1];
  *row = (struct visit_row){.kind = kind, .icon = icon, .name = words(name)};
  return row;
}
static struct visit_row *add_act(struct rows *r, enum icon icon, const char *name, enum verb verb, int how) {
  struct visit_row *row = add(r, ROW_ACT, icon, name);
  row->act = (struct sim_action){.verb = verb, .how = how, .rat = r->v->nearest, .treat = r->v->treat};
  return row;
}
static void say_second(struct visit_row *row, const char *text) {
  snprintf(row->second, sizeof row->second, "%s", text);
}
static void add_set(struct rows *r, enum icon icon, const char *name, int *set, int value) {
  struct visit_row *row = add(r, ROW_SET, icon, name);
  row->set = set;
  row->value = value;
  row->chosen = *set == value;
}
static void add_sheet(struct rows *r, enum icon icon, const char *name, enum visit_sheet sheet) {
  add(r, ROW_SHEET, icon, name)->value = sheet;
}

/* ---- hand, food, touch ---- */

static void add_hand(struct rows *r, const char *name, double cm) {
  struct visit_row *row = add_act(r, ICON_NEARER, name, VERB_HAND, HAND_TO);
  char text[64];
  row->act.x = cm;
  row->act.fast = r->v->hand_fast;
  snprintf(text, sizeof text, words("to %d cm"), (int)(cm + 0.5));
  say_second(row, text);
}

static void hand_rows(struct rows *r) {
  const struct visit *v = r->v;
  const struct sim_rat *rat = &v->rats[v->nearest].now;
  double cm = rat->hand_cm;
  if (rat->place == PLACE_OUT) {
    add_act(r, ICON_HAND, "After it, quickly", VERB_HAND, HAND_TO)->act.fast = true;
    return;
  }
  add_act(r, ICON_HAND, v->world.hand_in ? "Out of the cage" : "Into the cage", VERB_HAND,
          v->world.hand_in ? HAND_OUT : HAND_IN);
  static const double far[] = {42, 30, 20, 10, 5, 2};
  for (size_t i = 0; i < sizeof far / sizeof *far; i++)
    add_hand(r, far[i] < 3 ? "Up to the nose" : far[i] < 10 ? "Very near" : far[i] < 25 ? "Near" : "Far off", far[i]);
  if (v->world.hand_in && cm < 200) {
    if (cm > 4) add_hand(r, "A bit nearer", cm - 4);
    add_hand(r, "A bit back", cm + 4);
  }
  add_set(r, v->hand_fast ? ICON_CHECK : ICON_NEXT, v->hand_fast ? "Quickly" : "Gently", &r->v->hand_fast,
          !v->hand_fast);
}

static void food_rows(struct rows *r) {
  for (int i = 0; i <= TREAT_COUNT; i++) {
    struct visit_row *row = add(r, ROW_FOOD, i == TREAT_COUNT ? ICON_HEART : ICON_EAT, "");
    row->name = i == TREAT_COUNT ? words("the favourite") : visit_treat_words(i);
    row->value = i;
    row->chosen = r->v->treat == i;
    if (i == TREAT_COUNT) say_second(row, visit_treat_words(r->v->rats[r->v->nearest].now.favourite));
  }
}

static void offer_rows(struct rows *r) {
  static const char *const ways[] = {"From the fingers", "On a spoon", "Through the bars"};
  for (int i = OFFER_FINGERS; i <= OFFER_BARS; i++)
    add_act(r, ICON_OFFER, ways[i], VERB_OFFER, i)->chosen = r->v->offer_how == i;
  add_sheet(r, ICON_EAT, "Another food …", SHEET_TREAT);
}

static void pet_rows(struct rows *r) {
  static const char *const places[PET_WHERE_COUNT] = {"The back", "The head", "The side", "The belly", "The tail"};
  static const int seconds[] = {1, 2, 5, 15};
  static const char *const lengths[] = {"1 second", "2 seconds", "5 seconds", "15 seconds"};
  for (int i = 0; i < PET_WHERE_COUNT; i++) {
    struct visit_row *row = add_act(r, ICON_PET, places[i], VERB_PET, i);
    row->act.seconds = r->v->pet_s;
    row->chosen = r->v->pet_where == i;
  }
  for (int i = 0; i < 4; i++) add_set(r, ICON_CLOCK, lengths[i], &r->v->pet_s, seconds[i]);
}

static void lift_rows(struct rows *r) {
  static const char *const ways[LIFT_HOW_COUNT] = {"With two hands", "In a towel", "In one fist", "By the tail",
                                                   "In a tunnel"};
  static const enum icon icons[LIFT_HOW_COUNT] = {ICON_LIFT, ICON_TOWEL, ICON_HAND, ICON_UP, ICON_TUNNEL};
  for (int i = 0; i < LIFT_HOW_COUNT; i++) add_act(r, icons[i], ways[i], VERB_LIFT, i)->chosen = r->v->lift_how == i;
}

static void hold_rows(struct rows *r) {
  static const char *const ways[] = {"In your arms", "In your shirt", "In one fist"};
  for (int i = HOLD_ARMS; i <= HOLD_FIST; i++)
    add_act(r, ICON_HOLD, ways[i], VERB_HOLD, i)->chosen = r->v->hold_how == i;
}

/* ---- things, the room, the others ---- */

enum { SHOW_STEP_CM = 3, SHOW_LEAST_CM = 3, SHOW_MOST_CM = 90 };

static void show_rows(struct rows *r) {
  static const char *const things[THING_COUNT] = {"A towel", "A perfume", "A hat", "A sleeve", "A brush", "A bag"};
  struct visit *v = r->v;
  char text[64];
  snprintf(text, sizeof text, words("%d cm away"), v->show_cm);
  for (int i = 0; i < THING_COUNT; i++) {
    struct visit_row *row = add_act(r, i == THING_TOWEL ? ICON_TOWEL : ICON_NEARER, things[i], VERB_SHOW, i);
    row->act.x = v->show_cm;
    say_second(row, text);
  }
  int near = v->show_cm - SHOW_STEP_CM, far = v->show_cm + SHOW_STEP_CM;
  add_set(r, ICON_BACK, "Nearer", &v->show_cm, near < SHOW_LEAST_CM ? SHOW_LEAST_CM : near);
  add_set(r, ICON_NEXT, "Farther", &v->show_cm, far > SHOW_MOST_CM ? SHOW_MOST_CM : far);
}

static void room_rows(struct rows *r) {
  static const char *const items[ROOM_ITEM_COUNT] = {"Shut the door",   "Shut the window",  "Stop up the gap",
                                                     "Put cables away", "Shut the lid",     "Cover the pipe",
                                                     "Take plants out", "Keep the cat out", "Tell the family"};
  unsigned safe = r->v->world.room_safe;
  for (int i = 0; i < ROOM_ITEM_COUNT; i++) {
    bool done = safe >> i & 1;
    struct visit_row *row = add_act(r, done ? ICON_CHECK : ICON_NOTE, items[i], VERB_ROOM, ROOM_ITEM + i);
    row->chosen = done;
    say_second(row, done ? words("looked after") : words("not yet"));
  }
  add_act(r, r->v->world.curtain ? ICON_CHECK : ICON_MOON, "Draw the curtain", VERB_ROOM, ROOM_CURTAIN)->chosen =
      r->v->world.curtain;
  add_act(r, ICON_CHECK, "Make all of it safe", VERB_ROOM, ROOM_SECURED);
  add_act(r, ICON_NO, "Leave all of it open", VERB_ROOM, ROOM_UNSECURED);
}

static void quarantine_rows(struct rows *r) {
  static const char *const ways[] = {"In another house", "In another room", "In the same room"};
  for (int i = QUARANTINE_BUILDING; i <= QUARANTINE_NONE; i++)
    add_act(r, ICON_BOX, ways[i], VERB_QUARANTINE, i)->chosen = (int)r->v->world.quarantine == i;
}

static void introduce_rows(struct rows *r) {
  static const char *const ways[INTRODUCE_COUNT] = {"Straight into the cage", "In a carrier", "On neutral ground",
                                                    "At home, cleaned"};
  for (int i = 0; i < INTRODUCE_COUNT; i++)
    add_act(r, ICON_PEOPLE, ways[i], VERB_INTRODUCE, i)->chosen = (int)r->v->world.meeting == i;
}

static void separate_rows(struct rows *r) {
  add_act(r, ICON_TOWEL, "With a towel", VERB_SEPARATE, SEPARATE_TOWEL);
  add_act(r, ICON_HAND, "With your hand", VERB_SEPARATE, SEPARATE_HAND);
}

static void more_rows(struct rows *r) {
  enum visit_tool tools[TOOL_NONE];
  int n = visit_more(r->v, tools);
  for (int i = 0; i < n; i++) {
    struct tool_words w = visit_tool_words(r->v, tools[i]);
    struct visit_row *row = add(r, ROW_TOOL, w.icon, "");
    row->name = w.name;
    row->value = tools[i];
    row->act = visit_tool_action(r->v, tools[i]);
    say_second(row, w.second);
  }
}

/* ---- what one sees, feels, suspects ---- */

static void add_call(struct rows *r, enum icon icon, const char *name, int how) {
  add_act(r, icon, name, VERB_CALL, how)->act.rat = r->v->watched;
}

static void sign_rows(struct rows *r) {
  for (int i = 0; i < SIGN_COUNT; i++)
    add_call(r, sign_heard((enum sign)i) ? ICON_SOUND : ICON_SAY, visit_sign_seen((enum sign)i), i);
}

static void callable_rows(struct rows *r, int from, int to, enum icon icon) {
  for (int i = from; i <= to; i++) add_call(r, icon, sim_callable_words((enum callable)i), SIGN_COUNT + i);
}

/* What frightens it stands beside what came over it: both are the cause of a bad day. */
static void cause_rows(struct rows *r) {
  callable_rows(r, CALLABLE_TOWEL, CALLABLE_BAG, ICON_WARN);
  callable_rows(r, CALLABLE_NOISE, CALLABLE_CREAM, ICON_INFO);
}

int visit_sheet_rows(struct visit *v, enum visit_sheet s, struct visit_row rows[VISIT_ROWS]) {
  struct rows r = {v, rows, 0};
  switch (s) {
  case SHEET_MORE: more_rows(&r); break;
  case SHEET_HAND: hand_rows(&r); break;
  case SHEET_TREAT: food_rows(&r); break;
  case SHEET_OFFER: offer_rows(&r); break;
  case SHEET_PET: pet_rows(&r); break;
  case SHEET_LIFT: lift_rows(&r); break;
  case SHEET_HOLD: hold_rows(&r); break;
  case SHEET_SHOW: show_rows(&r); break;
  case SHEET_ROOM: room_rows(&r); break;
  case SHEET_QUARANTINE: quarantine_rows(&r); break;
  case SHEET_INTRODUCE: introduce_rows(&r); break;
  case SHEET_SEPARATE: separate_rows(&r); break;
  case SHEET_SIGNS: sign_rows(&r); break;
  case SHEET_FEELING: callable_rows(&r, CALLABLE_CALM, CALLABLE_GIVEN_UP, ICON_HEART); break;
  case SHEET_CAUSE: cause_rows(&r); break;
  case SHEET_NONE: break;
  }
  return r.n;
}

const char *visit_sheet_title(const struct visit *v, enum visit_sheet s, char *out, size_t size) {
  static const char *const titles[] = {
      [SHEET_NONE] = "",
      [SHEET_MORE] = "What else?",
      [SHEET_HAND] = "Where to with your hand?",
      [SHEET_TREAT] = "Which food for %s?",
      [SHEET_OFFER] = "How do you hold it out to %s?",
      [SHEET_PET] = "Where do you stroke %s, and for how long?",
      [SHEET_LIFT] = "How do you pick up %s?",
      [SHEET_HOLD] = "How do you hold %s?",
      [SHEET_SHOW] = "What do you show %s?",
      [SHEET_ROOM] = "What do you do in the room?",
      [SHEET_QUARANTINE] = "Where do the newcomers live?",
      [SHEET_INTRODUCE] = "How do they meet?",
      [SHEET_SEPARATE] = "How do you part them?",
      [SHEET_SIGNS] = "What does %s show?",
      [SHEET_FEELING] = "How does %s feel?",
      [SHEET_CAUSE] = "What frightened %s?",
  };
  bool call = s == SHEET_SIGNS || s == SHEET_FEELING || s == SHEET_CAUSE;
  snprintf(out, size, words(titles[s]), visit_name(v, call ? v->watched : v->nearest));
  return out;
}
