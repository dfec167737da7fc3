/* Lab 09: batches.
 *
 * Four functions: the next batch of an epoch, a sum of gradients that is right
 * for unequal batches, a fair shuffle, and a large batch in small pieces.
 *
 * make lab-09 builds and runs this file, make grade-09 grades it, make hint-09
 * helps. */
#include <math.h>
#include <string.h>

#include "lab.h"
#include "tapegrad.h"

/* 1. The next batch of an epoch.
 *
 * order[0 .. n-1] are the rows of the data, in the order of this epoch. *at is
 * how many of them have been used so far, 0 when the epoch begins. Hand out the
 * next `size` of them:
 *   - if fewer are left, the batch is short: it has all that are left;
 *   - copy them to rows[0], rows[1], ...;
 *   - add to *at how many that were;
 *   - return how many that were. 0 means that the epoch is over.
 * Each row must come once in an epoch. order has no more than n numbers.
 *
 * Example: order = {4, 1, 3, 0, 2}, n = 5, size = 2, *at = 0. Four calls return
 * 2, 2, 1 and 0; the batches are {4, 1}, {3, 0} and {2}, and *at becomes 2, 4,
 * 5 and stays 5. */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    TODO(next_batch);
    return 0;
}

/* 2. A sum of gradients, for batches that need not be equal.
 *
 * A set of `total` samples is cut into batches. The loss of each batch is the
 * mean over its samples. g[0 .. count-1] is the gradient of that mean, for a
 * batch of n samples. When this has been called once for each batch, on a sum
 * that was 0, sum[0 .. count-1] must be the gradient of the mean over the whole
 * set. So add g, times the share that the batch has in the whole.
 *
 * Example: 10 samples in batches of 8 and 2; their gradients are {5} and {-20}.
 * The sum is {4} after the first, and {0} after both: the second batch pulls
 * four times as hard, but it is a quarter of the size. */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    TODO(add_gradient);
}

/* 3. A fair shuffle.
 *
 * Put order[0 .. n-1] into a random order. Each of the n! orders must be
 * equally likely: 1/6 each for three numbers. Every number that was there must
 * still be there, once; they need not be 0 .. n-1.
 *
 * below(k), for k >= 1, gives one of 0, 1, ..., k-1, each equally likely. It is
 * the only source of chance. Think of names on slips of paper in a hat: which
 * of them goes into the last place? Which of those that remain into the place
 * before? The array can be the hat and the row of places at once, if what is
 * drawn changes places with what was there.
 *
 * Example: {7, 3} becomes {3, 7} in half of all calls, and stays in the others.
 */
void shuffle(int *order, int n, int (*below)(int k))
{
    TODO(shuffle);
}

/* Given: the parameters are PARAMS numbers. A loss function records the mean
 * loss of w over rows[0 .. n-1] on the tape of w, and returns it. */
enum { PARAMS = 3 };
typedef tg_tensor *loss_function(tg_tensor *w, const int *rows, int n);

/* Given: w <- w - rate * g. */
void step(tg_tensor *w, const double *g, double rate)
{
    for (int i = 0; i < PARAMS; i++)
        w->data[i] -= rate * g[i];
    tg_touch(w); /* tells the tape that w has changed */
}

/* 4. A large batch in small pieces.
 *
 * Take one step down the mean loss over rows[0 .. n-1]. So many rows do not fit
 * in memory at once, so cut them into k micro-batches, 1 <= k <= n. Micro-batch
 * i, for i = 0 .. k-1, is rows[f .. t-1], where f = i * n / k and t = (i + 1) *
 * n / k, divided as C divides ints: 10 rows in 4 micro-batches are 2, 3, 2, 3.
 *   - Make a sum of PARAMS numbers, all 0, and a mark: tg_tape_mark(w->tape).
 *   - For each micro-batch: record its loss, send gradients back with
 *     tg_backward, add its gradient w->grad->data to the sum with your
 *     add_gradient, and forget it all: tg_rewind(w->tape, the mark).
 *   - Then take the step.
 * A rewind takes w->grad away, but not the sum: that is not on the tape.
 *
 * Example: 5 rows in 2 micro-batches are 2 and 3, with shares 2/5 and 3/5. With
 * the loss in try_accumulate below, w = {0, 0, 0} becomes {0.62, -0.22, 0.22}.
 */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    TODO(accumulate);
}

