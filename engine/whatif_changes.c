/* whatif_changes.c - what is worth trying. Each moment that scared, and each in which a rule was broken, points at an
 * act of the diary; the acts that are pointed at most come first. Of each act: as the guide says, without it, gentler,
 * and its visit ended before it or moved. */
#include <string.h>

#include "whatif_inside.h"

enum { SUSPECTS_MAX = 24, RULES_MAX = 3, GESTURE_GAP_DS = 20, STRIDE = 4 };
#define BIT(verb) (1u << VERB_##verb)
#define HANDS (BIT(HAND) | BIT(MOVE) | BIT(OFFER) | BIT(REACH))
#define CONTACTS (BIT(PET) | BIT(TICKLE) | BIT(LIFT) | HANDS)
#define ANY_ACT (~(BIT(LEAVE) | BIT(TALK) | BIT(CALL) | BIT(WASH)))

/* An act, or a stretch of `move` lines, that others point at. */
struct suspect {
  int first, last;
  double weight;
  int n_rules, rat;
  enum rule rules[RULES_MAX];
};

struct finder {
  const struct history *h;
  struct attempt *tries;
  int n_tries, n_suspects;
  struct suspect suspects[SUSPECTS_MAX];
};

static const struct diary_line *line_of(const struct finder *f, int i) { return &f->h->diary->lines[i]; }
static enum verb verb_of(const struct finder *f, const struct suspect *s) { return line_of(f, s->first)->action.verb; }

/* ---- who is to blame ---- */

static bool is_move(const struct diary_line *line) {
  return !line->is_hash && !line->more_days && !line->scenes && line->action.verb == VERB_MOVE;
}

/* A hand that is led about is one act, however many lines it fills. */
static void widen(const struct finder *f, int line, int *first, int *last) {
  *first = *last = line;
  if (!is_move(line_of(f, line))) return;
  while (*first > 0 && is_move(line_of(f, *first - 1)) &&
         line_of(f, *first)->at_ds - line_of(f, *first - 1)->at_ds <= GESTURE_GAP_DS)
    --*first;
  while (*last + 1 < f->h->diary->n && is_move(line_of(f, *last + 1)) &&
         line_of(f, *last + 1)->at_ds - line_of(f, *last)->at_ds <= GESTURE_GAP_DS)
    ++*last;
}

static struct suspect *suspect_of(struct finder *f, int line) {
  int first, last, least = 0;
  widen(f, line, &first, &last);
  for (int i = 0; i < f->n_suspects; i++) {
    if (f->suspects[i].first == first) return &f->suspects[i];
    if (f->suspects[i].weight < f->suspects[least].weight) least = i;
  }
  struct suspect *s = f->n_suspects < SUSPECTS_MAX ? &f->suspects[f->n_suspects++] : &f->suspects[least];
  *s = (struct suspect){.first = first, .last = last};
  return s;
}

static void accuse(struct finder *f, int line, double weight, int rat, enum rule rule) {
  if (line < 0) return;
  struct suspect *s = suspect_of(f, line);
  if (s->weight <= 0) s->rat = rat >= 0 ? rat : 0;
  s->weight += weight;
  if (rule == RULE_COUNT) return;
  for (int i = 0; i < s->n_rules; i++) {
    if (s->rules[i] == rule) return;
  }
  if (s->n_rules < RULES_MAX) s->rules[s->n_rules++] = rule;
}

static uint32_t verbs_behind(const struct sim_event *e) {
  switch (e->kind) {
  case EVENT_BITE: return e->verb == VERB_SEPARATE ? BIT(SEPARATE) : CONTACTS;
  case EVENT_GAVE_UP: return BIT(LIFT);
  case EVENT_BOLTED:
  case EVENT_ESCAPED: return BIT(OUT);
  case EVENT_RAT_BITTEN:
  case EVENT_TAKEN_OUT:
  case EVENT_WARNING_IGNORED: return BIT(INTRODUCE);
  case EVENT_TREAT_REFUSED: return HANDS;
  case EVENT_NIP: return BIT(OFFER);
  default: break;
  }
  if (e->verb == VERB_HAND) return HANDS;
  if (e->verb == VERB_HOLD || e->verb == VERB_LIFT) return BIT(LIFT);
  return e->verb < VERB_COUNT ? 1u << e->verb : ANY_ACT;
}

