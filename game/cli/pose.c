/* pose.c - `handshy pose SIGN`: one sign of the ethogram drawn off-screen, as one picture or a strip of its loop. */
#include "../png.h"
#include "../raster.h"
#include "../views/motion.h"
#include "cli.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_SIDE = 4096, MAX_FRAMES = 60 };

struct pose_wish {
  const char *sign, *coat, *out;
  enum species species;
  int w, h, frames;
  unsigned seed;
  float every_s, at_s;
};

static const char help[] =
    "handshy pose SIGN [options] -o FILE.png     draw one sign of the ethogram\n\n"
    "  SIGN             freeze, rest, peek_hut, stretch_attend ...; `handshy pose list` prints all\n"
    "  --coat NAME      hooded-black (default), agouti, albino, husky, fawn, mink, black\n"
    "  --species NAME   rat (default) or mouse\n"
    "  --size WxH       pixels of one picture, default 640x480\n"
    "  --at SECONDS     moment of the sign's loop, default 0: where it is plainest\n"
    "  --strip N        N pictures side by side, one after another\n"
    "  --every SECONDS  time between the pictures of a strip, default 0.1\n"
    "  --seed N         which individual, default 1\n"
    "  -o FILE.png      where to write; - is standard output\n";

static bool parse_size(const char *text, int *w, int *h) {
  char rest;
  if (sscanf(text, "%dx%d%c", w, h, &rest) != 2) return false;
  return *w >= 16 && *h >= 16 && *w <= MAX_SIDE && *h <= MAX_SIDE;
}

static bool parse_number(const char *text, double low, double high, double *out) {
  char *end;
  *out = strtod(text, &end);
  return end != text && !*end && *out >= low && *out <= high;
}

static bool take_option(struct pose_wish *w, const char *name, const char *value) {
  double number = 0;
  if (!strcmp(name, "-o")) return w->out = value, true;
  if (!strcmp(name, "--coat")) return w->coat = value, true;
  if (!strcmp(name, "--size")) return parse_size(value, &w->w, &w->h);
  if (!strcmp(name, "--strip"))
    return parse_number(value, 1, MAX_FRAMES, &number) && floor(number) == number && (w->frames = (int)number, true);
  if (!strcmp(name, "--every")) return parse_number(value, 0, 60, &number) && (w->every_s = (float)number, true);
  if (!strcmp(name, "--at")) return parse_number(value, 0, 3600, &number) && (w->at_s = (float)number, true);
  if (!strcmp(name, "--seed"))
    return parse_number(value, 0, 4294967295.0, &number) && (w->seed = (unsigned)number, true);
  if (strcmp(name, "--species") != 0) return false;
  for (int s = 0; s < SPECIES_COUNT; s++)
    if (!strcmp(value, sim_species_name((enum species)s))) return w->species = (enum species)s, true;
  return false;
}

static bool is_option(const char *text) {
  static const char *const names[] = {"-o", "--coat", "--size", "--strip", "--every", "--at", "--seed", "--species"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(text, names[i])) return true;
  return false;
}

static bool parse(struct pose_wish *w, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (is_option(argv[i])) {
      if (i + 1 < argc && take_option(w, argv[i], argv[i + 1])) {
        i++;
        continue;
      }
      fprintf(stderr, "handshy pose: %s needs %s\n", argv[i], i + 1 < argc ? "another value; see --help" : "a value");
      return false;
    }
    if ((argv[i][0] == '-' && argv[i][1]) || w->sign) {
      fprintf(stderr, "handshy pose: what is `%s`? See handshy pose --help.\n", argv[i]);
      return false;
    }
    w->sign = argv[i];
  }
  if (!w->sign) fprintf(stderr, "handshy pose: which sign? See handshy pose --help.\n");
  return w->sign != NULL;
}

static enum sign sign_of_name(const char *name) {
  int s = 0;
  while (s < SIGN_COUNT && strcmp(name, sim_sign_name((enum sign)s)) != 0) s++;
  return (enum sign)s;
}

static void list_signs(void) {
  for (int s = 0; s < SIGN_COUNT; s++) puts(sim_sign_name((enum sign)s));
}

static bool wish_is_drawable(const struct pose_wish *w) {
  if (sign_of_name(w->sign) == SIGN_COUNT) {
    fprintf(stderr, "handshy pose: there is no sign `%s`; `handshy pose list` prints all.\n", w->sign);
    return false;
  }
  if (coat_of_name(w->coat) == COAT_COUNT) {
    fprintf(stderr, "handshy pose: there is no coat `%s`; see --help.\n", w->coat);
    return false;
  }
  if (!w->out) fprintf(stderr, "handshy pose: where to? Give -o FILE.png.\n");
  return w->out != NULL;
}

static void draw_frame(struct draw_list *d, struct rat_view *view, const struct pose_wish *w, int n) {
  struct rect cell = {(float)(n * w->w), 0, (float)w->w, (float)w->h};
  struct draw_box ground = {.fill = 0xFBEBCBFF, .fill_bottom = 0xEFCF9CFF};
  struct pose pose;
  struct rat_look look = {coat_of_name(w->coat), w->species == SPECIES_MOUSE ? 0.5f : 1.0f, 1, TREAT_PEA, w->seed};
  float heading, unit = fminf(cell.w / 6.0f, cell.h / 3.0f);
  motion_sign(sign_of_name(w->sign), w->seed, w->at_s + (float)n * w->every_s, &pose, &heading);
  float shift = cosf(heading * 0.017453293f) * 0.4f * unit; /* tail and nose about equally far from the edges */
  struct rat_place at = {cell.x + cell.w * 0.5f + shift, cell.y + cell.h * 0.78f, unit, heading};
  draw_push_clip(d, cell);
  draw_box(d, cell, &ground);
  rat_view_draw(view, d, &look, &pose, &at);
  draw_pop_clip(d);
}

static int write_picture(const struct pose_wish *w) {
  struct canvas c = {w->w * w->frames, w->h, w->w * w->frames, NULL};
  c.pixels = calloc((size_t)c.w * (size_t)c.h, sizeof *c.pixels);
  struct draw_list *d = draw_create();
  struct raster *r = raster_create();
  struct rat_view *view = rat_view_create();
  bool ready = c.pixels && d && r && view, written = false;
  if (ready) {
    draw_begin(d, c.w, c.h);
    for (int n = 0; n < w->frames; n++) draw_frame(d, view, w, n);
    raster_draw(r, &c, d, (struct rect){0, 0, (float)c.w, (float)c.h});
    written = png_write(w->out, &c);
    if (!written) fprintf(stderr, "handshy pose: cannot write %s: %s\n", w->out, strerror(errno));
  } else {
    fprintf(stderr, "handshy pose: memory is out\n");
  }
  rat_view_destroy(view);
  raster_destroy(r);
  draw_destroy(d);
  free(c.pixels);
  return written ? CLI_DONE : CLI_FILE;
}

int cli_pose(int argc, char **argv) {
  struct pose_wish w = {
      .coat = "hooded-black", .species = SPECIES_RAT, .w = 640, .h = 480, .frames = 1, .seed = 1, .every_s = 0.1f};
  for (int i = 1; i < argc; i++)
    if (!strcmp(argv[i], "--help")) return fputs(help, stdout), CLI_DONE;
  if (!parse(&w, argc, argv)) return CLI_USAGE;
  if (!strcmp(w.sign, "list")) return list_signs(), CLI_DONE;
  if (!wish_is_drawable(&w)) return CLI_USAGE;
  return write_picture(&w);
}
