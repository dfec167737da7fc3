/* Lesson 10: softmax and cross-entropy.
 *
 * Softmax makes probabilities of logits; -ln p of the right class says how
 * wrong they are. In one op their delta is p - y, even at logits of 1000. */
#include <setjmp.h>
#include <stdio.h>
#include <tgmath.h>

#include "lesson.h"

const tg_real LOGITS[CLASSES] = {2, 1, 0.1f, -1};

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

/* -sum y ln p in two ops; in one it is tg_softmax_cross_entropy(z, y). */
tg_tensor *two_ops(tg_tensor *z, tg_tensor *y, tg_reduction rows)
{
    tg_tensor *p = tg_named(tg_softmax(z, -1), "p");
    return tg_named(tg_categorical_crossentropy(p, y, rows), "loss");
}

/* A row of logits, a one-hot row, a loss of them and its backward pass. */
tg_tensor *lose(tg_tape *tape, tg_loss *loss_of, int n, const tg_real *logits,
                int right, tg_tensor **z)
{
    *z = tg_param(tape, "z", 1, n);
    tg_set(*z, logits);
    tg_tensor *y = tg_input(tape, "y", TG_SHAPE(1, n), NULL);
    y->data[right] = 1;
    tg_tensor *loss = loss_of(*z, y, TG_MEAN);
    tg_backward(loss);
    return loss;
}

static void probabilities(void)
{
    char text[CLASSES][24];
    const char *label[CLASSES];
    tg_real p[CLASSES];
    double bar[CLASSES];
    softmax_by_hand(CLASSES, LOGITS, p);
    for (int j = 0; j < CLASSES; j++) {
        snprintf(text[j], sizeof text[j], "z = %g", (double)LOGITS[j]);
        label[j] = text[j], bar[j] = (double)p[j];
    }
    tg_section("1. Probabilities from logits");
    tg_plot *plot = tg_plot_new("e^z, divided by the sum of all", "p", NULL);
    tg_plot_bars(plot, CLASSES, label, bar);
    tg_show(plot, "probabilities");
    tg_plot_free(plot);
    printf("\nOne logit more is a factor of e: %.4f.\n", bar[0] / bar[1]);
}

static void delta_table(tg_tape *tape)
{
    tg_tensor *z1, *z2;
    tg_real p[CLASSES];
    tg_loss *fused = tg_softmax_cross_entropy;
    tg_tensor *one = lose(tape, fused, CLASSES, LOGITS, RIGHT, &z1);
    tg_tensor *two = lose(tape, two_ops, CLASSES, LOGITS, RIGHT, &z2);
    softmax_by_hand(CLASSES, LOGITS, p);
    tg_section("2. delta = p - y");
    tg_guess("Which logits should rise?");
    printf("Class %d is right. The loss is -ln p = %.6f by hand, %.6f in one "
           "op,\n%.6f in two. Its gradient with respect to z:\n\n  class   "
           "      p  y     p - y    one op             two ops\n",
           RIGHT, -log((double)p[RIGHT]), tg_item(one), tg_item(two));
    for (int j = 0; j < CLASSES; j++) {
        const tg_real y = j == RIGHT, g = z1->grad->data[j];
        printf("  %5d  %8.5f  %g  %8.5f  %8.5f %-9s %8.5f\n", j, (double)p[j],
               (double)y, (double)(p[j] - y), (double)g,
               p[j] - y == g ? "equal" : "DIFFERENT",
               (double)z2->grad->data[j]);
    }
    printf("\nOne op does what the formula does, in the same order. Two divide "
           "by p and\nmultiply by p. Downhill the right logit rises.\n");
    tg_inspect(two); /* make step-10, svg-10, dot-10 */
}

static void large_logits(tg_tape *tape)
{
    static const tg_real logits[7][2] = {
        {-20, 0}, {0, 0}, {10, 0}, {80, 0}, {100, 0}, {1000, 0}, {1000, 1000}};
    tg_section("3. Logits of 1000");
    printf("Two logits, the second class is right, dz is the gradient at the "
           "first:\n\n            z     plain C    two ops         dz     "
           "one op         dz\n");
    for (int i = 0; i < 7; i++) {
        const tg_real *z = logits[i], e0 = exp(z[0]), e1 = exp(z[1]);
        tg_tensor *z1, *z2;
        tg_tensor *two = lose(tape, two_ops, 2, z, 1, &z2);
        tg_tensor *one = lose(tape, tg_softmax_cross_entropy, 2, z, 1, &z1);
        printf("  %5g, %4g  %10.4g %10.4g %10.4g %10.4g %10.4g\n", (double)z[0],
               (double)z[1], fabs((double)log(e1 / (e0 + e1))), tg_item(two),
               fabs((double)z2->grad->data[0]), tg_item(one),
               (double)z1->grad->data[0]);
    }
    printf("\nPlain C overflows. Two ops subtract the largest logit, but p is "
           "rounded\nto 0. One op never makes p: (largest - z) + ln sum.\n");
}

static jmp_buf escape; /* the mistake */

static void tell(const char *message, void *context)
{
    (void)context;
    for (const char *c = message, *line = c; *c; c++)
        putchar(*c == ' ' && c - line > 44 ? (line = c, '\n') : *c);
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
    probabilities();
    delta_table(tape);
    large_logits(tape);
    tg_section("4. Labels are not one-hot");
    label_mistake(tape);
    printf("\n\nTry next: make step-10, and watch 1/p and p cancel. Then make "
           "LOGITS ten\ntimes as large: what does the picture show?\n");
    tg_tape_free(tape);
    return 0;
}
