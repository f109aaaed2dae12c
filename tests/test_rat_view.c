/* test_rat_view.c - the rat's body and the hand: properties that hold in every pose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../engine/sim.h"
#include "draw_inside.h"
#include "views/hand.h"
#include "views/poses.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float px = 100, at_x = 640, at_y = 500;

struct stage {
  struct draw_list *list;
  struct rat_view *rat;
  struct hand_view *hand;
};

static int set_up(void **state) {
  struct stage *s = calloc(1, sizeof *s);
  if (!s) return -1;
  *s = (struct stage){draw_create(), rat_view_create(), hand_view_create()};
  *state = s;
  return 0;
}

static int tear_down(void **state) {
  struct stage *s = *state;
  draw_destroy(s->list);
  rat_view_destroy(s->rat);
  hand_view_destroy(s->hand);
  free(s);
  return 0;
}

static void draw_rat(struct stage *s, const struct pose *p, enum coat coat, float heading, float light) {
  struct rat_look look = {.coat = coat, .size = 1, .light = light, .food = 1, .seed = 5};
  draw_begin(s->list, 1280, 720);
  rat_view_draw(s->rat, s->list, &look, p, &(struct rat_place){at_x, at_y, px, heading});
}

static float dice(uint32_t *seed, float low, float high) {
  *seed = *seed * 1664525u + 1013904223u;
  return low + (high - low) * (float)(*seed >> 8) / 16777216.0f;
}

/* Two attitudes, mixed beyond either, with everything a little off. */
static struct pose random_pose(uint32_t *seed) {
  struct pose a = pose_of((enum attitude)dice(seed, 0, AT_COUNT - 0.01f)),
              b = pose_of((enum attitude)dice(seed, 0, AT_COUNT - 0.01f)), mix;
  const float *fa = (const float *)&a, *fb = (const float *)&b;
  float *out = (float *)&mix, t = dice(seed, -0.2f, 1.2f);
  for (int i = 0; i < POSE_FLOATS; i++) out[i] = fa[i] + (fb[i] - fa[i]) * t + dice(seed, -0.05f, 0.05f);
  mix.towel = dice(seed, 0, 1) < 0.1f ? 1 : 0;
  return mix;
}

static void check_vertices(const struct draw_list *list) {
  for (int i = 0; i < list->n_vertices; i++) {
    const struct draw_vertex *v = &list->vertices[i];
    assert_true(isfinite(v->x) && isfinite(v->y));
    assert_true(v->u >= 0 && v->u <= 1 && v->v >= 0 && v->v <= 1);
    assert_true(fabsf(v->x - at_x) < 8 * px && fabsf(v->y - at_y) < 8 * px);
  }
}

static void no_vertex_is_lost_in_any_pose_or_heading(void **state) {
  struct stage *s = *state;
  uint32_t seed = 1;
  for (int i = 0; i < 2000; i++) {
    struct pose p = random_pose(&seed);
    draw_rat(s, &p, (enum coat)(i % COAT_COUNT), dice(&seed, -720, 720), dice(&seed, 0, 1));
    assert_true(s->list->n_vertices > 1000);
    check_vertices(s->list);
  }
}

static void parts_lie_within_the_bounds(void **state) {
  struct stage *s = *state;
  for (int a = 0; a < AT_COUNT; a++) {
    struct pose p = pose_of((enum attitude)a);
    for (int heading = 0; heading < 360; heading += 45) {
      draw_rat(s, &p, COAT_FAWN, (float)heading, 1);
      struct rect b = rat_view_bounds(s->rat);
      for (int k = 0; k < PART_COUNT; k++) {
        float x, y;
        rat_view_part(s->rat, (enum rat_part)k, &x, &y);
        assert_true(x >= b.x - 1 && x <= b.x + b.w + 1);
        assert_true(y >= b.y - 1 && y <= b.y + b.h + 1);
      }
    }
  }
}

