/* motion_act.c - what the engine says a rat does, as attitude, layers over it and the way into it. One table row a
 * doing; signs, fear and sleepiness then change the attitude by degrees. */
#include "motion_inside.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct doing_row {
  enum attitude at;
  float omega, zeta; /* how it gets there */
  float whisk, breath, look, idle;
};
static const struct doing_row rows[DOING_COUNT] = {
    [DOING_REST] = {AT_REST, 5, 1, 0.06f, 1.6f, 0.15f, 1},
    [DOING_SLEEP] = {AT_SLEEP, 3.5f, 1, 0, 2.0f, 0, 0},
    [DOING_STAND] = {AT_EXPLORE, 7.5f, 0.9f, 0.36f, 0.6f, 1, 1},
    [DOING_WALK] = {AT_WALK, 8, 0.95f, 0.36f, 0.6f, 0.8f, 0.5f},
    [DOING_RUN] = {AT_DART, 34, 0.8f, 0, 0.6f, 0.15f, 0},
    [DOING_FREEZE] = {AT_FREEZE, 17, 0.95f, 0, 0.35f, 0.12f, 0},
    [DOING_HIDE] = {AT_HIDE, 14, 0.9f, 0.04f, 0.8f, 0, 0},
    [DOING_PEEK] = {AT_PEEK, 4, 1, 0.34f, 0.6f, 0.7f, 0},
    [DOING_STRETCH] = {AT_ATTEND, 3.4f, 1, 0.42f, 0.5f, 0.5f, 0},
    [DOING_SNIFF] = {AT_SNIFF, 6, 0.95f, 0.5f, 0.6f, 0.5f, 0},
    [DOING_REAR] = {AT_REAR, 8, 0.82f, 0.36f, 0.6f, 0.7f, 0},
    [DOING_TAKE] = {AT_TAKE, 11, 0.85f, 0.2f, 0.6f, 0.25f, 0},
    [DOING_CARRY] = {AT_CARRY, 22, 0.85f, 0, 0.6f, 0.1f, 0},
    [DOING_EAT] = {AT_EAT, 7.5f, 0.9f, 0.1f, 0.7f, 0.25f, 0},
    [DOING_DRINK] = {AT_DRINK, 7, 0.95f, 0.08f, 0.7f, 0, 0},
    [DOING_WASH] = {AT_WASH, 7.5f, 0.9f, 0, 0.7f, 0, 0},
    [DOING_PETTED] = {AT_PETTED, 6, 1, 0.06f, 1.2f, 0, 0},
    [DOING_FLINCH] = {AT_FLINCH, 38, 0.72f, 0, 0.4f, 0.3f, 0},
    [DOING_LIFTED] = {AT_DANGLE, 9, 0.8f, 0.1f, 0.8f, 0.4f, 0},
    [DOING_HELD] = {AT_LAP, 5.5f, 0.9f, 0.22f, 1.0f, 0.6f, 0.4f},
    [DOING_SQUIRM] = {AT_SQUIRM, 14, 0.7f, 0, 0.8f, 0, 0},
    [DOING_LIMP] = {AT_LIMP, 4, 1, 0, 0.45f, 0, 0},
    [DOING_PLAY] = {AT_EXPLORE, 16, 0.75f, 0.2f, 0.6f, 0.2f, 0},
    [DOING_BOX] = {AT_BOX, 12, 0.75f, 0.15f, 0.6f, 0, 0},
    [DOING_PIN] = {AT_PINNER, 11, 0.8f, 0.2f, 0.6f, 0, 0},
    [DOING_PINNED] = {AT_PINNED, 12, 0.85f, 0, 0.7f, 0, 0},
    [DOING_SIDLE] = {AT_SIDLE, 8, 0.9f, 0, 0.6f, 0, 0},
};

static bool shows(const struct sim_rat *r, enum sign s) {
  for (int i = 0; i < r->n_signs; i++)
    if (r->signs[i] == s) return true;
  return false;
}

static bool is_held(enum place p) { return p >= PLACE_ARMS && p <= PLACE_FIST; }

/* Cosine between the way it points and the way to the hand: 1 straight towards it. */
static float towards_hand(const struct sim_rat *r, const struct sim_world *w) {
  double dx = w->hand_x_cm - r->x_cm, dy = w->hand_y_cm - r->y_cm, d = sqrt(dx * dx + dy * dy);
  if (!w->hand_in || d < 1e-6) return 0;
  double h = r->heading_deg * 0.017453292519943295;
  return (float)((dx * cos(h) + dy * sin(h)) / d);
}

