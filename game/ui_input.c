/* ui_input.c - pointer, touch, keys and gamepad on the last whole tree. One way in for all: whatever the device, the
 * result is a focus, a scroll or an id that was taken. */
#include "ui_inside.h"

#include <math.h>
#include <stddef.h>

enum { PAD_A = 0, PAD_LEFT_SHOULDER = 9, PAD_RIGHT_SHOULDER = 10, PAD_UP = 11, PAD_DOWN, PAD_LEFT, PAD_RIGHT };

void ui_take(struct ui *u, const struct ui_node *node, float slide) {
  if (u->taken_n == UI_TAKEN) return;
  u->taken[u->taken_n] = node->id;
  u->taken_slide[u->taken_n] = slide;
  u->taken_disabled[u->taken_n] = node->disabled;
  u->taken_n++;
  if (!node->disabled || !node->tip) return;
  u->tip = node->id; /* a refused press says why at once, and keeps saying it for a while */
  u->tip_age = 0;
  u->tip_shut = 0;
  u->tip_hold_s = 4;
}

uint32_t ui_taken(struct ui *u) {
  if (!u->taken_n) return 0;
  uint32_t id = u->taken[0];
  u->last_disabled = u->taken_disabled[0];
  u->last_slide = u->taken_slide[0];
  u->taken_n--;
  for (int i = 0; i < u->taken_n; i++) {
    u->taken[i] = u->taken[i + 1];
    u->taken_slide[i] = u->taken_slide[i + 1];
    u->taken_disabled[i] = u->taken_disabled[i + 1];
  }
  return id;
}

bool ui_taken_was_disabled(const struct ui *u) { return u->last_disabled; }
float ui_taken_slide(const struct ui *u) { return u->last_slide; }
uint32_t ui_focus(const struct ui *u) { return u->focus; }
bool ui_focus_visible(const struct ui *u) { return u->focus_visible; }
void ui_show_focus(struct ui *u, bool visible) { u->focus_visible = visible; }
uint32_t ui_hover(const struct ui *u) { return u->hover; }
enum input_device ui_device(const struct ui *u) { return u->device; }

void ui_set_focus(struct ui *u, uint32_t id) {
  u->focus = id;
  u->tip_shut = 0;
  const struct ui_slot *slot = ui_slot_of(u, id);
  if (slot) ui_scroll_into_view(u, slot);
}

/* ---- pointer and touch ---- */

/* A finger is given the target's least size even where the drawing is smaller. */
static struct rect hit_rect(const struct ui *u, const struct ui_slot *slot, bool touch) {
  struct rect r = slot->visible;
  float least = touch ? 48.0f * u->scale.s : 0;
  float gx = fmaxf(0, least - r.w) * 0.5f, gy = fmaxf(0, least - r.h) * 0.5f;
  if (r.w <= 0 || r.h <= 0) return (struct rect){0, 0, 0, 0};
  return (struct rect){r.x - gx, r.y - gy, r.w + 2 * gx, r.h + 2 * gy};
}

static bool rect_has(struct rect r, float x, float y) { return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h; }

struct ui_slot *ui_slot_under(const struct ui *u, float x, float y, bool touch) {
  struct ui_slot *near = NULL;
  for (int i = u->last.n - 1; i >= u->last.first_live; i--) {
    struct ui_slot *slot = &u->last.slots[i];
    if (!slot->node.focusable && slot->node.role != ROLE_SLIDER) continue; /* a slider's field, beside its knob */
    if (rect_has(slot->visible, x, y)) return slot;
    if (touch && !near && rect_has(hit_rect(u, slot, true), x, y)) near = slot;
  }
  return near;
}

bool ui_over_node(const struct ui *u, float x, float y) {
  if (u->last.first_live > 0) return true;
  for (int i = u->last.n - 1; i >= 0; i--) {
    const struct ui_slot *slot = &u->last.slots[i];
    bool solid = slot->node.role == ROLE_GROUP || slot->node.role == ROLE_DIALOG || slot->node.focusable;
    if (solid && slot->node.role != ROLE_STAGE && rect_has(slot->visible, x, y)) return true;
  }
  return false;
}

