#include "coat.h"

#include <assert.h>
#include <string.h>

const char *coat_name(enum coat c) {
  static const char *const names[COAT_COUNT] = {"agouti", "hooded-black", "albino", "husky", "fawn", "mink", "black"};
  return names[c];
}

enum coat coat_of_name(const char *name) {
  static const char *const words[COAT_COUNT] = {"agouti", "hood", "albino", "husky", "fawn", "mink", "black"};
  for (int i = 0; name && i < COAT_COUNT; i++)
    if (strstr(name, words[i])) return (enum coat)i;
  return COAT_COUNT;
}

struct coat_hues {
  uint32_t top[3], belly[3], eye, glow, ear_back[3], tick;
  float ticking;
  bool dark_skin;
};
#define WHITE_BELLY                                                                                                    \
  { 0xA98F84, 0xECDFD0, 0xFFF9EC }
static const struct coat_hues hues[COAT_COUNT] = {
    [COAT_AGOUTI] = {{0x3C281C, 0x876340, 0xD2A26C},
                     {0x7C6553, 0xC9B198, 0xF0E2CD},
                     0x120A0C,
                     0x5A3A30,
                     {0x6E4A42, 0xB98A78, 0xE8BBA4},
                     0x2E2019,
                     1,
                     true},
    [COAT_HOODED] = {{0x1E1820, 0x423842, 0x86747A},
                     WHITE_BELLY,
                     0x120A0C,
                     0x5A3A30,
                     {0x3A2A2E, 0x7A5A58, 0xB08C82},
                     0x2E2019,
                     0,
                     true},
    [COAT_ALBINO] = {{0xB79C90, 0xF1E6D8, 0xFFFBF0},
                     {0xB79C90, 0xF1E6D8, 0xFFFBF0},
                     0x8E1226,
                     0xF2596A,
                     {0xC58A7E, 0xF0C0B0, 0xFFE2D4},
                     0xE8D8C8,
                     0,
                     false},
    [COAT_HUSKY] = {{0x4C4750, 0x8B8588, 0xC9C0B8},
                    WHITE_BELLY,
                    0x2A0B10,
                    0x8A3238,
                    {0x6E4A42, 0xB98A78, 0xE8BBA4},
                    0x3A3640,
                    0.5f,
                    true},
    [COAT_FAWN] = {{0x8F5330, 0xD9955A, 0xFBCB8C},
                   WHITE_BELLY,
                   0x300A10,
                   0x9A3030,
                   {0x9E5A42, 0xD89A7C, 0xF6C6A8},
                   0xA8663A,
                   0.4f,
                   false},
    [COAT_MINK] = {{0x3E2E2C, 0x7A6258, 0xB99C88},
                   WHITE_BELLY,
                   0x1A0C0E,
                   0x6A3A34,
                   {0x6E4A42, 0xA9806F, 0xD8AC98},
                   0x2E2019,
                   0.15f,
                   true},
    [COAT_BLACK] = {{0x1E1820, 0x423842, 0x86747A},
                    {0x2A2228, 0x544850, 0x92828A},
                    0x120A0C,
                    0x5A3A30,
                    {0x3A2A2E, 0x7A5A58, 0xB08C82},
                    0x1A1418,
                    0,
                    true},
};

static struct ramp ramp_from(const uint32_t h[3]) { return ramp_of(h[0], h[1], h[2]); }

static void fill_look(struct coat_look *l, const struct coat_hues *h) {
  l->top = ramp_from(h->top);
  l->belly = ramp_from(h->belly);
  l->skin = ramp_of(0xB4695E, 0xE9A08F, 0xFFD3C0);
  l->ear_back = ramp_from(h->ear_back);
  l->ear_inside = ramp_of(0xA8564C, 0xE79A88, 0xFFCDB8);
  if (h->dark_skin) l->ear_inside = ramp_mix(l->ear_inside, ramp_of(0x7A4640, 0xC98675, 0xF2B9A2), 0.65f);
  l->eye = rgb(h->eye);
  l->eye_glow = rgb(h->glow);
  l->tick = rgb(h->tick);
  l->hair_light = rgb(0xFFE9C8);
  l->ticking = h->ticking;
  l->fur = h->ticking > 0.45f ? PATCH_TICKED : PATCH_FUR;
  l->dark_tail = h->dark_skin;
}

const struct coat_look *coat_look(enum coat coat) {
  static struct coat_look looks[COAT_COUNT]; /* from the table above, once */
  static bool filled;
  assert(coat >= 0 && coat < COAT_COUNT);
  for (int i = 0; i < COAT_COUNT && !filled; i++) fill_look(&looks[i], &hues[i]);
  filled = true;
  return &looks[coat];
}

