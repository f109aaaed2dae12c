/* app_tree.c - see app_tree.h. */
#include "app_tree.h"

#include "files.h"
#include "words.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void app_draw_notice(struct ui *u, const char *trouble) {
  if (!trouble) return;
  const char *text = words(trouble);
  const struct ui_scale *k = ui_scale(u);
  struct draw_list *d = ui_draw(u);
  float pad = 14 * k->s, most = (float)k->w - 4 * pad, wide, h = ui_text_measure(u, TYPE_BODY, most, text, &wide) + pad;
  float w = wide + 1 + 2 * pad;
  struct rect r = {((float)k->w - w) / 2, 8 * k->s, w, h};
  const struct theme *c = ui_theme(u);
  struct draw_box box = {.radius = 10 * k->s,
                         .fill = c->field,
                         .fill_bottom = c->field,
                         .border_width = 2 * k->s,
                         .border = c->ink,
                         .shadow = c->shadow,
                         .shadow_blur = 10 * k->s,
                         .shadow_dy = 3 * k->s};
  struct ui_node node = {.role = ROLE_STATUS, .rect = r};
  snprintf(node.name, sizeof node.name, "%s", text);
  ui_declare(u, &node);
  draw_box(d, r, &box);
  ui_text_draw(u, TYPE_BODY, (struct rect){r.x + pad, r.y + pad / 2, r.w - 2 * pad, h}, text, c->ink, ALIGN_LEFT);
}

static const char *role_name(enum ui_role role) {
  static const char *const names[] = {"group", "text", "heading", "button", "chip",   "switch",  "slider", "tile",
                                      "book",  "mark", "stage",   "image",  "status", "caption", "dialog"};
  return (size_t)role < sizeof names / sizeof names[0] ? names[role] : "?";
}

/* One node in one line. */
static int print_node(const struct ui *u, const struct ui_node *n, char *out, size_t size) {
  return snprintf(out, size, "%s|%d %d %d %d|%s%s%s%s|%s|%s\n", role_name(n->role), (int)n->rect.x, (int)n->rect.y,
                  (int)n->rect.w, (int)n->rect.h, n->focusable ? "f" : "", n->id && n->id == ui_focus(u) ? "F" : "",
                  n->disabled ? "d" : "", n->checked ? "c" : "", n->name, n->value);
}

static int print_run(const struct run *r, char *out, size_t size) {
  static const char *const outcomes[] = {"running", "won", "lost"};
  return snprintf(out, size, "run %lld %d %s\n", (long long)sim_now_ds(run_sim_const(r)), run_diary(r)->n,
                  outcomes[run_outcome(r)]);
}

/* Whoever reads it sees the old tree or the new one; it need not outlive the power, so nothing is synced. */
static void replace_file(const char *path, const char *bytes, size_t length) {
  char temp[FILES_PATH];
  snprintf(temp, sizeof temp, "%.*s.new", FILES_PATH - 8, path);
  FILE *f = fopen(temp, "wb");
  if (!f) return;
  bool ok = fwrite(bytes, 1, length, f) == length;
  ok = fclose(f) == 0 && ok;
  if (ok) rename(temp, path);
}

void app_tree_write(const struct ui *u, const char *scene, const struct run *r) {
  static char *last; /* a test's convenience: one a process */
  const char *path = getenv("HANDSHY_UI_TREE");
  if (!path || !path[0]) return;
  size_t size = 256 + (size_t)ui_count(u) * 400, n = 0;
  char *text = malloc(size);
  if (!text) return;
  n += (size_t)snprintf(text, size, "scene %s\n", scene);
  if (r) n += (size_t)print_run(r, text + n, size - n);
  for (int i = 0; i < ui_count(u); i++) {
    int more = print_node(u, ui_at(u, i), text + n, size - n);
    if (more > 0 && (size_t)more < size - n) n += (size_t)more;
  }
  if (!last || strcmp(last, text) != 0) replace_file(path, text, n);
  free(last);
  last = text;
}
