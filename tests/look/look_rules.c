/* look_rules.c - see look.h. Words are taken from the draw list, so that what is drawn is judged, not what is meant. */
#include "look.h"

#include "draw_inside.h"
#include "ui_inside.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_U 16.0f       /* style.md section 2: nothing is smaller */
#define LEAST_CONTRAST 4.5f /* of the acceptance */
enum { TEXTS = 512, KINDS = 4096 };

struct box {
  float x0, y0, x1, y1;
};
struct word { /* one DRAW_TEXT of the list */
  int cmd;
  const char *text;
  struct draw_font font;
  struct box ink; /* what its letters cover, about */
  struct irect clip;
  struct box shown; /* ink that the clip leaves */
};

void look_fault(struct look *k, const char *kind, const char *text, const char *how) {
  static uint32_t seen[KINDS];
  char key[300];
  snprintf(key, sizeof key, "%s/%s/%s", k->screen, kind, text);
  uint32_t id = ui_id(key);
  k->faults++;
  for (int i = 0; i < k->kinds && i < KINDS; i++)
    if (seen[i] == id && !k->tell_all) return;
  if (k->kinds < KINDS) seen[k->kinds++] = id;
  printf("%s: %s: \"%s\" %s\n", k->where, kind, text, how);
}

/* ---- boxes ---- */

static struct box box_of(struct rect r) { return (struct box){r.x, r.y, r.x + r.w, r.y + r.h}; }
static float over_x(struct box a, struct box b) { return fminf(a.x1, b.x1) - fmaxf(a.x0, b.x0); }
static float over_y(struct box a, struct box b) { return fminf(a.y1, b.y1) - fmaxf(a.y0, b.y0); }
static bool holds(struct box outer, struct box inner, float slack) {
  return inner.x0 >= outer.x0 - slack && inner.x1 <= outer.x1 + slack && inner.y0 >= outer.y0 - slack &&
         inner.y1 <= outer.y1 + slack;
}
static bool has_middle(struct box outer, struct box inner) {
  float x = (inner.x0 + inner.x1) * 0.5f, y = (inner.y0 + inner.y1) * 0.5f;
  return x > outer.x0 && x < outer.x1 && y > outer.y0 && y < outer.y1;
}

/* The view of the scrolling part that an upright cut may come from. */
static const struct ui_scroll *scroll_around(const struct ui *u, struct box b) {
  for (int i = 0; i < UI_SCROLLS; i++) {
    struct box view = box_of(u->scrolls[i].view);
    float near = 1.5f * (b.y1 - b.y0); /* the line's own air may still show a row of pixels */
    if (u->scrolls[i].used && b.x0 >= view.x0 - 2 && b.x1 <= view.x1 + 2 && over_y(view, b) > -near)
      return &u->scrolls[i];
  }
  return NULL;
}

/* ---- words ---- */

/* Those that lie on top: below a dialog, a page of choices or a tooltip nobody reads. */
static int words_of(const struct ui *u, const struct draw_list *d, struct word *out) {
  int n = 0, first = u->tip_cmd ? u->tip_cmd : u->last.layer_cmd;
  for (int i = first; i < d->n_cmds && n < TEXTS; i++) {
    const struct draw_cmd *c = &d->cmds[i];
    if (c->kind != DRAW_TEXT || (c->rgba & 0xFF) < 8) continue;
    const struct draw_text_cmd *t = &c->u.text;
    const char *text = d->chars + t->first;
    if (!text[strspn(text, " ")]) continue;
    float h = draw_text_height(&t->font), w = draw_text_width(&t->font, text);
    struct box ink = {t->x, t->y + 0.22f * h, t->x + w, t->y + 0.84f * h};
    struct irect b = c->bounds;
    struct box shown = {fmaxf(ink.x0, (float)b.x0), fmaxf(ink.y0, (float)b.y0), fminf(ink.x1, (float)b.x1),
                        fminf(ink.y1, (float)b.y1)};
    if (shown.y1 - shown.y0 < 0.3f * (ink.y1 - ink.y0) && scroll_around(u, ink)) continue; /* scrolled away */
    out[n++] = (struct word){i, text, t->font, ink, b, shown};
  }
  return n;
}

static bool same_word(const struct word *a, const struct word *b) { /* a shadow, a band of a gradient */
  return strcmp(a->text, b->text) == 0 && fabsf(a->ink.x0 - b->ink.x0) < 0.1f * a->font.size &&
         fabsf(a->ink.y0 - b->ink.y0) < 0.1f * a->font.size;
}

