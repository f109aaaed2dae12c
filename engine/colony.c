/* colony.c - newcomers and residents: whose cage the person is at, how a meeting begins, goes on and ends, and when
 * they have become one household. While somebody is there a pair lives second by second; in quiet time, too, as long as
 * they are together, but pairs that know each other well are only looked at once a minute. */
#include "inside.h"

#include <string.h>

static bool is_present(const sim *s, int i) { return in_cage(&s->rats[i]); }

static bool is_meeting(const sim *s) { return s->colony.meeting != INTRODUCE_COUNT; }

static bool has_colony(const struct sim_def *def) {
  for (int i = 0; i < def->n_rats; i++) {
    if (def->rats[i].role != def->rats[0].role || def->rats[i].health != HEALTH_WELL) return true;
  }
  return false;
}

void colony_begin(sim *s) {
  struct colony *c = &s->colony;
  c->meeting = INTRODUCE_COUNT;
  c->quarantine = QUARANTINE_NONE;
  c->supervised = 1;
  c->clear_from = c->newcomers_at = -1;
  c->cleaned_at = c->fur_at = INT64_MIN / 2;
  c->view = s->def.rats[0].role;
  c->lives = has_colony(&s->def);
  if (!c->lives) return;
  for (int i = 0; i < s->def.n_rats; i++) {
    c->mates[i].temper = 0.5 * (luck(s, i, 0, LUCK_TEMPER_A) + luck(s, i, 0, LUCK_TEMPER_B));
    for (int j = i + 1; j < s->def.n_rats; j++) pair_begin(s, i, j);
  }
  germs_begin(s);
}

/* ---- cages ---- */

bool colony_in_view(const sim *s, int i) {
  return !s->colony.lives || is_meeting(s) || (int64_t)s->def.rats[i].role == s->colony.view;
}

bool colony_together(const sim *s, int i, int j) {
  if (!is_present(s, i) || !is_present(s, j)) return false;
  return is_meeting(s) || s->def.rats[i].role == s->def.rats[j].role;
}

bool colony_apart(const sim *s, int i, int j) {
  return s->colony.lives && !is_meeting(s) && s->def.rats[i].role != s->def.rats[j].role;
}

bool colony_is_friend(const sim *s, int i, int j) { return !s->colony.lives || pair_of(s, i, j)->known > 0.5; }

bool colony_is_here(const sim *s, int i) { return !is_gone(&s->rats[i]) && colony_in_view(s, i); }

/* Whether an act is done at somebody's cage, and at whose. What is for all, or goes on where the hand is, is not. */
static bool attends(const sim *s, const struct sim_action *a, int *role) {
  if (!s->colony.lives || is_meeting(s)) return false;
  *role = (int)s->def.rats[a->rat].role;
  switch (a->verb) {
  case VERB_TALK:
  case VERB_SHOUT: return !s->hand_in && s->held < 0;
  case VERB_HAND: return a->how != HAND_OUT;
  case VERB_MOVE:
  case VERB_ROOM:
  case VERB_WASH:
  case VERB_QUARANTINE:
  case VERB_INTRODUCE:
  case VERB_SUPERVISE:
  case VERB_SEPARATE:
  case VERB_CALL:
  case VERB_LEAVE: return false;
  default: return true;
  }
}

bool colony_is_elsewhere(const sim *s, const struct sim_action *a) {
  int role;
  return attends(s, a, &role) && role != s->colony.view && (s->hand_in || s->held >= 0);
}

static void turn_to(sim *s, int role) {
  if (s->colony.view == role) return;
  s->colony.view = role;
  for (int i = 0; i < s->def.n_rats; i++) {
    if (!colony_in_view(s, i)) continue;
    s->rats[i].aim_s = 0.3 + 0.4 * i;
    mind_look(s, i);
  }
}

void colony_attend(sim *s, const struct sim_action *a) {
  int role;
  if (!attends(s, a, &role)) return;
  turn_to(s, role);
  germs_attend(s, role);
}

/* The smell of its owners is gone from the home that newcomers will be brought to. */
void colony_clean(sim *s) {
  if (is_meeting(s) || s->colony.view == ROLE_RESIDENT) s->colony.cleaned_at = s->now;
}

