/* diary_verbs.h - the arguments of a diary's verbs. Private to diary*.c. */
#ifndef HANDSHY_ENGINE_DIARY_VERBS_H
#define HANDSHY_ENGINE_DIARY_VERBS_H

#include "diary.h"

/* Known to this version; the others are of levels to come. */
bool diary_plays_verb(enum verb v);
/* Fills `a` (its verb is given) from *rest and leaves there what it did not use. false: said to `p`. */
bool diary_read_arguments(struct problems *p, struct span *rest, struct span verb, struct sim_action *a);
/* With a blank before each. */
void diary_print_arguments(const struct sim_action *a, char *out, size_t size);

#endif
