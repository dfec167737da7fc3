/* What would go wrong silently in a step: no gradient for what an optimiser
 * holds, none that follows a gradient, or two. Declared in optimizer.h. */
#include "tape/op.h"
#include "optim/optimizer.h"

/* ---- at least one gradient ---- */

/* A leaf on the tape that has a gradient, if possible a parameter; or NULL. */
static const tg_tensor *leaf_with_gradient(const tg_tape *tape)
{
    const tg_tensor *leaf = NULL;
    for (int id = 0; id < tape->count; id++) {
        const tg_tensor *t = tape->entry[id];
        if (!t->op && t->grad && (!leaf || leaf->role != TG_PARAM))
            leaf = t;
    }
    return leaf;
}

/* Fails: the loss was made from `leaf` and not from what `o` holds. */
_Noreturn static void fail_of_others(const tg_optimizer *o,
                                     const tg_tensor *leaf)
{
    const tg_optimizer *holder = o->tape->optimizers;
    while (holder && !tg_optimizer_slot(holder, leaf))
        holder = holder->earlier;
    tg_fail("%s: no parameter that it holds has a gradient, but %%%d %s has, "
            "which %s%s: the loss depends on others, or uses these through "
            "tg_detach or tg_freeze. tg_optimizer_take gives it those to hold",
            o->name, leaf->id, leaf->name ? leaf->name : "(no name)",
            holder                   ? "belongs to another optimiser, "
            : leaf->role == TG_PARAM ? "no optimiser holds"
                                     : "is watched",
            holder ? holder->name : "");
}

/* An entry that was made from a parameter of `o` and needs no gradient, when
 * no other is there. */
static const tg_tensor *stop_of(const tg_optimizer *o)
{
    const tg_tensor *stop = NULL;
    for (int id = 0; id < o->tape->count; id++) {
        const tg_tensor *y = o->tape->entry[id];
        for (int k = 0; k < y->inputs; k++)
            if (tg_optimizer_slot(o, y->in[k])) {
                if (y->needs_grad)
                    return NULL;
                stop = y;
            }
    }
    return stop;
}

/* Fails: no leaf has a gradient. */
_Noreturn static void fail_without_any(const tg_optimizer *o)
{
    const tg_tape *tape = o->tape;
    const tg_tensor *stop = stop_of(o);
    const uint64_t last = tape->count ? tape->entry[tape->count - 1]->birth + 1
                                      : 0;
    if (last == tape->births && stop)
        tg_fail("%s: no parameter has a gradient: they are used only by %s "
                "(%%%d, %s:%s), which %s",
                o->name, stop->op->name, stop->id, tg_site_file(stop->site),
                tg_site_line(stop->site),
                stop->op->gradient ? "is inside tg_no_grad_begin"
                                   : "passes no gradient");
    tg_fail("%s: no parameter has a gradient: %scall tg_optimizer_step after "
            "tg_backward and before tg_rewind, which clears them",
            o->name,
            last != tape->births ? "nothing was recorded since tg_rewind; "
            : tape->records > 0  ? "tg_grad and tg_grads set no ->grad; "
                                 : "tg_backward was not called; ");
}

static void check_some_gradient(const tg_optimizer *o)
{
    const tg_tensor *frozen = NULL;
    int thawed = 0;
    for (int i = 0; i < o->count; i++) {
        const tg_slot *s = &o->slot[i];
        thawed += !s->group.frozen;
        if (s->param->grad && !s->group.frozen)
            return;
        if (s->param->grad)
            frozen = s->param;
    }
    if (thawed == 0)
        tg_fail("%s: every parameter that it holds is frozen; .unfrozen = true "
                "in tg_optimizer_group lets them learn again",
                o->name);
    if (frozen)
        tg_fail("%s: of its parameters only frozen ones have a gradient, such "
                "as %s: the loss depends on none that may move",
                o->name, frozen->name);
    const tg_tensor *leaf = leaf_with_gradient(o->tape);
    if (leaf)
        fail_of_others(o, leaf);
    fail_without_any(o);
}

/* ---- exactly one optimiser for each ---- */

/* Each gradient is followed by exactly one optimiser: at least one that holds
 * it, and none before `o`. What is frozen in one is free for another. */
static void check_follower(const tg_optimizer *o, const tg_tensor *w)
{
    const tg_optimizer *holder = NULL;
    const tg_slot *own = tg_optimizer_slot(o, w);
    for (const tg_optimizer *p = o->tape->optimizers; p; p = p->earlier) {
        const tg_slot *s = tg_optimizer_slot(p, w);
        holder = s ? p : holder;
        if (own && !own->group.frozen && s && p != o &&
            s->followed == w->grad->birth)
            tg_fail("%s: %s already followed this gradient with another "
                    "optimiser (%s). tg_optimizer_take gives each its own "
                    "parameters; two in turn need a tg_backward each",
                    o->name, w->name, p->name);
    }
    if (!holder && w->stamp <= w->grad->birth)
        tg_fail("%s: parameter %s has a gradient, and no optimiser holds it: "
                "it was made after the optimiser, or belongs to no compiled "
                "model. Make the optimiser last or give it %s with "
                "tg_optimizer_take; what is not to learn goes through "
                "tg_detach",
                o->name, w->name, w->name);
}

void tg_optimizer_check_gradients(const tg_optimizer *o)
{
    const tg_tape *tape = o->tape;
    check_some_gradient(o);
    for (int id = 0; id < tape->count; id++) {
        const tg_tensor *t = tape->entry[id];
        if (t->role == TG_PARAM && t->grad)
            check_follower(o, t);
    }
}