static void a_mirrored_pose_at_the_mirrored_heading_mirrors_the_picture(void **state) {
  struct stage *s = *state;
  static const enum attitude which[] = {AT_STAND, AT_FREEZE, AT_REAR, AT_EAT, AT_SLEEP};
  for (int i = 0; i < 5; i++)
    for (float heading = -75; heading < 90; heading += 30) {
      struct pose p = pose_of(which[i]), q = pose_mirrored(p);
      float x[PART_COUNT], y[PART_COUNT], mx, my;
      draw_rat(s, &p, COAT_BLACK, heading, 1);
      for (int k = 0; k < PART_COUNT; k++) rat_view_part(s->rat, (enum rat_part)k, &x[k], &y[k]);
      draw_rat(s, &q, COAT_BLACK, 180 - heading, 1);
      for (int k = 0; k < PART_COUNT; k++) {
        rat_view_part(s->rat, (enum rat_part)k, &mx, &my);
        assert_true(fabsf((x[k] - at_x) + (mx - at_x)) < 1 && fabsf(y[k] - my) < 1);
      }
    }
}

static void the_nose_points_where_the_heading_says(void **state) {
  struct stage *s = *state;
  struct pose p = pose_of(AT_STAND);
  float x, y, x0, y0;
  p.yaw = 0;
  draw_rat(s, &p, COAT_MINK, 0, 1);
  rat_view_part(s->rat, PART_NOSE, &x0, &y0);
  assert_true(x0 > at_x + px);
  draw_rat(s, &p, COAT_MINK, 180, 1);
  rat_view_part(s->rat, PART_NOSE, &x, &y);
  assert_true(x < at_x - px);
  draw_rat(s, &p, COAT_MINK, 90, 1); /* away: higher on the screen */
  rat_view_part(s->rat, PART_NOSE, &x, &y);
  assert_true(fabsf(x - at_x) < 2 && y < y0 - 0.2f * px);
}

static void planted_paws_stand_on_the_ground(void **state) {
  struct stage *s = *state;
  static const enum attitude which[] = {AT_STAND, AT_FREEZE, AT_REST, AT_ATTEND};
  for (int i = 0; i < 4; i++) {
    struct pose p = pose_of(which[i]);
    draw_rat(s, &p, COAT_FAWN, 0, 1);
    float x, y;
    rat_view_part(s->rat, PART_PAWS, &x, &y);
    assert_true(fabsf(y - at_y) < 0.12f * px);
  }
}

static void the_same_pose_gives_the_same_triangles(void **state) {
  struct stage *s = *state;
  struct pose p = pose_of(AT_EXPLORE);
  draw_rat(s, &p, COAT_HUSKY, 30, 0.5f);
  size_t size = (size_t)s->list->n_vertices * sizeof(struct draw_vertex);
  struct draw_vertex *first = malloc(size);
  memcpy(first, s->list->vertices, size);
  struct pose other = pose_of(AT_BOX);
  draw_rat(s, &other, COAT_ALBINO, 200, 1);
  draw_rat(s, &p, COAT_HUSKY, 30, 0.5f);
  assert_int_equal(size, (size_t)s->list->n_vertices * sizeof(struct draw_vertex));
  assert_memory_equal(first, s->list->vertices, size);
  free(first);
}

static double brightness(const struct draw_list *list) {
  double sum = 0;
  for (int i = 0; i < list->n_vertices; i++)
    for (int shift = 8; shift < 32; shift += 8) sum += (double)(list->vertices[i].rgba >> shift & 255);
  return sum / list->n_vertices;
}

static void night_is_darker_and_albino_lighter_than_black(void **state) {
  struct stage *s = *state;
  struct pose p = pose_of(AT_STAND);
  draw_rat(s, &p, COAT_ALBINO, 0, 1);
  double day = brightness(s->list);
  draw_rat(s, &p, COAT_ALBINO, 0, 0);
  assert_true(brightness(s->list) < 0.8 * day);
  draw_rat(s, &p, COAT_BLACK, 0, 1);
  assert_true(brightness(s->list) < 0.8 * day);
}

