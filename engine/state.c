/* state.c - where every rat begins (its source, its temperament, or what the level says of it), and the hash of
 * everything. */
#include "inside.h"

#include <string.h>

/* What a fresh rat is wary of, by source; the mouse last. DESIGN: breeder trust .44, pet store .18, rescue .13. */
static const double first_wariness[4][CUE_COUNT] = {
    /* room voice scent hand treat_hand touch lift hold towel clothes hut stranger */
    {1, .25, .35, .44, .44, .57, .64, .68, .50, .50, .60, .60},
    {1, .50, .55, .72, .76, .82, .88, .92, .60, .60, .70, .80},
    {1, .55, .60, .76, .80, .86, .92, .95, .65, .65, .80, .90},
    {1, .50, .55, .72, .76, .85, .90, .95, .60, .70, .70, .80}};
static const double mean_shy[4] = {.30, .50, .65, .60};
static const double first_used_to_cm[4] = {20, 40, 45, 40};

static int row_of(const struct sim_rat_def *def) { return def->species == SPECIES_MOUSE ? 3 : (int)def->source; }

double state_first_wariness(const sim *s, int i, enum cue c) { return first_wariness[row_of(&s->def.rats[i])][c]; }

static enum tuning learning_of(int row) {
  static const enum tuning of[4] = {TUNE_ALPHA_BREEDER, TUNE_ALPHA_STORE, TUNE_ALPHA_RESCUE, TUNE_ALPHA_MOUSE};
  return of[row];
}

void state_factors(const sim *s, struct factors *f, double dt) {
  f->dt = dt;
  f->free = num_exp(-dt / tuned(s, TUNE_TAU_FEAR_S));
  f->held = num_exp(-dt / tuned(s, TUNE_TAU_HELD_S));
  f->hut = num_exp(-dt / tuned(s, TUNE_TAU_HUT_S));
  f->stress = 1 - num_exp(-dt / tuned(s, TUNE_TAU_STRESS_S));
  f->room = num_exp(-dt / tuned(s, TUNE_TAU_ROOM_S));
  f->enough = num_exp(-dt / tuned(s, TUNE_TAU_ENOUGH_S));
  f->slept = num_exp(-dt / tuned(s, TUNE_TAU_ENOUGH_ASLEEP_S));
  f->giveup = num_exp(-dt / tuned(s, TUNE_TAU_GIVEUP_S));
  f->satiety = num_exp(-dt / tuned(s, TUNE_TAU_SATIETY_S));
  f->trace = num_exp(-dt / tuned(s, TUNE_TAU_TRACE_S));
  f->forget = 1 - num_exp(-dt / tuned(s, TUNE_TAU_FORGET_S));
  f->sleepy = 1 - num_exp(-dt / tuned(s, TUNE_TAU_SLEEP_S));
  f->wake = 1 - num_exp(-dt / tuned(s, TUNE_TAU_WAKE_S));
  f->joy = num_exp(-dt / tuned(s, TUNE_TAU_JOY_S));
  f->heard = num_exp(-dt / tuned(s, TUNE_TAU_HEARD_S));
  f->expect = num_exp(-dt / tuned(s, TUNE_TAU_EXPECT_S));
}

static void choose_temperament(sim *s, int i) {
  struct rat *r = &s->rats[i];
  const struct sim_rat_def *def = &s->def.rats[i];
  int row = row_of(def);
  double spread = 0.3 * (luck(s, i, 0, LUCK_SHY_A) + luck(s, i, 0, LUCK_SHY_B) - 1); /* a triangle, +-0.3 */
  r->shy = def->bold >= 0 ? num_clip(1 - def->bold) : num_clip(mean_shy[row] + spread);
  r->learning = tuned(s, learning_of(row)) * (1.25 - 0.5 * r->shy);
  r->floor = 0.2 * r->shy;
  r->favourite = def->favourite;
  if (r->favourite == TREAT_COUNT) r->favourite = (int)(luck(s, i, 0, LUCK_FAVOURITE) * TREAT_OAT);
}

static void choose_wariness(sim *s, int i) {
  struct rat *r = &s->rats[i];
  const struct sim_rat_def *def = &s->def.rats[i];
  int row = row_of(def);
  for (int c = 0; c < CUE_COUNT; c++) {
    double noise =
        2 * (c == CUE_TOUCH || c == CUE_LIFT ? tuned(s, TUNE_QUIRK) : 0.03) * (luck(s, i, c, LUCK_WARINESS) - 0.5);
    r->wariness[c] = c == CUE_ROOM ? 1 : num_clip(first_wariness[row][c] + 0.3 * (r->shy - mean_shy[row]) + noise);
  }
  if (row == SOURCE_RESCUE) { /* the troubled past: one thing is worst */
    int c = CUE_VOICE + (int)(luck(s, i, 0, LUCK_PAST) * 9.999);
    r->wariness[c] = 1;
  }
}

