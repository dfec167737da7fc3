/* Normalisation and dropout. */
#include "ops/norm.h"

#include <math.h>

#include "ops/axes.h"
#include "ops/elementwise.h"
#include "ops/move.h"
#include "ops/reduce.h"

static void check_eps(const char *op, double eps)
{
    if (!(eps >= 0))
        tg_fail("tg_%s: eps must be >= 0, got %g", op, eps);
}

/* y * gamma + beta, where they are given. */
static tg_tensor *scale_and_shift(tg_tensor *y, tg_tensor *gamma,
                                  tg_tensor *beta)
{
    if (gamma)
        y = tg_mul(y, gamma);
    return beta ? tg_add(y, beta) : y;
}

/* centred / sqrt(var + eps) */
static tg_tensor *over_deviation(tg_tensor *centred, tg_tensor *var, double eps)
{
    return tg_mul(centred, tg_rsqrt(tg_add_scalar(var, eps)));
}

/* ---- over trailing axes ---- */

/* The trailing axes of x that `like` has, or the last. */
static tg_axes trailing(const char *op, const tg_tensor *x,
                        const tg_tensor *gamma, const tg_tensor *beta)
{
    tg_check_given(op, x, 1);
    const tg_tensor *like = gamma ? gamma : beta;
    tg_axes axes = {like ? like->shape.rank : 1, {0}};
    if (axes.count < 1 || axes.count > x->shape.rank)
        tg_fail("tg_%s: %s has no %d trailing axes to normalise over", op,
                tg_shape_print(x->shape).text, axes.count);
    for (int i = 0; i < axes.count; i++) {
        axes.axis[i] = x->shape.rank - axes.count + i;
        if (like && like->shape.dim[i] != x->shape.dim[axes.axis[i]])
            tg_fail("tg_%s: gamma and beta have the sizes of the trailing axes "
                    "of x, %s, not %s",
                    op, tg_shape_print(x->shape).text,
                    tg_shape_print(like->shape).text);
    }
    if (gamma && beta && !tg_shape_equal(gamma->shape, beta->shape))
        tg_fail("tg_%s: gamma is %s and beta %s: they must be equal", op,
                tg_shape_print(gamma->shape).text,
                tg_shape_print(beta->shape).text);
    return axes;
}

tg_tensor *tg_layer_norm(tg_tensor *x, tg_tensor *gamma, tg_tensor *beta,
                         double eps)
{
    check_eps("layer_norm", eps);
    const tg_axes axes = trailing("layer_norm", x, gamma, beta);
    tg_tensor *centred = tg_sub(x, tg_mean(x, axes, true));
    tg_tensor *var = tg_mean(tg_square(centred), axes, true);
    return scale_and_shift(over_deviation(centred, var, eps), gamma, beta);
}

tg_tensor *tg_rms_norm(tg_tensor *x, tg_tensor *gamma, double eps)
{
    check_eps("rms_norm", eps);
    const tg_axes axes = trailing("rms_norm", x, gamma, NULL);
    tg_tensor *squares = tg_mean(tg_square(x), axes, true);
    return scale_and_shift(over_deviation(x, squares, eps), gamma, NULL);
}

/* ---- over all axes but the channels ---- */

/* [channels] -> [1 x channels x 1 ..]; NULL stays NULL. */
static tg_tensor *per_channel(tg_tensor *t, const tg_tensor *x,
                              const char *what)
{
    tg_shape shape = {x->shape.rank, {1, x->shape.dim[1], 1, 1, 1, 1}};
    for (int i = shape.rank; i < TG_MAX_RANK; i++)
        shape.dim[i] = 0;
    if (t && (t->shape.rank != 1 || t->shape.dim[0] != x->shape.dim[1]))
        tg_fail("tg_batch_norm: %s must be [%d], a number for each channel of "
                "%s, not %s",
                what, x->shape.dim[1], tg_shape_print(x->shape).text,
                tg_shape_print(t->shape).text);
    return t ? tg_reshape(t, shape) : NULL;
}

/* running = keep * running + (1 - keep) * batch */
static void update_running_average(tg_tensor *running, const tg_tensor *batch,
                                   double scale, double keep)
{
    tg_touch(running);
    for (size_t i = 0; i < running->count; i++)
        running->data[i] = (tg_real)(keep * (double)running->data[i] +
                                     (1 - keep) * scale *
                                         (double)batch->data[i]);
}

static void update_running(const tg_running *running, const tg_tensor *mean,
                           const tg_tensor *var, double n)
{
    const double corrected = n > running->correction
                                 ? n / (n - running->correction)
                                 : 1;
    update_running_average(running->mean, mean, 1, running->keep);
    update_running_average(running->var, var, corrected, running->keep);
}

/* Fails for arguments that do not fit each other. */
static void check_batch_norm(const tg_tensor *x, const tg_running *running,
                             bool training)
{
    tg_check_given("batch_norm", x, 1);
    if (x->shape.rank < 2)
        tg_fail("tg_batch_norm: x is [n x channels ..], not %s",
                tg_shape_print(x->shape).text);
    if (!training && !running)
        tg_fail("tg_batch_norm: without training, running statistics are "
                "needed");
    if (running && (!running->mean || !running->var))
        tg_fail("tg_batch_norm: set both running->mean and running->var");
    if (training && x->shape.dim[1] > 0 && x->count <= (size_t)x->shape.dim[1])
        tg_fail("tg_batch_norm: x is %s, %s number for each channel: while "
                "training at least 2 are needed, for one is its own mean",
                tg_shape_print(x->shape).text, x->count ? "one" : "no");
}

tg_tensor *tg_batch_norm(tg_tensor *x, tg_tensor *gamma, tg_tensor *beta,
                         const tg_running *running, bool training, double eps)
{
    check_eps("batch_norm", eps);
    check_batch_norm(x, running, training);
    gamma = per_channel(gamma, x, "gamma");
    beta = per_channel(beta, x, "beta");
    tg_tensor *mean = per_channel(running ? running->mean : NULL, x,
                                  "the mean");
    tg_tensor *var = per_channel(running ? running->var : NULL, x, "the var");
    if (!training)
        return scale_and_shift(over_deviation(tg_sub(x, mean), var, eps), gamma,
                               beta);
    tg_axes axes = {0, {0}};
    for (int i = 0; i < x->shape.rank; i++)
        if (i != 1)
            axes.axis[axes.count++] = i;
    mean = tg_mean(x, axes, true);
    tg_tensor *centred = tg_sub(x, mean);
    var = tg_mean(tg_square(centred), axes, true);
    tg_tensor *y = scale_and_shift(over_deviation(centred, var, eps), gamma,
                                   beta);
    if (running) /* last: what fails must not have changed them */
        update_running(running, mean, var, (double)(x->count / var->count));
    return y;
}

/* ---- dropout ---- */

tg_tensor *tg_dropout(tg_tensor *x, double rate, bool training)
{
    tg_check_given("dropout", x, 1);
    if (!(rate >= 0 && rate <= 1))
        tg_fail("tg_dropout: the rate must be a probability, 0 to 1, got %g",
                rate);
    if (!training || rate == 0)
        return x;
    tg_tensor *mask = tg_zeros(x->tape, x->shape);
    for (size_t i = 0; i < mask->count; i++)
        if (tg_rng_uniform(&x->tape->rng) >= rate)
            mask->data[i] = (tg_real)(1 / (1 - rate));
    return tg_mul(x, mask);
}