static void rat_at(const struct stage *s, struct rat_view *view, struct rat_actor *a, const struct pose *p,
                   enum coat coat, float x, float y) {
  static struct rat_look look[2];
  int i = view == s->rat ? 0 : 1;
  look[i] = (struct rat_look){.coat = coat, .size = 1, .light = 1, .food = 1, .seed = 5};
  *a = (struct rat_actor){view, &look[i], p, {x, y, px, 0}};
}

static void the_nearer_of_two_is_drawn_over_the_farther(void **state) {
  struct stage *s = *state;
  struct rat_view *second = rat_view_create();
  struct pose p = pose_of(AT_STAND);
  struct rat_actor a[2];
  /* The black one stands 60 pixels lower on the screen: nearer. Its triangles come last, in whatever order given. */
  for (int order = 0; order < 2; order++) {
    rat_at(s, s->rat, &a[order], &p, COAT_BLACK, at_x, at_y);
    rat_at(s, second, &a[1 - order], &p, COAT_ALBINO, at_x, at_y - 60);
    draw_begin(s->list, 1280, 720);
    rat_view_draw_group(s->list, a, 2);
    const struct draw_triangles_cmd *c = &s->list->cmds[s->list->n_cmds - 1].u.triangles;
    double dark[2] = {0, 0};
    int half = c->index_count / 2;
    for (int i = 0; i < c->index_count; i++) {
      uint32_t rgba = s->list->vertices[c->first + s->list->indices[c->index_first + i]].rgba;
      dark[i >= half] += 255 - (double)(rgba >> 16 & 255);
    }
    assert_true(dark[1] > 1.4 * dark[0]);
  }
  rat_view_destroy(second);
}

static void two_that_touch_darken_each_other_and_far_ones_do_not(void **state) {
  struct stage *s = *state;
  struct rat_view *second = rat_view_create();
  struct pose p = pose_of(AT_STAND);
  struct rat_actor a[2];
  double light[2];
  for (int far = 0; far < 2; far++) {
    rat_at(s, s->rat, &a[0], &p, COAT_ALBINO, at_x, at_y);
    rat_at(s, second, &a[1], &p, COAT_ALBINO, at_x, at_y - (far ? 400.0f : 22.0f));
    draw_begin(s->list, 1280, 720);
    rat_view_draw_group(s->list, a, 2);
    light[far] = brightness(s->list);
  }
  assert_true(light[0] < light[1] - 1);
  rat_view_destroy(second);
}

static void a_mouse_has_larger_ears_and_eyes_for_its_head_and_a_short_body(void **state) {
  struct stage *s = *state;
  struct pose p = pose_of(AT_STAND);
  p.yaw = 0;
  float length[2], ear[2];
  for (int mouse = 0; mouse < 2; mouse++) {
    struct rat_look look = {
        .coat = COAT_FAWN, .size = 1, .light = 1, .food = 1, .seed = 5, .build.mouse = (float)mouse};
    draw_begin(s->list, 1280, 720);
    rat_view_draw(s->rat, s->list, &look, &p, &(struct rat_place){at_x, at_y, px, 0});
    float nx, ny, rx, ry, top = 1e9f, ex, ey;
    rat_view_part(s->rat, PART_NOSE, &nx, &ny);
    rat_view_part(s->rat, PART_RUMP, &rx, &ry);
    rat_view_part(s->rat, PART_EAR, &ex, &ey);
    for (int i = 0; i < s->list->n_vertices; i++)
      if (fabsf(s->list->vertices[i].x - ex) < 0.2f * px) top = fminf(top, s->list->vertices[i].y);
    length[mouse] = nx - rx;
    ear[mouse] = ey - top;
  }
  assert_true(length[1] < 0.95f * length[0]);
  assert_true(ear[1] > 1.25f * ear[0]);
}

