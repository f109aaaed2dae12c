/* hand_parts.h - what is on a hand besides its skin: nails, creases, lines, sleeve, spoon, shadow. Palm widths. */
#ifndef HANDSHY_GAME_HAND_PARTS_H
#define HANDSHY_GAME_HAND_PARTS_H

#include "hand_shape.h"
#include "soup.h"

extern const struct ramp hand_tones[HAND_TONES];
void hand_draw_nails(struct soup *s, const struct hand_shape *h, int tone);
void hand_draw_creases(struct soup *s, const struct hand_shape *h, int tone);
void hand_draw_sleeve(struct soup *s, const struct hand_bones *b);
/* What thumb and forefinger of a holding hand leave of the light on what they hold: sorted as if it lay at `depth`. */
void hand_draw_grip(struct soup *s, const struct hand_bones *b, float depth);
void hand_draw_spoon(struct soup *s, vec3 grip, vec3 bowl);
/* On a floor `below` the contact point. */
void hand_draw_shadow(struct soup *s, const struct field *f, float below);

#endif
