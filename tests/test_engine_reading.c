/* Reading scenes: what a level file may say of them, how an answer is judged, what shows of each state, replays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "handler.h"
#include "whatif.h"
#include "wild.h"

static struct level campaign; /* level 2 as shipped */

static bool read_file(const char *path, struct level *out) {
  static char bytes[60000];
  static struct problems p;
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  size_t n = fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  memset(&p, 0, sizeof p);
  bool good = level_read(bytes, n, out, &p);
  if (good) snprintf(out->name, sizeof out->name, "read");
  if (!good) print_error("%s:%d: %s\n", path, p.list[0].line, p.list[0].text);
  return good;
}

static int set_up(void **state) {
  (void)state;
  return read_file(HANDSHY_SOURCE_DIR "/levels/02-what-is-she-saying.level", &campaign) ? 0 : 1;
}

static int64_t now_of(struct run *r) { return sim_now_ds(run_sim(r)); }
static void step(struct run *r) { run_step(r, now_of(r) + 1); }

static int scene_called(const struct level *l, const char *name) {
  for (int i = 0; i < l->n_scenes; i++)
    if (strcmp(l->scenes[i].name, name) == 0) return i;
  fail_msg("no scene %s", name);
  return -1;
}

/* A level with one scene of another's, and no goals. */
static struct level only(const struct level *l, const char *name) {
  struct level one = *l;
  one.scenes[0] = l->scenes[scene_called(l, name)];
  one.scenes[0].unseen = false;
  one.n_scenes = 1;
  one.n_goals = one.n_ways = 0;
  return one;
}

static struct run *begin(const struct level *l, uint64_t seed) {
  struct run *r = run_create(l, seed);
  struct run_scene scene;
  assert_non_null(r);
  run_until(r, l->sim.arrival_ds, false);
  assert_true(run_scene(r, &scene));
  return r;
}

static void to_phase(struct run *r, enum reading_phase phase) {
  struct run_scene scene;
  while (run_scene(r, &scene) && scene.phase != phase) step(r);
}

static void to_the_end(struct run *r) {
  struct run_scene scene;
  while (run_scene(r, &scene)) step(r);
}

static struct reading_result result_of(struct run *r, int i) {
  int n;
  const struct reading_result *results = run_scene_results(r, &n);
  assert_in_range(i, 0, n - 1);
  return results[i];
}

/* ---- the file ---- */

static const char head[] = "handshy level 1\ntitle = T\n[rat Pip]\nsource = breeder\n[rat Moss]\nsource = breeder\n"
                           "[rat Fig]\nsource = rescue\nrole = newcomer\n";

/* Expects this mistake, in this line after the head's nine. */
static void expect_mistake(const char *lines, int line, const char *says) {
  char text[2000];
  static struct level level;
  static struct problems p;
  memset(&p, 0, sizeof p);
  snprintf(text, sizeof text, "%s%s", head, lines);
  bool good = level_read(text, strlen(text), &level, &p);
  bool found = false;
  for (int i = 0; i < p.n; i++) found |= p.list[i].line == line + (line > 0 ? 9 : 1) && strstr(p.list[i].text, says);
  if (good || !found) fail_msg("%s: not `%s` but `%s`, line %d", lines, says, p.list[0].text, p.list[0].line);
}

#define ALL "right = back end\nharmless = still\nharmful = nearer treat\n"

