/* debrief_tell.c - which moments of a run mattered, and what is said of them: what happened, why, and what helps.
 * Strengths come first; nothing is called wrong (style.md section 8). */
#include "debrief.h"
#include "tell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- which moments ---- */

static const int event_mark[EVENT_COUNT] = {
#define E(id, name, mark, value) [EVENT_##id] = mark,
#include "../../engine/events.def"
#undef E
};

/* How much a kind of moment says, before repetition and size. */
static double base_weight(const struct run *run, const struct sim_event *e) {
  switch (e->kind) {
  case EVENT_BITE:
  case EVENT_ESCAPED:
  case EVENT_TAIL_INJURY: return 10;
  case EVENT_HUT_REACHED:
  case EVENT_GAVE_UP: return 8.5;
  case EVENT_SCARE: return 5 + 3 * e->value;
  case EVENT_BOLTED:
  case EVENT_STRUGGLE_PAID: return 6.5;
  case EVENT_STEP_LOST: return 5.5;
  case EVENT_LEANED_IN:
  case EVENT_HELD_CALMLY:
  case EVENT_ENTERED_CLOTHES: return 7;
  case EVENT_SETTLED: return tell_asks(run_level(run), GOAL_SETTLED) ? 5 + 3 * e->value : 2.5;
  case EVENT_NEARER: return 6;
  case EVENT_STROKED: return 5;
  case EVENT_TREAT_TAKEN: return 4.5 + fmax(0, 2 - e->value / 10);
  case EVENT_NIP: return 5;
  case EVENT_TREAT_REFUSED: return 3.5;
  default: return 4;
  }
}

static bool crowded(const struct debrief_mark *marks, int n, const struct sim_event *e) {
  for (int i = 0; i < n; i++) {
    int64_t apart = marks[i].event.at_ds - e->at_ds;
    if (apart < 600 && apart > -600 && event_mark[marks[i].event.kind] == event_mark[e->kind]) return true;
  }
  return false;
}

/* The same again tells less each time. */
static double weight_now(const struct run *run, const struct debrief_mark *marks, int n, const struct sim_event *e) {
  double w = base_weight(run, e);
  for (int i = 0; i < n; i++) {
    if (marks[i].event.kind == e->kind) w *= 0.55;
  }
  return w;
}

static void sort_by_time(struct debrief_mark *marks, int n) {
  for (int i = 1; i < n; i++) {
    for (int k = i; k > 0 && marks[k - 1].event.at_ds > marks[k].event.at_ds; k--) {
      struct debrief_mark m = marks[k];
      marks[k] = marks[k - 1];
      marks[k - 1] = m;
    }
  }
}

static bool is_hero(const struct run *run, int rat) {
  int first, n = tell_heroes(run_level(run), &first);
  return rat < 0 || (rat >= first && rat < first + n);
}

static const struct sim_event *pick(const struct run *run, const struct debrief_mark *marks, int n, double *weight) {
  int count;
  const struct sim_event *events = run_events(run, &count), *best = NULL;
  for (int i = 0; i < count; i++) {
    if (!event_mark[events[i].kind] || !is_hero(run, events[i].rat) || crowded(marks, n, &events[i])) continue;
    double w = weight_now(run, marks, n, &events[i]);
    if (best && w <= *weight) continue;
    best = &events[i];
    *weight = w;
  }
  return best;
}

int debrief_find_marks(const struct run *run, struct debrief_mark *out, int *heaviest) {
  int n = 0;
  while (n < DEBRIEF_MARKS) {
    double weight = 0;
    const struct sim_event *e = pick(run, out, n, &weight);
    if (!e || (n >= 3 && weight < 1.2)) break;
    static const enum mark_kind kinds[4] = {MARK_LOOK, MARK_HELPED, MARK_SCARED, MARK_LOOK};
    out[n++] = (struct debrief_mark){*e, kinds[event_mark[e->kind]], weight};
  }
  sort_by_time(out, n);
  *heaviest = 0;
  for (int i = 1; i < n; i++) {
    if (out[i].weight > out[*heaviest].weight) *heaviest = i;
  }
  return n;
}

/* ---- words of one moment ---- */

static const struct sim_rat_def *rat_of(const struct run *run, const struct sim_event *e) {
  return &run_level(run)->sim.rats[e->rat < 0 ? 0 : e->rat];
}

