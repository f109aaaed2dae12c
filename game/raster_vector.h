/* raster_vector.h - four pixels at a time with the compiler's vectors: a channel times 0..255 fits 16 bits, and every
 * machine multiplies eight of those at once. The results are those of pixel_mul and pixel_over, to the bit. */
#ifndef HANDSHY_GAME_RASTER_VECTOR_H
#define HANDSHY_GAME_RASTER_VECTOR_H

#include "raster_inside.h"

typedef uint32_t u4 __attribute__((vector_size(16)));
typedef uint16_t h8 __attribute__((vector_size(16)));

static inline u4 load(const uint32_t *from) {
  u4 v;
  memcpy(&v, from, sizeof v);
  return v;
}
static inline void store(uint32_t *to, u4 v) { memcpy(to, &v, sizeof v); }
static inline u4 four(uint32_t v) { return (u4){v, v, v, v}; }

/* Channels times the 16-bit halves of rb and ag (blue and red, green and alpha), over 255. */
static inline u4 mul_halves(u4 p, u4 rb_by, u4 ag_by) {
  h8 rb = (h8)(p & 0xFF00FF) * (h8)rb_by + 128, ag = (h8)((p >> 8) & 0xFF00FF) * (h8)ag_by + 128;
  rb = (rb + (rb >> 8)) >> 8;
  ag = ag + (ag >> 8);
  return (u4)rb | ((u4)ag & 0xFF00FF00);
}
static inline u4 mul4(u4 p, u4 a) { return mul_halves(p, a | a << 16, a | a << 16); }
static inline u4 over4(u4 below, u4 p) { return p + mul4(below, 255 - (p >> 24)); }
static inline u4 mix4(u4 a, u4 b, u4 t) {
  u4 tt = t | t << 16, keep = 0x01000100 - tt;
  h8 rb = (h8)(a & 0xFF00FF) * (h8)keep + (h8)(b & 0xFF00FF) * (h8)tt + 128;
  h8 ag = (h8)((a >> 8) & 0xFF00FF) * (h8)keep + (h8)((b >> 8) & 0xFF00FF) * (h8)tt + 128;
  return (u4)(rb >> 8) | ((u4)ag & 0xFF00FF00);
}

#endif
