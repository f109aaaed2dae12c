/* photo.c - see photo.h. The stage is mapped so that a picture shows the very pixels the visit would show. */
#include "photo.h"

#include "../app.h"
#include "../assets.h"
#include "../raster.h"
#include "../views/company.h"
#include "../views/hand.h"
#include "../views/scenery.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct actor {
  struct motion *motion;
  struct rat_view *view;
  struct rat_look look;
  struct sim_rat rat;
  bool live;
  int step; /* of the small life */
  double step_s;
};
struct photo {
  uint32_t seed;
  int n;
  struct actor actors[SIM_MAX_RATS];
  struct sim_world world;
  struct room *own_room, *room; /* that of this draw: its own, or lent */
  enum scenery at;              /* this draw's */
  float room_k;                 /* of its own */
  struct photo *lender;         /* NULL: the room is its own */
  struct hand_view *hand;
  bool empty; /* the room alone */
  int tone;
  double idle_s;
};

/* The small life: what it does, and for how long. */
static const struct {
  enum doing doing;
  double s;
} life[] = {{DOING_STAND, 5}, {DOING_SNIFF, 4}, {DOING_WASH, 6},  {DOING_STAND, 3}, {DOING_REAR, 3},
            {DOING_SNIFF, 3}, {DOING_EAT, 8},   {DOING_STAND, 4}, {DOING_REST, 7}};
enum { LIFE_STEPS = sizeof life / sizeof *life };
#define ASLEEP_AFTER_S 14.0
#define STILL_AFTER_S 20.0

static void calm_world(struct photo *p) {
  p->world = (struct sim_world){.light = 1,
                                .offering = TREAT_COUNT,
                                .petting_rat = -1,
                                .held_rat = -1,
                                .meeting = INTRODUCE_COUNT,
                                .view = ROLE_RESIDENT,
                                .room_safe = (1u << ROOM_ITEM_COUNT) - 1};
}

static struct actor *actor_of(struct photo *p, int who) {
  assert(who >= 0 && who < SIM_MAX_RATS);
  struct actor *a = &p->actors[who];
  if (who >= p->n) p->n = who + 1;
  if (a->motion) return a;
  uint32_t seed = p->seed + 17u * (uint32_t)who;
  a->motion = motion_create(seed);
  a->look = (struct rat_look){.coat = COAT_HOODED, .size = 1, .light = 1, .food = TREAT_COUNT, .seed = seed};
  return a;
}

struct photo *photo_create(uint32_t seed) {
  struct photo *p = calloc(1, sizeof *p);
  if (!p) abort();
  p->seed = seed;
  calm_world(p);
  return p;
}

void photo_destroy(struct photo *p) {
  if (!p) return;
  for (int i = 0; i < SIM_MAX_RATS; i++) {
    if (!p->actors[i].motion) continue;
    motion_destroy(p->actors[i].motion);
    if (p->actors[i].view) rat_view_destroy(p->actors[i].view);
  }
  room_free(p->own_room);
  hand_view_destroy(p->hand);
  free(p);
}

void photo_cast(struct photo *p, const struct sim_rat_def *const *rats, int n) {
  p->n = 0;
  for (int i = 0; i < n && i < SIM_MAX_RATS; i++) {
    struct actor *a = actor_of(p, i);
    enum coat coat = coat_of_name(rats[i]->coat);
    a->look.coat = coat < COAT_COUNT ? coat : COAT_AGOUTI;
    a->look.build = rat_build_of(rats[i]->species, rats[i]->source, rats[i]->age_days);
    a->look.size = rat_build_size(&a->look.build);
    motion_set_build(a->motion, &a->look.build);
  }
}

void photo_cast_one(struct photo *p, const struct sim_rat_def *rat) { photo_cast(p, &rat, 1); }
void photo_borrow_room(struct photo *p, struct photo *lender) { p->lender = lender; }
void photo_show_rats(struct photo *p, bool on) { p->empty = !on; }
void photo_hand_tone(struct photo *p, int tone) { p->tone = tone; }

static enum sign sign_of(enum doing doing) {
  if (doing == DOING_REST) return SIGN_REST;
  return doing == DOING_SLEEP ? SIGN_SLEEP_IN_VIEW : SIGN_WHISK_EXPLORE;
}

