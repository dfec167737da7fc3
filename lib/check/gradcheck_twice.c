/* The gradient of the gradient: a rule is made of ops, so what it records is a
 * function like any other and can be checked like one. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tape/backward.h"
#include "check/difference.h"
#include "tape/tensor.h"

/* f's gradient with respect to in[k], as a function of in[0..n-2] and of the
 * cotangent in[n-1]. */
typedef struct gradient_of {
    tg_function *f;
    void *context;
    int k;
} gradient_of;

static tg_tensor *gradient_function(tg_tape *tape, tg_tensor *const *in, int n,
                                    void *context)
{
    const gradient_of *g = context;
    tg_tensor *gradient = NULL, *y = g->f(tape, in, n - 1, g->context);
    if (y->needs_grad)
        tg_grads(y, in[n - 1], 1, &in[g->k], &gradient);
    return gradient ? gradient : tg_zeros(tape, in[g->k]->shape);
}

static void add_reports(tg_gradcheck_report *sum, const tg_gradcheck_report *r)
{
    sum->checked += r->checked;
    sum->redrawn += r->redrawn;
    sum->nonzero += r->nonzero;
    sum->worst = fmax(sum->worst, r->worst);
    sum->passed = r->passed;
    memcpy(sum->message, r->message, sizeof sum->message);
}

/* The cotangent as one more input, so that its gradient is checked too. */
static tg_tensor *cotangent_param(tg_tape *tape, tg_shape shape, uint64_t seed)
{
    tg_rng rng = tg_rng_new(seed + 1);
    tg_tensor *r = tg_param(tape, "cotangent", shape);
    for (size_t i = 0; i < r->count; i++)
        r->data[i] = (tg_real)(2 * tg_rng_uniform(&rng) - 1);
    return r;
}

bool tg_gradcheck_twice(tg_tape *tape, const char *name, tg_function *f, int n,
                        tg_tensor *const *in, void *context, uint64_t seed,
                        tg_gradcheck_report *report)
{
    tg_gradcheck_report own, part;
    tg_trial_check("gradcheck_twice", 4, tape, f, n, in);
    report = report ? report : &own;
    if (!tg_gradcheck(tape, name, f, n, in, context, seed, report))
        return false;

    tg_attempt attempt;
    tg_attempt_begin(&attempt, tape);
    tg_shape shape = f(tape, in, n, context)->shape;
    tg_rewind(tape, attempt.start);
    tape->rng = attempt.rng;
    tg_tensor **all = tg_arena_take(&tape->bytes,
                                    ((size_t)n + 1) * sizeof *all);
    memcpy(all, in, (size_t)n * sizeof *all);
    all[n] = cotangent_param(tape, shape, seed);

    for (int k = 0; k < n && report->passed; k++) {
        char label[80];
        gradient_of g = {f, context, k};
        if (!in[k]->needs_grad)
            continue;
        snprintf(label, sizeof label, "%s's gradient %d", name, k);
        tg_gradcheck(tape, label, gradient_function, n + 1, all, &g, seed,
                     &part);
        add_reports(report, &part);
    }
    tg_attempt_end(&attempt);
    tg_rewind(tape, attempt.start);
    return report->passed;
}
