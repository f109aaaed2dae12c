/* What makes a sound: see heard.h. */
#include "heard.h"

#include <stddef.h>

struct row {
  enum heard_table table;
  int row;
  struct heard heard;
};

#define ROW_SIGN(row) SIGN_##row
#define ROW_DOING(row) DOING_##row
#define ROW_EVENT(row) EVENT_##row
#define ROW_VERB(row) VERB_##row
#define ROW_DISTURB(row) DISTURB_##row

static const struct row rows[] = {
#define HEARD(table, row, sound, every_s, gain)                                                                        \
  {HEARD_##table, (int)ROW_##table(row), {SOUND_##sound, (float)(every_s), (float)(gain), NULL}},
#define SILENT(table, row, why) {HEARD_##table, (int)ROW_##table(row), {SOUND_COUNT, 0, 0, why}},
#include "sounds.def"
};

static const struct heard *find(enum heard_table table, int row) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (rows[i].table == table && rows[i].row == row) return &rows[i].heard;
  return NULL;
}

const struct heard *heard_by(enum heard_table table, int row) {
  const struct heard *h = find(table, row);
  return h && !h->why ? h : NULL;
}

const char *heard_silent_why(enum heard_table table, int row) {
  const struct heard *h = find(table, row);
  return h ? h->why : NULL;
}
