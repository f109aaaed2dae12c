/* text.c - bytes of a hand-written file -> lines, words, numbers, with the place of everything and a kind word about
 * every mistake. No allocation; a span points into the caller's bytes. */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* How long the UTF-8 character at `at` is; 0 if it is none. */
static size_t utf8_length(const char *at, const char *end) {
  const unsigned char *b = (const unsigned char *)at;
  size_t left = (size_t)(end - at), n;
  if (b[0] < 0x80) return 1;
  if (b[0] >= 0xc2 && b[0] <= 0xdf)
    n = 2;
  else if (b[0] >= 0xe0 && b[0] <= 0xef)
    n = 3;
  else if (b[0] >= 0xf0 && b[0] <= 0xf4)
    n = 4;
  else
    return 0;
  if (left < n) return 0;
  for (size_t i = 1; i < n; i++)
    if ((b[i] & 0xc0) != 0x80) return 0;
  if (b[0] == 0xe0 && b[1] < 0xa0) return 0; /* written longer than needed */
  if (b[0] == 0xed && b[1] > 0x9f) return 0; /* half of a UTF-16 pair */
  if (b[0] == 0xf0 && b[1] < 0x90) return 0;
  if (b[0] == 0xf4 && b[1] > 0x8f) return 0;
  return n;
}

/* Characters in the bytes; a stray byte counts as one. */
static int utf8_count(const char *at, const char *end) {
  int n = 0;
  while (at < end) {
    size_t step = utf8_length(at, end);
    at += step ? step : 1;
    n++;
  }
  return n;
}

/* A message goes to a terminal: no control characters, no half characters. */
static void make_printable(char *text) {
  char *end = text + strlen(text), *to = text;
  for (char *at = text; at < end;) {
    size_t n = utf8_length(at, end);
    bool control = n == 1 && ((unsigned char)*at < 0x20 || *at == 0x7f);
    control |= n == 2 && (unsigned char)at[0] == 0xc2 && (unsigned char)at[1] < 0xa0;
    if (n == 0 || control) {
      *to++ = '?';
      at += n ? n : 1;
    } else {
      memmove(to, at, n);
      to += n;
      at += n;
    }
  }
  *to = 0;
}

void problems_add(struct problems *p, int line, int column, const char *format, ...) {
  p->total++;
  if (p->n == PROBLEMS_MAX) return;
  struct problem *problem = &p->list[p->n++];
  problem->line = line;
  problem->column = column;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(problem->text, sizeof problem->text, format, arguments);
  va_end(arguments);
  make_printable(problem->text);
}

static bool comes_before(const struct problem *a, const struct problem *b) {
  return a->line != b->line ? a->line < b->line : a->column < b->column;
}

void problems_sort(struct problems *p) {
  for (int i = 1; i < p->n; i++) /* by insertion: short, and equal places keep their order */
    for (int j = i; j > 0 && comes_before(&p->list[j], &p->list[j - 1]); j--) {
      struct problem swap = p->list[j];
      p->list[j] = p->list[j - 1];
      p->list[j - 1] = swap;
    }
}

bool span_is(struct span s, const char *word) { return s.length == strlen(word) && memcmp(s.at, word, s.length) == 0; }

int span_index(struct span s, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (span_is(s, words[i])) return (int)i;
  return -1;
}

static char folded(char c) {
  if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
  return c == '-' || c == ' ' ? '_' : c;
}

enum { NEAR_LENGTH = 32 };

/* Letters to change, add, drop or swap with the neighbour until `s` is `word`. */
static int edit_distance(struct span s, const char *word) {
  int row[3][NEAR_LENGTH + 1];
  int n = (int)s.length, m = (int)strlen(word);
  for (int j = 0; j <= m; j++) row[0][j] = j;
  for (int i = 1; i <= n; i++) {
    int *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
    now[0] = i;
    for (int j = 1; j <= m; j++) {
      char a = folded(s.at[i - 1]), b = folded(word[j - 1]);
      int best = last[j - 1] + (a != b);
      if (last[j] + 1 < best) best = last[j] + 1;
      if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
      bool swapped = i > 1 && j > 1 && a == folded(word[j - 2]) && folded(s.at[i - 2]) == b;
      if (swapped && before[j - 2] + 1 < best) best = before[j - 2] + 1;
      now[j] = best;
    }
  }
  return row[n % 3][m];
}

static bool begins_alike(struct span s, const char *word) {
  size_t length = strlen(word), shorter = s.length < length ? s.length : length;
  if (shorter < 4) return false;
  for (size_t i = 0; i < shorter; i++)
    if (folded(s.at[i]) != folded(word[i])) return false;
  return true;
}

