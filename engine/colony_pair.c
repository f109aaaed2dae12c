/* colony_pair.c - two rats with each other, a second at a time. Tension heads for what the ground, their sexes, ages
 * and tempers and their strangeness make of it; it decides how far up the ladder they climb. Play ends by itself and
 * settles who is who; above it the fur is up. Pairs are not alone: nobody wrestles with two at once, a fight anywhere
 * winds up everybody, and a calm friend beside one calms. */
#include "inside.h"

enum { TOLD_PUFFED = 1, TOLD_SCUFFLE = 2 };

static struct pair *pair_at(sim *s, int i, int j) { return &s->colony.pairs[colony_pair_index(i, j)]; }
const struct pair *pair_of(const sim *s, int i, int j) { return &s->colony.pairs[colony_pair_index(i, j)]; }

static double draw(const sim *s, int i, int j, int64_t second, enum luck purpose) {
  return luck(s, SIM_MAX_RATS + colony_pair_index(i, j), second, purpose); /* after the rats' own */
}

void pair_begin(sim *s, int i, int j) {
  struct pair *p = pair_at(s, i, j);
  bool friends = s->def.rats[i].role == s->def.rats[j].role;
  *p = (struct pair){.known = friends, .rank = friends, .peace_s = 1e6, .lead = -1, .loser = -1};
}

static bool is_young(const sim *s, int i) {
  double days = s->def.rats[i].age_days + (double)(s->now / SIM_DS_PER_DAY);
  return days < tuned(s, TUNE_YOUNG_DAYS);
}

static bool is_either_young(const sim *s, int i, int j) { return is_young(s, i) || is_young(s, j); }

/* How touchy these two are by sex, age and temper. */
static double touchiness(const sim *s, int i, int j) {
  const struct sim_rat_def *a = &s->def.rats[i], *b = &s->def.rats[j];
  double x = 1;
  if (is_young(s, i) && is_young(s, j)) {
    x = tuned(s, TUNE_TOUCHY_BOTH_YOUNG);
  } else if (is_either_young(s, i, j)) {
    x = tuned(s, TUNE_TOUCHY_YOUNG);
  } else if (a->sex == SEX_MALE && b->sex == SEX_MALE) {
    x = tuned(s, TUNE_TOUCHY_BUCKS) - tuned(s, TUNE_TOUCHY_NEUTERED) * ((a->neutered ? 1 : 0) + (b->neutered ? 1 : 0));
  }
  return x * growth_rivalry(s, i, j) * (0.3 + 0.7 * (s->colony.mates[i].temper + s->colony.mates[j].temper));
}

void pair_meet(sim *s, int i, int j) { pair_at(s, i, j)->touchy = touchiness(s, i, j); }

static double ground(const sim *s) {
  switch (s->colony.meeting) {
  case INTRODUCE_NEUTRAL: return tuned(s, TUNE_GROUND_NEUTRAL);
  case INTRODUCE_CARRIER: return tuned(s, TUNE_GROUND_CARRIER);
  case INTRODUCE_HOME: {
    bool clean = s->colony.cleaned_at > s->colony.meeting_at - SIM_DS_PER_DAY || s->colony.nest_shared;
    return tuned(s, TUNE_GROUND_HOME) + (clean ? 0 : tuned(s, TUNE_GROUND_UNCLEANED));
  }
  default: return tuned(s, TUNE_GROUND_TOSS);
  }
}

/* A friend of one of them is near and calm itself. */
static bool has_calm_company(const sim *s, int i, int j) {
  for (int k = 0; k < s->def.n_rats; k++) {
    if (k == i || k == j || !colony_together(s, i, k)) continue;
    bool friend = pair_of(s, i, k)->known > 0.8 || pair_of(s, j, k)->known > 0.8;
    if (friend && pair_of(s, i, k)->rung <= RUNG_BOX && pair_of(s, j, k)->rung <= RUNG_BOX) return true;
  }
  return false;
}

