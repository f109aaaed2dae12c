/* visit_words.c - what the visit says: goals, events and bodies in a child's words (style.md section 8).
 *
 * First what is seen, then what it may mean. Never "good" or "bad rat"; he and she are separate strings. */
#include "visit.h"

#include <stdio.h>
#include <string.h>

#include "../heard.h"
#include "../words.h"
#include "tell.h"

struct sign_words {
  const char *seen, *meaning, *mistaken;
};
static const struct sign_words SIGNS[SIGN_COUNT] = {
#define S(id, name, heard, seen, meaning, mistaken) [SIGN_##id] = {seen, meaning, mistaken},
#include "../../engine/signs.def"
#undef S
};
static const char *const TREATS[TREAT_COUNT] = {
#define T(id, name, value, text, ...) [TREAT_##id] = text,
#include "../../engine/treats.def"
#undef T
};

const char *visit_sign_seen(enum sign s) { return words(SIGNS[s].seen); }
const char *visit_sign_meaning(enum sign s) { return words(SIGNS[s].meaning); }
const char *visit_treat_words(int treat) { return treat < TREAT_COUNT ? words(TREATS[treat]) : words("a favourite"); }

const char *visit_sign_mistaken(enum sign s) {
  for (int i = 0; i < SIGN_COUNT; i++)
    if (strcmp(sim_sign_name((enum sign)i), SIGNS[s].mistaken) == 0) return words(SIGNS[i].seen);
  return "";
}

static const struct sim_rat_def *rat_def(const struct visit *v, int rat) {
  return &v->level->sim.rats[rat < 0 ? 0 : rat];
}
const char *visit_name(const struct visit *v, int rat) { return rat_def(v, rat)->name; }
const char *visit_he(const struct visit *v, int rat) {
  return rat_def(v, rat)->sex == SEX_MALE ? words("he") : words("she");
}
const char *visit_him(const struct visit *v, int rat) {
  return rat_def(v, rat)->sex == SEX_MALE ? words("him") : words("her");
}

/* How far a goal that is not met yet has come; %d: now, wanted. Shares are told in tenths. */
static const struct {
  enum goal_word word;
  bool tenths;
  const char *progress;
} PROGRESS[] = {
    {GOAL_SETTLED, true, "%d of 10 already"},
    {GOAL_TRUST, true, "%d of 10 so far"},
    {GOAL_TALKS, false, "%d of %d so far"},
    {GOAL_TALK_DAYS, false, "%d of %d [day|days]"},
    {GOAL_ROOM_CHECKS, false, "%d of %d so far"},
    {GOAL_HOME_BY_HERSELF, false, "%d of %d [time|times]"},
    {GOAL_EVENING_VISITS, false, "%d of %d [evening|evenings]"},
    {GOAL_FINGER_MEALS, false, "%d of %d [time|times]"},
    {GOAL_FED_WITHIN_10CM_RUN, false, "%d of %d [visit|visits] running"},
    {GOAL_TREATS_NEAR_HAND, false, "%d of %d [treat|treats]"},
    {GOAL_HOLD_LONGEST_CALM_S, false, "%d of %d [second|seconds]"},
    {GOAL_STROKES_ACCEPTED, false, "%d of %d so far"},
    {GOAL_STROKES_ASKED, false, "%d of %d so far"},
    {GOAL_CALM_LIFTS, false, "%d of %d so far"},
    {GOAL_CALLS_RIGHT, false, "%d of %d so far"},
    {GOAL_THINGS_FOUND, false, "%d of %d so far"},
    {GOAL_SHIRT_BY_CHOICE, false, "%d of %d [day|days]"},
    {GOAL_LONG_HOLD_S, false, "%d of %d [second|seconds]"},
    {GOAL_QUARANTINE_DAYS_CLEAR, false, "%d of %d [day|days]"},
    {GOAL_TUNNEL_BY_HERSELF, false, "%d of %d [time|times]"},
    {GOAL_TREATS_EATEN, false, "%d of %d [treat|treats]"},
    {GOAL_OUT_MIN_DAY, false, "%d of %d [minute|minutes] so far"},
};