static double weight_of(const struct sim_event *e) {
  static const int marks[] = {
#define E(id, name, mark, what) mark,
#include "events.def"
#undef E
  };
  if (marks[e->kind] == 3) return 0.2;
  if (marks[e->kind] != 2) return 0;
  switch (e->kind) {
  case EVENT_BITE:
  case EVENT_ESCAPED:
  case EVENT_TAKEN_OUT:
  case EVENT_TAIL_INJURY: return 3;
  case EVENT_GAVE_UP: return 2;
  case EVENT_SCARE: return e->value;
  default: return 0.5;
  }
}

static void accuse_by_events(struct finder *f) {
  int n;
  const struct sim_event *events = run_events(f->h->run, &n);
  for (int i = 0; i < n; i++) {
    double weight = weight_of(&events[i]);
    if (weight <= 0) continue;
    accuse(f, history_line(f->h, events[i].at_ds, verbs_behind(&events[i])), weight, events[i].rat, RULE_COUNT);
  }
}

/* A day without a talk: the first line of its last visit. */
static int line_of_day_before(const struct finder *f, int64_t midnight_ds) {
  for (int i = f->h->n_stays - 1; i >= 0; i--) {
    if (f->h->stays[i].from_ds < midnight_ds) return f->h->stays[i].first;
  }
  return -1;
}

static int line_of_mark(const struct finder *f, const struct guide_mark *m) {
  enum mend mend = guide_rule(m->rule)->mend;
  if (mend == MEND_TALK) return line_of_day_before(f, m->at_ds);
  if (mend == MEND_REWARD) return history_line(f->h, m->at_ds, BIT(PUT));
  if (m->verb < VERB_COUNT) return history_line(f->h, m->at_ds, 1u << m->verb);
  if (mend == MEND_SHORTER) return history_line(f->h, m->at_ds, BIT(LIFT));
  if (mend == MEND_CALM_END || mend == MEND_FULL) return history_line(f->h, m->at_ds, BIT(PUT) | BIT(LEAVE));
  if (mend == MEND_FARTHER) return history_line(f->h, m->at_ds, HANDS);
  if (mend == MEND_TOWEL || mend == MEND_NEUTRAL) return history_line(f->h, m->at_ds, BIT(INTRODUCE) | BIT(SEPARATE));
  return history_line(f->h, m->at_ds, ANY_ACT);
}

static void accuse_by_rules(struct finder *f) {
  int n;
  const struct guide_mark *marks = run_marks(f->h->run, &n);
  for (int i = 0; i < n; i++) {
    if (marks[i].kept || guide_rule(marks[i].rule)->mend == MEND_NOTHING) continue;
    accuse(f, line_of_mark(f, &marks[i]), 0.4, marks[i].rat, marks[i].rule);
  }
}

static void sort_suspects(struct finder *f) {
  for (int i = 1; i < f->n_suspects; i++) {
    struct suspect s = f->suspects[i];
    int k = i;
    for (; k > 0 && f->suspects[k - 1].weight < s.weight; k--) f->suspects[k] = f->suspects[k - 1];
    f->suspects[k] = s;
  }
}

/* ---- changes ---- */

static void add(struct finder *f, const struct suspect *s, enum whatif_change change, double number,
                const struct edit *e) {
  if (f->n_tries == WHATIF_TRIES_MAX) return;
  for (int i = 0; i < f->n_tries; i++) {
    if (f->tries[i].n_edits == 1 && edit_equal(&f->tries[i].edits[0], e)) return;
  }
  struct attempt *t = &f->tries[f->n_tries++];
  const struct diary_line *line = line_of(f, s->first);
  memset(t, 0, sizeof *t);
  t->edits[0] = *e;
  t->n_edits = t->result.times = 1;
  t->result.change = change;
  t->result.rule = s->n_rules ? s->rules[0] : RULE_COUNT;
  t->result.line = s->first;
  t->result.at_ds = line->at_ds;
  t->result.verb = line->action.verb;
  t->result.rat = s->rat;
  t->result.number = number;
}

