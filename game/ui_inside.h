/* ui_inside.h - the tree's own state, shared by ui_tree.c, ui_input.c, ui_text.c and ui_tip.c only. */
#ifndef HANDSHY_GAME_UI_INSIDE_H
#define HANDSHY_GAME_UI_INSIDE_H

#include "ui.h"

enum { UI_ANIMS = 64, UI_SCROLLS = 4, UI_TAKEN = 8, UI_WIDTHS = 2048, UI_KEPT = 8 };

struct ui_slot {
  struct ui_node node;
  struct rect visible; /* node.rect cut by its scrolling part */
  int scroll;          /* index into scrolls, -1: none */
};
struct ui_tree {
  struct ui_slot *slots;
  int n, capacity;
  int first_live; /* slots before it lie under a dialog */
  int layer_cmd;  /* and so do the commands of the draw list before this one */
};
struct ui_anim { /* one control that is not at rest */
  uint32_t id;
  float over, down;
};
struct ui_scroll {
  uint32_t id;
  struct rect view;
  float y, target, content; /* how far it is scrolled, real pixels; what there is */
  bool used;                /* declared in the last build */
};
struct ui_width { /* a measured text */
  uint32_t hash;
  float width;
};

struct ui {
  struct ui_tree now, last; /* the one being declared, the last whole one */
  struct ui_scale scale;
  const struct theme *theme;
  struct draw_list *draw;
  int group, in_scroll;
  unsigned keys;
  bool building, reduced;

  uint32_t focus, hover, pressed, focus_below; /* focus_below: to go back to after a dialog */
  bool focus_visible, had_layer, press_moved;
  enum input_device device;
  float pointer_x, pointer_y, press_x, press_y, press_scroll;
  bool pointer_known;

  uint32_t taken[UI_TAKEN];
  float taken_slide[UI_TAKEN];
  bool taken_disabled[UI_TAKEN];
  int taken_n;
  bool last_disabled;
  float last_slide;

  uint32_t tip, tip_shut; /* the node whose tooltip shows; the one it was closed for */
  float tip_age, rest_s, tip_hold_s;
  int tip_cmd; /* the draw list's command that begins the tooltip; 0: none shows */

  struct ui_anim anims[UI_ANIMS];
  int anims_n;
  struct ui_scroll scrolls[UI_SCROLLS];
  struct ui_width widths[UI_WIDTHS];
  float page_s; /* since ui_forget: a page comes in */
};

struct ui_anim *ui_anim_of(struct ui *u, uint32_t id, bool make);
void ui_take(struct ui *u, const struct ui_node *node, float slide);
struct ui_slot *ui_slot_of(const struct ui *u, uint32_t id);
struct ui_slot *ui_slot_under(const struct ui *u, float x, float y, bool touch);
bool ui_slot_can_focus(const struct ui *u, const struct ui_slot *slot);
void ui_scroll_into_view(struct ui *u, const struct ui_slot *slot);
struct ui_scroll *ui_scroll_at(struct ui *u, float x, float y);
void ui_scroll_by(struct ui_scroll *scroll, float by);
void ui_tip_tick(struct ui *u, float dt);
void ui_tip_draw(struct ui *u);

#endif
