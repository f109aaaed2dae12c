/* theme.h - the tokens of style.md: colours (section 3), type (section 2), sizes and times (sections 1 and 5). Nothing
 * else in the interface names a colour or a size of type. Colours are 0xRRGGBBAA. */
#ifndef HANDSHY_GAME_THEME_H
#define HANDSHY_GAME_THEME_H

#include "draw.h"

/* How everything looks; the player chooses. The projector's is for a class: pale, flat, strong lines, larger words. */
enum theme_kind { THEME_LIGHT, THEME_CONTRAST, THEME_PROJECTOR, THEME_COUNT };

struct theme {
  bool flat;                /* no paper, linen, stitches, shadows: flat fills and lines of `line` u */
  float line;               /* width of a control's and a panel's line, u */
  float least_text;         /* the player's size of words is at least this */
  uint32_t ink, deep, soft; /* text, headings, second text on paper */
  uint32_t paper, paper_edge, field, wood, wood_dark;
  uint32_t cloth, cloth_low, on_cloth, cloth_edge; /* chosen, main button; its lower edge */
  uint32_t brick, brick_low, on_brick, brick_edge; /* cannot be undone */
  uint32_t off, off_low, on_off, off_edge;         /* refused */
  uint32_t button, button_low, button_edge;        /* a second button: cream */
  uint32_t edge;                                   /* of a control */
  uint32_t rule;                                   /* a line between rows of a page */
  uint32_t focus, focus_gap;                       /* the ring and the cream inside it */
  uint32_t fear, stress, trust, star;              /* curves and marks */
  uint32_t stress_fill, track;                     /* stripes' ground; empty part of a bar, slider, pip */
  uint32_t calm_field, alert_field, afraid_field;  /* the fear dial's three fields */
  uint32_t shadow;                                 /* soft shadow below things */
  uint32_t dim;                                    /* over the scene, below a dialog */
  uint32_t visit_shade;                            /* the debrief's band "you are with him" */
  uint32_t chosen;                                 /* ground of a row or tile that is on */
  uint32_t desk, on_desk;                          /* behind the pages, where no wood is painted; words on dark wood */
  uint32_t wood_face, wood_face_low, wood_face_edge, on_wood; /* a button of wood */
  uint32_t care;                                              /* ground of a caption that asks for care */
  uint32_t ribbon, ribbon_under;                              /* ends of the caption's ribbon */
  uint32_t brass, brass_low;                                  /* rims of clock and dial */
  uint32_t inset, inset_line;                                 /* a sunk bar: the speeds, the stress */
  uint32_t room;     /* multiplies the painted cage, before which rats, hand and food stand out; 0: as it is */
  uint32_t hours[6]; /* the day strip: evening, night, dawn, drowsy, asleep, wakes */
};
const struct theme *theme_of(enum theme_kind kind);
const char *theme_name(enum theme_kind kind); /* "light": of files and the command line */

enum type_role {
  TYPE_TITLE,
  TYPE_NAME,
  TYPE_H1,
  TYPE_ADVICE,
  TYPE_H2,
  TYPE_BODY,
  TYPE_BOLD,
  TYPE_MAIN, /* the main button's words */
  TYPE_LABEL,
  TYPE_SMALL,
  TYPE_LEAST,
  TYPE_LEAST_BOLD,
  TYPE_ROLE_COUNT
};
struct type_style {
  float size, line; /* u of type: times ui_scale.t */
  enum font_face face;
};
extern const struct type_style theme_type[TYPE_ROLE_COUNT];

/* Seconds of the movements of section 5. */
#define THEME_PRESS_S 0.08f
#define THEME_HOVER_S 0.14f
#define THEME_PAGE_S 0.26f
#define THEME_PAGE_FROM 24.0f /* u */
#define THEME_TOOLTIP_AFTER_S 0.4f
#define THEME_TOOLTIP_S 0.12f

/* The same colour with another alpha, 0..1. */
uint32_t theme_alpha(uint32_t rgba, float alpha);
/* From a to b, 0..1, alpha too. */
uint32_t theme_mix(uint32_t a, uint32_t b, float t);

#endif
