/* room_mix.h - a painted layer made for the window: read from its files row by row, mixed for the light, scaled. */
#ifndef HANDSHY_GAME_ROOM_MIX_H
#define HANDSHY_GAME_ROOM_MIX_H

#include <stdbool.h>
#include <stdint.h>

/* Steps of light: from night to a late afternoon, and on to noon. */
enum { LIGHT_NIGHT = 0, LIGHT_DAY = 24, LIGHT_NOON = LIGHT_DAY + 8, MIX_PATH = 1200 };
int light_step(float light); /* of a light as room.h has it */

struct mix_wish {
  char day[MIX_PATH], night[MIX_PATH]; /* night "": the day's picture under a lamp */
  int step;                            /* of light */
  int w, h;                            /* of the whole layer in the window */
  int x0, y0, x1, y1;                  /* what of it is wanted */
};
struct mix;                                         /* a layer on its way */
struct mix *mix_begin(const struct mix_wish *wish); /* NULL: a file is not there or damaged */
void mix_end(struct mix *m);                        /* NULL does nothing */
/* The next n rows of the part wanted, x1 - x0 pixels each. Never more than there are. */
void mix_next(struct mix *m, int n, uint32_t *out);

#endif
