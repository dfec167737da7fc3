/* Checks of lesson 04: each activation away from its kink, and at it. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "04-activations";

static tg_tensor *apply(tg_tape *tape, tg_tensor *const *in, int n,
                        void *context)
{
    (void)tape, (void)n;
    return f[*(int *)context](in[0]);
}

static bool slopes_agree_with_nudging(char *why, size_t size)
{
    bool passed = true;
    for (int k = SIGMOID; k < KINDS && passed; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *z = tg_param(tape, "z", 4);
        tg_set(z, (tg_real[]){-3, -0.5f, 0.25f, 2});
        tg_gradcheck_report report;
        passed = tg_gradcheck_twice(tape, name[k], apply, 1, &z, &k, 4,
                                    &report) &&
                 report.checked >= 4;
        snprintf(why, size, "%s: %s", name[k], report.message);
        tg_tape_free(tape);
    }
    return passed;
}

/* Those of the article, with libm and no tape. The slope of leaky ReLU is what
 * the lesson takes it to be, between the flat side's and the steep one's. */
static bool values_follow_the_article(char *why, size_t size)
{
    double s, unused;
    at(LEAKY, -1, &s);
    bool right = s > 0 && s < 1;
    snprintf(why, size, "leaky's slope below 0 is %g", s);
    for (double x = -3; x <= 3 && right; x += 0.5) {
        const double formula[] = {x > 0, 1 / (1 + exp(-x)), tanh(x),
                                  x > 0 ? x : 0, x > 0 ? x : s * x};
        for (int k = 0; k <= LEAKY && right; k++) {
            const double found = at(k, x, &unused);
            right = fabs(found - formula[k]) < 1e-12;
            snprintf(why, size, "%s(%g) is %g", name[k], x, found);
        }
    }
    return right;
}

/* The README derives them: a (1 - a), and 1 - a^2. */
static bool slopes_follow_from_values(char *why, size_t size)
{
    bool right = true;
    for (double x = -3; x <= 3 && right; x += 0.5) {
        double sigmoid, tangent;
        const double a = at(SIGMOID, x, &sigmoid);
        const double t = at(TANH, x, &tangent);
        right = fabs(sigmoid - (a - a * a)) < 1e-12 &&
                fabs(tangent - (1 - t) * (1 + t)) < 1e-12;
        snprintf(why, size, "at %g: sigmoid %g, tanh %g", x, sigmoid, tangent);
    }
    return right;
}

static bool the_steps_slope_is_0(char *why, size_t size)
{
    double left, right;
    at(STEP, -1, &left);
    at(STEP, 1, &right);
    snprintf(why, size, "%g and %g", left, right);
    return left == 0 && right == 0;
}

static bool kinks_follow_the_rule(char *why, size_t size)
{
    double step;
    at(STEP, 0, &step);
    bool right = step == 0;
    snprintf(why, size, "step: %g", step);
    for (int k = RELU; k <= LEAKY && right; k++) {
        double rule, left;
        at(k, 0, &rule);
        at(k, -1, &left);
        right = rule == left;
        snprintf(why, size, "%s: %g at 0, %g left of it", name[k], rule, left);
    }
    return right;
}

/* Nudging at 0 finds the slopes on both sides of it, and their mean. */
static bool both_sides_average_two_slopes(char *why, size_t size)
{
    const double h = 1e-3;
    bool right = true;
    for (int k = RELU; k <= LEAKY && right; k++) {
        double below, above;
        at(k, -1, &below);
        at(k, 1, &above);
        const double mean = nudged(k, h, h);
        right = above > below && fabs(nudged(k, h, 0) - below) < 1e-9 &&
                fabs(nudged(k, 0, h) - above) < 1e-9 &&
                fabs(mean - (below + above) / 2) < 1e-9;
        snprintf(why, size, "%s: %g, %g, both %g", name[k], below, above, mean);
    }
    return right;
}

static bool sigmoid_and_tanh_saturate(char *why, size_t size)
{
    double steepest, sigmoid, tangent;
    at(SIGMOID, 0, &steepest);
    at(SIGMOID, 10, &sigmoid);
    at(TANH, 10, &tangent);
    snprintf(why, size, "%g at 0; %g and %g at 10", steepest, sigmoid, tangent);
    return steepest == 0.25 && sigmoid > 0 && sigmoid < 1e-4 && tangent > 0 &&
           tangent < 1e-8;
}

