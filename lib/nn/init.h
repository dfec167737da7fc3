/* Initialisers: the numbers of a parameter before it has learnt anything.
 *
 * A weight is [in x out]. All initialisers write in place, and the tape notices
 * the change as it does for tg_set. Every random number comes from the
 * generator passed in; `&tape->rng` is the tape's own. All fail for a tensor or
 * a generator that is NULL, and for numbers that are not finite. */
#ifndef TG_NN_INIT_H
#define TG_NN_INIT_H

#include "tape/rng.h"
#include "tape/tensor.h"

/* All numbers 0; all equal to `value`. */
void tg_init_zeros(tg_tensor *w);
void tg_init_constant(tg_tensor *w, double value);

/* Uniform in [low, high). Fails unless low <= high. */
void tg_init_uniform(tg_tensor *w, double low, double high, tg_rng *rng);

/* Normal with this mean and standard deviation. Fails for a negative one. */
void tg_init_normal(tg_tensor *w, double mean, double deviation, tg_rng *rng);

/* ---- by the number of connections, so that activations and gradients keep
 * their size from layer to layer. `in` and `out` are those of a weight [in x
 * out]; for that of a convolution, [out x in x height x width], both are
 * multiplied by height * width. All four fail for other ranks ---- */

/* Uniform in +-sqrt(6 / (in + out)) (Glorot and Bengio 2010, eq. 16). Keras's
 * default for Dense. */
void tg_init_glorot_uniform(tg_tensor *w, tg_rng *rng);

/* Normal with deviation sqrt(2 / (in + out)). As in Keras, a number beyond 2
 * deviations is drawn again, and all are widened so that the deviation is
 * still the one named. */
void tg_init_glorot_normal(tg_tensor *w, tg_rng *rng);

/* For ReLU, which sets half of its inputs to 0: uniform in +-sqrt(6 / in), and
 * normal with deviation sqrt(2 / in), cut as above (He et al. 2015, eq. 10). */
void tg_init_he_uniform(tg_tensor *w, tg_rng *rng);
void tg_init_he_normal(tg_tensor *w, tg_rng *rng);

/* An orthogonal matrix. A product with one keeps the length of a vector, so a
 * state neither grows nor shrinks step after step (Saxe et al. 2014). Its rows
 * have length 1 and are at right angles to each other, w w^T = I; where there
 * are more rows than columns, its columns are, w^T w = I. Every such w is as
 * likely as any other (Gram-Schmidt of normal numbers). Above rank 2 a row is
 * all that shares the first index. Fails below rank 2. Keras's default for the
 * recurrent weights of a recurrent layer. */
void tg_init_orthogonal(tg_tensor *w, tg_rng *rng);

#endif
