/* widgets_inside.h - the faces and small measures that the widgets' files share. */
#ifndef HANDSHY_GAME_WIDGETS_INSIDE_H
#define HANDSHY_GAME_WIDGETS_INSIDE_H

#include "widgets.h"

/* What a face is made of; the lower edge is what one sees of its thickness. */
enum face { FACE_CREAM, FACE_CLOTH, FACE_BRICK, FACE_OFF, FACE_WOOD, FACE_FIELD };
struct face_style {
  enum face face;
  float radius_u, rise_u; /* rise: lifted above its place by this much besides what the pointer does */
  bool stitched, flat;    /* flat: no lower edge, never moves */
};
/* Draws it and gives where the face lies now (it rises under the pointer and sinks when pressed). */
struct rect face_draw(struct ui *u, struct rect r, const struct face_style *style, struct ui_look look);
uint32_t face_ink(const struct ui *u, enum face face);

struct rect rect_inset(struct rect r, float dx, float dy);
float text_px(const struct ui *u, float units); /* like ui_px, with the scale of text */
void node_name(struct ui_node *node, const char *name, const char *value);
void box_fill(struct ui *u, struct rect r, float radius, uint32_t rgba);

#endif
