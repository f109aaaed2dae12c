/* visit.c - the visit: real time into the rat's time, and what happens in it told.
 *
 * The scene reads the run, draws it and sends acts; it decides nothing about the rat. Time runs at 1x while anything is
 * undecided, at 8x or 60x when asked, and drops back to 1x when a rat reacts (levels.md 1.4). */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../sound.h"
#include "../words.h"
#include "tell.h"

static const double RATE[] = {[SPEED_CHOOSE] = 0, [SPEED_1] = 1, [SPEED_8] = 8, [SPEED_60] = 60};
static const double MOST_DT_S = 0.1;

/* Among those that wait, the first that only tells a sound gives way, else the oldest. */
static void make_room(struct visit *v) {
  int out = 1;
  for (int i = VISIT_CAPTIONS - 1; i >= 1; i--)
    if (v->captions[i].kind == CAPTION_SOUND) out = i;
  memmove(&v->captions[out], &v->captions[out + 1], sizeof v->captions[0] * (size_t)(VISIT_CAPTIONS - 1 - out));
  v->n_captions--;
}

void visit_say(struct visit *v, enum caption_kind kind, const char *text) {
  if (v->n_captions > 0 && strcmp(v->captions[v->n_captions - 1].text, text) == 0) {
    v->captions[v->n_captions - 1].left_s = 2.5;
    return;
  }
  if (kind == CAPTION_SOUND && !app_settings(v->app)->captions) return;
  if (v->n_captions == VISIT_CAPTIONS) make_room(v);
  struct visit_caption *c = &v->captions[v->n_captions++];
  snprintf(c->text, sizeof c->text, "%s", text);
  c->kind = kind;
  c->left_s = 2.5 + 0.06 * (double)strlen(text);
}

void visit_set_speed(struct visit *v, enum visit_speed s) {
  if (s == SPEED_CHOOSE && v->speed != SPEED_CHOOSE) v->speed_before = v->speed;
  if (s > SPEED_1 && s > v->speed) sound_play(SOUND_UI_FASTER, 0, 1);
  v->speed = s;
  v->calm_real_s = 0;
}

static void drop_to_1(struct visit *v) {
  v->calm_real_s = 0;
  if (v->speed <= SPEED_1) return;
  visit_say(v, CAPTION_PLAIN, words("Time slows down. Look!"));
  v->speed = SPEED_1;
  v->owed_ds = 0;
  sound_play(SOUND_UI_TICK, 0, 1);
}

static void nearest_rat(struct visit *v) {
  if (v->named >= 0) {
    v->nearest = v->named;
    return;
  }
  for (int i = 0; i < v->n_rats; i++) { /* never one that is elsewhere, if any is here */
    const struct sim_rat *r = &v->rats[i].now, *now = &v->rats[v->nearest].now;
    bool nearer = v->world.hand_in && r->hand_cm + 3 < now->hand_cm;
    if (r->in_view && (nearer || !now->in_view)) v->nearest = i;
  }
}

void visit_read(struct visit *v) {
  const sim *s = v->ghost ? v->ghost : run_sim_const(v->run);
  v->hand_before_x = v->world.hand_x_cm;
  v->hand_before_y = v->world.hand_y_cm;
  bool was_in = v->world.hand_in;
  sim_read_world(s, &v->world);
  if (!was_in) v->hand_before_x = v->world.hand_x_cm, v->hand_before_y = v->world.hand_y_cm;
  for (int i = 0; i < v->n_rats; i++) {
    v->rats[i].before = v->rats[i].now;
    sim_read_rat(s, i, &v->rats[i].now);
  }
  nearest_rat(v);
}

enum sim_reason visit_act(struct visit *v, const struct sim_action *a) {
  enum sim_reason r = sim_check(run_sim_const(v->run), a);
  if (r != REASON_NONE) {
    snprintf(v->refused, sizeof v->refused, "%s", words(sim_reason_sentence(r)));
    v->refused_s = 4;
    sound_play(SOUND_UI_REFUSE, 0, 1);
    return r;
  }
  r = app_act(v->app, a);
  if (r == REASON_NONE) visit_sound_act(v, a);
  return r;
}

