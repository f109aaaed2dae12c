/* The rat's body language in motion: feet stand still, the same time gives the same picture, doings look apart. */
#include "../game/views/gait.h"
#include "../game/views/motion.h"
#include "../game/views/room.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const double frame_s = 1.0 / 60;

struct stage_set {
  struct motion *m;
  struct sim_rat rat;
  struct sim_world world;
};

static struct sim_rat rat_at(enum doing doing, double x, double y, double heading) {
  struct sim_rat r;
  memset(&r, 0, sizeof r);
  double h = heading * 0.017453292519943295;
  r.place = PLACE_CAGE;
  r.doing = doing;
  r.x_cm = x;
  r.y_cm = y;
  r.heading_deg = heading;
  r.nose_x_cm = x + 9.5 * cos(h);
  r.nose_y_cm = y + 9.5 * sin(h);
  r.look_x_cm = x + 30 * cos(h);
  r.look_y_cm = y + 30 * sin(h);
  r.hand_cm = 999;
  r.food = TREAT_COUNT;
  r.breaths_s = 1.6;
  return r;
}

static struct stage_set stage_with(enum doing doing, double heading) {
  struct stage_set s;
  memset(&s, 0, sizeof s);
  s.m = motion_create(7);
  s.rat = rat_at(doing, 45, 10, heading);
  s.world.offering = TREAT_COUNT;
  s.world.petting_rat = s.world.held_rat = -1;
  return s;
}

/* One frame in which the rat does `doing` and moves by its heading at `cm_s`. */
static void frame(struct stage_set *s, enum doing doing, double cm_s) {
  struct sim_rat before = s->rat;
  double h = s->rat.heading_deg * 0.017453292519943295, step = cm_s * frame_s;
  s->rat.doing = doing;
  s->rat.speed_cm_s = cm_s;
  s->rat.x_cm += step * cos(h);
  s->rat.y_cm += step * sin(h);
  s->rat.nose_x_cm += step * cos(h);
  s->rat.nose_y_cm += step * sin(h);
  motion_step(s->m, &before, &s->rat, &s->world, 1, (float)frame_s, 1);
}

/* Scene u of a foot in the drawn picture. */
static void foot_u(const struct motion_now *now, int k, double *x, double *y, double *head_u) {
  struct body b = {.heading_deg = now->heading_deg, .head_u = room_head_u(now->y_cm)};
  float forward, right, dx, dy, u, v;
  gait_home(&now->pose, k, &forward, &right);
  gait_to_u(&b, forward + now->pose.foot[k].x, right + now->pose.foot[k].out * (k & 1 ? 1.0f : -1.0f), &dx, &dy);
  room_ground(now->x_cm, now->y_cm, &u, &v);
  *x = (double)(u + dx);
  *y = (double)(v + dy);
  *head_u = (double)b.head_u;
}

/* The furthest a foot that is down in two frames running slid, in H a frame, over `seconds`. */
static double worst_slide(struct stage_set *s, enum doing doing, double cm_s, double turn_deg_s, double seconds) {
  struct motion_now was, is;
  double worst = 0;
  motion_read(s->m, &was);
  for (double t = 0; t < seconds; t += frame_s) {
    s->rat.heading_deg += turn_deg_s * frame_s;
    frame(s, doing, cm_s);
    motion_read(s->m, &is);
    for (int k = 0; k < 4; k++) {
      if (was.pose.foot[k].lift > 1e-4f || is.pose.foot[k].lift > 1e-4f) continue;
      double ax, ay, bx, by, h;
      foot_u(&was, k, &ax, &ay, &h);
      foot_u(&is, k, &bx, &by, &h);
      worst = fmax(worst, hypot(bx - ax, by - ay) / h);
    }
    was = is;
  }
  return worst;
}

static void a_planted_foot_does_not_slide_in_the_walk(void **state) {
  (void)state;
  for (double heading = 0; heading < 360; heading += 60) {
    struct stage_set s = stage_with(DOING_STAND, heading);
    motion_settle(s.m, &s.rat, &s.world);
    double slide = worst_slide(&s, DOING_WALK, 9, 0, 2);
    print_message("heading %3.0f: a planted foot slides %.4f H a frame at most\n", heading, slide);
    assert_true(slide < 0.01);
    motion_destroy(s.m);
  }
}

