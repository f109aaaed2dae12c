/* twins.h - what tests of a rat's mind and of the guide's rules share: time, hands that reach a rat, food put down. */
#ifndef HANDSHY_TESTS_TWINS_H
#define HANDSHY_TESTS_TWINS_H

#include "sim.h"

void run_to(sim *s, int64_t at_ds);
void pass(sim *s, double seconds);
int64_t at(double day, double hour);
enum sim_reason act(sim *s, struct sim_action a);
struct sim_rat rat_of(const sim *s); /* the first */
sim *begin(uint64_t seed, enum source source);
sim *twin_of(const sim *s);
/* Reaches the rat wherever it is, and picks it up, whether it likes that or not. */
void seize(sim *s, enum lift_how how);
void lift(sim *s); /* in two hands */
void lift_for(sim *s, double seconds);
/* Puts food down well away from the rat, draws the hand back to `cm` from it, and keeps still. True if it was taken. */
bool feed_at(sim *s, double cm, double wait_s);

#endif
