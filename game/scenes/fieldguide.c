/* fieldguide.c - the signs of a rat's body, drawn live by the code that draws the rat: what each means and does not
 * mean, what it is mistaken for, what to do, how sure that is, and whether you have met it. */
#include "fieldguide.h"

#include "../heard.h"
#include "../words.h"
#include "resume.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define QUIET_S 14.0 /* after the last touch the rats finish their loop and hold still */

/* ---- who is drawn ---- */

/* Another coat for the second rat, so that the two can be told apart. */
enum coat fieldguide_other_coat(enum coat c) {
  return c == COAT_HOODED ? COAT_FAWN : c == COAT_FAWN || c == COAT_ALBINO ? COAT_BLACK : COAT_ALBINO;
}

/* The player's own rat; before there is one, a hooded rat. */
static void cast(struct fieldguide *g) {
  const struct level *l = app_run(g->app) ? run_level(app_run(g->app)) : app_saved_level(g->app);
  g->coat = COAT_HOODED;
  g->source = SOURCE_BREEDER;
  g->age_days = 200;
  g->seed = 1;
  if (!l) return;
  const struct sim_rat_def *rat = &l->sim.rats[0];
  enum coat coat = coat_of_name(rat->coat);
  if (coat != COAT_COUNT) g->coat = coat;
  g->mouse = rat->species == SPECIES_MOUSE;
  g->source = rat->source;
  g->age_days = rat->age_days;
  g->seed = (uint32_t)(unsigned char)rat->name[0];
}

struct tableau_wish fieldguide_wish(const struct fieldguide *g, enum sign s, bool moving, bool another) {
  bool mouse = g->mouse && sign_page(s)->in_mice != MICE_NEVER;
  struct rat_build build = rat_build_of(mouse ? SPECIES_MOUSE : SPECIES_RAT, g->source, g->age_days);
  struct tableau_wish w = {.other_coat = fieldguide_other_coat(g->coat), .tone = app_settings(g->app)->skin};
  w.look = (struct rat_look){.coat = g->coat, .light = 1, .food = TREAT_PEA, .seed = g->seed, .build = build};
  w.look.size = rat_build_size(&build) * (mouse ? 1.25f : 1); /* nearer */
  w.staged = (struct staged){.sign = s, .seed = g->seed, .fear = -1};
  if (another) {
    w.other_coat = g->coat;
    w.look.coat = fieldguide_other_coat(g->coat);
    w.staged.seed = w.look.seed = g->seed + 7;
  }
  if (moving) w.staged.t = (float)g->loop_s;
  return w;
}

uint32_t fieldguide_sign_id(enum sign s) {
  char name[64];
  snprintf(name, sizeof name, "fieldguide.sign.%s", sim_sign_name(s));
  return ui_id(name);
}

/* ---- life ---- */

static void *enter(struct app *a) {
  struct fieldguide *g = calloc(1, sizeof *g);
  if (!g) abort();
  enum scene_kind before = app_before(a);
  bool back = before == SCENE_VISIT || before == SCENE_DEBRIEF;
  ui_forget(app_ui(a));
  sound_play(SOUND_UI_PAGE, 0, 1);
  g->app = a;
  g->from = back && app_run(a) ? before : SCENE_TITLE;
  g->call_s = -1;
  for (int i = 0; i < 2; i++) g->shows[i] = tableau_create();
  cast(g);
  g->moving = !app_settings(a)->reduced_motion;
  enum sign asked = app_looked_up(a);
  g->open = asked < SIGN_COUNT;
  if (g->open) g->sign = asked, g->group = sign_page(asked)->group;
  return g;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct fieldguide *g = state;
  sound_hush(BUS_RATS);
  for (int i = 0; i < 2; i++) tableau_destroy(g->shows[i]);
  fieldguide_plates_free(g);
  free(g);
}

static void build(struct app *a, void *state, struct ui *u) {
  (void)a;
  struct fieldguide *g = state;
  widget_desk(u);
  fieldguide_lay_out(g, u);
  if (g->open)
    fieldguide_page_build(g, u);
  else
    fieldguide_index_build(g, u);
}

/* ---- time ---- */

/* Rats hold still where the sign is plainest: at the beginning of its loop. */
static void hold_still(struct fieldguide *g) {
  g->moving = false;
  g->loop_s = 0;
}

static void tick(struct app *a, void *state, double dt) {
  (void)a;
  struct fieldguide *g = state;
  g->still_s += dt;
  if (g->call_s >= 0) g->call_s += dt;
  if (g->call_s > 6) g->call_s = -1;
  if (!g->open || !g->moving) return;
  double loop = (double)motion_sign_loop_s(g->sign), before = g->loop_s;
  g->loop_s += dt;
  bool round = floor(g->loop_s / loop) > floor(before / loop);
  if (round && g->still_s > QUIET_S) hold_still(g);
}

