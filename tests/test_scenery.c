/* Places away from the cage: which one a moment is in, and that each is drawn at every size. */
#include "../game/raster.h"
#include "../game/views/room.h"
#include "../game/views/room_geometry.h"
#include "../game/views/scenery.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const unsigned all_safe = (1u << ROOM_ITEM_COUNT) - 1;

static struct sim_world calm_world(void) {
  return (struct sim_world){.light = 1,
                            .offering = TREAT_COUNT,
                            .petting_rat = -1,
                            .held_rat = -1,
                            .shirt_rat = -1,
                            .meeting = INTRODUCE_COUNT,
                            .view = ROLE_RESIDENT,
                            .room_safe = all_safe};
}

static struct sim_rat rat_at(enum place place) { return (struct sim_rat){.place = place, .in_view = true, .with = -1}; }

static void a_held_rat_is_on_the_lap_once_it_is_lifted(void **state) {
  (void)state;
  struct sim_world w = calm_world();
  struct sim_rat r[2] = {rat_at(PLACE_ARMS), rat_at(PLACE_CAGE)};
  w.held_rat = 0;
  w.hand_in = true;
  r[0].doing = DOING_LIFTED;
  assert_int_equal(scenery_of(&w, r, 2), SCENERY_CAGE);
  r[0].doing = DOING_HELD;
  assert_int_equal(scenery_of(&w, r, 2), SCENERY_LAP);
  assert_true(scenery_shows(SCENERY_LAP, &r[0]));
  assert_false(scenery_shows(SCENERY_LAP, &r[1])); /* its mate is at home */
  r[0].place = PLACE_TOWEL;
  assert_int_equal(scenery_of(&w, r, 2), SCENERY_LAP);
  r[0].place = PLACE_CLOTHING;
  assert_int_equal(scenery_of(&w, r, 2), SCENERY_COLLAR);
}

static void the_room_is_seen_while_something_of_it_is_open_and_while_a_rat_is_out(void **state) {
  (void)state;
  struct sim_world w = calm_world();
  struct sim_rat r = rat_at(PLACE_CAGE);
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_CAGE);
  w.room_safe = all_safe & ~1u;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_BATH);
  w.hand_in = true; /* it is about the rat, not about the room */
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_CAGE);
  w = calm_world();
  r.place = PLACE_OUT;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_BATH);
}

static void rats_that_meet_are_where_they_meet_and_newcomers_live_elsewhere(void **state) {
  (void)state;
  struct sim_world w = calm_world();
  struct sim_rat r = rat_at(PLACE_CAGE);
  w.view = ROLE_NEWCOMER;
  w.quarantine = QUARANTINE_BUILDING;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_OTHER);
  w.quarantine = QUARANTINE_NONE;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_CAGE);
  w.meeting = INTRODUCE_CARRIER;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_CARRIER);
  w.meeting = INTRODUCE_NEUTRAL;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_NEUTRAL);
  w.meeting = INTRODUCE_HOME;
  assert_int_equal(scenery_of(&w, &r, 1), SCENERY_CAGE);
}

static void the_rats_floor_lies_in_every_picture(void **state) {
  (void)state;
  const struct stage painted = {0, 0, 1};
  for (int at = 0; at < SCENERY_COUNT; at++) {
    struct stage st = scenery_stage((enum scenery)at, &painted);
    struct motion_now now = {0};
    struct sim_rat r = rat_at(at == SCENERY_LAP ? PLACE_ARMS : at == SCENERY_COLLAR ? PLACE_CLOTHING : PLACE_OUT);
    for (int corner = 0; corner < 4; corner++) {
      float x, y;
      now.x_cm = corner & 1 ? CAGE_WIDTH_CM : 0;
      now.y_cm = corner & 2 ? CAGE_DEPTH_CM : 0;
      scenery_seat((enum scenery)at, &r, &now);
      room_ground(now.x_cm, now.y_cm, &x, &y);
      x = st.ox + x * st.k, y = st.oy + y * st.k;
      assert_true(x >= 0 && x <= 1280 && y > 300 && y < 720);
    }
  }
}

/* ---- drawn; skipped where nothing was baked */
static const struct {
  int w, h;
} sizes[] = {{960, 540}, {1280, 720}, {1920, 1080}, {960, 720}, {1720, 720}, {720, 1280}};
enum { SIZES = sizeof sizes / sizeof *sizes };

struct screen {
  struct raster *raster;
  struct draw_list *list;
  struct canvas canvas;
  struct stage st;
};

static struct screen open_screen(int w, int h) {
  float k = (float)w / 1280 < (float)h / 720 ? (float)w / 1280 : (float)h / 720;
  return (struct screen){raster_create(),
                         draw_create(),
                         {w, h, w, calloc((size_t)w * (size_t)h, 4)},
                         {((float)w - 1280 * k) / 2, ((float)h - 720 * k) / 2, k}};
}

