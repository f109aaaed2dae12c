/* debrief.c - how it went: fear, stress and trust over the days, the moments that mattered, and each of them seen again
 * by re-running the player's own diary up to it. */
#include "debrief.h"

#include "../app.h"
#include "../levels.h"
#include "../sound.h"
#include "photo.h"
#include "resume.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEBRIEF_OTHERS = 3 }; /* small buttons beside the main one */
enum { LINES_A_TICK = 16 };  /* of the diary, re-run between two frames */
#define AFTER_DS 4           /* a moment is shown this long after it, when the body has answered */

/* ---- the moment, seen again ---- */

static void ask_moment(struct debrief *d, int mark) {
  d->open = mark;
  d->ready = false;
  d->target_ds = d->marks[mark].event.at_ds + AFTER_DS;
  bool past = d->again && sim_now_ds(run_sim_const(d->again)) > d->target_ds;
  if (d->again && !past) return;
  run_destroy(d->again);
  d->again = run_create(d->level, run_diary(d->run)->seed);
  d->line = 0;
}

/* The rat of the moment first, then who else is there. */
static void show_moment(struct debrief *d) {
  const struct sim_rat_def *cast[SIM_MAX_RATS];
  int rats[SIM_MAX_RATS], n = d->level->sim.n_rats, first = d->marks[d->open].event.rat;
  if (first < 0) first = 0;
  for (int i = 0; i < n; i++) {
    rats[i] = (first + i) % n;
    cast[i] = &d->level->sim.rats[rats[i]];
  }
  photo_cast(d->photo, cast, n);
  photo_moment(d->photo, run_sim_const(d->again), rats, n);
  struct sim_world world;
  sim_read_world(run_sim_const(d->again), &world);
  d->light = (float)world.light;
  d->ready = true;
}

static void rerun(struct debrief *d) {
  const struct diary *diary = run_diary(d->run);
  if (d->ready || !d->again || !d->n_marks) return;
  for (int i = 0; i < LINES_A_TICK; i++, d->line++) {
    if (d->line >= diary->n || diary->lines[d->line].at_ds > d->target_ds) {
      run_until(d->again, d->target_ds, false);
      show_moment(d);
      return;
    }
    run_play_line(d->again, &diary->lines[d->line], false);
  }
}

/* ---- life ---- */

static void take_next(struct debrief *d, const struct level_entry *e) {
  snprintf(d->next, sizeof d->next, "%s", e->name);
  snprintf(d->next_title, sizeof d->next_title, "%s", e->level->title);
}

/* The first level not won yet that comes after this one; else the first of all. */
static void find_next(struct debrief *d, struct app *a) {
  struct levels levels;
  levels_read(&levels, app_level_dir());
  for (int round = 0; round < 2 && !d->next[0]; round++) {
    bool after = round > 0;
    for (int i = 0; i < levels.n && !d->next[0]; i++) {
      const struct level_entry *e = &levels.list[i];
      bool here = strcmp(e->name, d->level->name) == 0;
      if (after && !here && e->level && levels_playable(e->level) && !app_won(a, e->name)) take_next(d, e);
      after |= here;
    }
  }
  levels_free(&levels);
}

static void *enter(struct app *a) {
  sound_play(SOUND_UI_PAGE, 0, 1);
  struct debrief *d = calloc(1, sizeof *d);
  if (!d) abort();
  ui_forget(app_ui(a));
  d->photo = photo_create(21);
  d->light = 1;
  d->run = app_run(a);
  if (!d->run) return d;
  d->level = run_level(d->run);
  int n, first;
  const struct run_sample *samples = run_samples(d->run, &n);
  tell_heroes(d->level, &first);
  d->chart = chart_create(samples, n, first);
  d->n_marks = debrief_find_marks(d->run, d->marks, &d->open);
  d->n_strengths = debrief_strengths(d->run, d->strengths);
  d->n_missing = debrief_missing(d->run, d->missing);
  photo_cast_one(d->photo, &d->level->sim.rats[first]);
  photo_doing(d->photo, 0, DOING_STAND, 40, 10, 6);
  photo_hand_tone(d->photo, app_settings(a)->skin);
  if (d->n_marks) ask_moment(d, d->open);
  find_next(d, a);
  return d;
}

