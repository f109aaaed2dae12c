/* walk.c - how a rat gets from here to there: turn first, round the hut and the bowl and the others, in by the door. */
#include "inside.h"

static const double wall_cm = 4, bowl_cm = 7, other_cm = 8;

void walk_home(int i, double *x, double *y) {
  static const double at[SIM_MAX_RATS][2] = {{11, 20}, {10, 27}, {15, 24}, {7, 23}, {13, 30}, {6, 30}};
  *x = at[i][0];
  *y = at[i][1];
}

bool walk_in_hut(double x, double y) { return x < HUT_RIGHT_CM && y > HUT_FRONT_CM; }

/* The next point on the way to the goal. */
static void waypoint(const struct rat *r, double *x, double *y) {
  bool here = walk_in_hut(r->x, r->y), there = walk_in_hut(r->goal_x, r->goal_y);
  *x = r->goal_x;
  *y = r->goal_y;
  if (here != there) {
    double to_door = num_length(r->x - HUT_DOOR_X_CM, r->y - HUT_DOOR_Y_CM);
    bool passing =
        here || to_door < 2.5 || (r->x < HUT_DOOR_X_CM && r->y > HUT_DOOR_Y_CM - 3 && r->y < HUT_DOOR_Y_CM + 3);
    if (here ? r->x < HUT_RIGHT_CM : !passing) *x = HUT_DOOR_X_CM, *y = HUT_DOOR_Y_CM;
    if (here && r->y > HUT_DOOR_Y_CM + 3) *x = 18, *y = HUT_DOOR_Y_CM; /* to the door from inside */
  }
  bool front_here = r->x < HUT_RIGHT_CM && r->y <= HUT_FRONT_CM;
  bool front_there = *x < HUT_RIGHT_CM && *y <= HUT_FRONT_CM;
  bool right_here = r->y > HUT_FRONT_CM - 2, right_there = *y > HUT_FRONT_CM - 2;
  if (!here && ((front_here && right_there) || (front_there && right_here)))
    *x = HUT_DOOR_X_CM + 2, *y = HUT_FRONT_CM - 3;
}

/* Turns towards (ux, uy) by at most `most` radians; true when the way ahead is about right. */
bool walk_turn(struct rat *r, double ux, double uy, double most) {
  double ahead = r->dx * ux + r->dy * uy, side = r->dx * uy - r->dy * ux;
  if (ahead > 1 - most * most / 2) {
    r->dx = ux;
    r->dy = uy;
    return true;
  }
  double k = side >= 0 ? most : -most, x = r->dx - k * r->dy, y = r->dy + k * r->dx, n = num_length(x, y);
  r->dx = x / n;
  r->dy = y / n;
  return ahead > 0.6;
}

static void push_out(double *x, double *y, double cx, double cy, double radius) {
  double dx = *x - cx, dy = *y - cy, n = num_length(dx, dy);
  if (n >= radius) return;
  if (n < 0.01) dx = 1, dy = 0, n = 1;
  double k = radius / n;
  *x = cx + dx * k - dy * 0.08; /* and a little sideways, so that it slides round */
  *y = cy + dy * k + dx * 0.08;
}

static void keep_clear(sim *s, int i, double *x, double *y) {
  if (walk_in_hut(*x, *y)) return;
  push_out(x, y, BOWL_X_CM, BOWL_Y_CM, bowl_cm);
  for (int j = 0; j < s->def.n_rats; j++) {
    const struct rat *o = &s->rats[j];
    if (j == i || !in_cage(o) || walk_in_hut(o->x, o->y) || colony_apart(s, i, j)) continue;
    push_out(x, y, o->x, o->y, other_cm);
  }
  *x = num_clamp(*x, wall_cm, CAGE_WIDTH_CM - wall_cm);
  *y = num_clamp(*y, wall_cm, CAGE_DEPTH_CM - wall_cm);
}

/* A wall stands between inside and out except at the door. */
static bool wall_between(double x0, double y0, double x1, double y1) {
  if (walk_in_hut(x0, y0) == walk_in_hut(x1, y1)) return false;
  return y0 < HUT_DOOR_Y_CM - 4 || y0 > HUT_DOOR_Y_CM + 4 || y1 < HUT_DOOR_Y_CM - 4;
}

static void note_threshold(sim *s, int i, bool inside) {
  struct rat *r = &s->rats[i];
  if (inside == (r->place == PLACE_HUT)) return;
  r->place = inside ? PLACE_HUT : PLACE_CAGE;
  if (inside) {
    r->inside_s = 0;
    if (r->hiding) sim_note(s, i, (struct note){EVENT_HID, CAUSE_INTO_COVER, VERB_COUNT, r->fear});
  } else {
    sim_note(s, i, (struct note){EVENT_CAME_OUT, CAUSE_OWN_WILL, VERB_COUNT, r->inside_s});
  }
}

void walk_tick(sim *s, int i, double dt) {
  struct rat *r = &s->rats[i];
  r->inside_s += dt;
  r->speed = 0;
  if (r->goal_speed <= 0 || num_length(r->goal_x - r->x, r->goal_y - r->y) < 0.5) return;
  double wx, wy;
  waypoint(r, &wx, &wy);
  double dx = wx - r->x, dy = wy - r->y, left = num_length(dx, dy);
  if (left < 0.05) return;
  bool running = r->goal_speed > 40;
  if (!walk_turn(r, dx / left, dy / left, (running ? 14 : 4.5) * dt)) return;
  double step = num_min(left, r->goal_speed * dt), x = r->x + dx / left * step, y = r->y + dy / left * step;
  keep_clear(s, i, &x, &y);
  if (r->place != PLACE_OUT) {
    if (wall_between(r->x, r->y, x, y)) return;
    note_threshold(s, i, walk_in_hut(x, y));
  }
  double moved = num_length(x - r->x, y - r->y), k = moved > step ? step / moved : 1; /* pushed aside, but no faster */
  r->speed = moved * k / dt;
  r->x += (x - r->x) * k;
  r->y += (y - r->y) * k;
}
