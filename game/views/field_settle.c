/* Vertices onto the posed skin, four at a time: the part of a body's frame that costs most. The same arithmetic as
 * field_value and field_gradient, without branches. */
#include "field.h"

#include <string.h>

typedef float v4 __attribute__((vector_size(16)));
typedef int32_t i4 __attribute__((vector_size(16)));
struct v4x3 {
  v4 x, y, z;
};

static inline v4 all4(float v) { return (v4){v, v, v, v}; }
static inline v4 pick4(i4 mask, v4 yes, v4 no) { return (v4)((mask & (i4)yes) | (~mask & (i4)no)); }
static inline v4 min4(v4 a, v4 b) { return pick4(a < b, a, b); }
static inline v4 positive4(v4 a) { return (v4)((i4)a & (a > all4(0))); }
static inline v4 abs4(v4 a) { return (v4)((i4)a & (i4){0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff}); }
static inline v4 clamp4(v4 a, float lo, float hi) {
  a = pick4(a < all4(lo), all4(lo), a);
  return pick4(a > all4(hi), all4(hi), a);
}
/* 1 / sqrt(x) to about five digits. */
static inline v4 rsqrt4(v4 x) {
  v4 y = (v4)((i4){0x5f3759df, 0x5f3759df, 0x5f3759df, 0x5f3759df} - ((i4)x >> 1)), half = x * 0.5f;
  y *= 1.5f - half * y * y;
  return y * (1.5f - half * y * y);
}

static inline struct v4x3 along4(struct v4x3 p, struct v4x3 d, v4 t) {
  return (struct v4x3){p.x + d.x * t, p.y + d.y * t, p.z + d.z * t};
}

static inline v4 smooth_min4(v4 a, v4 b, float k) {
  v4 h = positive4(k - abs4(a - b));
  return min4(a, b) - h * h * (0.25f / k);
}

static inline v4 capsule4(const struct capsule *c, struct v4x3 p) {
  v4 x = p.x - c->a.x, y = p.y - c->a.y, z = p.z - c->a.z;
  v4 t = clamp4((x * c->ab.x + y * c->ab.y + z * c->ab.z) * c->inv_len2, 0, 1);
  x -= c->ab.x * t;
  y -= c->ab.y * t;
  z -= c->ab.z * t;
  v4 l2 = x * x + y * y + z * z + 1e-12f;
  return l2 * rsqrt4(l2) - (c->ra + (c->rb - c->ra) * t);
}

static inline v4 merge4(const struct field *f, int group, v4 base, v4 own, v4 whole) {
  return group ? smooth_min4(whole, smooth_min4(base, own, f->group_blend[group]), f->union_blend) : own;
}

static v4 value4(const struct field *f, const struct field_list *l, struct v4x3 p) {
  v4 base = all4(1e3f), own = base, whole = base;
  int group = 0;
  for (int i = 0; i < l->count; i++) {
    const struct capsule *c = &f->capsule[l->id[i]];
    if (c->group != group) {
      whole = merge4(f, group, base, own, whole);
      if (group == 0) base = own;
      group = c->group;
      own = all4(1e3f);
    }
    own = smooth_min4(own, capsule4(c, p), c->blend);
  }
  return merge4(f, group, base, own, whole);
}

struct sloped4 {
  v4 d;
  struct v4x3 g;
};

static inline struct sloped4 sloped_min4(struct sloped4 a, struct sloped4 b, float k) {
  v4 h = positive4(1 - abs4(a.d - b.d) * (1 / k)), half = h * 0.5f, w = pick4(b.d < a.d, 1 - half, half);
  struct sloped4 r = {.d = min4(a.d, b.d) - h * h * (k * 0.25f)};
  r.g.x = a.g.x + (b.g.x - a.g.x) * w;
  r.g.y = a.g.y + (b.g.y - a.g.y) * w;
  r.g.z = a.g.z + (b.g.z - a.g.z) * w;
  return r;
}

