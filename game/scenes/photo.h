/* photo.h - rats in their home as a picture inside another screen: the photos of title, shelf, card and debrief, and
 * the whole cage behind title and days. It lives its own small life or shows a given moment; nothing flows back. */
#ifndef HANDSHY_GAME_PHOTO_H
#define HANDSHY_GAME_PHOTO_H

#include "../ui.h"
#include "../views/motion.h"
#include "../views/rat.h"
#include "../views/room.h"

struct photo;
struct photo *photo_create(uint32_t seed);
void photo_destroy(struct photo *p);
/* Draws with the other's painted room, which outlives this one's last draw: the same pictures, held once. */
void photo_borrow_room(struct photo *p, struct photo *lender);
/* Who is in it: coats of these rats, in order; the first is the one the picture is of. */
void photo_cast(struct photo *p, const struct sim_rat_def *const *rats, int n);
void photo_cast_one(struct photo *p, const struct sim_rat_def *rat);
void photo_show_rats(struct photo *p, bool on); /* off: the room alone, drawn at once */
void photo_hand_tone(struct photo *p, int tone);

/* What they do. A pose stands still until it is ticked. */
void photo_doing(struct photo *p, int who, enum doing doing, double x_cm, double y_cm, double heading_deg);
void photo_live(struct photo *p, int who, double x_cm, double y_cm, double heading_deg); /* small doings, in turn */
/* A moment of a run: rats as they are cast (`first` is the sim's index of the first), hand and food too. */
void photo_moment(struct photo *p, const sim *s, const int *rats, int n);
/* The same, moving there: dt real seconds, `rate` simulated ones a real one. */
void photo_follow(struct photo *p, const sim *s, const int *rats, int n, double dt, double rate);
/* false: nothing moved that can be seen. `awake` false: after a while they lie down and sleep. */
bool photo_tick(struct photo *p, double dt, bool awake);

/* The whole window is the cage, the ground lifted by `up` u. */
void photo_draw_stage(struct photo *p, struct ui *u, float up_u, float light);
/* Inside a picture: the first rat's middle at (fx, fy) of the rectangle (0..1), as large as on the stage. */
void photo_draw(struct photo *p, struct ui *u, struct rect picture, float fx, float fy, float light);
/* On plain paper instead of the room. */
void photo_draw_plain(struct photo *p, struct ui *u, struct rect picture, float zoom, float fx, float fy);
/* The first rat alone, over what is there: (x, y) real pixels of the ground under it. */
void photo_draw_rat(struct photo *p, struct ui *u, float x, float y, float zoom);
/* The same as a picture of its own, w x h, drawn once: for many small portraits. The caller frees the pixels. */
struct image photo_portrait(struct photo *p, int w, int h, float zoom, float fx, float fy);

#endif
