/* diary_verbs.c - what follows a verb. One table for reading, printing and "did you mean", so that what is printed can
 * always be read back. */
#include "diary_verbs.h"

#include <stdio.h>
#include <string.h>

/* What follows a verb. */
enum form {
  FORM_NONE,
  FORM_SECONDS,
  FORM_HAND,
  FORM_XY,
  FORM_TREAT,
  FORM_OFFER,
  FORM_PET,
  FORM_HOW,
  FORM_SIGN,
  FORM_SHOW
};

enum { HOW_MAX = 12 };

/* What sim_check takes, so that whatever was done can be read back. */
#define SECONDS_MIN 0.1
#define HAND_MAX_CM 200.0
#define MOVE_MAX_CM 1000.0
static double seconds_max(enum verb v) { return v == VERB_TALK ? 86400 : 3600; }

struct verb_form {
  enum form form;
  bool later;                 /* known to the contract, not to this version */
  const char *words[HOW_MAX]; /* values of `how`, in the order of its enum */
};

static const char *const pet_words[] = {"back", "head", "side", "belly", "tail"};
static const char *const offer_words[] = {"spoon", "bars"};

static struct verb_form form_of(enum verb v) {
  switch (v) {
  case VERB_TALK:
  case VERB_TICKLE: return (struct verb_form){.form = FORM_SECONDS};
  case VERB_HAND: return (struct verb_form){.form = FORM_HAND};
  case VERB_MOVE: return (struct verb_form){.form = FORM_XY};
  case VERB_TREAT: return (struct verb_form){.form = FORM_TREAT};
  case VERB_OFFER: return (struct verb_form){.form = FORM_OFFER};
  case VERB_PET: return (struct verb_form){.form = FORM_PET};
  case VERB_LIFT: return (struct verb_form){FORM_HOW, false, {"scoop", "towel", "fist", "tail", "tunnel"}};
  case VERB_HOLD: return (struct verb_form){FORM_HOW, false, {"arms", "clothing", "fist", "shirt"}};
  case VERB_PUT: return (struct verb_form){FORM_HOW, false, {"back"}};
  case VERB_ROOM:
    return (struct verb_form){FORM_HOW,
                              false,
                              {"secured", "unsecured",
#define X(id, name) name,
                               SIM_ROOM_ITEMS(X)
#undef X
                                   "curtain"}};
  case VERB_REACH: return (struct verb_form){FORM_HOW, false, {"hut"}};
  case VERB_CALL: return (struct verb_form){.form = FORM_SIGN};
  case VERB_QUARANTINE: return (struct verb_form){FORM_HOW, false, {"building", "room", "none"}};
  case VERB_INTRODUCE: return (struct verb_form){FORM_HOW, false, {"toss", "carrier", "neutral", "home"}};
  case VERB_SUPERVISE: return (struct verb_form){FORM_HOW, false, {"on", "off"}};
  case VERB_SEPARATE: return (struct verb_form){FORM_HOW, false, {"towel", "hand"}};
  case VERB_SHOW: return (struct verb_form){FORM_SHOW, false, {"towel", "perfume", "hat", "sleeve", "brush", "bag"}};
  case VERB_SHOUT:
  case VERB_OUT:
  case VERB_HOME:
  case VERB_WAKE:
  case VERB_WASH:
  case VERB_CLEAN:
  case VERB_LEAVE:
  case VERB_COUNT: break;
  }
  return (struct verb_form){.form = FORM_NONE};
}

bool diary_plays_verb(enum verb v) { return !form_of(v).later; }

static double rounded(double value) {
  if (!(value > -1e6)) return -1e6; /* not a number, too */
  if (value > 1e6) return 1e6;
  int64_t thousandths = (int64_t)(value * 1000 + (value < 0 ? -0.5 : 0.5));
  return (double)thousandths / 1000;
}

void diary_round(struct sim_action *action) {
  struct sim_action a = *action;
  struct verb_form form = form_of(a.verb);
  *action = (struct sim_action){.verb = a.verb, .rat = a.rat};
  switch (form.form) {
  case FORM_NONE: break;
  case FORM_PET: action->how = a.how; /* fall through */
  case FORM_SECONDS: action->seconds = rounded(a.seconds); break;
  case FORM_HAND:
    action->how = a.how;
    action->fast = a.fast;
    if (a.how == HAND_TO) action->x = rounded(a.x);
    break;
  case FORM_XY:
    action->x = rounded(a.x);
    action->y = rounded(a.y);
    break;
  case FORM_OFFER: action->how = a.how; /* fall through */
  case FORM_TREAT: action->treat = a.treat; break;
  case FORM_HOW: action->how = form.words[1] ? a.how : 0; break; /* one way only: `put back` */
  case FORM_SIGN: action->how = a.how; break;
  case FORM_SHOW:
    action->how = a.how;
    action->x = rounded(a.x);
    break;
  }
}

