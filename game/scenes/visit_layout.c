/* visit_layout.c - where things stand in the visit at this size of window and of words. Chips, not words, give way:
 * when nine do not fit beside each other at the player's size, the tray takes two rows (tall windows) or turns pages,
 * with *Leave* always there (style.md section 1). */
#include "visit.h"

#include <math.h>

enum { LAST_PLACE = VISIT_CHIPS - 1 };

/* The longest single word, which no chip may break. */
static float longest_word(const struct ui *u, enum type_role role, const char *text) {
  float wide;
  ui_text_measure(u, role, 1, text, &wide);
  return wide;
}

/* Does `say` for all that may stand on a chip, now or later: a tray that changes its shape while one aims is none. */
static void each_text(const struct visit *v, void (*say)(void *to, const char *name, const char *second), void *to) {
  for (int t = 0; t < TOOL_NONE; t++) {
    struct tool_words w = visit_tool_words(v, (enum visit_tool)t);
    say(to, w.name, w.second);
  }
  for (int r = 0; r < REASON_COUNT; r++) say(to, "", visit_short_reason((enum sim_reason)r));
  for (int i = 0; i < TREAT_COUNT; i++) say(to, "", visit_treat_words(i));
}

struct need {
  const struct ui *u;
  float width; /* of the words' room on a chip; 1: asks for the longest word */
  float word, name_h, second_h;
};

static void need_one(void *to, const char *name, const char *second) {
  struct need *n = to;
  n->word = fmaxf(n->word, fmaxf(longest_word(n->u, TYPE_LABEL, name), longest_word(n->u, TYPE_LEAST, second)));
  n->name_h = fmaxf(n->name_h, ui_text_measure(n->u, TYPE_LABEL, n->width, name, NULL));
  n->second_h = fmaxf(n->second_h, ui_text_measure(n->u, TYPE_LEAST, n->width, second, NULL));
}

static struct need need_of(const struct visit *v, const struct ui *u, float chip_w) {
  struct need n = {.u = u, .width = chip_w - 2 * ui_px(u, 5)};
  each_text(v, need_one, &n);
  n.word += 2 * ui_px(u, 5) + 1;
  return n;
}

static void pages(struct tray_plan *p, float room, float word, const struct ui_scale *k, float gap) {
  p->arrow_w = roundf(fmaxf(43 * k->t, 48 * k->s));
  room -= 2 * (p->arrow_w + gap);
  p->columns = (int)floorf((room + gap) / (fmaxf(word, 105 * k->t) + gap));
  if (p->columns < 2) p->columns = 2;
  p->chip_w = floorf((room - (float)(p->columns - 1) * gap) / (float)p->columns);
  int each = p->rows * p->columns - 1;
  p->pages = (LAST_PLACE + each - 1) / each;
}

static struct tray_plan plan_of(const struct visit *v, const struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  float gap = ui_px(u, 8), most = fminf((float)k->w, 1680 * k->s) - ui_px(u, 40), page = 1240 * k->s;
  float word = need_of(v, u, 131 * k->s).word;
  struct tray_plan p = {.rows = k->h > k->w ? 2 : 1, .columns = VISIT_CHIPS, .pages = 1};
  if (p.rows == 2) p.columns = (VISIT_CHIPS + 1) / 2;
  float room = fminf(page, most), each = (room - (float)(p.columns - 1) * gap) / (float)p.columns;
  if (each < word) room = most, each = (room - (float)(p.columns - 1) * gap) / (float)p.columns;
  p.chip_w = floorf(p.rows == 1 ? fmaxf(fminf(each, 131 * k->s), fminf(word, each)) : each);
  if (each < word) pages(&p, room, word, k, gap);
  struct need n = need_of(v, u, p.chip_w);
  bool wide = ui_room(u) == ROOM_WIDE;
  float icon = wide ? 0 : (p.arrow_w > 0 ? 28 + 14 : 26) * k->t; /* and below the tab in its corner */
  p.chip_h = ceilf(fmaxf(96 * k->s, n.name_h + n.second_h + icon + 14 * k->s));
  p.pitch_x = p.chip_w + (p.columns > 1 ? (room - 2 * (p.arrow_w ? p.arrow_w + gap : 0) - p.chip_w * (float)p.columns) /
                                              (float)(p.columns - 1)
                                        : 0);
  if (p.rows == 1 && !p.arrow_w) p.pitch_x = (page - p.chip_w) / LAST_PLACE; /* as drawn */
  if (p.rows == 1 && !p.arrow_w && room > page) p.pitch_x = (room - p.chip_w) / LAST_PLACE;
  float taken = p.pitch_x * (float)(p.columns - 1) + p.chip_w;
  p.left = roundf(((float)k->w - taken) * 0.5f);
  p.tab_h = roundf(28 * k->t);
  p.inside = p.arrow_w > 0; /* big chips have room for the tab in their corner */
  p.pitch_y = p.chip_h + gap + (p.inside ? 0 : p.tab_h);
  return p;
}

/* The plan stays until window or words change: measuring a hundred words a frame would be felt. */
static void plan_tray(struct visit *v, const struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  struct visit_layout *l = &v->layout;
  if (l->plan_w == k->w && l->plan_h == k->h && fabsf(l->plan_t - k->t) < 1e-4f) return;
  l->plan_w = k->w;
  l->plan_h = k->h;
  l->plan_t = k->t;
  l->plan = plan_of(v, u);
}

void visit_lay_out(struct visit *v, const struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  struct visit_layout *l = &v->layout;
  plan_tray(v, u);
  l->hut.w = 0;
  const struct tray_plan *p = &l->plan;
  float tall = p->pitch_y * (float)(p->rows - 1) + p->chip_h;
  l->chips_y = (float)k->h - ui_px(u, 10) - tall;
  l->tray_y = l->chips_y - ui_px(u, 8);
  l->caption_y = p->inside ? l->tray_y - ui_px(u, 14) : l->chips_y - p->tab_h - 1;
  l->stage_top = fmaxf(0, l->tray_y - (606 + 228) * k->s); /* no more than the painted room reaches up */
  l->wide = ui_room(u) == ROOM_WIDE;
  if (v->tray_page >= p->pages) v->tray_page = p->pages - 1;
}

/* Where the chip of a place stands; false: on another page. */
bool visit_chip_rect(const struct visit *v, int place, struct rect *out) {
  const struct tray_plan *p = &v->layout.plan;
  int at = place;
  if (p->pages > 1) {
    int each = p->rows * p->columns - 1, first = v->tray_page * each;
    at = place == LAST_PLACE ? each : place - first;
    if (place != LAST_PLACE && (at < 0 || at >= each)) return false;
  }
  float x = p->left + p->pitch_x * (float)(at % p->columns),
        y = v->layout.chips_y + p->pitch_y * (float)(at / p->columns);
  *out = (struct rect){roundf(x), roundf(y), p->chip_w, p->chip_h};
  return true;
}
