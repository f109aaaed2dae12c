/* hand.c - where the hand is, how it moves, and what its coming does to a rat. Only the hand's own motion frightens:
 * a rat that walks nearer by itself never scares itself. */
#include "inside.h"

static const double body_radius_cm = 2.5;

static double half_length(const struct rat *r) {
  bool curled = r->doing == DOING_SLEEP || r->doing == DOING_HIDE;
  return curled ? 6 : RAT_LENGTH_CM / 2;
}

/* The point of the line rump-nose that is nearest to (x, y). */
static void nearest_part(const struct rat *r, double x, double y, double *px, double *py) {
  double half = half_length(r), along = num_clamp((x - r->x) * r->dx + (y - r->y) * r->dy, -half, half);
  *px = r->x + along * r->dx;
  *py = r->y + along * r->dy;
}

double hand_distance(const struct rat *r, double x, double y) {
  double px, py;
  nearest_part(r, x, y, &px, &py);
  return num_max(0, num_length(x - px, y - py) - body_radius_cm);
}

/* Inside the cage and outside the hut. */
static void allowed(double *x, double *y) {
  *x = num_clamp(*x, 0, CAGE_WIDTH_CM);
  *y = num_clamp(*y, 0, CAGE_DEPTH_CM);
  if (*x >= HUT_RIGHT_CM || *y <= HUT_FRONT_CM) return;
  if (HUT_RIGHT_CM - *x < *y - HUT_FRONT_CM) {
    *x = HUT_RIGHT_CM;
  } else {
    *y = HUT_FRONT_CM;
  }
}

void hand_enter(sim *s) {
  if (s->hand_in) return;
  s->hand_in = 1;
  s->hand_x = s->was_x = HAND_DOOR_X_CM + 5; /* on its way through the door */
  s->hand_y = s->was_y = HAND_DOOR_Y_CM;
  hand_go(s, HAND_DOOR_X_CM, HAND_DOOR_Y_CM, HAND_GENTLE_CM_S);
  for (int i = 0; i < s->def.n_rats; i++) s->rats[i].recent_cm = s->rats[i].own_cm = 999;
}

void hand_leave(sim *s) {
  s->hand_in = s->hand_busy = 0;
  s->hand_cm_s = s->hand_pace = s->hand_still_s = 0;
  s->petting = s->in_hut = -1;
  for (int i = 0; i < s->def.n_rats; i++) s->rats[i].pending = 0; /* what has gone does not come nearer */
  s->shirt_for = s->shirt_until = 0;
  feed_end_offer(s);
}

void hand_go(sim *s, double x, double y, double speed) {
  allowed(&x, &y);
  s->to_x = x;
  s->to_y = y;
  s->to_speed = speed;
  s->hand_busy = num_length(x - s->hand_x, y - s->hand_y) > 0.01;
}

/* A way that leads past the rat is a bad one. */
static double passing(const sim *s, const struct rat *r, double x, double y, double cm) {
  double most = num_min(cm, hand_distance(r, s->hand_x, s->hand_y)), worst = 0;
  for (int k = 1; k <= 3; k++) {
    double near = hand_distance(r, s->hand_x + (x - s->hand_x) * k / 4, s->hand_y + (y - s->hand_y) * k / 4);
    worst = num_max(worst, most - near);
  }
  return worst > 1 ? 2 * worst : 0;
}

/* To that distance from the rat: along the line between them if the cage allows it, else round by as little as it
 * takes; where nothing fits, the nearest to it that does. */
void hand_go_near(sim *s, int i, double cm, bool fast) {
  const struct rat *r = &s->rats[i];
  const double cos15 = 0.9659258262890683, sin15 = 0.25881904510252074;
  double px, py, best = 1e9, best_x = s->hand_x, best_y = s->hand_y;
  nearest_part(r, s->hand_x, s->hand_y, &px, &py);
  double ux = s->hand_x - px, uy = s->hand_y - py, n = num_length(ux, uy);
  if (n < 0.01) ux = 1, uy = 0, n = 1;
  double left_x = ux / n, left_y = uy / n, right_x = left_x, right_y = left_y;
  for (int k = 0; k <= 12; k++) {
    for (int side = 0; side < 2; side++) {
      double x = px + (side ? right_x : left_x) * (cm + body_radius_cm);
      double y = py + (side ? right_y : left_y) * (cm + body_radius_cm);
      allowed(&x, &y);
      double off = hand_distance(r, x, y) - cm, miss = (off < 0 ? -off : off) + 0.5 * k + passing(s, r, x, y, cm);
      if (miss < best) best = miss, best_x = x, best_y = y;
    }
    double turned = left_x * cos15 - left_y * sin15;
    left_y = left_x * sin15 + left_y * cos15;
    left_x = turned;
    turned = right_x * cos15 + right_y * sin15;
    right_y = -right_x * sin15 + right_y * cos15;
    right_x = turned;
  }
  hand_go(s, best_x, best_y, fast ? HAND_FAST_CM_S : HAND_GENTLE_CM_S);
}

static void follow_rat(sim *s, const struct rat *r) {
  s->to_x = r->x + 2 * r->dx;
  s->to_y = r->y + 2 * r->dy;
  s->to_speed = HAND_GENTLE_CM_S * 2;
}

