/* sim.c - the life cycle of a simulation and the order of one step.
 *
 * A tick of a visit (0.1 s): time; the voice; the hand; then for each rat its mind, its body, its signs; then
 * rats among rats. A quiet tick (60 s, on whole minutes): each rat's mind and body, coarsely, and the rats' with each
 * other. Quiet minutes are lived when they are over, or when a visit begins in the middle of one: so where a caller
 * stops on the way makes no difference to anything. */
#include "inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void sim_rat_def_default(struct sim_rat_def *rat) {
  memset(rat, 0, sizeof *rat);
  memcpy(rat->name, "Pip", 4);
  rat->source = SOURCE_PET_STORE;
  rat->age_days = 70;
  memcpy(rat->coat, "hooded-black", 13);
  rat->bold = rat->settled = rat->fear = rat->trust = rat->used_to_cm = rat->used_to_hold_s = -1;
  rat->favourite = TREAT_COUNT;
  for (int c = 0; c < CUE_COUNT; c++) rat->wariness[c] = -1;
}

void sim_def_default(struct sim_def *def) {
  memset(def, 0, sizeof *def);
  def->seed = 1;
  def->arrival_ds = 17 * 36000;
  def->n_rats = 1;
  for (int i = 0; i < SIM_MAX_RATS; i++) sim_rat_def_default(&def->rats[i]);
  def->allow = UINT32_MAX;
  for (int t = 0; t < TUNE_COUNT; t++) def->tuning[t] = sim_tuning_row((enum tuning)t)->value;
}

sim *sim_create(const struct sim_def *def) {
  assert(def->n_rats >= 1 && def->n_rats <= SIM_MAX_RATS);
  sim *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->def = *def;
  state_begin(s);
  return s;
}

void sim_destroy(sim *s) { free(s); }
size_t sim_size(void) { return sizeof(sim); }
void sim_copy(sim *to, const sim *from) { memcpy(to, from, sizeof *to); }
const struct sim_def *sim_definition(const sim *s) { return &s->def; }
int64_t sim_now_ds(const sim *s) { return s->now; }

const struct sim_event *sim_events(const sim *s, int *n) {
  *n = s->n_events;
  return s->events;
}

void sim_note(sim *s, int i, struct note n) {
  assert(s->n_coming < SIM_MAX_EVENTS);
  s->coming[s->n_coming++] = (struct sim_event){s->now, n.kind, i, n.cause, n.verb, n.value};
}

static void publish(sim *s) {
  s->n_events = 0;
  if (s->n_coming == 0) return; /* as in nearly every tick */
  memcpy(s->events, s->coming, sizeof *s->events * (size_t)s->n_coming);
  s->n_events = s->n_coming;
  s->n_coming = 0;
}

enum sim_reason sim_check(const sim *s, const struct sim_action *action) { return act_check(s, action); }

static void note_refused(sim *s, const struct sim_action *a, enum sim_reason reason) {
  if (s->n_events >= SIM_MAX_EVENTS) return; /* only refusals can come to so many; the first are enough */
  int rat = a->rat >= 0 && a->rat < s->def.n_rats ? a->rat : -1;
  s->events[s->n_events++] =
      (struct sim_event){s->now, EVENT_REFUSED, rat, CAUSE_PERSON_ASKED, a->verb, (double)reason};
}

enum sim_reason sim_act(sim *s, const struct sim_action *action) {
  enum sim_reason reason = s->n_acts >= SIM_MAX_ACTS ? REASON_BAD_VALUE : act_check(s, action);
  if (reason != REASON_NONE) {
    note_refused(s, action, reason);
    return reason;
  }
  s->n_acts++;
  act_do(s, action);
  return REASON_NONE;
}

/* What each rat can see of the others: 2 a frightened one, 1 a calm one, 0 none. */
static void see_friends(sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    s->rats[i].friend_near = 0;
    for (int j = 0; j < s->def.n_rats && s->rats[i].friend_near < 2; j++) {
      const struct rat *o = &s->rats[j];
      if (j == i || !in_cage(o) || colony_apart(s, i, j)) continue;
      if (o->fear > 0.5) {
        s->rats[i].friend_near = 2;
      } else if (o->fear < 0.3 && colony_is_friend(s, i, j)) {
        s->rats[i].friend_near = 1;
      }
    }
  }
}

