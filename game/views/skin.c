#include "skin.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { SETTLE_AT_ONCE = 64 }; /* vertices of a cluster, at most */

/* ---- making the rest skin ---- */

struct planes {
  float at[160];
  int n;
};

static void add_planes(struct planes *p, float from, float to, float step) {
  int n = (int)ceilf((to - from) / step);
  for (int i = 0; i < n && p->n < 160; i++) p->at[p->n++] = from + (to - from) * (float)i / (float)n;
}

/* Finer where more happens: head, feet, paws. `c` is the cell of the trunk. */
static void mesh_rest(const struct rat_rig *rest, float c, struct field_mesh *mesh) {
  struct planes x = {.n = 0}, y = {.n = 0}, z = {.n = 0};
  add_planes(&x, -1.02f, 1.15f, c * 1.05f);
  add_planes(&x, 1.15f, 1.70f, c * 0.85f);
  add_planes(&x, 1.70f, 2.55f, c * 0.80f);
  add_planes(&x, 2.55f, 3.03f, c * 0.58f);
  add_planes(&y, -0.09f, 0.20f, c * 0.56f);
  add_planes(&y, 0.20f, 0.40f, c * 0.80f);
  add_planes(&y, 0.40f, 0.70f, c * 0.66f);
  add_planes(&y, 0.70f, 1.25f, c);
  add_planes(&z, -0.75f, 0.75f, c * 0.76f);
  struct field_grid grid = {x.at, y.at, z.at, x.n, y.n, z.n};
  field_mesh_make(&rest->field, &grid, mesh);
}

static struct hang hang_on(const struct chain *c, vec3 p, bool by_x) {
  struct hang best = {0};
  float nearest = 1e9f;
  for (int i = 0; i < c->n - 1; i++) {
    const struct chain_point *a = &c->p[i], *b = &c->p[i + 1];
    vec3 ab = vsub(b->at, a->at);
    float t = by_x ? (p.x - a->at.x) / ab.x : vdot(vsub(p, a->at), ab) / (vdot(ab, ab) + 1e-9f);
    t = clampf(t, 0, 1);
    vec3 d = vsub(p, vlerp(a->at, b->at, t));
    float q = by_x ? fabsf(d.x) : vlen(d) - mixf(a->radius, b->radius, t);
    if (q >= nearest) continue;
    nearest = q;
    best = (struct hang){.seg = i, .t = t};
    best.side = vdot(d, vnorm(vlerp(a->side, b->side, t)));
    best.up = vdot(d, vnorm(vlerp(a->up, b->up, t)));
    best.along = vdot(d, vnorm(vlerp(a->along, b->along, t)));
  }
  return best;
}

struct axes {
  vec3 along, up, side;
};

static struct axes chain_axes(const struct chain *c, const struct hang *h) {
  const struct chain_point *a = &c->p[h->seg], *b = a + 1;
  return (struct axes){vlerp(a->along, b->along, h->t), vlerp(a->up, b->up, h->t), vlerp(a->side, b->side, h->t)};
}

static vec3 into_axes(struct axes a, vec3 n) { return vec(vdot(n, a.along), vdot(n, a.up), vdot(n, a.side)); }
static vec3 out_of_axes(struct axes a, vec3 n) { return vmad(vmad(vmul(a.along, n.x), a.up, n.y), a.side, n.z); }

/* Distances to the trunk alone and to each leg alone. */
static float group_distance(const struct field *f, vec3 p, int group) {
  float d = 1e3f;
  for (int i = 0; i < f->count; i++)
    if (f->capsule[i].group == group) d = minf(d, capsule_distance(&f->capsule[i], p));
  return d;
}

static float bareness(const struct field *f, vec3 p) {
  float sum = 1e-6f, bare = 0;
  for (int i = 0; i < f->count; i++) {
    const struct capsule *c = &f->capsule[i];
    float w = clampf(1 - capsule_distance(c, p) / 0.09f, 0, 1.4f),
          t = clampf(vdot(vsub(p, c->a), c->ab) * c->inv_len2, 0, 1);
    w *= w * w * w;
    sum += w;
    bare += w * mixf(c->skin_a, c->skin_b, t);
  }
  return bare / sum;
}

