/* icons.c - the icons as short path texts, walked and stroked when drawn.
 *
 * A path is a row of commands on the 24x24 grid: M x y moves, L x y goes straight, C x1 y1 x2 y2 x y bends, Z closes,
 * O x y r is a circle's outline, D x y r a filled dot, A x y r from to an arc (degrees, 0 = right, clockwise). F before
 * an M fills the shape that follows instead of stroking it. */
#include "icons.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

static const char *const paths[ICON_COUNT] = {
    [ICON_NONE] = "",
    [ICON_TALK] =
        "M8 17 L4 20.5 L4 6.5 C4 4.8 5 4 6.5 4 L17.5 4 C19.2 4 20 4.8 20 6.5 L20 14.5 C20 16.2 19.2 17 17.5 17 Z "
        "M8 8.6 L16 8.6 M8 12.4 L13 12.4",
    [ICON_BUBBLE] =
        "M8 17 L4 20.5 L4 6.5 C4 4.8 5 4 6.5 4 L17.5 4 C19.2 4 20 4.8 20 6.5 L20 14.5 C20 16.2 19.2 17 17.5 17 Z",
    [ICON_SHOUT] =
        "M8 17 L4 20.5 L4 6.5 C4 4.8 5 4 6.5 4 L17.5 4 C19.2 4 20 4.8 20 6.5 L20 14.5 C20 16.2 19.2 17 17.5 17 Z "
        "M12 7 L12 11 D12 14 1.2",
    [ICON_HAND] =
        "M2 14.5 C4.5 12 6.5 9.8 9 9.2 L14.5 8.2 C16.4 7.9 16.4 10 14.8 10.4 L11 11.6 M11 11.6 L20 9.8 C22 9.4 "
        "22.3 11.6 20.4 12 L14 13.6 M14 13.6 L19.8 13 C21.5 13 21.5 15 19.8 15.2 L13.6 16.2 M13.6 16.2 L17.6 16.2 "
        "C19 16.3 18.8 18 17.4 18.2 L9.5 19.2 C7 19.4 5 19.6 3 20.6",
    [ICON_TREAT] = "O12 15.4 3.6 D12 15.4 1.1 M12 2.5 L12 9 M9.2 6.4 L12 9.2 L14.8 6.4 M3.5 21 L20.5 21",
    [ICON_OFFER] =
        "O6 12 3.4 M10.5 9.6 L14 8 C15.5 7.4 17.5 7 22 7 M9.6 13.2 C11.5 12.6 13 12.4 15.4 12.4 M10.5 14.8 L14 "
        "16.4 C15.6 17 17.6 17.2 22 17.2 M15.4 12.4 C17 12.4 18 12.2 18.5 11.8",
    [ICON_PET] =
        "M3 20 C4 12.5 8.5 9.8 12 9.8 C16 9.8 20 13 21 20 M4.5 9.6 C8 5.4 13 4.2 18 6.4 M15.2 2.8 L18.6 6.6 L14 8.6",
    [ICON_LIFT] =
        "M3 13 C3 18.5 7 20.8 12 20.8 C17 20.8 21 18.5 21 13 M3 13 C4.6 12.6 5.6 13.6 7.4 15.4 M21 13 C19.4 12.6 "
        "18.4 13.6 16.6 15.4 M12 15.5 L12 3.5 M8.4 7 L12 3.4 L15.6 7",
    [ICON_TOWEL] =
        "M6 4 L18.2 4 C20 4 20.4 7.6 18.2 7.6 L8.4 7.6 M6 4 C4.4 4 4 7.6 6 7.6 L6 18.4 L18 18.4 L18 7.6 M7.5 "
        "18.4 L7.5 21.4 M12 18.4 L12 21.4 M16.5 18.4 L16.5 21.4",
    [ICON_SAY] = "M2 12 C5 7.4 8.4 5.4 12 5.4 C15.6 5.4 19 7.4 22 12 C19 16.6 15.6 18.6 12 18.6 C8.4 18.6 5 16.6 2 12 "
                 "Z O12 12 3.2",
    [ICON_LEAVE] = "M4 3 L10 3 L10 21 L4 21 Z D7.4 12 0.9 M13.5 12 L21.5 12 M18 8.4 L21.6 12 L18 15.6",
    [ICON_QUIT] = "M4 3 L10 3 L10 21 L4 21 Z D7.4 12 0.9 M13.5 12 L21.5 12 M18 8.4 L21.6 12 L18 15.6",
    [ICON_LENS] = "O10.5 10.5 6.5 M15.4 15.4 L21 21",
    [ICON_CLOCK] = "O12 12 9 M12 6.6 L12 12 L15.6 14",
    [ICON_MOON] =
        "M20.4 14.2 C18.9 18.2 15 20.9 10.9 20.4 C6.1 19.8 2.9 15.6 3.5 10.9 C4 7 6.7 4.1 10.2 3.3 C8.6 6 8.7 9.4 "
        "10.9 11.9 C13.2 14.6 17 15.5 20.4 14.2 Z",
    [ICON_SUN] =
        "O12 12 4 M12 2.2 L12 4.4 M12 19.6 L12 21.8 M2.2 12 L4.4 12 M19.6 12 L21.8 12 M5.1 5.1 L6.6 6.6 M17.4 17.4 "
        "L18.9 18.9 M5.1 18.9 L6.6 17.4 M17.4 6.6 L18.9 5.1",
    [ICON_PAUSE] = "M8.4 5 L8.4 19 M15.6 5 L15.6 19",
    [ICON_PLAY] = "F M7 4.4 L7 19.6 L19.6 12 Z",
    [ICON_MENU] = "M3.5 6.5 L20.5 6.5 M3.5 12 L20.5 12 M3.5 17.5 L20.5 17.5",
    [ICON_CHECK] = "M4 12.6 L9.4 18 L20.4 6.4",
    [ICON_LOCK] =
        "M5.5 11 L18.5 11 C19.6 11 20 11.4 20 12.5 L20 19.5 C20 20.6 19.6 21 18.5 21 L5.5 21 C4.4 21 4 20.6 4 19.5 "
        "L4 12.5 C4 11.4 4.4 11 5.5 11 Z M7.6 11 L7.6 7.4 C7.6 4.8 9.4 3 12 3 C14.6 3 16.4 4.8 16.4 7.4 L16.4 11 "
        "M12 15 L12 17",
    [ICON_NO] = "O12 12 9 M5.8 18.2 L18.2 5.8",
    [ICON_SOUND] =
        "M3 9.4 L7 9.4 L12 5 L12 19 L7 14.6 L3 14.6 Z M15.4 9 C16.9 10.8 16.9 13.2 15.4 15 M18.2 6.4 C21.4 9.6 "
        "21.4 14.4 18.2 17.6",
    [ICON_MUTE] = "M3 9.4 L7 9.4 L12 5 L12 19 L7 14.6 L3 14.6 Z M16 9.4 L21.2 14.6 M21.2 9.4 L16 14.6",
    [ICON_BOOK] =
        "M12 6.4 C10 4.6 7 4.2 3 4.4 L3 18.6 C7 18.4 10 18.8 12 20.6 C14 18.8 17 18.4 21 18.6 L21 4.4 C17 4.2 14 4.6 "
        "12 6.4 Z M12 6.4 L12 20.6",
    [ICON_SHELF] = "M4 4 L8 4 L8 20 L4 20 Z M8 7 L12 7 L12 20 L8 20 Z M12.6 5.6 L16.4 4.6 L20.4 19 L16.6 20 Z M2.5 "
                   "20.2 L21.5 20.2",
    [ICON_CAL] =
        "M5.4 5 L18.6 5 C20 5 20.6 5.6 20.6 7 L20.6 19 C20.6 20.4 20 21 18.6 21 L5.4 21 C4 21 3.4 20.4 3.4 19 L3.4 7 "
        "C3.4 5.6 4 5 5.4 5 Z M3.4 10 L20.6 10 M8 2.8 L8 6.6 M16 2.8 L16 6.6 D8 13.8 1.1 D12 13.8 1.1 D16 13.8 1.1 "
        "D8 17.4 1.1 D12 17.4 1.1",
    [ICON_GEAR] = "M2.5 8 L12.2 8 O15 8 2.6 M17.8 8 L21.5 8 M2.5 16 L6.2 16 O9 16 2.6 M11.8 16 L21.5 16",
    [ICON_STAR] = "F M12 2 L15 8.6 L22.2 9.4 L16.8 14.2 L18.3 21.3 L12 17.7 L5.7 21.3 L7.2 14.2 L1.8 9.4 L9 8.6 Z",
    [ICON_STARO] = "M12 3.4 L14.6 9.1 L20.8 9.8 L16.2 14 L17.5 20.1 L12 17 L6.5 20.1 L7.8 14 L3.2 9.8 L9.4 9.1 Z",
    [ICON_BACK] = "M20.5 12 L4 12 M10 5.8 L3.8 12 L10 18.2",
    [ICON_NEXT] = "M3.5 12 L20 12 M14 5.8 L20.2 12 L14 18.2",
    [ICON_UP] = "M12 20.5 L12 4 M5.8 10 L12 3.8 L18.2 10",
    [ICON_DOWN] = "M12 3.5 L12 20 M5.8 14 L12 20.2 L18.2 14",
    [ICON_AGAIN] = "A12 12.6 8 -120 150 M3.6 4.2 L4.4 8.9 L9.2 8.4 M4.6 8.8 L8 5.7",
    [ICON_WHATIF] =
        "M5 3.5 L5 20.5 M5 12 C10 12 11 6.4 16.5 6.4 M5 12 C10 12 11 17.6 16.5 17.6 M14 3 L17.6 6.4 L14 9.8 M14 "
        "14.2 L17.6 17.6 L14 21",
    [ICON_TEXT] = "M2.5 19 L7.5 5.5 L12.5 19 M4.2 14.6 L10.8 14.6 M14 19 L17.6 10.4 L21.2 19 M15.3 16 L19.9 16",
    [ICON_GLOBE] = "O12 12 9 M3 12 L21 12 M12 3 C8.4 6 8.4 18 12 21 M12 3 C15.6 6 15.6 18 12 21",
    [ICON_BOX] = "M6 4 L18 4 L21 10 L3 10 Z M4.4 10 L4.4 20 L19.6 20 L19.6 10 M8.6 14.4 C10 13 11 15.8 12.4 14.4 C13.4 "
                 "13.4 14 14.8 15.4 14.2",
    [ICON_PEOPLE] =
        "O9 7.6 3.6 M2.5 20 C2.5 15.6 5.4 13.8 9 13.8 C12.6 13.8 15.5 15.6 15.5 20 M15.4 4.2 C18.6 4.4 18.6 10.6 15.4 "
        "11 M18.4 14.4 C20.6 15.4 21.5 17.2 21.5 20",
    [ICON_PRINT] =
        "M7 8 L7 3 L17 3 L17 8 M7 17.4 L3.4 17.4 L3.4 8.4 L20.6 8.4 L20.6 17.4 L17 17.4 M7 14 L17 14 L17 21 L7 21 Z",
    [ICON_SAVE] = "M12 3 L12 14 M7.6 9.8 L12 14.2 L16.4 9.8 M3.4 15 L3.4 20.4 L20.6 20.4 L20.6 15",
    [ICON_PLUS] = "M12 4.4 L12 19.6 M4.4 12 L19.6 12",
    [ICON_HUT] =
        "M2.6 11 L12 3 L21.4 11 M5 9.4 L5 20.6 L19 20.6 L19 9.4 M9 20.6 L9 15.6 C9 11.6 15 11.6 15 15.6 L15 20.6",
    [ICON_DROP] =
        "M12 2.8 C15.6 7.6 18 10.8 18 14.4 C18 18.2 15.4 20.8 12 20.8 C8.6 20.8 6 18.2 6 14.4 C6 10.8 8.4 7.6 12 2.8 Z",
    [ICON_WARN] = "M12 3.4 L22 20.4 L2 20.4 Z M12 9.6 L12 14.4 D12 17.4 1.2",
    [ICON_HEART] = "M12 20.4 C4.6 15 2.4 12 2.4 8.6 C2.4 3.6 9.4 2.4 12 7.2 C14.6 2.4 21.6 3.6 21.6 8.6 C21.6 12 19.4 "
                   "15 12 20.4 Z",
    [ICON_INFO] = "O12 12 9 M12 11 L12 16.4 D12 7.6 1.25",
    [ICON_EAT] = "M3 12 L21 12 C21 17 17.4 19.6 12 19.6 C6.6 19.6 3 17 3 12 Z M9 3.4 C7.6 5 10.2 6.2 8.8 8.4 M14.6 3.4 "
                 "C13.2 5 15.8 "
                 "6.2 14.4 8.4",
    [ICON_PAW] =
        "M12 12.4 C14.6 12.4 17 15.6 16.8 18 C16.6 20.4 14 20 12 20 C10 20 7.4 20.4 7.2 18 C7 15.6 9.4 12.4 12 12.4 Z "
        "O5 11.6 2 O9.4 6.4 2.1 O14.6 6.4 2.1 O19 11.6 2",
    [ICON_RAT] = "F M2.4 18.6 C3 12.6 8 9.8 13 10.6 C13.2 8 16.6 7.4 17.4 10.2 C20 11.2 22 13.4 22.6 15.6 C22.6 17.4 "
                 "20 18.4 17 18.6 Z "
                 "M2.6 18.6 C0.4 18.8 0.6 20.6 3 20.8 L9 20.8",
    [ICON_GOOD] = "O12 12 9 M7.4 12.4 L10.8 15.8 L16.8 8.8",
    [ICON_SCARE] = "F M12 2.6 L23 21.4 L1 21.4 Z",
    [ICON_NOTE] = "F M12 1.6 L22.4 12 L12 22.4 L1.6 12 Z",
    [ICON_TICKLE] = "M3 20.6 C5 15 8.6 13.2 12 13.2 C15.4 13.2 19 15 21 20.6 M6 3 C4.6 5 7.4 6.6 6 9 M12 2.4 C10.6 4.4 "
                    "13.4 6 12 8.4 "
                    "M18 3 C16.6 5 19.4 6.6 18 9",
    [ICON_TUNNEL] = "M7 5 L18 5 C22.6 5 22.6 19 18 19 L7 19 M7 5 C2.4 5 2.4 19 7 19 C11.6 19 11.6 5 7 5 Z",
    [ICON_SEPARATE] = "M9.4 12 L2.8 12 M6.2 8.4 L2.6 12 L6.2 15.6 M14.6 12 L21.2 12 M17.8 8.4 L21.4 12 L17.8 15.6",
    [ICON_HOLD] = "M3 13 C3 18.5 7 20.8 12 20.8 C17 20.8 21 18.5 21 13 M12 15.4 C8.4 12.8 7.4 11.2 7.4 9.4 C7.4 6.6 11 "
                  "6.2 12 8.6 C13 "
                  "6.2 16.6 6.6 16.6 9.4 C16.6 11.2 15.6 12.8 12 15.4 Z",
    [ICON_PUT] =
        "M3 10 C3 15.5 7 17.6 12 17.6 C17 17.6 21 15.5 21 10 M12 3 L12 13 M8.4 9.6 L12 13.2 L15.6 9.6 M4 21 L20 21",
    [ICON_WAKE] = "M6 17 C7.4 15.4 7.4 13.6 7.4 10.6 C7.4 7.4 9.4 5.4 12 5.4 C14.6 5.4 16.6 7.4 16.6 10.6 C16.6 13.6 "
                  "16.6 15.4 18 17 Z "
                  "M12 3.2 L12 5.2 M10.4 20 C11 21 13 21 13.6 20",
    [ICON_CLEAN] = "M14 3 L14 10 M8 10 L20 10 L20 14 L8 14 Z M8.6 14 L7 21 L21 21 L19.4 14 M12 17.4 L11.6 21 M16 17.4 "
                   "L16.4 21 M3 6 L5 6 M4 5 L4 7",
    [ICON_SCREEN] = "M3 9 L3 4 L8 4 M16 4 L21 4 L21 9 M21 15 L21 20 L16 20 M8 20 L3 20 L3 15",
    [ICON_REACH] =
        "M2.6 9.4 L9.4 3 L16.2 9.4 M4.6 8 L4.6 20.6 L10 20.6 M22 12.6 L14 12.6 L11 14.4 M22 17.6 L14 17.6 L11.4 16.4",
    [ICON_NEARER] = "M20.5 12 L8 12 M13 6.6 L7.6 12 L13 17.4 M3.5 4 L3.5 20",
    [ICON_FILE] = "M6 3 L14 3 L19 8 L19 21 L6 21 Z M14 3 L14 8 L19 8",
    [ICON_DETECTOR] = "M4.5 10 L13 10 L13 21 L4.5 21 Z D8.8 17 1.5 M6.8 13 L10.8 13 M14.8 7.6 C15.8 6.8 15.8 5.2 14.8 "
                      "4.4 M17.2 9.4 C19.2 7.6 19.2 4.4 17.2 2.6 M11 10 L11 6.5",
};

