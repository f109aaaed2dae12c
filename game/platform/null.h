/* null.h - what a test may do to the platform without a window. */
#ifndef HANDSHY_PLATFORM_NULL_H
#define HANDSHY_PLATFORM_NULL_H

#include "platform.h"

/* Queues an input; platform_poll hands them out in order. */
void platform_null_push(struct platform *p, const struct input *in);
/* platform_seconds stands still but for this and platform_wait. */
void platform_null_advance(double seconds);
/* What a resize of the window does: a new canvas and INPUT_RESIZE. */
void platform_null_resize(struct platform *p, int w, int h);
/* Pixels shown so far, of all platform_present calls. */
long platform_null_presented(const struct platform *p);

#endif
