/* days.c - between two visits: how the rat spends the hours, and when one comes back. Waiting is a move. */
#include "days.h"

#include "../app.h"
#include "../sound.h"
#include "../widgets.h"
#include "photo.h"
#include "resume.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- choices ---- */

static int hour_of(int64_t at_ds) { return (int)(at_ds / HOUR_DS % 24); }
static int64_t at_hour(int64_t day_of_ds, int days_on, int hour) {
  return (day_of_ds / SIM_DS_PER_DAY + days_on) * SIM_DS_PER_DAY + hour * HOUR_DS;
}

static void add_choice(struct days *d, const char *label, int64_t at_ds) {
  d->choices[d->n_choices++] = (struct choice){label, at_ds};
}

static void find_choices(struct days *d) {
  d->n_choices = 0;
  bool early = hour_of(d->now_ds) < 15;
  add_choice(d, words("In half an hour"), d->now_ds + 30 * MINUTE_DS);
  if (early) add_choice(d, words("This evening"), at_hour(d->now_ds, 0, 18));
  add_choice(d, words("Tomorrow evening"), at_hour(d->now_ds, 1, 18));
  if (!early) add_choice(d, words("In two days"), at_hour(d->now_ds, 2, 18));
}

static bool is_night(int64_t at_ds) { return hour_of(at_ds) < MORNING_H || hour_of(at_ds) >= NIGHT_H; }

static int64_t limited(const struct days *d, int64_t at_ds) {
  if (at_ds > d->last_ds) at_ds = d->last_ds;
  return at_ds;
}

/* Why one cannot come then; NULL when one can. */
static const char *why_not(const struct days *d, int64_t at_ds) {
  if (at_ds > d->last_ds) return words("The level ends before that.");
  if (is_night(at_ds) && at_ds != d->last_ds) return words("You sleep at that hour. Choose one from 7:00 to 23:00.");
  return NULL;
}

/* ---- life ---- */

static void read_now(struct days *d, struct app *a) {
  d->now_ds = sim_now_ds(run_sim_const(app_run(a)));
  d->last_ds = run_last_ds(app_run(a));
}

static void *enter(struct app *a) {
  struct days *d = calloc(1, sizeof *d);
  if (!d) abort();
  ui_forget(app_ui(a));
  d->photo = photo_create(9);
  if (!app_run(a)) return d;
  const sim *s = run_sim_const(app_run(a));
  const struct sim_rat_def *cast[SIM_MAX_RATS];
  d->level = run_level(app_run(a));
  int first, heroes = tell_heroes(d->level, &first);
  for (int i = 0; i < d->level->sim.n_rats; i++) { /* the heroes first, then who else lives there */
    int rat = (first + i) % d->level->sim.n_rats;
    d->rats[d->n_rats] = rat;
    cast[d->n_rats++] = &d->level->sim.rats[rat];
  }
  photo_cast(d->photo, cast, d->n_rats);
  photo_moment(d->photo, s, d->rats, d->n_rats);
  d->calm = true;
  for (int i = 0; i < heroes; i++) {
    struct sim_rat rat;
    sim_read_rat(s, first + i, &rat);
    d->calm &= rat.fear < 0.3;
  }
  read_now(d, a);
  days_read_hours(d, s);
  find_choices(d);
  d->to_ds = limited(d, d->choices[1].at_ds);
  return d;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct days *d = state;
  sound_hush(BUS_RATS);
  photo_destroy(d->photo);
  free(d);
}

/* ---- drawing ---- */

static bool is_late(const struct days *d) { return hour_of(d->now_ds) >= 19 || hour_of(d->now_ds) < 5; }

static const char *good_bye(const struct days *d, char *out, size_t size) {
  char name[64];
  snprintf(out, size, words(is_late(d) ? "Good night, %s" : "See you later, %s"),
           tell_name(d->level, name, sizeof name));
  return out;
}

static const char *how_it_was(const struct days *d) {
  if (d->calm)
    return tell_form(d->level, "You left while he was calm.", "You left while she was calm.",
                     "You left while they were calm.");
  return tell_form(d->level, "He was still uneasy when you left.", "She was still uneasy when you left.",
                   "They were still uneasy when you left.");
}

static const char *what_comes(const struct days *d) {
  if (d->calm)
    return tell_form(d->level, "Sleep turns today into something he knows.",
                     "Sleep turns today into something she knows.", "Sleep turns today into something they know.");
  return tell_form(d->level, "Alone, his fear goes in minutes, his stress in an hour.",
                   "Alone, her fear goes in minutes, her stress in an hour.",
                   "Alone, fear goes in minutes, stress in an hour.");
}

