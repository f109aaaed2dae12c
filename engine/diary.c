/* diary.c - diary text <-> actions: head, times, rats, hashes and the order of lines. The verbs' arguments stand in
 * diary_verbs.c. */
#include "diary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diary_verbs.h"

enum { ACTS_A_TICK_MAX = 32, DAY_MAX = 999 }; /* the first is sim.h's, of sim_act */

void diary_init(struct diary *d) { memset(d, 0, sizeof *d); }

void diary_free(struct diary *d) {
  free(d->lines);
  diary_init(d);
}

bool diary_append(struct diary *d, const struct diary_line *line) {
  if (d->n == d->capacity) {
    int capacity = d->capacity ? d->capacity * 2 : 64;
    struct diary_line *lines = realloc(d->lines, (size_t)capacity * sizeof *lines);
    if (!lines) return false;
    d->lines = lines;
    d->capacity = capacity;
  }
  d->lines[d->n++] = *line;
  return true;
}

/* ---- time ---- */

/* Below `limit`. */
static bool read_digits(struct span *rest, int64_t limit, int64_t *out) {
  size_t n = 0;
  int64_t value = 0;
  while (n < rest->length && n < 4 && rest->at[n] >= '0' && rest->at[n] <= '9')
    value = value * 10 + (rest->at[n++] - '0');
  if (n == 0 || value >= limit) return false;
  span_cut(rest, n);
  *out = value;
  return true;
}

static bool skip_char(struct span *rest, char c) {
  if (rest->length == 0 || rest->at[0] != c) return false;
  span_cut(rest, 1);
  return true;
}

bool diary_clock(struct span word, int64_t *out_ds, struct problems *p) {
  int64_t hour = 0, minute = 0, second = 0, tenth = 0;
  struct span rest = word;
  bool good = read_digits(&rest, 25, &hour);
  if (good && skip_char(&rest, ':')) {
    good = read_digits(&rest, 60, &minute);
    if (good && skip_char(&rest, ':')) {
      good = read_digits(&rest, 60, &second);
      if (good && skip_char(&rest, '.')) good = rest.length == 1 && read_digits(&rest, 10, &tenth);
    }
  }
  int64_t ds = ((hour * 60 + minute) * 60 + second) * 10 + tenth;
  if (!good || rest.length > 0 || ds > SIM_DS_PER_DAY) {
    problems_add(p, word.line, word.column, "`%.*s` is no time of day; write it like 18:05 or 18:05:30", SPAN(word));
    return false;
  }
  *out_ds = ds;
  return true;
}

bool diary_time(struct span word, const struct span *clock, int64_t *out_ds, struct problems *p) {
  struct span day = word, hour;
  const char *t = memchr(word.at, 'T', word.length);
  if (t) {
    hour = word;
    day = span_cut(&hour, (size_t)(t - word.at));
    span_cut(&hour, 1);
  } else if (clock) {
    hour = *clock;
  } else {
    problems_add(p, word.line, span_end_column(word), "the time of day is missing: d3 18:05");
    return false;
  }
  struct span digits = day;
  int64_t number, ds;
  if (!skip_char(&digits, 'd') || !read_digits(&digits, DAY_MAX + 1, &number) || digits.length > 0) {
    problems_add(p, day.line, day.column, "`%.*s` is no day; write d0 to d%d", SPAN(day), DAY_MAX);
    return false;
  }
  if (!diary_clock(hour, &ds, p)) return false;
  *out_ds = number * SIM_DS_PER_DAY + ds;
  return true;
}

int diary_print_time(int64_t at_ds, char *out, size_t size) {
  int day = (int)(at_ds / SIM_DS_PER_DAY), ds = (int)(at_ds % SIM_DS_PER_DAY);
  int s = ds / 10;
  if (ds % 10) return snprintf(out, size, "d%dT%02d:%02d:%02d.%d", day, s / 3600, s / 60 % 60, s % 60, ds % 10);
  return snprintf(out, size, "d%dT%02d:%02d:%02d", day, s / 3600, s / 60 % 60, s % 60);
}

/* ---- reading ---- */

struct reader {
  struct diary diary;
  struct problems *p;
  const char *const *names;
  int n_names;
  bool has_level, has_seed, no_memory;
  int level_line, seed_line;
  int64_t last_ds;
  int last_line, acts_at_last;
};

