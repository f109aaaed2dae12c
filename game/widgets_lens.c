/* widgets_lens.c - the lens's three instruments, and the clock. */
#include "widgets_inside.h"

#include "words.h"
#include <math.h>
#include <stdio.h>

/* ---- the lens's instruments ---- */

bool needle_step(struct needle *n, float target, float dt, bool reduced) {
  if (reduced) { /* four steps a second, no swing */
    n->speed += dt;
    bool step = n->speed >= 0.25f;
    if (step) *n = (struct needle){target, 0};
    return fabsf(n->at - target) > 0.002f;
  }
  const float omega = 14.0f; /* settles in about 250 ms, with a little swing */
  for (float left = fminf(dt, 0.25f); left > 0; left -= 0.004f) {
    float step = fminf(left, 0.004f);
    n->speed += ((target - n->at) * omega * omega - n->speed * 2.0f * 0.62f * omega) * step;
    n->at += n->speed * step;
  }
  if (fabsf(n->at - target) < 0.001f && fabsf(n->speed) < 0.005f) *n = (struct needle){target, 0};
  return n->speed != 0;
}

/* A part of a ring, from and to in turns of the half circle (0 left .. 1 right). */
static void arc_band(struct ui *u, float cx, float cy, float in, float out, float from, float to, uint32_t rgba) {
  enum { STEPS = 24 };
  float xy[(STEPS + 1) * 4];
  for (int i = 0; i <= STEPS; i++) {
    float a = 3.14159265f * (1 - (from + (to - from) * (float)i / STEPS)), ca = cosf(a), sa = sinf(a);
    xy[2 * i] = cx + out * ca;
    xy[2 * i + 1] = cy - out * sa;
    xy[2 * (2 * STEPS + 1 - i)] = cx + in * ca;
    xy[2 * (2 * STEPS + 1 - i) + 1] = cy - in * sa;
  }
  draw_polygon(ui_draw(u), xy, 2 * (STEPS + 1), rgba);
}

static void dial_needle(struct ui *u, float cx, float cy, float radius, float at) {
  const struct theme *c = ui_theme(u);
  float a = 3.14159265f * (1 - fminf(fmaxf(at, -0.03f), 1.03f)), dx = cosf(a), dy = -sinf(a);
  float tip = radius * 0.86f, neck = radius * 0.70f, w = radius * 0.022f, head = radius * 0.075f;
  float xy[] = {
      cx - dy * w * 1.5f,         cy + dx * w * 1.5f,         cx + dx * neck - dy * w, cy + dy * neck + dx * w,
      cx + dx * neck - dy * head, cy + dy * neck + dx * head, cx + dx * tip,           cy + dy * tip,
      cx + dx * neck + dy * head, cy + dy * neck - dx * head, cx + dx * neck + dy * w, cy + dy * neck - dx * w,
      cx + dy * w * 1.5f,         cy - dx * w * 1.5f};
  draw_polygon(ui_draw(u), xy, 7, c->fear);
  draw_circle(ui_draw(u), cx, cy, radius * 0.10f, c->brass);
  draw_circle(ui_draw(u), cx, cy, radius * 0.05f, c->brass_low);
}

/* A word on the dial stays readable when the needle lies across it. */
static void dial_word(struct ui *u, struct rect at, const char *text) {
  struct draw_font font = ui_font(u, TYPE_LEAST_BOLD);
  font.outline = ui_px(u, 3);
  font.outline_rgba = ui_theme(u)->field;
  float y = roundf(at.y + (at.h - draw_text_height(&font)) * 0.5f);
  draw_text(ui_draw(u), &font, at.x, y, text, ui_theme(u)->deep);
}

