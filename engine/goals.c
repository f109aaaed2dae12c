/* goals.c - the goal words of levels.md 1.5. Acts to any rat count for the whole level; what a rat is, eats or suffers
 * is counted for each. */
#include "goals.h"

#include <string.h>

#include "num.h"

#define NEAR_HAND_CM 45.0 /* "near your still hand": as far as the guide's first treat lies */
#define FED_NEAR_CM 10.0  /* of fed_within_10cm_run */
#define OWN_STEP_CM 3.0
#define TALK_COUNTS_S 60.0 /* shorter ones are no talk */

void goal_tally_begin(struct goal_tally *t, const sim *s) {
  memset(t, 0, sizeof *t);
  t->talk_day = -1;
  goal_begin_away(t, s);
  t->hut_kept = true;
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct sim_rat rat;
    sim_read_rat(s, i, &rat);
    t->rats[i].trust_start = rat.trust;
    t->rats[i].nearest_cm = num_max(rat.used_to_cm, FED_NEAR_CM);
    goal_begin_holds(&t->rats[i].holds);
    t->rats[i].lift_day = -1;
    t->rats[i].resident = sim_definition(s)->rats[i].role == ROLE_RESIDENT;
  }
}

static bool is_in_hand(const struct sim_rat *now) { return now->place >= PLACE_ARMS && now->place <= PLACE_FIST; }

static void count_lift(struct goal_tally *t, int how) {
  t->lifts++;
  if (how >= 0 && how < LIFT_HOW_COUNT) t->lifts_by[how]++;
}

/* It is in the air: how often today, and how near it had kept before its first time. */
static void count_lifted(struct goal_tally *t, int rat, int64_t day) {
  if (!t->rats[rat].was_lifted) t->rats[rat].kept_cm_before = t->rats[rat].kept_cm_last = t->rats[rat].keeps_cm;
  t->rats[rat].was_lifted = true;
  t->rats[rat].lifts_today = day == t->rats[rat].lift_day ? t->rats[rat].lifts_today + 1 : 1;
  t->rats[rat].lift_day = day;
  if (t->rats[rat].lifts_today > t->rats[rat].lifts_max_day) t->rats[rat].lifts_max_day = t->rats[rat].lifts_today;
}

/* Where each would keep from a hand, before this visit's voice and food. */
static void begin_visit(struct goal_tally *t, const sim *s) {
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct sim_rat now;
    sim_read_rat(s, i, &now);
    t->rats[i].keeps_cm = now.hover_cm;
    if (t->rats[i].was_lifted) t->rats[i].kept_cm_last = now.hover_cm;
  }
}

/* How much nearer food is held out or put down than the hand has been before, or than it has come to by itself. */
static void count_offer(struct goal_tally *t, const sim *s, int rat) {
  if (rat < 0 || rat >= sim_definition(s)->n_rats) return;
  struct sim_rat now;
  sim_read_rat(s, rat, &now);
  t->food_given = true;
  if (is_in_hand(&now)) return;
  double *nearest = &t->rats[rat].nearest_cm;
  t->step_max_cm = num_max(t->step_max_cm, *nearest - now.hand_cm);
  *nearest = num_min(*nearest, now.hand_cm);
}

static void use_thing(struct goal_tally *t, int rat, enum thing thing) {
  if (rat >= 0 && rat < SIM_MAX_RATS && (int)thing >= 0 && thing < THING_COUNT)
    goal_use_thing(&t->rats[rat].things, thing);
}

void goal_tally_act(struct goal_tally *t, const sim *s, const struct sim_action *a) {
  struct sim_world world;
  sim_read_world(s, &world);
  if (!world.person) begin_visit(t, s);
  switch (a->verb) {
  case VERB_PET:
  case VERB_TICKLE: t->touches++; break;
  case VERB_LIFT:
    count_lift(t, a->how);
    if (a->how == LIFT_TOWEL) use_thing(t, a->rat, THING_TOWEL);
    break;
  case VERB_SHOW: use_thing(t, a->rat, (enum thing)a->how); break;
  case VERB_TREAT:
  case VERB_OFFER: count_offer(t, s, a->rat); break;
  case VERB_REACH: t->hut_reaches++; break;
  case VERB_CLEAN: t->hut_kept = false; break;
  case VERB_CALL: t->calls_made++; break;
  default: break;
  }
}

