/* handler_level.c - what a level asks for beyond meals and short lifts, read off its card: the goals, the tray, and how
 * well the rat knows hands already. */
#include "handler_inside.h"

#include "num.h"

static int64_t day_of(const struct handler *h) { return sim_now_ds(run_sim_const(h->run)) / SIM_DS_PER_DAY; }

static double chance(const struct handler *h, uint32_t purpose) {
  return num_dice(h->seed, (uint64_t)h->visit * 8 + (uint64_t)h->rat, 79, purpose);
}

static bool obeys(const struct handler *h) { return h->kind == HANDLER_GUIDE || h->kind == HANDLER_CAREFUL; }

static bool may(const struct handler *h, enum verb v) { return h->level->sim.allow >> v & 1u; }

/* Of all goals that must hold, and of the way that is taken. */
static const struct goal *goal_of(const struct handler *h, enum goal_word word) {
  for (int k = 0; k < h->level->n_goals; k++) {
    const struct goal *g = &h->level->goals[k];
    bool mine = g->rat < 0 || g->rat == h->rat;
    if (g->word == word && mine && (g->way == 0 || g->way == h->way)) return g;
  }
  return NULL;
}

/* A promise: not at all. */
static bool is_forbidden(const struct handler *h, enum goal_word word) {
  const struct goal *g = goal_of(h, word);
  return g && (g->op == GOAL_EQ || g->op == GOAL_LE) && g->value < 1;
}

static bool is_short_of(const struct handler *h, enum goal_word word) {
  const struct goal *g = goal_of(h, word);
  return g && run_goal_value(h->run, word, h->rat) < g->value;
}

/* ---- the card ---- */

/* Of one rat, and brought about with hands. */
static bool needs_a_hand(enum goal_word w) {
  switch (w) {
  case GOAL_TRUST:
  case GOAL_TRUST_GAIN:
  case GOAL_FINGER_MEALS:
  case GOAL_FED_WITHIN_10CM_RUN:
  case GOAL_STROKES_ACCEPTED:
  case GOAL_STROKES_ASKED:
  case GOAL_CALM_LIFTS:
  case GOAL_HOLD_LONGEST_CALM_S: return true;
  default: return false;
  }
}

int handler_cares_for(const struct level *l, int rats[SIM_MAX_RATS]) {
  uint32_t wanted = 0;
  for (int k = 0; k < l->n_goals; k++) {
    if (!needs_a_hand(l->goals[k].word)) continue;
    wanted |= l->goals[k].rat >= 0 ? 1u << l->goals[k].rat : (1u << l->sim.n_rats) - 1;
  }
  int n = 0;
  for (int i = 0; i < l->sim.n_rats; i++)
    if ((wanted >> i & 1u) && !l->sim.rats[i].guest) rats[n++] = i;
  if (n == 0) rats[n++] = 0;
  return n;
}

/* "Eats from the hand", "may be stroked": as the card tells of a rat with a history. */
static void know(struct handler *h) {
  const struct sim_rat_def *def = &h->level->sim.rats[h->rat];
  double trust = h->level->history_trust[h->rat];
  if (trust > 0 || def->settled >= 0.85) h->habit.wait_days = 0;
  if (trust >= 0.3) {
    h->near_cm = h->eaten_cm = num_max(h->habit.fingers_cm, 0);
    h->on_hand = (int)h->habit.touch_meals;
  }
  if (trust >= 0.5) h->strokes = (int)h->habit.lift_strokes;
}

void handler_read_level(struct handler *h) {
  know(h);
  h->may_touch = (!obeys(h) || !is_forbidden(h, GOAL_TOUCHES)) && may(h, VERB_PET);
  h->may_lift = h->may_touch && (!obeys(h) || !is_forbidden(h, GOAL_LIFTS)) && may(h, VERB_LIFT);
  h->sees_after_stroke = goal_of(h, GOAL_STROKES_ASKED) != NULL; /* the timetable has it, too */
  if (!obeys(h)) return;
  if (h->kind == HANDLER_CAREFUL) { /* its faults are those that the level is about: levels.md 1.7 */
    if (goal_of(h, GOAL_TREAT_DELAY_MEDIAN_S)) h->habit.treat_delay_s = 1.5;
    if (goal_of(h, GOAL_STROKES_ACCEPTED)) h->habit.touch_s = 3;
  }
  bool counts_lifts = goal_of(h, GOAL_CALM_LIFTS), longer = goal_of(h, GOAL_GROWTH_MAX);
  if (counts_lifts && !longer) h->habit.growth = 1; /* a couple of seconds, says the card */
  h->opens_shirt = goal_of(h, GOAL_SHIRT_BY_CHOICE) != NULL;
  if (h->opens_shirt) h->may_lift = false; /* it is asked to come by itself */
  const struct goal *g = goal_of(h, GOAL_LONG_HOLD_S);
  h->holds_long = g && (g->op == GOAL_GE || g->op == GOAL_GT);
}

/* A careful child forgets to wash one time in seven, and is not always patient to the same degree. */
void handler_prepare(struct handler *h) {
  if (h->kind != HANDLER_CAREFUL) return;
  h->habit.washes = chance(h, 1) >= 1.0 / 7;
  if (h->habit.growth > 1) h->habit.growth = 1.2 + 0.5 * num_dice(h->seed, (uint64_t)day_of(h), 80, (uint32_t)h->rat);
}

/* ---- strokes: take the hand away and see ---- */

