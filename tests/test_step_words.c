/* The stepper's words for a student's questions: which letter is what, what a
 * variable of the program is called, where a gradient stops, and why. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "tapegrad.h"
#include "stepping.h"
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

static void expect_none(tg_tensor *loss, const char *script, const char *text)
{
    char *said = step_answers(loss, script);
    ck_assert_msg(!strstr(said, text), "'%s' is in the answer to '%s':\n%s",
                  text, script, said);
    free(said);
}

/* L = (w x + b)^2, w = 3, x = 2, b = 1, where w x is detached or not. */
static tg_tensor *line_squared(bool detached)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){2});
    tg_tensor *b = tg_param_scalar(tape, "b", 1);
    tg_tensor *product = tg_mul(w, x);
    if (detached)
        product = tg_detach(product);
    tg_tensor *sum = tg_add(product, b);
    return tg_square(sum);
}

/* ---- letters ---- */

START_TEST(a_screen_says_which_entry_each_letter_is)
{
    tg_tensor *loss = line_squared(false);
    step_expect(loss, "goto %3\n",
                "  letters dy = gradient arriving, y = %3, a = %0 w, b = %1 x\n"
                "  rule    dy * b -> w\n");
    step_expect(loss, "forward\n", "  letters y = %3, a = %0 w, b = %1 x\n");
    step_expect(loss, "help\n", "dy = d loss / d y: the gradient that arrives");
    expect_none(loss, "s\n", "letters"); /* no rule is applied yet */
}
END_TEST

/* ---- names ---- */

START_TEST(a_tensor_has_the_name_of_its_variable)
{
    tg_tensor *loss = line_squared(false);
    step_expect(loss, "p product\n", "product = 6\n");
    step_expect(loss, "p sum\n", "sum = 7\n");
    step_expect(loss, "goto end\np sum.grad\n", "sum.grad = 14\n");
    step_expect(loss, "p L\n", "L = 49\n");
    step_expect(loss, "p loss\n", "loss = 49\n");
    step_expect(loss, "p su\n", "there is no 'su': w, x, b, loss, or %0");
    tg_tensor *what = loss;
    tg_backward(what);
    step_expect(loss, "p what\n", "what = 49\n");
}
END_TEST

START_TEST(an_entry_named_L_is_not_taken_for_the_loss)
{
    tg_tensor *part = tg_named(line_squared(false), "L");
    tg_tensor *doubled = tg_mul_scalar(part, 2);
    step_expect(tg_neg(doubled), "p L\n", "L = 49\n");
}
END_TEST

/* ---- path ---- */

START_TEST(a_path_ends_where_no_gradient_comes_back)
{
    tg_tensor *loss = line_squared(true);
    step_expect(loss, "path w\n",
                "The path from %0 to %6 is cut: no gradient comes back along "
                "it.\n  %0   = param w");
    step_expect(loss, "path w\n", "and stops at:\n  %4   = detach(%3)");
    step_expect(loss, "path w\n", "detach passes the value on, and no gradien");
    expect_none(loss, "path w\n", "add");
    step_expect(loss, "path b\n", "1 path from %2 to %6, over:");
    expect_none(loss, "path b\n", "stops at");
    step_expect(loss, "path x\n", "and stops at:\n  %4   = detach(%3)");
    step_expect(loss, "path x %3\n", "1 path from %1 to %3, over:");
}
END_TEST

START_TEST(of_two_ways_the_one_that_is_cut_is_told_apart)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_no_grad_begin(tape);
    tg_tensor *fixed = tg_square(w);
    tg_no_grad_end(tape);
    tg_tensor *loss = tg_mul(fixed, w);
    step_expect(loss, "path w\n", "1 path from %0 to %2, over:");
    step_expect(loss, "path w\n", "another that is cut, at:\n  %1   = square");
    step_expect(loss, "path w\n", "made inside tg_no_grad_begin");
}
END_TEST

START_TEST(health_tells_a_parameter_that_is_cut_off_from_one_that_is_not_used)
{
    tg_tensor *loss = line_squared(true);
    step_expect(loss, "i h\n", "NO GRADIENT REACHES IT");
    expect_none(loss, "i h\n", "THE LOSS DOES NOT USE IT");
    tg_param_scalar(tape, "spare", 1);
    step_expect(tg_neg(loss), "i h\n", "THE LOSS DOES NOT USE IT");
}
END_TEST

/* ---- explain ---- */

