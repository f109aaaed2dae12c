#include "hand_parts.h"

const struct ramp hand_tones[HAND_TONES] = {
    {{0.66f, 0.38f, 0.30f, 1}, {0.93f, 0.70f, 0.56f, 1}, {1, 0.89f, 0.79f, 1}},
    {{0.60f, 0.34f, 0.24f, 1}, {0.90f, 0.66f, 0.47f, 1}, {1, 0.87f, 0.70f, 1}},
    {{0.55f, 0.30f, 0.22f, 1}, {0.83f, 0.58f, 0.43f, 1}, {0.97f, 0.80f, 0.65f, 1}},
    {{0.40f, 0.20f, 0.13f, 1}, {0.66f, 0.42f, 0.28f, 1}, {0.87f, 0.65f, 0.48f, 1}},
    {{0.25f, 0.12f, 0.08f, 1}, {0.45f, 0.27f, 0.18f, 1}, {0.70f, 0.48f, 0.34f, 1}},
    {{0.16f, 0.075f, 0.055f, 1}, {0.30f, 0.17f, 0.12f, 1}, {0.52f, 0.34f, 0.25f, 1}}};

static vec3 snap_near(const struct field *f, vec3 p, vec3 dir, int steps) {
  struct field_list near;
  field_near(f, p, 0.5f, &near);
  for (int i = 0; i < steps; i++) p = vmad(p, dir, -clampf(field_value(f, &near, p), -0.2f, 0.2f));
  return p;
}

static void draw_nail(struct soup *s, const struct hand_shape *h, const struct ramp *tone, int i) {
  const struct hand_bones *b = &h->bones;
  vec3 dir = vnorm(vsub(b->joint[i][3], b->joint[i][2])), back = b->back[i][3];
  float r = b->radius[i][3];
  if (soup_view(back).z < 0.30f) return; /* edge-on it would be a crumb on the fingertip */
  vec3 at = snap_near(&h->field, vmad(vmad(b->joint[i][3], dir, r * 0.10f), back, r), back, 3);
  struct dome d = {.at = vmad(at, back, -0.014f),
                   .normal = vmad(back, dir, 0.16f),
                   .up = dir,
                   .rx = r * 0.74f,
                   .ry = r * 0.92f,
                   .height = 0.026f,
                   .ramp = {cmix(tone->dark, rgb(0xB86A5A), 0.5f), cmix(tone->mid, rgb(0xF4B4A2), 0.6f),
                            cmix(tone->light, rgb(0xFFF0E6), 0.6f)},
                   .shade = 1,
                   .rim = 1};
  soup_bias(s, 0.09f);
  soup_dome(s, &d);
  if (soup_view(back).z > 0.25f) {
    soup_bias(s, 0.12f);
    soup_soft(s, vmad(vmad(at, dir, 0.1f * r), vec(-1, 1, 0), r * 0.14f), r * 0.60f, r * 0.36f, 0,
              calpha(rgb(0xFFFFFF), 0.30f));
  }
  vec3 side = vnorm(vcross(dir, back)), line[7];
  for (int k = 0; k < 7; k++) {
    float a = 3.1416f * (float)k / 6;
    line[k] = vmad(vmad(at, side, cosf(a) * r * 0.76f), dir, -sinf(a) * r * 0.92f);
  }
  soup_bias(s, 0.105f);
  soup_line(s, line, 7, 0.010f, 0.010f, calpha(cmix(tone->dark, rgb(0x8A3A2A), 0.3f), 0.35f),
            calpha(tone->dark, 0.35f));
}

void hand_draw_nails(struct soup *s, const struct hand_shape *h, int tone) {
  for (int i = 0; i < FINGERS; i++) draw_nail(s, h, &hand_tones[tone], i);
  soup_bias(s, 0);
}

struct crease {
  vec3 at, along, towards; /* joint, finger direction, side of the finger it lies on */
  float radius, half, width, alpha, bow;
};

static void draw_crease(struct soup *s, const struct hand_shape *h, const struct ramp *tone, const struct crease *c) {
  vec3 side = vnorm(vcross(c->along, c->towards)), p[7];
  int seen = 0;
  for (int i = 0; i < 7; i++) {
    float a = ((float)i / 6 * 2 - 1) * c->half;
    vec3 d = vnorm(vmad(vmul(c->towards, cosf(a)), side, sinf(a)));
    p[i] = snap_near(&h->field, vmad(vmad(c->at, d, c->radius), c->along, c->bow * (1 - cosf(a))), d, 3);
    seen += soup_view(d).z > 0.15f;
  }
  if (seen < 4) return;
  colour ink = calpha(cmix(tone->dark, rgb(0x6A2A1E), 0.3f), c->alpha), faint = calpha(ink, 0.2f);
  soup_line(s, p, 4, c->width * 0.3f, c->width, faint, ink);
  soup_line(s, p + 3, 4, c->width, c->width * 0.3f, ink, faint);
}

