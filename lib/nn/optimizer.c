/* SGD, momentum and Adam. */
#include "nn/optimizer.h"

#include <math.h>
#include <string.h>

#include "core/tensor.h"
#include "kernels/elementwise.h"
#include "kernels/update.h"

static bool is_param(const tg_tensor *t)
{
    return t->role == TG_PARAM;
}

static tg_real *cleared(const tg_tensor *param)
{
    return tg_tape_keep(param->tape, param->count * sizeof(tg_real));
}

/* An optimiser of all parameters on the tape, with room for m and v of each
 * where they are asked for. */
static tg_optimizer *optimizer_new(tg_tape *tape, tg_optimizer settings,
                                   bool with_m, bool with_v)
{
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
        if (!is_param(t))
            continue;
        *slot++ = (tg_slot){t, t->birth, with_m ? cleared(t) : NULL,
                            with_v ? cleared(t) : NULL};
    }
    return o;
}

static void check_rate(const char *name, double rate)
{
    if (!isfinite(rate) || rate < 0)
        tg_fail("%s: the learning rate must be a finite number >= 0, not %g",
                name, rate);
}

/* ---- the three ---- */

static void sgd_update(const tg_optimizer *o, tg_slot *s)
{
    tg_loop_axpy(s->param->count, -o->rate, s->param->grad->data,
                 s->param->data);
}

tg_optimizer *tg_sgd(tg_tape *tape, double rate)
{
    check_rate("sgd", rate);
    tg_optimizer o = {.name = "sgd", .update = sgd_update, .rate = rate};
    return optimizer_new(tape, o, false, false);
}

static void momentum_update(const tg_optimizer *o, tg_slot *s)
{
    tg_update_momentum(s->param->count, o->rate, o->momentum,
                       s->param->grad->data, s->m, s->param->data);
}

tg_optimizer *tg_momentum(tg_tape *tape, double rate, double momentum)
{
    check_rate("momentum", rate);
    tg_optimizer o = {.name = "momentum",
                      .update = momentum_update,
                      .rate = rate,
                      .momentum = momentum};
    return optimizer_new(tape, o, true, false);
}

static void adam_update(const tg_optimizer *o, tg_slot *s)
{
    /* m and v start at 0 and are too small at first: correct for that. */
    const double corrected = o->rate * sqrt(1 - pow(o->beta2, o->steps)) /
                             (1 - pow(o->beta1, o->steps));
    tg_update_adam(s->param->count, corrected, o->beta1, o->beta2, o->eps,
                   s->param->grad->data, s->m, s->v, s->param->data);
}

tg_optimizer *tg_adam(tg_tape *tape, double rate)
{
    check_rate("adam", rate);
    tg_optimizer o = {.name = "adam",
                      .update = adam_update,
                      .rate = rate,
                      .beta1 = 0.9,
                      .beta2 = 0.999,
                      .eps = 1e-7};
    return optimizer_new(tape, o, true, true);
}

tg_optimizer *tg_optimizer_named(tg_tape *tape, const char *name)
{
    if (strcmp(name, "sgd") == 0)
        return tg_sgd(tape, 0.01);
    if (strcmp(name, "momentum") == 0)
        return tg_momentum(tape, 0.01, 0.9);
    if (strcmp(name, "adam") == 0)
        return tg_adam(tape, 0.001);
    tg_fail("there is no optimiser \"%s\": sgd, momentum, adam", name);
}

/* ---- a step ---- */

void tg_optimizer_step(tg_optimizer *o)
{
    o->steps++;
    for (int i = 0; i < o->count; i++) {
        tg_slot *slot = &o->slot[i];
        if (!tg_is_live(slot->param) || slot->param->birth != slot->birth)
            tg_fail("%s: parameter %d was forgotten by tg_rewind: make the "
                    "model before tg_tape_mark",
                    o->name, i);
        if (!slot->param->grad)
            continue;
        tg_touch(slot->param);
        o->update(o, slot);
    }
}
