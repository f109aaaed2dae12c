/* app.c - the loop body: input, time, build, draw, present, and the run that the scenes play.
 *
 * A frame is built when there was input, when the scene asked for it (wake_s), or when the ui moves; otherwise nothing
 * is done at all and the caller may sleep. Input is taken at any time, building is paced to 60 a second. */
#include "app.h"

#include "app_levels.h"
#include "app_tree.h"
#include "assets.h"
#include "files.h"
#include "levels.h"
#include "meetings.h"
#include "memory.h"
#include "progress.h"
#include "save.h"
#include "settings.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define FRAME_S (1.0 / 60)
#define LONGEST_STEP_S 0.25  /* a longer gap (sleep, a stopped process) is no time of the game */
#define LONGEST_IDLE_S 30.0  /* even a still menu looks at its clock now and then */
#define SETTINGS_QUIET_S 1.0 /* a dragged slider is written once */
#define NOTICE_SHOWN_S 8.0
#define NOTICE_EVERY_S 60.0

struct app {
  struct platform *platform; /* NULL: headless */
  struct canvas canvas;      /* headless only */
  struct ui *ui;
  struct draw_list *list;
  struct raster *raster;

  const struct scene *scene;
  void *scene_state;
  enum scene_kind kind, next, before;
  enum sign looked_up;
  bool going, quit, away;

  double now_s, built_s, wake_at_s; /* platform clock */
  int assets_w, assets_h;           /* the window size that the pictures were opened for */
  bool stale;                       /* something happened that a build must show */
  bool look_only;                   /* no pixels are asked for */

  struct run *run;
  struct run *retired; /* replaced, but the scene that is still there may hold it */
  bool saving;         /* this run is the one that is saved */
  bool watching;       /* this run is acted by its diary, not by a player */
  bool person;         /* somebody was there at the last step */
  struct save *save;
  struct progress progress;
  bool counted; /* this run's win is in the progress */
  struct meetings meetings;
  bool hears_high;

  struct settings settings, stored;
  double settings_changed_s;
  const char *notice;
  bool damage_told;
  double notice_until_s, notice_next_s;
};

static const struct scene *const scenes[SCENE_COUNT] = {
    [SCENE_TITLE] = &scene_title,     [SCENE_SHELF] = &scene_shelf,
    [SCENE_CARD] = &scene_card,       [SCENE_VISIT] = &scene_visit,
    [SCENE_DAYS] = &scene_days,       [SCENE_DEBRIEF] = &scene_debrief,
    [SCENE_OPTIONS] = &scene_options, [SCENE_FIELDGUIDE] = &scene_fieldguide,
};

/* ---- life ---- */

static void enter(struct app *a, enum scene_kind kind) {
  a->kind = kind;
  a->scene = scenes[kind];
  a->scene_state = a->scene->enter ? a->scene->enter(a) : NULL;
  a->stale = true;
  a->wake_at_s = 0;
}

static void leave(struct app *a) {
  if (a->scene && a->scene->leave) a->scene->leave(a, a->scene_state);
  a->scene = NULL;
  a->scene_state = NULL;
  run_destroy(a->retired);
  a->retired = NULL;
  raster_drop_kept(a->raster); /* its texts and papers are not the next one's */
  assets_rest();
  memory_return();
}

struct app *app_create(struct platform *p, const char *level) {
  struct app *a = calloc(1, sizeof *a);
  if (!a) return NULL;
  a->platform = p;
  a->looked_up = SIGN_COUNT;
  a->ui = ui_create();
  a->list = draw_create();
  a->raster = raster_create();
  if (p)
    settings_load(&a->settings);
  else
    settings_default(&a->settings); /* a picture looks the same for everybody */
  a->stored = a->settings;
  if (p) progress_load(&a->progress);
  a->save = p ? save_open(NULL) : NULL; /* pictures and benchmarks neither read nor write the player's */
  if (!a->ui || !a->list || !a->raster || (p && !a->save)) return app_destroy(a), NULL;
  if (!p) app_resize(a, 1280, 720);
  struct problems problems = {0};
  bool started = level && app_start_level(a, level, &problems);
  enter(a, started ? SCENE_CARD : SCENE_TITLE);
  a->before = a->kind;
  return a;
}

static void store_meetings(struct app *a) {
  if (!a->meetings.changed || !a->platform) return;
  a->meetings.changed = !progress_store(&a->progress); /* no room on the disk: the next visit's end tries again */
}