static void bind_vertex(const struct rat_rig *rest, vec3 p, vec3 normal, struct skin_vertex *v) {
  memset(v, 0, sizeof *v);
  v->spine = hang_on(&rest->spine, p, true);
  v->normal_spine = into_axes(chain_axes(&rest->spine, &v->spine), normal);
  float trunk = group_distance(&rest->field, p, 0), nearest = 0.16f;
  v->leg_id = -1;
  for (int k = 0; k < 4; k++) {
    float d = group_distance(&rest->field, p, k + 1);
    if (d >= nearest) continue;
    nearest = d;
    v->leg_id = k;
  }
  if (v->leg_id >= 0) {
    const struct chain *leg = &rest->leg[v->leg_id];
    v->leg = hang_on(leg, p, false);
    v->leg_weight = smoothf(-0.12f, 0.12f, trunk - nearest);
    v->normal_leg = into_axes(chain_axes(leg, &v->leg), normal);
    if (v->leg_weight <= 0) v->leg_id = -1;
  }
  v->bare = bareness(&rest->field, p);
  rat_rig_rest_coordinates(rest, p, &v->s, &v->coat_up, &v->coat_side);
  const struct chain_point *a = &rest->spine.p[v->spine.seg];
  float r = mixf(a->radius, a[1].radius, v->spine.t);
  float angle = atan2f(fabsf(v->coat_side), v->coat_up),
        outside = maxf(0, r * sqrtf(v->coat_up * v->coat_up + v->coat_side * v->coat_side) - r);
  v->u = p.x + 1.05f;
  v->v = angle * r + outside;
  v->mottle = noise2_rich(v->s * 16 + 3, v->coat_up * 3 + v->coat_side * 2) - 0.5f;
}

/* Vertices of one cluster: same leg or same stretch and sector of the spine. */
static int cluster_key(const struct skin_vertex *v) {
  if (v->leg_id >= 0 && v->leg_weight > 0.5f) return 1000 + v->leg_id * 20 + v->leg.seg * 3 + (int)(v->leg.t * 2.99f);
  int sector = (int)((atan2f(v->coat_side, v->coat_up) / 3.14159265f + 1) * 3.999f);
  return (int)(v->u / 0.24f) * 8 + sector;
}

struct sorted_vertex {
  int key, old;
};
static int compare_keys(const void *a, const void *b) {
  const struct sorted_vertex *x = a, *y = b;
  return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->old > y->old) - (x->old < y->old);
}

static void number_clusters(struct skin *k, struct sorted_vertex *order) {
  k->cluster_start = malloc(((size_t)k->vertices + 1) * sizeof *k->cluster_start);
  for (int i = 0; i < k->vertices; i++)
    if (!i || order[i].key != order[i - 1].key || i - k->cluster_start[k->clusters - 1] == SETTLE_AT_ONCE)
      k->cluster_start[k->clusters++] = i;
  k->cluster_start[k->clusters] = k->vertices;
}

static void plant_hairs(struct skin *k, const vec3 *rest_p) {
  for (int h = 0; h < SKIN_HAIRS; h++) {
    uint32_t id = (uint32_t)h * 5;
    struct skin_hair *hair = &k->hair[h];
    for (uint32_t tries = 0; tries < 40; tries++) {
      hair->root = (int)(hash01(id + 1 + tries * 7919) * (float)(k->vertices - 1));
      const struct skin_vertex *v = &k->vertex[hair->root];
      if (v->bare < 0.15f && v->s < 0.9f && rest_p[hair->root].y > 0.16f) break;
    }
    hair->tone = hash01(id + 3);
    hair->length = 0.7f + 0.6f * hash01(id + 4);
    hair->alpha = 0.26f + 0.28f * hash01(id + 9);
  }
}

static void make_skin(struct skin *k, float cell) {
  struct field_mesh mesh;
  rat_rig_rest(&k->rest);
  mesh_rest(&k->rest, cell, &mesh);
  k->vertices = mesh.vertices;
  size_t n = (size_t)mesh.vertices;
  struct skin_vertex *loose = malloc(n * sizeof *loose);
  struct sorted_vertex *order = malloc(n * sizeof *order);
  int *renumber = malloc(n * sizeof *renumber);
  vec3 *rest_p = malloc(n * sizeof *rest_p);
  for (int i = 0; i < mesh.vertices; i++) {
    bind_vertex(&k->rest, mesh.p[i], mesh.normal[i], &loose[i]);
    order[i] = (struct sorted_vertex){cluster_key(&loose[i]), i};
  }
  qsort(order, n, sizeof *order, compare_keys);
  k->vertex = malloc(n * sizeof *k->vertex);
  for (int i = 0; i < mesh.vertices; i++) {
    k->vertex[i] = loose[order[i].old];
    rest_p[i] = mesh.p[order[i].old];
    renumber[order[i].old] = i;
  }
  number_clusters(k, order);
  k->faces = mesh.faces;
  k->face = mesh.face;
  k->edges = mesh.edges;
  k->edge = mesh.edge;
  for (int i = 0; i < k->faces; i++)
    for (int c = 0; c < 4; c++) k->face[i][c] = renumber[k->face[i][c]];
  for (int i = 0; i < k->edges; i++) {
    k->edge[i].a = renumber[k->edge[i].a];
    k->edge[i].b = renumber[k->edge[i].b];
  }
  plant_hairs(k, rest_p);
  free(mesh.p);
  free(mesh.normal);
  free(loose);
  free(order);
  free(renumber);
  free(rest_p);
}

