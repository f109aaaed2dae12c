/* What can be heard, by SDL2_mixer. The device is opened at first use of sound_open, clips at first use: a shelf of the
 * last ones is kept, in stereo about 90 kB a second, each as high as the body it is for. A channel remembers its bus
 * and how high its clip reaches, so that volumes come to what is playing already, the interface can keep silent while a
 * rat is heard, and all of them together never clip (sound_headroom). */
#include "sound.h"

#include <SDL.h>
#include <SDL_mixer.h>

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
  LOOP_CHANNELS = 2,
  RATE = 22050,
  CHUNK = 512,
  FADE_MS = 400,
  HUSH_MS = 150,
  SHELF = 48,
  SHELF_BYTES = 2 << 20,
  TONES = 13
};

/* One clip as high as `tone` says. */
struct clip {
  Mix_Chunk *chunk;
  enum sound_id id;
  int variant, tone;
  float peak; /* its highest sample, 0..1 */
  unsigned used;
};

static struct {
  bool open, muted;
  char dir[1024];
  float volume[BUS_COUNT];
  struct clip shelf[SHELF];
  bool missing[SOUND_COUNT]; /* asked for once already */
  int last[SOUND_COUNT];     /* variant */
  unsigned count;
  const struct clip *on[SOUND_CHANNELS];
  float gain[SOUND_CHANNELS], set[SOUND_CHANNELS]; /* set: its volume now, 0..1 */
  float side[SOUND_CHANNELS];                      /* what is left of it in the nearer ear */
  bool looping[SOUND_COUNT];                       /* wanted; starts as soon as there is a device */
  SDL_atomic_t peak;
  bool watched;
} sound = {.volume = {1, 1, 1}};

static const int loop_ids[LOOP_CHANNELS] = {SOUND_ROOM, SOUND_VOICE};

static int loop_channel(enum sound_id id) {
  for (int i = 0; i < LOOP_CHANNELS; i++)
    if (loop_ids[i] == (int)id) return i;
  return -1;
}

static float within(float v, float low, float high) { return v < low ? low : v > high ? high : v; }

/* ---- clips ---- */

/* Steps of two halftones, so that a few kinds of body share their clips. */
static int tone_of(float pitch) { return (int)lroundf(6 * log2f(within(pitch, 0.5f, 2))) + TONES / 2; }
static float pitch_of(int tone) { return exp2f((float)(tone - TONES / 2) / 6); }

static float peak_of(const Mix_Chunk *c) {
  const Sint16 *s = (const Sint16 *)c->abuf;
  int peak = 0;
  for (Uint32 i = 0; i < c->alen / 2; i++) peak = s[i] > peak ? s[i] : -s[i] > peak ? -s[i] : peak;
  return (float)peak / 32768;
}

/* Played faster or slower: stereo pairs between two of the old ones. */
static Mix_Chunk *as_high(Mix_Chunk *c, float pitch) {
  Uint32 n = c->alen / 4, to_n = (Uint32)((float)n / pitch);
  if (to_n < 2 || n < 2) return c;
  Mix_Chunk *to = SDL_malloc(sizeof *to);
  Sint16 *out = SDL_malloc((size_t)to_n * 4);
  if (!to || !out) return SDL_free(to), SDL_free(out), c;
  const Sint16 *in = (const Sint16 *)c->abuf;
  for (Uint32 i = 0; i < to_n; i++) {
    double at = (double)i * (double)pitch;
    Uint32 k = (Uint32)at < n - 2 ? (Uint32)at : n - 2;
    double part = at - k < 1 ? at - k : 1;
    for (Uint32 side = 0; side < 2; side++)
      out[2 * i + side] = (Sint16)lround(in[2 * k + side] * (1 - part) + in[2 * k + 2 + side] * part);
  }
  *to = (Mix_Chunk){.allocated = 1, .abuf = (Uint8 *)out, .alen = to_n * 4, .volume = MIX_MAX_VOLUME};
  Mix_FreeChunk(c);
  return to;
}

static void drop_clip(struct clip *c) {
  if (c->chunk) Mix_FreeChunk(c->chunk);
  *c = (struct clip){0};
}

static bool sounds_now(const struct clip *c) {
  for (int i = 0; i < SOUND_CHANNELS; i++)
    if (sound.on[i] == c && Mix_Playing(i)) return true;
  return false;
}

/* The clip that was not asked for the longest, and that nobody hears now; never `but`. NULL: there is none. */
static struct clip *oldest_idle(const struct clip *but) {
  struct clip *oldest = NULL;
  for (int i = 0; i < SHELF; i++) {
    struct clip *c = &sound.shelf[i];
    if (c->chunk && c != but && !sounds_now(c) && (!oldest || c->used < oldest->used)) oldest = c;
  }
  return oldest;
}

