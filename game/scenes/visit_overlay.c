/* visit_overlay.c - what lies over the visit while time stands still: the menu, the end, "I see ...", the prediction.
 */
#include "visit.h"

#include <math.h>
#include <stdio.h>

#include "../theme.h"
#include "../words.h"

static void menu(struct ui *u) {
  widget_dim(u);
  static const struct {
    const char *id, *label;
    enum icon icon;
  } rows[] = {{"visit.menu.go_on", "Go on", ICON_PLAY},
              {"visit.menu.guide", "Field guide", ICON_BOOK},
              {"visit.menu.options", "Options", ICON_GEAR},
              {"visit.menu.title", "To the title: all is saved", ICON_SAVE},
              {"visit.menu.quit", "Quit: all is saved", ICON_QUIT}};
  float line = ui_line_height(u, TYPE_MAIN), row = fmaxf(ui_px(u, 58), 2 * line + ui_px(u, 12)), gap = ui_px(u, 14);
  if (ui_room(u) == ROOM_WIDE) row = ui_px(u, 58);
  enum { ROWS = sizeof rows / sizeof *rows };
  float tall = ROWS * row + (ROWS - 1) * gap;
  struct visit_page page;
  float from = ((float)ui_scale(u)->h - tall) * 0.5f - ui_px(u, 50);
  float y = visit_page_begin(u, &page, words("Time stands still"), 480, tall, from, NULL);
  for (int i = 0; i < ROWS; i++) {
    struct button b = {.id = rows[i].id,
                       .label = words(rows[i].label),
                       .icon = rows[i].icon,
                       .kind = i == 0 ? BUTTON_MAIN : BUTTON_SECOND,
                       .main = i == 0};
    widget_button(u, (struct rect){page.x, roundf(y + (row + gap) * (float)i), page.w, row}, &b);
  }
  visit_page_end(u, tall);
}

static void done(struct visit *v, struct ui *u) {
  char line[120];
  snprintf(line, sizeof line, words("You did what you set out to do with %s."), visit_name(v, 0));
  struct button see = {
      .id = "visit.done.see", .label = words("See how it went"), .icon = ICON_STAR, .kind = BUTTON_MAIN, .main = true};
  struct button stay = {.id = "visit.done.stay", .label = words("Stay a while"), .icon = ICON_HEART};
  widget_dialog(u, words("That worked!"), line, &see, &stay);
}

/* Six drawn signs over the tray; time stands still, one press. */
static const enum sign SEE[VISIT_CHOICES] = {SIGN_FREEZE, SIGN_STRETCH_ATTEND, SIGN_PEEK_HUT,
                                             SIGN_REST,   SIGN_EAT_NEAR,       SIGN_SLEEP_IN_VIEW};

static void sign_picture(struct visit *v, struct ui *u, struct rect r, enum sign s) {
  const struct rat_look *own = &v->rats[v->watched].look;
  struct tableau_wish w = {.look = *own, .other_coat = own->coat == COAT_FAWN ? COAT_BLACK : COAT_FAWN};
  w.look.light = 1;
  w.staged = (struct staged){.sign = s, .seed = own->seed, .t = (float)fmod(v->clock, 60), .fear = -1};
  if (!v->tableau) v->tableau = tableau_create();
  tableau_draw(v->tableau, ui_draw(u), r, &w);
}

/* What the six drawings do not tell has sheets of its own. */
static const struct {
  const char *id, *label;
  enum icon icon;
  enum visit_sheet sheet;
} SEE_MORE[] = {{"visit.see.signs", "Another sign …", ICON_SAY, SHEET_SIGNS},
                {"visit.see.feeling", "How %s feels …", ICON_HEART, SHEET_FEELING},
                {"visit.see.cause", "What frightened %s …", ICON_WARN, SHEET_CAUSE}};
enum { SEE_MORE_COUNT = 3 };