void widget_fear_dial(struct ui *u, struct rect r, float needle_at, const char *value_words) {
  const struct theme *c = ui_theme(u);
  float line = ui_line_height(u, TYPE_SMALL), radius = floorf(fminf(r.w * 0.46f, r.h - line - ui_px(u, 4)));
  float cx = roundf(r.x + r.w * 0.5f), cy = r.y + radius;
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Fear"), value_words);
  ui_declare(u, &node);
  arc_band(u, cx, cy, radius * 0.92f, radius, 0, 1, c->brass);
  arc_band(u, cx, cy, 0, radius * 0.925f, 0, 1, c->field);
  arc_band(u, cx, cy, radius * 0.70f, radius * 0.92f, 0, 0.333f, c->calm_field);
  arc_band(u, cx, cy, radius * 0.70f, radius * 0.92f, 0.333f, 0.667f, c->alert_field);
  arc_band(u, cx, cy, radius * 0.70f, radius * 0.92f, 0.667f, 1, c->afraid_field);
  static const char *const fields[3] = {"calm", "alert", "afraid"};
  const float across[3] = {-0.47f, -0.04f, 0.46f}, up[3] = {0.30f, 0.60f, 0.30f};
  dial_needle(u, cx, cy, radius, needle_at);
  float small = ui_line_height(u, TYPE_LEAST_BOLD);
  for (int i = 0; i < 3; i++) {
    float w = ui_text_width(u, TYPE_LEAST_BOLD, words(fields[i]));
    struct rect at = {roundf(cx + across[i] * radius - w * 0.5f), roundf(cy - up[i] * radius), w + 2, small};
    dial_word(u, at, words(fields[i]));
  }
  const char *label = words("*Fear* fast, fades in minutes");
  float wide;
  if (ui_text_measure(u, TYPE_LEAST, r.w, label, &wide) > 1.5f * small) label = words("*Fear*");
  ui_text_aligned(u, TYPE_LEAST, (struct rect){r.x, cy + ui_px(u, 8), r.w, small}, label, c->ink, ALIGN_CENTRE);
}

/* "Stress" in bold at the left, what it does at the right if there is room for it. */
static float meter_head(struct ui *u, struct rect r, const char *name, const char *says) {
  const struct theme *c = ui_theme(u);
  float line = ui_line_height(u, TYPE_SMALL), w = ui_text_width(u, TYPE_LABEL, name), left = w + ui_px(u, 8);
  ui_text(u, TYPE_LABEL, r.x, r.y + (line - ui_line_height(u, TYPE_LABEL)) * 0.5f, r.w, name, c->deep);
  if (left + ui_text_width(u, TYPE_LEAST, says) <= r.w) {
    float y = r.y + (line - ui_line_height(u, TYPE_LEAST)) * 0.5f + ui_px(u, 1);
    ui_text_aligned(u, TYPE_LEAST, (struct rect){r.x + left, y, r.w - left, line}, says, c->soft, ALIGN_RIGHT);
  }
  return line + ui_px(u, 3);
}

static const char *trend_words(int trend) {
  return trend > 0 ? words("still rising") : trend < 0 ? words("falling slowly") : words("at rest");
}

static void stripes(struct ui *u, struct rect r) {
  float step = ui_px(u, 12), lean = r.h * 0.8f;
  draw_push_clip(ui_draw(u), r);
  for (float x = r.x - lean - step; x < r.x + r.w; x += step) {
    float xy[8] = {x, r.y + r.h, x + step * 0.5f, r.y + r.h, x + step * 0.5f + lean, r.y, x + lean, r.y};
    draw_polygon(ui_draw(u), xy, 4, 0xA8690FFF);
  }
  draw_pop_clip(ui_draw(u));
}

void widget_stress_bar(struct ui *u, struct rect r, float stress, int trend) {
  const struct theme *c = ui_theme(u);
  const char *says = trend_words(trend);
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Stress"), says);
  ui_declare(u, &node);
  float y = r.y + meter_head(u, r, words("Stress"), words("slow, about an hour")),
        h = fmaxf(ui_px(u, 24), ui_line_height(u, TYPE_LEAST) + ui_px(u, 4));
  struct rect bar = {r.x, y, r.w, h}, full = {r.x, y, roundf(r.w * fminf(1, fmaxf(0, stress))), h};
  box_fill(u, bar, ui_px(u, 9), c->track);
  if (full.w >= 2) {
    float radius = fminf(ui_px(u, 9), full.w * 0.5f);
    box_fill(u, full, radius, c->stress_fill);
    stripes(u, rect_inset(full, fminf(ui_px(u, 4), full.w * 0.25f), ui_px(u, 1)));
  }
  draw_box(ui_draw(u), bar,
           &(struct draw_box){.radius = ui_px(u, 9), .border = c->inset_line, .border_width = ui_px(u, 1)});
  float w = ui_text_width(u, TYPE_LEAST_BOLD, says), line = ui_line_height(u, TYPE_LEAST_BOLD);
  bool right = full.w + w + ui_px(u, 36) < bar.w; /* beside the fill, else on it */
  float x = right ? full.x + full.w + ui_px(u, 30) : bar.x + ui_px(u, 30), size = text_px(u, 16);
  uint32_t ink = right ? c->deep : c->field;
  enum icon icon = trend > 0 ? ICON_UP : trend < 0 ? ICON_DOWN : ICON_CHECK;
  icon_draw(ui_draw(u), icon, roundf(x - size - ui_px(u, 5)), roundf(y + (h - size) * 0.5f), size, ink);
  ui_text_draw(u, TYPE_LEAST_BOLD, (struct rect){x, roundf(y + (h - line) * 0.5f), w + 2, line}, says, ink, ALIGN_LEFT);
}

