/* Opens the interface's materials: plain files (picture_rows.h), mapped, so pixels nobody looks at cost no memory. */
#include "assets.h"

#include "files.h"
#include "picture_rows.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PICTURE_HEADER = 16 };

static struct {
  char dir[1024];
  int px;
  struct picture pictures[ASSET_COUNT];
  bool open[ASSET_COUNT];
  bool complained;
} assets = {.px = 1};

static const struct {
  const char *file;
  int w, h;
} asset_rows[ASSET_COUNT] = {
#define X(id, file, w, h) [ASSET_##id] = {file, w, h},
    ASSETS(X)
#undef X
};

uint32_t image_new_serial(void) {
  static uint32_t last = 0;
  return ++last;
}

bool picture_open(struct picture *p, const char *path) {
  size_t size = 0;
  void *map = files_map(path, PICTURE_HEADER, &size);
  if (!map) return false;
  uint32_t head[4];
  memcpy(head, map, sizeof head);
  bool sound = head[0] == PICTURE_PLAIN && head[1] > 0 && head[1] <= PICTURE_MAX_SIDE && head[2] > 0 &&
               head[2] <= PICTURE_MAX_SIDE && size >= PICTURE_HEADER + 4ul * head[1] * head[2];
  if (!sound) {
    files_unmap(map, size);
    return false;
  }
  p->image.w = (int)head[1];
  p->image.h = (int)head[2];
  p->image.opaque = head[3] != 0;
  p->image.pixels = (const uint32_t *)map + PICTURE_HEADER / 4;
  p->image.serial = image_new_serial();
  p->map = map;
  p->map_size = size;
  return true;
}

void picture_close(struct picture *p) {
  if (p->map_size > 0)
    files_unmap(p->map, p->map_size);
  else
    free(p->map);
  memset(p, 0, sizeof *p);
}

void assets_close(void) {
  for (int i = 0; i < ASSET_COUNT; i++) {
    if (assets.open[i]) picture_close(&assets.pictures[i]);
    assets.open[i] = false;
  }
}

void assets_rest(void) {
  for (int i = 0; i < ASSET_COUNT; i++)
    if (assets.open[i] && assets.pictures[i].map_size) files_rest(assets.pictures[i].map, assets.pictures[i].map_size);
}

void assets_open(const char *dir, float scale) {
  assert(dir && strlen(dir) < sizeof assets.dir);
  int px = scale > 1.25f ? 2 : 1;
  if (px == assets.px && strcmp(dir, assets.dir) == 0) return;
  assets_close();
  strcpy(assets.dir, dir);
  assets.px = px;
}

float asset_px(void) { return (float)assets.px; }

static uint32_t plain_pixel(enum asset_id id, int x, int y, int w, int h) {
  static const uint32_t colours[ASSET_COUNT] = {0xFFFDF4E0, 0xFFFFF9EA, 0xFFD99A5C, 0xFF9A5E3A,
                                                0xFFA86A3E, 0,          0xB0B09C70};
  int bleed = id == ASSET_PAPER ? ASSET_PAPER_BLEED * assets.px : id == ASSET_PHOTO ? ASSET_PHOTO_BLEED * assets.px : 0;
  int hole = id == ASSET_PHOTO ? ASSET_PHOTO_CORNER * assets.px : 0;
  if (x < bleed || y < bleed || x >= w - bleed || y >= h - bleed) return 0;
  if (hole && x >= hole && y >= hole && x < w - hole && y < h - hole) return 0;
  return colours[id];
}

/* Stands in for a picture that is not there, so that a half-built game can still be looked at. */
static void make_plain(enum asset_id id, struct picture *p) {
  int w = asset_rows[id].w * assets.px, h = asset_rows[id].h * assets.px;
  uint32_t *pixels = malloc(4u * (size_t)w * (size_t)h);
  assert(pixels);
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) pixels[y * w + x] = plain_pixel(id, x, y, w, h);
  bool opaque = id == ASSET_WOOD || id == ASSET_WOOD_DARK || id == ASSET_DESK;
  *p = (struct picture){.image = {w, h, pixels, opaque, image_new_serial()}, .map = pixels};
}

const struct image *asset(enum asset_id id) {
  assert(id < ASSET_COUNT);
  struct picture *p = &assets.pictures[id];
  if (assets.open[id]) return &p->image;
  char path[1200];
  snprintf(path, sizeof path, "%s/%s@%d.px", assets.dir, asset_rows[id].file, assets.px);
  if (!picture_open(p, path)) {
    if (!assets.complained) fprintf(stderr, "handshy: no picture %s; a plain one stands in\n", path);
    assets.complained = true;
    make_plain(id, p);
  }
  assets.open[id] = true;
  return &p->image;
}
