/* text.c - the line scanner (being filled). */
#include "text.h"
void problems_add(struct problems *p, int line, int column, const char *format, ...) {
  (void)line, (void)column, (void)format;
  p->total++;
}
