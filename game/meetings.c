/* meetings.c - see meetings.h. */
#include "meetings.h"

#include "sign_pages.h"

void meetings_known(struct meetings *m, const struct run *r) {
  int n;
  const struct sim_event *e = run_events(r, &n);
  for (int i = 0; i < n; i++)
    if (e[i].kind == EVENT_SIGN_FIRST) m->here |= (uint64_t)1 << (int)e[i].value;
}

void meetings_look(struct meetings *m, const sim *s, const struct level *l, bool detector, struct progress *g) {
  struct sim_rat rats[SIM_MAX_RATS];
  sim_read_rats(s, rats);
  for (int i = 0; i < l->sim.n_rats; i++) {
    for (int k = 0; rats[i].in_view && k < rats[i].n_signs; k++) {
      enum sign sign = rats[i].signs[k];
      bool too_high = sign_heard(sign) == 2 && !detector;
      if (too_high || m->here >> (int)sign & 1) continue;
      m->here |= (uint64_t)1 << (int)sign;
      g->signs[sign].met++;
      m->changed = true;
    }
  }
}

void meetings_name(struct meetings *m, const sim *s, const struct sim_action *a, struct progress *g) {
  if (a->verb != VERB_CALL || a->how < 0 || a->how >= SIGN_COUNT || sim_check(s, a) != REASON_NONE) return;
  struct sim_rat rat;
  sim_read_rat(s, a->rat, &rat);
  for (int k = 0; k < rat.n_signs; k++) {
    if (rat.signs[k] != (enum sign)a->how) continue;
    g->signs[a->how].named++;
    m->changed = true;
    return;
  }
}
