/* assets.h - the interface's materials, baked at build time. (The painted places: views/room.h.)
 *
 * A picture is a small file of plain premultiplied pixels, mapped into memory where the machine can, at 1x and at 2x.
 * One scale is open at a time. Sizes below are in u, that is pixels at 1x; a picture holds asset_px() pixels a u.
 */
#ifndef HANDSHY_GAME_ASSETS_H
#define HANDSHY_GAME_ASSETS_H

#include "draw.h"

#include <stdbool.h>
#include <stddef.h>

/* X(ID, "file", w, h): size in u. */
#define ASSETS(X)                                                                                                      \
  X(PAPER, "paper", 560, 400)         /* nine-patch, ASSET_PAPER_CORNER and _BLEED (shadow outside the page) */        \
  X(PHOTO, "photo", 240, 200)         /* nine-patch, ASSET_PHOTO_CORNER and _BLEED; the middle is clear */             \
  X(WOOD, "wood", 640, 160)           /* tile, light planks: the tray of verbs */                                      \
  X(WOOD_DARK, "wood-dark", 640, 160) /* tile, shelf boards */                                                         \
  X(DESK, "desk", 640, 480)           /* tile, the desk below pages */                                                 \
  X(LINEN, "linen", 96, 96)           /* tile, light and dark threads over clear: for struct draw_box.weave */         \
  X(TAPE, "tape", 104, 40)            /* a strip of paper tape, half clear */
enum asset_id {
#define X(id, ...) ASSET_##id,
  ASSETS(X)
#undef X
      ASSET_COUNT
};
/* In u; multiply by asset_px() for draw_nine: draw_nine(d, asset(ASSET_PAPER), (int)(ASSET_PAPER_CORNER * px),
 * (int)(ASSET_PAPER_BLEED * px), s / px, page) with px = asset_px() and s = real pixels a u. */
enum { ASSET_PAPER_CORNER = 46, ASSET_PAPER_BLEED = 24, ASSET_PHOTO_CORNER = 36, ASSET_PHOTO_BLEED = 24 };

/* `scale`: real pixels a u; up to 1.25 the 1x pictures are used, above the 2x ones. May be called again with another
 * scale or directory: pictures of before are then gone. Opens nothing yet. */
void assets_open(const char *dir, float scale);
void assets_close(void);
void assets_rest(void); /* the next screen will look at others: what is mapped goes back to its files */
float asset_px(void);
/* Opened at first use; a plain picture of the right size if the file is missing (said once on stderr). Never NULL;
 * valid until the next assets_open or assets_close. */
const struct image *asset(enum asset_id id);

/* One picture file, for whoever keeps his own. */
struct picture {
  struct image image;
  void *map; /* private */
  size_t map_size;
};
bool picture_open(struct picture *p, const char *path); /* plain files; false: not there or damaged, nothing to close */
void picture_close(struct picture *p);
uint32_t image_new_serial(void); /* for images made in memory */

#endif
