/* scenery.h - where the visit plays: the cage, or a place away from it. Which place a moment is in, whom it shows, and
 * where the engine's centimetres lie there. Nothing is drawn here; room.h draws. */
#ifndef HANDSHY_GAME_SCENERY_H
#define HANDSHY_GAME_SCENERY_H

#include "../../engine/sim.h"
#include "motion.h"
#include "room.h"

/* rats: n of them, by the numbers that `world` uses. A lift is still seen in the cage; a hold is on the lap. */
enum scenery scenery_of(const struct sim_world *world, const struct sim_rat *rats, int n);
/* Is this rat in that picture? */
bool scenery_shows(enum scenery at, const struct sim_rat *rat);
/* The rats' own stage on the painted one: in a large room they and their floor are drawn smaller. */
struct stage scenery_stage(enum scenery at, const struct stage *painted);
/* Moves a rat whose place in the picture is not its place in the engine: on the lap, at home in a room. */
void scenery_seat(enum scenery at, const struct sim_rat *rat, struct motion_now *now);
/* Scene u in which a rat that is inside something shows (motion_now.in_hut after scenery_seat). */
struct rect scenery_opening(enum scenery at, const struct sim_rat *rat);
/* Draws those of the rats that are inside something, and what covers them: the hut's front, bars, the dark, a jumper.
 */
struct company_rat;
struct scenery_view {
  const struct room *room; /* NULL: no pictures */
  enum scenery at;
  const struct stage *painted, *rats;
  float light; /* of the room */
};
void scenery_draw_inside(const struct scenery_view *v, struct draw_list *d, const struct company_rat *rats,
                         const struct sim_rat *const *states, int n);
/* The light of the hour for room.h: 0 night .. 1 a late afternoon .. 2 noon. */
float scenery_light(const struct sim_world *world);
/* Does the hand that waits outside lie in the picture, too? */
bool scenery_has_resting_hand(enum scenery at);

#endif