static enum attitude held_attitude(const struct sim_rat *r) {
  if (shows(r, SIGN_GROOM_SELF_ON_YOU)) return AT_WASH;
  if (shows(r, SIGN_SLEEP_ON_YOU)) return AT_SLEEP;
  if (r->place == PLACE_TOWEL) return AT_TOWEL;
  if (r->place == PLACE_CLOTHING) return AT_COLLAR;
  return r->fear > 0.4 ? AT_BEAR : AT_LAP;
}

static enum attitude walking_attitude(const struct sim_rat *r, const struct sim_world *w) {
  float to = towards_hand(r, w);
  if (r->fear > 0.35 && to < 0.3f) return AT_SLINK;
  return to > 0.5f || shows(r, SIGN_SOLICIT) ? AT_COME : AT_WALK;
}

static bool near_point(const struct sim_rat *r, double x, double y, double cm) {
  double dx = r->nose_x_cm - x, dy = r->nose_y_cm - y;
  return dx * dx + dy * dy < cm * cm;
}

/* One that stands and shows more than looking about. */
static enum attitude standing_attitude(const struct sim_rat *r) {
  if (shows(r, SIGN_SOLICIT)) return AT_SOLICIT;
  if (shows(r, SIGN_PUFFED)) return r->ill ? AT_ILL : AT_PUFFED;
  if (shows(r, SIGN_CHATTER_LOUD)) return AT_CHATTER;
  if (shows(r, SIGN_HISS)) return AT_HISS;
  if (shows(r, SIGN_TAIL_SWISH)) return AT_LASH;
  if (shows(r, SIGN_HEAD_SWAY)) return AT_SWAY;
  return r->fear > 0.5 ? AT_BEAR : AT_EXPLORE;
}

static enum attitude attitude_of(const struct motion *m, const struct sim_rat *r, const struct sim_world *w) {
  if (m->fixed_at != AT_STAND) return m->fixed_at;
  if (m->travels) return m->gait.bound > 0.5f ? AT_CARRY : AT_WALK;
  bool in_hut = r->place == PLACE_HUT;
  switch (r->doing) {
  case DOING_STRETCH: return in_hut ? AT_PEEK : AT_ATTEND; /* there is no room to stretch in there, nor to rear */
  case DOING_REAR: return in_hut ? AT_EXPLORE : AT_REAR;
  case DOING_WALK: return walking_attitude(r, w);
  case DOING_STAND: return standing_attitude(r);
  case DOING_BOX: return m->meets && m->other_doing == DOING_SIDLE ? AT_DEFEND : AT_BOX;
  case DOING_REST:
    if (shows(r, SIGN_PORPHYRIN)) return AT_ILL;
    if (shows(r, SIGN_BOGGLE)) return AT_BOGGLE;
    return r->place == PLACE_CAGE && shows(r, SIGN_EARS_RELAXED_PINK) ? AT_EASE : AT_REST;
  case DOING_SLEEP: return r->place == PLACE_CAGE && r->settled > 0.9 ? AT_SPRAWL : AT_SLEEP;
  case DOING_SNIFF:
    if (shows(r, SIGN_LICK_GROOM_HAND)) return AT_LICK;
    return m->meets || (w->hand_in && near_point(r, w->hand_x_cm, w->hand_y_cm, 9)) ? AT_SNIFF : AT_FLOOR;
  case DOING_EAT: return motion_eats_at_bowl(r) ? AT_BOWL : AT_EAT;
  case DOING_PETTED: return r->fear > 0.4 ? AT_BEAR : r->leaned_in ? AT_LEAN : AT_PETTED;
  case DOING_HELD: return held_attitude(r);
  case DOING_LIFTED: return r->place == PLACE_TOWEL ? AT_TOWEL : AT_DANGLE;
  default: return rows[r->doing].at;
  }
}

/* Attitudes that are fear already, or too particular to be bent by it. */
static bool yields_to_fear(enum attitude a) {
  switch (a) {
  case AT_EXPLORE:
  case AT_WALK:
  case AT_COME:
  case AT_SNIFF:
  case AT_FLOOR:
  case AT_LAP:
  case AT_PETTED:
  case AT_PEEK:
  case AT_BOWL:
  case AT_TOWEL:
  case AT_DANGLE:
  case AT_COLLAR: return true;
  default: return false;
  }
}

