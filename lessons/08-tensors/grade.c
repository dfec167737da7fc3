/* The cases of lab 08. Shapes are made so that it is known whether they
 * broadcast, and to what; sums over copies are the tape's gradients; rules are
 * made right, and then spoilt. */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "cases.h"

const char *const lab_uses = "";

static double between(tg_rng *rng, double low, double high)
{
    return low + (high - low) * tg_rng_uniform(rng);
}

static double signed_between(tg_rng *rng, double low, double high)
{
    const double x = between(rng, low, high);
    return tg_rng_below(rng, 2) ? x : -x;
}

static int whole(tg_rng *rng, int low, int high)
{
    return low + (int)tg_rng_below(rng, (uint64_t)(high - low + 1));
}

/* ---- bias_gradient ---- */

static void a_bias(lab_case *c, int i, tg_rng *rng)
{
    static const int size[][2] = {{3, 3}, {5, 3}, {2, 5}, {1, 4},
                                  {7, 2}, {3, 1}, {4, 6}, {6, 5}};
    enum { MOST = 42 };
    const int rows = size[i][0], columns = size[i][1];
    double delta[MOST], db[MOST];
    for (int k = 0; k < rows * columns; k++)
        delta[k] = signed_between(rng, 0.3, 2);
    for (int j = 0; j < columns; j++) {
        long double sum = 0;
        for (int at = (rows - 1) * columns + j; at >= 0; at -= columns)
            sum += delta[at];
        db[j] = (double)sum;
    }
    lab_text(c, "bias_gradient({%s}, %d, %d, db)",
             lab_list(delta, rows * columns), rows, columns);
    lab_in(c, rows), lab_in(c, columns);
    lab_in_all(c, delta, rows * columns);
    lab_kept(c, "delta", delta, rows * columns);
    lab_out_all(c, "db", db, columns);
}

/* ---- broadcast ---- */

enum { AXES = 4 };
typedef tg_shape shape; /* {rank, dim[]}, here of AXES axes at most */

static void shape_in(lab_case *c, shape s)
{
    lab_in(c, s.rank);
    for (int i = 0; i < AXES; i++)
        lab_in(c, i < s.rank ? s.dim[i] : 0);
}

static void a_pair(lab_case *c, shape a, shape b, const shape *out)
{
    double size[AXES] = {0};
    for (int i = 0; out && i < out->rank; i++)
        size[i] = out->dim[i];
    lab_text(c, "broadcast(%s, %s, &out)", tg_shape_print(a).text,
             tg_shape_print(b).text);
    shape_in(c, a), shape_in(c, b);
    lab_out(c, "the result", out != NULL);
    lab_out(c, "out.rank", out ? out->rank : 0);
    lab_out_all(c, "out.size", size, AXES);
}

/* Sizes of a result, no two of them the same. */
static shape a_result(int rank, tg_rng *rng)
{
    shape s = {.rank = rank};
    const int first = whole(rng, 0, 3), smallest = whole(rng, 2, 3);
    for (int k = 0; k < rank; k++)
        s.dim[(first + k) % rank] = smallest + k;
    return s;
}

/* s, with 1 along the axes that `ones` has a bit for, counted from the right,
 * and without its first `dropped` axes. */
static shape part_of(shape s, int ones, int dropped)
{
    shape part = {.rank = s.rank - dropped};
    for (int i = 0; i < part.rank; i++)
        part.dim[i] = ones >> (part.rank - 1 - i) & 1 ? 1 : s.dim[dropped + i];
    return part;
}

/* What a and b are of the result: where each has a 1, and lacks an axis; or,
 * with `clash`, along which axis from the right b is one larger than it. */
typedef struct pair {
    int rank, ones_a, lacks_a, ones_b, lacks_b;
    int clash; /* 1 the last axis; 0 none */
} pair;