/* ---- tries the blanks on the examples above ---- */

static void try_next_batch(void)
{
    const int order[] = {4, 1, 3, 0, 2};
    const char *const text[] = {"next_batch, first call: returns, *at, rows",
                                "next_batch, second call",
                                "next_batch, third call (a short batch)",
                                "next_batch, fourth call (no rows)"};
    const double right[4][4] = {
        {2, 2, 4, 1}, {2, 4, 3, 0}, {1, 5, 2, -1}, {0, 5, -1, -1}};
    int at = 0;
    for (int call = 0; call < 4; call++) {
        int rows[2] = {-1, -1};
        const int n = next_batch(order, 5, 2, &at, rows);
        lab_examples(text[call], (double[]){n, at, rows[0], rows[1]},
                     right[call], 2 + (int)right[call][0]);
    }
}

static void try_add_gradient(void)
{
    double sum[] = {0};
    add_gradient(sum, (double[]){5}, 1, 8, 10);
    lab_example("add_gradient, the batch of 8", sum[0], 4);
    add_gradient(sum, (double[]){-20}, 1, 2, 10);
    lab_example("add_gradient, and the batch of 2", sum[0], 0);
}

/* A number from 0 to k-1. */
static int below(int k)
{
    static unsigned long long state = 9;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return k > 0 ? (int)((state >> 33) % (unsigned)k) : 0;
}

/* The shares of the six orders of three numbers. */
static void try_shuffle(void)
{
    enum { TIMES = 1200000 };
    double share[6] = {0}, right[6];
    for (int i = 0; i < TIMES; i++) {
        int order[] = {0, 1, 2};
        shuffle(order, 3, below);
        const int first = order[0], second = order[1];
        if (first >= 0 && first < 3)
            share[2 * first + (second == (first + 2) % 3)] += 1.0 / TIMES;
    }
    for (int k = 0; k < 6; k++) {
        share[k] = round(100 * share[k]) / 100;
        right[k] = 0.17;
    }
    lab_examples("shuffle, often: the share of each order of 0 1 2", share,
                 right, 6);
}

/* y = 2 x1 - x2 + 0.5 */
static const double data_x[][2] = {{1, 0},  {0, 2},  {2, 1}, {1, -1},  {-1, 1},
                                   {-2, 0}, {0, -1}, {1, 2}, {-1, -1}, {0, 1}};

static tg_tensor *loss_of_line(tg_tensor *w, const int *rows, int n)
{
    double x[10 * PARAMS], y[10];
    for (int i = 0; i < n; i++) {
        const double *p = data_x[rows[i]];
        memcpy(x + PARAMS * i, (double[]){p[0], p[1], 1}, PARAMS * sizeof *x);
        y[i] = 2 * p[0] - p[1] + 0.5;
    }
    tg_tensor *inputs = tg_input(w->tape, "x", TG_SHAPE(n, PARAMS), x);
    tg_tensor *wanted = tg_input(w->tape, "y", TG_SHAPE(n, 1), y);
    return tg_mean(tg_square(tg_sub(tg_matmul(inputs, w), wanted)));
}

static void try_accumulate(void)
{
    const int rows[] = {0, 1, 2, 3, 4};
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", PARAMS, 1);
    accumulate(w, loss_of_line, rows, 5, 2, 0.1);
    lab_examples("accumulate: w after one step from 0, rate 0.1", w->data,
                 (double[]){0.62, -0.22, 0.22}, PARAMS);
    tg_tape_free(tape);
}

/* All together: epochs of batches of 4, each in pieces of at most 2 rows. */
static void train(void)
{
    int order[10], rows[4];
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", PARAMS, 1);
    for (int i = 0; i < 10; i++)
        order[i] = i;
    for (int epoch = 0; epoch < 200; epoch++) {
        int at = 0;
        shuffle(order, 10, below);
        for (int call = 0; call < 4; call++) {
            const int n = next_batch(order, 10, 4, &at, rows);
            if (n > 0 && n <= 4)
                accumulate(w, loss_of_line, rows, n, (n + 1) / 2, 0.1);
        }
    }
    lab_examples("all together, 200 epochs: w", w->data, (double[]){2, -1, 0.5},
                 PARAMS);
    tg_tape_free(tape);
}

int main(void)
{
    try_next_batch();
    try_add_gradient();
    try_shuffle();
    try_accumulate();
    train();
    return lab_end();
}
