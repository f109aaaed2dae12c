/* raster_text.c - lines of text. A line's mask is made once by the platform and kept, the least used going first. */
#include "platform/platform.h"
#include "raster_inside.h"

#include <math.h>
#include <stdlib.h>

static void text_drop(struct raster *r, struct text_slot *s) {
  r->text_bytes -= (size_t)s->w * (size_t)s->h;
  free(s->alpha);
  *s = (struct text_slot){0};
}

void raster_text_free(struct raster *r) {
  for (int i = 0; i < TEXT_SETS * TEXT_WAYS; i++) text_drop(r, &r->text[i / TEXT_WAYS][i % TEXT_WAYS]);
}

static struct text_slot *text_oldest(struct raster *r) {
  struct text_slot *oldest = NULL;
  for (int i = 0; i < TEXT_SETS * TEXT_WAYS; i++) {
    struct text_slot *s = &r->text[i / TEXT_WAYS][i % TEXT_WAYS];
    if (s->alpha && (!oldest || s->used < oldest->used)) oldest = s;
  }
  return oldest;
}

static uint64_t text_key(const struct draw_font *f, float outline, const char *text) {
  uint64_t k = hash_u64(0x7E57, (uint64_t)f->face);
  k = hash_bytes(k, &f->size, sizeof f->size);
  k = hash_bytes(k, &outline, sizeof outline);
  k = hash_bytes(k, text, strlen(text));
  return k ? k : 1;
}

static void text_make(struct raster *r, struct text_slot *s, const struct draw_font *f, float outline,
                      const char *text) {
  struct text_mask m;
  if (platform_text_mask(f->face, f->size, outline, text, &m)) {
    s->w = m.w;
    s->h = m.h;
    s->x = m.x;
    s->y = m.y;
    s->alpha = m.alpha;
  }
  r->text_bytes += (size_t)s->w * (size_t)s->h;
  struct text_slot *oldest;
  while (r->text_bytes > TEXT_BUDGET && (oldest = text_oldest(r)) != NULL && oldest != s) text_drop(r, oldest);
}

static const struct text_slot *text_find(struct raster *r, const struct draw_font *f, float outline, const char *text) {
  uint64_t key = text_key(f, outline, text);
  struct text_slot *set = r->text[key % TEXT_SETS], *place = set;
  for (int i = 0; i < TEXT_WAYS; i++) {
    if (set[i].key == key) {
      set[i].used = ++r->clock;
      return &set[i];
    }
    if (set[i].used < place->used) place = &set[i];
  }
  text_drop(r, place);
  place->key = key;
  place->used = ++r->clock;
  text_make(r, place, f, outline, text);
  return place;
}

static void put_mask(const struct target *t, const struct text_slot *s, int x, int y, uint32_t pixel) {
  struct irect c = irect_cut(t->clip, (struct irect){x, y, x + s->w, y + s->h});
  if (!s->alpha || irect_empty(c)) return;
  for (int py = c.y0; py < c.y1; py++)
    span_cover(target_row(t, py) + c.x0, s->alpha + (size_t)(py - y) * (size_t)s->w + (c.x0 - x), c.x1 - c.x0, pixel);
}

void raster_text(const struct target *t, const struct draw_cmd *cmd, const char *text) {
  const struct draw_text_cmd *m = &cmd->u.text;
  int x = (int)floorf(m->x + 0.5F), y = (int)floorf(m->y + 0.5F);
  if (m->font.outline > 0 && (m->font.outline_rgba & 0xFF)) {
    const struct text_slot *rim = text_find(t->r, &m->font, m->font.outline, text);
    put_mask(t, rim, x + rim->x, y + rim->y, pixel_of_rgba(m->font.outline_rgba));
  }
  const struct text_slot *s = text_find(t->r, &m->font, 0, text);
  put_mask(t, s, x + s->x, y + s->y, pixel_of_rgba(cmd->rgba));
}
