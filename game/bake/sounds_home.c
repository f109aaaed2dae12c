/* The person, the house, and the interface's wood, felt, cloth and paper. */
#include "synth.h"

#include <math.h>
#include <stddef.h>

/* ---- a voice: pulses of breath through three resonances that wander between vowels */
struct vowel {
  float f1, f2, f3, open; /* open: 0 lips closed .. 1 */
};
struct speech {
  float (*pitch)(float u);
  float (*loud)(float u);
  struct vowel (*vowel)(float u);
  float breath, edge; /* edge: 0 soft .. 1 pressed */
};

static void add_speech(struct clip *c, const struct speech *v) {
  struct resonator r[3] = {{0}};
  float phase = 0, last = 0, drift = 0;
  for (int i = 0; i < c->n; i++) {
    float u = (float)i / (float)c->n;
    struct vowel w = v->vowel(u);
    drift += 0.004f * (2 * dice(&c->dice) - 1) - 0.004f * drift;
    phase += v->pitch(u) * (1 + 0.4f * drift) / SYNTH_RATE;
    phase -= floorf(phase);
    float rise = 0.62f - 0.2f * v->edge, pulse = phase < rise ? 0.5f - 0.5f * cosf(PI_F * phase / rise) : 0;
    if (phase >= rise && phase < rise + 0.2f) pulse = cosf(0.5f * PI_F * (phase - rise) / 0.2f);
    float source = (pulse - last) * 9 + v->breath * (2 * dice(&c->dice) - 1) * (0.3f + pulse);
    last = pulse;
    resonator_tune(&r[0], w.f1, 70 + 40 * w.open);
    resonator_tune(&r[1], w.f2, 110);
    resonator_tune(&r[2], w.f3, 180);
    float y = resonator_run(&r[0], source) +
              (0.45f * resonator_run(&r[1], source) + 0.2f * resonator_run(&r[2], source)) * w.open;
    c->s[i] += v->loud(u) * y;
  }
}

/* Low, falling phrases with quiet between them, none like the last, so that the loop breathes and tells no words. */
struct phrase {
  float at_s, for_s, hz, fall;
  int syllables;
};
static const struct phrase phrases[] = {{1.05f, 1.45f, 176, 36, 5},
                                        {2.80f, 0.95f, 162, 26, 3},
                                        {4.25f, 1.80f, 184, 46, 7},
                                        {6.45f, 0.75f, 168, 30, 2},
                                        {7.55f, 1.40f, 174, 38, 5}};
#define VOICE_S 10.0f /* the clip before its last tenth is run into its first */

/* How far in which phrase; NULL: a pause. */
static const struct phrase *phrase_at(float t_s, float *u) {
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
    *u = (t_s - phrases[i].at_s) / phrases[i].for_s;
    if (*u >= 0 && *u < 1) return &phrases[i];
  }
  return NULL;
}
static float syllable(const struct phrase *p, float u) { return sinf(2 * PI_F * (float)p->syllables * u - 1.4f); }

static float soft_pitch(float u) {
  float k;
  const struct phrase *p = phrase_at(u * VOICE_S, &k);
  return p ? p->hz - p->fall * k + 12 * sinf(k * 8.5f + p->at_s) + 6 * sinf(k * 19 + p->at_s) : 160;
}
static float soft_loud(float u) {
  float k;
  const struct phrase *p = phrase_at(u * VOICE_S, &k);
  return p ? (0.62f + 0.38f * syllable(p, k)) * smooth(0, 0.12f, k) * smooth(1, 0.78f, k) : 0;
}
static struct vowel soft_vowel(float u) {
  float k;
  const struct phrase *p = phrase_at(u * VOICE_S, &k);
  float open = p ? 0.5f + 0.5f * syllable(p, k) : 0, front = 0.5f + 0.5f * sinf(u * VOICE_S * 5.3f + 0.5f);
  return (struct vowel){mixf(260, 560, open), mixf(880, mixf(1000, 1500, front), open), 2350, 0.15f + 0.75f * open};
}
void make_VOICE(struct clip *c) {
  add_speech(c, &(struct speech){soft_pitch, soft_loud, soft_vowel, 0.10f, 0.1f});
  low_pass(c, 1900);
  low_pass(c, 2600);
  add_room(c, 0.4f, 0.5f);
}

