/* look_screens.c - see look.h. */
#define _POSIX_C_SOURCE 200809L
#include "look.h"

#include "../shipped.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEVEL_3 "03-a-voice-and-a-bowl"
#define LEVEL_14 "14-the-proper-intro"
static const struct look_screen screens[] = {
    {"title", NULL, NULL, SCENE_TITLE, "", 0},
    {"title with a visit to go on with", LEVEL_3, NULL, SCENE_VISIT, "~1 escape visit.menu.title", 0},
    {"shelf", NULL, NULL, SCENE_SHELF, "", 0},
    {"shelf, another book", NULL, NULL, SCENE_SHELF, "right right right", 0},
    {"options", NULL, NULL, SCENE_OPTIONS, "", 0},
    {"card of level 1", "01-homecoming", NULL, SCENE_CARD, "", 0},
    {"card of level 3", LEVEL_3, NULL, SCENE_CARD, "", 0},
    {"card of level 6", "06-first-touch", NULL, SCENE_CARD, "", 0},
    {"card of level 10", "10-the-troubled-past", NULL, SCENE_CARD, "", 0},
    {"card of level 14", LEVEL_14, NULL, SCENE_CARD, "", 0},
    {"card of level 15", "15-mouse-house", NULL, SCENE_CARD, "", 0},
    {"days", LEVEL_3, NULL, SCENE_DAYS, "", 0},
    {"days of level 1", "01-homecoming", NULL, SCENE_DAYS, "", 0},
    {"debrief of a win", LEVEL_3, LEVEL_3 ".win.diary", SCENE_DEBRIEF, "", 0},
    {"debrief of a naive hand", LEVEL_3, LEVEL_3 ".naive.diary", SCENE_DEBRIEF, "", 0},
    {"debrief of level 1", "01-homecoming", "01-homecoming.naive.diary", SCENE_DEBRIEF, "~4", 0},
    {"debrief of level 8", "08-a-couple-of-seconds", "08-a-couple-of-seconds.naive.diary", SCENE_DEBRIEF, "~4", 0},
    {"visit", LEVEL_3, NULL, SCENE_VISIT, "~1", 0},
    {"visit, hand in, a tip", LEVEL_3, NULL, SCENE_VISIT, "~1 2 ~3 tab tab tab tab tab ~1", 0},
    {"visit without the lens", LEVEL_3, NULL, SCENE_VISIT, "~1 visit.lens", 0},
    {"visit in words", LEVEL_3, NULL, SCENE_VISIT, "~1 w", 0},
    {"visit, refused", LEVEL_3, NULL, SCENE_VISIT, "~1 4", 0},
    {"visit, time stands still", LEVEL_3, NULL, SCENE_VISIT, "~1 space", 0},
    {"visit, goals", "08-a-couple-of-seconds", NULL, SCENE_VISIT, "~1 visit.goals", 2},
    {"visit, second page of the tray", LEVEL_3, NULL, SCENE_VISIT, "~1 visit.tray.on", 2},
    {"visit, clock", LEVEL_3, NULL, SCENE_VISIT, "~1 visit.time", 2},
    {"visit, menu", LEVEL_3, NULL, SCENE_VISIT, "~1 escape", 0},
    {"visit, I see", LEVEL_3, NULL, SCENE_VISIT, "~1 8", 0},
    {"visit, another sign", LEVEL_3, NULL, SCENE_VISIT, "~1 8 7", 0},
    {"visit, how he feels", LEVEL_3, NULL, SCENE_VISIT, "~1 8 8", 0},
    {"visit, what frightened him", LEVEL_3, NULL, SCENE_VISIT, "~1 8 9", 0},
    {"visit, ways of the hand", LEVEL_3, NULL, SCENE_VISIT, "~1 2 ~2 +2", 0},
    {"visit, ways of a treat", LEVEL_3, NULL, SCENE_VISIT, "~1 2 ~2 +3", 0},
    {"visit, ways of an offer", LEVEL_3, NULL, SCENE_VISIT, "~1 2 ~2 +4", 0},
    {"visit, ways of a stroke", "08-a-couple-of-seconds", NULL, SCENE_VISIT, "~1 2 ~2 +5", 0},
    {"visit, ways of a lift", "08-a-couple-of-seconds", NULL, SCENE_VISIT, "~1 2 ~2 +6", 0},
    {"visit, done", LEVEL_3, NULL, SCENE_VISIT, "~1 win ?visit.done.see", 0},
    {"visit of level 1", "01-homecoming", NULL, SCENE_VISIT, "space ~1", 0},
    {"visit, prediction", "01-homecoming", NULL, SCENE_VISIT, "space ~1 1 ?visit.predict.0", 0},
    {"visit of the room", "07-the-secure-area", NULL, SCENE_VISIT, "~1", 0},
    {"visit of level 10", "10-the-troubled-past", NULL, SCENE_VISIT, "~1", 0},
    {"visit with the detector", "11-twenty-minutes", NULL, SCENE_VISIT, "~1", 0},
    {"visit without the detector", "11-twenty-minutes", NULL, SCENE_VISIT, "~1 d ~1", 0},
    {"visit of mice with the detector", "15-mouse-house", NULL, SCENE_VISIT, "~1", 0},
    {"visit of level 13", "13-two-weeks-apart", NULL, SCENE_VISIT, "~1", 0},
    {"visit of level 14", LEVEL_14, NULL, SCENE_VISIT, "~1 2 ~2", 0},
    {"field guide, signs", NULL, NULL, SCENE_FIELDGUIDE, "~1", 0},
    {"field guide, signs of a mouse", "15-mouse-house", NULL, SCENE_FIELDGUIDE, "3 ~1", 0},
    {"field guide, signs among rats", NULL, NULL, SCENE_FIELDGUIDE, "6 ~1", 0},
    {"field guide, a page", NULL, NULL, SCENE_FIELDGUIDE, "focus:fieldguide.sign.freeze enter", 0},
    {"field guide, a call", NULL, NULL, SCENE_FIELDGUIDE, "5 focus:fieldguide.sign.usv22 enter", 0},
    {"visit of level 15", "15-mouse-house", NULL, SCENE_VISIT, "~1 2 ~2", 0},
};
enum { SCREENS = sizeof screens / sizeof *screens };

