/* Ears, eyes, nose, mouth and whiskers of rat_parts.h. */
#include "rat_parts.h"

/* ---- eyes ---- */

static vec3 head_dir(const struct frame *h, float x, float y, float z) {
  return vnorm(vmad(vmad(vmul(h->fwd, x), h->up, y), h->side, z));
}

vec3 rat_eye_at(const struct rat_rig *r, float side, vec3 *normal) {
  *normal = head_dir(&r->head, 0.36f, 0.35f, side * 0.87f);
  return field_snap(&r->field, frame_point(&r->head, 0.49f, 0.130f, side * 0.20f), *normal, 3);
}

struct eye {
  vec3 at, normal, up, fwd; /* axes in the plane of the lids */
  float radius, open, out, facing, turn;
};

/* An eye is drawn whole, well before the fur it sits in: pieces of it would make a ragged hole. */
static const float eye_bias = 0.16f;

static void draw_eyeball(const struct rat_body *b, const struct eye *e) {
  struct ramp f = b->face;
  if (e->open < 0.07f) return;               /* closed, the fur of the head goes over it */
  float bare = smoothf(0.1f, 0.6f, e->open); /* of the rim; a closed lid is furred */
  struct dome rim = {.at = vmad(e->at, e->normal, -0.03f),
                     .normal = e->normal,
                     .up = e->up,
                     .rx = e->radius * 1.09f,
                     .ry = e->radius * (0.05f + 1.04f * e->open),
                     .height = 0.045f,
                     .ramp = {cmix(f.dark, rgb(0xC08A78), bare * 0.3f), cmix(f.mid, rgb(0xE8B8A0), bare * 0.45f),
                              cmix(f.light, rgb(0xF6D2BE), bare * 0.4f)},
                     .shade = 0.9f,
                     .rim = 0.3f};
  soup_bias(b->soup, eye_bias);
  soup_dome(b->soup, &rim);
  const struct coat_look *l = b->look;
  struct dome ball = {.at = vmad(e->at, e->normal, -0.012f),
                      .normal = e->normal,
                      .up = e->up,
                      .rx = e->radius,
                      .ry = e->radius * e->open,
                      .height = 0.055f + 0.05f * e->out,
                      .ramp = {l->eye, cmix(l->eye, l->eye_glow, 0.12f), cmix(l->eye, l->eye_glow, 0.55f)},
                      .shade = 1};
  soup_bias(b->soup, eye_bias + 0.03f);
  soup_dome(b->soup, &ball);
}

static void draw_highlights(const struct rat_body *b, const struct eye *e) {
  float seen = smoothf(0.22f, 0.45f, e->facing), r = e->radius, open = e->open;
  if (e->facing < 0.22f || open < 0.25f) return;
  vec3 top = vmad(e->at, e->normal, 0.045f + 0.03f * e->out);
  colour white = rgb(0xFFFDF4);
  soup_bias(b->soup, eye_bias + 0.05f);
  soup_soft(b->soup, vmad(top, e->up, -r * 0.42f * open), r * 0.55f * e->facing, r * 0.30f * open, e->turn,
            calpha(cmix(b->look->eye_glow, rgb(0xFFD0A0), 0.35f), 0.75f * seen));
  soup_bias(b->soup, eye_bias + 0.06f);
  vec3 shine = vmad(vmad(top, e->up, r * 0.36f * open), vec(-1, 0, 0), r * 0.26f * e->facing);
  soup_disc(b->soup, shine, r * 0.27f, r * 0.25f * open, -0.4f, calpha(white, seen), calpha(white, 0.95f * seen));
  soup_soft(b->soup, vmad(vmad(top, e->up, -0.12f * r), vec(1, 0, 0), r * 0.38f), r * 0.17f, r * 0.17f, 0,
            calpha(rgb(0xFFF4E0), 0.8f * seen));
}

