/* ui_tree.c - the tree itself: declaring nodes, placing them in the window, what moves on them, and the ring. Two trees
 * are kept, the one being declared and the last whole one; input always asks the whole one. */
#include "ui_inside.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ui *ui_create(void) {
  struct ui *u = calloc(1, sizeof *u);
  if (u) u->in_scroll = -1, u->theme = theme_of(THEME_LIGHT);
  if (u) u->page_s = THEME_PAGE_S; /* only a page that was asked for comes in */
  return u;
}

void ui_destroy(struct ui *u) {
  if (!u) return;
  free(u->now.slots);
  free(u->last.slots);
  free(u);
}

uint32_t ui_id(const char *name) {
  uint32_t h = 2166136261u;
  for (; *name; name++) h = (h ^ (uint8_t)*name) * 16777619u;
  return h ? h : 1;
}

uint32_t ui_id_n(const char *name, int n) {
  uint32_t h = ui_id(name) ^ ((uint32_t)n + 1u) * 2654435761u;
  return h ? h : 1;
}

/* ---- a build ---- */

void ui_begin(struct ui *u, struct draw_list *d, int w, int h, float display_scale, float text_setting) {
  assert(!u->building && w > 0 && h > 0);
  struct ui_scale *k = &u->scale;
  float s = fminf((float)w / 1280.0f, (float)h / 720.0f);
  float t = fmaxf(s, 0.86f * display_scale) * fmaxf(text_setting, u->theme->least_text);
  *k = (struct ui_scale){.w = w, .h = h, .s = s, .t = t, .em_room = fminf((float)w, 1280.0f * s) / (21.0f * t)};
  k->ox = roundf(((float)w - 1280.0f * s) * 0.5f);
  k->oy = roundf(((float)h - 720.0f * s) * 0.5f);
  u->draw = d;
  u->now.n = u->now.first_live = u->now.layer_cmd = 0;
  u->group = 1;
  u->keys = UI_KEYS_ALL;
  u->building = true;
  for (int i = 0; i < UI_SCROLLS; i++) u->scrolls[i].used = false;
}

static struct rect rect_cut(struct rect a, struct rect b) {
  float x0 = fmaxf(a.x, b.x), y0 = fmaxf(a.y, b.y);
  float x1 = fminf(a.x + a.w, b.x + b.w), y1 = fminf(a.y + a.h, b.y + b.h);
  return (struct rect){x0, y0, fmaxf(0, x1 - x0), fmaxf(0, y1 - y0)};
}

static struct ui_slot *tree_add(struct ui_tree *tree) {
  if (tree->n == tree->capacity) {
    int capacity = tree->capacity ? tree->capacity * 2 : 128;
    struct ui_slot *slots = realloc(tree->slots, (size_t)capacity * sizeof *slots);
    if (!slots) return NULL;
    tree->slots = slots;
    tree->capacity = capacity;
  }
  return &tree->slots[tree->n++];
}

struct ui_look ui_declare(struct ui *u, const struct ui_node *node) {
  assert(u->building);
  struct ui_slot *slot = tree_add(&u->now);
  if (!slot) return (struct ui_look){0};
  *slot = (struct ui_slot){.node = *node, .visible = node->rect, .scroll = u->in_scroll};
  if (u->in_scroll >= 0) slot->visible = rect_cut(node->rect, u->scrolls[u->in_scroll].view);
  slot->node.scrolled = u->in_scroll >= 0;
  if (!slot->node.group) slot->node.group = u->group;
  if (!node->id) return (struct ui_look){0};
  const struct ui_anim *anim = ui_anim_of(u, node->id, false);
  return (struct ui_look){
      .over = anim ? anim->over : 0,
      .down = anim ? anim->down : 0,
      .hover = u->hover == node->id,
      .pressed = u->pressed == node->id,
      .focused = u->focus_visible && u->focus == node->id,
  };
}

void ui_group(struct ui *u, int group) { u->group = group; }
void ui_keys(struct ui *u, unsigned which) { u->keys = which; }
void ui_layer(struct ui *u) {
  u->now.first_live = u->now.n;
  u->now.layer_cmd = draw_count(u->draw);
}

static int first_focus(const struct ui *u) {
  int first = -1;
  for (int i = u->last.first_live; i < u->last.n; i++) {
    if (!ui_slot_can_focus(u, &u->last.slots[i])) continue;
    if (u->last.slots[i].node.main) return i;
    if (first < 0) first = i;
  }
  return first;
}

