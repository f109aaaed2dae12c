/* ui_text.c - measuring and setting text: lines broken at blanks, *bold* phrases, whole-pixel origins. Widths of words
 * are remembered, since a visit sets the same words sixty times a second. */
#include "ui_inside.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LINE_BYTES = 400, LINE_SPANS = 8 };

struct span { /* a piece of one line in one weight */
  int from, bytes;
  bool bold;
  float width;
};
struct line {
  char text[LINE_BYTES];
  int bytes, spans_n;
  struct span spans[LINE_SPANS];
  float width;
};
struct setter { /* where in the text the next line begins */
  const char *at;
  bool bold;
  enum type_role role;
  float width;
};

static enum font_face face_of(enum type_role role, bool bold) { return bold ? FONT_BOLD : theme_type[role].face; }

/* Display sizes belong to the page, not to the reader: they grow with the window, and less than body text does. */
static float role_scale(const struct ui *u, enum type_role role) {
  float s = u->scale.s, t = u->scale.t;
  if (role == TYPE_TITLE) return s;
  if (role == TYPE_NAME && t > 1.35f * s) return 1.35f * s;
  if (role == TYPE_H1 && t > 1.5f * s) return 1.5f * s;
  return t;
}

struct draw_font ui_font(const struct ui *u, enum type_role role) {
  assert(role < TYPE_ROLE_COUNT);
  return (struct draw_font){.face = theme_type[role].face, .size = theme_type[role].size * role_scale(u, role)};
}

float ui_line_height(const struct ui *u, enum type_role role) {
  return roundf(theme_type[role].line * role_scale(u, role));
}

static uint32_t text_hash(enum font_face face, float size, const char *text, int bytes) {
  uint32_t h = 2166136261u ^ (uint32_t)face * 31u ^ (uint32_t)(size * 64.0f) * 2654435761u;
  for (int i = 0; i < bytes; i++) h = (h ^ (uint8_t)text[i]) * 16777619u;
  return h ? h : 1;
}

/* The cache is filled through a const ui: it changes nothing that can be seen. */
static float measured(const struct ui *u, const struct draw_font *font, const char *text, int bytes) {
  uint32_t hash = text_hash(font->face, font->size, text, bytes);
  struct ui_width *slot = (struct ui_width *)&u->widths[hash % UI_WIDTHS];
  if (slot->hash == hash) return slot->width;
  char word[LINE_BYTES];
  int n = bytes < LINE_BYTES - 1 ? bytes : LINE_BYTES - 1;
  memcpy(word, text, (size_t)n);
  word[n] = 0;
  *slot = (struct ui_width){hash, draw_text_width(font, word)};
  return slot->width;
}

float ui_text_width(const struct ui *u, enum type_role role, const char *text) {
  struct draw_font font = ui_font(u, role);
  return measured(u, &font, text, (int)strlen(text));
}

static float spans_width(const struct ui *u, struct line *line, enum type_role role) {
  struct draw_font font = ui_font(u, role);
  float x = 0;
  for (int i = 0; i < line->spans_n; i++) {
    struct span *span = &line->spans[i];
    font.face = face_of(role, span->bold);
    span->width = measured(u, &font, line->text + span->from, span->bytes);
    x += span->width;
  }
  return x;
}

static void line_add(struct line *line, const char *bytes, int n, bool bold) {
  if (n > LINE_BYTES - 1 - line->bytes) n = LINE_BYTES - 1 - line->bytes;
  struct span *last = line->spans_n ? &line->spans[line->spans_n - 1] : NULL;
  if (!last || last->bold != bold) {
    if (line->spans_n == LINE_SPANS) {
      bold = last->bold;
    } else {
      last = &line->spans[line->spans_n++];
      *last = (struct span){.from = line->bytes, .bold = bold};
    }
  }
  memcpy(line->text + line->bytes, bytes, (size_t)n);
  line->bytes += n;
  last->bytes += n;
}

/* Adds the next word with the blank before it, with its changes of weight. Gives where it ends. */
static const char *line_add_word(struct line *line, const char *at, bool *bold) {
  const char *from = at;
  while (*at && *at != '\n') {
    if (*at == ' ' && at > from && at[-1] != ' ') break;
    if (*at == '*') {
      *bold = !*bold;
    } else {
      line_add(line, at, 1, *bold);
    }
    at++;
  }
  return at;
}

