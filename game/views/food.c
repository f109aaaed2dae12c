/* Pieces of food: in paws, mouth, fingers, and on the floor. Each kind has a shape of its own, a dark edge that parts
 * it from the bedding's gold, and a light from the upper left. */
#include "food.h"

#include "../../engine/sim.h"

/* A point beside `at` on the screen, right and up, in sizes; no nearer and no farther, so that what is added later lies
 * above. */
static vec3 beside(vec3 at, float size, float right, float up) {
  return vmad(vmad(at, vec(1, 0, 0), right * size), vec(0, 0.970296f, -0.241922f), up * size);
}

/* Each stroke lies a hair nearer than the one before. */
struct pen {
  struct soup *soup;
  float nearer;
};

static vec3 next(struct pen *p, vec3 at) {
  p->nearer += 0.0006f;
  return vmad(at, vec(0, 0.241922f, 0.970296f), p->nearer);
}

static void disc(struct pen *p, vec3 at, float rx, float ry, float turn, colour in, colour rim) {
  soup_disc(p->soup, next(p, at), rx, ry, turn, in, rim);
}

static void blot(struct pen *p, vec3 at, float rx, float ry, float turn, colour c) {
  soup_soft(p->soup, next(p, at), rx, ry, turn, c);
}

static void edge(struct pen *p, vec3 at, float rx, float ry, float turn) {
  disc(p, at, rx, ry, turn, calpha(rgb(0x4A2810), 0.85f), calpha(rgb(0x4A2810), 0.75f));
}

static void shine(struct pen *p, vec3 at, float rx, float ry, float turn, float alpha) {
  blot(p, at, rx, ry, turn, calpha(rgb(0xFFFFFF), alpha));
}

/* In short pieces: one long taper would lean. */
static void stroke(struct pen *p, vec3 a, vec3 b, float w0, float w1, uint32_t c) {
  enum { PIECES = 6 };
  vec3 line[PIECES + 1];
  a = next(p, a);
  b = vmad(b, vec(0, 0.241922f, 0.970296f), p->nearer);
  for (int i = 0; i <= PIECES; i++) line[i] = vlerp(a, b, (float)i / PIECES);
  soup_line(p->soup, line, PIECES + 1, w0, w1, rgb(c), rgb(c));
}

/* A slice: its thickness below, a rim, pale flesh, the star of three seed chambers. */
static void banana_chip(struct pen *p, vec3 at, float size) {
  const float turn = -0.12f, rx = size * 1.30f, ry = size * 0.86f;
  vec3 below = beside(at, size, 0.03f, -0.20f);
  edge(p, below, rx * 1.05f, ry * 1.06f, turn);
  disc(p, below, rx * 0.98f, ry * 0.98f, turn, rgb(0xB97A28), rgb(0x96601C));
  disc(p, at, rx, ry, turn, rgb(0xE9B64A), rgb(0xC98A2C));
  disc(p, at, rx * 0.84f, ry * 0.82f, turn, rgb(0xFFF6CE), rgb(0xF8DF98));
  for (int i = 0; i < 3; i++) {
    float a = (float)i * 2.0944f - 0.35f, x = cosf(a), y = sinf(a) * 0.66f; /* one up: else it is a face */
    stroke(p, at, beside(at, size, x * 0.80f, y * 0.80f), size * 0.15f, size * 0.05f, 0xD39A40);
    disc(p, beside(at, size, x * 0.34f, y * 0.34f), size * 0.10f, size * 0.08f, a, rgb(0x6E3E14), rgb(0x7A481C));
  }
  shine(p, beside(at, size, -0.55f, 0.34f), size * 0.5f, size * 0.22f, turn, 0.55f);
}

