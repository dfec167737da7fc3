/* Central differences.
 *
 * Why h = 1e-5: the difference is wrong by h^2/6 f''' because a curve is not
 * straight, and by about eps/h because f(x + h) and f(x - h) are rounded. The
 * sum is least at h = (3 eps)^(1/3): 7e-6 in float64 (eps = 1.1e-16), where it
 * is about 1e-10, and 6e-3 in float32, where no more than 4 digits are left.
 * Times max(1, |x|), because the numbers near x are |x| eps apart. */
#include "check/difference.h"

#include <math.h>
#include <string.h>

#include "tape/given.h"

double tg_difference_step(double x)
{
    const double share = sizeof(tg_real) == sizeof(double) ? 1e-5 : 1e-2;
    return share * fmax(1, fabs(x));
}

/* Numbers that are moved, to be put back, also after a failure. */
typedef struct displaced {
    tg_undo undo;
    tg_real *x;          /* [m]: where they are */
    const tg_real *base; /* [m]: what they were */
    size_t m;
} displaced;

static void put_back(void *what)
{
    const displaced *d = what;
    memcpy(d->x, d->base, d->m * sizeof *d->x);
}

/* Results are subtracted number by number before they are summed: those that
 * do not depend on x cancel exactly. */
double tg_difference(const tg_probe *p, tg_real *x, size_t m, const tg_real *v,
                     double h)
{
    const tg_real one = x[0], *base = m == 1 ? &one : p->base;
    double sum = 0, moved = 2 * h;
    if (m > 1)
        memcpy(p->base, x, m * sizeof *x);
    displaced numbers = {.x = x, .base = base, .m = m};
    tg_undo_begin(&numbers.undo, put_back, &numbers);
    for (size_t i = 0; i < m; i++)
        x[i] = base[i] + (tg_real)h * v[i];
    const double above = (double)x[0];
    memcpy(p->up, p->result(p->context, 0), p->count * sizeof *p->up);
    for (size_t i = 0; i < m; i++)
        x[i] = base[i] - (tg_real)h * v[i];
    if (m == 1) /* what x + h and x - h were rounded to */
        moved = (above - (double)x[0]) / (double)v[0];
    const tg_real *down = p->result(p->context, 1);
    for (size_t i = 0; i < p->count; i++)
        sum += (double)(p->r[i] * (p->up[i] - down[i]));
    tg_undo_end(&numbers.undo);
    put_back(&numbers);
    return sum / moved;
}

void tg_trial_check(const char *function, int argument, const tg_tape *tape,
                    tg_function *f, int n, tg_tensor *const *in)
{
    tg_check_tape(function, tape);
    if (!f)
        tg_fail("tg_%s: the function is NULL", function);
    if (n < 1 || !in)
        tg_fail("tg_%s: at least one tensor is needed, got %d", function,
                in ? n : 0);
    tg_check_braces(function, argument, (size_t)n, "n");
    for (int i = 0; i < n; i++)
        tg_check_usable(tape, in[i], "in", i);
}

tg_tensor *tg_trial_run(const tg_trial *t)
{
    tg_attempt attempt;
    tg_trial_end(t);
    tg_attempt_begin(&attempt, t->tape);
    tg_tensor *y = t->f(t->tape, t->in, t->n, t->context);
    tg_attempt_end(&attempt); /* fails if f caught a failure and went on */
    return y;
}

void tg_trial_end(const tg_trial *t)
{
    tg_rewind(t->tape, t->start);
    t->tape->rng = t->rng;
}
