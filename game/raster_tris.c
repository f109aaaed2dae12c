/* raster_tris.c - triangles in painting order: gouraud colour with alpha, times a luma-and-alpha texture.
 *
 * A pixel belongs to the triangle its centre lies in; an edge is always computed from its upper end, so two triangles
 * that share it agree to the bit: no gap, and no pixel blended twice. Edges, colours and texels run in fixed point, a
 * value at (row, column) being start + rows * step + columns * step in whole numbers: the same whatever was clipped
 * away. Colours are premultiplied at the corners, 8.16, two channels to a 64-bit word. */
#include "raster_vector.h"

#include <assert.h>
#include <math.h>

typedef float v4 __attribute__((vector_size(16)));
typedef int32_t v4i __attribute__((vector_size(16)));
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "two lanes of a vector are read as one word, low lane first");

struct ready_vertex {
  v4 colour; /* b, r, g, a, premultiplied, 0..255 */
  float x, y, u, v;
};

/* The texture as it is, halved once, halved twice. */
enum { LEVELS = 3 };
struct level {
  const uint32_t *pixels;
  uint32_t stride, u_mask, v_mask;
};

/* Where and with what a triangle is drawn. */
struct tri_target {
  const struct target *t;
  const struct level *tex; /* one of the levels; NULL: none */
  const struct level *levels;
  bool opaque;
  int x0, x1; /* columns it may touch: the clip's and its own */
};

/* An edge crosses the centre of `row` at x, 40.24 less half a pixel. */
enum { EDGE_BITS = 24 };
struct edge {
  int64_t x, step;
  int row;
};

/* Two colour words: blue and red, green and alpha. */
struct colour {
  uint64_t br, ga;
};
struct gradient {
  int row, column; /* the pixel the starts belong to */
  struct colour start, right, down;
  uint32_t u, v, u_right, v_right, u_down, v_down; /* 16.16 texels */
};
/* What runs along one row. */
struct run {
  struct colour at, step;
  uint32_t u, v, u_step, v_step;
};

/* Far enough out for any screen; what is no number goes there too, so that nothing below overflows. */
static inline float within(float v, float far) { return !(v > -far) ? -far : v < far ? v : far; }

static struct ready_vertex ready(const struct draw_vertex *v, const struct image *tex) {
  uint32_t p = pixel_of_rgba(v->rgba);
  struct ready_vertex r = {.x = within(v->x, 32000), .y = within(v->y, 32000)};
  r.u = v->u * (float)tex->w;
  r.v = v->v * (float)tex->h;
  r.colour = (v4){(float)(p & 255), (float)(p >> 16 & 255), (float)(p >> 8 & 255), (float)(p >> 24)};
  return r;
}

/* ---- edges ---- */

/* The first pixel whose centre is not before v (ceilf is a slow call on plain x86-64). */
static inline int first_centre(float v) {
  int i = (int)(v - 0.5F);
  return i + ((float)i < v - 0.5F);
}

static inline struct edge edge_between(const struct ready_vertex *top, const struct ready_vertex *bottom) {
  const float one = (float)(1 << EDGE_BITS);
  float h = bottom->y - top->y, slope = h > 0 ? within((bottom->x - top->x) / h, 1e11F) : 0;
  int row = first_centre(top->y);
  float x = top->x + ((float)row + 0.5F - top->y) * slope - 0.5F;
  return (struct edge){(int64_t)(x * one), (int64_t)(slope * one), row};
}

static inline int64_t edge_at(const struct edge *e, int row) {
  return (int64_t)((uint64_t)e->x + (uint64_t)(int64_t)(row - e->row) * (uint64_t)e->step);
}
static inline int edge_pixel(int64_t x) { return (int)((x + (1 << EDGE_BITS) - 1) >> EDGE_BITS); }

/* ---- gradients ---- */

/* A half is added for rounding; to colours a little less, so that no rounding on the way lifts one above its alpha,
 * which would spill over when blended. */