static void mistakes_are_told(void **state) {
  (void)state;
  expect_mistake("[scene]\nrat = Pip\n" ALL, 1, "needs a name");
  expect_mistake("[scene a b]\nrat = Pip\n" ALL, 1, "one word");
  expect_mistake("[scene a]\nrat = Pip\n" ALL "[scene a]\nrat = Pip\n" ALL, 6, "already");
  expect_mistake("[scene a]\n" ALL, 1, "needs a rat");
  expect_mistake("[scene a]\nrat = Wren\n" ALL, 2, "no rat Wren");
  expect_mistake("[scene a]\nrat = Pip\nright = back\nharmless = still end\nharmful = nearer\n", 1, "`treat`");
  expect_mistake("[scene a]\nrat = Pip\nright = back end\nharmless = back still\nharmful = nearer treat\n", 4, "twice");
  expect_mistake("[scene a]\nrat = Pip\nright = bakc end\nharmless = still\nharmful = nearer treat\n", 3, "`back`");
  expect_mistake("[scene a]\nrat = Pip\ndoes = freze\n" ALL, 3, "`freeze`");
  expect_mistake("[scene a]\nrat = Pip\nat = 10 20\n" ALL, 3, "open floor");
  expect_mistake("[scene a]\nrat = Pip\nat = 50\n" ALL, 3, "two numbers");
  expect_mistake("[scene a]\nrat = Pip\nfear = 1.5\n" ALL, 3, "0 to 1");
  expect_mistake("[scene a]\nrat = Pip\nhand = 100 cm\n" ALL, 3, "0 to 90");
  expect_mistake("[scene a]\nrat = Pip\nsigns = freeze rset\n" ALL, 3, "`rest`");
  expect_mistake("[scene a]\nrat = Pip\nlok = 8\n" ALL, 3, "`look`");
  expect_mistake("[scene a]\nrat = Pip\nbold = 0.3\n" ALL, 3, "[rat NAME]");
  expect_mistake("[scene a]\nrat = Pip\ndoes = meet\n" ALL, 1, "with whom");
  expect_mistake("[scene a]\nrat = Pip\nwith = Fig\n" ALL, 1, "does = meet");
  expect_mistake("[scene a]\nrat = Pip\nwith = Moss\ndoes = meet\n" ALL, 3, "one role");
  expect_mistake("[scene a]\nrat = Pip\n" ALL "[goal]\nscene_right @b = 1\n", 7, "no scene b");
  expect_mistake("[scene a]\nrat = Pip\n" ALL "[goal]\nscene_right = 1\n", 7, "of which scene");
  expect_mistake("[rat Wren]\nsource = breeder\nguest = yes\n", 0, "Wren is a guest");
}

static void a_scene_says_what_it_is(void **state) {
  (void)state;
  const struct reading *frozen = &campaign.scenes[scene_called(&campaign, "frozen")];
  assert_int_equal(campaign.n_scenes, 12);
  assert_true(level_has_scenes(&campaign));
  assert_int_equal(frozen->stage.does, STAGED_FREEZE);
  assert_int_equal(frozen->worth[READING_BACK], READING_RIGHT);
  assert_int_equal(frozen->worth[READING_STILL], READING_HARMLESS);
  assert_int_equal(frozen->worth[READING_NEARER], READING_HARMFUL);
  assert_true(frozen->signs == (uint64_t)1 << SIGN_FREEZE);
  assert_true(frozen->look_s == 8 && frozen->act_s == 3);
  for (int i = 0; i < campaign.n_goals; i++)
    assert_true((campaign.goals[i].word == GOAL_SCENE_RIGHT) == (campaign.goals[i].scene >= 0));
}

/* ---- what shows ---- */

struct shown {
  uint64_t signs;
  uint32_t doings;
  int bites;
};

/* In the eight seconds before the bell. */
static struct shown look(const struct level *l, uint64_t seed) {
  struct shown s = {0};
  struct run *r = begin(l, seed);
  struct run_scene scene;
  while (run_scene(r, &scene) && scene.phase == READING_LOOK) {
    step(r);
    for (int k = 0; k < 2; k++) {
      struct sim_rat rat;
      int i = k ? scene.scene->stage.with : scene.scene->stage.rat;
      if (i < 0) continue;
      sim_read_rat(run_sim(r), i, &rat);
      for (int g = 0; g < rat.n_signs; g++) s.signs |= (uint64_t)1 << rat.signs[g];
      s.doings |= 1u << rat.doing;
      s.bites += rat.bites;
    }
  }
  run_destroy(r);
  return s;
}

