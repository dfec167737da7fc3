/* The lab of lesson 11: four blanks, in this order.
 *
 * Fill one in, take its TODO line out, and run make lab-11: it tries the
 * examples in the comments. make hint-11 helps, make grade-11 gives points. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "lab.h"

/* Yours to use: random numbers. *rng is where the generator is; each call
 * moves it on. uniform is anywhere from 0 to 1, each place as likely as the
 * others; normal has mean 0 and mean square 1. */
double uniform(uint64_t *rng)
{
    uint64_t z = *rng += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (double)((z ^ z >> 31) >> 11) / 9007199254740992.0;
}

double normal(uint64_t *rng)
{
    const double size = sqrt(-2 * log(1 - uniform(rng)));
    return size * cos(6.283185307179586 * uniform(rng));
}

enum kind { GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL };

/* 1. The first weights.
 *
 * w leads from `in` inputs to `out` units: w[i * out + j] from input i to unit
 * j, in * out numbers. Fill it with random numbers of mean 0. Their mean square
 * (as their mean is 0, that is their variance) is
 *
 *     2 / (in + out)   for GLOROT_UNIFORM and GLOROT_NORMAL
 *     2 / in           for HE_UNIFORM and HE_NORMAL
 *
 * - The normal ones: normal(rng) has mean square 1. Times s it has s^2.
 * - The uniform ones lie anywhere from -r to r. Numbers like that have the mean
 *   square r^2 / 3: which r do you need? Stretch and shift uniform(rng).
 * - Draw a new number for each weight.
 *
 * in = 100, out = 200. Glorot's mean square is 2 / 300: s = 0.0816, or r =
 * 0.1414. He's is 2 / 100: s = 0.1414, or r = 0.2449. */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    TODO(init);
}

/* 2. The deltas of a layer of tanh, from those of the layer after it.
 *
 * In matrices, with a row for each of n samples (lesson 06, lesson 08):
 *
 *     back = (delta W^T) * f'(z)        * number by number
 *
 *     delta  [n x out]      of the layer after this one
 *     w      [units x out]  from this layer's units to those
 *     h      [n x units]    tanh(z) of this layer; f'(z) is 1 - h^2
 *     back   [n x units]    what you write
 *
 * All lie row by row: w_ik is w[i * out + k]. W^T is W with rows and columns
 * exchanged; you need not make it.
 *
 * - For each sample s and unit i: which numbers of delta and of w does the
 *   product of matrices multiply and add up? Write it down first.
 * - Multiply the sum by 1 - h_si^2.
 *
 * n = 1, units = 2, out = 3: delta = (1, 2, 3), h = (0.5, -0.8), w = (1, 0, 2,
 * the weights of unit 0, -1, 3, 1, those of unit 1):
 * back = ((1 + 0 + 6) * 0.75, (-1 + 6 + 3) * 0.36) = (5.25, 2.88). */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    TODO(delta_back);
}

/* 3. How many hidden units are there, if copies do not count?
 *
 * A layer of hidden units has w1 [in x units] before it and w2 [units x out]
 * after it, both row by row. Units that have the same numbers in w1 and in w2
 * compute the same and get the same gradients: they stay copies of each other.
 *
 * - A unit's numbers are its column of w1 and its row of w2.
 * - Two units are copies if no number of one is further than `tolerance` from
 *   the same number of the other.
 * - Count the units that are not a copy of any unit before them. (That is all
 *   there is to say: if two are copies of a third, they are of each other.)
 *
 * in = 2, units = 4, out = 1, tolerance 0.001:
 * w1 = (1, 1, 1, 2,
 *       3, 3, 3, 3)   w2 = (5, 5.0004, 4, 5)
 * Unit 1 is a copy of unit 0. Unit 2 has another number in w2, unit 3 another
 * one in w1. That makes 3. */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    TODO(count_distinct_units);
    return 0;
}

/* 4. The gain of an activation: by what factor it changes the size of what goes
 * through it. The size is the root of the mean square, mean and all.
 *
 * - Draw many z: normal numbers of mean 0 whose size is `size`. The result may
 *   be wrong by 2 in 100: 100,000 are enough for that, 1,000 are not.
 * - Take the mean of f(z)^2, and its root.
 * - Divide by the size of the z.
 *
 * f(z) = 3 z: 3 for any size. f(z) = |z|: 1. f(z) = 2 everywhere, size 4:
 * 0.5. */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    TODO(gain);
    return 0;
}

/* ---- the examples, and ten layers with your functions ---- */

enum { IN = 100, OUT = 200, DEEP = 10, WIDE = 32 };

