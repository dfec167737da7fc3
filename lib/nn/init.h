/* Initialisers: what a parameter is before it has learnt anything.
 *
 * A weight is [in x out]. All write in place and stamp, like tg_set. Every
 * random number comes from the generator passed in. */
#ifndef TG_NN_INIT_H
#define TG_NN_INIT_H

#include "core/rng.h"
#include "core/tensor.h"

void tg_init_constant(tg_tensor *w, double value);

/* Uniform in [low, high). */
void tg_init_uniform(tg_tensor *w, double low, double high, tg_rng *rng);

/* Normal with this mean and standard deviation. */
void tg_init_normal(tg_tensor *w, double mean, double deviation, tg_rng *rng);

/* Uniform in +-sqrt(6 / (in + out)): keeps the size of activations and of
 * gradients about the same from layer to layer (Glorot and Bengio 2010, eq.
 * 16). Keras's default for Dense. Fails unless w has rank 2. */
void tg_init_glorot_uniform(tg_tensor *w, tg_rng *rng);

#endif