static float slide_at(const struct ui_node *node, float x) {
  float from = node->track_w > 0 ? node->track_x : node->rect.x, w = node->track_w > 0 ? node->track_w : node->rect.w;
  return fminf(fmaxf((x - from) / fmaxf(1, w), 0), 1);
}

static bool pointer_down(struct ui *u, const struct input *in) {
  u->focus_visible = false;
  if (u->tip) u->tip_hold_s = 0;
  struct ui_slot *slot = ui_slot_under(u, in->x, in->y, in->device == DEVICE_TOUCH);
  u->press_x = in->x;
  u->press_y = in->y;
  u->press_moved = false;
  struct ui_scroll *scroll = ui_scroll_at(u, in->x, in->y);
  u->press_scroll = scroll ? scroll->target : 0;
  if (in->button > 1 || !slot || slot->node.role == ROLE_STAGE) return slot == NULL && ui_over_node(u, in->x, in->y);
  u->pressed = slot->node.id;
  u->focus = slot->node.id;
  if (slot->node.role == ROLE_SLIDER && !slot->node.disabled) ui_take(u, &slot->node, slide_at(&slot->node, in->x));
  return true;
}

static bool pointer_drag(struct ui *u, const struct input *in) {
  const struct ui_slot *slot = ui_slot_of(u, u->pressed);
  if (slot && slot->node.role == ROLE_SLIDER) {
    if (!slot->node.disabled) ui_take(u, &slot->node, slide_at(&slot->node, in->x));
    return true;
  }
  struct ui_scroll *scroll = ui_scroll_at(u, u->press_x, u->press_y);
  if (in->device == DEVICE_TOUCH && scroll && fabsf(in->y - u->press_y) > ui_px(u, 10)) {
    u->press_moved = true;
    ui_scroll_by(scroll, u->press_scroll + u->press_y - in->y - scroll->target);
    return true;
  }
  u->press_moved = slot && ui_slot_under(u, in->x, in->y, in->device == DEVICE_TOUCH) != slot;
  return slot != NULL;
}

static bool pointer_move(struct ui *u, const struct input *in) {
  u->pointer_x = in->x;
  u->pointer_y = in->y;
  u->pointer_known = true;
  const struct ui_slot *slot = ui_slot_under(u, in->x, in->y, false);
  uint32_t hover = slot && in->device == DEVICE_MOUSE && slot->node.role != ROLE_STAGE ? slot->node.id : 0;
  if (hover != u->hover) {
    u->rest_s = 0;
    u->tip_shut = 0;
  }
  u->hover = hover;
  return u->pressed ? pointer_drag(u, in) : false;
}

static bool pointer_up(struct ui *u, const struct input *in) {
  const struct ui_slot *slot = ui_slot_of(u, u->pressed);
  uint32_t was = u->pressed;
  u->pressed = 0;
  if (!slot) return was != 0;
  bool inside = ui_slot_under(u, in->x, in->y, in->device == DEVICE_TOUCH) == slot && !u->press_moved;
  if (inside && slot->node.role != ROLE_SLIDER) ui_take(u, &slot->node, 0);
  return true;
}

/* ---- walking the focus ---- */

static int slot_index(const struct ui *u, uint32_t id) {
  const struct ui_slot *slot = ui_slot_of(u, id);
  return slot ? (int)(slot - u->last.slots) : -1;
}

static void focus_to(struct ui *u, int i) {
  u->focus_visible = true;
  ui_set_focus(u, u->last.slots[i].node.id);
}

/* The next node in the order of declaring, of `group` or of any (0). */
static int step_in_order(const struct ui *u, int from, int by, int group) {
  int n = u->last.n;
  for (int k = 1; k <= n; k++) {
    int i = ((from + by * k) % n + n) % n;
    const struct ui_slot *slot = &u->last.slots[i];
    if (ui_slot_can_focus(u, slot) && (!group || slot->node.group == group)) return i;
  }
  return -1;
}