static struct sim_rat calm_rat(enum doing doing, double x_cm, double y_cm, double heading_deg) {
  double a = heading_deg * 0.017453292519943295;
  return (struct sim_rat){.place = PLACE_CAGE,
                          .in_view = true,
                          .doing = doing,
                          .doing_s = 3,
                          .x_cm = x_cm,
                          .y_cm = y_cm,
                          .heading_deg = heading_deg,
                          .nose_x_cm = x_cm + 10 * cos(a),
                          .nose_y_cm = y_cm + 10 * sin(a),
                          .hand_cm = 999,
                          .look_x_cm = x_cm + 40 * cos(a),
                          .look_y_cm = y_cm - 4,
                          .food = doing == DOING_EAT ? TREAT_BANANA_CHIP : TREAT_COUNT,
                          .breaths_s = 1.6,
                          .settled = 1,
                          .trust = 0.6,
                          .fear = 0.02,
                          .signs = {sign_of(doing)},
                          .n_signs = 1,
                          .with = -1};
}

void photo_doing(struct photo *p, int who, enum doing doing, double x_cm, double y_cm, double heading_deg) {
  struct actor *a = actor_of(p, who);
  calm_world(p);
  a->live = false;
  a->rat = calm_rat(doing, x_cm, y_cm, heading_deg);
  motion_settle(a->motion, &a->rat, &p->world);
}

void photo_live(struct photo *p, int who, double x_cm, double y_cm, double heading_deg) {
  photo_doing(p, who, life[0].doing, x_cm, y_cm, heading_deg);
  struct actor *a = actor_of(p, who);
  a->live = true;
  a->step = who * 4 % LIFE_STEPS; /* two do not do the same at once */
  a->step_s = p->idle_s = 0;
}

/* With whom each of the cast is, if that one is in the picture, too. */
static void meet(struct photo *p, const int *rats, int n) {
  for (int i = 0; i < n; i++) {
    const struct sim_rat *other = NULL;
    for (int k = 0; k < n; k++)
      if (k != i && p->actors[i].rat.with == rats[k]) other = &p->actors[k].rat;
    motion_meet(p->actors[i].motion, other);
  }
}

/* The world's rats by their place in the cast. */
static void read_world(struct photo *p, const sim *s, const int *rats, int n) {
  struct sim_world world;
  sim_read_world(s, &world);
  p->world = world;
  p->world.petting_rat = p->world.held_rat = -1;
  for (int i = 0; i < n; i++) {
    if (rats[i] == world.petting_rat) p->world.petting_rat = i;
    if (rats[i] == world.held_rat) p->world.held_rat = i;
  }
}

void photo_moment(struct photo *p, const sim *s, const int *rats, int n) {
  read_world(p, s, rats, n);
  for (int i = 0; i < n; i++) {
    struct actor *a = actor_of(p, i);
    a->live = false;
    sim_read_rat(s, rats[i], &a->rat);
  }
  meet(p, rats, n);
  for (int i = 0; i < n; i++) motion_settle(p->actors[i].motion, &p->actors[i].rat, &p->world);
}

void photo_follow(struct photo *p, const sim *s, const int *rats, int n, double dt, double rate) {
  read_world(p, s, rats, n);
  for (int i = 0; i < n; i++) {
    struct actor *a = actor_of(p, i);
    struct sim_rat before = a->rat;
    sim_read_rat(s, rats[i], &a->rat);
    meet(p, rats, n);
    motion_step(a->motion, &before, &a->rat, &p->world, 1, (float)dt, (float)rate);
  }
}

static void live_on(struct photo *p, struct actor *a, double dt) {
  a->step_s += dt;
  enum doing doing = life[a->step].doing;
  if (p->idle_s > ASLEEP_AFTER_S) {
    doing = DOING_SLEEP;
  } else if (a->step_s > life[a->step].s) {
    a->step = (a->step + 1) % LIFE_STEPS;
    a->step_s = 0;
    doing = life[a->step].doing;
  }
  a->rat.doing_s += dt;
  if (doing == DOING_EAT) a->rat.eaten = fmin(1, a->rat.doing_s / 8);
  if (doing == a->rat.doing) return;
  struct sim_rat next = calm_rat(doing, a->rat.x_cm, a->rat.y_cm, a->rat.heading_deg);
  next.doing_s = 0;
  a->rat = next;
}

