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
typedef int32_t v4i __attribute__((vector_size(16)));
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "two lanes of a vector are read as one word, low lane first");

struct ready_vertex {
  v4 colour; /* b, r, g, a, premultiplied, 0..255 */
  float x, y, u, v;
};

/* An edge: x at a height. */
struct edge {
  float x, y, slope;
};
/* What runs over one triangle. */
struct gradient {
  v4 colour, colour_dx, colour_dy;
  uint64_t rb_step, ga_step; /* along a row */
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
  r.colour = (v4){(float)(p & 255), (float)(p >> 16 & 255), (float)(p >> 8 & 255), (float)(p >> 24)};
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

static inline float kept(float v, float low, float high) { return v < low ? low : v > high ? high : v; }

/* 8.16 in 32 bits. A half is added for rounding; to colours a little less, so that no rounding on the way lifts one
 * above its alpha, which would spill over when blended. */
enum { HALF = 0x8000, HALF_COLOUR = 0x7F00 };

static inline v4 kept_byte(v4 c) {
  const v4 top = {255, 255, 255, 255};
  c = (v4)((v4i)c & (c > 0));
  v4i over = c > top;
  return (v4)(((v4i)c & ~over) | ((v4i)top & over));
}

/* Two lanes as one word. Added, not or-ed: the borrow of a falling low half is part of the sum, so halves stay exact.
 */
static inline uint64_t step_word(float low, float high) {
  int64_t l = (int64_t)(kept(low, -8192, 8192) * 65536.0F), h = (int64_t)(kept(high, -8192, 8192) * 65536.0F);
  return (uint64_t)h * 0x100000000u + (uint64_t)l;
}

static struct gradient gradient_of(const struct ready_vertex *a, const struct ready_vertex *b,
                                   const struct ready_vertex *c, float area, bool textured) {
  float k = 1 / area, bx = (b->x - a->x) * k, by = (b->y - a->y) * k, cx = (c->x - a->x) * k, cy = (c->y - a->y) * k;
  v4 db = b->colour - a->colour, dc = c->colour - a->colour;
  struct gradient g = {.colour = a->colour, .x = a->x, .y = a->y, .u = a->u, .v = a->v};
  /* Thinner than a fiftieth of a pixel: its slopes would be noise. */
  if (fabsf(area) < 0.02F * (fabsf(b->x - a->x) + fabsf(c->x - a->x) + c->y - a->y)) return g;
  g.colour_dx = db * cy - dc * by;
  g.colour_dy = dc * bx - db * cx;
  g.rb_step = step_word(g.colour_dx[0], g.colour_dx[1]);
  g.ga_step = step_word(g.colour_dx[2], g.colour_dx[3]);
  if (!textured) return g;
  float ub = b->u - a->u, uc = c->u - a->u, vb = b->v - a->v, vc = c->v - a->v;
  g.u_dx = ub * cy - uc * by;
  g.u_dy = uc * bx - ub * cx;
  g.v_dx = vb * cy - vc * by;
  g.v_dy = vc * bx - vb * cx;
  return g;
}

struct run {
  uint64_t rb, ga, rb_step, ga_step;
};

static inline uint32_t run_pixel(const struct run *r) {
  uint32_t rb = (uint32_t)(r->rb >> 48 & 255) << 16 | (uint32_t)(r->rb >> 16 & 255);
  uint32_t ag = (uint32_t)(r->ga >> 48 & 255) << 24 | (uint32_t)(r->ga >> 16 & 255) << 8;
  return rb | ag;
}

static inline struct run run_from(const struct gradient *g, float dx, float dy, int skipped) {
  v4 c = kept_byte(g->colour + g->colour_dx * dx + g->colour_dy * dy);
  v4i f = __builtin_convertvector(c * 65536.0F, v4i) + (v4i){HALF_COLOUR, HALF_COLOUR, HALF_COLOUR, HALF};
  uint64_t word[2];
  memcpy(word, &f, sizeof word);
  return (struct run){word[0] + g->rb_step * (uint64_t)skipped, word[1] + g->ga_step * (uint64_t)skipped, g->rb_step,
                      g->ga_step};
}

static void plain_row(uint32_t *to, int n, struct run r, bool opaque) {
  if (opaque) {
    for (int i = 0; i < n; i++, r.rb += r.rb_step, r.ga += r.ga_step) to[i] = run_pixel(&r) | 0xFF000000;
    return;
  }
  for (int i = 0; i < n; i++, r.rb += r.rb_step, r.ga += r.ga_step) to[i] = pixel_over(to[i], run_pixel(&r));
}

struct texture_run {
  int64_t u, v, u_step, v_step; /* 16.16 texels */
};

static inline int inside(int v, int n) { return v < 0 ? 0 : v < n ? v : n - 1; }

/* The texture's premultiplied green is luma times alpha: it scales the colours, its alpha the alpha. */
static inline uint32_t textured(uint32_t below, uint32_t pixel, uint32_t texel) {
  uint32_t q = (pixel_mul(pixel, texel >> 8 & 255) & 0xFFFFFF) | mul255(pixel >> 24, texel >> 24) << 24;
  return q >> 24 == 255 ? q : pixel_over(below, q);
}

static void textured_row(uint32_t *to, int n, struct run r, struct texture_run s, const struct image *tex) {
  /* Coordinates run evenly: when both ends lie in the texture, all do. */
  int64_t last = n - 1, u_end = (s.u + s.u_step * last) >> 16, v_end = (s.v + s.v_step * last) >> 16;
  bool in = s.u >= 0 && s.v >= 0 && s.u >> 16 < tex->w && s.v >> 16 < tex->h && u_end >= 0 && u_end < tex->w &&
            v_end >= 0 && v_end < tex->h;
  for (int i = 0; i < n; i++) {
    int u = (int)(s.u >> 16), v = (int)(s.v >> 16);
    uint32_t texel = in ? tex->pixels[v * tex->w + u] : tex->pixels[inside(v, tex->h) * tex->w + inside(u, tex->w)];
    if (texel >> 24) to[i] = textured(to[i], run_pixel(&r), texel);
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
  s.u += s.u_step * skipped;
  s.v += s.v_step * skipped;
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
