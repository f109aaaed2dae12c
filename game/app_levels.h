/* app_levels.h - where levels and pictures lie. app_asset_dir and app_level_dir are in app.h. */
#ifndef HANDSHY_GAME_APP_LEVELS_H
#define HANDSHY_GAME_APP_LEVELS_H

#include <stdbool.h>
#include <stddef.h>

/* The text of a level: a path to a .level file, or a name in the level folder; the caller frees it. NULL: not there. */
char *app_level_text(const char *name_or_path, size_t *length);
/* "levels/03-a-voice.level" -> "03-a-voice". */
void app_level_name(const char *name_or_path, char *out, size_t size);

#endif