void visit_goal_words(const struct visit *v, const struct run_goal *g, char *text, size_t text_size, char *small,
                      size_t small_size) {
  tell_goal(v->level, g->goal, text, text_size);
  small[0] = 0;
  for (size_t i = 0; i < sizeof PROGRESS / sizeof *PROGRESS && !g->can_fail && !g->met; i++) {
    if (PROGRESS[i].word != g->goal->word) continue;
    double scale = PROGRESS[i].tenths ? 10 : 1;
    words_numbers((int)(g->now * scale + 0.001), (int)g->goal->value, words(PROGRESS[i].progress), small, small_size);
  }
}

/* Events worth a caption. %s: the rat's name. */
static const struct {
  enum sim_event_kind kind;
  enum caption_kind how;
  const char *text;
} EVENTS[] = {
    {EVENT_SCARE, CAPTION_CARE, "Quick feet: %s flees from you"},
    {EVENT_FLINCH, CAPTION_PLAIN, "%s shrinks back a little"},
    {EVENT_TREAT_TAKEN, CAPTION_SOUND, "tiny teeth on food ← %s"},
    {EVENT_TREAT_REFUSED, CAPTION_PLAIN, "%s does not eat"},
    {EVENT_NEARER, CAPTION_PLAIN, "%s ate with your hand nearer than ever"},
    {EVENT_LEANED_IN, CAPTION_PLAIN, "%s leans into your hand"},
    {EVENT_BITE, CAPTION_CARE, "%s bites! Wash it, and give it rest"},
    {EVENT_NIP, CAPTION_CARE, "a quick nip ← %s"},
    {EVENT_LIFTED, CAPTION_PLAIN, "%s is in your hands"},
    {EVENT_HELD_CALMLY, CAPTION_PLAIN, "%s stayed calm in your hands"},
    {EVENT_SQUIRMED, CAPTION_CARE, "feet rowing ← %s"},
    {EVENT_GAVE_UP, CAPTION_CARE, "%s has gone limp. Still is not calm"},
    {EVENT_HUT_REACHED, CAPTION_CARE, "a squeal from inside the hut ← %s"},
    {EVENT_CAME_OUT, CAPTION_SOUND, "soft steps on the bedding ← %s"},
    {EVENT_WOKE, CAPTION_PLAIN, "%s wakes up"},
    {EVENT_FELL_ASLEEP, CAPTION_PLAIN, "%s falls asleep"},
    {EVENT_WENT_OUT, CAPTION_PLAIN, "%s is out in the room"},
    {EVENT_BOLTED, CAPTION_CARE, "%s bolts under the furniture. Sit down"},
    {EVENT_CHASED, CAPTION_CARE, "%s goes farther in, away from your hand"},
    {EVENT_RECOVERED, CAPTION_PLAIN, "%s is calm again"},
    {EVENT_CAUSE_FOUND, CAPTION_PLAIN, "That is what frightened %s"},
    {EVENT_ESCAPED, CAPTION_CARE, "%s is out of sight. Sit down and wait"},
    {EVENT_CAME_HOME, CAPTION_PLAIN, "%s is home again"},
    {EVENT_CALMED, CAPTION_PLAIN, "%s is over the fright"},
    {EVENT_TREAT_EATEN, CAPTION_PLAIN, "%s has eaten it all"},
    {EVENT_STROKED, CAPTION_PLAIN, "%s lets you stroke"},
    {EVENT_TICKLED, CAPTION_PLAIN, "%s hops after your fingers"},
    {EVENT_PUT_BACK, CAPTION_PLAIN, "%s is back on the bedding"},
    {EVENT_STRUGGLE_PAID, CAPTION_CARE, "%s has learnt: rowing helps to get down"},
    {EVENT_ENTERED_CLOTHES, CAPTION_PLAIN, "%s walks into your shirt"},
    {EVENT_STAYED_OUT, CAPTION_PLAIN, "%s looks at the open shirt, and stays out"},
    {EVENT_ENTERED_TUNNEL, CAPTION_PLAIN, "%s walks into the tunnel"},
    {EVENT_HID, CAPTION_SOUND, "feet run into the hut ← %s"},
    {EVENT_TAIL_INJURY, CAPTION_CARE, "The skin of %s's tail is hurt. It needs a vet"},
    {EVENT_SETTLED, CAPTION_PLAIN, "%s moves about more freely"},
    {EVENT_CLEANED, CAPTION_PLAIN, "Everything smells new to %s"},
    {EVENT_FELL_ILL, CAPTION_CARE, "a sneeze, and red at the nose ← %s"},
    {EVENT_GOT_WELL, CAPTION_PLAIN, "%s breathes quietly again"},
    {EVENT_MEETING_BEGINS, CAPTION_PLAIN, "Now they are together"},
    {EVENT_MEETING_ENDS, CAPTION_PLAIN, "Now they are apart"},
    {EVENT_SCUFFLED, CAPTION_SOUND, "a squeak, and it is over ← %s"},
    {EVENT_PUFFED_UP, CAPTION_CARE, "fur on end, back humped ← %s"},
    {EVENT_WARNING_IGNORED, CAPTION_CARE, "The fur has been up for long, and nobody came between"},
    {EVENT_RAT_BITTEN, CAPTION_CARE, "%s is bitten"},
    {EVENT_TAKEN_OUT, CAPTION_CARE, "%s has to go to the vet"},
    {EVENT_PARTED, CAPTION_PLAIN, "You have come between them"},
    {EVENT_NEST_SHARED, CAPTION_PLAIN, "They sleep in one heap"},
    {EVENT_CURTAIN_DRAWN, CAPTION_PLAIN, "The curtain is drawn. Nobody looks in now"},
    {EVENT_ROOM_CHECKED, CAPTION_PLAIN, "That is looked after"},
};

