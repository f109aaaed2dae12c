/* handler_week.c - one visit of each kind of person. */
#include "handler_inside.h"

#include "num.h"

static double chance(const struct handler *h, uint32_t purpose) {
  return num_dice(h->seed, (uint64_t)h->visit * 64 + (uint64_t)h->meals_tried, 77, purpose);
}

bool handler_heeds(const struct handler *h, double reads) { return reads != 0 && !h->careless; }

int handler_treat(const struct handler *h) {
  static const int kinds[] = {TREAT_COUNT, TREAT_PEA, TREAT_OAT};
  return kinds[(int)num_clamp(h->habit.treat, 0, 2)];
}

static int treat_now(const struct handler *h) {
  return chance(h, 1) < h->habit.second_treat ? (int)TREAT_PEA : handler_treat(h);
}

static void hand_out(struct handler *h) { handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT}); }

/* When the rat is not just behind the door. */
bool handler_bring_hand(struct handler *h) {
  if (handler_hand_in(h)) return true;
  for (int k = 0; k < 40 && handler_cm_to_rat(h, HAND_DOOR_X_CM, HAND_DOOR_Y_CM) < num_min(h->eaten_cm, 44) + 1; k++) {
    if (!handler_pass(h, 2)) return false;
  }
  if (handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN}) != REASON_NONE) return false;
  return handler_pass(h, 1);
}

/* Well away from the rat; or, when the rat has come by itself, where the hand is. */
static bool find_place(struct handler *h, struct spot *spot) {
  double keep = num_min(h->near_cm, 40);
  for (int tries = 0; tries < 20; tries++) {
    if (tries > 1 && handler_look(h).hand_cm < keep && handler_spot_here(h, h->near_cm, spot)) return true;
    if (handler_find_spot(h, keep, h->near_cm, spot) && handler_glide(h, spot->food_x, spot->food_y, keep - 1))
      return true;
    if (!handler_pass(h, 2)) return false; /* it sits where the food should go: let it be */
  }
  return false;
}

static bool let_it_go_there(struct handler *h) {
  for (int k = 0; k < 80; k++) {
    if (!handler_pass(h, 0.1)) return false;
    if (!run_is_busy(h->run)) return true;
  }
  return true;
}

/* Up to the rat and a little back, without a way round. */
static struct meal straight_meal(struct handler *h) {
  struct meal none = {0};
  bool fast = h->habit.approach > 1;
  double cm = h->near_cm;
  if (handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = cm, .fast = fast}) != REASON_NONE)
    return none;
  if (!let_it_go_there(h)) return none;
  if (handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = treat_now(h)}) != REASON_NONE) return none;
  handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2 * cm});
  if (!let_it_go_there(h)) return none;
  struct meal m = handler_watch(h, h->habit.linger_s);
  if (m.took) h->eaten_cm = num_min(h->eaten_cm, cm);
  return m;
}

/* When the rat comes on and stands in the way: by another one. */
static void draw_back(struct handler *h, struct spot spot) {
  for (int tries = 0; tries < 4; tries++) {
    double keep = num_min(h->near_cm, handler_look(h).hand_cm) - 1;
    if (handler_glide(h, spot.wait_x, spot.wait_y, keep) || !handler_pass(h, 0.5)) return;
    handler_spot_here(h, h->near_cm, &spot);
  }
}

static int n_treats(const struct handler *h) {
  struct sim_world w;
  sim_read_world(run_sim_const(h->run), &w);
  return w.n_treats;
}

/* While the hand still looked for a way back: the food is gone, and the rat sits where it lay. */
static bool has_eaten_up(const struct handler *h, int before, const struct spot *spot) {
  return n_treats(h) <= before && !handler_look(h).has_food &&
         handler_cm_to_rat(h, spot->food_x, spot->food_y) < RAT_LENGTH_CM;
}

/* Food on the floor, the hand back to where it is to be, and still. */
static struct meal floor_meal(struct handler *h) {
  struct meal none = {0};
  struct spot spot;
  if (h->habit.approach > 0) return straight_meal(h);
  if (!find_place(h, &spot)) return none;
  int before = n_treats(h);
  if (handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = treat_now(h)}) != REASON_NONE) return none;
  handler_pass(h, 0.2);
  h->fed_ds = sim_now_ds(run_sim_const(h->run));
  draw_back(h, spot);
  struct meal eaten = {.tried = true, .took = true};
  struct meal m = has_eaten_up(h, before, &spot) ? eaten : handler_watch(h, h->habit.linger_s);
  if (m.took) h->eaten_cm = num_min(h->eaten_cm, spot.near_cm);
  return m;
}

