/* print_rules.c - which rules of the guide a run kept and broke, as JSON and for people. */
#include <string.h>

#include "simulate.h"

/* The moments are told one by one for those that were broken: each is worth a look. */
static void print_moments(FILE *out, const struct run *r, enum rule rule) {
  int n, told = 0;
  const struct guide_mark *marks = run_marks(r, &n);
  fputs(", \"moments\": [", out);
  for (int i = 0; i < n; i++) {
    const struct guide_mark *m = &marks[i];
    if (m->rule != rule || m->kept) continue;
    char time[32];
    diary_print_time(m->at_ds, time, sizeof time);
    fprintf(out, "%s{ \"at\": \"%s\", \"rat\": ", told++ ? ", " : "", time);
    json_string(out, run_level(r)->sim.rats[m->rat].name);
    fprintf(out, ", \"cause\": \"%s\"", sim_cause_name(m->cause));
    if (m->verb < VERB_COUNT) fprintf(out, ", \"verb\": \"%s\"", sim_verb_name(m->verb));
    fputs(" }", out);
  }
  fputc(']', out);
}

static void print_rule(FILE *out, const struct run *r, enum rule rule, const struct guide_tally *t, bool kept) {
  const struct guide_rule *row = guide_rule(rule);
  char time[32];
  diary_print_time(t->first_ds, time, sizeof time);
  fprintf(out, "    { \"rule\": \"%s\", \"at\": \"%s\", \"times\": %d, \"rat\": ", row->id, time, t->times);
  json_string(out, run_level(r)->sim.rats[t->rat].name);
  fputs(",\n      \"advice\": ", out);
  json_string(out, row->advice);
  fputs(",\n      \"evidence\": ", out);
  json_string(out, guide_evidence_words(row->evidence));
  fputs(", \"note\": ", out);
  json_string(out, row->note);
  fputs(", \"guide\": ", out);
  json_string(out, strcmp(row->sentences, "-") == 0 ? "" : row->sentences);
  if (!kept) print_moments(out, r, rule);
  fputs(" }", out);
}

void print_json_rules(FILE *out, const struct run *r, bool kept) {
  const struct guide *g = run_guide(r);
  int n = 0;
  fprintf(out, "  \"rules_%s\": [", kept ? "kept" : "broken");
  for (int i = 0; i < RULE_COUNT; i++) {
    const struct guide_tally *t = kept ? &g->kept[i] : &g->broken[i];
    if (t->times == 0) continue;
    fputs(n++ ? ",\n" : "\n", out);
    print_rule(out, r, (enum rule)i, t, kept);
  }
  fputs(n ? "\n  ]" : "]", out);
}

static void print_broken(FILE *out, const struct run *r, enum rule rule) {
  const struct guide_tally *t = &run_guide(r)->broken[rule];
  const struct guide_rule *row = guide_rule(rule);
  int s = (int)(t->first_ds % SIM_DS_PER_DAY / 10);
  char times[16] = "";
  if (t->times > 1) snprintf(times, sizeof times, " x %d", t->times);
  bool beyond = strcmp(row->sentences, "-") == 0;
  fprintf(out, "  broken %s%s, first d%d %02d:%02d with %s\n", row->id, times, (int)(t->first_ds / SIM_DS_PER_DAY),
          s / 3600, s / 60 % 60, run_level(r)->sim.rats[t->rat].name);
  fprintf(out, "         %s\n", row->advice);
  fprintf(out, "         (%s%s; %s: %s)\n", beyond ? "not in the guide" : "guide ", beyond ? "" : row->sentences,
          guide_evidence_words(row->evidence), row->note);
}

void print_text_rules(FILE *out, const struct run *r) {
  const struct guide *g = run_guide(r);
  int n = 0;
  for (int i = 0; i < RULE_COUNT; i++) n += (g->broken[i].times > 0) + (g->kept[i].times > 0);
  if (n == 0) return;
  fputs("The guide\n", out);
  for (int i = 0; i < RULE_COUNT; i++)
    if (g->broken[i].times > 0) print_broken(out, r, (enum rule)i);
  fputs("  kept  ", out);
  for (int i = n = 0; i < RULE_COUNT; i++) {
    if (g->kept[i].times == 0) continue;
    fprintf(out, "%s %s", n++ ? "," : "", guide_rule((enum rule)i)->id);
    if (g->kept[i].times > 1) fprintf(out, " x %d", g->kept[i].times);
  }
  fputs(n ? "\n\n" : " none\n\n", out);
}
