#include "rat_rig.h"

#include <string.h>

struct leg_style {
  vec3 root, bend; /* root from chest or pelvis (forward, up, out); the way the joint bends */
  float upper, lower, upper_ra, upper_rb, lower_ra, lower_rb, group_blend, inner_blend;
};
static const struct leg_style foreleg = {
    {0.03f, -0.10f, 0.235f}, {-1, 0, 0.62f}, 0.335f, 0.355f, 0.168f, 0.112f, 0.106f, 0.060f, 0.10f, 0.05f};
static const struct leg_style hindleg = {
    {0, 0, 0.22f}, {1, 0.15f, 0.35f}, 0.40f, 0.40f, 0.345f, 0.220f, 0.175f, 0.078f, 0.15f, 0.08f};
/* x, y, radius of the head's middle line: blunt, or it reads as a mouse. */
static const float head_line[6][3] = {{0.08f, 0.0f, 0.312f},    {0.36f, 0.018f, 0.322f},   {0.61f, -0.028f, 0.248f},
                                      {0.83f, -0.075f, 0.186f}, {0.975f, -0.100f, 0.134f}, {1.035f, -0.104f, 0.092f}};

/* 0 on all fours .. 1 sitting up or standing on the hind legs. */
static float uprightness(const struct pose *p) { return smoothf(0.25f, 0.75f, (p->chest - p->hip) / p->stretch); }

static float trunk_forward(const struct pose *p, float *rise) {
  float trunk = 1.32f * p->stretch, dy = clampf(p->chest - p->hip, -0.95f * trunk, 0.95f * trunk);
  *rise = dy;
  return sqrtf(trunk * trunk - dy * dy);
}

float rat_foot_home(const struct pose *p, enum foot foot) {
  float rise, dx = trunk_forward(p, &rise);
  if (foot >= FOOT_HL) return 0.30f - dx * 0.5f;
  return dx * (0.5f - 0.12f * p->bend * p->bend) - p->weight_back + 0.10f;
}

static bool on_its_back(const struct pose *p) { return fabsf(p->roll) > 20; }

/* ---- spine and head ---- */

static struct frame body_frame(const struct pose *p, float heading_deg) {
  float h = heading_deg * DEG, roll = p->roll * DEG, rise, dx = trunk_forward(p, &rise);
  vec3 fwd = vec(cosf(h), 0, -sinf(h)), side = vec(sinf(h), 0, cosf(h)), up = vec(0, 1, 0);
  struct frame f = {.fwd = fwd};
  f.up = vmad(vmul(up, cosf(roll)), side, -sinf(roll));
  f.side = vmad(vmul(side, cosf(roll)), up, sinf(roll));
  f.at = vmad(vec(0, p->y + (fabsf(p->roll) > 1 ? 0.50f * (1 - cosf(roll)) : 0), 0), fwd, -dx * 0.5f);
  return f;
}

static struct frame head_frame(const struct frame *body, const struct pose *p, vec3 at) {
  /* With food in the paws the head comes up a little, so that paws and food are seen. */
  float yaw = (p->yaw + p->bend * 38) * DEG, pitch = (p->pitch + 12 * clampf(p->treat, 0, 1)) * DEG,
        tilt = p->tilt * DEG;
  struct frame h = {.at = at};
  h.fwd =
      vmad(vmad(vmul(body->fwd, cosf(pitch) * cosf(yaw)), body->up, sinf(pitch)), body->side, cosf(pitch) * sinf(yaw));
  vec3 side = vcross(h.fwd, body->up);
  side = vlen(side) < 0.1f ? body->side : vnorm(side);
  vec3 up = vcross(side, h.fwd);
  h.up = vmad(vmul(up, cosf(tilt)), side, sinf(tilt));
  h.side = vmad(vmul(side, cosf(tilt)), up, -sinf(tilt));
  return h;
}

