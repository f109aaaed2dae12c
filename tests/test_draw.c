/* test_draw.c - the draw list, the raster and the damage: properties of pixels, never single golden pixels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw.h"
#include "platform/null.h"
#include "raster.h"
#include "raster_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { W = 320, H = 256 };

struct stand {
  struct draw_list *d;
  struct raster *r;
  struct canvas c;
};

static const struct rect whole = {0, 0, W, H};

static int set_up(void **state) {
  struct stand *s = calloc(1, sizeof *s);
  if (!s) return -1;
  *s = (struct stand){draw_create(), raster_create(), {W, H, W, calloc(W * H, sizeof(uint32_t))}};
  draw_begin(s->d, W, H);
  *state = s;
  return 0;
}

static int tear_down(void **state) {
  struct stand *s = *state;
  draw_destroy(s->d);
  raster_destroy(s->r);
  free(s->c.pixels);
  free(s);
  return 0;
}

static void paint(struct stand *s) { raster_draw(s->r, &s->c, s->d, whole); }
static uint32_t pixel(const struct stand *s, int x, int y) { return s->c.pixels[y * W + x]; }

/* The sum of one channel over the picture, in whole pixels: the area covered by white on black. */
static double white_area(const struct stand *s) {
  double sum = 0;
  for (int i = 0; i < W * H; i++) sum += s->c.pixels[i] & 255;
  return sum / 255;
}

/* Everything a list can hold, some of it translucent and across cell borders. */
static void some_of_everything(struct stand *s) {
  static uint32_t soft[16 * 16];
  for (uint32_t i = 0; i < 256; i++) soft[i] = i << 24 | (i / 2) << 16 | (i / 3) << 8 | i;
  struct image img = {16, 16, soft, false, 77};
  const float zigzag[] = {10, 200, 90.5F, 120, 160, 222, 300.25F, 100};
  const float star[] = {200, 20, 220, 90, 300, 60, 240, 110, 280.5F, 170};
  draw_box(s->d, whole, &(struct draw_box){.fill = 0xF8E8C8FF, .fill_bottom = 0xD6AA72FF});
  draw_box(s->d, (struct rect){20.5F, 30, 150, 90},
           &(struct draw_box){.radius = 14,
                              .fill = 0x347375C0,
                              .fill_bottom = 0x2B6468FF,
                              .shadow = 0x2A120C80,
                              .shadow_blur = 12,
                              .shadow_dy = 5,
                              .border = 0xFFFFFFFF,
                              .border_width = 2,
                              .border_inset = 5,
                              .dash = 7,
                              .gap = 5,
                              .weave = &img,
                              .weave_alpha = 0.3F});
  draw_image(s->d, &img, (struct rect){1, 1, 12, 13}, (struct rect){100.3F, 130.7F, 90, 77}, 0xFFC0C080);
  draw_image(s->d, &img, (struct rect){0, 0, 16, 16}, (struct rect){60, 60, 5, 5}, 0xFFFFFFFF);
  draw_nine(s->d, &img, 5, 2, 1.5F, (struct rect){180, 150, 100, 61});
  draw_line(s->d, zigzag, 4, 5, 0xA63F2B90, 0, 0);
  draw_line(s->d, zigzag, 4, 3, 0x000000FF, 9, 4);
  draw_polygon(s->d, star, 5, 0xA8690FD0);
  draw_circle(s->d, 128, 128, 40.3F, 0xFF00FF80);
  const struct draw_vertex v[] = {
      {5, 5, 0xFF0000FF, 0, 0}, {310, 60, 0x00FF0080, 1, 0.5F}, {90, 250, 0x0000FF10, 0, 1}};
  draw_triangles(s->d, v, 3, NULL);
  draw_triangles(s->d, v, 3, &img);
  draw_text(s->d, &(struct draw_font){FONT_BOLD, 30, 3, 0xFFFFFFFF}, 50, 110, "A rat eats", 0x4A2A18FF);
  draw_shade(s->d, (struct rect){150, 100, 170, 156}, 0x8090C0C0);
}