/* Nobody wrestles with two at once. */
static bool is_busy(const sim *s, int i, int but) {
  for (int k = 0; k < s->def.n_rats; k++) {
    if (k != i && k != but && pair_of(s, i, k)->rung >= RUNG_CHASE) return true;
  }
  return false;
}

static void feel_tension(sim *s, struct pair *p, int i, int j) {
  double strange = (1 - p->known) * (1 - 0.6 * p->rank);
  double target = num_clip(ground(s) * p->touchy * strange);
  if (has_calm_company(s, i, j)) target *= tuned(s, TUNE_COMPANY_CALM);
  p->tension += (target - p->tension) / tuned(s, target > p->tension ? TUNE_TENSION_UP_S : TUNE_TENSION_DOWN_S);
}

/* A fight is seen and heard by all who are not friends. */
static void excite_others(sim *s, int i, int j, double more) {
  for (int a = 0; a < s->def.n_rats; a++) {
    for (int b = a + 1; b < s->def.n_rats; b++) {
      if ((a == i && b == j) || !colony_together(s, a, b)) continue;
      struct pair *p = pair_at(s, a, b);
      p->tension = num_clip(p->tension + more * (1 - p->known));
    }
  }
}

/* Who presses on: at home the residents, the older over the young, the hotter; and more and more the same one. */
static int choose_lead(const sim *s, int i, int j, int64_t second) {
  const struct pair *p = pair_of(s, i, j);
  double chance = 0.5 + 0.3 * (s->colony.mates[i].temper - s->colony.mates[j].temper);
  bool home = s->colony.meeting == INTRODUCE_HOME || s->colony.meeting == INTRODUCE_TOSS;
  if (home && s->def.rats[i].role != s->def.rats[j].role) chance += s->def.rats[i].role == ROLE_RESIDENT ? 0.2 : -0.2;
  if (is_young(s, i) != is_young(s, j)) chance += is_young(s, i) ? -0.25 : 0.25;
  chance = chance + p->rank * 0.6 * ((chance >= 0.5 ? 1 : 0) - chance);
  return draw(s, i, j, second, LUCK_LEAD) < chance ? i : j;
}

void pair_rest(sim *s, int i, int j) {
  struct pair *p = pair_at(s, i, j);
  p->rung = RUNG_CALM;
  p->rung_s = p->fur_s = 0;
  p->warned = 0;
  p->lead = -1;
}

static void note_once(sim *s, struct pair *p, int bit, int rat, struct note n) {
  if (p->noted & bit) return;
  p->noted |= bit;
  sim_note(s, rat, n);
}

static int other_of(const struct pair *p, int i, int j) { return p->lead == i ? j : i; }

static void climb(sim *s, struct pair *p, int i, int j, int64_t second) {
  p->rung++;
  if (p->rung == RUNG_CHASE) p->lead = choose_lead(s, i, j, second);
  if (p->rung == RUNG_BOX) p->pinned = draw(s, i, j, second, LUCK_PIN) < 0.5;
  if (p->rung == RUNG_PUFFED)
    note_once(s, p, TOLD_PUFFED, (int)p->lead, (struct note){EVENT_PUFFED_UP, CAUSE_TENSION, VERB_COUNT, p->tension});
}

/* Pinned, let go: they learn who is who. */
static void end_scuffle(sim *s, struct pair *p, int i, int j) {
  p->scuffles++;
  p->rank += tuned(s, TUNE_RANK_SCUFFLE) * (1 - p->rank);
  p->known += 0.01 * (1 - p->known);
  p->tension *= 0.9;
  if (s->def.rats[i].role != s->def.rats[j].role)
    note_once(s, p, TOLD_SCUFFLE, other_of(p, i, j),
              (struct note){EVENT_SCUFFLED, CAUSE_LEFT_ALONE, VERB_COUNT, p->rank});
}

