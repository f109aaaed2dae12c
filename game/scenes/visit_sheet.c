/* visit_sheet.c - a paper above the rats with up to ten ways at a time, each a chip with its digit (0 is the tenth).
 * Time stands still while it lies there; Escape takes it away. What stands on it: visit_sheet_rows.c. */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../sound.h"
#include "../theme.h"
#include "../words.h"

void visit_sheet_open(struct visit *v, enum visit_sheet s) {
  if (s == SHEET_NONE) return;
  if (v->overlay == OVERLAY_NONE) visit_set_speed(v, SPEED_CHOOSE);
  v->overlay = OVERLAY_SHEET;
  v->sheet = s;
  v->sheet_page = 0;
  sound_play(SOUND_UI_CHOOSE, 0, 1);
}

void visit_sheet_close(struct visit *v) {
  v->overlay = OVERLAY_NONE;
  v->sheet = SHEET_NONE;
  visit_set_speed(v, SPEED_1);
}

void visit_other_ways(struct visit *v, enum visit_tool t) {
  v->food_for = t;
  visit_sheet_open(v, visit_tool_sheet(t));
}

/* ---- pages: ten ways fit; of more, nine and one that turns the page ---- */

static int pages_of(int n) { return n <= VISIT_PAGE ? 1 : (n + VISIT_PAGE - 2) / (VISIT_PAGE - 1); }

static int page_rows(const struct visit *v, int n, int *first) {
  int each = pages_of(n) == 1 ? VISIT_PAGE : VISIT_PAGE - 1;
  *first = v->sheet_page * each;
  return n - *first < each ? n - *first : each;
}

static void turn_page(struct visit *v, int n) {
  v->sheet_page = (v->sheet_page + 1) % pages_of(n);
  sound_play(SOUND_UI_CHOOSE, 0, 1);
}

/* ---- what is shown ---- */

static enum sim_reason why_not(const struct visit *v, const struct visit_row *row) {
  if (row->kind == ROW_TOOL) return visit_tool_reason(v, (enum visit_tool)row->value);
  return row->kind == ROW_ACT ? sim_check(run_sim_const(v->run), &row->act) : REASON_NONE;
}

/* How, or why not. */
static const char *row_second(const struct visit *v, const struct visit_row *row) {
  enum sim_reason why = why_not(v, row);
  if (why != REASON_NONE) return words(sim_reason_sentence(why));
  return row->second[0] ? row->second : NULL;
}

/* Chips beside each other and below, as large as the words on this page need. */
struct grid {
  int columns;
  float x, y, w, h, gap;
};

static float longest_word(const struct ui *u, enum type_role role, const char *text) {
  float wide;
  ui_text_measure(u, role, 1, text, &wide);
  return wide;
}

static struct grid grid_of(const struct visit *v, const struct ui *u, float width, const struct visit_row *rows,
                           int n) {
  struct grid g = {.gap = ui_px(u, 12)}; /* a chosen chip rises */
  float word = 120 * ui_scale(u)->t, pad = 2 * ui_px(u, 5), words_h = 0;
  for (int i = 0; i < n; i++) word = fmaxf(word, longest_word(u, TYPE_LABEL, rows[i].name) + pad + 1);
  g.columns = (int)floorf((width + g.gap) / (word + g.gap));
  g.columns = g.columns < 1 ? 1 : g.columns > 5 ? 5 : g.columns;
  g.w = floorf((width - g.gap * (float)(g.columns - 1)) / (float)g.columns);
  for (int i = 0; i < n; i++) {
    const char *second = row_second(v, &rows[i]);
    float h = ui_text_measure(u, TYPE_LABEL, g.w - pad, rows[i].name, NULL);
    if (second) h += ui_text_measure(u, TYPE_LEAST, g.w - pad, second, NULL);
    words_h = fmaxf(words_h, h);
  }
  g.h = ceilf(fmaxf(ui_px(u, 92), words_h + 26 * ui_scale(u)->t + ui_px(u, 14)));
  return g;
}

static struct rect place_of(const struct grid *g, int i) {
  return (struct rect){roundf(g->x + (g->w + g->gap) * (float)(i % g->columns)),
                       roundf(g->y + (g->h + g->gap) * (float)(i / g->columns)), g->w, g->h};
}

static const char *digit(struct ui *u, int i, char key[2]) {
  key[0] = (char)(i == 9 ? '0' : '1' + i);
  key[1] = 0;
  return ui_device(u) == DEVICE_TOUCH ? NULL : key;
}

