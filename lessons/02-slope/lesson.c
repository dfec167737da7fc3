/* Lesson 02: slope by nudging, and the checker.
 *
 * The slope of f at x is how fast f changes when x is nudged. How far? Too far
 * and the curve bends away; too little and only rounding is left. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

const double at = 0.7;

/* f, its slope by a formula, and f where every number is a float. */
double curve(double x)
{
    return x * x * x;
}
double curve_slope(double x)
{
    return 3 * x * x;
}
float curve_in_float(float x)
{
    return x * x * x;
}

/* Rise over run: how much f rises from x - left to x + right. */
double slope(function *f, double x, double left, double right)
{
    return (f(x + right) - f(x - left)) / (left + right);
}

static float slope_in_float(float x, float h)
{
    const float above = x + h, below = x - h;
    return (curve_in_float(above) - curve_in_float(below)) / (2 * h);
}

/* f near x, two lines whose slopes stand for its own, and its own slope. */
static void chords(double x, double h)
{
    enum { POINTS = 41 };
    double xs[POINTS], ys[POINTS];
    for (int i = 0; i < POINTS; i++) {
        xs[i] = x + 1.2 * h * (2.0 * i / (POINTS - 1) - 1);
        ys[i] = curve(xs[i]);
    }
    const double left = curve(x - h), here = curve(x), right = curve(x + h);
    const double rise = h * curve_slope(x);
    tg_plot *plot = tg_plot_new("f, two chords and the slope", "x", "f(x)");
    tg_plot_line(plot, "f", POINTS, xs, ys);
    tg_plot_line(plot, "one side", 2, (double[]){x, x + h},
                 (double[]){here, right});
    tg_plot_line(plot, "both sides", 2, (double[]){x - h, x + h},
                 (double[]){left, right});
    tg_plot_line(plot, "the slope", 2, (double[]){x - h, x + h},
                 (double[]){here - rise, here + rise});
    tg_show(plot, "chords");
    tg_plot_free(plot);
    printf("\nThe slope of f at %g is %.4g. Nudged by %g to one side, it seems "
           "to be %.4g;\nto both sides, %.4g.\n",
           x, curve_slope(x), h, slope(curve, x, 0, h), slope(curve, x, h, h));
}

/* The errors for nudge[i] = 10^-(i+1), as shares of the slope. */
void errors(double x, double nudge[STEPS], double error[WAYS][STEPS])
{
    double power = 1;
    for (int i = 0; i < STEPS; i++) {
        const double h = nudge[i] = 1 / (power *= 10);
        const double found[WAYS] = {slope(curve, x, 0, h),
                                    slope(curve, x, h, h),
                                    (double)slope_in_float((float)x, (float)h)};
        for (int w = 0; w < WAYS; w++)
            error[w][i] = fabs(found[w] / curve_slope(x) - 1);
    }
}

static void u_curve(double x)
{
    static const char *const ways[] = {"one side", "both sides",
                                       "both sides in float32"};
    double h[STEPS], e[WAYS][STEPS], exponent[STEPS]; /* log10 h */
    errors(x, h, e);
    printf("Errors at x = %g, as shares of the slope:\n\n"
           "      h   one side  both sides    float32\n",
           x);
    for (int i = 0; i < STEPS; i++) {
        exponent[i] = log10(h[i]);
        printf("  %.0e    %7.1e     %7.1e    %7.1e\n", h[i], e[ONE_SIDE][i],
               e[BOTH_SIDES][i], e[FLOAT32][i]);
    }
    tg_plot *plot = tg_plot_new("Error of the slope", "log10 h", "error");
    for (int w = 0; w < WAYS; w++)
        tg_plot_line(plot, ways[w], STEPS, exponent, e[w]);
    tg_plot_log_y(plot, true);
    tg_show(plot, "u-curve");
    tg_plot_free(plot);
}

/* The sum of x * x^2 on the tape. With a context, detach hides from backward
 * where x^2 came from: a planted mistake, with right values. */
tg_tensor *cubes(tg_tape *tape, tg_tensor *const *in, int n, void *hide)
{
    (void)tape, (void)n;
    tg_tensor *square = tg_square(in[0]);
    tg_tensor *factor = hide ? tg_detach(square) : square;
    return tg_named(tg_sum(tg_mul(in[0], factor)), "L");
}

static void witnesses(void *hide)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 2);
    tg_set(x, (tg_real[]){(tg_real)at, -2});
    if (!hide) {
        tg_tensor *loss = cubes(tape, &x, 1, hide);
        tg_backward(loss);
        tg_inspect(loss); /* make step-02, svg-02, dot-02 */
    }
    tg_print_witnesses(tape, cubes, 1, &x, hide, 0);
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 02: slope by nudging, and the checker\n");
    tg_section("1. A slope is rise over run");
    chords(at, 0.5);
    tg_section("2. How far to nudge?");
    tg_guess("is a smaller h always better?");
    u_curve(at);
    printf("\nLarge h: the curve bends away. Small h: what is left is "
           "rounding.\n");
    tg_section("3. Who is right?");
    claims();
    tg_section("4. Three witnesses");
    printf("The slope of x * x^2. Two witnesses follow rules (lesson 03); the "
           "third nudges.\n\n");
    witnesses(NULL);
    printf("\nFloat32 blurs the third: within 1%% counts as agreement. Now x^2 "
           "is detached:\nits value is used, but where it came from is "
           "hidden.\n\n");
    tg_guess("which witness notices?");
    witnesses(&(int){1});
    printf("\nBackward and forward mode follow the same rules, and are wrong "
           "together.\nNudging looks at values alone.\n\nNext: make lab-02. "
           "Write a checker that is right about every claim.\n");
    return 0;
}
