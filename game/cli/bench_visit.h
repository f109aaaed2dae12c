/* bench_visit.h - what a visit costs where it is busiest: moments looked for in the shipped diaries, drawn frame by
 * frame. */
#ifndef HANDSHY_CLI_BENCH_VISIT_H
#define HANDSHY_CLI_BENCH_VISIT_H

#include <stdbool.h>
#include <stdint.h>

enum bench_scene {
  BENCH_STILL,                   /* one rat in the cage keeps still */
  BENCH_MOVING,                  /* one rat in the cage is on the move */
  BENCH_THREE,                   /* three rats in the cage, as many as possible on the move */
  BENCH_PLACE,                   /* and the busiest moment of each enum scenery */
  BENCH_SCENES = BENCH_PLACE + 7 /* SCENERY_COUNT */
};
struct bench_moment {
  char diary[512]; /* "": no diary has such a moment */
  int64_t at_ds;
  int rats, moving; /* moving: in the best second */
  double score;
};
/* Looks through all shipped diaries; some seconds. */
void bench_find_moments(struct bench_moment moments[BENCH_SCENES]);
const char *bench_scene_name(enum bench_scene s);

struct bench_frames {
  int frames;
  double ms, worst_ms; /* of CPU: the mean and the longest */
};
/* Drawn headless, pixels included, for about three seconds. false: there is no such moment. */
bool bench_draw(const struct bench_moment *m, struct bench_frames *out);

/* A child's part: shows every moment in a real window and prints "SCENE MB FRAMES-A-SECOND MS-A-FRAME" for each. */
int bench_tour(void);

#endif
