/* motion_root.c - the drawn place. The engine's point is the middle of the rat in cage cm; everything here is in scene
 * u, because feet must stand still on the picture, whatever its perspective. */
#include "motion_inside.h"
#include "room.h"

#include <math.h>

/* The drawn ground point (middle of pelvis and chest) lies behind the middle of rump and nose. */
static const float behind_h = 0.62f;
static const float max_speed_u = 1500, carried_speed_u = 700;

/* A direction of the cage floor as an angle of the drawing. */
static float drawn_angle(double x_cm, double y_cm, double heading_deg) {
  double c = cos(heading_deg * 0.017453292519943295), s = sin(heading_deg * 0.017453292519943295);
  float ax, ay, bx, by;
  room_ground(x_cm - 0.5 * c, y_cm - 0.5 * s, &ax, &ay);
  room_ground(x_cm + 0.5 * c, y_cm + 0.5 * s, &bx, &by);
  return atan2f((ay - by) / GROUND_TILT, bx - ax) / RADIANS;
}

static double mix_angle(double a, double b, double t) { return a + motion_turn((float)(b - a)) * t; }

/* The painted hut has its door on the front, the model on the right wall: near the door the way bends so that a rat
 * runs through the painted arch. u of the middle of the rat: before the door, on the threshold, inside. */
static const float hut_way[3][2] = {{300, 626}, {264, 580}, {248, 548}};
static const double hut_reach_cm = 15, inside_cm = HUT_DOOR_X_CM - HUT_X_CM;

/* How much of the way is bent at a place: 0 far from the door, 1 at it and inside. */
static float hut_bend(double x_cm, double y_cm) {
  if (x_cm < HUT_RIGHT_CM && y_cm > HUT_FRONT_CM) return 1;
  float near = 1 - (float)(hypot(x_cm - HUT_DOOR_X_CM, y_cm - HUT_DOOR_Y_CM) / hut_reach_cm);
  near = motion_clamp(near * 1.25f, 0, 1);
  return near * near * (3 - 2 * near);
}

static void hut_place(double x_cm, double y_cm, float *u, float *v) {
  float q = motion_clamp((float)((HUT_DOOR_X_CM - x_cm) / inside_cm), 0, 1), t = q / 0.19f;
  const float(*p)[2] = hut_way + (t < 1 ? 0 : 1);
  if (t >= 1) t = (q - 0.19f) / 0.81f;
  *u = motion_mix(p[0][0], p[1][0], t);
  *v = motion_mix(p[0][1], p[1][1], t) - 1.2f * (float)(y_cm - HUT_Y_CM) * q; /* several lie side by side */
}

static void painted_ground(float passing, double x_cm, double y_cm, float *u, float *v) {
  float bend = passing * hut_bend(x_cm, y_cm), hu, hv;
  room_ground(x_cm, y_cm, u, v);
  if (bend <= 0) return;
  hut_place(x_cm, y_cm, &hu, &hv);
  *u = motion_mix(*u, hu, bend);
  *v = motion_mix(*v, hv, bend);
}

static bool runs(const struct motion *m) { return m->doing == DOING_RUN || m->doing == DOING_CARRY; }

/* Near the door the body points along its bent way; inside it lies with its face to the opening. */
static float hut_heading(const struct motion *m, float heading, float bend) {
  float vx = m->goal_vx, vy = m->goal_vy / GROUND_TILT, speed = hypotf(vx, vy) / m->body.head_u;
  float wanted = speed > 0.8f ? atan2f(-vy, vx) / RADIANS : -54.0f;
  if (speed <= 0.8f && !m->hidden) wanted = heading;
  if (runs(m) && cosf(heading * RADIANS) < 0.2f) wanted = 118; /* in at the door: it turns before it is there */
  return heading + motion_turn(wanted - heading) * bend;
}

/* A body that stays where it is turns a little to the viewer, or its face and feet could not be read: away from the
 * viewer at most 30 degrees off the profile, towards him 60. Not when its nose has to be somewhere. */
static bool may_cheat(const struct sim_rat *r, const struct sim_world *w) {
  switch (r->doing) {
  case DOING_REST:
  case DOING_SLEEP:
  case DOING_FREEZE:
  case DOING_HIDE:
  case DOING_WASH:
  case DOING_FLINCH: return true;
  case DOING_STAND:
  case DOING_REAR:
  case DOING_EAT:
  case DOING_PETTED:
  case DOING_PLAY: return !w->hand_in || r->hand_cm > 6;
  case DOING_HELD:
  case DOING_SQUIRM:
  case DOING_LIMP:
  case DOING_LIFTED: return true;
  default: return false;
  }
}

bool motion_eats_at_bowl(const struct sim_rat *r) {
  const double reach_cm = 13;
  double dx = BOWL_X_CM - r->x_cm, dy = BOWL_Y_CM - r->y_cm;
  return r->doing == DOING_EAT && r->food == TREAT_COUNT && dx * dx + dy * dy < reach_cm * reach_cm;
}

