/* print_json.c - one run as one JSON object, as the contract says; and the csv rows. Numbers have fixed decimals, so
 * the same run prints the same bytes everywhere. */
#include <inttypes.h>
#include <string.h>

#include "simulate.h"

const char *outcome_name(enum outcome o) {
  static const char *const names[] = {"running", "won", "lost"};
  return names[o];
}

void json_string(FILE *out, const char *text) {
  fputc('"', out);
  for (const char *c = text; *c; c++) {
    if (*c == '"' || *c == '\\')
      fprintf(out, "\\%c", *c);
    else if ((unsigned char)*c < 0x20)
      fprintf(out, "\\u%04x", (unsigned)(unsigned char)*c);
    else
      fputc(*c, out);
  }
  fputc('"', out);
}

/* No "-0.000000". */
static double plain(double value) { return value > -5e-7 && value < 5e-7 ? 0 : value; }

static void print_rat(FILE *out, const struct run *r, int i) {
  const struct sim_rat_def *def = &run_level(r)->sim.rats[i];
  struct sim_rat rat;
  sim_read_rat(run_sim_const(r), i, &rat);
  fprintf(out, "    { \"name\": ");
  json_string(out, def->name);
  fprintf(out, ", \"species\": \"%s\", \"source\": \"%s\",\n", sim_species_name(def->species),
          sim_source_name(def->source));
  fprintf(out, "      \"fear\": %.6f, \"stress\": %.6f, \"trust\": %.6f, \"settled\": %.6f,\n", plain(rat.fear),
          plain(rat.stress), plain(rat.trust), plain(rat.settled));
  fprintf(out, "      \"wariness\": { ");
  for (int c = 0; c < CUE_COUNT; c++)
    fprintf(out, "%s\"%s\": %.6f", c ? ", " : "", sim_cue_name((enum cue)c), plain(rat.wariness[c]));
  fprintf(out, " },\n      \"sign\": ");
  json_string(out, rat.n_signs > 0 ? sim_sign_name(rat.signs[0]) : "");
  fprintf(out, ", \"place\": \"%s\",\n", sim_place_name(rat.place));
  fprintf(out, "      \"fear_peak\": %.6f, \"minutes_fear_over_half\": %.6f,\n", plain(rat.fear_peak),
          plain(rat.minutes_fear_over_half));
  fprintf(out, "      \"nips\": %d, \"bites\": %d, \"escapes\": %d, \"treats_eaten\": %d, \"scares\": %d,\n", rat.nips,
          rat.bites, rat.escapes, rat.treats_eaten, rat.scares);
  fprintf(out, "      \"hold_longest_calm_s\": %.6f, \"used_to_cm\": %.6f, \"wounds\": \"%s\", \"ill\": %s }",
          plain(rat.hold_longest_calm_s), plain(rat.used_to_cm), sim_wound_name(rat.wounds),
          rat.ill ? "true" : "false");
}

static void print_event(FILE *out, const struct run *r, const struct sim_event *e) {
  char time[32];
  diary_print_time(e->at_ds, time, sizeof time);
  fprintf(out, "    { \"at\": \"%s\", \"kind\": \"%s\", \"rat\": ", time, sim_event_name(e->kind));
  if (e->rat >= 0)
    json_string(out, run_level(r)->sim.rats[e->rat].name);
  else
    fputs("null", out);
  const char *rule = sim_cause_rule(e->cause);
  fprintf(out, ", \"cause\": \"%s\", \"rule\": ", sim_cause_name(e->cause));
  if (rule[0] && strcmp(rule, "-") != 0)
    json_string(out, rule);
  else
    fputs("null", out);
  if (e->verb < VERB_COUNT) fprintf(out, ", \"verb\": \"%s\"", sim_verb_name(e->verb));
  if (e->kind == EVENT_REFUSED)
    fprintf(out, ", \"reason\": \"%s\" }", sim_reason_name((enum sim_reason)e->value));
  else if (e->kind == EVENT_SIGN_FIRST)
    fprintf(out, ", \"sign\": \"%s\" }", sim_sign_name((enum sign)e->value));
  else
    fprintf(out, ", \"value\": %.6f }", plain(e->value));
}

