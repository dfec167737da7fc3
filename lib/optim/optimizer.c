/* The optimisers: which loop each runs (kernels/update.h has their formulas),
 * what it keeps, its settings in Keras and in PyTorch. At the end the table of
 * all. What happens to the gradient before is in optimizer_step.c. */
#include "optim/optimizer.h"

#include <math.h>

#include "kernels/elementwise.h"
#include "kernels/update.h"

/* The part of an array from `from` on; NULL where there is no array. */
static tg_real *part(tg_real *array, size_t from)
{
    return array ? array + from : NULL;
}

/* ---- sgd, momentum, nesterov ---- */

static void sgd_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                       size_t n, const tg_real *g)
{
    tg_real *w = s->param->data + from;
    const double share = s->moving ? 1 - o->dampening : 1;
    if (!s->velocity)
        tg_loop_axpy(n, -o->rate, g, w);
    else if (o->pytorch)
        tg_update_momentum_pytorch(n, o->rate, o->momentum, share, o->nesterov,
                                   g, s->velocity + from, w);
    else
        tg_update_momentum(n, o->rate, o->momentum, o->nesterov, g,
                           s->velocity + from, w);
}

static const tg_optimizer_kind sgd = {
    .name = "sgd",
    .update = sgd_update,
    .keras = {.rate = 0.01},
    .pytorch = {.rate = 0.001},
};

static const tg_optimizer_kind momentum = {
    .name = "momentum",
    .update = sgd_update,
    .keras = {.rate = 0.01, .momentum = 0.9},
    .pytorch = {.rate = 0.001, .momentum = 0.9},
};

static const tg_optimizer_kind nesterov = {
    .name = "nesterov",
    .update = sgd_update,
    .keras = {.rate = 0.01, .momentum = 0.9, .nesterov = true},
    .pytorch = {.rate = 0.001, .momentum = 0.9, .nesterov = true},
};

tg_optimizer *tg_sgd(tg_tape *tape, double rate)
{
    return tg_optimizer_new(tape, &sgd, rate);
}

/* The value is checked first: an optimiser, once made, is on the tape. */
static tg_optimizer *with_momentum(tg_tape *tape, const tg_optimizer_kind *kind,
                                   double rate, double value)
{
    tg_optimizer wanted = kind->keras;
    wanted.name = kind->name;
    wanted.momentum = value;
    tg_optimizer_check(&wanted);
    tg_optimizer *o = tg_optimizer_new(tape, kind, rate);
    o->momentum = value;
    return o;
}

tg_optimizer *tg_momentum(tg_tape *tape, double rate, double value)
{
    return with_momentum(tape, &momentum, rate, value);
}

tg_optimizer *tg_nesterov(tg_tape *tape, double rate, double value)
{
    return with_momentum(tape, &nesterov, rate, value);
}

/* ---- adagrad ---- */

static void adagrad_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                           size_t n, const tg_real *g)
{
    tg_update_adagrad(n, o->rate, o->eps, !o->pytorch, g, s->v + from,
                      s->param->data + from);
}

static const tg_optimizer_kind adagrad = {
    .name = "adagrad",
    .update = adagrad_update,
    .keeps_v = true,
    .keras = {.rate = 0.001, .eps = 1e-7, .accumulator = 0.1},
    .pytorch = {.rate = 0.01, .eps = 1e-10},
};

tg_optimizer *tg_adagrad(tg_tape *tape, double rate)
{
    return tg_optimizer_new(tape, &adagrad, rate);
}

/* ---- rmsprop ---- */

static void rmsprop_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                           size_t n, const tg_real *g)
{
    const tg_rmsprop_settings settings = {.rate = o->rate,
                                          .rho = o->rho,
                                          .eps = o->eps,
                                          .eps_inside = !o->pytorch,
                                          .momentum = o->momentum,
                                          .rate_inside = !o->pytorch};
    tg_update_rmsprop(n, &settings, g, s->v + from, part(s->m, from),
                      part(s->velocity, from), s->param->data + from);
}

static const tg_optimizer_kind rmsprop = {
    .name = "rmsprop",
    .update = rmsprop_update,
    .keeps_v = true,
    .keras = {.rate = 0.001, .rho = 0.9, .eps = 1e-7},
    .pytorch = {.rate = 0.01, .rho = 0.99, .eps = 1e-8},
};

tg_optimizer *tg_rmsprop(tg_tape *tape, double rate)
{
    return tg_optimizer_new(tape, &rmsprop, rate);
}

/* ---- adam, adamw ---- */

static void adam_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                        size_t n, const tg_real *g)
{
    /* m and v start at 0 and are too small at first: correct for that. */
    const int t = o->pytorch ? s->steps : o->steps;
    const double root = sqrt(1 - pow(o->beta2, t));
    const double rate = o->rate * root / (1 - pow(o->beta1, t));
    const double eps = o->pytorch ? o->eps * root : o->eps;
    tg_update_adam(n, rate, o->beta1, o->beta2, eps, g, s->m + from,
                   s->v + from, part(s->v_max, from), s->param->data + from);
}

static const tg_optimizer_kind adam = {
    .name = "adam",
    .update = adam_update,
    .keeps_m = true,
    .keeps_v = true,
    .keras = {.rate = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-7},
    .pytorch = {.rate = 0.001, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-8},
};

static const tg_optimizer_kind adamw = {
    .name = "adamw",
    .update = adam_update,
    .keeps_m = true,
    .keeps_v = true,
    .keras = {.rate = 0.001,
              .beta1 = 0.9,
              .beta2 = 0.999,
              .eps = 1e-7,
              .weight_decay = 0.004},
    .pytorch = {.rate = 0.001,
                .beta1 = 0.9,
                .beta2 = 0.999,
                .eps = 1e-8,
                .weight_decay = 0.01},
};

tg_optimizer *tg_adam(tg_tape *tape, double rate)
{
    return tg_optimizer_new(tape, &adam, rate);
}

tg_optimizer *tg_adamw(tg_tape *tape, double rate)
{
    return tg_optimizer_new(tape, &adamw, rate);
}

/* ---- all of them ---- */

static const tg_optimizer_kind *const kinds[] = {
    &sgd, &momentum, &nesterov, &adagrad, &rmsprop, &adam, &adamw,
};

const tg_optimizer_kind *tg_optimizer_kind_at(int i)
{
    const int count = (int)(sizeof kinds / sizeof *kinds);
    return i >= 0 && i < count ? kinds[i] : NULL;
}
