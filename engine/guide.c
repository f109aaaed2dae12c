/* guide.c - the watchers. Each act, and each event, becomes one plain `moment`: what is done or has happened, what the
 * rat is like, and what the watchers remember. Every rule of rules.def then says of that moment whether it was kept or
 * broken; and only then is the moment remembered. */
#include "guide.h"

#include <assert.h>
#include <string.h>

#define NEVER_DS (-100 * (int64_t)SIM_DS_PER_DAY)
#define LONG_AGO_S 1e9
#define USED_TO_HOLD_S 3.0 /* what any rat bears: "a couple of seconds" */
#define HAND_KNOWN 0.3     /* wariness of the hand that feeds, below which it has eaten from one before */

#define B(id, value, ...) static const double id = value;
#include "rules.def"
#undef B

struct moment {
  int act, event;             /* enum verb, enum sim_event_kind; -1 if it is none */
  int rat, how, treat, place; /* treat: -1 if the act gives none */
  bool fast;
  double value, cm;
  enum sim_cause cause;
  /* the rat */
  enum source source;
  enum species species;
  int age_days;
  double trust, fear, stress, sleepy, hand_cm, days_home;
  bool eating, friend_scared, friend_calm, ill; /* ill: any of them */
  enum rung rung;                               /* the highest that any two of them are on */
  bool came_new, at_home, new_here;             /* at_home: it has settled once; new_here: some rat has not yet */
  /* the world */
  bool person, smelly, secured;
  int n_treats, clear_days;
  /* what the act comes to */
  bool enters, withdraws, touches, strokes, feeds, nears, loved, fed_by_hand, may_talk, may_feed;
  double jump_cm, meal_cm; /* nearer than it is used to; of a meal offered, the hand's distance */
  /* remembered */
  double since_put_s, since_hand_s, since_long_hold_s, since_treat_s, days_since_lift;
  double held_before_s, bears_s, refused_cm, used_cm;
  int lifts, lifts_today, lifts_hour, towel_lifts, finger_meals;
  bool leaned, reward_due, squirmed, paid, gave_up, stroked, meddled, talked, shouted, visited;
  bool was_ill, by_towel;
  int meetings;
  bool basic_trust, in_clothing, graded, own_will;
};

/* ---- the tables ---- */

const struct guide_rule *guide_rule(enum rule rule) {
  static const struct guide_rule rows[] = {
#define RULE(id, sentences, evidence, advice, note, mend, broken, kept)                                                \
  {#id, sentences, EVIDENCE_##evidence, advice, note, MEND_##mend},
#include "rules.def"
#undef RULE
  };
  assert((int)rule >= 0 && rule < RULE_COUNT);
  return &rows[rule];
}

const char *guide_evidence_words(enum evidence e) {
  static const char *const words[] = {
#define G(id, text) text,
#include "rules.def"
#undef G
  };
  assert((int)e >= 0 && e < EVIDENCE_COUNT);
  return words[e];
}

const char *guide_mend_words(enum mend m) {
  static const char *const words[] = {
#define M(id, clause) clause,
#include "rules.def"
#undef M
  };
  assert((int)m >= 0 && m < MEND_COUNT);
  return words[m];
}

/* ---- a moment ---- */

static double since_s(int64_t now_ds, int64_t then_ds) {
  return then_ds <= NEVER_DS ? LONG_AGO_S : (double)(now_ds - then_ds) * 0.1;
}

static void see_rat(struct moment *m, const sim *s) {
  const struct sim_def *def = sim_definition(s);
  struct sim_rat r;
  sim_read_rat(s, m->rat, &r);
  m->days_home = (double)(sim_now_ds(s) - def->arrival_ds) / SIM_DS_PER_DAY;
  m->source = def->rats[m->rat].source;
  m->species = def->rats[m->rat].species;
  m->age_days = def->rats[m->rat].age_days;
  m->trust = r.trust;
  m->fear = r.fear;
  m->stress = r.stress;
  m->sleepy = r.sleepy;
  m->hand_cm = r.hand_cm;
  m->eating = r.food != TREAT_COUNT;
  m->place = (int)r.place;
  m->loved = m->treat == TREAT_COUNT || m->treat == r.favourite;
  if (m->act == VERB_HAND && m->how == HAND_TO) m->jump_cm = (m->used_cm < r.hand_cm ? m->used_cm : r.hand_cm) - m->cm;
}

static void see_others(struct moment *m, const struct guide *g, const sim *s) {
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct sim_rat other;
    sim_read_rat(s, i, &other);
    m->ill |= other.ill;
    if (other.rung > m->rung) m->rung = other.rung;
    if (other.place > PLACE_CAGE || !other.in_view) continue;
    m->new_here |= !g->rats[i].at_home;
    if (i == m->rat) continue;
    m->friend_scared |= other.fear > SCARED;
    m->friend_calm |= other.fear < CALM;
  }
}

