/* For ops/ only: labels, which are class numbers kept as reals. */
#ifndef TG_OPS_LABELS_H
#define TG_OPS_LABELS_H

#include "tape/tensor.h"

/* Fails unless the label of a row is a whole number in 0 .. classes-1. */
void tg_check_label(size_t row, double label, int classes);

/* Fails unless every number of `labels` is a whole one in 0 .. classes-1. */
void tg_check_labels(const tg_tensor *labels, int classes);

#endif
