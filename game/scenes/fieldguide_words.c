/* fieldguide_words.c - what a page says, written or only measured. */
#include "fieldguide.h"

#include "../heard.h"
#include "../words.h"

#include <math.h>
#include <stdio.h>

static void skip(struct fieldguide_pen *p, float units) { p->y += ui_px(p->u, units); }

/* An icon and a text beside it. */
static void row(struct fieldguide_pen *p, enum icon icon, enum type_role role, const char *text, uint32_t tint) {
  float size = roundf(theme_type[role].size * 1.15f * ui_scale(p->u)->t), left = size + ui_px(p->u, 12);
  float line = ui_line_height(p->u, role), y = roundf(p->y);
  p->y = y + ui_text_measure(p->u, role, p->w - left, text, NULL);
  if (!p->draw) return;
  icon_draw(ui_draw(p->u), icon, roundf(p->x), roundf(y + (line - size) * 0.5f), size, tint);
  ui_text(p->u, role, p->x + left, y, p->w - left, text, ui_theme(p->u)->ink);
}

static void tally(const struct fieldguide *g, enum sign s, char *out, size_t size) {
  int met = app_met(g->app, s), named = app_named(g->app, s);
  char right[80] = "";
  if (named > 0) words_numbers(named, named, words(" You named it right %d [time|times]."), right, sizeof right);
  if (met == 0) {
    snprintf(out, size, "%s", words("You have not met it yet."));
    return;
  }
  char often[80];
  words_numbers(met, met, words("You met it in %d [level|levels]."), often, sizeof often);
  snprintf(out, size, "%s%s", often, right);
}

void fieldguide_write_sign(const struct fieldguide *g, struct fieldguide_pen *p, enum sign s) {
  const struct sign_page *page = sign_page(s);
  const struct theme *c = ui_theme(p->u);
  char text[240];
  const struct heard *heard = sign_heard(s) ? heard_by(HEARD_SIGN, (int)s) : NULL;
  row(p, sign_heard(s) ? ICON_SOUND : ICON_SAY, TYPE_BODY, words(page->seen), c->cloth_low);
  skip(p, 7);
  snprintf(text, sizeof text, "%s %s", words("*It means:*"), words(page->means));
  row(p, ICON_BUBBLE, TYPE_BODY, text, c->cloth_low);
  skip(p, 7);
  row(p, ICON_NO, TYPE_BODY, words(page->not_this), c->fear);
  skip(p, 7);
  snprintf(text, sizeof text, "%s %s", words("*Do:*"), words(page->todo));
  row(p, ICON_HAND, TYPE_BODY, text, c->cloth_low);
  skip(p, 9);
  if (heard) {
    snprintf(text, sizeof text, words("You hear: %s"), words(sound_caption(heard->sound)));
    row(p, ICON_TALK, TYPE_SMALL, text, c->soft);
    skip(p, 3);
  }
  tally(g, s, text, sizeof text);
  row(p, app_met(g->app, s) ? ICON_CHECK : ICON_STARO, TYPE_SMALL, text, c->soft);
}

/* ---- telling them apart ---- */

struct table {
  float at[3], wide[3];
  int columns;
};

static struct table table_of(const struct fieldguide_pen *p, const struct sign_tell *t, int n, bool alike) {
  struct table k = {.columns = alike ? 3 : 2};
  float gap = ui_px(p->u, 14), first = 0;
  for (int i = 0; i < n; i++) first = fmaxf(first, ui_text_width(p->u, TYPE_BOLD, words(t[i].what)));
  first = fminf(ceilf(first) + 1, p->w * 0.34f);
  float rest = p->w - first - gap * (float)(k.columns - 1);
  k.wide[0] = first;
  k.wide[1] = k.wide[2] = floorf(alike ? rest * 0.5f : rest);
  k.at[0] = p->x;
  k.at[1] = p->x + first + gap;
  k.at[2] = k.at[1] + k.wide[1] + gap;
  return k;
}

static void table_row(struct fieldguide_pen *p, const struct table *k, const enum type_role role[3],
                      const char *const cell[3], const uint32_t ink[3]) {
  float most = 0;
  for (int i = 0; i < k->columns; i++) most = fmaxf(most, ui_text_measure(p->u, role[i], k->wide[i], cell[i], NULL));
  for (int i = 0; p->draw && i < k->columns; i++)
    if (cell[i][0]) ui_text(p->u, role[i], k->at[i], roundf(p->y), k->wide[i], cell[i], ink[i]);
  p->y += most;
}

static void rule(struct fieldguide_pen *p) {
  skip(p, 3);
  float h = fmaxf(1, roundf(ui_scale(p->u)->s));
  uint32_t rgba = ui_theme(p->u)->rule;
  if (p->draw)
    draw_box(ui_draw(p->u), (struct rect){p->x, roundf(p->y), p->w, h},
             &(struct draw_box){.fill = rgba, .fill_bottom = rgba});
  skip(p, 4);
}

