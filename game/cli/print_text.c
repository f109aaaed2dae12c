/* print_text.c - one run as a page for people: visit by visit what was done, what it changed and why. */
#include <inttypes.h>
#include <string.h>

#include "simulate.h"

enum { WIDTH = 110, GROUPS_MAX = 24, INDENT = 5, ACT_TEXT = 128 };

int event_mark(enum sim_event_kind kind) {
  static const int marks[] = {
#define E(id, name, mark, what) mark,
#include "../../engine/events.def"
#undef E
  };
  return marks[kind];
}

/* A stretch of time: a visit, or the hours between two. */
struct stretch {
  int64_t from_ds, to_ds;
  bool visit;
};

/* Like events, told once: `treat taken x 3`. */
struct group {
  const struct sim_event *first;
  int n;
};

static void print_clock(FILE *out, int64_t at_ds, bool day) {
  int s = (int)(at_ds % SIM_DS_PER_DAY / 10);
  if (day) fprintf(out, "d%d ", (int)(at_ds / SIM_DS_PER_DAY));
  fprintf(out, "%02d:%02d", s / 3600, s / 60 % 60);
}

/* "treat_taken" -> "treat taken" */
static const char *words_of(const char *name, char out[40]) {
  snprintf(out, 40, "%s", name);
  for (char *c = out; *c; c++)
    if (*c == '_') *c = ' ';
  return out;
}

/* ---- acts ---- */

/* The line without its time and newline. */
static void act_text(const struct diary_line *line, const struct run *r, char out[ACT_TEXT]) {
  const char *names[SIM_MAX_RATS];
  int n = cli_rat_names(run_level(r), names);
  char text[160];
  diary_print_line(line, names, n, text, sizeof text);
  text[strcspn(text, "\n")] = 0;
  const char *blank = strchr(text, ' ');
  snprintf(out, ACT_TEXT, "%.*s", ACT_TEXT - 1,
           line->action.verb == VERB_MOVE ? "move the hand"
           : blank                        ? blank + 1
                                          : text);
}

static bool is_in(const struct stretch *s, int64_t at_ds) { return at_ds >= s->from_ds && at_ds < s->to_ds; }

static int put(FILE *out, int column, const char *text) {
  int length = (int)strlen(text);
  if (column > INDENT && column + 2 + length > WIDTH) {
    fprintf(out, "\n%*s", INDENT, "");
    column = INDENT;
  } else if (column > INDENT) {
    fputs("; ", out);
    column += 2;
  }
  fputs(text, out);
  return column + length;
}

static void put_act(FILE *out, int *column, const char *text, int times) {
  char whole[160];
  if (times > 1)
    snprintf(whole, sizeof whole, "%s x %d", text, times);
  else
    snprintf(whole, sizeof whole, "%s", text);
  *column = put(out, *column, whole);
}

static void print_acts(FILE *out, const struct run *r, const struct stretch *s) {
  const struct diary *d = run_diary(r);
  char last[ACT_TEXT] = "", text[ACT_TEXT];
  int times = 0, column = INDENT;
  fprintf(out, "%*s", INDENT, "");
  for (int i = 0; i < d->n; i++) {
    if (d->lines[i].is_hash || !is_in(s, d->lines[i].at_ds)) continue;
    act_text(&d->lines[i], r, text);
    if (times > 0 && strcmp(text, last) == 0) {
      times++;
      continue;
    }
    if (times > 0) put_act(out, &column, last, times);
    memcpy(last, text, sizeof last);
    times = 1;
  }
  if (times > 0) put_act(out, &column, last, times);
  fputc('\n', out);
}

static bool has_acts(const struct run *r, const struct stretch *s) {
  const struct diary *d = run_diary(r);
  for (int i = 0; i < d->n; i++)
    if (!d->lines[i].is_hash && is_in(s, d->lines[i].at_ds)) return true;
  return false;
}

/* ---- what it changed ---- */

static bool is_worth_telling(const struct sim_event *e) { return event_mark(e->kind) > 0 || e->kind == EVENT_REFUSED; }

