/* rat_picture.c - see rat_picture.h. A body's thousands of small triangles cost far more than its pixels; held, it
 * costs a copy, and nothing at all where nothing near it changes. */
#include "rat_picture.h"

#include "../assets.h"
#include "../raster.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(struct rat_look) == 5 * 4 + sizeof(struct rat_build), "no padding: bytes are compared");

struct rat_picture {
  uint32_t *pixels;
  size_t capacity;
  struct image image; /* w 0: none yet */
  int x, y;           /* window pixel of its left top */
  const struct rat_view *of[RAT_GROUP];
  struct {
    struct pose pose;
    struct rat_place at;
    struct rat_look look;
  } drawn[RAT_GROUP];
  struct rect clip; /* that cut it */
  int n;
};

/* What pictures are made with: the same for all rats, kept for the whole run. */
static struct {
  struct draw_list *list;
  struct raster *raster;
} press;

struct rat_picture *rat_picture_create(void) {
  return calloc(1, sizeof(struct rat_picture));
}

void rat_picture_destroy(struct rat_picture *p) {
  if (!p) return;
  free(p->pixels);
  free(p);
}

/* Where the bodies and d's clip meet, in whole pixels. */
static bool place_on(struct rat_picture *p, const struct draw_list *d, struct rect all) {
  struct rect clip = draw_clip(d);
  float x0 = fmaxf(floorf(all.x), clip.x), y0 = fmaxf(floorf(all.y), clip.y);
  float x1 = fminf(ceilf(all.x + all.w), clip.x + clip.w), y1 = fminf(ceilf(all.y + all.h), clip.y + clip.h);
  p->image = (struct image){0};
  if (!(x1 > x0 && y1 > y0)) return false;
  p->x = (int)x0, p->y = (int)y0;
  p->image = (struct image){(int)(x1 - x0), (int)(y1 - y0), NULL, false, image_new_serial()};
  size_t need = (size_t)p->image.w * (size_t)p->image.h;
  if (need > p->capacity) {
    free(p->pixels);
    p->capacity = need + need / 8; /* it stretches */
    p->pixels = malloc(4 * p->capacity);
    assert(p->pixels);
  }
  p->image.pixels = p->pixels;
  return true;
}

static void append(const struct rat_picture *p, struct draw_list *d, float dx, float dy) {
  struct rect src = {0, 0, (float)p->image.w, (float)p->image.h},
              dst = {(float)p->x + dx, (float)p->y + dy, src.w, src.h};
  draw_image(d, &p->image, src, dst, 0xFFFFFFFF);
}

void rat_picture_make(struct rat_picture *p, struct draw_list *d, const struct rat_actor *actors, int n) {
  if (!press.list) press.list = draw_create(), press.raster = raster_create();
  struct rect clip = draw_clip(d);
  draw_begin(press.list, (int)(clip.x + clip.w), (int)(clip.y + clip.h));
  struct rect all = rat_view_draw_group(press.list, actors, n);
  p->n = n;
  p->clip = clip;
  for (int i = 0; i < n; i++) {
    p->of[i] = actors[i].view;
    p->drawn[i].pose = *actors[i].pose;
    p->drawn[i].at = actors[i].at;
    p->drawn[i].look = *actors[i].look;
  }
  if (!place_on(p, d, all)) return;
  struct canvas canvas = {p->image.w, p->image.h, p->image.w, p->pixels};
  raster_draw_clear(press.raster, &canvas, press.list, p->x, p->y);
  append(p, d, 0, 0);
}

static bool same(const void *a, const void *b, size_t n) { return memcmp(a, b, n) == 0; }

/* None of them has padding: all their fields are four bytes long. */
static bool unchanged(const struct rat_picture *p, const struct rat_actor *actors, const struct rect *clip) {
  if (!same(&p->clip, clip, sizeof *clip)) return false;
  for (int i = 0; i < p->n; i++)
    if (!same(&p->drawn[i].pose, actors[i].pose, sizeof *actors[i].pose) ||
        !same(&p->drawn[i].at, &actors[i].at, sizeof actors[i].at) ||
        !same(&p->drawn[i].look, actors[i].look, sizeof *actors[i].look))
      return false;
  return true;
}

bool rat_picture_hold(const struct rat_picture *p, struct draw_list *d, const struct rat_actor *actors, int n,
                      enum rat_keep keep) {
  const struct rat_place *was = &p->drawn[0].at, *now = &actors[0].at;
  if (!p->image.w || p->n != n || fabsf(now->px_per_h - was->px_per_h) > 0.01f * was->px_per_h) return false;
  for (int i = 0; i < n; i++)
    if (p->of[i] != actors[i].view) return false;
  struct rect clip = draw_clip(d);
  if (keep == RAT_ANEW && !unchanged(p, actors, &clip)) return false;
  bool moved = keep == RAT_MOVED;
  append(p, d, moved ? roundf(now->x - was->x) : 0, moved ? roundf(now->y - was->y) : 0);
  return true;
}
