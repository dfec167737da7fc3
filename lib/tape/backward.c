/* Backward: one loop over the tape, from the loss down to 0.
 *
 * Why cotangents are a table, tape->cotangent[id], and not a field of each
 * entry such as ->grad: a pass clears the part that it will use, so nothing
 * that an earlier pass left is added in, even where a gradient is
 * differentiated again; and a pass that fails half way has changed no ->grad.
 * The table is scratch, used again by every pass. */
#include "tape/backward.h"

#include <stdio.h>
#include <string.h>

#include "tape/entry.h"
#include "tape/given.h"
#include "tape/op.h"

/* Adds a contribution to what has arrived at `target` so far, and records it.
 * y = k = -1: the cotangent that starts the pass. */
static void receive(tg_tensor *target, tg_tensor *contribution, int y, int k)
{
    tg_tape *tape = target->tape;
    tg_tensor *before = tape->cotangent[target->id];
    tg_tensor *total = before ? tg_add(before, contribution) : contribution;

    tape->cotangent[target->id] = total;
    tg_tape_record(tape, (tg_backward_record){tape->passes, y, k, target->id,
                                              contribution->id, total->id});
}

/* Fails: in[k] of `y` was changed in place after `y` used it. */
static void fail_changed(const tg_tensor *y, int k)
{
    const tg_tensor *owner = y->in[k]->owner;
    char label[64];
    tg_input_label(y, k, label, sizeof label);
    tg_fail("%s was updated after %%%d = %s(...) used it (%s:%s): tg_rewind "
            "and record again before the next backward",
            owner->name ? owner->name : label, y->id, y->op->name,
            tg_site_file(y->site), tg_site_line(y->site));
}

void tg_check_stale(const tg_tensor *y)
{
    tg_check_given("check_stale", y, 1);
    for (int k = 0; k < y->inputs; k++)
        if (y->in[k]->owner->stamp > y->birth)
            fail_changed(y, k);
}

/* What y's rule sends to input k, in that input's shape. */
static tg_tensor *share_of(tg_tensor *y, tg_tensor *dy, int k)
{
    const tg_tensor *x = y->in[k];
    const int no_grad = y->tape->no_grad;
    tg_tensor *share = y->op->gradient(y, dy, k);
    tg_shape both;
    if (y->tape->rule_of != y->id)
        tg_fail("the rule of op %s rewound the tape, or caught a failure: what "
                "it is part of was undone; catch it outside tg_backward",
                y->op->name);
    if (y->tape->no_grad != no_grad)
        tg_fail("the rule of op %s returned with another depth of "
                "tg_no_grad_begin, %d, than it was called with, %d",
                y->op->name, y->tape->no_grad, no_grad);
    if (!share)
        tg_fail("the rule of op %s returned NULL for input %d", y->op->name, k);
    if (!tg_is_live(share) || share->tape != y->tape)
        tg_fail("the rule of op %s returned a tensor for input %d that is not "
                "on the tape of %%%d",
                y->op->name, k, y->id);
    if (tg_shape_equal(share->shape, x->shape))
        return share;
    if (tg_shape_broadcast(share->shape, x->shape, &both) >= 0 ||
        !tg_shape_equal(both, share->shape))
        tg_fail("the rule of op %s returned %s for input %d, which is %s: a "
                "rule returns the shape of the input, or of what it was "
                "broadcast to",
                y->op->name, tg_shape_print(share->shape).text, k,
                tg_shape_print(x->shape).text);
    return tg_sum_to(share, x->shape);
}

static void rule_begin(const tg_tensor *y)
{
    tg_site_push(y->site);
    y->tape->rule_of = y->id;
}

static void rule_end(const tg_tensor *y)
{
    y->tape->rule_of = -1;
    tg_site_pop();
}

tg_tensor *tg_apply_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    tg_check_given("apply_rule", y, 1);
    tg_check_given("apply_rule", dy, 2);
    tg_attempt attempt;
    tg_attempt_begin(&attempt, y->tape);
    rule_begin(y);
    tg_tensor *share = share_of(y, dy, k);
    rule_end(y);
    tg_attempt_end(&attempt);
    return share;
}

/* Applies y's rule: each input that needs a gradient, from entry `from` on,
 * receives its share of dy, under the call site of y itself. */
static void send(tg_tensor *y, tg_tensor *dy, int from)
{
    tg_check_stale(y);
    rule_begin(y);
    for (int k = 0; k < y->inputs; k++)
        if (y->in[k]->needs_grad && y->in[k]->id >= from)
            receive(y->in[k], share_of(y, dy, k), y->id, k);
    rule_end(y);
}

/* Fails: a leaf reaches y only through x = in[..] of t, which needs a gradient
 * where t needs none. */
_Noreturn static void fail_stopped(const tg_tensor *y, const tg_tensor *t,
                                   const tg_tensor *x)
{
    char id[16];
    while (x->op) {
        int k = 0;
        while (!x->in[k]->needs_grad)
            k++;
        x = x->in[k];
    }
    snprintf(id, sizeof id, "%%%d", x->id);
    tg_fail("nothing to differentiate: %s %s reaches %%%d only through %s "
            "(%%%d, %s:%s), which %s",
            x->role == TG_PARAM ? "parameter" : "watched leaf",
            x->name ? x->name : id, y->id, t->op->name, t->id,
            tg_site_file(t->site), tg_site_line(t->site),
            t->op->gradient ? "is inside tg_no_grad_begin"
            : strcmp(t->op->name, "detach")
                ? "passes no gradient"
                : "passes no gradient: a frozen layer detaches its parameters");
}

