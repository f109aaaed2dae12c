/* What a rat can be heard to do. Nothing is recorded: the facts are rhythm and pitch (sniffing 6 to 9 a second, bruxing
 * about 9 rasps a second, chatter harder and faster, squeaks of 2 to 4 kHz). */
#include "synth.h"

#include <math.h>

static float jitter(struct clip *c, float v, float share) { return v * dice_in(&c->dice, 1 - share, 1 + share); }

void make_SNIFF(struct clip *c) {
  float t = 0.02f;
  for (int i = 0; i < 9 && t < 1.2f; i++) {
    float loud = 0.55f + 0.45f * sinf(PI_F * ((float)i + 0.7f) / 9);
    add_hiss(c, (struct hiss){t, 0.030f, 0.014f, 2600, jitter(c, 6800, 0.1f), loud});
    add_hiss(c, (struct hiss){t + 0.066f, 0.022f, 0.012f, 1700, 3900, 0.38f * loud});
    t += jitter(c, 0.128f, 0.09f);
  }
}

static void footfall(struct clip *c, float t, float weight) {
  add_crackle(c, (struct crackle){t, 0.045f, 1200, 6500, 0.8f * weight, 7});
  add_hiss(c, (struct hiss){t, 0.004f, 0.016f, 500, 2600, 0.22f * weight});
  add_ping(c, (struct ping){t, jitter(c, 120, 0.15f), 0.13f * weight, 0.018f, 0.9f});
}

void make_STEPS_SLOW(struct clip *c) {
  float t = 0.02f;
  while (t < 1.05f) {
    footfall(c, t, dice_in(&c->dice, 0.6f, 1));
    t += jitter(c, 0.155f, 0.16f);
  }
}

/* A gallop: fore feet, hind feet, a gap. */
void make_STEPS_RUN(struct clip *c) {
  for (float t = 0.01f; t < 0.78f; t += jitter(c, 0.145f, 0.06f)) {
    footfall(c, t, 0.7f);
    footfall(c, t + 0.026f, 0.8f);
    footfall(c, t + 0.070f, 1);
    footfall(c, t + 0.086f, 0.9f);
  }
}

static void bite(struct clip *c, float t, float force) {
  int clicks = 4 + (int)(dice(&c->dice) * 5);
  for (int i = 0; i < clicks; i++) {
    float at = t + 0.05f * dice(&c->dice) * dice(&c->dice);
    add_ping(c, (struct ping){at, dice_in(&c->dice, 1500, 4300), 0.22f * force, dice_in(&c->dice, 0.0015f, 0.004f), 0});
  }
  add_hiss(c, (struct hiss){t, 0.003f, 0.013f, 900, 5200, 0.6f * force});
  add_ping(c, (struct ping){t, 310, 0.10f * force, 0.012f, 0});
}

void make_CRUNCH(struct clip *c) {
  float t = 0.02f;
  bite(c, t, 1);
  for (t += 0.19f; t < 1.5f; t += jitter(c, 0.165f, 0.14f)) bite(c, t, dice_in(&c->dice, 0.4f, 0.85f));
}

/* Teeth drawn over teeth: each rasp a run of tiny clicks. */
static void rasp(struct clip *c, float t, float seconds, float amp) {
  for (float at = 0; at < seconds; at += jitter(c, 0.0046f, 0.2f)) {
    float swell = sinf(PI_F * at / seconds);
    add_ping(c, (struct ping){t + at, dice_in(&c->dice, 1250, 2100), 0.30f * amp * swell, 0.0022f, 0});
    add_hiss(c, (struct hiss){t + at, 0.0008f, 0.0016f, 1500, 4200, 0.34f * amp * swell});
  }
}

void make_BRUX(struct clip *c) {
  float t = 0.02f;
  for (int i = 0; t < 2.05f; i++) {
    float slow = 0.6f + 0.4f * sinf(PI_F * t / 2.1f);
    rasp(c, t, 0.070f, slow * dice_in(&c->dice, 0.75f, 1));
    t += jitter(c, i % 9 == 8 ? 0.19f : 0.108f, 0.08f);
  }
  low_pass(c, 4200);
}

void make_CHATTER(struct clip *c) {
  for (float t = 0.01f; t < 1.02f; t += jitter(c, 0.047f, 0.12f)) {
    float loud = (0.75f + 0.25f * sinf(PI_F * t)) * dice_in(&c->dice, 0.7f, 1);
    add_ping(c, (struct ping){t, jitter(c, 2650, 0.05f), 0.5f * loud, 0.0036f, 0});
    add_ping(c, (struct ping){t, jitter(c, 3900, 0.05f), 0.35f * loud, 0.0024f, 0});
    add_ping(c, (struct ping){t, jitter(c, 1380, 0.05f), 0.35f * loud, 0.005f, 0});
    add_ping(c, (struct ping){t + 0.011f, jitter(c, 2300, 0.06f), 0.22f * loud, 0.003f, 0});
    add_hiss(c, (struct hiss){t, 0.0006f, 0.003f, 1800, 7000, 0.8f * loud});
  }
}

