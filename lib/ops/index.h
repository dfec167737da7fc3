/* Ops whose input names places: labels, later indices. */
#ifndef TG_OPS_INDEX_H
#define TG_OPS_INDEX_H

#include "core/tensor.h"

/* [..] -> [.. x classes]: y is 1 at the place that the label names, else 0.
 * Labels are whole numbers 0 .. classes-1 stored as reals. No gradient. Fails
 * for any other number, naming its row, its value and `classes`. */
tg_tensor *tg_one_hot(tg_tensor *labels, int classes);

#ifndef TG_PLAIN_CALLS
#define tg_one_hot(...) \
    TG_CALL("tg_one_hot(" #__VA_ARGS__ ")", (tg_one_hot)(__VA_ARGS__))
#endif

#endif