/* An empty place of the shelf, if need be by dropping a clip. */
static struct clip *free_place(void) {
  for (int i = 0; i < SHELF; i++)
    if (!sound.shelf[i].chunk) return &sound.shelf[i];
  struct clip *oldest = oldest_idle(NULL);
  if (oldest) drop_clip(oldest);
  return oldest;
}

/* Clips are read again in a moment: the shelf need not hold all that was ever heard. */
static void keep_small(const struct clip *newest) {
  struct clip *oldest;
  for (;;) {
    size_t bytes = 0;
    for (int i = 0; i < SHELF; i++) bytes += sound.shelf[i].chunk ? sound.shelf[i].chunk->alen : 0;
    if (bytes <= SHELF_BYTES || (oldest = oldest_idle(newest)) == NULL) return;
    drop_clip(oldest);
  }
}

static struct clip *load(enum sound_id id, int variant, int tone) {
  struct clip *c = sound.missing[id] ? NULL : free_place();
  if (!c) return NULL;
  char file[64], path[1200];
  sound_file(id, variant, file, sizeof file);
  snprintf(path, sizeof path, "%s/sounds/%s", sound.dir, file);
  Mix_Chunk *chunk = Mix_LoadWAV(path);
  sound.missing[id] = chunk == NULL;
  if (!chunk) fprintf(stderr, "handshy: no sound %s\n", path);
  if (chunk && tone != TONES / 2) chunk = as_high(chunk, pitch_of(tone));
  if (chunk) *c = (struct clip){chunk, id, variant, tone, peak_of(chunk), 0};
  if (chunk) keep_small(c);
  return chunk ? c : NULL;
}

static struct clip *clip_of(enum sound_id id, int variant, int tone) {
  struct clip *found = NULL;
  for (int i = 0; i < SHELF && !found; i++) {
    struct clip *c = &sound.shelf[i];
    if (c->chunk && c->id == id && c->variant == variant && c->tone == tone) found = c;
  }
  if (!found) found = load(id, variant, tone);
  if (found) found->used = ++sound.count;
  return found;
}

/* ---- volumes ---- */

static enum sound_bus bus_on(int channel) { return sound_row(sound.on[channel]->id)->bus; }

/* SDL_mixer leads the volume of a channel that fades, and the room tone's is never touched for others: such a channel
 * takes its part, and the rest share what is left. */
static bool is_left_alone(int i) { return i == loop_channel(SOUND_ROOM) || Mix_FadingChannel(i) == MIX_FADING_OUT; }

/* Every channel that plays, or is about to, by its volume and by the room that all of them have. Rounded down: never
 * over. */
static void set_volumes(int starting) {
  float peak[SOUND_CHANNELS] = {0}, volume[SOUND_CHANNELS] = {0}, taken = 0;
  for (int i = 0; i < SOUND_CHANNELS; i++) {
    if (!sound.on[i] || (i != starting && !Mix_Playing(i))) continue;
    volume[i] = sound.muted ? 0 : sound.gain[i] * sound.volume[bus_on(i)];
    if (is_left_alone(i))
      taken += sound.on[i]->peak * sound.side[i] * fmaxf(volume[i], sound.set[i]);
    else
      peak[i] = sound.on[i]->peak * sound.side[i] * volume[i];
  }
  float room = sound_headroom(peak, SOUND_CHANNELS, taken);
  for (int i = 0; i < SOUND_CHANNELS; i++) {
    if (!sound.on[i] || (i != starting && !Mix_Playing(i))) continue;
    sound.set[i] = is_left_alone(i) ? volume[i] : volume[i] * room;
    Mix_Volume(i, (int)(sound.set[i] * MIX_MAX_VOLUME));
  }
}

void sound_volumes(float rats, float home, float interface, bool muted) {
  const float now[BUS_COUNT] = {within(rats, 0, 1), within(home, 0, 1), within(interface, 0, 1)};
  bool same = sound.muted == muted && memcmp(now, sound.volume, sizeof now) == 0;
  memcpy(sound.volume, now, sizeof now);
  sound.muted = muted;
  if (sound.open && !same) set_volumes(-1);
}

static void set_pan(int channel, float pan) {
  float angle = (within(pan, -1, 1) * 0.8f + 1) * 0.785398f; /* never quite out of one ear */
  float left = cosf(angle), right = sinf(angle);
  Mix_SetPanning(channel, (Uint8)(255 * left), (Uint8)(255 * right));
  sound.side[channel] = fmaxf(left, right);
}

static void start(int channel, const struct clip *clip, float gain, float pan, bool loop) {
  Mix_HaltChannel(channel);
  sound.on[channel] = clip;
  sound.gain[channel] = gain;
  set_pan(channel, pan);
  set_volumes(channel); /* the others make room for it first */
  if (channel == loop_channel(SOUND_ROOM))
    Mix_FadeInChannel(channel, clip->chunk, -1, FADE_MS);
  else
    Mix_PlayChannel(channel, clip->chunk, loop ? -1 : 0);
}

