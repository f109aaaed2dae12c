#include "hand.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "../../engine/sim.h"
#include "food.h"
#include "hand_parts.h"

static const float palm_width = 1.15f;  /* H */
static const float held_depth = -0.30f; /* palm widths: what is nearer goes over the rat that is held */
static const float floor_below = 0.42f; /* palm widths from the contact point down to the bedding, open hand */

struct hand_view {
  struct soup *soup; /* the last hand drawn: kept, and moved while nothing but its place changes */
  struct hand_look look;
  float scale; /* it was made for */
  bool made;
  struct rect bounds; /* with the camera at the origin */
  struct camera now;
};

struct hand_view *hand_view_create(void) {
  struct hand_view *v = calloc(1, sizeof *v);
  v->soup = soup_create();
  for (int g = HAND_FLAT; g <= HAND_PINCH; g++) hand_gesture_shape((enum hand_gesture)g); /* now, not while it moves */
  return v;
}

void hand_view_destroy(struct hand_view *v) {
  if (!v) return;
  soup_destroy(v->soup);
  free(v);
}

/* ---- skin ---- */

static colour skin_colour(const struct soup *s, const struct hand_shape *h, const struct hand_point *p, int tone,
                          vec3 view_normal) {
  struct ramp r = hand_tones[tone];
  float palm = smoothf(0.1f, -0.5f, vdot(p->at.normal, h->bones.d)), shade = p->at.shade;
  struct ramp pink = {cmix(r.dark, rgb(0xA8564A), 0.25f), cmix(r.mid, rgb(0xF0A890), tone >= 3 ? 0.42f : 0.30f),
                      cmix(r.light, rgb(0xFFE0D0), 0.35f)};
  r = ramp_mix(r, pink, palm * 0.75f);
  colour c = soup_light(s, &r, view_normal, (shade * shade * 0.45f + shade * 0.55f) * 1.04f, 0.8f);
  float k1 = (p->finger - 0.36f) / 0.07f, k2 = (p->finger - 0.68f) / 0.06f,
        knuckle = expf(-k1 * k1) + 0.8f * expf(-k2 * k2), dim = c.r / (0.25f + c.r);
  c = cmix(c, cscale(rgb(0xE8806A), (0.45f + 0.6f * r.mid.r) * (0.35f + 0.8f * dim)),
           0.24f * smoothf(0.80f, 1, p->finger) + 0.15f * knuckle * (1 - palm));
  return cmix(c, cscale(rgb(0xB04A36), (0.5f + 0.5f * r.mid.r) * (0.35f + 0.8f * dim)),
              0.30f * smoothf(0.25f, 0.7f, 1 - shade));
}

struct skin_pass {
  struct soup *s;
  const struct hand_shape *h;
  int tone, *drawn;
  bool *faces_us;
};

static int skin_vertex(struct skin_pass *w, int i) {
  if (w->drawn[i] >= 0) return w->drawn[i];
  const struct hand_point *p = &w->h->point[i];
  struct patch t = body_patch(PATCH_SKIN);
  float x, y;
  soup_project(w->s, p->at.p, &x, &y);
  vec3 q = soup_view(p->at.p);
  colour c = skin_colour(w->s, w->h, p, w->tone, soup_view(p->at.normal));
  w->drawn[i] = soup_vertex(w->s, x, y, q.z, c, mixf(t.u0, t.u1, clampf(0.5f + q.x * 0.16f, 0, 1)),
                            mixf(t.v0, t.v1, clampf(0.5f + q.y * 0.16f, 0, 1)));
  return w->drawn[i];
}

static void skin_skirt(struct skin_pass *w, const struct field_edge *e) {
  struct patch t = body_patch(PATCH_EDGE);
  const int end[2] = {e->a, e->b};
  int first = 0;
  for (int k = 0; k < 2; k++) {
    const struct hand_point *p = &w->h->point[end[k]];
    vec3 n = soup_view(p->at.normal);
    float x, y, l = hypotf(n.x, n.y) + 1e-6f, z = soup_view(p->at.p).z;
    soup_project(w->s, p->at.p, &x, &y);
    colour c = skin_colour(w->s, w->h, p, w->tone, vnorm(vec(n.x, n.y, maxf(n.z, 0) + 0.25f)));
    int v = soup_vertex(w->s, x - n.x / l * 0.2f, y + n.y / l * 0.2f, z, c, t.u0, t.v0);
    soup_vertex(w->s, x + n.x / l * 1.3f, y - n.y / l * 1.3f, z, c, t.u0, t.v1);
    if (!k) first = v;
  }
  soup_triangle(w->s, first, first + 1, first + 3);
  soup_triangle(w->s, first, first + 3, first + 2);
}

