/* scenery_inside.c - rats that something covers. */
#include <math.h>

#include "company.h"
#include "scenery.h"

static bool same_rect(struct rect a, struct rect b) { return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h; }

/* The dark below furniture, over whom it hides. */
static void darken(const struct scenery_view *v, struct draw_list *d, struct rect opening) {
  struct rect r = room_to_window(v->painted, opening);
  draw_box(d, r, &(struct draw_box){.fill = 0x1E0B05B0, .fill_bottom = 0x1E0B0548, .radius = 4 * v->painted->k});
}

/* A rat's body under the cloth: it rises with each breath. */
static void bulge(const struct scenery_view *v, struct draw_list *d, const struct company_rat *rats, int n) {
  struct stage lifted = *v->painted;
  if (n > 0) lifted.oy -= roundf(3.0f * rats[0].now.pose.breath * v->painted->k);
  room_draw_bowl(v->room, d, &lifted, v->light);
}

void scenery_draw_inside(const struct scenery_view *v, struct draw_list *d, const struct company_rat *rats,
                         const struct sim_rat *const *states, int n) {
  bool drawn[SIM_MAX_RATS] = {false};
  for (int i = 0; i < n; i++) {
    if (drawn[i]) continue;
    struct rect opening = scenery_opening(v->at, states[i]);
    struct company_rat group[SIM_MAX_RATS];
    int members = 0;
    for (int k = i; k < n; k++)
      if (!drawn[k] && same_rect(scenery_opening(v->at, states[k]), opening))
        group[members++] = rats[k], drawn[k] = true;
    draw_push_clip(d, room_to_window(v->painted, opening));
    company_draw(d, v->rats, group, members);
    if (states[i]->under) darken(v, d, opening);
    draw_pop_clip(d);
  }
  if (v->room) room_draw_hut_front(v->room, d, v->painted, v->light);
  if (v->room && v->at == SCENERY_COLLAR) bulge(v, d, rats, n);
}