void fieldguide_write_tells(struct fieldguide_pen *p, enum sign s) {
  const struct sign_page *page = sign_page(s);
  const struct theme *c = ui_theme(p->u);
  bool alike = page->like != s;
  struct sign_tell t[SIGN_TELLS];
  int n = sign_tells(s, t);
  if (p->draw && alike) ui_text(p->u, TYPE_BOLD, p->x, roundf(p->y), p->w, words("Tell them apart"), c->deep);
  if (alike) p->y += ui_line_height(p->u, TYPE_BOLD);
  struct table k = table_of(p, t, n, alike);
  if (alike) {
    static const enum type_role heads[3] = {TYPE_SMALL, TYPE_SMALL, TYPE_SMALL};
    const uint32_t soft[3] = {c->soft, c->soft, c->soft};
    const char *const head[3] = {"", words(page->name), words(sign_page(page->like)->name)};
    table_row(p, &k, heads, head, soft);
  }
  static const enum type_role roles[3] = {TYPE_BOLD, TYPE_BODY, TYPE_BODY};
  const uint32_t inks[3] = {c->deep, c->ink, c->ink};
  for (int i = 0; i < n; i++) {
    const char *const cell[3] = {words(t[i].what), words(t[i].here), words(t[i].there)};
    rule(p);
    table_row(p, &k, roles, cell, inks);
  }
  skip(p, 12);
  char text[240];
  snprintf(text, sizeof text, "%s %s", words("*In mice:*"), page->mice[0] ? words(page->mice) : words("the same."));
  row(p, ICON_RAT, TYPE_SMALL, text, c->cloth_low);
  skip(p, 3);
  snprintf(text, sizeof text, "%s %s.", words("*How sure?*"), words(sign_sure_words(page->sure)));
  row(p, ICON_INFO, TYPE_SMALL, text, c->cloth_low);
}

/* ---- the head ---- */

static enum icon mood_icon(enum sign_mood m) {
  static const enum icon icons[SIGN_MOODS] = {ICON_WARN, ICON_SAY,  ICON_NOTE, ICON_HEART,
                                              ICON_STAR, ICON_WARN, ICON_PLUS};
  return icons[m];
}

static enum badge_kind mood_badge(enum sign_mood m) {
  if (m == MOOD_AFRAID || m == MOOD_ANGRY || m == MOOD_HURT) return BADGE_CARE;
  return m == MOOD_CALM || m == MOOD_HAPPY ? BADGE_GOOD : BADGE_PLAIN;
}

float fieldguide_head_width(const struct ui *u, enum sign s, enum type_role role) {
  return ui_text_width(u, role, words(sign_page(s)->name)) + ui_px(u, 16) +
         widget_badge_width(u, words(sign_mood_name(sign_page(s)->mood)));
}

void fieldguide_write_where(struct fieldguide_pen *p, enum type_role role, const char *said) {
  float line = ui_line_height(p->u, role), small = ui_line_height(p->u, TYPE_SMALL), y = roundf(p->y),
        h = fmaxf(line, widget_badge_height(p->u));
  ui_text(p->u, role, p->x, roundf(y + (h - line) * 0.5f), p->w, words("Where to look"), ui_theme(p->u)->deep);
  p->y += h + ui_px(p->u, 10);
  if (ui_text_width(p->u, role, words("Where to look")) + ui_text_width(p->u, TYPE_SMALL, said) + ui_px(p->u, 20) >
      p->w)
    return;
  struct rect at = {p->x, roundf(y + (h - small) * 0.5f + ui_px(p->u, 2)), p->w, 0};
  ui_text_aligned(p->u, TYPE_SMALL, at, said, ui_theme(p->u)->soft, ALIGN_RIGHT);
}

void fieldguide_write_head(struct fieldguide_pen *p, enum sign s, enum type_role role, const char *said) {
  const struct sign_page *page = sign_page(s);
  const char *name = words(page->name), *mood = words(sign_mood_name(page->mood));
  float line = ui_line_height(p->u, role), badge_h = widget_badge_height(p->u), y = roundf(p->y);
  float wide = fieldguide_head_width(p->u, s, role), name_w = ui_text_width(p->u, role, name);
  bool beside = wide <= p->w;
  float h = beside ? fmaxf(line, badge_h) : ui_text_measure(p->u, role, p->w, name, NULL) + badge_h + ui_px(p->u, 4);
  p->y += h + ui_px(p->u, 10);
  if (!p->draw) return;
  ui_text(p->u, role, p->x, beside ? roundf(y + (h - line) * 0.5f) : y, p->w, name, ui_theme(p->u)->deep);
  float bx = beside ? p->x + name_w + ui_px(p->u, 16) : p->x,
        by = beside ? roundf(y + (h - badge_h) * 0.5f + ui_px(p->u, 2)) : y + h - badge_h;
  widget_badge(p->u, bx, by, mood_icon(page->mood), mood, mood_badge(page->mood));
  if (!said || !beside || wide + ui_px(p->u, 20) + ui_text_width(p->u, TYPE_SMALL, said) > p->w) return;
  struct rect at = {p->x, roundf(y + (h - ui_line_height(p->u, TYPE_SMALL)) * 0.5f + ui_px(p->u, 2)), p->w, 0};
  ui_text_aligned(p->u, TYPE_SMALL, at, said, ui_theme(p->u)->soft, ALIGN_RIGHT);
}
