/* motion.c - see motion.h. Each inner step (240 a second, fixed): the body follows the engine's place, all pose numbers
 * chase the attitude of the present key, feet step, layers go on. A frame then composes what is seen from all that. */
#include "motion_inside.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STEPS = 24 }; /* of one frame; a longer frame loses the rest */

static uint32_t scramble(uint32_t v) {
  v ^= v >> 16;
  v *= 0x7feb352du;
  v ^= v >> 15;
  v *= 0x846ca68bu;
  return v ^ (v >> 16);
}

static float between(struct motion *m, float low, float high) { return low + (high - low) * motion_dice(m); }

static void draw_traits(struct motion *m) {
  m->traits = (struct traits){
      .tempo = between(m, 0.9f, 1.12f),
      .crouch = between(m, -0.015f, 0.025f),
      .ear = between(m, -0.12f, 0.1f),
      .whisk_hz = between(m, 7.3f, 8.9f),
      .tail = between(m, -0.12f, 0.16f),
      .neck = between(m, -3, 3.5f),
      .fat = between(m, 0.97f, 1.04f),
      .paw = motion_dice(m),
      .blink = between(m, 0.8f, 1.4f),
      .yaw = between(m, -3, 4),
  };
}

void motion_init(struct motion *m, uint32_t seed) {
  memset(m, 0, sizeof *m);
  m->dice = scramble(seed + 0x9e3779b9u);
  draw_traits(m);
  m->pose = m->target = pose_stand();
  m->body.head_u = 90;
  m->doing = DOING_COUNT;
  m->breaths_s = 1.8f;
  m->facing = m->size = 1;
  m->blink_in = 2 + 3 * motion_dice(m);
  m->flick_in = 1 + 3 * motion_dice(m);
  m->idle_in = 1 + 3 * motion_dice(m);
  m->whisk_phase = motion_dice(m);
  m->breath_phase = motion_dice(m);
  m->idle_length = 1;
  m->keys[0] = (struct key){AT_COUNT, 0, 8, 1, 0};
  m->now.pose = m->pose;
}

struct motion *motion_create(uint32_t seed) {
  struct motion *m = malloc(sizeof *m);
  if (!m) abort();
  motion_init(m, seed);
  return m;
}
void motion_destroy(struct motion *m) { free(m); }

void motion_set_build(struct motion *m, const struct rat_build *build) {
  assert(m && build);
  m->build = *build;
  m->size = rat_build_size(build);
}

void motion_meet(struct motion *m, const struct sim_rat *other) {
  assert(m);
  m->meets = other != NULL;
  if (!other) return;
  m->other_x = other->x_cm;
  m->other_y = other->y_cm;
  m->other_doing = other->doing;
}

static bool is_face(int i) {
  return i >= (int)(offsetof(struct pose, yaw) / sizeof(float)) &&
         i <= (int)(offsetof(struct pose, wh_droop) / sizeof(float));
}

static void step_pose(struct motion *m, float dt) {
  float *x = (float *)&m->pose, *v = (float *)&m->velocity;
  const float *goal = (const float *)&m->target;
  const struct key *k = motion_key(m);
  float omega = k->omega * m->traits.tempo * (1 + 0.3f * m->build.mouse - 0.2f * m->build.old);
  for (int i = 1; i < POSE_FLOATS; i++) { /* 0 is y: hops have their own physics */
    float w = is_face(i) ? fmaxf(1.35f * omega, 8) : omega;
    v[i] += (w * w * (goal[i] - x[i]) - 2 * k->zeta * w * v[i]) * dt;
    x[i] += v[i] * dt;
  }
}

static void step_hop(struct motion *m, float dt) {
  if (m->hop <= 0 && m->hop_v <= 0) return;
  m->hop_v -= 22 * dt;
  m->hop += m->hop_v * dt;
  if (m->hop > 0) return;
  m->hop = 0;
  m->hop_v = 0;
}

static void step_lift(struct motion *m, float dt) {
  m->lift_v += (36 * (m->lift_goal - m->lift) - 2 * 6 * m->lift_v) * dt;
  m->lift += m->lift_v * dt;
  m->hands_v += (36 * (m->hands_goal - m->hands) - 2 * 6 * m->hands_v) * dt;
  m->hands += m->hands_v * dt;
}