bool handler_see_after_stroke(struct handler *h) {
  if (!h->sees_after_stroke) return true;
  struct spot back;
  const double back_cm = 11; /* fingertips to where they were: six or so to its fur */
  const int patience_s = 15;
  if (!handler_spot_here(h, back_cm, &back)) return true;
  handler_glide(h, back.wait_x, back.wait_y, 0);
  for (int k = 0; k < patience_s && handler_look(h).hand_cm > 3.2; k++)
    if (!handler_pass(h, 1)) return false;
  return handler_pass(h, 1);
}

/* ---- holds ---- */

static void call(struct handler *h, enum callable c) {
  handler_do(h, (struct sim_action){.verb = VERB_CALL, .how = (int)SIGN_COUNT + (int)c});
}

/* Calm, uneasy or given up, by what can be seen. */
static void call_hold(struct handler *h) {
  struct seen r = handler_look(h);
  call(h, r.doing == DOING_LIMP ? CALLABLE_GIVEN_UP : r.ears_back || r.stiff ? CALLABLE_UNEASY : CALLABLE_CALM);
}

/* Before it is put back: a reading, where readings are asked for and the hold was long enough to look. */
void handler_call_at_end(struct handler *h) {
  const double long_enough_s = 15;
  if (obeys(h) && h->hold_s >= long_enough_s && !h->holds_long && is_short_of(h, GOAL_CALLS_RIGHT)) call_hold(h);
}

/* Twenty minutes in clothing, with two looks on the way; and on, until it is calm. */
bool handler_hold_long(struct handler *h, bool *calm) {
  static const int looks_s[] = {300, 900};
  const struct goal *g = goal_of(h, GOAL_LONG_HOLD_S);
  handler_do(h, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_CLOTHING});
  for (int s = 0; s < (int)g->value + 600 && !handler_over(h); s++) {
    if (s == looks_s[0] || s == looks_s[1]) call_hold(h);
    struct seen r = handler_look(h);
    *calm &= r.doing != DOING_LIMP;
    if (s > (int)g->value && !r.ears_back && !is_short_of(h, GOAL_LONG_HOLD_S) && s > (int)g->value + 300) break;
    if (!handler_pass(h, 1)) return false;
  }
  return true;
}

/* A treat where the shirt will be, then the shirt, and time. */
bool handler_wait_in_shirt(struct handler *h) {
  const int inside_s = 60;
  if (!h->opens_shirt || handler_look(h).asleep) return true;
  handler_finger_meal(h);
  if (handler_do(h, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_SHIRT}) != REASON_NONE) return true;
  struct sim_world w;
  do {
    if (!handler_pass(h, 1)) return false;
    sim_read_world(run_sim_const(h->run), &w);
  } while (w.shirt_rat == h->rat);
  if (handler_look(h).place != PLACE_CLOTHING) return true;
  if (!handler_pass(h, inside_s)) return false;
  handler_do(h, (struct sim_action){.verb = VERB_PUT});
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  return handler_pass(h, 6);
}

/* ---- things ---- */

/* Until it is out where it can be seen, and at ease; or for a minute. */
static bool wait_for_ease(struct handler *h) {
  for (int k = 0; k < 60; k++) {
    struct seen r = handler_look(h);
    if (r.place == PLACE_CAGE && !r.ears_back && !r.stiff && !r.fled) break;
    if (!handler_pass(h, 1)) return false;
  }
  return true;
}

/* Shown from far away, then nearer by small steps, until the ears go back. Where nothing was found so far, the next
 * round goes nearer, to a rat that knows this person better. Where they go back, 0 if they do not. */
static double frightens_at(struct handler *h, int thing, double from_cm) {
  double step_cm = h->kind == HANDLER_CAREFUL ? 5 : 3;
  double nearest_cm = num_max(10, 30 - 10.0 * (double)(h->things_tried / THING_COUNT));
  for (double cm = from_cm; cm >= nearest_cm; cm -= step_cm) {
    if (handler_do(h, (struct sim_action){.verb = VERB_SHOW, .how = thing, .x = cm}) != REASON_NONE) return 0;
    for (int k = 0; k < 60; k++) {
      if (!handler_pass(h, 0.1)) return 0;
      struct seen r = handler_look(h);
      if (r.ears_back || r.stiff || r.fled) return cm;
    }
  }
  return 0;
}

/* A bad moment, or the thing? Ears go back for many reasons: a careful look is a second one. */
static bool frightens(struct handler *h, int thing) {
  double cm = frightens_at(h, thing, 45);
  if (cm <= 0 || h->kind == HANDLER_CAREFUL) return cm > 0;
  return handler_pass(h, 20) && wait_for_ease(h) && frightens_at(h, thing, num_min(45, cm + 3)) > 0;
}

/* One a visit, when it has settled and is out where it can be seen. */
bool handler_try_a_thing(struct handler *h) {
  double from_home = (double)(sim_now_ds(run_sim_const(h->run)) - h->level->sim.arrival_ds) / SIM_DS_PER_DAY;
  bool wanted = obeys(h) && goal_of(h, GOAL_THINGS_FOUND) && may(h, VERB_SHOW) && !h->careless;
  if (!wanted || from_home < h->habit.wait_days + 2) return true;
  if (h->things_tried >= THING_COUNT && !is_short_of(h, GOAL_THINGS_FOUND)) return true;
  if (!wait_for_ease(h)) return false;
  int thing = h->things_tried % THING_COUNT;
  bool feared = !(h->things_named >> thing & 1u) && frightens(h, thing);
  h->things_tried++;
  if (!feared) return handler_pass(h, 5);
  h->things_named |= 1u << thing;
  call(h, (enum callable)((int)CALLABLE_TOWEL + thing));
  return handler_pass(h, 1);
}