/* To a point of the cage floor, wherever the engine's body points. */
static float heading_to(const struct motion *m, double x_cm, double y_cm) {
  float u, v;
  room_ground(x_cm, y_cm, &u, &v);
  return atan2f((m->goal_y - v) / GROUND_TILT, u - m->goal_x) / RADIANS;
}

static float cheated(const struct motion *m, float heading) {
  float h = motion_turn(heading), most = h > 0 ? 30.0f : 60.0f, off = fabsf(h) < 90 ? fabsf(h) : 180 - fabsf(h);
  bool right = off < 75 || m->body.head_u <= 0 ? fabsf(h) < 90 : cosf(m->body.heading_deg * RADIANS) > 0;
  float bent = most * (1 - expf(-off / most));
  if (h < 0) bent = -bent;
  return right ? bent : 180 - bent;
}

void motion_aim(struct motion *m, const struct sim_rat *before, const struct sim_rat *now, const struct sim_world *w,
                float alpha, float dt) {
  double x = before->x_cm + (now->x_cm - before->x_cm) * (double)alpha;
  double y = before->y_cm + (now->y_cm - before->y_cm) * (double)alpha;
  bool inside = x < HUT_RIGHT_CM && y > HUT_FRONT_CM, walks = now->doing == DOING_WALK && now->hand_cm > 10;
  float through = m->elsewhere                                                                            ? 0.0f
                  : inside || walks || m->travels || now->doing == DOING_RUN || now->doing == DOING_CARRY ? 1.0f
                                                                                                          : 0.0f;
  m->passing += (through - m->passing) * (dt > 0 ? fminf(1, dt * (through > 0 ? 12.0f : 2.5f)) : 1);
  float u, v, bend = m->passing * hut_bend(x, y);
  painted_ground(m->passing, x, y, &u, &v);
  m->goal_vx = dt > 0 ? (u - m->goal_x) / dt : 0;
  m->goal_vy = dt > 0 ? (v - m->goal_y) / dt : 0;
  m->goal_x = u;
  m->goal_y = v;
  painted_ground(m->passing, now->x_cm, now->y_cm, &m->end_x, &m->end_y);
  m->hidden = x < HUT_RIGHT_CM + 1 && y > HUT_FRONT_CM && !m->elsewhere;
  if ((m->paired = motion_aim_pair(m, now))) return;
  m->goal_heading = drawn_angle(x, y, mix_angle(before->heading_deg, now->heading_deg, (double)alpha));
  float vx = m->goal_vx, vy = m->goal_vy / GROUND_TILT;
  bool hastens = m->lapse && hypotf(vx, vy) > 1.2f * m->body.head_u;
  if (hastens) m->goal_heading = atan2f(-vy, vx) / RADIANS;                     /* only the way's ends are known then */
  bool torn = now->doing == DOING_STRETCH && now->speed_cm_s < 1 && w->hand_in; /* it points at what it is torn about */
  if (torn) m->goal_heading = heading_to(m, w->hand_x_cm, w->hand_y_cm);
  if (motion_eats_at_bowl(now))
    m->goal_heading = heading_to(m, BOWL_X_CM, BOWL_Y_CM - 1.5); /* the near side of what is painted */
  else if (!hastens && may_cheat(now, w))
    m->goal_heading = cheated(m, m->goal_heading);
  if (bend > 0) m->goal_heading = hut_heading(m, m->goal_heading, bend);
}

bool motion_is_far(const struct motion *m, float head_lengths) {
  double dx = m->mid_x - (double)m->end_x, dy = (m->mid_y - (double)m->end_y) / (double)GROUND_TILT;
  return hypot(dx, dy) > (double)(head_lengths * m->body.head_u);
}

static void limit(double *vx, double *vy, double most) {
  double v = hypot(*vx, *vy);
  if (v <= most) return;
  *vx *= most / v;
  *vy *= most / v;
}

/* Springs to the goal with the goal's speed known, so that a steady walk does not lag behind the engine. */
static void step_mid(struct motion *m, float dt) {
  double gvx = (double)m->goal_vx, gvy = (double)m->goal_vy;
  double most = (double)(m->lift > 0.05f ? carried_speed_u : max_speed_u);
  limit(&gvx, &gvy, most);
  double w = m->doing == DOING_RUN || m->doing == DOING_CARRY ? 16 : 11, h = (double)dt;
  double ago = (double)(m->left_s - dt); /* the goal is that of the frame's end */
  double goal_x = (double)m->goal_x - gvx * ago, goal_y = (double)m->goal_y - gvy * ago;
  m->mid_vx += (w * w * (goal_x - m->mid_x) + 2 * w * (gvx - m->mid_vx)) * h;
  m->mid_vy += (w * w * (goal_y - m->mid_y) + 2 * w * (gvy - m->mid_vy)) * h;
  limit(&m->mid_vx, &m->mid_vy, most);
  m->mid_x += m->mid_vx * h;
  m->mid_y += m->mid_vy * h;
}

