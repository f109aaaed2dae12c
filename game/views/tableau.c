/* tableau.c - see tableau.h. */
#include "tableau.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "hand.h"
#include "soup.h"

struct tableau {
  struct rat_view *rat[2];
  struct hand_view *hand;
  struct soup *soup;
};

/* What belongs to a sign. Lengths in H from the rat's ground point, up and to the right; a hand comes from the right.
 */
enum prop { PROP_NONE, PROP_HAND, PROP_CUPPED, PROP_HUT, PROP_SOILED };
struct scene_row {
  enum prop prop;
  enum hand_gesture gesture;
  float x, y;         /* of the prop */
  float zoom;         /* 0: 1 */
  float shift;        /* of the rat in the cell, to the right */
  float from_x, to_x; /* it runs this way in its loop */
  bool whole;         /* from tail to nose, or the sign is lost */
};
static const struct scene_row rows[SIGN_COUNT + 1] = {
    [SIGN_FLEE_HIDE] = {PROP_HUT, 0, -2.1f, 0, 0.9f, 0.2f, 1.2f, -3.6f},
    [SIGN_PEEK_HUT] = {PROP_HUT, 0, 0.12f, 0, 1.05f, -0.5f, 0, 0},
    [SIGN_STRETCH_ATTEND] = {PROP_HAND, HAND_STILL, 2.75f, 0.1f, 0.92f, -1.0f, 0, 0},
    [SIGN_EARS_RELAXED_PINK] = {.zoom = 1.45f, .shift = -0.35f},
    [SIGN_EARS_FORWARD] = {.zoom = 1.1f, .shift = -0.2f},
    [SIGN_EARS_TWITCH_BACK] = {.zoom = 1.3f, .shift = -0.3f},
    [SIGN_WHISKERS_BUNCHED] = {.zoom = 1.5f, .shift = -0.4f},
    [SIGN_GRIMACE] = {.zoom = 1.5f, .shift = -0.4f},
    [SIGN_BRUX_SOFT] = {.zoom = 1.3f, .shift = -0.3f},
    [SIGN_CHATTER_LOUD] = {.zoom = 1.3f, .shift = -0.3f},
    [SIGN_BOGGLE] = {.zoom = 1.5f, .shift = -0.4f},
    [SIGN_PORPHYRIN] = {.zoom = 1.5f, .shift = -0.4f},
    [SIGN_LIP_LICK] = {.zoom = 1.75f, .shift = -0.75f},
    [SIGN_WHISK_EXPLORE] = {.zoom = 1.35f, .shift = -0.45f},
    [SIGN_PUFFED] = {.zoom = 1.2f, .shift = -0.1f},
    [SIGN_TAIL_SWISH] = {.zoom = 1.05f, .shift = 0.3f, .whole = true},
    [SIGN_SIDLE] = {.zoom = 0.94f, .shift = -0.6f},
    [SIGN_BOX] = {.zoom = 0.92f, .shift = -1.5f},
    [SIGN_PIN] = {.zoom = 0.9f, .shift = -0.9f},
    [SIGN_NAPE_NUZZLE] = {.zoom = 0.92f, .shift = -0.8f},
    [SIGN_RUMP_ATTACK] = {.zoom = 0.74f, .shift = -1.75f},
    [SIGN_POPCORN] = {.zoom = 0.95f, .whole = true},
    [SIGN_LICK_GROOM_HAND] = {PROP_HAND, HAND_FLAT, 0, 0, 1.1f, -0.9f, 0, 0},
    [SIGN_NIP_TEST] = {PROP_HAND, HAND_PINCH, 0, 0, 1.1f, -0.9f, 0, 0},
    [SIGN_LIMP_STILL_IN_HAND] = {PROP_CUPPED, HAND_SCOOP, 0, 0, 0.80f, -0.2f, 0, 0},
    [SIGN_GROOM_SELF_ON_YOU] = {PROP_CUPPED, HAND_SCOOP, 0, 0, 0.95f, -0.2f, 0, 0},
    [SIGN_TAKE_AND_RUN] = {PROP_HAND, HAND_STILL, 2.35f, 0.15f, 0.80f, 0, 0.9f, -1.6f},
    [SIGN_EAT_NEAR] = {PROP_HAND, HAND_STILL, 2.1f, 0.1f, 0.95f, -0.9f, 0, 0},
    [SIGN_EAT_ON_YOU] = {PROP_CUPPED, HAND_SCOOP, 0, 0, 0.95f, -0.2f, 0, 0},
    [SIGN_FEAR_POOP] = {PROP_SOILED, 0, 0, 0, 1, 0.4f, 0, 0},
    [SIGN_SLEEP_ON_YOU] = {PROP_CUPPED, HAND_SCOOP, 0, 0, 0.95f, -0.2f, 0, 0},
    [SIGN_SOLICIT] = {PROP_HAND, HAND_FLAT, 1.95f, 1.15f, 0.92f, -0.9f, 0, 0},
    [SIGN_SQUIRM] = {PROP_CUPPED, HAND_SCOOP, 0, 0, 0.86f, -0.2f, 0, 0},
};

