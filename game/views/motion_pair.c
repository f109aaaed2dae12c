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
  case DOING_BOX: *out = (struct pair_place){others == DOING_SIDLE ? -1.42f : -1.15f, 0, 0}; return true;
  case DOING_PIN: *out = (struct pair_place){-0.85f, 0, 0}; return true;
  case DOING_PINNED: *out = (struct pair_place){-0.50f, 0, 180}; return true;
  case DOING_SIDLE: *out = (struct pair_place){-0.90f, 0, 58 * to_viewer}; return true;
  case DOING_STAND: *out = (struct pair_place){-1.75f, 0, 0}; return true;     /* nose to nose, fur up */
  case DOING_SNIFF: *out = (struct pair_place){-0.80f, 0.40f, 0}; return true; /* each along the other's flank */
  default: return false;
  }
}

static bool stands_off(enum doing d) { return d == DOING_STAND || d == DOING_BOX || d == DOING_SIDLE; }

/* Whether two that do this on that rung belong together, and from how near, in cm; 0: not. */
static double pair_reach_cm(enum doing a, enum doing b, enum rung rung) {
  if (rung == RUNG_SNIFF) return a == DOING_SNIFF && b == DOING_SNIFF ? 18 : 0;
  if (rung >= RUNG_PUFFED) return stands_off(a) && stands_off(b) ? 30 : 0;
  bool play = (a == DOING_BOX && b == DOING_BOX) || (a == DOING_PIN && b == DOING_PINNED) ||
              (a == DOING_PINNED && b == DOING_PIN);
  return play ? 17 : 0;
}

bool motion_aim_pair(struct motion *m, const struct sim_rat *now) {
  const double cm_per_h = 6.6, touching_cm = 13;
  double reach_cm = m->meets ? pair_reach_cm(now->doing, m->other_doing, now->rung) : 0;
  double dx = m->other_x - now->x_cm, dy = m->other_y - now->y_cm, apart = sqrt(dx * dx + dy * dy);
  if (apart > reach_cm) return false;
  /* A line through the middle, at most 16 degrees off the picture's plane. */
  bool right = dx + 0.35 * dy >= 0;
  float off = motion_clamp((float)(atan2(dy, fabs(dx) + 1e-6) * 57.3) * (right ? 1.0f : -1.0f), -16, 16);
  float line = right ? off : 180 + off;
  struct pair_place place;
  if (!motion_pair_place(now->doing, m->other_doing, right, &place)) return false;
  if (reach_cm > 20) place.along_h -= (float)(fmax(0, apart - touching_cm) / cm_per_h / 2); /* not yet that near */
  float u, v, ahead_x, ahead_y, own_x, own_y;
  room_ground((now->x_cm + m->other_x) / 2, (now->y_cm + m->other_y) / 2, &u, &v);
  m->goal_heading = motion_turn(line + place.turn_deg);
  struct body b = {.heading_deg = line, .head_u = m->body.head_u};
  gait_to_u(&b, place.along_h, place.across_h, &ahead_x, &ahead_y);
  b.heading_deg = m->goal_heading; /* from the drawn ground point to the engine's middle */
  gait_to_u(&b, behind_h - motion_ground_shift(m), 0, &own_x, &own_y);
  m->goal_x = u + ahead_x + own_x;
  m->goal_y = v + ahead_y + own_y;
  m->goal_vx = m->goal_vy = 0;
  m->end_x = m->goal_x;
  m->end_y = m->goal_y;
  return true;
}
