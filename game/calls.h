/* calls.h - calls too high for ears: their shape in time and pitch. The bake makes them heard, slowed down; the
 * detector draws them; both from here, so that what is seen is what is heard.
 *
 * Source: domain.md section 1, rows 24 and 25: 22 kHz calls are flat, 18-32 kHz and longer than 300 ms; 50 kHz calls
 * are chirps of 10-150 ms between 35 and 80 kHz, flat, swept or trilled. */
#ifndef HANDSHY_GAME_CALLS_H
#define HANDSHY_GAME_CALLS_H

enum call_kind { CALL_22, CALL_50, CALL_KINDS };
enum { CALL_NOTES = 6, CALL_SLOWED = 10 }; /* time is stretched, and pitch lowered, tenfold */
struct call_note {
  float at_s, for_s;      /* of the rat's own time */
  float from_khz, to_khz; /* swept evenly */
  float onset_khz;        /* added at its beginning, gone after a tenth of it */
  float trill_khz, trill_hz;
  float loud; /* 0..1 */
};
int call_variants(enum call_kind kind);
int call_notes(enum call_kind kind, int variant, struct call_note out[CALL_NOTES]); /* how many */
float call_khz(const struct call_note *note, float t_s);                            /* t_s since its beginning */
float call_loud(const struct call_note *note, float t_s); /* 0 before and after, rising and falling softly */
float call_length_s(enum call_kind kind, int variant);    /* to the end of the last note, the rat's own time */

#endif
