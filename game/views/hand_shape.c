#include "hand_shape.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Knuckle (F, D, T), three bone lengths, radii at knuckle, two joints and tip: index, middle, ring, little. */
static const float finger_table[4][10] = {
    {1.10f, 0.03f, 0.345f, 0.50f, 0.30f, 0.225f, 0.125f, 0.110f, 0.097f, 0.076f},
    {1.16f, 0.06f, 0.115f, 0.56f, 0.345f, 0.235f, 0.130f, 0.114f, 0.099f, 0.078f},
    {1.10f, 0.045f, -0.115f, 0.515f, 0.325f, 0.235f, 0.123f, 0.108f, 0.094f, 0.075f},
    {0.98f, 0.0f, -0.335f, 0.40f, 0.245f, 0.21f, 0.108f, 0.094f, 0.083f, 0.067f}};
static const float plump = 1.06f;

struct gesture_table {
  float flex[4][3], spread[4], thumb[4]; /* thumb: away from the palm, across it, two flexions */
  vec3 fwd, back;
};
static const struct gesture_table gestures[HAND_GESTURE_COUNT] = {
    [HAND_FLAT] = {{{8, 10, 6}, {6, 9, 5}, {8, 11, 6}, {12, 14, 8}},
                   {9, 2, -5, -14},
                   {48, 14, 8, 6},
                   {-1, 0.06f, 0.24f},
                   {-0.1f, -0.82f, -0.56f}},
    [HAND_STILL] = {{{14, 22, 12}, {18, 27, 14}, {22, 31, 16}, {27, 34, 18}},
                    {6, 1, -4, -10},
                    {38, 34, 14, 16},
                    {-1, 0, 0.28f},
                    {0.05f, -0.93f, -0.36f}},
    [HAND_PINCH] = {{{30, 74, 36}, {40, 80, 42}, {48, 86, 46}, {54, 88, 46}},
                    {2, 0, -1, -3},
                    {30, 82, 2, 4},
                    {-0.88f, 0.42f, 0.16f},
                    {0.40f, 0.72f, 0.58f}},
    [HAND_SPOON] = {{{32, 76, 38}, {44, 84, 44}, {52, 88, 46}, {58, 90, 46}},
                    {2, 0, -1, -2},
                    {28, 80, 4, 8},
                    {-0.9f, 0.36f, 0.10f},
                    {0.35f, 0.74f, 0.58f}},
    [HAND_SCOOP] = {{{12, 22, 14}, {16, 25, 15}, {20, 28, 16}, {24, 30, 18}},
                    {3, 0, -2, -5},
                    {27, 10, 10, 14},
                    {-0.96f, 0.10f, 0.20f},
                    {0, -0.62f, 0.78f}},
    [HAND_PET] = {{{10, 22, 12}, {12, 24, 14}, {14, 26, 14}, {16, 26, 14}},
                  {5, 1, -3, -8},
                  {40, 30, 16, 14},
                  {-0.86f, -0.30f, 0.42f},
                  {-0.25f, 0.95f, 0.18f}},
    [HAND_FIST] = {{{76, 92, 52}, {80, 94, 54}, {82, 94, 54}, {84, 92, 52}},
                   {1, 0, -1, -3},
                   {34, 66, 26, 34},
                   {-0.95f, 0.02f, 0.28f},
                   {-0.10f, 0.78f, 0.60f}},
};

vec3 hand_local(const struct hand_bones *b, float f, float d, float t) {
  return vmad(vmad(vmad(b->wrist, b->f, f), b->d, d), b->t, t);
}

static void add_bone(struct field *field, int group, vec3 a, vec3 b, float ra, float rb, float blend, float s0,
                     float s1) {
  struct capsule *c = field_add(field, group, a, b, ra, rb, blend);
  c->skin_a = s0;
  c->skin_b = s1;
}

