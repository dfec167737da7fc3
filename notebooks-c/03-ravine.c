/* %% [markdown]
# Down a ravine, with every optimiser

A ravine is steep across and nearly flat along. Gradient descent has one rate
for both. What limits it? What do momentum and Adam change? And what remains of
that when the ravine is turned by 45°?

f(x, y) = (x² + 25 y²)/2 has the second derivatives λ₁ = 1 along and λ₂ = 25
across. Their ratio is the condition number κ = 25. In matrix form f(w) is
½ Σ Hᵢⱼ wᵢ wⱼ with H = [1, 0; 0, 25]. Turned by 45°, H = [13, -12; -12, 13].
*/
// %% ravine The ravine, for one parameter of two numbers
#include <math.h>
#include <stdio.h>

#include "nb.h"

static tg_tensor *ravine(tg_tensor *w, double kappa, bool turned)
{
    const tg_real mean = (tg_real)((1 + kappa) / 2), k = (tg_real)kappa;
    const tg_real straight[] = {1, 0, 0, k};
    const tg_real at_45[] = {mean, 1 - mean, 1 - mean, mean};
    tg_tensor *h = tg_constant(w->tape, TG_SHAPE(2, 2),
                               turned ? at_45 : straight);
    tg_tensor *ww = tg_outer(w, w);
    return tg_mul_scalar(tg_sum(tg_mul(h, ww)), 0.5);
}

/* %% [markdown]
A run begins at (-10, 2), where the loss is 100. In the turned ravine the start
is turned too, and the path is turned back: x is always along, y across. It has
arrived where the loss *stays* below 10⁻⁶; -1 is never.
*/
// %% run One run of one optimiser
enum { MOST = 2100 };

typedef struct run {
    const char *name; /* of the optimiser */
    double rate, momentum, kappa;
    bool turned, uncorrected;
    int arrived;
    double x[MOST + 1], y[MOST + 1], loss[MOST + 1];
} run;

static run go(run r)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2);
    const double h = sqrt(0.5); /* sine and cosine of 45 degrees */
    const tg_real at[] = {-10, 2, (tg_real)(-12 * h), (tg_real)(-8 * h)};
    tg_set(w, at + 2 * r.turned);
    tg_optimizer *o = tg_optimizer_named(tape, r.name);
    o->rate = r.rate;
    o->momentum = r.momentum > 0 ? r.momentum : o->momentum;
    o->steps = r.uncorrected ? 1000000 : 0; /* its beginning is long ago */
    const tg_mark start = tg_tape_mark(tape);
    for (int t = 0; t <= MOST; t++, tg_rewind(tape, start)) {
        const double a = (double)w->data[0], b = (double)w->data[1];
        r.x[t] = r.turned ? h * (a + b) : a;
        r.y[t] = r.turned ? h * (b - a) : b;
        tg_tensor *loss = ravine(w, r.kappa > 0 ? r.kappa : 25, r.turned);
        r.loss[t] = tg_item(loss);
        r.arrived = r.loss[t] < 1e-6 ? r.arrived : t + 1;
        tg_backward(loss);
        tg_optimizer_step(o);
    }
    tg_tape_free(tape);
    r.arrived = r.arrived > MOST ? -1 : r.arrived;
    return r;
}

// %% best The best of 41 rates, from 0.001 to 10
static run best(const char *name) /* 0.1 if none arrives */
{
    run least = go((run){.name = name, .rate = 0.1});
    for (int e = -30; e <= 10; e++) {
        const run r = go((run){.name = name, .rate = pow(10, e / 10.)});
        const int t = r.arrived, before = least.arrived;
        if (t >= 0 && (before < 0 || t < before))
            least = r;
    }
    return least;
}

// %% show A picture: paths on the level lines 100, 25, 6.25, 1.5625
static void show(const char *title, int runs, const run *const *r)
{
    tg_plot *plot = tg_plot_new(title, "x", "y");
    double x[4 * 62], y[4 * 62];
    for (int k = 0; k < runs; k++) {
        char label[40];
        snprintf(label, sizeof label, "%s %.3g", r[k]->name, r[k]->rate);
        tg_plot_line(plot, label, 41, r[k]->x, r[k]->y);
    }
    for (int i = 0; i < 4 * 62; i++) { /* ellipses, each ended by a NaN */
        const double f = 100 / pow(4, i / 62), turn = i % 62 * acos(-1) / 30;
        x[i] = i % 62 == 61 ? NAN : sqrt(2 * f) * cos(turn);
        y[i] = sqrt(2 * f / 25) * sin(turn);
    }
    tg_plot_line(plot, "level lines", 4 * 62, x, y);
    tg_plot_range(plot, -15, 15, -4, 4);
    nb_plot(plot);
    tg_plot_free(plot);
}

