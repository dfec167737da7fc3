/* Lesson 01: one neuron, a = f(w x + b), and the perceptron rule, which learns
 * the weights from mistakes: it solves AND, and can never solve XOR. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

/* The four inputs (x1, x2), a row each. */
const tg_real corners[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

/* The article's 3.2.1: a = f(sum_i w_i x_i + b), for all n rows of x at once.
 * x [n x 2], w [2 x 1], b [1] -> a [n x 1]. f is the step function (3.4.1). */
tg_tensor *neuron(tg_tensor *x, tg_tensor *w, tg_tensor *b)
{
    tg_tensor *weighted = tg_matmul(x, w);
    tg_tensor *z = tg_add(weighted, b);
    return tg_step(z);
}

/* What the neuron answers to one input. Leaves the tape as it was. */
static double answer(const tg_real *input, tg_tensor *w, tg_tensor *b)
{
    tg_mark start = tg_tape_mark(w->tape);
    tg_tensor *x = tg_input(w->tape, "x", TG_SHAPE(1, 2), input);
    const double a = tg_item(neuron(x, w, b));
    tg_rewind(w->tape, start);
    return a;
}

static void set_weights(tg_tensor *w, tg_tensor *b, double w1, double w2,
                        double bias)
{
    tg_set(w, (const tg_real[]){(tg_real)w1, (tg_real)w2});
    tg_set(b, (const tg_real[]){(tg_real)bias});
}

/* One pass over the corners: where the answer is wrong, move the weights
 * towards the input (answer too low) or away from it (too high). Returns how
 * many were wrong. */
int perceptron_epoch(tg_tensor *w, tg_tensor *b, const tg_real *target)
{
    int wrong = 0;
    for (int i = 0; i < 4; i++) {
        const tg_real *x = corners[i];
        const double error = target[i] - answer(x, w, b);
        set_weights(w, b, w->data[0] + error * x[0], w->data[1] + error * x[1],
                    b->data[0] + error);
        wrong += error != 0;
    }
    return wrong;
}

/* The weights, and the answers at the four corners. */
static void print_neuron(tg_tensor *w, tg_tensor *b)
{
    printf("  w = (%g, %g), b = %g: answers", (double)w->data[0],
           (double)w->data[1], (double)b->data[0]);
    for (int i = 0; i < 4; i++)
        printf(" %g", answer(corners[i], w, b));
    printf("\n");
}

/* Epochs until nothing is wrong; 0 if that takes more than `most`. */
static int learn(tg_tensor *w, tg_tensor *b, const tg_real *target, int most)
{
    for (int epoch = 1; epoch <= most; epoch++) {
        const int wrong = perceptron_epoch(w, b, target);
        if (epoch <= 8 || wrong == 0)
            printf("  epoch %d: %d wrong, w = (%g, %g), b = %g\n", epoch, wrong,
                   (double)w->data[0], (double)w->data[1], (double)b->data[0]);
        if (wrong == 0)
            return epoch;
    }
    return 0;
}

static double answer_at(double x1, double x2, void *neuron_of)
{
    tg_tensor *const *wb = neuron_of;
    return answer((const tg_real[]){(tg_real)x1, (tg_real)x2}, wb[0], wb[1]);
}

/* The plane around the corners: where it answers 1, and what is wanted. */
static void draw(const char *name, tg_tensor *wb[2], const tg_real *target)
{
    tg_plot *plot = tg_plot_new(name, "x1", "x2");
    tg_plot_boundary(plot, answer_at, wb, -0.5, 1.5, -0.5, 1.5);
    for (int wanted = 0; wanted < 2; wanted++) {
        double x1[4], x2[4]; /* a point that is NaN is not drawn */
        for (int i = 0; i < 4; i++) {
            x1[i] = (int)target[i] == wanted ? (double)corners[i][0] : NAN;
            x2[i] = (double)corners[i][1];
        }
        tg_plot_points(plot, wanted ? "1" : "0", 4, x1, x2);
    }
    tg_show(plot, name);
    tg_plot_free(plot);
}

static void teach(const char *name, const tg_real *target, int most)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1), *b = tg_param(tape, "b", 1);
    print_neuron(w, b);
    const int epochs = learn(w, b, target, most);
    if (epochs > 0)
        printf("  All four are right at epoch %d. Its line:\n", epochs);
    else
        printf("  Still wrong after %d epochs. Its last line:\n", most);
    draw(name, (tg_tensor *[]){w, b}, target);
    printf("  # it answers 1   . it answers 0   a digit: what is wanted\n");
    tg_tape_free(tape);
}

/* The answers of two neurons that are close, and their slope by backward. No z
 * is 0 here, where the step jumps and has no slope. */
static void slope(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1), *b = tg_param(tape, "b", 1);
    set_weights(w, b, 0.76, 0.51, -0.99);
    print_neuron(w, b);
    set_weights(w, b, 0.75, 0.5, -1);
    print_neuron(w, b);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(4, 2), &corners[0][0]);
    tg_tensor *sum = tg_sum(neuron(x, w, b));
    tg_backward(sum);
    printf("  The slope of their sum: dw = (%g, %g), db = %g.\n",
           (double)w->grad->data[0], (double)w->grad->data[1],
           (double)b->grad->data[0]);
    tg_inspect(sum); /* make step-01, html-01, svg-01, dot-01 */
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 01: one neuron, a = f(w x + b)\n");
    tg_section("1. AND");
    tg_guess("how many epochs does AND need?");
    teach("AND", (const tg_real[]){0, 0, 0, 1}, 1000);
    tg_section("2. XOR");
    tg_guess("how many epochs does XOR need?");
    teach("XOR", (const tg_real[]){0, 1, 1, 0}, 1000);
    tg_section("3. The slope of the answers");
    tg_guess("w and b move by 0.01: how far do the answers move?");
    slope();
    printf("\nTry next: OR (0, 1, 1, 1). How many epochs, and which line?\n");
    return 0;
}
