/* Three witnesses to one derivative: backward, forward mode, and a finite
 * difference; and what to say when they disagree. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/difference.h"
#include "tape/backward.h"
#include "tape/error.h"
#include "tape/op.h"
#include "tape/tensor.h"
#include "ops/derivative.h"

typedef struct questioning {
    tg_trial trial;
    tg_tensor *x; /* what is nudged */
} questioning;

static tg_tensor *evaluate(const questioning *q)
{
    tg_tensor *y = tg_trial_run(&q->trial);
    if (!y || y->count != 1)
        tg_fail("three witnesses need a function of one number, like a loss");
    return y;
}

static const tg_real *moved_result(void *context, int side)
{
    const questioning *q = context;
    (void)side;
    tg_touch(q->x);
    return evaluate(q)->data;
}

static double forward(const questioning *q, size_t i)
{
    tg_tensor *x = q->x, *y = evaluate(q);
    tg_tensor *v = tg_zeros(q->trial.tape, x->shape);
    v->data[i] = 1;
    return tg_item(tg_jvp(y, 1, &x, &v));
}

void tg_witnesses(tg_tape *tape, tg_function *f, int n, tg_tensor *const *in,
                  void *context, int k, tg_witness *out)
{
    tg_trial_check("witnesses", 3, tape, f, n, in);
    if (k < 0 || k >= n || !out)
        tg_fail("tg_witnesses: k must be 0 to %d and out not NULL, got %d",
                n - 1, k);
    tg_tensor *x = in[k];
    tg_attempt attempt;
    tg_attempt_begin(&attempt, tape);
    questioning q = {{tape, f, n, in, context, attempt.start, tape->rng}, x};
    const tg_real one = 1;
    tg_real up;
    const tg_probe probe = {.result = moved_result,
                            .context = &q,
                            .count = 1,
                            .r = &one,
                            .up = &up};
    tg_tensor *y = evaluate(&q), *g = y->needs_grad ? tg_grad(y, x) : NULL;
    for (size_t i = 0; i < x->count; i++)
        out[i].backward = g ? (double)g->data[i] : 0;
    for (size_t i = 0; i < x->count; i++) {
        const double h = tg_difference_step((double)x->data[i]);
        out[i].forward = forward(&q, i);
        out[i].difference = tg_difference(&probe, &x->data[i], 1, &one, h);
    }
    tg_attempt_end(&attempt);
    tg_touch(x);
    tg_trial_end(&q.trial);
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
