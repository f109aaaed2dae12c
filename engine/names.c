/* names.c - the words of the engine's tables: one name a value, read from the same .def files and lists that make the
 * enums, so they cannot drift apart. */
#include "sim.h"

#include <assert.h>

#define COUNT_OF(a) ((int)(sizeof(a) / sizeof *(a)))

static const char *named(const char *const *names, int n, int i) {
  assert(i >= 0 && i < n);
  (void)n;
  return names[i];
}

const char *sim_verb_name(enum verb v) {
  static const char *const names[] = {
#define X(id, name) name,
      SIM_VERBS(X)
#undef X
  };
  return named(names, COUNT_OF(names), (int)v);
}

const char *sim_cue_name(enum cue c) {
  static const char *const names[] = {
#define X(id, name) name,
      SIM_CUES(X)
#undef X
  };
  return named(names, COUNT_OF(names), (int)c);
}

const char *sim_place_name(enum place p) {
  static const char *const names[] = {
#define X(id, name) name,
      SIM_PLACES(X)
#undef X
  };
  return named(names, COUNT_OF(names), (int)p);
}

const char *sim_doing_name(enum doing d) {
  static const char *const names[] = {
#define X(id, name) name,
      SIM_DOINGS(X)
#undef X
  };
  return named(names, COUNT_OF(names), (int)d);
}

const char *sim_sign_name(enum sign g) {
  static const char *const names[] = {
#define S(id, name, ...) name,
#include "signs.def"
#undef S
  };
  return named(names, COUNT_OF(names), (int)g);
}

struct callable_row {
  const char *name, *words;
};

static const struct callable_row *callable_row(enum callable c) {
  static const struct callable_row rows[] = {
#define K(id, name, words) {name, words},
#include "callables.def"
#undef K
  };
  assert((int)c >= 0 && (int)c < COUNT_OF(rows));
  return &rows[c];
}

const char *sim_call_name(int how) {
  return how < SIGN_COUNT ? sim_sign_name((enum sign)how) : callable_row((enum callable)(how - SIGN_COUNT))->name;
}
const char *sim_callable_words(enum callable c) { return callable_row(c)->words; }

const char *sim_treat_name(int t) {
  static const char *const names[] = {
#define T(id, name, ...) name,
#include "treats.def"
#undef T
      "favourite"};
  return named(names, COUNT_OF(names), t);
}

const char *sim_event_name(enum sim_event_kind k) {
  static const char *const names[] = {
#define E(id, name, ...) name,
#include "events.def"
#undef E
  };
  return named(names, COUNT_OF(names), (int)k);
}

struct cause_row {
  const char *name, *rule, *sentence;
};

static const struct cause_row *cause_row(enum sim_cause c) {
  static const struct cause_row rows[] = {
#define C(id, name, rule, sentence) {name, rule, sentence},
#include "causes.def"
#undef C
  };
  assert((int)c >= 0 && (int)c < COUNT_OF(rows));
  return &rows[c];
}

const char *sim_cause_name(enum sim_cause c) { return cause_row(c)->name; }
const char *sim_cause_sentence(enum sim_cause c) { return cause_row(c)->sentence; }
const char *sim_cause_rule(enum sim_cause c) { return cause_row(c)->rule; }

const char *sim_reason_name(enum sim_reason r) {
  static const char *const names[] = {
#define R(id, name, ...) name,
#include "reasons.def"
#undef R
  };
  return named(names, COUNT_OF(names), (int)r);
}

const char *sim_reason_sentence(enum sim_reason r) {
  static const char *const sentences[] = {
#define R(id, name, sentence) sentence,
#include "reasons.def"
#undef R
  };
  return named(sentences, COUNT_OF(sentences), (int)r);
}

const char *sim_staged_name(enum stage_does v) {
  static const char *const names[] = {
#define X(id, name) name,
      SIM_STAGED(X)
#undef X
  };
  return named(names, COUNT_OF(names), (int)v);
}

const char *sim_species_name(enum species v) { return named((const char *const[]){"rat", "mouse"}, 2, (int)v); }

const char *sim_source_name(enum source v) {
  return named((const char *const[]){"breeder", "pet-store", "rescue"}, 3, (int)v);
}

const char *sim_role_name(enum role v) { return named((const char *const[]){"resident", "newcomer"}, 2, (int)v); }

const char *sim_health_name(enum health v) { return named((const char *const[]){"well", "carrier"}, 2, (int)v); }

const char *sim_wound_name(enum wound v) {
  return named((const char *const[]){"none", "minor", "serious", "dead"}, 4, (int)v);
}

const char *sim_rung_name(enum rung v) {
  static const char *const names[] = {
#define X(id, name) name,
      SIM_RUNGS(X)
#undef X
  };
  return named(names, COUNT_OF(names), (int)v);
}

const char *sim_disturbance_name(enum disturbance v) {
  return named((const char *const[]){"noise", "cat", "guest", "cream"}, DISTURB_COUNT, (int)v);
}

const char *sim_sex_name(enum sex v) { return named((const char *const[]){"male", "female"}, 2, (int)v); }

const struct sim_tuning_row *sim_tuning_row(enum tuning t) {
#define KIND_MEASURED "measured"
#define KIND_INFERRED "inferred"
#define KIND_DESIGN "design"
  static const struct sim_tuning_row rows[] = {
#define N(id, name, value, min, max, unit, kind, source) {name, unit, KIND_##kind, source, value, min, max},
#include "tuning.def"
#undef N
  };
  assert((int)t >= 0 && (int)t < COUNT_OF(rows));
  return &rows[t];
}
