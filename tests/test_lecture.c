/* What a lesson asks of its reader: at a terminal, and nowhere else. The
 * terminal is a pseudo terminal of this process's own. */
#define _XOPEN_SOURCE 700
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suites.h"
#include "tapegrad.h"

enum { IN = 1, OUT = 2 }; /* which of the two are the terminal */

static char said[4096];

/* The terminal at `ends`; /dev/null at the other. */
static void sit_down(int ends, int terminal)
{
    const int nowhere = open("/dev/null", O_RDWR);
    fflush(stdout);
    clearerr(stdin);
    dup2(ends & IN ? terminal : nowhere, STDIN_FILENO);
    dup2(ends & OUT ? terminal : nowhere, STDOUT_FILENO);
    close(nowhere);
}

static const char *question = "how many?";

/* What tg_guess(question) prints while `typed` comes from the keyboard. */
static const char *asked(int ends, const char *typed)
{
    const int keyboard = posix_openpt(O_RDWR | O_NOCTTY);
    ck_assert(keyboard >= 0 && grantpt(keyboard) == 0);
    ck_assert_int_eq(unlockpt(keyboard), 0);
    const int terminal = open(ptsname(keyboard), O_RDWR | O_NOCTTY);
    const int in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO);
    sit_down(ends, terminal);
    const ssize_t n = (ssize_t)strlen(typed);
    ck_assert_int_eq(write(keyboard, typed, (size_t)n), n);
    tg_guess(question);
    printf("The answer.\n");
    fflush(stdout);
    dup2(in, STDIN_FILENO), dup2(out, STDOUT_FILENO);
    close(in), close(out);
    close(terminal); /* after what is there a read fails */
    size_t used = 0;
    for (ssize_t got = 1; got > 0; used += got > 0 ? (size_t)got : 0)
        got = read(keyboard, said + used, sizeof said - 1 - used);
    said[used] = '\0';
    close(keyboard);
    return said;
}

static void clear(void)
{
    static const char *const name[] = {"TG_GUESS", "TG_STEP", "TG_DOT",
                                       "TG_SVG",   "TG_HTML", "TG_PICTURES"};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        unsetenv(name[i]);
}

START_TEST(at_a_terminal_a_guess_comes_before_the_answer)
{
    ck_assert_ptr_nonnull(strstr(asked(IN | OUT, "7\n"), "how many?"));
    ck_assert_ptr_nonnull(strstr(said, "You said: 7."));
    ck_assert_ptr_nonnull(strstr(asked(IN | OUT, "\n"), "how many?"));
    ck_assert_ptr_nonnull(strstr(said, "Enter skips"));
    ck_assert_ptr_null(strstr(said, "You said"));
    ck_assert_ptr_nonnull(strstr(said, "The answer."));
}
END_TEST

START_TEST(after_a_long_question_the_answer_has_a_line_of_its_own)
{
    ck_assert_ptr_nonnull(strstr(asked(IN | OUT, "7\n"), "many? (Enter"));
    question = "of a hundred digits that it has never seen, how many?";
    asked(IN | OUT, "7\n");
    question = "how many?";
    ck_assert_ptr_null(strstr(said, "many? (Enter"));
    ck_assert_ptr_nonnull(strstr(said, "\n(Enter skips) "));
}
END_TEST

START_TEST(with_only_one_end_at_a_terminal_nobody_is_asked)
{
    ck_assert_ptr_null(strstr(asked(OUT, ""), "how many?"));
    ck_assert_ptr_nonnull(strstr(said, "The answer."));
    ck_assert_ptr_null(strstr(asked(IN, "7\n"), "how many?"));
}
END_TEST

START_TEST(a_guess_can_be_turned_off_and_is_off_in_runs_for_a_graph)
{
    static const char *const off[][2] = {
        {"TG_GUESS", "0"}, {"TG_STEP", "1"}, {"TG_DOT", "x"},
        {"TG_SVG", "x"},   {"TG_HTML", "x"}, {"TG_PICTURES", "x"},
    };
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        setenv(off[i][0], off[i][1], 1);
        ck_assert_msg(!strstr(asked(IN | OUT, "\n"), "how many?"), "%s",
                      off[i][0]);
        clear();
    }
    setenv("TG_GUESS", "1", 1);
    ck_assert_ptr_nonnull(strstr(asked(IN | OUT, "\n"), "how many?"));
}
END_TEST

Suite *lecture_suite(void)
{
    Suite *s = suite_create("lecture");
    TCase *c = tcase_create("lecture");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, clear, clear);
    tcase_add_test(c, at_a_terminal_a_guess_comes_before_the_answer);
    tcase_add_test(c, after_a_long_question_the_answer_has_a_line_of_its_own);
    tcase_add_test(c, with_only_one_end_at_a_terminal_nobody_is_asked);
    tcase_add_test(c, a_guess_can_be_turned_off_and_is_off_in_runs_for_a_graph);
    return s;
}
