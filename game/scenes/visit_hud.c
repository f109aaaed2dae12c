/* visit_hud.c - what stands round the cage: goals, clock, lens, captions, the tray of verbs, the menu. All of it is the
 * ui tree, so keys, pad, touch and tests find the same things. Rectangles: style.md section 11, row 5 and 6. */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../theme.h"
#include "../words.h"

/* Instruments keep their size: their words grow with the text, but no further than this. */
#define INSTRUMENT_TEXT 1.3f

/* A rectangle of the 1280x720 page whose foot stands at the window's: tall windows give their height to the stage. */
struct rect visit_foot_rect(const struct ui *u, float x, float y, float w, float h) {
  struct rect r = ui_page_rect(u, x, y, w, h);
  r.y += visit_foot_shift(ui_scale(u));
  return r;
}

/* ---- goals ---- */

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

/* One line that opens the page of goals. */
static void goals_folded(struct visit *v, struct ui *u, const struct goal_row *rows, int n) {
  int met = 0;
  char text[160];
  for (int i = 0; i < n; i++) met += rows[i].met;
  snprintf(text, sizeof text, words("%s · %d of %d"), v->level->title, met, n);
  ui_limit_text(u, INSTRUMENT_TEXT);
  if (ui_text_width(u, TYPE_LABEL, text) > ui_px(u, 322 - 30))
    snprintf(text, sizeof text, words("Goals · %d of %d"), met, n);
  struct button b = {.id = "visit.goals", .label = text, .second = NULL, .small = true, .checked = v->goals_open};
  widget_button(u, ui_edge_rect(u, UI_LEFT | UI_TOP, 22, 20, 322, 48), &b);
  ui_limit_text(u, 0);
}

static void goals_page(struct visit *v, struct ui *u, struct rect r, const struct goal_row *rows, int n) {
  widget_panel(u, words("Goals"), r);
  float y = r.y + ui_px(u, 12), inner = r.w - ui_px(u, 38);
  y += ui_text(u, TYPE_LABEL, r.x + ui_px(u, 20), y, inner, v->level->title, ui_theme(u)->deep) + ui_px(u, 4);
  for (int i = 0; i < n; i++) y += widget_goal(u, r.x + ui_px(u, 19), y, inner, &rows[i]);
}

static void goals(struct visit *v, struct ui *u) {
  enum { MOST = 8 };
  struct goal_row rows[MOST];
  char text[MOST][96], small[MOST][64];
  int n = goal_rows(v, rows, text, small, MOST);
  if (n == 0) return;
  struct rect r = ui_edge_rect(u, UI_LEFT | UI_TOP, 22, 20, 322, 0);
  r.h = goals_height(u, rows, n, r.w - ui_px(u, 38));
  v->goals_unfolded = ui_room(u) == ROOM_WIDE && r.h <= ui_px(u, 290) && !v->detector; /* it hangs below */
  if (v->goals_unfolded) {
    goals_page(v, u, r, rows, n);
    return;
  }
  goals_folded(v, u, rows, n);
  if (!v->goals_open) return;
  struct rect page = ui_edge_rect(u, UI_LEFT | UI_TOP, 22, 78, 460, 0);
  page.h = goals_height(u, rows, n, page.w - ui_px(u, 38));
  goals_page(v, u, page, rows, n);
}

/* ---- clock ---- */

static void clock_panel(struct visit *v, struct ui *u) {
  ui_limit_text(u, INSTRUMENT_TEXT);
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
  widget_fact(u, x, r.y + ui_px(u, 50),
              still                  ? ICON_PAUSE
              : v->world.light < 0.5 ? ICON_MOON
                                     : ICON_SUN,
              still ? words("time stands still") : words_time_of_day(v->world.now_ds), TYPE_SMALL, ui_theme(u)->soft);
  struct button menu = {.id = "visit.menu", .label = "", .name = words("Menu"), .icon = ICON_MENU};
  struct rect m = {r.x + r.w - ui_px(u, 66), r.y + ui_px(u, 20), ui_px(u, 50), ui_px(u, 52)};
  widget_button(u, m, &menu);
  struct rect seg = {r.x + ui_px(u, 14), r.y + ui_px(u, 87), r.w - ui_px(u, 28), ui_px(u, 46)};
  widget_speed(u, seg, "visit.speed", (int)v->speed, NULL);
  ui_limit_text(u, 0);
}

