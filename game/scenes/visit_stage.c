/* visit_stage.c - the cage as it is now: far things first, a rat in the hut behind the hut's front. */
#include "visit.h"

#include <math.h>

#include "../theme.h"
#include "../views/company.h"
#include "../views/scenery.h"

static void ground_px(const struct visit *v, double x_cm, double y_cm, float *x, float *y, float *px_per_h) {
  float xu, yu;
  room_ground(x_cm, y_cm, &xu, &yu);
  *x = v->stage.ox + xu * v->stage.k;
  *y = v->stage.oy + yu * v->stage.k;
  *px_per_h = room_head_u(y_cm) * v->stage.k;
}

/* One alone is drawn anew 30 times a second; several every other frame, half of them each time. */
static void take_turn(struct visit *v, int which, const struct draw_list *d) {
  int seen = 0, before = 0;
  for (int i = 0; i < v->n_rats; i++) {
    seen += v->rats[i].now.in_view;
    before += i < which && v->rats[i].now.in_view;
  }
  struct visit_rat *r = &v->rats[which];
  r->turn.slot = seen > 1 ? (long)draw_frame(d) : (long)(v->clock * 60 + 0.5);
  r->turn.who = before;
  r->turn.runs = r->now.speed_cm_s > VISIT_RUNS_CM_S;
}

static struct company_rat dressed(struct visit *v, int which, const struct draw_list *d, const struct motion_now *m) {
  struct visit_rat *r = &v->rats[which];
  r->look.light = (float)v->world.light;
  r->look.food = r->now.food;
  take_turn(v, which, d);
  return (struct company_rat){r->view, &r->look, *m, &r->turn};
}

static void draw_rats(struct visit *v, struct draw_list *d, const struct motion_now *m, const int *which, int n) {
  struct company_rat rats[SIM_MAX_RATS];
  for (int i = 0; i < n; i++) rats[i] = dressed(v, which[i], d, &m[which[i]]);
  company_draw(d, &v->stage, rats, n);
}

static enum hand_gesture gesture_now(const struct visit *v) {
  if (v->world.held_rat >= 0) return HAND_SCOOP;
  if (v->world.petting_rat >= 0) return HAND_PET;
  if (v->world.offering < TREAT_COUNT) return v->world.offer_how == OFFER_SPOON ? HAND_SPOON : HAND_PINCH;
  return v->world.hand_cm_s > 2 ? HAND_FLAT : HAND_STILL;
}

static int food_in_hand(const struct visit *v) {
  if (v->world.offering < TREAT_COUNT) return v->world.offering;
  return TREAT_COUNT;
}

/* Where the fingertips are drawn, in cm: between the last two ticks. */
static void hand_between(const struct visit *v, double *x, double *y) {
  double a = v->alpha;
  *x = v->hand_before_x + (v->world.hand_x_cm - v->hand_before_x) * a;
  *y = v->hand_before_y + (v->world.hand_y_cm - v->hand_before_y) * a;
}

static void draw_hand(struct visit *v, struct draw_list *d) {
  struct hand_look look = {.gesture = gesture_now(v),
                           .tone = app_settings(v->app)->skin,
                           .food = food_in_hand(v),
                           .light = (float)v->world.light,
                           .ghost = v->ghost ? 0.55f : 0};
  double x_cm, y_cm;
  float x, y, k, held_h = 0;
  hand_between(v, &x_cm, &y_cm);
  if (v->world.held_rat >= 0) {
    const struct visit_rat *r = &v->rats[v->world.held_rat];
    struct motion_now m;
    motion_read(r->motion, &m);
    scenery_seat(v->room ? room_shown(v->room) : SCENERY_CAGE, &r->now, &m);
    x_cm = m.x_cm, y_cm = m.y_cm;
    held_h = m.hands_h * r->look.size - 0.45f * (1 - r->look.size); /* a small one sits up on the fingers */
  }
  ground_px(v, x_cm, y_cm, &x, &y, &k);
  if (v->world.petting_rat >= 0) {
    rat_view_part(v->rats[v->world.petting_rat].view, v->world.pet_where == PET_HEAD ? PART_EAR : PART_BACK, &x, &y);
    x += 0.25f * k * sinf((float)v->clock * 3.0f);
  } else if (v->world.held_rat >= 0) {
    y -= held_h * k;
  } else {
    y -= 0.10f * k;
  }
  if (v->room && v->world.shirt_rat >= 0)
    room_draw_shirt(v->room, d, &v->painted, x, y, scenery_light(&v->world)); /* the other hand holds it from inside */
  else
    hand_view_draw(v->hand, d, &look, x, y, k);
}

