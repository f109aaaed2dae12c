/* kill.c - plays visits through the game's own loop, kills the program without warning at random moments, starts it
 * again and looks at what is left: every act, all of the state, and at most five seconds less of time.
 *
 *   kill TIMES [SEED]     prints one line a kill that lost something, and how much the worst lost
 *
 * The player is a child process with the window that is none; what it had done is told through shared memory. */
#define _DEFAULT_SOURCE
#include "app.h"
#include "platform/null.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ACTS_MAX = 1 << 16, TICKS_MAX = 1 << 18, LOST_MOST_DS = 50, SMALL_W = 426, SMALL_H = 240 };
static const char *const level = "03-a-voice-and-a-bowl";

struct tick {
  int64_t at_ds;
  uint64_t hash;
};
/* What the child did, as of its last whole frame. */
struct told {
  volatile int n_acts, n_ticks, playing;
  volatile int64_t now_ds;
  struct diary_line acts[ACTS_MAX];
  struct tick ticks[TICKS_MAX];
};

static uint32_t dice_state;
static uint32_t dice(uint32_t n) {
  dice_state = dice_state * 1664525u + 1013904223u;
  return (dice_state >> 10) % n;
}

/* ---- the player ---- */

static void press(struct platform *p, int key) {
  platform_null_push(p, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = key});
  platform_null_push(p, &(struct input){.kind = INPUT_KEY_UP, .device = DEVICE_KEYS, .key = key});
}

static void point(struct platform *p, enum input_kind kind) {
  struct input in = {.kind = kind, .device = DEVICE_MOUSE, .button = 1};
  in.x = SMALL_W * (0.16f + (float)dice(680) / 1000);
  in.y = SMALL_H * (0.28f + (float)dice(450) / 1000);
  platform_null_push(p, &in);
}

/* Some of what a player may do next, rude things too; then for a while only looks. */
static void play_visit(struct platform *p, int *look_frames) {
  if ((*look_frames)-- > 0) return;
  if (dice(30) == 0) *look_frames = (int)dice(400);
  uint32_t what = dice(40);
  if (what < 16)
    point(p, INPUT_POINTER_MOVE);
  else if (what < 20)
    press(p, '1' + (int)dice(7));
  else if (what < 24)
    press(p, KEY_ENTER);
  else if (what == 24)
    press(p, '+');
  else if (what == 25)
    press(p, '-');
  else if (what == 26 && dice(3) == 0)
    press(p, '9');
}

static void tell(struct told *t, const struct run *r) {
  const struct diary *d = run_diary(r);
  int n = 0;
  for (int i = 0; i < d->n; i++)
    if (!d->lines[i].is_hash && n < ACTS_MAX) t->acts[n++] = d->lines[i];
  t->n_acts = n;
  if (t->n_ticks < TICKS_MAX)
    t->ticks[t->n_ticks] = (struct tick){sim_now_ds(run_sim_const(r)), sim_hash(run_sim_const(r))};
  if (t->n_ticks < TICKS_MAX) t->n_ticks++;
  t->now_ds = sim_now_ds(run_sim_const(r));
}

static void take_a_seat(struct app *a) {
  struct problems ignored = {0};
  if (!app_continue(a)) app_start_level(a, level, &ignored);
  app_go(a, SCENE_VISIT);
}

static void play_for_ever(struct told *t) {
  struct platform *p = platform_create("kill", SMALL_W, SMALL_H, false);
  struct app *a = app_create(p, NULL);
  double idle_s;
  int look_frames = 0;
  take_a_seat(a);
  for (;;) {
    if (!app_frame(a, &idle_s)) _exit(3);
    if (run_outcome(app_run(a)) != OUTCOME_RUNNING) {
      t->playing = 2; /* the next start begins anew */
      app_go(a, SCENE_DEBRIEF);
      app_frame(a, &idle_s);
      _exit(0);
    }
    tell(t, app_run(a));
    t->playing = 1;
    platform_null_advance(1.0 / 60);
    if (app_scene(a) == SCENE_VISIT)
      play_visit(p, &look_frames);
    else if (app_scene(a) == SCENE_DAYS)
      press(p, dice(3) ? KEY_ENTER : KEY_DOWN);
    else
      app_go(a, SCENE_VISIT);
  }
}

/* ---- the one who kills ---- */

static void sleep_ms(uint32_t ms) { nanosleep(&(struct timespec){ms / 1000, (long)(ms % 1000) * 1000000}, NULL); }

static pid_t start(struct told *t) {
  t->n_acts = t->n_ticks = t->playing = 0;
  t->now_ds = 0;
  uint32_t seed = dice(1u << 20);
  pid_t pid = fork();
  if (pid == 0) {
    dice_state = seed;
    play_for_ever(t);
  }
  return pid;
}

