/* The tools of the sounds: see synth.h. */
#include "synth.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct clip clip_create(float seconds, uint32_t seed) {
  struct clip c = {.n = (int)(seconds * SYNTH_RATE), .dice = {seed * 7919u}};
  c.s = calloc((size_t)c.n, sizeof *c.s);
  assert(c.s);
  return c;
}

void clip_free(struct clip *c) {
  free(c->s);
  c->s = NULL;
}

void add_ping(struct clip *c, struct ping p) {
  int start = (int)(p.t * SYNTH_RATE), length = (int)(p.decay * 7 * SYNTH_RATE);
  float phase = 0;
  for (int i = 0; i < length && start + i < c->n; i++) {
    float t = (float)i / SYNTH_RATE, env = expf(-t / p.decay) * fminf(1, t / 0.0006f);
    float hz = p.glide > 0 ? p.hz * powf(p.glide, t / p.decay) : p.hz;
    phase += 2 * PI_F * hz / SYNTH_RATE;
    if (start + i >= 0) c->s[start + i] += p.amp * env * sinf(phase);
  }
}

/* A two-pole filter in the state-variable form: steady for every pitch below a quarter of the rate. */
struct svf {
  float g, k, s1, s2;
};

static struct svf svf_make(float hz) {
  return (struct svf){.g = tanf(PI_F * fminf(hz, SYNTH_RATE * 0.49f) / SYNTH_RATE), .k = 1.414f};
}

static void svf_run(struct svf *f, float x, float *low, float *high) {
  float a = 1 / (1 + f->g * (f->g + f->k)), hp = (x - (f->k + f->g) * f->s1 - f->s2) * a;
  float bp = f->g * hp + f->s1, lp = f->g * bp + f->s2;
  f->s1 = f->g * hp + bp;
  f->s2 = f->g * bp + lp;
  *low = lp;
  *high = hp;
}

void add_hiss(struct clip *c, struct hiss h) {
  struct svf lows = svf_make(h.high), highs = svf_make(h.low);
  int start = (int)(h.t * SYNTH_RATE), length = (int)((h.attack + h.decay * 6) * SYNTH_RATE);
  for (int i = 0; i < length && start + i < c->n; i++) {
    float t = (float)i / SYNTH_RATE, unused, x = 2 * dice(&c->dice) - 1;
    float env = t < h.attack ? smooth(0, h.attack, t) : expf(-(t - h.attack) / h.decay);
    svf_run(&lows, x, &x, &unused);
    svf_run(&highs, x, &unused, &x);
    if (start + i >= 0) c->s[start + i] += h.amp * env * x;
  }
}

void add_crackle(struct clip *c, struct crackle k) {
  for (int i = 0; i < k.grains; i++) {
    float at = dice(&c->dice), pitch = dice_in(&c->dice, 0.6f, 1.0f), amp = dice_in(&c->dice, 0.25f, 1);
    struct hiss grain = {k.t + at * k.span, 0.0008f,          dice_in(&c->dice, 0.0012f, 0.005f), k.low,
                         k.high * pitch,    k.amp * amp * amp};
    add_hiss(c, grain);
  }
}

void low_pass(struct clip *c, float hz) {
  struct svf f = svf_make(hz);
  float unused;
  for (int i = 0; i < c->n; i++) svf_run(&f, c->s[i], &c->s[i], &unused);
}

void high_pass(struct clip *c, float hz) {
  struct svf f = svf_make(hz);
  float unused;
  for (int i = 0; i < c->n; i++) svf_run(&f, c->s[i], &unused, &c->s[i]);
}

void add_room(struct clip *c, float seconds, float amount) {
  static const float taps[6] = {0.0113f, 0.0171f, 0.0237f, 0.0319f, 0.0411f, 0.0533f};
  float *dry = malloc(sizeof *dry * (size_t)c->n), damp = 0;
  assert(dry);
  memcpy(dry, c->s, sizeof *dry * (size_t)c->n);
  for (int k = 0; k < 6; k++) {
    int delay = (int)(taps[k] * SYNTH_RATE);
    float gain = amount * powf(0.001f, taps[k] / seconds) * (k & 1 ? -0.5f : 0.6f);
    for (int i = delay; i < c->n; i++) {
      damp += 0.45f * (dry[i - delay] - damp);
      c->s[i] += gain * damp;
    }
  }
  free(dry);
}

