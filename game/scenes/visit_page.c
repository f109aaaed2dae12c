/* visit_page.c - a paper over the stage: a title, perhaps a way back, and what lies on it, which scrolls when the
 * window is too low for it. */
#include "visit.h"

#include <math.h>

#include "../theme.h"
#include "../words.h"

static float page_edge(const struct ui *u) { return ui_px(u, 12); }
static float page_pad(const struct ui *u) { return ui_px(u, 22); }

static float panel_width(const struct ui *u, float wide) {
  const struct ui_scale *k = ui_scale(u);
  return roundf(fminf(wide * fmaxf(k->s, k->t), (float)k->w - 2 * page_edge(u)));
}

float visit_page_width(const struct ui *u, float wide) { return panel_width(u, wide) - 2 * page_pad(u); }

/* Title at the left, the way back at the right. Gives the height. */
static float page_head(struct ui *u, struct rect p, const char *title, const char *back, bool drawn) {
  struct button b = {.id = back, .label = words("Back"), .icon = ICON_BACK, .small = true};
  float bw = 0, bh = 0, pad = page_pad(u), top = ui_px(u, 10);
  if (back) widget_button_size(u, &b, &bw, &bh);
  float w = p.w - 2 * pad - (back ? bw + ui_px(u, 12) : 0), h = ui_text_measure(u, TYPE_H2, w, title, NULL);
  float tall = fmaxf(h, bh);
  if (drawn) {
    ui_text(u, TYPE_H2, p.x + pad, roundf(p.y + top + (tall - h) * 0.5f), w, title, ui_theme(u)->deep);
    if (back) widget_button(u, (struct rect){p.x + p.w - pad - bw, roundf(p.y + top + (tall - bh) * 0.5f), bw, bh}, &b);
  }
  return top + tall + ui_px(u, 4);
}

float visit_page_begin(struct ui *u, struct visit_page *page, const char *title, float wide, float tall, float from_y,
                       const char *back) {
  const struct ui_scale *k = ui_scale(u);
  ui_layer(u);
  float edge = page_edge(u), pad = page_pad(u), air = ui_px(u, 14), w = panel_width(u, wide);
  struct rect p = {roundf(((float)k->w - w) * 0.5f), 0, w, 0};
  float head = page_head(u, p, title, back, false), most = (float)k->h - 2 * edge;
  p.h = roundf(fminf(head + tall + 2 * air, most));
  p.y = roundf(fmaxf(edge, fminf(from_y, (float)k->h - edge - p.h)));
  widget_panel(u, title, p);
  page_head(u, p, title, back, true);
  float inset = ui_px(u, 6);
  struct rect view = {p.x + inset, p.y + head, p.w - 2 * inset, p.h - head - inset};
  *page = (struct visit_page){p, p.x + pad, w - 2 * pad};
  return ui_scroll_begin(u, ui_id("visit.page"), view) + air;
}

void visit_page_end(struct ui *u, float tall) { ui_scroll_end(u, tall + 2 * ui_px(u, 14) - ui_px(u, 6)); }