static void pip(struct ui *u, struct rect r, float full) {
  const struct theme *c = ui_theme(u);
  float radius = ui_px(u, 5);
  box_fill(u, r, radius, c->track);
  if (full > 0) {
    struct rect part = {r.x, r.y, full >= 1 ? r.w : roundf(r.w * 0.5f), r.h};
    draw_box(
        ui_draw(u), part,
        &(struct draw_box){.radius = full >= 1 ? radius : ui_px(u, 3), .fill = c->cloth, .fill_bottom = c->cloth_low});
  }
  draw_box(ui_draw(u), r,
           &(struct draw_box){
               .radius = radius, .border = full > 0 ? c->cloth_edge : c->edge, .border_width = ui_px(u, 1.5f)});
}

void widget_trust_pips(struct ui *u, struct rect r, float trust) {
  enum { PIPS = 10 };
  const struct theme *c = ui_theme(u);
  float shown = roundf(fminf(1, fmaxf(0, trust)) * 2 * PIPS) * 0.5f;
  char value[64];
  snprintf(value, sizeof value, words("%d of 10 steps"), (int)shown);
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, words("Trust"), value);
  ui_declare(u, &node);
  float y = r.y + meter_head(u, r, words("Trust"), words("grows over days"));
  float pitch = r.w / PIPS, w = roundf(fminf(pitch - ui_px(u, 3), ui_px(u, 19))), h = ui_px(u, 22);
  for (int i = 0; i < PIPS; i++) pip(u, (struct rect){roundf(r.x + pitch * (float)i), y, w, h}, shown - (float)i);
  static const char *const ladder[5] = {"voice", "treats", "touch", "lift", "hold"};
  float wide = 0;
  for (int i = 0; i < 5; i++) wide += ui_text_width(u, TYPE_LEAST, words(ladder[i]));
  float gap = (r.w - wide) / 4, x = r.x;
  y += h + ui_px(u, 4);
  for (int i = 0; i < 5 && gap >= ui_px(u, 4); i++) {
    ui_text(u, TYPE_LEAST, x, y, r.w, words(ladder[i]), c->soft);
    x += ui_text_width(u, TYPE_LEAST, words(ladder[i])) + gap;
  }
}

/* ---- all three in a strip ---- */

/* Name, bar and word of one: the bar below the two words, or between them. */
struct strip_cell {
  float name_w, says_w, line, bar_h;
  int columns;
  bool says; /* the word beside the name fits */
};

static struct strip_cell strip_cells(const struct ui *u, float width) {
  static const char *const names[] = {"Fear", "Stress", "Trust"};
  static const char *const said[] = {"calm",           "alert",   "afraid",  "still rising",
                                     "falling slowly", "at rest", "10 of 10"};
  struct strip_cell c = {.line = ui_line_height(u, TYPE_LABEL), .bar_h = ui_px(u, 16)};
  for (int i = 0; i < 3; i++) c.name_w = fmaxf(c.name_w, ui_text_width(u, TYPE_LABEL, words(names[i])));
  for (size_t i = 0; i < sizeof said / sizeof *said; i++)
    c.says_w = fmaxf(c.says_w, ui_text_width(u, TYPE_LEAST, words(said[i])));
  float each = c.name_w + c.says_w + ui_px(u, 12);
  c.says = 3 * each + 2 * ui_px(u, 20) <= width;
  bool low = (float)ui_scale(u)->h < 22 * c.line; /* a low window keeps its stage: names and bars alone */
  c.columns = c.says || (low && 3 * c.name_w + 2 * ui_px(u, 20) <= width) ? 3 : 1;
  return c;
}

float widget_lens_strip_height(const struct ui *u, float width) {
  struct strip_cell c = strip_cells(u, width);
  return c.columns == 3 ? c.line + ui_px(u, 4) + c.bar_h : 3 * c.line + 2 * ui_px(u, 4);
}

static void strip_bar(struct ui *u, struct rect r, float share, int which) {
  const struct theme *c = ui_theme(u);
  box_fill(u, r, r.h * 0.5f, c->track);
  struct rect full = {r.x, r.y, roundf(r.w * fminf(1, fmaxf(0, share))), r.h};
  if (full.w >= 3) {
    box_fill(u, full, fminf(r.h, full.w) * 0.5f, which == 0 ? c->fear : which == 1 ? c->stress_fill : c->trust);
    if (which == 1) stripes(u, rect_inset(full, fminf(ui_px(u, 4), full.w * 0.25f), ui_px(u, 1)));
  }
  draw_box(
      ui_draw(u), r,
      &(struct draw_box){.radius = r.h * 0.5f, .border = c->inset_line, .border_width = ui_px(u, c->flat ? 2 : 1)});
}

