/* The stepper and what people type: mistakes, and worse. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stepping.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

START_TEST(mistakes_are_answered_with_what_would_have_worked)
{
    tg_tensor *y = step_two_uses(tape);
    step_expect(y, "stpe\n", "did you mean step");
    step_expect(y, "xplain\n", "did you mean explain");
    step_expect(y, "step x\n",
                "step: expected a number >= 1, as in step 3, got 'x'");
    step_expect(y, "step -1\n", "a number >= 1");
    step_expect(y, "goto %1\n", "%1 is not on the way to the loss");
    step_expect(y, "svg /nowhere/at/all.svg\n",
                "svg: /nowhere/at/all.svg: No such");
    step_expect(y, "delete 7\n", "there is no stop '7'");
    step_expect(y, "s 9\ns\n", "The end: every gradient is there.");
    step_expect(y, "help\n", "why       W1[406,7]");
    step_expect(y, "b mul\nb\n", "stop 1: mul");
}
END_TEST

START_TEST(hostile_commands_are_survived)
{
    tg_tensor *loss = texts_perceptron(tape);
    char *script = calloc(1, 60000);
    tg_rng rng = tg_rng_new(9);
    static const char *const words[] = {
        "why ",    "W1",      "[",      "]",
        ",",       ":",       "-1",     "99999999999999999999",
        "%",       "goto ",   "print ", ".grad",
        "watch ",  "break ",  "> ",     "|grad|",
        "nan",     "\x1b[2J", "\xff",   "explain ",
        "check ",  "path ",   "b2",     "\n",
        "\n",      "step ",   "back ",  "list ",
        "delete ", "info ",   "%7",     "c\n",
        "rc\n"};
    for (int i = 0; i < 6000; i++)
        strcat(script + (i > 5 ? strlen(script) - 1 : 0),
               words[tg_rng_below(&rng, sizeof words / sizeof *words)]);
    strcat(script, "\n");
    for (int i = 0; i < 5000; i++)
        strcat(script + strlen(script), "x");
    strcat(script, "\nhelp\n");
    char *said = step_answers(loss, script);
    ck_assert_ptr_nonnull(strstr(said, "A command has at most"));
    ck_assert_ptr_null(strchr(said, '\x1b'));
    ck_assert_ptr_null(strchr(said, '\xff'));
    free(said);
    free(script);
}
END_TEST

START_TEST(a_program_is_looked_into_only_when_asked)
{
    tg_tensor *y = step_two_uses(tape);
    unsetenv("TG_STEP");
    ck_assert(!tg_inspect(y));
    const char *path = texts_path();
    setenv("TG_SVG", path, 1);
    ck_assert(tg_inspect(y));
    char *text = texts_slurp_path(path);
    ck_assert(texts_is_xml(text));
    free(text);
    remove(path);
    unsetenv("TG_SVG");
}
END_TEST

/* Whether one of the first 16 images is not white there. */
static bool has_ink(const tg_mnist *digits, size_t pixel)
{
    for (size_t i = 0; i < 16; i++)
        if (tg_array_get(digits->train_images, i * 784 + pixel) > 0.1)
            return true;
    return false;
}

/* Lesson 13 steps through 16 images; a weight from a pixel that is white in all
 * of them has no path to the loss, and nothing to explain. */
START_TEST(the_example_of_help_is_a_pixel_with_ink)
{
    tg_mnist digits;
    int pixel = 0, unit = 0;
    char *help = step_answers(step_two_uses(tape), "help\n");
    const char *example = strstr(help, "why       W1[");
    ck_assert_ptr_nonnull(example);
    ck_assert_int_eq(sscanf(example, "why       W1[%d,%d]", &pixel, &unit), 2);
    ck_assert(pixel < 784 && unit < 128);
    free(help);
    for (uint64_t seed = 1; seed <= 3; seed++) {
        ck_assert(tg_mnist_generate(100, 10, seed, &digits));
        ck_assert(has_ink(&digits, (size_t)pixel));
        tg_mnist_free(&digits);
    }
    const char *folder = getenv("TG_DATA");
    if (!folder || !tg_mnist_exists(folder))
        return;
    ck_assert(tg_mnist_load(folder, &digits));
    ck_assert(has_ink(&digits, (size_t)pixel));
    tg_mnist_free(&digits);
}
END_TEST

Suite *step_input_suite(void)
{
    Suite *s = suite_create("step_input");
    TCase *c = tcase_create("step_input");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, mistakes_are_answered_with_what_would_have_worked);
    tcase_add_test(c, hostile_commands_are_survived);
    tcase_add_test(c, a_program_is_looked_into_only_when_asked);
    tcase_add_test(c, the_example_of_help_is_a_pixel_with_ink);
    return s;
}
