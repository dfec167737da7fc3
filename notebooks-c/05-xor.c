/* %% [markdown]
# XOR: why nothing happens, and then everything

A network with one hidden layer learns XOR. Its loss stands still for hundreds
of steps, then falls within a few dozen. Such a stretch is called a **plateau**.
The usual suspect is saturation: units whose slope is nearly 0. Here the cause
is another one, and a single number per unit shows it.

Lesson 07 counts how many of a thousand starts are solved. This notebook takes
one start and asks *why* it waits. Then it takes three that differ only in a
bias. Two of them fail, and the same number says why.
*/
// %% includes Includes
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "nb.h"

/* %% [markdown]
The network is 2-3-1: z₁ = x W₁ + b₁, h = f(z₁), z = h W₂ + b₂. The answer is
p = sigmoid(z). The loss L is the cross-entropy over the four corners of the
square. There are 13 numbers to learn.
*/
// %% network The network and its loss
enum { UNITS = 3, STEPS = 1000, NUMBERS = 4 * UNITS + 1 };

static const tg_real corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
static const tg_real targets[] = {0, 1, 1, 0};

typedef struct network {
    tg_tape *tape;
    tg_tensor *param[4]; /* W1, b1, W2, b2 */
    tg_activation *f;
    tg_tensor *h, *z; /* of the last run */
} network;

static network make(tg_tape *tape, tg_activation *f, uint64_t seed)
{
    tg_rng rng = tg_rng_new(seed);
    network n = {.tape = tape, .f = f};
    n.param[0] = tg_param(tape, "W1", 2, UNITS);
    n.param[1] = tg_param(tape, "b1", UNITS);
    n.param[2] = tg_param(tape, "W2", UNITS, 1);
    n.param[3] = tg_param(tape, "b2", 1);
    tg_init_uniform(n.param[0], -0.5, 0.5, &rng);
    tg_init_uniform(n.param[2], -0.5, 0.5, &rng);
    return n;
}

static tg_tensor *run(network *n, tg_tensor *x)
{
    n->h = n->f(tg_add(tg_matmul(x, n->param[0]), n->param[1]));
    n->z = tg_add(tg_matmul(n->h, n->param[2]), n->param[3]);
    return n->z;
}

static tg_tensor *loss_of(network *n)
{
    tg_tensor *x = tg_input(n->tape, "x", TG_SHAPE(4, 2), corners);
    tg_tensor *y = tg_input(n->tape, "y", TG_SHAPE(4, 1), targets);
    return tg_named(tg_bce_with_logits(run(n, x), y), "L");
}

/* %% [markdown]
The training is filmed: the 13 numbers of every step are kept, so that any
moment can be looked at again.
*/
// %% film All numbers of every step
static tg_real film[STEPS + 1][NUMBERS];

static void keep(const network *n, int step)
{
    tg_real *to = film[step];
    for (int i = 0; i < 4; to += n->param[i++]->count)
        memcpy(to, n->param[i]->data, n->param[i]->count * sizeof *to);
}

static void go_to(network *n, int step)
{
    const tg_real *from = film[step];
    for (int i = 0; i < 4; from += n->param[i++]->count)
        tg_set(n->param[i], from);
}

// %% tools What is looked at: h and p at a corner, the decision boundary
static double h_of(const network *n, int corner, int unit)
{
    return (double)n->h->data[corner * UNITS + unit];
}

static double p_of(const network *n, int corner)
{
    return 1 / (1 + exp(-(double)n->z->data[corner]));
}

static double says_one(double x1, double x2, void *context)
{
    network *n = context;
    const tg_mark start = tg_tape_mark(n->tape);
    const tg_real point[] = {(tg_real)x1, (tg_real)x2};
    run(n, tg_input(n->tape, "x", TG_SHAPE(1, 2), point));
    const double p = p_of(n, 0);
    tg_rewind(n->tape, start);
    return p;
}

static tg_plot *boundary(network *n, int step)
{
    char title[40];
    snprintf(title, sizeof title, "Step %d", step);
    go_to(n, step);
    tg_plot *plot = tg_plot_new(title, "x1", "x2");
    tg_plot_boundary(plot, says_one, n, -0.5, 1.5, -0.5, 1.5);
    tg_plot_range(plot, -0.5, 1.5, -0.5, 1.5);
    tg_plot_points(plot, "is 0", 2, (double[]){0, 1}, (double[]){0, 1});
    tg_plot_points(plot, "is 1", 2, (double[]){0, 1}, (double[]){1, 0});
    return plot;
}

