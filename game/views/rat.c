#include "rat.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fur.h"
#include "rat_parts.h"
#include "rat_picture.h"

/* Bodies are drawn one company after the other: all can use the same. Kept for the whole run. */
static struct soup *bodies;

struct rat_view {
  struct rat_picture *picture;
  struct posed_skin skin;
  struct rat_rig rig;
  struct ramp *ramp; /* fur colour of each vertex, for the three below */
  int ramp_capacity;
  enum skin_detail detail; /* of the last draw */
  const struct skin *painted_skin;
  enum coat painted_coat;
  uint32_t painted_seed;
  struct rat_build painted_build;
  int triangles;
  struct ramp face, nape, chest, jaw, rump; /* of that fur */
  struct rect bounds;
  float part[PART_COUNT][2];
};

struct rat_view *rat_view_create(void) {
  struct rat_view *v = calloc(1, sizeof *v);
  if (!bodies) bodies = soup_create();
  v->picture = rat_picture_create();
  body_atlas();
  skin_get(SKIN_MIDDLE); /* now, not in the middle of a visit */
  skin_get(SKIN_FAR);
  return v;
}

void rat_view_destroy(struct rat_view *v) {
  if (!v) return;
  rat_picture_destroy(v->picture);
  posed_skin_free(&v->skin);
  free(v->ramp);
  free(v);
}

struct pose pose_stand(void) {
  struct pose p;
  memset(&p, 0, sizeof p);
  p.hip = 0.60f;
  p.chest = 0.61f;
  p.stretch = p.fat = p.neck_len = p.eye_open = p.eye_size = p.wh_spread = 1;
  p.arch = 0.10f;
  p.neck = 8;
  p.yaw = 14;
  p.ear = 0.3f;
  p.wh_fwd = 0.25f;
  p.tail_curl = 0.3f;
  p.hx = 0.3f;
  p.hy = -0.1f;
  p.hsp = 0.12f;
  return p;
}

/* The vertex that lies where `p` does in the rest pose. */
static int vertex_near(const struct skin *skin, vec3 p) {
  float s, up, side, nearest = 1e9f;
  int best = 0;
  rat_rig_rest_coordinates(&skin->rest, p, &s, &up, &side);
  for (int i = 0; i < skin->vertices; i++) {
    const struct skin_vertex *k = &skin->vertex[i];
    float d = 400 * (k->s - s) * (k->s - s) + (k->coat_up - up) * (k->coat_up - up) +
              (k->coat_side - side) * (k->coat_side - side);
    if (d < nearest) nearest = d, best = i;
  }
  return best;
}

/* Fur colours belong to the rest skin: painted again only when coat, rat or detail change. */
static void paint_coat(struct rat_view *v, const struct skin *skin, const struct rat_look *look) {
  if (v->painted_skin == skin && v->painted_coat == look->coat && v->painted_seed == look->seed &&
      !memcmp(&v->painted_build, &look->build, sizeof look->build))
    return;
  if (skin->vertices > v->ramp_capacity) {
    free(v->ramp);
    v->ramp = malloc((size_t)skin->vertices * sizeof *v->ramp);
    v->ramp_capacity = skin->vertices;
  }
  for (int i = 0; i < skin->vertices; i++)
    v->ramp[i] = coat_aged(coat_at(look->coat, look->seed, &skin->vertex[i]), &look->build, &skin->vertex[i]);
  v->face = v->ramp[vertex_near(skin, vec(2.32f, 0.78f, 0.22f))];
  v->nape = v->ramp[vertex_near(skin, vec(1.93f, 0.83f, 0.19f))];
  v->chest = v->ramp[vertex_near(skin, vec(1.35f, 0.42f, 0.24f))];
  v->jaw = v->ramp[vertex_near(skin, vec(2.50f, 0.46f, 0.13f))];
  v->rump = v->ramp[vertex_near(skin, vec(-0.80f, 0.64f, 0))];
  v->painted_skin = skin;
  v->painted_coat = look->coat;
  v->painted_seed = look->seed;
  v->painted_build = look->build;
}

static void note_part(struct rat_view *v, const struct soup *soup, enum rat_part part, vec3 p) {
  soup_project(soup, p, &v->part[part][0], &v->part[part][1]);
}

static void note_parts(struct rat_view *v, const struct soup *soup) {
  const struct rat_rig *r = &v->rig;
  vec3 left_out, right_out, left = rat_eye_at(r, -1, &left_out), right = rat_eye_at(r, 1, &right_out);
  float near = soup_view(right_out).z > soup_view(left_out).z ? 1.0f : -1.0f;
  const struct chain_point *c = r->spine.p;
  note_part(v, soup, PART_NOSE, rat_nose_at(r));
  note_part(v, soup, PART_EYE, near > 0 ? right : left);
  note_part(v, soup, PART_EAR, vmad(rat_ear_at(r, near), r->head.up, 0.12f));
  vec3 back = vlerp(c[2].at, c[3].at, 0.5f);
  note_part(v, soup, PART_BACK, vmad(back, vlerp(c[2].up, c[3].up, 0.5f), 0.95f * c[2].radius));
  note_part(v, soup, PART_RUMP, vmad(c[0].at, c[0].up, 0.8f * c[0].radius));
  note_part(v, soup, PART_PAWS, vlerp(r->paw[0], r->paw[1], 0.5f));
  note_part(v, soup, PART_CHEST, c[4].at);
}