static void step_keys(struct motion *m, float dt) {
  const struct key *k = motion_key(m);
  m->key_s += dt;
  if (k->s <= 0 || m->key_s < k->s || m->key + 1 >= MAX_KEYS) return;
  m->key++;
  m->key_s = 0;
  if (m->keys[m->key].jump > 0) m->hop_v = m->keys[m->key].jump;
}

static bool off_the_ground(const struct motion *m) { return m->hop > 0 || m->lift > 0.05f; }

static void step_once(struct motion *m) {
  const float dt = MOTION_STEP_S;
  step_keys(m, dt);
  step_pose(m, dt);
  step_hop(m, dt);
  step_lift(m, dt);
  motion_step_root(m, dt);
  if (off_the_ground(m))
    gait_place(&m->gait, &m->body, &m->pose, false);
  else
    gait_step(&m->gait, &m->body, &m->pose, dt, m->frightened ? HURRY_FRIGHT : HURRY_CALM);
  motion_step_layers(m, dt);
}

static void compose(struct motion *m) {
  struct pose p = m->pose;
  p.y = m->hop;
  motion_apply_layers(m, &p);
  struct body b = m->body; /* where it is at the frame's end, a part of a step further */
  b.x_u += b.vx * m->left_s;
  b.y_u += b.vy * m->left_s;
  b.heading_deg += b.turn_deg_s * m->left_s;
  if (!off_the_ground(m)) gait_apply(&m->gait, &b, &p);
  if (m->lift < 0.3f && p.held < 0.5f) /* only one that is held or hops lets its feet hang */
    for (int k = 0; k < 4; k++) p.foot[k].lift = fmaxf(-0.8f * fmaxf(0, m->hop), p.foot[k].lift);
  p.y = fmaxf(0, p.y);
  motion_find_cm(m, &b);
  m->now.pose = p;
  m->now.x_cm = m->cm_x;
  m->now.y_cm = m->cm_y;
  m->now.heading_deg = motion_turn(b.heading_deg);
  m->now.lift_h = m->lift;
  m->now.hands_h = m->hands;
  const double threshold_u = 598; /* until the body is through the door it is drawn before the hut's front */
  m->now.in_hut = m->hidden && m->mid_y < threshold_u;
}

static void change_doing(struct motion *m, const struct sim_rat *now) {
  if (m->doing == now->doing) return;
  enum doing from = m->doing;
  m->doing = now->doing;
  if (from != DOING_COUNT) motion_begin_doing(m, from, now);
}

/* Play is one hop after another. */
static void hop_again(struct motion *m, const struct sim_rat *now) {
  if (m->doing != DOING_PLAY || motion_key(m)->s > 0 || m->hop > 0) return;
  if (m->key_s > 0.35f + 0.9f * m->traits.paw) motion_begin_doing(m, DOING_STAND, now);
}

static bool goes(enum doing d) { return d == DOING_WALK || d == DOING_RUN || d == DOING_CARRY; }

/* Time-lapse gives a new place and what it does there at once: first it goes there. */
static void set_travel(struct motion *m, const struct sim_rat *now) {
  bool travels = m->lapse && !goes(now->doing) && now->place <= PLACE_CAGE && motion_is_far(m, 0.7f);
  if (travels == m->travels) return;
  m->travels = travels;
  const struct key brisk = {AT_COUNT, 0, 14, 0.95f, 0};
  if (travels)
    motion_set_keys(m, &brisk, 1);
  else
    motion_begin_doing(m, DOING_WALK, now);
}

/* The cupped hands, and how high it sits in them: asleep with its chin on their edge. One that has given up hangs down
 * from them. */
static void aim_lift(struct motion *m, const struct sim_rat *now) {
  bool held = now->place >= PLACE_ARMS && now->place <= PLACE_FIST;
  bool upright = now->doing == DOING_EAT || now->doing == DOING_WASH || now->doing == DOING_SQUIRM;
  float seat = now->doing == DOING_LIMP ? 0 : now->doing == DOING_SLEEP ? 0.30f : upright ? 0.16f : 0.26f;
  m->hands_goal = !held ? 0 : now->doing == DOING_LIMP ? 1.86f : 0.62f;
  m->lift_goal = held ? m->hands_goal + seat : 0;
}

