/* tell.c - see tell.h. */
#include "tell.h"

#include <stdio.h>
#include <string.h>

static int only_rat(const struct level *l) {
  for (int i = 0; i < l->n_goals; i++) {
    if (l->goals[i].rat >= 0 && l->goals[i].rat < l->sim.n_rats) return l->goals[i].rat;
  }
  return -1;
}

int tell_heroes(const struct level *l, int *first) {
  int only = only_rat(l);
  *first = only < 0 ? 0 : only;
  return only < 0 ? l->sim.n_rats : 1;
}

static const struct sim_rat_def *hero(const struct level *l) {
  int first;
  tell_heroes(l, &first);
  return &l->sim.rats[first];
}

enum sex tell_sex(const struct level *l) { return hero(l)->sex; }

bool tell_many(const struct level *l) {
  int first;
  return tell_heroes(l, &first) > 1;
}

const char *tell_form(const struct level *l, const char *he, const char *she, const char *they) {
  return tell_many(l) ? words(they) : words_for_sex(tell_sex(l), he, she);
}

const char *tell_name(const struct level *l, char *out, size_t size) {
  int first, n = tell_heroes(l, &first);
  if (n == 2) {
    snprintf(out, size, words("%s and %s"), l->sim.rats[first].name, l->sim.rats[first + 1].name);
  } else {
    snprintf(out, size, "%s", n > 2 ? words("all of them") : l->sim.rats[first].name);
  }
  return out;
}

const char *tell_first_name(const struct level *l) { return hero(l)->name; }

const char *tell_who(const struct level *l, char *out, size_t size) {
  int first, n = tell_heroes(l, &first);
  const struct sim_rat_def *a = &l->sim.rats[first];
  char age[32];
  words_age(a->age_days, age, sizeof age);
  if (n >= 2) {
    const struct sim_rat_def *b = &l->sim.rats[first + 1];
    const char *pair = words_for_sex(a->sex, "two brothers", "two sisters");
    snprintf(out, size, words("%s, %s, %s and %s"), pair, age, words_coat(a->coat), words_coat(b->coat));
  } else {
    snprintf(out, size, "%s, %s, %s", words_for_sex(a->sex, "male", "female"), age, words_coat(a->coat));
  }
  return out;
}

const char *tell_level(const struct level *l, char *out, size_t size) {
  if (l->number > 0) {
    snprintf(out, size, words("Level %d · %s"), l->number, l->title);
  } else {
    snprintf(out, size, "%s", l->title);
  }
  return out;
}

const char *tell_when(int64_t at_ds, char *out, size_t size) {
  snprintf(out, size, words("day %d, %s"), (int)(at_ds / SIM_DS_PER_DAY), words_time_of_day(at_ds));
  return out;
}

const char *tell_origin(const struct level *l, char *out, size_t size) {
  static const char *const forms[SOURCE_COUNT][3] = {
      [SOURCE_BREEDER] = {"*From a breeder.* He knows gentle hands.", "*From a breeder.* She knows gentle hands.",
                          "*From a breeder.* They know gentle hands."},
      [SOURCE_PET_STORE] = {"*From a pet store.* Few people talked to him.",
                            "*From a pet store.* Few people talked to her.",
                            "*From a pet store.* Few people talked to them."},
      [SOURCE_RESCUE] = {"*From a rescue.* What he lived through, nobody knows.",
                         "*From a rescue.* What she lived through, nobody knows.",
                         "*From a rescue.* What they lived through, nobody knows."},
  };
  const char *const *f = forms[hero(l)->source];
  snprintf(out, size, "%s", tell_form(l, f[0], f[1], f[2]));
  return out;
}

bool tell_asks(const struct level *l, enum goal_word w) {
  for (int i = 0; i < l->n_goals; i++) {
    if (l->goals[i].word == w) return true;
  }
  return false;
}