/* The line of the lashes; as the lids close it sinks below the middle, in a soft hollow under the bulge of the lid. */
static void draw_lid(const struct rat_body *b, const struct eye *e, colour c) {
  vec3 p[9];
  float shut = smoothf(0.30f, 0.08f, e->open), front = clampf(e->facing, 0, 1);
  if (shut > 0) {
    colour lid = soup_light(b->soup, &b->face, soup_view(vnorm(vmad(e->normal, e->up, 0.8f))), 1, 0);
    soup_bias(b->soup, eye_bias + 0.04f);
    soup_soft(b->soup, vmad(e->at, e->up, 0.45f * e->radius), e->radius * 1.1f * front, e->radius * 0.6f, e->turn,
              calpha(lid, 0.55f * shut));
    soup_bias(b->soup, eye_bias + 0.045f);
    soup_soft(b->soup, vmad(e->at, e->up, -0.36f * e->radius), e->radius * 1.15f * front, e->radius * 0.40f, e->turn,
              calpha(c, 0.40f * shut));
  }
  for (int i = 0; i < 9; i++) {
    float a = 3.1416f * (0.04f + 0.92f * (float)i / 8),
          rise = mixf(-0.24f, 1.06f * e->open, smoothf(0.12f, 0.30f, e->open)) * sinf(a);
    p[i] = vmad(vmad(vmad(e->at, e->fwd, -cosf(a) * e->radius * 1.05f), e->up, rise * e->radius), e->normal, 0.02f);
  }
  soup_bias(b->soup, eye_bias + 0.055f);
  soup_line(b->soup, p, 9, 0.018f + 0.012f * shut, 0.030f, calpha(c, 0.9f), calpha(c, 0.95f));
}

/* Red-brown crust round the lids, running to the inner corner. */
static void draw_tears(const struct rat_body *b, const struct eye *e, float much) {
  colour crust = rgb(0x84301E);
  soup_bias(b->soup, eye_bias + 0.02f);
  vec3 corner = vmad(vmad(e->at, e->fwd, 0.85f * e->radius), e->up, -0.55f * e->radius);
  soup_soft(b->soup, vmad(e->at, e->up, -0.18f * e->radius), e->radius * 2.0f * e->facing, e->radius * 1.75f, e->turn,
            calpha(crust, 0.95f * much * smoothf(0.1f, 0.6f, e->facing)));
  soup_bias(b->soup, eye_bias + 0.058f);
  vec3 run[4];
  for (int i = 0; i < 4; i++) {
    float s = (float)i / 3;
    run[i] = vmad(vmad(corner, e->fwd, 0.95f * e->radius * s), e->up, -1.15f * e->radius * s);
  }
  soup_line(b->soup, run, 4, 0.052f, 0.018f, calpha(crust, 0.95f * much), calpha(crust, 0.35f * much));
}

static void draw_eye(const struct rat_body *b, float side) {
  const struct rat_rig *r = b->rig;
  const struct pose *p = &r->pose;
  const struct rat_build *k = &r->build;
  struct eye e = {.radius = 0.095f * (1 + 0.20f * k->mouse + 0.09f * k->young) * (1 + 0.65f * (p->eye_size - 1)) *
                            (1 + 0.10f * p->eye_out),
                  .open = clampf(p->eye_open, 0.02f, 1),
                  .out = p->eye_out};
  vec3 skin = rat_eye_at(r, side, &e.normal);
  e.facing = soup_view(e.normal).z;
  /* Round the edge of the head it sinks away before its fur would cut it. */
  float away = smoothf(-0.2f, -0.6f, soup_view(r->head.fwd).z),
        shown = smoothf(-0.04f, 0.22f, e.facing) * (1 - 0.4f * away);
  if (shown < 0.05f) return;
  e.radius *= 0.35f + 0.65f * shown;
  e.out *= smoothf(0.05f, 0.45f, e.facing);
  e.at = vmad(skin, e.normal, -0.014f - 0.035f * (1 - shown) + 0.035f * e.out + 0.015f * (p->eye_size - 1));
  e.fwd = vnorm(vreject(r->head.fwd, e.normal));
  e.up = vcross(e.normal, e.fwd);
  if (vdot(e.up, r->head.up) < 0) e.up = vmul(e.up, -1);
  float x0, y0, x1, y1;
  soup_project(b->soup, e.at, &x0, &y0);
  soup_project(b->soup, vmad(e.at, e.fwd, 0.1f), &x1, &y1);
  e.turn = atan2f(y1 - y0, x1 - x0);
  colour socket = cmix(b->face.dark, rgb(0x2A1714), 0.35f);
  float front = clampf(e.facing, 0, 1);
  if (e.facing > 0.05f) {
    soup_bias(b->soup, 0.03f);
    soup_soft(b->soup, skin, e.radius * 1.75f * (0.35f + 0.65f * front), e.radius * 1.65f, e.turn,
              calpha(socket, mixf(0.22f, 0.55f, e.open) * smoothf(0.05f, 0.4f, e.facing)));
  }
  e.facing = front * (1 - 0.5f * away);
  if (p->tears > 0.05f && front > 0.05f) draw_tears(b, &e, p->tears);
  draw_eyeball(b, &e);
  draw_highlights(b, &e);
  if (front > 0.05f) draw_lid(b, &e, socket);
  soup_bias(b->soup, 0);
}

