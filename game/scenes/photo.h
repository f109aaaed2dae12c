/* photo.h - a rat in its home, as a picture inside another screen: the photos of title, shelf, card and debrief, and
 * the whole cage behind title and days. It lives its own small life or shows one given moment; nothing flows back. */
#ifndef HANDSHY_GAME_PHOTO_H
#define HANDSHY_GAME_PHOTO_H

#include "../ui.h"
#include "../views/motion.h"
#include "../views/rat.h"
#include "../views/room.h"

struct photo;
struct photo *photo_create(uint32_t seed);
void photo_destroy(struct photo *p);
void photo_cast(struct photo *p, const struct sim_rat_def *rat); /* coat and size */

/* What it shows. A pose stands still until it is ticked. */
void photo_live(struct photo *p, double x_cm, double y_cm,
                double heading_deg); /* calm small doings, one after another */
void photo_moment(struct photo *p, const struct sim_rat *rat, const struct sim_world *world);
void photo_doing(struct photo *p, enum doing doing, double x_cm, double y_cm, double heading_deg);
/* false: nothing moved that can be seen. `awake` false: after a while it lies down and sleeps. */
bool photo_tick(struct photo *p, double dt, bool awake);

/* The whole window is the cage, the ground lifted by `up` u (as in the visit). */
void photo_draw_stage(struct photo *p, struct ui *u, float up_u, float light);
/* Inside a picture: the rat's middle at `fx`, `fy` of the rectangle (0..1), `zoom` 1 as large as on the stage. */
void photo_draw(struct photo *p, struct ui *u, struct rect picture, float zoom, float fx, float fy, float light);
/* On plain paper instead of the room: a portrait. */
void photo_draw_plain(struct photo *p, struct ui *u, struct rect picture, float zoom, float fx, float fy);
/* The same as a picture of its own, w x h, drawn once: for many small portraits. The caller frees the pixels. */
struct image photo_portrait(struct photo *p, int w, int h, float zoom, float fx, float fy);

#endif