/* ---- round buttons ---- */

static void round_buttons(struct visit *v, struct ui *u) {
  ui_limit_text(u, INSTRUMENT_TEXT);
  struct button lens = {.id = "visit.lens",
                        .label = v->lens ? words("Lens on") : words("Lens off"),
                        .icon = ICON_LENS,
                        .checked = v->lens,
                        .reason = v->level->lens ? NULL : words("Read the rat this time.")};
  widget_round(u, ui_edge_rect(u, UI_RIGHT | UI_TOP, 40, 184, 60, 60), &lens, "L");
  struct button say = {.id = "visit.words", .label = words("In words"), .icon = ICON_BUBBLE};
  widget_round(u, ui_edge_rect(u, UI_RIGHT | UI_TOP, 40, 292, 60, 60), &say, "W");
  if (v->n_rats > 1) { /* whom the chips mean; a press names the next */
    struct button who = {.id = "visit.who", .label = visit_name(v, v->nearest), .icon = ICON_PAW};
    widget_round(u, ui_edge_rect(u, UI_RIGHT | UI_TOP, 40, 400, 60, 60), &who, "N");
  }
  if (visit_detector_known(v)) {
    struct button detector = {.id = "visit.detector",
                              .label = v->detector ? words("Detector on") : words("Detector off"),
                              .icon = ICON_DETECTOR,
                              .checked = v->detector,
                              .reason = visit_detector_allowed(v) ? NULL : words("Read the rat this time.")};
    widget_round(u, ui_edge_rect(u, UI_RIGHT | UI_TOP, 40, v->n_rats > 1 ? 508 : 400, 60, 60), &detector, "D");
  }
  ui_limit_text(u, 0);
}

/* Below the folded goals, in the band that no rat enters. */
static void detector(struct visit *v, struct ui *u) {
  ui_limit_text(u, INSTRUMENT_TEXT);
  visit_detector_build(v, u, ui_edge_rect(u, UI_LEFT | UI_TOP, 22, 74, 322, 116));
  ui_limit_text(u, 0);
}

/* ---- lens ---- */

static int stress_trend(const struct visit *v) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  if (r->stress < 0.02) return 0;
  return r->fear > r->stress ? 1 : -1;
}

static void lens(struct visit *v, struct ui *u) {
  const struct sim_rat *r = &v->rats[v->watched].now;
  struct rect p = ui_edge_rect(u, UI_CENTRE | UI_TOP, -14, 20, 524, 166);
  widget_panel(u, words("Lens"), p);
  ui_limit_text(u, 0.82f);
  if (v->n_rats > 1) { /* a press shows the next rat */
    struct button who = {
        .id = "visit.lens.who", .label = visit_name(v, v->watched), .kind = BUTTON_PLAIN, .small = true};
    widget_button(u, (struct rect){p.x + ui_px(u, 6), p.y + ui_px(u, 4), ui_px(u, 78), ui_px(u, 48)}, &who);
  }
  ui_limit_text(u, 0);
  const char *word = r->fear < 0.3 ? words("calm") : r->fear < 0.55 ? words("alert") : words("afraid");
  widget_fear_dial(u, (struct rect){p.x + ui_px(u, 14), p.y + ui_px(u, 10), ui_px(u, 240), ui_px(u, 148)}, v->needle.at,
                   word);
  struct rect right = {p.x + ui_px(u, 280), p.y + ui_px(u, 10), ui_px(u, 228), ui_px(u, 64)};
  widget_stress_bar(u, right, (float)r->stress, stress_trend(v));
  right.y = p.y + ui_px(u, 78);
  right.h = ui_px(u, 80);
  widget_trust_pips(u, right, (float)r->trust);
}

/* ---- sign note and captions ---- */

