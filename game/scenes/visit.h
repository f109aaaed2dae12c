/* visit.h - the visit scene's own state, shared by its files and by nobody else:
 *   visit.c        life cycle, time, steps, what was heard and seen
 *   visit_hand.c   from pointer, arrows or stick to the hand in the cage
 *   visit_tools.c  from chips to acts: which stand in the tray, what each does, why not
 *   visit_sheet.c  the paper of ways on which a chip's other ways, foods, things and calls stand
 *   visit_sheet_rows.c  what stands on it
 *   visit_stage.c  cage, rats, food and hand drawn from the state
 *   visit_layout.c  where things stand at this size of window and words
 *   visit_hud.c    goals, clock, lens, captions, menu: the ui tree
 *   visit_top.c    goals, clock and lens, drawn whole or folded
 *   visit_tray.c   the chips, and the pages of the tray
 *   visit_page.c   a paper over the stage that scrolls when it must
 *   visit_overlay.c  menu, end, "I see ..." and prediction, over it all while time stands still
 *   visit_intro.c  the first sixty seconds of level 1, and its prediction
 *   visit_sound.c  what is heard, and its captions
 *   visit_detector.c  calls too high for ears
 *   visit_words.c  goals, events and rats in words
 *   visit_hut.c    a look into the hut
 *   visit_place.c  where a rat is that the cage does not show, and what lies about in the room
 */
#ifndef HANDSHY_GAME_VISIT_H
#define HANDSHY_GAME_VISIT_H

#include "../app.h"
#include "../sign_pages.h"
#include "../sound.h"
#include "../views/company.h"
#include "../views/hand.h"
#include "../views/motion.h"
#include "../views/rat.h"
#include "../views/room.h"
#include "../views/tableau.h"
#include "../widgets.h"

#define VISIT_RUNS_CM_S 20.0 /* faster than that no foot is seen to stand */
enum { VISIT_CHIPS = 9, VISIT_CAPTIONS = 4, VISIT_CAPTION_TEXT = 160, VISIT_CHOICES = 6 };

enum visit_speed { SPEED_CHOOSE, SPEED_1, SPEED_8, SPEED_60 };

/* What a chip of the tray does. */
enum visit_tool {
  TOOL_TALK,
  TOOL_HAND,
  TOOL_TREAT,
  TOOL_OFFER,
  TOOL_PET,
  TOOL_LIFT,
  TOOL_TOWEL,
  TOOL_CALL,
  TOOL_LEAVE,
  TOOL_PUT_BACK,
  TOOL_HOLD,
  TOOL_REACH,
  TOOL_SHOUT,
  TOOL_TICKLE,
  TOOL_TUNNEL,
  TOOL_SHIRT,
  TOOL_SHOW,
  TOOL_ROOM,
  TOOL_OUT,
  TOOL_HOME,
  TOOL_WAKE,
  TOOL_WASH,
  TOOL_CLEAN,
  TOOL_QUARANTINE,
  TOOL_INTRODUCE,
  TOOL_SUPERVISE,
  TOOL_SEPARATE,
  TOOL_MORE, /* the level's verbs that found no place */
  TOOL_NONE
};

/* A paper with up to ten ways; SHEET_NONE: none lies there. */
enum visit_sheet {
  SHEET_NONE,
  SHEET_MORE,
  SHEET_HAND,
  SHEET_TREAT,
  SHEET_OFFER,
  SHEET_PET,
  SHEET_LIFT,
  SHEET_HOLD,
  SHEET_SHOW,
  SHEET_ROOM,
  SHEET_QUARANTINE,
  SHEET_INTRODUCE,
  SHEET_SEPARATE,
  SHEET_SIGNS,
  SHEET_FEELING,
  SHEET_CAUSE
};
enum { VISIT_ROWS = 64, VISIT_PAGE = 10 };

/* One way on a sheet. ROW_SET ones leave it open. */
enum row_kind { ROW_ACT, ROW_TOOL, ROW_SHEET, ROW_FOOD, ROW_SET };
struct visit_row {
  enum row_kind kind;
  enum icon icon;
  const char *name;
  char second[64];
  struct sim_action act;
  int value; /* tool, sheet or food; for ROW_SET what *set becomes */
  int *set;
  bool chosen;
};

