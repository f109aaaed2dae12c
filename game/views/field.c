#include "field.h"

#include <assert.h>
#include <string.h>

static const float far_away = 1e3f;

void field_init(struct field *f) {
  memset(f, 0, sizeof *f);
  for (int i = 0; i < FIELD_GROUPS; i++) f->group_blend[i] = 0.08f;
  f->union_blend = 0.012f;
}

struct capsule *field_add(struct field *f, int group, vec3 a, vec3 b, float ra, float rb, float blend) {
  assert(f->count < FIELD_CAPSULES && group >= 0 && group < FIELD_GROUPS);
  assert(!f->count || f->capsule[f->count - 1].group <= group);
  struct capsule *c = &f->capsule[f->count++];
  vec3 ab = vsub(b, a);
  float l2 = vdot(ab, ab);
  *c = (struct capsule){.a = a, .b = b, .ra = ra, .rb = rb, .blend = blend, .group = group, .ab = ab};
  c->inv_len2 = l2 > 1e-9f ? 1 / l2 : 0;
  return c;
}

static inline float capsule_along(const struct capsule *c, vec3 ap) {
  float t = vdot(ap, c->ab) * c->inv_len2;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

float capsule_distance(const struct capsule *c, vec3 p) {
  vec3 ap = vsub(p, c->a);
  float t = capsule_along(c, ap);
  return vlen(vmad(ap, c->ab, -t)) - (c->ra + (c->rb - c->ra) * t);
}

void field_near(const struct field *f, vec3 centre, float reach, struct field_list *out) {
  int n = 0;
  float nearest = far_away;
  unsigned char nearest_id = 0;
  for (int i = 0; i < f->count; i++) {
    float d = capsule_distance(&f->capsule[i], centre);
    if (d < nearest) {
      nearest = d;
      nearest_id = (unsigned char)i;
    }
    if (d < reach) out->id[n++] = (unsigned char)i;
  }
  if (!n && f->count) out->id[n++] = nearest_id;
  out->count = n;
}

void field_all(const struct field *f, struct field_list *out) {
  for (int i = 0; i < f->count; i++) out->id[i] = (unsigned char)i;
  out->count = f->count;
}

static inline float smooth_min(float a, float b, float k) {
  float h = k - fabsf(a - b), m = a < b ? a : b;
  return h > 0 ? m - h * h * 0.25f / k : m;
}

/* A group is complete: into the whole. `base` is group 0's own distance. */
static inline float merge_group(const struct field *f, int group, float base, float own, float whole) {
  return group ? smooth_min(whole, smooth_min(base, own, f->group_blend[group]), f->union_blend) : own;
}

float field_value(const struct field *f, const struct field_list *l, vec3 p) {
  float base = far_away, own = far_away, whole = far_away;
  int group = 0;
  for (int i = 0; i < l->count; i++) {
    const struct capsule *c = &f->capsule[l->id[i]];
    if (c->group != group) {
      whole = merge_group(f, group, base, own, whole);
      if (group == 0) base = own;
      group = c->group;
      own = far_away;
    }
    own = smooth_min(own, capsule_distance(c, p), c->blend);
  }
  return merge_group(f, group, base, own, whole);
}

struct sloped {
  float d;
  vec3 g;
};

static inline struct sloped sloped_min(struct sloped a, struct sloped b, float k) {
  float h = 1 - fabsf(a.d - b.d) / k;
  if (h <= 0) return b.d < a.d ? b : a;
  float w = b.d < a.d ? 1 - 0.5f * h : 0.5f * h, m = (a.d < b.d ? a.d : b.d) - h * h * k * 0.25f;
  return (struct sloped){m, vlerp(a.g, b.g, w)};
}

static inline struct sloped capsule_sloped(const struct capsule *c, vec3 p) {
  vec3 ap = vsub(p, c->a);
  float t = capsule_along(c, ap);
  vec3 d = vmad(ap, c->ab, -t);
  float l = vlen(d) + 1e-9f, taper = c->rb - c->ra;
  vec3 g = vmul(d, 1 / l);
  if (t > 0 && t < 1) g = vmad(g, c->ab, -taper * c->inv_len2);
  return (struct sloped){l - (c->ra + taper * t), g};
}

static inline struct sloped merge_sloped(const struct field *f, int group, struct sloped base, struct sloped own,
                                         struct sloped whole) {
  return group ? sloped_min(whole, sloped_min(base, own, f->group_blend[group]), f->union_blend) : own;
}

float field_gradient(const struct field *f, const struct field_list *l, vec3 p, vec3 *gradient) {
  struct sloped none = {far_away, {0, 1, 0}}, base = none, own = none, whole = none;
  int group = 0;
  for (int i = 0; i < l->count; i++) {
    const struct capsule *c = &f->capsule[l->id[i]];
    if (c->group != group) {
      whole = merge_sloped(f, group, base, own, whole);
      if (group == 0) base = own;
      group = c->group;
      own = none;
    }
    own = sloped_min(own, capsule_sloped(c, p), c->blend);
  }
  whole = merge_sloped(f, group, base, own, whole);
  *gradient = whole.g;
  return whole.d;
}

vec3 field_snap(const struct field *f, vec3 p, vec3 dir, int steps) {
  struct field_list all;
  field_all(f, &all);
  for (int i = 0; i < steps; i++) p = vmad(p, dir, -clampf(field_value(f, &all, p), -0.2f, 0.2f));
  return p;
}
