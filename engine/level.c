/* level.c - a level's text -> a definition. One pass over the lines that never stops at a mistake; what a [section] may
 * say stands in level_values.c, goals are read here. */
#include "level.h"

#include <stdio.h>
#include <string.h>

#include "level_reader.h"

static void enter_section(struct reader *r, enum section section) {
  r->section = section;
  r->n_keys = section == SECTION_COUNT ? 0 : level_keys(section, r->keys);
  memset(r->first_line, 0, sizeof r->first_line);
}

void level_say_if_twice(struct reader *r, enum section section, struct span name) {
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

static void begin_scene(struct reader *r, struct span name) {
  r->scene = level_begin_scene(&r->level, name, r->scene_reads, &r->spare_scene, r->p);
  r->rat = &r->scene->stage.given;
}

static void read_heading(struct reader *r, struct span line) {
  r->after_text = false;
  static const char *const names[] = {"rat", "visit", "tuning", "goal", "disturb", "scene"};
  static const enum section sections[] = {SECTION_RAT,  SECTION_VISIT,   SECTION_TUNING,
                                          SECTION_GOAL, SECTION_DISTURB, SECTION_SCENE};
  enum { NAMES = sizeof names / sizeof names[0] };
  struct span rest = line, word;
  span_cut(&rest, 1);
  if (line.at[line.length - 1] == ']' && rest.length > 0)
    rest.length--;
  else
    problems_add(r->p, line.line, span_end_column(line), "a `]` is missing");
  rest = span_trim(rest);
  word = rest;
  bool has_word = span_word(&rest, &word);
  int found = has_word ? span_index(word, names, NAMES) : -1;
  if (found < 0) { /* go on with what was probably meant, so that its lines are checked, too */
    const char *near = has_word ? span_near(word, names, NAMES) : NULL;
    problems_add(r->p, word.line, word.column, "there is no section [%.*s]%s%s%s", SPAN(word),
                 near ? "; did you mean [" : "", near ? near : "", near ? "]?" : "");
    for (int i = 0; i < NAMES && near; i++)
      if (near == names[i]) found = i;
  }
  enter_section(r, found < 0 ? SECTION_COUNT : sections[found]);
  if (r->section == SECTION_RAT) begin_rat(r, rest);
  if (r->section == SECTION_GOAL) level_begin_goals(r, rest);
  if (r->section == SECTION_SCENE) begin_scene(r, rest);
  if (r->section == SECTION_VISIT || r->section == SECTION_TUNING || r->section == SECTION_DISTURB) {
    level_say_if_twice(r, r->section, word);
    if (rest.length > 0) problems_add(r->p, rest.line, rest.column, "%s has no name", level_section_name(r->section));
  }
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
  struct scene_read ignored, *read = &ignored;
  if (r->section == SECTION_SCENE && r->scene != &r->spare_scene) read = &r->scene_reads[r->level.n_scenes - 1];
  struct place_of_value to = {&r->level, r->rat, r->p, r->scene, read};
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

static void check_whole(struct reader *r) {
  struct level *l = &r->level;
  if (!r->has_title) problems_add(r->p, 1, 1, "this level has no title: title = ...");
  if (!r->has_rat) problems_add(r->p, 1, 1, "this level has no rat: [rat Pip]");
  for (int i = 0; i < l->sim.n_rats; i++)
    if (!r->has_source[i])
      problems_add(r->p, r->rat_name[i].line, r->rat_name[i].column, "%s has no source: breeder, pet-store or rescue",
                   l->sim.rats[i].name);
  for (int i = 0; i < l->sim.n_rats; i++)
    if (l->history_trust[i] > 0 && l->sim.rats[i].trust >= 0)
      problems_add(r->p, r->rat_name[i].line, r->rat_name[i].column,
                   "%s has a trust and a history; a history comes to its own trust", l->sim.rats[i].name);
  level_check_goals(r);
  level_check_scenes(&r->level, r->scene_reads, r->p);
}

static void read_one_line(struct reader *r, struct scanner *s, struct span line) {
  if (line.length == 0) return;
  if (begins_with(line, "text:"))
    begin_text(r, s, line);
  else if (line.at[0] == '[')
    read_heading(r, line);
  else if (r->section == SECTION_GOAL)
    level_read_goal(r, line);
  else if (r->section == SECTION_DISTURB)
    level_read_disturbance(r, line);
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

bool level_has_scenes(const struct level *l) {
  for (int i = 0; i < l->n_scenes; i++)
    if (!l->scenes[i].unseen) return true;
  return false;
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
  struct place_of_value to = {.level = l, .rat = rat_meant(l, &name), .p = p};
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
