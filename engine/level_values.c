/* level_values.c - the keys of each section of a level file: what they may say, and where it goes. */
#include "level_values.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "diary.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const coats[] = {"hooded-black", "agouti", "fawn", "albino", "husky", "mink", "black"};

/* Keys of levels to come: said so, instead of "no such key". */
static const char *const later_keys[] = {"place", "hints", "speed", "mates", "notes", "lock", "words", "residents"};

static void say_choice(struct problems *p, const struct key *key, struct span value, const char *const *words,
                       size_t n) {
  const char *near = span_near(value, words, n);
  if (near) {
    problems_add(p, value.line, value.column, "%s cannot be `%.*s`; did you mean `%s`?", key->name, SPAN(value), near);
    return;
  }
  char list[140] = "";
  for (size_t i = 0; i < n && strlen(list) + strlen(words[i]) + 3 < sizeof list; i++) {
    if (i > 0) strcat(list, ", ");
    strcat(list, words[i]);
  }
  problems_add(p, value.line, value.column, "%s is one of: %s", key->name, list);
}

int level_read_choice(const struct place_of_value *to, const struct key *key, struct span value,
                      const char *const *words, size_t n) {
  int found = span_index(value, words, n);
  if (found < 0) say_choice(to->p, key, value, words, n);
  return found;
}

static void read_species(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[SPECIES_COUNT];
  for (int i = 0; i < SPECIES_COUNT; i++) words[i] = sim_species_name((enum species)i);
  int found = level_read_choice(to, key, value, words, SPECIES_COUNT);
  if (found >= 0) to->rat->species = (enum species)found;
}

static void read_source(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[SOURCE_COUNT];
  for (int i = 0; i < SOURCE_COUNT; i++) words[i] = sim_source_name((enum source)i);
  int found = level_read_choice(to, key, value, words, SOURCE_COUNT);
  if (found >= 0) to->rat->source = (enum source)found;
}

static void read_sex(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[SEX_COUNT];
  for (int i = 0; i < SEX_COUNT; i++) words[i] = sim_sex_name((enum sex)i);
  int found = level_read_choice(to, key, value, words, SEX_COUNT);
  if (found >= 0) to->rat->sex = (enum sex)found;
}

static void read_role(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[ROLE_COUNT];
  for (int i = 0; i < ROLE_COUNT; i++) words[i] = sim_role_name((enum role)i);
  int found = level_read_choice(to, key, value, words, ROLE_COUNT);
  if (found >= 0) to->rat->role = (enum role)found;
}

static void read_health(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[HEALTH_COUNT];
  for (int i = 0; i < HEALTH_COUNT; i++) words[i] = sim_health_name((enum health)i);
  int found = level_read_choice(to, key, value, words, HEALTH_COUNT);
  if (found >= 0) to->rat->health = (enum health)found;
}

static void read_neutered(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"no", "yes"};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found >= 0) to->rat->neutered = found == 1;
}

static void read_guest(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"no", "yes"};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found >= 0) to->rat->guest = found == 1;
}

static void read_favourite(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[TREAT_COUNT];
  for (int i = 0; i < TREAT_COUNT; i++) words[i] = sim_treat_name(i);
  int found = level_read_choice(to, key, value, words, TREAT_COUNT);
  if (found >= 0) to->rat->favourite = found;
}

static void read_coat(const struct place_of_value *to, const struct key *key, struct span value) {
  int found = level_read_choice(to, key, value, coats, COUNT(coats));
  if (found >= 0) snprintf(to->rat->coat, sizeof to->rat->coat, "%s", coats[found]);
}

static void read_lens(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"off", "on"};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found >= 0) to->level->lens = found == 1;
}

static void read_detector(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"earned", "on", "off"};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found >= 0) to->level->detector = (enum level_detector)found;
}

static void read_judged(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"at-goal", "at-end"};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found >= 0) to->level->to_end = found == 1;
}

static void read_room(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"secured", "unsecured"};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found >= 0) to->level->sim.room_unsecured = found == 1;
}