/* y needs no gradient: goes down from it to an op that lets none through. */
_Noreturn static void fail_unreached(const tg_tensor *y)
{
    tg_tensor **below = y->tape->cotangent; /* as scratch: what reaches y */
    for (int id = 0; id < y->id; id++)
        below[id] = NULL;
    below[y->id] = y->tape->entry[y->id];
    for (int id = y->id; id >= 0; id--)
        for (int k = 0; below[id] && k < below[id]->inputs; k++) {
            const tg_tensor *t = below[id], *x = t->in[k];
            below[x->id] = t->in[k];
            if (x->needs_grad)
                fail_stopped(y, t, x);
        }
    tg_fail("nothing to differentiate: no parameter reaches %%%d, and no leaf "
            "that tg_watch watches",
            y->id);
}

/* Fails unless y can be differentiated, from `cotangent` if there is one. */
static void check_start(const tg_tensor *y, const tg_tensor *cotangent)
{
    tg_check_usable(NULL, y, "the tensor to differentiate", -1);
    if (y->tape->rule_of >= 0)
        tg_fail("a gradient rule cannot run a backward pass itself");
    if (!y->needs_grad)
        fail_unreached(y);
    if (!cotangent && y->count != 1)
        tg_fail("%%%d is %s, not one number: differentiate its tg_sum or "
                "tg_mean, or give a cotangent of its shape",
                y->id, tg_shape_print(y->shape).text);
    if (!cotangent)
        return;
    tg_check_usable(y->tape, cotangent, "the cotangent", -1);
    if (!tg_shape_equal(cotangent->shape, y->shape))
        tg_fail("the cotangent is %s, and %%%d is %s: they must be equal",
                tg_shape_print(cotangent->shape).text, y->id,
                tg_shape_print(y->shape).text);
}

/* Fills tape->cotangent[from .. y->id]: NULL where nothing arrived. Where none
 * is given the pass starts from 1. */
static void sweep(tg_tensor *y, tg_tensor *cotangent, int from)
{
    tg_tape *tape = y->tape;
    tg_tensor *start = cotangent ? cotangent : tg_ones(tape, y->shape);

    for (int id = from; id <= y->id; id++)
        tape->cotangent[id] = NULL;
    receive(y, start, -1, -1);
    for (int id = y->id; id >= from; id--)
        if (tape->cotangent[id] && tape->entry[id]->op)
            send(tape->entry[id], tape->cotangent[id], from);
    tape->passes++;
}

/* Every sum is made before the first ->grad is set: a pass that fails must
 * leave none of them half added. */
void tg_backward_from(tg_tensor *y, tg_tensor *cotangent)
{
    tg_attempt attempt;
    check_start(y, cotangent);
    tg_tape *tape = y->tape;
    tg_attempt_begin(&attempt, tape);
    sweep(y, cotangent, 0);
    for (int id = 0; id <= y->id; id++) {
        tg_tensor *arrived = tape->cotangent[id], *grad = tape->entry[id]->grad;
        if (!arrived || !grad)
            continue;
        tg_tensor *sum = tg_add(grad, arrived); /* may move the table */
        tape->cotangent[id] = sum;
    }
    tg_attempt_end(&attempt);
    for (int id = 0; id <= y->id; id++)
        if (tape->cotangent[id])
            tape->entry[id]->grad = tape->cotangent[id];
}

void tg_backward(tg_tensor *loss)
{
    tg_backward_from(loss, NULL);
}

void tg_grads(tg_tensor *y, tg_tensor *cotangent, int n, tg_tensor *const *x,
              tg_tensor **gradient)
{
    tg_attempt attempt;
    if (n < 0)
        tg_fail("tg_grads: n must be at least 0, got %d", n);
    if (n > 0 && (!x || !gradient))
        tg_fail("tg_grads: the array x or gradient is NULL");
    tg_check_braces("grads", 3, (size_t)n, "n");
    for (int i = 0; i < n; i++) {
        tg_check_usable(y ? y->tape : NULL, x[i], "x", i);
        if (!x[i]->needs_grad)
            tg_fail("%%%d is a constant: only parameters (tg_param), leaves "
                    "that tg_watch(x) watches from before their first use, "
                    "and what is made from them have gradients",
                    x[i]->id);
    }
    check_start(y, cotangent);
    tg_attempt_begin(&attempt, y->tape);
    sweep(y, cotangent, 0);
    tg_attempt_end(&attempt);
    for (int i = 0; i < n; i++)
        gradient[i] = x[i]->id <= y->id ? y->tape->cotangent[x[i]->id] : NULL;
}

tg_tensor *tg_grad(tg_tensor *y, tg_tensor *x)
{
    tg_tensor *gradient;
    tg_grads(y, NULL, 1, &x, &gradient);
    return gradient;
}

tg_tensor *tg_grad_back_to(tg_tensor *x, tg_tensor *y, tg_tensor *cotangent)
{
    tg_check_given("grad_back_to", x, 1);
    tg_check_given("grad_back_to", y, 2);
    tg_check_given("grad_back_to", cotangent, 3);
    if (x->id > y->id || !y->needs_grad)
        return NULL;
    sweep(y, cotangent, x->id);
    return y->tape->cotangent[x->id];
}