static void leave(struct app *a, void *state) {
  (void)a;
  struct debrief *d = state;
  run_destroy(d->again);
  chart_destroy(d->chart);
  photo_destroy(d->photo);
  free(d);
}

/* ---- lower page: the moment, its cause, and what to do next ---- */

static void moment_photo(struct debrief *d, struct ui *u, struct rect r) {
  struct rect in = widget_photo_begin(u, r);
  if (d->ready || !d->n_marks)
    photo_draw(d->photo, u, in, 0.38f, 0.60f, d->light);
  else
    draw_box(ui_draw(u), in, &(struct draw_box){.fill = 0xFBEFD2FF, .fill_bottom = 0xEBCB8EFF});
  widget_photo_end(u, words("The moment"), r, false);
}

static void mark_words(const struct debrief *d, char *out, size_t size) {
  char clock[16];
  words_clock(d->marks[d->open].event.at_ds, clock, sizeof clock);
  snprintf(out, size, words("Day %d, %s · %d of %d"), (int)(d->marks[d->open].event.at_ds / SIM_DS_PER_DAY), clock,
           d->open + 1, d->n_marks);
}

static void walk_row(const struct debrief *d, struct ui *u, struct rect r) {
  if (!d->n_marks) return;
  char text[64];
  float w = ui_px(u, 52), line = ui_line_height(u, TYPE_LABEL);
  struct button back = {.id = "debrief.back", .label = "", .icon = ICON_BACK},
                on = {.id = "debrief.on", .label = "", .icon = ICON_NEXT};
  widget_button(u, (struct rect){r.x, r.y, w, r.h}, &back);
  widget_button(u, (struct rect){r.x + r.w - w, r.y, w, r.h}, &on);
  mark_words(d, text, sizeof text);
  float room = r.w - 2 * w - ui_px(u, 12), h = ui_text_measure(u, TYPE_LABEL, room, text, NULL);
  (void)line;
  ui_text_aligned(u, TYPE_LABEL, (struct rect){r.x + w + ui_px(u, 6), roundf(r.y + (r.h - h) * 0.5f), room, h}, text,
                  ui_theme(u)->deep, ALIGN_CENTRE);
}

/* When it had passed: the two clocks, in words. */
static bool passing(const struct debrief *d, char *out, size_t size) {
  const struct debrief_mark *m = &d->marks[d->open];
  char fear[16], stress[16];
  if (m->kind != MARK_SCARED || !d->chart) return false;
  enum sex sex = d->level->sim.rats[m->event.rat < 0 ? 0 : m->event.rat].sex;
  int64_t calm = chart_below(d->chart, CHART_FEAR, 0.08f, m->event.at_ds);
  int64_t slow = calm < 0 ? -1
                          : chart_below(d->chart, CHART_STRESS, 0.10f,
                                        calm > m->event.at_ds + 12000 ? calm : m->event.at_ds + 12000);
  if (calm < 0) return false;
  words_clock(calm, fear, sizeof fear);
  if (slow > calm + 6000) {
    words_clock(slow, stress, sizeof stress);
    snprintf(out, size,
             words_for_sex(sex, "His fear was gone by %s, his stress only by %s.",
                           "Her fear was gone by %s, her stress only by %s."),
             fear, stress);
  } else {
    snprintf(out, size, words_for_sex(sex, "His fear was gone by %s.", "Her fear was gone by %s."), fear);
  }
  return true;
}

