/* theme.c - the light theme's tokens and the type scale, as style.md gives them. */
#include "theme.h"

const struct theme theme_light = {
    .ink = 0x4A2A18FF,
    .deep = 0x2E180DFF,
    .soft = 0x6E482FFF,
    .paper = 0xFDF4E0FF,
    .paper_edge = 0xE7C796FF,
    .field = 0xFFFAEEFF,
    .wood = 0xD99A5CFF,
    .wood_dark = 0x6B3F28FF,
    .cloth = 0x347375FF,
    .cloth_low = 0x2B6468FF,
    .on_cloth = 0xFFF9EAFF,
    .cloth_edge = 0x1C474CFF,
    .brick = 0xAE4831FF,
    .brick_low = 0xA63F2BFF,
    .on_brick = 0xFFF4E6FF,
    .brick_edge = 0x742A1CFF,
    .off = 0xE7D9C0FF,
    .off_low = 0xDCCBAEFF,
    .on_off = 0x5F4B3AFF,
    .off_edge = 0xB79E7AFF,
    .button = 0xFFF9ECFF,
    .button_low = 0xF5E3C2FF,
    .button_edge = 0xB07E46FF,
    .edge = 0xA67B45FF,
    .rule = 0xDCB97EFF,
    .focus = 0x12363BFF,
    .focus_gap = 0xFFF6E2FF,
    .fear = 0xA63F2BFF,
    .stress = 0x64490CFF,
    .trust = 0x1F5A60FF,
    .star = 0xA8690FFF,
    .stress_fill = 0xC98B1EFF,
    .track = 0xE9D3A2FF,
    .calm_field = 0xBFDAD2FF,
    .alert_field = 0xF2CF86FF,
    .afraid_field = 0xE08A72FF,
    .shadow = 0x2A120C5C,
    .dim = 0x2A120C59,
    .visit_shade = 0xF2D99A73,
};

const struct type_style theme_type[TYPE_ROLE_COUNT] = {
    [TYPE_TITLE] = {142, 160, FONT_BOLD},  [TYPE_NAME] = {52, 58, FONT_BOLD},
    [TYPE_H1] = {38, 44, FONT_BOLD},       [TYPE_ADVICE] = {29, 35, FONT_BOLD},
    [TYPE_H2] = {27, 32, FONT_BOLD},       [TYPE_BODY] = {21, 28, FONT_REGULAR},
    [TYPE_BOLD] = {21, 28, FONT_BOLD},     [TYPE_MAIN] = {25, 30, FONT_BOLD},
    [TYPE_LABEL] = {19, 21, FONT_BOLD},    [TYPE_SMALL] = {18, 23, FONT_REGULAR},
    [TYPE_LEAST] = {16, 18, FONT_REGULAR}, [TYPE_LEAST_BOLD] = {16, 18, FONT_BOLD},
};

static uint32_t channel_mix(uint32_t a, uint32_t b, float t, int shift) {
  float from = (float)(a >> shift & 255u), to = (float)(b >> shift & 255u);
  return (uint32_t)(from + (to - from) * t + 0.5f) << shift;
}

uint32_t theme_mix(uint32_t a, uint32_t b, float t) {
  if (t <= 0) return a;
  if (t >= 1) return b;
  return channel_mix(a, b, t, 24) | channel_mix(a, b, t, 16) | channel_mix(a, b, t, 8) | channel_mix(a, b, t, 0);
}

uint32_t theme_alpha(uint32_t rgba, float alpha) {
  if (alpha < 0) alpha = 0;
  if (alpha > 1) alpha = 1;
  return (rgba & 0xFFFFFF00u) | (uint32_t)((float)(rgba & 255u) * alpha + 0.5f);
}
