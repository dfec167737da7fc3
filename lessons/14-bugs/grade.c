/* The cases of lab 14. The three repairs are compared with nudged errors. Of
 * the creatures it is known what they are made of. */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"

const char *const lab_uses = "";

enum { HIDDEN = 6, OUT = 3, LARGEST = 64 };
static const long double LEAK = 0.2L, SMOOTH = 0.15L, DECAY = 0.002L;

static double between(tg_rng *rng, double low, double high)
{
    return low + (high - low) * tg_rng_uniform(rng);
}

static double signed_between(tg_rng *rng, double low, double high)
{
    const double x = between(rng, low, high);
    return tg_rng_below(rng, 2) ? x : -x;
}

static void fill(double *x, int n, double low, double high, tg_rng *rng)
{
    for (int i = 0; i < n; i++)
        x[i] = signed_between(rng, low, high);
}

/* ---- the repairs: the slope of an error, by nudging ---- */

/* What an error is made of besides the numbers that are nudged. */
typedef struct setting {
    int n, in, out;
    const double *label, *a, *delta, *w2;
} setting;
typedef long double error(const long double *x, const setting *s);

static void nudge(error *f, const setting *s, const double *at, int count,
                  long double h, double *slope)
{
    long double x[LARGEST];
    for (int i = 0; i < count; i++)
        x[i] = at[i];
    for (int i = 0; i < count; i++) {
        const long double saved = x[i];
        x[i] = saved + h;
        const long double up = f(x, s);
        x[i] = saved - h;
        slope[i] = (double)((up - f(x, s)) / (2 * h));
        x[i] = saved;
    }
}

/* Cross-entropy with smoothed labels, of numbers z before softmax. */
static long double smoothed(const long double *z, const setting *s)
{
    long double mean = 0;
    for (int r = 0; r < s->n; r++, z += OUT) {
        const long double all = logl(expl(z[0]) + expl(z[1]) + expl(z[2]));
        for (int j = 0; j < OUT; j++) {
            const long double part = SMOOTH / OUT;
            const long double y = j == (int)s->label[r] ? 1 - 2 * part : part;
            mean += y * (all - z[j]) / s->n;
        }
    }
    return mean;
}

static void an_output(lab_case *c, int i, tg_rng *rng)
{
    const int n = 1 + i % 6;
    double z[6 * OUT], p[6 * OUT], label[6], delta[6 * OUT];
    const setting s = {.n = n, .label = label};
    for (int r = 0; r < n; r++) {
        double sum = 0;
        for (int j = 0; j < OUT; j++)
            sum += p[r * OUT + j] = between(rng, 0.2, 2);
        for (int j = 0; j < OUT; j++)
            z[r * OUT + j] = log(p[r * OUT + j] /= sum);
        label[r] = (double)tg_rng_below(rng, OUT);
    }
    nudge(smoothed, &s, z, n * OUT, 1e-5L, delta);
    lab_text(c, "delta_out(%d, {%s}, {%s}, delta)", n, lab_list(p, n * OUT),
             lab_list(label, n));
    lab_in(c, n), lab_in_all(c, p, n * OUT), lab_in_all(c, label, n);
    lab_kept(c, "p", p, n * OUT), lab_kept(c, "label", label, n);
    lab_out_all(c, "delta", delta, n * OUT);
}

/* The sum of delta times what the outputs are given, for z. */
static long double sent_up(const long double *z, const setting *s)
{
    long double sum = 0;
    for (int r = 0; r < s->n; r++)
        for (int j = 0; j < HIDDEN; j++) {
            const long double x = z[r * HIDDEN + j], h = x > 0 ? x : LEAK * x;
            for (int k = 0; k < OUT; k++)
                sum += h * s->w2[j * OUT + k] * s->delta[r * OUT + k];
        }
    return sum;
}