void app_destroy(struct app *a) {
  if (!a) return;
  leave(a);
  if (a->saving) save_compact(a->save, a->run, a->now_s);
  store_meetings(a);
  if (a->platform && !settings_same(&a->settings, &a->stored)) settings_store(&a->settings);
  save_close(a->save);
  run_destroy(a->run);
  raster_destroy(a->raster);
  draw_destroy(a->list);
  ui_destroy(a->ui);
  assets_close();
  free(a->canvas.pixels);
  free(a);
}

void app_resize(struct app *a, int w, int h) {
  assert(!a->platform && w > 0 && h > 0);
  free(a->canvas.pixels);
  a->canvas = (struct canvas){w, h, w, calloc((size_t)w * (size_t)h, sizeof(uint32_t))};
  raster_forget(a->raster);
  a->stale = true;
}

void app_look_only(struct app *a, bool on) {
  a->look_only = on;
  raster_forget(a->raster);
}

/* ---- one turn ---- */

static void switch_scene(struct app *a) {
  if (!a->going) return;
  a->going = false;
  enum scene_kind next = a->next;
  a->before = a->kind;
  leave(a);
  enter(a, next);
}

static void tell_taken(struct app *a) {
  uint32_t id = ui_taken(a->ui);
  if (id && a->scene->taken) a->scene->taken(a, a->scene_state, id, ui_taken_was_disabled(a->ui));
}

static void show_notice(struct app *a, const char *text);

static void toggle_sound(struct app *a) {
  a->settings.muted = !a->settings.muted;
  show_notice(a, a->settings.muted ? "The sound is off. M turns it on again." : "The sound is on.");
}

static void toggle_fullscreen(struct app *a) { a->settings.fullscreen = !a->settings.fullscreen; }

/* What is the same on every screen. */
static bool app_input(struct app *a, const struct input *in) {
  switch (in->kind) {
  case INPUT_QUIT: a->quit = true; return true;
  case INPUT_FOCUS_LOST: a->away = true; return false;
  case INPUT_FOCUS_GAINED: a->away = false; return false;
  case INPUT_RESIZE:
  case INPUT_EXPOSE: raster_forget(a->raster); return true;
  case INPUT_KEY_DOWN:
    if (in->key == KEY_F11 && !in->repeat) return toggle_fullscreen(a), true;
    if (in->key == 'm' && !in->repeat && !in->ctrl && !in->alt) return toggle_sound(a), true;
    return false;
  default: return false;
  }
}

static void take_one(struct app *a, const struct input *in) {
  a->stale = true;
  if (app_input(a, in)) return;
  bool used = ui_input(a->ui, in);
  tell_taken(a);
  if (!used && !a->going && a->scene->input) a->scene->input(a, a->scene_state, in);
  switch_scene(a);
}

static void take_input(struct app *a) {
  struct input in;
  while (!a->quit && a->platform && platform_poll(a->platform, &in)) take_one(a, &in);
}

void app_press(struct app *a, int key) {
  assert(!a->platform);
  take_one(a, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = key});
}

static struct canvas *canvas_of(struct app *a) { return a->platform ? platform_canvas(a->platform) : &a->canvas; }

static void open_assets(struct app *a, const struct canvas *c) {
  if (c->w == a->assets_w && c->h == a->assets_h) return;
  a->assets_w = c->w;
  a->assets_h = c->h;
  assets_open(app_asset_dir(), fminf((float)c->w / 1280, (float)c->h / 720));
  raster_forget(a->raster);
}

static void build(struct app *a) {
  struct canvas *c = canvas_of(a);
  if (!c || !c->pixels) return;
  open_assets(a, c);
  float display = a->platform ? platform_display_scale(a->platform) : 1;
  ui_set_theme(a->ui, (enum theme_kind)a->settings.theme);
  ui_set_reduced_motion(a->ui, a->settings.reduced_motion);
  draw_begin(a->list, c->w, c->h);
  ui_begin(a->ui, a->list, c->w, c->h, display, a->settings.text);
  a->scene->build(a, a->scene_state, a->ui);
  if (a->now_s < a->notice_until_s) app_draw_notice(a->ui, a->notice);
  ui_end(a->ui);
  if (a->look_only) return;

  struct rect dirty[RASTER_MAX_DIRTY];
  int n = raster_damage(a->raster, a->list, dirty, RASTER_MAX_DIRTY);
  for (int i = 0; i < n; i++) raster_draw(a->raster, c, a->list, dirty[i]);
  if (n > 0 && a->platform) platform_present(a->platform, dirty, n);
  app_tree_write(a->ui, a->scene->name, a->run);
}

