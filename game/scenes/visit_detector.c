/* visit_detector.c - the detector: a device that hears what is too high for ears. Worn, it draws each call on a strip
 * of paper, says it in words and gives it slowed down; not worn, it is not there, and costs nothing. */
#include "visit.h"

#include <stdio.h>
#include <string.h>

#include "../heard.h"
#include "../words.h"

/* The level whose Promise paw earns it (levels.md, level 6). */
#define EARNED_IN "06-first-touch"

static bool earned(const struct visit *v) { return app_won(v->app, EARNED_IN); }

/* Not earned, it is not spoken of at all; taken away by the level, it is refused. */
bool visit_detector_known(const struct visit *v) { return v->level->detector == DETECTOR_LENT || earned(v); }

bool visit_detector_allowed(const struct visit *v) {
  return v->level->detector != DETECTOR_AWAY && visit_detector_known(v);
}

bool visit_detector_earned_here(const struct visit *v) {
  return strcmp(v->level->name, EARNED_IN) == 0 && run_outcome(v->run) == OUTCOME_WON;
}

void visit_detector_toggle(struct visit *v) { v->detector = visit_detector_allowed(v) && !v->detector; }

/* Mice call, too, but not so: what is known of rats' calls is not lent to them (domain.md section 1, row 25). */
bool visit_detector_hears(const struct visit *v, int rat) {
  return v->detector && v->level->sim.rats[rat].species == SPECIES_RAT;
}

/* Puts a call on the strip; gives the variant, which the sound must be, too. */
int visit_detector_call(struct visit *v, int rat, enum sign s) {
  enum call_kind kind = s == SIGN_USV22 ? CALL_22 : CALL_50;
  struct detector_call *c = &v->calls[v->next_call % DETECTOR_CALLS];
  *c = (struct detector_call){kind, (int)(v->next_call % (unsigned)call_variants(kind)), rat, v->clock};
  v->next_call++;
  return c->variant;
}

/* The last call that is still on the strip; NULL: quiet. */
static const struct detector_call *last_call(const struct visit *v) {
  if (v->next_call == 0) return NULL;
  const struct detector_call *c = &v->calls[(v->next_call - 1) % DETECTOR_CALLS];
  double sounds_s = (double)(call_length_s(c->kind, c->variant) * CALL_SLOWED);
  return v->clock - c->at_s < sounds_s + 1.5 ? c : NULL;
}

void visit_detector_build(struct visit *v, struct ui *u, struct rect r) {
  const struct detector_call *last = last_call(v);
  char says[96];
  if (!last)
    snprintf(says, sizeof says, "%s", words("quiet: that alone tells nothing"));
  else
    snprintf(says, sizeof says, "%s ← %s", last->kind == CALL_22 ? words("long and flat") : words("short chirps"),
             visit_name(v, last->rat));
  widget_detector(u, r, v->calls, (int)(v->next_call < DETECTOR_CALLS ? v->next_call : DETECTOR_CALLS), v->clock, says);
}
