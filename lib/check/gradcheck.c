/* The gradient checker. It reads values and calls backward; it knows no op. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "check/difference.h"
#include "tape/backward.h"
#include "tape/op.h"
#include "tape/tensor.h"
#include "ops/derivative.h"

enum { CHECK_ALL = 2000, DIRECTIONS = 5, SAMPLES = 200 };

typedef struct check {
    tg_trial trial; /* starts after the buffers below */
    const char *name;
    tg_rng rng;         /* draws the cotangent, samples and directions */
    tg_probe probe;     /* of the result, weighted by a random cotangent */
    tg_tensor *moving;  /* the input that is nudged */
    uint64_t branch[2]; /* the branches taken at x + h and at x - h */
    tg_real **gradient; /* [n]: what backward says; NULL for constants */
    tg_real *direction; /* [the largest input] */
    tg_gradcheck_report *report;
} check;

/* ---- evaluating ---- */

/* Which branch every kinked op since the start has taken, as one number. */
static uint64_t branches(const tg_trial *t)
{
    uint64_t hash = 0;
    for (int id = t->start.count; id < t->tape->count; id++) {
        const tg_tensor *e = t->tape->entry[id];
        if (e->op && e->op->branch)
            hash = hash * 31 + e->op->branch(e);
    }
    return hash;
}

static tg_tensor *evaluate(check *c)
{
    tg_tensor *y = tg_trial_run(&c->trial);
    if (!y || (c->probe.r && y->count != c->probe.count))
        tg_fail("gradient check of %s: the function must return a tensor of "
                "the same size each time",
                c->name);
    return y;
}

static const tg_real *moved_result(void *context, int side)
{
    check *c = context;
    tg_touch(c->moving);
    const tg_tensor *y = evaluate(c);
    c->branch[side] = branches(&c->trial);
    return y->data;
}

/* ---- comparing ---- */

/* One derivative: while input k moves along v from its number i0 on (m
 * numbers; the others do not move). */
typedef struct question {
    int k;
    size_t i0, m;
    const tg_real *v; /* [m] */
    const char *what; /* "element 3" */
    double h;
} question;

/* False next to a kink, where there is no derivative. */
static bool difference(check *c, const question *q, double *slope)
{
    c->moving = c->trial.in[q->k];
    *slope = tg_difference(&c->probe, c->moving->data + q->i0, q->m, q->v,
                           q->h);
    return c->branch[0] == c->branch[1];
}

/* sum(r * J v), by forward mode. */
static double forward_mode(check *c, const question *q)
{
    tg_tensor *x = c->trial.in[q->k], *y = evaluate(c);
    tg_tensor *v = tg_zeros(c->trial.tape, x->shape);
    double sum = 0;
    memcpy(v->data + q->i0, q->v, q->m * sizeof *q->v);
    const tg_tensor *moved = tg_jvp(y, 1, &x, &v);
    for (size_t i = 0; i < moved->count; i++)
        sum += (double)(c->probe.r[i] * moved->data[i]);
    return sum;
}

static void fail_report(check *c, const question *q, tg_witness w,
                        double allowed)
{
    char path[400], label[64];
    const tg_tensor *x = c->trial.in[q->k];
    tg_path_text(evaluate(c), x, path, sizeof path);
    if (x->name)
        snprintf(label, sizeof label, "%s", x->name);
    else
        snprintf(label, sizeof label, "%%%d", x->id);
    snprintf(c->report->message, sizeof c->report->message,
             "%s, input %d (%s), %s: backward says %.12g, the finite "
             "difference %.12g, forward mode %.12g: %s. Backward and the "
             "difference are apart by %.3g, allowed %.3g (h = %.3g). Between "
             "it and the result: %s",
             c->name, q->k, label, q->what, w.backward, w.difference, w.forward,
             tg_verdict(w, allowed), fabs(w.backward - w.difference), allowed,
             q->h, path[0] ? path : "nothing");
    tg_printable(c->report->message);
    c->report->passed = false;
}

/* How far the answers for input k may be apart. */
static double allowed_for(const check *c, int k)
{
    double max = 0;
    for (size_t i = 0; i < c->trial.in[k]->count; i++)
        max = fmax(max, fabs((double)c->gradient[k][i]));
    return 1e-7 + 1e-6 * max;
}