#define BIT(sign) ((uint64_t)1 << SIGN_##sign)
static const uint64_t calm_signs = BIT(REST) | BIT(EARS_RELAXED_PINK) | BIT(SLEEP_IN_VIEW) | BIT(SLEEP_ON_YOU) |
                                   BIT(BRUX_SOFT) | BIT(GROOM_SELF_ON_YOU) | BIT(LICK_GROOM_HAND) | BIT(SOLICIT) |
                                   BIT(EAT_ON_YOU) | BIT(EAT_NEAR) | BIT(WHISK_EXPLORE) | BIT(EARS_FORWARD) |
                                   BIT(POPCORN) | BIT(USV50) | BIT(BOGGLE);
static const uint64_t fear_signs = BIT(FREEZE) | BIT(FLEE_HIDE) | BIT(EARS_TWITCH_BACK) | BIT(LIMP_STILL_IN_HAND) |
                                   BIT(SQUIRM) | BIT(SQUEAK_SHORT) | BIT(SQUEAL_LONG) | BIT(USV22) | BIT(FEAR_POOP);

static int deciding_share(const struct level *l, int i, int first, int seeds, uint64_t never) {
  struct level one = only(l, l->scenes[i].name);
  int decides = 0;
  for (int seed = first; seed < first + seeds; seed++) {
    struct shown s = look(&one, (uint64_t)seed);
    decides += (s.signs & l->scenes[i].signs) || (s.doings & l->scenes[i].doings);
    if (s.signs & never) fail_msg("%s, seed %d: signs %llx", l->scenes[i].name, seed, (unsigned long long)s.signs);
  }
  return decides;
}

static void a_look_of_eight_seconds_is_enough(void **state) {
  (void)state;
  enum { SEEDS = 400 };
  for (int i = 0; i < campaign.n_scenes; i++) {
    const struct reading *scene = &campaign.scenes[i];
    bool stiff = scene->stage.does == STAGED_FREEZE || scene->stage.giveup > 0.5;
    bool loose = scene->stage.does == STAGED_REST;
    int decides = deciding_share(&campaign, i, 1, SEEDS, stiff ? calm_signs : loose ? fear_signs : 0);
    if (decides < SEEDS * 9 / 10) fail_msg("%s: %d of %d looks decide", scene->name, decides, SEEDS);
  }
}

/* The check before and after: two forms that ask the same of other rats. */
static void the_two_forms_of_the_check_are_parallel(void **state) {
  (void)state;
  enum { SEEDS = 1000 };
  static struct level a, b;
  assert_true(read_file(HANDSHY_SOURCE_DIR "/levels/check/check-a.level", &a));
  assert_true(read_file(HANDSHY_SOURCE_DIR "/levels/check/check-b.level", &b));
  assert_int_equal(a.n_scenes, 8);
  assert_int_equal(b.n_scenes, 8);
  assert_int_equal(a.number + b.number, 0);
  int still = 0;
  for (int i = 0; i < 8; i++) {
    const struct reading *x = &a.scenes[i], *y = &b.scenes[i];
    assert_string_equal(x->name, y->name);
    assert_memory_equal(x->worth, y->worth, sizeof x->worth);
    assert_true(x->signs == y->signs && x->doings == y->doings && x->stillness == y->stillness);
    assert_true(x->stage.does == y->stage.does && x->stage.rung == y->stage.rung);
    double fear = x->stage.given.fear - y->stage.given.fear;
    assert_true(fear < 0.0201 && fear > -0.0201);
    assert_true(x->stage.enough == y->stage.enough && x->stage.giveup == y->stage.giveup);
    int shown_a = deciding_share(&a, i, 1, SEEDS, 0), shown_b = deciding_share(&b, i, SEEDS + 1, SEEDS, 0);
    if (shown_a - shown_b >= SEEDS / 20 || shown_b - shown_a >= SEEDS / 20 || shown_a < SEEDS * 9 / 10)
      fail_msg("%s: %d of %d looks decide in form A, %d in form B", x->name, shown_a, SEEDS, shown_b);
    still += x->worth[READING_STILL];
  }
  assert_int_equal(still, 9); /* who keeps still every time gets 9 of 16 */
}

