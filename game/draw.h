/* draw.h - drawing recorded as data.
 *
 * Scenes and views append commands to a draw list; raster.c executes it into a plain pixel buffer, in software, with
 * no SDL and no GPU: so a headless run draws the same bytes as the window. damage.c compares one frame's list with
 * the last one's and redraws only the cells that changed; a still screen costs nothing.
 *
 * Units: real pixels, y down. Colours: 0xRRGGBBAA, not premultiplied. Nothing allocates per frame once warmed up.
 */
#ifndef HANDSHY_GAME_DRAW_H
#define HANDSHY_GAME_DRAW_H

#include <stdbool.h>
#include <stdint.h>

struct rect {
  float x, y, w, h;
};

/* A picture in memory: 0xAARRGGBB premultiplied, row after row. */
struct image {
  int w, h;
  const uint32_t *pixels;
  bool opaque;     /* every alpha is 255 */
  uint32_t serial; /* different for different content */
};

struct draw_vertex {
  float x, y;
  uint32_t rgba;
  float u, v; /* 0..1 in the texture; unused without one */
};

/* Filled rounded box; every part optional. */
struct draw_box {
  float radius;
  uint32_t fill, fill_bottom; /* a vertical gradient when they differ; alpha 0: no fill */
  float border_width, border_inset;
  uint32_t border;
  float dash, gap; /* border drawn as stitches when dash > 0 */
  uint32_t shadow; /* soft shadow colour; alpha 0: none */
  float shadow_blur, shadow_dy;
  const struct image *weave; /* tiled over the fill at weave_alpha (linen, wood) */
  float weave_alpha;
};

enum font_face { FONT_REGULAR, FONT_BOLD, FONT_FACE_COUNT };
struct draw_font {
  enum font_face face;
  float size;    /* real pixels of the em */
  float outline; /* pixels of outline drawn below, 0: none */
  uint32_t outline_rgba;
};

struct draw_list;
struct draw_list *draw_create(void);
void draw_destroy(struct draw_list *d);
void draw_begin(struct draw_list *d, int w, int h);
unsigned draw_frame(const struct draw_list *d); /* how often draw_begin was called: another frame, another number */
void draw_push_clip(struct draw_list *d, struct rect r); /* intersects with the clip there is */
void draw_pop_clip(struct draw_list *d);
struct rect draw_clip(const struct draw_list *d); /* what can be drawn on now: whole pixels of the screen, maybe none */

/* src in image pixels; scaled bilinearly when sizes differ. tint multiplies (0xFFFFFFFF: as it is). */
void draw_image(struct draw_list *d, const struct image *img, struct rect src, struct rect dst, uint32_t tint);
/* Nine-patch: `corner` source pixels kept, drawn at `scale`; `bleed` source pixels lie outside dst (shadow). */
void draw_nine(struct draw_list *d, const struct image *img, int corner, int bleed, float scale, struct rect dst);
void draw_box(struct draw_list *d, struct rect r, const struct draw_box *style);
void draw_line(struct draw_list *d, const float *xy, int n_points, float width, uint32_t rgba, float dash, float gap);
void draw_polygon(struct draw_list *d, const float *xy, int n_points, uint32_t rgba); /* simple, anti-aliased */
void draw_circle(struct draw_list *d, float x, float y, float radius, uint32_t rgba);
/* Baseline-free: x,y is the left top of the line box. UTF-8. */
void draw_text(struct draw_list *d, const struct draw_font *font, float x, float y, const char *text, uint32_t rgba);
/* Triangles in painting order, three vertices each, gouraud times texture; copied. Texture: luma and alpha of `tex`
 * multiply the colour; its sides are powers of two, and it repeats; NULL: none. */
void draw_triangles(struct draw_list *d, const struct draw_vertex *v, int n_vertices, const struct image *tex);
/* The same, indexed; copied. */
void draw_triangles_indexed(struct draw_list *d, const struct draw_vertex *v, int n_vertices, const uint16_t *index,
                            int n_index, const struct image *tex);
/* Multiplies everything drawn so far inside r by a colour (night), keeping alpha. */
void draw_shade(struct draw_list *d, struct rect r, uint32_t rgba);
int draw_count(const struct draw_list *d); /* commands so far */
/* One line a command, with rounded numbers: for golden tests. Returns the length it needs. */
int draw_print(const struct draw_list *d, char *out, int size);

/* Width and height of one line; the same face as draw_text uses, or fixed metrics when no font is loaded. */
float draw_text_width(const struct draw_font *font, const char *text);
float draw_text_height(const struct draw_font *font);

#endif