static void write_pair(lab_case *c, pair p, bool turned, tg_rng *rng)
{
    const shape full = a_result(p.rank, rng);
    const shape a = part_of(full, p.ones_a, p.lacks_a);
    shape b = part_of(full, p.ones_b, p.lacks_b);
    const int none = (1 << p.rank) - 1; /* both have a 1, or nothing: */
    const shape out = part_of(full,
                              (p.ones_a | (none & ~(none >> p.lacks_a))) &
                                  (p.ones_b | (none & ~(none >> p.lacks_b))),
                              0);
    if (p.clash)
        b.dim[b.rank - p.clash] += 1;
    a_pair(c, turned ? b : a, turned ? a : b, p.clash ? NULL : &out);
}

/* Every other pair is turned: a has the 1s, or b, or both. */
static void two_axes(lab_case *c, int i, tg_rng *rng)
{
    static const pair pairs[] = {
        {2, 0, 0, 0, 0, 0}, {2, 1, 0, 0, 0, 0}, {2, 1, 0, 2, 0, 0},
        {2, 0, 0, 2, 0, 0}, {2, 3, 0, 0, 0, 0}, {2, 2, 0, 1, 0, 0},
        {2, 0, 0, 3, 0, 0}, {2, 0, 0, 0, 0, 1}, {2, 0, 0, 0, 0, 2},
        {2, 2, 0, 0, 0, 1}, {2, 1, 0, 0, 0, 2},
    };
    const int count = sizeof pairs / sizeof *pairs, p = whole(rng, 2, 4);
    if (i < count) /* one more: the sizes exchanged */
        write_pair(c, pairs[i], i % 2, rng);
    else
        a_pair(c, TG_SHAPE(p, 2 * p), TG_SHAPE(2 * p, p), NULL);
}

/* Ranks from 0 to 4. Aligned at the left, [5 x 3] and [5] would do. */
static void many_axes(lab_case *c, int i, tg_rng *rng)
{
    static const pair pairs[] = {
        {2, 0, 0, 0, 1, 0}, {2, 1, 0, 0, 1, 0}, {3, 0, 0, 0, 1, 0},
        {3, 2, 0, 1, 1, 0}, {4, 6, 0, 0, 2, 0}, {3, 0, 0, 0, 3, 0},
        {0, 0, 0, 0, 0, 0}, {1, 1, 0, 0, 0, 0}, {4, 5, 0, 10, 0, 0},
        {4, 0, 0, 5, 1, 0}, {3, 0, 0, 0, 0, 0}, {3, 0, 0, 0, 1, 1},
        {3, 0, 0, 0, 1, 2}, {4, 1, 0, 0, 0, 3}, {4, 0, 0, 0, 0, 4},
        {1, 0, 0, 0, 0, 1},
    };
    const int count = sizeof pairs / sizeof *pairs, p = whole(rng, 2, 4);
    if (i < count)
        write_pair(c, pairs[i], i % 2, rng);
    else if (i == count)
        a_pair(c, TG_SHAPE(p + 1, p), TG_SHAPE(p + 1), NULL);
    else
        a_pair(c, TG_SHAPE(p), TG_SHAPE(p, p + 1, 2 * p), NULL);
}

/* ---- sum_to: the gradient of what was stretched ---- */

static void sums_by_tape(const double *dy, shape from, shape to, double *dx)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = (tg_param)(tape, "x", to);
    tg_tensor *weights = tg_input(tape, "dy", from, dy);
    tg_backward(tg_sum(tg_mul((tg_expand)(x, from), weights)));
    for (size_t p = 0; p < x->count; p++)
        dx[p] = (double)x->grad->data[p];
    tg_tape_free(tape);
}

/* form: the rank, the axes of `to` that are 1, and how many it lacks. */
static void a_sum(lab_case *c, shape from, const int form[3], tg_rng *rng)
{
    enum { COPIES = 360 };
    double dy[COPIES], dx[COPIES];
    const shape to = part_of(from, form[1], form[2]);
    const int copies = (int)tg_shape_count(from);
    for (int k = 0; k < copies; k++)
        dy[k] = signed_between(rng, 0.3, 2);
    sums_by_tape(dy, from, to, dx);
    lab_text(c, "sum_to({%s}, %s, %s, dx)", lab_list(dy, copies),
             tg_shape_print(from).text, tg_shape_print(to).text);
    shape_in(c, from), shape_in(c, to);
    lab_in_all(c, dy, copies);
    lab_kept(c, "dy", dy, copies);
    lab_out_all(c, "dx", dx, (int)tg_shape_count(to));
}

