/* Optimisers: how parameters follow their gradients downhill.
 *
 * An optimiser takes every parameter that is on the tape when it is made; make
 * it after the model. Its state is kept by the tape but is not on it, so no
 * rewind loses it, and nothing needs to be freed. A step is
 *
 *     tg_backward(loss); tg_optimizer_step(adam); tg_rewind(tape, start);
 *
 * Parameters without a gradient (->grad is NULL) are left alone. Fails when a
 * parameter was itself forgotten by a rewind. Formulas and defaults are
 * Keras's, because the article uses Keras. */
#ifndef TG_NN_OPTIMIZER_H
#define TG_NN_OPTIMIZER_H

#include "core/tape.h"

typedef struct tg_optimizer tg_optimizer;

/* One parameter, and what the optimiser remembers about it. */
typedef struct tg_slot {
    tg_tensor *param;
    uint64_t birth; /* of param, to notice when its slot is used again */
    tg_real *m;     /* velocity, or mean of the gradient; NULL: not used */
    tg_real *v;     /* mean of its square; NULL: not used */
} tg_slot;

struct tg_optimizer {
    const char *name;
    void (*update)(const tg_optimizer *o, tg_slot *slot);
    double rate; /* may be changed between steps */
    double momentum;
    double beta1, beta2, eps;
    int steps; /* done so far */
    int count; /* of slots */
    tg_slot *slot;
};

/* w <- w - rate g */
tg_optimizer *tg_sgd(tg_tape *tape, double rate);

/* v <- momentum v - rate g;  w <- w + v */
tg_optimizer *tg_momentum(tg_tape *tape, double rate, double momentum);

/* m <- beta1 m + (1 - beta1) g;  v <- beta2 v + (1 - beta2) g^2;
 * w <- w - rate' m / (sqrt v + eps),
 * rate' = rate sqrt(1 - beta2^t) / (1 - beta1^t) at step t = 1, 2, ...
 * beta1 0.9, beta2 0.999, eps 1e-7. Kingma and Ba 2015, the form at the end
 * of section 2, as in Keras. */
tg_optimizer *tg_adam(tg_tape *tape, double rate);

/* The optimiser of that name with Keras's defaults: "sgd" (rate 0.01),
 * "momentum" (0.01, 0.9), "adam" (0.001). Fails for another name. */
tg_optimizer *tg_optimizer_named(tg_tape *tape, const char *name);

/* Updates every parameter from its ->grad. */
void tg_optimizer_step(tg_optimizer *o);

#ifndef TG_PLAIN_CALLS
#define tg_optimizer_step(...)                          \
    TG_CALL_VOID("tg_optimizer_step(" #__VA_ARGS__ ")", \
                 (tg_optimizer_step)(__VA_ARGS__))
#endif

#endif
