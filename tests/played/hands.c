/* hands.c - see hands.h. */
#include "hands.h"

#include "views/room.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct hands *hands_of_handlers;
static bool inside; /* the window itself is at work: its calls of the run are its own */

/* ---- the person's devices ---- */

void hands_frame(struct hands *h, double seconds) {
  double idle_s;
  platform_null_advance(seconds);
  inside = true;
  app_frame(h->app, &idle_s);
  inside = false;
}

static void key(struct hands *h, int key, bool shift) {
  struct input in = {.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = key, .shift = shift};
  platform_null_push(h->platform, &in);
  in.kind = INPUT_KEY_UP;
  platform_null_push(h->platform, &in);
}

static void point(struct hands *h, float x, float y) {
  platform_null_push(h->platform, &(struct input){.kind = INPUT_POINTER_MOVE, .device = DEVICE_MOUSE, .x = x, .y = y});
}

static void click(struct hands *h, float x, float y) {
  struct input in = {.kind = INPUT_POINTER_DOWN, .device = DEVICE_MOUSE, .button = 1, .x = x, .y = y};
  point(h, x, y);
  platform_null_push(h->platform, &in);
  in.kind = INPUT_POINTER_UP;
  platform_null_push(h->platform, &in);
}

/* A slider's knob, from where it is to there. */
static void drag(struct hands *h, const struct ui_node *n, float x) {
  struct input in = {.kind = INPUT_POINTER_DOWN, .device = DEVICE_MOUSE, .button = 1};
  in.x = n->rect.x + n->rect.w * 0.5f;
  in.y = n->rect.y + n->rect.h * 0.5f;
  point(h, in.x, in.y);
  platform_null_push(h->platform, &in);
  in.x = x;
  point(h, in.x, in.y);
  in.kind = INPUT_POINTER_UP;
  platform_null_push(h->platform, &in);
}

/* ---- what is on the screen ---- */

static const struct ui_node *find(const struct hands *h, const char *id) { return ui_find(app_ui(h->app), ui_id(id)); }

bool hands_shows(const struct hands *h, const char *part) {
  const struct ui *u = app_ui(h->app);
  for (int i = 0; i < ui_count(u); i++)
    if (strstr(ui_at(u, i)->name, part) || strstr(ui_at(u, i)->value, part)) return true;
  return false;
}

static struct sim_world world(const struct hands *h) {
  struct sim_world w;
  sim_read_world(run_sim_const(app_run(h->app)), &w);
  return w;
}
static int64_t now(const struct hands *h) { return sim_now_ds(run_sim_const(app_run(h->app))); }

static bool clock_at(const struct hands *h, int place) {
  char id[32];
  snprintf(id, sizeof id, "visit.speed.%d", place);
  const struct ui_node *n = find(h, id);
  return n && n->checked;
}
static int speed(const struct hands *h) {
  for (int i = 0; i < 4; i++)
    if (clock_at(h, i)) return i;
  return -1;
}
static void set_speed(struct hands *h, int want) {
  for (int at = speed(h); at >= 0 && at != want; at += at < want ? 1 : -1) key(h, at < want ? '+' : '-', false);
}

/* The clock stands, and the screen shows what is so now. */
static void look(struct hands *h) {
  set_speed(h, 0);
  hands_frame(h, 0);
  hands_frame(h, 0.05);
}

static void press_node(struct hands *h, const struct ui_node *n, int digit, bool shift) {
  if (h->mouse)
    click(h, n->rect.x + n->rect.w * 0.5f, n->rect.y + n->rect.h * 0.5f);
  else
    key(h, digit, shift);
  hands_frame(h, h->mouse ? 0.05 : 0);
}

/* The tray's place of a chip, 0 to 8; -1: it is not there. */
static int place_in_tray(const struct hands *h, const struct ui_node *n) {
  const struct ui_scale *sc = ui_scale(app_ui(h->app));
  return n ? (int)lroundf(((n->rect.x - sc->ox) / sc->s - 20) / 138.6f) : -1;
}

