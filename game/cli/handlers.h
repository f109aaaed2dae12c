/* handlers.h - the built-in handlers; the engine's own header once it is there. */
#ifndef HANDSHY_CLI_HANDLERS_H
#define HANDSHY_CLI_HANDLERS_H

#if __has_include("../../engine/handler.h")
#include "../../engine/handler.h"
#define HANDLERS_READY 1
#else
#include "../../engine/run.h"
#define HANDLERS_READY 0
enum handler_kind {
  HANDLER_GUIDE,
  HANDLER_BLIND,
  HANDLER_HASTY,
  HANDLER_CAREFUL,
  HANDLER_FORCER,
  HANDLER_IDLE,
  HANDLER_COUNT
};
static inline struct run *handler_play(const struct level *l, uint64_t seed, enum handler_kind kind) {
  (void)kind;
  struct run *r = run_create(l, seed);
  if (r) run_until(r, run_last_ds(r) == INT64_MAX ? SIM_DS_PER_DAY * 2 : run_last_ds(r), true);
  return r;
}
static inline const char *handler_name(enum handler_kind kind) {
  static const char *const names[] = {"guide", "blind", "hasty", "careful", "forcer", "idle"};
  return names[kind];
}
#endif

#endif
