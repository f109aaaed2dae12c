/* motion_pair.c - two rats whose bodies meet. The engine knows their middles; here they are set out along a line that
 * can be read from the side, each where its paws, belly or flank touch the other. Both come to the same line, for all
 * is found from the two middles alone. */
#include "motion_inside.h"
#include "room.h"

#include <math.h>

static const float behind_h = 0.62f; /* as in motion_root.c */

bool motion_pair_place(enum doing mine, enum doing others, bool right, struct pair_place *out) {
  float to_viewer = right ? -1.0f : 1.0f;
  switch (mine) {
  case DOING_BOX: *out = (struct pair_place){others == DOING_SIDLE ? -1.0f : -0.92f, 0}; return true;
  case DOING_PIN: *out = (struct pair_place){-0.85f, 0}; return true;
  case DOING_PINNED: *out = (struct pair_place){-0.50f, 180}; return true;
  case DOING_SIDLE: *out = (struct pair_place){-0.62f, 58 * to_viewer}; return true;
  default: return false;
  }
}

static bool are_a_pair(enum doing a, enum doing b) {
  return (a == DOING_BOX && (b == DOING_BOX || b == DOING_SIDLE)) || (a == DOING_PIN && b == DOING_PINNED);
}

bool motion_aim_pair(struct motion *m, const struct sim_rat *now) {
  if (!m->meets || !(are_a_pair(now->doing, m->other_doing) || are_a_pair(m->other_doing, now->doing))) return false;
  const double near_cm = 16;
  double dx = m->other_x - now->x_cm, dy = m->other_y - now->y_cm;
  if (dx * dx + dy * dy > near_cm * near_cm) return false;
  /* A line through the middle, at most 16 degrees off the picture's plane. */
  bool right = dx + 0.35 * dy >= 0;
  float off = motion_clamp((float)(atan2(dy, fabs(dx) + 1e-6) * 57.3) * (right ? 1.0f : -1.0f), -16, 16);
  float line = right ? off : 180 + off;
  struct pair_place place;
  if (!motion_pair_place(now->doing, m->other_doing, right, &place)) return false;
  float u, v, ahead_x, ahead_y, own_x, own_y;
  room_ground((now->x_cm + m->other_x) / 2, (now->y_cm + m->other_y) / 2, &u, &v);
  m->goal_heading = motion_turn(line + place.turn_deg);
  struct body b = {.heading_deg = line, .head_u = m->body.head_u};
  gait_to_u(&b, place.along_h, 0, &ahead_x, &ahead_y);
  b.heading_deg = m->goal_heading; /* from the drawn ground point to the engine's middle */
  gait_to_u(&b, behind_h - motion_ground_shift(m), 0, &own_x, &own_y);
  m->goal_x = u + ahead_x + own_x;
  m->goal_y = v + ahead_y + own_y;
  m->goal_vx = m->goal_vy = 0;
  m->end_x = m->goal_x;
  m->end_y = m->goal_y;
  return true;
}
