/* germs.c - quarantine. A carrier looks well for days, then shows it, then is over it and immune. What it carries
 * reaches others nose to nose, through the air of a room, or on hands and clothes that were not washed; every day at
 * 06:00 the dice say whether it did: nose to nose for each rat, through walls and on hands for a cage as a whole. The
 * quarantine's clock counts days on which nobody showed a sign. */
#include "inside.h"

static int64_t days_ds(double days) { return (int64_t)(days * (double)SIM_DS_PER_DAY); }

static int64_t day_of(int64_t ds) { return (ds - 6 * 36000 + SIM_DS_PER_DAY) / SIM_DS_PER_DAY; }

static void catch_germ(sim *s, int i, int64_t day) {
  struct mate *m = &s->colony.mates[i];
  double shows = tuned(s, TUNE_GERM_SHOWS_MIN_D) + tuned(s, TUNE_GERM_SHOWS_SPAN_D) * luck(s, i, day, LUCK_GERM_SHOWS);
  double over = tuned(s, TUNE_GERM_OVER_MIN_D) + tuned(s, TUNE_GERM_OVER_SPAN_D) * luck(s, i, day, LUCK_GERM_OVER);
  m->germ = 1;
  m->shows_at = s->now + days_ds(shows);
  m->over_at = m->shows_at + days_ds(over);
}

void germs_begin(sim *s) {
  int64_t now = s->now;
  s->now = s->def.arrival_ds;
  s->colony.germ_day = day_of(s->now);
  for (int i = 0; i < s->def.n_rats; i++) {
    if (s->def.rats[i].health == HEALTH_CARRIER) catch_germ(s, i, 0);
  }
  s->now = now;
}

/* ---- the quarantine and its clock ---- */

enum sim_reason germs_check_quarantine(const sim *s, const struct sim_action *a) {
  if (a->how < QUARANTINE_BUILDING || a->how > QUARANTINE_NONE) return REASON_BAD_VALUE;
  if (s->colony.meeting != INTRODUCE_COUNT) return REASON_TOGETHER;
  bool newcomer = false;
  for (int i = 0; i < s->def.n_rats; i++) newcomer |= s->def.rats[i].role == ROLE_NEWCOMER && !is_gone(&s->rats[i]);
  return newcomer ? REASON_NONE : REASON_NO_NEWCOMER;
}

void germs_quarantine(sim *s, const struct sim_action *a) {
  struct colony *c = &s->colony;
  c->quarantine = a->how;
  if (a->how == QUARANTINE_NONE) {
    c->clear_from = -1;
  } else if (c->clear_from < 0) {
    c->clear_from = s->now;
    c->clear_days = 0;
  }
  sim_note(s, -1, (struct note){EVENT_QUARANTINE, CAUSE_QUARANTINED, VERB_QUARANTINE, a->how});
}

static bool is_anybody_ill(const sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    if (s->colony.mates[i].ill) return true;
  }
  return false;
}

static void run_clock(sim *s) {
  struct colony *c = &s->colony;
  if (c->clear_from < 0) return;
  bool ill = is_anybody_ill(s);
  if (ill) c->clear_from = s->now;
  int64_t days = (s->now - c->clear_from) / SIM_DS_PER_DAY;
  if (days == c->clear_days) return;
  c->clear_days = days;
  enum sim_cause cause = ill ? CAUSE_CLOCK_RESTARTS : CAUSE_QUARANTINED;
  sim_note(s, -1, (struct note){EVENT_CLEAR_DAYS, cause, VERB_COUNT, (double)days});
}

/* ---- hands ---- */

static int64_t carriers_at(const sim *s, int role) {
  int64_t bits = 0;
  for (int i = 0; i < s->def.n_rats; i++) {
    if ((int)s->def.rats[i].role == role && s->colony.mates[i].germ) bits |= (int64_t)1 << i;
  }
  return bits;
}

static bool is_recent(const sim *s, int64_t at) {
  return at >= 0 && (double)(s->now - at) * 0.1 < tuned(s, TUNE_GERM_HANDS_S);
}

/* The way that carries most: from newcomers to residents, with nothing washed in between. Counted once a way. */
static void note_crossing(sim *s) {
  struct colony *c = &s->colony;
  if (c->crossed || !is_recent(s, c->newcomers_at)) return;
  c->crossed = 1;
  enum sim_cause cause = c->washed ? CAUSE_WASHED : CAUSE_UNWASHED;
  sim_note(s, -1, (struct note){EVENT_CROSSED, cause, VERB_COUNT, (double)c->washed});
}

