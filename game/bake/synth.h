/* synth.h - sounds made from decaying tones, filtered hiss and chance. Mono, SYNTH_RATE, samples about -1..1. */
#ifndef HANDSHY_BAKE_SYNTH_H
#define HANDSHY_BAKE_SYNTH_H

#include "../sound.h"
#include "paint.h" /* dice, mixf, smooth */

enum { SYNTH_RATE = 22050 };
struct clip {
  float *s;
  int n, variant; /* of the same sound, 0.. */
  struct dice dice;
};
/* What the mixer needs of a clip when it is ready. */
struct clip_level {
  float peak_db; /* highest sample, at most -3 */
  float loud_db; /* the loudest 400 ms, as rms */
  bool loop;     /* its end runs into its start */
};

struct clip clip_create(float seconds, uint32_t seed); /* variant 0 */
void clip_free(struct clip *c);

/* A sine that starts at t and dies away; `glide` multiplies its pitch over each decay. */
struct ping {
  float t, hz, amp, decay, glide;
};
void add_ping(struct clip *c, struct ping p);
/* Hiss between two pitches, rising for `attack`, falling for `decay` (seconds). */
struct hiss {
  float t, attack, decay, low, high, amp;
};
void add_hiss(struct clip *c, struct hiss h);
/* A handful of tiny grains of hiss spread over `span` seconds: shavings, crumbs. */
struct crackle {
  float t, span, low, high, amp;
  int grains;
};
void add_crackle(struct clip *c, struct crackle k);

/* Filters over the whole clip. Resonance q: 0.7 flat. */
void low_pass(struct clip *c, float hz);
void high_pass(struct clip *c, float hz);
void add_room(struct clip *c, float seconds, float amount); /* a small room's echoes */
/* One two-pole resonator, for voices: feed samples through. */
struct resonator {
  float a, b, gain, y1, y2;
};
void resonator_tune(struct resonator *r, float hz, float width_hz);
float resonator_run(struct resonator *r, float x);

void clip_finish(struct clip *c, const struct clip_level *level); /* and cuts off the silence at its end */
bool clip_save(const struct clip *c, const char *path);

/* The makers: one for each row of sounds.def, SNIFF is made by make_SNIFF. */
#define X(id, ...) void make_##id(struct clip *c);
#include "../sounds.def"

#endif