/* ---- meetings ---- */

static bool has_role(const sim *s, enum role role) {
  for (int i = 0; i < s->def.n_rats; i++) {
    if (s->def.rats[i].role == role && !is_gone(&s->rats[i])) return true;
  }
  return false;
}

static bool has_colony_to_introduce(const sim *s) {
  return s->colony.lives && has_role(s, ROLE_RESIDENT) && has_role(s, ROLE_NEWCOMER);
}

enum sim_reason colony_check_introduce(const sim *s, const struct sim_action *a) {
  if (a->how < 0 || a->how >= INTRODUCE_COUNT) return REASON_BAD_VALUE;
  if (!has_colony_to_introduce(s)) return REASON_NO_NEWCOMER;
  if (s->colony.meeting == a->how) return REASON_TOGETHER;
  if (s->hand_in) return REASON_HAND_THERE;
  for (int i = 0; i < s->def.n_rats; i++) {
    if (s->rats[i].place == PLACE_OUT) return REASON_OUT;
    if (s->rats[i].place == PLACE_ESCAPED) return REASON_ESCAPED;
  }
  return REASON_NONE;
}

static void end_meeting(sim *s, enum verb verb) {
  struct colony *c = &s->colony;
  sim_note(s, -1, (struct note){EVENT_MEETING_ENDS, CAUSE_PERSON_ASKED, verb, (double)(s->now - c->meeting_at) * 0.1});
  c->meeting = INTRODUCE_COUNT;
  c->nest_shared = 0;
  for (int k = 0; k < COLONY_PAIRS; k++) {
    c->pairs[k].apart_s = 0;
    c->pairs[k].loser = -1;
  }
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) pair_rest(s, i, j);
  }
}

/* Everybody to his own cage, where the hut is. */
static void part_all(sim *s) {
  if (!is_meeting(s)) return;
  end_meeting(s, VERB_SEPARATE);
  for (int i = 0; i < s->def.n_rats; i++) {
    struct rat *r = &s->rats[i];
    if (!in_cage(r)) continue;
    walk_home(i, &r->x, &r->y);
    r->place = PLACE_HUT;
    r->speed = 0;
    body_aim(s, i, AIM_HOME, 5);
  }
}

void colony_introduce(sim *s, const struct sim_action *a) {
  struct colony *c = &s->colony;
  bool further = is_meeting(s);
  if (further) end_meeting(s, VERB_INTRODUCE);
  c->meeting = a->how;
  c->meeting_at = s->now;
  c->supervised = 1;
  c->clear_from = -1; /* the quarantine is over */
  enum sim_cause cause = a->how == INTRODUCE_TOSS ? CAUSE_TOSSED : CAUSE_NEXT_STEP;
  sim_note(s, -1, (struct note){EVENT_MEETING_BEGINS, cause, VERB_INTRODUCE, a->how});
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) pair_meet(s, i, j);
  }
  colony_place_rats(s);
}

enum sim_reason colony_check_supervise(const sim *s, const struct sim_action *a) {
  if (a->how != SUPERVISE_ON && a->how != SUPERVISE_OFF) return REASON_BAD_VALUE;
  return has_colony_to_introduce(s) ? REASON_NONE : REASON_NO_NEWCOMER;
}

void colony_supervise(sim *s, const struct sim_action *a) {
  if (a->how == SUPERVISE_ON) sim_visit(s);
  s->colony.supervised = a->how == SUPERVISE_ON;
}

/* The person goes: what somebody should watch ends with it, if they have not become one household. */
void colony_end_visit(sim *s) {
  if (s->colony.supervised && !s->colony.nest_shared) part_all(s);
}

/* ---- parting ---- */

enum sim_reason colony_check_separate(const sim *s, const struct sim_action *a) {
  if (a->how != SEPARATE_TOWEL && a->how != SEPARATE_HAND) return REASON_BAD_VALUE;
  return is_meeting(s) ? REASON_NONE : REASON_APART;
}

