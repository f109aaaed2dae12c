/* fieldguide_plan.c - whether there is room for an open book, and how tall its pictures are. Every page is measured, so
 * that all have the same picture; only when the size of the window or of the words changes. */
#include "fieldguide.h"

#include "../words.h"

#include <math.h>

enum { LEAVES = 2 };
#define LEAST_PICTURE 140.0f /* u */
#define MOST_PICTURE 262.0f
#define TAB_W 86.0f

static float written(const struct fieldguide *g, struct ui *u, float w, enum sign s, bool tells) {
  struct fieldguide_pen p = {u, 0, 0, w, false};
  if (tells)
    fieldguide_write_tells(&p, s);
  else
    fieldguide_write_sign(g, &p, s);
  return p.y;
}

static float head_height(struct ui *u, float w, enum sign s, enum type_role role) {
  struct fieldguide_pen p = {u, 0, 0, w, false};
  fieldguide_write_head(&p, s, role, NULL);
  return p.y;
}

/* Of the most that any page has to say below its picture. */
static float most_written(const struct fieldguide *g, struct ui *u, float w) {
  float most = 0;
  for (int s = 0; s < SIGN_COUNT; s++) {
    most = fmaxf(most, written(g, u, w, (enum sign)s, false));
    most = fmaxf(most, written(g, u, w, (enum sign)s, true));
  }
  return most;
}

static bool heads_fit(const struct ui *u, float w, enum type_role role) {
  for (int s = 0; s < SIGN_COUNT; s++)
    if (fieldguide_head_width(u, (enum sign)s, role) > w) return false;
  return true;
}

static bool tabs_fit(const struct ui *u) {
  for (int i = 0; i < SIGN_GROUPS; i++)
    if (ui_text_width(u, TYPE_LEAST_BOLD, words(sign_group_name((enum sign_group)i))) > ui_px(u, TAB_W - 4))
      return false;
  return true;
}

static bool foot_fits(const struct fieldguide *g, const struct ui *u, float w) {
  struct button see = fieldguide_main_button(g), longest = see, list = {.label = words("All signs"), .icon = ICON_BOOK};
  longest.label = words("Hold it still");
  float bw, bh, lw;
  widget_button_size(u, &longest, &bw, &bh);
  widget_button_size(u, &list, &lw, &bh);
  return bw + 2 * ui_px(u, 54) + 2 * ui_px(u, 12) <= w && lw <= w;
}

/* The tallest group decides, so that all plates are of one size. */
static int most_in_group(void) {
  enum sign signs[SIGN_COUNT];
  int most = 0;
  for (int i = 0; i < SIGN_GROUPS; i++) {
    int n = sign_pages_of((enum sign_group)i, signs);
    if (n > most) most = n;
  }
  return most;
}

static float most_label(const struct ui *u, float w) {
  float most = 0;
  for (int s = 0; s < SIGN_COUNT; s++)
    most = fmaxf(most, widget_plate_height(u, w, 0, words(sign_page((enum sign)s)->name)));
  return most;
}

static void plan_book(const struct fieldguide *g, struct ui *u, struct fieldguide_plan *p) {
  const struct ui_scale *k = ui_scale(u);
  float gap = ui_px(u, 16);
  p->cover = ui_page_rect(u, 22, 0, 1164, 0);
  p->cover.y = ui_px(u, 24);
  p->cover.h = fminf((float)k->h - 2 * p->cover.y, ui_px(u, 860));
  p->cover.y = roundf(((float)k->h - p->cover.h) * 0.5f);
  p->foot = fmaxf(ui_px(u, 52), ui_line_height(u, TYPE_MAIN) + ui_px(u, 16));
  p->foot_y = p->cover.y + p->cover.h - ui_px(u, 26) - p->foot;
  p->head = heads_fit(u, ui_px(u, 510), TYPE_H1) ? TYPE_H1 : TYPE_H2;
  float top = p->cover.y + ui_px(u, 26);
  p->left = (struct rect){p->cover.x + ui_px(u, 44), top, ui_px(u, 510), p->foot_y - ui_px(u, 18) - top};
  p->right = p->left;
  p->right.x = p->cover.x + ui_px(u, 612);
  float head = head_height(u, p->left.w, SIGN_FREEZE, p->head);
  float most = most_written(g, u, p->left.w);
  p->picture_h = fminf(p->left.h - head - ui_px(u, 14) - most, ui_px(u, MOST_PICTURE + 60));
  p->columns = 2;
  p->rows = (most_in_group() + LEAVES * p->columns - 1) / (LEAVES * p->columns);
  p->plate_w = floorf((p->left.w - gap) / 2);
  p->plate_h = floorf((p->left.h - head - gap * (float)(p->rows - 1)) / (float)p->rows);
  p->plate_picture = p->plate_h - most_label(u, p->plate_w);
  p->book = p->picture_h >= ui_px(u, LEAST_PICTURE) && p->plate_picture >= ui_px(u, 80) && k->w >= k->h &&
            heads_fit(u, p->left.w, p->head) && tabs_fit(u) && foot_fits(g, u, p->right.w);
}

static void plan_column(struct ui *u, struct fieldguide_plan *p) {
  const struct ui_scale *k = ui_scale(u);
  float edge = ui_px(u, 16), pad = ui_px(u, 28), gap = ui_px(u, 14), em = 21 * k->t;
  float w = roundf(fminf((float)k->w - 2 * edge, 46 * em));
  p->head = TYPE_H1;
  p->foot = fmaxf(ui_px(u, 58), ui_line_height(u, TYPE_MAIN) + ui_px(u, 20));
  p->foot_y = (float)k->h - edge - p->foot;
  p->cover = (struct rect){roundf(((float)k->w - w) * 0.5f), edge, w, p->foot_y - 2 * edge};
  p->left =
      (struct rect){p->cover.x + pad, p->cover.y + ui_px(u, 12), w - 2 * pad - ui_px(u, 8), p->cover.h - ui_px(u, 24)};
  p->right = p->left;
  p->picture_h = roundf(fminf(p->left.w * 0.52f, fmaxf(p->left.h * 0.5f, ui_px(u, LEAST_PICTURE))));
  float least = fmaxf(ui_px(u, 200), 9.5f * em);
  p->columns = (int)fmaxf(1, floorf((p->left.w + gap) / (least + gap)));
  p->plate_w = floorf((p->left.w - gap * (float)(p->columns - 1)) / (float)p->columns);
  p->plate_picture = roundf(p->plate_w * 0.56f);
  p->plate_h = p->plate_picture + most_label(u, p->plate_w);
}

void fieldguide_lay_out(struct fieldguide *g, struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  struct fieldguide_plan *p = &g->plan;
  bool same = p->w == k->w && p->h == k->h && fabsf(p->t - k->t) < 1e-4f;
  if (same) return;
  fieldguide_unpin(g);
  *p = (struct fieldguide_plan){.w = k->w, .h = k->h, .t = k->t};
  plan_book(g, u, p);
  if (!p->book) plan_column(u, p);
}
