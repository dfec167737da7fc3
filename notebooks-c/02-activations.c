/* %% [markdown]
# Activations and their slopes

A unit computes a = f(z). Backward, what arrives at a is multiplied by f′(z)
and sent on. So an activation is chosen for two curves: f, and its slope. This
notebook draws them, stacks ten units, then ten layers, and asks one question of
each f: does the signal stay alive, on the way up and on the way back?
*/
// %% includes Includes
#include <math.h>
#include <stdio.h>

#include "nb.h"

/* %% [markdown]
The five of the article, and GELU, which newer networks use: z times the share
of a normal distribution that lies below z. */
// %% kinds Six activations
static tg_tensor *leaky(tg_tensor *z)
{
    return tg_leaky_relu(z, 0.01);
}

enum { STEP, SIGMOID, TANH, RELU, LEAKY, GELU, KINDS };
static tg_activation *const F[] = {tg_step, tg_sigmoid, tg_tanh,
                                   tg_relu, leaky,      tg_gelu};
static const char *const NAME[] = {"step", "sigmoid",    "tanh",
                                   "ReLU", "leaky ReLU", "GELU"};

/* %% [markdown]
A whole curve at once: z holds 241 numbers from −6 to 6, and the backward pass
begins with a cotangent of ones. What comes back then are the slopes of the sum
Σ aᵢ. The first cell of main shows why that is what we want. The slope is
itself made of ops, so a second call gives the slope of the slope.
*/
// %% curves f, its slope, the slope of its slope
enum { POINTS = 241 };
static double Z[POINTS], CURVE[KINDS][3][POINTS];

static void fill_curves(int k)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_param(tape, "z", POINTS);
    for (int i = 0; i < POINTS; i++)
        z->data[i] = (tg_real)(Z[i] = (i - 120) * 0.05);
    tg_tensor *y[3] = {F[k](z)}, *ones = tg_ones(tape, POINTS);
    for (int j = 1; j < 3; j++)
        if (y[j - 1] && y[j - 1]->needs_grad)
            tg_grads(y[j - 1], ones, 1, &z, &y[j]);
    for (int j = 0; j < 3; j++)
        for (int i = 0; y[j] && i < POINTS; i++)
            CURVE[k][j][i] = (double)y[j]->data[i];
    tg_tape_free(tape);
}

/* %% [markdown]
For the layers: h ← f(hW), ten times, for 64 rows of 256 normal numbers. The
weights are normal with deviation g / √256. A sum of n products has √n times the
size of one, so the gain g = 1 makes z as large as h. A random cotangent goes
back from the end to x. Size is the root of the mean square.
*/
// %% layers Ten layers
enum { DEPTH = 10, WIDE = 256, ROWS = 64 };

/* Returns the last h; what arrives at the first is (*x)->grad. */
static tg_tensor *push(tg_tape *tape, int k, double gain, tg_tensor **x)
{
    tg_rng rng = tg_rng_new(1);
    tg_tensor *h = *x = tg_param(tape, "x", ROWS, WIDE);
    tg_tensor *dy = tg_input(tape, "dy", TG_SHAPE(ROWS, WIDE), NULL);
    tg_init_normal(h, 0, 1, &rng);
    tg_init_normal(dy, 0, 1, &rng);
    for (int l = 0; l < DEPTH; l++) {
        tg_tensor *w = tg_input(tape, "W", TG_SHAPE(WIDE, WIDE), NULL);
        tg_init_normal(w, 0, gain / sqrt(WIDE), &rng);
        h = F[k](tg_matmul(h, w));
    }
    tg_backward_from(h, dy);
    return h;
}

