/* Lesson 05: one neuron learns.
 *
 * Gradient descent (article 3.3.1): w <- w - rate * dE/dw, again and again.
 * The neuron begins badly wrong, and sure of it. With the squared error it
 * stays there; with cross-entropy it learns. */
#include <stdio.h>

#include "lesson.h"

static const double rate = 0.15, begin = 2; /* both w and b begin there */

neuron make_neuron(tg_tape *tape)
{
    tg_tensor *w = tg_param_scalar(tape, "w", begin);
    tg_tensor *b = tg_param_scalar(tape, "b", begin);
    return (neuron){w, b};
}

/* a = sigmoid(w x + b), with x = 1 */
tg_tensor *answer(tg_tape *tape, const neuron *n)
{
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){1});
    tg_tensor *product = tg_mul(n->w, x);
    return tg_named(tg_sigmoid(tg_add(product, n->b)), "a");
}

/* E = (a - y)^2 / 2 */
tg_tensor *squared_error(tg_tensor *a, tg_tensor *y)
{
    return tg_named(tg_mul_scalar(tg_square(tg_sub(a, y)), 0.5), "E");
}

/* E = -(y ln a + (1 - y) ln(1 - a)) */
tg_tensor *cross_entropy(tg_tensor *a, tg_tensor *y)
{
    return tg_named(tg_bce(a, y), "E");
}

/* The error of an answer where 0 is wanted. */
tg_tensor *error_of(tg_tensor *a, loss_function *loss)
{
    tg_tensor *y = tg_input(a->tape, "y", TG_SCALAR, (tg_real[]){0});
    return loss(a, y);
}

history learn(loss_function *loss)
{
    history seen;
    tg_tape *tape = tg_tape_new();
    const neuron n = make_neuron(tape);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step <= STEPS; step++) {
        tg_tensor *a = answer(tape, &n), *error = error_of(a, loss);
        tg_backward(error);
        seen.a[step] = tg_item(a);
        seen.error[step] = tg_item(error);
        seen.slope[step] = tg_item(n.w->grad);
        tg_descend(n.w, rate);
        tg_descend(n.b, rate);
        tg_rewind(tape, start);
    }
    tg_tape_free(tape);
    return seen;
}

static void draw(const char *title, const char *file, const double *squared,
                 const double *entropy)
{
    tg_plot *plot = tg_plot_new(title, "step", NULL);
    tg_plot_line(plot, "squared error", STEPS + 1, NULL, squared);
    tg_plot_line(plot, "cross-entropy", STEPS + 1, NULL, entropy);
    tg_show(plot, file);
    tg_plot_free(plot);
}

static void compare(void)
{
    const history s = learn(squared_error), c = learn(cross_entropy);
    printf("          squared error             cross-entropy\n"
           "  step      a      E   dE/dw          a      E   dE/dw\n");
    for (int i = 0; i <= STEPS; i += 10)
        printf("  %4d  %.3f  %.3f  %.4f      %.3f  %.3f  %.4f\n", i, s.a[i],
               s.error[i], s.slope[i], c.a[i], c.error[i], c.slope[i]);
    draw("The error E", "loss", s.error, c.error);
    draw("The answer a (wanted: 0)", "learning", s.a, c.a);
    printf("\nWhy? dE/dz is (a - y) a (1 - a) for the squared error, and a - y "
           "for\ncross-entropy, whose dE/da has a (1 - a) in its denominator. "
           "At the start\na (1 - a) is %.4f, and the ratio of the two dE/dw is "
           "%.4f.\n",
           c.a[0] * (1 - c.a[0]), s.slope[0] / c.slope[0]);
}

/* E = v^2 / 2, whose dE/dv is v: v after some steps from 1. */
double parabola(double step_size, int steps)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *v = tg_param_scalar(tape, "v", 1);
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < steps; i++) {
        tg_backward(tg_mul_scalar(tg_square(v), 0.5));
        tg_descend(v, step_size);
        tg_rewind(tape, start);
    }
    const double found = tg_item(v);
    tg_tape_free(tape);
    return found;
}

int main(int argc, char **argv)
{
    static const double rates[] = {0.1, 1, 1.9, 2.1};
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 05: one neuron learns\n");
    tg_section("1. Two errors, one neuron");
    printf("a = sigmoid(w x + b), x = 1, wanted y = 0. It begins at w = b = "
           "%.0f. Rate %.2f.\n\n",
           begin, rate);
    tg_guess("which of the two errors gets there first?");
    compare();

    tg_section("2. The learning rate");
    printf("E = v^2 / 2 from v = 1: each step multiplies v by 1 - rate.\n\n");
    for (int i = 0; i < 4; i++) {
        printf("  rate %.1f: ", rates[i]);
        for (int steps = 1; steps <= 6; steps++)
            printf("%9.4f", parabola(rates[i], steps));
        printf("\n");
    }
    printf("\nAbove 1 it jumps over the minimum; above 2 it ends further away "
           "each time.\n");

    tg_tape *tape = tg_tape_new();
    const neuron n = make_neuron(tape);
    tg_inspect(error_of(answer(tape, &n), squared_error)); /* make step-05 */
    tg_tape_free(tape);
    printf("\nTry next: begin = 0.5. Which error is better then, and why?\n");
    return 0;
}
