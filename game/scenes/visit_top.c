/* visit_top.c - what stands above the stage: goals, clock, round buttons, lens. In a wide room as drawn (style.md
 * section 11, rows 5 and 6); else goals and clock are one line each that opens a page, and the lens is a strip below
 * them. */
#include "visit.h"

#include <math.h>
#include <stdio.h>

#include "../theme.h"
#include "../words.h"

/* ---- goals ---- */

enum { GOALS_MOST = 8 };

static float goals_height(const struct ui *u, const struct goal_row *rows, int n, float w) {
  float h = ui_px(u, 14) + ui_line_height(u, TYPE_LABEL) + ui_px(u, 12);
  for (int i = 0; i < n; i++) h += widget_goal_height(u, w, &rows[i]);
  return h;
}

static int goal_rows(const struct visit *v, struct goal_row *rows, char words_[][96], char small[][64], int max) {
  struct run_goal g[LEVEL_MAX_GOALS];
  int n = run_goals(v->run, g, LEVEL_MAX_GOALS);
  if (n > max) n = max;
  for (int i = 0; i < n; i++) {
    visit_goal_words(v, &g[i], words_[i], sizeof words_[i], small[i], sizeof small[i]);
    rows[i] = (struct goal_row){.words = words_[i],
                                .detail = small[i][0] ? small[i] : NULL,
                                .met = g[i].met && !g[i].broken,
                                .so_far = g[i].can_fail,
                                .broken = g[i].broken};
  }
  return n;
}

static void goals_page(const struct visit *v, struct ui *u, struct rect r, const struct goal_row *rows, int n) {
  widget_panel(u, words("Goals"), r);
  float y = r.y + ui_px(u, 12), inner = r.w - ui_px(u, 38);
  y += ui_text(u, TYPE_LABEL, r.x + ui_px(u, 20), y, inner, v->level->title, ui_theme(u)->deep) + ui_px(u, 4);
  for (int i = 0; i < n; i++) y += widget_goal(u, r.x + ui_px(u, 19), y, inner, &rows[i]);
}

/* One line that opens the page of goals. */
static struct button goals_button(const struct goal_row *rows, int n, char *text, size_t size) {
  int met = 0;
  for (int i = 0; i < n; i++) met += rows[i].met;
  snprintf(text, size, words("Goals %d of %d"), met, n);
  return (struct button){.id = "visit.goals", .label = text, .icon = ICON_CHECK};
}

/* All of them, where they do not take the stage's place. */
static bool goals_whole(struct visit *v, struct ui *u, const struct goal_row *rows, int n) {
  struct rect r = ui_edge_rect(u, UI_LEFT | UI_TOP, 22, 20, 322, 0);
  r.h = goals_height(u, rows, n, r.w - ui_px(u, 38));
  if (r.h > ui_px(u, 290)) return false;
  goals_page(v, u, r, rows, n);
  v->layout.top = r.y + r.h;
  return true;
}

void visit_goals_build(struct visit *v, struct ui *u) {
  struct goal_row rows[GOALS_MOST];
  char text[GOALS_MOST][96], small[GOALS_MOST][64];
  int n = goal_rows(v, rows, text, small, GOALS_MOST);
  float w = visit_page_width(u, 560), tall = 0;
  for (int i = 0; i < n; i++) tall += widget_goal_height(u, w, &rows[i]);
  struct visit_page page;
  float y = visit_page_begin(u, &page, v->level->title, 560, tall, ui_px(u, 20), "visit.page.back");
  for (int i = 0; i < n; i++) y += widget_goal(u, page.x, y, page.w, &rows[i]);
  visit_page_end(u, tall);
}

/* ---- clock ---- */

static enum icon clock_icon(const struct visit *v) {
  if (v->speed == SPEED_CHOOSE) return ICON_PAUSE;
  return v->world.light < 0.5 ? ICON_MOON : ICON_SUN;
}

