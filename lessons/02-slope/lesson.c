/* Lesson 02: slope by nudging, and the checker.
 *
 * The slope of f at x is how fast f changes when x is nudged. How far? Too far
 * and the curve bends away; too little and only rounding is left. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

double cube(double x)
{
    return x * x * x;
}
double cube_slope(double x)
{
    return 3 * x * x;
}

/* One side: the error falls with h. Both sides: it falls with h squared. */
static double forward_difference(function *f, double x, double h)
{
    return (f(x + h) - f(x)) / h;
}
static double central_difference(function *f, double x, double h)
{
    return (f(x + h) - f(x - h)) / (2 * h);
}

/* The central difference of x^3 where every number is a float. */
static float central_in_float(float x, float h)
{
    const float above = x + h, below = x - h;
    return (above * above * above - below * below * below) / (2 * h);
}

const double at = 0.7;

/* Relative errors for h = 10^-(i+1): means over points, from x to x + 1. */
void errors(double from, int points, double error[WAYS][STEPS])
{
    double power = 1;
    for (int i = 0; i < STEPS; i++) {
        const double h = 1 / (power *= 10);
        double sum[WAYS] = {0};
        for (int p = 0; p < points; p++) {
            const double x = from + (double)p / points, slope = cube_slope(x);
            const double found[WAYS] = {
                forward_difference(cube, x, h), central_difference(cube, x, h),
                (double)central_in_float((float)x, (float)h)};
            for (int w = 0; w < WAYS; w++)
                sum[w] += fabs(found[w] - slope) / slope;
        }
        for (int w = 0; w < WAYS; w++)
            error[w][i] = sum[w] / points;
    }
}

static void u_curve(void)
{
    static const char *const ways[] = {"one side", "both sides", "float32"};
    double e[WAYS][STEPS], mean[WAYS][STEPS], exponent[STEPS]; /* log10 h */
    errors(at, 1, e);
    errors(0.5, 1000, mean);
    printf(
        "           at x = 0.7                   mean of 1000 points\n"
        "     h   one side     both  float32   one side     both  float32\n");
    for (int i = 0; i < STEPS; i++) {
        exponent[i] = -1 - i;
        printf(" 1e-%02d    %7.1e  %7.1e  %7.1e    %7.1e  %7.1e  %7.1e\n",
               1 + i, e[0][i], e[1][i], e[2][i], mean[0][i], mean[1][i],
               mean[2][i]);
    }
    tg_plot *plot = tg_plot_new("Error of the slope at x = 0.7", "log10 h",
                                "relative error");
    for (int w = 0; w < WAYS; w++)
        tg_plot_line(plot, ways[w], STEPS, exponent, e[w]);
    tg_plot_log_y(plot, true);
    tg_show(plot, "u-curve");
    tg_plot_free(plot);
}

/* The checker: is `slope` as near to nudging as nudging can tell? */
bool accepts(function *f, double x, double slope)
{
    const double nudged = central_difference(f, x, 1e-5);
    return fabs(slope - nudged) <= 1e-6 * fmax(1, fabs(nudged));
}

static void hear(const char *claim, function *f, double x, double slope)
{
    printf("  %-22s at %4.1f: %9.6f  %s\n", claim, x, slope,
           accepts(f, x, slope) ? "accepted" : "refused");
}

/* The sum of x^3 on the tape. With a context, detach hides x^2 from backward:
 * a planted mistake, with right values and a wrong gradient. */
tg_tensor *cubes(tg_tape *tape, tg_tensor *const *in, int n, void *hide)
{
    (void)tape, (void)n;
    tg_tensor *square = tg_square(in[0]);
    tg_tensor *factor = hide ? tg_detach(square) : square;
    return tg_named(tg_sum(tg_mul(in[0], factor)), "L");
}

/* Backward's slopes before the checker, then next to two other witnesses. */
static void judge_tape(const char *claim, void *hide)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "x", 2);
    tg_set(x, (tg_real[]){(tg_real)at, -2});
    tg_tensor *loss = cubes(tape, &x, 1, hide);
    tg_backward(loss);
    for (int i = 0; i < 2; i++)
        hear(claim, cube, (double)x->data[i], (double)x->grad->data[i]);
    if (!hide)
        tg_inspect(loss); /* make step-02, svg-02, dot-02 */
    tg_print_witnesses(tape, cubes, 1, &x, hide, 0);
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 02: slope by nudging, and the checker\n");
    tg_section("1. How far to nudge?");
    printf("How wrong is the slope of x^3, as a share of 3 x^2?\n\n");
    tg_guess("is a smaller h always better?");
    u_curve();
    printf("\nLarge h: the curve bends away. Small h: f(x+h) and f(x-h) agree "
           "in nearly\nall digits, and their difference is rounding.\n");
    tg_section("2. The checker checks itself");
    hear("(x^3)' = 3 x^2", cube, at, cube_slope(at));
    hear("(sin x)' = cos x", sin, at, cos(at));
    hear("(x^3)' = x^2", cube, at, at * at);
    hear("(x^3)' = 3.0003 x^2", cube, at, 1.0001 * cube_slope(at));
    tg_section("3. Three witnesses");
    judge_tape("tg_backward", NULL);
    printf("\nRounding makes the third hazy in float32: make check-02 asks in "
           "float64.\nNow x detach(x^2): the same values, but backward does "
           "not see x^2.\n\n");
    judge_tape("with tg_detach", &(int){1});
    printf("\nBackward and forward mode follow the same rules, and are wrong "
           "together.\nNudging looks at values alone, and does not share the "
           "mistake.\n\n"
           "Try next: f(x) = x^2. Why has its error no h^2 in it?\n");
    return 0;
}
