/* bench_raster.c - what drawing costs: prints the best of some runs in milliseconds. Built from this file,
 * game/draw*.c, game/raster*.c, game/damage.c, game/png.c and game/platform/null.c; an argument names a PNG to write
 * the screen to. */
#include "draw.h"
#include "platform/platform.h"
#include "png.h"
#include "raster.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { W = 1280, H = 720, ACROSS = 100, DOWN = 35, RUNS = 40 };

struct bench {
  struct draw_list *d;
  struct raster *r;
  struct canvas c;
};

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Draws `clip` some times; the best counts, as the machine is shared. */
static double best_of(struct bench *b, struct rect clip) {
  double best = 1e9;
  for (int i = 0; i < RUNS; i++) {
    double start = now_ms();
    raster_draw(b->r, &b->c, b->d, clip);
    double took = now_ms() - start;
    if (took < best) best = took;
  }
  return best;
}

static struct image noise_image(int w, int h, bool opaque, uint32_t serial) {
  uint32_t *p = malloc((size_t)w * (size_t)h * sizeof *p);
  if (!p) exit(1);
  for (int i = 0; i < w * h; i++) {
    uint32_t a = opaque ? 255 : (uint32_t)(i * 7) & 255, l = a * (200 + ((uint32_t)i * 2654435761u >> 27)) / 255;
    p[i] = a << 24 | l << 16 | l << 8 | l;
  }
  return (struct image){w, h, p, opaque, serial};
}

/* 7,000 triangles over about 500x200 pixels, as a rat's mesh is. */
static int rat_mesh(struct draw_vertex *v, uint16_t *index, uint32_t alpha) {
  for (int j = 0; j <= DOWN; j++)
    for (int i = 0; i <= ACROSS; i++) {
      float wave = sinf((float)i * 0.3F) * 4;
      v[j * (ACROSS + 1) + i] =
          (struct draw_vertex){300 + (float)i * 5, 250 + (float)j * 5.7F + wave,
                               (uint32_t)(i * 2 + 40) << 24 | (uint32_t)(j * 4 + 60) << 16 | 0x5000u | alpha,
                               (float)i * 0.008F, (float)j * 0.008F}; /* 1.6 texels a pixel */
    }
  int n = 0;
  for (int j = 0; j < DOWN; j++)
    for (int i = 0; i < ACROSS; i++) {
      int a = j * (ACROSS + 1) + i, b = a + 1, c = a + ACROSS + 1, d = c + 1;
      const int six[6] = {a, b, c, b, d, c};
      for (int k = 0; k < 6; k++) index[n++] = (uint16_t)six[k];
    }
  return n;
}

static void bench_rat(struct bench *b, const char *name, uint32_t alpha, const struct image *tex) {
  static struct draw_vertex v[(ACROSS + 1) * (DOWN + 1)];
  static uint16_t index[ACROSS * DOWN * 6];
  int n = rat_mesh(v, index, alpha);
  draw_begin(b->d, W, H);
  draw_triangles_indexed(b->d, v, (ACROSS + 1) * (DOWN + 1), index, n, tex);
  struct rect around = {290, 240, 520, 220};
  printf("%-44s %6.2f ms\n", name, best_of(b, around));
}

static void panel(struct bench *b, struct rect r, const struct image *weave) {
  draw_box(b->d, r,
           &(struct draw_box){.radius = 13,
                              .fill = 0x347375FF,
                              .fill_bottom = 0x2B6468FF,
                              .shadow = 0x2A120C60,
                              .shadow_blur = 10,
                              .shadow_dy = 4,
                              .border = 0xFFF9EAFF,
                              .border_width = 2,
                              .border_inset = 5,
                              .dash = 7,
                              .gap = 5,
                              .weave = weave,
                              .weave_alpha = 0.14F});
  struct draw_font bold = {FONT_BOLD, 19, 0, 0}, small = {FONT_REGULAR, 18, 0, 0};
  draw_text(b->d, &bold, r.x + 12, r.y + 10, "Offer a pea", 0xFFF9EAFF);
  draw_text(b->d, &small, r.x + 12, r.y + 36, "from your hand", 0xFFF9EAFF);
}

