/* theme.h - the tokens of style.md: colours (section 3), type (section 2), sizes and times (sections 1 and 5). Nothing
 * else in the interface names a colour or a size of type. Colours are 0xRRGGBBAA. */
#ifndef HANDSHY_GAME_THEME_H
#define HANDSHY_GAME_THEME_H

#include "draw.h"

struct theme {
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
};
extern const struct theme theme_light;

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
