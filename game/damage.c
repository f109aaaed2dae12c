/* damage.c - what changed since the last frame. The screen is cut into cells; each command's hash is folded into every
 * cell it may touch; cells whose hash differs from the last frame's are redrawn. (The idea is rxi's rencache.) */
#include "raster_inside.h"

#include <assert.h>
#include <stdlib.h>

enum { CELL = 64, RUNS = 512 };

uint64_t hash_bytes(uint64_t h, const void *bytes, size_t n) {
  const uint8_t *p = bytes;
  uint64_t v;
  for (; n >= 8; n -= 8, p += 8) {
    memcpy(&v, p, 8);
    h = hash_u64(h, v);
  }
  v = n;
  for (size_t i = 0; i < n; i++) v = v << 8 | p[i];
  return hash_u64(h, v);
}

static uint64_t hash_image(uint64_t h, const struct image *img) {
  if (!img->pixels) return hash_u64(h, 0);
  return hash_u64(hash_u64(h, img->serial), (uint64_t)img->w << 32 | (uint32_t)img->h);
}

static uint64_t hash_box(uint64_t h, const struct draw_box_cmd *b) {
  const struct draw_box *s = &b->style;
  const float numbers[] = {s->radius, s->border_width, s->border_inset, s->dash,
                           s->gap,    s->shadow_blur,  s->shadow_dy,    s->weave_alpha};
  const uint32_t colours[] = {s->fill, s->fill_bottom, s->border, s->shadow};
  h = hash_bytes(h, &b->r, sizeof b->r);
  h = hash_bytes(h, numbers, sizeof numbers);
  h = hash_bytes(h, colours, sizeof colours);
  return hash_image(h, &b->weave);
}

static uint64_t hash_text(uint64_t h, const struct draw_text_cmd *t, const char *text) {
  const float numbers[] = {t->x, t->y, t->font.size, t->font.outline};
  h = hash_bytes(h, numbers, sizeof numbers);
  h = hash_u64(h, (uint64_t)t->font.face << 32 | t->font.outline_rgba);
  return hash_bytes(h, text, strlen(text));
}

static uint64_t hash_points(uint64_t h, const struct draw_points_cmd *p, const float *xy) {
  const float numbers[] = {p->width, p->dash, p->gap};
  h = hash_bytes(h, numbers, sizeof numbers);
  return hash_bytes(h, xy, 2 * sizeof *xy * (size_t)p->count);
}

static uint64_t hash_triangles(uint64_t h, const struct draw_triangles_cmd *t, const struct draw_list *d) {
  h = hash_image(h, &t->tex);
  h = hash_bytes(h, d->vertices + t->first, sizeof *d->vertices * (size_t)t->count);
  if (!t->index_count) return h;
  return hash_bytes(h, d->indices + t->index_first, sizeof *d->indices * (size_t)t->index_count);
}

static uint64_t hash_command(const struct draw_cmd *c, const struct draw_list *d) {
  uint64_t h = hash_u64((uint64_t)c->kind + 1, c->rgba);
  h = hash_bytes(h, &c->bounds, sizeof c->bounds); /* the clip is in it */
  switch (c->kind) {
  case DRAW_IMAGE:
    h = hash_bytes(h, &c->u.image.src, sizeof c->u.image.src);
    h = hash_bytes(h, &c->u.image.dst, sizeof c->u.image.dst);
    return hash_image(h, &c->u.image.img);
  case DRAW_NINE:
    h = hash_bytes(h, &c->u.nine.dst, sizeof c->u.nine.dst);
    h = hash_u64(h, (uint64_t)c->u.nine.corner << 32 | (uint32_t)c->u.nine.bleed);
    h = hash_bytes(h, &c->u.nine.scale, sizeof c->u.nine.scale);
    return hash_image(h, &c->u.nine.img);
  case DRAW_BOX: return hash_box(h, &c->u.box);
  case DRAW_LINE:
  case DRAW_POLYGON: return hash_points(h, &c->u.points, d->points + 2 * (size_t)c->u.points.first);
  case DRAW_CIRCLE: return hash_bytes(h, &c->u.circle, sizeof c->u.circle);
  case DRAW_TEXT: return hash_text(h, &c->u.text, d->chars + c->u.text.first);
  case DRAW_TRIANGLES: return hash_triangles(h, &c->u.triangles, d);
  case DRAW_SHADE:
  case DRAW_KIND_COUNT: break;
  }
  return h;
}

