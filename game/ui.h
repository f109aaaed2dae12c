/* ui.h - one retained tree of what is on the screen: it feeds drawing, pointer, touch, keyboard, gamepad and switch
 * focus, speech and the tests.
 *
 * A scene declares its nodes each time it builds (ui_begin .. ui_end); ids keep focus and animation alive from one
 * build to the next. A node that is activated is told to the scene by its id through ui_taken. Sizes are in u (1/720
 * of the height at 16:9, see style.md) and scaled by the ui; `struct ui_scale` gives the factors.
 */
#ifndef HANDSHY_GAME_UI_H
#define HANDSHY_GAME_UI_H

#include "draw.h"
#include "platform/platform.h"

enum ui_role {
  ROLE_GROUP, ROLE_TEXT, ROLE_HEADING, ROLE_BUTTON, ROLE_CHIP, ROLE_SWITCH, ROLE_SLIDER, ROLE_TILE, ROLE_BOOK, ROLE_MARK,
  ROLE_STAGE, ROLE_IMAGE, ROLE_STATUS, ROLE_CAPTION, ROLE_DIALOG
};

struct ui_scale {
  int w, h;        /* window, real pixels */
  float s;         /* layout: real pixels a u */
  float t;         /* text: real pixels a u of type */
  float ox, oy;    /* where u (0,0) of the centred 1280x720 page lies */
  float em_room;   /* window width in em: >= 56 wide, 40..56 middle, < 40 narrow */
};

struct ui_node {
  uint32_t id;        /* ui_id("visit.tray.talk"); 0: not remembered */
  enum ui_role role;
  char name[96];      /* what speech says and tests look for */
  char value[160];    /* state, reason, number in words */
  struct rect rect;   /* real pixels */
  bool focusable, disabled, checked;
  int group;          /* for switch scanning and Tab jumps */
};

struct ui;
struct ui *ui_create(void);
void ui_destroy(struct ui *u);
uint32_t ui_id(const char *name); /* FNV-1a, never 0 */

void ui_begin(struct ui *u, struct draw_list *d, int w, int h, float display_scale, float text_setting);
void ui_end(struct ui *u); /* draws the focus ring */
const struct ui_scale *ui_scale(const struct ui *u);
struct draw_list *ui_draw(struct ui *u);

/* The tree of the last build. */
int ui_count(const struct ui *u);
const struct ui_node *ui_at(const struct ui *u, int i);
const struct ui_node *ui_find(const struct ui *u, uint32_t id);

/* Input. true when the tree used it (a press on a node, a focus move). */
bool ui_input(struct ui *u, const struct input *in);
/* The id activated since the last call, 0 if none. A disabled node is told too: ui_taken_disabled. */
uint32_t ui_taken(struct ui *u);
bool ui_taken_was_disabled(const struct ui *u);
uint32_t ui_focus(const struct ui *u);
void ui_set_focus(struct ui *u, uint32_t id);
bool ui_focus_visible(const struct ui *u); /* after a key or pad; hidden by pointer and touch */
uint32_t ui_hover(const struct ui *u);
enum input_device ui_device(const struct ui *u); /* the one used last */
bool ui_animating(const struct ui *u);           /* something still moves: build again */
void ui_tick(struct ui *u, double dt);

#endif
