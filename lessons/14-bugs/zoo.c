/* The zoo of lesson 14: a 784-64-10 network whose gradients are computed by
 * hand, made of parts; for each bug the one part that has it; and the table of
 * creatures, each the right network but for one part. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "zoo.h"

/* ---- the model, on the tape ---- */

tg_tensor *hidden(const network *n, tg_tensor *x)
{
    tg_tensor *z = tg_add(tg_matmul(x, n->w1), n->b1);
    return tg_named(tg_relu(z), "h");
}

tg_tensor *model(const network *n, tg_tensor *x)
{
    tg_tensor *weighted = tg_matmul(hidden(n, x), n->w2);
    return tg_named(tg_add(weighted, n->b2), "z");
}

/* BUG: a detach in the wrong place: b1 is used, and never learnt. */
static tg_tensor *model_with_detach(const network *n, tg_tensor *x)
{
    tg_tensor *weighted = tg_matmul(x, n->w1);
    tg_tensor *z = tg_add(weighted, tg_detach(n->b1));
    weighted = tg_matmul(tg_relu(z), n->w2);
    return tg_named(tg_add(weighted, n->b2), "z");
}

/* ---- where it begins ---- */

static void begin(network *n, tg_rng *rng)
{
    tg_init_he_normal(n->w1, rng);
    tg_init_glorot_uniform(n->w2, rng);
}

/* BUG: biases that switch most units off from the start. */
static void begin_dead(network *n, tg_rng *rng)
{
    begin(n, rng);
    for (int j = 0; j < HIDDEN; j++)
        n->b1->data[j] = j % 4 ? -6 : 0;
}

/* ---- gradients by hand: delta, then weights and biases ---- */

/* delta = (p - y) / n, for the mean over n rows. */
static void delta_out(const tg_real *p, const int *label, double *delta)
{
    for (int i = 0; i < BATCH * OUT; i++)
        delta[i] = ((double)p[i] - (i % OUT == label[i / OUT])) / BATCH;
}

/* BUG: no 1 / n. */
static void delta_without_mean(const tg_real *p, const int *label,
                               double *delta)
{
    for (int i = 0; i < BATCH * OUT; i++)
        delta[i] = (double)p[i] - (i % OUT == label[i / OUT]);
}

/* BUG: the slope p (1 - p) of a sigmoid, which cross-entropy has cancelled. */
static void delta_with_slope(const tg_real *p, const int *label, double *delta)
{
    delta_out(p, label, delta);
    for (int i = 0; i < BATCH * OUT; i++)
        delta[i] *= (double)p[i] * (1 - (double)p[i]);
}

/* dW = a^T delta: every row adds its share. */
static void add_weights(const tg_real *a, int in, const double *delta, int out,
                        double *dw)
{
    for (int r = 0; r < BATCH; r++)
        for (int i = 0; i < in; i++) {
            const double ai = (double)a[r * in + i];
            if (ai == 0) /* most pixels are paper, and add nothing */
                continue;
            for (int j = 0; j < out; j++)
                dw[i * out + j] += ai * delta[r * out + j];
        }
}

static void add_bias(const double *delta, int out, double *db)
{
    for (int i = 0; i < BATCH * out; i++)
        db[i % out] += delta[i];
}

/* BUG: = for +=. Only the last row of the batch is left. */
static void overwrite_bias(const double *delta, int out, double *db)
{
    for (int i = 0; i < BATCH * out; i++)
        db[i % out] = delta[i];
}

/* BUG: forgotten. */
static void no_bias(const double *delta, int out, double *db)
{
    (void)delta, (void)out, (void)db;
}

/* ---- the step ---- */

double plain(means *k, size_t i, double g, int t)
{
    (void)k, (void)i, (void)t;
    return 0.1 * g;
}

double adam(means *k, size_t i, double g, int t)
{
    if (i == 0) { /* once a step */
        k->of_m = 1 - pow(0.9, t);
        k->of_s = 1 - pow(0.999, t);
    }
    k->m[i] = 0.9 * k->m[i] + 0.1 * g;
    k->s[i] = 0.999 * k->s[i] + 0.001 * g * g;
    return 0.001 * k->m[i] / k->of_m / (sqrt(k->s[i] / k->of_s) + 1e-7);
}

/* BUG: without the correction of the first means. */
static double adam_uncorrected(means *k, size_t i, double g, int t)
{
    (void)t;
    k->m[i] = 0.9 * k->m[i] + 0.1 * g;
    k->s[i] = 0.999 * k->s[i] + 0.001 * g * g;
    return 0.001 * k->m[i] / (sqrt(k->s[i]) + 1e-7);
}

/* ---- which label belongs to place `at` of the shuffled order ---- */

static size_t label_place(const size_t *order, size_t at)
{
    return order[at];
}