/* ---- cells ---- */

static int cells_across(int size) { return (size + CELL - 1) / CELL; }

static void need_cells(struct raster *r, int n) {
  int cap = r->cell_cap;
  r->cells = raster_grow(r->cells, &cap, n, sizeof *r->cells);
  r->new_cells = raster_grow(r->new_cells, &r->cell_cap, n, sizeof *r->new_cells);
}

static void fold(uint64_t *cells, int across, const struct irect *b, uint64_t h) {
  for (int cy = b->y0 / CELL; cy <= (b->y1 - 1) / CELL; cy++)
    for (int cx = b->x0 / CELL; cx <= (b->x1 - 1) / CELL; cx++) {
      uint64_t *cell = &cells[cy * across + cx];
      *cell = hash_u64(*cell, h);
    }
}

/* ---- rectangles ---- */

static struct irect around_both(struct irect a, struct irect b) {
  return (struct irect){a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0, a.x1 > b.x1 ? a.x1 : b.x1,
                        a.y1 > b.y1 ? a.y1 : b.y1};
}
static int area(struct irect a) { return (a.x1 - a.x0) * (a.y1 - a.y0); }

/* Runs of changed cells; a run under one of the same width joins it. Too many: they end as one. */
static int find_runs(const struct raster *r, int across, int down, struct irect *runs) {
  int n = 0;
  for (int y = 0; y < down; y++)
    for (int x = 0; x < across; x++) {
      if (r->cells[y * across + x] == r->new_cells[y * across + x]) continue;
      int start = x;
      while (x < across && r->cells[y * across + x] != r->new_cells[y * across + x]) x++;
      struct irect run = {start, y, x, y + 1};
      int i = 0;
      while (i < n && !(runs[i].x0 == run.x0 && runs[i].x1 == run.x1 && runs[i].y1 == y)) i++;
      if (i < n)
        runs[i].y1 = y + 1;
      else if (n < RUNS)
        runs[n++] = run;
      else
        runs[n - 1] = around_both(runs[n - 1], run);
    }
  return n;
}

/* Rectangles that lie close are drawn as one: every command is walked once a rectangle. They never overlap at the end,
 * or a translucent command would be blended twice. */
static int join_runs(struct irect *runs, int n, int max) {
  for (int slack = 2;; slack *= 2) {
    bool joined = true;
    while (joined) {
      joined = false;
      for (int i = 0; i < n; i++)
        for (int k = i + 1; k < n; k++) {
          struct irect both = around_both(runs[i], runs[k]);
          bool overlap = !irect_empty(irect_cut(runs[i], runs[k]));
          if (!overlap && area(both) > area(runs[i]) + area(runs[k]) + slack) continue;
          runs[i] = both;
          runs[k--] = runs[--n];
          joined = true;
        }
    }
    if (n <= max) return n;
  }
}

void raster_forget(struct raster *r) { r->forgotten = true; }

int raster_damage(struct raster *r, const struct draw_list *d, struct rect *dirty, int max) {
  assert(max >= 1);
  int across = cells_across(d->w), down = cells_across(d->h);
  need_cells(r, across * down);
  memset(r->new_cells, 0, sizeof *r->new_cells * (size_t)(across * down));
  for (int i = 0; i < d->n_cmds; i++) fold(r->new_cells, across, &d->cmds[i].bounds, hash_command(&d->cmds[i], d));
  bool all = r->forgotten || r->damage_w != d->w || r->damage_h != d->h;
  struct irect runs[RUNS] = {{0, 0, across, down}};
  int n = all ? 1 : join_runs(runs, find_runs(r, across, down, runs), max);
  for (int i = 0; i < n; i++) {
    struct irect p = irect_cut((struct irect){0, 0, d->w, d->h}, (struct irect){runs[i].x0 * CELL, runs[i].y0 * CELL,
                                                                                runs[i].x1 * CELL, runs[i].y1 * CELL});
    dirty[i] = (struct rect){(float)p.x0, (float)p.y0, (float)(p.x1 - p.x0), (float)(p.y1 - p.y0)};
  }
  uint64_t *was = r->cells;
  r->cells = r->new_cells;
  r->new_cells = was;
  r->damage_w = d->w;
  r->damage_h = d->h;
  r->forgotten = false;
  return n;
}