// %% bends The bend of a unit (explained below), and the square it makes
static double bend(const network *n, int unit)
{
    const double b = h_of(n, 0, unit) - h_of(n, 1, unit) - h_of(n, 2, unit) +
                     h_of(n, 3, unit);
    return fabs(b) < 1e-6 ? 0 : b; /* that is rounding */
}

/* The two diagonals of the square, as units 2 and 3 see them. */
static tg_plot *diagonals(network *n, int step, const char *title)
{
    tg_plot *plot = tg_plot_new(title, "h of unit 2", "h of unit 3");
    go_to(n, step);
    loss_of(n);
    for (int odd = 0; odd < 2; odd++) {
        const int a = odd ? 1 : 0, b = odd ? 2 : 3;
        const double x[] = {h_of(n, a, 1), h_of(n, b, 1)};
        const double y[] = {h_of(n, a, 2), h_of(n, b, 2)};
        tg_plot_line(plot, odd ? "01 to 10: ones" : "00 to 11: zeros", 2, x, y);
    }
    return plot;
}

/* %% [markdown]
The last tool is for the end: a network of ReLUs from a given bias, with what
its units did at the start, how many of them ever moved, and the final loss.
*/
// %% relus A start with ReLUs
static void relu_start(double bias, double *losses)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape, tg_relu, 22);
    tg_optimizer *sgd = tg_sgd(tape, 0.5);
    const tg_mark start = tg_tape_mark(tape);
    tg_init_constant(n.param[1], bias);
    keep(&n, 0);
    for (int step = 0; step <= STEPS; step++) {
        tg_rewind(tape, start);
        tg_tensor *loss = loss_of(&n);
        losses[step] = tg_item(loss);
        for (int k = 0; step == 0 && k < UNITS; k++) {
            int on = 0;
            for (int i = 0; i < 4; i++)
                on += h_of(&n, i, k) > 0;
            printf("%2d/4 %6.3f  ", on, bend(&n, k));
        }
        tg_backward(loss);
        tg_optimizer_step(sgd);
    }
    int moved = 0; /* units of which a weight or the bias is another now */
    for (int k = 0; k < UNITS; k++)
        moved += n.param[0]->data[k] != film[0][k] ||
                 n.param[0]->data[UNITS + k] != film[0][UNITS + k] ||
                 n.param[1]->data[k] != film[0][2 * UNITS + k];
    printf("%4d   %.3f  ", moved, losses[STEPS]);
    for (int i = 0; i < 4; i++)
        printf(" %.2f", p_of(&n, i));
    printf("\n");
    tg_tape_free(tape);
}