static void kind_age_and_keeping_make_the_build(void **state) {
  (void)state;
  struct rat_build pup = rat_build_of(SPECIES_RAT, SOURCE_BREEDER, 30),
                   grown = rat_build_of(SPECIES_RAT, SOURCE_BREEDER, 200),
                   old = rat_build_of(SPECIES_RAT, SOURCE_RESCUE, 900),
                   mouse = rat_build_of(SPECIES_MOUSE, SOURCE_PET_STORE, 90);
  assert_true(pup.young > 0.8f && grown.young < 0.01f && old.old > 0.9f && grown.old < 0.01f);
  assert_true(grown.ragged < mouse.ragged && mouse.ragged < old.ragged);
  assert_true(rat_build_size(&mouse) < 0.7f && rat_build_size(&pup) < rat_build_size(&grown));
}

/* Vertices in the red of an albino's eye. */
static int red_vertices(const struct draw_list *list) {
  int n = 0;
  for (int i = 0; i < list->n_vertices; i++) {
    uint32_t c = list->vertices[i].rgba;
    n += (c >> 24) > 100 && (c >> 16 & 255) * 3 < (c >> 24) && (c & 255) > 200;
  }
  return n;
}

static void an_eye_is_seen_from_its_own_side_only(void **state) {
  struct stage *s = *state;
  struct pose p = pose_stand();
  p.yaw = 0;
  draw_rat(s, &p, COAT_ALBINO, 0, 1);
  int one = red_vertices(s->list);
  assert_true(one > 20);
  draw_rat(s, &p, COAT_ALBINO, -90, 1);
  assert_true(red_vertices(s->list) > one);
  draw_rat(s, &p, COAT_ALBINO, 90, 1);
  assert_int_equal(red_vertices(s->list), 0);
}

static void each_food_lies_where_it_is_put_and_looks_like_no_other(void **state) {
  struct stage *s = *state;
  double tint[TREAT_COUNT][3] = {{0}};
  for (int k = 0; k < TREAT_COUNT; k++) {
    draw_begin(s->list, 1280, 720);
    food_draw(s->list, k, at_x, at_y, px, 1);
    int n = s->list->n_vertices;
    for (int i = 0; i < n; i++) {
      const struct draw_vertex *v = &s->list->vertices[i];
      assert_true(fabsf(v->x - at_x) < 0.5f * px && fabsf(v->y - at_y) < 0.5f * px);
      for (int c = 0; c < 3; c++) tint[k][c] += (v->rgba >> (24 - 8 * c) & 255) / (double)n;
    }
    for (int other = 0; other < k; other++) {
      double apart = 0;
      for (int c = 0; c < 3; c++) apart += fabs(tint[k][c] - tint[other][c]);
      assert_true(apart > 12);
    }
  }
}

static void coats_are_known_by_their_names(void **state) {
  (void)state;
  assert_int_equal(coat_of_name("hooded-black"), COAT_HOODED);
  assert_int_equal(coat_of_name("agouti"), COAT_AGOUTI);
  assert_int_equal(coat_of_name("black"), COAT_BLACK);
  assert_int_equal(coat_of_name("plaid"), COAT_COUNT);
}

static void every_gesture_holds_its_contact_point(void **state) {
  struct stage *s = *state;
  for (int g = 0; g < HAND_GESTURE_COUNT; g++) {
    struct hand_look look = {.gesture = (enum hand_gesture)g, .tone = g % HAND_TONES, .food = 1, .light = 1};
    draw_begin(s->list, 1280, 720);
    hand_view_draw(s->hand, s->list, &look, at_x, at_y, px);
    struct rect b = hand_view_bounds(s->hand);
    assert_true(at_x >= b.x && at_x <= b.x + b.w && at_y >= b.y && at_y <= b.y + b.h);
    assert_true(b.x + b.w > at_x + 2 * px); /* comes in from the right */
    for (int i = 0; i < s->list->n_vertices; i++)
      assert_true(isfinite(s->list->vertices[i].x) && isfinite(s->list->vertices[i].y));
  }
}

