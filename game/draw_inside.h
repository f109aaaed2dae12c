/* draw_inside.h - what a draw list holds: for draw.c, the raster and damage.c only. */
#ifndef HANDSHY_GAME_DRAW_INSIDE_H
#define HANDSHY_GAME_DRAW_INSIDE_H

#include "draw.h"

/* Whole pixels, half open. */
struct irect {
  int x0, y0, x1, y1;
};

enum draw_kind {
  DRAW_IMAGE,
  DRAW_NINE,
  DRAW_BOX,
  DRAW_LINE,
  DRAW_POLYGON,
  DRAW_CIRCLE,
  DRAW_TEXT,
  DRAW_TRIANGLES,
  DRAW_SHADE,
  DRAW_KIND_COUNT
};

struct draw_image_cmd {
  struct image img;
  struct rect src, dst;
};
struct draw_nine_cmd {
  struct image img;
  int corner, bleed;
  float scale;
  struct rect dst;
};
struct draw_box_cmd {
  struct rect r;
  struct draw_box style;
  struct image weave; /* copied, as the caller's may be gone by the time it is drawn */
};
struct draw_points_cmd {
  int first, count; /* pairs in draw_list.points */
  float width, dash, gap;
};
struct draw_circle_cmd {
  float x, y, radius;
};
struct draw_text_cmd {
  struct draw_font font;
  float x, y;
  int first; /* in draw_list.chars, zero terminated */
};
struct draw_triangles_cmd {
  int first, count;             /* in draw_list.vertices */
  int index_first, index_count; /* in draw_list.indices, relative to first; count 0: not indexed */
  struct image tex;             /* pixels NULL: none */
};

struct draw_cmd {
  enum draw_kind kind;
  uint32_t rgba;
  struct irect bounds; /* the pixels it may touch, clip and screen included; never empty */
  union {
    struct draw_image_cmd image;
    struct draw_nine_cmd nine;
    struct draw_box_cmd box;
    struct draw_points_cmd points;
    struct draw_circle_cmd circle;
    struct draw_text_cmd text;
    struct draw_triangles_cmd triangles;
  } u;
};

enum { DRAW_MAX_CLIPS = 32 };

struct draw_list {
  int w, h;
  unsigned frame;
  struct irect clips[DRAW_MAX_CLIPS]; /* clips[0] is the screen */
  int n_clips;
  struct draw_cmd *cmds;
  int n_cmds, cap_cmds;
  struct draw_vertex *vertices;
  int n_vertices, cap_vertices;
  uint16_t *indices;
  int n_indices, cap_indices;
  float *points; /* x, y; counted in pairs */
  int n_points, cap_points;
  char *chars;
  int n_chars, cap_chars;
};

static inline struct irect irect_cut(struct irect a, struct irect b) {
  return (struct irect){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0, a.x1 < b.x1 ? a.x1 : b.x1,
                        a.y1 < b.y1 ? a.y1 : b.y1};
}
static inline bool irect_empty(struct irect a) { return a.x0 >= a.x1 || a.y0 >= a.y1; }

#endif