static void see_world(struct moment *m, const sim *s) {
  struct sim_world w;
  sim_read_world(s, &w);
  m->person = w.person;
  m->smelly = w.smelly_fingers;
  m->secured = w.secured;
  m->n_treats = w.n_treats;
  uint32_t allow = sim_definition(s)->allow;
  bool behind_them = !(allow & 1u << VERB_QUARANTINE); /* they were apart before this began */
  m->clear_days = behind_them ? (int)QUARANTINE_DAYS : w.quarantine_days;
  m->may_talk = (allow & 1u << VERB_TALK) != 0;
  m->may_feed = (allow & (1u << VERB_TREAT | 1u << VERB_OFFER)) != 0;
  bool reaches_in = m->act == VERB_HAND || m->act == VERB_REACH || (m->act == VERB_OFFER && m->how != OFFER_BARS);
  m->enters = !w.hand_in && w.held_rat < 0 && reaches_in;
  m->withdraws = w.hand_in && (m->act == VERB_LEAVE || (m->act == VERB_HAND && m->how == HAND_OUT));
}

static void remember(struct moment *m, const struct guide *g, int64_t now_ds) {
  const struct guide_memory *k = &g->rats[m->rat];
  m->since_put_s = since_s(now_ds, k->put_ds);
  m->since_long_hold_s = since_s(now_ds, k->long_hold_ds);
  m->since_treat_s = since_s(now_ds, g->treat_ds);
  m->since_hand_s = g->hand_visited ? LONG_AGO_S : since_s(now_ds, g->hand_left_ds);
  m->days_since_lift = (double)(now_ds / SIM_DS_PER_DAY - k->lift_ds / SIM_DS_PER_DAY);
  m->held_before_s = k->held_before_s;
  m->bears_s = k->held_before_s > USED_TO_HOLD_S ? k->held_before_s : USED_TO_HOLD_S;
  m->refused_cm = k->refused_cm;
  m->used_cm = k->used_cm;
  m->lifts = k->lifts;
  m->lifts_today = k->lifts_today;
  for (int i = 0; i < 4; i++) m->lifts_hour += since_s(now_ds, k->lifted_ds[i]) < SPACE_S;
  m->towel_lifts = k->towel_lifts;
  m->finger_meals = k->finger_meals;
  m->leaned = k->leaned;
  m->reward_due = k->reward_due && m->may_feed;
  m->squirmed = k->squirmed;
  m->paid = k->paid;
  m->gave_up = k->gave_up;
  m->stroked = k->stroked;
  m->came_new = k->came_new;
  m->at_home = k->at_home;
  m->basic_trust = k->trust_at_lift >= FORCED_TRUST;
  m->in_clothing = k->hold_place == PLACE_CLOTHING;
  m->own_will = k->own_will;
  m->graded = (k->lifts > 1 || k->held_before_s > 0) && !(m->in_clothing && m->basic_trust) && !k->own_will;
  m->meddled = g->meddled;
  m->talked = g->talked;
  m->shouted = g->shouted;
  m->visited = g->visited;
  m->was_ill = g->was_ill;
  m->by_towel = g->by_towel;
  m->meetings = g->meetings;
}

static void see(struct moment *m, const struct guide *g, const sim *s) {
  see_world(m, s);
  remember(m, g, sim_now_ds(s));
  see_rat(m, s);
  see_others(m, g, s);
  m->touches = m->act == VERB_PET || m->act == VERB_TICKLE || m->act == VERB_LIFT || m->act == VERB_REACH;
  m->strokes = m->act == VERB_PET || m->act == VERB_TICKLE;
  m->feeds = m->act == VERB_TREAT || m->act == VERB_OFFER;
  m->nears = m->jump_cm > 0;
  bool by_hand = m->cause == CAUSE_TREAT_NEAR || m->cause == CAUSE_TREAT_FINGERS;
  m->fed_by_hand = m->event == EVENT_TREAT_TAKEN && by_hand;
  m->meal_cm = g->rats[m->rat].offered ? 0 : m->value;
}

/* ---- the watchers ---- */

struct judgement {
  bool broken[RULE_COUNT], kept[RULE_COUNT];
};

