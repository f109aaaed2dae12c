/* Tubes and domes of soup.h. */
#include "soup.h"

#include <assert.h>
#include <string.h>

/* A ring more than sides: the seam has two texture coordinates. */
struct ring_point {
  vec3 world, normal; /* normal in view space */
  float x, y, z;
  int front, back; /* vertex indices, -1 not made */
};
struct tube_mesh {
  struct ring_point p[TUBE_STATIONS][TUBE_SIDES + 1];
  bool faces_us[TUBE_STATIONS][TUBE_SIDES];
};

static void place_points(const struct soup *s, const struct tube *t, struct tube_mesh *m) {
  for (int i = 0; i < t->stations; i++) {
    const struct tube_station *st = &t->at[i];
    for (int j = 0; j <= t->sides; j++) {
      struct ring_point *p = &m->p[i][j];
      float a = (float)(j % t->sides) * 6.2831853f / (float)t->sides;
      float out = t->bulge ? t->bulge(t->user, (float)i / (float)(t->stations - 1), a) : 0;
      p->world = vmad(vmad(st->centre, st->a, (st->ra + out) * cosf(a)), st->b, (st->rb + out) * sinf(a));
      if (t->on_floor && p->world.y < t->floor) p->world.y = t->floor + (p->world.y - t->floor) * 0.06f;
      soup_project(s, p->world, &p->x, &p->y);
      p->z = soup_view(p->world).z;
      p->front = p->back = -1;
    }
  }
}

static vec3 point_normal(const struct tube *t, const struct tube_mesh *m, int i, int j) {
  int n = t->stations, k = t->sides;
  vec3 round = vsub(m->p[i][(j + 1) % k].world, m->p[i][(j + k - 1) % k].world),
       along = vsub(m->p[i < n - 1 ? i + 1 : i][j].world, m->p[i > 0 ? i - 1 : 0][j].world), c = vcross(round, along);
  if (vdot(c, c) < 1e-16f)
    c = i < n / 2 ? vsub(t->at[0].centre, t->at[1].centre) : vsub(t->at[n - 1].centre, t->at[n - 2].centre);
  return soup_view(vnorm(c));
}

/* How much of a ring's two points faces us; a closed tip's one normal says nothing of the faces round it. */
static float ring_facing(const struct tube *t, const struct tube_mesh *m, int i, int j) {
  return t->at[i].ra < 1e-4f ? 0 : m->p[i][j].normal.z + m->p[i][j + 1].normal.z;
}

/* A closed tip looks where the ring beside it looks on the whole. */
static void point_tip(const struct tube *t, struct tube_mesh *m, int tip, int ring) {
  if (t->at[tip].ra >= 1e-4f) return;
  vec3 sum = vec(0, 0, 0);
  for (int j = 0; j < t->sides; j++) sum = vadd(sum, m->p[ring][j].normal);
  if (vlen(sum) < 1e-2f * (float)t->sides) return;
  for (int j = 0; j <= t->sides; j++) m->p[tip][j].normal = vnorm(sum);
}

static void find_normals(const struct tube *t, struct tube_mesh *m) {
  int mid = t->stations / 2;
  vec3 outward = soup_view(vsub(m->p[mid][0].world, t->at[mid].centre));
  float sign = vdot(outward, point_normal(t, m, mid, 0)) < 0 ? -1.0f : 1.0f;
  for (int i = 0; i < t->stations; i++)
    for (int j = 0; j <= t->sides; j++) {
      vec3 n = point_normal(t, m, i, j % t->sides);
      bool end = i == 0 || i == t->stations - 1;
      float own = end && t->at[i].ra < 1e-4f ? 1 : sign; /* a closed tip's normal is its direction already */
      m->p[i][j].normal = vmul(n, own);
    }
  for (int end = 0; end < 2; end++) point_tip(t, m, end ? t->stations - 1 : 0, end ? t->stations - 2 : 1);
  for (int i = 0; i < t->stations - 1; i++)
    for (int j = 0; j < t->sides; j++) m->faces_us[i][j] = ring_facing(t, m, i, j) + ring_facing(t, m, i + 1, j) > 0;
}

static int point_vertex(struct soup *s, const struct tube *t, struct tube_mesh *m, int i, int j, bool front) {
  struct ring_point *p = &m->p[i][j];
  int *slot = front ? &p->front : &p->back;
  if (*slot >= 0) return *slot;
  struct patch patch = body_patch(t->patch);
  float along = (float)i / (float)(t->stations - 1), round = (float)j / (float)t->sides;
  colour c = t->shade(s, t->user, along, round * 6.2831853f, p->world, front ? p->normal : vmul(p->normal, -1), !front);
  round = round < 0.5f ? round * 2 : 2 - round * 2;
  *slot = soup_vertex(s, p->x, p->y, p->z, c, mixf(patch.u0, patch.u1, along), mixf(patch.v0, patch.v1, round));
  return *slot;
}

static void add_skirt(struct soup *s, const struct ring_point *p, const struct ring_point *q, vec3 np, vec3 nq,
                      colour c) {
  const float width = 1.3f;
  struct patch t = body_patch(PATCH_EDGE);
  float lp = hypotf(np.x, np.y) + 1e-6f, lq = hypotf(nq.x, nq.y) + 1e-6f;
  int a = soup_vertex(s, p->x, p->y, p->z, c, t.u0, t.v0);
  soup_vertex(s, p->x + np.x / lp * width, p->y - np.y / lp * width, p->z, c, t.u0, t.v1);
  soup_vertex(s, q->x + nq.x / lq * width, q->y - nq.y / lq * width, q->z, c, t.u1, t.v1);
  soup_vertex(s, q->x, q->y, q->z, c, t.u1, t.v0);
  soup_triangle(s, a, a + 1, a + 2);
  soup_triangle(s, a, a + 2, a + 3);
}