/* Muzzle and jaw never sink into the ground. */
static void lift_head(struct rat_rig *r, vec3 *neck) {
  if (r->pose.y >= 0.02f || r->pose.hip < 0.1f) return; /* neither ground nor hands under it */
  float low = minf(frame_point(&r->head, 0.97f, -0.20f, 0).y - 0.07f, frame_point(&r->head, 0.6f, -0.20f, 0).y - 0.11f),
        lift;
  if (on_its_back(&r->pose)) low = minf(low, frame_point(&r->head, 0.25f, 0, 0).y - 0.33f);
  lift = r->floor + (r->pose.held > 0.5f ? 0.44f : 0.02f) - low; /* the chin lies on the fingers */
  if (lift <= 0) return;
  r->head.at.y += lift;
  neck->y += lift * 0.5f;
}

static void set_spine(struct rat_rig *r, const vec3 trunk[SPINE_TRUNK]) {
  const struct pose *p = &r->pose;
  float breath = 1 + 0.02f * p->breath, thick = p->fat * (1 + 0.20f * p->puff),
        thin = p->stretch > 1 ? 1 / sqrtf(mixf(1, p->stretch, 0.7f)) : 1;
  const struct rat_build *k = &r->build;
  float rear = 1 + 0.07f * k->old - 0.07f * k->young, fore = 1 - 0.05f * k->old - 0.05f * k->young - 0.05f * k->mouse;
  const float radius[SPINE_TRUNK] = {0.28f * (1 - 0.1f * k->mouse), 0.465f * breath * thin * rear,
                                     0.502f * breath * thin * rear, 0.470f * breath * thin * fore,
                                     0.412f * thin * fore,          0.345f * fore};
  struct chain *c = &r->spine;
  c->n = SPINE_POINTS;
  for (int i = 0; i < SPINE_TRUNK; i++) {
    c->p[i].at = trunk[i];
    c->p[i].radius = radius[i] * thick;
  }
  for (int i = 0; i < 6; i++) {
    static const float pointed[6] = {0, 0.03f, 0.13f, 0.23f, 0.27f, 0.24f}; /* a mouse's snout */
    float y = head_line[i][1] + (i > 3 ? p->nose_up * 0.05f : 0), round = i < 2 ? 1 + 0.03f * k->young : 1;
    c->p[SPINE_TRUNK + i].at = frame_point(&r->head, head_line[i][0], y, 0);
    c->p[SPINE_TRUNK + i].radius =
        head_line[i][2] * (1 - pointed[i] * k->mouse) * round * (i < 2 ? 1 + 0.05f * p->puff : 1);
  }
}

/* The rump's end leans to where the tail leaves. */
static vec3 rump_along(const struct rat_rig *r, vec3 chord) {
  float lift = r->pose.tail_lift * DEG;
  vec3 fwd = vnorm(vec(r->body.fwd.x, 0, r->body.fwd.z));
  return vnorm(vmad(vmad(vmul(chord, 0.8f), fwd, cosf(lift)), vec(0, 1, 0), -sinf(lift)));
}

/* Axes of the spine: along the chord of the neighbours; the side turns from the body's to the head's at the neck. */
static void set_spine_axes(struct rat_rig *r) {
  struct chain *c = &r->spine;
  for (int i = 0; i < SPINE_POINTS; i++) {
    struct chain_point *p = &c->p[i];
    if (i >= SPINE_TRUNK) {
      p->along = r->head.fwd;
      p->side = r->head.side;
    } else {
      p->along = vnorm(vsub(c->p[i + 1].at, c->p[i > 0 ? i - 1 : 0].at));
      if (i == 0) p->along = rump_along(r, p->along);
      vec3 side = i == SPINE_TRUNK - 1 ? vadd(r->body.side, r->head.side) : r->body.side;
      p->side = vnorm(vreject(side, p->along));
    }
    p->up = vcross(p->side, p->along);
  }
}

/* The rump runs out into the tail, furred. */
static void add_tail_root(struct rat_rig *r) {
  const struct chain_point *c = &r->spine.p[0];
  field_add(&r->field, 0, vmad(c->at, c->along, -0.10f), vmad(c->at, c->along, -0.44f), 0.70f * c->radius, 0.076f,
            0.14f);
}

vec3 rat_rig_jaw_tip(const struct rat_rig *r) {
  const struct frame *h = &r->head;
  float open = (-9 - 34 * clampf(r->pose.mouth, 0, 1.3f)) * DEG;
  vec3 dir = vmad(vmul(h->fwd, cosf(open)), h->up, sinf(open));
  return vmad(vmad(frame_point(h, 0.42f, -0.15f, 0), dir, 0.44f), h->side, r->pose.jaw * 0.02f);
}

