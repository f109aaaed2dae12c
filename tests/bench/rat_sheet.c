/* rat_sheet - a contact sheet of rats for the eye, and what they cost.
 *
 *   rat_sheet out.ppm poses|coats|turn|big|light [px_per_h [light]]
 *   rat_sheet - time                     milliseconds a rat, pose to triangles */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../game/raster.h"
#include "../../game/views/hand.h"
#include "../../game/views/poses.h"

struct sheet {
  struct canvas canvas;
  struct draw_list *list;
  struct rat_view *view;
  int columns, cell_w, cell_h;
  float px, light;
};

static void cell_origin(const struct sheet *s, int i, float *x, float *y) {
  *x = (float)(i % s->columns * s->cell_w);
  *y = (float)(i / s->columns * s->cell_h);
}

static void paint_cell(struct sheet *s, int i) {
  float x, y;
  cell_origin(s, i, &x, &y);
  struct draw_box box = {.fill = 0xFBF0D8FF, .fill_bottom = 0xE9CE9CFF};
  draw_box(s->list, (struct rect){x + 2, y + 2, (float)s->cell_w - 4, (float)s->cell_h - 4}, &box);
}

static void put_rat(struct sheet *s, int i, enum coat coat, const struct pose *p, float heading) {
  float x, y;
  cell_origin(s, i, &x, &y);
  paint_cell(s, i);
  draw_push_clip(s->list, (struct rect){x + 2, y + 2, (float)s->cell_w - 4, (float)s->cell_h - 4});
  struct rat_look look = {.coat = coat, .size = 1, .light = s->light, .food = 1, .seed = (uint32_t)i + 1};
  struct rat_place at = {x + (float)s->cell_w * 0.48f, y + (float)s->cell_h * 0.86f, s->px, heading};
  rat_view_draw(s->view, s->list, &look, p, &at);
  draw_pop_clip(s->list);
}

/* Every gesture, then every tone. */
static void put_hand(struct sheet *s, struct hand_view *hand, int i) {
  float x, y;
  cell_origin(s, i, &x, &y);
  paint_cell(s, i);
  draw_push_clip(s->list, (struct rect){x + 2, y + 2, (float)s->cell_w - 4, (float)s->cell_h - 4});
  bool tone = i >= HAND_GESTURE_COUNT;
  struct hand_look look = {.gesture = tone ? (i & 1 ? HAND_PET : HAND_FLAT) : (enum hand_gesture)i,
                           .tone = tone ? i - HAND_GESTURE_COUNT : 1,
                           .food = tone ? 99 : 1,
                           .light = s->light};
  bool scoop = look.gesture == HAND_SCOOP;
  float hx = x + (float)s->cell_w * (scoop ? 0.5f : 0.22f), hy = y + (float)s->cell_h * 0.6f;
  hand_view_draw(hand, s->list, &look, hx, hy, s->px);
  if (scoop) {
    struct pose p = pose_of(AT_LAP);
    struct rat_look rat = {.coat = COAT_FAWN, .size = 1, .light = s->light, .seed = 3};
    rat_view_draw(s->view, s->list, &rat, &p, &(struct rat_place){hx, hy, s->px, -20});
    hand_view_draw_front(hand, s->list);
  }
  draw_pop_clip(s->list);
}

static void open_sheet(struct sheet *s, int cells, int columns, float w_in_h, float h_in_h) {
  s->columns = columns;
  s->cell_w = (int)(s->px * w_in_h);
  s->cell_h = (int)(s->px * h_in_h);
  int w = columns * s->cell_w, h = (cells + columns - 1) / columns * s->cell_h;
  s->canvas = (struct canvas){w, h, w, calloc((size_t)w * (size_t)h, 4)};
  s->list = draw_create();
  s->view = rat_view_create();
  draw_begin(s->list, w, h);
}

static void save(const struct sheet *s, const char *path) {
  FILE *f = fopen(path, "wb");
  if (!f) exit(1);
  fprintf(f, "P6\n%d %d\n255\n", s->canvas.w, s->canvas.h);
  for (int i = 0; i < s->canvas.w * s->canvas.h; i++) {
    uint32_t p = s->canvas.pixels[i];
    unsigned char rgb[3] = {(unsigned char)(p >> 16), (unsigned char)(p >> 8), (unsigned char)p};
    fwrite(rgb, 3, 1, f);
  }
  fclose(f);
}