/* A hand at work unsettles a rat that has not settled yet; counted at most every quarter of a minute. */
static void meddle(sim *s) {
  if (s->now - s->unsettled_at < 150) return;
  s->unsettled_at = s->now;
  for (int i = 0; i < s->def.n_rats; i++) {
    if (colony_in_view(s, i)) mind_meddle(s, &s->rats[i]);
  }
}

/* A part of 0.1 s on its way; how far that was. */
static double go_on(sim *s) {
  double dx = s->to_x - s->hand_x, dy = s->to_y - s->hand_y, left = num_length(dx, dy);
  double step = s->to_speed * s->part.dt;
  if (left < 0.01) return 0;
  if (step < left) {
    s->hand_x += dx / left * step;
    s->hand_y += dy / left * step;
    return step;
  }
  s->hand_x = s->to_x;
  s->hand_y = s->to_y;
  s->hand_busy = 0;
  return left;
}

void hand_tick(sim *s) {
  const double kept = 0.5; /* of its pace, in 0.1 s */
  s->was_x = s->hand_x;
  s->was_y = s->hand_y;
  s->hand_cm_s = 0;
  if (!s->hand_in) return;
  if (s->petting >= 0) follow_rat(s, &s->rats[s->petting]);
  double went = 0;
  for (int k = 0; k < s->parts; k++) went += go_on(s);
  if (went <= 0) {
    s->hand_busy = 0;
    s->hand_still_s += tick_s;
    s->hand_pace *= kept;
    return;
  }
  s->hand_cm_s = went * 10;
  s->hand_pace = kept * s->hand_pace + (1 - kept) * s->hand_cm_s;
  s->hand_still_s = 0;
  meddle(s);
}

/* How much scarier than a gentle one a hand of this speed is. */
static double speed_factor(const sim *s) {
  double calm = tuned(s, TUNE_CALM_SPEED_CM_S), span = tuned(s, TUNE_FAST_SPEED_CM_S) - calm;
  if (s->hand_pace <= calm || span <= 0) return 1;
  return 1 + (tuned(s, TUNE_FAST_FACTOR) - 1) * num_min(1, (s->hand_pace - calm) / span);
}

static void take_fright(sim *s, int i) {
  struct rat *r = &s->rats[i];
  double fright = r->pending;
  enum sim_cause cause = CAUSE_HAND_WARY;
  if (r->pending_fast) {
    cause = CAUSE_HAND_FAST;
  } else if (r->sleepy > 0.3 && r->hand_cm < 15) {
    cause = CAUSE_WOKEN;
  } else if (r->hand_cm < num_min(r->used_to_cm, r->own_cm) - 2) {
    cause = CAUSE_HAND_NEARER;
  } else if (r->friend_near == 2) {
    cause = CAUSE_FRIEND_SCARED;
  } else {
    cause = mind_blame(s, r, cause);
  }
  mind_startle(s, i, fright, cause, VERB_HAND);
}

/* It comes nearer. What it does to fear is felt in flinches, and whole when the hand stops. */
static void feel_coming(sim *s, int i, double cm) {
  struct rat *r = &s->rats[i];
  double speed = speed_factor(s);
  double net = mind_net(s, r, CUE_HAND, mind_sudden(s, r, cm) * speed, cm);
  double fright = tuned(s, TUNE_GAIN) * mind_luck(s, i, s->now / 50, LUCK_HAND) * net;
  if (r->place == PLACE_HUT) fright *= tuned(s, TUNE_HUT_COVER);
  if (cm < 15) fright += mind_waking(s, r);
  if (fright <= r->pending) return;
  r->pending = fright;
  r->pending_fast = speed > 1.3;
  double felt = num_min(fright, 1) * (r->friend_near == 1 ? tuned(s, TUNE_FRIEND_CALM) : 1);
  if (felt > r->fear + tuned(s, TUNE_FLINCH)) take_fright(s, i);
}

static void end_coming(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (r->pending > r->fear) take_fright(s, i);
  r->pending = 0;
  r->pending_fast = 0;
}

/* What it chose by itself: only its own walking counts, and that wears off when the hand is elsewhere. */
static void note_own_choice(struct rat *r, double before) {
  if (r->fear > 0.5) {
    r->own_cm = 999;
  } else if (r->hand_cm < before - 0.01 && r->hand_cm < r->own_cm) {
    r->own_cm = r->hand_cm;
  } else if (r->hand_cm > r->own_cm + 5) {
    r->own_cm += tick_s;
  }
}

void hand_feel(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (!s->hand_in || !in_cage(r)) {
    if (r->pending > 0) end_coming(s, i);
    r->hand_cm = is_held(r) ? 0 : 999;
    r->recent_cm = r->own_cm = 999;
    return;
  }
  double last = r->hand_cm, now_cm = hand_distance(r, s->hand_x, s->hand_y);
  r->hand_cm = now_cm;
  if (s->hand_cm_s <= 0) {
    if (r->pending > 0) end_coming(s, i);
    note_own_choice(r, last);
  } else {
    bool coming = now_cm < hand_distance(r, s->was_x, s->was_y) - 0.01;
    if (coming && now_cm < r->recent_cm - 0.05 && s->petting != i && s->in_hut != i) {
      feel_coming(s, i, now_cm);
    } else if (!coming && r->pending > 0) {
      end_coming(s, i);
    }
  }
  r->recent_cm = num_min(now_cm, r->recent_cm + 1.2);
}
