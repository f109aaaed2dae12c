/* scenery_inside.c - rats that something covers. */
#include <math.h>
#include <stddef.h>

#include "company.h"
#include "scenery.h"

static bool same_rect(struct rect a, struct rect b) { return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h; }

/* The dark below the tub, over whom it hides, and then the tub. */
static void cover(const struct scenery_view *v, struct draw_list *d) {
  const struct stage *st = v->painted;
  static const float at[6][2] = {{566, 396}, {764, 396}, {548, 472}, {764, 396}, {764, 472}, {548, 472}};
  struct draw_vertex dark[6];
  for (int i = 0; i < 6; i++) /* fading out to the right */
    dark[i] = (struct draw_vertex){.x = st->ox + at[i][0] * st->k,
                                   .y = st->oy + at[i][1] * st->k,
                                   .rgba = at[i][0] > 700 ? 0x1E0B0500 : 0x1E0B05A0};
  draw_triangles(d, dark, 6, NULL);
  if (v->room) room_draw_bowl(v->room, d, st, v->light);
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
    draw_pop_clip(d);
    if (states[i]->under) cover(v, d);
  }
  if (v->room) room_draw_hut_front(v->room, d, v->painted, v->light);
  if (v->room && v->at == SCENERY_COLLAR) bulge(v, d, rats, n);
}