/* The good-bye at the upper left: as many of its lines as fit above the page. */
static void note(const struct days *d, struct ui *u, float room) {
  const struct theme *c = ui_theme(u);
  static const enum type_role roles[3] = {TYPE_H2, TYPE_BODY, TYPE_SMALL};
  const uint32_t inks[3] = {c->deep, c->ink, c->soft};
  char title[120];
  const char *lines[3] = {good_bye(d, title, sizeof title), how_it_was(d), what_comes(d)};
  struct rect r = ui_edge_rect(u, UI_LEFT | UI_TOP, 40, 28, ui_room(u) == ROOM_WIDE ? 560 : 760, 0);
  float pad = ui_px(u, 28), size = roundf(42 * ui_scale(u)->t), left = size + ui_px(u, 28), w = r.w - 2 * pad - left;
  float edge = ui_px(u, 15), heights[3];
  int n = 0;
  for (; n < 3; n++) {
    heights[n] = ui_text_measure(u, roles[n], w, lines[n], NULL);
    if (r.y + r.h + heights[n] + 2 * edge + ui_px(u, 8) > room) break;
    r.h += heights[n];
  }
  if (!n) return;
  r.h += 2 * edge;
  widget_panel(u, title, r);
  icon_draw(ui_draw(u), is_late(d) ? ICON_MOON : ICON_SUN, r.x + pad, roundf(r.y + (r.h - size) * 0.5f), size,
            c->cloth_low);
  float y = r.y + edge;
  for (int i = 0; i < n; i++) y += ui_text(u, roles[i], r.x + pad + left, y, w, lines[i], inks[i]);
}

struct hours_look {
  enum icon icon;
  const char *he, *she, *they;
};
static const struct hours_look looks[HOURS_KINDS] = {
    [HOURS_EVENING] = {ICON_EAT, "eats, explores", "eats, explores", "eat, explore"},
    [HOURS_NIGHT] = {ICON_PAW, "runs, climbs", "runs, climbs", "run, climb"},
    [HOURS_DAWN] = {ICON_HUT, "naps, eats", "naps, eats", "nap, eat"},
    [HOURS_DROWSY] = {ICON_HUT, "grows sleepy", "grows sleepy", "grow sleepy"},
    [HOURS_ASLEEP] = {ICON_MOON, "sleeps: his night", "sleeps: her night", "sleep: their night"},
    [HOURS_WAKES] = {ICON_SUN, "wakes", "wakes", "wake"},
};

static float band_x(const struct days *d, struct rect band, int64_t at_ds) {
  double share = (double)(at_ds - (d->waiting ? d->began_ds : d->now_ds)) / (double)BAND_DS;
  return band.x + band.w * (float)fmin(fmax(share, 0), 1);
}

/* The words of a part keep to the wider side of the marker's line. */
static struct rect beside_marker(const struct days *d, struct rect band, struct rect r) {
  float x = band_x(d, band, d->waiting ? d->now_ds : d->to_ds);
  if (x <= r.x || x >= r.x + r.w || (r.w < band.w * 0.1f)) return r;
  if (x - r.x >= r.x + r.w - x) return (struct rect){r.x, r.y, x - r.x, r.h};
  return (struct rect){x, r.y, r.x + r.w - x, r.h};
}