static void show_notice(struct app *a, const char *text) {
  a->notice = text;
  a->notice_until_s = a->now_s + NOTICE_SHOWN_S;
  a->stale = true;
}

/* Words about saving come up once a minute for some seconds, whatever the screen. */
static void tell_trouble(struct app *a) {
  if (!app_trouble(a) || a->now_s < a->notice_next_s) return;
  a->notice_next_s = a->now_s + NOTICE_EVERY_S;
  show_notice(a, app_trouble(a));
}

/* Once, at the start. */
static void tell_damage(struct app *a) {
  if (a->damage_told || !app_saved_damaged(a)) return;
  a->damage_told = true;
  show_notice(a, app_has_saved(a) ? "The last visit could not be read. Go on from the evening before?"
                                  : "The last visit could not be read. It is kept, put aside.");
}

static void follow_settings(struct app *a, const struct settings *before) {
  if (!settings_same(before, &a->settings)) {
    a->settings_changed_s = a->now_s;
    a->stale = true;
    if (a->platform && before->fullscreen != a->settings.fullscreen)
      platform_set_fullscreen(a->platform, a->settings.fullscreen);
  }
  if (!a->platform || a->now_s - a->settings_changed_s < SETTINGS_QUIET_S) return;
  if (settings_same(&a->stored, &a->settings)) return;
  settings_store(&a->settings); /* no room on the disk: the next change tries again */
  a->stored = a->settings;
}

static double wake_after(struct app *a) {
  if (ui_animating(a->ui)) return 0;
  double s = a->scene->wake_s ? a->scene->wake_s(a, a->scene_state) : -1;
  if (s < 0 || s > LONGEST_IDLE_S) s = LONGEST_IDLE_S;
  if (a->now_s < a->notice_until_s) s = fmin(s, a->notice_until_s - a->now_s);
  if (app_trouble(a)) s = fmin(s, fmax(0, a->notice_next_s - a->now_s));
  if (!settings_same(&a->stored, &a->settings)) s = fmin(s, SETTINGS_QUIET_S);
  return s;
}

static void turn(struct app *a, double dt) {
  struct settings before = a->settings;
  ui_tick(a->ui, dt);
  if (a->scene->tick) a->scene->tick(a, a->scene_state, dt);
  tell_taken(a);
  switch_scene(a);
  follow_settings(a, &before);
  tell_trouble(a);
  tell_damage(a);
  a->stale = false;
  build(a);
  a->wake_at_s = a->now_s + wake_after(a);
}

bool app_frame_at(struct app *a, double now_s, double *idle_s) {
  a->now_s = now_s;
  if (a->built_s == 0) a->built_s = now_s - FRAME_S;
  struct settings before = a->settings;
  take_input(a);
  follow_settings(a, &before);
  if (a->quit) return *idle_s = 0, false;

  double since_s = now_s - a->built_s;
  bool due = a->stale || now_s >= a->wake_at_s;
  if (due && since_s >= FRAME_S * 0.9) {
    a->built_s = now_s;
    turn(a, fmin(since_s, LONGEST_STEP_S));
    since_s = 0;
  }
  double wait_s = a->stale ? 0 : a->wake_at_s - now_s;
  *idle_s = fmax(0, fmax(wait_s, FRAME_S - since_s));
  return !a->quit;
}

bool app_frame(struct app *a, double *idle_s) {
  double start_s = platform_seconds();
  bool go_on = app_frame_at(a, start_s, idle_s);
  *idle_s = fmax(0, *idle_s - (platform_seconds() - start_s));
  return go_on;
}

/* ---- what scenes ask for ---- */

void app_go(struct app *a, enum scene_kind next) {
  assert(next >= 0 && next < SCENE_COUNT);
  a->next = next;
  a->going = true;
  a->stale = true;
  if (next == SCENE_DEBRIEF && a->saving && run_outcome(a->run) != OUTCOME_RUNNING)
    save_finish(a->save, a->run, a->now_s);
}

