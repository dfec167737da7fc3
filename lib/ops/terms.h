/* For the library only: what the losses of numbers and those of rows share. */
#ifndef TG_OPS_TERMS_H
#define TG_OPS_TERMS_H

#include "ops/loss.h"

/* The mean or the sum of the terms, or the terms. Fails for anything else. */
tg_tensor *tg_reduce_terms(tg_tensor *terms, tg_reduction reduction);

/* target ln p, and 0 where the target is 0 */
tg_tensor *tg_weighted_log(tg_tensor *target, tg_tensor *p);

#endif
