/* The gradient checker. It reads values and calls backward; it knows no op. */
#include "check/gradcheck.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/backward.h"
#include "tape/error.h"
#include "tape/op.h"
#include "tape/tensor.h"

enum { CHECK_ALL = 2000, DIRECTIONS = 5, SAMPLES = 200 };

typedef struct check {
    tg_tape *tape;
    const char *name;
    tg_function *f;
    int n;
    tg_tensor *const *in;
    void *context;
    tg_rng rng;         /* draws the cotangent, samples and directions */
    tg_rng restore;     /* the tape's generator, put back before each f */
    tg_mark start;      /* behind the buffers below */
    size_t count;       /* numbers of the result */
    tg_real *r;         /* [count]: the cotangent */
    tg_real *up;        /* [count]: the result at x + h */
    tg_real **gradient; /* [n]: what backward says; NULL for constants */
    tg_gradcheck_report *report;
} check;

/* ---- evaluating ---- */

/* Which branch every kinked op since `start` has taken, as one number. */
static uint64_t branches(const check *c)
{
    uint64_t hash = 0;
    for (int id = c->start.count; id < c->tape->count; id++) {
        const tg_tensor *t = c->tape->entry[id];
        if (t->op && t->op->branch)
            hash = hash * 31 + t->op->branch(t);
    }
    return hash;
}

static tg_tensor *evaluate(check *c)
{
    tg_rewind(c->tape, c->start);
    c->tape->rng = c->restore;
    tg_tensor *y = c->f(c->tape, c->in, c->n, c->context);
    if (!y || (c->r && y->count != c->count))
        tg_fail("gradient check of %s: the function must return a tensor of "
                "the same size each time",
                c->name);
    return y;
}

/* Numbers that a difference moves, to be put back: also by a failure. */
typedef struct displaced {
    tg_undo undo;
    tg_real *from;       /* where they stand */
    const tg_real *base; /* [m]: what they were */
    size_t m;
} displaced;

static void put_back(void *what)
{
    const displaced *numbers = what;
    memcpy(numbers->from, numbers->base, numbers->m * sizeof *numbers->base);
}

/* The derivative of sum(r * f) while input x moves along `direction` (its
 * numbers number i0 .. i0 + m - 1 do): central difference. False beside a
 * kink, where there is none. */
static bool difference(check *c, tg_tensor *x, size_t i0, size_t m,
                       const tg_real *direction, const tg_real *base, double h,
                       double *slope)
{
    double sum = 0, width = 2 * h;
    uint64_t branch[2];
    displaced numbers = {.from = x->data + i0, .base = base, .m = m};

    tg_undo_begin(&numbers.undo, put_back, &numbers);
    for (int side = 0; side < 2; side++) {
        const double signed_h = side == 0 ? h : -h;
        for (size_t i = 0; i < m; i++)
            x->data[i0 + i] = (tg_real)(base[i] +
                                        (tg_real)signed_h * direction[i]);
        tg_touch(x);
        const tg_tensor *y = evaluate(c);
        branch[side] = branches(c);
        for (size_t i = 0; side == 0 && i < c->count; i++)
            c->up[i] = y->data[i];
        for (size_t i = 0; side == 1 && i < c->count; i++)
            sum += (double)(c->r[i] * (c->up[i] - y->data[i]));
    }
    if (m == 1) /* what x + h and x - h were rounded to */
        width = (double)((base[0] + (tg_real)h * direction[0]) -
                         (base[0] - (tg_real)h * direction[0]));
    tg_undo_end(&numbers.undo);
    put_back(&numbers);
    *slope = sum / width;
    return branch[0] == branch[1];
}

/* ---- comparing ---- */

/* sum(r * J v), by forward mode, while input k moves along `direction` from
 * its number i0 on (m numbers; the others stand still). */
static double forward_mode(check *c, int k, size_t i0, size_t m,
                           const tg_real *direction)
{
    tg_tensor *x = c->in[k], *y = evaluate(c);
    tg_tensor *v = tg_zeros(c->tape, x->shape);
    double sum = 0;
    memcpy(v->data + i0, direction, m * sizeof *direction);
    const tg_tensor *moved = tg_jvp(y, 1, &x, &v);
    for (size_t i = 0; i < moved->count; i++)
        sum += (double)(c->r[i] * moved->data[i]);
    return sum;
}

