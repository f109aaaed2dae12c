/* visit_intro.c - the first sixty seconds of level 1 (levels.md section 2): a box, a nose, a dash for the hut, a voice,
 * a first prediction, and a ghost hand that shows what would happen.
 *
 * Until the voice the rats are puppets and the rat's time stands still; the prediction is answered by the engine
 * itself, on a copy of the simulation, so nobody is harmed and nothing is scripted. */
#include "visit.h"

#include <math.h>
#include <stdio.h>

#include "../sound.h"
#include "../words.h"

enum { BOX_LEFT_CM = 66, BOX_Y_CM = 13 };
static const double STAGE_S[] = {[INTRO_BOX] = 3, [INTRO_NOSE] = 4.5, [INTRO_HAND] = 3, [INTRO_DART] = 4};
static const double DART_CM_S = 62, GHOST_S = 7;

bool visit_intro_holds_time(const struct visit *v) {
  return (v->intro > INTRO_NOT && v->intro < INTRO_TALK) || v->intro == INTRO_PREDICT || v->intro == INTRO_GHOST;
}
bool visit_intro_puppets(const struct visit *v) { return v->intro > INTRO_NOT && v->intro < INTRO_TALK; }

bool visit_intro_shows(const struct visit *v, enum visit_tool t) {
  if (v->intro == INTRO_NOT || v->intro >= INTRO_TRAY) return true;
  return v->intro >= INTRO_TALK && (t == TOOL_TALK || t == TOOL_LEAVE);
}

static void stage(struct visit *v, enum intro_stage s) {
  v->intro = s;
  v->intro_s = 0;
}

static void puppet_at(struct visit *v, int i, double x, double y, double heading, enum doing doing, double speed) {
  struct sim_rat *p = &v->puppet[i];
  *p = v->rats[i].now;
  p->place = x < HUT_RIGHT_CM ? PLACE_HUT : PLACE_CAGE;
  p->doing = doing;
  p->doing_s = v->intro_s;
  p->x_cm = x;
  p->y_cm = y;
  p->heading_deg = heading;
  p->speed_cm_s = speed;
  double c = cos(heading * 0.017453292519943295), s = sin(heading * 0.017453292519943295);
  p->nose_x_cm = x + RAT_LENGTH_CM * 0.5 * c;
  p->nose_y_cm = y + RAT_LENGTH_CM * 0.5 * s;
  p->look_x_cm = p->nose_x_cm + 20 * c;
  p->look_y_cm = p->nose_y_cm + 20 * s;
  p->n_signs = 0;
  p->food = TREAT_COUNT;
}

/* Along box door -> hut door -> bed; `s` centimetres gone. */
static void puppet_run(struct visit *v, int i, double s) {
  static const double path[4][2] = {
      {BOX_LEFT_CM + 8, BOX_Y_CM}, {46, 14}, {HUT_DOOR_X_CM, HUT_DOOR_Y_CM}, {HUT_X_CM, HUT_Y_CM}};
  for (int k = 0; k < 3; k++) {
    double dx = path[k + 1][0] - path[k][0], dy = path[k + 1][1] - path[k][1], l = hypot(dx, dy);
    if (s > l && k < 2) {
      s -= l;
      continue;
    }
    double t = s < l ? s / l : 1;
    bool there = k == 2 && t >= 1;
    puppet_at(v, i, path[k][0] + dx * t, path[k][1] + dy * t, atan2(dy, dx) * 57.29577951308232,
              there ? DOING_HIDE : DOING_RUN, there ? 0 : DART_CM_S);
    return;
  }
}

static void puppets(struct visit *v) {
  for (int i = 0; i < v->n_rats; i++) {
    double late = 0.9 * i;
    if (v->intro == INTRO_DART) {
      puppet_run(v, i, fmax(0, (v->intro_s - late) * DART_CM_S));
      continue;
    }
    double out = 0; /* how far the nose is out of the box, cm */
    if (v->intro == INTRO_NOSE && i == 0) out = 15 * (1 - cos(fmin(v->intro_s, 4.2) * 1.496)) * 0.5;
    if (v->intro == INTRO_HAND && i == 1) out = 11 * fmin(v->intro_s, 1);
    puppet_at(v, i, BOX_LEFT_CM + 14 - out, BOX_Y_CM + 2 * i, 180, out > 0.5 ? DOING_SNIFF : DOING_REST, 0);
  }
}