static void see_digit(struct ui *u, struct rect r, int i) {
  char key[2] = {(char)('1' + i), 0};
  if (ui_device(u) != DEVICE_TOUCH) widget_key_cap(u, r.x + ui_px(u, 6), r.y + ui_px(u, 6), key, false);
}

/* A key cap and the air round it. */
static float text_room(const struct ui *u) { return roundf(34 * ui_scale(u)->t); }

/* Tiles with a picture and words below it: how many beside each other, and how large. */
struct tiles {
  int columns;
  float gap, w, picture_h, words_h;
};

static struct tiles tiles_of(const struct ui *u, float width, int n, float least_u, float shape, enum type_role role,
                             const char *const *names) {
  struct tiles t = {.gap = ui_px(u, 8)};
  t.columns = (int)floorf((width + t.gap) / (least_u * ui_scale(u)->t + t.gap));
  t.columns = t.columns < 1 ? 1 : t.columns > n ? n : t.columns;
  t.w = floorf((width - t.gap * (float)(t.columns - 1)) / (float)t.columns);
  t.picture_h = roundf(fminf(t.w, 232 * ui_scale(u)->s) * shape);
  for (int i = 0; i < n; i++)
    t.words_h = fmaxf(t.words_h, ui_text_measure(u, role, t.w - ui_px(u, 12), names[i], NULL));
  return t;
}

static float tiles_tall(const struct ui *u, const struct tiles *t, int n) {
  int rows = (n + t->columns - 1) / t->columns;
  return (float)rows * (t->picture_h + t->words_h + ui_px(u, 14) + t->gap) - t->gap;
}

static struct rect tile_rect(const struct ui *u, const struct tiles *t, float x, float y, int i) {
  float h = t->picture_h + t->words_h + ui_px(u, 14);
  return (struct rect){roundf(x + (t->w + t->gap) * (float)(i % t->columns)),
                       roundf(y + (h + t->gap) * (float)(i / t->columns)), t->w, h};
}

/* The button with its words; gives where the picture goes. */
static struct rect tile_draw(struct ui *u, const struct tiles *t, struct rect r, const char *id, enum type_role role,
                             const char *name, bool main) {
  struct button b = {.id = id, .label = "", .name = name, .main = main};
  widget_button(u, r, &b);
  struct rect below = {r.x + ui_px(u, 6), r.y + r.h - t->words_h - ui_px(u, 5), r.w - ui_px(u, 12), t->words_h};
  ui_text_draw(u, role, below, name, ui_theme(u)->ink, ALIGN_CENTRE);
  return (struct rect){r.x + ui_px(u, 4), r.y + ui_px(u, 4), r.w - ui_px(u, 8), t->picture_h};
}

static struct button see_more_button(const struct visit *v, int i, char *label, size_t size) {
  snprintf(label, size, words(SEE_MORE[i].label), visit_name(v, v->watched));
  return (struct button){.id = SEE_MORE[i].id, .label = label, .icon = SEE_MORE[i].icon, .small = true};
}

/* Three buttons: beside each other, or below. Gives their height. */
static float see_more(const struct visit *v, struct ui *u, float x, float y, float w, bool drawn) {
  char label[80];
  float gap = ui_px(u, 8), most = 0, h = 0, cap = text_room(u);
  for (int i = 0; i < SEE_MORE_COUNT; i++) {
    struct button b = see_more_button(v, i, label, sizeof label);
    float bw, bh;
    widget_button_size(u, &b, &bw, &bh);
    most = fmaxf(most, bw + 2 * cap);
    h = fmaxf(h, fmaxf(bh, ui_px(u, 52)));
  }
  bool beside = 3 * most + 2 * gap <= w;
  float each = beside ? floorf((w - 2 * gap) / 3) : w;
  for (int i = 0; i < SEE_MORE_COUNT && drawn; i++) {
    struct button b = see_more_button(v, i, label, sizeof label);
    struct rect r = {roundf(beside ? x + (each + gap) * (float)i : x), roundf(beside ? y : y + (h + gap) * (float)i),
                     each, h};
    widget_button(u, r, &b);
    see_digit(u, (struct rect){r.x, r.y + (h - ui_px(u, 12) - cap) * 0.5f, r.w, r.h}, VISIT_CHOICES + i);
  }
  return beside ? h : 3 * h + 2 * gap;
}