static double wake_s(struct app *a, void *state) {
  (void)a;
  const struct fieldguide *g = state;
  if (!g->open) return fieldguide_plates_missing(g) ? 0 : -1;
  return g->moving || g->call_s >= 0 ? 1.0 / 30 : -1;
}

/* ---- going about ---- */

static void turn_leaf(void) {
  sound_hush(BUS_RATS);
  sound_play(SOUND_UI_PAGE, 0, 1);
}

static void open_page(struct fieldguide *g, enum sign s) {
  turn_leaf();
  g->open = true;
  g->sign = s;
  g->group = sign_page(s)->group;
  g->call_s = -1;
  g->call_variant = 0;
  g->loop_s = 0;
  g->moving = !app_settings(g->app)->reduced_motion;
  fieldguide_unpin(g);
}

static void turn(struct fieldguide *g, int by) { open_page(g, sign_page_at(sign_page_number(g->sign) + by)); }

static void open_list(struct fieldguide *g) {
  turn_leaf();
  g->open = false;
  g->call_s = -1;
  ui_set_focus(app_ui(g->app), fieldguide_sign_id(g->sign));
}

static void open_group(struct fieldguide *g, enum sign_group group) {
  turn_leaf();
  g->open = false;
  g->group = group;
}

static void go_back(struct fieldguide *g) {
  if (g->open)
    open_list(g);
  else
    app_go(g->app, g->from);
}

struct button fieldguide_main_button(const struct fieldguide *g) {
  struct button b = {.id = "fieldguide.see", .kind = BUTTON_MAIN, .main = true};
  if (sign_heard(g->sign))
    b.label = words("Hear it"), b.icon = ICON_SOUND;
  else if (g->moving)
    b.label = words("Hold it still"), b.icon = ICON_PAUSE;
  else
    b.label = words("See it move"), b.icon = ICON_PLAY;
  return b;
}

static void hear(struct fieldguide *g) {
  const struct heard *h = heard_by(HEARD_SIGN, (int)g->sign);
  if (!h) return;
  sound_hush(BUS_RATS);
  sound_play_cue(&(struct sound_cue){.id = h->sound, .variant = g->call_variant, .gain = h->gain, .pitch = 1});
  if (sign_heard(g->sign) == 2) g->call_s = 0;
  g->moving = true;
  g->loop_s = 0;
}

static void see(struct fieldguide *g) {
  if (sign_heard(g->sign))
    hear(g);
  else if (g->moving)
    hold_still(g);
  else
    g->moving = true;
}

static bool chose(struct fieldguide *g, uint32_t id) {
  for (int s = 0; s < SIGN_COUNT; s++)
    if (id == fieldguide_sign_id((enum sign)s)) return open_page(g, (enum sign)s), true;
  for (int i = 0; i < SIGN_GROUPS; i++) {
    if (id == fieldguide_group_id((enum sign_group)i)) return open_group(g, (enum sign_group)i), true;
  }
  return false;
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct fieldguide *g = state;
  g->still_s = 0;
  if (chose(g, id)) return;
  if (id == ui_id("fieldguide.previous")) turn(g, -1);
  if (id == ui_id("fieldguide.next")) turn(g, 1);
  if (id == ui_id("fieldguide.list")) open_list(g);
  if (id == ui_id("fieldguide.see")) see(g);
  bool about = id == ui_id("fieldguide.coat") || id == ui_id("fieldguide.mouse") || id == ui_id("fieldguide.close");
  if (about) resume_press_sound(a, id, disabled); /* a page has a sound of its own, a call even more */
  if (id == ui_id("fieldguide.coat")) g->coat = (enum coat)((g->coat + 1) % COAT_COUNT), fieldguide_plates_free(g);
  if (id == ui_id("fieldguide.mouse")) g->mouse = !g->mouse, fieldguide_plates_free(g);
  if (id == ui_id("fieldguide.close")) go_back(g);
}

static bool key_down(struct fieldguide *g, int key) {
  if (key >= '1' && key < '1' + SIGN_GROUPS) return open_group(g, (enum sign_group)(key - '1')), true;
  if (key == KEY_ESCAPE) return go_back(g), true;
  if (!g->open) return false;
  if (key == KEY_PAGE_DOWN) return turn(g, 1), true;
  if (key == KEY_PAGE_UP) return turn(g, -1), true;
  if (key == KEY_SPACE) return see(g), true;
  return false;
}

static bool input(struct app *a, void *state, const struct input *in) {
  (void)a;
  struct fieldguide *g = state;
  if (in->kind != INPUT_NONE) g->still_s = 0;
  if (in->kind == INPUT_PAD_BUTTON && in->key == 1) return go_back(g), true;
  return in->kind == INPUT_KEY_DOWN && key_down(g, in->key);
}

const struct scene scene_fieldguide = {.name = "fieldguide",
                                       .enter = enter,
                                       .leave = leave,
                                       .build = build,
                                       .tick = tick,
                                       .input = input,
                                       .taken = taken,
                                       .wake_s = wake_s};
