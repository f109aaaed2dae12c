/* Toes, tail, food and the shadow on the ground of rat_parts.h. */
#include "food.h"
#include "rat_parts.h"

static colour shade_skin(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n, bool back) {
  (void)along, (void)angle, (void)back;
  const struct rat_body *b = user;
  return soup_light(s, &b->look->skin, n, 0.80f + 0.20f * smoothf(0, 0.3f, p.y - b->rig->floor), 0.7f);
}

struct paw {
  vec3 at, fwd, up, side;
  bool fore, air;
  float floor;
};

static void draw_toe(const struct rat_body *b, const struct paw *w, int i, int n) {
  float a = ((float)i - (float)(n - 1) * 0.5f) / ((float)n * 0.5f), curl = w->fore && w->air ? -0.55f : -0.10f;
  vec3 d = vnorm(vmad(vmul(w->fwd, cosf(a * 0.62f)), w->side, sinf(a * 0.62f))),
       root = vmad(w->at, w->side, a * (w->fore ? 0.041f : 0.050f));
  float l = (w->fore ? 0.105f : 0.140f) * (1 - 0.28f * a * a), r = w->fore ? 0.031f : 0.034f;
  vec3 bone[4] = {root, vmad(vmad(root, d, l * 0.45f), w->up, 0.020f),
                  vmad(vmad(root, d, l * 0.8f), w->up, 0.010f + curl * l * 0.3f),
                  vmad(vmad(root, d, l), w->up, -0.010f + curl * l)};
  if (!w->air)
    for (int q = 0; q < 4; q++) bone[q].y = maxf(bone[q].y, w->floor + 0.026f);
  r *= 1 - 0.28f * b->rig->build.mouse;
  const float radius[6] = {r * 0.9f, r, r * 0.9f, r * 0.98f, r * 0.7f, 0.002f};
  bool fine = b->px_per_h > 90;
  struct tube t = {.patch = PATCH_SKIN, .shade = shade_skin, .user = b};
  tube_through(&t, bone, 4, radius, 6, fine ? 6 : 4, fine ? 6 : 5, w->up);
  soup_bias(b->soup, 0.02f);
  soup_tube(b->soup, &t);
  vec3 claw[2] = {bone[3], vmad(vmad(bone[3], d, 0.038f), w->up, -0.012f)};
  soup_bias(b->soup, 0.03f);
  soup_line(b->soup, claw, 2, 0.022f, 0.006f, calpha(rgb(0xFFF2E4), 0.9f), calpha(rgb(0xE8CDB8), 0.7f));
}

void rat_draw_armpits(const struct rat_body *b) {
  const struct rat_rig *r = b->rig;
  soup_bias(b->soup, -0.30f);
  colour c = soup_light(b->soup, &b->chest, vec(0, 0, 1), 0.7f, 0);
  for (int i = 1; i < SPINE_TRUNK - 1; i++) {
    const struct chain_point *trunk = &r->spine.p[i];
    soup_disc(b->soup, trunk->at, 0.84f * trunk->radius, 0.84f * trunk->radius, 0, c, c);
  }
  for (int k = 0; k < 4; k++) {
    const struct chain_point *leg = r->leg[k].p;
    for (int i = 0; i < 2; i++) {
      float w = 0.70f * mixf(leg[0].radius, leg[1].radius, 0.4f * (float)i);
      soup_disc(b->soup, vlerp(leg[0].at, leg[1].at, 0.4f * (float)i), w, w, 0, c, c);
    }
  }
  soup_bias(b->soup, 0);
}

void rat_draw_toes(const struct rat_body *b) {
  const struct rat_rig *r = b->rig;
  bool on_back = fabsf(r->pose.roll) > 20;
  for (int k = 0; k < 4; k++) {
    struct paw w = {.at = r->paw[k], .fore = k < 2, .floor = r->floor};
    bool hangs = r->pose.foot[k].lift < -0.05f && !(w.fore && r->pose.hold > 0.5f);
    w.air = on_back || hangs || (w.fore && r->pose.hold > 0.5f);
    w.up = w.air ? vnorm(vmad(r->body.up, r->body.fwd, 0.3f)) : vec(0, 1, 0);
    vec3 d = r->paw_dir[k];
    w.fwd = w.air ? d : vnorm(vec(d.x, r->pose.foot[k].lift > 0.04f ? -0.5f : -0.08f, d.z));
    w.side = vnorm(vcross(w.fwd, w.up));
    w.up = vcross(w.side, w.fwd);
    int n = w.fore ? 4 : 5;
    for (int i = 0; i < n; i++) draw_toe(b, &w, i, n);
  }
  soup_bias(b->soup, 0);
}

/* ---- tail ---- */

static colour shade_tail(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n, bool back) {
  (void)angle, (void)back;
  const struct rat_body *b = user;
  colour c = soup_light(s, &b->look->skin, n, 0.77f + 0.23f * smoothf(-0.04f, 0.25f, p.y - b->rig->floor), 0.6f);
  colour top = cscale(b->look->dark_tail ? rgb(0x7A5548) : rgb(0xC98876), 0.55f + 0.5f * c.r);
  c = cmix(c, top, (0.42f * (1 - along) + 0.1f) * smoothf(-0.3f, 0.9f, n.y));
  c = cscale(c, 0.965f + 0.035f * sinf(along * 230));
  /* Fur runs out along its root. */
  return cmix(soup_light(s, &b->rump, n, 0.9f, 0.6f), c, smoothf(0.11f, 0.22f, along));
}

enum { TAIL_BONES = 14 };
static const float below_hands = 0.6f; /* H from hands that hold it to what lies under them */

