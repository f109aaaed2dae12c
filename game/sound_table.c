/* What can be heard, as a table: rows of sounds.def, and how loud all of it may be together. */
#include "sound.h"

#include <assert.h>
#include <stdio.h>

static const struct sound_row rows[SOUND_COUNT] = {
#define X(id, file, variants, bus, caption, why) [SOUND_##id] = {file, variants, bus, caption, why},
#include "sounds.def"
};

const struct sound_row *sound_row(enum sound_id id) {
  assert(id < SOUND_COUNT);
  return &rows[id];
}

const char *sound_caption(enum sound_id id) { return sound_row(id)->caption; }

void sound_file(enum sound_id id, int variant, char *out, size_t size) {
  assert(variant >= 0 && variant < rows[id].variants);
  snprintf(out, size, "%s-%d.wav", rows[id].file, variant + 1);
}

float sound_headroom(const float *peaks, int n, float taken) {
  float sum = 0, room = taken < SOUND_CEILING ? SOUND_CEILING - taken : 0;
  for (int i = 0; i < n; i++) sum += peaks[i];
  return sum > room ? room / sum : 1;
}