/* Unsure: drawn back on its hind feet, low and short, ears half back, eyes wide, whiskers stiff, no foot lifted. */
static void bend_to_fear(struct pose *p, float fear) {
  float t = motion_clamp((fear - 0.12f) / 0.3f, 0, 1);
  p->hip -= 0.07f * t;
  p->chest -= 0.15f * t;
  p->arch += 0.05f * t;
  p->weight_back += 0.15f * t;
  p->stretch *= 1 - 0.06f * t;
  p->neck -= 10 * t;
  p->neck_len *= 1 - 0.26f * t;
  p->pitch -= 4 * t;
  p->ear = motion_mix(p->ear, -0.55f, 0.9f * t);
  p->ear_flat += 0.34f * t;
  p->eye_size += 0.13f * t;
  p->eye_out += 0.12f * t;
  p->wh_fwd = motion_mix(p->wh_fwd, -0.2f, 0.8f * t);
  p->wh_spread -= 0.4f * t;
  p->tail_lift *= 1 - 0.8f * t;
  p->tail_curl *= 1 - 0.7f * t;
  p->puff += 0.10f * t;
  for (int k = 0; k < 4; k++) {
    p->foot[k].lift *= 1 - t;
    p->foot[k].x = motion_mix(p->foot[k].x, k < 2 ? 0.14f : 0.04f, 0.8f * t);
  }
}

/* A sign over whatever it does. */
static void bend_to_sign(struct motion *m, struct pose *p, enum sign s) {
  float *goal = m->layer_goal;
  switch (s) {
  case SIGN_EARS_FORWARD:
    if (m->doing == DOING_REST || m->doing == DOING_WASH || m->doing == DOING_EAT) break;
    p->ear = 1;
    p->ear_flat = 0;
    p->wh_fwd = fmaxf(p->wh_fwd, 0.8f);
    break;
  case SIGN_EARS_RELAXED_PINK:
    p->ear = -0.05f;
    p->ear_flat = 0.05f;
    p->flush = 1;
    break;
  case SIGN_EARS_TWITCH_BACK:
    p->ear = -0.45f;
    p->ear_flat = 0.3f;
    goal[LAYER_EARS] = 1;
    p->weight_back += 0.08f;
    p->chest -= 0.05f;
    break;
  case SIGN_WHISKERS_BUNCHED:
    p->wh_fwd = 1.25f;
    p->wh_spread = 0.04f;
    goal[LAYER_WHISK] = 0;
    break;
  case SIGN_GRIMACE:
    p->eye_open = 0.12f;
    p->ear = -0.6f;
    p->ear_flat = 0.65f;
    p->wh_spread = 0.3f;
    break;
  case SIGN_PUFFED:
    p->puff = 1;
    if (m->at != AT_PUFFED && m->at != AT_SIDLE) p->arch += 0.14f;
    break;
  case SIGN_SIDLE: p->puff = 1; break;
  case SIGN_BOGGLE:
    p->eye_out = 0.7f;
    goal[LAYER_BOGGLE] = 1;
    break;
  case SIGN_BRUX_SOFT:
    p->eye_open *= 0.8f;
    goal[LAYER_BOGGLE] = 0.25f;
    break;
  case SIGN_CHATTER_LOUD: goal[LAYER_CHATTER] = 1; break;
  case SIGN_WHISK_EXPLORE: goal[LAYER_WHISK] = fmaxf(goal[LAYER_WHISK], 0.5f); break;
  case SIGN_PORPHYRIN: p->tears = 1; break;
  case SIGN_POPCORN: p->flush = 0.6f; break;
  case SIGN_TAIL_SWISH: goal[LAYER_SWISH] = 1; break;
  case SIGN_HEAD_SWAY: goal[LAYER_SWAY] = 1; break;
  case SIGN_LICK_GROOM_HAND:
  case SIGN_LIP_LICK: goal[LAYER_LICK] = 1; break;
  case SIGN_GROOM_SELF_ON_YOU: goal[LAYER_WASH] = 1; break;
  case SIGN_SQUEAK_SHORT:
  case SIGN_SQUEAL_LONG:
  case SIGN_HISS: p->mouth = fmaxf(p->mouth, 0.55f); break;
  default: break;
  }
}