static void check_size(struct look *k, const struct word *w) {
  const struct ui *u = app_ui(k->app);
  float least = LEAST_U * u->scale.t;
  char how[80];
  snprintf(how, sizeof how, "has %.1f pixels, the player chose %.1f", (double)w->font.size, (double)least);
  if (w->font.size < least - 0.3f) look_fault(k, "smaller than chosen", w->text, how);
}

/* The game's name is set in bands of colour, each a clip. */
static bool same_as_name(const struct word *w) { return strcmp(w->text, "Handshy") == 0; }

static void check_cut(struct look *k, const struct word *w) {
  struct box clip = {(float)w->clip.x0, (float)w->clip.y0, (float)w->clip.x1, (float)w->clip.y1};
  bool scrolls = scroll_around(app_ui(k->app), w->ink) != NULL;
  char how[100];
  snprintf(how, sizeof how, "at %.0f,%.0f..%.0f,%.0f shows in %.0f,%.0f..%.0f,%.0f", (double)w->ink.x0,
           (double)w->ink.y0, (double)w->ink.x1, (double)w->ink.y1, (double)clip.x0, (double)clip.y0, (double)clip.x1,
           (double)clip.y1);
  if (same_as_name(w)) return;
  bool wide = w->ink.x0 < clip.x0 - 1 || w->ink.x1 > clip.x1 + 1;
  bool tall = w->ink.y0 < clip.y0 - 1 || w->ink.y1 > clip.y1 + 1;
  if (wide || (tall && !scrolls)) look_fault(k, "cut", w->text, how);
}

static void check_apart(struct look *k, const struct word *words, int n) {
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++) {
      const struct word *a = &words[i], *b = &words[j];
      float dx = over_x(a->shown, b->shown), dy = over_y(a->shown, b->shown);
      if (dx <= 2 || dy <= 2 || same_word(a, b)) continue;
      if (a->clip.y1 <= b->clip.y0 || b->clip.y1 <= a->clip.y0) continue; /* scrolled out below a fixed foot */
      char how[200];
      snprintf(how, sizeof how, "and \"%.90s\" share %.0f x %.0f pixels", b->text, (double)dx, (double)dy);
      look_fault(k, "words over words", a->text, how);
    }
}

/* The smallest thing that holds the middle of a word must hold all of it. */
static const struct ui_slot *home_of(const struct ui *u, struct box ink) {
  const struct ui_slot *best = NULL;
  for (int i = u->last.first_live; i < u->last.n; i++) {
    const struct ui_slot *s = &u->last.slots[i];
    enum ui_role r = s->node.role;
    bool holder = r != ROLE_TEXT && r != ROLE_HEADING && r != ROLE_STAGE && r != ROLE_STATUS && r != ROLE_MARK;
    if (!holder || s->node.rect.w < 1 || !has_middle(box_of(s->visible), ink)) continue;
    if (!best || s->node.rect.w * s->node.rect.h < best->node.rect.w * best->node.rect.h) best = s;
  }
  return best;
}

static void check_home(struct look *k, const struct word *w) {
  const struct ui *u = app_ui(k->app);
  const struct ui_slot *home = u->tip_cmd ? NULL : home_of(u, w->shown);
  if (!home || holds(box_of(home->node.rect), w->shown, 2 + ui_px(u, 13))) return;
  struct box b = box_of(home->node.rect);
  float out = fmaxf(fmaxf(b.x0 - w->shown.x0, w->shown.x1 - b.x1), fmaxf(b.y0 - w->shown.y0, w->shown.y1 - b.y1));
  char how[200];
  snprintf(how, sizeof how, "leaves \"%.80s\" by %.0f pixels", home->node.name, (double)out);
  look_fault(k, "spilt", w->text, how);
}

/* ---- controls ---- */

static void control_name(const struct ui_node *n, char out[128]) {
  snprintf(out, 128, "%s%s%.30s", n->name, n->name[0] ? "" : "#", n->name[0] ? "" : n->value);
}

static void check_control(struct look *k, const struct ui_slot *s) {
  const struct ui *u = app_ui(k->app);
  struct box b = box_of(s->node.rect), window = {0, 0, (float)u->scale.w, (float)u->scale.h};
  if (s->node.scrolled) window.y0 = -1e6f, window.y1 = 1e6f;
  char name[128], how[100];
  control_name(&s->node, name);
  snprintf(how, sizeof how, "at %.0f,%.0f..%.0f,%.0f", (double)b.x0, (double)b.y0, (double)b.x1, (double)b.y1);
  if (!holds(window, b, 1)) look_fault(k, "control outside the window", name, how);
  if (s->scroll >= 0 && (b.x0 < s->visible.x - 1 || b.x1 > s->visible.x + s->visible.w + 1) && s->visible.h > 0)
    look_fault(k, "control cut by its page", name, how);
  float least = ui_px(u, 28);
  if (s->node.rect.w < least || s->node.rect.h < least) look_fault(k, "control too small to hit", name, how);
}