/* What comes of it follows from the state: nearer, and she is gone in one bound; back, and she walks home. */
static void a_frozen_rat_leaps_from_a_hand_and_thaws_without(void **state) {
  (void)state;
  struct level one = only(&campaign, "frozen");
  one.scenes[0].after_s = 8;
  for (uint64_t seed = 1; seed <= 50; seed++) {
    struct run *nearer = begin(&one, seed);
    to_phase(nearer, READING_ACT);
    struct run *back = run_fork(nearer), *still = run_fork(nearer);
    struct sim_rat rat;
    int who = one.scenes[0].stage.rat;
    run_act(nearer, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .rat = who, .x = 2});
    run_act(back, &(struct sim_action){.verb = VERB_HAND, .how = HAND_OUT, .rat = who});
    bool ran = false, walked = false;
    for (int k = 0; k < 70; k++) {
      step(nearer);
      step(back);
      step(still);
      sim_read_rat(run_sim(nearer), who, &rat);
      ran |= rat.doing == DOING_RUN;
      if (k == 8) assert_int_equal(rat.doing, DOING_FREEZE); /* and nothing happens, and nothing happens */
      sim_read_rat(run_sim(back), who, &rat);
      walked |= rat.doing == DOING_WALK;
      assert_int_not_equal(rat.doing, DOING_RUN);
      assert_int_equal(rat.scares, 0);
    }
    assert_true(ran);
    assert_true(walked);
    sim_read_rat(run_sim(still), who, &rat);
    assert_int_equal(rat.doing, DOING_FREEZE);
    sim_read_rat(run_sim(nearer), who, &rat);
    assert_int_equal(rat.scares, 1);
    run_destroy(nearer);
    run_destroy(back);
    run_destroy(still);
  }
}

/* ---- judging ---- */

static void nothing_done_in_time_is_to_keep_still(void **state) {
  (void)state;
  struct run *r = begin(&campaign, 2);
  for (int k = 0; k < 12 * 200; k++) step(r);
  struct run_scene none;
  assert_false(run_scene(r, &none));
  for (int i = 0; i < campaign.n_scenes; i++) {
    struct reading_result got = result_of(r, i);
    assert_true(got.played && got.late && got.bell_s >= 3);
    assert_int_equal(got.first, READING_STILL);
    assert_int_equal(got.worth, campaign.scenes[i].worth[READING_STILL]);
  }
  assert_int_equal(run_outcome(r), OUTCOME_LOST);
  assert_false(run_add_days(r, 2));
  assert_int_equal(run_diary(r)->lines[0].is_hash, 1); /* nothing was done, nothing is written */
  run_destroy(r);
}

static void the_first_act_counts_and_no_other(void **state) {
  (void)state;
  struct level one = only(&campaign, "frozen");
  int who = one.scenes[0].stage.rat;
  struct run *r = begin(&one, 3);
  for (int k = 0; k < 20; k++) step(r);
  run_act(r, &(struct sim_action){.verb = VERB_CALL, .how = SIGN_FREEZE, .rat = who}); /* a word is no act */
  run_act(r, &(struct sim_action){.verb = VERB_PET, .seconds = 1, .rat = who});        /* too far: refused */
  assert_false(result_of(r, 0).played);
  run_act(r, &(struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
  run_act(r, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2, .rat = who});
  to_the_end(r);
  struct reading_result got = result_of(r, 0);
  assert_int_equal(got.first, READING_BACK);
  assert_int_equal(got.worth, READING_RIGHT);
  assert_true(got.bell_s < -5.9 && got.bell_s > -6.1 && !got.late); /* six seconds before the bell */
  run_destroy(r);
}

static enum reading_act first_of(const struct level *l, struct sim_action a) {
  struct run *r = begin(l, 1);
  a.rat = l->scenes[0].stage.rat;
  to_phase(r, READING_ACT);
  assert_int_equal(run_act(r, &a), REASON_NONE);
  enum reading_act first = result_of(r, 0).played ? result_of(r, 0).first : READING_ACT_COUNT;
  run_destroy(r);
  return first;
}

static void every_verb_comes_to_one_of_five_acts(void **state) {
  (void)state;
  struct level flat = only(&campaign, "flat"), ask = only(&campaign, "asking"), limp = only(&campaign, "limp");
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_PET, .seconds = 2}), READING_NEARER);
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 1}), READING_NEARER);
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 20}), READING_BACK);
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT}), READING_BACK);
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT}), READING_TREAT);
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_TALK, .seconds = 2}), READING_STILL);
  assert_int_equal(first_of(&flat, (struct sim_action){.verb = VERB_LEAVE}), READING_END);
  assert_int_equal(first_of(&ask, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN}), READING_NEARER);
  assert_int_equal(first_of(&ask, (struct sim_action){.verb = VERB_OFFER, .treat = TREAT_COUNT}), READING_TREAT);
  assert_int_equal(first_of(&limp, (struct sim_action){.verb = VERB_PUT}), READING_END);
  assert_int_equal(first_of(&limp, (struct sim_action){.verb = VERB_TREAT, .treat = TREAT_COUNT}), READING_TREAT);
}

