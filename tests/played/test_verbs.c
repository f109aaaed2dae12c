/* Every verb that a level allows has a way on the screen: each is done once, by keys and by mouse, and stands in the
 * diary. Where the rat does not let it be done now (nobody asleep who could be woken), its chip says why not. */
#define _DEFAULT_SOURCE
#include "hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../home.h"

static const struct sim_rat *rat_now(struct hands *h, struct sim_rat *out) {
  sim_read_rat(run_sim_const(app_run(h->app)), 0, out);
  return out;
}
static bool allows(const struct hands *h, enum verb verb) { return run_level(app_run(h->app))->sim.allow >> verb & 1; }
static bool can(const struct hands *h, const struct sim_action *a) {
  return sim_check(run_sim_const(app_run(h->app)), a) == REASON_NONE;
}

static void pass(struct hands *h, double seconds) {
  hands_wait(h, sim_now_ds(run_sim_const(app_run(h->app))) + (int64_t)(seconds * 10), false);
}

/* Follows it with the hand, as nobody should, until the act can be done. */
static bool reach_for(struct hands *h, const struct sim_action *a) {
  for (int i = 0; i < 80 && !can(h, a); i++) {
    struct sim_world w;
    struct sim_rat r;
    sim_read_world(run_sim_const(app_run(h->app)), &w);
    if (!w.hand_in) hands_do(h, &(struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
    rat_now(h, &r);
    hands_do(h, &(struct sim_action){.verb = VERB_MOVE, .x = r.x_cm, .y = r.y_cm});
    pass(h, r.place == PLACE_HUT ? 6 : 0.1);
  }
  return can(h, a);
}

static void hands_away(struct hands *h) {
  struct sim_world w;
  sim_read_world(run_sim_const(app_run(h->app)), &w);
  struct sim_action put = {.verb = VERB_PUT, .rat = w.held_rat}, out = {.verb = VERB_HAND, .how = HAND_OUT};
  if (w.held_rat >= 0) hands_do(h, &put);
  if (w.hand_in && can(h, &out)) hands_do(h, &out);
  pass(h, 1);
}

/* Does it if the world lets it be done; what then does not come into the diary has no way on the screen. */
static void try_it(struct hands *h, struct sim_action a, int *done, int *not_now) {
  if (!allows(h, a.verb) && a.verb != VERB_CALL) return;
  if (!can(h, &a)) {
    printf("    %s %d: not now, %s\n", sim_verb_name(a.verb), a.how,
           sim_reason_name(sim_check(run_sim_const(app_run(h->app)), &a)));
    ++*not_now;
    return;
  }
  if (!hands_do(h, &a)) fail_msg("no way on the screen: %s", h->missing);
  assert_true(hands_wrote(h, a.verb, a.how));
  ++*done;
  pass(h, 0.2);
}

static void each_verb_once(const char *level, bool mouse) {
  struct hands h;
  int done = 0, not_now = 0;
  hands_open(&h, level, mouse);
  while (!hands_shows(&h, "Leave")) hands_frame(&h, 0.1); /* a level may begin with something to look at */
  const struct sim_action plain[] = {{.verb = VERB_WASH},
                                     {.verb = VERB_TALK, .seconds = 60},
                                     {.verb = VERB_QUARANTINE, .how = QUARANTINE_ROOM},
                                     {.verb = VERB_SHOW, .how = THING_HAT, .x = 72},
                                     {.verb = VERB_ROOM, .how = ROOM_ITEM + ROOM_ITEM_GAP},
                                     {.verb = VERB_REACH},
                                     {.verb = VERB_WAKE},
                                     {.verb = VERB_HAND, .how = HAND_IN},
                                     {.verb = VERB_TREAT, .treat = TREAT_OAT},
                                     {.verb = VERB_HOLD, .how = HOLD_SHIRT}};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) try_it(&h, plain[i], &done, &not_now);
  hands_away(&h);
  const struct sim_action calls[] = {{.verb = VERB_CALL, .how = SIGN_REST},
                                     {.verb = VERB_CALL, .how = SIGN_EARS_FORWARD},
                                     {.verb = VERB_CALL, .how = (int)SIGN_COUNT + CALLABLE_CALM},
                                     {.verb = VERB_CALL, .how = (int)SIGN_COUNT + CALLABLE_CAT}};
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) try_it(&h, calls[i], &done, &not_now);
  for (int how = OFFER_FINGERS; how <= OFFER_BARS; how++) {
    try_it(&h, (struct sim_action){.verb = VERB_OFFER, .how = how, .treat = TREAT_COUNT}, &done, &not_now);
    hands_away(&h);
  }
  const struct sim_action touch[] = {{.verb = VERB_PET, .how = PET_SIDE, .seconds = 2},
                                     {.verb = VERB_LIFT, .how = LIFT_SCOOP},
                                     {.verb = VERB_HOLD, .how = HOLD_CLOTHING},
                                     {.verb = VERB_PUT}};
  for (size_t i = 0; i < sizeof touch / sizeof *touch; i++) {
    if (allows(&h, touch[i].verb) && touch[i].verb != VERB_HOLD && touch[i].verb != VERB_PUT) reach_for(&h, &touch[i]);
    try_it(&h, touch[i], &done, &not_now);
  }
  hands_away(&h);
  const struct sim_action last[] = {{.verb = VERB_OUT},
                                    {.verb = VERB_HOME},
                                    {.verb = VERB_INTRODUCE, .how = INTRODUCE_NEUTRAL},
                                    {.verb = VERB_SUPERVISE, .how = SUPERVISE_OFF},
                                    {.verb = VERB_SEPARATE, .how = SEPARATE_TOWEL},
                                    {.verb = VERB_CLEAN},
                                    {.verb = VERB_SHOUT},
                                    {.verb = VERB_LEAVE}};
  for (size_t i = 0; i < sizeof last / sizeof *last; i++) try_it(&h, last[i], &done, &not_now);
  printf("  %s by %s: %d acts in the diary, %d not possible then\n", level, mouse ? "mouse" : "keys", done, not_now);
  hands_close(&h);
}

static const char *const levels[] = {"03-a-voice-and-a-bowl",   "04-the-pet-store-rat", "05-closer-and-closer",
                                     "06-first-touch",          "07-the-secure-area",   "08-a-couple-of-seconds",
                                     "09-a-bit-more-every-day", "10-the-troubled-past", "11-twenty-minutes",
                                     "12-her-nose-her-day",     "13-two-weeks-apart",   "14-the-proper-intro",
                                     "15-mouse-house"};

static void by_keys(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) each_verb_once(levels[i], false);
}
static void by_mouse(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) each_verb_once(levels[i], true);
}

int main(void) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  char dir[64];
  home_make(dir);
  const struct CMUnitTest tests[] = {cmocka_unit_test(by_keys), cmocka_unit_test(by_mouse)};
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  home_remove(dir);
  return failed;
}