static void clock_panel(struct visit *v, struct ui *u) {
  struct rect r = ui_edge_rect(u, UI_RIGHT | UI_TOP, 22, 20, 352, 146);
  widget_panel(u, words("Clock"), r);
  char hm[16], text[64];
  words_clock(v->world.now_ds, hm, sizeof hm);
  snprintf(text, sizeof text, words("Day %d · %s"), (int)(v->world.now_ds / SIM_DS_PER_DAY), hm);
  widget_clock(u, r.x + ui_px(u, 48), r.y + ui_px(u, 45), ui_px(u, 33), v->world.now_ds);
  float x = r.x + ui_px(u, 94), w = r.w - ui_px(u, 166);
  enum type_role role = ui_text_width(u, TYPE_H2, text) > w ? TYPE_LABEL : TYPE_H2;
  ui_text(u, role, x, r.y + ui_px(u, role == TYPE_H2 ? 17 : 22), w + ui_px(u, 6), text, ui_theme(u)->deep);
  bool still = v->speed == SPEED_CHOOSE;
  widget_fact(u, x, r.y + ui_px(u, 50), clock_icon(v),
              still ? words("time stands still") : words_time_of_day(v->world.now_ds), TYPE_SMALL, ui_theme(u)->soft);
  struct button menu = {.id = "visit.menu", .label = "", .name = words("Menu"), .icon = ICON_MENU};
  struct rect m = {r.x + r.w - ui_px(u, 66), r.y + ui_px(u, 20), ui_px(u, 50), ui_px(u, 52)};
  widget_button(u, m, &menu);
  struct rect seg = {r.x + ui_px(u, 14), r.y + ui_px(u, 87), r.w - ui_px(u, 28), ui_px(u, 46)};
  widget_speed(u, seg, "visit.speed", (int)v->speed, NULL);
}

static const char *const SPEEDS[] = {"Choose", "1×", "8×", "60×"};

/* One line: the time, and a button that opens the page of speeds. Gives its left edge. */
static struct rect clock_folded(struct visit *v, struct ui *u) {
  char hm[16], text[64];
  words_clock(v->world.now_ds, hm, sizeof hm);
  snprintf(text, sizeof text, words("Day %d, %s"), (int)(v->world.now_ds / SIM_DS_PER_DAY), hm);
  struct button speed = {.id = "visit.time",
                         .label = words(SPEEDS[v->speed]),
                         .name = words("The speed of time"),
                         .icon = v->speed == SPEED_CHOOSE ? ICON_PAUSE : ICON_PLAY,
                         .kind = BUTTON_MAIN,
                         .small = true};
  float bw, bh, pad = ui_px(u, 10), edge = ui_px(u, 16);
  widget_button_size(u, &speed, &bw, &bh);
  enum type_role role = TYPE_BOLD;
  float icon = roundf(26 * ui_scale(u)->t), w = ui_text_width(u, role, text), line = ui_line_height(u, role);
  float h = fmaxf(bh, line) + 2 * pad, all = pad * 2 + icon + pad + w + pad * 2 + bw + pad;
  struct rect r = {(float)ui_scale(u)->w - edge - ceilf(all), edge, ceilf(all), roundf(h)};
  widget_panel(u, words("Clock"), r);
  float x = r.x + 2 * pad;
  icon_draw(ui_draw(u), clock_icon(v), roundf(x), roundf(r.y + (h - icon) * 0.5f), icon, ui_theme(u)->ink);
  ui_text(u, role, x + icon + pad, roundf(r.y + (h - line) * 0.5f), w + 2, text, ui_theme(u)->deep);
  widget_button(u, (struct rect){r.x + r.w - pad - bw, roundf(r.y + (h - bh) * 0.5f), bw, bh}, &speed);
  return r;
}

void visit_time_build(struct visit *v, struct ui *u) {
  static const char *const says[] = {"Pause and choose", "As in life", "8 times as fast", "60 times as fast"};
  float gap = ui_px(u, 10), row = fmaxf(ui_px(u, 58), ui_line_height(u, TYPE_LABEL) + ui_px(u, 24)),
        tall = 4 * (row + gap);
  struct visit_page page;
  float y = visit_page_begin(u, &page, words("How fast time goes"), 460, tall, ui_px(u, 20), "visit.page.back");
  for (int i = 0; i < 4; i++) {
    char id[32];
    snprintf(id, sizeof id, "visit.pace.%d", i);
    widget_tile(u, (struct rect){page.x, y, page.w, row}, id, words(says[i]), v->speed_before == (enum visit_speed)i);
    y += row + gap;
  }
  visit_page_end(u, tall);
}

/* ---- round buttons ---- */

enum { ROUNDS = 5 };