static void fail_report(check *c, int k, const char *what, tg_witness w,
                        double h, double allowed)
{
    char path[400], label[64];
    const tg_tensor *x = c->in[k];
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
             c->name, k, label, what, w.backward, w.difference, w.forward,
             tg_verdict(w, allowed), fabs(w.backward - w.difference), allowed,
             h, path[0] ? path : "nothing");
    tg_printable(c->report->message);
    c->report->passed = false;
}

static double max_gradient(const check *c, int k)
{
    double max = 0;
    for (size_t i = 0; i < c->in[k]->count; i++)
        max = fmax(max, fabs((double)c->gradient[k][i]));
    return max;
}

/* One derivative, while input k moves along a direction from number i0 on. */
typedef struct question {
    int k;
    size_t i0, m;
    const tg_real *direction; /* [m] */
    const char *what;         /* "element 3" */
    double h;
} question;

/* Compares what backward and the finite difference say; false when they
 * disagree. A NaN is wrong. */
static bool compare(check *c, const question *q, double backward,
                    double numeric)
{
    const double allowed = 1e-7 + 1e-6 * max_gradient(c, q->k);
    const double error = fabs(backward - numeric);
    c->report->checked++;
    c->report->nonzero += backward != 0;
    c->report->worst = fmax(c->report->worst, error / allowed);
    if (error <= allowed)
        return true;
    const double forward = forward_mode(c, q->k, q->i0, q->m, q->direction);
    fail_report(c, q->k, q->what, (tg_witness){backward, forward, numeric},
                q->h, allowed);
    return false;
}

static bool check_number(check *c, int k, size_t i)
{
    tg_tensor *x = c->in[k];
    const tg_real one = 1, base = x->data[i];
    const double h = 1e-5 * fmax(1, fabs((double)base));
    double numeric;
    char what[48];

    if (!difference(c, x, i, 1, &one, &base, h, &numeric)) {
        c->report->redrawn++;
        return true;
    }
    snprintf(what, sizeof what, "element %zu", i);
    const question q = {k, i, 1, &one, what, h};
    return compare(c, &q, (double)c->gradient[k][i], numeric);
}

/* ---- large inputs: samples and directions ---- */

/* A random place; one with a non-zero gradient if that is asked for and one
 * is found behind it. */
static size_t draw_place(check *c, int k, bool nonzero)
{
    const size_t count = c->in[k]->count;
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
static void draw_direction(check *c, size_t count, tg_real *direction)
{
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        direction[i] = (tg_real)tg_rng_normal(&c->rng);
        squares += (double)(direction[i] * direction[i]);
    }
    for (size_t i = 0; i < count; i++)
        direction[i] = (tg_real)((double)direction[i] / sqrt(squares));
}

/* What backward says about moving along a direction. */
static double along(const check *c, int k, const tg_real *direction)
{
    double sum = 0;
    for (size_t i = 0; i < c->in[k]->count; i++)
        sum += (double)(c->gradient[k][i] * direction[i]);
    return sum;
}

static bool check_directions(check *c, int k, tg_real *direction, tg_real *base)
{
    tg_tensor *x = c->in[k];
    const double h = 1e-5;
    memcpy(base, x->data, x->count * sizeof *base);
    for (int done = 0, tries = 0; done < DIRECTIONS && tries < 20; tries++) {
        double numeric, backward;
        char what[32];
        draw_direction(c, x->count, direction);
        if (!difference(c, x, 0, x->count, direction, base, h, &numeric)) {
            c->report->redrawn++;
            continue;
        }
        backward = along(c, k, direction);
        snprintf(what, sizeof what, "direction %d", done++);
        const question q = {k, 0, x->count, direction, what, h};
        if (!compare(c, &q, backward, numeric))
            return false;
    }
    return true;
}

