/* level_goals.c - the goals of a level file: reading, and what is wrong with them. */
#include <stdio.h>
#include <string.h>

#include "level_reader.h"

const char *goal_word_name(enum goal_word w) {
  static const char *const names[] = {
#define X(id, name) name,
      LEVEL_GOAL_WORDS(X)
#undef X
  };
  return w < GOAL_WORD_COUNT ? names[w] : "?";
}

void level_begin_goals(struct reader *r, struct span name) {
  r->way = 0;
  if (name.length == 0) {
    level_say_if_twice(r, SECTION_GOAL, name);
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
  case GOAL_METHOD_KEPT:
  case GOAL_ILL:
  case GOAL_WASHED_SHARE:
  case GOAL_CALM_ENDS:
  case GOAL_CAUSE_FOUND:
  case GOAL_NEST_SHARED: return 1;
  case GOAL_ROOM_CHECKS: return ROOM_ITEM_COUNT;
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

/* `60 on 5 days`: the days are cut off the value. */
static bool read_days(struct reader *r, struct span *value, struct goal *goal) {
  if (goal->word != GOAL_OUT_MIN_DAY) return true;
  struct span rest = *value, number, on, days, unit;
  goal->days = 1;
  if (!span_word(&rest, &number) || rest.length == 0) return true;
  double n;
  bool good = span_word(&rest, &on) && span_is(on, "on") && span_word(&rest, &days) && span_word(&rest, &unit) &&
              rest.length == 0 && (span_is(unit, "days") || span_is(unit, "day"));
  if (!good) {
    problems_add(r->p, on.line, on.column, "write it like this: out_min_day >= 60 on 5 days");
    return false;
  }
  if (!span_number(days, &n, r->p)) return false;
  if (n < 1 || n > LEVEL_MAX_GOAL_DAYS || n > (double)(int)n) {
    problems_add(r->p, days.line, days.column, "the days must be a whole number from 1 to %d", LEVEL_MAX_GOAL_DAYS);
    return false;
  }
  goal->days = (int)n;
  *value = number;
  return true;
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

void level_read_goal(struct reader *r, struct span line) {
  struct goal goal = {.way = r->way, .rat = -1, .scene = -1};
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
  else if (good && !read_days(r, &value, &goal))
    return;
  else if (read_goal_value(r, value, &goal) && good)
    add_goal(r, goal, word, rat);
}

static bool is_about_newcomers(enum goal_word w) {
  return w == GOAL_NEST_SHARED || w == GOAL_WARNINGS_IGNORED || w == GOAL_WASHED_SHARE ||
         w == GOAL_QUARANTINE_DAYS_CLEAR || w == GOAL_METHOD_KEPT;
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

/* `scene_right @frozen`: a scene's name, not a rat's. */
static void find_scene(struct reader *r, int i) {
  struct level *l = &r->level;
  struct span name = r->goal_rat[i];
  for (int k = 0; k < l->n_scenes && name.length > 0; k++)
    if (span_is(name, l->scenes[k].name)) l->goals[i].scene = k;
  if (name.length == 0)
    problems_add(r->p, r->goal_line[i], 1, "of which scene? Write scene_right @NAME = 1");
  else if (l->goals[i].scene < 0)
    problems_add(r->p, name.line, name.column, "there is no scene %.*s in this level", SPAN(name));
}

void level_check_goals(struct reader *r) {
  struct level *l = &r->level;
  for (int i = 0; i < l->n_goals; i++) {
    struct span name = r->goal_rat[i];
    if (l->goals[i].word == GOAL_SCENE_RIGHT) {
      find_scene(r, i);
      continue;
    }
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
  check_roles(r);
}