static int round_list(const struct visit *v, struct button out[ROUNDS], const char *keys[ROUNDS]) {
  int n = 0;
  keys[n] = "L";
  out[n++] = (struct button){.id = "visit.lens",
                             .label = v->lens ? words("Lens on") : words("Lens off"),
                             .icon = ICON_LENS,
                             .checked = v->lens,
                             .reason = v->level->lens ? NULL : words("Read the rat this time.")};
  keys[n] = "W";
  out[n++] = (struct button){.id = "visit.words", .label = words("In words"), .icon = ICON_BUBBLE};
  keys[n] = "N";
  if (v->n_rats > 1) /* whom the chips mean; a press names the next */
    out[n++] = (struct button){.id = "visit.who", .label = visit_name(v, v->nearest), .icon = ICON_PAW};
  keys[n] = "D";
  if (visit_detector_known(v))
    out[n++] = (struct button){.id = "visit.detector",
                               .label = v->detector ? words("Detector on") : words("Detector off"),
                               .icon = ICON_DETECTOR,
                               .checked = v->detector,
                               .reason = visit_detector_allowed(v) ? NULL : words("Read the rat this time.")};
  return n;
}

static void rounds_column(struct visit *v, struct ui *u) {
  struct button b[ROUNDS];
  const char *keys[ROUNDS];
  int n = round_list(v, b, keys);
  for (int i = 0; i < n; i++)
    widget_round(u, ui_edge_rect(u, UI_RIGHT | UI_TOP, 40, 184 + 108 * (float)i, 60, 60), &b[i], keys[i]);
  v->layout.right = ui_edge_rect(u, UI_RIGHT | UI_TOP, 40, 184, 60, 60).x - ui_px(u, 24);
}

/* Beside each other below the clock, with their names below them where there is room for names. */
static void rounds_row(struct visit *v, struct ui *u, float y) {
  struct button b[ROUNDS];
  const char *keys[ROUNDS];
  int n = round_list(v, b, keys);
  b[n] = (struct button){.id = "visit.menu", .label = words("Menu"), .icon = ICON_MENU};
  keys[n++] = NULL;
  bool named = ui_room(u) != ROOM_NARROW;
  float size = roundf(fmaxf(44 * ui_scale(u)->t, 48 * ui_scale(u)->s)), edge = ui_px(u, 20),
        x = (float)ui_scale(u)->w - edge;
  for (int i = 0; i < n; i++) {
    float name = named ? ui_text_width(u, TYPE_LEAST_BOLD, b[i].label) + ui_px(u, 18) : 0, w = fmaxf(size, name);
    if (!named) b[i].name = b[i].label, b[i].label = "";
    struct rect r = {roundf(x - (w + size) * 0.5f), y, size, size};
    widget_round(u, r, &b[i], keys[i]);
    x -= w + ui_px(u, named ? 10 : 14);
  }
  v->layout.right = x;
}

/* ---- lens ---- */

static int stress_trend(const struct visit *v) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  if (r->stress < 0.02) return 0;
  return r->fear > r->stress ? 1 : -1;
}

static const char *fear_word(const struct sim_rat *r) {
  return r->fear < 0.3 ? words("calm") : r->fear < 0.55 ? words("alert") : words("afraid");
}

/* A press shows the next rat. */
static struct button who_button(const struct visit *v) {
  return (struct button){
      .id = "visit.lens.who", .label = visit_name(v, v->watched), .kind = BUTTON_PLAIN, .small = true};
}

static void lens_whole(struct visit *v, struct ui *u) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  struct rect p = ui_edge_rect(u, UI_CENTRE | UI_TOP, -14, 20, 524, 166);
  widget_panel(u, words("Lens"), p);
  if (v->n_rats > 1) {
    struct button who = who_button(v);
    float w, h;
    widget_button_size(u, &who, &w, &h);
    widget_button(u, (struct rect){p.x + ui_px(u, 6), p.y + ui_px(u, 4), w - ui_px(u, 24), ui_px(u, 44)}, &who);
  }
  float low = v->n_rats > 1 ? 16 : 0; /* room for the name above it */
  struct rect dial = {p.x + ui_px(u, 14 + 2 * low), p.y + ui_px(u, 10 + low), ui_px(u, 240 - 2 * low),
                      ui_px(u, 148 - low)};
  widget_fear_dial(u, dial, v->needle.at, fear_word(r));
  struct rect right = {p.x + ui_px(u, 280), p.y + ui_px(u, 10), ui_px(u, 228), ui_px(u, 64)};
  widget_stress_bar(u, right, (float)r->stress, stress_trend(v));
  right.y = p.y + ui_px(u, 78);
  right.h = ui_px(u, 80);
  widget_trust_pips(u, right, (float)r->trust);
}