/* What belongs to it goes with it: `put` with its `lift`. */
static struct edit without(const struct finder *f, const struct suspect *s) {
  struct edit e = edit_none();
  e.drop_from = s->first;
  e.drop_to = s->last;
  e.drop_verbs = ~0u;
  if (verb_of(f, s) != VERB_LIFT) return e;
  e.drop_verbs = BIT(LIFT) | BIT(HOLD) | BIT(PUT);
  const struct stay *v = history_stay(f->h, line_of(f, s->first)->at_ds);
  while (v && e.drop_to < v->last && line_of(f, e.drop_to)->action.verb != VERB_PUT) e.drop_to++;
  return e;
}

static struct edit replaced(const struct finder *f, const struct suspect *s) {
  struct edit e = edit_none();
  e.replace = s->first;
  e.with = line_of(f, s->first)->action;
  return e;
}

static struct edit inserted(const struct finder *f, int at, struct sim_action a) {
  struct edit e = edit_none();
  e.insert_at = at;
  e.insert_ds = line_of(f, at)->at_ds;
  e.insert = a;
  return e;
}

/* The lines from..to come so much later. False: another visit is there, or nothing is left. */
static bool shifted(const struct finder *f, const struct stay *v, int from, int64_t ds, struct edit *e) {
  if (!v || ds == 0 || !history_is_free(f->h, v, v->from_ds + (from == v->first ? ds : 0), v->to_ds + ds)) return false;
  *e = edit_none();
  e->shift_from = from;
  e->shift_to = v->last;
  e->shift_ds = ds;
  return true;
}

/* A day later: this visit, or, where another one is then, all that is left. Nothing may fall off the end. */
static bool day_later(const struct finder *f, const struct stay *v, struct edit *e) {
  const struct history *h = f->h;
  if (!v || shifted(f, v, v->first, SIM_DS_PER_DAY, e)) return v != NULL;
  if (h->stays[h->n_stays - 1].to_ds + SIM_DS_PER_DAY > h->end_ds) return false;
  *e = edit_none();
  e->shift_from = v->first;
  e->shift_to = h->diary->n - 1;
  e->shift_ds = SIM_DS_PER_DAY;
  return true;
}

/* The hand stops so much sooner: at a greater distance, or after a part of its way. */
static bool farther(const struct finder *f, const struct suspect *s, double cm, int part, struct edit *e) {
  const struct sim_action *a = &line_of(f, s->first)->action;
  if (a->verb == VERB_HAND && a->how == HAND_TO) {
    *e = replaced(f, s);
    e->with.x = a->x + cm < 200 ? a->x + cm : 200;
    return true;
  }
  if (a->verb != VERB_MOVE || s->last - s->first < part) return false;
  *e = without(f, s);
  e->drop_from = s->first + (s->last - s->first) / part + 1;
  return true;
}

/* The line that ends this hold; -1: none. */
static int end_of_hold(const struct finder *f, int lift) {
  const struct stay *v = history_stay(f->h, line_of(f, lift)->at_ds);
  for (int i = lift + 1; v && i <= v->last; i++) {
    enum verb verb = line_of(f, i)->is_hash ? VERB_COUNT : line_of(f, i)->action.verb;
    if (verb == VERB_PUT || verb == VERB_LEAVE) return i;
    if (verb == VERB_LIFT) return -1;
  }
  return -1;
}

/* The hold of this `lift` lasts so long. */
static bool held_for(const struct finder *f, int lift, int64_t ds, struct edit *e) {
  int put = end_of_hold(f, lift);
  if (put < 0) return false;
  int64_t held = line_of(f, put)->at_ds - line_of(f, lift)->at_ds;
  return shifted(f, history_stay(f->h, line_of(f, lift)->at_ds), put, ds - held, e);
}

static bool in_evening(const struct finder *f, const struct stay *v, struct edit *e) {
  static const int hours[] = {18, 20, 17, 21};
  for (int i = 0; v && i < 4; i++) {
    int64_t at = v->from_ds / SIM_DS_PER_DAY * SIM_DS_PER_DAY + hours[i] * (int64_t)36000;
    if (shifted(f, v, v->first, at - v->from_ds, e)) return true;
  }
  return false;
}

