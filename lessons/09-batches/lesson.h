/* What lesson 09 shares with its tables and checks: a network, its loss, its
 * training, and two paths downhill. */
#ifndef LESSON_09_H
#define LESSON_09_H

#include "tapegrad.h"

enum { IMAGES = 2000, MOST = 60000, HIDDEN = 128, STEPS = 40 };
enum { UNEVEN = 48 }; /* a batch size: of 2,000 images, 32 are left over */

typedef enum order { SHUFFLED, AS_THEY_COME, SORTED } order;

/* A network that learns the first `images` of d. */
typedef struct learner {
    const tg_mnist *d;
    tg_model *model;
    tg_batches *batches;
    double rate;
} learner;

tg_model *make(tg_tape *tape);
tg_tensor *loss_over(tg_model *model, const tg_mnist *d, const size_t *rows,
                     size_t n);
learner begin(const tg_mnist *d, size_t images, size_t batch, double rate,
              order how);
double epoch(learner *l);
double accuracy(const learner *l);
void end(learner *l);

/* In tables.c: three sums, three rates, three orders; an epoch of MNIST. */
void compare_ways(const tg_mnist *d, long epochs);
void compare_rates(const tg_mnist *d);
void compare_orders(const tg_mnist *d, long epochs);
void all_of_mnist(const tg_mnist *d);

/* In average.c. How far the mean of the batches' gradients is from the full
 * one, as a share of it. */
double mean_against_full(const tg_mnist *d, size_t batch);
void compare_mean(const tg_mnist *d);

/* Where (w1, w2) is after 0, 1, ... STEPS steps down the mean of two samples'
 * losses, or down one of them, drawn at each step. */
void walk(bool one_at_a_time, double rate, double *w1, double *w2);
void show_paths(void);

#endif
