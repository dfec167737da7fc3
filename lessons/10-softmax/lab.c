/* Lab 10: softmax and cross-entropy, and an op of your own.
 *
 * Three blanks are about plain arrays. The other three make an op,
 * log_softmax, which tapegrad's tape accepts like its own.
 *
 * make lab-10 builds and runs this file, make grade-10 grades it, make hint-10
 * helps. */
#include <math.h>
#include <string.h>

#include "lab.h"
#include "tapegrad.h"

/* BLANK 1. The logarithm of a sum of exponentials,
 *     ln(exp(z[0]) + ... + exp(z[n-1])),
 * for logits of any size. exp(1000) is infinite, and exp(-1000) is 0. So take
 * a factor exp(m) out of the sum, where m is the largest z:
 *     ln sum exp(z) = m + ln sum exp(z - m).
 * Then the largest term is 1: the sum neither overflows nor is 0.
 *   1. Find m. There is at least one z, and all may be below 0.
 *   2. Add up exp(z[j] - m).
 *   3. Return m + the logarithm of that.
 * {1, 2, 3} gives 3.407606, and {1000, 1000} gives 1000 + ln 2. */
double log_sum_exp(const double *z, int n)
{
    TODO(log_sum_exp);
    return 0;
}

/* BLANK 2. Cross-entropy of one row, from the logits z[0 .. n-1]. With
 * p = softmax(z), so that ln p[j] = z[j] - log_sum_exp(z, n), it is
 *     E = -sum_j y[j] ln p[j].
 * Returns E, and writes delta[j] = dE/dz[j].
 * The y[j] are 0 or more. Usually one of them is 1 and the others are 0, or
 * they are shares that add up to 1 (soft labels). They need not: let s be
 * their sum.
 *   1. E: put the formula of ln p[j] in. Do not make p first: where p is
 *      rounded to 0 it has no logarithm.
 *   2. delta: differentiate what you have by z[k], on paper. The slope of
 *      log_sum_exp along z[k] is p[k], and it is in every term of the sum.
 *      What becomes of s?
 * With z = {1, 2, 3}:
 *   y = {0, 0, 1}: E = 0.407606, delta = {0.090031, 0.244728, -0.334759}
 *   y = {0.1, 0.1, 0.8}: 0.707606, {-0.009969, 0.144728, -0.134759}
 *   y = {0, 0, 2}: twice what {0, 0, 1} gives */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    TODO(cross_entropy);
    return 0;
}

/* BLANK 3. Makes labels, which are numbers of classes, one-hot. y has `rows`
 * rows of `classes` numbers, one row after the other: row r begins at
 * y[r * classes]. Its number label[r] becomes 1, its others 0. (y holds
 * anything before the call. Classes are counted from 0.)
 * A label that is not among 0 .. classes - 1 gets a row of zeros: that sample
 * says nothing about the classes. Returns how many labels are of that kind.
 * label = {2, 0}, 3 classes: y = {0, 0, 1, 1, 0, 0}, and 0 is returned. */
int one_hot(const int *label, int rows, int classes, double *y)
{
    TODO(one_hot);
    return 0;
}

/* ---- an op of your own: y = log_softmax(z) ----
 *
 * An op is a struct of functions, tg_op (lib/tape/op.h). tapegrad calls them
 * when the op is applied, and when a backward pass comes by. log_softmax works
 * on lines: along an axis of z, line by line, y[j] = z[j] - log_sum_exp(line).
 * Along axis 1 of a [2 x 3] matrix the lines are its two rows, along axis 0
 * its three columns.
 *
 * In all three functions y is the result, and z = y->in[0] the input. Of both,
 *     t->shape.rank    is the number of axes,
 *     t->shape.dim[a]  the size along axis a,
 *     t->count         how many numbers there are (a size_t),
 *     t->data          the numbers, row by row (tg_real is double in a lab). */

/* Given: the axis that log_softmax was asked for, counted from 0. -1 stands for
 * the last one, -2 for the one before. Is it there at all? That is for blank 4
 * to find out. (y->attr holds what was given beside tensors.) */
int axis_of(const tg_tensor *y)
{
    const int axis = *(const int *)y->attr;
    return axis < 0 ? axis + y->in[0]->shape.rank : axis;
}