bool photo_tick(struct photo *p, double dt, bool awake) {
  p->idle_s = awake ? 0 : p->idle_s + dt;
  if (p->idle_s > STILL_AFTER_S) return false;
  for (int i = 0; i < p->n; i++) {
    struct actor *a = &p->actors[i];
    if (a->live) live_on(p, a, dt);
    motion_step(a->motion, &a->rat, &a->rat, &p->world, 1, (float)dt, 1);
  }
  return true;
}

/* ---- drawing ---- */

static bool own_room_ready(struct photo *p, float k) {
  if (p->own_room && fabsf(p->room_k - k) < 1e-4f) return true;
  room_free(p->own_room);
  p->own_room = room_load(app_asset_dir(), k);
  p->room_k = k;
  return p->own_room != NULL;
}

static enum scenery place_of(const struct photo *p) {
  struct sim_rat rats[SIM_MAX_RATS];
  for (int i = 0; i < p->n; i++) rats[i] = p->actors[i].rat;
  return p->empty ? SCENERY_CAGE : scenery_of(&p->world, rats, p->n);
}

/* Lent is the cage alone: two who show different places would take the pictures from each other. */
static void open_room(struct photo *p, float k) {
  p->at = place_of(p);
  struct photo *owner = p->lender && p->at == SCENERY_CAGE ? p->lender : p;
  p->room = own_room_ready(owner, k) ? owner->own_room : NULL;
  if (p->room) p->at = room_show(p->room, p->at);
}

static void ground(const struct stage *st, double x_cm, double y_cm, struct rat_place *at) {
  float x, y;
  room_ground(x_cm, y_cm, &x, &y);
  at->x = st->ox + x * st->k;
  at->y = st->oy + y * st->k;
  at->px_per_h = room_head_u(y_cm) * st->k;
}

static void rat_on(struct actor *a, struct draw_list *d, const struct rat_place *at, const struct motion_now *now,
                   float light) {
  struct pose pose = now->pose;
  pose.y += now->lift_h;
  a->look.light = light;
  a->look.food = a->rat.food;
  if (!a->view) a->view = rat_view_create(); /* its mesh takes a while: only when it is seen */
  rat_view_draw(a->view, d, &a->look, &pose, at);
}

static struct company_rat dressed(struct actor *a, const struct motion_now *now, float light) {
  a->look.light = light;
  a->look.food = a->rat.food;
  if (!a->view) a->view = rat_view_create(); /* its mesh takes a while: only when it is seen */
  return (struct company_rat){a->view, &a->look, *now, NULL};
}

/* Of `order` those that are inside something, or not; returns how many. */
static int gather(struct photo *p, const int *order, int n, bool inside, float light, struct company_rat *rats,
                  const struct sim_rat **states) {
  int seen = 0;
  for (int i = 0; i < n; i++) {
    struct actor *a = &p->actors[order[i]];
    struct motion_now now;
    motion_read(a->motion, &now);
    scenery_seat(p->at, &a->rat, &now);
    if (now.in_hut != inside || !scenery_shows(p->at, &a->rat)) continue;
    states[seen] = &a->rat;
    rats[seen++] = dressed(a, &now, light);
  }
  return seen;
}

static void actors_inside(struct photo *p, struct draw_list *d, const struct stage *painted, const struct stage *st,
                          const int *order, int n, float light) {
  struct company_rat rats[SIM_MAX_RATS];
  const struct sim_rat *states[SIM_MAX_RATS];
  int seen = gather(p, order, n, true, light, rats, states);
  struct scenery_view view = {p->room, p->at, painted, st, light};
  scenery_draw_inside(&view, d, rats, states, seen);
}

static void actors_on(struct photo *p, struct draw_list *d, const struct stage *st, const int *order, int n,
                      float light) {
  struct company_rat rats[SIM_MAX_RATS];
  const struct sim_rat *states[SIM_MAX_RATS];
  company_draw(d, st, rats, gather(p, order, n, false, light, rats, states));
}