static void add_trunk_and_head(struct rat_rig *r) {
  struct field *f = &r->field;
  const struct chain_point *c = r->spine.p;
  const struct frame *h = &r->head;
  for (int i = 0; i < SPINE_POINTS - 1; i++)
    field_add(f, 0, c[i].at, c[i + 1].at, c[i].radius, c[i + 1].radius, i < 5 ? 0.12f : 0.07f);
  add_tail_root(r);
  float snout = 1 - 0.26f * r->build.mouse;
  for (float k = -1; k <= 1; k += 2) {
    field_add(f, 0, frame_point(h, 0.44f, -0.10f, k * 0.11f), frame_point(h, 0.75f, -0.115f, k * 0.08f), 0.192f * snout,
              0.138f * snout, 0.08f);
    field_add(f, 0, frame_point(h, 0.85f, -0.115f, k * 0.062f), frame_point(h, 0.955f, -0.129f, k * 0.048f),
              0.120f * snout, 0.100f * snout, 0.04f);
  }
  vec3 tip = rat_rig_jaw_tip(r);
  field_add(f, 0, frame_point(h, 0.42f, -0.15f, 0), tip, 0.14f * snout, 0.066f * snout, 0.05f);
}

/* ---- legs ---- */

/* Two bones from root to *end (pulled in when out of reach); returns the joint. */
static vec3 bend_limb(vec3 root, vec3 *end, float upper, float lower, vec3 bend) {
  vec3 d = vsub(*end, root);
  float l = vlen(d), reach = (upper + lower) * 0.995f, least = fabsf(upper - lower) + 0.05f * upper;
  if (l > reach) {
    *end = vmad(root, d, reach / l);
    d = vsub(*end, root);
    l = reach;
  }
  l = maxf(l, least);
  float c = clampf((upper * upper + l * l - lower * lower) / (2 * upper * l), -1, 1);
  vec3 u = vnorm(d);
  return vmad(vmad(root, u, upper * c), vnorm(vreject(bend, u)), upper * sqrtf(1 - c * c));
}

static void set_leg_axes(struct chain *c, vec3 bend) {
  vec3 hinge = vnorm(vcross(vsub(c->p[2].at, c->p[0].at), bend));
  for (int i = 0; i < LEG_POINTS; i++) {
    struct chain_point *p = &c->p[i];
    p->along = vnorm(vsub(c->p[i < LEG_POINTS - 1 ? i + 1 : i].at, c->p[i > 0 ? i - 1 : 0].at));
    p->side = vnorm(vreject(hinge, p->along));
    p->up = vcross(p->side, p->along);
  }
}

struct limb_ends {
  vec3 root, joint, wrist, end, bend;
};

static void add_leg(struct rat_rig *r, int k, const struct leg_style *s, const struct limb_ends *e, float end_radius) {
  struct field *f = &r->field;
  int group = k + 1;
  float slim = 1 - 0.30f * r->build.mouse, fat = (k >= 2 ? r->pose.fat : 1) * (1 - 0.08f * r->build.mouse);
  end_radius *= slim;
  /* Sitting up or crouching, the long hind foot shows below a slimmer knee. */
  float low = maxf(uprightness(&r->pose), smoothf(0.60f, 0.46f, r->pose.hip)),
        knee = k >= 2 ? s->upper_rb - 0.055f * low : s->upper_rb;
  f->group_blend[group] = s->group_blend;
  field_add(f, group, e->root, e->joint, s->upper_ra * fat, knee, s->inner_blend);
  struct capsule *lower =
      field_add(f, group, e->joint, e->wrist, minf(s->lower_ra, knee), s->lower_rb * slim, s->inner_blend * 0.8f);
  lower->skin_b = 0.42f;
  struct capsule *foot = field_add(f, group, e->wrist, e->end, end_radius * 1.12f, end_radius, 0.035f);
  foot->skin_a = 0.9f;
  foot->skin_b = 1;
  const vec3 at[LEG_POINTS] = {e->root, e->joint, e->wrist, e->end};
  const float radius[LEG_POINTS] = {s->upper_ra * fat, knee, s->lower_rb * slim, end_radius};
  r->leg[k].n = LEG_POINTS;
  for (int i = 0; i < LEG_POINTS; i++) {
    r->leg[k].p[i].at = at[i];
    r->leg[k].p[i].radius = radius[i];
  }
  set_leg_axes(&r->leg[k], e->bend);
  r->paw[k] = e->end;
}

