/* handler_hand.c - a handler's eyes and hands: what it sees of the rat, how it moves gently, where it puts food. */
#include "handler_inside.h"

#include "num.h"

static bool shows(const struct sim_rat *r, enum sign g) {
  for (int k = 0; k < r->n_signs; k++) {
    if (r->signs[k] == g) return true;
  }
  return false;
}

/* The way it points: from the middle of the body to the nose. */
struct seen handler_look(const struct handler *h) {
  struct sim_rat r;
  sim_see_rat(run_sim_const(h->run), h->rat, &r);
  double half = RAT_LENGTH_CM / 2;
  return (struct seen){.place = r.place,
                       .doing = r.doing,
                       .x_cm = r.x_cm,
                       .y_cm = r.y_cm,
                       .ux = (r.nose_x_cm - r.x_cm) / half,
                       .uy = (r.nose_y_cm - r.y_cm) / half,
                       .hand_cm = r.hand_cm,
                       .asleep = r.doing == DOING_SLEEP,
                       .fled = r.doing == DOING_RUN,
                       .stiff = r.doing == DOING_FREEZE || r.doing == DOING_LIMP,
                       .ears_back =
                           shows(&r, SIGN_EARS_TWITCH_BACK) || r.doing == DOING_FLINCH || r.doing == DOING_SQUIRM,
                       .has_food = r.food != TREAT_COUNT,
                       .ate_here = r.ate_here,
                       .leaned_in = r.leaned_in,
                       .ate_on_you = shows(&r, SIGN_EAT_ON_YOU)};
}

bool handler_over(const struct handler *h) {
  struct run_scene scene;
  if (run_scene(h->run, &scene)) return scene.phase == READING_AFTER;
  return run_outcome(h->run) != OUTCOME_RUNNING || sim_now_ds(run_sim_const(h->run)) >= handler_end_ds(h);
}

bool handler_pass(struct handler *h, double seconds) {
  run_until(h->run, sim_now_ds(run_sim_const(h->run)) + (int64_t)(seconds * 10 + 0.5), true);
  return !handler_over(h);
}

enum sim_reason handler_do(struct handler *h, struct sim_action a) {
  a.rat = h->rat;
  enum sim_reason reason = sim_check(run_sim_const(h->run), &a); /* a greyed button is not pressed */
  return reason == REASON_NONE ? run_act(h->run, &a) : reason;
}

static struct sim_world world(const struct handler *h) {
  struct sim_world w;
  sim_read_world(run_sim_const(h->run), &w);
  return w;
}

bool handler_hand_in(const struct handler *h) { return world(h).hand_in; }

/* By eye: from a place to the nearest part of the rat. */
static double cm_to_rat(const struct seen *r, double x, double y) {
  double along = num_clamp((x - r->x_cm) * r->ux + (y - r->y_cm) * r->uy, -RAT_LENGTH_CM / 2, RAT_LENGTH_CM / 2);
  return num_max(0, num_length(x - r->x_cm - along * r->ux, y - r->y_cm - along * r->uy) - 2.5);
}

double handler_cm_to_rat(const struct handler *h, double x, double y) {
  struct seen r = handler_look(h);
  return cm_to_rat(&r, x, y);
}

bool handler_glide(struct handler *h, double x, double y, double keep_cm) {
  for (int waited = 0; waited < 80;) {
    struct sim_world w = world(h);
    double dx = x - w.hand_x_cm, dy = y - w.hand_y_cm, left = num_length(dx, dy);
    if (left < 0.1) return true;
    double k = num_min(1, 0.1 * HAND_GENTLE_CM_S / left), to_x = w.hand_x_cm + dx * k, to_y = w.hand_y_cm + dy * k;
    struct seen r = handler_look(h);
    double now_cm = cm_to_rat(&r, w.hand_x_cm, w.hand_y_cm), then_cm = cm_to_rat(&r, to_x, to_y);
    if (then_cm < now_cm && then_cm < keep_cm) {
      waited++; /* it is in the way: keep still */
    } else if (handler_do(h, (struct sim_action){.verb = VERB_MOVE, .x = to_x, .y = to_y}) != REASON_NONE) {
      return false;
    }
    if (!handler_pass(h, 0.1)) return false;
  }
  return false;
}

