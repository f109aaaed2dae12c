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
static const struct stage_row rows[SIGN_COUNT] = {
    [SIGN_FREEZE] = {DOING_FREEZE, -6, 4, 0, 0, 0.9f, AT_STAND},
    [SIGN_FLEE_HIDE] = {DOING_RUN, 176, 1.2f, 0, 75, 0.9f, AT_STAND},
    [SIGN_PEEK_HUT] = {DOING_PEEK, -24, 4, 0, 0, 0.3f, AT_STAND},
    [SIGN_STRETCH_ATTEND] = {DOING_STRETCH, -4, 4, 1.6f, 0, 0.2f, AT_STAND},
    [SIGN_EARS_FORWARD] = {DOING_STAND, -28, 4, 0, 0, 0, AT_STAND},
    [SIGN_EARS_RELAXED_PINK] = {DOING_REST, -38, 4, 0, 0, 0, AT_EASE},
    [SIGN_EARS_TWITCH_BACK] = {DOING_STAND, -24, 4, 0, 0, 0.5f, AT_BEAR},
    [SIGN_WHISK_EXPLORE] = {DOING_WALK, 0, 4, 0, 11, 0, AT_STAND},
    [SIGN_WHISKERS_BUNCHED] = {DOING_REST, -26, 4, 0, 0, 0, AT_GRIMACE},
    [SIGN_GRIMACE] = {DOING_REST, -30, 4, 0, 0, 0, AT_GRIMACE},
    [SIGN_BRUX_SOFT] = {DOING_REST, -26, 4, 0, 0, 0, AT_EASE},
    [SIGN_CHATTER_LOUD] = {DOING_STAND, -20, 4, 0, 0, 0.6f, AT_BEAR},
    [SIGN_BOGGLE] = {DOING_REST, -26, 4, 0, 0, 0, AT_BOGGLE},
    [SIGN_PUFFED] = {DOING_STAND, -18, 4, 0, 0, 0.3f, AT_PUFFED},
    [SIGN_SIDLE] = {DOING_STAND, 18, 4, 0, 0, 0.3f, AT_SIDLE},
    [SIGN_BOX] = {DOING_REAR, -4, 4, 0, 0, 0, AT_BOX},
    [SIGN_PIN] = {DOING_REAR, -4, 4, 0, 0, 0, AT_PINNER},
    [SIGN_NAPE_NUZZLE] = {DOING_SNIFF, -8, 4, 0, 0, 0, AT_NAPE},
    [SIGN_RUMP_ATTACK] = {DOING_FLINCH, 0, 4, 0.5f, 0, 0, AT_RUMP},
    [SIGN_TAIL_SWISH] = {DOING_STAND, 16, 4, 0.1f, 0, 0.2f, AT_STAND},
    [SIGN_PORPHYRIN] = {DOING_REST, -34, 4, 0, 0, 0, AT_REST},
    [SIGN_SQUEAK_SHORT] = {DOING_FLINCH, -20, 2, 0, 0, 0.4f, AT_FLINCH},
    [SIGN_SQUEAL_LONG] = {DOING_FLINCH, -16, 3, 0, 0, 0.9f, AT_COWER},
    [SIGN_HISS] = {DOING_STAND, -20, 3, 0, 0, 0.7f, AT_BEAR},
    [SIGN_USV22] = {DOING_FREEZE, -10, 4, 0, 0, 0.9f, AT_COWER},
    [SIGN_USV50] = {DOING_STAND, -24, 4, 0, 0, 0, AT_COME},
    [SIGN_POPCORN] = {DOING_PLAY, -10, 1.5f, 0.30f, 0, 0, AT_STAND},
    [SIGN_LICK_GROOM_HAND] = {DOING_SNIFF, -8, 4, 0, 0, 0, AT_LICK},
    [SIGN_NIP_TEST] = {DOING_SNIFF, -6, 3, 0, 0, 0, AT_SNIFF},
    [SIGN_LIMP_STILL_IN_HAND] = {DOING_LIMP, -16, 4, 0, 0, 0.9f, AT_STAND},
    [SIGN_GROOM_SELF_ON_YOU] = {DOING_WASH, -34, 6.4f, 0, 0, 0, AT_STAND},
    [SIGN_HEAD_SWAY] = {DOING_STAND, -30, 4.4f, 0.5f, 0, 0, AT_SWAY},
    [SIGN_TAKE_AND_RUN] = {DOING_CARRY, 178, 1.2f, 0, 55, 0.3f, AT_STAND},
    [SIGN_EAT_NEAR] = {DOING_EAT, -36, 4, 0, 0, 0, AT_EAT},
    [SIGN_EAT_ON_YOU] = {DOING_EAT, -28, 4, 0, 0, 0, AT_EAT},
    [SIGN_FEAR_POOP] = {DOING_FREEZE, 24, 4, 0, 0, 0.9f, AT_COWER},
    [SIGN_SLEEP_IN_VIEW] = {DOING_SLEEP, -28, 4, 0, 0, 0, AT_SPRAWL},
    [SIGN_SLEEP_ON_YOU] = {DOING_SLEEP, -30, 4, 0, 0, 0, AT_SLEEP},
    [SIGN_YAWN_STRETCH] = {DOING_REST, -6, 3, 0.9f, 0, 0, AT_YAWN},
    [SIGN_LIP_LICK] = {DOING_STAND, -32, 3, 0.1f, 0, 0, AT_EASE},
    [SIGN_SOLICIT] = {DOING_STAND, -16, 4, 0, 0, 0, AT_SOLICIT},
    [SIGN_REST] = {DOING_REST, -22, 5, 0, 0, 0, AT_REST},
    [SIGN_SQUIRM] = {DOING_SQUIRM, -14, 3, 0.3f, 0, 0.5f, AT_STAND},
};