static inline struct colour colour_start(v4 c) {
  const v4 half = {0.5F - 1.0F / 256, 0.5F - 1.0F / 256, 0.5F - 1.0F / 256, 0.5F};
  v4i f = __builtin_convertvector((c + half) * 65536.0F, v4i);
  return (struct colour){(uint64_t)f[1] * 0x100000000u + (uint64_t)f[0],
                         (uint64_t)f[3] * 0x100000000u + (uint64_t)f[2]};
}
/* Added, not or-ed: the borrow of a falling low half is part of the sum, so both halves stay exact. */
static inline struct colour colour_step(v4 c) {
  v4i f = __builtin_convertvector(c * 65536.0F, v4i);
  return (struct colour){(uint64_t)f[1] * 0x100000000u + (uint64_t)f[0],
                         (uint64_t)f[3] * 0x100000000u + (uint64_t)f[2]};
}

/* Whole textures too many do not matter, as it repeats. */
static inline uint32_t texel_fixed(float v) { return (uint32_t)(int64_t)(within(v, 1e9F) * 65536.0F); }

struct slopes {
  float bx, by, cx, cy; /* over the area */
};
static inline float right_slope(const struct slopes *s, float b, float c) { return b * s->cy - c * s->by; }
static inline float down_slope(const struct slopes *s, float b, float c) { return c * s->bx - b * s->cx; }

/* A texture drawn much smaller than it is would sparkle: its halved copy is as sharp as can be seen. */
static const struct level *texture_gradient(struct gradient *g, const struct ready_vertex *const corner[3],
                                            const struct slopes *s, const struct level *levels) {
  const struct ready_vertex *a = corner[0], *b = corner[1], *c = corner[2];
  float u_right = right_slope(s, b->u - a->u, c->u - a->u), u_down = down_slope(s, b->u - a->u, c->u - a->u);
  float v_right = right_slope(s, b->v - a->v, c->v - a->v), v_down = down_slope(s, b->v - a->v, c->v - a->v);
  float texels = fabsf(u_right * v_down - u_down * v_right); /* in the area of one pixel */
  int level = texels > 8 ? 2 : texels > 2 ? 1 : 0;
  float k = level == 2   ? 0.25F
            : level == 1 ? 0.5F
                         : 1,
        dx = (float)g->column + 0.5F - a->x, dy = (float)g->row + 0.5F - a->y;
  g->u = texel_fixed(k * (a->u + u_right * dx + u_down * dy));
  g->v = texel_fixed(k * (a->v + v_right * dx + v_down * dy));
  g->u_right = texel_fixed(k * u_right);
  g->v_right = texel_fixed(k * v_right);
  g->u_down = texel_fixed(k * u_down);
  g->v_down = texel_fixed(k * v_down);
  return &levels[level];
}

/* Thinner than a fiftieth of a pixel: slopes would be noise, so it is drawn evenly. Else no slope exceeds what fits. */
static inline bool too_thin(const struct ready_vertex *const corner[3], float area) {
  const struct ready_vertex *a = corner[0], *b = corner[1], *c = corner[2];
  return fabsf(area) < 0.02F * (fabsf(b->x - a->x) + fabsf(c->x - a->x) + c->y - a->y);
}

static struct gradient gradient_of(const struct ready_vertex *const corner[3], float area, struct tri_target *tt) {
  const struct ready_vertex *a = corner[0], *b = corner[1], *c = corner[2];
  struct gradient g = {.row = first_centre(a->y), .column = first_centre(a->x)};
  float k = too_thin(corner, area) ? 0 : 1 / area;
  struct slopes s = {(b->x - a->x) * k, (b->y - a->y) * k, (c->x - a->x) * k, (c->y - a->y) * k};
  v4 db = b->colour - a->colour, dc = c->colour - a->colour;
  v4 right = db * s.cy - dc * s.by, down = dc * s.bx - db * s.cx;
  float dx = (float)g.column + 0.5F - a->x, dy = (float)g.row + 0.5F - a->y;
  g.start = colour_start(a->colour + right * dx + down * dy);
  g.right = colour_step(right);
  g.down = colour_step(down);
  if (tt->levels) tt->tex = texture_gradient(&g, corner, &s, tt->levels);
  return g;
}

