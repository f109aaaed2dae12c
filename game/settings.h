/* settings.h - the player's settings as a small text file, read with the level files' scanner. `struct settings` is
 * in app.h. */
#ifndef HANDSHY_GAME_SETTINGS_H
#define HANDSHY_GAME_SETTINGS_H

#include "../engine/text.h"
#include "app.h"

void settings_default(struct settings *s);
bool settings_same(const struct settings *a, const struct settings *b);
/* Whatever is right in the file is taken; mistakes go to `p` (may be NULL) and leave their setting as it is. */
void settings_parse(const char *bytes, size_t length, struct settings *s, struct problems *p);
int settings_print(const struct settings *s, char *out, size_t size); /* as snprintf */

void settings_load(struct settings *s);        /* defaults where there is no file */
bool settings_store(const struct settings *s); /* false: errno says why */

#endif
