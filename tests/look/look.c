/* look.c - see look.h.
 *   look [--screen PART] [--theme N] [--size WxH] [--words PERCENT] [--pixels all|some|none] [--all] [--png DIR]
 * Prints what it found, each kind of fault once a screen, and ends with 1 if there was any. */
#define _POSIX_C_SOURCE 200809L
#include "look.h"

#include "png.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  int w, h;
} sizes[] = {{1280, 720}, {960, 540}, {1024, 768}, {1920, 1080}, {2560, 1080}, {768, 1024}, {1200, 1920}, {3840, 2160}};
static const float texts[] = {1, 1.25f, 1.5f, 1.75f, 2};
enum { SIZES = sizeof sizes / sizeof *sizes, TEXTS = sizeof texts / sizeof *texts };

struct wish {
  const char *screen, *png;
  int theme, w, h, percent, pixels; /* pixels: 0 none, 1 some, 2 all */
};

static bool wanted(const struct wish *q, int w, int h, float text) {
  if (q->w && (q->w != w || q->h != h)) return false;
  return !q->percent || q->percent == (int)(text * 100 + 0.5f);
}

static void write_png(const struct wish *q, struct look *k, int w, int h, float text, int theme) {
  if (!q->png) return;
  char path[400], name[64];
  snprintf(name, sizeof name, "%s", k->screen);
  for (char *c = name; *c; c++)
    if (*c == ' ' || *c == ',') *c = '-';
  struct canvas c = {w, h, w, calloc((size_t)w * (size_t)h, sizeof(uint32_t))};
  raster_draw(k->raster, &c, ui_draw(app_ui(k->app)), (struct rect){0, 0, (float)w, (float)h});
  snprintf(path, sizeof path, "%s/%s-%dx%d-%d-%s.png", q->png, name, w, h, (int)(text * 100 + 0.5f),
           theme_name((enum theme_kind)theme));
  if (!png_write(path, &c)) fprintf(stderr, "look: cannot write %s\n", path);
  free(c.pixels);
}

/* Moments pass while one looks, or nothing would be built; so few that a caption stays. */
static void look_again(struct look *k) {
  double idle_s;
  platform_null_advance(0.0155);
  app_frame(k->app, &idle_s);
}

static void look_at(struct look *k, const struct wish *q, int w, int h, float text, int theme, bool pixels) {
  snprintf(k->where, sizeof k->where, "%s, %dx%d, words %d %%, %s", k->screen, w, h, (int)(text * 100 + 0.5f),
           theme_name((enum theme_kind)theme));
  platform_null_resize(k->platform, w, h);
  app_settings(k->app)->text = text;
  app_settings(k->app)->theme = theme;
  look_again(k);
  look_again(k);
  write_png(q, k, w, h, text, theme);
  look_check_layout(k);
  if (pixels) look_check_pictures(k);
  bool turned = false;
  for (int i = 0; i < 30 && look_scroll_on(k); i++, turned = true) {
    look_again(k);
    look_check_layout(k);
    if (pixels) look_check_pictures(k);
  }
  if (turned) look_scroll_home(k);
  look_check_keys(k);
}

/* Of the pixels, some: every size, every size of words and every theme comes up, not each with each. */
static bool pixels_here(const struct wish *q, int screen, int size, int text, int theme) {
  if (q->pixels != 1) return q->pixels == 2;
  return size == (screen * 3 + theme * 2 + text) % (SIZES - 1) && text == (screen + theme * 3) % TEXTS;
}

/* The contrast theme's layouts are the light one's: only its pixels are its own. */
static bool layout_seen(const struct wish *q, int theme) { return q->theme < 0 && theme == THEME_CONTRAST; }

static void look_over(struct look *k, const struct wish *q, int screen, int theme) {
  look_open(k, look_screen_at(screen));
  for (int i = 0; i < SIZES; i++)
    for (int j = 0; j < TEXTS; j++) {
      bool pixels = pixels_here(q, screen, i, j, theme);
      if (wanted(q, sizes[i].w, sizes[i].h, texts[j]) && (pixels || !layout_seen(q, theme)))
        look_at(k, q, sizes[i].w, sizes[i].h, texts[j], theme, pixels);
    }
  look_close(k);
}

static bool parse(int argc, char **argv, struct wish *q, struct look *k) {
  *q = (struct wish){.theme = -1, .pixels = 1};
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--all") == 0) {
      k->tell_all = true;
      continue;
    }
    if (i + 1 >= argc) return false;
    const char *name = argv[i], *value = argv[++i];
    if (strcmp(name, "--screen") == 0)
      q->screen = value;
    else if (strcmp(name, "--png") == 0)
      q->png = value;
    else if (strcmp(name, "--theme") == 0)
      q->theme = atoi(value);
    else if (strcmp(name, "--words") == 0)
      q->percent = atoi(value);
    else if (strcmp(name, "--pixels") == 0)
      q->pixels = strcmp(value, "all") == 0 ? 2 : strcmp(value, "some") == 0;
    else if (strcmp(name, "--size") != 0 || sscanf(value, "%dx%d", &q->w, &q->h) != 2)
      return false;
  }
  return true;
}

int main(int argc, char **argv) {
  struct look k = {.raster = raster_create()};
  struct wish q;
  if (!k.raster || !parse(argc, argv, &q, &k)) {
    fputs("usage: look [--screen PART] [--theme N] [--size WxH] [--words PERCENT] [--pixels all|some|none] [--all]"
          " [--png DIR]\n",
          stderr);
    return 2;
  }
  char home[] = "/tmp/handshy-look-XXXXXX";
  if (!mkdtemp(home)) return 3;
  setenv("XDG_DATA_HOME", home, 1);
  setenv("XDG_CONFIG_HOME", home, 1);
  platform_fonts_open(app_asset_dir());
  const struct look_screen *s;
  for (int i = 0; (s = look_screen_at(i)) != NULL; i++) {
    if (q.screen && !strstr(s->name, q.screen)) continue;
    for (int theme = 0; theme < THEME_COUNT; theme++)
      if (q.theme < 0 || q.theme == theme) look_over(&k, &q, i, theme);
  }
  platform_fonts_close();
  raster_destroy(k.raster);
  free(k.with);
  free(k.without);
  char command[64];
  snprintf(command, sizeof command, "rm -r '%s'", home);
  if (system(command) != 0) return 3;
  printf("look: %d builds looked at, %d faults of %d kinds\n", k.looks, k.faults, k.kinds);
  return k.faults != 0;
}