/* What depends on the event's value. NULL: not one of them. */
static const char *by_value(const struct sim_event *e) {
  static const char *const homes[] = {"The newcomers live in another house now",
                                      "The newcomers live in another room now",
                                      "The newcomers live in the same room now"};
  static const char *const things[THING_COUNT] = {"%s looks at the towel", "%s smells the perfume",
                                                  "%s looks at the hat",   "%s looks at the sleeve",
                                                  "%s looks at the brush", "%s looks at the bag"};
  int value = (int)e->value;
  switch (e->kind) {
  case EVENT_QUARANTINE: return homes[value >= 0 && value <= QUARANTINE_NONE ? value : QUARANTINE_NONE];
  case EVENT_SHOWN: return things[value >= 0 && value < THING_COUNT ? value : 0];
  case EVENT_CROSSED:
    return value ? "You come to the others with clean hands" : "You come to the others with unwashed hands";
  case EVENT_CLEAR_DAYS: return value ? "One more day without a sneeze" : "Somebody is ill. The counting starts again";
  case EVENT_THING_NAMED:
    return value > 0 ? "Yes. %s has met that before" : "No. %s minds that no more than other things";
  default: return NULL;
  }
}

bool visit_event_words(const struct visit *v, const struct sim_event *e, struct visit_caption *out) {
  if (e->kind == EVENT_DISTURBED || e->kind == EVENT_BAD_FOOD) {
    snprintf(out->text, sizeof out->text, "%s", words(sim_cause_sentence(e->cause)));
    out->kind = CAPTION_CARE;
    return true;
  }
  if (e->kind == EVENT_SCARE && e->verb == VERB_COUNT && e->cause != CAUSE_NONE) { /* it was not you */
    snprintf(out->text, sizeof out->text, words("Quick feet: %s takes fright"), visit_name(v, e->rat));
    out->kind = CAPTION_CARE;
    return true;
  }
  const char *told = by_value(e);
  if (told) {
    snprintf(out->text, sizeof out->text, words(told), visit_name(v, e->rat));
    out->kind = CAPTION_PLAIN;
    return true;
  }
  for (size_t i = 0; i < sizeof EVENTS / sizeof *EVENTS; i++) {
    if (EVENTS[i].kind != e->kind) continue;
    if (e->kind == EVENT_SCARE && e->cause == CAUSE_NONE) return false;
    snprintf(out->text, sizeof out->text, words(EVENTS[i].text), visit_name(v, e->rat));
    out->kind = EVENTS[i].how;
    return true;
  }
  if (e->kind == EVENT_SIGN_FIRST && (int)e->value >= 0 && (int)e->value < SIGN_COUNT) {
    enum sign s = (enum sign)(int)e->value;
    if (sign_heard(s)) return false; /* told each time that it is heard: visit_sound.c */
    snprintf(out->text, sizeof out->text, "%s ← %s", visit_sign_seen(s), visit_name(v, e->rat));
    out->kind = CAPTION_PLAIN;
    return true;
  }
  const struct heard *h = heard_by(HEARD_EVENT, (int)e->kind);
  if (h) { /* nothing but its sound is told */
    bool rats = e->rat >= 0 && sound_row(h->sound)->bus == BUS_RATS;
    snprintf(out->text, sizeof out->text, rats ? "%s ← %s" : "%s", words(sound_caption(h->sound)),
             visit_name(v, e->rat));
    out->kind = CAPTION_SOUND;
    return true;
  }
  return false;
}