/* The focus must stand on something that is there and can be reached. */
static void settle_focus(struct ui *u) {
  bool layer = u->last.first_live > 0;
  if (layer && !u->had_layer) u->focus_below = u->focus;
  if (!layer && u->had_layer && ui_slot_of(u, u->focus_below)) u->focus = u->focus_below;
  u->had_layer = layer;
  const struct ui_slot *slot = ui_slot_of(u, u->focus);
  if (slot && ui_slot_can_focus(u, slot)) return;
  int i = first_focus(u);
  u->focus = i < 0 ? 0 : u->last.slots[i].node.id;
}

static void ring_draw(struct ui *u) {
  const struct ui_slot *slot = ui_slot_of(u, u->focus);
  if (!slot || !u->focus_visible || slot->node.role == ROLE_STAGE) return;
  float line = ui_px(u, 4), radius = slot->node.radius > 0 ? slot->node.radius : ui_px(u, 12);
  struct rect r = slot->node.rect;
  if (slot->scroll >= 0) draw_push_clip(u->draw, u->scrolls[slot->scroll].view);
  struct rect inner = {r.x - line, r.y - line, r.w + 2 * line, r.h + 2 * line};
  struct rect outer = {inner.x - line, inner.y - line, inner.w + 2 * line, inner.h + 2 * line};
  const struct theme *c = ui_theme(u);
  draw_box(u->draw, inner, &(struct draw_box){.radius = radius + line, .border_width = line, .border = c->focus_gap});
  draw_box(u->draw, outer, &(struct draw_box){.radius = radius + 2 * line, .border_width = line, .border = c->focus});
  if (slot->scroll >= 0) draw_pop_clip(u->draw);
}

void ui_end(struct ui *u) {
  assert(u->building && u->in_scroll < 0);
  u->building = false;
  struct ui_tree whole = u->now;
  u->now = u->last;
  u->last = whole;
  settle_focus(u);
  if (u->hover && !ui_slot_of(u, u->hover)) u->hover = 0;
  ring_draw(u);
  ui_tip_draw(u);
}

const struct ui_scale *ui_scale(const struct ui *u) { return &u->scale; }
struct draw_list *ui_draw(struct ui *u) {
  return u->draw;
}
const struct theme *ui_theme(const struct ui *u) { return u->theme; }
enum ui_room ui_room(const struct ui *u) {
  if (u->scale.em_room >= 55.9f) return ROOM_WIDE;
  return u->scale.em_room >= 40.0f ? ROOM_MIDDLE : ROOM_NARROW;
}

bool ui_one_column(const struct ui *u) { return ui_room(u) == ROOM_NARROW || u->scale.h > u->scale.w; }

/* ---- scrolling ---- */

static int scroll_slot(struct ui *u, uint32_t id) {
  int empty = 0;
  for (int i = 0; i < UI_SCROLLS; i++) {
    if (u->scrolls[i].id == id) return i;
    if (!u->scrolls[i].used) empty = i;
  }
  u->scrolls[empty] = (struct ui_scroll){.id = id};
  return empty;
}

float ui_scroll_begin(struct ui *u, uint32_t id, struct rect view) {
  assert(u->in_scroll < 0);
  u->in_scroll = scroll_slot(u, id);
  struct ui_scroll *scroll = &u->scrolls[u->in_scroll];
  scroll->view = view;
  scroll->used = true;
  draw_push_clip(u->draw, view);
  return roundf(view.y - scroll->y);
}

static void thumb_draw(struct ui *u, const struct ui_scroll *scroll) {
  float w = ui_px(u, 8), inset = ui_px(u, 2);
  struct rect track = {scroll->view.x + scroll->view.w - w - inset, scroll->view.y + inset, w,
                       scroll->view.h - 2 * inset};
  float share = scroll->view.h / scroll->content;
  struct rect thumb = {track.x, roundf(track.y + track.h * scroll->y / scroll->content), w, roundf(track.h * share)};
  const struct theme *c = ui_theme(u);
  draw_box(u->draw, track, &(struct draw_box){.radius = w * 0.5f, .fill = c->track, .fill_bottom = c->track});
  draw_box(u->draw, thumb, &(struct draw_box){.radius = w * 0.5f, .fill = c->cloth_low, .fill_bottom = c->cloth_low});
}

