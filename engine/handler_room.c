/* handler_room.c - what kinds of people do where there is a room to run in: who looks it over first, who sits still
 * after a bang, who comes in the evening, and who asks what happened when a rat shrinks one day. */
#include "handler_inside.h"
#include "num.h"

enum { VISITS_MAX = 4 };

/* Habits of a kind of person, where they differ. */
struct ways {
  double hours[VISITS_MAX]; /* of the visits, 0 after the last */
  double talk_s;
  double finds;        /* the chance to see each thing of the room that is not safe */
  bool sits;           /* after a bang: waits, and rustles with the bag */
  double runs_after;   /* the chance to go after a rat that has bolted, all the same */
  double out_min;      /* how long they are let out */
  bool asks;           /* looks what came over a rat that shrinks */
  double wrong_guess;  /* and takes the wrong drawer first */
  double bad_food;     /* the chance of something pretty or sticky on a day */
  double missed_visit; /* chance */
};

struct keeper {
  struct run *run;
  const struct level *level;
  enum handler_kind kind;
  struct ways ways;
  struct handler hands[SIM_MAX_RATS]; /* one a rat, with what it remembers of it */
  uint64_t seed;
  int visit, guesses;
  bool found, shrinks; /* the cause; this visit */
  int64_t day;
  double out_s[SIM_MAX_RATS]; /* of this day */
};

static struct ways ways_of(enum handler_kind kind, bool search) {
  struct ways evening = {
      .hours = {17.25, 20.75}, .talk_s = 120, .finds = 1, .sits = true, .out_min = search ? 10 : 62, .asks = true};
  if (search) evening.hours[1] = 19, evening.hours[2] = 21;
  switch (kind) {
  case HANDLER_CAREFUL:
    evening.finds = 0.8;
    evening.runs_after = 0.1;
    evening.wrong_guess = 0.4;
    evening.bad_food = 1.0 / 120;
    evening.missed_visit = 1.0 / 6;
    evening.out_min = search ? 9 : 64;
    break;
  case HANDLER_BLIND: /* the guide's timetable, but when it suits, and without looking */
    evening.sits = evening.asks = false;
    if (!search) evening.hours[0] = 12.5, evening.hours[1] = 0;
    break;
  case HANDLER_HASTY:
  case HANDLER_FORCER:
    evening = (struct ways){.hours = {12.5, 15}, .finds = 0.2, .runs_after = 1, .out_min = 20, .bad_food = 0.5};
    if (search) evening.hours[0] = 17.5, evening.hours[1] = 20;
    break;
  case HANDLER_IDLE: evening.hours[0] = 0; break;
  default: break;
  }
  return evening;
}

/* It is said in so many words that there is a room, and that rats may go out into it. */
bool handler_room_plays(const struct level *l) {
  uint32_t both = 1u << VERB_ROOM | 1u << VERB_OUT;
  return l->sim.allow != UINT32_MAX && (l->sim.allow & both) == both;
}

static double chance(const struct keeper *k, uint32_t purpose) {
  return num_dice(k->seed, (uint64_t)k->visit, 83, purpose);
}
static int64_t now(const struct keeper *k) { return sim_now_ds(run_sim_const(k->run)); }
static bool is_over(const struct keeper *k) { return handler_over(&k->hands[0]); }
static bool pass(struct keeper *k, double seconds) { return handler_pass(&k->hands[0], seconds); }
static int n_rats(const struct keeper *k) { return k->level->sim.n_rats; }
static enum sim_reason act(struct keeper *k, int rat, struct sim_action a) { return handler_do(&k->hands[rat], a); }

/* What can be seen of a rat out in the room, or in its cage. */
static struct sim_rat look(const struct keeper *k, int rat) {
  struct sim_rat r;
  sim_read_rat(run_sim_const(k->run), rat, &r);
  return r;
}
static struct sim_world look_round(const struct keeper *k) {
  struct sim_world w;
  sim_read_world(run_sim_const(k->run), &w);
  return w;
}

/* ---- the room ---- */

static void search_room(struct keeper *k) {
  for (int item = 0; item < ROOM_ITEM_COUNT && !is_over(k); item++) {
    bool safe = look_round(k).room_safe >> item & 1u;
    if (safe || chance(k, 10 + (uint32_t)item) >= k->ways.finds) continue;
    act(k, 0, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_ITEM + item});
    pass(k, 5);
  }
}

