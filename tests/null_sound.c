/* null_sound.c - silence, for tests and benchmarks: captions as in the game, nothing to be heard. */
#include "sound.h"

#include <stddef.h>

bool sound_open(const char *asset_dir) { return (void)asset_dir, false; }
void sound_close(void) {}
void sound_volumes(float rats, float home, float interface, bool muted) {
  (void)rats, (void)home, (void)interface, (void)muted;
}
void sound_play(enum sound_id id, float pan, float gain) { (void)id, (void)pan, (void)gain; }
void sound_loop(enum sound_id id, bool on) { (void)id, (void)on; }

const char *sound_caption(enum sound_id id) {
  static const char *const captions[] = {
#define X(sound, file, bus, caption) caption,
#include "sounds.def"
#undef X
  };
  return id >= 0 && id < SOUND_COUNT ? captions[id] : NULL;
}
