/* null_sound.h - what was asked of the silent sound. */
#ifndef HANDSHY_TESTS_NULL_SOUND_H
#define HANDSHY_TESTS_NULL_SOUND_H

#include "sound.h"

int null_sound_played(enum sound_id id); /* times */
bool null_sound_loops(enum sound_id id);
int null_sound_hushed(enum sound_bus bus);
struct sound_cue null_sound_last(void);

#endif
