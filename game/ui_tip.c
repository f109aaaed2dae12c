/* ui_tip.c - the tooltip: after a moment's rest of the pointer, at once on focus and on a refused press. It never holds
 * the only copy of a fact except a full reason. */
#include "ui_inside.h"

#include <math.h>
#include <stdio.h>

static bool has_tip(const struct ui *u, uint32_t id) {
  const struct ui_slot *slot = ui_slot_of(u, id);
  return slot && slot->node.tip && slot->node.value[0];
}

void ui_tip_tick(struct ui *u, float dt) {
  u->rest_s += dt;
  u->tip_age += dt;
  if (u->tip_hold_s > 0) {
    u->tip_hold_s -= dt;
    if (u->tip_hold_s > 0 && has_tip(u, u->tip)) return;
    u->tip_hold_s = 0;
  }
  uint32_t want = 0;
  if (u->focus_visible && has_tip(u, u->focus)) want = u->focus;
  if (!want && u->device == DEVICE_MOUSE && u->rest_s >= THEME_TOOLTIP_AFTER_S && has_tip(u, u->hover)) want = u->hover;
  if (want == u->tip_shut) want = 0;
  if (want != u->tip) u->tip_age = 0;
  u->tip = want;
}

static void arrow_draw(struct ui *u, float x, float y, float down, uint32_t rgba) {
  float half = ui_px(u, 11), tall = ui_px(u, 11) * down;
  draw_polygon(u->draw, (float[]){x - half, y, x + half, y, x, y + tall}, 3, rgba);
}

void ui_tip_draw(struct ui *u) {
  const struct ui_slot *slot = ui_slot_of(u, u->tip);
  u->tip_cmd = 0;
  if (!slot || !slot->node.value[0]) return;
  u->tip_cmd = draw_count(u->draw);
  char text[sizeof slot->node.name + sizeof slot->node.value + 8];
  snprintf(text, sizeof text, "*%s:* %s", slot->node.name, slot->node.value);
  const struct theme *c = ui_theme(u);
  float pad = ui_px(u, 14), most = fminf(336.0f * fmaxf(u->scale.s, u->scale.t), (float)u->scale.w * 0.8f), wide;
  float h = ui_text_measure(u, TYPE_SMALL, most - 2 * pad, text, &wide) + 1.4f * pad, w = wide + 2 * pad;
  struct rect on = slot->node.rect;
  float gap = ui_px(u, 14), x = roundf(on.x + (on.w - w) * 0.5f), y = roundf(on.y - gap - h);
  bool above = y >= ui_px(u, 4);
  if (!above) y = roundf(on.y + on.h + gap);
  x = fminf(fmaxf(x, ui_px(u, 8)), (float)u->scale.w - w - ui_px(u, 8));
  float shown = fminf(1, u->tip_age / THEME_TOOLTIP_S);
  struct draw_box box = {.radius = ui_px(u, 12),
                         .fill = theme_alpha(c->field, shown),
                         .fill_bottom = theme_alpha(c->field, shown),
                         .border_width = ui_px(u, c->flat ? c->line : 2),
                         .border = theme_alpha(c->edge, (c->flat ? 1 : 0.55f) * shown),
                         .shadow = theme_alpha(c->shadow, shown),
                         .shadow_blur = ui_px(u, 9),
                         .shadow_dy = ui_px(u, 3)};
  draw_box(u->draw, (struct rect){x, y, w, h}, &box);
  float middle = fminf(fmaxf(on.x + on.w * 0.5f, x + 2 * pad), x + w - 2 * pad);
  arrow_draw(u, roundf(middle), above ? y + h - 1 : y + 1, above ? 1 : -1, theme_alpha(c->field, shown));
  ui_text_draw(u, TYPE_SMALL, (struct rect){x + pad, roundf(y + 0.7f * pad), w - 2 * pad + 1, h}, text,
               theme_alpha(c->ink, shown), ALIGN_LEFT);
}