/* Held out in the fingers, at a place that it may come to. */
struct meal handler_finger_meal(struct handler *h) {
  struct meal none = {0};
  struct spot spot;
  int how = h->habit.spoon != 0 ? OFFER_SPOON : OFFER_FINGERS;
  if (handler_look(h).hand_cm > 10) {
    if (!handler_find_spot(h, 8, 1, &spot)) return none;
    if (!handler_glide(h, spot.food_x, spot.food_y, 5) && handler_look(h).hand_cm > 10) return none;
  }
  if (handler_do(h, (struct sim_action){.verb = VERB_OFFER, .how = how, .treat = treat_now(h)}) != REASON_NONE)
    return none;
  return handler_watch(h, num_min(h->habit.linger_s, 36));
}

static void learn_from_meal(struct handler *h, const struct meal *m) {
  const union habit *b = &h->habit;
  if (!m->tried || (m->took && m->flinched && handler_heeds(h, b->reads_flinch))) return; /* once more like this */
  if (!handler_heeds(h, b->reads_refusal) || m->took) {
    h->near_cm = num_max(0, h->near_cm - b->step_cm);
  } else {
    h->near_cm = num_max(0, num_min(h->near_cm + b->back_cm, b->first_cm));
    h->eaten_cm = num_min(num_max(h->eaten_cm, h->near_cm), 44);
  }
}

static bool meal_at_hand(struct handler *h) {
  const union habit *b = &h->habit;
  bool counts = !handler_heeds(h, b->reads_meal), heeds = handler_heeds(h, b->reads_refusal);
  struct meal m = handler_finger_meal(h);
  if (m.took && (m.on_hand || counts)) h->on_hand++;
  if (m.took) h->near_cm = num_min(h->near_cm, num_max(b->fingers_cm, 0));
  if (m.tried && !m.took && heeds) h->near_cm = num_max(h->near_cm, num_max(b->fingers_cm, 0) + 2);
  bool stays = m.took && (m.on_hand || (counts && !m.ran));
  if ((stays || b->touch_meals < 1) && h->on_hand >= b->touch_meals && h->may_touch && !handler_over(h))
    return handler_tickle(h) && handler_stroke(h);
  if (m.fled && handler_heeds(h, b->reads_flight)) return false;
  return handler_pass(h, b->pause_s);
}

/* One thing of the visit; false ends it. */
static bool one_try(struct handler *h) {
  const union habit *b = &h->habit;
  h->meals_tried++;
  if (handler_lift_due(h)) {
    h->visit_lifts++;
    struct meal m = handler_finger_meal(h);
    return m.fled ? !handler_heeds(h, b->reads_flight) : handler_lift(h);
  }
  bool came = h->near_cm <= b->fingers_cm + 7 && handler_heeds(h, b->reads_meal) && handler_look(h).hand_cm < 6;
  if (h->near_cm <= b->fingers_cm || (came && b->fingers_cm >= 0)) return meal_at_hand(h);
  struct meal m = floor_meal(h);
  learn_from_meal(h, &m);
  if (m.fled && handler_heeds(h, b->reads_flight)) return false;
  return handler_pass(h, b->pause_s);
}

static void be_at_the_cage(struct handler *h) {
  const union habit *b = &h->habit;
  int64_t now = sim_now_ds(run_sim_const(h->run));
  struct sim_world w;
  sim_read_world(run_sim_const(h->run), &w);
  if (b->washes != 0 && w.smelly_fingers) handler_do(h, (struct sim_action){.verb = VERB_WASH});
  if (chance(h, 4) < b->shout_visit) handler_do(h, (struct sim_action){.verb = VERB_SHOUT});
  if (b->talk_s >= 1) {
    handler_do(h, (struct sim_action){.verb = VERB_TALK, .seconds = b->talk_s});
    if (!handler_pass(h, b->talk_s + 1)) return;
  }
  for (int k = 0; k < (int)b->bar_meals && !handler_over(h); k++) {
    handler_do(h, (struct sim_action){.verb = VERB_OFFER, .how = OFFER_BARS, .treat = handler_treat(h)});
    handler_pass(h, 20);
  }
  if (b->clean_every >= 1 && now / SIM_DS_PER_DAY - h->cleaned_on >= (int64_t)b->clean_every) {
    handler_do(h, (struct sim_action){.verb = VERB_CLEAN});
    h->cleaned_on = now / SIM_DS_PER_DAY;
  }
}

