#include "soup.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_VERTICES = 30000, MAX_TRIANGLES = 24000 };

struct soup {
  struct camera camera, first;
  float depth_scale, depth_base; /* from the depth of the present body to that of the first */
  float light, bias, rim_gain;
  colour night;
  int vertices, triangles, layer_start;
  struct draw_vertex vertex[MAX_VERTICES];
  float depth[MAX_VERTICES];
  uint16_t index[MAX_TRIANGLES][3], sorted[MAX_TRIANGLES][3];
  float key[MAX_TRIANGLES];
  uint16_t key16[MAX_TRIANGLES], key16_b[MAX_TRIANGLES], order[MAX_TRIANGLES], order_b[MAX_TRIANGLES];
};

static const float tilt_cos = 0.970296f, tilt_sin = 0.241922f; /* 14 degrees */

struct soup *soup_create(void) {
  return calloc(1, sizeof(struct soup));
}
void soup_destroy(struct soup *s) { free(s); }

void soup_begin(struct soup *s, struct camera camera, float light) {
  s->camera = s->first = camera;
  s->depth_scale = 1;
  s->depth_base = 0;
  s->light = light = clampf(light, 0, 1);
  s->bias = 0;
  s->vertices = s->triangles = s->layer_start = 0;
  s->night = cmix((colour){0.60f, 0.57f, 0.67f, 1}, (colour){1, 1, 1, 1}, light);
  s->rim_gain = mixf(1.3f, 1, light);
}

void soup_next_body(struct soup *s, struct camera camera) {
  s->camera = camera;
  s->depth_scale = camera.scale / s->first.scale;
  s->depth_base = (camera.y - s->first.y) / s->first.scale * (tilt_cos / tilt_sin); /* lower on the screen: nearer */
  s->bias = 0;
}

void soup_bias(struct soup *s, float bias) { s->bias = bias; }
float soup_scale(const struct soup *s) { return s->camera.scale; }
int soup_triangles(const struct soup *s) { return s->triangles; }

int soup_vertices(const struct soup *s) { return s->vertices; }

struct rect soup_bounds(const struct soup *s) {
  return soup_bounds_from(s, 0);
}

