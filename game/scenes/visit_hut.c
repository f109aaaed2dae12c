/* visit_hut.c - a look into the hut: who lies in there, as in a photograph held before the cage. Looking costs the rat
 * nothing; a hand that reaches in is the engine's act, and is seen there, too. */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../theme.h"
#include "../views/room_geometry.h"
#include "../views/scenery.h"
#include "../words.h"

static bool is_inside(const struct visit *v, int rat) {
  const struct sim_rat *r = &v->rats[rat].now;
  return r->in_view && r->place == PLACE_HUT && r->doing != DOING_PEEK;
}

static bool hand_inside(const struct visit *v) {
  const struct sim_world *w = &v->world;
  return w->hand_in && w->held_rat < 0 && w->hand_x_cm < HUT_RIGHT_CM && w->hand_y_cm > HUT_FRONT_CM;
}

/* The hut is in the picture, and nothing else lies before it. */
static bool is_there(const struct visit *v) {
  enum scenery at = v->room ? room_shown(v->room) : SCENERY_COUNT;
  return (at == SCENERY_CAGE || at == SCENERY_OTHER) && v->intro == INTRO_NOT && v->overlay == OVERLAY_NONE &&
         v->sheet == SHEET_NONE;
}

bool visit_hut_open(const struct visit *v) { return is_there(v) && (v->peeking || hand_inside(v)); }

/* Who is in there and does what, in one line. */
static void tell(const struct visit *v, char *out, size_t size) {
  size_t n = 0;
  out[0] = 0;
  for (int i = 0; i < v->n_rats && n < size; i++) {
    char one[160];
    if (!is_inside(v, i)) continue;
    visit_rat_words(v, i, one, sizeof one);
    n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ". " : "", one);
  }
  if (!n) snprintf(out, size, "%s", words("Nobody is in the hut: a nest of shavings"));
}

void visit_hut_toggle(struct visit *v) {
  if (!is_there(v)) return;
  char text[VISIT_CAPTION_TEXT];
  v->peeking = !v->peeking;
  if (!v->peeking) return;
  tell(v, text, sizeof text);
  visit_say(v, CAPTION_PLAIN, text);
}

/* On the hut's front, left of the door; without its name where words are large, and only where nothing else lies. */
static void button(struct visit *v, struct ui *u) {
  struct rect hut = room_to_window(&v->painted, room_hut());
  float side = ui_px(u, 60);
  struct rect r = {hut.x + ui_px(u, 98), hut.y + ui_px(u, 186), side, side};
  bool named = v->layout.wide;
  if (!named && (r.y < v->layout.top + ui_px(u, 8) || r.y + 1.4f * side > v->layout.tray_y)) return;
  struct button look = {.id = "visit.hut", .label = named ? words("Look in") : "", .icon = ICON_HUT};
  if (!named) look.name = words("Look in");
  widget_round(u, r, &look, "H");
  float tag = 24 * ui_scale(u)->t; /* its key cap, its name */
  v->layout.hut = (struct rect){r.x - (named ? tag : 0), r.y, r.w + (named ? 2 : 1) * tag, r.h + (named ? 2 : 1) * tag};
}

/* Between what stands above and the caption; as large as drawn where there is room. */
static struct rect frame_of(const struct visit *v, const struct ui *u) {
  struct rect r = ui_edge_rect(u, UI_CENTRE | UI_TOP, -20, 194, 470, 336);
  if (v->layout.wide) return r;
  float edge = ui_px(u, 16), room = v->layout.caption_y - ui_px(u, 70) - v->layout.top;
  float k = fminf(1, fmaxf(0.4f, fminf(room / r.h, (v->layout.right - 2 * edge) / r.w)));
  return (struct rect){edge, roundf(v->layout.top + ui_px(u, 30)), roundf(r.w * k), roundf(r.h * k)};
}

static void draw_hand_in(struct visit *v, struct draw_list *d, const struct stage *st) {
  struct hand_look look = {
      .gesture = HAND_FLAT, .tone = app_settings(v->app)->skin, .food = TREAT_COUNT, .light = 0.7f};
  float x, y;
  room_ground(v->world.hand_x_cm, v->world.hand_y_cm, &x, &y);
  hand_view_draw(v->hand, d, &look, st->ox + x * st->k, st->oy + (y - 8) * st->k,
                 room_head_u(v->world.hand_y_cm) * st->k);
}

/* Far ones first, as company_draw sorts them; each anew, since the cage's picture shows them in another size. */
static void draw_rats_in(struct visit *v, struct draw_list *d, const struct stage *st) {
  struct company_rat rats[SIM_MAX_RATS];
  int n = 0;
  for (int i = 0; i < v->n_rats; i++) {
    if (!is_inside(v, i)) continue;
    struct visit_rat *r = &v->rats[i];
    struct company_rat one = {.view = r->view, .look = &r->look};
    motion_read(r->motion, &one.now);
    rats[n++] = one;
  }
  company_draw(d, st, rats, n);
}

void visit_hut_build(struct visit *v, struct ui *u) {
  if (!is_there(v)) return;
  if (!visit_hut_open(v)) {
    button(v, u);
    return;
  }
  struct draw_list *d = ui_draw(u);
  char text[320];
  tell(v, text, sizeof text);
  struct rect frame = frame_of(v, u);
  struct rect in = widget_photo_begin(u, frame);
  float k = in.w / ROOM_INSIDE_W, x, y;
  room_ground(HUT_X_CM, HUT_Y_CM, &x, &y);
  struct stage st = {0, 0, k * 1.1f};
  st.ox = in.x + 0.46f * in.w - x * st.k;
  st.oy = in.y + 0.80f * in.h - y * st.k;
  room_draw_inside(v->room, d, &(struct stage){in.x, in.y, k}, scenery_light(&v->world));
  draw_rats_in(v, d, &st);
  if (hand_inside(v)) draw_hand_in(v, d, &st);
  widget_photo_end(u, text, frame, true);
  if (hand_inside(v) && !v->peeking) return; /* it closes when the hand goes */
  struct button close = {.id = "visit.hut", .label = words("Enough"), .kind = BUTTON_SECOND, .small = true};
  float w, h;
  widget_button_size(u, &close, &w, &h);
  widget_button(u, (struct rect){frame.x + frame.w - w - ui_px(u, 14), frame.y + frame.h - h - ui_px(u, 14), w, h},
                &close);
}
