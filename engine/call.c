/* call.c - the player's own reading of a rat: a sign that it shows now, a thing that it fears, or what came over it. */
#include "inside.h"

#include <assert.h>

static_assert((int)CALLABLE_CREAM - (int)CALLABLE_NOISE == (int)DISTURB_CREAM, "in the order of enum disturbance");
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

/* Of the things, those that stand for a cue can be feared: if it came with that fear, whatever it has learnt since. */
static bool fears(const sim *s, int i, int thing) {
  static const int cue[THING_COUNT] = {CUE_TOWEL, CUE_SCENT, CUE_STRANGER, CUE_CLOTHES, -1, -1};
  if (cue[thing] < 0) return false;
  double told = s->def.rats[i].wariness[cue[thing]];
  return (told >= 0 ? told : s->rats[i].first[cue[thing]]) >= tuned(s, TUNE_FEARED);
}

/* Uneasy begins where the ears go back: nobody can see it sooner. */
static bool feels(const struct rat *r, int callable) {
  bool gave_up = r->giveup > 0.5, uneasy = r->fear > 0.25;
  switch (callable) {
  case CALLABLE_CALM: return !gave_up && !uneasy;
  case CALLABLE_UNEASY: return !gave_up && uneasy;
  case CALLABLE_GIVEN_UP: return gave_up;
  default: return false;
  }
}

/* The disturbance that this callable names, -1 if it names none. */
static int disturbance_of(int callable) {
  bool one = callable >= (int)CALLABLE_NOISE && callable <= (int)CALLABLE_CREAM;
  return one ? callable - (int)CALLABLE_NOISE : -1;
}

static bool is_right(const sim *s, int i, int how) {
  if (how < SIGN_COUNT) return shows(&s->rats[i], how);
  int callable = how - SIGN_COUNT, disturbance = disturbance_of(callable);
  if (disturbance >= 0) return disturb_is_cause(s, &s->rats[i], (enum disturbance)disturbance);
  return callable < THING_COUNT ? fears(s, i, callable) : feels(&s->rats[i], callable);
}

void call_do(sim *s, const struct sim_action *a) {
  double right = is_right(s, a->rat, a->how) ? 1 : 0;
  int thing = a->how - (int)SIGN_COUNT + 1, disturbance = disturbance_of(thing - 1);
  if (thing > 0 && thing <= THING_COUNT)
    sim_note(s, a->rat, (struct note){EVENT_THING_NAMED, CAUSE_PERSON_ASKED, VERB_CALL, right > 0 ? thing : -thing});
  sim_note(s, a->rat, (struct note){EVENT_CALLED, CAUSE_PERSON_ASKED, VERB_CALL, right});
  if (disturbance < 0 || right < 1) return;
  static const enum sim_cause causes[DISTURB_COUNT] = {CAUSE_NOISE, CAUSE_CAT, CAUSE_GUEST, CAUSE_CREAM};
  sim_note(s, a->rat, (struct note){EVENT_CAUSE_FOUND, causes[disturbance], VERB_CALL, (double)disturbance});
}