static void check_controls_apart(struct look *k) {
  const struct ui *u = app_ui(k->app);
  for (int i = u->last.first_live; i < u->last.n; i++) {
    const struct ui_slot *a = &u->last.slots[i];
    if (!a->node.focusable || a->node.role == ROLE_STAGE) continue;
    check_control(k, a);
    for (int j = i + 1; j < u->last.n; j++) {
      const struct ui_slot *b = &u->last.slots[j];
      if (!b->node.focusable || b->node.role == ROLE_STAGE) continue;
      struct box ra = box_of(a->visible), rb = box_of(b->visible);
      float dx = over_x(ra, rb), dy = over_y(ra, rb);
      bool tab = a->node.role == ROLE_CHIP && holds(ra, rb, 1) && rb.x1 - rb.x0 < 0.5f * (ra.x1 - ra.x0);
      if (dx <= ui_px(u, 2) || dy <= ui_px(u, 3) || tab) continue;
      if (a->node.role == ROLE_MARK && b->node.role == ROLE_MARK) continue; /* close moments: arrows walk them */
      char name[128], how[200];
      control_name(&a->node, name);
      snprintf(how, sizeof how, "and \"%.90s\" share %.0f x %.0f pixels", b->node.name, (double)dx, (double)dy);
      look_fault(k, "control over control", name, how);
    }
  }
}

/* A panel may not lie over another one's words: each word stands on the last panel drawn below it. */
static void check_text_nodes(struct look *k) {
  const struct ui *u = app_ui(k->app);
  for (int i = u->last.first_live; i < u->last.n; i++) {
    const struct ui_slot *s = &u->last.slots[i];
    if (s->node.role != ROLE_TEXT && s->node.role != ROLE_HEADING) continue;
    struct box b = box_of(s->node.rect), window = {0, 0, (float)u->scale.w, (float)u->scale.h};
    if (s->node.scrolled) window.y0 = -1e6f, window.y1 = 1e6f;
    if (s->node.rect.w > 0 && !holds(window, b, 1)) look_fault(k, "outside the window", s->node.name, "");
  }
}

void look_check_layout(struct look *k) {
  struct ui *u = app_ui(k->app);
  struct word words[TEXTS];
  int n = words_of(u, ui_draw(u), words);
  k->looks++;
  for (int i = 0; i < n; i++) {
    check_size(k, &words[i]);
    check_cut(k, &words[i]);
    check_home(k, &words[i]);
  }
  check_apart(k, words, n);
  check_controls_apart(k);
  check_text_nodes(k);
}

/* ---- reach ---- */

void look_check_keys(struct look *k) {
  struct ui *u = app_ui(k->app);
  enum { MOST = 256 };
  uint32_t ids[MOST];
  bool seen[MOST] = {0};
  int n = 0;
  for (int i = u->last.first_live; i < u->last.n && n < MOST; i++)
    if (u->last.slots[i].node.focusable && u->last.slots[i].node.id) ids[n++] = u->last.slots[i].node.id;
  uint32_t before = ui_focus(u);
  for (int press = 0; press <= n; press++) {
    ui_input(u, &(struct input){.kind = INPUT_KEY_DOWN, .device = DEVICE_KEYS, .key = KEY_TAB});
    for (int i = 0; i < n; i++) seen[i] |= ids[i] == ui_focus(u);
  }
  for (int i = 0; i < n; i++)
    if (!seen[i]) look_fault(k, "Tab does not reach", ui_find(u, ids[i])->name, "");
  ui_set_focus(u, before);
  ui_show_focus(u, false);
}

static struct ui_scroll *scroll_there(struct ui *u) {
  for (int i = 0; i < UI_SCROLLS; i++)
    if (u->scrolls[i].used && u->scrolls[i].content > u->scrolls[i].view.h + 1) return &u->scrolls[i];
  return NULL;
}

bool look_scroll_on(struct look *k) {
  struct ui_scroll *s = scroll_there(app_ui(k->app));
  if (!s || s->target >= s->content - s->view.h - 1) return false;
  ui_scroll_by(s, s->view.h * 0.7f);
  return true;
}

void look_scroll_home(struct look *k) {
  struct ui_scroll *s = scroll_there(app_ui(k->app));
  if (s) ui_scroll_by(s, -1e6f);
}

/* ---- pixels ---- */

static float linear(uint32_t channel) {
  float c = (float)channel / 255.0f;
  return c <= 0.03928f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}