struct tableau *tableau_create(void) {
  struct tableau *t = calloc(1, sizeof *t);
  if (!t) abort();
  t->rat[0] = rat_view_create();
  return t;
}

void tableau_destroy(struct tableau *t) {
  if (!t) return;
  for (int i = 0; i < 2; i++) rat_view_destroy(t->rat[i]);
  if (t->hand) hand_view_destroy(t->hand);
  soup_destroy(t->soup);
  free(t);
}

/* ---- the hut ---- */

enum { ARCH = 14 };

static const float hut_wall = 0.86f, hut_slope = 0.42f, hut_fall = 0.116f; /* of the end wall, seen at a slant */

/* The door, from its near foot over the top to the far one; hut's corner at (x, y). */
static int door(float x, float y, float k, float *xy) {
  const float half = 0.36f, high = 1.40f, middle = 0.45f;
  for (int i = 0; i <= ARCH; i++) {
    float a = 3.14159265f * (float)i / ARCH, right = middle - half * cosf(a),
          up = (high - half) * fminf(1, sinf(a) * 6) + half * sinf(a), t = up / high;
    xy[2 * i] = x + right * k;
    xy[2 * i + 1] = y + (0.25f - up - right * hut_slope * (1 - t) + right * hut_fall * t) * k;
  }
  return ARCH + 1;
}

/* Its end wall with the door: behind the rat. */
static void draw_hut_back(struct draw_list *d, float x, float y, float k) {
  const float top = y - 1.72f * k, foot = y + 0.26f * k, r = x + hut_wall * k;
  const float wall[] = {x, top, r, top + 0.10f * k, r, foot - hut_wall * hut_slope * k, x, foot};
  draw_polygon(d, wall, 4, 0xA86E3EFF);
  float xy[2 * (ARCH + 1)];
  int n = door(x, y, k, xy);
  draw_polygon(d, xy, n, 0x3A2016FF);
  draw_line(d, xy, n, 0.05f * k, 0x7E4A2AFF, 0, 0);
}

/* Its long wall with the roof, left of the door, and the door's near post: what is inside is out of sight. */
static void draw_hut_front(struct draw_list *d, float x, float y, float k) {
  float l = x - 3.6f * k, top = y - 1.72f * k, foot = y + 0.26f * k, eave = top + 0.10f * k, near = x + 0.10f * k;
  const float wall[] = {l, top, x, top, x, foot, l, foot},
              jamb[] = {x, top, near, top + 0.012f * k, near, foot - 0.042f * k, x, foot};
  draw_polygon(d, wall, 4, 0xCB8F56FF);
  draw_polygon(d, jamb, 4, 0xA86E3EFF);
  const float edge_of_door[] = {near, y - 0.9f * k, near, foot - 0.05f * k};
  draw_line(d, edge_of_door, 2, 0.04f * k, 0x7E4A2AFF, 0, 0);
  for (int i = 0; i < 5; i++) {
    float yy = top + ((float)i + 0.9f) * 0.34f * k;
    const float line[] = {l, yy, x - 0.02f * k, yy + 0.01f * k};
    draw_line(d, line, 2, 0.02f * k, 0x9A5E3AA0, 0, 0);
  }
  const float post[] = {x - 0.03f * k, top, x - 0.03f * k, foot};
  draw_line(d, post, 2, 0.07f * k, 0x8A522FFF, 0, 0);
  const float roof[] = {
      l,   top - 0.45f * k, x + 0.12f * k, top - 0.45f * k, x + 1.06f * k, eave + 0.10f * k, x + 0.10f * k, eave, l,
      eave};
  draw_polygon(d, roof, 5, 0xA8553CFF);
  const float edge[] = {l, eave, x + 0.10f * k, eave, x + 1.06f * k, eave + 0.10f * k};
  draw_line(d, edge, 3, 0.06f * k, 0x7E3A28FF, 0, 0);
}

