/* chart.c - see chart.h. Three kinds of minute: with somebody there, in the hour after it, and any other. */
#include "chart.h"

#include <math.h>
#include <stdlib.h>

#define AFTER_DS (60 * 600) /* fear and stress still move then: it is drawn wider, too */
static const double WIDE[3] = {1.0, 0.22, 0.012};

struct point {
  int64_t at_ds;
  double x; /* grows with drawn time */
  float value[CHART_CURVES];
  bool person;
};
struct chart {
  int n;
  struct point *points;
};

static double width_of(int64_t ds, bool person, int64_t since_visit_ds) {
  double minutes = (double)ds / 600.0;
  return minutes * (person ? WIDE[0] : since_visit_ds < AFTER_DS ? WIDE[1] : WIDE[2]);
}

struct chart *chart_create(const struct run_sample *samples, int n, int rat) {
  struct chart *c = calloc(1, sizeof *c);
  if (!c) return NULL;
  c->points = calloc((size_t)n + 1, sizeof *c->points);
  if (!c->points) return free(c), NULL;
  int64_t visit_end = -AFTER_DS * 10;
  for (int i = 0; i < n; i++) {
    const struct run_sample *s = &samples[i];
    if (s->rat != rat) continue;
    struct point *p = &c->points[c->n], *last = c->n ? p - 1 : NULL;
    *p = (struct point){s->at_ds, 0, {s->fear, s->stress, s->trust}, s->person};
    if (last) {
      if (last->person && !s->person) visit_end = s->at_ds;
      p->x = last->x + width_of(p->at_ds - last->at_ds, last->person || s->person, last->at_ds - visit_end);
    }
    c->n++;
  }
  return c;
}

void chart_destroy(struct chart *c) {
  if (!c) return;
  free(c->points);
  free(c);
}

int64_t chart_from_ds(const struct chart *c) { return c->n ? c->points[0].at_ds : 0; }
int64_t chart_to_ds(const struct chart *c) { return c->n ? c->points[c->n - 1].at_ds : 0; }
float chart_last(const struct chart *c, enum chart_curve curve) { return c->n ? c->points[c->n - 1].value[curve] : 0; }

/* The last point not after `at_ds`. */
static int index_at(const struct chart *c, int64_t at_ds) {
  int low = 0, high = c->n - 1;
  while (low < high) {
    int middle = (low + high + 1) / 2;
    if (c->points[middle].at_ds <= at_ds) low = middle;
    if (c->points[middle].at_ds > at_ds) high = middle - 1;
  }
  return low;
}

float chart_x(const struct chart *c, struct rect plot, int64_t at_ds) {
  if (c->n < 2) return plot.x;
  int i = index_at(c, at_ds);
  double whole = fmax(c->points[c->n - 1].x, 1e-9), x = c->points[i].x;
  if (i + 1 < c->n && at_ds > c->points[i].at_ds) {
    const struct point *a = &c->points[i], *b = a + 1;
    x += (b->x - a->x) * (double)(at_ds - a->at_ds) / (double)(b->at_ds - a->at_ds);
  }
  return plot.x + plot.w * (float)(x / whole);
}

int64_t chart_below(const struct chart *c, enum chart_curve curve, float level, int64_t at_ds) {
  for (int i = index_at(c, at_ds) + 1; i < c->n; i++) {
    if (c->points[i].value[curve] < level) return c->points[i].at_ds;
  }
  return -1;
}

float chart_peak(const struct chart *c, enum chart_curve curve, int64_t from_ds, int64_t to_ds) {
  float most = 0;
  for (int i = 0; i < c->n; i++) {
    bool in = c->points[i].at_ds >= from_ds && c->points[i].at_ds <= to_ds;
    if (in && c->points[i].value[curve] > most) most = c->points[i].value[curve];
  }
  return most;
}

bool chart_visit(const struct chart *c, int wanted, int64_t *from_ds, int64_t *to_ds) {
  int seen = -1;
  for (int i = 0; i < c->n; i++) {
    if (!c->points[i].person || (i > 0 && c->points[i - 1].person)) continue;
    if (++seen < wanted) continue;
    int end = i;
    while (end + 1 < c->n && c->points[end + 1].person) end++;
    *from_ds = c->points[i].at_ds;
    *to_ds = c->points[end].at_ds;
    return true;
  }
  return false;
}

/* ---- drawing ---- */

