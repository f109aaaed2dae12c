/* The room: where centimetres lie in the picture, and opening and mixing the baked pictures. */
#define _POSIX_C_SOURCE 200809L
#include "../game/assets.h"
#include "../game/picture_rows.h"
#include "../game/raster.h"
#include "../game/sound.h"
#include "../game/views/room.h"
#include "../game/views/room_geometry.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/handshy-room-XXXXXX";

static const char *in_folder(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void write_picture(const char *name, uint32_t w, uint32_t h, uint32_t pixel, bool opaque) {
  FILE *f = fopen(in_folder(name), "wb");
  assert_non_null(f);
  uint32_t head[4] = {0x31495348u, w, h, opaque};
  assert_int_equal(fwrite(head, sizeof head, 1, f), 1);
  for (uint32_t i = 0; i < w * h; i++) assert_int_equal(fwrite(&pixel, 4, 1, f), 1);
  assert_int_equal(fclose(f), 0);
}

static void every_place_on_the_floor_is_found_again(void **state) {
  (void)state;
  for (double y = 0; y <= CAGE_DEPTH_CM; y += 2)
    for (double x = 0; x <= CAGE_WIDTH_CM; x += 5) {
      float xu, yu;
      double bx, by;
      room_ground(x, y, &xu, &yu);
      room_unground(xu, yu, &bx, &by);
      assert_true(fabs(bx - x) < 0.01 && fabs(by - y) < 0.01);
      assert_true(xu >= 0 && xu <= 1280 && yu > 450 && yu < ROOM_LIP_TOP);
    }
}

static void a_point_off_the_floor_is_taken_to_its_edge(void **state) {
  (void)state;
  double x, y;
  room_unground(-500, 2000, &x, &y);
  assert_true(x == 0 && y == 0);
  room_unground(5000, -2000, &x, &y);
  assert_true(x == CAGE_WIDTH_CM && y == CAGE_DEPTH_CM);
}

static void a_rat_is_drawn_as_long_as_the_engine_says(void **state) {
  (void)state;
  for (double y = 0; y <= CAGE_DEPTH_CM; y += 1) {
    float xa, xb, yu;
    room_ground(40, y, &xa, &yu);
    room_ground(40 + RAT_LENGTH_CM, y, &xb, &yu);
    assert_true(fabs(2.9 * (double)room_head_u(y) / (double)(xb - xa) - 1) < 0.06);
  }
}

static void the_way_in_leads_to_the_painted_door(void **state) {
  (void)state;
  float x, y;
  struct rect door = room_door(), hut = room_hut();
  room_ground(HUT_DOOR_X_CM, HUT_DOOR_Y_CM, &x, &y);
  assert_true(fabsf(y - (door.y + door.h)) < 12);                                /* it stands on the sill's height */
  assert_true(x > door.x && x - (door.x + door.w) < room_head_u(HUT_DOOR_Y_CM)); /* a head reaches in */
  room_ground(HUT_X_CM, HUT_Y_CM, &x, &y);
  assert_true(x > hut.x && x < hut.x + hut.w && y < door.y + door.h);
  assert_true(x + 1.2f * room_head_u(HUT_Y_CM) > door.x && x < door.x + door.w); /* and is seen inside */
}

static int highest_channel(uint32_t c) {
  int r = (int)(c >> 16 & 255), g = (int)(c >> 8 & 255), b = (int)(c & 255), most = r > g ? r : g;
  return most > b ? most : b;
}

/* A packed picture with alpha: the same row, however it was come to; no colour above its alpha. */
static void rows_skipped_change_no_row_that_is_read(void **state) {
  (void)state;
  static const char *path = HANDSHY_BUILD_ASSETS "/room-hut@1.px";
  struct picture_size size;
  struct picture_rows *all = picture_rows_open(path, &size);
  if (!all) skip();
  assert_true(size.w == ROOM_HUT_W && size.h == ROOM_HUT_H && !size.opaque);
  static uint32_t row[ROOM_HUT_W], other[ROOM_HUT_W];
  int clear = 0, full = 0;
  for (int y = 0; y < size.h; y++) {
    picture_rows_next(all, row);
    for (int x = 0; x < size.w; x++) {
      clear += row[x] == 0;
      full += row[x] >> 24 == 255;
      assert_true(highest_channel(row[x]) <= (int)(row[x] >> 24));
    }
    if (y % 49 != 7) continue;
    struct picture_rows *some = picture_rows_open(path, &size);
    picture_rows_skip(some, y / 2);
    picture_rows_skip(some, y - y / 2);
    picture_rows_next(some, other);
    assert_memory_equal(row, other, sizeof row);
    picture_rows_close(some);
  }
  assert_true(clear > 5000 && full > 50000);
  picture_rows_close(all);
}

/* Cut at every length, and with bytes turned over: refused, or read to its end all the same. */
static void a_damaged_packed_picture_does_no_harm(void **state) {
  (void)state;
  struct picture_size size;
  FILE *f = fopen(HANDSHY_BUILD_ASSETS "/room-stick@1.px", "rb");
  if (!f) skip();
  static unsigned char bytes[65536], bad[65536];
  static uint32_t row[ROOM_STICK_W];
  int n = (int)fread(bytes, 1, sizeof bytes, f), refused = 0;
  fclose(f);
  assert_true(n > 2000 && n < (int)sizeof bytes);
  for (int i = 0; i < 400; i++) {
    int keep = i % 2 ? n : (int)((long)n * i / 400);
    memcpy(bad, bytes, (size_t)n);
    if (i % 2) bad[i < 64 ? i : (int)((long)n * i / 400)] ^= 0xFF;
    f = fopen(in_folder("bad.px"), "wb");
    assert_int_equal(fwrite(bad, 1, (size_t)keep, f), (size_t)keep);
    fclose(f);
    struct picture_rows *r = picture_rows_open(in_folder("bad.px"), &size);
    refused += !r;
    for (int y = 0; r && size.w == ROOM_STICK_W && y < size.h; y++) {
      picture_rows_next(r, row);
      for (int x = 0; x < size.w; x++) assert_true(highest_channel(row[x]) <= (int)(row[x] >> 24));
    }
    picture_rows_close(r);
  }
  assert_true(refused >= 200); /* at least all that are too short */
}

static void damaged_pictures_are_refused(void **state) {
  (void)state;
  struct picture p;
  assert_false(picture_open(&p, in_folder("nowhere.px")));
  write_picture("short.px", 4, 4, 0xFF112233, true);
  assert_true(picture_open(&p, in_folder("short.px")));
  assert_int_equal(p.image.pixels[15], 0xFF112233);
  picture_close(&p);
  assert_int_equal(truncate(in_folder("short.px"), 16 + 4 * 16 - 1), 0);
  assert_false(picture_open(&p, in_folder("short.px")));
  static const uint32_t heads[4][4] = {
      {0x12345678, 1, 1, 1}, {0x31495348, 0, 1, 1}, {0x31495348, 1, 0, 1}, {0x31495348, 0xFFFFFFFF, 0xFFFFFFFF, 1}};
  for (int i = 0; i < 4; i++) {
    FILE *f = fopen(in_folder("bad.px"), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(heads[i], 16, 1, f), 1);
    assert_int_equal(fwrite(heads[i], 16, 1, f), 1);
    assert_int_equal(fclose(f), 0);
    assert_false(picture_open(&p, in_folder("bad.px")));
  }
}

static void a_missing_material_is_stood_in_for(void **state) {
  (void)state;
  assets_open("/nowhere", 2);
  assert_true(asset_px() == 2);
  assert_int_equal(asset(ASSET_WOOD)->w, 1280);
  assert_int_equal(asset(ASSET_PAPER)->pixels[0], 0); /* clear where the shadow would be */
  write_picture("wood@1.px", 640, 160, 0xFF010203, true);
  assets_open(folder, 1);
  assert_int_equal(asset(ASSET_WOOD)->pixels[7], 0xFF010203);
  uint32_t serial = asset(ASSET_WOOD)->serial;
  assert_int_equal(asset(ASSET_WOOD)->serial, serial);
  assets_close();
}

/* ---- drawing: a white day and a black night */
static void write_room(void) {
  static const char *names[5] = {"back", "hut", "lip", "bowl", "stick"};
  static const uint32_t w[5] = {ROOM_W, ROOM_HUT_W, ROOM_W, ROOM_BOWL_W, ROOM_STICK_W},
                        h[5] = {ROOM_H, ROOM_HUT_H, ROOM_H - ROOM_MARGIN_Y - ROOM_LIP_Y, ROOM_BOWL_H, ROOM_STICK_H};
  for (int i = 0; i < 5; i++) {
    char name[64];
    snprintf(name, sizeof name, "room-%s@1.px", names[i]);
    write_picture(name, w[i], h[i], 0xFFFFFFFF, true);
    snprintf(name, sizeof name, "room-%s-night@1.px", names[i]);
    write_picture(name, w[i], h[i], 0xFF000000, true);
  }
  static const int shirt[4] = {ROOM_SHIRT};
  write_picture("place-hut@3.px", ROOM_INSIDE_W * 3 / 2, ROOM_INSIDE_H * 3 / 2, 0xFF000000, true);
  write_picture("place-shirt@3.px", (uint32_t)(shirt[2] * 3 / 2), (uint32_t)(shirt[3] * 3 / 2), 0, false);
}

enum { W = 320, H = 180 };
struct screen {
  struct raster *raster;
  struct draw_list *list;
  uint32_t pixels[W * H];
};

static void begin(struct screen *s) {
  s->raster = raster_create();
  s->list = draw_create();
}

static void end(struct screen *s) {
  raster_destroy(s->raster);
  draw_destroy(s->list);
}

static void draw_room(struct screen *s, const struct room *r, float k, float light) {
  struct stage st = {0, 0, k};
  draw_begin(s->list, W, H);
  room_draw_back(r, s->list, &st, W, H, light);
  struct canvas c = {W, H, W, s->pixels};
  raster_draw(s->raster, &c, s->list, (struct rect){0, 0, W, H});
}

static void light_runs_from_the_night_to_the_day_picture(void **state) {
  (void)state;
  static struct screen s;
  begin(&s);
  struct room *r = room_load(folder, 1);
  assert_non_null(r);
  static const float scales[3] = {1, 0.7f, 1.2f};
  for (int i = 0; i < 3; i++) {
    uint32_t last = 0;
    for (float light = 0; light <= 1; light += 0.125f) {
      draw_room(&s, r, scales[i], light);
      uint32_t grey = s.pixels[W * H / 2] & 255, want = (uint32_t)(light * 255);
      assert_true(grey + 6 >= want && grey <= want + 6 && grey >= last);
      assert_int_equal(s.pixels[0], s.pixels[W * H - 1]);
      last = grey;
    }
  }
  room_free(r);
  end(&s);
}

static void the_same_room_drawn_again_changes_nothing(void **state) {
  (void)state;
  static struct screen s;
  begin(&s);
  struct room *r = room_load(folder, 1);
  struct rect dirty[RASTER_MAX_DIRTY];
  draw_room(&s, r, 0.9f, 0.5f);
  assert_true(raster_damage(s.raster, s.list, dirty, RASTER_MAX_DIRTY) > 0);
  draw_room(&s, r, 0.9f, 0.5f);
  assert_int_equal(raster_damage(s.raster, s.list, dirty, RASTER_MAX_DIRTY), 0);
  draw_room(&s, r, 0.9f, 0.505f); /* less than a step of light */
  assert_int_equal(raster_damage(s.raster, s.list, dirty, RASTER_MAX_DIRTY), 0);
  draw_room(&s, r, 0.9f, 0.9f);
  assert_true(raster_damage(s.raster, s.list, dirty, RASTER_MAX_DIRTY) > 0);
  room_free(r);
  end(&s);
}

static void a_small_change_of_light_arrives_within_some_frames(void **state) {
  (void)state;
  static struct screen s;
  begin(&s);
  struct room *r = room_load(folder, 1);
  draw_room(&s, r, 0.9f, 0.5f);
  uint32_t before = s.pixels[0] & 255;
  int frames = 0;
  for (; (s.pixels[0] & 255) == before && frames < 60; frames++) draw_room(&s, r, 0.9f, 0.55f);
  assert_true(frames > 4 && frames < 20);
  assert_true((s.pixels[0] & 255) > before);
  assert_int_equal(s.pixels[0], s.pixels[W * H - 1]);
  room_free(r);
  end(&s);
}

static void a_room_without_pictures_is_none(void **state) {
  (void)state;
  assert_null(room_load("/nowhere", 1));
  write_picture("room-hut@1.px", 10, 10, 0, false); /* the wrong size */
  assert_null(room_load(folder, 1));
  room_free(NULL);
}

/* ---- what was baked beside this test; skipped where nothing was */
struct wav {
  uint8_t head[44];
  int16_t samples[22050 * 12];
  int n;
};

static bool read_wav(const char *name, struct wav *w) {
  char path[1024];
  snprintf(path, sizeof path, "%s/sounds/%s", HANDSHY_BUILD_ASSETS, name);
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  assert_int_equal(fread(w->head, sizeof w->head, 1, f), 1);
  w->n = (int)fread(w->samples, 2, sizeof w->samples / 2, f);
  fclose(f);
  return true;
}

static uint32_t word(const uint8_t *at, int bytes) {
  uint32_t v = 0;
  for (int i = 0; i < bytes; i++) v |= (uint32_t)at[i] << (8 * i);
  return v;
}

/* The loudest 400 ms, in dB below full scale. */
static double loudest_db(const struct wav *w) {
  double sum = 0, best = 1e-9;
  enum { WINDOW = 8820 };
  for (int i = 0; i < w->n; i++) {
    sum += (double)w->samples[i] * w->samples[i];
    if (i >= WINDOW) sum -= (double)w->samples[i - WINDOW] * w->samples[i - WINDOW];
    if (sum > best) best = sum;
  }
  return 10 * log10(best / WINDOW / (32768.0 * 32768.0));
}

static void check_wav(const struct wav *w, enum sound_bus bus) {
  assert_int_equal(word(w->head + 22, 2), 1);     /* mono */
  assert_int_equal(word(w->head + 24, 4), 22050); /* a second */
  assert_int_equal(word(w->head + 34, 2), 16);    /* bits */
  assert_int_equal(word(w->head + 40, 4), 2 * w->n);
  int peak = 0;
  for (int k = 0; k < w->n; k++) peak = abs(w->samples[k]) > peak ? abs(w->samples[k]) : peak;
  assert_in_range(peak, 300, 23197); /* to be heard; -3 dB */
  assert_true(abs(w->samples[0]) < 400 && abs(w->samples[w->n - 1]) < 400);
  if (bus == BUS_INTERFACE) assert_true(loudest_db(w) < -20 && w->n <= 22050 / 4);
}

static void every_sound_is_sound(void **state) {
  (void)state;
  static struct wav w;
  char file[64];
  sound_file(SOUND_SNIFF, 0, file, sizeof file);
  if (!read_wav(file, &w)) skip();
  for (int i = 0; i < SOUND_COUNT; i++) {
    for (int k = 0; k < sound_row((enum sound_id)i)->variants; k++) {
      sound_file((enum sound_id)i, k, file, sizeof file);
      assert_true(read_wav(file, &w));
      check_wav(&w, sound_row((enum sound_id)i)->bus);
    }
  }
}

static void every_baked_picture_opens(void **state) {
  (void)state;
  struct picture_size size;
  struct picture_rows *rows = picture_rows_open(HANDSHY_BUILD_ASSETS "/room-back@1.px", &size);
  if (!rows) skip();
  picture_rows_close(rows);
  for (int px = 1; px <= 2; px++) {
    struct room *r = room_load(HANDSHY_BUILD_ASSETS, (float)px);
    assert_non_null(r);
    room_free(r);
    assets_open(HANDSHY_BUILD_ASSETS, (float)px);
    for (int i = 0; i < ASSET_COUNT; i++) {
      const struct image *img = asset((enum asset_id)i);
      bool tile = i == ASSET_WOOD || i == ASSET_WOOD_DARK || i == ASSET_DESK;
      assert_int_equal(img->opaque, tile);
      for (int k = 0; k < img->w * img->h; k += 37) { /* premultiplied: no channel above alpha */
        uint32_t c = img->pixels[k], a = c >> 24;
        assert_true((c >> 16 & 255) <= a && (c >> 8 & 255) <= a && (c & 255) <= a);
      }
    }
  }
  assets_close();
}

static int channel(uint32_t a, int shift) { return (int)(a >> shift & 255); }

static void bowl_and_stick_lie_unseen_on_the_room_and_cover_what_stands_behind(void **state) {
  (void)state;
  static struct screen s;
  static uint32_t bare[W * H];
  struct room *r = room_load(HANDSHY_BUILD_ASSETS, 2);
  if (!r) skip();
  begin(&s);
  static const struct stage st[2] = {{-2 * 560, -2 * 455, 2}, {-2 * 880, -2 * 492, 2}};
  for (int i = 0; i < 2; i++) {
    struct canvas c = {W, H, W, s.pixels};
    int covered = 0, seen = 0;
    for (int step = 0; step < 3; step++) { /* the room; with the layer; the layer before a red wall */
      draw_begin(s.list, W, H);
      room_draw_back(r, s.list, &st[i], W, H, 1);
      struct draw_box red = {.fill = 0xFF0000FF, .fill_bottom = 0xFF0000FF};
      if (step == 2) draw_box(s.list, (struct rect){0, 0, W, H}, &red);
      if (step) (i ? room_draw_stick : room_draw_bowl)(r, s.list, &st[i], 1);
      raster_draw(s.raster, &c, s.list, (struct rect){0, 0, W, H});
      if (!step) memcpy(bare, s.pixels, sizeof bare);
      for (int k = 0; k < W * H && step == 1; k++)
        for (int shift = 0; shift < 24; shift += 8)
          if (abs(channel(bare[k], shift) - channel(s.pixels[k], shift)) > 12) seen++;
      for (int k = 0; k < W * H && step == 2; k++) covered += channel(s.pixels[k], 16) < 250;
    }
    assert_true(covered > 1500);
    assert_true(seen < covered / 100); /* a packed picture is not exact to the last level */
  }
  room_free(r);
  end(&s);
}

static int make_folder(void **state) {
  (void)state;
  if (!mkdtemp(folder)) return -1;
  write_room();
  return 0;
}

static int remove_folder(void **state) {
  (void)state;
  static const char *names[] = {"short.px",
                                "bad.px",
                                "wood@1.px",
                                "room-back@1.px",
                                "room-back-night@1.px",
                                "room-hut@1.px",
                                "room-hut-night@1.px",
                                "room-lip@1.px",
                                "room-lip-night@1.px",
                                "room-bowl@1.px",
                                "room-bowl-night@1.px",
                                "room-stick@1.px",
                                "room-stick-night@1.px",
                                "place-shirt@3.px",
                                "place-hut@3.px"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) remove(in_folder(names[i]));
  return rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_place_on_the_floor_is_found_again),
      cmocka_unit_test(a_point_off_the_floor_is_taken_to_its_edge),
      cmocka_unit_test(a_rat_is_drawn_as_long_as_the_engine_says),
      cmocka_unit_test(the_way_in_leads_to_the_painted_door),
      cmocka_unit_test(damaged_pictures_are_refused),
      cmocka_unit_test(rows_skipped_change_no_row_that_is_read),
      cmocka_unit_test(a_damaged_packed_picture_does_no_harm),
      cmocka_unit_test(a_missing_material_is_stood_in_for),
      cmocka_unit_test(light_runs_from_the_night_to_the_day_picture),
      cmocka_unit_test(the_same_room_drawn_again_changes_nothing),
      cmocka_unit_test(a_small_change_of_light_arrives_within_some_frames),
      cmocka_unit_test(a_room_without_pictures_is_none),
      cmocka_unit_test(every_sound_is_sound),
      cmocka_unit_test(every_baked_picture_opens),
      cmocka_unit_test(bowl_and_stick_lie_unseen_on_the_room_and_cover_what_stands_behind),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