static inline struct sloped4 capsule_sloped4(const struct capsule *c, struct v4x3 p) {
  v4 x = p.x - c->a.x, y = p.y - c->a.y, z = p.z - c->a.z;
  v4 t = clamp4((x * c->ab.x + y * c->ab.y + z * c->ab.z) * c->inv_len2, 0, 1);
  x -= c->ab.x * t;
  y -= c->ab.y * t;
  z -= c->ab.z * t;
  v4 l2 = x * x + y * y + z * z + 1e-12f, inv = rsqrt4(l2);
  float taper = c->rb - c->ra;
  v4 slope = (v4)((i4)all4(-taper * c->inv_len2) & (t > all4(0)) & (t < all4(1)));
  struct sloped4 r = {.d = l2 * inv - (c->ra + taper * t)};
  r.g = (struct v4x3){x * inv + c->ab.x * slope, y * inv + c->ab.y * slope, z * inv + c->ab.z * slope};
  return r;
}

static inline struct sloped4 merge_sloped4(const struct field *f, int group, struct sloped4 base, struct sloped4 own,
                                           struct sloped4 whole) {
  return group ? sloped_min4(whole, sloped_min4(base, own, f->group_blend[group]), f->union_blend) : own;
}

static struct sloped4 gradient4(const struct field *f, const struct field_list *l, struct v4x3 p) {
  const struct sloped4 none = {all4(1e3f), {all4(0), all4(1), all4(0)}};
  struct sloped4 base = none, own = none, whole = none;
  int group = 0;
  for (int i = 0; i < l->count; i++) {
    const struct capsule *c = &f->capsule[l->id[i]];
    if (c->group != group) {
      whole = merge_sloped4(f, group, base, own, whole);
      if (group == 0) base = own;
      group = c->group;
      own = none;
    }
    own = sloped_min4(own, capsule_sloped4(c, p), c->blend);
  }
  return merge_sloped4(f, group, base, own, whole);
}

static void settle_four(const struct field *f, const struct field_list *tight, const struct field_list *wide,
                        const struct field_settling *how, struct field_point *const *v, int n) {
  struct v4x3 p, normal;
  for (int i = 0; i < 4; i++) {
    const struct field_point *from = v[i < n ? i : 0];
    p.x[i] = from->p.x;
    p.y[i] = from->p.y;
    p.z[i] = from->p.z;
  }
  for (int step = 0; step < 2; step++) {
    struct sloped4 s = gradient4(f, tight, p);
    v4 g2 = s.g.x * s.g.x + s.g.y * s.g.y + s.g.z * s.g.z + 1e-9f, inv = rsqrt4(g2);
    normal = (struct v4x3){s.g.x * inv, s.g.y * inv, s.g.z * inv};
    p = along4(p, normal, -clamp4(s.d, -how->limit, how->limit));
  }
  v4 a = clamp4(value4(f, wide, along4(p, normal, all4(how->near))) * (1 / how->near), 0, 1),
     b = clamp4(value4(f, wide, along4(p, normal, all4(how->far))) * (1 / how->far), 0, 1),
     shade = (0.62f + 0.38f * a) * (0.66f + 0.34f * b);
  for (int i = 0; i < n; i++) {
    vec3 turned = vec(normal.x[i], normal.y[i], normal.z[i]);
    v[i]->agree = vdot(turned, v[i]->normal);
    v[i]->p = vec(p.x[i], p.y[i], p.z[i]);
    v[i]->normal = turned;
    v[i]->shade = shade[i];
  }
}

void field_settle(const struct field *f, const struct field_list *tight, const struct field_list *wide,
                  const struct field_settling *how, struct field_point *const *points, int n) {
  for (int i = 0; i < n; i += 4) settle_four(f, tight, wide, how, points + i, n - i < 4 ? n - i : 4);
}
