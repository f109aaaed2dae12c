/* raster_images.c - pictures: copied as they are, scaled with two-way interpolation, shrunk through halved copies, and
 * nine-patches, which are kept at the size they were last drawn because panels rarely change theirs. */
#include "raster_inside.h"

#include <math.h>
#include <stdlib.h>

/* ---- pictures made from pictures ---- */

static void picture_drop(struct raster *r, struct picture_slot *s) {
  r->picture_bytes -= (size_t)s->w * (size_t)s->h * 4;
  free(s->pixels);
  *s = (struct picture_slot){0};
}

void raster_pictures_free(struct raster *r) {
  for (int i = 0; i < PICTURE_SLOTS; i++)
    if (r->pictures[i].key) picture_drop(r, &r->pictures[i]);
}

static struct picture_slot *picture_oldest(struct raster *r) {
  struct picture_slot *oldest = NULL;
  for (int i = 0; i < PICTURE_SLOTS; i++)
    if (r->pictures[i].key && (!oldest || r->pictures[i].used < oldest->used)) oldest = &r->pictures[i];
  return oldest;
}

static struct picture_slot *picture_find(struct raster *r, uint64_t key) {
  for (int i = 0; i < PICTURE_SLOTS; i++)
    if (r->pictures[i].key == key) {
      r->pictures[i].used = ++r->clock;
      return &r->pictures[i];
    }
  return NULL;
}

/* A slot with w*h pixels to be filled; others go when the room is used up. */
static struct picture_slot *picture_add(struct raster *r, uint64_t key, int w, int h) {
  size_t bytes = (size_t)w * (size_t)h * 4;
  struct picture_slot *s, *oldest;
  while ((s = picture_find(r, 0)) == NULL || r->picture_bytes + bytes > PICTURE_BUDGET) {
    if (!(oldest = picture_oldest(r))) break;
    picture_drop(r, oldest);
  }
  *s = (struct picture_slot){.key = key, .w = w, .h = h, .pixels = malloc(bytes), .used = ++r->clock};
  if (!s->pixels) abort();
  r->picture_bytes += bytes;
  return s;
}

static struct image picture_image(const struct picture_slot *s, const struct image *origin) {
  return (struct image){s->w, s->h, s->pixels, s->opaque, origin->serial};
}

static uint32_t mean4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  uint32_t rb = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
  uint32_t ag =
      ((a >> 8) & 0xFF00FF) + ((b >> 8) & 0xFF00FF) + ((c >> 8) & 0xFF00FF) + ((d >> 8) & 0xFF00FF) + 0x020002;
  return ((rb >> 2) & 0xFF00FF) | ((ag << 6) & 0xFF00FF00);
}

static struct image halve(struct raster *r, const struct image *img, uint64_t key) {
  struct picture_slot *s = picture_find(r, key);
  if (s) return picture_image(s, img);
  s = picture_add(r, key, (img->w + 1) / 2, (img->h + 1) / 2);
  s->opaque = img->opaque;
  for (int y = 0; y < s->h; y++) {
    const uint32_t *a = img->pixels + (size_t)(2 * y) * (size_t)img->w;
    const uint32_t *b = 2 * y + 1 < img->h ? a + img->w : a;
    for (int x = 0; x < s->w; x++) {
      int right = 2 * x + 1 < img->w ? 2 * x + 1 : 2 * x;
      s->pixels[(size_t)y * (size_t)s->w + (size_t)x] = mean4(a[2 * x], a[right], b[2 * x], b[right]);
    }
  }
  return picture_image(s, img);
}

struct image raster_halved(struct raster *r, const struct image *img, int times) {
  struct image small = *img;
  uint64_t key = hash_u64(img->serial + 1, (uint64_t)img->w << 32 | (uint32_t)img->h);
  for (int i = 0; i < times && (small.w > 1 || small.h > 1); i++) {
    key = hash_u64(key, 2);
    small = halve(r, &small, key);
  }
  return small;
}

/* ---- sampling ---- */

/* A source coordinate in 16.16, from the centre of the first source pixel, kept inside [low, high]. */
static int32_t to_source(double at, double low, double high) {
  double kept = at < low ? low : at > high ? high : at;
  return (int32_t)floor(kept * 65536.0 + 0.5);
}