/* It sleeps: most people let it. */
static bool may_begin(struct handler *h) {
  if (!handler_look(h).asleep || h->habit.sleeper == 1) return true;
  if (h->habit.sleeper < 1) return false;
  handler_do(h, (struct sim_action){.verb = VERB_WAKE});
  return handler_pass(h, 5);
}

/* A rat thinks for a while; the hand stays for it, if it is one that stays. */
static void stay_by_food(struct handler *h) {
  double left = num_min(h->habit.linger_s, 21) - 0.1 * (double)(sim_now_ds(run_sim_const(h->run)) - h->fed_ds);
  if (n_treats(h) > 0 && left > 0 && !handler_over(h)) handler_pass(h, left + 0.1);
}

static void kind_visit(struct handler *h) {
  const union habit *b = &h->habit;
  const sim *s = run_sim_const(h->run);
  int64_t begin = sim_now_ds(s);
  double from_home = (double)(begin - h->level->sim.arrival_ds) / SIM_DS_PER_DAY;
  be_at_the_cage(h);
  if (handler_over(h) || !handler_long_things(h)) return;
  if (from_home < b->wait_days - 0.05 || !may_begin(h) || !handler_bring_hand(h)) return;
  if (!handler_wait_in_shirt(h)) return;
  bool ended = false;
  for (int k = 0; k < (int)b->meals && !handler_over(h) && !ended; k++) {
    ended = !one_try(h);
    if ((double)(sim_now_ds(s) - begin) > 10 * HANDLER_VISIT_S) break;
  }
  if (b->stays != 0) stay_by_food(h);
  if (b->company_s >= 1 && !handler_over(h)) handler_pass(h, b->company_s);
  hand_out(h);
  if (!handler_over(h)) handler_try_a_thing(h);
}

/* Straight in, and on. */
static void hasty_visit(struct handler *h) {
  handler_do(h, (struct sim_action){.verb = VERB_TALK, .seconds = 10});
  for (int k = 0; k < 2 && !handler_over(h); k++) {
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 13, .fast = chance(h, 2) < 0.3});
    if (!handler_pass(h, 7)) return;
    handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
    if (!handler_pass(h, 6)) return;
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2});
    if (!handler_pass(h, 4)) return;
    handler_do(h, (struct sim_action){.verb = VERB_PET, .how = PET_BACK, .seconds = 5});
    if (!handler_pass(h, 5)) return;
    if (handler_do(h, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP}) != REASON_NONE) continue;
    if (!handler_pass(h, 20)) return;
    handler_do(h, (struct sim_action){.verb = VERB_PUT});
  }
}

/* Out of the hut if need be, and held for twenty minutes. */
static void forcer_visit(struct handler *h) {
  handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2});
  if (!handler_pass(h, 7)) return;
  if (handler_look(h).place == PLACE_HUT) handler_do(h, (struct sim_action){.verb = VERB_REACH});
  if (!handler_pass(h, 1)) return;
  if (handler_do(h, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP}) != REASON_NONE) return;
  handler_do(h, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_CLOTHING});
  if (!handler_pass(h, 1200)) return;
  handler_do(h, (struct sim_action){.verb = VERB_PUT});
  handler_pass(h, 2);
}

void handler_visit(struct handler *h) {
  int64_t begin = sim_now_ds(run_sim_const(h->run));
  h->meals_tried = h->visit_lifts = 0;
  h->tickled = false;
  h->careless = chance(h, 3) < h->habit.careless_visit;
  if (handler_colony_visit(h) || handler_mouse_visit(h)) return;
  handler_prepare(h);
  switch (h->kind) {
  case HANDLER_HASTY: hasty_visit(h); break;
  case HANDLER_FORCER: forcer_visit(h); break;
  default: kind_visit(h); break;
  }
  if (!handler_over(h)) handler_do(h, (struct sim_action){.verb = VERB_LEAVE});
  double seconds = 0.1 * (double)(sim_now_ds(run_sim_const(h->run)) - begin);
  h->spent_s += seconds;
  h->total_s += seconds;
}