struct rect soup_bounds_from(const struct soup *s, int vertex) {
  if (vertex >= s->vertices) return (struct rect){0, 0, 0, 0};
  float x0 = 1e9f, y0 = 1e9f, x1 = -1e9f, y1 = -1e9f;
  for (int i = vertex; i < s->vertices; i++) {
    x0 = minf(x0, s->vertex[i].x);
    y0 = minf(y0, s->vertex[i].y);
    x1 = maxf(x1, s->vertex[i].x);
    y1 = maxf(y1, s->vertex[i].y);
  }
  return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

vec3 soup_view(vec3 p) { return vec(p.x, p.y * tilt_cos - p.z * tilt_sin, p.y * tilt_sin + p.z * tilt_cos); }

void soup_project(const struct soup *s, vec3 p, float *x, float *y) {
  vec3 q = soup_view(p);
  *x = s->camera.x + q.x * s->camera.scale;
  *y = s->camera.y - q.y * s->camera.scale;
}

/* Half-Lambert into three tones; shadows are a hue, never black. A warm bounce from the bedding below, a faint cool
 * fill from the right, a rim from the window behind. */
colour soup_light(const struct soup *s, const struct ramp *r, vec3 n, float shade, float rim) {
  float l = (n.x * -0.24f + n.y * 0.78f + n.z * 0.58f) * 0.4998f + 0.5f;
  l = (l * l * 0.55f + l * 0.45f) * shade;
  colour c = cmix(cmix(r->dark, r->mid, smoothf(0.05f, 0.60f, l)), r->light, smoothf(0.60f, 0.93f, l) * 0.92f);
  float down = clampf(-n.y, 0, 1) * shade, right = clampf(n.x * 0.85f - n.y * 0.25f, 0, 1) * (1 - l * 0.6f);
  c.r += 0.085f * down;
  c.g += 0.048f * down + 0.018f * right;
  c.b += 0.012f * down + 0.050f * right;
  c.r *= s->night.r;
  c.g *= s->night.g;
  c.b *= s->night.b;
  float f = 1 - clampf(n.z, 0, 1);
  f *= f * (0.35f + 0.65f * f) * clampf(n.y * 0.75f + 0.12f - n.x * 0.28f, 0, 1) * rim * s->rim_gain;
  c.r += f * (1.02f - c.r) * 0.72f;
  c.g += f * (0.90f - c.g) * 0.62f;
  c.b += f * (0.68f - c.b) * 0.50f;
  return c;
}

static inline uint32_t byte_of(float x) { return (uint32_t)(clampf(x, 0, 1) * 255 + 0.5f); }

int soup_vertex(struct soup *s, float x, float y, float depth, colour c, float u, float v) {
  if (s->vertices >= MAX_VERTICES) return MAX_VERTICES - 1;
  s->depth[s->vertices] = depth * s->depth_scale + s->depth_base;
  s->vertex[s->vertices] =
      (struct draw_vertex){x, y, byte_of(c.r) << 24 | byte_of(c.g) << 16 | byte_of(c.b) << 8 | byte_of(c.a), u, v};
  return s->vertices++;
}

void soup_triangle(struct soup *s, int a, int b, int c) {
  if (s->triangles >= MAX_TRIANGLES) return;
  s->key[s->triangles] = (s->depth[a] + s->depth[b] + s->depth[c]) * (1.0f / 3) + s->bias * s->depth_scale;
  uint16_t *t = s->index[s->triangles++];
  t[0] = (uint16_t)a;
  t[1] = (uint16_t)b;
  t[2] = (uint16_t)c;
}

/* One stable pass over eight bits of the key. */
static void radix_pass(int n, int shift, const uint16_t *key, const uint16_t *order, uint16_t *key_out,
                       uint16_t *order_out) {
  int start[257] = {0};
  for (int i = 0; i < n; i++) start[(key[i] >> shift & 255) + 1]++;
  for (int i = 0; i < 256; i++) start[i + 1] += start[i];
  for (int i = 0; i < n; i++) {
    int to = start[key[i] >> shift & 255]++;
    order_out[to] = order ? order[i] : (uint16_t)i;
    key_out[to] = key[i];
  }
}

static void sort_layer(struct soup *s) {
  int first = s->layer_start, n = s->triangles - first;
  if (n < 2) return;
  const float *key = s->key + first;
  float lo = key[0], hi = key[0];
  for (int i = 1; i < n; i++) {
    lo = minf(lo, key[i]);
    hi = maxf(hi, key[i]);
  }
  float scale = hi > lo ? 65535 / (hi - lo) : 0;
  for (int i = 0; i < n; i++) s->key16[i] = (uint16_t)((key[i] - lo) * scale);
  radix_pass(n, 0, s->key16, NULL, s->key16_b, s->order);
  radix_pass(n, 8, s->key16_b, s->order, s->key16, s->order_b);
  memcpy(s->sorted, s->index + first, (size_t)n * sizeof s->index[0]);
  for (int i = 0; i < n; i++) memcpy(s->index[first + i], s->sorted[s->order_b[i]], sizeof s->index[0]);
}

void soup_layer(struct soup *s) {
  sort_layer(s);
  s->layer_start = s->triangles;
}

void soup_flush(struct soup *s, struct draw_list *d) {
  soup_layer(s);
  if (d && s->triangles) draw_triangles_indexed(d, s->vertex, s->vertices, s->index[0], s->triangles * 3, body_atlas());
}

void soup_flush_nearer(struct soup *s, struct draw_list *d, float depth) {
  int first = s->triangles;
  while (first > 0) {
    const uint16_t *t = s->index[first - 1];
    if ((s->depth[t[0]] + s->depth[t[1]] + s->depth[t[2]]) * (1.0f / 3) < depth) break;
    first--;
  }
  if (first < s->triangles)
    draw_triangles_indexed(d, s->vertex, s->vertices, s->index[first], (s->triangles - first) * 3, body_atlas());
}

void soup_move(struct soup *s, struct camera to) {
  float k = to.scale / s->camera.scale;
  for (int i = 0; i < s->vertices; i++) {
    struct draw_vertex *v = &s->vertex[i];
    v->x = to.x + (v->x - s->camera.x) * k;
    v->y = to.y + (v->y - s->camera.y) * k;
  }
  s->camera = to;
}

void soup_alpha(struct soup *s, float alpha) {
  for (int i = 0; i < s->vertices; i++) {
    uint32_t c = s->vertex[i].rgba;
    s->vertex[i].rgba = (c & 0xFFFFFF00u) | (uint32_t)((float)(c & 255) * alpha + 0.5f);
  }
}

static void quad(struct soup *s, int a, int b, int c, int d) {
  soup_triangle(s, a, b, c);
  soup_triangle(s, a, c, d);
}

void soup_soft(struct soup *s, vec3 p, float rx, float ry, float turn, colour c) {
  struct patch t = body_patch(PATCH_SOFT);
  float x, y, z = soup_view(p).z, k = s->camera.scale, co = cosf(turn) * k, si = sinf(turn) * k;
  soup_project(s, p, &x, &y);
  c = (colour){c.r * s->night.r, c.g * s->night.g, c.b * s->night.b, c.a};
  int first = s->vertices;
  for (int i = 0; i < 4; i++) {
    float ex = (i == 1 || i == 2) ? rx : -rx, ey = i >= 2 ? ry : -ry;
    soup_vertex(s, x + ex * co - ey * si, y + ex * si + ey * co, z, c, ex < 0 ? t.u0 : t.u1, ey < 0 ? t.v0 : t.v1);
  }
  quad(s, first, first + 1, first + 2, first + 3);
}

void soup_disc(struct soup *s, vec3 p, float rx, float ry, float turn, colour inside, colour rim) {
  float k = s->camera.scale, big = maxf(rx, ry) * k;
  if (big < 2.4f) {
    soup_soft(s, p, rx * 1.7f + 0.4f / k, ry * 1.7f + 0.4f / k, turn, inside);
    return;
  }
  struct patch t = body_patch(PATCH_EDGE);
  int n = big > 14 ? 24 : big > 7 ? 18 : 12, first = s->vertices;
  float x, y, z = soup_view(p).z, co = cosf(turn), si = sinf(turn);
  soup_project(s, p, &x, &y);
  colour night = s->night;
  inside = (colour){inside.r * night.r, inside.g * night.g, inside.b * night.b, inside.a};
  rim = (colour){rim.r * night.r, rim.g * night.g, rim.b * night.b, rim.a};
  int centre = soup_vertex(s, x, y, z, inside, t.u0, t.v0);
  for (int i = 0; i < n; i++) {
    float a = (float)i * 6.2831853f / (float)n, px = cosf(a), py = sinf(a);
    for (int out = 0; out < 2; out++) {
      float ex = px * (rx * k + (float)out * 1.3f - 0.6f), ey = py * (ry * k + (float)out * 1.3f - 0.6f);
      soup_vertex(s, x + ex * co - ey * si, y + ex * si + ey * co, z, rim, t.u0, out ? t.v1 : t.v0);
    }
  }
  for (int i = 0; i < n; i++) {
    int a = first + 1 + 2 * i, b = first + 1 + 2 * ((i + 1) % n);
    soup_triangle(s, centre, a, b);
    quad(s, a, a + 1, b + 1, b);
  }
}

void soup_line(struct soup *s, const vec3 *p, int n, float w0, float w1, colour c0, colour c1) {
  enum { MAX_POINTS = 32 };
  assert(n >= 2 && n <= MAX_POINTS);
  struct patch t = body_patch(PATCH_LINE);
  float x[MAX_POINTS], y[MAX_POINTS], k = s->camera.scale;
  for (int i = 0; i < n; i++) soup_project(s, p[i], &x[i], &y[i]);
  int first = s->vertices;
  for (int i = 0; i < n; i++) {
    int before = i ? i - 1 : 0, after = i < n - 1 ? i + 1 : i;
    float tx = x[after] - x[before], ty = y[after] - y[before], l = hypotf(tx, ty) + 1e-6f,
          f = (float)i / (float)(n - 1), want = mixf(w0, w1, f) * k, half = maxf(want, 1) * 0.5f + 0.5f,
          z = soup_view(p[i]).z;
    colour c = calpha(cmix(c0, c1, f), minf(want, 1));
    c = (colour){c.r * s->night.r, c.g * s->night.g, c.b * s->night.b, c.a};
    soup_vertex(s, x[i] + ty / l * half, y[i] - tx / l * half, z, c, t.u0, t.v0);
    soup_vertex(s, x[i] - ty / l * half, y[i] + tx / l * half, z, c, t.u0, t.v1);
  }
  for (int i = 0; i < n - 1; i++) quad(s, first + 2 * i, first + 2 * i + 1, first + 2 * i + 3, first + 2 * i + 2);
}

void soup_hair(struct soup *s, vec3 p, vec3 tip, float width, colour c) {
  struct patch t = body_patch(PATCH_HAIR);
  float x0, y0, x1, y1, z = soup_view(p).z;
  soup_project(s, p, &x0, &y0);
  soup_project(s, tip, &x1, &y1);
  float dx = x1 - x0, dy = y1 - y0, l = hypotf(dx, dy);
  if (l < 1) return;
  float ex = -dy / l * width * s->camera.scale, ey = dx / l * width * s->camera.scale;
  int a = soup_vertex(s, x0 - ex, y0 - ey, z, c, t.u0, t.v0);
  soup_vertex(s, x1 - ex, y1 - ey, z, c, t.u1, t.v0);
  soup_vertex(s, x1 + ex, y1 + ey, z, c, t.u1, t.v1);
  soup_vertex(s, x0 + ex, y0 + ey, z, c, t.u0, t.v1);
  quad(s, a, a + 1, a + 2, a + 3);
}
