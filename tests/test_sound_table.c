/* What can be heard: that the tables of sounds.def leave nothing out, and that the clips are what they are called. */
#include "calls.h"
#include "heard.h"
#include "scenes/visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "wav.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

/* ---- both tables ---- */

static void heard_or_silent(enum heard_table table, int row, const char *name) {
  const struct heard *h = heard_by(table, row);
  const char *why = heard_silent_why(table, row);
  if ((h != NULL) == (why != NULL)) fail_msg("%s: %s", name, h ? "heard, and silent" : "neither heard nor silent");
  if (why) assert_true(strlen(why) > 5);
  if (h) assert_true(h->gain > 0 && h->gain <= 1 && sound_caption(h->sound)[0]);
}

static void every_event_doing_and_disturbance_is_heard_or_says_why_not(void **state) {
  (void)state;
  for (int i = 0; i < EVENT_COUNT; i++) heard_or_silent(HEARD_EVENT, i, sim_event_name((enum sim_event_kind)i));
  for (int i = 0; i < DOING_COUNT; i++) heard_or_silent(HEARD_DOING, i, "a doing");
  for (int i = 0; i < DISTURB_COUNT; i++) heard_or_silent(HEARD_DISTURB, i, sim_disturbance_name((enum disturbance)i));
}

static void every_sign_that_is_only_heard_has_a_sound(void **state) {
  (void)state;
  for (int i = 0; i < SIGN_COUNT; i++)
    if (sign_heard((enum sign)i)) heard_or_silent(HEARD_SIGN, i, sim_sign_name((enum sign)i));
  for (int i = 0; i < SIGN_COUNT; i++)
    if (sign_heard((enum sign)i)) assert_non_null(heard_by(HEARD_SIGN, i));
}

static void every_sound_has_a_caption_or_says_why_not(void **state) {
  (void)state;
  for (int i = 0; i < SOUND_COUNT; i++) {
    const struct sound_row *r = sound_row((enum sound_id)i);
    assert_in_range(r->variants, 1, SOUND_VARIANTS);
    assert_true((r->caption[0] != 0) != (r->why[0] != 0));
    if (r->bus == BUS_RATS) assert_true(r->caption[0]);
  }
}

static bool in_tables(enum sound_id id) {
  static const int counts[] = {SIGN_COUNT, DOING_COUNT, EVENT_COUNT, VERB_COUNT, DISTURB_COUNT};
  for (int t = 0; t < COUNT(counts); t++)
    for (int i = 0; i < counts[t]; i++) {
      const struct heard *h = heard_by((enum heard_table)t, i);
      if (h && h->sound == id) return true;
    }
  return false;
}

static bool in_sources(const char *id) {
  char command[400];
  snprintf(command, sizeof command,
           "grep -rqw --include='*.c' 'SOUND_%s' '%s/game' --exclude-dir=bake --exclude='sound*.c'", id,
           HANDSHY_SOURCE_DIR);
  return system(command) == 0;
}

/* So every caption of the table is of a sound that can come. */
static void every_sound_is_played_somewhere(void **state) {
  (void)state;
  static const char *const ids[] = {
#define X(id, ...) #id,
#include "sounds.def"
  };
  for (int i = 0; i < SOUND_COUNT; i++)
    if (!in_tables((enum sound_id)i) && !in_sources(ids[i])) fail_msg("nothing plays %s", ids[i]);
}

static void every_event_that_is_heard_is_told_and_every_told_sound_is_heard(void **state) {
  (void)state;
  static struct level level;
  static struct visit v;
  strcpy(level.sim.rats[0].name, "Pip");
  level.sim.n_rats = v.n_rats = 1;
  v.level = &level;
  for (int i = 0; i < EVENT_COUNT; i++) {
    struct visit_caption c = {.kind = CAPTION_PLAIN};
    struct sim_event e = {.kind = (enum sim_event_kind)i, .cause = CAUSE_HAND_NEARER, .verb = VERB_HAND};
    bool told = visit_event_words(&v, &e, &c);
    const struct heard *h = heard_by(HEARD_EVENT, i);
    if (h && !told) fail_msg("%s is heard and not told", sim_event_name(e.kind));
    if (told && c.kind == CAPTION_SOUND && !h) fail_msg("%s is told as a sound, and silent", sim_event_name(e.kind));
  }
}

