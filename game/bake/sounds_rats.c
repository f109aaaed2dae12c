/* What a rat can be heard to do. Nothing is recorded: the facts are rhythm and pitch (sniffing 6 to 9 a second, bruxing
 * about 9 rasps a second, chatter harder and faster, squeaks of 2 to 4 kHz; calls too
 * high for ears: calls.h). */
#include "../calls.h"
#include "synth.h"

#include <math.h>

static float jitter(struct clip *c, float v, float share) { return v * dice_in(&c->dice, 1 - share, 1 + share); }

void make_SNIFF(struct clip *c) {
  float t = 0.02f;
  int sniffs = 9 - 2 * c->variant;
  for (int i = 0; i < sniffs && t < 1.2f; i++) {
    float loud = 0.55f + 0.45f * sinf(PI_F * ((float)i + 0.7f) / (float)sniffs);
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
  float t = 0.02f, end = 1.5f + 0.12f * (float)c->variant;
  bite(c, t, 1);
  for (t += 0.19f; t < end; t += jitter(c, 0.165f, 0.14f)) bite(c, t, dice_in(&c->dice, 0.4f, 0.85f));
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

/* ---- the voice: a rich tone that breaks, so that it is an animal's and no whistle's ---- */
struct cry {
  float t, seconds, amp, rough, breath;
  float low, high, last; /* Hz at its beginning, at its highest and at its end */
  float top;             /* when it is highest, 0..1 */
};

static float cry_hz(const struct cry *y, float u) {
  if (u < y->top) return mixf(y->low, y->high, sinf(0.5f * PI_F * u / y->top));
  return mixf(y->high, y->last, smooth(y->top, 1, u));
}

/* Half the pitch sounds along while it breaks, and the breath flutters: `gate` wanders in and out of that. */
static void add_cry(struct clip *c, const struct cry *y) {
  int start = (int)(y->t * SYNTH_RATE), n = (int)(y->seconds * SYNTH_RATE);
  float phase = 0, wobble = 0, flutter = 0, breath = 0;
  uint32_t seed = (uint32_t)(dice(&c->dice) * 60000);
  for (int i = 0; i < n && start + i < c->n; i++) {
    float u = (float)i / (float)n, t = (float)i / SYNTH_RATE, env = smooth(0, 0.10f, u) * smooth(1, 0.62f, u);
    float gate = y->rough * smooth(0.35f, 0.75f, noise(t * 17, 0, seed));
    wobble += 0.004f * (2 * dice(&c->dice) - 1) - 0.006f * wobble;
    flutter += 2 * PI_F * (64 + 30 * noise(t * 9, 5, seed)) / SYNTH_RATE;
    breath += 0.5f * (2 * dice(&c->dice) - 1 - breath);
    float hz = cry_hz(y, u) * (1 + wobble + 0.012f * sinf(2 * PI_F * 23 * t));
    phase += 2 * PI_F * hz / SYNTH_RATE;
    float tone = 0.45f * gate * sinf(0.5f * phase) + 0.30f * gate * sinf(1.5f * phase);
    static const float part[4] = {1, 0.55f, 0.30f, 0.16f};
    for (int k = 0; k < 4; k++)
      if (hz * (float)(k + 1) < 10300) tone += part[k] * sinf((float)(k + 1) * phase + 0.4f * (float)k);
    float harsh = 1 - gate * (0.5f + 0.5f * sinf(flutter));
    c->s[start + i] += y->amp * env * (tone * harsh + (y->breath + 0.25f * gate) * breath);
  }
}

/* One short cry, or two: each variant bends its own way. */
void make_SQUEAK(struct clip *c) {
  static const struct cry cries[SOUND_VARIANTS] = {{0.006f, 0.120f, 0.8f, 0.35f, 0.10f, 2050, 3250, 2300, 0.45f},
                                                   {0.006f, 0.090f, 0.8f, 0.20f, 0.12f, 2500, 3500, 3100, 0.60f},
                                                   {0.006f, 0.160f, 0.8f, 0.60f, 0.10f, 2300, 2950, 1950, 0.25f},
                                                   {0.006f, 0.070f, 0.7f, 0.30f, 0.14f, 2400, 3050, 2700, 0.50f}};
  add_hiss(c, (struct hiss){0.0f, 0.004f, 0.008f, 2500, 8000, 0.12f});
  add_cry(c, &cries[c->variant]);
  if (c->variant == 3) add_cry(c, &(struct cry){0.135f, 0.110f, 0.8f, 0.4f, 0.10f, 2200, 3150, 2250, 0.4f});
  add_room(c, 0.25f, 0.35f);
}

void make_SQUEAL(struct clip *c) {
  static const struct cry cries[2] = {{0.006f, 0.86f, 0.8f, 0.85f, 0.12f, 2450, 3300, 2350, 0.22f},
                                      {0.006f, 0.70f, 0.8f, 0.95f, 0.12f, 2700, 3550, 2100, 0.35f}};
  add_hiss(c, (struct hiss){0.0f, 0.010f, 0.02f, 2500, 8000, 0.12f});
  add_cry(c, &cries[c->variant]);
  if (c->variant == 1) add_cry(c, &(struct cry){0.80f, 0.26f, 0.6f, 0.7f, 0.12f, 2500, 3000, 2200, 0.3f});
  add_room(c, 0.25f, 0.35f);
}

/* A breath pushed out, or two; the throat narrows as it ends. */
void make_HISS(struct clip *c) {
  static const float at[3][2] = {{0.01f, 0}, {0.01f, 0.34f}, {0.01f, 0}};
  float slow = c->variant == 2 ? 1.45f : 1;
  for (int i = 0; i < 2; i++) {
    float t = at[c->variant][i], loud = i ? 0.7f : 1;
    if (i && t <= 0) break;
    add_hiss(c, (struct hiss){t, 0.10f * slow, 0.07f * slow, 1900, 7600, 0.8f * loud});
    add_hiss(c, (struct hiss){t, 0.05f * slow, 0.05f * slow, 700, 1700, 0.35f * loud});
    add_hiss(c, (struct hiss){t + 0.08f, 0.06f * slow, 0.05f * slow, 4200, 9000, 0.35f * loud});
  }
}

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

/* A small tongue, six times a second: a touch and the wet letting go. */
void make_LICK(struct clip *c) {
  for (float t = 0.02f; t < 1.25f; t += jitter(c, c->variant ? 0.175f : 0.150f, 0.10f)) {
    float loud = dice_in(&c->dice, 0.6f, 1);
    add_hiss(c, (struct hiss){t, 0.010f, 0.012f, 900, 3600, 0.35f * loud});
    add_hiss(c, (struct hiss){t + 0.034f, 0.002f, 0.005f, 1800, 6200, 0.8f * loud});
    add_ping(c, (struct ping){t + 0.034f, jitter(c, 1500, 0.2f), 0.10f * loud, 0.006f, 1.5f});
    add_ping(c, (struct ping){t + 0.040f, jitter(c, 2300, 0.2f), 0.06f * loud, 0.004f, 1.3f});
  }
}

/* Air in, then out all at once through a narrow nose. */
void make_SNEEZE(struct clip *c) {
  for (int i = 0; i <= c->variant; i++) {
    float t = 0.01f + 0.21f * (float)i;
    add_hiss(c, (struct hiss){t, 0.05f, 0.010f, 1200, 4200, 0.16f});
    add_hiss(c, (struct hiss){t + 0.072f, 0.003f, 0.018f, 2600, 9500, 1});
    add_hiss(c, (struct hiss){t + 0.074f, 0.006f, 0.030f, 1500, 4200, 0.45f});
    add_ping(c, (struct ping){t + 0.072f, jitter(c, 900, 0.1f), 0.25f, 0.012f, 0.6f});
  }
  add_room(c, 0.25f, 0.35f);
}

/* From the next room: feet on the rungs, the drum's rumble, an axle that wants oil once a turn. */
void make_WHEEL(struct clip *c) {
  float turn = 0.3f, speed = 0.8f;
  for (float t = 0.02f; t < 2.9f;) {
    float swell = smooth(0, 0.6f, t) * smooth(2.95f, 2.2f, t);
    speed += 0.05f * (1.9f - speed);
    add_ping(c, (struct ping){t, jitter(c, 190, 0.12f), 0.35f * swell, 0.020f, 0.9f});
    add_ping(c, (struct ping){t, jitter(c, 430, 0.10f), 0.18f * swell, 0.012f, 0});
    add_hiss(c, (struct hiss){t, 0.012f, 0.030f, 200, 900, 0.30f * swell});
    float step = jitter(c, 0.075f * 1.9f / (0.9f + speed), 0.06f);
    turn += step * speed;
    if (turn > 1) {
      turn -= 1;
      add_hiss(c, (struct hiss){t, 0.05f, 0.03f, 1050, 1350, 0.5f * swell});
      add_ping(c, (struct ping){t + 0.02f, jitter(c, 1180, 0.03f), 0.05f * swell, 0.05f, 1.12f});
    }
    t += step;
  }
  low_pass(c, 1900);
  add_room(c, 0.5f, 0.7f);
}

/* A call as a detector gives it: stretched tenfold, on the faint breath of the device itself. */
static void add_call(struct clip *c, enum call_kind kind) {
  struct call_note notes[CALL_NOTES];
  int n = call_notes(kind, c->variant, notes);
  float phase = 0, waver = 0, breath = 0, all = call_length_s(kind, c->variant);
  for (int i = 0; i < c->n; i++) {
    float t = (float)i / SYNTH_RATE / CALL_SLOWED, white = 2 * dice(&c->dice) - 1;
    waver += 0.003f * white - 0.003f * waver;
    breath += 0.4f * (white - breath);
    c->s[i] += 0.012f * breath * smooth(0, 0.02f, t) * smooth(all + 0.02f, all - 0.02f, t);
    for (int k = 0; k < n; k++) {
      float loud = call_loud(&notes[k], t - notes[k].at_s);
      if (loud <= 0) continue;
      float hz = call_khz(&notes[k], t - notes[k].at_s) * 1000 / CALL_SLOWED * (1 + 0.6f * waver);
      phase += 2 * PI_F * hz / SYNTH_RATE;
      float tone = sinf(phase) + 0.22f * smooth(5200, 4200, hz) * sinf(2 * phase) +
                   0.08f * smooth(3500, 2800, hz) * sinf(3 * phase);
      c->s[i] += loud * (tone * (1 + 3 * waver) + 0.10f * breath);
    }
  }
  add_room(c, 0.35f, 0.45f);
}

void make_CALL22(struct clip *c) { add_call(c, CALL_22); }
void make_CALL50(struct clip *c) { add_call(c, CALL_50); }
