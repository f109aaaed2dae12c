/* colony_meet.h - who meets whom, and how a keeper lets them: for the tests of rats among rats. Meetings of many pairs
 * are stepped by colony_visit_tick alone, a second at a time; test_engine_colony_life.c shows that a meeting lived tick
 * by tick, with all its bodies, comes to the same. */
#ifndef HANDSHY_TESTS_COLONY_MEET_H
#define HANDSHY_TESTS_COLONY_MEET_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "inside.h"

/* ---- who meets whom ---- */

struct who {
  enum sex sex;
  int age_days;
  bool neutered;
};
static const struct who doe = {SEX_FEMALE, 200, false}, buck = {SEX_MALE, 200, false}, neuter = {SEX_MALE, 200, true},
                        young = {SEX_FEMALE, 45, false}, young_buck = {SEX_MALE, 45, false};

static inline void fill(struct sim_rat_def *rat, struct who who, enum role role) {
  rat->sex = who.sex;
  rat->age_days = who.age_days;
  rat->neutered = who.neutered;
  rat->role = role;
  rat->settled = 1;
}

/* `each` residents of one kind and as many newcomers of another, at home since 17:00 of day 0. */
static inline struct sim_def def_of(uint64_t seed, int each, struct who resident, struct who newcomer) {
  struct sim_def def;
  sim_def_default(&def);
  def.seed = seed;
  def.n_rats = 2 * each;
  for (int i = 0; i < each; i++) {
    fill(&def.rats[i], resident, ROLE_RESIDENT);
    fill(&def.rats[each + i], newcomer, ROLE_NEWCOMER);
  }
  return def;
}

static inline sim *create(const struct sim_def *def) {
  sim *s = sim_create(def);
  assert_non_null(s);
  while (sim_now_ds(s) < def->arrival_ds) sim_step(s, def->arrival_ds);
  return s;
}

static inline sim *begin(uint64_t seed, int each, struct who resident, struct who newcomer) {
  struct sim_def def = def_of(seed, each, resident, newcomer);
  return create(&def);
}

static inline enum sim_reason act_on(sim *s, enum verb verb, int how, int rat) {
  s->n_acts = 0;
  return sim_act(s, &(struct sim_action){.verb = verb, .how = how, .rat = rat});
}
static inline enum sim_reason act(sim *s, enum verb verb, int how) { return act_on(s, verb, how, 0); }
static inline void must(sim *s, enum verb verb, int how) { assert_int_equal(act(s, verb, how), REASON_NONE); }

static inline void run_to(sim *s, int64_t at_ds) {
  while (sim_now_ds(s) < at_ds) sim_step(s, at_ds);
}
static inline void pass(sim *s, double seconds) { run_to(s, sim_now_ds(s) + (int64_t)(seconds * 10 + 0.5)); }
static inline struct sim_rat rat_of(const sim *s, int i) {
  struct sim_rat r;
  sim_read_rat(s, i, &r);
  return r;
}
static inline struct sim_world world_of(const sim *s) {
  struct sim_world w;
  sim_read_world(s, &w);
  return w;
}

/* ---- meetings, a second at a time ---- */

struct tally {
  int bites, serious, dead, hand_bites, scuffles, warnings, days;
  bool nest;
};

static inline void take(sim *s, struct tally *t) {
  for (int k = 0; k < s->n_coming; k++) {
    const struct sim_event *e = &s->coming[k];
    t->bites += e->kind == EVENT_RAT_BITTEN;
    t->serious += e->kind == EVENT_TAKEN_OUT;
    t->dead += e->kind == EVENT_TAKEN_OUT && e->value > 2.5;
    t->hand_bites += e->kind == EVENT_BITE && e->cause == CAUSE_HAND_BETWEEN;
    t->scuffles += e->kind == EVENT_SCUFFLED;
    t->warnings += e->kind == EVENT_WARNING_IGNORED;
    t->nest |= e->kind == EVENT_NEST_SHARED;
  }
  s->n_coming = 0;
}

static inline void second(sim *s, struct tally *t) {
  s->minded = s->now += 10;
  colony_visit_tick(s);
  take(s, t);
}

static inline void quiet(sim *s, int64_t to, struct tally *t) {
  int64_t step = s->colony.meeting == INTRODUCE_COUNT ? 36000 : 600;
  while (s->now < to) {
    int64_t from = s->now;
    s->minded = s->now = from + step < to ? from + step : to;
    colony_quiet(s, from, s->now);
    take(s, t);
  }
}

static inline void tomorrow(sim *s, struct tally *t) {
  must(s, VERB_LEAVE, 0);
  quiet(s, (s->now / SIM_DS_PER_DAY + 1) * SIM_DS_PER_DAY + 17 * 36000, t);
}