void ui_focus_step(struct ui *u, int group, int by) {
  if (!u->last.n) return;
  int from = slot_index(u, u->focus);
  if (from >= 0 && group && u->last.slots[from].node.group != group) from = by > 0 ? -1 : u->last.n;
  int i = step_in_order(u, from < 0 && by < 0 ? u->last.n : from, by, group);
  if (i >= 0) focus_to(u, i);
}

/* How far `to` lies from `from` in the direction (dx, dy): along it, and aside of it, weighed; < 0: not that way. */
static float way(struct rect from, struct rect to, int dx, int dy) {
  float fx = from.x + from.w * 0.5f, fy = from.y + from.h * 0.5f;
  float tx = to.x + to.w * 0.5f, ty = to.y + to.h * 0.5f;
  float along = dx ? (tx - fx) * (float)dx : (ty - fy) * (float)dy;
  float gap = dx > 0   ? to.x - from.x - from.w
              : dx < 0 ? from.x - to.x - to.w
              : dy > 0 ? to.y - from.y - from.h
                       : from.y - to.y - to.h;
  float least = dx ? fminf(from.w, to.w) : fminf(from.h, to.h);
  if (along <= 0 || gap < -0.5f * least) return -1;
  float aside = dx ? fmaxf(0, fmaxf(to.y - from.y - from.h, from.y - to.y - to.h))
                   : fmaxf(0, fmaxf(to.x - from.x - from.w, from.x - to.x - to.w));
  float off = dx ? fabsf(ty - fy) : fabsf(tx - fx);
  return fmaxf(0, gap) + 2.5f * aside + 0.15f * off;
}

static int step_in_space(const struct ui *u, int from, int dx, int dy) {
  int best = -1;
  float least = 0;
  for (int i = u->last.first_live; i < u->last.n; i++) {
    const struct ui_slot *slot = &u->last.slots[i];
    if (i == from || !ui_slot_can_focus(u, slot) || slot->node.role == ROLE_STAGE) continue;
    float far = way(u->last.slots[from].node.rect, slot->node.rect, dx, dy);
    if (far < 0 || (best >= 0 && far >= least)) continue;
    best = i;
    least = far;
  }
  return best;
}

/* Where nothing lies that way, a page scrolls on, or the order of declaring is followed: so arrows reach everything. */
static bool walk(struct ui *u, int dx, int dy) {
  int from = slot_index(u, u->focus);
  if (from < 0) return false;
  bool shown = u->focus_visible;
  u->focus_visible = true;
  if (!shown) return true; /* the first arrow only shows where one is */
  int to = step_in_space(u, from, dx, dy);
  if (to >= 0) {
    focus_to(u, to);
    return true;
  }
  for (int i = 0; dy && i < UI_SCROLLS; i++) {
    struct ui_scroll *scroll = &u->scrolls[i];
    float before = scroll->target;
    if (!scroll->used) continue;
    ui_scroll_by(scroll, (float)dy * 0.4f * scroll->view.h);
    if (fabsf(scroll->target - before) > 0.5f) return true;
  }
  to = step_in_order(u, from, dx + dy, 0);
  if (to >= 0) focus_to(u, to);
  return true;
}

/* ---- keys and pad ---- */

static bool press_focused(struct ui *u) {
  const struct ui_slot *slot = ui_slot_of(u, u->focus);
  if (!slot || !ui_slot_can_focus(u, slot)) return false;
  struct ui_anim *anim = ui_anim_of(u, slot->node.id, true);
  if (anim) anim->down = 1;
  ui_take(u, &slot->node, slot->node.at);
  return true;
}