static enum rat_part part_of(enum sign s) {
  switch (s) {
  case SIGN_FREEZE:
  case SIGN_BOGGLE:
  case SIGN_LIMP_STILL_IN_HAND:
  case SIGN_SLEEP_IN_VIEW: return PART_EYE;
  case SIGN_EARS_FORWARD:
  case SIGN_EARS_RELAXED_PINK:
  case SIGN_EARS_TWITCH_BACK: return PART_EAR;
  case SIGN_STRETCH_ATTEND:
  case SIGN_PUFFED:
  case SIGN_REST: return PART_BACK;
  default: return PART_NOSE;
  }
}

static void sign_note(struct visit *v, struct ui *u) {
  float x, y;
  const struct visit_rat *r = &v->rats[v->note_rat];
  rat_view_part(r->view, part_of(v->note_sign), &x, &y);
  char seen[120];
  if (v->n_rats > 1)
    snprintf(seen, sizeof seen, "%s: %s", visit_name(v, v->note_rat), visit_sign_seen(v->note_sign));
  else
    snprintf(seen, sizeof seen, "%s", visit_sign_seen(v->note_sign));
  struct sign_note n = {.id = "visit.note",
                        .seen = seen,
                        .may = visit_sign_meaning(v->note_sign),
                        .mistaken = visit_sign_mistaken(v->note_sign),
                        .icon = ICON_SAY};
  ui_limit_text(u, 1.6f);
  float w = ui_px(u, 392) * fminf(fmaxf(ui_scale(u)->t / ui_scale(u)->s, 1), 1.5f), h = widget_note_height(u, w, &n);
  bool looks_right = cosf((float)r->now.heading_deg * 0.01745f) > 0;
  const struct ui_scale *sc = ui_scale(u);
  float left = looks_right ? x - w - ui_px(u, 40) : x + ui_px(u, 60);
  float lo = sc->ox + (v->goals_unfolded ? 360 : 30) * sc->s, hi = sc->ox + 1160 * sc->s - w;
  struct rect box = {fminf(fmaxf(left, lo), hi), ui_px(u, 200) + sc->oy + visit_foot_shift(sc), w, h};
  widget_thread(u, fminf(fmaxf(x, box.x + ui_px(u, 30)), box.x + w - ui_px(u, 30)), box.y + h, x, y, ui_px(u, 30));
  widget_note(u, box, &n);
  ui_limit_text(u, 0);
}

/* "words ← Pip": the words, who, and an arrow to the side on which that rat is. */
static void whence(const struct visit *v, const struct visit_caption *k, char *text, size_t size, struct caption *out) {
  static const char arrow[] = " ← ";
  snprintf(text, size, "%s", k->text);
  char *at = strstr(text, arrow);
  if (!at) return;
  *at = 0;
  out->where = at + strlen(arrow);
  for (int i = 0; i < v->n_rats; i++) {
    const struct sim_rat *r = &v->rats[i].now;
    if (strcmp(visit_name(v, i), out->where) != 0 || !r->in_view) continue;
    out->side = r->place > PLACE_CAGE ? 0 : r->x_cm < CAGE_WIDTH_CM * 0.5 ? -1 : 1;
  }
}

static void caption(struct visit *v, struct ui *u) {
  struct rect c = visit_foot_rect(u, 640, 564, 0, 0);
  struct caption cap = {.icon = ICON_SOUND, .shown = 1};
  char text[sizeof v->captions[0].text];
  if (v->refused_s > 0) {
    cap.words = v->refused;
    cap.icon = ICON_NO;
  } else if (v->words_s > 0) {
    cap.words = v->words;
    cap.icon = ICON_BUBBLE;
  } else if (v->n_captions > 0) {
    const struct visit_caption *k = &v->captions[0];
    cap.words = text;
    whence(v, k, text, sizeof text, &cap);
    cap.care = k->kind == CAPTION_CARE;
    cap.icon = k->kind == CAPTION_SOUND ? ICON_SOUND : k->kind == CAPTION_CARE ? ICON_WARN : ICON_SAY;
  } else {
    return;
  }
  widget_caption(u, c.x, c.y, &cap);
}

/* ---- tray ---- */

