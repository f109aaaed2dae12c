/* Surface nets: one vertex a cell that the skin passes through, one quad a grid edge it crosses. */
#include "field.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct netting {
  const struct field *f;
  const struct field_grid *g;
  float *value; /* at grid points */
  int *cell;    /* vertex of a cell, -1 none */
};

static int at(const struct field_grid *g, int i, int j, int k) { return (i * g->ny + j) * g->nz + k; }
static vec3 corner(const struct field_grid *g, int i, int j, int k) { return vec(g->x[i], g->y[j], g->z[k]); }

static vec3 cell_crossing(const struct netting *n, int i, int j, int k, bool *crossed) {
  static const unsigned char edge[12][2] = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3},
                                            {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}};
  float v[8];
  for (int c = 0; c < 8; c++) v[c] = n->value[at(n->g, i + (c & 1), j + (c >> 1 & 1), k + (c >> 2))];
  vec3 sum = vec(0, 0, 0);
  int hits = 0;
  for (int e = 0; e < 12; e++) {
    int a = edge[e][0], b = edge[e][1];
    if ((v[a] < 0) == (v[b] < 0)) continue;
    vec3 pa = corner(n->g, i + (a & 1), j + (a >> 1 & 1), k + (a >> 2)),
         pb = corner(n->g, i + (b & 1), j + (b >> 1 & 1), k + (b >> 2));
    sum = vadd(sum, vlerp(pa, pb, v[a] / (v[a] - v[b])));
    hits++;
  }
  *crossed = hits > 0;
  return hits ? vmul(sum, 1.0f / (float)hits) : sum;
}

static void make_vertices(const struct netting *n, struct field_mesh *out) {
  const struct field_grid *g = n->g;
  for (int i = 0; i < g->nx - 1; i++)
    for (int j = 0; j < g->ny - 1; j++)
      for (int k = 0; k < g->nz - 1; k++) {
        bool crossed;
        vec3 p = cell_crossing(n, i, j, k, &crossed), gradient;
        if (!crossed) continue;
        float limit = 0.4f * (g->x[i + 1] - g->x[i]);
        struct field_list near;
        field_near(n->f, p, 0.22f, &near);
        for (int step = 0; step < 2; step++) {
          float d = field_gradient(n->f, &near, p, &gradient);
          gradient = vnorm(gradient);
          p = vmad(p, gradient, -clampf(d, -limit, limit));
        }
        n->cell[at(g, i, j, k)] = out->vertices;
        out->normal[out->vertices] = gradient;
        out->p[out->vertices++] = p;
      }
}

/* The four cells round a grid edge along `axis`, in turning order. */
static bool cells_round(const struct netting *n, int i, int j, int k, int axis, int out[4]) {
  static const signed char turn[4][2] = {{-1, -1}, {0, -1}, {0, 0}, {-1, 0}};
  for (int c = 0; c < 4; c++) {
    int u = turn[c][0], v = turn[c][1];
    out[c] = axis == 0   ? n->cell[at(n->g, i, j + u, k + v)]
             : axis == 1 ? n->cell[at(n->g, i + v, j, k + u)]
                         : n->cell[at(n->g, i + u, j + v, k)];
    if (out[c] < 0) return false;
  }
  return true;
}

static void make_faces(const struct netting *n, struct field_mesh *out) {
  const struct field_grid *g = n->g;
  for (int i = 1; i < g->nx - 1; i++)
    for (int j = 1; j < g->ny - 1; j++)
      for (int k = 1; k < g->nz - 1; k++)
        for (int axis = 0; axis < 3; axis++) {
          float a = n->value[at(g, i, j, k)], b = n->value[at(g, i + (axis == 0), j + (axis == 1), k + (axis == 2))];
          int c[4];
          if ((a < 0) == (b < 0) || !cells_round(n, i, j, k, axis, c)) continue;
          int *q = out->face[out->faces++];
          for (int e = 0; e < 4; e++) q[e] = a < 0 ? c[e] : c[3 - e];
        }
}

static int compare_edges(const void *a, const void *b) {
  const struct field_edge *x = a, *y = b;
  return x->a != y->a   ? (x->a > y->a) - (x->a < y->a)
         : x->b != y->b ? (x->b > y->b) - (x->b < y->b)
                        : (x->face[0] > y->face[0]) - (x->face[0] < y->face[0]);
}

static void make_edges(struct field_mesh *m) {
  m->edge = calloc((size_t)m->faces * 4 + 1, sizeof *m->edge);
  int n = 0, kept = 0;
  for (int f = 0; f < m->faces; f++)
    for (int e = 0; e < 4; e++) {
      int a = m->face[f][e], b = m->face[f][(e + 1) & 3];
      m->edge[n++] = (struct field_edge){a < b ? a : b, a < b ? b : a, {f, -1}};
    }
  qsort(m->edge, (size_t)n, sizeof *m->edge, compare_edges);
  for (int i = 0; i < n; i++) {
    if (kept && m->edge[kept - 1].a == m->edge[i].a && m->edge[kept - 1].b == m->edge[i].b)
      m->edge[kept - 1].face[1] = m->edge[i].face[0];
    else
      m->edge[kept++] = m->edge[i];
  }
  m->edges = kept;
}

enum { BLOCK = 5 };

/* Values at the grid points of one block, from the capsules near it alone. Returns how many lie near the skin. */
static int fill_block(struct netting *n, int i0, int j0, int k0) {
  const struct field_grid *g = n->g;
  int i1 = i0 + BLOCK < g->nx ? i0 + BLOCK : g->nx, j1 = j0 + BLOCK < g->ny ? j0 + BLOCK : g->ny,
      k1 = k0 + BLOCK < g->nz ? k0 + BLOCK : g->nz, close = 0;
  vec3 low = corner(g, i0, j0, k0), high = corner(g, i1 - 1, j1 - 1, k1 - 1), centre = vlerp(low, high, 0.5f);
  struct field_list near;
  field_near(n->f, centre, vlen(vsub(high, centre)) + 0.25f, &near);
  for (int i = i0; i < i1; i++)
    for (int j = j0; j < j1; j++)
      for (int k = k0; k < k1; k++) {
        int id = at(g, i, j, k);
        n->value[id] = field_value(n->f, &near, corner(g, i, j, k));
        n->cell[id] = -1;
        close += fabsf(n->value[id]) < 0.16f; /* an upper bound of cells and faces near the skin */
      }
  return close;
}

void field_mesh_make(const struct field *f, const struct field_grid *g, struct field_mesh *out) {
  size_t points = (size_t)g->nx * (size_t)g->ny * (size_t)g->nz;
  struct netting n = {.f = f, .g = g};
  memset(out, 0, sizeof *out);
  n.value = malloc(points * sizeof *n.value);
  n.cell = malloc(points * sizeof *n.cell);
  int close = 0;
  for (int i = 0; i < g->nx; i += BLOCK)
    for (int j = 0; j < g->ny; j += BLOCK)
      for (int k = 0; k < g->nz; k += BLOCK) close += fill_block(&n, i, j, k);
  size_t cap = (size_t)close * 3 + 64;
  out->p = malloc(cap * sizeof *out->p);
  out->normal = malloc(cap * sizeof *out->normal);
  out->face = malloc(cap * sizeof *out->face);
  make_vertices(&n, out);
  make_faces(&n, out);
  make_edges(out);
  free(n.value);
  free(n.cell);
}

void field_mesh_free(struct field_mesh *m) {
  free(m->p);
  free(m->normal);
  free(m->face);
  free(m->edge);
  memset(m, 0, sizeof *m);
}
