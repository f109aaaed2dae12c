/* handler_touch.c - what a handler's hands do to a rat: strokes, lifts, long holds; the open shirt, and the room. */
#include "handler_inside.h"

#include "num.h"

static int64_t day_of(const struct handler *h) { return sim_now_ds(run_sim_const(h->run)) / SIM_DS_PER_DAY; }

static bool is_upset(const struct seen *r) { return r->ears_back || r->stiff; }

/* The hand goes where the rat is, instead of waiting for it. */
static void go_to_it(struct handler *h, double cm) {
  if (h->habit.goes_to_it == 0 || handler_look(h).hand_cm <= cm) return;
  if (h->habit.reaches != 0 && handler_look(h).place == PLACE_HUT) {
    handler_do(h, (struct sim_action){.verb = VERB_REACH});
    return;
  }
  bool fast = h->habit.approach > 1;
  handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 1, .fast = fast});
  for (int k = 0; k < 80 && handler_pass(h, 0.1) && run_is_busy(h->run); k++) {
  }
}

static void give_treat(struct handler *h, double wanted) {
  if (wanted == 0) return;
  if (h->habit.treat_delay_s >= 0.1 && !handler_pass(h, h->habit.treat_delay_s)) return;
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = handler_treat(h)});
  h->fed_ds = sim_now_ds(run_sim_const(h->run));
}

/* A stroke for a rat that has stayed to eat on the hand. */
bool handler_stroke(struct handler *h) {
  const union habit *b = &h->habit;
  go_to_it(h, 6);
  struct sim_action pet = {.verb = VERB_PET, .how = (int)b->touch_where, .seconds = b->touch_s};
  if (handler_do(h, pet) != REASON_NONE) return true;
  bool flinched = false, leaned = b->reads_lean == 0;
  for (int k = 0; k < (int)(b->touch_s * 10) + 6; k++) {
    struct seen r = handler_look(h);
    flinched |= r.ears_back || r.fled || r.stiff;
    leaned |= r.leaned_in;
    if (!handler_pass(h, 0.1)) return false;
  }
  if (leaned && !flinched) h->strokes++;
  if (flinched && h->strokes > 0) h->strokes--;
  if ((!flinched || h->kind == HANDLER_BLIND) && !handler_see_after_stroke(h)) return false;
  give_treat(h, b->touch_treat);
  handler_watch(h, 12);
  return !flinched || !handler_heeds(h, b->reads_flinch);
}

bool handler_tickle(struct handler *h) {
  const union habit *b = &h->habit;
  if (b->tickle_s < 1 || h->tickled) return true;
  h->tickled = true;
  if (handler_do(h, (struct sim_action){.verb = VERB_TICKLE, .seconds = b->tickle_s}) != REASON_NONE) return true;
  if (!handler_pass(h, b->tickle_s)) return false;
  struct seen r = handler_look(h);
  return !(r.fled || is_upset(&r)) || !handler_heeds(h, b->reads_flight);
}

/* Half as long again each day on which nothing went wrong. */
static void lengthen(struct handler *h) {
  const union habit *b = &h->habit;
  if (day_of(h) == h->lift_day) return;
  if (h->lift_day > 0) h->hold_s = num_clamp(h->hold_s * (h->bad_day ? b->shrink : b->growth), b->first_hold_s, 1800);
  h->lift_day = day_of(h);
  h->bad_day = false;
}

bool handler_lift_due(const struct handler *h) {
  const union habit *b = &h->habit;
  bool ready = h->strokes >= b->lift_strokes && h->on_hand >= b->touch_meals;
  bool fresh = h->meals_tried - h->visit_lifts == 1; /* it comes first, before the rat has had enough */
  if (b->lift_first == 0 || h->careless) fresh = true;
  if (b->lift_day >= 0 && (double)day_of(h) >= b->lift_day) ready = true;
  return h->may_lift && ready && fresh && h->visit_lifts < (int)b->lifts;
}

/* true: nothing was amiss. */
static bool hold_for(struct handler *h, double seconds, bool *calm) {
  for (int k = 0; k < (int)(seconds * 10); k++) {
    struct seen r = handler_look(h);
    *calm &= !is_upset(&r);
    if (!*calm && handler_heeds(h, h->habit.reads_hold)) break;
    if (!handler_pass(h, 0.1)) return false;
  }
  for (int k = 0; k < (int)(h->habit.calm_end_s * 10); k++) {
    struct seen r = handler_look(h);
    if (!is_upset(&r)) break;
    if (!handler_pass(h, 0.1)) return false;
  }
  return true;
}