/* A hand moved by hand, a little at a time: a tremble is nothing. */
static void a_moved_hand_counts_by_how_far_it_went(void **state) {
  (void)state;
  struct level one = only(&campaign, "no-thanks"); /* not of the level's first rat, whom `move` names */
  for (int way = -1; way <= 1; way += 2) {
    struct run *r = begin(&one, 4);
    struct sim_world w;
    to_phase(r, READING_ACT);
    for (int k = 1; k <= 6; k++) {
      sim_read_world(run_sim(r), &w);
      run_act(r, &(struct sim_action){.verb = VERB_MOVE, .x = w.hand_x_cm + way * 1.0, .y = w.hand_y_cm});
      step(r);
      if (k == 2) assert_false(result_of(r, 0).played);
    }
    assert_true(result_of(r, 0).played);
    assert_int_equal(result_of(r, 0).first, way > 0 ? READING_BACK : READING_NEARER);
    run_destroy(r);
  }
}

static void slow_scenes_take_twice_as_long(void **state) {
  (void)state;
  struct level one = only(&campaign, "frozen");
  int64_t bell[2], end[2];
  for (int slow = 0; slow < 2; slow++) {
    struct run *r = run_create(&one, 6);
    if (slow) assert_true(run_slow_scenes(r));
    if (slow) assert_false(run_slow_scenes(r));
    run_until(r, one.sim.arrival_ds, false);
    to_phase(r, READING_ACT);
    bell[slow] = now_of(r) - one.sim.arrival_ds;
    to_phase(r, READING_AFTER);
    end[slow] = now_of(r) - one.sim.arrival_ds;
    struct sim_rat rat;
    sim_read_rat(run_sim(r), one.scenes[0].stage.rat, &rat);
    assert_int_equal(rat.doing, DOING_FREEZE);
    run_destroy(r);
  }
  assert_int_equal(bell[0], 80);
  assert_int_equal(end[0], 110);
  assert_int_equal(bell[1], 160);
  assert_int_equal(end[1], 220);
}

static void scores_are_sums_over_what_was_played(void **state) {
  (void)state;
  struct reading scenes[3] = {{.stillness = true}, {.stillness = false}, {.stillness = true}};
  struct reading_result results[3] = {{true, READING_BACK, READING_RIGHT, 1, false},
                                      {true, READING_STILL, READING_HARMFUL, 3, true},
                                      {true, READING_STILL, READING_HARMLESS, 2, false}};
  struct reading_score s = reading_score(scenes, results, 3);
  assert_int_equal(s.played, 3);
  assert_int_equal(s.right, 1);
  assert_int_equal(s.sum, 3);
  assert_int_equal(s.harm, 1);
  assert_int_equal(s.still, 3);
  assert_int_equal(s.kept_still, 2);
  assert_true(s.bell_median_s > 1.49 && s.bell_median_s < 1.51);
  results[1].played = false;
  assert_int_equal(reading_score(scenes, results, 3).harm, 0);
}

