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
    [SOUND_SNIFF] = {1.25f, {-12, -31, false}},     [SOUND_STEPS_SLOW] = {1.15f, {-12, -33, false}},
    [SOUND_STEPS_RUN] = {1.00f, {-9, -28, false}},  [SOUND_CRUNCH] = {1.90f, {-9, -28, false}},
    [SOUND_BRUX] = {2.40f, {-14, -31, false}},      [SOUND_CHATTER] = {1.30f, {-6, -22, false}},
    [SOUND_SQUEAK] = {0.45f, {-9, -26, false}},     [SOUND_SQUEAL] = {1.25f, {-8, -24, false}},
    [SOUND_HISS] = {0.90f, {-10, -26, false}},      [SOUND_BOTTLE] = {1.55f, {-10, -30, false}},
    [SOUND_RUSTLE] = {0.95f, {-10, -29, false}},    [SOUND_THUMP] = {0.40f, {-7, -23, false}},
    [SOUND_LICK] = {1.40f, {-14, -34, false}},      [SOUND_SNEEZE] = {0.60f, {-9, -29, false}},
    [SOUND_WHEEL] = {3.20f, {-16, -34, false}},     [SOUND_CALL22] = {4.60f, {-13, -25, false}},
    [SOUND_CALL50] = {3.60f, {-12, -26, false}},    [SOUND_VOICE] = {10.00f, {-10, -26, true}},
    [SOUND_SHOUT] = {0.75f, {-7, -21, false}},      [SOUND_ROOM] = {80.0f / 9, {-24, -45, true}},
    [SOUND_CLOTH] = {0.55f, {-14, -31, false}},     [SOUND_DOOR] = {0.75f, {-9, -28, false}},
    [SOUND_CLATTER] = {1.30f, {-6, -21, false}},    [SOUND_GUEST] = {2.20f, {-10, -26, false}},
    [SOUND_UI_PRESS] = {0.10f, {-12, -28, false}},  [SOUND_UI_CHOOSE] = {0.18f, {-16, -31, false}},
    [SOUND_UI_REFUSE] = {0.16f, {-12, -28, false}}, [SOUND_UI_PAGE] = {0.25f, {-16, -31, false}},
    [SOUND_UI_MARK] = {0.07f, {-14, -30, false}},   [SOUND_UI_MARK_LOW] = {0.11f, {-13, -29, false}},
    [SOUND_UI_STAR] = {0.25f, {-12, -26, false}},   [SOUND_UI_TICK] = {0.05f, {-14, -32, false}},
    [SOUND_UI_FASTER] = {0.25f, {-14, -30, false}}, [SOUND_UI_MISTAKE] = {0.25f, {-12, -26, false}},
};
static void (*const makers[SOUND_COUNT])(struct clip *) = {
#define X(id, ...) [SOUND_##id] = make_##id,
#include "../sounds.def"
};

static bool bake_variant(const char *dir, enum sound_id id, int variant) {
  char file[64], path[1200];
  sound_file(id, variant, file, sizeof file);
  snprintf(path, sizeof path, "%s/sounds/%s", dir, file);
  struct clip c = clip_create(plans[id].seconds, 100u + (uint32_t)id + 1000u * (uint32_t)variant);
  c.variant = variant;
  makers[id](&c);
  clip_finish(&c, &plans[id].level);
  bool ok = clip_save(&c, path);
  clip_free(&c);
  return ok;
}

bool bake_sounds(const char *dir) {
  char path[1200];
  snprintf(path, sizeof path, "%s/sounds", dir);
  if (mkdir(path, 0777) != 0 && errno != EEXIST) {
    fprintf(stderr, "bake: cannot make %s: %s\n", path, strerror(errno));
    return false;
  }
  bool ok = true;
  for (int i = 0; i < SOUND_COUNT; i++)
    for (int k = 0; k < sound_row((enum sound_id)i)->variants && ok; k++) ok = bake_variant(dir, (enum sound_id)i, k);
  return ok;
}
