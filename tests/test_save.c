/* The saved visit: nothing that happens to the file, the disk or the program may lose more than it must. */
#define _DEFAULT_SOURCE
#include "app_levels.h"
#include "files.h"
#include "save.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define LEVEL HANDSHY_SOURCE_DIR "/levels/01-homecoming.level"

struct fixture {
  char dir[64];
  char *level_text;
  size_t level_length;
  struct level level;
};

static void path_in(const struct fixture *f, const char *name, char out[FILES_PATH]) {
  assert_true(files_join(out, FILES_PATH, f->dir, name));
}

static int set_up(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  strcpy(f->dir, "/tmp/handshy-test-XXXXXX");
  assert_non_null(mkdtemp(f->dir));
  f->level_text = app_level_text(LEVEL, &f->level_length);
  assert_non_null(f->level_text);
  struct problems p = {0};
  assert_true(level_read(f->level_text, f->level_length, &f->level, &p));
  app_level_name(LEVEL, f->level.name, sizeof f->level.name);
  *state = f;
  return 0;
}

static void remove_dir(const char *dir) {
  DIR *d = opendir(dir);
  struct dirent *e;
  while (d && (e = readdir(d))) {
    char path[FILES_PATH];
    if (e->d_name[0] == '.' || !files_join(path, sizeof path, dir, e->d_name)) continue;
    if (unlink(path) != 0) remove_dir(path);
  }
  if (d) closedir(d);
  rmdir(dir);
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  remove_dir(f->dir);
  free(f->level_text);
  free(f);
  return 0;
}

/* ---- a visit, played ---- */

struct play {
  struct save *save;
  struct run *run;
  double now_s;
};

static struct play begin(struct fixture *f) {
  struct play p = {.save = save_open(f->dir), .run = run_create(&f->level, 7)};
  assert_non_null(p.save);
  assert_non_null(p.run);
  run_until(p.run, f->level.sim.arrival_ds, false);
  save_begin(p.save, f->level_text, f->level_length);
  return p;
}

static void act(struct play *p, struct sim_action action) {
  run_act(p->run, &action);
  save_note(p->save, p->run, p->now_s);
}

static void spend(struct play *p, int tenths) {
  for (int i = 0; i < tenths; i++) {
    run_until(p->run, sim_now_ds(run_sim(p->run)) + 1, false);
    p->now_s += 0.1;
    save_note(p->save, p->run, p->now_s);
  }
}

static void play_some(struct play *p) {
  act(p, (struct sim_action){.verb = VERB_TALK, .seconds = 20});
  spend(p, 150);
  act(p, (struct sim_action){.verb = VERB_HAND, .how = HAND_IN});
  spend(p, 33);
  act(p, (struct sim_action){.verb = VERB_MOVE, .x = 70, .y = 20});
  spend(p, 71);
}

/* The program is gone at once: nothing is flushed, nothing said. */
static void vanish(struct play *p) {
  save_close(p->save);
  run_destroy(p->run);
  *p = (struct play){0};
}

static int acts_of(const struct run *r) {
  int n = 0;
  for (int i = 0; i < run_diary(r)->n; i++) n += !run_diary(r)->lines[i].is_hash;
  return n;
}

/* ---- tests ---- */

static void a_visit_goes_on_at_the_tick_it_was_left_at_when_the_program_quits(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  save_compact(p.save, p.run, p.now_s);
  int64_t at_ds = sim_now_ds(run_sim(p.run));
  uint64_t hash = sim_hash(run_sim(p.run));
  vanish(&p);

  struct save *again = save_open(f->dir);
  assert_true(save_there(again));
  assert_false(save_was_damaged(again));
  struct run *r = save_resume(again);
  assert_non_null(r);
  assert_int_equal(sim_now_ds(run_sim(r)), at_ds);
  assert_true(sim_hash(run_sim(r)) == hash);
  run_destroy(r);
  save_close(again);
}

static void a_level_whose_name_has_blanks_is_resumed(void **state) {
  struct fixture *f = *state;
  strcpy(f->level.name, "my own level");
  struct play p = begin(f);
  play_some(&p);
  vanish(&p);

  struct save *again = save_open(f->dir);
  assert_true(save_there(again));
  struct run *r = save_resume(again);
  assert_non_null(r);
  assert_string_equal(run_level(r)->name, "my own level");
  assert_int_equal(acts_of(r), 3);
  run_destroy(r);
  save_close(again);
}

