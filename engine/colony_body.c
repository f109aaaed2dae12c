/* colony_body.c - rats among rats as they are seen: who has to do with whom, where each goes for it, what it does and
 * which signs tell of it. Everything follows from the pairs; nothing here decides how a meeting goes. */
#include "inside.h"

static const double dt = 0.1;
static const double floor_left_cm = 34, sniff_cm = 13, box_cm = 11, pin_cm = 6, stand_off_cm = 17, sidle_cm = 12;

static double apart_cm(const struct rat *a, const struct rat *b) { return num_length(a->x - b->x, a->y - b->y); }

/* Neither hut nor bowl: all of it is new to all of them. */
static bool is_bare_ground(const sim *s) {
  return s->colony.meeting == INTRODUCE_NEUTRAL || s->colony.meeting == INTRODUCE_CARRIER;
}

int colony_company(const sim *s, int i) {
  int best = -1;
  int64_t highest = RUNG_CALM;
  for (int k = 0; k < s->def.n_rats; k++) {
    if (k == i || s->colony.meeting == INTRODUCE_COUNT || !colony_together(s, i, k)) continue;
    const struct pair *p = pair_of(s, i, k);
    if (p->apart_s <= 0 && p->rung > highest) highest = p->rung, best = k;
  }
  return best;
}

/* The one it has run off from, -1 if it has not. */
static int ran_from(const sim *s, int i) {
  for (int k = 0; k < s->def.n_rats; k++) {
    if (k == i || !colony_together(s, i, k)) continue;
    const struct pair *p = pair_of(s, i, k);
    if (p->apart_s > 0 && p->loser == i) return k;
  }
  return -1;
}

void colony_place_rats(sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    struct rat *r = &s->rats[i];
    if (!in_cage(r)) continue;
    bool new = s->def.rats[i].role == ROLE_NEWCOMER;
    r->place = PLACE_CAGE;
    r->x = (new ? 66 : 36) + 16 * luck(s, i, s->now, LUCK_MEET_X);
    r->y = 5 + 24 * luck(s, i, s->now, LUCK_MEET_Y);
    r->dx = new ? -1 : 1;
    r->dy = r->speed = 0;
    r->hiding = r->treat_id = 0;
    r->food = TREAT_COUNT;
    r->frozen_s = 0;
    body_aim(s, i, AIM_LOOK, 1 + luck(s, i, s->now, LUCK_AIM_TIME));
  }
}

/* ---- going ---- */

static void head_for(struct rat *r, double x, double y, double speed) {
  r->goal_x = num_clamp(x, floor_left_cm, CAGE_WIDTH_CM - 4);
  r->goal_y = num_clamp(y, 4, CAGE_DEPTH_CM - 4);
  r->goal_speed = speed;
}

static void stand_still(struct rat *r) {
  r->goal_x = r->x;
  r->goal_y = r->y;
  r->goal_speed = 0;
}

static void face(struct rat *r, const struct rat *o) {
  double dx = o->x - r->x, dy = o->y - r->y, n = num_length(dx, dy);
  if (n > 0.1) walk_turn(r, dx / n, dy / n, 8 * dt);
}

/* To so many cm from the other, and face it there. */
static void keep_at(struct rat *r, const struct rat *o, double cm, double speed) {
  double dx = r->x - o->x, dy = r->y - o->y, n = num_length(dx, dy), off = n - cm;
  if (off < 1.5 && off > -3) {
    stand_still(r);
    face(r, o);
    return;
  }
  if (n < 0.1) dx = 1, dy = 0, n = 1;
  head_for(r, o->x + dx / n * cm, o->y + dy / n * cm, speed);
}

/* Away from the chaser: another way every second or so. */
static void run_away(sim *s, int i, const struct rat *from) {
  struct rat *r = &s->rats[i];
  double x = floor_left_cm + 50 * luck(s, i, s->now / 12, LUCK_CHASED_X),
         y = 5 + 24 * luck(s, i, s->now / 12, LUCK_CHASED_Y);
  if (num_length(x - from->x, y - from->y) < 25) x = from->x > 60 ? floor_left_cm : CAGE_WIDTH_CM - 6;
  head_for(r, x, y, 0.6 * tuned(s, TUNE_RUN_CM_S));
}

