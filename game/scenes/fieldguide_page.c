/* fieldguide_page.c - a sign beside the one it is mistaken for, both alive; what to look at is pinned. */
#include "fieldguide.h"

#include "../words.h"

#include <math.h>
#include <stdio.h>

#define LOWER 0.13f /* of a picture: the animals stand so much lower than in a cell of their own, below the slips */

/* ---- the picture ---- */

/* A call too high for ears, on the detector's strip: at rest the whole of it, heard it runs. */
static void draw_call(struct fieldguide *g, struct ui *u, struct rect r, enum sign s, bool heard) {
  enum call_kind kind = s == SIGN_USV22 ? CALL_22 : CALL_50;
  struct detector_call call = {.kind = kind, .variant = g->call_variant, .at_s = 0};
  double whole = fmin((double)call_length_s(kind, call.variant) * CALL_SLOWED, 5.4) + 0.3;
  double now = heard && g->call_s >= 0 ? g->call_s : whole;
  widget_detector(u, r, &call, 1, now, kind == CALL_22 ? words("long and flat") : words("short chirps"));
}

static void picture(struct fieldguide *g, struct ui *u, struct rect r, enum sign s, bool second) {
  struct draw_box ground = {.radius = ui_px(u, 9), .fill = 0xFBEBCBFF, .fill_bottom = 0xEFCF9CFF};
  struct ui_node node = {.role = ROLE_IMAGE, .rect = r};
  snprintf(node.name, sizeof node.name, words("Picture: %s"), words(sign_page(s)->name));
  ui_declare(u, &node);
  draw_box(ui_draw(u), r, &ground);
  struct tableau_wish wish = fieldguide_wish(g, s, true, second && s == g->sign);
  struct rect body = {r.x, r.y + roundf(r.h * LOWER), r.w, r.h};
  bool too_high = sign_heard(s) == 2;
  if (too_high) body.w = roundf(r.w * 0.42f);
  draw_push_clip(ui_draw(u), r);
  tableau_draw(g->shows[second], ui_draw(u), body, &wish);
  draw_pop_clip(ui_draw(u));
  if (too_high) {
    float x = body.x + body.w, in = ui_px(u, 10);
    draw_call(g, u, (struct rect){x, r.y + in, r.x + r.w - x - in, r.h - 2 * in}, s, !second);
  } else if (second || sign_page(s)->like != s) { /* else those of the other leaf do */
    fieldguide_pins(g, u, r, s, second);
  }
  if (ui_theme(u)->flat)
    draw_box(ui_draw(u), r,
             &(struct draw_box){.radius = ui_px(u, 9), .border = ui_theme(u)->edge, .border_width = ui_px(u, 3)});
}

/* ---- buttons ---- */

static void number_words(const struct fieldguide *g, char *out, size_t size) {
  snprintf(out, size, words("page %d of %d"), sign_page_number(g->sign) + 1, SIGN_COUNT);
}

static const struct button PREVIOUS = {.id = "fieldguide.previous", .label = "", .icon = ICON_BACK},
                           NEXT = {.id = "fieldguide.next", .label = "", .icon = ICON_NEXT};

static void turn(struct ui *u, struct rect r, bool next) {
  struct button b = next ? NEXT : PREVIOUS;
  b.name = next ? words("Next page") : words("Page before");
  widget_button(u, r, &b);
}

static void foot_of_book(const struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  struct button list = {.id = "fieldguide.list", .label = words("All signs"), .icon = ICON_BOOK};
  struct button see = fieldguide_main_button(g);
  float w, h, arrow = ui_px(u, 54), y = p->foot_y, x = p->right.x, line = ui_line_height(u, TYPE_BODY);
  widget_button_size(u, &list, &w, &h);
  widget_button(u, (struct rect){p->left.x, y, w, p->foot}, &list);
  turn(u, (struct rect){x, y, arrow, p->foot}, false);
  char text[48];
  number_words(g, text, sizeof text);
  float tw = ceilf(ui_text_width(u, TYPE_BODY, text)) + 1, gap = ui_px(u, 12);
  widget_button_size(u, &see, &w, &h);
  bool numbered = 2 * arrow + tw + 3 * gap + w <= p->right.w;
  if (numbered)
    ui_text(u, TYPE_BODY, x + arrow + gap, roundf(y + (p->foot - line) * 0.5f), tw, text, ui_theme(u)->soft);
  turn(u, (struct rect){x + arrow + gap + (numbered ? tw + gap : 0), y, arrow, p->foot}, true);
  widget_button(u, (struct rect){p->right.x + p->right.w - w, y, w, p->foot}, &see);
}

