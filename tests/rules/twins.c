#include "twins.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

void run_to(sim *s, int64_t at_ds) {
  while (sim_now_ds(s) < at_ds) sim_step(s, at_ds);
}
void pass(sim *s, double seconds) { run_to(s, sim_now_ds(s) + (int64_t)(seconds * 10 + 0.5)); }
int64_t at(double day, double hour) { return (int64_t)(day * SIM_DS_PER_DAY + hour * 36000 + 0.5); }
enum sim_reason act(sim *s, struct sim_action a) { return sim_act(s, &a); }
struct sim_rat rat_of(const sim *s) {
  struct sim_rat r;
  sim_read_rat(s, 0, &r);
  return r;
}

sim *begin(uint64_t seed, enum source source) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.rats[0].source = source;
  sim *s = sim_create(&def);
  assert_non_null(s);
  return s;
}

sim *twin_of(const sim *s) {
  sim *t = sim_create(sim_definition(s));
  assert_non_null(t);
  sim_copy(t, s);
  return t;
}

void seize(sim *s, enum lift_how how) {
  if (rat_of(s).place == PLACE_HUT) {
    act(s, (struct sim_action){.verb = VERB_REACH});
  } else {
    act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 0});
    for (int k = 0; k < 150 && rat_of(s).hand_cm > 6; k++) {
      if (k % 10 == 0) act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 0, .fast = true});
      sim_step(s, INT64_MAX);
    }
    if (rat_of(s).place == PLACE_HUT) act(s, (struct sim_action){.verb = VERB_REACH});
  }
  assert_int_equal(act(s, (struct sim_action){.verb = VERB_LIFT, .how = (int)how}), REASON_NONE);
}

void lift(sim *s) { seize(s, LIFT_SCOOP); }

void lift_for(sim *s, double seconds) {
  lift(s);
  pass(s, seconds);
  act(s, (struct sim_action){.verb = VERB_PUT});
  pass(s, 2);
  act(s, (struct sim_action){.verb = VERB_LEAVE});
}

/* The place `cm` from the food that lies farthest from the rat. */
static void place_to_wait(const struct sim_rat *r, double cm, double x, double y, double *to_x, double *to_y) {
  static const double way[12][2] = {{1, 0},  {.866, .5},   {.5, .866},   {0, 1},  {-.5, .866}, {-.866, .5},
                                    {-1, 0}, {-.866, -.5}, {-.5, -.866}, {0, -1}, {.5, -.866}, {.866, -.5}};
  double best = -1;
  *to_x = CAGE_WIDTH_CM, *to_y = y > 17 ? 0 : CAGE_DEPTH_CM;
  for (int k = 0; k < 12; k++) {
    double px = x + way[k][0] * cm, py = y + way[k][1] * cm;
    if (px > CAGE_WIDTH_CM || py < 0 || py > CAGE_DEPTH_CM || px < 30) continue;
    double far = (px - r->x_cm) * (px - r->x_cm) + (py - r->y_cm) * (py - r->y_cm);
    if (far > best) best = far, *to_x = px, *to_y = py;
  }
}

static void glide(sim *s, double x, double y) {
  for (int n = 0; n < 120; n++) {
    struct sim_world w;
    sim_read_world(s, &w);
    double dx = x - w.hand_x_cm, dy = y - w.hand_y_cm, left = sqrt(dx * dx + dy * dy), f = left > 1.2 ? 1.2 / left : 1;
    if (left < 0.1) return;
    act(s, (struct sim_action){.verb = VERB_MOVE, .x = w.hand_x_cm + dx * f, .y = w.hand_y_cm + dy * f});
    sim_step(s, INT64_MAX);
  }
}

static double far_from_door(const sim *s) {
  struct sim_rat r = rat_of(s);
  return sqrt((HAND_DOOR_X_CM - r.x_cm) * (HAND_DOOR_X_CM - r.x_cm) +
              (HAND_DOOR_Y_CM - r.y_cm) * (HAND_DOOR_Y_CM - r.y_cm));
}

bool feed_at(sim *s, double cm, double wait_s) {
  struct sim_rat r = rat_of(s);
  int before = r.treats_eaten;
  for (int k = 0; k < 60 && far_from_door(s) < 48; k++) { /* not while it sits behind the door */
    act(s, (struct sim_action){.verb = VERB_TALK, .seconds = 1});
    pass(s, 1);
  }
  double from = (r.used_to_cm > cm ? r.used_to_cm : cm) + 2;
  act(s, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = from});
  pass(s, 6);
  struct sim_world w;
  sim_read_world(s, &w);
  r = rat_of(s);
  double x = w.hand_x_cm, y = w.hand_y_cm, to_x, to_y;
  act(s, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  place_to_wait(&r, cm, x, y, &to_x, &to_y);
  glide(s, to_x, to_y);
  for (int k = 0; k < (int)(wait_s * 10) && rat_of(s).treats_eaten == before; k++) sim_step(s, INT64_MAX);
  pass(s, 8);
  return rat_of(s).treats_eaten > before;
}
