/* fieldguide.h - the field guide's own state, shared by its files and by nobody else:
 *   fieldguide.c        life cycle, which page, what was pressed
 *   fieldguide_plan.c   whether there is room for an open book, and how tall its pictures are
 *   fieldguide_index.c  the signs of a group as small pictures
 *   fieldguide_page.c   a sign beside the one it is mistaken for
 *   fieldguide_pins.c   threads to what is to be looked at
 *   fieldguide_words.c  what a page says
 */
#ifndef HANDSHY_GAME_FIELDGUIDE_H
#define HANDSHY_GAME_FIELDGUIDE_H

#include "../app.h"
#include "../sign_pages.h"
#include "../views/tableau.h"
#include "../widgets.h"

/* How everything stands at this size of window and words; real pixels. */
struct fieldguide_plan {
  int w, h;
  float t;
  bool book;                      /* two leaves; else one column that scrolls */
  struct rect cover, left, right; /* the leaves' parts that are written on */
  enum type_role head;            /* of a page's name */
  float foot, foot_y;             /* of the row of buttons */
  float picture_h;                /* of a page's picture */
  float plate_w, plate_h, plate_picture;
  int columns, rows; /* of plates: on a leaf, or in the column */
};

struct fieldguide_plate { /* a small picture, drawn once */
  struct image image;
  uint32_t *pixels;
  bool drawn;
};

enum { FIELDGUIDE_PINS = 2 };
struct fieldguide_anchors { /* where slips hang, as shares of the picture's width */
  bool known;
  float at[FIELDGUIDE_PINS];
};

struct fieldguide {
  struct app *app;
  enum scene_kind from;
  bool open;      /* at a page; else the list of signs */
  enum sign sign; /* of the page */
  enum sign_group group;
  struct tableau *shows[2]; /* the sign, and what it is like */
  enum coat coat;
  bool mouse;
  enum source source;
  int age_days;
  uint32_t seed;
  bool moving;
  double loop_s, still_s; /* time in the loop; since somebody did something */
  double call_s;          /* since the call of a sign was heard; < 0: at rest */
  int call_variant;
  struct fieldguide_anchors anchors[2];
  struct fieldguide_plan plan;
  struct fieldguide_plate plates[SIGN_COUNT];
  int plates_w, plates_h; /* they are drawn for */
};

void fieldguide_lay_out(struct fieldguide *g, struct ui *u);
void fieldguide_index_build(struct fieldguide *g, struct ui *u);
void fieldguide_page_build(struct fieldguide *g, struct ui *u);
/* `second`: in the picture of what the page's sign is like. */
void fieldguide_pins(struct fieldguide *g, struct ui *u, struct rect picture, enum sign s, bool second);
void fieldguide_unpin(struct fieldguide *g); /* another page, size or animal: they hang anew */
bool fieldguide_plates_missing(const struct fieldguide *g);
void fieldguide_plates_free(struct fieldguide *g);

/* `another`: a rat of another coat, who shows the same. */
struct tableau_wish fieldguide_wish(const struct fieldguide *g, enum sign s, bool moving, bool another);
enum coat fieldguide_other_coat(enum coat c);
uint32_t fieldguide_sign_id(enum sign s);
uint32_t fieldguide_group_id(enum sign_group group);
struct button fieldguide_main_button(const struct fieldguide *g);
void fieldguide_tabs(const struct fieldguide *g, struct ui *u);

/* Writes, or only measures, down a column. */
struct fieldguide_pen {
  struct ui *u;
  float x, y, w;
  bool draw;
};
void fieldguide_write_sign(const struct fieldguide *g, struct fieldguide_pen *p, enum sign s); /* left leaf */
void fieldguide_write_tells(struct fieldguide_pen *p, enum sign s);                            /* right leaf */
float fieldguide_head_width(const struct ui *u, enum sign s, enum type_role role);
/* The head of a leaf whose sign is like no other. */
void fieldguide_write_where(struct fieldguide_pen *p, enum type_role role, const char *said);
/* Name and mood; `said`: a small word at the right, may be NULL. */
void fieldguide_write_head(struct fieldguide_pen *p, enum sign s, enum type_role role, const char *said);

#endif
