/* words.h - every string a person reads goes through here, so that a translation can be loaded later. For now the
 * English is given back as it is. */
#ifndef HANDSHY_GAME_WORDS_H
#define HANDSHY_GAME_WORDS_H

#include "../engine/sim.h"
#include <stddef.h>

const char *words(const char *english);
/* "he" and "she" are separate strings, never built from parts: words_for_sex(sex, "He sleeps.", "She sleeps."). */
const char *words_for_sex(enum sex sex, const char *he, const char *she);
/* A number a child can hold: "no", "one" .. "twelve", then figures; into out. Returns out. */
const char *words_count(int n, char *out, size_t size);
/* "1 day", "3 days": picks the form, then prints the number into it (forms hold one %d). */
const char *words_plural(int n, const char *one, const char *many, char *out, size_t size);
/* One form for one and for many: "%d of %d [bite|bites]". The first %d is `now`, a second one `wanted` (where there is
 * one number only, give it as both); the number that stands before it chooses in a bracket. The form has been through
 * words(). */
const char *words_numbers(int now, int wanted, const char *form, char *out, size_t size);
/* "18:05" of a moment, and "day 3". */
const char *words_clock(int64_t at_ds, char *out, size_t size);
/* "early morning", "morning", "noon", "afternoon", "evening", "night". */
const char *words_time_of_day(int64_t at_ds);
/* "10 weeks", "5 months" */
const char *words_age(int age_days, char *out, size_t size);
/* "hooded-black" -> "black hooded", for people. */
const char *words_coat(const char *coat);
const char *words_source(enum source source); /* "From a pet store." */

#endif