void visit_leave(struct visit *v) {
  app_step(v->app, sim_now_ds(run_sim_const(v->run)) + SIM_DS_PER_VISIT_TICK);
  bool decided = run_outcome(v->run) != OUTCOME_RUNNING && !v->staying;
  app_go(v->app, decided ? SCENE_DEBRIEF : SCENE_DAYS);
}

/* ---- events ---- */

static bool slows(enum sim_event_kind k) {
  switch (k) {
  case EVENT_SCARE:
  case EVENT_FLINCH:
  case EVENT_TREAT_TAKEN:
  case EVENT_TREAT_REFUSED:
  case EVENT_SIGN_FIRST:
  case EVENT_CAME_OUT:
  case EVENT_LEANED_IN:
  case EVENT_NEARER:
  case EVENT_BITE:
  case EVENT_NIP:
  case EVENT_SQUIRMED:
  case EVENT_GAVE_UP:
  case EVENT_ESCAPED:
  case EVENT_BOLTED:
  case EVENT_PUFFED_UP:
  case EVENT_RAT_BITTEN:
  case EVENT_ENTERED_CLOTHES:
  case EVENT_ENTERED_TUNNEL: return true;
  default: return false;
  }
}

static void note_sign(struct visit *v, int rat, enum sign s) {
  if (sign_heard(s)) return;                                                  /* what is only heard has its caption */
  if (v->note_open && v->note_rat == v->watched && rat != v->watched) return; /* the hero's stays */
  v->note_sign = s;
  v->note_rat = rat;
  v->note_open = true;
  v->note_s = 7;
}

/* "I see ...": whether that is among what the body shows now; if not, what it shows. */
static void answer_call(struct visit *v, const struct sim_event *e) {
  char text[160];
  int rat = e->rat < 0 ? 0 : e->rat;
  const struct sim_rat *r = &v->rats[rat].now;
  if (e->value > 0.5)
    snprintf(text, sizeof text, words("Yes. %s shows just that"), visit_name(v, rat));
  else if (r->n_signs > 0)
    snprintf(text, sizeof text, words("Look again at %s: %s"), visit_name(v, rat), visit_sign_seen(r->signs[0]));
  else
    snprintf(text, sizeof text, words("Look again at %s"), visit_name(v, rat));
  if (e->value <= 0.5) sound_play(SOUND_UI_MISTAKE, 0, 1);
  visit_say(v, CAPTION_PLAIN, text);
}

static void tell_events(struct visit *v) {
  int n;
  const struct sim_event *e = run_events(v->run, &n);
  for (; v->event_seen < n; v->event_seen++) {
    const struct sim_event *x = &e[v->event_seen];
    struct visit_caption c;
    if (x->rat >= 0) motion_event(v->rats[x->rat].motion, x);
    visit_sound_event(v, x);
    bool told = v->event_seen > 0 && e[v->event_seen - 1].kind == EVENT_THING_NAMED;
    if (x->kind == EVENT_CALLED && v->intro == INTRO_NOT && !told) answer_call(v, x);
    if (visit_event_words(v, x, &c)) visit_say(v, c.kind, c.text);
    if (x->kind == EVENT_SIGN_FIRST && (int)x->value < SIGN_COUNT)
      note_sign(v, x->rat < 0 ? 0 : x->rat, (enum sign)(int)x->value);
    if (x->kind == EVENT_LIFTED || x->kind == EVENT_ENTERED_CLOTHES) v->watched = x->rat; /* whom you hold, you tend */
    if (slows(x->kind) && x->at_ds > run_level(v->run)->sim.arrival_ds) drop_to_1(v);
  }
}

/* ---- life cycle ---- */

static void create_rats(struct visit *v) {
  v->n_rats = v->level->sim.n_rats;
  for (int i = 0; i < v->n_rats; i++) {
    struct visit_rat *r = &v->rats[i];
    const struct sim_rat_def *def = &v->level->sim.rats[i];
    uint32_t seed = (uint32_t)v->level->sim.seed * 31u + (uint32_t)i * 7919u + (uint32_t)(unsigned char)def->name[0];
    r->motion = motion_create(seed);
    r->view = rat_view_create();
    r->look = (struct rat_look){.coat = coat_of_name(def->coat),
                                .build = rat_build_of(def->species, def->source, def->age_days),
                                .seed = seed,
                                .food = TREAT_COUNT,
                                .light = 1};
    r->look.size = rat_build_size(&r->look.build);
    motion_set_build(r->motion, &r->look.build);
  }
}