/* ---- the list ---- */

static void a_list_prints_one_line_a_command(void **state) {
  struct stand *s = *state;
  draw_box(s->d, (struct rect){10, 20, 100, 40}, &(struct draw_box){.radius = 12, .fill = 0xFDF4E0FF});
  draw_text(s->d, &(struct draw_font){FONT_BOLD, 21, 0, 0}, 12.4F, 24.6F, "Pip", 0x4A2A18FF);
  char out[512];
  int n = draw_print(s->d, out, sizeof out);
  assert_string_equal(out, "box 10 20 100 40 radius 12 fill FDF4E0FF 00000000\n"
                           "text 4A2A18FF 12 25 size 21 bold \"Pip\"\n");
  assert_int_equal(n, strlen(out));
}

static void a_list_printed_into_too_little_says_what_it_needs(void **state) {
  struct stand *s = *state;
  draw_circle(s->d, 50, 50, 9, 0x102030FF);
  char all[128], little[8];
  int n = draw_print(s->d, all, sizeof all);
  assert_int_equal(draw_print(s->d, little, sizeof little), n);
  assert_memory_equal(all, little, 7);
  assert_int_equal(little[7], 0);
}

static void what_lies_outside_the_clip_is_not_recorded(void **state) {
  struct stand *s = *state;
  draw_push_clip(s->d, (struct rect){100, 100, 50, 50});
  draw_circle(s->d, 20, 20, 10, 0xFFFFFFFF);
  draw_push_clip(s->d, (struct rect){0, 0, 90, 90}); /* outside the clip there is: nothing left */
  draw_circle(s->d, 120, 120, 10, 0xFFFFFFFF);
  draw_pop_clip(s->d);
  char out[128];
  assert_int_equal(draw_print(s->d, out, sizeof out), 0);
  draw_circle(s->d, 120, 120, 10, 0xFFFFFFFF);
  assert_true(draw_print(s->d, out, sizeof out) > 0);
}

/* ---- shapes ---- */

static void no_pixel_outside_the_clip_is_touched(void **state) {
  struct stand *s = *state;
  draw_push_clip(s->d, (struct rect){60, 50, 100, 90});
  some_of_everything(s);
  draw_pop_clip(s->d);
  for (int i = 0; i < W * H; i++) s->c.pixels[i] = 0xFF123456;
  raster_draw(s->r, &s->c, s->d, (struct rect){80, 70, 300, 50});
  int inside_changed = 0;
  for (int y = 0; y < H; y++)
    for (int x = 0; x < W; x++) {
      bool inside = x >= 80 && y >= 70 && y < 120; /* outside the list's clip it is cleared to black */
      if (!inside)
        assert_int_equal(pixel(s, x, y), 0xFF123456);
      else if (x >= 160)
        assert_int_equal(pixel(s, x, y), 0xFF000000);
      else
        inside_changed += pixel(s, x, y) != 0xFF123456;
    }
  assert_int_equal(inside_changed, 80 * 50);
}

static void a_rounded_box_covers_its_area(void **state) {
  struct stand *s = *state;
  draw_box(s->d, (struct rect){30.3F, 40.6F, 150, 100}, &(struct draw_box){.radius = 20, .fill = 0xFFFFFFFF});
  paint(s);
  double expected = 150 * 100 - (4 - 3.14159265) * 20 * 20;
  assert_true(fabs(white_area(s) - expected) < expected * 0.005);
}

static void a_border_is_as_wide_as_asked(void **state) {
  struct stand *s = *state;
  draw_box(s->d, (struct rect){40, 40, 120, 80},
           &(struct draw_box){.border = 0xFFFFFFFF, .border_width = 3, .border_inset = 4});
  paint(s);
  assert_int_equal(pixel(s, 43, 80) & 255, 0);
  assert_int_equal(pixel(s, 44, 80) & 255, 255);
  assert_int_equal(pixel(s, 46, 80) & 255, 255);
  assert_int_equal(pixel(s, 47, 80) & 255, 0);
}

