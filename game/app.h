/* app.h - the one loop body, and the scenes it runs. */
#ifndef HANDSHY_GAME_APP_H
#define HANDSHY_GAME_APP_H

#include "../engine/run.h"
#include "draw.h"
#include "platform/platform.h"
#include "ui.h"

struct app;

/* A screen. Scenes know views, ui and words; never each other: they ask app_go by kind. */
enum scene_kind {
  SCENE_TITLE,
  SCENE_SHELF,
  SCENE_CARD,
  SCENE_VISIT,
  SCENE_DAYS,
  SCENE_DEBRIEF,
  SCENE_OPTIONS,
  SCENE_FIELDGUIDE,
  SCENE_COUNT
};
struct scene {
  const char *name;
  void *(*enter)(struct app *a);                           /* its state, owned by the scene */
  void (*leave)(struct app *a, void *state);               /* frees it */
  void (*build)(struct app *a, void *state, struct ui *u); /* declares nodes and draws; may read, never steps */
  void (*tick)(struct app *a, void *state, double dt);     /* real seconds; steps the run, moves the picture */
  bool (*input)(struct app *a, void *state, const struct input *in);     /* what the ui did not use */
  void (*taken)(struct app *a, void *state, uint32_t id, bool disabled); /* a node was activated */
  double (*wake_s)(struct app *a, void *state); /* seconds until it must be built again; 0 next frame, < 0 never */
};

struct app *app_create(struct platform *p, const char *level); /* level NULL: the title; p NULL: headless */
void app_destroy(struct app *a);
/* One turn: input, time, build, draw, present. false: quit. Never waits; `*idle_s` says how long one may sleep. */
bool app_frame(struct app *a, double *idle_s);
/* The same at a given moment of a clock, for tests and pictures. */
bool app_frame_at(struct app *a, double now_s, double *idle_s);
/* A headless app (platform NULL) draws here after each frame; NULL when memory is out. */
const struct canvas *app_canvas(const struct app *a);
void app_resize(struct app *a, int w, int h); /* headless only */
void app_press(struct app *a, int key);       /* as if that key were pressed now; headless only */
void app_look_only(struct app *a, bool on);   /* builds its tree and draw list, but no pixels: for tests of layouts */
bool app_is_away(const struct app *a);        /* the window has lost the focus: nothing is heard */
enum scene_kind app_scene(const struct app *a);

void app_go(struct app *a, enum scene_kind next);
void app_quit(struct app *a);
enum scene_kind app_before(const struct app *a); /* the scene that was left for this one; itself at first */
/* The page at which the field guide is to open next; SIGN_COUNT: its list of signs. Asking for it forgets it. */
void app_look_up(struct app *a, enum sign s);
enum sign app_looked_up(struct app *a);
void app_hear_high(struct app *a, bool on); /* the detector is worn: calls too high for ears are met, too */
/* In how many runs a sign showed itself while the player was there; how often it was named and right. */
int app_met(const struct app *a, enum sign s);
int app_named(const struct app *a, enum sign s);

/* The visit being played; NULL when none. */
struct run *app_run(struct app *a);
bool app_start_level(struct app *a, const char *name, struct problems *p); /* a fresh run */
bool app_continue(struct app *a);                                          /* the saved one */
bool app_has_saved(const struct app *a);
bool app_saved_damaged(const struct app *a);               /* only a part could be read; the rest was put aside */
const struct level *app_saved_level(const struct app *a);  /* of the saved visit; NULL when there is none */
int64_t app_saved_ds(const struct app *a);                 /* how far it goes */
bool app_won(const struct app *a, const char *level_name); /* ever */
void app_adopt_run(struct app *a, struct run *r);          /* the app owns it now; not saved (screenshots, what-ifs) */
bool app_is_watching(const struct app *a);                 /* an adopted run: its diary acts, the scene does not */
/* Why saving does not work, in words for the player; NULL when all is well. The app itself shows it once a minute. */
const char *app_trouble(const struct app *a);
/* Acts for the player: through the run, into the save. */
enum sim_reason app_act(struct app *a, const struct sim_action *action);
void app_step(struct app *a, int64_t until_ds);

struct settings {
  float text; /* 1.0 .. 2.0 */
  bool reduced_motion, captions, lens, detector, fullscreen, muted;
  float volume_rats, volume_home, volume_interface; /* 0..1 */
  int skin;                                         /* hand's tone 0..5 */
  int theme;                                        /* enum theme_kind */
};
struct settings *app_settings(struct app *a);
struct ui *app_ui(struct app *a);
struct platform *app_platform(struct app *a);
const char *app_asset_dir(void); /* found once: beside the program, the build's, the installed */
const char *app_level_dir(void);

/* The scenes, one table; a kind's scene is looked up in app.c. */
extern const struct scene scene_title, scene_shelf, scene_card, scene_visit, scene_days, scene_debrief, scene_options,
    scene_fieldguide;

#endif
