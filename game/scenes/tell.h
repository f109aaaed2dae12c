/* tell.h - a level, its rats and its goals in a child's words, for title, shelf, card, days and debrief (style.md
 * section 8). Every function fills `out` and gives it back. */
#ifndef HANDSHY_GAME_TELL_H
#define HANDSHY_GAME_TELL_H

#include "../../engine/run.h"
#include "../words.h"

/* The rats the level is about: all, or the one its goals name. */
int tell_heroes(const struct level *l, int *first);
enum sex tell_sex(const struct level *l);
bool tell_many(const struct level *l);                                  /* about more than one rat */
const char *tell_name(const struct level *l, char *out, size_t size);   /* "Pip"; "Hazel and Bramble" */
const char *tell_first_name(const struct level *l);                     /* of the heroes' first */
const char *tell_who(const struct level *l, char *out, size_t size);    /* "male, 10 weeks, black hooded" */
const char *tell_level(const struct level *l, char *out, size_t size);  /* "Level 3 · A voice and a bowl" */
const char *tell_when(int64_t at_ds, char *out, size_t size);           /* "day 2, evening" */
const char *tell_origin(const struct level *l, char *out, size_t size); /* "*From a pet store.* Few people ..." */
const char *tell_worry(const struct level *l, char *out, size_t size);  /* "*Hands worry him most.* ..." */
const char *tell_favourite(const struct level *l, char *out, size_t size);
/* A goal as something still to do: "He eats close to your hand on 3 visits". */
const char *tell_goal(const struct level *l, const struct goal *g, char *out, size_t size);
bool tell_asks(const struct level *l, enum goal_word w); /* is it one of the goals? */
/* The three forms by heroes: he, she, or several. */
const char *tell_form(const struct level *l, const char *he, const char *she, const char *they);

#endif
