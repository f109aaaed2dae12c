/* words.c - strings for people. The identity for now: a loaded translation will be looked up in words(). */
#include "words.h"

#include <stdio.h>
#include <string.h>

const char *words(const char *english) { return english; }

const char *words_for_sex(enum sex sex, const char *he, const char *she) { return words(sex == SEX_FEMALE ? she : he); }

const char *words_count(int n, char *out, size_t size) {
  static const char *const names[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (n >= 0 && n < (int)(sizeof names / sizeof *names)) {
    snprintf(out, size, "%s", words(names[n]));
  } else {
    snprintf(out, size, "%d", n);
  }
  return out;
}

static void append(char *out, size_t size, const char *text, size_t n) {
  size_t used = strlen(out);
  if (used + 1 < size) snprintf(out + used, size - used, "%.*s", (int)n, text);
}

/* Numbers are put in by hand: a translated string is never a printf format. */
const char *words_numbers(int now, int wanted, const char *form, char *out, size_t size) {
  char number[16];
  int next = now, last = now;
  if (size > 0) out[0] = 0;
  while (*form) {
    const char *bar = form[0] == '[' ? strchr(form, '|') : NULL, *end = bar ? strchr(bar, ']') : NULL;
    if (end) {
      append(out, size, last == 1 ? form + 1 : bar + 1, (size_t)(last == 1 ? bar - form - 1 : end - bar - 1));
      form = end + 1;
    } else if (form[0] == '%' && form[1] == 'd') {
      append(out, size, number, (size_t)snprintf(number, sizeof number, "%d", next));
      last = next;
      next = wanted;
      form += 2;
    } else {
      size_t plain = 1 + strcspn(form + 1, "%[");
      append(out, size, form, plain);
      form += plain;
    }
  }
  return out;
}

const char *words_plural(int n, const char *one, const char *many, char *out, size_t size) {
  return words_numbers(n, n, words(n == 1 ? one : many), out, size);
}

const char *words_clock(int64_t at_ds, char *out, size_t size) {
  int64_t minute = at_ds / 600 % (24 * 60);
  snprintf(out, size, "%d:%02d", (int)(minute / 60), (int)(minute % 60));
  return out;
}

const char *words_time_of_day(int64_t at_ds) {
  int hour = (int)(at_ds / 36000 % 24);
  if (hour < 5 || hour >= 22) return words("night");
  if (hour < 8) return words("early morning");
  if (hour < 11) return words("morning");
  if (hour < 14) return words("noon");
  if (hour < 17) return words("afternoon");
  return words("evening");
}

const char *words_age(int age_days, char *out, size_t size) {
  if (age_days < 7 * 20) return words_plural(age_days / 7, "%d week", "%d weeks", out, size);
  return words_plural(age_days / 30, "%d month", "%d months", out, size);
}

const char *words_coat(const char *coat) {
  if (strcmp(coat, "hooded-black") == 0) return words("black hooded");
  return words(coat);
}

const char *words_source(enum source source) {
  switch (source) {
  case SOURCE_BREEDER: return words("From a breeder.");
  case SOURCE_PET_STORE: return words("From a pet store.");
  case SOURCE_RESCUE: return words("From a rescue.");
  default: return "";
  }
}