/* Wrong places in dx are often beyond its end, and then no more is seen: what
 * overruns first, and where, tells mistakes apart. So these shapes are given,
 * in this order. */
static void sum_of_matrix(lab_case *c, int i, tg_rng *rng)
{
    static const int form[][3] = {{2, 0, 2}, {2, 0, 1}, {2, 0, 0}, {2, 2, 0},
                                  {2, 1, 0}, {2, 3, 0}, {2, 1, 1}};
    static const int size[][2] = {{2, 3}, {3, 4}, {3, 5}, {2, 4},
                                  {4, 3}, {3, 2}, {4, 5}};
    a_sum(c, TG_SHAPE(size[i][0], size[i][1]), form[i], rng);
}

static void sum_of_many(lab_case *c, int i, tg_rng *rng)
{
    static const int form[][3] = {{4, 0, 4}, {3, 0, 1}, {3, 0, 0}, {3, 2, 0},
                                  {3, 5, 0}, {4, 2, 1}, {4, 5, 0}, {4, 6, 0},
                                  {3, 1, 1}, {4, 0, 2}, {4, 0, 1}, {1, 0, 0},
                                  {0, 0, 0}};
    const shape from = i == 1   ? TG_SHAPE(2, 3, 4)
                       : i == 2 ? TG_SHAPE(3, 4, 2)
                                : a_result(form[i][0], rng);
    a_sum(c, from, form[i], rng);
}

/* ---- agrees: rules that are made right, and then spoilt ---- */

enum { LARGEST = 8 };
enum { LINE, SINE, SIGMOID, RELU, SQUARE, SOFTMAX };

/* How x, w and b are made. DENSE: all of w are numbers. APART: w is 1 on its
 * diagonal, so y_j depends on x_j alone; at the LOWEST point of a square all
 * slopes are 0, and NEAR it small; at a KINK there are numbers on both sides
 * of it; where all is FLAT, y is 0 as well; without bias, NO_BIAS. STRETCHED: x
 * to two rows. */
enum { DENSE, APART, LOWEST, NEAR, KINK, FLAT, NO_BIAS, STRETCHED };

/* How the rule is spoilt, by a number. ROW: dx[number] only. NO_OUTPUT:
 * dy[number] is not used. SAYS: dx[1] is the number. PLAIN_MEAN: of dy, in
 * softmax, in place of that weighed by p. */
enum { RIGHT, TIMES, ROW, NO_OUTPUT, SAYS, PLAIN_MEAN, NO_DY };
enum { COLUMNS = NO_DY + 1, ROWS, TRANSPOSED, NO_CURVE, LAST_ROW };

typedef struct plan {
    const char *what;
    int n, m, curve, form;
    double scale;
    int spoil;
    double number;
} plan;