static void stitches_cover_their_share_of_the_outline(void **state) {
  struct stand *s = *state;
  struct draw_box style = {
      .border = 0xFFFFFFFF, .border_width = 2, .border_inset = 5, .radius = 12, .dash = 8, .gap = 8};
  draw_box(s->d, (struct rect){20, 20, 200, 160}, &style);
  paint(s);
  double outline = 2 * (188 + 148) - 8 * 6 + 2 * 3.14159265 * 6, expected = outline * 2 * 0.5;
  assert_true(fabs(white_area(s) - expected) < expected * 0.08);
}

static void a_shadow_fades_outwards(void **state) {
  struct stand *s = *state;
  draw_box(s->d, whole, &(struct draw_box){.fill = 0xFFFFFFFF});
  draw_box(s->d, (struct rect){100, 80, 120, 90},
           &(struct draw_box){.radius = 10, .fill = 0xFF0000FF, .shadow = 0x000000FF, .shadow_blur = 16});
  paint(s);
  for (int x = 84; x < 99; x++) assert_true((pixel(s, x, 125) & 255) >= (pixel(s, x + 1, 125) & 255));
  assert_true((pixel(s, 98, 125) & 255) < 160);
  assert_int_equal(pixel(s, 80, 125), 0xFFFFFFFF);
}

static void a_circle_and_a_polygon_cover_their_areas(void **state) {
  struct stand *s = *state;
  draw_circle(s->d, 80.25F, 90.75F, 50, 0xFFFFFFFF);
  paint(s);
  assert_true(fabs(white_area(s) - 3.14159265 * 2500) < 20);
  draw_begin(s->d, W, H);
  const float slanted[] = {150.5F, 20, 290, 60.25F, 200.75F, 230};
  draw_polygon(s->d, slanted, 3, 0xFFFFFFFF);
  paint(s);
  double area = fabs((290 - 150.5) * (230 - 20) - (200.75 - 150.5) * (60.25 - 20)) / 2;
  assert_true(fabs(white_area(s) - area) < 3);
}

static void a_translucent_line_shows_no_joints(void **state) {
  struct stand *s = *state;
  const float bent[] = {40, 60, 150, 60, 150, 200};
  draw_line(s->d, bent, 3, 20, 0xFFFFFF80, 0, 0);
  paint(s);
  for (int i = 0; i < W * H; i++) assert_true((s->c.pixels[i] & 255) <= 0x80);
  double expected = (110 + 140) * 20 - 100 + 3.14159265 * 100 + (3.14159265 / 4) * 100; /* ends, and the round corner */
  assert_true(fabs(white_area(s) * 255 / 128 - expected) < expected * 0.02);
}

/* ---- triangles ---- */

/* A fan of translucent triangles about a point that is no pixel's centre or corner. */
static void fan(struct stand *s, int n, uint32_t rgba) {
  for (int i = 0; i < n; i++) {
    double a = 6.283185307 * i / n, b = 6.283185307 * ((i + 1) % n) / n;
    const struct draw_vertex v[] = {{160.37F, 128.61F, rgba, 0, 0},
                                    {(float)(160 + 110 * cos(a)), (float)(128 + 110 * sin(a)), rgba, 0, 0},
                                    {(float)(160 + 110 * cos(b)), (float)(128 + 110 * sin(b)), rgba, 0, 0}};
    draw_triangles(s->d, v, 3, NULL);
  }
}

static void neighbouring_triangles_leave_no_gap_and_blend_nothing_twice(void **state) {
  struct stand *s = *state;
  fan(s, 97, 0xFFFFFF80);
  paint(s);
  for (int y = 0; y < H; y++)
    for (int x = 0; x < W; x++) {
      double dx = x + 0.5 - 160, dy = y + 0.5 - 128, r = sqrt(dx * dx + dy * dy);
      if (r < 108) assert_int_equal(pixel(s, x, y), 0xFF808080);
      if (r > 111) assert_int_equal(pixel(s, x, y), 0xFF000000);
    }
}