/* `%s` is the rat's name. */
struct event_words {
  enum sim_event_kind kind;
  const char *title; /* NULL: the cause is the title */
  const char *he, *she;
};
static const struct event_words event_rows[] = {
    {EVENT_SCARE, NULL, "%s took fright. For some minutes he thinks of nothing else.",
     "%s took fright. For some minutes she thinks of nothing else."},
    {EVENT_BITE, "A bite", "%s had no other way left to say no.", "%s had no other way left to say no."},
    {EVENT_NIP, "A nip", "%s tried with the teeth what your finger is.",
     "%s tried with the teeth what your finger is."},
    {EVENT_TREAT_TAKEN, "He dared, and it paid", "%s took the treat with your hand there.",
     "%s took the treat with your hand there."},
    {EVENT_TREAT_REFUSED, "The treat stayed there", "%s did not eat. A worried rat cannot.",
     "%s did not eat. A worried rat cannot."},
    {EVENT_NEARER, "Nearer than before", "%s ate with your hand nearer than ever.",
     "%s ate with your hand nearer than ever."},
    {EVENT_STEP_LOST, "A step back", "%s wants your hand farther away again.",
     "%s wants your hand farther away again."},
    {EVENT_STROKED, "A stroke", "%s let your finger touch him.", "%s let your finger touch her."},
    {EVENT_LEANED_IN, "Leaning into your hand", "%s asked for more.", "%s asked for more."},
    {EVENT_TICKLED, "Play", "%s chirped with joy, too high for your ears.",
     "%s chirped with joy, too high for your ears."},
    {EVENT_HELD_CALMLY, "A calm hold", "%s sat quietly with you.", "%s sat quietly with you."},
    {EVENT_STRUGGLE_PAID, "Down while struggling", "%s learnt that struggling ends a hold.",
     "%s learnt that struggling ends a hold."},
    {EVENT_GAVE_UP, "Still, but not calm", "%s went limp. That is giving up.", "%s went limp. That is giving up."},
    {EVENT_BOLTED, "Gone in one bound", "%s bolted.", "%s bolted."},
    {EVENT_ESCAPED, "Out of sight", "%s got away to where it felt safe.", "%s got away to where it felt safe."},
    {EVENT_CAME_HOME, "Home again", "%s went home.", "%s went home."},
    {EVENT_ENTERED_CLOTHES, "Into your sleeve", "%s went in by choice.", "%s went in by choice."},
    {EVENT_HUT_REACHED, "A hand in the hut", "The hut was the one place that was only his.",
     "The hut was the one place that was only hers."},
    {EVENT_TAIL_INJURY, "The tail was hurt", "%s hurt the tail. Ask a vet. Next time he rides in your hands.",
     "%s hurt the tail. Ask a vet. Next time she rides in your hands."},
    {EVENT_SETTLED, "More at home", "%s found the room less strange.", "%s found the room less strange."},
};

static const struct event_words *row_of(enum sim_event_kind kind) {
  for (size_t i = 0; i < sizeof event_rows / sizeof *event_rows; i++) {
    if (event_rows[i].kind == kind) return &event_rows[i];
  }
  return NULL;
}

static void cut_stop(char *text) {
  size_t n = strlen(text);
  if (n > 0 && text[n - 1] == '.') text[n - 1] = 0;
}

const char *debrief_mark_title(const struct run *run, const struct debrief_mark *m, char *out, size_t size) {
  const struct event_words *row = row_of(m->event.kind);
  const char *title = row ? row->title : NULL;
  if (m->event.kind == EVENT_TREAT_TAKEN)
    title = words_for_sex(rat_of(run, &m->event)->sex, "He dared, and it paid", "She dared, and it paid");
  snprintf(out, size, "%s", title ? words(title) : words(sim_cause_sentence(m->event.cause)));
  cut_stop(out);
  return out;
}

const char *debrief_mark_story(const struct run *run, const struct debrief_mark *m, char *out, size_t size) {
  const struct event_words *row = row_of(m->event.kind);
  const struct sim_rat_def *rat = rat_of(run, &m->event);
  const char *form = row ? words_for_sex(rat->sex, row->he, row->she) : "%s", *at = strstr(form, "%s");
  const char *why = row && row->title && m->event.cause != CAUSE_NONE ? words(sim_cause_sentence(m->event.cause)) : "";
  if (at) {
    snprintf(out, size, "%.*s%s%s %s", (int)(at - form), form, rat->name, at + 2, why);
  } else {
    snprintf(out, size, "%s %s", form, why);
  }
  return out;
}