/* Soft pixels outside the outline, in the colour of the face beside it. */
static void soften_outline(struct soup *s, const struct tube *t, const struct tube_mesh *m) {
  int n = t->stations, k = t->sides;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < k; j++) {
      const struct ring_point *p = &m->p[i][j], *along = i < n - 1 ? &m->p[i + 1][j] : NULL, *round = &m->p[i][j + 1];
      float at = (float)i / (float)(n - 1), angle = (float)j * 6.2831853f / (float)k;
      if (along && m->faces_us[i][(j + k - 1) % k] != m->faces_us[i][j])
        add_skirt(s, p, along, p->normal, along->normal, t->shade(s, t->user, at, angle, p->world, p->normal, false));
      bool edge = i == n - 1 ? t->open_end : i > 0 && m->faces_us[i - 1][j] != m->faces_us[i][j];
      if (!edge) continue;
      vec3 np = p->normal, nq = round->normal;
      if (i == n - 1) {
        np = soup_view(vsub(p->world, t->at[i].centre));
        nq = soup_view(vsub(round->world, t->at[i].centre));
      }
      bool back = i > 0 && !m->faces_us[i - 1][j];
      add_skirt(s, p, round, np, nq,
                t->shade(s, t->user, at, angle, p->world, back ? vmul(p->normal, -1) : p->normal, back));
    }
}

void soup_tube(struct soup *s, const struct tube *t) {
  assert(t->stations >= 2 && t->stations <= TUBE_STATIONS && t->sides >= 3 && t->sides <= TUBE_SIDES);
  struct tube_mesh m;
  place_points(s, t, &m);
  find_normals(t, &m);
  for (int i = 0; i < t->stations - 1; i++)
    for (int j = 0; j < t->sides; j++) {
      bool front = m.faces_us[i][j];
      if (!front && !t->two_sided) continue;
      int a = point_vertex(s, t, &m, i, j, front), b = point_vertex(s, t, &m, i + 1, j, front),
          c = point_vertex(s, t, &m, i + 1, j + 1, front), d = point_vertex(s, t, &m, i, j + 1, front);
      soup_triangle(s, a, b, c);
      soup_triangle(s, a, c, d);
    }
  soften_outline(s, t, &m);
}

static vec3 curve(const vec3 *p, int n, float t) {
  float f = t * (float)(n - 1);
  int i = (int)f;
  i = i > n - 2 ? n - 2 : i;
  f -= (float)i;
  vec3 p1 = p[i], p2 = p[i + 1], p0 = i > 0 ? p[i - 1] : vsub(vmul(p1, 2), p2),
       p3 = i < n - 2 ? p[i + 2] : vsub(vmul(p2, 2), p1);
  float f2 = f * f, f3 = f2 * f;
  return vadd(vadd(vmul(p0, -0.5f * f3 + f2 - 0.5f * f), vmul(p1, 1.5f * f3 - 2.5f * f2 + 1)),
              vadd(vmul(p2, -1.5f * f3 + 2 * f2 + 0.5f * f), vmul(p3, 0.5f * f3 - 0.5f * f2)));
}

void tube_through(struct tube *t, const vec3 *points, int n, const float *radii, int n_radii, int stations, int sides,
                  vec3 up) {
  t->stations = stations;
  t->sides = sides;
  for (int i = 0; i < stations; i++) {
    float s = (float)i / (float)(stations - 1), f = s * (float)(n_radii - 1);
    int k = (int)f < n_radii - 2 ? (int)f : n_radii - 2;
    t->at[i].centre = curve(points, n, s);
    t->at[i].ra = t->at[i].rb = mixf(radii[k], radii[k + 1], f - (float)k);
  }
  for (int i = 0; i < stations; i++) {
    vec3 d = vnorm(vsub(t->at[i < stations - 1 ? i + 1 : i].centre, t->at[i > 0 ? i - 1 : 0].centre)),
         a = vcross(d, up);
    t->at[i].a = vlen(a) < 1e-4f ? vec(0, 0, 1) : vnorm(a);
    t->at[i].b = vnorm(vcross(t->at[i].a, d));
  }
}

static colour shade_dome(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 normal,
                         bool back) {
  (void)along, (void)angle, (void)p, (void)back;
  const struct dome *d = user;
  return soup_light(s, &d->ramp, normal, d->shade, d->rim);
}

void soup_dome(struct soup *s, const struct dome *d) {
  struct tube t = {.patch = PATCH_PLAIN, .shade = shade_dome, .user = d};
  float size = maxf(d->rx, d->ry) * soup_scale(s);
  t.stations = size > 9 ? 6 : 4;
  t.sides = size > 9 ? 16 : 10;
  vec3 n = vnorm(d->normal), a = vnorm(vcross(d->up, n)), b = vcross(n, a);
  for (int i = 0; i < t.stations; i++) {
    float f = (float)i / (float)(t.stations - 1) * 1.565f; /* closed at the top, or it is a hole */
    t.at[i] = (struct tube_station){vmad(d->at, n, d->height * sinf(f)), a, b, d->rx * cosf(f), d->ry * cosf(f)};
  }
  soup_tube(s, &t);
}
