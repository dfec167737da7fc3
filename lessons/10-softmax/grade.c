/* What lab 10 is graded on.
 *
 * The right numbers come by other ways than the answer's: a sum of exponentials
 * two terms at a time, in long double; slopes by nudging; and, for the op,
 * tapegrad's own (which its tests compare with nudging). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cases.h"

enum { MOST = 24, LINE = 8 }; /* numbers of a tensor, of a row */

static int between(tg_rng *rng, int low, int high)
{
    return low + (int)tg_rng_below(rng, (uint64_t)(high - low + 1));
}

/* Two decimals, so that a message can show what went in. */
static double number(tg_rng *rng, double low, double high)
{
    return round(100 * (low + (high - low) * tg_rng_uniform(rng))) / 100;
}

static void fill(tg_rng *rng, double *x, int n, double low, double high)
{
    for (int j = 0; j < n; j++)
        x[j] = number(rng, low, high);
}

/* ln(e^a + e^b) = the larger + ln(1 + e^-|a - b|), term by term. */
static long double logs_added(const long double *z, int n)
{
    long double sum = z[0];
    for (int j = 1; j < n; j++)
        sum = fmaxl(sum, z[j]) + log1pl(expl(-fabsl(sum - z[j])));
    return sum;
}

/* ---- log_sum_exp ---- */

static void log_sum_exp_of(lab_case *c, const double *z, int n)
{
    long double exact[LINE] = {0};
    for (int j = 0; j < n; j++)
        exact[j] = z[j];
    lab_text(c, "log_sum_exp({%s}, %d)", lab_list(z, n), n);
    lab_in(c, n), lab_in_all(c, z, n);
    lab_out(c, "the result", (double)logs_added(exact, n));
    lab_kept(c, "z", z, n);
}

static void small_sum_case(lab_case *c, int i, tg_rng *rng)
{
    static const double low[] = {0.5, -4, -3, -9};
    double z[LINE];
    const int n = i == 0 ? 1 : between(rng, 2, LINE);
    fill(rng, z, n, low[i % 4], low[i % 4] + 5);
    log_sum_exp_of(c, z, n);
}

static void large_sum_case(lab_case *c, int i, tg_rng *rng)
{
    const double size = between(rng, 900, 1100), step = number(rng, 0.2, 2);
    const double line[][3] = {{size, size - step, size - 2 * step},
                              {-size, -size - step, -size + step},
                              {-size, size, size - step},
                              {size, -size, 3},
                              {-size, step, 1}};
    log_sum_exp_of(c, line[i], 3);
}

/* ---- cross_entropy ---- */

/* -sum y ln softmax(z) where z[k] is moved by h. */
static long double entropy(const double *z, const double *y, int n, int k,
                           long double h)
{
    long double moved[LINE] = {0}, e = 0;
    for (int j = 0; j < n; j++)
        moved[j] = (long double)z[j] + (j == k ? h : 0);
    const long double all = logs_added(moved, n);
    for (int j = 0; j < n; j++)
        e += y[j] * (all - moved[j]);
    return e;
}

/* By nudging, from four places: what is left is of the size of h^4. */
static double slope(const double *z, const double *y, int n, int k)
{
    const long double h = 1e-3L;
    const long double far = entropy(z, y, n, k, 2 * h);
    const long double near = entropy(z, y, n, k, h);
    return (double)((8 * (near - entropy(z, y, n, k, -h)) -
                     (far - entropy(z, y, n, k, -2 * h))) /
                    (12 * h));
}

enum { ENERGY, DELTA, BOTH }; /* what comes back, as in calls.c */

static void cross_entropy_of(lab_case *c, int wanted, const double *z,
                             const double *y, int n)
{
    double delta[LINE];
    for (int j = 0; j < n; j++)
        delta[j] = slope(z, y, n, j);
    lab_text(c, "cross_entropy({%s}, {%s}, %d, delta)", lab_list(z, n),
             lab_list(y, n), n);
    lab_in(c, wanted), lab_in(c, n), lab_in_all(c, z, n), lab_in_all(c, y, n);
    if (wanted != DELTA)
        lab_out(c, "E", (double)entropy(z, y, n, 0, 0));
    lab_kept(c, "z", z, n), lab_kept(c, "y", y, n);
    if (wanted != ENERGY)
        lab_out_all(c, "delta", delta, n);
}