/* Two source rows, stretched, are kept from one drawn row to the next: enlarging uses each several times. */
struct sampler {
  const struct image *img;
  const int32_t *columns;
  int n;
  uint32_t *rows[2];
  int which[2]; /* the source row each holds, or -1 */
};

static struct sampler sampler_of(const struct target *t, const struct image *img, int n) {
  return (struct sampler){img, t->r->columns, n, {t->r->stretched, t->r->stretched + n}, {-1, -1}};
}

static const uint32_t *sampler_row(struct sampler *s, int y) {
  int i = y & 1;
  if (s->which[i] != y)
    span_stretch(s->rows[i], s->img->pixels + (size_t)y * (size_t)s->img->w, s->img->w - 1, s->columns, s->n);
  s->which[i] = y;
  return s->rows[i];
}

static void sample_row(struct sampler *s, int32_t v, uint32_t *to) {
  int y = v >> 16;
  uint32_t f = (uint32_t)(v >> 8) & 255;
  const uint32_t *a = sampler_row(s, y), *b = y + 1 < s->img->h && f ? sampler_row(s, y + 1) : a;
  span_mix(to, a, b, s->n, f);
}

/* ---- images ---- */

static void tint_row(uint32_t *row, int n, uint32_t tint) {
  if (tint == 0xFFFFFFFF) return;
  span_times(row, n, tint);
}

static void put_row(uint32_t *to, const uint32_t *from, int n, bool opaque) {
  if (opaque)
    memcpy(to, from, (size_t)n * sizeof *to);
  else
    span_over(to, from, n);
}

/* Source rows as they are, its left top at (x, y). */
static void copy_image(const struct target *t, const struct image *img, int x, int y, uint32_t tint) {
  struct irect c = irect_cut(t->clip, (struct irect){x, y, x + img->w, y + img->h});
  if (irect_empty(c)) return;
  int n = c.x1 - c.x0;
  bool opaque = img->opaque && tint >> 24 == 255;
  for (int py = c.y0; py < c.y1; py++) {
    const uint32_t *from = img->pixels + (size_t)(py - y) * (size_t)img->w + (c.x0 - x);
    if (tint != 0xFFFFFFFF) {
      memcpy(t->r->row, from, (size_t)n * sizeof *from);
      tint_row(t->r->row, n, tint);
      from = t->r->row;
    }
    put_row(target_row(t, py) + c.x0, from, n, opaque);
  }
}

static int nearest(float v) { return (int)floorf(v + 0.5F); }

static void scale_image(const struct target *t, const struct draw_image_cmd *m, const struct image *img,
                        uint32_t tint) {
  const struct rect *s = &m->src, *d = &m->dst;
  struct irect c =
      irect_cut(t->clip, (struct irect){nearest(d->x), nearest(d->y), nearest(d->x + d->w), nearest(d->y + d->h)});
  if (irect_empty(c)) return;
  int n = c.x1 - c.x0;
  double kx = (double)s->w / (double)d->w, ky = (double)s->h / (double)d->h;
  double left = fmax(s->x, 0), top = fmax(s->y, 0);
  double right = fmax(fmin(s->x + s->w, img->w) - 1, left), bottom = fmax(fmin(s->y + s->h, img->h) - 1, top);
  for (int i = 0; i < n; i++) t->r->columns[i] = to_source(s->x + (c.x0 + i + 0.5 - d->x) * kx - 0.5, left, right);
  bool opaque = img->opaque && tint >> 24 == 255;
  struct sampler sampler = sampler_of(t, img, n);
  for (int y = c.y0; y < c.y1; y++) {
    int32_t v = to_source(s->y + (y + 0.5 - d->y) * ky - 0.5, top, bottom);
    sample_row(&sampler, v, t->r->row);
    tint_row(t->r->row, n, tint);
    put_row(target_row(t, y) + c.x0, t->r->row, n, opaque);
  }
}

static bool is_whole_image(const struct draw_image_cmd *m) {
  return m->src.x == 0 && m->src.y == 0 && m->src.w == (float)m->img.w && m->src.h == (float)m->img.h;
}