/* A voice: a rich tone whose pitch is bent by `pitch` over its length. */
typedef float pitch_fn(float u);
struct cry {
  float t, seconds, amp, rough, breath;
  pitch_fn *pitch;
};

static void add_cry(struct clip *c, const struct cry *y) {
  int start = (int)(y->t * SYNTH_RATE), n = (int)(y->seconds * SYNTH_RATE);
  float phase = 0, wobble = 0;
  for (int i = 0; i < n && start + i < c->n; i++) {
    float u = (float)i / (float)n, env = smooth(0, 0.12f, u) * smooth(1, 0.70f, u);
    wobble += 0.002f * (2 * dice(&c->dice) - 1) - 0.004f * wobble;
    phase += 2 * PI_F * y->pitch(u) * (1 + wobble) / SYNTH_RATE;
    float tone = sinf(phase) + 0.34f * sinf(2 * phase + 0.4f) + 0.14f * sinf(3 * phase);
    float harsh = 1 - y->rough * (0.5f + 0.5f * sinf(2 * PI_F * 67 * u * y->seconds + 3 * wobble));
    c->s[start + i] += y->amp * env * (tone * harsh + y->breath * (2 * dice(&c->dice) - 1));
  }
}

static float squeak_pitch(float u) { return 2050 + 1250 * sinf(PI_F * powf(u, 0.7f)); }
static float squeal_pitch(float u) {
  return 2500 + 650 * smooth(0, 0.25f, u) - 500 * smooth(0.7f, 1, u) + 90 * sinf(31 * u);
}

void make_SQUEAK(struct clip *c) {
  add_cry(c, &(struct cry){0.005f, 0.13f, 0.8f, 0.12f, 0.03f, squeak_pitch});
  add_room(c, 0.25f, 0.35f);
}

void make_SQUEAL(struct clip *c) {
  add_cry(c, &(struct cry){0.005f, 0.86f, 0.8f, 0.45f, 0.06f, squeal_pitch});
  add_room(c, 0.25f, 0.35f);
}

void make_HISS(struct clip *c) { add_hiss(c, (struct hiss){0.01f, 0.14f, 0.11f, 1900, 7600, 0.8f}); }

void make_BOTTLE(struct clip *c) {
  for (float t = 0.02f; t < 1.35f; t += jitter(c, 0.165f, 0.22f)) {
    float loud = dice_in(&c->dice, 0.5f, 1);
    add_ping(c, (struct ping){t, jitter(c, 3150, 0.02f), 0.4f * loud, 0.010f, 0});
    add_ping(c, (struct ping){t, jitter(c, 5230, 0.02f), 0.28f * loud, 0.007f, 0});
    add_ping(c, (struct ping){t, 7400, 0.14f * loud, 0.004f, 0});
    add_hiss(c, (struct hiss){t, 0.0005f, 0.0015f, 2500, 9000, 0.5f * loud});
    if (dice(&c->dice) < 0.4f) add_ping(c, (struct ping){t + 0.05f, jitter(c, 330, 0.2f), 0.16f, 0.02f, 1.14f});
  }
  add_room(c, 0.3f, 0.4f);
}

void make_RUSTLE(struct clip *c) {
  for (float t = 0.02f; t < 0.8f; t += 0.05f) {
    float swell = 0.35f + 0.65f * fabsf(sinf(PI_F * t * 2.3f));
    add_crackle(c, (struct crackle){t, 0.07f, 1100, 7200, 0.8f * swell, 10});
    add_hiss(c, (struct hiss){t, 0.02f, 0.03f, 900, 4200, 0.16f * swell});
  }
}

void make_THUMP(struct clip *c) {
  add_ping(c, (struct ping){0.004f, 96, 0.9f, 0.045f, 0.8f});
  add_ping(c, (struct ping){0.004f, 232, 0.40f, 0.030f, 0});
  add_ping(c, (struct ping){0.004f, 391, 0.22f, 0.022f, 0});
  add_ping(c, (struct ping){0.004f, 655, 0.12f, 0.014f, 0});
  add_hiss(c, (struct hiss){0.002f, 0.001f, 0.008f, 200, 1800, 0.5f});
  add_crackle(c, (struct crackle){0.05f, 0.18f, 1200, 6000, 0.30f, 14});
  add_room(c, 0.3f, 0.5f);
}