static bool same_act(const struct diary_line *a, const struct diary_line *b) {
  const struct sim_action *x = &a->action, *y = &b->action;
  return a->at_ds == b->at_ds && x->verb == y->verb && x->rat == y->rat && x->how == y->how && x->fast == y->fast;
}

/* The last moment told at which nothing was acted: there the state is the same before and after a frame's input. */
static const struct tick *quiet_tick(const struct told *t, const struct diary *d, int64_t until_ds) {
  int line = d->n - 1;
  for (int i = t->n_ticks - 1; i >= 0; i--) {
    int64_t at_ds = t->ticks[i].at_ds;
    if (at_ds > until_ds) continue;
    while (line >= 0 && (d->lines[line].at_ds > at_ds || d->lines[line].is_hash)) line--;
    if (line < 0 || d->lines[line].at_ds < at_ds) return &t->ticks[i];
  }
  return NULL;
}

static bool same_state(const struct run *r, const struct tick *then) {
  struct run *again = run_create(run_level(r), run_diary(r)->seed);
  run_play(again, run_diary(r), then->at_ds);
  bool same = sim_hash(run_sim(again)) == then->hash && sim_now_ds(run_sim(again)) == then->at_ds;
  run_destroy(again);
  return same;
}

struct losses {
  int64_t most_ds;
  int bad, compared;
};

static void look_at(const struct told *t, int i, struct losses *l) {
  struct platform *p = platform_create("look", 640, 360, false);
  struct app *a = app_create(p, NULL);
  if (!a || app_saved_damaged(a) || !app_continue(a)) {
    if (t->now_ds > 0 && t->n_acts > 0) printf("kill %d: nothing is left of %d acts\n", i, t->n_acts), l->bad++;
    app_destroy(a);
    platform_destroy(p);
    return;
  }
  struct run *r = app_run(a);
  int64_t now_ds = sim_now_ds(run_sim(r)), lost_ds = t->now_ds - now_ds;
  if (lost_ds > l->most_ds) l->most_ds = lost_ds;
  if (lost_ds > LOST_MOST_DS) printf("kill %d: %.1f s are lost\n", i, (double)lost_ds / 10), l->bad++;
  int n = 0;
  const struct diary *d = run_diary(r);
  for (int k = 0; k < d->n && n < t->n_acts; k++) {
    if (d->lines[k].is_hash) continue;
    if (!same_act(&d->lines[k], &t->acts[n])) break;
    n++;
  }
  if (n < t->n_acts) printf("kill %d: act %d of %d is lost or changed\n", i, n + 1, t->n_acts), l->bad++;
  const struct tick *then = quiet_tick(t, d, now_ds);
  if (then) {
    l->compared++;
    if (!same_state(r, then)) printf("kill %d: the state at the same moment differs\n", i), l->bad++;
  }
  app_destroy(a);
  platform_destroy(p);
}

static void one_kill(struct told *t, int i, struct losses *l) {
  pid_t pid = start(t);
  for (int waited = 0; !t->playing && waited < 20000; waited += 2) sleep_ms(2);
  sleep_ms(20 + dice(400));
  kill(pid, SIGKILL);
  int status;
  waitpid(pid, &status, 0);
  if (getenv("KILL_TALK"))
    printf("kill %d: %d acts, %d frames, %.1f s\n", i, t->n_acts, t->n_ticks, (double)t->now_ds / 10);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL && t->playing == 1)
    look_at(t, i, l);
  else if (t->playing != 2)
    printf("kill %d: the player ended by itself (%d)\n", i, status), l->bad++;
}

int main(int argc, char **argv) {
  char dir[] = "/tmp/handshy-kill-XXXXXX", command[64];
  int times = argc > 1 ? atoi(argv[1]) : 50;
  dice_state = argc > 2 ? (uint32_t)atoi(argv[2]) : 1;
  struct told *t = mmap(NULL, sizeof *t, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (t == MAP_FAILED || !mkdtemp(dir)) return 2;
  setenv("XDG_DATA_HOME", dir, 1);
  setenv("XDG_CONFIG_HOME", dir, 1);
  struct losses l = {0};
  for (int i = 1; i <= times; i++) one_kill(t, i, &l);
  printf("%d kills: at most %.1f s lost, %d states compared byte by byte, %d losses\n", times, (double)l.most_ds / 10,
         l.compared, l.bad);
  snprintf(command, sizeof command, "rm -r '%s'", dir);
  return system(command) != 0 || l.bad > 0 || l.compared == 0;
}