static void a_planted_foot_does_not_slide_when_turning_in_place(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_STAND, 0);
  motion_settle(s.m, &s.rat, &s.world);
  assert_true(worst_slide(&s, DOING_STAND, 0, 120, 1.5) < 0.01);
  motion_destroy(s.m);
}

static void a_walking_rat_lifts_every_foot_and_never_three_at_once(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_WALK, 0);
  motion_settle(s.m, &s.rat, &s.world);
  int lifted[4] = {0}, most = 0;
  for (double t = 0; t < 3; t += frame_s) {
    frame(&s, DOING_WALK, 10);
    struct motion_now n;
    motion_read(s.m, &n);
    int up = 0;
    for (int k = 0; k < 4; k++) {
      bool is = n.pose.foot[k].lift > 0.02f;
      up += is;
      lifted[k] += is;
    }
    if (t > 0.5 && up > most) most = up;
  }
  for (int k = 0; k < 4; k++) assert_true(lifted[k] > 20);
  assert_in_range(most, 1, 2);
  motion_destroy(s.m);
}

static void the_drawn_body_keeps_up_with_a_steady_walk(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_WALK, 0);
  s.rat.x_cm = 46;
  motion_settle(s.m, &s.rat, &s.world);
  struct motion_now a, b;
  for (int i = 0; i < 60; i++) frame(&s, DOING_WALK, 10);
  motion_read(s.m, &a);
  for (int i = 0; i < 60; i++) frame(&s, DOING_WALK, 10);
  motion_read(s.m, &b);
  assert_true(fabs(b.x_cm - a.x_cm - 10) < 0.3);
  motion_destroy(s.m);
}

static void the_same_reads_give_the_same_frames(void **state) {
  (void)state;
  struct motion_now last[2];
  for (int run = 0; run < 2; run++) {
    struct stage_set s = stage_with(DOING_STAND, 30);
    for (int i = 0; i < 200; i++)
      frame(&s, i < 60 ? DOING_STAND : i < 120 ? DOING_WALK : DOING_FREEZE, i >= 60 && i < 120 ? 10 : 0);
    memset(&last[run], 0, sizeof last[run]);
    motion_read(s.m, &last[run]);
    motion_destroy(s.m);
  }
  assert_memory_equal(&last[0].pose, &last[1].pose, sizeof last[0].pose);
  assert_true(last[0].x_cm == last[1].x_cm && last[0].heading_deg == last[1].heading_deg);
}

static float whisker_travel(struct stage_set *s, enum doing doing, double seconds) {
  float low = 9, high = -9;
  for (double t = 0; t < seconds; t += frame_s) {
    frame(s, doing, 0);
    struct motion_now n;
    motion_read(s->m, &n);
    if (t < seconds / 2) continue;
    low = fminf(low, n.pose.wh_fwd);
    high = fmaxf(high, n.pose.wh_fwd);
  }
  return high - low;
}

static void a_frozen_rat_does_not_whisk_and_a_standing_one_does(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_STAND, 0);
  motion_settle(s.m, &s.rat, &s.world);
  assert_true(whisker_travel(&s, DOING_STAND, 2) > 0.4f);
  assert_true(whisker_travel(&s, DOING_FREEZE, 2) < 0.02f);
  motion_destroy(s.m);
}

static void a_resting_rat_breathes_to_be_seen_and_half_shuts_its_eyes(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_REST, 0);
  motion_settle(s.m, &s.rat, &s.world);
  float low = 9, high = -9, eye = 0;
  for (int i = 0; i < 120; i++) {
    frame(&s, DOING_REST, 0);
    struct motion_now n;
    motion_read(s.m, &n);
    low = fminf(low, n.pose.breath);
    high = fmaxf(high, n.pose.breath);
    eye = fmaxf(eye, n.pose.eye_open);
  }
  assert_true(high - low > 2);
  assert_true(eye < 0.7f);
  motion_destroy(s.m);
}

