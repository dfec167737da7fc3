/* Lesson 05: one neuron learns.
 *
 * Gradient descent (article 3.3.1): w <- w - rate * dE/dw, again and again.
 * The neuron begins badly wrong, and sure of it: a = 0.98, wanted 0. With the
 * squared error it stays there; with cross-entropy it learns. */
#include <math.h>
#include <stdio.h>

#include "tapegrad.h"

enum { STEPS = 50 };
static const double rate = 0.15;

typedef struct neuron {
    tg_tensor *w, *b;
} neuron;

/* a = sigmoid(w x + b), with x = 1 and the answer 0 wanted. */
static tg_tensor *answer(tg_tape *tape, const neuron *n)
{
    tg_tensor *x = tg_input(tape, "x", (tg_real[]){1}, TG_SCALAR);
    tg_tensor *z = tg_add(tg_mul(n->w, x), n->b);
    return tg_named(tg_sigmoid(z), "a");
}

/* E = (a - y)^2 / 2 */
static tg_tensor *squared_error(tg_tensor *a, tg_tensor *y)
{
    return tg_named(tg_mul_scalar(tg_square(tg_sub(a, y)), 0.5), "E");
}

/* E = -(y ln a + (1 - y) ln(1 - a)) */
static tg_tensor *cross_entropy(tg_tensor *a, tg_tensor *y)
{
    return tg_named(tg_bce(a, y), "E");
}

typedef tg_tensor *loss_function(tg_tensor *a, tg_tensor *y);

/* The error of the neuron as it is, on the tape. */
static tg_tensor *error_of(tg_tape *tape, const neuron *n, loss_function *loss)
{
    tg_tensor *a = answer(tape, n);
    tg_tensor *y = tg_input(tape, "y", (tg_real[]){0}, TG_SCALAR);
    return loss(a, y);
}

/* Fifty steps downhill from w = b = 2. Fills a[0 .. STEPS] with the answers;
 * returns the first dE/dw. */
static double learn(loss_function *loss, double step_size, double *a)
{
    tg_tape *tape = tg_tape_new();
    const neuron n = {tg_param_scalar(tape, "w", 2),
                      tg_param_scalar(tape, "b", 2)};
    tg_mark start = tg_tape_mark(tape);
    double first = 0;
    for (int step = 0; step < STEPS; step++) {
        tg_tensor *error = error_of(tape, &n, loss);
        tg_backward(error);
        a[step] = tg_item(answer(tape, &n));
        first = step ? first : tg_item(n.w->grad);
        tg_descend(n.w, step_size);
        tg_descend(n.b, step_size);
        tg_rewind(tape, start);
    }
    a[STEPS] = tg_item(answer(tape, &n));
    tg_tape_free(tape);
    return first;
}

static void compare(void)
{
    double squared[STEPS + 1], entropy[STEPS + 1];
    const double slow = learn(squared_error, rate, squared);
    const double fast = learn(cross_entropy, rate, entropy);
    printf("  step   squared error   cross-entropy\n");
    for (int step = 0; step <= STEPS; step += 10)
        printf("  %4d       a = %.3f       a = %.3f\n", step, squared[step],
               entropy[step]);
    printf("\nThe first dE/dw: %.4f with the squared error, %.4f with "
           "cross-entropy.\n\n",
           slow, fast);
    tg_plot *plot = tg_plot_new("How wrong is it?", "step", "a (wanted: 0)");
    tg_plot_line(plot, "squared error", STEPS + 1, NULL, squared);
    tg_plot_line(plot, "cross-entropy", STEPS + 1, NULL, entropy);
    tg_plot_range(plot, 0, STEPS, 0, 1);
    tg_show(plot, "learning");
    tg_plot_free(plot);
}

/* E = v^2 / 2 in one step: v <- v - rate v. Beyond rate 2 it runs away. */
static void too_fast(void)
{
    static const double rates[] = {0.1, 1, 1.9, 2.1};
    for (int i = 0; i < 4; i++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *v = tg_param_scalar(tape, "v", 1);
        tg_mark start = tg_tape_mark(tape);
        printf("  rate %.1f: ", rates[i]);
        for (int step = 0; step < 6; step++) {
            tg_backward(tg_mul_scalar(tg_square(v), 0.5));
            tg_descend(v, rates[i]);
            tg_rewind(tape, start);
            printf("%9.4f", tg_item(v));
        }
        printf("\n");
        tg_tape_free(tape);
    }
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 05: one neuron learns\n");
    tg_section("1. Two errors, one neuron");
    printf("a = sigmoid(w x + b), w = b = 2, x = 1: a = 0.982, wanted 0. "
           "Rate %.2f.\n\n",
           rate);
    tg_guess("which of the two errors gets there first?");
    compare();
    printf("\nThe chain rule says why. With the squared error dE/dz = (a - y) "
           "a (1 - a):\nthe last factor is %.4f here, the neuron is saturated "
           "and hardly moves.\nCross-entropy's dE/da has the same factor in "
           "its denominator: dE/dz = a - y.\n",
           0.982 * (1 - 0.982));

    tg_section("2. The learning rate");
    printf("E = v^2 / 2 from v = 1, six steps:\n\n");
    too_fast();
    printf("\nEach step multiplies v by 1 - rate: a rate above 2 makes it "
           "worse each time.\n");

    tg_tape *tape = tg_tape_new();
    const neuron n = {tg_param_scalar(tape, "w", 2),
                      tg_param_scalar(tape, "b", 2)};
    tg_look(error_of(tape, &n, squared_error)); /* make step-05, svg-05 */
    tg_tape_free(tape);
    printf("\nTry next: begin at w = b = 0.5. Which error is better then, and "
           "why?\n");
    return 0;
}
