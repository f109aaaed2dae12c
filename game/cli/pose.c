/* pose.c - `handshy pose SIGN`: one sign of the ethogram drawn off-screen, as one picture or a strip of its loop. */
#include "../png.h"
#include "../raster.h"
#include "../views/hand.h"
#include "../views/tableau.h"
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
  enum source source;
  int age_days;
  bool mirrored, bare;
  unsigned seed;
  float every_s, at_s, turn_deg, fear, zoom;
};

static const char help[] =
    "handshy pose SIGN [options] -o FILE.png     draw one sign of the ethogram\n\n"
    "  SIGN             freeze, rest, peek_hut, stretch_attend ...; `handshy pose list` prints all\n"
    "  --coat NAME      hooded-black (default), agouti, albino, husky, fawn, mink, black\n"
    "  --species NAME   rat (default) or mouse\n"
    "  --size WxH       pixels of one picture, default 640x480\n"
    "  --at SECONDS     moment of the sign's loop, default 0: where it is plainest\n"
    "  --strip N        N pictures side by side, one after another\n"
    "  --every SECONDS  time between the pictures of a strip, default 0: the loop in equal parts\n"
    "  --age DAYS       default 200; young below 80, old from 480\n"
    "  --source NAME    breeder (sleek, default), pet-store or rescue (ragged)\n"
    "  --turn DEGREES   turns the rat away from the viewer, -90..90; default 0\n"
    "  --facing left    instead of right, where no hand or hut says otherwise\n"
    "  --fear LEVEL     0..1 instead of the sign's own; with the sign `none`: a rat that stands and looks\n"
    "  --zoom TIMES     0.5..2: how near one rat by itself is drawn, instead of as suits the sign\n"
    "  --bare yes       without the hand, the hut and the traces that belong to the sign\n"
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

static bool take_source(struct pose_wish *w, const char *value) {
  for (int s = 0; s < SOURCE_COUNT; s++)
    if (!strcmp(value, sim_source_name((enum source)s))) return w->source = (enum source)s, true;
  return false;
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
  if (!strcmp(name, "--age")) return parse_number(value, 1, 2000, &number) && (w->age_days = (int)number, true);
  if (!strcmp(name, "--turn")) return parse_number(value, -90, 90, &number) && (w->turn_deg = (float)number, true);
  if (!strcmp(name, "--fear")) return parse_number(value, 0, 1, &number) && (w->fear = (float)number, true);
  if (!strcmp(name, "--zoom")) return parse_number(value, 0.5, 2, &number) && (w->zoom = (float)number, true);
  if (!strcmp(name, "--facing")) return w->mirrored = !strcmp(value, "left"), w->mirrored || !strcmp(value, "right");
  if (!strcmp(name, "--bare")) return w->bare = !strcmp(value, "yes"), w->bare || !strcmp(value, "no");
  if (!strcmp(name, "--source")) return take_source(w, value);
  if (strcmp(name, "--species") != 0) return false;
  for (int s = 0; s < SPECIES_COUNT; s++)
    if (!strcmp(value, sim_species_name((enum species)s))) return w->species = (enum species)s, true;
  return false;
}

static bool is_option(const char *text) {
  static const char *const names[] = {"-o",     "--coat",   "--size",    "--strip",  "--every",
                                      "--at",   "--seed",   "--species", "--age",    "--turn",
                                      "--fear", "--facing", "--bare",    "--source", "--zoom"};
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
  if (sign_of_name(w->sign) == SIGN_COUNT && strcmp(w->sign, "none") != 0) {
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

/* Another coat for the second rat, so that the two can be told apart. */
static enum coat other_coat(enum coat c) {
  return c == COAT_HOODED ? COAT_FAWN : c == COAT_FAWN || c == COAT_ALBINO ? COAT_BLACK : COAT_ALBINO;
}

static struct tableau_wish tableau_of(const struct pose_wish *w) {
  bool mouse = w->species == SPECIES_MOUSE;
  struct rat_build build = rat_build_of(w->species, w->source, w->age_days);
  struct tableau_wish t = {.bare = w->bare, .zoom = w->zoom, .tone = (int)(w->seed % HAND_TONES)};
  t.staged = (struct staged){.sign = sign_of_name(w->sign), .seed = w->seed, .turn_deg = w->turn_deg, .fear = w->fear};
  t.staged.mirrored = w->mirrored;
  t.look =
      (struct rat_look){.coat = coat_of_name(w->coat), .light = 1, .food = TREAT_PEA, .seed = w->seed, .build = build};
  t.look.size = rat_build_size(&build) * (mouse ? 1.25f : 1); /* nearer */
  t.other_coat = other_coat(t.look.coat);
  return t;
}

static int write_picture(const struct pose_wish *w) {
  struct canvas c = {w->w * w->frames, w->h, w->w * w->frames, NULL};
  c.pixels = calloc((size_t)c.w * (size_t)c.h, sizeof *c.pixels);
  struct draw_list *d = draw_create();
  struct raster *r = raster_create();
  struct tableau *scene = tableau_create();
  struct tableau_wish wish = tableau_of(w);
  float loop_s = motion_sign_loop_s(wish.staged.sign), every = w->every_s > 0 ? w->every_s : loop_s / (float)w->frames;
  bool ready = c.pixels && d && r, written = false;
  if (ready) {
    draw_begin(d, c.w, c.h);
    for (int n = 0; n < w->frames; n++) {
      struct rect cell = {(float)(n * w->w), 0, (float)w->w, (float)w->h};
      struct draw_box ground = {.fill = 0xFBEBCBFF, .fill_bottom = 0xEFCF9CFF};
      draw_box(d, cell, &ground);
      wish.staged.t = w->at_s + (float)n * every;
      tableau_draw(scene, d, cell, &wish);
    }
    raster_draw(r, &c, d, (struct rect){0, 0, (float)c.w, (float)c.h});
    written = png_write(w->out, &c);
    if (!written) fprintf(stderr, "handshy pose: cannot write %s: %s\n", w->out, strerror(errno));
  } else {
    fprintf(stderr, "handshy pose: memory is out\n");
  }
  tableau_destroy(scene);
  raster_destroy(r);
  draw_destroy(d);
  free(c.pixels);
  return written ? CLI_DONE : CLI_FILE;
}

int cli_pose(int argc, char **argv) {
  struct pose_wish w = {.coat = "hooded-black",
                        .species = SPECIES_RAT,
                        .w = 640,
                        .h = 480,
                        .frames = 1,
                        .seed = 1,
                        .age_days = 200,
                        .fear = -1};
  for (int i = 1; i < argc; i++)
    if (!strcmp(argv[i], "--help")) return fputs(help, stdout), CLI_DONE;
  if (!parse(&w, argc, argv)) return CLI_USAGE;
  if (!strcmp(w.sign, "list")) return list_signs(), CLI_DONE;
  if (!wish_is_drawable(&w)) return CLI_USAGE;
  return write_picture(&w);
}