void rat_draw_tail(const struct rat_body *b) {
  const struct pose *p = &b->rig->pose;
  const struct frame *body = &b->rig->body;
  float floor = b->rig->floor - (b->rig->on_floor ? 0 : p->y) -
                (p->held > 0.5f ? below_hands - 4 * minf(0, p->hip - 0.3f) : 0),
        lift = p->tail_lift * DEG;
  vec3 fwd = vnorm(vec(body->fwd.x, 0, body->fwd.z)), right = vec(-fwd.z, 0, fwd.x), bone[TAIL_BONES],
       root = vmul(b->rig->spine.p[0].along, -1), at = vmad(b->rig->spine.p[0].at, root, 0.02f);
  /* One that would point straight at the viewer is laid to the side, or it is a stump. */
  float aside = 62 * smoothf(0.45f, 0.95f, -fwd.z) * clampf((p->tail_curl + p->tail_side + 0.1f) * 8, -1, 1);
  for (int i = 0; i < TAIL_BONES; i++) {
    bone[i] = at;
    float s = (float)i / (TAIL_BONES - 1), above = at.y - floor,
          round = (aside * smoothf(0, 0.5f, s) + p->tail_side * 70 * s * s + p->tail_curl * 150 * powf(s, 1.4f)) * DEG +
                  sinf(p->tail_wave - s * 4.5f) * s * 0.35f,
          rise = lift * (1 - s) * (1 - s);
    if (above > 0.07f)
      rise -=
          0.95f * smoothf(0, 0.25f, s) * smoothf(0.04f, 0.4f, above) * (1 - clampf(p->tail_lift / 50, 0, 1) * (1 - s));
    if (p->held > 0.5f) rise = mixf(rise, -1.5f + 0.6f * s * s, smoothf(0.05f, 0.35f, s) * smoothf(0.05f, 0.4f, above));
    vec3 d =
        vmad(vmad(vmul(fwd, -cosf(round) * cosf(rise)), vec(0, 1, 0), sinf(rise)), right, sinf(round) * cosf(rise));
    at = vmad(at, vnorm(vlerp(d, root, smoothf(0.26f, 0.06f, s))), 0.215f); /* out of the furred root first */
    at.y = maxf(at.y, floor + mixf(0.075f, 0.02f, s));
  }
  static const float rats[7] = {0.098f, 0.082f, 0.066f, 0.054f, 0.042f, 0.029f, 0.008f};
  float radius[7];
  for (int i = 0; i < 7; i++) radius[i] = rats[i] * mixf(1, i ? 0.56f : 0.8f, b->rig->build.mouse);
  struct tube t = {.patch = PATCH_SKIN, .shade = shade_tail, .user = b};
  bool fine = b->px_per_h > 90;
  tube_through(&t, bone, TAIL_BONES, radius, 7, fine ? 34 : 26, fine ? 10 : 8, vec(0, 1, 0));
  soup_tube(b->soup, &t);
}

/* ---- food, shadow ---- */

void rat_draw_food(const struct rat_body *b) {
  const struct rat_rig *r = b->rig;
  const struct frame *h = &r->head;
  if (r->pose.treat > 0.4f) {
    vec3 between = vlerp(r->paw[0], r->paw[1], 0.5f);
    soup_bias(b->soup, 0.10f);
    food_solid(b->soup, b->food, vmad(vmad(between, h->fwd, 0.115f), vec(0, 1, 0), 0.075f), 0.135f);
  }
  if (r->pose.mouth_food > 0.4f) {
    soup_bias(b->soup, 0.12f);
    food_solid(b->soup, b->food, frame_point(h, 0.995f, -0.240f, 0), 0.112f);
  }
  soup_bias(b->soup, 0);
}

static void shadow_blot(const struct rat_body *b, vec3 under, float dx, float dy, float rx, float ry, float alpha) {
  if (alpha < 0.01f) return;
  under.y = 0;
  soup_soft(b->soup, vadd(under, vec(dx, -dy, 0)), rx, ry, 0, calpha(rgb(0x2A120C), alpha));
}

/* Where trunk and feet press on the hands. */
static void shade_hands(const struct rat_body *b, float alpha) {
  const struct rat_rig *r = b->rig;
  for (int i = 1; i < 5; i++) {
    const struct chain_point *c = &r->spine.p[i];
    shadow_blot(b, c->at, 0.02f, 0.05f, c->radius * 0.95f, c->radius * 0.24f, 0.34f * alpha);
  }
}

void rat_draw_shadow(const struct rat_body *b) {
  const struct rat_rig *r = b->rig;
  float held = clampf(r->pose.held, 0, 1);
  if (held > 0.5f) {
    shade_hands(b, 2 * held - 1);
    return;
  }
  float near = 1 - smoothf(0.05f, 1.6f, r->pose.y);
  for (int i = 0; i < 5; i++) {
    const struct chain_point *c = &r->spine.p[i];
    float gap = c->at.y - c->radius, w = c->radius;
    shadow_blot(b, c->at, 0.10f, 0.04f, w * (1.75f + r->pose.y), w * 0.62f, 0.20f * near);
    shadow_blot(b, c->at, 0.02f, 0.02f, w * 1.15f, w * 0.36f, 0.34f * (1 - smoothf(0, 0.7f, gap)));
  }
  vec3 chin = frame_point(&r->head, 0.5f, 0, 0);
  shadow_blot(b, chin, 0.06f, 0, 0.5f, 0.17f, 0.30f * (1 - smoothf(0.2f, 1.1f, chin.y)));
  for (int k = 0; k < 4; k++)
    shadow_blot(b, r->paw[k], 0, 0.01f, k < 2 ? 0.19f : 0.30f, 0.075f, 0.55f * (1 - smoothf(0.03f, 0.3f, r->paw[k].y)));
}
