/* wav.h - a clip made at build time, read back: 16 bit, mono. */
#ifndef HANDSHY_TESTS_WAV_H
#define HANDSHY_TESTS_WAV_H

#include "sound.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { WAV_RATE = 22050, WAV_LONGEST = 12 * WAV_RATE };
struct wav {
  uint8_t head[44];
  int16_t s[WAV_LONGEST];
  int n;
};

static inline bool wav_read(enum sound_id id, int variant, struct wav *w) {
  char file[64], path[1024];
  sound_file(id, variant, file, sizeof file);
  snprintf(path, sizeof path, "%s/sounds/%s", HANDSHY_BUILD_ASSETS, file);
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  bool ok = fread(w->head, sizeof w->head, 1, f) == 1;
  w->n = (int)fread(w->s, 2, WAV_LONGEST, f);
  fclose(f);
  return ok;
}

static inline float wav_peak(const struct wav *w) {
  int peak = 0;
  for (int i = 0; i < w->n; i++) peak = abs(w->s[i]) > peak ? abs(w->s[i]) : peak;
  return (float)peak / 32768;
}

#endif