void ui_scroll_end(struct ui *u, float content_height) {
  assert(u->in_scroll >= 0);
  struct ui_scroll *scroll = &u->scrolls[u->in_scroll];
  u->in_scroll = -1;
  scroll->content = content_height;
  ui_scroll_by(scroll, 0);
  draw_pop_clip(u->draw);
  if (content_height > scroll->view.h + 1) thumb_draw(u, scroll);
}

void ui_scroll_by(struct ui_scroll *scroll, float by) {
  float most = fmaxf(0, scroll->content - scroll->view.h);
  scroll->target = fminf(fmaxf(scroll->target + by, 0), most);
  scroll->y = fminf(scroll->y, most);
}

void ui_scroll_into_view(struct ui *u, const struct ui_slot *slot) {
  if (slot->scroll < 0) return;
  struct ui_scroll *scroll = &u->scrolls[slot->scroll];
  float room = ui_px(u, 14), drift = scroll->target - scroll->y;
  float top = slot->node.rect.y - room - drift, bottom = slot->node.rect.y + slot->node.rect.h + room - drift;
  if (bottom > scroll->view.y + scroll->view.h) ui_scroll_by(scroll, bottom - scroll->view.y - scroll->view.h);
  if (top < scroll->view.y) ui_scroll_by(scroll, top - scroll->view.y);
}

struct ui_scroll *ui_scroll_at(struct ui *u, float x, float y) {
  for (int i = 0; i < UI_SCROLLS; i++) {
    struct ui_scroll *scroll = &u->scrolls[i];
    const struct rect *v = &scroll->view;
    bool in = x >= v->x && x < v->x + v->w && y >= v->y && y < v->y + v->h;
    if (scroll->used && in && scroll->content > v->h + 1) return scroll;
  }
  return NULL;
}

/* ---- placing ---- */

/* Both ends are rounded, so that equal gaps stay equal. */
static struct rect whole_pixels(float x, float y, float w, float h) {
  float x0 = roundf(x), y0 = roundf(y);
  return (struct rect){x0, y0, roundf(x + w) - x0, roundf(y + h) - y0};
}

struct rect ui_page_rect(const struct ui *u, float x, float y, float w, float h) {
  const struct ui_scale *k = &u->scale;
  return whole_pixels(k->ox + x * k->s, k->oy + y * k->s, w * k->s, h * k->s);
}

struct rect ui_edge_rect(const struct ui *u, int edges, float x, float y, float w, float h) {
  const struct ui_scale *k = &u->scale;
  float side = fmaxf(0, ((float)k->w - 1680.0f * k->s) * 0.5f);
  float px = side + x * k->s, py = y * k->s;
  if (edges & UI_CENTRE) px = ((float)k->w - w * k->s) * 0.5f + x * k->s;
  if (edges & UI_RIGHT) px = (float)k->w - side - (x + w) * k->s;
  if (edges & UI_MIDDLE) py = ((float)k->h - h * k->s) * 0.5f + y * k->s;
  if (edges & UI_BOTTOM) py = (float)k->h - (y + h) * k->s;
  return whole_pixels(px, py, w * k->s, h * k->s);
}

float ui_px(const struct ui *u, float units) { return fmaxf(1.0f, roundf(units * u->scale.s)); }

float ui_page_rise(const struct ui *u) {
  if (u->reduced || u->page_s >= THEME_PAGE_S) return 0;
  float left = 1 - u->page_s / THEME_PAGE_S; /* ease-out cubic */
  return roundf(THEME_PAGE_FROM * u->scale.s * left * left * left);
}

/* ---- reading ---- */

int ui_count(const struct ui *u) { return u->last.n; }
const struct ui_node *ui_at(const struct ui *u, int i) {
  assert(i >= 0 && i < u->last.n);
  return &u->last.slots[i].node;
}

struct ui_slot *ui_slot_of(const struct ui *u, uint32_t id) {
  if (!id) return NULL;
  for (int i = 0; i < u->last.n; i++) {
    if (u->last.slots[i].node.id == id) return &u->last.slots[i];
  }
  return NULL;
}

const struct ui_node *ui_find(const struct ui *u, uint32_t id) {
  const struct ui_slot *slot = ui_slot_of(u, id);
  return slot ? &slot->node : NULL;
}

bool ui_slot_can_focus(const struct ui *u, const struct ui_slot *slot) {
  return slot->node.focusable && slot->node.id && slot - u->last.slots >= u->last.first_live;
}

