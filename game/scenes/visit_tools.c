/* visit_tools.c - from chips to acts: which stand in the tray, what each does, why not (style.md section 11). */
#include "visit.h"

#include <stdio.h>
#include <string.h>

#include "../words.h"

/* ---- which there are ---- */

static const enum verb verbs[TOOL_NONE] = {
    [TOOL_TALK] = VERB_TALK,
    [TOOL_HAND] = VERB_HAND,
    [TOOL_TREAT] = VERB_TREAT,
    [TOOL_OFFER] = VERB_OFFER,
    [TOOL_PET] = VERB_PET,
    [TOOL_LIFT] = VERB_LIFT,
    [TOOL_TOWEL] = VERB_LIFT,
    [TOOL_CALL] = VERB_CALL,
    [TOOL_LEAVE] = VERB_LEAVE,
    [TOOL_PUT_BACK] = VERB_PUT,
    [TOOL_HOLD] = VERB_HOLD,
    [TOOL_REACH] = VERB_REACH,
    [TOOL_SHOUT] = VERB_SHOUT,
    [TOOL_TICKLE] = VERB_TICKLE,
    [TOOL_TUNNEL] = VERB_LIFT,
    [TOOL_SHIRT] = VERB_HOLD,
    [TOOL_SHOW] = VERB_SHOW,
    [TOOL_ROOM] = VERB_ROOM,
    [TOOL_OUT] = VERB_OUT,
    [TOOL_HOME] = VERB_HOME,
    [TOOL_WAKE] = VERB_WAKE,
    [TOOL_WASH] = VERB_WASH,
    [TOOL_CLEAN] = VERB_CLEAN,
    [TOOL_QUARANTINE] = VERB_QUARANTINE,
    [TOOL_INTRODUCE] = VERB_INTRODUCE,
    [TOOL_SUPERVISE] = VERB_SUPERVISE,
    [TOOL_SEPARATE] = VERB_SEPARATE,
    [TOOL_MORE] = VERB_LEAVE,
};

static bool has_species(const struct visit *v, enum species species) {
  for (int i = 0; i < v->n_rats; i++)
    if (v->level->sim.rats[i].species == species) return true;
  return false;
}
static bool has_newcomer(const struct visit *v) {
  for (int i = 0; i < v->n_rats; i++)
    if (v->level->sim.rats[i].role == ROLE_NEWCOMER) return true;
  return false;
}

bool visit_tool_allowed(const struct visit *v, enum visit_tool t) {
  if (t == TOOL_CALL || t == TOOL_LEAVE || t == TOOL_MORE) return true;
  if (!(v->level->sim.allow & 1u << verbs[t])) return false;
  switch (t) {
  case TOOL_TUNNEL: return has_species(v, SPECIES_MOUSE);
  case TOOL_QUARANTINE:
  case TOOL_INTRODUCE:
  case TOOL_SUPERVISE:
  case TOOL_SEPARATE: return has_newcomer(v);
  case TOOL_OUT: return v->rats[v->nearest].now.place != PLACE_OUT;
  case TOOL_HOME: return v->rats[v->nearest].now.place == PLACE_OUT;
  default: return true;
  }
}

/* What has no place of its own in the tray, the more needed first. */
static const enum visit_tool others[] = {
    TOOL_HOME, TOOL_OUT,  TOOL_ROOM,  TOOL_SEPARATE, TOOL_INTRODUCE, TOOL_SUPERVISE, TOOL_QUARANTINE, TOOL_TUNNEL,
    TOOL_SHOW, TOOL_WASH, TOOL_SHIRT, TOOL_WAKE,     TOOL_CLEAN,     TOOL_TICKLE,    TOOL_REACH,      TOOL_SHOUT};

static int all_others(const struct visit *v, enum visit_tool out[TOOL_NONE]) {
  int n = 0;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (visit_tool_allowed(v, others[i])) out[n++] = others[i];
  return n;
}

/* They take the places of those that the level does not allow, and the towel's, which is also one of the lift's ways.
 * Where that is not room enough, the towel's place opens the rest. Gives how many found one. */
static int take_places(const struct visit *v, enum visit_tool out[VISIT_CHIPS]) {
  enum { FIRST = 2, LAST = 6 };
  enum visit_tool rest[TOOL_NONE];
  int n = all_others(v, rest), taken = 0;
  for (int i = FIRST; i < LAST && taken < n; i++)
    if (!visit_tool_allowed(v, out[i])) out[i] = rest[taken++];
  if (n - taken > 1)
    out[LAST] = TOOL_MORE;
  else if (n - taken == 1)
    out[LAST] = rest[taken++];
  return taken;
}