static void count_talk(struct goal_tally *t, const struct sim_event *e) {
  if (e->value < TALK_COUNTS_S) return;
  int64_t day = e->at_ds / SIM_DS_PER_DAY;
  t->talks++;
  if (day != t->talk_day) t->talk_days++;
  t->talk_day = day;
}

/* A visit without any food says nothing of how near it is eaten. */
static void end_visit(struct goal_tally *t) {
  for (int i = 0; i < SIM_MAX_RATS; i++) {
    if (t->rats[i].fed)
      t->rats[i].fed_run++;
    else if (t->food_given)
      t->rats[i].fed_run = 0;
    t->rats[i].fed = false;
    t->rats[i].strokes.asked_until = 0;
  }
  t->food_given = false;
}

void goal_tally_look(struct goal_tally *t, const sim *s, const struct sim_rat *rats) {
  struct sim_world w;
  sim_read_world(s, &w);
  if (!w.hand_in) return;
  bool still = w.hand_x_cm >= t->hand_x_cm && w.hand_x_cm <= t->hand_x_cm && w.hand_y_cm >= t->hand_y_cm &&
               w.hand_y_cm <= t->hand_y_cm;
  t->hand_x_cm = w.hand_x_cm;
  t->hand_y_cm = w.hand_y_cm;
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    if (!still) t->rats[i].still_cm = rats[i].hand_cm;
    bool came = rats[i].hand_cm < t->rats[i].still_cm - OWN_STEP_CM; /* by itself, to a hand that keeps still */
    if (came && !is_in_hand(&rats[i])) t->rats[i].nearest_cm = num_min(t->rats[i].nearest_cm, rats[i].hand_cm);
    goal_look_stroke(&t->rats[i].strokes, &w, &rats[i], w.petting_rat == i);
  }
}

void goal_tally_event(struct goal_tally *t, const struct sim_event *e) {
  int rat = e->rat >= 0 && e->rat < SIM_MAX_RATS ? e->rat : 0;
  if (e->rat >= 0) goal_fold_stroke(&t->rats[rat].strokes, e);
  for (int i = 0; i < SIM_MAX_RATS; i++)
    if (e->rat < 0 || e->rat == i) goal_fold_hold(&t->rats[i].holds, e);
  goal_fold_away(t, e);
  switch (e->kind) {
  case EVENT_TALKED: count_talk(t, e); break;
  case EVENT_TREAT_TAKEN:
    if (e->value <= NEAR_HAND_CM) t->rats[rat].treats_near_hand++;
    if (e->cause == CAUSE_TREAT_FINGERS) t->rats[rat].finger_meals++;
    if (e->value <= FED_NEAR_CM && !t->rats[rat].fed) {
      t->rats[rat].fed = true;
      int run = t->rats[rat].fed_run + 1;
      if (run > t->rats[rat].fed_longest) t->rats[rat].fed_longest = run;
    }
    break;
  case EVENT_VISIT_ENDS: end_visit(t); break;
  case EVENT_CALLED: t->calls_right += e->value > 0.5; break;
  case EVENT_FELL_ILL:
    if (t->rats[rat].resident && !t->rats[rat].fell_ill) t->residents_ill++;
    t->rats[rat].fell_ill = true;
    break;
  case EVENT_CROSSED:
    t->crossings++;
    t->washed_crossings += e->value > 0.5;
    break;
  case EVENT_CLEAR_DAYS: t->clear_days = e->value; break;
  case EVENT_NEST_SHARED: t->nest_shared = true; break;
  case EVENT_LIFTED: count_lifted(t, rat, e->at_ds / SIM_DS_PER_DAY); break;
  case EVENT_ENTERED_TUNNEL: t->rats[rat].tunnel_by_herself++; break;
  case EVENT_MEETING_BEGINS: t->methods |= 1 << (int)e->value; break;
  case EVENT_WARNING_IGNORED: t->warnings_ignored++; break;
  case EVENT_THING_NAMED: goal_fold_thing(&t->rats[rat].things, e); break;
  case EVENT_BITE: t->hand_bites += e->cause == CAUSE_HAND_BETWEEN; break;
  default: break;
  }
}

