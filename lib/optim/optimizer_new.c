/* Making an optimiser: which parameters it holds, and its settings. */
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/given.h"
#include "tape/tensor.h"
#include "optim/optimizer.h"

/* ---- settings ---- */

static const struct {
    const char *name;
    size_t at; /* offset of a double in tg_optimizer */
    double most;
    bool below; /* `most` itself is not allowed */
} ranges[] = {
    {"rate", offsetof(tg_optimizer, rate), DBL_MAX, false},
    {"momentum", offsetof(tg_optimizer, momentum), DBL_MAX, false},
    {"dampening", offsetof(tg_optimizer, dampening), 1, false},
    {"rho", offsetof(tg_optimizer, rho), 1, false},
    {"beta1", offsetof(tg_optimizer, beta1), 1, true},
    {"beta2", offsetof(tg_optimizer, beta2), 1, true},
    {"eps", offsetof(tg_optimizer, eps), DBL_MAX, false},
    {"accumulator", offsetof(tg_optimizer, accumulator), DBL_MAX, false},
    {"l2", offsetof(tg_optimizer, l2), DBL_MAX, false},
    {"weight_decay", offsetof(tg_optimizer, weight_decay), DBL_MAX, false},
    {"clip_value", offsetof(tg_optimizer, clip_value), DBL_MAX, false},
    {"clip_norm", offsetof(tg_optimizer, clip_norm), DBL_MAX, false},
    {"clip_global_norm", offsetof(tg_optimizer, clip_global_norm), DBL_MAX,
     false},
};

static void check_given(const tg_optimizer *o)
{
    if (!o)
        tg_fail("the optimiser is NULL: tg_adam(tape, 0.001) makes one, and "
                "tg_compile that of a model");
}

static void check_settings(const tg_optimizer *o)
{
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        double value;
        memcpy(&value, (const char *)o + ranges[i].at, sizeof value);
        if (value >= 0 && value <= ranges[i].most &&
            !(ranges[i].below && value == ranges[i].most))
            continue;
        if (ranges[i].most == DBL_MAX)
            tg_fail("%s: %s must be a finite number >= 0, got %g", o->name,
                    ranges[i].name, value);
        tg_fail("%s: %s must be from 0 to %s%g, got %g", o->name,
                ranges[i].name, ranges[i].below ? "below " : "", ranges[i].most,
                value);
    }
    if (o->dampening != 0 && (o->nesterov || !o->pytorch))
        tg_fail("%s: dampening is for PyTorch's momentum without nesterov: "
                "tg_like_pytorch(o) comes first",
                o->name);
}

void tg_optimizer_check(const tg_optimizer *o)
{
    check_given(o);
    check_settings(o);
    for (int i = 0; i < o->count; i++) {
        const tg_slot *s = &o->slot[i];
        if (!tg_is_live(s->param) || s->param->birth != s->birth)
            tg_fail("%s: parameter %d was forgotten by tg_rewind: make the "
                    "model before tg_tape_mark",
                    o->name, i);
    }
}

tg_optimizer *tg_like_pytorch(tg_optimizer *o)
{
    check_given(o);
    const tg_optimizer *theirs = &o->kind->pytorch;
    if (theirs->rate == 0)
        tg_fail("%s has no settings of PyTorch", o->name);
    o->pytorch = true;
    o->rho = theirs->rho;
    o->beta1 = theirs->beta1;
    o->beta2 = theirs->beta2;
    o->eps = theirs->eps;
    o->accumulator = theirs->accumulator;
    o->weight_decay = theirs->weight_decay;
    return o;
}

void tg_optimizer_schedule(tg_optimizer *o, tg_schedule schedule)
{
    check_given(o);
    o->rate = tg_rate_at(&schedule, o->steps);
    o->schedule = schedule;
}

/* ---- what it holds ---- */

static int compare_place(const void *id, const void *slot)
{
    const int a = *(const int *)id, b = ((const tg_slot *)slot)->param->id;
    return (a > b) - (a < b);
}

static int compare_slots(const void *a, const void *b)
{
    return compare_place(&((const tg_slot *)a)->param->id, b);
}

const tg_slot *tg_optimizer_slot(const tg_optimizer *o, const tg_tensor *param)
{
    check_given(o);
    const tg_slot *s = param && o->count > 0
                           ? bsearch(&param->id, o->slot, (size_t)o->count,
                                     sizeof *s, compare_place)
                           : NULL;
    return s && s->param == param && s->birth == param->birth ? s : NULL;
}