/* What is in the door is swallowed by the dark, deeper to the left; `deep` 0..1. */
static void draw_hut_dark(struct draw_list *d, float x, float y, float k, float deep) {
  float xy[2 * (ARCH + 1)];
  int n = door(x, y, k, xy);
  for (int i = 0; i < 12; i++) {
    draw_push_clip(d, (struct rect){x - k, y - 3 * k, k * (1.08f + 0.045f * deep * (float)i), 4 * k});
    draw_polygon(d, xy, n, deep < 1 ? 0x3A201630 : 0x3A20164C);
    draw_pop_clip(d);
  }
}

/* ---- traces of fear ---- */

static void draw_soil(struct tableau *t, struct draw_list *d, const struct rat_place *at) {
  if (!t->soup) t->soup = soup_create();
  struct soup *s = t->soup;
  soup_begin(s, (struct camera){at->x, at->y, at->px_per_h}, 1);
  float back = cosf(at->heading_deg * 0.017453293f) < 0 ? 1.0f : -1.0f;
  soup_soft(s, vec(back * 1.15f, 0, 0.55f), 0.62f, 0.15f, 0, calpha(rgb(0xC89018), 0.75f));
  soup_soft(s, vec(back * 1.05f, 0, 0.50f), 0.42f, 0.10f, 0, calpha(rgb(0xB87C10), 0.7f));
  soup_soft(s, vec(back * 1.20f, 0, 0.35f), 0.20f, 0.03f, 0, calpha(rgb(0xFFF4C8), 0.6f));
  soup_layer(s);
  static const float drop[4][2] = {{1.35f, 0.15f}, {1.62f, 0.5f}, {1.05f, 0.95f}, {1.72f, 0.95f}};
  for (int i = 0; i < 4; i++) {
    vec3 p = vec(back * drop[i][0], 0, drop[i][1]);
    soup_soft(s, vadd(p, vec(0.03f, 0, 0)), 0.13f, 0.05f, 0, calpha(rgb(0x2A120C), 0.5f));
    struct dome bolus = {.at = p,
                         .normal = vec(0, 0.95f, 0.3f),
                         .up = vec(0.9f, 0, (float)(i & 1) * 0.8f - 0.4f),
                         .rx = 0.055f,
                         .ry = 0.10f,
                         .height = 0.075f,
                         .ramp = ramp_of(0x20140E, 0x4A3020, 0x8A6444),
                         .shade = 1};
    soup_dome(s, &bolus);
  }
  soup_flush(s, d);
}

/* ---- the scene ---- */

static void draw_hand(struct tableau *t, struct draw_list *d, const struct tableau_wish *w, enum hand_gesture g,
                      float x, float y, float k) {
  if (!t->hand) t->hand = hand_view_create();
  struct hand_look look = {.gesture = g, .tone = w->tone, .food = TREAT_COUNT, .light = w->look.light};
  hand_view_draw(t->hand, d, &look, x, y, k);
}

/* Where its tongue or teeth are: found by drawing it into nowhere. */
static void nose_of(struct tableau *t, const struct rat_actor *a, float *x, float *y) {
  rat_view_draw_group(NULL, a, 1);
  rat_view_part(t->rat[0], PART_NOSE, x, y);
}

static int cast(struct tableau *t, const struct tableau_wish *w, const struct rat_place *at, struct rat_actor *actor,
                struct motion_now *now, struct rat_look *other_look) {
  struct staged s = w->staged;
  s.other = false;
  s.build = w->look.build;
  motion_staged(&s, &now[0]);
  actor[0] = (struct rat_actor){t->rat[0], &w->look, &now[0].pose, *at};
  actor[0].at.heading_deg = now[0].heading_deg;
  float right, behind;
  if (!motion_sign_other(s.sign, &right, &behind)) return 1;
  if (s.mirrored) right = -right;
  s.other = true;
  motion_staged(&s, &now[1]);
  if (!t->rat[1]) t->rat[1] = rat_view_create();
  *other_look = w->look;
  other_look->coat = w->other_coat;
  other_look->seed += 41;
  float k = at->px_per_h * w->look.size;
  actor[1] = (struct rat_actor){t->rat[1], other_look, &now[1].pose, *at};
  actor[1].at.heading_deg = now[1].heading_deg;
  float turn = s.turn_deg * 0.017453293f, sideways = right < 0 ? -right : right;
  actor[1].at.x += right * cosf(turn) * k;
  actor[1].at.y -= (behind + 0.242f * sideways * sinf(turn)) * k; /* the camera looks down by 14 degrees */
  return 2;
}