/* The highest rung of newcomers with residents, and for how long. */
static inline enum rung highest(const sim *s, double *for_s) {
  int64_t top = RUNG_CALM;
  *for_s = 0;
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      const struct pair *p = pair_of(s, i, j);
      if (s->def.rats[i].role != s->def.rats[j].role && p->rung > top) top = p->rung, *for_s = p->rung_s;
    }
  }
  return (enum rung)top;
}

enum habit { IN_TIME, AT_EACH_SQUEAK, NEVER }; /* when the keeper parts them */

/* One meeting of so many seconds; true when nobody was bitten and nothing was parted twice. */
static inline bool meet(sim *s, enum introduce_how how, enum habit habit, int seconds, struct tally *t) {
  int puffs = 0, bites = t->bites;
  if (how == INTRODUCE_HOME) must(s, VERB_CLEAN, 0);
  must(s, VERB_INTRODUCE, (int)how);
  for (int k = 0; k < seconds && !t->serious && !t->nest; k++) {
    double for_s;
    second(s, t);
    enum rung rung = highest(s, &for_s);
    bool fur = rung >= RUNG_PUFFED && for_s >= 2;
    if (habit == AT_EACH_SQUEAK && rung >= RUNG_BOX) must(s, VERB_SEPARATE, SEPARATE_TOWEL);
    if (habit == IN_TIME && fur) must(s, VERB_SEPARATE, SEPARATE_TOWEL);
    if (habit == IN_TIME && fur && ++puffs == 2) break;
    take(s, t);
    if (t->bites > bites && habit != NEVER) break;
  }
  return t->bites == bites && puffs < 2;
}

/* The keeper's way: one meeting a day on neutral ground, in the carrier, at home; longer when it was calm, a step back
 * when it was not. */
static inline struct tally introduce(sim *s, enum habit habit, int days) {
  static const enum introduce_how ways[] = {INTRODUCE_NEUTRAL, INTRODUCE_CARRIER, INTRODUCE_HOME};
  struct tally t = {0};
  double seconds = 15 * 60;
  int stage = 0, calm = 0;
  while (t.days < days && !t.nest && !t.serious) {
    t.days++;
    bool well = meet(s, ways[stage], habit, (int)seconds, &t);
    tomorrow(s, &t);
    calm = well ? calm + 1 : 0;
    seconds = num_clamp(seconds * (well ? 1.6 : 0.7), 480, 14400);
    if (well && calm >= 2 && stage < 2) stage++, calm = 0;
    if (!well && stage > 0) stage--;
  }
  return t;
}

/* A night together, and nobody there. */
static inline struct tally toss(sim *s) {
  struct tally t = {0};
  must(s, VERB_INTRODUCE, INTRODUCE_TOSS);
  must(s, VERB_SUPERVISE, SUPERVISE_OFF);
  must(s, VERB_LEAVE, 0);
  for (int k = 0; k < 8 * 60 && !t.serious; k++) quiet(s, s->now + 600, &t);
  return t;
}

struct shares {
  double nest, serious, dead, bites, days, warnings, rank;
};

static inline double rank_of(const sim *s) {
  double sum = 0;
  int n = 0;
  for (int i = 0; i < s->def.n_rats; i++) {
    for (int j = i + 1; j < s->def.n_rats; j++) {
      if (s->def.rats[i].role != s->def.rats[j].role) sum += pair_of(s, i, j)->rank, n++;
    }
  }
  return sum / n;
}

static inline void fold(struct shares *all, const sim *s, struct tally t, int n) {
  all->nest += (t.nest ? 1.0 : 0) / n;
  all->serious += (t.serious ? 1.0 : 0) / n;
  all->dead += (t.dead ? 1.0 : 0) / n;
  all->bites += (double)t.bites / n;
  all->days += (double)t.days / n;
  all->warnings += (double)t.warnings / n;
  all->rank += rank_of(s) / n;
}

static inline void say(const char *what, const char *who, struct shares all, int n) {
  printf("    %-22s %-24s nest %.3f serious %.3f dead %.3f bites %.2f days %.1f warnings %.1f rank %.2f (%d)\n", what,
         who, all.nest, all.serious, all.dead, all.bites, all.days, all.warnings, all.rank, n);
}

static inline struct shares toss_many(const char *name, struct who a, struct who b, int n) {
  struct shares all = {0};
  for (int k = 0; k < n; k++) {
    sim *s = begin(1000 + (uint64_t)k, 1, a, b);
    fold(&all, s, toss(s), n);
    sim_destroy(s);
  }
  say("tossed", name, all, n);
  return all;
}

static inline struct shares introduce_many(const char *name, int each, struct who a, struct who b, enum habit habit,
                                           int n) {
  static const char *const how[] = {"parted in time", "parted at each squeak", "signs ignored"};
  struct shares all = {0};
  for (int k = 0; k < n; k++) {
    sim *s = begin(1000 + (uint64_t)k, each, a, b);
    fold(&all, s, introduce(s, habit, habit == AT_EACH_SQUEAK ? 12 : 28), n);
    sim_destroy(s);
  }
  say(how[habit], name, all, n);
  return all;
}

#endif
