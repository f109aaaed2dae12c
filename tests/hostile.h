/* hostile.h - what a parser must bear: every prefix of a good file, changed bytes, random bytes. For tests only. */
#ifndef HANDSHY_TESTS_HOSTILE_H
#define HANDSHY_TESTS_HOSTILE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void hostile_reader(const char *bytes, size_t length);

static inline char *hostile_load(const char *path, size_t *length) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  char *bytes = malloc(1u << 20);
  *length = bytes ? fread(bytes, 1, 1u << 20, f) : 0;
  fclose(f);
  return bytes;
}

/* In a block of its exact size, so that the sanitisers see a byte read too far. */
static inline void hostile_try(hostile_reader *read, const char *bytes, size_t length) {
  char *copy = malloc(length ? length : 1);
  if (!copy) return;
  memcpy(copy, bytes, length);
  read(copy, length);
  free(copy);
}

static inline uint32_t hostile_next(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static inline void hostile_prefixes(hostile_reader *read, const char *bytes, size_t length) {
  for (size_t n = 0; n <= length; n++) hostile_try(read, bytes, n);
}

/* Every byte, each by a few others: a neighbour, nothing, a newline, a high one, chance. */
static inline void hostile_changes(hostile_reader *read, const char *bytes, size_t length) {
  uint32_t chance = 7;
  char *copy = malloc(length ? length : 1);
  if (!copy) return;
  memcpy(copy, bytes, length);
  for (size_t i = 0; i < length; i++) {
    const char others[] = {(char)(bytes[i] ^ 1), 0, '\n', (char)0xc3, (char)hostile_next(&chance)};
    for (size_t k = 0; k < sizeof others; k++) {
      copy[i] = others[k];
      hostile_try(read, copy, length);
    }
    copy[i] = bytes[i];
  }
  free(copy);
}

/* After a good head line, since most random files are refused at their first. */
static inline void hostile_random(hostile_reader *read, const char *head, int times) {
  uint32_t chance = 99;
  char bytes[600];
  size_t start = strlen(head);
  memcpy(bytes, head, start);
  for (int i = 0; i < times; i++) {
    size_t n = start + hostile_next(&chance) % (sizeof bytes - start);
    for (size_t k = start; k < n; k++) {
      uint32_t c = hostile_next(&chance);
      bytes[k] = c % 3 ? "=[]@.,:# \nd0123456789aeT"[c / 3 % 24] : (char)(c >> 8);
    }
    hostile_try(read, i % 2 ? bytes : bytes + start, i % 2 ? n : n - start);
  }
}

#endif