/* Flank first, a little at a time. */
static void go_sideways(struct rat *r, const struct rat *o) {
  double dx = o->x - r->x, dy = o->y - r->y, n = num_length(dx, dy);
  stand_still(r);
  if (n < 0.1) return;
  double side = r->dx * dy - r->dy * dx >= 0 ? 1 : -1;
  walk_turn(r, side * dy / n, -side * dx / n, 6 * dt);
  if (n <= sidle_cm) return;
  r->x += dx / n * 5 * dt;
  r->y += dy / n * 5 * dt;
}

/* One is on top: drawn close, with no wall of air between them. */
static void close_in(struct rat *r, const struct rat *o) {
  double dx = o->x - r->x, dy = o->y - r->y, n = num_length(dx, dy);
  stand_still(r);
  face(r, o);
  if (n <= pin_cm) return;
  double step = num_min(20 * dt, n - pin_cm);
  r->x += dx / n * step;
  r->y += dy / n * step;
}

static void go_by_rung(sim *s, int i, int k) {
  struct rat *r = &s->rats[i];
  const struct rat *o = &s->rats[k];
  const struct pair *p = pair_of(s, i, k);
  double walk = tuned(s, TUNE_WALK_CM_S), run = 0.6 * tuned(s, TUNE_RUN_CM_S);
  bool lead = p->lead == i;
  switch (p->rung) {
  case RUNG_SNIFF: keep_at(r, o, sniff_cm, walk); break;
  case RUNG_CHASE:
    if (lead) {
      keep_at(r, o, 8, 0.85 * run); /* never quite catches it */
    } else {
      run_away(s, i, o);
    }
    break;
  case RUNG_BOX:
    if (p->pinned && lead && apart_cm(r, o) < 2 * box_cm) {
      close_in(r, o);
    } else if (p->pinned && apart_cm(r, o) < 2 * box_cm) {
      stand_still(r);
    } else {
      keep_at(r, o, box_cm, 3 * walk);
    }
    break;
  case RUNG_SIDLE:
    if (lead && apart_cm(r, o) < 2 * stand_off_cm) {
      go_sideways(r, o);
      break;
    } /* fall through */
  default: keep_at(r, o, stand_off_cm, 2 * walk); break;
  }
}

/* On bare ground there is nothing to hide in: a corner must do. */
static void go_to_corner(sim *s, int i, int from) {
  struct rat *r = &s->rats[i];
  const struct rat *o = &s->rats[from];
  double x = o->x < 60 ? CAGE_WIDTH_CM - 6 : floor_left_cm, y = o->y < CAGE_DEPTH_CM / 2 ? CAGE_DEPTH_CM - 6 : 6;
  head_for(r, x, y, r->fear > 0.3 ? tuned(s, TUNE_RUN_CM_S) : tuned(s, TUNE_WALK_CM_S));
}

static bool fits_bare_ground(int64_t aim) {
  return aim == AIM_LOOK || aim == AIM_EXPLORE || aim == AIM_REST || aim == AIM_HOVER;
}

static void wander(sim *s, int i) {
  struct rat *r = &s->rats[i];
  r->hiding = 0;
  r->aim_s -= dt;
  if (r->aim_s > 0 && fits_bare_ground(r->aim)) return;
  double u = luck(s, i, s->now, LUCK_AIM), seconds = 3 + 5 * luck(s, i, s->now, LUCK_AIM_TIME);
  body_aim(s, i, u < 0.6 ? AIM_EXPLORE : u < 0.9 ? AIM_LOOK : AIM_REST, seconds);
}

bool colony_will(sim *s, int i) {
  struct rat *r = &s->rats[i];
  if (s->colony.meeting == INTRODUCE_COUNT || s->petting == i) return false;
  int k = colony_company(s, i), from = ran_from(s, i);
  bool play = k < 0 || pair_of(s, i, k)->rung < RUNG_CHASE;
  if (play && (r->food != TREAT_COUNT || r->treat_id || r->aim == AIM_FINGERS)) return false;
  if (from >= 0 && is_bare_ground(s)) {
    r->hiding = 0;
    go_to_corner(s, i, from);
  } else if (k >= 0 && (!play || !r->hiding)) {
    r->hiding = 0;
    r->frozen_s = 0;
    body_aim(s, i, AIM_LOOK, 1);
    go_by_rung(s, i, k);
  } else if (is_bare_ground(s)) {
    wander(s, i);
  } else {
    return false;
  }
  return true;
}

/* ---- doing ---- */

static bool is_on_its_way(const struct rat *r) {
  return r->goal_speed > 0 && num_length(r->goal_x - r->x, r->goal_y - r->y) > 1.5;
}