/* As near as this rat bears the hand today: a faint line on the bedding, with the lens, while the hand is in. */
static void draw_bearing(struct visit *v, struct draw_list *d) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  if (!v->lens || !v->world.hand_in || v->world.held_rat >= 0 || r->used_to_cm < 3) return;
  enum { STEPS = 48 };
  float xy[2 * (STEPS + 1)], k;
  int n = 0;
  for (int i = 0; i <= STEPS; i++) {
    double a = i * (2 * 3.14159265358979 / STEPS), reach = r->used_to_cm + 6;
    double x = r->x_cm + reach * cos(a), y = r->y_cm + reach * sin(a);
    bool on_floor = x > 26 && x < CAGE_WIDTH_CM - 1 && y > 1 && y < CAGE_DEPTH_CM - 1;
    if (on_floor) {
      ground_px(v, x, y, &xy[2 * n], &xy[2 * n + 1], &k);
      n++;
    }
    if (n > 1 && (!on_floor || i == STEPS))
      draw_line(d, xy, n, 3 * v->stage.k, 0x2B6468B0, 9 * v->stage.k, 8 * v->stage.k);
    if (!on_floor) n = 0;
  }
}

/* With no hand in the cage it rests at the door, so that one sees whose turn it is. */
static void draw_hand_outside(struct visit *v, struct draw_list *d) {
  const struct stage *painted = &v->painted;
  struct hand_look look = {
      .gesture = HAND_STILL, .tone = app_settings(v->app)->skin, .food = TREAT_COUNT, .light = (float)v->world.light};
  float bob = app_settings(v->app)->reduced_motion ? 0 : 2.0f * sinf((float)v->clock * 1.3f);
  hand_view_draw(v->hand, d, &look, painted->ox + 1196 * painted->k, painted->oy + (640 + bob) * painted->k,
                 104 * painted->k);
}

/* The place of this moment, its pictures open; the cage where there are none. */
static enum scenery place_now(const struct visit *v) {
  struct sim_rat rats[SIM_MAX_RATS];
  for (int i = 0; i < v->n_rats; i++) rats[i] = v->rats[i].now;
  enum scenery at = scenery_of(&v->world, rats, v->n_rats);
  return v->room ? room_show(v->room, at) : at;
}

struct drawable {
  double y_cm;
  enum { THING_RAT, THING_FOOD, THING_HAND, THING_HAND_FRONT, THING_BOWL, THING_STICK } kind;
  int index;
};

/* What stands to the right of the fingertips lies under the arm, however near it is. */
static double under_the_arm(const struct visit *v, double depth_cm, double x_cm) {
  double x, y;
  hand_between(v, &x, &y);
  bool over = v->world.hand_in && v->world.held_rat < 0 && x < x_cm + 4 && y > depth_cm;
  return over ? y : depth_cm;
}

static int gather(struct visit *v, enum scenery at, const struct motion_now *m, struct drawable *out) {
  int n = 0;
  int held = v->world.held_rat;
  bool tunnel = at == SCENERY_LAP && held >= 0 && v->rats[held].now.in_tunnel; /* its two halves, round the mouse */
  if (tunnel || at == SCENERY_CAGE || at == SCENERY_OTHER) {
    double bowl = under_the_arm(v, ROOM_BOWL_DEPTH_CM, BOWL_X_CM), stick = under_the_arm(v, ROOM_STICK_DEPTH_CM, 66);
    out[n++] = (struct drawable){tunnel ? m[held].y_cm + 0.005 : bowl, THING_BOWL, 0};
    out[n++] = (struct drawable){tunnel ? m[held].y_cm - 0.005 : stick, THING_STICK, 0};
  }
  for (int i = 0; i < v->n_rats; i++)
    if (!m[i].in_hut && scenery_shows(at, &v->rats[i].now)) out[n++] = (struct drawable){m[i].y_cm, THING_RAT, i};
  bool in_a_cage = at != SCENERY_LAP && at != SCENERY_COLLAR;
  for (int i = 0; i < v->world.n_treats && in_a_cage; i++)
    out[n++] = (struct drawable){v->world.treats[i].y_cm - 0.5, THING_FOOD, i};
  if (v->world.hand_in && at != SCENERY_COLLAR) {
    double x, y = 0;
    hand_between(v, &x, &y);
    if (held >= 0 && !tunnel) out[n++] = (struct drawable){m[held].y_cm - 0.01, THING_HAND_FRONT, 0};
    double depth = held >= 0 ? m[held].y_cm + 0.01 : v->world.petting_rat >= 0 ? -50 : y - 1.0;
    out[n++] = (struct drawable){depth, THING_HAND, 0};
  }
  for (int i = 1; i < n; i++) /* insertion sort, far first; ties keep their order */
    for (int j = i; j > 0 && out[j].y_cm > out[j - 1].y_cm; j--) {
      struct drawable t = out[j];
      out[j] = out[j - 1];
      out[j - 1] = t;
    }
  return n;
}

