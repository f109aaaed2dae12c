/* room_mix.c - see room_mix.h. Source rows are read once, in their order; two of them are kept for scaling. */
#include "room_mix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../picture_rows.h"

/* At noon the sun is high and white: of 256, what red, green and blue become of the warm light that is painted. */
static const uint32_t noon[3] = {252, 259, 274};
/* Under a lamp, of 256: what is left of red, green and blue when there is no daylight. */
static const uint32_t lamp[3] = {176, 148, 140};

/* Where a pixel of the window lies in the source: between `at` and the next, `part` of 256 on. */
struct tap {
  int at;
  uint32_t part;
};
struct mix {
  struct mix_wish wish;
  struct picture_size from;
  struct picture_rows *day, *night; /* NULL: not needed in this light */
  int read, made;                   /* source rows read, rows of the part made */
  int have[2];                      /* which source rows the two hold */
  uint32_t *row[2], *line, *other;
  struct tap *taps; /* x0..x1 */
};

int light_step(float light) {
  float dim = fmaxf(0, fminf(light, 1)), past = fmaxf(0, fminf(light - 1, 1));
  return (int)lroundf(dim * LIGHT_DAY) + (int)lroundf(past * (LIGHT_NOON - LIGHT_DAY));
}

static struct tap tap_of(int i, int n, int from_n) {
  double at = fmax(0, fmin((i + 0.5) * from_n / n - 0.5, from_n - 1));
  int whole = (int)at;
  if (whole >= from_n - 1) return (struct tap){from_n > 1 ? from_n - 2 : 0, from_n > 1 ? 256 : 0};
  return (struct tap){whole, (uint32_t)((at - whole) * 256)};
}

/* ---- life ---- */

static bool open_files(struct mix *m) {
  const struct mix_wish *w = &m->wish;
  struct picture_size night = {0};
  if (w->night[0] && w->step < LIGHT_DAY) m->night = picture_rows_open(w->night, &night);
  if (!m->night || w->step > LIGHT_NIGHT) m->day = picture_rows_open(w->day, &m->from);
  if (m->night && !m->day) m->from = night;
  if (m->night && m->day && (night.w != m->from.w || night.h != m->from.h)) return false;
  return (m->day || m->night) && m->from.w > 1 && m->from.h > 1;
}

static bool make_room(struct mix *m) {
  size_t w = (size_t)m->from.w, columns = (size_t)(m->wish.x1 - m->wish.x0);
  uint32_t *rows = malloc(4 * 4u * w);
  m->row[0] = rows;
  m->taps = malloc(columns * sizeof *m->taps);
  if (!rows || !m->taps) return false;
  m->row[1] = rows + w, m->line = rows + 2 * w, m->other = rows + 3 * w;
  for (size_t x = 0; x < columns; x++) m->taps[x] = tap_of(m->wish.x0 + (int)x, m->wish.w, m->from.w);
  return true;
}

struct mix *mix_begin(const struct mix_wish *wish) {
  struct mix *m = calloc(1, sizeof *m);
  if (!m) return NULL;
  m->wish = *wish;
  m->have[0] = m->have[1] = -1;
  if (open_files(m) && make_room(m)) return m;
  mix_end(m);
  return NULL;
}

void mix_end(struct mix *m) {
  if (!m) return;
  picture_rows_close(m->day);
  picture_rows_close(m->night);
  free(m->row[0]);
  free(m->taps);
  free(m);
}

/* ---- pixels ---- */

/* Two pixels, t of 256 of b, two channels at a time. */
static uint32_t mix_pixels(uint32_t a, uint32_t b, uint32_t t) {
  uint32_t s = 256 - t;
  uint32_t rb = ((a & 0xFF00FFu) * s + (b & 0xFF00FFu) * t + 0x800080u) >> 8 & 0xFF00FFu;
  uint32_t ag = (a >> 8 & 0xFF00FFu) * s + (b >> 8 & 0xFF00FFu) * t + 0x800080u;
  return (ag & 0xFF00FF00u) | rb;
}

static void mix_rows(uint32_t *a, const uint32_t *b, int w, uint32_t t) {
  for (int x = 0; x < w && t; x++) a[x] = mix_pixels(a[x], b[x], t);
}

/* Red, green and blue times `tint` of 256, by t of 256; never more than alpha. */
static void tint_row(uint32_t *row, int w, const uint32_t tint[3], uint32_t t) {
  uint32_t by[3];
  for (int c = 0; c < 3; c++) by[c] = (256 * (256 - t) + tint[c] * t) >> 8;
  for (int x = 0; x < w && t; x++) {
    uint32_t p = row[x], a = p >> 24, r = (p >> 16 & 255) * by[0] >> 8, g = (p >> 8 & 255) * by[1] >> 8,
             b = (p & 255) * by[2] >> 8;
    row[x] = a << 24 | (r < a ? r : a) << 16 | (g < a ? g : a) << 8 | (b < a ? b : a);
  }
}

/* ---- rows ---- */

static void read_row(struct picture_rows *r, int skip, uint32_t *out) {
  picture_rows_skip(r, skip);
  picture_rows_next(r, out);
}

/* A row of the picture by day, in the light of that step. */
static void light_row(struct mix *m, int skip, uint32_t *out) {
  int w = m->from.w, step = m->wish.step;
  uint32_t dark = step < LIGHT_DAY ? (uint32_t)((LIGHT_DAY - step) * 256 / LIGHT_DAY) : 0; /* of 256 */
  read_row(m->day ? m->day : m->night, skip, out);
  if (step > LIGHT_DAY)
    tint_row(out, w, noon, (uint32_t)((step - LIGHT_DAY) * 256 / (LIGHT_NOON - LIGHT_DAY)));
  else if (!m->night)
    tint_row(out, w, lamp, dark);
  else if (m->day) {
    read_row(m->night, skip, m->other);
    mix_rows(out, m->other, w, dark);
  }
}

/* Rows are asked for in rising order, each at most one back. */
static const uint32_t *source_row(struct mix *m, int y) {
  uint32_t *row = m->row[y & 1];
  if (m->have[y & 1] != y) {
    light_row(m, y - m->read, row);
    m->read = y + 1;
    m->have[y & 1] = y;
  }
  return row;
}

static void scaled_row(struct mix *m, int y, uint32_t *out) {
  struct tap v = tap_of(y, m->wish.h, m->from.h);
  const uint32_t *upper = source_row(m, v.at), *lower = source_row(m, v.at + 1);
  int n = m->wish.x1 - m->wish.x0, first = m->taps[0].at, last = m->taps[n - 1].at + 1;
  for (int x = first; x <= last; x++) m->line[x] = mix_pixels(upper[x], lower[x], v.part);
  for (int x = 0; x < n; x++) out[x] = mix_pixels(m->line[m->taps[x].at], m->line[m->taps[x].at + 1], m->taps[x].part);
}

void mix_next(struct mix *m, int n, uint32_t *out) {
  const struct mix_wish *w = &m->wish;
  bool same_size = w->w == m->from.w && w->h == m->from.h;
  int columns = w->x1 - w->x0;
  for (; n > 0 && w->y0 + m->made < w->y1; n--, m->made++, out += columns) {
    int y = w->y0 + m->made;
    if (same_size)
      memcpy(out, source_row(m, y) + w->x0, 4u * (size_t)columns);
    else
      scaled_row(m, y, out);
  }
}