/* Compares what backward and the finite difference say; false when they
 * disagree. A NaN is wrong. */
static bool compare(check *c, const question *q, double backward,
                    double numeric)
{
    const double allowed = allowed_for(c, q->k);
    const double error = fabs(backward - numeric);
    c->report->checked++;
    c->report->nonzero += backward != 0;
    c->report->worst = fmax(c->report->worst, error / allowed);
    if (error <= allowed)
        return true;
    fail_report(c, q, (tg_witness){backward, forward_mode(c, q), numeric},
                allowed);
    return false;
}

static bool check_number(check *c, int k, size_t i)
{
    const tg_real one = 1;
    double numeric;
    char what[48];
    snprintf(what, sizeof what, "element %zu", i);
    const double at = (double)c->trial.in[k]->data[i];
    const question q = {k, i, 1, &one, what, tg_difference_step(at)};
    if (difference(c, &q, &numeric))
        return compare(c, &q, (double)c->gradient[k][i], numeric);
    c->report->redrawn++;
    return true;
}

/* ---- large inputs: samples and directions ---- */

/* A random place; one with a non-zero gradient if that is asked for and one
 * is found after it. */
static size_t draw_place(check *c, int k, bool nonzero)
{
    const size_t count = c->trial.in[k]->count;
    const size_t from = (size_t)tg_rng_below(&c->rng, count);
    for (size_t step = 0; nonzero && step < count; step++)
        if (c->gradient[k][(from + step) % count] != 0)
            return (from + step) % count;
    return from;
}

static bool check_samples(check *c, int k)
{
    const int before = c->report->checked, nonzero = c->report->nonzero;
    for (int tries = 0;
         c->report->checked - before < SAMPLES && tries < 2 * SAMPLES; tries++)
        if (!check_number(c, k, draw_place(c, k, tries % 2 == 0)))
            return false;
    if (2 * (c->report->nonzero - nonzero) >= c->report->checked - before)
        return true;
    snprintf(c->report->message, sizeof c->report->message,
             "%s, input %d: a vacuous check, only %d of %d sampled gradients "
             "are not 0",
             c->name, k, c->report->nonzero - nonzero,
             c->report->checked - before);
    return c->report->passed = false;
}

/* A random direction of length 1. */
static void draw_direction(check *c, size_t count)
{
    tg_real *v = c->direction;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        v[i] = (tg_real)tg_rng_normal(&c->rng);
        squares += (double)(v[i] * v[i]);
    }
    for (size_t i = 0; i < count; i++)
        v[i] = (tg_real)((double)v[i] / sqrt(squares));
}

/* What backward says about moving along the direction. */
static double along(const check *c, int k)
{
    double sum = 0;
    for (size_t i = 0; i < c->trial.in[k]->count; i++)
        sum += (double)(c->gradient[k][i] * c->direction[i]);
    return sum;
}

static bool check_directions(check *c, int k)
{
    const size_t count = c->trial.in[k]->count;
    for (int done = 0, tries = 0; done < DIRECTIONS && tries < 20; tries++) {
        double numeric;
        char what[32];
        draw_direction(c, count);
        snprintf(what, sizeof what, "direction %d", done);
        const question q = {
            k, 0, count, c->direction, what, tg_difference_step(0)};
        if (!difference(c, &q, &numeric)) {
            c->report->redrawn++;
            continue;
        }
        if (!compare(c, &q, along(c, k), numeric))
            return false;
        done++;
    }
    return true;
}

static bool check_numbers(check *c, int k)
{
    if (c->trial.in[k]->count > CHECK_ALL)
        return check_directions(c, k) && check_samples(c, k);
    for (size_t i = 0; i < c->trial.in[k]->count; i++)
        if (!check_number(c, k, i))
            return false;
    return true;
}