void rat_draw_eyes(const struct rat_body *b) {
  draw_eye(b, -1);
  draw_eye(b, 1);
}

/* ---- ears ---- */

static colour shade_ear(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n, bool back) {
  (void)angle, (void)p;
  const struct rat_body *b = user;
  const struct coat_look *l = b->look;
  float flush = clampf(b->rig->pose.flush, 0, 1);
  if (!back) return soup_light(s, &l->ear_back, n, 1, 1);
  struct ramp inside = ramp_mix(l->ear_inside, ramp_of(0xC2505A, 0xFF8E8E, 0xFFC2BC), 0.7f * flush);
  colour c = soup_light(s, &inside, n, 0.62f + 0.42f * along, 0.5f);
  c = cmix(c, cmix(rgb(0x7E3B36), rgb(0xC04A50), flush), (1 - smoothf(0, 0.62f, along)) * 0.5f);
  return cmix(c, rgb(0xFFD9C2), smoothf(0.82f, 0.98f, along) * 0.5f);
}

vec3 rat_ear_at(const struct rat_rig *r, float side) {
  float flat = r->pose.ear_flat;
  return frame_point(&r->head, 0.09f - 0.03f * flat, 0.228f - 0.02f * flat, side * (0.19f + 0.02f * flat));
}

/* An honest dish goes edge-on and reads as a spike. So it is turned about its axis to show plainly either its inside or
 * its back, and changes over quickly: the near ear when the head looks well away, the far one when it just does. */
static vec3 readable_normal(const struct rat_rig *r, vec3 n, vec3 axis, float side) {
  float ahead = soup_view(r->head.fwd).z, near = soup_view(vmul(r->head.side, side)).z,
        far = smoothf(0.3f, -0.3f, near),
        shows = ahead + mixf(0.87f, 0.20f, far) - far * (0.25f * maxf(0, -r->pose.ear) + 0.4f * r->pose.ear_flat);
  vec3 eye = vnorm(vreject(vec(0, 0.2419f, 0.9703f), axis));
  float f = vdot(n, eye), o = clampf(shows * 18, -0.76f, maxf(f, 0.66f));
  return vnorm(vmad(vmul(eye, o), vnorm(vmad(n, eye, -f)), sqrtf(maxf(0, 1 - o * o))));
}

/* Fur over the ear's root, so that it grows out of the head and does not lie on it. */
static void draw_ear_tuft(const struct rat_body *b, vec3 base, vec3 axis, vec3 wide, float width, float bias) {
  soup_bias(b->soup, bias);
  colour c = soup_light(b->soup, &b->nape, soup_view(vnorm(vadd(axis, vec(0, 0.3f, 0.5f)))), 0.86f, 0);
  enum { HAIRS = 17 };
  for (uint32_t i = 0; i < HAIRS; i++) {
    float k = (float)i / (HAIRS / 2) - 1, up = 0.030f * hash01(i + 5) - 0.050f * k * k;
    vec3 root = vmad(vmad(base, wide, k * width * 0.66f), axis, -0.125f + 0.03f * k * k);
    soup_hair(b->soup, root, vmad(vmad(root, axis, 0.12f + up), wide, (hash01(i + 40) - 0.4f) * 0.05f), 0.048f, c);
  }
}