static bool in_range(const struct key *key, struct span value, double number, struct problems *p) {
  if (number >= key->min && number <= key->max) return true;
  const char *unit = key->unit ? key->unit : "";
  problems_add(p, value.line, value.column, "%s must be %g to %g%s%s, this is %g", key->name, key->min, key->max,
               *unit ? " " : "", unit, number);
  return false;
}

/* A number, after which its unit may stand: `40`, `40 cm`. */
bool level_read_number(const struct key *key, struct span value, double *out, struct problems *p) {
  struct span rest = value, word;
  if (!span_word(&rest, &word) || !span_number(word, out, p)) return false;
  if (rest.length > 0 && !(key->unit && span_is(rest, key->unit))) {
    problems_add(p, rest.line, rest.column, "`%.*s` is too much here: %s is one number%s%s", SPAN(rest), key->name,
                 key->unit ? " of " : "", key->unit ? key->unit : "");
    return false;
  }
  return in_range(key, value, *out, p);
}

static void read_rat_number(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (level_read_number(key, value, &number, to->p)) memcpy((char *)to->rat + key->offset, &number, sizeof number);
}

static void read_wariness(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (level_read_number(key, value, &number, to->p)) to->rat->wariness[key->index] = number;
}

static void read_tuning(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (level_read_number(key, value, &number, to->p)) to->level->sim.tuning[key->index] = number;
}

/* `guide until trust 0.58` */
static void read_history(const struct place_of_value *to, const struct key *key, struct span value) {
  struct span rest = value, word[4];
  int n = 0;
  while (n < 4 && span_word(&rest, &word[n])) n++;
  if (n < 4 || rest.length > 0 || !span_is(word[0], "guide") || !span_is(word[1], "until") ||
      !span_is(word[2], "trust")) {
    problems_add(to->p, value.line, value.column, "write a history like this: guide until trust 0.58");
    return;
  }
  double number;
  if (!level_read_number(key, word[3], &number, to->p)) return;
  for (int i = 0; i < SIM_MAX_RATS; i++)
    if (to->rat == &to->level->sim.rats[i]) to->level->history_trust[i] = number;
}

static bool read_whole(const struct key *key, struct span value, double *out, struct problems *p) {
  if (!level_read_number(key, value, out, p)) return false;
  if (*out == (double)(int64_t)*out) return true;
  problems_add(p, value.line, value.column, "%s must be a whole number, this is %g", key->name, *out);
  return false;
}

static void read_level_int(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (!read_whole(key, value, &number, to->p)) return;
  int whole = (int)number;
  memcpy((char *)to->level + key->offset, &whole, sizeof whole);
}

static void read_seed(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (read_whole(key, value, &number, to->p)) to->level->sim.seed = (uint64_t)number;
}

static void read_age(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const units[] = {"days", "day", "weeks", "week", "months", "month", "years", "year"};
  static const int days[] = {1, 1, 7, 7, 30, 30, 365, 365};
  struct span rest = value, word;
  double number;
  if (!span_word(&rest, &word) || !span_number(word, &number, to->p)) return;
  int unit = span_index(rest, units, COUNT(units));
  if (unit < 0) {
    problems_add(to->p, value.line, rest.length ? rest.column : span_end_column(value),
                 "write the age with its unit, as `10 weeks`: days, weeks, months or years");
    return;
  }
  number *= days[unit];
  if (in_range(key, value, number, to->p)) to->rat->age_days = (int)number;
}

static void read_line(const struct place_of_value *to, const struct key *key, struct span value) {
  if (value.length >= LEVEL_LINE_LENGTH) {
    problems_add(to->p, value.line, value.column, "%s must be at most %d bytes long, this is %d", key->name,
                 LEVEL_LINE_LENGTH - 1, (int)value.length);
    return;
  }
  char *out = (char *)to->level + key->offset;
  memcpy(out, value.at, value.length);
  out[value.length] = 0;
}

static void read_arrival(const struct place_of_value *to, const struct key *key, struct span value) {
  (void)key;
  int64_t at;
  if (!diary_clock(value, &at, to->p)) return;
  if (at == SIM_DS_PER_DAY)
    problems_add(to->p, value.line, value.column, "write 0:00, not 24:00");
  else
    to->level->sim.arrival_ds = at;
}

