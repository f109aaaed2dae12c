/* stage.c - a moment set up for a scene: one rat (or two that meet) in a state of its own, a hand, some food; everybody
 * else away. From there it is an ordinary visit. */
#include "inside.h"

#include <string.h>

void sim_stage_default(struct sim_stage *stage) {
  memset(stage, 0, sizeof *stage);
  sim_rat_def_default(&stage->given);
  stage->with = -1;
  stage->does = STAGED_LOOK;
  stage->for_s = 60;
  stage->x_cm = 55;
  stage->y_cm = 14;
  stage->facing_x = 1;
  stage->satiety = 0.2;
  stage->hand_cm = -1;
  stage->food = -1;
}

/* What a scene says of its state goes before what the level says of the rat. */
static void take_given(struct sim_rat_def *def, const struct sim_rat_def *given) {
  if (given->fear >= 0) def->fear = given->fear;
  if (given->trust >= 0) def->trust = given->trust;
  if (given->settled >= 0) def->settled = given->settled;
  if (given->used_to_cm >= 0) def->used_to_cm = given->used_to_cm;
  if (given->used_to_hold_s >= 0) def->used_to_hold_s = given->used_to_hold_s;
  for (int c = 0; c < CUE_COUNT; c++)
    if (given->wariness[c] >= 0) def->wariness[c] = given->wariness[c];
}

static void keep_tallies(struct rat *r, const struct rat *before) {
  r->fear_peak = before->fear_peak;
  r->minutes_over_half = before->minutes_over_half;
  r->hold_longest_calm_s = before->hold_longest_calm_s;
  r->nips = before->nips;
  r->bites = before->bites;
  r->escapes = before->escapes;
  r->treats_eaten = before->treats_eaten;
  r->scares = before->scares;
  r->signs_seen = before->signs_seen;
}

static void begin_anew(sim *s, int i, const struct sim_stage *g) {
  struct rat *r = &s->rats[i], before = *r;
  struct sim_rat_def own = s->def.rats[i];
  take_given(&s->def.rats[i], &g->given);
  s->def.rats[i].guest = false;
  memset(r, 0, sizeof *r);
  state_begin_rat(s, i);
  s->def.rats[i] = own;
  keep_tallies(r, &before);
  r->enough = g->enough;
  r->giveup = g->giveup;
  r->stress = r->stress_stage = g->stress;
  r->sleepy = g->sleepy;
  r->satiety = g->satiety;
  r->joy = g->joy;
}

static void clear_world(sim *s) {
  s->hand_in = s->hand_busy = 0;
  s->hand_cm_s = s->hand_pace = s->hand_still_s = 0;
  s->hand_x = s->was_x = s->to_x = HAND_DOOR_X_CM;
  s->hand_y = s->was_y = s->to_y = HAND_DOOR_Y_CM;
  s->talk_until = s->shirt_for = s->shirt_until = 0;
  s->petting = s->held = s->in_hut = -1;
  s->offering = TREAT_COUNT;
  s->n_treats = 0;
  s->colony.meeting = INTRODUCE_COUNT;
  for (int i = 0; i < s->def.n_rats; i++) {
    s->rats[i].place = PLACE_AWAY;
    s->rats[i].n_signs = 0;
  }
}

static void begin_visit(sim *s) {
  if (s->person) sim_end_visit(s);
  s->person = s->staged = 1;
  s->visit_at = s->minded = s->now;
  sim_note(s, -1, (struct note){EVENT_VISIT_BEGINS, CAUSE_PERSON, VERB_COUNT, 0});
}

static void lie_at(struct rat *r, const struct sim_stage *g) {
  r->place = PLACE_CAGE;
  r->x = g->x_cm;
  r->y = g->y_cm;
  r->dx = g->facing_x;
  r->dy = g->facing_y;
}

static void hold_in_arms(sim *s, int i, const struct sim_stage *g) {
  struct rat *r = &s->rats[i];
  r->place = PLACE_ARMS;
  s->held = i;
  r->held_s = g->held_s;
  r->hold_luck = 1;
  r->lift_strength = 1;
  r->hold_strength = tuned(s, TUNE_HOLD_ARMS);
  r->aim = AIM_NONE;
  s->hand_x = s->was_x = s->to_x = g->x_cm;
  s->hand_y = s->was_y = s->to_y = g->y_cm;
  body_do(r, r->giveup > 0.5 ? DOING_LIMP : DOING_HELD);
}

static void freeze(sim *s, int i, double seconds) {
  struct rat *r = &s->rats[i];
  r->hiding = 1;
  r->hide_s = tuned(s, TUNE_HIDE_S) * (1 + 2 * r->shy);
  r->frozen_s = seconds;
  body_aim(s, i, AIM_FLEE, seconds);
  r->goal_x = r->x;
  r->goal_y = r->y;
  r->goal_speed = 0;
  body_do(r, DOING_FREEZE);
}

