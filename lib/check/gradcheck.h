/* Gradient checks: what backward says, against a finite difference.
 *
 * The protocol, the only one in this project:
 *  - float64; central difference with h = 1e-5 max(1, |x|);
 *  - what is checked is sum(r * f(...)) with a random cotangent r: a plain
 *    sum is blind for softmax and others;
 *  - every number of every input with up to 2000 of them; beyond that 5 random
 *    directions and 200 numbers, half of them with a non-zero gradient;
 *  - passes when |backward - difference| <= 1e-7 + 1e-6 max|gradient|;
 *  - where an op with a kink takes different branches at x + h and x - h, the
 *    number is drawn again (or left out, where all are checked); if that
 *    happens to more than 10%, the check fails;
 *  - where numbers are sampled and fewer than half have a non-zero gradient,
 *    the check is vacuous, and fails;
 *  - the tape's generator is restored before every evaluation;
 *  - for each input, a third witness: forward mode along a random direction
 *    (tg_jvp) must agree with backward too. A failure says what all three
 *    find, and which of them disagrees. */
#ifndef TG_CHECK_GRADCHECK_H
#define TG_CHECK_GRADCHECK_H

#include "tape/tape.h"

/* Records a result, of any shape, from in[0..n-1] and returns it. Called many
 * times; what it records is rewound. */
typedef tg_tensor *tg_function(tg_tape *tape, tg_tensor *const *in, int n,
                               void *context);

typedef struct tg_gradcheck_report {
    bool passed;
    int checked;        /* numbers and directions compared */
    int redrawn;        /* left out next to a kink */
    int nonzero;        /* compared, with a gradient other than 0 */
    double worst;       /* the largest error, as a share of what is allowed */
    char message[1024]; /* why it failed; "" when it passed */
} tg_gradcheck_report;

/* Checks f's gradients with respect to those of in[0..n-1] that need one;
 * they are leaves, made before the call, and are left as they were. `name` is
 * what messages call f; `seed` draws the cotangent and the samples. Clears
 * every ->grad. Returns report->passed (report may be NULL). Fails in the
 * float32 build, which cannot see small errors. */
bool tg_gradcheck(tg_tape *tape, const char *name, tg_function *f, int n,
                  tg_tensor *const *in, void *context, uint64_t seed,
                  tg_gradcheck_report *report);

/* The same, and then the gradient of each gradient: rules are made of ops, so
 * they can be wrong twice. */
bool tg_gradcheck_twice(tg_tape *tape, const char *name, tg_function *f, int n,
                        tg_tensor *const *in, void *context, uint64_t seed,
                        tg_gradcheck_report *report);

/* Three answers to one question: the derivative of a number by a number. */
typedef struct tg_witness {
    double backward;   /* reverse mode: the tape, read from its end */
    double forward;    /* forward mode: tg_jvp */
    double difference; /* (f(x + h) - f(x - h)) / 2h */
} tg_witness;

/* Asks all three for each number of in[k]: f, of one number, is differentiated
 * by in[k][i] in out[i]. In float32 the difference is good to a few digits
 * only. Clears every ->grad. */
void tg_witnesses(tg_tape *tape, tg_function *f, int n, tg_tensor *const *in,
                  void *context, int k, tg_witness *out);

/* Which one disagrees: "all agree", "backward disagrees", "forward mode
 * disagrees", "the difference disagrees", or "no two agree". Two agree when
 * they are at most `allowed` apart. */
const char *tg_verdict(tg_witness w, double allowed);

/* The ops through which x reaches y: "mul %3, sum %4", a dozen at most. */
void tg_path_text(const tg_tensor *y, const tg_tensor *x, char *out,
                  size_t size);

#endif
