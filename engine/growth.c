/* growth.c - what a day brings by itself: better and worse moods, growing up, and now and then a setback that nobody
 * caused. All of it is a mood, which makes everything a little scarier for a day (3); whoever pushes on such a day has
 * a rat that is frightened more, and frightened rats learn. Left to itself it passes. */
#include "inside.h"

static double age_days(const sim *s, int i) { return s->def.rats[i].age_days + (double)(s->now / SIM_DS_PER_DAY); }
static bool is_rat(const sim *s, int i) { return s->def.rats[i].species == SPECIES_RAT; }

double growth_puberty(const sim *s, int i) {
  const struct sim_rat_def *d = &s->def.rats[i];
  if (!is_rat(s, i) || d->sex != SEX_MALE || d->neutered) return 0;
  double age = age_days(s, i), peak = tuned(s, TUNE_PUBERTY_PEAK_DAYS);
  double up = (age - tuned(s, TUNE_PUBERTY_FROM_DAYS)) / (peak - tuned(s, TUNE_PUBERTY_FROM_DAYS));
  double down = (tuned(s, TUNE_PUBERTY_TO_DAYS) - age) / (tuned(s, TUNE_PUBERTY_TO_DAYS) - peak);
  return num_clip(num_min(up, down));
}

/* A grown doe is in heat one night of four or five. */
static double heat(const sim *s, int i, int64_t day) {
  const struct sim_rat_def *d = &s->def.rats[i];
  if (!is_rat(s, i) || d->sex != SEX_FEMALE || d->neutered) return 0;
  double u = 2 * luck(s, i, 0, LUCK_HEAT);
  int64_t period = u < 1 ? 4 : 5, first = (int64_t)((u < 1 ? u : u - 1) * (double)period);
  if ((day + first) % period) return 0;
  double from = tuned(s, TUNE_HEAT_FROM_DAYS), grown = tuned(s, TUNE_PUBERTY_FROM_DAYS) + 14;
  return num_clip((age_days(s, i) - from) / num_max(1, grown - from));
}

/* How much of a setback this day is: all of it on its first day, half on the next. */
static double setback(const sim *s, int i, int64_t day, double chance) {
  if (luck(s, i, day, LUCK_SETBACK) < chance) return 1;
  return day > 0 && luck(s, i, day - 1, LUCK_SETBACK) < chance ? 0.5 : 0;
}

double growth_mood(const sim *s, int i, int64_t day) {
  double young = growth_puberty(s, i);
  double width = tuned(s, TUNE_MOOD) * (1 + tuned(s, TUNE_PUBERTY_MOOD) * young);
  return width * (luck(s, i, day, LUCK_MOOD) - 0.5) + tuned(s, TUNE_PUBERTY_EDGE) * young +
         tuned(s, TUNE_HEAT_EDGE) * heat(s, i, day) +
         tuned(s, TUNE_SETBACK) * setback(s, i, day, tuned(s, TUNE_SETBACK_PER_DAY) * (1 + young));
}

double growth_rivalry(const sim *s, int i, int j) {
  return 1 + tuned(s, TUNE_PUBERTY_RIVALRY) * 0.5 * (growth_puberty(s, i) + growth_puberty(s, j)) *
                 (s->def.rats[i].sex == s->def.rats[j].sex ? 1 : 0);
}