void visit_intro_begin(struct visit *v) {
  const struct diary *d = run_diary(v->run);
  bool fresh = d->n == 0 && sim_now_ds(run_sim_const(v->run)) <= v->level->sim.arrival_ds;
  v->intro = v->level->number == 1 && fresh ? INTRO_BOX : INTRO_NOT;
  v->predict[0] = SIGN_PEEK_HUT;
  v->predict[1] = SIGN_FLEE_HIDE;
  v->predict[2] = SIGN_SOLICIT;
  if (v->intro == INTRO_NOT) return;
  puppets(v);
  for (int i = 0; i < v->n_rats; i++) motion_settle(v->rats[i].motion, &v->puppet[i], &v->world);
}

static void begin_voice(struct visit *v) {
  stage(v, INTRO_TALK);
  for (int i = 0; i < v->n_rats; i++) motion_settle(v->rats[i].motion, &v->rats[i].now, &v->world);
  visit_say(v, CAPTION_PLAIN, words("They are hiding. Your voice can reach them"));
}

static void begin_ghost(struct visit *v) {
  stage(v, INTRO_GHOST);
  v->overlay = OVERLAY_NONE;
  v->ghost = sim_create(sim_definition(run_sim_const(v->run)));
  if (!v->ghost) {
    stage(v, INTRO_TRAY);
    return;
  }
  sim_copy(v->ghost, run_sim_const(v->run));
  sim_act(v->ghost, &(struct sim_action){.verb = VERB_HAND, .how = HAND_IN, .rat = v->nearest});
  sim_act(v->ghost, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 12, .fast = true, .rat = v->nearest});
  v->speed = SPEED_1;
  v->owed_ds = 0;
  visit_say(v, CAPTION_PLAIN, words("Not really. Only what would happen"));
}

static void end_ghost(struct visit *v) {
  sim_destroy(v->ghost);
  v->ghost = NULL;
  v->owed_ds = 0;
  visit_read(v);
  visit_read(v);
  for (int i = 0; i < v->n_rats; i++) motion_settle(v->rats[i].motion, &v->rats[i].now, &v->world);
  stage(v, INTRO_TRAY);
  visit_set_speed(v, SPEED_1);
  visit_say(v, CAPTION_PLAIN, words("Back to now. Nobody was touched"));
}

void visit_intro_choose(struct visit *v, int choice) {
  app_act(v->app, &(struct sim_action){.verb = VERB_CALL, .how = (int)v->predict[choice], .rat = v->nearest});
  begin_ghost(v);
}

/* Somebody peeks, or has been talked to for half a minute. */
static bool listened(const struct visit *v) {
  for (int i = 0; i < v->n_rats; i++)
    if (v->rats[i].now.doing == DOING_PEEK) return true;
  return sim_now_ds(run_sim_const(v->run)) > v->level->sim.arrival_ds + 450;
}

static void begin_predict(struct visit *v) {
  stage(v, INTRO_PREDICT);
  v->overlay = OVERLAY_PREDICT;
  visit_set_speed(v, SPEED_CHOOSE);
}

bool visit_intro_skip(struct visit *v) {
  if (!visit_intro_puppets(v)) return false;
  begin_voice(v);
  return true;
}

