/* A place is a painting and layers that cover rats. The cage is painted by day and by night, at 1 and 2 pixels a u; the
 * other places once, at 1.5, and they darken under their lamps. Of each layer one copy is kept as the window shows it,
 * in its light and at its size, and of a wide one only what lies in the window: so a frame only copies pixels, and
 * memory holds no more than can be seen. */
#include "room_layers.h"

#include "../assets.h"
#include "../picture_rows.h"
#include "room_geometry.h"
#include "room_mix.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A small change of light is built over some frames, so that dusk never makes one late. Wide layers are kept a little
 * beyond what is asked for, so that a picture that follows a rat need not be made anew at every step. */
enum { SLICES = 16, SLOW_STEPS = 2, BEYOND = 16 };

struct layer_row {
  const char *file;
  int x, y, w, h;  /* scene u */
  bool two_lights; /* painted by day and by night */
  bool one_size;   /* painted at 1.5 pixels a u, suffix @3 */
};
#define WHOLE -ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, ROOM_H
#define HUT_RECT ROOM_HUT_X, ROOM_HUT_Y, ROOM_HUT_W, ROOM_HUT_H
#define LIP_RECT -ROOM_MARGIN_X, ROOM_LIP_Y, ROOM_W, ROOM_H - ROOM_MARGIN_Y - ROOM_LIP_Y
#define BOWL_RECT ROOM_BOWL_X, ROOM_BOWL_Y, ROOM_BOWL_W, ROOM_BOWL_H
#define INSIDE_RECT 0, 0, ROOM_INSIDE_W, ROOM_INSIDE_H
#define STICK_RECT ROOM_STICK_X, ROOM_STICK_Y, ROOM_STICK_W, ROOM_STICK_H

static const struct layer_row places[SCENERY_COUNT][LAYER_COUNT] = {
    [SCENERY_CAGE] = {[LAYER_BACK] = {"room-back", WHOLE, true, false},
                      [LAYER_HUT] = {"room-hut", HUT_RECT, true, false},
                      [LAYER_LIP] = {"room-lip", LIP_RECT, true, false},
                      [LAYER_BOWL] = {"room-bowl", BOWL_RECT, true, false},
                      [LAYER_STICK] = {"room-stick", STICK_RECT, true, false},
                      [LAYER_SHIRT] = {"place-shirt", ROOM_SHIRT, false, true},
                      [LAYER_INSIDE] = {"place-hut", INSIDE_RECT, false, true}},
    [SCENERY_BATH] = {[LAYER_BACK] = {"place-bath", WHOLE, false, true},
                      [LAYER_HUT] = {"place-bath-home", BATH_HOME, false, true},
                      [LAYER_BOWL] = {"place-bath-tub", BATH_TUB, false, true},
#define X(id, x, y, w, h) [LAYER_ITEM + ROOM_ITEM_##id] = {"place-bath-" #id, x, y, w, h, false, true},
                      BATH_ITEMS(X)
#undef X
    },
    [SCENERY_LAP] = {[LAYER_BACK] = {"place-lap", WHOLE, false, true},
                     [LAYER_BOWL] = {"place-tunnel-inside", LAP_TUNNEL, false, true},
                     [LAYER_STICK] = {"place-tunnel", LAP_TUNNEL, false, true}},
    [SCENERY_COLLAR] = {[LAYER_BACK] = {"place-collar", WHOLE, false, true},
                        [LAYER_HUT] = {"place-collar-front", COLLAR_FRONT, false, true},
                        [LAYER_BOWL] = {"place-collar-bulge", COLLAR_BULGE, false, true}},
    [SCENERY_CARRIER] = {[LAYER_BACK] = {"place-carrier", WHOLE, false, true}},
    [SCENERY_NEUTRAL] = {[LAYER_BACK] = {"place-neutral", WHOLE, false, true}},
    [SCENERY_OTHER] = {[LAYER_BACK] = {"place-other", WHOLE, false, true}, /* the same furniture by day */
                       [LAYER_HUT] = {"room-hut", HUT_RECT, false, false},
                       [LAYER_LIP] = {"room-lip", LIP_RECT, false, false},
                       [LAYER_BOWL] = {"room-bowl", BOWL_RECT, false, false},
                       [LAYER_STICK] = {"room-stick", STICK_RECT, false, false},
                       [LAYER_INSIDE] = {"place-hut", INSIDE_RECT, false, true}},
};

