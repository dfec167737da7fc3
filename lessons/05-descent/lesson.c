/* Lesson 05: one neuron learns.
 *
 * Gradient descent (article 3.3.1): v <- v - rate * dE/dv, again and again.
 * First a ball on a curve, where the rate is all there is to choose. Then a
 * neuron that is wrong, and sure of it: there the error decides as well. */
#include <stdio.h>

#include "figures.h"

/* The curve and its ball; the neuron, whose w and b begin at one number. */
static const double bend = 1, ball = -3, ball_rate = 0.3;
static const double begin = 2;
const double rate = 0.15, input = 1, wanted = 0;

/* E = bend v^2 / 2 */
tg_tensor *curve(tg_tensor *v)
{
    return tg_named(tg_mul_scalar(tg_square(v), bend / 2), "E");
}

static void look(history *seen, int step, tg_tensor *at, tg_tensor *error,
                 tg_tensor *param)
{
    tg_backward(error);
    seen->at[step] = tg_item(at);
    seen->error[step] = tg_item(error);
    seen->slope[step] = tg_item(param->grad);
}

history roll(double from, double step_size)
{
    history seen;
    tg_tape *tape = tg_tape_new();
    tg_tensor *v = tg_param_scalar(tape, "v", from);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step <= STEPS; step++) {
        look(&seen, step, v, curve(v), v);
        tg_descend(v, step_size);
        tg_rewind(tape, start);
    }
    tg_tape_free(tape);
    return seen;
}

neuron make_neuron(tg_tape *tape)
{
    tg_tensor *w = tg_param_scalar(tape, "w", begin);
    tg_tensor *b = tg_param_scalar(tape, "b", begin);
    return (neuron){w, b};
}

/* a = sigmoid(w x + b) */
tg_tensor *answer(tg_tape *tape, const neuron *n)
{
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){(tg_real)input});
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

const error_kind errors[2] = {{"squared error", squared_error},
                              {"cross-entropy", cross_entropy}};

tg_tensor *error_of(tg_tensor *a, loss_function *loss)
{
    const tg_real y = (tg_real)wanted;
    return loss(a, tg_input(a->tape, "y", TG_SCALAR, &y));
}

history learn(loss_function *loss)
{
    history seen;
    tg_tape *tape = tg_tape_new();
    const neuron n = make_neuron(tape);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step <= STEPS; step++) {
        tg_tensor *a = answer(tape, &n);
        look(&seen, step, a, error_of(a, loss), n.w);
        tg_descend(n.w, rate);
        tg_descend(n.b, rate);
        tg_rewind(tape, start);
    }
    tg_tape_free(tape);
    return seen;
}

static void try_rates(void)
{
    static const double rates[] = {0.1, 1, 1.9, 2.1};
    printf("Four balls at v = 1. Their rates:");
    for (int i = 0; i < 4; i++)
        printf(" %g", rates[i]);
    printf(".\n\n");
    tg_guess("which of the four comes to rest first?");
    printf("            factor    v after 1, 2, ... steps\n");
    for (int i = 0; i < 4; i++) {
        const history seen = roll(1, rates[i]);
        printf("  rate %.1f  %7.2f ", rates[i], seen.at[1] / seen.at[0]);
        for (int step = 1; step <= STEPS && step <= 6; step++)
            printf(" %9.3g", seen.at[step]);
        printf("\n");
    }
    printf("\nThe factor is v after the first step, divided by v before it.\n");
}

static void compare_errors(void)
{
    const history seen[] = {learn(errors[0].loss), learn(errors[1].loss)};
    const double a = seen[0].at[0];
    show_answers(seen);
    show_errors(begin * input + begin);
    printf("\nAt the start a (1 - a) is %.4f, and the first dE/dw is %.4f of "
           "the second.\n",
           a * (1 - a), seen[0].slope[0] / seen[1].slope[0]);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 05: one neuron learns\n");
    tg_section("1. A ball on a curve");
    printf("A ball at v = %g, rate %g.\n\n", ball, ball_rate);
    show_ball(roll(ball, ball_rate));

    tg_section("2. The rate");
    try_rates();

    tg_section("3. Two errors, one neuron");
    tg_tape *tape = tg_tape_new();
    const neuron n = make_neuron(tape);
    printf("w = %g, b = %g; input %g, target %g. Rate %g.\n\n", tg_item(n.w),
           tg_item(n.b), input, wanted, rate);
    tg_guess("which of the two errors gets there first?");
    compare_errors();
    tg_inspect(error_of(answer(tape, &n), errors[0].loss)); /* make step-05 */
    tg_tape_free(tape);
    printf("\nTry next: begin = 0.5. Which error is better then, and why?\n");
    return 0;
}