/* Scales what trust is read from until the readout is `trust`; what is at its limit already leaves the rest to others.
 */
static void scale_to_trust(struct rat *r, double trust) {
  for (int pass = 0; pass < 400; pass++) {
    mind_readout(r);
    double k = (1 - trust) / num_max(1 - r->trust, 1e-9);
    for (int c = CUE_VOICE; c <= CUE_HOLD; c++) r->wariness[c] = num_clip(r->wariness[c] * k);
  }
}

/* A rat that trusts so much has had hands nearer than a stranger's rat: at trust 0.38 it ate out of them
 * (levels.md 1.6, the lives that the starting tables were taken from). */
static void used_to_by_trust(struct rat *r, double trust) {
  mind_readout(r);
  if (trust <= r->trust) return;
  r->used_to_cm *= num_clip((0.38 - trust) / num_max(0.38 - r->trust, 0.01));
}

static void start_as_told(sim *s, int i) {
  struct rat *r = &s->rats[i];
  const struct sim_rat_def *def = &s->def.rats[i];
  if (def->trust >= 0) {
    used_to_by_trust(r, def->trust);
    scale_to_trust(r, num_clip(def->trust));
  }
  if (def->settled >= 0) r->wariness[CUE_ROOM] = num_clip(1 - def->settled);
  for (int c = 0; c < CUE_COUNT; c++) {
    r->first[c] =
        r->wariness[c]; /* a scaled table is the life it had: nothing is forgotten up to a first it never had */
    if (def->wariness[c] >= 0) r->wariness[c] = num_clip(def->wariness[c]);
  }
  if (def->fear >= 0) r->fear = num_clip(def->fear);
  if (def->used_to_cm >= 0) r->used_to_cm = def->used_to_cm;
  if (def->used_to_hold_s >= 0) r->used_to_hold_s = r->best_hold_s = num_max(def->used_to_hold_s, 1);
  mind_readout(r);
}

void state_soil_hands(sim *s) {
  if (luck(s, 0, s->now, LUCK_HANDS) < tuned(s, TUNE_SMELLY_VISITS)) s->smelly = 1;
}

void state_begin_rat(sim *s, int i) {
  struct rat *r = &s->rats[i];
  choose_temperament(s, i);
  choose_wariness(s, i);
  r->used_to_cm = first_used_to_cm[row_of(&s->def.rats[i])];
  r->used_to_hold_s = r->best_hold_s = tuned(s, TUNE_FIRST_HOLD_S);
  r->satiety = 0.2;
  r->mood = growth_mood(s, i, 0);
  start_as_told(s, i);
  walk_home(i, &r->x, &r->y);
  r->dx = 1;
  r->place = s->def.rats[i].guest ? PLACE_AWAY : PLACE_HUT;
  r->doing = DOING_HIDE;
  r->aim = AIM_HOME;
  r->food = TREAT_COUNT;
  r->recent_cm = r->own_cm = r->hand_cm = 999;
  r->hold_peak = r->fear;
  r->look_x = HUT_DOOR_X_CM;
  r->look_y = HUT_DOOR_Y_CM;
  r->settled_told = r->wariness[CUE_ROOM] <= 0.15 ? SETTLED_WHOLLY : r->wariness[CUE_ROOM] <= 0.5 ? 1 : 0;
  r->n_signs = 1;
  r->signs[0] = SIGN_FLEE_HIDE;
}

void state_begin(sim *s) {
  s->parts = s->def.half_ticks ? 2 : 1;
  state_factors(s, &s->part, tick_s / s->parts);
  state_factors(s, &s->second, 1);
  state_factors(s, &s->quiet, 0.1 * SIM_DS_PER_QUIET_TICK);
  s->offering = TREAT_COUNT;
  s->petting = s->held = s->in_hut = -1;
  outing_begin(s);
  s->next_id = 1;
  s->unsettled_at = INT64_MIN / 2;
  s->hand_x = s->was_x = s->to_x = HAND_DOOR_X_CM;
  s->hand_y = s->was_y = s->to_y = HAND_DOOR_Y_CM;
  state_soil_hands(s);
  for (int i = 0; i < s->def.n_rats; i++) state_begin_rat(s, i);
  colony_begin(s);
}

static uint64_t mix(uint64_t h, uint64_t v) {
  h = (h ^ v) * 0x9E3779B97F4A7C15u;
  return h ^ h >> 29;
}

static uint64_t mix_number(uint64_t h, double v) {
  uint64_t bits;
  memcpy(&bits, &v, sizeof bits);
  return mix(h, bits);
}