static void close_screen(struct screen *s) {
  raster_destroy(s->raster);
  draw_destroy(s->list);
  free(s->canvas.pixels);
}

static void draw_place(struct screen *s, const struct room *r, unsigned safe, float light) {
  draw_begin(s->list, s->canvas.w, s->canvas.h);
  room_draw_back(r, s->list, &s->st, s->canvas.w, s->canvas.h, light);
  if (room_shown(r) == SCENERY_BATH) room_draw_items(r, s->list, &s->st, safe, light);
  room_draw_hut_front(r, s->list, &s->st, light);
  room_draw_bowl(r, s->list, &s->st, light);
  room_draw_lip(r, s->list, &s->st, light);
  raster_draw(s->raster, &s->canvas, s->list, (struct rect){0, 0, (float)s->canvas.w, (float)s->canvas.h});
}

static uint64_t brightness(const struct canvas *c) {
  uint64_t sum = 0;
  for (int i = 0; i < c->w * c->h; i++)
    sum += (c->pixels[i] & 255) + (c->pixels[i] >> 8 & 255) + (c->pixels[i] >> 16 & 255);
  return sum;
}

static void every_place_is_drawn_at_every_size_darker_by_night_and_unlike_the_others(void **state) {
  (void)state;
  for (int i = 0; i < SIZES; i++) {
    struct screen s = open_screen(sizes[i].w, sizes[i].h);
    size_t bytes = (size_t)s.canvas.w * (size_t)s.canvas.h * 4;
    uint32_t *last = calloc(1, bytes);
    struct room *r = room_load(HANDSHY_BUILD_ASSETS, s.st.k);
    if (!r) skip();
    for (int at = 0; at < SCENERY_COUNT; at++) {
      struct rect dirty[RASTER_MAX_DIRTY];
      assert_int_equal(room_show(r, (enum scenery)at), at);
      draw_place(&s, r, 0, 1);
      raster_damage(s.raster, s.list, dirty, RASTER_MAX_DIRTY);
      long unlike = 0;
      for (size_t k = 0; k < bytes / 4; k++) unlike += s.canvas.pixels[k] != last[k];
      assert_true(unlike > (long)(bytes / 4 / 4));
      memcpy(last, s.canvas.pixels, bytes);
      uint64_t day = brightness(&s.canvas);
      draw_place(&s, r, 0, 1); /* a still screen */
      assert_int_equal(raster_damage(s.raster, s.list, dirty, RASTER_MAX_DIRTY), 0);
      draw_place(&s, r, 0, 0);
      uint64_t night = brightness(&s.canvas);
      assert_true(night * 10 < day * 9 && night * 5 > day);
    }
    room_free(r);
    free(last);
    close_screen(&s);
  }
}

static void each_item_changes_where_it_lies_and_nowhere_else(void **state) {
  (void)state;
  struct screen s = open_screen(1280, 720);
  struct room *r = room_load(HANDSHY_BUILD_ASSETS, 1);
  if (!r) skip();
  assert_int_equal(room_show(r, SCENERY_BATH), SCENERY_BATH);
  draw_place(&s, r, 0, 1);
  size_t n = (size_t)s.canvas.w * (size_t)s.canvas.h;
  uint32_t *open = malloc(n * 4);
  memcpy(open, s.canvas.pixels, n * 4);
  for (int item = 0; item < ROOM_ITEM_COUNT; item++) {
    struct rect box = room_item_rect((enum room_item)item);
    draw_place(&s, r, 1u << item, 1);
    long inside = 0;
    for (int y = 0; y < s.canvas.h; y++)
      for (int x = 0; x < s.canvas.w; x++) {
        size_t at = (size_t)y * (size_t)s.canvas.w + (size_t)x;
        if (open[at] == s.canvas.pixels[at]) continue;
        assert_true((float)x >= box.x && (float)x < box.x + box.w && (float)y >= box.y && (float)y < box.y + box.h);
        bool plain = abs((int)(open[at] & 255) - (int)(s.canvas.pixels[at] & 255)) > 24;
        inside += plain;
      }
    assert_true(inside > 400); /* large enough to be seen from a desk away */
    for (int other = 0; other < item; other++) {
      struct rect o = room_item_rect((enum room_item)other);
      assert_true(o.x + o.w <= box.x || box.x + box.w <= o.x || o.y + o.h <= box.y || box.y + box.h <= o.y);
    }
  }
  free(open);
  room_free(r);
  close_screen(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_held_rat_is_on_the_lap_once_it_is_lifted),
      cmocka_unit_test(the_room_is_seen_while_something_of_it_is_open_and_while_a_rat_is_out),
      cmocka_unit_test(rats_that_meet_are_where_they_meet_and_newcomers_live_elsewhere),
      cmocka_unit_test(the_rats_floor_lies_in_every_picture),
      cmocka_unit_test(every_place_is_drawn_at_every_size_darker_by_night_and_unlike_the_others),
      cmocka_unit_test(each_item_changes_where_it_lies_and_nowhere_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