static void settle_rats(struct visit *v) {
  for (int i = 0; i < v->n_rats; i++) {
    int with = v->rats[i].now.with;
    motion_meet(v->rats[i].motion, with >= 0 ? &v->rats[with].now : NULL);
    motion_settle(v->rats[i].motion, &v->rats[i].now, &v->world);
  }
}

static void *enter(struct app *a) {
  struct visit *v = calloc(1, sizeof *v);
  if (!v) return NULL;
  v->app = a;
  v->run = app_run(a);
  v->level = run_level(v->run);
  v->hand = hand_view_create();
  tell_heroes(v->level, &v->watched);
  v->nearest = v->watched;
  v->named = -1;
  v->treat = TREAT_COUNT;
  v->pet_where = PET_HEAD;
  v->pet_s = 2;
  v->hold_how = HOLD_CLOTHING;
  v->show_cm = 60;
  v->speed = SPEED_1;
  v->lens = v->level->lens && app_settings(a)->lens;
  v->detector = app_settings(a)->detector && visit_detector_allowed(v);
  v->moved_ds = -1;
  create_rats(v);
  visit_read(v);
  visit_read(v);
  v->want_x_cm = v->world.hand_x_cm;
  v->want_y_cm = v->world.hand_y_cm;
  settle_rats(v);
  run_events(v->run, &v->event_seen);
  v->told_outcome = v->staying = run_outcome(v->run) != OUTCOME_RUNNING;
  visit_intro_begin(v);
  visit_sound_begin(v);
  return v;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct visit *v = state;
  visit_sound_end();
  for (int i = 0; i < v->n_rats; i++) {
    motion_destroy(v->rats[i].motion);
    rat_view_destroy(v->rats[i].view);
  }
  for (int i = 0; i < VISIT_CHOICES; i++)
    if (v->pictures[i]) rat_view_destroy(v->pictures[i]);
  tableau_destroy(v->tableau);
  room_free(v->room);
  hand_view_destroy(v->hand);
  if (v->ghost) sim_destroy(v->ghost);
  free(v);
}

/* ---- time ---- */

static void captions_tick(struct visit *v, double dt) {
  if (v->n_captions == 0) return;
  v->captions[0].left_s -= dt * (v->n_captions > 2 ? 1.4 : 1); /* those who wait hurry the first a little */
  if (v->captions[0].left_s > 0) return;
  memmove(&v->captions[0], &v->captions[1], sizeof v->captions[0] * (size_t)--v->n_captions);
}

/* One tick of the rat's time: the hand's move, the step, what it brought. */
static void one_tick(struct visit *v) {
  if (v->ghost) {
    sim_step(v->ghost, INT64_MAX);
  } else {
    visit_hand_send(v);
    app_step(v->app, sim_now_ds(run_sim_const(v->run)) + SIM_DS_PER_VISIT_TICK);
  }
  visit_read(v);
  if (v->ghost) return;
  tell_events(v);
  visit_sound_signs(v);
}

static void run_time(struct visit *v, double dt) {
  if (visit_intro_holds_time(v) && !v->ghost) return;
  double rate = v->ghost ? 1 : RATE[v->speed];
  v->owed_ds += dt * 10 * rate;
  while (v->owed_ds >= 1) {
    v->owed_ds -= 1;
    one_tick(v);
    if (!v->world.person && !v->ghost) { /* nobody acted yet: sitting there is company, too */
      v->owed_ds = 0;
      break;
    }
  }
  v->alpha = rate > 1 ? 1 : (float)v->owed_ds;
}

/* Before the first act nobody is "there" for the engine, and time would pass by the minute. Sitting down counts: the
 * visit begins with a breath of silence, a talk of no length. */