static const plan plans[] = {
    {"y = x W + b, a right rule", 4, 3, LINE, DENSE, 1, RIGHT, 0},
    {"y = sin(x W + b), a right rule", 3, 4, SINE, DENSE, 1, RIGHT, 0},
    {"y = relu(x), a right rule, x near 0", 4, 4, RELU, KINK, 1, RIGHT, 0},
    {"y = softmax(x) / 1000, right", 4, 4, SOFTMAX, APART, 1e-3, RIGHT, 0},
    {"y = (x - p)^2 at p: slopes 0, right", 4, 4, SQUARE, LOWEST, 1, RIGHT, 0},
    {"y = (x - p)^2 near p, right", 4, 4, SQUARE, NEAR, 1, RIGHT, 0},
    {"y = relu(x - 2), x < 2, right", 4, 4, RELU, FLAT, 1, RIGHT, 0},
    {"y = 1e6 sin(x + b), right", 4, 4, SINE, APART, 1e6, RIGHT, 0},
    {"x in two rows, right: sums", 3, 6, LINE, STRETCHED, 1, RIGHT, 0},
    {"the rule says twice too much", 4, 4, SINE, APART, 1, TIMES, 2},
    {"all of dx has the wrong sign", 4, 3, SINE, DENSE, 1, TIMES, -1},
    {"dx is 0.02% too large", 4, 3, SINE, DENSE, 1, TIMES, 1.0002},
    {"slopes of 1e-8, but dx is 0", 6, 6, LINE, APART, 4e-8, TIMES, 0},
    {"y = softmax(x) / 1000, dx is 0", 4, 4, SOFTMAX, APART, 1e-3, TIMES, 0},
    {"x in two rows, the rule: means", 3, 6, LINE, STRETCHED, 1, TIMES, 0.5},
    {"only the last dx[i] is wrong", 4, 3, SINE, DENSE, 1, ROW, 3},
    {"only dx[0] is wrong", 4, 3, SIGMOID, DENSE, 1, ROW, 0},
    {"the rule forgets the last dy[j]", 4, 3, SIGMOID, DENSE, 1, NO_OUTPUT, 2},
    {"dx[1] is NaN", 4, 3, LINE, DENSE, 1, SAYS, NAN},
    {"dx[1] is infinite", 4, 3, SINE, DENSE, 1, SAYS, INFINITY},
    {"softmax(x) / 1000, plain mean of dy", 4, 4, SOFTMAX, APART, 1e-3,
     PLAIN_MEAN, 0},
    {"the rule takes every dy[j] for 1", 4, 3, SIGMOID, DENSE, 1, NO_DY, 0},
    {"the rule mixes up the columns of W", 4, 4, LINE, DENSE, 1, COLUMNS, 0},
    {"the rule mixes up the numbers of dx", 4, 4, LINE, DENSE, 1, ROWS, 0},
    {"the rule has W transposed", 4, 4, SIGMOID, DENSE, 1, TRANSPOSED, 0},
    {"y = sin(x), the rule forgets cos", 4, 4, SINE, NO_BIAS, 1, NO_CURVE, 0},
    {"x in two rows, the rule: last", 3, 6, LINE, STRETCHED, 1, LAST_ROW, 0},
};
enum { PLANS = sizeof plans / sizeof *plans };

/* calls.c says what the numbers are. */
typedef struct trial {
    int n, m, curve, slope;
    double x[LARGEST], w[LARGEST][LARGEST], b[LARGEST], scale[LARGEST];
    double back[LARGEST][LARGEST], times[LARGEST];
    double from_dy, own_mean, plain_mean;
} trial;

/* A number that is not itself again when 1e-5 is added and taken away: on the
 * other side of a power of two numbers are further apart. */
static double no_return(double power_of_two, tg_rng *rng)
{
    volatile double x, once, twice;
    do {
        x = power_of_two - between(rng, 1e-6, 9e-6);
        once = twice = x + 1e-5;
        once -= 1e-5, twice -= 2e-5, twice += 1e-5;
    } while (once == x || twice == x);
    return x;
}

static double bias(int form, double x, tg_rng *rng)
{
    return form == LOWEST                    ? -x
           : form == NEAR                    ? -x + 1e-3
           : form == FLAT                    ? -2
           : form == KINK || form == NO_BIAS ? 0
                                             : signed_between(rng, 0.2, 0.5);
}

static trial right_rule(const plan *p, tg_rng *rng)
{
    trial t = {.n = p->n, .m = p->m, .curve = p->curve, .slope = p->curve};
    const int form = p->form;
    const bool even = t.curve == LINE || t.curve == SOFTMAX;
    t.from_dy = t.own_mean = 1;
    for (int i = 0; i < t.n; i++) {
        const bool near = form == KINK && i < 2;
        const double sign = form == KINK ? 2 * (i % 2) - 1
                                         : signed_between(rng, 1, 1);
        t.x[i] = i == 1 ? no_return(near ? 0x1p-5 : 0x1p-1, rng)
                        : sign * (near ? 0.05 : 1) * between(rng, 0.4, 0.9);
        for (int j = 0; j < t.m; j++)
            t.w[i][j] = form == DENSE       ? signed_between(rng, 0.6, 1.4)
                        : form == STRETCHED ? i == j % t.n
                                            : i == j;
    }
    memcpy(t.back, t.w, sizeof t.w);
    for (int j = 0; j < t.m; j++) {
        t.b[j] = bias(form, t.x[j], rng);
        t.scale[j] = p->scale * (even ? 1 : between(rng, 0.7, 1.5));
        t.times[j] = t.scale[j];
    }
    return t;
}

