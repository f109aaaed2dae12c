/* One row a sound: how long it is and how loud it may be. A rat's soft sounds stay soft against its hard ones. */
#define _POSIX_C_SOURCE 200809L
#include "scene.h"
#include "synth.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct sound_plan {
  float seconds;
  struct clip_level level;
};
static const struct sound_plan plans[SOUND_COUNT] = {
    [SOUND_SNIFF] = {1.25f, {-10, -29, false}},       [SOUND_STEPS_SLOW] = {1.15f, {-10, -32, false}},
    [SOUND_STEPS_RUN] = {1.00f, {-7, -27, false}},    [SOUND_CRUNCH] = {1.65f, {-7, -27, false}},
    [SOUND_BRUX] = {2.20f, {-12, -30, false}},        [SOUND_CHATTER] = {1.15f, {-4, -21, false}},
    [SOUND_SQUEAK] = {0.22f, {-8, -26, false}},       [SOUND_SQUEAL] = {1.00f, {-6, -23, false}},
    [SOUND_HISS] = {0.70f, {-9, -25, false}},         [SOUND_BOTTLE] = {1.55f, {-8, -29, false}},
    [SOUND_RUSTLE] = {0.95f, {-8, -28, false}},       [SOUND_THUMP] = {0.40f, {-5, -22, false}},
    [SOUND_VOICE] = {3.00f, {-8, -25, false}},        [SOUND_SHOUT] = {0.75f, {-6, -21, false}},
    [SOUND_ROOM] = {80.0f / 9, {-22, -44, true}},     [SOUND_CLOTH] = {0.55f, {-12, -30, false}},
    [SOUND_DOOR] = {0.75f, {-7, -27, false}},         [SOUND_UI_PRESS] = {0.10f, {-9, -27, false}},
    [SOUND_UI_CHOOSE] = {0.18f, {-14, -30, false}},   [SOUND_UI_REFUSE] = {0.16f, {-9, -27, false}},
    [SOUND_UI_PAGE] = {0.25f, {-14, -30, false}},     [SOUND_UI_MARK] = {0.07f, {-11, -29, false}},
    [SOUND_UI_MARK_LOW] = {0.11f, {-10, -28, false}}, [SOUND_UI_STAR] = {0.25f, {-10, -25, false}},
    [SOUND_UI_TICK] = {0.05f, {-12, -31, false}},     [SOUND_UI_FASTER] = {0.25f, {-12, -29, false}},
    [SOUND_UI_MISTAKE] = {0.25f, {-9, -25, false}},
};
static const struct {
  const char *file;
  void (*make)(struct clip *c);
} makers[SOUND_COUNT] = {
#define X(id, file, ...) [SOUND_##id] = {file, make_##id},
#include "../sounds.def"
#undef X
};

bool bake_sounds(const char *dir) {
  char path[1200];
  snprintf(path, sizeof path, "%s/sounds", dir);
  if (mkdir(path, 0777) != 0 && errno != EEXIST) {
    fprintf(stderr, "bake: cannot make %s: %s\n", path, strerror(errno));
    return false;
  }
  bool ok = true;
  for (int i = 0; i < SOUND_COUNT && ok; i++) {
    struct clip c = clip_create(plans[i].seconds, 100u + (uint32_t)i);
    makers[i].make(&c);
    clip_finish(&c, &plans[i].level);
    snprintf(path, sizeof path, "%s/sounds/%s.wav", dir, makers[i].file);
    ok = clip_save(&c, path);
    clip_free(&c);
  }
  return ok;
}