static bool slide_by(struct ui *u, float steps) {
  struct ui_slot *slot = ui_slot_of(u, u->focus);
  if (!slot || slot->node.role != ROLE_SLIDER || slot->node.disabled) return false;
  u->focus_visible = true;
  slot->node.at = fminf(fmaxf(slot->node.at + steps * slot->node.step, 0), 1);
  ui_take(u, &slot->node, slot->node.at);
  return true;
}

static bool page_by(struct ui *u, int by) {
  if (slide_by(u, (float)by * -5.0f)) return true;
  for (int i = 0; i < UI_SCROLLS; i++) {
    if (u->scrolls[i].used && u->scrolls[i].content > u->scrolls[i].view.h + 1) {
      ui_scroll_by(&u->scrolls[i], (float)by * 0.85f * u->scrolls[i].view.h);
      return true;
    }
  }
  return false;
}

static bool arrow(struct ui *u, int dx, int dy) { return dx && slide_by(u, (float)dx) ? true : walk(u, dx, dy); }

static bool key_down(struct ui *u, const struct input *in) {
  bool arrows = u->keys & UI_KEYS_ARROWS;
  switch (in->key) {
  case KEY_TAB:
    if (u->keys & UI_KEYS_TAB) ui_focus_step(u, 0, in->shift ? -1 : 1);
    return u->keys & UI_KEYS_TAB;
  case KEY_LEFT: return arrows && arrow(u, -1, 0);
  case KEY_RIGHT: return arrows && arrow(u, 1, 0);
  case KEY_UP: return arrows && arrow(u, 0, -1);
  case KEY_DOWN: return arrows && arrow(u, 0, 1);
  case KEY_HOME: return arrows && slide_by(u, -1e6f);
  case KEY_END: return arrows && slide_by(u, 1e6f);
  case KEY_PAGE_UP: return arrows && page_by(u, -1);
  case KEY_PAGE_DOWN: return arrows && page_by(u, 1);
  case KEY_SPACE:
  case KEY_ENTER: return (u->keys & UI_KEYS_ENTER) && !in->repeat && press_focused(u);
  case KEY_ESCAPE:
    if (!u->tip) return false;
    u->tip_shut = u->tip;
    u->tip = 0;
    u->tip_hold_s = 0;
    return true;
  default: return false;
  }
}

static bool pad_button(struct ui *u, const struct input *in) {
  bool dpad = u->keys & UI_KEYS_PAD_DPAD, shoulders = u->keys & UI_KEYS_SHOULDERS;
  switch (in->key) {
  case PAD_A: return (u->keys & UI_KEYS_PAD_A) && press_focused(u);
  case PAD_UP: return dpad && arrow(u, 0, -1);
  case PAD_DOWN: return dpad && arrow(u, 0, 1);
  case PAD_LEFT: return dpad && arrow(u, -1, 0);
  case PAD_RIGHT: return dpad && arrow(u, 1, 0);
  case PAD_LEFT_SHOULDER:
  case PAD_RIGHT_SHOULDER:
    if (shoulders) ui_focus_step(u, 0, in->key == PAD_LEFT_SHOULDER ? -1 : 1);
    return shoulders;
  default: return false;
  }
}

bool ui_input(struct ui *u, const struct input *in) {
  switch (in->kind) {
  case INPUT_POINTER_MOVE: u->device = in->device; return pointer_move(u, in);
  case INPUT_POINTER_DOWN:
    u->device = in->device;
    pointer_move(u, in);
    return pointer_down(u, in);
  case INPUT_POINTER_UP: return pointer_up(u, in);
  case INPUT_WHEEL: {
    struct ui_scroll *scroll = ui_scroll_at(u, u->pointer_x, u->pointer_y);
    if (scroll) ui_scroll_by(scroll, -in->y * ui_px(u, 60));
    return scroll != NULL;
  }
  case INPUT_KEY_DOWN: u->device = DEVICE_KEYS; return key_down(u, in);
  case INPUT_PAD_BUTTON: u->device = DEVICE_PAD; return pad_button(u, in);
  case INPUT_FOCUS_LOST: u->pressed = 0; return false;
  default: return false;
  }
}
