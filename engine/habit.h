/* habit.h - what a person is used to do with a rat, in numbers: the table habits.def, and the values of it that the
 * built-in handlers have. The guide's follower is one point among all that can be written so. */
#ifndef HANDSHY_ENGINE_HABIT_H
#define HANDSHY_ENGINE_HABIT_H

#include "handler.h"

enum habit_field {
#define H(id, ...) HABIT_##id,
#include "habits.def"
#undef H
  HABIT_COUNT
};
enum habit_step { STEP_WHOLE, STEP_REAL, STEP_TIME, STEP_KIND, STEP_YES };

struct habit_row {
  const char *name, *unit;
  double least, most, guide;
  enum habit_step step;
};
const struct habit_row *habit_row(enum habit_field f);

/* By name or by number: each way the same value. */
union habit {
  struct {
#define H(id, ...) double id;
#include "habits.def"
#undef H
  };
  double of[HABIT_COUNT];
};
union habit habit_of(enum handler_kind kind, enum source source);

/* A value in words: "180 s", "fist", "yes". */
void habit_words(enum habit_field f, double value, char *out, size_t size);

#endif