static double wariness_of(const struct sim_rat *now, enum cue cue) {
  if (cue < CUE_COUNT) return now->wariness[cue];
  double most = 0;
  for (int c = 0; c < CUE_COUNT; c++)
    if (now->wariness[c] > most) most = now->wariness[c];
  return most;
}

/* Neutral ground growing to home, or carrier and then home, and never both. Tossing them in is a way, too: what comes
 * of it is judged by the wounds. */
static bool is_method_kept(int methods) {
  int neutral = methods >> INTRODUCE_NEUTRAL & 1, carrier = methods >> INTRODUCE_CARRIER & 1;
  return neutral + carrier + (methods >> INTRODUCE_TOSS & 1) <= 1;
}

double goal_value(const struct goal_tally *t, const struct sim_rat *now, int rat, enum goal_word w, enum cue cue) {
  switch (w) {
  case GOAL_TRUST: return now->trust;
  case GOAL_SETTLED: return now->settled;
  case GOAL_FEAR: return now->fear;
  case GOAL_STRESS: return now->stress;
  case GOAL_WARINESS: return wariness_of(now, cue);
  case GOAL_TREATS_EATEN: return now->treats_eaten;
  case GOAL_NIPS: return now->nips;
  case GOAL_BITES: return now->bites;
  case GOAL_ESCAPES: return now->escapes;
  case GOAL_HOLD_LONGEST_CALM_S: return now->hold_longest_calm_s;
  case GOAL_MINUTES_FEAR_OVER_HALF: return now->minutes_fear_over_half;
  case GOAL_SCARES: return now->scares;
  case GOAL_TREATS_NEAR_HAND: return t->rats[rat].treats_near_hand;
  case GOAL_FINGER_MEALS: return t->rats[rat].finger_meals;
  case GOAL_FED_WITHIN_10CM_RUN: return t->rats[rat].fed_longest;
  case GOAL_TRUST_GAIN: return now->trust - t->rats[rat].trust_start;
  case GOAL_TOUCHES: return t->touches;
  case GOAL_TALKS: return t->talks;
  case GOAL_TALK_DAYS: return t->talk_days;
  case GOAL_LIFTS: return t->lifts;
  case GOAL_LIFTS_MAX_DAY: return t->rats[rat].lifts_max_day;
  case GOAL_TOWEL_LIFTS: return t->lifts_by[LIFT_TOWEL];
  case GOAL_TAIL_LIFTS: return t->lifts_by[LIFT_TAIL];
  case GOAL_HAND_LIFTS: return t->lifts_by[LIFT_SCOOP] + t->lifts_by[LIFT_FIST];
  case GOAL_HUT_KEPT: return t->hut_kept;
  case GOAL_HUT_REACHES: return t->hut_reaches;
  case GOAL_STEP_MAX_CM: return t->step_max_cm;
  case GOAL_CALLS_MADE: return t->calls_made;
  case GOAL_CALLS_RIGHT: return t->calls_right;
  case GOAL_WOUNDS: return now->wounds;
  case GOAL_ILL: return now->ill;
  case GOAL_RESIDENTS_ILL: return t->residents_ill;
  case GOAL_WASHED_SHARE: return t->crossings ? (double)t->washed_crossings / t->crossings : 1;
  case GOAL_QUARANTINE_DAYS_CLEAR: return t->clear_days;
  case GOAL_NEST_SHARED: return t->nest_shared;
  case GOAL_WARNINGS_IGNORED: return t->warnings_ignored;
  case GOAL_HAND_BITES: return t->hand_bites;
  case GOAL_STROKES_ACCEPTED: return t->rats[rat].strokes.accepted;
  case GOAL_STROKES_ASKED: return t->rats[rat].strokes.asked;
  case GOAL_STROKES_REFUSED: return t->rats[rat].strokes.refused;
  case GOAL_TREAT_DELAY_MEDIAN_S: return goal_median_delay(&t->rats[rat].holds);
  case GOAL_CALM_LIFTS: return t->rats[rat].holds.calm;
  case GOAL_CALM_ENDS: return goal_calm_ends(&t->rats[rat].holds);
  case GOAL_GROWTH_MAX: return t->rats[rat].holds.growth;
  case GOAL_LONG_HOLD_S: return num_max(t->rats[rat].holds.longest_s, now->held_s);
  case GOAL_SHIRT_BY_CHOICE: return t->rats[rat].holds.shirt_days;
  case GOAL_THINGS_FOUND: return goal_things_found(&t->rats[rat].things);
  case GOAL_ROOM_CHECKS: return t->room_checks;
  case GOAL_CHASES: return t->chases;
  case GOAL_HOME_BY_HERSELF: return t->rats[rat].outings.by_itself;
  case GOAL_RECOVERED_S: return t->rats[rat].outings.recovered_s;
  case GOAL_EVENING_VISITS: return t->evenings;
  case GOAL_OUT_MIN_DAY: return goal_out_minutes(&t->rats[rat].outings, 1);
  case GOAL_BAD_FOODS: return t->rats[rat].outings.bad_foods;
  case GOAL_CAUSE_FOUND: return t->cause_found;
  case GOAL_METHOD_KEPT: return is_method_kept(t->methods);
  case GOAL_TUNNEL_BY_HERSELF: return t->rats[rat].tunnel_by_herself;
  case GOAL_NEARER_CM: return t->rats[rat].kept_cm_before - t->rats[rat].kept_cm_last;
  case GOAL_READS_RIGHT: return t->reads_right;
  case GOAL_READS_HARM: return t->reads_harm;
  case GOAL_SCENE_RIGHT: /* of one scene: run.c knows */
  case GOAL_WORD_COUNT: break;
  }
  return 0;
}

