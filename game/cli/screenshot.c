/* screenshot.c - `handshy screenshot`: the visit screen at one moment of a diary, drawn with no display. */
#include "input.h"

#include "../app.h"
#include "../png.h"
#include "film.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The picture is let run up to the moment, so that springs and steps are where they would be. */
#define LEAD_DS 10
enum { FRAMES_MAX = 240 };

struct request {
  const char *diary, *out;
  int64_t at_ds; /* -1: the diary's last line */
  int w, h;
  bool lens, help;
  float text;       /* size of text, 1 to 2 */
  const char *keys; /* pressed when the visit is there */
  enum theme_kind theme;
};

static const char usage[] =
    "usage: handshy screenshot DIARY [--at TIME] [--size WxH] [--lens on|off] [--text 1..2]\n"
    "                          [--theme light|contrast|projector] [--keys hw] -o FILE.png\n"
    "Draws the visit as it looked at TIME (d3T18:05:30; the diary's last line where not given);\n"
    "keys of the visit can be pressed before: h looks into the hut, w says it in words.\n";

static struct span span_of(const char *text) { return (struct span){text, strlen(text), 1, 1}; }

static bool parse_value(struct request *r, const char *option, const char *value) {
  struct problems problems = {0};
  char tail;
  if (strcmp(option, "-o") == 0) return r->out = value, true;
  if (strcmp(option, "--at") == 0) return diary_time(span_of(value), NULL, &r->at_ds, &problems);
  if (strcmp(option, "--size") == 0)
    return sscanf(value, "%dx%d%c", &r->w, &r->h, &tail) == 2 && r->w >= 64 && r->h >= 64 && r->w <= 8192 &&
           r->h <= 8192;
  if (strcmp(option, "--keys") == 0) return r->keys = value, true;
  if (strcmp(option, "--text") == 0) return sscanf(value, "%f%c", &r->text, &tail) == 1 && r->text >= 1 && r->text <= 2;
  for (int kind = 0; strcmp(option, "--theme") == 0 && kind < THEME_COUNT; kind++)
    if (strcmp(value, theme_name((enum theme_kind)kind)) == 0) return r->theme = (enum theme_kind)kind, true;
  if (strcmp(option, "--lens") != 0) return false;
  r->lens = strcmp(value, "on") == 0;
  return r->lens || strcmp(value, "off") == 0;
}

static bool parse(int argc, char **argv, struct request *r) {
  *r = (struct request){.at_ds = -1, .w = 1280, .h = 720, .text = 1, .keys = ""};
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--help") == 0) return r->help = true;
    if (argv[i][0] != '-' || !argv[i][1]) {
      if (r->diary) return false;
      r->diary = argv[i];
    } else if (i + 1 >= argc || !parse_value(r, argv[i], argv[i + 1])) {
      return false;
    } else {
      i++;
    }
  }
  return r->diary && r->out;
}

static int cannot(const char *what, const char *file) {
  fprintf(stderr, "handshy: %s cannot be %s: %s\n", file, what, strerror(errno));
  return CLI_FILE;
}

/* The run at the beginning of the diary; *d is what to play. NULL: told, *status says how it ends. */
static struct run *open_run(const char *file, struct diary *d, int *status) {
  struct level *level = malloc(sizeof *level);
  *status = level ? cli_load_diary(file, level, d) : CLI_FILE;
  struct run *run = *status == CLI_DONE ? run_create(level, d->seed) : NULL;
  free(level);
  return run;
}

static int64_t moment_of(const struct request *q, const struct diary *d, const struct run *r) {
  if (q->at_ds >= 0) return q->at_ds;
  return d->n > 0 ? d->lines[d->n - 1].at_ds : run_level(r)->sim.arrival_ds;
}

static int draw(const struct request *q, struct run *r, const struct diary *d, int64_t at_ds) {
  struct app *a = app_create(NULL, NULL);
  if (!a) return run_destroy(r), CLI_FILE;
  double idle_s;
  app_settings(a)->lens = q->lens;
  app_settings(a)->text = q->text;
  app_settings(a)->theme = (int)q->theme;
  app_resize(a, q->w, q->h);
  struct film film;
  film_open(&film, a, r, d, at_ds - LEAD_DS);
  film.until_ds = at_ds;
  for (int i = 0; i < FRAMES_MAX && (i == 0 || sim_now_ds(run_sim(r)) < at_ds); i++) {
    film_feed(&film);
    app_frame_at(a, 1 + i / 60.0, &idle_s);
    for (const char *key = q->keys; i == 1 && *key; key++) app_press(a, *key);
  }
  bool ok = png_write(q->out, app_canvas(a));
  app_destroy(a);
  return ok ? CLI_DONE : cannot("written", q->out);
}

int cli_screenshot(int argc, char **argv) {
  struct request q;
  bool ok = parse(argc, argv, &q);
  if (!ok || q.help) {
    fputs(usage, ok ? stdout : stderr);
    return ok ? CLI_DONE : CLI_USAGE;
  }
  int status = CLI_FILE;
  struct diary d;
  diary_init(&d);
  struct run *r = open_run(q.diary, &d, &status);
  if (r) {
    int64_t at_ds = moment_of(&q, &d, r);
    platform_fonts_open(app_asset_dir());
    status = draw(&q, r, &d, at_ds);
    platform_fonts_close();
  }
  diary_free(&d);
  return status;
}