/* The way of that name on the sheet that lies there, over all its pages. */
static bool press_way(struct hands *h, const char *name) {
  for (int page = 0; page < 8; page++) {
    for (int i = 0; i < 10; i++) {
      char id[32];
      snprintf(id, sizeof id, "visit.way.%d", i);
      const struct ui_node *n = find(h, id);
      if (!n || strcmp(n->name, name) != 0) continue;
      bool off = n->disabled;
      press_node(h, n, i == 9 ? '0' : '1' + i, false);
      hands_frame(h, 0);
      return !off;
    }
    const struct ui_node *more = find(h, "visit.way.more");
    if (!more) break;
    press_node(h, more, '0', false);
    hands_frame(h, 0.05);
  }
  return false;
}

/* A chip of the tray, or, where it has no place there, its way on the sheet of the others. */
static bool press_chip(struct hands *h, const char *id, const char *name) {
  const struct ui_node *n = find(h, id), *more;
  if (n) {
    bool off = n->disabled;
    if (!off) press_node(h, n, '1' + place_in_tray(h, n), false);
    return !off;
  }
  more = find(h, "visit.more");
  if (!more) return false;
  press_node(h, more, '1' + place_in_tray(h, more), false);
  hands_frame(h, 0.05);
  return press_way(h, name);
}

/* The other ways of a chip: by its tab, or by Shift and its digit. */
static bool open_ways(struct hands *h, const char *id, const char *name) {
  const struct ui_node *n = find(h, id);
  if (!n) {
    bool pressed = press_chip(h, id, name);
    hands_frame(h, 0.05);
    return pressed && find(h, "visit.way.0");
  }
  int place = place_in_tray(h, n);
  char tab_id[32];
  snprintf(tab_id, sizeof tab_id, "visit.how.%d", place);
  const struct ui_node *tab = find(h, tab_id);
  press_node(h, tab ? tab : n, '1' + place, tab != NULL);
  hands_frame(h, 0.05);
  return find(h, "visit.way.0") != NULL;
}

static bool choose_way(struct hands *h, const char *id, const char *chip, const char *way) {
  return open_ways(h, id, chip) && press_way(h, way);
}

static void name_rat(struct hands *h, int rat) {
  const char *name = run_level(app_run(h->app))->sim.rats[rat].name;
  for (int i = 0; i < SIM_MAX_RATS; i++) {
    const struct ui_node *n = find(h, "visit.who");
    if (!n || strcmp(n->name, name) == 0) return;
    press_node(h, n, 'n', false);
    hands_frame(h, 0.05);
  }
}

/* ---- each verb ---- */

static bool do_hand(struct hands *h, const struct sim_action *a) {
  if (a->how != HAND_TO) return press_chip(h, "visit.hand", "");
  if (a->fast) return choose_way(h, "visit.hand", "", "After it, quickly");
  return choose_way(h, "visit.hand", "", a->x < 4 ? "Up to the nose" : a->x < 8 ? "Very near" : "Near");
}

/* The pointer goes where the hand should go, and a little beyond where that is too small a way to be one. */
static bool do_move(struct hands *h, const struct sim_action *a) {
  const struct ui_scale *sc = ui_scale(app_ui(h->app));
  struct sim_world w = world(h);
  double dx = a->x - w.hand_x_cm, dy = a->y - w.hand_y_cm, l = hypot(dx, dy), x = a->x, y = a->y;
  if (l < 0.3) {
    double far = 0.5 / (l > 0.01 ? l : 0.01);
    x += dx * far;
    y += dy * far;
  }
  float xu, yu;
  room_ground(x, y, &xu, &yu);
  point(h, sc->ox + xu * sc->s, sc->oy + (yu - 88) * sc->s);
  return true;
}

