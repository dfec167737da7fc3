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
        t->data[i] = (tg_real)((double)(i * 5 % 7) / 4 - 0.75);
    return t;
}

static void one_product(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = filled(tape, "x", TG_SHAPE(ROWS, IN));
    tg_tensor *w = filled(tape, "W", TG_SHAPE(IN, OUT));
    tg_tensor *b = filled(tape, "b", TG_SHAPE(OUT));
    tg_tensor *z = layer(x, w, b), *loss = tg_mean(tg_square(z));
    tg_real loops[ROWS * OUT];
    double apart = 0, column[OUT] = {0};

    layer_by_loops(x->data, w->data, b->data, loops);
    for (int i = 0; i < ROWS * OUT; i++)
        apart = fmax(apart, fabs((double)(loops[i] - z->data[i])));
    printf("x [4 x 3], W [3 x 2], b [2] -> z [4 x 2]. Loops and matmul differ "
           "by %g.\n\n",
           apart);
    tg_backward(loss);
    for (int i = 0; i < ROWS * OUT; i++)
        column[i % OUT] += (double)z->grad->data[i];
    printf("b is added to all 4 rows, so 4 gradients come back for it. Their "
           "sum:\n"
           "  by hand  (%.4f, %.4f)\n  the tape (%.4f, %.4f)\n",
           column[0], column[1], (double)b->grad->data[0],
           (double)b->grad->data[1]);
    tg_inspect(loss); /* make step-08, svg-08, dot-08 */
    tg_tape_free(tape);
}

/* The mean squared error of predictions [n x 1] and targets of `shape`. */
tg_tensor *error_for(tg_tape *tape, tg_shape shape)
{
    static const tg_real said[] = {1, 2, 3, 4}, wanted[] = {1, 2, 3, 4};
    tg_tensor *a = tg_input(tape, "a", TG_SHAPE(ROWS, 1), said);
    tg_tensor *y = tg_input(tape, "y", shape, wanted);
    return tg_mean(tg_square(tg_sub(a, y)));
}

static void silent_stretch(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *right = error_for(tape, TG_SHAPE(ROWS, 1));
    tg_tensor *wrong = error_for(tape, TG_SHAPE(ROWS));
    const tg_tensor *difference = wrong->in[0]->in[0];
    printf("Predictions (1, 2, 3, 4), targets (1, 2, 3, 4): all right.\n"
           "  targets [4 x 1]: error %g\n"
           "  targets [4]:     error %g, for the difference is %s\n",
           tg_item(right), tg_item(wrong),
           tg_shape_print(difference->shape).text);
    tg_tape_free(tape);
}

static jmp_buf back;

static void show(const char *message, void *context)
{
    (void)context;
    printf("  %s\n", message);
    longjmp(back, 1);
}

/* A mistake that is not silent. */
static void clash(void)
{
    tg_tape *tape = tg_tape_new();
    tg_set_fail_handler(show, NULL);
    if (setjmp(back) == 0) {
        tg_tensor *x = tg_zeros(tape, ROWS, IN);
        tg_tensor *w = tg_param(tape, "W", OUT, IN);
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

static void blind(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = filled(tape, "x", TG_SHAPE(3)), *ones = tg_ones(tape, 3);
    tg_tensor *r = tg_constant(tape, TG_SHAPE(3),
                               (tg_real[]){0.3f, -1.2f, 0.7f});
    tg_tensor *a = tg_grad(weighed(x, ones), x), *b = tg_grad(weighed(x, r), x);
    printf("The gradients of sum(softmax(x)) and of sum(r * softmax(x)):\n");
    for (int i = 0; i < 3; i++)
        printf("  %6.3f  %6.3f\n", fabs((double)a->data[i]),
               (double)b->data[i]);
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 08: tensors, matmul, broadcasting\n");
    tg_section("1. A layer is one product");
    one_product();
    tg_section("2. (n, 1) against (n)");
    tg_guess("the predictions are all right; what is the error?");
    silent_stretch();
    printf("\nEach prediction met each target. Nothing fails, and the network "
           "learns the\nmean. In the picture (make svg-08) stretched edges are "
           "dashed: look there.\n");
    tg_section("3. A clash is reported in your own words");
    clash();
    tg_section("4. Why gradient checks use a random weighing");
    blind();
    printf("\nA softmax always sums to 1, so a plain sum sees nothing, and a "
           "wrong rule\nwould pass.\n\nTry next: a bias [4 x 1] instead of "
           "[2]. What is its gradient then?\n");
    return 0;
}
