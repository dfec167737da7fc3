/* Lesson 02: slope by nudging, and the checker.
 *
 * The slope of f at x is how fast f changes when x is nudged. A computer can
 * nudge. How far? Too far and the curve bends away; too little and rounding
 * is all that is left. With the best h this becomes a checker of gradients. */
#include <float.h>
#include <math.h>
#include <stdio.h>

#include "tapegrad.h"

/* f(x) = e^x sin x, whose slope is e^x (sin x + cos x). */
static double f(double x)
{
    return exp(x) * sin(x);
}

static double true_slope(double x)
{
    return exp(x) * (sin(x) + cos(x));
}

/* One side: the error falls with h. Both sides: it falls with h squared. */
static double forward_difference(double x, double h)
{
    return (f(x + h) - f(x)) / h;
}

static double central_difference(double x, double h)
{
    return (f(x + h) - f(x - h)) / (2 * h);
}

/* The central difference where every number is a float. */
static double central_in_float(double x, double h)
{
    const float above = (float)x + (float)h, below = (float)x - (float)h;
    const float up = expf(above) * sinf(above);
    const float down = expf(below) * sinf(below);
    return (double)((up - down) / (2 * (float)h));
}

typedef double difference(double x, double h);

enum { STEPS = 12 }; /* h = 0.1, 0.01, ..., 1e-12 */
static const double at = 1;

/* The error relative to the true slope for each h; returns the smallest. */
static double errors(difference *d, double *error, double *best_h)
{
    double best = INFINITY;
    for (int i = 0; i < STEPS; i++) {
        const double h = pow(10, -1 - i);
        error[i] = fabs(d(at, h) - true_slope(at)) / true_slope(at);
        if (error[i] < best) {
            best = error[i];
            *best_h = h;
        }
    }
    return best;
}

static void u_curve(void)
{
    double one[STEPS], two[STEPS], small[STEPS], exponent[STEPS], h;
    errors(forward_difference, one, &h);
    errors(central_in_float, small, &h);
    errors(central_difference, two, &h);
    printf("       h     one side   both sides   both, in float32\n");
    for (int i = 0; i < STEPS; i++) {
        exponent[i] = -1 - i;
        printf("   1e-%02d     %8.0e     %8.0e           %8.0e\n", 1 + i,
               one[i], two[i], small[i]);
    }
    tg_plot *plot = tg_plot_new("Error of the slope", "h, as a power of 10",
                                "relative error");
    tg_plot_line(plot, "one side", STEPS, exponent, one);
    tg_plot_line(plot, "both sides", STEPS, exponent, two);
    tg_plot_line(plot, "float32", STEPS, exponent, small);
    tg_plot_log_y(plot, true);
    tg_show(plot, "u-curve");
    tg_plot_free(plot);
}

/* The same function on the tape, for the checker. */
static tg_tensor *on_tape(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    (void)tape, (void)n, (void)context;
    tg_tensor *e = tg_exp(in[0]), *s = tg_sin(in[0]);
    return tg_named(tg_mul(e, s), "f");
}

/* Accepts a slope that is as near to nudging as nudging can tell. */
static bool checker_accepts(double x, double slope)
{
    const double h = 1e-5 * fmax(1, fabs(x));
    const double nudged = central_difference(x, h);
    return fabs(slope - nudged) <= 1e-7 + 1e-6 * fabs(slope);
}

static void check_the_checker(void)
{
    const double right = true_slope(at), wrong = exp(at) * sin(at);
    printf("  (e^x sin x)' = e^x (sin x + cos x) = %.6f   %s\n", right,
           checker_accepts(at, right) ? "accepted" : "refused");
    printf("  forgetting the product rule: %.6f            %s\n", wrong,
           checker_accepts(at, wrong) ? "accepted" : "refused");
    printf("  off by one in ten thousand:  %.6f            %s\n",
           right * 1.0001,
           checker_accepts(at, right * 1.0001) ? "accepted" : "refused");
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 02: slope by nudging, and the checker\n");
    tg_section("1. How far to nudge?");
    printf("f(x) = e^x sin x at x = 1. The slope, nudged to one side and to "
           "both:\n\n");
    tg_guess("is a smaller h always better?");
    u_curve();
    printf("\nTo the right the curve bends away, and the error falls with h or "
           "h^2. To\nthe left f(x+h) and f(x-h) have almost all digits in "
           "common: what is left\nof their difference is rounding.\n");

    tg_section("2. The checker checks itself");
    check_the_checker();

    tg_section("3. Three witnesses");
    printf("The tape has the slope by its rules (backward, and forward mode) "
           "and can\nbe nudged as well, here in float32:\n\n");
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", at);
    tg_print_witnesses(tape, on_tape, 1, &x, NULL, 0);
    printf("\nRounding makes the third witness hazy: make check-02 asks again "
           "in float64,\nwhere all three agree to ten digits.\n");
    tg_look(on_tape(tape, &x, 1, NULL)); /* make step-02, svg-02, dot-02 */
    tg_tape_free(tape);
    printf("\nTry next: f(x) = x^2. Why is the error of both sides 0 there, "
           "for h = 0.1?\n");
    return 0;
}