/* Over the stage, from the left edge to the round buttons. */
static void lens_strip(struct visit *v, struct ui *u) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  struct lens_strip s = {.fear_words = fear_word(r),
                         .fear = v->needle.at,
                         .stress = (float)r->stress,
                         .trust = (float)r->trust,
                         .trend = stress_trend(v)};
  float edge = ui_px(u, 16), pad = ui_px(u, 14), bw = 0, bh = 0;
  struct button who = who_button(v);
  if (v->n_rats > 1) widget_button_size(u, &who, &bw, &bh);
  float most = v->layout.right - ui_px(u, 8) - edge, beside = bw > 0 ? bw + pad : 0, inner = most - 2 * pad - beside;
  float tall = fmaxf(widget_lens_strip_height(u, inner), bh);
  struct rect p = {edge, v->layout.top + ui_px(u, 8), most, tall + 2 * pad};
  widget_panel(u, words("Lens"), p);
  if (bw > 0) widget_button(u, (struct rect){p.x + pad, roundf(p.y + (p.h - bh) * 0.5f), bw, bh}, &who);
  widget_lens_strip(u, (struct rect){p.x + pad + beside, p.y + pad, inner, tall}, &s);
  v->layout.top = p.y + p.h;
}

/* ---- detector ---- */

/* At the left, below what stands there: no rat enters that band. */
static void detector_whole(struct visit *v, struct ui *u) {
  struct rect r = ui_edge_rect(u, UI_LEFT, 22, 0, 322, 116);
  r.y = v->layout.top + ui_px(u, 4);
  visit_detector_build(v, u, r);
  v->layout.top = r.y + r.h;
}

/* Its strip alone: between the goals' button and the clock, where that leaves enough, else below, no higher. */
static void detector_folded(struct visit *v, struct ui *u, float from, struct rect clock) {
  float gap = ui_px(u, 8);
  struct rect r = {from + gap, clock.y, clock.x - from - 2 * gap, clock.h};
  if (r.w < 110 * ui_scale(u)->t) {
    r = (struct rect){ui_px(u, 16), v->layout.top + gap, roundf(200 * ui_scale(u)->t), clock.h};
    v->layout.top = r.y + r.h;
  }
  r.w = fminf(r.w, roundf(320 * ui_scale(u)->t));
  visit_detector_build(v, u, r);
}

/* ---- all of it ---- */

static void top_whole(struct visit *v, struct ui *u, const struct goal_row *rows, int n) {
  char text[64];
  ui_group(u, 3);
  clock_panel(v, u);
  ui_group(u, 4);
  rounds_column(v, u);
  ui_group(u, 5);
  if (n > 0 && (v->detector || !goals_whole(v, u, rows, n))) { /* the detector hangs below */
    struct button b = goals_button(rows, n, text, sizeof text);
    widget_button(u, ui_edge_rect(u, UI_LEFT | UI_TOP, 22, 20, 322, 52), &b);
    v->layout.top = ui_px(u, 80);
  }
  if (v->lens) lens_whole(v, u);
  if (v->detector) detector_whole(v, u);
}

static void top_folded(struct visit *v, struct ui *u, const struct goal_row *rows, int n) {
  char text[64];
  ui_group(u, 3);
  struct rect clock = clock_folded(v, u);
  float gap = ui_px(u, 8), below = clock.y + clock.h + gap;
  ui_group(u, 4);
  rounds_row(v, u, below);
  ui_group(u, 5);
  float from = ui_px(u, 8);
  v->layout.top = clock.y;
  if (n > 0) {
    struct button b = goals_button(rows, n, text, sizeof text);
    float w, h, x = ui_px(u, 16);
    widget_button_size(u, &b, &w, &h);
    bool beside = x + w + gap <= clock.x;
    struct rect r = {x, beside ? clock.y : below, w, fmaxf(h, beside ? clock.h : 0)};
    widget_button(u, r, &b);
    v->layout.top = r.y + r.h;
    from = beside ? r.x + r.w : clock.x;
  }
  if (v->lens) lens_strip(v, u);
  if (v->detector) detector_folded(v, u, from, clock);
}

void visit_top_build(struct visit *v, struct ui *u, bool early) {
  v->layout.top = ui_px(u, 20);
  v->layout.right = (float)ui_scale(u)->w - ui_px(u, 20);
  if (early) return;
  struct goal_row rows[GOALS_MOST];
  char text[GOALS_MOST][96], small[GOALS_MOST][64];
  int n = goal_rows(v, rows, text, small, GOALS_MOST);
  if (v->layout.wide)
    top_whole(v, u, rows, n);
  else
    top_folded(v, u, rows, n);
}