void resonator_tune(struct resonator *r, float hz, float width_hz) {
  float radius = expf(-PI_F * width_hz / SYNTH_RATE);
  r->a = 2 * radius * cosf(2 * PI_F * hz / SYNTH_RATE);
  r->b = -radius * radius;
  r->gain = 1 - r->a - r->b;
}

float resonator_run(struct resonator *r, float x) {
  float y = r->gain * x + r->a * r->y1 + r->b * r->y2;
  r->y2 = r->y1;
  r->y1 = y;
  return y;
}

static float peak_of(const struct clip *c) {
  float peak = 1e-6f;
  for (int i = 0; i < c->n; i++) peak = fmaxf(peak, fabsf(c->s[i]));
  return peak;
}

/* The loudest 400 ms as rms: what a loudness meter's momentary reading is made of. */
static float loudest_of(const struct clip *c) {
  int window = SYNTH_RATE * 2 / 5;
  double sum = 0, best = 1e-12;
  for (int i = 0; i < c->n; i++) {
    sum += (double)c->s[i] * (double)c->s[i];
    if (i >= window) sum -= (double)c->s[i - window] * (double)c->s[i - window];
    if (sum > best) best = sum;
  }
  return (float)sqrt(best / window);
}

/* The last tenth is mixed into the first, and cut off. */
static void close_loop(struct clip *c) {
  int over = c->n / 10;
  for (int i = 0; i < over; i++) {
    float t = (float)i / (float)over;
    c->s[i] = c->s[i] * sqrtf(t) + c->s[c->n - over + i] * sqrtf(1 - t);
  }
  c->n -= over;
}

/* Variants differ in length. */
static void cut_silence(struct clip *c) {
  float faint = peak_of(c) * 0.001f;
  int kept = SYNTH_RATE / 50;
  while (c->n > kept && fabsf(c->s[c->n - 1]) < faint) c->n--;
}

static void fade_ends(struct clip *c) {
  int in = SYNTH_RATE / 1000, out = SYNTH_RATE / 100;
  if (out > c->n / 3) out = c->n / 3;
  for (int i = 0; i < in; i++) c->s[i] *= (float)i / (float)in;
  for (int i = 0; i < out; i++) c->s[c->n - 1 - i] *= (float)i / (float)out;
}

void clip_finish(struct clip *c, const struct clip_level *level) {
  high_pass(c, 35);
  if (level->loop) {
    close_loop(c);
  } else {
    cut_silence(c);
    fade_ends(c);
  }
  float by_peak = powf(10, level->peak_db / 20) / peak_of(c), by_rms = powf(10, level->loud_db / 20) / loudest_of(c);
  float gain = fminf(by_peak, by_rms);
  for (int i = 0; i < c->n; i++) c->s[i] *= gain;
}

static void put_word(uint8_t *to, uint32_t v, int bytes) {
  for (int i = 0; i < bytes; i++) to[i] = (uint8_t)(v >> (8 * i));
}

bool clip_save(const struct clip *c, const char *path) {
  FILE *f = fopen(path, "wb");
  uint32_t bytes = 2u * (uint32_t)c->n;
  uint8_t head[44] = "RIFF....WAVEfmt ", *data = malloc(bytes);
  assert(data);
  put_word(head + 4, 36 + bytes, 4);
  put_word(head + 16, 16, 4);
  put_word(head + 20, 1, 2);
  put_word(head + 22, 1, 2);
  put_word(head + 24, SYNTH_RATE, 4);
  put_word(head + 28, SYNTH_RATE * 2, 4);
  put_word(head + 32, 2, 2);
  put_word(head + 34, 16, 2);
  memcpy(head + 36, "data", 4);
  put_word(head + 40, bytes, 4);
  for (int i = 0; i < c->n; i++) put_word(data + 2 * i, (uint32_t)(int)lroundf(c->s[i] * 32767), 2);
  bool ok = f && fwrite(head, sizeof head, 1, f) == 1 && fwrite(data, bytes, 1, f) == 1;
  if (f && fclose(f) != 0) ok = false;
  free(data);
  if (!ok) fprintf(stderr, "bake: cannot write %s\n", path);
  return ok;
}