static float cause(const struct debrief *d, struct ui *u, float x, float y, float w) {
  const struct theme *c = ui_theme(u);
  char text[400];
  if (!d->n_marks)
    return y + ui_text(u, TYPE_BODY, x, y, w, words("No fright, and no great step. Quiet days count, too."), c->ink);
  const struct debrief_mark *m = &d->marks[d->open];
  float size = roundf(24 * ui_scale(u)->t), line = ui_line_height(u, TYPE_H2), left = size + ui_px(u, 12);
  widget_mark_shape(u, m->kind, x + size * 0.5f, y + line * 0.5f, size);
  y += ui_text(u, TYPE_H2, x + left, y, w - left, debrief_mark_title(d->run, m, text, sizeof text), c->deep) +
       ui_px(u, 4);
  y += ui_text(u, TYPE_BODY, x, y, w, debrief_mark_story(d->run, m, text, sizeof text), c->ink) + ui_px(u, 12);
  debrief_mark_advice(d->run, m, text, sizeof text);
  float pad = ui_px(u, 18), h = ui_text_measure(u, TYPE_BOLD, w - 2 * pad, text, NULL);
  widget_cloth(u, (struct rect){x, y, w, h + ui_px(u, 22)}, 9, false);
  float even = ui_text_balanced(u, TYPE_BOLD, w - 2 * pad, text);
  ui_text(u, TYPE_BOLD, x + pad, y + ui_px(u, 11), even, text, c->on_cloth);
  y += h + ui_px(u, 34);
  if (passing(d, text, sizeof text)) y += ui_text(u, TYPE_SMALL, x, y, w, text, c->soft);
  return y;
}

static float listed(struct ui *u, float x, float y, float w, enum icon icon, uint32_t rgba, const char *text) {
  float size = roundf(22 * ui_scale(u)->t), left = size + ui_px(u, 10), line = ui_line_height(u, TYPE_SMALL);
  icon_draw(ui_draw(u), icon, roundf(x), roundf(y + (line - size) * 0.5f), size, rgba);
  return ui_text(u, TYPE_SMALL, x + left, y, w - left, text, ui_theme(u)->ink) + ui_px(u, 5);
}

/* Strengths first; then what is still missing. */
static float outcome(const struct debrief *d, struct ui *u, float x, float y, float w) {
  const struct theme *c = ui_theme(u);
  y += ui_text(u, TYPE_BOLD, x, y, w, words("What went well"), c->deep) + ui_px(u, 4);
  for (int i = 0; i < d->n_strengths; i++) y += listed(u, x, y, w, ICON_GOOD, c->cloth_low, d->strengths[i]);
  if (!d->n_missing || run_outcome(d->run) == OUTCOME_WON) return y;
  y += ui_px(u, 6);
  y += ui_text(u, TYPE_BOLD, x, y, w, words("Still missing"), c->deep) + ui_px(u, 4);
  for (int i = 0; i < d->n_missing; i++) y += listed(u, x, y, w, ICON_STARO, c->star, d->missing[i]);
  return y;
}

static bool may_add_days(const struct debrief *d) {
  return run_outcome(d->run) == OUTCOME_LOST && !debrief_broken(d->run) && !d->no_more_days &&
         run_last_ds(d->run) != INT64_MAX;
}

static struct button main_button(const struct debrief *d) {
  struct button b = {
      .kind = BUTTON_MAIN, .main = true, .id = "debrief.shelf", .label = words("To the shelf"), .icon = ICON_SHELF};
  if (may_add_days(d)) return b.id = "debrief.more", b.label = words("Two more days?"), b.icon = ICON_CAL, b;
  if (run_outcome(d->run) == OUTCOME_LOST)
    return b.id = "debrief.again", b.label = words("Try again"), b.icon = ICON_AGAIN, b;
  if (run_outcome(d->run) == OUTCOME_RUNNING)
    return b.id = "debrief.play", b.label = words("Go on"), b.icon = ICON_PLAY, b;
  if (d->next[0])
    return b.id = "debrief.next", b.label = words("Next level"), b.second = d->next_title, b.icon = ICON_PLAY, b;
  return b;
}

