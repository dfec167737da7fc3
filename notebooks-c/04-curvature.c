/* %% [markdown]
# Curvature: the gradient of the gradient

How does the gradient change? The rules of this engine are made of ops, so a
gradient is on the tape like any value and can be differentiated again. The
result is the Hessian. It tells valleys from saddles, gives Newton's step, and
sets the limit of the learning rate.

Rosenbrock's f = (1 - x)² + 10 (y - x²)² is a bent valley along y = x², lowest
at (1, 1). The other surface, f = cos x + cos y, has a saddle at (0, π).
*/
// %% surfaces Two surfaces, for one parameter of two numbers
#include <math.h>
#include <stdio.h>

#include "nb.h"

typedef tg_tensor *surface(tg_tensor *w);

static tg_tensor *rosenbrock(tg_tensor *w)
{
    tg_tensor *x = tg_slice(w, 0, 0, 1, 1), *y = tg_slice(w, 0, 1, 2, 1);
    tg_tensor *across = tg_square(tg_sub(y, tg_square(x)));
    tg_tensor *along = tg_square(tg_add_scalar(x, -1));
    return tg_sum(tg_add(along, tg_mul_scalar(across, 10)));
}

static tg_tensor *waves(tg_tensor *w)
{
    return tg_sum(tg_cos(w));
}

// %% look What the tape says at a place
typedef struct place {
    double f, gx, gy, xx, xy, yy; /* value, gradient, Hessian */
} place;

static place look(surface *f, tg_tensor *w, double x, double y)
{
    const tg_mark start = tg_tape_mark(w->tape);
    tg_set(w, (tg_real[]){(tg_real)x, (tg_real)y});
    tg_tensor *value = f(w);
    const tg_real *g = tg_grad(value, w)->data;
    const tg_real *h = tg_hessian(value, w)->data;
    const place p = {tg_item(value), g[0], g[1], h[0], h[1], h[3]};
    tg_rewind(w->tape, start);
    return p;
}

/* An eigenvalue of [xx, xy; xy, yy], by hand: the larger one for sign 1. */
static double curvature(place p, int sign)
{
    return (p.xx + p.yy) / 2 + sign * hypot((p.xx - p.yy) / 2, p.xy);
}

static double bowl(double x, double y, void *w) /* above 0.5: it is one */
{
    return 0.5 + curvature(look(rosenbrock, w, x, y), -1);
}

/* %% [markdown]
Newton's step goes to where the gradient would be 0 if the Hessian stayed as it
is: w - H⁻¹ g. A walk ends where the gradient is shorter than 0.001.
*/
// %% walk Gradient descent, or with rate 0 Newton's method
typedef struct walk {
    int steps;
    double x[2001], y[2001], f[2001];
} walk;

static walk go(surface *f, tg_tensor *w, double x, double y, double rate)
{
    walk p = {0};
    for (int t = 0; t <= 2000; t++) {
        const place at = look(f, w, x, y);
        p.x[t] = x, p.y[t] = y, p.f[t] = at.f, p.steps = t;
        if (hypot(at.gx, at.gy) < 1e-3)
            break;
        const double det = at.xx * at.yy - at.xy * at.xy;
        const double nx = (at.yy * at.gx - at.xy * at.gy) / det;
        const double ny = (at.xx * at.gy - at.xy * at.gx) / det;
        x -= rate > 0 ? rate * at.gx : nx;
        y -= rate > 0 ? rate * at.gy : ny;
    }
    return p;
}

/* %% [markdown]
A network 2-3-1 with tanh for XOR. Its 13 parameters are slices of one, so that
the Hessian is one matrix. Power iteration, v ← Hv/|Hv|, does not need it.
*/
// %% network Answers, loss, and the largest eigenvalue
static tg_tensor *answers(tg_tensor *p)
{
    const tg_real corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
    tg_tensor *x = tg_constant(p->tape, TG_SHAPE(4, 2), corners);
    tg_tensor *w1 = tg_slice(p, 0, 0, 6, 1), *b1 = tg_slice(p, 0, 6, 9, 1);
    tg_tensor *w2 = tg_slice(p, 0, 9, 12, 1), *b2 = tg_slice(p, 0, 12, 13, 1);
    tg_tensor *z = tg_add(tg_matmul(x, tg_reshape(w1, 2, 3)), b1);
    tg_tensor *a = tg_tanh(z);
    return tg_add(tg_matmul(a, tg_reshape(w2, 3, 1)), b2);
}

static tg_tensor *loss_of(tg_tensor *p)
{
    const tg_real target[] = {0, 1, 1, 0};
    tg_tensor *y = tg_constant(p->tape, TG_SHAPE(4, 1), target);
    return tg_mse(answers(p), y);
}