static const enum visit_tool free_hand[VISIT_CHIPS] = {TOOL_TALK, TOOL_HAND,  TOOL_TREAT, TOOL_OFFER, TOOL_PET,
                                                       TOOL_LIFT, TOOL_TOWEL, TOOL_CALL,  TOOL_LEAVE};

void visit_tray(const struct visit *v, enum visit_tool out[VISIT_CHIPS]) {
  static const enum visit_tool holding[VISIT_CHIPS] = {TOOL_TALK,     TOOL_NONE, TOOL_HOLD, TOOL_TREAT, TOOL_NONE,
                                                       TOOL_PUT_BACK, TOOL_NONE, TOOL_CALL, TOOL_LEAVE};
  if (v->world.held_rat < 0) {
    memcpy(out, free_hand, sizeof free_hand);
    take_places(v, out);
    return;
  }
  memcpy(out, holding, sizeof holding);
  if (visit_tool_allowed(v, TOOL_OUT)) out[4] = TOOL_OUT;
}

int visit_more(const struct visit *v, enum visit_tool out[TOOL_NONE]) {
  enum visit_tool tray[VISIT_CHIPS], rest[TOOL_NONE];
  memcpy(tray, free_hand, sizeof free_hand);
  int n = all_others(v, rest), taken = take_places(v, tray);
  for (int i = taken; i < n; i++) out[i - taken] = rest[i];
  return n - taken;
}

enum visit_sheet visit_tool_sheet(enum visit_tool t) {
  switch (t) {
  case TOOL_HAND: return SHEET_HAND;
  case TOOL_TREAT: return SHEET_TREAT;
  case TOOL_OFFER: return SHEET_OFFER;
  case TOOL_PET: return SHEET_PET;
  case TOOL_LIFT: return SHEET_LIFT;
  case TOOL_HOLD: return SHEET_HOLD;
  case TOOL_SHOW: return SHEET_SHOW;
  case TOOL_ROOM: return SHEET_ROOM;
  case TOOL_QUARANTINE: return SHEET_QUARANTINE;
  case TOOL_INTRODUCE: return SHEET_INTRODUCE;
  case TOOL_SEPARATE: return SHEET_SEPARATE;
  case TOOL_MORE: return SHEET_MORE;
  default: return SHEET_NONE;
  }
}

/* Asked each time: nothing of it is done often, and what was done last says nothing of what comes next. */
bool visit_tool_asks(enum visit_tool t) {
  return t == TOOL_SHOW || t == TOOL_ROOM || t == TOOL_QUARANTINE || t == TOOL_INTRODUCE || t == TOOL_SEPARATE ||
         t == TOOL_MORE;
}

/* ---- what each does ---- */

struct sim_action visit_tool_action(const struct visit *v, enum visit_tool t) {
  struct sim_action a = {.verb = t < TOOL_NONE ? verbs[t] : VERB_LEAVE, .rat = v->nearest, .treat = v->treat};
  switch (t) {
  case TOOL_TALK: a.seconds = 60; break;
  case TOOL_HAND: a.how = v->world.hand_in ? (int)HAND_OUT : (int)HAND_IN; break;
  case TOOL_OFFER:
    a.how = v->treat == TREAT_YOGHURT && v->offer_how == OFFER_FINGERS ? OFFER_SPOON : v->offer_how;
    break;
  case TOOL_PET: a.how = v->pet_where, a.seconds = v->pet_s; break;
  case TOOL_TICKLE: a.seconds = 15; break;
  case TOOL_LIFT: a.how = v->lift_how; break;
  case TOOL_TOWEL: a.how = LIFT_TOWEL; break;
  case TOOL_TUNNEL: a.how = LIFT_TUNNEL; break;
  case TOOL_HOLD: a.how = v->hold_how; break;
  case TOOL_SHIRT: a.how = HOLD_SHIRT; break;
  case TOOL_SHOW: a.how = v->show_thing, a.x = v->show_cm; break;
  case TOOL_ROOM: a.how = ROOM_ITEM; break;
  case TOOL_SUPERVISE: a.how = v->world.supervised ? SUPERVISE_OFF : SUPERVISE_ON; break;
  default: break;
  }
  return a;
}