/* A part of a picture, unscaled: the rows start inside it, so it cannot be an image of its own; clip instead. */
static void copy_part(const struct target *t, const struct draw_image_cmd *m, uint32_t tint) {
  int x = nearest(m->dst.x), y = nearest(m->dst.y), sx = nearest(m->src.x), sy = nearest(m->src.y);
  struct target part = *t;
  part.clip = irect_cut(t->clip, (struct irect){x, y, x + nearest(m->src.w), y + nearest(m->src.h)});
  if (!irect_empty(part.clip)) copy_image(&part, &m->img, x - sx, y - sy, tint);
}

void raster_image(const struct target *t, const struct draw_cmd *cmd) {
  struct draw_image_cmd m = cmd->u.image;
  uint32_t tint = pixel_of_rgba(cmd->rgba);
  if (!tint) return;
  if (fabsf(m.src.w - m.dst.w) < 0.01F && fabsf(m.src.h - m.dst.h) < 0.01F) {
    if (is_whole_image(&m))
      copy_image(t, &m.img, nearest(m.dst.x), nearest(m.dst.y), tint);
    else
      copy_part(t, &m, tint);
    return;
  }
  int halvings = 0;
  while (m.src.w >= m.dst.w * 2 && m.src.h >= m.dst.h * 2 && halvings < 12) {
    m.src = (struct rect){m.src.x / 2, m.src.y / 2, m.src.w / 2, m.src.h / 2};
    halvings++;
  }
  m.img = raster_halved(t->r, &m.img, halvings);
  scale_image(t, &m, &m.img, tint);
}

/* ---- nine-patches ---- */

/* Where column `at` of `size` takes its source: corners at `scale`, the middle stretched over what is left. */
static int32_t nine_source(int at, int size, int source, const struct draw_nine_cmd *m) {
  double corner = (double)m->corner, drawn = corner * (double)m->scale, p = at + 0.5;
  if (2 * drawn > size) drawn = size / 2.0; /* smaller than its corners: they are squeezed */
  double s;
  if (p < drawn)
    s = p * corner / drawn;
  else if (p > size - drawn)
    s = source - (size - p) * corner / drawn;
  else
    s = corner + (p - drawn) * (source - 2 * corner) / (size - 2 * drawn);
  return to_source(s - 0.5, 0, source - 1);
}

static uint64_t nine_key(const struct draw_nine_cmd *m, int w, int h) {
  uint64_t k = hash_u64(0x9199, m->img.serial);
  k = hash_u64(k, (uint64_t)w << 32 | (uint32_t)h);
  k = hash_u64(k, (uint64_t)m->corner << 32 | (uint32_t)m->bleed);
  k = hash_bytes(k, &m->scale, sizeof m->scale);
  return k ? k : 1;
}

static struct picture_slot *nine_make(const struct target *t, const struct draw_nine_cmd *m, int w, int h) {
  uint64_t key = nine_key(m, w, h);
  struct picture_slot *s = picture_find(t->r, key);
  if (s) return s;
  s = picture_add(t->r, key, w, h);
  s->opaque = m->img.opaque;
  raster_need_row(t->r, w);
  for (int x = 0; x < w; x++) t->r->columns[x] = nine_source(x, w, m->img.w, m);
  struct sampler sampler = sampler_of(t, &m->img, w);
  for (int y = 0; y < h; y++) sample_row(&sampler, nine_source(y, h, m->img.h, m), s->pixels + (size_t)y * (size_t)w);
  return s;
}

void raster_nine(const struct target *t, const struct draw_cmd *cmd) {
  const struct draw_nine_cmd *m = &cmd->u.nine;
  float bleed = (float)m->bleed * m->scale;
  int x0 = nearest(m->dst.x - bleed), y0 = nearest(m->dst.y - bleed);
  int x1 = nearest(m->dst.x + m->dst.w + bleed), y1 = nearest(m->dst.y + m->dst.h + bleed);
  if (x1 <= x0 || y1 <= y0) return;
  struct picture_slot *s = nine_make(t, m, x1 - x0, y1 - y0);
  struct image img = picture_image(s, &m->img);
  copy_image(t, &img, x0, y0, 0xFFFFFFFF);
}