/* ---- the device ---- */

static void start_loop(enum sound_id id) {
  int channel = loop_channel(id);
  if (channel < 0 || (Mix_Playing(channel) && Mix_FadingChannel(channel) != MIX_FADING_OUT)) return;
  const struct clip *clip = clip_of(id, 0, TONES / 2);
  if (clip) start(channel, clip, 1, 0, true);
}

bool sound_open(const char *asset_dir) {
  assert(asset_dir && strlen(asset_dir) < sizeof sound.dir);
  if (sound.open) return true;
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
  if (Mix_OpenAudioDevice(RATE, MIX_DEFAULT_FORMAT, 2, CHUNK, NULL, 0) != 0) { /* 0: exactly so; SDL converts */
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return false;
  }
  strcpy(sound.dir, asset_dir);
  Mix_AllocateChannels(SOUND_CHANNELS);
  sound.open = true;
  for (int i = 0; i < LOOP_CHANNELS; i++)
    if (sound.looping[loop_ids[i]]) start_loop((enum sound_id)loop_ids[i]);
  return true;
}

void sound_close(void) {
  if (!sound.open) return;
  Mix_HaltChannel(-1);
  memset(sound.on, 0, sizeof sound.on);
  for (int i = 0; i < SHELF; i++) drop_clip(&sound.shelf[i]);
  memset(sound.missing, 0, sizeof sound.missing);
  Mix_CloseAudio();
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
  sound.open = sound.watched = false;
}

/* ---- playing ---- */

static bool rat_is_heard(void) {
  for (int i = LOOP_CHANNELS; i < SOUND_CHANNELS; i++)
    if (sound.on[i] && Mix_Playing(i) && bus_on(i) == BUS_RATS) return true;
  return false;
}

/* The same sound of the same body twice at once is only louder. */
static bool sounds_already(enum sound_id id, int tone) {
  for (int i = LOOP_CHANNELS; i < SOUND_CHANNELS; i++)
    if (sound.on[i] && Mix_Playing(i) && sound.on[i]->id == id && sound.on[i]->tone == tone) return true;
  return false;
}

static int free_channel(void) {
  for (int i = LOOP_CHANNELS; i < SOUND_CHANNELS; i++)
    if (!Mix_Playing(i)) return i;
  return -1;
}

static int another_variant(enum sound_id id) {
  int n = sound_row(id)->variants, step = n > 2 ? 1 + (int)(sound.count * 2654435761u >> 16) % (n - 1) : 1;
  return sound.last[id] = (sound.last[id] + step) % n;
}

void sound_play_cue(const struct sound_cue *cue) {
  enum sound_id id = cue->id;
  assert(id < SOUND_COUNT && cue->variant < sound_row(id)->variants);
  enum sound_bus bus = sound_row(id)->bus;
  int tone = tone_of(cue->pitch);
  if (!sound.open || sound.muted || sound.volume[bus] <= 0) return;
  if (bus == BUS_INTERFACE && rat_is_heard()) return;
  if (bus != BUS_INTERFACE && sounds_already(id, tone)) return;
  int channel = free_channel();
  const struct clip *clip =
      channel < 0 ? NULL : clip_of(id, cue->variant < 0 ? another_variant(id) : cue->variant, tone);
  if (clip) start(channel, clip, within(cue->gain, 0, 1), cue->pan, false);
}

void sound_play(enum sound_id id, float pan, float gain) {
  sound_play_cue(&(struct sound_cue){.id = id, .variant = -1, .pan = pan, .gain = gain, .pitch = 1});
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

void sound_hush(enum sound_bus bus) {
  if (!sound.open) return;
  for (int i = LOOP_CHANNELS; i < SOUND_CHANNELS; i++)
    if (sound.on[i] && Mix_Playing(i) && bus_on(i) == bus) Mix_FadeOutChannel(i, HUSH_MS);
}

/* ---- for tests ---- */

static void SDLCALL look(void *unused, Uint8 *stream, int bytes) {
  (void)unused;
  const Sint16 *s = (const Sint16 *)(void *)stream;
  int peak = SDL_AtomicGet(&sound.peak);
  for (int i = 0; i < bytes / 2; i++) peak = s[i] > peak ? s[i] : -s[i] > peak ? -s[i] : peak;
  SDL_AtomicSet(&sound.peak, peak);
}

float sound_peak(void) {
  if (!sound.open) return 0;
  if (!sound.watched) Mix_SetPostMix(look, NULL);
  sound.watched = true;
  return (float)SDL_AtomicSet(&sound.peak, 0) / 32768;
}
