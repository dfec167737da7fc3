/* Lab 08: what is stretched on the way forwards is summed on the way back; and
 * a checker, which finds the mistakes in rules like that.
 *
 * Fill in a function, take its TODO line out, and run `make lab-08`. `make
 * grade-08` gives points; `make hint-08` helps with the first function that is
 * not right. */
#include <math.h>
#include <stdbool.h>

#include "lab.h"

/* How many numbers a tensor has along each axis: size[0 .. rank-1], all at
 * least 1. A matrix has two axes, a single number none: its rank is 0. */
enum { AXES = 4 };
typedef struct shape {
    int rank;
    int size[AXES];
} shape;

/* Makes m numbers y out of n numbers x; n and m are at most MOST. */
enum { MOST = 16 };
typedef void function(const double *x, int n, double *y, int m);

/* What goes back through it, where dy has arrived at y:
 *
 *     dx[i] = sum over all j of dy[j] * (slope of y[j] along x[i])
 *
 * So dx[i] is the slope along x[i] of one number,
 *
 *     L = dy[0] * y[0] + ... + dy[m - 1] * y[m - 1] . */
typedef void gradient_rule(const double *x, int n, const double *dy, int m,
                           double *dx);

/* ---- 1 ---- */

/* The bias of a layer is added to each row of x W, so each row sends it a
 * gradient back, and they add up:
 *
 *     db_j = sum over all rows r of delta_rj
 *
 * delta is a matrix [rows x columns], which lies in memory row after row:
 * delta_rj is delta[r * columns + j]. db has a number for each column; what it
 * holds before the call means nothing.
 *
 * Example: 3 rows and 2 columns, delta = {1, 2, 10, 20, 100, 200}:
 * db = {111, 222}. */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    TODO(bias_gradient);
}

/* ---- 2 ---- */

/* Do a and b broadcast? If so, *out becomes the shape of the result.
 *
 *   1. The result has as many axes as the one of a and b that has more.
 *   2. Write one shape below the other, with the last axes aligned. Where one
 *      of them has no axis (at the left), it counts as a 1.
 *   3. Along every axis the two sizes must be equal, or one of them must be 1:
 *      then the result has the other size. If not, return false; *out is then
 *      not looked at.
 *
 *         [4 x 3]         [4 x 1]         [4 x 3]
 *             [3]             [4]             [4]
 *     yes [4 x 3]     yes [4 x 4]     no: 3 and 4
 *
 * The last axis of a is a.size[a.rank - 1], the one before it
 * a.size[a.rank - 2]. */
bool broadcast(shape a, shape b, shape *out)
{
    TODO(broadcast);
    return false;
}

/* ---- 3 ---- */

/* A tensor of shape `to` was stretched to shape `from`, and dy has come back,
 * with a number for each of the copies. Leaves in dx, of shape `to`, the sum
 * for each number over all of its copies. (`to` does broadcast to `from`.)
 *
 *   1. All of dx is 0.
 *   2. Walk through dy from k = 0 on; like a matrix, it lies in memory with
 *      the numbers along its last axis side by side. For each k find the place
 *      p in dx of the number whose copy sent dy[k], and add dy[k] there:
 *        - Begin with p = 0, step = 1, rest = k, at the last axis of `from`.
 *        - rest % size is the coordinate along this axis, and rest / size is
 *          what is left for the axes before it.
 *        - If `to` has an axis here (aligned at the right, as in broadcast),
 *          and its size is not 1, then p grows by coordinate times step, and
 *          step is multiplied by the size. If not, the coordinate does not
 *          count: along this axis all are copies of the same number.
 *
 * Example: dy = {1, 2, 3, 4, 5, 6}, from = [2 x 3]. To [3]: {5, 7, 9}. To
 * [2 x 1]: {6, 15}. To [], a single number: {21}. */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    TODO(sum_to);
}

/* ---- 4 ---- */

/* Given: a random number from -1 to 1, another one at each call. */
double random_number(void)
{
    static unsigned state = 63;
    state = state * 1664525u + 1013904223u;
    return (state >> 8) / 8388608.0 - 1;
}

