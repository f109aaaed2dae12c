/* visit_place.c - a slip of paper that says where a rat is while the cage does not show it, and what lies about in the
 * room for those who look. */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../theme.h"
#include "../words.h"

static const char *meeting_place(enum introduce_how how) {
  static const char *const places[INTRODUCE_COUNT] = {
      "They are all in the cage together", "They sit together in a carrier",
      "They meet on neutral ground: a bath tub that nobody owns", "They are all at home, in the cleaned cage"};
  return words(places[how]);
}

static void where(const struct visit *v, char *out, size_t size) {
  const struct sim_rat *r = &v->rats[v->nearest].now;
  const char *name = visit_name(v, v->nearest);
  out[0] = 0;
  if (v->world.meeting < INTRODUCE_COUNT) {
    snprintf(out, size, "%s", meeting_place(v->world.meeting));
  } else if (r->place == PLACE_OUT) {
    snprintf(out, size, r->under ? words("%s is out in the room, under the furniture") : words("%s is out in the room"),
             name);
  } else if (r->place == PLACE_ESCAPED) {
    snprintf(out, size, words("Nobody knows where %s is"), name);
  } else if (r->place == PLACE_GONE) {
    snprintf(out, size, words("%s is with the vet"), name);
  } else if (v->level->sim.rats[v->nearest].role == ROLE_NEWCOMER) {
    static const char *const homes[] = {"%s lives in another house", "%s lives in another room",
                                        "%s lives in another cage of this room"};
    snprintf(out, size, words(homes[v->world.quarantine]), name);
  }
}

/* What came leaves its traces: whoever looks can find the cause of a bad day. */
static void traces(const struct visit *v, char *out, size_t size) {
  static const char *const there[DISTURB_COUNT] = {"a bang in the street", "a cat sits on the window sill",
                                                   "a guest sits at the table", "your hands smell of cream"};
  static const char *const left[DISTURB_COUNT] = {"", "paw prints on the window sill", "two cups on the table",
                                                  "an open tube of hand cream"};
  size_t n = 0;
  out[0] = 0;
  for (int i = 0; i < DISTURB_COUNT && n < size; i++) {
    const char *what = v->world.there >> i & 1 ? there[i] : v->world.left >> i & 1 ? left[i] : "";
    if (what[0]) n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "", words(what));
  }
}

void visit_place_build(struct visit *v, struct ui *u) {
  char place[120], look[160], text[300];
  where(v, place, sizeof place);
  traces(v, look, sizeof look);
  if (!place[0] && !look[0]) return;
  size_t n = (size_t)snprintf(text, sizeof text, "%s", place);
  if (look[0]) snprintf(text + n, sizeof text - n, words(n ? ". You notice: %s" : "You notice: %s"), look);
  float pad = ui_px(u, 22), edge = ui_px(u, 16);
  struct rect r = ui_edge_rect(u, UI_CENTRE | UI_TOP, -14, v->lens ? 194 : 20, 524, 0);
  if (!v->layout.wide) {
    r.x = edge;
    r.y = v->layout.top + ui_px(u, 8);
    r.w = fminf(roundf(524 * ui_scale(u)->t), v->layout.right - edge);
  }
  float h = ui_text_measure(u, TYPE_LABEL, r.w - 2 * pad, text, NULL);
  r.h = h + ui_px(u, 28);
  widget_panel(u, text, r);
  ui_text_aligned(u, TYPE_LABEL, (struct rect){r.x + pad, r.y + ui_px(u, 14), r.w - 2 * pad, h}, text,
                  ui_theme(u)->deep, ALIGN_CENTRE);
  v->layout.top = fmaxf(v->layout.top, r.y + r.h);
}