static void band_part(const struct days *d, struct ui *u, struct rect band, const struct part *p) {
  const struct hours_look *look = &looks[p->kind];
  const struct theme *c = ui_theme(u);
  float x0 = roundf(band_x(d, band, p->from_ds)), x1 = roundf(band_x(d, band, p->to_ds));
  struct rect r = {x0, band.y, x1 - x0, band.h};
  uint32_t fill = c->hours[p->kind - HOURS_EVENING];
  bool first = p->from_ds == d->parts[0].from_ds, last = p == &d->parts[d->n_parts - 1];
  draw_push_clip(ui_draw(u), r); /* round only at the band's two ends */
  float more = ui_px(u, 20);
  struct rect face = {r.x - (first ? 0 : more), r.y, r.w + (first ? 0 : more) + (last ? 0 : more), r.h};
  draw_box(ui_draw(u), face,
           &(struct draw_box){.radius = ui_px(u, 10),
                              .fill = fill,
                              .fill_bottom = c->flat ? fill : theme_mix(fill, 0xC9A05FFF, 0.16f)});
  draw_pop_clip(ui_draw(u));
  if (!first)
    draw_box(ui_draw(u), (struct rect){x0, band.y, ui_px(u, 1), band.h},
             &(struct draw_box){.fill = c->edge, .fill_bottom = c->edge});
  const char *text = tell_form(d->level, look->he, look->she, look->they);
  r = beside_marker(d, band, r);
  float wide, pad = ui_px(u, 6), h = ui_text_measure(u, TYPE_SMALL, r.w - 2 * pad, text, &wide), size = ui_px(u, 28);
  bool words_fit = wide <= r.w - 2 * pad && h <= r.h - ui_px(u, 8), both = words_fit && h + size <= r.h - ui_px(u, 6);
  float y = roundf(r.y + (r.h - (words_fit ? h : 0) - (both || !words_fit ? size : 0)) * 0.5f);
  if (both || (!words_fit && r.w > size)) {
    icon_draw(ui_draw(u), look->icon, roundf(r.x + (r.w - size) * 0.5f), y, size, c->ink);
    y += size;
  }
  if (words_fit)
    ui_text_aligned(u, TYPE_SMALL, (struct rect){r.x + pad, y, r.w - 2 * pad, h}, text, c->ink, ALIGN_CENTRE);
}

/* Times below the band, where they do not run into each other. */
static void band_times(const struct days *d, struct ui *u, struct rect band) {
  const struct theme *c = ui_theme(u);
  float y = band.y + band.h + ui_px(u, 4), end = -1e9f, line = ui_line_height(u, TYPE_SMALL), gap = ui_px(u, 12);
  for (int i = 0; i <= d->n_parts; i++) {
    char text[24];
    int64_t at = i < d->n_parts ? d->parts[i].from_ds : d->parts[i - 1].to_ds;
    words_clock(at, text, sizeof text);
    if (i == 0 && !d->waiting) snprintf(text, sizeof text, "%s", words("now"));
    float w = ui_text_width(u, TYPE_SMALL, text), x = band_x(d, band, at) - w * 0.5f;
    x = roundf(fminf(fmaxf(x, band.x), band.x + band.w - w));
    if (x < end + gap) continue;
    ui_text_aligned(u, TYPE_SMALL, (struct rect){x, y, w + 2, line}, text, c->soft, ALIGN_LEFT);
    end = x + w;
  }
}

static float share_of(const struct days *d, int64_t at_ds) {
  return (float)fmin(fmax((double)(at_ds - d->now_ds) / (double)BAND_DS, 0), 1);
}

/* The marker is a slider over the whole band. */
static void marker(const struct days *d, struct ui *u, struct rect band) {
  const struct theme *c = ui_theme(u);
  char text[48], clock[16];
  int64_t at = d->waiting ? d->now_ds : d->to_ds;
  bool beyond = !d->waiting && at > d->now_ds + BAND_DS;
  words_clock(at, clock, sizeof clock);
  snprintf(text, sizeof text, "%s", clock);
  if (beyond) snprintf(text, sizeof text, words("day %d, %s"), (int)(at / SIM_DS_PER_DAY), clock);
  float size = roundf(24 * ui_scale(u)->t), h = fmaxf(ui_px(u, 40), ui_line_height(u, TYPE_LABEL) + ui_px(u, 12));
  float w = fmaxf(ui_px(u, 126), size + ui_px(u, 8) + ui_text_width(u, TYPE_LABEL, text) + ui_px(u, 30));
  float x = band_x(d, band, at),
        left = fminf(fmaxf(x - w * 0.5f, band.x - ui_px(u, 10)), band.x + band.w + ui_px(u, 10) - w);
  struct rect r = {roundf(left), band.y - h - ui_px(u, 8), roundf(w), h};
  struct ui_node node = {.id = ui_id("days.marker"),
                         .role = ROLE_SLIDER,
                         .rect = r,
                         .focusable = !d->waiting,
                         .radius = h * 0.5f,
                         .at = share_of(d, d->to_ds),
                         .step = (float)((double)GRID_DS / (double)BAND_DS),
                         .track_x = band.x,
                         .track_w = band.w};
  snprintf(node.name, sizeof node.name, "%s", words("When you come back"));
  snprintf(node.value, sizeof node.value, words("day %d, %s"), (int)(at / SIM_DS_PER_DAY), clock);
  struct ui_look look = ui_declare(u, &node);
  draw_box(ui_draw(u),
           (struct rect){roundf(x) - ui_px(u, 3), band.y - ui_px(u, 10), ui_px(u, 6), band.h + ui_px(u, 14)},
           &(struct draw_box){.radius = ui_px(u, 3), .fill = c->focus_gap, .fill_bottom = c->focus_gap});
  draw_box(ui_draw(u),
           (struct rect){roundf(x) - ui_px(u, 2), band.y - ui_px(u, 10), ui_px(u, 4), band.h + ui_px(u, 14)},
           &(struct draw_box){.radius = ui_px(u, 2), .fill = c->focus, .fill_bottom = c->focus});
  draw_box(ui_draw(u), r,
           &(struct draw_box){.radius = h * 0.5f,
                              .fill = theme_mix(c->cloth, c->on_cloth, 0.1f * look.over),
                              .fill_bottom = c->cloth_low,
                              .border = c->focus_gap,
                              .border_width = ui_px(u, 2),
                              .shadow = c->shadow,
                              .shadow_blur = ui_px(u, 6),
                              .shadow_dy = ui_px(u, 2)});
  float inner = size + ui_px(u, 8) + ui_text_width(u, TYPE_LABEL, text), tx = roundf(r.x + (r.w - inner) * 0.5f),
        line = ui_line_height(u, TYPE_LABEL);
  icon_draw(ui_draw(u), d->waiting ? ICON_CLOCK : ICON_HAND, tx, roundf(r.y + (h - size) * 0.5f), size, c->on_cloth);
  ui_text_draw(u, TYPE_LABEL, (struct rect){tx + size + ui_px(u, 8), roundf(r.y + (h - line) * 0.5f), inner, line},
               text, c->on_cloth, ALIGN_LEFT);
}