static void set_layers(struct motion *m, const struct sim_rat *r) {
  const struct doing_row *row = &rows[m->travels ? DOING_WALK : r->doing];
  float *goal = m->layer_goal;
  memset(goal, 0, sizeof m->layer_goal);
  float bold = 1 - motion_clamp((float)r->fear * 1.3f, 0, 0.9f);
  goal[LAYER_WHISK] = row->whisk * bold;
  goal[LAYER_BREATH] = row->breath;
  goal[LAYER_LOOK] = row->look;
  goal[LAYER_IDLE] = row->idle * bold;
  goal[LAYER_ALIVE] = r->doing == DOING_FREEZE || r->doing == DOING_LIMP ? 0.0f : 1.0f;
  goal[LAYER_TREMBLE] = r->doing == DOING_FREEZE ? 0.6f : r->doing == DOING_HIDE ? 0.25f * (float)r->fear : 0;
  goal[LAYER_CHEW] = r->doing == DOING_EAT;
  goal[LAYER_WASH] = r->doing == DOING_WASH;
  goal[LAYER_SQUIRM] = r->doing == DOING_SQUIRM ? 1.0f : r->doing == DOING_PINNED ? 0.35f : 0.0f;
  goal[LAYER_CRAB] = m->at == AT_SIDLE;
  goal[LAYER_LICK] = r->doing == DOING_DRINK;
  goal[LAYER_SNIFF] = r->doing == DOING_SNIFF || r->doing == DOING_PEEK || r->doing == DOING_STRETCH;
  goal[LAYER_STROKE] = r->doing == DOING_PETTED;
  if (m->at == AT_BOWL || m->at == AT_LASH) goal[LAYER_LOOK] = 0;
  goal[LAYER_BOX] = m->at == AT_BOX || m->at == AT_DEFEND || m->at == AT_PINNER;
}

/* The pose to chase, as it is for this rat now. */
static void make_target(struct motion *m, const struct sim_rat *r, enum attitude at) {
  struct pose p = pose_of(at);
  const struct traits *t = &m->traits;
  p.ear = motion_clamp(p.ear + t->ear, -1, 1);
  p.neck += t->neck;
  p.fat *= t->fat;
  p.tail_curl += t->tail;
  p.yaw += t->yaw;
  if (p.hold < 0.5f) {
    p.hip -= t->crouch;
    p.chest -= t->crouch;
  }
  if (yields_to_fear(at)) bend_to_fear(&p, (float)r->fear);
  for (int i = 0; i < r->n_signs; i++) bend_to_sign(m, &p, r->signs[i]);
  if (m->hidden) { /* the hut is short */
    p.tail_curl = 2.6f;
    p.tail_side = -1.4f;
  }
  if (r->doing != DOING_FREEZE && r->doing != DOING_LIMP) p.eye_open *= 1 - 0.5f * motion_clamp(m->sleepy, 0, 1);
  p.held = is_held(r->place);
  p.towel = r->place == PLACE_TOWEL;
  p.nolegs = fmaxf(p.nolegs, p.towel);
  p.mouth_food =
      r->food != TREAT_COUNT && (r->doing == DOING_CARRY || r->doing == DOING_RUN || at == AT_CARRY || at == AT_TAKE);
  if (at == AT_EAT && r->food == TREAT_COUNT && m->doing == DOING_EAT) p.treat = 1;
  struct pose other = pose_mirrored(p);
  float *a = (float *)&p;
  const float *b = (const float *)&other;
  for (int i = 0; i < POSE_FLOATS; i++) a[i] = motion_mix(a[i], b[i], 0.5f - 0.5f * m->facing);
  m->target = p;
}

/* Head's angles towards what it looks at. */
static void aim_look(struct motion *m, const struct sim_rat *r) {
  if (m->paired) { /* at the other, the face a little to the viewer */
    m->look_yaw_goal = 12 * m->facing;
    m->look_pitch_goal = 0;
    return;
  }
  double h = (double)m->goal_heading * 0.017453292519943295;
  double dx = r->look_x_cm - r->x_cm - 6 * cos(h), dy = r->look_y_cm - r->y_cm - 6 * sin(h);
  if (dx * dx + dy * dy < 1) return;
  float to = (float)(atan2(dy * 1.6, dx) / 0.017453292519943295); /* depth counts more in the drawing */
  float right = motion_turn(m->body.heading_deg - to);
  m->look_yaw_goal = motion_clamp(right, -58, 58) * (fabsf(right) > 130 ? 0.4f : 1.0f);
  m->look_pitch_goal = dx * dx + dy * dy < 144 ? -8.0f : 0.0f;
}

/* Pushes the body so that the drawn nose is where the engine's is: on the food, at the fingers, never in the hand. */
static void aim_nose(struct motion *m, const struct sim_rat *r, const struct sim_world *w) {
  const float engine_nose_h = 2.08f, cm_per_h = 6.6f;
  float ahead = motion_pose_nose(&m->target) - engine_nose_h;
  bool exact = m->at == AT_TAKE || m->at == AT_SNIFF || m->at == AT_LICK || m->at == AT_BOWL || m->at == AT_DRINK;
  float room = w->hand_in ? fmaxf(0, ((float)r->hand_cm - 0.5f) / cm_per_h) : 9;
  m->nose_goal = 0;
  if (exact)
    m->nose_goal = motion_clamp(-ahead, -0.6f, 0.6f);
  else if (towards_hand(r, w) > 0.7f && ahead > room)
    m->nose_goal = motion_clamp(room - ahead, -0.6f, 0);
  if (m->at == AT_PEEK) m->nose_goal = -0.2f;
  if (m->at == AT_DRINK) m->nose_goal -= 0.2f; /* the spout hangs before the wall */
}

