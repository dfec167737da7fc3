/* Lab 13: six functions around a network that reads digits.
 *
 * make lab-13 builds and runs this file, make grade-13 grades it, make hint-13
 * helps. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "lab.h"
#include "tapegrad.h"

/* 1. One step of training, in tape calls: what tg_fit does with a batch.
 *
 * The network has one hidden layer. p[0 .. 3] are its parameters W1, b1, W2 and
 * b2; x [n x in] is a batch, a sample in each row, and y [n x out] its targets,
 * one-hot. All are on the tape x->tape, and the optimiser was made for the four
 * parameters.
 *   - Mark the tape.
 *   - h = relu(x W1 + b1): tg_matmul, tg_add, tg_relu.
 *   - z = h W2 + b2, the logits. There is no softmax here: the loss has one.
 *   - E = tg_softmax_cross_entropy(z, y): one number, for it takes the mean
 *     over the n samples itself (which is a second entry on the tape).
 *   - Send gradients back from E: tg_backward.
 *   - tg_optimizer_step(optimizer) moves all four parameters.
 *   - Rewind the tape to the mark. It then has as many entries as before.
 * Return E as it was before the step (tg_item; ask while E is on the tape).
 *
 * Example: x = (1, 2), y = (1, 0); W1 = 1, -1 above 0.5, 1; b1 = 0, -2;
 * W2 = 0.5, 0 above 1, 1; b2 = 0, 1. Then h = (2, 0), z = (1, 1), and E = ln 2.
 * With tg_sgd at a rate of 1, W1 becomes 1.25, -1 above 1, 1, and b2 0.5,
 * 0.5. */
double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer)
{
    TODO(train_step);
    return 0;
}

/* 2. The share of right answers, from 0 to 1.
 *
 * out[0 .. n * classes - 1] are the outputs for n samples, one row of `classes`
 * numbers after the other: probabilities, or logits, which may be below 0.
 * label[i] is what sample i is.
 *   - The answer to a sample is the class with the largest number of its row.
 *     Of equal ones the first counts.
 *   - A row with a NaN in it answers nothing, and that is not right. (isnan(x)
 *     of math.h; every comparison with a NaN is false.)
 *
 * Example: three rows (0.1, 0.7, 0.2), (-3, -2, -4), (5, 1, 5) with the labels
 * 1, 0, 0: the answers are 1, 1, 0. Two are right: 2/3. */
double accuracy(const double *out, const int *label, int n, int classes)
{
    TODO(accuracy);
    return 0;
}

/* 3. The confusion matrix: which class is taken for which, and how often.
 *
 * Sample i is of class label[i], and was taken for class answer[i]; both are
 * 0 .. classes - 1, but the answer is -1 where there was none. Leave in
 * count[classes * row + column] how many samples of class `row` were taken for
 * `column`.
 *   - At first all counts are 0, whatever the array holds.
 *   - A sample without an answer is not counted.
 *
 * Example: 2 classes, labels 0, 0, 1, 1, 1, answers 0, 1, 1, 1, -1:
 * count = 1, 1 (a zero that was read as 0, one as 1), 0, 2. */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    TODO(confusion);
}

/* 4. Dropout: while a network is trained, units are left out at random, so that
 * none can rely on another one.
 *
 * x[0 .. n-1] are the outputs of a layer, p is the chance that one of them is
 * dropped, 0 <= p < 1. uniform() gives a random number from 0 to below 1, a new
 * one at each call.
 *   - In training, decide for each unit anew: mask[i] is 0 with the chance p,
 *     and otherwise 1 / (1 - p). So the mean of mask[i] is
 *     p * 0 + (1 - p) / (1 - p) = 1, and the next layer gets, on average, what
 *     it gets without dropout.
 *   - Otherwise (`training` is false) all units count: mask[i] is 1.
 *   - y[i] is x[i] times mask[i].
 *
 * Example: p = 0.2. Each y[i] is 0, or 1.25 x[i]; of 1000 about 200 are 0. */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    TODO(dropout);
}

/* 5. The gradient of dropout. dy[i] = dE/dy[i] has arrived, and mask is what
 * dropout left there: write dE/dx[i] to dx[i].
 *   - y[i] = x[i] mask[i], and the mask does not depend on x. What is dy/dx?
 *
 * Example: dy = (3, 3, -1), mask = (1.25, 0, 1.25): dx = (3.75, 0, -1.25). */
void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    TODO(dropout_back);
}

