/* ui.h - one retained tree of what is on the screen: it feeds drawing, pointer, touch, keyboard, gamepad and switch
 * focus, speech and the tests.
 *
 * A scene declares its nodes each time it builds (ui_begin .. ui_end); ids keep focus and animation alive from one
 * build to the next. A node that is activated is told to the scene by its id through ui_taken. Sizes are in u (1/720
 * of the height at 16:9, see style.md) and scaled by the ui; `struct ui_scale` gives the factors. Scenes mostly declare
 * through widgets.h; ui_declare is below it.
 *
 * Nothing allocates per build once the tree has reached its size.
 */
#ifndef HANDSHY_GAME_UI_H
#define HANDSHY_GAME_UI_H

#include "draw.h"
#include "platform/platform.h"
#include "theme.h"

enum ui_role {
  ROLE_GROUP,
  ROLE_TEXT,
  ROLE_HEADING,
  ROLE_BUTTON,
  ROLE_CHIP,
  ROLE_SWITCH,
  ROLE_SLIDER,
  ROLE_TILE,
  ROLE_BOOK,
  ROLE_MARK,
  ROLE_STAGE,
  ROLE_IMAGE,
  ROLE_STATUS,
  ROLE_CAPTION,
  ROLE_DIALOG
};

struct ui_scale {
  int w, h;      /* window, real pixels */
  float s;       /* layout: real pixels a u */
  float t;       /* text: real pixels a u of type */
  float ox, oy;  /* where u (0,0) of the centred 1280x720 page lies */
  float em_room; /* the page's width in em: >= 56 wide, 40..56 middle, < 40 narrow; a window's extra width is none */
};
enum ui_room { ROOM_NARROW, ROOM_MIDDLE, ROOM_WIDE };

struct ui_node {
  uint32_t id; /* ui_id("visit.tray.talk"); 0: not remembered */
  enum ui_role role;
  char name[96];    /* what speech says and tests look for */
  char value[160];  /* state, reason, number in words */
  struct rect rect; /* real pixels */
  bool focusable, disabled, checked;
  int group;              /* for switch scanning and Tab jumps; 0 takes the group of ui_group */
  float at, step;         /* ROLE_SLIDER: 0..1 and how far an arrow key goes; arrows left/right then belong to it */
  float track_x, track_w; /* ROLE_SLIDER: where 0..1 lies, real pixels; 0 wide: the whole rect */
  float radius;           /* of the focus ring, real pixels; 0: a control's usual one */
  bool scrolled;          /* lies in a scrolling part: rect may be outside its view (set by ui_declare) */
  bool main;              /* has the focus when nothing else has had it */
  bool tip;               /* `value` is shown as a tooltip on rest, focus and a refused press */
};

struct ui;
struct ui *ui_create(void);
void ui_destroy(struct ui *u);
uint32_t ui_id(const char *name);          /* FNV-1a, never 0 */
uint32_t ui_id_n(const char *name, int n); /* "shelf.book" and 3: one of a row */

void ui_begin(struct ui *u, struct draw_list *d, int w, int h, float display_scale, float text_setting);
void ui_end(struct ui *u); /* draws the tooltip and the focus ring */
const struct ui_scale *ui_scale(const struct ui *u);
struct draw_list *ui_draw(struct ui *u);
const struct theme *ui_theme(const struct ui *u);
enum ui_room ui_room(const struct ui *u);
bool ui_one_column(const struct ui *u); /* a narrow room, or an upright window: pages are one column */

/* ---- declaring, between ui_begin and ui_end ---- */

/* How a control is to be drawn this moment; over and down are eased 0..1. */
struct ui_look {
  float over, down;
  bool hover, pressed, focused; /* focused: the ring will be drawn */
};
struct ui_look ui_declare(struct ui *u, const struct ui_node *node);
/* Nodes declared from now on belong to this group. Starts at 1 with each build. */
void ui_group(struct ui *u, int group);
/* What was declared so far is out of reach (a dialog or a page lies over it) until the end of this build. */
void ui_layer(struct ui *u);
/* A part that scrolls. Between begin and end everything is clipped to `view`, and the caller lays out from the
 * returned y (view.y minus how far it is scrolled) and tells the height it came to. Wheel, drag, keys and focus
 * scroll it; a thumb is drawn at its right when there is more than fits. Not nested. */