/* A stranger's: lower, nearer to the bars than he should be. */
static float guest_pitch(float u) { return u < 0.5f ? 118 - 40 * u : 126 - 44 * (u - 0.5f) + 8 * sinf(u * 21); }
static float guest_loud(float u) {
  float first = smooth(0.02f, 0.07f, u) * smooth(0.40f, 0.32f, u),
        second = smooth(0.5f, 0.56f, u) * smooth(0.9f, 0.8f, u);
  return (0.6f + 0.4f * sinf(2 * PI_F * 9 * u)) * (first + second);
}
static struct vowel guest_vowel(float u) {
  float open = 0.5f + 0.5f * sinf(2 * PI_F * 9 * u);
  return (struct vowel){mixf(290, 620, open), mixf(820, 1250, open), 2250, 0.3f + 0.7f * open};
}
void make_GUEST(struct clip *c) {
  add_speech(c, &(struct speech){guest_pitch, guest_loud, guest_vowel, 0.12f, 0.5f});
  low_pass(c, 2400);
  add_room(c, 0.4f, 0.6f);
}

static float loud_pitch(float u) { return 236 + 110 * smooth(0, 0.25f, u) - 130 * smooth(0.35f, 1, u); }
static float loud_loud(float u) { return smooth(0, 0.05f, u) * smooth(0.9f, 0.45f, u); }
static struct vowel loud_vowel(float u) {
  return (struct vowel){mixf(620, 430, smooth(0.3f, 0.8f, u)), mixf(1750, 2150, smooth(0.2f, 0.7f, u)), 2700, 1};
}
void make_SHOUT(struct clip *c) {
  add_hiss(c, (struct hiss){0.0f, 0.03f, 0.02f, 900, 4000, 0.12f});
  add_speech(c, &(struct speech){loud_pitch, loud_loud, loud_vowel, 0.16f, 1});
  for (int i = 0; i < c->n; i++) c->s[i] = tanhf(2.2f * c->s[i]);
  add_room(c, 0.5f, 0.6f);
}

/* ---- the evening house: air, a far refrigerator, a clock in another room */
static void far_clock(struct clip *c, float t, bool tock) {
  float hz = tock ? 830 : 960;
  add_ping(c, (struct ping){t, hz, 0.020f, 0.006f, 0});
  add_ping(c, (struct ping){t, hz * 0.47f, 0.016f, 0.011f, 0});
  add_hiss(c, (struct hiss){t, 0.0006f, 0.003f, 500, 2000, 0.02f});
}
void make_ROOM(struct clip *c) {
  for (int i = 0; i < c->n; i++) c->s[i] = 2 * dice(&c->dice) - 1;
  low_pass(c, 320);
  low_pass(c, 520);
  for (int i = 0; i < c->n; i++) {
    float t = (float)i / SYNTH_RATE;
    c->s[i] *= 0.052f * (1 + 0.35f * sinf(2 * PI_F * t / 4) + 0.15f * sinf(2 * PI_F * t * 3 / 8));
    c->s[i] +=
        0.0035f * sinf(2 * PI_F * 50 * t) + 0.0022f * sinf(2 * PI_F * 100 * t) + 0.0008f * sinf(2 * PI_F * 150 * t);
  }
  for (int s = 0; s < 8; s++) far_clock(c, 0.95f + (float)s, s & 1); /* none lies in the loop's crossing */
  add_room(c, 0.6f, 0.8f);
}

void make_CLOTH(struct clip *c) {
  add_hiss(c, (struct hiss){0.01f, 0.09f, 0.045f, 350, 2300, 0.8f});
  add_hiss(c, (struct hiss){0.19f, 0.06f, 0.04f, 300, 1800, 0.5f});
  add_crackle(c, (struct crackle){0.03f, 0.30f, 500, 2600, 0.18f, 24});
}

/* A lid falls, and rings itself to rest: each bounce sooner and softer. */
void make_CLATTER(struct clip *c) {
  static const float modes[6] = {410, 733, 1190, 1640, 2520, 3710};
  float t = 0.01f, gap = 0.24f, loud = 1;
  for (int k = 0; k < 7; k++) {
    for (int i = 0; i < 6; i++)
      add_ping(c, (struct ping){t, modes[i] * dice_in(&c->dice, 0.97f, 1.03f), 0.30f * loud / (1 + 0.35f * (float)i),
                                0.055f - 0.006f * (float)i, 0});
    add_ping(c, (struct ping){t, 120, 0.5f * loud, 0.025f, 0.8f});
    add_hiss(c, (struct hiss){t, 0.0008f, 0.007f, 600, 8000, 0.8f * loud});
    t += gap;
    gap *= dice_in(&c->dice, 0.66f, 0.78f);
    loud *= 0.68f;
  }
  add_room(c, 0.5f, 0.6f);
}

void make_DOOR(struct clip *c) {
  static const float wires[5] = {540, 905, 1480, 2230, 3170};
  for (int k = 0; k < 3; k++) {
    float t = 0.01f + (k > 0 ? 0.30f : 0) + (k > 1 ? 0.055f : 0), loud = k == 1 ? 1 : 0.45f;
    for (int i = 0; i < 5; i++)
      add_ping(c, (struct ping){t, wires[i] * dice_in(&c->dice, 0.98f, 1.02f), 0.3f * loud / (1 + 0.5f * (float)i),
                                0.035f, 0});
    add_hiss(c, (struct hiss){t, 0.001f, 0.005f, 800, 5000, 0.5f * loud});
    add_ping(c, (struct ping){t, 170, 0.3f * loud, 0.03f, 0});
  }
  add_room(c, 0.4f, 0.5f);
}