int main(void)
{
    /* %% [markdown]
    ## The start, and a check of one gradient

    The weights begin between -0.5 and 0.5, the biases at 0. The activation is
    tanh. The seed was picked because this start waits long. Others wait less.

    Before a gradient is trusted it is asked for three times, for the
    weight v that leads from unit 3 to the output: from the tape, from the
    formula ∂L/∂v = ¼ Σ (p − y) h, and by nudging v by 0.05 to both sides.
    */
    // %% check One gradient, three ways   tolerance=0.01
    tg_tape *tape = tg_tape_new();
    network n = make(tape, tg_tanh, 3);
    tg_optimizer *sgd = tg_sgd(tape, 0.5);
    const tg_mark start = tg_tape_mark(tape);
    keep(&n, 0);
    tg_tensor *w2 = n.param[2], *loss = loss_of(&n);
    tg_backward(loss);
    double formula = 0, nudged[2];
    for (int i = 0; i < 4; i++)
        formula += (p_of(&n, i) - (double)targets[i]) * h_of(&n, i, 2) / 4;
    printf("loss %.3f; if all p were 1/2: ln 2 = %.3f\n", tg_item(loss),
           log(2));
    printf("dL/dv: tape %.5f, formula %.5f", (double)w2->grad->data[2],
           formula);
    for (int side = 0; side < 2; side++) {
        go_to(&n, 0);
        w2->data[2] += side ? (tg_real)0.05 : (tg_real)-0.05;
        tg_touch(w2);
        nudged[side] = tg_item(loss_of(&n));
    }
    printf(", nudging %.5f\n", (nudged[1] - nudged[0]) / 0.1);
    go_to(&n, 0);
    tg_rewind(tape, start);

    /* %% [markdown]
    All three agree.

    ## The loss curve

    1000 steps of gradient descent with all four corners, rate 0.5. Next to the
    loss, the sizes of three gradients are kept, those of W₁, b₁ and W₂ (size:
    the root of the mean of the squares). Which steps are worth a look?
    */
    // %% train The loss while it learns   tolerance=0.02
    static double losses[STEPS + 1], sizes[3][STEPS + 1];
    static double bends[UNITS][STEPS + 1];
    tg_film *pages = tg_film_new(); /* for the replay page below */
    tg_film_boundary(pages, says_one, &n, -0.5, 1.5, -0.5, 1.5);
    tg_film_points(pages, 4, (double[]){0, 0, 1, 1}, (double[]){0, 1, 0, 1},
                   (double[]){0, 1, 1, 0});
    for (int step = 0; step <= STEPS; step++) {
        keep(&n, step);
        loss = loss_of(&n);
        losses[step] = tg_item(loss);
        tg_backward(loss);
        for (int i = 0; i < 3; i++)
            sizes[i][step] = tg_rms(n.param[i]->grad);
        for (int k = 0; k < UNITS; k++)
            bends[k][step] = bend(&n, k);
        tg_record(step < STEPS ? pages : NULL, loss);
        tg_optimizer_step(sgd);
        tg_rewind(tape, start);
    }
    const int moments[] = {400, 560, 600, STEPS};
    double at[4], height[4];
    for (int i = 0; i < 4; i++) {
        at[i] = moments[i];
        height[i] = losses[moments[i]];
        printf("step %4d  loss %.3f\n", moments[i], height[i]);
    }
    tg_plot *plot = tg_plot_new("The loss of XOR", "step", "loss");
    tg_plot_line(plot, "loss", STEPS + 1, NULL, losses);
    tg_plot_points(plot, "looked at below", 4, at, height);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    At step 400 the loss is still ln 2 to three digits. At step 600 it is
    0.387. Here are the four marked moments: in the plateau, at the beginning
    of the fall, in the middle of it, and at the end.
    */
    // %% boundaries Four moments   tolerance=0.05
    for (int i = 0; i < 4; i++) {
        plot = boundary(&n, moments[i]);
        nb_plot(plot);
        tg_plot_free(plot);
        loss_of(&n);
        printf("step %4d: p at 00, 01, 10, 11: %.2f %.2f %.2f %.2f\n",
               moments[i], p_of(&n, 0), p_of(&n, 1), p_of(&n, 2), p_of(&n, 3));
        tg_rewind(tape, start);
    }

    /* %% [markdown]
    In the plateau there is one line, and it helps little: p is close to 1/2
    everywhere. At step 560 the line has turned and cuts off one corner. Three
    of the four are right. At step 600 another corner is cut off too, and all
    four are right. What comes after makes the answers more certain.

    The HTML of this notebook has all of it in one page: the upper slider goes
    through the training, the lower one through the two passes of that step.
    */
    // %% replay The whole training, and both passes of each step
    go_to(&n, STEPS);
    nb_replay(loss_of(&n), pages);
    tg_film_free(pages);
    tg_rewind(tape, start);

    /* %% [markdown]
    ## Too flat, or too straight?

    A unit is **too flat** when the slope of its tanh, 1 − h², is near 0: it is
    saturated. But there is another way to be useless. For anything linear in
    x, the sum over one diagonal of the square equals the sum over the other.
    Call

    > Bₖ = hₖ(0,0) − hₖ(0,1) − hₖ(1,0) + hₖ(1,1)

    the **bend** of unit k. It is 0 for a unit that is **too straight**. Now
    split p − y in the formula for ∂L/∂vₖ into (p − ½) − (y − ½). The second
    part gives exactly Bₖ/8, and the targets appear nowhere else. So *all that v
    learns of XOR from a unit is its bend*. The first part, ¼ Σ (p − ½) h, only
    draws p to 1/2. In the plateau, at step 400:
    */
    // %% slopes Slope and bend in the plateau   tolerance=0.05
    go_to(&n, 400);
    loss = loss_of(&n);
    tg_backward(loss);
    printf("unit  least slope       B/8  (p - 1/2) h       sum      tape\n");
    for (int k = 0; k < UNITS; k++) {
        double slope = 1, rest = 0, b = bend(&n, k) / 8;
        for (int i = 0; i < 4; i++) {
            slope = fmin(slope, 1 - h_of(&n, i, k) * h_of(&n, i, k));
            rest += (p_of(&n, i) - 0.5) * h_of(&n, i, k) / 4;
        }
        printf("%4d %12.2f %9.5f %12.5f %9.5f %9.5f\n", k + 1, slope, b, rest,
               b + rest, (double)w2->grad->data[k]);
    }
    tg_rewind(tape, start);

    /* %% [markdown]
    No slope is below 0.9: no unit is saturated. The bends are tiny. The plateau
    is not made of dead units. It is made of straight ones.

    ## How it ends

    W₁ has the same trouble. While p is 1/2, its gradient is vₖ/8 times a
    difference of slopes between corners, and a straight unit has one slope. So
    all gradients are small together. A place where all of them are 0, and which
    is no minimum, is a **saddle point**. Near one, a small distance from it
    grows in proportion to itself. On a logarithmic axis that is a straight
    rise, as that of W₁ from about step 240 to 400. Further away it grows faster
    still.
    */
    // %% growth Gradients and bends over time   tolerance=0.05
    static const char *const names[] = {"W1", "b1", "W2"};
    plot = tg_plot_new("Sizes of the gradients", "step", "size");
    for (int i = 0; i < 3; i++)
        tg_plot_line(plot, names[i], STEPS + 1, NULL, sizes[i]);
    tg_plot_log_y(plot, true);
    nb_plot(plot);
    tg_plot_free(plot);
    plot = tg_plot_new("How far each unit is bent", "step", "B");
    for (int k = 0; k < UNITS; k++)
        tg_plot_line(plot, (const char *[]){"unit 1", "unit 2", "unit 3"}[k],
                     STEPS + 1, NULL, bends[k]);
    nb_plot(plot);
    tg_plot_free(plot);
    for (int step = 360; step <= 520; step += 40)
        printf("step %d  B of unit 2 %7.4f  loss %.3f\n", step, bends[1][step],
               losses[step]);

    /* %% [markdown]
    Every 40 steps the bend of unit 2 more than doubles. From step 360 to 520
    it goes from -0.003 to -0.17, and the loss falls by 0.01. The gradients are
    smallest in the plateau, and largest in the fall. After it they shrink
    again, but now because the answers are right.

    ## What the hidden layer does to the square

    A bend of 0 has a meaning in the plane. Take h₂ and h₃ as coordinates: the
    four corners are then a parallelogram, and its diagonals bisect each other.
    No line has one diagonal on one side and the other on the other. First the
    plateau, then the end. The third line there is v₂ h₂ + v₃ h₃ + b₂ = 0.
    */
    // %% hidden The corners as units 2 and 3 see them
    plot = diagonals(&n, 400, "Step 400: the diagonals cross");
    nb_plot(plot);
    tg_plot_free(plot);
    plot = diagonals(&n, STEPS, "Step 1000: a line fits between");
    const double v2 = (double)w2->data[1], v3 = (double)w2->data[2];
    const double b2 = (double)n.param[3]->data[0], x[] = {-1.1, 1.1};
    const double y[] = {-(b2 + v2 * x[0]) / v3, -(b2 + v2 * x[1]) / v3};
    tg_plot_line(plot, "p = 1/2, without unit 1", 2, x, y);
    tg_plot_range(plot, -1.1, 1.1, -1.1, 1.1);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    Both zeros now lie in one corner, and a line separates them from the ones.

    Is unit 1 needed? Each unit is cut out in turn (its v taken as 0), and the
    right corners are counted. The logit z has a bend as well, and it is
    Σ vₖ Bₖ. It must be negative: z is above 0 for the ones, below for the
    zeros.

    Each unit turns where its z₁ is 0. That is its own line in the square of the
    inputs, and the plot shows all three.
    */
    // %% cut What each unit does   tolerance=0.05
    double sum = 0;
    printf("unit   h at 00     01     10     11    v B  right without it\n");
    for (int k = 0; k < UNITS; k++) {
        const double v = (double)w2->data[k];
        int right = 0;
        printf("%4d   ", k + 1);
        for (int i = 0; i < 4; i++) {
            const double z = (double)n.z->data[i] - v * h_of(&n, i, k);
            right += (z > 0) == (targets[i] > 0);
            printf(" %6.2f", h_of(&n, i, k));
        }
        printf(" %6.1f  %d of 4\n", v * bend(&n, k), right);
        sum += v * bend(&n, k);
    }
    const tg_real *z = n.z->data;
    printf("sum of v B %.1f, bend of z %.1f\n", sum,
           (double)(z[0] - z[1] - z[2] + z[3]));
    plot = boundary(&n, STEPS);
    for (int k = 0; k < UNITS; k++) {
        const double b = (double)film[STEPS][2 * UNITS + k];
        const double w[] = {film[STEPS][k], film[STEPS][UNITS + k]};
        const double ends[] = {-0.5, 1.5};
        const double up[] = {-(b - 0.5 * w[0]) / w[1],
                             -(b + 1.5 * w[0]) / w[1]};
        tg_plot_line(plot, (const char *[]){"unit 1", "unit 2", "unit 3"}[k], 2,
                     ends, up);
    }
    nb_plot(plot);
    tg_plot_free(plot);
    tg_tape_free(tape);

    /* %% [markdown]
    Unit 2 says "x₁ and not x₂", unit 3 says "x₂ and not x₁", and the output
    says "one or the other". Their lines cut off one corner each. Without unit 1
    all four stay right. Its line passes the corners by.

    ## Two ways for a ReLU to have no bend

    A ReLU can only bend where it is on at some corners and off at others. Off
    at all four it is **dead**: its gradient is 0. On at all four it is alive,
    and perfectly straight. Three starts follow, with the same weights. Only the
    hidden biases differ: all 0, all 0.5, all 1. For each unit the table says at
    how many corners it is on at the start, and its bend there.
    */
    // %% dead One start, three biases   tolerance=0.05
    static double curve[3][STEPS + 1];
    printf("  b1   unit 1       unit 2       unit 3    moved    loss   p\n");
    plot = tg_plot_new("Three starts with ReLUs", "step", "loss");
    for (int t = 0; t < 3; t++) {
        printf("%4.1f ", 0.5 * t);
        relu_start(0.5 * t, curve[t]);
        tg_plot_line(plot, (const char *[]){"b1 = 0", "b1 = 0.5", "b1 = 1"}[t],
                     STEPS + 1, NULL, curve[t]);
    }
    nb_plot(plot);
    tg_plot_free(plot);
    const double third = 1 / 3.0;
    printf("3/4 of the cross-entropy of 1/3: %.3f\n",
           -0.75 * (third * log(third) + (1 - third) * log(1 - third)));
    return 0;
}

