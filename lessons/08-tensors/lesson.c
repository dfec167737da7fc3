/* Lesson 08: tensors, matmul, broadcasting.
 *
 * A layer for a whole batch is one product of matrices and one addition. The
 * bias is added to every row; so its gradient is a sum over the rows. And where
 * shapes are stretched silently, bugs hide. */
#include <math.h>
#include <setjmp.h>
#include <stdio.h>

#include "lesson.h"

/* z = x W + b for all rows at once: [4 x 3] [3 x 2] + [2] -> [4 x 2]. */
tg_tensor *layer(tg_tensor *x, tg_tensor *w, tg_tensor *b)
{
    tg_tensor *product = tg_matmul(x, w);
    return tg_named(tg_add(product, b), "z");
}

/* The same with loops: z_rj = sum_i x_ri w_ij + b_j. */
void layer_by_loops(const tg_real *x, const tg_real *w, const tg_real *b,
                    tg_real *z)
{
    for (int r = 0; r < ROWS; r++)
        for (int j = 0; j < OUT; j++) {
            tg_real sum = 0;
            for (int i = 0; i < IN; i++)
                sum += x[r * IN + i] * w[i * OUT + j];
            z[r * OUT + j] = sum + b[j];
        }
}

tg_tensor *filled(tg_tape *tape, const char *name, tg_shape shape)
{
    tg_tensor *t = tg_param(tape, name, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)((double)(i * 7 % 11) / 4 - 1.125);
    return t;
}

/* x, W and b of a layer. */
void make_parts(tg_tape *tape, tg_tensor *part[3])
{
    part[0] = filled(tape, "x", TG_SHAPE(ROWS, IN));
    part[1] = filled(tape, "W", TG_SHAPE(IN, OUT));
    part[2] = filled(tape, "b", TG_SHAPE(OUT));
}

static void one_product(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *part[3];
    make_parts(tape, part);
    tg_tensor *z = layer(part[0], part[1], part[2]);
    tg_tensor *loss = tg_mean(tg_square(z));
    tg_real loops[ROWS * OUT];
    double apart = 0;

    layer_by_loops(part[0]->data, part[1]->data, part[2]->data, loops);
    for (int i = 0; i < ROWS * OUT; i++)
        apart = fmax(apart, fabs((double)(loops[i] - z->data[i])));
    print_shapes(part, z, apart);
    tg_backward(loss);
    print_sums(z->grad, part[2]);
    tg_inspect(loss); /* make step-08, svg-08, dot-08 */
    tg_tape_free(tape);
}

/* The mean squared error of predictions a [n x 1] and targets y. */
tg_tensor *error_of(tg_tensor *a, tg_tensor *y)
{
    return tg_mean(tg_square(tg_sub(a, y)));
}

/* That of predictions that are all right, with targets of `shape`. */
tg_tensor *error_for(tg_tape *tape, tg_shape shape)
{
    static const tg_real said[] = {1, 2, 3, 4}, wanted[] = {1, 2, 3, 4};
    tg_tensor *a = tg_input(tape, "a", TG_SHAPE(ROWS, 1), said);
    tg_tensor *y = tg_input(tape, "y", shape, wanted);
    return error_of(a, y);
}

static void silent_stretch(void)
{
    tg_tape *tape = tg_tape_new();
    const tg_shape shape[] = {TG_SHAPE(ROWS, 1), TG_SHAPE(ROWS)};
    printf("Predictions (1, 2, 3, 4) [4 x 1], targets (1, 2, 3, 4): all "
           "right.\n\n");
    tg_guess("with targets [4] in place of [4 x 1], what is the error?");
    for (int i = 0; i < 2; i++) {
        const tg_tensor *error = error_for(tape, shape[i]);
        const tg_tensor *difference = error->in[0]->in[0];
        printf("  targets %-7s the difference is %s, the error %g\n",
               tg_shape_print(shape[i]).text,
               tg_shape_print(difference->shape).text, tg_item(error));
    }
    tg_tape_free(tape);
    printf("\nEach prediction met each target, and nothing failed. One neuron, "
           "z = w x + b,\nis trained on the four, with x = 1, 2, 3, 4 and with "
           "both shapes of targets:\n\n");
    tg_guess("what does it learn where the difference is [4 x 4]?");
    show_learning(shape);
}

static jmp_buf back;

static void show(const char *message, void *context)
{
    (void)context;
    print_folded(message);
    longjmp(back, 1);
}

/* A mistake that is not silent. */
static void clash(void)
{
    tg_tape *tape = tg_tape_new();
    tg_set_fail_handler(show, NULL);
    if (setjmp(back) == 0) {
        tg_tensor *x = tg_zeros(tape, ROWS, IN);
        tg_tensor *w = tg_ones(tape, OUT, IN);
        tg_matmul(x, w);
    }
    tg_set_fail_handler(NULL, NULL);
    tg_tape_free(tape);
}

/* Softmax of x, weighed by r: what a gradient check looks at. */
tg_tensor *weighed(tg_tensor *x, tg_tensor *r)
{
    return tg_sum(tg_mul(tg_softmax(x, 0), r));
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 08: tensors, matmul, broadcasting\n");
    tg_section("1. A layer is one product");
    one_product();
    tg_section("2. (n, 1) against (n)");
    silent_stretch();
    tg_section("3. A clash is reported in your own words");
    clash();
    tg_section("4. Why gradient checks use random weights");
    show_blindness();
    printf("\nNext: make lab-08. Write what stretching asks for, and a checker "
           "that finds\nwhat is wrong with it.\n");
    return 0;
}