/* A gradient checker: at x, is `rule` the rule of f?
 *
 *   1. Choose dy: m numbers. (Part 4 of the lesson shows some that see
 *      nothing.)
 *   2. Ask the rule, once, for dx at this dy. f and rule are called like any
 *      function: rule(x, n, dy, m, dx).
 *   3. For each i, measure the slope of L along x[i]: nudge it to both sides.
 *   4. Return true if all n numbers of dx are as close to what you measured as
 *      measuring can tell; else false.
 *
 * dy, h, and how close is close are for you to choose, as in lab 02. Afterwards
 * x must be what it was, bit for bit.
 *
 * The grader has 9 right rules and 18 wrong ones. Some are wrong in one number
 * only, one by no more than 0.02%; slopes are 0, or 1e6, or 1e-8; a rule may
 * return NaN. Points are for the share of right ones that you accept, less the
 * share of wrong ones that you accept.
 *
 * Example: y[i] = x[i]^2 has the rule dx[i] = 2 x[i] dy[i]: true. With
 * dx[i] = x[i] dy[i]: false. */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    TODO(agrees);
    return false;
}

/* ---- what the examples need ---- */

static void squares(const double *x, int n, double *y, int m)
{
    for (int i = 0; i < n && i < m; i++)
        y[i] = x[i] * x[i];
}

static void squares_rule(const double *x, int n, const double *dy, int m,
                         double *dx)
{
    for (int i = 0; i < n && i < m; i++)
        dx[i] = 2 * x[i] * dy[i];
}

static void half_of_it(const double *x, int n, const double *dy, int m,
                       double *dx)
{
    for (int i = 0; i < n && i < m; i++)
        dx[i] = x[i] * dy[i];
}

/* [3] stretched to [2 x 3]; its rule is your sum_to. */
static const shape row = {1, {3}}, two_rows = {2, {2, 3}};

static void stretch(const double *x, int n, double *y, int m)
{
    for (int j = 0; j < m; j++)
        y[j] = x[j % n];
}

static void stretch_rule(const double *x, int n, const double *dy, int m,
                         double *dx)
{
    (void)x, (void)n, (void)m;
    sum_to(dy, two_rows, row, dx);
}

/* Whether a and b broadcast, and the rank and two sizes of the result. */
static void try_broadcast(const char *text, shape a, shape b,
                          const double right[4])
{
    shape out = {0};
    double got[4] = {broadcast(a, b, &out)};
    if (got[0] != 0) {
        got[1] = out.rank;
        got[2] = out.size[0], got[3] = out.size[1];
    }
    lab_examples(text, got, right, 4);
}

int main(void)
{
    const double delta[] = {1, 2, 10, 20, 100, 200};
    double db[2] = {0};
    bias_gradient(delta, 3, 2, db);
    lab_examples("bias_gradient(delta, 3, 2, db)", db, (double[]){111, 222}, 2);

    const shape matrix = {2, {4, 3}}, column = {2, {4, 1}}, four = {1, {4}};
    try_broadcast("[4 x 3] and [3]: yes, 2 axes, 4 x 3", matrix, row,
                  (double[]){1, 2, 4, 3});
    try_broadcast("[4 x 1] and [4]: yes, 2 axes, 4 x 4", column, four,
                  (double[]){1, 2, 4, 4});
    try_broadcast("[4 x 3] and [4]: no", matrix, four, (double[4]){0});

    const double dy[] = {1, 2, 3, 4, 5, 6};
    const shape two = {2, {2, 1}}, one = {0};
    double dx[3] = {0};
    sum_to(dy, two_rows, row, dx);
    lab_examples("sum_to [3]", dx, (double[]){5, 7, 9}, 3);
    sum_to(dy, two_rows, two, dx);
    lab_examples("sum_to [2 x 1]", dx, (double[]){6, 15}, 2);
    sum_to(dy, two_rows, one, dx);
    lab_example("sum_to []", dx[0], 21);

    double x[] = {0.5, -2, 3};
    const double yes = agrees(squares, squares_rule, x, 3, 3);
    const double got[] = {yes, x[0] == 0.5 && x[1] == -2 && x[2] == 3};
    lab_examples("squares and their rule agree, and x is what it was", got,
                 (double[]){1, 1}, 2);
    lab_example("squares and half of it agree",
                agrees(squares, half_of_it, x, 3, 3), 0);
    lab_example("a stretch and your sum_to agree",
                agrees(stretch, stretch_rule, x, 3, 6), 1);
    return lab_end();
}