/* BLANK 4. Called first. Sets y->shape, which is the shape of z: each number
 * gets its logarithm. (A shape is a struct; it can be assigned.)
 * What cannot be right is refused here, before anything is computed:
 * tg_fail_op(y, "why"), which does not return. Refuse
 *   - an axis that z does not have: it is below 0, or there are not that many;
 *   - an axis of size 0, where there is no largest number.
 * A [2 x 3] matrix has the axes 0 and 1. */
void log_softmax_shape(tg_tensor *y)
{
    TODO(log_softmax_shape);
}

/* BLANK 5. Called next: fills y->data, which may hold anything. No tape calls
 * here: plain C, as in blank 1, for logits of any size.
 *   1. Let n be the size along the axis, and step the product of the sizes of
 *      all axes behind it (1 if it is the last). In z->data, the numbers of a
 *      line are step apart.
 *   2. Number i of z->data has place (i / step) % n on its line. Where that is
 *      0 a line begins: z->data[i], [i + step], ... [i + (n - 1) step].
 *   3. For each line: m, the sum of exp(z - m), then y = z - m - ln sum.
 * Along axis 1, {{1, 2, 3}, {0, 0, 0}} gives {{-2.407606, -1.407606,
 * -0.407606}, {-1.098612, -1.098612, -1.098612}}. */
void log_softmax_forward(tg_tensor *y)
{
    TODO(log_softmax_forward);
}

/* BLANK 6. The gradient rule: dy has arrived at y; return what z receives.
 * A rule is made of tape calls, so that what it computes is on the tape as
 * well, and can be differentiated again. On paper, for one line:
 *   1. y[j] = z[j] - log_sum_exp(z). How fast does y[j] change with z[k]?
 *      (The slope of log_sum_exp is p[k]; j = k has a term more.)
 *   2. z[k] receives the sum over j of dy[j] times that.
 *   3. Write it for all k at once. p, as a tensor, can be made from y.
 * tg_add, tg_sub, tg_mul, tg_exp, ... work on each number; tg_sum(t, axis,
 * true) sums along an axis and keeps it, with size 1, so that the sum is
 * stretched over its line when it meets a whole tensor. `k` is which input is
 * asked about; there is one, 0, so (void)k; tells the compiler that it is not
 * needed.
 * y of {1, 2, 3}, dy = {1, 0, 0}: {0.909969, -0.244728, -0.665241}. */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    TODO(log_softmax_rule);
    return tg_zeros(y->tape, y->in[k]->shape);
}

/* Given: the op, and the function that applies it. The axis goes with it. */
static const tg_op log_softmax_op = {
    .name = "log_softmax",
    .arity = 1, /* inputs */
    .shape = log_softmax_shape,
    .forward = log_softmax_forward,
    .gradient = log_softmax_rule,
    .formula = "y = z - ln sum e^z",
    .flops = tg_flops_elementwise,
};

tg_tensor *log_softmax(tg_tensor *z, int axis)
{
    return tg_apply(&log_softmax_op, 1, &z, &axis, sizeof axis);
}

/* ---- tries the blanks on the examples above ---- */

static void try_cross_entropy(const char *text, const double *y,
                              const double *right)
{
    const double z[] = {1, 2, 3};
    double got[4] = {0};
    got[0] = cross_entropy(z, y, 3, got + 1);
    lab_examples(text, got, right, 4);
}

static void try_one_hot(void)
{
    double y[6] = {9, 9, 9, 9, 9, 9};
    lab_example("one_hot: labels that are no classes",
                one_hot((int[]){2, 0}, 2, 3, y), 0);
    lab_examples("one_hot of {2, 0}, 3 classes", y,
                 (double[]){0, 0, 1, 1, 0, 0}, 6);
}

/* For gradient checks: f(in[0]); the context is the axis. */
static tg_tensor *along(tg_tape *tape, tg_tensor *const *in, int n, void *axis)
{
    (void)tape, (void)n;
    return log_softmax(in[0], *(int *)axis);
}