static void pea(struct pen *p, vec3 at, float size) {
  float r = size * 0.92f;
  edge(p, at, r * 1.07f, r * 1.07f, 0);
  disc(p, at, r, r, 0, rgb(0x86BE3C), rgb(0x4C8020));
  blot(p, beside(at, size, -0.18f, 0.24f), r * 0.95f, r * 0.85f, -0.3f, calpha(rgb(0xC6EA74), 0.95f));
  blot(p, beside(at, size, 0.22f, -0.5f), r * 0.6f, r * 0.35f, 0.4f, calpha(rgb(0x2F5A14), 0.5f));
  /* Matt and a little dented where it hung in the pod: no marble. */
  stroke(p, beside(at, size, 0.06f, 0.10f), beside(at, size, 0.42f, -0.16f), size * 0.13f, size * 0.05f, 0x5E9430);
  disc(p, beside(at, size, 0.10f, 0.08f), size * 0.12f, size * 0.08f, -0.6f, rgb(0xD6E89A), rgb(0xA8CC64));
  shine(p, beside(at, size, -0.34f, 0.42f), r * 0.42f, r * 0.30f, -0.5f, 0.38f);
}

/* A drop: blunt and pointed end, pale stripes that meet in the point. */
static void sunflower_seed(struct pen *p, vec3 at, float size) {
  vec3 blunt = beside(at, size, -0.52f, -0.22f), tip = beside(at, size, 1.35f, 0.56f);
  float r = size * 0.70f;
  edge(p, blunt, r * 1.12f, r * 1.04f, 0);
  stroke(p, blunt, beside(tip, size, 0.10f, 0.04f), r * 2.5f, size * 0.08f, 0x3A2414);
  disc(p, blunt, r, r * 0.94f, 0, rgb(0x3E3834), rgb(0x1E1A18));
  stroke(p, blunt, tip, r * 2.2f, size * 0.06f, 0x342E2A);
  for (int i = -1; i <= 1; i++) {
    float k = (float)i * 0.36f;
    vec3 from = beside(blunt, size, -0.42f - k * 0.4f, -0.16f + k);
    stroke(p, from, vlerp(beside(blunt, size, 0, k), tip, 0.62f), size * 0.13f, size * 0.04f, 0xF6EEDC);
  }
  shine(p, beside(at, size, -0.5f, 0.16f), size * 0.5f, size * 0.16f, -0.38f, 0.35f);
}

static void yoghurt(struct pen *p, vec3 at, float size) {
  vec3 below = beside(at, size, 0, -0.25f), top = beside(at, size, -0.06f, 0.36f);
  edge(p, below, size * 1.26f, size * 0.68f, 0);
  disc(p, below, size * 1.20f, size * 0.62f, 0, rgb(0xFBF6EC), rgb(0xC9C2C4));
  disc(p, at, size * 0.86f, size * 0.60f, 0, rgb(0xFFFFFA), rgb(0xDAD4D2));
  disc(p, top, size * 0.48f, size * 0.40f, 0.2f, rgb(0xFFFFFF), rgb(0xE6E0DC));
  stroke(p, beside(top, size, 0.05f, 0.2f), beside(top, size, 0.42f, 0.62f), size * 0.34f, size * 0.04f, 0xFFFFFF);
  blot(p, beside(at, size, 0.42f, -0.34f), size * 0.6f, size * 0.28f, 0, calpha(rgb(0x8E93A8), 0.45f));
}

static void flake(struct pen *p, vec3 at, float size, float turn) {
  edge(p, at, size * 1.09f, size * 0.74f, turn);
  disc(p, at, size, size * 0.66f, turn, rgb(0xFFF8E2), rgb(0xE2C590));
  stroke(p, beside(at, size, -0.75f * cosf(turn), 0.75f * sinf(turn)),
         beside(at, size, 0.75f * cosf(turn), -0.75f * sinf(turn)), size * 0.12f, size * 0.08f, 0xA87840);
}

static void oat_flakes(struct pen *p, vec3 at, float size) {
  flake(p, beside(at, size, -0.62f, 0.16f), size * 0.78f, -0.6f);
  flake(p, beside(at, size, 0.62f, 0.12f), size * 0.78f, 0.5f);
  flake(p, beside(at, size, 0.02f, -0.26f), size * 0.86f, -0.08f);
}

