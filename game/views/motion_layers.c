/* motion_layers.c - what lives on top of an attitude: whiskers, breath, blinking, the head's interest, chewing,
 * washing, small idle acts by cosmetic dice. Each layer has a strength that fades in and out. */
#include "motion_inside.h"

#include <math.h>

float motion_dice(struct motion *m) {
  m->dice = m->dice * 1664525u + 1013904223u;
  return (float)(m->dice >> 8) / 16777216.0f;
}

/* Slow wandering, about -1..1. */
static float wander(const struct motion *m, float hz, float offset) {
  float t = PI2 * hz * m->t + offset * 7 + m->traits.paw * 20;
  return 0.6f * sinf(t) + 0.4f * sinf(2.3f * t + 1.7f);
}
/* A hump 0..1..0 over u 0..1. */
static float hump(float u) { return u <= 0 || u >= 1 ? 0 : sinf(0.5f * PI2 * u); }
/* 0..1 with a sine, near 1 for most of it. */
static float mostly(float sine) {
  float off = 0.5f - 0.5f * sine;
  return 1 - off * off * off;
}
/* Up, stay, down. */
static float plateau(float u) {
  float in = motion_clamp(u / 0.25f, 0, 1), out = motion_clamp((1 - u) / 0.25f, 0, 1);
  return in * in * (3 - 2 * in) * out * out * (3 - 2 * out);
}

static void step_blink(struct motion *m, float dt) {
  if (m->blink_s > 0) {
    m->blink_s -= dt;
  } else if ((m->blink_in -= dt * m->layer[LAYER_ALIVE]) < 0) {
    m->blink_s = 0.16f;
    m->blink_in = (2.5f + 5 * motion_dice(m)) * m->traits.blink;
  }
  if (m->flick_s > 0) {
    m->flick_s -= dt;
  } else if ((m->flick_in -= dt * m->layer[LAYER_ALIVE]) < 0) {
    m->flick_s = 0.22f;
    m->flick_in = 2 + 6 * motion_dice(m);
  }
}

/* Seconds of each idle act, and in which rest or standing it fits. */
static const struct {
  float s;
  bool resting, standing;
} idle_rows[] = {
    [IDLE_NONE] = {1, false, false},  [IDLE_GLANCE] = {1.3f, true, true},   [IDLE_FLOOR] = {1.7f, false, true},
    [IDLE_AIR] = {1.5f, false, true}, [IDLE_EAR] = {0.5f, true, true},      [IDLE_SHIFT] = {1.6f, true, true},
    [IDLE_PAW] = {1.2f, false, true}, [IDLE_SCRATCH] = {1.8f, false, true}, [IDLE_SIGH] = {2.4f, true, false},
};

static void step_idle(struct motion *m, float dt) {
  if (m->idle != IDLE_NONE) {
    m->idle_s += dt;
    if (m->layer_goal[LAYER_IDLE] <= 0.02f) m->idle_fade -= 7 * dt; /* something else has come up */
    if (m->idle_s >= m->idle_length || m->idle_fade <= 0) m->idle = IDLE_NONE;
    return;
  }
  if ((m->idle_in -= dt * m->layer_goal[LAYER_IDLE]) > 0) return;
  m->idle_in = (1.6f + 4.5f * motion_dice(m)) / m->traits.tempo;
  enum idle kind = (enum idle)(1 + (int)(motion_dice(m) * 7.99f));
  if (kind == IDLE_SCRATCH && motion_dice(m) < 0.5f) kind = IDLE_GLANCE;
  bool resting = m->doing == DOING_REST || m->doing == DOING_HELD, walking = m->doing == DOING_WALK;
  if (resting ? !idle_rows[kind].resting : !idle_rows[kind].standing) return;
  if (walking && (kind == IDLE_SCRATCH || kind == IDLE_PAW || kind == IDLE_SHIFT)) return;
  m->idle = kind;
  m->idle_s = 0;
  m->idle_fade = 1;
  m->idle_length = idle_rows[kind].s;
  m->idle_side = motion_dice(m) < 0.5f ? -1.0f : 1.0f;
}

