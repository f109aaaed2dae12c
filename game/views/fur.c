#include "fur.h"

static const float skirt_bias = -0.012f, fray_bias = 0.006f, hair_bias = 0.05f;

static colour lit(const struct soup *s, const struct posed_skin *p, const struct fur *fur, int i, vec3 normal,
                  float least_shade, float rim) {
  const struct skin_vertex *v = &p->skin->vertex[i];
  const struct field_point *at = &p->vertex[i].at;
  float free = maxf(at->shade, least_shade), shade = (0.45f * free * free + 0.55f * free) * 1.03f *
                                                     (0.78f + 0.22f * smoothf(-0.02f, 0.5f, at->p.y - fur->rig->floor));
  shade *= 1 + (0.13f + 0.42f * fur->ragged) * v->mottle;
  if (v->leg_id >= 0) { /* legs of the far side stand back */
    float out = v->leg_id & 1 ? 1.0f : -1.0f;
    shade *= 1 - 0.26f * v->leg_weight * smoothf(0.1f, 0.8f, -out * fur->rig->body.side.z);
  }
  float bare = smoothf(0.35f, 0.75f, v->bare);
  colour c = {0, 0, 0, 1};
  /* On white fur the window's warm rim would be a yellow line. */
  rim *= 1 - 0.65f * smoothf(0.55f, 0.9f, fur->ramp[i].mid.g);
  if (bare < 1) c = soup_light(s, &fur->ramp[i], normal, shade, rim);
  if (v->s > 0.9f) c = cmix(c, (colour){0.85f, 0.565f, 0.498f, 1}, 0.35f * smoothf(0.93f, 1.0f, v->s));
  if (bare > 0) c = cmix(c, soup_light(s, &fur->look->skin, normal, minf(shade * 1.06f, 1.1f), 0.7f), bare);
  return c;
}

static int vertex_of(struct soup *s, struct posed_skin *p, const struct fur *fur, struct patch patch, int i) {
  struct posed_vertex *v = &p->vertex[i];
  if (v->drawn >= 0) return v->drawn;
  const struct skin_vertex *k = &p->skin->vertex[i];
  v->lit = lit(s, p, fur, i, v->view_normal, 0, 1);
  float u = patch.u0 + minf(k->u * ATLAS_TEXELS_PER_H / ATLAS_W, patch.u1 - patch.u0),
        w = patch.v0 + minf(k->v * ATLAS_TEXELS_PER_H / ATLAS_H, patch.v1 - patch.v0);
  v->drawn = soup_vertex(s, v->x, v->y, v->z, v->lit, u, w);
  return v->drawn;
}

static void draw_faces(struct soup *s, struct posed_skin *p, const struct fur *fur) {
  struct patch patch = body_patch(fur->look->fur);
  for (int i = 0; i < p->skin->faces; i++) {
    if (!p->faces_us[i]) continue;
    const int *f = p->skin->face[i];
    int a = vertex_of(s, p, fur, patch, f[0]), b = vertex_of(s, p, fur, patch, f[1]),
        c = vertex_of(s, p, fur, patch, f[2]), d = vertex_of(s, p, fur, patch, f[3]);
    soup_triangle(s, a, b, c);
    soup_triangle(s, a, c, d);
  }
}

/* One end of an outline edge: where outward lies on the screen. */
struct outline_end {
  const struct posed_vertex *v;
  const struct skin_vertex *k;
  colour c;
  float ox, oy;
};

static struct outline_end outline_end(const struct soup *s, const struct posed_skin *p, const struct fur *fur, int i) {
  struct outline_end e = {.v = &p->vertex[i], .k = &p->skin->vertex[i]};
  vec3 n = e.v->view_normal;
  float l = hypotf(n.x, n.y) + 1e-6f;
  e.ox = n.x / l;
  e.oy = -n.y / l;
  /* Bent towards the eye: a fringe in the colour of the lit side, never dark on white fur; without the window's rim,
   * which would draw a bright seam where one part of the body lies before another. */
  e.c = lit(s, p, fur, i, vnorm(vec(n.x, n.y, maxf(n.z, 0) + 0.38f)), 0.80f, 0.25f);
  if (e.v->drawn >= 0) e.c = cmix(e.c, e.v->lit, 0.6f);
  return e;
}

static void strip(struct soup *s, const struct outline_end *a, const struct outline_end *b, float in, float out,
                  struct patch t, float u0, float u1, float darker) {
  colour ca = cscale(a->c, darker), cb = cscale(b->c, darker);
  int q = soup_vertex(s, a->v->x - a->ox * in, a->v->y - a->oy * in, a->v->z, ca, u0, t.v0);
  soup_vertex(s, b->v->x - b->ox * in, b->v->y - b->oy * in, b->v->z, cb, u1, t.v0);
  soup_vertex(s, b->v->x + b->ox * out, b->v->y + b->oy * out, b->v->z, cb, u1, t.v1);
  soup_vertex(s, a->v->x + a->ox * out, a->v->y + a->oy * out, a->v->z, ca, u0, t.v1);
  soup_triangle(s, q, q + 1, q + 2);
  soup_triangle(s, q, q + 2, q + 3);
}