/* 6. A photograph of a digit, in the form that MNIST has.
 *
 * grey[width * row + column] is from 0 (black) to 255 (white), and the digit is
 * dark on light paper, anywhere. MNIST's digits are light on dark, 28 x 28
 * numbers from 0 (paper) to 1 (ink), the ink 20 pixels high or wide, with its
 * centre of mass in the middle. Write that to pixels[28 * row + column].
 *   1. Invert it: the ink of a grey g is 1 - g / 255. Ink below 0.3 is paper,
 *      or a shadow on it: it counts as 0.
 *   2. Find the smallest box that holds all ink. Its longer side, in places of
 *      grey, becomes 20 pixels: so a place is s = 20 / longer side pixels wide.
 *   3. The centre of mass: mx is the mean of column + 0.5 over all places, each
 *      weighted by its ink (the sum of ink * (column + 0.5) over the sum of
 *      ink); my is that of row + 0.5.
 *   4. Go through the 28 x 28 pixels. In each look at 4 x 4 points, at 1/8,
 *      3/8, 5/8 and 7/8 of its width and height: u = column + 1/8, v = row +
 *      1/8, and so on. The middle, u = v = 14, is the centre of mass, so in the
 *      photograph the point is at
 *          x = mx + (u - 14) / s,    y = my + (v - 14) / s,
 *      in column floor(x) and row floor(y). Outside there is no ink. The pixel
 *      is the mean of the ink at the 16 points.
 * Without any ink all pixels are 0.
 *
 * Example: 90 x 60, white (255), with a black (0) square of 40 x 40 in it, its
 * upper left corner in row 10, column 45. It becomes 20 x 20 pixels of 1, in
 * rows and columns 4 .. 23; the others are 0. */
void to_pixels(const double *grey, int width, int height, double *pixels)
{
    TODO(to_pixels);
}

/* ---- tries the blanks on the examples above ---- */

static tg_tensor *param_of(tg_tape *tape, int rows, const tg_real *number)
{
    tg_tensor *t = rows > 1 ? tg_param(tape, "W", rows, 2)
                            : tg_param(tape, "b", 2);
    tg_set(t, number);
    return t;
}

static void try_train_step(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *p[4];
    p[0] = param_of(tape, 2, (tg_real[]){1, -1, 0.5, 1});
    p[1] = param_of(tape, 1, (tg_real[]){0, -2});
    p[2] = param_of(tape, 2, (tg_real[]){0.5, 0, 1, 1});
    p[3] = param_of(tape, 1, (tg_real[]){0, 1});
    tg_optimizer *sgd = tg_sgd(tape, 1);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2), (tg_real[]){1, 2});
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(1, 2), (tg_real[]){1, 0});
    const int before = tape->count;
    const double error = train_step(p, x, y, sgd);
    lab_example("train_step: E", error, log(2));
    lab_examples("train_step: W1 after it", p[0]->data,
                 (double[]){1.25, -1, 1, 1}, 4);
    lab_examples("train_step: b2 after it", p[3]->data, (double[]){0.5, 0.5},
                 2);
    lab_example("train_step: entries left on the tape", tape->count - before,
                0);
    tg_tape_free(tape);
}

static void try_counts(void)
{
    const double out[] = {0.1, 0.7, 0.2, -3, -2, -4, 5, 1, 5};
    const int label[] = {1, 0, 0}, truth[] = {0, 0, 1, 1, 1};
    const int answer[] = {0, 1, 1, 1, -1};
    int count[] = {9, 9, 9, 9};
    double shown[4];
    lab_example("accuracy: of three rows", accuracy(out, label, 3, 3), 2.0 / 3);
    confusion(truth, answer, 5, 2, count);
    for (int i = 0; i < 4; i++)
        shown[i] = count[i];
    lab_examples("confusion: of two classes", shown, (double[]){1, 1, 0, 2}, 4);
}

/* From a seed: the same numbers in each run. */
static double uniform(void)
{
    static uint64_t state = 13;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) / 9007199254740992.0;
}

static void try_dropout(void)
{
    enum { N = 1000 };
    static double x[N], mask[N], y[N];
    int dropped = 0;
    double largest = 0, dx[3];
    for (int i = 0; i < N; i++)
        x[i] = 1;
    dropout(x, N, 0.2, true, uniform, mask, y);
    for (int i = 0; i < N; i++) {
        dropped += y[i] == 0;
        largest = fmax(largest, y[i]);
    }
    lab_example("dropout: hundreds of 1000 that are dropped",
                round(dropped / 100.0), 2);
    lab_example("dropout: what a 1 becomes that is kept", largest, 1.25);
    dropout_back((double[]){3, 3, -1}, (double[]){1.25, 0, 1.25}, 3, dx);
    lab_examples("dropout_back: dx", dx, (double[]){3.75, 0, -1.25}, 3);
}

static void try_to_pixels(void)
{
    enum { WIDTH = 90, HEIGHT = 60 };
    static double grey[WIDTH * HEIGHT], pixels[28 * 28];
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        const int row = i / WIDTH - 10, column = i % WIDTH - 45;
        grey[i] = row >= 0 && row < 40 && column >= 0 && column < 40 ? 0 : 255;
    }
    to_pixels(grey, WIDTH, HEIGHT, pixels);
    for (int i = 0; i < 28 * 28; i++)
        sum += pixels[i];
    lab_example("to_pixels: all ink", sum, 400);
    lab_examples("to_pixels: row 4, column 4; row 23, column 23; 3, 3; 24, 24",
                 (double[]){pixels[4 * 28 + 4], pixels[23 * 28 + 23],
                            pixels[3 * 28 + 3], pixels[24 * 28 + 24]},
                 (double[]){1, 1, 0, 0}, 4);
}

int main(void)
{
    try_train_step();
    try_counts();
    try_dropout();
    try_to_pixels();
    return lab_end();
}