/* The kind stays chosen: it is chosen again only where another is wanted. */
static const char *food_name(int treat) {
  static const char *const names[TREAT_COUNT] = {
#define T(id, name, value, text, ...) text,
#include "../../engine/treats.def"
#undef T
  };
  return treat == TREAT_COUNT ? "the favourite" : names[treat];
}
static bool do_treat(struct hands *h, const struct sim_action *a) {
  if (a->treat == TREAT_COUNT) return press_chip(h, "visit.treat", "");
  return choose_way(h, "visit.treat", "", food_name(a->treat));
}
static bool do_offer(struct hands *h, const struct sim_action *a) {
  static const char *const ways[] = {"From the fingers", "On a spoon", "Through the bars"};
  if (a->treat == TREAT_COUNT && a->how == OFFER_FINGERS) return press_chip(h, "visit.offer", "");
  if (a->how != OFFER_FINGERS || a->treat == TREAT_COUNT) return choose_way(h, "visit.offer", "", ways[a->how]);
  if (!choose_way(h, "visit.offer", "", "Another food …")) return false;
  hands_frame(h, 0.05);
  return press_way(h, food_name(a->treat));
}

static bool do_pet(struct hands *h, const struct sim_action *a) {
  static const char *const places[PET_WHERE_COUNT] = {"The back", "The head", "The side", "The belly", "The tail"};
  const struct ui_node *n = find(h, "visit.pet");
  if (!n || n->disabled || !open_ways(h, "visit.pet", "")) return false;
  const char *length = a->seconds < 1.5  ? "1 second"
                       : a->seconds < 4  ? "2 seconds"
                       : a->seconds < 10 ? "5 seconds"
                                         : "15 seconds";
  if (!press_way(h, length)) return false;
  hands_frame(h, 0.05);
  return press_way(h, places[a->how]);
}

static bool do_lift(struct hands *h, const struct sim_action *a) {
  static const char *const ways[LIFT_HOW_COUNT] = {"With two hands", "In a towel", "In one fist", "By the tail",
                                                   "In a tunnel"};
  return choose_way(h, "visit.lift", "", ways[a->how]);
}

static bool do_hold(struct hands *h, const struct sim_action *a) {
  static const char *const ways[] = {"In your arms", "In your shirt", "In one fist"};
  if (a->how == HOLD_SHIRT) return press_chip(h, "visit.shirt", "Open shirt");
  return choose_way(h, "visit.near", "", ways[a->how]);
}

static bool do_show(struct hands *h, const struct sim_action *a) {
  static const char *const things[THING_COUNT] = {"A towel", "A perfume", "A hat", "A sleeve", "A brush", "A bag"};
  if (!open_ways(h, "visit.show", "Show …")) return false;
  for (int i = 0; i < 40; i++) {
    int cm = 0;
    const struct ui_node *n = find(h, "visit.way.0");
    if (!n || sscanf(n->value, "%d", &cm) != 1 || fabs(cm - a->x) < 1.6) break;
    press_way(h, cm > a->x ? "Nearer" : "Farther");
    hands_frame(h, 0.05);
  }
  return press_way(h, things[a->how]);
}

static bool do_room(struct hands *h, const struct sim_action *a) {
  static const char *const ways[ROOM_HOW_COUNT] = {"Make all of it safe", "Leave all of it open", "Shut the door",
                                                   "Shut the window",     "Stop up the gap",      "Put cables away",
                                                   "Shut the lid",        "Cover the pipe",       "Take plants out",
                                                   "Keep the cat out",    "Tell the family",      "Draw the curtain"};
  return choose_way(h, "visit.room", "The room …", ways[a->how]);
}

