/* What the loss would be if one number were different: all that depends on the
 * number is computed again off the tape, which does not change. */
#ifndef TG_CHECK_NUDGE_H
#define TG_CHECK_NUDGE_H

#include "tape/tape.h"

typedef struct tg_nudge {
    double slope; /* (loss(x + h) - loss(x - h)) / 2h */
    double h;
    const tg_tensor *kink; /* an op that took another branch, or NULL */
    const tg_tensor *stop; /* an op on the way whose rule is not its slope
                              (no rule, detach, ...), or NULL */
} tg_nudge;

/* Number i of x, a leaf or a result, nudged by h = 1e-5 max(1, |x|) in float64
 * and 1e-2 in float32. The loss has one number. Fails without memory. */
tg_nudge tg_nudge_number(const tg_tensor *loss, const tg_tensor *x, size_t i);

#endif