static void bite_hand(sim *s, int i, int j) {
  int biter = pair_of(s, i, j)->lead >= 0 ? (int)pair_of(s, i, j)->lead : i;
  s->rats[biter].bites++;
  sim_note(s, biter, (struct note){EVENT_BITE, CAUSE_HAND_BETWEEN, VERB_SEPARATE, s->rats[biter].fear});
}

/* A bite in either of so many seconds? */
static bool is_hand_bitten(const sim *s, int i, int j, double seconds) {
  double safe = 1, a_second = 1 - pair_hand_danger(s, i, j);
  for (; seconds >= 1; seconds -= 1) safe *= a_second;
  safe *= 1 - seconds * (1 - a_second);
  return luck(s, SIM_MAX_RATS + colony_pair_index(i, j), s->now, LUCK_HAND_BETWEEN) >= safe;
}

/* What there is to part: where the fur is up somewhere, those and not the players beside them. */
static int64_t rung_to_part(const sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      if (colony_together(s, i, j) && pair_of(s, i, j)->rung >= RUNG_PUFFED) return RUNG_PUFFED;
    }
  }
  return RUNG_CHASE;
}

/* Ends a fight or a game; where there is none, the meeting. A bitten hand ends the meeting, too. */
void colony_separate(sim *s, const struct sim_action *a) {
  bool any = false, bitten = false;
  int64_t from = rung_to_part(s);
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      if (!colony_together(s, i, j) || pair_of(s, i, j)->rung < from) continue;
      any = true;
      if (a->how == SEPARATE_HAND && is_hand_bitten(s, i, j, tuned(s, TUNE_HAND_BETWEEN_S))) {
        bitten = true;
        bite_hand(s, i, j);
      }
      pair_part(s, i, j);
    }
  }
  if (!any || bitten) part_all(s);
}

/* A hand that just happens to be there, beside two that box or fight. */
static bool risk_hand(sim *s, int i, int j) {
  if (!s->hand_in || pair_hand_danger(s, i, j) <= 0) return false;
  const struct rat *a = &s->rats[i], *b = &s->rats[j];
  double cm = num_min(hand_distance(a, s->hand_x, s->hand_y), hand_distance(b, s->hand_x, s->hand_y));
  if (cm > 10 || !is_hand_bitten(s, i, j, 1)) return false;
  bite_hand(s, i, j);
  return true;
}

/* ---- time ---- */

/* Nothing is left between these two but to grow old together. */
static bool is_settled(const struct pair *p) {
  return p->known > 0.9 && p->rank > 0.8 && p->tension < 0.1 && p->rung == RUNG_CALM && p->apart_s <= 0;
}

static bool are_all_settled(const sim *s) {
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      if (colony_together(s, i, j) && !is_settled(pair_of(s, i, j))) return false;
    }
  }
  return true;
}

static void forget_notes(sim *s) {
  for (int k = 0; k < COLONY_PAIRS; k++) s->colony.pairs[k].noted = 0;
}

/* They know each other, who is who is clear, and it has been calm for long: one heap. */
static void share_nest(sim *s) {
  struct colony *c = &s->colony;
  bool home = c->meeting == INTRODUCE_HOME || c->meeting == INTRODUCE_TOSS;
  if (c->nest_shared || !home || c->home_calm_s < tuned(s, TUNE_NEST_CALM_S)) return;
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      if (!colony_together(s, i, j)) continue;
      const struct pair *p = pair_of(s, i, j);
      if (p->known < tuned(s, TUNE_NEST_KNOWN) || p->rank < tuned(s, TUNE_NEST_RANK) || p->apart_s > 0) return;
    }
  }
  if (!has_colony_to_introduce(s)) return; /* nobody to share it with */
  c->nest_shared = 1;
  sim_note(s, -1, (struct note){EVENT_NEST_SHARED, CAUSE_KNOWN_WELL, VERB_COUNT, 0});
}

static void meet_second(sim *s, int64_t second, bool quiet) {
  struct colony *c = &s->colony;
  bool bitten = false;
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      if (!colony_together(s, i, j)) pair_rest(s, i, j);
      if (!colony_together(s, i, j) || (quiet && is_settled(pair_of(s, i, j)))) continue;
      pair_second(s, i, j, second);
      bitten |= risk_hand(s, i, j);
    }
  }
  bool home = c->meeting == INTRODUCE_HOME || c->meeting == INTRODUCE_TOSS;
  if (home && s->now - c->fur_at > 600) c->home_calm_s += 1;
  share_nest(s);
  if (bitten || (s->person && c->supervised && !has_colony_to_introduce(s))) part_all(s);
}