/* From this visit on nothing but a voice, until the rat is at home. */
static bool settled_first(const struct finder *f, const struct stay *v, enum rule rule, struct edit *e) {
  int64_t home = f->h->level->sim.arrival_ds + (rule == RULE_R6 ? 3 : 2) * (int64_t)SIM_DS_PER_DAY;
  if (!v || v->from_ds >= home) return false;
  *e = edit_none();
  e->drop_from = e->drop_to = v->first;
  while (e->drop_to + 1 < f->h->diary->n && line_of(f, e->drop_to + 1)->at_ds < home) e->drop_to++;
  e->drop_verbs = ANY_ACT;
  return true;
}

/* The first `put` after which the treat should have come at once. */
static struct edit rewarded(const struct finder *f, const struct suspect *s) {
  struct sim_action treat = {.verb = VERB_TREAT, .rat = line_of(f, s->first)->action.rat, .treat = TREAT_COUNT};
  struct edit e = inserted(f, s->first, treat);
  if (s->first + 1 <= f->h->diary->n) e.insert_at = s->first + 1;
  return e;
}

/* As the guide says. False: it does not fit here. */
static bool mended(const struct finder *f, const struct suspect *s, enum rule rule, struct edit *e) {
  const struct diary_line *line = line_of(f, s->first);
  const struct stay *v = history_stay(f->h, line->at_ds);
  struct sim_action a = line->action;
  *e = replaced(f, s);
  switch (guide_rule(rule)->mend) {
  case MEND_LEAVE_OUT: return *e = without(f, s), true;
  case MEND_SETTLED: return settled_first(f, v, rule, e);
  case MEND_REST: return shifted(f, v, v ? v->first : 0, 36000, e);
  case MEND_EVENING: return in_evening(f, v, e);
  case MEND_FARTHER: return farther(f, s, 20, 3, e);
  case MEND_STAY: return shifted(f, v, s->first, 600, e);
  case MEND_SHORTER: return a.verb == VERB_LIFT && held_for(f, s->first, 20, e);
  case MEND_CALM_END: return shifted(f, v, s->first, 100, e);
  case MEND_FULL: {
    int lift = history_line(f->h, line->at_ds, BIT(LIFT));
    return lift >= 0 && held_for(f, lift, 12050, e);
  }
  case MEND_REWARD: return *e = rewarded(f, s), true;
  case MEND_FINGERS:
    if (a.how == OFFER_FINGERS) return *e = inserted(f, s->first, (struct sim_action){.verb = VERB_WASH}), true;
    return e->with.how = OFFER_FINGERS, true;
  case MEND_WASHED: return *e = inserted(f, s->first, (struct sim_action){.verb = VERB_WASH}), true;
  case MEND_SECURED:
    return *e = inserted(f, s->first, (struct sim_action){.verb = VERB_ROOM, .how = ROOM_SECURED}), true;
  case MEND_NEUTRAL: return e->with.how = INTRODUCE_NEUTRAL, a.verb == VERB_INTRODUCE;
  case MEND_TOWEL: return e->with.how = SEPARATE_TOWEL, a.verb == VERB_SEPARATE;
  case MEND_SCOOP: return e->with.how = LIFT_SCOOP, a.verb == VERB_LIFT;
  case MEND_TUNNEL: return e->with.how = LIFT_TUNNEL, a.verb == VERB_LIFT;
  case MEND_CLOTHING: return e->with.how = a.verb == VERB_HOLD ? (int)HOLD_CLOTHING : (int)LIFT_SCOOP, true;
  case MEND_QUIETLY: return e->with = (struct sim_action){.verb = VERB_TALK, .rat = a.rat, .seconds = 60}, true;
  case MEND_TALK: return *e = inserted(f, s->first, (struct sim_action){.verb = VERB_TALK, .seconds = 120}), true;
  default: return false;
  }
}

static void try_guide(struct finder *f, const struct suspect *s) {
  struct edit e;
  for (int i = 0; i < s->n_rules; i++) {
    int before = f->n_tries;
    if (!mended(f, s, s->rules[i], &e)) continue;
    add(f, s, WHATIF_GUIDE, 0, &e);
    if (f->n_tries == before) continue;
    f->tries[before].result.rule = s->rules[i];
    f->tries[before].result.mend = guide_rule(s->rules[i])->mend;
  }
}

static bool has_rule(const struct suspect *s, enum rule rule) {
  for (int i = 0; i < s->n_rules; i++) {
    if (s->rules[i] == rule) return true;
  }
  return false;
}

