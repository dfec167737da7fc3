/* The optimisers: which loop each runs, with which numbers. What happens to
 * the gradient before is in step.c. */
#include "nn/optimizer.h"

#include <math.h>
#include <string.h>

#include "tape/tensor.h"
#include "kernels/elementwise.h"
#include "kernels/update.h"

static bool is_param(const tg_tensor *t)
{
    return t->role == TG_PARAM;
}

/* An optimiser of all parameters on the tape. */
static tg_optimizer *optimizer_new(tg_tape *tape, tg_optimizer settings)
{
    if (!isfinite(settings.rate) || settings.rate < 0)
        tg_fail("%s: the learning rate must be a finite number >= 0, not %g",
                settings.name, settings.rate);
    tg_optimizer *o = tg_tape_keep(tape, sizeof *o);
    *o = settings;
    for (int id = 0; id < tape->count; id++)
        o->count += is_param(tape->entry[id]);
    if (o->count == 0)
        tg_fail("%s: there is no parameter on the tape yet: make the "
                "optimiser after the model",
                o->name);
    o->slot = tg_tape_keep(tape, (size_t)o->count * sizeof *o->slot);
    tg_slot *slot = o->slot;
    for (int id = 0; id < tape->count; id++) {
        tg_tensor *t = tape->entry[id];
        if (is_param(t))
            *slot++ = (tg_slot){.param = t, .birth = t->birth};
    }
    return o;
}

/* The part of an array that may not be there. */
static tg_real *part(tg_real *array, size_t from)
{
    return array ? array + from : NULL;
}

/* ---- gradient descent, with and without momentum ---- */

static void sgd_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                       size_t n, const tg_real *g)
{
    tg_real *w = s->param->data + from;
    if (!s->velocity)
        tg_loop_axpy(n, -o->rate, g, w);
    else
        (o->pytorch ? tg_update_momentum_pytorch : tg_update_momentum)(
            n, o->rate, o->momentum, o->nesterov, g, s->velocity + from, w);
}

static tg_optimizer *sgd_named(tg_tape *tape, const char *name, double rate,
                               double momentum, bool nesterov)
{
    return optimizer_new(tape, (tg_optimizer){.name = name,
                                              .update = sgd_update,
                                              .rate = rate,
                                              .momentum = momentum,
                                              .nesterov = nesterov});
}

tg_optimizer *tg_sgd(tg_tape *tape, double rate)
{
    return sgd_named(tape, "sgd", rate, 0, false);
}

tg_optimizer *tg_momentum(tg_tape *tape, double rate, double momentum)
{
    return sgd_named(tape, "momentum", rate, momentum, false);
}

tg_optimizer *tg_nesterov(tg_tape *tape, double rate, double momentum)
{
    return sgd_named(tape, "nesterov", rate, momentum, true);
}

/* ---- a rate for each number ---- */

static void adagrad_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                           size_t n, const tg_real *g)
{
    tg_update_adagrad(n, o->rate, o->eps, !o->pytorch, g, s->v + from,
                      s->param->data + from);
}

tg_optimizer *tg_adagrad(tg_tape *tape, double rate)
{
    return optimizer_new(tape, (tg_optimizer){.name = "adagrad",
                                              .update = adagrad_update,
                                              .rate = rate,
                                              .eps = 1e-7,
                                              .accumulator = 0.1,
                                              .uses_v = true});
}

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

tg_optimizer *tg_rmsprop(tg_tape *tape, double rate)
{
    return optimizer_new(tape, (tg_optimizer){.name = "rmsprop",
                                              .update = rmsprop_update,
                                              .rate = rate,
                                              .rho = 0.9,
                                              .eps = 1e-7,
                                              .uses_v = true});
}

static void adam_update(const tg_optimizer *o, const tg_slot *s, size_t from,
                        size_t n, const tg_real *g)
{
    /* m and v start at 0 and are too small at first: correct for that. */
    const double root = sqrt(1 - pow(o->beta2, o->steps));
    const double rate = o->rate * root / (1 - pow(o->beta1, o->steps));
    const double eps = o->pytorch ? o->eps * root : o->eps;
    tg_update_adam(n, rate, o->beta1, o->beta2, eps, g, s->m + from,
                   s->v + from, part(s->v_max, from), s->param->data + from);
}

static tg_optimizer *adam_named(tg_tape *tape, const char *name, double rate,
                                double weight_decay)
{
    return optimizer_new(tape, (tg_optimizer){.name = name,
                                              .update = adam_update,
                                              .rate = rate,
                                              .beta1 = 0.9,
                                              .beta2 = 0.999,
                                              .eps = 1e-7,
                                              .weight_decay = weight_decay,
                                              .uses_m = true,
                                              .uses_v = true});
}

tg_optimizer *tg_adam(tg_tape *tape, double rate)
{
    return adam_named(tape, "adam", rate, 0);
}

tg_optimizer *tg_adamw(tg_tape *tape, double rate)
{
    return adam_named(tape, "adamw", rate, 0.004);
}

/* ---- variants ---- */

tg_optimizer *tg_like_pytorch(tg_optimizer *o)
{
    o->pytorch = true;
    o->accumulator = 0;
    o->eps = o->update == adagrad_update ? 1e-10 : 1e-8;
    if (o->update == rmsprop_update)
        o->rho = 0.99;
    if (o->weight_decay > 0)
        o->weight_decay = 0.01;
    return o;
}

void tg_optimizer_schedule(tg_optimizer *o, tg_schedule schedule)
{
    o->schedule = schedule;
    o->rate = tg_rate_at(&schedule, o->steps);
}

tg_optimizer *tg_optimizer_named(tg_tape *tape, const char *name)
{
    static const struct {
        const char *name;
        tg_optimizer *(*make)(tg_tape *tape, double rate);
        double rate;
    } plain[] = {
        {"sgd", tg_sgd, 0.01},          {"adagrad", tg_adagrad, 0.001},
        {"rmsprop", tg_rmsprop, 0.001}, {"adam", tg_adam, 0.001},
        {"adamw", tg_adamw, 0.001},
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(name, plain[i].name) == 0)
            return plain[i].make(tape, plain[i].rate);
    if (strcmp(name, "momentum") == 0)
        return tg_momentum(tape, 0.01, 0.9);
    if (strcmp(name, "nesterov") == 0)
        return tg_nesterov(tape, 0.01, 0.9);
    tg_fail("there is no optimiser \"%s\": sgd, momentum, nesterov, adagrad, "
            "rmsprop, adam, adamw",
            name);
}