static void colours_run_evenly_between_the_corners(void **state) {
  struct stand *s = *state;
  const struct draw_vertex v[] = {{0, 0, 0x000000FF, 0, 0}, {256, 0, 0xFF0000FF, 0, 0}, {0, 256, 0x00FF00FF, 0, 0}};
  draw_triangles(s->d, v, 3, NULL);
  paint(s);
  for (int y = 0; y < 250; y += 7)
    for (int x = 0; x + y < 250; x += 5) {
      int red = (int)(pixel(s, x, y) >> 16 & 255), green = (int)(pixel(s, x, y) >> 8 & 255);
      assert_true(abs(red - x) <= 1);
      assert_true(abs(green - y) <= 1);
      assert_int_equal(pixel(s, x, y) & 255, 0);
    }
}

static void slivers_of_white_never_spill_into_another_channel(void **state) {
  struct stand *s = *state;
  draw_box(s->d, whole, &(struct draw_box){.fill = 0xFFFFFFFF});
  uint32_t dice = 1;
  for (int i = 0; i < 4000; i++) {
    struct draw_vertex v[3];
    for (int k = 0; k < 3; k++) {
      float at[2];
      for (int j = 0; j < 2; j++) {
        dice = dice * 1664525 + 1013904223;
        at[j] = (float)(dice >> 8) / 16777216.0F * (j == k % 2 ? 3.0F : 250.0F);
      }
      v[k] = (struct draw_vertex){at[0] + 20, at[1], 0xFFFFFF00 | (dice >> 24), 0, 0};
    }
    draw_triangles(s->d, v, 3, NULL);
  }
  paint(s);
  for (int i = 0; i < W * H; i++) assert_true((s->c.pixels[i] & 255) >= 250 && (s->c.pixels[i] >> 16 & 255) >= 250);
}

static void wild_numbers_draw_nothing_wrong(void **state) {
  struct stand *s = *state;
  static const uint32_t texels[4] = {0xFFFFFFFF, 0x80404040, 0xFF808080, 0};
  struct image tex = {2, 2, texels, false, 5};
  const float wild[] = {NAN, INFINITY, -INFINITY, 1e30F, -3e38F, 1e-40F, 0.5F, 40, 100};
  enum { N = sizeof wild / sizeof *wild };
  for (int i = 0; i < N * N * N; i++) {
    float a = wild[i % N], b = wild[i / N % N], c = wild[i / N / N];
    const struct draw_vertex v[] = {{a, b, 0xFFFFFFFF, b, c}, {c, 90.5F, 0xFF00FF80, a, 0}, {70, c, 0x00FF00FF, 1, b}};
    draw_triangles(s->d, v, 3, i % 2 ? &tex : NULL);
    draw_circle(s->d, a, b, c, 0xFFFFFF10);
    draw_polygon(s->d, (const float[]){a, b, c, 20, 20, b}, 3, 0xFFFFFF10);
  }
  draw_push_clip(s->d, (struct rect){0, 0, 50, H});
  draw_box(s->d, whole, &(struct draw_box){.fill = 0x102030FF});
  paint(s);
  assert_int_equal(pixel(s, 20, 100), 0xFF102030);
}

static void a_texture_scales_colour_and_alpha(void **state) {
  struct stand *s = *state;
  static const uint32_t texels[4] = {0xFFFFFFFF, 0x80404040, 0xFF808080, 0x00000000};
  struct image tex = {2, 2, texels, false, 5};
  const struct draw_vertex v[] = {{0, 0, 0xFFFFFFFF, 0, 0},   {200, 0, 0xFFFFFFFF, 1, 0},   {0, 200, 0xFFFFFFFF, 0, 1},
                                  {200, 0, 0xFFFFFFFF, 1, 0}, {200, 200, 0xFFFFFFFF, 1, 1}, {0, 200, 0xFFFFFFFF, 0, 1}};
  draw_box(s->d, whole, &(struct draw_box){.fill = 0x0000FFFF});
  draw_triangles(s->d, v, 6, &tex);
  paint(s);
  assert_int_equal(pixel(s, 20, 20), 0xFFFFFFFF);
  assert_int_equal(pixel(s, 180, 20), 0xFF4040BF); /* a dark half-transparent texel over blue */
  assert_int_equal(pixel(s, 20, 180), 0xFF808080);
  assert_int_equal(pixel(s, 180, 180), 0xFF0000FF);
}