void tg_optimizer_take(tg_optimizer *o, tg_tensor *const *param, int n)
{
    check_given(o);
    if (n < 1 || !param)
        tg_fail("%s: the list of parameters is %s: an optimiser holds at "
                "least 1",
                o->name, param ? "empty" : "NULL");
    tg_check_braces("optimizer_take", 1, (size_t)n, "n");
    tg_slot *slot = tg_tape_keep(o->tape, (size_t)n * sizeof *slot);
    for (int i = 0; i < n; i++) {
        const tg_tensor *t = param[i];
        if (!t || t->tape != o->tape || !tg_is_live(t) || t->role != TG_PARAM)
            tg_fail("%s: number %d of the list is not a parameter on the "
                    "tape of this optimiser",
                    o->name, i);
        const tg_slot *had = tg_optimizer_slot(o, t);
        slot[i] = had ? *had : (tg_slot){.param = param[i], .birth = t->birth};
    }
    qsort(slot, (size_t)n, sizeof *slot, compare_slots);
    for (int i = 1; i < n; i++)
        if (slot[i].param == slot[i - 1].param)
            tg_fail("%s: %s is twice in the list", o->name,
                    slot[i].param->name);
    o->slot = slot;
    o->count = n;
    o->scratch = NULL; /* the largest parameter may now be a different one */
}

/* Every parameter on the tape. */
static void take_all(tg_optimizer *o)
{
    tg_tape *tape = o->tape;
    for (int id = 0; id < tape->count; id++)
        o->count += tape->entry[id]->role == TG_PARAM;
    if (o->count == 0)
        tg_fail("%s: there is no parameter on the tape yet: make the "
                "optimiser after the model",
                o->name);
    o->slot = tg_tape_keep(tape, (size_t)o->count * sizeof *o->slot);
    tg_slot *slot = o->slot;
    for (int id = 0; id < tape->count; id++) {
        tg_tensor *t = tape->entry[id];
        if (t->role == TG_PARAM)
            *slot++ = (tg_slot){.param = t, .birth = t->birth};
    }
}

/* ---- making one ---- */

/* One that holds n parameters; all there are for n = 0. */
static tg_optimizer *make(tg_tape *tape, const tg_optimizer_kind *kind,
                          double rate, tg_tensor *const *param, int n)
{
    tg_optimizer *o = tg_tape_keep(tape, sizeof *o);
    *o = kind->keras;
    o->name = kind->name;
    o->update = kind->update;
    o->rate = rate;
    o->kind = kind;
    o->tape = tape;
    tg_optimizer_check(o);
    if (n > 0)
        tg_optimizer_take(o, param, n);
    else
        take_all(o);
    o->earlier = tape->optimizers;
    tape->optimizers = o;
    return o;
}

tg_optimizer *tg_optimizer_new(tg_tape *tape, const tg_optimizer_kind *kind,
                               double rate)
{
    if (!tape || !kind)
        tg_fail("the %s is NULL", tape ? "kind of optimiser" : "tape");
    return make(tape, kind, rate, NULL, 0);
}

/* "sgd, momentum, ..." */
static const char *all_names(char *out, size_t size)
{
    size_t used = 0;
    const tg_optimizer_kind *kind;
    for (int i = 0; used < size && (kind = tg_optimizer_kind_at(i)); i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s",
                                 i > 0 ? ", " : "", kind->name);
    return out;
}

static const tg_optimizer_kind *kind_named(const char *name)
{
    char names[512];
    const tg_optimizer_kind *kind;
    for (int i = 0; name && (kind = tg_optimizer_kind_at(i)); i++)
        if (strcmp(name, kind->name) == 0)
            return kind;
    tg_fail("there is no optimiser \"%s\": %s", name ? name : "NULL",
            all_names(names, sizeof names));
}

tg_optimizer *tg_optimizer_named(tg_tape *tape, const char *name)
{
    const tg_optimizer_kind *kind = kind_named(name);
    return tg_optimizer_new(tape, kind, kind->keras.rate);
}

tg_optimizer *tg_optimizer_holding(tg_tape *tape, const char *name,
                                   tg_tensor *const *param, int n)
{
    const tg_optimizer_kind *kind = kind_named(name);
    tg_check_given("optimizer_holding", tape, 1);
    tg_check_given("optimizer_holding", param, 3);
    if (n < 1)
        tg_fail("an optimiser holds at least 1 parameter, not %d", n);
    return make(tape, kind, kind->keras.rate, param, n);
}
