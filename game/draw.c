/* draw.c - records drawing as data. Each call copies what it was given into arrays that keep their size from frame to
 * frame, notes which pixels it may touch, and drops what lies wholly outside the clip. */
#include "draw.h"

#include "draw_inside.h"
#include "platform/platform.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Room for `need` items more; the old array stays valid until the new one is there. */
static void *grow(void *array, int *cap, int need, size_t item) {
  if (need <= *cap) return array;
  int wanted = *cap ? *cap : 64;
  while (wanted < need) wanted *= 2;
  void *bigger = realloc(array, (size_t)wanted * item);
  if (!bigger) abort(); /* no way to draw on without memory */
  *cap = wanted;
  return bigger;
}

struct draw_list *draw_create(void) {
  struct draw_list *d = calloc(1, sizeof *d);
  if (!d) abort();
  d->n_clips = 1;
  return d;
}

void draw_destroy(struct draw_list *d) {
  if (!d) return;
  free(d->cmds);
  free(d->vertices);
  free(d->indices);
  free(d->points);
  free(d->chars);
  free(d);
}

void draw_begin(struct draw_list *d, int w, int h) {
  assert(w >= 0 && h >= 0);
  d->w = w;
  d->h = h;
  d->frame++;
  d->clips[0] = (struct irect){0, 0, w, h};
  d->n_clips = 1;
  d->n_cmds = d->n_vertices = d->n_indices = d->n_points = d->n_chars = 0;
}

int draw_count(const struct draw_list *d) { return d->n_cmds; }

/* Far enough out for any screen, and small enough for int arithmetic. */
static int to_pixel(float v) {
  const float far = 1e6F;
  if (!(v > -far)) return (int)-far;
  return (int)(v < far ? v : far);
}

static struct irect around(float x0, float y0, float x1, float y1) {
  return (struct irect){to_pixel(floorf(x0)), to_pixel(floorf(y0)), to_pixel(ceilf(x1)), to_pixel(ceilf(y1))};
}

static struct irect around_rect(struct rect r, float more) {
  return around(r.x - more, r.y - more, r.x + r.w + more, r.y + r.h + more);
}

/* Numbers a screen can hold: a command with any other is dropped, so that the raster need not look. */
static bool sane(const float *v, int n) {
  for (int i = 0; i < n; i++)
    if (!(fabsf(v[i]) < 1e6F)) return false;
  return true;
}

static bool sane_rect(struct rect r) { return sane((const float[]){r.x, r.y, r.w, r.h}, 4); }

unsigned draw_frame(const struct draw_list *d) { return d->frame; }

void draw_push_clip(struct draw_list *d, struct rect r) {
  assert(d->n_clips < DRAW_MAX_CLIPS);
  struct irect c = {to_pixel(floorf(r.x + 0.5F)), to_pixel(floorf(r.y + 0.5F)), to_pixel(floorf(r.x + r.w + 0.5F)),
                    to_pixel(floorf(r.y + r.h + 0.5F))};
  d->clips[d->n_clips] = irect_cut(d->clips[d->n_clips - 1], c);
  d->n_clips++;
}

void draw_pop_clip(struct draw_list *d) {
  assert(d->n_clips > 1);
  d->n_clips--;
}

struct rect draw_clip(const struct draw_list *d) {
  struct irect c = d->clips[d->n_clips - 1];
  if (irect_empty(c)) return (struct rect){0};
  return (struct rect){(float)c.x0, (float)c.y0, (float)(c.x1 - c.x0), (float)(c.y1 - c.y0)};
}

/* A new command, or NULL when none of its pixels can be seen. */
static struct draw_cmd *push(struct draw_list *d, enum draw_kind kind, uint32_t rgba, struct irect touched) {
  struct irect bounds = irect_cut(touched, d->clips[d->n_clips - 1]);
  if (irect_empty(bounds)) return NULL;
  d->cmds = grow(d->cmds, &d->cap_cmds, d->n_cmds + 1, sizeof *d->cmds);
  struct draw_cmd *c = &d->cmds[d->n_cmds++];
  memset(c, 0, sizeof *c);
  c->kind = kind;
  c->rgba = rgba;
  c->bounds = bounds;
  return c;
}

