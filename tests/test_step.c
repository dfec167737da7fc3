/* The stepper: its screens, its commands, what it says about mistakes. */
#include <check.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "step/replay.h"
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

/* What the stepper answers to a script. The caller frees it. */
static char *answers(tg_tensor *loss, const char *script)
{
    FILE *in = tmpfile(), *out = tmpfile();
    fputs(script, in);
    rewind(in);
    tg_step_through_with(loss, in, out, false);
    fclose(in);
    return texts_slurp(out);
}

static void expect(tg_tensor *loss, const char *script, const char *text)
{
    char *said = answers(loss, script);
    ck_assert_msg(strstr(said, text), "'%s' is not in the answer to '%s':\n%s",
                  text, script, said);
    ck_assert_msg(texts_longest_line(said) <= 79, "%s", said);
    free(said);
}

/* y = w * x + w: the second use of w adds up. */
static tg_tensor *two_uses(void)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *x = tg_input(tape, "x", ((tg_real[]){2}), TG_SCALAR);
    tg_tensor *product = tg_mul(w, x);
    return tg_add(product, w);
}

/* ---- the screen ---- */

START_TEST(a_backward_step_shows_rule_numbers_and_totals)
{
    tg_tensor *y = two_uses();
    expect(y, "s\ns\ns\n", "backward 3/3   %2 = mul(%0 w, %1 x)");
    expect(y, "s\ns\ns\n", "test_step.c:");
    expect(y, "s 3\n", "  value  6               gradient arriving 1\n");
    expect(y, "s 3\n", "  rule   dy * b -> w\n");
    expect(y, "s 3\n",
           "  now    w: 1 * 2 = 2                        "
           "1 -> 3   (second use)\n");
    expect(y, "s\n", "the pass begins: d loss / d loss = 1");
    expect(y, "forward\n", "forward 1/2    %2 = mul(%0 w, %1 x)");
    expect(y, "forward\n", "  now      3 * 2 = 6\n");
}
END_TEST

START_TEST(tensors_are_summed_up)
{
    tg_tensor *loss = texts_perceptron(tape);
    expect(loss, "s 4\n", "  now    %9 receives [4 x 10]");
    expect(loss, "goto %9\n", "rule   dy b^T -> %8");
    expect(loss, "forward\n", "formula  y_ij = sum_k a_ik b_kj");
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
    tg_replay r = tg_replay_begin(loss);
    const int moments = r.moments;
    tg_replay_end(&r);
    ck_assert_int_gt(moments, 12);
    for (int m = 1; m <= moments; m++) { /* from the beginning, and back */
        char script[64];
        snprintf(script, sizeof script, "goto start\ns %d\n", m);
        char *forth = answers(loss, script);
        snprintf(script, sizeof script, "goto end\nback %d\nwhere\n",
                 m < moments ? moments - m : 1);
        if (m == moments)
            strcat(script, "s\n");
        char *back = answers(loss, script);
        ck_assert_str_eq(last_screen(forth), last_screen(back));
        free(forth);
        free(back);
    }
}
END_TEST

START_TEST(gradients_are_those_of_the_moment)
{
    tg_tensor *y = two_uses();
    expect(y, "s\np w\n", "w = 3\n");
    expect(y, "s\np w.grad\n", "print: nothing has arrived there yet");
    expect(y, "s 2\np w.grad\n", "w.grad = 1\n");
    expect(y, "s 3\np w.grad\n", "w.grad = 3\n");
    expect(y, "s 3\nback\np w.grad\n", "w.grad = 1\n");
    expect(y, "goto start\np %3\n", "print: %3 is not computed yet");
    expect(y, "p x.grad\n", "no gradient arrives there");
}
END_TEST