static inline struct run run_at(const struct gradient *g, int row, int column) {
  uint64_t rows = (uint64_t)(int64_t)(row - g->row), columns = (uint64_t)(int64_t)(column - g->column);
  uint32_t r = (uint32_t)rows, c = (uint32_t)columns;
  return (struct run){{g->start.br + rows * g->down.br + columns * g->right.br,
                       g->start.ga + rows * g->down.ga + columns * g->right.ga},
                      g->right,
                      g->u + r * g->u_down + c * g->u_right,
                      g->v + r * g->v_down + c * g->v_right,
                      g->u_right,
                      g->v_right};
}

/* ---- pixels ---- */

static inline uint32_t next_pixel(struct run *r) {
  uint32_t br = (uint32_t)(r->at.br >> 48 & 255) << 16 | (uint32_t)(r->at.br >> 16 & 255);
  uint32_t ga = (uint32_t)(r->at.ga >> 48 & 255) << 24 | (uint32_t)(r->at.ga >> 16 & 255) << 8;
  r->at.br += r->step.br;
  r->at.ga += r->step.ga;
  return br | ga;
}
/* One by one and then put together: a vector written piecewise would go through memory. */
static inline u4 four_pixels(struct run *r) {
  uint32_t a = next_pixel(r), b = next_pixel(r), c = next_pixel(r), d = next_pixel(r);
  return (u4){a, b, c, d};
}

static inline uint32_t next_texel(struct run *r, const struct level *tex) {
  uint32_t at = (r->v >> 16 & tex->v_mask) * tex->stride + (r->u >> 16 & tex->u_mask);
  r->u += r->u_step;
  r->v += r->v_step;
  return tex->pixels[at];
}
static inline u4 four_texels(struct run *r, const struct level *tex) {
  uint32_t a = next_texel(r, tex), b = next_texel(r, tex), c = next_texel(r, tex), d = next_texel(r, tex);
  return (u4){a, b, c, d};
}

static inline void plain_row(uint32_t *to, int n, struct run r, bool opaque) {
  int i = 0;
  if (opaque) {
    for (; i < n; i++) to[i] = next_pixel(&r) | 0xFF000000;
    return;
  }
  for (; i + 4 <= n; i += 4) store(to + i, over4(load(to + i), four_pixels(&r)));
  for (; i < n; i++) to[i] = pixel_over(to[i], next_pixel(&r));
}

/* The texture's premultiplied green is luma times alpha: it scales the colours, its alpha the alpha. No shortcut for a
 * clear or a full texel: a branch guessed wrong costs more. */
static inline uint32_t textured(uint32_t below, uint32_t pixel, uint32_t texel) {
  uint32_t q = (pixel_mul(pixel, texel >> 8 & 255) & 0xFFFFFF) | mul255(pixel >> 24, texel >> 24) << 24;
  return pixel_over(below, q);
}
static inline u4 textured4(u4 below, u4 pixels, u4 texels) {
  u4 luma = texels >> 8 & 255, alpha = texels >> 24;
  return over4(below, mul_halves(pixels, luma | luma << 16, luma | alpha << 16));
}

static inline void textured_row(uint32_t *to, int n, struct run r, const struct level *tex) {
  int i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, textured4(load(to + i), four_pixels(&r), four_texels(&r, tex)));
  for (; i < n; i++) to[i] = textured(to[i], next_pixel(&r), next_texel(&r, tex));
}

/* ---- triangles ---- */

/* The rows between two edges, from row y0 up to y1. */
static void fill_rows(const struct tri_target *tt, const struct gradient *g, const struct edge *const side[2], int y0,
                      int y1) {
  const struct irect *clip = &tt->t->clip;
  if (y0 < clip->y0) y0 = clip->y0;
  if (y1 > clip->y1) y1 = clip->y1;
  int64_t left = edge_at(side[0], y0), right = edge_at(side[1], y0);
  for (int y = y0; y < y1; y++, left += side[0]->step, right += side[1]->step) {
    int from = edge_pixel(left), to = edge_pixel(right);
    if (from < tt->x0) from = tt->x0;
    if (to > tt->x1) to = tt->x1;
    if (from >= to) continue;
    struct run r = run_at(g, y, from);
    uint32_t *row = target_row(tt->t, y) + from;
    if (tt->tex)
      textured_row(row, to - from, r, tt->tex);
    else
      plain_row(row, to - from, r, tt->opaque);
  }
}