/* Shares in hundredths that add up to 1, none of them 0; with `one`, a 1 and
 * zeros. */
static void shares(tg_rng *rng, double *y, int n, bool one)
{
    int left = 100;
    for (int j = 0; j < n; j++) {
        const int share = j == n - 1 ? left : between(rng, 5, left / 2);
        left -= share;
        y[j] = one ? 0 : share / 100.0;
    }
    if (one)
        y[between(rng, 0, n - 1)] = 1;
}

static void entropy_case(lab_case *c, int i, tg_rng *rng, int wanted)
{
    double z[LINE], y[LINE];
    const int n = between(rng, 3, 5);
    fill(rng, z, n, -2, 3);
    shares(rng, y, n, i % 3 == 0);
    cross_entropy_of(c, wanted, z, y, n);
}

static void e_case(lab_case *c, int i, tg_rng *rng)
{
    entropy_case(c, i, rng, ENERGY);
}

static void delta_case(lab_case *c, int i, tg_rng *rng)
{
    entropy_case(c, i, rng, DELTA);
}

static void large_entropy_case(lab_case *c, int i, tg_rng *rng)
{
    const double size = between(rng, 900, 1100), step = number(rng, 0.3, 2);
    const double z[][3] = {{size, 0, step},
                           {-size, -size - step, -size},
                           {size - step, -size, size},
                           {-size, step, 0}};
    double y[3];
    shares(rng, y, 3, i % 2 == 0);
    cross_entropy_of(c, BOTH, z[i / 2], y, 3);
}

static void sum_of_y_case(lab_case *c, int i, tg_rng *rng)
{
    double z[LINE], y[LINE] = {0};
    const int n = between(rng, 3, 5);
    fill(rng, z, n, -2, 3);
    if (i % 3 == 1)
        y[between(rng, 0, n - 1)] = 3;
    else if (i % 3 == 2)
        fill(rng, y, n, 0.6, 2);
    cross_entropy_of(c, BOTH, z, y, n);
}

/* ---- one_hot ---- */

static void one_hot_of(lab_case *c, const double *label, int rows, int classes,
                       int strange)
{
    double y[10 * LINE];
    for (int i = 0; i < rows * classes; i++)
        y[i] = label[i / classes] == i % classes;
    lab_text(c, "one_hot({%s}, %d, %d, y)", lab_list(label, rows), rows,
             classes);
    lab_in(c, rows), lab_in(c, classes), lab_in_all(c, label, rows);
    lab_out(c, "the result", strange);
    lab_kept(c, "label", label, rows);
    lab_out_all(c, "y", y, rows * classes);
}

/* The first rows have all classes once, so that both ends are there. */
static void labels_case(lab_case *c, int i, tg_rng *rng)
{
    double label[10];
    const int classes = i == 0 ? 1 : between(rng, 3, 5);
    const int rows = classes + between(rng, 1, 3);
    for (int r = 0; r < rows; r++)
        label[r] = r < classes ? classes - 1 - r : between(rng, 0, classes - 1);
    one_hot_of(c, label, rows, classes, 0);
}

/* Cases 0 to 7 begin and end well. In the last one a label that is too large
 * is that of the last row: whoever writes its 1 writes beyond y. */
static void strange_labels_case(lab_case *c, int i, tg_rng *rng)
{
    double label[7] = {1, 0, 2, 1, 0, 2, 1};
    const double strange[][2] = {{-1, -1}, {3, 3}, {-2, 5}, {3, -1}};
    const int at = i == 8 ? 6 : between(rng, 1, 4);
    label[at] = i == 8 ? 3 : strange[i % 4][0];
    if (i >= 2 && i < 8)
        label[at + 2] = strange[i % 4][1];
    one_hot_of(c, label, 7, 3, i >= 2 && i < 8 ? 2 : 1);
}

/* ---- the op ---- */

typedef struct place {
    tg_shape shape;
    int axis;
} place;

/* No two sizes of a shape are equal, and no line has one number alone: else
 * wrong axes might not be seen. In the first a step that is too large stays
 * inside: it has twice as many lines as numbers on a line. */
