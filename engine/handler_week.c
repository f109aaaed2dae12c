/* handler_week.c - one visit of each kind of person. */
#include "handler_inside.h"

#include "num.h"

static double chance(const struct handler *h, uint32_t purpose) {
  return num_dice(h->seed, (uint64_t)h->visit * 64 + (uint64_t)h->meals_tried, 77, purpose);
}

static bool reads_now(const struct handler *h) { return h->habit.reads && !h->careless; }

static int treat_now(const struct handler *h) {
  return chance(h, 1) < h->habit.second_treat ? (int)TREAT_PEA : (int)TREAT_COUNT;
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

/* Food on the floor, the hand back to where it is to be, and still. */
static struct meal floor_meal(struct handler *h) {
  struct meal none = {0};
  struct spot spot;
  if (!find_place(h, &spot)) return none;
  if (handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = treat_now(h)}) != REASON_NONE) return none;
  handler_pass(h, 0.2);
  handler_glide(h, spot.wait_x, spot.wait_y, num_min(h->near_cm, handler_look(h).hand_cm) - 1);
  struct meal m = handler_watch(h, 40);
  if (m.took) h->eaten_cm = num_min(h->eaten_cm, spot.near_cm);
  return m;
}

/* Held out in the fingers, at a place that it may come to. */
struct meal handler_finger_meal(struct handler *h) {
  struct meal none = {0};
  struct spot spot;
  if (handler_look(h).hand_cm > 10) {
    if (!handler_find_spot(h, 8, 1, &spot)) return none;
    if (!handler_glide(h, spot.food_x, spot.food_y, 5) && handler_look(h).hand_cm > 10) return none;
  }
  if (handler_do(h, (struct sim_action){.verb = VERB_OFFER, .how = OFFER_FINGERS, .treat = treat_now(h)}) !=
      REASON_NONE)
    return none;
  return handler_watch(h, 36);
}

static void learn_from_meal(struct handler *h, const struct meal *m) {
  if (!m->tried || (m->took && m->flinched && reads_now(h))) return; /* once more like this */
  if (!reads_now(h) || m->took) {
    h->near_cm = num_max(0, h->near_cm - h->habit.step_cm);
  } else {
    h->near_cm = num_min(h->near_cm + h->habit.back_cm, h->habit.first_cm);
    h->eaten_cm = num_min(num_max(h->eaten_cm, h->near_cm), 44);
  }
}

/* A stroke for a rat that has stayed to eat on the hand. */
static bool stroke(struct handler *h) {
  enum sim_reason reason = handler_do(h, (struct sim_action){.verb = VERB_PET, .how = PET_SIDE, .seconds = 2});
  if (reason != REASON_NONE) return true;
  bool flinched = false, leaned = false;
  for (int k = 0; k < 26; k++) {
    struct seen r = handler_look(h);
    flinched |= r.ears_back || r.fled || r.stiff;
    leaned |= r.leaned_in;
    if (!handler_pass(h, 0.1)) return false;
  }
  if (leaned && !flinched) h->strokes++;
  if (flinched && h->strokes > 0) h->strokes--;
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  handler_watch(h, 12);
  return !flinched || !reads_now(h);
}

/* Half as long again each day on which nothing went wrong. */
static void lengthen(struct handler *h) {
  int64_t day = sim_now_ds(run_sim_const(h->run)) / SIM_DS_PER_DAY;
  if (day == h->lift_day) return;
  if (h->lift_day > 0) h->hold_s = h->bad_day ? num_max(2, h->hold_s * 0.7) : num_min(h->hold_s * 1.5, 1800);
  h->lift_day = day;
  h->bad_day = false;
}

static bool lift(struct handler *h) {
  if (handler_do(h, (struct sim_action){.verb = VERB_LIFT, .how = LIFT_SCOOP}) != REASON_NONE) return true;
  lengthen(h);
  bool calm = true;
  for (int k = 0; k < (int)(h->hold_s * 10); k++) {
    struct seen r = handler_look(h);
    calm &= !r.ears_back && !r.stiff;
    if (!handler_pass(h, 0.1)) return false;
  }
  handler_do(h, (struct sim_action){.verb = VERB_PUT});
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  handler_pass(h, 6);
  h->bad_day |= !calm;
  return calm || !reads_now(h);
}

/* One thing of the visit; false ends it. */
static bool one_try(struct handler *h, bool *lifted) {
  h->meals_tried++;
  bool fresh = h->meals_tried == 1 || !reads_now(h); /* lifting comes first, before it has had enough */
  if (h->may_lift && h->strokes >= 4 && !*lifted && h->on_hand >= 3 && fresh) {
    *lifted = true;
    struct meal m = handler_finger_meal(h);
    return m.fled ? !reads_now(h) : lift(h);
  }
  bool fingers = h->near_cm <= 5 || (h->near_cm <= 12 && reads_now(h) && handler_look(h).hand_cm < 6);
  struct meal m = fingers ? handler_finger_meal(h) : floor_meal(h);
  if (fingers) {
    if (m.took && (m.on_hand || !reads_now(h))) h->on_hand++;
    if (m.took) h->near_cm = num_min(h->near_cm, 5);
    if (m.tried && !m.took && reads_now(h)) h->near_cm = num_max(h->near_cm, 7);
    if (m.took && (m.on_hand || (!reads_now(h) && !m.ran)) && h->on_hand >= 3 && h->may_touch && !handler_over(h))
      return stroke(h);
  } else {
    learn_from_meal(h, &m);
  }
  if (m.fled && reads_now(h)) return false;
  return handler_pass(h, 8);
}

static void kind_visit(struct handler *h) {
  double from_home = (double)(sim_now_ds(run_sim_const(h->run)) - h->level->sim.arrival_ds) / SIM_DS_PER_DAY;
  handler_do(h, (struct sim_action){.verb = VERB_TALK, .seconds = h->habit.talk_s});
  if (!handler_pass(h, h->habit.talk_s + 1)) return;
  bool lifted = false;
  if (from_home >= h->habit.wait_days - 0.05 && !handler_look(h).asleep && handler_bring_hand(h)) {
    for (int k = 0; k < h->habit.meals && !handler_over(h); k++) {
      if (!one_try(h, &lifted)) break;
    }
    hand_out(h);
  }
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
  h->meals_tried = 0;
  h->careless = chance(h, 3) < h->habit.careless_visit;
  switch (h->kind) {
  case HANDLER_HASTY: hasty_visit(h); break;
  case HANDLER_FORCER: forcer_visit(h); break;
  default: kind_visit(h); break;
  }
  if (!handler_over(h)) handler_do(h, (struct sim_action){.verb = VERB_LEAVE});
}
