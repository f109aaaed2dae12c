/* icons.h - small line drawings on a 24x24 grid, 2 u round strokes (style.md section 6), one colour each. */
#ifndef HANDSHY_GAME_ICONS_H
#define HANDSHY_GAME_ICONS_H

#include "draw.h"

#define ICONS(X)                                                                                                       \
  X(NONE)                                                                                                              \
  X(TALK)                                                                                                              \
  X(HAND)                                                                                                              \
  X(TREAT)                                                                                                             \
  X(OFFER) X(PET) X(LIFT) X(TOWEL) X(SAY) X(LEAVE) X(LENS) X(BUBBLE) X(CLOCK) X(MOON) X(SUN) X(PAUSE) X(PLAY) X(MENU)  \
      X(CHECK) X(LOCK) X(NO) X(SOUND) X(MUTE) X(BOOK) X(SHELF) X(CAL) X(GEAR) X(STAR) X(STARO) X(BACK) X(NEXT) X(UP)   \
          X(DOWN) X(AGAIN) X(WHATIF) X(TEXT) X(GLOBE) X(BOX) X(PEOPLE) X(PRINT) X(SAVE) X(PLUS) X(HUT) X(DROP) X(WARN) \
              X(HEART) X(INFO) X(EAT) X(PAW) X(RAT) X(GOOD) X(SCARE) X(NOTE) X(TICKLE) X(TUNNEL) X(SEPARATE) X(HOLD)   \
                  X(PUT) X(WAKE) X(CLEAN) X(SCREEN) X(QUIT) X(REACH) X(SHOUT) X(NEARER) X(FILE) X(DETECTOR)
enum icon {
#define X(id) ICON_##id,
  ICONS(X)
#undef X
      ICON_COUNT
};

/* In the square (x, y, size, size), real pixels. ICON_NONE draws nothing. */
void icon_draw(struct draw_list *d, enum icon icon, float x, float y, float size, uint32_t rgba);
const char *icon_name(enum icon icon); /* "TALK" ...: for tests and sheets */

#endif