/* The other ways on, small; those the main button already is are left out. */
static int other_buttons(const struct debrief *d, struct button *out) {
  struct button first = main_button(d);
  int n = 0;
  if (strcmp(first.id, "debrief.again") != 0)
    out[n++] = (struct button){.id = "debrief.again",
                               .label = run_outcome(d->run) == OUTCOME_WON ? words("Once more") : words("Try again"),
                               .icon = ICON_AGAIN,
                               .small = true};
  if (strcmp(first.id, "debrief.shelf") != 0)
    out[n++] = (struct button){.id = "debrief.shelf", .label = words("Shelf"), .icon = ICON_SHELF, .small = true};
  out[n++] = (struct button){.id = "debrief.guide", .label = words("Guide"), .icon = ICON_BOOK, .small = true};
  return n;
}

/* The others beside each other, so wide; without their pictures where these leave no room for the words. */
static int others_beside(const struct debrief *d, struct ui *u, float w, struct button *out, float *each) {
  int n = other_buttons(d, out);
  bool fit = true;
  *each = n ? roundf((w - ui_px(u, 12) * (float)(n - 1)) / (float)n) : 0;
  for (int i = 0; i < n; i++) {
    float whole, h;
    widget_button_size(u, &out[i], &whole, &h);
    fit &= whole <= *each;
  }
  for (int i = 0; i < n && !fit; i++) out[i].icon = ICON_NONE;
  return n;
}

/* Of the main button, and of the others above it. */
static void button_heights(const struct debrief *d, struct ui *u, float w, float *main, float *other) {
  struct button b = main_button(d), others[DEBRIEF_OTHERS];
  float each;
  int n = others_beside(d, u, w, others, &each);
  *main = widget_button_height(u, &b, w);
  *other = 0;
  for (int i = 0; i < n; i++) *other = fmaxf(*other, widget_button_height(u, &others[i], each));
}

static float buttons_height(const struct debrief *d, struct ui *u, float w) {
  float h, sh;
  button_heights(d, u, w, &h, &sh);
  return h + (sh > 0 ? sh + ui_px(u, 12) : 0);
}

static void buttons(const struct debrief *d, struct ui *u, struct rect r) {
  struct button b = main_button(d), others[DEBRIEF_OTHERS];
  float h, sh, each, gap = ui_px(u, 12);
  int n = others_beside(d, u, r.w, others, &each);
  button_heights(d, u, r.w, &h, &sh);
  widget_button(u, (struct rect){r.x, r.y + r.h - h, r.w, h}, &b);
  for (int i = 0; i < n; i++)
    widget_button(u, (struct rect){r.x + (each + gap) * (float)i, r.y + r.h - h - gap - sh, each, sh}, &others[i]);
}

static void lower(struct debrief *d, struct ui *u, struct rect page, float mark_x) {
  bool wide = ui_room(u) == ROOM_WIDE;
  float pad = ui_px(u, 24), third = ui_px(u, wide ? 330 : 380), photo_w = wide ? ui_px(u, 352) : ui_px(u, 270);
  if (d->n_marks) { /* a paper arrow up to the open mark */
    float x = fminf(fmaxf(mark_x, page.x + ui_px(u, 40)), page.x + page.w - ui_px(u, 40)), w = ui_px(u, 22);
    draw_polygon(ui_draw(u),
                 (float[]){x - w, page.y + ui_px(u, 3), x, page.y - ui_px(u, 19), x + w, page.y + ui_px(u, 3)}, 3,
                 ui_theme(u)->paper);
  }
  float row = fmaxf(ui_px(u, 46), 2 * ui_line_height(u, TYPE_LABEL) + 2), top = page.y + ui_px(u, 20);
  struct rect photo = {page.x + pad, top, photo_w, page.h - ui_px(u, 20) - row - ui_px(u, 36)};
  moment_photo(d, u, photo);
  walk_row(d, u, (struct rect){photo.x, photo.y + photo.h + ui_px(u, 14), photo.w, row});
  float right = page.x + page.w - pad - third, x = photo.x + photo.w + ui_px(u, 28), w = right - x - ui_px(u, 40);
  struct rect view = {x - ui_px(u, 4), page.y + ui_px(u, 14), w + ui_px(u, 22), page.h - ui_px(u, 28)};
  float y0 = ui_scroll_begin(u, ui_id_n("debrief.cause", d->open), view), end = cause(d, u, x, y0 + ui_px(u, 4), w);
  ui_scroll_end(u, end - y0);
  draw_box(ui_draw(u), (struct rect){right - ui_px(u, 16), page.y + ui_px(u, 20), ui_px(u, 2), page.h - ui_px(u, 40)},
           &(struct draw_box){.fill = ui_theme(u)->rule, .fill_bottom = ui_theme(u)->rule});
  ui_group(u, 2);
  float foot = buttons_height(d, u, third);
  struct rect list = {right - ui_px(u, 2), page.y + ui_px(u, 14), third + ui_px(u, 14),
                      page.h - ui_px(u, 14) - foot - ui_px(u, 34)};
  y0 = ui_scroll_begin(u, ui_id("debrief.outcome"), list);
  end = outcome(d, u, right, y0 + ui_px(u, 4), third - ui_px(u, 6));
  ui_scroll_end(u, end - y0);
  buttons(d, u, (struct rect){right, page.y + page.h - foot - ui_px(u, 22), third, foot});
}

