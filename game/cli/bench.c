/* bench.c - `handshy bench`: the project's own figures, each beside its target. */
#define _POSIX_C_SOURCE 200809L
#include "cli.h"

#include "../../engine/handler.h"
#include "../../engine/num.h"
#include "../../engine/whatif.h"
#include "../app.h"
#include "../app_levels.h"
#include "bench_visit.h"
#include "bench_window.h"
#include "pool.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ENGINE_TICKS = 200000, DAYS = 14, VISIT_DS = 6000, MANY = 1000, TIMES = 10 };
static const char *const bench_level = "03-a-voice-and-a-bowl";

static void row(const char *what, double value, const char *unit, double target, const char *note) {
  printf("%-34s %9.2f %-10s at most %-6g %s%s\n", what, value, unit, target, value <= target ? "yes" : "NO", note);
  fflush(stdout);
}

static void no_row(const char *what, const char *why) { printf("%-34s %9s (%s)\n", what, "-", why); }

static bool read_level(struct level *out) {
  size_t length;
  struct problems problems = {0};
  char *text = app_level_text(bench_level, &length);
  bool ok = text && level_read(text, length, out, &problems);
  free(text);
  snprintf(out->name, sizeof out->name, "%s", bench_level);
  return ok;
}

/* What is over in some milliseconds is done TIMES times and the quickest counts: what else the machine does at the time
 * makes it slower, never quicker. */

/* A person talks on and on: every tick is one of a visit. */
static double talk_ns(const struct level *level) {
  sim *s = sim_create(&level->sim);
  if (!s) return 0;
  double before_ms = bench_cpu_ms();
  for (int i = 0; i < ENGINE_TICKS; i++) {
    if (i % 3000 == 0) sim_act(s, &(struct sim_action){.verb = VERB_TALK, .seconds = 200});
    sim_step(s, INT64_MAX);
  }
  double ns = (bench_cpu_ms() - before_ms) * 1e6;
  sim_destroy(s);
  return ns / ENGINE_TICKS / level->sim.n_rats;
}

static void bench_engine(const struct level *level) {
  double best = talk_ns(level);
  for (int k = 1; k < TIMES; k++) best = num_min(best, talk_ns(level));
  row("engine, a tick and rat", best, "ns", 100, "");
}

/* In ms of CPU; less than 0: memory ran out. */
static double rerun_ms(const struct level *level, struct run *played) {
  struct run *again = run_create(level, 0);
  if (!again) return -1;
  double before_ms = bench_cpu_ms();
  run_play(again, run_diary(played), sim_now_ds(run_sim(played)));
  double ms = bench_cpu_ms() - before_ms;
  if (sim_hash(run_sim(again)) != sim_hash(run_sim(played))) printf("  the re-run ended DIFFERENTLY\n");
  run_destroy(again);
  return ms;
}

static void bench_whatif(const struct level *level, const struct diary *diary) {
  double before_ms = bench_cpu_ms();
  struct whatif *w = whatif_create(level, diary);
  if (!w) return;
  while (!whatif_step(w, 100000)) continue;
  int n;
  char note[40];
  whatif_tried(w, &n);
  snprintf(note, sizeof note, "  (%d changes tried)", n);
  row("two weeks of visits, what-ifs", bench_cpu_ms() - before_ms, "ms", 1000, note);
  whatif_destroy(w);
}

static bool play_one(void *level, int index, int worker) {
  (void)worker;
  struct run *r = handler_play(level, (uint64_t)index + 1, HANDLER_GUIDE);
  run_destroy(r);
  return r != NULL;
}