static const char *call_name(int how) {
  static const char *const signs[] = {
#define S(id, name, heard, seen, meaning, mistaken) seen,
#include "../../engine/signs.def"
#undef S
  };
  return how < SIGN_COUNT ? signs[how] : sim_callable_words((enum callable)(how - SIGN_COUNT));
}
static bool do_call(struct hands *h, const struct sim_action *a) {
  static const enum sign drawn[] = {SIGN_FREEZE, SIGN_STRETCH_ATTEND, SIGN_PEEK_HUT,
                                    SIGN_REST,   SIGN_EAT_NEAR,       SIGN_SLEEP_IN_VIEW};
  if (!press_chip(h, "visit.call", "")) return false;
  hands_frame(h, 0.05);
  int feeling = a->how - (int)SIGN_COUNT - (int)CALLABLE_CALM;
  for (int i = 0; i < 6; i++) {
    char id[32];
    snprintf(id, sizeof id, "visit.see.%d", i);
    const struct ui_node *n = find(h, id);
    if (!n || (int)drawn[i] != a->how) continue;
    press_node(h, n, '1' + i, false);
    return true;
  }
  const char *id = a->how < SIGN_COUNT ? "visit.see.signs" : feeling >= 0 ? "visit.see.feeling" : "visit.see.cause";
  const struct ui_node *n = find(h, id);
  if (!n) return false;
  press_node(h, n, a->how < SIGN_COUNT ? '7' : feeling >= 0 ? '8' : '9', false);
  hands_frame(h, 0.05);
  return press_way(h, call_name(a->how));
}

static bool do_verb(struct hands *h, const struct sim_action *a) {
  static const char *const homes[] = {"In another house", "In another room", "In the same room"};
  static const char *const meetings[] = {"Straight into the cage", "In a carrier", "On neutral ground",
                                         "At home, cleaned"};
  static const char *const partings[] = {"With a towel", "With your hand"};
  switch (a->verb) {
  case VERB_TALK: return press_chip(h, "visit.talk", "");
  case VERB_SHOUT: return press_chip(h, "visit.shout", "Shout");
  case VERB_HAND: return do_hand(h, a);
  case VERB_MOVE: return do_move(h, a);
  case VERB_TREAT: return do_treat(h, a);
  case VERB_OFFER: return do_offer(h, a);
  case VERB_PET: return do_pet(h, a);
  case VERB_TICKLE: return press_chip(h, "visit.tickle", "Tickle");
  case VERB_LIFT: return do_lift(h, a);
  case VERB_HOLD: return do_hold(h, a);
  case VERB_PUT: return press_chip(h, "visit.put", "");
  case VERB_ROOM: return do_room(h, a);
  case VERB_OUT: return press_chip(h, "visit.out", "Let out");
  case VERB_HOME: return press_chip(h, "visit.home", "Bring home");
  case VERB_REACH: return press_chip(h, "visit.reach", "Reach in");
  case VERB_WAKE: return press_chip(h, "visit.wake", "Wake");
  case VERB_WASH: return press_chip(h, "visit.wash", "Wash hands");
  case VERB_CLEAN: return press_chip(h, "visit.clean", "Clean");
  case VERB_QUARANTINE: return choose_way(h, "visit.quarantine", "Keep apart …", homes[a->how]);
  case VERB_INTRODUCE: return choose_way(h, "visit.introduce", "Meet …", meetings[a->how]);
  case VERB_SUPERVISE: return press_chip(h, "visit.supervise", world(h).supervised ? "Stop watching" : "Watch");
  case VERB_SEPARATE: return choose_way(h, "visit.separate", "Part …", partings[a->how]);
  case VERB_CALL: return do_call(h, a);
  case VERB_SHOW: return do_show(h, a);
  case VERB_LEAVE: return press_chip(h, "visit.leave", "");
  case VERB_COUNT: break;
  }
  return false;
}

bool hands_wrote(const struct hands *h, enum verb verb, int how) {
  const struct diary *d = run_diary(app_run(h->app));
  for (int i = d->n - 1; i >= 0; i--) {
    const struct diary_line *l = &d->lines[i];
    if (!l->is_hash && l->action.verb == verb && (how < 0 || l->action.how == how)) return true;
  }
  return false;
}

static int written(const struct hands *h) { return run_diary(app_run(h->app))->n; }