/* ---- one column, for little room ---- */

static void narrow(struct debrief *d, struct ui *u) {
  const struct ui_scale *k = ui_scale(u);
  float edge = ui_px(u, 16), pad = ui_px(u, 24), bar = ui_px(u, 40) + ui_line_height(u, TYPE_MAIN);
  struct rect page = {edge, edge, (float)k->w - 2 * edge, (float)k->h - 3 * edge - bar};
  widget_panel(u, words("How it went"), page);
  struct rect view = {page.x + ui_px(u, 8), page.y + ui_px(u, 10), page.w - ui_px(u, 16), page.h - ui_px(u, 20)};
  float top = ui_scroll_begin(u, ui_id("debrief.scroll"), view), x = page.x + pad, w = page.w - 2 * pad - ui_px(u, 8),
        y = top;
  float small = ui_line_height(u, TYPE_SMALL);
  float curves = ui_px(u, 38) + 3 * roundf(23 * ui_scale(u)->t) + 2 * ui_line_height(u, TYPE_H2) + 1.5f * small +
                 fmaxf(ui_px(u, 150), 3.2f * small);
  struct rect plot = {page.x, y, page.w - ui_px(u, 8), 0};
  plot.h = curves += debrief_curves_more(u, plot);
  debrief_curves(d, u, plot);
  y += curves + ui_px(u, 12);
  y = cause(d, u, x, y, w) + ui_px(u, 16);
  float h = fminf(w * 0.5f, ui_px(u, 320));
  moment_photo(d, u, (struct rect){x, y, w, h});
  y = outcome(d, u, x, y + h + ui_px(u, 18), w) + ui_px(u, 14);
  struct button others[DEBRIEF_OTHERS];
  int n = other_buttons(d, others);
  ui_group(u, 3);
  for (int i = 0; i < n; i++) {
    float bw, bh;
    widget_button_size(u, &others[i], &bw, &bh);
    widget_button(u, (struct rect){x, y, fminf(bw, w), bh}, &others[i]);
    y += bh + ui_px(u, 12);
  }
  ui_scroll_end(u, y + ui_px(u, 12) - top);
  ui_group(u, 2);
  struct button back = {.id = "debrief.back", .label = "", .icon = ICON_BACK},
                on = {.id = "debrief.on", .label = "", .icon = ICON_NEXT}, b = main_button(d);
  b.second = NULL;
  struct rect foot = {edge, (float)k->h - edge - bar, (float)k->w - 2 * edge, bar};
  float side = d->n_marks ? ui_px(u, 104) : 0, gap = d->n_marks ? ui_px(u, 16) : 0;
  if (d->n_marks) widget_button(u, (struct rect){foot.x, foot.y, side, bar}, &back);
  if (d->n_marks) widget_button(u, (struct rect){foot.x + side + gap, foot.y, side, bar}, &on);
  widget_button(u, (struct rect){foot.x + 2 * (side + gap), foot.y, foot.w - 2 * (side + gap), bar}, &b);
}

