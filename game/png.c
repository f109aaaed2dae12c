/* png.c - a small PNG writer: filtered rows, one deflate block with the fixed codes and matches found through a hash
 * table. Pictures come out about a third larger than libpng's; nobody has to link zlib for them. */
#include "png.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
  uint8_t *p;
  size_t n, cap;
  uint32_t bits; /* not yet written, lowest first */
  int n_bits;
};

static void put_byte(struct bytes *b, uint32_t v) {
  if (b->n == b->cap) {
    b->cap = b->cap ? b->cap * 2 : 1 << 16;
    uint8_t *p = realloc(b->p, b->cap);
    if (!p) abort();
    b->p = p;
  }
  b->p[b->n++] = (uint8_t)v;
}

static void put_big(struct bytes *b, uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) put_byte(b, v >> shift & 255);
}

static void put_bits(struct bytes *b, uint32_t v, int n) {
  b->bits |= v << b->n_bits;
  b->n_bits += n;
  for (; b->n_bits >= 8; b->n_bits -= 8, b->bits >>= 8) put_byte(b, b->bits & 255);
}

/* Huffman codes go in highest bit first. */
static void put_code(struct bytes *b, uint32_t code, int n) {
  uint32_t turned = 0;
  for (int i = 0; i < n; i++) turned |= (code >> i & 1) << (n - 1 - i);
  put_bits(b, turned, n);
}

static void put_symbol(struct bytes *b, uint32_t s) {
  if (s < 144)
    put_code(b, 0x30 + s, 8);
  else if (s < 256)
    put_code(b, 0x190 + s - 144, 9);
  else if (s < 280)
    put_code(b, s - 256, 7);
  else
    put_code(b, 0xC0 + s - 280, 8);
}

/* Lengths 3..258 and distances 1..32768 fall into classes; each class has extra bits. */
static void put_match(struct bytes *b, uint32_t length, uint32_t distance) {
  uint32_t symbol = 257, base = 3, extra = 0;
  if (length == 258) {
    symbol = 285;
    base = 258;
  } else {
    for (; length >= base + (1u << extra); symbol++) {
      base += 1u << extra;
      if (symbol >= 264 && (symbol - 264) % 4 == 0) extra++;
    }
  }
  put_symbol(b, symbol);
  put_bits(b, length - base, (int)extra);
  uint32_t class = 0;
  for (base = 1, extra = 0; distance >= base + (1u << extra); class ++) {
    base += 1u << extra;
    if (class >= 3 && class % 2 == 1) extra++;
  }
  put_code(b, class, 5);
  put_bits(b, distance - base, (int)extra);
}

enum { HASH_SIZE = 1 << 15, WINDOW = 32768, LONGEST = 258 };