static void an_indexed_mesh_is_drawn_as_the_plain_one(void **state) {
  struct stand *s = *state;
  const struct draw_vertex v[] = {{20, 30, 0xFF0000FF, 0, 0},
                                  {200, 50, 0x00FF00FF, 0, 0},
                                  {60, 200, 0x0000FFFF, 0, 0},
                                  {250, 230, 0xFFFFFF40, 0, 0}};
  const uint16_t index[] = {0, 1, 2, 1, 3, 2};
  const struct draw_vertex plain[] = {v[0], v[1], v[2], v[1], v[3], v[2]};
  draw_triangles_indexed(s->d, v, 4, index, 6, NULL);
  paint(s);
  uint32_t *was = malloc(W * H * 4);
  assert_non_null(was);
  memcpy(was, s->c.pixels, W * H * 4);
  draw_begin(s->d, W, H);
  draw_triangles(s->d, plain, 6, NULL);
  paint(s);
  assert_memory_equal(was, s->c.pixels, W * H * 4);
  assert_int_not_equal(pixel(s, 60, 60), 0xFF000000);
  free(was);
}

/* ---- pictures ---- */

static void an_unscaled_picture_is_copied_as_it_is(void **state) {
  struct stand *s = *state;
  uint32_t p[12];
  for (uint32_t i = 0; i < 12; i++) p[i] = 0xFF000000 | i * 1000;
  struct image img = {4, 3, p, true, 9};
  draw_image(s->d, &img, (struct rect){0, 0, 4, 3}, (struct rect){10, 20, 4, 3}, 0xFFFFFFFF);
  draw_image(s->d, &img, (struct rect){1, 1, 2, 2}, (struct rect){50, 60, 2, 2}, 0xFFFFFFFF);
  paint(s);
  for (int i = 0; i < 12; i++) assert_int_equal(pixel(s, 10 + i % 4, 20 + i / 4), p[i]);
  assert_int_equal(pixel(s, 50, 60), p[5]);
  assert_int_equal(pixel(s, 51, 61), p[10]);
  assert_int_equal(pixel(s, 52, 60), 0xFF000000);
}

static void what_an_opaque_picture_hides_is_left_out_and_nothing_else(void **state) {
  struct stand *s = *state;
  uint32_t *p = malloc(W * H * 4);
  assert_non_null(p);
  for (int i = 0; i < W * H; i++) p[i] = 0xFF00FF00;
  struct image img = {W, H, p, true, 12};
  draw_box(s->d, whole, &(struct draw_box){.fill = 0xFF0000FF});
  draw_image(s->d, &img, whole, (struct rect){0, 0, W, H}, 0xFFFFFF80); /* translucent: the red shows through */
  paint(s);
  assert_true((pixel(s, 100, 100) >> 16 & 255) > 100);
  draw_image(s->d, &img, (struct rect){100, 0, W, H}, whole, 0xFFFFFFFF); /* ends 100 pixels early */
  paint(s);
  assert_int_equal(pixel(s, W - 101, 100), 0xFF00FF00);
  assert_true((pixel(s, W - 99, 100) >> 16 & 255) > 100);
  free(p);
}

static void a_picture_shrunk_to_a_tenth_keeps_its_mean(void **state) {
  struct stand *s = *state;
  uint32_t *p = malloc(200 * 200 * 4);
  assert_non_null(p);
  for (int i = 0; i < 200 * 200; i++) p[i] = (i % 200 + i / 200) % 2 ? 0xFFFFFFFF : 0xFF000000;
  struct image img = {200, 200, p, true, 10};
  draw_image(s->d, &img, (struct rect){0, 0, 200, 200}, (struct rect){30, 30, 20, 20}, 0xFFFFFFFF);
  paint(s);
  for (int y = 30; y < 50; y++)
    for (int x = 30; x < 50; x++) assert_true(abs((int)(pixel(s, x, y) & 255) - 128) <= 2);
  free(p);
}