enum sim_reason visit_tool_reason(const struct visit *v, enum visit_tool t) {
  if (t == TOOL_NONE) return REASON_LEVEL;
  if (t == TOOL_CALL || t == TOOL_MORE) return REASON_NONE;
  struct sim_action a = visit_tool_action(v, t);
  if (t == TOOL_INTRODUCE && (int)v->world.meeting == a.how) a.how = INTRODUCE_HOME; /* another step is possible */
  return sim_check(run_sim_const(v->run), &a);
}

/* What one needs to know right now comes before what waits to be told. */
static void tell_how_to_move(struct visit *v) {
  char text[96];
  v->n_captions = 0;
  visit_say(v, CAPTION_PLAIN,
            ui_device(app_ui(v->app)) == DEVICE_MOUSE ? words("Point where your hand should go. Slowly!")
                                                      : words("Move your hand with the arrows. Slowly!"));
  if (!v->lens) return;
  snprintf(text, sizeof text, words("The dotted line: near enough for %s today"), visit_name(v, v->watched));
  visit_say(v, CAPTION_PLAIN, text);
}

/* What takes effect on a body at once is seen at the speed of life. */
static bool is_handling(enum verb verb) {
  return verb == VERB_HAND || verb == VERB_LIFT || verb == VERB_PET || verb == VERB_TICKLE || verb == VERB_REACH ||
         verb == VERB_SHOW || verb == VERB_SEPARATE;
}

enum sim_reason visit_do(struct visit *v, const struct sim_action *a) {
  if (is_handling(a->verb)) visit_moving_slows_time(v);
  if (v->speed == SPEED_CHOOSE) visit_set_speed(v, SPEED_1);
  bool was_in = v->world.hand_in;
  enum sim_reason why = visit_act(v, a);
  if (why != REASON_NONE) return why;
  visit_read(v); /* many ticks may pass before the next look: none of them may see the hand where it was */
  v->want_x_cm = v->world.hand_x_cm;
  v->want_y_cm = v->world.hand_y_cm;
  v->hand_caught = false;
  if (a->verb == VERB_LEAVE) {
    visit_leave(v);
    return why;
  }
  if (a->verb == VERB_HAND && a->how == HAND_OUT) v->named = -1;
  if (a->verb == VERB_TALK && v->speed == SPEED_1 && !was_in) visit_set_speed(v, SPEED_8);
  if (a->verb == VERB_HAND && a->how == HAND_IN) tell_how_to_move(v);
  return why;
}

void visit_use(struct visit *v, enum visit_tool t) {
  if (t == TOOL_NONE) return;
  if (t == TOOL_CALL) {
    v->overlay = OVERLAY_SEE;
    visit_set_speed(v, SPEED_CHOOSE);
    return;
  }
  if (visit_tool_asks(t) && visit_tool_reason(v, t) == REASON_NONE) {
    visit_sheet_open(v, visit_tool_sheet(t));
    return;
  }
  struct sim_action a = visit_tool_action(v, t);
  visit_do(v, &a);
}

void visit_name_next(struct visit *v) {
  char text[96];
  v->named = (v->nearest + 1) % v->n_rats;
  v->nearest = v->watched = v->named;
  snprintf(text, sizeof text, words("Now it is about %s"), visit_name(v, v->named));
  v->n_captions = 0;
  visit_say(v, CAPTION_PLAIN, text);
}

/* ---- in words ---- */

static const char *lift_words(int how) {
  static const char *const ways[LIFT_HOW_COUNT] = {"two hands", "in a towel", "in one fist", "by the tail",
                                                   "in a tunnel"};
  return words(ways[how]);
}
static const char *pet_words(int where) {
  static const char *const places[PET_WHERE_COUNT] = {"the back", "the head", "the side", "the belly", "the tail"};
  return words(places[where]);
}
static const char *hold_words(int how) {
  return how == HOLD_CLOTHING ? words("in your shirt")
         : how == HOLD_FIST   ? words("in one fist")
                              : words("in your arms");
}

/* The food that the next treat would be, as far as one knows what the rat loves. */
static const char *food_words(const struct visit *v) {
  return visit_treat_words(v->treat == TREAT_COUNT ? v->rats[v->nearest].now.favourite : v->treat);
}