static void print_goals(FILE *out, const struct run *r) {
  struct run_goal goals[LEVEL_MAX_GOALS];
  int n = run_goals(r, goals, LEVEL_MAX_GOALS);
  static const char *const ops[] = {">=", "<=", "=", ">", "<"};
  fprintf(out, "  \"goals\": [");
  for (int i = 0; i < n; i++) {
    const struct goal *g = goals[i].goal;
    fprintf(out, "%s\n    { \"goal\": \"%s%s%s\", \"op\": \"%s\", \"value\": %.6f, \"now\": %.6f, \"met\": %s }",
            i ? "," : "", goal_word_name(g->word), g->word == GOAL_WARINESS ? "." : "",
            g->word == GOAL_WARINESS ? sim_cue_name(g->cue) : "", ops[g->op], plain(g->value), plain(goals[i].now),
            goals[i].met ? "true" : "false");
  }
  fprintf(out, n ? "\n  ],\n" : "],\n");
}

void print_json(FILE *out, const struct run *r) {
  const struct level *l = run_level(r);
  char end[32];
  int n;
  diary_print_time(sim_now_ds(run_sim_const(r)), end, sizeof end);
  fprintf(out, "{ \"handshy\": \"%s\", \"level\": ", HANDSHY_VERSION);
  json_string(out, l->name);
  fprintf(out, ", \"seed\": %" PRIu64 ", \"end\": \"%s\", \"outcome\": \"%s\",\n", l->sim.seed, end,
          outcome_name(run_outcome(r)));
  fprintf(out, "  \"hash\": \"%016" PRIx64 "\",\n  \"rats\": [\n", sim_hash(run_sim_const(r)));
  for (int i = 0; i < l->sim.n_rats; i++) {
    if (i > 0) fputs(",\n", out);
    print_rat(out, r, i);
  }
  fprintf(out, "\n  ],\n");
  print_goals(out, r);
  const struct sim_event *events = run_events(r, &n);
  fprintf(out, "  \"events\": [");
  for (int i = 0; i < n; i++) {
    fputs(i ? ",\n" : "\n", out);
    print_event(out, r, &events[i]);
  }
  fprintf(out, "%s],\n", n ? "\n  " : "");
  print_json_rules(out, r, false);
  fputs(",\n", out);
  print_json_rules(out, r, true);
  fputs(" }\n", out);
}

/* ---- csv ---- */

void csv_begin(struct csv *c, FILE *out, int every_s, const struct level *level) {
  c->out = out;
  c->every_ds = (int64_t)every_s * 10;
  c->next_ds = level->sim.arrival_ds + c->every_ds;
  fputs("time,rat,fear,stress,trust,settled,hand_cm,sign\n", out);
}

/* A row's state is that of the tick which covers its time: rows never cut a tick, which would change what follows. */
void csv_row(void *csv, const struct run *r) {
  struct csv *c = csv;
  const struct level *l = run_level(r);
  for (; c->next_ds <= sim_now_ds(run_sim_const(r)); c->next_ds += c->every_ds)
    for (int i = 0; i < l->sim.n_rats; i++) {
      struct sim_rat rat;
      char time[32];
      sim_read_rat(run_sim_const(r), i, &rat);
      diary_print_time(c->next_ds, time, sizeof time);
      fprintf(c->out, "%s,%s,%.6f,%.6f,%.6f,%.6f,%.3f,%s\n", time, l->sim.rats[i].name, plain(rat.fear),
              plain(rat.stress), plain(rat.trust), plain(rat.settled), plain(rat.hand_cm),
              rat.n_signs > 0 ? sim_sign_name(rat.signs[0]) : "");
    }
}