/* The person is at this cage now: leaves there what the hands carry, and takes what is there. */
void germs_attend(sim *s, int role) {
  struct colony *c = &s->colony;
  if (role == ROLE_RESIDENT) {
    note_crossing(s);
  } else {
    c->newcomers_at = s->now;
    c->washed = c->crossed = 0;
  }
  if (!is_recent(s, c->hand_germs_at)) c->hand_germs = 0;
  int64_t here = carriers_at(s, role), brought = c->hand_germs & ~here;
  for (int i = 0; i < s->def.n_rats && brought; i++) {
    if ((int)s->def.rats[i].role == role) c->mates[i].exposed |= brought;
  }
  if (!here) return;
  c->hand_germs |= here;
  c->hand_germs_at = s->now;
}

void germs_wash(sim *s) {
  s->colony.washed = 1;
  s->colony.hand_germs = 0;
}

/* ---- days ---- */

struct route {
  double chance;
  enum sim_cause cause;
};

/* How a germ of `from` may have reached `to` since yesterday. */
static struct route route_of(const sim *s, int from, int to) {
  const struct colony *c = &s->colony;
  if (s->def.rats[from].role == s->def.rats[to].role || c->meeting != INTRODUCE_COUNT || pair_of(s, from, to)->met)
    return (struct route){tuned(s, TUNE_GERM_TOGETHER), CAUSE_GERM_TOGETHER};
  struct route r = {0, CAUSE_GERM_AIR};
  if (c->quarantine == QUARANTINE_NONE) r.chance = tuned(s, TUNE_GERM_SAME_ROOM);
  if (c->quarantine == QUARANTINE_ROOM) r.chance = tuned(s, TUNE_GERM_OTHER_ROOM);
  if (c->mates[to].exposed >> from & 1) {
    r.chance += tuned(s, TUNE_GERM_HANDS);
    if (c->quarantine == QUARANTINE_BUILDING) r.cause = CAUSE_GERM_HANDS;
  }
  return r;
}

/* What comes into a cage from outside comes to all in it: one try a day and carrier, on the first that could catch it.
 */
static bool is_first_to_catch(const sim *s, int from, int to) {
  if (route_of(s, from, to).cause == CAUSE_GERM_TOGETHER) return true;
  for (int i = 0; i < to; i++) {
    bool could = !s->colony.mates[i].germ && !s->colony.mates[i].immune && s->rats[i].place != PLACE_GONE;
    if (could && s->def.rats[i].role == s->def.rats[to].role) return false;
  }
  return true;
}

static void try_catch(sim *s, int from, int to, int64_t day) {
  if (is_gone(&s->rats[from]) || is_gone(&s->rats[to])) return;
  const struct mate *m = &s->colony.mates[to];
  if (m->germ || m->immune || !is_first_to_catch(s, from, to)) return;
  struct route r = route_of(s, from, to);
  if (luck(s, to, day * SIM_MAX_RATS + from, LUCK_GERM) >= r.chance) return;
  catch_germ(s, to, day);
  sim_note(s, to, (struct note){EVENT_CAUGHT, r.cause, VERB_COUNT, from});
}

void germs_day(sim *s, int64_t day) {
  int64_t carriers = carriers_at(s, ROLE_RESIDENT) | carriers_at(s, ROLE_NEWCOMER);
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = 0; j < s->def.n_rats && carriers >> i & 1; j++) {
      if (j != i) try_catch(s, i, j, day);
    }
  }
  for (int i = 0; i < s->def.n_rats; i++) s->colony.mates[i].exposed = 0;
  for (int k = 0; k < COLONY_PAIRS; k++) s->colony.pairs[k].met = 0;
}

static void show_illness(sim *s, int i) {
  struct mate *m = &s->colony.mates[i];
  if (!m->germ) return;
  bool ill = s->now >= m->shows_at;
  if (ill && !m->ill) sim_note(s, i, (struct note){EVENT_FELL_ILL, CAUSE_GERM_SHOWS, VERB_COUNT, 0});
  m->ill = ill;
  if (s->now < m->over_at) return;
  sim_note(
      s, i,
      (struct note){EVENT_GOT_WELL, CAUSE_TIME, VERB_COUNT, (double)(s->now - m->shows_at) / (double)SIM_DS_PER_DAY});
  m->germ = m->ill = 0;
  m->immune = 1;
}

void germs_tick(sim *s) {
  int64_t day = day_of(s->now);
  if (day != s->colony.germ_day) {
    s->colony.germ_day = day;
    germs_day(s, day);
  }
  for (int i = 0; i < s->def.n_rats; i++) show_illness(s, i);
  run_clock(s);
}