static void finger_creases(struct soup *s, const struct hand_shape *h, const struct ramp *tone, int i) {
  const struct hand_bones *b = &h->bones;
  for (int j = 1; j < 3; j++) {
    vec3 dir = vnorm(vsub(b->joint[i][j + 1], b->joint[i][j])),
         back = i == THUMB ? b->back[i][j + 1] : vnorm(vadd(b->back[i][j], b->back[i][j + 1]));
    float r = b->radius[i][j];
    vec3 at = b->joint[i][j];
    draw_crease(s, h, tone, &(struct crease){at, dir, back, r, 0.62f, 0.016f, 0.34f, 0.03f});
    draw_crease(s, h, tone, &(struct crease){vmad(at, dir, 0.045f), dir, back, r, 0.45f, 0.012f, 0.22f, -0.03f});
    draw_crease(s, h, tone, &(struct crease){at, dir, vmul(back, -1), r, 0.8f, 0.016f, 0.42f, 0});
  }
  if (i == THUMB) return;
  vec3 dir = vnorm(vsub(b->joint[i][1], b->joint[i][0]));
  draw_crease(s, h, tone,
              &(struct crease){vmad(b->joint[i][0], dir, 0.10f), dir, vmul(vnorm(vadd(b->d, b->back[i][1])), -1),
                               b->radius[i][0], 0.7f, 0.016f, 0.40f, 0});
}

static void palm_line(struct soup *s, const struct hand_shape *h, const struct ramp *tone, const float (*ft)[2], int n,
                      float width, float alpha) {
  vec3 p[8];
  for (int i = 0; i < n; i++)
    p[i] = snap_near(&h->field, hand_local(&h->bones, ft[i][0], -0.26f, ft[i][1]), vmul(h->bones.d, -1), 5);
  colour ink = calpha(cmix(tone->dark, rgb(0x7A2E22), 0.3f), alpha);
  soup_line(s, p, n, width, width * 0.3f, ink, calpha(ink, 0.2f));
}

void hand_draw_creases(struct soup *s, const struct hand_shape *h, int tone) {
  static const float heart[4][2] = {{1.02f, 0.14f}, {0.93f, 0.02f}, {0.86f, -0.16f}, {0.84f, -0.36f}},
                     head[5][2] = {{0.92f, 0.42f}, {0.78f, 0.22f}, {0.62f, 0.02f}, {0.50f, -0.16f}, {0.44f, -0.28f}},
                     life[5][2] = {{0.88f, 0.43f}, {0.74f, 0.20f}, {0.55f, 0.06f}, {0.34f, 0.02f}, {0.16f, 0.04f}};
  const struct ramp *r = &hand_tones[tone];
  soup_bias(s, 0.05f);
  for (int i = 0; i < FINGERS; i++) finger_creases(s, h, r, i);
  if (soup_view(vmul(h->bones.d, -1)).z > 0.15f) {
    palm_line(s, h, r, heart, 4, 0.020f, 0.40f);
    palm_line(s, h, r, head, 5, 0.020f, 0.36f);
    palm_line(s, h, r, life, 5, 0.024f, 0.42f);
  }
  soup_bias(s, 0);
}

/* ---- sleeve ---- */

static const float sleeve_length = 16, cuff_length = 0.75f;

static colour shade_sleeve(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n,
                           bool back) {
  (void)user, (void)p;
  static const struct ramp wool = {
      {0.349f, 0.150f, 0.118f, 1}, {0.725f, 0.314f, 0.243f, 1}, {0.840f, 0.520f, 0.420f, 1}};
  float d = along * along * sleeve_length, shade = 0.94f, cuff = d - cuff_length;
  if (d < cuff_length && d > 0.1f) shade *= 0.91f + 0.09f * sinf(angle * 18);
  if (back) shade *= 0.45f;
  shade *= 1 - 0.30f * expf(-cuff * cuff / 0.004f);
  if (cuff > 0) shade *= 1 + 0.30f * (noise2_rich(d * 1.9f + 1, angle * 1.6f) - 0.5f) * smoothf(0, 0.4f, cuff);
  return soup_light(s, &wool, n, shade, 0.6f);
}

/* From the wrist backwards, then bending to the way the arm leaves the picture. */
static vec3 arm_point(const struct hand_bones *b, float d) {
  vec3 straight = hand_local(b, -0.36f - d, 0, 0), elbow = hand_local(b, -0.9f, 0, 0),
       away = vmad(elbow, vnorm(b->arm), d - 0.54f);
  return vlerp(straight, away, smoothf(0.2f, 2.2f, d));
}