enum skin_detail skin_detail_for(float px_per_h, enum skin_detail last) {
  static const float middle_from = 66, near_from = 150, slack = 1.12f;
  float near = last == SKIN_NEAR ? near_from / slack : near_from * slack,
        middle = last == SKIN_FAR ? middle_from * slack : middle_from / slack;
  return px_per_h > near ? SKIN_NEAR : px_per_h > middle ? SKIN_MIDDLE : SKIN_FAR;
}

const struct skin *skin_get(enum skin_detail detail) {
  static struct skin made[SKIN_DETAILS]; /* the same for every rat: kept for the whole run */
  static const float cell[SKIN_DETAILS] = {0.066f, 0.088f, 0.120f};
  struct skin *k = &made[detail];
  if (!k->vertices) make_skin(k, cell[detail]);
  return k;
}

/* ---- a skin in a pose ---- */

vec3 posed_skin_nap(const struct posed_skin *p, const struct rat_rig *rig, int vertex) {
  const struct skin_vertex *v = &p->skin->vertex[vertex];
  vec3 nap = vmul(rig->spine.p[v->spine.seg].along, -1);
  if (v->leg_id >= 0) nap = vlerp(nap, rig->leg[v->leg_id].p[v->leg.seg].along, v->leg_weight);
  return vnorm(vreject(nap, p->vertex[vertex].at.normal));
}

void posed_skin_free(struct posed_skin *p) {
  free(p->vertex);
  free(p->faces_us);
  memset(p, 0, sizeof *p);
}

static void reserve(struct posed_skin *p, const struct skin *skin) {
  if (skin->vertices > p->capacity) {
    free(p->vertex);
    p->capacity = skin->vertices;
    p->vertex = calloc((size_t)p->capacity, sizeof *p->vertex);
  }
  if (skin->faces > p->face_capacity) {
    free(p->faces_us);
    p->face_capacity = skin->faces;
    p->faces_us = calloc((size_t)p->face_capacity, sizeof *p->faces_us);
  }
}

static vec3 hang_place(const struct chain *c, const struct hang *h, float thickness) {
  const struct chain_point *a = &c->p[h->seg], *b = a + 1;
  vec3 p = vlerp(a->at, b->at, h->t);
  p = vmad(p, vlerp(a->side, b->side, h->t), h->side * thickness);
  p = vmad(p, vlerp(a->up, b->up, h->t), h->up * thickness);
  return vmad(p, vlerp(a->along, b->along, h->t), h->along);
}

/* How much thicker than at rest the chain is there. */
static float thickening(const struct chain *now, const struct chain *rest, const struct hang *h) {
  const struct chain_point *a = &now->p[h->seg], *r = &rest->p[h->seg];
  return mixf(a[0].radius, a[1].radius, h->t) / mixf(r[0].radius, r[1].radius, h->t);
}

static void hang_vertex(const struct skin *k, const struct rat_rig *rig, const struct skin_vertex *v,
                        struct field_point *out) {
  vec3 p = vec(0, 0, 0), n = p;
  if (v->leg_id < 0 || v->leg_weight < 1) {
    p = hang_place(&rig->spine, &v->spine, thickening(&rig->spine, &k->rest.spine, &v->spine));
    n = out_of_axes(chain_axes(&rig->spine, &v->spine), v->normal_spine);
  }
  if (v->leg_id >= 0) {
    const struct chain *leg = &rig->leg[v->leg_id];
    vec3 q = hang_place(leg, &v->leg, thickening(leg, &k->rest.leg[v->leg_id], &v->leg)),
         m = out_of_axes(chain_axes(leg, &v->leg), v->normal_leg);
    p = vlerp(p, q, v->leg_weight);
    n = vlerp(n, m, v->leg_weight);
  }
  out->p = p;
  out->normal = vnorm(n);
  out->shade = out->agree = 1;
}