static bool check_numbers(check *c, int k, tg_real *direction, tg_real *base)
{
    if (c->in[k]->count > CHECK_ALL)
        return check_directions(c, k, direction, base) && check_samples(c, k);
    for (size_t i = 0; i < c->in[k]->count; i++)
        if (!check_number(c, k, i))
            return false;
    return true;
}

/* The third witness: forward mode along a random direction. */
static bool check_forward(check *c, int k, tg_real *direction)
{
    const size_t count = c->in[k]->count;
    draw_direction(c, count, direction);
    const double backward = along(c, k, direction);
    const double forward = forward_mode(c, k, 0, count, direction);
    const double allowed = 1e-7 + 1e-6 * max_gradient(c, k);
    if (fabs(forward - backward) <= allowed)
        return true;
    snprintf(c->report->message, sizeof c->report->message,
             "%s, input %d: along a random direction backward says %.12g and "
             "forward mode %.12g, allowed %.3g: the rules of the rules differ",
             c->name, k, backward, forward, allowed);
    return c->report->passed = false;
}

static bool check_input(check *c, int k, tg_real *direction, tg_real *base)
{
    if (!c->gradient[k])
        return true;
    if (!check_numbers(c, k, direction, base))
        return false;
    return check_forward(c, k, direction);
}

/* ---- the whole check ---- */

static void *take(check *c, size_t n, size_t bytes)
{
    return tg_arena_take(&c->tape->bytes, (n ? n : 1) * bytes);
}

/* What backward says, copied to where no rewind reaches it. A parameter that
 * the result does not depend on has gradient 0. */
static void ask_backward(check *c)
{
    tg_tensor *y = evaluate(c);
    for (int k = 0; k < c->n; k++)
        if (c->gradient[k])
            memset(c->gradient[k], 0, c->in[k]->count * sizeof(tg_real));
    if (!y->needs_grad)
        return;
    tg_tensor *cotangent = tg_constant(c->tape, y->shape, c->r);
    for (int k = 0; k < c->n; k++) {
        tg_tensor *g = NULL;
        if (!c->gradient[k])
            continue;
        tg_grads(y, cotangent, 1, &c->in[k], &g);
        if (g)
            memcpy(c->gradient[k], g->data, g->count * sizeof *g->data);
    }
}

/* Takes all buffers, behind them the mark that evaluations return to. */
static void prepare(check *c)
{
    c->start = tg_tape_mark(c->tape);
    c->count = evaluate(c)->count;
    tg_rewind(c->tape, c->start);

    c->r = take(c, c->count, sizeof *c->r);
    c->up = take(c, c->count, sizeof *c->up);
    for (size_t i = 0; i < c->count; i++)
        c->r[i] = (tg_real)(2 * tg_rng_uniform(&c->rng) - 1);
    c->gradient = take(c, (size_t)c->n, sizeof *c->gradient);
    for (int k = 0; k < c->n; k++)
        c->gradient[k] = c->in[k]->needs_grad
                             ? take(c, c->in[k]->count, sizeof(tg_real))
                             : NULL;
}

static void run(check *c)
{
    size_t largest = 0;
    prepare(c);
    for (int k = 0; k < c->n; k++)
        largest = c->in[k]->count > largest ? c->in[k]->count : largest;
    tg_real *direction = take(c, largest, sizeof *direction);
    tg_real *base = take(c, largest, sizeof *base);
    c->start = tg_tape_mark(c->tape);

    ask_backward(c);
    for (int k = 0; k < c->n; k++)
        if (!check_input(c, k, direction, base))
            return;
    const int tried = c->report->checked + c->report->redrawn;
    if (10 * c->report->redrawn <= tried)
        return;
    snprintf(c->report->message, sizeof c->report->message,
             "%s: %d of %d numbers lie beside a kink, more than 10%%: choose "
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
    check c = {tape,
               name,
               f,
               n,
               in,
               context,
               .rng = tg_rng_new(seed),
               .restore = tape->rng,
               .report = report ? report : &own};
    *c.report = (tg_gradcheck_report){.passed = true};
    tg_attempt attempt;
    tg_attempt_begin(&attempt, tape);
    run(&c);
    tg_attempt_end(&attempt);
    tg_rewind(tape, attempt.start);
    tape->rng = c.restore;
    return c.report->passed;
}
