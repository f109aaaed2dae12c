/* body_atlas.h - the one texture of all bodies: fur, ticked fur, spikes of fur edges, cloth, soft discs. Grey and
 * alpha; colour comes from the vertices. Painted once, at first use, from fixed seeds. */
#ifndef HANDSHY_GAME_BODY_ATLAS_H
#define HANDSHY_GAME_BODY_ATLAS_H

#include "../draw.h"

struct patch {
  float u0, v0, u1, v1;
};
enum body_patch {
  PATCH_FUR,    /* hairs along u */
  PATCH_TICKED, /* the same with dark and light bands (agouti) */
  PATCH_TERRY,  /* towel, wool */
  PATCH_SKIN,   /* faint mottling */
  PATCH_PLAIN,  /* white */
  PATCH_EDGE,   /* opaque at v 0, clear at v 1 */
  PATCH_LINE,   /* opaque in the middle of v, clear at both sides */
  PATCH_SOFT,   /* soft disc */
  PATCH_HAIR,   /* one tapered hair along u */
  PATCH_SPIKES, /* fur edge: roots at v 0, tips at v 1 */
  PATCH_SPIKES_LONG,
  PATCH_COUNT
};
/* Texels a head length is mapped to, so that fur is sharp and does not shimmer at about 110 px/H. */
#define ATLAS_TEXELS_PER_H 120.0f
enum { ATLAS_W = 512, ATLAS_H = 1024 };

const struct image *body_atlas(void);
struct patch body_patch(enum body_patch p);

#endif