static void set_doing(sim *s, int i, const struct sim_stage *g) {
  static const enum aim aims[STAGED_COUNT] = {
      [STAGED_HOME] = AIM_HOME,   [STAGED_PEEK] = AIM_PEEK,     [STAGED_REST] = AIM_REST, [STAGED_LOOK] = AIM_LOOK,
      [STAGED_ASK] = AIM_SOLICIT, [STAGED_STRETCH] = AIM_HOVER, [STAGED_MEET] = AIM_LOOK};
  static const enum doing doings[STAGED_COUNT] = {
      [STAGED_HOME] = DOING_REST,  [STAGED_PEEK] = DOING_PEEK, [STAGED_REST] = DOING_REST,
      [STAGED_LOOK] = DOING_STAND, [STAGED_ASK] = DOING_REAR,  [STAGED_STRETCH] = DOING_STRETCH,
      [STAGED_MEET] = DOING_STAND};
  struct rat *r = &s->rats[i];
  if (g->does == STAGED_FREEZE) {
    freeze(s, i, g->for_s);
    return;
  }
  body_aim(s, i, aims[g->does], g->for_s);
  if (g->does == STAGED_PEEK || g->does == STAGED_ASK) r->x = r->goal_x, r->y = r->goal_y;
  if (g->does == STAGED_STRETCH) r->goal_x = r->x, r->goal_y = r->y;
  body_do(r, g->does == STAGED_REST && r->sleepy > 0.35 ? DOING_SLEEP : doings[g->does]);
  r->asleep = r->doing == DOING_SLEEP;
}

static void place_rat(sim *s, int i, const struct sim_stage *g) {
  struct rat *r = &s->rats[i];
  begin_anew(s, i, g);
  if (g->does == STAGED_HOME || g->does == STAGED_PEEK) {
    r->place = PLACE_HUT;
  } else {
    lie_at(r, g);
  }
  if (g->does == STAGED_HOLD) {
    hold_in_arms(s, i, g);
  } else {
    set_doing(s, i, g);
  }
  r->doing_s = 5; /* for a while already */
}

/* On the way from the rat to the door through which hands come. */
static void place_hand(sim *s, int i, double cm) {
  struct rat *r = &s->rats[i];
  if (cm < 0 || is_held(r)) return;
  double ux = HAND_DOOR_X_CM - r->x, uy = HAND_DOOR_Y_CM - r->y, n = num_length(ux, uy), x = r->x, y = r->y;
  if (n < 1) ux = 1, uy = 0, n = 1;
  for (int k = 0; k < 400 && hand_distance(r, x, y) < cm; k++) {
    x = num_clamp(x + 0.25 * ux / n, 0, CAGE_WIDTH_CM);
    y = num_clamp(y + 0.25 * uy / n, 0, CAGE_DEPTH_CM);
  }
  s->hand_in = 1;
  s->hand_x = s->was_x = s->to_x = x;
  s->hand_y = s->was_y = s->to_y = y;
  s->hand_still_s = 5;
  r->hand_cm = r->recent_cm = hand_distance(r, x, y);
}

static void place_food(sim *s, int i, int kind) {
  const struct rat *r = &s->rats[i];
  if (kind < 0) return;
  double nose = RAT_LENGTH_CM / 2 + 1;
  s->treats[s->n_treats++] = (struct treat_down){.kind = kind == TREAT_COUNT ? (int)r->favourite : kind,
                                                 .for_rat = i,
                                                 .id = s->next_id++,
                                                 .at_ds = s->now,
                                                 .x = num_clamp(r->x + nose * r->dx, 1, CAGE_WIDTH_CM - 1),
                                                 .y = num_clamp(r->y + nose * r->dy, 1, CAGE_DEPTH_CM - 1)};
}

static void meet(sim *s, const struct sim_stage *g) {
  struct colony *c = &s->colony;
  struct sim_stage other = *g;
  c->meeting = INTRODUCE_NEUTRAL;
  c->meeting_at = s->now;
  c->supervised = 1;
  other.x_cm = g->x_cm + (g->x_cm > CAGE_WIDTH_CM / 2 ? -12 : 12);
  other.facing_x = g->facing_x < 0 ? 1 : -1;
  other.facing_y = 0;
  other.food = -1;
  place_rat(s, g->with, &other);
  pair_begin(s, g->rat, g->with);
  pair_meet(s, g->rat, g->with);
  struct pair *p = &c->pairs[colony_pair_index(g->rat, g->with)];
  p->rung = g->rung;
  p->lead = g->rung > RUNG_SNIFF ? g->rat : -1;
  p->pinned = g->rung == RUNG_BOX;
  p->tension = g->tension;
}

void sim_stage(sim *s, const struct sim_stage *stage) {
  clear_world(s);
  begin_visit(s);
  if (s->colony.lives) s->colony.view = s->def.rats[stage->rat].role;
  place_rat(s, stage->rat, stage);
  if (stage->with >= 0 && s->colony.lives) meet(s, stage);
  place_hand(s, stage->rat, stage->hand_cm);
  place_food(s, stage->rat, stage->food);
  for (int i = 0; i < s->def.n_rats; i++) {
    struct rat *r = &s->rats[i];
    if (is_gone(r)) continue;
    mind_look(s, i);
    r->n_signs = 0; /* nobody has looked yet: the first tick does */
    r->signs_at = s->now - 100;
  }
}

void sim_unstage(sim *s) {
  if (!s->staged) return;
  s->staged = 0;
  clear_world(s);
  for (int i = 0; i < s->def.n_rats; i++) {
    struct rat *r = &s->rats[i];
    if (s->def.rats[i].guest) continue;
    r->place = PLACE_HUT;
    walk_home(i, &r->x, &r->y);
    r->hiding = r->treat_id = 0;
    r->frozen_s = 0;
    r->food = TREAT_COUNT;
    body_aim(s, i, AIM_HOME, 30);
    body_do(r, DOING_REST);
  }
  sim_end_visit(s);
}

void sim_return(sim *s, const sim *before) {
  int64_t now = s->now;
  sim_copy(s, before);
  s->now = now;
  s->n_events = s->n_coming = 0;
}
