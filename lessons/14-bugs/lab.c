/* Lab 14: a doctor, three repairs, and a bug of your own.
 *
 * Blanks 2 to 4 are not empty: each is a function with a bug in it, and the
 * network learns with all three. Find them, mend them, and take their TODO
 * lines out. make lab-14 tries the examples of the comments, make hint-14
 * helps, make grade-14 gives points. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "lab.h"

/* ---- 1: a doctor ---- */

enum { MOST = 64 };

typedef void function(const double *x, int n, double *y, int m);
typedef void gradient_rule(const double *x, int n, const double *dy, int m,
                           double *dx);
typedef void stepper(double *w, double *v, const double *g, int n);
typedef void epoch(int *image, int *label);

/* A creature: somebody's training program, of which you see what it does. */
typedef struct creature {
    int n;          /* how many parameters; at most MOST */
    double *w;      /* their values, w[0 .. n-1]; leave them as they were */
    function *loss; /* loss(w, n, y, 1) writes its loss to y[0] */
    gradient_rule *gradient; /* gradient(w, n, dy, 1, g) writes the slopes:
                                g[i] = dy[0] dL/dw[i] */
    stepper *step;    /* step(w, v, g, n): moves w and its memory v, by g */
    int rows;         /* how many images it trains on; at most MOST */
    epoch *row_order; /* row_order(image, label): at each place of an epoch,
                         whose image is taken, and whose label */
} creature;

/* 1. Is the creature sick? It is well if all of this holds:
 *
 *   - Its gradient is that of its loss, at w: every number of it differs from
 *     nudging by at most 1e-4 of the *largest* number of the gradient. Nudge
 *     to both sides, by 1e-5. Losses may be large or tiny, some slopes 0.
 *   - Its step is that of momentum, up to rounding: v = 0.9 v + g and then
 *     w = w - 0.1 v, for every parameter.
 *   - In image[0 .. rows-1] every number 0 .. rows-1 is there once, in any
 *     order, and label[i] is image[i].
 *
 * Write a function for each. `agrees` of lab 08 is a start for the first, but
 * judges each number by its own size; here the largest one is the measure.
 * Call what you see, and choose well what you call it with: v and g of your
 * own, say, large and small. What passes one test may fail another. Return true
 * if it is sick, false if it is well. A false alarm costs more than a miss. */
bool diagnose(const creature *c)
{
    TODO(diagnose);
    return false;
}

/* ---- the network: this part is right ---- */

enum { IN = 2, HIDDEN = 6, OUT = 3, ROWS = 60 };
enum {
    W1 = 0,
    B1 = W1 + IN * HIDDEN,
    W2 = B1 + HIDDEN,
    B2 = W2 + HIDDEN * OUT
};
enum { COUNT = B2 + OUT };
static const double LEAK = 0.2, SMOOTH = 0.15, DECAY = 0.002;
static double point[ROWS * IN]; /* main makes them: three clouds */
static int cloud[ROWS];         /* which one: 0, 1 or 2 */

/* z = a w + b, row by row. */
static void dense(int in, int out, const double *a, const double *w,
                  const double *b, double *z)
{
    for (int r = 0; r < ROWS; r++)
        for (int j = 0; j < out; j++) {
            z[r * out + j] = b[j];
            for (int i = 0; i < in; i++)
                z[r * out + j] += a[r * in + i] * w[i * out + j];
        }
}

/* z = x W1 + b1, h = leaky ReLU of z, p = softmax(h W2 + b2). */
static void forward(const double *w, double *z, double *h, double *p)
{
    dense(IN, HIDDEN, point, w + W1, w + B1, z);
    for (int i = 0; i < ROWS * HIDDEN; i++)
        h[i] = z[i] > 0 ? z[i] : LEAK * z[i];
    dense(HIDDEN, OUT, h, w + W2, w + B2, p);
    for (int r = 0; r < ROWS; r++) {
        double sum = 0, *row = p + r * OUT;
        for (int j = 0; j < OUT; j++)
            sum += row[j] = exp(row[j]);
        for (int j = 0; j < OUT; j++)
            row[j] /= sum;
    }
}

/* What the network is told to say of class j in a row of this label. With
 * *label smoothing* it is never told to be quite sure: 0.9, 0.05, 0.05. */
static double target(int of_row, int j)
{
    return (j == of_row ? 1 - SMOOTH : 0) + SMOOTH / OUT;
}

/* The error E: cross-entropy, as a mean over the rows, and *weight decay*,
 * DECAY / 2 times the sum of the squares of all weights (not of the biases):
 *     E = 1/n sum over r, j of -t_rj ln p_rj + DECAY/2 sum of w^2 */
static double error_of(const double *w)
{
    static double z[ROWS * HIDDEN], h[ROWS * HIDDEN], p[ROWS * OUT];
    double sum = 0;
    forward(w, z, h, p);
    for (int i = 0; i < ROWS * OUT; i++)
        sum -= target(cloud[i / OUT], i % OUT) * log(p[i]) / ROWS;
    for (int k = 0; k < COUNT; k++)
        if (k < B1 || (k >= W2 && k < B2))
            sum += DECAY / 2 * w[k] * w[k];
    return sum;
}

