#include "company.h"

#include <assert.h>
#include <math.h>

enum { MOST_TRIANGLES = 20000 }; /* one sorted picture holds so many */
static const double touch_cm = 24;

/* The drawn place of one. Hands that hold it are its floor; only one that hangs over them is in the air. */
static struct rat_actor actor_of(const struct company_rat *r, const struct stage *st, struct pose *pose) {
  struct rat_actor a = {.view = r->view, .look = r->look, .pose = pose};
  float x, y;
  room_ground(r->now.x_cm, r->now.y_cm, &x, &y);
  a.at.x = st->ox + x * st->k;
  a.at.y = st->oy + y * st->k;
  a.at.px_per_h = room_head_u(r->now.y_cm) * st->k;
  a.at.heading_deg = r->now.heading_deg;
  *pose = r->now.pose;
  bool hangs = pose->foot[FOOT_HL].lift < -0.05f && pose->held < 0.5f;
  if (hangs)
    pose->y += r->now.lift_h;
  else
    a.at.y -= r->now.lift_h * a.at.px_per_h * r->look->size;
  return a;
}

static bool can_touch(const struct company_rat *a, const struct company_rat *b) {
  double dx = a->now.x_cm - b->now.x_cm, dy = a->now.y_cm - b->now.y_cm;
  return dx * dx + dy * dy < touch_cm * touch_cm && fabsf(a->now.lift_h - b->now.lift_h) < 0.2f;
}

/* Far ones first; ties keep their order. */
static void sort_by_depth(const struct company_rat *rats, int n, int *order) {
  for (int i = 0; i < n; i++) {
    int at = i;
    for (; at > 0 && rats[order[at - 1]].now.y_cm < rats[i].now.y_cm; at--) order[at] = order[at - 1];
    order[at] = i;
  }
}

static bool is_due(const struct company_turn *t) {
  long since = t->slot - t->drawn_slot;
  return since < 0 || since >= 2 || ((t->slot ^ t->who) & 1) == 0;
}

/* One for all of them: they are one picture, in the order in which they are drawn. */
static void show(struct draw_list *d, const struct company_rat *rats, const int *member, struct rat_actor *group,
                 int n) {
  struct company_turn *turn = rats[member[0]].turn;
  if (!turn) {
    rat_view_draw_group(d, group, n);
    return;
  }
  enum rat_keep keep = is_due(turn) ? RAT_ANEW : turn->runs ? RAT_MOVED : RAT_HELD;
  if (!rat_view_show_group(d, group, n, keep) || keep == RAT_ANEW) turn->drawn_slot = turn->slot;
}

void company_draw(struct draw_list *d, const struct stage *st, const struct company_rat *rats, int n) {
  assert(n >= 0 && n <= SIM_MAX_RATS);
  int order[SIM_MAX_RATS];
  bool drawn[SIM_MAX_RATS] = {false};
  sort_by_depth(rats, n, order);
  for (int i = 0; i < n; i++) {
    if (drawn[order[i]]) continue;
    struct rat_actor group[RAT_GROUP];
    struct pose pose[RAT_GROUP];
    int member[RAT_GROUP] = {order[i]}, members = 1, triangles = rat_view_triangles(rats[order[i]].view);
    for (int m = 0; m < members; m++)
      for (int k = i + 1; k < n && members < RAT_GROUP; k++) {
        int other = order[k];
        bool in = drawn[other];
        for (int q = 0; q < members; q++) in |= member[q] == other;
        int more = rat_view_triangles(rats[other].view);
        if (in || !can_touch(&rats[member[m]], &rats[other]) || triangles + more > MOST_TRIANGLES) continue;
        member[members++] = other;
        triangles += more;
      }
    for (int m = 0; m < members; m++) {
      group[m] = actor_of(&rats[member[m]], st, &pose[m]);
      drawn[member[m]] = true;
    }
    show(d, rats, member, group, members);
  }
}