static void settle_cluster(struct posed_vertex *v, int n, const struct rat_rig *rig) {
  static const struct field_settling how = {.limit = 0.12f, .near = 0.09f, .far = 0.26f};
  vec3 low = vec(1e9f, 1e9f, 1e9f), high = vec(-1e9f, -1e9f, -1e9f);
  struct field_point *seen[SETTLE_AT_ONCE];
  struct field_list tight, wide;
  int count = 0;
  for (int i = 0; i < n; i++) {
    struct field_point *p = &v[i].at;
    if (soup_view(p->normal).z < -0.42f) continue;
    low = vec(minf(low.x, p->p.x), minf(low.y, p->p.y), minf(low.z, p->p.z));
    high = vec(maxf(high.x, p->p.x), maxf(high.y, p->p.y), maxf(high.z, p->p.z));
    seen[count++] = p;
  }
  if (!count) return;
  vec3 centre = vlerp(low, high, 0.5f);
  float reach = vlen(vsub(high, centre));
  field_near(&rig->field, centre, reach + 0.15f, &tight);
  field_near(&rig->field, centre, reach + 0.27f, &wide);
  field_settle(&rig->field, &tight, &wide, &how, seen, count);
}

/* Where another body lies close it takes the light; where the two would meet, each gives way by half. */
static void touch_vertices(struct posed_skin *p, const struct rat_rig *rig) {
  const float felt = 0.26f;
  for (int i = 0; i < p->skin->vertices; i++) {
    struct field_point *at = &p->vertex[i].at;
    const struct capsule *nearest = NULL;
    float least = felt;
    for (int k = 0; k < rig->touches; k++) {
      float d = capsule_distance(&rig->touch[k], at->p);
      if (d < least) least = d, nearest = &rig->touch[k];
    }
    if (!nearest) continue;
    float t = clampf(vdot(vsub(at->p, nearest->a), nearest->ab) * nearest->inv_len2, 0, 1);
    vec3 away = vnorm(vsub(at->p, vmad(nearest->a, nearest->ab, t)));
    float facing = 0.5f - 0.5f * vdot(away, at->normal); /* 1 looks straight at the other */
    at->shade *= 1 - (0.25f + 0.35f * facing) * smoothf(felt, 0, least);
    if (least < 0) at->p = vmad(at->p, away, minf(-0.5f * least, 0.10f));
  }
}

static void project_vertices(struct posed_skin *p, const struct rat_rig *rig, const struct soup *s) {
  for (int i = 0; i < p->skin->vertices; i++) {
    struct posed_vertex *v = &p->vertex[i];
    float ground = rig->floor + 0.012f;
    if (rig->on_floor && v->at.p.y < ground) v->at.p.y = ground + (v->at.p.y - ground) * 0.06f;
    v->view_normal = soup_view(v->at.normal);
    soup_project(s, v->at.p, &v->x, &v->y);
    /* In a sharp bend skin folds under itself: what lies wrong goes below what lies right. */
    v->z = soup_view(v->at.p).z - 0.06f * (1 - smoothf(0.3f, 0.8f, v->at.agree));
    v->drawn = -1;
  }
}

static void find_faces(struct posed_skin *p) {
  for (int i = 0; i < p->skin->faces; i++) {
    const int *f = p->skin->face[i];
    const struct posed_vertex *a = &p->vertex[f[0]], *b = &p->vertex[f[1]], *c = &p->vertex[f[2]],
                              *d = &p->vertex[f[3]];
    p->faces_us[i] = (c->x - a->x) * (d->y - b->y) - (c->y - a->y) * (d->x - b->x) < 0;
  }
}

void posed_skin_place(struct posed_skin *p, const struct skin *skin, const struct rat_rig *rig, const struct soup *s) {
  reserve(p, skin);
  p->skin = skin;
  for (int i = 0; i < skin->vertices; i++) hang_vertex(skin, rig, &skin->vertex[i], &p->vertex[i].at);
  for (int c = 0; c < skin->clusters; c++)
    settle_cluster(p->vertex + skin->cluster_start[c], skin->cluster_start[c + 1] - skin->cluster_start[c], rig);
  if (rig->touches) touch_vertices(p, rig);
  project_vertices(p, rig, s);
  find_faces(p);
}
