/* A place is a painting and layers that cover rats. The cage is painted by day and by night, at 1 and 2 pixels a u;
 * where the window shows it just so the mapped files are drawn directly. The other places are painted once, at 1.5, and
 * darken under their lamps. All else is a mixed and scaled copy of each layer, kept until size or light change, so that
 * a frame only copies pixels. */
#include "room_layers.h"

#include "../assets.h"
#include "room_geometry.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIGHT_STEPS = 24, NOON_STEPS = 8, SLICES = 12, SLOW_STEPS = 2 };
/* At noon the sun is high and white: of 256, what red, green and blue become of the warm light that is painted. */
static const uint32_t noon[3] = {252, 259, 274};
/* Under a lamp, of 256: what is left of red, green and blue when there is no daylight. */
static const uint32_t lamp[3] = {176, 148, 140};

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
#define STICK_RECT ROOM_STICK_X, ROOM_STICK_Y, ROOM_STICK_W, ROOM_STICK_H

static const struct layer_row places[SCENERY_COUNT][LAYER_COUNT] = {
    [SCENERY_CAGE] = {[LAYER_BACK] = {"room-back", WHOLE, true, false},
                      [LAYER_HUT] = {"room-hut", HUT_RECT, true, false},
                      [LAYER_LIP] = {"room-lip", LIP_RECT, true, false},
                      [LAYER_BOWL] = {"room-bowl", BOWL_RECT, true, false},
                      [LAYER_STICK] = {"room-stick", STICK_RECT, true, false},
                      [LAYER_SHIRT] = {"place-shirt", ROOM_SHIRT, false, true}},
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
                       [LAYER_STICK] = {"room-stick", STICK_RECT, false, false}},
};

/* A layer as the window wants it at one size and light. */
struct kept {
  struct image image; /* w 0: nothing kept */
  uint32_t *pixels;   /* owned */
  size_t capacity;
  int step, rows; /* light; rows that are ready */
  float k;
};
/* The one shown, and the next step of light, which is built over some frames so that dusk never makes one late. */
struct layer_kept {
  struct kept now, next;
};
struct room {
  char *dir;
  int px; /* of what is painted at two sizes */
  enum scenery at;
  struct picture day[LAYER_COUNT], night[LAYER_COUNT]; /* unopened: image.w 0 */
  struct layer_kept *kept;                             /* LAYER_COUNT of them */
};

static double clamp(double v, double low, double high) { return v < low ? low : v > high ? high : v; }

/* Pixels a u of a layer's pictures. */
static float density(const struct room *r, enum layer l) { return places[r->at][l].one_size ? 1.5f : (float)r->px; }

static bool open_picture(struct picture *p, const struct room *r, enum layer l, const char *kind) {
  const struct layer_row *row = &places[r->at][l];
  float px = density(r, l);
  char path[1200];
  snprintf(path, sizeof path, "%s/%s%s@%d.px", r->dir, row->file, kind, row->one_size ? 3 : r->px);
  bool found = picture_open(p, path),
       fits = found && p->image.w == (int)lroundf((float)row->w * px) && p->image.h == (int)lroundf((float)row->h * px);
  if (fits) return true;
  if (found) picture_close(p);
  *p = (struct picture){0};
  fprintf(stderr, "handshy: no picture %s\n", path);
  return false;
}

static void close_place(struct room *r) {
  for (int i = 0; i < LAYER_COUNT; i++) {
    if (r->day[i].image.w) picture_close(&r->day[i]);
    if (r->night[i].image.w) picture_close(&r->night[i]);
    r->day[i] = r->night[i] = (struct picture){0};
    free(r->kept[i].now.pixels);
    free(r->kept[i].next.pixels);
    r->kept[i] = (struct layer_kept){0};
  }
}