/* Forearm, wrist, four rays of the palm, the balls of thumb and little finger. */
static void add_palm(struct field *field, const struct hand_bones *b) {
  for (float k = -1; k <= 1; k += 2) {
    add_bone(field, 0, hand_local(b, -0.62f, 0, k * 0.125f), hand_local(b, -0.08f, 0, k * 0.115f), 0.205f, 0.185f,
             0.14f, 0, 0);
    add_bone(field, 0, hand_local(b, -0.08f, 0, k * 0.115f), hand_local(b, 0.25f, 0, k * 0.14f), 0.185f, 0.175f, 0.14f,
             0, 0);
  }
  for (int i = 0; i < 4; i++) {
    const float *t = finger_table[i];
    add_bone(field, 0, hand_local(b, 0.15f, 0, t[2] * 0.60f), hand_local(b, t[0] - 0.06f, t[1], t[2] * 0.98f), 0.165f,
             t[6] * 1.03f * plump, 0.12f, 0, 0.06f);
  }
  add_bone(field, 0, hand_local(b, 0.18f, -0.07f, 0.22f), hand_local(b, 0.60f, -0.10f, 0.33f), 0.165f * plump,
           0.125f * plump, 0.14f, 0, 0);
  add_bone(field, 0, hand_local(b, 0.20f, -0.075f, -0.24f), hand_local(b, 0.78f, -0.06f, -0.325f), 0.145f * plump,
           0.12f * plump, 0.12f, 0, 0);
  add_bone(field, 0, hand_local(b, 0.90f, -0.05f, 0.26f), hand_local(b, 0.86f, -0.05f, -0.24f), 0.10f * plump,
           0.10f * plump, 0.12f, 0, 0);
}

static const float joint_at[4] = {0.06f, 0.36f, 0.68f, 1};

/* Not a sausage: shafts thinner than joints, a pad under the last bone. */
static void add_finger(struct field *field, struct hand_bones *b, int i, const struct gesture_table *g) {
  const float *t = finger_table[i];
  float sideways = g->spread[i] * DEG, bent = 0;
  vec3 straight = vmad(vmul(b->f, cosf(sideways)), b->t, sinf(sideways)), p = hand_local(b, t[0], t[1], t[2]);
  b->joint[i][0] = p;
  b->back[i][0] = b->d;
  b->radius[i][0] = t[6] * plump;
  field->group_blend[i + 1] = 0.075f;
  for (int j = 0; j < 3; j++) {
    bent += g->flex[i][j] * DEG;
    vec3 dir = vmad(vmul(straight, cosf(bent)), b->d, -sinf(bent)),
         back = vmad(vmul(b->d, cosf(bent)), straight, sinf(bent));
    float length = t[3 + j], r0 = t[6 + j] * plump, r1 = t[7 + j] * plump,
          half = (joint_at[j] + joint_at[j + 1]) * 0.5f, shaft = (r0 + r1) * 0.5f * (j == 2 ? 1.02f : 0.925f);
    vec3 q = vmad(p, dir, j == 2 ? length - r1 * 0.75f : length),
         middle = vmad(vmad(p, dir, length * 0.5f), back, -0.008f);
    add_bone(field, i + 1, p, middle, r0, shaft, 0.03f, joint_at[j], half);
    add_bone(field, i + 1, middle, q, shaft, r1 * (j < 2 ? 1.035f : 1), 0.03f, half, joint_at[j + 1]);
    if (j == 2)
      add_bone(field, i + 1, vmad(vmad(p, dir, length * 0.35f), back, -0.022f),
               vmad(vmad(p, dir, length * 0.62f), back, -0.020f), r0 * 0.86f, r1 * 0.95f, 0.03f, 0.85f, 1);
    p = q;
    b->joint[i][j + 1] = p;
    b->back[i][j + 1] = back;
    b->radius[i][j + 1] = r1;
  }
}