int main(void)
{
    /* %% [markdown]
    First, why ones are enough. A Jacobian holds every ∂aᵢ/∂zⱼ, and ones times
    it are its column sums. For the sigmoid aᵢ depends on zᵢ alone: what is
    summed is one slope and zeros. Compare the softmax.
    */
    // %% ones Why ones are enough
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = tg_param(tape, "z", 3);
    tg_set(z, (tg_real[]){-2, 0, 1});
    nb_tensor(tg_named(tg_jacobian(tg_sigmoid(z), z), "sigmoid"));
    nb_tensor(tg_named(tg_jacobian(tg_softmax(z, 0), z), "softmax"));
    tg_tape_free(tape);

    /* %% [markdown]
    The outputs of a softmax add up to 1 whatever comes in. So its columns add
    up to 0, and ones would see no slope at all. An activation works on each
    number by itself; there, ones see everything.

    Now the curves.
    */
    // %% draw Four of them
    static const int drawn[] = {SIGMOID, TANH, RELU, GELU};
    for (int k = 0; k < KINDS; k++)
        fill_curves(k);
    for (int i = 0; i < 4; i++) {
        double(*c)[POINTS] = CURVE[drawn[i]];
        tg_plot *plot = tg_plot_new(NAME[drawn[i]], "z", NULL);
        tg_plot_line(plot, "f", POINTS, Z, c[0]);
        tg_plot_line(plot, "slope", POINTS, Z, c[1]);
        tg_plot_line(plot, "slope of the slope", POINTS, Z, c[2]);
        tg_plot_range(plot, -6, 6, -1.1, 2);
        nb_plot(plot);
        tg_plot_free(plot);
    }

    /* %% [markdown]
    Sigmoid and tanh *saturate*: at both ends their slope goes to 0. ReLU's
    slope is a step. GELU is a ReLU with a round corner. Here are all six in
    numbers. The last column checks the tape: the largest distance from
    (f(z + h) − f(z − h)) / 2h with h = 0.05, which is good to about h².
    */
    // %% extremes All six in numbers
    printf("            slope: least    largest   bend: largest   off by\n");
    for (int k = 0; k < KINDS; k++) {
        double(*c)[POINTS] = CURVE[k];
        double low = 9, high = -9, bend = 0, off = 0;
        for (int i = 1; i < POINTS - 1; i++) {
            const double nudged = (c[0][i + 1] - c[0][i - 1]) / 0.1;
            off = fmax(off, fabs(nudged - c[1][i]));
            low = fmin(low, c[1][i]);
            high = fmax(high, c[1][i]);
            bend = fmax(bend, fabs(c[2][i]));
        }
        printf("%-10s  %12.4f   %8.4f   %13.4f   %6.3f\n", NAME[k], low, high,
               bend, off);
    }

    /* %% [markdown]
    The smooth ones agree. Their slopes tell them apart: the sigmoid lets a
    quarter through at best, GELU's slope exceeds 1 and goes below 0. For the
    other three nudging is far off, where it reaches across 0. Step: a jump of
    1, divided by 0.1, is 10. ReLU: half of the left slope and half of the right
    is 0.5. At 0 no slope exists. The tape says that the bend, the slope of the
    slope, is 0 everywhere, at 0 too: all of ReLU's bend is in that one point,
    where no second derivative exists.

    So what should the rule say at 0? Any number from 0 to 1 would do for ReLU.
    Which one comes depends on how it is *written*. The last column is z itself,
    written as a difference of two ReLUs. Its slope is 1.
    */
    // %% kinks Slopes at a kink
    tape = tg_tape_new();
    printf(" z    relu(z)  max(0, z)  difference\n");
    for (int i = -1; i <= 1; i++) {
        z = tg_param_scalar(tape, "z", i);
        tg_tensor *up = tg_relu(z), *down = tg_relu(tg_neg(z));
        tg_tensor *y[3] = {up, tg_maximum(tg_scalar(tape, 0), z)};
        y[2] = tg_sub(up, down);
        printf("%2d", i);
        for (int j = 0; j < 3; j++)
            printf("  %9g", tg_item(tg_grad(y[j], z)));
        printf("\n");
    }
    tg_tape_free(tape);

    /* %% [markdown]
    At 0 the last column says 0, and that is wrong. Each op's own answer is
    allowed, but the chain rule is for true slopes. In practice z is hardly ever
    exactly 0, unless inputs and bias all are.

    Now ten units in a row, z = 1 at first, each fed by the one before. We take
    the slope of the whole, and the product of the slopes one by one.
    */
    // %% chain Units in a row
    enum { LONG = 20 };
    static double units[LONG], slope[KINDS][LONG];
    printf("            10 units    product    20 units   last slope\n");
    for (int k = SIGMOID; k < KINDS; k++) {
        tape = tg_tape_new();
        tg_tensor *below, *h = z = tg_param_scalar(tape, "z", 1);
        double last = 1, product = 1;
        for (int n = 0; n < LONG; n++) {
            units[n] = n + 1;
            below = h;
            h = F[k](below);
            slope[k][n] = tg_item(tg_grad(h, z));
            last = tg_item(tg_grad(h, below));
            product *= n < 10 ? last : 1;
        }
        printf("%-10s %9.4g  %9.4g   %9.4g   %10.4f\n", NAME[k], slope[k][9],
               product, slope[k][19], last);
        tg_tape_free(tape);
    }
    printf("0.25^10 =  %9.4g\n", pow(0.25, 10));
    tg_plot *plot = tg_plot_new("Product of the slopes", "units", NULL);
    for (int i = 0; i < 4; i++)
        tg_plot_line(plot, NAME[drawn[i]], LONG, units, slope[drawn[i]]);
    tg_plot_log_y(plot, true);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    Ten sigmoids leave 2.785e−07, less than the bound 0.25¹⁰ = 9.537e−07. Each
    further one multiplies by 0.2247. tanh is different: h shrinks towards 0,
    where the slope is 1, so from 10 to 20 units it loses only from 0.0409 to
    0.0161. GELU tends to 0, too, but its slope there is 0.5. ReLU keeps 1, on
    the right side of 0.

    A layer has weights that can make up for a loss. How large should they be?
    Here is what comes out of ten layers of tanh, with gains of 1 and 3.
    */
    // %% histogram tanh after ten layers   tolerance=0.02
    static double out[ROWS * WIDE];
    plot = tg_plot_new("tanh after ten layers", "h", "how many");
    for (int i = 1; i <= 3; i += 2) {
        tape = tg_tape_new();
        tg_tensor *h = push(tape, TANH, i, &z);
        for (size_t j = 0; j < h->count; j++)
            out[j] = (double)h->data[j];
        tg_plot_histogram(plot, i == 1 ? "g = 1" : "g = 3", ROWS * WIDE, out,
                          40);
        tg_tape_free(tape);
    }
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    With g = 3 the units crowd at −1 and 1: saturated. With g = 1 they gather
    around 0. Now all gains from 0.6 to 2.4: the size of the last h, and of the
    gradient dx at the first layer. Both began at 1. For ReLU there is a
    prediction. It keeps half of the squares, so a layer multiplies the size by
    g / √2.
    */
    // %% gain Which gain keeps the signal alive?
    static double gain[10], back[KINDS][10], he[10];
    printf("           sigmoid              tanh              ReLU\n");
    printf("  g      h       dx        h       dx        h       dx"
           "  (g/√2)^10\n");
    for (int i = 0; i < 10; i++) {
        gain[i] = 0.6 + 0.2 * i;
        he[i] = pow(gain[i] / sqrt(2), DEPTH);
        printf("%.1f", gain[i]);
        for (int k = SIGMOID; k <= RELU; k++) {
            tape = tg_tape_new();
            const double size = tg_rms(push(tape, k, gain[i], &z));
            back[k][i] = tg_rms(z->grad);
            printf("  %7.2g %8.2g", size, back[k][i]);
            tg_tape_free(tape);
        }
        printf("   %8.2g\n", he[i]);
    }
    plot = tg_plot_new("Gradient at x after ten layers", "gain", NULL);
    for (int k = SIGMOID; k <= RELU; k++)
        tg_plot_line(plot, NAME[k], 10, gain, back[k]);
    tg_plot_points(plot, "(g/√2)^10", 10, gain, he);
    tg_plot_log_y(plot, true);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    ReLU follows its prediction over six powers of ten, and the only gain that
    keeps both sizes near 1 is √2: the initialisation of He. Glorot's, for
    layers of equal width, is g = 1. It suits a slope of 1. tanh is less steep
    off 0, and both its sizes fall to about a quarter. No gain here saves the
    sigmoid.

    Last, how ReLUs die. 100 of them, h = f(xW), feed one output hv. W takes one
    step with a rate of 3.2, far too large, then 1000 with 0.01. A unit is *off*
    when z ≤ 0 for each of the 64 samples. The same for leaky ReLUs.
    */
    // %% dying One step too large   tolerance=0.05
    enum { SAMPLES = 64, UNITS = 100 };
    printf("               at first     1 step      10 more    1000 more\n"
           "             off   loss   off   loss   off   loss   off   loss\n");
    for (int k = RELU; k <= LEAKY; k++) {
        tape = tg_tape_new();
        tg_rng rng = tg_rng_new(3);
        tg_tensor *x = tg_input(tape, "x", TG_SHAPE(SAMPLES, 16), NULL);
        tg_tensor *y = tg_input(tape, "y", TG_SHAPE(SAMPLES, 1), NULL);
        tg_tensor *w = tg_param(tape, "W", 16, UNITS);
        tg_tensor *v = tg_param(tape, "v", UNITS, 1);
        tg_init_uniform(x, 0, 1, &rng);
        tg_init_uniform(y, 0, 1, &rng);
        tg_init_he_normal(w, &rng);
        tg_init_he_normal(v, &rng);
        tg_mark start = tg_tape_mark(tape);
        printf("%-10s", NAME[k]);
        for (int step = 0; step <= 1001; step++) {
            tg_tensor *u = tg_matmul(x, w), *h = F[k](u);
            const tg_real *top = tg_max(u, 0)->data;
            int off = 0;
            for (int j = 0; j < UNITS; j++)
                off += top[j] <= 0;
            tg_tensor *loss = tg_mse(tg_matmul(h, v), y);
            if (step < 2 || step == 11 || step == 1001)
                printf(" %5d %6.2g", off, tg_item(loss));
            tg_backward(loss);
            tg_descend(w, step ? 0.01 : 3.2);
            tg_descend(v, step ? 0.01 : 0);
            tg_rewind(tape, start);
        }
        printf("\n");
        tg_tape_free(tape);
    }
    return 0;
}

/* %% [markdown]
The step turns 23 more units off, and 1000 good ones bring none back: slope 0,
gradient 0. The leaky units get a gradient, yet no fewer of them are off in the
end. It is a hundredth of the others', and ten steps were enough for the others
to bring the loss from 64 down to 0.09. After that there is little left to learn
from. (In lesson 04 a leaky unit did wake: it was alone.)

So look at both curves. A slope far below 1 fades with depth, a slope of 0
stops, and the size of the weights has to match the slope.

## Try next

1. Let the gains run from 3 to 12: `3 + i`. Which is best for the sigmoid?
2. Put `tg_softplus` in place of `tg_relu` and look at its picture. Its slope is
   the curve of another activation. Which?
3. Let the slope of `leaky` be 0.3. How many units does the large step turn off?

Lessons 04 (activations) and 11 (initialisation and depth). The article:
sections 3.4.1 to 3.4.5.
*/
