/* sign_pages.c - see sign_pages.h. */
#include "sign_pages.h"

#include <stddef.h>

static const int HEARD[SIGN_COUNT] = {
#define S(id, name, heard, seen, meaning, mistaken) [SIGN_##id] = (heard),
#include "../engine/signs.def"
#undef S
};

static const struct sign_page PAGES[SIGN_COUNT] = {
#define PAGE(id, group, mood, sure, like, name, seen, means, not_this, todo, in_mice, mice)                            \
  [SIGN_##id] = {SIGNS_##group, MOOD_##mood, SURE_##sure, SIGN_##like, MICE_##in_mice, name, seen,                     \
                 means,         not_this,    todo,        mice},
#include "sign_pages.def"
};

/* In the order of the file. */
static const enum sign ORDER[SIGN_COUNT] = {
#define PAGE(id, ...) SIGN_##id,
#include "sign_pages.def"
};

#define PART_NONE PART_COUNT
static const struct tell_row {
  enum sign a, b;
  enum rat_part part;
  const char *what, *in_a, *in_b;
} TELLS[] = {
#define TELL(a, b, part, what, in_a, in_b) {SIGN_##a, SIGN_##b, PART_##part, what, in_a, in_b},
#include "sign_pages.def"
};

const struct sign_page *sign_page(enum sign s) { return &PAGES[s]; }
int sign_heard(enum sign s) { return HEARD[s]; }

int sign_pages_of(enum sign_group group, enum sign out[SIGN_COUNT]) {
  int n = 0;
  for (int i = 0; i < SIGN_COUNT; i++)
    if (PAGES[ORDER[i]].group == group) out[n++] = ORDER[i];
  return n;
}

int sign_page_number(enum sign s) {
  int i = 0;
  while (i < SIGN_COUNT - 1 && ORDER[i] != s) i++;
  return i;
}

enum sign sign_page_at(int number) { return ORDER[((number % SIGN_COUNT) + SIGN_COUNT) % SIGN_COUNT]; }

const char *sign_group_name(enum sign_group group) {
  static const char *const names[SIGN_GROUPS] = {"fear", "curious", "at ease", "food", "sounds", "groups", "health"};
  return names[group];
}

const char *sign_group_title(enum sign_group group) {
  static const char *const titles[SIGN_GROUPS] = {"Signs of fear",     "Finding out", "At ease",      "Food and trust",
                                                  "What you can hear", "Among rats",  "When it hurts"};
  return titles[group];
}

const char *sign_mood_name(enum sign_mood mood) {
  static const char *const names[SIGN_MOODS] = {"very afraid", "careful",        "it depends",    "at ease",
                                                "happy",       "ready to fight", "may be in pain"};
  return names[mood];
}

const char *sign_sure_words(enum sign_sure sure) {
  static const char *const texts[SIGN_SURES] = {"measured in rats", "keepers' experience", "nobody has tested it",
                                                "our guess; we found no study"};
  return texts[sure];
}

int sign_tells(enum sign s, struct sign_tell out[SIGN_TELLS]) {
  enum sign like = PAGES[s].like;
  int n = 0;
  for (size_t i = 0; i < sizeof TELLS / sizeof *TELLS && n < SIGN_TELLS; i++) {
    const struct tell_row *r = &TELLS[i];
    if (r->a == s && r->b == like) out[n++] = (struct sign_tell){r->part, r->what, r->in_a, r->in_b};
    if (r->a == like && r->b == s && s != like) out[n++] = (struct sign_tell){r->part, r->what, r->in_b, r->in_a};
  }
  return n;
}
