/* handler_colony.c - keepers of two families: how each kind of person keeps them apart, and how it lets them meet. They
 * see fur, chases and boxing, and who showed a sign of illness; never a tension or a germ. */
#include "handler_inside.h"

#include "num.h"

static double chance(const struct handler *h, uint64_t moment, uint32_t purpose) {
  return num_dice(h->seed, (uint64_t)h->visit << 32 | moment, 79, purpose);
}

static struct sim_world world(const struct handler *h) {
  struct sim_world w;
  sim_read_world(run_sim_const(h->run), &w);
  return w;
}

static const struct sim_rat_def *rat_defs(const struct handler *h) { return h->level->sim.rats; }

/* The first of that family; -1 if there is none. */
static int one_of(const struct handler *h, enum role role) {
  for (int i = 0; i < h->level->sim.n_rats; i++)
    if (rat_defs(h)[i].role == role) return i;
  return -1;
}

static const struct goal *goal_of(const struct handler *h, enum goal_word word) {
  for (int k = 0; k < h->level->n_goals; k++)
    if (h->level->goals[k].word == word) return &h->level->goals[k];
  return NULL;
}

static enum sim_reason act(struct handler *h, enum verb verb, int how) {
  return handler_do(h, (struct sim_action){.verb = verb, .how = how});
}

/* ---- apart ---- */

/* A word at one cage; and food, where hands are known: one that reads leaves new rats at a voice. */
static bool look_after(struct handler *h, enum role role) {
  h->rat = one_of(h, role);
  handler_do(h, (struct sim_action){.verb = VERB_TALK, .seconds = 60});
  if (!handler_pass(h, 61)) return false;
  bool reads = h->kind == HANDLER_GUIDE || h->kind == HANDLER_CAREFUL;
  if (role == ROLE_NEWCOMER && reads) return true;
  if (!world(h).hand_in && act(h, VERB_HAND, HAND_IN) != REASON_NONE) return true;
  if (!handler_pass(h, 1)) return false;
  handler_do(h, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT});
  handler_watch(h, 20);
  act(h, VERB_HAND, HAND_OUT);
  return handler_pass(h, 1);
}

static enum quarantine_how place_of(enum handler_kind kind) {
  return kind == HANDLER_BLIND ? QUARANTINE_ROOM : kind == HANDLER_HASTY ? QUARANTINE_NONE : QUARANTINE_BUILDING;
}

/* One that means well goes to the new ones first as often as not, and forgets to wash once in a hundred times. */
static bool chores(struct handler *h) {
  bool careful = h->kind == HANDLER_CAREFUL, forcer = h->kind == HANDLER_FORCER || h->kind == HANDLER_HASTY;
  bool new_first = forcer || (careful && chance(h, 0, 1) < 0.5);
  bool washes = !forcer && !(careful && chance(h, 0, 2) < 0.01);
  if (!look_after(h, new_first ? ROLE_NEWCOMER : ROLE_RESIDENT)) return false;
  if (new_first && washes) act(h, VERB_WASH, 0);
  if (!look_after(h, new_first ? ROLE_RESIDENT : ROLE_NEWCOMER)) return false;
  if (!new_first) act(h, VERB_WASH, 0); /* else the next visit begins with what this one took along */
  return true;
}

/* How many days it has them wait; one that is hasty thinks a week is long. */
static bool has_waited(const struct handler *h, double clear_days) {
  int64_t days = (sim_now_ds(run_sim_const(h->run)) - h->level->sim.arrival_ds) / SIM_DS_PER_DAY;
  if (h->kind == HANDLER_HASTY) return days >= 7;
  if (h->kind == HANDLER_FORCER) return days >= 14;
  return world(h).quarantine_days >= clear_days;
}

static void keep_apart(struct handler *h) {
  h->rat = one_of(h, ROLE_NEWCOMER);
  if (world(h).quarantine != place_of(h->kind)) act(h, VERB_QUARANTINE, (int)place_of(h->kind));
  chores(h);
}

/* ---- together ---- */

/* The highest rung that one family is on with the other, and whether somebody has been bitten. */
struct scene {
  enum rung rung;
  bool hurt;
};

