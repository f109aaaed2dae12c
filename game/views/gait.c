/* gait.c - see gait.h. One clock drives all feet while the body moves: each has its window of the cycle to swing in
 * (walk: lateral sequence; bound: hind pair, fore pair). It lands where it will be half a stance ahead of its home, so
 * the stride follows from the real speed and turning in place steps by itself. A standing body steps when a foot is
 * too far from where it wants to be. */
#include "gait.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define PI 3.1415927f
#define RADIANS (PI / 180)

static float clampf(float v, float low, float high) { return v < low ? low : v > high ? high : v; }
static float lerpf(float a, float b, float t) { return a + (b - a) * t; }
static float ease(float t) { return t * t * (3 - 2 * t); }
static float frac(float v) { return v - floorf(v); }

static const float walk_offset[4] = {0.25f, 0.75f, 0, 0.5f};
static const float bound_offset[4] = {0.44f, 0.62f, 0, 0.15f};    /* never in step: all four are seen from the side */
static const float home_step[4] = {0.04f, 0.04f, -0.04f, -0.04f}; /* middle of the stance, off home */
static const float bound_home_step[4] = {0.10f, 0.10f, -0.10f, -0.10f};

void gait_home(const struct pose *p, int foot, float *forward, float *right) {
  float side = foot & 1 ? 1.0f : -1.0f;
  *forward = rat_foot_home(p, (enum foot)foot);
  *right = foot < 2 ? 0.45f * p->bend + 0.215f * side : 0.28f * side;
}

void gait_to_u(const struct body *b, float forward, float right, float *dx_u, float *dy_u) {
  float c = cosf(b->heading_deg * RADIANS), s = sinf(b->heading_deg * RADIANS);
  *dx_u = (c * forward + s * right) * b->head_u;
  *dy_u = -(s * forward - c * right) * b->head_u * GROUND_TILT;
}

static void from_u(const struct body *b, float dx_u, float dy_u, float *forward, float *right) {
  float c = cosf(b->heading_deg * RADIANS), s = sinf(b->heading_deg * RADIANS);
  float gx = dx_u / b->head_u, gz = -dy_u / (b->head_u * GROUND_TILT);
  *forward = c * gx + s * gz;
  *right = s * gx - c * gz;
}

float gait_body_speed(const struct body *b) { return hypotf(b->vx, b->vy / GROUND_TILT) / b->head_u; }

static float duty(const struct gait *g) { return lerpf(0.65f, 0.34f, g->bound); }

float gait_half_stride(const struct gait *g) {
  return lerpf(clampf(0.12f + 0.055f * g->speed, 0.12f, 0.30f), clampf(0.32f + 0.028f * g->speed, 0.36f, 0.62f),
               g->bound);
}

/* Cycles a second. Capped: time-lapse may ask for more than legs can do. */
static float cadence(const struct gait *g) { return fminf(g->speed * duty(g) / (2 * gait_half_stride(g)), 7.5f); }

static float foot_phase(const struct gait *g, int k) {
  return frac(g->phase + (g->bound > 0.5f ? bound_offset[k] : walk_offset[k]));
}

/* Where the foot should stand now, as u off the drawn ground point. */
static void wanted(const struct gait *g, const struct body *b, const struct pose *want, int k, float *x, float *y) {
  float forward, right;
  gait_home(want, k, &forward, &right);
  const struct foot_pose *f = &want->foot[k];
  forward += lerpf(f->x, lerpf(home_step[k], bound_home_step[k], g->bound), g->moving);
  right += f->out * (k & 1 ? 1.0f : -1.0f) * (1 - g->moving);
  gait_to_u(b, forward, right, x, y);
  *x += b->x_u;
  *y += b->y_u;
}

/* Distance on the ground, in H. */
static float ground_distance(const struct body *b, float dx, float dy) {
  return hypotf(dx, dy / GROUND_TILT) / b->head_u;
}

static float lift_height(const struct gait *g, int k) {
  float walk = k < 2 ? 0.22f : 0.13f; /* a forepaw's step is seen from the front, too */
  return lerpf(lerpf(0.08f, walk, g->moving), 0.17f, g->bound);
}

void gait_place(struct gait *g, const struct body *b, const struct pose *want, bool moving) {
  memset(g->foot, 0, sizeof g->foot);
  g->moving = moving ? 1.0f : 0.0f;
  g->speed = gait_body_speed(b);
  float stance = duty(g), a = gait_half_stride(g), v = fmaxf(g->speed, 0.01f);
  for (int k = 0; k < 4; k++) {
    struct foot_state *f = &g->foot[k];
    wanted(g, b, want, k, &f->x_u, &f->y_u);
    f->from_x = f->x_u;
    f->from_y = f->y_u;
    if (!moving) continue;
    float u = foot_phase(g, k), s = u < stance ? 0 : (u - stance) / (1 - stance);
    float along = u < stance ? a * (1 - 2 * u / stance) : -a + 2 * a * ease(s);
    f->x_u += b->vx / v * along;
    f->y_u += b->vy / v * along;
    f->from_x = f->x_u;
    f->from_y = f->y_u;
    f->step = s;
    f->lift = lift_height(g, k) * sinf(PI * s);
  }
}