/* The third witness: forward mode along a random direction. */
static bool check_forward(check *c, int k)
{
    const size_t count = c->trial.in[k]->count;
    draw_direction(c, count);
    const question q = {.k = k, .m = count, .v = c->direction};
    const double backward = along(c, k), forward = forward_mode(c, &q);
    const double allowed = allowed_for(c, k);
    if (fabs(forward - backward) <= allowed)
        return true;
    snprintf(c->report->message, sizeof c->report->message,
             "%s, input %d: along a random direction backward says %.12g and "
             "forward mode %.12g, allowed %.3g: the rules of the rules differ",
             c->name, k, backward, forward, allowed);
    return c->report->passed = false;
}

/* ---- the whole check ---- */

static void *take(check *c, size_t n, size_t bytes)
{
    return tg_arena_take(&c->trial.tape->bytes, (n ? n : 1) * bytes);
}

/* What backward says, copied to where no rewind reaches it. A parameter that
 * the result does not depend on has gradient 0. */
static void ask_backward(check *c)
{
    tg_tensor *y = evaluate(c), *const *in = c->trial.in;
    for (int k = 0; k < c->trial.n; k++)
        if (c->gradient[k])
            memset(c->gradient[k], 0, in[k]->count * sizeof(tg_real));
    if (!y->needs_grad)
        return;
    tg_tensor *cotangent = tg_constant(c->trial.tape, y->shape, c->probe.r);
    for (int k = 0; k < c->trial.n; k++) {
        tg_tensor *g = NULL;
        if (!c->gradient[k])
            continue;
        tg_grads(y, cotangent, 1, &in[k], &g);
        if (g)
            memcpy(c->gradient[k], g->data, g->count * sizeof *g->data);
    }
}

/* Takes all buffers, and after them the mark that evaluations return to. */
static void prepare(check *c)
{
    size_t largest = 0;
    const size_t count = evaluate(c)->count;
    tg_trial_end(&c->trial);
    tg_real *r = take(c, count, sizeof *r);
    for (size_t i = 0; i < count; i++)
        r[i] = (tg_real)(2 * tg_rng_uniform(&c->rng) - 1);
    c->gradient = take(c, (size_t)c->trial.n, sizeof *c->gradient);
    for (int k = 0; k < c->trial.n; k++) {
        const tg_tensor *x = c->trial.in[k];
        largest = x->count > largest ? x->count : largest;
        c->gradient[k] = x->needs_grad ? take(c, x->count, sizeof(tg_real))
                                       : NULL;
    }
    c->direction = take(c, largest, sizeof *c->direction);
    c->probe = (tg_probe){.result = moved_result,
                          .context = c,
                          .count = count,
                          .r = r,
                          .up = take(c, count, sizeof(tg_real)),
                          .base = take(c, largest, sizeof(tg_real))};
    c->trial.start = tg_tape_mark(c->trial.tape);
}

static void run(check *c)
{
    prepare(c);
    ask_backward(c);
    for (int k = 0; k < c->trial.n; k++)
        if (c->gradient[k] && !(check_numbers(c, k) && check_forward(c, k)))
            return;
    const int tried = c->report->checked + c->report->redrawn;
    if (10 * c->report->redrawn <= tried)
        return;
    snprintf(c->report->message, sizeof c->report->message,
             "%s: %d of %d numbers lie next to a kink, more than 10%%: choose "
             "other inputs",
             c->name, c->report->redrawn, tried);
    c->report->passed = false;
}

bool tg_gradcheck(tg_tape *tape, const char *name, tg_function *f, int n,
                  tg_tensor *const *in, void *context, uint64_t seed,
                  tg_gradcheck_report *report)
{
    tg_gradcheck_report own;
    if (sizeof(tg_real) != sizeof(double))
        tg_fail("gradient checks need the float64 build: define TG_DOUBLE and "
                "link with libtapegrad64.a");
    tg_trial_check("gradcheck", 4, tape, f, n, in);
    tg_attempt attempt;
    tg_attempt_begin(&attempt, tape);
    const tg_trial trial = {tape, f, n, in, context, attempt.start, tape->rng};
    check c = {.trial = trial,
               .name = name,
               .rng = tg_rng_new(seed),
               .report = report ? report : &own};
    *c.report = (tg_gradcheck_report){.passed = true};
    run(&c);
    tg_attempt_end(&attempt);
    tg_trial_end(&trial);
    return c.report->passed;
}