static void read_end(const struct place_of_value *to, const struct key *key, struct span value) {
  (void)key;
  struct span rest = value, day;
  int64_t at;
  if (!span_word(&rest, &day)) return;
  if (diary_time(day, rest.length > 0 ? &rest : NULL, &at, to->p)) to->level->end_ds = at;
}

/* `move` is how the game writes a free hand; who may lift must be able to put back, who may introduce to part. */
static uint32_t with_companions(uint32_t allow) {
  if (allow & 1u << VERB_HAND) allow |= 1u << VERB_MOVE;
  if (allow & 1u << VERB_LIFT) allow |= 1u << VERB_PUT;
  if (allow & 1u << VERB_INTRODUCE) allow |= 1u << VERB_SEPARATE | 1u << VERB_SUPERVISE;
  return allow | 1u << VERB_LEAVE;
}

static void read_allow(const struct place_of_value *to, const struct key *key, struct span value) {
  (void)key;
  const char *words[VERB_COUNT];
  for (int i = 0; i < VERB_COUNT; i++) words[i] = sim_verb_name((enum verb)i);
  struct span rest = value, word;
  to->level->sim.allow = 0;
  while (span_word(&rest, &word)) {
    bool comma = word.at[word.length - 1] == ',';
    struct span verb = word;
    if (comma) verb.length--;
    int found = span_index(verb, words, VERB_COUNT);
    const char *near = span_near(verb, words, VERB_COUNT);
    if (found >= 0 && comma)
      problems_add(to->p, word.line, word.column, "write blanks between the verbs, no commas");
    else if (found >= 0)
      to->level->sim.allow |= 1u << found;
    else
      problems_add(to->p, word.line, word.column, "there is no verb `%.*s`%s%s%s", SPAN(word),
                   near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
  }
  to->level->sim.allow = with_companions(to->level->sim.allow);
}

static int head_keys(struct key *keys) {
  static const struct key table[] = {
      {"title", read_line, 0, 0, NULL, offsetof(struct level, title), 0},
      {"advice", read_line, 0, 0, NULL, offsetof(struct level, advice), 0},
      {"number", read_level_int, 0, 99, NULL, offsetof(struct level, number), 0},
      {"seed", read_seed, 1, 1e12, NULL, 0, 0},
  };
  memcpy(keys, table, sizeof table);
  return COUNT(table);
}

static int visit_keys(struct key *keys) {
  static const struct key table[] = {
      {"arrival", read_arrival, 0, 0, NULL, 0, 0},
      {"days", read_level_int, 1, 366, "days", offsetof(struct level, days), 0},
      {"end", read_end, 0, 0, NULL, 0, 0},
      {"allow", read_allow, 0, 0, NULL, 0, 0},
      {"lens", read_lens, 0, 0, NULL, 0, 0},
      {"room", read_room, 0, 0, NULL, 0, 0},
      {"judged", read_judged, 0, 0, NULL, 0, 0},
      {"detector", read_detector, 0, 0, NULL, 0, 0},
  };
  memcpy(keys, table, sizeof table);
  return COUNT(table);
}

static const char *wariness_key(enum cue c) {
  static const char *const names[] = {
#define X(id, name) "wariness." name,
      SIM_CUES(X)
#undef X
  };
  return names[c];
}

static int rat_keys(struct key *keys) {
#define NUMBER(field, max, unit)                                                                                       \
  { #field, read_rat_number, 0, max, unit, offsetof(struct sim_rat_def, field), 0 }
  static const struct key table[] = {
      {"species", read_species, 0, 0, NULL, 0, 0},
      {"source", read_source, 0, 0, NULL, 0, 0},
      {"sex", read_sex, 0, 0, NULL, 0, 0},
      {"age", read_age, 21, 1500, "days", 0, 0},
      {"coat", read_coat, 0, 0, NULL, 0, 0},
      {"favourite", read_favourite, 0, 0, NULL, 0, 0},
      {"role", read_role, 0, 0, NULL, 0, 0},
      {"health", read_health, 0, 0, NULL, 0, 0},
      {"neutered", read_neutered, 0, 0, NULL, 0, 0},
      {"history", read_history, 0.05, 0.95, NULL, 0, 0},
      {"guest", read_guest, 0, 0, NULL, 0, 0},
      NUMBER(bold, 1, NULL),
      NUMBER(settled, 1, NULL),
      NUMBER(fear, 1, NULL),
      NUMBER(trust, 1, NULL),
      NUMBER(used_to_cm, 90, "cm"),
      NUMBER(used_to_hold_s, 3600, "s"),
  };
#undef NUMBER
  memcpy(keys, table, sizeof table);
  int n = COUNT(table);
  for (int c = 0; c < CUE_COUNT; c++)
    keys[n++] = (struct key){wariness_key((enum cue)c), read_wariness, 0, 1, NULL, 0, c};
  return n;
}

int level_state_keys(struct key *keys) {
  struct key all[KEYS_MAX];
  int n = 0;
  for (int i = 0, m = rat_keys(all); i < m; i++) {
    bool number = all[i].read == read_rat_number && strcmp(all[i].name, "bold") != 0;
    if (number || all[i].read == read_wariness) keys[n++] = all[i];
  }
  return n;
}

static int tuning_keys(struct key *keys) {
  for (int t = 0; t < TUNE_COUNT; t++) {
    const struct sim_tuning_row *row = sim_tuning_row((enum tuning)t);
    keys[t] = (struct key){row->name, read_tuning, row->min, row->max, row->unit, 0, t};
  }
  return TUNE_COUNT;
}

int level_keys(enum section section, struct key keys[KEYS_MAX]) {
  static_assert((int)TUNE_COUNT <= (int)KEYS_MAX, "the tuning table has outgrown KEYS_MAX");
  switch (section) {
  case SECTION_HEAD: return head_keys(keys);
  case SECTION_RAT: return rat_keys(keys);
  case SECTION_VISIT: return visit_keys(keys);
  case SECTION_TUNING: return tuning_keys(keys);
  case SECTION_SCENE: return level_scene_keys(keys);
  case SECTION_GOAL:
  case SECTION_DISTURB:
  case SECTION_COUNT: break;
  }
  return 0;
}

const char *level_section_name(enum section section) {
  static const char *const names[] = {
      "the head of the file", "[rat NAME]", "[visit]", "[tuning]", "[goal]", "[disturb]", "[scene NAME]"};
  return names[section];
}

/* The section in which `name` would be right, or SECTION_COUNT. */
static enum section home_of(struct span name) {
  struct key keys[KEYS_MAX];
  for (int s = 0; s < SECTION_COUNT; s++)
    for (int i = 0, n = level_keys((enum section)s, keys); i < n; i++)
      if (span_is(name, keys[i].name)) return (enum section)s;
  return SECTION_COUNT;
}

void level_say_unknown_key(enum section section, struct span name, struct problems *p) {
  struct key keys[KEYS_MAX];
  const char *words[KEYS_MAX];
  int n = level_keys(section, keys);
  for (int i = 0; i < n; i++) words[i] = keys[i].name;
  const char *near = span_near(name, words, (size_t)n);
  enum section home = home_of(name);
  if (span_index(name, later_keys, COUNT(later_keys)) >= 0)
    problems_add(p, name.line, name.column, "this version of Handshy does not know `%.*s` yet", SPAN(name));
  else if (home == SECTION_HEAD)
    problems_add(p, name.line, name.column, "`%.*s` belongs above the first [section]", SPAN(name));
  else if (home != SECTION_COUNT)
    problems_add(p, name.line, name.column, "`%.*s` belongs into %s", SPAN(name), level_section_name(home));
  else if (near)
    problems_add(p, name.line, name.column, "there is no key `%.*s` in %s; did you mean `%s`?", SPAN(name),
                 level_section_name(section), near);
  else
    problems_add(p, name.line, name.column, "there is no key `%.*s` in %s", SPAN(name), level_section_name(section));
}