static void fray_edge(struct soup *s, const struct fur *fur, const struct outline_end *a, const struct outline_end *b,
                      bool clumps) {
  struct patch t = body_patch(clumps ? PATCH_SPIKES_LONG : PATCH_SPIKES);
  bool under = fur->wild && !clumps;
  float furry = 1 - (a->k->bare + b->k->bare) * 0.5f, k = soup_scale(s),
        width = fur->fray * k * furry * (under ? 0.6f : 1);
  if (a->k->s > 0.62f) width *= 0.72f - 0.3f * smoothf(0.8f, 0.95f, a->k->s);
  width *= smoothf(-0.03f, 0.03f, a->k->s); /* into the tail it is sleek */
  if (fur->rig->on_floor && a->v->at.p.y < fur->rig->floor + 0.05f) width *= 0.5f;
  if (width < 0.4f) return;
  /* The place in the texture belongs to the skin, so spikes do not slide along the outline. */
  float start = a->k->s * 1.9f + a->k->v * 0.8f + (clumps ? 0.31f : 0);
  start = (start - floorf(start)) * 0.85f;
  float length = hypotf(a->v->x - b->v->x, a->v->y - b->v->y) / ATLAS_W;
  strip(s, a, b, minf(width * 0.6f, 0.03f * k), width, t, mixf(t.u0, t.u1, start),
        mixf(t.u0, t.u1, minf(start + length * 1.05f, 1)), under ? 0.92f : 0.975f);
}

static void draw_outline(struct soup *s, const struct posed_skin *p, const struct fur *fur) {
  struct patch edge = body_patch(PATCH_EDGE);
  for (int i = 0; i < p->skin->edges; i++) {
    const struct field_edge *e = &p->skin->edge[i];
    if (e->face[1] < 0 || p->faces_us[e->face[0]] == p->faces_us[e->face[1]]) continue;
    /* Where skin has folded over itself in a bend, a front meets a back face away from any outline. */
    float za = p->vertex[e->a].view_normal.z, zb = p->vertex[e->b].view_normal.z;
    if (fabsf(za) > 0.62f || fabsf(zb) > 0.62f) continue;
    if (minf(p->vertex[e->a].at.agree, p->vertex[e->b].at.agree) < 0.55f) continue;
    struct outline_end a = outline_end(s, p, fur, e->a), b = outline_end(s, p, fur, e->b);
    soup_bias(s, skirt_bias);
    strip(s, &a, &b, 0.2f, 1.3f, edge, edge.u0, edge.u1, 1);
    if (a.k->bare + b.k->bare > 0.9f) continue;
    soup_bias(s, fray_bias);
    fray_edge(s, fur, &a, &b, false);
    if (fur->wild) fray_edge(s, fur, &a, &b, true);
  }
  soup_bias(s, 0);
}

/* Loose strokes that stay on their vertices: what makes the flank read as fur. */
static void draw_hairs(struct soup *s, const struct posed_skin *p, const struct fur *fur) {
  const struct coat_look *look = fur->look;
  float puff = fur->rig->pose.puff;
  int hairs = soup_scale(s) < 72 ? SKIN_HAIRS / 2 : SKIN_HAIRS;
  soup_bias(s, hair_bias);
  for (int i = 0; i < hairs; i++) {
    const struct skin_hair *h = &p->skin->hair[i];
    const struct posed_vertex *v = &p->vertex[h->root];
    float nz = v->view_normal.z;
    if (nz < 0 || v->drawn < 0) continue;
    colour c = v->lit;
    if (h->tone < 0.5f * look->ticking)
      c = cmix(c, look->tick, 0.42f);
    else if (h->tone > 0.62f)
      c = cmix(c, look->hair_light, 0.18f);
    else
      c = cscale(c, 0.90f);
    c.a = h->alpha * smoothf(0, 0.3f, nz);
    bool head = p->skin->vertex[h->root].s > 0.5f;
    float length = (head ? 0.08f : 0.13f) * h->length * (1 + 0.7f * puff + 0.35f * fur->ragged);
    vec3 dir = vadd(posed_skin_nap(p, fur->rig, h->root), vec(0, -0.25f + 0.5f * (h->length - 1), 0));
    dir = vadd(dir, vmul(vec(h->tone - 0.5f, h->length - 0.9f, 0), 1.5f * fur->ragged)); /* unkempt: every way */
    dir = vnorm(vmad(dir, v->at.normal, 0.2f + 0.7f * puff + 0.25f * fur->ragged));
    c.a *= smoothf(-0.6f, -0.2f, v->at.normal.y); /* under elbow and belly one alone would hang like a spike */
    if (dir.y < 0 && fur->rig->on_floor) length *= smoothf(0.02f, 0.45f, v->at.p.y - fur->rig->floor);
    soup_hair(s, v->at.p, vmad(v->at.p, dir, length), length * 0.12f, c);
  }
  soup_bias(s, 0);
}

void fur_draw(struct soup *s, struct posed_skin *p, const struct fur *fur) {
  draw_faces(s, p, fur);
  draw_outline(s, p, fur);
  draw_hairs(s, p, fur);
}
