/* widgets.h - the parts of style.md section 5, each drawn and declared as a node of the tree in one call.
 *
 * Rectangles are real pixels (place them with ui_page_rect and ui_edge_rect), text is already in the player's words.
 * `id` is a name such as "visit.tray.talk"; a press comes back through ui_taken as ui_id(id). Every function that may
 * need more height than it was given has a *_height beside it, which measures and draws nothing. */
#ifndef HANDSHY_GAME_WIDGETS_H
#define HANDSHY_GAME_WIDGETS_H

#include "calls.h"
#include "icons.h"
#include "ui.h"

/* ---- materials ---- */

void widget_paper(struct ui *u, struct rect r);                   /* a page or a small card: nine-patch with shadow */
void widget_panel(struct ui *u, const char *name, struct rect r); /* the same, and a node: no input passes through */
void widget_cloth(struct ui *u, struct rect r, float radius_u, bool stitched);
void widget_wood(struct ui *u, struct rect r, bool dark); /* desk, tray, boards */
void widget_desk(struct ui *u);                           /* the whole window as wood with light and shade */
/* A photo: draw the picture between begin, which gives its rectangle and clips to it, and end, which draws the cream
 * frame over its edges and declares it as an image. */
struct rect widget_photo_begin(struct ui *u, struct rect r);
void widget_photo_end(struct ui *u, const char *name, struct rect r, bool tape);
void widget_rule(struct ui *u, float x, float y, float w); /* a fading line between parts of a page */
void widget_dim(struct ui *u);                             /* the scene below a dialog, and ui_layer */

/* ---- buttons ---- */

enum button_kind { BUTTON_SECOND, BUTTON_MAIN, BUTTON_BRICK, BUTTON_PLAIN };
struct button {
  const char *id, *label;
  const char *name;   /* what speech says where the label is empty, since a picture stands there */
  const char *second; /* a smaller line below, may be NULL */
  const char *reason; /* not NULL: refused, and why */
  enum button_kind kind;
  enum icon icon;
  bool checked; /* a ready choice that is chosen: teal edge and a tick */
  bool main;    /* has the focus at first */
  bool small;   /* label in TYPE_LABEL */
};
void widget_button(struct ui *u, struct rect r, const struct button *b);
/* What it needs: icon, words and padding; height as given by the words. u -> real pixels already. */
void widget_button_size(const struct ui *u, const struct button *b, float *w, float *h);
float widget_button_height(const struct ui *u, const struct button *b, float w); /* so wide, its words may break */
void widget_round(struct ui *u, struct rect r, const struct button *b,
                  const char *key); /* wood or (checked) cloth; label below */
/* A list row: icon, name, and at the right a word or nothing. */
void widget_row(struct ui *u, struct rect r, const struct button *b, const char *badge);

/* ---- the visit ---- */

enum chip_state { CHIP_READY, CHIP_CHOSEN, CHIP_NOT_NOW, CHIP_LOCKED };
struct chip {
  const char *id, *name;
  const char *second; /* how, what with, or in two or three words why not */
  const char *reason; /* the whole reason, for the tooltip; NULL unless refused */
  const char *key;    /* "1", "LB", or NULL for touch */
  enum icon icon;
  enum chip_state state;
  float breathe; /* 0..1: a ring that asks to be pressed */
  float corner;  /* real pixels at the upper right that something else will cover */
};
void widget_chip(struct ui *u, struct rect r, const struct chip *c);
void widget_key_cap(struct ui *u, float x, float y, const char *key, bool off); /* left top; height 24 u of type */
/* Four nodes: "<id>.0" Choose, .1 1x, .2 8x, .3 60x. `chosen` lights; `locked` (a reason) greys .2 and .3. */
void widget_speed(struct ui *u, struct rect r, const char *id, int chosen, const char *locked);

struct goal_row {
  const char *words;
  const char *detail; /* "1 of 3 visits", may be NULL */
  bool met, so_far, broken;
};
float widget_goal_height(const struct ui *u, float width, const struct goal_row *g);
float widget_goal(struct ui *u, float x, float y, float width, const struct goal_row *g); /* gives its height */

/* The caption's ribbon, centred on (cx), ending at `bottom`; `where` "Pip" with an arrow: -1 left, 0 none, 1 right.
 * shown 0..1. */
struct caption {
  const char *words, *where;
  int side;
  enum icon icon;
  bool care;   /* asks for care */
  float shown; /* 0..1, how far it has come in */
};
struct rect widget_caption_rect(struct ui *u, float cx, float bottom, const struct caption *c); /* without its ends */
void widget_caption(struct ui *u, float cx, float bottom, const struct caption *c);

