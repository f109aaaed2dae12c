/* level_reading.c - [scene NAME] of a level file: a moment to begin from, and what each first act is worth. */
#include <stddef.h>
#include <string.h>

#include "level_values.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const yes_words[] = {"no", "yes"};

static void read_rat(const struct place_of_value *to, const struct key *key, struct span value) {
  (void)key;
  to->scene_read->rat = value;
}

static void read_with(const struct place_of_value *to, const struct key *key, struct span value) {
  (void)key;
  to->scene_read->with = value;
}

static void read_does(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[STAGED_COUNT];
  for (int i = 0; i < STAGED_COUNT; i++) words[i] = sim_staged_name((enum stage_does)i);
  int found = level_read_choice(to, key, value, words, STAGED_COUNT);
  if (found >= 0) to->scene->stage.does = (enum stage_does)found;
}

/* `at = 55 14`: cm from the left wall, and from the front. */
static void read_at(const struct place_of_value *to, const struct key *key, struct span value) {
  struct span rest = value, word;
  double x, y;
  (void)key;
  if (!span_word(&rest, &word) || rest.length == 0) {
    problems_add(to->p, value.line, value.column,
                 "write two numbers, as `at = 55 14`: cm from the left and from the front");
    return;
  }
  if (!span_number(word, &x, to->p) || !span_number(rest, &y, to->p)) return;
  if (!(x >= 34 && x <= CAGE_WIDTH_CM - 4 && y >= 4 && y <= CAGE_DEPTH_CM - 4)) {
    problems_add(to->p, value.line, value.column, "this place is not on the open floor: 34 to 86 and 4 to 30 cm");
    return;
  }
  to->scene->stage.x_cm = x;
  to->scene->stage.y_cm = y;
}

static void read_faces(const struct place_of_value *to, const struct key *key, struct span value) {
  static const char *const words[] = {"right", "left", "away", "viewer"};
  static const double ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
  int found = level_read_choice(to, key, value, words, COUNT(words));
  if (found < 0) return;
  to->scene->stage.facing_x = ways[found][0];
  to->scene->stage.facing_y = ways[found][1];
}

static void read_hand(const struct place_of_value *to, const struct key *key, struct span value) {
  if (span_is(value, "out"))
    to->scene->stage.hand_cm = -1;
  else
    level_read_number(key, value, &to->scene->stage.hand_cm, to->p);
}

static void read_food(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[TREAT_COUNT + 1];
  for (int i = 0; i <= TREAT_COUNT; i++) words[i] = sim_treat_name(i);
  int found = level_read_choice(to, key, value, words, TREAT_COUNT + 1);
  if (found >= 0) to->scene->stage.food = found;
}

static void read_rung(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[RUNG_COUNT];
  for (int i = 0; i < RUNG_COUNT; i++) words[i] = sim_rung_name((enum rung)i);
  int found = level_read_choice(to, key, value, words, RUNG_COUNT);
  if (found >= 0) to->scene->stage.rung = (enum rung)found;
}

static void read_stage_number(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (level_read_number(key, value, &number, to->p))
    memcpy((char *)&to->scene->stage + key->offset, &number, sizeof number);
}

static void read_scene_number(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (level_read_number(key, value, &number, to->p)) memcpy((char *)to->scene + key->offset, &number, sizeof number);
}

static void read_scene_int(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (!level_read_number(key, value, &number, to->p)) return;
  int whole = (int)number;
  if (number > whole)
    problems_add(to->p, value.line, value.column, "%s must be a whole number, this is %g", key->name, number);
  memcpy((char *)to->scene + key->offset, &whole, sizeof whole);
}

static void read_minutes(const struct place_of_value *to, const struct key *key, struct span value) {
  double number;
  if (!level_read_number(key, value, &number, to->p)) return;
  to->scene->visit_s = 60 * number;
  to->scene->act_s = to->scene->look_s = 0;
}

static void read_flag(const struct place_of_value *to, const struct key *key, struct span value) {
  int found = level_read_choice(to, key, value, yes_words, COUNT(yes_words));
  bool yes = found == 1;
  if (found >= 0) memcpy((char *)to->scene + key->offset, &yes, sizeof yes);
}

/* `right = still talk`: first acts, by what they are worth. */
static void read_worth(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[READING_ACT_COUNT];
  for (int i = 0; i < READING_ACT_COUNT; i++) words[i] = reading_act_name((enum reading_act)i);
  struct span rest = value, word;
  while (span_word(&rest, &word)) {
    int found = level_read_choice(to, key, word, words, READING_ACT_COUNT);
    if (found < 0) continue;
    if (to->scene->worth[found] >= 0)
      problems_add(to->p, word.line, word.column, "`%s` is named twice in this scene", words[found]);
    to->scene->worth[found] = key->index;
  }
}