/* In a narrow row the first is an icon alone. */
static void foot_of_column(const struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  struct button list = {
      .id = "fieldguide.list", .label = words("All signs"), .name = words("All signs"), .icon = ICON_BOOK};
  struct button see = fieldguide_main_button(g);
  float w, lw, h, arrow = fmaxf(p->foot, ui_px(u, 60)), gap = ui_px(u, 12), x = p->cover.x;
  widget_button_size(u, &see, &w, &h);
  widget_button_size(u, &list, &lw, &h);
  if (lw + 2 * arrow + 3 * gap + w > p->cover.w) list.label = "", lw = arrow;
  widget_button(u, (struct rect){x, p->foot_y, lw, p->foot}, &list);
  turn(u, (struct rect){x + lw + gap, p->foot_y, arrow, p->foot}, false);
  turn(u, (struct rect){x + lw + 2 * gap + arrow, p->foot_y, arrow, p->foot}, true);
  x += lw + 2 * arrow + 3 * gap;
  widget_button(u, (struct rect){x, p->foot_y, p->cover.x + p->cover.w - x, p->foot}, &see);
}

/* ---- the page ---- */

static void book(struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  enum sign like = sign_page(g->sign)->like;
  widget_book(u, words("Field guide"), p->cover);
  ui_group(u, 1);
  fieldguide_tabs(g, u);
  struct fieldguide_pen left = {u, p->left.x, p->left.y, p->left.w, true};
  fieldguide_write_head(&left, g->sign, p->head, NULL);
  picture(g, u, (struct rect){left.x, left.y, left.w, p->picture_h}, g->sign, false);
  left.y += p->picture_h + ui_px(u, 14);
  fieldguide_write_sign(g, &left, g->sign);
  struct fieldguide_pen right = {u, p->right.x, p->right.y, p->right.w, true};
  if (like != g->sign) {
    fieldguide_write_head(&right, like, p->head, words("its look-alike"));
    picture(g, u, (struct rect){right.x, right.y, right.w, p->picture_h}, like, true);
  } else {
    fieldguide_write_where(&right, p->head, words("another rat"));
    picture(g, u, (struct rect){right.x, right.y, right.w, p->picture_h}, like, true);
  }
  right.y += p->picture_h + ui_px(u, 14);
  fieldguide_write_tells(&right, g->sign);
  ui_group(u, 2);
  foot_of_book(g, u);
}

static void column(struct fieldguide *g, struct ui *u) {
  const struct fieldguide_plan *p = &g->plan;
  enum sign like = sign_page(g->sign)->like;
  widget_panel(u, words("Field guide"), p->cover);
  struct rect view = {p->cover.x + ui_px(u, 8), p->left.y, p->cover.w - ui_px(u, 16), p->left.h};
  float top = ui_scroll_begin(u, ui_id_n("fieldguide.page", (int)g->sign), view);
  struct fieldguide_pen pen = {u, p->left.x, top + ui_px(u, 8), p->left.w, true};
  fieldguide_write_head(&pen, g->sign, p->head, NULL);
  picture(g, u, (struct rect){pen.x, pen.y, pen.w, p->picture_h}, g->sign, false);
  pen.y += p->picture_h + ui_px(u, 16);
  fieldguide_write_sign(g, &pen, g->sign);
  pen.y += ui_px(u, 18);
  widget_rule(u, pen.x, pen.y, pen.w);
  pen.y += ui_px(u, 18);
  if (like != g->sign) {
    pen.y += ui_text(u, TYPE_SMALL, pen.x, pen.y, pen.w, words("Easy to mix up with"), ui_theme(u)->soft);
    fieldguide_write_head(&pen, like, p->head, NULL);
  } else {
    fieldguide_write_where(&pen, p->head, words("another rat"));
  }
  picture(g, u, (struct rect){pen.x, pen.y, pen.w, p->picture_h}, like, true);
  pen.y += p->picture_h + ui_px(u, 16);
  fieldguide_write_tells(&pen, g->sign);
  char text[48];
  number_words(g, text, sizeof text);
  pen.y += ui_px(u, 12);
  pen.y += ui_text(u, TYPE_SMALL, pen.x, pen.y, pen.w, text, ui_theme(u)->soft);
  ui_scroll_end(u, pen.y + ui_px(u, 16) - top);
  ui_group(u, 2);
  foot_of_column(g, u);
}

void fieldguide_page_build(struct fieldguide *g, struct ui *u) {
  if (g->plan.book)
    book(g, u);
  else
    column(g, u);
}
