/* The stepper: its screens, its commands, what it says about mistakes. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "look/step/replay.h"
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

/* ---- the screen ---- */

START_TEST(a_backward_step_shows_rule_numbers_and_totals)
{
    tg_tensor *y = step_two_uses(tape);
    step_expect(y, "s\ns\ns\n", "backward 3/3   %2 = mul(%0 w, %1 x)");
    step_expect(y, "s\ns\ns\n", "stepping.c:");
    step_expect(y, "s 3\n", "  value   6               gradient arriving 1\n");
    step_expect(y, "s 3\n", "  rule    dy * b -> w\n");
    step_expect(y, "s 3\n",
                "  now     w: 1 * 2 = 2                        "
                "1 -> 3   (second use)\n");
    step_expect(y, "s\n", "the pass begins: d loss / d loss = 1");
    step_expect(y, "forward\n", "forward 1/2    %2 = mul(%0 w, %1 x)");
    step_expect(y, "forward\n", "  now     3 * 2 = 6\n");
}
END_TEST

START_TEST(a_pass_whose_parameters_were_updated_since_is_refused)
{
    tg_tensor *y = step_two_uses(tape);
    tg_backward(y);
    tg_descend(tape->entry[0], 0.1);
    FAILS_WITH("w was updated after %2 = mul(...) used it", tg_ask(y, "s"));
    tg_tensor *other = tg_square(tape->entry[0]); /* made since: all is well */
    step_expect(other, "s 2\n", "dy * (x * 2) -> w");
}
END_TEST

START_TEST(tensors_are_summed_up)
{
    tg_tensor *loss = texts_perceptron(tape);
    step_expect(loss, "s 4\n", "  now     %9 receives [4 x 10]");
    step_expect(loss, "goto %9\n", "rule    dy b^T -> %8");
    step_expect(loss, "forward\n", "formula y_ij = sum_k a_ik b_kj");
}
END_TEST

/* ---- time ---- */

/* The last screen in an answer: from its heading on. */
static const char *last_screen(const char *text)
{
    const char *screen = NULL;
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, "forward ", 8) == 0 ||
            strncmp(line, "backward ", 9) == 0)
            screen = line;
    }
    ck_assert_ptr_nonnull(screen);
    return screen;
}

START_TEST(back_is_exact)
{
    tg_tensor *loss = texts_perceptron(tape);
    tg_replay r;
    tg_replay_begin(&r, loss);
    const int moments = r.moments;
    tg_replay_end(&r);
    ck_assert_int_gt(moments, 12);
    for (int m = 1; m <= moments; m++) { /* from the beginning, and back */
        char script[64];
        snprintf(script, sizeof script, "goto start\ns %d\n", m);
        char *forth = step_answers(loss, script);
        snprintf(script, sizeof script, "goto end\nback %d\nwhere\n",
                 m < moments ? moments - m : 1);
        if (m == moments)
            strcat(script, "s\n");
        char *back = step_answers(loss, script);
        ck_assert_str_eq(last_screen(forth), last_screen(back));
        free(forth);
        free(back);
    }
}
END_TEST

START_TEST(gradients_are_those_of_the_moment)
{
    tg_tensor *y = step_two_uses(tape);
    step_expect(y, "s\np w\n", "w = 3\n");
    step_expect(y, "s\np w.grad\n", "print: nothing has arrived there yet");
    step_expect(y, "s 2\np w.grad\n", "w.grad = 1\n");
    step_expect(y, "s 3\np w.grad\n", "w.grad = 3\n");
    step_expect(y, "s 3\nback\np w.grad\n", "w.grad = 1\n");
    step_expect(y, "goto start\np %3\n", "print: %3 is not computed yet");
    step_expect(y, "p x.grad\n", "no gradient arrives there");
}
END_TEST