static void begin_step(struct foot_state *f) {
  f->step = 1e-5f;
  f->from_x = f->x_u;
  f->from_y = f->y_u;
}

/* Moves a foot that is in the air; `ds` of its step passes, `left_s` seconds remain, `ahead_s` it leads its home. */
static void swing(struct gait *g, const struct body *b, const struct pose *want, int k, float ds, float ahead_s) {
  struct foot_state *f = &g->foot[k];
  f->step += ds;
  float x, y;
  wanted(g, b, want, k, &x, &y);
  x += b->vx * ahead_s;
  y += b->vy * ahead_s;
  float s = clampf(f->step, 0, 1), e = ease(s);
  f->x_u = lerpf(f->from_x, x, e);
  f->y_u = lerpf(f->from_y, y, e);
  f->lift = lift_height(g, k) * sinf(PI * s);
  if (s < 1) return;
  f->step = 0;
  f->lift = 0;
}

/* When the body is turned or carried off faster than legs can step, a foot comes along. */
static void drag(struct gait *g, const struct body *b, const struct pose *want, int k) {
  const float most = 0.9f;
  float x, y;
  wanted(g, b, want, k, &x, &y);
  struct foot_state *f = &g->foot[k];
  float far = ground_distance(b, x - f->x_u, y - f->y_u);
  if (far <= most) return;
  f->x_u = lerpf(x, f->x_u, most / far);
  f->y_u = lerpf(y, f->y_u, most / far);
}

static void step_moving(struct gait *g, const struct body *b, const struct pose *want, float dt) {
  float f = fmaxf(cadence(g), 0.8f), stance = duty(g);
  g->phase = frac(g->phase + f * dt);
  for (int k = 0; k < 4; k++) {
    float x, y;
    wanted(g, b, want, k, &x, &y);
    bool far = ground_distance(b, x - g->foot[k].x_u, y - g->foot[k].y_u) > 0.62f;
    if (g->foot[k].step <= 0 && (foot_phase(g, k) >= stance || far)) begin_step(&g->foot[k]);
    if (g->foot[k].step <= 0) continue;
    float left = (1 - g->foot[k].step) * (1 - stance) / f;
    swing(g, b, want, k, dt * f / (1 - stance), left + 0.5f * stance / f);
  }
}

static void step_standing(struct gait *g, const struct body *b, const struct pose *want, float dt, enum gait_hurry h) {
  int busy = 0, allowed = h == HURRY_FRIGHT ? 4 : 2;
  float seconds = h == HURRY_FRIGHT ? 0.075f : 0.13f, slack = h == HURRY_FRIGHT ? 0.07f : 0.085f;
  for (int k = 0; k < 4; k++) busy += g->foot[k].step > 0;
  for (int n = 0; n < 4; n++) {
    int k = (n + 2) & 3; /* hind feet first: they carry the weight */
    struct foot_state *f = &g->foot[k];
    float x, y;
    wanted(g, b, want, k, &x, &y);
    bool paws_free = k < 2 && want->hold > 0.3f;
    if (paws_free) {
      f->x_u = x;
      f->y_u = y;
      f->step = f->lift = 0;
      continue;
    }
    bool pair_up = g->foot[k ^ 1].step > 0 && h == HURRY_CALM; /* never both of a pair in calm */
    if (f->step <= 0 && busy < allowed && !pair_up && ground_distance(b, x - f->x_u, y - f->y_u) > slack) {
      begin_step(f);
      busy++;
    }
    if (f->step > 0) swing(g, b, want, k, dt / seconds, (1 - f->step) * seconds);
  }
}

void gait_step(struct gait *g, const struct body *b, const struct pose *want, float dt, enum gait_hurry hurry) {
  assert(dt > 0 && b->head_u > 0);
  float speed = gait_body_speed(b);
  g->speed += (speed - g->speed) * fminf(1, dt * 12);
  bool goes = speed > 0.22f;
  g->moving += ((goes ? 1.0f : 0.0f) - g->moving) * fminf(1, dt * 10);
  g->bound += ((speed > 3.6f ? 1.0f : 0.0f) - g->bound) * fminf(1, dt * 14);
  if (goes)
    step_moving(g, b, want, dt);
  else
    step_standing(g, b, want, dt, hurry);
  for (int k = 0; k < 4; k++) drag(g, b, want, k);
}

void gait_apply(const struct gait *g, const struct body *b, struct pose *p) {
  for (int k = 0; k < 4; k++) {
    if (k < 2 && p->hold > 0.95f) continue;
    float forward, right, home_forward, home_right, side = k & 1 ? 1.0f : -1.0f;
    from_u(b, g->foot[k].x_u - b->x_u, g->foot[k].y_u - b->y_u, &forward, &right);
    gait_home(p, k, &home_forward, &home_right);
    p->foot[k].x = forward - home_forward;
    p->foot[k].out = (right - home_right) * side;
    p->foot[k].lift = fmaxf(g->foot[k].lift, (1 - g->moving) * p->foot[k].lift);
  }
}