static void come_down(sim *s, struct pair *p, int i, int j, int64_t second) {
  if (p->rung == RUNG_BOX) end_scuffle(s, p, i, j);
  bool to_calm = p->rung < RUNG_PUFFED && draw(s, i, j, second, LUCK_LADDER_DOWN) < 0.5;
  p->rung = to_calm ? RUNG_CALM : p->rung - 1;
}

/* The loser runs off from everybody. */
static void run_off(sim *s, int loser) {
  for (int k = 0; k < s->def.n_rats; k++) {
    if (k == loser) continue;
    struct pair *p = pair_at(s, loser, k);
    pair_rest(s, loser, k);
    p->apart_s = num_max(p->apart_s, tuned(s, TUNE_LOSER_AWAY_S));
    p->loser = loser;
  }
}

static void take_out(sim *s, int i) {
  struct rat *r = &s->rats[i];
  enum sim_cause cause = s->colony.meeting == INTRODUCE_TOSS ? CAUSE_TOSSED : CAUSE_TENSION;
  sim_note(s, i, (struct note){EVENT_TAKEN_OUT, cause, VERB_COUNT, (double)s->colony.mates[i].wound});
  r->place = PLACE_GONE;
  r->food = TREAT_COUNT;
  r->speed = 0;
  for (int k = 0; k < s->def.n_rats; k++) {
    if (k == i) continue;
    pair_rest(s, i, k);
    pair_at(s, i, k)->apart_s = 0;
    pair_at(s, i, k)->loser = -1;
  }
}

static void bite(sim *s, struct pair *p, int i, int j, int64_t second) {
  int loser = other_of(p, i, j);
  bool toss = s->colony.meeting == INTRODUCE_TOSS;
  double serious = tuned(s, TUNE_BITE_SERIOUS) * (toss ? tuned(s, TUNE_BITE_SERIOUS_TOSS) : 1) *
                   (is_either_young(s, i, j) ? tuned(s, TUNE_BITE_SERIOUS_YOUNG) : 1);
  double u = draw(s, i, j, second, LUCK_RAT_BITE);
  int wound = u < serious * tuned(s, TUNE_BITE_DEADLY) ? WOUND_DEAD : u < serious ? WOUND_SERIOUS : WOUND_MINOR;
  struct mate *m = &s->colony.mates[loser];
  if (wound > m->wound) m->wound = wound;
  enum sim_cause cause = toss ? CAUSE_TOSSED : CAUSE_TENSION;
  sim_note(s, loser, (struct note){EVENT_RAT_BITTEN, cause, VERB_COUNT, wound});
  p->bites++;
  p->tension = num_clip(p->tension + 0.15);
  p->known *= 0.9;
  p->rank += tuned(s, TUNE_RANK_FIGHT) * (1 - p->rank);
  s->colony.home_calm_s = 0;
  excite_others(s, i, j, 0.1);
  run_off(s, loser);
  mind_startle(s, loser, 0.9, cause, VERB_COUNT);
  if (wound >= WOUND_SERIOUS) take_out(s, loser);
}

/* Fur up, and nobody does anything. Tossed together there is nothing else to be seen: that is judged by the wounds. */
static void count_warning(sim *s, struct pair *p, int i, int j) {
  p->fur_s = p->rung >= RUNG_PUFFED ? p->fur_s + 1 : 0;
  if (p->fur_s <= 0) {
    p->warned = 0;
    return;
  }
  s->colony.fur_at = s->now;
  excite_others(s, i, j, tuned(s, TUNE_EXCITEMENT));
  if (p->warned || p->fur_s < tuned(s, TUNE_WARNING_S) || s->colony.meeting == INTRODUCE_TOSS) return;
  p->warned = 1;
  sim_note(s, (int)p->lead, (struct note){EVENT_WARNING_IGNORED, CAUSE_FUR_IGNORED, VERB_COUNT, p->fur_s});
}