/* The next line of the text; false after the last. */
static bool line_next(const struct ui *u, struct setter *setter, struct line *line) {
  if (!*setter->at) return false;
  line->bytes = line->spans_n = 0;
  line->width = 0;
  while (*setter->at == ' ') setter->at++;
  while (*setter->at && *setter->at != '\n') {
    struct line tried = *line;
    bool bold = setter->bold;
    const char *end = line_add_word(&tried, setter->at, &bold);
    tried.width = spans_width(u, &tried, setter->role);
    if (line->bytes > 0 && tried.width > setter->width + 0.5f) break;
    *line = tried;
    setter->at = end;
    setter->bold = bold;
  }
  if (*setter->at == '\n') setter->at++;
  return true;
}

float ui_text_measure(const struct ui *u, enum type_role role, float width, const char *text, float *widest) {
  struct setter setter = {text, false, role, width};
  struct line line;
  float most = 0;
  int n = 0;
  while (line_next(u, &setter, &line)) {
    if (line.width > most) most = line.width;
    n++;
  }
  if (widest) *widest = ceilf(most);
  return (float)n * ui_line_height(u, role);
}

float ui_text_balanced(const struct ui *u, enum type_role role, float width, const char *text) {
  float h = ui_text_measure(u, role, width, text, NULL), low = width * 0.4f, high = width;
  for (int i = 0; i < 8; i++) {
    float middle = (low + high) * 0.5f, widest;
    bool fits = ui_text_measure(u, role, middle, text, &widest) <= h && widest <= middle + 1;
    if (fits) high = middle;
    if (!fits) low = middle;
  }
  return ceilf(high);
}

static void line_draw(struct ui *u, const struct line *line, enum type_role role, float x, float y, uint32_t rgba) {
  struct draw_font font = ui_font(u, role);
  float height = ui_line_height(u, role);
  for (int i = 0; i < line->spans_n; i++) {
    const struct span *span = &line->spans[i];
    char text[LINE_BYTES];
    memcpy(text, line->text + span->from, (size_t)span->bytes);
    text[span->bytes] = 0;
    font.face = face_of(role, span->bold);
    draw_text(u->draw, &font, roundf(x), roundf(y + (height - draw_text_height(&font)) * 0.5f), text, rgba);
    x += span->width;
  }
}

/* Sets the lines and tells the rectangle they cover. */
static struct rect text_set(struct ui *u, enum type_role role, struct rect box, const char *text, uint32_t rgba,
                            enum ui_align align) {
  struct setter setter = {text, false, role, box.w};
  struct line line;
  struct rect used = {box.x + box.w, box.y, 0, 0};
  float right = box.x;
  while (line_next(u, &setter, &line)) {
    float x = box.x + (align == ALIGN_LEFT ? 0 : (box.w - line.width) * (align == ALIGN_CENTRE ? 0.5f : 1.0f));
    line_draw(u, &line, role, x, used.y + used.h, rgba);
    if (x < used.x) used.x = x;
    if (x + line.width > right) right = x + line.width;
    used.h += ui_line_height(u, role);
  }
  used.w = right > used.x ? right - used.x : 0;
  return used;
}

float ui_text_draw(struct ui *u, enum type_role role, struct rect box, const char *text, uint32_t rgba,
                   enum ui_align align) {
  return text_set(u, role, box, text, rgba, align).h;
}

float ui_text_aligned(struct ui *u, enum type_role role, struct rect box, const char *text, uint32_t rgba,
                      enum ui_align align) {
  struct rect used = text_set(u, role, box, text, rgba, align);
  bool heading = role <= TYPE_H1 || role == TYPE_H2;
  struct ui_node node = {.role = heading ? ROLE_HEADING : ROLE_TEXT, .rect = used};
  snprintf(node.name, sizeof node.name, "%s", text);
  ui_declare(u, &node);
  return used.h;
}

float ui_text(struct ui *u, enum type_role role, float x, float y, float width, const char *text, uint32_t rgba) {
  return ui_text_aligned(u, role, (struct rect){x, y, width, 0}, text, rgba, ALIGN_LEFT);
}