void draw_image(struct draw_list *d, const struct image *img, struct rect src, struct rect dst, uint32_t tint) {
  if (!img || !img->pixels || src.w <= 0 || src.h <= 0 || !sane_rect(src) || dst.w <= 0 || dst.h <= 0 ||
      !sane_rect(dst))
    return;
  struct draw_cmd *c = push(d, DRAW_IMAGE, tint, around_rect(dst, 0));
  if (!c) return;
  c->u.image = (struct draw_image_cmd){.img = *img, .src = src, .dst = dst};
}

void draw_nine(struct draw_list *d, const struct image *img, int corner, int bleed, float scale, struct rect dst) {
  if (!img || !img->pixels || dst.w <= 0 || dst.h <= 0 || !sane_rect(dst)) return;
  assert(corner > 0 && bleed >= 0 && 2 * corner < img->w && 2 * corner < img->h && scale > 0);
  struct draw_cmd *c = push(d, DRAW_NINE, 0xFFFFFFFF, around_rect(dst, (float)bleed * scale + 1));
  if (!c) return;
  c->u.nine = (struct draw_nine_cmd){.img = *img, .corner = corner, .bleed = bleed, .scale = scale, .dst = dst};
}

void draw_box(struct draw_list *d, struct rect r, const struct draw_box *style) {
  if (r.w <= 0 || r.h <= 0 || !sane_rect(r)) return;
  struct irect touched = around_rect(r, 1);
  if (style->shadow & 0xFF) {
    struct rect s = {r.x, r.y + style->shadow_dy, r.w, r.h};
    struct irect sh = around_rect(s, style->shadow_blur + 1);
    touched = (struct irect){sh.x0 < touched.x0 ? sh.x0 : touched.x0, sh.y0 < touched.y0 ? sh.y0 : touched.y0,
                             sh.x1 > touched.x1 ? sh.x1 : touched.x1, sh.y1 > touched.y1 ? sh.y1 : touched.y1};
  }
  struct draw_cmd *c = push(d, DRAW_BOX, style->fill, touched);
  if (!c) return;
  c->u.box.r = r;
  c->u.box.style = *style;
  if (style->weave) c->u.box.weave = *style->weave;
}

static struct irect around_points(const float *xy, int n, float more) {
  float x0 = xy[0], x1 = xy[0], y0 = xy[1], y1 = xy[1];
  for (int i = 1; i < n; i++) {
    x0 = fminf(x0, xy[2 * i]);
    x1 = fmaxf(x1, xy[2 * i]);
    y0 = fminf(y0, xy[2 * i + 1]);
    y1 = fmaxf(y1, xy[2 * i + 1]);
  }
  return around(x0 - more, y0 - more, x1 + more, y1 + more);
}

static int copy_points(struct draw_list *d, const float *xy, int n) {
  int first = d->n_points;
  d->points = grow(d->points, &d->cap_points, first + n, 2 * sizeof *d->points);
  memcpy(d->points + 2 * (size_t)first, xy, 2 * (size_t)n * sizeof *xy);
  d->n_points += n;
  return first;
}

void draw_line(struct draw_list *d, const float *xy, int n_points, float width, uint32_t rgba, float dash, float gap) {
  if (n_points < 1 || width <= 0 || !(rgba & 0xFF) || !sane(xy, 2 * n_points)) return;
  struct draw_cmd *c = push(d, DRAW_LINE, rgba, around_points(xy, n_points, width * 0.5F + 1));
  if (!c) return;
  c->u.points = (struct draw_points_cmd){copy_points(d, xy, n_points), n_points, width, dash, gap};
}

void draw_polygon(struct draw_list *d, const float *xy, int n_points, uint32_t rgba) {
  if (n_points < 3 || !(rgba & 0xFF) || !sane(xy, 2 * n_points)) return;
  struct draw_cmd *c = push(d, DRAW_POLYGON, rgba, around_points(xy, n_points, 1));
  if (!c) return;
  c->u.points = (struct draw_points_cmd){.first = copy_points(d, xy, n_points), .count = n_points};
}

