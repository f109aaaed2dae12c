/* files.h - the files of the game: where they lie, reading them whole, writing them so that a crash leaves either the
 * old or the new one. Paths are at most FILES_PATH bytes. No message is printed here. */
#ifndef HANDSHY_GAME_FILES_H
#define HANDSHY_GAME_FILES_H

#include <stdbool.h>
#include <stddef.h>

enum { FILES_PATH = 1024 };

/* `XDG_DATA_HOME/handshy` or `~/.local/share/handshy`; for config likewise. false: there is no home at all. */
bool files_data_dir(char *out, size_t size);
bool files_config_dir(char *out, size_t size);
bool files_make_dirs(const char *path); /* like mkdir -p */
bool files_exists(const char *path);
/* dir/name; false when it does not fit. */
bool files_join(char *out, size_t size, const char *dir, const char *name);

/* The whole file, terminated with a NUL that is not counted; the caller frees it. NULL: errno says why. */
char *files_read(const char *path, size_t *length);
/* The whole file, mapped to be read: bytes that nobody looks at cost no memory. NULL: not there, or not longer than
 * `more` bytes. */
void *files_map(const char *path, size_t more, size_t *size);
void files_unmap(void *map, size_t size);
void files_rest(void *map, size_t size); /* nobody looks at it for now: its pages come back from the file at need */
/* Temporary file beside it, fsync, rename, fsync of the folder. false: errno says why; the old file is whole. */
bool files_write_atomic(const char *path, const char *bytes, size_t length);

#endif
