/* Lesson 10: softmax and cross-entropy.
 *
 * Softmax makes probabilities of logits; -ln p of the right class says how
 * wrong they are. In one op their delta is p - y, even at logits of 1000. */
#include <setjmp.h>
#include <stdio.h>
#include <tgmath.h>

#include "figures.h"

const tg_real LOGITS[CLASSES] = {2, 1, 0.1f, -1};
const tg_real TARGET[CLASSES] = {0, 1, 0, 0};

/* p_j = e^(z_j - m) / sum_k e^(z_k - m), where m is the largest logit. */
void softmax_by_hand(int n, const tg_real *z, tg_real *p)
{
    tg_real m = z[0];
    double sum = 0;
    for (int j = 1; j < n; j++)
        m = z[j] > m ? z[j] : m;
    for (int j = 0; j < n; j++)
        sum += (double)(p[j] = exp(z[j] - m));
    for (int j = 0; j < n; j++)
        p[j] /= (tg_real)sum;
}

/* -sum y ln p, from probabilities */
double loss_by_hand(int n, const tg_real *p, const tg_real *y)
{
    double loss = 0;
    for (int j = 0; j < n; j++)
        loss -= y[j] > 0 ? (double)(y[j] * log(p[j])) : 0;
    return loss;
}

/* The same in two ops; in one it is tg_softmax_cross_entropy(z, y). */
tg_tensor *two_ops(tg_tensor *z, tg_tensor *y, tg_reduction rows)
{
    tg_tensor *p = tg_named(tg_softmax(z, -1), "p");
    return tg_named(tg_categorical_crossentropy(p, y, rows), "loss");
}

/* A row of logits, a row of targets, a loss of them and its backward pass. */
tg_tensor *lose(tg_tape *tape, tg_loss *loss_of, int n, const tg_real *logits,
                const tg_real *target, tg_tensor **z)
{
    *z = tg_param(tape, "z", 1, n);
    tg_set(*z, logits);
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(1, n), target);
    tg_tensor *loss = loss_of(*z, y, TG_MEAN);
    tg_backward(loss);
    return loss;
}

/* By how much two numbers differ, as a share of the larger one. */
static double apart(tg_real a, tg_real b)
{
    return a == b ? 0 : (double)(fabs(a - b) / fmax(fabs(a), fabs(b)));
}

static void delta_table(tg_tape *tape)
{
    tg_tensor *z1, *z2;
    tg_real p[CLASSES];
    tg_loss *fused = tg_softmax_cross_entropy;
    tg_tensor *one = lose(tape, fused, CLASSES, LOGITS, TARGET, &z1);
    tg_tensor *two = lose(tape, two_ops, CLASSES, LOGITS, TARGET, &z2);
    softmax_by_hand(CLASSES, LOGITS, p);
    printf("E = -sum y ln p is %.6f by hand, %.6f in one op, %.6f in two.\n"
           "Its gradient with respect to z:\n\n"
           "  class        p     y     p - y    one op  apart   two ops  "
           "apart\n",
           loss_by_hand(CLASSES, p, TARGET), tg_item(one), tg_item(two));
    for (int j = 0; j < CLASSES; j++) {
        const tg_real y = TARGET[j], delta = p[j] - y;
        const tg_real g1 = z1->grad->data[j], g2 = z2->grad->data[j];
        printf("  %5d  %.5f  %4g  %8.5f  %8.5f  %5.0g  %8.5f  %5.0g\n", j,
               (double)p[j], (double)y, (double)delta, (double)g1,
               apart(delta, g1), (double)g2, apart(delta, g2));
    }
    printf("\n");
    tg_inspect(two); /* make step-10, svg-10, dot-10 */
}

static void large_logits(tg_tape *tape)
{
    static const tg_real logits[7][2] = {
        {-20, 0}, {0, 0}, {10, 0}, {80, 0}, {100, 0}, {1000, 0}, {1000, 1000}};
    static const tg_real second[2] = {0, 1};
    printf("            z         p   plain C   two ops        dz    one op  "
           "      dz\n");
    for (int i = 0; i < 7; i++) {
        const tg_real *z = logits[i], e0 = exp(z[0]), e1 = exp(z[1]);
        tg_tensor *z1, *z2;
        tg_real p[2];
        softmax_by_hand(2, z, p);
        tg_tensor *two = lose(tape, two_ops, 2, z, second, &z2);
        tg_tensor *one = lose(tape, tg_softmax_cross_entropy, 2, z, second,
                              &z1);
        printf("  %5g, %4g %9.4g %9.4g %9.4g %9.4g %9.4g %9.4g\n", (double)z[0],
               (double)z[1], (double)p[1], fabs((double)log(e1 / (e0 + e1))),
               fabs(tg_item(two)), fabs((double)z2->grad->data[0]),
               tg_item(one), (double)z1->grad->data[0]);
    }
}

static jmp_buf escape; /* from the mistake */

static void tell(const char *message, void *context)
{
    (void)context;
    print_message(message);
    longjmp(escape, 1);
}

static void label_mistake(tg_tape *tape)
{
    tg_tensor *p = tg_full(tape, 0.25, 2, CLASSES);
    tg_tensor *labels = tg_input(tape, "labels", TG_SHAPE(2),
                                 (tg_real[]){1, 3});
    tg_set_fail_handler(tell, NULL);
    if (setjmp(escape) == 0)
        tg_categorical_crossentropy(p, labels);
    tg_set_fail_handler(NULL, NULL);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 10: softmax and cross-entropy\n");
    tg_tape *tape = tg_tape_new();
    tg_section("1. Probabilities from logits");
    show_probabilities();
    tg_section("2. The gradient of the loss");
    tg_guess("gradient descent: which of the four logits will rise?");
    delta_table(tape);
    show_slopes();
    tg_section("3. Logits of 1000");
    printf("Two logits; the second class is right, its probability is p. dz is "
           "the\ngradient at the first.\n\n");
    tg_guess("from which logit on does plain C fail, log(exp(..) / sum)?");
    large_logits(tape);
    tg_section("4. Labels are not one-hot");
    label_mistake(tape);
    printf("\nTry next: make step-10, and watch 1/p and p cancel.\n");
    tg_tape_free(tape);
    return 0;
}