static void a_nine_patch_keeps_its_corners_and_bleeds_outside(void **state) {
  struct stand *s = *state;
  uint32_t p[20 * 20];
  for (int i = 0; i < 400; i++) {
    int x = i % 20, y = i / 20;
    bool edge = x < 2 || y < 2 || x >= 18 || y >= 18, corner = (x < 6 || x >= 14) && (y < 6 || y >= 14);
    p[i] = edge ? 0xFF0000FF : corner ? 0xFFFF0000 : 0xFF00FF00;
  }
  struct image img = {20, 20, p, true, 11};
  draw_nine(s->d, &img, 6, 2, 1, (struct rect){50, 40, 200, 100});
  paint(s);
  assert_int_equal(pixel(s, 48, 90), 0xFF0000FF);
  assert_int_equal(pixel(s, 47, 90), 0xFF000000);
  assert_int_equal(pixel(s, 53, 43), 0xFFFF0000);
  assert_int_equal(pixel(s, 246, 136), 0xFFFF0000);
  assert_int_equal(pixel(s, 150, 90), 0xFF00FF00);
  assert_int_equal(pixel(s, 251, 90), 0xFF0000FF);
}

static void a_shade_darkens_by_its_colour_and_alpha_says_how_much(void **state) {
  struct stand *s = *state;
  draw_box(s->d, whole, &(struct draw_box){.fill = 0xC8C8C8FF});
  draw_shade(s->d, (struct rect){0, 0, 100, 256}, 0xFF8000FF);
  draw_shade(s->d, (struct rect){100, 0, 100, 256}, 0x00000080);
  paint(s);
  assert_int_equal(pixel(s, 50, 50), 0xFFC86400);
  assert_true(abs((int)(pixel(s, 150, 50) & 255) - 100) <= 1);
  assert_int_equal(pixel(s, 250, 50), 0xFFC8C8C8);
}

/* ---- damage ---- */

static void parts_drawn_one_by_one_give_the_picture_drawn_at_once(void **state) {
  struct stand *s = *state;
  some_of_everything(s);
  paint(s);
  uint32_t *was = malloc(W * H * 4);
  assert_non_null(was);
  memcpy(was, s->c.pixels, W * H * 4);
  for (int y = 0; y < H; y += 37)
    for (int x = 0; x < W; x += 53) raster_draw(s->r, &s->c, s->d, (struct rect){(float)x, (float)y, 53, 37});
  assert_memory_equal(was, s->c.pixels, W * H * 4);
  free(was);
}

/* A picture with alpha, made from whatever lay in its memory, laid on: as if its commands had been drawn there. */
static void a_clear_picture_laid_on_shows_what_drawing_there_shows(void **state) {
  struct stand *s = *state;
  static uint32_t once[W * H], layer[100 * 80];
  const int x = 30, y = 20;
  for (int laid = 0; laid < 2; laid++) {
    struct draw_list *on = draw_create();
    draw_begin(s->d, W, H);
    draw_begin(on, W, H);
    draw_box(s->d, whole, &(struct draw_box){.fill = 0x3060A0FF, .fill_bottom = 0xC09040FF});
    struct draw_list *to = laid ? on : s->d;
    draw_circle(to, 70, 50, 25, 0xFF804080);
    const struct draw_vertex v[3] = {
        {40, 30, 0xFFFFFFFF, 0, 0}, {120, 60, 0x20FF2080, 0, 0}, {60, 95, 0xFF20FF00, 0, 0}};
    draw_triangles(to, v, 3, NULL);
    if (laid) {
      struct canvas c = {100, 80, 100, layer};
      memset(layer, 0xA7, sizeof layer);
      raster_draw_clear(s->r, &c, on, x, y);
      struct image img = {100, 80, layer, false, 777};
      draw_image(s->d, &img, (struct rect){0, 0, 100, 80}, (struct rect){(float)x, (float)y, 100, 80}, 0xFFFFFFFF);
    }
    paint(s);
    if (!laid) memcpy(once, s->c.pixels, sizeof once);
    draw_destroy(on);
  }
  for (int i = 0; i < W * H; i++)
    for (int shift = 0; shift < 24; shift += 8)
      assert_true(abs((int)(once[i] >> shift & 255) - (int)(s->c.pixels[i] >> shift & 255)) <= 3);
}