/* How serious a caption is: care ones are drawn with a triangle. */
enum caption_kind { CAPTION_PLAIN, CAPTION_SOUND, CAPTION_CARE };
struct visit_caption {
  char text[VISIT_CAPTION_TEXT];
  enum caption_kind kind;
  double left_s;
};

/* What was heard of one rat, by the scene's clock. */
struct visit_ear {
  double heard_s[SOUND_COUNT], told_s[SOUND_COUNT]; /* last played; last captioned */
  uint64_t shown;                                   /* bits of enum sign, at the last tick */
  enum doing doing;
};

enum visit_overlay {
  OVERLAY_NONE,
  OVERLAY_MENU,
  OVERLAY_SEE,
  OVERLAY_SHEET,
  OVERLAY_PREDICT,
  OVERLAY_DONE,
  OVERLAY_GOALS, /* folded ones, opened */
  OVERLAY_TIME   /* the folded clock's speeds */
};

/* How the chips stand in the tray, real pixels. */
struct tray_plan {
  int rows, columns, pages;
  float chip_w, chip_h, pitch_x, pitch_y, left;
  float arrow_w; /* of the two that turn pages; 0: one page */
  float tab_h;   /* of a chip's tab for its other ways */
  bool inside;   /* tabs lie in the chips' corners, else above them */
};
struct visit_layout { /* of this build, real pixels */
  bool wide;          /* goals, clock and lens stand as drawn, else folded */
  float chips_y, tray_y, caption_y, stage_top;
  float top, right; /* the stage is free below the one and left of the other */
  struct rect hut;  /* of the button at the hut's door, its tag with it; w 0: none */
  struct tray_plan plan;
  int plan_w, plan_h; /* what it was made for */
  float plan_t;
};

/* Level 1's beginning: stages of visit_intro.c, each ended by time or by the player. */
enum intro_stage {
  INTRO_NOT,
  INTRO_BOX,
  INTRO_NOSE,
  INTRO_HAND,
  INTRO_DART,
  INTRO_TALK,
  INTRO_PEEK,
  INTRO_PREDICT,
  INTRO_GHOST,
  INTRO_TRAY,
  INTRO_DONE
};

struct visit_rat {
  struct motion *motion;
  struct rat_view *view;
  struct rat_look look;
  struct company_turn turn;
  struct sim_rat before, now;
};

struct visit {
  struct app *app;
  struct run *run;
  const struct level *level;
  sim *ghost; /* a copy in which an imagined act is tried; NULL otherwise */
  int n_rats;
  struct visit_rat rats[SIM_MAX_RATS];
  int nearest; /* chips and acts mean this one: the rat nearest the hand, */
  int named;   /* or the one the player asked for, until the hand leaves the cage; -1 */
  int watched; /* lens and words tell of this one: the level's hero, or whom the player asked for */
  int note_rat;
  struct sim_world world;
  double hand_before_x, hand_before_y; /* fingertips one tick ago, cm */
  struct room *room;
  float room_k;
  struct hand_view *hand;

  /* time */
  enum visit_speed speed, speed_before;
  double owed_ds;     /* simulated time not yet stepped */
  float alpha;        /* between before and now */
  double calm_real_s; /* real seconds since the last reaction */
  int event_seen;     /* of run_events */
  double clock;       /* real seconds in this scene */

  /* hand */
  bool pointer_in_stage, hand_caught; /* caught: the hand has reached the pointer and follows it */
  float pointer_x, pointer_y;         /* window pixels */
  double want_x_cm, want_y_cm;        /* where the person wants the fingertips */
  float keys_x, keys_y;               /* arrows or stick, -1..1 */
  bool keys_fast;
  int64_t moved_ds; /* when the last `move` was sent */
  /* ways chosen, and kept until another is */
  int treat; /* enum treat; TREAT_COUNT: the one that the rat loves */
  int offer_how, pet_where, pet_s, lift_how, hold_how, show_thing, show_cm, hand_fast;
  enum visit_sheet sheet;
  enum visit_tool food_for; /* the sheet of foods was opened by this one */
  int sheet_page;
  struct visit_layout layout;
  int tray_page;

