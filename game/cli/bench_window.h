/* bench_window.h - what the real window costs, measured on a child process. */
#ifndef HANDSHY_CLI_BENCH_WINDOW_H
#define HANDSHY_CLI_BENCH_WINDOW_H

#include "bench_visit.h"

struct bench_window {
  double first_frame_ms;     /* from starting the program to its first picture: the median of some starts */
  double first_frame_cpu_ms; /* the processor time in it: what is left of it on a busy machine */
  double memory_mb;          /* resident, of the still menu */
  double awake_percent;      /* of one core, all threads: of the title while its rat moves */
  double idle_percent;       /* of the still menu */
};
/* false: there is no display. Plays in folders of its own; takes about 70 seconds. */
bool bench_window(struct bench_window *out);
/* Every moment shown one after the other in one real window. `place[s].memory_mb` 0: it did not come to that. */
struct bench_tour {
  struct {
    double memory_mb; /* resident when it had been shown for some seconds */
    double frames_s;  /* frames a second while something moved */
    double frame_ms;  /* of CPU, handing it to the window included */
  } place[BENCH_SCENES];
};
bool bench_window_tour(const struct bench_moment moments[BENCH_SCENES], struct bench_tour *out);
double bench_cpu_ms(void); /* processor time of this process so far */
double bench_resident_mb(int pid);

#endif