static void spring(float *x, float *v, float goal, float omega, float dt) {
  *v += (omega * omega * (goal - *x) - 2 * omega * *v) * dt;
  *x += *v * dt;
}

void motion_step_layers(struct motion *m, float dt) {
  m->t += dt;
  for (int i = 0; i < LAYER_COUNT; i++) {
    float rate = i == LAYER_WHISK && m->layer_goal[i] < m->layer[i] ? 14.0f : 6.0f; /* whiskers stop at once */
    m->layer[i] += (m->layer_goal[i] - m->layer[i]) * fminf(1, dt * rate);
  }
  float wander_hz = 1 + 0.08f * sinf(1.9f * m->t);
  float whisk_hz = m->traits.whisk_hz + 2 * m->build.mouse;
  m->whisk_phase = fmodf(m->whisk_phase + whisk_hz * wander_hz * dt, 1);
  m->breath_phase = fmodf(m->breath_phase + m->breaths_s * dt, 1);
  m->cycle_phase = fmodf(m->cycle_phase + dt, 1000);
  step_blink(m, dt);
  step_idle(m, dt);
  spring(&m->look_yaw, &m->look_yaw_v, m->look_yaw_goal, 9, dt);
  spring(&m->look_pitch, &m->look_pitch_v, m->look_pitch_goal, 8, dt);
  m->turn += (motion_clamp(m->body.turn_deg_s, -260, 260) - m->turn) * fminf(1, 9 * dt);
  /* Pushes off, and rocks once over its feet when it stops. */
  float push = motion_clamp(0.07f * (gait_body_speed(&m->body) - m->gait.speed), -0.13f, 0.13f);
  m->lean_v += (110 * (push - m->lean) - 11 * m->lean_v) * dt;
  m->lean += m->lean_v * dt;
  spring(&m->tail_side, &m->tail_side_v, motion_clamp(m->body.turn_deg_s * 0.006f, -0.8f, 0.8f), 6, dt);
}

static void apply_gait(const struct motion *m, struct pose *p) {
  const struct gait *g = &m->gait;
  float walk = g->moving * (1 - g->bound), bound = g->moving * g->bound, t = PI2 * g->phase;
  float pace = motion_clamp(g->speed / 1.2f, 0.3f, 1.3f);
  p->hip += 0.014f * walk * pace * cosf(2 * t);
  p->chest += 0.014f * walk * pace * cosf(2 * t + 2.4f);
  p->bend += 0.07f * walk * pace * sinf(t);
  p->roll += 1.6f * walk * pace * sinf(t + 0.5f);
  p->pitch += 1.5f * walk * sinf(2 * t);
  p->stretch *= 1 - 0.10f * bound * cosf(t);
  p->arch += 0.13f * bound * cosf(t);
  p->hip += 0.06f * bound * sinf(t);
  p->chest -= 0.07f * bound * sinf(t);
  p->pitch += 3 * bound * cosf(t);
  p->y += 0.08f * bound * fmaxf(0, -cosf(t)) * motion_clamp(g->speed / 8, 0, 1);
  p->tail_wave = t + 0.9f * m->layer[LAYER_ALIVE] * sinf(0.8f * m->t);
  float turn = m->turn;
  p->bend -= 0.0020f * turn; /* the spine leads into the turn */
  p->yaw -= 0.09f * turn;
  p->tail_side += m->tail_side;
}