struct sign_note {
  const char *id;
  const char *seen, *may, *mistaken; /* mistaken may be NULL or "" */
  const char *key;                   /* the key of its page, may be NULL */
  enum icon icon;
};
float widget_note_height(const struct ui *u, float width, const struct sign_note *n);
void widget_note(struct ui *u, struct rect r, const struct sign_note *n);
/* A thread from a panel's edge to a ring round a body part. */
void widget_thread(struct ui *u, float x0, float y0, float x, float y, float radius);

/* A needle with weight: step it with real time, draw where it is. */
struct needle {
  float at, speed;
};
bool needle_step(struct needle *n, float target, float dt, bool reduced); /* true while it moves */
void widget_fear_dial(struct ui *u, struct rect r, float needle_at, const char *value_words);
void widget_stress_bar(struct ui *u, struct rect r, float stress,
                       int trend); /* trend -1 falling, 0 at rest, 1 rising */
void widget_trust_pips(struct ui *u, struct rect r, float trust);
/* The detector: a strip of paper that runs, with the calls drawn on it, and what it says of the last. */
enum { DETECTOR_CALLS = 4 };
struct detector_call {
  enum call_kind kind;
  int variant, rat;
  double at_s; /* when it began, by the clock that widget_detector is given */
};
void widget_detector(struct ui *u, struct rect r, const struct detector_call *calls, int n, double now_s,
                     const char *says);
/* All three in a strip, for a narrow room: beside each other, or below. */
struct lens_strip {
  const char *fear_words;
  float fear, stress, trust;
  int trend;
};
float widget_lens_strip_height(const struct ui *u, float width);
void widget_lens_strip(struct ui *u, struct rect r, const struct lens_strip *s);
/* A clock face of the hour, as it hangs on a wall. */
void widget_clock(struct ui *u, float cx, float cy, float radius, int64_t at_ds);

/* ---- the field guide ---- */

void widget_book(struct ui *u, const char *name, struct rect r);      /* open, two leaves; a node: no input passes */
void widget_tab(struct ui *u, struct rect r, const struct button *b); /* checked: the one that is open */
enum badge_kind { BADGE_CARE, BADGE_GOOD, BADGE_PLAIN };
float widget_badge_width(const struct ui *u, const char *text);
float widget_badge_height(const struct ui *u);
void widget_badge(struct ui *u, float x, float y, enum icon icon, const char *text, enum badge_kind kind);
/* A small picture with its name; pale where it is not met yet. */
struct plate {
  uint32_t id;
  const char *label;
  const struct image *picture; /* NULL: still to come */
  enum icon icon;              /* at the upper left, ICON_NONE for none */
  bool met;
};
float widget_plate_height(const struct ui *u, float w, float picture_h, const char *label);
void widget_plate(struct ui *u, struct rect r, float picture_h, const struct plate *p);

/* ---- options and dialogs ---- */

struct slider {
  const char *id, *label, *value; /* value in words or a number */
  enum icon icon;
  float at, step; /* 0..1 */
};
void widget_slider(struct ui *u, struct rect r, const struct slider *s);
float widget_slider_height(const struct ui *u, float w, const struct slider *s);
struct toggle {
  const char *id, *label;
  const char *reason; /* refused: why */
  enum icon icon;
  bool on;
};
void widget_switch(struct ui *u, struct rect r, const struct toggle *t);
float widget_switch_height(const struct ui *u, float w, const struct toggle *t);
void widget_tile(struct ui *u, struct rect r, const char *id, const char *label, bool chosen);
float widget_tile_least(const struct ui *u, const char *label); /* no narrower: its longest word and the tick */
float widget_tile_height(const struct ui *u, float w, const char *label);
/* A question over the dimmed scene. `safe` is the main button and has the focus. */
void widget_dialog(struct ui *u, const char *question, const char *line, const struct button *safe,
                   const struct button *other);

/* ---- small signs ---- */

enum mark_kind { MARK_HELPED, MARK_SCARED, MARK_LOOK };
void widget_mark_shape(struct ui *u, enum mark_kind kind, float cx, float cy, float size);
void widget_mark(struct ui *u, const char *id, const char *name, enum mark_kind kind, float cx, float cy, bool open);
void widget_stars(struct ui *u, float x, float y, float size, int won, int of); /* and a status node */
void widget_tick(struct ui *u, float x, float y, float size, bool on);          /* the goal's square */
/* A word or two with an icon before it; gives the width. */
float widget_fact(struct ui *u, float x, float y, enum icon icon, const char *text, enum type_role role, uint32_t rgba);
float widget_fact_width(const struct ui *u, const char *text, enum type_role role);

#endif
