/* null.c - the platform with no window, no clock and no font: a canvas in memory, inputs pushed by the test, and fixed
 * text metrics, so that a layout is the same on every machine. */
#include "null.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUEUE = 256 };

struct platform {
  struct canvas canvas;
  struct input queue[QUEUE];
  int first, count;
  long presented;
};

static double now_s;

static void canvas_resize(struct canvas *c, int w, int h) {
  free(c->pixels);
  *c = (struct canvas){w, h, w, calloc((size_t)w * (size_t)h, sizeof(uint32_t))};
  assert(c->pixels);
}

struct platform *platform_create(const char *title, int w, int h, bool fullscreen) {
  (void)title;
  (void)fullscreen;
  struct platform *p = calloc(1, sizeof *p);
  if (p) canvas_resize(&p->canvas, w, h);
  return p;
}

void platform_destroy(struct platform *p) {
  if (!p) return;
  free(p->canvas.pixels);
  free(p);
}

const char *platform_error(void) { return ""; }

void platform_null_push(struct platform *p, const struct input *in) {
  assert(p->count < QUEUE);
  p->queue[(p->first + p->count++) % QUEUE] = *in;
}

void platform_null_advance(double seconds) { now_s += seconds; }

void platform_null_resize(struct platform *p, int w, int h) {
  canvas_resize(&p->canvas, w, h);
  platform_null_push(p, &(struct input){.kind = INPUT_RESIZE, .x = (float)w, .y = (float)h});
}

long platform_null_presented(const struct platform *p) { return p->presented; }

bool platform_poll(struct platform *p, struct input *in) {
  if (!p->count) return false;
  *in = p->queue[p->first];
  p->first = (p->first + 1) % QUEUE;
  p->count--;
  return true;
}

void platform_wait(struct platform *p, int milliseconds) {
  if (!p->count && milliseconds > 0) now_s += milliseconds / 1000.0;
}

struct canvas *platform_canvas(struct platform *p) {
  return &p->canvas;
}

float platform_display_scale(struct platform *p) {
  (void)p;
  return 1;
}

void platform_present(struct platform *p, const struct rect *dirty, int n) {
  for (int i = 0; i < n; i++) p->presented += (long)(dirty[i].w * dirty[i].h);
}

void platform_set_fullscreen(struct platform *p, bool on) {
  (void)p;
  (void)on;
}

const char *platform_dropped_file(struct platform *p) {
  (void)p;
  return "";
}

double platform_seconds(void) { return now_s; }

void platform_show_pointer(struct platform *p, bool on) {
  (void)p;
  (void)on;
}

void platform_text_input(struct platform *p, bool on) {
  (void)p;
  (void)on;
}

bool platform_fonts_open(const char *asset_dir) {
  (void)asset_dir;
  return true;
}

void platform_fonts_close(void) {}

static int count_characters(const char *text) {
  int n = 0;
  for (; *text; text++) n += ((unsigned char)*text & 0xC0) != 0x80; /* not the bytes that follow in UTF-8 */
  return n;
}

/* Every character but a blank is a solid box, 0.4 em wide in a 0.5 em cell. */
bool platform_text_mask(enum font_face face, float size, float outline, const char *text, struct text_mask *out) {
  *out = (struct text_mask){0};
  int n = count_characters(text), rim = (int)ceilf(outline);
  int w = (int)ceilf(platform_text_width(face, size, text)) + 2 * rim;
  int h = (int)ceilf(size) + 2 * rim;
  if (n == 0 || w <= 0 || h <= 0) return false;
  out->alpha = calloc((size_t)w * (size_t)h, 1);
  if (!out->alpha) return false;
  out->w = w;
  out->h = h;
  out->x = -rim;
  out->y = (int)(size * 0.2F) - rim;
  int i = 0;
  for (const char *c = text; *c; c++) {
    if (((unsigned char)*c & 0xC0) == 0x80) continue;
    int x0 = (int)(size * 0.5F * (float)i), x1 = (int)(size * (0.5F * (float)i + 0.4F)) + 2 * rim;
    i++;
    if (*c == ' ') continue;
    for (int y = 0; y < h; y++)
      memset(out->alpha + (size_t)y * (size_t)w + x0, 255, (size_t)(x1 < w ? x1 - x0 : w - x0));
  }
  return true;
}

float platform_text_width(enum font_face face, float size, const char *text) {
  (void)face;
  return size * 0.5F * (float)count_characters(text);
}

float platform_text_height(enum font_face face, float size) {
  (void)face;
  return size * 1.4F;
}
