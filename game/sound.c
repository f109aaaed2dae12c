/* What can be heard, by SDL2_mixer. The device is opened at first use of sound_open, clips at first use; a clip in
 * stereo is about 100 kB. A channel remembers its bus, so that volumes reach what is playing already and the
 * interface can keep silent while a rat is heard. */
#include "sound.h"

#include <SDL.h>
#include <SDL_mixer.h>

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CHANNELS = 16, LOOP_CHANNELS = 2, RATE = 22050, CHUNK = 512, BUSES = 3, FADE_MS = 400 };

static const struct {
  const char *file;
  enum sound_bus bus;
  const char *caption;
} rows[SOUND_COUNT] = {
#define X(id, file, bus, caption) [SOUND_##id] = {file, bus, caption},
#include "sounds.def"
#undef X
};

static struct {
  bool open, muted;
  char dir[1024];
  float volume[BUSES];
  Mix_Chunk *clips[SOUND_COUNT];
  bool missing[SOUND_COUNT]; /* asked for once already */
  enum sound_id on[CHANNELS];
  float gain[CHANNELS];
  bool looping[SOUND_COUNT]; /* wanted; starts as soon as there is a device */
} sound = {.volume = {1, 1, 1}};

static const int loop_ids[LOOP_CHANNELS] = {SOUND_ROOM, SOUND_VOICE};

static int loop_channel(enum sound_id id) {
  for (int i = 0; i < LOOP_CHANNELS; i++)
    if (loop_ids[i] == (int)id) return i;
  return -1;
}

static Mix_Chunk *clip_of(enum sound_id id) {
  if (sound.clips[id] || sound.missing[id]) return sound.clips[id];
  char path[1200];
  snprintf(path, sizeof path, "%s/sounds/%s.wav", sound.dir, rows[id].file);
  sound.clips[id] = Mix_LoadWAV(path);
  sound.missing[id] = sound.clips[id] == NULL;
  if (sound.missing[id]) fprintf(stderr, "handshy: no sound %s\n", path);
  return sound.clips[id];
}

static void set_volume(int channel) {
  float v = sound.muted ? 0 : sound.gain[channel] * sound.volume[rows[sound.on[channel]].bus];
  Mix_Volume(channel, (int)lroundf(v * MIX_MAX_VOLUME));
}

static void start_loop(enum sound_id id) {
  int channel = loop_channel(id);
  Mix_Chunk *clip = clip_of(id);
  if (channel < 0 || !clip || (Mix_Playing(channel) && Mix_FadingChannel(channel) != MIX_FADING_OUT)) return;
  sound.on[channel] = id;
  sound.gain[channel] = 1;
  Mix_HaltChannel(channel);
  set_volume(channel);
  Mix_FadeInChannel(channel, clip, -1, FADE_MS);
}

bool sound_open(const char *asset_dir) {
  assert(asset_dir && strlen(asset_dir) < sizeof sound.dir);
  if (sound.open) return true;
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
  if (Mix_OpenAudioDevice(RATE, MIX_DEFAULT_FORMAT, 2, CHUNK, NULL, SDL_AUDIO_ALLOW_FREQUENCY_CHANGE) != 0) {
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return false;
  }
  strcpy(sound.dir, asset_dir);
  Mix_AllocateChannels(CHANNELS);
  sound.open = true;
  for (int i = 0; i < LOOP_CHANNELS; i++)
    if (sound.looping[loop_ids[i]]) start_loop((enum sound_id)loop_ids[i]);
  return true;
}

void sound_close(void) {
  if (!sound.open) return;
  Mix_HaltChannel(-1);
  for (int i = 0; i < SOUND_COUNT; i++) {
    if (sound.clips[i]) Mix_FreeChunk(sound.clips[i]);
    sound.clips[i] = NULL;
    sound.missing[i] = false;
  }
  Mix_CloseAudio();
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
  sound.open = false;
}

static float within(float v, float low, float high) { return v < low ? low : v > high ? high : v; }

void sound_volumes(float rats, float home, float interface, bool muted) {
  sound.volume[BUS_RATS] = within(rats, 0, 1);
  sound.volume[BUS_HOME] = within(home, 0, 1);
  sound.volume[BUS_INTERFACE] = within(interface, 0, 1);
  sound.muted = muted;
  if (!sound.open) return;
  for (int i = 0; i < CHANNELS; i++)
    if (Mix_Playing(i)) set_volume(i);
}

static bool rat_is_heard(void) {
  for (int i = LOOP_CHANNELS; i < CHANNELS; i++)
    if (Mix_Playing(i) && rows[sound.on[i]].bus == BUS_RATS) return true;
  return false;
}

/* The same clip twice at once is only louder. */
static bool just_started(enum sound_id id) {
  for (int i = LOOP_CHANNELS; i < CHANNELS; i++)
    if (Mix_Playing(i) && sound.on[i] == id) return true;
  return false;
}

static int free_channel(void) {
  for (int i = LOOP_CHANNELS; i < CHANNELS; i++)
    if (!Mix_Playing(i)) return i;
  return -1;
}

static void set_pan(int channel, float pan) {
  float angle = (within(pan, -1, 1) * 0.8f + 1) * 0.785398f; /* never quite out of one ear */
  Mix_SetPanning(channel, (Uint8)lroundf(255 * cosf(angle)), (Uint8)lroundf(255 * sinf(angle)));
}

void sound_play(enum sound_id id, float pan, float gain) {
  assert(id < SOUND_COUNT);
  if (!sound.open || sound.muted || sound.volume[rows[id].bus] <= 0) return;
  if (rows[id].bus == BUS_INTERFACE && rat_is_heard()) return;
  if (rows[id].bus != BUS_INTERFACE && just_started(id)) return;
  Mix_Chunk *clip = clip_of(id);
  int channel = clip ? free_channel() : -1;
  if (channel < 0) return;
  sound.on[channel] = id;
  sound.gain[channel] = within(gain, 0, 1);
  set_volume(channel);
  set_pan(channel, pan);
  Mix_PlayChannel(channel, clip, 0);
}

void sound_loop(enum sound_id id, bool on) {
  assert(id < SOUND_COUNT && loop_channel(id) >= 0);
  sound.looping[id] = on;
  if (!sound.open) return;
  if (on)
    start_loop(id);
  else
    Mix_FadeOutChannel(loop_channel(id), FADE_MS);
}

const char *sound_caption(enum sound_id id) {
  assert(id < SOUND_COUNT);
  return rows[id].caption;
}