  /* what is told */
  struct visit_caption captions[VISIT_CAPTIONS];
  int n_captions;
  bool caption_high; /* it makes way for a rat */
  struct visit_ear ears[SIM_MAX_RATS];
  bool detector;                              /* worn */
  struct detector_call calls[DETECTOR_CALLS]; /* a ring; next_call is counted on */
  unsigned next_call;
  bool peeking; /* into the hut */
  bool lens, note_open;
  enum sign note_sign;
  double note_s;
  char words[200]; /* the rat in words, on W */
  double words_s;
  enum visit_overlay overlay;
  double refused_s; /* a refused chip's reason stays open this long */
  char refused[160];
  struct needle needle; /* the fear dial's */
  bool voice_on, told_outcome, staying;
  struct rat_view *pictures[VISIT_CHOICES]; /* of the choice panels, made at need */
  struct tableau *tableau;                  /* and their small scenes */
  struct stage stage, painted;              /* the rats' and the pictures': scenery.h */

  /* intro and prediction */
  enum intro_stage intro;
  double intro_s;
  struct sim_rat puppet[SIM_MAX_RATS];
  enum sign predict[3];
  bool talked;
};

/* visit_words.c */
const char *visit_he(const struct visit *v, int rat);  /* "he", "she" */
const char *visit_him(const struct visit *v, int rat); /* "him", "her" */
const char *visit_name(const struct visit *v, int rat);
void visit_goal_words(const struct visit *v, const struct run_goal *g, char *text, size_t text_size, char *small,
                      size_t small_size);
/* false: not told. */
bool visit_event_words(const struct visit *v, const struct sim_event *e, struct visit_caption *out);
void visit_rat_words(const struct visit *v, int rat, char *out, size_t size);
const char *visit_sign_seen(enum sign s);    /* what is seen or heard */
const char *visit_sign_meaning(enum sign s); /* what it may mean */
const char *visit_sign_mistaken(enum sign s);
const char *visit_treat_words(int treat);

/* visit.c */
void visit_say(struct visit *v, enum caption_kind kind, const char *text);
void visit_leave(struct visit *v); /* after a `leave`: on to the day strip or the debrief */
void visit_set_speed(struct visit *v, enum visit_speed s);
enum sim_reason visit_act(struct visit *v, const struct sim_action *a); /* told when refused */
void visit_tell_in_words(struct visit *v);
void visit_look_up(struct visit *v); /* leaves for the field guide */
void visit_read(struct visit *v);    /* re-reads world and rats after a step or an act */

/* visit_hand.c */
bool visit_hand_input(struct visit *v, const struct input *in);
void visit_hand_tick(struct visit *v, double dt); /* wants, before the step */
void visit_hand_send(struct visit *v);            /* at most one `move` a simulated tick */
void visit_moving_slows_time(struct visit *v);

/* visit_tools.c */
struct tool_words {
  const char *id, *name, *second;
  enum icon icon;
};
struct tool_words visit_tool_words(const struct visit *v, enum visit_tool t);
void visit_use(struct visit *v, enum visit_tool t); /* a chip pressed: done at once, where the hand is */
enum sim_reason visit_do(struct visit *v, const struct sim_action *a); /* the same, for an act chosen from a sheet */
struct sim_action visit_tool_action(const struct visit *v, enum visit_tool t);
enum sim_reason visit_tool_reason(const struct visit *v, enum visit_tool t);
bool visit_tool_allowed(const struct visit *v, enum visit_tool t);
enum visit_sheet visit_tool_sheet(enum visit_tool t); /* its other ways; SHEET_NONE: it has none */
bool visit_tool_asks(enum visit_tool t);              /* asks each time which way; the others remember the last one */
void visit_tray(const struct visit *v, enum visit_tool out[VISIT_CHIPS]);
int visit_more(const struct visit *v, enum visit_tool out[TOOL_NONE]); /* what found no place in the tray */
void visit_name_next(struct visit *v);                                 /* another rat is meant from now on */

/* visit_sheet.c */
void visit_sheet_open(struct visit *v, enum visit_sheet s);
void visit_sheet_close(struct visit *v);
void visit_other_ways(struct visit *v, enum visit_tool t); /* of a chip */
void visit_sheet_build(struct visit *v, struct ui *u);
bool visit_sheet_key(struct visit *v, int key); /* a digit, or Escape */
bool visit_sheet_taken(struct visit *v, uint32_t id);