struct advice {
  enum sim_cause cause;
  const char *he, *she;
};
static const struct advice advice_rows[] = {
    {CAUSE_VOICE_NEW, "Talk softly, from farther away, every day.", "Talk softly, from farther away, every day."},
    {CAUSE_SHOUTED, "Quiet words reach a rat better than loud ones.", "Quiet words reach a rat better than loud ones."},
    {CAUSE_HAND_NEARER, "Rest your hand where he ate last. Let him close the gap.",
     "Rest your hand where she ate last. Let her close the gap."},
    {CAUSE_HAND_FAST, "Move as slowly as honey. Then hold still.", "Move as slowly as honey. Then hold still."},
    {CAUSE_HAND_WARY, "Begin far away, with food, and stay still.", "Begin far away, with food, and stay still."},
    {CAUSE_ROOM_NEW, "Give him two quiet days with your voice alone.",
     "Give her two quiet days with your voice alone."},
    {CAUSE_ENOUGH, "Stop while it goes well. Short visits count double.",
     "Stop while it goes well. Short visits count double."},
    {CAUSE_STILL_STRESSED, "After a fright, come again in an hour.", "After a fright, come again in an hour."},
    {CAUSE_FRIEND_SCARED, "Calm the one, and the other follows.", "Calm the one, and the other follows."},
    {CAUSE_WOKEN, "Noon is his night. Come in the evening.", "Noon is her night. Come in the evening."},
    {CAUSE_TOUCH_TOO_EARLY, "First food beside your hand, many times. Touch comes after.",
     "First food beside your hand, many times. Touch comes after."},
    {CAUSE_TOUCH_PLACE, "Stroke the back or behind the ear, two seconds.",
     "Stroke the back or behind the ear, two seconds."},
    {CAUSE_LIFT_TOO_EARLY, "Wait with lifting until he leans into your hand.",
     "Wait with lifting until she leans into your hand."},
    {CAUSE_LIFT_TAIL, "Both hands below the body. Never by the tail.", "Both hands below the body. Never by the tail."},
    {CAUSE_HELD_TOO_LONG, "Put him back while he is still calm.", "Put her back while she is still calm."},
    {CAUSE_TRAPPED, "Leave a way out. He comes back sooner.", "Leave a way out. She comes back sooner."},
    {CAUSE_STRUGGLE, "Wait for one calm moment, then put him back.", "Wait for one calm moment, then put her back."},
    {CAUSE_HUT_REACHED, "The hut stays his alone. Wait at the door.", "The hut stays hers alone. Wait at the door."},
    {CAUSE_TREAT_TOO_NEAR, "Put the food down farther off, then keep still.",
     "Put the food down farther off, then keep still."},
    {CAUSE_TREAT_AFRAID, "Take the hand away, and let him eat in peace.",
     "Take the hand away, and let her eat in peace."},
    {CAUSE_TREAT_FULL, "Tiny bits. A full rat learns nothing from food.",
     "Tiny bits. A full rat learns nothing from food."},
    {CAUSE_TREAT_LEFT, "Stay beside the food, quietly. Then it speaks for you.",
     "Stay beside the food, quietly. Then it speaks for you."},
    {CAUSE_TREAT_NEAR, "Go on like this: your hand where good things happen.",
     "Go on like this: your hand where good things happen."},
    {CAUSE_TREAT_FINGERS, "Hold still, and let him choose.", "Hold still, and let her choose."},
    {CAUSE_CALM_COMPANY, "Go on like this. Being there is enough.", "Go on like this. Being there is enough."},
    {CAUSE_SMELLY_FINGERS, "Wash your hands before a visit.", "Wash your hands before a visit."},
    {CAUSE_BARS, "Feed with the door open, never through the bars.",
     "Feed with the door open, never through the bars."},
    {CAUSE_CORNERED, "When he shrinks back, draw back too.", "When she shrinks back, draw back too."},
    {CAUSE_CHASED, "Sit down and wait. He comes home by himself.", "Sit down and wait. She comes home by herself."},
    {CAUSE_HABITAT_CLEANED, "Leave him a corner that smells of home.", "Leave her a corner that smells of home."},
    {CAUSE_SETTLING, "Quiet days do this. You need not do more.", "Quiet days do this. You need not do more."},
    {CAUSE_TOUCH_KNOWN, "Two seconds, then wait: does he ask for more?",
     "Two seconds, then wait: does she ask for more?"},
    {CAUSE_HELD_WELL, "A little longer each day, never much.", "A little longer each day, never much."},
};

