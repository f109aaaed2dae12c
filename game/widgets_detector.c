/* widgets_detector.c - the detector of calls too high for ears: a strip of paper that runs past a pen. */
#include "widgets_inside.h"

#include "words.h"
#include <math.h>
#include <stdio.h>

/* The strip shows so many seconds of what is heard: a tenth of that of the rat's own. */
#define STRIP_S 6.0f
#define LOW_KHZ 12.0f
#define HIGH_KHZ 78.0f
enum { STEPS = 24 };

struct strip {
  struct rect r;
  double now_s;
};

static float strip_y(const struct strip *s, float khz) {
  return s->r.y + s->r.h * (1 - (khz - LOW_KHZ) / (HIGH_KHZ - LOW_KHZ));
}
static float strip_x(const struct strip *s, double at_s) {
  return s->r.x + s->r.w * (1 - (float)(s->now_s - at_s) / STRIP_S);
}

/* The pen's line of one note, as far as it has been heard. */
static void draw_note(struct ui *u, const struct strip *s, double began_s, const struct call_note *note, uint32_t rgba,
                      float width) {
  float xy[(STEPS + 1) * 2];
  int n = 0;
  for (int i = 0; i <= STEPS; i++) {
    float t = note->for_s * (float)i / STEPS;
    double at_s = began_s + (double)((note->at_s + t) * CALL_SLOWED);
    if (at_s > s->now_s || at_s < s->now_s - STRIP_S - 1) continue;
    xy[2 * n] = strip_x(s, at_s);
    xy[2 * n + 1] = strip_y(s, call_khz(note, t));
    n++;
  }
  if (n > 1) draw_line(ui_draw(u), xy, n, width, rgba, 0, 0);
}

static void draw_call(struct ui *u, const struct strip *s, const struct detector_call *c) {
  const struct theme *k = ui_theme(u);
  struct call_note notes[CALL_NOTES];
  int n = call_notes(c->kind, c->variant, notes);
  for (int i = 0; i < n; i++)
    draw_note(u, s, c->at_s, &notes[i], c->kind == CALL_22 ? k->fear : k->trust,
              ui_px(u, c->kind == CALL_22 ? 4.5f : 3.2f));
}

/* Ruled at 22 and 50 kHz, and across at each second. */
static void draw_paper(struct ui *u, const struct strip *s) {
  const struct theme *k = ui_theme(u);
  static const float lines[2] = {22, 50};
  for (int i = 0; i < 2; i++) {
    float y = roundf(strip_y(s, lines[i]));
    box_fill(u, (struct rect){s->r.x, y, s->r.w, fmaxf(1, ui_px(u, 1))}, 0, k->rule);
  }
  float tick = ui_px(u, 5);
  for (double at_s = floor(s->now_s); at_s > s->now_s - STRIP_S; at_s -= 1) {
    struct rect r = {roundf(strip_x(s, at_s)), s->r.y, fmaxf(1, ui_px(u, 1)), tick};
    box_fill(u, r, 0, k->edge);
    r.y = s->r.y + s->r.h - tick;
    box_fill(u, r, 0, k->edge);
  }
}

static void draw_words(struct ui *u, struct rect r, const struct strip *s, const char *says) {
  static const struct {
    float khz;
    const char *label;
  } marks[2] = {{22, "22 kHz"}, {50, "50 kHz"}};
  const struct theme *k = ui_theme(u);
  float line = ui_line_height(u, TYPE_LEAST), pad = ui_px(u, 12);
  for (int i = 0; i < 2; i++) {
    struct rect at = {r.x + pad, roundf(strip_y(s, marks[i].khz) - line * 0.5f), s->r.x - r.x - pad - ui_px(u, 6),
                      line};
    ui_text_aligned(u, TYPE_LEAST, at, words(marks[i].label), k->soft, ALIGN_RIGHT);
  }
  struct rect foot = {r.x + pad, roundf(r.y + r.h - line - ui_px(u, 7)), r.w - 2 * pad, line};
  ui_text_draw(u, TYPE_LEAST, foot, says, k->deep, ALIGN_CENTRE);
}

void widget_detector(struct ui *u, struct rect r, const struct detector_call *calls, int n, double now_s,
                     const char *says) {
  const struct theme *k = ui_theme(u);
  widget_panel(u, words("Detector"), r);
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Calls too high for ears"), says);
  ui_declare(u, &node);
  float line = ui_line_height(u, TYPE_LEAST), pad = ui_px(u, 12);
  bool whole = r.h > 4 * line; /* else the strip alone */
  float label = whole ? ui_text_width(u, TYPE_LEAST, "22 kHz") + ui_px(u, 8) : 0, foot = whole ? line + ui_px(u, 7) : 0;
  struct strip s = {{roundf(r.x + pad + label), roundf(r.y + ui_px(u, 10)), 0, 0},
                    ui_reduced_motion(u) ? floor(now_s * 4) / 4 : now_s};
  s.r.w = roundf(r.x + r.w - pad - s.r.x);
  s.r.h = roundf(r.h - ui_px(u, whole ? 13 : 20) - foot);
  box_fill(u, s.r, ui_px(u, 4), k->field);
  if (whole) draw_words(u, r, &s, says);
  draw_push_clip(ui_draw(u), s.r);
  draw_paper(u, &s);
  for (int i = 0; i < n; i++) draw_call(u, &s, &calls[i]);
  draw_pop_clip(ui_draw(u));
  draw_box(ui_draw(u), s.r,
           &(struct draw_box){.radius = ui_px(u, 4), .border = k->edge, .border_width = ui_px(u, 1.5f)});
}