/* Inside the travelling box nothing shows beyond its far side. */
static void draw_rats_outside(struct visit *v, struct draw_list *d, const struct motion_now *m, const int *which,
                              int n) {
  bool boxed = v->intro > INTRO_NOT && v->intro < INTRO_DART;
  if (boxed) draw_push_clip(d, (struct rect){v->stage.ox, v->stage.oy, 1190 * v->stage.k, 800 * v->stage.k});
  draw_rats(v, d, m, which, n);
  if (boxed) draw_pop_clip(d);
}

static void draw_food(struct visit *v, struct draw_list *d, const struct sim_treat *t) {
  float x, y, k;
  ground_px(v, t->x_cm, t->y_cm, &x, &y, &k);
  food_draw(d, t->kind, x, y, k, (float)v->world.light);
}

static void draw_one(struct visit *v, struct draw_list *d, const struct drawable *t) {
  float light = scenery_light(&v->world);
  switch (t->kind) {
  case THING_RAT: break; /* drawn in company */
  case THING_FOOD: draw_food(v, d, &v->world.treats[t->index]); break;
  case THING_HAND: draw_hand(v, d); break;
  case THING_HAND_FRONT: hand_view_draw_front(v->hand, d); break;
  case THING_BOWL:
    if (v->room) room_draw_bowl(v->room, d, &v->painted, light);
    break;
  case THING_STICK:
    if (v->room) room_draw_stick(v->room, d, &v->painted, light);
    break;
  }
}

static void draw_inside(struct visit *v, struct draw_list *d, enum scenery at, const struct motion_now *m) {
  struct company_rat rats[SIM_MAX_RATS];
  const struct sim_rat *states[SIM_MAX_RATS];
  int n = 0;
  for (int i = 0; i < v->n_rats; i++) {
    struct visit_rat *r = &v->rats[i];
    if (!m[i].in_hut || !scenery_shows(at, &r->now)) continue;
    rats[n] = dressed(v, i, d, &m[i]);
    states[n++] = &r->now;
  }
  struct scenery_view view = {v->room, at, &v->painted, &v->stage, scenery_light(&v->world)};
  scenery_draw_inside(&view, d, rats, states, n);
}

static void draw_by_depth(struct visit *v, struct draw_list *d, enum scenery at, const struct motion_now *m) {
  struct drawable list[SIM_MAX_RATS + SIM_MAX_TREATS + 4];
  int n = gather(v, at, m, list), which[SIM_MAX_RATS], rats;
  for (int i = 0; i < n; i++) {
    for (rats = 0; i < n && list[i].kind == THING_RAT; i++) which[rats++] = list[i].index;
    if (rats) draw_rats_outside(v, d, m, which, rats);
    if (i < n) draw_one(v, d, &list[i]);
  }
}

void visit_stage_draw(struct visit *v, struct ui *u) {
  struct draw_list *d = ui_draw(u);
  const struct ui_scale *sc = ui_scale(u);
  float light = scenery_light(&v->world);
  v->painted = (struct stage){sc->ox, roundf(v->layout.tray_y) - (606 + 88) * sc->s, sc->s};
  if (!v->room || fabsf(v->room_k - sc->s) > 1e-4f) {
    room_free(v->room);
    v->room = room_load(app_asset_dir(), sc->s);
    v->room_k = sc->s;
  }
  enum scenery at = place_now(v);
  v->stage = scenery_stage(at, &v->painted);
  struct motion_now m[SIM_MAX_RATS];
  for (int i = 0; i < v->n_rats; i++) {
    motion_read(v->rats[i].motion, &m[i]);
    scenery_seat(at, &v->rats[i].now, &m[i]);
  }
  if (v->room) room_tint(v->room, ui_theme(u)->room);
  if (v->room) room_draw_back(v->room, d, &v->painted, sc->w, sc->h, light);
  if (v->room && at == SCENERY_BATH) room_draw_items(v->room, d, &v->painted, v->world.room_safe, light);
  draw_inside(v, d, at, m);
  if (at == SCENERY_CAGE) draw_bearing(v, d);
  draw_by_depth(v, d, at, m);
  visit_intro_draw(v, d);
  bool rests = v->intro == INTRO_NOT ? scenery_has_resting_hand(at) : v->intro >= INTRO_HAND;
  if (!v->world.hand_in && rests) draw_hand_outside(v, d);
  if (v->room) room_draw_lip(v->room, d, &v->painted, light);
  if (v->layout.stage_top > 0) widget_wood(u, (struct rect){0, 0, (float)sc->w, v->layout.stage_top}, true);
}
