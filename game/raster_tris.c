/* raster_tris.c - triangles in painting order: gouraud colour with alpha, times a luma-and-alpha texture.
 *
 * A pixel belongs to the triangle its centre lies in; an edge is always computed from its upper end, so two triangles
 * that share it agree to the bit: no gap, and no pixel blended twice. Colours are premultiplied at the corners and run
 * along a row as 8.16 fixed point, two channels to a 64-bit word; a row starts at its own true left end even when that
 * is clipped away, so every clip gives the same bytes.
 */
#include "raster_inside.h"

#include <math.h>

typedef float v4 __attribute__((vector_size(16)));

struct ready_vertex {
  v4 colour; /* b, g, r, a, premultiplied, 0..255 */
  float x, y, u, v;
};

/* An edge: x at a height. */
struct edge {
  float x, y, slope;
};
/* What runs over one triangle. */
struct gradient {
  v4 colour, colour_dx, colour_dy;
  float x, y, u, v, u_dx, u_dy, v_dx, v_dy;
};
struct tri_target {
  const struct target *t;
  const struct image *tex;
  bool opaque;
};

static struct ready_vertex ready(const struct draw_vertex *v, const struct image *tex) {
  uint32_t p = pixel_of_rgba(v->rgba);
  struct ready_vertex r = {.x = v->x, .y = v->y};
  r.colour = (v4){(float)(p & 255), (float)(p >> 8 & 255), (float)(p >> 16 & 255), (float)(p >> 24)};
  if (tex) {
    r.u = v->u * (float)tex->w;
    r.v = v->v * (float)tex->h;
  }
  return r;
}

static struct edge edge_between(const struct ready_vertex *top, const struct ready_vertex *bottom) {
  float h = bottom->y - top->y;
  return (struct edge){top->x, top->y, h > 0 ? (bottom->x - top->x) / h : 0};
}

/* The first pixel whose centre is not left of v (ceilf is a slow call on plain x86-64). */
static inline int first_centre(float v) {
  int i = (int)(v - 0.5F);
  return i + ((float)i < v - 0.5F);
}
static inline int edge_pixel(const struct edge *e, float y) { return first_centre(e->x + (y - e->y) * e->slope); }

static struct gradient gradient_of(const struct ready_vertex *a, const struct ready_vertex *b,
                                   const struct ready_vertex *c, float area, bool textured) {
  float k = 1 / area, bx = (b->x - a->x) * k, by = (b->y - a->y) * k, cx = (c->x - a->x) * k, cy = (c->y - a->y) * k;
  v4 db = b->colour - a->colour, dc = c->colour - a->colour;
  struct gradient g = {.colour = a->colour, .x = a->x, .y = a->y, .u = a->u, .v = a->v};
  /* Thinner than a fiftieth of a pixel: its slopes would be noise. */
  if (fabsf(area) < 0.02F * (fabsf(b->x - a->x) + fabsf(c->x - a->x) + c->y - a->y)) return g;
  g.colour_dx = db * cy - dc * by;
  g.colour_dy = dc * bx - db * cx;
  if (!textured) return g;
  float ub = b->u - a->u, uc = c->u - a->u, vb = b->v - a->v, vc = c->v - a->v;
  g.u_dx = ub * cy - uc * by;
  g.u_dy = uc * bx - ub * cx;
  g.v_dx = vb * cy - vc * by;
  g.v_dy = vc * bx - vb * cx;
  return g;
}

static inline float kept(float v, float low, float high) { return v < low ? low : v > high ? high : v; }

/* 8.16 in 32 bits. A half is added for rounding; to colours a little less, so that no rounding on the way lifts one
 * above its alpha, which would spill over when blended. */