static void live_quietly(sim *s, int64_t until_ds) {
  int64_t now = s->now, from = s->minded, ticks = until_ds - from;
  if (ticks <= 0) return;
  struct factors part;
  const struct factors *f = &s->quiet;
  if (ticks != SIM_DS_PER_QUIET_TICK) {
    state_factors(s, &part, 0.1 * (double)ticks);
    f = &part;
  }
  s->now = s->minded = until_ds;
  disturb_quiet(s);
  for (int i = 0; i < s->def.n_rats; i++) {
    if (is_gone(&s->rats[i])) continue;
    mind_quiet(s, i, f);
    body_quiet(s, i);
  }
  colony_quiet(s, from, until_ds);
  for (int i = 0; i < s->def.n_rats; i++) signs_tick(s, i);
  s->now = now;
}

void sim_visit(sim *s) {
  if (s->person) return;
  live_quietly(s, s->now);
  s->person = 1;
  s->visit_at = s->now;
  for (int i = 0; i < s->def.n_rats; i++) {
    s->rats[i].aim_s = 0.3 + 0.4 * i;
    mind_look(s, i);
  }
  sim_note(s, -1, (struct note){EVENT_VISIT_BEGINS, CAUSE_PERSON, VERB_COUNT, 0});
}

void sim_end_visit(sim *s) {
  sim_note(s, -1, (struct note){EVENT_VISIT_ENDS, CAUSE_PERSON, VERB_LEAVE, (double)(s->now - s->visit_at) * 0.1});
  s->person = 0;
  s->minded = s->now;
  state_soil_hands(s);
}

static void end_talk(sim *s) {
  if (!s->talk_until || s->now < s->talk_until) return;
  sim_note(s, -1, (struct note){EVENT_TALKED, CAUSE_PERSON_ASKED, VERB_TALK, (double)(s->now - s->talk_from) * 0.1});
  s->talk_until = 0;
}

static void live_tick(sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    if (!colony_is_here(s, i)) continue;
    mind_tick(s, i);
    body_tick(s, i);
    signs_tick(s, i);
  }
}

static void visit_tick(sim *s) {
  s->now += SIM_DS_PER_VISIT_TICK;
  s->minded = s->now;
  end_talk(s);
  hand_tick(s);
  if (s->def.n_rats > 1) see_friends(s);
  disturb_tick(s);
  live_tick(s);
  colony_visit_tick(s);
}

static void quiet_tick(sim *s, int64_t until_ds) {
  int64_t whole = (s->now / SIM_DS_PER_QUIET_TICK + 1) * SIM_DS_PER_QUIET_TICK;
  s->now = whole < until_ds ? whole : until_ds;
  if (s->now == whole) live_quietly(s, whole);
}

static void note_day(sim *s, int64_t before) {
  int64_t day = s->now / SIM_DS_PER_DAY;
  if (day != before / SIM_DS_PER_DAY)
    sim_note(s, -1, (struct note){EVENT_NEW_DAY, CAUSE_TIME, VERB_COUNT, (double)day});
}

void sim_step(sim *s, int64_t until_ds) {
  if (s->now >= until_ds) return;
  int64_t before = s->now;
  s->n_acts = 0;
  if (s->now < s->def.arrival_ds) { /* not home yet: nobody lives here */
    s->now = s->minded = until_ds < s->def.arrival_ds ? until_ds : s->def.arrival_ds;
  } else if (s->person) {
    visit_tick(s);
  } else {
    quiet_tick(s, until_ds);
  }
  note_day(s, before);
  publish(s);
}

static void read_seen(const sim *s, const struct rat *r, struct sim_rat *out) {
  double nose = RAT_LENGTH_CM / 2;
  out->place = (enum place)r->place;
  out->doing = (enum doing)r->doing;
  out->doing_s = r->doing_s;
  out->x_cm = r->x;
  out->y_cm = r->y;
  out->speed_cm_s = r->speed;
  out->nose_x_cm = r->x + nose * r->dx;
  out->nose_y_cm = r->y + nose * r->dy;
  bool hand_here = s->hand_in && in_cage(r) && colony_in_view(s, (int)(r - s->rats));
  out->hand_cm = hand_here ? hand_distance(r, s->hand_x, s->hand_y) : is_held(r) ? 0 : 999;
  out->look_x_cm = r->look_x;
  out->look_y_cm = r->look_y;
  out->n_signs = (int)r->n_signs;
  memcpy(out->signs, r->signs, sizeof out->signs);
  out->food = (int)r->food;
  out->eaten = r->eaten;
  out->breaths_s = 1.2 + 1.8 * r->fear;
  out->sleepy = num_clip(r->sleepy);
  out->held_s = is_held(r) ? r->held_s : 0;
  out->ate_here = r->ate_here;
  out->leaned_in = r->lean;
  out->watches_window = disturb_watches(s, (int)(r - s->rats));
  out->under = r->place == PLACE_OUT && r->under;
  out->in_tunnel = hold_in_tunnel(r);
}