/* The unit's two numbers, for ReLU where one sample is on, and for leaky. */
static bool the_units_gradients_agree(char *why, size_t size)
{
    bool passed = true;
    for (int k = SIGMOID; k < KINDS && passed; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *in[] = {tg_param_scalar(tape, "w", 1),
                           tg_param_scalar(tape, "b", -3.5)};
        tg_gradcheck_report report;
        passed = tg_gradcheck_twice(tape, "E", error_of, 2, in, &k, 4,
                                    &report) &&
                 report.nonzero >= 2;
        snprintf(why, size, "%s: %s", name[k], report.message);
        tg_tape_free(tape);
    }
    return passed;
}

/* Dead or not: that depends on the samples that get through at the start. */
static bool relu_learns_where_a_sample_gets_through(char *why, size_t size)
{
    double slope, unused;
    const double first = after(0, RELU, &slope);
    const double last = after(1000, RELU, &unused);
    snprintf(why, size, "%d samples pass; dE/dw is %g; E from %g to %g",
             passing(), slope, first, last);
    if (passing() == 0)
        return slope == 0 && last == first;
    return slope != 0 && last < first;
}

static bool leaky_wakes(char *why, size_t size)
{
    double slope, unused;
    const double first = after(0, LEAKY, &slope);
    const double later = after(100, LEAKY, &unused);
    const double last = after(1000, LEAKY, &unused);
    snprintf(why, size, "dE/dw is %g; E is %g, %g, %g", slope, first, later,
             last);
    return slope != 0 && later < first && last < later;
}

/* The product of w f'(z), by the formulas of f and f', without a tape. */
static double product(int k, double w, double b)
{
    double a = start_x, left = 1;
    for (int i = 0; i < DEPTH; i++) {
        const double z = w * a + b;
        a = k == TANH ? tanh(z) : 1 / (1 + exp(-z));
        left *= w * (k == TANH ? 1 / (cosh(z) * cosh(z)) : a * exp(-z) * a);
    }
    return left;
}

static bool units_in_a_row_multiply(char *why, size_t size)
{
    static const double w[] = {1, 4, 8, 8, -3}, b[] = {0, -2, -4, 0, 1};
    bool right = true;
    for (int i = 0; i < 10 && right; i++) {
        const int k = i % 2 ? TANH : SIGMOID;
        const double formula = product(k, w[i / 2], b[i / 2]);
        const double found = chain(k, w[i / 2], b[i / 2]);
        right = fabs(found - formula) <= 1e-4 * fabs(formula);
        snprintf(why, size, "%s, w %g, b %g: %g, the product is %g", name[k],
                 w[i / 2], b[i / 2], found, formula);
    }
    return right;
}

/* Not (1 / 4)^n: weights multiply as well. */
static bool a_sigmoid_leaves_a_quarter_of_w(char *why, size_t size)
{
    bool right = true;
    for (double w = -9; w <= 9 && right; w += 1.5) {
        const double left = fabs(chain(SIGMOID, w, 0.25));
        const double most = pow(fabs(w) / 4, DEPTH);
        right = left <= most * (1 + 1e-9);
        snprintf(why, size, "w %g: %g of at most %g", w, left, most);
    }
    return right;
}

const lesson_check lesson_checks[] = {
    {"away from kinks the slopes agree with nudging",
     slopes_agree_with_nudging},
    {"the values are the article's formulas", values_follow_the_article},
    {"the slopes of sigmoid and tanh follow from the values",
     slopes_follow_from_values},
    {"the step's slope is 0 on both sides", the_steps_slope_is_0},
    {"at 0 the slope is that of the left side", kinks_follow_the_rule},
    {"nudging both sides of a kink says their mean",
     both_sides_average_two_slopes},
    {"sigmoid and tanh are flat at 10", sigmoid_and_tanh_saturate},
    {"w and b of the unit agree with nudging", the_units_gradients_agree},
    {"ReLU learns if a sample gets through, else E stays",
     relu_learns_where_a_sample_gets_through},
    {"leaky ReLU learns", leaky_wakes},
    {"units in a row multiply by w f'(z)", units_in_a_row_multiply},
    {"a row of sigmoids leaves at most (|w| / 4)^n",
     a_sigmoid_leaves_a_quarter_of_w},
    {NULL, NULL},
};