static void judge(const struct moment *m, struct judgement *j) {
#define ACT(v) (m->act == VERB_##v)
#define SEEN(e) (m->event == EVENT_##e)
#define RULE(id, sentences, evidence, advice, note, mend, breaks, keeps)                                               \
  j->broken[RULE_##id] = (breaks);                                                                                     \
  j->kept[RULE_##id] = (keeps);
#include "rules.def"
#undef RULE
#undef SEEN
#undef ACT
}

/* False: it is still the same time. */
static bool count(struct guide_tally *t, int64_t now_ds, int rat) {
  bool again = t->times > 0 && now_ds - t->last_ds < (int64_t)(AGAIN_S * 10);
  t->last_ds = now_ds;
  if (again) return false;
  if (t->times++ == 0) t->first_ds = now_ds, t->rat = rat;
  return true;
}

static int tell(struct guide *g, const struct moment *m, int64_t now_ds, struct guide_mark *out) {
  struct judgement j;
  int n = 0;
  enum verb verb = m->act >= 0 ? (enum verb)m->act : VERB_COUNT;
  judge(m, &j);
  for (int i = 0; i < RULE_COUNT; i++) {
    for (int kept = 0; kept < 2; kept++) {
      if (!(kept ? j.kept[i] : j.broken[i]) || !count(kept ? &g->kept[i] : &g->broken[i], now_ds, m->rat)) continue;
      out[n++] = (struct guide_mark){now_ds, (enum rule)i, kept, m->rat, m->cause, verb};
    }
  }
  return n;
}

/* ---- what is remembered of it ---- */

static void remember_lift(struct guide_memory *k, const struct moment *m, int64_t now_ds) {
  static const int places[LIFT_HOW_COUNT] = {PLACE_ARMS, PLACE_TOWEL, PLACE_FIST, PLACE_ARMS, PLACE_ARMS};
  k->lifts++;
  k->lifts_today++;
  k->towel_lifts += m->how == LIFT_TOWEL;
  memmove(k->lifted_ds + 1, k->lifted_ds, 3 * sizeof *k->lifted_ds);
  k->lifted_ds[0] = k->lift_ds = now_ds;
  k->trust_at_lift = m->trust;
  k->hold_place = places[m->how];
  k->reward_due = k->squirmed = k->paid = k->gave_up = k->own_will = false;
}

static void remember_entering(struct guide_memory *k, const struct moment *m) {
  k->trust_at_lift = m->trust;
  k->hold_place = PLACE_CLOTHING;
  k->squirmed = k->paid = k->gave_up = false;
  k->own_will = true;
}

static void remember_hold(struct guide_memory *k, int how) {
  static const int places[HOLD_HOW_COUNT] = {PLACE_ARMS, PLACE_CLOTHING, PLACE_FIST, PLACE_CLOTHING};
  k->hold_place = places[how];
}

static void remember_put(struct guide_memory *k, int64_t now_ds) {
  k->put_ds = now_ds;
  k->reward_due = !k->own_will;
}

static void remember_act(struct guide *g, const struct moment *m, int64_t now_ds) {
  struct guide_memory *k = &g->rats[m->rat];
  if (m->enters) g->hand_visited = true;
  g->meddled |= m->enters || m->act == VERB_CLEAN;
  k->stroked |= m->strokes;
  if (m->feeds) {
    g->treat_ds = now_ds;
    k->offered = m->act == VERB_OFFER;
    k->reward_due = false;
  }
  switch (m->act) {
  case VERB_SHOUT: g->shouted = true; break;
  case VERB_INTRODUCE: g->meetings++; break;
  case VERB_SEPARATE: g->by_towel = m->how == SEPARATE_TOWEL; break;
  case VERB_LIFT: remember_lift(k, m, now_ds); break;
  case VERB_HOLD: remember_hold(k, m->how); break;
  case VERB_PUT: remember_put(k, now_ds); break;
  default: break;
  }
}

static void end_visit(struct guide *g, int64_t now_ds) {
  if (g->hand_visited) g->hand_left_ds = now_ds;
  g->hand_visited = g->shouted = false;
  for (int i = 0; i < SIM_MAX_RATS; i++) g->rats[i].stroked = g->rats[i].reward_due = false;
}

static void begin_day(struct guide *g) {
  g->talked = g->visited = false;
  for (int i = 0; i < SIM_MAX_RATS; i++) {
    struct guide_memory *k = &g->rats[i];
    if (k->held_today_s > k->held_before_s) k->held_before_s = k->held_today_s;
    k->held_today_s = 0;
    k->lifts_today = 0;
  }
}

static void remember_meal(struct guide_memory *k, const struct sim_event *e) {
  k->refused_cm = -1;
  if (e->cause == CAUSE_TREAT_FINGERS) k->finger_meals++;
}

static void remember_event(struct guide *g, const struct moment *m, const struct sim_event *e) {
  struct guide_memory *k = &g->rats[m->rat];
  switch (e->kind) {
  case EVENT_VISIT_BEGINS: g->visited = true; break;
  case EVENT_VISIT_ENDS: end_visit(g, e->at_ds); break;
  case EVENT_NEW_DAY: begin_day(g); break;
  case EVENT_FELL_ILL: g->was_ill = true; break;
  case EVENT_TALKED: g->talked |= e->value >= TALK_S; break;
  case EVENT_TREAT_TAKEN: remember_meal(k, e); break;
  case EVENT_TREAT_REFUSED: k->refused_cm = m->meal_cm; break;
  case EVENT_NEARER:
  case EVENT_STEP_LOST: k->used_cm = e->value; break;
  case EVENT_SETTLED: k->at_home |= e->value >= SETTLED; break;
  case EVENT_LEANED_IN: k->leaned = true; break;
  case EVENT_ENTERED_CLOTHES: remember_entering(k, m); break;
  case EVENT_SQUIRMED: k->squirmed = true; break;
  case EVENT_STRUGGLE_PAID: k->paid = true; break;
  case EVENT_GAVE_UP: k->gave_up = true; break;
  case EVENT_HELD_CALMLY:
    if (e->value > k->held_today_s) k->held_today_s = e->value;
    break;
  case EVENT_PUT_BACK:
    if (e->value >= FORCED_S) k->long_hold_ds = e->at_ds;
    break;
  default: break;
  }
}

/* ---- the doors ---- */

void guide_begin(struct guide *g, const sim *s) {
  memset(g, 0, sizeof *g);
  g->treat_ds = g->hand_left_ds = NEVER_DS;
  for (int i = 0; i < RULE_COUNT; i++) {
    g->broken[i].first_ds = g->broken[i].last_ds = -1;
    g->kept[i] = g->broken[i];
  }
  for (int i = 0; i < sim_definition(s)->n_rats; i++) {
    struct guide_memory *k = &g->rats[i];
    struct sim_rat r;
    sim_read_rat(s, i, &r);
    k->put_ds = k->lift_ds = k->long_hold_ds = NEVER_DS;
    for (int n = 0; n < 4; n++) k->lifted_ds[n] = NEVER_DS;
    k->at_home = r.settled >= SETTLED;
    k->came_new = !k->at_home;
    k->used_cm = r.used_to_cm;
    k->refused_cm = -1;
    k->held_before_s = r.used_to_hold_s > USED_TO_HOLD_S + 0.1 ? r.used_to_hold_s : 0;
    k->finger_meals = r.wariness[CUE_TREAT_HAND] < HAND_KNOWN ? (int)MEALS : 0;
  }
}

/* These come ten a second, and no rule looks at them: their scares do. */
static bool is_watched(enum verb v) { return v != VERB_MOVE && v != VERB_CALL && v != VERB_WASH; }

int guide_act(struct guide *g, const sim *before, const struct sim_action *a, struct guide_mark *out) {
  if (!is_watched(a->verb)) return 0;
  struct moment m = {.act = (int)a->verb, .event = -1, .rat = a->rat, .how = a->how, .cm = a->x};
  m.cause = CAUSE_PERSON_ASKED;
  m.fast = a->fast && a->how != HAND_OUT;
  m.treat = a->verb == VERB_TREAT || a->verb == VERB_OFFER ? a->treat : -1;
  see(&m, g, before);
  int n = tell(g, &m, sim_now_ds(before), out);
  remember_act(g, &m, sim_now_ds(before));
  if (a->verb != VERB_LEAVE) return n;
  struct sim_world w; /* leaving puts a held rat back */
  sim_read_world(before, &w);
  if (w.held_rat >= 0) remember_put(&g->rats[w.held_rat], sim_now_ds(before));
  return n;
}

int guide_event(struct guide *g, const sim *after, const struct sim_event *e, struct guide_mark *out) {
  if (e->kind == EVENT_REFUSED) return 0;
  int from = e->rat >= 0 ? e->rat : 0, to = e->rat >= 0 ? e->rat + 1 : sim_definition(after)->n_rats, n = 0;
  struct moment m;
  for (int i = from; i < to; i++) {
    m = (struct moment){.act = -1, .event = (int)e->kind, .rat = i, .treat = -1, .value = e->value, .cause = e->cause};
    see(&m, g, after);
    n += tell(g, &m, e->at_ds, out + n);
  }
  remember_event(g, &m, e);
  return n;
}