static void a_scare_startles_before_it_freezes(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_STAND, 0);
  motion_settle(s.m, &s.rat, &s.world);
  s.rat.fear = 0.8;
  struct motion_now n;
  float highest_arch = 0;
  for (int i = 0; i < 15; i++) {
    frame(&s, DOING_FREEZE, 0);
    motion_read(s.m, &n);
    highest_arch = fmaxf(highest_arch, n.pose.arch);
  }
  assert_true(highest_arch > 0.21f); /* humped up first */
  for (int i = 0; i < 40; i++) frame(&s, DOING_FREEZE, 0);
  motion_read(s.m, &n);
  assert_true(n.pose.chest < 0.46f && n.pose.eye_size > 1.15f);
  motion_destroy(s.m);
}

static void a_rat_is_never_drawn_with_numbers_that_are_none(void **state) {
  (void)state;
  for (int d = 0; d < DOING_COUNT; d++)
    for (int e = 0; e < DOING_COUNT; e++) {
      struct stage_set s = stage_with((enum doing)d, 200);
      motion_settle(s.m, &s.rat, &s.world);
      for (int i = 0; i < 30; i++) frame(&s, (enum doing)e, e == DOING_RUN ? 80 : 0);
      struct motion_now n;
      motion_read(s.m, &n);
      const float *f = (const float *)&n.pose;
      for (int i = 0; i < POSE_FLOATS; i++) assert_true(isfinite(f[i]) && fabsf(f[i]) < 400);
      assert_true(isfinite(n.x_cm) && isfinite(n.y_cm) && isfinite(n.heading_deg));
      motion_destroy(s.m);
    }
}

static void every_sign_has_a_picture_and_repeats(void **state) {
  (void)state;
  for (int s = 0; s < SIGN_COUNT; s++) {
    struct pose a, b;
    float heading;
    motion_sign((enum sign)s, 3, 0.4f, &a, &heading);
    motion_sign((enum sign)s, 3, 0.4f, &b, &heading);
    assert_memory_equal(&a, &b, sizeof a);
    assert_true(isfinite(heading));
  }
}

static void freezing_is_not_resting(void **state) {
  (void)state;
  struct pose freeze, rest;
  float heading;
  motion_sign(SIGN_FREEZE, 5, 0, &freeze, &heading);
  motion_sign(SIGN_REST, 5, 0, &rest, &heading);
  assert_true(freeze.eye_open > 0.9f && rest.eye_open < 0.5f);
  assert_true(freeze.stretch - rest.stretch > 0.1f);
  assert_true(fabsf(rest.tail_curl) - fabsf(freeze.tail_curl) > 0.8f);
  assert_true(rest.ear - freeze.ear > 0.3f);
}

/* Two boxers as motion draws them, the engine's middles dx, dy cm apart. */
static void draw_boxers(double dx, double dy, struct motion_now out[2]) {
  struct stage_set a = stage_with(DOING_BOX, 90), b = stage_with(DOING_BOX, 270);
  b.rat.x_cm = a.rat.x_cm + dx;
  b.rat.y_cm = a.rat.y_cm + dy;
  a.rat.rung = b.rat.rung = RUNG_BOX;
  motion_meet(a.m, &b.rat);
  motion_meet(b.m, &a.rat);
  motion_settle(a.m, &a.rat, &a.world);
  motion_settle(b.m, &b.rat, &b.world);
  motion_read(a.m, &out[0]);
  motion_read(b.m, &out[1]);
  motion_destroy(a.m);
  motion_destroy(b.m);
}

static void boxers_face_each_other_at_arms_length_across_the_picture(void **state) {
  (void)state;
  for (int turn = 0; turn < 360; turn += 30) {
    struct motion_now n[2];
    double dx = 11 * cos(turn * 0.017453), dy = 11 * sin(turn * 0.017453);
    draw_boxers(dx, dy, n);
    float x[2], y[2];
    for (int i = 0; i < 2; i++) room_ground(n[i].x_cm, n[i].y_cm, &x[i], &y[i]);
    double apart = (double)fabsf(x[0] - x[1]) / (double)room_head_u(n[0].y_cm);
    assert_true(apart > 2.1 && apart < 3.2); /* two that stand upright, nose to nose */
    double to = x[1] > x[0] ? 0 : 180;       /* the first one looks along the way to the second, the second back */
    for (int i = 0; i < 2; i++) {
      double off = fmod(fabs((double)n[i].heading_deg - to - 180.0 * i) + 360, 360);
      assert_true(off < 22 || off > 338);
    }
  }
}