/* A press on the band itself moves the marker there. */
static void band_node(const struct days *d, struct ui *u, struct rect band) {
  struct ui_node node = {.id = ui_id("days.band"),
                         .role = ROLE_SLIDER,
                         .rect = band,
                         .track_x = band.x,
                         .track_w = band.w,
                         .at = share_of(d, d->to_ds),
                         .step = (float)((double)GRID_DS / (double)BAND_DS)};
  snprintf(node.name, sizeof node.name, "%s", words("His hours"));
  ui_declare(u, &node);
}

/* What is to be said of the hour that is chosen. */
static const char *advice(const struct days *d) {
  if (d->to_ds >= d->last_ds) return words("That is the level's last moment.");
  if (is_night(d->to_ds)) return words("You sleep then, too.");
  for (int i = 0; i < d->n_parts; i++) {
    const struct part *p = &d->parts[i];
    if (d->to_ds < p->from_ds || d->to_ds >= p->to_ds || p->kind != HOURS_ASLEEP) continue;
    return tell_form(d->level, "He will be asleep. Noon is his night.", "She will be asleep. Noon is her night.",
                     "They will be asleep. Noon is their night.");
  }
  return words("A day off costs nothing.");
}

static void choices(const struct days *d, struct ui *u, float x, float y, float end) {
  for (int i = 0; i < d->n_choices; i++) {
    char id[32];
    snprintf(id, sizeof id, "days.choice.%d", i);
    struct button b = {.id = id,
                       .label = d->choices[i].label,
                       .checked = d->choices[i].at_ds == d->to_ds,
                       .reason = why_not(d, d->choices[i].at_ds)};
    float w, h;
    widget_button_size(u, &b, &w, &h);
    if (x + w > end) return;
    widget_button(u, (struct rect){x, y, w, h}, &b);
    x += w + ui_px(u, 14);
  }
  const char *says = advice(d);
  float room = end - x - ui_px(u, 16), h = ui_text_measure(u, TYPE_SMALL, room, says, NULL);
  if (room > ui_px(u, 140) && h <= ui_px(u, 60))
    ui_text(u, TYPE_SMALL, x + ui_px(u, 8), roundf(y + (ui_px(u, 52) - h) * 0.5f), room, says, ui_theme(u)->soft);
}

