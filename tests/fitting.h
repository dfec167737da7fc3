/* Data and small models for the tests of fit. */
#ifndef TESTS_FITTING_H
#define TESTS_FITTING_H

#include "tapegrad.h"

/* n points in the square from -1 to 1, and whether x y > 0 (labels 0, 1).
 * The caller frees both. */
typedef struct points {
    tg_array *x, *label;
} points;

points points_new(size_t n, uint64_t seed);
void points_free(points *p);

/* 2 numbers -> 6 tanh -> 2 softmax, compiled with Adam (rate 0.05), labels and
 * accuracy; seeded with 7. */
tg_model *point_model(tg_tape *tape);

/* The same with a batch norm that keeps statistics and a dropout between. */
tg_model *noisy_model(tg_tape *tape);

/* A layer of each of them, for other models. */
tg_layer *noisy_layers(tg_layer *input);

/* The numbers of all parameters and states, added up with weights: two models
 * of equal bits have equal sums. */
double sum_of(const tg_model *model);

/* sum_j w_j x_j -> one number, mse, gradient descent with `rate`. */
tg_model *line_of(tg_tape *tape, int inputs, double rate);

/* [n x row] numbers from data[]. The caller frees it. */
tg_array *array_of(size_t n, size_t row, const double *data);

#endif