const struct look_screen *look_screen_at(int i) {
  static struct look_screen more[SCENE_COUNT];
  if (i < SCREENS) return &screens[i];
  int left = i - SCREENS;
  for (int kind = 0; kind < SCENE_COUNT; kind++) {
    bool known = false;
    for (int k = 0; k < SCREENS; k++) known |= screens[k].scene == (enum scene_kind)kind;
    if (known || left-- > 0) continue;
    more[kind] = (struct look_screen){"a scene without a row", LEVEL_3, NULL, (enum scene_kind)kind, "", 0};
    return &more[kind];
  }
  return NULL;
}

void look_frames(struct look *k, int n) {
  double idle_s;
  for (int i = 0; i < n; i++) {
    platform_null_advance(0.05);
    app_frame(k->app, &idle_s);
  }
}

/* ---- the run behind a page: a level's shipped diary, played ---- */

static void must(bool ok, const char *what, const char *name) {
  if (ok) return;
  fprintf(stderr, "look: %s %s\n", what, name);
  abort();
}

static void play_diary(struct look *k, const char *name) {
  struct diary d;
  must(shipped_diary(name, run_level(app_run(k->app)), &d), "no diary, or mistakes in", name);
  run_play(app_run(k->app), &d, -1);
  diary_free(&d);
}

/* ---- steps ---- */

static void push_key(struct look *k, int key, bool shift) {
  struct input in = {.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = key, .shift = shift};
  platform_null_push(k->platform, &in);
  in.kind = INPUT_KEY_UP;
  platform_null_push(k->platform, &in);
}

static bool step_key(struct look *k, const char *word) {
  static const struct {
    const char *name;
    int key;
  } keys[] = {{"escape", KEY_ESCAPE}, {"space", KEY_SPACE}, {"tab", KEY_TAB},  {"enter", KEY_ENTER},
              {"right", KEY_RIGHT},   {"left", KEY_LEFT},   {"down", KEY_DOWN}};
  if (word[0] == '+' && word[1]) return push_key(k, word[1], true), true;
  if (!word[1]) return push_key(k, word[0], false), true;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (strcmp(word, keys[i].name) == 0) return push_key(k, keys[i].key, false), true;
  return false;
}

static void step_press(struct look *k, const char *id) {
  const struct ui_node *node = ui_find(app_ui(k->app), ui_id(id));
  if (!node) return; /* it folds only where there is no room for it */
  struct input in = {.kind = INPUT_POINTER_DOWN,
                     .device = DEVICE_MOUSE,
                     .button = 1,
                     .x = node->rect.x + node->rect.w * 0.5f,
                     .y = node->rect.y + node->rect.h * 0.5f};
  platform_null_push(k->platform, &in);
  in.kind = INPUT_POINTER_UP;
  platform_null_push(k->platform, &in);
}

static void step(struct look *k, const struct look_screen *s, const char *word) {
  if (word[0] == '~') {
    look_frames(k, 20 * atoi(word + 1));
  } else if (word[0] == '?') {
    for (int i = 0; i < 1200 && !ui_find(app_ui(k->app), ui_id(word + 1)); i++) look_frames(k, 1);
    must(ui_find(app_ui(k->app), ui_id(word + 1)) != NULL, "never shown:", word);
  } else if (strncmp(word, "focus:", 6) == 0) {
    ui_set_focus(app_ui(k->app), ui_id(word + 6));
  } else if (strcmp(word, "win") == 0) {
    char name[96];
    snprintf(name, sizeof name, "%s.win.diary", s->level);
    play_diary(k, name);
  } else if (!step_key(k, word)) {
    step_press(k, word);
  }
  look_frames(k, 2);
}

void look_open(struct look *k, const struct look_screen *s) {
  snprintf(k->screen, sizeof k->screen, "%s", s->name);
  k->platform = platform_create("look", 1280, 720, false);
  k->app = app_create(k->platform, s->level);
  must(k->app != NULL, "cannot open", s->name);
  app_look_only(k->app, true);
  app_settings(k->app)->reduced_motion = true;
  app_settings(k->app)->text = s->text > 0 ? s->text : 1;
  look_frames(k, 2);
  must(!s->level || app_run(k->app), "no level", s->name);
  if (s->diary) play_diary(k, s->diary);
  app_go(k->app, s->scene);
  look_frames(k, 3);
  char steps[200], *rest = steps;
  snprintf(steps, sizeof steps, "%s", s->steps);
  for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL;) step(k, s, word);
}

void look_close(struct look *k) {
  app_destroy(k->app);
  platform_destroy(k->platform);
}