/* Those who live together go on learning each other, and those who are apart calm down. */
static void pass_apart(sim *s, double seconds) {
  for (int k = 0; k < COLONY_PAIRS; k++) {
    struct pair *p = &s->colony.pairs[k];
    if (p->tension > 0 && !is_meeting(s))
      p->tension = num_fade(p->tension, 1 - seconds / tuned(s, TUNE_TENSION_APART_S));
    if (is_meeting(s) && is_settled(p)) p->known += (1 - p->known) * num_min(1, seconds / tuned(s, TUNE_KNOWN_S));
  }
}

/* Nobody is at its cage: hand and voice are elsewhere. */
static void live_alone(sim *s, int i) {
  int64_t hand_in = s->hand_in, talk_until = s->talk_until;
  s->hand_in = s->talk_until = 0;
  mind_quiet(s, i, &s->second);
  if (s->now % SIM_DS_PER_QUIET_TICK == 0) body_quiet(s, i);
  s->hand_in = hand_in;
  s->talk_until = talk_until;
}

void colony_visit_tick(sim *s) {
  if (!s->colony.lives || s->now % 10) return;
  forget_notes(s);
  if (is_meeting(s)) meet_second(s, s->now / 10, false);
  if (s->now % SIM_DS_PER_QUIET_TICK == 0) pass_apart(s, 60);
  germs_tick(s);
  for (int i = 0; i < s->def.n_rats; i++) {
    if (colony_in_view(s, i) || is_gone(&s->rats[i])) continue; /* nobody is at their cage */
    live_alone(s, i);
  }
}

void colony_quiet(sim *s, int64_t from, int64_t to) {
  if (!s->colony.lives) return;
  int64_t now = s->now;
  forget_notes(s);
  int64_t second = from / 10 + 1;
  for (; second <= to / 10 && is_meeting(s) && !are_all_settled(s); second++) {
    s->now = second * 10;
    meet_second(s, second, true);
  }
  if (second <= to / 10 && is_meeting(s)) { /* the rest of it is calm */
    s->colony.home_calm_s += (double)(to / 10 - second + 1);
    share_nest(s);
  }
  s->now = now;
  pass_apart(s, (double)(to - from) * 0.1);
  germs_tick(s);
}

/* ---- reading ---- */

void colony_read_rat(const sim *s, int i, struct sim_rat *out) {
  const struct mate *m = &s->colony.mates[i];
  out->in_view = colony_is_here(s, i);
  out->ill = m->ill;
  out->germ = m->germ;
  out->wounds = (enum wound)m->wound;
  out->with = s->colony.lives ? colony_company(s, i) : -1;
  if (out->with < 0) return;
  const struct pair *p = pair_of(s, i, out->with);
  out->rung = (enum rung)p->rung;
  out->leads = p->lead == i;
}

void colony_read_world(const sim *s, struct sim_world *out) {
  const struct colony *c = &s->colony;
  out->meeting = (enum introduce_how)c->meeting;
  out->meeting_s = is_meeting(s) ? (double)(s->now - c->meeting_at) * 0.1 : 0;
  out->supervised = c->supervised;
  out->nest_shared = c->nest_shared;
  out->view = (enum role)c->view;
  out->quarantine = (enum quarantine_how)c->quarantine;
  out->quarantine_days = (int)c->clear_days;
}

void sim_read_pair(const sim *s, int a, int b, struct sim_pair *out) {
  memset(out, 0, sizeof *out);
  out->lead = -1;
  if (!s->colony.lives || a == b) return;
  const struct pair *p = pair_of(s, a, b);
  *out = (struct sim_pair){(enum rung)p->rung, (int)p->lead,     p->tension,     p->known,     p->rank,
                           p->apart_s,         (int)p->scuffles, (int)p->parted, (int)p->bites};
}
