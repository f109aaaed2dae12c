/* sound.h - what can be heard, by SDL2_mixer. Silence without an audio device is not an error. */
#ifndef HANDSHY_GAME_SOUND_H
#define HANDSHY_GAME_SOUND_H

#include <stdbool.h>
#include <stddef.h>

/* The clips made at build time (assets/sounds): the rows of sounds.def. */
enum sound_bus { BUS_RATS, BUS_HOME, BUS_INTERFACE, BUS_COUNT };
enum sound_id {
#define X(id, ...) SOUND_##id,
#include "sounds.def"
  SOUND_COUNT
};

/* ---- the table (sound_table.c, no SDL) ---- */
struct sound_row {
  const char *file;
  int variants; /* 1..SOUND_VARIANTS, so that no two in a row are the same */
  enum sound_bus bus;
  const char *caption, *why; /* why: not "" where the caption is "" */
};
enum { SOUND_VARIANTS = 4, SOUND_CHANNELS = 16 };
const struct sound_row *sound_row(enum sound_id id);
const char *sound_caption(enum sound_id id);                            /* "": never captioned */
void sound_file(enum sound_id id, int variant, char *out, size_t size); /* "squeak-2.wav" */
/* No clipping, whatever sounds at once: given the most that each channel can reach at its volume (0..1), and the part
 * of it that cannot be turned down, the factor by which the rest is, so that even if every peak fell on the same sample
 * their sum stays under SOUND_CEILING. 1 while there is room for all of them. */
#define SOUND_CEILING 0.89f /* -1 dB: the device's own resampling may overshoot a little */
float sound_headroom(const float *peaks, int n, float taken);

/* ---- the device (sound.c) ---- */
bool sound_open(const char *asset_dir); /* false: no sound, the game goes on */
void sound_close(void);
void sound_volumes(float rats, float home, float interface, bool muted);
void sound_play(enum sound_id id, float pan, float gain); /* pan -1..1 */
/* The same as one body sounds: pitch 0.6..2 (1 a grown rat's), variant -1: another one than the last. */
struct sound_cue {
  enum sound_id id;
  int variant;
  float pan, gain, pitch;
};
void sound_play_cue(const struct sound_cue *cue);
void sound_loop(enum sound_id id, bool on); /* room tone, talking */
void sound_hush(enum sound_bus bus);        /* what sounds once fades out: its scene is left */
/* The highest sample that went to the device since the last call, 0..1; for tests. The first call begins to look. */
float sound_peak(void);

#endif