static void the_same_list_twice_damages_nothing(void **state) {
  struct stand *s = *state;
  struct rect dirty[RASTER_MAX_DIRTY];
  some_of_everything(s);
  assert_int_equal(raster_damage(s->r, s->d, dirty, RASTER_MAX_DIRTY), 1);
  assert_true(dirty[0].w == W && dirty[0].h == H);
  draw_begin(s->d, W, H);
  some_of_everything(s);
  assert_int_equal(raster_damage(s->r, s->d, dirty, RASTER_MAX_DIRTY), 0);
  raster_forget(s->r);
  assert_int_equal(raster_damage(s->r, s->d, dirty, RASTER_MAX_DIRTY), 1);
}

static void one_changed_command_damages_its_cells_only(void **state) {
  struct stand *s = *state;
  struct rect dirty[RASTER_MAX_DIRTY];
  some_of_everything(s);
  draw_circle(s->d, 288, 32, 10, 0x112233FF);
  raster_damage(s->r, s->d, dirty, RASTER_MAX_DIRTY);
  draw_begin(s->d, W, H);
  some_of_everything(s);
  draw_circle(s->d, 288, 32, 10, 0x112234FF);
  assert_int_equal(raster_damage(s->r, s->d, dirty, RASTER_MAX_DIRTY), 1);
  assert_true(dirty[0].x == 256 && dirty[0].y == 0 && dirty[0].w == 64 && dirty[0].h == 64);
}

static void a_moved_vertex_and_another_word_are_noticed(void **state) {
  struct stand *s = *state;
  struct rect dirty[RASTER_MAX_DIRTY];
  struct draw_vertex v[] = {{70, 70, 0xFF0000FF, 0, 0}, {120, 80, 0xFF0000FF, 0, 0}, {90, 120, 0xFF0000FF, 0, 0}};
  struct draw_font f = {FONT_REGULAR, 20, 0, 0};
  for (int i = 0; i < 4; i++) {
    draw_begin(s->d, W, H);
    if (i >= 1) v[2].y = 120.25F;
    draw_triangles(s->d, v, 3, NULL);
    draw_text(s->d, &f, 210, 206, i >= 2 ? "Pop" : "Pip", 0xFFFFFFFF);
    int n = raster_damage(s->r, s->d, dirty, RASTER_MAX_DIRTY);
    assert_int_equal(n, i < 3 ? 1 : 0);
    if (i == 1) assert_true(dirty[0].x == 64 && dirty[0].y == 64 && dirty[0].w == 64);
    if (i == 2) assert_true(dirty[0].x == 192 && dirty[0].y == 192);
  }
}

static void redrawing_the_damage_gives_the_new_picture(void **state) {
  struct stand *s = *state;
  uint32_t *fresh = malloc(W * H * 4);
  assert_non_null(fresh);
  for (int frame = 0; frame < 12; frame++) {
    draw_begin(s->d, W, H);
    some_of_everything(s);
    draw_circle(s->d, 20 + 25 * (float)frame, 40 + 15 * (float)frame, 18, 0xFFFFFF80);
    draw_text(s->d, &(struct draw_font){FONT_REGULAR, 18, 2, 0xFFFFFFFF}, 200 - 9 * (float)frame, 20, "moves", 0xFF);
    struct rect dirty[4];
    int n = raster_damage(s->r, s->d, dirty, 4);
    assert_in_range(n, 1, 4);
    for (int i = 0; i < n; i++) raster_draw(s->r, &s->c, s->d, dirty[i]);
    struct canvas c = {W, H, W, fresh};
    memset(fresh, 0, W * H * 4);
    raster_draw(s->r, &c, s->d, whole);
    assert_memory_equal(fresh, s->c.pixels, W * H * 4);
  }
  free(fresh);
}

