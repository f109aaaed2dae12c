/* search_breed.c - habits out of dice: random ones, changed ones, children of two. */
#include "num.h"
#include "search.h"

double search_draw(struct search_dice *d) { return num_dice(d->seed, d->key++, 0, 91); }

/* Lengths of time differ by factors: half a second to a minute is as far as a minute to two hours. A share of them is
 * none at all, where that can be. */
static double draw_time(struct search_dice *d, const struct habit_row *r) {
  double low = r->least > 0.5 ? r->least : 0.5, v = low, most = r->most;
  if (r->least <= 0 && search_draw(d) < 0.3) return 0;
  for (double left = search_draw(d) * 12; left > 0; left -= 1) v *= left < 1 ? 1 + left : 2;
  while (v > most) v *= low / most > 0.5 ? low / most : 0.5;
  return v < low ? low : v;
}

static double whole(double v) { return (double)(int64_t)(v + (v < 0 ? -0.5 : 0.5)); }

static double draw(struct search_dice *d, const struct habit_row *r) {
  double span = r->most - r->least, u = search_draw(d);
  switch (r->step) {
  case STEP_TIME: return draw_time(d, r);
  case STEP_REAL: return r->least + span * u;
  case STEP_YES: return u < 0.5;
  default: return r->least + (double)(int64_t)(u * (span + 1));
  }
}

/* Half of what is "never" or "none" with the guide's follower stays so: else nobody would only do the usual things. */
void search_random(struct search_dice *d, enum source source, union habit *out) {
  union habit guide = habit_of(HANDLER_GUIDE, source);
  for (int f = 0; f < HABIT_COUNT; f++) {
    const struct habit_row *r = habit_row((enum habit_field)f);
    bool none = guide.of[f] <= 0;
    out->of[f] = none && search_draw(d) < 0.5 ? guide.of[f] : draw(d, r);
  }
  if (out->visits > 3 && search_draw(d) < 0.7) out->visits = 1 + (double)(int64_t)(3 * search_draw(d));
}

/* A small step, two thirds of the time. */
static double step(struct search_dice *d, const struct habit_row *r, double v) {
  double span = r->most - r->least, move = search_draw(d) + search_draw(d) - 1;
  switch (r->step) {
  case STEP_TIME: v = v < 0.5 ? 1 : v * (move < 0 ? 1 / (1 - 1.5 * move) : 1 + 1.5 * move); break;
  case STEP_WHOLE:
    v = whole(v + (move < 0 ? -1 : 1) * (1 + (double)(int64_t)(2 * search_draw(d) * search_draw(d))));
    break;
  default: v += 0.3 * span * move; break;
  }
  return num_clamp(v, r->least, r->most);
}

void search_mutate(struct search_dice *d, union habit *h, int genes) {
  while (genes-- > 0) {
    enum habit_field f = (enum habit_field)(int)(search_draw(d) * HABIT_COUNT);
    const struct habit_row *r = habit_row(f);
    bool far = r->step == STEP_KIND || r->step == STEP_YES || search_draw(d) < 0.33;
    if (r->step == STEP_YES)
      h->of[f] = h->of[f] == 0;
    else
      h->of[f] = far ? draw(d, r) : step(d, r, h->of[f]);
  }
}

void search_cross(struct search_dice *d, const union habit *a, const union habit *b, union habit *out) {
  for (int f = 0; f < HABIT_COUNT; f++) out->of[f] = (search_draw(d) < 0.5 ? a : b)->of[f];
}
