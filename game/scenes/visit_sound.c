/* visit_sound.c - what is heard in the visit: the tables of sounds.def, led by what the engine says happens, shows and
 * is done. A caption goes with each sound, but not with each repetition of it. */
#include "visit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../heard.h"
#include "../words.h"

#define LEAST_GAP_S 0.7      /* one body does not make the same sound sooner again */
#define CAPTION_AGAIN_S 9.0  /* what went on is told again after this */
#define CAPTION_DOING_S 25.0 /* steps, eating, drinking: what is seen as well */
#define NEVER_S (-1000.0)

/* A body's voice: small ones are higher, the old and the male a little lower, each a little its own. */
static float pitch_of(const struct visit *v, int rat) {
  const struct sim_rat_def *def = &v->level->sim.rats[rat];
  const struct rat_look *look = &v->rats[rat].look;
  float own = 0.95f + 0.10f * (float)(look->seed * 2654435761u >> 24) / 255;
  return own * (1 + 0.50f * look->build.mouse) * (1 + 0.22f * look->build.young) * (1 - 0.10f * look->build.old) *
         (def->sex == SEX_MALE ? 0.97f : 1.03f);
}

static float pan_of(const struct visit *v, int rat) {
  const struct sim_rat *r = &v->rats[rat].now;
  return r->place == PLACE_CAGE || r->place == PLACE_HUT ? (float)(r->x_cm / CAGE_WIDTH_CM * 1.6 - 0.8) : 0;
}

/* false: it was told a moment ago. */
static bool note_told(struct visit *v, int rat, enum sound_id id, double again_s) {
  double *told = &v->ears[rat].told_s[id];
  if (v->clock - *told < again_s) return false;
  *told = v->clock;
  return true;
}

static void say_heard(struct visit *v, int rat, enum sound_id id) {
  char text[160];
  if (!sound_caption(id)[0]) return;
  if (rat < 0)
    snprintf(text, sizeof text, "%s", words(sound_caption(id)));
  else
    snprintf(text, sizeof text, "%s ← %s", words(sound_caption(id)), visit_name(v, rat));
  visit_say(v, CAPTION_SOUND, text);
}

static void play(struct visit *v, int rat, const struct heard *h, int variant) {
  v->ears[rat].heard_s[h->sound] = v->clock;
  sound_play_cue(&(struct sound_cue){h->sound, variant, pan_of(v, rat), h->gain, pitch_of(v, rat)});
}

/* ---- signs: looked at each tick of the rat's time, so that none is missed at 60x ---- */

static void hear_sign(struct visit *v, int rat, enum sign s, bool was) {
  const struct heard *h = heard_by(HEARD_SIGN, (int)s);
  bool high = sign_heard(s) == 2;
  if (!h || (high && !visit_detector_hears(v, rat))) return;
  double since = v->clock - v->ears[rat].heard_s[h->sound];
  if (since < LEAST_GAP_S || ((was || high) && since < h->every_s)) return;
  int variant = high ? visit_detector_call(v, rat, s) : -1;
  play(v, rat, h, variant);
  if (note_told(v, rat, h->sound, CAPTION_AGAIN_S)) say_heard(v, rat, h->sound);
}

void visit_sound_signs(struct visit *v) {
  for (int i = 0; i < v->n_rats; i++) {
    const struct sim_rat *r = &v->rats[i].now;
    uint64_t shown = 0;
    for (int k = 0; k < r->n_signs && r->in_view; k++) {
      shown |= (uint64_t)1 << r->signs[k];
      hear_sign(v, i, r->signs[k], v->ears[i].shown >> r->signs[k] & 1);
    }
    v->ears[i].shown = shown;
  }
}

/* ---- doings: once a frame, and only while time runs as it is ---- */

static void hear_doing(struct visit *v, int rat) {
  const struct sim_rat *r = &v->rats[rat].now;
  struct visit_ear *ear = &v->ears[rat];
  bool began = ear->doing != r->doing;
  ear->doing = r->doing;
  const struct heard *h = heard_by(HEARD_DOING, (int)r->doing);
  if (!h || !r->in_view || (r->doing == DOING_WALK && r->speed_cm_s < 2)) return;
  double since = v->clock - ear->heard_s[h->sound];
  if (since < LEAST_GAP_S || (!began && (h->every_s <= 0 || since < h->every_s))) return;
  play(v, rat, h, -1);
  bool quiet = v->n_captions == 0; /* what is told already goes first */
  if (quiet && note_told(v, rat, h->sound, CAPTION_DOING_S)) say_heard(v, rat, h->sound);
}

static void hear_voice(struct visit *v) {
  bool on = v->world.talking && v->speed != SPEED_CHOOSE;
  if (on != v->voice_on) sound_loop(SOUND_VOICE, on);
  if (on && !v->voice_on && v->n_captions == 0 && note_told(v, 0, SOUND_VOICE, CAPTION_DOING_S))
    say_heard(v, -1, SOUND_VOICE);
  v->voice_on = on;
}

void visit_sound_tick(struct visit *v) {
  hear_voice(v);
  if (v->speed != SPEED_1 || v->ghost || visit_intro_puppets(v)) return;
  for (int i = 0; i < v->n_rats; i++) hear_doing(v, i);
}

/* ---- events and acts: once ---- */

void visit_sound_event(struct visit *v, const struct sim_event *e) {
  const struct heard *h = heard_by(HEARD_EVENT, (int)e->kind);
  int rat = e->rat < 0 ? 0 : e->rat;
  if (e->kind == EVENT_DISTURBED) {
    h = heard_by(HEARD_DISTURB, (int)e->value);
    if (!h) return;
    sound_play(h->sound, 0, h->gain);
    say_heard(v, -1, h->sound);
    return;
  }
  if (!h) return;
  v->ears[rat].told_s[h->sound] = v->clock; /* the event has a caption: visit_event_words */
  if (sound_row(h->sound)->bus == BUS_RATS)
    play(v, rat, h, -1);
  else
    sound_play(h->sound, 0, h->gain);
}

void visit_sound_act(struct visit *v, const struct sim_action *a) {
  const struct heard *h = heard_by(HEARD_VERB, (int)a->verb);
  if (!h) return;
  sound_play(h->sound, 0, h->gain);
  say_heard(v, -1, h->sound);
}

/* ---- life ---- */

void visit_sound_begin(struct visit *v) {
  for (int i = 0; i < SIM_MAX_RATS; i++) {
    v->ears[i].doing = DOING_COUNT;
    for (int k = 0; k < SOUND_COUNT; k++) v->ears[i].heard_s[k] = v->ears[i].told_s[k] = NEVER_S;
  }
  sound_loop(SOUND_ROOM, true);
}

void visit_sound_end(void) {
  sound_loop(SOUND_ROOM, false);
  sound_loop(SOUND_VOICE, false);
  sound_hush(BUS_RATS);
}