static void draw_ear(const struct rat_body *b, float side) {
  const struct frame *h = &b->rig->head;
  float ear = b->rig->pose.ear, flat = b->rig->pose.ear_flat;
  vec3 base = rat_ear_at(b->rig, side);
  vec3 axis =
      head_dir(h, mixf(-0.22f + 0.22f * ear, -0.80f, flat), mixf(0.86f, 0.28f, flat), side * mixf(0.52f, 0.62f, flat));
  float turn = mixf(56 - 30 * ear, 96, flat) * DEG;
  vec3 n = vnorm(vreject(vmad(vmul(h->fwd, cosf(turn)), h->side, side * sinf(turn)), axis));
  n = readable_normal(b->rig, n, axis, side);
  vec3 wide = vnorm(vcross(axis, n));
  /* Laid back, the far one lies behind the head: what stuck out would be a stray hook. */
  float far = smoothf(-0.82f, -0.93f, soup_view(vmul(h->side, side)).z), shown = 1 - far * smoothf(0.15f, 0.40f, flat);
  if (shown < 0.5f) return;
  float edge_on = smoothf(0.65f, 0.1f, fabsf(soup_view(n).z)); /* then it would be a horn */
  float height = 0.238f * b->ear_size * (1 - 0.24f * flat) * (1 - 0.24f * edge_on) * shown,
        width = 0.210f * b->ear_size * (1 - 0.30f * flat);
  struct tube t = {.patch = PATCH_SKIN, .two_sided = true, .open_end = true, .shade = shade_ear, .user = b};
  t.stations = 6;
  t.sides = b->px_per_h > 72 ? 20 : 14;
  for (int i = 0; i < t.stations; i++) {
    float r = (float)i / (float)(t.stations - 1);
    vec3 c = vmad(vmad(base, axis, height * 0.64f - (1 - r) * height * 0.40f), n, -0.070f * (1 - r * r));
    t.at[i] = (struct tube_station){c, wide, axis, width * r * 0.98f, height * r};
  }
  float before = soup_view(vmul(h->side, side)).z > -0.2f ? 0.22f : 0;
  soup_bias(b->soup, before);
  soup_tube(b->soup, &t);
  draw_ear_tuft(b, base, axis, wide, width, before + 0.06f);
  soup_bias(b->soup, 0);
}

void rat_draw_ears(const struct rat_body *b) {
  draw_ear(b, -1);
  draw_ear(b, 1);
}

/* ---- muzzle ---- */

vec3 rat_nose_at(const struct rat_rig *r) {
  return frame_point(&r->head, 1.124f, -0.070f + r->pose.nose_up * 0.05f, 0);
}

static const float small_px = 66;

static void draw_nose(const struct rat_body *b) {
  const struct frame *h = &b->rig->head;
  if (soup_view(h->fwd).z < -0.6f) return;
  vec3 tip = rat_nose_at(b->rig);
  struct dome d = {.at = vmad(tip, h->fwd, -0.05f),
                   .normal = head_dir(h, 1, 0.30f, 0),
                   .up = h->up,
                   .rx = 0.070f,
                   .ry = 0.052f,
                   .height = 0.055f,
                   .ramp = ramp_of(0xA85048, 0xDE857A, 0xF7BDB0),
                   .shade = 0.92f,
                   .rim = 0.2f};
  soup_bias(b->soup, 0.05f); /* before the whiskers beside it */
  soup_dome(b->soup, &d);
  if (b->px_per_h < small_px) return; /* single pixels would read as teeth */
  soup_bias(b->soup, 0.06f);
  soup_soft(b->soup, vmad(tip, h->up, 0.024f), 0.024f, 0.011f, 0, calpha(rgb(0xFFF8F0), 0.6f));
  soup_bias(b->soup, 0.05f);
  for (float k = -1; k <= 1; k += 2)
    if (soup_view(head_dir(h, 0.75f, 0, k * 0.7f)).z > 0.05f)
      soup_disc(b->soup, vmad(vmad(vmad(tip, h->side, k * 0.037f), h->up, -0.012f), h->fwd, -0.012f), 0.017f, 0.012f,
                k * 0.5f, rgb(0x6A221E), calpha(rgb(0x7A2E28), 0.9f));
}

static void draw_lips(const struct rat_body *b, float side) {
  const struct frame *h = &b->rig->head;
  vec3 out = vmul(h->side, side);
  if (soup_view(head_dir(h, 0.4f, 0, side)).z < 0.02f) return;
  struct field_list near;
  field_near(&b->rig->field, frame_point(h, 0.89f, -0.15f, 0), 0.4f, &near);
  vec3 line[8];
  for (int i = 0; i < 8; i++) {
    float s = (float)i / 7;
    vec3 q = frame_point(h, mixf(1.045f, 0.73f, s), -0.197f - 0.030f * sinf(s * 3), side * 0.02f),
         dir = vnorm(vmad(out, h->fwd, 0.5f * (1 - s)));
    for (int k = 0; k < 4; k++) q = vmad(q, dir, -clampf(field_value(&b->rig->field, &near, q), -0.2f, 0.2f));
    line[i] = q;
  }
  soup_bias(b->soup, 0.03f);
  soup_line(b->soup, line, 8, 0.014f, 0.006f, calpha(rgb(0x4A221E), 0.62f), calpha(rgb(0x5A2A24), 0.06f));
}

