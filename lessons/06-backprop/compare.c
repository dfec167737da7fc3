/* By hand next to the tape: the numbers, and how far apart the two ways are. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson.h"

static double largest(const tg_real *hand, int count)
{
    double most = 0;
    for (int i = 0; i < count; i++)
        most = fmax(most, fabs((double)hand[i]));
    return most;
}

/* One group: `count` numbers of a layer. Returns how far apart they are, as a
 * share of the largest of them: a number near 0 may be all rounding. */
static double compare(const char *what, int layer, const tg_real *hand,
                      const tg_tensor *t, int count, bool print)
{
    const double size = fmax(largest(hand, count),
                             largest(t->grad->data, count));
    double most = 0;
    for (int i = 0; i < count; i++) {
        const double formula = (double)hand[i], tape = (double)t->grad->data[i];
        const double apart = size > 0 ? fabs(formula - tape) / size : 0;
        most = fmax(most, apart);
        if (print && i == 0)
            printf("  %s%-*d", what, 18 - (int)strlen(what), layer);
        if (print)
            printf("%*s %13.9f %13.9f %10.7f\n", i ? 20 : 0, "", formula, tape,
                   apart);
    }
    return most;
}

static void print_head(const network *net)
{
    const tg_tensor *const sample[] = {net->a[0], net->y};
    for (int k = 0; k < 2; k++) {
        printf("%s = (", k ? ", y" : "x");
        for (size_t i = 0; i < sample[k]->count; i++)
            printf("%s%g", i ? ", " : "", (double)sample[k]->data[i]);
        printf(")");
    }
    printf("\n\n%20s %13s %13s %10s\n", "", "by hand", "tape", "apart");
}

/* All layers, the last one first, as the deltas are computed. */
double compare_all(const by_hand *g, const network *net, bool print)
{
    double most = 0;
    if (print)
        print_head(net);
    for (int l = net->layers - 1; l >= 0; l--) {
        const int k = l + 1, out = net->n[k], all = net->n[l] * out;
        const double z = compare("delta, at z", k, g->delta[l], net->z[l], out,
                                 print);
        const double w = compare("dw, at W", k, g->dw[l], net->w[l], all,
                                 print);
        const double b = compare("db, at b", k, g->delta[l], net->b[l], out,
                                 print);
        most = fmax(most, fmax(z, fmax(w, b)));
    }
    if (print)
        printf("\n");
    return most;
}

bool say(double apart, int layers, const int *n)
{
    int numbers = 0;
    for (int l = 0; l <= layers; l++) {
        printf("%s%d", l ? "-" : "", n[l]);
        numbers += l ? n[l - 1] * n[l] + 2 * n[l] : 0;
    }
    printf(": %d numbers, at most %.7f apart%s.\n", numbers, apart,
           apart < 1e-5 ? "" : ": NOT THE SAME");
    return apart < 1e-5;
}