static bool wrote_since(const struct hands *h, int from, const struct sim_action *a) {
  const struct diary *d = run_diary(app_run(h->app));
  for (int i = from; i < d->n; i++)
    if (!d->lines[i].is_hash && d->lines[i].action.verb == a->verb) return true;
  return false;
}

/* Comes back from the day strip at once, for an act between two visits. */
static void come_back(struct hands *h) {
  if (app_scene(h->app) == SCENE_DAYS) hands_wait(h, now(h) + 1, false);
}

bool hands_do(struct hands *h, const struct sim_action *a) {
  come_back(h);
  if (a->verb == VERB_MOVE) return do_move(h, a);
  look(h);
  if (run_level(app_run(h->app))->sim.n_rats > 1 && a->verb != VERB_LEAVE && a->verb != VERB_WASH) name_rat(h, a->rat);
  int from = written(h);
  h->acts++;
  if (a->verb == VERB_TALK) h->talk_until = now(h) + (int64_t)(a->seconds * 10);
  bool found = do_verb(h, a);
  hands_frame(h, 0);
  if (found && !h->mouse && app_scene(h->app) == SCENE_VISIT) hands_frame(h, 0);
  if (found && wrote_since(h, from, a)) return true;
  h->lost++;
  snprintf(h->missing, sizeof h->missing, "%s %d of rat %d at %lld ds", sim_verb_name(a->verb), a->how, a->rat,
           (long long)now(h));
  key(h, KEY_ESCAPE, false);
  hands_frame(h, 0.05);
  return false;
}

/* ---- time ---- */

static void rest_at_the_cage(struct hands *h, int64_t until_ds) {
  int64_t left = until_ds - now(h);
  struct sim_world w = world(h);
  if (!w.talking && now(h) < h->talk_until && w.person) {
    int64_t until = h->talk_until;
    hands_do(h, &(struct sim_action){.verb = VERB_TALK, .seconds = 1});
    h->talk_until = until;
  }
  if (h->talk_until > now(h) && h->talk_until - now(h) < left) left = h->talk_until - now(h);
  set_speed(h, left >= 60 ? 3 : left >= 8 ? 2 : 1);
  hands_frame(h, 0.1);
}

enum { HALF_HOUR_DS = 18000, LONGEST_WAIT_DS = 26 * 36000, FIRST_HOUR = 7, LAST_HOUR = 22 };

/* As near to that moment as one who sleeps at night comes. */
static int64_t when_to_come(const struct hands *h, int64_t until_ds) {
  int64_t at = (until_ds + HALF_HOUR_DS - 1) / HALF_HOUR_DS * HALF_HOUR_DS, last = run_last_ds(app_run(h->app));
  if (at > now(h) + LONGEST_WAIT_DS) at = (now(h) + LONGEST_WAIT_DS) / HALF_HOUR_DS * HALF_HOUR_DS;
  if (at <= now(h)) at = (now(h) / HALF_HOUR_DS + 1) * HALF_HOUR_DS;
  if (at >= last) return last;
  while (at / 36000 % 24 < FIRST_HOUR || at / 36000 % 24 >= LAST_HOUR + 1) at += HALF_HOUR_DS;
  return at;
}

static void wait_in_the_strip(struct hands *h, int64_t until_ds) {
  hands_frame(h, 0.05);
  const struct ui_node *marker = find(h, "days.marker");
  if (!marker || !marker->focusable) {
    hands_frame(h, 0.1);
    return;
  }
  double share = (double)(when_to_come(h, until_ds) - now(h)) / (27 * 36000.0);
  drag(h, marker, marker->track_x + marker->track_w * (float)fmin(share, 1));
  hands_frame(h, 0.05);
  const struct ui_node *wait = find(h, "days.wait");
  if (wait) click(h, wait->rect.x + wait->rect.w * 0.5f, wait->rect.y + wait->rect.h * 0.5f);
  hands_frame(h, 0.05);
  hands_frame(h, 0.05);
  key(h, KEY_SPACE, false);
  for (int i = 0; i < 40 && app_scene(h->app) == SCENE_DAYS; i++) hands_frame(h, 0.1);
  hands_frame(h, 0.05);
}

