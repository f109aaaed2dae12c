/* png.h - a canvas as a PNG file; "-" is standard output. false: errno says why. */
#ifndef HANDSHY_GAME_PNG_H
#define HANDSHY_GAME_PNG_H

#include "raster.h"

bool png_write(const char *path, const struct canvas *c);

#endif
