/* search_found.c - what a search has found: the best, the best that keep every rule, the best that breaks each; and
 * what is bred from them. */
#include <math.h>
#include <string.h>

#include "search_inside.h"

double search_score(const struct search_policy *p) { return p->lives ? p->score / p->lives : -100; }

double search_error(const struct search_policy *p) {
  if (p->lives < 2) return 0;
  double mean = p->score / p->lives, spread = p->score2 / p->lives - mean * mean;
  return sqrt((spread > 0 ? spread : 0) / (p->lives - 1));
}

bool search_breaks(const struct search_policy *p, const struct search_policy *guide, enum rule rule) {
  double share = p->lives ? (double)p->broken[rule] / p->lives : 0;
  double excused = guide->lives ? (double)guide->broken[rule] / guide->lives : 0;
  return share > SEARCH_BREAKS_SHARE && share > excused + SEARCH_BREAKS_MORE;
}

bool search_keeps_all(const struct search_policy *p, const struct search_policy *guide) {
  for (int k = 0; k < RULE_COUNT; k++) {
    if (search_breaks(p, guide, (enum rule)k)) return false;
  }
  return true;
}

void search_policy_add(struct search_policy *p, const struct search_life *l) {
  p->lives++;
  p->score += l->score;
  p->score2 += l->score * l->score;
  p->trust += l->trust;
  p->minutes += l->minutes;
  p->bites += l->bites;
  for (int k = 0; k < RULE_COUNT; k++) p->broken[k] += (int)(l->broken >> k & 1);
}

static int insert(struct search_policy *list, int n, int most, const struct search_policy *p) {
  int at = n;
  while (at > 0 && search_score(&list[at - 1]) < search_score(p)) at--;
  if (at == most) return n;
  if (n < most) n++;
  memmove(&list[at + 1], &list[at], (size_t)(n - 1 - at) * sizeof *list);
  list[at] = *p;
  return n;
}

void search_find(struct search_found *f, const struct search_policy *p) {
  f->n_elite = insert(f->elite, f->n_elite, SEARCH_ELITE, p);
  if (search_keeps_all(p, &f->guide)) f->n_keepers = insert(f->keepers, f->n_keepers, SEARCH_KEEPERS, p);
  for (int k = 0; k < RULE_COUNT; k++) {
    if (search_breaks(p, &f->guide, (enum rule)k) && search_score(p) > search_score(&f->breakers[k]))
      f->breakers[k] = *p;
  }
}

static const struct search_policy *pick(const struct search_found *f, struct search_dice *d) {
  double u = search_draw(d);
  if (u < 0.2) {
    const struct search_policy *b = &f->breakers[(int)(search_draw(d) * RULE_COUNT)];
    if (b->lives) return b;
  }
  if (u < 0.55 && f->n_keepers) return &f->keepers[(int)(search_draw(d) * search_draw(d) * f->n_keepers)];
  return &f->elite[(int)(search_draw(d) * search_draw(d) * f->n_elite)];
}

void search_breed(const struct search_found *f, struct search_dice *d, enum source source, bool from_guide,
                  union habit *out) {
  if (!f->n_elite || (!from_guide && search_draw(d) < 0.05)) {
    if (from_guide) {
      *out = habit_of(HANDLER_GUIDE, source);
      search_mutate(d, out, 1 + (int)(search_draw(d) * 6));
    } else {
      search_random(d, source, out);
    }
    return;
  }
  *out = pick(f, d)->habit;
  if (search_draw(d) < 0.4) {
    union habit one = *out;
    search_cross(d, &one, &pick(f, d)->habit, out);
  }
  search_mutate(d, out, 1 + (int)(search_draw(d) * search_draw(d) * 5));
}

static int gather_one(const struct search_policy *p, struct search_policy *out, int n) {
  if (!p->lives) return n;
  for (int i = 0; i < n; i++) {
    if (memcmp(&out[i].habit, &p->habit, sizeof p->habit) == 0) return n;
  }
  out[n] = (struct search_policy){.habit = p->habit, .from_guide = p->from_guide};
  return n + 1;
}

int search_gather(const struct search_found *f, struct search_policy *out, int n) {
  for (int i = 0; i < f->n_elite; i++) n = gather_one(&f->elite[i], out, n);
  for (int i = 0; i < f->n_keepers; i++) n = gather_one(&f->keepers[i], out, n);
  for (int k = 0; k < RULE_COUNT; k++) n = gather_one(&f->breakers[k], out, n);
  return n;
}