/* What decides, if it shows: signs, and what a rat can be seen to do. */
static void read_signs(const struct place_of_value *to, const struct key *key, struct span value) {
  const char *words[SIGN_COUNT + DOING_COUNT];
  for (int i = 0; i < SIGN_COUNT; i++) words[i] = sim_sign_name((enum sign)i);
  for (int i = 0; i < DOING_COUNT; i++) words[SIGN_COUNT + i] = sim_doing_name((enum doing)i);
  struct span rest = value, word;
  while (span_word(&rest, &word)) {
    int found = span_index(word, words, SIGN_COUNT + DOING_COUNT);
    const char *near = span_near(word, words, SIGN_COUNT + DOING_COUNT);
    if (found < 0)
      problems_add(to->p, word.line, word.column, "%s: there is no sign `%.*s`%s%s%s", key->name, SPAN(word),
                   near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
    for (int i = 0; i < SIGN_COUNT; i++)
      if (found >= 0 && strcmp(words[i], words[found]) == 0) to->scene->signs |= (uint64_t)1 << i;
    for (int i = 0; i < DOING_COUNT; i++)
      if (found >= 0 && strcmp(words[SIGN_COUNT + i], words[found]) == 0) to->scene->doings |= 1u << i;
  }
}

int level_scene_keys(struct key *keys) {
#define STAGE(field) offsetof(struct sim_stage, field)
#define SCENE(field) offsetof(struct reading, field)
  static const struct key table[] = {
      {"rat", read_rat, 0, 0, NULL, 0, 0},
      {"with", read_with, 0, 0, NULL, 0, 0},
      {"does", read_does, 0, 0, NULL, 0, 0},
      {"for", read_stage_number, 0.1, 600, "s", STAGE(for_s), 0},
      {"at", read_at, 0, 0, NULL, 0, 0},
      {"faces", read_faces, 0, 0, NULL, 0, 0},
      {"hand", read_hand, 0, 90, "cm", 0, 0},
      {"food", read_food, 0, 0, NULL, 0, 0},
      {"rung", read_rung, 0, 0, NULL, 0, 0},
      {"tension", read_stage_number, 0, 1, NULL, STAGE(tension), 0},
      {"enough", read_stage_number, 0, 1, NULL, STAGE(enough), 0},
      {"giveup", read_stage_number, 0, 1, NULL, STAGE(giveup), 0},
      {"stress", read_stage_number, 0, 1, NULL, STAGE(stress), 0},
      {"sleepy", read_stage_number, 0, 1, NULL, STAGE(sleepy), 0},
      {"satiety", read_stage_number, 0, 1, NULL, STAGE(satiety), 0},
      {"joy", read_stage_number, 0, 1, NULL, STAGE(joy), 0},
      {"held", read_stage_number, 0, 3600, "s", STAGE(held_s), 0},
      {"look", read_scene_number, 1, 60, "s", SCENE(look_s), 0},
      {"act", read_scene_number, 1, 60, "s", SCENE(act_s), 0},
      {"after", read_scene_number, 0.1, 60, "s", SCENE(after_s), 0},
      {"right", read_worth, 0, 0, NULL, 0, READING_RIGHT},
      {"harmless", read_worth, 0, 0, NULL, 0, READING_HARMLESS},
      {"harmful", read_worth, 0, 0, NULL, 0, READING_HARMFUL},
      {"signs", read_signs, 0, 0, NULL, 0, 0},
      {"stillness", read_flag, 0, 0, NULL, SCENE(stillness), 0},
      {"unseen", read_flag, 0, 0, NULL, SCENE(unseen), 0},
      {"minutes", read_minutes, 1, 60, "minutes", 0, 0},
      {"meals", read_scene_int, 0, 20, NULL, SCENE(meals), 0},
      {"things", read_scene_int, 0, 6, NULL, SCENE(things), 0},
      {"fear_most", read_scene_number, 0, 1, NULL, SCENE(fear_most), 0},
  };
#undef STAGE
#undef SCENE
  memcpy(keys, table, sizeof table);
  return (int)COUNT(table) + level_state_keys(keys + COUNT(table));
}

static void set_defaults(struct reading *scene) {
  memset(scene, 0, sizeof *scene);
  sim_stage_default(&scene->stage);
  scene->look_s = 8;
  scene->act_s = 3;
  scene->after_s = 5;
  scene->fear_most = 2;
  for (int i = 0; i < READING_ACT_COUNT; i++) scene->worth[i] = -1;
}

struct reading *level_begin_scene(struct level *l, struct span name, struct scene_read reads[LEVEL_MAX_SCENES],
                                  struct reading *spare, struct problems *p) {
  bool twice = false, plain = name.length > 0 && name.length < READING_NAME_LENGTH;
  for (size_t i = 0; i < name.length; i++) plain &= name.at[i] && !strchr(" \t@[]#,.=", name.at[i]);
  for (int i = 0; i < l->n_scenes; i++) twice |= span_is(name, l->scenes[i].name);
  set_defaults(spare);
  if (name.length == 0)
    problems_add(p, name.line, name.column, "this scene needs a name: [scene frozen]");
  else if (!plain)
    problems_add(p, name.line, name.column, "a scene's name is one word of at most %d bytes", READING_NAME_LENGTH - 1);
  else if (twice)
    problems_add(p, name.line, name.column, "there is a scene %.*s already", SPAN(name));
  else if (l->n_scenes == LEVEL_MAX_SCENES)
    problems_add(p, name.line, name.column, "a level has at most %d scenes", LEVEL_MAX_SCENES);
  else {
    struct reading *scene = &l->scenes[l->n_scenes];
    set_defaults(scene);
    memcpy(scene->name, name.at, name.length);
    reads[l->n_scenes++] = (struct scene_read){.heading = name};
    return scene;
  }
  return spare;
}

/* ---- when all is known ---- */

static int rat_named(const struct level *l, struct span name, struct problems *p) {
  for (int k = 0; k < l->sim.n_rats; k++)
    if (span_is(name, l->sim.rats[k].name)) return k;
  problems_add(p, name.line, name.column, "there is no rat %.*s in this level", SPAN(name));
  return -1;
}

static void check_pair(const struct level *l, const struct reading *scene, const struct scene_read *read,
                       struct problems *p) {
  const struct sim_stage *g = &scene->stage;
  bool meets = g->does == STAGED_MEET;
  if (meets != (g->with >= 0))
    problems_add(p, read->heading.line, read->heading.column,
                 meets ? "with whom? Write with = NAME" : "two rats need does = meet");
  else if (meets && l->sim.rats[g->rat].role == l->sim.rats[g->with].role)
    problems_add(p, read->with.line, read->with.column, "%s and %s are of one role; one must be a newcomer",
                 l->sim.rats[g->rat].name, l->sim.rats[g->with].name);
}

static void check_worth(const struct reading *scene, const struct scene_read *read, struct problems *p) {
  for (int i = 0; i < READING_ACT_COUNT && scene->visit_s <= 0; i++)
    if (scene->worth[i] < 0)
      problems_add(p, read->heading.line, read->heading.column,
                   "what is `%s` here? Name it under right, harmless or harmful",
                   reading_act_name((enum reading_act)i));
}

static void check_scene(const struct level *l, struct reading *scene, const struct scene_read *read,
                        struct problems *p) {
  if (read->rat.length == 0)
    problems_add(p, read->heading.line, read->heading.column, "this scene needs a rat: rat = NAME");
  int rat = read->rat.length > 0 ? rat_named(l, read->rat, p) : 0;
  int with = read->with.length > 0 ? rat_named(l, read->with, p) : -1;
  check_worth(scene, read, p);
  if (rat < 0 || (with < 0 && read->with.length > 0) || l->sim.n_rats == 0) return;
  scene->stage.rat = rat;
  scene->stage.with = with;
  check_pair(l, scene, read, p);
}

/* A guest lives in scenes only. */
static void check_guests(const struct level *l, struct problems *p) {
  for (int i = 0; i < l->sim.n_rats; i++) {
    bool used = !l->sim.rats[i].guest;
    for (int k = 0; k < l->n_scenes; k++) used |= l->scenes[k].stage.rat == i || l->scenes[k].stage.with == i;
    if (!used) problems_add(p, 1, 1, "%s is a guest, but there is no scene with this rat", l->sim.rats[i].name);
  }
}

void level_check_scenes(struct level *l, const struct scene_read reads[LEVEL_MAX_SCENES], struct problems *p) {
  for (int i = 0; i < l->n_scenes; i++) check_scene(l, &l->scenes[i], &reads[i], p);
  check_guests(l, p);
}