void draw_circle(struct draw_list *d, float x, float y, float radius, uint32_t rgba) {
  if (radius <= 0 || !(rgba & 0xFF) || !sane((const float[]){x, y, radius}, 3)) return;
  float more = radius + 1;
  struct draw_cmd *c = push(d, DRAW_CIRCLE, rgba, around(x - more, y - more, x + more, y + more));
  if (c) c->u.circle = (struct draw_circle_cmd){x, y, radius};
}

void draw_text(struct draw_list *d, const struct draw_font *font, float x, float y, const char *text, uint32_t rgba) {
  if (!text || !*text || !sane((const float[]){x, y}, 2)) return;
  /* Accents and slanted strokes may stand out of the line box a little. */
  float more = font->outline + 2 + font->size * 0.25F;
  struct rect line = {x, y, draw_text_width(font, text), draw_text_height(font)};
  struct draw_cmd *c = push(d, DRAW_TEXT, rgba, around_rect(line, more));
  if (!c) return;
  int length = (int)strlen(text) + 1;
  d->chars = grow(d->chars, &d->cap_chars, d->n_chars + length, 1);
  memcpy(d->chars + d->n_chars, text, (size_t)length);
  c->u.text = (struct draw_text_cmd){.font = *font, .x = x, .y = y, .first = d->n_chars};
  d->n_chars += length;
}

static struct irect around_vertices(const struct draw_vertex *v, int n) {
  float x0 = v[0].x, x1 = x0, y0 = v[0].y, y1 = y0;
  for (int i = 1; i < n; i++) {
    x0 = v[i].x < x0 ? v[i].x : x0;
    x1 = v[i].x > x1 ? v[i].x : x1;
    y0 = v[i].y < y0 ? v[i].y : y0;
    y1 = v[i].y > y1 ? v[i].y : y1;
  }
  return around(x0, y0, x1, y1);
}

void draw_triangles(struct draw_list *d, const struct draw_vertex *v, int n_vertices, const struct image *tex) {
  draw_triangles_indexed(d, v, n_vertices - n_vertices % 3, NULL, 0, tex);
}

void draw_triangles_indexed(struct draw_list *d, const struct draw_vertex *v, int n_vertices, const uint16_t *index,
                            int n_index, const struct image *tex) {
  if (n_vertices < 3 || (index && n_index < 3)) return;
  struct draw_cmd *c = push(d, DRAW_TRIANGLES, 0xFFFFFFFF, around_vertices(v, n_vertices));
  if (!c) return;
  struct draw_triangles_cmd *t = &c->u.triangles;
  if (tex) t->tex = *tex;
  t->first = d->n_vertices;
  t->count = n_vertices;
  d->vertices = grow(d->vertices, &d->cap_vertices, d->n_vertices + n_vertices, sizeof *v);
  memcpy(d->vertices + d->n_vertices, v, (size_t)n_vertices * sizeof *v);
  d->n_vertices += n_vertices;
  if (!index) return;
  for (int i = 0; i < n_index; i++) assert(index[i] < n_vertices);
  t->index_first = d->n_indices;
  t->index_count = n_index - n_index % 3;
  d->indices = grow(d->indices, &d->cap_indices, d->n_indices + n_index, sizeof *index);
  memcpy(d->indices + d->n_indices, index, (size_t)n_index * sizeof *index);
  d->n_indices += n_index;
}

void draw_shade(struct draw_list *d, struct rect r, uint32_t rgba) {
  struct irect whole = {to_pixel(floorf(r.x + 0.5F)), to_pixel(floorf(r.y + 0.5F)), to_pixel(floorf(r.x + r.w + 0.5F)),
                        to_pixel(floorf(r.y + r.h + 0.5F))};
  push(d, DRAW_SHADE, rgba, whole);
}

float draw_text_width(const struct draw_font *font, const char *text) {
  return platform_text_width(font->face, font->size, text);
}

float draw_text_height(const struct draw_font *font) { return platform_text_height(font->face, font->size); }