static struct scene watch(const struct handler *h) {
  struct scene now = {RUNG_CALM, false};
  for (int i = 0; i < h->level->sim.n_rats; i++) {
    struct sim_rat r;
    sim_read_rat(run_sim_const(h->run), i, &r);
    for (int g = 0; g < r.n_signs; g++) now.hurt |= r.signs[g] == SIGN_SQUEAL_LONG;
    if (r.with < 0 || rat_defs(h)[i].role == rat_defs(h)[r.with].role) continue;
    if (r.rung > now.rung) now.rung = r.rung;
  }
  return now;
}

/* What a person makes of what it sees. */
struct manner {
  double look_s;    /* it looks up so often */
  int fur_s;        /* fur seen up for so long is parted; 0: never */
  double part_play; /* chance that it parts them at a pin */
  enum separate_how with;
  int puffs; /* after so many the day is over */
};

static struct manner manner_of(const struct handler *h) {
  switch (h->kind) {
  case HANDLER_CAREFUL: return (struct manner){h->careless ? 12 : 2, 2, 0.1, SEPARATE_TOWEL, 2};
  case HANDLER_BLIND: return (struct manner){1, 0, 0, SEPARATE_TOWEL, 1000};
  case HANDLER_FORCER: return (struct manner){1, 1, 1, SEPARATE_HAND, 1000};
  default: return (struct manner){1, 2, 0, SEPARATE_TOWEL, 2};
  }
}

/* True when nobody was hurt and the fur was not up twice. */
static bool meet(struct handler *h, double seconds) {
  struct manner m = manner_of(h);
  int puffs = 0;
  double fur_s = 0;
  enum rung before = RUNG_CALM;
  for (double t = 0; t < seconds; t += m.look_s) {
    if (!handler_pass(h, m.look_s) || world(h).nest_shared) return true;
    if (world(h).meeting == INTRODUCE_COUNT) return false; /* it ended by itself: a bitten hand, or a rat taken out */
    struct scene now = watch(h);
    fur_s = now.rung >= RUNG_PUFFED ? fur_s + m.look_s : 0;
    bool fur = m.fur_s && fur_s >= m.fur_s;
    bool play = now.rung == RUNG_BOX && before != RUNG_BOX && chance(h, (uint64_t)t, 4) < m.part_play;
    before = now.rung;
    if (now.hurt && h->kind != HANDLER_BLIND) return false;
    if (fur || play) act(h, VERB_SEPARATE, (int)m.with);
    if (fur) fur_s = 0;
    if (fur && ++puffs == m.puffs) return false;
  }
  return true;
}

/* Neutral ground, longer each day; home when it has been calm there; a step back when it was not. */
static void next_meeting(struct handler *h) {
  struct families *k = &h->families;
  int64_t day = 1 + sim_now_ds(run_sim_const(h->run)) / SIM_DS_PER_DAY;
  if (day == k->met_day) return; /* tomorrow is another day */
  k->met_day = day;
  if (k->meeting_s <= 0) k->meeting_s = 15 * 60;
  h->rat = one_of(h, ROLE_RESIDENT);
  bool home = k->stage > 0 || h->kind == HANDLER_FORCER;
  if (home && h->kind != HANDLER_FORCER) act(h, VERB_CLEAN, 0);
  act(h, VERB_INTRODUCE, home ? INTRODUCE_HOME : INTRODUCE_NEUTRAL);
  bool well = meet(h, k->meeting_s);
  k->meeting_s = num_clamp(k->meeting_s * (well ? 1.6 : 0.7), 480, 14400);
  k->calm = well ? k->calm + 1 : 0;
  if (!well) k->stage = 0;
  if (k->calm >= 3) k->stage = 1;
}

static void throw_together(struct handler *h) {
  if (world(h).meeting != INTRODUCE_COUNT) return;
  h->rat = one_of(h, ROLE_RESIDENT);
  act(h, VERB_INTRODUCE, INTRODUCE_TOSS);
  act(h, VERB_SUPERVISE, SUPERVISE_OFF);
  handler_pass(h, 5);
}

bool handler_colony_visit(struct handler *h) {
  if (one_of(h, ROLE_NEWCOMER) < 0 || one_of(h, ROLE_RESIDENT) < 0) return false;
  const struct goal *clear = goal_of(h, GOAL_QUARANTINE_DAYS_CLEAR);
  if (clear && !has_waited(h, clear->value)) {
    keep_apart(h);
  } else if (h->kind == HANDLER_HASTY) {
    throw_together(h);
  } else {
    next_meeting(h);
  }
  if (!handler_over(h) && world(h).person) act(h, VERB_LEAVE, 0);
  return true;
}
