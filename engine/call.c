/* call.c - the player's own reading of a rat: a sign that it shows now, a thing that it fears, or what came over it. */
#include "inside.h"

#include <assert.h>

static_assert((int)CALLABLE_BAG == (int)THING_BAG, "the first callables are the things of `show`");

enum sim_reason call_check(const sim *s, const struct sim_action *a) {
  (void)s;
  return a->how >= 0 && a->how < CALL_COUNT ? REASON_NONE : REASON_BAD_VALUE;
}

static bool shows(const struct rat *r, int sign) {
  for (int k = 0; k < r->n_signs; k++)
    if ((int)r->signs[k] == sign) return true;
  return false;
}

/* Of the things, those that stand for a cue can be feared. */
static bool fears(const struct rat *r, int thing) {
  static const int cue[THING_COUNT] = {CUE_TOWEL, CUE_SCENT, CUE_STRANGER, CUE_CLOTHES, -1, -1};
  return cue[thing] >= 0 && r->wariness[cue[thing]] > 0.5;
}

static bool is_right(const struct rat *r, int how) {
  if (how < SIGN_COUNT) return shows(r, how);
  int callable = how - SIGN_COUNT;
  return callable < THING_COUNT && fears(r, callable);
}

void call_do(sim *s, const struct sim_action *a) {
  double right = is_right(&s->rats[a->rat], a->how) ? 1 : 0;
  sim_note(s, a->rat, (struct note){EVENT_CALLED, CAUSE_PERSON_ASKED, VERB_CALL, right});
}