static float luminance(uint32_t p) {
  return 0.2126f * linear(p >> 16 & 255) + 0.7152f * linear(p >> 8 & 255) + 0.0722f * linear(p & 255);
}
static float contrast(uint32_t a, uint32_t b) {
  float la = luminance(a), lb = luminance(b);
  return (fmaxf(la, lb) + 0.05f) / (fminf(la, lb) + 0.05f);
}
static int differ(uint32_t a, uint32_t b) {
  int d = 0;
  for (int s = 0; s < 24; s += 8) d += abs((int)(a >> s & 255) - (int)(b >> s & 255));
  return d;
}

/* Both pictures of what lies round the word. */
static void draw_round(struct look *k, struct draw_list *d, const struct word *w, uint32_t *pixels) {
  struct canvas c = {d->w, d->h, d->w, pixels};
  struct irect b = d->cmds[w->cmd].bounds;
  raster_draw(k->raster, &c, d, (struct rect){(float)b.x0, (float)b.y0, (float)(b.x1 - b.x0), (float)(b.y1 - b.y0)});
}

struct ink {             /* of one word's full pixels */
  int full, shown, pale; /* all; those that differ from what is behind; those under the least contrast */
  float least;
};

/* The colour of the letters, on what lies behind them there. */
static uint32_t inked(uint32_t rgba, uint32_t behind) {
  uint32_t out = 0, a = rgba & 255;
  for (int s = 0; s < 24; s += 8) out |= ((rgba >> (s + 8) & 255) * a + (behind >> s & 255) * (255 - a)) / 255 << s;
  return out;
}

static struct ink measure(const struct look *k, const struct draw_list *d, const struct word *w,
                          const struct text_mask *m) {
  struct ink ink = {.least = 21};
  const struct draw_text_cmd *t = &d->cmds[w->cmd].u.text;
  int x0 = (int)floorf(t->x + 0.5f) + m->x, y0 = (int)floorf(t->y + 0.5f) + m->y;
  for (int y = 0; y < m->h; y++)
    for (int x = 0; x < m->w; x++) {
      int px = x0 + x, py = y0 + y;
      if (m->alpha[y * m->w + x] < 160) continue; /* the letters' edges are half of what is behind them */
      if (px < w->clip.x0 || px >= w->clip.x1 || py < w->clip.y0 || py >= w->clip.y1) continue;
      uint32_t a = k->with[py * d->w + px], b = k->without[py * d->w + px];
      float c = contrast(inked(d->cmds[w->cmd].rgba, b), b);
      ink.full++;
      ink.shown += differ(a, b) > 24;
      ink.pale += c < LEAST_CONTRAST;
      ink.least = fminf(ink.least, c);
    }
  return ink;
}

static void judge(struct look *k, const struct word *w, const struct ink *ink) {
  if (ink->full < 12) return;
  char how[100];
  snprintf(how, sizeof how, "shows %d of %d pixels", ink->shown, ink->full);
  if (ink->shown < 0.95f * (float)ink->full) {
    look_fault(k, "covered", w->text, how);
    return;
  }
  snprintf(how, sizeof how, "%d of %d pixels, the worst %.2f:1", ink->pale, ink->full, (double)ink->least);
  if ((float)ink->pale > 0.04f * (float)ink->full) look_fault(k, "under 4.5:1", w->text, how);
}

void look_check_pictures(struct look *k) {
  struct ui *u = app_ui(k->app);
  struct draw_list *d = ui_draw(u);
  static uint32_t colours[TEXTS];
  struct word words[TEXTS];
  int n = words_of(u, d, words);
  if (d->w * d->h > k->cap) {
    k->cap = d->w * d->h;
    k->with = realloc(k->with, (size_t)k->cap * sizeof *k->with);
    k->without = realloc(k->without, (size_t)k->cap * sizeof *k->without);
    if (!k->with || !k->without) abort();
  }
  for (int i = 0; i < n; i++) draw_round(k, d, &words[i], k->with);
  for (int i = 0; i < n; i++) {
    colours[i] = d->cmds[words[i].cmd].rgba;
    d->cmds[words[i].cmd].rgba = 0;
  }
  for (int i = 0; i < n; i++) draw_round(k, d, &words[i], k->without);
  for (int i = 0; i < n; i++) d->cmds[words[i].cmd].rgba = colours[i];
  for (int i = 0; i < n; i++) {
    const struct word *w = &words[i];
    struct text_mask m;
    bool again = false; /* drawn once more above: only the topmost is judged */
    for (int j = i + 1; j < n; j++) again |= same_word(w, &words[j]);
    if (again || same_as_name(w) || !platform_text_mask(w->font.face, w->font.size, 0, w->text, &m)) continue;
    struct ink ink = measure(k, d, w, &m);
    judge(k, w, &ink);
    free(m.alpha);
  }
}