/* ---- calls too high for ears: domain.md section 1, rows 24 and 25 ---- */

static void calls_are_as_long_and_as_high_as_rats_calls(void **state) {
  (void)state;
  for (int kind = 0; kind < CALL_KINDS; kind++)
    for (int k = 0; k < call_variants((enum call_kind)kind); k++) {
      struct call_note notes[CALL_NOTES];
      int n = call_notes((enum call_kind)kind, k, notes);
      assert_true(n >= 1);
      for (int i = 0; i < n; i++) {
        float least = kind == CALL_22 ? 18 : 35, most = kind == CALL_22 ? 32 : 80, flat = notes[i].for_s * 0.1f;
        if (kind == CALL_22) assert_true(notes[i].for_s > 0.3f && notes[i].for_s < 3);
        if (kind == CALL_50) assert_true(notes[i].for_s >= 0.010f && notes[i].for_s <= 0.150f);
        for (float t = 0; t <= notes[i].for_s; t += 0.001f) {
          float khz = call_khz(&notes[i], t);
          assert_true(khz >= least && khz <= most);
          if (kind == CALL_22 && t > flat) assert_true(fabsf(khz - call_khz(&notes[i], flat)) < 2);
        }
      }
    }
}

static void the_variants_are_those_that_the_detector_draws(void **state) {
  (void)state;
  assert_int_equal(sound_row(SOUND_CALL22)->variants, call_variants(CALL_22));
  assert_int_equal(sound_row(SOUND_CALL50)->variants, call_variants(CALL_50));
}

/* ---- clips ---- */

static struct wav wav;

/* Rising zero crossings a second: the pitch of what is one tone. */
static double pitch_hz(const struct wav *w, double from_s, double to_s) {
  int from = (int)(from_s * WAV_RATE), to = (int)(to_s * WAV_RATE), n = 0;
  assert_true(to < w->n);
  for (int i = from; i < to; i++) n += w->s[i] < 0 && w->s[i + 1] >= 0;
  return n / (to_s - from_s);
}

static void alarm_calls_are_heard_ten_times_lower(void **state) {
  (void)state;
  for (int k = 0; k < call_variants(CALL_22); k++) {
    if (!wav_read(SOUND_CALL22, k, &wav)) skip();
    struct call_note notes[CALL_NOTES];
    call_notes(CALL_22, k, notes);
    double at_s = (notes[0].at_s + notes[0].for_s * 0.4) * CALL_SLOWED;
    double khz = (double)call_khz(&notes[0], notes[0].for_s * 0.4f);
    assert_true(fabs(pitch_hz(&wav, at_s, at_s + 0.5) - khz * 1000 / CALL_SLOWED) < 60);
    assert_true(wav.n > 3 * WAV_RATE);
  }
}

/* How often it swells above a quarter of its loudest, by windows of 4 ms. */
static double beats_a_second(const struct wav *w) {
  enum { WINDOW = WAV_RATE / 250, MOST = WAV_LONGEST / WINDOW };
  static double level[MOST];
  int n = w->n / WINDOW, beats = 0, last = 0, first = -1;
  double top = 0;
  for (int i = 0; i < n; i++) {
    level[i] = 0;
    for (int k = 0; k < WINDOW; k++) level[i] += abs(w->s[i * WINDOW + k]);
    top = fmax(top, level[i]);
  }
  bool up = false;
  for (int i = 0; i < n; i++) {
    if (!up && level[i] > 0.25 * top) {
      up = true;
      beats++;
      last = i;
      if (first < 0) first = i;
    }
    if (up && level[i] < 0.12 * top) up = false;
  }
  return beats > 1 ? (beats - 1) * 250.0 / (last - first) : 0;
}

static void bruxing_and_chatter_are_told_apart_by_rhythm_and_force(void **state) {
  (void)state;
  for (int k = 0; k < 2; k++) {
    if (!wav_read(SOUND_BRUX, k, &wav)) skip();
    double brux = beats_a_second(&wav), brux_peak = wav_peak(&wav);
    assert_true(wav_read(SOUND_CHATTER, k, &wav));
    double chatter = beats_a_second(&wav);
    print_message("bruxing %.1f beats a second, chatter %.1f\n", brux, chatter);
    assert_true(brux > 5 && brux < 12);
    assert_true(chatter > 1.5 * brux);
    assert_true(wav_peak(&wav) > 1.9 * brux_peak);
  }
}

