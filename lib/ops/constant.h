/* Constants that are made by a rule, or at random. Like tg_zeros they are made
 * from no other tensor, and have no gradient.
 *
 * Random numbers come from the tape's own generator (tg_seed), so that one seed
 * gives the same numbers on every machine. */
#ifndef TG_OPS_CONSTANT_H
#define TG_OPS_CONSTANT_H

#include "tape/tensor.h"

/* [n]: start, start + step, .., all below stop (for a negative step, above it):
 * n = (stop - start) / step, rounded up. tg_arange(tape, 0, 3) is 0, 1, 2: the
 * step is 1 where it is left out. Fails unless all three are finite, and step
 * leads from start to stop. */
tg_tensor *tg_arange(tg_tape *tape, double start, double stop, double step);

/* [n x n]: 1 on the main diagonal, else 0. Fails for n < 0. */
tg_tensor *tg_eye(tg_tape *tape, int n);

/* Uniform in [low, high), rounded to tg_real; where low = high, all numbers are
 * low. tg_random_uniform(tape, 0, 1, 2, 3) is [2 x 3]. Fails unless both are
 * finite and low <= high. */
tg_tensor *tg_random_uniform(tg_tape *tape, double low, double high,
                             tg_shape shape);

/* Normal with this mean and standard deviation. tg_random_normal(tape, 0, 1,
 * x->shape). Fails unless both are finite and deviation >= 0. */
tg_tensor *tg_random_normal(tg_tape *tape, double mean, double deviation,
                            tg_shape shape);

#endif