static bool anybody_out(const struct keeper *k) {
  for (int i = 0; i < n_rats(k); i++)
    if (look(k, i).place == PLACE_OUT) return true;
  return false;
}

static void let_out(struct keeper *k, int rat) {
  if (look(k, rat).place <= PLACE_CAGE) act(k, rat, (struct sim_action){.verb = VERB_OUT});
}

static void rustle(struct keeper *k) {
  for (int i = 0; i < n_rats(k); i++)
    if (look(k, i).place == PLACE_OUT) act(k, i, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
}

/* It has gone under the furniture. */
static void answer_bolt(struct keeper *k, int rat, double under_s) {
  if (!k->ways.sits && k->ways.runs_after >= 1) {
    act(k, rat, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 3, .fast = true});
  } else if (under_s > 5 && under_s <= 6 && chance(k, 30 + (uint32_t)rat) < k->ways.runs_after) {
    act(k, rat, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 3, .fast = true});
  } else if (k->ways.sits && under_s > 60 && under_s <= 61) {
    act(k, rat, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  }
}

/* Until each has had its time; whoever has gone in early may come out again. */
static void sit_with_them(struct keeper *k) {
  double under_s[SIM_MAX_RATS] = {0}, in_s[SIM_MAX_RATS] = {0}, most_s = 60 * k->ways.out_min;
  bool once = k->level->sim.room_unsecured; /* short outings: each is one */
  for (int s = 0; s < (int)(1.6 * most_s) && !is_over(k); s++) {
    bool enough = true;
    for (int i = 0; i < n_rats(k); i++) {
      struct sim_rat r = look(k, i);
      bool out = r.place == PLACE_OUT;
      if (out) k->out_s[i]++;
      in_s[i] = out ? 0 : in_s[i] + 1;
      under_s[i] = out && r.under ? under_s[i] + 1 : 0;
      if (under_s[i] > 0) answer_bolt(k, i, under_s[i]);
      if (!once && in_s[i] > 60 && k->out_s[i] < most_s && r.place <= PLACE_CAGE) let_out(k, i);
      enough &= once ? s >= (int)most_s || !out : k->out_s[i] >= most_s;
    }
    if (enough || !pass(k, 1)) return;
  }
}

/* Home: with the bag, and time. Those who do not wait fetch them. */
static void bring_home(struct keeper *k) {
  for (int s = 0; s < 600 && k->ways.sits && anybody_out(k); s++) {
    if (s % 60 == 0) rustle(k);
    if (!pass(k, 1)) return;
  }
  for (int i = 0; i < n_rats(k) && !is_over(k); i++)
    if (look(k, i).place == PLACE_OUT) act(k, i, (struct sim_action){.verb = VERB_HOME});
  pass(k, 5);
}

/* ---- a bad day ---- */

static void call(struct keeper *k, int rat, enum callable c) {
  k->guesses++;
  act(k, rat, (struct sim_action){.verb = VERB_CALL, .how = (int)SIGN_COUNT + (int)c});
}

/* Something has been here today; and a rat does not come out as it does on other days, or keeps an eye on something. */
static void look_for_the_cause(struct keeper *k) {
  int watching = -1;
  bool hides = true;
  for (int s = 0; s < 30; s++) {
    for (int i = 0; i < n_rats(k); i++) {
      struct sim_rat r = look(k, i);
      if (r.watches_window) watching = i;
      hides &= r.place == PLACE_HUT;
    }
    if (!pass(k, 1)) return;
  }
  struct sim_world w = look_round(k);
  unsigned traces = w.there | w.left;
  k->shrinks = traces && (watching >= 0 || hides);
  if (!k->shrinks || k->found || !k->ways.asks) return;
  bool wrong = chance(k, 50) < k->ways.wrong_guess && k->guesses == 0;
  if (watching < 0 || wrong) {
    call(k, 0, traces >> DISTURB_GUEST & 1u ? CALLABLE_GUEST : CALLABLE_CREAM);
    return;
  }
  call(k, watching, CALLABLE_CAT);
  act(k, watching, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_CURTAIN});
  k->found = true;
}

/* ---- visits ---- */

static void give_something_bad(struct keeper *k) {
  int food = chance(k, 60) < 0.5 ? TREAT_ORANGE : TREAT_PEANUT_BUTTER;
  if (act(k, 0, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN}) != REASON_NONE || !pass(k, 2)) return;
  act(k, 0, (struct sim_action){.verb = VERB_TREAT, .treat = food});
  pass(k, 5);
  act(k, 0, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
  pass(k, 40);
}