static void draw_tooth(const struct rat_body *b, vec3 root, vec3 tip) {
  const vec3 line[2] = {root, tip};
  soup_line(b->soup, line, 2, 0.052f, 0.034f, rgb(0xFFF3CF), rgb(0xE8C070));
}

static colour shade_jaw(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n, bool back) {
  (void)angle, (void)p, (void)back;
  const struct rat_body *b = user;
  colour lip = soup_light(s, &b->look->skin, n, 0.9f, 0.3f);
  return cmix(soup_light(s, &b->jaw, n, 0.92f, 0.4f), lip, 0.5f * smoothf(0.7f, 1, along));
}

/* The lower jaw: the head's skin cannot follow it so far. */
static void draw_jaw(const struct rat_body *b, vec3 chin) {
  const struct frame *h = &b->rig->head;
  vec3 root = frame_point(h, 0.48f, -0.16f, 0), end = vmad(chin, h->up, -0.055f);
  const vec3 line[3] = {root, vmad(vlerp(root, end, 0.55f), h->up, -0.015f), end};
  const float radius[4] = {0.13f, 0.105f, 0.072f, 0.030f};
  struct tube t = {.patch = PATCH_SKIN, .shade = shade_jaw, .user = b};
  tube_through(&t, line, 3, radius, 4, 10, 10, h->up);
  soup_bias(b->soup, 0.04f);
  soup_tube(b->soup, &t);
}

/* The open mouth: dark red between the upper lip and the chin, a tongue behind the yellow teeth. */
static void draw_gape(const struct rat_body *b) {
  const struct rat_rig *r = b->rig;
  const struct frame *h = &r->head;
  float open = r->pose.mouth;
  if (open < 0.15f || soup_view(h->fwd).z < -0.5f) return;
  vec3 chin = vmad(rat_rig_jaw_tip(r), h->up, 0.055f), lip = frame_point(h, 0.965f, -0.200f, 0),
       corner = frame_point(h, 0.65f, -0.215f, 0), cheek = vlerp(corner, lip, 0.55f);
  draw_jaw(b, chin);
  struct patch t = body_patch(PATCH_PLAIN);
  const vec3 at[4] = {corner, cheek, lip, chin};
  const uint32_t hue[4] = {0x3A1014, 0x4A1418, 0x6A2024, 0x7A2A2C};
  int first = 0;
  float near = 0.10f;
  soup_bias(b->soup, near);
  for (int i = 0; i < 4; i++) {
    float x, y;
    soup_project(b->soup, at[i], &x, &y);
    int k =
        soup_vertex(b->soup, x, y, soup_view(at[i]).z,
                    calpha(rgb(hue[i]), (b->px_per_h < small_px ? 0.7f : 1) * smoothf(0.12f, 0.3f, open)), t.u0, t.v0);
    if (!i) first = k;
  }
  soup_triangle(b->soup, first, first + 1, first + 3);
  soup_triangle(b->soup, first + 1, first + 2, first + 3);
  soup_bias(b->soup, near + 0.01f);
  if (open > 0.5f) soup_soft(b->soup, vlerp(corner, chin, 0.62f), 0.13f, 0.07f, 0.5f, calpha(rgb(0xE07A7C), 0.9f));
  if (open < 0.45f || (b->px_per_h < small_px && open < 0.7f)) return;
  soup_bias(b->soup, near + 0.03f);
  draw_tooth(b, vmad(lip, h->fwd, -0.015f), frame_point(h, 0.935f, -0.285f - 0.02f * open, 0.01f));
  draw_tooth(b, chin, vmad(vmad(chin, h->up, 0.075f), h->fwd, 0.035f));
}