void visit_intro_tick(struct visit *v, double dt) {
  if (v->intro == INTRO_NOT || v->intro == INTRO_DONE) return;
  v->intro_s += dt;
  switch (v->intro) {
  case INTRO_BOX:
  case INTRO_NOSE:
  case INTRO_HAND:
  case INTRO_DART:
    puppets(v);
    if (v->intro_s < STAGE_S[v->intro]) return;
    if (v->intro == INTRO_DART) {
      begin_voice(v);
      return;
    }
    stage(v, (enum intro_stage)(v->intro + 1));
    if (v->intro == INTRO_NOSE) sound_play(SOUND_SNIFF, 0.5f, 1);
    if (v->intro == INTRO_DART) {
      visit_say(v, CAPTION_SOUND, words("Quick feet. They are hiding"));
      sound_play(SOUND_STEPS_RUN, 0, 1);
    }
    return;
  case INTRO_TALK:
    if (!v->world.talking && !v->talked) return;
    v->talked = true;
    if (!listened(v)) return;
    visit_say(v, CAPTION_PLAIN, words("A nose. Somebody is listening"));
    visit_set_speed(v, SPEED_1);
    stage(v, INTRO_PEEK);
    return;
  case INTRO_PEEK:
    if (v->intro_s > 3.5) begin_predict(v);
    return;
  case INTRO_GHOST:
    if (v->intro_s > GHOST_S) end_ghost(v);
    return;
  case INTRO_TRAY:
    if (v->intro_s < 5) return;
    visit_say(v, CAPTION_PLAIN, words("Talk again, or leave them the night"));
    stage(v, INTRO_DONE);
    return;
  default: return;
  }
}

/* ---- the travelling box ---- */

static void to_px(const struct visit *v, float xu, float yu, float *xy) {
  xy[0] = v->stage.ox + xu * v->stage.k;
  xy[1] = v->stage.oy + yu * v->stage.k;
}

static void face(const struct visit *v, struct draw_list *d, const float *u, int n, uint32_t rgba) {
  float xy[16];
  for (int i = 0; i < n; i++) to_px(v, u[2 * i], u[2 * i + 1], &xy[2 * i]);
  draw_polygon(d, xy, n, rgba);
}

void visit_intro_draw(struct visit *v, struct draw_list *d) {
  if (v->intro == INTRO_NOT || v->intro > INTRO_DART) return;
  float x, y;
  room_ground(BOX_LEFT_CM, BOX_Y_CM - 4, &x, &y);
  bool still = app_settings(v->app)->reduced_motion; /* it stands there, and then it is gone */
  float drop = v->intro == INTRO_BOX && !still ? fmaxf(0, 1 - (float)v->intro_s / 1.2f) : 0;
  float away = v->intro == INTRO_DART ? fmaxf(0, (float)v->intro_s - 2.6f) : 0;
  if (still && away > 0) return;
  y -= 260 * drop * drop + 330 * away * away;
  float w = 290, h = 176, dx = 46, dy = 40;
  float shadow[8] = {x - 10, y + 6, x + w + 24, y + 6, x + w + 40, y - 18, x + 20, y - 18};
  if (drop == 0 && away == 0) face(v, d, shadow, 4, 0x2A120C46);
  float front[8] = {x, y - h, x + w, y - h, x + w, y, x, y};
  float top[8] = {x, y - h, x + dx, y - h - dy, x + w + dx, y - h - dy, x + w, y - h};
  float side[8] = {x + w, y - h, x + w + dx, y - h - dy, x + w + dx, y - dy, x + w, y};
  face(v, d, top, 4, 0xD9B184FF);
  face(v, d, side, 4, 0x9A6B46FF);
  face(v, d, front, 4, 0xC2905FFF);
  for (int i = 0; i < 4; i++) { /* breathing slots */
    float sx = x + 96 + 44 * (float)i;
    float slot[8] = {sx, y - h + 34, sx + 26, y - h + 34, sx + 26, y - h + 44, sx, y - h + 44};
    face(v, d, slot, 4, 0x5A3420FF);
  }
  float tape[8] = {x + 118, y - h, x + 118 + dx, y - h - dy, x + 154 + dx, y - h - dy, x + 154, y - h};
  face(v, d, tape, 4, 0xF0DDB0FF);
  float tape2[8] = {x + 118, y - h, x + 154, y - h, x + 154, y - h + 26, x + 118, y - h + 26};
  face(v, d, tape2, 4, 0xE4CD98FF);
  float open = v->intro >= INTRO_NOSE ? fminf(1, v->intro == INTRO_NOSE ? (float)v->intro_s : 1) : 0;
  float flap[8] = {x, y - h, x - 70 * open, y - h + 30 * open + 6, x - 66 * open, y - 10, x, y};
  if (open > 0.02f) face(v, d, flap, 4, 0xB07E50FF);
  float dark[8] = {x, y - h + 12, x + 7, y - h + 12, x + 7, y - 6, x, y - 6};
  face(v, d, dark, 4, 0x3A1F12FF);
}