static void apply_idle(const struct motion *m, struct pose *p) {
  float u = m->idle_s / m->idle_length, fade = motion_clamp(m->idle_fade, 0, 1), e = plateau(u) * fade,
        side = m->idle_side;
  bool resting = m->doing == DOING_REST;
  switch (m->idle) {
  case IDLE_GLANCE:
    p->yaw += (resting ? 14.0f : 30.0f) * e * side;
    p->ear += 0.25f * e;
    if (resting) p->eye_open += 0.25f * e;
    break;
  case IDLE_FLOOR:
    p->neck -= 26 * e;
    p->pitch -= 26 * e;
    p->chest -= 0.07f * e;
    break;
  case IDLE_AIR:
    p->neck += 12 * e;
    p->pitch += 14 * e;
    p->nose_up += 0.5f * e;
    break;
  case IDLE_EAR: p->ear += 0.5f * hump(u) * side * fade; break;
  case IDLE_SHIFT:
    p->weight_back += 0.05f * e * side;
    p->bend += 0.10f * e * side;
    p->hip += 0.02f * e;
    break;
  case IDLE_PAW: p->foot[side < 0 ? FOOT_FL : FOOT_FR].lift += 0.16f * e; break;
  case IDLE_SCRATCH: {
    int k = m->facing < 0 ? FOOT_HL : FOOT_HR;
    p->neck -= 8 * e;
    p->tilt += 12 * e * m->facing;
    p->yaw += 20 * e * m->facing;
    p->bend += 0.25f * e * m->facing;
    p->eye_open *= 1 - 0.6f * e;
    p->foot[k].x += (0.45f + 0.10f * sinf(PI2 * 8 * m->idle_s)) * e;
    p->foot[k].lift += (0.38f + 0.08f * sinf(PI2 * 8 * m->idle_s)) * e;
    break;
  }
  case IDLE_SIGH:
    p->breath += 1.6f * hump(u) * fade;
    p->hip += 0.015f * hump(u) * fade;
    p->chest += 0.02f * hump(u) * fade;
    break;
  case IDLE_NONE: break;
  }
}

static void apply_look(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_LOOK];
  p->yaw = motion_mix(p->yaw, m->look_yaw + 0.35f * p->yaw, w);
  p->pitch += w * m->look_pitch;
  p->bend += w * m->look_yaw * 0.0022f * (1 - m->gait.moving);
  p->tilt += 1.5f * m->layer[LAYER_ALIVE] * wander(m, 0.11f, 2) * w;
}

static void apply_whiskers(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_WHISK], s = sinf(PI2 * m->whisk_phase);
  p->wh_fwd += 1.1f * w * s;
  p->wh_spread += 0.16f * w * cosf(PI2 * m->whisk_phase);
  p->nose_up += 0.6f * w * sinf(PI2 * m->whisk_phase + 0.6f);
  float sniff = m->layer[LAYER_SNIFF];
  p->pitch += sniff * 2.2f * sinf(PI2 * 2.6f * m->cycle_phase);
  p->neck_len += sniff * 0.035f * sinf(PI2 * 1.3f * m->cycle_phase);
  p->yaw += sniff * 3 * wander(m, 0.5f, 4);
}

static void apply_breath(const struct motion *m, struct pose *p) {
  float b = sinf(PI2 * m->breath_phase), w = m->layer[LAYER_BREATH];
  p->breath += b * w;
  p->chest += 0.007f * b * w;
  p->hip += 0.004f * b * w;
  p->pitch += 0.6f * b * fmaxf(0, w - 0.7f);
}

static void apply_face(const struct motion *m, struct pose *p) {
  float alive = m->layer[LAYER_ALIVE];
  if (m->blink_s > 0) p->eye_open *= 1 - 0.95f * hump(1 - m->blink_s / 0.16f);
  if (m->flick_s > 0) p->ear -= 0.22f * alive * hump(1 - m->flick_s / 0.22f);
  if (m->doing == DOING_REST || m->doing == DOING_HELD)
    p->eye_open *= 1 + 0.35f * wander(m, 0.09f, 1); /* the lids come and go */
  float tremble = m->layer[LAYER_TREMBLE];
  p->y += 0.004f * tremble * (1 + sinf(PI2 * 13 * m->cycle_phase));
  p->roll += 0.5f * tremble * sinf(PI2 * 11.3f * m->cycle_phase);
  p->jaw += 0.3f * tremble * sinf(PI2 * 14 * m->cycle_phase);
}

