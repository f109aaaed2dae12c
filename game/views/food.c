/* Pieces of food: in paws, mouth, fingers, and on the floor. */
#include "food.h"

#include "../../engine/sim.h"

static void round_piece(struct soup *s, vec3 at, float size, uint32_t light, uint32_t rim, uint32_t shine) {
  soup_disc(s, at, size, size * 0.9f, -0.3f, rgb(light), rgb(rim));
  soup_soft(s, vmad(at, vec(-1, 1, 0), size * 0.25f), size * 0.8f, size * 0.6f, -0.3f, calpha(rgb(shine), 0.8f));
}

static void banana_chip(struct soup *s, vec3 at, float size) {
  round_piece(s, at, size * 1.1f, 0xF6DB8A, 0xDDA146, 0xFFF0B8);
  for (int i = 0; i < 3; i++) {
    float a = (float)i * 2.1f + 0.4f;
    soup_disc(s, vmad(vmad(at, vec(1, 0, 0), cosf(a) * size * 0.26f), vec(0, 1, 0), sinf(a) * size * 0.22f),
              size * 0.07f, size * 0.11f, a, calpha(rgb(0xA06A2A), 0.8f), calpha(rgb(0xA06A2A), 0.6f));
  }
}

static void seed_piece(struct soup *s, vec3 at, float size) {
  soup_disc(s, at, size * 1.15f, size * 0.55f, -0.5f, rgb(0x8A8078), rgb(0x4A4038));
  for (float k = -1; k <= 1; k += 1)
    soup_disc(s, vmad(at, vec(0.5f, 0.9f, 0), k * size * 0.2f), size * 0.85f, size * 0.05f, -0.5f,
              calpha(rgb(0xF2E8D8), 0.9f), calpha(rgb(0xF2E8D8), 0.5f));
}

void food_solid(struct soup *s, int food, vec3 at, float size) {
  switch (food) {
  case TREAT_PEA: round_piece(s, at, size * 0.8f, 0xA9CC5E, 0x5F8A34, 0xE8F6B8); break;
  case TREAT_SUNFLOWER_SEED: seed_piece(s, at, size); break;
  case TREAT_YOGHURT: round_piece(s, at, size * 0.8f, 0xFFFCF2, 0xD8CCB8, 0xFFFFFF); break;
  case TREAT_OAT:
    soup_disc(s, at, size, size * 0.66f, -0.35f, rgb(0xF0DFB8), rgb(0xC09A62));
    soup_disc(s, at, size * 0.8f, size * 0.04f, -0.35f, calpha(rgb(0xA87E48), 0.7f), calpha(rgb(0xA87E48), 0.5f));
    break;
  case TREAT_PELLET:
    soup_disc(s, at, size * 1.1f, size * 0.62f, 0.25f, rgb(0xB98C58), rgb(0x7A5230));
    soup_soft(s, vmad(at, vec(-0.6f, 1, 0), size * 0.2f), size * 0.8f, size * 0.35f, 0.25f,
              calpha(rgb(0xE6C490), 0.6f));
    break;
  default: banana_chip(s, at, size); break;
  }
}
