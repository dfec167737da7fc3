/* Initialisers: what a parameter is before it has learnt anything.
 *
 * A weight is [in x out]. All write in place and stamp, like tg_set. Every
 * random number comes from the generator passed in; `&tape->rng` is the tape's
 * own. All fail for a tensor or a generator that is NULL, and for numbers that
 * are not finite. */
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
 * their size from layer to layer. in and out are those of a weight [in x out];
 * for a convolution's [out x in x height x width] both are multiplied by
 * height * width. Fail for other ranks ---- */

/* Uniform in +-sqrt(6 / (in + out)) (Glorot and Bengio 2010, eq. 16). Keras's
 * default for Dense. */
void tg_init_glorot_uniform(tg_tensor *w, tg_rng *rng);

/* Normal with deviation sqrt(2 / (in + out)), drawn again beyond 2
 * deviations and widened to make up for it, as in Keras. */
void tg_init_glorot_normal(tg_tensor *w, tg_rng *rng);

/* For ReLU, which loses half: uniform in +-sqrt(6 / in), and normal with
 * deviation sqrt(2 / in), cut like the above (He et al. 2015, eq. 10). */
void tg_init_he_uniform(tg_tensor *w, tg_rng *rng);
void tg_init_he_normal(tg_tensor *w, tg_rng *rng);

/* Rows of length 1 at right angles to each other, w w^T = I; where there are
 * more rows than columns, columns, w^T w = I. Such a product keeps the length
 * of a vector, step after step (Saxe et al. 2014). Random, every such w being
 * as likely (Gram-Schmidt of normal numbers). Fails below rank 2; of higher
 * ranks a row is all that shares the first index. Keras's default for the
 * recurrent weights of a recurrent layer. */
void tg_init_orthogonal(tg_tensor *w, tg_rng *rng);

#endif
