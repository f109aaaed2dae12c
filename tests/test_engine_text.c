/* Lines, words, numbers and their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static struct span whole(const char *text) { return (struct span){text, strlen(text), 1, 1}; }

static void assert_number(const char *text, double expected) {
  struct problems p = {.n = 0};
  double value = -99;
  assert_true(span_number(whole(text), &value, &p));
  assert_true(value >= expected && value <= expected);
  assert_int_equal(p.total, 0);
}

static void numbers_have_a_dot(void **state) {
  (void)state;
  assert_number("0.8", 0.8);
  assert_number("12", 12);
  assert_number("-3.25", -3.25);
  assert_number("0.1", 0.1);
  assert_number("123456789.123456", 123456789.123456);
}

static void assert_number_problem(const char *text, const char *message) {
  struct problems p = {.n = 0};
  double value = -99;
  assert_false(span_number(whole(text), &value, &p));
  assert_int_equal(p.total, 1);
  assert_string_equal(p.list[0].text, message);
  assert_true(value < -98); /* untouched */
}

static void a_comma_is_told_from_nonsense(void **state) {
  (void)state;
  assert_number_problem("0,8", "write 0.8, not 0,8");
  assert_number_problem("-12,50", "write -12.50, not -12,50");
  assert_number_problem("much", "a number is wanted here, not `much`");
  assert_number_problem("1,2,3", "a number is wanted here, not `1,2,3`");
  assert_number_problem("", "a number is wanted here, not ``");
  assert_number_problem("1e5", "a number is wanted here, not `1e5`");
  assert_number_problem("1234567890123456", "this number has more than 15 digits");
}

static void a_near_word_is_found_and_a_far_one_is_not(void **state) {
  (void)state;
  const char *words[] = {"talk", "treat", "offer", "banana-chip"};
  assert_string_equal(span_near(whole("tlak"), words, 4), "talk");
  assert_string_equal(span_near(whole("ofer"), words, 4), "offer");
  assert_string_equal(span_near(whole("Treat"), words, 4), "treat");
  assert_string_equal(span_near(whole("banana_chip"), words, 4), "banana-chip");
  assert_string_equal(span_near(whole("banana"), words, 4), "banana-chip");
  assert_null(span_near(whole("quarantine"), words, 4));
  assert_null(span_near(whole(""), words, 4));
}

static void a_column_counts_characters(void **state) {
  (void)state;
  struct span rest = whole("  \xc3\xa4\xc3\xb6\xc3\xbc  \xe2\x82\xac 5"), word;
  assert_true(span_word(&rest, &word));
  assert_int_equal(word.column, 3);
  assert_true(span_word(&rest, &word));
  assert_int_equal(word.column, 8);
  assert_true(span_word(&rest, &word));
  assert_int_equal(word.column, 10);
  assert_int_equal(span_end_column(word), 11);
  assert_false(span_word(&rest, &word));
}

static void lines_lose_comments_marks_and_line_ends(void **state) {
  (void)state;
  const char text[] = "\xef\xbb\xbf"
                      "one # two\r\n\r\n   three#4   \nlast";
  struct problems p = {.n = 0};
  struct scanner s;
  struct span line;
  int indent;
  scanner_begin(&s, text, sizeof text - 1, &p);
  assert_true(scanner_line(&s, &line, &indent, &p));
  assert_true(span_is(line, "one"));
  assert_true(scanner_line(&s, &line, &indent, &p));
  assert_int_equal(line.length, 0);
  assert_true(scanner_line(&s, &line, &indent, &p));
  assert_true(span_is(line, "three#4"));
  assert_int_equal(indent, 3);
  assert_int_equal(line.line, 3);
  assert_true(scanner_line(&s, &line, &indent, &p));
  assert_true(span_is(line, "last"));
  assert_false(scanner_line(&s, &line, &indent, &p));
  assert_int_equal(p.total, 0);
}

static void assert_bad_line(const char *text, size_t length, int column) {
  struct problems p = {.n = 0};
  struct scanner s;
  struct span line;
  int indent;
  scanner_begin(&s, text, length, &p);
  assert_true(scanner_line(&s, &line, &indent, &p));
  assert_int_equal(p.total, 1);
  assert_int_equal(p.list[0].line, 1);
  assert_int_equal(p.list[0].column, column);
}

static void bad_characters_are_told_once_a_line(void **state) {
  (void)state;
  assert_bad_line("ab\xff\xff\xff", 5, 3);
  assert_bad_line("a\xc3\xa4\xc0\x80", 5, 3); /* written longer than needed */
  assert_bad_line("\xed\xa0\x80", 3, 1);      /* half of a UTF-16 pair */
  assert_bad_line("ab\0cd", 5, 3);
  char longest[700];
  memset(longest, 'x', sizeof longest);
  assert_bad_line(longest, sizeof longest, SCANNER_LINE_MAX + 1);
}

static void utf16_is_told_as_such(void **state) {
  (void)state;
  struct problems p = {.n = 0};
  struct scanner s;
  scanner_begin(&s, "\xff\xfeh\0i\0", 6, &p);
  assert_int_equal(p.total, 1);
  assert_string_equal(p.list[0].text, "this file is UTF-16; save it as UTF-8");
}

static void messages_hold_nothing_a_terminal_would_obey(void **state) {
  (void)state;
  struct problems p = {.n = 0};
  problems_add(&p, 1, 1, "%s", "a\x1b[31mb\xc2\x9b\xff\xc3\xa4");
  assert_string_equal(p.list[0].text, "a?[31mb??\xc3\xa4");
  char longest[400];
  memset(longest, 'x', sizeof longest - 1);
  longest[sizeof longest - 1] = 0;
  problems_add(&p, 1, 1, "%s", longest);
  assert_int_equal(strlen(p.list[1].text), sizeof p.list[1].text - 1);
}

static void problems_beyond_the_room_are_counted_and_the_rest_sorted(void **state) {
  (void)state;
  static struct problems p;
  p.n = p.total = 0;
  for (int i = 0; i < PROBLEMS_MAX + 7; i++) problems_add(&p, 1000 - i, i, "x");
  assert_int_equal(p.n, PROBLEMS_MAX);
  assert_int_equal(p.total, PROBLEMS_MAX + 7);
  problems_sort(&p);
  for (int i = 1; i < p.n; i++) assert_true(p.list[i - 1].line <= p.list[i].line);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_have_a_dot),
      cmocka_unit_test(a_comma_is_told_from_nonsense),
      cmocka_unit_test(a_near_word_is_found_and_a_far_one_is_not),
      cmocka_unit_test(a_column_counts_characters),
      cmocka_unit_test(lines_lose_comments_marks_and_line_ends),
      cmocka_unit_test(bad_characters_are_told_once_a_line),
      cmocka_unit_test(utf16_is_told_as_such),
      cmocka_unit_test(messages_hold_nothing_a_terminal_would_obey),
      cmocka_unit_test(problems_beyond_the_room_are_counted_and_the_rest_sorted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