static void a_hidden(lab_case *c, int i, tg_rng *rng)
{
    const int n = 1 + i % 5;
    double delta[5 * OUT], w2[HIDDEN * OUT], z[5 * HIDDEN], below[5 * HIDDEN];
    const setting s = {.n = n, .delta = delta, .w2 = w2};
    fill(delta, n * OUT, 0.1, 0.6, rng);
    fill(w2, HIDDEN * OUT, 0.3, 2, rng);
    fill(z, n * HIDDEN, 0.1, 2, rng);
    nudge(sent_up, &s, z, n * HIDDEN, 0.01L, below);
    lab_text(c, "delta_hidden(%d, {%s}, w2, {%s}, below)", n,
             lab_list(delta, n * OUT), lab_list(z, n * HIDDEN));
    lab_in(c, n), lab_in_all(c, delta, n * OUT);
    lab_in_all(c, w2, HIDDEN * OUT), lab_in_all(c, z, n * HIDDEN);
    lab_kept(c, "delta", delta, n * OUT);
    lab_kept(c, "w2", w2, HIDDEN * OUT), lab_kept(c, "z", z, n * HIDDEN);
    lab_out_all(c, "below", below, n * HIDDEN);
}

/* The sum of delta times a w, and the decay of w. */
static long double with_decay(const long double *w, const setting *s)
{
    long double sum = 0;
    for (int k = 0; k < s->in * s->out; k++)
        sum += DECAY / 2 * w[k] * w[k];
    for (int r = 0; r < s->n; r++)
        for (int k = 0; k < s->in * s->out; k++)
            sum += s->a[r * s->in + k / s->out] * w[k] *
                   s->delta[r * s->out + k % s->out];
    return sum;
}

static void a_layer(lab_case *c, int i, tg_rng *rng)
{
    const int n = 1 + i % 5, in = 1 + i % 3, out = 1 + i % 4;
    double a[15], delta[20], w[12], dw[12];
    const setting s = {.n = n, .in = in, .out = out, .a = a, .delta = delta};
    fill(a, n * in, 0.3, 2, rng);
    fill(delta, n * out, 0.1, 0.6, rng);
    fill(w, in * out, 1, 5, rng);
    nudge(with_decay, &s, w, in * out, 0.5L, dw);
    lab_text(c, "layer_gradient(%d, %d, %d, {%s}, {%s}, {%s}, dw)", n, in, out,
             lab_list(a, n * in), lab_list(delta, n * out),
             lab_list(w, in * out));
    lab_in(c, n), lab_in(c, in), lab_in(c, out);
    lab_in_all(c, a, n * in), lab_in_all(c, delta, n * out);
    lab_in_all(c, w, in * out);
    lab_kept(c, "a", a, n * in), lab_kept(c, "delta", delta, n * out);
    lab_kept(c, "w", w, in * out);
    lab_out_all(c, "dw", dw, in * out);
}

/* ---- creatures: calls.c says what the numbers do ---- */

enum { UNITS = 3, N = 13, POINTS = 8, ROWS = 40, ALL = 16, PARTS = 8 };
enum { MOMENTUM, LEAVES_V, CLIPS, TURNS, ROUNDS };

typedef struct part {
    double scale, steep, decay, rows, of_w1, of_b1, of_w2, of_b2;
} part;

typedef struct creature {
    part loss, gradient;
    double x[2 * POINTS], y[POINTS], step[4], w[N];
    int rows, image[ROWS], label[ROWS];
} creature;

static double output_of(const creature *k, int r)
{
    double o = k->w[12];
    for (int j = 0; j < UNITS; j++)
        o += k->w[9 + j] *
             tanh(k->loss.steep * (k->x[2 * r] * k->w[j] + k->w[6 + j] +
                                   k->x[2 * r + 1] * k->w[3 + j]));
    return o;
}

/* A number that does not come back when 1e-5 is taken away and added, nor after
 * a way up, down and back. */
static double no_return(tg_rng *rng)
{
    const double h = 1e-5;
    double x, less, both;
    do {
        x = signed_between(rng, 1e-6, 9e-6);
        less = x - h;
        less += h;
        both = x + h;
        both -= 2 * h;
        both += h;
    } while (less == x || both == x);
    return x;
}

/* A creature that is well. Its outputs are all too large, or all too small: the
 * last slope, that of its bias, is not near 0. */
static creature well(tg_rng *rng)
{
    creature k = {.step = {0.9, 0.1, 0, MOMENTUM},
                  .rows = ROWS - (int)tg_rng_below(rng, 16)};
    k.loss = (part){1, between(rng, 1.4, 1.8), 0.002, POINTS, 1, 1, 1, 1};
    k.gradient = k.loss;
    fill(k.x, 2 * POINTS, 0.4, 1.5, rng);
    fill(k.w, N, 0.3, 1, rng);
    k.w[1 + tg_rng_below(rng, 5)] = no_return(rng);
    const double sign = signed_between(rng, 1, 1);
    for (int r = 0; r < POINTS; r++)
        k.y[r] = output_of(&k, r) + sign * between(rng, 0.3, 1.2);
    size_t order[ROWS];
    for (int i = 0; i < k.rows; i++)
        order[i] = (size_t)i;
    tg_rng_shuffle(rng, order, (size_t)k.rows);
    for (int i = 0; i < k.rows; i++)
        k.image[i] = k.label[i] = (int)order[i];
    return k;
}