static void apply_mouth(const struct motion *m, struct pose *p) {
  float chew = m->layer[LAYER_CHEW], t = m->cycle_phase;
  float bout = 0.55f + 0.45f * motion_clamp(2 * wander(m, 0.35f, 3), -1, 1); /* it pauses to look up */
  p->mouth += chew * bout * 0.22f * (0.5f + 0.5f * sinf(PI2 * 4.6f * t));
  p->jaw += chew * bout * 0.6f * sinf(PI2 * 4.6f * t + 0.8f);
  p->pitch += chew * (bout * 1.6f * sinf(PI2 * 2.3f * t) + 9 * (1 - bout));
  p->ear += chew * 0.25f * (1 - bout);
  float lick = m->layer[LAYER_LICK];
  float lap = 0.25f + 0.75f * mostly(sinf(PI2 * 4.3f * t)); /* the tongue is out for most of each lap */
  p->mouth += lick * 0.3f * lap;
  p->tongue += lick * 1.1f * lap;
  p->pitch += lick * 3 * (lap - 0.5f);
  float boggle = m->layer[LAYER_BOGGLE];
  float bulge = 2.1f * mostly(sinf(PI2 * 6.3f * t)) - 0.8f; /* the jaw muscle pushes the eye */
  p->eye_out += boggle * 1.0f * bulge;
  p->eye_size += boggle * 0.10f * bulge;
  p->jaw += boggle * sinf(PI2 * 6.3f * t + 1);
  float chatter = m->layer[LAYER_CHATTER], snap = sinf(PI2 * 11.3f * t);
  p->mouth += chatter * 0.32f * snap;
  p->jaw += chatter * 0.8f * sinf(PI2 * 11.3f * t + 1);
  p->pitch += chatter * 1.2f * snap;
}

/* Face with both paws, then a flank: bouts of three seconds. */
static void apply_wash(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_WASH], t = m->cycle_phase;
  if (w < 0.01f) return;
  float c = PI2 * 3.3f * t, bout = fmodf(t, 6.4f), flank = w * plateau(motion_clamp((bout - 3.8f) / 2.4f, 0, 1));
  float face = w - flank;
  p->hx += 0.09f * face * cosf(c);
  p->hy += 0.13f * face * sinf(c);
  p->pitch += 7 * face * sinf(c + 0.8f);
  p->tilt += 7 * face * sinf(c * 0.5f);
  p->yaw = motion_mix(p->yaw, 62 * m->facing, flank);
  p->bend += 0.42f * flank * m->facing;
  p->pitch += flank * (6 + 5 * sinf(PI2 * 4 * t));
  p->neck -= 10 * flank;
  p->chest -= 0.25f * flank;
}

static void apply_struggle(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_SQUIRM], t = m->cycle_phase, s = sinf(PI2 * 2.7f * t), c = sinf(PI2 * 4.1f * t + 1);
  p->bend += 0.55f * w * s;
  p->chest += 0.16f * w * c;
  p->yaw += 14 * w * c;
  p->pitch += 16 * w * s;
  p->roll += 13 * w * c;
  p->arch += 0.10f * w * c;
  p->tail_side += 0.9f * w * sinf(PI2 * 3.1f * t);
  for (int k = 0; k < 4; k++) {
    p->foot[k].x += 0.20f * w * sinf(PI2 * 3.7f * t + 1.9f * (float)k);
    p->foot[k].lift += 0.12f * w * (0.5f + 0.5f * cosf(PI2 * 3.7f * t + 1.9f * (float)k));
  }
}

/* The tail whips, the wave running out to its tip; a hard lash now and then. */
static void apply_swish(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_SWISH], t = m->cycle_phase, lash = 0.7f + 0.3f * wander(m, 0.5f, 11);
  if (w < 0.01f) return;
  if (m->build.mouse > 0.5f) { /* a mouse's tail rattles on the ground, in bouts */
    float bout = motion_clamp(0.4f + 1.5f * sinf(PI2 * 0.8f * t), 0, 1);
    p->tail_side += 0.55f * w * bout * sinf(PI2 * 12.7f * t);
    p->tail_wave += 40 * w * bout * t;
    p->tail_lift -= 14 * w;
    return;
  }
  p->tail_side += 1.6f * w * lash * sinf(PI2 * 1.7f * t);
  p->tail_curl += 0.30f * w * lash * sinf(PI2 * 1.7f * t - 1.3f);
  p->tail_wave += 5 * w * t;
}

/* The head goes from side to side and keeps looking ahead: near things move more than far ones. */
static void apply_sway(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_SWAY] * motion_clamp(1.35f * sinf(PI2 * 0.45f * m->cycle_phase), -1, 1);
  p->neck_side += 58 * w;
  p->bend += 0.10f * w;
  p->yaw -= 10 * w;
  p->tilt -= 9 * w;
}