static void heading(const struct days *d, struct ui *u, struct rect page) {
  const struct theme *c = ui_theme(u);
  char text[64];
  float x = page.x + ui_px(u, 30), y = page.y + ui_px(u, 14);
  const char *title = d->waiting ? words("Time goes by …") : words("When will you come back?");
  float w = ui_text_width(u, TYPE_H2, title);
  ui_text(u, TYPE_H2, x, y, page.w - ui_px(u, 60), title, c->deep);
  int day = (int)(d->now_ds / SIM_DS_PER_DAY);
  if (d->level->days > 0 && day <= d->level->days) /* later ones are a present */
    snprintf(text, sizeof text, words("Day %d of %d"), day, d->level->days);
  else
    snprintf(text, sizeof text, words("Day %d"), day);
  float fact = widget_fact_width(u, text, TYPE_SMALL), left = x + w + ui_px(u, 28);
  float until =
      band_x(d, (struct rect){x, 0, page.w - ui_px(u, 60), 0}, d->waiting ? d->now_ds : d->to_ds) - ui_px(u, 80);
  bool clear = left + fact < until || y + ui_line_height(u, TYPE_H2) + ui_px(u, 4) < page.y + ui_px(u, 38);
  if (clear && left + fact < page.x + page.w - ui_px(u, 20)) {
    widget_fact(u, left, roundf(y + (ui_line_height(u, TYPE_H2) - ui_line_height(u, TYPE_SMALL)) * 0.5f), ICON_CAL,
                text, TYPE_SMALL, c->soft);
  }
}

/* Heading, marker, band, times, choices: one below the other, each as high as its words. Gives its upper edge. */
static float page(const struct days *d, struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  float pad = ui_px(u, 30), head = ui_px(u, 16) + ui_line_height(u, TYPE_H2),
        mark = fmaxf(ui_px(u, 40), ui_line_height(u, TYPE_LABEL) + ui_px(u, 12)) + ui_px(u, 10);
  float band_h = fmaxf(ui_px(u, 80), 2 * ui_line_height(u, TYPE_SMALL) + ui_px(u, 34)),
        times = ui_line_height(u, TYPE_SMALL) + ui_px(u, 18);
  bool stacked = ui_room(u) == ROOM_NARROW;
  struct button wait = {.id = "days.wait",
                        .label = words("Wait till then"),
                        .kind = BUTTON_MAIN,
                        .icon = ICON_PLAY,
                        .main = true,
                        .reason = why_not(d, d->to_ds)};
  float ww, wh, foot;
  widget_button_size(u, &wait, &ww, &wh);
  wh = fmaxf(wh, ui_px(u, 60));
  foot = wh + (stacked ? wh + ui_px(u, 10) : 0);
  if (stacked) band_h = ui_px(u, 80);
  float h = head + mark + band_h + times + foot + ui_px(u, 20);
  struct rect r = ui_page_rect(u, 40, 0, 1200, 0);
  r.h = roundf(h);
  r.y = (float)k->h - ui_px(u, 22) - r.h;
  r.y += d->waiting ? 0 : ui_page_rise(u);
  widget_panel(u, words("When will you come back?"), r);
  heading(d, u, r);
  struct rect band = {r.x + pad, roundf(r.y + head + mark), r.w - 2 * pad, band_h};
  band_node(d, u, band);
  for (int i = 0; i < d->n_parts; i++) band_part(d, u, band, &d->parts[i]);
  band_times(d, u, band);
  ui_group(u, 2);
  float y = band.y + band_h + times, right = r.x + r.w - pad;
  if (!d->waiting)
    choices(d, u, r.x + pad, roundf(y + (stacked ? 0 : (wh - ui_px(u, 52)) * 0.5f)),
            stacked ? right : right - ww - ui_px(u, 20));
  ui_group(u, 1);
  marker(d, u, band);
  if (d->waiting) {
    struct button skip = {.id = "days.skip", .label = words("On at once"), .icon = ICON_NEXT, .main = true};
    widget_button(u, (struct rect){right - ww, y, ww, wh}, &skip);
  } else {
    widget_button(u, (struct rect){right - ww, stacked ? y + wh + ui_px(u, 10) : y, ww, wh}, &wait);
  }
  return r.y;
}

static void build(struct app *a, void *state, struct ui *u) {
  struct days *d = state;
  if (!d->level) return;
  struct sim_world world;
  sim_read_world(run_sim_const(app_run(a)), &world);
  photo_draw_stage(d->photo, u, 230, (float)world.light);
  float top = page(d, u);
  note(d, u, top);
  if (!d->wheel || !app_settings(a)->captions) return;
  struct caption wheel = {.words = words(sound_caption(SOUND_WHEEL)), .icon = ICON_SOUND, .shown = 1};
  widget_caption(u, (float)ui_scale(u)->w * 0.5f, top - ui_px(u, 16), &wheel);
}

