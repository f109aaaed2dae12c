/* draw_print.c - a draw list as text, one line a command, numbers rounded to whole pixels: for golden tests. */
#include "draw_inside.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

struct printer {
  char *out;
  int size, length; /* length counts on past the end, as snprintf does */
};

static void say(struct printer *p, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int left = p->size > p->length ? p->size - p->length : 0;
  int n = vsnprintf(left ? p->out + p->length : NULL, (size_t)left, format, args);
  va_end(args);
  if (n > 0) p->length += n;
}

static int whole(float v) { return (int)lroundf(v); }

static void say_rect(struct printer *p, struct rect r) {
  say(p, " %d %d %d %d", whole(r.x), whole(r.y), whole(r.w), whole(r.h));
}

static void say_box(struct printer *p, const struct draw_box_cmd *b) {
  say_rect(p, b->r);
  const struct draw_box *s = &b->style;
  say(p, " radius %d fill %08X %08X", whole(s->radius), (unsigned)s->fill, (unsigned)s->fill_bottom);
  if (s->border_width > 0) say(p, " border %d %08X", whole(s->border_width), (unsigned)s->border);
  if (s->dash > 0) say(p, " stitched");
  if (s->shadow & 0xFF) say(p, " shadow %08X", (unsigned)s->shadow);
  if (s->weave) say(p, " woven");
}

static void say_points(struct printer *p, const struct draw_list *d, const struct draw_points_cmd *c) {
  if (c->width > 0) say(p, " width %d", whole(c->width));
  if (c->dash > 0) say(p, " dashed");
  for (int i = 0; i < c->count; i++) {
    const float *xy = d->points + 2 * (c->first + i);
    say(p, " %d,%d", whole(xy[0]), whole(xy[1]));
  }
}

static void say_text(struct printer *p, const struct draw_list *d, const struct draw_text_cmd *t) {
  say(p, " %d %d size %d%s", whole(t->x), whole(t->y), whole(t->font.size), t->font.face == FONT_BOLD ? " bold" : "");
  if (t->font.outline > 0) say(p, " outlined");
  say(p, " \"%s\"", d->chars + t->first);
}

static void say_triangles(struct printer *p, const struct draw_cmd *c) {
  const struct draw_triangles_cmd *t = &c->u.triangles;
  int n = t->index_count ? t->index_count : t->count;
  say(p, " %d in %d %d %d %d%s", n / 3, c->bounds.x0, c->bounds.y0, c->bounds.x1 - c->bounds.x0,
      c->bounds.y1 - c->bounds.y0, t->tex.pixels ? " textured" : "");
}

static void say_command(struct printer *p, const struct draw_list *d, const struct draw_cmd *c) {
  static const char *const names[DRAW_KIND_COUNT] = {"image",  "nine", "box",       "line", "polygon",
                                                     "circle", "text", "triangles", "shade"};
  say(p, "%s", names[c->kind]);
  if (c->kind != DRAW_BOX && c->kind != DRAW_NINE && c->kind != DRAW_TRIANGLES) say(p, " %08X", (unsigned)c->rgba);
  switch (c->kind) {
  case DRAW_IMAGE:
    say_rect(p, c->u.image.src);
    say(p, " ->");
    say_rect(p, c->u.image.dst);
    break;
  case DRAW_NINE: say_rect(p, c->u.nine.dst); break;
  case DRAW_BOX: say_box(p, &c->u.box); break;
  case DRAW_LINE:
  case DRAW_POLYGON: say_points(p, d, &c->u.points); break;
  case DRAW_CIRCLE:
    say(p, " %d %d radius %d", whole(c->u.circle.x), whole(c->u.circle.y), whole(c->u.circle.radius));
    break;
  case DRAW_TEXT: say_text(p, d, &c->u.text); break;
  case DRAW_TRIANGLES: say_triangles(p, c); break;
  case DRAW_SHADE:
    say(p, " %d %d %d %d", c->bounds.x0, c->bounds.y0, c->bounds.x1 - c->bounds.x0, c->bounds.y1 - c->bounds.y0);
    break;
  case DRAW_KIND_COUNT: break;
  }
  say(p, "\n");
}

int draw_print(const struct draw_list *d, char *out, int size) {
  struct printer p = {out, size, 0};
  if (size > 0) out[0] = '\0';
  for (int i = 0; i < d->n_cmds; i++) say_command(&p, d, &d->cmds[i]);
  return p.length;
}
