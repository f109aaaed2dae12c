/* resume.c - see resume.h. */
#include "resume.h"

#include "../sound.h"

enum scene_kind resume_scene(const struct run *run) {
  struct sim_world world;
  sim_read_world(run_sim_const(run), &world);
  if (run_outcome(run) != OUTCOME_RUNNING && !world.person) return SCENE_DEBRIEF;
  if (world.person) return SCENE_VISIT;
  int n;
  const struct sim_event *events = run_events(run, &n);
  for (int i = 0; i < n; i++) {
    if (events[i].kind == EVENT_VISIT_BEGINS) return SCENE_DAYS;
  }
  return SCENE_CARD;
}

void resume_press_sound(struct app *a, uint32_t id, bool disabled) {
  const struct ui_node *node = ui_find(app_ui(a), id);
  if (!node || node->role == ROLE_SLIDER) return;
  sound_play(disabled ? SOUND_UI_REFUSE : SOUND_UI_PRESS, 0, 1);
}