/* ---- handlers ---- */

static void who_looks_wins_and_who_does_not_does_not(void **state) {
  (void)state;
  static const int least[HANDLER_COUNT] = {[HANDLER_GUIDE] = 95, [HANDLER_CAREFUL] = 60};
  static const int most[HANDLER_COUNT] = {100, 10, 10, 95, 10, 10};
  enum { SEEDS = 100 };
  for (int kind = 0; kind < HANDLER_COUNT; kind++) {
    int won = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
      struct run *r = handler_play(&campaign, seed, (enum handler_kind)kind);
      won += run_outcome(r) == OUTCOME_WON;
      assert_int_not_equal(run_outcome(r), OUTCOME_RUNNING);
      run_destroy(r);
    }
    if (won < least[kind] || won > most[kind]) fail_msg("%s won %d", handler_name((enum handler_kind)kind), won);
  }
}

/* ---- the record ---- */

static void names_of(const struct level *l, const char *names[SIM_MAX_RATS]) {
  for (int i = 0; i < l->sim.n_rats; i++) names[i] = l->sim.rats[i].name;
}

/* Written as text, read and played again: the same bytes. */
static void expect_same_again(struct run *r) {
  static char text[400000];
  const struct level *l = run_level(r);
  const struct diary *d = run_diary(r);
  const char *names[SIM_MAX_RATS];
  static struct problems p;
  memset(&p, 0, sizeof p);
  names_of(l, names);
  int n = diary_print_head(d, text, sizeof text);
  for (int i = 0; i < d->n; i++)
    n += diary_print_line(&d->lines[i], names, l->sim.n_rats, text + n, sizeof text - (size_t)n);
  struct diary again;
  if (!diary_read(text, (size_t)n, names, l->sim.n_rats, false, &again, &p)) fail_msg("%s", p.list[0].text);
  struct run *replay = run_create(l, again.seed);
  uint64_t hash;
  assert_int_equal(run_verify(replay, &again, &hash), -1);
  run_until(replay, now_of(r), false);
  assert_true(now_of(replay) == now_of(r));
  assert_true(sim_hash(run_sim(replay)) == sim_hash(run_sim(r)));
  assert_int_equal(run_outcome(replay), run_outcome(r));
  for (int i = 0; i < l->n_scenes; i++) {
    struct reading_result a = result_of(r, i), b = result_of(replay, i);
    assert_true(a.played == b.played && a.first == b.first && a.worth == b.worth && a.late == b.late);
  }
  run_destroy(replay);
  diary_free(&again);
}

static void a_replay_is_the_same(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 8; seed++) {
    struct run *r = handler_play(&campaign, seed, (enum handler_kind)(seed % HANDLER_COUNT));
    expect_same_again(r);
    run_destroy(r);
  }
  struct run *slow = run_create(&campaign, 9);
  run_slow_scenes(slow);
  run_until(slow, campaign.sim.arrival_ds + 170, false);
  run_act(slow, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 20});
  to_the_end(slow);
  expect_same_again(slow);
  run_destroy(slow);
}

/* Whatever is done, with every verb allowed. */
static void anything_at_all_may_be_done(void **state) {
  (void)state;
  struct level l = campaign;
  l.sim.allow = UINT32_MAX;
  l.sim.rats[2].role = ROLE_NEWCOMER;
  for (uint32_t seed = 1; seed <= 20; seed++) {
    struct run *r = run_create(&l, seed);
    uint32_t chance = seed;
    run_until(r, l.sim.arrival_ds, false);
    for (int k = 0; k < 400; k++) {
      struct sim_action a = wild_act(&chance, l.sim.n_rats);
      struct run_scene scene;
      if (run_scene(r, &scene)) a.rat = wild_next(&chance) % 4 ? scene.scene->stage.rat : a.rat;
      run_act(r, &a);
      run_until(r, now_of(r) + wild_next(&chance) % 60, false);
    }
    expect_same_again(r);
    run_destroy(r);
  }
}