static bool open_place(struct room *r, enum scenery at) {
  r->at = at;
  for (int i = 0; i < LAYER_COUNT; i++) {
    const struct layer_row *row = &places[at][i];
    if (!row->file) continue;
    if (!open_picture(&r->day[i], r, (enum layer)i, "")) return false;
    if (row->two_lights && !open_picture(&r->night[i], r, (enum layer)i, "-night")) return false;
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

/* Mixes two pixels, t of 256 of b, two channels at a time. */
static uint32_t mix_pixels(uint32_t a, uint32_t b, uint32_t t) {
  uint32_t s = 256 - t;
  uint32_t rb = ((a & 0xFF00FFu) * s + (b & 0xFF00FFu) * t + 0x800080u) >> 8 & 0xFF00FFu;
  uint32_t ag = (a >> 8 & 0xFF00FFu) * s + (b >> 8 & 0xFF00FFu) * t + 0x800080u;
  return (ag & 0xFF00FF00u) | rb;
}

static void mix_rows(const uint32_t *a, const uint32_t *b, int w, uint32_t t, uint32_t *out) {
  if (t == 0 || a == b)
    memcpy(out, a, 4u * (size_t)w);
  else
    for (int x = 0; x < w; x++) out[x] = mix_pixels(a[x], b[x], t);
}

/* Red, green and blue times `tint` of 256, by t of 256; never more than alpha. */
static void tint_row(const uint32_t *from, int w, const uint32_t tint[3], uint32_t t, uint32_t *out) {
  uint32_t by[3];
  for (int c = 0; c < 3; c++) by[c] = (256 * (256 - t) + tint[c] * t) >> 8;
  for (int x = 0; x < w; x++) {
    uint32_t p = from[x], a = p >> 24, r = (p >> 16 & 255) * by[0] >> 8, g = (p >> 8 & 255) * by[1] >> 8,
             b = (p & 255) * by[2] >> 8;
    out[x] = a << 24 | (r < a ? r : a) << 16 | (g < a ? g : a) << 8 | (b < a ? b : a);
  }
}

/* A row of the picture by day, in the light of that step. */
static void mix_row(const struct room *r, enum layer l, int y, int step, uint32_t *out) {
  int w = r->day[l].image.w;
  size_t at = (size_t)y * (size_t)w;
  const uint32_t *day = r->day[l].image.pixels + at;
  uint32_t night = step < LIGHT_STEPS ? (uint32_t)((LIGHT_STEPS - step) * 256 / LIGHT_STEPS) : 0; /* of 256 */
  if (step > LIGHT_STEPS)
    tint_row(day, w, noon, (uint32_t)((step - LIGHT_STEPS) * 256 / NOON_STEPS), out);
  else if (r->night[l].image.w)
    mix_rows(day, r->night[l].image.pixels + at, w, night, out);
  else
    tint_row(day, w, lamp, night, out);
}

/* Of a light as room.h has it. */
static int step_of(float light) {
  double past = clamp(light - 1, 0, 1) * NOON_STEPS;
  return (int)lround(clamp(light, 0, 1) * LIGHT_STEPS) + (int)lround(past);
}

/* Where a pixel of the kept picture lies in the source: between `at` and the next, `part` of 256 on. */
struct tap {
  int at;
  uint32_t part;
};

static struct tap tap_of(int i, int n, int from_n) {
  double at = clamp((i + 0.5) * from_n / n - 0.5, 0, from_n - 1);
  int whole = (int)at;
  if (whole >= from_n - 1) return (struct tap){from_n > 1 ? from_n - 2 : 0, from_n > 1 ? 256 : 0};
  return (struct tap){whole, (uint32_t)((at - whole) * 256)};
}

/* Rows y0..y1 of the kept picture. Rows are mixed first (day with night, upper with lower), then squeezed: the long
 * loops stay simple. */
static void scale_rows(const struct room *r, enum layer l, struct kept *k, int y0, int y1) {
  const struct image *from = &r->day[l].image;
  int w = k->image.w, have[2] = {-1, -1};
  size_t fw = (size_t)from->w;
  uint32_t *rows = malloc(3 * 4u * fw), *row[2] = {rows, rows + fw}, *line = rows + 2 * fw;
  struct tap *taps = malloc((size_t)w * sizeof *taps);
  assert(rows && taps && from->w > 1 && from->h > 1);
  for (int x = 0; x < w; x++) taps[x] = tap_of(x, w, from->w);
  for (int y = y0; y < y1; y++) {
    struct tap v = tap_of(y, k->image.h, from->h);
    for (int want = v.at; want <= v.at + 1; want++) {
      if (have[want & 1] != want) mix_row(r, l, want, k->step, row[want & 1]);
      have[want & 1] = want;
    }
    mix_rows(row[v.at & 1], row[(v.at + 1) & 1], from->w, v.part, line);
    uint32_t *out = k->pixels + (size_t)y * (size_t)w;
    for (int x = 0; x < w; x++) out[x] = mix_pixels(line[taps[x].at], line[taps[x].at + 1], taps[x].part);
  }
  free(taps);
  free(rows);
}

static void build_rows(const struct room *r, enum layer l, struct kept *k, int n) {
  int end = k->rows + n < k->image.h ? k->rows + n : k->image.h;
  if (k->k == density(r, l))
    for (int y = k->rows; y < end; y++) mix_row(r, l, y, k->step, k->pixels + (size_t)y * (size_t)k->image.w);
  else
    scale_rows(r, l, k, k->rows, end);
  k->rows = end;
}

/* Makes k ready to be built for that size and light, keeping what is built of it already. */
static void aim(const struct room *r, enum layer l, struct kept *k, float scale, int step) {
  if (k->image.w > 0 && k->k == scale && k->step == step) return;
  int w = (int)lroundf((float)places[r->at][l].w * scale), h = (int)lroundf((float)places[r->at][l].h * scale);
  size_t need = (size_t)w * (size_t)h;
  if (need > k->capacity) {
    free(k->pixels);
    k->pixels = malloc(4 * need);
    assert(k->pixels);
    k->capacity = need;
  }
  k->image = (struct image){w, h, k->pixels, r->day[l].image.opaque, image_new_serial()};
  k->step = step;
  k->k = scale;
  k->rows = 0;
}

static const struct image *layer_image(const struct room *r, enum layer l, float scale, float light) {
  int step = step_of(light);
  if (scale == density(r, l) && step == LIGHT_STEPS) return &r->day[l].image;
  if (scale == density(r, l) && step == 0 && r->night[l].image.w) return &r->night[l].image;
  struct layer_kept *k = &r->kept[l];
  bool shown = k->now.image.w > 0 && k->now.k == scale;
  if (shown && k->now.step == step) return &k->now.image;
  bool slowly = shown && abs(k->now.step - step) <= SLOW_STEPS;
  aim(r, l, &k->next, scale, step);
  build_rows(r, l, &k->next, slowly ? k->next.image.h / SLICES + 1 : k->next.image.h);
  if (k->next.rows == k->next.image.h) {
    struct kept old = k->now;
    k->now = k->next;
    k->next = old;
  }
  return &k->now.image;
}

void room_layer_draw(const struct room *r, struct draw_list *d, enum layer l, const struct stage *st, float light) {
  const struct layer_row *row = &places[r->at][l];
  if (!r->day[l].image.w) return;
  const struct image *img = layer_image(r, l, st->k, light);
  struct rect src = {0, 0, (float)img->w, (float)img->h};
  struct rect dst = {roundf(st->ox + (float)row->x * st->k), roundf(st->oy + (float)row->y * st->k), src.w, src.h};
  draw_image(d, img, src, dst, 0xFFFFFFFF);
}
