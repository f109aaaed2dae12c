/* motion_sign.c - a sign of the ethogram as a picture that moves: a made-up rat that does it, run through the same
 * motion as a real one. A pure function of sign, seed and time. */
#include "motion_inside.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* How a sign is staged: what the rat does, which way it faces, how long the loop is and where in it the plainest
 * moment lies (shown at t 0). */
struct stage_row {
  enum doing doing;
  float heading, loop_s, start_s, speed_cm_s, fear;
  enum attitude at; /* AT_STAND: the doing's own */
};
static const struct stage_row looking = {DOING_STAND, -24, 4, 0, 0, 0, AT_STAND};
static const struct stage_row rows[SIGN_COUNT] = {
    [SIGN_FREEZE] = {DOING_FREEZE, -6, 4, 0, 0, 0.9f, AT_STAND},
    [SIGN_FLEE_HIDE] = {DOING_RUN, 176, 1.5f, 0.3f, 75, 0.9f, AT_STAND},
    [SIGN_PEEK_HUT] = {DOING_PEEK, -16, 4, 0, 0, 0.3f, AT_STAND},
    [SIGN_STRETCH_ATTEND] = {DOING_STRETCH, -4, 4.2f, 1.8f, 0, 0.2f, AT_STAND},
    [SIGN_EARS_FORWARD] = {DOING_STAND, -28, 4, 0, 0, 0, AT_COME},
    [SIGN_EARS_RELAXED_PINK] = {DOING_REST, -38, 4, 0, 0, 0, AT_EASE},
    [SIGN_EARS_TWITCH_BACK] = {DOING_STAND, -24, 2.6f, 0.25f, 0, 0.5f, AT_BEAR},
    [SIGN_WHISK_EXPLORE] = {DOING_WALK, -20, 2.2f, 0.1f, 9, 0, AT_FLOOR},
    [SIGN_WHISKERS_BUNCHED] = {DOING_REST, -22, 4, 0, 0, 0, AT_BUNCHED},
    [SIGN_GRIMACE] = {DOING_REST, -30, 4, 0, 0, 0, AT_GRIMACE},
    [SIGN_BRUX_SOFT] = {DOING_REST, -26, 4, 0, 0, 0, AT_EASE},
    [SIGN_CHATTER_LOUD] = {DOING_STAND, -20, 1.1f, 0, 0, 0.6f, AT_CHATTER},
    [SIGN_BOGGLE] = {DOING_REST, -30, 1.3f, 0.04f, 0, 0, AT_BOGGLE},
    [SIGN_PUFFED] = {DOING_STAND, -12, 4, 0, 0, 0.3f, AT_PUFFED},
    [SIGN_SIDLE] = {DOING_SIDLE, -58, 3, 0, 0, 0.3f, AT_STAND},
    [SIGN_BOX] = {DOING_BOX, 0, 2.5f, 0, 0, 0, AT_STAND},
    [SIGN_PIN] = {DOING_PIN, 0, 3, 0, 0, 0, AT_STAND},
    [SIGN_NAPE_NUZZLE] = {DOING_SNIFF, -10, 3, 0, 0, 0, AT_NAPE},
    [SIGN_RUMP_ATTACK] = {DOING_RUN, 0, 1.2f, 0.3f, 40, 0, AT_RUMP},
    [SIGN_TAIL_SWISH] = {DOING_STAND, 38, 2.4f, 0.15f, 0, 0.2f, AT_LASH},
    [SIGN_PORPHYRIN] = {DOING_REST, -34, 4, 0, 0, 0, AT_ILL},
    [SIGN_SQUEAK_SHORT] = {DOING_FLINCH, -20, 2, 0, 0, 0.4f, AT_FLINCH},
    [SIGN_SQUEAL_LONG] = {DOING_FLINCH, -16, 3, 0, 0, 0.9f, AT_SQUEAL},
    [SIGN_HISS] = {DOING_STAND, -20, 3, 0, 0, 0.7f, AT_HISS},
    [SIGN_USV22] = {DOING_FREEZE, -10, 4, 0, 0, 0.9f, AT_COWER},
    [SIGN_USV50] = {DOING_PLAY, -24, 1.4f, 0.7f, 0, 0, AT_COME},
    [SIGN_POPCORN] = {DOING_PLAY, -14, 2.2f, 0.26f, 0, 0, AT_STAND},
    [SIGN_LICK_GROOM_HAND] = {DOING_SNIFF, -8, 1.4f, 0.1f, 0, 0, AT_LICK},
    [SIGN_NIP_TEST] = {DOING_SNIFF, -6, 2, 0.5f, 0, 0, AT_NIP},
    [SIGN_LIMP_STILL_IN_HAND] = {DOING_LIMP, -12, 4, 0, 0, 0.9f, AT_STAND},
    [SIGN_GROOM_SELF_ON_YOU] = {DOING_WASH, -34, 6.4f, 0, 0, 0, AT_STAND},
    [SIGN_HEAD_SWAY] = {DOING_STAND, -62, 2.22f, 0.5f, 0, 0, AT_SWAY},
    [SIGN_TAKE_AND_RUN] = {DOING_CARRY, 178, 1.4f, 0.2f, 55, 0.3f, AT_STAND},
    [SIGN_EAT_NEAR] = {DOING_EAT, -36, 4, 0, 0, 0, AT_EAT},
    [SIGN_EAT_ON_YOU] = {DOING_EAT, -28, 4, 0, 0, 0, AT_EAT},
    [SIGN_FEAR_POOP] = {DOING_FREEZE, 16, 4, 0, 0, 0.9f, AT_SOILING},
    [SIGN_SLEEP_IN_VIEW] = {DOING_SLEEP, -28, 4, 0, 0, 0, AT_SPRAWL},
    [SIGN_SLEEP_ON_YOU] = {DOING_SLEEP, -30, 4, 0, 0, 0, AT_SLEEP},
    [SIGN_YAWN_STRETCH] = {DOING_REST, -6, 3.2f, 1.1f, 0, 0, AT_STAND},
    [SIGN_LIP_LICK] = {DOING_STAND, -34, 1.4f, 0.08f, 0, 0, AT_EASE},
    [SIGN_SOLICIT] = {DOING_STAND, -10, 4, 0, 0, 0, AT_SOLICIT},
    [SIGN_REST] = {DOING_REST, -22, 5, 0, 0, 0, AT_REST},
    [SIGN_SQUIRM] = {DOING_SQUIRM, -14, 3, 0.3f, 0, 0.5f, AT_STAND},
};

