/* What the tests of ops share: comparing numbers, making tensors, and calls
 * that must fail. */
#ifndef OPS_SUPPORT_H
#define OPS_SUPPORT_H

#include <math.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#include <check.h>

#include "tapegrad.h"
#include "suites.h"

#define LENGTH(array) ((int)(sizeof(array) / sizeof *(array)))

/* Whether the two are at most `allowed` apart. NaN equals NaN, and an infinity
 * equals itself and nothing else. */
bool ops_close(double got, double want, double allowed);

/* Numbers for tables of edge cases. */
#define INF ((double)INFINITY)
#define NO  ((double)NAN)
#ifdef TG_DOUBLE
#define TINY 0x1p-1074 /* the smallest number above 0, a denormal */
#else
#define TINY 0x1p-149
#endif

/* One row: x is a parameter [n]; what arrives at y is 1 for each number. */
typedef struct ops_edge {
    const char *name;
    tg_tensor *(*build)(tg_tensor *x);
    int n; /* numbers of x and dx */
    double x[4];
    double y[4]; /* as many as the result has */
    double dx[4];
} ops_edge;

/* Fails unless y = build(x) and the gradient of x are, bit for bit but for the
 * sign of 0, what the row says. */
void ops_check_edge(const ops_edge *e);

/* A parameter [n], or with n = 0 a scalar, that holds `values`. */
tg_tensor *ops_param(tg_tape *tape, const char *name, int n,
                     const double *values);

/* A parameter of any shape with random numbers, all of different size:
 * low < |x| < high, of both signs unless `positive`. */
tg_tensor *ops_random(tg_tape *tape, const char *name, tg_shape shape,
                      double low, double high, bool positive, tg_rng *rng);

/* One row of a table of wrong calls: `call` must end in tg_fail, with a
 * message that names this line and holds the text of `call` as it is written
 * here and each of the fragments that follow. The tape is used again. */
#define WRONG(call, ...)                                         \
    do {                                                         \
        ops_expect_failure();                                    \
        if (setjmp(ops_back) == 0)                               \
            (void)(call), ops_must_have_failed(#call, __LINE__); \
        ops_check_message(#call, __FILE__, __LINE__,             \
                          (const char *[]){__VA_ARGS__, NULL});  \
    } while (0)

extern jmp_buf ops_back;
void ops_expect_failure(void);
void ops_must_have_failed(const char *call, int line);
bool ops_said(const char *fragment); /* of the last failure */
void ops_check_message(const char *call, const char *file, int line,
                       const char *const *fragment);

/* A parameter of the numbers first, first + 0.1, first + 0.2, ... */
tg_tensor *ops_ramp(tg_tape *tape, const char *name, tg_shape shape,
                    double first);

/* Reductions of everything, as functions of one tensor. */
tg_tensor *all_logsumexp(tg_tensor *x);
tg_tensor *all_max(tg_tensor *x);
tg_tensor *all_min(tg_tensor *x);
tg_tensor *all_norm(tg_tensor *x);
tg_tensor *all_prod(tg_tensor *x);

#endif