/* ---- text ---- */

static void text_covers_its_letters_boxes(void **state) {
  struct stand *s = *state;
  draw_text(s->d, &(struct draw_font){FONT_REGULAR, 20, 0, 0}, 40, 40, "ab c", 0xFFFFFFFF);
  paint(s);
  assert_true(fabs(white_area(s) - 3 * 8 * 20) < 1); /* the null platform's letters are 0.4 x 1 em */
}

static void old_lines_of_text_leave_the_cache(void **state) {
  struct stand *s = *state;
  char line[64];
  for (int i = 0; i < 3000; i++) {
    draw_begin(s->d, W, H);
    memset(line, 'a' + i % 26, sizeof line - 1);
    snprintf(line + 40, sizeof line - 40, "%d", i);
    draw_text(s->d, &(struct draw_font){FONT_REGULAR, 24, 0, 0}, 0, 0, line, 0xFFFFFFFF);
    paint(s);
    assert_true(s->r->text_bytes <= TEXT_BUDGET);
  }
  assert_true(s->r->text_bytes > TEXT_BUDGET / 4); /* and it does keep something */
}

static void the_null_platform_hands_out_inputs_in_order(void **state) {
  (void)state;
  struct platform *p = platform_create("test", 100, 50, false);
  assert_non_null(p);
  platform_null_push(p, &(struct input){.kind = INPUT_KEY_DOWN, .key = 'a'});
  platform_null_resize(p, 200, 80);
  struct input in;
  assert_true(platform_poll(p, &in));
  assert_int_equal(in.key, 'a');
  assert_true(platform_poll(p, &in));
  assert_int_equal(in.kind, INPUT_RESIZE);
  assert_int_equal(platform_canvas(p)->w, 200);
  assert_false(platform_poll(p, &in));
  double before = platform_seconds();
  platform_null_advance(0.5);
  assert_true(fabs(platform_seconds() - before - 0.5) < 1e-9);
  platform_destroy(p);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      T(a_list_prints_one_line_a_command),
      T(a_list_printed_into_too_little_says_what_it_needs),
      T(what_lies_outside_the_clip_is_not_recorded),
      T(no_pixel_outside_the_clip_is_touched),
      T(a_rounded_box_covers_its_area),
      T(a_border_is_as_wide_as_asked),
      T(stitches_cover_their_share_of_the_outline),
      T(a_shadow_fades_outwards),
      T(a_circle_and_a_polygon_cover_their_areas),
      T(a_translucent_line_shows_no_joints),
      T(neighbouring_triangles_leave_no_gap_and_blend_nothing_twice),
      T(colours_run_evenly_between_the_corners),
      T(slivers_of_white_never_spill_into_another_channel),
      T(wild_numbers_draw_nothing_wrong),
      T(a_texture_scales_colour_and_alpha),
      T(an_indexed_mesh_is_drawn_as_the_plain_one),
      T(an_unscaled_picture_is_copied_as_it_is),
      T(what_an_opaque_picture_hides_is_left_out_and_nothing_else),
      T(a_picture_shrunk_to_a_tenth_keeps_its_mean),
      T(a_nine_patch_keeps_its_corners_and_bleeds_outside),
      T(a_shade_darkens_by_its_colour_and_alpha_says_how_much),
      T(parts_drawn_one_by_one_give_the_picture_drawn_at_once),
      T(a_clear_picture_laid_on_shows_what_drawing_there_shows),
      T(the_same_list_twice_damages_nothing),
      T(one_changed_command_damages_its_cells_only),
      T(a_moved_vertex_and_another_word_are_noticed),
      T(redrawing_the_damage_gives_the_new_picture),
      T(text_covers_its_letters_boxes),
      T(old_lines_of_text_leave_the_cache),
      T(the_null_platform_hands_out_inputs_in_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