/* ---- 2 to 4: its gradients by hand, with a bug in each function ---- */

/* 2. Mend this one. The delta of the output layer: the slope of E along the
 * numbers that softmax was given. In lesson 10 it was (p - y) / n. Is it so
 * here?
 * n rows; p and delta are [n x OUT].
 * Example: one row, p = 0.5, 0.3, 0.2, label 0. delta = -0.4, 0.25, 0.15. */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    TODO(delta_out);
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double y = j == label[r] ? 1 : 0;
            delta[r * OUT + j] = (p[r * OUT + j] - y) / n;
        }
}

/* 3. Mend this one. The delta of the hidden layer, below: what comes back
 * from the outputs, times the slope of the activation at z.
 * delta is [n x OUT], w2 [HIDDEN x OUT]; z and below are [n x HIDDEN].
 * Example: one row, delta = -0.4, 0.25, 0.15; a unit whose weights to the
 * outputs are 1, 2, 3 gets 0.55 where its z is 1.5, and 0.11 where it is -1.5.
 */
void delta_hidden(int n, const double *delta, const double *w2, const double *z,
                  double *below)
{
    TODO(delta_hidden);
    for (int r = 0; r < n; r++)
        for (int j = 0; j < HIDDEN; j++) {
            double sum = 0;
            for (int k = 0; k < OUT; k++)
                sum += delta[r * OUT + k] * w2[j * OUT + k];
            below[r * HIDDEN + j] = z[r * HIDDEN + j] > 0 ? sum : 0;
        }
}

/* 4. Mend this one. The slope of E along the weights w of a layer, [in x out];
 * a [n x in] is what goes into the layer, delta [n x out] what comes back.
 * Example: two rows, a = 1 and 2, delta = 0.5 and 0.25, w = 3:
 * dw = 1 * 0.5 + 2 * 0.25 + 0.002 * 3 = 1.006. */
void layer_gradient(int n, int in, int out, const double *a,
                    const double *delta, const double *w, double *dw)
{
    TODO(layer_gradient);
    for (int i = 0; i < in * out; i++)
        dw[i] = 0;
    for (int r = 0; r < n; r++)
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++) {
                dw[i * out + j] += a[r * in + i] * delta[r * out + j];
                dw[i * out + j] += DECAY * w[i * out + j];
            }
}

/* Right: the slope along a bias. */
static void bias_gradient(int out, const double *delta, double *db)
{
    for (int j = 0; j < out; j++)
        db[j] = 0;
    for (int i = 0; i < ROWS * out; i++)
        db[i % out] += delta[i];
}

/* The network as a function of its n parameters, and the rule for its slopes,
 * in the form of lab 08: f(x, n, y, m) writes y[0 .. m-1], here m = 1, and
 * rule(x, n, dy, m, dx) writes dx[i] = dy[0] * dE/dx[i]. */
static void network(const double *x, int n, double *y, int m)
{
    (void)n, (void)m;
    y[0] = error_of(x);
}

static void network_rule(const double *x, int n, const double *dy, int m,
                         double *dx)
{
    static double z[ROWS * HIDDEN], h[ROWS * HIDDEN], p[ROWS * OUT];
    static double out[ROWS * OUT], below[ROWS * HIDDEN];
    (void)m;
    forward(x, z, h, p);
    delta_out(ROWS, p, cloud, out);
    delta_hidden(ROWS, out, x + W2, z, below);
    layer_gradient(ROWS, IN, HIDDEN, point, below, x + W1, dx + W1);
    bias_gradient(HIDDEN, below, dx + B1);
    layer_gradient(ROWS, HIDDEN, OUT, h, out, x + W2, dx + W2);
    bias_gradient(OUT, out, dx + B2);
    for (int i = 0; i < n; i++)
        dx[i] *= dy[0];
}

/* ---- 5: a bug of your own ---- */

/* The rule of a layer y = x w + b with k inputs and k outputs, n rows:
 *     dw[i k + j] = sum over r of x[r k + i] dy[r k + j]
 *     db[j]       = sum over r of dy[r k + j]
 *     dx[r k + i] = sum over j of dy[r k + j] w[i k + j] */
typedef void layer_rule(int n, int k, const double *x, const double *w,
                        const double *dy, double *dw, double *db, double *dx);

/* A weak test of such a rule: one input, and what is right there. */
static bool weak_test(layer_rule *tested)
{
    const double x[] = {1, 2, 1, 2}, w[] = {2, 1, 1, 3}, dy[] = {1, 1, 1, 1};
    const double right[] = {2, 2, 4, 4, 2, 2, 3, 4, 3, 4};
    double got[10]; /* dw, db, dx */
    bool passes = true;
    for (int i = 0; i < 10; i++)
        got[i] = NAN;
    tested(2, 2, x, w, dy, got, got + 4, got + 6);
    for (int i = 0; i < 10; i++)
        if (!(fabs(got[i] - right[i]) <= 1e-9))
            passes = false;
    return passes;
}

