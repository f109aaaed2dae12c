/* png.h - writes a canvas to a file. */
#ifndef HANDSHY_GAME_PNG_H
#define HANDSHY_GAME_PNG_H

#include "raster.h"

/* false when the file could not be written whole. */
bool canvas_write_png(const struct canvas *c, const char *path);
bool canvas_write_ppm(const struct canvas *c, const char *path);

#endif