/* Where free forepaws are: before the chest, at the mouth with food, or on the face when washing. */
static vec3 free_paw(const struct rat_rig *r, float out, float *reach) {
  const struct pose *p = &r->pose;
  vec3 chest = r->spine.p[4].at;
  vec3 reach_out = vmad(vmad(vmad(chest, r->body.fwd, p->hx), r->body.up, p->hy), r->body.side, out * p->hsp);
  if (p->treat > 0) {
    /* Arms as long as a rat's are: on the ground they are folded under the fur. */
    *reach = mixf(1, 1.72f, minf(p->treat, 1));
    vec3 mouth = vmad(frame_point(&r->head, 0.92f, -0.34f, out * 0.13f), r->body.up, -0.09f);
    return vlerp(reach_out, mouth, minf(p->treat, 1));
  }
  *reach = p->treat < 0 ? mixf(1, 1.62f, minf(-p->treat, 1)) : 1 + 0.6f * smoothf(0.44f, 0.90f, p->hx);
  vec3 face = frame_point(&r->head, 0.98f + 0.6f * (p->hx - 0.5f), -0.35f + 0.8f * p->hy, out * 0.15f);
  return vlerp(reach_out, face, minf(-p->treat, 1));
}

static vec3 free_paw_dir(const struct rat_rig *r, float out) {
  const struct frame *h = &r->head, *b = &r->body;
  float t = r->pose.treat;
  if (t > 0.5f) return vnorm(vmad(vmad(vmul(h->fwd, 0.8f), h->side, -out * 0.35f), vec(0, 1, 0), 0.45f));
  if (t < -0.5f) return vnorm(vmad(vmad(vmul(h->fwd, -0.25f), h->side, -out * 0.55f), h->up, 0.8f));
  return vnorm(vmad(b->fwd, b->up, -0.25f));
}

static void build_foreleg(struct rat_rig *r, int k) {
  const struct pose *p = &r->pose;
  const struct foot_pose *foot = &p->foot[k];
  const struct frame *b = &r->body;
  float out = k & 1 ? 1.0f : -1.0f, hold = clampf(p->hold, 0, 1), reach = 1;
  vec3 chest = r->spine.p[4].at, under = vec(chest.x, r->floor, chest.z);
  struct limb_ends e;
  e.root =
      vmad(vmad(vmad(chest, b->side, out * foreleg.root.z * p->fat), b->up, foreleg.root.y), b->fwd, foreleg.root.x);
  vec3 ground = vmad(vmad(under, b->fwd, 0.10f + foot->x), b->side, out * (0.215f + foot->out));
  ground.y = r->floor + 0.088f + foot->lift;
  if (on_its_back(p))
    ground = vmad(vmad(vmad(chest, b->fwd, 0.16f + foot->x), b->up, -0.62f + foot->lift), b->side, out * 0.16f);
  vec3 in_air = free_paw(r, out, &reach);
  reach = mixf(1, reach, hold);
  e.wrist = vlerp(ground, in_air, hold);
  e.bend = vmad(vmad(vmul(b->fwd, foreleg.bend.x), b->side, out * foreleg.bend.z), vec(0, -1, 0),
                1.6f * hold * fabsf(p->treat));
  e.joint = bend_limb(e.root, &e.wrist, foreleg.upper * reach, foreleg.lower * reach, e.bend);
  vec3 dir = vnorm(vmad(b->fwd, vec(0, 1, 0), -0.42f - foot->lift * 1.6f));
  if (foot->lift < -0.05f) dir = vnorm(vmad(vmul(b->fwd, 0.45f), vec(0, 1, 0), -1)); /* hangs */
  dir = vnorm(vlerp(dir, free_paw_dir(r, out), hold));
  e.end = vmad(e.wrist, dir, 0.10f);
  if (hold < 0.5f && !on_its_back(p) && fabsf(foot->lift) < 0.05f) e.end.y = r->floor + 0.044f;
  add_leg(r, k, &foreleg, &e, 0.048f);
  r->paw_dir[k] = dir;
}