/* In the two cupped hands. */
static void draw_held(struct tableau *t, struct draw_list *d, const struct tableau_wish *w, struct rat_actor *a,
                      struct motion_now *now) {
  float k = a->at.px_per_h * w->look.size;
  if (w->staged.sign == SIGN_LIMP_STILL_IN_HAND) a->at.y += 0.45f * k; /* all but the tail's end in the cell */
  draw_hand(t, d, w, HAND_SCOOP, a->at.x, a->at.y - now->hands_h * k, k);
  a->at.y -= now->lift_h * k;
  if (w->staged.sign == SIGN_SLEEP_ON_YOU) /* its face beside the fingertips */
    a->at.x += cosf(a->at.heading_deg * 0.017453292f) * 0.3f * k;
  now->pose.held = 1;
  rat_view_draw_group(d, a, 1);
  hand_view_draw_front(t->hand, d);
}

static void draw_with_hand(struct tableau *t, struct draw_list *d, const struct tableau_wish *w,
                           const struct scene_row *r, struct rat_actor *a, float home_x) {
  float k = a->at.px_per_h, x = home_x + r->x * k, y = a->at.y - r->y * k;
  if (r->x == 0) { /* at its mouth */
    nose_of(t, a, &x, &y);
    bool between_teeth = w->staged.sign == SIGN_NIP_TEST;
    x += (between_teeth ? -0.10f : 0.06f) * k;
    y += (between_teeth ? 0.22f : 0.16f) * k;
  }
  draw_hand(t, d, w, r->gesture, x, y, k);
  rat_view_draw_group(d, a, 1);
}

/* One rat by itself that stays where it is: it may be drawn from any distance. */
static bool stands_alone(const struct scene_row *r, const struct tableau_wish *w, enum prop prop) {
  float right, behind;
  bool runs = r->from_x < r->to_x || r->from_x > r->to_x;
  return prop == PROP_NONE && !runs && !r->whole && !motion_sign_other(w->staged.sign, &right, &behind);
}

void tableau_part(const struct tableau *t, enum rat_part part, float *x, float *y) {
  rat_view_part(t->rat[0], part, x, y);
}

void tableau_draw(struct tableau *t, struct draw_list *d, struct rect cell, const struct tableau_wish *w) {
  assert(t && d && w && w->staged.sign <= SIGN_COUNT);
  static const struct scene_row plain;
  const struct scene_row *r = w->staged.sign < SIGN_COUNT ? &rows[w->staged.sign] : &plain;
  enum prop prop = w->bare ? PROP_NONE : r->prop;
  bool flips = prop != PROP_HAND && prop != PROP_HUT;
  struct tableau_wish wish = *w;
  if (!flips) wish.staged.mirrored = false;
  struct scene_row framed = *r;
  if (w->zoom > 0 && stands_alone(r, w, prop)) {
    framed.zoom = w->zoom;
    framed.shift = -0.1f - 0.6f * (w->zoom - 1);
    r = &framed;
  }
  float zoom = r->zoom > 0 ? r->zoom : 1, above = prop == PROP_CUPPED ? 4.2f : 3.0f /* held up, it needs more room */,
        k = fminf(cell.w / 6.0f, cell.h / above) * zoom, side = wish.staged.mirrored ? -1.0f : 1.0f;
  float loop_s = motion_sign_loop_s(w->staged.sign), u = fmodf(w->staged.t / loop_s, 1);
  float run = r->from_x + (r->to_x - r->from_x) * u;
  struct rat_place home = {cell.x + cell.w * 0.5f + r->shift * side * k, cell.y + cell.h * 0.78f, k, 0};
  struct rat_place at = home;
  at.x += run * side * k;
  struct rat_actor actor[2];
  struct motion_now now[2];
  struct rat_look other_look;
  int n = cast(t, &wish, &at, actor, now, &other_look);
  if (r->shift == 0 && !(r->from_x < r->to_x || r->from_x > r->to_x)) /* tail and nose as far from the edges */
    for (int i = 0; i < n; i++) actor[i].at.x += cosf(now[0].heading_deg * 0.017453293f) * 0.4f * k;
  draw_push_clip(d, cell);
  if (prop == PROP_HUT) draw_hut_back(d, home.x + r->x * k, home.y, k);
  if (prop == PROP_SOILED) draw_soil(t, d, &actor[0].at);
  if (prop == PROP_CUPPED)
    draw_held(t, d, &wish, actor, now);
  else if (prop == PROP_HAND)
    draw_with_hand(t, d, &wish, r, actor, home.x);
  else
    rat_view_draw_group(d, actor, n);
  if (prop == PROP_HUT) draw_hut_dark(d, home.x + r->x * k, home.y, k, w->staged.sign == SIGN_FLEE_HIDE ? 1 : 0.5f);
  if (prop == PROP_HUT) draw_hut_front(d, home.x + r->x * k, home.y, k);
  draw_pop_clip(d);
}