static const place places[] = {
    {{2, {4, 2}}, 1},    {{2, {4, 3}}, 0},     {{1, {5}}, 0},
    {{3, {2, 3, 4}}, 1}, {{3, {3, 2, 4}}, 0},  {{3, {4, 2, 3}}, 2},
    {{2, {3, 5}}, -1},   {{3, {3, 4, 2}}, -2},
};
enum { PLACES = sizeof places / sizeof *places };

static void put_place(lab_case *c, const place *p)
{
    lab_in(c, p->shape.rank);
    for (int a = 0; a < p->shape.rank; a++)
        lab_in(c, p->shape.dim[a]);
    lab_in(c, p->axis);
}

static void shape_of(lab_case *c, const place *p, bool refused)
{
    double dim[TG_MAX_RANK] = {0};
    for (int a = 0; a < p->shape.rank && !refused; a++)
        dim[a] = p->shape.dim[a];
    lab_text(c, "log_softmax_shape(y), z of shape %s, axis %d",
             tg_shape_print(p->shape).text, p->axis);
    put_place(c, p);
    lab_out(c, "whether it was refused (0 no, 1 yes)", refused);
    lab_out(c, "y->shape.rank", refused ? 0 : p->shape.rank);
    lab_out_all(c, "y->shape.dim", dim, TG_MAX_RANK);
}

static void shape_case(lab_case *c, int i, tg_rng *rng)
{
    (void)rng;
    shape_of(c, &places[i], false);
}

static void refused_case(lab_case *c, int i, tg_rng *rng)
{
    static const place bad[] = {
        {{2, {2, 3}}, 2},    {{2, {3, 2}}, -3},   {{1, {4}}, 1},
        {{0, {0}}, -1},      {{0, {0}}, 0},       {{2, {3, 0}}, 1},
        {{3, {2, 0, 4}}, 1}, {{3, {2, 3, 4}}, 5}, {{2, {0, 3}}, -2},
    };
    static const place good[] = {
        {{2, {1, 4}}, 0}, {{2, {0, 3}}, 1}, {{2, {3, 0}}, 0}};
    (void)rng;
    shape_of(c, i < 9 ? &bad[i] : &good[i - 9], i < 9);
}

/* By tapegrad's own op: y, g = dz for the cotangent dy, and h, the gradient of
 * sum w dz. */
static void taped(const place *p, const double *z, const double *dy,
                  const double *w, double *y, double *g, double *h)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param(tape, "z", p->shape), *dx;
    tg_set(x, z);
    tg_tensor *logs = tg_log_softmax(x, p->axis);
    tg_grads(logs, tg_constant(tape, p->shape, dy), 1, &x, &dx);
    tg_tensor *sum = tg_sum(tg_mul(dx, tg_constant(tape, p->shape, w)));
    memcpy(y, logs->data, x->count * sizeof *y);
    memcpy(g, dx->data, x->count * sizeof *g);
    memcpy(h, tg_grad(sum, x)->data, x->count * sizeof *h);
    tg_tape_free(tape);
}

/* Numbers about 0, or around 1000 and -1000. */
static void draw(tg_rng *rng, double *z, int count, bool large)
{
    fill(rng, z, count, -3, 3);
    for (int i = 0; i < count && large; i++)
        z[i] += (between(rng, 0, 2) - 1) * 1000.0;
}

static void forward_of(lab_case *c, int i, tg_rng *rng, bool large)
{
    const place *p = &places[i % PLACES];
    const int count = (int)tg_shape_count(p->shape);
    double z[MOST], y[MOST], unused[MOST];
    draw(rng, z, count, large);
    taped(p, z, z, z, y, unused, unused);
    lab_text(c, "log_softmax_forward(y), z of shape %s, axis %d: {%s}",
             tg_shape_print(p->shape).text, p->axis, lab_list(z, count));
    put_place(c, p);
    lab_in_all(c, z, count);
    lab_out_all(c, "y->data", y, count);
    lab_kept(c, "z->data", z, count);
}

static void forward_case(lab_case *c, int i, tg_rng *rng)
{
    forward_of(c, i, rng, false);
}

static void large_forward_case(lab_case *c, int i, tg_rng *rng)
{
    forward_of(c, i, rng, true);
}

/* ---- the rule ---- */