static void say_missing(struct problems *p, struct span rest, struct span verb, const char *what) {
  problems_add(p, verb.line, rest.column, "`%.*s` needs %s", SPAN(verb), what);
}

/* A word out of a list; says so when it is another. */
static bool read_word_of(struct problems *p, struct span *rest, struct span verb, const char *const *words, size_t n,
                         const char *what, int *out) {
  struct span word;
  if (!span_word(rest, &word)) return say_missing(p, *rest, verb, what), false;
  int found = span_index(word, words, n);
  if (found >= 0) return *out = found, true;
  const char *near = span_near(word, words, n);
  char list[150] = "";
  for (size_t i = 0; i < n && n <= 6; i++) {
    if (i > 0) strcat(list, ", ");
    strcat(list, words[i]);
  }
  if (near)
    problems_add(p, word.line, word.column, "`%.*s` is not %s; did you mean `%s`?", SPAN(word), what, near);
  else
    problems_add(p, word.line, word.column, "`%.*s` is not %s%s%s", SPAN(word), what, *list ? ": " : "", list);
  return false;
}

static bool read_number(struct problems *p, struct span *rest, struct span verb, const char *what, double min,
                        double max, const char *unit, double *out) {
  struct span word;
  if (!span_word(rest, &word)) return say_missing(p, *rest, verb, what), false;
  if (!span_number(word, out, p)) return false;
  if (*out >= min && *out <= max) return true;
  problems_add(p, word.line, word.column, "%s must be %g to %g %s, this is %g", what, min, max, unit, *out);
  return false;
}

static bool read_seconds(struct problems *p, struct span *rest, struct span verb, struct sim_action *a) {
  return read_number(p, rest, verb, "its seconds", SECONDS_MIN, seconds_max(a->verb), "s", &a->seconds);
}

static bool read_hand(struct problems *p, struct span *rest, struct span verb, struct sim_action *a) {
  struct span word, peek = *rest;
  if (!span_word(&peek, &word)) return say_missing(p, *rest, verb, "in, out, or a distance in cm"), false;
  bool good = true;
  a->how = span_is(word, "in") ? HAND_IN : span_is(word, "out") ? HAND_OUT : HAND_TO;
  bool letter = word.at[0] >= 'a' && word.at[0] <= 'z';
  if (a->how != HAND_TO)
    *rest = peek;
  else if (letter) {
    problems_add(p, word.line, word.column, "`%.*s` is not in, out, or a distance in cm", SPAN(word));
    *rest = peek;
    good = false;
  } else
    good = read_number(p, rest, verb, "the distance", 0, HAND_MAX_CM, "cm", &a->x);
  peek = *rest;
  if (span_word(&peek, &word) && span_is(word, "fast")) {
    a->fast = true;
    *rest = peek;
  }
  return good;
}

static bool read_treat(struct problems *p, struct span *rest, struct span verb, struct sim_action *a) {
  const char *words[TREAT_COUNT + 1];
  for (int i = 0; i <= TREAT_COUNT; i++) words[i] = sim_treat_name(i);
  return read_word_of(p, rest, verb, words, TREAT_COUNT + 1, "a food that Handshy knows", &a->treat);
}

static bool read_offer(struct problems *p, struct span *rest, struct span verb, struct sim_action *a) {
  if (!read_treat(p, rest, verb, a)) return false;
  if (rest->length == 0 || rest->at[0] == '@') return true;
  int how;
  if (!read_word_of(p, rest, verb, offer_words, 2, "a way to offer", &how)) return false;
  a->how = how == 0 ? OFFER_SPOON : OFFER_BARS;
  return true;
}

static bool read_sign(struct problems *p, struct span *rest, struct span verb, struct sim_action *a) {
  const char *words[CALL_COUNT];
  for (int i = 0; i < CALL_COUNT; i++) words[i] = sim_call_name(i);
  return read_word_of(p, rest, verb, words, CALL_COUNT, "a sign or a cause", &a->how);
}

static bool read_how(struct problems *p, struct span *rest, struct span verb, const struct verb_form *form, int *how) {
  size_t n = 0;
  char what[160] = "one of: ";
  while (n < HOW_MAX && form->words[n]) {
    if (n > 0) strcat(what, ", ");
    strcat(what, form->words[n++]);
  }
  if (rest->length == 0 || rest->at[0] == '@') return say_missing(p, *rest, verb, what), false;
  return read_word_of(p, rest, verb, form->words, n, n == 1 ? form->words[0] : "a way to do this", how);
}

