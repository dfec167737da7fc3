/* Lesson 04: activations, and their slopes.
 *
 * The article's five activations (3.4): step, sigmoid, tanh, ReLU, leaky ReLU.
 * Backward multiplies by their slopes: where one is 0, nothing is learnt. */
#include <stdio.h>

#include "lesson.h"

static tg_tensor *leaky(tg_tensor *x)
{
    return tg_leaky_relu(x, 0.01);
}

activation *const f[] = {tg_step, tg_sigmoid, tg_tanh, tg_relu, leaky};
const char *const name[] = {"step", "sigmoid", "tanh", "relu", "leaky"};

/* Value and slope of activation k at x, both from the tape. */
double at(int k, double x, double *slope)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_param_scalar(tape, "z", x);
    tg_tensor *a = f[k](z);
    tg_backward(a);
    const double value = tg_item(a);
    *slope = tg_item(z->grad);
    tg_tape_free(tape);
    return value;
}

/* The slope of activation k at 0 from one side or both. */
double nudged(int k, double left, double right)
{
    double unused;
    const double below = at(k, -left, &unused);
    return (at(k, right, &unused) - below) / (left + right);
}

const tg_real samples[SAMPLES] = {1, 2, 3, 4};
const double start_w = 1, start_b = -5;

/* E = mean((f(w x + b) - x)^2): a unit that should repeat its input. */
tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int n, void *k)
{
    (void)n;
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(SAMPLES), samples);
    tg_tensor *product = tg_mul(in[0], x);
    tg_tensor *a = f[*(int *)k](tg_add(product, in[1]));
    return tg_named(tg_mean(tg_square(tg_sub(a, x))), "E");
}

int passing(void)
{
    int count = 0;
    for (int i = 0; i < SAMPLES; i++)
        count += start_w * (double)samples[i] + start_b > 0;
    return count;
}

/* The unit's error after some steps from the start, and dE/dw there. */
double after(int steps, int k, double *slope)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", start_w);
    tg_tensor *b = tg_param_scalar(tape, "b", start_b);
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *in[] = {w, b}, *error = error_of(tape, in, 2, &k);
    tg_backward(error);
    for (int i = 0; i < steps; i++) {
        tg_descend(w, 0.05);
        tg_descend(b, 0.05);
        tg_rewind(tape, start);
        error = error_of(tape, in, 2, &k);
        tg_backward(error);
    }
    if (k == RELU && steps == 0)
        tg_inspect(error); /* make step-04, html-04, svg-04, dot-04 */
    *slope = tg_item(w->grad);
    const double found = tg_item(error);
    tg_tape_free(tape);
    return found;
}

const double start_x = 0.5;

/* x, and DEPTH units a = f(w a + b) after it: da/dx of the last. */
double chain(int k, double w, double b)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", start_x), *a = x;
    for (int i = 0; i < DEPTH; i++)
        a = f[k](tg_add_scalar(tg_mul_scalar(a, w), b));
    tg_backward(a);
    const double left = tg_item(x->grad);
    tg_tape_free(tape);
    return left;
}

int main(int argc, char **argv)
{
    double slope;
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 04: activations, and their slopes\n");
    tg_section("1. Values and slopes");
    table();
    at(LEAKY, -1, &slope);
    printf("\nThe step's slope is 0: no gradient trains it. Sigmoid and tanh "
           "are flat at\nboth ends: they saturate. ReLU is flat on the left; "
           "leaky ReLU keeps %g.\n",
           slope);
    curves();

    tg_section("2. The kink at 0");
    tg_guess("what does nudging to both sides say at ReLU's kink?");
    kinks();
    printf("\nA kink has no slope: nudging to both sides averages two. The "
           "rule takes the left\none, as the large frameworks do.\n");

    tg_section("3. A dead unit");
    printf(
        "a = f(w x + b) should repeat x. At the start w is %g and b is %g: of "
        "%d samples\n%d have z > 0.\n\n",
        start_w, start_b, SAMPLES, passing());
    tg_guess("by how much do 1000 steps lower ReLU's error?");
    unit();
    printf("\nWhere no sample has z > 0, ReLU's dE/dw is 0, and no step moves "
           "the unit: it is\ndead. A small slope is enough to wake it.\n");

    tg_section("4. Units in a row");
    printf("A gradient of 1 goes back through %d units a = f(w a + b), to "
           "x = %g.\n\n",
           DEPTH, start_x);
    tg_guess("what is left of it with sigmoid, w = 8 and b = -4?");
    depths();
    printf("\nEach unit multiplies it by w f'(z): a large w can make up for "
           "a small slope,\nunless it drives z to where the sigmoid is flat.\n"
           "\nTry next: start_b = -3.5. How many samples have z > 0 then? Is "
           "the ReLU unit\ndead?\n");
    return 0;
}
