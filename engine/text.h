/* text.h - the line scanner under levels and diaries, and the list of problems it fills.
 *
 * Hand-written files are the teachers' and children's interface: every mistake in a file is found in one pass and
 * told with its line, its column and what would mend it. */
#ifndef HANDSHY_ENGINE_TEXT_H
#define HANDSHY_ENGINE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct problem {
  int line, column; /* from 1; column counts characters, not bytes */
  char text[200];
};
enum { PROBLEMS_MAX = 100 }; /* further ones are counted, not kept */
struct problems {
  int n;     /* kept */
  int total; /* found */
  struct problem list[PROBLEMS_MAX];
};
void problems_add(struct problems *p, int line, int column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void problems_sort(struct problems *p); /* into the order of the file */

/* A piece of a line: not terminated. */
struct span {
  const char *at;
  size_t length;
  int line, column;
};
/* For `%.*s`: a span's text, cut to what fits into a message. */
#define SPAN(s) (int)((s).length < 40 ? (s).length : 40), (s).at
bool span_is(struct span s, const char *word);
/* The index of the word that it is, or -1. */
int span_index(struct span s, const char *const *words, size_t n);
/* The nearest of n words, or NULL if none is near (for "did you mean"). */
const char *span_near(struct span s, const char *const *words, size_t n);
/* A number with a dot; says `write 0.8, not 0,8`; out untouched on a mistake. At most 15 digits, so that every build
 * reads the same double. */
bool span_number(struct span s, double *out, struct problems *p);
/* Cuts `s` at byte `n`: returns what lies before, leaves in *s what lies after; both keep their columns. */
struct span span_cut(struct span *s, size_t n);
struct span span_trim(struct span s); /* outer blanks cut */
/* What is missing at the end of a line is told just after it. */
int span_end_column(struct span s);
/* Cuts the first word off `rest`; false if there is none. */
bool span_word(struct span *rest, struct span *word);

enum { SCANNER_LINE_MAX = 500 }; /* characters of one line */

/* Reads lines of a whole file in memory: BOM and CRLF accepted, `#` comments (at the beginning or after a blank) cut,
 * bad UTF-8 and NUL reported. */
struct scanner {
  const char *at, *end;
  int line;
};
void scanner_begin(struct scanner *s, const char *bytes, size_t length, struct problems *p);
/* The next line with its comment and outer blanks cut (it may be empty); indent = blanks before it. false at the
 * end. */
bool scanner_line(struct scanner *s, struct span *line, int *indent, struct problems *p);
/* The next line as it stands, comment and blanks included. */
bool scanner_raw_line(struct scanner *s, struct span *line, struct problems *p);

#endif