const char *span_near(struct span s, const char *const *words, size_t n) {
  if (s.length == 0 || s.length > NEAR_LENGTH) return NULL;
  int best = s.length <= 3 ? 2 : s.length <= 7 ? 3 : 4; /* nearer than this */
  const char *nearest = NULL;
  for (size_t i = 0; i < n; i++) {
    size_t length = strlen(words[i]);
    if (length > NEAR_LENGTH || length == 0) continue;
    int distance = edit_distance(s, words[i]);
    if (distance < best && distance < (int)length) {
      best = distance;
      nearest = words[i];
    }
  }
  for (size_t i = 0; i < n && !nearest; i++)
    if (begins_alike(s, words[i])) nearest = words[i];
  return nearest;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* `0,8`: somebody's decimal comma. */
static bool is_comma_number(struct span s) {
  bool comma = false;
  for (size_t i = 0; i < s.length; i++) {
    if (s.at[i] == ',' && !comma && i > 0 && i + 1 < s.length)
      comma = true;
    else if (!is_digit(s.at[i]) && !(i == 0 && s.at[i] == '-'))
      return false;
  }
  return comma;
}

static void say_number(struct span s, struct problems *p) {
  if (is_comma_number(s) && s.length < 40) {
    size_t comma = (size_t)((const char *)memchr(s.at, ',', s.length) - s.at);
    problems_add(p, s.line, s.column, "write %.*s.%.*s, not %.*s", (int)comma, s.at, (int)(s.length - comma - 1),
                 s.at + comma + 1, SPAN(s));
  } else {
    problems_add(p, s.line, s.column, "a number is wanted here, not `%.*s`", SPAN(s));
  }
}

bool span_number(struct span s, double *out, struct problems *p) {
  size_t i = s.length > 0 && s.at[0] == '-' ? 1 : 0;
  bool negative = i == 1, point = false;
  double digits = 0, divisor = 1; /* both exact, so the one division rounds the same everywhere */
  int n = 0;
  for (; i < s.length; i++) {
    if (s.at[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (!is_digit(s.at[i])) return say_number(s, p), false;
    if (++n > 15) {
      problems_add(p, s.line, s.column, "this number has more than 15 digits");
      return false;
    }
    digits = digits * 10 + (s.at[i] - '0');
    if (point) divisor *= 10;
  }
  if (n == 0) return say_number(s, p), false;
  *out = negative && digits > 0 ? -digits / divisor : digits / divisor;
  return true;
}

/* Bytes of the blank at `at`, 0 if there is none. A no-break space, as word processors make them, is one too. */
static size_t blank_length(const char *at, const char *end) {
  if (at == end) return 0;
  if (*at == ' ' || *at == '\t') return 1;
  return end - at >= 2 && (unsigned char)at[0] == 0xc2 && (unsigned char)at[1] == 0xa0 ? 2 : 0;
}

struct span span_cut(struct span *s, size_t n) {
  struct span head = *s;
  head.length = n;
  s->column += utf8_count(s->at, s->at + n);
  s->at += n;
  s->length -= n;
  return head;
}

struct span span_trim(struct span s) {
  size_t n;
  while ((n = blank_length(s.at, s.at + s.length)) > 0) span_cut(&s, n);
  for (;;) {
    if (s.length >= 1 && blank_length(s.at + s.length - 1, s.at + s.length) == 1)
      s.length -= 1;
    else if (s.length >= 2 && blank_length(s.at + s.length - 2, s.at + s.length) == 2)
      s.length -= 2;
    else
      return s;
  }
}

int span_end_column(struct span s) { return s.column + utf8_count(s.at, s.at + s.length); }

bool span_word(struct span *rest, struct span *word) {
  *rest = span_trim(*rest);
  size_t n = 0;
  while (n < rest->length && !blank_length(rest->at + n, rest->at + rest->length)) n++;
  *word = span_cut(rest, n);
  *rest = span_trim(*rest);
  return n > 0;
}

void scanner_begin(struct scanner *s, const char *bytes, size_t length, struct problems *p) {
  s->at = bytes;
  s->end = bytes + length;
  s->line = 0;
  if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
    s->at += 3;
  else if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
    problems_add(p, 1, 1, "this file is UTF-16; save it as UTF-8");
    s->at = s->end;
  }
}

/* Told once a line: a file of another encoding would drown everything else. */
static void check_characters(struct span line, struct problems *p) {
  const char *end = line.at + line.length;
  int column = line.column;
  if (utf8_count(line.at, end) > SCANNER_LINE_MAX)
    problems_add(p, line.line, line.column + SCANNER_LINE_MAX, "this line is longer than %d characters",
                 SCANNER_LINE_MAX);
  for (const char *at = line.at; at < end; column++) {
    size_t n = utf8_length(at, end);
    if (n == 0) {
      problems_add(p, line.line, column, "not UTF-8 text here (byte %02X); save the file as UTF-8",
                   (unsigned)(unsigned char)*at);
      return;
    }
    if (n == 1 && (unsigned char)*at < 0x20 && *at != '\t') {
      problems_add(p, line.line, column, "a control character (%02X) stands here", (unsigned)(unsigned char)*at);
      return;
    }
    at += n;
  }
}

bool scanner_raw_line(struct scanner *s, struct span *line, struct problems *p) {
  if (s->at == s->end) return false;
  const char *newline = memchr(s->at, '\n', (size_t)(s->end - s->at));
  const char *end = newline ? newline : s->end;
  *line = (struct span){s->at, (size_t)(end - s->at), ++s->line, 1};
  s->at = newline ? newline + 1 : s->end;
  if (line->length > 0 && line->at[line->length - 1] == '\r') line->length--;
  check_characters(*line, p);
  return true;
}

bool scanner_line(struct scanner *s, struct span *line, int *indent, struct problems *p) {
  if (!scanner_raw_line(s, line, p)) return false;
  for (size_t i = 0; i < line->length; i++)
    if (line->at[i] == '#' && (i == 0 || line->at[i - 1] == ' ' || line->at[i - 1] == '\t')) line->length = i;
  *line = span_trim(*line);
  *indent = line->column - 1;
  return true;
}
