/* bench_visit.c - see bench_visit.h. */
#define _POSIX_C_SOURCE 200809L
#include "bench_visit.h"

#include "../app_levels.h"
#include "../sound.h"
#include "../views/scenery.h"
#include "bench_window.h"
#include "film.h"
#include "input.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Static_assert(BENCH_SCENES == BENCH_PLACE + SCENERY_COUNT, "a scene for each place");

enum { SAMPLE_DS = 10, SAMPLES = 30, SPAN = 3, LEAD_DS = 5, FRAMES = 200, TOUR_FRAMES = 150 };

const char *bench_scene_name(enum bench_scene s) {
  static const char *const names[BENCH_SCENES] = {"one rat still",
                                                  "one rat moving",
                                                  "three rats, busiest",
                                                  [BENCH_PLACE + SCENERY_CAGE] = "cage, busiest",
                                                  [BENCH_PLACE + SCENERY_BATH] = "free in the bathroom",
                                                  [BENCH_PLACE + SCENERY_LAP] = "on the lap",
                                                  [BENCH_PLACE + SCENERY_COLLAR] = "in the jumper",
                                                  [BENCH_PLACE + SCENERY_CARRIER] = "in the carrier",
                                                  [BENCH_PLACE + SCENERY_NEUTRAL] = "neutral ground",
                                                  [BENCH_PLACE + SCENERY_OTHER] = "the other house"};
  return names[s];
}

/* ---- looking for moments ---- */

struct look {
  enum scenery at;
  int shown, moving;
};

static struct look look_at(const struct run *r) {
  struct sim_world world;
  struct sim_rat rats[SIM_MAX_RATS];
  int n = run_level(r)->sim.n_rats;
  sim_read_world(run_sim_const(r), &world);
  sim_read_rats(run_sim_const(r), rats);
  struct look l = {.at = scenery_of(&world, rats, n)};
  for (int i = 0; i < n; i++) {
    bool shown = scenery_shows(l.at, &rats[i]) && rats[i].place != PLACE_HUT;
    l.shown += shown;
    l.moving += shown && (rats[i].speed_cm_s > 0.5 || rats[i].doing == DOING_WASH || rats[i].with >= 0);
  }
  return l;
}

/* How well some seconds of a visit fit a scene; < 0: not at all. */
static double fits(enum bench_scene s, const struct look *l, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) {
    bool cage = l[i].at == SCENERY_CAGE;
    if (s < BENCH_PLACE && !cage) return -1;
    if (s >= BENCH_PLACE && (int)l[i].at != (int)s - BENCH_PLACE) return -1;
    if (l[i].shown == 0 || (s < BENCH_PLACE && l[i].shown != (s == BENCH_THREE ? 3 : 1))) return -1;
    sum += s == BENCH_STILL ? 1 - l[i].moving : l[i].moving + 0.01 * l[i].shown;
  }
  return sum;
}

static void keep_best(struct bench_moment *m, const char *diary, int64_t at_ds, const struct look *l) {
  for (int s = 0; s < BENCH_SCENES; s++) {
    double score = fits((enum bench_scene)s, l, SPAN);
    if (score < 0 || (m[s].diary[0] && score <= m[s].score)) continue;
    m[s] = (struct bench_moment){.at_ds = at_ds - SPAN * SAMPLE_DS, .score = score};
    snprintf(m[s].diary, sizeof m[s].diary, "%s", diary);
    for (int i = 0; i < SPAN; i++) {
      if (l[i].shown > m[s].rats) m[s].rats = l[i].shown;
      if (l[i].moving > m[s].moving) m[s].moving = l[i].moving;
    }
  }
}

/* After a line of the diary, until the next one or half a minute has passed. */
static void watch(struct bench_moment *m, const char *diary, struct run *r, int64_t until_ds) {
  struct look seen[SPAN] = {{0}};
  for (int i = 0; i < SAMPLES && sim_now_ds(run_sim(r)) + SAMPLE_DS < until_ds; i++) {
    struct sim_world world;
    sim_read_world(run_sim_const(r), &world);
    if (!world.person) return;
    run_until(r, sim_now_ds(run_sim(r)) + SAMPLE_DS, false);
    memmove(&seen[0], &seen[1], (SPAN - 1) * sizeof seen[0]);
    seen[SPAN - 1] = look_at(r);
    if (i >= SPAN - 1) keep_best(m, diary, sim_now_ds(run_sim(r)), seen);
  }
}

static void look_through(struct bench_moment *m, const char *path) {
  struct diary d;
  diary_init(&d);
  struct level *level = malloc(sizeof *level);
  if (level && access(path, R_OK) == 0 && cli_load_diary(path, level, &d) == CLI_DONE) {
    struct run *r = run_create(level, d.seed);
    for (int i = 0; r && i < d.n; i++) {
      run_play_line(r, &d.lines[i], false);
      watch(m, path, r, i + 1 < d.n ? d.lines[i + 1].at_ds : INT64_MAX);
    }
    run_destroy(r);
  }
  free(level);
  diary_free(&d);
}

