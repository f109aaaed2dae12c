/* photo.c - see photo.h. The stage is mapped so that a picture shows the very pixels the visit would show. */
#include "photo.h"

#include "../app.h"
#include "../assets.h"
#include "../raster.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct photo {
  struct motion *motion;
  struct rat_view *view;
  struct rat_look look;
  struct sim_rat rat;
  struct sim_world world;
  struct room *room;
  float room_k;
  bool live;
  int step; /* of the small life */
  double step_s, idle_s;
};

/* The small life: what it does, and for how long. */
static const struct {
  enum doing doing;
  double s;
} life[] = {{DOING_STAND, 5}, {DOING_SNIFF, 4}, {DOING_WASH, 6},  {DOING_STAND, 3}, {DOING_REAR, 3},
            {DOING_SNIFF, 3}, {DOING_EAT, 8},   {DOING_STAND, 4}, {DOING_REST, 7}};
enum { LIFE_STEPS = sizeof life / sizeof *life };
#define ASLEEP_AFTER_S 45.0
#define STILL_AFTER_S 50.0

struct photo *photo_create(uint32_t seed) {
  struct photo *p = calloc(1, sizeof *p);
  if (!p) abort();
  p->motion = motion_create(seed);
  p->view = rat_view_create();
  p->look = (struct rat_look){.coat = COAT_HOODED, .size = 1, .light = 1, .food = TREAT_COUNT, .seed = seed};
  return p;
}

void photo_destroy(struct photo *p) {
  if (!p) return;
  motion_destroy(p->motion);
  rat_view_destroy(p->view);
  room_free(p->room);
  free(p);
}

void photo_cast(struct photo *p, const struct sim_rat_def *rat) {
  enum coat coat = coat_of_name(rat->coat);
  p->look.coat = coat < COAT_COUNT ? coat : COAT_AGOUTI;
  p->look.size = 1;
}

static struct sim_rat calm_rat(enum doing doing, double x_cm, double y_cm, double heading_deg) {
  double a = heading_deg * 0.017453292519943295;
  return (struct sim_rat){.place = PLACE_CAGE,
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
                          .food = TREAT_COUNT,
                          .breaths_s = 1.6,
                          .settled = 1,
                          .trust = 0.6,
                          .fear = 0.02,
                          .signs = {SIGN_WHISK_EXPLORE},
                          .n_signs = 1};
}

static void calm_world(struct photo *p) {
  p->world = (struct sim_world){.light = 1, .offering = TREAT_COUNT, .petting_rat = -1, .held_rat = -1};
}

void photo_doing(struct photo *p, enum doing doing, double x_cm, double y_cm, double heading_deg) {
  calm_world(p);
  p->live = false;
  p->rat = calm_rat(doing, x_cm, y_cm, heading_deg);
  if (doing == DOING_EAT) p->rat.food = TREAT_BANANA_CHIP;
  if (doing == DOING_SLEEP || doing == DOING_REST)
    p->rat.signs[0] = doing == DOING_REST ? SIGN_REST : SIGN_SLEEP_IN_VIEW;
  motion_settle(p->motion, &p->rat, &p->world);
}

void photo_live(struct photo *p, double x_cm, double y_cm, double heading_deg) {
  photo_doing(p, life[0].doing, x_cm, y_cm, heading_deg);
  p->live = true;
  p->step = 0;
  p->step_s = p->idle_s = 0;
}

void photo_moment(struct photo *p, const struct sim_rat *rat, const struct sim_world *world) {
  p->live = false;
  p->rat = *rat;
  p->world = *world;
  motion_settle(p->motion, rat, world);
}

static void live_on(struct photo *p, double dt, bool awake) {
  p->step_s += dt;
  p->idle_s = awake ? 0 : p->idle_s + dt;
  enum doing doing = life[p->step].doing;
  if (p->idle_s > ASLEEP_AFTER_S) {
    doing = DOING_SLEEP;
  } else if (p->step_s > life[p->step].s) {
    p->step = (p->step + 1) % LIFE_STEPS;
    p->step_s = 0;
    doing = life[p->step].doing;
  }
  if (doing == p->rat.doing) {
    p->rat.doing_s += dt;
    if (doing == DOING_EAT) p->rat.eaten = fmin(1, p->rat.doing_s / 8);
    return;
  }
  p->rat.doing = doing;
  p->rat.doing_s = 0;
  p->rat.eaten = 0;
  p->rat.food = doing == DOING_EAT ? TREAT_BANANA_CHIP : TREAT_COUNT;
  p->rat.signs[0] = doing == DOING_REST ? SIGN_REST : doing == DOING_SLEEP ? SIGN_SLEEP_IN_VIEW : SIGN_WHISK_EXPLORE;
}

