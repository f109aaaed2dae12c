#include "hand.h"

#include <stdlib.h>

struct hand_view {
  struct rect bounds;
};

struct hand_view *hand_view_create(void) {
  return calloc(1, sizeof(struct hand_view));
}
void hand_view_destroy(struct hand_view *v) { free(v); }

static const uint32_t tones[HAND_TONES] = {0xFFDFC2FF, 0xF0C39CFF, 0xE9AC86FF, 0xC68A60FF, 0x96603FFF, 0x5F3B28FF};

void hand_view_draw(struct hand_view *v, struct draw_list *d, const struct hand_look *look, float x, float y,
                    float px_per_h) {
  float k = px_per_h;
  uint32_t c = tones[look->tone % HAND_TONES];
  draw_box(d, (struct rect){x + 1.6f * k, y - 0.5f * k, 4 * k, k},
           &(struct draw_box){.radius = 0.2f * k, .fill = 0xB9503EFF});
  draw_box(d, (struct rect){x + 0.6f * k, y - 0.45f * k, 1.2f * k, 0.9f * k},
           &(struct draw_box){.radius = 0.4f * k, .fill = c});
  for (int i = 0; i < 4; i++)
    draw_box(d, (struct rect){x, y + (0.22f * (float)i - 0.44f) * k, 1.0f * k, 0.2f * k},
             &(struct draw_box){.radius = 0.1f * k, .fill = c});
  v->bounds = (struct rect){x - k, y - k, 8 * k, 2 * k};
}
struct rect hand_view_bounds(const struct hand_view *v) {
  return v->bounds;
}

void food_draw(struct draw_list *d, int food, float x, float y, float px_per_h, float light) {
  static const uint32_t tone[] = {0x86B04AFF, 0xF2D88AFF, 0x6B5A48FF, 0xFFF8EAFF, 0xE6CFA0FF, 0xA57A48FF};
  (void)light;
  draw_circle(d, x, y, 0.11f * px_per_h, tone[food < 0 || food > 5 ? 0 : food]);
}
