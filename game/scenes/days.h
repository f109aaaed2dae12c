/* days.h - shared by days.c (the page between two visits) and days_hours.c (what its hours are like). */
#ifndef HANDSHY_GAME_DAYS_H
#define HANDSHY_GAME_DAYS_H

#include "../../engine/run.h"
#include "photo.h"

#define MINUTE_DS INT64_C(600)
#define HOUR_DS INT64_C(36000)
#define BAND_DS (27 * HOUR_DS)
#define GRID_DS (30 * MINUTE_DS) /* the marker goes by half hours */
#define MORNING_H 7              /* visits are the player's choice between these hours */
#define NIGHT_H 23
#define WAIT_LEAST_S 1.0
#define WAIT_MOST_S 3.0

/* What the hours of the band are like. */
enum hours { HOURS_EVENING, HOURS_NIGHT, HOURS_DAWN, HOURS_DROWSY, HOURS_ASLEEP, HOURS_WAKES, HOURS_KINDS };
enum { MOST_PARTS = 12, MOST_CHOICES = 3 };
struct part {
  int64_t from_ds, to_ds;
  enum hours kind;
};
struct choice {
  const char *label;
  int64_t at_ds;
};

struct days {
  const struct level *level;
  struct photo *photo;
  int rats[SIM_MAX_RATS], n_rats;
  bool calm; /* the rats, when the person left */
  int64_t now_ds, to_ds, last_ds;
  struct part parts[MOST_PARTS];
  int n_parts, n_choices;
  struct choice choices[MOST_CHOICES];
  bool waiting, skip, wheel; /* wheel: was heard in this wait */
  double waited_s, wait_s;
  double still_s; /* since somebody did something */
  bool moving;
  int64_t began_ds;
};

/* Fills the parts of the band from `now_ds` on; the sim itself is only read. */
void days_read_hours(struct days *d, const sim *s);

#endif
