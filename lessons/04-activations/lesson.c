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

static void table(void)
{
    static const double x[] = {-10, -2, -0.5, 0, 0.5, 2, 10};
    printf("    z");
    for (int k = 0; k < KINDS; k++)
        printf("  %7s slope", name[k]);
    printf("\n");
    for (int i = 0; i < 7; i++) {
        printf("%5.1f", x[i]);
        for (int k = 0; k < KINDS; k++) {
            double slope;
            const double value = at(k, x[i], &slope);
            printf("  %7.3f %5.3f", value, slope);
        }
        printf("\n");
    }
}

static void draw(const char *title, const char *file, bool slopes)
{
    double x[POINTS], y[POINTS], slope;
    tg_plot *plot = tg_plot_new(title, "z", NULL);
    for (int k = 0; k < KINDS; k++) {
        for (int i = 0; i < POINTS; i++) {
            x[i] = -4 + 8.0 * i / (POINTS - 1);
            y[i] = at(k, x[i], &slope);
            y[i] = slopes ? slope : y[i];
        }
        tg_plot_line(plot, name[k], POINTS, x, y);
    }
    tg_plot_range(plot, -4, 4, slopes ? -0.1 : -1.2, slopes ? 1.1 : 2);
    tg_show(plot, file);
    tg_plot_free(plot);
}

/* The slope of activation k at 0 from one side or both. */
double nudged(int k, double left, double right)
{
    double unused;
    const double below = at(k, -left, &unused);
    return (at(k, right, &unused) - below) / (left + right);
}

static void kinks(void)
{
    const double h = 0.001;
    printf("           left   right   both sides   the rule says\n");
    for (int k = RELU; k < KINDS; k++) {
        double rule;
        at(k, 0, &rule);
        printf("  %-7s %5.2f   %5.2f        %5.3f            %4.2f\n", name[k],
               nudged(k, h, 0), nudged(k, 0, h), nudged(k, h, h), rule);
    }
}

static const tg_real samples[] = {1, 2, 3, 4};

/* E = mean((f(w x + b) - x)^2): a unit that should repeat its input. */
tg_tensor *error_of(tg_tape *tape, tg_tensor *const *in, int n, void *k)
{
    (void)n;
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4), samples);
    tg_tensor *product = tg_mul(in[0], x);
    tg_tensor *a = f[*(int *)k](tg_add(product, in[1]));
    return tg_named(tg_mean(tg_square(tg_sub(a, x))), "E");
}

/* Its error after some steps from w = 1, b = -5: z < 0 for every sample. */
double after(int steps, int k)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *b = tg_param_scalar(tape, "b", -5);
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *in[] = {w, b}, *error = error_of(tape, in, 2, &k);
    for (int i = 0; i < steps; i++) {
        tg_backward(error);
        tg_descend(w, 0.05);
        tg_descend(b, 0.05);
        tg_rewind(tape, start);
        error = error_of(tape, in, 2, &k);
    }
    const double found = tg_item(error);
    if (k == RELU && steps == 0)
        tg_inspect(error); /* make step-04, svg-04, dot-04 */
    tg_tape_free(tape);
    return found;
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 04: activations, and their slopes\n");
    tg_section("1. Values and slopes");
    table();
    printf("\nThe step's slope is 0: no gradient trains it. Sigmoid and tanh "
           "are flat at\nboth ends, they saturate. ReLU is flat on the left; "
           "leaky ReLU keeps 0.01.\n");
    draw("Activations", "values", false);
    draw("Their slopes", "slopes", true);

    tg_section("2. The kink at 0");
    tg_guess("what does nudging to both sides say at ReLU's kink?");
    kinks();
    printf("\nA kink has no slope: nudging both sides averages two. The rule "
           "takes the left\none, as the large frameworks do.\n");

    tg_section("3. A dead unit");
    printf("a = f(w x + b) shall repeat x = 1, 2, 3, 4. It starts at w = 1, "
           "b = -5, where\nevery z is negative. The error:\n\n"
           "  steps       0     100    1000\n");
    for (int k = RELU; k < KINDS; k++)
        printf("  %-7s%6.3f  %6.3f  %6.3f\n", name[k], after(0, k),
               after(100, k), after(1000, k));
    printf("\nReLU's gradient is 0 for w and b: the unit is dead. 0.01 is "
           "enough to wake it.\n\nTry next: b = -3.5. One sample has z > 0. Is "
           "the ReLU unit dead then?\n");
    return 0;
}