START_TEST(the_tape_is_afterwards_as_it_was)
{
    tg_tensor *loss = texts_perceptron(tape);
    FILE *before = tmpfile(), *after = tmpfile();
    tg_tensor *grad = tape->entry[0]->grad;
    tg_dump_tape(before, tape);
    free(answers(loss, "why W1[5,3]\ncheck W1[5,3]\nexplain\ninfo health\n"
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
    tg_tensor *y = two_uses();
    const int count = tape->count;
    expect(y, "s 3\n", "(recorded for this)");
    ck_assert_int_eq(tape->count, count);
    ck_assert_uint_eq(tape->records, 0);
    ck_assert_ptr_null(tape->entry[0]->grad);
    tg_backward(y);
    char *said = answers(y, "");
    ck_assert_ptr_null(strstr(said, "recorded for this"));
    free(said);
    FAILS_WITH("no parameter reaches",
               tg_replay_begin(tg_exp(tg_ones(tape, TG_SCALAR))));
}
END_TEST

/* ---- stops ---- */

START_TEST(continue_stops_at_ops_entries_names_and_lines)
{
    tg_tensor *y = two_uses();
    expect(y, "break mul\nc\n", "stop: mul\nbackward 3/3");
    expect(y, "break %2\nc\n", "stop: %2\nbackward 2/3");
    expect(y, "break w\nc\n", "stop: w\nbackward 2/3");
    expect(y, "break w\nc\nc\nrc\n", "stop: w\nbackward 2/3");
    expect(y, "b mul\ngoto start\nc\n", "stop: mul\nforward 1/2");
    char script[64];
    snprintf(script, sizeof script, "break test_step.c:%s\nc\n",
             tg_site_line(tape->entry[2]->site));
    expect(y, script, "backward 3/3");
    expect(y, "break mul\ndelete 1\nc\n", "The end: no stop applied.");
    expect(y, "break nonsense\n", "is no op, entry (%5), name or line here");
}
END_TEST

START_TEST(continue_stops_at_nan_inf_and_large_gradients)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 0);
    tg_tensor *s = tg_sqrt(w), *y = tg_mul_scalar(s, 100);
    expect(y, "break inf\nc\n", "stop: inf\nbackward 3/3   %1 = sqrt");
    expect(y, "break |grad| > 10\nc\n", "stop: |grad| > 10\nbackward 2/3");
    expect(y, "break grad>1000\nc\n", "backward 3/3");
    expect(y, "break |grad| > \n", "a limit is |grad| > 10");
    tg_tensor *z = tg_log(tg_add_scalar(w, -1));
    expect(z, "goto start\nbreak nan\nc\n",
           "stop: nan\nforward 2/2    %4 = log");
}
END_TEST