static void see(struct visit *v, struct ui *u) {
  char text[80];
  const char *names[VISIT_CHOICES];
  snprintf(text, sizeof text, words("What does %s show?"), visit_name(v, v->watched));
  for (int i = 0; i < VISIT_CHOICES; i++) names[i] = visit_sign_seen(SEE[i]);
  float w = visit_page_width(u, 1180), gap = ui_px(u, 10);
  struct tiles t = tiles_of(u, w, VISIT_CHOICES, 150, 0.58f, TYPE_LEAST, names);
  float pictures = tiles_tall(u, &t, VISIT_CHOICES), tall = pictures + gap + see_more(v, u, 0, 0, w, false);
  struct visit_page page; /* above the rats: they are what one looks at */
  float y = visit_page_begin(u, &page, text, 1180, tall, ui_px(u, 170), "visit.page.back");
  for (int i = 0; i < VISIT_CHOICES; i++) {
    char id[32];
    snprintf(id, sizeof id, "visit.see.%d", i);
    struct rect r = tile_rect(u, &t, page.x, y, i), pic = tile_draw(u, &t, r, id, TYPE_LEAST, names[i], i == 0);
    draw_push_clip(ui_draw(u), pic);
    sign_picture(v, u, pic, SEE[i]);
    draw_pop_clip(ui_draw(u));
    see_digit(u, r, i);
  }
  see_more(v, u, page.x, y + pictures + gap, w, true);
  visit_page_end(u, tall);
}

/* What she might do, in the real hut: nose at the door, or deep inside, where hardly a back shows. */
static void at_the_hut(struct visit *v, struct ui *u, struct rect r, int i) {
  struct draw_list *d = ui_draw(u);
  const struct ui_scale *sc = ui_scale(u);
  struct rect door = room_door();
  float light = (float)v->world.light, k = v->stage.k, heading, x_u, y_u;
  struct stage st = {roundf(r.x + r.w * 0.5f - (door.x + door.w * 0.5f + 10) * k),
                     roundf(r.y + r.h * 0.94f - (door.y + door.h) * k), k};
  struct pose p;
  motion_sign(v->predict[i], v->rats[v->watched].look.seed, (float)fmod(v->clock, 60), &p, &heading);
  double x_cm = i == 0 ? 10 : 13, y_cm = i == 0 ? 18 : 30;
  room_ground(x_cm, y_cm, &x_u, &y_u);
  struct rat_place at = {st.ox + x_u * k, st.oy + y_u * k, room_head_u(y_cm) * k, i == 0 ? heading : 60};
  struct rat_look look = v->rats[v->watched].look;
  look.light = i == 0 ? light : 0;
  if (!v->pictures[i]) v->pictures[i] = rat_view_create();
  draw_push_clip(d, r);
  if (v->room) room_draw_back(v->room, d, &st, sc->w, sc->h, light);
  rat_view_draw(v->pictures[i], d, &look, &p, &at);
  if (i == 1) draw_shade(d, r, 0x8A7A6CFF);
  if (v->room) room_draw_hut_front(v->room, d, &st, light);
  draw_pop_clip(d);
}

static void predict_picture(struct visit *v, struct ui *u, struct rect r, int i) {
  if (i < 2) {
    at_the_hut(v, u, r, i);
    return;
  }
  draw_push_clip(ui_draw(u), r);
  sign_picture(v, u, r, v->predict[i]);
  draw_pop_clip(ui_draw(u));
}