static void step_heading(struct motion *m, float dt) {
  bool fast = m->travels || m->doing == DOING_RUN || m->doing == DOING_CARRY || m->doing == DOING_PLAY;
  float w = (fast ? m->goal_x < 420 ? 26.0f : 16.0f : 6.5f) * m->traits.tempo,
        off = motion_turn(m->goal_heading - m->body.heading_deg);
  m->body.turn_deg_s += (w * w * off - 2 * w * m->body.turn_deg_s) * dt;
  float most = fast ? 820.0f : 280.0f;
  m->body.turn_deg_s = motion_clamp(m->body.turn_deg_s, -most, most);
  m->body.heading_deg = motion_turn(m->body.heading_deg + m->body.turn_deg_s * dt);
}

static float trunk_length(const struct pose *p) {
  float trunk = 1.32f * p->stretch, rise = motion_clamp(p->chest - p->hip, -0.95f * trunk, 0.95f * trunk);
  return sqrtf(trunk * trunk - rise * rise);
}

/* H from the drawn ground point of a standing body with the same hind feet to the nose. */
float motion_pose_nose(const struct pose *p) {
  float trunk = trunk_length(p), rise = atan2f(p->chest - p->hip, trunk);
  float neck = (0.40f * p->neck_len + 0.10f) * cosf(rise * 0.35f + p->neck * RADIANS);
  return trunk - 0.66f - p->weight_back + neck + 1.03f * cosf(p->pitch * RADIANS) * cosf(p->yaw * RADIANS);
}

float motion_ground_shift(const struct motion *m) { return 0.5f * (trunk_length(&m->target) - 1.32f) + m->nose_h; }

static float head_u_at(const struct motion *m) {
  double x, y;
  room_unground((float)m->mid_x, (float)m->mid_y, &x, &y);
  return room_head_u(y) * m->size;
}

void motion_place_body(struct motion *m, float dt) {
  struct body *b = &m->body;
  b->head_u = head_u_at(m);
  float dx, dy;
  gait_to_u(b, -behind_h, 0, &dx, &dy);
  float anchor_x = (float)m->mid_x + dx, anchor_y = (float)m->mid_y + dy;
  /* The pelvis stays over the hind feet when the trunk lengthens, bends up or shortens. */
  gait_to_u(b, 0.5f * (trunk_length(&m->pose) - 1.32f) + m->nose_h, 0, &dx, &dy);
  float x = anchor_x + dx, y = anchor_y + dy;
  if (dt > 0) {
    float ox, oy;
    gait_to_u(b, -behind_h, 0, &ox, &oy);
    float turn = b->turn_deg_s * RADIANS; /* the anchor swings round the middle */
    float c = cosf(b->heading_deg * RADIANS), s = sinf(b->heading_deg * RADIANS);
    b->vx = (float)m->mid_vx + turn * behind_h * s * b->head_u;
    b->vy = (float)m->mid_vy + turn * behind_h * c * b->head_u * GROUND_TILT;
  }
  b->x_u = x;
  b->y_u = y;
}

/* Cage cm of the drawn point: two Newton steps from the last one, so that room_ground gives the same pixel again. */
void motion_find_cm(struct motion *m, const struct body *b) {
  for (int n = 0; n < 3; n++) {
    float u, v, ux, vx, uy, vy;
    room_ground(m->cm_x, m->cm_y, &u, &v);
    room_ground(m->cm_x + 1, m->cm_y, &ux, &vx);
    room_ground(m->cm_x, m->cm_y + 1, &uy, &vy);
    double down = (double)(b->y_u - v) / (double)(vy - v);
    m->cm_y += motion_clamp((float)down, -20, 20);
    m->cm_x += ((double)(b->x_u - u) - (double)(uy - u) * down) / (double)(ux - u);
  }
}

void motion_step_root(struct motion *m, float dt) {
  step_mid(m, dt);
  step_heading(m, dt);
  m->nose_h += (m->nose_goal - m->nose_h) * fminf(1, dt * (m->doing == DOING_TAKE ? 16.0f : 6.0f));
  motion_place_body(m, dt);
}

void motion_jump_root(struct motion *m) {
  m->mid_x = (double)m->goal_x;
  m->mid_y = (double)m->goal_y;
  m->mid_vx = m->mid_vy = 0;
  m->body.heading_deg = motion_turn(m->goal_heading);
  m->body.turn_deg_s = 0;
  m->nose_h = m->nose_goal;
  motion_place_body(m, 0);
  room_unground(m->body.x_u, m->body.y_u, &m->cm_x, &m->cm_y);
  motion_find_cm(m, &m->body);
}