/* What the first days are about: the room itself, else the cue of a visit that this rat fears most as it starts. */
const char *tell_worry(const struct level *l, char *out, size_t size) {
  static const char *const forms[5][3] = {
      {"*The new room worries him most.*", "*The new room worries her most.*", "*The new room worries them most.*"},
      {"*Hands worry him most.* Voices less.", "*Hands worry her most.* Voices less.",
       "*Hands worry them most.* Voices less."},
      {"*Voices worry him most.* Talk softly.", "*Voices worry her most.* Talk softly.",
       "*Voices worry them most.* Talk softly."},
      {"*Your touch is new to him.* Hands are not.", "*Your touch is new to her.* Hands are not.",
       "*Your touch is new to them.* Hands are not."},
      {"*Being held is new to him.* Your hand is not.", "*Being held is new to her.* Your hand is not.",
       "*Being held is new to them.* Your hand is not."},
  };
  int first, row = 1;
  tell_heroes(l, &first);
  if (l->history_trust[first] > 0) { /* it has lived with a person already */
    row = l->history_trust[first] < 0.5 ? 3 : 4;
    snprintf(out, size, "%s", tell_form(l, forms[row][0], forms[row][1], forms[row][2]));
    return out;
  }
  sim *s = sim_create(&l->sim);
  struct sim_rat rat = {0};
  if (s) sim_read_rat(s, first, &rat);
  sim_destroy(s);
  if (rat.wariness[CUE_VOICE] > rat.wariness[CUE_HAND]) row = 2;
  if (tell_asks(l, GOAL_SETTLED)) row = 0;
  snprintf(out, size, "%s", tell_form(l, forms[row][0], forms[row][1], forms[row][2]));
  return out;
}

const char *tell_favourite(const struct level *l, char *out, size_t size) {
  static const char *const treats[TREAT_COUNT] = {
      [TREAT_PEA] = "peas",
      [TREAT_BANANA_CHIP] = "banana chips",
      [TREAT_SUNFLOWER_SEED] = "sunflower seeds",
      [TREAT_YOGHURT] = "yoghurt",
      [TREAT_OAT] = "oat flakes",
      [TREAT_PELLET] = "everyday food",
      [TREAT_ORANGE] = "orange",
      [TREAT_PEANUT_BUTTER] = "peanut butter",
  };
  int first, n = tell_heroes(l, &first), a = l->sim.rats[first].favourite,
             b = n > 1 ? l->sim.rats[first + 1].favourite : a;
  if (a < 0 || a >= TREAT_COUNT || b < 0 || b >= TREAT_COUNT) {
    snprintf(out, size, "%s", words("*Favourite food:* find out."));
  } else if (a != b) {
    snprintf(out, size, words("*Love %s and %s.* Give tiny bits."), words(treats[a]), words(treats[b]));
  } else {
    snprintf(out, size, words(n > 1 ? "*Love %s.* Give tiny bits." : "*Loves %s.* Give tiny bits."), words(treats[a]));
  }
  return out;
}

