/* goals_fold.c - what strokes, holds and things come to, event by event. */
#include "goals.h"
#include "num.h"

#define ACCEPTED_FEAR 0.35 /* a stroke that is felt less than this was accepted */
#define ASKED_S 20         /* so long it may take to come after the hand */
#define AWAY_CM 5.0        /* a hand so far off has been drawn back */
#define BACK_CM 3.5        /* and it is at the hand again */
#define NEVER_PAID_S 60.0  /* a treat later than this pays for something else */

/* ---- strokes ---- */

void goal_fold_stroke(struct goal_strokes *k, const struct sim_event *e) {
  if (e->kind == EVENT_STROKED) {
    k->fine = e->value < ACCEPTED_FEAR;
    k->accepted += k->fine;
    k->refused += !k->fine;
    k->asked_until = k->fine ? e->at_ds + 10 * ASKED_S : 0;
    k->drawn_back = false;
  } else if ((e->kind == EVENT_FLINCH || e->kind == EVENT_SCARE) && e->verb == VERB_PET && k->fine &&
             e->value >= ACCEPTED_FEAR) { /* it went on too long */
    k->fine = false;
    k->accepted--;
    k->refused++;
    k->asked_until = 0;
  } else if (e->kind == EVENT_TREAT_TAKEN) {
    k->asked_until = 0; /* it came for the food */
  }
}

/* The hand was taken away, holds nothing out, and it comes after it. */
void goal_look_stroke(struct goal_strokes *k, const struct sim_world *w, const struct sim_rat *now, bool stroked) {
  if (k->asked_until == 0 || stroked) return;
  if (w->now_ds > k->asked_until || w->offering != TREAT_COUNT) {
    k->asked_until = 0;
  } else if (!k->drawn_back) {
    k->drawn_back = now->hand_cm >= AWAY_CM;
  } else if (now->hand_cm <= BACK_CM && !w->hand_busy) {
    k->asked++;
    k->asked_until = 0;
  }
}

/* ---- holds ---- */

void goal_begin_holds(struct goal_holds *h) { h->day = h->shirt_day = h->put_at = -1; }

static void pay(struct goal_holds *h, double delay_s) {
  h->put_at = -1;
  h->delays_s[h->n_delays++ % GOAL_DELAYS] = (float)num_min(delay_s, NEVER_PAID_S);
}

static void end_hold(struct goal_holds *h, const struct sim_event *e) {
  int64_t day = e->at_ds / SIM_DS_PER_DAY;
  if (day != h->day) {
    if (h->today_calm_s > 0) h->before_s = h->today_calm_s;
    h->today_s = h->today_calm_s = 0;
    h->day = day;
  }
  h->ended++;
  h->longest_s = num_max(h->longest_s, e->value);
  h->today_s = num_max(h->today_s, e->value);
  if (h->ended_calmly) h->today_calm_s = num_max(h->today_calm_s, e->value);
  h->calm += h->ended_calmly;
  if (h->before_s > 0) h->growth = num_max(h->growth, h->today_s / h->before_s);
  if (h->lifted) h->put_at = e->at_ds;
}

void goal_fold_hold(struct goal_holds *h, const struct sim_event *e) {
  switch (e->kind) {
  case EVENT_LIFTED:
    if (h->put_at >= 0) pay(h, NEVER_PAID_S);
    h->lifted = true;
    break;
  case EVENT_ENTERED_CLOTHES:
    if (h->shirt_day != e->at_ds / SIM_DS_PER_DAY) h->shirt_days++;
    h->shirt_day = e->at_ds / SIM_DS_PER_DAY;
    h->lifted = false;
    break;
  case EVENT_STRUGGLE_PAID: h->struggled = true; break;
  case EVENT_HELD_CALMLY: h->ended_calmly = !h->struggled; break;
  case EVENT_PUT_BACK: /* the last of the three */
    end_hold(h, e);
    h->struggled = h->ended_calmly = false;
    break;
  case EVENT_TREAT_TAKEN:
    if (h->put_at >= 0) pay(h, (double)(e->at_ds - h->put_at) * 0.1);
    break;
  case EVENT_VISIT_ENDS:
    if (h->put_at >= 0) pay(h, NEVER_PAID_S);
    break;
  default: break;
  }
}

double goal_median_delay(const struct goal_holds *h) {
  float sorted[GOAL_DELAYS];
  int n = h->n_delays < GOAL_DELAYS ? h->n_delays : GOAL_DELAYS;
  if (n == 0) return 0;
  for (int i = 0; i < n; i++) {
    int at = i;
    for (; at > 0 && sorted[at - 1] > h->delays_s[i]; at--) sorted[at] = sorted[at - 1];
    sorted[at] = h->delays_s[i];
  }
  return n % 2 ? (double)sorted[n / 2] : 0.5 * ((double)sorted[n / 2 - 1] + (double)sorted[n / 2]);
}

double goal_calm_ends(const struct goal_holds *h) { return h->ended ? (double)h->calm / h->ended : 1; }

/* ---- things ---- */

void goal_fold_thing(struct goal_things *g, const struct sim_event *e) {
  if (e->value < 0) {
    g->wrong++;
  } else {
    g->found |= 1u << ((unsigned)e->value - 1);
  }
}

void goal_use_thing(struct goal_things *g, enum thing t) { g->found &= ~(1u << t); }

/* Who names everything has found nothing: a wrong one takes a right one away. */
int goal_things_found(const struct goal_things *g) {
  int n = -g->wrong;
  for (int t = 0; t < THING_COUNT; t++) n += (int)(g->found >> t & 1u);
  return n > 0 ? n : 0;
}
