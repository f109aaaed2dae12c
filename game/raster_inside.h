/* raster_inside.h - what the raster's files share: pixel arithmetic, caches, and the functions between them.
 *
 * A pixel is 0xAARRGGBB, premultiplied. Every value is computed from a pixel's own place, never carried along from the
 * edge of the clip: so a part redrawn alone gives the same bytes as the whole picture.
 */
#ifndef HANDSHY_GAME_RASTER_INSIDE_H
#define HANDSHY_GAME_RASTER_INSIDE_H

#include "draw_inside.h"
#include "raster.h"

#include <stddef.h>
#include <string.h>

/* ---- pixel arithmetic ---- */

/* Each channel times a/255, rounded. */
static inline uint32_t pixel_mul(uint32_t p, uint32_t a) {
  uint32_t rb = (p & 0xFF00FF) * a + 0x800080, ag = ((p >> 8) & 0xFF00FF) * a + 0x800080;
  rb = ((rb + ((rb >> 8) & 0xFF00FF)) >> 8) & 0xFF00FF;
  ag = (ag + ((ag >> 8) & 0xFF00FF)) & 0xFF00FF00;
  return rb | ag;
}
static inline uint32_t pixel_over(uint32_t below, uint32_t p) { return p + pixel_mul(below, 255 - (p >> 24)); }
static inline uint32_t mul255(uint32_t a, uint32_t b) {
  uint32_t t = a * b + 128;
  return (t + (t >> 8)) >> 8;
}
/* 0xRRGGBBAA as the interface has it -> premultiplied pixel. */
static inline uint32_t pixel_of_rgba(uint32_t rgba) { return pixel_mul(rgba >> 8 | 0xFF000000, rgba & 255); }

/* ---- where to draw ---- */

struct target {
  struct raster *r;
  struct canvas *c;
  struct irect clip; /* inside the canvas and the command's bounds; never empty */
  int x, y;          /* of the canvas's left top in the list's picture */
};
/* Where that row's pixel 0 is or would be: only those inside the clip are the canvas's. */
static inline uint32_t *target_row(const struct target *t, int y) {
  return t->c->pixels + ((ptrdiff_t)(y - t->y) * t->c->stride - t->x);
}

void span_fill(uint32_t *to, int n, uint32_t pixel);
void span_over(uint32_t *to, const uint32_t *from, int n);
void span_cover(uint32_t *to, const uint8_t *cover, int n, uint32_t pixel);
void span_over_cover(uint32_t *to, const uint32_t *from, const uint8_t *cover, int n);
/* Every channel times the pixel's. */
void span_times(uint32_t *to, int n, uint32_t pixel);
/* From a to b by t/256. */
void span_mix(uint32_t *to, const uint32_t *a, const uint32_t *b, int n, uint32_t t);
/* `from`, whose last pixel is `last`, taken at 16.16 columns. */
void span_stretch(uint32_t *to, const uint32_t *from, int last, const int32_t *columns, int n);
/* A weave at alpha/255 over one colour, confined to that colour's own alpha. */
void span_weave(uint32_t *to, const uint32_t *weave, int n, uint32_t pixel, uint32_t alpha);

/* ---- caches and scratch ---- */

enum { TEXT_SETS = 128, TEXT_WAYS = 4, TEXT_BUDGET = 2 << 20, PICTURE_SLOTS = 96, PICTURE_BUDGET = 8 << 20 };

struct text_slot {
  uint64_t key; /* 0: free */
  int w, h, x, y;
  uint8_t *alpha; /* NULL: nothing to see */
  unsigned used;
};
/* Pictures made from pictures: nine-patches at one size, and halved copies. */
struct picture_slot {
  uint64_t key;
  int w, h;
  uint32_t *pixels;
  unsigned used;
  bool opaque;
};
struct ready_vertex; /* raster_tris.c */

struct raster {
  struct text_slot text[TEXT_SETS][TEXT_WAYS];
  size_t text_bytes;
  struct picture_slot pictures[PICTURE_SLOTS];
  size_t picture_bytes;
  unsigned clock; /* counts uses: who is oldest */

  /* Rows and lists that only grow. */
  uint32_t *row, *stretched; /* stretched: two rows */
  uint8_t *cover;
  float *area;
  int32_t *columns;
  int row_cap;
  float *segments; /* x0 y0 x1 y1 */
  int segment_cap;
  struct ready_vertex *vertices;
  int vertex_cap;

  /* The last frame's cells. */
  uint64_t *cells, *new_cells;
  int cell_cap, damage_w, damage_h;
  bool forgotten;
};

/* Room for `n` pixels in row, cover, area and columns. */
void raster_need_row(struct raster *r, int n);
void *raster_grow(void *array, int *cap, int need, size_t item);

uint64_t hash_bytes(uint64_t h, const void *bytes, size_t n);
static inline uint64_t hash_u64(uint64_t h, uint64_t v) {
  h = (h ^ v) * 0x9E3779B97F4A7C15u;
  return h ^ h >> 32;
}

/* ---- one function a kind ---- */

void raster_image(const struct target *t, const struct draw_cmd *cmd);
void raster_nine(const struct target *t, const struct draw_cmd *cmd);
void raster_box(const struct target *t, const struct draw_cmd *cmd);
void raster_circle(const struct target *t, const struct draw_cmd *cmd);
void raster_line(const struct target *t, const struct draw_cmd *cmd, const float *xy);
void raster_polygon(const struct target *t, const struct draw_cmd *cmd, const float *xy);
void raster_text(const struct target *t, const struct draw_cmd *cmd, const char *text);
void raster_triangles(const struct target *t, const struct draw_cmd *cmd, const struct draw_list *d);
void raster_shade(const struct target *t, const struct draw_cmd *cmd);

/* A line of dashes along xy, closed when the last point is the first. */
struct stroke {
  float width, dash, gap;
  uint32_t pixel;
};
void raster_stroke(const struct target *t, const float *xy, int n, const struct stroke *s);

/* The picture at half, a quarter ... of its size, made once; valid until the next picture is made. */
struct image raster_halved(struct raster *r, const struct image *img, int times);

void raster_text_free(struct raster *r);
void raster_pictures_free(struct raster *r);

#endif