enum { MOST_POINTS = 96 };
struct pen { /* one sub-path on its way, in window pixels */
  struct draw_list *d;
  float x, y, k; /* from the grid to the window */
  uint32_t rgba;
  bool fill, closed;
  int n;
  float xy[MOST_POINTS * 2];
};

static void pen_to(struct pen *p, float gx, float gy) {
  assert(p->n < MOST_POINTS);
  p->xy[2 * p->n] = p->x + gx * p->k;
  p->xy[2 * p->n + 1] = p->y + gy * p->k;
  p->n++;
}

/* Round ends and corners: the line itself may be cut square. */
static void pen_ends(struct pen *p, float width) {
  if (p->closed || (p->rgba & 255u) != 255u || width < 1.5f) return;
  draw_circle(p->d, p->xy[0], p->xy[1], width * 0.5f, p->rgba);
  draw_circle(p->d, p->xy[2 * p->n - 2], p->xy[2 * p->n - 1], width * 0.5f, p->rgba);
}

static void pen_up(struct pen *p) {
  float width = fmaxf(1.5f, 2.15f * p->k);
  if (p->n >= 3 && p->fill) draw_polygon(p->d, p->xy, p->n, p->rgba);
  if (p->n >= 2 && !p->fill) {
    draw_line(p->d, p->xy, p->n, width, p->rgba, 0, 0);
    pen_ends(p, width);
  }
  p->n = 0;
  p->closed = p->fill = false;
}