enum { HALF = 0x8000, HALF_COLOUR = 0x7800 };
static inline uint32_t fixed(float v, uint32_t half) { return (uint32_t)(int32_t)(kept(v, 0, 255) * 65536.0F) + half; }
/* Added, not or-ed: the borrow of a falling low half is part of the sum, so the halves stay exact. */
static inline uint64_t fixed_step(float high, float low) {
  int64_t h = (int64_t)(kept(high, -8192, 8192) * 65536.0F), l = (int64_t)(kept(low, -8192, 8192) * 65536.0F);
  return ((uint64_t)h << 32) + (uint64_t)l;
}

struct run {
  uint64_t rb, ga, rb_step, ga_step;
};

static inline uint32_t run_pixel(const struct run *r) {
  uint32_t rb = (uint32_t)(r->rb >> 48 & 255) << 16 | (uint32_t)(r->rb >> 16 & 255);
  uint32_t ag = (uint32_t)(r->ga >> 48 & 255) << 24 | (uint32_t)(r->ga >> 16 & 255) << 8;
  return rb | ag;
}

static struct run run_from(const struct gradient *g, float dx, float dy, int skipped) {
  v4 c = g->colour + g->colour_dx * dx + g->colour_dy * dy;
  struct run r = {(uint64_t)fixed(c[2], HALF_COLOUR) << 32 | fixed(c[0], HALF_COLOUR),
                  (uint64_t)fixed(c[3], HALF) << 32 | fixed(c[1], HALF_COLOUR),
                  fixed_step(g->colour_dx[2], g->colour_dx[0]), fixed_step(g->colour_dx[3], g->colour_dx[1])};
  r.rb += r.rb_step * (uint64_t)skipped;
  r.ga += r.ga_step * (uint64_t)skipped;
  return r;
}

static void plain_row(uint32_t *to, int n, struct run r, bool opaque) {
  if (opaque) {
    for (int i = 0; i < n; i++, r.rb += r.rb_step, r.ga += r.ga_step) to[i] = run_pixel(&r) | 0xFF000000;
    return;
  }
  for (int i = 0; i < n; i++, r.rb += r.rb_step, r.ga += r.ga_step) to[i] = pixel_over(to[i], run_pixel(&r));
}

struct texture_run {
  int32_t u, v, u_step, v_step; /* 16.16 texels */
};

static inline int inside(int v, int n) { return v < 0 ? 0 : v < n ? v : n - 1; }

/* The texture's premultiplied green is luma times alpha: it scales the colours, its alpha the alpha. */
static void textured_row(uint32_t *to, int n, struct run r, struct texture_run s, const struct image *tex) {
  for (int i = 0; i < n; i++) {
    uint32_t texel = tex->pixels[inside(s.v >> 16, tex->h) * tex->w + inside(s.u >> 16, tex->w)];
    uint32_t alpha = texel >> 24;
    if (alpha) {
      uint32_t p = run_pixel(&r);
      uint32_t q = (pixel_mul(p, texel >> 8 & 255) & 0xFFFFFF) | mul255(p >> 24, alpha) << 24;
      to[i] = q >> 24 == 255 ? q : pixel_over(to[i], q);
    }
    r.rb += r.rb_step;
    r.ga += r.ga_step;
    s.u += s.u_step;
    s.v += s.v_step;
  }
}

static inline int32_t texel_fixed(float v) { return (int32_t)(kept(v, -16000, 16000) * 65536.0F); }

static struct texture_run texture_from(const struct gradient *g, float dx, float dy, int skipped) {
  struct texture_run s = {texel_fixed(g->u + g->u_dx * dx + g->u_dy * dy),
                          texel_fixed(g->v + g->v_dx * dx + g->v_dy * dy), texel_fixed(g->u_dx), texel_fixed(g->v_dx)};
  s.u = (int32_t)((uint32_t)s.u + (uint32_t)s.u_step * (uint32_t)skipped);
  s.v = (int32_t)((uint32_t)s.v + (uint32_t)s.v_step * (uint32_t)skipped);
  return s;
}