static void a_fork_within_a_scene_goes_its_own_way(void **state) {
  (void)state;
  struct run *r = begin(&campaign, 5);
  for (int k = 0; k < 560; k++) step(r); /* at the bell of the frozen one */
  struct run *same = run_fork(r), *other = run_fork(r);
  int who = 1, frozen = scene_called(&campaign, "frozen");
  struct sim_action back = {.verb = VERB_HAND, .how = HAND_OUT, .rat = who};
  run_act(r, &back);
  run_act(same, &back);
  run_act(other, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2, .rat = who});
  for (int k = 0; k < 600; k++) {
    step(r);
    step(same);
    step(other);
  }
  assert_true(sim_hash(run_sim(r)) == sim_hash(run_sim(same)));
  assert_int_equal(result_of(r, frozen).worth, READING_RIGHT);
  assert_int_equal(result_of(same, frozen).worth, READING_RIGHT);
  assert_int_equal(result_of(other, frozen).worth, READING_HARMFUL);
  run_destroy(r);
  run_destroy(same);
  run_destroy(other);
}

static void what_if_plays_scenes_again(void **state) {
  (void)state;
  struct run *r = handler_play(&campaign, 2, HANDLER_HASTY);
  const struct diary *d = run_diary(r);
  struct whatif *w = whatif_create(&campaign, d);
  while (!whatif_step(w, 100000)) {
  }
  int n;
  const struct whatif_result *tried = whatif_tried(w, &n);
  assert_true(n > 0);
  assert_int_equal(whatif_original(w)->outcome, OUTCOME_LOST);
  assert_int_equal(tried[0].change, WHATIF_NOTHING);
  assert_true(tried[0].gain < 1e-9 && tried[0].gain > -1e-9);
  struct run *branch = whatif_branch(&campaign, d, d->lines[3].at_ds);
  struct run_scene scene;
  assert_true(run_scene(branch, &scene)); /* and one may go on from the middle of a scene */
  run_destroy(branch);
  whatif_destroy(w);
  run_destroy(r);
}

/* ---- scenes of a level's end ---- */

static const char with_an_end[] =
    "handshy level 1\ntitle = T\nseed = 4\n[rat Pip]\nsource = breeder\nsettled = 1\n[rat Teasel]\nsource = breeder\n"
    "guest = yes\nsettled = 1\ntrust = 0.4\n[visit]\narrival = 17:00\ndays = 3\n[goal]\ntalks >= 1\nscares = 0\n"
    "[scene meal]\nrat = Teasel\nunseen = yes\ndoes = home\nminutes = 10\nmeals = 1\nfear_most = 0.3\n"
    "[scene still]\nrat = Teasel\nunseen = yes\ndoes = freeze\nfear = 0.8\nhand = 20\n" ALL;

static struct run *won(void) {
  static struct level level;
  static struct problems p;
  memset(&p, 0, sizeof p);
  if (!level_read(with_an_end, strlen(with_an_end), &level, &p)) fail_msg("%s", p.list[0].text);
  assert_false(level_has_scenes(&level));
  snprintf(level.name, sizeof level.name, "unseen");
  struct run *r = run_create(&level, 0);
  run_until(r, 18 * 36000, false);
  assert_false(run_unseen_scenes(r)); /* not won yet */
  run_act(r, &(struct sim_action){.verb = VERB_TALK, .seconds = 70});
  run_until(r, now_of(r) + 720, false);
  assert_int_equal(run_outcome(r), OUTCOME_WON); /* though Teasel heard nothing */
  assert_false(run_unseen_scenes(r));            /* somebody is there */
  run_act(r, &(struct sim_action){.verb = VERB_LEAVE});
  step(r);
  return r;
}

