/* sdl_fonts.c - lines of text as coverage masks, through SDL2_ttf. It needs no window and no SDL_Init. Fonts are kept
 * by face, pixel size and outline; widths are remembered, as a layout asks for the same ones again and again. */
#include "platform.h"

#include "../files.h"

#include <SDL_ttf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FONT_SLOTS = 24, WIDTH_SLOTS = 1024 };

struct font_slot {
  TTF_Font *font;
  enum font_face face;
  int size, outline;
  unsigned used;
};
struct width_slot {
  uint64_t key; /* hash of face, size and text; 0: free */
  float width;
};

static struct {
  bool open;
  char path[FONT_FACE_COUNT][1024];
  void *bytes[FONT_FACE_COUNT]; /* a face's file, mapped: FreeType asks for it in thousands of small pieces */
  size_t length[FONT_FACE_COUNT];
  struct font_slot slots[FONT_SLOTS];
  struct width_slot widths[WIDTH_SLOTS];
  unsigned clock;
} fonts;

static const char *const file_names[FONT_FACE_COUNT] = {"Andika-Regular.ttf", "Andika-Bold.ttf"};
static const char *const system_dirs[] = {"/usr/share/fonts/truetype/andika", "/usr/share/fonts/sil-andika",
                                          "/usr/share/fonts/TTF", "/usr/local/share/fonts"};

static bool try_file(enum font_face face, const char *dir, const char *sub) {
  char *path = fonts.path[face];
  snprintf(path, sizeof fonts.path[face], "%s%s/%s", dir, sub, file_names[face]);
  FILE *f = fopen(path, "rb");
  if (f)
    fclose(f);
  else
    path[0] = '\0';
  return f != NULL;
}

static bool find_file(enum font_face face, const char *asset_dir) {
  if (asset_dir && try_file(face, asset_dir, "/fonts")) return true;
  for (size_t i = 0; i < sizeof system_dirs / sizeof *system_dirs; i++)
    if (try_file(face, system_dirs[i], "")) return true;
  return false;
}

bool platform_fonts_open(const char *asset_dir) {
  if (fonts.open) return true;
  bool found = find_file(FONT_REGULAR, asset_dir);
  if (!find_file(FONT_BOLD, asset_dir)) memcpy(fonts.path[FONT_BOLD], fonts.path[FONT_REGULAR], sizeof fonts.path[0]);
  if (!found || TTF_Init() != 0) return false;
  fonts.open = true;
  return true;
}

void platform_fonts_close(void) {
  if (!fonts.open) return;
  for (int i = 0; i < FONT_SLOTS; i++)
    if (fonts.slots[i].font) TTF_CloseFont(fonts.slots[i].font);
  TTF_Quit();
  for (int i = 0; i < FONT_FACE_COUNT; i++)
    if (fonts.bytes[i]) files_unmap(fonts.bytes[i], fonts.length[i]);
  memset(&fonts, 0, sizeof fonts);
}

static TTF_Font *open_face(enum font_face face, int size) {
  if (!fonts.bytes[face]) fonts.bytes[face] = files_map(fonts.path[face], 0, &fonts.length[face]);
  if (!fonts.bytes[face]) return NULL;
  return TTF_OpenFontRW(SDL_RWFromConstMem(fonts.bytes[face], (int)fonts.length[face]), 1, size);
}

static TTF_Font *load(struct font_slot *s, enum font_face face, int size, int outline) {
  if (s->font) TTF_CloseFont(s->font);
  *s = (struct font_slot){.font = open_face(face, size), .face = face, .size = size, .outline = outline};
  if (!s->font) return NULL;
  TTF_SetFontHinting(s->font, TTF_HINTING_LIGHT);
  TTF_SetFontKerning(s->font, 1);
  if (outline) TTF_SetFontOutline(s->font, outline);
  return s->font;
}

static TTF_Font *font_of(enum font_face face, float size, float outline) {
  if (!fonts.open) return NULL;
  int pixels = (int)lroundf(size), rim = (int)lroundf(outline);
  if (pixels < 1) pixels = 1;
  struct font_slot *oldest = &fonts.slots[0];
  for (int i = 0; i < FONT_SLOTS; i++) {
    struct font_slot *s = &fonts.slots[i];
    if (s->font && s->face == face && s->size == pixels && s->outline == rim) {
      s->used = ++fonts.clock;
      return s->font;
    }
    if (!s->font || (oldest->font && s->used < oldest->used)) oldest = s;
  }
  TTF_Font *f = load(oldest, face, pixels, rim);
  oldest->used = ++fonts.clock;
  return f;
}

static void copy_alpha(const SDL_Surface *s, uint8_t *alpha) {
  for (int y = 0; y < s->h; y++) {
    const uint8_t *row = (const uint8_t *)s->pixels + (size_t)y * (size_t)s->pitch;
    for (int x = 0; x < s->w; x++) {
      uint32_t pixel;
      memcpy(&pixel, row + 4 * (size_t)x, sizeof pixel);
      alpha[(size_t)y * (size_t)s->w + (size_t)x] = (uint8_t)(pixel >> 24);
    }
  }
}

bool platform_text_mask(enum font_face face, float size, float outline, const char *text, struct text_mask *out) {
  *out = (struct text_mask){0};
  TTF_Font *font = font_of(face, size, outline);
  if (!font || !*text) return false;
  SDL_Surface *s = TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255});
  if (!s) return false;
  int rim = (int)lroundf(outline);
  *out = (struct text_mask){s->w, s->h, -rim, -rim, malloc((size_t)s->w * (size_t)s->h)};
  if (out->alpha) copy_alpha(s, out->alpha);
  SDL_FreeSurface(s);
  return out->alpha != NULL;
}

static uint64_t width_key(enum font_face face, int size, const char *text) {
  uint64_t h = 0xCBF29CE484222325u ^ ((uint64_t)size << 8 | (uint64_t)face);
  for (; *text; text++) h = (h ^ (unsigned char)*text) * 0x100000001B3u;
  h ^= h >> 29;
  return h ? h : 1;
}

float platform_text_width(enum font_face face, float size, const char *text) {
  uint64_t key = width_key(face, (int)lroundf(size), text);
  struct width_slot *slot = &fonts.widths[key % WIDTH_SLOTS];
  if (slot->key == key) return slot->width;
  TTF_Font *font = font_of(face, size, 0);
  int w = 0;
  if (!font) return size * 0.5F * (float)strlen(text);
  if (TTF_SizeUTF8(font, text, &w, NULL) != 0) return 0;
  *slot = (struct width_slot){key, (float)w};
  return (float)w;
}

float platform_text_height(enum font_face face, float size) {
  TTF_Font *font = font_of(face, size, 0);
  return font ? (float)TTF_FontHeight(font) : size * 1.4F;
}
