/* main.c - the window, or the command line without one. */
#include "app.h"

#include "app_levels.h"
#include "cli/cli.h"
#include "files.h"
#include "memory.h"
#include "settings.h"
#include "sound.h"
#include <stdio.h>
#include <stdlib.h>

/* `handshy bench` starts the program anew and listens for this line. */
static void tell_first_frame(void) {
  if (!getenv("HANDSHY_TELL_FIRST_FRAME")) return;
  puts("first frame");
  fflush(stdout);
}

static void follow_volumes(struct app *a) {
  const struct settings *s = app_settings(a);
  sound_volumes(s->volume_rats, s->volume_home, s->volume_interface, s->muted || app_is_away(a));
}

static void run_window(struct app *a, struct platform *p) {
  double idle_s = 0;
  bool more = app_frame(a, &idle_s);
  tell_first_frame();
  sound_open(app_asset_dir()); /* opening an audio device takes long: after the first picture */
  while (more) {
    follow_volumes(a);
    int idle_ms = (int)(idle_s * 1000);
    if (idle_ms > 0) platform_wait(p, idle_ms);
    more = app_frame(a, &idle_s);
  }
  sound_close();
}

/* SDL would go on without any screen, into a memory that nobody sees. */
static bool screen_is_there(void) {
#ifdef __linux__
  return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY") || getenv("SDL_VIDEODRIVER") || files_exists("/dev/dri/card0");
#else
  return true;
#endif
}

static int no_window(const char *why) {
  fprintf(stderr, "handshy: there is no window to play in (%s).\n", why);
  fprintf(stderr, "Without one a built-in handler can still meet the rats:\n"
                  "  handshy simulate 01-homecoming --handler guide\n"
                  "handshy --help tells what else can be done.\n");
  return CLI_FILE;
}

/* A level that cannot be played is told here, all its mistakes at once, and no window opens. */
static int check_level(const char *name) {
  size_t length = 0;
  struct problems problems = {0};
  struct level *level = malloc(sizeof *level);
  char *text = level ? app_level_text(name, &length) : NULL;
  int status = CLI_DONE;
  if (!text) {
    fprintf(stderr, "handshy: the level %s cannot be read\n", name);
    status = CLI_FILE;
  } else if (!level_read(text, length, level, &problems)) {
    for (int i = 0; i < problems.n; i++)
      fprintf(stderr, "%s:%d:%d: %s\n", name, problems.list[i].line, problems.list[i].column, problems.list[i].text);
    status = CLI_MISTAKES;
  }
  free(text);
  free(level);
  return status;
}

static int play(const char *level) {
  int status = level ? check_level(level) : CLI_DONE;
  if (status != CLI_DONE) return status;
  if (!screen_is_there()) return no_window("no screen: neither DISPLAY nor WAYLAND_DISPLAY is set");
  struct settings settings;
  settings_load(&settings);
  struct platform *p = platform_create("Handshy", 1280, 720, settings.fullscreen);
  if (!p) return no_window(platform_error());
  platform_fonts_open(app_asset_dir());
  struct app *a = app_create(p, level);
  if (!a) fprintf(stderr, "handshy: memory is out\n");
  if (a) run_window(a, p);
  app_destroy(a);
  platform_fonts_close();
  platform_destroy(p);
  return a ? CLI_DONE : CLI_FILE;
}

int main(int argc, char **argv) {
  bool handled = false;
  memory_begin();
  int status = cli_main(argc, argv, &handled);
  return handled ? status : play(argc > 1 ? argv[1] : NULL);
}