static void a_kept_hand_only_moves(void **state) {
  struct stage *s = *state;
  struct hand_look look = {.gesture = HAND_STILL, .tone = 2, .food = 1, .light = 1};
  draw_begin(s->list, 1280, 720);
  hand_view_draw(s->hand, s->list, &look, 400, 300, px);
  int n = s->list->n_vertices;
  hand_view_draw(s->hand, s->list, &look, 500, 340, px);
  assert_int_equal(s->list->n_vertices, 2 * n);
  for (int i = 0; i < n; i++) {
    const struct draw_vertex *a = &s->list->vertices[i], *b = &s->list->vertices[n + i];
    assert_true(fabsf(b->x - a->x - 100) < 0.01f && fabsf(b->y - a->y - 40) < 0.01f);
    assert_int_equal(a->rgba, b->rgba);
  }
}

static const struct draw_image_cmd *shown(const struct stage *s) {
  assert_int_equal(s->list->n_cmds, 1);
  assert_int_equal(s->list->cmds[0].kind, DRAW_IMAGE);
  return &s->list->cmds[0].u.image;
}

static void a_kept_picture_is_held_moved_or_made_anew(void **state) {
  struct stage *s = *state;
  struct pose p = pose_of(AT_STAND);
  struct rat_actor a;
  rat_at(s, s->rat, &a, &p, COAT_MINK, at_x, at_y);
  draw_begin(s->list, 1280, 720);
  assert_false(rat_view_show_group(s->list, &a, 1, RAT_HELD)); /* there is none yet */
  uint32_t first = shown(s)->img.serial;
  struct rect bounds = rat_view_bounds(s->rat), dst = shown(s)->dst;
  assert_true(dst.x <= bounds.x && dst.y <= bounds.y && dst.x + dst.w >= bounds.x + bounds.w);

  draw_begin(s->list, 1280, 720);
  assert_true(rat_view_show_group(s->list, &a, 1, RAT_ANEW)); /* a still rat costs nothing */
  assert_int_equal(shown(s)->img.serial, first);

  p.breath += 0.3f;
  a.at.x += 7.3f;
  draw_begin(s->list, 1280, 720);
  assert_true(rat_view_show_group(s->list, &a, 1, RAT_HELD));
  assert_true(shown(s)->img.serial == first && shown(s)->dst.x == dst.x);
  draw_begin(s->list, 1280, 720);
  assert_true(rat_view_show_group(s->list, &a, 1, RAT_MOVED));
  assert_true(shown(s)->img.serial == first && shown(s)->dst.x == dst.x + 7);
  draw_begin(s->list, 1280, 720);
  assert_false(rat_view_show_group(s->list, &a, 1, RAT_ANEW));
  assert_true(shown(s)->img.serial != first);

  a.at.px_per_h *= 1.3f; /* another size is never held */
  draw_begin(s->list, 1280, 720);
  assert_false(rat_view_show_group(s->list, &a, 1, RAT_HELD));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(no_vertex_is_lost_in_any_pose_or_heading, set_up, tear_down),
      cmocka_unit_test_setup_teardown(parts_lie_within_the_bounds, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_mirrored_pose_at_the_mirrored_heading_mirrors_the_picture, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_nose_points_where_the_heading_says, set_up, tear_down),
      cmocka_unit_test_setup_teardown(planted_paws_stand_on_the_ground, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_same_pose_gives_the_same_triangles, set_up, tear_down),
      cmocka_unit_test_setup_teardown(night_is_darker_and_albino_lighter_than_black, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_nearer_of_two_is_drawn_over_the_farther, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_kept_picture_is_held_moved_or_made_anew, set_up, tear_down),
      cmocka_unit_test_setup_teardown(two_that_touch_darken_each_other_and_far_ones_do_not, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_mouse_has_larger_ears_and_eyes_for_its_head_and_a_short_body, set_up,
                                      tear_down),
      cmocka_unit_test(kind_age_and_keeping_make_the_build),
      cmocka_unit_test_setup_teardown(an_eye_is_seen_from_its_own_side_only, set_up, tear_down),
      cmocka_unit_test_setup_teardown(each_food_lies_where_it_is_put_and_looks_like_no_other, set_up, tear_down),
      cmocka_unit_test(coats_are_known_by_their_names),
      cmocka_unit_test_setup_teardown(every_gesture_holds_its_contact_point, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_kept_hand_only_moves, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
