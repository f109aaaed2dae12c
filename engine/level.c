/* level.c - a level's text -> a definition. One pass over the lines that never stops at a mistake; what a [section] may
 * say stands in level_values.c, goals are read here. */
#include "level.h"

#include <stdio.h>
#include <string.h>

#include "level_values.h"

struct reader {
  struct level level;
  struct problems *p;
  enum section section; /* SECTION_COUNT: an unknown one, whose lines nobody can check */
  struct key keys[KEYS_MAX];
  int n_keys, first_line[KEYS_MAX]; /* where a key was given already, 0 if not yet */
  int section_line[SECTION_COUNT];
  struct sim_rat_def *rat, spare; /* spare: of a rat that does not count */
  struct span rat_name[SIM_MAX_RATS], way_name[LEVEL_MAX_WAYS];
  bool has_source[SIM_MAX_RATS];
  struct span goal_rat[LEVEL_MAX_GOALS]; /* `@Pip`: found when all rats are known */
  int goal_line[LEVEL_MAX_GOALS];
  int way;
  bool has_title, has_rat, has_text, after_text; /* even if there was a mistake in it */
};

const char *goal_word_name(enum goal_word w) {
  static const char *const names[] = {
#define X(id, name) name,
      LEVEL_GOAL_WORDS(X)
#undef X
  };
  return w < GOAL_WORD_COUNT ? names[w] : "?";
}

/* Goal words of levels to come. */
static const char *const later_goals[] = {
    "strokes_accepted",     "strokes_asked", "strokes_refused", "calm_ends",       "growth_max",
    "treat_delay_median_s", "room_checks",   "chases",          "home_by_herself", "recovered_s",
    "things_found",         "nearer_cm",     "shirt_by_choice", "long_hold_s",     "reads_right",
    "evening_visits",       "out_min_day",   "bad_foods",       "cause_found",     "tunnel_by_herself"};
enum { LATER_GOALS = sizeof later_goals / sizeof later_goals[0] };

static void enter_section(struct reader *r, enum section section) {
  r->section = section;
  r->n_keys = section == SECTION_COUNT ? 0 : level_keys(section, r->keys);
  memset(r->first_line, 0, sizeof r->first_line);
}

/* Of sections that may stand but once. */
static void say_if_twice(struct reader *r, enum section section, struct span name) {
  if (r->section_line[section])
    problems_add(r->p, name.line, name.column, "%s stands twice; the first is in line %d", level_section_name(section),
                 r->section_line[section]);
  else
    r->section_line[section] = name.line;
}

static bool is_rat_name(struct span name) {
  if (name.length == 0 || name.length >= SIM_NAME_LENGTH) return false;
  for (size_t i = 0; i < name.length; i++)
    if (strchr(" \t@[]#,.=", name.at[i]) || !name.at[i]) return false;
  return name.at[0] < '0' || name.at[0] > '9';
}

static void begin_rat(struct reader *r, struct span name) {
  struct sim_def *def = &r->level.sim;
  sim_rat_def_default(&r->spare);
  r->rat = &r->spare;
  r->has_rat = true;
  bool twice = false;
  for (int i = 0; i < def->n_rats; i++) twice |= span_is(name, def->rats[i].name);
  if (name.length == 0)
    problems_add(r->p, name.line, name.column, "this rat needs a name: [rat Pip]");
  else if (!is_rat_name(name))
    problems_add(r->p, name.line, name.column, "a rat's name is one word of at most %d bytes that begins with a letter",
                 SIM_NAME_LENGTH - 1);
  else if (twice)
    problems_add(r->p, name.line, name.column, "there is a rat %.*s already", SPAN(name));
  else if (def->n_rats == SIM_MAX_RATS)
    problems_add(r->p, name.line, name.column, "a level has at most %d rats", SIM_MAX_RATS);
  else {
    r->rat = &def->rats[def->n_rats];
    r->rat_name[def->n_rats++] = name;
    sim_rat_def_default(r->rat);
    memcpy(r->rat->name, name.at, name.length);
    r->rat->name[name.length] = 0;
  }
}