START_TEST(the_tape_is_afterwards_as_it_was)
{
    tg_tensor *loss = texts_perceptron(tape);
    FILE *before = tmpfile(), *after = tmpfile();
    tg_tensor *grad = tape->entry[0]->grad;
    tg_dump_tape(before, tape);
    free(step_answers(loss, "why W1[5,3]\ncheck W1[5,3]\nexplain\ninfo health\n"
                            "delta\ns 20\nexplain\nwhy %7[0,0]\n"));
    tg_dump_tape(after, tape);
    char *a = texts_slurp(before), *b = texts_slurp(after);
    ck_assert_str_eq(a, b);
    ck_assert_ptr_eq(tape->entry[0]->grad, grad);
    free(a);
    free(b);
}
END_TEST

START_TEST(without_a_backward_pass_one_is_recorded_and_forgotten)
{
    tg_tensor *y = step_two_uses(tape);
    const int count = tape->count;
    step_expect(y, "s 3\n", "(recorded for this)");
    ck_assert_int_eq(tape->count, count);
    ck_assert_uint_eq(tape->records, 0);
    ck_assert_ptr_null(tape->entry[0]->grad);
    tg_backward(y);
    char *said = step_answers(y, "");
    ck_assert_ptr_null(strstr(said, "recorded for this"));
    free(said);
    FAILS_WITH(
        "no parameter reaches",
        tg_replay_begin(&(tg_replay){0}, tg_exp(tg_ones(tape, TG_SCALAR))));
}
END_TEST

/* ---- stops ---- */

START_TEST(continue_stops_at_ops_entries_names_and_lines)
{
    tg_tensor *y = step_two_uses(tape);
    step_expect(y, "break mul\nc\n", "stop: mul\nbackward 3/3");
    step_expect(y, "break %2\nc\n", "stop: %2\nbackward 2/3");
    step_expect(y, "break w\nc\n", "stop: w\nbackward 2/3");
    step_expect(y, "break w\nc\nc\nrc\n", "stop: w\nbackward 2/3");
    step_expect(y, "b mul\ngoto start\nc\n", "stop: mul\nforward 1/2");
    char script[64];
    snprintf(script, sizeof script, "break stepping.c:%s\nc\n",
             tg_site_line(tape->entry[2]->site));
    step_expect(y, script, "backward 3/3");
    step_expect(y, "break mul\ndelete 1\nc\n", "The end: no stop applied.");
    snprintf(script, sizeof script, "break stepping.c:%lld\nc\n",
             4294967296 + atoll(tg_site_line(y->site)));
    step_expect(y, script, "is no op, entry (%5), name or line here");
    step_expect(y, "break nonsense\n",
                "is no op, entry (%5), name or line here");
}
END_TEST

START_TEST(continue_stops_at_nan_inf_and_large_gradients)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 0);
    tg_tensor *s = tg_sqrt(w), *y = tg_mul_scalar(s, 100);
    step_expect(y, "break inf\nc\n", "stop: inf\nbackward 3/3   %1 = sqrt");
    step_expect(y, "break |grad| > 10\nc\n", "stop: |grad| > 10\nbackward 2/3");
    step_expect(y, "break grad>1000\nc\n", "backward 3/3");
    step_expect(y, "break |grad| > \n", "a limit is |grad| > 10");
    tg_tensor *z = tg_log(tg_add_scalar(w, -1));
    step_expect(z, "goto start\nbreak nan\nc\n",
                "stop: nan\nforward 2/2    %4 = log");
}
END_TEST

START_TEST(a_watched_gradient_stops_when_it_changes)
{
    tg_tensor *y = step_two_uses(tape);
    step_expect(y, "watch w\nc\n", "stop: the gradient of w was 0 and is 1\n");
    step_expect(y, "watch w\nc\nc\n",
                "stop: the gradient of w was 1 and is 3\n");
    tg_tensor *loss = texts_perceptron(tape);
    step_expect(loss, "watch b2\n",
                "watch: expected one number, and it is [10]: b2[0]");
    step_expect(loss, "watch b2[3]\nc\n",
                "stop: the gradient of b2[3] was 0 and is");
}
END_TEST

/* ---- looking ---- */