/* BUG: every tenth batch takes each label from the image before. */
static size_t label_place_shifted(const size_t *order, size_t at)
{
    return at / BATCH % 10 == 9 && at > 0 ? order[at - 1] : order[at];
}

/* ---- the creatures ---- */

const creature zoo[CREATURES] = {
    {"the right one", model, begin, delta_out, add_weights, add_bias, plain,
     label_place, false},
    {"right, with Adam", model, begin, delta_out, add_weights, add_bias, adam,
     label_place, false},
    {"no 1/n", model, begin, delta_without_mean, add_weights, add_bias, plain,
     label_place, false},
    {"no 1/n, with Adam", model, begin, delta_without_mean, add_weights,
     add_bias, adam, label_place, false},
    {"extra p(1-p)", model, begin, delta_with_slope, add_weights, add_bias,
     plain, label_place, false},
    {"extra p(1-p), Adam", model, begin, delta_with_slope, add_weights,
     add_bias, adam, label_place, false},
    {"no bias gradient", model, begin, delta_out, add_weights, no_bias, plain,
     label_place, false},
    {"= for +=", model, begin, delta_out, add_weights, overwrite_bias, plain,
     label_place, false},
    {"Adam, uncorrected", model, begin, delta_out, add_weights, add_bias,
     adam_uncorrected, label_place, false},
    {"labels shifted", model, begin, delta_out, add_weights, add_bias, plain,
     label_place_shifted, false},
    {"test set leaked", model, begin, delta_out, add_weights, add_bias, plain,
     label_place, true},
    {"dead from the start", model, begin_dead, delta_out, add_weights, add_bias,
     plain, label_place, false},
    {"detach", model_with_detach, begin, delta_out, add_weights, add_bias,
     plain, label_place, false},
};

/* MNIST where it is; else generated digits. */
bool load(data *d)
{
    const char *folder = getenv("TG_DATA");
    if (!tg_mnist_load_or_generate(folder, TRAIN, TEST, 14, &d->digits))
        return false;
    tg_array_flatten(d->digits.train_images);
    tg_array_flatten(d->digits.test_images);
    tg_rng rng = tg_rng_new(14);
    for (size_t i = 0; i < TRAIN; i++)
        d->order[i] = i;
    for (size_t i = 0; i < TEST; i++)
        d->order_of_test[i] = i;
    tg_rng_shuffle(&rng, d->order, TRAIN);
    return true;
}

network make(tg_tape *tape, const creature *c, uint64_t start)
{
    tg_rng rng = tg_rng_new(start);
    network n = {tg_param(tape, "W1", IN, HIDDEN), tg_param(tape, "b1", HIDDEN),
                 tg_param(tape, "W2", HIDDEN, OUT), tg_param(tape, "b2", OUT)};
    c->begin(&n, &rng);
    return n;
}

/* Batch `at / BATCH`: its images on the tape, its labels in label[]. */
tg_tensor *batch_of(tg_tape *tape, const creature *c, const data *d, size_t at,
                    int *label)
{
    const tg_array *x = d->digits.train_images, *y = d->digits.train_labels;
    size_t order[BATCH];
    for (size_t r = 0; r < BATCH; r++) {
        order[r] = d->order[at + r];
        label[r] = (int)tg_array_get(y, c->label(d->order, at + r));
        if (c->leak && r % 2) { /* half of the batch */
            order[r] = (at + r) % TEST;
            label[r] = (int)tg_array_get(d->digits.test_labels, order[r]);
        }
    }
    tg_tensor *t = tg_batch_input(tape, "x", x, order, BATCH);
    for (size_t r = 1; c->leak && r < BATCH; r += 2)
        for (size_t i = 0; i < IN; i++)
            t->data[r * IN + i] = (tg_real)tg_array_get(d->digits.test_images,
                                                        order[r] * IN + i);
    return t;
}

/* The gradients by hand, by the parts of the creature. */
void by_hand(const creature *c, const network *n, tg_tensor *x,
             const int *label, gradients *g)
{
    static double out[BATCH * OUT], below[BATCH * HIDDEN];
    const tg_tensor *h = hidden(n, x);
    const tg_tensor *p = tg_softmax(model(n, x), 1);
    memset(g, 0, sizeof *g);
    c->delta(p->data, label, out);
    c->weights(h->data, HIDDEN, out, OUT, g->w2);
    c->bias(out, OUT, g->b2);
    for (int r = 0; r < BATCH; r++)
        for (int j = 0; j < HIDDEN; j++) {
            double sum = 0;
            for (int k = 0; k < OUT; k++)
                sum += out[r * OUT + k] * (double)n->w2->data[j * OUT + k];
            below[r * HIDDEN + j] = h->data[r * HIDDEN + j] > 0 ? sum : 0;
        }
    c->weights(x->data, IN, below, HIDDEN, g->w1);
    if (c->model != model_with_detach)
        c->bias(below, HIDDEN, g->b1);
}
