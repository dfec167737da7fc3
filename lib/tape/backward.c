/* Backward: one loop over the tape, from the loss down to 0. */
#include "tape/backward.h"

#include <string.h>

#include "tape/entry.h"
#include "tape/error.h"
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

static bool is_stale_input(const tg_tensor *y, int k)
{
    return y->in[k]->owner->stamp > y->birth;
}

bool tg_is_stale(const tg_tensor *y)
{
    for (int k = 0; k < y->inputs; k++)
        if (is_stale_input(y, k))
            return true;
    return false;
}

void tg_check_stale(const tg_tensor *y)
{
    for (int k = 0; k < y->inputs; k++)
        if (is_stale_input(y, k))
            fail_changed(y, k);
}

/* What y's rule sends to input k, in that input's shape. */
static tg_tensor *share_of(tg_tensor *y, tg_tensor *dy, int k)
{
    const tg_tensor *x = y->in[k];
    tg_tensor *share = y->op->gradient(y, dy, k);
    return tg_shape_equal(share->shape, x->shape) ? share
                                                  : tg_sum_to(share, x->shape);
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
    rule_begin(y);
    tg_tensor *share = share_of(y, dy, k);
    rule_end(y);
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

/* The cotangent that starts a pass: the one given, or 1 for a scalar. */
static tg_tensor *seed_for(tg_tensor *y, tg_tensor *cotangent)
{
    if (!y)
        tg_fail("the tensor to differentiate is NULL");
    if (!tg_is_live(y))
        tg_fail("the tensor to differentiate was forgotten by tg_rewind");
    if (!y->needs_grad)
        tg_fail("nothing to differentiate: no parameter reaches %%%d%s", y->id,
                y->tape->no_grad ? " (inside tg_no_grad_begin)" : "");
    if (!cotangent && y->count != 1)
        tg_fail("%%%d is %s, not one number: differentiate its tg_sum or "
                "tg_mean, or give a cotangent of its shape",
                y->id, tg_shape_print(y->shape).text);
    if (!cotangent)
        return tg_ones(y->tape, y->shape);
    if (!tg_is_live(cotangent) || cotangent->tape != y->tape)
        tg_fail("the cotangent is not on the tape of %%%d", y->id);
    if (!tg_shape_equal(cotangent->shape, y->shape))
        tg_fail("the cotangent is %s, and %%%d is %s: they must be equal",
                tg_shape_print(cotangent->shape).text, y->id,
                tg_shape_print(y->shape).text);
    return cotangent;
}

/* Fills tape->cotangent[from .. y->id]: NULL where nothing arrived. */
static void sweep(tg_tensor *y, tg_tensor *cotangent, int from)
{
    tg_tensor *seed = seed_for(y, cotangent);
    tg_tape *tape = y->tape;

    for (int id = from; id <= y->id; id++)
        tape->cotangent[id] = NULL;
    receive(y, seed, -1, -1);
    for (int id = y->id; id >= from; id--)
        if (tape->cotangent[id] && tape->entry[id]->op)
            send(tape->entry[id], tape->cotangent[id], from);
    tape->passes++;
}

void tg_backward_from(tg_tensor *y, tg_tensor *cotangent)
{
    sweep(y, cotangent, 0);
    tg_tape *tape = y->tape;
    for (int id = 0; id <= y->id; id++) {
        tg_tensor *t = tape->entry[id], *arrived = tape->cotangent[id];
        if (arrived)
            t->grad = t->grad ? tg_add(t->grad, arrived) : arrived;
    }
}

void tg_backward(tg_tensor *loss)
{
    tg_backward_from(loss, NULL);
}

void tg_grads(tg_tensor *y, tg_tensor *cotangent, int n, tg_tensor *const *x,
              tg_tensor **gradient)
{
    for (int i = 0; i < n; i++) {
        if (!x[i] || !tg_is_live(x[i]) || (y && x[i]->tape != y->tape))
            tg_fail("what to differentiate by (number %d) is not on the tape",
                    i + 1);
        if (!x[i]->needs_grad)
            tg_fail("%%%d is a constant: only parameters, and what is made "
                    "from them, have gradients; make it with tg_param",
                    x[i]->id);
    }
    sweep(y, cotangent, 0);
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
    if (x->id > y->id || !y->needs_grad)
        return NULL;
    sweep(y, cotangent, x->id);
    return y->tape->cotangent[x->id];
}

static void check_directions(const tg_tensor *y, int n, tg_tensor *const *x,
                             tg_tensor *const *v)
{
    if (!y)
        tg_fail("the tensor to differentiate is NULL");
    for (int i = 0; i < n; i++) {
        if (!x[i] || !v[i])
            tg_fail("what moves, or its direction, is NULL (number %d)", i + 1);
        if (!tg_shape_equal(x[i]->shape, v[i]->shape))
            tg_fail("a direction has the shape of what moves, %s, not %s",
                    tg_shape_print(x[i]->shape).text,
                    tg_shape_print(v[i]->shape).text);
    }
}

tg_tensor *tg_jvp(tg_tensor *y, int n, tg_tensor *const *x, tg_tensor *const *v)
{
    check_directions(y, n, x, v);
    tg_tape *tape = y->tape;
    tg_tensor *sum = NULL, *u = tg_param(tape, "u", y->shape);
    tg_tensor **g = tg_arena_take(&tape->bytes, (size_t)n * sizeof *g);
    memset(g, 0, (size_t)n * sizeof *g);
    if (y->needs_grad)
        tg_grads(y, u, n, x, g);
    for (int i = 0; i < n; i++) {
        tg_tensor *part = g[i] ? tg_grad_back_to(u, g[i], v[i]) : NULL;
        if (part)
            sum = sum ? tg_add(sum, part) : part;
    }
    return sum ? sum : tg_zeros(tape, y->shape);
}