static void begin_goals(struct reader *r, struct span name) {
  r->way = 0;
  if (name.length == 0) {
    say_if_twice(r, SECTION_GOAL, name);
    return;
  }
  for (int i = 0; i < r->level.n_ways; i++)
    if (span_is(name, r->level.way_names[i]))
      problems_add(r->p, name.line, name.column, "there is a [goal %.*s] already", SPAN(name));
  if (name.length >= sizeof r->level.way_names[0])
    problems_add(r->p, name.line, name.column, "this name is too long; %d bytes are the most",
                 (int)sizeof r->level.way_names[0] - 1);
  else if (r->level.n_ways == LEVEL_MAX_WAYS)
    problems_add(r->p, name.line, name.column, "a level has at most %d named goals", LEVEL_MAX_WAYS);
  else {
    memcpy(r->level.way_names[r->level.n_ways], name.at, name.length);
    r->way_name[r->level.n_ways] = name;
    r->way = ++r->level.n_ways;
  }
}

static void read_heading(struct reader *r, struct span line) {
  r->after_text = false;
  static const char *const names[] = {"rat", "visit", "tuning", "goal"};
  static const enum section sections[] = {SECTION_RAT, SECTION_VISIT, SECTION_TUNING, SECTION_GOAL};
  struct span rest = line, word;
  span_cut(&rest, 1);
  if (line.at[line.length - 1] == ']' && rest.length > 0)
    rest.length--;
  else
    problems_add(r->p, line.line, span_end_column(line), "a `]` is missing");
  rest = span_trim(rest);
  word = rest;
  bool has_word = span_word(&rest, &word);
  int found = has_word ? span_index(word, names, 4) : -1;
  if (found < 0) { /* go on with what was probably meant, so that its lines are checked, too */
    const char *near = has_word ? span_near(word, names, 4) : NULL;
    problems_add(r->p, word.line, word.column, "there is no section [%.*s]%s%s%s", SPAN(word),
                 near ? "; did you mean [" : "", near ? near : "", near ? "]?" : "");
    for (int i = 0; i < 4 && near; i++)
      if (near == names[i]) found = i;
  }
  enter_section(r, found < 0 ? SECTION_COUNT : sections[found]);
  if (r->section == SECTION_RAT) begin_rat(r, rest);
  if (r->section == SECTION_GOAL) begin_goals(r, rest);
  if (r->section == SECTION_VISIT || r->section == SECTION_TUNING) {
    say_if_twice(r, r->section, word);
    if (rest.length > 0) problems_add(r->p, rest.line, rest.column, "%s has no name", level_section_name(r->section));
  }
}

/* `>=` and its like at `at`: its length, 0 if there is none. */
static size_t operator_at(const char *at, size_t left, enum goal_op *op) {
  static const char *const texts[] = {">=", "<=", "==", "\xe2\x89\xa5", "\xe2\x89\xa4", "=>", "=<", "=", ">", "<"};
  static const enum goal_op ops[] = {GOAL_GE, GOAL_LE, GOAL_EQ, GOAL_GE, GOAL_LE,
                                     GOAL_GE, GOAL_LE, GOAL_EQ, GOAL_GT, GOAL_LT};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    size_t n = strlen(texts[i]);
    if (n > left || memcmp(at, texts[i], n) != 0) continue;
    *op = ops[i];
    return n;
  }
  return 0;
}

static bool is_plain_operator(struct span s) {
  static const char *const plain[] = {">=", "<=", "=", ">", "<"};
  return span_index(s, plain, 5) >= 0;
}

