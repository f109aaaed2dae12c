/* scenery.c - see scenery.h. */
#include "scenery.h"

#include "room_geometry.h"

#define LAP_X_CM 45.0
#define LAP_Y_CM 12.0
#define HOME_X_CM 1.0 /* the travelling cage's middle, in the bathroom */
#define HOME_Y_CM 20.0
#define UNDER_X_CM 39.0 /* below the tub */

static const unsigned all_safe = (1u << ROOM_ITEM_COUNT) - 1;

static bool is_carried(const struct sim_rat *r) {
  return r->place >= PLACE_ARMS && r->place <= PLACE_FIST && r->doing != DOING_LIFTED;
}

/* Of one that is held or runs free; SCENERY_COUNT: it is in a cage like the others. */
static enum scenery scenery_of_rat(const struct sim_rat *r) {
  if (is_carried(r)) return r->place == PLACE_CLOTHING ? SCENERY_COLLAR : SCENERY_LAP;
  if (r->place == PLACE_OUT && r->in_view) return SCENERY_BATH;
  return SCENERY_COUNT;
}

enum scenery scenery_of(const struct sim_world *w, const struct sim_rat *rats, int n) {
  if (w->held_rat >= 0 && w->held_rat < n) {
    enum scenery held = scenery_of_rat(&rats[w->held_rat]);
    if (held != SCENERY_COUNT) return held;
  }
  for (int i = 0; i < n; i++) {
    enum scenery own = scenery_of_rat(&rats[i]);
    if (own != SCENERY_COUNT) return own;
  }
  if (w->meeting == INTRODUCE_CARRIER) return SCENERY_CARRIER;
  if (w->meeting == INTRODUCE_NEUTRAL) return SCENERY_NEUTRAL;
  bool apart = w->meeting == INTRODUCE_COUNT && w->quarantine != QUARANTINE_NONE;
  if (apart && w->view == ROLE_NEWCOMER) return SCENERY_OTHER;
  return w->room_safe != all_safe && !w->hand_in && w->held_rat < 0 ? SCENERY_BATH : SCENERY_CAGE;
}

bool scenery_shows(enum scenery at, const struct sim_rat *r) {
  if (!r->in_view) return false;
  if (at == SCENERY_LAP || at == SCENERY_COLLAR) return is_carried(r);
  return true;
}

struct stage scenery_stage(enum scenery at, const struct stage *s) {
  if (at == SCENERY_BATH) {
    float k = (float)BATH_RATS, x = (float)BATH_X, y = (float)(ROOM_FRONT_Y * (1 - BATH_RATS));
    return (struct stage){s->ox + x * s->k, s->oy + y * s->k, s->k * k};
  }
  if (at == SCENERY_LAP || at == SCENERY_COLLAR) {
    float k = at == SCENERY_LAP ? (float)LAP_RATS : (float)COLLAR_RATS, x = 640 * (1 - k),
          floor = at == SCENERY_LAP ? (float)LAP_FLOOR_Y : (float)COLLAR_FLOOR_Y,
          y = floor - (float)room_y(LAP_Y_CM) * k;
    return (struct stage){s->ox + x * s->k, s->oy + y * s->k, s->k * k};
  }
  return *s;
}

/* Stands up in the jumper, face to us, whatever it does in there. */
static void look_out(struct motion_now *now, const struct sim_rat *r) {
  bool right = now->heading_deg < 90 && now->heading_deg > -90;
  now->heading_deg = right ? -52.0f : -128.0f;
  now->x_cm += right ? -2.5 : 2.5; /* the head in the middle */
  now->pose.hip = 0.45f;
  now->pose.chest = r->doing == DOING_SLEEP ? 0.5f : 1.42f; /* asleep: out of sight */
  now->pose.nolegs = 0.3f;
}

void scenery_seat(enum scenery at, const struct sim_rat *r, struct motion_now *now) {
  if (at == SCENERY_LAP || at == SCENERY_COLLAR) {
    now->x_cm = LAP_X_CM, now->y_cm = LAP_Y_CM;
    now->in_hut = at == SCENERY_COLLAR; /* behind the jumper's front */
    if (at == SCENERY_COLLAR) look_out(now, r);
    if (at == SCENERY_LAP && r->in_tunnel) now->heading_deg = -8, now->lift_h += 0.38f; /* the tube is thick */
  } else if (at == SCENERY_BATH && r->place != PLACE_OUT) {
    now->x_cm = HOME_X_CM, now->y_cm = HOME_Y_CM;
    now->in_hut = true; /* behind its bars */
  } else if (at == SCENERY_BATH && r->under) {
    now->x_cm = UNDER_X_CM, now->y_cm = BATH_UNDER_CM;
    now->in_hut = true;
  }
}

struct rect scenery_opening(enum scenery at, const struct sim_rat *r) {
  if (at == SCENERY_BATH && r->under && r->place == PLACE_OUT) return (struct rect){BATH_UNDER};
  if (at == SCENERY_BATH) return (struct rect){214, -200, 1500, 774};
  if (at == SCENERY_CAGE || at == SCENERY_OTHER) return (struct rect){46, 0, 1200, 720}; /* the hut's left wall */
  return (struct rect){-ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, ROOM_H};
}

float scenery_light(const struct sim_world *w) {
  double hour = (double)(w->now_ds % SIM_DS_PER_DAY) / 36000.0, from_noon = hour < 12.5 ? 12.5 - hour : hour - 12.5;
  double high = from_noon < 2 ? 1 : from_noon > 4.5 ? 0 : (4.5 - from_noon) / 2.5;
  return (float)(w->light < 1 ? w->light : 1 + high);
}

bool scenery_has_resting_hand(enum scenery at) {
  return at == SCENERY_CAGE || at == SCENERY_OTHER || at == SCENERY_CARRIER || at == SCENERY_NEUTRAL;
}