static void sit_down(struct visit *v) {
  if (v->world.person || v->ghost || visit_intro_holds_time(v) || app_is_watching(v->app)) return;
  struct sim_action a = {.verb = VERB_HAND, .how = HAND_OUT, .rat = v->nearest};
  if (sim_check(run_sim_const(v->run), &a) != REASON_NONE) a = (struct sim_action){.verb = VERB_TALK, .seconds = 1};
  app_act(v->app, &a);
  app_step(v->app, sim_now_ds(run_sim_const(v->run)) + SIM_DS_PER_VISIT_TICK);
  visit_read(v);
}

static void move_bodies(struct visit *v, double dt) {
  float rate = (float)(v->ghost ? 1 : RATE[v->speed]);
  bool puppets = visit_intro_puppets(v);
  for (int i = 0; i < v->n_rats; i++) {
    struct visit_rat *r = &v->rats[i];
    const struct sim_rat *now = puppets ? &v->puppet[i] : &r->now;
    if (v->speed == SPEED_CHOOSE && !v->ghost && !puppets) continue;
    motion_meet(r->motion, now->with >= 0 && !puppets ? &v->rats[now->with].now : NULL);
    motion_step(r->motion, puppets ? now : &r->before, now, &v->world, puppets ? 1 : v->alpha, (float)dt,
                puppets ? 1 : rate);
  }
}

static void counters_tick(struct visit *v, double dt) {
  v->clock += dt;
  v->calm_real_s += dt;
  v->note_s -= dt;
  v->words_s -= dt;
  v->refused_s -= dt;
  if (v->note_s <= 0) v->note_open = false;
}

static void outcome_tick(struct visit *v) {
  if (app_is_watching(v->app) || v->overlay != OVERLAY_NONE || v->told_outcome || run_outcome(v->run) != OUTCOME_WON)
    return;
  if (v->calm_real_s < 2.0) return; /* never into the middle of something */
  v->told_outcome = true;
  if (visit_detector_earned_here(v))
    visit_say(v, CAPTION_PLAIN, words("The detector is yours now: it hears what is too high for ears"));
  v->overlay = OVERLAY_DONE;
  sound_play(SOUND_UI_STAR, 0, 1);
  visit_set_speed(v, SPEED_CHOOSE);
}

static void tick(struct app *a, void *state, double dt) {
  (void)a;
  struct visit *v = state;
  needle_step(&v->needle, (float)v->rats[v->watched].now.fear, (float)dt, app_settings(v->app)->reduced_motion);
  if (dt > MOST_DT_S) dt = MOST_DT_S;
  counters_tick(v, dt);
  captions_tick(v, dt);
  visit_intro_tick(v, dt);
  sit_down(v);
  visit_hand_tick(v, dt);
  run_time(v, dt);
  move_bodies(v, dt);
  app_hear_high(v->app, v->detector);
  outcome_tick(v);
  visit_sound_tick(v);
}

/* ---- input ---- */

static void faster(struct visit *v, int by) {
  int s = (int)v->speed + by;
  visit_set_speed(v, (enum visit_speed)(s < 0 ? 0 : s > SPEED_60 ? SPEED_60 : s));
}

static void choose_digit(struct visit *v, int place, bool shift) {
  enum visit_tool tray[VISIT_CHIPS];
  visit_tray(v, tray);
  if (!visit_intro_shows(v, tray[place])) return;
  if (shift && visit_tool_sheet(tray[place]) != SHEET_NONE) {
    visit_other_ways(v, tray[place]);
    return;
  }
  if (visit_tool_reason(v, tray[place]) == REASON_LEVEL) {
    visit_act(v, &(struct sim_action){.verb = visit_tool_action(v, tray[place]).verb, .rat = v->nearest});
    return;
  }
  sound_play(SOUND_UI_CHOOSE, 0, 1);
  visit_use(v, tray[place]);
}

void visit_tell_in_words(struct visit *v) {
  visit_rat_words(v, v->watched, v->words, sizeof v->words);
  v->words_s = 6;
}

