/* sdl.c - the desktop: one window shown from a plain pixel buffer, and every device's events as struct input.
 *
 * The window surface is used as it is: no renderer, no GL, so no driver is loaded and the first frame comes quickly.
 * Only what the first frame needs is opened at the start; game controllers follow a few frames later. */
#include "platform.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MIN_W = 960, MIN_H = 540, PADS = 4, PADS_AFTER_PRESENTS = 3, DIRTY_MAX = 128 };
static const float pad_deadzone = 0.2F;

struct platform {
  SDL_Window *window;
  SDL_Surface *surface;
  struct canvas canvas;
  uint32_t *own; /* drawn into when the surface is no 32-bit XRGB; NULL otherwise */
  SDL_GameController *pads[PADS];
  bool pads_open;
  int presents;
  float axis[SDL_CONTROLLER_AXIS_MAX]; /* last told, so that a resting stick says nothing */
  SDL_FingerID finger;                 /* while touched */
  bool touched;
  char *dropped; /* SDL's */
};

const char *platform_error(void) { return SDL_GetError(); }

static bool surface_is_xrgb(const SDL_Surface *s) {
  const SDL_PixelFormat *f = s->format;
  return f->BytesPerPixel == 4 && f->Rmask == 0xFF0000 && f->Gmask == 0xFF00 && f->Bmask == 0xFF && s->pitch % 4 == 0;
}

static bool take_surface(struct platform *p) {
  p->surface = SDL_GetWindowSurface(p->window);
  if (!p->surface) return false;
  SDL_Surface *s = p->surface;
  SDL_SetSurfaceBlendMode(s, SDL_BLENDMODE_NONE);
  free(p->own);
  p->own = NULL;
  if (surface_is_xrgb(s)) {
    p->canvas = (struct canvas){s->w, s->h, s->pitch / 4, s->pixels};
    return true;
  }
  p->own = calloc((size_t)s->w * (size_t)s->h, sizeof *p->own);
  p->canvas = (struct canvas){s->w, s->h, s->w, p->own};
  return p->own != NULL;
}

static void set_hints(void) {
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
}

struct platform *platform_create(const char *title, int w, int h, bool fullscreen) {
  set_hints();
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return NULL;
  SDL_StopTextInput();
  struct platform *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | (fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
  p->window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, w, h, flags);
  if (!p->window || !take_surface(p)) {
    platform_destroy(p);
    return NULL;
  }
  SDL_SetWindowMinimumSize(p->window, MIN_W, MIN_H);
  return p;
}

void platform_destroy(struct platform *p) {
  if (!p) return;
  for (int i = 0; i < PADS; i++)
    if (p->pads[i]) SDL_GameControllerClose(p->pads[i]);
  if (p->window) SDL_DestroyWindow(p->window);
  free(p->own);
  SDL_free(p->dropped);
  free(p);
  SDL_Quit();
}

struct canvas *platform_canvas(struct platform *p) {
  return &p->canvas;
}

/* Dots an inch of the window's display; 96 when it does not say, or says what cannot be: projectors and virtual screens
 * make up sizes of a few centimetres. */
static float display_dpi(const struct platform *p) {
  SDL_Rect r;
  float dpi = 0;
  int display = SDL_GetWindowDisplayIndex(p->window);
  if (display < 0 || SDL_GetDisplayBounds(display, &r) != 0) return 96;
  if (SDL_GetDisplayDPI(display, NULL, &dpi, NULL) != 0 || !(dpi > 0)) return 96;
  float inches = sqrtf((float)r.w * (float)r.w + (float)r.h * (float)r.h) / dpi;
  return inches < 9 ? 96 : dpi;
}

/* In quarters, so that a screen's odd figure does not change the text by a hair. */
float platform_display_scale(struct platform *p) {
  int window_w = 0;
  SDL_GetWindowSize(p->window, &window_w, NULL);
  float dense = window_w > 0 ? (float)p->canvas.w / (float)window_w : 1;
  if (dense > 1.01F) return dense;
  float scale = floorf(display_dpi(p) / 96 * 4 + 0.5F) / 4;
  return scale < 1 ? 1 : scale > 3 ? 3 : scale;
}