/* A vertex in coat coordinates, with its own unevenness. */
struct fur_place {
  float s, up, side, noise, individual; /* individual -0.5 .. 0.5 */
  bool head, hind;
  float leg, thigh; /* of a hind leg, down to below the knee */
};

static float hooded_share(const struct fur_place *p) {
  if (p->head) return smoothf(-0.95f, -0.55f, p->up + p->noise * 0.4f);
  float hood_end = 0.415f + 0.05f * p->individual,
        hood = smoothf(hood_end - 0.02f, hood_end + 0.025f, p->s + p->noise * 0.10f + 0.03f * p->up) *
               smoothf(-1.0f, -0.5f, p->up + p->noise * 0.5f + (p->s - 0.45f) * 3),
        stripe = smoothf(0.70f, 0.82f, p->up + p->noise * 0.25f + 0.08f * p->individual) * smoothf(-0.03f, 0.08f, p->s);
  if (p->hind) hood *= 0.1f;
  return maxf(hood * (1 - 0.85f * (p->hind ? p->leg : 0)), stripe * (1 - p->leg));
}

static struct ramp husky_at(const struct coat_look *c, const struct fur_place *p) {
  struct ramp roan = ramp_mix(c->top, c->belly, 0.20f + 0.3f * (noise2(p->s * 70, p->up * 7) - 0.4f));
  if (p->head) {
    float blaze =
        smoothf(0.30f, 0.16f, fabsf(p->side) + p->noise * 0.2f - (p->s - 0.75f) * 0.4f + 0.1f * p->individual) *
        smoothf(0.1f, 0.5f, p->up);
    return ramp_mix(roan, c->belly, maxf(blaze, smoothf(-0.1f, -0.5f, p->up + p->noise * 0.4f)));
  }
  /* The thigh slides over the flank: of one colour with it, the border is never seen. */
  return ramp_mix(c->belly, roan, maxf(p->thigh, smoothf(-0.5f, -0.05f, p->up + p->noise * 0.6f)));
}

static struct ramp self_at(const struct coat_look *c, const struct fur_place *p) {
  float k = smoothf(-0.66f, -0.14f, p->up + p->noise * 0.4f);
  if (p->head) k = smoothf(-0.9f, -0.4f, p->up + p->noise * 0.3f);
  k = mixf(k, 0.92f, p->leg);
  struct ramp r = ramp_mix(c->belly, c->top, k);
  if (c->ticking > 0.7f && k > 0.3f) r.mid = cmix(r.mid, r.dark, smoothf(0.2f, 1.1f, p->up) * 0.20f);
  return r;
}

struct ramp coat_at(enum coat coat, uint32_t seed, const struct skin_vertex *v) {
  const struct coat_look *c = coat_look(coat);
  float shift = hash01(seed * 31 + 7) * 50;
  struct fur_place p = {.s = v->s, .up = v->coat_up, .side = v->coat_side, .head = v->s > 0.585f};
  p.noise = noise2_rich(v->s * 14 + shift, v->coat_up * 2.2f + v->coat_side * 1.3f) - 0.5f;
  p.individual = hash01(seed * 17 + 3) - 0.5f;
  p.hind = v->leg_id >= 2;
  p.leg = v->leg_id >= 0 ? v->leg_weight : 0;
  float down = (float)v->leg.seg + v->leg.t; /* 1 knee, 2 heel */
  p.thigh = p.hind ? smoothf(1.6f, 0.9f, down) : 0;
  struct ramp r;
  if (coat == COAT_ALBINO)
    r = c->top;
  else if (coat == COAT_HOODED)
    r = ramp_mix(c->belly, c->top, hooded_share(&p));
  else if (coat == COAT_HUSKY)
    r = husky_at(c, &p);
  else
    r = self_at(c, &p);
  float tone = seed ? 1 + 0.10f * (hash01(seed * 13 + 11) - 0.5f) : 1;
  r.mid = cscale(r.mid, tone);
  r.dark = cscale(r.dark, tone);
  return r;
}

struct ramp coat_aged(struct ramp r, const struct rat_build *build, const struct skin_vertex *v) {
  const struct ramp silver = ramp_of(0x8A827A, 0xC8C0B4, 0xEFE8DC);
  float muzzle = smoothf(0.72f, 0.95f, v->s) * build->old;
  r = ramp_mix(r, silver, 0.55f * muzzle + 0.10f * build->old);
  if (build->ragged <= 0) return r;
  float dust = build->ragged * (0.16f + 0.16f * smoothf(-0.1f, 0.25f, v->mottle));
  return ramp_mix(r, ramp_of(0x6A5848, 0xA8947E, 0xD8C6AC), dust);
}