static void a_visit_that_vanishes_loses_no_act_and_at_most_five_seconds(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  int64_t at_ds = sim_now_ds(run_sim(p.run));
  vanish(&p);

  struct save *again = save_open(f->dir);
  struct run *r = save_resume(again);
  assert_non_null(r);
  assert_int_equal(acts_of(r), 3);
  assert_in_range(at_ds - sim_now_ds(run_sim(r)), 0, 50);
  run_destroy(r);
  save_close(again);
}

static void a_resumed_visit_is_saved_on_and_resumes_once_more(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  vanish(&p);
  p = (struct play){.save = save_open(f->dir)};
  p.run = save_resume(p.save);
  act(&p, (struct sim_action){.verb = VERB_HAND, .how = HAND_OUT});
  spend(&p, 45);
  save_compact(p.save, p.run, p.now_s);
  uint64_t hash = sim_hash(run_sim(p.run));
  vanish(&p);

  struct save *again = save_open(f->dir);
  struct run *r = save_resume(again);
  assert_non_null(r);
  assert_int_equal(acts_of(r), 4);
  assert_true(sim_hash(run_sim(r)) == hash);
  run_destroy(r);
  save_close(again);
}

static char *saved_text(struct fixture *f, size_t *length) {
  char path[FILES_PATH];
  path_in(f, "saved.diary", path);
  char *text = files_read(path, length);
  assert_non_null(text);
  return text;
}

static void a_save_cut_off_at_any_byte_is_read_up_to_there(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  vanish(&p);
  size_t length;
  char path[FILES_PATH], *text = saved_text(f, &length);
  path_in(f, "saved.diary", path);
  int64_t before_ds = 0;
  for (size_t cut = length; cut > 0; cut--) {
    assert_true(files_write_atomic(path, text, cut));
    struct save *s = save_open(f->dir);
    int64_t reached_ds = save_there(s) ? save_reached_ds(s) : 0;
    if (before_ds) assert_true(reached_ds <= before_ds);
    before_ds = reached_ds;
    save_close(s);
  }
  free(text);
}

static void a_save_damaged_in_the_middle_is_put_aside_and_its_beginning_offered(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  vanish(&p);
  size_t length;
  char path[FILES_PATH], *text = saved_text(f, &length);
  path_in(f, "saved.diary", path);
  char *hand = strstr(text, "hand in");
  assert_non_null(hand);
  hand[0] = '\x01';
  hand[3] = '!';
  assert_true(files_write_atomic(path, text, length));

  struct save *s = save_open(f->dir);
  assert_true(save_was_damaged(s));
  assert_true(save_there(s));
  path_in(f, "saved.damaged-1.diary", path);
  size_t aside_length;
  char *aside = files_read(path, &aside_length);
  assert_non_null(aside);
  assert_int_equal(aside_length, length);
  assert_memory_equal(aside, text, length);
  struct run *r = save_resume(s);
  assert_non_null(r);
  assert_int_equal(acts_of(r), 1);
  run_destroy(r);
  save_close(s);
  free(aside);
  free(text);
}

static void a_save_that_is_no_diary_at_all_is_put_aside_and_nothing_is_offered(void **state) {
  struct fixture *f = *state;
  char path[FILES_PATH];
  path_in(f, "saved.diary", path);
  assert_true(files_write_atomic(path, "\0\0\0\0\0\0\0\0", 8));
  struct save *s = save_open(f->dir);
  assert_false(save_there(s));
  assert_true(save_was_damaged(s));
  assert_false(files_exists(path));
  path_in(f, "saved.damaged-1.diary", path);
  assert_true(files_exists(path));
  save_close(s);
}

static void a_second_copy_plays_without_saving(void **state) {
  struct fixture *f = *state;
  struct play first = begin(f);
  play_some(&first);
  struct play second = begin(f);
  assert_non_null(save_trouble(second.save));
  play_some(&second);
  spend(&second, 100);
  save_compact(first.save, first.run, first.now_s);
  int64_t at_ds = sim_now_ds(run_sim(first.run));
  vanish(&second);
  vanish(&first);
  struct save *s = save_open(f->dir);
  assert_null(save_trouble(s));
  assert_int_equal(save_reached_ds(s), at_ds);
  save_close(s);
}

/* The disk is full at the Nth byte of the file: what is there stays readable, the player is told, and all of it is
 * written when there is room again. */