static void an_unseen_rat_comes_when_all_is_won_and_leaves_no_trace(void **state) {
  (void)state;
  struct run *r = won();
  struct sim_rat before, after, guest;
  struct run_scene scene;
  sim_read_rat(run_sim(r), 1, &guest);
  assert_int_equal(guest.place, PLACE_AWAY);
  assert_int_equal(run_act(r, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 5, .rat = 1}), REASON_AWAY);
  sim_read_rat(run_sim(r), 0, &before);
  int n_marks, n_marks_after;
  run_marks(r, &n_marks);
  assert_true(run_unseen_scenes(r));
  assert_true(run_scene(r, &scene));
  assert_int_equal(scene.index, 0);
  sim_read_rat(run_sim(r), 0, &after);
  assert_int_equal(after.place, PLACE_AWAY);
  run_act(r, &(struct sim_action){.verb = VERB_HAND, .how = HAND_TO, .x = 2, .fast = true, .rat = 1});
  for (int k = 0; k < 50; k++) step(r);
  struct run *fork = run_fork(r);
  to_the_end(r);
  to_the_end(fork);
  assert_int_equal(result_of(r, 0).worth, READING_HARMFUL); /* a fast hand, and no meal */
  assert_int_equal(result_of(r, 1).first, READING_STILL);
  assert_false(run_unseen_scenes(r)); /* once is enough */
  sim_read_rat(run_sim(r), 0, &after);
  assert_true(before.trust == after.trust && before.fear == after.fear && before.x_cm == after.x_cm);
  assert_int_equal(after.place, before.place);
  run_marks(r, &n_marks_after);
  assert_int_equal(n_marks, n_marks_after);
  assert_int_equal(run_outcome(r), OUTCOME_WON);
  run_until(r, now_of(r) + 36000, false);
  run_until(fork, now_of(r), false);
  assert_true(sim_hash(run_sim(r)) == sim_hash(run_sim(fork)));
  expect_same_again(r);
  run_destroy(fork);
  run_destroy(r);
}

static void a_whole_visit_is_judged_by_what_comes_of_it(void **state) {
  (void)state;
  struct run *r = won();
  assert_true(run_unseen_scenes(r));
  run_act(r, &(struct sim_action){.verb = VERB_OFFER, .treat = TREAT_COUNT, .rat = 1});
  struct sim_rat rat;
  int eaten = 0;
  for (int k = 0; k < 3000 && !eaten; k++) {
    step(r);
    sim_read_rat(run_sim(r), 1, &rat);
    eaten = rat.treats_eaten && rat.food == TREAT_COUNT;
    if (k % 300 == 299) run_act(r, &(struct sim_action){.verb = VERB_OFFER, .treat = TREAT_COUNT, .rat = 1});
  }
  assert_true(eaten);
  run_act(r, &(struct sim_action){.verb = VERB_LEAVE});
  step(r);
  assert_int_equal(result_of(r, 0).worth, READING_RIGHT);
  assert_false(result_of(r, 0).late);
  to_the_end(r);
  expect_same_again(r);
  run_destroy(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(mistakes_are_told),
      cmocka_unit_test(a_scene_says_what_it_is),
      cmocka_unit_test(a_look_of_eight_seconds_is_enough),
      cmocka_unit_test(the_two_forms_of_the_check_are_parallel),
      cmocka_unit_test(a_frozen_rat_leaps_from_a_hand_and_thaws_without),
      cmocka_unit_test(nothing_done_in_time_is_to_keep_still),
      cmocka_unit_test(the_first_act_counts_and_no_other),
      cmocka_unit_test(every_verb_comes_to_one_of_five_acts),
      cmocka_unit_test(a_moved_hand_counts_by_how_far_it_went),
      cmocka_unit_test(slow_scenes_take_twice_as_long),
      cmocka_unit_test(scores_are_sums_over_what_was_played),
      cmocka_unit_test(who_looks_wins_and_who_does_not_does_not),
      cmocka_unit_test(a_replay_is_the_same),
      cmocka_unit_test(anything_at_all_may_be_done),
      cmocka_unit_test(a_fork_within_a_scene_goes_its_own_way),
      cmocka_unit_test(what_if_plays_scenes_again),
      cmocka_unit_test(an_unseen_rat_comes_when_all_is_won_and_leaves_no_trace),
      cmocka_unit_test(a_whole_visit_is_judged_by_what_comes_of_it),
  };
  return cmocka_run_group_tests(tests, set_up, NULL);
}