static int gather(const struct run *r, const struct stretch *s, struct group groups[GROUPS_MAX]) {
  int n_events, n = 0;
  const struct sim_event *events = run_events(r, &n_events);
  for (int i = 0; i < n_events; i++) {
    const struct sim_event *e = &events[i];
    if (!is_in(s, e->at_ds) || !is_worth_telling(e)) continue;
    int g = 0;
    for (; g < n; g++) {
      const struct sim_event *f = groups[g].first;
      bool same_value = e->kind != EVENT_REFUSED || (f->value >= e->value && f->value <= e->value);
      if (f->kind == e->kind && f->rat == e->rat && f->cause == e->cause && same_value) break;
    }
    if (g < n)
      groups[g].n++;
    else if (n < GROUPS_MAX)
      groups[n++] = (struct group){e, 1};
  }
  return n;
}

/* The value in words, as events.def describes it. */
static void print_value(char out[48], const struct sim_event *e) {
  out[0] = 0;
  switch (e->kind) {
  case EVENT_TREAT_TAKEN:
  case EVENT_TREAT_REFUSED:
    if (e->value < 200) snprintf(out, 48, ", hand at %.0f cm", e->value);
    break;
  case EVENT_NEARER:
  case EVENT_STEP_LOST: snprintf(out, 48, ": used to it at %.0f cm", e->value); break;
  case EVENT_SCARE:
  case EVENT_BITE:
  case EVENT_BOLTED:
  case EVENT_HUT_REACHED:
  case EVENT_STROKED: snprintf(out, 48, ", fear %.2f", e->value); break;
  case EVENT_HELD_CALMLY:
  case EVENT_STRUGGLE_PAID:
  case EVENT_GAVE_UP: snprintf(out, 48, " after %.0f s", e->value); break;
  case EVENT_SETTLED: snprintf(out, 48, ": %.2f", e->value); break;
  default: break;
  }
}

static void print_group(FILE *out, const struct run *r, const struct group *g) {
  const struct sim_event *e = g->first;
  char name[40], value[48], what[120], times[16] = "";
  print_value(value, e);
  if (g->n > 1) snprintf(times, sizeof times, " x %d", g->n);
  snprintf(what, sizeof what, "%s%s%s", words_of(sim_event_name(e->kind), name), value, times);
  fprintf(out, "%*s", INDENT, "");
  print_clock(out, e->at_ds, false);
  fprintf(out, "  %-8s %-38s", e->rat >= 0 ? run_level(r)->sim.rats[e->rat].name : "", what);
  if (e->kind == EVENT_REFUSED)
    fprintf(out, " %s: %s", e->verb < VERB_COUNT ? sim_verb_name(e->verb) : "",
            sim_reason_sentence((enum sim_reason)e->value));
  else if (e->cause != CAUSE_NONE) {
    const char *rule = sim_cause_rule(e->cause);
    fprintf(out, " %s", sim_cause_sentence(e->cause));
    if (rule[0] && strcmp(rule, "-") != 0) fprintf(out, " (%s)", rule);
  }
  fputc('\n', out);
}

/* The last sample of that rat until then. */
static const struct run_sample *sample_at(const struct run *r, int rat, int64_t at_ds) {
  int n;
  const struct run_sample *samples = run_samples(r, &n), *last = NULL;
  for (int i = 0; i < n && (samples[i].at_ds <= at_ds || !last); i++)
    if (samples[i].rat == rat) last = &samples[i];
  return last;
}

static void print_change(FILE *out, const char *name, double before, double after) {
  if (after - before < 0.005 && before - after < 0.005)
    fprintf(out, "  %s %.2f", name, after);
  else
    fprintf(out, "  %s %.2f -> %.2f", name, before, after);
}

static void print_changes(FILE *out, const struct run *r, const struct stretch *s) {
  for (int i = 0; i < run_level(r)->sim.n_rats; i++) {
    const struct run_sample *a = sample_at(r, i, s->from_ds), *b = sample_at(r, i, s->to_ds);
    if (!a || !b) continue;
    fprintf(out, "%*s%-8s", INDENT, "", run_level(r)->sim.rats[i].name);
    print_change(out, "trust", (double)a->trust, (double)b->trust);
    print_change(out, "fear", (double)a->fear, (double)b->fear);
    print_change(out, "stress", (double)a->stress, (double)b->stress);
    print_change(out, "settled", (double)a->settled, (double)b->settled);
    fputc('\n', out);
  }
}

static void print_stretch(FILE *out, const struct run *r, const struct stretch *s) {
  struct group groups[GROUPS_MAX];
  int n = gather(r, s, groups);
  if (!s->visit && n == 0 && !has_acts(r, s)) return;
  print_clock(out, s->from_ds, true);
  fputs(" to ", out);
  print_clock(out, s->to_ds, s->to_ds / SIM_DS_PER_DAY != s->from_ds / SIM_DS_PER_DAY);
  fputs(s->visit ? "\n" : "  (nobody there)\n", out);
  if (has_acts(r, s)) print_acts(out, r, s);
  for (int i = 0; i < n; i++) print_group(out, r, &groups[i]);
  if (s->visit) print_changes(out, r, s);
  fputc('\n', out);
}

