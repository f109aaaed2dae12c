/* handler_mouse.c - how each kind of person picks up mice: in a tunnel with food in it, or as if they were rats. */
#include "handler_inside.h"

#include "num.h"

static double chance(const struct handler *h, uint32_t purpose) {
  return num_dice(h->seed, (uint64_t)h->visit * 8 + (uint64_t)h->rat, 80, purpose);
}

static bool is_about_mice(const struct handler *h) {
  for (int i = 0; i < h->level->sim.n_rats; i++)
    if (h->level->sim.rats[i].species != SPECIES_MOUSE) return false;
  return true;
}

static double days_at_home(const struct handler *h) {
  return (double)(sim_now_ds(run_sim_const(h->run)) - h->level->sim.arrival_ds) / SIM_DS_PER_DAY;
}

static void act(struct handler *h, enum verb verb, int how) {
  handler_do(h, (struct sim_action){.verb = verb, .how = how});
}

static enum lift_how grip_of(const struct handler *h) {
  switch (h->kind) {
  case HANDLER_BLIND: return LIFT_SCOOP; /* what was right for rats */
  case HANDLER_HASTY: return LIFT_TAIL;
  case HANDLER_FORCER: return LIFT_FIST;
  default: return LIFT_TUNNEL;
  }
}

/* Until it is out, awake and not upset; false when it does not come. */
static bool await(struct handler *h, double seconds) {
  for (int k = 0; k < (int)seconds; k++) {
    struct seen r = handler_look(h);
    if (r.place == PLACE_CAGE && !r.asleep && !r.ears_back && !r.fled && !r.stiff) return true;
    if (!handler_pass(h, 1)) return false;
  }
  return false;
}

/* Food on the floor, and the hand drawn back and still, as far off as the cage allows. True: it came and ate. */
static bool feed(struct handler *h) {
  struct spot spot;
  if (!handler_find_spot(h, 40, 42, &spot) && !handler_find_spot(h, 25, 42, &spot)) return false;
  if (!handler_glide(h, spot.food_x, spot.food_y, 24)) return false;
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  handler_pass(h, 0.2);
  handler_glide(h, spot.wait_x, spot.wait_y, 24);
  struct meal m = handler_watch(h, 60);
  return m.took && !m.fled;
}

/* With the tunnel only one that has just eaten, and hopes for more in there. */
static void ride(struct handler *h) {
  bool tunnel = grip_of(h) == LIFT_TUNNEL;
  if (!await(h, tunnel ? 150 : 20)) return;
  if (tunnel) {
    if (!feed(h) && !h->careless) return;
    if (!await(h, 60)) return;
  } else {
    handler_do(h, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2});
    if (!handler_pass(h, 5)) return;
  }
  act(h, VERB_LIFT, (int)grip_of(h));
  if (!handler_pass(h, h->kind == HANDLER_FORCER ? 1200 : h->kind == HANDLER_HASTY ? 20 : 2)) return;
  act(h, VERB_PUT, 0);
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  act(h, VERB_HAND, HAND_OUT); /* and a while for all of them to get over it */
  h->ridden |= 1u << h->rat;
  handler_pass(h, tunnel ? 90 : 5);
}

static void bring_hand(struct handler *h) {
  if (!handler_hand_in(h)) act(h, VERB_HAND, HAND_IN);
  handler_pass(h, 5);
}

bool handler_mouse_visit(struct handler *h) {
  if (!is_about_mice(h) || h->kind == HANDLER_IDLE) return false;
  int64_t day = 1 + sim_now_ds(run_sim_const(h->run)) / SIM_DS_PER_DAY;
  bool reads = h->kind == HANDLER_GUIDE || h->kind == HANDLER_CAREFUL;
  double wait_days = reads ? 3 : h->kind == HANDLER_BLIND ? 2 : 0;
  if (day != h->lift_day) h->ridden = 0; /* once a day is enough */
  h->lift_day = day;
  h->rat = 0;
  handler_do(h, (struct sim_action){.verb = VERB_TALK, .seconds = 60});
  if (!handler_pass(h, 61)) return true;
  if (days_at_home(h) >= wait_days - 0.05) {
    for (h->rat = 0; h->rat < h->level->sim.n_rats && !handler_over(h); h->rat++) {
      if (reads && h->ridden >> h->rat & 1) continue;
      bring_hand(h);
      if (h->kind == HANDLER_CAREFUL && chance(h, 1) < 0.1) continue; /* one is forgotten */
      if (!handler_over(h)) ride(h);
      if (reads && !handler_over(h)) act(h, VERB_HAND, HAND_OUT);
    }
    h->rat = 0;
    act(h, VERB_HAND, HAND_OUT);
  }
  if (!handler_over(h)) act(h, VERB_LEAVE, 0);
  return true;
}
