/* whatif_words.c - a what-if as a plain sentence. */
#include <stdio.h>

#include "whatif_inside.h"

/* "you had not lifted Pip" */
static const char *act_words(enum verb v) {
  switch (v) {
  case VERB_TALK: return "you had not talked";
  case VERB_SHOUT: return "you had not shouted";
  case VERB_HAND:
  case VERB_MOVE: return "your hand had not moved there";
  case VERB_TREAT: return "you had put no food there";
  case VERB_OFFER: return "you had not offered that treat";
  case VERB_PET: return "you had not stroked";
  case VERB_TICKLE: return "you had not tickled";
  case VERB_LIFT: return "you had not lifted";
  case VERB_HOLD: return "you had not changed the hold";
  case VERB_OUT: return "you had not let it out";
  case VERB_HOME: return "you had not taken it home";
  case VERB_REACH: return "you had not reached into the hut";
  case VERB_WAKE: return "you had let it sleep";
  case VERB_CLEAN: return "you had not cleaned";
  case VERB_INTRODUCE: return "you had not brought them together";
  case VERB_SHOW: return "you had not shown it that";
  case VERB_SEPARATE: return "you had not parted them";
  default: return "you had left that out";
  }
}

static int change_words(const struct whatif_result *r, char *out, size_t size) {
  switch (r->change) {
  case WHATIF_GENTLER: return snprintf(out, size, "you had moved slowly");
  case WHATIF_FARTHER:
    if (r->number > 0) return snprintf(out, size, "your hand had stopped %.0f cm away", r->number);
    return snprintf(out, size, "your hand had stopped halfway");
  case WHATIF_SHORTER:
    return snprintf(out, size, r->verb == VERB_LIFT ? "you had put it back after %.0f s" : "you had stroked for %.1f s",
                    r->number);
  case WHATIF_LATER: return snprintf(out, size, "you had come half an hour later");
  case WHATIF_NEXT_DAY: return snprintf(out, size, "you had waited one more day");
  case WHATIF_END: return snprintf(out, size, "you had gone instead");
  case WHATIF_GUIDE:
    if (r->mend == MEND_LEAVE_OUT) return snprintf(out, size, "%s", act_words(r->verb));
    return snprintf(out, size, "%s", guide_mend_words(r->mend));
  case WHATIF_WITHOUT: return snprintf(out, size, "%s", act_words(r->verb));
  default: return snprintf(out, size, "all had been the same");
  }
}

struct sentence {
  char *out;
  size_t size, n;
  int parts;
};

static void say(struct sentence *s, const char *text) {
  const char *between = s->parts++ ? "; " : " ";
  size_t at = s->n < s->size ? s->n : s->size;
  int n = snprintf(s->out ? s->out + at : NULL, s->size - at, "%s%s", between, text);
  if (s->parts == 1 && at + 1 < s->size && s->out[at + 1] >= 'a' && s->out[at + 1] <= 'z')
    s->out[at + 1] = (char)(s->out[at + 1] - 'a' + 'A');
  s->n += n > 0 ? (size_t)n : 0;
}

static void say_count(struct sentence *s, const char *one, const char *many, int now, int was) {
  char text[80];
  if (now == was) return;
  if (now == 0)
    snprintf(text, sizeof text, "no %s", one);
  else
    snprintf(text, sizeof text, "%d %s instead of %d", now, now == 1 ? one : many, was);
  say(s, text);
}

static void say_outcome(struct sentence *s, enum outcome now, enum outcome was) {
  static const char *const words[] = {"not decided", "won", "lost"};
  char text[60];
  if (now == was) return;
  snprintf(text, sizeof text, "%s instead of %s", words[now], words[was]);
  say(s, text);
}

static void say_numbers(struct sentence *s, const struct whatif *w, const struct whatif_result *r) {
  const struct whatif_end *was = whatif_original(w);
  const struct level *level = whatif_level(w);
  char text[120];
  double less = was->minutes - r->end.minutes, trust = r->end.rat_trust[r->rat], before = was->rat_trust[r->rat];
  if (less >= 0.5 || less <= -0.5) {
    snprintf(text, sizeof text, "%.1f minutes of fear instead of %.1f", r->end.minutes, was->minutes);
    say(s, text);
  }
  if (trust - before < 0.005 && before - trust < 0.005 && s->parts) return;
  bool several = level->sim.n_rats > 1;
  snprintf(text, sizeof text, "%s%s %.2f instead of %.2f", several ? level->sim.rats[r->rat].name : "",
           several ? "'s trust" : "trust", trust, before);
  say(s, text);
}

int whatif_sentence(const struct whatif *w, const struct whatif_result *r, char *out, size_t size) {
  const struct whatif_end *was = whatif_original(w);
  char change[120];
  change_words(r, change, sizeof change);
  int s = (int)(r->at_ds % SIM_DS_PER_DAY / 10);
  struct sentence all = {.out = out, .size = size};
  int day = (int)(r->at_ds / SIM_DS_PER_DAY);
  int n = r->times > 1
              ? snprintf(out, size, "What if, from day %d on, %s%s?", day, change,
                         r->mend == MEND_LEAVE_OUT ? "" : " each time")
              : snprintf(out, size, "What if, on day %d at %02d:%02d, %s?", day, s / 3600, s / 60 % 60, change);
  all.n = n > 0 ? (size_t)n : 0;
  say_outcome(&all, r->end.outcome, was->outcome);
  say_count(&all, "fright", "frights", r->end.scares, was->scares);
  say_count(&all, "bite", "bites", r->end.bites, was->bites);
  if (r->end.goals_met != was->goals_met) {
    char text[60];
    snprintf(text, sizeof text, "%d goals met instead of %d", r->end.goals_met, was->goals_met);
    say(&all, text);
  }
  say_numbers(&all, w, r);
  if (all.n + 1 < size) out[all.n] = '.', out[all.n + 1] = 0;
  return (int)all.n + 1;
}

const char *whatif_change_name(enum whatif_change c) {
  static const char *const names[WHATIF_CHANGES] = {"nothing", "without",  "gentler", "farther", "shorter",
                                                    "later",   "next_day", "end",     "guide"};
  return names[c];
}