static struct rat_body body_of(struct rat_view *v, struct soup *soup, const struct rat_actor *a) {
  const struct rat_look *look = a->look;
  const struct coat_look *coat = coat_look(look->coat);
  struct rat_body b = {
      .soup = soup, .rig = &v->rig, .look = coat, .px_per_h = a->at.px_per_h * look->size, .food = look->food};
  b.ear_size = (1 + 0.10f * (hash01(look->seed * 29 + 1) - 0.5f)) * (1 + 0.42f * look->build.mouse) *
               (1 + 0.06f * look->build.young);
  b.face = v->face;
  b.nape = v->nape;
  b.chest = v->chest;
  b.jaw = v->jaw;
  b.rump = v->rump;
  return b;
}

static struct camera camera_of(const struct rat_actor *a) {
  return (struct camera){a->at.x, a->at.y, a->at.px_per_h * a->look->size};
}

static void build(const struct rat_actor *a) {
  struct rat_view *v = a->view;
  assert(a->look->coat >= 0 && a->look->coat < COAT_COUNT && a->look->size > 0 && a->at.px_per_h > 0);
  const struct skin *skin = skin_get(v->detail = skin_detail_for(a->at.px_per_h * a->look->size, v->detail));
  paint_coat(v, skin, a->look);
  rat_rig_build(&v->rig, a->pose, &a->look->build, a->at.heading_deg);
}

/* Tells a body where another one is, if it is within reach. */
static void touch(const struct rat_actor *a, const struct rat_actor *other) {
  struct camera c = camera_of(a), o = camera_of(other);
  vec3 offset = vec((o.x - c.x) / c.scale, 0, (o.y - c.y) / (c.scale * 0.241922f)); /* the camera looks down 14 deg */
  if (vlen(offset) < 4) rat_rig_touch(&a->view->rig, &other->view->rig, offset, o.scale / c.scale);
}

static void draw_body(struct soup *soup, const struct rat_actor *a) {
  struct rat_view *v = a->view;
  const struct pose *p = a->pose;
  struct rat_body body = body_of(v, soup, a);
  float ragged = maxf(a->look->build.ragged, 0.5f * a->look->build.old);
  int first_vertex = soup_vertices(soup), first = soup_triangles(soup);
  rat_draw_tail(&body);
  posed_skin_place(&v->skin, skin_get(v->detail), &v->rig, soup);
  struct fur fur = {.look = body.look, .ramp = v->ramp, .rig = &v->rig};
  fur.fray = 0.042f + 0.048f * ragged + 0.14f * p->puff;
  fur.wild = p->puff > 0.35f || ragged > 0.5f;
  fur.ragged = ragged;
  fur_draw(soup, &v->skin, &fur);
  if (p->nolegs < 0.5f) {
    rat_draw_armpits(&body);
    rat_draw_toes(&body);
  }
  rat_draw_ears(&body);
  rat_draw_eyes(&body);
  rat_draw_muzzle(&body);
  rat_draw_food(&body);
  if (maxf(p->towel, p->nolegs) > 0.7f) rat_draw_towel(&body);
  v->bounds = soup_bounds_from(soup, first_vertex);
  v->triangles = soup_triangles(soup) - first;
  note_parts(v, soup);
}

struct rect rat_view_draw_group(struct draw_list *d, const struct rat_actor *actors, int n) {
  assert(n >= 1 && n <= RAT_GROUP);
  struct soup *soup = bodies;
  for (int i = 0; i < n; i++) build(&actors[i]);
  for (int i = 0; i < n; i++)
    for (int k = 0; k < n; k++)
      if (k != i) touch(&actors[i], &actors[k]);
  soup_begin(soup, camera_of(&actors[0]), actors[0].look->light);
  for (int i = 0; i < n; i++) {
    struct rat_body body = body_of(actors[i].view, soup, &actors[i]);
    soup_next_body(soup, camera_of(&actors[i]));
    rat_draw_shadow(&body);
  }
  soup_layer(soup);
  for (int i = 0; i < n; i++) {
    soup_next_body(soup, camera_of(&actors[i]));
    draw_body(soup, &actors[i]);
  }
  soup_flush(soup, d);
  return soup_bounds(soup);
}

bool rat_view_show_group(struct draw_list *d, const struct rat_actor *actors, int n, enum rat_keep keep) {
  struct rat_picture *kept = actors[0].view->picture;
  if (rat_picture_hold(kept, d, actors, n, keep)) return true;
  rat_picture_make(kept, d, actors, n);
  return false;
}

void rat_view_draw(struct rat_view *v, struct draw_list *d, const struct rat_look *look, const struct pose *p,
                   const struct rat_place *at) {
  rat_view_draw_group(d, &(struct rat_actor){v, look, p, *at}, 1);
}

float rat_build_size(const struct rat_build *build) {
  return mixf(1, 0.62f, build->mouse) * (1 - 0.15f * build->young);
}

struct rat_build rat_build_of(enum species species, enum source source, int age_days) {
  static const float ragged[SOURCE_COUNT] = {0, 0.3f, 0.85f};
  bool mouse = species == SPECIES_MOUSE;
  struct rat_build b = {.mouse = mouse, .ragged = ragged[source]};
  b.young = smoothf(mouse ? 50.0f : 80.0f, mouse ? 20.0f : 28.0f, (float)age_days);
  b.old = smoothf(480, 800, (float)age_days);
  return b;
}

void rat_view_part(const struct rat_view *v, enum rat_part part, float *x, float *y) {
  *x = v->part[part][0];
  *y = v->part[part][1];
}
struct rect rat_view_bounds(const struct rat_view *v) {
  return v->bounds;
}
int rat_view_triangles(const struct rat_view *v) { return v->triangles; }