static void draw_whisker(const struct rat_body *b, float side, int k) {
  const struct rat_rig *r = b->rig;
  const struct frame *h = &r->head;
  const struct pose *p = &r->pose;
  int row = k / 4, column = k % 4;
  float fc = (float)column, fr = (float)row;
  vec3 root = frame_point(h, 0.815f + fc * 0.045f, -0.058f - fr * 0.045f, side * (0.158f - 0.022f * fc));
  float ahead = (mixf(-38, 66, p->wh_fwd * 0.5f + 0.5f) + (fc - 1.5f) * 14) * DEG,
        up = ((1 - fr) * 23 * p->wh_spread + 4 - 30 * p->wh_droop + (fc - 1) * 4 +
              7 * (hash01((uint32_t)k + 60) - 0.5f)) *
             DEG;
  vec3 dir = head_dir(h, sinf(ahead) * cosf(up), sinf(up) * 1.15f, side * cosf(ahead) * cosf(up) * 0.8f);
  float length = (0.84f - 0.10f * fc) * (0.9f + 0.2f * hash01((uint32_t)k + 3));
  vec3 q[7];
  for (int i = 0; i < 7; i++) {
    float s = (float)i / 6;
    q[i] = vmad(vmad(vmad(root, dir, length * s), h->fwd, -0.15f * s * s), vec(0, -1, 0), 0.10f * s * s);
    float low = r->floor + 0.015f, give = 0.16f; /* bends out over the ground */
    if (r->on_floor && q[i].y < low + give) q[i].y = low + give * expf((q[i].y - low) / give - 1);
  }
  colour c = rgb(0xFFF8EA);
  soup_bias(b->soup, 0.02f);
  float seen = mixf(0.5f, 1, smoothf(30, 80, b->px_per_h)); /* a line is never thinner than a pixel */
  soup_line(b->soup, q, 7, 0.0110f, 0.0030f, calpha(c, 0.80f * seen), calpha(c, 0.30f * seen));
  if (b->px_per_h < small_px || soup_view(vmul(h->side, side)).z < 0.1f) return;
  soup_bias(b->soup, 0.03f);
  soup_disc(b->soup, root, 0.010f, 0.010f, 0, calpha(rgb(0x3A1F1A), 0.5f), calpha(rgb(0x3A1F1A), 0.35f));
}

/* Out over the lower lip and up to the nose, as rats lick. */
static void draw_tongue(const struct rat_body *b) {
  const struct frame *h = &b->rig->head;
  float out = clampf(b->rig->pose.tongue, 0, 1.2f);
  if (out < 0.05f || soup_view(h->fwd).z < -0.5f) return;
  vec3 p[5];
  for (int i = 0; i < 5; i++) {
    float s = (float)i / 4;
    p[i] = frame_point(h, 0.95f + (0.09f + 0.12f * out) * s, -0.232f + out * 0.085f * s * s - 0.05f * s, 0.01f);
  }
  soup_bias(b->soup, 0.12f);
  soup_line(b->soup, p, 5, 0.100f, 0.078f, rgb(0xB0404C), rgb(0xE8787E));
  soup_disc(b->soup, p[4], 0.040f, 0.036f, 0, rgb(0xEE8C8C), rgb(0xE5777C));
  soup_bias(b->soup, 0.125f);
  soup_line(b->soup, p + 1, 4, 0.018f, 0.006f, calpha(rgb(0xA03844), 0.6f), calpha(rgb(0xC05560), 0.2f));
}

/* Red-brown round the nostrils, under the nose. */
static void draw_stained_nose(const struct rat_body *b) {
  const struct frame *h = &b->rig->head;
  if (soup_view(h->fwd).z < -0.5f) return;
  colour crust = calpha(rgb(0x782A1C), 0.85f * clampf(b->rig->pose.tears, 0, 1));
  soup_bias(b->soup, 0.055f);
  for (float k = -1; k <= 1; k += 2)
    soup_soft(b->soup, vmad(vmad(rat_nose_at(b->rig), h->side, k * 0.05f), h->up, -0.055f), 0.10f, 0.07f, 0, crust);
}

void rat_draw_muzzle(const struct rat_body *b) {
  draw_nose(b);
  draw_tongue(b);
  if (b->rig->pose.tears > 0.05f) draw_stained_nose(b);
  for (float side = -1; side <= 1; side += 2) {
    draw_lips(b, side);
    for (int k = 0; k < 10; k++) draw_whisker(b, side, k);
  }
  draw_gape(b);
  soup_bias(b->soup, 0);
}