static uint32_t hash3(const uint8_t *p) {
  return ((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16) * 2654435761u >> 17;
}

static size_t match_length(const uint8_t *a, const uint8_t *b, size_t most) {
  size_t n = 0;
  while (n < most && a[n] == b[n]) n++;
  return n;
}

static void deflate(struct bytes *b, const uint8_t *data, size_t n) {
  size_t *last = calloc(HASH_SIZE, sizeof *last); /* position + 1 */
  if (!last) abort();
  put_bits(b, 3, 3); /* the last block, fixed codes */
  for (size_t i = 0; i < n;) {
    size_t length = 0, seen = 0;
    if (i + 3 <= n) {
      uint32_t h = hash3(data + i);
      seen = last[h];
      last[h] = i + 1;
      size_t most = n - i < LONGEST ? n - i : LONGEST;
      if (seen && i + 1 - seen <= WINDOW) length = match_length(data + seen - 1, data + i, most);
    }
    if (length >= 3)
      put_match(b, (uint32_t)length, (uint32_t)(i + 1 - seen));
    else
      put_symbol(b, data[i]);
    i += length >= 3 ? length : 1;
  }
  put_symbol(b, 256);
  put_bits(b, 0, 7);
  free(last);
}

static uint32_t adler(const uint8_t *p, size_t n) {
  uint32_t a = 1, b = 0;
  for (size_t i = 0; i < n; i++) {
    a = (a + p[i]) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

static uint32_t crc(const uint8_t *p, size_t n) {
  uint32_t c = 0xFFFFFFFF;
  for (size_t i = 0; i < n; i++) {
    c ^= p[i];
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320 ^ c >> 1 : c >> 1;
  }
  return ~c;
}

static void put_chunk(struct bytes *out, const char *name, const struct bytes *data) {
  put_big(out, (uint32_t)data->n);
  size_t start = out->n;
  for (int i = 0; i < 4; i++) put_byte(out, (uint8_t)name[i]);
  for (size_t i = 0; i < data->n; i++) put_byte(out, data->p[i]);
  put_big(out, crc(out->p + start, out->n - start));
}

static void row_of(const struct canvas *c, int y, uint8_t *rgb) {
  const uint32_t *row = c->pixels + (size_t)y * (size_t)c->stride;
  for (int x = 0; x < c->w; x++) {
    *rgb++ = (uint8_t)(row[x] >> 16);
    *rgb++ = (uint8_t)(row[x] >> 8);
    *rgb++ = (uint8_t)row[x];
  }
}

/* Rows as differences to the row above, which suits gradients and flat panels alike. */
static uint8_t *filtered(const struct canvas *c, size_t *n) {
  size_t w = 3 * (size_t)c->w;
  *n = (w + 1) * (size_t)c->h;
  uint8_t *data = malloc(*n + 1), *above = calloc(2, w + 1), *here = above ? above + w + 1 : NULL;
  if (!data || !above) abort();
  uint8_t *to = data, *keep = above;
  for (int y = 0; y < c->h; y++) {
    row_of(c, y, here);
    *to++ = 2;
    for (size_t i = 0; i < w; i++) *to++ = (uint8_t)(here[i] - above[i]);
    uint8_t *swap = above;
    above = here;
    here = swap;
  }
  free(keep);
  return data;
}

static bool write_all(const char *path, const void *p, size_t n) {
  FILE *f = fopen(path, "wb");
  if (!f) return false;
  bool ok = fwrite(p, 1, n, f) == n;
  return fclose(f) == 0 && ok;
}

bool canvas_write_png(const struct canvas *c, const char *path) {
  struct bytes out = {0}, head = {0}, body = {0}, none = {0};
  static const uint8_t magic[8] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  for (int i = 0; i < 8; i++) put_byte(&out, magic[i]);
  put_big(&head, (uint32_t)c->w);
  put_big(&head, (uint32_t)c->h);
  static const uint8_t kind[5] = {8, 2, 0, 0, 0}; /* 8 bits, RGB */
  for (int i = 0; i < 5; i++) put_byte(&head, kind[i]);
  size_t n;
  uint8_t *data = filtered(c, &n);
  put_byte(&body, 0x78);
  put_byte(&body, 0x01);
  deflate(&body, data, n);
  put_big(&body, adler(data, n));
  put_chunk(&out, "IHDR", &head);
  put_chunk(&out, "IDAT", &body);
  put_chunk(&out, "IEND", &none);
  bool ok = write_all(path, out.p, out.n);
  free(data);
  free(head.p);
  free(body.p);
  free(out.p);
  return ok;
}

bool canvas_write_ppm(const struct canvas *c, const char *path) {
  struct bytes out = {0};
  char head[64];
  int n = snprintf(head, sizeof head, "P6\n%d %d\n255\n", c->w, c->h);
  for (int i = 0; i < n; i++) put_byte(&out, (uint8_t)head[i]);
  for (int y = 0; y < c->h; y++)
    for (int x = 0; x < c->w; x++) {
      uint32_t p = c->pixels[(size_t)y * (size_t)c->stride + (size_t)x];
      for (int shift = 16; shift >= 0; shift -= 8) put_byte(&out, p >> shift & 255);
    }
  bool ok = write_all(path, out.p, out.n);
  free(out.p);
  return ok;
}
