/* The shapes of calls: see calls.h. */
#include "calls.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { VARIANTS_22 = 2, VARIANTS_50 = 3 };

/* at, for, from, to, onset, trill, trill's rate, loud */
static const struct call_note alarm[VARIANTS_22][CALL_NOTES] = {
    {{0.005f, 0.43f, 22.6f, 21.9f, 4.5f, 0.15f, 9, 1.0f}},
    {{0.005f, 0.34f, 23.4f, 22.7f, 3.0f, 0.20f, 11, 0.9f}},
};
static const struct call_note joy[VARIANTS_50][CALL_NOTES] = {
    {{0.005f, 0.030f, 47, 49, 0, 0, 0, 0.7f},
     {0.085f, 0.025f, 46, 63, 0, 0, 0, 0.9f},
     {0.150f, 0.070f, 58, 55, 0, 7, 62, 1.0f},
     {0.270f, 0.028f, 68, 50, 0, 0, 0, 0.8f}},
    {{0.005f, 0.060f, 52, 58, 0, 6, 70, 0.9f},
     {0.110f, 0.020f, 44, 58, 0, 0, 0, 0.7f},
     {0.165f, 0.022f, 46, 62, 0, 0, 0, 0.8f},
     {0.220f, 0.022f, 49, 66, 0, 0, 0, 1.0f},
     {0.290f, 0.040f, 51, 50, 0, 0, 0, 0.6f}},
    {{0.005f, 0.024f, 70, 52, 0, 0, 0, 0.8f},
     {0.070f, 0.034f, 50, 51, 0, 0, 0, 0.8f},
     {0.140f, 0.100f, 54, 61, 0, 8, 55, 1.0f}},
};

int call_variants(enum call_kind kind) { return kind == CALL_22 ? VARIANTS_22 : VARIANTS_50; }

int call_notes(enum call_kind kind, int variant, struct call_note out[CALL_NOTES]) {
  assert(variant >= 0 && variant < call_variants(kind));
  int n = 0;
  memcpy(out, kind == CALL_22 ? alarm[variant] : joy[variant], sizeof alarm[0]);
  while (n < CALL_NOTES && out[n].for_s > 0) n++;
  return n;
}

float call_khz(const struct call_note *note, float t_s) {
  float u = t_s / note->for_s, onset = u < 0.1f ? note->onset_khz * (1 - u / 0.1f) * (1 - u / 0.1f) : 0;
  return note->from_khz + (note->to_khz - note->from_khz) * u + onset +
         note->trill_khz * sinf(6.2831853f * note->trill_hz * t_s);
}

float call_loud(const struct call_note *note, float t_s) {
  float u = t_s / note->for_s;
  if (u <= 0 || u >= 1) return 0;
  float in = fminf(1, u / 0.12f), out = fminf(1, (1 - u) / 0.25f);
  return note->loud * in * in * (3 - 2 * in) * out * out * (3 - 2 * out);
}

float call_length_s(enum call_kind kind, int variant) {
  struct call_note notes[CALL_NOTES];
  int n = call_notes(kind, variant, notes);
  return notes[n - 1].at_s + notes[n - 1].for_s;
}