/* No food was number 6 before there were more kinds: old hashes still fit. */
static uint64_t food_code(int64_t kind) {
  return (uint64_t)(kind == TREAT_COUNT ? TREAT_ORANGE : kind >= TREAT_ORANGE ? kind + 1 : kind);
}

static uint64_t hash_rat(uint64_t h, const struct rat *r) {
#define X(name) h = mix_number(h, r->name);
  RAT_NUMBERS(X)
#undef X
#define X(name) h = mix(h, &r->name == &r->food ? food_code(r->food) : (uint64_t)r->name);
  RAT_WHOLES(X)
#undef X
  for (int c = 0; c < CUE_COUNT; c++) {
    h = mix_number(h, r->wariness[c]);
    h = mix_number(h, r->trace[c]);
    h = mix_number(h, r->first[c]);
  }
  for (int k = 0; k < r->n_signs; k++) h = mix(h, (uint64_t)r->signs[k]);
  int place = 0;
#define X(name)                                                                                                        \
  place++;                                                                                                             \
  if (r->name > 0) h = mix_number(mix(h, (uint64_t)place), r->name);
  RAT_LATER_NUMBERS(X)
#undef X
#define X(name)                                                                                                        \
  place++;                                                                                                             \
  if (r->name) h = mix(mix(h, (uint64_t)place), (uint64_t)r->name);
  RAT_LATER_WHOLES(X)
#undef X
  return h;
}

static uint64_t hash_treat(uint64_t h, const struct treat_down *t) {
  h = mix(mix(mix(h, (uint64_t)t->kind), (uint64_t)t->for_rat), (uint64_t)t->id);
  h = mix(mix(h, (uint64_t)t->at_ds), (uint64_t)t->refused);
  return mix_number(mix_number(h, t->x), t->y);
}

static double tuned_first(int t) { return sim_tuning_row((enum tuning)t)->value; }

static uint64_t hash_def(uint64_t h, const struct sim_def *d) {
  h = mix(mix(mix(h, d->seed), (uint64_t)d->arrival_ds), d->allow);
  for (int t = 0; t < TUNE_COUNT; t++) { /* a number added later counts where a level sets it: old hashes still fit */
    bool later = t > TUNE_RUN_CM_S, set = d->tuning[t] < tuned_first(t) || d->tuning[t] > tuned_first(t);
    if (!later || set) h = mix_number(later ? mix(h, (uint64_t)t) : h, d->tuning[t]);
  }
  if (d->room_unsecured) h = mix(h, 1);
  for (int k = 0; k < d->n_disturbances; k++) {
    const struct sim_disturbance *e = &d->disturbances[k];
    h = mix(mix(mix(mix(h, (uint64_t)e->kind), (uint64_t)e->outing), (uint64_t)e->at_ds), (uint64_t)e->for_ds);
  }
  return mix(h, (uint64_t)d->n_rats);
}

static uint64_t hash_colony(uint64_t h, const struct colony *c, int n_rats) {
#define X(name) h = mix_number(h, c->name);
  COLONY_NUMBERS(X)
#undef X
#define X(name) h = mix(h, (uint64_t)c->name);
  COLONY_WHOLES(X)
#undef X
  for (int k = 0; k < COLONY_PAIRS; k++) {
#define X(name) h = mix_number(h, c->pairs[k].name);
    PAIR_NUMBERS(X)
#undef X
#define X(name) h = mix(h, (uint64_t)c->pairs[k].name);
    PAIR_WHOLES(X)
#undef X
  }
  for (int i = 0; i < n_rats; i++) {
#define X(name) h = mix_number(h, c->mates[i].name);
    MATE_NUMBERS(X)
#undef X
#define X(name) h = mix(h, (uint64_t)c->mates[i].name);
    MATE_WHOLES(X)
#undef X
  }
  return h;
}

uint64_t sim_hash(const sim *s) {
  uint64_t h = hash_def(SIM_VERSION, &s->def);
#define X(name) h = mix_number(h, s->name);
  SIM_NUMBERS(X)
#undef X
#define X(name) h = mix(h, &s->name == &s->offering ? food_code(s->offering) : (uint64_t)s->name);
  SIM_WHOLES(X)
#undef X
  int place = 0;
#define X(name)                                                                                                        \
  place++;                                                                                                             \
  if (s->name) h = mix(mix(h, (uint64_t)place), (uint64_t)s->name);
  SIM_LATER(X)
#undef X
  for (int i = 0; i < s->def.n_rats; i++) h = hash_rat(h, &s->rats[i]);
  for (int k = 0; k < s->n_treats; k++) h = hash_treat(h, &s->treats[k]);
  if (s->colony.lives) h = hash_colony(h, &s->colony, s->def.n_rats);
  return h;
}