/* Pixels that commands of a frame may point to: they are let go when that frame is over. */
struct sheet {
  struct sheet *next;
  unsigned frame; /* draw_frame in which they were replaced */
  uint32_t pixels[];
};
struct part {
  int x0, y0, x1, y1;
};
/* A layer as the window wants it, or a part of it. */
struct kept {
  struct sheet *sheet; /* NULL: nothing kept */
  struct part part;
  int step; /* of light */
  float k;  /* window pixels a u */
  uint32_t serial;
};
struct layer_kept {
  struct kept now, next; /* next: on its way, `mix` makes it */
  struct mix *mix;
  int rows; /* that are made */
  struct sheet *old;
  bool there, opaque;
};
struct room {
  char *dir;
  int px; /* of what is painted at two sizes */
  enum scenery at;
  uint32_t tint;           /* of all that is painted; 0: as it is */
  struct layer_kept *kept; /* LAYER_COUNT of them */
};

/* ---- files ---- */

static void path_of(const struct room *r, enum layer l, const char *kind, char out[MIX_PATH]) {
  const struct layer_row *row = &places[r->at][l];
  snprintf(out, MIX_PATH, "%s/%s%s@%d.px", r->dir, row->file, kind, row->one_size ? 3 : r->px);
}

/* Is the file there, and of the right size? */
static bool look_at(struct room *r, enum layer l, const char *kind) {
  const struct layer_row *row = &places[r->at][l];
  float density = row->one_size ? 1.5f : (float)r->px; /* pixels a u */
  char path[MIX_PATH];
  path_of(r, l, kind, path);
  struct picture_size size = {0};
  picture_rows_close(picture_rows_open(path, &size));
  bool fits = size.w == (int)lroundf((float)row->w * density) && size.h == (int)lroundf((float)row->h * density);
  if (!fits) fprintf(stderr, "handshy: no picture %s\n", path);
  r->kept[l].there = fits;
  r->kept[l].opaque = size.opaque;
  return fits;
}

static void let_go(struct sheet **list) {
  while (*list) {
    struct sheet *next = (*list)->next;
    free(*list);
    *list = next;
  }
}

static void close_place(struct room *r) {
  for (int i = 0; i < LAYER_COUNT; i++) {
    struct layer_kept *k = &r->kept[i];
    mix_end(k->mix);
    free(k->now.sheet);
    free(k->next.sheet);
    let_go(&k->old);
    *k = (struct layer_kept){0};
  }
}

static bool open_place(struct room *r, enum scenery at) {
  r->at = at;
  for (int i = 0; i < LAYER_COUNT; i++) {
    const struct layer_row *row = &places[at][i];
    if (!row->file) continue;
    if (!look_at(r, (enum layer)i, "")) return false;
    if (row->two_lights && !look_at(r, (enum layer)i, "-night")) return false;
  }
  return places[at][LAYER_BACK].file != NULL;
}

struct room *room_load(const char *asset_dir, float k) {
  struct room *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->kept = calloc(LAYER_COUNT, sizeof *r->kept);
  r->dir = malloc(strlen(asset_dir) + 1);
  r->px = k > 1.25f ? 2 : 1;
  if (r->kept && r->dir && open_place(r, (strcpy(r->dir, asset_dir), SCENERY_CAGE))) return r;
  room_free(r);
  return NULL;
}

void room_free(struct room *r) {
  if (!r) return;
  if (r->kept) close_place(r);
  free(r->kept);
  free(r->dir);
  free(r);
}

enum scenery room_shown(const struct room *r) { return r->at; }

enum scenery room_show(struct room *r, enum scenery at) {
  enum scenery before = r->at;
  if (at == before || at >= SCENERY_COUNT || !places[at][LAYER_BACK].file) return before;
  close_place(r);
  if (open_place(r, at)) return at;
  close_place(r);
  open_place(r, before);
  return before;
}

/* ---- what is kept ---- */

static bool inside(const struct part *a, const struct part *b) {
  return a->x0 >= b->x0 && a->y0 >= b->y0 && a->x1 <= b->x1 && a->y1 <= b->y1;
}
static int lesser(int a, int b) { return a < b ? a : b; }
static int greater(int a, int b) { return a > b ? a : b; }

static bool serves(const struct kept *k, float scale, const struct part *need) {
  return k->sheet && k->k == scale && inside(need, &k->part);
}