/* ---- what moves ---- */

struct ui_anim *ui_anim_of(struct ui *u, uint32_t id, bool make) {
  for (int i = 0; i < u->anims_n; i++) {
    if (u->anims[i].id == id) return &u->anims[i];
  }
  if (!make || u->anims_n == UI_ANIMS) return NULL;
  u->anims[u->anims_n] = (struct ui_anim){.id = id};
  return &u->anims[u->anims_n++];
}

static float towards(float now, float target, float by) {
  if (now < target) return fminf(target, now + by);
  return fmaxf(target, now - by);
}

static void anims_tick(struct ui *u, float dt) {
  if (u->hover) ui_anim_of(u, u->hover, true);
  if (u->pressed) ui_anim_of(u, u->pressed, true);
  int kept = 0;
  for (int i = 0; i < u->anims_n; i++) {
    struct ui_anim a = u->anims[i];
    bool under = a.id == u->pressed && !u->press_moved;
    a.over = towards(a.over, a.id == u->hover && u->device == DEVICE_MOUSE ? 1 : 0, dt / THEME_HOVER_S);
    a.down = towards(a.down, under ? 1 : 0, dt / THEME_PRESS_S);
    if (a.over > 0 || a.down > 0 || a.id == u->hover || a.id == u->pressed) u->anims[kept++] = a;
  }
  u->anims_n = kept;
}

static void scrolls_tick(struct ui *u, float dt) {
  for (int i = 0; i < UI_SCROLLS; i++) {
    struct ui_scroll *scroll = &u->scrolls[i];
    float left = scroll->target - scroll->y;
    scroll->y = fabsf(left) < 0.6f || u->reduced ? scroll->target : scroll->y + left * (1 - expf(-dt * 18.0f));
  }
}

void ui_tick(struct ui *u, double dt) {
  u->page_s += (float)dt;
  anims_tick(u, (float)dt);
  scrolls_tick(u, (float)dt);
  ui_tip_tick(u, (float)dt);
}

static bool anim_moves(const struct ui *u, const struct ui_anim *a) {
  float over = a->id == u->hover && u->device == DEVICE_MOUSE ? 1 : 0;
  float down = a->id == u->pressed && !u->press_moved ? 1 : 0;
  return fabsf(a->over - over) > 1e-6f || fabsf(a->down - down) > 1e-6f;
}

/* A tooltip to come, or one that goes by itself. */
static double tip_wake_s(const struct ui *u) {
  if (u->tip_hold_s > 0) return u->tip_hold_s;
  const struct ui_slot *slot = ui_slot_of(u, u->hover);
  bool comes = slot && slot->node.tip && u->tip != u->hover && u->tip_shut != u->hover && u->device == DEVICE_MOUSE;
  return comes ? fmaxf(0, THEME_TOOLTIP_AFTER_S - u->rest_s) : -1;
}

static bool moves(const struct ui *u) {
  if (u->page_s < THEME_PAGE_S && !u->reduced) return true;
  for (int i = 0; i < u->anims_n; i++) {
    if (anim_moves(u, &u->anims[i])) return true;
  }
  if (u->hover && !ui_anim_of((struct ui *)u, u->hover, false)) return true;
  for (int i = 0; i < UI_SCROLLS; i++) {
    if (u->scrolls[i].used && fabsf(u->scrolls[i].target - u->scrolls[i].y) > 1e-6f) return true;
  }
  return u->tip && u->tip_age < THEME_TOOLTIP_S;
}

double ui_wake_s(const struct ui *u) { return moves(u) ? 0 : tip_wake_s(u); }
bool ui_animating(const struct ui *u) { return ui_wake_s(u) >= 0; }

void ui_set_reduced_motion(struct ui *u, bool on) { u->reduced = on; }
void ui_set_theme(struct ui *u, enum theme_kind kind) { u->theme = theme_of(kind); }
bool ui_reduced_motion(const struct ui *u) { return u->reduced; }

void ui_forget(struct ui *u) {
  u->focus = u->hover = u->pressed = u->focus_below = u->tip = u->tip_shut = 0;
  u->anims_n = u->taken_n = 0;
  u->had_layer = false;
  u->page_s = 0;
  u->last.n = u->last.first_live = 0;
  memset(u->scrolls, 0, sizeof u->scrolls);
}