enum { MOST_XY = 4096 };
struct trace { /* a curve on its way, with at most a few points a pixel column */
  float xy[MOST_XY * 2];
  int n;
};

static void trace_add(struct trace *t, float x, float y) {
  if (t->n >= 2) { /* three in one column and one row: the middle one tells nothing */
    float *a = &t->xy[2 * (t->n - 2)], *b = &t->xy[2 * (t->n - 1)];
    bool column = fabsf(x - a[0]) < 0.6f && fabsf(b[0] - a[0]) < 0.6f;
    bool between = (b[1] - a[1]) * (y - b[1]) >= 0, level = fabsf(y - b[1]) < 0.3f && fabsf(b[1] - a[1]) < 0.3f;
    if ((column && between) || level) t->n--;
  }
  if (t->n == MOST_XY) return;
  t->xy[2 * t->n] = x;
  t->xy[2 * t->n + 1] = y;
  t->n++;
}

static void trace_curve(const struct chart *c, struct rect plot, enum chart_curve curve, struct trace *t) {
  double whole = fmax(c->points[c->n - 1].x, 1e-9);
  t->n = 0;
  for (int i = 0; i < c->n; i++) {
    float value = fminf(fmaxf(c->points[i].value[curve], 0), 1), x = plot.x + plot.w * (float)(c->points[i].x / whole);
    bool jump = curve == CHART_FEAR && i > 0 && value > c->points[i - 1].value[curve] + 0.08f;
    if (jump) trace_add(t, x, plot.y + plot.h * (1 - c->points[i - 1].value[curve])); /* fright comes at once */
    trace_add(t, x, plot.y + plot.h * (1 - value));
  }
}

static void shade_visits(const struct chart *c, struct draw_list *d, const struct theme *k, struct rect plot, float s) {
  int64_t from, to;
  for (int i = 0; chart_visit(c, i, &from, &to); i++) {
    float x0 = roundf(chart_x(c, plot, from)), x1 = roundf(chart_x(c, plot, to));
    struct rect r = {x0, plot.y - roundf(6 * s), fmaxf(2, x1 - x0), plot.h + roundf(6 * s)};
    draw_box(d, r, &(struct draw_box){.fill = k->visit_shade, .fill_bottom = k->visit_shade});
  }
}

/* The body below the stress curve, so that it is told from fear by more than its colour. */
static void fill_below(struct draw_list *d, const struct trace *t, float floor_y, uint32_t rgba) {
  enum { MOST_V = 6 * 512 };
  struct draw_vertex v[MOST_V];
  int n = 0;
  for (int i = 0; i + 1 < t->n; i++) {
    const float *a = &t->xy[2 * i], *b = a + 2;
    struct draw_vertex q[4] = {
        {a[0], a[1], rgba, 0, 0}, {b[0], b[1], rgba, 0, 0}, {b[0], floor_y, rgba, 0, 0}, {a[0], floor_y, rgba, 0, 0}};
    const int order[6] = {0, 1, 2, 0, 2, 3};
    for (int k = 0; k < 6; k++) v[n++] = q[order[k]];
    if (n == MOST_V || i + 2 == t->n) draw_triangles(d, v, n, NULL);
    if (n == MOST_V) n = 0;
  }
}

void chart_draw(const struct chart *c, struct draw_list *d, const struct theme *k, struct rect plot, float s) {
  shade_visits(c, d, k, plot, s);
  for (int i = 0; i < 3; i++) {
    struct rect rule = {plot.x, roundf(plot.y + plot.h * (float)i * 0.5f), plot.w, fmaxf(1, roundf(1.5f * s))};
    draw_box(d, rule,
             &(struct draw_box){.fill = theme_alpha(k->rule, 0.8f), .fill_bottom = theme_alpha(k->rule, 0.8f)});
  }
  if (c->n < 2) return;
  struct trace t;
  trace_curve(c, plot, CHART_STRESS, &t);
  fill_below(d, &t, plot.y + plot.h, theme_alpha(k->stress_fill, 0.22f));
  trace_curve(c, plot, CHART_TRUST, &t);
  draw_line(d, t.xy, t.n, 5.5f * s, k->trust, 0, 0);
  trace_curve(c, plot, CHART_STRESS, &t);
  draw_line(d, t.xy, t.n, 3.6f * s, k->stress, 11 * s, 7 * s);
  trace_curve(c, plot, CHART_FEAR, &t);
  draw_line(d, t.xy, t.n, 3.2f * s, k->fear, 0, 0);
}
