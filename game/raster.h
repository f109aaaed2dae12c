/* raster.h - executes a draw list into pixels, in software. No SDL. */
#ifndef HANDSHY_GAME_RASTER_H
#define HANDSHY_GAME_RASTER_H

#include "draw.h"

struct canvas {
  int w, h, stride; /* stride in pixels */
  uint32_t *pixels; /* 0xFFRRGGBB */
};
struct raster; /* text cache and scratch */
struct raster *raster_create(void);
void raster_destroy(struct raster *r);
void raster_drop_kept(struct raster *r); /* texts and pictures kept for the next frames: they are made again at need */
/* Draws what of the list lies inside `clip` (whole pixels). */
void raster_draw(struct raster *r, struct canvas *c, const struct draw_list *d, struct rect clip);
/* The same for a picture with alpha: the canvas begins clear, and is the part of the list's picture whose left top is
 * (x, y). Its pixels come out premultiplied, 0xAARRGGBB. */
void raster_draw_clear(struct raster *r, struct canvas *c, const struct draw_list *d, int x, int y);

/* damage.h's part: compares with the list of the last call and gives the rectangles that changed (merged, whole
 * pixels); everything after a resize or raster_forget. */
enum { RASTER_MAX_DIRTY = 64 };
int raster_damage(struct raster *r, const struct draw_list *d, struct rect *dirty, int max);
void raster_forget(struct raster *r);

#endif