static SDL_Rect to_sdl(const struct platform *p, struct rect r) {
  SDL_Rect all = {0, 0, p->canvas.w, p->canvas.h};
  SDL_Rect want = {(int)r.x, (int)r.y, (int)r.w, (int)r.h}, cut;
  if (!SDL_IntersectRect(&all, &want, &cut)) cut = (SDL_Rect){0, 0, 0, 0};
  return cut;
}

static void convert(struct platform *p, const SDL_Rect *r) {
  if (!p->own || SDL_LockSurface(p->surface) != 0) return;
  const uint32_t *from = p->own + (size_t)r->y * (size_t)p->canvas.stride + (size_t)r->x;
  uint8_t *to = (uint8_t *)p->surface->pixels + r->y * p->surface->pitch + r->x * p->surface->format->BytesPerPixel;
  SDL_ConvertPixels(r->w, r->h, SDL_PIXELFORMAT_RGB888, from, p->canvas.stride * 4, p->surface->format->format, to,
                    p->surface->pitch);
  SDL_UnlockSurface(p->surface);
}

void platform_present(struct platform *p, const struct rect *dirty, int n) {
  SDL_Rect rects[DIRTY_MAX];
  int count = 0;
  for (int i = 0; i < n && i < DIRTY_MAX; i++) {
    rects[count] = to_sdl(p, dirty[i]);
    if (rects[count].w > 0) convert(p, &rects[count++]);
  }
  if (count) SDL_UpdateWindowSurfaceRects(p->window, rects, count);
  if (p->presents < PADS_AFTER_PRESENTS) p->presents++;
}

