/* The room is two paintings, day and night, of a back and layers that cover rats. Where the window shows them as
 * they are (1 or 2 pixels a u, full day or night) the mapped files are drawn directly; else a mixed and scaled copy of
 * each layer is kept until size or light change, so that a frame only copies pixels. */
#include "room.h"

#include "../assets.h"
#include "room_geometry.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum layer { LAYER_BACK, LAYER_HUT, LAYER_LIP, LAYER_BOWL, LAYER_STICK, LAYER_COUNT };
enum { LIGHT_STEPS = 24, SLICES = 12, SLOW_STEPS = 2 };

static const struct {
  const char *file;
  int x, y, w, h; /* scene u */
} layer_rows[LAYER_COUNT] = {
    [LAYER_BACK] = {"back", -ROOM_MARGIN_X, -ROOM_MARGIN_Y, ROOM_W, ROOM_H},
    [LAYER_HUT] = {"hut", ROOM_HUT_X, ROOM_HUT_Y, ROOM_HUT_W, ROOM_HUT_H},
    [LAYER_LIP] = {"lip", -ROOM_MARGIN_X, ROOM_LIP_Y, ROOM_W, ROOM_H - ROOM_MARGIN_Y - ROOM_LIP_Y},
    [LAYER_BOWL] = {"bowl", ROOM_BOWL_X, ROOM_BOWL_Y, ROOM_BOWL_W, ROOM_BOWL_H},
    [LAYER_STICK] = {"stick", ROOM_STICK_X, ROOM_STICK_Y, ROOM_STICK_W, ROOM_STICK_H},
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
  int px;
  struct picture day[LAYER_COUNT], night[LAYER_COUNT];
  struct layer_kept *kept; /* LAYER_COUNT of them */
};

void room_ground(double x_cm, double y_cm, float *x_u, float *y_u) {
  *x_u = (float)room_x(x_cm, y_cm);
  *y_u = (float)room_y(y_cm);
}

float room_head_u(double y_cm) { return (float)(ROOM_HEAD_FRONT * room_size(y_cm)); }

static double clamp(double v, double low, double high) { return v < low ? low : v > high ? high : v; }

void room_unground(float x_u, float y_u, double *x_cm, double *y_cm) {
  double f = clamp((y_u - ROOM_BACK_Y) / (ROOM_FRONT_Y - ROOM_BACK_Y), 0, 1);
  double ratio = ROOM_BACK_SPAN / ROOM_FRONT_SPAN, c = (1 / ratio - 1) / CAGE_DEPTH_CM;
  *y_cm = clamp((1 / (ratio + f * (1 - ratio)) - 1) / c, 0, CAGE_DEPTH_CM);
  double left = room_mix(ROOM_BACK_X, ROOM_FRONT_X, f), span = room_mix(ROOM_BACK_SPAN, ROOM_FRONT_SPAN, f);
  *x_cm = clamp((x_u - left) / span * CAGE_WIDTH_CM, 0, CAGE_WIDTH_CM);
}

struct rect room_door(void) {
  return (struct rect){(float)(ROOM_DOOR_X - ROOM_DOOR_HALF_W), (float)ROOM_DOOR_TOP, (float)(2 * ROOM_DOOR_HALF_W),
                       (float)(ROOM_DOOR_BOTTOM - ROOM_DOOR_TOP)};
}

struct rect room_hut(void) {
  return (struct rect){ROOM_HUT_X, ROOM_HUT_Y, ROOM_HUT_W, ROOM_HUT_H};
}

struct rect room_to_window(const struct stage *st, struct rect r) {
  return (struct rect){st->ox + r.x * st->k, st->oy + r.y * st->k, r.w * st->k, r.h * st->k};
}

static bool open_layer(struct picture *p, const char *dir, const char *name, int px) {
  char path[1200];
  snprintf(path, sizeof path, "%s/room-%s@%d.px", dir, name, px);
  if (picture_open(p, path)) return true;
  fprintf(stderr, "handshy: no picture %s\n", path);
  return false;
}

struct room *room_load(const char *asset_dir, float k) {
  struct room *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  r->kept = calloc(LAYER_COUNT, sizeof *r->kept);
  r->px = k > 1.25f ? 2 : 1;
  bool all = r->kept != NULL;
  for (int i = 0; i < LAYER_COUNT && all; i++) {
    char night[32];
    snprintf(night, sizeof night, "%s-night", layer_rows[i].file);
    all = open_layer(&r->day[i], asset_dir, layer_rows[i].file, r->px) &&
          open_layer(&r->night[i], asset_dir, night, r->px) && r->day[i].image.w == layer_rows[i].w * r->px &&
          r->day[i].image.h == layer_rows[i].h * r->px && r->night[i].image.w == r->day[i].image.w &&
          r->night[i].image.h == r->day[i].image.h;
  }
  if (all) return r;
  room_free(r);
  return NULL;
}

