/* resume.h - where a run that was left goes on, for title and shelf; and the sounds of a page's presses. */
#ifndef HANDSHY_GAME_RESUME_H
#define HANDSHY_GAME_RESUME_H

#include "../app.h"

/* Somebody there: the visit. Between visits: when will you come back? Not yet begun: the card. Decided: the debrief. */
enum scene_kind resume_scene(const struct run *run);
/* The one of a page's press: a tock, or a felt tap for what is refused. Sliders say nothing. */
void resume_press_sound(struct app *a, uint32_t id, bool disabled);

#endif
