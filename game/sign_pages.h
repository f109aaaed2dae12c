/* sign_pages.h - the pages of the field guide: sign_pages.def, in the player's words. */
#ifndef HANDSHY_GAME_SIGN_PAGES_H
#define HANDSHY_GAME_SIGN_PAGES_H

#include "../engine/sim.h"
#include "views/rat.h"

enum sign_group {
  SIGNS_FEAR,
  SIGNS_CURIOUS,
  SIGNS_EASE,
  SIGNS_FOOD,
  SIGNS_SOUNDS,
  SIGNS_TOGETHER,
  SIGNS_HEALTH,
  SIGN_GROUPS
};
enum sign_mood { MOOD_AFRAID, MOOD_WARY, MOOD_OPEN, MOOD_CALM, MOOD_HAPPY, MOOD_ANGRY, MOOD_HURT, SIGN_MOODS };
enum sign_sure { SURE_MEASURED, SURE_KEEPERS, SURE_UNTESTED, SURE_GUESS, SIGN_SURES };
enum sign_mice { MICE_SAME, MICE_OTHER, MICE_NEVER };

struct sign_page {
  enum sign_group group;
  enum sign_mood mood;
  enum sign_sure sure;
  enum sign like; /* what it is mistaken for; itself: nothing, its rows say where to look */
  enum sign_mice in_mice;
  const char *name, *seen, *means, *not_this, *todo;
  const char *mice; /* "": the same */
};
/* The page of a sign; its texts are English and go through words(). */
const struct sign_page *sign_page(enum sign s);
int sign_heard(enum sign s); /* 0 seen, 1 heard, 2 heard with the detector only */
/* The signs in the order of the pages: by group. */
int sign_pages_of(enum sign_group group, enum sign out[SIGN_COUNT]);
int sign_page_number(enum sign s);  /* 0 .. SIGN_COUNT - 1 */
enum sign sign_page_at(int number); /* round the corner: -1 is the last */

const char *sign_group_name(enum sign_group group);  /* "fear": of a tab */
const char *sign_group_title(enum sign_group group); /* "Fear" ... one line: what these signs are */
const char *sign_mood_name(enum sign_mood mood);
const char *sign_sure_words(enum sign_sure sure);

/* What tells a sign from the one it is like; `there` is "" where it is like none. */
enum { SIGN_TELLS = 6 };
struct sign_tell {
  enum rat_part part; /* where a thread leads to; PART_COUNT: nowhere */
  const char *what, *here, *there;
};
int sign_tells(enum sign s, struct sign_tell out[SIGN_TELLS]);

#endif