void room_free(struct room *r) {
  if (!r) return;
  for (int i = 0; i < LAYER_COUNT; i++) {
    picture_close(&r->day[i]);
    picture_close(&r->night[i]);
    if (r->kept) free(r->kept[i].now.pixels), free(r->kept[i].next.pixels);
  }
  free(r->kept);
  free(r);
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

/* A row of the day's picture mixed with the night's. */
static void mix_row(const struct room *r, enum layer l, int y, uint32_t night, uint32_t *out) {
  int w = r->day[l].image.w;
  size_t at = (size_t)y * (size_t)w;
  mix_rows(r->day[l].image.pixels + at, r->night[l].image.pixels + at, w, night, out);
}

/* Of 256. */
static uint32_t night_of(int step) { return (uint32_t)((LIGHT_STEPS - step) * 256 / LIGHT_STEPS); }

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
  uint32_t *rows = malloc(3 * 4u * fw), *row[2] = {rows, rows + fw}, *line = rows + 2 * fw, night = night_of(k->step);
  struct tap *taps = malloc((size_t)w * sizeof *taps);
  assert(rows && taps && from->w > 1 && from->h > 1);
  for (int x = 0; x < w; x++) taps[x] = tap_of(x, w, from->w);
  for (int y = y0; y < y1; y++) {
    struct tap v = tap_of(y, k->image.h, from->h);
    for (int want = v.at; want <= v.at + 1; want++) {
      if (have[want & 1] != want) mix_row(r, l, want, night, row[want & 1]);
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
  if (k->k == (float)r->px)
    for (int y = k->rows; y < end; y++) mix_row(r, l, y, night_of(k->step), k->pixels + (size_t)y * (size_t)k->image.w);
  else
    scale_rows(r, l, k, k->rows, end);
  k->rows = end;
}

/* Makes k ready to be built for that size and light, keeping what is built of it already. */
static void aim(const struct room *r, enum layer l, struct kept *k, float scale, int step) {
  if (k->image.w > 0 && k->k == scale && k->step == step) return;
  int w = (int)lroundf((float)layer_rows[l].w * scale), h = (int)lroundf((float)layer_rows[l].h * scale);
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
  int step = (int)lround(clamp(light, 0, 1) * LIGHT_STEPS);
  if (scale == (float)r->px && step == LIGHT_STEPS) return &r->day[l].image;
  if (scale == (float)r->px && step == 0) return &r->night[l].image;
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

/* On whole pixels, so that the rasteriser copies. */
static struct rect draw_layer(const struct room *r, struct draw_list *d, enum layer l, const struct stage *st,
                              float light) {
  const struct image *img = layer_image(r, l, st->k, light);
  struct rect src = {0, 0, (float)img->w, (float)img->h};
  struct rect dst = {roundf(st->ox + (float)layer_rows[l].x * st->k), roundf(st->oy + (float)layer_rows[l].y * st->k),
                     src.w, src.h};
  draw_image(d, img, src, dst, 0xFFFFFFFF);
  return dst;
}

void room_draw_back(const struct room *r, struct draw_list *d, const struct stage *st, int w, int h, float light) {
  struct rect all = {0, 0, (float)w, (float)h};
  struct rect full = {roundf(st->ox - ROOM_MARGIN_X * st->k), roundf(st->oy - ROOM_MARGIN_Y * st->k),
                      ROOM_W * st->k - 1, ROOM_H * st->k - 1};
  if (full.x > 0 || full.y > 0 || full.x + full.w < all.w || full.y + full.h < all.h) {
    struct draw_box dark = {.fill = 0x4A2A18FF, .fill_bottom = 0x4A2A18FF};
    draw_box(d, all, &dark);
  }
  draw_layer(r, d, LAYER_BACK, st, light);
}

void room_draw_hut_front(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  draw_layer(r, d, LAYER_HUT, st, light);
}

void room_draw_bowl(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  draw_layer(r, d, LAYER_BOWL, st, light);
}

void room_draw_stick(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  draw_layer(r, d, LAYER_STICK, st, light);
}

void room_draw_lip(const struct room *r, struct draw_list *d, const struct stage *st, float light) {
  draw_layer(r, d, LAYER_LIP, st, light);
}
