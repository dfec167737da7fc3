/* Lesson 04: activations, and their slopes.
 *
 * The article's five activations (3.4): step, sigmoid, tanh, ReLU, leaky ReLU.
 * Backpropagation multiplies by their slopes, so where a slope is 0, nothing
 * is learnt. All slopes here come from the tape. */
#include <math.h>
#include <stdio.h>

#include "tapegrad.h"

static tg_tensor *leaky(tg_tensor *x)
{
    return tg_leaky_relu(x, 0.01);
}

static const struct activation {
    const char *name;
    tg_tensor *(*f)(tg_tensor *);
} activations[] = {
    {"step", tg_step}, {"sigmoid", tg_sigmoid}, {"tanh", tg_tanh},
    {"relu", tg_relu}, {"leaky", leaky},
};
enum { KINDS = 5, POINTS = 161 };

/* Value and slope of activation k at x, both from the tape. */
static double at(int k, double x, double *slope)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_param_scalar(tape, "z", x);
    tg_tensor *a = activations[k].f(z);
    tg_backward(a);
    const double value = tg_item(a);
    *slope = tg_item(z->grad);
    tg_tape_free(tape);
    return value;
}

static void table(void)
{
    static const double x[] = {-10, -2, -0.5, 0, 0.5, 2, 10};
    printf("     z ");
    for (int k = 0; k < KINDS; k++)
        printf("  %6.6s slope", activations[k].name);
    printf("\n");
    for (int i = 0; i < 7; i++) {
        printf("%6.1f ", x[i]);
        for (int k = 0; k < KINDS; k++) {
            double slope;
            const double value = at(k, x[i], &slope);
            printf("  %6.3f %5.3f", value, slope);
        }
        printf("\n");
    }
}

/* Curves of the values, or of the slopes. */
static void draw(const char *title, const char *name, bool slopes)
{
    static double x[POINTS], y[POINTS];
    tg_plot *plot = tg_plot_new(title, "z", NULL);
    for (int k = 1; k < KINDS; k++) {
        for (int i = 0; i < POINTS; i++) {
            double slope;
            x[i] = -4 + 8.0 * i / (POINTS - 1);
            y[i] = at(k, x[i], &slope);
            y[i] = slopes ? slope : y[i];
        }
        tg_plot_line(plot, activations[k].name, POINTS, x, y);
    }
    tg_plot_range(plot, -4, 4, slopes ? -0.1 : -1.2, slopes ? 1.1 : 2);
    tg_show(plot, name);
    tg_plot_free(plot);
}

/* Ten layers deep the slopes multiply: what is left of a gradient of 1? */
static double through_ten_layers(int k, double z)
{
    double slope;
    at(k, z, &slope);
    return pow(slope, 10);
}

/* The slope at 0 from the left, from the right, from both sides, by rule. */
static void kinks(void)
{
    const double h = 0.001;
    printf("            left   right   both sides   the rule says\n");
    for (int k = 3; k < KINDS; k++) {
        double rule, unused;
        const double here = at(k, 0, &rule);
        const double left = (here - at(k, -h, &unused)) / h;
        const double right = (at(k, h, &unused) - here) / h;
        printf("  %-8s %5.2f   %5.2f        %5.3f            %4.2f\n",
               activations[k].name, left, right, (left + right) / 2, rule);
    }
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 04: activations, and their slopes\n");
    tg_section("1. Values and slopes");
    table();
    printf("\nThe step's slope is 0 everywhere: gradients cannot train it. "
           "Sigmoid and\ntanh are flat at both ends (they saturate), ReLU is "
           "flat on the left (a unit\nthat is always there is dead); leaky "
           "ReLU keeps a slope of 0.01.\n");

    tg_section("2. Curves");
    draw("Activations", "values", false);
    draw("Their slopes", "slopes", true);

    tg_section("3. Slopes multiply");
    tg_guess("ten sigmoid layers at their steepest leave what of 1?");
    printf("What ten layers leave of a gradient of 1:\n");
    printf("  sigmoid at z = 0, its steepest:  %.1e\n",
           through_ten_layers(1, 0));
    printf("  sigmoid at z = 2:                %.1e\n",
           through_ten_layers(1, 2));
    printf("  tanh at z = 0 and z = 2:         %.1e  %.1e\n",
           through_ten_layers(2, 0), through_ten_layers(2, 2));
    printf("  relu at z = 2 and z = -2:        %.1e  %.1e\n",
           through_ten_layers(3, 2), through_ten_layers(3, -2));

    tg_section("4. The kink at 0");
    kinks();
    printf(
        "\nAt a kink there is no slope; nudging both sides averages two. The "
        "rules take\nthe slope of the left side, as the large frameworks "
        "do.\n");

    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_param_scalar(tape, "z", 2);
    tg_look(tg_sigmoid(z)); /* make step-04, svg-04, dot-04 */
    tg_tape_free(tape);
    printf("\nTry next: the largest slope of tanh is 1, of sigmoid 1/4. Which "
           "would you put\ninto ten layers?\n");
    return 0;
}