struct goal_form {
  enum goal_word word;
  const char *he, *she, *they; /* at most one %d: the number wanted, as words_numbers takes it */
  const char *none;            /* for "= 0" and "<= 0"; "" : the forms above say it */
};
#define ALIKE(text) text, text, text /* of him, her and them */
static const struct goal_form goal_forms[] = {
    {GOAL_TRUST, "He begins to trust you", "She begins to trust you", "They begin to trust you", ""},
    {GOAL_SETTLED, "He settles in", "She settles in", "They settle in", ""},
    {GOAL_TALKS, "You talk to him %d [time|times]", "You talk to her %d [time|times]",
     "You talk to them %d [time|times]", ""},
    {GOAL_TALK_DAYS, "You talk to him on %d [day|days]", "You talk to her on %d [day|days]",
     "You talk to them on %d [day|days]", ""},
    {GOAL_FED_WITHIN_10CM_RUN, "He eats close to your hand, %d [visit|visits] running",
     "She eats close to your hand, %d [visit|visits] running", "They eat close to your hand, %d [visit|visits] running",
     ""},
    {GOAL_TREATS_NEAR_HAND, "He takes %d [treat|treats] near your hand", "She takes %d [treat|treats] near your hand",
     "They take %d [treat|treats] near your hand", ""},
    {GOAL_TREATS_EATEN, "He eats %d [treat|treats]", "She eats %d [treat|treats]", "They eat %d [treat|treats]", ""},
    {GOAL_FINGER_MEALS, "He eats %d [time|times] from your fingers", "She eats %d [time|times] from your fingers",
     "They eat %d [time|times] from your fingers", ""},
    {GOAL_HOLD_LONGEST_CALM_S, ALIKE("A calm hold of %d [second|seconds]"), ""},
    {GOAL_TOUCHES, "You touch him at most %d [time|times]", "You touch her at most %d [time|times]",
     "You touch them at most %d [time|times]", "No touching yet"},
    {GOAL_LIFTS, "You lift him at most %d [time|times]", "You lift her at most %d [time|times]",
     "You lift them at most %d [time|times]", "No lifting yet"},
    {GOAL_HUT_KEPT, ALIKE("The hut stays where it is"), ""},
    {GOAL_HUT_REACHES, ALIKE("Hands into the hut: at most %d"), "No hand into the hut"},
    {GOAL_SCARES, ALIKE("At most %d [fright|frights]"), "Nobody gets a fright"},
    {GOAL_BITES, ALIKE("At most %d [bite|bites]"), "No bites"},
    {GOAL_NIPS, ALIKE("At most %d [nip|nips]"), "No nips"},
    {GOAL_ESCAPES, ALIKE("At most %d [escape|escapes]"), "Nobody gets away"},
    {GOAL_ROOM_CHECKS, ALIKE("The room is safe: %d [thing|things]"), ""},
    {GOAL_CHASES, ALIKE("At most %d [chase|chases]"), "Nobody is chased"},
    {GOAL_TOWEL_LIFTS, ALIKE("The towel at most %d [time|times]"), "No towel"},
    {GOAL_HOME_BY_HERSELF, "He comes home by himself %d [time|times]", "She comes home by herself %d [time|times]",
     "They come home by themselves %d [time|times]", ""},
    {GOAL_RECOVERED_S, ALIKE("A fright is over in %d [second|seconds]"), ""},
    {GOAL_EVENING_VISITS, ALIKE("You come on %d [evening|evenings]"), ""},
    {GOAL_BAD_FOODS, ALIKE("At most %d [food that harms|foods that harm]"), "No food that harms"},
    {GOAL_CAUSE_FOUND, ALIKE("You find out what happened"), ""},
    {GOAL_FEAR, "He is calm at the end", "She is calm at the end", "They are calm at the end", ""},
    {GOAL_STRESS, "His stress is gone at the end", "Her stress is gone at the end", "Their stress is gone at the end",
     ""},
    {GOAL_TRUST_GAIN, "He trusts you more than before", "She trusts you more than before",
     "They trust you more than before", ""},
    {GOAL_STEP_MAX_CM, ALIKE("Never more than %d cm nearer at once"), ""},
    {GOAL_STROKES_ACCEPTED, "He bears %d [stroke|strokes]", "She bears %d [stroke|strokes]",
     "They bear %d [stroke|strokes]", ""},
    {GOAL_STROKES_ASKED, "He comes after your hand %d [time|times]", "She comes after your hand %d [time|times]",
     "They come after your hand %d [time|times]", ""},
    {GOAL_STROKES_REFUSED, "At most %d [stroke that frightens|strokes that frighten] him",
     "At most %d [stroke that frightens|strokes that frighten] her",
     "At most %d [stroke that frightens|strokes that frighten] them", ""},
    {GOAL_CALM_LIFTS, ALIKE("%d [calm lift|calm lifts]"), ""},
    {GOAL_LIFTS_MAX_DAY, ALIKE("At most %d [lift|lifts] a day"), ""},
    {GOAL_TAIL_LIFTS, ALIKE("At most %d [lift|lifts] by the tail"), "Never by the tail"},
    {GOAL_TREAT_DELAY_MEDIAN_S, ALIKE("After a lift the treat comes at once"), ""},
    {GOAL_CALM_ENDS, ALIKE("Holds end while all is calm"), ""},
    {GOAL_GROWTH_MAX, ALIKE("Each day only a little longer"), ""},
    {GOAL_LONG_HOLD_S, ALIKE("The longest hold: %d [second|seconds]"), ""},
    {GOAL_SHIRT_BY_CHOICE, "He walks into your shirt on %d [day|days]", "She walks into your shirt on %d [day|days]",
     "They walk into your shirt on %d [day|days]", ""},
    {GOAL_THINGS_FOUND, "You find %d [thing|things] that he fears", "You find %d [thing|things] that she fears",
     "You find %d [thing|things] that they fear", ""},
    {GOAL_CALLS_RIGHT, "You read him right %d [time|times]", "You read her right %d [time|times]",
     "You read them right %d [time|times]", ""},
    {GOAL_MINUTES_FEAR_OVER_HALF, ALIKE("Afraid for %d [minute|minutes] at most"), "Never afraid for long"},
    {GOAL_HAND_LIFTS, ALIKE("At most %d [lift|lifts] by hand"), "Never lifted by hand"},
    {GOAL_CALLS_MADE, ALIKE("You say %d [time|times] what you see"), ""},
    {GOAL_WARINESS, "He fears that less", "She fears that less", "They fear that less", ""},
    {GOAL_WOUNDS, ALIKE("Nobody is badly hurt"), "Nobody is hurt"},
    {GOAL_ILL, "He stays well", "She stays well", "They stay well", "Nobody falls ill"},
    {GOAL_RESIDENTS_ILL, ALIKE("At most %d at home [falls|fall] ill"), "Nobody at home falls ill"},
    {GOAL_WASHED_SHARE, ALIKE("You wash before you go to the others"), ""},
    {GOAL_QUARANTINE_DAYS_CLEAR, ALIKE("Apart for %d [day|days] without a sneeze"), ""},
    {GOAL_NEST_SHARED, ALIKE("They all sleep in one heap"), ""},
    {GOAL_WARNINGS_IGNORED, ALIKE("At most %d [time|times] fur on end, and nobody parts them"),
     "Fur on end: you part them"},
    {GOAL_HAND_BITES, ALIKE("At most %d [bite|bites] into your hand"), "No hand between fighters"},
    {GOAL_METHOD_KEPT, ALIKE("One way to meet, and then home"), ""},
    {GOAL_TUNNEL_BY_HERSELF, "He walks into the tunnel %d [time|times]", "She walks into the tunnel %d [time|times]",
     "Each walks into the tunnel %d [time|times]", ""},
    {GOAL_NEARER_CM, "He keeps nearer to your hand than before", "She keeps nearer to your hand than before",
     "They keep nearer to your hand than before", ""},
};

const char *tell_goal(const struct level *l, const struct goal *g, char *out, size_t size) {
  if (g->word == GOAL_OUT_MIN_DAY) { /* the one with two numbers */
    const char *form = tell_form(l, "He runs free for %d [minute|minutes], on %d [day|days]",
                                 "She runs free for %d [minute|minutes], on %d [day|days]",
                                 "They run free for %d [minute|minutes], on %d [day|days]");
    return words_numbers((int)g->value, g->days, form, out, size);
  }
  for (size_t i = 0; i < sizeof goal_forms / sizeof *goal_forms; i++) {
    const struct goal_form *f = &goal_forms[i];
    if (f->word != g->word) continue;
    bool none = f->none[0] && g->value < 0.5 && (g->op == GOAL_EQ || g->op == GOAL_LE);
    const char *form = none ? words(f->none) : tell_form(l, f->he, f->she, f->they);
    int wanted = (int)(g->value + 0.5);
    return words_numbers(wanted, wanted, form, out, size);
  }
  snprintf(out, size, "%s %.2g", goal_word_name(g->word), g->value); /* a word this screen does not know yet */
  return out;
}