START_TEST(a_watched_gradient_stops_when_it_changes)
{
    tg_tensor *y = two_uses();
    expect(y, "watch w\nc\n", "stop: the gradient of w was 0 and is 1\n");
    expect(y, "watch w\nc\nc\n", "stop: the gradient of w was 1 and is 3\n");
    tg_tensor *loss = texts_perceptron(tape);
    expect(loss, "watch b2\n", "watch: of which number? it is [10]: b2[0]");
    expect(loss, "watch b2[3]\nc\n",
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
    expect(y, "p m[1,2]\n", "m[1,2] = 6\n");
    expect(y, "print m[-1, -1]\n", "m[-1, -1] = 11\n");
    expect(y, "p m 2 0\n", "m 2 0 = 8\n");
    expect(y, "p m[1][2]\n", "= 6\n");
    expect(y, "p %0[0,1:3]\n", "%0[0,1:3]  [2]\n");
    expect(y, "p m[:,0]\n", "3 numbers, min 0, mean 4, max 8");
    expect(y, "p m[3,0]\n", "'3' is not among 0 .. 2");
    expect(y, "p m[0,0,0]\n", "has 2 axes, not more");
    expect(y, "p m.grap\n", "after a name comes .grad or .value");
    expect(y, "p nobody\n", "there is no 'nobody': m, loss, or %0 .. %");
    expect(y, "p %99999999999\n", "there is no %99999999999");
    expect(y, "p\n", "of what? a name");
}
END_TEST

START_TEST(large_tensors_are_pictures_as_well)
{
    tg_tensor *loss = texts_perceptron(tape);
    expect(loss, "p W1\n", "W1: 12544 numbers, min ");
    char *said = answers(loss, "p W1\n");
    ck_assert_int_gt(texts_count(said, "\n"), 20);
    free(said);
}
END_TEST

START_TEST(info_path_list_and_delta_tell_what_is_there)
{
    tg_tensor *loss = texts_perceptron(tape);
    expect(loss, "info tape\n", "%6 = matmul(%4 x, %0 W1)");
    expect(loss, "info params\n", "W2               [16 x 10]");
    expect(loss, "info health\n", "numbers: all finite");
    expect(loss, "info nothing\n", "info tape, info params");
    expect(loss, "path W1\n", "1 path from %0 to %12, over:");
    expect(loss, "path W1 to %8\n", "  %8 = relu(%7)");
    expect(loss, "path y W1\n", "%5 does not depend on %0");
    expect(loss, "goto end\ndelta\n",
           "layer 1: z = x W1 + b1, a = f(z), f = relu");
    expect(loss, "delta\n", "  dw       %26   [16 x 10]");
    expect(two_uses(), "delta\n", "there is no layer here");
}
END_TEST

START_TEST(explain_writes_a_number_as_a_sum)
{
    tg_tensor *a = tg_param(tape, "a", 1, 2), *b = tg_param(tape, "b", 2, 1);
    tg_set(a, (tg_real[]){3, 4});
    tg_set(b, (tg_real[]){5, 6});
    tg_tensor *y = tg_sum(tg_square(tg_matmul(a, b)));
    expect(y, "forward\nexplain\n", "%2[0,0] = 39, the sum of 2 terms:");
    expect(y, "forward\nexplain\n", "24 =          4 (a[0,1]) * 6");
    expect(y, "goto %2\nforward\ngoto end\nexplain a[0,0]\n",
           "a receives dy b^T: a[0,0] gets 390");
}
END_TEST

START_TEST(why_and_check_answer_for_any_number)
{
    tg_tensor *y = two_uses();
    expect(y, "why w\n", "dloss/dw is the sum over 2 paths");
    expect(y, "why w\n", "w -(2)-> %2 -(1)-> %3");
    expect(y, "why w\n", "the gradient of w on the tape: 3\n     0 apart");
    expect(y, "why x\n", "the tape keeps no gradient of x");
    expect(y, "check w\n", "they agree");
    tg_tensor *r = tg_relu(tg_param_scalar(tape, "k", 0));
    expect(r, "check k\n", "a kink lies between");
    expect(r, "why k\n", "No path of slopes other than 0");
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
    expect(loss, "i h\n", "flat  50%, dead units 1 of 3  some dead");
    expect(loss, "i h\n", "flat 100%, dead units 3 of 3  ALL DEAD");
    tg_tensor *bad = tg_sum(tg_log(w));
    expect(bad, "i h\n", "the first that is not finite is ");
    expect(bad, "i h\n", "= log(%0 w)");
    tg_tensor *unused = tg_param(tape, "unused", 2);
    (void)unused;
    expect(tg_sum(w), "i h\n", "w ");
}
END_TEST

/* ---- mistakes and hostile input ---- */

START_TEST(mistakes_are_told_with_what_would_have_worked)
{
    tg_tensor *y = two_uses();
    expect(y, "stpe\n", "did you mean step");
    expect(y, "xplain\n", "did you mean explain");
    expect(y, "step x\n", "step: how many? step 3, not 'x'");
    expect(y, "step -1\n", "how many?");
    expect(y, "goto %1\n", "%1 is not on the way to the loss");
    expect(y, "svg /nowhere/at/all.svg\n", "svg: /nowhere/at/all.svg: No such");
    expect(y, "delete 7\n", "there is no stop '7'");
    expect(y, "s 9\ns\n", "The end: every gradient is there.");
    expect(y, "help\n", "why       W1[3,7]");
    expect(y, "b mul\nb\n", "stop 1: mul");
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
    char *said = answers(loss, script);
    ck_assert_ptr_nonnull(strstr(said, "A command has at most"));
    ck_assert_ptr_null(strchr(said, '\x1b'));
    ck_assert_ptr_null(strchr(said, '\xff'));
    free(said);
    free(script);
}
END_TEST

START_TEST(a_program_is_looked_into_only_when_asked)
{
    tg_tensor *y = two_uses();
    unsetenv("TG_STEP");
    ck_assert(!tg_look(y));
    const char *path = texts_path();
    setenv("TG_SVG", path, 1);
    ck_assert(tg_look(y));
    char *text = texts_slurp_path(path);
    ck_assert(texts_is_xml(text));
    free(text);
    remove(path);
    unsetenv("TG_SVG");
}
END_TEST

Suite *step_suite(void)
{
    Suite *s = suite_create("step");
    TCase *c = tcase_create("step");
    suite_add_tcase(s, c);
    tcase_set_timeout(c, 120);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_backward_step_shows_rule_numbers_and_totals);
    tcase_add_test(c, tensors_are_summed_up);
    tcase_add_test(c, back_is_exact);
    tcase_add_test(c, gradients_are_those_of_the_moment);
    tcase_add_test(c, the_tape_is_afterwards_as_it_was);
    tcase_add_test(c, without_a_backward_pass_one_is_recorded_and_forgotten);
    tcase_add_test(c, continue_stops_at_ops_entries_names_and_lines);
    tcase_add_test(c, continue_stops_at_nan_inf_and_large_gradients);
    tcase_add_test(c, a_watched_gradient_stops_when_it_changes);
    tcase_add_test(c, numbers_are_picked_by_place_slice_and_forgivingly);
    tcase_add_test(c, large_tensors_are_pictures_as_well);
    tcase_add_test(c, info_path_list_and_delta_tell_what_is_there);
    tcase_add_test(c, explain_writes_a_number_as_a_sum);
    tcase_add_test(c, why_and_check_answer_for_any_number);
    tcase_add_test(c, health_names_the_first_nan_and_dead_units);
    tcase_add_test(c, mistakes_are_told_with_what_would_have_worked);
    tcase_add_test(c, hostile_commands_are_survived);
    tcase_add_test(c, a_program_is_looked_into_only_when_asked);
    return s;
}