/* Hand and food of the moment: behind or before the rats by where they stand. */
static void hand_on(struct photo *p, struct draw_list *d, const struct stage *st, float light) {
  if (!p->world.hand_in || (p->at == SCENERY_LAP && p->world.held_rat < 0)) return;
  if (!p->hand) p->hand = hand_view_create();
  bool offers = p->world.offering < TREAT_COUNT;
  struct hand_look look = {.gesture = p->world.held_rat >= 0      ? HAND_SCOOP
                                      : p->world.petting_rat >= 0 ? HAND_PET
                                      : offers                    ? HAND_PINCH
                                      : p->world.hand_cm_s > 2    ? HAND_FLAT
                                                                  : HAND_STILL,
                           .tone = p->tone,
                           .food = p->world.offering,
                           .light = light};
  struct rat_place at = {0};
  ground(st, p->world.hand_x_cm, p->world.hand_y_cm, &at);
  if (p->world.petting_rat >= 0 && p->world.petting_rat < p->n)
    rat_view_part(p->actors[p->world.petting_rat].view, PART_BACK, &at.x, &at.y);
  if (p->at == SCENERY_LAP) { /* under the rat that it holds */
    struct motion_now now;
    motion_read(p->actors[p->world.held_rat].motion, &now);
    scenery_seat(p->at, &p->actors[p->world.held_rat].rat, &now);
    ground(st, now.x_cm, now.y_cm, &at);
    float size = p->actors[p->world.held_rat].look.size;
    at.y -= (now.hands_h * size - 0.45f * (1 - size) - 0.1f) * at.px_per_h;
  }
  hand_view_draw(p->hand, d, &look, at.x, at.y - 0.1f * at.px_per_h, at.px_per_h);
}

static void food_on(struct photo *p, struct draw_list *d, const struct stage *st, float light) {
  for (int i = 0; i < p->world.n_treats; i++) {
    struct rat_place at = {0};
    ground(st, p->world.treats[i].x_cm, p->world.treats[i].y_cm, &at);
    food_draw(d, p->world.treats[i].kind, at.x, at.y, at.px_per_h, light);
  }
}

static int by_depth(const struct photo *p, int *order) {
  for (int i = 0; i < p->n; i++) {
    int at = i;
    while (at > 0 && p->actors[order[at - 1]].rat.y_cm < p->actors[i].rat.y_cm) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = i;
  }
  return p->n;
}

/* The rats outside the hut from order[at] on that stand farther back than y_cm; returns the first that does not. */
static int actors_behind(struct photo *p, struct draw_list *d, const struct stage *st, const int *order, int n, int at,
                         double y_cm, float light) {
  int first = at;
  while (at < n && p->actors[order[at]].rat.y_cm > y_cm) at++;
  actors_on(p, d, st, order + first, at - first, light);
  return at;
}

static void scene_on(struct photo *p, struct ui *u, const struct stage *painted, float light) {
  const struct ui_scale *k = ui_scale(u);
  struct draw_list *d = ui_draw(u);
  open_room(p, painted->k);
  bool room = p->room != NULL, on_lap = p->at == SCENERY_LAP || p->at == SCENERY_COLLAR;
  struct stage own = scenery_stage(p->at, painted), *st = &own;
  int order[SIM_MAX_RATS], n = p->empty ? 0 : by_depth(p, order);
  if (room) room_draw_back(p->room, d, painted, k->w, k->h, light);
  if (room && p->at == SCENERY_BATH) room_draw_items(p->room, d, painted, p->world.room_safe, light);
  actors_inside(p, d, painted, st, order, n, light);
  if (!on_lap) food_on(p, d, st, light);
  bool tunnel = room && p->at == SCENERY_LAP && p->world.held_rat >= 0 && p->actors[p->world.held_rat].rat.in_tunnel;
  if (p->at == SCENERY_LAP) hand_on(p, d, st, light);
  if (tunnel) room_draw_bowl(p->room, d, painted, light);
  int at = 0;
  at = actors_behind(p, d, st, order, n, at, ROOM_BOWL_DEPTH_CM, light);
  if (room && !on_lap) room_draw_bowl(p->room, d, painted, light);
  at = actors_behind(p, d, st, order, n, at, ROOM_STICK_DEPTH_CM, light);
  if (room && !on_lap) room_draw_stick(p->room, d, painted, light);
  actors_behind(p, d, st, order, n, at, -1, light);
  if (!on_lap) hand_on(p, d, st, light);
  if (tunnel) room_draw_stick(p->room, d, painted, light);
  if (p->at == SCENERY_LAP && p->hand && !tunnel) hand_view_draw_front(p->hand, d);
  if (room) room_draw_lip(p->room, d, painted, light);
}