static double wall_s(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What `handshy simulate --rats 1000` does; processor time, for the machine may be busy with something else. */
static void bench_many(struct level *fortnight) {
  struct pool pool = {0};
  int threads = pool_threads(&pool, MANY);
  double before_s = wall_s(), before_ms = bench_cpu_ms();
  bool all = pool_run(&pool, MANY, play_one, fortnight);
  double cpu_s = (bench_cpu_ms() - before_ms) / 1000;
  char note[80];
  snprintf(note, sizeof note, "  (by the clock %.1f s)%s", wall_s() - before_s, all ? "" : " memory ran out");
  row("1000 rats, the guide's fortnight", cpu_s / threads, "s a core", 10, note);
}

/* One rat, followed by the built-in guide for a fortnight with no goal to end it. */
static void bench_rerun(const struct level *level) {
  struct level *fortnight = malloc(sizeof *fortnight);
  if (!fortnight) return;
  *fortnight = *level;
  fortnight->sim.n_rats = 1;
  fortnight->n_goals = fortnight->n_ways = 0;
  fortnight->days = DAYS;
  fortnight->end_ds = -1;
  struct run *played = handler_play(fortnight, 0, HANDLER_GUIDE);
  if (played) {
    double best = rerun_ms(fortnight, played);
    for (int k = 1; k < TIMES; k++) best = num_min(best, rerun_ms(fortnight, played));
    if (best >= 0) row("the guide's fortnight, re-run", best, "ms", 10, "");
    bench_whatif(level, run_diary(played));
  }
  run_destroy(played);
  bench_many(fortnight);
  free(fortnight);
}

/* With no GPU: own rasteriser, and only what changed is drawn. */
static void bench_frames(const struct bench_moment moments[BENCH_SCENES]) {
  for (int s = 0; s < BENCH_SCENES; s++) {
    struct bench_frames f;
    char what[64], note[80];
    snprintf(what, sizeof what, "frame, %s", bench_scene_name((enum bench_scene)s));
    if (!bench_draw(&moments[s], &f)) {
      no_row(what, "no diary has it");
      continue;
    }
    snprintf(note, sizeof note, "  (%d rats, %d moving; worst %.1f)", moments[s].rats, moments[s].moving, f.worst_ms);
    row(what, f.ms, "ms of CPU", 8, note);
  }
}

static void bench_places(const struct bench_moment moments[BENCH_SCENES]) {
  struct bench_tour t;
  if (!bench_window_tour(moments, &t)) {
    no_row("memory of the places", "no display");
    return;
  }
  for (int s = 0; s < BENCH_SCENES; s++) {
    char what[64], note[80];
    if (!(t.place[s].memory_mb > 0)) continue;
    snprintf(what, sizeof what, "memory, %s", bench_scene_name((enum bench_scene)s));
    snprintf(note, sizeof note, "  (%.1f frames a second, %.2f ms of CPU each)", t.place[s].frames_s,
             t.place[s].frame_ms);
    row(what, t.place[s].memory_mb, "MB", 45, note);
  }
}

static void bench_real_window(void) {
  struct bench_window w;
  if (!bench_window(&w)) {
    no_row("first picture after starting", "no display");
    no_row("memory of the still menu", "no display");
    no_row("processor, still menu", "no display");
    return;
  }
  char note[64];
  snprintf(note, sizeof note, "  (%.0f ms of them CPU)", w.first_frame_cpu_ms);
  row("first picture after starting", w.first_frame_ms, "ms", 90, note);
  row("memory of the still menu", w.memory_mb, "MB", 45, "");
  printf("%-34s %9.2f %% of a core (for 20 s after the last touch)\n", "processor, title's rat awake", w.awake_percent);
  row("processor, still menu", w.idle_percent, "% of a core", 0.5, "");
}

int cli_bench(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--tour") == 0) return bench_tour(); /* a child of this very program */
  if (argc > 1) {
    bool help = strcmp(argv[1], "--help") == 0;
    fprintf(help ? stdout : stderr, "usage: handshy bench\nPrints this machine's figures, each beside its target. "
                                    "Takes about two minutes; with a display, a window opens.\n");
    return help ? CLI_DONE : CLI_USAGE;
  }
  struct level *level = malloc(sizeof *level);
  if (!level || !read_level(level)) {
    fprintf(stderr, "handshy: the level %s cannot be read\n", bench_level);
    free(level);
    return CLI_FILE;
  }
  platform_fonts_open(app_asset_dir());
  bench_real_window();
  struct bench_moment moments[BENCH_SCENES];
  bench_find_moments(moments);
  bench_places(moments);
  bench_frames(moments);
  bench_engine(level);
  bench_rerun(level);
  platform_fonts_close();
  free(level);
  return CLI_DONE;
}