static const double way[24][2] = {{1, 0},  {.966, .259},   {.866, .5},   {.707, .707},   {.5, .866},   {.259, .966},
                                  {0, 1},  {-.259, .966},  {-.5, .866},  {-.707, .707},  {-.866, .5},  {-.966, .259},
                                  {-1, 0}, {-.966, -.259}, {-.866, -.5}, {-.707, -.707}, {-.5, -.866}, {-.259, -.966},
                                  {0, -1}, {.259, -.966},  {.5, -.866},  {.707, -.707},  {.866, -.5},  {.966, -.259}};

/* The way from the hand to (x, y) leads nearer to the rat. */
static bool passes(const struct seen *r, const struct sim_world *w, double x, double y) {
  double least = cm_to_rat(r, w->hand_x_cm, w->hand_y_cm) - 1;
  for (int k = 1; k <= 4; k++) {
    double part = k / 4.0, px = w->hand_x_cm + part * (x - w->hand_x_cm), py = w->hand_y_cm + part * (y - w->hand_y_cm);
    if (cm_to_rat(r, px, py) < least) return true;
  }
  return false;
}

bool handler_spot_here(const struct handler *h, double near_cm, struct spot *out) {
  struct sim_world w = world(h);
  struct seen r = handler_look(h);
  double best = -1;
  for (int k = 0; k < 24; k++) {
    double x = num_clamp(w.hand_x_cm + way[k][0] * near_cm, 28, CAGE_WIDTH_CM);
    double y = num_clamp(w.hand_y_cm + way[k][1] * near_cm, 1, CAGE_DEPTH_CM - 1);
    double cm = num_length(x - w.hand_x_cm, y - w.hand_y_cm), v = cm_to_rat(&r, x, y) + 2 * num_min(cm - near_cm, 0);
    if (passes(&r, &w, x, y)) continue;
    if (v > best) best = v, *out = (struct spot){w.hand_x_cm, w.hand_y_cm, x, y, cm};
  }
  return best > 0 && out->near_cm > 0.6 * near_cm; /* else there is no room to draw back */
}

struct wish {
  double keep_cm, near_cm;
};

/* The best way to draw the hand back from food at (x, y), if any is worth more than `best`. A spot is the better, the
 * nearer it comes to what was wanted, the farther the hand from the rat and from its way to the food. */
static double best_way(const struct seen *r, double x, double y, const struct wish *wish, double best,
                       struct spot *out) {
  double food_cm = cm_to_rat(r, x, y), near_cm = wish->near_cm;
  double most = 100 - 0.4 * (food_cm - wish->keep_cm), back = num_min(wish->keep_cm, food_cm);
  if (food_cm < wish->keep_cm || most + 0.2 * near_cm < best) return best;
  for (int k = 0; k < 24; k++) {
    double wx = num_clamp(x + way[k][0] * near_cm, 28, CAGE_WIDTH_CM);
    double wy = num_clamp(y + way[k][1] * near_cm, 1, CAGE_DEPTH_CM - 1);
    double wait_cm = cm_to_rat(r, wx, wy), cm = num_length(wx - x, wy - y);
    double v = most - 2 * num_max(0, near_cm - cm) + 0.2 * num_min(wait_cm - food_cm, near_cm);
    if (wait_cm >= back && v > best) best = v, *out = (struct spot){x, y, wx, wy, cm};
  }
  return best;
}

bool handler_find_spot(const struct handler *h, double keep_cm, double near_cm, struct spot *out) {
  struct seen r = handler_look(h);
  struct wish wish = {keep_cm, near_cm};
  double best = -1;
  for (double x = 34; x <= 86; x += 4) {
    for (double y = 4; y <= 32; y += 4) {
      if (num_length(x - BOWL_X_CM, y - BOWL_Y_CM) < 8) continue;
      best = best_way(&r, x, y, &wish, best, out);
    }
  }
  return best >= 0;
}

struct meal handler_watch(struct handler *h, double seconds) {
  struct meal m = {.tried = true};
  for (int k = 0; k < (int)(seconds * 10); k++) {
    struct seen r = handler_look(h);
    m.flinched |= r.ears_back;
    m.took |= r.has_food;
    m.on_hand |= r.ate_on_you;
    if (r.has_food && !r.ate_here) m.ran = true;
    if (!r.has_food && (r.fled || r.stiff)) m.fled = true;
    if (m.fled || (m.took && !r.has_food)) return m;
    if (!handler_pass(h, 0.1)) return m;
  }
  return m;
}