/* The second rat of a sign that takes two: where it stands, H to the right of and behind the first, and what it does.
 */
struct other_row {
  struct stage_row stage;
  float right_h, behind_h;
};
static const struct other_row others[SIGN_COUNT] = {
    [SIGN_SIDLE] = {{DOING_BOX, 180, 3, 0, 0, 0.4f, AT_DEFEND}, 2.48f, 0.1f},
    [SIGN_BOX] = {{DOING_BOX, 180, 2.5f, 0.3f, 0, 0, AT_STAND}, 2.86f, 0.06f},
    [SIGN_PIN] = {{DOING_PINNED, 0, 3, 0, 0, 0.1f, AT_STAND}, 1.16f, -0.10f},
    [SIGN_NAPE_NUZZLE] = {{DOING_PETTED, -26, 3, 0, 0, 0, AT_PETTED}, 1.24f, 0.12f},
    [SIGN_RUMP_ATTACK] = {{DOING_RUN, 4, 1.2f, 0.42f, 40, 0.8f, AT_VICTIM}, 3.10f, 0.08f},
};

bool motion_sign_other(enum sign sign, float *right_h, float *behind_h) {
  if (sign >= SIGN_COUNT || others[sign].right_h <= 0) return false;
  *right_h = others[sign].right_h;
  *behind_h = others[sign].behind_h;
  return true;
}

static const struct stage_row *stage_of(const struct staged *w) {
  if (w->sign == SIGN_COUNT) return &looking;
  return w->other ? &others[w->sign].stage : &rows[w->sign];
}

float motion_sign_loop_s(enum sign sign) { return sign == SIGN_COUNT ? looking.loop_s : rows[sign].loop_s; }

static bool is_in_hands(enum sign s) {
  return s == SIGN_LIMP_STILL_IN_HAND || s == SIGN_SQUIRM || s == SIGN_EAT_ON_YOU || s == SIGN_GROOM_SELF_ON_YOU ||
         s == SIGN_SLEEP_ON_YOU;
}