static void rule_of(lab_case *c, int i, tg_rng *rng, bool twice, bool large)
{
    const place *p = &places[i % PLACES];
    const int count = (int)tg_shape_count(p->shape);
    double z[MOST], y[MOST], dy[MOST], w[MOST], g[MOST], h[MOST];
    draw(rng, z, count, large);
    fill(rng, dy, count, 0.5, 2);
    fill(rng, w, count, -2, 2);
    taped(p, z, dy, w, y, g, h);
    lab_text(c, "%s, %s, axis %d: z = {%s}, dy = {%s}",
             twice ? "the rule, and its gradient"
                   : "log_softmax_rule(y, dy, 0)",
             tg_shape_print(p->shape).text, p->axis, lab_list(z, count),
             lab_list(dy, count));
    lab_in(c, twice), put_place(c, p);
    lab_in_all(c, z, count), lab_in_all(c, y, count);
    lab_in_all(c, dy, count), lab_in_all(c, w, count);
    lab_out_all(c, "what z receives", g, count);
    if (twice)
        lab_out_all(c, "the second derivative", h, count);
}

static void rule_case(lab_case *c, int i, tg_rng *rng)
{
    rule_of(c, i, rng, false, false);
}

static void large_rule_case(lab_case *c, int i, tg_rng *rng)
{
    rule_of(c, i, rng, false, true);
}

static void twice_case(lab_case *c, int i, tg_rng *rng)
{
    rule_of(c, i, rng, true, false);
}

const lab_task lab_tasks[] = {
    {"log_sum_exp", "ln sum e^z", 1, 12, small_sum_case, 1e-10, 0, NULL, 0},
    {"log_sum_exp", "the same, with logits of 1000", 2, 5, large_sum_case,
     1e-11, 0, NULL, 0},
    {"cross_entropy", "E, one-hot and soft labels", 2, 12, e_case, 1e-9, 0,
     NULL, 0},
    {"cross_entropy", "delta, one-hot and soft labels", 2, 12, delta_case, 1e-9,
     0, NULL, 0},
    {"cross_entropy", "both, with logits of 1000", 2, 8, large_entropy_case,
     1e-9, 0, NULL, 0},
    {"cross_entropy", "both, where y does not add up to 1", 1, 9, sum_of_y_case,
     1e-9, 0, NULL, 0},
    {"one_hot", "labels become rows", 2, 6, labels_case, 0, 0, NULL, 0},
    {"one_hot", "labels that are no classes", 1, 9, strange_labels_case, 0, 0,
     NULL, 0},
    {"log_softmax_shape", "the shape of the result", 1, PLACES, shape_case, 0,
     0, NULL, 0},
    {"log_softmax_shape", "what cannot be right is refused", 2, 12,
     refused_case, 0, 0, NULL, 0},
    {"log_softmax_forward", "the numbers, along any axis", 4, PLACES,
     forward_case, 1e-9, 0, NULL, 0},
    {"log_softmax_forward", "the same, with logits of 1000", 2, PLACES,
     large_forward_case, 1e-9, 0, NULL, 0},
    {"log_softmax_rule", "what z receives, along any axis", 4, PLACES,
     rule_case, 1e-8, 0, NULL, 0},
    {"log_softmax_rule", "the same, with logits of 1000", 1, PLACES,
     large_rule_case, 1e-8, 0, NULL, 0},
    {"log_softmax_rule", "the second derivative, by tape calls", 3, PLACES,
     twice_case, 1e-8, 0, NULL, 0},
    {NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0},
};

/* What main and the op call, and what a rule might be made of. */
const char *const lab_uses =
    "tg_tape_new tg_tape_free tg_param tg_set tg_input tg_init_normal tg_apply "
    "tg_backward_from tg_set_fail_handler tg_gradcheck_twice tg_fail_op "
    "tg_fail tg_shape_of "
    "tg_shape_line tg_shape_same tg_shape_axis tg_shape_like_input "
    "tg_flops_elementwise tg_zeros tg_ones tg_full tg_add tg_sub tg_mul tg_div "
    "tg_neg tg_exp tg_log tg_add_scalar tg_mul_scalar tg_sum tg_mean "
    "tg_axes_one tg_axes_of tg_softmax tg_expand tg_detach tg_named";