/* The columns whose centres lie between the corners; what rounding adds to a flat edge stays inside them. */
static inline bool find_columns(struct tri_target *tt, const struct ready_vertex *const corner[3]) {
  float ax = corner[0]->x, bx = corner[1]->x, cx = corner[2]->x;
  float low = ax < bx ? ax : bx, high = ax < bx ? bx : ax;
  tt->x0 = first_centre(low < cx ? low : cx);
  tt->x1 = first_centre(high > cx ? high : cx);
  if (tt->x0 < tt->t->clip.x0) tt->x0 = tt->t->clip.x0;
  if (tt->x1 > tt->t->clip.x1) tt->x1 = tt->t->clip.x1;
  return tt->x0 < tt->x1;
}

static inline bool lower(const struct ready_vertex *a, const struct ready_vertex *b) {
  return a->y > b->y || (a->y == b->y && a->x > b->x);
}
static inline void swap(const struct ready_vertex **a, const struct ready_vertex **b) {
  const struct ready_vertex *t = *a;
  *a = *b;
  *b = t;
}

static void triangle(struct tri_target *tt, const struct ready_vertex *a, const struct ready_vertex *b,
                     const struct ready_vertex *c) {
  if (lower(a, b)) swap(&a, &b);
  if (lower(b, c)) swap(&b, &c);
  if (lower(a, b)) swap(&a, &b);
  const struct ready_vertex *const corner[3] = {a, b, c};
  int y0 = first_centre(a->y), y1 = first_centre(b->y), y2 = first_centre(c->y);
  if (y0 == y2 || y2 <= tt->t->clip.y0 || y0 >= tt->t->clip.y1 || !find_columns(tt, corner)) return;
  float area = (b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y);
  if (!(fabsf(area) > 1e-6F)) return;
  tt->opaque = a->colour[3] == 255 && b->colour[3] == 255 && c->colour[3] == 255;
  struct gradient g = gradient_of(corner, area, tt);
  struct edge whole = edge_between(a, c), upper = edge_between(a, b), under = edge_between(b, c);
  bool right = area > 0; /* the middle corner lies to the right of the whole edge */
  if (y0 < y1) fill_rows(tt, &g, (const struct edge *[2]){right ? &whole : &upper, right ? &upper : &whole}, y0, y1);
  if (y1 < y2) fill_rows(tt, &g, (const struct edge *[2]){right ? &whole : &under, right ? &under : &whole}, y1, y2);
}

static void make_levels(struct raster *r, const struct image *tex, struct level *levels) {
  assert(tex->w > 0 && tex->h > 0 && (tex->w & (tex->w - 1)) == 0 && (tex->h & (tex->h - 1)) == 0); /* powers of two */
  for (int i = 0; i < LEVELS; i++) {
    struct image img = raster_halved(r, tex, i);
    levels[i] = (struct level){img.pixels, (uint32_t)img.w, (uint32_t)img.w - 1, (uint32_t)img.h - 1};
  }
}

void raster_triangles(const struct target *t, const struct draw_cmd *cmd, const struct draw_list *d) {
  const struct draw_triangles_cmd *m = &cmd->u.triangles;
  struct raster *r = t->r;
  struct level levels[LEVELS];
  if (m->tex.pixels) make_levels(r, &m->tex, levels);
  struct tri_target tt = {.t = t, .levels = m->tex.pixels ? levels : NULL};
  r->vertices = raster_grow(r->vertices, &r->vertex_cap, m->count, sizeof *r->vertices);
  struct ready_vertex *v = r->vertices;
  for (int i = 0; i < m->count; i++) v[i] = ready(&d->vertices[m->first + i], &m->tex);
  const uint16_t *index = m->index_count ? d->indices + m->index_first : NULL;
  int n = index ? m->index_count : m->count;
  for (int i = 0; i + 2 < n; i += 3) {
    if (index)
      triangle(&tt, &v[index[i]], &v[index[i + 1]], &v[index[i + 2]]);
    else
      triangle(&tt, &v[i], &v[i + 1], &v[i + 2]);
  }
}
