#include "rat.h"

#include <stdlib.h>
#include <string.h>

struct rat_view {
  struct rect bounds;
  float part[PART_COUNT][2];
};

struct rat_view *rat_view_create(void) {
  return calloc(1, sizeof(struct rat_view));
}
void rat_view_destroy(struct rat_view *v) { free(v); }

struct pose pose_stand(void) {
  struct pose p;
  memset(&p, 0, sizeof p);
  p.hip = 0.60f;
  p.chest = 0.61f;
  p.stretch = p.fat = p.neck_len = p.eye_open = p.eye_size = p.wh_spread = 1;
  p.arch = 0.10f;
  p.neck = 8;
  p.yaw = 14;
  p.ear = 0.3f;
  p.wh_fwd = 0.25f;
  p.tail_curl = 0.3f;
  p.hx = 0.3f;
  p.hy = -0.1f;
  p.hsp = 0.12f;
  return p;
}

void rat_view_draw(struct rat_view *v, struct draw_list *d, const struct rat_look *look, const struct pose *p,
                   const struct rat_place *at) {
  static const uint32_t tone[COAT_COUNT] = {0x85613FFF, 0x423842FF, 0xF0E4D4FF, 0x8B8588FF,
                                            0xD9955AFF, 0x7A6258FF, 0x423842FF};
  float k = at->px_per_h * look->size, side = at->heading_deg > 90 && at->heading_deg < 270 ? -1.0f : 1.0f;
  float y = at->y - (p->y + p->hip) * k, x = at->x;
  draw_box(d, (struct rect){x - k, at->y - 0.1f * k, 2 * k, 0.2f * k},
           &(struct draw_box){.radius = 0.1f * k, .fill = 0x2A120C60});
  draw_box(d, (struct rect){x - k, y - 0.45f * k, 1.6f * k, 0.9f * k},
           &(struct draw_box){.radius = 0.45f * k, .fill = tone[look->coat]});
  draw_circle(d, x + 0.9f * k * side, y, 0.35f * k, tone[look->coat]);
  draw_circle(d, x + 0.75f * k * side, y - 0.35f * k, 0.15f * k, 0xE9A08FFF);
  draw_circle(d, x + 1.0f * k * side, y - 0.05f * k, 0.06f * k, 0x120A0CFF);
  v->bounds = (struct rect){x - 2 * k, y - k, 4 * k, 2 * k};
  for (int i = 0; i < PART_COUNT; i++) {
    v->part[i][0] = x;
    v->part[i][1] = y;
  }
  v->part[PART_NOSE][0] = x + 1.2f * k * side;
}

void rat_view_part(const struct rat_view *v, enum rat_part part, float *x, float *y) {
  *x = v->part[part][0];
  *y = v->part[part][1];
}
struct rect rat_view_bounds(const struct rat_view *v) {
  return v->bounds;
}

enum coat coat_of_name(const char *name) {
  static const char *const words[COAT_COUNT] = {"agouti", "hood", "albino", "husky", "fawn", "mink", "black"};
  for (int i = 0; i < COAT_COUNT; i++)
    if (strstr(name, words[i])) return (enum coat)i;
  return COAT_COUNT;
}
