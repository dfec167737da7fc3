/* What the tests of ops share. */
#include "ops_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool ops_close(double got, double want, double allowed)
{
    if (isnan(want) || isnan(got))
        return isnan(want) && isnan(got);
    if (isinf(want) || isinf(got))
        return got == want;
    return fabs(got - want) <= allowed;
}

void ops_check_edge(const ops_edge *e)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = ops_param(tape, "x", e->n, e->x);
    tg_tensor *y = e->build(x);
    for (size_t i = 0; i < y->count; i++)
        ck_assert_msg(
            ops_close((double)y->data[i], (double)(tg_real)e->y[i], 0),
            "%s: y[%zu] is %g, not %g", e->name, i, (double)y->data[i],
            e->y[i]);
    tg_tensor *ones = tg_ones(tape, y->shape);
    tg_backward_from(y, ones);
    for (size_t i = 0; i < x->count; i++)
        ck_assert_msg(
            ops_close((double)x->grad->data[i], (double)(tg_real)e->dx[i], 0),
            "%s: dx[%zu] is %g, not %g", e->name, i, (double)x->grad->data[i],
            e->dx[i]);
    tg_tape_free(tape);
}

tg_tensor *ops_param(tg_tape *tape, const char *name, int n,
                     const double *values)
{
    tg_shape shape = n > 0 ? tg_shape_line(n) : TG_SCALAR;
    tg_tensor *x = (tg_param)(tape, name, shape);
    for (size_t i = 0; i < x->count; i++)
        x->data[i] = (tg_real)values[i];
    return x;
}

tg_tensor *ops_random(tg_tape *tape, const char *name, tg_shape shape,
                      double low, double high, bool positive, tg_rng *rng)
{
    tg_tensor *x = (tg_param)(tape, name, shape);
    const double n = (double)x->count;
    for (size_t i = 0; i < x->count; i++) {
        /* A place of its own for each, and a little off its middle. */
        double place = ((double)i + 0.25 + 0.5 * tg_rng_uniform(rng)) / n;
        double size = low + (high - low) * place;
        bool minus = !positive && tg_rng_below(rng, 2) == 1;
        x->data[i] = (tg_real)(minus ? -size : size);
    }
    for (size_t i = x->count; i > 1; i--) {
        size_t j = (size_t)tg_rng_below(rng, i);
        tg_real held = x->data[i - 1];
        x->data[i - 1] = x->data[j];
        x->data[j] = held;
    }
    return x;
}

/* ---- calls that must fail ---- */

jmp_buf ops_back;
static char message[8192];

static void keep_message(const char *text, void *context)
{
    (void)context;
    snprintf(message, sizeof message, "%s", text);
    longjmp(ops_back, 1);
}

void ops_expect_failure(void)
{
    message[0] = '\0';
    tg_set_fail_handler(keep_message, NULL);
}

void ops_must_have_failed(const char *call, int line)
{
    tg_set_fail_handler(NULL, NULL);
    ck_abort_msg("line %d: %s did not fail", line, call);
}

bool ops_said(const char *fragment)
{
    return strstr(message, fragment) != NULL;
}

void ops_check_message(const char *call, const char *file, int line,
                       const char *const *fragment)
{
    char head[512], place[128];
    tg_set_fail_handler(NULL, NULL);
    /* A row of several lines: compilers differ in which of them is its own. */
    bool found = false;
    for (int above = 0; above <= 6 && !found; above++) {
        snprintf(place, sizeof place, "%s:%d: ", file, line - above);
        found = strncmp(message, place, strlen(place)) == 0;
    }
    snprintf(head, sizeof head, ": %s: ", call);
    ck_assert_msg(found && strstr(message, head),
                  "the message does not begin with \"%s:%d%s\":\n%s", file,
                  line, head, message);
    for (; *fragment; fragment++)
        ck_assert_msg(strstr(message, *fragment),
                      "line %d: \"%s\" is not in the message:\n%s", line,
                      *fragment, message);
}

#define ALL(name)                       \
    tg_tensor *all_##name(tg_tensor *x) \
    {                                   \
        return tg_##name(x);            \
    }
ALL(logsumexp)
ALL(max)
ALL(min)
ALL(norm)
ALL(prod)

tg_tensor *ops_ramp(tg_tape *tape, const char *name, tg_shape shape,
                    double first)
{
    tg_tensor *t = tg_param(tape, name, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)(first + 0.1 * (double)i);
    return t;
}
