/* vec.h - small vectors, colours and noise for everything that has a body (rat, hand, cloth). */
#ifndef HANDSHY_GAME_VEC_H
#define HANDSHY_GAME_VEC_H

#include <math.h>
#include <stdint.h>

#define DEG 0.01745329252f

typedef struct {
  float x, y, z;
} vec3;
typedef struct {
  float r, g, b, a;
} colour;
/* The painter's shadow, base and light of one material. */
struct ramp {
  colour dark, mid, light;
};

static inline vec3 vec(float x, float y, float z) { return (vec3){x, y, z}; }
static inline vec3 vadd(vec3 a, vec3 b) { return vec(a.x + b.x, a.y + b.y, a.z + b.z); }
static inline vec3 vsub(vec3 a, vec3 b) { return vec(a.x - b.x, a.y - b.y, a.z - b.z); }
static inline vec3 vmul(vec3 a, float k) { return vec(a.x * k, a.y * k, a.z * k); }
static inline vec3 vmad(vec3 a, vec3 b, float k) { return vec(a.x + b.x * k, a.y + b.y * k, a.z + b.z * k); }
static inline float vdot(vec3 a, vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline vec3 vcross(vec3 a, vec3 b) {
  return vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}
static inline float vlen(vec3 a) { return sqrtf(vdot(a, a)); }
static inline vec3 vnorm(vec3 a) {
  float l = vlen(a);
  return l > 1e-9f ? vmul(a, 1 / l) : vec(0, 1, 0);
}
static inline vec3 vlerp(vec3 a, vec3 b, float t) { return vmad(vmul(a, 1 - t), b, t); }
/* What of a stands square on the unit vector n. */
static inline vec3 vreject(vec3 a, vec3 n) { return vmad(a, n, -vdot(a, n)); }

/* Plain comparisons: libm's fminf is a call. */
static inline float minf(float a, float b) { return a < b ? a : b; }
static inline float maxf(float a, float b) { return a > b ? a : b; }
static inline float clampf(float x, float lo, float hi) { return x < lo ? lo : x > hi ? hi : x; }
static inline float mixf(float a, float b, float t) { return a + (b - a) * t; }
static inline float smoothf(float a, float b, float x) {
  float t = clampf((x - a) / (b - a), 0, 1);
  return t * t * (3 - 2 * t);
}

static inline colour rgb(uint32_t hex) {
  return (colour){(float)(hex >> 16 & 255) / 255, (float)(hex >> 8 & 255) / 255, (float)(hex & 255) / 255, 1};
}
static inline colour cmix(colour a, colour b, float t) {
  return (colour){mixf(a.r, b.r, t), mixf(a.g, b.g, t), mixf(a.b, b.b, t), mixf(a.a, b.a, t)};
}
static inline colour cscale(colour c, float k) { return (colour){c.r * k, c.g * k, c.b * k, c.a}; }
static inline colour calpha(colour c, float a) {
  c.a *= a;
  return c;
}
static inline struct ramp ramp_of(uint32_t dark, uint32_t mid, uint32_t light) {
  return (struct ramp){rgb(dark), rgb(mid), rgb(light)};
}
static inline struct ramp ramp_mix(struct ramp a, struct ramp b, float t) {
  return (struct ramp){cmix(a.dark, b.dark, t), cmix(a.mid, b.mid, t), cmix(a.light, b.light, t)};
}

/* 0..1, the same for the same n everywhere. */
static inline float hash01(uint32_t n) {
  n = (n ^ 61) ^ (n >> 16);
  n *= 9;
  n ^= n >> 4;
  n *= 0x27d4eb2du;
  n ^= n >> 15;
  return (float)(n & 0xffffff) / 16777216.0f;
}
float noise2(float x, float y);      /* smooth, 0..1, one bump a unit */
float noise2_rich(float x, float y); /* four octaves of it */

#endif