static enum doing going(const struct rat *r) { return r->goal_speed > 40 ? DOING_RUN : DOING_WALK; }

static enum doing alone(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  if (is_on_its_way(r)) return going(r);
  if (ran_from(s, i) >= 0) return r->fear > 0.25 ? DOING_HIDE : DOING_WASH; /* licks what hurts */
  if (r->aim == AIM_REST) return DOING_REST;
  double u = luck(s, i, s->now / 30, LUCK_PAUSE);
  return u < 0.4 ? DOING_REAR : u < 0.8 ? DOING_SNIFF : DOING_STAND;
}

enum doing colony_doing(const sim *s, int i) {
  const struct rat *r = &s->rats[i];
  int k = colony_company(s, i);
  if (k < 0) return alone(s, i);
  const struct pair *p = pair_of(s, i, k);
  if (is_on_its_way(r)) return going(r);
  bool lead = p->lead == i;
  switch (p->rung) {
  case RUNG_SNIFF: return DOING_SNIFF;
  case RUNG_BOX: return !p->pinned ? DOING_BOX : lead ? DOING_PIN : DOING_PINNED;
  case RUNG_SIDLE: return lead ? DOING_SIDLE : DOING_BOX;
  default: return DOING_STAND;
  }
}

/* ---- signs ---- */

struct signs {
  enum sign *of;
  int n;
};

static void add(struct signs *to, enum sign g) {
  if (to->n < SIM_MAX_SIGNS) to->of[to->n++] = g;
}

static bool sometimes(const sim *s, int i, enum sign g, double chance) {
  return luck(s, i, s->now / 50, (enum luck)(LUCK_SIGN + (int)g)) < chance;
}

/* The neck is play, the rump is war: what the one that presses on goes for. */
static enum sign target_of(const sim *s, const struct pair *p) {
  return p->tension + 0.06 > tuned(s, TUNE_FIGHT_TENSION) ? SIGN_RUMP_ATTACK : SIGN_NAPE_NUZZLE;
}

static void tell_rung(const sim *s, int i, const struct pair *p, struct signs *to) {
  bool lead = p->lead == i;
  switch (p->rung) {
  case RUNG_CHASE:
    if (lead) add(to, target_of(s, p));
    if (!lead && sometimes(s, i, SIGN_SQUEAK_SHORT, 0.3)) add(to, SIGN_SQUEAK_SHORT);
    break;
  case RUNG_BOX:
    add(to, p->pinned ? SIGN_PIN : SIGN_BOX);
    if (lead) add(to, target_of(s, p));
    if (!lead && sometimes(s, i, SIGN_SQUEAK_SHORT, 0.5)) add(to, SIGN_SQUEAK_SHORT);
    break;
  case RUNG_PUFFED:
  case RUNG_SIDLE:
    if (lead && p->rung == RUNG_SIDLE) add(to, SIGN_SIDLE);
    if (!lead && p->rung == RUNG_SIDLE) add(to, SIGN_BOX);
    if (lead || sometimes(s, i, SIGN_PUFFED, 0.6)) add(to, SIGN_PUFFED);
    if (lead && p->rung == RUNG_SIDLE) add(to, SIGN_RUMP_ATTACK);
    if (sometimes(s, i, SIGN_TAIL_SWISH, 0.5)) add(to, SIGN_TAIL_SWISH);
    if (!lead && sometimes(s, i, SIGN_HISS, 0.4)) add(to, SIGN_HISS);
    break;
  default: break;
  }
}

int colony_signs(const sim *s, int i, enum sign out[SIM_MAX_SIGNS]) {
  struct signs to = {out, 0};
  if (!s->colony.lives) return 0;
  int k = colony_company(s, i), from = ran_from(s, i);
  if (k >= 0) tell_rung(s, i, pair_of(s, i, k), &to);
  if (from >= 0 && pair_of(s, i, from)->apart_s > tuned(s, TUNE_LOSER_AWAY_S) - 3) add(&to, SIGN_SQUEAL_LONG);
  if (!s->colony.mates[i].ill) return to.n;
  add(&to, SIGN_PORPHYRIN);
  if (sometimes(s, i, SIGN_PUFFED, 0.3)) add(&to, SIGN_PUFFED); /* and listless: not a fight */
  if (sometimes(s, i, SIGN_HISS, 0.3)) add(&to, SIGN_HISS);     /* the breath can be heard */
  return to.n;
}