START_TEST(numbers_are_picked_by_place_slice_and_forgivingly)
{
    tg_tensor *m = tg_param(tape, "m", 3, 4);
    for (int i = 0; i < 12; i++)
        m->data[i] = (tg_real)i;
    tg_tensor *y = tg_sum(m);
    step_expect(y, "p m[1,2]\n", "m[1,2] = 6\n");
    step_expect(y, "print m[-1, -1]\n", "m[-1, -1] = 11\n");
    step_expect(y, "p m 2 0\n", "m 2 0 = 8\n");
    step_expect(y, "p m[1][2]\n", "= 6\n");
    step_expect(y, "p %0[0,1:3]\n", "%0[0,1:3]  [2]\n");
    step_expect(y, "p m[:,0]\n", "3 numbers, min 0, mean 4, max 8");
    step_expect(y, "p m[3,0]\n", "'3' is not among 0 .. 2");
    step_expect(y, "p m[9223372036854775807,0]\n",
                "'9223372036854775807' is not among 0 .. 2");
    step_expect(y, "p m[-99999999999999999999:99999999999999999999,0]\n",
                "' is not among 0 .. 2");
    step_expect(y, "p m[0,0,0]\n", "has 2 axes, not more");
    step_expect(y, "p m.grap\n", "after a name comes .grad or .value");
    step_expect(y, "p nobody\n", "there is no 'nobody': m, loss, or %0 .. %");
    step_expect(y, "p %99999999999\n", "there is no %99999999999");
    step_expect(y, "p\n", "expected loss, %5 or W1[406,7]");
}
END_TEST

START_TEST(large_tensors_are_pictures_too)
{
    tg_tensor *loss = texts_perceptron(tape);
    step_expect(loss, "p W1\n", "W1: 12544 numbers, min ");
    char *said = step_answers(loss, "p W1\n");
    ck_assert_int_gt(texts_count(said, "\n"), 20);
    free(said);
}
END_TEST

START_TEST(info_path_list_and_delta_tell_what_is_there)
{
    tg_tensor *loss = texts_perceptron(tape);
    step_expect(loss, "info tape\n", "%6 = matmul(%4 x, %0 W1)");
    step_expect(loss, "info params\n", "W2               [16 x 10]");
    step_expect(loss, "info health\n", "numbers: all finite");
    step_expect(loss, "info nothing\n", "info tape, info params");
    step_expect(loss, "path W1\n", "1 path from %0 to %12, over:");
    step_expect(loss, "path W1 to %8\n", "  %8   = relu(%7)");
    step_expect(loss, "path y W1\n", "%5 does not depend on %0");
    step_expect(loss, "goto end\ndelta\n",
                "layer 1: z = x W1 + b1, a = f(z), f = relu");
    step_expect(loss, "delta\n", "  dw       %26   [16 x 10]");
    step_expect(step_two_uses(tape), "delta\n", "there is no layer here");
}
END_TEST

START_TEST(explain_writes_a_number_as_a_sum)
{
    tg_tensor *a = tg_param(tape, "a", 1, 2), *b = tg_param(tape, "b", 2, 1);
    tg_set(a, (tg_real[]){3, 4});
    tg_set(b, (tg_real[]){5, 6});
    tg_tensor *y = tg_sum(tg_square(tg_matmul(a, b)));
    step_expect(y, "forward\nexplain\n", "%2[0,0] = 39, the sum of 2 terms:");
    step_expect(y, "forward\nexplain\n", "24 =          4 (a[0,1]) * 6");
    step_expect(y, "goto %2\nforward\ngoto end\nexplain a[0,0]\n",
                "a receives dy b^T: a[0,0] gets 390");
}
END_TEST