static void squeaks_are_short_and_squeals_long_at_2_to_4_khz(void **state) {
  (void)state;
  static const struct {
    enum sound_id id;
    double least_s, most_s, look_s;
  } rows[2] = {{SOUND_SQUEAK, 0.06, 0.40, 0.03}, {SOUND_SQUEAL, 0.7, 1.4, 0.3}};
  for (int r = 0; r < 2; r++)
    for (int k = 0; k < sound_row(rows[r].id)->variants; k++) {
      if (!wav_read(rows[r].id, k, &wav)) skip();
      double seconds = (double)wav.n / WAV_RATE, hz = pitch_hz(&wav, rows[r].look_s, rows[r].look_s + 0.03);
      assert_true(seconds > rows[r].least_s && seconds < rows[r].most_s);
      assert_true(hz > 2000 && hz < 4500); /* a strong second part adds crossings */
    }
}

static void no_two_variants_are_the_same(void **state) {
  (void)state;
  static struct wav other;
  for (int i = 0; i < SOUND_COUNT; i++)
    for (int k = 1; k < sound_row((enum sound_id)i)->variants; k++) {
      if (!wav_read((enum sound_id)i, k - 1, &wav) || !wav_read((enum sound_id)i, k, &other)) skip();
      int n = wav.n < other.n ? wav.n : other.n, differ = 0;
      for (int s = 0; s < n; s++) differ += abs(wav.s[s] - other.s[s]) > 30;
      assert_true(wav.n != other.n || differ > n / 10);
    }
}

/* ---- no clipping ---- */

static int louder(const void *a, const void *b) {
  float x = *(const float *)a, y = *(const float *)b;
  return x < y ? 1 : x > y ? -1 : 0;
}

static void the_ten_loudest_at_once_stay_below_full_scale(void **state) {
  (void)state;
  float peaks[SOUND_COUNT * SOUND_VARIANTS], plain = 0, mixed = 0;
  int n = 0;
  for (int i = 0; i < SOUND_COUNT; i++)
    for (int k = 0; k < sound_row((enum sound_id)i)->variants; k++) {
      if (!wav_read((enum sound_id)i, k, &wav)) skip();
      peaks[n++] = wav_peak(&wav);
    }
  qsort(peaks, (size_t)n, sizeof *peaks, louder);
  float room = sound_headroom(peaks, 10, 0.07f);
  for (int i = 0; i < 10; i++) {
    plain += peaks[i];
    mixed += peaks[i] * (float)(int)(room * 128) / 128; /* as the mixer: in 128 steps, rounded down */
  }
  print_message("ten loudest: peaks add up to %.2f, turned down to %.2f\n", (double)plain, (double)mixed + 0.07);
  assert_true(plain > 1); /* without it they would clip */
  assert_true(mixed + 0.07f <= SOUND_CEILING && SOUND_CEILING < 1);
  assert_true(mixed > 0.7f); /* and no quieter than need be */
  assert_true(sound_headroom(peaks, 1, 0) == 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_event_doing_and_disturbance_is_heard_or_says_why_not),
      cmocka_unit_test(every_sign_that_is_only_heard_has_a_sound),
      cmocka_unit_test(every_sound_has_a_caption_or_says_why_not),
      cmocka_unit_test(every_sound_is_played_somewhere),
      cmocka_unit_test(every_event_that_is_heard_is_told_and_every_told_sound_is_heard),
      cmocka_unit_test(calls_are_as_long_and_as_high_as_rats_calls),
      cmocka_unit_test(the_variants_are_those_that_the_detector_draws),
      cmocka_unit_test(alarm_calls_are_heard_ten_times_lower),
      cmocka_unit_test(bruxing_and_chatter_are_told_apart_by_rhythm_and_force),
      cmocka_unit_test(squeaks_are_short_and_squeals_long_at_2_to_4_khz),
      cmocka_unit_test(no_two_variants_are_the_same),
      cmocka_unit_test(the_ten_loudest_at_once_stay_below_full_scale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
