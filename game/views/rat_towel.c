/* The towel a rat is wrapped in: a tube of cloth round its spine, with folds, an overlapping edge, a rolled collar. */
#include "rat_parts.h"

/* Cloth coordinates: along 0 rump .. 1 neck, angle 0 the right side, a quarter turn up. */
static float overlap_distance(float along, float angle) {
  float line = 2.15f - 2.1f * along; /* the edge runs slantwise over the back to the near shoulder */
  float d = angle - line;
  if (d > 3.14159f) d -= 6.28318f;
  return d;
}

static float fold_depth(float along, float angle) {
  float slant = angle * 1.9f + along * 8.5f, ridge = 1 - fabsf(sinf(slant)), fine = sinf(angle * 5 - along * 13 + 1.5f);
  return (0.070f * ridge * ridge + 0.016f * fine) * smoothf(0.06f, 0.25f, along) *
         (1 - 0.6f * smoothf(0.85f, 1, along));
}

static float cloth_bulge(const void *user, float along, float angle) {
  (void)user;
  float d = overlap_distance(along, angle), lap = 0.075f * smoothf(-0.04f, 0.04f, d) * smoothf(1.9f, 0.7f, d),
        down = maxf(0, -sinf(angle)), collar = along > 0.88f ? 0.045f * sinf((along - 0.88f) / 0.12f * 3.1416f) : 0;
  return lap - fold_depth(along, angle) + collar + 0.10f * down * down * fabsf(cosf(angle)) * smoothf(0, 0.3f, along);
}

static colour shade_cloth(const struct soup *s, const void *user, float along, float angle, vec3 p, vec3 n, bool back) {
  const struct rat_body *b = user;
  const struct ramp teal = ramp_of(0x1F4A50, 0x4B8786, 0x8CC4BA), pale = ramp_of(0x6E8C82, 0xC9DCCB, 0xF4F6E4);
  float d = overlap_distance(along, angle), band = smoothf(0.16f, 0.22f, d) * smoothf(0.46f, 0.40f, d),
        shade =
            (1.02f - 6.5f * fold_depth(along, angle)) * (0.74f + 0.26f * smoothf(-0.02f, 0.5f, p.y - b->rig->floor));
  shade *= 1 - 0.42f * smoothf(-0.32f, -0.05f, d) * smoothf(0.05f, -0.05f, d); /* under the edge */
  if (along > 0.97f) shade *= 0.62f;
  if (back) shade *= 0.5f;
  struct ramp r = ramp_mix(teal, pale, band * 0.85f);
  return soup_light(s, &r, n, shade, 0.7f);
}

enum { CAP_STATIONS = 6 }; /* round the rump */

static struct tube_station station(const struct rat_rig *r, int i) {
  float f = maxf(0, (float)(i - CAP_STATIONS) / (float)(TUBE_STATIONS - 1 - CAP_STATIONS)) * 4.9f,
        cap = minf(1, ((float)i + 0.02f) / CAP_STATIONS);
  const struct chain_point *a = &r->spine.p[(int)f], *b = a + 1;
  float t = f - (float)(int)f, radius = mixf(a->radius, b->radius, t) + 0.105f;
  vec3 centre = vmad(vlerp(a->at, b->at, t), a->along, -radius * sqrtf(1 - cap * cap));
  radius *= cap;
  if (f > 4.5f) radius *= 1 - 0.20f * smoothf(4.5f, 4.9f, f);
  return (struct tube_station){centre, vnorm(vlerp(a->side, b->side, t)), vnorm(vlerp(a->up, b->up, t)), radius,
                               radius};
}

/* A corner of the towel lying on the ground. */
static void draw_corner(const struct rat_body *b, float side) {
  const struct rat_rig *r = b->rig;
  const struct chain_point *c = &r->spine.p[side > 0 ? 2 : 3];
  vec3 out = vmul(vnorm(vec(c->side.x, 0, c->side.z)), side), back = vmul(r->body.fwd, side > 0 ? -0.3f : 0.2f),
       from = vec(c->at.x, r->floor + 0.07f, c->at.z);
  struct tube t = {.patch = PATCH_TERRY, .shade = shade_cloth, .user = b, .stations = 9, .sides = 12};
  t.on_floor = r->on_floor;
  t.floor = r->floor + 0.012f;
  for (int i = 0; i < t.stations; i++) {
    float s = (float)i / (float)(t.stations - 1), w = 0.34f * (1 - s) + 0.001f;
    vec3 at = vmad(vmad(from, out, 0.34f + 0.46f * s), back, s);
    at.y -= 0.02f * s;
    t.at[i] = (struct tube_station){at, vnorm(vcross(out, vec(0, 1, 0))), vec(0, 1, 0), w,
                                    (0.055f + 0.02f * sinf(s * 9)) * (1 - s) + 0.006f};
  }
  soup_tube(b->soup, &t);
}

void rat_draw_towel(const struct rat_body *b) {
  struct tube t = {
      .patch = PATCH_TERRY, .shade = shade_cloth, .user = b, .bulge = cloth_bulge, .open_end = true, .two_sided = true};
  t.stations = TUBE_STATIONS;
  t.sides = b->px_per_h > 72 ? TUBE_SIDES : 26;
  t.on_floor = b->rig->on_floor;
  t.floor = b->rig->floor + 0.012f;
  for (int i = 0; i < t.stations; i++) t.at[i] = station(b->rig, i);
  soup_bias(b->soup, 0.05f); /* never fur through cloth */
  soup_tube(b->soup, &t);
  soup_bias(b->soup, 0);
  if (b->rig->on_floor)
    for (float side = -1; side <= 1; side += 2) draw_corner(b, side);
}
