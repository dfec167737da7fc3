/* Checks of lesson 08: the layer, its sums, the silent stretch, blindness. */
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
    tg_tensor *part[3];
    make_parts(tape, part);
    tg_gradcheck_report report;
    tg_gradcheck_twice(tape, "z", layer_of, 3, part, NULL, 8, &report);
    snprintf(why, size, "%s", report.message);
    const size_t numbers = part[0]->count + part[1]->count + part[2]->count;
    tg_tape_free(tape);
    return report.passed && (size_t)report.checked >= numbers;
}

static bool loops_and_matmul_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *part[3];
    make_parts(tape, part);
    const tg_tensor *z = layer(part[0], part[1], part[2]);
    tg_real loops[ROWS * OUT];
    layer_by_loops(part[0]->data, part[1]->data, part[2]->data, loops);
    double apart = 0, largest = 0;
    for (int i = 0; i < ROWS * OUT; i++) {
        apart = fmax(apart, fabs((double)(loops[i] - z->data[i])));
        largest = fmax(largest, fabs((double)loops[i]));
    }
    snprintf(why, size, "%g apart", apart);
    tg_tape_free(tape);
    return apart < 1e-12 && largest > 0.1;
}

/* Whatever the shape of b: all that arrives at z arrives at b. */
static bool the_sum_of_db_is_that_of_dz(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *part[3];
    double dz = 0, db = 0;
    make_parts(tape, part);
    tg_tensor *z = layer(part[0], part[1], part[2]);
    tg_backward(tg_mean(tg_square(z)));
    for (size_t i = 0; i < z->count; i++)
        dz += (double)z->grad->data[i];
    for (size_t i = 0; part[2]->grad && i < part[2]->count; i++)
        db += (double)part[2]->grad->data[i];
    snprintf(why, size, "dz %g, db %g", dz, db);
    tg_tape_free(tape);
    return fabs(dz - db) < 1e-12 && fabs(db) > 1e-3;
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

static bool the_mean_is_learnt_from_it(char *why, size_t size)
{
    const learnt right = learn(TG_SHAPE(ROWS, 1)),
                 wrong = learn(TG_SHAPE(ROWS));
    snprintf(why, size, "right %g x + %g, wrong %g x + %g, error %g", right.w,
             right.b, wrong.w, wrong.b, wrong.error);
    return fabs(right.w - 1) < 1e-3 && fabs(right.b) < 1e-3 &&
           right.error < 1e-6 && fabs(wrong.w) < 1e-3 &&
           fabs(wrong.b - 2.5) < 1e-3 && fabs(wrong.error - 1.25) < 1e-3;
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
    {"what arrives at b sums to what arrives at z",
     the_sum_of_db_is_that_of_dz},
    {"targets [4] give an error of 2.5 where 0 is right",
     a_stretched_target_is_wrong_and_silent},
    {"with them a neuron learns the mean, and y = x with [4 x 1]",
     the_mean_is_learnt_from_it},
    {"a plain sum is blind for softmax, a weighted one is not", ones_are_blind},
    {NULL, NULL},
};