float ui_scroll_begin(struct ui *u, uint32_t id, struct rect view);
void ui_scroll_end(struct ui *u, float content_height);
/* Which keys walk and press nodes in this build; all at ui_begin. What is not here is left to the scene. */
enum {
  UI_KEYS_ARROWS = 1,
  UI_KEYS_ENTER = 2,
  UI_KEYS_TAB = 4,
  UI_KEYS_PAD_DPAD = 8,
  UI_KEYS_PAD_A = 16,
  UI_KEYS_SHOULDERS = 32,
  UI_KEYS_ALL = 63
};
void ui_keys(struct ui *u, unsigned which);

/* ---- placing: u -> whole real pixels ---- */

/* On the centred 1280x720 page. */
struct rect ui_page_rect(const struct ui *u, float x, float y, float w, float h);
/* At the window's edges (style.md section 1: at most 1680 u apart): `x` counts from the left edge (UI_LEFT), from the
 * right edge to the right side (UI_RIGHT) or is the offset of the middles (UI_CENTRE); the same for y. */
enum ui_edge { UI_LEFT = 0, UI_CENTRE = 1, UI_RIGHT = 2, UI_TOP = 0, UI_MIDDLE = 4, UI_BOTTOM = 8 };
struct rect ui_edge_rect(const struct ui *u, int edges, float x, float y, float w, float h);
/* A page comes in: how far below its place it still is, real pixels; 0 after 260 ms and with reduced motion. */
float ui_page_rise(const struct ui *u);
float ui_px(const struct ui *u, float units); /* times s, rounded to whole pixels, at least 1 */

/* ---- text ---- */

struct draw_font ui_font(const struct ui *u, enum type_role role);
float ui_line_height(const struct ui *u, enum type_role role); /* real pixels */
float ui_text_width(const struct ui *u, enum type_role role, const char *text);
/* A text broken into lines at blanks; *so* is bold and is never broken from its words' neighbours. Gives the height;
 * *width, if not NULL, the widest line's. */
float ui_text_measure(const struct ui *u, enum type_role role, float width, const char *text, float *widest);
/* The narrowest width that takes no more lines than `width` does: lines of like length, no word alone on the last. */
float ui_text_balanced(const struct ui *u, enum type_role role, float width, const char *text);
enum ui_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
/* Draws it (left aligned unless said) and declares a ROLE_TEXT node. Gives the height. */
float ui_text(struct ui *u, enum type_role role, float x, float y, float width, const char *text, uint32_t rgba);
float ui_text_aligned(struct ui *u, enum type_role role, struct rect box, const char *text, uint32_t rgba,
                      enum ui_align align);
/* The same, drawn only (the widget's own node has the words). */
float ui_text_draw(struct ui *u, enum type_role role, struct rect box, const char *text, uint32_t rgba,
                   enum ui_align align);

/* ---- the tree of the last build ---- */

int ui_count(const struct ui *u);
const struct ui_node *ui_at(const struct ui *u, int i);
const struct ui_node *ui_find(const struct ui *u, uint32_t id);

/* ---- input: true when the tree used it (a press on a node, a focus move) ---- */

bool ui_input(struct ui *u, const struct input *in);
/* The id activated since the last call, 0 if none. A disabled node is told too: ui_taken_disabled. */
uint32_t ui_taken(struct ui *u);
bool ui_taken_was_disabled(const struct ui *u);
float ui_taken_slide(const struct ui *u); /* a slider: where it is to go, 0..1 */
uint32_t ui_focus(const struct ui *u);
void ui_set_focus(struct ui *u, uint32_t id);
/* To the next (+1) or last (-1) focusable node of the group, round the corner. */
void ui_focus_step(struct ui *u, int group, int by);
bool ui_focus_visible(const struct ui *u); /* after a key or pad; hidden by pointer and touch */
void ui_show_focus(struct ui *u, bool visible);
uint32_t ui_hover(const struct ui *u);
bool ui_over_node(const struct ui *u, float x, float y); /* a control or a panel is there: not the stage's business */
enum input_device ui_device(const struct ui *u);         /* the one used last */
bool ui_animating(const struct ui *u);                   /* something still moves: build again */
double ui_wake_s(const struct ui *u); /* seconds until it wants a build: a tooltip to come; < 0 never */
void ui_tick(struct ui *u, double dt);
void ui_set_reduced_motion(struct ui *u, bool on);
void ui_set_theme(struct ui *u, enum theme_kind kind); /* from the next ui_begin on */
bool ui_reduced_motion(const struct ui *u);
/* A new scene: focus, scroll positions, tooltips and presses are forgotten. */
void ui_forget(struct ui *u);

#endif