static void strip_one(struct ui *u, struct rect r, const struct strip_cell *k, int which, const char *name,
                      const char *says, float share) {
  const struct theme *c = ui_theme(u);
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  node_name(&node, name, says);
  ui_declare(u, &node);
  float small = ui_line_height(u, TYPE_LEAST), gap = ui_px(u, 10), left = r.x + k->name_w + gap;
  ui_text_draw(u, TYPE_LABEL, (struct rect){r.x, r.y, r.w, k->line}, name, c->deep, ALIGN_LEFT);
  float bar_w = r.w - k->name_w - k->says_w - 2 * gap;
  bool below = k->columns == 3, told = below ? k->says : bar_w >= ui_px(u, 60);
  if (told)
    ui_text_draw(u, TYPE_LEAST, (struct rect){left, roundf(r.y + (k->line - small) * 0.5f), r.x + r.w - left, small},
                 says, c->soft, ALIGN_RIGHT);
  if (!told) bar_w = r.w - k->name_w - gap;
  struct rect bar = {left, roundf(r.y + (k->line - k->bar_h) * 0.5f), bar_w, k->bar_h};
  if (below) bar = (struct rect){r.x, r.y + k->line + ui_px(u, 4), r.w, k->bar_h};
  strip_bar(u, bar, share, which);
}

void widget_lens_strip(struct ui *u, struct rect r, const struct lens_strip *s) {
  struct strip_cell k = strip_cells(u, r.w);
  char trust[48];
  snprintf(trust, sizeof trust, words("%d of 10"), (int)lroundf(fminf(1, fmaxf(0, s->trust)) * 10));
  const char *says[3] = {s->fear_words, trend_words(s->trend), trust};
  const char *names[3] = {words("Fear"), words("Stress"), words("Trust")};
  const float shares[3] = {s->fear, s->stress, s->trust};
  float gap = ui_px(u, 20), w = k.columns == 3 ? floorf((r.w - 2 * gap) / 3) : r.w;
  for (int i = 0; i < 3; i++) {
    struct rect one = {r.x, r.y + (k.line + ui_px(u, 4)) * (float)i, w, k.line};
    if (k.columns == 3) one = (struct rect){roundf(r.x + (w + gap) * (float)i), r.y, w, r.h};
    strip_one(u, one, &k, i, names[i], says[i], shares[i]);
  }
}

/* ---- the clock ---- */

static void hand_of_clock(struct ui *u, float cx, float cy, float turn, float length, float width, uint32_t rgba) {
  float a = turn * 6.2831853f, dx = sinf(a), dy = -cosf(a);
  float xy[4] = {cx - dx * length * 0.18f, cy - dy * length * 0.18f, cx + dx * length, cy + dy * length};
  draw_line(ui_draw(u), xy, 2, width, rgba, 0, 0);
}

void widget_clock(struct ui *u, float cx, float cy, float radius, int64_t at_ds) {
  const struct theme *c = ui_theme(u);
  draw_circle(ui_draw(u), cx, cy + radius * 0.05f, radius * 1.02f, c->shadow);
  draw_circle(ui_draw(u), cx, cy, radius, c->brass);
  draw_circle(ui_draw(u), cx, cy - radius * 0.02f, radius * 0.94f, c->brass_low);
  draw_circle(ui_draw(u), cx, cy, radius * 0.82f, c->field);
  for (int i = 0; i < 12; i++) {
    float a = (float)i / 12 * 6.2831853f, far = radius * 0.72f, near = radius * (i % 3 ? 0.64f : 0.56f);
    float xy[4] = {cx + near * sinf(a), cy - near * cosf(a), cx + far * sinf(a), cy - far * cosf(a)};
    draw_line(ui_draw(u), xy, 2, fmaxf(1, radius * (i % 3 ? 0.045f : 0.07f)), c->soft, 0, 0);
  }
  double minutes = (double)(at_ds % SIM_DS_PER_DAY) / 600.0;
  hand_of_clock(u, cx, cy, (float)(minutes / 720.0), radius * 0.40f, fmaxf(2, radius * 0.12f), c->deep);
  hand_of_clock(u, cx, cy, (float)(minutes / 60.0), radius * 0.60f, fmaxf(1.5f, radius * 0.075f), c->brick);
  draw_circle(ui_draw(u), cx, cy, radius * 0.09f, c->deep);
}
