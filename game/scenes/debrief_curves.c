/* debrief_curves.c - the debrief's upper page: verdict, curves with their names, days below, and the marks to walk. */
#include "debrief.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>

static void legend(struct ui *u, float right, float y, float left) {
  static const char *const says[3] = {"it helped", "it scared", "worth a look"};
  float size = roundf(20 * ui_scale(u)->t), line = ui_line_height(u, TYPE_SMALL), gap = ui_px(u, 20), need = 0;
  for (int i = 0; i < 3; i++) need += size + ui_px(u, 8) + ui_text_width(u, TYPE_SMALL, words(says[i])) + gap;
  float x = right - need + gap;
  if (x < left) return; /* marks say the same when they are walked */
  for (int i = 0; i < 3; i++) {
    widget_mark_shape(u, (enum mark_kind)i, x + size * 0.5f, y + line * 0.5f, size);
    x += size + ui_px(u, 8);
    ui_text(u, TYPE_SMALL, x, y, right, words(says[i]), ui_theme(u)->ink);
    x += ui_text_width(u, TYPE_SMALL, words(says[i])) + gap;
  }
}

static const char *const SCALE[3] = {"high", "half", "none"};

static float scale_width(const struct ui *u) {
  float w = 0;
  for (int i = 0; i < 3; i++) w = fmaxf(w, ui_text_width(u, TYPE_SMALL, words(SCALE[i])));
  return w;
}

static float names_width(const struct ui *u) {
  return ui_px(u, 60) + ui_text_width(u, TYPE_LABEL, words("Stress, slow"));
}

/* Where names beside the plot would leave it less than half the page. */
static bool names_below(const struct ui *u, struct rect page) {
  return page.w - names_width(u) - scale_width(u) - ui_px(u, 60) < 0.5f * page.w;
}

float debrief_curves_more(const struct ui *u, struct rect page) {
  return names_below(u, page) ? (float)CHART_CURVES * ui_line_height(u, TYPE_LABEL) + ui_px(u, 8) : 0;
}

/* Names of the curves at their right ends, pushed apart where they would meet. */
static void curve_names(const struct debrief *d, struct ui *u, struct rect plot, struct rect page) {
  const struct theme *c = ui_theme(u);
  static const char *const names[CHART_CURVES] = {"Fear, fast", "Stress, slow", "Trust"};
  const uint32_t colours[CHART_CURVES] = {c->fear, c->stress, c->trust};
  float line = ui_line_height(u, TYPE_LABEL), at[CHART_CURVES];
  int order[CHART_CURVES] = {0, 1, 2};
  for (int i = 0; i < CHART_CURVES; i++)
    at[i] = plot.y + plot.h * (1 - chart_last(d->chart, (enum chart_curve)i)) - line * 0.5f;
  for (int i = 1; i < CHART_CURVES; i++) {
    for (int k = i; k > 0 && at[order[k - 1]] > at[order[k]]; k--) {
      int swap = order[k];
      order[k] = order[k - 1];
      order[k - 1] = swap;
    }
  }
  float least = plot.y - line * 0.5f, most = plot.y + plot.h + line * 0.4f - line * (float)CHART_CURVES;
  for (int i = 0; i < CHART_CURVES; i++) {
    at[order[i]] = fmaxf(at[order[i]], least);
    at[order[i]] = fminf(at[order[i]], most + line * (float)i);
    if (i > 0) at[order[i]] = fmaxf(at[order[i]], at[order[i - 1]] + line);
  }
  float x = plot.x + plot.w + ui_px(u, 12), dash = ui_px(u, 34);
  if (names_below(u, page)) { /* no room beside the plot */
    x = plot.x;
    for (int i = 0; i < CHART_CURVES; i++) at[i] = page.y + page.h - line * (float)(CHART_CURVES - i);
  }
  float right = page.x + page.w - ui_px(u, 8);
  for (int i = 0; i < CHART_CURVES; i++) {
    float y = roundf(at[i] + line * 0.5f), xy[4] = {x, y, x + dash, y};
    draw_line(ui_draw(u), xy, 2, ui_px(u, i == CHART_TRUST ? 6 : 4), colours[i], i == CHART_STRESS ? ui_px(u, 9) : 0,
              ui_px(u, 5));
    ui_text(u, TYPE_LABEL, x + dash + ui_px(u, 8), roundf(at[i]), right - x - dash, words(names[i]), colours[i]);
  }
}

static void scale_words(struct ui *u, struct rect plot) {
  float line = ui_line_height(u, TYPE_SMALL), w = scale_width(u) + 2;
  for (int i = 0; i < 3; i++) {
    struct rect r = {plot.x - w - ui_px(u, 8), roundf(plot.y + plot.h * (float)i * 0.5f - line * 0.5f), w, line};
    ui_text_aligned(u, TYPE_SMALL, r, words(SCALE[i]), ui_theme(u)->soft, ALIGN_RIGHT);
  }
}