/* Two or three words for the chip; the whole sentence is in the tooltip. */
static const char *short_reason(enum sim_reason r) {
  switch (r) {
  case REASON_LEVEL: return words("another level");
  case REASON_TOO_FAR: return words("too far away");
  case REASON_HAND_OUT: return words("hand in first");
  case REASON_IN_HUT: return words("in the hut");
  case REASON_HELD: return words("hands are full");
  case REASON_HANDS_FULL: return words("already in hand");
  case REASON_FLOOR_FULL: return words("enough food there");
  case REASON_NOT_HOME: return words("not home yet");
  case REASON_ASLEEP: return words("asleep");
  case REASON_ESCAPED: return words("out of sight");
  case REASON_AWAKE: return words("awake already");
  case REASON_NOT_OUT: return words("not out");
  case REASON_OUT: return words("out of the cage");
  case REASON_NOT_HELD: return words("not in your hands");
  case REASON_OTHER_CAGE: return words("at the other cage");
  case REASON_HAND_THERE: return words("hand out first");
  case REASON_HAND_IN: return words("hand out first");
  case REASON_TOGETHER: return words("together already");
  case REASON_APART: return words("nobody together");
  case REASON_NO_RAT: return words("nobody in there");
  case REASON_GONE: return words("not here");
  default: return words("not now");
  }
}

static void chip(struct visit *v, struct ui *u, struct rect r, int place, enum visit_tool t) {
  struct tool_words w = visit_tool_words(v, t);
  enum sim_reason why = visit_tool_reason(v, t);
  char key[2] = {(char)('1' + place), 0};
  bool digits = ui_device(u) != DEVICE_TOUCH && v->overlay == OVERLAY_NONE; /* a paper over it has digits of its own */
  struct chip c = {
      .id = w.id, .name = w.name, .second = w.second, .key = digits ? key : NULL, .icon = w.icon, .state = CHIP_READY};
  if (why != REASON_NONE) {
    c.state = why == REASON_LEVEL ? CHIP_LOCKED : CHIP_NOT_NOW;
    c.second = short_reason(why);
    c.reason = words(sim_reason_sentence(why));
  } else if (t == TOOL_TALK && v->world.talking) {
    c.state = CHIP_CHOSEN;
    c.second = words("talking …");
  }
  if (t == TOOL_TALK && v->intro == INTRO_TALK && !v->world.talking)
    c.breathe = 0.5f + 0.5f * sinf((float)v->clock * 3.0f);
  widget_chip(u, r, &c);
}

/* A tab on a chip with more ways than one: Shift and its digit do the same. */
static bool has_tab(const struct visit *v, enum visit_tool t) {
  return visit_intro_shows(v, t) && visit_tool_sheet(t) != SHEET_NONE && !visit_tool_asks(t) &&
         visit_tool_allowed(v, t);
}

static void tab(struct visit *v, struct ui *u, int place, enum visit_tool t) {
  char id[32], name[96];
  snprintf(id, sizeof id, "visit.how.%d", place);
  snprintf(name, sizeof name, words("%s: other ways"), visit_tool_words(v, t).name);
  struct button b = {.id = id, .label = "", .name = name, .icon = ICON_UP};
  ui_limit_text(u, 1);
  widget_button(u, visit_foot_rect(u, 20 + 138.6f * (float)place + 79, 586, 52, 30), &b);
  ui_limit_text(u, 0);
}

static void tray(struct visit *v, struct ui *u, bool empty) {
  const struct ui_scale *sc = ui_scale(u);
  struct rect top = visit_foot_rect(u, 0, 606, 0, 0);
  widget_wood(u, (struct rect){0, top.y, (float)sc->w, (float)sc->h - top.y}, false);
  if (empty) return;
  enum visit_tool tools[VISIT_CHIPS];
  visit_tray(v, tools);
  ui_group(u, 2);
  for (int i = 0; i < VISIT_CHIPS; i++)
    if (tools[i] != TOOL_NONE && visit_intro_shows(v, tools[i]))
      chip(v, u, visit_foot_rect(u, 20 + 138.6f * (float)i, 614, 131, 96), i, tools[i]);
  for (int i = 0; i < VISIT_CHIPS; i++)
    if (has_tab(v, tools[i])) tab(v, u, i, tools[i]);
}