const struct key *motion_key(const struct motion *m) { return &m->keys[m->key]; }

void motion_read_engine(struct motion *m, const struct sim_rat *now, const struct sim_world *world) {
  m->fear = (float)now->fear;
  m->sleepy = (float)now->sleepy;
  m->breaths_s = (now->breaths_s > 0.1 ? (float)now->breaths_s : 1.8f) * (1 + 0.5f * m->build.mouse);
  m->facing = motion_clamp(2.5f * cosf(m->body.heading_deg * RADIANS), -1, 1);
  m->at = attitude_of(m, now, world);
  set_layers(m, now);
  const struct key *k = motion_key(m);
  make_target(m, now, k->at == AT_COUNT ? m->at : k->at);
  m->frightened = k->omega >= 24;
  if (k->at == AT_STARTLE || k->at == AT_COIL) m->layer_goal[LAYER_WHISK] = 0;
  aim_look(m, now);
  aim_nose(m, now, world);
}

void motion_set_keys(struct motion *m, const struct key *keys, int n) {
  assert(n > 0 && n <= MAX_KEYS);
  memcpy(m->keys, keys, sizeof *keys * (size_t)n);
  m->key = 0;
  m->key_s = 0;
  if (keys[0].jump > 0) m->hop_v = keys[0].jump;
}

void motion_begin_signs(struct motion *m, const struct sim_rat *now) {
  static const struct key yawn[] = {{AT_YAWN, 1.4f, 4.5f, 1, 0}, {AT_COUNT, 0, 5, 1, 0}};
  static const struct key hop[] = {
      {AT_COIL, 0.11f, 34, 1, 0}, {AT_HOP, 0.34f, 38, 0.75f, 4.0f}, {AT_COUNT, 0, 16, 0.75f, 0}};
  uint64_t signs = 0;
  for (int i = 0; i < now->n_signs; i++) signs |= (uint64_t)1 << now->signs[i];
  uint64_t fresh = signs & ~m->signs;
  m->signs = signs;
  bool free_to = motion_key(m)->s <= 0 && m->hop <= 0 && now->place == PLACE_CAGE;
  if (!free_to) return;
  if (fresh >> SIGN_YAWN_STRETCH & 1 && now->doing == DOING_REST) motion_set_keys(m, yawn, 2);
  bool light = now->doing == DOING_STAND || now->doing == DOING_WALK;
  if (fresh >> SIGN_POPCORN & 1 && light) motion_set_keys(m, hop, 3);
}

static bool is_bold_approach(enum doing d) { return d == DOING_SNIFF || d == DOING_TAKE || d == DOING_WALK; }

void motion_begin_doing(struct motion *m, enum doing from, const struct sim_rat *now) {
  const struct doing_row *row = &rows[now->doing];
  const struct key self = {AT_COUNT, 0, row->omega, row->zeta, 0};
  struct key k[MAX_KEYS];
  int n = 0;
  bool calm = now->fear < 0.12;
  switch (now->doing) {
  case DOING_FREEZE:
    if (from != DOING_RUN && from != DOING_HIDE) k[n++] = (struct key){AT_STARTLE, 0.26f, 46, 0.62f, 0};
    break;
  case DOING_RUN:
    if (from != DOING_CARRY) k[n++] = (struct key){AT_COIL, 0.08f, 36, 0.9f, 0};
    break;
  case DOING_CARRY: k[n++] = (struct key){AT_COIL, 0.09f, 24, 0.9f, 0}; break;
  case DOING_PLAY:
    k[n++] = (struct key){AT_COIL, 0.12f, 34, 1, 0};
    k[n++] = (struct key){AT_HOP, 0.36f, 38, 0.75f, 4.2f};
    k[n++] = (struct key){AT_COIL, 0.10f, 40, 0.8f, 0};
    break;
  default:
    if (from == DOING_STRETCH && !is_bold_approach(now->doing) && !calm)
      k[n++] = (struct key){AT_COIL, 0.20f, 38, 0.7f, 0};
    else if (from == DOING_SLEEP && calm && !is_held(now->place))
      k[n++] = (struct key){AT_YAWN, 1.5f, 4.5f, 1, 0};
    break;
  }
  k[n++] = self;
  motion_set_keys(m, k, n);
}
