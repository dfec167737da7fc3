/* Checks of lesson 01. */
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "01-neuron";

static const tg_real and_target[4] = {0, 0, 0, 1};
static const tg_real xor_target[4] = {0, 1, 1, 0};

/* Epochs that `target` needs, 0 for never; the weights found, in found[3]. */
static int epochs_for(const tg_real *target, int most, double *found)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1), *b = tg_param(tape, "b", 1);
    int epoch = 1;
    while (epoch <= most && perceptron_epoch(tape, w, b, target) > 0)
        epoch++;
    found[0] = (double)w->data[0];
    found[1] = (double)w->data[1];
    found[2] = (double)b->data[0];
    tg_tape_free(tape);
    return epoch <= most ? epoch : 0;
}

static bool and_is_learnt_at_epoch_6(char *why, size_t size)
{
    double w[3];
    const int epoch = epochs_for(and_target, 20, w);
    snprintf(why, size, "epoch %d, w = (%g, %g), b = %g", epoch, w[0], w[1],
             w[2]);
    return epoch == 6 && w[0] == 2 && w[1] == 1 && w[2] == -2;
}

static bool xor_is_never_learnt(char *why, size_t size)
{
    double w[3];
    const int epoch = epochs_for(xor_target, 10000, w);
    snprintf(why, size, "it was learnt at epoch %d", epoch);
    return epoch == 0;
}

static bool the_step_has_gradient_zero(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1), *b = tg_param(tape, "b", 1);
    w->data[0] = (tg_real)0.7;
    b->data[0] = (tg_real)-0.3;
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4, 2), &corners[0][0]);
    tg_tensor *a = neuron(x, w, b);
    tg_backward(tg_sum(a));
    bool flat = true;
    for (int j = 0; j < 2; j++)
        flat &= w->grad->data[j] == 0;
    snprintf(why, size, "dw = (%g, %g), a = (%g .. %g)",
             (double)w->grad->data[0], (double)w->grad->data[1],
             (double)a->data[0], (double)a->data[3]);
    flat &= b->grad->data[0] == 0 && a->data[0] == 0 && a->data[3] == 1;
    tg_tape_free(tape);
    return flat;
}

const lesson_check lesson_checks[] = {
    {"AND converges at epoch 6 with w = (2, 1), b = -2",
     and_is_learnt_at_epoch_6},
    {"XOR is still wrong after 10,000 epochs", xor_is_never_learnt},
    {"the step's gradient is 0: gradients cannot train it",
     the_step_has_gradient_zero},
    {NULL, NULL},
};