static void a_disk_that_fills_up_anywhere_loses_nothing_for_good(void **state) {
  struct fixture *f = *state;
  signal(SIGXFSZ, SIG_IGN);
  struct rlimit whole;
  getrlimit(RLIMIT_FSIZE, &whole);
  for (rlim_t limit = 0; limit < 700; limit += 23) {
    struct play p = begin(f);
    act(&p, (struct sim_action){.verb = VERB_TALK, .seconds = 5});
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, whole.rlim_max});
    play_some(&p);
    bool told = save_trouble(p.save) != NULL;
    setrlimit(RLIMIT_FSIZE, &whole);
    size_t length;
    free(saved_text(f, &length));
    assert_true(told || length <= limit);

    p.now_s += SAVE_RETRY_S + 1;
    spend(&p, 30);
    assert_null(save_trouble(p.save));
    int64_t at_ds = sim_now_ds(run_sim(p.run));
    vanish(&p);
    struct save *s = save_open(f->dir);
    assert_false(save_was_damaged(s));
    assert_in_range(at_ds - save_reached_ds(s), 0, 50);
    struct run *r = save_resume(s);
    assert_int_equal(acts_of(r), 4);
    run_destroy(r);
    save_close(s);
  }
}

static void where_nothing_can_be_written_the_game_goes_on_and_says_so(void **state) {
  struct fixture *f = *state;
  char path[FILES_PATH];
  path_in(f, "a-file", path);
  assert_true(files_write_atomic(path, "x", 1));
  strcat(path, "/below");
  struct play p = {.save = save_open(path), .run = run_create(&f->level, 7)};
  save_begin(p.save, f->level_text, f->level_length);
  play_some(&p);
  assert_non_null(save_trouble(p.save));
  assert_int_equal(acts_of(p.run), 3);
  vanish(&p);
}

static void a_finished_level_goes_to_the_history(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  save_finish(p.save, p.run, p.now_s);
  assert_false(save_there(p.save));
  vanish(&p);
  char path[FILES_PATH];
  path_in(f, "saved.diary", path);
  assert_false(files_exists(path));
  path_in(f, "history/01-homecoming-1.diary", path);
  assert_true(files_exists(path));
}

static void a_new_visit_keeps_the_old_one_until_its_first_act_and_then_in_the_history(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  vanish(&p);
  char path[FILES_PATH];
  path_in(f, "history/01-homecoming-1.diary", path);
  p = begin(f);
  save_note(p.save, p.run, p.now_s);
  assert_true(save_there(p.save));
  assert_false(files_exists(path));
  act(&p, (struct sim_action){.verb = VERB_TALK, .seconds = 5});
  assert_true(files_exists(path));
  vanish(&p);
}

/* A wait in slices as a screen makes them, cut anywhere, is re-run to the same state. */
static void a_quiet_wait_cut_anywhere_is_re_run_to_the_same_state(void **state) {
  struct fixture *f = *state;
  struct play p = begin(f);
  play_some(&p);
  act(&p, (struct sim_action){.verb = VERB_LEAVE});
  spend(&p, 2);
  static const int slices[] = {600, 1200, 250, 600, 1800, 13, 600};
  for (size_t i = 0; i < sizeof slices / sizeof slices[0]; i++) {
    run_until(p.run, sim_now_ds(run_sim(p.run)) + slices[i], false);
    p.now_s += 2.5;
    save_note(p.save, p.run, p.now_s);
  }
  uint64_t hash = sim_hash(run_sim(p.run));
  vanish(&p);
  struct save *s = save_open(f->dir);
  struct run *r = save_resume(s);
  assert_non_null(r);
  assert_true(sim_hash(run_sim(r)) == hash);
  run_destroy(r);
  save_close(s);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(a_visit_goes_on_at_the_tick_it_was_left_at_when_the_program_quits),
      TEST(a_level_whose_name_has_blanks_is_resumed),
      TEST(a_visit_that_vanishes_loses_no_act_and_at_most_five_seconds),
      TEST(a_resumed_visit_is_saved_on_and_resumes_once_more),
      TEST(a_save_cut_off_at_any_byte_is_read_up_to_there),
      TEST(a_save_damaged_in_the_middle_is_put_aside_and_its_beginning_offered),
      TEST(a_save_that_is_no_diary_at_all_is_put_aside_and_nothing_is_offered),
      TEST(a_second_copy_plays_without_saving),
      TEST(a_disk_that_fills_up_anywhere_loses_nothing_for_good),
      TEST(where_nothing_can_be_written_the_game_goes_on_and_says_so),
      TEST(a_finished_level_goes_to_the_history),
      TEST(a_new_visit_keeps_the_old_one_until_its_first_act_and_then_in_the_history),
      TEST(a_quiet_wait_cut_anywhere_is_re_run_to_the_same_state),
  };
  return cmocka_run_group_tests_name("save", tests, NULL, NULL);
}
