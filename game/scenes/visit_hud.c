/* visit_hud.c - what stands round the cage, all of it the ui tree, so that keys, pad, touch and tests find the same
 * things: the top (visit_top.c), the tray (visit_tray.c), and here the sign note, the caption, and what was pressed. */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../theme.h"
#include "../words.h"

/* ---- sign note and captions ---- */

static enum rat_part part_of(enum sign s) {
  switch (s) {
  case SIGN_FREEZE:
  case SIGN_BOGGLE:
  case SIGN_LIMP_STILL_IN_HAND:
  case SIGN_SLEEP_IN_VIEW: return PART_EYE;
  case SIGN_EARS_FORWARD:
  case SIGN_EARS_RELAXED_PINK:
  case SIGN_EARS_TWITCH_BACK: return PART_EAR;
  case SIGN_STRETCH_ATTEND:
  case SIGN_PUFFED:
  case SIGN_REST: return PART_BACK;
  default: return PART_NOSE;
  }
}

static bool note_wanted(const struct visit *v) {
  return v->note_open && v->overlay == OVERLAY_NONE && (v->lens || (v->level->number >= 1 && v->level->number <= 3));
}

static void note_name(const struct visit *v, char *out, size_t size) {
  const char *seen = visit_sign_seen(v->note_sign);
  if (v->n_rats > 1)
    snprintf(out, size, "%s: %s", visit_name(v, v->note_rat), seen);
  else
    snprintf(out, size, "%s", seen);
}

/* To the side that the rat looks away from. false: no room for it, so it moves into the caption. */
static bool sign_note(struct visit *v, struct ui *u) {
  float x, y;
  const struct visit_rat *r = &v->rats[v->note_rat];
  rat_view_part(r->view, part_of(v->note_sign), &x, &y);
  char seen[120];
  note_name(v, seen, sizeof seen);
  struct sign_note n = {.id = "visit.note",
                        .seen = seen,
                        .may = visit_sign_meaning(v->note_sign),
                        .mistaken = visit_sign_mistaken(v->note_sign),
                        .icon = ICON_SAY};
  const struct ui_scale *sc = ui_scale(u);
  const struct visit_layout *l = &v->layout;
  bool wide = l->wide;
  float gap = ui_px(u, 12), w = roundf(392 * fmaxf(sc->t, sc->s)),
        lo = wide ? ui_edge_rect(u, UI_LEFT, 360, 0, 0, 0).x : ui_px(u, 16);
  float hi = fminf(l->right, sc->ox + 1160 * sc->s) - w;
  if (hi < lo) w += hi - lo, hi = lo;
  float h = widget_note_height(u, w, &n), top = wide ? ui_px(u, 200) : l->top + gap;
  if (wide && !v->lens) top = ui_px(u, 190);
  top = fmaxf(top, l->stage_top + gap); /* an upright window: near the rat */
  if (top + h > l->caption_y - ui_px(u, 54)) return false;
  bool looks_right = cosf((float)r->now.heading_deg * 0.01745f) > 0;
  float left = looks_right ? x - w - ui_px(u, 40) : x + ui_px(u, 60);
  struct rect box = {roundf(fminf(fmaxf(left, lo), hi)), roundf(top), w, h};
  const struct rect *hut = &l->hut;
  bool covers = box.x < hut->x + hut->w && box.x + w > hut->x && box.y < hut->y + hut->h && box.y + h > hut->y;
  if (hut->w > 0 && covers) { /* beside the button at the door */
    box.x = roundf(hut->x + hut->w + gap);
    if (box.x > hi) return false;
  }
  widget_thread(u, fminf(fmaxf(x, box.x + ui_px(u, 30)), box.x + w - ui_px(u, 30)), box.y + h, x, y, ui_px(u, 30));
  widget_note(u, box, &n);
  return true;
}

/* "words ← Pip": the words, who, and an arrow to the side on which that rat is. */
static void whence(const struct visit *v, const struct visit_caption *k, char *text, size_t size, struct caption *out) {
  static const char arrow[] = " ← ";
  snprintf(text, size, "%s", k->text);
  char *at = strstr(text, arrow);
  if (!at) return;
  *at = 0;
  out->where = at + strlen(arrow);
  for (int i = 0; i < v->n_rats; i++) {
    const struct sim_rat *r = &v->rats[i].now;
    if (strcmp(visit_name(v, i), out->where) != 0 || !r->in_view) continue;
    out->side = r->place > PLACE_CAGE ? 0 : r->x_cm < CAGE_WIDTH_CM * 0.5 ? -1 : 1;
  }
}

/* Does some part of a rat that is seen lie there? */
static bool covers_a_rat(const struct visit *v, struct rect r) {
  for (int i = 0; i < v->n_rats; i++) {
    const struct sim_rat *rat = &v->rats[i].now;
    if (!rat->in_view || (rat->place == PLACE_HUT && rat->doing != DOING_PEEK)) continue;
    for (int part = 0; part < PART_COUNT; part++) {
      float x, y;
      rat_view_part(v->rats[i].view, (enum rat_part)part, &x, &y);
      if (x > r.x && x < r.x + r.w && y > r.y && y < r.y + r.h) return true;
    }
  }
  return false;
}

/* Above the tray, where no rat is by the camera's rule; large words reach higher, and make way. Up there it stays until
 * the way down is clear by some more. Gives its lower edge. */