void photo_draw_stage(struct photo *p, struct ui *u, float up_u, float light) {
  const struct ui_scale *k = ui_scale(u);
  struct stage st = {k->ox, k->oy - roundf(up_u * k->s), k->s};
  scene_on(p, u, &st, light);
}

/* Room and rat move together until the picture lies inside the painted room. */
static struct stage stage_in(const struct photo *p, struct rect picture, float k, float fx, float fy) {
  struct motion_now now;
  motion_read(p->actors[0].motion, &now);
  float x, y;
  room_ground(now.x_cm, now.y_cm, &x, &y);
  y -= 0.55f * room_head_u(now.y_cm);                        /* the body's middle, not its feet */
  if (cosf(now.heading_deg * 0.017453293f) < 0) fx = 1 - fx; /* room before the nose, whichever way it points */
  struct stage st = {picture.x + fx * picture.w - x * k, picture.y + fy * picture.h - y * k, k};
  float left = picture.x + 200 * k, right = picture.x + picture.w - 1480 * k;
  st.ox = roundf(fmaxf(fminf(st.ox, left), right));
  float top = picture.y + 130 * k, bottom = picture.y + picture.h - 740 * k;
  st.oy = roundf(fmaxf(fminf(st.oy, top), bottom));
  return st;
}

void photo_draw(struct photo *p, struct ui *u, struct rect picture, float fx, float fy, float light) {
  struct stage st = stage_in(p, picture, ui_scale(u)->s, fx, fy);
  draw_push_clip(ui_draw(u), picture);
  scene_on(p, u, &st, light);
  draw_pop_clip(ui_draw(u));
}

static void plain_on(struct photo *p, struct draw_list *d, struct rect picture, float head_px, float fx, float fy) {
  draw_box(d, picture, &(struct draw_box){.fill = 0xFBEFD2FF, .fill_bottom = 0xEBCB8EFF});
  struct motion_now now;
  motion_read(p->actors[0].motion, &now);
  struct rat_place at = {.x = roundf(picture.x + fx * picture.w),
                         .y = roundf(picture.y + fy * picture.h),
                         .px_per_h = head_px,
                         .heading_deg = now.heading_deg};
  rat_on(&p->actors[0], d, &at, &now, 1);
}

void photo_draw_plain(struct photo *p, struct ui *u, struct rect picture, float zoom, float fx, float fy) {
  draw_push_clip(ui_draw(u), picture);
  plain_on(p, ui_draw(u), picture, 96 * ui_scale(u)->s * zoom, fx, fy);
  draw_pop_clip(ui_draw(u));
}

void photo_draw_rat(struct photo *p, struct ui *u, float x, float y, float zoom) {
  struct motion_now now;
  motion_read(p->actors[0].motion, &now);
  struct rat_place at = {roundf(x), roundf(y), 96 * ui_scale(u)->s * zoom, now.heading_deg};
  rat_on(&p->actors[0], ui_draw(u), &at, &now, 0.8f);
}

struct image photo_portrait(struct photo *p, int w, int h, float zoom, float fx, float fy) {
  struct canvas canvas = {w, h, w, calloc((size_t)w * (size_t)h, sizeof(uint32_t))};
  struct draw_list *d = draw_create();
  struct raster *r = raster_create();
  if (!canvas.pixels || !d || !r) abort();
  struct rect all = {0, 0, (float)w, (float)h};
  draw_begin(d, w, h);
  plain_on(p, d, all, zoom * (float)h, fx, fy);
  raster_draw(r, &canvas, d, all);
  raster_destroy(r);
  draw_destroy(d);
  return (struct image){w, h, canvas.pixels, true, image_new_serial()};
}
