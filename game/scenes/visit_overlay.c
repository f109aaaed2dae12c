/* visit_overlay.c - what lies over the visit while time stands still: the menu, the end, "I see ...", the prediction.
 */
#include "visit.h"

#include <math.h>
#include <stdio.h>

#include "../theme.h"
#include "../words.h"

static void menu(struct visit *v, struct ui *u) {
  (void)v;
  widget_dim(u);
  struct rect p = ui_page_rect(u, 400, 150, 480, 400);
  widget_panel(u, words("Menu"), p);
  ui_text_aligned(u, TYPE_H1, (struct rect){p.x, p.y + ui_px(u, 26), p.w, ui_px(u, 44)}, words("Time stands still"),
                  ui_theme(u)->deep, ALIGN_CENTRE);
  static const struct {
    const char *id, *label;
    enum icon icon;
  } rows[] = {{"visit.menu.go_on", "Go on", ICON_PLAY},
              {"visit.menu.options", "Options", ICON_GEAR},
              {"visit.menu.title", "To the title: all is saved", ICON_SAVE},
              {"visit.menu.quit", "Quit: all is saved", ICON_QUIT}};
  for (int i = 0; i < 4; i++) {
    struct button b = {.id = rows[i].id,
                       .label = words(rows[i].label),
                       .icon = rows[i].icon,
                       .kind = i == 0 ? BUTTON_MAIN : BUTTON_SECOND,
                       .main = i == 0};
    widget_button(u,
                  (struct rect){p.x + ui_px(u, 60), p.y + ui_px(u, 90) + ui_px(u, 72) * (float)i, p.w - ui_px(u, 120),
                                ui_px(u, 58)},
                  &b);
  }
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

static void see_more(const struct visit *v, struct ui *u, struct rect p) {
  ui_limit_text(u, 1.25f);
  for (int i = 0; i < SEE_MORE_COUNT; i++) {
    struct rect r = {p.x + ui_px(u, 20) + ui_px(u, 376) * (float)i, p.y + ui_px(u, 204), ui_px(u, 368), ui_px(u, 52)};
    char label[80];
    snprintf(label, sizeof label, words(SEE_MORE[i].label), visit_name(v, v->watched));
    struct button b = {.id = SEE_MORE[i].id, .label = label, .icon = SEE_MORE[i].icon, .small = true};
    widget_button(u, r, &b);
    see_digit(u, (struct rect){r.x, r.y + ui_px(u, 6), r.w, r.h}, VISIT_CHOICES + i);
  }
  ui_limit_text(u, 0);
}

static void see(struct visit *v, struct ui *u) {
  ui_layer(u);
  struct rect p = ui_page_rect(u, 60, 170, 1160, 270); /* above the rats: they are what one looks at */
  char text[80];
  snprintf(text, sizeof text, words("What does %s show?"), visit_name(v, v->watched));
  widget_panel(u, text, p);
  ui_limit_text(u, 1.4f);
  ui_text(u, TYPE_H2, p.x + ui_px(u, 24), p.y + ui_px(u, 10), p.w, text, ui_theme(u)->deep);
  ui_limit_text(u, 1.25f);
  for (int i = 0; i < VISIT_CHOICES; i++) {
    char id[32];
    snprintf(id, sizeof id, "visit.see.%d", i);
    struct rect t = {p.x + ui_px(u, 20) + ui_px(u, 188) * (float)i, p.y + ui_px(u, 50), ui_px(u, 180), ui_px(u, 146)};
    struct button b = {.id = id, .label = "", .name = visit_sign_seen(SEE[i]), .main = i == 0};
    widget_button(u, t, &b);
    struct rect pic = {t.x, t.y, t.w, t.h - ui_px(u, 44)};
    draw_push_clip(ui_draw(u), t);
    sign_picture(v, u, pic, SEE[i]);
    draw_pop_clip(ui_draw(u));
    see_digit(u, t, i);
    ui_text_aligned(u, TYPE_LEAST,
                    (struct rect){t.x + ui_px(u, 6), t.y + t.h - ui_px(u, 44), t.w - ui_px(u, 12), ui_px(u, 40)},
                    visit_sign_seen(SEE[i]), ui_theme(u)->ink, ALIGN_CENTRE);
  }
  see_more(v, u, p);
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
  ui_layer(u);
  struct rect p = ui_page_rect(u, 250, 196, 780, 330);
  widget_panel(u, words("What will she do?"), p);
  char text[120];
  snprintf(text, sizeof text, words("If your hand goes in now, what will %s do?"), visit_name(v, v->nearest));
  ui_text_aligned(u, TYPE_H2, (struct rect){p.x, p.y + ui_px(u, 20), p.w, ui_px(u, 40)}, text, ui_theme(u)->deep,
                  ALIGN_CENTRE);
  static const char *const labels[3] = {"nose out, waiting", "deep in the hut", "runs to you"};
  for (int i = 0; i < 3; i++) {
    char id[32];
    snprintf(id, sizeof id, "visit.predict.%d", i);
    struct rect t = {p.x + ui_px(u, 30) + ui_px(u, 244) * (float)i, p.y + ui_px(u, 74), ui_px(u, 232), ui_px(u, 226)};
    struct button b = {.id = id, .label = "", .name = words(labels[i]), .main = i == 0};
    widget_button(u, t, &b);
    predict_picture(v, u, (struct rect){t.x + ui_px(u, 8), t.y + ui_px(u, 8), t.w - ui_px(u, 16), t.h - ui_px(u, 56)},
                    i);
    ui_text_aligned(u, TYPE_LABEL, (struct rect){t.x, t.y + t.h - ui_px(u, 42), t.w, ui_px(u, 36)}, words(labels[i]),
                    ui_theme(u)->ink, ALIGN_CENTRE);
  }
}

void visit_overlay_build(struct visit *v, struct ui *u) {
  switch (v->overlay) {
  case OVERLAY_MENU: menu(v, u); break;
  case OVERLAY_DONE: done(v, u); break;
  case OVERLAY_SEE: see(v, u); break;
  case OVERLAY_SHEET: visit_sheet_build(v, u); break;
  case OVERLAY_PREDICT: predict(v, u); break;
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
  if (id == ui_id("visit.menu.go_on"))
    v->overlay = OVERLAY_NONE, visit_set_speed(v, SPEED_1);
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
