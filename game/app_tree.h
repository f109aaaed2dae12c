/* app_tree.h - what the app itself adds to the screen's tree: the notice about saving, and the tree as a text for
 * tests that drive the real window. */
#ifndef HANDSHY_GAME_APP_TREE_H
#define HANDSHY_GAME_APP_TREE_H

#include "../engine/run.h"
#include "ui.h"

/* A slip of paper at the foot of the screen. */
void app_draw_notice(struct ui *u, const char *trouble);
/* Only when the environment names a file in HANDSHY_UI_TREE: writes it anew when something changed. First
 * `scene NAME`, then `run NOW_DS ACTS OUTCOME` if there is one, then one line a node:
 * `ROLE|x y w h|flags|name|value`, flags: f can have the focus, F has it, d disabled, c checked. */
void app_tree_write(const struct ui *u, const char *scene, const struct run *r);

#endif