/* %% [markdown]
- **b₁ = 0.** Units 2 and 3 are off everywhere. Their weights are bit for
  bit what they were. The one living unit cuts off one corner, which becomes
  right. The other three look the same to it. They get their mean as the
  answer, p = 1/3, and the loss stops at ¾ of the cross-entropy of 1/3.
- **b₁ = 0.5.** Units 2 and 3 are on at some corners and off at others.
  They have a bend, and the loss falls to nearly 0.
- **b₁ = 1.** All units are on everywhere, all have gradients, all moved.
  No unit has a bend, so the whole network is one linear function. The best
  that it can say is p = 1/2: the loss is ln 2.

The seed was picked here, too, so that all three cases show. With most others
0.5 is already too much, and all units are straight.

Dead units are well known. That a network of living units can be just as
stuck is less so. The bend covers both, and the plateau as well.

## Try next

1. Change seed 3 to 6, then to 9, in the cell "One gradient, three ways". How
   long is the plateau?
2. Let the weights begin in ±0.25 instead of ±0.5. The saddle is nearer. Does
   the plateau become longer?
3. Write `0.75 * t` instead of `0.5 * t` in the last cell. In the second row,
   which units have a bend at the start?
4. Replace `tg_relu` by `tg_softplus`, which has no corner. Is b₁ = 1 still
   stuck?

This belongs to lesson 07 (XOR, and luck) and to sections 3.2.2 (the
gradient of a hidden layer) and 3.4 (activations) of the article.
*/