/* The slope at its output bias, over all points. */
static double mean_error(const creature *k)
{
    double sum = 0;
    for (int r = 0; r < POINTS; r++)
        sum += (output_of(k, r) - k->y[r]) / POINTS;
    return sum;
}

/* What can be the matter with it; then kinds that are well. */
typedef enum kind {
    LAST,      /* the slope of the last parameter is doubled */
    LITTLE,    /* weight decay is in the loss alone: less than a hundredth */
    TINY,      /* a wrong slope, in a loss of the size 1e-6 */
    NO_NUMBER, /* the slopes of b1 are NaN */
    STUCK,     /* the last parameter is not moved, its memory is */
    FORGETS,   /* no memory: the first step is right */
    UNSTORED,  /* w is right, v stays what it was */
    CLIPPED,   /* right for slopes up to 1, and its own are small */
    TURNED,    /* v + 0.9 g: right where v is g */
    SLIPPED,   /* labels of others, at the end */
    TWICE,     /* two images taken for a third; the sum is the same */
    LEAKED,    /* an image that is not among those it trains on */
    HUGE,      /* well: a large loss, in whose rounding slopes are lost */
    LEVEL,     /* well: small slopes; one is 0 as far as can be computed */
    SORTED,    /* well: images in their order */
    ROUGH,     /* well: its step rounds in another way */
} kind;

static void make_ill(creature *k, kind what, tg_rng *rng)
{
    const int place = k->rows - 1 - (int)tg_rng_below(rng, 4);
    const int other = (int)tg_rng_below(rng, 8);
    if (what == LAST)
        k->gradient.of_b2 = 2;
    else if (what == LITTLE)
        k->w[0] = 0, k->gradient.decay = 0,
        k->loss.decay = 0.006 * fabs(mean_error(k));
    else if (what == TINY)
        k->loss.scale = k->gradient.scale = 1e-6, k->gradient.steep = 1;
    else if (what == NO_NUMBER)
        k->gradient.of_b1 = NAN;
    else if (what == STUCK)
        k->step[2] = 1;
    else if (what == FORGETS)
        k->step[0] = 0;
    else if (what == SLIPPED)
        k->label[place] = k->label[place - 1];
    else if (what == LEAKED)
        k->image[place] = k->label[place] = k->rows + other;
    else if (what == CLIPPED)
        k->loss.scale = k->gradient.scale = 0.01;
    for (int i = 0; what == TWICE && i < k->rows; i++)
        if (abs(k->image[i] - 1 - other) == 1)
            k->image[i] = k->label[i] = 1 + other;
}

/* One-sided nudging shows where slopes are small beside the curvature. */
static void make_level(creature *k, tg_rng *rng)
{
    k->loss.decay = k->gradient.decay = 0;
    k->loss.scale = k->gradient.scale = 0.01;
    for (int r = 0; r < POINTS; r++) {
        k->x[2 * r + 1] = 0;
        k->y[r] = output_of(k, r) + signed_between(rng, 0.001, 0.002);
    }
    const double off = mean_error(k);
    for (int r = 0; r < POINTS; r++)
        k->y[r] += off;
}

static creature make(kind what, tg_rng *rng)
{
    creature k = well(rng);
    make_ill(&k, what, rng);
    k.step[3] = what == UNSTORED  ? LEAVES_V
                : what == CLIPPED ? CLIPS
                : what == TURNED  ? TURNS
                : what == ROUGH   ? ROUNDS
                                  : MOMENTUM;
    if (what == LEVEL)
        make_level(&k, rng);
    k.loss.scale = k.gradient.scale *= what == HUGE ? 1e6 : 1;
    if (what == HUGE || what == SORTED)
        k.loss.decay = k.gradient.decay = 0;
    for (int r = 0; r < POINTS; r++) {
        k.y[r] += what == HUGE ? 1e5 : what >= SORTED ? 30 : 0;
        k.x[2 * r + 1] *= what == HUGE || what == SORTED ? 1e-12 : 1;
    }
    for (int i = 0; what == SORTED && i < k.rows; i++)
        k.image[i] = k.label[i] = i;
    return k;
}