/* `@Pip` or `@1`. */
static bool read_rat(struct reader *r, struct span mark, int *rat) {
  struct span name = mark;
  span_cut(&name, 1);
  int n = r->n_names < 0 ? SIM_MAX_RATS : r->names ? r->n_names : SIM_MAX_RATS;
  if (name.length == 1 && name.at[0] >= '1' && name.at[0] <= '0' + n) return *rat = name.at[0] - '1', true;
  int found = r->names && r->n_names > 0 ? span_index(name, r->names, (size_t)r->n_names) : -1;
  if (found >= 0) return *rat = found, true;
  if (r->n_names < 0 && name.length > 0) return *rat = 0, true;
  const char *near = r->names && r->n_names > 0 ? span_near(name, r->names, (size_t)r->n_names) : NULL;
  problems_add(r->p, mark.line, mark.column, "there is no rat `%.*s` in this level%s%s%s", SPAN(name),
               near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
  return false;
}

static bool read_end_of_line(struct reader *r, struct span rest, int *rat) {
  struct span word;
  if (!span_word(&rest, &word)) return true;
  if (word.at[0] == '@' && !read_rat(r, word, rat)) return false;
  if (word.at[0] == '@' && !span_word(&rest, &word)) return true;
  problems_add(r->p, word.line, word.column, "`%.*s` is too much here", SPAN(word));
  return false;
}

static bool read_hash(struct reader *r, struct span rest, struct span verb, struct diary_line *line) {
  struct span word;
  line->is_hash = true;
  if (!span_word(&rest, &word)) {
    problems_add(r->p, verb.line, span_end_column(verb), "`hash` needs 16 digits");
    return false;
  }
  bool good = word.length == 16;
  for (size_t i = 0; i < word.length && good; i++) {
    char c = word.at[i];
    int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    good = digit >= 0;
    line->hash = line->hash << 4 | (uint64_t)(digit & 15);
  }
  if (!good) problems_add(r->p, word.line, word.column, "a hash is 16 digits of 0-9 and a-f");
  int none;
  return read_end_of_line(r, rest, &none) && good;
}

/* `days 2`: more days than the level gives. */
static bool read_days(struct reader *r, struct span rest, struct span verb, struct diary_line *line) {
  struct span word;
  double days = 0;
  if (!span_word(&rest, &word)) {
    problems_add(r->p, verb.line, span_end_column(verb), "`days` needs a number");
    return false;
  }
  if (!span_number(word, &days, r->p)) return false;
  if (days < 1 || days > 99 || days != (int)days) {
    problems_add(r->p, word.line, word.column, "days must be a whole number, 1 to 99, this is %g", days);
    return false;
  }
  line->more_days = (int)days;
  line->action.verb = VERB_COUNT;
  int none;
  return read_end_of_line(r, rest, &none);
}

/* `scenes slow`: twice the time; `scenes unseen`: those of the level's end begin. */
static bool read_scenes(struct reader *r, struct span rest, struct span verb, struct diary_line *line) {
  static const char *const words[] = {"slow", "unseen"};
  struct span word;
  int none;
  if (!span_word(&rest, &word)) {
    problems_add(r->p, verb.line, span_end_column(verb), "write `scenes slow` or `scenes unseen`");
    return false;
  }
  int found = span_index(word, words, 2);
  if (found < 0) problems_add(r->p, word.line, word.column, "scenes are slow or unseen, not `%.*s`", SPAN(word));
  line->scenes = found + 1;
  line->action.verb = VERB_COUNT;
  return read_end_of_line(r, rest, &none) && found >= 0;
}

static bool read_act(struct reader *r, struct span rest, struct span verb, struct diary_line *line) {
  const char *words[VERB_COUNT + 3];
  for (int i = 0; i < VERB_COUNT; i++) words[i] = sim_verb_name((enum verb)i);
  words[VERB_COUNT] = "hash";
  words[VERB_COUNT + 1] = "days";
  words[VERB_COUNT + 2] = "scenes";
  int found = span_index(verb, words, VERB_COUNT + 3);
  if (found == VERB_COUNT) return read_hash(r, rest, verb, line);
  if (found == VERB_COUNT + 1) return read_days(r, rest, verb, line);
  if (found == VERB_COUNT + 2) return read_scenes(r, rest, verb, line);
  if (found < 0) {
    const char *near = span_near(verb, words, VERB_COUNT + 3);
    problems_add(r->p, verb.line, verb.column, "there is no verb `%.*s`%s%s%s", SPAN(verb),
                 near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
    return false;
  }
  struct sim_action *a = &line->action;
  a->verb = (enum verb)found;
  if (!diary_plays_verb(a->verb)) {
    problems_add(r->p, verb.line, verb.column, "this version of Handshy does not know `%.*s` yet", SPAN(verb));
    return false;
  }
  if (!diary_read_arguments(r->p, &rest, verb, a)) return false;
  diary_round(a);
  return read_end_of_line(r, rest, &a->rat);
}

static void keep_order(struct reader *r, struct span word, const struct diary_line *line) {
  if (line->at_ds < r->last_ds) {
    char then[32];
    diary_print_time(r->last_ds, then, sizeof then);
    problems_add(r->p, word.line, word.column, "time goes back: line %d is at %s already", r->last_line, then);
    return;
  }
  r->acts_at_last = line->at_ds == r->last_ds ? r->acts_at_last + 1 : 1;
  r->last_ds = line->at_ds;
  r->last_line = word.line;
  if (r->acts_at_last == ACTS_A_TICK_MAX + 1)
    problems_add(r->p, word.line, word.column, "more than %d lines at one moment", ACTS_A_TICK_MAX);
}

static void read_timed(struct reader *r, struct span word, struct span rest, int number) {
  struct diary_line line = {.line = number, .action = {.treat = 0}};
  struct span clock, verb;
  bool two_words = !memchr(word.at, 'T', word.length);
  if (two_words && !span_word(&rest, &clock)) {
    problems_add(r->p, word.line, span_end_column(word), "the time of day is missing: d3 18:05");
    return;
  }
  bool timed = diary_time(word, two_words ? &clock : NULL, &line.at_ds, r->p);
  if (timed) keep_order(r, word, &line);
  if (!span_word(&rest, &verb)) {
    problems_add(r->p, word.line, span_end_column(two_words ? clock : word), "what happens then? A verb is missing");
    return;
  }
  if (read_act(r, rest, verb, &line) && timed && !diary_append(&r->diary, &line)) r->no_memory = true;
}

static void read_level_name(struct reader *r, struct span word, struct span rest) {
  if (r->has_level) {
    problems_add(r->p, word.line, word.column, "`level` stands twice; the first is in line %d", r->level_line);
    return;
  }
  r->has_level = true;
  r->level_line = word.line;
  bool good = rest.length > 0 && rest.length < sizeof r->diary.level;
  for (size_t i = 0; i < rest.length; i++) good &= rest.at[i] != '/' && rest.at[i] != '\\' && rest.at[i] != 0;
  if (!good) {
    problems_add(r->p, word.line, rest.length ? rest.column : span_end_column(word),
                 "a level's name has at most %d bytes, and no `/`", (int)sizeof r->diary.level - 1);
    return;
  }
  memcpy(r->diary.level, rest.at, rest.length);
  r->diary.level[rest.length] = 0;
}

static void read_seed(struct reader *r, struct span word, struct span rest) {
  if (r->has_seed) {
    problems_add(r->p, word.line, word.column, "`seed` stands twice; the first is in line %d", r->seed_line);
    return;
  }
  r->has_seed = true;
  r->seed_line = word.line;
  uint64_t seed = 0;
  bool good = rest.length > 0 && rest.length <= 19;
  for (size_t i = 0; i < rest.length && good; i++) {
    good = rest.at[i] >= '0' && rest.at[i] <= '9';
    seed = seed * 10 + (uint64_t)(rest.at[i] - '0');
  }
  if (good)
    r->diary.seed = seed;
  else
    problems_add(r->p, word.line, rest.length ? rest.column : span_end_column(word),
                 "a seed is a whole number of at most 19 digits");
}

static void read_line(struct reader *r, struct span line) {
  static const char *const heads[] = {"level", "seed"};
  struct span rest = line, word;
  if (!span_word(&rest, &word)) return;
  const char *near;
  if (span_is(word, "level"))
    read_level_name(r, word, rest);
  else if (span_is(word, "seed"))
    read_seed(r, word, rest);
  else if (word.at[0] == 'd' && (word.length == 1 || (word.at[1] >= '0' && word.at[1] <= '9')))
    read_timed(r, word, rest, line.line);
  else if ((near = span_near(word, heads, 2)))
    problems_add(r->p, word.line, word.column, "there is no `%.*s` here; did you mean `%s`?", SPAN(word), near);
  else
    problems_add(r->p, word.line, word.column, "a line begins with its time, like d3 18:05");
}

/* false: nothing else in it can be read. */
static bool read_version(struct reader *r, struct scanner *s) {
  struct span line = {s->at, 0, 1, 1}, rest, word;
  int indent;
  while (scanner_line(s, &line, &indent, r->p) && line.length == 0) {
  }
  rest = line;
  bool ours = span_word(&rest, &word) && span_is(word, "handshy");
  if (ours && span_word(&rest, &word) && !span_is(word, "diary")) {
    problems_add(r->p, word.line, word.column, "this is a %.*s, not a diary", SPAN(word));
    return false;
  }
  if (ours && span_is(rest, "1")) return true;
  if (ours && rest.length > 0) {
    problems_add(r->p, rest.line, rest.column, "this file is of version %.*s; this Handshy reads version 1",
                 SPAN(rest));
    return false;
  }
  problems_add(r->p, line.length ? line.line : 1, 1, "the first line must be: handshy diary 1");
  if (!ours) read_line(r, line);
  return true;
}

static void read_lines(struct reader *r, struct scanner *s, bool torn_tail_ok) {
  struct span line;
  int indent;
  for (;;) {
    bool torn = s->at == s->end || !memchr(s->at, '\n', (size_t)(s->end - s->at));
    if (torn && torn_tail_ok) return; /* it may read well and yet be half: `move 12.5 3` of `move 12.5 30` */
    if (!scanner_line(s, &line, &indent, r->p)) return;
    read_line(r, line);
  }
}

static void begin(struct reader *r, struct problems *p, const char *const *names, int n_names) {
  memset(r, 0, sizeof *r);
  diary_init(&r->diary);
  r->p = p;
  r->names = names;
  r->n_names = n_names;
}

bool diary_read(const char *bytes, size_t length, const char *const *names, int n_names, bool torn_tail_ok,
                struct diary *out, struct problems *p) {
  struct reader r;
  int before = p->total;
  begin(&r, p, names, n_names);
  struct scanner s;
  scanner_begin(&s, bytes, length, p);
  if (p->total == before && read_version(&r, &s)) {
    read_lines(&r, &s, torn_tail_ok);
    if (!r.has_level) problems_add(p, 1, 1, "this diary names no level: level 03-a-voice-and-a-bowl");
    if (!r.has_seed) problems_add(p, 1, 1, "this diary has no seed: seed 1");
  }
  if (r.no_memory) problems_add(p, 1, 1, "memory is out");
  problems_sort(p);
  if (p->total == before)
    *out = r.diary;
  else
    diary_free(&r.diary);
  return p->total == before;
}

bool diary_read_head(const char *bytes, size_t length, struct diary *out) {
  struct reader r;
  struct problems p = {.n = 0};
  begin(&r, &p, NULL, -1);
  struct scanner s;
  scanner_begin(&s, bytes, length, &p);
  struct span line, word;
  int indent;
  if (p.total == 0 && read_version(&r, &s))
    while (!(r.has_level && r.has_seed) && scanner_line(&s, &line, &indent, &p)) {
      struct span rest = line;
      if (span_word(&rest, &word) && span_is(word, "level"))
        read_level_name(&r, word, rest);
      else if (span_is(word, "seed"))
        read_seed(&r, word, rest);
    }
  free(r.diary.lines); /* a first line that is no version may be an act */
  r.diary.lines = NULL;
  r.diary.n = r.diary.capacity = 0;
  *out = r.diary;
  return out->level[0] != 0;
}

/* ---- printing ---- */

int diary_print_line(const struct diary_line *line, const char *const *names, int n_names, char *out, size_t size) {
  char time[32], arguments[96], rat[SIM_NAME_LENGTH + 4] = "";
  diary_print_time(line->at_ds, time, sizeof time);
  if (line->is_hash) return snprintf(out, size, "%s hash %016llx\n", time, (unsigned long long)line->hash);
  if (line->more_days) return snprintf(out, size, "%s days %d\n", time, line->more_days);
  if (line->scenes)
    return snprintf(out, size, "%s scenes %s\n", time, line->scenes == DIARY_SCENES_SLOW ? "slow" : "unseen");
  const struct sim_action *a = &line->action;
  diary_print_arguments(a, arguments, sizeof arguments);
  if (a->rat > 0 && names && a->rat < n_names)
    snprintf(rat, sizeof rat, " @%s", names[a->rat]);
  else if (a->rat > 0)
    snprintf(rat, sizeof rat, " @%d", a->rat + 1);
  return snprintf(out, size, "%s %s%s%s\n", time, sim_verb_name(a->verb), arguments, rat);
}

int diary_print_head(const struct diary *d, char *out, size_t size) {
  return snprintf(out, size, "handshy diary 1\nlevel %s\nseed %llu\n\n", d->level, (unsigned long long)d->seed);
}