/* Leaves the direction in v[13]. */
static double largest(tg_tensor *p, tg_real *v)
{
    double size = 0;
    for (int i = 0; i < 13; i++)
        v[i] = 1;
    for (int t = 0; t < 200; t++) {
        const tg_mark start = tg_tape_mark(p->tape);
        tg_tensor *direction = tg_constant(p->tape, TG_SHAPE(13), v);
        tg_tensor *hv = tg_hvp(loss_of(p), p, direction);
        size = tg_item(tg_norm(hv));
        for (int i = 0; i < 13; i++)
            v[i] = hv->data[i] / (tg_real)size;
        tg_rewind(p->tape, start);
    }
    return size;
}

int main(void)
{
    /* %% [markdown]
    ## Twice backward

    f = x³ at 1.5. Its slope is 3x² = 6.75, the slope of that is 6x = 9. Look
    for both in the graph, as ops: first the slope, 3x² times the cotangent 1,
    and below it what backward made of it, 3 · 2x.
    */
    // %% cube x³, differentiated twice
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", 1.5);
    tg_tensor *slope = tg_named(tg_grad(tg_pow_scalar(x, 3), x), "slope");
    tg_tensor *bend = tg_named(tg_grad(slope, x), "bend");
    printf("slope %.4f, bend %.4f\n", tg_item(slope), tg_item(bend));
    nb_graph(slope, .part = TG_PART_BOTH);

    /* %% [markdown]
    ## The Hessian of Rosenbrock's surface

    Look at ∂²f/∂x² and ∂²f/∂x∂y by the tape and by hand, then at the
    eigenvalues: the least and the greatest curvature. Both above 0: a bowl. One
    below: it bends down, as at a saddle. By hand their product is
    40 + 800 (x² - y), so the bowl should end at y = x² + 1/20. `tg_hvp` gives H
    times a vector without making H.
    */
    // %% hessian By the tape, by hand, by differences of gradients
    tg_tensor *w = tg_param(tape, "w", 2);
    printf("                 tape            by hand       least  greatest\n");
    for (int i = 0; i < 4; i++) {
        const double a = (double[]){-1.2, 1, 0, 0}[i];
        const double b = (double[]){1, 1, 1, 0.05}[i];
        const place p = look(rosenbrock, w, a, b);
        printf("(%4.1f, %4.2f) %7.2f %7.2f %9.2f %7.2f %8.4f %9.4f\n", a, b,
               p.xx, p.xy, 2 + 40 * (3 * a * a - b), 0 - 40 * a,
               curvature(p, -1), curvature(p, 1));
    }
    const double d = 1 / 256.;
    const place left = look(rosenbrock, w, -1.2 - d, 1);
    const place right = look(rosenbrock, w, -1.2 + d, 1);
    const place at = look(rosenbrock, w, -1.2, 1);
    tg_set(w, (tg_real[]){-1.2f, 1});
    tg_tensor *v = tg_constant(tape, TG_SHAPE(2), (tg_real[]){1, 2});
    const tg_real *hv = tg_hvp(rosenbrock(w), w, v)->data;
    printf("differences  %7.2f %7.2f\n", (right.gx - left.gx) / (2 * d),
           (right.gy - left.gy) / (2 * d));
    printf("H times (1, 2): %.2f %.2f, tg_hvp: %.2f %.2f\n", at.xx + 2 * at.xy,
           at.xy + 2 * at.yy, (double)hv[0], (double)hv[1]);

    /* %% [markdown]
    The fourth row is the border. The floor of the valley, y = x², lies only
    1/20 inside. At (1, 1) it is a ravine: κ = 101.6063/0.3937 = 258.

    ## Newton against gradient descent

    Both start at (-1.2, 1). The picture asks the tape at 3721 places for the
    least curvature. The bowl is below the border.
    */
    // %% newton Both paths
    static walk newton, descent;
    newton = go(rosenbrock, w, -1.2, 1, 0);
    descent = go(rosenbrock, w, -1.2, 1, 0.01);
    for (int i = 0; i <= newton.steps; i++)
        printf("%d  f %8.4f\n", i, newton.f[i]);
    printf("gradient descent, rate 0.01: %d steps\n", descent.steps);
    tg_plot *plot = tg_plot_new("Below the border: a bowl", "x", "y");
    tg_plot_boundary(plot, bowl, w, -2, 2, -2, 3);
    tg_plot_line(plot, "Newton", newton.steps + 1, newton.x, newton.y);
    tg_plot_line(plot, "descent", descent.steps + 1, descent.x, descent.y);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    7 steps against 1495. But twice f rises: Newton does not ask whether it
    falls. It looks for a gradient of 0, and a saddle has one too. On the second
    surface its x goes, by hand, to x - tan x.
    */
    // %% saddle Where Newton goes wrong
    newton = go(waves, w, 0.9, 3, 0);
    descent = go(waves, w, 0.9, 3, 0.1);
    for (int i = 0; i + 1 < newton.steps; i++)
        printf("x %7.4f  f %7.4f  next x %7.4f, by hand %7.4f\n", newton.x[i],
               newton.f[i], newton.x[i + 1], newton.x[i] - tan(newton.x[i]));
    printf("at the end f is %.4f, by gradient descent %.4f\n",
           newton.f[newton.steps], descent.f[descent.steps]);

    /* %% [markdown]
    Newton climbs to the saddle. Descent falls to a minimum.

    ## A network

    After 400 steps of descent all four errors are 0. By hand the Hessian is
    then ½ JᵀJ, where J has a row for each corner, the gradient of its answer.
    In the picture 0 to 5 are the first weights, 6 to 8 their biases, 9 to 11
    the second weights, and 12 is the last bias. 0 is the middle shade.
    */
    // %% train The Hessian of 13 parameters   tolerance=0.001
    tg_tensor *p = tg_param(tape, "p", 13);
    tg_rng rng = tg_rng_new(1);
    tg_init_normal(p, 0, 1, &rng);
    const tg_mark mark = tg_tape_mark(tape);
    for (int i = 0; i < 400; i++, tg_rewind(tape, mark)) {
        tg_backward(loss_of(p));
        tg_descend(p, 0.2);
    }
    tg_tensor *h = tg_named(tg_hessian(loss_of(p), p), "Hessian");
    tg_tensor *j = tg_jacobian(answers(p), p);
    tg_tensor *jj = tg_matmul_transposed(j, true, j, false);
    tg_tensor *rest = tg_abs(tg_sub(h, tg_mul_scalar(jj, 0.5)));
    tg_tensor *skew = tg_abs(tg_sub(h, tg_transpose(h)));
    tg_real v1[13];
    const double lambda = largest(p, v1);
    tg_tensor *loss = loss_of(p), *s = tg_max(skew), *r = tg_max(rest);
    printf("loss %.6f, largest eigenvalue %.4f, at most apart:\n"
           "H and its transpose %.4f, H and 1/2 J^T J %.4f\n",
           tg_item(loss), lambda, tg_item(s), tg_item(r));
    nb_tensor(h);
    tg_rewind(tape, mark);

    /* %% [markdown]
    H is symmetric up to rounding, and agrees with the formula. J has four rows,
    so at most four eigenvalues are not 0: **nine or more directions are flat**.

    ## The limit of the rate

    Push the parameters 0.01 along the most curved direction, which the power
    iteration has left in v, and descend. By hand a step multiplies the push by
    1 - rate λ, and the loss by its square. It falls while rate λ is below 2.
    Four values of rate λ:
    */
    // %% edge Below the limit and above   tolerance=0.01
    plot = tg_plot_new("The loss after a push", "step", "loss");
    tg_real start[13];
    double seen[1000];
    for (int i = 0; i < 13; i++)
        start[i] = p->data[i] + 0.01f * v1[i];
    printf("rate λ    loss after 10    by hand   λ after 1000   rate λ\n");
    for (int k = 0; k < 4; k++) {
        const double by = (double[]){1.95, 2.05, 2.2, 2.5}[k];
        tg_set(p, start);
        for (int i = 0; i < 1000; i++, tg_rewind(tape, mark)) {
            tg_tensor *now = loss_of(p);
            seen[i] = tg_item(now);
            tg_backward(now);
            tg_descend(p, by / lambda);
        }
        const double after = largest(p, v1);
        printf("%6.2f %16.5f %10.5f %14.4f %8.4f\n", by, seen[10],
               seen[0] * pow(1 - by, 20), after, by / lambda * after);
        tg_plot_line(plot, (const char *[]){"1.95", "2.05", "2.2", "2.5"}[k],
                     150, NULL, seen);
    }
    tg_plot_log_y(plot, true);
    nb_plot(plot);
    tg_plot_free(plot);
    tg_tape_free(tape);
    return 0;
}

/* %% [markdown]
Above 2 the loss grows as the formula says, while it is small. But it does not
diverge. The swing carries it to where the valley is flatter, with rate λ below
2, and there it settles. The rate chooses the minimum.

**Try next**

1. In `look`, write `fabs(h[0])`: Newton finds a minimum of the waves, too.
2. Take 3 instead of 2.5: the loss leaps to 8.5, and λ ends at 4.476.

This belongs to lessons 05 and 12 and to the article's 3.3.1.
*/