static void build_hindleg(struct rat_rig *r, int k) {
  const struct pose *p = &r->pose;
  const struct foot_pose *foot = &p->foot[k];
  const struct frame *b = &r->body;
  float out = k & 1 ? 1.0f : -1.0f, heel = maxf(0, foot->lift) * 0.8f;
  vec3 pelvis = r->spine.p[1].at, under = vmad(vec(pelvis.x, 0, pelvis.z), b->fwd, p->weight_back);
  struct limb_ends e;
  e.root = vmad(pelvis, b->side, out * hindleg.root.z * p->fat);
  e.end = vmad(vmad(under, b->fwd, 0.30f + foot->x), b->side, out * (0.31f + foot->out));
  e.end.y = r->floor + 0.05f + foot->lift;
  e.wrist = vmad(e.end, b->fwd, -0.40f * cosf(heel));
  e.wrist.y = r->floor + 0.078f + foot->lift * (foot->lift > 0 ? 1.2f : 1.0f) + 0.34f * sinf(heel);
  float hangs = smoothf(-0.05f, -0.4f, foot->lift); /* toes down */
  e.wrist = vmad(vmad(e.wrist, b->fwd, 0.26f * hangs), vec(0, 1, 0), 0.30f * hangs);
  if (on_its_back(p)) {
    e.end = vmad(vmad(vmad(pelvis, b->fwd, 0.45f + foot->x), b->up, -0.60f + foot->lift), b->side, out * 0.2f);
    e.wrist = vmad(vmad(e.end, b->fwd, -0.24f), b->up, 0.26f);
  }
  e.bend = vmad(vmad(b->fwd, b->side, out * hindleg.bend.z), b->up, hindleg.bend.y);
  e.joint = bend_limb(e.root, &e.wrist, hindleg.upper, hindleg.lower, e.bend);
  add_leg(r, k, &hindleg, &e, 0.058f);
  r->paw_dir[k] = vnorm(vsub(e.end, e.wrist));
}

/* Wrapped away: the skin of the legs is drawn inside the trunk, out of sight. */
static void hide_legs(struct rat_rig *r) {
  for (int k = 0; k < 4; k++) {
    struct chain *c = &r->leg[k];
    const struct chain_point *trunk = &r->spine.p[k < 2 ? 4 : 1];
    c->n = LEG_POINTS;
    for (int i = 0; i < LEG_POINTS; i++) {
      c->p[i] = *trunk;
      c->p[i].at = vmad(trunk->at, trunk->along, 0.01f * (float)i);
      c->p[i].radius = 0.02f;
    }
    r->paw[k] = trunk->at;
    r->paw_dir[k] = r->body.fwd;
  }
}

static void build_legs(struct rat_rig *r) {
  if (r->pose.nolegs > 0.5f) {
    hide_legs(r);
    return;
  }
  for (int k = 0; k < 4; k++)
    if (k < 2)
      build_foreleg(r, k);
    else
      build_hindleg(r, k);
}

/* ---- whole ---- */

/* A mouse and a young rat are short behind a large head. */
static struct pose built_pose(const struct pose *pose, const struct rat_build *k) {
  struct pose p = *pose;
  float shorter = 1 - 0.15f * k->mouse - 0.10f * k->young;
  p.stretch *= shorter;
  p.hip = mixf(p.hip, p.hip * 0.92f, k->mouse);
  p.chest = p.hip + (p.chest - pose->hip) * shorter;
  p.arch += 0.02f * k->old;
  return p;
}

void rat_rig_touch(struct rat_rig *r, const struct rat_rig *other, vec3 offset, float scale) {
  const struct chain_point *c = other->spine.p;
  for (int i = 0; i < SPINE_POINTS - 1 && r->touches < RIG_TOUCH; i++) {
    vec3 a = vmad(offset, c[i].at, scale), b = vmad(offset, c[i + 1].at, scale), ab = vsub(b, a);
    r->touch[r->touches++] = (struct capsule){.a = a,
                                              .b = b,
                                              .ra = c[i].radius * scale,
                                              .rb = c[i + 1].radius * scale,
                                              .ab = ab,
                                              .inv_len2 = 1 / (vdot(ab, ab) + 1e-9f)};
  }
}