/* Nothing on the screen makes time go on: says what stands there, and gives up. */
static void give_up(const struct hands *h) {
  const struct ui *u = app_ui(h->app);
  fprintf(stderr, "time stands still at %lld ds in scene %d:\n", (long long)now(h), (int)app_scene(h->app));
  for (int i = 0; i < ui_count(u); i++)
    if (ui_at(u, i)->focusable) fprintf(stderr, "  %s | %s\n", ui_at(u, i)->name, ui_at(u, i)->value);
  abort();
}

static void wait_a_turn(struct hands *h, int64_t until_ds) {
  struct sim_world w = world(h);
  int64_t left = until_ds - now(h);
  bool goes = w.person ? left > 3 * 36000 && !w.hand_in && now(h) >= h->talk_until : left > 36000;
  if (app_scene(h->app) == SCENE_DAYS) {
    wait_in_the_strip(h, until_ds);
  } else if (goes) {
    hands_do(h, &(struct sim_action){.verb = VERB_LEAVE});
    hands_frame(h, 0.1);
  } else {
    rest_at_the_cage(h, until_ds);
  }
}

void hands_wait(struct hands *h, int64_t until_ds, bool stop_at_outcome) {
  enum { PATIENCE = 400 };
  int64_t before = now(h);
  for (int still = 0; now(h) < until_ds; still++) {
    if (stop_at_outcome && run_outcome(app_run(h->app)) != OUTCOME_RUNNING) return;
    if (app_scene(h->app) != SCENE_DAYS && app_scene(h->app) != SCENE_VISIT) return;
    wait_a_turn(h, until_ds);
    if (now(h) != before) still = 0;
    before = now(h);
    if (still > PATIENCE) give_up(h);
  }
}

/* ---- begin and end ---- */

void hands_open(struct hands *h, const char *level, bool mouse) {
  *h = (struct hands){.mouse = mouse};
  inside = true;
  h->platform = platform_create("test", 1280, 720, false);
  h->app = app_create(h->platform, level);
  inside = false;
  if (!h->app) abort();
  app_look_only(h->app, true);
  hands_frame(h, 0.1);
  inside = true;
  app_go(h->app, SCENE_VISIT);
  inside = false;
  hands_frame(h, 0.05);
  hands_frame(h, 0.05);
}

void hands_close(struct hands *h) {
  inside = true;
  app_destroy(h->app);
  platform_destroy(h->platform);
  inside = false;
}

/* ---- the engine's handlers, playing by these hands (linked with --wrap) ---- */

struct run *__real_run_create(const struct level *level, uint64_t seed);
struct run *__wrap_run_create(const struct level *level, uint64_t seed);
struct run *__wrap_run_create(const struct level *level, uint64_t seed) {
  if (inside || !hands_of_handlers) return __real_run_create(level, seed);
  return app_run(hands_of_handlers->app);
}
enum sim_reason __real_run_act(struct run *r, const struct sim_action *action);
enum sim_reason __wrap_run_act(struct run *r, const struct sim_action *action);
enum sim_reason __wrap_run_act(struct run *r, const struct sim_action *action) {
  if (inside || !hands_of_handlers) return __real_run_act(r, action);
  return hands_do(hands_of_handlers, action) ? REASON_NONE : REASON_BAD_VALUE;
}
void __real_run_until(struct run *r, int64_t until_ds, bool stop_at_outcome);
void __wrap_run_until(struct run *r, int64_t until_ds, bool stop_at_outcome);
void __wrap_run_until(struct run *r, int64_t until_ds, bool stop_at_outcome) {
  if (inside || !hands_of_handlers)
    __real_run_until(r, until_ds, stop_at_outcome);
  else
    hands_wait(hands_of_handlers, until_ds, stop_at_outcome);
}