/* ---- waiting ---- */

static void begin_wait(struct days *d, struct app *a) {
  d->waiting = true;
  d->wheel = false;
  d->skip = app_settings(a)->reduced_motion;
  d->began_ds = d->now_ds;
  double hours = (double)(d->to_ds - d->now_ds) / (double)HOUR_DS;
  d->wait_s = fmin(WAIT_MOST_S, WAIT_LEAST_S + hours / 12.0);
  d->waited_s = 0;
}

/* A rat that is up and about in the dark runs, and nobody sees it. */
static void hear_the_night(struct days *d, const sim *s) {
  struct sim_world world;
  sim_read_world(s, &world);
  for (int i = 0; i < d->n_rats && world.light < 0.3 && !d->wheel; i++) {
    struct sim_rat rat;
    sim_read_rat(s, d->rats[i], &rat);
    d->wheel = rat.sleepy < 0.2 && rat.place == PLACE_CAGE && rat.in_view;
    if (d->wheel) sound_play(SOUND_WHEEL, -0.4f, 0.8f);
  }
}

static void end_wait(struct days *d, struct app *a) {
  d->waiting = false;
  app_go(a, run_outcome(app_run(a)) == OUTCOME_RUNNING ? SCENE_VISIT : SCENE_DEBRIEF);
}

static void wait_on(struct days *d, struct app *a, double dt) {
  d->waited_s = d->skip ? d->wait_s : d->waited_s + dt;
  double share = fmin(1, d->waited_s / d->wait_s), eased = share * share * (3 - 2 * share);
  int64_t span = d->to_ds - d->began_ds, at = d->began_ds + (int64_t)((double)span * eased);
  if (share < 1) at -= at % MINUTE_DS;
  if (at > sim_now_ds(run_sim_const(app_run(a)))) app_step(a, at);
  read_now(d, a);
  photo_follow(d->photo, run_sim_const(app_run(a)), d->rats, d->n_rats, dt, 60);
  hear_the_night(d, run_sim_const(app_run(a)));
  if (share >= 1) end_wait(d, a);
}

static void tick(struct app *a, void *state, double dt) {
  struct days *d = state;
  if (!d->level) return;
  d->still_s += dt;
  if (d->waiting) {
    wait_on(d, a, dt);
  } else {
    d->moving = photo_tick(d->photo, dt, d->still_s < 5);
  }
}

static double wake_s(struct app *a, void *state) {
  (void)a;
  const struct days *d = state;
  if (d->waiting) return 0;
  return d->moving || d->still_s == 0 ? 1.0 / 30 : -1;
}

static void slide(struct days *d, float share) {
  int64_t at = d->now_ds + (int64_t)((double)share * (double)BAND_DS);
  at = (at + GRID_DS / 2) / GRID_DS * GRID_DS;
  int64_t least = (d->now_ds / GRID_DS + 1) * GRID_DS;
  d->to_ds = limited(d, at < least ? least : at);
}

static bool input(struct app *a, void *state, const struct input *in) {
  struct days *d = state;
  d->still_s = 0;
  bool press = in->kind == INPUT_KEY_DOWN || in->kind == INPUT_POINTER_DOWN || in->kind == INPUT_PAD_BUTTON;
  if (d->waiting && press) {
    d->skip = true;
    return true;
  }
  bool back = (in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE) || (in->kind == INPUT_PAD_BUTTON && in->key == 1);
  if (back) app_go(a, SCENE_TITLE);
  return back;
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct days *d = state;
  d->still_s = 0;
  resume_press_sound(a, id, disabled);
  if (disabled || !d->level) return;
  if (d->waiting) {
    d->skip = true;
    return;
  }
  if (id == ui_id("days.marker") || id == ui_id("days.band")) slide(d, ui_taken_slide(app_ui(a)));
  if (id == ui_id("days.wait")) begin_wait(d, a);
  for (int i = 0; i < d->n_choices; i++) {
    char name[32];
    snprintf(name, sizeof name, "days.choice.%d", i);
    if (id == ui_id(name)) d->to_ds = limited(d, d->choices[i].at_ds);
  }
}

const struct scene scene_days = {.name = "days",
                                 .enter = enter,
                                 .leave = leave,
                                 .build = build,
                                 .tick = tick,
                                 .input = input,
                                 .taken = taken,
                                 .wake_s = wake_s};