/* visit_sheet_rows.c */
int visit_sheet_rows(struct visit *v, enum visit_sheet s, struct visit_row rows[VISIT_ROWS]);
const char *visit_sheet_title(const struct visit *v, enum visit_sheet s, char *out, size_t size);

/* visit_sound.c */
void visit_sound_begin(struct visit *v);
void visit_sound_end(void);
void visit_sound_signs(struct visit *v); /* after each tick of the rat's time */
void visit_sound_tick(struct visit *v);  /* once a frame */
void visit_sound_event(struct visit *v, const struct sim_event *e);
void visit_sound_act(struct visit *v, const struct sim_action *a); /* done, not refused */

/* visit_detector.c */
bool visit_detector_known(const struct visit *v);       /* has a button */
bool visit_detector_allowed(const struct visit *v);     /* may be worn */
bool visit_detector_earned_here(const struct visit *v); /* its level was won in this run */
void visit_detector_toggle(struct visit *v);
bool visit_detector_hears(const struct visit *v, int rat);
int visit_detector_call(struct visit *v, int rat, enum sign s);
void visit_detector_build(struct visit *v, struct ui *u, struct rect r);

/* visit_hut.c */
bool visit_hut_open(const struct visit *v); /* the picture is shown: somebody looks in, or a hand is in there */
void visit_hut_toggle(struct visit *v);
void visit_hut_build(struct visit *v, struct ui *u); /* the picture, or the button that asks for it */

/* visit_place.c */
void visit_place_build(struct visit *v, struct ui *u);

/* visit_stage.c */
void visit_stage_draw(struct visit *v, struct ui *u);

/* visit_layout.c */
void visit_lay_out(struct visit *v, const struct ui *u);                  /* first of all in a build */
bool visit_chip_rect(const struct visit *v, int place, struct rect *out); /* false: on another page of the tray */
const char *visit_short_reason(enum sim_reason r); /* two or three words for a chip (visit_tray.c) */

/* visit_top.c */
void visit_top_build(struct visit *v, struct ui *u, bool early); /* clock, round buttons, goals, lens */
void visit_goals_build(struct visit *v, struct ui *u);           /* OVERLAY_GOALS */
void visit_time_build(struct visit *v, struct ui *u);            /* OVERLAY_TIME */

/* visit_tray.c */
void visit_tray_build(struct visit *v, struct ui *u, bool empty);
bool visit_tray_taken(struct visit *v, uint32_t id);

/* visit_page.c: what lies on it is laid out from *x and the y that is given, `w` wide, and is `tall` high. It stands in
 * the middle of the window, or below `from_y` where there is room. back: id of a button, or NULL. */
struct visit_page {
  struct rect panel;
  float x, w;
};
float visit_page_begin(struct ui *u, struct visit_page *page, const char *title, float wide, float tall, float from_y,
                       const char *back);
void visit_page_end(struct ui *u, float tall);
float visit_page_width(const struct ui *u, float wide); /* of what lies on it */

/* visit_hud.c */
void visit_hud_build(struct visit *v, struct ui *u);
void visit_hud_taken(struct visit *v, uint32_t id, bool disabled);

/* visit_overlay.c */
void visit_overlay_build(struct visit *v, struct ui *u);
bool visit_overlay_taken(struct visit *v, uint32_t id); /* false: not one of its nodes */
bool visit_overlay_key(struct visit *v, int key);

/* visit_intro.c */
void visit_intro_begin(struct visit *v);
void visit_intro_tick(struct visit *v, double dt);
bool visit_intro_holds_time(const struct visit *v); /* the engine's time stands */
bool visit_intro_puppets(const struct visit *v);    /* rats are drawn from puppet[] */
void visit_intro_draw(struct visit *v, struct draw_list *d);
void visit_intro_choose(struct visit *v, int choice);
bool visit_intro_skip(struct visit *v);                           /* any press while puppets play */
bool visit_intro_shows(const struct visit *v, enum visit_tool t); /* is this chip in the tray yet? */

#endif