static void close_sheet(struct sheet *s, const char *path) {
  struct raster *r = raster_create();
  raster_draw(r, &s->canvas, s->list, (struct rect){0, 0, (float)s->canvas.w, (float)s->canvas.h});
  save(s, path);
  raster_destroy(r);
  draw_destroy(s->list);
  rat_view_destroy(s->view);
  free(s->canvas.pixels);
}

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static void measure(void) {
  struct rat_view *v = rat_view_create();
  struct draw_list *d = draw_create();
  static const float px[] = {70, 110, 170};
  for (int k = 0; k < 3; k++) {
    double first = 0, total = 0;
    for (int i = -1; i < 60; i++) {
      struct pose p = pose_of((enum attitude)((i + 1) % AT_COUNT));
      struct rat_look look = {.coat = COAT_AGOUTI, .size = 1, .light = 1, .seed = 1};
      struct rat_place at = {300, 300, px[k], (float)i * 17};
      draw_begin(d, 640, 480);
      double t = now_ms();
      rat_view_draw(v, d, &look, &p, &at);
      t = now_ms() - t;
      if (i < 0)
        first = t;
      else
        total += t;
    }
    printf("%3.0f px/H: first %.1f ms, then %.3f ms a rat, %d triangles\n", (double)px[k], first, total / 60,
           rat_view_triangles(v));
  }
  draw_destroy(d);
  rat_view_destroy(v);
}

static void measure_hand(void) {
  struct hand_view *v = hand_view_create();
  struct draw_list *d = draw_create();
  for (int g = 0; g < HAND_GESTURE_COUNT; g++) {
    double ms[3]; /* first use, another size, only moved */
    for (int i = 0; i < 3; i++) {
      struct hand_look look = {.gesture = (enum hand_gesture)g, .tone = 1, .food = 1, .light = 1};
      draw_begin(d, 640, 480);
      double t = now_ms();
      hand_view_draw(v, d, &look, 300 + (float)i, 300, i ? 90 : 110);
      ms[i] = now_ms() - t;
    }
    printf("gesture %d: first %.1f ms, another size %.2f ms, moved %.3f ms\n", g, ms[0], ms[1], ms[2]);
  }
  draw_destroy(d);
  hand_view_destroy(v);
}

int main(int argc, char **argv) {
  const char *out = argc > 1 ? argv[1] : "-", *what = argc > 2 ? argv[2] : "time";
  struct sheet s = {.px = argc > 3 ? (float)atof(argv[3]) : 110, .light = argc > 4 ? (float)atof(argv[4]) : 1};
  if (!strcmp(what, "time")) {
    measure();
    measure_hand();
    return 0;
  }
  if (!strcmp(what, "poses")) {
    open_sheet(&s, AT_COUNT, 5, 4.6f, 2.7f);
    for (int i = 0; i < AT_COUNT; i++) {
      struct pose p = pose_of((enum attitude)i);
      put_rat(&s, i, (enum coat)(i % COAT_COUNT), &p, 0);
    }
  } else if (!strcmp(what, "coats")) {
    open_sheet(&s, COAT_COUNT, 3, 4.6f, 2.2f);
    for (int i = 0; i < COAT_COUNT; i++) {
      struct pose p = pose_stand();
      put_rat(&s, i, (enum coat)i, &p, 0);
    }
  } else if (!strcmp(what, "turn")) {
    open_sheet(&s, 16, 4, 4.2f, 2.5f);
    for (int i = 0; i < 16; i++) {
      struct pose p = pose_stand();
      put_rat(&s, i, COAT_HOODED, &p, (float)i * 22.5f);
    }
  } else if (!strcmp(what, "hands")) {
    open_sheet(&s, HAND_GESTURE_COUNT + HAND_TONES, 4, 3.6f, 2.8f);
    struct hand_view *hand = hand_view_create();
    for (int i = 0; i < HAND_GESTURE_COUNT + HAND_TONES; i++) put_hand(&s, hand, i);
    hand_view_destroy(hand);
  } else {
    enum attitude which = (enum attitude)atoi(what);
    bool towel = which == AT_TOWEL;
    open_sheet(&s, 4, 2, 4.6f, 2.7f);
    for (int i = 0; i < 4; i++) {
      struct pose p = pose_of(which < AT_COUNT ? which : 0);
      static const float heading[4] = {0, -40, 200, 130};
      if (towel) p.towel = p.nolegs = 1;
      static const enum coat coat[4] = {COAT_HOODED, COAT_AGOUTI, COAT_ALBINO, COAT_FAWN};
      put_rat(&s, i, coat[i], &p, heading[i]);
    }
  }
  close_sheet(&s, out);
  return 0;
}