/* back(i, j) becomes w(row of i and j, column of i and j). */
static void mix(trial *t, int how)
{
    for (int i = 0; i < t->n; i++)
        for (int j = 0; j < t->m; j++)
            t->back[i][j] = how == COLUMNS ? t->w[i][t->m - 1 - j]
                            : how == ROWS  ? t->w[t->n - 1 - i][j]
                                           : t->w[j][i];
}

static void spoil(trial *t, int how, double number)
{
    const int at = how == ROW || how == NO_OUTPUT ? (int)number : 0;
    for (int j = 0; how == TIMES && j < t->m; j++)
        t->times[j] *= number;
    for (int j = 0; how == ROW && j < t->m; j++)
        t->back[at][j] *= 1.5;
    for (int j = 0; how == LAST_ROW && j < t->n; j++)
        t->times[j] = 0;
    if (how == NO_OUTPUT)
        t->times[at] = 0;
    if (how == SAYS)
        t->back[1][0] = number;
    if (how == PLAIN_MEAN)
        t->own_mean = 0, t->plain_mean = 1;
    if (how == NO_DY)
        t->from_dy = 0;
    if (how == COLUMNS || how == ROWS || how == TRANSPOSED)
        mix(t, how);
    if (how == NO_CURVE)
        t->slope = LINE;
}

/* Plan i, in an order of the seed's. */
static const plan *plan_of(int i, tg_rng *rng)
{
    static int order[PLANS];
    for (int k = 0; i == 0 && k < PLANS; k++) {
        const int other = whole(rng, 0, k);
        order[k] = order[other];
        order[other] = k;
    }
    return &plans[order[i]];
}

static void a_trial(lab_case *c, int i, tg_rng *rng)
{
    const plan *p = plan_of(i, rng);
    trial t = right_rule(p, rng);
    spoil(&t, p->spoil, p->number);
    lab_text(c, "agrees(f, rule, x, %d, %d); %s", t.n, t.m, p->what);
    const double head[] = {t.n,       t.m,        t.curve,     t.slope,
                           t.from_dy, t.own_mean, t.plain_mean};
    lab_in_all(c, head, 7);
    for (int j = 0; j < t.m; j++) {
        lab_in(c, t.b[j]), lab_in(c, t.scale[j]), lab_in(c, t.times[j]);
        for (int k = 0; k < t.n; k++)
            lab_in(c, t.w[k][j]), lab_in(c, t.back[k][j]);
    }
    lab_in_all(c, t.x, t.n);
    lab_out(c, "the result", p->spoil == RIGHT);
    lab_kept(c, "x", t.x, t.n);
}

const lab_task lab_tasks[] = {
    {"bias_gradient", "1 to 7 rows", 2, 8, a_bias, 1e-12, 0, 0, 0},
    {"broadcast", "12 pairs of matrices", 2, 12, two_axes, 0, 0, "yes-no", 0},
    {"broadcast", "18 pairs of up to 4 axes", 4, 18, many_axes, 0, 0, "yes-no",
     0},
    {"sum_to", "matrices to rows, columns, numbers", 2, 7, sum_of_matrix, 1e-12,
     0, 0, 0},
    {"sum_to", "up to 4 axes", 4, 13, sum_of_many, 1e-12, 0, 0, 0},
    {"agrees", "9 right rules, 18 wrong ones", 10, PLANS, a_trial, 0, 0,
     "yes-no", 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 0},
};