bool diary_read_arguments(struct problems *p, struct span *rest, struct span verb, struct sim_action *a) {
  struct verb_form form = form_of(a->verb);
  switch (form.form) {
  case FORM_NONE: return true;
  case FORM_SECONDS: return read_seconds(p, rest, verb, a);
  case FORM_HAND: return read_hand(p, rest, verb, a);
  case FORM_XY:
    return read_number(p, rest, verb, "x", -MOVE_MAX_CM, MOVE_MAX_CM, "cm", &a->x) &&
           read_number(p, rest, verb, "y", -MOVE_MAX_CM, MOVE_MAX_CM, "cm", &a->y);
  case FORM_TREAT: return read_treat(p, rest, verb, a);
  case FORM_OFFER: return read_offer(p, rest, verb, a);
  case FORM_PET:
    return read_word_of(p, rest, verb, pet_words, PET_WHERE_COUNT, "a place to stroke", &a->how) &&
           read_seconds(p, rest, verb, a);
  case FORM_HOW: return read_how(p, rest, verb, &form, &a->how);
  case FORM_SIGN: return read_sign(p, rest, verb, a);
  case FORM_SHOW:
    return read_how(p, rest, verb, &form, &a->how) &&
           read_number(p, rest, verb, "the distance", 0, HAND_MAX_CM, "cm", &a->x);
  }
  return false;
}

/* At most three decimals, none that is not needed. */
static int print_number(double value, char *out, size_t size) {
  int64_t thousandths = (int64_t)(rounded(value) * 1000 + (value < 0 ? -0.5 : 0.5));
  const char *sign = thousandths < 0 ? "-" : "";
  if (thousandths < 0) thousandths = -thousandths;
  int whole = (int)(thousandths / 1000), part = (int)(thousandths % 1000), digits = 3;
  if (part == 0) return snprintf(out, size, "%s%d", sign, whole);
  while (part % 10 == 0) part /= 10, digits--;
  return snprintf(out, size, "%s%d.%0*d", sign, whole, digits, part);
}

static bool between(double v, double min, double max) { return v >= min && v <= max; }

bool diary_can_say(const struct sim_action *a) {
  struct verb_form form = form_of(a->verb);
  bool seconds = between(a->seconds, SECONDS_MIN, seconds_max(a->verb));
  bool treat = a->treat >= 0 && a->treat <= TREAT_COUNT;
  switch (form.form) {
  case FORM_NONE: return !form.later;
  case FORM_SECONDS: return seconds;
  case FORM_HAND: return a->how >= HAND_IN && a->how <= HAND_TO && (a->how != HAND_TO || between(a->x, 0, HAND_MAX_CM));
  case FORM_XY: return between(a->x, -MOVE_MAX_CM, MOVE_MAX_CM) && between(a->y, -MOVE_MAX_CM, MOVE_MAX_CM);
  case FORM_TREAT: return treat;
  case FORM_OFFER: return treat && a->how >= OFFER_FINGERS && a->how <= OFFER_BARS;
  case FORM_PET: return seconds && a->how >= 0 && a->how < PET_WHERE_COUNT;
  case FORM_HOW: return a->how >= 0 && a->how < HOW_MAX && form.words[a->how];
  case FORM_SIGN: return a->how >= 0 && a->how < CALL_COUNT;
  case FORM_SHOW: return a->how >= 0 && a->how < THING_COUNT && between(a->x, 0, HAND_MAX_CM);
  }
  return false;
}

void diary_print_arguments(const struct sim_action *a, char *out, size_t size) {
  char x[32], y[32], seconds[32];
  struct verb_form form = form_of(a->verb);
  print_number(a->x, x, sizeof x);
  print_number(a->y, y, sizeof y);
  print_number(a->seconds, seconds, sizeof seconds);
  out[0] = 0;
  switch (form.form) {
  case FORM_NONE: break;
  case FORM_SECONDS: snprintf(out, size, " %s", seconds); break;
  case FORM_HAND:
    snprintf(out, size, " %s%s", a->how == HAND_IN ? "in" : a->how == HAND_OUT ? "out" : x, a->fast ? " fast" : "");
    break;
  case FORM_XY: snprintf(out, size, " %s %s", x, y); break;
  case FORM_TREAT: snprintf(out, size, " %s", sim_treat_name(a->treat)); break;
  case FORM_OFFER:
    snprintf(out, size, " %s%s", sim_treat_name(a->treat),
             a->how == OFFER_SPOON  ? " spoon"
             : a->how == OFFER_BARS ? " bars"
                                    : "");
    break;
  case FORM_PET: snprintf(out, size, " %s %s", pet_words[a->how % PET_WHERE_COUNT], seconds); break;
  case FORM_HOW:
    if (a->how >= 0 && a->how < HOW_MAX && form.words[a->how]) snprintf(out, size, " %s", form.words[a->how]);
    break;
  case FORM_SIGN: snprintf(out, size, " %s", sim_call_name(a->how)); break;
  case FORM_SHOW:
    if (a->how >= 0 && a->how < THING_COUNT) snprintf(out, size, " %s %s", form.words[a->how], x);
    break;
  }
}