static bool may_feed(const struct keeper *k) { return k->level->sim.allow >> VERB_OFFER & 1u; }

/* With each of them as with any rat: food, strokes, a short lift. */
static void care(struct keeper *k) {
  for (int i = 0; i < n_rats(k) && !is_over(k); i++) {
    k->hands[i].visit = k->visit;
    handler_visit(&k->hands[i]);
    pass(k, 30);
  }
}

static void kind_visit(struct keeper *k) {
  bool search = k->level->sim.room_unsecured;
  act(k, 0, (struct sim_action){.verb = VERB_WASH});
  if (k->ways.talk_s > 0) act(k, 0, (struct sim_action){.verb = VERB_TALK, .seconds = search ? 20 : k->ways.talk_s});
  if (!pass(k, search ? 20 : k->ways.talk_s)) return;
  if (k->ways.asks && !search) look_for_the_cause(k);
  if (k->shrinks && k->ways.asks) { /* a voice, and no more, today */
    act(k, 0, (struct sim_action){.verb = VERB_TALK, .seconds = 180});
    pass(k, 180);
    return;
  }
  if (may_feed(k) && chance(k, 61) < k->ways.bad_food) give_something_bad(k);
  if (may_feed(k)) care(k);
  if (search) search_room(k);
  bool done = true; /* for today */
  for (int i = 0; i < n_rats(k) && !is_over(k); i++) {
    if (!search && k->out_s[i] >= 60 * k->ways.out_min) continue;
    let_out(k, i);
    done = false;
  }
  if (done) return;
  sit_with_them(k);
  bring_home(k);
}

/* Nobody asked whether they were awake. */
static void hasty_visit(struct keeper *k) {
  bool search = k->level->sim.room_unsecured;
  if (search) search_room(k);
  if (may_feed(k) && chance(k, 61) < k->ways.bad_food) give_something_bad(k);
  if (may_feed(k)) care(k);
  for (int i = 0; i < n_rats(k) && !is_over(k); i++) let_out(k, i);
  sit_with_them(k);
  bring_home(k);
}

static void visit(struct keeper *k) {
  int64_t day = now(k) / SIM_DS_PER_DAY;
  for (int i = 0; i < n_rats(k) && day != k->day; i++) k->out_s[i] = 0;
  k->day = day;
  k->visit++;
  k->shrinks = false;
  if (chance(k, 1) < k->ways.missed_visit) return;
  if (k->kind == HANDLER_HASTY || k->kind == HANDLER_FORCER)
    hasty_visit(k);
  else
    kind_visit(k);
  if (!is_over(k)) act(k, 0, (struct sim_action){.verb = VERB_LEAVE});
}

static int64_t next_visit(const struct keeper *k) {
  int64_t from = now(k) > k->level->sim.arrival_ds ? now(k) : k->level->sim.arrival_ds;
  if (k->ways.hours[0] <= 0) return INT64_MAX;
  for (int64_t day = from / SIM_DS_PER_DAY;; day++) {
    for (int i = 0; i < VISITS_MAX && k->ways.hours[i] > 0; i++) {
      int64_t at = day * SIM_DS_PER_DAY + (int64_t)(k->ways.hours[i] * 36000);
      if (at > from) return at;
    }
  }
}

void handler_room_live(struct run *run, const struct level *level, enum handler_kind kind) {
  struct keeper k = {.run = run, .level = level, .kind = kind, .day = -1};
  k.seed = sim_definition(run_sim_const(run))->seed;
  k.ways = ways_of(kind, level->sim.room_unsecured);
  for (int i = 0; i < level->sim.n_rats; i++) {
    struct handler *h = &k.hands[i];
    handler_begin(h, run, level, kind);
    h->rat = i;
    h->near_cm = h->eaten_cm = 5; /* "the brothers are yours now": they eat from hands, and bear strokes */
    h->on_hand = 3;
    h->strokes = 4;
    h->habit.wait_days = 0;
  }
  while (!is_over(&k)) {
    int64_t at = next_visit(&k), last = handler_end_ds(&k.hands[0]);
    run_until(run, at < last ? at : last, true);
    if (at >= last) return;
    if (!is_over(&k)) visit(&k);
  }
}