/* 5. Write that rule with a bug in it, such that
 *
 *   - weak_test passes;
 *   - a good test finds it: for n = 2 to 5 rows, k = 2 to 4 units (not as many
 *     as rows) and ordinary numbers, some number is off by more than 1% of the
 *     largest right one of its array, dw, db or dx;
 *   - a network would still learn with it: the sum of all your numbers, each
 *     times the right one, is positive.
 *
 * What is special about the input of weak_test? What does it not tell apart? */
void plant(int n, int k, const double *x, const double *w, const double *dy,
           double *dw, double *db, double *dx)
{
    TODO(plant);
}

/* ---- what the examples need ---- */

static double draw(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) / 8388608.0 - 1; /* from -1 to 1 */
}

static void make_points(void)
{
    static const double centre[] = {-1, -1, 1, -1, 0, 1};
    unsigned state = 14;
    for (int r = 0; r < ROWS; r++) {
        cloud[r] = r % OUT;
        for (int i = 0; i < IN; i++)
            point[r * IN + i] = 0.8 * centre[cloud[r] * IN + i] + draw(&state);
    }
}

static void momentum(double *w, double *v, const double *g, int n)
{
    for (int i = 0; i < n; i++) {
        v[i] = 0.9 * v[i] + g[i];
        w[i] -= 0.1 * v[i];
    }
}

static void still(double *w, double *v, const double *g, int n)
{
    (void)w, (void)v, (void)g, (void)n;
}

static void in_order(int *image, int *label)
{
    for (int i = 0; i < ROWS; i++)
        image[i] = label[i] = i;
}

static void of_another(int *image, int *label)
{
    in_order(image, label);
    label[ROWS - 1] = 0;
}

/* x0^2 x1, and its slopes. */
static void small(const double *x, int n, double *y, int m)
{
    (void)n, (void)m;
    y[0] = x[0] * x[0] * x[1];
}

static void small_rule(const double *x, int n, const double *dy, int m,
                       double *dx)
{
    (void)n, (void)m;
    dx[0] = dy[0] * 2 * x[0] * x[1];
    dx[1] = dy[0] * x[0] * x[0];
}

static void half_rule(const double *x, int n, const double *dy, int m,
                      double *dx)
{
    small_rule(x, n, dy, m, dx);
    dx[1] /= 2;
}

static void begin(double *w)
{
    unsigned state = 1;
    for (int k = 0; k < COUNT; k++)
        w[k] = k < B1 || (k >= W2 && k < B2) ? draw(&state) : 0;
}

/* The share of points that it gets right after 200 steps. */
static double learnt(void)
{
    static double z[ROWS * HIDDEN], h[ROWS * HIDDEN], p[ROWS * OUT];
    double w[COUNT], v[COUNT] = {0}, g[COUNT], one = 1;
    int right = 0;
    begin(w);
    for (int t = 0; t < 200; t++) {
        network_rule(w, COUNT, &one, 1, g);
        momentum(w, v, g, COUNT);
    }
    forward(w, z, h, p);
    for (int r = 0; r < ROWS; r++) {
        const double *row = p + r * OUT, mine = row[cloud[r]];
        right += mine >= fmax(row[0], fmax(row[1], row[2]));
    }
    return (double)right / ROWS;
}

static void try_repairs(void)
{
    const double p[] = {0.5, 0.3, 0.2}, a[] = {1, 2}, d[] = {0.5, 0.25}, w = 3;
    const double delta[] = {-0.4, 0.25, 0.15}, z[] = {1.5, -1.5, 1, 1, 1, 1};
    const double w2[HIDDEN * OUT] = {1, 2, 3, 1, 2, 3};
    double out[OUT], below[HIDDEN], dw;
    delta_out(1, p, (int[]){0}, out);
    lab_examples("delta_out", out, delta, OUT);
    delta_hidden(1, delta, w2, z, below);
    lab_examples("delta_hidden, two units", below, (double[]){0.55, 0.11}, 2);
    layer_gradient(2, 1, 1, a, d, &w, &dw);
    lab_example("layer_gradient", dw, 1.006);
}

int main(void)
{
    double x[] = {3, 5}, w[COUNT];
    make_points();
    creature c = {2, x, small, small_rule, momentum, ROWS, in_order};
    lab_example("diagnose, one that is well", diagnose(&c), 0);
    c.gradient = half_rule;
    lab_example("diagnose, a slope is halved", diagnose(&c), 1);
    c.gradient = small_rule, c.step = still;
    lab_example("diagnose, it does not move", diagnose(&c), 1);
    c.step = momentum, c.row_order = of_another;
    lab_example("diagnose, the last label is another's", diagnose(&c), 1);
    try_repairs();
    begin(w);
    c = (creature){COUNT, w, network, network_rule, momentum, ROWS, in_order};
    lab_example("diagnose, the network of blanks 2 to 4", diagnose(&c), 0);
    lab_example("plant, whether it passes weak_test", weak_test(plant), 1);
    printf("\nThe network of blanks 2 to 4 learns to get %.0f%% of its points "
           "right.\nThat does not tell whether they are mended.\n",
           100 * learnt());
    return lab_end();
}