static void full_screen(struct bench *b, const struct image *back, const struct image *weave,
                        const struct image *page) {
  draw_begin(b->d, W, H);
  draw_image(b->d, back, (struct rect){0, 0, W, H}, (struct rect){0, 0, W, H}, 0xFFFFFFFF);
  draw_nine(b->d, page, 46, 24, 0.5F, (struct rect){40, 100, 560, 400});
  draw_nine(b->d, page, 46, 24, 0.5F, (struct rect){660, 100, 560, 400});
  for (int i = 0; i < 20; i++)
    panel(b, (struct rect){30 + (float)(i % 10) * 124, 510 + (float)(i / 10) * 104, 116, 96}, weave);
}

static void bench_screen(struct bench *b, const struct image *back) {
  struct image weave = noise_image(64, 64, false, 2), page = noise_image(560, 400, false, 3);
  struct rect all = {0, 0, W, H};
  full_screen(b, back, &weave, &page);
  printf("%-44s %6.2f ms\n", "whole screen, 20 stitched panels, 2 pages", best_of(b, all));
  struct rect dirty[RASTER_MAX_DIRTY];
  double start = now_ms();
  raster_damage(b->r, b->d, dirty, RASTER_MAX_DIRTY);
  printf("%-44s %6.2f ms\n", "its damage", now_ms() - start);
  free((void *)(uintptr_t)weave.pixels);
  free((void *)(uintptr_t)page.pixels);
}

static void bench_images(struct bench *b, const struct image *back, const struct image *clear) {
  struct rect all = {0, 0, W, H}, half = {0, 0, W / 2.0F, H / 2.0F};
  draw_begin(b->d, W, H);
  draw_image(b->d, back, all, all, 0xFFFFFFFF);
  printf("%-44s %6.2f ms\n", "picture copied over the whole screen", best_of(b, all));
  draw_begin(b->d, W, H);
  draw_image(b->d, clear, all, all, 0xFFFFFFFF);
  printf("%-44s %6.2f ms\n", "picture blended over the whole screen", best_of(b, all));
  draw_begin(b->d, W, H);
  draw_image(b->d, back, half, all, 0xFFFFFFFF);
  printf("%-44s %6.2f ms\n", "picture stretched over the whole screen", best_of(b, all));
  draw_begin(b->d, W, H);
  draw_image(b->d, back, all, all, 0xFFFFFFFF);
  draw_shade(b->d, all, 0x8090C0FF);
  printf("%-44s %6.2f ms\n", "the whole screen shaded", best_of(b, all));
}

int main(int argc, char **argv) {
  platform_fonts_open(".");
  struct bench b = {draw_create(), raster_create(), {W, H, W, calloc(W * H, 4)}};
  if (!b.c.pixels) return 1;
  struct image back = noise_image(W, H, true, 1), atlas = noise_image(1024, 1024, false, 4);
  struct image fur = noise_image(1024, 1024, true, 6);
  struct image clear = noise_image(W, H, false, 5);
  bench_rat(&b, "7,000 triangles, opaque", 0xFF, NULL);
  bench_rat(&b, "7,000 triangles, translucent", 0x80, NULL);
  bench_rat(&b, "7,000 triangles, textured", 0xFF, &fur);
  bench_rat(&b, "7,000 triangles, texture with holes", 0xFF, &atlas);
  bench_images(&b, &back, &clear);
  bench_screen(&b, &back);
  if (argc > 1) png_write(argv[1], &b.c);
  raster_destroy(b.r);
  draw_destroy(b.d);
  free(b.c.pixels);
  free((void *)(uintptr_t)back.pixels);
  free((void *)(uintptr_t)atlas.pixels);
  free((void *)(uintptr_t)fur.pixels);
  free((void *)(uintptr_t)clear.pixels);
  platform_fonts_close();
  return 0;
}
