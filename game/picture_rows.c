/* picture_rows.c - see picture_rows.h. The JPEG library is asked for one row after the other and keeps only a few, so a
 * large picture costs the memory of what is made of it. */
#include "picture_rows.h"

#include "files.h"

#include <setjmp.h>
#include <stdio.h> /* jpeglib.h needs it */
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "blue, green, red, alpha in memory are 0xAARRGGBB");

enum { PLAIN_HEAD = 16, PACKED_HEAD = 24 };

struct picture_rows {
  struct picture_size size;
  int y; /* of the next row */
  void *map;
  size_t map_size;
  const uint32_t *plain; /* NULL: packed */
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr error;
  jmp_buf back; /* where the library's mistakes lead */
  bool damaged;
  uint32_t *passed; /* a row nobody wants: the library's own skipping gives other bytes further down */
  const uint8_t *runs, *runs_end;
  enum run_kind kind;
  int left; /* pixels of this run */
};

/* ---- opening ---- */

static void jump_back(j_common_ptr jpeg) {
  struct picture_rows *r = jpeg->client_data;
  longjmp(r->back, 1);
}
static void say_nothing(j_common_ptr jpeg, int level) {
  (void)jpeg;
  (void)level;
}

static bool start_jpeg(struct picture_rows *r, const uint8_t *bytes, unsigned long n) {
  r->jpeg.err = jpeg_std_error(&r->error);
  r->error.error_exit = jump_back;
  r->error.emit_message = say_nothing;
  r->jpeg.client_data = r;
  if (setjmp(r->back)) return false;
  jpeg_create_decompress(&r->jpeg);
  jpeg_mem_src(&r->jpeg, bytes, n);
  jpeg_read_header(&r->jpeg, TRUE);
  if ((int)r->jpeg.image_width != r->size.w || (int)r->jpeg.image_height != r->size.h) return false;
  r->jpeg.out_color_space = JCS_EXT_BGRA;
  jpeg_start_decompress(&r->jpeg);
  return true;
}

static bool open_plain(struct picture_rows *r) {
  r->plain = (const uint32_t *)r->map + PLAIN_HEAD / 4;
  return r->map_size >= PLAIN_HEAD + 4ul * (unsigned long)r->size.w * (unsigned long)r->size.h;
}

static bool open_packed(struct picture_rows *r) {
  uint32_t head[PACKED_HEAD / 4];
  if (r->map_size < PACKED_HEAD) return false;
  memcpy(head, r->map, sizeof head);
  const uint8_t *bytes = (const uint8_t *)r->map + PACKED_HEAD;
  if ((uint64_t)PACKED_HEAD + head[4] + head[5] > r->map_size || head[4] == 0) return false;
  r->runs = bytes + head[4];
  r->runs_end = r->runs + head[5];
  r->passed = malloc(4u * (size_t)r->size.w);
  if (!r->passed) return false;
  return start_jpeg(r, bytes, head[4]);
}

struct picture_rows *picture_rows_open(const char *path, struct picture_size *size) {
  struct picture_rows *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  uint32_t head[4] = {0};
  r->map = files_map(path, PLAIN_HEAD, &r->map_size);
  if (r->map) memcpy(head, r->map, sizeof head);
  bool sides = head[1] > 0 && head[1] <= PICTURE_MAX_SIDE && head[2] > 0 && head[2] <= PICTURE_MAX_SIDE;
  r->size = (struct picture_size){(int)head[1], (int)head[2], head[3] != 0};
  bool whole = sides && ((head[0] == PICTURE_PLAIN && open_plain(r)) || (head[0] == PICTURE_PACKED && open_packed(r)));
  if (!whole) return picture_rows_close(r), NULL;
  *size = r->size;
  return r;
}

void picture_rows_close(struct picture_rows *r) {
  if (!r) return;
  if (!r->plain && r->jpeg.err) jpeg_destroy_decompress(&r->jpeg);
  if (r->map) files_unmap(r->map, r->map_size);
  free(r->passed);
  free(r);
}

/* ---- rows ---- */

/* A run's head is read when it begins. false: there are no more. */
static bool next_run(struct picture_rows *r) {
  if (r->runs >= r->runs_end) return false;
  r->kind = (enum run_kind)(*r->runs >> 6);
  r->left = (*r->runs++ & 63) + 1;
  long bytes = r->kind == RUN_EACH ? r->left : r->kind == RUN_SAME ? 1 : 0;
  return r->runs_end - r->runs >= bytes;
}

static uint32_t at_most(uint32_t v, uint32_t most) { return v < most ? v : most; }

/* No channel above its alpha, whatever was lost in packing. */
static uint32_t with_alpha(uint32_t p, uint32_t a) {
  return a << 24 | at_most(p >> 16 & 255, a) << 16 | at_most(p >> 8 & 255, a) << 8 | at_most(p & 255, a);
}

/* n pixels of the run that is on; out NULL: they are passed over. */
static void take_run(struct picture_rows *r, uint32_t *out, int n) {
  for (int i = 0; i < n && out; i++) {
    uint32_t a = r->kind == RUN_EACH ? r->runs[i] : r->kind == RUN_SAME ? *r->runs : r->kind == RUN_FULL ? 255 : 0;
    if (a < 255) out[i] = with_alpha(out[i], a);
  }
  r->left -= n;
  if (r->kind == RUN_EACH || (r->kind == RUN_SAME && r->left == 0)) r->runs += r->kind == RUN_EACH ? n : 1;
}

static void take_alpha(struct picture_rows *r, uint32_t *out, int n) {
  for (int done = 0; done < n;) {
    if (r->left == 0 && !next_run(r)) {
      r->left = 0;
      r->runs = r->runs_end;
      if (out) memset(out + done, 0, 4u * (size_t)(n - done));
      return;
    }
    int part = r->left < n - done ? r->left : n - done;
    take_run(r, out ? out + done : NULL, part);
    done += part;
  }
}

static void blank(const struct picture_rows *r, uint32_t *out) {
  for (int x = 0; x < r->size.w; x++) out[x] = r->size.opaque ? 0xFF000000u : 0;
}

/* jpeg_read_scanlines jumps back here when the data is damaged. */
static void read_jpeg(struct picture_rows *r, uint32_t *out) {
  JSAMPROW row = (JSAMPROW)out;
  if (!r->damaged && setjmp(r->back) == 0) {
    jpeg_read_scanlines(&r->jpeg, &row, 1);
    return;
  }
  r->damaged = true;
  blank(r, out);
}

void picture_rows_skip(struct picture_rows *r, int n) {
  if (n > r->size.h - r->y) n = r->size.h - r->y;
  if (n <= 0) return;
  for (int i = 0; i < n && !r->plain; i++) read_jpeg(r, r->passed);
  if (!r->plain && !r->size.opaque) take_alpha(r, NULL, n * r->size.w);
  r->y += n;
}

void picture_rows_next(struct picture_rows *r, uint32_t *out) {
  size_t w = (size_t)r->size.w;
  if (r->y >= r->size.h) {
    blank(r, out);
  } else if (r->plain) {
    memcpy(out, r->plain + (size_t)r->y * w, 4 * w);
  } else {
    read_jpeg(r, out);
    if (!r->size.opaque) take_alpha(r, out, r->size.w);
  }
  r->y++;
}