static void pen_curve(struct pen *p, float gx, float gy, const float *c) {
  enum { STEPS = 8 };
  for (int i = 1; i <= STEPS; i++) {
    float t = (float)i / STEPS, r = 1 - t;
    float a = r * r * r, b = 3 * r * r * t, e = 3 * r * t * t, f = t * t * t;
    pen_to(p, a * gx + b * c[0] + e * c[2] + f * c[4], a * gy + b * c[1] + e * c[3] + f * c[5]);
  }
}

static void pen_arc(struct pen *p, const float *c) {
  int steps = (int)ceilf(fabsf(c[4] - c[3]) / 15.0f);
  for (int i = 0; i <= steps; i++) {
    float angle = (c[3] + (c[4] - c[3]) * (float)i / (float)steps) * 0.017453293f;
    pen_to(p, c[0] + c[2] * cosf(angle), c[1] + c[2] * sinf(angle));
  }
}

static const char *numbers(const char *at, float *out, int n) {
  for (int i = 0; i < n; i++) {
    char *end;
    out[i] = strtof(at, &end);
    assert(end != at);
    at = end;
  }
  return at;
}

static int arguments(char command) {
  switch (command) {
  case 'M':
  case 'L': return 2;
  case 'C': return 6;
  case 'A': return 5;
  case 'O':
  case 'D': return 3;
  default: return 0;
  }
}