/* A pressed stick of everyday food, its round end to the left. */
static void pellet(struct pen *p, vec3 at, float size) {
  vec3 left = beside(at, size, -0.72f, -0.10f), right = beside(at, size, 0.80f, 0.16f);
  float r = size * 0.58f;
  stroke(p, left, right, r * 2.55f, r * 2.55f, 0x4A2810);
  disc(p, right, r * 0.75f, r * 1.08f, -0.17f, rgb(0x4A2810), rgb(0x4A2810));
  disc(p, right, r * 0.66f, r, -0.17f, rgb(0x7E5630), rgb(0x6A4424));
  stroke(p, left, right, r * 2.3f, r * 2.3f, 0x9A6C3E);
  stroke(p, beside(left, size, 0, 0.24f), beside(right, size, 0, 0.24f), r * 0.8f, r * 0.6f, 0xC89A62);
  edge(p, left, r * 0.80f, r * 1.08f, -0.17f);
  disc(p, left, r * 0.70f, r, -0.17f, rgb(0xD8AE74), rgb(0xAE7E48));
  for (int i = 0; i < 3; i++)
    disc(p, beside(left, size, -0.14f + 0.14f * (float)i, 0.20f - 0.22f * (float)(i & 1)), size * 0.07f, size * 0.07f,
         0, rgb(0x7A5028), calpha(rgb(0x7A5028), 0.7f));
}

/* Half a slice: peel below, pale pith, the spokes between its segments. */
static void orange(struct pen *p, vec3 at, float size) {
  edge(p, at, size * 1.24f, size * 0.98f, 0);
  disc(p, at, size * 1.17f, size * 0.92f, 0, rgb(0xF0902A), rgb(0xD8701A));
  disc(p, at, size * 1.00f, size * 0.76f, 0, rgb(0xFFF0D0), rgb(0xFBE2B4));
  disc(p, at, size * 0.92f, size * 0.69f, 0, rgb(0xFFB648), rgb(0xF79A2E));
  for (int i = 0; i < 6; i++) {
    float a = (float)i * 1.0472f + 0.2f;
    stroke(p, at, beside(at, size, cosf(a) * 0.88f, sinf(a) * 0.66f), size * 0.07f, size * 0.10f, 0xFFE9BE);
  }
  shine(p, beside(at, size, -0.38f, 0.30f), size * 0.4f, size * 0.18f, -0.2f, 0.5f);
}

/* Sticky: a lump with a soft peak and a trail. */
static void peanut_butter(struct pen *p, vec3 at, float size) {
  vec3 below = beside(at, size, 0.05f, -0.22f), top = beside(at, size, -0.10f, 0.30f);
  edge(p, below, size * 1.22f, size * 0.66f, 0);
  disc(p, below, size * 1.16f, size * 0.60f, 0, rgb(0xB9793A), rgb(0x8E5824));
  disc(p, at, size * 0.88f, size * 0.62f, 0.1f, rgb(0xD79A56), rgb(0xAE7034));
  disc(p, top, size * 0.50f, size * 0.38f, 0.3f, rgb(0xE4AE6C), rgb(0xC08444));
  stroke(p, beside(top, size, 0, 0.15f), beside(top, size, 0.40f, 0.50f), size * 0.30f, size * 0.05f, 0xD79A56);
  shine(p, beside(at, size, -0.30f, 0.36f), size * 0.3f, size * 0.14f, -0.4f, 0.6f);
}

void food_solid(struct soup *s, int food, vec3 at, float size) {
  struct pen p = {.soup = s};
  switch (food) {
  case TREAT_PEA: pea(&p, at, size); break;
  case TREAT_SUNFLOWER_SEED: sunflower_seed(&p, at, size); break;
  case TREAT_YOGHURT: yoghurt(&p, at, size); break;
  case TREAT_OAT: oat_flakes(&p, at, size); break;
  case TREAT_PELLET: pellet(&p, at, size); break;
  case TREAT_ORANGE: orange(&p, at, size); break;
  case TREAT_PEANUT_BUTTER: peanut_butter(&p, at, size); break;
  default: banana_chip(&p, at, size); break;
  }
}
