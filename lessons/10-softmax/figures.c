/* The pictures of lesson 10, and a long message. */
#include "figures.h"

#include <stdio.h>
#include <string.h>

enum { POINTS = 61, REACH = 10 }; /* of a curve, from -REACH to REACH */
enum { WIDTH = 76 };              /* of a line of text */

void show_probabilities(void)
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
    tg_plot *plot = tg_plot_new("e^z, divided by the sum of all", "p", NULL);
    tg_plot_bars(plot, CLASSES, label, bar);
    tg_show(plot, "probabilities");
    tg_plot_free(plot);
}

/* E = sum (p - y)^2 / 2, as in lesson 05. */
static tg_tensor *squared_error(tg_tensor *z, tg_tensor *y, tg_reduction rows)
{
    (void)rows; /* there is one */
    tg_tensor *error = tg_sub(tg_softmax(z, -1), y);
    return tg_mul_scalar(tg_sum(tg_square(error)), 0.5);
}

/* The class that is right, or most likely to be. */
static int right_class(void)
{
    int right = 0;
    for (int j = 1; j < CLASSES; j++)
        right = TARGET[j] > TARGET[right] ? j : right;
    return right;
}

/* dE/dz of the right class, where its logit is `at`. */
static double slope(tg_loss *loss_of, double at)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z;
    tg_real logits[CLASSES];
    const int right = right_class();
    for (int j = 0; j < CLASSES; j++)
        logits[j] = j == right ? (tg_real)at : LOGITS[j];
    lose(tape, loss_of, CLASSES, logits, TARGET, &z);
    const double found = (double)z->grad->data[right];
    tg_tape_free(tape);
    return found;
}

void show_slopes(void)
{
    static const struct {
        const char *name;
        tg_loss *loss_of;
    } losses[] = {{"cross-entropy", tg_softmax_cross_entropy},
                  {"squared error", squared_error}};
    tg_plot *plot = tg_plot_new("The slope of E along the right logit", "z",
                                "dE/dz");
    for (int k = 0; k < 2; k++) {
        double at[POINTS], found[POINTS];
        for (int i = 0; i < POINTS; i++) {
            at[i] = REACH * (2.0 * i / (POINTS - 1) - 1);
            found[i] = slope(losses[k].loss_of, at[i]);
        }
        tg_plot_line(plot, losses[k].name, POINTS, at, found);
    }
    tg_show(plot, "slopes");
    tg_plot_free(plot);
}

void print_message(const char *message)
{
    size_t column = 0;
    const char *call = strstr(message, ": "); /* after the place */
    const char *word = call ? call + 2 : message;
    if (call)
        printf("%.*s:\n", (int)(call - message), message);
    while (*word) {
        const size_t size = strcspn(word, " ");
        if (column > 0 && column + 1 + size > WIDTH) {
            putchar('\n');
            column = 0;
        }
        column += (size_t)printf("%s%.*s", column ? " " : "", (int)size, word);
        word += size + strspn(word + size, " ");
    }
    putchar('\n');
}