bool photo_tick(struct photo *p, double dt, bool awake) {
  if (p->live) live_on(p, dt, awake);
  if (p->live && p->idle_s > STILL_AFTER_S) return false;
  motion_step(p->motion, &p->rat, &p->rat, &p->world, 1, (float)dt, 1);
  return true;
}

/* ---- drawing ---- */

static bool room_ready(struct photo *p, float k) {
  if (p->room && fabsf(p->room_k - k) < 1e-4f) return true;
  room_free(p->room);
  p->room = room_load(app_asset_dir(), k);
  p->room_k = k;
  return p->room != NULL;
}

static struct rat_place place_on(const struct stage *st, const struct motion_now *now) {
  float x, y;
  room_ground(now->x_cm, now->y_cm, &x, &y);
  return (struct rat_place){.x = st->ox + x * st->k,
                            .y = st->oy + y * st->k,
                            .px_per_h = room_head_u(now->y_cm) * st->k,
                            .heading_deg = now->heading_deg};
}

static void rat_on(struct photo *p, struct draw_list *d, const struct rat_place *at, const struct motion_now *now,
                   float light) {
  struct pose pose = now->pose;
  pose.y += now->lift_h;
  p->look.light = light;
  p->look.food = p->rat.food;
  rat_view_draw(p->view, d, &p->look, &pose, at);
}

static void scene_on(struct photo *p, struct ui *u, const struct stage *st, int w, int h, float light) {
  struct draw_list *d = ui_draw(u);
  struct motion_now now;
  motion_read(p->motion, &now);
  bool room = room_ready(p, st->k);
  struct rat_place at = place_on(st, &now);
  if (room) room_draw_back(p->room, d, st, w, h, light);
  if (now.in_hut) rat_on(p, d, &at, &now, light);
  if (room) room_draw_hut_front(p->room, d, st, light);
  if (!now.in_hut) rat_on(p, d, &at, &now, light);
  if (room) room_draw_lip(p->room, d, st, light);
}

void photo_draw_stage(struct photo *p, struct ui *u, float up_u, float light) {
  const struct ui_scale *k = ui_scale(u);
  struct stage st = {k->ox, k->oy - up_u * k->s, k->s};
  scene_on(p, u, &st, k->w, k->h, light);
}

/* Room and rat move together until the picture lies inside the painted room. */
static struct stage stage_in(const struct photo *p, struct rect picture, float k, float fx, float fy) {
  struct motion_now now;
  motion_read(p->motion, &now);
  float x, y;
  room_ground(now.x_cm, now.y_cm, &x, &y);
  y -= 0.55f * room_head_u(now.y_cm); /* the body's middle, not its feet */
  struct stage st = {picture.x + fx * picture.w - x * k, picture.y + fy * picture.h - y * k, k};
  float left = picture.x + 200 * k, right = picture.x + picture.w - 1480 * k;
  st.ox = roundf(fmaxf(fminf(st.ox, left), right));
  float top = picture.y + 130 * k, bottom = picture.y + picture.h - 760 * k;
  st.oy = roundf(fmaxf(fminf(st.oy, top), bottom));
  return st;
}

void photo_draw(struct photo *p, struct ui *u, struct rect picture, float zoom, float fx, float fy, float light) {
  const struct ui_scale *k = ui_scale(u);
  struct stage st = stage_in(p, picture, k->s * zoom, fx, fy);
  draw_push_clip(ui_draw(u), picture);
  scene_on(p, u, &st, k->w, k->h, light);
  draw_pop_clip(ui_draw(u));
}

static void plain_on(struct photo *p, struct draw_list *d, struct rect picture, float head_px, float fx, float fy) {
  draw_box(d, picture, &(struct draw_box){.fill = 0xFBEFD2FF, .fill_bottom = 0xEBCB8EFF});
  struct motion_now now;
  motion_read(p->motion, &now);
  struct rat_place at = {.x = roundf(picture.x + fx * picture.w),
                         .y = roundf(picture.y + fy * picture.h),
                         .px_per_h = head_px,
                         .heading_deg = now.heading_deg};
  rat_on(p, d, &at, &now, 1);
}

void photo_draw_plain(struct photo *p, struct ui *u, struct rect picture, float zoom, float fx, float fy) {
  draw_push_clip(ui_draw(u), picture);
  plain_on(p, ui_draw(u), picture, 96 * ui_scale(u)->s * zoom, fx, fy);
  draw_pop_clip(ui_draw(u));
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