void bench_find_moments(struct bench_moment moments[BENCH_SCENES]) {
  static const char *const kinds[] = {"win", "naive"};
  memset(moments, 0, BENCH_SCENES * sizeof *moments);
  int n = 0;
  char **names = cli_level_names(&n);
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 2; k++) {
      char path[512];
      snprintf(path, sizeof path, "%s/diaries/%s.%s.diary", app_level_dir(), names[i], kinds[k]);
      look_through(moments, path);
    }
  cli_free_names(names, n);
}

/* ---- drawing them ---- */

/* The run of the moment's diary, in the app; the caller frees *d. */
static bool open_moment(const struct bench_moment *m, struct app *a, struct film *f, struct diary *d) {
  diary_init(d);
  struct level *level = malloc(sizeof *level);
  bool ok = level && m->diary[0] && cli_load_diary(m->diary, level, d) == CLI_DONE;
  struct run *r = ok ? run_create(level, d->seed) : NULL;
  free(level);
  if (r) film_open(f, a, r, d, m->at_ds - LEAD_DS);
  return r != NULL;
}

bool bench_draw(const struct bench_moment *m, struct bench_frames *out) {
  struct app *a = app_create(NULL, NULL);
  struct film f;
  struct diary d = {0};
  *out = (struct bench_frames){0};
  bool ok = a && open_moment(m, a, &f, &d);
  for (int i = 0; i < FRAMES && ok; i++) {
    double idle_s, before_ms = bench_cpu_ms();
    unsigned frame = i < 10 ? 0 : draw_frame(ui_draw(app_ui(a))); /* before the first there is no list */
    film_feed(&f);
    app_frame_at(a, 1 + i / 60.0, &idle_s);
    double ms = bench_cpu_ms() - before_ms;
    if (i < 10 || draw_frame(ui_draw(app_ui(a))) == frame) continue; /* pictures and glyphs are made; nothing was due */
    out->frames++;
    out->ms += ms;
    if (ms > out->worst_ms) out->worst_ms = ms;
  }
  if (out->frames) out->ms /= out->frames;
  app_destroy(a);
  diary_free(&d);
  return ok;
}

/* ---- the tour through a real window ---- */

static bool show(const struct bench_moment *m, enum bench_scene s, struct app *a, struct platform *p) {
  struct film f;
  struct diary d;
  bool ok = open_moment(m, a, &f, &d);
  double idle_s = 0, start_s = platform_seconds(), cpu_ms = bench_cpu_ms();
  unsigned first = draw_frame(ui_draw(app_ui(a)));
  for (unsigned n = 0; ok && n < TOUR_FRAMES; n = draw_frame(ui_draw(app_ui(a))) - first) {
    if (platform_seconds() - start_s > 10) break; /* it keeps still */
    int idle_ms = (int)(idle_s * 1000);
    if (idle_ms > 0) platform_wait(p, idle_ms);
    film_feed(&f);
    ok = app_frame(a, &idle_s);
    if (n != 9) continue; /* opening the place is no frame of it */
    start_s = platform_seconds(), cpu_ms = bench_cpu_ms();
  }
  double n = (double)(draw_frame(ui_draw(app_ui(a))) - first - 10);
  if (ok)
    printf("%d %.2f %.2f %.3f\n", s, bench_resident_mb((int)getpid()), n / (platform_seconds() - start_s),
           (bench_cpu_ms() - cpu_ms) / n);
  fflush(stdout);
  app_go(a, SCENE_TITLE); /* lets go of the diary's run */
  app_frame(a, &idle_s);
  diary_free(&d);
  return ok;
}

/* The moments come from the parent, who has looked for them: finding them would leave its own traces in memory. */
static bool read_moment(enum bench_scene *s, struct bench_moment *m) {
  char line[700];
  long long at_ds;
  int scene;
  *m = (struct bench_moment){0};
  if (!fgets(line, sizeof line, stdin)) return false;
  if (sscanf(line, "%d %lld %511s", &scene, &at_ds, m->diary) != 3 || scene < 0 || scene >= BENCH_SCENES) return false;
  *s = (enum bench_scene)scene;
  m->at_ds = at_ds;
  return true;
}

int bench_tour(void) {
  struct platform *p = platform_create("Handshy", 1280, 720, false);
  if (!p) return CLI_FILE;
  platform_fonts_open(app_asset_dir());
  struct app *a = app_create(p, NULL);
  double idle_s;
  if (a) app_frame(a, &idle_s);
  sound_open(app_asset_dir());
  enum bench_scene s;
  struct bench_moment m;
  while (a && read_moment(&s, &m) && show(&m, s, a, p)) continue;
  sound_close();
  app_destroy(a);
  platform_fonts_close();
  platform_destroy(p);
  return CLI_DONE;
}