static double mean_square(const double *x, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += x[i] * x[i] / n;
    return sum;
}

/* Of 20,000 weights of each kind the mean square, in thousandths. */
static void try_init(void)
{
    static double w[IN * OUT];
    const double right[4] = {7, 7, 20, 20}; /* 6.67 and 20 */
    double thousandths[4];
    uint64_t rng = 1;
    for (int kind = GLOROT_UNIFORM; kind <= HE_NORMAL; kind++) {
        for (int i = 0; i < IN * OUT; i++)
            w[i] = NAN; /* until it is written */
        init(w, IN, OUT, (enum kind)kind, &rng);
        thousandths[kind] = round(1000 * mean_square(w, IN * OUT));
    }
    lab_examples("init, 1000 times the mean square, rounded", thousandths,
                 right, 4);
}

static void try_delta_back(void)
{
    const double delta[] = {1, 2, 3}, h[] = {0.5, -0.8};
    const double w[] = {1, 0, 2, -1, 3, 1};
    double back[2] = {NAN, NAN};
    delta_back(delta, w, h, 1, 2, 3, back);
    lab_examples("delta_back", back, (const double[]){5.25, 2.88}, 2);
}

static void try_count(void)
{
    const double w1[] = {1, 1, 1, 2, 3, 3, 3, 3}, w2[] = {5, 5.0004, 4, 5};
    lab_example("count_distinct_units",
                count_distinct_units(w1, w2, 2, 4, 1, 0.001), 3);
}

static double three(double z)
{
    return 3 * z;
}

static double two(double z)
{
    return 2 + 0 * z;
}

static void try_gain(void)
{
    uint64_t rng = 2;
    const double got[] = {gain(three, 0.7, &rng), gain(fabs, 1, &rng),
                          gain(two, 4, &rng)};
    const double rounded[] = {round(10 * got[0]) / 10, round(10 * got[1]) / 10,
                              round(10 * got[2]) / 10};
    lab_examples("gain of 3 z, |z| and 2, to one decimal", rounded,
                 (const double[]){3, 1, 0.5}, 3);
}

/* out = in w, for WIDE samples. */
static void product(const double *in, const double *w, double *out)
{
    for (int s = 0; s < WIDE; s++)
        for (int j = 0; j < WIDE; j++) {
            out[s * WIDE + j] = 0;
            for (int i = 0; i < WIDE; i++)
                out[s * WIDE + j] += in[s * WIDE + i] * w[i * WIDE + j];
        }
}

/* Ten layers of which the last has no tanh. The size of h, and that of delta,
 * of each layer. Weights as init makes them, times `scale`. */
static void through_ten(double scale, double *h_size, double *delta_size)
{
    enum { ALL = WIDE * WIDE };
    static double w[DEEP][ALL], h[DEEP + 1][ALL], delta[DEEP][ALL];
    uint64_t rng = 3;
    for (int i = 0; i < ALL; i++) {
        h[0][i] = normal(&rng);
        delta[DEEP - 1][i] = normal(&rng);
        w[0][i] = NAN;
    }
    for (int l = 0; l < DEEP; l++) {
        init(w[l], WIDE, WIDE, GLOROT_UNIFORM, &rng);
        for (int i = 0; i < ALL; i++)
            w[l][i] *= scale;
        product(h[l], w[l], h[l + 1]);
        for (int i = 0; i < ALL && l < DEEP - 1; i++)
            h[l + 1][i] = tanh(h[l + 1][i]);
        h_size[l] = sqrt(mean_square(h[l + 1], ALL));
    }
    for (int l = DEEP - 1; l >= 0; l--) {
        if (l < DEEP - 1)
            delta_back(delta[l + 1], w[l + 1], h[l + 1], WIDE, WIDE, WIDE,
                       delta[l]);
        delta_size[l] = sqrt(mean_square(delta[l], ALL));
    }
}

static void show_ten(const char *text, double scale)
{
    double h[DEEP], delta[DEEP];
    through_ten(scale, h, delta);
    if (isnan(h[0]) || !(delta[0] > 0))
        return; /* a blank is not done */
    printf("\n  %s, %d layers: powers of ten\n  h    ", text, DEEP);
    for (int l = 0; l < DEEP; l++)
        printf(" %6.2f", log10(h[l]));
    printf("\n  delta");
    for (int l = 0; l < DEEP; l++)
        printf(" %6.2f", log10(delta[l]));
    printf("\n");
}

int main(void)
{
    try_init();
    try_delta_back();
    try_count();
    try_gain();
    show_ten("Your Glorot weights, tanh", 1);
    show_ten("A tenth of them", 0.1);
    return lab_end();
}
