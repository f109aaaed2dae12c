/* png.c - writes 8-bit RGB PNGs with a small deflate of its own: one match candidate a position and the fixed Huffman
 * code, which is plenty for screenshots and needs no library. */
#include "png.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_SIZE = 1 << 15, WINDOW = 32768, MATCH_MIN = 4, MATCH_MAX = 258 };

struct bytes {
  uint8_t *at;
  size_t n, capacity;
  bool failed;
};

static void put(struct bytes *b, const void *from, size_t n) {
  if (b->failed) return;
  if (b->n + n > b->capacity) {
    size_t capacity = (b->n + n) * 2;
    uint8_t *more = realloc(b->at, capacity);
    if (!more) {
      b->failed = true;
      return;
    }
    b->at = more;
    b->capacity = capacity;
  }
  memcpy(b->at + b->n, from, n);
  b->n += n;
}

static void put_u32(struct bytes *b, uint32_t v) {
  put(b, (uint8_t[]){(uint8_t)(v >> 24), (uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v}, 4);
}

/* ---- deflate ---- */

struct bits {
  struct bytes *out;
  uint32_t held;
  int n;
};

static void put_bits(struct bits *b, uint32_t value, int n) {
  b->held |= value << b->n;
  for (b->n += n; b->n >= 8; b->n -= 8, b->held >>= 8) put(b->out, &(uint8_t){(uint8_t)b->held}, 1);
}

/* Huffman codes go out with their highest bit first. */
static void put_code(struct bits *b, uint32_t code, int n) {
  uint32_t turned = 0;
  for (int i = 0; i < n; i++) turned |= ((code >> i) & 1) << (n - 1 - i);
  put_bits(b, turned, n);
}

static void put_symbol(struct bits *b, uint32_t s) {
  if (s < 144)
    put_code(b, 0x30 + s, 8);
  else if (s < 256)
    put_code(b, 0x190 + s - 144, 9);
  else if (s < 280)
    put_code(b, s - 256, 7);
  else
    put_code(b, 0xC0 + s - 280, 8);
}

/* Length and distance classes grow by doubling: `per` classes have the same number of extra bits. */
static void put_match(struct bits *b, uint32_t length, uint32_t distance) {
  if (length == MATCH_MAX) {
    put_symbol(b, 285);
  } else {
    uint32_t v = length - 3, extra = 0;
    while ((v >> extra) >= 8) extra++;
    uint32_t symbol = v < 8 ? v : 4 * extra + (v >> extra);
    put_symbol(b, 257 + symbol);
    put_bits(b, v & ((1u << extra) - 1), (int)extra);
  }
  uint32_t v = distance - 1, extra = 0;
  while ((v >> extra) >= 4) extra++;
  uint32_t symbol = v < 4 ? v : 2 * extra + (v >> extra);
  put_code(b, symbol, 5);
  put_bits(b, v & ((1u << extra) - 1), (int)extra);
}

static uint32_t match_at(const uint8_t *data, size_t n, size_t i, size_t before) {
  uint32_t length = 0;
  while (length < MATCH_MAX && i + length < n && data[before + length] == data[i + length]) length++;
  return length;
}

static void deflate(struct bytes *out, const uint8_t *data, size_t n) {
  struct bits b = {.out = out};
  size_t *last = calloc(HASH_SIZE, sizeof *last); /* position + 1 of what hashed the same */
  if (!last) {
    out->failed = true;
    return;
  }
  put_bits(&b, 1, 1);
  put_bits(&b, 1, 2);
  for (size_t i = 0; i < n;) {
    uint32_t length = 0;
    size_t before = 0;
    if (i + MATCH_MIN <= n) {
      uint32_t word;
      memcpy(&word, data + i, 4);
      uint32_t h = (word * 2654435761u) >> 17;
      before = last[h];
      last[h] = i + 1;
      if (before && i - (before - 1) <= WINDOW) length = match_at(data, n, i, before - 1);
    }
    if (length >= MATCH_MIN)
      put_match(&b, length, (uint32_t)(i - (before - 1)));
    else
      put_symbol(&b, data[i]);
    i += length >= MATCH_MIN ? length : 1;
  }
  put_symbol(&b, 256);
  put_bits(&b, 0, 7);
  free(last);
}

static uint32_t adler(const uint8_t *data, size_t n) {
  uint32_t a = 1, b = 0;
  for (size_t i = 0; i < n; i++) {
    a = (a + data[i]) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

/* ---- chunks ---- */

static uint32_t crc(const uint8_t *data, size_t n) {
  uint32_t c = 0xFFFFFFFFu;
  for (size_t i = 0; i < n; i++) {
    c ^= data[i];
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
  }
  return ~c;
}

static void put_chunk(struct bytes *out, const char *type, const uint8_t *data, size_t n) {
  put_u32(out, (uint32_t)n);
  size_t from = out->n;
  put(out, type, 4);
  if (n) put(out, data, n);
  if (!out->failed) put_u32(out, crc(out->at + from, out->n - from));
}

/* Each row as its difference from the one above: pictures of paper and wood shrink well by that. */
static uint8_t *filtered(const struct canvas *c, size_t *n) {
  size_t row = (size_t)c->w * 3 + 1;
  uint8_t *data = malloc(row * (size_t)c->h);
  if (!data) return NULL;
  for (int y = 0; y < c->h; y++) {
    uint8_t *to = data + row * (size_t)y;
    *to++ = y ? 2 : 0;
    for (int x = 0; x < c->w; x++) {
      uint32_t p = c->pixels[(size_t)y * (size_t)c->stride + (size_t)x];
      uint32_t up = y ? c->pixels[(size_t)(y - 1) * (size_t)c->stride + (size_t)x] : 0;
      for (int shift = 16; shift >= 0; shift -= 8) *to++ = (uint8_t)((p >> shift) - (up >> shift));
    }
  }
  *n = row * (size_t)c->h;
  return data;
}

static bool encode(struct bytes *out, const struct canvas *c) {
  size_t n = 0;
  uint8_t *data = filtered(c, &n);
  if (!data) return false;
  struct bytes head = {0}, body = {0};
  put_u32(&head, (uint32_t)c->w);
  put_u32(&head, (uint32_t)c->h);
  put(&head, (uint8_t[]){8, 2, 0, 0, 0}, 5);
  put(&body, (uint8_t[]){0x78, 0x01}, 2);
  deflate(&body, data, n);
  put_u32(&body, adler(data, n));
  put(out, "\x89PNG\r\n\x1a\n", 8);
  bool ok = !head.failed && !body.failed;
  if (ok) put_chunk(out, "IHDR", head.at, head.n);
  if (ok) put_chunk(out, "IDAT", body.at, body.n);
  put_chunk(out, "IEND", NULL, 0);
  free(data);
  free(head.at);
  free(body.at);
  return ok && !out->failed;
}

bool png_write(const char *path, const struct canvas *c) {
  struct bytes out = {0};
  bool ok = encode(&out, c);
  if (!ok) errno = ENOMEM;
  FILE *f = ok && strcmp(path, "-") != 0 ? fopen(path, "wb") : stdout;
  ok = ok && f && fwrite(out.at, 1, out.n, f) == out.n;
  if (f && f != stdout) ok = fclose(f) == 0 && ok;
  free(out.at);
  return ok;
}
