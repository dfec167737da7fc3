/* The article's activation functions (section 3.4), others, and softmax.
 *
 * Any shape -> the same shape. NaN in, NaN out. */
#ifndef TG_OPS_ACTIVATION_H
#define TG_OPS_ACTIVATION_H

#include "tape/tensor.h"

#define TG_LEAKY_SLOPE 0.01 /* the article's, and the usual one */

/* The activation of that name, for a layer: "relu", "gelu", ...; those with a
 * number take the usual one (leaky_relu 0.01, elu 1), softmax the last axis.
 * NULL, which stands for y = x, for "linear" and for NULL. Fails for another
 * name, and lists all. */
typedef tg_tensor *tg_activation(tg_tensor *x);
tg_activation *tg_activation_named(const char *name);

/* The name of one of those, "linear" for NULL; NULL for another function. */
const char *tg_activation_name(tg_activation *activation);

/* Article 3.4.1: y = x > 0 ? 1 : 0, so step(0) = 0.
 * dx = 0 everywhere: gradients cannot train it. */
tg_tensor *tg_step(tg_tensor *x);

/* Article 3.4.2: y = 1 / (1 + e^-x)       dx = dy * y (1 - y)
 * Finite for every finite x. */
tg_tensor *tg_sigmoid(tg_tensor *x);

/* Article 3.4.3: y = tanh x               dx = dy * (1 - y^2) */
tg_tensor *tg_tanh(tg_tensor *x);

/* Article 3.4.4: y = max(0, x)            dx = dy * step(x); 0 at x = 0 */
tg_tensor *tg_relu(tg_tensor *x);

/* Article 3.4.5: y = x > 0 ? x : slope x  dx = dy * (x > 0 ? 1 : slope);
 * `slope` at x = 0. Fails unless slope is finite. */
tg_tensor *tg_leaky_relu(tg_tensor *x, double slope);

/* y = x > 0 ? x : alpha (e^x - 1)         dx = dy * (x > 0 ? 1 : alpha e^x)
 * Keras's and PyTorch's alpha is 1. Fails unless it is finite. */
tg_tensor *tg_elu(tg_tensor *x, double alpha);

/* y = ln(1 + e^x)                         dx = dy * sigmoid(x)
 * Finite for every finite x. */
tg_tensor *tg_softplus(tg_tensor *x);

/* y = ln sigmoid(x) = -softplus(-x)       dx = dy * sigmoid(-x) */
tg_tensor *tg_log_sigmoid(tg_tensor *x);

/* y = x sigmoid(x), also called swish
 * With s = sigmoid(x):                    dx = dy * s (1 + x (1 - s)) */
tg_tensor *tg_silu(tg_tensor *x);

/* y = x P(x)                              dx = dy * (P(x) + x p(x))
 * P is the standard normal distribution function, p its density (Hendrycks and
 * Gimpel 2016). And the approximation of the same by tanh,
 * y = x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))). */
tg_tensor *tg_gelu(tg_tensor *x);
tg_tensor *tg_gelu_tanh(tg_tensor *x);

/* y = e^x / sum e^x along `axis` (-1: the last)
 * dx = y * (dy - sum(dy * y)). The maximum is subtracted first; a line of
 * -inf only, or with a +inf, gives NaN. Fails for a bad axis or a scalar. */
tg_tensor *tg_softmax(tg_tensor *x, int axis);

/* y = x - ln sum e^x along `axis`         dx = dy - softmax(x) * sum(dy) */
tg_tensor *tg_log_softmax(tg_tensor *x, int axis);

#endif
