/* num.h - the arithmetic of the engine: own exp, clamping, square root, and dice without a stream.
 *
 * Only + - * / and sqrt on doubles, which IEEE 754 fixes to the last bit: so the same bytes come out of every compiler
 * (built with -ffp-contract=off). A draw is a pure function of (seed, key, rat, purpose); the order of calls cannot
 * matter, and a what-if keeps the same luck everywhere except where the cause differs. */
#ifndef HANDSHY_ENGINE_NUM_H
#define HANDSHY_ENGINE_NUM_H

#include <math.h>
#include <stdint.h>

static inline double num_min(double a, double b) { return a < b ? a : b; }
static inline double num_max(double a, double b) { return a > b ? a : b; }
static inline double num_clamp(double v, double low, double high) { return v < low ? low : v > high ? high : v; }
static inline double num_clip(double v) { return num_clamp(v, 0, 1); }
static inline double num_length(double x, double y) { return sqrt(x * x + y * y); }

/* Fades towards nothing and then is nothing: numbers too small to be normal cost a hundred times the time. */
static inline double num_fade(double v, double factor) { return v * factor < 1e-9 ? 0 : v * factor; }

/* e to the x, for x <= 0 and small positive ones: halve until small, a short series, square back. */
static inline double num_exp(double x) {
  if (x < -700) return 0;
  int halvings = 0;
  for (; x < -0.125 || x > 0.125; halvings++) x *= 0.5;
  double y = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6 * (1 + x / 7 * (1 + x / 8)))))));
  while (halvings--) y *= y;
  return y;
}

/* Degrees of a direction, -180..180: the octant's arctangent by a minimax polynomial, to 0.002 degrees. */
static inline double num_degrees(double x, double y) {
  double ax = x < 0 ? -x : x, ay = y < 0 ? -y : y;
  if (ax + ay < 1e-12) return 0;
  if (ay <= 0) return x < 0 ? 180 : 0; /* as a rat at home faces its door */
  double t = ax > ay ? ay / ax : ax / ay, q = t * t;
  double a =
      t * (0.99997726 + q * (-0.33262347 + q * (0.19354346 + q * (-0.11643287 + q * (0.05265332 - q * 0.0117212)))));
  a *= 57.29577951308232;
  if (ay > ax) a = 90 - a;
  if (x < 0) a = 180 - a;
  return y < 0 ? -a : a;
}

/* 0 <= draw < 1. */
static inline double num_dice(uint64_t seed, uint64_t key, uint32_t rat, uint32_t purpose) {
  uint64_t z =
      seed * 0x9E3779B97F4A7C15u ^ key * 0xD1B54A32D192ED03u ^ ((uint64_t)rat << 32 | purpose) * 0x8CB92BA72F3D8DD7u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  z = (z ^ z >> 31) + 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z ^= z >> 27;
  return (double)(z >> 11) * (1.0 / 9007199254740992.0);
}

#endif