/* "wariness.hand" and its like are two parts. */
static bool read_goal_word(struct reader *r, struct span word, struct goal *goal) {
  const char *words[GOAL_WORD_COUNT], *cues[CUE_COUNT];
  for (int i = 0; i < GOAL_WORD_COUNT; i++) words[i] = goal_word_name((enum goal_word)i);
  for (int i = 0; i < CUE_COUNT; i++) cues[i] = sim_cue_name((enum cue)i);
  struct span head = word, cue = word;
  size_t dot = 0;
  while (dot < word.length && word.at[dot] != '.') dot++;
  if (dot < word.length) {
    head = span_cut(&cue, dot);
    span_cut(&cue, 1);
  }
  int found = span_index(head, words, GOAL_WORD_COUNT);
  if (found < 0) {
    const char *near = span_near(head, words, GOAL_WORD_COUNT);
    if (span_index(head, later_goals, LATER_GOALS) >= 0)
      problems_add(r->p, word.line, word.column, "this version of Handshy does not know the goal `%.*s` yet",
                   SPAN(head));
    else
      problems_add(r->p, word.line, word.column, "there is no goal `%.*s`%s%s%s", SPAN(head),
                   near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
    return false;
  }
  goal->word = (enum goal_word)found;
  if (goal->word != GOAL_WARINESS) {
    if (dot < word.length)
      problems_add(r->p, cue.line, cue.column, "`%s` is not of one cue; leave out `.%.*s`", words[found], SPAN(cue));
    return dot == word.length;
  }
  int c = dot < word.length ? span_index(cue, cues, CUE_COUNT) : -1;
  if (c < 0) {
    const char *near = dot < word.length ? span_near(cue, cues, CUE_COUNT) : NULL;
    problems_add(r->p, cue.line, dot < word.length ? cue.column : span_end_column(word),
                 "wariness of what? Write wariness.%s", near ? near : "hand, or another cue");
    return false;
  }
  goal->cue = (enum cue)c;
  return true;
}

static bool is_share(enum goal_word w) { return w <= GOAL_WARINESS; }

static bool read_wound(struct reader *r, struct span value, struct goal *goal) {
  const char *words[WOUND_COUNT];
  for (int i = 0; i < WOUND_COUNT; i++) words[i] = sim_wound_name((enum wound)i);
  int found = span_index(value, words, WOUND_COUNT);
  const char *near = span_near(value, words, WOUND_COUNT);
  if (found >= 0)
    goal->value = found;
  else if (near)
    problems_add(r->p, value.line, value.column, "wounds cannot be `%.*s`; did you mean `%s`?", SPAN(value), near);
  else
    problems_add(r->p, value.line, value.column, "wounds are none, minor, serious or dead");
  return found >= 0;
}

static double most_of(enum goal_word w) {
  switch (w) {
  case GOAL_TRUST_GAIN:
  case GOAL_HUT_KEPT:
  case GOAL_ILL:
  case GOAL_WASHED_SHARE:
  case GOAL_NEST_SHARED: return 1;
  default: return is_share(w) ? 1 : 100000;
  }
}

static bool read_goal_value(struct reader *r, struct span value, struct goal *goal) {
  if (goal->word == GOAL_WOUNDS) return read_wound(r, value, goal);
  if (!span_number(value, &goal->value, r->p)) return false;
  double min = goal->word == GOAL_TRUST_GAIN ? -1 : 0, max = most_of(goal->word);
  if (goal->value >= min && goal->value <= max) return true;
  problems_add(r->p, value.line, value.column, "%s must be %g to %g, this is %g", goal_word_name(goal->word), min, max,
               goal->value);
  return false;
}

static void add_goal(struct reader *r, struct goal goal, struct span word, struct span rat) {
  struct level *l = &r->level;
  for (int i = 0; i < l->n_goals; i++) {
    const struct goal *other = &l->goals[i];
    bool same_rat = rat.length == r->goal_rat[i].length && memcmp(rat.at, r->goal_rat[i].at, rat.length) == 0;
    if (other->word == goal.word && other->cue == goal.cue && other->op == goal.op && other->way == goal.way &&
        same_rat) {
      problems_add(r->p, word.line, word.column, "this goal stands in line %d already", r->goal_line[i]);
      return;
    }
  }
  if (l->n_goals == LEVEL_MAX_GOALS) {
    problems_add(r->p, word.line, word.column, "a level has at most %d goals", LEVEL_MAX_GOALS);
    return;
  }
  r->goal_rat[l->n_goals] = rat;
  r->goal_line[l->n_goals] = word.line;
  l->goals[l->n_goals++] = goal;
}

static void read_goal(struct reader *r, struct span line) {
  struct goal goal = {.way = r->way, .rat = -1};
  size_t at = 0, n = 0;
  while (at < line.length && (n = operator_at(line.at + at, line.length - at, &goal.op)) == 0) at++;
  if (n == 0) {
    problems_add(r->p, line.line, line.column, "write a goal like this: trust >= 0.35");
    return;
  }
  struct span value = line, left = span_cut(&value, at), op = span_cut(&value, n), word = left;
  if (!is_plain_operator(op))
    problems_add(r->p, op.line, op.column, "write %s, not %.*s",
                 goal.op == GOAL_GE   ? ">="
                 : goal.op == GOAL_LE ? "<="
                                      : "=",
                 SPAN(op));
  value = span_trim(value);
  if (!span_word(&left, &word)) {
    problems_add(r->p, op.line, op.column, "which goal? Write it like this: trust >= 0.35");
    return;
  }
  struct span rat = left;
  if (rat.length > 0 && rat.at[0] == '@')
    span_cut(&rat, 1);
  else if (rat.length > 0) {
    problems_add(r->p, rat.line, rat.column, "`%.*s` is too much here", SPAN(rat));
    return;
  }
  bool good = read_goal_word(r, word, &goal);
  if (value.length == 0)
    problems_add(r->p, value.line, value.column, "a number is missing");
  else if (read_goal_value(r, value, &goal) && good)
    add_goal(r, goal, word, rat);
}

static void read_value(struct reader *r, int key, struct span name, struct span value) {
  if (r->first_line[key]) {
    problems_add(r->p, name.line, name.column, "`%.*s` is given twice; the first is in line %d", SPAN(name),
                 r->first_line[key]);
    return;
  }
  r->first_line[key] = name.line;
  struct sim_def *def = &r->level.sim;
  r->has_title |= span_is(name, "title");
  if (r->section == SECTION_RAT && span_is(name, "source") && r->rat != &r->spare)
    r->has_source[def->n_rats - 1] = true;
  if (value.length == 0) {
    problems_add(r->p, value.line, value.column, "`%.*s` needs a value", SPAN(name));
    return;
  }
  struct place_of_value to = {&r->level, r->rat, r->p};
  r->keys[key].read(&to, &r->keys[key], value);
}

static void read_assignment(struct reader *r, struct span line) {
  const char *equals = memchr(line.at, '=', line.length);
  if (!equals) {
    problems_add(r->p, line.line, line.column, "%s",
                 r->after_text ? "write KEY = VALUE here; lines of the text must be indented"
                               : "write KEY = VALUE here, or a [section]");
    return;
  }
  struct span value = line, name = span_trim(span_cut(&value, (size_t)(equals - line.at)));
  span_cut(&value, 1);
  value = span_trim(value);
  if (span_is(name, "text")) {
    problems_add(r->p, name.line, name.column, "write `text:` and the text below it, indented");
    r->has_text = true;
    return;
  }
  for (int i = 0; i < r->n_keys; i++)
    if (span_is(name, r->keys[i].name)) {
      read_value(r, i, name, value);
      return;
    }
  if (name.length == 0)
    problems_add(r->p, line.line, line.column, "a key is missing before `=`");
  else
    level_say_unknown_key(r->section, name, r->p);
}

/* The next line belongs to the text: it is blank or begins with one. */
static bool text_goes_on(const struct scanner *s) {
  return s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' || *s->at == '\r');
}

/* Lines are joined with a blank, as paragraphs; an empty line begins the next. */
static void read_text(struct reader *r, struct scanner *s) {
  char *out = r->level.text;
  size_t n = 0;
  bool full = false, paragraph = false;
  struct span line;
  while (text_goes_on(s) && scanner_raw_line(s, &line, r->p)) {
    line = span_trim(line);
    if (line.length == 0) {
      paragraph = n > 0;
      continue;
    }
    if (n + line.length + 2 > LEVEL_TEXT_LENGTH) {
      if (!full) problems_add(r->p, line.line, 1, "the text is longer than %d bytes", LEVEL_TEXT_LENGTH - 1);
      full = true;
      continue;
    }
    if (n > 0) out[n++] = paragraph ? '\n' : ' ';
    paragraph = false;
    memcpy(out + n, line.at, line.length);
    n += line.length;
  }
  out[n] = 0;
}

static void begin_text(struct reader *r, struct scanner *s, struct span line) {
  if (r->has_text) problems_add(r->p, line.line, line.column, "`text:` stands twice");
  r->has_text = true;
  bool empty = line.line > 0 && !text_goes_on(s);
  if (line.length > strlen("text:"))
    problems_add(r->p, line.line, line.column + (int)strlen("text:"), "the text begins in the next line, indented");
  else if (empty)
    problems_add(r->p, line.line, line.column, "the lines of the text must be indented");
  read_text(r, s);
  r->after_text = true;
}

static bool begins_with(struct span s, const char *word) {
  return s.length >= strlen(word) && memcmp(s.at, word, strlen(word)) == 0;
}

static bool is_about_newcomers(enum goal_word w) {
  return w == GOAL_NEST_SHARED || w == GOAL_WARNINGS_IGNORED || w == GOAL_WASHED_SHARE ||
         w == GOAL_QUARANTINE_DAYS_CLEAR;
}

/* Newcomers need residents to meet, and goals about them need both. */
static void check_roles(struct reader *r) {
  struct level *l = &r->level;
  int of_role[ROLE_COUNT] = {0};
  for (int i = 0; i < l->sim.n_rats; i++) of_role[l->sim.rats[i].role]++;
  if (of_role[ROLE_NEWCOMER] && !of_role[ROLE_RESIDENT])
    problems_add(r->p, r->rat_name[0].line, r->rat_name[0].column, "all rats here are newcomers; whom do they meet?");
  for (int i = 0; i < l->n_goals && !of_role[ROLE_NEWCOMER]; i++)
    if (is_about_newcomers(l->goals[i].word))
      problems_add(r->p, r->goal_line[i], 1, "`%s` needs a rat with role = newcomer", goal_word_name(l->goals[i].word));
}

static void check_goals(struct reader *r) {
  struct level *l = &r->level;
  for (int i = 0; i < l->n_goals; i++) {
    struct span name = r->goal_rat[i];
    for (int k = 0; k < l->sim.n_rats && name.length > 0; k++)
      if (span_is(name, l->sim.rats[k].name)) l->goals[i].rat = k;
    if (name.length > 0 && l->goals[i].rat < 0)
      problems_add(r->p, name.line, name.column, "there is no rat %.*s in this level", SPAN(name));
  }
  for (int way = 1; way <= l->n_ways; way++) {
    bool empty = true;
    for (int i = 0; i < l->n_goals; i++) empty &= l->goals[i].way != way;
    if (empty)
      problems_add(r->p, r->way_name[way - 1].line, r->way_name[way - 1].column, "there is no goal in this section");
  }
}

static void check_whole(struct reader *r) {
  struct level *l = &r->level;
  if (!r->has_title) problems_add(r->p, 1, 1, "this level has no title: title = ...");
  if (!r->has_rat) problems_add(r->p, 1, 1, "this level has no rat: [rat Pip]");
  for (int i = 0; i < l->sim.n_rats; i++)
    if (!r->has_source[i])
      problems_add(r->p, r->rat_name[i].line, r->rat_name[i].column, "%s has no source: breeder, pet-store or rescue",
                   l->sim.rats[i].name);
  check_goals(r);
  check_roles(r);
}

static void read_one_line(struct reader *r, struct scanner *s, struct span line) {
  if (line.length == 0) return;
  if (begins_with(line, "text:"))
    begin_text(r, s, line);
  else if (line.at[0] == '[')
    read_heading(r, line);
  else if (r->section == SECTION_GOAL)
    read_goal(r, line);
  else if (r->section != SECTION_COUNT)
    read_assignment(r, line);
}

/* The first line says what the file is. false: nothing else in it can be read. */
static bool read_version(struct reader *r, struct scanner *s) {
  struct span line = {s->at, 0, 1, 1}, rest, word;
  int indent;
  while (scanner_line(s, &line, &indent, r->p) && line.length == 0) {
  }
  rest = line;
  bool ours = span_word(&rest, &word) && span_is(word, "handshy");
  if (ours && span_word(&rest, &word) && !span_is(word, "level")) {
    problems_add(r->p, word.line, word.column, "this is a %.*s, not a level", SPAN(word));
    return false;
  }
  if (ours && rest.length > 0 && span_is(rest, "1")) return true;
  if (ours && rest.length > 0) {
    problems_add(r->p, rest.line, rest.column, "this file is of version %.*s; this Handshy reads version 1",
                 SPAN(rest));
    return false;
  }
  problems_add(r->p, line.length ? line.line : 1, 1, "the first line must be: handshy level 1");
  if (!ours) read_one_line(r, s, line); /* it was left out: this line is something else */
  return true;
}

static void read_lines(struct reader *r, struct scanner *s) {
  struct span line;
  int indent;
  while (scanner_line(s, &line, &indent, r->p)) read_one_line(r, s, line);
}

bool level_read(const char *bytes, size_t length, struct level *out, struct problems *p) {
  struct reader r = {.p = p};
  int before = p->total;
  sim_def_default(&r.level.sim);
  r.level.sim.n_rats = 0;
  r.level.end_ds = -1;
  r.level.lens = true;
  r.rat = &r.spare;
  enter_section(&r, SECTION_HEAD);
  struct scanner s;
  scanner_begin(&s, bytes, length, p);
  if (p->total == before && read_version(&r, &s)) {
    read_lines(&r, &s);
    check_whole(&r);
  }
  problems_sort(p);
  if (p->total > before) return false;
  *out = r.level;
  return true;
}

static struct sim_rat_def *rat_meant(struct level *l, struct span *name) {
  for (int i = 0; i < l->sim.n_rats; i++) {
    size_t n = strlen(l->sim.rats[i].name);
    if (name->length <= n || name->at[n] != '.' || memcmp(name->at, l->sim.rats[i].name, n) != 0) continue;
    span_cut(name, n + 1);
    return &l->sim.rats[i];
  }
  return &l->sim.rats[0];
}

bool level_set(struct level *l, const char *assignment, struct problems *p) {
  int before = p->total;
  struct span value = {assignment, strlen(assignment), 1, 1};
  const char *equals = strchr(assignment, '=');
  if (!equals) {
    problems_add(p, 1, 1, "write NAME=VALUE, not `%.*s`", SPAN(value));
    return false;
  }
  struct span name = span_trim(span_cut(&value, (size_t)(equals - assignment)));
  span_cut(&value, 1);
  value = span_trim(value);
  struct place_of_value to = {l, rat_meant(l, &name), p};
  static const enum section where[] = {SECTION_RAT, SECTION_TUNING, SECTION_HEAD};
  for (int s = 0; s < 3; s++) {
    struct key keys[KEYS_MAX];
    for (int i = 0, n = level_keys(where[s], keys); i < n; i++)
      if (span_is(name, keys[i].name) && (where[s] != SECTION_HEAD || span_is(name, "seed"))) {
        keys[i].read(&to, &keys[i], value);
        return p->total == before;
      }
  }
  level_say_unknown_key(SECTION_RAT, name, p);
  return false;
}