static double chance_up(const sim *s, const struct pair *p, double tension, bool busy) {
  double up = tuned(s, TUNE_LADDER_UP), fight = tuned(s, TUNE_FIGHT_TENSION);
  if (p->rung == RUNG_SNIFF && busy) return 0;
  if (p->rung < RUNG_BOX) return up * (0.4 + tension) * (p->rank > 0.95 ? 0.25 : 1); /* old friends need it less */
  double need = p->rung == RUNG_BOX ? fight : fight + 0.05;
  return up * (tension > need ? 8 * (tension - need) : 0.02);
}

static void step_ladder(sim *s, struct pair *p, int i, int j, int64_t second) {
  double tension = num_clip(p->tension + (p->rung >= RUNG_BOX ? 0.06 : 0)); /* a scuffle feeds itself a little */
  double u = draw(s, i, j, second, LUCK_LADDER);
  bool busy = p->rung == RUNG_SNIFF && (is_busy(s, i, j) || is_busy(s, j, i));
  int64_t was = p->rung;
  if (u < chance_up(s, p, tension, busy)) {
    climb(s, p, i, j, second);
  } else if (p->rung > RUNG_CALM && u > 1 - tuned(s, TUNE_LADDER_DOWN) * (1.2 - tension)) {
    come_down(s, p, i, j, second);
  }
  p->rung_s = p->rung == was ? p->rung_s + 1 : 0;
  if (p->rung < RUNG_CHASE) p->lead = -1;
  if (p->rung == RUNG_BITE) bite(s, p, i, j, second);
}

void pair_second(sim *s, int i, int j, int64_t second) {
  struct pair *p = pair_at(s, i, j);
  p->met = 1;
  bool towel_between = p->apart_s > 0 && p->loser < 0;
  if (!towel_between) feel_tension(s, p, i, j);
  if (p->apart_s > 0) {
    p->apart_s -= 1;
    if (p->apart_s <= 0) p->loser = -1;
    p->tension *= 0.9995;
    return;
  }
  step_ladder(s, p, i, j, second);
  count_warning(s, p, i, j);
  p->peace_s += 1;
  if (p->peace_s <= tuned(s, TUNE_PEACE_S)) return;
  p->known += (1 - p->known) / tuned(s, TUNE_KNOWN_S) * (p->tension < 0.5 ? 1 : 0.2); /* in peace they learn */
}

void pair_part(sim *s, int i, int j) {
  struct pair *p = pair_at(s, i, j);
  bool play = p->rung <= RUNG_BOX;
  sim_note(
      s, p->lead >= 0 ? (int)p->lead : i,
      (struct note){EVENT_PARTED, play ? CAUSE_PARTED_EARLY : CAUSE_PARTED_IN_TIME, VERB_SEPARATE, (double)p->rung});
  p->parted++;
  p->peace_s = 0;
  if (play) {
    p->tension = num_clip(p->tension + tuned(s, TUNE_PARTED_TENSION));
  } else {
    p->tension *= tuned(s, TUNE_PARTED_CALM);
    p->apart_s = tuned(s, TUNE_PARTED_PAUSE_S);
  }
  p->loser = -1;
  pair_rest(s, i, j);
}

/* Nobody is bitten unwarned: what they have only just begun has not been seen yet, for signs are looked at but once in
 * a second. */
double pair_hand_danger(const sim *s, int i, int j) {
  const struct pair *p = pair_of(s, i, j);
  const double seen_after_s = 1;
  if (num_max(p->rung_s, p->fur_s) < seen_after_s + tuned(s, TUNE_BITE_WARNING_S)) return 0;
  return p->rung < RUNG_BOX ? 0 : tuned(s, p->rung >= RUNG_PUFFED ? TUNE_HAND_BITE_PUFFED : TUNE_HAND_BITE_BOX);
}