/* The rows between two edges, from row y0 up to y1. */
static void fill_rows(const struct tri_target *tt, const struct gradient *g, const struct edge *left,
                      const struct edge *right, int y0, int y1) {
  const struct irect *clip = &tt->t->clip;
  if (y0 < clip->y0) y0 = clip->y0;
  if (y1 > clip->y1) y1 = clip->y1;
  for (int y = y0; y < y1; y++) {
    float py = (float)y + 0.5F;
    int start = edge_pixel(left, py), end = edge_pixel(right, py);
    int from = start > clip->x0 ? start : clip->x0, to = end < clip->x1 ? end : clip->x1;
    if (from >= to) continue;
    float dx = (float)start + 0.5F - g->x, dy = py - g->y;
    struct run r = run_from(g, dx, dy, from - start);
    uint32_t *row = target_row(tt->t, y) + from;
    if (tt->tex)
      textured_row(row, to - from, r, texture_from(g, dx, dy, from - start), tt->tex);
    else
      plain_row(row, to - from, r, tt->opaque);
  }
}

static bool outside(const struct irect *clip, const struct ready_vertex *a, const struct ready_vertex *b,
                    const struct ready_vertex *c) {
  float x0 = (float)clip->x0, x1 = (float)clip->x1;
  return (a->x < x0 && b->x < x0 && c->x < x0) || (a->x > x1 && b->x > x1 && c->x > x1) || c->y < (float)clip->y0 ||
         a->y > (float)clip->y1;
}

static inline bool lower(const struct ready_vertex *a, const struct ready_vertex *b) {
  return a->y > b->y || (a->y == b->y && a->x > b->x);
}
static inline void swap(const struct ready_vertex **a, const struct ready_vertex **b) {
  const struct ready_vertex *t = *a;
  *a = *b;
  *b = t;
}

static void triangle(const struct tri_target *base, const struct ready_vertex *a, const struct ready_vertex *b,
                     const struct ready_vertex *c) {
  if (lower(a, b)) swap(&a, &b);
  if (lower(b, c)) swap(&b, &c);
  if (lower(a, b)) swap(&a, &b);
  if (outside(&base->t->clip, a, b, c)) return;
  int y0 = first_centre(a->y), y1 = first_centre(b->y), y2 = first_centre(c->y);
  float area = (b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y);
  if (y0 == y2 || !(fabsf(area) > 1e-6F)) return;
  struct tri_target tt = *base;
  tt.opaque = a->colour[3] == 255 && b->colour[3] == 255 && c->colour[3] == 255;
  struct gradient g = gradient_of(a, b, c, area, tt.tex != NULL);
  struct edge lng = edge_between(a, c), upper = edge_between(a, b), under = edge_between(b, c);
  bool middle_right = area > 0; /* b lies to the right of the long edge */
  fill_rows(&tt, &g, middle_right ? &lng : &upper, middle_right ? &upper : &lng, y0, y1);
  fill_rows(&tt, &g, middle_right ? &lng : &under, middle_right ? &under : &lng, y1, y2);
}

void raster_triangles(const struct target *t, const struct draw_cmd *cmd, const struct draw_list *d) {
  const struct draw_triangles_cmd *m = &cmd->u.triangles;
  struct tri_target tt = {t, m->tex.pixels ? &m->tex : NULL, false};
  struct raster *r = t->r;
  r->vertices = raster_grow(r->vertices, &r->vertex_cap, m->count, sizeof *r->vertices);
  struct ready_vertex *v = r->vertices;
  for (int i = 0; i < m->count; i++) v[i] = ready(&d->vertices[m->first + i], tt.tex);
  const uint16_t *index = d->indices + m->index_first;
  for (int i = 0; i + 2 < m->index_count; i += 3) triangle(&tt, &v[index[i]], &v[index[i + 1]], &v[index[i + 2]]);
  if (m->index_count) return;
  for (int i = 0; i + 2 < m->count; i += 3) triangle(&tt, &v[i], &v[i + 1], &v[i + 2]);
}