/* ---- all of it ---- */

static void frame_of_still_time(struct ui *u) {
  const struct ui_scale *sc = ui_scale(u);
  struct rect r = {ui_px(u, 5), ui_px(u, 5), (float)sc->w - ui_px(u, 10),
                   visit_foot_rect(u, 0, 590, 0, 0).y - ui_px(u, 5)};
  struct draw_box frame = {.radius = ui_px(u, 4), .border_width = ui_px(u, 10), .border = ui_theme(u)->cloth};
  draw_box(ui_draw(u), r, &frame);
  struct draw_box stitch = {.radius = ui_px(u, 2),
                            .border_width = ui_px(u, 2),
                            .border = ui_theme(u)->on_cloth,
                            .dash = ui_px(u, 7),
                            .gap = ui_px(u, 5),
                            .border_inset = ui_px(u, 4)};
  draw_box(ui_draw(u), r, &stitch);
}

void visit_hud_build(struct visit *v, struct ui *u) {
  bool plain = v->overlay == OVERLAY_NONE;
  ui_keys(u, plain ? UI_KEYS_TAB | UI_KEYS_SHOULDERS | UI_KEYS_PAD_A | (ui_focus_visible(u) ? UI_KEYS_ENTER : 0u)
                   : UI_KEYS_ALL);
  bool early = v->intro != INTRO_NOT && v->intro < INTRO_TALK;
  if (v->speed == SPEED_CHOOSE && plain && !early) frame_of_still_time(u);
  tray(v, u, early);
  ui_group(u, 3);
  if (!early) clock_panel(v, u);
  ui_group(u, 4);
  if (!early) round_buttons(v, u);
  ui_group(u, 5);
  if (!early) goals(v, u);
  if (v->lens && !early) lens(v, u);
  if (v->detector && !early && !v->goals_open) detector(v, u);
  if (v->note_open && !v->goals_open && (v->lens || (v->level->number >= 1 && v->level->number <= 3)) && plain &&
      !early)
    sign_note(v, u);
  if (v->intro == INTRO_NOT && plain) visit_place_build(v, u);
  caption(v, u);
  visit_overlay_build(v, u);
}

/* ---- what was pressed ---- */

static bool taken_tool(struct visit *v, uint32_t id) {
  enum visit_tool tools[VISIT_CHIPS];
  visit_tray(v, tools);
  for (int i = 0; i < VISIT_CHIPS; i++) {
    struct tool_words w = visit_tool_words(v, tools[i]);
    if (!w.id || ui_id(w.id) != id) continue;
    visit_use(v, tools[i]);
    return true;
  }
  for (int i = 0; i < VISIT_CHIPS; i++) {
    char how[32];
    snprintf(how, sizeof how, "visit.how.%d", i);
    if (id != ui_id(how)) continue;
    visit_other_ways(v, tools[i]);
    return true;
  }
  return false;
}

void visit_hud_taken(struct visit *v, uint32_t id, bool disabled) {
  if (disabled) {
    if (!visit_sheet_taken(v, id)) taken_tool(v, id); /* tells why */
    return;
  }
  for (int i = 0; i < 4; i++)
    if (id == ui_id((const char *[]){"visit.speed.0", "visit.speed.1", "visit.speed.2", "visit.speed.3"}[i]))
      visit_set_speed(v, (enum visit_speed)i);
  if (taken_tool(v, id) || visit_overlay_taken(v, id)) return;
  if (id == ui_id("visit.detector"))
    visit_detector_toggle(v);
  else if (id == ui_id("visit.lens"))
    v->lens = !v->lens;
  else if (id == ui_id("visit.lens.who"))
    v->watched = (v->watched + 1) % v->n_rats;
  else if (id == ui_id("visit.who"))
    visit_name_next(v);
  else if (id == ui_id("visit.goals"))
    v->goals_open = !v->goals_open;
  else if (id == ui_id("visit.words"))
    visit_tell_in_words(v);
  else if (id == ui_id("visit.menu"))
    v->overlay = OVERLAY_MENU, visit_set_speed(v, SPEED_CHOOSE);
}