static void add_thumb(struct field *field, struct hand_bones *b, const struct gesture_table *g) {
  static const float length[3] = {0.48f, 0.38f, 0.32f}, r[4] = {0.165f, 0.132f, 0.118f, 0.086f},
                     at[4] = {0, 0.36f, 0.68f, 1};
  float away = g->thumb[0] * DEG, across = g->thumb[1] * DEG, bent = 0;
  vec3 m = vnorm(vmad(vmul(b->f, cosf(away)), vmad(vmul(b->t, cosf(across)), b->d, -sinf(across)), sinf(away)));
  vec3 curl = vmad(vmad(vmul(b->f, 0.55f), b->t, -0.75f), b->d, -0.25f - 0.4f * sinf(across));
  curl = vnorm(vreject(curl, m));
  vec3 p = hand_local(b, 0.22f, -0.05f, 0.27f);
  field->group_blend[THUMB + 1] = 0.17f;
  b->joint[THUMB][0] = p;
  b->radius[THUMB][0] = r[0] * plump;
  b->back[THUMB][0] = b->d;
  for (int j = 0; j < 3; j++) {
    if (j) bent += g->thumb[j + 1] * DEG;
    vec3 dir = vmad(vmul(m, cosf(bent)), curl, sinf(bent)), back = vmad(vmul(curl, -cosf(bent)), m, sinf(bent)),
         q = vmad(p, dir, length[j] * (j == 2 ? 0.86f : 1)), middle = vlerp(p, q, 0.5f);
    float shaft = (r[j] + r[j + 1]) * 0.5f * (j == 1 ? 0.94f : 1.04f), half = (at[j] + at[j + 1]) * 0.5f;
    add_bone(field, THUMB + 1, p, middle, r[j] * plump, shaft * plump, 0.05f, at[j], half);
    add_bone(field, THUMB + 1, middle, q, shaft * plump, r[j + 1] * plump, 0.05f, half, at[j + 1]);
    p = q;
    b->joint[THUMB][j + 1] = q;
    b->back[THUMB][j + 1] = back;
    b->radius[THUMB][j + 1] = r[j + 1] * plump;
  }
}

/* side -1: a right hand, palm down and fingers left, its thumb to the viewer. */
static void build(struct hand_shape *h, const struct gesture_table *g, float side, vec3 wrist) {
  struct hand_bones *b = &h->bones;
  field_init(&h->field);
  h->field.union_blend = 0.016f;
  b->wrist = wrist;
  b->f = vnorm(g->fwd);
  b->d = vnorm(vreject(g->back, b->f));
  b->t = vmul(vcross(b->f, b->d), side);
  add_palm(&h->field, b);
  for (int i = 0; i < 4; i++) add_finger(&h->field, b, i, g);
  add_thumb(&h->field, b, g);
}

/* The point a gesture is placed by: fingertip, pinch, knuckle. */
static vec3 contact(const struct hand_bones *b, enum hand_gesture g) {
  if (g == HAND_FIST) return vmad(b->joint[1][1], b->f, b->radius[1][1]);
  if (g != HAND_PINCH && g != HAND_SPOON) return b->joint[1][3];
  return vlerp(b->joint[0][3], b->joint[THUMB][3], 0.5f);
}

static void mesh_hand(struct hand_shape *h) {
  enum { MOST = 96 };
  const float cell = 0.050f;
  float plane[3][MOST];
  int n[3];
  vec3 low = vec(1e9f, 1e9f, 1e9f), high = vec(-1e9f, -1e9f, -1e9f);
  for (int i = 0; i < h->field.count; i++) {
    const struct capsule *c = &h->field.capsule[i];
    float r = maxf(c->ra, c->rb) + 0.08f;
    low = vec(minf(low.x, minf(c->a.x, c->b.x) - r), minf(low.y, minf(c->a.y, c->b.y) - r),
              minf(low.z, minf(c->a.z, c->b.z) - r));
    high = vec(maxf(high.x, maxf(c->a.x, c->b.x) + r), maxf(high.y, maxf(c->a.y, c->b.y) + r),
               maxf(high.z, maxf(c->a.z, c->b.z) + r));
  }
  const float from[3] = {low.x, low.y, low.z}, to[3] = {high.x, high.y, high.z};
  for (int a = 0; a < 3; a++) {
    n[a] = (int)((to[a] - from[a]) / cell) + 2;
    n[a] = n[a] < MOST ? n[a] : MOST;
    for (int i = 0; i < n[a]; i++) plane[a][i] = from[a] + cell * (float)i;
  }
  struct field_grid grid = {plane[0], plane[1], plane[2], n[0], n[1], n[2]};
  field_mesh_make(&h->field, &grid, &h->mesh);
}

