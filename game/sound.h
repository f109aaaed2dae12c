/* sound.h - what can be heard, by SDL2_mixer. Silence without an audio device is not an error. */
#ifndef HANDSHY_GAME_SOUND_H
#define HANDSHY_GAME_SOUND_H

#include <stdbool.h>

/* Names of the clips made at build time (assets/sounds, one .wav each): X(ID, "file", BUS, "caption"). */
enum sound_bus { BUS_RATS, BUS_HOME, BUS_INTERFACE };
enum sound_id {
#define X(id, ...) SOUND_##id,
#include "sounds.def"
#undef X
  SOUND_COUNT
};
bool sound_open(const char *asset_dir); /* false: no sound, the game goes on */
void sound_close(void);
void sound_volumes(float rats, float home, float interface, bool muted);
void sound_play(enum sound_id id, float pan, float gain); /* pan -1..1 */
void sound_loop(enum sound_id id, bool on);               /* room tone, talking */
const char *sound_caption(enum sound_id id);

#endif
