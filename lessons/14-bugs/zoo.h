/* The zoo of lesson 14: networks made of parts, two of them right, the others
 * with a bug in one part; their digits; and their gradients by hand. */
#ifndef LESSON_14_ZOO_H
#define LESSON_14_ZOO_H

#include "tapegrad.h"

enum { IN = 784, HIDDEN = 64, OUT = 10, BATCH = 32 };
enum { TRAIN = 2048, TEST = 1000, EPOCHS = 4, CREATURES = 13 };
enum { START = 14 }; /* the seed of their first weights */

typedef struct network {
    tg_tensor *w1, *b1, *w2, *b2;
} network;

typedef struct gradients {
    double w1[IN * HIDDEN], b1[HIDDEN], w2[HIDDEN * OUT], b2[OUT];
} gradients;

/* Adam's memory of one parameter. */
typedef struct means {
    double m[IN * HIDDEN], s[IN * HIDDEN];
    double of_m, of_s; /* their corrections: 1 - 0.9^t, 1 - 0.999^t */
} means;

typedef struct creature {
    const char *name;
    tg_tensor *(*model)(const network *, tg_tensor *);
    void (*begin)(network *, tg_rng *);
    void (*delta)(const tg_real *, const int *, double *);
    void (*weights)(const tg_real *, int, const double *, int, double *);
    void (*bias)(const double *, int, double *);
    double (*step)(means *, size_t, double, int);
    size_t (*label)(const size_t *, size_t);
    bool leak; /* BUG: test images are among the training images */
} creature;

extern const creature zoo[CREATURES];

/* Images and labels of one network: training first, then test. */
typedef struct data {
    tg_mnist digits;
    size_t order[TRAIN]; /* shuffled */
    size_t order_of_test[TEST];
} data;

tg_tensor *hidden(const network *n, tg_tensor *x);
tg_tensor *model(const network *n, tg_tensor *x);
double plain(means *k, size_t i, double g, int t);
double adam(means *k, size_t i, double g, int t);
bool load(data *d);
network make(tg_tape *tape, const creature *c, uint64_t start);
tg_tensor *batch_of(tg_tape *tape, const creature *c, const data *d, size_t at,
                    int *label);
void by_hand(const creature *c, const network *n, tg_tensor *x,
             const int *label, gradients *g);

#endif