static void print_stretches(FILE *out, const struct run *r) {
  int n;
  const struct sim_event *events = run_events(r, &n);
  struct stretch s = {.from_ds = run_level(r)->sim.arrival_ds};
  for (int i = 0; i < n; i++) {
    bool begins = events[i].kind == EVENT_VISIT_BEGINS;
    if (!begins && events[i].kind != EVENT_VISIT_ENDS) continue;
    s.to_ds = begins ? events[i].at_ds : events[i].at_ds + 1; /* `leave` belongs to it */
    s.visit = !begins;
    if (s.to_ds > s.from_ds) print_stretch(out, r, &s);
    s.from_ds = s.to_ds;
    s.visit = begins;
  }
  s.to_ds = sim_now_ds(run_sim_const(r)) + 1;
  if (s.to_ds > s.from_ds) print_stretch(out, r, &s);
}

/* ---- head and end ---- */

/* What a wound is called, any other value as a number. */
static const char *goal_text(const struct goal *g, double value, char *out, size_t size) {
  if (g->word == GOAL_WOUNDS) return sim_wound_name((enum wound)value);
  snprintf(out, size, "%.4g", value);
  return out;
}

static void print_goals(FILE *out, const struct run *r) {
  struct run_goal goals[LEVEL_MAX_GOALS];
  int n = run_goals(r, goals, LEVEL_MAX_GOALS);
  static const char *const ops[] = {">=", "<=", "=", ">", "<"};
  if (n > 0) fputs("Goals\n", out);
  for (int i = 0; i < n; i++) {
    const struct goal *g = goals[i].goal;
    char name[64], wanted[32], now[32];
    snprintf(name, sizeof name, "%s%s%s%s%s", goal_word_name(g->word), g->word == GOAL_WARINESS ? "." : "",
             g->word == GOAL_WARINESS ? sim_cue_name(g->cue) : "", g->rat >= 0 ? " @" : "",
             g->rat >= 0 ? run_level(r)->sim.rats[g->rat].name : "");
    fprintf(out, "  %-4s %-28s %s %-8s now %s\n", goals[i].met ? "yes" : "no", name, ops[g->op],
            goal_text(g, g->value, wanted, sizeof wanted), goal_text(g, goals[i].now, now, sizeof now));
  }
  if (n > 0) fputc('\n', out);
}

static void print_rats(FILE *out, const struct run *r) {
  fprintf(out, "%-10s %6s %6s %6s %8s %6s %6s %6s %7s %6s  %s\n", "At the end", "trust", "fear", "stress", "settled",
          "treats", "scares", "nips", "bites", "used", "sign");
  for (int i = 0; i < run_level(r)->sim.n_rats; i++) {
    struct sim_rat rat;
    char sign[40] = "";
    sim_read_rat(run_sim_const(r), i, &rat);
    if (rat.n_signs > 0) words_of(sim_sign_name(rat.signs[0]), sign);
    fprintf(out, "%-10s %6.2f %6.2f %6.2f %8.2f %6d %6d %6d %7d %3.0f cm  %s\n", run_level(r)->sim.rats[i].name,
            rat.trust, rat.fear, rat.stress, rat.settled, rat.treats_eaten, rat.scares, rat.nips, rat.bites,
            rat.used_to_cm, sign);
  }
}

void print_text(FILE *out, const struct run *r) {
  const struct level *l = run_level(r);
  fprintf(out, "%s (%s), seed %" PRIu64 ": ", l->title, l->name, l->sim.seed);
  int64_t decided = run_decided_ds(r);
  if (decided < 0)
    fputs("not decided", out);
  else {
    fprintf(out, "%s at ", outcome_name(run_outcome(r)));
    print_clock(out, decided, true);
  }
  fputs("\n\n", out);
  print_stretches(out, r);
  print_goals(out, r);
  print_text_rules(out, r);
  print_rats(out, r);
  fputs("\nIt ends at ", out);
  print_clock(out, sim_now_ds(run_sim_const(r)), true);
  fprintf(out, ", hash %016" PRIx64 "\n", sim_hash(run_sim_const(r)));
}