static void predict(struct visit *v, struct ui *u) {
  char text[120];
  snprintf(text, sizeof text, words("If your hand goes in now, what will %s do?"), visit_name(v, v->nearest));
  const char *labels[3] = {words("nose out, waiting"), words("deep in the hut"), words("runs to you")};
  struct tiles t = tiles_of(u, visit_page_width(u, 780), 3, 150, 0.75f, TYPE_LABEL, labels);
  float tall = tiles_tall(u, &t, 3);
  struct visit_page page;
  float y = visit_page_begin(u, &page, text, 780, tall, ui_px(u, 196), NULL);
  for (int i = 0; i < 3; i++) {
    char id[32];
    snprintf(id, sizeof id, "visit.predict.%d", i);
    struct rect r = tile_rect(u, &t, page.x, y, i), pic = tile_draw(u, &t, r, id, TYPE_LABEL, labels[i], i == 0);
    predict_picture(v, u, pic, i);
  }
  visit_page_end(u, tall);
}

void visit_overlay_build(struct visit *v, struct ui *u) {
  switch (v->overlay) {
  case OVERLAY_MENU: menu(u); break;
  case OVERLAY_DONE: done(v, u); break;
  case OVERLAY_SEE: see(v, u); break;
  case OVERLAY_SHEET: visit_sheet_build(v, u); break;
  case OVERLAY_PREDICT: predict(v, u); break;
  case OVERLAY_GOALS: visit_goals_build(v, u); break;
  case OVERLAY_TIME: visit_time_build(v, u); break;
  case OVERLAY_NONE: break;
  }
}

/* ---- what was pressed ---- */

/* The six drawn ones, then the sheets. */
static void choose_seen(struct visit *v, int i) {
  if (i >= VISIT_CHOICES) {
    visit_sheet_open(v, SEE_MORE[i - VISIT_CHOICES].sheet);
    return;
  }
  visit_act(v, &(struct sim_action){.verb = VERB_CALL, .how = (int)SEE[i], .rat = v->watched});
  v->overlay = OVERLAY_NONE;
  visit_set_speed(v, SPEED_1);
}

static bool taken_choice(struct visit *v, uint32_t id) {
  for (int i = 0; i < VISIT_CHOICES; i++) {
    char see_id[32], predict_id[32];
    snprintf(see_id, sizeof see_id, "visit.see.%d", i);
    snprintf(predict_id, sizeof predict_id, "visit.predict.%d", i);
    if (id == ui_id(see_id)) {
      choose_seen(v, i);
      return true;
    }
    if (id == ui_id(predict_id) && i < 3) {
      visit_intro_choose(v, i);
      return true;
    }
  }
  for (int i = 0; i < SEE_MORE_COUNT; i++) {
    if (id != ui_id(SEE_MORE[i].id)) continue;
    choose_seen(v, VISIT_CHOICES + i);
    return true;
  }
  return false;
}

bool visit_overlay_key(struct visit *v, int key) {
  if (v->overlay == OVERLAY_SHEET) return visit_sheet_key(v, key);
  if (v->overlay != OVERLAY_SEE || key < '1' || key > '9') return false;
  choose_seen(v, key - '1');
  return true;
}

bool visit_overlay_taken(struct visit *v, uint32_t id) {
  if (visit_sheet_taken(v, id) || taken_choice(v, id)) return true;
  if (id == ui_id("visit.menu.go_on") || id == ui_id("visit.page.back"))
    v->overlay = OVERLAY_NONE, visit_set_speed(v, SPEED_1);
  else if (id == ui_id("visit.menu.guide"))
    visit_look_up(v);
  else if (id == ui_id("visit.menu.options"))
    app_go(v->app, SCENE_OPTIONS);
  else if (id == ui_id("visit.menu.title"))
    app_go(v->app, SCENE_TITLE);
  else if (id == ui_id("visit.menu.quit"))
    app_quit(v->app);
  else if (id == ui_id("visit.done.see"))
    app_go(v->app, SCENE_DEBRIEF);
  else if (id == ui_id("visit.done.stay"))
    v->staying = true, v->overlay = OVERLAY_NONE, visit_set_speed(v, SPEED_1);
  else
    return false;
  return true;
}
