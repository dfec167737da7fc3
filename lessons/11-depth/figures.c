/* What lesson 11 shows of its deep networks: two tables, two plots. */
#include "figures.h"

#include <stdio.h>

/* "tanh, Glorot", "ReLU, 0.5", "tanh, zeros" */
const char *name_of(const kind *k)
{
    static char text[40];
    if (k->rule || k->deviation == 0)
        snprintf(text, sizeof text, "%s, %s", k->activation,
                 k->rule ? k->rule : "zeros");
    else
        snprintf(text, sizeof text, "%s, %g", k->activation, k->deviation);
    return text;
}

static const double *of_kind(const sizes *s, quantity q)
{
    return q == H ? s->h : q == DELTA ? s->delta : s->dw;
}

/* h is made from layer 1 on, and the last one is no activation's. The others
 * come back: what is left in layer 1 of the last one's? */
static void write_row(const kind *k, const double *size, quantity q)
{
    const int from = q == H ? 0 : DEEP - 1, to = q == H ? DEEP - 2 : 0;
    printf("  %-18s %8.2f %9.2f %10.2f\n", name_of(k), size[from], size[to],
           size[to] - size[from]);
}

void show(const sizes s[ZEROS], quantity q)
{
    static const char *const name[] = {"h", "delta", "dW"};
    static const char *const title[] = {"The way up", "The way back",
                                        "The gradient of the weights"};
    const int from = q == H ? 1 : DEEP, to = q == H ? DEEP - 1 : 1;
    double layer[DEEP];
    char first[40], second[40], ratio[40], label[40];
    snprintf(first, sizeof first, "%s of layer %d", name[q], from);
    snprintf(second, sizeof second, "of %d", to);
    snprintf(ratio, sizeof ratio, "%d over %d", to, from);
    printf("%29s %9s %10s\n", first, second, ratio);
    snprintf(label, sizeof label, "log10 %s", name[q]);
    tg_plot *plot = tg_plot_new(title[q], "layer", label);
    for (int l = 0; l < DEEP; l++)
        layer[l] = l + 1;
    for (int i = 0; i < ZEROS; i++) {
        const double *size = of_kind(&s[i], q);
        write_row(&KINDS[i], size, q);
        tg_plot_line(plot, name_of(&KINDS[i]), q == H ? DEEP - 1 : DEEP, layer,
                     size);
    }
    tg_show(plot, name[q]);
    tg_plot_free(plot);
}
