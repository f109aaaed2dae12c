/* null_sound.c - silence, for tests and benchmarks: captions as in the game, nothing to be heard. What was asked for is
 * counted (null_sound.h). */
#include "null_sound.h"

static int played[SOUND_COUNT], looped[SOUND_COUNT], hushed[BUS_COUNT];
static struct sound_cue last;

int null_sound_played(enum sound_id id) { return played[id]; }
bool null_sound_loops(enum sound_id id) { return looped[id] != 0; }
int null_sound_hushed(enum sound_bus bus) { return hushed[bus]; }
struct sound_cue null_sound_last(void) {
  return last;
}

bool sound_open(const char *asset_dir) { return (void)asset_dir, false; }
void sound_close(void) {}
void sound_volumes(float rats, float home, float interface, bool muted) {
  (void)rats, (void)home, (void)interface, (void)muted;
}
void sound_play_cue(const struct sound_cue *cue) {
  played[cue->id]++;
  last = *cue;
}
void sound_play(enum sound_id id, float pan, float gain) { sound_play_cue(&(struct sound_cue){id, -1, pan, gain, 1}); }
void sound_loop(enum sound_id id, bool on) { looped[id] = on; }
void sound_hush(enum sound_bus bus) { hushed[bus]++; }
float sound_peak(void) { return 0; }