static void a_pinned_rat_lies_on_its_back_under_the_other(void **state) {
  (void)state;
  struct stage_set a = stage_with(DOING_PIN, 0), b = stage_with(DOING_PINNED, 0);
  b.rat.x_cm += 6;
  a.rat.rung = b.rat.rung = RUNG_BOX;
  motion_meet(a.m, &b.rat);
  motion_meet(b.m, &a.rat);
  motion_settle(a.m, &a.rat, &a.world);
  motion_settle(b.m, &b.rat, &b.world);
  struct motion_now top, under;
  motion_read(a.m, &top);
  motion_read(b.m, &under);
  assert_true(fabsf(under.pose.roll) > 120 && fabsf(top.pose.roll) < 20);
  assert_true(top.pose.chest > under.pose.chest + 0.4f);
  assert_true(under.x_cm > top.x_cm && under.x_cm - top.x_cm < 14);
  motion_destroy(a.m);
  motion_destroy(b.m);
}

static void a_small_body_takes_shorter_steps(void **state) {
  (void)state;
  double reach[2];
  for (int small = 0; small < 2; small++) {
    struct stage_set s = stage_with(DOING_WALK, 0);
    motion_set_build(s.m, &(struct rat_build){.mouse = (float)small});
    motion_settle(s.m, &s.rat, &s.world);
    int steps = 0;
    bool up = false;
    for (int i = 0; i < 180; i++) {
      frame(&s, DOING_WALK, 10);
      struct motion_now n;
      motion_read(s.m, &n);
      steps += n.pose.foot[0].lift > 0.02f && !up;
      up = n.pose.foot[0].lift > 0.02f;
    }
    reach[small] = 30.0 / steps; /* cm a step of one foot */
    motion_destroy(s.m);
  }
  assert_true(reach[1] < 0.85 * reach[0]);
}

/* The least distance in pose numbers between two signs over their loops, each as one still against the other's all. */
static void signs_that_are_seen_have_a_body_or_a_motion_of_their_own(void **state) {
  (void)state;
  enum { MOMENTS = 8 };
  static struct pose p[SIGN_COUNT][MOMENTS];
  for (int s = 0; s < SIGN_COUNT; s++)
    for (int i = 0; i < MOMENTS; i++) {
      float heading;
      motion_sign((enum sign)s, 3, (float)i * motion_sign_loop_s((enum sign)s) / MOMENTS, &p[s][i], &heading);
    }
  for (int a = 0; a < SIGN_COUNT; a++)
    for (int b = 0; b < a; b++) {
      double differs = 0;
      for (int i = 0; i < MOMENTS; i++) {
        double least = 1e9;
        for (int k = 0; k < MOMENTS; k++) {
          const float *x = (const float *)&p[a][i], *y = (const float *)&p[b][k];
          double d = 0;
          for (int f = 0; f < POSE_FLOATS; f++) d += fabs((double)(x[f] - y[f]));
          least = fmin(least, d);
        }
        differs = fmax(differs, least);
      }
      bool by_place = (a == SIGN_EAT_ON_YOU && b == SIGN_EAT_NEAR); /* the same body; the hand under it tells */
      if (differs < 1 && !by_place)
        print_message("%s and %s are the same body\n", sim_sign_name((enum sign)a), sim_sign_name((enum sign)b));
      assert_true(differs >= 1 || by_place);
    }
}

static void a_jump_in_time_lapse_does_not_throw_the_body_about(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_STAND, 0);
  motion_settle(s.m, &s.rat, &s.world);
  struct sim_rat far = rat_at(DOING_REST, 80, 25, 180);
  struct motion_now was, is;
  motion_read(s.m, &was);
  for (int i = 0; i < 120; i++) {
    motion_step(s.m, &s.rat, &far, &s.world, fminf(1, (float)i / 60), (float)frame_s, 60);
    motion_read(s.m, &is);
    assert_true(fabs(is.x_cm - was.x_cm) < 4);
    was = is;
  }
  assert_true(fabs(is.x_cm - 84) < 1.5);
  motion_destroy(s.m);
}

