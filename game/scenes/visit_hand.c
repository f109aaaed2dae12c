/* visit_hand.c - from pointer, arrows or stick to the hand in the cage.
 *
 * How fast the hand moves is the person's own doing and matters to the rat. So the hand never lunges by itself: coming
 * back from the tray or through the door it goes gently until it has caught up with the pointer, and only then follows
 * at the pointer's own speed. */
#include "visit.h"

#include <math.h>

static const double KEYS_GENTLE_CM_S = 12, KEYS_FAST_CM_S = 45, CAUGHT_CM = 2.5, STILL_CM = 0.25;

static void pointer_cm(const struct visit *v, double *x, double *y) {
  room_unground((v->pointer_x - v->stage.ox) / v->stage.k, (v->pointer_y - v->stage.oy) / v->stage.k, x, y);
}

static bool in_stage(const struct visit *v, float x, float y) {
  float u = (y - v->stage.oy) / v->stage.k - 88;
  return x >= 0 && u > 190 && u < 592;
}

static bool key_axis(struct visit *v, const struct input *in) {
  float on = in->kind == INPUT_KEY_DOWN ? 1.0f : 0.0f;
  switch (in->key) {
  case KEY_LEFT: v->keys_x = -on; break;
  case KEY_RIGHT: v->keys_x = on; break;
  case KEY_UP: v->keys_y = on; break;
  case KEY_DOWN: v->keys_y = -on; break;
  default: return false;
  }
  v->keys_fast = in->shift;
  v->pointer_in_stage = false;
  return true;
}

static void pad_axis(struct visit *v, const struct input *in) {
  float a = fabsf(in->x) < 0.15f ? 0 : in->x;
  if (in->key == 0) v->keys_x = a;
  if (in->key == 1) v->keys_y = -a;
  v->keys_fast = false;
  if (a != 0) v->pointer_in_stage = false;
}

bool visit_hand_input(struct visit *v, const struct input *in) {
  switch (in->kind) {
  case INPUT_POINTER_MOVE:
    if (!in_stage(v, in->x, in->y) || ui_hover(app_ui(v->app)) != 0) { /* over a button it points at that */
      v->pointer_in_stage = false;
      return false;
    }
    if (!v->pointer_in_stage) v->hand_caught = false;
    v->pointer_in_stage = true;
    v->pointer_x = in->x;
    v->pointer_y = in->y - (in->device == DEVICE_TOUCH ? 60 * v->stage.k : 0);
    return true;
  case INPUT_POINTER_DOWN:
    if (!in_stage(v, in->x, in->y)) return false;
    if (in->button == 3) {
      if (v->world.hand_in) visit_use(v, TOOL_HAND);
    } else if (!v->world.hand_in) {
      if (visit_tool_reason(v, TOOL_HAND) == REASON_NONE && visit_intro_shows(v, TOOL_HAND)) visit_use(v, TOOL_HAND);
    }
    return true;
  case INPUT_KEY_DOWN:
  case INPUT_KEY_UP: return key_axis(v, in);
  case INPUT_PAD_AXIS: pad_axis(v, in); return true;
  default: return false;
  }
}

static void step_towards(double *x, double *y, double to_x, double to_y, double most) {
  double dx = to_x - *x, dy = to_y - *y, l = sqrt(dx * dx + dy * dy);
  double k = l > most ? most / l : 1;
  *x += dx * k;
  *y += dy * k;
}

/* The hand moves in the rat's time: nobody should reach fast by running the clock at 8x. */
void visit_moving_slows_time(struct visit *v) {
  if (v->speed > SPEED_1) visit_set_speed(v, SPEED_1);
}

void visit_hand_tick(struct visit *v, double dt) {
  const struct sim_world *w = &v->world;
  if (!w->hand_in || w->held_rat >= 0 || w->petting_rat >= 0 || w->hand_busy || v->speed == SPEED_CHOOSE) {
    v->want_x_cm = w->hand_x_cm;
    v->want_y_cm = w->hand_y_cm;
    v->hand_caught = false;
    return;
  }
  if (v->keys_x != 0 || v->keys_y != 0) {
    double c = (v->keys_fast ? KEYS_FAST_CM_S : KEYS_GENTLE_CM_S) * dt;
    v->want_x_cm += v->keys_x * c;
    v->want_y_cm += v->keys_y * c;
    visit_moving_slows_time(v);
  } else if (v->pointer_in_stage) {
    double x, y;
    pointer_cm(v, &x, &y);
    double far = hypot(x - v->want_x_cm, y - v->want_y_cm);
    if (far > 1.0) visit_moving_slows_time(v);
    if (far < CAUGHT_CM) v->hand_caught = true;
    if (v->hand_caught)
      v->want_x_cm = x, v->want_y_cm = y;
    else
      step_towards(&v->want_x_cm, &v->want_y_cm, x, y, HAND_GENTLE_CM_S * dt);
  } else {
    v->want_x_cm = w->hand_x_cm; /* nobody moves it: it rests where it is */
    v->want_y_cm = w->hand_y_cm;
  }
  v->want_x_cm = fmin(fmax(v->want_x_cm, 0), CAGE_WIDTH_CM);
  v->want_y_cm = fmin(fmax(v->want_y_cm, 0), CAGE_DEPTH_CM);
}

void visit_hand_send(struct visit *v) {
  const struct sim_world *w = &v->world;
  if (app_is_watching(v->app)) return; /* the diary moves it */
  if (!w->hand_in || w->held_rat >= 0 || w->petting_rat >= 0 || w->hand_busy || w->now_ds <= v->moved_ds) return;
  if (hypot(v->want_x_cm - w->hand_x_cm, v->want_y_cm - w->hand_y_cm) < STILL_CM) return;
  struct sim_action a = {.verb = VERB_MOVE, .rat = v->nearest};
  a.x = floor(v->want_x_cm * 10 + 0.5) / 10; /* what the diary keeps is what is played */
  a.y = floor(v->want_y_cm * 10 + 0.5) / 10;
  if (sim_check(run_sim_const(v->run), &a) == REASON_NONE) app_act(v->app, &a);
  v->moved_ds = w->now_ds;
}