void rat_rig_build(struct rat_rig *r, const struct pose *pose, const struct rat_build *build, float heading_deg) {
  r->build = *build;
  r->pose = built_pose(pose, build);
  r->touches = 0;
  const struct pose *p = &r->pose;
  field_init(&r->field);
  r->floor = p->y;
  r->on_floor = p->y < 0.02f && p->held < 0.5f; /* hands give way */
  r->body = body_frame(p, heading_deg);
  const struct frame *b = &r->body;
  float dy, dx = trunk_forward(p, &dy), back = -p->weight_back, bend = p->bend, climb = atan2f(dy, dx), hip = p->hip,
            chest = hip + dy;
  vec3 trunk[SPINE_TRUNK] = {
      frame_point(b, back - 0.36f * cosf(climb), hip - 0.36f * sinf(climb) - 0.09f, -bend * 0.05f),
      frame_point(b, back, hip, 0),
      frame_point(b, back + dx * 0.30f, mixf(hip, chest, 0.30f) + p->arch * 0.9f, bend * 0.06f),
      frame_point(b, back + dx * 0.68f, mixf(hip, chest, 0.68f) + p->arch * 0.72f, bend * 0.22f),
      frame_point(b, back + dx * (1 - 0.12f * bend * bend), chest, bend * 0.45f)};
  if (r->on_floor) trunk[0].y = maxf(trunk[0].y, r->floor + 0.25f * p->fat);
  float rise = climb * 0.35f + p->neck * DEG, turn = (bend * 38 + p->yaw * 0.45f + p->neck_side) * DEG;
  vec3 dir = vmad(vmad(vmul(b->fwd, cosf(rise) * cosf(turn)), b->up, sinf(rise)), b->side, cosf(rise) * sinf(turn));
  vec3 skull = vmad(trunk[4], dir, 0.40f * p->neck_len + 0.10f);
  trunk[5] = vmad(vlerp(trunk[4], skull, 0.55f), b->up, 0.03f);
  r->head = head_frame(b, p, skull);
  lift_head(r, &trunk[5]);
  set_spine(r, trunk);
  set_spine_axes(r);
  add_trunk_and_head(r);
  build_legs(r);
}

void rat_rig_rest(struct rat_rig *r) {
  memset(r, 0, sizeof *r);
  r->pose = pose_stand();
  r->pose.breath = r->pose.puff = 0;
  for (int k = 0; k < 4; k++) r->pose.foot[k].out = 0.05f;
  field_init(&r->field);
  r->body = (struct frame){vec(0, 0, 0), vec(1, 0, 0), vec(0, 1, 0), vec(0, 0, 1)};
  static const float x[SPINE_TRUNK] = {-0.36f, 0, 0.40f, 0.90f, 1.32f, 1.60f};
  vec3 trunk[SPINE_TRUNK];
  for (int i = 0; i < SPINE_TRUNK; i++) trunk[i] = vec(x[i], 0.60f, 0);
  r->head = r->body;
  r->head.at = vec(1.84f, 0.60f, 0);
  set_spine(r, trunk);
  set_spine_axes(r);
  add_trunk_and_head(r);
  build_legs(r);
}

void rat_rig_rest_coordinates(const struct rat_rig *rest, vec3 p, float *s, float *up, float *side) {
  const struct chain_point *c = rest->spine.p;
  int i = 0;
  while (i < SPINE_POINTS - 2 && p.x > c[i + 1].at.x) i++;
  float t = clampf((p.x - c[i].at.x) / (c[i + 1].at.x - c[i].at.x), -1, 1.5f), in = clampf(t, 0, 1),
        r = mixf(c[i].radius, c[i + 1].radius, in);
  *s = ((float)i + t) / (SPINE_POINTS - 1);
  *up = (p.y - mixf(c[i].at.y, c[i + 1].at.y, in)) / r;
  *side = p.z / r;
}
