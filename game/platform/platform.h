/* platform.h - what the program asks of the machine. One of sdl.c, null.c or web.c implements it; SDL stands only
 * there and in sound.c. */
#ifndef HANDSHY_GAME_PLATFORM_H
#define HANDSHY_GAME_PLATFORM_H

#include "../draw.h"
#include "../raster.h"

enum input_kind {
  INPUT_NONE,
  INPUT_QUIT,
  INPUT_RESIZE,
  INPUT_EXPOSE,
  INPUT_POINTER_MOVE,
  INPUT_POINTER_DOWN,
  INPUT_POINTER_UP,
  INPUT_WHEEL,
  INPUT_KEY_DOWN,
  INPUT_KEY_UP,
  INPUT_TEXT,
  INPUT_PAD_BUTTON,
  INPUT_PAD_AXIS,
  INPUT_FOCUS_LOST,
  INPUT_DROP_FILE,
  INPUT_FOCUS_GAINED
};
/* Keys as the game knows them; printable ones are their ASCII lower-case. */
enum input_key {
  KEY_ESCAPE = 27,
  KEY_ENTER = 13,
  KEY_TAB = 9,
  KEY_BACKSPACE = 8,
  KEY_SPACE = 32,
  KEY_LEFT = 256,
  KEY_RIGHT,
  KEY_UP,
  KEY_DOWN,
  KEY_HOME,
  KEY_END,
  KEY_PAGE_UP,
  KEY_PAGE_DOWN,
  KEY_F1,
  KEY_F11,
  KEY_OTHER
};
enum input_device { DEVICE_MOUSE, DEVICE_TOUCH, DEVICE_KEYS, DEVICE_PAD };
struct input {
  enum input_kind kind;
  enum input_device device;
  int key;    /* enum input_key, or the pad's button (SDL_GameController numbering) or axis */
  int button; /* pointer: 1 left, 2 middle, 3 right */
  bool shift, ctrl, alt, repeat;
  float x, y; /* pointer, real pixels; wheel steps in y; pad axis -1..1 in x */
  char text[32];
};

struct platform;                                                                    /* a window, or nothing */
struct platform *platform_create(const char *title, int w, int h, bool fullscreen); /* NULL: no display; says why */
void platform_destroy(struct platform *p);
const char *platform_error(void);
bool platform_poll(struct platform *p, struct input *in); /* never waits */
void platform_wait(struct platform *p, int milliseconds); /* until input or the time has passed; 0 on the web */
struct canvas *platform_canvas(struct platform *p);       /* valid until the next resize */
float platform_display_scale(struct platform *p);
void platform_present(struct platform *p, const struct rect *dirty, int n);
void platform_set_fullscreen(struct platform *p, bool on);
const char *platform_dropped_file(struct platform *p); /* path of the last INPUT_DROP_FILE; valid until the next */
double platform_seconds(void);                         /* monotonic */
void platform_show_pointer(struct platform *p, bool on);
void platform_text_input(struct platform *p, bool on); /* INPUT_TEXT comes only while on (off at the start) */

/* Fonts: glyphs of a line as a coverage mask. Usable with no window. NULL mask: blank or no font. */
struct text_mask {
  int w, h, x, y; /* size and offset of the mask from the line box's left top */
  uint8_t *alpha; /* w*h, owned by the caller: free() */
};
bool platform_fonts_open(const char *asset_dir); /* looks in asset_dir/fonts, then in the system's Andika */
void platform_fonts_close(void);
bool platform_text_mask(enum font_face face, float size, float outline, const char *text, struct text_mask *out);
float platform_text_width(enum font_face face, float size, const char *text);
float platform_text_height(enum font_face face, float size);

#endif