static void row_chip(struct visit *v, struct ui *u, struct rect r, int i, const struct visit_row *row) {
  char key[2], id[32];
  snprintf(id, sizeof id, "visit.way.%d", i);
  enum sim_reason why = why_not(v, row);
  struct chip c = {.id = id,
                   .name = row->name,
                   .second = row->second[0] ? row->second : NULL,
                   .key = digit(u, i, key),
                   .icon = row->icon,
                   .state = row->chosen ? CHIP_CHOSEN : CHIP_READY};
  if (why != REASON_NONE) {
    c.state = why == REASON_LEVEL ? CHIP_LOCKED : CHIP_NOT_NOW;
    c.second = c.reason = words(sim_reason_sentence(why));
  }
  widget_chip(u, r, &c);
}

static void turn_chip(const struct visit *v, struct ui *u, struct rect r, int n) {
  char second[48], key[2];
  snprintf(second, sizeof second, words("page %d of %d"), v->sheet_page + 1, pages_of(n));
  struct chip more = {.id = "visit.way.more",
                      .name = words("More …"),
                      .second = second,
                      .key = digit(u, 9, key),
                      .icon = ICON_NEXT,
                      .state = CHIP_READY};
  widget_chip(u, r, &more);
}

void visit_sheet_build(struct visit *v, struct ui *u) {
  struct visit_row rows[VISIT_ROWS];
  char title[120];
  int n = visit_sheet_rows(v, v->sheet, rows), first, shown = page_rows(v, n, &first);
  bool turns = pages_of(n) > 1;
  struct grid g = grid_of(v, u, visit_page_width(u, 1200), &rows[first], shown);
  float tall = (g.h + g.gap) * (float)((shown + turns + g.columns - 1) / g.columns) - g.gap;
  struct visit_page page;
  visit_sheet_title(v, v->sheet, title, sizeof title);
  g.y = visit_page_begin(u, &page, title, 1200, tall, ui_px(u, 170), "visit.way.back");
  g.x = page.x;
  ui_group(u, 6);
  for (int i = 0; i < shown; i++) row_chip(v, u, place_of(&g, i), i, &rows[first + i]);
  if (turns) turn_chip(v, u, place_of(&g, shown), n);
  visit_page_end(u, tall);
}

/* ---- what was pressed ---- */

static void remember(struct visit *v, const struct sim_action *a) {
  if (a->verb == VERB_OFFER) v->offer_how = a->how;
  if (a->verb == VERB_PET) v->pet_where = a->how;
  if (a->verb == VERB_LIFT) v->lift_how = a->how;
  if (a->verb == VERB_HOLD && a->how < HOLD_SHIRT) v->hold_how = a->how;
}

static void choose(struct visit *v, const struct visit_row *row) {
  switch (row->kind) {
  case ROW_SET:
    *row->set = row->value;
    sound_play(SOUND_UI_CHOOSE, 0, 1);
    return;
  case ROW_SHEET:
    v->food_for = TOOL_OFFER;
    visit_sheet_open(v, (enum visit_sheet)row->value);
    return;
  case ROW_FOOD:
    v->treat = row->value;
    visit_sheet_close(v);
    visit_use(v, v->food_for);
    return;
  case ROW_TOOL:
    visit_sheet_close(v);
    visit_use(v, (enum visit_tool)row->value);
    return;
  case ROW_ACT: break;
  }
  remember(v, &row->act);
  visit_sheet_close(v);
  visit_do(v, &row->act);
}

static bool press(struct visit *v, int place) {
  struct visit_row rows[VISIT_ROWS];
  int n = visit_sheet_rows(v, v->sheet, rows), first, shown = page_rows(v, n, &first);
  if (place == VISIT_PAGE - 1 && pages_of(n) > 1)
    turn_page(v, n);
  else if (place < shown)
    choose(v, &rows[first + place]);
  else
    return false;
  return true;
}

bool visit_sheet_key(struct visit *v, int key) {
  if (key == KEY_ESCAPE) {
    visit_sheet_close(v);
    return true;
  }
  if (key < '0' || key > '9') return false;
  return press(v, key == '0' ? 9 : key - '1');
}

bool visit_sheet_taken(struct visit *v, uint32_t id) {
  if (v->overlay != OVERLAY_SHEET) return false;
  char name[32];
  for (int i = 0; i < VISIT_PAGE; i++) {
    snprintf(name, sizeof name, "visit.way.%d", i);
    if (id == ui_id(name)) return press(v, i);
  }
  if (id == ui_id("visit.way.more")) return press(v, VISIT_PAGE - 1);
  if (id != ui_id("visit.way.back")) return false;
  visit_sheet_close(v);
  return true;
}
