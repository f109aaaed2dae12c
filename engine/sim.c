/* sim.c - a first, rough simulation: a rat walks about, the hand follows. Being replaced. */
#include "sim.h"

#include "num.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct stub_rat {
  double x, y, dx, dy, doing_s, goal_x, goal_y, settled;
  enum place place;
  enum doing doing;
};

struct sim {
  struct sim_def def;
  int64_t now;
  bool person, hand_in;
  double hx, hy, tx, ty, speed, moved;
  double talk_left;
  struct stub_rat rats[SIM_MAX_RATS];
  struct sim_treat treats[SIM_MAX_TREATS];
  int n_treats, n_events;
  struct sim_event events[SIM_MAX_EVENTS];
};

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
  sim *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->def = *def;
  for (int i = 0; i < def->n_rats; i++) {
    s->rats[i] = (struct stub_rat){
        .x = 50, .y = 15, .dx = 1, .goal_x = 60, .goal_y = 20, .place = PLACE_CAGE, .doing = DOING_WALK};
  }
  return s;
}
void sim_destroy(sim *s) { free(s); }
size_t sim_size(void) { return sizeof(sim); }
void sim_copy(sim *to, const sim *from) { memcpy(to, from, sizeof *to); }
const struct sim_def *sim_definition(const sim *s) { return &s->def; }

enum sim_reason sim_check(const sim *s, const struct sim_action *a) {
  if (a->verb == VERB_LEAVE || a->verb == VERB_CALL || a->verb == VERB_WASH) return REASON_NONE;
  if (!(s->def.allow & 1u << a->verb)) return REASON_LEVEL;
  if (a->verb == VERB_MOVE && !s->hand_in) return REASON_HAND_OUT;
  return REASON_NONE;
}

static void push(sim *s, enum sim_event_kind kind, int rat, double value, enum verb verb) {
  if (s->n_events < SIM_MAX_EVENTS)
    s->events[s->n_events++] = (struct sim_event){s->now, kind, rat, CAUSE_NONE, verb, value};
}

enum sim_reason sim_act(sim *s, const struct sim_action *a) {
  enum sim_reason r = sim_check(s, a);
  if (r) {
    push(s, EVENT_REFUSED, a->rat, (double)r, a->verb);
    return r;
  }
  s->person = a->verb != VERB_LEAVE;
  if (a->verb == VERB_LEAVE) s->hand_in = false;
  if (a->verb == VERB_TALK) s->talk_left = a->seconds;
  if (a->verb == VERB_HAND) {
    if (!s->hand_in) {
      s->hx = s->tx = HAND_DOOR_X_CM, s->hy = s->ty = HAND_DOOR_Y_CM;
    }
    s->hand_in = a->how != HAND_OUT;
    if (a->how == HAND_TO) {
      s->tx = num_clamp(s->rats[a->rat].x + a->x, 0, CAGE_WIDTH_CM), s->ty = s->rats[a->rat].y;
      s->speed = a->fast ? HAND_FAST_CM_S : HAND_GENTLE_CM_S;
    }
  }
  if (a->verb == VERB_MOVE) s->tx = a->x, s->ty = a->y, s->speed = 120;
  if (a->verb == VERB_TREAT && s->n_treats < SIM_MAX_TREATS)
    s->treats[s->n_treats++] = (struct sim_treat){a->treat % TREAT_COUNT, s->hx, s->hy};
  return REASON_NONE;
}

static void walk(sim *s, int i, double dt) {
  struct stub_rat *r = &s->rats[i];
  double gx = r->goal_x - r->x, gy = r->goal_y - r->y, g = num_length(gx, gy);
  r->doing_s += dt;
  if (g < 2) {
    if (r->doing != DOING_STAND) r->doing = DOING_STAND, r->doing_s = 0;
    if (r->doing_s > 3) {
      r->goal_x = 30 + 50 * num_dice(s->def.seed, (uint64_t)s->now, (uint32_t)i, 1);
      r->goal_y = 6 + 22 * num_dice(s->def.seed, (uint64_t)s->now, (uint32_t)i, 2);
      r->doing = DOING_WALK, r->doing_s = 0;
    }
    return;
  }
  r->dx += 0.3 * gx / g, r->dy += 0.3 * gy / g;
  double n = num_length(r->dx, r->dy);
  r->dx /= n, r->dy /= n;
  r->x += r->dx * 10 * dt, r->y += r->dy * 10 * dt;
}

void sim_step(sim *s, int64_t until_ds) {
  if (s->now >= until_ds) return;
  int64_t tick = s->person ? SIM_DS_PER_VISIT_TICK : SIM_DS_PER_QUIET_TICK;
  if (s->now + tick > until_ds) tick = until_ds - s->now;
  s->n_events = 0;
  s->now += tick;
  double dt = (double)tick * 0.1, gx = s->tx - s->hx, gy = s->ty - s->hy, g = num_length(gx, gy);
  double step = num_min(g, s->speed * dt);
  if (g > 0) s->hx += gx / g * step, s->hy += gy / g * step;
  s->moved = step / dt;
  s->talk_left = num_max(0, s->talk_left - dt);
  for (int i = 0; i < s->def.n_rats; i++) walk(s, i, dt);
}

const struct sim_event *sim_events(const sim *s, int *n) {
  *n = s->n_events;
  return s->events;
}
int64_t sim_now_ds(const sim *s) { return s->now; }
uint64_t sim_hash(const sim *s) { return (uint64_t)s->now * 0x9E3779B97F4A7C15u ^ s->def.seed; }

void sim_read_rat(const sim *s, int i, struct sim_rat *out) {
  const struct stub_rat *r = &s->rats[i];
  memset(out, 0, sizeof *out);
  out->place = r->place, out->doing = r->doing, out->doing_s = r->doing_s;
  out->x_cm = r->x, out->y_cm = r->y, out->heading_deg = num_degrees(r->dx, r->dy);
  out->speed_cm_s = r->doing == DOING_WALK ? 10 : 0;
  out->nose_x_cm = r->x + 9.5 * r->dx, out->nose_y_cm = r->y + 9.5 * r->dy;
  out->hand_cm = s->hand_in ? num_length(s->hx - r->x, s->hy - r->y) : 999;
  out->look_x_cm = out->nose_x_cm + r->dx, out->look_y_cm = out->nose_y_cm + r->dy;
  out->signs[0] = SIGN_WHISK_EXPLORE, out->n_signs = 1;
  out->food = TREAT_COUNT, out->breaths_s = 1.5, out->settled = 0.2, out->trust = 0.2;
  out->used_to_cm = 40, out->used_to_hold_s = 3, out->hover_cm = 30;
  for (int c = 0; c < CUE_COUNT; c++) out->wariness[c] = 0.5;
}

void sim_read_world(const sim *s, struct sim_world *out) {
  memset(out, 0, sizeof *out);
  out->now_ds = s->now, out->person = s->person, out->talking = s->talk_left > 0, out->hand_in = s->hand_in;
  out->hand_x_cm = s->hx, out->hand_y_cm = s->hy, out->hand_cm_s = s->moved;
  out->hand_busy = num_length(s->tx - s->hx, s->ty - s->hy) > 0.01;
  out->offering = TREAT_COUNT, out->petting_rat = out->held_rat = -1, out->secured = true, out->light = 0.5;
  out->n_treats = s->n_treats;
  memcpy(out->treats, s->treats, sizeof s->treats);
}