void platform_set_fullscreen(struct platform *p, bool on) {
  SDL_SetWindowFullscreen(p->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

double platform_seconds(void) { return (double)SDL_GetPerformanceCounter() / (double)SDL_GetPerformanceFrequency(); }

const char *platform_dropped_file(struct platform *p) { return p->dropped ? p->dropped : ""; }

void platform_show_pointer(struct platform *p, bool on) {
  (void)p;
  SDL_ShowCursor(on ? SDL_ENABLE : SDL_DISABLE);
}

void platform_text_input(struct platform *p, bool on) {
  (void)p;
  if (on)
    SDL_StartTextInput();
  else
    SDL_StopTextInput();
}

/* ---- events ---- */

static int key_of(SDL_Keycode k) {
  static const struct {
    SDL_Keycode sdl;
    int key;
  } table[] = {
      {SDLK_LEFT, KEY_LEFT}, {SDLK_RIGHT, KEY_RIGHT}, {SDLK_UP, KEY_UP},           {SDLK_DOWN, KEY_DOWN},
      {SDLK_HOME, KEY_HOME}, {SDLK_END, KEY_END},     {SDLK_PAGEUP, KEY_PAGE_UP},  {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
      {SDLK_F1, KEY_F1},     {SDLK_F11, KEY_F11},     {SDLK_KP_ENTER, KEY_ENTER},  {SDLK_KP_PLUS, '+'},
      {SDLK_EQUALS, '+'}, /* plus stands above it on most keyboards */
      {SDLK_KP_MINUS, '-'},  {SDLK_KP_0, '0'},        {SDLK_DELETE, KEY_BACKSPACE}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (table[i].sdl == k) return table[i].key;
  if (k >= SDLK_KP_1 && k <= SDLK_KP_9) return '1' + (int)(k - SDLK_KP_1);
  return k > 0 && k < 256 ? (int)k : KEY_OTHER;
}

static bool key_input(const SDL_KeyboardEvent *e, struct input *in) {
  in->kind = e->type == SDL_KEYDOWN ? INPUT_KEY_DOWN : INPUT_KEY_UP;
  in->device = DEVICE_KEYS;
  in->key = key_of(e->keysym.sym);
  in->shift = e->keysym.mod & KMOD_SHIFT;
  in->ctrl = e->keysym.mod & KMOD_CTRL;
  in->alt = e->keysym.mod & KMOD_ALT;
  in->repeat = e->repeat != 0;
  return true;
}

/* Pointer events come in window units, which are not pixels on a dense screen. */
static void place(const struct platform *p, float x, float y, struct input *in) {
  int w = 0, h = 0;
  SDL_GetWindowSize(p->window, &w, &h);
  in->x = w > 0 ? x * (float)p->canvas.w / (float)w : x;
  in->y = h > 0 ? y * (float)p->canvas.h / (float)h : y;
}

static bool mouse_input(const struct platform *p, const SDL_Event *e, struct input *in) {
  in->device = DEVICE_MOUSE;
  SDL_Keymod mod = SDL_GetModState();
  in->shift = mod & KMOD_SHIFT;
  in->ctrl = mod & KMOD_CTRL;
  if (e->type == SDL_MOUSEMOTION) {
    in->kind = INPUT_POINTER_MOVE;
    place(p, (float)e->motion.x, (float)e->motion.y, in);
    return true;
  }
  in->kind = e->type == SDL_MOUSEBUTTONDOWN ? INPUT_POINTER_DOWN : INPUT_POINTER_UP;
  in->button = e->button.button;
  place(p, (float)e->button.x, (float)e->button.y, in);
  return true;
}

static bool wheel_input(const SDL_MouseWheelEvent *e, struct input *in) {
  float turn = e->direction == SDL_MOUSEWHEEL_FLIPPED ? -1.0F : 1.0F;
  *in = (struct input){.kind = INPUT_WHEEL, .device = DEVICE_MOUSE, .x = e->preciseX * turn, .y = e->preciseY * turn};
  return true;
}

/* The first finger down is the pointer until it leaves; others are not looked at. */
static bool finger_input(struct platform *p, const SDL_TouchFingerEvent *e, struct input *in) {
  if (e->type == SDL_FINGERDOWN && !p->touched) p->finger = e->fingerId;
  if (e->fingerId != p->finger || (e->type == SDL_FINGERDOWN) == p->touched) return false;
  p->touched = e->type != SDL_FINGERUP;
  in->device = DEVICE_TOUCH;
  in->kind = e->type == SDL_FINGERDOWN ? INPUT_POINTER_DOWN
             : e->type == SDL_FINGERUP ? INPUT_POINTER_UP
                                       : INPUT_POINTER_MOVE;
  in->button = e->type == SDL_FINGERMOTION ? 0 : 1;
  in->x = e->x * (float)p->canvas.w;
  in->y = e->y * (float)p->canvas.h;
  return true;
}

static bool axis_input(struct platform *p, const SDL_ControllerAxisEvent *e, struct input *in) {
  if (e->axis >= SDL_CONTROLLER_AXIS_MAX) return false;
  float v = (float)e->value / 32767.0F;
  float size = fabsf(v);
  /* Rises from 0 at the edge of the dead zone, so a slow push is possible. */
  v = size < pad_deadzone ? 0 : copysignf(fminf((size - pad_deadzone) / (1 - pad_deadzone), 1), v);
  if (fabsf(v - p->axis[e->axis]) < 0.01F && (v != 0 || p->axis[e->axis] == 0)) return false;
  p->axis[e->axis] = v;
  *in = (struct input){.kind = INPUT_PAD_AXIS, .device = DEVICE_PAD, .key = e->axis, .x = v};
  return true;
}

static bool pad_button_input(const SDL_ControllerButtonEvent *e, struct input *in) {
  if (e->type != SDL_CONTROLLERBUTTONDOWN) return false;
  *in = (struct input){.kind = INPUT_PAD_BUTTON, .device = DEVICE_PAD, .key = e->button};
  return true;
}

static void pad_added(struct platform *p, int index) {
  for (int i = 0; i < PADS; i++)
    if (!p->pads[i]) {
      p->pads[i] = SDL_GameControllerOpen(index);
      return;
    }
}

static void pad_removed(struct platform *p, SDL_JoystickID id) {
  SDL_GameController *gone = SDL_GameControllerFromInstanceID(id);
  for (int i = 0; gone && i < PADS; i++)
    if (p->pads[i] == gone) {
      SDL_GameControllerClose(gone);
      p->pads[i] = NULL;
    }
}

static bool resize_input(struct platform *p, struct input *in) {
  int w = p->canvas.w, h = p->canvas.h;
  if (!take_surface(p)) return false;
  if (w == p->canvas.w && h == p->canvas.h)
    in->kind = INPUT_EXPOSE; /* the pixels are new all the same */
  else
    in->kind = INPUT_RESIZE;
  in->x = (float)p->canvas.w;
  in->y = (float)p->canvas.h;
  return true;
}

static bool window_input(struct platform *p, const SDL_WindowEvent *e, struct input *in) {
  switch (e->event) {
  case SDL_WINDOWEVENT_SIZE_CHANGED: return resize_input(p, in);
  case SDL_WINDOWEVENT_EXPOSED: in->kind = INPUT_EXPOSE; return true;
  case SDL_WINDOWEVENT_FOCUS_LOST: in->kind = INPUT_FOCUS_LOST; return true;
  case SDL_WINDOWEVENT_FOCUS_GAINED: in->kind = INPUT_FOCUS_GAINED; return true;
  default: return false;
  }
}

static bool text_like_input(const SDL_Event *e, struct input *in) {
  in->kind = INPUT_TEXT;
  in->device = DEVICE_KEYS;
  SDL_strlcpy(in->text, e->text.text, sizeof in->text);
  return true;
}

/* A path is longer than an input can carry: it is kept here and asked for. */
static bool drop_input(struct platform *p, const SDL_DropEvent *e, struct input *in) {
  in->kind = INPUT_DROP_FILE;
  SDL_free(p->dropped);
  p->dropped = e->file;
  return true;
}

static bool translate(struct platform *p, const SDL_Event *e, struct input *in) {
  *in = (struct input){0};
  switch (e->type) {
  case SDL_QUIT: in->kind = INPUT_QUIT; return true;
  case SDL_WINDOWEVENT: return window_input(p, &e->window, in);
  case SDL_KEYDOWN:
  case SDL_KEYUP: return key_input(&e->key, in);
  case SDL_TEXTINPUT: return text_like_input(e, in);
  case SDL_MOUSEMOTION:
  case SDL_MOUSEBUTTONDOWN:
  case SDL_MOUSEBUTTONUP: return mouse_input(p, e, in);
  case SDL_MOUSEWHEEL: return wheel_input(&e->wheel, in);
  case SDL_FINGERDOWN:
  case SDL_FINGERUP:
  case SDL_FINGERMOTION: return finger_input(p, &e->tfinger, in);
  case SDL_CONTROLLERAXISMOTION: return axis_input(p, &e->caxis, in);
  case SDL_CONTROLLERBUTTONDOWN:
  case SDL_CONTROLLERBUTTONUP: return pad_button_input(&e->cbutton, in);
  case SDL_CONTROLLERDEVICEADDED: pad_added(p, e->cdevice.which); return false;
  case SDL_CONTROLLERDEVICEREMOVED: pad_removed(p, e->cdevice.which); return false;
  case SDL_DROPFILE: return drop_input(p, &e->drop, in);
  default: return false;
  }
}

/* After the first frames, so that looking for devices does not hold them up. */
static void open_pads(struct platform *p) {
  p->pads_open = true;
  SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
}

bool platform_poll(struct platform *p, struct input *in) {
  if (!p->pads_open && p->presents >= PADS_AFTER_PRESENTS) open_pads(p);
  SDL_Event e;
  while (SDL_PollEvent(&e))
    if (translate(p, &e, in)) return true;
  return false;
}

void platform_wait(struct platform *p, int milliseconds) {
  (void)p;
  if (milliseconds > 0) SDL_WaitEventTimeout(NULL, milliseconds);
}