static void read_inner(const sim *s, int i, struct sim_rat *out) {
  const struct rat *r = &s->rats[i];
  out->fear = r->fear;
  out->stress = r->stress;
  out->trust = num_clip(r->trust);
  out->settled = 1 - r->wariness[CUE_ROOM];
  memcpy(out->wariness, r->wariness, sizeof out->wariness);
  out->enough = r->enough;
  out->giveup = r->giveup;
  out->satiety = r->satiety;
  out->joy = r->joy;
  out->defence = r->defence;
  out->used_to_cm = r->used_to_cm;
  out->used_to_hold_s = r->used_to_hold_s;
  out->hover_cm = mind_hover(s, r);
  out->solicit = mind_solicit(s, r);
  out->shy = r->shy;
  out->ceiling = 1 - r->floor;
  out->favourite = (int)r->favourite;
}

static void read_whole(const sim *s, int rat, struct sim_rat *out) {
  const struct rat *r = &s->rats[rat];
  read_seen(s, r, out);
  out->heading_deg = num_degrees(r->dx, r->dy);
  read_inner(s, rat, out);
  colony_read_rat(s, rat, out);
  out->fear_peak = r->fear_peak;
  out->minutes_fear_over_half = r->minutes_over_half;
  out->hold_longest_calm_s = r->hold_longest_calm_s;
  out->nips = (int)r->nips;
  out->bites = (int)r->bites;
  out->escapes = (int)r->escapes;
  out->treats_eaten = (int)r->treats_eaten;
  out->scares = (int)r->scares;
}

void sim_read_rat(const sim *s, int rat, struct sim_rat *out) {
  assert(rat >= 0 && rat < s->def.n_rats);
  memset(out, 0, sizeof *out);
  read_whole(s, rat, out);
}

void sim_read_rats(const sim *s, struct sim_rat *out) {
  memset(out, 0, sizeof *out * (size_t)s->def.n_rats);
  for (int i = 0; i < s->def.n_rats; i++) read_whole(s, i, &out[i]);
}

void sim_see_rat(const sim *s, int rat, struct sim_rat *out) {
  assert(rat >= 0 && rat < s->def.n_rats);
  memset(out, 0, sizeof *out);
  read_seen(s, &s->rats[rat], out);
}

static double light_at(int64_t ds) {
  double h = (double)(ds % SIM_DS_PER_DAY) / 36000.0;
  return h < 6 || h > 21 ? 0 : h < 8 ? (h - 6) / 2 : h > 18 ? (21 - h) / 3 : 1;
}

void sim_read_world(const sim *s, struct sim_world *out) {
  memset(out, 0, sizeof *out);
  out->now_ds = s->now;
  out->person = s->person;
  out->talking = s->talk_until != 0;
  out->hand_in = s->hand_in != 0;
  out->hand_x_cm = s->hand_x;
  out->hand_y_cm = s->hand_y;
  out->hand_cm_s = s->hand_cm_s;
  out->hand_busy = s->hand_busy;
  out->offering = (int)s->offering;
  out->offer_how = (enum offer_how)s->offer_how;
  out->petting_rat = (int)s->petting;
  out->pet_where = (enum pet_where)s->pet_where;
  out->held_rat = (int)s->held;
  out->secured = s->secured;
  out->smelly_fingers = s->smelly;
  out->shirt_rat = (int)s->shirt_for - 1;
  out->light = light_at(s->now);
  for (int k = 0; k < s->n_treats; k++) {
    if (!colony_in_view(s, s->treats[k].for_rat)) continue;
    out->treats[out->n_treats++] = (struct sim_treat){s->treats[k].kind, s->treats[k].x, s->treats[k].y};
  }
  out->room_safe = ((1u << ROOM_ITEM_COUNT) - 1) & ~(unsigned)s->room_open;
  disturb_read_world(s, out);
  colony_read_world(s, out);
}