static struct tool_words other_words(const struct visit *v, enum visit_tool t) {
  switch (t) {
  case TOOL_REACH: return (struct tool_words){"visit.reach", words("Reach in"), words("into the hut"), ICON_REACH};
  case TOOL_SHOUT: return (struct tool_words){"visit.shout", words("Shout"), words("loudly"), ICON_SHOUT};
  case TOOL_TICKLE: return (struct tool_words){"visit.tickle", words("Tickle"), words("15 seconds"), ICON_TICKLE};
  case TOOL_TUNNEL: return (struct tool_words){"visit.tunnel", words("Tunnel"), words("lift in it"), ICON_TUNNEL};
  case TOOL_SHIRT: return (struct tool_words){"visit.shirt", words("Open shirt"), words("hold it open"), ICON_HOLD};
  case TOOL_SHOW: return (struct tool_words){"visit.show", words("Show …"), words("a thing"), ICON_NEARER};
  case TOOL_ROOM: return (struct tool_words){"visit.room", words("The room …"), words("make it safe"), ICON_CHECK};
  case TOOL_OUT: return (struct tool_words){"visit.out", words("Let out"), words("into the room"), ICON_PAW};
  case TOOL_HOME: return (struct tool_words){"visit.home", words("Bring home"), words("to the cage"), ICON_HUT};
  case TOOL_WAKE: return (struct tool_words){"visit.wake", words("Wake"), words("a sleeper"), ICON_WAKE};
  case TOOL_WASH: return (struct tool_words){"visit.wash", words("Wash hands"), words("with soap"), ICON_DROP};
  case TOOL_CLEAN: return (struct tool_words){"visit.clean", words("Clean"), words("the whole cage"), ICON_CLEAN};
  case TOOL_QUARANTINE:
    return (struct tool_words){"visit.quarantine", words("Keep apart …"), words("where they live"), ICON_BOX};
  case TOOL_INTRODUCE:
    return (struct tool_words){"visit.introduce", words("Meet …"), words("how, and where"), ICON_PEOPLE};
  case TOOL_SUPERVISE:
    return v->world.supervised
               ? (struct tool_words){"visit.supervise", words("Stop watching"), words("leave them to it"), ICON_NO}
               : (struct tool_words){"visit.supervise", words("Watch"), words("stay with them"), ICON_SAY};
  case TOOL_SEPARATE: return (struct tool_words){"visit.separate", words("Part …"), words("end it"), ICON_SEPARATE};
  default: return (struct tool_words){"visit.more", words("More …"), words("what else"), ICON_PLUS};
  }
}

struct tool_words visit_tool_words(const struct visit *v, enum visit_tool t) {
  const char *treat = food_words(v);
  switch (t) {
  case TOOL_TALK: return (struct tool_words){"visit.talk", words("Talk"), words("softly"), ICON_TALK};
  case TOOL_HAND:
    return v->world.hand_in ? (struct tool_words){"visit.hand", words("Hand out"), words("slowly"), ICON_HAND}
                            : (struct tool_words){"visit.hand", words("Hand in"), words("slowly"), ICON_HAND};
  case TOOL_TREAT:
    return v->rats[v->nearest].now.place == PLACE_OUT
               ? (struct tool_words){"visit.treat", words("Rustle"), words("the treat bag"), ICON_TREAT}
           : v->world.held_rat >= 0 ? (struct tool_words){"visit.treat", words("Treat"), treat, ICON_TREAT}
                                    : (struct tool_words){"visit.treat", words("Put down"), treat, ICON_TREAT};
  case TOOL_OFFER: return (struct tool_words){"visit.offer", words("Offer"), treat, ICON_OFFER};
  case TOOL_PET: return (struct tool_words){"visit.pet", words("Stroke"), pet_words(v->pet_where), ICON_PET};
  case TOOL_LIFT: return (struct tool_words){"visit.lift", words("Lift"), lift_words(v->lift_how), ICON_LIFT};
  case TOOL_TOWEL: return (struct tool_words){"visit.towel", words("Towel"), words("lift in it"), ICON_TOWEL};
  case TOOL_CALL: return (struct tool_words){"visit.call", words("I see …"), words("name a sign"), ICON_SAY};
  case TOOL_LEAVE: return (struct tool_words){"visit.leave", words("Leave"), words("end the visit"), ICON_LEAVE};
  case TOOL_PUT_BACK: return (struct tool_words){"visit.put", words("Put back"), words("gently"), ICON_PUT};
  case TOOL_HOLD: return (struct tool_words){"visit.near", words("Hold"), hold_words(v->hold_how), ICON_HOLD};
  case TOOL_NONE: return (struct tool_words){NULL, "", "", ICON_NONE};
  default: return other_words(v, t);
  }
}