static void apply_touched(const struct motion *m, struct pose *p) {
  float t = m->cycle_phase;
  float stroke = m->layer[LAYER_STROKE] * hump(fmodf(t / 1.6f, 1)); /* gives under each stroke */
  p->hip -= 0.025f * stroke;
  p->chest -= 0.02f * stroke;
  p->eye_open *= 1 - 0.35f * stroke;
  float box = m->layer[LAYER_BOX];
  p->hx += 0.10f * box * sinf(PI2 * 2.4f * t + m->traits.paw * 6);
  p->hy += 0.08f * box * sinf(PI2 * 3.1f * t + m->traits.paw * 4);
  p->chest += 0.05f * box * sinf(PI2 * 1.2f * t);
  p->neck -= 5 * box * sinf(PI2 * 1.2f * t + 1);
  p->weight_back += 0.06f * box * sinf(PI2 * 0.9f * t + m->traits.paw * 5); /* shoves and gives */
}

/* Short stiff steps to the side, rocking into the other with each. */
static void apply_crab(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_CRAB], t = PI2 * 1.5f * m->cycle_phase;
  if (w < 0.01f) return;
  for (int k = 0; k < 4; k++) {
    float s = sinf(t + (k == FOOT_FL || k == FOOT_HR ? 0.0f : 0.5f * PI2));
    p->foot[k].lift += 0.13f * w * fmaxf(0, s);
    p->foot[k].out += 0.07f * w * cosf(t + (float)(k & 1) * 0.5f * PI2);
  }
  p->roll += 5 * w * sinf(t);
  p->bend += 0.08f * w * sinf(t + 1);
}

/* Flicks to and fro, and the whole animal draws back a little with each. */
static void apply_ears(const struct motion *m, struct pose *p) {
  float w = m->layer[LAYER_EARS], t = fmodf(m->cycle_phase + m->traits.paw, 1.3f);
  if (w < 0.01f) return;
  float back = plateau(motion_clamp(t / 1.0f, 0, 1)), twitch = hump((t - 0.40f) / 0.20f) + hump((t - 1.04f) / 0.20f);
  p->ear += w * (0.95f * (1 - back) - 0.75f * back - 0.8f * twitch);
  p->ear_flat += w * (0.45f * back - 0.3f * (1 - back) + 0.3f * twitch);
  p->weight_back += 0.10f * w * back;
  p->neck_len -= 0.20f * w * back;
  p->chest -= 0.04f * w * back;
}

static void apply_posture(const struct motion *m, struct pose *p) {
  float a = m->layer[LAYER_ALIVE];
  p->weight_back += m->lean + 0.02f * a * wander(m, 0.17f, 5);
  p->chest += 0.25f * m->lean;
  p->bend += 0.03f * a * wander(m, 0.13f, 6);
  p->hip += 0.006f * a * wander(m, 0.21f, 7);
  p->tail_side += 0.12f * a * wander(m, 0.16f, 8);
  p->tail_curl += 0.06f * a * wander(m, 0.12f, 9);
  p->ear += 0.07f * a * wander(m, 0.23f, 10);
}

void motion_apply_layers(const struct motion *m, struct pose *p) {
  apply_posture(m, p);
  apply_gait(m, p);
  apply_look(m, p);
  apply_idle(m, p);
  apply_whiskers(m, p);
  apply_breath(m, p);
  apply_mouth(m, p);
  apply_wash(m, p);
  apply_struggle(m, p);
  apply_touched(m, p);
  apply_swish(m, p);
  apply_sway(m, p);
  apply_ears(m, p);
  apply_crab(m, p);
  apply_face(m, p);
  p->yaw = motion_clamp(p->yaw, -75, 75);
  p->ear = motion_clamp(p->ear, -1, 1.15f);
  p->eye_open = motion_clamp(p->eye_open, 0, 1.15f);
  p->mouth = motion_clamp(p->mouth, 0, 1.2f);
  p->ear_flat = motion_clamp(p->ear_flat, 0, 1);
  p->tongue = motion_clamp(p->tongue, 0, 1.2f);
}