/* A mistake that is a habit: mended each time. Told of the earliest. */
static void try_habit(struct finder *f, enum rule rule) {
  struct attempt all = {.n_edits = 0};
  const struct suspect *first = NULL;
  if (guide_rule(rule)->mend == MEND_SETTLED) return; /* that is for all the days before, as it is */
  for (int i = 0; i < f->n_suspects && all.n_edits < WHATIF_EDITS_MAX; i++) {
    const struct suspect *s = &f->suspects[i];
    if (!has_rule(s, rule) || !mended(f, s, rule, &all.edits[all.n_edits])) continue;
    all.n_edits++;
    if (!first || s->first < first->first) first = s;
  }
  if (all.n_edits < 2 || f->n_tries == WHATIF_TRIES_MAX) return;
  int at = f->n_tries;
  add(f, first, WHATIF_GUIDE, 0, &all.edits[0]);
  if (f->n_tries == at) return;
  struct attempt *t = &f->tries[at];
  memcpy(t->edits, all.edits, sizeof all.edits);
  t->n_edits = t->result.times = all.n_edits;
  t->result.rule = rule;
  t->result.mend = guide_rule(rule)->mend;
}

static void try_without(struct finder *f, const struct suspect *s) {
  struct edit e = without(f, s);
  if (verb_of(f, s) != VERB_LEAVE && verb_of(f, s) != VERB_PUT) add(f, s, WHATIF_WITHOUT, 0, &e);
  if (verb_of(f, s) != VERB_HAND || !line_of(f, s->first)->action.fast) return;
  e = replaced(f, s);
  e.with.fast = false;
  add(f, s, WHATIF_GENTLER, 0, &e);
}

static void try_less(struct finder *f, const struct suspect *s) {
  struct edit e;
  const struct diary_line *line = line_of(f, s->first);
  if (farther(f, s, 10, 2, &e)) add(f, s, WHATIF_FARTHER, e.replace >= 0 ? e.with.x : 0, &e);
  if (line->action.verb == VERB_PET || line->action.verb == VERB_TICKLE) {
    e = replaced(f, s);
    e.with.seconds = line->action.seconds / 2 > 0.5 ? line->action.seconds / 2 : 0.5;
    add(f, s, WHATIF_SHORTER, e.with.seconds, &e);
  }
  int put = line->action.verb == VERB_LIFT ? end_of_hold(f, s->first) : -1;
  int64_t half = put >= 0 ? (line_of(f, put)->at_ds - line->at_ds) / 2 : 0;
  if (half >= 10 && held_for(f, s->first, half, &e)) add(f, s, WHATIF_SHORTER, 0.1 * (double)half, &e);
  const struct stay *v = history_stay(f->h, line->at_ds);
  if (!v || s->first == v->first) return;
  e = inserted(f, s->first, (struct sim_action){.verb = VERB_LEAVE});
  e.drop_from = s->first;
  e.drop_to = v->last;
  e.drop_verbs = ~0u;
  add(f, s, WHATIF_END, 0, &e);
}

static void try_later(struct finder *f, const struct suspect *s) {
  struct edit e;
  const struct stay *v = history_stay(f->h, line_of(f, s->first)->at_ds);
  if (shifted(f, v, v ? v->first : 0, 18000, &e)) add(f, s, WHATIF_LATER, 0, &e);
  if (day_later(f, v, &e)) add(f, s, WHATIF_NEXT_DAY, 0, &e);
}

int changes_find(const struct history *h, struct attempt tries[WHATIF_TRIES_MAX]) {
  static void (*const kinds[])(struct finder *, const struct suspect *) = {try_guide, try_without, try_less, try_later};
  struct finder f = {.h = h, .tries = tries};
  accuse_by_events(&f);
  accuse_by_rules(&f);
  sort_suspects(&f);
  for (int i = 0; i < RULE_COUNT; i++) try_habit(&f, (enum rule)i);
  for (int from = 0; from < f.n_suspects; from += STRIDE) {
    for (int kind = 0; kind < 4; kind++) {
      for (int i = from; i < from + STRIDE && i < f.n_suspects; i++) kinds[kind](&f, &f.suspects[i]);
    }
  }
  return f.n_tries;
}