START_TEST(a_leaf_is_explained_by_what_arrived_there)
{
    tg_tensor *loss = line_squared(false);
    step_expect(loss, "goto end\nexplain w\n",
                "w = 3, a parameter: given, not computed (test_step_words.c:");
    step_expect(loss, "goto end\nexplain w\n",
                "  from %3 = mul(%0 w, %1 x):\n  a receives dy * b: w gets 28");
    step_expect(loss, "goto end\nexplain w\n", "  in all: 28\n");
    step_expect(loss, "s\nexplain w\n", "no gradient has arrived there yet");
    step_expect(loss, "explain w\n", "w = 3, a parameter: given, not computed");
    step_expect(loss, "explain w\n", "no gradient has arrived there yet");
    step_expect(loss, "goto end\nexplain x\n", "x = 2, an input: given");
    step_expect(loss, "goto end\nexplain x\n", "no gradient is sent to it");
    step_expect(step_two_uses(tape), "s 9\nexplain w\n",
                "  in all: 3, the sum of its uses\n");
}
END_TEST

START_TEST(any_number_is_explained_at_any_moment)
{
    tg_tensor *loss = line_squared(false);
    step_expect(loss, "goto end\nexplain %4\n",
                "%4 = 7, of %4 = add(%3, %2 b): y = a + b\n"
                "  from %5 = square(%4):\n  x receives dy * (x * 2): %4 gets");
    step_expect(loss, "goto end\nexplain loss\n", "the pass begins there");
    step_expect(loss, "forward\nexplain %4\n", "%4 is not computed yet");
    step_expect(loss, "forward\nexplain product\n", "  %3 = 6\n");
    step_expect(loss, "forward\nexplain\n", "  its largest number: %3 = 6\n");
}
END_TEST

START_TEST(where_nothing_gets_through_it_says_why)
{
    tg_tensor *z = tg_param(tape, "z", 2);
    tg_set(z, (tg_real[]){-4, -1});
    tg_tensor *loss = tg_sum(tg_relu(z));
    step_expect(loss, "goto end\nexplain\n",
                "  x receives dy * step(x): z[0] gets 0\n      the slope of "
                "relu is 0 where z[0] = -4: whatever arrives, 0 is sent\n");
    expect_none(loss, "goto end\nexplain\n", "the product");
}
END_TEST

/* ---- health ---- */

START_TEST(health_counts_units_not_samples)
{
    static const tg_real four[] = {1, 2, 3, 4};
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4), four);
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *b = tg_param_scalar(tape, "b", -5);
    tg_tensor *z = tg_add(tg_mul(w, x), b); /* one unit, four samples */
    step_expect(tg_mean(tg_relu(z)), "i h\n", "dead units 1 of 1  ALL DEAD");
    tg_tensor *many = tg_param(tape, "c", 4);
    tg_set(many, (tg_real[]){-9, 0, 0, -9}); /* four units, one sample */
    tg_tensor *each = tg_add(tg_mul(w, x), many);
    step_expect(tg_mean(tg_relu(each)), "i h\n", "dead units 2 of 4  some");
    tg_tensor *flat = tg_reshape(z, 1, 4); /* still four samples of one unit */
    step_expect(tg_mean(tg_relu(flat)), "i h\n", "dead units 1 of 1  ALL DEAD");
}
END_TEST

START_TEST(health_counts_channels_after_a_convolution)
{
    tg_tensor *x = tg_ones(tape, 2, 1, 3, 5);
    tg_tensor *w = tg_param(tape, "w", 3, 1, 1, 1);
    tg_tensor *b = tg_param(tape, "b", 3, 1, 1);
    tg_set(w, (tg_real[]){1, -1, 1});
    tg_tensor *z = tg_add(tg_conv2d(x, w), b);
    step_expect(tg_mean(tg_relu(z)), "i h\n", "dead units 1 of 3  some dead");
}
END_TEST

Suite *step_words_suite(void)
{
    Suite *s = suite_create("step_words");
    TCase *c = tcase_create("step_words");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_screen_says_which_entry_each_letter_is);
    tcase_add_test(c, a_tensor_has_the_name_of_its_variable);
    tcase_add_test(c, an_entry_named_L_is_not_taken_for_the_loss);
    tcase_add_test(c, a_path_ends_where_no_gradient_comes_back);
    tcase_add_test(c, of_two_ways_the_one_that_is_cut_is_told_apart);
    tcase_add_test(c, a_leaf_is_explained_by_what_arrived_there);
    tcase_add_test(c, any_number_is_explained_at_any_moment);
    tcase_add_test(c, where_nothing_gets_through_it_says_why);
    tcase_add_test(
        c, health_tells_a_parameter_that_is_cut_off_from_one_that_is_not_used);
    tcase_add_test(c, health_counts_units_not_samples);
    tcase_add_test(c, health_counts_channels_after_a_convolution);
    return s;
}