static struct sim_rat staged_rat(const struct staged *w, const struct stage_row *s) {
  struct sim_rat r;
  memset(&r, 0, sizeof r);
  r.place = is_in_hands(w->sign) ? PLACE_ARMS : PLACE_CAGE;
  r.doing = s->doing;
  r.x_cm = 45;
  r.y_cm = 6;
  r.heading_deg = (double)(s->heading + w->turn_deg);
  if (w->mirrored) r.heading_deg = 180 - r.heading_deg;
  r.speed_cm_s = (double)s->speed_cm_s;
  double h = r.heading_deg * 0.017453292519943295;
  r.nose_x_cm = 45 + 9.5 * cos(h);
  r.nose_y_cm = 6 + 9.5 * sin(h);
  r.look_x_cm = 45 + 40 * cos(h);
  r.look_y_cm = 6 + 40 * sin(h);
  r.hand_cm = 999;
  if (w->sign < SIGN_COUNT && !w->other) r.signs[r.n_signs++] = w->sign;
  r.food = s->doing == DOING_EAT || s->doing == DOING_CARRY ? (int)TREAT_PEA : (int)TREAT_COUNT;
  r.fear = (double)(w->fear >= 0 ? w->fear : s->fear);
  r.breaths_s = s->doing == DOING_SLEEP ? 1.0 : s->doing == DOING_REST ? 1.25 : r.fear > 0.5 ? 3.2 : 2;
  return r;
}

/* Signs that are a short act: their way out of the ordinary and back, once a loop. */
static void begin_act(struct motion *m, enum sign sign, const struct sim_rat *rat) {
  static const struct key stretch[] = {
      {AT_SLINK, 0.5f, 5, 1, 0}, {AT_ATTEND, 2.4f, 2.8f, 1, 0}, {AT_COIL, 0.35f, 36, 0.7f, 0}, {AT_COUNT, 0, 5, 1, 0}};
  static const struct key yawn[] = {
      {AT_EASE, 0.3f, 6, 1, 0}, {AT_YAWN, 1.7f, 4.5f, 0.95f, 0}, {AT_EASE, 0, 4.5f, 1, 0}};
  static const struct key nip[] = {{AT_SNIFF, 0.35f, 8, 1, 0},
                                   {AT_NIP, 0.6f, 26, 0.75f, 0},
                                   {AT_SNIFF, 0.5f, 16, 0.8f, 0},
                                   {AT_NIP, 0, 24, 0.8f, 0}};
  static const struct key squeal[] = {
      {AT_FLINCH, 0.2f, 34, 0.8f, 0}, {AT_SQUEAL, 1.9f, 20, 0.7f, 0}, {AT_FLINCH, 0, 7, 1, 0}};
  switch (sign) {
  case SIGN_STRETCH_ATTEND: motion_set_keys(m, stretch, 4); break;
  case SIGN_YAWN_STRETCH: motion_set_keys(m, yawn, 3); break;
  case SIGN_NIP_TEST: motion_set_keys(m, nip, 4); break;
  case SIGN_SQUEAL_LONG: motion_set_keys(m, squeal, 3); break;
  case SIGN_POPCORN: motion_begin_doing(m, DOING_STAND, rat); break;
  default: break;
  }
}

void motion_staged(const struct staged *w, struct motion_now *out) {
  assert(w && out && w->sign <= SIGN_COUNT && w->t >= 0);
  const struct stage_row *s = stage_of(w);
  struct motion m;
  motion_init(&m, w->seed + (w->other ? 77u : 0));
  motion_set_build(&m, &w->build);
  if (w->sign == SIGN_EARS_TWITCH_BACK) m.traits.paw = 0; /* its phase: ears back at the plainest moment */
  m.elsewhere = true;
  m.idle_in = 1e6f; /* the sign alone */
  struct sim_rat rat = staged_rat(w, s);
  struct sim_world world;
  memset(&world, 0, sizeof world);
  world.offering = TREAT_COUNT;
  m.fixed_at = s->at;
  motion_settle(&m, &rat, &world);
  if (!w->other) begin_act(&m, w->sign, &rat);
  float now = fmodf(w->t + s->start_s, s->loop_s), turned_s = 0;
  for (float at = 0; at < now; at += 1.0f / 60) {
    struct sim_rat next = rat;
    if (w->sign == SIGN_POPCORN && m.hop > 0.12f && at > turned_s) { /* turns about in the air */
      next.heading_deg = 180 - next.heading_deg;
      turned_s = at + 0.6f;
    }
    double h = next.heading_deg * 0.017453292519943295;
    next.x_cm += cos(h) * rat.speed_cm_s / 60;
    next.y_cm += sin(h) * rat.speed_cm_s / 60;
    motion_step(&m, &rat, &next, &world, 1, 1.0f / 60, 1);
    rat = next;
  }
  *out = m.now;
}

void motion_sign(enum sign sign, uint32_t seed, float t, struct pose *pose, float *heading_deg) {
  assert(sign < SIGN_COUNT && pose && heading_deg);
  struct motion_now now;
  motion_staged(&(struct staged){.sign = sign, .seed = seed, .t = t, .fear = -1}, &now);
  *pose = now.pose;
  *heading_deg = now.heading_deg;
}