void app_quit(struct app *a) { a->quit = true; }
struct run *app_run(struct app *a) {
  return a->run;
}
struct settings *app_settings(struct app *a) {
  return &a->settings;
}
struct ui *app_ui(struct app *a) {
  return a->ui;
}
struct platform *app_platform(struct app *a) {
  return a->platform;
}
const struct canvas *app_canvas(const struct app *a) { return a->canvas.pixels ? &a->canvas : NULL; }
bool app_is_away(const struct app *a) { return a->away; }
enum scene_kind app_scene(const struct app *a) { return a->kind; }
enum scene_kind app_before(const struct app *a) { return a->before; }
void app_hear_high(struct app *a, bool on) { a->hears_high = on; }
void app_look_up(struct app *a, enum sign s) { a->looked_up = s; }
enum sign app_looked_up(struct app *a) {
  enum sign s = a->looked_up;
  a->looked_up = SIGN_COUNT;
  return s;
}
int app_met(const struct app *a, enum sign s) { return a->progress.signs[s].met; }
int app_named(const struct app *a, enum sign s) { return a->progress.signs[s].named; }
bool app_has_saved(const struct app *a) { return a->save && save_there(a->save); }
bool app_saved_damaged(const struct app *a) { return a->save && save_was_damaged(a->save); }
const struct level *app_saved_level(const struct app *a) { return a->save ? save_level(a->save) : NULL; }
int64_t app_saved_ds(const struct app *a) { return a->save ? save_reached_ds(a->save) : 0; }
const char *app_trouble(const struct app *a) { return a->save ? save_trouble(a->save) : NULL; }
bool app_won(const struct app *a, const char *level_name) { return progress_find(&a->progress, level_name) != NULL; }

/* ---- the run ---- */

static bool somebody_there(const struct run *r) {
  struct sim_world world;
  sim_read_world(run_sim_const(r), &world);
  return world.person;
}

/* The run that was played until now is on disk; another may take its place. */
static void settle(struct app *a) {
  if (a->saving) save_compact(a->save, a->run, a->now_s);
  a->saving = false;
}

static void take_run(struct app *a, struct run *r, bool saving) {
  a->watching = false;
  settle(a);
  if (a->retired)
    run_destroy(a->run); /* came and went within one scene */
  else
    a->retired = a->run;
  a->run = r;
  a->saving = saving && a->save;
  a->person = somebody_there(r);
  a->counted = run_outcome(r) != OUTCOME_RUNNING;
  a->meetings = (struct meetings){0};
  meetings_known(&a->meetings, r);
}

void app_adopt_run(struct app *a, struct run *r) {
  take_run(a, r, false);
  a->watching = true;
}

bool app_is_watching(const struct app *a) { return a->watching; }

bool app_start_level(struct app *a, const char *name, struct problems *p) {
  struct level *level = malloc(sizeof *level);
  size_t length = 0;
  char *text = level ? app_level_text(name, &length) : NULL;
  if (level && !text) problems_add(p, 0, 0, "there is no level %s", name);
  bool ok = text && level_read(text, length, level, p);
  if (ok && !levels_playable(level)) {
    problems_add(p, 0, 0, "the window cannot play the scenes of %s yet", name);
    ok = false;
  }
  if (ok) app_level_name(name, level->name, sizeof level->name);
  struct run *r = ok ? run_create(level, 0) : NULL;
  if (r) {
    run_until(r, run_level(r)->sim.arrival_ds, false);
    take_run(a, r, true);
    if (a->saving) save_begin(a->save, text, length);
  }
  free(text);
  free(level);
  return r != NULL;
}

bool app_continue(struct app *a) {
  if (a->saving && save_current(a->save)) return true;
  settle(a);
  struct run *r = a->save ? save_resume(a->save) : NULL;
  if (!r) return false;
  take_run(a, r, true);
  return true;
}

static void count_win(struct app *a) {
  bool decided = run_outcome(a->run) != OUTCOME_RUNNING, known = a->counted;
  a->counted = decided; /* days may be added after a loss: then it is open again */
  if (!decided || known) return;
  if (run_outcome(a->run) != OUTCOME_WON || !a->platform) return;
  progress_win(&a->progress, run_level(a->run)->name, run_decided_ds(a->run));
  progress_store(&a->progress);
}

/* After anything that moved the run. A visit's end is the moment to make the save small and safe. */
static void note(struct app *a) {
  bool person = somebody_there(a->run);
  if (a->saving && a->person && !person) save_compact(a->save, a->run, a->now_s);
  if (a->saving) save_note(a->save, a->run, a->now_s);
  if (person) meetings_look(&a->meetings, run_sim_const(a->run), run_level(a->run), a->hears_high, &a->progress);
  if (a->person && !person) store_meetings(a);
  a->person = person;
  count_win(a);
}

enum sim_reason app_act(struct app *a, const struct sim_action *action) {
  assert(a->run);
  meetings_name(&a->meetings, run_sim_const(a->run), action, &a->progress);
  enum sim_reason reason = run_act(a->run, action);
  note(a);
  return reason;
}

void app_step(struct app *a, int64_t until_ds) {
  assert(a->run);
  run_until(a->run, until_ds, false);
  note(a);
}
