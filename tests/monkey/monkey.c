/* monkey.c - presses everything: random keys, pointer, wheel, pad, resizes and drops of focus on whatever screen there
 * is, through the game's own loop. It must neither crash (the sanitisers watch) nor grow.
 *
 *   monkey FRAMES [SEED]     prints which screens it saw, and how much memory it took more than at the tenth of the way
 */
#define _DEFAULT_SOURCE
#include "app.h"
#include "platform/null.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROWTH_MOST_KB = 40 * 1024 };

static uint32_t dice_state;
static uint32_t dice(uint32_t n) {
  dice_state = dice_state * 1664525u + 1013904223u;
  return (dice_state >> 10) % n;
}

static void key(struct platform *p) {
  static const int keys[] = {KEY_ENTER, KEY_ENTER, KEY_SPACE, KEY_TAB,     KEY_TAB,       KEY_LEFT, KEY_RIGHT,
                             KEY_UP,    KEY_DOWN,  KEY_HOME,  KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_F1,   KEY_F11,
                             '+',       '-',       'l',       'w',         'm',           'f',      KEY_BACKSPACE};
  enum { N = sizeof keys / sizeof keys[0] };
  uint32_t which = dice(N + 12);
  struct input in = {.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .shift = dice(6) == 0, .repeat = dice(9) == 0};
  in.key = which < N ? keys[which] : which < N + 9 ? '1' + (int)(which - N) : dice(8) == 0 ? KEY_ESCAPE : KEY_ENTER;
  platform_null_push(p, &in);
  in.kind = INPUT_KEY_UP;
  if (dice(20) != 0) platform_null_push(p, &in);
}

static void pointer(struct platform *p) {
  static const enum input_kind kinds[] = {INPUT_POINTER_MOVE, INPUT_POINTER_MOVE, INPUT_POINTER_DOWN, INPUT_POINTER_UP,
                                          INPUT_WHEEL};
  struct canvas *c = platform_canvas(p);
  struct input in = {.kind = kinds[dice(5)], .device = dice(4) ? DEVICE_MOUSE : DEVICE_TOUCH};
  in.button = 1 + (int)dice(3);
  in.x = (float)dice((uint32_t)c->w + 40) - 20;
  in.y = in.kind == INPUT_WHEEL ? (float)dice(3) - 1 : (float)dice((uint32_t)c->h + 40) - 20;
  platform_null_push(p, &in);
}

/* A press on a thing that is there, as people do. */
static void node(struct platform *p, const struct ui *u) {
  if (ui_count(u) == 0) return;
  const struct ui_node *n = ui_at(u, (int)dice((uint32_t)ui_count(u)));
  struct input in = {.kind = INPUT_POINTER_MOVE, .device = DEVICE_MOUSE, .button = 1};
  if (strncmp(n->name, "Quit", 4) == 0) return;
  in.x = n->rect.x + n->rect.w / 2;
  in.y = n->rect.y + n->rect.h / 2;
  platform_null_push(p, &in);
  in.kind = INPUT_POINTER_DOWN;
  platform_null_push(p, &in);
  in.kind = INPUT_POINTER_UP;
  platform_null_push(p, &in);
}

static void window(struct platform *p) {
  static const int sizes[][2] = {{426, 240}, {320, 480}, {800, 450}, {640, 360}, {500, 300}};
  uint32_t which = dice(5);
  platform_null_resize(p, sizes[which][0], sizes[which][1]);
}

static void pad(struct platform *p) {
  struct input in = {.kind = dice(2) ? INPUT_PAD_BUTTON : INPUT_PAD_AXIS, .device = DEVICE_PAD};
  in.key = (int)dice(in.kind == INPUT_PAD_BUTTON ? 15 : 6);
  in.x = (float)dice(200) / 100 - 1;
  platform_null_push(p, &in);
}

static void do_something(struct platform *p, const struct ui *u) {
  uint32_t what = dice(100);
  if (what < 25)
    key(p);
  else if (what < 45)
    pointer(p);
  else if (what < 60)
    node(p, u);
  else if (what < 64)
    pad(p);
  else if (what == 64)
    platform_null_push(p, &(struct input){.kind = INPUT_FOCUS_LOST});
  else if (what == 65 && dice(6) == 0)
    window(p);
}

static long resident_kb(void) {
  char line[256];
  long kb = 0;
  FILE *f = fopen("/proc/self/status", "r");
  while (f && fgets(line, sizeof line, f))
    if (strncmp(line, "VmRSS:", 6) == 0) kb = strtol(line + 6, NULL, 10);
  if (f) fclose(f);
  return kb;
}

static struct app *start(struct platform *p) {
  static const char *const levels[] = {NULL, "01-homecoming", "03-a-voice-and-a-bowl"};
  return app_create(p, levels[dice(3)]);
}

int main(int argc, char **argv) {
  char dir[] = "/tmp/handshy-monkey-XXXXXX", command[64];
  long frames = argc > 1 ? strtol(argv[1], NULL, 10) : 600, early_kb = 0, seen[SCENE_COUNT] = {0};
  dice_state = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;
  if (!mkdtemp(dir)) return 2;
  setenv("XDG_DATA_HOME", dir, 1);
  setenv("XDG_CONFIG_HOME", dir, 1);
  struct platform *p = platform_create("monkey", 640, 360, false);
  struct app *a = start(p);
  for (long i = 0; i < frames && a; i++) {
    double idle_s;
    do_something(p, app_ui(a));
    bool more = app_frame(a, &idle_s);
    seen[app_scene(a)]++;
    platform_null_advance(idle_s > 0.02 || dice(50) == 0 ? 0.3 : 1.0 / 60);
    if (i == frames / 10) early_kb = resident_kb();
    if (!more || dice(2000) == 0) {
      app_destroy(a);
      a = start(p);
    }
  }
  long grown_kb = resident_kb() - early_kb;
  bool lived = a != NULL;
  app_destroy(a);
  platform_destroy(p);
  printf("%ld frames; frames of each screen:", frames);
  for (int i = 0; i < SCENE_COUNT; i++) printf(" %ld", seen[i]);
  printf("; %ld KB more memory than after a tenth of them\n", grown_kb);
  snprintf(command, sizeof command, "rm -r '%s'", dir);
  return system(command) != 0 || !lived || (frames >= 10000 && grown_kb > GROWTH_MOST_KB);
}
