/* chart.h - fear, stress and trust over the days of a run, as curves in a rectangle.
 *
 * Time is not drawn evenly: a minute with somebody there takes more room than one of the night, else twelve days would
 * hide every visit. chart_x tells where a moment lies; the caller writes the words round it. */
#ifndef HANDSHY_GAME_CHART_H
#define HANDSHY_GAME_CHART_H

#include "../../engine/run.h"
#include "../draw.h"
#include "../theme.h"

struct chart; /* owns its copies; build once, draw often */
/* The samples of one rat, oldest first. NULL when memory is out. */
struct chart *chart_create(const struct run_sample *samples, int n, int rat);
void chart_destroy(struct chart *c);

float chart_x(const struct chart *c, struct rect plot, int64_t at_ds);
int64_t chart_from_ds(const struct chart *c);
int64_t chart_to_ds(const struct chart *c);
enum chart_curve { CHART_FEAR, CHART_STRESS, CHART_TRUST, CHART_CURVES };
float chart_last(const struct chart *c, enum chart_curve curve); /* its value at the right end */
/* The first moment from `at_ds` on at which the curve is below `level`; -1 if it never is. */
int64_t chart_below(const struct chart *c, enum chart_curve curve, float level, int64_t at_ds);
float chart_peak(const struct chart *c, enum chart_curve curve, int64_t from_ds, int64_t to_ds);

/* The i-th visit; false when there is none. */
bool chart_visit(const struct chart *c, int i, int64_t *from_ds, int64_t *to_ds);

/* Shaded visits, rules at none, half and high, the three curves. `s`: real pixels a u. */
void chart_draw(const struct chart *c, struct draw_list *d, const struct theme *theme, struct rect plot, float s);

#endif
