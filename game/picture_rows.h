/* picture_rows.h - a baked picture file read from its first row to its last, for who needs each row only once.
 *
 * Two kinds of file. Plain: sixteen bytes ("HSI1", width, height, opaque) and rows of premultiplied pixels in the
 * machine's byte order. Packed: 24 bytes ("HSJ1", width, height, opaque, bytes of JPEG, bytes of runs), the
 * premultiplied colours as a baseline JPEG, and, where the picture is not opaque, its alpha as runs: a byte of kind in
 * its upper two bits and length - 1 in the lower six, kind 0 clear, 1 full, 2 that many bytes of alpha follow, 3 one
 * byte of alpha follows that holds for all. */
#ifndef HANDSHY_GAME_PICTURE_ROWS_H
#define HANDSHY_GAME_PICTURE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

enum { PICTURE_PLAIN = 0x31495348, PICTURE_PACKED = 0x314A5348, PICTURE_MAX_SIDE = 8192, RUN_MOST = 64 };
enum run_kind { RUN_CLEAR, RUN_FULL, RUN_EACH, RUN_SAME };

struct picture_rows;
struct picture_size {
  int w, h;
  bool opaque;
};
/* NULL: not there or damaged; nothing to close. */
struct picture_rows *picture_rows_open(const char *path, struct picture_size *size);
void picture_rows_close(struct picture_rows *r); /* NULL does nothing */
void picture_rows_skip(struct picture_rows *r, int n);
/* The next row, w pixels, 0xAARRGGBB premultiplied. Beyond the last, and from where the data is damaged: clear, or
 * black in an opaque picture. */
void picture_rows_next(struct picture_rows *r, uint32_t *out);

#endif