bool handler_lift(struct handler *h) {
  const union habit *b = &h->habit;
  go_to_it(h, 9);
  int how = h->lifts < (int)b->towel_lifts ? LIFT_TOWEL : (int)b->lift_how;
  if (handler_do(h, (struct sim_action){.verb = VERB_LIFT, .how = how}) != REASON_NONE) return true;
  h->lifts++;
  lengthen(h);
  bool calm = true;
  if (!(h->holds_long ? handler_hold_long(h, &calm) : hold_for(h, h->hold_s, &calm))) return false;
  handler_call_at_end(h);
  handler_do(h, (struct sim_action){.verb = VERB_PUT});
  give_treat(h, b->lift_treat);
  handler_pass(h, 6);
  h->bad_day |= !calm;
  if (!calm && handler_heeds(h, b->reads_flinch)) return false;
  return h->visit_lifts >= (int)b->lifts || handler_pass(h, b->lift_pause_s);
}

static bool is_today(const struct handler *h, double day) { return day >= 0 && (double)day_of(h) >= day; }

/* Once a day, on so many days. */
static bool force(struct handler *h) {
  static const int places[] = {HOLD_ARMS, HOLD_CLOTHING, HOLD_FIST};
  const union habit *b = &h->habit;
  if (!is_today(h, b->forced_day) || h->forced >= (int)b->forced_times || h->forced_on == day_of(h)) return true;
  if (handler_look(h).place == PLACE_HUT && b->reaches != 0) {
    handler_do(h, (struct sim_action){.verb = VERB_REACH});
  } else {
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 1});
  }
  for (int k = 0; k < 80 && handler_pass(h, 0.1) && run_is_busy(h->run); k++) {
  }
  int how = h->lifts < (int)b->towel_lifts ? LIFT_TOWEL : (int)b->lift_how;
  if (handler_do(h, (struct sim_action){.verb = VERB_LIFT, .how = how}) != REASON_NONE) return true;
  h->lifts++;
  h->forced++;
  h->forced_on = day_of(h);
  handler_do(h, (struct sim_action){.verb = VERB_HOLD, .how = places[(int)num_clamp(b->forced_where, 0, 2)]});
  bool calm = true;
  if (!hold_for(h, b->forced_s, &calm)) return false;
  handler_do(h, (struct sim_action){.verb = VERB_PUT});
  give_treat(h, b->lift_treat);
  return handler_pass(h, 6);
}

static bool open_shirt(struct handler *h) {
  const union habit *b = &h->habit;
  if (!is_today(h, b->shirt_day) || handler_look(h).asleep || !handler_bring_hand(h)) return !handler_over(h);
  if (handler_do(h, (struct sim_action){.verb = VERB_HOLD, .how = HOLD_SHIRT}) != REASON_NONE) return true;
  for (int k = 0; k < 600 && handler_look(h).place != PLACE_CLOTHING; k++) {
    if (!handler_pass(h, 0.1)) return false;
  }
  if (handler_look(h).place != PLACE_CLOTHING) return true;
  if (!handler_pass(h, b->shirt_s)) return false;
  handler_do(h, (struct sim_action){.verb = VERB_PUT});
  give_treat(h, b->lift_treat);
  return handler_pass(h, 6);
}

static bool roam(struct handler *h) {
  const union habit *b = &h->habit;
  if (!is_today(h, b->roam_day) || handler_look(h).asleep) return true;
  handler_do(h, (struct sim_action){.verb = VERB_ROOM, .how = b->secures != 0 ? ROOM_SECURED : ROOM_UNSECURED});
  if (handler_do(h, (struct sim_action){.verb = VERB_OUT}) != REASON_NONE) return true;
  if (!handler_pass(h, b->roam_s)) return false;
  handler_do(h, (struct sim_action){.verb = VERB_HOME});
  return handler_pass(h, 2);
}

bool handler_long_things(struct handler *h) { return force(h) && roam(h) && open_shirt(h); }
