/* What the programs of docs/models.md learn from. */
#ifndef MODELS_DATA_H
#define MODELS_DATA_H

#include "tapegrad.h"

/* MNIST from the folder TG_DATA, or build/data; where it is not, generated
 * digits. Says which. Free with tg_mnist_free. */
tg_mnist load_digits(void);

/* Writes a line such as "47 forty-seven\n" to `to`, at most 20 letters. n is
 * from 1 to 99. */
void write_number(char *to, int n);

/* The text cut into `streams` pieces that are read side by side, `steps`
 * letters at a time: [batches * streams x steps] bytes. Row i of a batch goes
 * on where row i of the batch before ended. */
tg_array *cut_text(const char *text, size_t streams, size_t steps);

#endif
