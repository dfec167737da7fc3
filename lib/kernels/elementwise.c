/* The elementwise loops. Each is a line; two patterns spell out the loops
 * around it in the forms that a compiler vectorises. */
#include "kernels/elementwise.h"

#include "kernels/fast/isa.h"

#include <tgmath.h> /* exp is expf for a float: one source, two precisions */

/* ---- one input ---- */

#define LOOP1(name, expression)                                             \
    TG_MULTIVERSION void tg_loop_##name(size_t n, const tg_real *const *in, \
                                        const size_t *step,                 \
                                        tg_real *restrict y)                \
    {                                                                       \
        const tg_real *restrict x_ = in[0];                                 \
        (void)step;                                                         \
        for (size_t i = 0; i < n; i++) {                                    \
            const tg_real x = x_[i];                                        \
            y[i] = (expression);                                            \
        }                                                                   \
    }

LOOP1(neg, -x)
LOOP1(exp, exp(x))
LOOP1(log, log(x))
LOOP1(square, x *x)
LOOP1(sqrt, sqrt(x))
LOOP1(tanh, tanh(x))
LOOP1(relu, x <= 0 ? 0 : x) /* a NaN is not <= 0, and passes */
LOOP1(abs, fabs(x))
LOOP1(sign, x > 0 ? 1 : x < 0 ? -1 : x)
LOOP1(rsqrt, 1 / sqrt(x))
LOOP1(reciprocal, 1 / x)
LOOP1(expm1, expm1(x))
LOOP1(log1p, log1p(x))
LOOP1(sin, sin(x))
LOOP1(cos, cos(x))
LOOP1(erf, erf(x))
LOOP1(erfc, erfc(x))

/* Only exp of a negative number is taken: nothing overflows at x = -1000. */
static inline tg_real sigmoid_of(tg_real x)
{
    const tg_real e = exp(-fabs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}
LOOP1(sigmoid, sigmoid_of(x))
LOOP1(softplus, (x > 0 ? x : 0) + log1p(exp(-fabs(x))))

/* ---- two inputs, or one and a number ---- */

#define EACH(a_text, b_text, expression)          \
    for (size_t i = 0; i < n; i++) {              \
        const tg_real a = (a_text), b = (b_text); \
        y[i] = (expression);                      \
    }

#define LOOP2(name, expression)                                             \
    TG_MULTIVERSION void tg_loop_##name(size_t n, const tg_real *const *in, \
                                        const size_t *step,                 \
                                        tg_real *restrict y)                \
    {                                                                       \
        const tg_real *a_ = in[0], *b_ = in[1];                             \
        if (n == 1) { /* two numbers: the most frequent case of all */      \
            const tg_real a = a_[0], b = b_[0];                             \
            y[0] = (expression);                                            \
            return;                                                         \
        }                                                                   \
        if (step[0] && step[1])                                             \
            EACH(a_[i], b_[i], expression)                                  \
        else if (step[0])                                                   \
            EACH(a_[i], b_[0], expression)                                  \
        else if (step[1])                                                   \
            EACH(a_[0], b_[i], expression)                                  \
        else                                                                \
            EACH(a_[0], b_[0], expression)                                  \
    }

LOOP2(add, a + b)
LOOP2(sub, a - b)
LOOP2(mul, a *b)
LOOP2(div, a / b)
LOOP2(pow, pow(a, b))
LOOP2(maximum, a > b || a != a ? a : b)
LOOP2(minimum, a < b || a != a ? a : b)

/* Activations with a slope b. */
LOOP2(elu, a > 0 ? a : b * expm1(a))
LOOP2(leaky_relu, a > 0 ? a : b * a)
LOOP2(step, a > 0 ? 1 : a <= 0 ? b : a)

/* Comparisons give 1 or 0; NaN where one side is NaN. */
#define COMPARISON(relation) ((relation) ? 1 : a == a && b == b ? 0 : a + b)
LOOP2(gt, COMPARISON(a > b))
LOOP2(ge, COMPARISON(a >= b))
LOOP2(lt, COMPARISON(a < b))
LOOP2(le, COMPARISON(a <= b))
LOOP2(eq, COMPARISON(a == b))

/* ---- others ---- */

TG_MULTIVERSION void tg_loop_where(size_t n, const tg_real *const *in,
                                   const size_t *step, tg_real *restrict y)
{
    for (size_t i = 0; i < n; i++)
        y[i] = in[0][i * step[0]] != 0 ? in[1][i * step[1]]
                                       : in[2][i * step[2]];
}

TG_MULTIVERSION void tg_loop_clamp(size_t n, const tg_real *const *in,
                                   const size_t *step, tg_real *restrict y)
{
    const tg_real *restrict x = in[0];
    const tg_real low = in[1][0], high = in[2][0];
    (void)step;
    for (size_t i = 0; i < n; i++)
        y[i] = x[i] < low ? low : x[i] > high ? high : x[i];
}

TG_MULTIVERSION void tg_loop_copy(size_t n, const tg_real *const *in,
                                  const size_t *step, tg_real *restrict y)
{
    const tg_real *x = in[0];
    for (size_t i = 0; i < n; i++)
        y[i] = x[i * step[0]];
}

TG_MULTIVERSION void tg_loop_axpy(size_t n, double c, const tg_real *restrict x,
                                  tg_real *restrict y)
{
    const tg_real factor = (tg_real)c;
    for (size_t i = 0; i < n; i++)
        y[i] += factor * x[i];
}

size_t tg_first_nonfinite(size_t n, const tg_real *x)
{
    size_t i = 0;
    while (i < n && isfinite(x[i]))
        i++;
    return i;
}
