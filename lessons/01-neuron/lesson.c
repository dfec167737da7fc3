/* Lesson 01: one neuron, a = f(w x + b), and the perceptron rule.
 *
 * A neuron weighs its inputs, adds a bias and asks: is it more than 0? The
 * perceptron rule learns the weights from its mistakes. It solves AND; it can
 * never solve XOR. */
#include <stdio.h>

#include "lesson.h"

/* The four inputs (x1, x2), a row each. */
const tg_real corners[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

/* The article's 3.2.1: a = f(sum_i w_i x_i + b), for all rows of x at once.
 * x [4 x 2], w [2 x 1], b [1] -> a [4 x 1]. f is the step function (3.4.1). */
tg_tensor *neuron(tg_tensor *x, tg_tensor *w, tg_tensor *b)
{
    tg_tensor *weighted = tg_matmul(x, w);
    tg_tensor *z = tg_add(weighted, b);
    return tg_step(z);
}

/* One pass over the corners: where the answer is wrong, move the weights
 * towards the input (answer too low) or away from it (too high). Returns how
 * many were wrong. */
int perceptron_epoch(tg_tape *tape, tg_tensor *w, tg_tensor *b,
                     const tg_real *target)
{
    int wrong = 0;
    for (int i = 0; i < 4; i++) {
        tg_mark start = tg_tape_mark(tape);
        tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2), corners[i]);
        const tg_real error = target[i] - (tg_real)tg_item(neuron(x, w, b));
        tg_rewind(tape, start);

        tg_real new_w[2], new_b = b->data[0] + error;
        for (int j = 0; j < 2; j++)
            new_w[j] = w->data[j] + error * corners[i][j];
        tg_set(w, new_w);
        tg_set(b, &new_b);
        wrong += error != 0;
    }
    return wrong;
}

/* Epochs until nothing is wrong; 0 when that does not come within `most`. */
static int learn(tg_tape *tape, tg_tensor *w, tg_tensor *b,
                 const tg_real *target, int most)
{
    for (int epoch = 1; epoch <= most; epoch++) {
        const int wrong = perceptron_epoch(tape, w, b, target);
        if (epoch <= 8 || wrong == 0)
            printf("  epoch %d: %d wrong, w = (%g, %g), b = %g\n", epoch, wrong,
                   (double)w->data[0], (double)w->data[1], (double)b->data[0]);
        if (wrong == 0)
            return epoch;
    }
    return 0;
}

/* What the neuron says at a point of the plane. */
typedef struct weights {
    tg_tensor *w, *b;
} weights;

static double says(double x1, double x2, void *context)
{
    const weights *n = context;
    tg_tape *tape = n->w->tape;
    const tg_real point[2] = {(tg_real)x1, (tg_real)x2};
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2), point);
    const double a = tg_item(neuron(x, n->w, n->b));
    tg_rewind(tape, start);
    return a;
}

/* The plane around the corners: where it says 1, and what is wanted. */
static void draw(const char *name, weights n, const tg_real *target)
{
    tg_plot *plot = tg_plot_new(name, "x1", "x2");
    tg_plot_boundary(plot, says, &n, -0.5, 1.5, -0.5, 1.5);
    for (int wanted = 0; wanted < 2; wanted++) {
        double x1[4], x2[4];
        int count = 0;
        for (int i = 0; i < 4; i++)
            if ((int)target[i] == wanted) {
                x1[count] = (double)corners[i][0];
                x2[count++] = (double)corners[i][1];
            }
        tg_plot_points(plot, wanted ? "1" : "0", count, x1, x2);
    }
    tg_show(plot, name);
    tg_plot_free(plot);
}

static void teach(const char *name, const tg_real *target, int most)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1);
    tg_tensor *b = tg_param(tape, "b", 1);

    printf("From w = (0, 0), b = 0:\n\n");
    const int epochs = learn(tape, w, b, target, most);
    if (epochs > 0)
        printf("  All four are right at epoch %d. The line it found:\n",
               epochs);
    else
        printf("  Still wrong after %d epochs. Its last line:\n", most);
    draw(name, (weights){w, b}, target);
    tg_tape_free(tape);
}

/* d a / d w by backward: the step is flat, so this is 0 everywhere. */
static void slope(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1);
    tg_tensor *b = tg_param(tape, "b", 1);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4, 2), &corners[0][0]);
    tg_tensor *sum = tg_sum(neuron(x, w, b));
    tg_backward(sum);
    printf("The step's slope: dw = (%g, %g), db = %g.\n",
           (double)w->grad->data[0], (double)w->grad->data[1],
           (double)b->grad->data[0]);
    tg_inspect(sum); /* make step-01, svg-01, dot-01 */
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    static const tg_real and_target[4] = {0, 0, 0, 1};
    static const tg_real xor_target[4] = {0, 1, 1, 0};
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 01: one neuron, a = step(w x + b)\n\n"
           "The perceptron rule: w <- w + (target - a) x, "
           "b <- b + (target - a).\n");
    tg_section("1. AND");
    teach("AND", and_target, 20);
    tg_section("2. XOR");
    tg_guess("how many epochs does XOR need?");
    teach("XOR", xor_target, 1000);
    printf("\nNo line separates XOR's ones from its zeros, so no weights can.\n"
           "Lesson 07 needs a hidden layer for it.\n");
    tg_section("3. The slope of the step");
    slope();
    printf("Gradients cannot train a step: there is nowhere to roll.\n"
           "That is why the next lessons replace it by smoother functions.\n\n"
           "Try next: OR (0, 1, 1, 1). How many epochs, and which line?\n");
    return 0;
}