double goal_value_of(const struct goal_tally *t, const struct sim_rat *now, int rat, const struct goal *g) {
  if (g->word == GOAL_OUT_MIN_DAY) return goal_out_minutes(&t->rats[rat].outings, g->days);
  return goal_value(t, now, rat, g->word, g->cue);
}

bool goal_holds(const struct goal *g, double value) {
  switch (g->op) {
  case GOAL_GE: return value >= g->value;
  case GOAL_LE: return value <= g->value;
  case GOAL_EQ: return value >= g->value && value <= g->value;
  case GOAL_GT: return value > g->value;
  case GOAL_LT: return value < g->value;
  }
  return false;
}

/* A state may still rise and fall; everything else only rises. */
static bool only_rises(enum goal_word w) {
  switch (w) {
  case GOAL_TRUST:
  case GOAL_SETTLED:
  case GOAL_FEAR:
  case GOAL_STRESS:
  case GOAL_WARINESS:
  case GOAL_TRUST_GAIN:
  case GOAL_ILL:
  case GOAL_WASHED_SHARE:
  case GOAL_QUARANTINE_DAYS_CLEAR:
  case GOAL_STROKES_ACCEPTED:
  case GOAL_TREAT_DELAY_MEDIAN_S:
  case GOAL_CALM_ENDS:
  case GOAL_THINGS_FOUND:
  case GOAL_ROOM_CHECKS:
  case GOAL_HUT_KEPT:
  case GOAL_METHOD_KEPT:
  case GOAL_NEARER_CM: return false;
  default: return true;
  }
}

/* Whole from the start, and never again when it was broken once. */
static bool is_all_or_nothing(const struct goal *g) {
  if (g->word == GOAL_HUT_KEPT || g->word == GOAL_METHOD_KEPT) return true;
  return g->word == GOAL_WASHED_SHARE && g->value >= 1 && (g->op == GOAL_EQ || g->op == GOAL_GE);
}

bool goal_can_fail(const struct goal *g) {
  if (is_all_or_nothing(g)) return true;
  return only_rises(g->word) && (g->op == GOAL_EQ || g->op == GOAL_LE || g->op == GOAL_LT);
}

bool goal_is_broken(const struct goal *g, double value) {
  if (!goal_can_fail(g)) return false;
  if (is_all_or_nothing(g)) return !goal_holds(g, value);
  return g->op == GOAL_LT ? value >= g->value : value > g->value;
}

bool goal_holds_at_first(const struct goal *g) {
  if (!goal_can_fail(g)) return false;
  return is_all_or_nothing(g) || g->op != GOAL_EQ || g->value <= 0;
}
