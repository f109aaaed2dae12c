/* rat_picture.h - a company of rats kept as a picture: drawn into pixels when it is made, copied while it is held. */
#ifndef HANDSHY_GAME_RAT_PICTURE_H
#define HANDSHY_GAME_RAT_PICTURE_H

#include "rat.h"

struct rat_picture; /* of the one whose view keeps it */
struct rat_picture *rat_picture_create(void);
void rat_picture_destroy(struct rat_picture *p);
/* Draws the company anew into p, as far as d can show it, and appends the picture to d. */
void rat_picture_make(struct rat_picture *p, struct draw_list *d, const struct rat_actor *actors, int n);
/* Appends the last picture again. false: it shows others, or another size, or none; or they look different now and
 * `keep` is RAT_ANEW. */
bool rat_picture_hold(const struct rat_picture *p, struct draw_list *d, const struct rat_actor *actors, int n,
                      enum rat_keep keep);

#endif