int main(void)
{
    /* %% [markdown]
    ## The limit of the rate

    A step of gradient descent multiplies x by 1 - rate, and y by 1 - 25 rate.
    Beyond rate = 2/λ₂ = 0.08 the second factor is below -1. Compare y after
    100 steps with 2 (1 - 25 rate)¹⁰⁰, by hand.
    */
    // %% limit Far below the limit, just below, at it, just above
    static run sgd[5];
    printf("   rate  arrived   x after 100   y after 100      by hand\n");
    for (int i = 0; i < 5; i++) {
        const double rate = (double[]){0.01, 1 / 13., 0.079, 0.08, 0.081}[i];
        sgd[i] = go((run){.name = "sgd", .rate = rate});
        printf("%7.5f %8d %13.4g %13.4g %12.4g\n", rate, sgd[i].arrived,
               sgd[i].x[100], sgd[i].y[100], 2 * pow(1 - 25 * rate, 100));
    }
    show("Gradient descent", 3, (const run *[]){&sgd[0], &sgd[1], &sgd[4]});

    /* %% [markdown]
    At 0.079 it arrives, at 0.08 y is 2 or -2 for ever, at 0.081 it diverges.
    Best is 2/(λ₁ + λ₂) = 1/13, both factors of size 12/13: only 4% below the
    limit.

    ## Momentum: √κ instead of κ

    With v ← βv - rate λ w and w ← w + v, each direction follows the roots of
    z² - (1 + β - rate λ) z + β = 0. Their product is β. They are complex while
    rate λ lies in the window from (1 - √β)² to (1 + √β)². Both then have the
    size √β, **whatever λ is**: along and across shrink alike, and the loss
    falls like βᵗ. The least β whose window holds both λ is
    ((√κ - 1)/(√κ + 1))², here 4/9, with rate 1/9.
    */
    // %% momentum The window, the steps by hand, and the run
    static run m[2];
    printf("  beta    rate  along  across  window          by hand  arrived\n");
    for (int i = 0; i < 2; i++) {
        const double beta = i ? 4 / 9. : 0.9, rate = i ? 1 / 9. : 0.02;
        m[i] = go((run){.name = "momentum", .rate = rate, .momentum = beta});
        printf("%6.4f  %6.4f %6.4f  %6.4f  %6.4f %6.4f  %7.0f %8d\n", beta,
               rate, rate, 25 * rate, pow(1 - sqrt(beta), 2),
               pow(1 + sqrt(beta), 2), log(1e-8) / log(beta), m[i].arrived);
    }
    const run look = go((run){.name = "nesterov", .rate = 0.04});
    show("Momentum", 3, (const run *[]){&m[0], &m[1], &look});

    /* %% [markdown]
    The usual β = 0.9 is no help: 171 steps, where gradient descent needed 116.
    That is too much for κ = 25. With 4/9 it takes 32. (By hand 23. At the edge
    of the window the roots are equal, and the path shrinks like t (2/3)ᵗ.)
    Nesterov's form looks ahead. With β = 0.9 and the rate 1/λ₂ it leaps across
    once, to y = -1.8, and then stays at 0.

    ## Dividing by the size of the gradient

    The other four divide each number's gradient by its usual size. Look at one
    step from (-10, 2), where the gradient is (-10, 50), counted in rates. The
    last row is Adam without bias correction.
    */
    // %% first The first step of each
    const char *const name[] = {"sgd",     "momentum", "nesterov", "adagrad",
                                "rmsprop", "adam",     "adamw",    "adam"};
    static run one[8];
    printf("                along     across\n");
    for (int i = 0; i < 8; i++) {
        one[i] = go((run){.name = name[i], .rate = 0.5, .uncorrected = i == 7});
        one[i].name = i == 7 ? "uncorrected" : name[i];
        printf("%-12s %8.4f  %9.4f\n", one[i].name, (one[i].x[1] + 10) / 0.5,
               (one[i].y[1] - 2) / 0.5);
    }
    show("Dividing", 4, (const run *[]){&one[3], &one[4], &one[5], &one[7]});

    /* %% [markdown]
    SGD steps five times as far across as along. Those that divide step equally
    far, or nearly: AdaGrad's sum of squares starts at 0.1, and AdamW also takes
    0.004 of w away (its decay). Soon y has arrived and x has not: the path
    bends. Adam's first step is one rate. Without correction m is 0.1 g and v is
    0.001 g²: the step is 0.1/√0.001 = √10 = 3.1623 rates. So is RMSProp's,
    1/√0.1.

    Steeper ravines: SGD and momentum at their best by formula, AdaGrad at 10.
    */
    // %% kappa Steps to arrive, as the ravine gets steeper
    printf("kappa    sgd  /kappa   momentum  /root kappa   adagrad\n");
    for (int i = 0; i < 4; i++) {
        const double kappa = (double[]){4, 25, 100, 400}[i], s = sqrt(kappa);
        const double c = (s + 1) * (s + 1), beta = (s - 1) * (s - 1) / c;
        run r[3] = {{.name = "sgd", .rate = 2 / (1 + kappa)},
                    {.name = "momentum", .rate = 4 / c, .momentum = beta},
                    {.name = "adagrad", .rate = 10}};
        for (int j = 0; j < 3; j++)
            r[j].kappa = kappa, r[j] = go(r[j]);
        printf("%5.0f %6d  %6.2f %10d  %11.2f %9d\n", kappa, r[0].arrived,
               r[0].arrived / kappa, r[1].arrived, r[1].arrived / s,
               r[2].arrived);
    }

    /* %% [markdown]
    SGD needs about 5κ steps, momentum 5.5 to 8 times √κ. AdaGrad hardly sees κ.
    Along an axis g = λw, so g/√Σg² is w/√Σw²: **λ cancels**. Its path is nearly
    the same; only the loss counts y² κ times.

    ## Turned by 45°

    Each with its best rate of the grid, then with that rate in the turned
    ravine. *Apart* is the largest distance between the two paths.
    */
    // %% turned Is it the same ravine?
    static run a[7], b[7];
    char table[700] = "";
    for (int i = 0, n = 0; i < 7; i++) {
        double d = 0;
        a[i] = best(name[i]);
        b[i] = go((run){.name = name[i], .rate = a[i].rate, .turned = true});
        b[i].name = "turned";
        for (int t = 0; t <= MOST; t++)
            d = fmax(d, hypot(a[i].x[t] - b[i].x[t], a[i].y[t] - b[i].y[t]));
        n += snprintf(table + n, 100, "| %s | %.3g | %d | %d | %.4f |\n",
                      name[i], a[i].rate, a[i].arrived, b[i].arrived, d);
    }
    nb_markdown("| | best rate | steps | turned: steps | apart |\n"
                "|---|--:|--:|--:|--:|\n%s",
                table);
    show("Turned back", 4, (const run *[]){&a[5], &b[5], &a[3], &b[3]});

    /* %% [markdown]
    SGD, momentum and Nesterov walk the same path: their steps are sums of
    gradients, and a gradient turns with the ravine. The other four treat each
    number by itself, and turning mixes the numbers. AdaGrad needs 189 steps
    instead of 8. Adam takes another path and arrives as late as before: the
    memory β₁ = 0.9 sets its pace, as in momentum, to about 175.

    RMSProp arrives with no rate of the grid; here it has 0.1. Its loss says
    why. Momentum has β = 4/9 in this picture.
    */
    // %% loss The loss, and a floor
    tg_plot *plot = tg_plot_new("Loss, not turned", "step", "loss");
    const run *const of[] = {&a[0], &m[1], &a[3], &a[4], &a[5]};
    for (int i = 0; i < 5; i++)
        tg_plot_line(plot, of[i]->name, 201, NULL, of[i]->loss);
    tg_plot_log_y(plot, true);
    tg_plot_range(plot, 0, 200, 1e-8, 1e4);
    nb_plot(plot);
    tg_plot_free(plot);
    for (int t = MOST - 1; t <= MOST; t++)
        printf("rmsprop, step %d: x %7.4f  y %7.4f  loss %.4f, by hand %.4f\n",
               t, a[4].x[t], a[4].y[t], a[4].loss[t], 26 / 8. * 0.01);
    return 0;
}

/* %% [markdown]
RMSProp's step stays one rate long. At the end it leaps between -rate/2 and
rate/2 in both numbers, where the loss is 26/8 rate².

**Try next**, in `go`, before the mark:

1. `o->beta1 = 0.5;` Adam needs 91 steps, and 1802 in the turned ravine.
2. `tg_optimizer_schedule(o, tg_cosine_decay(r.rate, 300, 0));` RMSProp arrives.

This belongs to lesson 12, optimisers, and to the article's 3.3.1 and 4.3.
*/