/* Prints a message; its long lines are broken, to fit a terminal. */
static void say(const char *message)
{
    while (*message) {
        const int word = (int)strcspn(message, " \n");
        int size = (int)strcspn(message, "\n");
        if (size > 72)
            for (size = 72; size > word && message[size] != ' ';)
                size--;
        printf("      %.*s\n", size, message);
        message += size;
        message += *message == ' ' || *message == '\n';
    }
}

/* For tape calls that are refused; the program ends when this returns. */
static void refused(const char *message, void *context)
{
    (void)context;
    say(message);
}

/* make grade-10 checks your rule against known numbers. So does this: against
 * nudging, and then the gradient of its gradient. */
static void check_rule(tg_tape *tape)
{
    for (int axis = 0; axis < 2; axis++) {
        tg_gradcheck_report report;
        tg_tensor *z = tg_param(tape, "z", 3, 4);
        tg_init_normal(z, 0, 2, &tape->rng);
        tg_gradcheck_twice(tape, "log_softmax", along, 1, &z, &axis, 1,
                           &report);
        lab_example(axis ? "a gradient check, twice, along axis 1"
                         : "a gradient check, twice, along axis 0",
                    report.passed, 1);
        if (!report.passed) {
            say(report.message);
            say("(Backward and forward mode use your rule, nudging your "
                "forward function.)");
        }
    }
}

static const double known[] = {-2.407605964, -1.407605964, -0.407605964,
                               -1.098612289, -1.098612289, -1.098612289};

/* Whether the numbers of {{1, 2, 3}, {0, 0, 0}} are right. */
static int try_op(tg_tape *tape)
{
    tg_tensor *z = tg_param(tape, "z", 2, 3);
    tg_set(z, (tg_real[]){1, 2, 3, 0, 0, 0});
    tg_tensor *y = log_softmax(z, 1);
    if (y->count != 6) {
        lab_example("log_softmax: how many numbers", (double)y->count, 6);
        return 0;
    }
    lab_examples("log_softmax of {{1, 2, 3}, {0, 0, 0}}", y->data, known, 6);
    return fabs(y->data[0] - known[0]) < 1e-6;
}

static void fill_known(tg_tensor *y)
{
    memcpy(y->data, known, 3 * sizeof *known);
}

/* The rule alone, on a y that is right; whether what it returns is. */
static int try_rule(tg_tape *tape)
{
    static const tg_op op = {.name = "log_softmax",
                             .arity = 1,
                             .shape = tg_shape_like_input,
                             .forward = fill_known,
                             .gradient = log_softmax_rule,
                             .flops = tg_flops_elementwise};
    const int axis = 0;
    tg_tensor *z = tg_param(tape, "z", 3);
    tg_set(z, (tg_real[]){1, 2, 3});
    tg_tensor *y = tg_apply(&op, 1, &z, &axis, sizeof axis);
    tg_backward_from(y,
                     tg_input(tape, "dy", TG_SHAPE(3), (tg_real[]){1, 0, 0}));
    const double right[] = {0.909969427, -0.244728471, -0.665240956};
    lab_examples("log_softmax_rule: what z receives", z->grad->data, right, 3);
    return fabs(z->grad->data[0] - right[0]) < 1e-6;
}

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_set_fail_handler(refused, NULL);
    lab_example("log_sum_exp({1, 2, 3})", log_sum_exp((double[]){1, 2, 3}, 3),
                3.407605964);
    lab_example("log_sum_exp({1000, 1000}) - 1000",
                log_sum_exp((double[]){1000, 1000}, 2) - 1000, 0.693147181);
    try_cross_entropy(
        "cross_entropy, one-hot: E, delta", (double[]){0, 0, 1},
        (double[]){0.407605964, 0.090030573, 0.244728471, -0.334759044});
    try_cross_entropy(
        "cross_entropy, soft labels: E, delta", (double[]){0.1, 0.1, 0.8},
        (double[]){0.707605964, -0.009969427, 0.144728471, -0.134759044});
    try_cross_entropy(
        "cross_entropy, y = {0, 0, 2}: E, delta", (double[]){0, 0, 2},
        (double[]){0.815211929, 0.180061146, 0.489456942, -0.669518087});
    try_one_hot();
    const int op_is_right = try_op(tape);
    if (try_rule(tape) && op_is_right)
        check_rule(tape);
    tg_tape_free(tape);
    return lab_end();
}