const char *debrief_mark_advice(const struct run *run, const struct debrief_mark *m, char *out, size_t size) {
  const char *kept[] = {[MARK_HELPED] = "Do that again.",
                        [MARK_SCARED] = "Go back one step, and wait.",
                        [MARK_LOOK] = "Watch the body, then choose."};
  snprintf(out, size, "%s", words(kept[m->kind]));
  for (size_t i = 0; i < sizeof advice_rows / sizeof *advice_rows; i++) {
    const struct advice *row = &advice_rows[i];
    if (row->cause == m->event.cause)
      snprintf(out, size, "%s", words_for_sex(rat_of(run, &m->event)->sex, row->he, row->she));
  }
  return out;
}

/* ---- the whole run ---- */

static int goal_count(const struct run *run, enum goal_word w) {
  int first;
  tell_heroes(run_level(run), &first);
  return (int)(run_goal_value(run, w, first) + 1e-6);
}

static double trust_gain(const struct run *run) {
  int first;
  tell_heroes(run_level(run), &first);
  return run_goal_value(run, GOAL_TRUST_GAIN, first);
}

static int visits(const struct run *run) {
  int n, count = 0;
  const struct sim_event *events = run_events(run, &n);
  for (int i = 0; i < n; i++) count += events[i].kind == EVENT_VISIT_BEGINS;
  return count;
}

int debrief_strengths(const struct run *run, char out[DEBRIEF_LINES][160]) {
  const struct level *l = run_level(run);
  int n = 0, fed = goal_count(run, GOAL_FED_WITHIN_10CM_RUN), talked = goal_count(run, GOAL_TALK_DAYS);
  int first;
  tell_heroes(l, &first);
  if (fed >= 2) {
    const char *form =
        tell_form(l, "He ate beside your hand on %d visits running.", "She ate beside your hand on %d visits running.",
                  "They ate beside your hand on %d visits running.");
    words_plural(fed, form, form, out[n++], 160);
  }
  if (run_goal_value(run, GOAL_SETTLED, first) >= 0.85 && l->days > 0 && l->days <= 3)
    snprintf(out[n++], 160, "%s", words("The room is not strange any more."));
  if (goal_count(run, GOAL_SCARES) == 0 && visits(run) > 0)
    snprintf(out[n++], 160, "%s", words("Nobody got a fright from you."));
  if (trust_gain(run) > 0.05 && n < 3)
    snprintf(out[n++], 160, "%s",
             tell_form(l, "He trusts you more than at first.", "She trusts you more than at first.",
                       "They trust you more than at first."));
  if (talked >= 2 && n < 3) {
    const char *form = tell_form(l, "You talked to him on %d days.", "You talked to her on %d days.",
                                 "You talked to them on %d days.");
    words_plural(talked, form, form, out[n++], 160);
  }
  if (goal_count(run, GOAL_TOUCHES) == 0 && goal_count(run, GOAL_LIFTS) == 0 && n < 3 && visits(run) > 0)
    snprintf(out[n++], 160, "%s", words("You kept your hands to yourself."));
  if (n == 0)
    words_plural(visits(run), "You came %d time, and watched.", "You came %d times, and watched.", out[n++], 160);
  return n;
}

int debrief_missing(const struct run *run, char out[DEBRIEF_LINES][160]) {
  struct run_goal goals[LEVEL_MAX_GOALS];
  int count = run_goals(run, goals, LEVEL_MAX_GOALS), n = 0;
  for (int i = 0; i < count && n < DEBRIEF_LINES; i++) {
    if (!goals[i].met || goals[i].broken) tell_goal(run_level(run), goals[i].goal, out[n++], 160);
  }
  return n;
}

bool debrief_broken(const struct run *run) {
  struct run_goal goals[LEVEL_MAX_GOALS];
  int count = run_goals(run, goals, LEVEL_MAX_GOALS);
  for (int i = 0; i < count; i++) {
    if (goals[i].broken) return true;
  }
  return false;
}

const char *debrief_verdict(const struct run *run, char *out, size_t size) {
  const struct level *l = run_level(run);
  char name[64];
  tell_name(l, name, sizeof name);
  switch (run_outcome(run)) {
  case OUTCOME_WON: snprintf(out, size, words("You did it with %s"), name); break;
  case OUTCOME_LOST: snprintf(out, size, words("Not yet with %s"), name); break;
  default: snprintf(out, size, words("Your days with %s so far"), name); break;
  }
  return out;
}

const char *debrief_consolation(const struct run *run) {
  const struct level *l = run_level(run);
  if (run_outcome(run) != OUTCOME_LOST) return "";
  if (debrief_broken(run)) return words("It is only a game, and the next try is new.");
  return tell_form(l, "He only needs more time.", "She only needs more time.", "They only need more time.");
}