/* The page of the sign that is told of, or that the watched rat shows most plainly. */
void visit_look_up(struct visit *v) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  app_look_up(v->app, v->note_open ? v->note_sign : r->n_signs > 0 ? r->signs[0] : SIGN_COUNT);
  app_go(v->app, SCENE_FIELDGUIDE);
}

static bool key_down(struct visit *v, const struct input *in) {
  if (in->key >= '1' && in->key <= '9' && !in->repeat) {
    choose_digit(v, in->key - '1', in->shift);
    return true;
  }
  switch (in->key) {
  case KEY_SPACE: visit_set_speed(v, v->speed == SPEED_CHOOSE ? v->speed_before : SPEED_CHOOSE); return true;
  case '+':
  case '=': faster(v, 1); return true;
  case '-': faster(v, -1); return true;
  case 'l': v->lens = v->level->lens && !v->lens; return true;
  case 'd': visit_detector_toggle(v); return true;
  case 'h': visit_hut_toggle(v); return true;
  case 'w': visit_tell_in_words(v); return true;
  case 'f': visit_look_up(v); return true;
  case 'n':
    if (v->n_rats > 1) visit_name_next(v);
    return true;
  case KEY_ESCAPE:
    v->overlay = OVERLAY_MENU;
    visit_set_speed(v, SPEED_CHOOSE);
    return true;
  default: return false;
  }
}

static bool pad_button(struct visit *v, int b) {
  switch (b) { /* SDL_GameController numbering */
  case 1:
    if (v->world.hand_in) visit_use(v, TOOL_HAND);
    return true;
  case 2: v->lens = v->level->lens && !v->lens; return true;
  case 3: visit_tell_in_words(v); return true;
  case 4: visit_set_speed(v, v->speed == SPEED_CHOOSE ? v->speed_before : SPEED_CHOOSE); return true;
  case 6:
    v->overlay = OVERLAY_MENU;
    visit_set_speed(v, SPEED_CHOOSE);
    return true;
  default: return false;
  }
}

static bool input(struct app *a, void *state, const struct input *in) {
  (void)a;
  struct visit *v = state;
  if (v->overlay != OVERLAY_NONE) {
    if (in->kind == INPUT_KEY_DOWN && !in->repeat && visit_overlay_key(v, in->key)) return true;
    if (in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE && v->overlay != OVERLAY_PREDICT) {
      v->overlay = OVERLAY_NONE;
      visit_set_speed(v, SPEED_1);
      return true;
    }
    return false;
  }
  bool press = in->kind == INPUT_KEY_DOWN || in->kind == INPUT_POINTER_DOWN || in->kind == INPUT_PAD_BUTTON;
  if (press && visit_intro_skip(v)) return true;
  if (visit_hand_input(v, in)) return true;
  if (in->kind == INPUT_KEY_DOWN) return key_down(v, in);
  if (in->kind == INPUT_PAD_BUTTON) return pad_button(v, in->key);
  if (in->kind == INPUT_WHEEL) {
    faster(v, in->y > 0 ? 1 : -1);
    return true;
  }
  return false;
}

static void build(struct app *a, void *state, struct ui *u) {
  (void)a;
  struct visit *v = state;
  visit_lay_out(v, u);
  visit_stage_draw(v, u);
  visit_hud_build(v, u);
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  (void)a;
  visit_hud_taken(state, id, disabled);
}

/* One body breathes: 30 pictures a second are enough. Several take turns (company.h), and what walks is followed. */
static double wake_s(struct app *a, void *state) {
  (void)a;
  struct visit *v = state;
  if (v->overlay == OVERLAY_MENU || v->overlay == OVERLAY_DONE) return 0.25;
  int seen = 0;
  for (int i = 0; i < v->n_rats; i++) {
    const struct sim_rat *r = &v->rats[i].now;
    if (r->in_view && r->speed_cm_s > 2) return 0;
    seen += r->in_view;
  }
  return seen > 1 || v->world.hand_cm_s > 1 || v->intro == INTRO_DART ? 0 : 1.0 / 30;
}

const struct scene scene_visit = {.name = "visit",
                                  .enter = enter,
                                  .leave = leave,
                                  .build = build,
                                  .tick = tick,
                                  .input = input,
                                  .taken = taken,
                                  .wake_s = wake_s};
