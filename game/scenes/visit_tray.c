/* visit_tray.c - the chips of the tray, their tabs, and the arrows that turn its pages (visit_layout.c says where). */
#include "visit.h"

#include <math.h>
#include <stdio.h>

#include "../sound.h"
#include "../theme.h"
#include "../words.h"

/* Two or three words for the chip; the whole sentence is in the tooltip. */
const char *visit_short_reason(enum sim_reason r) {
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

/* A tab on a chip with more ways than one: Shift and its digit do the same. */
static bool has_tab(const struct visit *v, enum visit_tool t) {
  return visit_intro_shows(v, t) && visit_tool_sheet(t) != SHEET_NONE && !visit_tool_asks(t) &&
         visit_tool_allowed(v, t);
}

static void chip(struct visit *v, struct ui *u, struct rect r, int place, enum visit_tool t) {
  struct tool_words w = visit_tool_words(v, t);
  enum sim_reason why = visit_tool_reason(v, t);
  char key[2] = {(char)('1' + place), 0};
  bool digits = ui_device(u) != DEVICE_TOUCH && v->overlay == OVERLAY_NONE; /* a paper over it has digits of its own */
  struct chip c = {
      .id = w.id, .name = w.name, .second = w.second, .key = digits ? key : NULL, .icon = w.icon, .state = CHIP_READY};
  if (v->layout.plan.inside && has_tab(v, t)) c.corner = roundf(v->layout.plan.tab_h * 1.6f);
  if (why != REASON_NONE) {
    c.state = why == REASON_LEVEL ? CHIP_LOCKED : CHIP_NOT_NOW;
    c.second = visit_short_reason(why);
    c.reason = words(sim_reason_sentence(why));
  } else if (t == TOOL_TALK && v->world.talking) {
    c.state = CHIP_CHOSEN;
    c.second = words("talking …");
  }
  if (t == TOOL_TALK && v->intro == INTRO_TALK && !v->world.talking)
    c.breathe = ui_reduced_motion(u) ? 1 : 0.5f + 0.5f * sinf((float)v->clock * 3.0f);
  widget_chip(u, r, &c);
}

static void tab(struct visit *v, struct ui *u, struct rect on, int place, enum visit_tool t) {
  char id[32], name[96];
  snprintf(id, sizeof id, "visit.how.%d", place);
  snprintf(name, sizeof name, words("%s: other ways"), visit_tool_words(v, t).name);
  struct button b = {.id = id, .label = "", .name = name, .icon = ICON_UP};
  const struct tray_plan *p = &v->layout.plan;
  float w = roundf(p->tab_h * 1.6f), x = on.x + on.w - w + (p->inside ? 0 : ui_px(u, 2));
  float y = p->inside ? on.y : on.y - p->tab_h;
  widget_button(u, (struct rect){x, y, w, p->tab_h + (p->inside ? 0 : ui_px(u, 2))}, &b);
}

static void arrow(struct visit *v, struct ui *u, int by) {
  const struct tray_plan *p = &v->layout.plan;
  const struct ui_scale *k = ui_scale(u);
  float gap = ui_px(u, 8), h = p->pitch_y * (float)(p->rows - 1) + p->chip_h;
  float x = by < 0 ? p->left - gap - p->arrow_w : (float)k->w - p->left + gap;
  struct button b = {.id = by < 0 ? "visit.tray.back" : "visit.tray.on",
                     .label = "",
                     .name = by < 0 ? words("Other chips, back") : words("Other chips, on"),
                     .icon = by < 0 ? ICON_BACK : ICON_NEXT};
  widget_button(u, (struct rect){roundf(x), v->layout.chips_y, p->arrow_w, h}, &b);
}

void visit_tray_build(struct visit *v, struct ui *u, bool empty) {
  const struct ui_scale *k = ui_scale(u);
  widget_wood(u, (struct rect){0, v->layout.tray_y, (float)k->w, (float)k->h - v->layout.tray_y}, false);
  if (empty) return;
  enum visit_tool tools[VISIT_CHIPS];
  visit_tray(v, tools);
  ui_group(u, 2);
  bool turns = v->layout.plan.pages > 1;
  struct rect r;
  if (turns) arrow(v, u, -1);
  for (int i = 0; i < VISIT_CHIPS; i++)
    if (tools[i] != TOOL_NONE && visit_intro_shows(v, tools[i]) && visit_chip_rect(v, i, &r))
      chip(v, u, r, i, tools[i]);
  if (turns) arrow(v, u, 1);
  for (int i = 0; i < VISIT_CHIPS; i++)
    if (has_tab(v, tools[i]) && visit_chip_rect(v, i, &r)) tab(v, u, r, i, tools[i]);
}

/* ---- what was pressed ---- */

static void turn(struct visit *v, int by) {
  int n = v->layout.plan.pages;
  v->tray_page = (v->tray_page + by + n) % n;
  sound_play(SOUND_UI_CHOOSE, 0, 1);
}

bool visit_tray_taken(struct visit *v, uint32_t id) {
  if (id == ui_id("visit.tray.back") || id == ui_id("visit.tray.on")) {
    turn(v, id == ui_id("visit.tray.on") ? 1 : -1);
    return true;
  }
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