void motion_settle(struct motion *m, const struct sim_rat *rat, const struct sim_world *world) {
  assert(m && rat && world);
  m->doing = rat->doing;
  motion_aim(m, rat, rat, world, 1, 0);
  m->body.heading_deg = motion_turn(m->goal_heading);
  motion_begin_doing(m, rat->doing, rat);
  while (motion_key(m)->s > 0) m->key++; /* its way into it is past */
  motion_read_engine(m, rat, world);
  m->pose = m->target;
  memset(&m->velocity, 0, sizeof m->velocity);
  m->hop = m->hop_v = m->lift_v = m->hands_v = 0;
  aim_lift(m, rat);
  m->lift = m->lift_goal;
  m->hands = m->hands_goal;
  memcpy(m->layer, m->layer_goal, sizeof m->layer);
  m->look_yaw = m->look_yaw_goal;
  m->look_pitch = m->look_pitch_goal;
  m->idle = IDLE_NONE;
  motion_jump_root(m);
  bool moving = goes(rat->doing) && rat->speed_cm_s > 1;
  float h = m->body.heading_deg * RADIANS, u_s = (float)rat->speed_cm_s * m->body.head_u / 6.8f;
  m->gait.bound = rat->doing == DOING_WALK ? 0.0f : 1.0f;
  m->gait.phase = rat->doing == DOING_WALK ? 0.08f : 0.47f; /* a near forefoot lifted; the bound at its longest */
  m->body.vx = moving ? u_s * cosf(h) : 0;
  m->body.vy = moving ? -u_s * sinf(h) * GROUND_TILT : 0;
  gait_place(&m->gait, &m->body, &m->pose, moving);
  compose(m);
}

void motion_step(struct motion *m, const struct sim_rat *before, const struct sim_rat *now,
                 const struct sim_world *world, float alpha, float dt, float rate) {
  assert(m && before && now && world && dt >= 0);
  if (m->doing == DOING_COUNT) {
    motion_settle(m, now, world);
    return;
  }
  change_doing(m, now);
  motion_begin_signs(m, now);
  hop_again(m, now);
  m->lapse = rate > 1.5f;
  motion_aim(m, before, now, world, motion_clamp(alpha, 0, 1), dt);
  set_travel(m, now);
  motion_read_engine(m, now, world);
  aim_lift(m, now);
  if (m->lift > 0.25f && motion_is_far(m, 1.5f)) m->lift_goal = fmaxf(m->lift_goal, 0.5f); /* carried there first */
  m->left_s += dt;
  int n = 0;
  for (; m->left_s >= MOTION_STEP_S; m->left_s -= MOTION_STEP_S)
    if (n++ < MAX_STEPS) step_once(m);
  compose(m);
}

void motion_event(struct motion *m, const struct sim_event *e) {
  assert(m && e);
  static const struct key startle[] = {{AT_STARTLE, 0.28f, 46, 0.62f, 0}, {AT_COUNT, 0, 17, 0.95f, 0}};
  static const struct key shrink[] = {{AT_FLINCH, 0.22f, 38, 0.72f, 0}, {AT_COUNT, 0, 8, 0.95f, 0}};
  static const struct key hop[] = {
      {AT_COIL, 0.11f, 34, 1, 0}, {AT_HOP, 0.28f, 38, 0.75f, 3.0f}, {AT_COUNT, 0, 18, 0.75f, 0}};
  static const struct key bite[] = {{AT_RUMP, 0.20f, 42, 0.7f, 0}, {AT_COUNT, 0, 14, 0.9f, 0}};
  static const struct key nip[] = {{AT_LICK, 0.22f, 32, 0.8f, 0}, {AT_COUNT, 0, 9, 0.9f, 0}};
  bool busy = m->frightened || m->doing == DOING_RUN || m->lift > 0.1f;
  switch (e->kind) {
  case EVENT_SCARE:
    if (!busy) motion_set_keys(m, startle, 2);
    break;
  case EVENT_FLINCH:
    if (!busy) motion_set_keys(m, shrink, 2);
    break;
  case EVENT_TREAT_REFUSED: /* the head goes to the other side */
    m->idle = IDLE_GLANCE;
    m->idle_s = 0;
    m->idle_fade = 1;
    m->idle_length = 1.1f;
    m->idle_side = m->look_yaw > 0 ? -1.0f : 1.0f;
    break;
  case EVENT_BITE: motion_set_keys(m, bite, 2); break;
  case EVENT_NIP: motion_set_keys(m, nip, 2); break;
  case EVENT_TICKLED:
    if (!busy) motion_set_keys(m, hop, 3);
    break;
  default: break;
  }
}

void motion_read(const struct motion *m, struct motion_now *out) {
  assert(m && out);
  *out = m->now;
}
