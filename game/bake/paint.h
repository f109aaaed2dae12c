/* paint.h - a small painter for pictures made at build time: anti-aliased shapes over a canvas of floats.
 *
 * Coordinates are u; the canvas knows its scale and origin. Colours are straight sRGB values 0..1 and mixed as such, as
 * a painter would judge them. Chance is a hash, so the same picture comes out every time.
 */
#ifndef HANDSHY_BAKE_PAINT_H
#define HANDSHY_BAKE_PAINT_H

#include <stdbool.h>
#include <stdint.h>

#define PI_F 3.14159265f

struct ink {
  float r, g, b, a;
};
struct paint {
  int w, h;       /* pixels */
  float scale;    /* pixels a u */
  float x0, y0;   /* u of the first pixel's corner */
  float *px;      /* premultiplied r g b a */
  float *scratch; /* coverage of the shape being filled */
};

struct paint paint_create(float x0, float y0, float w_u, float h_u, float scale); /* clear */
void paint_free(struct paint *p);
float *paint_at(const struct paint *p, int x, int y);

static inline float clampf(float v, float low, float high) { return v < low ? low : v > high ? high : v; }
static inline float mixf(float a, float b, float t) { return a + (b - a) * t; }
static inline float smooth(float a, float b, float v) {
  float t = clampf((v - a) / (b - a), 0, 1);
  return t * t * (3 - 2 * t);
}
struct ink ink(uint32_t rgb, float a);
struct ink ink_mix(struct ink a, struct ink b, float t);
struct ink ink_mul(struct ink c, float k);                                       /* brightness, alpha kept */
struct ink ink_ramp(struct ink dark, struct ink mid, struct ink light, float l); /* a painter's three tones, l 0..1 */

/* Chance and noise. */
uint32_t hash_u32(uint32_t n);
float hash_unit(uint32_t n); /* 0..1 */
struct dice {
  uint32_t state;
};
float dice(struct dice *d); /* 0..1 */
float dice_in(struct dice *d, float low, float high);
float noise(float x, float y, uint32_t seed); /* 0..1, smooth */
float fbm(float x, float y, uint32_t seed);   /* 0..1, four octaves */
/* The same, repeating every `px`, `py`: for tiles. */
float noise_tile(float x, float y, int period_x, int period_y, uint32_t seed);

/* How a shape is filled: from a at (ax, ay) to b at (bx, by), or by `shade`. */
typedef struct ink shade_fn(const void *ctx, float x, float y);
struct fill {
  struct ink a, b;
  float ax, ay, bx, by;
  shade_fn *shade;
  const void *ctx;
};
struct fill fill_flat(struct ink c);
struct fill fill_line(struct ink a, float ax, float ay, struct ink b, float bx, float by);
struct fill fill_shade(shade_fn *shade, const void *ctx);

void paint_polygon(struct paint *p, const float *xy, int n, const struct fill *f);
void paint_erase(struct paint *p, const float *xy, int n);
void paint_quad(struct paint *p, const float xy[8], const struct fill *f);
void paint_rect(struct paint *p, float x, float y, float w, float h, const struct fill *f);
/* A line of changing width and colour through the points. */
void paint_stroke(struct paint *p, const float *xy, int n, float w0, float w1, struct ink a, struct ink b);
void paint_line(struct paint *p, float xa, float ya, float xb, float yb, float w, struct ink c);
void paint_disc(struct paint *p, float x, float y, float rx, float ry, float turn, struct ink in, struct ink out);
/* A blob with no edge. */
void paint_soft(struct paint *p, float x, float y, float rx, float ry, float turn, struct ink c);
/* A round bar, lit from the upper left. */
struct bar_tones {
  struct ink dark, mid, light;
};
void paint_bar(struct paint *p, float xa, float ya, float xb, float yb, float w, const struct bar_tones *t);
/* Writes points of an arc (turning from a0 to a1) and returns how many. */
int paint_arc(float *xy, float x, float y, float rx, float ry, float a0, float a1, int steps);

void paint_blur(struct paint *p, float radius_u);
void paint_over(struct paint *p, const struct paint *top);          /* same scale; by place in u */
void paint_enlarge(struct paint *p, const struct paint *small_one); /* bilinear, by place in u, replaces */
struct paint paint_half(const struct paint *p);                     /* 2x2 mean */
/* Every pixel through f. */
typedef void pixel_fn(const void *ctx, float x, float y, float rgba[4]);
void paint_each(struct paint *p, pixel_fn *f, const void *ctx);

/* Write a picture file (picture_rows.h); false with a message on stderr. Saved: plain and dithered, for assets.c, which
 * maps it. Packed: a tenth of the size, for what is read once from top to bottom. */
bool paint_save(const struct paint *p, const char *dir, const char *name, int px);
bool paint_pack(const struct paint *p, const char *dir, const char *name, int px);

#endif
