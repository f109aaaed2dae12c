/* placeholder.c - blank scenes in the place of those that are not built yet. */
#include "../app.h"

#define BLANK(which) const struct scene which = {.name = #which, .build = blank}

static void blank(struct app *a, void *state, struct ui *u) {
  (void)a, (void)state;
  const struct ui_scale *k = ui_scale(u);
  draw_box(ui_draw(u), (struct rect){0, 0, (float)k->w, (float)k->h},
           &(struct draw_box){.fill = 0xFDF4E0FF, .fill_bottom = 0xF2DFB8FF});
}

#if !__has_include("title.c")
BLANK(scene_title);
#endif
#if !__has_include("shelf.c")
BLANK(scene_shelf);
#endif
#if !__has_include("card.c")
BLANK(scene_card);
#endif
#if !__has_include("visit.c")
BLANK(scene_visit);
#endif
#if !__has_include("days.c")
BLANK(scene_days);
#endif
#if !__has_include("debrief.c")
BLANK(scene_debrief);
#endif
#if !__has_include("options.c")
BLANK(scene_options);
#endif