static void draw_skin(struct soup *s, const struct hand_shape *h, int tone) {
  const struct field_mesh *m = &h->mesh;
  struct skin_pass w = {.s = s, .h = h, .tone = tone};
  w.drawn = malloc((size_t)m->vertices * sizeof *w.drawn);
  w.faces_us = malloc((size_t)m->faces * sizeof *w.faces_us);
  for (int i = 0; i < m->vertices; i++) w.drawn[i] = -1;
  for (int i = 0; i < m->faces; i++) {
    const int *f = m->face[i];
    vec3 a = soup_view(h->point[f[0]].at.p), b = soup_view(h->point[f[1]].at.p), c = soup_view(h->point[f[2]].at.p),
         d = soup_view(h->point[f[3]].at.p);
    w.faces_us[i] = (c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x) > 0;
    if (!w.faces_us[i]) continue;
    int v[4];
    for (int k = 0; k < 4; k++) v[k] = skin_vertex(&w, f[k]);
    soup_triangle(s, v[0], v[1], v[2]);
    soup_triangle(s, v[0], v[2], v[3]);
  }
  soup_bias(s, -0.012f);
  for (int i = 0; i < m->edges; i++)
    if (m->edge[i].face[1] >= 0 && w.faces_us[m->edge[i].face[0]] != w.faces_us[m->edge[i].face[1]])
      skin_skirt(&w, &m->edge[i]);
  soup_bias(s, 0);
  free(w.drawn);
  free(w.faces_us);
}

/* ---- view ---- */

static bool on_bedding(enum hand_gesture g) { return g == HAND_FLAT || g == HAND_STILL; }

static void make(struct hand_view *v) {
  struct soup *s = v->soup;
  const struct hand_look *look = &v->look;
  const struct hand_gesture_shape *g = hand_gesture_shape(look->gesture);
  int tone = look->tone < 0 ? 0 : look->tone % HAND_TONES;
  soup_begin(s, (struct camera){0, 0, v->scale}, look->light);
  if (on_bedding(look->gesture)) hand_draw_shadow(s, &g->hand[0].field, floor_below);
  soup_layer(s);
  for (int i = 0; i < g->hands; i++) {
    const struct hand_shape *h = &g->hand[i];
    draw_skin(s, h, tone);
    hand_draw_nails(s, h, tone);
    hand_draw_creases(s, h, tone);
    hand_draw_sleeve(s, &h->bones);
    if (look->gesture == HAND_SCOOP) hand_draw_grip(s, &h->bones, held_depth);
  }
  bool holds = look->food >= 0 && look->food < TREAT_COUNT;
  if (look->gesture == HAND_SPOON) {
    const struct hand_bones *b = &g->hand[0].bones;
    hand_draw_spoon(s, vlerp(b->joint[0][3], b->joint[THUMB][3], 0.5f), vec(0, -0.04f, 0));
  } else if (holds && g->has_food_place) {
    soup_bias(s, look->gesture == HAND_PINCH ? 0.16f : 0.03f);
    food_solid(s, look->food, g->food, 0.150f);
  }
  soup_bias(s, 0);
  soup_layer(s);
  if (look->ghost > 0) soup_alpha(s, 1 - 0.65f * clampf(look->ghost, 0, 1));
  v->bounds = soup_bounds(s);
  v->made = true;
}

static bool same_look(const struct hand_look *a, const struct hand_look *b) {
  return a->gesture == b->gesture && a->tone == b->tone && a->food == b->food && fabsf(a->light - b->light) < 0.004f &&
         fabsf(a->ghost - b->ghost) < 0.004f;
}

void hand_view_draw(struct hand_view *v, struct draw_list *d, const struct hand_look *look, float x, float y,
                    float px_per_h) {
  float scale = px_per_h * palm_width;
  /* A little nearer or farther the kept picture is scaled; soft edges stay soft enough. */
  if (!v->made || !same_look(look, &v->look) || fabsf(scale - v->scale) > 0.12f * scale) {
    v->look = *look;
    v->scale = scale;
    make(v);
  }
  v->now = (struct camera){x, y, scale};
  soup_move(v->soup, v->now);
  soup_flush(v->soup, d);
}

void hand_view_draw_front(struct hand_view *v, struct draw_list *d) {
  if (v->made && v->look.gesture == HAND_SCOOP) soup_flush_nearer(v->soup, d, held_depth);
}

struct rect hand_view_bounds(const struct hand_view *v) {
  float k = v->made ? v->now.scale / v->scale : 0;
  return (struct rect){v->now.x + v->bounds.x * k, v->now.y + v->bounds.y * k, v->bounds.w * k, v->bounds.h * k};
}

void food_draw(struct draw_list *d, int food, float x, float y, float px_per_h, float light) {
  static struct soup *soup; /* scratch of a few triangles, empty between calls */
  if (!soup) soup = soup_create();
  soup_begin(soup, (struct camera){x, y, px_per_h}, light);
  soup_soft(soup, vec(0.05f, -0.01f, 0), 0.36f, 0.12f, 0, calpha(rgb(0x2A120C), 0.55f));
  soup_soft(soup, vec(0.01f, 0, 0), 0.22f, 0.07f, 0, calpha(rgb(0x2A120C), 0.6f));
  soup_layer(soup);
  food_solid(soup, food, vec(0, 0.11f, 0), 0.145f);
  soup_flush(soup, d);
}
