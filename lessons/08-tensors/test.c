/* Checks of lesson 08: the layer, the column sum, the silent stretch. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "08-tensors";

static tg_tensor *layer_of(tg_tape *tape, tg_tensor *const *in, int n,
                           void *context)
{
    (void)tape, (void)n, (void)context;
    return layer(in[0], in[1], in[2]);
}

static bool the_layer_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *in[] = {filled(tape, "x", TG_SHAPE(ROWS, IN)),
                       filled(tape, "W", TG_SHAPE(IN, OUT)),
                       filled(tape, "b", TG_SHAPE(OUT))};
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "z", layer_of, 3, in, NULL, 8, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return report.passed && report.checked >= ROWS * IN + IN * OUT + OUT;
}

static bool loops_and_matmul_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = filled(tape, "x", TG_SHAPE(ROWS, IN));
    tg_tensor *w = filled(tape, "W", TG_SHAPE(IN, OUT));
    tg_tensor *b = filled(tape, "b", TG_SHAPE(OUT)), *z = layer(x, w, b);
    tg_real loops[ROWS * OUT];
    layer_by_loops(x->data, w->data, b->data, loops);
    double apart = 0, largest = 0;
    for (int i = 0; i < ROWS * OUT; i++) {
        apart = fmax(apart, fabs((double)(loops[i] - z->data[i])));
        largest = fmax(largest, fabs((double)loops[i]));
    }
    snprintf(why, size, "%g apart", apart);
    tg_tape_free(tape);
    return apart < 1e-12 && largest > 0.1;
}

static bool a_stretched_target_is_wrong_and_silent(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    const double right = tg_item(error_for(tape, TG_SHAPE(ROWS, 1)));
    const double wrong = tg_item(error_for(tape, TG_SHAPE(ROWS)));
    snprintf(why, size, "right %g, wrong %g", right, wrong);
    tg_tape_free(tape);
    return right == 0 && wrong == 2.5;
}

static bool ones_are_blind(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = filled(tape, "x", TG_SHAPE(3)), *ones = tg_ones(tape, 3);
    tg_tensor *r = tg_constant(tape, TG_SHAPE(3), (tg_real[]){0.3, -1.2, 0.7});
    const tg_tensor *blind_one = tg_grad(weighed(x, ones), x);
    const tg_tensor *seeing = tg_grad(weighed(x, r), x);
    double a = 0, b = 0;
    for (int i = 0; i < 3; i++) {
        a = fmax(a, fabs((double)blind_one->data[i]));
        b = fmax(b, fabs((double)seeing->data[i]));
    }
    snprintf(why, size, "ones %g, random %g", a, b);
    tg_tape_free(tape);
    return a < 1e-15 && b > 0.1;
}

const lesson_check lesson_checks[] = {
    {"x, W and b of a layer agree with nudging", the_layer_agrees_with_nudging},
    {"loops and matmul give the same z", loops_and_matmul_agree},
    {"targets [4] give an error of 2.5 where 0 is right",
     a_stretched_target_is_wrong_and_silent},
    {"a cotangent of ones is blind for softmax, a random one is not",
     ones_are_blind},
    {NULL, NULL},
};
