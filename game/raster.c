/* raster.c - walks a draw list and hands each command to the file that knows it. */
#include "raster.h"

#include "raster_inside.h"

#include <math.h>
#include <stdlib.h>

struct raster *raster_create(void) {
  struct raster *r = calloc(1, sizeof *r);
  if (!r) abort();
  r->forgotten = true;
  return r;
}

void raster_drop_kept(struct raster *r) {
  raster_text_free(r);
  raster_pictures_free(r);
}

void raster_destroy(struct raster *r) {
  if (!r) return;
  raster_drop_kept(r);
  free(r->row);
  free(r->stretched);
  free(r->cover);
  free(r->area);
  free(r->columns);
  free(r->segments);
  free(r->vertices);
  free(r->cells);
  free(r->new_cells);
  free(r);
}

void *raster_grow(void *array, int *cap, int need, size_t item) {
  if (need <= *cap) return array;
  int wanted = *cap ? *cap : 256;
  while (wanted < need) wanted *= 2;
  void *bigger = realloc(array, (size_t)wanted * item);
  if (!bigger) abort();
  *cap = wanted;
  return bigger;
}

void raster_need_row(struct raster *r, int n) {
  if (n <= r->row_cap) return;
  int cap = r->row_cap;
  r->row = raster_grow(r->row, &cap, n, sizeof *r->row);
  cap = r->row_cap;
  r->stretched = raster_grow(r->stretched, &cap, n, 2 * sizeof *r->stretched);
  cap = r->row_cap;
  r->cover = raster_grow(r->cover, &cap, n, sizeof *r->cover);
  cap = r->row_cap;
  r->area = raster_grow(r->area, &cap, n, sizeof *r->area);
  r->columns = raster_grow(r->columns, &r->row_cap, n, sizeof *r->columns);
}

/* ---- commands ---- */

void raster_shade(const struct target *t, const struct draw_cmd *cmd) {
  /* Alpha says how much of the colour counts: mixed with white. */
  uint32_t strength = cmd->rgba & 255;
  uint32_t q = pixel_of_rgba(cmd->rgba) + (255 - strength) * 0x010101u;
  q |= 0xFF000000;
  for (int y = t->clip.y0; y < t->clip.y1; y++) span_times(target_row(t, y) + t->clip.x0, t->clip.x1 - t->clip.x0, q);
}

static void draw_command(const struct target *t, const struct draw_list *d, const struct draw_cmd *cmd) {
  switch (cmd->kind) {
  case DRAW_IMAGE: raster_image(t, cmd); break;
  case DRAW_NINE: raster_nine(t, cmd); break;
  case DRAW_BOX: raster_box(t, cmd); break;
  case DRAW_LINE: raster_line(t, cmd, d->points + 2 * (size_t)cmd->u.points.first); break;
  case DRAW_POLYGON: raster_polygon(t, cmd, d->points + 2 * (size_t)cmd->u.points.first); break;
  case DRAW_CIRCLE: raster_circle(t, cmd); break;
  case DRAW_TEXT: raster_text(t, cmd, d->chars + cmd->u.text.first); break;
  case DRAW_TRIANGLES: raster_triangles(t, cmd, d); break;
  case DRAW_SHADE: raster_shade(t, cmd); break;
  case DRAW_KIND_COUNT: break;
  }
}

/* ---- what lies hidden ---- */

static bool holds(struct rect outer, struct irect inner) {
  return outer.x <= (float)inner.x0 && outer.y <= (float)inner.y0 && outer.x + outer.w >= (float)inner.x1 &&
         outer.y + outer.h >= (float)inner.y1;
}

/* Nothing drawn before this command can be seen inside `clip`. */
static bool hides(const struct draw_cmd *c, struct irect clip) {
  const struct irect *b = &c->bounds;
  if (b->x0 > clip.x0 || b->y0 > clip.y0 || b->x1 < clip.x1 || b->y1 < clip.y1) return false;
  if (c->kind == DRAW_IMAGE) {
    const struct draw_image_cmd *m = &c->u.image;
    bool whole_source = m->src.x >= 0 && m->src.y >= 0 && m->src.x + m->src.w <= (float)m->img.w &&
                        m->src.y + m->src.h <= (float)m->img.h;
    return m->img.opaque && whole_source && (c->rgba & 255) == 255 && holds(m->dst, clip);
  }
  if (c->kind != DRAW_BOX) return false;
  const struct draw_box *s = &c->u.box.style;
  float in = s->radius + 1;
  struct rect r = c->u.box.r, core = {r.x + in, r.y + in, r.w - 2 * in, r.h - 2 * in};
  return (s->fill & 255) == 255 && (!(s->fill_bottom & 255) || (s->fill_bottom & 255) == 255) &&
         holds(s->radius > 0 ? core : r, clip);
}

/* The first command that counts; a clip that nothing fills starts black, so that a translucent command never falls on
 * what the frame before left there. */
static int first_seen(struct canvas *c, const struct draw_list *d, struct irect clip) {
  for (int i = d->n_cmds - 1; i >= 0; i--)
    if (hides(&d->cmds[i], clip)) return i;
  for (int y = clip.y0; y < clip.y1; y++)
    span_fill(c->pixels + (size_t)y * (size_t)c->stride + clip.x0, clip.x1 - clip.x0, 0xFF000000);
  return 0;
}

void raster_draw(struct raster *r, struct canvas *c, const struct draw_list *d, struct rect clip) {
  struct irect whole = {0, 0, c->w, c->h};
  struct irect want = {(int)floorf(clip.x), (int)floorf(clip.y), (int)ceilf(clip.x + clip.w),
                       (int)ceilf(clip.y + clip.h)};
  want = irect_cut(want, whole);
  raster_need_row(r, c->w + 2);
  if (irect_empty(want)) return;
  for (int i = first_seen(c, d, want); i < d->n_cmds; i++) {
    struct target t = {r, c, irect_cut(want, d->cmds[i].bounds), 0, 0};
    if (!irect_empty(t.clip)) draw_command(&t, d, &d->cmds[i]);
  }
}

void raster_draw_clear(struct raster *r, struct canvas *c, const struct draw_list *d, int x, int y) {
  struct irect whole = {x, y, x + c->w, y + c->h};
  raster_need_row(r, c->w + 2);
  for (int row = 0; row < c->h; row++) memset(c->pixels + (size_t)row * (size_t)c->stride, 0, 4 * (size_t)c->w);
  for (int i = 0; i < d->n_cmds; i++) {
    struct target t = {r, c, irect_cut(whole, d->cmds[i].bounds), x, y};
    if (!irect_empty(t.clip)) draw_command(&t, d, &d->cmds[i]);
  }
}