/* A narrow layer is kept whole. What is kept already stays: two pictures of one room need both their parts. */
static struct part part_to_keep(const struct layer_row *row, const struct kept *now, float scale,
                                const struct part *need, int w, int h) {
  if (row->w < ROOM_W) return (struct part){0, 0, w, h};
  struct part p = {need->x0 - BEYOND, need->y0 - BEYOND, need->x1 + BEYOND, need->y1 + BEYOND};
  if (now->sheet && now->k == scale)
    p = (struct part){lesser(p.x0, now->part.x0), lesser(p.y0, now->part.y0), greater(p.x1, now->part.x1),
                      greater(p.y1, now->part.y1)};
  return (struct part){greater(p.x0, 0), greater(p.y0, 0), lesser(p.x1, w), lesser(p.y1, h)};
}

/* Begins to make the layer for that size and light, unless it is on its way already. */
static void aim(const struct room *r, enum layer l, float scale, int step, const struct part *need) {
  struct layer_kept *k = &r->kept[l];
  const struct layer_row *row = &places[r->at][l];
  if (k->mix && k->next.step == step && serves(&k->next, scale, need)) return;
  mix_end(k->mix);
  free(k->next.sheet);
  struct mix_wish wish = {
      .step = step, .w = (int)lroundf((float)row->w * scale), .h = (int)lroundf((float)row->h * scale)};
  struct part p = part_to_keep(row, &k->now, scale, need, wish.w, wish.h);
  wish.x0 = p.x0, wish.y0 = p.y0, wish.x1 = p.x1, wish.y1 = p.y1;
  path_of(r, l, "", wish.day);
  if (row->two_lights) path_of(r, l, "-night", wish.night);
  struct sheet *sheet = malloc(sizeof *sheet + 4u * (size_t)(p.x1 - p.x0) * (size_t)(p.y1 - p.y0));
  assert(sheet);
  k->next = (struct kept){sheet, p, step, scale, image_new_serial()};
  k->mix = mix_begin(&wish);
  k->rows = 0;
}

/* Builds on; what was shown before is replaced when the new is whole. */
static void build(struct layer_kept *k, bool slowly, unsigned frame) {
  const struct part *p = &k->next.part;
  int all = p->y1 - p->y0, n = slowly ? all / SLICES + 1 : all;
  mix_next(k->mix, n, k->next.sheet->pixels + (size_t)k->rows * (size_t)(p->x1 - p->x0));
  k->rows += n;
  if (k->rows < all) return;
  mix_end(k->mix);
  k->mix = NULL;
  if (k->now.sheet) {
    k->now.sheet->frame = frame;
    k->now.sheet->next = k->old;
    k->old = k->now.sheet;
  }
  k->now = k->next;
  k->next = (struct kept){0};
}

/* NULL: its file has gone. */
static const struct kept *layer_ready(const struct room *r, enum layer l, float scale, int step,
                                      const struct part *need, unsigned frame) {
  struct layer_kept *k = &r->kept[l];
  if (k->old && k->old->frame != frame) let_go(&k->old);
  bool shown = serves(&k->now, scale, need);
  if (shown && k->now.step == step) return &k->now;
  aim(r, l, scale, step, need);
  if (k->mix) build(k, shown && abs(k->now.step - step) <= SLOW_STEPS, frame);
  return serves(&k->now, scale, need) ? &k->now : NULL;
}

void room_layer_draw(const struct room *r, struct draw_list *d, enum layer l, const struct stage *st, float light) {
  const struct layer_row *row = &places[r->at][l];
  if (!r->kept[l].there) return;
  int x = (int)roundf(st->ox + (float)row->x * st->k), y = (int)roundf(st->oy + (float)row->y * st->k);
  int w = (int)lroundf((float)row->w * st->k), h = (int)lroundf((float)row->h * st->k);
  struct rect clip = draw_clip(d);
  struct part seen = {greater((int)clip.x - x, 0), greater((int)clip.y - y, 0), lesser((int)(clip.x + clip.w) - x, w),
                      lesser((int)(clip.y + clip.h) - y, h)};
  if (seen.x0 >= seen.x1 || seen.y0 >= seen.y1) return;
  const struct kept *k = layer_ready(r, l, st->k, light_step(light), &seen, draw_frame(d));
  if (!k) return;
  struct image img = {k->part.x1 - k->part.x0, k->part.y1 - k->part.y0, k->sheet->pixels, r->kept[l].opaque, k->serial};
  struct rect src = {0, 0, (float)img.w, (float)img.h},
              dst = {(float)(x + k->part.x0), (float)(y + k->part.y0), src.w, src.h};
  draw_image(d, &img, src, dst, r->tint ? r->tint : 0xFFFFFFFF);
}

void room_tint(struct room *r, uint32_t rgba) { r->tint = rgba; }