static float along_finger(const struct field *f, const struct field_list *near, vec3 p) {
  float sum = 1e-6f, s = 0;
  for (int i = 0; i < near->count; i++) {
    const struct capsule *c = &f->capsule[near->id[i]];
    float w = clampf(1 - capsule_distance(c, p) / 0.12f, 0, 1.4f),
          t = clampf(vdot(vsub(p, c->a), c->ab) * c->inv_len2, 0, 1);
    w *= w * w * w;
    sum += w;
    s += w * mixf(c->skin_a, c->skin_b, t);
  }
  return s / sum;
}

static void finish(struct hand_shape *h) {
  static const struct field_settling how = {.limit = 0.03f, .near = 0.09f, .far = 0.26f};
  mesh_hand(h);
  h->point = calloc((size_t)h->mesh.vertices, sizeof *h->point);
  for (int i = 0; i < h->mesh.vertices; i++)
    h->point[i].at = (struct field_point){h->mesh.p[i], h->mesh.normal[i], 1, 1};
  for (int first = 0; first < h->mesh.vertices; first += 4) { /* neighbours, mostly */
    int n = h->mesh.vertices - first < 4 ? h->mesh.vertices - first : 4;
    struct field_point *four[4];
    struct field_list near;
    float apart = 0;
    for (int k = 0; k < n; k++) {
      four[k] = &h->point[first + k].at;
      apart = maxf(apart, vlen(vsub(four[k]->p, four[0]->p)));
    }
    field_near(&h->field, four[0]->p, apart + 0.42f, &near);
    field_settle(&h->field, &near, &near, &how, four, n);
    for (int k = 0; k < n; k++) h->point[first + k].finger = along_finger(&h->field, &near, four[k]->p);
  }
}

/* Two cupped hands; their palms carry the origin. */
static void build_scoop(struct hand_gesture_shape *s) {
  s->hands = 2;
  for (int k = 0; k < 2; k++) {
    struct gesture_table g = gestures[HAND_SCOOP];
    float right = k ? -1.0f : 1.0f;
    g.fwd.x *= right;
    g.back.x *= right;
    build(&s->hand[k], &g, right, vec(right * 1.42f, -0.24f, 0.14f + 0.19f * right));
    s->hand[k].bones.arm = right > 0 ? vec(0.93f, -0.16f, 0.30f) : vec(-0.80f, -0.28f, 0.55f);
  }
}

static void build_single(struct hand_gesture_shape *s, enum hand_gesture gesture) {
  const struct gesture_table *g = &gestures[gesture];
  struct hand_shape *h = &s->hand[0];
  s->hands = 1;
  build(h, g, -1, vec(0, 0, 0));
  vec3 tip = contact(&h->bones, gesture), thumb = vnorm(vsub(h->bones.joint[THUMB][3], h->bones.joint[THUMB][2]));
  s->has_food_place = gesture == HAND_PINCH || gesture == HAND_STILL || gesture == HAND_FLAT;
  if (gesture == HAND_PINCH)
    tip = vmad(tip, thumb, 0.21f);
  else if (gesture == HAND_SPOON)
    tip = vmad(tip, vec(-0.98f, -0.12f, 0.10f), 1.0f);
  build(h, g, -1, vmul(tip, -1));
  h->bones.arm = vec(0.96f, 0.06f, 0.26f);
  if (gesture == HAND_PET) h->bones.arm = vec(0.90f, 0.36f, 0.22f);
  if (gesture == HAND_STILL || gesture == HAND_FLAT) s->food = hand_local(&h->bones, 0.62f, -0.24f, 0.02f);
}

const struct hand_gesture_shape *hand_gesture_shape(enum hand_gesture g) {
  static struct hand_gesture_shape made[HAND_GESTURE_COUNT]; /* the same for every hand: kept for the whole run */
  assert(g >= 0 && g < HAND_GESTURE_COUNT);
  struct hand_gesture_shape *s = &made[g];
  if (s->hands) return s;
  if (g == HAND_SCOOP)
    build_scoop(s);
  else
    build_single(s, g);
  for (int i = 0; i < s->hands; i++) finish(&s->hand[i]);
  return s;
}
