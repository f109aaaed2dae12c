/* Writes the painted places small: colours as a JPEG that loses nothing an eye would miss, alpha exactly, in runs. See
 * picture_rows.h for the file. */
#include "paint.h"

#include "../picture_rows.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum { QUALITY = 95 };

static uint8_t byte_of(float v) { return (uint8_t)(clampf(v, 0, 1) * 255 + 0.5f); }
static uint8_t alpha_at(const struct paint *p, int i) { return byte_of(p->px[4 * (size_t)i + 3]); }

/* The caller frees *out. */
static void pack_colours(const struct paint *p, unsigned char **out, unsigned long *n) {
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr error; /* ends the program, which a build tool may */
  jpeg.err = jpeg_std_error(&error);
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, out, n);
  jpeg.image_width = (JDIMENSION)p->w;
  jpeg.image_height = (JDIMENSION)p->h;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, QUALITY, TRUE);
  jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1; /* colour as fine as light */
  jpeg.optimize_coding = TRUE;
  jpeg_start_compress(&jpeg, TRUE);
  uint8_t *row = malloc(3 * (size_t)p->w);
  assert(row);
  for (int y = 0; y < p->h; y++) {
    for (int x = 0; x < p->w; x++)
      for (int c = 0; c < 3; c++) row[3 * x + c] = byte_of(paint_at(p, x, y)[c]);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  free(row);
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
}

static int same_from(const struct paint *p, int i, int end) {
  int n = 1;
  while (i + n < end && n < RUN_MOST && alpha_at(p, i + n) == alpha_at(p, i)) n++;
  return n;
}

/* Until three pixels alike follow, which a run of their own holds shorter. */
static int differing_from(const struct paint *p, int i, int end) {
  int n = 1;
  while (i + n < end && n < RUN_MOST && same_from(p, i + n, end) < 3) n++;
  return n;
}

static size_t put_head(uint8_t *out, enum run_kind kind, int n) {
  *out = (uint8_t)((int)kind << 6 | (n - 1));
  return 1;
}

/* Never longer than two bytes a pixel. */
static size_t pack_alpha(const struct paint *p, uint8_t *out) {
  size_t size = 0;
  for (int i = 0, end = p->w * p->h; i < end;) {
    uint8_t a = alpha_at(p, i);
    int n = same_from(p, i, end);
    if (a == 0 || a == 255) {
      size += put_head(out + size, a ? RUN_FULL : RUN_CLEAR, n);
    } else if (n >= 3) {
      size += put_head(out + size, RUN_SAME, n);
      out[size++] = a;
    } else {
      n = differing_from(p, i, end);
      size += put_head(out + size, RUN_EACH, n);
      for (int k = 0; k < n; k++) out[size++] = alpha_at(p, i + k);
    }
    i += n;
  }
  return size;
}

static bool is_opaque(const struct paint *p) {
  for (int i = 0; i < p->w * p->h; i++)
    if (alpha_at(p, i) < 255) return false;
  return true;
}

bool paint_pack(const struct paint *p, const char *dir, const char *name, int px) {
  char path[1200];
  snprintf(path, sizeof path, "%s/%s@%d.px", dir, name, px);
  bool opaque = is_opaque(p);
  uint8_t *runs = malloc(2 * (size_t)p->w * (size_t)p->h);
  assert(runs);
  unsigned char *jpeg = NULL;
  unsigned long jpeg_n = 0;
  size_t runs_n = opaque ? 0 : pack_alpha(p, runs);
  pack_colours(p, &jpeg, &jpeg_n);
  uint32_t head[6] = {PICTURE_PACKED, (uint32_t)p->w, (uint32_t)p->h, opaque, (uint32_t)jpeg_n, (uint32_t)runs_n};
  FILE *f = fopen(path, "wb");
  bool ok = f && fwrite(head, sizeof head, 1, f) == 1 && fwrite(jpeg, 1, jpeg_n, f) == jpeg_n &&
            fwrite(runs, 1, runs_n, f) == runs_n;
  if (f && fclose(f) != 0) ok = false;
  if (!ok) fprintf(stderr, "bake: cannot write %s\n", path);
  free(jpeg);
  free(runs);
  return ok;
}