static void a_fleeing_rat_is_drawn_going_in_at_the_painted_door(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_FREEZE, 0);
  motion_settle(s.m, &s.rat, &s.world);
  struct motion_now n = {0};
  struct rect door = room_door();
  for (int i = 0; i < 120 && !n.in_hut; i++) {
    double to_x = s.rat.x_cm > 27.5 ? 27 : 11, to_y = s.rat.x_cm > 27.5 ? 18 : 20;
    s.rat.heading_deg = atan2(to_y - s.rat.y_cm, to_x - s.rat.x_cm) / 0.017453292519943295;
    frame(&s, DOING_RUN, 90);
    motion_read(s.m, &n);
  }
  assert_true(n.in_hut);
  float u, v;
  room_ground(n.x_cm, n.y_cm, &u, &v);
  assert_true(u > door.x && u < door.x + door.w);
  motion_destroy(s.m);
}

static void a_body_that_stays_is_not_drawn_from_behind(void **state) {
  (void)state;
  const enum doing still[] = {DOING_REST, DOING_FREEZE, DOING_SLEEP, DOING_STAND};
  for (int d = 0; d < 4; d++)
    for (int heading = 0; heading < 360; heading += 15) {
      struct stage_set s = stage_with(still[d], heading);
      motion_settle(s.m, &s.rat, &s.world);
      struct motion_now n;
      motion_read(s.m, &n);
      assert_true(sinf(n.heading_deg * 0.017453f) < 0.51f); /* 30 degrees away from the viewer at most */
      motion_destroy(s.m);
    }
}

static void a_taking_rat_has_its_nose_where_the_engine_has_it(void **state) {
  (void)state;
  struct stage_set s = stage_with(DOING_TAKE, 0);
  s.world.hand_in = true;
  s.world.hand_x_cm = s.rat.nose_x_cm;
  s.world.hand_y_cm = s.rat.nose_y_cm;
  s.rat.hand_cm = 0;
  motion_settle(s.m, &s.rat, &s.world);
  struct motion_now n;
  motion_read(s.m, &n);
  float u, v, nose_u, nose_v;
  room_ground(n.x_cm, n.y_cm, &u, &v);
  room_ground(s.rat.nose_x_cm, s.rat.nose_y_cm, &nose_u, &nose_v);
  float rise = n.pose.chest - n.pose.hip, trunk = sqrtf(1.32f * n.pose.stretch * 1.32f * n.pose.stretch - rise * rise);
  float neck = (0.40f * n.pose.neck_len + 0.10f) * cosf(0.35f * atan2f(rise, trunk) + n.pose.neck * 0.017453f);
  float reach = 0.5f * trunk - n.pose.weight_back + neck + 0.98f * cosf(n.pose.pitch * 0.017453f);
  assert_true(fabsf(u + reach * room_head_u(n.y_cm) - nose_u) < 0.3f * room_head_u(n.y_cm));
  motion_destroy(s.m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_planted_foot_does_not_slide_in_the_walk),
      cmocka_unit_test(a_planted_foot_does_not_slide_when_turning_in_place),
      cmocka_unit_test(a_walking_rat_lifts_every_foot_and_never_three_at_once),
      cmocka_unit_test(the_drawn_body_keeps_up_with_a_steady_walk),
      cmocka_unit_test(the_same_reads_give_the_same_frames),
      cmocka_unit_test(a_frozen_rat_does_not_whisk_and_a_standing_one_does),
      cmocka_unit_test(a_resting_rat_breathes_to_be_seen_and_half_shuts_its_eyes),
      cmocka_unit_test(a_scare_startles_before_it_freezes),
      cmocka_unit_test(a_rat_is_never_drawn_with_numbers_that_are_none),
      cmocka_unit_test(every_sign_has_a_picture_and_repeats),
      cmocka_unit_test(freezing_is_not_resting),
      cmocka_unit_test(boxers_face_each_other_at_arms_length_across_the_picture),
      cmocka_unit_test(a_pinned_rat_lies_on_its_back_under_the_other),
      cmocka_unit_test(a_small_body_takes_shorter_steps),
      cmocka_unit_test(signs_that_are_seen_have_a_body_or_a_motion_of_their_own),
      cmocka_unit_test(a_jump_in_time_lapse_does_not_throw_the_body_about),
      cmocka_unit_test(a_fleeing_rat_is_drawn_going_in_at_the_painted_door),
      cmocka_unit_test(a_body_that_stays_is_not_drawn_from_behind),
      cmocka_unit_test(a_taking_rat_has_its_nose_where_the_engine_has_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