/* In another order for each seed. */
static kind draw(int i, tg_rng *rng)
{
    static size_t order[ALL];
    if (i == 0) {
        for (size_t k = 0; k < ALL; k++)
            order[k] = k;
        tg_rng_shuffle(rng, order, ALL);
    }
    return (kind)order[i];
}

static void a_creature(lab_case *c, int i, tg_rng *rng)
{
    const kind what = draw(i, rng);
    const creature k = make(what, rng);
    lab_text(c, "creature %d of %d", i + 1, ALL);
    lab_in_all(c, (const double *)&k.loss, PARTS);
    lab_in_all(c, (const double *)&k.gradient, PARTS);
    lab_in_all(c, k.x, 2 * POINTS), lab_in_all(c, k.y, POINTS);
    lab_in_all(c, k.step, 4);
    lab_in(c, k.rows);
    for (int at = 0; at < k.rows; at++)
        lab_in(c, k.image[at]), lab_in(c, k.label[at]);
    lab_in_all(c, k.w, N);
    lab_out(c, "whether it is sick", what <= LEAKED);
    lab_kept(c, "w", k.w, N);
}

/* ---- plant: judge.c knows what is right ---- */

static void a_layer_input(lab_case *c, int n, int k, const double *x,
                          const double *w, const double *dy)
{
    const double none[LARGEST] = {0};
    lab_in(c, n), lab_in(c, k);
    lab_in_all(c, x, n * k), lab_in_all(c, w, k * k), lab_in_all(c, dy, n * k);
    lab_kept(c, "x", x, n * k), lab_kept(c, "w", w, k * k);
    lab_kept(c, "dy", dy, n * k);
    lab_out_all(c, "dw", none, k * k), lab_out_all(c, "db", none, k);
    lab_out_all(c, "dx", none, n * k);
}

/* w is far from its transpose, the first row and the last from the mean. Still
 * the rows resemble each other, so that a gradient of some of them leads
 * downhill; dy has both signs, and more of one, so that one which leaves dy out
 * does not. */
static void a_bug(lab_case *c, int i, tg_rng *rng)
{
    static const double one[] = {1, 2, 1, 2}, two[] = {2, 1, 1, 3};
    static const double ones[] = {1, 1, 1, 1};
    static const int rows[] = {3, 5, 2, 4, 5, 2, 3, 5};
    static const int units[] = {2, 2, 3, 3, 3, 4, 4, 4};
    double x[20], w[16], dy[20];
    const int n = rows[i], k = units[i];
    for (int j = 0; j < k * k; j++)
        w[j] = between(rng, 0.2, 0.6) * (j / k < j % k ? 1 : -1);
    for (int j = 0; j < k; j++) {
        const double sent = j % 2 ? between(rng, 0.3, 0.5)
                                  : between(rng, -1.5, -1);
        const double goes_in = between(rng, 0.6, 1.6);
        for (int r = 0; r < n; r++) {
            const double slow = 1.25 - 0.5 * r / (n - 1);
            x[r * k + j] = goes_in * slow * between(rng, 0.95, 1.05);
            dy[r * k + j] = sent * slow * between(rng, 0.95, 1.05);
        }
    }
    lab_text(c,
             "plant(2, 2, x, w, dy, dw, db, dx) of weak_test, and "
             "plant(%d, %d, {%s, ...}, {%s, ...}, {%s, ...}, dw, db, dx)",
             n, k, lab_list(x, 2), lab_list(w, 2), lab_list(dy, 2));
    a_layer_input(c, 2, 2, one, two, ones);
    a_layer_input(c, n, k, x, w, dy);
}

const lab_task lab_tasks[] = {
    {"diagnose", "sixteen creatures", 12, ALL, a_creature, 0, 0, "yes-no", 0},
    {"delta_out", "repaired: the outputs", 4, 8, an_output, 1e-7, 0.1, 0, 0},
    {"delta_hidden", "repaired: the hidden layer", 4, 8, a_hidden, 1e-9, 0, 0,
     0},
    {"layer_gradient", "repaired: the weights", 4, 8, a_layer, 1e-9, 0, 0, 0},
    {"plant", "a bug of your own", 6, 8, a_bug, 1e-9, 0, "bug", 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 0},
};