static float caption_bottom(struct visit *v, struct ui *u, float cx, const struct caption *cap) {
  struct rect down = widget_caption_rect(u, cx, v->layout.caption_y, cap);
  float more = ui_px(u, v->caption_high ? 20 : 2),
        high = fmaxf(v->layout.top, v->layout.stage_top + ui_px(u, 190)) + ui_px(u, 12) + down.h;
  down = (struct rect){down.x - more, down.y - more, down.w + 2 * more, down.h + 2 * more};
  v->caption_high = covers_a_rat(v, down) && !v->note_open && !covers_a_rat(v, widget_caption_rect(u, cx, high, cap));
  return v->caption_high ? high : v->layout.caption_y;
}

static void caption(struct visit *v, struct ui *u, bool note) {
  struct caption cap = {.icon = ICON_SOUND, .shown = 1};
  char text[sizeof v->captions[0].text];
  if (v->refused_s > 0) {
    cap.words = v->refused;
    cap.icon = ICON_NO;
  } else if (v->words_s > 0) {
    cap.words = v->words;
    cap.icon = ICON_BUBBLE;
  } else if (v->n_captions > 0) {
    const struct visit_caption *k = &v->captions[0];
    cap.words = text;
    whence(v, k, text, sizeof text, &cap);
    cap.care = k->kind == CAPTION_CARE;
    cap.icon = k->kind == CAPTION_SOUND ? ICON_SOUND : k->kind == CAPTION_CARE ? ICON_WARN : ICON_SAY;
  } else if (note) {
    note_name(v, text, sizeof text);
    cap.words = text;
    cap.icon = ICON_SAY;
  } else {
    return;
  }
  float cx = (float)ui_scale(u)->w * 0.5f;
  widget_caption(u, cx, caption_bottom(v, u, cx, &cap), &cap);
}

/* ---- all of it ---- */

static void frame_of_still_time(const struct visit *v, struct ui *u) {
  const struct ui_scale *sc = ui_scale(u);
  float in = ui_px(u, 5), top = v->layout.stage_top + in;
  struct rect r = {in, top, (float)sc->w - 2 * in, v->layout.tray_y - ui_px(u, 16) - top};
  struct draw_box frame = {.radius = ui_px(u, 4), .border_width = ui_px(u, 10), .border = ui_theme(u)->cloth};
  draw_box(ui_draw(u), r, &frame);
  struct draw_box stitch = {.radius = ui_px(u, 2),
                            .border_width = ui_px(u, 2),
                            .border = ui_theme(u)->on_cloth,
                            .dash = ui_px(u, 7),
                            .gap = ui_px(u, 5),
                            .border_inset = ui_px(u, 4)};
  draw_box(ui_draw(u), r, &stitch);
}

void visit_hud_build(struct visit *v, struct ui *u) {
  bool plain = v->overlay == OVERLAY_NONE;
  ui_keys(u, plain ? UI_KEYS_TAB | UI_KEYS_SHOULDERS | UI_KEYS_PAD_A | (ui_focus_visible(u) ? UI_KEYS_ENTER : 0u)
                   : UI_KEYS_ALL);
  bool early = v->intro != INTRO_NOT && v->intro < INTRO_TALK;
  if (v->speed == SPEED_CHOOSE && plain && !early) frame_of_still_time(v, u);
  visit_tray_build(v, u, early);
  visit_top_build(v, u, early);
  if (v->intro == INTRO_NOT && plain && !visit_hut_open(v)) visit_place_build(v, u);
  if (plain && !early) visit_hut_build(v, u);
  bool note = note_wanted(v) && !early;
  if (note && sign_note(v, u)) note = false;
  caption(v, u, note);
  visit_overlay_build(v, u);
}

/* ---- what was pressed ---- */

void visit_hud_taken(struct visit *v, uint32_t id, bool disabled) {
  if (disabled) {
    if (!visit_sheet_taken(v, id)) visit_tray_taken(v, id); /* tells why */
    return;
  }
  static const char *const speeds[] = {"visit.speed.0", "visit.speed.1", "visit.speed.2", "visit.speed.3"};
  static const char *const paces[] = {"visit.pace.0", "visit.pace.1", "visit.pace.2", "visit.pace.3"};
  for (int i = 0; i < 4; i++) {
    if (id != ui_id(speeds[i]) && id != ui_id(paces[i])) continue;
    if (v->overlay == OVERLAY_TIME) v->overlay = OVERLAY_NONE;
    visit_set_speed(v, (enum visit_speed)i);
  }
  if (visit_tray_taken(v, id) || visit_overlay_taken(v, id)) return;
  if (id == ui_id("visit.detector"))
    visit_detector_toggle(v);
  else if (id == ui_id("visit.lens"))
    v->lens = !v->lens;
  else if (id == ui_id("visit.lens.who"))
    v->watched = (v->watched + 1) % v->n_rats;
  else if (id == ui_id("visit.who"))
    visit_name_next(v);
  else if (id == ui_id("visit.goals"))
    v->overlay = OVERLAY_GOALS, visit_set_speed(v, SPEED_CHOOSE);
  else if (id == ui_id("visit.time"))
    v->overlay = OVERLAY_TIME, visit_set_speed(v, SPEED_CHOOSE);
  else if (id == ui_id("visit.hut"))
    visit_hut_toggle(v);
  else if (id == ui_id("visit.words"))
    visit_tell_in_words(v);
  else if (id == ui_id("visit.menu"))
    v->overlay = OVERLAY_MENU, visit_set_speed(v, SPEED_CHOOSE);
}