/* One command; (*gx, *gy) is where the pen stands on the grid. */
static void walk(struct pen *p, char command, const float *c, float *gx, float *gy) {
  if (command == 'M' || command == 'O' || command == 'A' || command == 'D') {
    bool fill = p->fill && p->n == 0; /* F stands right before its M */
    pen_up(p);
    p->fill = fill;
  }
  switch (command) {
  case 'F':
    pen_up(p);
    p->fill = true;
    break;
  case 'M':
  case 'L': pen_to(p, c[0], c[1]); break;
  case 'C': pen_curve(p, *gx, *gy, c); break;
  case 'A': pen_arc(p, c); break;
  case 'O': pen_arc(p, (float[]){c[0], c[1], c[2], 0, 360}); break;
  case 'D': draw_circle(p->d, p->x + c[0] * p->k, p->y + c[1] * p->k, c[2] * p->k, p->rgba); break;
  case 'Z':
    pen_to(p, (p->xy[0] - p->x) / p->k, (p->xy[1] - p->y) / p->k);
    p->closed = true;
    break;
  default: break;
  }
  int n = arguments(command);
  if (n >= 2 && (command == 'M' || command == 'L' || command == 'C')) {
    *gx = c[n - 2];
    *gy = c[n - 1];
  }
}

void icon_draw(struct draw_list *d, enum icon icon, float x, float y, float size, uint32_t rgba) {
  assert(icon >= 0 && icon < ICON_COUNT);
  struct pen p = {.d = d, .x = x, .y = y, .k = size / 24.0f, .rgba = rgba};
  float gx = 0, gy = 0;
  for (const char *at = paths[icon]; *at;) {
    char command = *at++;
    if (command == ' ') continue;
    float c[6] = {0};
    at = numbers(at, c, arguments(command));
    walk(&p, command, c, &gx, &gy);
  }
  pen_up(&p);
}

const char *icon_name(enum icon icon) {
  static const char *const names[ICON_COUNT] = {
#define X(id) #id,
      ICONS(X)
#undef X
  };
  assert(icon >= 0 && icon < ICON_COUNT);
  return names[icon];
}