/* The days below the plot; with one evening only, its hours. */
static void time_words(const struct debrief *d, struct ui *u, struct rect plot) {
  int64_t from = chart_from_ds(d->chart), to = chart_to_ds(d->chart);
  bool one_day = from / SIM_DS_PER_DAY == to / SIM_DS_PER_DAY;
  int64_t step = one_day ? 10 * 600 : SIM_DS_PER_DAY, at = one_day ? from : from / SIM_DS_PER_DAY * SIM_DS_PER_DAY;
  float end = -1e9f, y = plot.y + plot.h + ui_px(u, 6);
  for (; at <= to; at += step) {
    char text[32];
    int64_t shown = at < from ? from : at;
    if (one_day)
      words_clock(shown, text, sizeof text);
    else
      snprintf(text, sizeof text, words("day %d"), (int)(at / SIM_DS_PER_DAY));
    float x = chart_x(d->chart, plot, shown), w = ui_text_width(u, TYPE_SMALL, text);
    draw_box(ui_draw(u), (struct rect){roundf(x), plot.y + plot.h, ui_px(u, 1), ui_px(u, 8)},
             &(struct draw_box){.fill = ui_theme(u)->edge, .fill_bottom = ui_theme(u)->edge});
    if (x < end + ui_px(u, 10) || x + w > plot.x + plot.w + ui_px(u, 30)) continue;
    ui_text(u, TYPE_SMALL, roundf(x), y, w + 2, text, ui_theme(u)->soft);
    end = x + w;
  }
}

/* Marks stand over their moments, pushed apart so that each can be pressed. */
static void mark_places(const struct debrief *d, struct rect plot, float gap, float *x) {
  for (int i = 0; i < d->n_marks; i++) x[i] = chart_x(d->chart, plot, d->marks[i].event.at_ds);
  for (int i = 1; i < d->n_marks; i++) x[i] = fmaxf(x[i], x[i - 1] + gap);
  float end = plot.x + plot.w;
  for (int i = d->n_marks - 1; i >= 0; i--) {
    x[i] = fminf(x[i], end);
    end = x[i] - gap;
  }
}

static float marks_draw(const struct debrief *d, struct ui *u, struct rect plot, float y) {
  const struct theme *c = ui_theme(u);
  float x[DEBRIEF_MARKS];
  float gap = fmaxf(ui_px(u, 49), 2 * roundf(23 * ui_scale(u)->t));
  if (d->n_marks > 1) gap = fminf(gap, plot.w / (float)(d->n_marks - 1)); /* many in little room: arrows walk them */
  mark_places(d, plot, gap, x);
  for (int i = 0; i < d->n_marks; i++) {
    float at = roundf(chart_x(d->chart, plot, d->marks[i].event.at_ds)), top = plot.y - ui_px(u, 2);
    float xy[6] = {x[i], y, at, top, at, plot.y + plot.h};
    bool open = i == d->open;
    draw_line(ui_draw(u), xy, 3, ui_px(u, open ? 2.5f : 1.5f), open ? c->focus : theme_alpha(c->edge, 0.9f),
              open ? 0 : ui_px(u, 3), ui_px(u, 5));
  }
  for (int i = 0; i < d->n_marks; i++) {
    char id[32], name[120];
    snprintf(id, sizeof id, "debrief.mark.%d", i);
    widget_mark(u, id, debrief_mark_title(d->run, &d->marks[i], name, sizeof name), d->marks[i].kind, roundf(x[i]), y,
                i == d->open);
  }
  return d->n_marks ? x[d->open] : plot.x;
}

float debrief_curves(const struct debrief *d, struct ui *u, struct rect page) {
  const struct theme *c = ui_theme(u);
  char title[120];
  bool wide = ui_room(u) == ROOM_WIDE;
  float pad = ui_px(u, 28), y = page.y + ui_px(u, 14), x = page.x + pad, line = ui_line_height(u, TYPE_H2);
  debrief_verdict(d->run, title, sizeof title);
  float head = ui_text(u, TYPE_H2, x, y, page.w - 2 * pad, title, c->deep);
  float after = x + ui_text_width(u, TYPE_H2, title) + ui_px(u, 18), star = roundf(line * 0.8f);
  bool won = run_outcome(d->run) == OUTCOME_WON;
  if (won) widget_stars(u, after, y + (line - star) * 0.5f, star, 1, 1);
  const char *kind = debrief_consolation(d->run);
  float small = ui_line_height(u, TYPE_SMALL), kind_w = ui_text_width(u, TYPE_SMALL, kind);
  if (kind[0] && after + kind_w < page.x + page.w - pad) {
    ui_text(u, TYPE_SMALL, after, y + (line - small) * 0.5f + ui_px(u, 2), kind_w + 2, kind, c->soft);
    after += kind_w;
  }
  legend(u, page.x + page.w - pad, y + (line - ui_line_height(u, TYPE_SMALL)) * 0.5f, after + ui_px(u, 60));
  float below = debrief_curves_more(u, page), names = below > 0 ? 0 : names_width(u);
  struct rect plot = {page.x + fmaxf(ui_px(u, wide ? 92 : 100), scale_width(u) + ui_px(u, 26)), 0, 0, 0};
  float open_r = roundf(23 * ui_scale(u)->t) + ui_px(u, 4); /* of an open mark */
  float mark_y = y + head + fmaxf(ui_px(u, 30), open_r);
  plot.y = mark_y + fmaxf(ui_px(u, 34), open_r + 0.5f * small);
  plot.w = roundf(page.x + page.w - pad - names - plot.x);
  plot.h = roundf(page.y + page.h - ui_px(u, 24) - ui_line_height(u, TYPE_SMALL) - below - plot.y);
  if (!d->chart) return x;
  chart_draw(d->chart, ui_draw(u), c, plot, ui_scale(u)->s);
  scale_words(u, plot);
  time_words(d, u, plot);
  curve_names(d, u, plot, page);
  if (!d->n_marks) {
    ui_text(u, TYPE_BODY, plot.x, mark_y - ui_px(u, 14), plot.w, words("A quiet time: nothing stands out."), c->soft);
  }
  ui_group(u, 1);
  return marks_draw(d, u, plot, mark_y);
}