void hand_draw_sleeve(struct soup *s, const struct hand_bones *b) {
  struct tube t = {.patch = PATCH_TERRY, .two_sided = true, .shade = shade_sleeve, .stations = 38, .sides = 28};
  for (int i = 0; i < t.stations; i++) {
    float along = (float)i / (float)(t.stations - 1), d = along * along * sleeve_length,
          r = d < cuff_length ? 0.335f + 0.012f * sinf(d * 16) : minf(0.37f + 0.05f * (d - cuff_length), 0.47f);
    if (d >= cuff_length) r += 0.014f * sinf(d * 9 + 0.8f) * smoothf(cuff_length, 1.3f, d);
    if (i == 0) r = 0.30f;
    if (i == 1) r = 0.335f;
    vec3 at = arm_point(b, d), dir = vnorm(vsub(arm_point(b, d + 0.05f), at)), side = vnorm(vreject(b->t, dir));
    t.at[i] = (struct tube_station){at, side, vcross(dir, side), (r + 0.03f) * 1.10f, r};
  }
  soup_tube(s, &t);
}

/* ---- spoon, shadow ---- */

static colour shade_plain(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n, bool back) {
  (void)along, (void)angle, (void)p, (void)back;
  return soup_light(s, user, n, 1, 1);
}

void hand_draw_spoon(struct soup *s, vec3 grip, vec3 bowl) {
  const struct ramp wood = ramp_of(0x8A5226, 0xD09A5E, 0xF6D4A0), yoghurt = ramp_of(0xC9B49C, 0xF7EDE0, 0xFFFFFA);
  vec3 d = vnorm(vsub(bowl, grip)), up = vnorm(vreject(vec(0, 1, 0), d));
  const vec3 line[4] = {vmad(grip, d, -0.55f), grip, vlerp(grip, bowl, 0.6f), vmad(bowl, d, -0.20f)};
  const float radius[5] = {0.055f, 0.050f, 0.045f, 0.045f, 0.07f};
  struct tube t = {.patch = PATCH_SKIN, .shade = shade_plain, .user = &wood};
  tube_through(&t, line, 4, radius, 5, 18, 10, vec(0, 1, 0));
  soup_tube(s, &t);
  struct dome under = {bowl, vmul(up, -1), d, 0.19f, 0.27f, 0.11f, wood, 0.9f, 0.5f},
              rim = {vmad(bowl, up, -0.01f), up, d, 0.195f, 0.275f, 0.02f, wood, 1.05f, 0.5f},
              heap = {bowl, up, d, 0.165f, 0.235f, 0.10f, yoghurt, 1, 0.6f};
  soup_dome(s, &under);
  soup_dome(s, &rim);
  soup_bias(s, 0.01f);
  soup_dome(s, &heap);
  soup_bias(s, 0.08f);
  soup_soft(s, vmad(vmad(bowl, up, 0.09f), vec(-1, 0, 0), 0.05f), 0.07f, 0.03f, -0.3f, calpha(rgb(0xFFFFFF), 0.9f));
  soup_bias(s, 0);
}

void hand_draw_grip(struct soup *s, const struct hand_bones *b, float depth) {
  static const int seen[] = {0, THUMB}, from[] = {0, 1};
  for (int k = 0; k < 2; k++)
    for (int j = from[k]; j < 3; j++)
      for (int i = 0; i < 3; i++) {
        int finger = seen[k];
        vec3 at = vlerp(b->joint[finger][j], b->joint[finger][j + 1], (float)i / 3);
        float r = b->radius[finger][j], inside = smoothf(0.5f, 0.25f, fabsf(at.x));
        at = vadd(at, vec(0, 0.5f * r, 0));
        soup_bias(s, depth - soup_view(at).z);
        soup_soft(s, at, 2.3f * r, 2.1f * r, 0, calpha(rgb(0x3B1D12), 0.20f * inside));
      }
  soup_bias(s, 0);
}

void hand_draw_shadow(struct soup *s, const struct field *f, float below) {
  for (int i = 0; i < f->count; i++) {
    const struct capsule *c = &f->capsule[i];
    vec3 at = vlerp(c->a, c->b, 0.5f);
    float height = at.y + below, r = maxf(c->ra, c->rb) + vlen(c->ab) * 0.35f;
    if (height > 1.6f) continue;
    at = vec(at.x + 0.10f * height, -below - 0.02f, at.z);
    soup_soft(s, at, r * (1.5f + height), r * (0.55f + 0.3f * height), 0,
              calpha(rgb(0x3B1D12), 0.15f * (1 - smoothf(0.1f, 1.6f, height))));
  }
}