static void build(struct app *a, void *state, struct ui *u) {
  (void)a;
  struct debrief *d = state;
  widget_desk(u);
  if (!d->run) return;
  if (ui_one_column(u)) {
    narrow(d, u);
    return;
  }
  const struct ui_scale *k = ui_scale(u);
  float more = (float)k->h - 720 * k->s; /* a taller window gives the curves room */
  struct rect top = ui_page_rect(u, 28, 22, 1224, 312), foot = ui_page_rect(u, 28, 358, 1224, 340);
  top.y = roundf(22 * k->s);
  top.h += roundf(more * 0.5f);
  foot.y = top.y + top.h + ui_px(u, 24);
  foot.h = (float)k->h - ui_px(u, 22) - foot.y;
  widget_panel(u, words("How it went"), top);
  float x = debrief_curves(d, u, top);
  foot.y += ui_page_rise(u);
  widget_panel(u, words("The moment"), foot);
  lower(d, u, foot, x);
}

/* ---- input ---- */

static void open_mark(struct debrief *d, int mark) {
  if (!d->n_marks) return;
  mark = (mark + d->n_marks) % d->n_marks;
  sound_play(d->marks[mark].kind == MARK_SCARED ? SOUND_UI_MARK_LOW : SOUND_UI_MARK, 0, 1);
  ask_moment(d, mark);
}

static void tick(struct app *a, void *state, double dt) {
  (void)a;
  struct debrief *d = state;
  if (!d->run) return;
  rerun(d);
  d->still_s += dt;
  d->moving = d->ready && photo_tick(d->photo, dt, d->still_s < 5);
}

static double wake_s(struct app *a, void *state) {
  (void)a;
  const struct debrief *d = state;
  if (!d->ready && d->n_marks) return 0;
  return d->moving || d->still_s == 0 ? 1.0 / 30 : -1;
}

static void again(struct app *a, const char *level) {
  char name[64];
  struct problems problems = {0};
  snprintf(name, sizeof name, "%s", level); /* the run that holds the name goes */
  app_go(a, app_start_level(a, name, &problems) ? SCENE_CARD : SCENE_SHELF);
}

static void taken(struct app *a, void *state, uint32_t id, bool disabled) {
  struct debrief *d = state;
  d->still_s = 0;
  const struct ui_node *node = ui_find(app_ui(a), id);
  if (!node || node->role != ROLE_MARK) resume_press_sound(a, id, disabled);
  if (disabled || !d->run) return;
  for (int i = 0; i < d->n_marks; i++) {
    char name[32];
    snprintf(name, sizeof name, "debrief.mark.%d", i);
    if (id == ui_id(name)) open_mark(d, i);
  }
  if (id == ui_id("debrief.back")) open_mark(d, d->open - 1);
  if (id == ui_id("debrief.on")) open_mark(d, d->open + 1);
  if (id == ui_id("debrief.more")) {
    d->no_more_days = !run_add_days(app_run(a), 2);
    if (!d->no_more_days) app_go(a, SCENE_DAYS);
  }
  if (id == ui_id("debrief.again")) again(a, d->level->name);
  if (id == ui_id("debrief.next")) again(a, d->next);
  if (id == ui_id("debrief.guide")) app_go(a, SCENE_FIELDGUIDE);
  if (id == ui_id("debrief.play")) app_go(a, SCENE_VISIT);
  if (id == ui_id("debrief.shelf")) app_go(a, SCENE_SHELF);
}

static bool input(struct app *a, void *state, const struct input *in) {
  struct debrief *d = state;
  d->still_s = 0;
  bool back = (in->kind == INPUT_KEY_DOWN && in->key == KEY_ESCAPE) || (in->kind == INPUT_PAD_BUTTON && in->key == 1);
  if (back) app_go(a, SCENE_SHELF);
  return back;
}

const struct scene scene_debrief = {.name = "debrief",
                                    .enter = enter,
                                    .leave = leave,
                                    .build = build,
                                    .tick = tick,
                                    .input = input,
                                    .taken = taken,
                                    .wake_s = wake_s};
