/* room.h - the cage in its room and the other places, baked at build time, and where cage centimetres lie on them.
 *
 * Scene units: 1 u = 1 pixel of the baked 1x picture; the 1280x720 u of the title screen have their origin at the
 * picture's (margin_x, margin_y). `struct stage` maps them to the window.
 */
#ifndef HANDSHY_GAME_ROOM_H
#define HANDSHY_GAME_ROOM_H

#include "../../engine/sim.h"
#include "../draw.h"

struct stage {
  float ox, oy; /* window pixel of scene u (0,0) */
  float k;      /* window pixels a scene u */
};
/* Cage floor cm -> scene u of the ground point, and the size of a rat's head length (H, 5 cm life, drawn larger) in u
 * at that depth. */
void room_ground(double x_cm, double y_cm, float *x_u, float *y_u);
float room_head_u(double y_cm);
void room_unground(float x_u, float y_u, double *x_cm, double *y_cm); /* the inverse, clamped to the floor */

/* Places of a visit; scenery.h says which one a moment is in. */
enum scenery {
  SCENERY_CAGE,
  SCENERY_BATH,    /* the bathroom in which a rat runs free */
  SCENERY_LAP,     /* held: on the knees */
  SCENERY_COLLAR,  /* in the jumper, nose at the collar */
  SCENERY_CARRIER, /* a travelling box, from inside */
  SCENERY_NEUTRAL, /* ground that belongs to nobody */
  SCENERY_OTHER,   /* the newcomers' cage, in another house or room */
  SCENERY_COUNT
};

struct room;                                            /* the baked pictures */
struct room *room_load(const char *asset_dir, float k); /* NULL with a message on stderr when missing */
void room_free(struct room *r);
/* From now on that place is drawn; it begins with the cage. Its pictures are opened now, and those of the place before
 * it let go. When they are missing (said on stderr) the place before stays. Returns the place that is shown. */
enum scenery room_show(struct room *r, enum scenery at);
enum scenery room_shown(const struct room *r);
/* In the cage: the jumper that is held open with the fingertips at that place, window pixels. */
void room_draw_shirt(const struct room *r, struct draw_list *d, const struct stage *st, float x, float y, float light);
/* In a cage: the hut from inside, ROOM_INSIDE_W times ROOM_INSIDE_H of k pixels, its left top there. */
void room_draw_inside(const struct room *r, struct draw_list *d, const struct stage *at, float light);
/* What of the bathroom's items is made safe, bits 1u << enum room_item: drawn over the picture of the open room. */
void room_draw_items(const struct room *r, struct draw_list *d, const struct stage *st, unsigned safe, float light);
/* Scene u of one item of the bathroom. */
struct rect room_item_rect(enum room_item item);
/* `light` 0 night .. 1 a late afternoon .. 2 noon. Back: wall, bars, floor, furniture, hut. Front: hut front and roof
 * with the door cut out, drawn after a rat that is inside; hammock's near side; the front lip. */
/* Multiplies all that is painted from now on (a darker room, before which rats stand out); 0: as it is. */
void room_tint(struct room *r, uint32_t rgba);
void room_draw_back(const struct room *r, struct draw_list *d, const struct stage *st, int w, int h, float light);
void room_draw_hut_front(const struct room *r, struct draw_list *d, const struct stage *st, float light);
/* Bowl and stick once more, for rats that stand behind them: draw one after whatever is farther (greater y_cm) than its
 * depth, before what is nearer. Where nobody stands they change nothing. */
#define ROOM_BOWL_DEPTH_CM 24.0
#define ROOM_STICK_DEPTH_CM 20.5
void room_draw_bowl(const struct room *r, struct draw_list *d, const struct stage *st, float light);
void room_draw_stick(const struct room *r, struct draw_list *d, const struct stage *st, float light);
void room_draw_lip(const struct room *r, struct draw_list *d, const struct stage *st, float light);

/* Scene u of the hut's door opening (an arch in this box) and of the whole hut. A rat inside is best drawn clipped to
 * the door, then room_draw_hut_front. */
struct rect room_door(void);
struct rect room_hut(void);
struct rect room_to_window(const struct stage *st, struct rect scene);

#endif
