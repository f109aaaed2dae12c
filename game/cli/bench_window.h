/* bench_window.h - what the real window costs, measured on a child process. */
#ifndef HANDSHY_CLI_BENCH_WINDOW_H
#define HANDSHY_CLI_BENCH_WINDOW_H

#include <stdbool.h>

struct bench_window {
  double first_frame_ms;     /* from starting the program to its first picture: the median of some starts */
  double first_frame_cpu_ms; /* the processor time in it: what is left of it on a busy machine */
  double memory_mb;          /* resident, of the still menu */
  double awake_percent;      /* of one core, all threads: of the title while its rat moves */
  double idle_percent;       /* of the still menu */
};
/* false: there is no display. Plays in folders of its own; takes about 70 seconds. */
bool bench_window(struct bench_window *out);
double bench_cpu_ms(void); /* processor time of this process so far */

#endif