/* ---- interface: 40 to 250 ms; nothing a rat could have said, so almost nothing from 1.5 to 5 kHz */
static void dull(struct clip *c) {
  low_pass(c, 1250);
  low_pass(c, 1350);
}

void make_UI_PRESS(struct clip *c) {
  add_ping(c, (struct ping){0.001f, 610, 0.7f, 0.015f, 0});
  add_ping(c, (struct ping){0.001f, 965, 0.4f, 0.009f, 0});
  add_ping(c, (struct ping){0.001f, 205, 0.5f, 0.018f, 0});
  add_hiss(c, (struct hiss){0.0f, 0.0006f, 0.003f, 200, 1200, 0.5f});
  dull(c);
}

void make_UI_CHOOSE(struct clip *c) {
  add_hiss(c, (struct hiss){0.0f, 0.045f, 0.026f, 260, 1150, 1});
  add_hiss(c, (struct hiss){0.05f, 0.02f, 0.02f, 200, 900, 0.5f});
  add_ping(c, (struct ping){0.058f, 180, 0.16f, 0.018f, 0});
  dull(c);
}

void make_UI_REFUSE(struct clip *c) {
  add_ping(c, (struct ping){0.002f, 132, 0.9f, 0.030f, 0.86f});
  add_ping(c, (struct ping){0.002f, 248, 0.25f, 0.016f, 0});
  add_hiss(c, (struct hiss){0.0f, 0.004f, 0.012f, 80, 420, 0.8f});
  dull(c);
}

void make_UI_PAGE(struct clip *c) {
  struct clip air = clip_create((float)c->n / SYNTH_RATE, 977);
  add_hiss(c, (struct hiss){0.0f, 0.10f, 0.030f, 420, 1150, 1});
  dull(c);
  add_hiss(&air, (struct hiss){0.01f, 0.085f, 0.022f, 6800, 9500, 0.30f});
  high_pass(&air, 6200);
  high_pass(&air, 6200);
  for (int i = 0; i < c->n; i++) c->s[i] += air.s[i];
  clip_free(&air);
}

void make_UI_MARK(struct clip *c) {
  add_ping(c, (struct ping){0.001f, 880, 0.7f, 0.011f, 0});
  add_ping(c, (struct ping){0.001f, 330, 0.3f, 0.010f, 0});
  dull(c);
}

void make_UI_MARK_LOW(struct clip *c) {
  add_ping(c, (struct ping){0.001f, 415, 0.7f, 0.016f, 0});
  add_ping(c, (struct ping){0.001f, 165, 0.4f, 0.016f, 0});
  dull(c);
}

void make_UI_STAR(struct clip *c) {
  add_ping(c, (struct ping){0.002f, 523.25f, 0.8f, 0.052f, 0});
  add_ping(c, (struct ping){0.002f, 1046.5f, 0.16f, 0.026f, 0});
  add_ping(c, (struct ping){0.002f, 262, 0.14f, 0.030f, 0});
  add_hiss(c, (struct hiss){0.0f, 0.0008f, 0.003f, 200, 1000, 0.3f});
  dull(c);
}

static void clock_tick(struct clip *c, float t, float amp) {
  add_ping(c, (struct ping){t, 1040, 0.6f * amp, 0.006f, 0});
  add_ping(c, (struct ping){t, 470, 0.4f * amp, 0.009f, 0});
  add_hiss(c, (struct hiss){t, 0.0005f, 0.002f, 400, 1300, 0.4f * amp});
}

void make_UI_TICK(struct clip *c) {
  clock_tick(c, 0.001f, 1);
  dull(c);
}

void make_UI_FASTER(struct clip *c) {
  static const float at[5] = {0.001f, 0.072f, 0.128f, 0.172f, 0.206f};
  for (int i = 0; i < 5; i++) clock_tick(c, at[i], 0.6f + 0.1f * (float)i);
  dull(c);
}

void make_UI_MISTAKE(struct clip *c) {
  for (int i = 0; i < 2; i++) {
    float t = 0.002f + 0.115f * (float)i, hz = i ? 128 : 158;
    add_ping(c, (struct ping){t, hz, 0.9f, 0.026f, 0});
    add_ping(c, (struct ping){t, hz * 2.1f, 0.25f, 0.014f, 0});
    add_hiss(c, (struct hiss){t, 0.002f, 0.008f, 80, 500, 0.5f});
  }
  dull(c);
}
