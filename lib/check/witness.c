/* Three witnesses to one derivative: backward, forward mode, and a finite
 * difference; and what to say when they disagree. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tape/backward.h"
#include "tape/error.h"
#include "check/gradcheck.h"
#include "tape/op.h"
#include "tape/tensor.h"

/* Everything that an evaluation needs; it begins with a rewind. */
typedef struct scene {
    tg_tape *tape;
    tg_function *f;
    int n;
    tg_tensor *const *in;
    void *context;
    tg_mark start;
    tg_rng restore;
} scene;

static tg_tensor *play(const scene *s)
{
    tg_rewind(s->tape, s->start);
    s->tape->rng = s->restore;
    tg_tensor *y = s->f(s->tape, s->in, s->n, s->context);
    if (!y || y->count != 1)
        tg_fail("three witnesses need a function of one number, like a loss");
    return y;
}

/* A number that a difference moves, to be put back: also by a failure. */
typedef struct displaced {
    tg_undo undo;
    tg_real *at, base;
} displaced;

static void put_back(void *what)
{
    const displaced *number = what;
    *number->at = number->base;
}

static double difference(const scene *s, tg_tensor *x, size_t i)
{
    const tg_real base = x->data[i];
    displaced number = {.at = &x->data[i], .base = base};
    const double step = sizeof(tg_real) == sizeof(double) ? 1e-5 : 1e-2;
    const double h = step * fmax(1, fabs((double)base));
    double value[2], at[2];
    tg_undo_begin(&number.undo, put_back, &number);
    for (int side = 0; side < 2; side++) {
        x->data[i] = (tg_real)((double)base + (side ? h : -h));
        tg_touch(x);
        at[side] = (double)x->data[i];
        value[side] = tg_item(play(s));
    }
    tg_undo_end(&number.undo);
    put_back(&number);
    tg_touch(x);
    return (value[1] - value[0]) / (at[1] - at[0]);
}

static double forward(const scene *s, tg_tensor *x, size_t i)
{
    tg_tensor *y = play(s), *v = tg_zeros(s->tape, x->shape);
    v->data[i] = 1;
    return tg_item(tg_jvp(y, 1, &x, &v));
}

void tg_witnesses(tg_tape *tape, tg_function *f, int n, tg_tensor *const *in,
                  void *context, int k, tg_witness *out)
{
    tg_attempt attempt;
    tg_attempt_begin(&attempt, tape);
    const scene s = {tape, f, n, in, context, attempt.start, attempt.rng};
    tg_tensor *x = in[k];
    tg_tensor *y = play(&s), *g = y->needs_grad ? tg_grad(y, x) : NULL;
    for (size_t i = 0; i < x->count; i++)
        out[i].backward = g ? (double)g->data[i] : 0;
    for (size_t i = 0; i < x->count; i++) {
        out[i].forward = forward(&s, x, i);
        out[i].difference = difference(&s, x, i);
    }
    tg_attempt_end(&attempt);
    tg_rewind(tape, s.start);
    tape->rng = s.restore;
}

const char *tg_verdict(tg_witness w, double allowed)
{
    const bool bf = fabs(w.backward - w.forward) <= allowed;
    const bool bd = fabs(w.backward - w.difference) <= allowed;
    const bool fd = fabs(w.forward - w.difference) <= allowed;
    if (bf + bd + fd >= 2)
        return "all agree";
    return bf   ? "the difference disagrees"
           : bd ? "forward mode disagrees"
           : fd ? "backward disagrees"
                : "no two agree";
}

void tg_path_text(const tg_tensor *y, const tg_tensor *x, char *out,
                  size_t size)
{
    const int from = x->id + 1, entries = y->id + 1 - from;
    bool *reached = calloc((size_t)(entries > 0 ? entries : 1), 1);
    size_t at = 0;
    int shown = 0;

    out[0] = '\0';
    for (int id = from; reached && id <= y->id; id++) {
        const tg_tensor *t = y->tape->entry[id];
        for (int k = 0; k < t->inputs; k++)
            reached[id - from] |= t->in[k] == x ||
                                  (t->in[k]->id >= from &&
                                   reached[t->in[k]->id - from]);
        if (!reached[id - from] || at >= size || ++shown > 12)
            continue;
        at += (size_t)snprintf(out + at, size - at, "%s%s %%%d", at ? ", " : "",
                               t->op->name, t->id);
    }
    free(reached);
}
