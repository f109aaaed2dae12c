/* room_geometry.h - where things of the cage lie in the painted room: shared by room.c, which draws it, and bake, which
 * paints it. Scene units; see room.h. One-point perspective, a little steeper than a real camera's. */
#ifndef HANDSHY_GAME_ROOM_GEOMETRY_H
#define HANDSHY_GAME_ROOM_GEOMETRY_H

#include "../../engine/sim.h"

enum {
  ROOM_W = 1720,
  ROOM_H = 1000, /* the whole picture */
  ROOM_MARGIN_X = 220,
  ROOM_MARGIN_Y = 140, /* where the 1280x720 page lies on it */
  ROOM_HUT_X = 0,
  ROOM_HUT_Y = 256,
  ROOM_HUT_W = 500,
  ROOM_HUT_H = 350,   /* the hut's front layer, in scene units */
  ROOM_LIP_Y = 672,   /* the front lip's layer: from here down, whole width */
  ROOM_LIP_TOP = 684, /* its upper edge */
  ROOM_BOWL_X = 556,  /* layers of bowl and stick alone */
  ROOM_BOWL_Y = 440,
  ROOM_BOWL_W = 168,
  ROOM_BOWL_H = 108,
  ROOM_STICK_X = 862,
  ROOM_STICK_Y = 492,
  ROOM_STICK_W = 184,
  ROOM_STICK_H = 72
};
/* The floor's front edge (y_cm 0) and back edge (y_cm CAGE_DEPTH_CM). */
#define ROOM_FRONT_X 10.0
#define ROOM_FRONT_SPAN 1260.0
#define ROOM_FRONT_Y 668.0
#define ROOM_BACK_X 110.0
#define ROOM_BACK_SPAN 1060.0
#define ROOM_BACK_Y 470.0
/* 19 cm are 2.9 H: 91.7 u at the front. Drawn 4 % larger, to be read from the back of a classroom. */
#define ROOM_HEAD_FRONT 96.0
/* The hut's front face stands where a rat in front of the engine's door (27, 18) stands, a little deeper in the cage
 * than the engine's footprint says; its door is an arch at the right of that face. */
#define ROOM_HUT_LEFT 44.0
#define ROOM_HUT_RIGHT 392.0
#define ROOM_HUT_BASE 550.0
#define ROOM_HUT_EAVE 324.0
#define ROOM_DOOR_X 290.0
#define ROOM_DOOR_HALF_W 74.0
#define ROOM_DOOR_TOP 396.0
#define ROOM_DOOR_BOTTOM 551.0

/* The bathroom is larger than a cage: rats and their floor are drawn at this scale, moved right by so many u. */
#define BATH_RATS 0.75
#define BATH_X 230.0
/* X(ITEM, x, y, w, h): what of the bathroom changes when it is made safe; apart from one another. */
#define BATH_ITEMS(X)                                                                                                  \
  X(DOOR, -220, -140, 420, 640)                                                                                        \
  X(WINDOW, 470, -110, 294, 380)                                                                                       \
  X(GAP, 1062, 452, 240, 92)                                                                                           \
  X(CABLES, 1062, 150, 240, 302)                                                                                       \
  X(LID, 906, 236, 150, 264)                                                                                           \
  X(PIPE, 436, 270, 96, 186)                                                                                           \
  X(PLANT, 764, 96, 140, 456)                                                                                          \
  X(CAT, 0, 506, 212, 190)                                                                                             \
  X(FAMILY, 208, 280, 108, 130)
/* The travelling cage's bars and door: before a rat that is at home in the bathroom. x y w h */
#define BATH_HOME 206, 416, 250, 176
/* On the lap the rat is near: its scale, and where the hands that hold it are, 0.6 H over its ground point. */
#define LAP_RATS 1.25
#define LAP_FLOOR_Y 640.0
#define COLLAR_RATS 1.45
#define COLLAR_FLOOR_Y 652.0
/* The jumper's bulge over the rat in it; the rat shows in the neckline above the front, which covers the rest. */
#define COLLAR_FRONT 240, 250, 800, 610
#define COLLAR_BULGE 420, 440, 440, 260
/* A jumper held open on the bedding, its mouth to the left: x y w h; a hand at ROOM_SHIRT_X/Y opens it. */
#define ROOM_SHIRT 660, 400, 840, 260
#define ROOM_SHIRT_X 700.0
#define ROOM_SHIRT_Y 610.0
/* A tunnel of cardboard in the hands, the mouse's head at its right end. x y w h */
#define LAP_TUNNEL 420, 460, 300, 140
/* The hut from inside, a picture of its own: its size. */
#define ROOM_INSIDE_W 480
#define ROOM_INSIDE_H 340
/* The dark below the bathroom's tub: left, top, width, height, and how far back, cm. */
#define BATH_UNDER 548, 384, 216, 88
#define BATH_TUB 520, 380, 244, 92 /* what covers it there */
#define BATH_UNDER_CM 52.0

/* Share of the front in a row's place: 1 at the front, 0 at the back. */
static inline double room_frontness(double y_cm) {
  double ratio = ROOM_BACK_SPAN / ROOM_FRONT_SPAN, c = (1 / ratio - 1) / CAGE_DEPTH_CM;
  return (1 / (1 + c * y_cm) - ratio) / (1 - ratio);
}
static inline double room_mix(double back, double front, double f) { return back + (front - back) * f; }
static inline double room_x(double x_cm, double y_cm) {
  double f = room_frontness(y_cm), left = room_mix(ROOM_BACK_X, ROOM_FRONT_X, f);
  return left + x_cm / CAGE_WIDTH_CM * room_mix(ROOM_BACK_SPAN, ROOM_FRONT_SPAN, f);
}
static inline double room_y(double y_cm) { return room_mix(ROOM_BACK_Y, ROOM_FRONT_Y, room_frontness(y_cm)); }
/* Size of things at that depth against the front. */
static inline double room_size(double y_cm) {
  return room_mix(ROOM_BACK_SPAN, ROOM_FRONT_SPAN, room_frontness(y_cm)) / ROOM_FRONT_SPAN;
}

#endif
