/* Generated digits: images in the manner of MNIST, drawn from strokes, for
 * machines without the real ones. */
#ifndef TG_DATA_DIGITS_H
#define TG_DATA_DIGITS_H

#include <stdbool.h>

#include "data/array.h"

/* Draws n digits: images [n, 28, 28] bytes (scale 1/255, 0 is paper), labels
 * [n] bytes. The ten classes are about equally frequent. Each digit gets a
 * shift, slant, turn, size, stroke width, wobble and noise of its own, all
 * from a generator seeded with `seed`: equal seeds give equal bytes. False
 * with tg_error() when there is no memory; then nothing is kept. */
bool tg_digits_generate(size_t n, uint64_t seed, tg_array **images,
                        tg_array **labels);

#endif