static struct sim_rat staged_rat(enum sign sign, const struct stage_row *s) {
  struct sim_rat r;
  memset(&r, 0, sizeof r);
  r.place = PLACE_CAGE;
  r.doing = s->doing;
  r.x_cm = 45;
  r.y_cm = 6;
  r.heading_deg = (double)s->heading;
  r.speed_cm_s = (double)s->speed_cm_s;
  double h = r.heading_deg * 0.017453292519943295;
  r.nose_x_cm = 45 + 9.5 * cos(h);
  r.nose_y_cm = 6 + 9.5 * sin(h);
  r.look_x_cm = 45 + 40 * cos(h);
  r.look_y_cm = 6 + 40 * sin(h);
  r.hand_cm = 999;
  r.signs[0] = sign;
  r.n_signs = 1;
  r.food = s->doing == DOING_EAT || s->doing == DOING_CARRY ? (int)TREAT_PEA : (int)TREAT_COUNT;
  r.breaths_s = s->doing == DOING_SLEEP ? 1.0 : s->doing == DOING_REST ? 1.25 : s->fear > 0.5f ? 3.2 : 2;
  r.fear = (double)s->fear;
  return r;
}

void motion_sign(enum sign sign, uint32_t seed, float t, struct pose *pose, float *heading_deg) {
  assert(sign < SIGN_COUNT && t >= 0 && pose && heading_deg);
  const struct stage_row *s = &rows[sign];
  struct motion m;
  motion_init(&m, seed);
  struct sim_rat rat = staged_rat(sign, s);
  struct sim_world world;
  memset(&world, 0, sizeof world);
  world.offering = TREAT_COUNT;
  m.fixed_at = s->at;
  motion_settle(&m, &rat, &world);
  if (sign == SIGN_POPCORN) motion_begin_doing(&m, DOING_STAND, &rat);
  float now = fmodf(t + s->start_s, s->loop_s);
  double h = rat.heading_deg * 0.017453292519943295;
  for (float at = 0; at < now; at += 1.0f / 60) {
    struct sim_rat next = rat;
    next.x_cm += cos(h) * rat.speed_cm_s / 60;
    next.y_cm += sin(h) * rat.speed_cm_s / 60;
    motion_step(&m, &rat, &next, &world, 1, 1.0f / 60, 1);
    rat = next;
  }
  *pose = m.now.pose;
  *heading_deg = m.now.heading_deg;
}