static const char *const DOINGS[DOING_COUNT] = {
    [DOING_REST] = "lies loose and looks about",
    [DOING_SLEEP] = "is curled up asleep",
    [DOING_STAND] = "stands and looks about",
    [DOING_WALK] = "walks along, nose down",
    [DOING_RUN] = "runs low and fast",
    [DOING_FREEZE] = "stands stock still, eyes wide, breathing fast",
    [DOING_HIDE] = "is pressed down in the hut",
    [DOING_PEEK] = "has nose and whiskers out of the hut",
    [DOING_STRETCH] = "is stretched out low, hind feet planted",
    [DOING_SNIFF] = "sniffs at something near",
    [DOING_REAR] = "stands upright and sniffs the air",
    [DOING_TAKE] = "takes the food",
    [DOING_CARRY] = "runs off with the food",
    [DOING_EAT] = "sits up and eats from both paws",
    [DOING_DRINK] = "drinks",
    [DOING_WASH] = "washes face and coat",
    [DOING_PETTED] = "is under your hand",
    [DOING_FLINCH] = "shrinks back",
    [DOING_LIFTED] = "is being lifted",
    [DOING_HELD] = "sits in your hands",
    [DOING_SQUIRM] = "struggles in your hands",
    [DOING_LIMP] = "hangs limp and still, eyes wide",
    [DOING_PLAY] = "hops and darts about",
    [DOING_BOX] = "stands upright and pushes another with its paws",
    [DOING_PIN] = "stands over another that lies on its back",
    [DOING_PINNED] = "lies on its back under another",
    [DOING_SIDLE] = "goes sideways at another, back arched, fur up",
};

/* Signs that the words for what a rat does have told already. */
static bool said_by_doing(enum sign s) {
  static const enum sign told[] = {SIGN_FREEZE,    SIGN_PEEK_HUT,           SIGN_STRETCH_ATTEND, SIGN_REST,
                                   SIGN_SQUIRM,    SIGN_LIMP_STILL_IN_HAND, SIGN_EAT_NEAR,       SIGN_SLEEP_IN_VIEW,
                                   SIGN_FLEE_HIDE, SIGN_TAKE_AND_RUN};
  for (size_t i = 0; i < sizeof told / sizeof *told; i++)
    if (told[i] == s) return true;
  return false;
}

void visit_rat_words(const struct visit *v, int rat, char *out, size_t size) {
  const struct sim_rat *r = &v->rats[rat].now;
  const char *place =
      r->place == PLACE_HUT && r->doing != DOING_PEEK && r->doing != DOING_HIDE ? words(" in the hut") : "";
  int n = snprintf(out, size, "%s %s%s", visit_name(v, rat), words(DOINGS[r->doing]), place);
  for (int i = 0; i < r->n_signs && i < 2 && n > 0 && (size_t)n < size; i++) {
    enum sign s = r->signs[i];
    if (sign_heard(s) == 2 || said_by_doing(s)) continue;
    n += snprintf(out + n, size - (size_t)n, "%s %s", i ? "," : ".", visit_sign_seen(s));
  }
}