START_TEST(why_and_check_answer_for_any_number)
{
    tg_tensor *y = step_two_uses(tape);
    step_expect(y, "why w\n", "dloss/dw is the sum over 2 paths");
    step_expect(y, "why w\n", "w -(2)-> %2 -(1)-> %3");
    step_expect(y, "why w\n", "the gradient of w on the tape: 3\n     0 apart");
    step_expect(y, "why x\n", "the tape keeps no gradient of x");
    step_expect(y, "check w\n", "they agree");
    tg_tensor *r = tg_relu(tg_param_scalar(tape, "k", 0));
    step_expect(r, "check k\n", "a kink lies between");
    step_expect(r, "why k\n", "No path of slopes other than 0");
}
END_TEST

START_TEST(graphs_are_drawn_of_what_is_asked_for)
{
    tg_tensor *loss = texts_perceptron(tape);
    char script[400];
    const char *path = texts_path();
    const int all = 7;
    for (int depth = 1; depth < 3; depth++) {
        snprintf(script, sizeof script, "dot %s around %%9 depth=%d\n", path,
                 depth);
        step_expect(loss, script, "wrote ");
        char *text = texts_slurp_path(path);
        char note[64];
        snprintf(note, sizeof note, "%d entries are not drawn",
                 all - 1 - 2 * depth);
        ck_assert_msg(strstr(text, note), "%s", text);
        free(text);
    }
    snprintf(script, sizeof script, "svg %s both\nsvg %s depth x\n", path,
             path);
    step_expect(loss, script, "depth 1 .. 1000, not 'x'");
    step_expect(loss, "svg x.svg depth 4294967297\n",
                "depth 1 .. 1000, not '4294967297'");
    char *text = texts_slurp_path(path);
    ck_assert_ptr_nonnull(strstr(text, "dense_1 (backward)"));
    free(text);
    remove(path);
}
END_TEST

/* ---- health ---- */

START_TEST(health_names_the_first_nan_and_dead_units)
{
    tg_tensor *w = tg_param(tape, "w", 2, 3);
    tg_set(w, (tg_real[]){1, -1, 2, 3, -4, -5});
    tg_tensor *dead = tg_relu(w), *far = tg_mul_scalar(w, 50);
    tg_tensor *flat = tg_sigmoid(far), *sum = tg_add(dead, flat);
    tg_tensor *loss = tg_sum(sum);
    step_expect(loss, "i h\n", "flat  50%, dead units 1 of 3  some dead");
    step_expect(loss, "i h\n", "flat 100%, dead units 3 of 3  ALL DEAD");
    tg_tensor *bad = tg_sum(tg_log(w));
    step_expect(bad, "i h\n", "the first that is not finite is ");
    step_expect(bad, "i h\n", "= log(%0 w)");
    tg_tensor *unused = tg_param(tape, "unused", 2);
    (void)unused;
    step_expect(tg_sum(w), "i h\n", "w ");
}
END_TEST

Suite *step_suite(void)
{
    Suite *s = suite_create("step");
    TCase *c = tcase_create("step");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_backward_step_shows_rule_numbers_and_totals);
    tcase_add_test(c, tensors_are_summed_up);
    tcase_add_test(c, a_pass_whose_parameters_were_updated_since_is_refused);
    tcase_add_test(c, back_is_exact);
    tcase_add_test(c, gradients_are_those_of_the_moment);
    tcase_add_test(c, the_tape_is_afterwards_as_it_was);
    tcase_add_test(c, without_a_backward_pass_one_is_recorded_and_forgotten);
    tcase_add_test(c, continue_stops_at_ops_entries_names_and_lines);
    tcase_add_test(c, continue_stops_at_nan_inf_and_large_gradients);
    tcase_add_test(c, a_watched_gradient_stops_when_it_changes);
    tcase_add_test(c, numbers_are_picked_by_place_slice_and_forgivingly);
    tcase_add_test(c, large_tensors_are_pictures_too);
    tcase_add_test(c, info_path_list_and_delta_tell_what_is_there);
    tcase_add_test(c, explain_writes_a_number_as_a_sum);
    tcase_add_test(c, why_and_check_answer_for_any_number);
    tcase_add_test(c, graphs_are_drawn_of_what_is_asked_for);
    tcase_add_test(c, health_names_the_first_nan_and_dead_units);
    return s;
}
